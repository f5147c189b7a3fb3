//! Labels and numerals as an author writes them: `a.`, `IV.`, `KEDUABELAS`; and what is wrong with a row of them.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use super::kata::pola;
use crate::model::bilangan;

/// A way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cara {
    /// 1, 2, 3.
    Angka,
    /// I, II, III.
    Romawi,
    /// i, ii, iii.
    RomawiKecil,
    /// A, B, C.
    HurufBesar,
    /// a, b, c.
    Huruf,
    /// KESATU, KEDUA.
    Diktum,
}

impl Cara {
    const SEMUA: [Self; 6] =
        [Self::Angka, Self::Romawi, Self::HurufBesar, Self::Huruf, Self::RomawiKecil, Self::Diktum];

    /// The value of a numeral written in this way.
    pub(super) fn baca(self, teks: &str) -> Option<u32> {
        match self {
            Self::Angka => teks.parse().ok().filter(|_| teks.bytes().all(|huruf| huruf.is_ascii_digit())),
            Self::Romawi => romawi(teks),
            Self::RomawiKecil => {
                romawi(&teks.to_uppercase()).filter(|_| teks.bytes().all(|huruf| huruf.is_ascii_lowercase()))
            }
            Self::HurufBesar => huruf(&teks.to_lowercase()).filter(|_| teks.bytes().all(|h| h.is_ascii_uppercase())),
            Self::Huruf => huruf(teks),
            Self::Diktum => diktum(teks),
        }
    }

    /// The numeral of a value.
    pub(super) fn tulis(self, nilai: u32) -> String {
        let hasil = match self {
            Self::Angka => None,
            Self::Romawi => bilangan::romawi(nilai),
            Self::RomawiKecil => bilangan::romawi(nilai).map(|teks| teks.to_lowercase()),
            Self::HurufBesar => bilangan::huruf(nilai).map(|teks| teks.to_uppercase()),
            Self::Huruf => bilangan::huruf(nilai),
            Self::Diktum => bilangan::diktum(nilai),
        };
        hasil.unwrap_or_else(|| nilai.to_string())
    }
}

/// The value of a Roman numeral in capitals; nothing for one that is not written as it should be (`IIII`).
pub(super) fn romawi(teks: &str) -> Option<u32> {
    let angka = |huruf| match huruf {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let angka: Vec<u32> = teks.chars().map(angka).collect::<Option<_>>()?;
    let nilai = angka.iter().enumerate().fold(0, |jumlah: u32, (i, satu)| match angka.get(i + 1) {
        Some(lain) if lain > satu => jumlah.wrapping_sub(*satu),
        _ => jumlah.wrapping_add(*satu),
    });
    (bilangan::romawi(nilai).as_deref() == Some(teks)).then_some(nilai)
}

/// The value of a list letter; longer ones are no letters but words.
fn huruf(teks: &str) -> Option<u32> {
    match teks.as_bytes() {
        [satu @ b'a'..=b'z'] => Some(u32::from(satu - b'a') + 1),
        _ => None,
    }
}

/// The value of the word of a diktum in any spelling that is met: `KEDUABELAS`, `PERTAMA`, `KE DUA`.
pub(super) fn diktum(teks: &str) -> Option<u32> {
    static KATA: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
        let semua = (1..=99).filter_map(|nilai| Some((rapat(&bilangan::diktum(nilai)?), nilai)));
        semua.chain([("PERTAMA".to_owned(), 1)]).collect()
    });
    // What has no letter K or P at its head is none: most labels are asked for, and few are words.
    teks.trim_start().starts_with(['K', 'k', 'P', 'p']).then(|| KATA.get(&rapat(teks)).copied())?
}

/// In capitals and without blanks.
fn rapat(teks: &str) -> String {
    teks.chars().filter(|huruf| !huruf.is_whitespace()).collect::<String>().to_uppercase()
}

/// A label, taken apart: what stands before its numeral, the numeral, what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// `(`, or nothing.
    pub(super) depan: String,
    /// `a`, `IV`, `KEDUA BELAS`.
    pub(super) angka: String,
    /// `.`, `)`.
    pub(super) belakang: String,
}

