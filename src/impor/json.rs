//! JSON whose keys stand in the order in which one reads them, printed so that short things take one line.

/// The columns that a line may have.
const LEBAR: usize = 110;

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Json {
    Teks(String),
    Angka(u32),
    Ya(bool),
    Larik(Vec<Json>),
    Objek(Vec<(String, Json)>),
}

impl From<&str> for Json {
    fn from(teks: &str) -> Self {
        Self::Teks(teks.to_owned())
    }
}

impl From<String> for Json {
    fn from(teks: String) -> Self {
        Self::Teks(teks)
    }
}

impl Json {
    /// An object of these keys.
    pub(super) fn objek<const N: usize>(isi: [(&str, Self); N]) -> Self {
        Self::Objek(isi.into_iter().map(|(kunci, nilai)| (kunci.to_owned(), nilai)).collect())
    }

    /// The object with one key more, if there is a text for it.
    pub(super) fn dengan(mut self, kunci: &str, teks: Option<&str>) -> Self {
        if let Self::Objek(isi) = &mut self {
            isi.extend(teks.map(|teks| (kunci.to_owned(), teks.into())));
        }
        self
    }

    /// The text of a file.
    pub(super) fn cetak(&self) -> String {
        let mut hasil = String::new();
        self.tulis(&mut hasil, 0, 0);
        hasil.push('\n');
        hasil
    }

    fn tulis(&self, hasil: &mut String, inden: usize, sebelum: usize) {
        let rapat = self.rapat();
        let dalam = match self {
            Self::Larik(isi) if !isi.is_empty() => isi.len(),
            Self::Objek(isi) if !isi.is_empty() => isi.len(),
            _ => return *hasil += &rapat,
        };
        if inden > 0 && inden + sebelum + rapat.chars().count() <= LEBAR {
            return *hasil += &rapat;
        }
        let (buka, tutup) = if matches!(self, Self::Larik(_)) { ('[', ']') } else { ('{', '}') };
        hasil.push(buka);
        for letak in 0..dalam {
            *hasil += if letak == 0 { "\n" } else { ",\n" };
            *hasil += &" ".repeat(inden + 2);
            match self {
                Self::Larik(isi) => isi[letak].tulis(hasil, inden + 2, 0),
                Self::Objek(isi) => {
                    let kunci = format!("{}: ", kutip(&isi[letak].0));
                    *hasil += &kunci;
                    isi[letak].1.tulis(hasil, inden + 2, kunci.chars().count());
                }
                _ => {}
            }
        }
        hasil.push('\n');
        *hasil += &" ".repeat(inden);
        hasil.push(tutup);
    }

    fn rapat(&self) -> String {
        match self {
            Self::Teks(teks) => kutip(teks),
            Self::Angka(angka) => angka.to_string(),
            Self::Ya(ya) => ya.to_string(),
            Self::Larik(isi) => format!("[{}]", isi.iter().map(Self::rapat).collect::<Vec<_>>().join(", ")),
            Self::Objek(isi) if isi.is_empty() => "{}".to_owned(),
            Self::Objek(isi) => {
                let satu = |(kunci, nilai): &(String, Self)| format!("{}: {}", kutip(kunci), nilai.rapat());
                format!("{{ {} }}", isi.iter().map(satu).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn kutip(teks: &str) -> String {
    serde_json::Value::from(teks).to_string()
}
