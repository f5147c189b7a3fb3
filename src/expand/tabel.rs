//! Tables that the user writes: heads, column numbers, group rows, cells, merged neighbours.

use std::collections::BTreeMap;

use super::{
    Expander,
    job::{self, Blok},
    lebar,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer, nearest},
    model::{
        tabel::{Baris, BarisSel, KelompokBaris, Kolom, Sel, Tabel},
        tulisan::Tulisan,
    },
};

impl Expander<'_> {
    /// The table as printed; nothing if its columns are not sound.
    pub(super) fn tabel(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        tabel: &Tabel,
    ) -> Option<job::Tabel> {
        let kunci: Vec<&str> = daun(&tabel.kolom).into_iter().filter_map(Kolom::kunci).collect();
        if kunci.iter().any(|kunci| kunci.is_empty()) || daun(&tabel.kolom).len() != kunci.len() {
            penulis.temuan.push(
                Diagnostic::galat("kolom", "setiap kolom tabel memerlukan `kunci`")
                    .at(penulis.tempat(&pointer.key("kolom")))
                    .cure("Beri `\"kunci\"` pada setiap kolom yang tidak membawahi kolom lain"),
            );
            return None;
        }
        self.periksa_kolom(penulis, pointer, tabel, &kunci);
        let mut isi = Baca { expander: self, kunci: &kunci, gabung: &tabel.gabung, baris: Vec::new() };
        match &tabel.baris {
            Some(baris) => isi.baca(penulis, alamat, &pointer.key("baris"), baris),
            None => penulis.temuan.push(
                Diagnostic::galat("bentuk", "tabel ini tanpa `baris`")
                    .at(penulis.tempat(pointer))
                    .cure("Tulis `baris`, atau `sumber` yang menyebut lembar kerjanya"),
            ),
        }
        let baris = isi.baris;
        let kepala = self.kepala(penulis, alamat, &pointer.key("kolom"), &tabel.kolom);
        Some(job::Tabel {
            alamat: alamat.to_owned(),
            kolom: lebar::kolom(kunci.len(), &kepala, &baris, lebar::POTRET),
            kepala,
            nomor: nomor_kolom(penulis, alamat, pointer, kunci.len()),
            baris,
        })
    }

    /// Keys that stand twice, and merges of columns that do not exist.
    fn periksa_kolom(&self, penulis: &mut Penulis<'_>, pointer: &Pointer, tabel: &Tabel, kunci: &[&str]) {
        if let Some(ganda) = kunci.iter().enumerate().find(|(i, k)| kunci[..*i].contains(k)).map(|(_, k)| k) {
            let temuan = Diagnostic::galat("kolom", format!("kunci kolom `{ganda}` dipakai dua kali"));
            penulis
                .temuan
                .push(temuan.at(penulis.tempat(&pointer.key("kolom"))).cure("Beri setiap kolom kunci sendiri"));
        }
        for asing in tabel.gabung.iter().filter(|g| !kunci.contains(&g.as_str())) {
            let temuan = Diagnostic::galat("kolom", format!("`gabung` menyebut kolom `{asing}` yang tidak ada"));
            let obat = format!("Kolom yang ada: {}", kunci.join(", "));
            penulis.temuan.push(temuan.at(penulis.tempat(&pointer.key("gabung"))).cure(obat));
        }
    }

    fn kepala(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        kolom: &[Kolom],
    ) -> Vec<Vec<job::Kepala>> {
        let tinggi = dalam(kolom);
        let mut baris: Vec<Vec<job::Kepala>> = (0..tinggi).map(|_| Vec::new()).collect();
        let mut antrean: Vec<(usize, Pointer, &Kolom)> = Vec::new();
        let anak = |pointer: &Pointer, tingkat: usize, kolom: &'_ [Kolom]| {
            (0..kolom.len()).rev().map(|i| (tingkat, pointer.index(i), i)).collect::<Vec<_>>()
        };
        antrean.extend(anak(pointer, 0, kolom).into_iter().map(|(tingkat, p, i)| (tingkat, p, &kolom[i])));
        while let Some((tingkat, p, k)) = antrean.pop() {
            let tulisan = penulis.urai(&p.key("kepala"), k.kepala()).dibakukan();
            let nomor = baris[tingkat].len() + 1;
            let teks = penulis.karangan(format!("{alamat}/kepala/{}/{nomor}", tingkat + 1), &p.key("kepala"), tulisan);
            let tinggi = if k.bawahan().is_empty() { tinggi - tingkat } else { 1 };
            baris[tingkat].push(job::Kepala { teks, lebar: daun(std::slice::from_ref(k)).len(), tinggi });
            let bawah = anak(&p.key("kolom"), tingkat + 1, k.bawahan());
            antrean.extend(bawah.into_iter().map(|(tingkat, p, i)| (tingkat, p, &k.bawahan()[i])));
        }
        baris
    }
}

