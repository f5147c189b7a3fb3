//! A workspace for a while: files that are not on the disk as they are wanted, such as those of a commit. It is gone when it is
//! dropped, and nothing in it is a result.

use std::{io::Write as _, path::Path};

use super::{
    WriteError,
    sistem::{FolderSementara, Sistem},
};
use crate::model::nama::di_bawah;

/// A folder with these files.
#[derive(Debug)]
pub struct RuangSementara(FolderSementara);

impl RuangSementara {
    /// Makes the folder and writes the files, whose paths are below `data/` or `templates/`; others are left out.
    ///
    /// # Errors
    /// The system refuses.
    pub fn baru(semua: &[(String, Vec<u8>)]) -> Result<Self, WriteError> {
        let sistem = Sistem::default();
        let salah = |salah| WriteError::tulis(Path::new("folder sementara"), salah);
        let folder = sistem.folder_sementara().map_err(salah)?;
        sistem.buat_folder(&folder.path().join("data")).map_err(salah)?;
        for (nama, isi) in semua.iter().filter(|(nama, _)| di_bawah("data", nama) || di_bawah("templates", nama)) {
            let tujuan = folder.path().join(nama);
            let tulis = || {
                let mut berkas = sistem.sementara(tujuan.parent().unwrap_or(folder.path()))?;
                berkas.write_all(isi)?;
                berkas.gantikan_lepas(&tujuan)
            };
            tulis().map_err(|salah| WriteError::tulis(nama.as_str(), salah))?;
        }
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn jalur(&self) -> &Path {
        self.0.path()
    }
}