impl Label {
    /// A label that is a numeral and its marks, and nothing else.
    pub(super) fn baca(teks: &str) -> Option<Self> {
        let teks = teks.trim();
        let angka = teks.trim_matches(|huruf: char| matches!(huruf, '(' | ')' | '.' | ':' | ' '));
        let awal = teks.find(angka)?;
        let ada = !angka.is_empty() && Cara::SEMUA.iter().any(|cara| cara.baca(angka).is_some());
        ada.then(|| Self {
            depan: teks[..awal].to_owned(),
            angka: angka.to_owned(),
            belakang: teks[awal + angka.len()..].trim().to_owned(),
        })
    }

    /// The same label with another numeral.
    pub(super) fn dengan(&self, angka: &str) -> String {
        format!("{}{angka}{}", self.depan, self.belakang)
    }
}

/// What is wrong with a numeral in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cela {
    /// The row does not begin at its beginning.
    Awal,
    /// Numbers are missing before it: the first of them.
    Terlewat(u32),
    /// It stood before: at this index.
    Berulang(usize),
    /// It is smaller than the one before it.
    Mundur(u32),
    /// It alone does not fit; this one would.
    Salah(u32),
}

/// How a row of numerals counts, and where it does not.
pub(super) fn urut(semua: &[&str]) -> Option<(Cara, Vec<(usize, Cela)>)> {
    let calon = Cara::SEMUA.into_iter().filter_map(|cara| {
        let nilai: Vec<u32> = semua.iter().map(|teks| cara.baca(teks)).collect::<Option<_>>()?;
        Some((cara, cela(&nilai)))
    });
    calon.min_by_key(|(_, cela)| cela.len())
}

fn cela(nilai: &[u32]) -> Vec<(usize, Cela)> {
    let mut hasil = Vec::new();
    let mut harap = 1;
    for (i, satu) in nilai.iter().copied().enumerate() {
        let sesudah = nilai.get(i + 1).copied();
        if satu == harap {
            harap += 1;
        } else if i == 0 {
            hasil.push((i, Cela::Awal));
            harap = satu + 1;
        } else if let (Some(lama), true) = (nilai[..i].iter().position(|lain| *lain == satu), satu < harap) {
            hasil.push((i, Cela::Berulang(lama)));
            harap = if sesudah == Some(harap + 1) { harap + 1 } else { satu + 1 };
        } else if sesudah == Some(harap + 1) && satu != harap + 1 {
            hasil.push((i, Cela::Salah(harap)));
            harap += 1;
        } else if satu < harap {
            hasil.push((i, Cela::Mundur(harap)));
            harap = satu + 1;
        } else {
            hasil.push((i, Cela::Terlewat(harap)));
            harap = satu + 1;
        }
    }
    hasil
}

/// A numeral that an author typed in front of a text: `1. …`, `IV. …`, `AREA V – …`, `BAB II …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ketikan {
    /// The word before it in capitals, or nothing.
    pub(super) kata: String,
    /// The numeral with its marks.
    pub(super) label: Label,
    /// Where the numeral stands in the text, in bytes.
    pub(super) rentang: std::ops::Range<usize>,
    /// Where the text behind it begins.
    pub(super) sisa: usize,
}

static KATA_BERNOMOR: LazyLock<Regex> = LazyLock::new(|| {
    let kata =
        "bab|area|bagian|tahap|kelompok|pasal|paragraf|tabel|gambar|lampiran|prioritas|program|sasaran|tujuan|komponen";
    pola(&format!(r"^(?i:({kata}))\s+(?:KE-)?([IVXLC]+|\d{{1,3}}|[A-Z])(?:[.:)]|\s|$)(?:\s*[-–—:]\s*)?"))
});

static LABEL_TERKETIK: LazyLock<Regex> =
    LazyLock::new(|| pola(r"^(\(?)([IVXLC]+|[ivx]+|\d{1,2}|[A-Za-z])(\.|\)|\.\))(?:\s+)\S"));

