//! The parts of a decree as its source has them, before they become data. Only types.

use std::collections::BTreeMap;

use super::{
    baris::{Baris, Sisa},
    kalimat::Kalimat,
    label::Label,
};
use crate::model::tabel::JenisKolom;

/// A decree as it was found.
#[derive(Debug, Default)]
pub(super) struct Terbaca {
    /// What stands where the program derives something, by its address.
    pub(super) slot: BTreeMap<String, Kalimat>,
    /// The title after TENTANG.
    pub(super) tentang: Kalimat,
    /// The number, without the word NOMOR.
    pub(super) nomor: String,
    /// Considerations, all of them.
    pub(super) menimbang: Vec<Butir>,
    /// Legal bases.
    pub(super) mengingat: Vec<Butir>,
    /// What was taken note of.
    pub(super) memperhatikan: Vec<Butir>,
    /// The operative parts.
    pub(super) diktum: Vec<Butir>,
    /// Who receives a copy.
    pub(super) tembusan: Vec<Butir>,
    /// The closing of the body.
    pub(super) penutup: Penutup,
    /// The annexes.
    pub(super) lampiran: Vec<Lampiran>,
    /// What has no place.
    pub(super) sisa: Vec<Sisa>,
}

/// A list item, an operative part.
#[derive(Debug, Default, Clone)]
pub(super) struct Butir {
    /// Its label; none where the source shows none of its own.
    pub(super) label: Option<Label>,
    /// Its text.
    pub(super) teks: Kalimat,
    /// What stands below it.
    pub(super) isi: Vec<Blok>,
    /// The lines of that, before they are read.
    pub(super) baris: Vec<Baris>,
}

/// A block of content.
#[derive(Debug, Clone)]
pub(super) enum Blok {
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
pub(super) struct Tabel {
    /// The heads of its columns; a head over several columns holds theirs.
    pub(super) kolom: Vec<Kolom>,
    /// The row that numbers the columns; nothing where there is none.
    pub(super) nomor: Vec<Kalimat>,
    /// The lines on which its heads come again.
    pub(super) ulang: Vec<u32>,
    /// Its rows.
    pub(super) baris: Vec<BarisTabel>,
    /// The sums below them, where the program can make them.
    pub(super) jumlah: Option<Jumlah>,
    /// Lines of the table that stand below its sum: the same in words.
    pub(super) ekor: Vec<Kalimat>,
}

/// The sums of columns, as the source has them.
#[derive(Debug, Clone, Default)]
pub(super) struct Jumlah {
    /// What stands before them: `JUMLAH`.
    pub(super) label: Kalimat,
    /// The columns, each with its kind and the sum that is written there.
    pub(super) kolom: Vec<(usize, JenisKolom, Kalimat)>,
    /// The column whose sum is said in words, and these.
    pub(super) terbilang: Option<(usize, Kalimat)>,
}

impl Jumlah {
    /// The kind of a column, as data name it, if it is added up.
    pub(super) fn jenis(&self, ke: usize) -> Option<&'static str> {
        let (_, jenis, _) = self.kolom.iter().find(|(ini, ..)| *ini == ke)?;
        Some(if *jenis == JenisKolom::Rupiah { "rupiah" } else { "bilangan" })
    }
}

/// A column, or several under a common head.
#[derive(Debug, Clone, Default)]
pub(super) struct Kolom {
    /// Its head.
    pub(super) kepala: Kalimat,
    /// The columns below it; none for a column of cells.
    pub(super) bawahan: Vec<Kolom>,
}

impl Kolom {
    /// The heads of the columns of cells in it, in order.
    pub(super) fn daun(&self, hasil: &mut Vec<String>) {
        match self.bawahan.is_empty() {
            true => hasil.push(self.kepala.teks()),
            false => self.bawahan.iter().for_each(|kolom| kolom.daun(hasil)),
        }
    }
}

/// A row.
#[derive(Debug, Clone)]
pub(super) enum BarisTabel {
    /// A heading over the rows that follow.
    Kelompok(Kalimat),
    /// Cells.
    Sel(Vec<Kalimat>),
    /// Cells that sum up those above.
    Jumlah {
        /// The line on which they stand.
        baris: u32,
        /// The cells.
        sel: Vec<Kalimat>,
        /// What is to be said of them beside them.
        catatan: Option<String>,
    },
}

/// What stands below a decree or an annex.
#[derive(Debug, Default, Clone)]
pub(super) struct Penutup {
    /// Place, date, post, `ttd.`, name: by the name of their slot.
    pub(super) tanda_tangan: BTreeMap<&'static str, Kalimat>,
    /// The authentication, in the same way.
    pub(super) pengesahan: BTreeMap<&'static str, Kalimat>,
}

/// An annex.
#[derive(Debug, Default)]
pub(super) struct Lampiran {
    /// The lines of its heading, by the name of their slot.
    pub(super) kepala: BTreeMap<&'static str, Kalimat>,
    /// Its own title.
    pub(super) judul: Kalimat,
    /// Whether it is divided into chapters.
    pub(super) buku: bool,
    /// What it holds.
    pub(super) isi: Vec<Blok>,
    /// Its closing.
    pub(super) penutup: Penutup,
}
