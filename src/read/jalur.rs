//! Paths that data names: a regular file below the workspace, whatever links lead there.

use std::path::{Path, PathBuf};

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
