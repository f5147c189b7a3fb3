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
