//! The components of a work plan from its sheets: per cent by month, and the rows of the matrix.

use serde_json::{Map, Value, json};

use super::{
    baris::CATATAN,
    kisi::{KolomDicari, baku},
    lembar_datar::{Baris, pertama},
    rencana::{AREA, KOMPONEN, MATRIKS, Pembaca, SETIAP_BULAN, UNTUK, larik, untuk},
    sel,
};
use crate::{
    diag::Pointer,
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak},
        skema::dikutip,
        tanggal::{Bulan, RentangBulan},
    },
};

impl Pembaca {
    pub(super) fn lembar_bulan(&mut self, lembar: &LembarKerja) {
        let bulan: Vec<String> = Bulan::SEMUA.iter().map(|bulan| baku(&bulan.to_string())).collect();
        let wajib = [AREA, KOMPONEN].into_iter().chain(bulan.iter().map(String::as_str));
        let dicari = dicari(wajib, [SETIAP_BULAN, UNTUK, CATATAN]);
        let semula = self.berkomponen.clone();
        for baris in self.isian.baris(lembar, &dicari, 1) {
            let Some(area) = self.di_area(lembar, &baris) else { continue };
            let nama = self.isian.teks(lembar, baris[1], KOMPONEN).map(str::trim);
            let (Some(nama), Some((letak, _))) = (nama, baris[1]) else {
                self.isian.galat(lembar, pertama(&baris), "baris tanpa komponen", format!("Isi kolom `{KOMPONEN}`"));
                continue;
            };
            if !self.boleh(lembar, baris[1], &semula, area, "komponen") {
                continue;
            }
            if self.cari_komponen(area, nama).is_some() {
                let pesan = format!("komponen `{}` ada dua kali dalam area ini", dikutip(nama));
                self.isian.galat(lembar, letak, pesan, "Beri tiap komponen nama sendiri, atau hapus salah satunya");
                continue;
            }
            let ke = self.tambah_komponen(lembar, area, nama, letak);
            let pointer = Pointer::root().index(area).key("komponen").index(ke);
            let capaian = self.capaian(lembar, &baris[2..15], &pointer.key("capaian"));
            let lain = self.keterangan(lembar, &baris[15..], &pointer);
            self.lengkapi(area, ke, capaian.map(|capaian| ("capaian", capaian)).into_iter().chain(lain));
        }
    }

    /// Per cent by month: twelve cells, or one for all of them.
    fn capaian(&mut self, lembar: &LembarKerja, sel: &[Option<(Letak, &IsiSel)>], pointer: &Pointer) -> Option<Value> {
        let mut persen = Vec::new();
        for (ke, sel) in sel.iter().enumerate() {
            if let Some((letak, _)) = sel {
                self.isian.catat(lembar, pointer.index(if ke < 12 { ke } else { 0 }), *letak);
            }
            persen.push(sel.map(|sel| self.persen(lembar, sel)));
        }
        let setiap = persen.pop().flatten();
        match (persen.iter().any(Option::is_some), setiap) {
            (false, None) => None,
            (false, Some(setiap)) => Some(json!([setiap])),
            (true, None) => Some(persen.into()),
            (true, Some(_)) => {
                let letak = sel[12].map_or(Letak::default(), |(letak, _)| letak);
                let pesan = format!("kolom `{SETIAP_BULAN}` dan kolom bulan sama-sama terisi");
                self.isian.galat(lembar, letak, pesan, "Kosongkan salah satunya");
                None
            }
        }
    }

    /// A whole number of per cent.
    fn persen(&mut self, lembar: &LembarKerja, (letak, isi): (Letak, &IsiSel)) -> Value {
        let angka = match isi {
            IsiSel::Bilangan(angka) | IsiSel::Persen(angka) => angka.as_str(),
            IsiSel::Teks(teks) => teks.trim().trim_end_matches('%').trim_end(),
            _ => "",
        };
        match angka.parse::<u8>() {
            Ok(persen) => persen.into(),
            Err(_) => {
                let pesan = format!("capaian `{}` bukan bilangan bulat dari 0 sampai 100", dikutip(angka));
                self.isian.galat(lembar, letak, pesan, "Tulis bilangan bulat, misalnya 50, atau kosongkan selnya");
                Value::Null
            }
        }
    }

