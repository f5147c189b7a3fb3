//! Why a helper died, and what the user is told of it. What cannot be known is not claimed.

use std::process::ExitStatus;

use super::{Batas, KODE_PANIK, batas};
use crate::diag::Diagnostic;

/// Why a helper died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sebab {
    /// It was ended after the time limit.
    Waktu,
    /// It panicked.
    Panik,
    /// The system gave no more memory.
    Memori,
    /// Its stack was full.
    Tumpukan,
    /// The system does not start it at all.
    Sistem,
    /// Nothing tells.
    Mendadak,
}

impl Sebab {
    /// From the status of the dead process and its last words: those of Rust's own runtime, because both a full stack and
    /// refused memory end in `abort`. They are read, never shown.
    pub(super) fn dari(status: ExitStatus, galat: &str) -> Self {
        if galat.contains("memory allocation of ") {
            Self::Memori
        } else if galat.contains("has overflowed its stack") || batas::tumpukan_habis(status) {
            Self::Tumpukan
        } else if status.code() == Some(i32::from(KODE_PANIK)) {
            Self::Panik
        } else {
            Self::Mendadak
        }
    }
}

const LAPORKAN: &str = "laporkan kepada pengembang naskah, dengan berkas ini";

/// The finding about a document whose helper died twice.
pub(super) fn dokumen(sebab: Sebab, batas: Batas) -> Diagnostic {
    match sebab {
        Sebab::Waktu => {
            let waktu = batas.waktu.as_secs_f64().to_string().replace('.', ",");
            Diagnostic::galat("batas-waktu", format!("dokumen ini belum selesai setelah {waktu} detik")).cure(
                "Periksa tabel yang sangat panjang dan templat yang berulang tanpa akhir; bila memang perlu, longgarkan \
                 `--batas-waktu`",
            )
        }
        Sebab::Memori => {
            let pesan = format!("dokumen ini memerlukan lebih dari {} MiB memori", batas.mib());
            Diagnostic::galat("batas-memori", pesan).cure(
                "Periksa tabel dan gambar yang sangat besar serta templat yang berulang tanpa akhir; bila memang perlu, \
                 longgarkan `--batas-memori`",
            )
        }
        Sebab::Tumpukan => Diagnostic::galat("program", "isi dokumen ini, atau templatnya, bersusun terlalu dalam")
            .cure(format!("Kurangi isi yang bersusun di dalam isi lain; bila tidak ada, {LAPORKAN}")),
        Sebab::Panik => crate::berhenti("program berhenti di tengah dokumen ini"),
        Sebab::Sistem | Sebab::Mendadak => {
            let pesan = "pembuatan dokumen ini berhenti mendadak (kehabisan memori, atau kesalahan program)";
            Diagnostic::galat("program", pesan).cure(format!(
                "Periksa tabel yang sangat panjang dan templat yang berulang tanpa akhir, atau longgarkan \
                 `--batas-memori`; bila tetap, {LAPORKAN}"
            ))
        }
    }
}

/// The finding about a spreadsheet whose reader died.
pub(super) fn buku(sebab: Sebab, batas: Batas) -> Diagnostic {
    let obat = "Simpan ulang dari Excel atau LibreOffice, hanya dengan lembar yang diperlukan";
    pembaca("lembar", sebab, batas, obat)
}

/// The finding about a decree to be imported whose reader died.
pub(super) fn sumber(sebab: Sebab, batas: Batas) -> Diagnostic {
    pembaca("impor", sebab, batas, "Simpan ulang dari program asalnya, atau simpan sebagai teks biasa")
}

fn pembaca(kode: &'static str, sebab: Sebab, batas: Batas, obat: &str) -> Diagnostic {
    let apa = match sebab {
        Sebab::Waktu => format!("belum selesai dibaca setelah {} detik", batas.waktu.as_secs()),
        Sebab::Memori => format!("memerlukan lebih dari {} MiB memori untuk dibaca", batas.mib()),
        Sebab::Sistem => {
            let temuan = Diagnostic::galat("program", "pembacaan berkas ini tidak dapat dimulai: sistem menolak");
            return temuan.cure("Ulangi; bila tetap, tutup program lain atau pasang ulang naskah");
        }
        Sebab::Panik | Sebab::Tumpukan | Sebab::Mendadak => {
            "tidak dapat dibaca: pembacanya berhenti mendadak".to_owned()
        }
    };
    Diagnostic::galat(kode, format!("berkas ini {apa}")).cure(format!("{obat}; bila tetap, {LAPORKAN}"))
}

/// The finding when no helper becomes ready.
pub(super) fn tidak_mulai(sebab: Sebab, batas: Batas) -> Diagnostic {
    let (apa, obat) = match sebab {
        Sebab::Waktu => ("folder kerja belum selesai dibaca", "Periksa apakah foldernya dapat dibaca dengan wajar"),
        Sebab::Memori => {
            return Diagnostic::galat("batas-memori", format!("{} MiB memori tidak cukup untuk mulai", batas.mib()))
                .cure("Longgarkan `--batas-memori`");
        }
        Sebab::Sistem => ("sistem menolak", "Ulangi; bila tetap, tutup program lain atau pasang ulang naskah"),
        Sebab::Panik | Sebab::Tumpukan | Sebab::Mendadak => (
            "prosesnya berhenti sebelum siap",
            "Longgarkan `--batas-memori`; bila tetap, laporkan kepada pengembang naskah",
        ),
    };
    Diagnostic::galat("program", format!("pembuatan dokumen tidak dapat dimulai: {apa}")).cure(obat)
}

/// The finding when a helper has read other files than this process.
pub(super) fn berubah() -> Diagnostic {
    Diagnostic::galat("berubah", "berkas di folder kerja berubah selagi dokumen dibuat")
        .cure("Ulangi; jangan ubah berkas selama dokumen dibuat")
}
