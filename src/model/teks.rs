//! Text as the user writes it, parsed once, where it is written.
//!
//! `_miring_` and `**tebal**` at word edges, `{{ nama | penyaring }}`, and `\_`, `\*`, `\{` for the literal characters.
//! Every other character prints as it is. What a reference inserts is never parsed again.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error as _};
use unicode_normalization::UnicodeNormalization;

use super::skema::dikutip;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gaya {
    /// Italics, for foreign words.
    pub miring: bool,
    /// Bold.
    pub tebal: bool,
}

/// What a reference does with the value that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Penyaring {
    /// `kapital`: all capitals.
    Kapital,
    /// `terbilang`: the words of a whole number.
    Terbilang,
    /// `romawi`: a whole number as Roman numeral.
    Romawi,
    /// `rupiah`: a number as money.
    Rupiah,
}

impl Penyaring {
    /// All filters with the names that users write.
    pub const SEMUA: [(&'static str, Self); 4] = [
        ("kapital", Self::Kapital),
        ("terbilang", Self::Terbilang),
        ("romawi", Self::Romawi),
        ("rupiah", Self::Rupiah),
    ];

    fn dari_nama(nama: &str) -> Option<Self> {
        Self::SEMUA.iter().find(|(dikenal, _)| *dikenal == nama).map(|(_, penyaring)| *penyaring)
    }
}

/// A piece of authored text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsur {
    /// Characters to print.
    Kata(Gaya, String),
    /// `{{ nama | penyaring }}`.
    Rujukan(Gaya, String, Vec<Penyaring>),
}

/// Authored text, parsed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Teks(Vec<Unsur>);

impl Teks {
    /// The pieces in order.
    pub fn unsur(&self) -> &[Unsur] {
        &self.0
    }

    /// Text in which every character prints as it is: nobody's markup.
    pub fn polos(teks: &str) -> Self {
        Self(vec![Unsur::Kata(Gaya::default(), teks.nfc().collect())])
    }

    /// The text without its marks, with references as they are written: for comparing it with what stands in a spreadsheet.
    pub fn mentah(&self) -> String {
        let satu = |unsur: &Unsur| match unsur {
            Unsur::Kata(_, kata) => kata.clone(),
            Unsur::Rujukan(_, nama, penyaring) => {
                let milik =
                    |ini: &Penyaring| Penyaring::SEMUA.iter().find(|(_, satu)| satu == ini).map(|(nama, _)| *nama);
                let penyaring: String = penyaring.iter().filter_map(milik).map(|nama| format!(" | {nama}")).collect();
                format!("{{{{ {nama}{penyaring} }}}}")
            }
        };
        self.0.iter().map(satu).collect()
    }

    /// The names that the text refers to.
    pub fn rujukan(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|unsur| match unsur {
            Unsur::Rujukan(_, nama, _) => Some(nama.as_str()),
            Unsur::Kata(..) => None,
        })
    }

    /// Parses authored text. The characters are normalised to NFC first.
    ///
    /// # Errors
    /// A reference that is not closed, has no name, or uses an unknown filter.
    pub fn urai(sumber: &str) -> Result<Self, TeksSalah> {
        let huruf: Vec<char> = sumber.nfc().collect();
        let mut pengurai = Pengurai { huruf: &huruf, hasil: Vec::new() };
        pengurai.urai(0, huruf.len(), Gaya::default())?;
        Ok(Self(pengurai.hasil))
    }
}

impl<'de> Deserialize<'de> for Teks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::urai(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeksSalah {
    /// `{{` without `}}`.
    TidakDitutup,
    /// `{{ }}`, or a name with characters that names don't have.
    NamaSalah(String),
    /// A filter that doesn't exist.
    PenyaringAsing(String),
}

impl fmt::Display for TeksSalah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TidakDitutup => f.write_str(
                "`{{` tidak ditutup dengan `}}`. Lengkapi rujukannya, atau tulis `\\{` untuk kurung kurawal biasa",
            ),
            Self::NamaSalah(nama) => write!(
                f,
                "rujukan `{{{{ {nama} }}}}` tidak bernama dengan benar. Tulis satu nama fakta tanpa spasi, misalnya `{{{{ satker.nama }}}}`"
            ),
            Self::PenyaringAsing(nama) => {
                let dikenal: Vec<_> = Penyaring::SEMUA.iter().map(|(nama, _)| format!("`{nama}`")).collect();
                write!(f, "penyaring `{nama}` tidak dikenal. Yang ada: {}", dikenal.join(", "))
            }
        }
    }
}

struct Pengurai<'a> {
    huruf: &'a [char],
    hasil: Vec<Unsur>,
}

