//! Rows that sum up a table: told from other rows, and made the program's own sum where it would print every cell as the source has it.
//! A sum that the rows do not give stays as it is written, and is told. Refuses to correct any.

use std::ops::Range;

use super::{
    bagian::{self, BarisTabel, Blok, Jumlah, Tabel},
    kalimat::Kalimat,
};
use crate::model::{
    angka::Angka,
    tabel::JenisKolom,
    total::{label, utama},
};

/// What is printed for "none".
const NIHIL: &str = "-";

/// A sum that the rows do not give.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Selisih {
    /// The line of the row.
    pub(super) baris: u32,
    /// The head of the column.
    kepala: String,
    /// The sum as it is written.
    tertulis: String,
    /// What the rows come to.
    sebenarnya: String,
}

impl Selisih {
    /// What is said of it.
    pub(super) fn pesan(&self) -> String {
        let Self { kepala, tertulis, sebenarnya, .. } = self;
        format!("jumlah kolom `{kepala}` tertulis `{tertulis}`, padahal isi kolom itu berjumlah `{sebenarnya}`")
    }
}

/// Whether these cells sum up others: the first that holds something is the label of a sum, another one begins with a number.
pub(super) fn baris(sel: &[String]) -> bool {
    let mut ada = sel.iter().map(|sel| sel.trim()).filter(|sel| !sel.is_empty());
    ada.next().is_some_and(label)
        && ada.any(|sel| tanpa_mata_uang(sel).starts_with(|huruf: char| huruf.is_ascii_digit()))
}

/// Where the label stands of a line that sums up others, in letters: before a gap, with a number behind it.
pub(super) fn label_baris(teks: &str) -> Option<Range<usize>> {
    let inden = teks.len() - teks.trim_start().len();
    let isi = &teks[inden..];
    let panjang = isi.find("  ")?;
    let sel: Vec<String> = isi.split("  ").map(|sel| sel.trim().to_owned()).collect();
    baris(&sel).then(|| inden..inden + isi[..panjang].chars().count())
}

/// Whether a text says a sum in words.
pub(super) fn terbilang(teks: &str) -> bool {
    let kecil = teks.trim_start().to_lowercase();
    kecil.strip_prefix("terbilang").is_some_and(|sisa| !sisa.starts_with(char::is_alphanumeric))
}

fn tanpa_mata_uang(teks: &str) -> &str {
    let teks = teks.trim();
    let polos = teks.strip_prefix("Rp").or_else(|| teks.strip_prefix("RP")).unwrap_or(teks);
    polos.strip_prefix('.').unwrap_or(polos).trim()
}

/// The number in a cell, however money is written there.
fn baca(teks: &str) -> Option<Angka> {
    let polos = tanpa_mata_uang(teks);
    let polos = polos.strip_suffix(",-").or_else(|| polos.strip_suffix(".-")).unwrap_or(polos);
    Angka::urai(polos)
}

/// A number without zeros at the end of its fraction: two that are equal are the same text.
fn rata(angka: Angka) -> String {
    let teks = angka.bilangan();
    match teks.contains(',') {
        true => teks.trim_end_matches('0').trim_end_matches(',').to_owned(),
        false => teks,
    }
}

/// Makes the sums below tables the program's, where it can; `rupiah` is the shape of money. Tells the sums that are others.
pub(super) fn hitung(semua: &mut Vec<Blok>, rupiah: &str, selisih: &mut Vec<Selisih>) {
    let mut letak = 0;
    while letak < semua.len() {
        let (kini, sesudah) = semua.split_at_mut(letak + 1);
        match &mut kini[letak] {
            Blok::Daftar(butir) => butir.iter_mut().for_each(|satu| hitung(&mut satu.isi, rupiah, selisih)),
            Blok::Bagian { isi, .. } => hitung(isi, rupiah, selisih),
            Blok::Tabel(tabel) => {
                let kata = match sesudah.first() {
                    Some(Blok::Paragraf(teks)) if terbilang(&teks.teks()) => Some(teks),
                    _ => None,
                };
                if satu(tabel, kata, rupiah, selisih) {
                    semua.remove(letak + 1);
                }
            }
            _ => {}
        }
        letak += 1;
    }
}

