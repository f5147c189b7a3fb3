//! Arguments of the commands that look at decrees: `periksa`, `jelaskan`, `impor`. Doc comments here are the help text.

use std::{
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
};

use clap::Args as ClapArgs;

/// Arguments of `periksa`.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Periksa {
    /// Berkas atau folder naskah; tanpa ini, semua di bawah data/
    #[arg(value_name = "JALUR")]
    pub(in crate::cli) jalur: Vec<PathBuf>,
    /// Hanya untuk kantor dengan kode ini; boleh diulang
    #[arg(long, value_name = "KODE")]
    pub(in crate::cli) satker: Vec<String>,
    /// Juga menyusun halaman tiap dokumen dan memeriksanya, tanpa menulis PDF
    #[arg(long)]
    pub(in crate::cli) tata_letak: bool,
    /// Juga mencari kata yang tidak ada dalam kamus: kamus Hunspell komputer ini, atau yang di jalur ini
    #[arg(long, value_name = "JALUR", num_args = 0..=1, require_equals = true)]
    pub(in crate::cli) ejaan: Option<Option<PathBuf>>,
    /// Mengganti kata-kata yang pasti salah di dalam berkas JSON dan CSV; selebihnya berkas itu tidak berubah
    #[arg(long)]
    pub(in crate::cli) perbaiki: bool,
    /// Hanya menampilkan apa yang akan diganti
    #[arg(long, requires = "perbaiki")]
    pub(in crate::cli) rencana: bool,
    /// Jumlah proses yang bekerja serentak untuk `--tata-letak`; tanpa ini, sebanyak inti prosesor
    #[arg(long, value_name = "JUMLAH")]
    pub(in crate::cli) pekerja: Option<NonZeroUsize>,
    /// Waktu paling lama untuk satu dokumen, dalam detik; tanpa ini, 60, dan 30 lagi untuk tiap MiB data
    #[arg(long, value_name = "DETIK")]
    pub(in crate::cli) batas_waktu: Option<NonZeroU64>,
    /// Memori paling banyak untuk satu proses, dalam MiB; tanpa ini, 2048, dan 1024 lagi untuk tiap MiB data
    #[arg(long, value_name = "MIB")]
    pub(in crate::cli) batas_memori: Option<NonZeroU64>,
}

/// Arguments of `jelaskan`.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Jelaskan {
    /// Nama temuan, seperti yang tampil dalam kurung siku; tanpa ini, daftar semuanya
    #[arg(value_name = "NAMA")]
    pub(in crate::cli) nama: Vec<String>,
}

/// Arguments of `impor`.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Impor {
    /// Berkas Keputusan: teks biasa, DOCX, atau PDF yang memuat teks
    #[arg(value_name = "BERKAS", required = true)]
    pub(in crate::cli) berkas: Vec<PathBuf>,
    /// Berkas JSON yang dibuat, di bawah data/; tanpa ini, data/impor/NAMA/keputusan.json
    #[arg(long, value_name = "JALUR")]
    pub(in crate::cli) ke: Option<PathBuf>,
    /// Kode kantor yang menetapkan; tanpa ini, dikenali dari judulnya
    #[arg(long, value_name = "KODE")]
    pub(in crate::cli) satker: Option<String>,
}
