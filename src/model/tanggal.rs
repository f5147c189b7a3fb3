//! Civil dates and spans of months: reads `2023-05-11`, prints "11 Mei 2023".
//!
//! Refuses every other spelling of a date, days that the calendar lacks, years outside 1900..=2199 and spans that run
//! over the end of a year. It has no clock: "today" is not known here.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::skema::dikutip;

/// Years that a date may have; beyond them a mistyped digit is likelier than an intention.
const TAHUN: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day of the civil (Gregorian) calendar, without time and zone, in the years 1900..=2199.
///
/// Made by [`FromStr`] and [`Deserialize`] only. `Display` is the printed form without leading zero, "11 Mei 2023".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tanggal(jiff::civil::Date);

impl Tanggal {
    /// The year, 1900..=2199.
    pub fn tahun(self) -> i16 {
        self.0.year()
    }

    /// The month.
    pub fn bulan(self) -> Bulan {
        Bulan::SEMUA[usize::from(self.0.month().unsigned_abs()) - 1]
    }

    /// The day of the month, from 1.
    pub fn hari(self) -> i8 {
        self.0.day()
    }

    /// The date as data files write it: `2023-05-11`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Tanggal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.hari(), self.bulan(), self.tahun())
    }
}

/// Reads `TTTT-BB-HH`: four, two and two ASCII digits, nothing before or after.
///
/// # Errors
/// Another spelling, a year outside 1900..=2199, a day that the calendar lacks.
impl FromStr for Tanggal {
    type Err = TanggalSalah;

    fn from_str(teks: &str) -> Result<Self, Self::Err> {
        baca_iso(teks).map_err(|sebab| TanggalSalah { tertulis: dikutip(teks), sebab })
    }
}

fn baca_iso(teks: &str) -> Result<Tanggal, Sebab> {
    let (tahun, bulan, hari) = bagian_iso(teks).ok_or_else(|| Sebab::Bentuk(tebakan(teks)))?;
    if !TAHUN.contains(&tahun) {
        return Err(Sebab::LuarJangkauan);
    }
    let kalender = |hari| jiff::civil::Date::new(tahun, bulan, hari).ok();
    kalender(hari).map(Tanggal).ok_or_else(|| Sebab::TidakAda(kalender(1).map(|awal| awal.days_in_month())))
}

/// Year, month and day of `TTTT-BB-HH`, whether or not the calendar has that day.
fn bagian_iso(teks: &str) -> Option<(i16, i8, i8)> {
    let cocok = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
    if teks.len() != 10 || !teks.bytes().enumerate().all(cocok) {
        return None;
    }
    Some((teks[..4].parse().ok()?, teks[5..7].parse().ok()?, teks[8..].parse().ok()?))
}

/// The date that a foreign spelling probably means ("11-05-2023", "11 Mei 2023", "2023/5/11"). It only words the cure:
/// what is meant stays the user's decision, so a guess is never taken for the value.
fn tebakan(teks: &str) -> Option<Tanggal> {
    let bagian: Vec<&str> = teks.split(|c: char| !c.is_alphanumeric()).filter(|b| !b.is_empty()).collect();
    let (tahun, bulan, hari) = match bagian.as_slice() {
        [tahun, bulan, hari] if tahun.len() == 4 => (tahun, bulan, hari),
        [hari, bulan, tahun] if tahun.len() == 4 => (tahun, bulan, hari),
        _ => return None,
    };
    let nomor = Bulan::dari_nama(bulan).map(|b| b as i8 + 1).or_else(|| bulan.parse().ok())?;
    let tahun = tahun.parse().ok().filter(|t| TAHUN.contains(t))?;
    jiff::civil::Date::new(tahun, nomor, hari.parse().ok()?).ok().map(Tanggal)
}

/// Why a text is no [`Tanggal`]. `Display` says it in Indonesian, with the cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TanggalSalah {
    tertulis: String,
    sebab: Sebab,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sebab {
    /// Not `TTTT-BB-HH`; with what was probably meant.
    Bentuk(Option<Tanggal>),
    /// A year outside [`TAHUN`].
    LuarJangkauan,
    /// No such day; with the last day of the month, if there is such a month.
    TidakAda(Option<i8>),
}

impl fmt::Display for TanggalSalah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tertulis, sebab } = self;
        match sebab {
            Sebab::Bentuk(saran) => {
                let contoh = saran.map_or_else(|| "2023-05-11".to_owned(), Tanggal::iso);
                write!(f, "tanggal `{tertulis}` tidak terbaca. Tulis tanggal sebagai TTTT-BB-HH, misalnya `{contoh}`")
            }
            Sebab::LuarJangkauan => {
                write!(f, "tahun pada tanggal `{tertulis}` di luar jangkauan. Tulis tahun 1900 sampai 2199")
            }
            Sebab::TidakAda(Some(hari)) => {
                write!(f, "tanggal `{tertulis}` tidak ada dalam kalender. Untuk bulan itu tulis hari 01 sampai {hari}")
            }
            Sebab::TidakAda(None) => {
                write!(f, "tanggal `{tertulis}` tidak ada dalam kalender. Tulis bulan 01 sampai 12")
            }
        }
    }
}

