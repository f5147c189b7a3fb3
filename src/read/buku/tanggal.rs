//! Days as spreadsheets count them.

use jiff::civil::{Date, date};

use crate::model::buku_kerja::IsiSel;

/// What a number means that is shown as a day or a time. From 1900 on days count from 31 December 1899 as day 0; day 60 is a
/// 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1). From 1904 on, 1 January 1904 is day 0.
pub(super) fn dari_hari(nilai: f64, sejak_1904: bool) -> IsiSel {
    if nilai.fract() != 0.0 || !(1.0..2_958_466.0).contains(&nilai) {
        return IsiSel::Waktu;
    }
    #[allow(clippy::cast_possible_truncation, reason = "a whole number below three million")]
    let hari = nilai as i64;
    let awal = match hari {
        _ if sejak_1904 => date(1904, 1, 1),
        ..60 => date(1899, 12, 31),
        60 => return IsiSel::Waktu,
        _ => date(1899, 12, 30),
    };
    let hari = jiff::Span::new().try_days(hari).and_then(|hari| awal.checked_add(hari));
    hari.map_or(IsiSel::Waktu, |hari: Date| IsiSel::Tanggal(hari.to_string()))
}

/// What a number format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// A number.
    #[default]
    Bilangan,
    /// A number in per cent.
    Persen,
    /// A day.
    Tanggal,
    /// A time, or a part of a day: what shows is not the day that the number is.
    Waktu,
}

impl Format {
    /// A format of Excel by its number (ECMA-376 part 1, 18.8.30); those from 27 on are days in the east of Asia.
    pub(super) fn bawaan(nomor: u32) -> Self {
        match nomor {
            9 | 10 => Self::Persen,
            14 | 15 | 22 | 27..=36 | 50..=58 => Self::Tanggal,
            16..=21 | 45..=47 => Self::Waktu,
            _ => Self::Bilangan,
        }
    }

    /// A format by its code: what stands in quotes, brackets or behind a backslash is shown as it is.
    pub(super) fn dari_kode(kode: &str) -> Self {
        let mut huruf = kode.chars();
        let (mut hasil, mut bagian) = (Self::Bilangan, String::new());
        while let Some(ini) = huruf.next() {
            match ini {
                ';' => break,
                '"' => drop(huruf.by_ref().find(|akhir| *akhir == '"')),
                '\\' | '_' | '*' => drop(huruf.next()),
                '[' => {
                    let isi: String = huruf.by_ref().take_while(|akhir| *akhir != ']').collect();
                    if ["h", "hh", "m", "mm", "s", "ss"].contains(&isi.to_ascii_lowercase().as_str()) {
                        return Self::Waktu;
                    }
                }
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => bagian.push(ini.to_ascii_lowercase()),
                '%' => hasil = Self::Persen,
                // "General", whose letters mean nothing.
                'G' | 'g' => return hasil,
                _ => {}
            }
        }
        match bagian.is_empty() {
            true => hasil,
            false if ['y', 'm', 'd'].iter().all(|ini| bagian.contains(*ini)) => Self::Tanggal,
            false => Self::Waktu,
        }
    }
}

/// A number in plain digits: as the shortest text that gives it, and not more digits than spreadsheets show.
pub(super) fn angka(nilai: f64) -> Option<String> {
    if !nilai.is_finite() || nilai.abs() >= 1e300 {
        return None;
    }
    let pendek = format!("{nilai}");
    let angka: String = pendek.chars().filter(char::is_ascii_digit).collect();
    // A long whole number is told of where it is used: rounded, it would be another one.
    if angka.trim_matches('0').len() <= 15 || nilai.fract() == 0.0 {
        return Some(pendek);
    }
    // 0.1 + 0.2 is 0.30000000000000004: fifteen digits are what a cell shows, and all that it is sure of.
    let bulat: f64 = format!("{nilai:.14e}").parse().ok()?;
    Some(format!("{bulat}"))
}

/// A number times one hundred, in digits.
pub(super) fn kali_seratus(angka: &str) -> String {
    let (tanda, angka) = angka.strip_prefix('-').map_or(("", angka), |angka| ("-", angka));
    let (bulat, pecahan) = angka.split_once('.').unwrap_or((angka, ""));
    let pecahan = format!("{pecahan:0<2}");
    let bulat = format!("{bulat}{}", &pecahan[..2]);
    let bulat = match bulat.trim_start_matches('0') {
        "" => "0",
        bulat => bulat,
    };
    match pecahan[2..].trim_end_matches('0') {
        "" => format!("{tanda}{bulat}"),
        pecahan => format!("{tanda}{bulat}.{pecahan}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_either_beginning() {
        let hari = |nilai, sejak_1904| match dari_hari(nilai, sejak_1904) {
            IsiSel::Tanggal(hari) => hari,
            lain => format!("{lain:?}"),
        };
        assert_eq!(hari(1.0, false), "1900-01-01");
        assert_eq!(hari(59.0, false), "1900-02-28");
        assert_eq!(hari(60.0, false), "Waktu", "a day that never was");
        assert_eq!(hari(61.0, false), "1900-03-01");
        assert_eq!(hari(45_772.0, false), "2025-04-25");
        assert_eq!(hari(44_310.0, true), "2025-04-25");
        for bukan in [0.5, 45_772.25, -1.0, 3e9, f64::NAN] {
            assert_eq!(dari_hari(bukan, false), IsiSel::Waktu, "{bukan}");
        }
    }

    #[test]
    fn a_format_says_what_a_number_is() {
        for (kode, format) in [
            ("General", Format::Bilangan),
            ("#,##0.00", Format::Bilangan),
            ("\"Rp\"#,##0;[Red]-\"Rp\"#,##0", Format::Bilangan),
            ("0.00 \"hari\"", Format::Bilangan),
            ("[$-421]dd mmmm yyyy;@", Format::Tanggal),
            ("[h]:mm", Format::Waktu),
            ("mmm\\-yy", Format::Waktu),
            ("0%", Format::Persen),
            ("0\\d", Format::Bilangan),
            ("@", Format::Bilangan),
        ] {
            assert_eq!(Format::dari_kode(kode), format, "{kode}");
        }
        assert_eq!(
            [9, 14, 0, 49].map(Format::bawaan),
            [Format::Persen, Format::Tanggal, Format::Bilangan, Format::Bilangan]
        );
    }

    #[test]
    fn numbers_keep_the_digits_that_show() {
        for (nilai, teks) in
            [(12.0, "12"), (1_500_000.0, "1500000"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (1e15, "1000000000000000")]
        {
            assert_eq!(angka(nilai).as_deref(), Some(teks));
        }
        assert_eq!(angka(f64::INFINITY), None);
        for (dari, jadi) in
            [("1", "100"), ("0.5", "50"), ("0.125", "12.5"), ("-0.07", "-7"), ("0", "0"), ("12.3", "1230")]
        {
            assert_eq!(kali_seratus(dari), jadi);
        }
    }
}
