//! What can be typed. Doc comments here are the help text.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

/// Menyusun Keputusan resmi: dari data JSON menjadi PDF.
#[derive(Debug, Parser)]
#[command(name = "naskah", version, disable_help_subcommand = true, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) perintah: Perintah,
    #[command(flatten)]
    pub(super) umum: Umum,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub(super) struct Umum {
    /// Folder kerja yang memuat data/ (bawaan: folder ini)
    #[arg(long, global = true, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(super) ruang: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(super) enum Perintah {
    /// Membuat PDF dari naskah di bawah data/ ke dalam output/
    #[command(
        visible_alias = "build",
        after_help = "Contoh:\n  naskah buat\n  naskah buat data/contoh/sumsel-34-2023\n  naskah buat --gambar data/contoh"
    )]
    Buat(Buat),
    /// Mencetak halaman sebuah profil bentuk: kotak, milimeter, dan sumber tiap ukurannya
    #[command(visible_alias = "calibrate", after_help = "Contoh:\n  naskah kalibrasi\n  naskah kalibrasi a4")]
    Kalibrasi(Kalibrasi),
    /// Mencetak skema JSON sebuah jenis berkas, atau alamat untuk `tertulis`
    #[command(
        visible_alias = "schema",
        after_help = "Contoh:\n  naskah skema\n  naskah skema keputusan\n  naskah skema --alamat\n  naskah skema --alamat data/contoh/sumsel-34-2023"
    )]
    Skema(Skema),
}

/// Arguments of `skema`.
#[derive(Debug, ClapArgs)]
pub(super) struct Skema {
    /// Jenis berkas, seperti kunci `jenis` di dalamnya (bawaan: daftar jenis yang ada)
    #[arg(value_name = "JENIS", conflicts_with = "alamat")]
    pub(super) jenis: Option<String>,
    /// Mencetak alamat turunan: pola umumnya, atau yang ada dalam sebuah naskah, dengan teksnya
    #[arg(long, value_name = "NASKAH", num_args = 0..=1)]
    pub(super) alamat: Option<Option<PathBuf>>,
}

/// Arguments of `kalibrasi`.
#[derive(Debug, ClapArgs)]
pub(super) struct Kalibrasi {
    /// Nama profil (bawaan: semua yang ada)
    #[arg(value_name = "PROFIL")]
    pub(super) profil: Vec<String>,
}

/// Arguments of `buat`.
#[derive(Debug, ClapArgs)]
pub(super) struct Buat {
    /// Berkas atau folder naskah (bawaan: semua di bawah data/)
    #[arg(value_name = "JALUR")]
    pub(super) jalur: Vec<PathBuf>,
    /// Juga membuat gambar PNG tiap halaman, di samping PDF-nya
    #[arg(long)]
    pub(super) gambar: bool,
}
