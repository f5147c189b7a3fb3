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
    #[command(visible_alias = "build", after_help = "Contoh:\n  naskah buat\n  naskah buat data/contoh/sumsel-34-2023")]
    Buat(Buat),
}

/// Arguments of `buat`.
#[derive(Debug, ClapArgs)]
pub(super) struct Buat {
    /// Berkas atau folder naskah (bawaan: semua di bawah data/)
    #[arg(value_name = "JALUR")]
    pub(super) jalur: Vec<PathBuf>,
}
