//! Totals that an author typed as a row of cells, and what the rows above them come to. A sum that the program makes
//! (`Baris::Jumlah`) needs none of this. Judges none (rule X12).

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use super::{
    jumlah::Jumlah,
    kata::pola,
    kolom::{Macam, Sel, TabelTerbaca},
};

/// What a row of a total begins with.
static TOTAL: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)^\s*(?:sub\s*-?\s*|grand\s+)?(?:jumlah|total)\b[^\d]{0,40}$"));

/// So many figures make a sum.
const TERPENDEK: usize = 2;

/// A typed total that is not what its rows come to.
pub(super) struct Selisih<'t, 'a> {
    /// Its cell.
    pub(super) sel: &'t Sel<'a>,
    /// What its rows come to, as figures are printed.
    pub(super) jumlah: String,
}

/// The totals of a table that are not what their rows come to: neither those since the total before, nor all of them. Only columns
/// that hold nothing but figures are added up.
pub(super) fn selisih<'t, 'a>(tabel: &'t TabelTerbaca<'a>) -> Vec<Selisih<'t, 'a>> {
    let total: Vec<usize> = baris_total(tabel);
    let mut hasil = Vec::new();
    for kolom in tabel.kolom.iter().filter(|_| !total.is_empty()) {
        let angka: Option<BTreeMap<usize, i128>> = kolom.iter().map(|sel| Some((sel.baris, nilai(sel)?))).collect();
        let Some(angka) = angka.filter(|angka| angka.len() == kolom.len()) else { continue };
        let mut sebelum = 0;
        for baris in &total {
            let rentang = |dari: usize| angka.range(dari..*baris).filter(|(baris, _)| !total.contains(baris));
            let jumlah = |dari: usize| rentang(dari).map(|(_, nilai)| nilai).sum::<i128>();
            let (sel, banyak) = (kolom.iter().find(|sel| sel.baris == *baris), rentang(0).count());
            if let Some(sel) = sel.filter(|_| banyak >= TERPENDEK)
                && ![jumlah(sebelum), jumlah(0)].contains(&angka[baris])
            {
                // The last one is meant to be that of all rows.
                let dari = if total.last() == Some(baris) { 0 } else { sebelum };
                hasil.push(Selisih { sel, jumlah: Jumlah::dari_sen(jumlah(dari)).tercetak() });
            }
            sebelum = baris + 1;
        }
    }
    hasil
}

/// The rows that are totals: by the first cell that holds something.
fn baris_total(tabel: &TabelTerbaca<'_>) -> Vec<usize> {
    let mut awal: BTreeMap<usize, &Sel<'_>> = BTreeMap::new();
    for sel in tabel.kolom.iter().flatten() {
        awal.entry(sel.baris).or_insert(sel);
    }
    awal.into_iter().filter(|(_, sel)| TOTAL.is_match(sel.teks())).map(|(baris, _)| baris).collect()
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
