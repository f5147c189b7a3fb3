//! Nomor yang dipakai dua Keputusan
//!
//! **Yang ditemukan**: dua Keputusan di folder kerja dengan nomor yang sama, dari kantor, penetap (Ketua atau Sekretaris), dan tahun yang
//! sama.
//!
//! **Mengapa**: nomor Keputusan adalah nomor urut tiap kantor dan tiap tahun. Dua Keputusan dengan satu nomor tidak dapat dibedakan dalam
//! kutipan, arsip, dan JDIH; biasanya nomornya ikut tersalin bersama naskahnya.
//!
//! **Contoh**: Keputusan tentang tim kearsipan disalin dari Keputusan tentang tim zona integritas, dan keduanya bernomor 9 Tahun 2025.
//!
//! **Obat**: periksa agenda, lalu betulkan nomor salah satunya; hapus naskah yang tidak jadi dipakai dari folder kerja.
//!
//! **Sumber**: kebiasaan penomoran Keputusan KPU sejak 2022 (nomor urut tiap kantor dan tahun).

use std::collections::BTreeMap;

use crate::{
    check::{
        Acuan,
        himpunan::{Himpunan, Ringkasan, Temuan},
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "H1";

/// So many others are named.
const PALING_BANYAK: usize = 3;

pub(super) fn periksa(himpunan: &Himpunan, _: &Acuan<'_>) -> Temuan {
    let mut temuan = Temuan::new();
    for ((.., tahun, _), deret) in himpunan.deret() {
        let mut menurut = BTreeMap::<String, Vec<&Ringkasan>>::new();
        for (satu, nomor) in deret {
            menurut.entry(nomor).or_default().push(satu);
        }
        for (nomor, semua) in &menurut {
            for satu in semua {
                let lain: Vec<String> = semua
                    .iter()
                    .filter(|lain| lain.kunci.naskah != satu.kunci.naskah)
                    .map(|lain| format!("`{}`", lain.kunci.naskah))
                    .collect();
                if !lain.is_empty() {
                    let pesan = format!("nomor `{nomor}` tahun {tahun} juga dipakai {}", sebut(&lain));
                    let ini = Diagnostic::peringatan(KODE, pesan).at(satu.tempat_nomor.clone());
                    let obat = "Periksa agenda dan betulkan salah satunya; hapus naskah yang tidak jadi dipakai";
                    temuan.push((satu.pokok.berkas.clone(), ini.cure(obat)));
                }
            }
        }
    }
    temuan
}

/// The names, the first ones alone where there are many.
fn sebut(nama: &[String]) -> String {
    let sisa = nama.len().saturating_sub(PALING_BANYAK);
    let depan = nama[..nama.len() - sisa].join(" dan ");
    if sisa > 0 { format!("{depan} dan {sisa} naskah lagi") } else { depan }
}
