//! Huruf kapital pada `tahun`, `bulan`, `hari`
//!
//! **Yang ditemukan**: `Tahun`, `Bulan`, `Hari`, `Orang`, dan kata hitungan lain yang berhuruf kapital sesudah bilangan; `Tahun` berhuruf
//! kapital sesudah `setiap` atau `pada`; `tahun` berhuruf kecil dalam nama Keputusan ini.
//!
//! **Mengapa**: sebagai kata hitungan, `tahun` kata biasa dan berhuruf kecil. Sebagai bagian nama, seperti `Rencana Kerja Tahun 2025`,
//! `Tahun` berhuruf kapital.
//!
//! **Contoh**: "minimal 3 (tiga) Tahun sekali".
//!
//! **Obat**: tulis `tahun` dengan huruf kecil bila yang dimaksud lamanya, dengan huruf kapital bila bagian dari nama.
//!
//! **Sumber**: EYD, huruf kapital.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{
        kata::{pola, serba_kapital},
        pandangan::{Pandangan, Peran},
        teks::Teks,
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "K2";

static HITUNGAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(r"\d \([a-z ]+\) (Tahun|Bulan|Minggu|Hari|Orang|Kali|Jam|Menit|Buah|Lembar|Rangkap|Eksemplar|Unit|Paket)\b")
});
static SETIAP: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?:\b(?:setiap|tiap|per|satu|dua|tiga|empat|lima|beberapa|selama|sekali|minimal|maksimal|\d+)) (Tahun|Bulan|Minggu|Hari)(?: sekali|\b)",
    )
});
static SEKALI: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(Tahun|Bulan|Minggu|Hari) sekali\b"));
static PADA: LazyLock<Regex> =
    LazyLock::new(|| pola(r"\b(?:pada|di|sejak|sampai|hingga|selama|untuk|dalam) (Tahun) (?:19|20)\d\d\b"));

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    // Names of decrees and heads of tables have capitals of their own.
    let kalimat = matches!(teks.peran, Peran::Kalimat | Peran::Sel);
    if !kalimat || serba_kapital(teks.polos) {
        return Vec::new();
    }
    let mut temuan: Vec<(usize, Diagnostic)> = Vec::new();
    for (bentuk, pasti) in [(&*HITUNGAN, true), (&*SEKALI, true), (&*SETIAP, true), (&*PADA, false)] {
        for kata in bentuk.captures_iter(teks.polos).filter_map(|cocok| cocok.get(1)) {
            // A number of a name: "Tahap 2 Tahun 2025", "Triwulan 1 Tahun 2025".
            let bernama = teks.polos[kata.end()..].trim_start().starts_with(|huruf: char| huruf.is_ascii_digit());
            if pasti && bernama || temuan.iter().any(|(letak, _)| *letak == kata.start()) {
                continue;
            }
            let benar = kata.as_str().to_lowercase();
            let pesan = format!("`{}` di sini kata biasa, bukan bagian dari nama", kata.as_str());
            let satu = if pasti { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
            temuan.push((
                kata.start(),
                teks.temuan_dengan_ganti(satu.cure(format!("Tulis `{benar}`")), kata.range(), &benar),
            ));
        }
    }
    temuan.into_iter().map(|(_, satu)| satu).collect()
}

/// So much of the decree's name must stand before its year, in bytes.
const SENAMA: usize = 30;

/// The year at the end of the decree's name, where the rest of the name is written before it.
pub(super) fn periksa_naskah(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let Some((nama, tahun)) = pandangan.pokok().tentang.rsplit_once(" Tahun ") else { return Vec::new() };
    let awal = nama.char_indices().rev().map(|(letak, _)| letak).find(|letak| nama.len() - letak >= SENAMA);
    let Some(ekor) = awal.map(|letak| &nama[letak..]) else { return Vec::new() };
    let dicari = format!("{ekor} tahun {tahun}");
    let kalimat =
        pandangan.satuan.iter().filter(|satu| matches!(satu.peran, Peran::Kalimat | Peran::Kutipan | Peran::Sel));
    let semua = kalimat.flat_map(|satu| {
        satu.polos.match_indices(&dicari).map(|(letak, _)| {
            let letak = letak + ekor.len() + 1;
            let temuan =
                Diagnostic::peringatan(KODE, "`tahun` di sini bagian dari nama Keputusan ini").cure("Tulis `Tahun`");
            satu.temuan_dengan_ganti(temuan, letak..letak + "tahun".len(), "Tahun")
        })
    });
    semua.collect()
}
