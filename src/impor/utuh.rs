//! Whether every word of the source is in what was made of it. What is not is kept with its line: no reading is so good that nobody
//! has to count.

use std::collections::{BTreeMap, BTreeSet};

use super::baris::{Baris, Sisa};

/// The lines that hold a word more often than `hasil` does, but for lines that only say something again.
pub(super) fn hilang(semua: &[Baris], hasil: &str, ulang: &BTreeSet<u32>) -> Vec<Sisa> {
    let mut banyak: BTreeMap<String, usize> = BTreeMap::new();
    for kata in kata(hasil) {
        *banyak.entry(kata).or_default() += 1;
    }
    let mut sisa = Vec::new();
    let mut terpotong = false;
    for baris in semua.iter().filter(|baris| !ulang.contains(&baris.nomor)) {
        let teks = baris.semua_teks();
        let berlanjut = teks.ends_with(['-', '/', '\u{2010}']);
        let kata: Vec<String> = kata(&teks).collect();
        let tepi = |letak: usize| (letak == 0 && terpotong) || (letak + 1 == kata.len() && berlanjut);
        let mut kurang = false;
        for kata in kata.iter().enumerate().filter(|(letak, _)| !tepi(*letak)).map(|(_, kata)| kata) {
            match banyak.get_mut(kata) {
                Some(sisa) if *sisa > 0 => *sisa -= 1,
                _ => kurang = true,
            }
        }
        if kurang {
            sisa.push(Sisa {
                baris: Some(baris.nomor),
                teks,
                sebab: "ada katanya yang tidak terbaca pada tempatnya".into(),
            });
        }
        terpotong = berlanjut;
    }
    sisa
}

fn kata(teks: &str) -> impl Iterator<Item = String> + '_ {
    teks.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty()).map(str::to_owned)
}
