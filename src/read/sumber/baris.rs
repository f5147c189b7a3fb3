//! The rows of a table from a sheet: what stands below the heads, as the user would have written it in JSON.

use serde_json::{Map, Value, json};

use super::{
    isian::Isian,
    kisi::{Kisi, KolomDicari, Tata, baku},
    sel,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak},
        skema::dikutip,
        tabel::{Kolom, SatuKolom, Tabel, dalam},
        tanggal::Tanggal,
    },
};

/// The head of the column that holds remarks on rows, where no column of the table has it.
pub const CATATAN: &str = "CATATAN";

/// Reads the rows of `tabel` from a sheet.
pub(super) fn baca(lembar: &LembarKerja, tabel: &Tabel) -> Result<Isian, Vec<Diagnostic>> {
    let kisi = Kisi::baru(lembar).map_err(|salah| vec![salah])?;
    let kolom = berjalur(&tabel.kolom, &[]);
    let mut dicari: Vec<KolomDicari> = kolom.iter().map(|(jalur, satu)| dicari(jalur, satu)).collect();
    if !dicari.iter().any(|satu| satu.nama.iter().any(|nama| nama == CATATAN)) {
        dicari.push(KolomDicari::satu(CATATAN, true));
    }
    let dalam = u32::try_from(dalam(&tabel.kolom)).unwrap_or(u32::MAX).min(20);
    let tata = kisi.cari(&dicari, dalam)?;
    let mut isian = Isian::default();
    isian.ingatkan(&kisi, &tata);
    let pembaca = Pembaca { kisi: &kisi, tata: &tata, kolom: &kolom, gabung: &tabel.gabung, isian };
    let semua = pembaca.semua();
    if semua.temuan.iter().any(|temuan| temuan.stops) { Err(semua.temuan) } else { Ok(semua) }
}

struct Pembaca<'a> {
    kisi: &'a Kisi<'a>,
    tata: &'a Tata,
    kolom: &'a [(Vec<String>, &'a SatuKolom)],
    gabung: &'a [String],
    isian: Isian,
}

/// Rows that are being put together: those of the group that is open on each level.
struct Tumpukan {
    /// The pointer of the list of rows, how deep its heading is folded, and its rows.
    tingkat: Vec<(Pointer, u8, Vec<Value>)>,
    judul: Vec<Value>,
}

