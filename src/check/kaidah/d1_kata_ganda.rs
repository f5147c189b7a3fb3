//! Kata yang tertulis dua kali berturut-turut
//!
//! **Yang ditemukan**: kata yang sama dua kali berturut-turut, tanpa tanda baca di antaranya.
//!
//! **Mengapa**: kata yang kedua biasanya sisa dari penyuntingan. Kata ulang bahasa Indonesia ditulis dengan tanda hubung, jadi tidak
//! pernah berdiri seperti itu.
//!
//! **Contoh**: "melakukan inovasi pada pada SOP".
//!
//! **Obat**: hapus salah satunya, atau tulis dengan tanda hubung bila kata ulang yang dimaksud (`masing-masing`).
//!
//! **Sumber**: EYD, pasal tentang bentuk ulang.

use crate::{
    check::{pandangan::Peran, teks::Teks},
    diag::Diagnostic,
};

pub(super) const KODE: &str = "D1";

/// Words that join others, and never stand beside themselves: one of the two is surely too many.
const PENGHUBUNG: [&str; 14] =
    ["atau", "bahwa", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh", "pada", "serta", "untuk", "yang"];

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if teks.peran == Peran::Penutup {
        return Vec::new();
    }
    let kata: Vec<(usize, &str)> = teks
        .polos
        .split(' ')
        .scan(0, |letak, kata| Some((std::mem::replace(letak, *letak + kata.len() + 1), kata)))
        .collect();
    let ganda = kata.windows(2).filter_map(|dua| match dua {
        [(awal, satu), (lain, dua)] if sama(satu, dua) => Some((*awal, *lain, *satu)),
        _ => None,
    });
    ganda
        .filter(|(_, _, kata)| !nama_daerah(teks, kata))
        .map(|(awal, lain, kata)| {
            let temuan = Diagnostic::peringatan(KODE, format!("kata `{kata}` tertulis dua kali berturut-turut"));
            let rentang = awal..lain + kata.len();
            if PENGHUBUNG.contains(&kata) && teks.polos[lain..].starts_with(kata) {
                return teks.temuan_dengan_ganti(temuan.cure("Hapus salah satunya"), rentang, kata);
            }
            let obat = format!("Hapus salah satunya, atau tulis `{kata}-{kata}` bila kata ulang yang dimaksud");
            teks.temuan(temuan.cure(obat), rentang)
        })
        .collect()
}

/// Words of letters, the same in any case.
fn sama(satu: &str, dua: &str) -> bool {
    let dua = dua.trim_end_matches(|huruf: char| !huruf.is_alphanumeric());
    !satu.is_empty() && satu.chars().all(char::is_alphabetic) && satu.to_lowercase() == dua.to_lowercase()
}

/// Whether the name of a region has this word twice: Tojo Una Una.
fn nama_daerah(teks: &Teks<'_>, kata: &str) -> bool {
    let ganda = format!("{kata} {kata}").to_lowercase();
    teks.acuan.satker.values().any(|satker| satker.nama.to_lowercase().contains(&ganda))
}
