//! Text of a source while it is being placed: its letters with their style, cut and joined without losing one. Knows what a line
//! end may mean (a blank, a cut word, a hyphen that stays) and how text is written in the data; knows no parts of a decree.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::model::teks::{Gaya, Teks};

/// Text with its style, letter by letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(String, bool, bool)>", into = "Vec<(String, bool, bool)>")]
pub(super) struct Kalimat(Vec<(char, Gaya)>);

impl Kalimat {
    /// Text in one style.
    pub(super) fn baru(teks: &str, gaya: Gaya) -> Self {
        Self(bersih(teks).map(|huruf| (huruf, gaya)).collect())
    }

    /// Upright text.
    pub(super) fn polos(teks: &str) -> Self {
        Self::baru(teks, Gaya::default())
    }

    /// Its letters.
    pub(super) fn teks(&self) -> String {
        self.0.iter().map(|(huruf, _)| *huruf).collect()
    }

    /// Whether it has no letter but blanks.
    pub(super) fn kosong(&self) -> bool {
        self.0.iter().all(|(huruf, _)| huruf.is_whitespace())
    }

    /// How many letters there are.
    pub(super) fn panjang(&self) -> usize {
        self.0.len()
    }

    /// Appends more of the same line.
    pub(super) fn tambah(&mut self, lain: Self) {
        self.0.extend(lain.0);
    }

    /// What begins after so many letters.
    #[must_use]
    pub(super) fn dari(&self, letak: usize) -> Self {
        Self(self.0.get(letak..).unwrap_or_default().to_vec()).rapi()
    }

    /// So many letters from one on.
    #[must_use]
    pub(super) fn potong(&self, dari: usize, panjang: usize) -> Self {
        Self(self.0.iter().skip(dari).take(panjang).copied().collect()).rapi()
    }

    /// The first so many letters.
    #[must_use]
    pub(super) fn sampai(&self, letak: usize) -> Self {
        Self(self.0[..letak.min(self.0.len())].to_vec()).rapi()
    }

    /// Without blanks at the ends, and with one blank between words.
    #[must_use]
    pub(super) fn rapi(&self) -> Self {
        let mut hasil: Vec<(char, Gaya)> = Vec::with_capacity(self.0.len());
        for (huruf, gaya) in &self.0 {
            match huruf.is_whitespace() {
                true if hasil.last().is_none_or(|(akhir, _)| *akhir == ' ') => {}
                true => hasil.push((' ', *gaya)),
                false => hasil.push((*huruf, *gaya)),
            }
        }
        if hasil.last().is_some_and(|(akhir, _)| *akhir == ' ') {
            hasil.pop();
        }
        Self(hasil)
    }

    /// Each word (letters and figures) as `ganti` writes it.
    #[must_use]
    pub(super) fn ganti_kata(&self, mut ganti: impl FnMut(&str) -> String) -> Self {
        let mut hasil = Vec::with_capacity(self.0.len());
        let mut sisa = self.0.as_slice();
        while let Some((huruf, gaya)) = sisa.first() {
            let banyak = sisa.iter().take_while(|(huruf, _)| huruf.is_alphanumeric()).count();
            if banyak == 0 {
                hasil.push((*huruf, *gaya));
                sisa = &sisa[1..];
                continue;
            }
            let kata: String = sisa[..banyak].iter().map(|(huruf, _)| *huruf).collect();
            hasil.extend(ganti(&kata).chars().map(|huruf| (huruf, *gaya)));
            sisa = &sisa[banyak..];
        }
        Self(hasil)
    }

    /// Appends what stands on the next line: after a blank, or in the same word.
    pub(super) fn sambung(&mut self, lain: &Self) {
        let lain = lain.rapi();
        if lain.kosong() {
            return;
        }
        if self.kosong() {
            *self = lain;
            return;
        }
        match sambungan(&self.teks(), &lain.teks()) {
            Sambungan::Spasi => {
                let gaya = self.0.last().map_or_else(Gaya::default, |(_, gaya)| *gaya);
                self.0.push((' ', gaya));
            }
            Sambungan::Rapat => {}
            Sambungan::TanpaHubung => drop(self.0.pop()),
        }
        self.0.extend(lain.0);
    }

