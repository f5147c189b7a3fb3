//! From [`Checked`] to Typst source, through minijinja. Knows no typst crate and writes no file.
//!
//! Data reaches Typst only as string literals in code mode. Printing a slot is the one way to emit text; the place of
//! each slot in the source is kept, so that a glyph or a complaint of Typst leads back to the user's field.

mod environment;
mod kosakata;
mod laman;
mod literal;
mod pecah;
mod peta;
mod suku_kata;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use self::peta::PetaSumber;
pub use crate::expand::job::Metadata;
use crate::{
    check::Checked,
    diag::Diagnostic,
    model::{
        keputusan::Status,
        sidik::{Sidik, sidik},
    },
    read::{Aset, BerkasGambar},
};
use minijinja::{Environment, context};

/// Typst source of one document, with the place of every slot in it.
#[derive(Debug, Clone)]
pub struct TypstSource {
    /// The source of `/main.typ`.
    pub teks: String,
    /// Where each slot stands in it.
    pub peta: Arc<PetaSumber>,
    /// What the finished file says of itself.
    pub metadata: Metadata,
    /// The name of the profile whose measures it is set with.
    pub bentuk: String,
    /// The pictures that the source names, by path.
    pub gambar: Arc<[(String, BerkasGambar)]>,
    /// What it asks about page ends: the numbers of the questions that are answered with yes. Nothing if it asks nothing.
    pub jawaban: Option<Vec<usize>>,
}

/// Where pages end: what a first layout has shown. Rows and slots are named by their addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pemenggalan {
    /// Rows that start a page: cells that span them are printed again there.
    pub mulai: BTreeSet<String>,
    /// Rows that start a page where the cells that span them run on instead: printed again, they would leave no room for what
    /// must stand beside the row.
    pub sambung: BTreeSet<String>,
    /// Rows before which a page must end.
    pub dorong: BTreeSet<String>,
    /// Rows taller than an empty page: they may be cut.
    pub potong: BTreeSet<String>,
    /// Slots in which a page ended within a word: their words are not broken.
    pub utuh: BTreeSet<String>,
    /// Slots with a word wider than its column, and how often that was seen: first their longest words are broken anywhere,
    /// then all.
    pub pecah: BTreeMap<String, u8>,
}

/// Templates, ready to render any number of documents.
pub struct Renderer {
    environment: Environment<'static>,
    /// Whether the user has templates: then findings quote minijinja's own words.
    diubah: bool,
}

impl Renderer {
    /// Reads all templates.
    ///
    /// # Errors
    /// A template of the workspace that is not sound.
    pub fn new(aset: &Aset) -> Result<Self, Diagnostic> {
        environment::environment(aset).map(|environment| Self { environment, diubah: aset.diubah() })
    }

    /// A decree through its template, without answers about page ends.
    ///
    /// # Errors
    /// A template that asks for what the document does not have.
    pub fn render(&self, checked: &Checked) -> Result<Rendered, Diagnostic> {
        use minijinja::value::Serde;
        let templat = self.environment.get_template("keputusan/main.typ.j2");
        let bertanda = templat
            .and_then(|templat| templat.render(context! { d => Serde(&checked.job().dokumen) }))
            .map_err(|salah| environment::temuan(&salah, self.diubah))?;
        let job = checked.job();
        Ok(Rendered {
            kerangka: Arc::new(peta::Kerangka::urai(&bertanda)),
            metadata: job.metadata.clone(),
            bentuk: job.bentuk.clone(),
            gambar: job.gambar.clone().into(),
        })
    }
}

impl TypstSource {
    /// The sheet that shows the page of a profile of the form, with its boxes, millimetres and clauses.
    pub fn kalibrasi(bentuk: &str) -> Self {
        let judul = format!("Kalibrasi profil {bentuk}");
        let metadata = Metadata {
            identitas: format!("naskah:kalibrasi:{bentuk}"),
            judul,
            pembuat: "naskah".to_owned(),
            kata_kunci: Vec::new(),
            tanggal: None,
            status: Status::Konsep,
        };
        Self {
            teks: "#include \"/calibration.typ\"\n".to_owned(),
            peta: Arc::default(),
            metadata,
            bentuk: bentuk.to_owned(),
            gambar: Arc::default(),
            jawaban: None,
        }
    }
}

/// A rendered document that still asks where its pages end. It is laid out several times, but rendered once.
#[derive(Debug, Clone)]
pub struct Rendered {
    kerangka: Arc<peta::Kerangka>,
    metadata: Metadata,
    bentuk: String,
    gambar: Arc<[(String, BerkasGambar)]>,
}

impl Rendered {
    /// Adds all that it holds to a fingerprint: two sources of the same one are the same whatever pages end where.
    pub fn sidik(&self, semua: &mut Sidik) {
        let gambar = self.gambar.iter().map(|(jalur, gambar)| format!("{jalur} {}", sidik(&gambar.isi)));
        semua.tambah(format!("{:?} {} {:?}\n", self.metadata, self.bentuk, gambar.collect::<Vec<_>>()));
        self.kerangka.sidik(semua);
    }

    /// Whether the sources of two documents differ in the texts of their slots alone.
    pub fn serupa(&self, lain: &Self) -> bool {
        self.bentuk == lain.bentuk && self.gambar == lain.gambar && self.kerangka.serupa(&lain.kerangka)
    }

    /// The Typst source of the document when its pages end where `penggal` says.
    pub fn source(&self, penggal: &Pemenggalan) -> TypstSource {
        let (teks, peta) = self.kerangka.sumber(penggal);
        let (metadata, bentuk) = (self.metadata.clone(), self.bentuk.clone());
        let (gambar, jawaban) = (Arc::clone(&self.gambar), self.kerangka.jawaban(penggal));
        TypstSource { teks, peta, metadata, bentuk, gambar, jawaban }
    }
}