/// The row of column numbers: 1, 2, 3, …
pub(super) fn nomor_kolom(penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, jumlah: usize) -> Vec<job::Slot> {
    (1..=jumlah)
        .map(|nomor| penulis.turunan(format!("{alamat}/nomor/{nomor}"), pointer, Tulisan::baku(nomor.to_string())))
        .collect()
}

/// The columns that hold cells, in order.
fn daun(kolom: &[Kolom]) -> Vec<&Kolom> {
    kolom.iter().flat_map(|k| if k.bawahan().is_empty() { vec![k] } else { daun(k.bawahan()) }).collect()
}

/// How many rows of heads there are.
fn dalam(kolom: &[Kolom]) -> usize {
    kolom.iter().map(|k| 1 + dalam(k.bawahan())).max().unwrap_or(0)
}

struct Baca<'a> {
    expander: &'a Expander<'a>,
    kunci: &'a [&'a str],
    gabung: &'a [String],
    baris: Vec<job::Baris>,
}

impl Baca<'_> {
    fn baca(&mut self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, semua: &[Baris]) {
        let mut atas = BTreeMap::new();
        for (i, baris) in semua.iter().enumerate() {
            let objek = pointer.index(i);
            let alamat_baris = format!("{alamat}/{}", self.baris.len() + 1);
            match baris {
                Baris::Kelompok(KelompokBaris { kelompok, baris, .. }) => {
                    let pointer = objek.key("kelompok");
                    let tulisan = penulis.urai(&pointer, kelompok).dibakukan();
                    let judul = penulis.karangan(alamat_baris.as_str(), &pointer, tulisan);
                    self.baris.push(job::Baris::Kelompok { alamat: alamat_baris, nomor: None, judul });
                    self.baca(penulis, alamat, &objek.key("baris"), baris);
                    atas.clear();
                }
                Baris::Sel(BarisSel(sel)) => {
                    self.kunci_asing(penulis, &objek, sel);
                    let sel = self.satu_baris(penulis, &alamat_baris, &objek, sel, &mut atas);
                    self.baris.push(job::Baris::Isi { alamat: alamat_baris, sel });
                }
            }
        }
    }

    fn satu_baris(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        objek: &Pointer,
        sel: &BTreeMap<String, Sel>,
        atas: &mut BTreeMap<String, String>,
    ) -> Vec<Option<Vec<Blok>>> {
        let mut hasil = Vec::with_capacity(self.kunci.len());
        for kunci in self.kunci {
            let isi = sel.get(*kunci).map_or_else(Vec::new, |sel| {
                self.expander.sel(penulis, &format!("{alamat}/{kunci}"), &objek.key(kunci), sel)
            });
            let cap = polos(&isi);
            let digabung = self.gabung.iter().any(|g| g == kunci) && !cap.is_empty();
            let sama = digabung && atas.insert((*kunci).to_owned(), cap.clone()).is_some_and(|lama| lama == cap);
            hasil.push((!sama).then_some(isi));
        }
        hasil
    }

    fn kunci_asing(&self, penulis: &mut Penulis<'_>, objek: &Pointer, sel: &BTreeMap<String, Sel>) {
        for asing in sel.keys().filter(|kunci| !self.kunci.contains(&kunci.as_str())) {
            let temuan = Diagnostic::galat("kolom", format!("kolom `{asing}` tidak ada dalam tabel ini"))
                .at(penulis.tempat(&objek.key(asing)));
            penulis.temuan.push(match nearest(asing, self.kunci.iter().copied()) {
                Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                None => temuan.cure(format!("Kolom yang ada: {}", self.kunci.join(", "))),
            });
        }
    }
}

/// What the blocks of a cell print, for comparing neighbours.
fn polos(isi: &[Blok]) -> String {
    isi.iter()
        .map(|blok| match blok {
            Blok::Paragraf { teks, .. } => teks.tulisan.polos(),
            Blok::Daftar { butir } => {
                butir.iter().map(|b| b.teks.tulisan.polos() + &polos(&b.isi)).collect::<Vec<_>>().join("\n")
            }
            _ => String::new(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}
