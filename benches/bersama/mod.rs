//! What the benches share: the example decree for several offices, and bare Typst.

#![allow(dead_code, unreachable_pub, reason = "shared by the benches, each of which uses its part")]

use std::{fs, path::Path};

use naskah::{
    expand::job::{JenisSalinan, Kunci},
    plan::plan,
    read::Workspace,
    render::TypstSource,
};
use tempfile::TempDir;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Offices of Sumatera Selatan and Kalimantan Barat.
pub const KANTOR: [&str; 16] = [
    "16", "16.01", "16.02", "16.03", "16.05", "16.06", "16.07", "16.08", "61", "61.01", "61.02", "61.03", "61.04",
    "61.71", "61.72", "16.71",
];

/// A workspace with the example decree for each of these offices, every one with a number and officers of its own.
#[allow(clippy::disallowed_methods, reason = "the bench makes the user's files")]
pub fn kantor(kode: &[&str]) -> (TempDir, Workspace) {
    let contoh = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/contoh/sumsel-34-2023");
    let keputusan = fs::read_to_string(contoh.join("keputusan.json")).expect("contoh ada");
    let folder = TempDir::new().expect("folder sementara");
    let tulis = |berkas: String, teks: String| {
        let tujuan = folder.path().join(berkas);
        fs::create_dir_all(tujuan.parent().expect("punya folder")).expect("folder dibuat");
        fs::write(tujuan, teks).expect("berkas ditulis");
    };
    for (nomor, kode) in kode.iter().enumerate() {
        let milik = keputusan
            .replace("\"satker\": \"16\"", &format!("\"satker\": \"{kode}\""))
            .replace("\"nomor\": 34", &format!("\"nomor\": {}", 100 + nomor));
        tulis(format!("data/{kode}/keputusan.json"), milik);
        let rencana = fs::read_to_string(contoh.join("rencana-kerja.json")).expect("contoh ada");
        tulis(format!("data/{kode}/rencana-kerja.json"), rencana);
        let pejabat = format!(
            r#"{{"format": 1, "jenis": "satker", "kode": "{kode}", "pejabat": {{"ketua": [{{"nama": "Ketua Nomor {nomor}"}}],
               "hukum": [{{"nama": "Kepala Nomor {nomor}", "jabatan": "Kepala Subbagian Hukum"}}]}}}}"#
        );
        tulis(format!("data/satker/{kode}.json"), pejabat);
    }
    let workspace = Workspace::read(folder.path(), &[]).expect("folder kerja terbaca");
    assert!(workspace.temuan.is_empty(), "{:?}", workspace.temuan);
    (folder, workspace)
}

/// The copies of all decrees of a workspace, in order.
pub fn salinan(workspace: &Workspace) -> Vec<Kunci> {
    let semua = plan(workspace, &[]).pesanan.into_iter().map(|pesanan| pesanan.kunci);
    semua.filter(|kunci| kunci.salinan == JenisSalinan::Salinan).collect()
}

/// Typst and nothing else: the same source, the same fonts, the same standards.
pub struct Telanjang {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    berkas: Vec<(FileId, Bytes)>,
    main: FileId,
    penggal: FileId,
    /// For how many documents Typst remembers what went unused.
    pub ingatan: usize,
}

struct Dunia<'a>(&'a Telanjang, Source, Bytes);

fn id(nama: &str) -> FileId {
    FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(nama).expect("nama sah")))
}

impl Telanjang {
    pub fn baru(workspace: &Workspace) -> Self {
        let huruf = workspace.aset.di("fonts", &["otf", "ttf"]);
        let fonts: Vec<Font> =
            huruf.flat_map(|(_, isi)| Font::iter(Bytes::new(isi.to_vec())).collect::<Vec<_>>()).collect();
        let berkas = workspace.aset.berakhiran(".typ").map(|(nama, isi)| (id(nama), Bytes::new(isi.to_vec())));
        let profil = (id("profil.json"), Bytes::new(serde_json::to_vec(&workspace.bentuk()["kpu"]).expect("profil")));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            berkas: berkas.chain([profil]).collect(),
            main: id("main.typ"),
            penggal: id("penggal.json"),
            ingatan: 1,
        }
    }

    /// Compiles the source and exports it.
    pub fn pdf(&self, sumber: &TypstSource) -> Vec<u8> {
        let penggal = Bytes::from_string(format!("{:?}", sumber.jawaban.as_deref().unwrap_or_default()));
        let dunia = Dunia(self, Source::new(self.main, sumber.teks.clone()), penggal);
        let mut document = typst::compile::<PagedDocument>(&dunia).output.expect("sumber sah");
        document.info_mut().title = Some("Keputusan".into());
        document.info_mut().date = Smart::Custom(Datetime::from_ymd(2023, 5, 11));
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("standar yang sejalan");
        let pdf = typst_pdf::pdf(&document, &PdfOptions { standards, ..PdfOptions::default() }).expect("PDF jadi");
        typst::comemo::evict(self.ingatan);
        pdf
    }
}

impl World for Dunia<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.0.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }
    fn main(&self) -> FileId {
        self.0.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.0.main {
            return Ok(self.1.clone());
        }
        let isi = self.file(id)?;
        Ok(Source::new(id, String::from_utf8(isi.to_vec()).map_err(|_| FileError::InvalidUtf8)?))
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.0.penggal {
            return Ok(self.2.clone());
        }
        let berkas = self.0.berkas.iter().find(|(ini, _)| *ini == id);
        berkas.map(|(_, isi)| isi.clone()).ok_or_else(|| FileError::NotFound("".into()))
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
