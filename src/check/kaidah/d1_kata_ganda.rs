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

/// Words that may stand beside themselves: of names and of laws' own wording.
const BOLEH: [&str; 0] = [];

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
        .map(|(awal, lain, kata)| {
            let temuan = Diagnostic::peringatan(KODE, format!("kata `{kata}` tertulis dua kali berturut-turut"));
            let temuan =
                temuan.cure(format!("Hapus salah satunya, atau tulis `{kata}-{kata}` bila kata ulang yang dimaksud"));
            teks.temuan(temuan, awal..lain + kata.len())
        })
        .collect()
}

/// Words of letters, the same in any case.
fn sama(satu: &str, dua: &str) -> bool {
    let dua = dua.trim_end_matches(|huruf: char| !huruf.is_alphanumeric());
    !satu.is_empty()
        && satu.chars().all(char::is_alphabetic)
        && satu.to_lowercase() == dua.to_lowercase()
        && !BOLEH.contains(&satu)
}
