//! Marks in rendered source, and what becomes of them: the source map, and the questions about page ends.
//!
//! While rendering, a slot and a question about page ends stand between control characters. No literal holds one (the
//! escape writes them as `\u{…}`) and no template does, so taking them out again is exact.

use std::{collections::BTreeSet, iter, ops::Range, sync::Arc};

use super::{Pemenggalan, pecah};
use crate::model::sidik::Sidik;

const AWAL: char = '\u{1}';
const NAMA: char = '\u{2}';
const AKHIR: char = '\u{3}';
const TANYA: char = '\u{4}';

/// The soft hyphen: where a word may be broken.
const LUNAK: char = '\u{ad}';

pub(super) fn buka(hasil: &mut String, alamat: &str) {
    hasil.push(AWAL);
    hasil.extend(alamat.chars().filter(|huruf| !huruf.is_control()));
    hasil.push(NAMA);
}

pub(super) fn tutup(hasil: &mut String) {
    hasil.push(AKHIR);
}

/// A question to [`Pemenggalan`] about an address: a number in the source, answered beside it.
pub(super) fn tanya(apa: &str, alamat: &str) -> String {
    let alamat: String = alamat.chars().filter(|huruf| !huruf.is_control()).collect();
    format!("{TANYA}{apa}{NAMA}{alamat}{AKHIR}")
}

fn jawab<'a>(penggal: &'a Pemenggalan, apa: &str) -> Option<&'a BTreeSet<String>> {
    match apa {
        "mulai" => Some(&penggal.mulai),
        "dorong" => Some(&penggal.dorong),
        "potong" => Some(&penggal.potong),
        _ => None,
    }
}

/// Where each slot stands in the Typst source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PetaSumber(Vec<(Range<usize>, String)>);

impl PetaSumber {
    /// The place, among all slots in the order of the source, of the one that holds the byte at `letak`.
    pub fn urutan(&self, letak: usize) -> Option<usize> {
        let urutan = self.0.partition_point(|(rentang, _)| rentang.start <= letak).checked_sub(1)?;
        self.0[urutan].0.contains(&letak).then_some(urutan)
    }

    /// The address of the slot that holds the byte at `letak`.
    pub fn alamat(&self, letak: usize) -> Option<&str> {
        self.urutan(letak).map(|urutan| self.0[urutan].1.as_str())
    }

    /// The address of the slot that holds the first of these bytes, or of the first one within them.
    pub fn pertama(&self, letak: Range<usize>) -> Option<&str> {
        let berikut = self.0.partition_point(|(rentang, _)| rentang.start < letak.start);
        let di_dalam = || self.0.get(berikut).filter(|(rentang, _)| rentang.start < letak.end);
        self.alamat(letak.start).or_else(|| di_dalam().map(|(_, alamat)| alamat.as_str()))
    }

    /// The source with the slots changed as `penggal` says, and where all slots stand then.
    fn ubah(&self, teks: &str, penggal: &Pemenggalan) -> (String, Self) {
        let (mut hasil, mut peta, mut sampai) = (String::with_capacity(teks.len()), Vec::new(), 0);
        for (rentang, alamat) in &self.0 {
            hasil.push_str(&teks[sampai..rentang.start]);
            let (awal, isi) = (hasil.len(), &teks[rentang.clone()]);
            if let Some(tahap) = penggal.pecah.get(alamat) {
                hasil.push_str(&pecah::pecahkan(isi, *tahap));
            } else if penggal.utuh.contains(alamat) {
                hasil.extend(isi.chars().filter(|huruf| *huruf != LUNAK));
            } else {
                hasil.push_str(isi);
            }
            peta.push((awal..hasil.len(), alamat.clone()));
            sampai = rentang.end;
        }
        hasil.push_str(&teks[sampai..]);
        (hasil, Self(peta))
    }

    /// What stands in the source before, between and behind the slots.
    fn sela<'a>(&'a self, teks: &'a str) -> impl Iterator<Item = &'a str> {
        let awal = iter::once(0).chain(self.0.iter().map(|(rentang, _)| rentang.end));
        let akhir = self.0.iter().map(|(rentang, _)| rentang.start).chain([teks.len()]);
        awal.zip(akhir).map(|(awal, akhir)| &teks[awal..akhir])
    }

    /// The addresses in the order of the source.
    pub fn semua(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(_, alamat)| alamat.as_str())
    }
}

/// Source without marks, where the slots stand in it, and what it asks about page ends.
///
/// A question stands in the source as its number, and the numbers of those that are answered with yes in a file beside it:
/// the source stays the same when an answer changes, so Typst takes all but the tables from its cache.
#[derive(Debug, Clone)]
pub(super) struct Kerangka {
    teks: String,
    pub(super) peta: Arc<PetaSumber>,
    tanya: Vec<(String, String)>,
}