/// A column below which a sum is written.
struct Kolom {
    ke: usize,
    tertulis: Kalimat,
    /// How the program would print what stands in it; nothing where it would print another text.
    jenis: Option<JenisKolom>,
    /// What its cells come to.
    jumlah: Angka,
}

/// One table; whether the words below it are now its own.
fn satu(tabel: &mut Tabel, kata: Option<&Kalimat>, rupiah: &str, selisih: &mut Vec<Selisih>) -> bool {
    let Some((BarisTabel::Jumlah { baris: nomor, sel: total, .. }, baris)) = tabel.baris.split_last() else {
        return false;
    };
    let label = |total: &[Kalimat]| total.iter().position(|sel| !sel.kosong());
    let Some(awal) = label(total).filter(|awal| utama(&total[*awal].teks())) else { return false };
    let bagian = baris.iter().filter_map(|baris| match baris {
        BarisTabel::Jumlah { sel, .. } => Some(sel),
        _ => None,
    });
    let bagian: Vec<&Vec<Kalimat>> = bagian.collect();
    // Where a row above may sum up all before it, this one may sum up only those after that.
    if bagian.iter().any(|sel| label(sel).is_some_and(|ke| utama(&sel[ke].teks()))) {
        return false;
    }
    let terisi: Vec<usize> = (awal + 1..total.len()).filter(|ke| !total[*ke].kosong()).collect();
    let kolom: Vec<Kolom> = terisi.iter().filter_map(|ke| kolom(baris, *ke, total, rupiah)).collect();
    let beda = banding(&kolom, *nomor, &tabel.kolom);
    let pesan: Vec<String> = beda.iter().map(Selisih::pesan).collect();
    selisih.extend(beda);
    // A row of which one cell cannot be derived stays as it is; so do all where there are sums of parts.
    let jadi: Option<Vec<_>> = kolom.iter().map(|satu| Some((satu.ke, satu.jenis?, satu.tertulis.clone()))).collect();
    let utuh = |jadi: &Vec<_>| !jadi.is_empty() && jadi.len() == terisi.len() && bagian.is_empty();
    let Some(jadi) = jadi.filter(utuh) else {
        if let Some(BarisTabel::Jumlah { catatan, .. }) = tabel.baris.last_mut() {
            *catatan = Some(pesan.join("; ")).filter(|pesan| !pesan.is_empty());
        }
        return false;
    };
    let terbilang = kata.and_then(|kata| Some((bertulis(&kolom, kata)?, kata.clone())));
    let terpakai = terbilang.is_some();
    let label = total[awal].clone();
    tabel.baris.pop();
    for ke in jadi.iter().filter(|(_, jenis, _)| *jenis == JenisKolom::Rupiah).map(|(ke, ..)| *ke) {
        tabel.baris.iter_mut().for_each(|baris| tanpa_rupiah(baris, ke));
    }
    tabel.jumlah = Some(Jumlah { label, kolom: jadi, terbilang });
    terpakai
}

/// The sums that the rows do not give.
fn banding(kolom: &[Kolom], baris: u32, semua: &[bagian::Kolom]) -> Vec<Selisih> {
    let mut kepala = Vec::new();
    semua.iter().for_each(|satu| satu.daun(&mut kepala));
    let lain = kolom.iter().filter(|satu| baca(&satu.tertulis.teks()).map(rata) != Some(rata(satu.jumlah)));
    let satu = |satu: &Kolom| {
        let kepala = kepala.get(satu.ke).cloned().unwrap_or_default();
        Selisih { baris, kepala, tertulis: satu.tertulis.teks(), sebenarnya: satu.jumlah.bilangan() }
    };
    lain.map(satu).collect()
}

