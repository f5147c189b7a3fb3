//! Words of a text for rules of language: where they stand, how they are written, and which parts of the text are not the
//! writer's own: addresses, titles of regulations. Knows no spelling.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

pub(super) use crate::model::pola::pola;
use crate::model::{laman, sitasi};

/// So many bytes must words have that are compared with each other: among shorter ones, pairs that differ in one letter are common.
pub(super) const PANJANG: usize = 8;

/// A word: letters, with the bytes of the text that it takes.
#[derive(Debug, Clone)]
pub(super) struct Kata<'t> {
    /// Its letters.
    pub(super) isi: &'t str,
    /// Where it stands.
    pub(super) rentang: Range<usize>,
}

/// The words of a text, without addresses.
pub(super) fn kata(teks: &str) -> Vec<Kata<'_>> {
    let luar = alamat(teks);
    let mut hasil = Vec::new();
    let mut awal = None;
    for (letak, huruf) in teks.char_indices().chain([(teks.len(), ' ')]) {
        match (huruf.is_alphabetic(), awal) {
            (true, None) => awal = Some(letak),
            (false, Some(dari)) => {
                awal = None;
                if !memuat(&luar, dari) {
                    hasil.push(Kata { isi: &teks[dari..letak], rentang: dari..letak });
                }
            }
            _ => {}
        }
    }
    hasil
}

/// Where addresses stand, with those that have no scheme: `jdih.kpu.go.id/kalbar`, `nama@kpu.go.id`.
pub(super) fn alamat(teks: &str) -> Vec<Range<usize>> {
    static POLA: LazyLock<Regex> = LazyLock::new(|| {
        pola(r"[\w.\-]+@[\w.\-]+|\b[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:id|com|org|net|ly|gov)(?:/[^\s,;]*)?\b|[@#]\w+")
    });
    if !teks.contains(['.', '@', '#', ':']) {
        return Vec::new();
    }
    let mut hasil = laman::cari(teks);
    hasil.extend(POLA.find_iter(teks).map(|satu| satu.range()));
    hasil
}

/// Whether one of the ranges holds this place.
pub(super) fn memuat(semua: &[Range<usize>], letak: usize) -> bool {
    semua.iter().any(|satu| satu.contains(&letak))
}

/// Where the titles of cited regulations stand, with those of their amendments.
pub(super) fn judul_kutipan(teks: &str) -> Vec<Range<usize>> {
    // In running text the sentence may go on behind a comma, in small letters.
    static LANJUTAN: LazyLock<Regex> = LazyLock::new(|| pola(", [a-z]{4,}"));
    let mut hasil = Vec::new();
    for satu in sitasi::cari(teks) {
        let mut ini = Some(satu);
        while let Some(satu) = ini {
            hasil.extend(satu.judul.map(|judul| {
                let lanjutan = LANJUTAN.find(&teks[judul.clone()]);
                judul.start..lanjutan.map_or(judul.end, |satu| judul.start + satu.start())
            }));
            ini = satu.perubahan.map(|perubahan| perubahan.dengan);
        }
    }
    hasil
}

/// `ganti` in the capitals of `asal`: all of them, those at the start of words, or as it is.
pub(super) fn seperti(asal: &str, ganti: &str) -> String {
    let huruf = || asal.chars().filter(|huruf| huruf.is_alphabetic());
    if huruf().count() > 1 && huruf().all(char::is_uppercase) {
        return ganti.to_uppercase();
    }
    let besar = |kata: &str| kata.chars().next().is_some_and(char::is_uppercase);
    let banyak = asal.split(' ').count();
    if banyak > 1 && asal.split(' ').all(besar) {
        return ganti.split(' ').map(berkapital).collect::<Vec<_>>().join(" ");
    }
    if besar(asal) { berkapital(ganti) } else { ganti.to_owned() }
}

/// The same with a capital at the start.
pub(super) fn berkapital(kata: &str) -> String {
    let mut huruf = kata.chars();
    huruf.next().map_or_else(String::new, |awal| awal.to_uppercase().chain(huruf).collect())
}

/// Whether no letter of a text is small: a title or a head, where capitals tell nothing.
pub(super) fn serba_kapital(teks: &str) -> bool {
    !teks.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_addresses_alone() {
        let isi = |teks| kata(teks).into_iter().map(|satu| satu.isi).collect::<Vec<_>>();
        assert_eq!(isi("a-b, laman jdih.kpu.go.id/resiko dan (c)."), ["a", "b", "laman", "dan", "c"]);
        assert_eq!(isi("surat ke ijin@kpu.go.id"), ["surat", "ke"]);
    }

    #[test]
    fn a_title_ends_at_the_gazette() {
        let teks = "Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (Lembaran Negara";
        assert_eq!(
            judul_kutipan(teks).into_iter().map(|satu| &teks[satu]).collect::<Vec<_>>(),
            ["Aparatur Sipil Negara"]
        );
    }

    #[test]
    fn a_replacement_keeps_the_capitals() {
        assert_eq!(seperti("BIROKASI", "birokrasi"), "BIROKRASI");
        assert_eq!(seperti("Birokasi", "birokrasi"), "Birokrasi");
        assert_eq!(seperti("Foto Copy", "fotokopi"), "Fotokopi");
        assert_eq!(seperti("Kerjasama", "kerja sama"), "Kerja sama");
        assert_eq!(seperti("nopember", "November"), "November");
    }
}
