//! Why a file is made, in words.

use crate::read::{Masukan, Workspace};

/// So many changed parts are named; the rest is counted.
const PALING_BANYAK: usize = 3;

/// Why a file is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sebab {
    /// There is no record of it.
    Pertama,
    /// The user wants everything anew.
    Diminta,
    /// Pictures of its pages are wanted and not there, or the other way round.
    Gambar {
        /// Whether they are wanted.
        diminta: bool,
    },
    /// It is gone, or a picture of its pages is.
    Hilang,
    /// Somebody else changed it.
    Diubah,
    /// These parts of the workspace are not as they were.
    Berubah(Vec<Masukan>),
}

impl Sebab {
    /// The reason in words, as a part of a sentence.
    pub fn kata(&self, workspace: &Workspace) -> String {
        match self {
            Self::Pertama => "belum tercatat pernah dibuat".to_owned(),
            Self::Diminta => "diminta dibuat ulang".to_owned(),
            Self::Gambar { diminta: true } => "gambar halamannya diminta".to_owned(),
            Self::Gambar { diminta: false } => "gambar halamannya tidak diminta lagi".to_owned(),
            Self::Hilang => "berkas hasilnya tidak ada lagi".to_owned(),
            Self::Diubah => "berkas hasilnya diubah di luar naskah".to_owned(),
            Self::Berubah(semua) => {
                let nama: Vec<String> = semua.iter().take(PALING_BANYAK).map(|satu| satu.nama(workspace)).collect();
                let sisa = semua.len().saturating_sub(PALING_BANYAK);
                let sisa = if sisa > 0 { format!(", dan {sisa} lagi") } else { String::new() };
                format!("{}{sisa} berubah", nama.join(", "))
            }
        }
    }
}