impl Kerangka {
    /// Takes the marks out of rendered source.
    pub(super) fn urai(bertanda: &str) -> Self {
        let mut teks = String::with_capacity(bertanda.len());
        let (mut peta, mut semua_tanya) = (Vec::new(), Vec::new());
        let mut terbuka: Option<(usize, &str)> = None;
        let mut sisa = bertanda;
        // By bytes: the marks are ASCII, and the source is long.
        let tanda = [AWAL as u8, AKHIR as u8, TANYA as u8];
        while let Some(letak) = sisa.bytes().position(|bita| tanda.contains(&bita)) {
            teks.push_str(&sisa[..letak]);
            let tanda = sisa[letak..].chars().next();
            sisa = &sisa[letak + 1..];
            match tanda {
                Some(AKHIR) => {
                    peta.extend(terbuka.take().map(|(awal, alamat)| (awal..teks.len(), alamat.to_owned())));
                }
                Some(AWAL) => {
                    let (alamat, lanjut) = sisa.split_once(NAMA).unwrap_or((sisa, ""));
                    terbuka = Some((teks.len(), alamat));
                    sisa = lanjut;
                }
                _ => {
                    let (tanya, lanjut) = sisa.split_once(AKHIR).unwrap_or((sisa, ""));
                    let (apa, alamat) = tanya.split_once(NAMA).unwrap_or((tanya, ""));
                    teks.push_str(&semua_tanya.len().to_string());
                    semua_tanya.push((apa.to_owned(), alamat.to_owned()));
                    sisa = lanjut;
                }
            }
        }
        teks.push_str(sisa);
        Self { teks, peta: Arc::new(PetaSumber(peta)), tanya: semua_tanya }
    }

    /// Adds all that it is to a fingerprint.
    pub(super) fn sidik(&self, sidik: &mut Sidik) {
        sidik.bilangan(self.peta.0.len());
        for (rentang, alamat) in &self.peta.0 {
            [rentang.start, rentang.end].into_iter().for_each(|letak| sidik.bilangan(letak));
            sidik.tambah(alamat);
            sidik.tambah("\n");
        }
        sidik.bilangan(self.tanya.len());
        for (apa, alamat) in &self.tanya {
            [apa, " ", alamat, "\n"].iter().for_each(|bagian| sidik.tambah(bagian));
        }
        sidik.bilangan(self.teks.len());
        sidik.tambah(&self.teks);
    }

    /// Whether two sources differ in the texts of their slots alone.
    pub(super) fn serupa(&self, lain: &Self) -> bool {
        let alamat_sama = || self.peta.semua().eq(lain.peta.semua());
        let sela_sama = || self.peta.sela(&self.teks).eq(lain.peta.sela(&lain.teks));
        self.tanya == lain.tanya && self.peta.0.len() == lain.peta.0.len() && alamat_sama() && sela_sama()
    }

    /// The numbers of the questions that are answered with yes; nothing where none is asked.
    pub(super) fn jawaban(&self, penggal: &Pemenggalan) -> Option<Vec<usize>> {
        let ya = |(apa, alamat): &(String, String)| jawab(penggal, apa).is_some_and(|semua| semua.contains(alamat));
        let nomor = self.tanya.iter().enumerate().filter(|(_, tanya)| ya(tanya)).map(|(nomor, _)| nomor);
        (!self.tanya.is_empty()).then(|| nomor.collect())
    }

    /// The source, and where the slots stand in it.
    pub(super) fn sumber(&self, penggal: &Pemenggalan) -> (String, Arc<PetaSumber>) {
        if penggal.utuh.is_empty() && penggal.pecah.is_empty() {
            return (self.teks.clone(), Arc::clone(&self.peta));
        }
        let (teks, peta) = self.peta.ubah(&self.teks, penggal);
        (teks, Arc::new(peta))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_a_slot_leads_to_its_address() {
        let mut bertanda = String::from("#judul(");
        buka(&mut bertanda, "judul/nomor");
        bertanda.push_str("[#\"é\";]");
        tutup(&mut bertanda);
        bertanda.push_str(", ");
        bertanda.push_str(&tanya("mulai", "a/1"));
        bertanda.push_str(&tanya("dorong", "a/1"));
        bertanda.push(')');
        let penggal = Pemenggalan { mulai: BTreeSet::from(["a/1".to_owned()]), ..Pemenggalan::default() };
        let kerangka = Kerangka::urai(&bertanda);
        let (teks, peta) = kerangka.sumber(&penggal);
        assert_eq!(teks, "#judul([#\"é\";], 01)");
        assert_eq!(kerangka.jawaban(&penggal), Some(vec![0]));
        assert_eq!(kerangka.jawaban(&Pemenggalan::default()), Some(vec![]));
        assert_eq!(peta.alamat(7), Some("judul/nomor"));
        assert_eq!(peta.alamat(6), None);
        assert_eq!(peta.alamat(teks.find(',').expect("koma")), None);
    }

    #[test]
    fn a_slot_that_is_kept_whole_loses_its_soft_hyphens_and_the_others_keep_theirs() {
        let mut bertanda = String::from("#a(");
        for (alamat, isi) in [("satu", "me\u{ad}lak\u{ad}sa"), ("dua", "ba\u{ad}tas")] {
            buka(&mut bertanda, alamat);
            bertanda.push_str(isi);
            tutup(&mut bertanda);
        }
        let penggal = Pemenggalan { utuh: BTreeSet::from(["satu".to_owned()]), ..Pemenggalan::default() };
        let (teks, peta) = Kerangka::urai(&bertanda).sumber(&penggal);
        assert_eq!(teks, "#a(melaksaba\u{ad}tas");
        assert_eq!(peta.alamat(teks.find("ba").expect("ada")), Some("dua"));
    }
}
