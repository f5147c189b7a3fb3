//! How a drafter calls a place: `huruf b`, `angka 3`, `bagian 2. Latar Belakang`. Finds nothing.

use crate::expand::job::{Blok, Butir, Slot};

/// So many letters of a text are enough to recognise it.
const PENDEK: usize = 60;

/// A label in words.
pub(super) fn label(label: &Slot) -> String {
    let polos = label.tulisan.polos();
    let inti = polos.trim_end_matches('.');
    let angka = inti.trim_end_matches(')');
    match () {
        () if !angka.is_empty() && angka.bytes().all(|bita| bita.is_ascii_digit()) => format!("angka {inti}"),
        () if angka.chars().all(char::is_alphabetic) && !angka.is_empty() => format!("huruf {inti}"),
        () => format!("butir {inti}"),
    }
}

/// An item of a list; one without a number is called by its place.
pub(super) fn butir(satu: &Butir, urutan: usize) -> String {
    match satu.label.tulisan.polos().chars().any(char::is_alphanumeric) {
        true => label(&satu.label),
        false => format!("butir ke-{}", urutan + 1),
    }
}

/// A dictum.
pub(super) fn diktum(satu: &Butir, _: usize) -> String {
    format!("diktum {}", satu.label.tulisan.polos())
}

/// A block among its neighbours.
pub(super) fn blok(semua: &[Blok], letak: usize) -> Option<String> {
    let ini = &semua[letak];
    let nama = match ini {
        Blok::Bagian { nomor, judul, .. } => {
            let nomor = nomor.as_ref().map_or_else(String::new, |nomor| format!("{} ", nomor.tulisan.polos()));
            return Some(pendek(&format!("bagian {nomor}{}", judul.tulisan.polos())));
        }
        Blok::Paragraf { .. } => "paragraf",
        Blok::Daftar { .. } => "daftar",
        Blok::Tabel(_) => "tabel",
        Blok::Sampul { .. } => "sampul",
        Blok::Gambar(_) => "gambar",
        Blok::KomponenZi(_) => "gambar komponen",
        Blok::TandaTangan { .. } => "tanda tangan",
    };
    let sejenis = |lain: &&Blok| std::mem::discriminant(*lain) == std::mem::discriminant(ini);
    let sebelum = semua[..letak].iter().filter(sejenis).count();
    match semua.iter().filter(sejenis).count() {
        // What stands alone needs no name, nor does what alone has labels or rows.
        1 if semua.len() == 1 || matches!(ini, Blok::Daftar { .. } | Blok::Tabel(_)) => None,
        1 => Some(nama.to_owned()),
        _ => Some(format!("{nama} {}", sebelum + 1)),
    }
}

/// A row of a table by its number, from 0, and its key.
pub(super) fn baris(nomor: usize, kunci: Option<&str>) -> String {
    match kunci {
        Some(kunci) => format!("baris {} «{}»", nomor + 1, pendek(kunci)),
        None => format!("baris {}", nomor + 1),
    }
}

/// The beginning of a text.
pub(super) fn pendek(teks: &str) -> String {
    match teks.char_indices().nth(PENDEK) {
        Some((akhir, _)) => format!("{}…", teks[..akhir].trim_end()),
        None => teks.to_owned(),
    }
}
