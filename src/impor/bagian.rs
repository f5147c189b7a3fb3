//! The parts of a decree as its source has them, before they become data. Only types.

use std::collections::BTreeMap;

use super::{
    baris::{Baris, Sisa},
    kalimat::Kalimat,
    label::Label,
};

/// A decree as it was found.
#[derive(Debug, Default)]
pub struct Terbaca {
    /// What stands where the program derives something, by its address.
    pub slot: BTreeMap<String, Kalimat>,
    /// The title after TENTANG.
    pub tentang: Kalimat,
    /// The number, without the word NOMOR.
    pub nomor: String,
    /// Considerations, all of them.
    pub menimbang: Vec<Butir>,
    /// Legal bases.
    pub mengingat: Vec<Butir>,
    /// What was taken note of.
    pub memperhatikan: Vec<Butir>,
    /// The operative parts.
    pub diktum: Vec<Butir>,
    /// Who receives a copy.
    pub tembusan: Vec<Butir>,
    /// The closing of the body.
    pub penutup: Penutup,
    /// The annexes.
    pub lampiran: Vec<Lampiran>,
    /// What has no place.
    pub sisa: Vec<Sisa>,
}

/// A list item, an operative part.
#[derive(Debug, Default, Clone)]
pub struct Butir {
    /// Its label; none where the source shows none of its own.
    pub label: Option<Label>,
    /// Its text.
    pub teks: Kalimat,
    /// What stands below it.
    pub isi: Vec<Blok>,
    /// The lines of that, before they are read.
    pub baris: Vec<Baris>,
}

/// A block of content.
#[derive(Debug, Clone)]
pub enum Blok {
    /// A paragraph.
    Paragraf(Kalimat),
    /// A list: items of one shape of label.
    Daftar(Vec<Butir>),
    /// A headed part.
    Bagian {
        /// Its number as it stands; none where it has none.
        nomor: Option<String>,
        /// Its heading.
        judul: Kalimat,
        /// What it holds.
        isi: Vec<Blok>,
    },
    /// A table.
    Tabel(Tabel),
    /// The lines of a cover, and those at its bottom.
    Sampul(Vec<Kalimat>, Vec<Kalimat>),
    /// A signature within the content.
    TandaTangan(Penutup),
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Tabel {
    /// The heads of its columns; a head over several columns holds theirs.
    pub kolom: Vec<Kolom>,
    /// The row that numbers the columns; nothing where there is none.
    pub nomor: Vec<Kalimat>,
    /// The lines on which its heads come again.
    pub ulang: Vec<u32>,
    /// Its rows.
    pub baris: Vec<BarisTabel>,
}

/// A column, or several under a common head.
#[derive(Debug, Clone, Default)]
pub struct Kolom {
    /// Its head.
    pub kepala: Kalimat,
    /// The columns below it; none for a column of cells.
    pub bawahan: Vec<Kolom>,
}

/// A row.
#[derive(Debug, Clone)]
pub enum BarisTabel {
    /// A heading over the rows that follow.
    Kelompok(Kalimat),
    /// Cells.
    Sel(Vec<Kalimat>),
}

/// What stands below a decree or an annex.
#[derive(Debug, Default, Clone)]
pub struct Penutup {
    /// Place, date, post, `ttd.`, name: by the name of their slot.
    pub tanda_tangan: BTreeMap<&'static str, Kalimat>,
    /// The authentication, in the same way.
    pub pengesahan: BTreeMap<&'static str, Kalimat>,
}

impl Penutup {
    /// Whether there is nothing.
    pub fn kosong(&self) -> bool {
        self.tanda_tangan.is_empty() && self.pengesahan.is_empty()
    }
}

/// An annex.
#[derive(Debug, Default)]
pub struct Lampiran {
    /// The lines of its heading, by the name of their slot.
    pub kepala: BTreeMap<&'static str, Kalimat>,
    /// Its own title.
    pub judul: Kalimat,
    /// Whether it is divided into chapters.
    pub buku: bool,
    /// What it holds.
    pub isi: Vec<Blok>,
    /// Its closing.
    pub penutup: Penutup,
}
