//! Penulisan uang
//!
//! **Yang ditemukan**: `Rp` yang diberi titik atau spasi, jumlah tanpa titik ribuan, koma dan titik menurut cara Inggris, dan `,-`.
//!
//! **Mengapa**: jumlah uang yang ditulis dengan satu cara mudah dicocokkan dengan DIPA dan kuitansi, dan tidak dapat disisipi angka.
//!
//! **Contoh**: "Rp. 1.500.000,-"; "Rp 1,500,000.00"; "Rp1500000".
//!
//! **Obat**: tulis `Rp1.500.000,00`: tanpa titik dan spasi sesudah `Rp`, titik untuk ribuan, koma untuk sen.
//!
//! **Sumber**: EYD, lambang mata uang. Kebiasaan kantor dapat berbeda; karena itu hanya petunjuk.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{jumlah::Jumlah, kata::pola, teks::Teks},
    diag::Diagnostic,
};

pub(super) const KODE: &str = "N3";

static UANG: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?:(?i:rp)\.?|IDR)\s*(\d[\d.,]*\d|\d)(,-|\.-|,–|,=)?"));

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let semua = UANG.captures_iter(teks.polos).filter_map(|cocok| {
        let utuh = cocok.get(0)?;
        let akhir = if cocok.get(2).is_some() { ",00" } else { "" };
        match Jumlah::baca(&cocok[1]).map(|jumlah| jumlah.tercetak()) {
            Some(angka) => {
                let benar = format!("Rp{angka}{akhir}");
                (benar != utuh.as_str()).then(|| {
                    let pesan = format!("jumlah uang `{}` tidak ditulis seperti `{benar}`", utuh.as_str());
                    let satu = Diagnostic::petunjuk(KODE, pesan).cure(format!("Tulis `{benar}`"));
                    teks.temuan_dengan_ganti(satu, utuh.range(), &benar)
                })
            }
            None => {
                let pesan = format!("titik dan koma dalam `{}` tidak membagi angka per ribuan", utuh.as_str());
                let satu =
                    Diagnostic::peringatan(KODE, pesan).cure("Periksa jumlahnya, lalu tulis seperti `Rp1.500.000,00`");
                Some(teks.temuan(satu, utuh.range()))
            }
        }
    });
    semua.collect()
}
