//! What a diktum, an annex, an item or a cell holds.

use serde::Serialize;

use super::{Butir, Gambar, Slot, TandaTangan};
use crate::model::keputusan::Orientasi;

/// A block of content.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "macam", rename_all = "kebab-case")]
pub enum Blok {
    /// A paragraph.
    Paragraf {
        /// Its text.
        teks: Slot,
        /// Whether it stays on the page of what follows it.
        lekat: bool,
    },
    /// A list.
    Daftar {
        /// Its items.
        butir: Vec<Butir>,
    },
    /// A part with a heading.
    Bagian {
        /// 1 for BAB or the first level of a plain annex.
        tingkat: u8,
        /// How its heading stands.
        bentuk: BentukBagian,
        /// Its number.
        nomor: Option<Slot>,
        /// Its heading.
        judul: Slot,
        /// Which way the pages are turned that it has of its own; none where it stands on those around it.
        orientasi: Option<Orientasi>,
        /// What it holds.
        isi: Vec<Blok>,
        /// Whether a closing below it would stand within the last of that: [`Blok::menutup`].
        menutup: bool,
    },
    /// A table.
    Tabel(Tabel),
    /// The lines of an inner cover.
    Sampul {
        /// The lines.
        baris: Vec<Slot>,
        /// The lines at the bottom of the page.
        kaki: Vec<Slot>,
    },
    /// A picture.
    Gambar(Gambar),
    /// The drawing of the components of a Zona Integritas.
    KomponenZi(KomponenZi),
    /// Signatures within the content, side by side.
    TandaTangan {
        /// The signatures.
        kolom: Vec<TandaTangan>,
        /// Whether the block before it can hold their place below it.
        ikat: bool,
    },
}

/// A text of at most this many characters that ends with a colon, such as `Target:`, is no more than a small heading.
const PENGANTAR: usize = 100;

impl Blok {
    /// A paragraph. A short one that announces what follows stays with it.
    pub fn paragraf(teks: Slot) -> Self {
        let terbuka = teks.tulisan.potongan().last().is_some_and(|akhir| akhir.teks.ends_with(':'));
        let lekat = terbuka && teks.tulisan.panjang() <= PENGANTAR;
        Self::Paragraf { teks, lekat }
    }

    /// Whether the last of these blocks is text, which can hold the closing's place below it. A table cannot: nothing
    /// may follow its last row in it.
    pub fn ikat(semua: &[Self]) -> bool {
        match semua.last() {
            Some(Self::Paragraf { .. }) => true,
            Some(Self::Daftar { butir }) => Butir::ikat(butir),
            Some(Self::Bagian { isi, .. }) => Self::ikat(isi),
            _ => false,
        }
    }

    /// Which way the pages are turned on which these blocks end, where that is not the way of those around them.
    pub fn orientasi_akhir(semua: &[Self]) -> Option<Orientasi> {
        match semua.last() {
            Some(Self::Bagian { isi, orientasi, .. }) => Self::orientasi_akhir(isi).or(*orientasi),
            _ => None,
        }
    }

    /// Whether the closing of an annex that ends with these blocks stands within the last of them: on the pages of its own
    /// that a part has, or together with a signature.
    pub fn menutup(semua: &[Self]) -> bool {
        match semua.last() {
            Some(Self::TandaTangan { .. } | Self::Bagian { orientasi: Some(_), .. }) => true,
            Some(Self::Bagian { isi, .. }) => Self::menutup(isi),
            _ => false,
        }
    }
}

impl Butir {
    /// The same for the items of a list.
    pub fn ikat(semua: &[Self]) -> bool {
        semua.last().is_some_and(|butir| butir.isi.is_empty() || Blok::ikat(&butir.isi))
    }
}

/// How the heading of a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BentukBagian {
    /// A chapter of a book: on a new page, centred, its number above its title.
    Bab,
    /// A part of a book without number, such as a Kata Pengantar: on a new page, centred.
    Tengah,
    /// At the left, the number before the title.
    Biasa,
}

/// The components that lead to a Zona Integritas, and what they result in.
#[derive(Debug, Clone, Serialize)]
pub struct KomponenZi {
    /// What the drawing shows, for those who cannot see it.
    pub alt: String,
    /// The side that leads, and the side that results.
    pub sisi: Vec<SisiZi>,
}

