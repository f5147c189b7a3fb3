//! What stands side by side on a page and reads one after the other: labels in a column of their own, whose texts a program wrote
//! below all of them; a signature beside the authentication of the copy.

use std::collections::VecDeque;

use super::{
    baris::Baris,
    label::{diktum, kata_kunci},
    penutup,
};

/// The key words that stand in the column of labels.
const KATA: [&str; 5] = ["menimbang", "mengingat", "memperhatikan", "memerhatikan", "menetapkan"];
/// Blanks between two columns, and lines of two blocks side by side.
const CELAH: &str = "    ";
const BARIS: usize = 18;

/// Whether the line is a label alone.
fn sendiri(baris: &Baris) -> bool {
    let teks = baris.teks();
    baris.sel.is_none() && !teks.contains(':') && (kata_kunci(&teks, &KATA).is_some() || diktum(&teks).is_some())
}

/// Whether the line is a text, or begins one, whose label stands elsewhere.
fn bertitik(baris: &Baris) -> bool {
    baris.sel.is_none() && baris.teks().starts_with(':')
}

/// Each label before its own text, where several stand together and their texts, each with its colon, follow.
pub(super) fn label(semua: Vec<Baris>) -> Vec<Baris> {
    let mut hasil: Vec<Baris> = Vec::with_capacity(semua.len());
    let mut antre: VecDeque<Baris> = VecDeque::new();
    for (letak, baris) in semua.iter().enumerate() {
        if sendiri(baris) {
            let banyak = semua[letak..].iter().take_while(|baris| sendiri(baris)).count();
            let isi = semua[letak + banyak..].iter().take_while(|baris| !sendiri(baris));
            if !antre.is_empty() || (banyak > 1 && isi.filter(|baris| bertitik(baris)).count() >= banyak) {
                antre.push_back(baris.clone());
                continue;
            }
        }
        if bertitik(baris) {
            hasil.extend(antre.pop_front());
        }
        hasil.push(baris.clone());
    }
    hasil.extend(antre);
    hasil
}

/// Closings that stand side by side, one after the other: the signature first.
pub(super) fn penutup(semua: Vec<Baris>) -> Vec<Baris> {
    let mut hasil: Vec<Baris> = Vec::with_capacity(semua.len());
    let mut letak = 0;
    while letak < semua.len() {
        let Some(kolom) = batas(&semua[letak]) else {
            hasil.push(semua[letak].clone());
            letak += 1;
            continue;
        };
        let lanjut = semua[letak..].iter().take(BARIS).enumerate();
        let banyak = lanjut.take_while(|(ke, baris)| *ke == 0 || (!baris.halaman && terbelah(baris, kolom))).count();
        let blok = &semua[letak..letak + banyak];
        hasil.extend(blok.iter().filter_map(|baris| potong(baris, kolom, false)));
        hasil.extend(blok.iter().filter_map(|baris| potong(baris, kolom, true)));
        letak += banyak;
    }
    hasil
}

/// What of a line stands left or right of the column.
fn potong(baris: &Baris, kolom: usize, kiri: bool) -> Option<Baris> {
    let batas = kolom.saturating_sub(baris.inden);
    let kalimat = if kiri { baris.kalimat.sampai(batas) } else { baris.kalimat.dari(batas) };
    let inden = if kiri { baris.inden } else { kolom.max(baris.inden) };
    (!kalimat.kosong()).then(|| Baris { tepi: inden + kalimat.panjang(), inden, kalimat, ..baris.clone() })
}

/// The column at which the right one begins of two parts of closings on one line.
fn batas(baris: &Baris) -> Option<usize> {
    let teks = baris.kalimat.teks();
    let kiri = teks.trim_start();
    let (awal, sisa) = kiri.split_at(kiri.find(CELAH).filter(|_| baris.sel.is_none())?);
    let kanan = sisa.trim_start();
    let dari = teks.chars().count() - kanan.chars().count();
    let milik = |teks: &str| penutup::milik(teks.trim());
    (milik(awal) && milik(kanan)).then_some(baris.inden + dari)
}

/// Whether a line has nothing that runs over the column.
fn terbelah(baris: &Baris, kolom: usize) -> bool {
    let letak = kolom.saturating_sub(baris.inden);
    let huruf: Vec<char> = baris.kalimat.teks().chars().collect();
    let sela = || huruf[letak.saturating_sub(2)..letak].iter().all(|huruf| *huruf == ' ');
    baris.sel.is_none() && (letak == 0 || huruf.len() <= letak || sela())
}
