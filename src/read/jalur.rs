//! Paths below the workspace: those that data names, whatever links lead there, and those of a folder.

use std::{
    io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::galat::ReadError;

/// Why a named file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JalurSalah {
    /// No regular file has that name.
    TidakAda,
    /// It lies outside of the workspace.
    DiLuar,
}

/// The file `berkas`, a path with `/` below the folder `dasar` of the workspace `ruang`.
///
/// # Errors
/// No regular file, or not within the workspace.
pub(super) fn di_samping(ruang: &Path, dasar: &str, berkas: &str) -> Result<PathBuf, JalurSalah> {
    let ada = |jalur: PathBuf| jalur.canonicalize().map_err(|_| JalurSalah::TidakAda);
    let (akar, jalur) = (ada(ruang.to_owned())?, ada(ruang.join(dasar).join(berkas))?);
    if Path::new(berkas).is_absolute() || !jalur.starts_with(akar) {
        return Err(JalurSalah::DiLuar);
    }
    if jalur.is_file() { Ok(jalur) } else { Err(JalurSalah::TidakAda) }
}

/// Files and links below `folder` with one of the extensions, as sorted paths below `ruang`. Hidden ones are left out.
pub(super) fn daftar_berkas(ruang: &Path, folder: &str, akhiran: &[&str]) -> Result<Vec<String>, ReadError> {
    let tersembunyi = |nama: &std::ffi::OsStr| nama.to_string_lossy().starts_with('.');
    let mut berkas = Vec::new();
    let jalan = WalkDir::new(ruang.join(folder)).sort_by_file_name().into_iter();
    for masukan in jalan.filter_entry(|m| m.depth() == 0 || !tersembunyi(m.file_name())) {
        let masukan = masukan.map_err(|salah| {
            let sebab = salah.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
            ReadError::Sistem(salah.path().unwrap_or(ruang).to_owned(), sebab)
        })?;
        let cocok = masukan.path().extension().is_some_and(|e| akhiran.iter().any(|a| e.eq_ignore_ascii_case(a)));
        if !masukan.file_type().is_dir() && cocok {
            let di_bawah = masukan.path().strip_prefix(ruang).unwrap_or(masukan.path());
            let bagian: Vec<_> = di_bawah.components().map(|c| c.as_os_str().to_string_lossy()).collect();
            berkas.push(bagian.join("/"));
        }
    }
    Ok(berkas)
}

/// The workspace that a folder without `data/` lies in: the nearest one above it whose `data/` has profiles of offices, or holds the
/// folder.
pub(super) fn ruang_di_atas(folder: &Path) -> Option<PathBuf> {
    let mutlak = folder.canonicalize().ok()?;
    let ruang = |atas: &&Path| atas.join("data/satker").is_dir() || mutlak.starts_with(atas.join("data"));
    mutlak.ancestors().skip(1).find(ruang).map(Path::to_owned)
}
