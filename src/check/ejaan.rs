//! Words that no dictionary knows (`--ejaan`). Only on request and only as hints: a dictionary lacks names and many words of offices.
//!
//! The dictionary is one of Hunspell's, given as text by `read`; beside it count the words of the register of spelling, of the
//! decree's own registers, and all words in capitals. It finds each word once in a decree, where it stands first.

use std::collections::{BTreeMap, BTreeSet};

use spellbook::Dictionary;

use super::{
    Acuan,
    kata::{self, seperti},
    pandangan::{Pandangan, Peran},
    teks::Ingatan,
};
use crate::{diag::Diagnostic, expand::job::Job};

/// The name of these findings.
const KODE: &str = "ejaan";
/// Shorter words are abbreviations more often than not.
const TERPENDEK: usize = 4;
/// So many suggestions help; more do not.
const SARAN: usize = 3;
/// Prefixes and suffixes that a dictionary may not know of a word: tried before the word is called unknown.
const AWALAN: [&str; 14] =
    ["", "di", "ke", "se", "ber", "ter", "per", "me", "mem", "men", "meng", "pe", "memper", "diper"];
const AKHIRAN: [&str; 8] = ["", "nya", "kan", "an", "i", "lah", "kannya", "annya"];

/// A dictionary, and the words that the registers add to it.
pub struct PemeriksaEjaan {
    kamus: Dictionary,
    dikenal: BTreeSet<String>,
    ingatan: Ingatan,
}

impl PemeriksaEjaan {
    /// From the text of a dictionary's two files: its rules of affixes (`.aff`) and its words (`.dic`).
    ///
    /// # Errors
    /// Files that are no dictionary.
    pub fn baru(imbuhan: &str, kata: &str, acuan: &Acuan<'_>) -> Result<Self, Diagnostic> {
        let kamus = Dictionary::new(imbuhan, kata).map_err(|_| {
            Diagnostic::galat("kamus", "berkas kamus ejaan tidak berbentuk kamus Hunspell")
                .cure("Pakai kamus dari paket `hunspell-id`, atau dari LibreOffice")
        })?;
        let nama = acuan.satker.values().flat_map(|satker| [&satker.nama].into_iter().chain(&satker.kedudukan));
        let judul = acuan.peraturan.baris.values().map(|peraturan| &peraturan.judul);
        let mut dikenal: BTreeSet<String> =
            nama.chain(judul).flat_map(|teks| kata::kata(teks)).map(|kata| kata.isi.to_lowercase()).collect();
        dikenal.extend(acuan.ejaan.kata.iter().cloned());
        let istilah = acuan.ejaan.asing.keys().chain(acuan.ejaan.baris.values().map(|baris| &baris.benar));
        dikenal.extend(istilah.flat_map(|teks| kata::kata(teks)).map(|kata| kata.isi.to_lowercase()));
        Ok(Self { kamus, dikenal, ingatan: Ingatan::default() })
    }

    /// Hints about the words of a decree that nobody knows. What the register of spelling calls wrong is left to its rule, S1.
    pub fn periksa(&self, job: &Job, acuan: &Acuan<'_>) -> Vec<Diagnostic> {
        let pandangan = Pandangan::baru(job, acuan, &self.ingatan);
        let mut asing: BTreeMap<String, Option<(usize, Diagnostic)>> = BTreeMap::new();
        let satuan = pandangan.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Penutup));
        for (urutan, satuan) in satuan.enumerate() {
            for kata in kata::kata(&satuan.polos) {
                if kata.isi.chars().count() < TERPENDEK || kata::serba_kapital(kata.isi) || !baku(kata.isi) {
                    continue;
                }
                asing.entry(kata.isi.to_lowercase()).or_insert_with_key(|kecil| {
                    let dikenal = self.dikenal(kecil) || acuan.kamus().salah(kecil).is_some();
                    // What has a capital is a name, unless it is nearly a known word.
                    let saran = if dikenal { return None } else { self.saran(kata.isi) };
                    let bernama = kata.isi.starts_with(char::is_uppercase);
                    let dekat = saran.iter().any(|satu| strsim::damerau_levenshtein(&satu.to_lowercase(), kecil) == 1);
                    (!bernama || dekat).then(|| (urutan, satuan.temuan(temuan(kata.isi, &saran), kata.rentang)))
                });
            }
        }
        self.ingatan.dokumen();
        let mut semua: Vec<_> = asing.into_values().flatten().collect();
        semua.sort_by_key(|(urutan, _)| *urutan);
        semua.into_iter().map(|(_, temuan)| temuan).collect()
    }

    fn dikenal(&self, kata: &str) -> bool {
        // Names of months stand there with a capital, words of reduplications (`masing-masing`) only as such.
        let ada = |kata: &str| {
            self.dikenal.contains(kata)
                || self.kamus.check(kata)
                || self.kamus.check(&kata::berkapital(kata))
                || self.kamus.check(&format!("{kata}-{kata}"))
        };
        AWALAN.iter().filter_map(|awalan| kata.strip_prefix(awalan)).any(|sisa| {
            let dasar = AKHIRAN.iter().filter_map(|akhiran| sisa.strip_suffix(akhiran));
            dasar.filter(|dasar| dasar.len() >= TERPENDEK || *dasar == kata).any(ada)
        })
    }

    fn saran(&self, kata: &str) -> Vec<String> {
        let mut saran = Vec::new();
        self.kamus.suggest(&kata.to_lowercase(), &mut saran);
        saran.truncate(SARAN);
        saran.iter().map(|satu| seperti(kata, satu)).collect()
    }
}

/// A word with capitals in its midst is a name of a program (`SiKaDeKa`).
fn baku(kata: &str) -> bool {
    kata.chars().skip(1).all(char::is_lowercase)
}

fn temuan(kata: &str, saran: &[String]) -> Diagnostic {
    let temuan = Diagnostic::petunjuk(KODE, format!("kata `{kata}` tidak ada dalam kamus"));
    let saran = saran.iter().map(|satu| format!("`{satu}`")).collect::<Vec<_>>().join(", ");
    let tambah = format!("tambahkan `{}` pada `kata` dalam `data/acuan/ejaan.json`", kata.to_lowercase());
    temuan.cure(match saran.is_empty() {
        true => format!("Periksa ejaannya; bila benar, {tambah}"),
        false => format!("Mungkin maksudnya {saran}; bila sudah benar, {tambah}"),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{ejaan::RegisterEjaan, peraturan::RegisterPeraturan};

    #[test]
    fn a_word_is_known_by_the_dictionary_or_by_the_office() {
        let (satker, peraturan) = (BTreeMap::new(), RegisterPeraturan::default());
        let ejaan = RegisterEjaan { kata: ["silon".to_owned()].into(), ..RegisterEjaan::default() };
        let acuan = Acuan::baru(&peraturan, &satker, &ejaan, &[]);
        let ejaan =
            PemeriksaEjaan::baru("SET UTF-8\nTRY aeiou\n", "3\narsip\nkelola\ntertib\n", &acuan).expect("kamus");
        for kata in ["arsip", "arsipnya", "dikelola", "silon", "ketertiban"] {
            assert!(ejaan.dikenal(kata), "{kata}");
        }
        assert!(!ejaan.dikenal("arsib"));
        assert_eq!(ejaan.saran("Arsib").first().map(String::as_str), Some("Arsip"));
        assert!(PemeriksaEjaan::baru("SFX A Y\nx\n", "", &acuan).is_err());
    }
}
