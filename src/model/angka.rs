//! Exact numbers as cells hold them: read as people write them in Indonesian, added without rounding, printed with points.
//!
//! Refuses what could be read in two ways, and what its digits cannot hold. Knows no floats.

use super::bilangan;

/// Digits before the comma: what number words reach.
const ANGKA_DEPAN: usize = 18;
/// Digits behind the comma.
const ANGKA_BELAKANG: usize = 6;

/// A decimal number: its digits without the comma, and how many of them stand behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Angka {
    digit: i128,
    belakang: u32,
}

impl Angka {
    /// The number that a text is: digits, with points between thousands or without, with a comma before a fraction.
    /// `None` for anything else: `1.5` (a comma is meant, or a digit is missing), `007` (a code, no number).
    pub fn urai(teks: &str) -> Option<Self> {
        let (negatif, tanpa_tanda) = match teks.strip_prefix('-') {
            Some(sisa) => (true, sisa),
            None => (false, teks),
        };
        let (depan, belakang) = tanpa_tanda.split_once(',').map_or((tanpa_tanda, None), |(d, b)| (d, Some(b)));
        let mut digit = ribuan(depan)?;
        let belakang = belakang.unwrap_or_default();
        let sah = |angka: &str| angka.bytes().all(|satu| satu.is_ascii_digit());
        if tanpa_tanda.ends_with(',') || belakang.len() > ANGKA_BELAKANG || !sah(belakang) {
            return None;
        }
        digit.push_str(belakang);
        let nilai: i128 = digit.parse().ok()?;
        let belakang = u32::try_from(belakang.len()).ok()?;
        Some(Self { digit: if negatif { -nilai } else { nilai }, belakang })
    }

    /// The sum, with as many digits behind the comma as the longer one has. `None` when the whole part is longer than that of
    /// any number.
    pub fn tambah(self, lain: Self) -> Option<Self> {
        let belakang = self.belakang.max(lain.belakang);
        let luas = |satu: Self| satu.digit.checked_mul(10_i128.pow(belakang - satu.belakang));
        let hasil = Self { digit: luas(self)?.checked_add(luas(lain)?)?, belakang };
        (hasil.depan().to_string().len() <= ANGKA_DEPAN).then_some(hasil)
    }

    /// As it is printed: `1.500.000`, `2,50`, with the digits behind the comma that it has.
    pub fn bilangan(self) -> String {
        let mut hasil = if self.digit < 0 { "-".to_owned() } else { String::new() };
        let depan = self.depan().to_string();
        for (i, satu) in depan.chars().enumerate() {
            if i > 0 && (depan.len() - i).is_multiple_of(3) {
                hasil.push('.');
            }
            hasil.push(satu);
        }
        if self.belakang > 0 {
            hasil.push_str(&format!(",{:0lebar$}", self.pecahan(), lebar = self.belakang as usize));
        }
        hasil
    }

    /// As money in the shape `bentuk` of the profile: `Rp#,00` with both digits of the sen always, `Rp#` only where there are
    /// some. `None` for parts of a sen.
    pub fn rupiah(self, bentuk: &str) -> Option<String> {
        let sen = self.dengan_dua_angka()?;
        let bulat = Self { digit: self.digit.abs() / 10_i128.pow(self.belakang), belakang: 0 }.bilangan();
        let pecahan = if sen > 0 || bentuk.ends_with(",00") { format!(",{sen:02}") } else { String::new() };
        let tanda = if self.digit < 0 { "-" } else { "" };
        Some(format!("{tanda}{}", bentuk.trim_end_matches(",00").replace('#', &(bulat + &pecahan))))
    }

    /// The words of a whole number that is not negative; `None` for others.
    pub fn terbilang(self) -> Option<String> {
        if self.digit < 0 || self.pecahan() > 0 {
            return None;
        }
        u64::try_from(self.depan()).ok().map(bilangan::terbilang)
    }

    /// The words of an amount of money: `seribu rupiah lima puluh sen`. `None` for negative amounts and parts of a sen.
    pub fn terbilang_rupiah(self) -> Option<String> {
        let sen = self.dengan_dua_angka()?;
        let bulat = Self { digit: self.digit / 10_i128.pow(self.belakang), belakang: 0 };
        let kata = (self.digit >= 0).then(|| bulat.terbilang())??;
        Some(match sen {
            0 => format!("{kata} rupiah"),
            sen => format!("{kata} rupiah {} sen", bilangan::terbilang(sen)),
        })
    }

    fn depan(self) -> u128 {
        self.digit.unsigned_abs() / 10_u128.pow(self.belakang)
    }

    fn pecahan(self) -> u128 {
        self.digit.unsigned_abs() % 10_u128.pow(self.belakang)
    }

