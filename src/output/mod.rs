//! Every written byte. A file is whole: the old one or the new one, never half. Does not interpret what it writes.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::{diag::Diagnostic, model::sidik::sidik, proof::Publishable};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Path below the workspace, with `/` on every platform.
    pub berkas: String,
    /// Its size.
    pub bita: usize,
    /// The SHA-256 of its bytes in hexadecimal digits.
    pub sha256: String,
    /// How many pictures of pages were written beside it.
    pub gambar: usize,
}

/// Why a file was not written. The old one, if there was one, is as it was.
#[derive(Debug)]
pub struct WriteError {
    berkas: PathBuf,
    sebab: io::Error,
}

impl WriteError {
    /// What was not written and why, and the cure.
    pub fn temuan(&self) -> Diagnostic {
        let (sebab, obat) = sebab_tulis(self.sebab.kind());
        let berkas = self.berkas.strip_prefix(".").unwrap_or(&self.berkas).display();
        Diagnostic::galat("tulis", format!("`{berkas}` tidak dapat ditulis: {sebab}")).cure(obat)
    }
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
        _ => ("sistem menolak", "Periksa folder keluaran, lalu ulangi"),
    }
}

/// Writes a finished document to `berkas`, a path with `/` below the workspace at `ruang`.
///
/// # Errors
/// The system refuses; the file that was there stays.
pub fn publish(ruang: &Path, berkas: &str, dokumen: &Publishable) -> Result<Written, WriteError> {
    let tujuan: PathBuf = ruang.join(berkas);
    tulis(&tujuan, &dokumen.pdf)?;
    tulis_gambar(&tujuan, &dokumen.gambar)?;
    Ok(Written {
        berkas: berkas.to_owned(),
        bita: dokumen.pdf.len(),
        sha256: sidik(&dokumen.pdf),
        gambar: dokumen.gambar.len(),
    })
}

/// Writes the calibration sheet of a profile.
///
/// # Errors
/// The system refuses; the file that was there stays.
pub fn kalibrasi(ruang: &Path, bentuk: &str, pdf: &[u8]) -> Result<Written, WriteError> {
    let berkas = format!("output/kalibrasi-{bentuk}.pdf");
    tulis(&ruang.join(&berkas), pdf).map(|()| Written { berkas, bita: pdf.len(), sha256: sidik(pdf), gambar: 0 })
}

/// Writes a new file into the workspace; `false` if there is one of that name, which stays as it is.
///
/// # Errors
/// The system refuses.
pub fn baru(ruang: &Path, berkas: &str, isi: &str) -> Result<bool, WriteError> {
    let tujuan = ruang.join(berkas);
    if tujuan.symlink_metadata().is_ok() {
        return Ok(false);
    }
    tulis(&tujuan, isi.as_bytes()).map(|()| true)
}

fn tulis(tujuan: &Path, isi: &[u8]) -> Result<(), WriteError> {
    ganti(tujuan, isi).map_err(|sebab| WriteError { berkas: tujuan.to_owned(), sebab })
}

/// The pages beside their PDF: `nama-01.png`, `nama-02.png`, …. Pages of an earlier run that are no longer true are removed.
#[allow(clippy::disallowed_methods, reason = "this is output: pages of an earlier run")]
fn tulis_gambar(pdf: &Path, semua: &[Vec<u8>]) -> Result<(), WriteError> {
    let lebar = semua.len().to_string().len().max(2);
    let batang = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let nama = |nomor: usize| format!("{batang}-{nomor:0lebar$}.png");
    for (gambar, nomor) in semua.iter().zip(1..) {
        tulis(&pdf.with_file_name(nama(nomor)), gambar)?;
    }
    let masih: BTreeSet<String> = (1..=semua.len()).map(nama).collect();
    let folder = pdf.parent().unwrap_or(Path::new("."));
    let salah = |sebab| WriteError { berkas: folder.to_owned(), sebab };
    for lama in fs::read_dir(folder).map_err(salah)? {
        let lama = lama.map_err(salah)?;
        let nama = lama.file_name().to_string_lossy().into_owned();
        let nomor = nama.strip_prefix(&batang).and_then(|sisa| sisa.strip_prefix('-')?.strip_suffix(".png"));
        let halaman = nomor.is_some_and(|nomor| !nomor.is_empty() && nomor.bytes().all(|angka| angka.is_ascii_digit()));
        if halaman && !masih.contains(&nama) {
            fs::remove_file(lama.path()).map_err(|sebab| WriteError { berkas: lama.path(), sebab })?;
        }
    }
    Ok(())
}

/// Writes beside the old file, then puts the new one in its place.
fn ganti(tujuan: &Path, isi: &[u8]) -> io::Result<()> {
    let folder = tujuan.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut sementara = tempfile::Builder::new().prefix(".naskah-").suffix(".tmp").tempfile_in(folder)?;
    sementara.write_all(isi)?;
    sementara.as_file().sync_all()?;
    izinkan_baca(sementara.as_file())?;
    sementara.persist(tujuan).map_err(|gagal| gagal.error)?;
    Ok(())
}

/// A temporary file is private; a finished document is for everybody whom the folder lets in.
#[cfg(unix)]
fn izinkan_baca(berkas: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    berkas.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn izinkan_baca(_: &fs::File) -> io::Result<()> {
    Ok(())
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
            (io::ErrorKind::Other, "sistem menolak"),
        ] {
            let salah = WriteError { berkas: PathBuf::from("./output/a.pdf"), sebab: io::Error::from(kind) };
            let temuan = salah.temuan();
            assert_eq!(temuan.message, format!("`output/a.pdf` tidak dapat ditulis: {kata}"));
            assert!(temuan.cure.is_some());
        }
    }
}
