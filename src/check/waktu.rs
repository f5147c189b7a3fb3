//! Years and months in text: which year a text names, which period a cell is, and how a range is written.
//!
//! Years of regulations, gazettes and decree numbers are none of a text's own: they are left out here, for all rules.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::kata::pola;
use crate::model::tanggal::Bulan;

/// A month in full or shortened, with or without a full stop.
const BULAN: &str = r"jan(?:uari)?|feb(?:r(?:uari)?)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag(?:ustus|ust|st|u|s|t)|sep(?:t(?:ember)?)?|okt(?:ober)?|no[pv](?:ember)?|des(?:ember)?";

/// What joins the two ends of a range; nothing but a blank is a slip that is met.
const PISAH: &str = r"\s*(?:-|–|—|/|s\.\s?d\.?|s/d|sd\.?|sampai\s+dengan|sampai|hingga)\s*";

/// A year that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tahun {
    /// Its digits, in bytes.
    pub(super) rentang: Range<usize>,
    /// Its value.
    pub(super) nilai: i16,
    /// Whether it is an end of a span of years.
    pub(super) jangka: bool,
    /// The three words before it, without `tahun`, in small letters.
    pub(super) sebelum: Option<String>,
}

static TAHUN: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?:19|20)\d\d\b"));
static JANGKA: LazyLock<Regex> =
    LazyLock::new(|| pola(&format!(r"(?i)\b((?:19|20)\d\d){PISAH}(?:tahun\s+)?((?:19|20)\d\d)\b")));
/// A citation up to where its title ends: at its gazette, at the next clause, or with the sentence.
static KUTIPAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\bnomor\s*:?\s+\S+(?:\s+tahun\s+\d{4})?(?:,?\s+tanggal\s+\d{1,2}\s+\p{L}+\s+\d{4})?(?:,?\s+tentang\s+[^;(]*(?:\([^)]*\)[^;(]*)*)?",
    )
});
static LEMBARAN: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)\b(?:lembaran|berita)\s+negara\b[^;)]*"));

/// The years that a text names for itself: not those of citations, gazettes, numbers of decrees.
pub(super) fn tahun(teks: &str) -> Vec<Tahun> {
    if !TAHUN.is_match(teks) {
        return Vec::new();
    }
    let asing: Vec<Range<usize>> =
        KUTIPAN.find_iter(teks).chain(LEMBARAN.find_iter(teks)).map(|satu| satu.range()).collect();
    let jangka: Vec<Range<usize>> = JANGKA.find_iter(teks).map(|satu| satu.range()).collect();
    let sendiri = |satu: &Range<usize>| {
        let sebelum = teks[..satu.start].chars().next_back();
        let sesudah = &teks[satu.end..];
        !asing.iter().any(|lain| lain.contains(&satu.start))
            && !sebelum.is_some_and(|huruf| matches!(huruf, '/' | '.' | ',' | '#' | '='))
            && !sesudah.starts_with('/')
            && !sesudah.strip_prefix(['.', ',']).is_some_and(|sisa| sisa.starts_with(|h: char| h.is_ascii_digit()))
    };
    let satu = |rentang: Range<usize>| Tahun {
        nilai: teks[rentang.clone()].parse().unwrap_or_default(),
        jangka: jangka.iter().any(|lain| lain.contains(&rentang.start)),
        sebelum: sebelum(&teks[..rentang.start]),
        rentang,
    };
    TAHUN.find_iter(teks).map(|satu| satu.range()).filter(sendiri).map(satu).collect()
}

static KATA_TAHUN: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)\s*(?:,\s*)?\b(?:tahun(?:\s+anggaran)?|ta)\.?\s*$"));

/// What stands before a year, without the word `tahun`.
pub(super) fn tanpa_kata_tahun(depan: &str) -> &str {
    KATA_TAHUN.find(depan).map_or(depan, |kata| &depan[..kata.start()])
}

fn sebelum(depan: &str) -> Option<String> {
    let kata: Vec<String> = tanpa_kata_tahun(depan)
        .split_whitespace()
        .rev()
        .take(3)
        .map(|kata| kata.trim_matches(|huruf: char| !huruf.is_alphanumeric()).to_lowercase())
        .collect();
    (kata.len() == 3 && kata.iter().all(|kata| !kata.is_empty()))
        .then(|| kata.into_iter().rev().collect::<Vec<_>>().join(" "))
}

/// A month or a span of months, with or without year: all that a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Masa {
    /// The months from which and until which; the same twice where it is one.
    pub(super) bulan: (Bulan, Bulan),
    /// The years, each with its digits: one, or two where both ends have their own.
    pub(super) tahun: Vec<(Range<usize>, i16)>,
    /// Whether a day is named.
    pub(super) berhari: bool,
    /// How the range is written; none for a single month.
    pub(super) gaya: Option<Gaya>,
}

/// How a range of months is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gaya {
    /// What joins its ends, in bytes.
    pub(super) rentang: Range<usize>,
    /// The same with its blanks: `–`, ` s.d. `.
    pub(super) pisah: String,
    /// Whether a month is shortened.
    pub(super) singkat: bool,
}