impl Pengurai<'_> {
    fn urai(&mut self, mut i: usize, akhir: usize, gaya: Gaya) -> Result<(), TeksSalah> {
        while i < akhir {
            i = match self.huruf[i] {
                '\\' if i + 1 < akhir && matches!(self.huruf[i + 1], '_' | '*' | '{') => {
                    self.kata(gaya, self.huruf[i + 1]);
                    i + 2
                }
                '{' if i + 1 < akhir && self.huruf[i + 1] == '{' => self.rujukan(i + 2, akhir, gaya)?,
                tanda @ ('_' | '*') => match self.penekanan(tanda, i, akhir) {
                    Some((lebar, tutup)) => {
                        let dalam = match tanda {
                            '_' => Gaya { miring: true, ..gaya },
                            _ => Gaya { tebal: true, ..gaya },
                        };
                        self.urai(i + lebar, tutup, dalam)?;
                        tutup + lebar
                    }
                    None => {
                        self.kata(gaya, tanda);
                        i + 1
                    }
                },
                biasa => {
                    self.kata(gaya, biasa);
                    i + 1
                }
            };
        }
        Ok(())
    }

    fn kata(&mut self, gaya: Gaya, huruf: char) {
        match self.hasil.last_mut() {
            Some(Unsur::Kata(sama, teks)) if *sama == gaya => teks.push(huruf),
            _ => self.hasil.push(Unsur::Kata(gaya, huruf.to_string())),
        }
    }

    /// The width of the mark at `buka` and the place of the mark that closes it, if both stand at word edges.
    fn penekanan(&self, tanda: char, buka: usize, akhir: usize) -> Option<(usize, usize)> {
        let lebar = if tanda == '*' { 2 } else { 1 };
        let ada = |i: usize| i + lebar <= akhir && (i..i + lebar).all(|j| self.huruf[j] == tanda);
        let luar = |huruf: Option<&char>| huruf.is_none_or(|h| !h.is_alphanumeric() && *h != tanda);
        let sebelum = buka.checked_sub(1).and_then(|i| self.huruf.get(i));
        if !ada(buka) || !luar(sebelum) || self.huruf.get(buka + lebar).is_none_or(|h| h.is_whitespace()) {
            return None;
        }
        (buka + lebar + 1..akhir)
            .find(|&i| {
                ada(i)
                    && !matches!(self.huruf[i - 1], '\\')
                    && !self.huruf[i - 1].is_whitespace()
                    && luar(self.huruf.get(i + lebar))
            })
            .map(|tutup| (lebar, tutup))
    }

    fn rujukan(&mut self, awal: usize, akhir: usize, gaya: Gaya) -> Result<usize, TeksSalah> {
        let tutup = (awal..akhir.saturating_sub(1))
            .find(|&i| self.huruf[i] == '}' && self.huruf[i + 1] == '}')
            .ok_or(TeksSalah::TidakDitutup)?;
        let dalam: String = self.huruf[awal..tutup].iter().collect();
        let mut bagian = dalam.split('|').map(str::trim);
        let nama = bagian.next().unwrap_or_default();
        let sah = |h: char| h.is_ascii_alphanumeric() || matches!(h, '.' | '-' | '_');
        if nama.is_empty() || !nama.chars().all(sah) {
            return Err(TeksSalah::NamaSalah(dikutip(nama)));
        }
        let penyaring = bagian
            .map(|p| Penyaring::dari_nama(p).ok_or_else(|| TeksSalah::PenyaringAsing(dikutip(p))))
            .collect::<Result<_, _>>()?;
        self.hasil.push(Unsur::Rujukan(gaya, nama.to_owned(), penyaring));
        Ok(tutup + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BIASA: Gaya = Gaya { miring: false, tebal: false };
    const MIRING: Gaya = Gaya { miring: true, tebal: false };
    const TEBAL: Gaya = Gaya { miring: false, tebal: true };

    fn urai(sumber: &str) -> Vec<Unsur> {
        Teks::urai(sumber).expect("teks sah").0
    }

    fn kata(gaya: Gaya, teks: &str) -> Unsur {
        Unsur::Kata(gaya, teks.to_owned())
    }

    #[test]
    fn emphasis_stands_at_word_edges_only() {
        assert_eq!(urai("a _b c_ d"), [kata(BIASA, "a "), kata(MIRING, "b c"), kata(BIASA, " d")]);
        assert_eq!(
            urai("**Road** (_map_)."),
            [kata(TEBAL, "Road"), kata(BIASA, " ("), kata(MIRING, "map"), kata(BIASA, ").")]
        );
        assert_eq!(urai("a_b_c https://x.id/a_b_c 2*3*4 _"), [kata(BIASA, "a_b_c https://x.id/a_b_c 2*3*4 _")]);
        assert_eq!(urai("**_x_**"), [Unsur::Kata(Gaya { miring: true, tebal: true }, "x".into())]);
    }

    #[test]
    fn escaped_marks_and_lone_backslashes_print() {
        assert_eq!(urai(r"\_a\_ \*\*b \{{ c \ d"), [kata(BIASA, r"_a_ **b {{ c \ d")]);
    }

    #[test]
    fn references_carry_name_and_filters() {
        assert_eq!(
            urai("x {{ satker.nama | kapital }}"),
            [kata(BIASA, "x "), Unsur::Rujukan(BIASA, "satker.nama".into(), vec![Penyaring::Kapital])]
        );
        assert_eq!(Teks::urai("{{ a"), Err(TeksSalah::TidakDitutup));
        assert_eq!(Teks::urai("{{ A b }}"), Err(TeksSalah::NamaSalah("A b".into())));
        assert_eq!(Teks::urai("{{ a | besar }}"), Err(TeksSalah::PenyaringAsing("besar".into())));
    }

    proptest! {
        #[test]
        fn text_without_marks_is_kept_as_it_is(sumber in "[^_*{\\\\]*") {
            let nfc: String = sumber.nfc().collect();
            let cetak: String = urai(&sumber).iter().map(|u| match u {
                Unsur::Kata(_, teks) => teks.as_str(),
                Unsur::Rujukan(..) => unreachable!("tanpa kurung kurawal"),
            }).collect();
            prop_assert_eq!(cetak, nfc);
        }

        #[test]
        fn no_text_makes_the_parser_panic(sumber in any::<String>()) {
            let _ = Teks::urai(&sumber);
        }
    }
}
