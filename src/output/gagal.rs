//! Why something was not written or not read, in words that a user can act on. The system's own words are English.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::diag::Diagnostic;

/// Why a file was not written. The old one, if there was one, is as it was.
#[derive(Debug)]
pub struct WriteError {
    berkas: PathBuf,
    sebab: Sebab,
}

#[derive(Debug)]
enum Sebab {
    Tulis(io::Error),
    Baca(io::Error),
    /// A name that an archive, or a folder of results, cannot have.
    Nama(&'static str),
    /// What was written is not what was read back.
    TakSama,
}

impl WriteError {
    pub(super) fn tulis(berkas: impl Into<PathBuf>, sebab: io::Error) -> Self {
        Self { berkas: berkas.into(), sebab: Sebab::Tulis(sebab) }
    }

    pub(super) fn baca(berkas: impl Into<PathBuf>, sebab: io::Error) -> Self {
        Self { berkas: berkas.into(), sebab: Sebab::Baca(sebab) }
    }

    pub(super) fn nama(berkas: &str, sebab: &'static str) -> Self {
        Self { berkas: berkas.into(), sebab: Sebab::Nama(sebab) }
    }

    pub(super) fn tak_sama(berkas: &Path) -> Self {
        Self { berkas: berkas.to_owned(), sebab: Sebab::TakSama }
    }

    /// What was not written and why, and the cure.
    pub fn temuan(&self) -> Diagnostic {
        let berkas = self.berkas.strip_prefix(".").unwrap_or(&self.berkas).display();
        let (apa, sebab, obat) = match &self.sebab {
            Sebab::Tulis(salah) => ("ditulis", sebab(salah).0, sebab(salah).1),
            Sebab::Baca(salah) => ("dibaca", sebab(salah).0, sebab(salah).1),
            Sebab::Nama(sebab) => ("ditulis", *sebab, "Ganti nama naskah atau paketnya"),
            Sebab::TakSama => ("ditulis", "isinya berubah setelah ditulis", "Periksa cakramnya, lalu ulangi"),
        };
        Diagnostic::galat("tulis", format!("`{berkas}` tidak dapat {apa}: {sebab}")).cure(obat)
    }
}

/// The same for an error of the system: some of Windows' have no kind.
fn sebab(salah: &io::Error) -> (&'static str, &'static str) {
    sebab_tulis(if cfg!(windows) && terpakai(salah.raw_os_error()) {
        io::ErrorKind::ResourceBusy
    } else {
        salah.kind()
    })
}

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION` of Windows: a viewer has the file open.
fn terpakai(kode: Option<i32>) -> bool {
    matches!(kode, Some(32 | 33))
}

/// Why the system refuses to write, and what to do. Its own words are English.
pub fn sebab_tulis(sebab: io::ErrorKind) -> (&'static str, &'static str) {
    match sebab {
        io::ErrorKind::PermissionDenied => {
            ("tidak diizinkan", "Periksa hak tulis foldernya, atau tutup berkas itu bila sedang dibuka")
        }
        io::ErrorKind::StorageFull => ("ruang simpan penuh", "Kosongkan sebagian, lalu ulangi"),
        io::ErrorKind::QuotaExceeded => ("jatah ruang simpan habis", "Kosongkan sebagian, lalu ulangi"),
        io::ErrorKind::FileTooLarge => {
            ("berkasnya lebih besar daripada yang diizinkan", "Longgarkan batas ukuran berkas")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            ("foldernya hanya dapat dibaca", "Salin folder kerja ke tempat lain, lalu ulangi")
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            ("ada berkas yang bernama seperti foldernya", "Pindahkan berkas itu")
        }
        io::ErrorKind::IsADirectory => ("sudah ada folder dengan nama itu", "Pindahkan folder itu"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            ("berkas itu sedang dipakai", "Tutup berkas itu, lalu ulangi")
        }
        io::ErrorKind::InvalidFilename => {
            ("namanya tidak dapat dipakai di sini", "Pendekkan nama folder atau naskahnya")
        }
        io::ErrorKind::NotFound => {
            ("foldernya tidak ada lagi", "Ulangi; jangan pindahkan folder selama dokumen dibuat")
        }
        io::ErrorKind::Unsupported => {
            ("cakram itu tidak mengenal kunci berkas", "Salin folder kerja ke cakram setempat, lalu ulangi")
        }
        _ => ("sistem menolak", "Periksa folder keluaran, lalu ulangi"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_has_a_name_and_a_cure() {
        for (kind, kata) in [
            (io::ErrorKind::StorageFull, "ruang simpan penuh"),
            (io::ErrorKind::QuotaExceeded, "jatah ruang simpan habis"),
            (io::ErrorKind::ReadOnlyFilesystem, "foldernya hanya dapat dibaca"),
            (io::ErrorKind::PermissionDenied, "tidak diizinkan"),
            (io::ErrorKind::ResourceBusy, "berkas itu sedang dipakai"),
            (io::ErrorKind::Other, "sistem menolak"),
        ] {
            let temuan = WriteError::tulis("./output/a.pdf", io::Error::from(kind)).temuan();
            assert_eq!(temuan.message, format!("`output/a.pdf` tidak dapat ditulis: {kata}"));
            assert!(temuan.cure.is_some());
        }
    }

    #[test]
    fn a_file_that_a_viewer_has_open_is_named() {
        assert!(terpakai(Some(32)) && terpakai(Some(33)) && !terpakai(Some(5)) && !terpakai(None));
        let salah = WriteError::tulis("output/a.pdf", io::Error::from_raw_os_error(32)).temuan();
        // Elsewhere the number means something else.
        assert_eq!(salah.message.contains("sedang dipakai"), cfg!(windows), "{}", salah.message);
    }
}
