//! Texts and numbers that have a grammar of their own: the `format` of a schema, the parser behind it, and what a message
//! quotes of a value.
//!
//! serde calls the same parsers through the types; the walk over a schema (`read`) calls them by name, so that both agree.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    FORMAT,
    satker::Tingkat,
    tanggal::{RentangBulan, Tanggal},
    teks::Teks,
};

/// Whether a text obeys the grammar of this name; a name that is not known asks for nothing.
///
/// # Errors
/// What is wrong, and after `. ` the cure.
pub fn teks_sah(format: &str, teks: &str) -> Result<(), String> {
    match format {
        "teks" => Teks::urai(teks).map(drop).map_err(|salah| salah.to_string()),
        "tanggal" => teks.parse::<Tanggal>().map(drop).map_err(|salah| salah.to_string()),
        "bulan" => teks.parse::<RentangBulan>().map(drop).map_err(|salah| salah.to_string()),
        "untuk" if Tingkat::SEMUA.iter().all(|tingkat| tingkat.nama() != teks) && !serupa_kode(teks) => Err(format!(
            "`untuk` menyebut `{}`. Tulis `provinsi`, `kabupaten`, `kota`, `pusat`, atau kode satker seperti `61.71`",
            dikutip(teks)
        )),
        _ => Ok(()),
    }
}

/// Whether a whole number is one of this name; a name that is not known asks for nothing.
///
/// # Errors
/// What is wrong, and after `. ` the cure.
pub fn bilangan_sah(format: &str, bilangan: i128) -> Result<(), String> {
    let batas = |awal: i128, akhir: i128| {
        let pesan = || format!("bilangan `{bilangan}` di luar batas. Tulis bilangan bulat {awal} sampai {akhir}");
        (awal..=akhir).contains(&bilangan).then_some(()).ok_or_else(pesan)
    };
    match format {
        "versi" if bilangan != i128::from(FORMAT) => Err(format!(
            "format `{bilangan}` tidak dikenal; program ini membaca format {FORMAT}. Tulis `\"format\": {FORMAT}`"
        )),
        "nomor-urut" if !(1..=i128::from(u32::MAX)).contains(&bilangan) => {
            Err(format!("nomor `{bilangan}` tidak mungkin. Tulis nomor urut mulai dari 1"))
        }
        "tahun" if !(1900..=2199).contains(&bilangan) => {
            Err(format!("tahun `{bilangan}` tidak mungkin. Tulis tahun empat angka seperti 2026"))
        }
        "uint8" => batas(0, u8::MAX.into()),
        "int16" => batas(i16::MIN.into(), i16::MAX.into()),
        "uint32" => batas(0, u32::MAX.into()),
        _ => Ok(()),
    }
}

/// Whether a fraction keeps every digit that it is written with. A number of 15 digits always does; serde reads one of more
/// without a word, as the nearest that the machine has.
///
/// # Errors
/// What is wrong, and after `. ` the cure.
pub fn pecahan_sah(angka: &str) -> Result<(), String> {
    const PALING_BANYAK: usize = 15;
    let mantisa = angka.split(['e', 'E']).next().unwrap_or_default().replace(['-', '.'], "");
    let penting = mantisa.trim_matches('0').len();
    let hilang = penting > 0 && angka.parse::<f64>().is_ok_and(|nilai| nilai.abs() < f64::MIN_POSITIVE);
    if penting <= PALING_BANYAK && !hilang {
        return Ok(());
    }
    let kutipan = dikutip(angka);
    Err(format!("bilangan `{kutipan}` lebih teliti daripada yang tersimpan. Bulatkan menjadi {PALING_BANYAK} angka"))
}

/// Whether a name has the shape of an office's code: `61` or `61.71`.
fn serupa_kode(nama: &str) -> bool {
    let dua_angka = |ruas: &str| ruas.len() == 2 && ruas.bytes().all(|b| b.is_ascii_digit());
    nama.split('.').count() <= 2 && nama.split('.').all(dua_angka)
}

/// A value of the user's for a message: control characters by their code, and no more than a message can carry.
pub fn dikutip(teks: &str) -> String {
    const PALING_PANJANG: usize = 40;
    let tampak = |huruf: char| match huruf {
        huruf
            if huruf.is_control()
                || matches!(huruf, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
        {
            format!("U+{:04X}", u32::from(huruf))
        }
        huruf => huruf.to_string(),
    };
    let mut kutipan: String = teks.chars().take(PALING_PANJANG).map(tampak).collect();
    if teks.chars().nth(PALING_PANJANG).is_some() {
        kutipan.push('…');
    }
    kutipan
}

/// The schema of a text with the grammar `format`.
macro_rules! berformat {
    ($jenis:ty, $format:literal, $harapan:literal) => {
        impl JsonSchema for $jenis {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($jenis).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format, "x-harapan": $harapan })
            }
        }
    };
}

berformat!(Teks, "teks", "teks di antara tanda petik");
berformat!(Tanggal, "tanggal", "tanggal seperti `2023-05-11`");
berformat!(RentangBulan, "bulan", "bulan seperti `Maret` atau `Maret-April`");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_may_have_no_digit_that_is_lost() {
        for sah in ["0", "-0.0", "12.5", "1e300", "123456789012345", "0.00000123456789012345", "1.50000000000000000000"]
        {
            assert_eq!(pecahan_sah(sah), Ok(()), "{sah}");
            let nilai: f64 = sah.parse().expect("bilangan");
            assert_eq!(nilai.to_string().parse(), Ok(nilai));
        }
        for hilang in ["1234567890123456", "0.1000000000000000055", "-3.14159265358979323846", "1e-400", "5e-324"] {
            assert!(pecahan_sah(hilang).is_err(), "{hilang}");
        }
    }

    #[test]
    fn a_quoted_value_is_short_and_visible() {
        assert_eq!(dikutip("a\tb\u{202e}c"), "aU+0009bU+202Ec");
        assert_eq!(dikutip(&"x".repeat(41)), format!("{}…", "x".repeat(40)));
    }
}