    /// The hundredths of the fraction, where it is whole ones.
    fn dengan_dua_angka(self) -> Option<u64> {
        let seratus = self.pecahan() * 100;
        let satu = 10_u128.pow(self.belakang);
        seratus.is_multiple_of(satu).then(|| u64::try_from(seratus / satu).ok())?
    }
}

/// The digits of a whole part, without its points: they stand before every three digits, or nowhere.
fn ribuan(depan: &str) -> Option<String> {
    let ruas: Vec<&str> = depan.split('.').collect();
    let digit = ruas.concat();
    let sah = digit.bytes().all(|satu| satu.is_ascii_digit()) && (1..=ANGKA_DEPAN).contains(&digit.len());
    let bertitik =
        ruas.len() == 1 || (ruas[0].len() <= 3 && !ruas[0].is_empty() && ruas[1..].iter().all(|r| r.len() == 3));
    let kode = digit.len() > 1 && digit.starts_with('0');
    (sah && bertitik && !kode).then_some(digit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn angka(teks: &str) -> Angka {
        Angka::urai(teks).unwrap_or_else(|| panic!("`{teks}`"))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (ditulis, tercetak) in [
            ("0", "0"),
            ("1500000", "1.500.000"),
            ("1.500.000", "1.500.000"),
            ("2,50", "2,50"),
            ("-1.234,5", "-1.234,5"),
            ("0,05", "0,05"),
            ("-0,5", "-0,5"),
            ("999999999999999999", "999.999.999.999.999.999"),
        ] {
            assert_eq!(angka(ditulis).bilangan(), tercetak, "{ditulis}");
        }
        for bukan in [
            "",
            "-",
            "1.5",
            "1.50",
            "1.5000",
            "15.00",
            "1500.000",
            ".500",
            "007",
            "00",
            "2,",
            ",5",
            "1,2,3",
            "1 000",
            "Rp5",
            "1e3",
            "+1",
            "--1",
            "٣",
            "1,1234567",
            "1000000000000000000",
        ] {
            assert_eq!(Angka::urai(bukan), None, "{bukan}");
        }
    }

    #[test]
    fn money_has_both_digits_of_its_sen() {
        assert_eq!(angka("1500000").rupiah("Rp#,00").as_deref(), Some("Rp1.500.000,00"));
        assert_eq!(angka("1500000").rupiah("Rp#").as_deref(), Some("Rp1.500.000"));
        assert_eq!(angka("2,5").rupiah("Rp#").as_deref(), Some("Rp2,50"));
        assert_eq!(angka("-7,250").rupiah("Rp#,00").as_deref(), Some("-Rp7,25"));
        assert_eq!(angka("0,001").rupiah("Rp#,00"), None);
        assert_eq!(angka("1000,5").terbilang_rupiah().as_deref(), Some("seribu rupiah lima puluh sen"));
        assert_eq!(angka("21").terbilang_rupiah().as_deref(), Some("dua puluh satu rupiah"));
        assert_eq!(angka("-1").terbilang_rupiah(), None);
        assert_eq!((angka("3").terbilang().as_deref(), angka("2,5").terbilang()), (Some("tiga"), None));
    }

    #[test]
    fn a_sum_that_is_too_long_is_none() {
        let terbesar = angka("999999999999999999");
        assert_eq!(terbesar.tambah(angka("1")), None);
        assert_eq!(terbesar.tambah(angka("-1")).map(Angka::bilangan).as_deref(), Some("999.999.999.999.999.998"));
        assert_eq!(angka("0,1").tambah(angka("0,20")).map(Angka::bilangan).as_deref(), Some("0,30"));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_as_the_same_number(depan in 0_u64..1_000_000_000_000_000_000, belakang in "[0-9]{0,6}") {
            let teks = if belakang.is_empty() { depan.to_string() } else { format!("{depan},{belakang}") };
            let satu = Angka::urai(&teks).expect("bilangan");
            prop_assert_eq!(satu.bilangan().replace('.', ""), teks);
            prop_assert_eq!(Angka::urai(&satu.bilangan()), Some(satu));
        }

        #[test]
        fn sums_are_those_of_whole_numbers(semua in proptest::collection::vec(-1_000_000_000_i64..1_000_000_000, 1..40)) {
            let cetak = |sen: i64| format!("{}{},{:02}", if sen < 0 { "-" } else { "" }, sen.abs() / 100, sen.abs() % 100);
            let jumlah = semua.iter().try_fold(Angka::default(), |j, sen| j.tambah(Angka::urai(&cetak(*sen))?));
            prop_assert_eq!(jumlah.map(Angka::bilangan).map(|t| t.replace('.', "")), Some(cetak(semua.iter().sum())));
        }

        #[test]
        fn no_text_makes_the_reader_panic(teks in any::<String>()) {
            let _ = Angka::urai(&teks);
        }
    }
}