static SATU: LazyLock<Regex> = LazyLock::new(|| {
    pola(&format!(
        r"(?i)^\s*(?:bulan\s+)?(\d{{1,2}}(?:\s*(?:-|–|s\.d\.)\s*\d{{1,2}})?\s+)?({BULAN})\.?(?:[\s'’-]*(\d{{4}}|\d\d))?\s*[.;]?\s*$"
    ))
});
static DUA: LazyLock<Regex> = LazyLock::new(|| {
    pola(&format!(
        r"(?i)^\s*(?:bulan\s+)?(\d{{1,2}}\s+)?({BULAN})(?:\s+(\d{{4}}))?(\.?(?:{PISAH}|\s+))(\d{{1,2}}\s+)?({BULAN})\.?(?:[\s'’-]*(\d{{4}}|\d\d))?\s*[.;]?\s*$"
    ))
});

/// The period that a cell is, if it is nothing else.
pub(super) fn masa(teks: &str) -> Option<Masa> {
    // A long text is a sentence.
    if teks.len() > 60 {
        return None;
    }
    if let Some(c) = SATU.captures(teks) {
        let bulan = bulan(&c[2])?;
        let tahun = angka_tahun(&c, 3).into_iter().collect();
        return Some(Masa { bulan: (bulan, bulan), tahun, berhari: c.get(1).is_some(), gaya: None });
    }
    let c = DUA.captures(teks)?;
    let pisah = c.get(4)?;
    Some(Masa {
        bulan: (bulan(&c[2])?, bulan(&c[6])?),
        tahun: [3, 7].into_iter().filter_map(|i| angka_tahun(&c, i)).collect(),
        berhari: c.get(1).is_some() || c.get(5).is_some(),
        gaya: Some(Gaya {
            rentang: pisah.range(),
            pisah: pisah.as_str().to_owned(),
            singkat: [2, 6].into_iter().any(|i| Bulan::dari_nama(&c[i]).is_none()),
        }),
    })
}

/// A year of four digits, or of two, which are those of this century.
fn angka_tahun(c: &Captures<'_>, i: usize) -> Option<(Range<usize>, i16)> {
    let satu = c.get(i)?;
    let nilai: i16 = satu.as_str().parse().ok()?;
    Some((satu.range(), if nilai < 100 { 2000 + nilai } else { nilai }))
}

/// The month of a name, in full or shortened.
pub(super) fn bulan(nama: &str) -> Option<Bulan> {
    let nama = nama.trim_end_matches('.').to_lowercase();
    let awal: String = nama.chars().take(3).collect();
    let awal = match awal.as_str() {
        "nop" => "nov",
        lain if lain.starts_with("ag") => "agu",
        lain => lain,
    };
    Bulan::SEMUA.into_iter().find(|bulan| nama.len() >= 3 && bulan.nama().to_lowercase().starts_with(awal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nilai(teks: &str) -> Vec<i16> {
        tahun(teks).into_iter().filter(|satu| !satu.jangka).map(|satu| satu.nilai).collect()
    }

    #[test]
    fn years_of_citations_and_numbers_are_not_the_texts_own() {
        assert_eq!(nilai("di lingkungan KPU Provinsi Kalimantan Barat tahun 2024 adalah:"), [2024]);
        assert_eq!(nilai("Peraturan Nomor 90 Tahun 2021 tentang Zona Integritas Tahun 2020"), Vec::<i16>::new());
        assert_eq!(nilai("(Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182)"), Vec::<i16>::new());
        assert_eq!(nilai("Road Map 2020-2024 dan 17/HK.03.1-Kpt/61/Prov/VIII/2017"), Vec::<i16>::new());
        assert_eq!(nilai("baik pada tahun 2023 maupun tahun 2024"), [2023, 2024]);
        assert_eq!(nilai("uang 2.024 dan Rp2024,00"), Vec::<i16>::new());
    }

    #[test]
    fn a_cell_is_a_period_in_many_spellings() {
        for (teks, dari, sampai, tahun) in [
            ("Maret- April 2023", Bulan::Maret, Bulan::April, Some(2023)),
            ("Januari desember 2023", Bulan::Januari, Bulan::Desember, Some(2023)),
            ("Jan- Des 22", Bulan::Januari, Bulan::Desember, Some(2022)),
            ("Des-22", Bulan::Desember, Bulan::Desember, Some(2022)),
            ("Januari s.d. Desember 2023", Bulan::Januari, Bulan::Desember, Some(2023)),
            ("Agt", Bulan::Agustus, Bulan::Agustus, None),
            ("1 – 15 Mei 2024", Bulan::Mei, Bulan::Mei, Some(2024)),
        ] {
            let masa = masa(teks).unwrap_or_else(|| panic!("{teks}"));
            assert_eq!((masa.bulan, masa.tahun.first().map(|satu| satu.1)), ((dari, sampai), tahun), "{teks}");
        }
        assert_eq!(masa("10 hari kerja"), None);
        assert_eq!(masa("Maret adalah bulan"), None);
    }
}
