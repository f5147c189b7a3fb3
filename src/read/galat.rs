//! Why a workspace cannot be read at all, and how that is said.

use std::{io, path::PathBuf};

use crate::diag::Diagnostic;

/// Why a workspace cannot be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// The folder has no `data/`.
    TanpaData(PathBuf),
    /// A path that the user named has no document.
    JalurKosong(PathBuf),
    /// A folder or file cannot be read.
    Sistem(PathBuf, io::ErrorKind),
    /// A built-in register is broken: a fault of this program.
    Bawaan(Vec<Diagnostic>),
}

impl ReadError {
    /// What is wrong, and the cure.
    pub fn temuan(self) -> Diagnostic {
        match self {
            Self::TanpaData(folder) => {
                Diagnostic::galat("ruang", format!("folder `{}` tidak memuat `data/`", folder.display()))
                    .cure("Jalankan naskah di folder kerja, atau sebut folder itu dengan `--ruang`")
            }
            Self::JalurKosong(jalur) => {
                Diagnostic::galat("ruang", format!("`{}` tidak memuat naskah di bawah `data/`", jalur.display()))
                    .cure("Sebut berkas atau folder naskah yang ada")
            }
            Self::Sistem(jalur, sebab) => {
                let pesan = format!("`{}` tidak dapat dibaca: {}", jalur.display(), sebab_baca(sebab));
                Diagnostic::galat("ruang", pesan).cure("Periksa hak akses berkas itu")
            }
            Self::Bawaan(temuan) => {
                let pesan: Vec<_> = temuan.iter().map(|temuan| temuan.message.as_str()).collect();
                Diagnostic::galat("program", format!("register bawaan rusak: {}", pesan.join("; ")))
                    .cure("Laporkan kepada pengembang naskah")
            }
        }
    }
}

/// Why the system does not give a file. Its own words are English.
pub fn sebab_baca(sebab: io::ErrorKind) -> &'static str {
    match sebab {
        io::ErrorKind::NotFound => "tidak ada",
        io::ErrorKind::PermissionDenied => "tidak diizinkan",
        io::ErrorKind::IsADirectory => "itu folder",
        _ => "sistem menolak",
    }
}