/// One side of the drawing.
#[derive(Debug, Clone, Serialize)]
pub struct SisiZi {
    /// Its name and weight.
    pub judul: Slot,
    /// The components of it.
    pub komponen: Vec<Slot>,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct Tabel {
    /// Its address.
    pub alamat: String,
    /// Its columns.
    pub kolom: Vec<Kolom>,
    /// The rows of heads.
    pub kepala: Vec<Vec<Kepala>>,
    /// The row of column numbers, if it has one.
    pub nomor: Vec<Slot>,
    /// The rows.
    pub baris: Vec<Baris>,
    /// What decides the width of a column that is as wide as its text, where not all of it is looked at: one for each column, or
    /// nothing.
    pub ukur: Vec<Ukur>,
}

/// What decides the width of a column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Ukur {
    /// Its own head: the row among the rows of heads, and the place in it.
    pub kepala: Option<(usize, usize)>,
    /// The rows in which its text seems to be the widest.
    pub baris: Vec<usize>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Kolom {
    /// 0 where it is as wide as its text, else its share of what is left.
    pub lebar: usize,
    /// How its cells stand.
    pub letak: LetakSel,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetakSel {
    /// Text.
    Kiri,
    /// Marks and short figures.
    Tengah,
    /// Numbers below each other: their cells are never broken.
    Kanan,
}

/// A head of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Kepala {
    /// Its text.
    pub teks: Slot,
    /// Columns that it spans.
    pub lebar: usize,
    /// Rows of heads that it spans.
    pub tinggi: usize,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "macam", rename_all = "kebab-case")]
pub enum Baris {
    /// A heading over rows: number and title, or a title alone.
    Kelompok {
        /// Its address.
        alamat: String,
        /// The number, if it has one.
        nomor: Option<Slot>,
        /// The title.
        judul: Slot,
        /// How deep it stands, from 1: it ends the groups that are as deep or deeper.
        tingkat: u8,
        /// Whether it is printed again where its rows run on to a new page.
        ulang: bool,
    },
    /// Cells; `None` where the cell above spans this row.
    Isi {
        /// Its address.
        alamat: String,
        /// The cells.
        sel: Vec<Option<Vec<Blok>>>,
    },
    /// What columns come to.
    Jumlah {
        /// Its address.
        alamat: String,
        /// The word before the sums.
        label: Slot,
        /// Columns that the word spans.
        lebar: usize,
        /// The sums, below the columns after those; `None` where nothing is added up.
        sel: Vec<Option<Slot>>,
        /// A sum in words.
        terbilang: Option<Slot>,
    },
}

impl Tabel {
    /// The cells: the row of each, counted from 1 without headings of groups, its column, from 0, and what it holds.
    pub fn sel(&self) -> impl Iterator<Item = (usize, usize, &[Blok])> {
        let isi = self.baris.iter().filter_map(|baris| match baris {
            Baris::Isi { sel, .. } => Some(sel),
            Baris::Kelompok { .. } | Baris::Jumlah { .. } => None,
        });
        (1..).zip(isi).flat_map(|(nomor, sel)| {
            let ada = sel.iter().enumerate().filter_map(|(kolom, isi)| Some((kolom, isi.as_deref()?)));
            ada.map(move |(kolom, isi)| (nomor, kolom, isi))
        })
    }

    /// The texts of the heads that stand over a column, from the outermost.
    pub fn kepala_kolom(&self, kolom: usize) -> Vec<&Slot> {
        let mut terisi = vec![0; self.kolom.len()];
        let mut hasil = Vec::new();
        for (y, baris) in self.kepala.iter().enumerate() {
            let mut x = 0;
            for satu in baris {
                while terisi.get(x).is_some_and(|sampai| *sampai > y) {
                    x += 1;
                }
                terisi.iter_mut().skip(x).take(satu.lebar).for_each(|sampai| *sampai = y + satu.tinggi);
                if (x..x + satu.lebar).contains(&kolom) {
                    hasil.push(&satu.teks);
                }
                x += satu.lebar;
            }
        }
        hasil
    }
}

impl Baris {
    /// The row's address.
    pub fn alamat(&self) -> &str {
        match self {
            Self::Kelompok { alamat, .. } | Self::Isi { alamat, .. } | Self::Jumlah { alamat, .. } => alamat,
        }
    }
}