impl Pembaca<'_> {
    fn semua(mut self) -> Isian {
        let bertingkat = !self.kisi.lembar.tingkat.is_empty();
        let bergabung = (self.tata.mulai..=self.kisi.baris_akhir()).any(|baris| self.gabungan_selebar(baris));
        let mut tumpukan = Tumpukan { tingkat: vec![(Pointer::root(), 0, Vec::new())], judul: Vec::new() };
        let mut atas = vec![None; self.kolom.len()];
        for baris in self.tata.mulai..=self.kisi.baris_akhir() {
            self.periksa_nomor(baris);
            if !self.terisi(baris) {
                continue;
            }
            let tingkat = if bertingkat { self.tingkat(baris) } else { u8::MAX };
            let kelompok = if bergabung { self.gabungan_selebar(baris) } else { self.tanpa_nomor(baris) };
            if kelompok {
                // Without levels a heading ends the group before it.
                tumpukan.tutup(if bertingkat { tingkat } else { 0 });
                let pointer = tumpukan.berikut();
                let judul = self.judul(baris, &pointer.key("kelompok"));
                tumpukan.buka(&pointer, tingkat, judul);
                atas.fill(None);
            } else {
                let lama = tumpukan.tingkat.len();
                tumpukan.tutup(tingkat);
                if tumpukan.tingkat.len() < lama {
                    atas.fill(None);
                }
                let pointer = tumpukan.berikut();
                let objek = self.satu(baris, &pointer, &mut atas);
                tumpukan.tambah(objek);
            }
        }
        tumpukan.tutup(0);
        self.isian.nilai = Value::Array(tumpukan.tingkat.pop().map(|(_, _, baris)| baris).unwrap_or_default());
        self.isian
    }

    fn di(&self, baris: u32, kolom: Option<u32>) -> Option<(Letak, &IsiSel)> {
        let letak = Letak::new(baris, kolom?);
        let sel = self.kisi.tampak(letak)?;
        Some((letak, &sel.isi))
    }

    fn terisi(&self, baris: u32) -> bool {
        self.tata.kolom.iter().any(|kolom| self.di(baris, *kolom).is_some())
    }

    /// What stands in the column that only counts rows, and is no count: it would be lost.
    fn periksa_nomor(&mut self, baris: u32) {
        let Some((letak, IsiSel::Teks(teks))) = self.di(baris, self.tata.nomor) else { return };
        let panjang = teks.trim().chars().count() > 6;
        if self.kisi.awal(letak) == letak && !self.gabungan_selebar(baris) && (panjang || !self.terisi(baris)) {
            let pesan = format!("`{}` berada di kolom nomor, yang tidak dibaca", dikutip(teks));
            let temuan = Diagnostic::galat("lembar", pesan).at(super::tempat_sel(self.kisi.lembar, letak));
            let obat =
                "Judul kelompok: gabungkan selnya selebar tabel. Baris jumlah: hapus, dan tulis `jumlah` pada tabelnya";
            self.isian.temuan.push(temuan.cure(obat));
        }
    }

    fn tingkat(&self, baris: u32) -> u8 {
        let semua = &self.kisi.lembar.tingkat;
        semua.binary_search_by_key(&baris, |(baris, _)| *baris).map_or(0, |ke| semua[ke].1)
    }

    /// The columns of the table in the sheet, from the left.
    fn tempat_kolom(&self) -> Vec<u32> {
        let mut kolom: Vec<u32> = self.tata.kolom[..self.kolom.len()].iter().flatten().copied().collect();
        kolom.sort_unstable();
        kolom
    }

    /// Whether one cell reaches over all columns of the table.
    fn gabungan_selebar(&self, baris: u32) -> bool {
        let kolom = self.tempat_kolom();
        let [pertama, .., terakhir] = kolom.as_slice() else { return false };
        let awal = |kolom: u32| self.kisi.awal(Letak::new(baris, kolom));
        self.kisi.tampak(awal(*terakhir)).is_some()
            && awal(*pertama) == awal(*terakhir)
            && awal(*terakhir).kolom <= *pertama
    }

    /// Whether only the first column is filled in a table whose other rows are numbered.
    fn tanpa_nomor(&self, baris: u32) -> bool {
        let Some(nomor) = self.tata.nomor else { return false };
        let kolom = self.tempat_kolom();
        let terisi = |kolom: &u32| self.di(baris, Some(*kolom)).is_some();
        kolom.len() > 1 && !terisi(&nomor) && terisi(&kolom[0]) && !kolom[1..].iter().any(terisi)
    }

    fn judul(&mut self, baris: u32, pointer: &Pointer) -> Value {
        let kolom = self.tempat_kolom().first().copied();
        let di = self.di(baris, kolom).map(|(letak, isi)| (self.kisi.awal(letak), isi.clone()));
        let Some((letak, isi)) = di else { return Value::Null };
        self.isian.catat(self.kisi.lembar, pointer.clone(), letak);
        match isi {
            IsiSel::Teks(teks) => teks.split_whitespace().collect::<Vec<_>>().join(" ").into(),
            lain => self.bukan_teks(letak, "judul kelompok", &lain),
        }
    }

    fn satu(&mut self, baris: u32, pointer: &Pointer, atas: &mut [Option<Value>]) -> Value {
        let mut objek = Map::new();
        for (ke, (_, kolom)) in self.kolom.iter().enumerate() {
            let digabung = self.gabung.contains(&kolom.kunci);
            let nilai = match self.di(baris, self.tata.kolom[ke]) {
                Some((letak, isi)) => {
                    let isi = isi.clone();
                    self.periksa_gabungan(letak, digabung, kolom);
                    self.isian.catat(self.kisi.lembar, pointer.key(&kolom.kunci), self.kisi.awal(letak));
                    self.nilai(letak, &isi, kolom)
                }
                // A blank says the same as the cell above, unless merges of that column say where it does.
                None if digabung && !self.bergabungan(self.tata.kolom[ke]) => atas[ke].clone(),
                None => None,
            };
            atas[ke].clone_from(&nilai);
            objek.extend(nilai.map(|nilai| (kolom.kunci.clone(), nilai)));
        }
        if let Some((_, IsiSel::Teks(catatan))) =
            self.di(baris, self.tata.kolom.get(self.kolom.len()).copied().flatten())
        {
            objek.insert("catatan".to_owned(), catatan.as_str().into());
        }
        Value::Object(objek)
    }

    /// Whether cells of a column are merged, one above the other.
    fn bergabungan(&self, kolom: Option<u32>) -> bool {
        let di_sini = |kolom: u32| {
            let milik =
                self.kisi.lembar.gabungan.iter().filter(|ini| ini.awal.kolom == kolom && ini.akhir.kolom == kolom);
            milik.into_iter().any(|ini| ini.awal.baris >= self.tata.mulai)
        };
        kolom.is_some_and(di_sini)
    }

    /// A merged cell that the table could not print as one.
    fn periksa_gabungan(&mut self, letak: Letak, digabung: bool, kolom: &SatuKolom) {
        let awal = self.kisi.awal(letak);
        let temuan = if awal.kolom != letak.kolom {
            Diagnostic::galat("lembar", "sel digabung mendatar, tetapi tidak selebar tabel")
                .cure("Pisahkan sel itu; gabungan selebar tabel menjadi judul kelompok")
        } else if awal != letak && !digabung {
            let pesan = format!("sel digabung tegak, tetapi kolom `{}` tidak menggabungkan sel", dikutip(&kolom.kunci));
            Diagnostic::galat("lembar", pesan)
                .cure(format!("Tulis `\"gabung\": [\"{}\"]` pada tabelnya, atau pisahkan sel itu", kolom.kunci))
        } else {
            return;
        };
        self.isian.temuan.push(temuan.at(super::tempat_sel(self.kisi.lembar, awal)));
    }

    /// What a cell gives, by the kind of its column.
    fn nilai(&mut self, letak: Letak, isi: &IsiSel, kolom: &SatuKolom) -> Option<Value> {
        match isi {
            IsiSel::Teks(teks) => sel::sel(teks),
            IsiSel::Tanggal(hari) => hari.parse::<Tanggal>().ok().map(|hari| hari.to_string().into()),
            IsiSel::Bilangan(angka) if kolom.berbilangan() && banyak_angka(angka) <= 15 => {
                Some(angka.replace('.', ",").into())
            }
            IsiSel::Bilangan(_) | IsiSel::Persen(_) if kolom.berbilangan() => {
                let temuan = Diagnostic::galat(
                    "lembar",
                    "sel ini berisi persen, atau bilangan dengan lebih dari lima belas angka",
                )
                .cure("Tulis bilangannya tanpa persen; bilangan yang panjang sebagai teks, dengan format Teks");
                self.isian.temuan.push(temuan.at(super::tempat_sel(self.kisi.lembar, self.kisi.awal(letak))));
                None
            }
            lain => Some(self.bukan_teks(letak, &format!("kolom `{}`", dikutip(&kolom.kunci)), lain)),
        }
    }

    fn bukan_teks(&mut self, letak: Letak, untuk: &str, isi: &IsiSel) -> Value {
        let temuan = super::isian::bukan_teks(untuk, isi);
        let temuan = match (&temuan.cure, isi) {
            (Some(obat), IsiSel::Bilangan(_)) => {
                let obat = format!("{obat}. Untuk kolom bilangan, tulis `\"jenis\": \"bilangan\"` pada kolomnya");
                temuan.cure(obat)
            }
            _ => temuan,
        };
        self.isian.temuan.push(temuan.at(super::tempat_sel(self.kisi.lembar, self.kisi.awal(letak))));
        Value::Null
    }
}

