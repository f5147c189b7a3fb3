//! Kata yang tertulis dua kali
//!
//! **Yang ditemukan**: kata yang sama dua kali berturut-turut, tanpa tanda baca di antaranya; dan kata pembuka kutipan yang diulang di depan
//! nomornya (`Keputusan … Keputusan Nomor`).
//!
//! **Mengapa**: kata yang kedua biasanya sisa dari penyuntingan. Kata ulang bahasa Indonesia ditulis dengan tanda hubung, jadi tidak
//! pernah berdiri seperti itu.
//!
//! **Contoh**: "melakukan inovasi pada pada SOP"; "Keputusan Ketua Komisi Pemilihan Umum Keputusan Nomor 8 Tahun 2025".
//!
//! **Obat**: hapus salah satunya, atau tulis dengan tanda hubung bila kata ulang yang dimaksud (`masing-masing`).
//!
//! **Sumber**: EYD, pasal tentang bentuk ulang.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{
        kata::{pola, seperti},
        pandangan::Peran,
        teks::Teks,
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "D1";

/// Words that join others, and never stand beside themselves: one of the two is surely too many.
const PENGHUBUNG: [&str; 14] =
    ["atau", "bahwa", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh", "pada", "serta", "untuk", "yang"];
/// Words that are written twice with a hyphen: nothing else is meant.
const ULANG: [&str; 22] = [
    "masing", "sama", "sungguh", "benar", "baik", "rata", "tiba", "orang", "kadang", "hati", "undang", "cita",
    "langkah", "hal", "lain", "berturut", "terus", "lambat", "bersama", "anak", "macam", "kali",
];
/// What opens a citation, and up to its number nothing but names: no verb, no mark.
static PEMBUKA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(Keputusan|Peraturan|Instruksi|Undang-Undang|Surat Edaran|Surat)((?: [A-Z][\w/\-]*| dan)+?) (Keputusan|Peraturan|Instruksi|Undang-Undang|Surat Edaran|Surat) (?:Nomor|No\.)",
    )
});

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
    let berturut =
        ganda.filter(|(_, _, kata)| !nama_daerah(teks, kata) && !baris_judul(teks, kata)).map(|(awal, lain, kata)| {
            let temuan = Diagnostic::peringatan(KODE, format!("kata `{kata}` tertulis dua kali berturut-turut"));
            if ULANG.contains(&kata.to_lowercase().as_str()) {
                let benar = format!("{kata}-{}", seperti(kata, &kata.to_lowercase()));
                return teks.temuan(
                    temuan.cure(format!("Tulis `{benar}`, atau hapus salah satunya")),
                    awal..lain + kata.len(),
                );
            }
            let rentang = awal..lain + kata.len();
            if PENGHUBUNG.contains(&kata) && teks.polos[lain..].starts_with(kata) {
                return teks.temuan_dengan_ganti(temuan.cure("Hapus salah satunya"), rentang, kata);
            }
            let obat = format!("Hapus salah satunya, atau tulis `{kata}-{kata}` bila kata ulang yang dimaksud");
            teks.temuan(temuan.cure(obat), rentang)
        });
    berturut.chain(pembuka(teks)).collect()
}

/// `Keputusan Ketua … Keputusan Nomor 8`: one of the two is too many.
fn pembuka(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let semua = PEMBUKA.captures_iter(teks.polos).filter_map(|cocok| {
        let (satu, tengah, dua) = (cocok.get(1)?, cocok.get(2)?, cocok.get(3)?);
        // The pattern knows no case, so that a title in capitals is seen too; the words between must be those of names.
        let nama = tengah.as_str().split_whitespace().all(|kata| kata == "dan" || kata.starts_with(char::is_uppercase));
        let rapat = tengah.as_str().to_lowercase();
        let dua_kutipan = ["atas", "tentang", "dengan", "menjadi", "dan peraturan", "pengganti"]
            .iter()
            .any(|kata| rapat.contains(kata));
        if !nama || dua_kutipan || !satu.as_str().eq_ignore_ascii_case(dua.as_str()) {
            return None;
        }
        let pesan = format!(
            "`{}` tertulis lagi di depan nomor, padahal kutipan ini sudah dibuka dengan kata itu",
            dua.as_str()
        );
        let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Hapus `{}` yang kedua", dua.as_str()));
        Some(teks.temuan(temuan, dua.range()))
    });
    semua.collect()
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

/// Whether a title may have the word at the end of one line and at the beginning of the next: `PANITIA PEMILIHAN KECAMATAN`,
/// `KECAMATAN SAMBAS`.
fn baris_judul(teks: &Teks<'_>, kata: &str) -> bool {
    const WILAYAH: [&str; 8] = ["PROVINSI", "KABUPATEN", "KOTA", "KECAMATAN", "DESA", "KELURAHAN", "DISTRIK", "TAHUN"];
    teks.peran == Peran::Kapital && WILAYAH.contains(&kata)
}