impl std::error::Error for TanggalSalah {}

/// A month of the civil calendar; the order is that of the year, `Display` is [`Bulan::nama`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
#[rustfmt::skip]
pub enum Bulan {
    Januari, Februari, Maret, April, Mei, Juni,
    Juli, Agustus, September, Oktober, November, Desember,
}

/// In the order of [`Bulan::SEMUA`].
#[rustfmt::skip]
const NAMA_BULAN: [&str; 12] = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];

impl Bulan {
    /// All months in the order of the year.
    pub const SEMUA: [Self; 12] = {
        use Bulan::*;
        [Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember]
    };

    /// The Indonesian name (KBBI spelling: "Februari", "November"), with a capital.
    pub fn nama(self) -> &'static str {
        NAMA_BULAN[self as usize]
    }

    /// The number of the month, 1..=12.
    pub fn nomor(self) -> u8 {
        self as u8 + 1
    }

    /// The month with this number; `None` outside 1..=12.
    pub fn dari_nomor(nomor: u8) -> Option<Self> {
        Self::SEMUA.get(usize::from(nomor).checked_sub(1)?).copied()
    }

    /// The month with this full Indonesian name, in capitals or not; `None` for anything else, abbreviations included.
    pub fn dari_nama(nama: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|bulan| bulan.nama().eq_ignore_ascii_case(nama))
    }
}

impl fmt::Display for Bulan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.nama())
    }
}

/// One month or several in a row, within one year.
///
/// `Display` is "Maret" or, with the en dash that EYD asks for in spans and without blanks, "Maret–April".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RentangBulan {
    /// The first month.
    pub mulai: Bulan,
    /// The last month, itself included; not before `mulai` in every span that was read from text.
    pub selesai: Bulan,
}

impl RentangBulan {
    /// The span and its year, as printed: "Maret–April 2023".
    pub fn dengan_tahun(self, tahun: i16) -> String {
        format!("{self} {tahun}")
    }
}

impl fmt::Display for RentangBulan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.mulai == self.selesai {
            return self.mulai.fmt(f);
        }
        write!(f, "{}–{}", self.mulai, self.selesai)
    }
}

/// Reads "Maret", or two names joined by a hyphen or en dash (blanks around it or not) or by " s.d. ".
///
/// # Errors
/// A name that is no month, or a span that ends before it starts.
impl FromStr for RentangBulan {
    type Err = RentangSalah;

    fn from_str(teks: &str) -> Result<Self, Self::Err> {
        let pisah = |tanda| teks.split_once(tanda);
        let (mulai, selesai) = pisah(" s.d. ").or_else(|| pisah("–")).or_else(|| pisah("-")).unwrap_or((teks, teks));
        let baca =
            |nama: &str| Bulan::dari_nama(nama.trim()).ok_or_else(|| RentangSalah::BukanBulan(dikutip(nama.trim())));
        let rentang = Self { mulai: baca(mulai)?, selesai: baca(selesai)? };
        if rentang.selesai < rentang.mulai { Err(RentangSalah::Terbalik(rentang)) } else { Ok(rentang) }
    }
}

/// Why a text is no [`RentangBulan`]. `Display` says it in Indonesian, with the cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RentangSalah {
    /// No month has this name (as written, shortened).
    BukanBulan(String),
    /// The span, as written, ends before it starts.
    Terbalik(RentangBulan),
}

impl fmt::Display for RentangSalah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanBulan(nama) => {
                write!(f, "bulan `{nama}` tidak dikenal. Tulis nama bulan lengkap, misalnya `Maret` atau `Maret-April`")
            }
            Self::Terbalik(RentangBulan { mulai: m, selesai: s }) => {
                write!(
                    f,
                    "rentang bulan `{m}-{s}` terbalik. Tulis bulan yang lebih awal dahulu, dalam satu tahun: `{s}-{m}`"
                )
            }
        }
    }
}

impl std::error::Error for RentangSalah {}

/// Deserializes a string through [`FromStr`], so that data files and program text obey one grammar.
struct DariTeks<T>(&'static str, PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for DariTeks<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, teks: &str) -> Result<T, E> {
        teks.parse().map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for Tanggal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DariTeks("tanggal seperti `2023-05-11`", PhantomData))
    }
}

