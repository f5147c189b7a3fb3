//! Kata depan di depan huruf, Pasal, ayat, dan Diktum
//!
//! **Yang ditemukan**: "sebagaimana dimaksud" yang langsung diikuti huruf, angka, Pasal, Diktum, Lampiran, atau ayat tanpa kata depan;
//! "pada" di depan huruf, Pasal, atau Diktum, dan "dalam" di depan ayat.
//!
//! **Mengapa**: Lampiran II UU 12/2011 menulis "sebagaimana dimaksud dalam Pasal …", "dalam huruf a", dan "pada ayat (1)". Tanpa kata
//! depan kalimat itu cacat; kata depan yang tertukar hanya tidak lazim, jadi disebut sebagai petunjuk.
//!
//! **Contoh**: "sebagaimana dimaksud huruf a".
//!
//! **Obat**: tulis "sebagaimana dimaksud dalam huruf a".
//!
//! **Sumber**: Lampiran II UU 12/2011, contoh-contoh konsiderans dan pengacuan.

use crate::{
    check::{pandangan::Peran, teks::Teks, token::token},
    diag::Diagnostic,
};

pub(super) const KODE: &str = "R1";

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if matches!(teks.peran, Peran::Penutup | Peran::Kutipan) || !teks.polos.to_lowercase().contains("dimaksud") {
        return Vec::new();
    }
    let semua = token(teks.polos);
    let mut temuan = Vec::new();
    for (i, dimaksud) in semua.iter().enumerate().filter(|(_, satu)| satu.lipat == "dimaksud") {
        let (Some(satu), lain) = (semua.get(i + 1), semua.get(i + 2)) else { continue };
        if let Some(tepat) = kata_depan(&satu.lipat) {
            let pesan = format!("`{tepat}` hilang di depan `{}`", satu.asli(teks.polos));
            let obat = format!("Tulis `{} {tepat} {}`", dimaksud.asli(teks.polos), satu.asli(teks.polos));
            let ganti = obat.trim_start_matches("Tulis `").trim_end_matches('`').to_owned();
            let rentang = dimaksud.rentang.start..satu.rentang.end;
            temuan.push(teks.temuan_dengan_ganti(Diagnostic::peringatan(KODE, pesan).cure(obat), rentang, &ganti));
        } else if let (Some(lain), "pada" | "dalam" | "di") = (lain, satu.lipat.as_str())
            && let Some(tepat) = kata_depan(&lain.lipat).filter(|tepat| *tepat != satu.lipat)
        {
            let pesan = format!("`{}` di depan `{}`; lazimnya `{tepat}`", satu.asli(teks.polos), lain.asli(teks.polos));
            let obat = format!("Tulis `{tepat} {}`", lain.asli(teks.polos));
            temuan
                .push(teks.temuan(Diagnostic::petunjuk(KODE, pesan).cure(obat), satu.rentang.start..lain.rentang.end));
        }
    }
    temuan
}

/// The preposition that stands before this unit.
fn kata_depan(satuan: &str) -> Option<&'static str> {
    match satuan {
        "huruf" | "pasal" | "diktum" | "angka" | "lampiran" => Some("dalam"),
        "ayat" => Some("pada"),
        _ => None,
    }
}