/// The column, if all that stands in it are numbers.
fn kolom(semua: &[BarisTabel], ke: usize, total: &[Kalimat], rupiah: &str) -> Option<Kolom> {
    baca(&total[ke].teks())?;
    let sel = semua.iter().filter_map(|baris| match baris {
        BarisTabel::Sel(sel) => sel.get(ke).filter(|sel| !sel.kosong() && sel.teks() != NIHIL),
        _ => None,
    });
    let isi: Vec<(&Kalimat, Angka)> = sel.map(|sel| Some((sel, baca(&sel.teks())?))).collect::<Option<_>>()?;
    let jumlah = isi.iter().try_fold(Angka::default(), |jumlah, (_, angka)| jumlah.tambah(*angka))?;
    let sama = |cetak: &dyn Fn(Angka) -> Option<String>| {
        isi.iter().all(|(sel, angka)| sel.tulis() == sel.teks() && cetak(*angka).as_deref() == Some(&*sel.teks()))
    };
    let jenis = match () {
        () if isi.is_empty() => return None,
        () if sama(&|angka| Some(angka.bilangan())) => Some(JenisKolom::Bilangan),
        () if sama(&|angka| angka.rupiah(rupiah)) => Some(JenisKolom::Rupiah),
        () => None,
    };
    Some(Kolom { ke, tertulis: total[ke].clone(), jenis, jumlah })
}

/// The column whose sum the words below it are: those that the program writes, or wrong ones. Right words of another form, such as
/// capitals, are none: they stay a paragraph.
fn bertulis(kolom: &[Kolom], kata: &Kalimat) -> Option<usize> {
    let rapat = |teks: &str| teks.chars().filter(|huruf| huruf.is_alphabetic()).collect::<String>().to_lowercase();
    let uang = |satu: &&Kolom| satu.jenis == Some(JenisKolom::Rupiah);
    let turunan = |satu: &Kolom| match uang(&satu) {
        true => satu.jumlah.terbilang_rupiah(),
        false => satu.jumlah.terbilang(),
    };
    let utuh = |satu: &&Kolom| turunan(satu).is_some_and(|ini| format!("Terbilang: {ini}") == kata.teks());
    let benar = |satu: &Kolom| {
        let semua = [satu.jumlah.terbilang(), satu.jumlah.terbilang_rupiah()];
        semua.iter().flatten().any(|ini| rapat(&kata.teks()) == rapat(&format!("Terbilang {ini}")))
    };
    let satu = match kolom.iter().find(utuh) {
        None if kolom.iter().any(benar) => None,
        None => kolom.iter().rfind(uang).or_else(|| kolom.last()),
        sama => sama,
    }?;
    turunan(satu).map(|_| satu.ke)
}

/// A cell of money as data have it: the number alone.
fn tanpa_rupiah(baris: &mut BarisTabel, ke: usize) {
    let BarisTabel::Sel(sel) = baris else { return };
    let Some(sel) = sel.get_mut(ke).filter(|sel| !sel.kosong() && sel.teks() != NIHIL) else { return };
    if let Some(angka) = baca(&sel.teks()) {
        *sel = Kalimat::polos(angka.bilangan().trim_end_matches(",00"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_headings_and_names() {
        for teks in
            ["JUMLAH", "TOTAL", "Jumlah Total", "TOTAL :", "Jumlah I", "SUB TOTAL", "Grand Total", "JUMLAH (Rp)"]
        {
            assert!(label(teks), "{teks}");
        }
        for teks in ["JUMLAH PENDUDUK", "Jumlah pegawai", "I", "SUB", "TOTALITAS", ""] {
            assert!(!label(teks), "{teks}");
        }
        assert!(utama("JUMLAH TOTAL") && !utama("JUMLAH I") && !utama("Sub Jumlah"));
        let sel = |isi: &[&str]| isi.iter().map(|sel| (*sel).to_owned()).collect::<Vec<_>>();
        assert!(
            baris(&sel(&["", "JUMLAH", "", "Rp. 9.000.000,-"]))
                && baris(&sel(&["TOTAL", "100%"]))
                && !baris(&sel(&["", "JUMLAH", "", ""]))
        );
        assert!(!baris(&sel(&["1", "JUMLAH", "9"])));
        assert_eq!(label_baris("  JUMLAH TOTAL   18   Rp9"), Some(2..14));
        assert_eq!((label_baris("JUMLAH"), label_baris("NAMA   JUMLAH   9")), (None, None));
    }
}