/// As [`Tanggal::iso`].
impl Serialize for Tanggal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RentangBulan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DariTeks("bulan seperti `Maret` atau `Maret-April`", PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pesan<T: FromStr<Err: fmt::Display>>(teks: &str) -> String {
        teks.parse::<T>().err().map(|salah| salah.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_date_prints_without_leading_zero() {
        let tanggal: Tanggal = "2023-05-01".parse().expect("the calendar has the day");
        assert_eq!(tanggal.to_string(), "1 Mei 2023");
        assert_eq!((tanggal.tahun(), tanggal.bulan(), tanggal.hari()), (2023, Bulan::Mei, 1));
        assert!("2024-02-29".parse::<Tanggal>().is_ok_and(|kabisat| kabisat > tanggal));
    }

    #[test]
    fn a_wrong_date_is_told_with_its_cure() {
        let bentuk = |tertulis: &str, contoh: &str| {
            format!("tanggal `{tertulis}` tidak terbaca. Tulis tanggal sebagai TTTT-BB-HH, misalnya `{contoh}`")
        };
        for (tertulis, contoh) in [
            ("11-05-2023", "2023-05-11"),
            ("9 Maret 2022", "2022-03-09"),
            ("31-02-2023", "2023-05-11"),
            (" 2023-05-01", "2023-05-01"),
            ("２０２３-05-01", "2023-05-11"),
            ("abcd-05-01", "2023-05-11"),
        ] {
            assert_eq!(pesan::<Tanggal>(tertulis), bentuk(tertulis, contoh));
        }
        for (tertulis, akhir) in [
            ("2023-02-30", "tidak ada dalam kalender. Untuk bulan itu tulis hari 01 sampai 28"),
            ("2023-13-01", "tidak ada dalam kalender. Tulis bulan 01 sampai 12"),
            ("1899-12-31", "di luar jangkauan. Tulis tahun 1900 sampai 2199"),
            ("2200-01-01", "di luar jangkauan. Tulis tahun 1900 sampai 2199"),
        ] {
            assert!(pesan::<Tanggal>(tertulis).ends_with(&format!("tanggal `{tertulis}` {akhir}")), "{tertulis}");
        }
    }

    #[test]
    fn months_are_found_by_number_and_by_full_name() {
        for (bulan, nomor) in Bulan::SEMUA.into_iter().zip(1..) {
            assert_eq!((bulan.nomor(), Bulan::dari_nomor(nomor)), (nomor, Some(bulan)));
            assert_eq!(Bulan::dari_nama(&bulan.nama().to_uppercase()), Some(bulan));
        }
        assert_eq!([Bulan::dari_nomor(0), Bulan::dari_nomor(13)], [None, None]);
        assert_eq!([Bulan::dari_nama("Mar"), Bulan::dari_nama("March"), Bulan::dari_nama("")], [None, None, None]);
    }

    #[test]
    fn a_span_prints_with_an_en_dash_however_it_was_written() {
        for tertulis in ["Maret-April", "Maret - April", "Maret – April", "maret–april", "Maret s.d. April"] {
            let rentang: Result<RentangBulan, _> = tertulis.parse();
            assert_eq!(rentang.map(|r| r.dengan_tahun(2023)).as_deref(), Ok("Maret–April 2023"));
        }
        for tertulis in ["Mei", "Mei-Mei"] {
            assert_eq!(tertulis.parse::<RentangBulan>().map(|r| r.to_string()).as_deref(), Ok("Mei"));
        }
    }

    #[test]
    fn a_wrong_span_is_told_with_its_cure() {
        assert!(pesan::<RentangBulan>("Maret-Aprl").starts_with("bulan `Aprl` tidak dikenal. Tulis nama"));
        assert!(pesan::<RentangBulan>("Maret-").starts_with("bulan `` tidak dikenal"));
        assert!(pesan::<RentangBulan>("April-Maret").ends_with("dalam satu tahun: `Maret-April`"));
    }

    #[test]
    fn json_strings_obey_the_same_grammar() {
        let tanggal: Tanggal = serde_json::from_str("\"2023-05-11\"").expect("a date");
        assert_eq!(serde_json::to_string(&tanggal).ok().as_deref(), Some("\"2023-05-11\""));
        assert!(serde_json::from_str::<RentangBulan>("\"Maret-April\"").is_ok());
        for (json, bagian) in [("\"2023-02-30\"", "kalender"), ("20230511", "tanggal seperti `2023-05-11`")] {
            let salah = serde_json::from_str::<Tanggal>(json).map_err(|e| e.to_string());
            assert!(salah.is_err_and(|pesan| pesan.contains(bagian)), "{json}");
        }
    }

    proptest! {
        #[test]
        fn every_day_survives_reading_and_printing(tahun in TAHUN, bulan in 1i8..=12, hari in 1i8..=31) {
            let tertulis = format!("{tahun:04}-{bulan:02}-{hari:02}");
            let tanggal = tertulis.parse::<Tanggal>();
            prop_assert_eq!(tanggal.is_ok(), jiff::civil::Date::new(tahun, bulan, hari).is_ok());
            if let Ok(tanggal) = tanggal {
                prop_assert_eq!(tanggal.iso(), tertulis);
                prop_assert!(!tanggal.to_string().starts_with('0'));
                prop_assert_eq!(tebakan(&tanggal.to_string()), Some(tanggal));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_with_words(teks in "\\PC{0,60}|[0-9-]{8,11}") {
            prop_assert!(teks.parse::<Tanggal>().is_ok_and(|t| t.iso() == teks) || !pesan::<Tanggal>(&teks).is_empty());
            let _ = teks.parse::<RentangBulan>();
        }
    }
}