    pub(super) fn lembar_matriks(&mut self, lembar: &LembarKerja) {
        let wajib = [AREA, KOMPONEN].into_iter().chain(MATRIKS.map(|(kepala, _)| kepala));
        let dicari = dicari(wajib, [UNTUK, CATATAN]);
        let semula = self.berkomponen.clone();
        for baris in self.isian.baris(lembar, &dicari, 2) {
            let Some(area) = self.di_area(lembar, &baris) else { continue };
            if !self.boleh(lembar, baris[1], &semula, area, "komponen") {
                continue;
            }
            let nama = self.isian.teks(lembar, baris[1], KOMPONEN).map(str::trim);
            let (Some(nama), Some((letak, _))) = (nama, baris[1]) else {
                self.isian.galat(lembar, pertama(&baris), "baris tanpa komponen", format!("Isi kolom `{KOMPONEN}`"));
                continue;
            };
            let ke = match self.cari_komponen(area, nama) {
                Some(ke) => ke,
                None => self.tambah_komponen(lembar, area, nama, letak),
            };
            self.indikator(lembar, &baris, area, ke);
        }
    }

    fn indikator(&mut self, lembar: &LembarKerja, baris: &Baris<'_>, area: usize, komponen: usize) {
        let daftar = larik(&mut self.area[area], "komponen")[komponen].as_object_mut();
        let nomor = daftar.map_or(0, |objek| larik(objek, "indikator").len());
        let pointer = Pointer::root().index(area).key("komponen").index(komponen).key("indikator").index(nomor);
        let mut objek = Map::new();
        for ((kepala, kunci), sel) in MATRIKS.into_iter().zip(&baris[2..]) {
            if let Some((letak, _)) = sel {
                self.isian.catat(lembar, pointer.key(kunci), *letak);
            }
            let teks = self.isian.teks(lembar, *sel, kepala).unwrap_or_default();
            let nilai = match kunci {
                "indikator" => sel::sel(teks).unwrap_or_default(),
                "waktu" => waktu(teks),
                _ => sel::butir(teks).into(),
            };
            objek.insert(kunci.to_owned(), nilai);
        }
        // Where a cell is missing, the finding is about the row.
        let di_baris = baris.iter().flatten().next_back().map(|(letak, _)| *letak);
        if let Some(letak) = di_baris {
            self.isian.catat(lembar, pointer.clone(), letak);
        }
        let lain = self.keterangan(lembar, &baris[6..], &pointer);
        objek.extend(lain.into_iter().map(|(kunci, nilai)| (kunci.to_owned(), nilai)));
        if let Some(komponen) = larik(&mut self.area[area], "komponen")[komponen].as_object_mut() {
            larik(komponen, "indikator").push(Value::Object(objek));
        }
    }

    /// What rows may say besides: for which offices they exist, and a remark.
    fn keterangan(
        &mut self,
        lembar: &LembarKerja,
        sel: &[Option<(Letak, &IsiSel)>],
        pointer: &Pointer,
    ) -> Vec<(&'static str, Value)> {
        let mut hasil = Vec::new();
        let [siapa, catatan, ..] = sel else { return hasil };
        if let (Some(teks), Some((letak, _))) = (self.isian.teks(lembar, *siapa, UNTUK), siapa) {
            self.isian.catat(lembar, pointer.key("untuk"), *letak);
            hasil.push(("untuk", untuk(teks)));
        }
        hasil.extend(self.isian.teks(lembar, *catatan, CATATAN).map(|teks| ("catatan", teks.into())));
        hasil
    }

    fn cari_komponen(&self, area: usize, nama: &str) -> Option<usize> {
        let semua = self.area[area].get("komponen")?.as_array()?;
        semua.iter().position(|komponen| komponen.get("nama").and_then(Value::as_str) == Some(nama))
    }

    fn tambah_komponen(&mut self, lembar: &LembarKerja, area: usize, nama: &str, letak: Letak) -> usize {
        let semua = larik(&mut self.area[area], "komponen");
        semua.push(json!({ "nama": nama }));
        let ke = semua.len() - 1;
        self.isian.catat(lembar, Pointer::root().index(area).key("komponen").index(ke), letak);
        ke
    }

    fn lengkapi(&mut self, area: usize, ke: usize, bagian: impl Iterator<Item = (&'static str, Value)>) {
        if let Some(komponen) = larik(&mut self.area[area], "komponen")[ke].as_object_mut() {
            komponen.extend(bagian.map(|(kunci, nilai)| (kunci.to_owned(), nilai)));
        }
    }
}

fn dicari<'k>(
    wajib: impl Iterator<Item = &'k str>,
    boleh_tiada: impl IntoIterator<Item = &'k str>,
) -> Vec<KolomDicari> {
    let semua = wajib.map(|kepala| (kepala, false)).chain(boleh_tiada.into_iter().map(|kepala| (kepala, true)));
    semua.map(|(kepala, boleh)| KolomDicari::satu(kepala, boleh)).collect()
}

/// Months, or what is no span of months.
fn waktu(teks: &str) -> Value {
    match teks.trim().parse::<RentangBulan>() {
        Ok(_) => teks.trim().into(),
        Err(_) => json!({ "teks": teks.trim() }),
    }
}
