//! The lines of a source, whichever file they come from: text, where it stood, and cells where the source says so.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::kalimat::Kalimat;

/// A line of a source; in a DOCX a paragraph.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Baris {
    /// Its number, from 1.
    pub(super) nomor: u32,
    /// Its text, blanks between words as they stood.
    pub(super) kalimat: Kalimat,
    /// Columns of blanks before it.
    pub(super) inden: usize,
    /// The column after its last letter.
    pub(super) tepi: usize,
    /// Whether something parts it from the line before it: a blank line, a page, a paragraph's end.
    pub(super) jeda: bool,
    /// Whether a page begins with it.
    pub(super) halaman: bool,
    /// Its cells, each with its paragraphs, where it is a row of a table.
    pub(super) sel: Option<Vec<Vec<Kalimat>>>,
    /// Whether the source says that this row is a head.
    pub(super) kepala: bool,
    /// Whether a Markdown bullet stood before it.
    pub(super) butir: bool,
    /// Which table it belongs to, where the source says so: rows of one number are of one table.
    pub(super) tabel: u32,
}

impl Baris {
    /// Its text with one blank between words.
    pub(super) fn teks(&self) -> String {
        self.kalimat.rapi().teks()
    }

    /// All of its words: of a row, those of its cells.
    pub(super) fn semua_teks(&self) -> String {
        match &self.sel {
            Some(sel) => sel.iter().map(|sel| satu_sel(sel).teks()).collect::<Vec<_>>().join(" | "),
            None => self.teks(),
        }
    }
}

/// A cell as one text.
pub(super) fn satu_sel(sel: &[Kalimat]) -> Kalimat {
    let mut hasil = Kalimat::default();
    sel.iter().for_each(|paragraf| hasil.sambung(paragraf));
    hasil.rapi()
}

/// A source that was read: its lines, and what the reader has to say of it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sumber {
    /// The lines, without blank ones.
    pub(super) baris: Vec<Baris>,
    /// What has no place among them, such as the header of a page: line, text, why.
    pub(super) sisa: Vec<Sisa>,
}

/// A piece of the source without a place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Sisa {
    /// The line, if there is one.
    pub(super) baris: Option<u32>,
    /// Its words.
    pub(super) teks: String,
    /// Why it has no place.
    pub(super) sebab: Cow<'static, str>,
}

impl Sisa {
    /// A line that has no place.
    pub(super) fn dari(baris: &Baris, sebab: &'static str) -> Self {
        Self { baris: Some(baris.nomor), teks: baris.semua_teks(), sebab: Cow::Borrowed(sebab) }
    }
}
