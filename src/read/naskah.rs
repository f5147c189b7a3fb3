//! A document of the user's, and its name.

/// A document of the user's, with the file that it was read from.
#[derive(Debug, Clone)]
pub struct Naskah<T> {
    /// Path below the workspace, with `/` on every platform.
    pub berkas: String,
    /// What it says.
    pub isi: T,
}

impl<T> Naskah<T> {
    /// The path without `data/` and `.json`: the document's name.
    pub fn nama(&self) -> &str {
        nama(&self.berkas)
    }

    /// The name of the document that this one calls `nama`: a path below its own folder.
    pub fn di_samping(&self, nama: &str) -> String {
        match self.nama().rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{nama}"),
            None => nama.to_owned(),
        }
    }
}

/// The path without `data/` and `.json`.
pub(super) fn nama(berkas: &str) -> &str {
    let tanpa_data = berkas.strip_prefix("data/").unwrap_or(berkas);
    let (nama, akhiran) = tanpa_data.split_at(tanpa_data.len().saturating_sub(5));
    if akhiran.eq_ignore_ascii_case(".json") { nama } else { tanpa_data }
}
