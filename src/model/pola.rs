//! Patterns over text of decrees. Their classes are those of Latin letters and of the digits 0 to 9: decrees are written with no others,
//! and with the classes of all of Unicode the first document of a run waits twice as long for them. A word that ends in a letter with an
//! accent has no `\b` there.

use std::sync::OnceLock;

use regex::{Regex, RegexSet};

/// What stands for a class of letters or digits, and for the end of a word.
const KELAS: [(&str, &str); 6] = [
    (r"\b", r"(?-u:\b)"),
    (r"\d", "[0-9]"),
    (r"\w", "[0-9A-Z_a-zÀ-ÖØ-öø-ɏḀ-ỿ]"),
    (r"\p{L}", "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"),
    (r"\p{Ll}", "[a-zß-öø-ÿ]"),
    (r"\p{Lu}", "[A-ZÀ-ÖØ-Þ]"),
];

/// A pattern of the program's own.
///
/// # Panics
/// Where it is none: the first use shows it, and every pattern has a test that uses it.
pub fn pola(pola: &str) -> Regex {
    Regex::new(&latin(pola)).expect("a pattern of the program's own is sound")
}

/// Patterns that are looked for together: one pass over a text tells which of them are in it, and each is made ready when it first is.
pub struct Pola {
    semua: RegexSet,
    satu: Vec<(String, OnceLock<Regex>)>,
}

impl Pola {
    /// These patterns.
    ///
    /// # Panics
    /// As [`pola`].
    pub fn baru<'a>(semua: impl IntoIterator<Item = &'a str>) -> Self {
        let satu: Vec<_> = semua.into_iter().map(|satu| (latin(satu), OnceLock::new())).collect();
        let semua = RegexSet::new(satu.iter().map(|(satu, _)| satu)).expect("patterns of the program's own are sound");
        Self { semua, satu }
    }

    /// Those that are in a text, each with its place among all, in that order.
    pub fn di(&self, teks: &str) -> Vec<(usize, &Regex)> {
        let satu = |nomor: usize| {
            let (pola, siap) = &self.satu[nomor];
            (nomor, siap.get_or_init(|| Regex::new(pola).expect("it was sound among the others")))
        };
        self.semua.matches(teks).iter().map(satu).collect()
    }
}

/// The same pattern with classes of Latin letters.
fn latin(pola: &str) -> String {
    let mut hasil = String::new();
    let mut sisa = pola;
    while let Some(letak) = sisa.find('\\') {
        hasil.push_str(&sisa[..letak]);
        sisa = &sisa[letak..];
        let (asal, ganti) = match KELAS.iter().find(|(asal, _)| sisa.starts_with(asal)) {
            Some((asal, ganti)) => (asal.len(), *ganti),
            // An escaped backslash, too, is taken whole.
            None => {
                let panjang = 1 + sisa[1..].chars().next().map_or(0, char::len_utf8);
                (panjang, &sisa[..panjang])
            }
        };
        hasil.push_str(ganti);
        sisa = &sisa[asal..];
    }
    hasil + sisa
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_latin_letters() {
        assert_eq!(latin(r"\\b[\w-]\d\.\p{Lu}"), r"\\b[[0-9A-Z_a-zÀ-ÖØ-öø-ɏḀ-ỿ]-][0-9]\.[A-ZÀ-ÖØ-Þ]");
        let kata = pola(r"\b(\p{Lu}\p{Ll}+)\b");
        assert_eq!(
            kata.find_iter("Andrée – Zürich, ilmu").map(|satu| satu.as_str()).collect::<Vec<_>>(),
            ["Andrée", "Zürich"]
        );
    }
}