    /// The mark at its end, with a blank before it if there is one; and the text without. Of letters `tanda`, or nothing.
    pub(super) fn tanpa_akhir(&self, tanda: &[char]) -> (Self, String) {
        let teks = self.rapi();
        let akhir = teks.0.iter().rev().take_while(|(huruf, _)| tanda.contains(huruf)).count();
        let mut letak = teks.0.len() - akhir;
        if akhir > 0 && letak > 0 && teks.0[letak - 1].0 == ' ' {
            letak -= 1;
        }
        let ekor = teks.0[letak..].iter().map(|(huruf, _)| *huruf).collect();
        (Self(teks.0[..letak].to_vec()), ekor)
    }

    /// As the data write it: italics and bold as marks, and what would be taken for a mark with `\` before it.
    pub(super) fn tulis(&self) -> String {
        let teks = self.rapi();
        let polos = teks.teks();
        let sama = |tulisan: &str| Teks::urai(tulisan).is_ok_and(|terbaca| terbaca.mentah() == polos);
        // Where all of it is bold, that is how a heading looks.
        let tebal = teks.0.iter().any(|(huruf, gaya)| !gaya.tebal && huruf.is_alphanumeric());
        let bergaya = teks.0.iter().any(|(_, gaya)| gaya.miring || (gaya.tebal && tebal));
        if !bergaya && Teks::urai(&polos) == Ok(Teks::polos(&polos)) {
            return polos;
        }
        let bertanda = teks.bertanda(tebal);
        if bergaya && sama(&bertanda) { bertanda } else { lolos(polos.chars()) }
    }

    fn bertanda(&self, tebal: bool) -> String {
        let mut hasil = String::new();
        let mut sisa = self.0.as_slice();
        while let Some((_, gaya)) = sisa.first() {
            let banyak = sisa.iter().take_while(|(_, ini)| ini == gaya).count();
            let kata: String = sisa[..banyak].iter().map(|(huruf, _)| *huruf).collect();
            let tanda = match (gaya.miring, gaya.tebal && tebal) {
                (true, _) => "_",
                (_, true) => "**",
                _ => "",
            };
            let dalam = kata.trim();
            let mulai = kata.len() - kata.trim_start().len();
            let tanda = if dalam.is_empty() { "" } else { tanda };
            hasil += &kata[..mulai];
            hasil += tanda;
            hasil += &lolos(dalam.chars());
            hasil += tanda;
            hasil += &kata[mulai + dalam.len()..];
            sisa = &sisa[banyak..];
        }
        hasil
    }
}

/// Runs of one style, italic or not, bold or not: for another process.
impl From<Kalimat> for Vec<(String, bool, bool)> {
    fn from(kalimat: Kalimat) -> Self {
        let mut hasil: Self = Vec::new();
        for (huruf, gaya) in kalimat.0 {
            match hasil.last_mut() {
                Some((teks, miring, tebal)) if *miring == gaya.miring && *tebal == gaya.tebal => teks.push(huruf),
                _ => hasil.push((huruf.to_string(), gaya.miring, gaya.tebal)),
            }
        }
        hasil
    }
}

impl From<Vec<(String, bool, bool)>> for Kalimat {
    fn from(semua: Vec<(String, bool, bool)>) -> Self {
        let satu = |(teks, miring, tebal): (String, bool, bool)| {
            teks.chars().map(move |huruf| (huruf, Gaya { miring, tebal })).collect::<Vec<_>>()
        };
        Self(semua.into_iter().flat_map(satu).collect())
    }
}

/// The letters with `\` before those that would be marks.
fn lolos(huruf: impl Iterator<Item = char>) -> String {
    let mut hasil = String::new();
    for satu in huruf {
        if matches!(satu, '_' | '*' | '{') {
            hasil.push('\\');
        }
        hasil.push(satu);
    }
    hasil
}

/// The letters as they can be printed: composed, without what no reader sees, ligatures as their letters.
fn bersih(teks: &str) -> impl Iterator<Item = char> + '_ {
    teks.nfc().flat_map(|huruf| {
        let ganti: &[char] = match huruf {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => &[],
            'ﬀ' => &['f', 'f'],
            'ﬁ' => &['f', 'i'],
            'ﬂ' => &['f', 'l'],
            'ﬃ' => &['f', 'f', 'i'],
            'ﬄ' => &['f', 'f', 'l'],
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => &['•'],
            _ if huruf.is_whitespace() || huruf.is_control() => &[' '],
            _ => return Huruf::Satu(Some(huruf)),
        };
        Huruf::Banyak(ganti.iter())
    })
}

