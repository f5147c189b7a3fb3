//! What rules of language look words up in: the register of spelling made ready for one pass over a text, and the titles of the
//! register of regulations. Says what stands where, and leaves to the rules what to make of it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    ejaan::{Ejaan, IstilahAsing, RegisterEjaan},
    peraturan::RegisterPeraturan,
};

/// Prefixes before which a wrong form may stand; the longest first, so that `meng` goes before `me`.
const AWALAN: [&str; 17] =
    ["", "meng", "peng", "mem", "men", "pem", "pen", "ber", "ter", "per", "be", "di", "ke", "se", "me", "pe", "te"];
/// Suffixes behind which one may end.
const AKHIRAN: [&str; 9] = ["", "annya", "kannya", "kan", "nya", "lah", "an", "i", "pun"];
/// Suffixes of a compound that is written apart: others would close it.
const AKHIRAN_MAJEMUK: [&str; 3] = ["", "nya", "lah"];

/// The registers, ready to be looked up.
pub(super) struct Kamus {
    /// Rows of one word, by the word.
    kata: FxHashMap<String, Ejaan>,
    /// Words that are right, by rows or by the list: an affix makes no wrong form of them.
    benar: FxHashSet<String>,
    /// Rows of several words, and the patterns of them.
    frasa: (Vec<Ejaan>, AhoCorasick),
    /// Foreign terms, and the patterns of them.
    asing: (Vec<IstilahAsing>, AhoCorasick),
    /// Titles of regulations in their own capitals.
    judul: AhoCorasick,
}

fn pencari<'a>(pola: impl Iterator<Item = &'a str>, peka: bool) -> AhoCorasick {
    let mut pembuat = AhoCorasick::builder();
    pembuat.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(!peka);
    pembuat.build(pola).expect("a register is far smaller than what the library can hold")
}

impl Kamus {
    pub(super) fn baru(ejaan: &RegisterEjaan, peraturan: &RegisterPeraturan) -> Self {
        let sekata = |satu: &&Ejaan| satu.salah.chars().all(char::is_alphabetic);
        let kata = ejaan.berlaku().filter(sekata).map(|satu| (satu.salah.to_lowercase(), satu.clone())).collect();
        let frasa: Vec<_> = ejaan.berlaku().filter(|satu| !sekata(satu)).cloned().collect();
        let asing: Vec<_> = ejaan.asing_berlaku().cloned().collect();
        let cari_frasa = pencari(frasa.iter().map(|satu| satu.salah.as_str()), false);
        let cari_asing = pencari(asing.iter().map(|satu| satu.istilah.as_str()), false);
        let benar =
            ejaan.baris.values().map(|satu| satu.benar.to_lowercase()).chain(ejaan.kata.iter().cloned()).collect();
        let judul = pencari(peraturan.baris.values().map(|satu| satu.judul.as_str()), true);
        Self { kata, benar, frasa: (frasa, cari_frasa), asing: (asing, cari_asing), judul }
    }

    /// The row of a wrong word, and the right word in small letters, with the prefix and suffix that the word has.
    pub(super) fn salah(&self, kata: &str) -> Option<(&Ejaan, String)> {
        let kecil = kata.to_lowercase();
        if self.benar.contains(&kecil) {
            return None;
        }
        for awalan in AWALAN {
            let Some(tanpa_awalan) = kecil.strip_prefix(awalan) else { continue };
            for akhiran in AKHIRAN {
                let Some(baris) = tanpa_awalan.strip_suffix(akhiran).and_then(|dasar| self.kata.get(dasar)) else {
                    continue;
                };
                let majemuk = baris.benar.contains(' ');
                if !majemuk || awalan.is_empty() && AKHIRAN_MAJEMUK.contains(&akhiran) {
                    return Some((baris, format!("{awalan}{}{akhiran}", baris.benar)));
                }
            }
        }
        None
    }

    /// The rows of several words that stand in a text, each where it stands.
    pub(super) fn frasa<'k>(&'k self, teks: &'k str) -> impl Iterator<Item = (Range<usize>, &'k Ejaan)> {
        let (baris, pencari) = &self.frasa;
        let semua = pencari.find_iter(teks).filter(|satu| utuh(teks, &satu.range()));
        semua.map(|satu| (satu.range(), &baris[satu.pattern().as_usize()]))
    }

    /// The foreign terms that stand in a text: where, and which ([`Self::istilah`]).
    pub(super) fn asing(&self, teks: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let semua = self.asing.1.find_iter(teks).filter(|satu| utuh(teks, &satu.range()));
        semua.map(|satu| (satu.range(), satu.pattern().as_usize()))
    }

    /// A foreign term by its place in the register.
    pub(super) fn istilah(&self, nomor: usize) -> &IstilahAsing {
        &self.asing.0[nomor]
    }

    /// Where titles of the register of regulations stand in these very words: they are judged elsewhere.
    pub(super) fn judul(&self, teks: &str) -> Vec<Range<usize>> {
        self.judul.find_iter(teks).map(|satu| satu.range()).collect()
    }
}

/// Whether words end where these bytes end, on both sides. A hyphen before them makes another word of them (`e-office`).
fn utuh(teks: &str, rentang: &Range<usize>) -> bool {
    let sebelum = teks[..rentang.start].chars().next_back();
    let sesudah = teks[rentang.end..].chars().next();
    !sebelum.is_some_and(|huruf| huruf.is_alphanumeric() || matches!(huruf, '-' | '.' | '/' | '@' | '#' | '_'))
        && !sesudah.is_some_and(|huruf| huruf.is_alphanumeric() || matches!(huruf, '@' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Berkas {
        baris: Vec<Ejaan>,
    }

    #[test]
    fn a_wrong_word_is_known_with_its_affixes() {
        let berkas: Berkas =
            serde_json::from_str(include_str!("../../data/acuan/ejaan.json")).expect("register bawaan");
        let baris = berkas.baris.into_iter().map(|satu| (satu.salah.clone(), satu)).collect();
        let kamus = Kamus::baru(&RegisterEjaan { baris, ..RegisterEjaan::default() }, &RegisterPeraturan::default());
        let benar = |kata: &str| kamus.salah(kata).map(|(_, benar)| benar);
        assert_eq!(benar("Perijinannya").as_deref(), Some("perizinannya"));
        assert_eq!(benar("menganalisa").as_deref(), Some("menganalisis"));
        assert_eq!(benar("beresiko").as_deref(), Some("berisiko"));
        assert_eq!(benar("kerjasamanya").as_deref(), Some("kerja samanya"));
        assert_eq!(benar("Kementrian").as_deref(), Some("kementerian"));
        for baris in kamus.kata.values().flat_map(|baris| baris.benar.split([' ', '-'])) {
            assert_eq!(benar(baris), None, "what stands for a wrong form is right itself");
        }
        for kata in ["praktik", "pertanggungjawaban", "menandatangani", "santri", "kekejaman", "pinjaman", "hierarki"] {
            assert_eq!(benar(kata), None, "{kata}");
        }
    }
}
