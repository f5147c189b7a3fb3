//! What stands below what: lists in lists, paragraphs under items, parts under headings. Labels decide; one that should not follow
//! stays as it stands.

use super::{
    bagian::{Blok, Butir},
    isi::Satuan,
    kalimat::Kalimat,
    label::{Label, Macam},
};
use crate::model::isi::BentukLabel;

/// Lists that the format holds one in the other.
const DALAM: usize = 4;

/// The blocks of these pieces.
pub(super) fn susun(semua: Vec<Satuan>, buku: bool) -> Vec<Blok> {
    let mut satuan = semua.into_iter().peekable();
    let mut hasil = Vec::new();
    let mut tingkat: Vec<u8> = semua_tingkat(&satuan.clone().collect::<Vec<_>>());
    if buku {
        tingkat = vec![1, 2];
    }
    bagian(&mut satuan, &tingkat, 0, &mut hasil);
    hasil
}

/// The levels of headings that there are, from the highest.
fn semua_tingkat(semua: &[Satuan]) -> Vec<u8> {
    let ada = |tingkat: u8| semua.iter().any(|satuan| matches!(satuan, Satuan::Judul(_, _, ini) if *ini == tingkat));
    [1, 2].into_iter().filter(|tingkat| ada(*tingkat)).collect()
}

type Arus = std::iter::Peekable<std::vec::IntoIter<Satuan>>;

/// Blocks up to a heading of a level above `dalam`.
fn bagian(satuan: &mut Arus, tingkat: &[u8], dalam: usize, hasil: &mut Vec<Blok>) {
    let mut isi = Vec::new();
    loop {
        let batas = match satuan.peek() {
            Some(Satuan::Judul(_, _, ini)) => tingkat.iter().position(|satu| satu == ini).unwrap_or(0),
            Some(_) => {
                isi.extend(satuan.next());
                continue;
            }
            None => break,
        };
        hasil.extend(daftar(std::mem::take(&mut isi)));
        if batas < dalam {
            return;
        }
        if let Some(Satuan::Judul(nomor, judul, _)) = satuan.next() {
            let mut milik = Vec::new();
            bagian(satuan, tingkat, batas + 1, &mut milik);
            hasil.push(Blok::Bagian { nomor, judul, isi: milik });
        }
    }
    hasil.extend(daftar(isi));
}

/// A list that may still get items.
struct Terbuka {
    macam: Macam,
    butir: Vec<Butir>,
}

impl Terbuka {
    /// The label that would follow.
    fn berikut(&self) -> Option<u32> {
        self.butir.iter().rev().find_map(|butir| butir.label.as_ref()?.nilai).map(|nilai| nilai + 1)
    }
}

/// Paragraphs, items and blocks without headings.
fn daftar(semua: Vec<Satuan>) -> Vec<Blok> {
    let mut tumpukan = Tumpukan { terbuka: Vec::new(), hasil: Vec::new() };
    for letak in 0..semua.len() {
        match &semua[letak] {
            Satuan::Butir(label, teks) => tumpukan.butir(label.clone(), teks.clone()),
            Satuan::Paragraf(teks) => tumpukan.blok(Blok::Paragraf(teks.clone()), &semua[letak + 1..]),
            Satuan::Blok(blok @ Blok::TandaTangan(_)) => {
                tumpukan.tutup(0);
                tumpukan.hasil.push(blok.clone());
            }
            Satuan::Blok(blok) => tumpukan.blok(blok.clone(), &semua[letak + 1..]),
            Satuan::Judul(..) => {}
        }
    }
    tumpukan.tutup(0);
    tumpukan.hasil
}

struct Tumpukan {
    terbuka: Vec<Terbuka>,
    hasil: Vec<Blok>,
}

fn macam(label: Option<&Label>) -> Macam {
    label.map_or(Macam::Daftar(BentukLabel::Setrip), |label| label.macam)
}

