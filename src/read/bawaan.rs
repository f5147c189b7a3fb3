//! What is inside the binary: templates, the Typst library, fonts, registers, the profile of the form.
//!
//! A file of the same name in the workspace goes before it: templates and fonts whole, registers row by row.

use std::{borrow::Cow, collections::BTreeMap, path::Path};

/// Templates, Typst sources and fonts, by path below `templates/`, with `/` on every platform.
#[derive(Debug, Clone)]
pub struct Aset(BTreeMap<String, Cow<'static, [u8]>>);

macro_rules! bawaan {
    ($($nama:literal),* $(,)?) => {
        [$(($nama, include_bytes!(concat!("../../templates/", $nama)).as_slice())),*]
    };
}

impl Default for Aset {
    fn default() -> Self {
        let isi = bawaan![
            "fonts/DejaVuSans.ttf",
            "fonts/texgyrebonum-bold.otf",
            "fonts/texgyrebonum-bolditalic.otf",
            "fonts/texgyrebonum-italic.otf",
            "fonts/texgyrebonum-regular.otf",
            "keputusan/isi.typ.j2",
            "keputusan/lampiran.typ.j2",
            "keputusan/main.typ.j2",
            "calibration.typ",
            "lib/daftar.typ",
            "lib/gambar.typ",
            "lib/keputusan.typ",
            "lib/lampiran.typ",
            "lib/norms.typ",
            "lib/perbandingan.typ",
            "lib/tabel.typ",
            "lib/tanda-tangan.typ",
        ];
        Self(isi.into_iter().map(|(nama, isi)| (nama.to_owned(), Cow::Borrowed(isi))).collect())
    }
}

impl Aset {
    /// Puts a file of the workspace in the place of the built-in one, or beside it.
    pub(super) fn timpa(&mut self, nama: String, isi: Vec<u8>) {
        self.0.insert(nama, Cow::Owned(isi));
    }

    /// The file at this path.
    pub fn isi(&self, nama: &str) -> Option<&[u8]> {
        self.0.get(nama).map(Cow::as_ref)
    }

    /// Whether the workspace has templates of its own: whoever wrote them can use the words of minijinja and Typst.
    pub fn diubah(&self) -> bool {
        let templat = |nama: &str| nama.ends_with(".j2") || nama.ends_with(".typ");
        self.0.iter().any(|(nama, isi)| templat(nama) && matches!(isi, Cow::Owned(_)))
    }

    /// The files below a folder whose names have one of the extensions, sorted by path.
    pub fn di<'a>(&'a self, folder: &'a str, akhiran: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.0.iter().map(|(nama, isi)| (nama.as_str(), isi.as_ref())).filter(move |(nama, _)| {
            nama.strip_prefix(folder).is_some_and(|sisa| sisa.starts_with('/'))
                && Path::new(nama).extension().is_some_and(|e| akhiran.iter().any(|a| e.eq_ignore_ascii_case(a)))
        })
    }

    /// All files whose names end with `akhiran`, sorted by path.
    pub fn berakhiran<'a>(&'a self, akhiran: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.0.iter().map(|(nama, isi)| (nama.as_str(), isi.as_ref())).filter(move |(nama, _)| nama.ends_with(akhiran))
    }
}

/// The built-in register of offices.
pub(super) const SATKER: &str = include_str!("../../data/acuan/satker.json");
/// The built-in register of regulations.
pub(super) const PERATURAN: &str = include_str!("../../data/acuan/peraturan.json");
/// The built-in weights of a Zona Integritas.
pub const ZONA_INTEGRITAS: &str = include_str!("../../data/acuan/zona-integritas.json");
/// The built-in register of spelling.
pub(super) const EJAAN: &str = include_str!("../../data/acuan/ejaan.json");
/// The built-in profiles of the form.
pub(super) const PROFIL: [(&str, &str); 2] = [
    ("data/acuan/profil/kpu.json", include_str!("../../data/acuan/profil/kpu.json")),
    ("data/acuan/profil/a4.json", include_str!("../../data/acuan/profil/a4.json")),
];
