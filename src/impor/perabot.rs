//! What stands on pages and is no part of a decree: page numbers, stamps of a JDIH, the first word of the next page. Set aside with
//! its line, never thrown away.

use super::baris::{Baris, Sisa, Sumber};

/// The most letters of such a line.
const PANJANG: usize = 60;

/// Sets the furniture of pages aside.
pub(super) fn sisihkan(sumber: &mut Sumber) {
    let semua = std::mem::take(&mut sumber.baris);
    let mut halaman = 1;
    let sebab: Vec<Option<&'static str>> = (0..semua.len()).map(|letak| sebab(&semua, letak, &mut halaman)).collect();
    // What stood after it stands after a page end, at least.
    let mut jeda = false;
    for (mut baris, sebab) in semua.into_iter().zip(sebab) {
        match sebab {
            Some(sebab) => {
                sumber.sisa.push(Sisa::dari(&baris, sebab));
                jeda = true;
            }
            None => {
                baris.jeda |= jeda;
                baris.halaman |= jeda;
                jeda = false;
                sumber.baris.push(baris);
            }
        }
    }
}

fn sebab(semua: &[Baris], letak: usize, halaman: &mut u32) -> Option<&'static str> {
    let baris = &semua[letak];
    let teks = baris.teks();
    if baris.sel.is_some() || teks.chars().count() > PANJANG {
        return None;
    }
    let lepas = baris.jeda && semua.get(letak + 1).is_some_and(|berikut| berikut.jeda);
    if let Some(nomor) = bernomor(&teks)
        && (teks.contains(['-', '–']) || baris.butir || baris.halaman || (lepas && nomor == *halaman + 1))
    {
        *halaman = nomor;
        return Some("nomor halaman");
    }
    if stempel(&teks) {
        return Some("cap JDIH");
    }
    let berikut =
        semua[letak + 1..].iter().take(4).map(Baris::teks).find(|teks| !stempel(teks) && bernomor(teks).is_none());
    kata_sambung(&teks, &berikut?).then_some("kata penyambung halaman")
}

/// The number in `- 2 -`, `-2-`, `2`.
fn bernomor(teks: &str) -> Option<u32> {
    let dalam = teks.trim_matches(|huruf: char| matches!(huruf, '-' | '–' | ' '));
    let angka = (1..=3).contains(&dalam.len()) && dalam.bytes().all(|bita| bita.is_ascii_digit());
    dalam.parse().ok().filter(|_| angka)
}

/// The address of a JDIH alone on its line.
fn stempel(teks: &str) -> bool {
    let teks = teks.to_lowercase();
    teks.contains("jdih") && teks.contains(".go.id") && !teks.contains(' ')
}

/// `Mengingat . . .` before a page that begins with `Mengingat`.
fn kata_sambung(teks: &str, berikut: &str) -> bool {
    let tanpa = teks.trim_end_matches(['.', ' ', '…']);
    let titik = teks[tanpa.len()..].chars().filter(|huruf| *huruf == '.').count() >= 3 || teks.ends_with('…');
    let rapat = |teks: &str| teks.chars().filter(|huruf| huruf.is_alphanumeric()).collect::<String>().to_lowercase();
    let (kata, lanjut) = (rapat(tanpa), rapat(berikut));
    titik && !kata.is_empty() && tanpa.split_whitespace().count() <= 4 && lanjut.starts_with(&kata)
}

#[cfg(test)]
mod tests {
    use super::super::teks;
    use super::*;

    #[test]
    fn furniture_of_pages_is_set_aside_with_its_lines() {
        let mut sumber =
            teks::baca("Menimbang : a. b;\nMengingat . . .\njdih.kpu.go.id/kalbar\n\u{c}- 2 -\nMengingat : 1. c\n3\n");
        sisihkan(&mut sumber);
        let isi: Vec<String> = sumber.baris.iter().map(Baris::teks).collect();
        assert_eq!(isi, ["Menimbang : a. b;", "Mengingat : 1. c", "3"]);
        let sisa: Vec<_> = sumber.sisa.iter().map(|sisa| (sisa.baris, &*sisa.sebab)).collect();
        assert_eq!(sisa, [(Some(2), "kata penyambung halaman"), (Some(3), "cap JDIH"), (Some(4), "nomor halaman")]);
        assert!(sumber.baris[1].halaman);
    }
}