impl Tumpukan {
    fn butir(&mut self, label: Option<Label>, teks: Kalimat) {
        match self.tempat(label.as_ref()) {
            Some(letak) => self.tutup(letak + 1),
            None if self.terbuka.len() < DALAM => {
                self.terbuka.push(Terbuka { macam: macam(label.as_ref()), butir: Vec::new() });
            }
            None => {
                // Deeper than the format goes: the label stands in the text.
                let mut utuh = Kalimat::polos(label.as_ref().map_or("–", |label| label.teks.as_str()));
                utuh.sambung(&teks);
                return self.di_bawah(Blok::Paragraf(utuh));
            }
        }
        if let Some(daftar) = self.terbuka.last_mut() {
            daftar.butir.push(Butir { label, teks, ..Butir::default() });
        }
    }

    /// The open list that an item with this label is of; none for a list of its own below the last item.
    fn tempat(&mut self, label: Option<&Label>) -> Option<usize> {
        let macam = macam(label);
        let nilai = label.and_then(|label| label.nilai);
        let sama = |daftar: &Terbuka| daftar.macam == macam;
        let semua = || self.terbuka.iter().enumerate().rev().filter(|(_, daftar)| sama(daftar));
        let Some(nilai) = nilai else { return semua().map(|(letak, _)| letak).next() };
        if let Some((letak, _)) = semua().find(|(_, daftar)| daftar.berikut() == Some(nilai)) {
            return Some(letak);
        }
        let terdalam = self.terbuka.len().checked_sub(1)?;
        let terbuka = self.terbuka[terdalam].butir.last().is_some_and(|butir| butir.teks.teks().ends_with(':'));
        match semua().next().map(|(letak, _)| letak) {
            // Counted on, with a mistake.
            Some(letak) if nilai > 1 && self.terbuka[letak].berikut().is_some_and(|berikut| nilai > berikut) => {
                Some(letak)
            }
            Some(letak) if nilai > 1 && letak == terdalam => Some(letak),
            // Counted anew: below what announces it, else after what there is.
            Some(_) if terbuka && nilai == 1 => None,
            Some(letak) if letak == terdalam => {
                self.tutup(letak);
                None
            }
            Some(_) if nilai == 1 => None,
            Some(letak) => Some(letak),
            None => None,
        }
    }

    /// Closes lists until so many are open.
    fn tutup(&mut self, sisa: usize) {
        while self.terbuka.len() > sisa {
            let Some(daftar) = self.terbuka.pop() else { return };
            self.di_bawah(Blok::Daftar(daftar.butir));
        }
    }

    /// Puts a block below the last item, or where no list is open.
    fn di_bawah(&mut self, blok: Blok) {
        match self.terbuka.last_mut().and_then(|daftar| daftar.butir.last_mut()) {
            Some(butir) => butir.isi.push(blok),
            None => self.hasil.push(blok),
        }
    }

    /// A block without label: below an item if its list goes on after it, or if the item announces it.
    fn blok(&mut self, blok: Blok, sesudah: &[Satuan]) {
        let berikut = sesudah.iter().find_map(|satuan| match satuan {
            Satuan::Butir(label, _) => Some(label.as_ref()),
            _ => None,
        });
        let mut lanjut = None;
        if let Some(label) = berikut {
            let nilai = label.and_then(|label| label.nilai);
            let cocok =
                |daftar: &Terbuka| daftar.macam == macam(label) && (nilai.is_none() || daftar.berikut() == nilai);
            lanjut = self.terbuka.iter().rposition(cocok);
        }
        // The last of items that are headings over paragraphs.
        let sejenis = self.terbuka.last().is_some_and(|daftar| {
            let [.., lalu, akhir] = daftar.butir.as_slice() else { return false };
            let judul = !akhir.teks.teks().ends_with(['.', ';', ',']) && akhir.isi.is_empty();
            judul && matches!((&lalu.isi[..], &blok), ([Blok::Paragraf(_), ..], Blok::Paragraf(_)))
        });
        let mengumumkan = self.terbuka.last().and_then(|daftar| daftar.butir.last()).is_some_and(|butir| {
            butir.teks.teks().ends_with(':') && butir.isi.is_empty() && !matches!(blok, Blok::Tabel(_))
        });
        match lanjut {
            _ if sejenis => {}
            Some(letak) => self.tutup(letak + 1),
            None if mengumumkan => {}
            None => self.tutup(0),
        }
        self.di_bawah(blok);
    }
}
