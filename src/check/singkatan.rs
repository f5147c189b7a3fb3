//! Short forms that a decree explains: `Wilayah Bebas dari Korupsi (WBK)`. Judges none (rule A1).

use std::ops::Range;

use super::{
    pandangan::{Pandangan, Peran},
    token::Token,
};

/// A short form where it is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Takrif {
    /// The short form.
    pub(super) singkatan: String,
    /// The words that it stands for, as they are written.
    pub(super) kepanjangan: String,
    /// The text, by its place in [`Pandangan::satuan`].
    pub(super) satuan: usize,
    /// The words and the short form in its brackets, in bytes.
    pub(super) rentang: Range<usize>,
}

/// Where a text explains a short form, in bytes: the words, and the short form in its brackets.
pub(super) type Letak = (Range<usize>, Range<usize>);

/// Every explanation, in reading order.
pub(super) fn takrif(pandangan: &Pandangan<'_>) -> Vec<Takrif> {
    let mut semua = Vec::new();
    for (satuan, satu) in pandangan.satuan.iter().enumerate().filter(|(_, satu)| satu.peran != Peran::Label) {
        for (kepanjangan, singkatan) in satu.takrif() {
            semua.push(Takrif {
                singkatan: satu.polos[singkatan.clone()].to_owned(),
                kepanjangan: satu.polos[kepanjangan.clone()].to_owned(),
                satuan,
                rentang: kepanjangan.start..singkatan.end + 1,
            });
        }
    }
    semua
}

/// The explanations in a text.
pub(super) fn dalam(teks: &str, semua: &[Token]) -> Vec<Letak> {
    let kurung = semua.windows(3).enumerate().filter_map(|(i, tiga)| match tiga {
        [buka, isi, tutup] if buka.lipat == "(" && tutup.lipat == ")" && singkatan(isi.asli(teks)) => Some((i, isi)),
        _ => None,
    });
    kurung
        .filter_map(|(i, isi)| {
            let awal = kepanjangan(&semua[..i], &isi.lipat)?;
            Some((semua[awal].rentang.start..semua[i - 1].rentang.end, isi.rentang.clone()))
        })
        .collect()
}

/// Whether this is a short form: capitals, two or more.
pub(super) fn singkatan(kata: &str) -> bool {
    let besar = kata.chars().filter(|huruf| huruf.is_uppercase()).count();
    besar >= 2 && kata.chars().all(|huruf| huruf.is_uppercase() || matches!(huruf, '-' | '/'))
}

/// Where the words begin whose first letters make the short form, read from its end; joining words may stand between.
fn kepanjangan(sebelum: &[Token], singkatan: &str) -> Option<usize> {
    let mut huruf = singkatan.chars().rev().filter(|huruf| huruf.is_alphabetic()).peekable();
    for (i, satu) in sebelum.iter().enumerate().rev() {
        if !satu.kata {
            return None;
        }
        // `Undang-Undang` counts twice.
        for awal in satu.lipat.split('-').rev().filter_map(|bagian| bagian.chars().next()) {
            match huruf.peek() {
                Some(harap) if *harap == awal => drop(huruf.next()),
                _ if satu.tugas() => {}
                _ => return None,
            }
        }
        if huruf.peek().is_none() {
            return Some(i);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::dalam;
    use crate::check::token::token;

    #[test]
    fn first_letters_lead_back_to_the_words() {
        let baca = |teks: &str| -> Vec<(String, String)> {
            dalam(teks, &token(teks)).into_iter().map(|(a, b)| (teks[a].to_owned(), teks[b].to_owned())).collect()
        };
        let satu = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        let teks = "menuju Wilayah Birokrasi Bersih dan Melayani (WBBM) tahun 2025";
        assert_eq!(baca(teks), satu("Wilayah Birokrasi Bersih dan Melayani", "WBBM"));
        assert_eq!(baca("Evaluasi Standar Operasional Prosedur (SOP)"), satu("Standar Operasional Prosedur", "SOP"));
        assert_eq!(baca("sebanyak 3 (tiga) orang (PNS)"), []);
    }
}
