//! A workbook as it was read: sheets of cells, with what else a table may say by their form. Knows no file format.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BukuKerja {
    /// Its sheets, in order. A CSV file has one for each delimiter that it may have.
    pub lembar: Vec<LembarKerja>,
}

/// A sheet. Rows and columns count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LembarKerja {
    /// Its name; of a text file the delimiter.
    pub nama: String,
    /// Whether it is a text file: its cells have lines, and it has no other form.
    pub teks: bool,
    /// Whether the sheet does not show.
    pub tersembunyi: bool,
    /// The cells that hold something, by row and column.
    pub sel: Vec<SelKerja>,
    /// Merged cells.
    pub gabungan: Vec<Rentang>,
    /// Rows that do not show, in order.
    pub baris_tersembunyi: Vec<u32>,
    /// Columns that do not show, in order.
    pub kolom_tersembunyi: Vec<u32>,
    /// Rows that are folded under another one, and how deep; in order.
    pub tingkat: Vec<(u32, u8)>,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelKerja {
    /// Where.
    pub letak: Letak,
    /// What.
    pub isi: IsiSel,
    /// Line and column of its text, in a text file.
    pub posisi: Option<(usize, usize)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum IsiSel {
    /// Text.
    Teks(String),
    /// A number, in digits with a decimal point, without exponent.
    Bilangan(String),
    /// A number that is shown in per cent, times one hundred.
    Persen(String),
    /// A day, as `2025-04-25`.
    Tanggal(String),
    /// A time of day, or a day with one.
    Waktu,
    /// True or false.
    Logika(bool),
    /// An error value such as `#REF!`.
    Galat(String),
    /// A formula whose result was not saved.
    RumusTanpaNilai,
}

/// The place of a cell: row and column, from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Letak {
    /// The row.
    pub baris: u32,
    /// The column.
    pub kolom: u32,
}

impl Letak {
    /// The cell of this row and column.
    pub fn new(baris: u32, kolom: u32) -> Self {
        Self { baris, kolom }
    }

    /// The place that a reference such as `C12` or `$C$12` names.
    pub fn urai(acuan: &str) -> Option<Self> {
        let acuan = acuan.replace('$', "");
        let (huruf, angka) = acuan.split_at(acuan.find(|huruf: char| huruf.is_ascii_digit())?);
        if huruf.is_empty() || huruf.len() > 3 || angka.len() > 7 {
            return None;
        }
        let nilai = |kolom: u32, huruf: u8| match huruf.to_ascii_uppercase() {
            huruf @ b'A'..=b'Z' => Some(kolom * 26 + u32::from(huruf - b'A') + 1),
            _ => None,
        };
        let kolom = huruf.bytes().try_fold(0, nilai)?;
        let baris = angka.parse::<u32>().ok()?;
        Some(Self { baris: baris.checked_sub(1)?, kolom: kolom - 1 })
    }
}

impl fmt::Display for Letak {
    /// As spreadsheets write it: `C12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", nama_kolom(self.kolom), u64::from(self.baris) + 1)
    }
}

/// The letters of a column: A, B, …, Z, AA, …
pub fn nama_kolom(kolom: u32) -> String {
    let mut huruf = Vec::new();
    let mut sisa = u64::from(kolom) + 1;
    while sisa > 0 {
        sisa -= 1;
        huruf.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(sisa % 26) as usize]));
        sisa /= 26;
    }
    huruf.iter().rev().collect()
}

/// Cells from one corner to the other, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rentang {
    /// Top left.
    pub awal: Letak,
    /// Bottom right.
    pub akhir: Letak,
}

impl Rentang {
    /// Whether a cell lies within.
    pub fn memuat(&self, letak: Letak) -> bool {
        (self.awal.baris..=self.akhir.baris).contains(&letak.baris)
            && (self.awal.kolom..=self.akhir.kolom).contains(&letak.kolom)
    }
}

impl LembarKerja {
    /// What the cell at this place holds; nothing for an empty one.
    pub fn isi(&self, letak: Letak) -> Option<&SelKerja> {
        self.sel.binary_search_by_key(&letak, |sel| sel.letak).ok().map(|ke| &self.sel[ke])
    }

    /// Puts the cells in order; of two at one place the later one stays.
    pub fn urutkan(&mut self) {
        self.sel.reverse();
        self.sel.sort_by_key(|sel| sel.letak);
        self.sel.dedup_by_key(|sel| sel.letak);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_and_its_place_are_one() {
        for (acuan, baris, kolom) in [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)] {
            let letak = Letak::new(baris, kolom);
            assert_eq!(Letak::urai(acuan), Some(letak));
            assert_eq!(letak.to_string(), acuan);
        }
        assert_eq!(Letak::urai("$C$12"), Some(Letak::new(11, 2)));
        for salah in ["", "A", "7", "A0", "ABCD1", "A12345678", "Ä1"] {
            assert_eq!(Letak::urai(salah), None, "{salah}");
        }
        assert_eq!(nama_kolom(u32::MAX).len(), 7);
    }
}
