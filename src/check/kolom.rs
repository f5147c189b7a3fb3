//! Tables as columns: the cells below each head, and of which kind they are.

use std::{
    ops::Range,
    sync::{Arc, LazyLock},
};

use regex::Regex;

use super::{
    kata::pola,
    nomor::{self, Cara, Label},
    pandangan::{Letak, Pandangan},
    pohon,
    uraian::Uraian,
    waktu::{self, Masa},
};
use crate::expand::job::{Baris, Blok, Slot, Tabel};

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
    /// What all of them say, apart by a blank.
    uraian: Arc<Uraian>,
}

impl<'a> Sel<'a> {
    fn baru(p: &Pandangan<'_>, baris: usize, slot: Vec<&'a Slot>) -> Option<Self> {
        let uraian = match slot.as_slice() {
            [satu] => Arc::clone(p.uraian(satu)),
            semua => {
                let teks: Vec<&str> = semua.iter().map(|slot| p.uraian(slot).polos.as_str()).collect();
                Arc::new(Uraian::baru(teks.join(" ")))
            }
        };
        let kosong = uraian.polos.trim().trim_matches(['-', '–', '—']).is_empty();
        (!kosong).then_some(Self { baris, slot, uraian })
    }

    /// Its characters.
    pub(super) fn teks(&self) -> &str {
        &self.uraian.polos
    }

    /// What it holds.
    pub(super) fn macam(&self) -> Macam {
        self.uraian.macam()
    }

    /// The label that it is.
    pub(super) fn label(&self) -> Option<&Label> {
        self.uraian.label()
    }

    /// The period that it is.
    pub(super) fn masa(&self) -> Option<&Masa> {
        self.uraian.masa()
    }

    /// The text that its findings stand at, where there is one alone.
    pub(super) fn satu(&self) -> Option<&'a Slot> {
        match self.slot.as_slice() {
            [satu] => Some(satu),
            _ => None,
        }
    }
}

/// A table as rules read it.
pub(super) struct TabelTerbaca<'a> {
    /// The part that it stands in.
    pub(super) letak: Letak,
    /// The table.
    pub(super) tabel: &'a Tabel,
    /// The head of each column in small letters: all that stands over it.
    pub(super) kepala: Vec<String>,
    /// The cells of each column that hold something.
    pub(super) kolom: Vec<Vec<Sel<'a>>>,
    /// The headings of groups that have a number.
    pub(super) kelompok: Vec<Kelompok<'a>>,
}

/// The tables of a decree in reading order.
pub(super) fn tabel<'a>(p: &Pandangan<'a>) -> Vec<TabelTerbaca<'a>> {
    let semua = pohon::tabel(p.deret()).into_iter();
    let satu = |(letak, tabel): (Letak, &'a Tabel)| TabelTerbaca {
        letak,
        tabel,
        kepala: (0..tabel.kolom.len()).map(|kolom| kepala(p, tabel, kolom)).collect(),
        kolom: kolom(p, tabel),
        kelompok: tabel.baris.iter().filter_map(|baris| satu_kelompok(p, baris, tabel.kolom.len())).collect(),
    };
    semua.map(satu).collect()
}

fn kolom<'a>(p: &Pandangan<'_>, tabel: &'a Tabel) -> Vec<Vec<Sel<'a>>> {
    let mut hasil: Vec<Vec<Sel<'_>>> = tabel.kolom.iter().map(|_| Vec::new()).collect();
    for (n, baris) in tabel.baris.iter().enumerate() {
        let Baris::Isi { sel, .. } = baris else { continue };
        for (kolom, isi) in hasil.iter_mut().zip(sel) {
            kolom.extend(isi.as_deref().and_then(|isi| Sel::baru(p, n, pohon::teks(isi))));
        }
    }
    hasil
}

fn kepala(p: &Pandangan<'_>, tabel: &Tabel, kolom: usize) -> String {
    let semua = tabel.kepala_kolom(kolom);
    semua.iter().map(|slot| p.uraian(slot).kecil()).collect::<Vec<_>>().join(" ")
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

/// The heading of a group, also one that is typed as a row of cells, which has a Roman numeral and one text alone.
fn satu_kelompok<'a>(p: &Pandangan<'_>, baris: &'a Baris, lebar: usize) -> Option<Kelompok<'a>> {
    let panjang = |slot: &Slot| p.uraian(slot).polos.len();
    let dua_slot = |slot: &'a Slot, judul: &'a Slot| {
        let label = p.uraian(slot).label()?.clone();
        let (rentang, rentang_judul) = (0..panjang(slot), 0..panjang(judul));
        Some(Kelompok { slot, rentang, label, slot_judul: judul, rentang_judul })
    };
    match baris {
        Baris::Kelompok { nomor: Some(slot), judul, .. } => dua_slot(slot, judul),
        Baris::Kelompok { nomor: None, judul, .. } => {
            let teks = &p.uraian(judul).polos;
            let ketikan = nomor::ketikan_romawi(teks).or_else(|| nomor::ketikan(teks))?;
            Some(Kelompok {
                slot: judul,
                rentang: ketikan.rentang.start..ketikan.rentang.end + ketikan.label.belakang.len(),
                label: ketikan.label,
                slot_judul: judul,
                rentang_judul: ketikan.sisa..teks.len(),
            })
        }
        Baris::Isi { sel, .. } if lebar > 2 => {
            let berisi = |isi: &'a Option<Vec<Blok>>| {
                let teks = pohon::teks(isi.as_deref().unwrap_or_default()).into_iter();
                teks.filter(|slot| !p.uraian(slot).polos.trim().is_empty())
            };
            // Most rows end here, before their other cells are looked at.
            let slot = berisi(sel.first()?).next()?;
            Cara::Romawi.baca(&p.uraian(slot).label()?.angka)?;
            let isi: Vec<&Slot> = sel.iter().flat_map(berisi).collect();
            match isi.as_slice() {
                [slot, judul] => dua_slot(slot, judul),
                _ => None,
            }
        }
        _ => None,
    }
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
