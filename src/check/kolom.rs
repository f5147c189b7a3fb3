//! Tables as columns: the cells below each head, and of which kind they are.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    kata::pola,
    nomor::{self, Cara, Label},
    pohon, waktu,
};
use crate::expand::job::{Baris, Slot, Tabel};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Macam {
    /// A month, a span of months, a quarter.
    Waktu,
    /// A day of the calendar.
    Tanggal,
    /// How long something takes: `10 hari kerja`.
    Lama,
    /// `50%`.
    Persen,
    /// Digits.
    Bilangan,
    /// `Rp1.500.000,00`.
    Rupiah,
    /// Anything else.
    Teks,
}

impl Macam {
    /// What a user calls it.
    pub(super) fn nama(self) -> &'static str {
        match self {
            Self::Waktu => "bulan atau rentang bulan",
            Self::Tanggal => "tanggal",
            Self::Lama => "lamanya",
            Self::Persen => "persen",
            Self::Bilangan => "bilangan",
            Self::Rupiah => "rupiah",
            Self::Teks => "teks",
        }
    }
}

/// A cell with something in it.
pub(super) struct Sel<'a> {
    /// Its row, counted from 0 over all rows of the table.
    pub(super) baris: usize,
    /// Its texts.
    pub(super) slot: Vec<&'a Slot>,
    /// All of them, apart by a blank.
    pub(super) teks: String,
}

impl<'a> Sel<'a> {
    fn baru(baris: usize, slot: Vec<&'a Slot>) -> Option<Self> {
        let teks = slot.iter().map(|slot| slot.tulisan.polos()).collect::<Vec<_>>().join(" ");
        let isi = teks.trim().trim_matches(['-', '–', '—']).is_empty();
        (!isi).then_some(Self { baris, slot, teks })
    }

    /// What it holds.
    pub(super) fn macam(&self) -> Macam {
        macam(&self.teks)
    }

    /// The text that its findings stand at, where there is one alone.
    pub(super) fn satu(&self) -> Option<&'a Slot> {
        match self.slot.as_slice() {
            [satu] => Some(satu),
            _ => None,
        }
    }
}

/// The cells of each column that hold something.
pub(super) fn kolom(tabel: &Tabel) -> Vec<Vec<Sel<'_>>> {
    let mut hasil: Vec<Vec<Sel<'_>>> = tabel.kolom.iter().map(|_| Vec::new()).collect();
    for (n, baris) in tabel.baris.iter().enumerate() {
        let Baris::Isi { sel, .. } = baris else { continue };
        for (kolom, isi) in hasil.iter_mut().zip(sel) {
            kolom.extend(isi.as_deref().and_then(|isi| Sel::baru(n, pohon::teks(isi))));
        }
    }
    hasil
}

/// The heading of a group of rows that has a number.
pub(super) struct Kelompok<'a> {
    /// Where the number stands.
    pub(super) slot: &'a Slot,
    /// Its bytes there.
    pub(super) rentang: Range<usize>,
    /// The number.
    pub(super) label: Label,
    /// Where the title stands.
    pub(super) slot_judul: &'a Slot,
    /// Its bytes there.
    pub(super) rentang_judul: Range<usize>,
}

/// The headings of groups, also those that are typed as a row of cells, which has a Roman numeral and one text alone.
pub(super) fn kelompok(tabel: &Tabel) -> Vec<Kelompok<'_>> {
    tabel.baris.iter().filter_map(|baris| satu_kelompok(baris, tabel.kolom.len())).collect()
}