enum Huruf {
    Satu(Option<char>),
    Banyak(std::slice::Iter<'static, char>),
}

impl Iterator for Huruf {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Satu(huruf) => huruf.take(),
            Self::Banyak(semua) => semua.next().copied(),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Sambungan {
    Spasi,
    /// In the same word, with the hyphen or the stroke that stands there.
    Rapat,
    /// In the same word, which was cut by a hyphen that is not its own.
    TanpaHubung,
}

/// How a line goes on in the next one.
fn sambungan(sebelum: &str, sesudah: &str) -> Sambungan {
    let Some(akhir) = sebelum.chars().next_back() else { return Sambungan::Rapat };
    let awal = sesudah.chars().next().unwrap_or(' ');
    if akhir == '/' {
        return Sambungan::Rapat;
    }
    if !matches!(akhir, '-' | '\u{2010}' | '\u{2011}') {
        return Sambungan::Spasi;
    }
    let kata = sebelum.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
    let kata = kata.rsplit(|huruf: char| !huruf.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    if kata.is_empty() {
        // A dash between words.
        return Sambungan::Spasi;
    }
    if !awal.is_lowercase() {
        return if awal.is_alphanumeric() { Sambungan::Rapat } else { Sambungan::Spasi };
    }
    let lanjut: String = sesudah.chars().take_while(|huruf| huruf.is_alphanumeric()).collect();
    if kata.chars().all(|huruf| huruf.is_ascii_digit()) || berulang(&kata, &lanjut) {
        return Sambungan::Rapat;
    }
    Sambungan::TanpaHubung
}

/// Whether both are a word said twice: `undang-undang`, `serendah-rendahnya`, `program-program`.
fn berulang(kata: &str, lanjut: &str) -> bool {
    let awal: String = lanjut.chars().take(4).collect();
    let dasar = |awal: &str| {
        kata.rfind(awal).is_some_and(|letak| {
            let ekor = &kata[letak..];
            lanjut.starts_with(ekor) || lanjut.strip_suffix("nya").is_some_and(|dasar| dasar == ekor)
        })
    };
    awal.chars().count() >= 3 && dasar(&awal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sambung(a: &str, b: &str) -> String {
        let mut kalimat = Kalimat::polos(a);
        kalimat.sambung(&Kalimat::polos(b));
        kalimat.teks()
    }

    #[test]
    fn a_word_that_a_line_end_cut_is_one_again() {
        assert_eq!(sambung("menurut Undang-", "Undang Nomor 7"), "menurut Undang-Undang Nomor 7");
        assert_eq!(sambung("dalam pelak-", "sanaan tugas"), "dalam pelaksanaan tugas");
        assert_eq!(sambung("serendah-", "rendahnya eselon"), "serendah-rendahnya eselon");
        assert_eq!(sambung("peraturan perundang-", "undangan"), "peraturan perundang-undangan");
        assert_eq!(sambung("Kabupaten/", "Kota"), "Kabupaten/Kota");
        assert_eq!(sambung("Nomor 314/ORT.07-", "Kpt/01"), "Nomor 314/ORT.07-Kpt/01");
        assert_eq!(sambung("2010-", "2025"), "2010-2025");
        assert_eq!(sambung("ini -", "itu"), "ini - itu");
        assert_eq!(sambung("kata", "lain"), "kata lain");
    }

    #[test]
    fn italics_are_written_as_marks_and_marks_of_the_source_stay_letters() {
        let mut kalimat = Kalimat::polos("tentang ");
        kalimat.tambah(Kalimat::baru("Road Map ", Gaya { miring: true, tebal: false }));
        kalimat.tambah(Kalimat::polos("2020"));
        assert_eq!(kalimat.tulis(), "tentang _Road Map_ 2020");
        assert_eq!(Kalimat::polos("a _b_ {{ c }}").tulis(), r"a \_b\_ \{\{ c }}");
        assert_eq!(Kalimat::polos("a_b@c.id").tulis(), "a_b@c.id");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_letters(teks in any::<String>(), miring in any::<bool>(), lain in any::<String>()) {
            let mut kalimat = Kalimat::baru(&teks, Gaya { miring, tebal: false });
            kalimat.tambah(Kalimat::polos(&lain));
            let terbaca = Teks::urai(&kalimat.tulis()).map(|teks| teks.mentah());
            let nfc: String = kalimat.rapi().teks().nfc().collect();
            prop_assert_eq!(terbaca, Ok(nfc));
        }
    }
}
