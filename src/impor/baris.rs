//! The lines of a source, whichever file they come from: text, where it stood, and cells where the source says so.

use super::kalimat::Kalimat;

/// A line of a source; in a DOCX a paragraph.
#[derive(Debug, Clone, Default)]
pub struct Baris {
    /// Its number, from 1.
    pub nomor: u32,
    /// Its text, blanks between words as they stood.
    pub kalimat: Kalimat,
    /// Columns of blanks before it.
    pub inden: usize,
    /// The column after its last letter.
    pub tepi: usize,
    /// Whether something parts it from the line before it: a blank line, a page, a paragraph's end.
    pub jeda: bool,
    /// Whether a page begins with it.
    pub halaman: bool,
    /// Its cells, each with its paragraphs, where it is a row of a table.
    pub sel: Option<Vec<Vec<Kalimat>>>,
    /// Whether the source says that this row is a head.
    pub kepala: bool,
    /// Whether a Markdown bullet stood before it.
    pub butir: bool,
    /// Which table it belongs to, where the source says so: rows of one number are of one table.
    pub tabel: u32,
}

impl Baris {
    /// Its text with one blank between words.
    pub fn teks(&self) -> String {
        self.kalimat.rapi().teks()
    }

    /// All of its words: of a row, those of its cells.
    pub fn semua_teks(&self) -> String {
        match &self.sel {
            Some(sel) => sel.iter().map(|sel| satu_sel(sel).teks()).collect::<Vec<_>>().join(" | "),
            None => self.teks(),
        }
    }
}

/// A cell as one text.
pub fn satu_sel(sel: &[Kalimat]) -> Kalimat {
    let mut hasil = Kalimat::default();
    sel.iter().for_each(|paragraf| hasil.sambung(paragraf));
    hasil.rapi()
}

/// A source that was read: its lines, and what the reader has to say of it.
#[derive(Debug, Default)]
pub struct Sumber {
    /// The lines, without blank ones.
    pub baris: Vec<Baris>,
    /// What has no place among them, such as the header of a page: line, text, why.
    pub sisa: Vec<Sisa>,
}

/// A piece of the source without a place.
#[derive(Debug, Clone)]
pub struct Sisa {
    /// The line, if there is one.
    pub baris: Option<u32>,
    /// Its words.
    pub teks: String,
    /// Why it has no place.
    pub sebab: &'static str,
}

impl Sisa {
    /// A line that has no place.
    pub fn dari(baris: &Baris, sebab: &'static str) -> Self {
        Self { baris: Some(baris.nomor), teks: baris.semua_teks(), sebab }
    }
}
