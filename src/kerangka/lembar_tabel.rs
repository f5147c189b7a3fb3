//! The sheet of a table that stands in JSON.

use std::collections::BTreeSet;

use serde_json::Value;

use super::lembar::{Baris, Kepala, Kolom, Lembar};
use crate::{
    model::tabel::{self, SatuKolom, Tabel, dalam, daun},
    read::{KEPALA_CATATAN, teks_sel},
};

/// The sheet called `nama` with the columns of `tabel` and these rows, as they stand in JSON.
pub(super) fn lembar(nama: String, tabel: &Tabel, baris: &[Value]) -> Lembar {
    let kolom = daun(&tabel.kolom);
    let mut isi =
        Isi { tabel, kolom: &kolom, catatan: bercatatan(baris), lembar: Lembar { nama, ..Lembar::default() } };
    isi.kepala();
    isi.baris(baris);
    isi.lembar
}

struct Isi<'a> {
    tabel: &'a Tabel,
    kolom: &'a [&'a SatuKolom],
    catatan: bool,
    lembar: Lembar,
}

impl Isi<'_> {
    fn kepala(&mut self) {
        let tinggi = dalam(&self.tabel.kolom);
        self.lembar.kepala = (0..tinggi).map(|_| Vec::new()).collect();
        kepala(&self.tabel.kolom, 0, 0, &mut self.lembar.kepala);
        self.lembar.kolom = self.kolom.iter().map(|kolom| satu_kolom(kolom)).collect();
        if self.catatan {
            let kolom = self.kolom.len();
            self.lembar.kepala[0].push(Kepala { teks: KEPALA_CATATAN.to_owned(), kolom, lebar: 1, tinggi });
            self.lembar.kolom.push(Kolom { catatan: "Catatan; tidak dicetak.".to_owned(), ..Kolom::default() });
        }
    }

    fn baris(&mut self, semua: &[Value]) {
        let mut atas: Vec<Option<(usize, &Value)>> = vec![None; self.kolom.len()];
        for satu in semua {
            if let (Some(judul), Some(bawah)) = (satu.get("kelompok"), satu.get("baris").and_then(Value::as_array)) {
                self.tutup(&mut atas);
                self.lembar.baris.push(Baris::Judul(judul.as_str().unwrap_or_default().to_owned()));
                let awal = self.lembar.baris.len();
                self.baris(bawah);
                if self.lembar.baris.len() > awal {
                    self.lembar.lipatan.push((awal, self.lembar.baris.len() - 1));
                }
                continue;
            }
            let ke = self.lembar.baris.len();
            let mut sel = Vec::new();
            for (x, kolom) in self.kolom.iter().enumerate() {
                let nilai = satu.get(&kolom.kunci);
                if self.tabel.gabung.contains(&kolom.kunci)
                    && nilai.is_none_or(|ini| atas[x].is_none_or(|(_, lama)| lama != ini))
                {
                    self.gabungkan(atas[x].take(), x, ke);
                    atas[x] = nilai.map(|nilai| (ke, nilai));
                }
                sel.push(nilai.map(teks_sel).filter(|teks| !teks.is_empty()));
            }
            if self.catatan {
                sel.push(satu.get("catatan").and_then(Value::as_str).map(str::to_owned));
            }
            self.lembar.baris.push(Baris::Sel(sel));
        }
        self.tutup(&mut atas);
    }

    /// Ends what is merged up to here.
    fn tutup(&mut self, atas: &mut [Option<(usize, &Value)>]) {
        let sampai = self.lembar.baris.len();
        for (x, awal) in atas.iter_mut().enumerate() {
            self.gabungkan(awal.take(), x, sampai);
        }
    }

    fn gabungkan(&mut self, awal: Option<(usize, &Value)>, kolom: usize, sampai: usize) {
        if let Some((awal, _)) = awal.filter(|(awal, _)| sampai > awal + 1) {
            self.lembar.gabungan.push((awal, sampai - 1, kolom));
            for baris in &mut self.lembar.baris[awal + 1..sampai] {
                if let Baris::Sel(sel) = baris {
                    sel[kolom] = None;
                }
            }
        }
    }
}

fn satu_kolom(kolom: &SatuKolom) -> Kolom {
    let jenis = match kolom.berbilangan() {
        true => "Bilangan.",
        false => "Teks. Beberapa baris dengan 1. 2. 3. (atau a. b. c.) menjadi daftar.",
    };
    let catatan = format!("{jenis} Rujukan seperti {{{{ satker.nama }}}} boleh dipakai.");
    Kolom { catatan, bilangan: kolom.berbilangan(), pilihan: Vec::new() }
}

/// The words of merged columns are the usual ones: they come again.
pub(super) fn pilihan(lembar: &mut Lembar, tabel: &Tabel) {
    let kolom = daun(&tabel.kolom);
    for (x, _) in kolom.iter().enumerate().filter(|(_, kolom)| tabel.gabung.contains(&kolom.kunci)) {
        let isi = |baris: &Baris| match baris {
            Baris::Sel(sel) => sel[x].clone(),
            Baris::Judul(_) => None,
        };
        let semua: BTreeSet<String> = lembar.baris.iter().filter_map(isi).filter(|teks| !teks.contains('\n')).collect();
        lembar.kolom[x].pilihan = semua.into_iter().collect();
    }
}

fn kepala(kolom: &[tabel::Kolom], tingkat: usize, dari: usize, hasil: &mut [Vec<Kepala>]) {
    let mut letak = dari;
    for satu in kolom {
        let lebar = daun(std::slice::from_ref(satu)).len();
        let tinggi = if satu.bawahan().is_empty() { hasil.len() - tingkat } else { 1 };
        hasil[tingkat].push(Kepala { teks: satu.kepala().mentah(), kolom: letak, lebar, tinggi });
        kepala(satu.bawahan(), tingkat + 1, letak, hasil);
        letak += lebar;
    }
}

fn bercatatan(baris: &[Value]) -> bool {
    let satu = |baris: &Value| match baris.get("baris").and_then(Value::as_array) {
        Some(bawah) => bercatatan(bawah),
        None => baris.get("catatan").is_some(),
    };
    baris.iter().any(satu)
}