fn satu_kelompok(baris: &Baris, lebar: usize) -> Option<Kelompok<'_>> {
    match baris {
        Baris::Kelompok { nomor: Some(slot), judul, .. } => {
            let teks = slot.tulisan.polos();
            dua_slot(slot, Label::baca(&teks)?, judul)
        }
        Baris::Kelompok { nomor: None, judul, .. } => {
            let teks = judul.tulisan.polos();
            let ketikan = nomor::ketikan_romawi(&teks).or_else(|| nomor::ketikan(&teks))?;
            Some(Kelompok {
                slot: judul,
                rentang: ketikan.rentang.start..ketikan.rentang.end + ketikan.label.belakang.len(),
                label: ketikan.label,
                slot_judul: judul,
                rentang_judul: ketikan.sisa..teks.len(),
            })
        }
        Baris::Isi { sel, .. } if lebar > 2 => {
            let isi: Vec<(usize, &Slot)> = sel
                .iter()
                .enumerate()
                .flat_map(|(i, isi)| pohon::teks(isi.as_deref().unwrap_or_default()).into_iter().map(move |s| (i, s)))
                .filter(|(_, slot)| !slot.tulisan.polos().trim().is_empty())
                .collect();
            match isi.as_slice() {
                [(0, slot), (_, judul)] => {
                    let label = Label::baca(&slot.tulisan.polos())?;
                    Cara::Romawi.baca(&label.angka)?;
                    dua_slot(slot, label, judul)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn dua_slot<'a>(slot: &'a Slot, label: Label, judul: &'a Slot) -> Option<Kelompok<'a>> {
    Some(Kelompok {
        slot,
        rentang: 0..slot.tulisan.polos().len(),
        label,
        slot_judul: judul,
        rentang_judul: 0..judul.tulisan.polos().len(),
    })
}

/// The head of a column in small letters: all that stands over it.
pub(super) fn kepala(tabel: &Tabel, kolom: usize) -> String {
    let semua = tabel.kepala_kolom(kolom);
    semua.iter().map(|slot| slot.tulisan.polos().to_lowercase()).collect::<Vec<_>>().join(" ")
}

static LAMA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)^\s*(?:±\s*|maksimal\s+|paling\s+lama\s+)?\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?(?:\s*\([^)]*\))?\s*(?:detik|menit|jam|hari|minggu|bulan|tahun)\b[\s\w]{0,20}$",
    )
});
static PERSEN: LazyLock<Regex> = LazyLock::new(|| pola(r"^\s*\d+(?:[.,]\d+)?\s*%\s*$"));
static RUPIAH: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)^\s*rp\.?\s*[\d.]+(?:,(?:\d\d?|-))?\s*$"));
static BILANGAN: LazyLock<Regex> =
    LazyLock::new(|| pola(r"^\s*-?\d{1,3}(?:\.\d{3})*(?:,\d+)?\s*$|^\s*\d+(?:,\d+)?\s*$"));
static TANGGAL: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)^\s*(?:\p{L}+,\s+)?\d{1,2}(?:\s*(?:-|–|s\.d\.)\s*\d{1,2})?\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+\d{4}|^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\s*$",
    )
});
static MASA_LAIN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)^\s*(?:(?:minggu|pekan|triwulan|tw|semester|catur\s?wulan|awal|akhir|pertengahan|setiap|tiap|sepanjang|selama|tahun|per|hari|bulan|insidentil|sewaktu-waktu|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b.{0,60}|(?:19|20)\d\d)$",
    )
});

/// What a text of a cell is.
pub(super) fn macam(teks: &str) -> Macam {
    // A long text is a sentence, and only a period has no digits.
    if teks.len() > 90 {
        return Macam::Teks;
    }
    if !teks.bytes().any(|huruf| huruf.is_ascii_digit()) {
        let waktu = waktu::masa(teks).is_some() || MASA_LAIN.is_match(teks);
        return if waktu { Macam::Waktu } else { Macam::Teks };
    }
    if PERSEN.is_match(teks) {
        Macam::Persen
    } else if RUPIAH.is_match(teks) {
        Macam::Rupiah
    } else if LAMA.is_match(teks) {
        Macam::Lama
    } else if TANGGAL.is_match(teks) {
        Macam::Tanggal
    } else if waktu::masa(teks).is_some() || MASA_LAIN.is_match(teks) {
        Macam::Waktu
    } else if BILANGAN.is_match(teks) {
        Macam::Bilangan
    } else {
        Macam::Teks
    }
}
