//! The total of a table that an author typed as its last row, and what the rows above it come to. A sum that the program makes
//! (`Baris::Jumlah`) needs none of this; totals between rows may be of anything and are left alone. Judges none (rule X12).

use std::sync::LazyLock;

use regex::Regex;

use super::{
    jumlah::Jumlah,
    kata::pola,
    kolom::{Macam, Sel, TabelTerbaca},
};
use crate::model::total;

/// Heads of columns whose last figure is no sum.
static BUKAN_JUMLAH: LazyLock<Regex> =
    LazyLock::new(|| pola(r"%|persen|rata|rerata|indeks|kumulatif|capaian|tahun|skor|harga satuan|satuan"));

/// So many figures make a sum.
const TERPENDEK: usize = 2;

/// A typed total that is not what its rows come to.
pub(super) struct Selisih<'t, 'a> {
    /// Its cell.
    pub(super) sel: &'t Sel<'a>,
    /// Its column, from 0.
    pub(super) kolom: usize,
    /// What its rows come to, as figures are printed.
    pub(super) jumlah: String,
}

/// The totals of a table that are not what their rows come to. Only columns that hold nothing but figures are added up.
pub(super) fn selisih<'t, 'a>(tabel: &'t TabelTerbaca<'a>) -> Vec<Selisih<'t, 'a>> {
    let label = |sel: &&Sel<'_>| total::label(sel.teks());
    let semua: Vec<usize> = awal_baris(tabel).into_iter().filter(label).map(|sel| sel.baris).collect();
    let utama = awal_baris(tabel).last().filter(|sel| total::utama(sel.teks())).map(|sel| sel.baris);
    let Some(baris) = utama else { return Vec::new() };
    let berjumlah = (0..tabel.kolom.len()).filter(|kolom| !BUKAN_JUMLAH.is_match(&tabel.kepala[*kolom]));
    let satu = |nomor: usize| {
        let kolom = &tabel.kolom[nomor];
        let sel = kolom.last().filter(|sel| sel.baris == baris)?;
        let angka = |sel: &Sel<'_>| (!semua.contains(&sel.baris)).then(|| nilai(sel));
        let angka: Vec<i128> = kolom.iter().filter_map(angka).collect::<Option<_>>()?;
        let (jumlah, tertulis) = (jumlah(&angka)?, nilai(sel)?);
        // Hundredths that were rounded row by row.
        let dibulatkan = tertulis.abs_diff(jumlah) <= angka.len() as u128 && angka.iter().any(|satu| satu % 100 != 0);
        let beda = angka.len() >= TERPENDEK && tertulis != jumlah && !dibulatkan && !bertingkat(&angka);
        beda.then(|| Selisih { sel, kolom: nomor, jumlah: Jumlah::dari_sen(jumlah).tercetak() })
    };
    berjumlah.filter_map(satu).collect()
}

/// The first cell of each row that holds something.
fn awal_baris<'t, 'a>(tabel: &'t TabelTerbaca<'a>) -> Vec<&'t Sel<'a>> {
    let mut semua: Vec<&Sel<'_>> = tabel.kolom.iter().flatten().collect();
    // Stable: of one row the cell of the first column comes first.
    semua.sort_by_key(|sel| sel.baris);
    semua.dedup_by_key(|sel| sel.baris);
    semua
}

fn jumlah(angka: &[i128]) -> Option<i128> {
    angka.iter().try_fold(0_i128, |jumlah, satu| jumlah.checked_add(*satu))
}

/// Whether a row holds the sum of those right below it, as the heading of a group does: then adding up all counts them twice.
fn bertingkat(angka: &[i128]) -> bool {
    let di_bawah = |i: usize| {
        let sampai = angka[i + 1..].iter().scan(0_i128, |jumlah, satu| {
            *jumlah = jumlah.saturating_add(*satu);
            (*jumlah <= angka[i]).then_some(*jumlah)
        });
        sampai.skip(1).any(|jumlah| jumlah == angka[i])
    };
    (0..angka.len()).any(di_bawah)
}

/// The figure that a cell is, in hundredths.
fn nilai(sel: &Sel<'_>) -> Option<i128> {
    let teks = match sel.macam() {
        Macam::Bilangan => sel.teks().trim(),
        Macam::Rupiah => sel.teks().trim().trim_start_matches(|huruf: char| !huruf.is_ascii_digit()),
        _ => return None,
    };
    Jumlah::baca(teks.trim_end_matches(",-"))?.sen()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_sums_up_those_below_it_is_seen() {
        assert!(bertingkat(&[300, 100, 200, 500]));
        assert!(!bertingkat(&[100, 200, 400]));
        assert!(!bertingkat(&[100, 100]), "two rows that are the same are two rows");
        assert_eq!(jumlah(&[i128::MAX, 1]), None);
    }
}
