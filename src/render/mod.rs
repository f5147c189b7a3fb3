//! From [`Checked`] to Typst source, through minijinja. Knows no typst crate and writes no file.
//!
//! Data reaches Typst only as string literals in code mode. Printing a slot is the one way to emit text; the place of
//! each slot in the source is kept, so that a glyph or a complaint of Typst leads back to the user's field.

mod environment;
mod literal;
mod peta;
mod suku_kata;

use std::collections::BTreeSet;

use minijinja::{Environment, context};
use serde::Serialize;

pub use self::peta::PetaSumber;
pub use crate::expand::job::Metadata;
use crate::{check::Checked, diag::Diagnostic, read::Aset};

/// Typst source of one document, with the place of every slot in it.
#[derive(Debug, Clone)]
pub struct TypstSource {
    /// The source of `/main.typ`.
    pub teks: String,
    /// Where each slot stands in it.
    pub peta: PetaSumber,
    /// What the finished file says of itself.
    pub metadata: Metadata,
}

/// Where pages end in tables: what a first layout has shown. Rows are named by their addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pemenggalan {
    /// Rows that start a page: cells that span them are printed again there.
    pub mulai: BTreeSet<String>,
    /// Rows before which a page must end.
    pub dorong: BTreeSet<String>,
    /// Rows taller than an empty page: they may be cut.
    pub potong: BTreeSet<String>,
}

/// Templates, ready to render any number of documents.
pub struct Renderer {
    environment: Environment<'static>,
}

impl Renderer {
    /// Reads all templates.
    ///
    /// # Errors
    /// A template of the workspace that is not sound.
    pub fn new(aset: &Aset) -> Result<Self, Diagnostic> {
        environment::environment(aset).map(|environment| Self { environment })
    }

    /// The Typst source of a decree whose pages end where `penggal` says.
    ///
    /// # Errors
    /// A template that asks for what the document does not have.
    pub fn render(&self, checked: &Checked, penggal: &Pemenggalan) -> Result<TypstSource, Diagnostic> {
        use minijinja::value::Serde;
        let bertanda = self
            .environment
            .get_template("keputusan/main.typ.j2")
            .and_then(|templat| {
                templat.render(context! { d => Serde(&checked.job().dokumen), penggal => Serde(penggal) })
            })
            .map_err(|salah| environment::temuan(&salah))?;
        let (teks, peta) = peta::pisahkan(&bertanda);
        Ok(TypstSource { teks, peta, metadata: checked.job().metadata.clone() })
    }
}
