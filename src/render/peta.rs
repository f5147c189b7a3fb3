//! The source map: which slot a byte of the Typst source belongs to.
//!
//! While rendering, a slot stands between control characters. No literal holds one (the escape writes them as `\u{…}`)
//! and no template does, so taking them out again is exact.

use std::ops::Range;

const AWAL: char = '\u{1}';
const NAMA: char = '\u{2}';
const AKHIR: char = '\u{3}';

pub(super) fn buka(hasil: &mut String, alamat: &str) {
    hasil.push(AWAL);
    hasil.extend(alamat.chars().filter(|huruf| !huruf.is_control()));
    hasil.push(NAMA);
}

pub(super) fn tutup(hasil: &mut String) {
    hasil.push(AKHIR);
}

/// Where each slot stands in the Typst source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PetaSumber(Vec<(Range<usize>, String)>);

impl PetaSumber {
    /// The address of the slot that holds the byte at `letak`.
    pub fn alamat(&self, letak: usize) -> Option<&str> {
        let sesudah = self.0.partition_point(|(rentang, _)| rentang.start <= letak);
        let (rentang, alamat) = self.0.get(sesudah.checked_sub(1)?)?;
        rentang.contains(&letak).then_some(alamat.as_str())
    }

    /// The addresses in the order of the source.
    pub fn semua(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, alamat)| alamat.as_str())
    }
}

/// The source without marks, and where the slots stand in it.
pub(super) fn pisahkan(bertanda: &str) -> (String, PetaSumber) {
    let mut teks = String::with_capacity(bertanda.len());
    let mut peta = Vec::new();
    let mut terbuka: Option<(usize, String)> = None;
    let mut sisa = bertanda;
    while let Some(letak) = sisa.find([AWAL, AKHIR]) {
        teks.push_str(&sisa[..letak]);
        let tanda = sisa[letak..].chars().next();
        sisa = &sisa[letak + 1..];
        if tanda == Some(AWAL) {
            let (alamat, lanjut) = sisa.split_once(NAMA).unwrap_or((sisa, ""));
            terbuka = Some((teks.len(), alamat.to_owned()));
            sisa = lanjut;
        } else if let Some((awal, alamat)) = terbuka.take() {
            peta.push((awal..teks.len(), alamat));
        }
    }
    teks.push_str(sisa);
    (teks, PetaSumber(peta))
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
        bertanda.push_str(", 1)");
        let (teks, peta) = pisahkan(&bertanda);
        assert_eq!(teks, "#judul([#\"é\";], 1)");
        assert_eq!(peta.alamat(7), Some("judul/nomor"));
        assert_eq!(peta.alamat(6), None);
        assert_eq!(peta.alamat(teks.find(',').expect("koma")), None);
    }
}