impl Tumpukan {
    /// Closes the groups whose headings are folded as deep as this row, or deeper.
    fn tutup(&mut self, tingkat: u8) {
        while self.tingkat.len() > 1 && self.tingkat.last().is_some_and(|(_, dalam, _)| *dalam > tingkat) {
            let (_, _, baris) = self.tingkat.pop().unwrap_or_default();
            let judul = self.judul.pop().unwrap_or_default();
            self.tambah(json!({ "kelompok": judul, "baris": baris }));
        }
    }

    fn berikut(&self) -> Pointer {
        self.tingkat.last().map(|(pointer, _, baris)| pointer.index(baris.len())).unwrap_or_default()
    }

    fn buka(&mut self, pointer: &Pointer, tingkat: u8, judul: Value) {
        self.judul.push(judul);
        self.tingkat.push((pointer.key("baris"), tingkat.saturating_add(1), Vec::new()));
    }

    fn tambah(&mut self, nilai: Value) {
        self.tingkat.iter_mut().last().into_iter().for_each(|(_, _, baris)| baris.push(nilai.clone()));
    }
}

/// How many digits a number has that count.
fn banyak_angka(angka: &str) -> usize {
    let digit: String = angka.chars().filter(char::is_ascii_digit).collect();
    digit.trim_matches('0').len()
}

/// The columns that hold cells, each with the heads above it.
fn berjalur<'k>(kolom: &'k [Kolom], di_atas: &[String]) -> Vec<(Vec<String>, &'k SatuKolom)> {
    let satu = |kolom: &'k Kolom| {
        let jalur = [di_atas, &[baku(&kolom.kepala().mentah())]].concat();
        match kolom {
            Kolom::Satu(satu) => vec![(jalur, satu)],
            Kolom::Kelompok(kelompok) => berjalur(&kelompok.kolom, &jalur),
        }
    };
    kolom.iter().flat_map(satu).collect()
}

fn dicari(jalur: &[String], kolom: &SatuKolom) -> KolomDicari {
    let alias = kolom.alias.iter().map(String::as_str).chain([kolom.kunci.as_str()]);
    let nama = jalur.last().cloned().into_iter().chain(alias.map(baku)).collect();
    KolomDicari { nama, jalur: jalur.to_vec(), boleh_tiada: false, bilangan: kolom.berbilangan() }
}
