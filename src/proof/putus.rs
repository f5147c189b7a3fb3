//! Words that a page end breaks in two: nobody should have to turn the page within a word.

use super::halaman::Letak;

/// The slots in which a page ends with a hyphen.
pub(super) fn di_akhir_halaman<'a>(letak: &'a Letak<'_>) -> impl Iterator<Item = String> + 'a {
    let terputus = |goresan: &[(usize, &crate::compile::Goresan)]| {
        goresan.windows(2).any(|dua| dua[0].0 != dua[1].0 && dua[0].1.teks.ends_with('\u{ad}'))
    };
    letak.semua().filter(move |(_, goresan)| terputus(goresan)).map(|(alamat, _)| alamat.to_owned())
}