static ROMAWI_TERKETIK: LazyLock<Regex> = LazyLock::new(|| pola(r"^([IVXLC]+)([.)]?)\s+\S"));

/// The Roman numeral in front of the heading of a group of rows, with or without a mark behind it.
pub(super) fn ketikan_romawi(teks: &str) -> Option<Ketikan> {
    let c = ROMAWI_TERKETIK.captures(teks)?;
    let (angka, belakang) = (c.get(1)?, c.get(2)?);
    romawi(angka.as_str())?;
    let label =
        Label { depan: String::new(), angka: angka.as_str().to_owned(), belakang: belakang.as_str().to_owned() };
    let sisa = teks[belakang.end()..].find(|huruf: char| !huruf.is_whitespace())? + belakang.end();
    Some(Ketikan { kata: String::new(), label, rentang: angka.range(), sisa })
}

/// The numeral in front of a text, if an author typed one.
pub(super) fn ketikan(teks: &str) -> Option<Ketikan> {
    if let Some(c) = KATA_BERNOMOR.captures(teks) {
        let (kata, angka) = (c.get(1)?, c.get(2)?);
        return Some(Ketikan {
            kata: kata.as_str().to_uppercase(),
            label: Label { depan: String::new(), angka: angka.as_str().to_owned(), belakang: String::new() },
            rentang: angka.range(),
            sisa: c.get(0)?.end(),
        });
    }
    let c = LABEL_TERKETIK.captures(teks)?;
    let (depan, angka, belakang) = (c.get(1)?, c.get(2)?, c.get(3)?);
    let label = Label {
        depan: depan.as_str().to_owned(),
        angka: angka.as_str().to_owned(),
        belakang: belakang.as_str().to_owned(),
    };
    let sisa = c.get(0)?.end() - teks[..c.get(0)?.end()].chars().next_back().map_or(0, char::len_utf8);
    Some(Ketikan { kata: String::new(), label, rentang: angka.range(), sisa })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cela_dari(teks: &str) -> Vec<(usize, Cela)> {
        urut(&teks.split(' ').collect::<Vec<_>>()).map(|(_, cela)| cela).unwrap_or_default()
    }

    #[test]
    fn a_row_counts_or_says_where_it_does_not() {
        assert_eq!(cela_dari("1 2 4 5 6"), [(2, Cela::Terlewat(3))]);
        assert_eq!(cela_dari("1 2 2 3"), [(2, Cela::Berulang(1))]);
        assert_eq!(cela_dari("1 2 2 4"), [(2, Cela::Berulang(1))]);
        assert_eq!(cela_dari("a b d d e"), [(2, Cela::Terlewat(3)), (3, Cela::Berulang(2))]);
        assert_eq!(cela_dari("I II III IV V"), []);
        assert_eq!(cela_dari("A B C D"), []);
        assert_eq!(cela_dari("a b c d e f g h i j"), []);
        assert_eq!(cela_dari("II III"), [(0, Cela::Awal)]);
        assert_eq!(cela_dari("KESATU KEDUA KEEMPAT"), [(2, Cela::Terlewat(3))]);
    }

    #[test]
    fn typed_numerals_are_found_in_front_of_a_text_only() {
        let satu = ketikan("AREA V – Penguatan Pengawasan").expect("a numeral");
        assert_eq!((satu.kata.as_str(), satu.label.angka.as_str()), ("AREA", "V"));
        assert_eq!(&"AREA V – Penguatan"[satu.sisa..], "Penguatan");
        let satu = ketikan("IV. PENGUATAN").expect("a numeral");
        assert_eq!((satu.label.dengan("V"), &"IV. PENGUATAN"[satu.sisa..]), ("V.".to_owned(), "PENGUATAN"));
        assert_eq!(ketikan("Area parkir"), None);
        assert_eq!(ketikan("Program Kerja"), None);
        assert_eq!(ketikan("2024 adalah tahun"), None);
        assert_eq!(diktum("KEDUABELAS"), Some(12));
        assert_eq!(Label::baca("KEDUA BELAS").map(|satu| satu.angka), Some("KEDUA BELAS".to_owned()));
    }
}
