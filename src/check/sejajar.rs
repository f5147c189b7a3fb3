//! Which word of one text is which of another. Words that are misspelt still belong together, which a library that knows only
//! equality cannot say. Knows no decree.

use super::token::Token;

/// What becomes of a word on the way from the first text to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Langkah {
    /// The same word, in any case of letters: its place in both.
    Sama(usize, usize),
    /// The same word with a slip.
    Serupa(usize, usize),
    /// Another word in its place.
    Ganti(usize, usize),
    /// It is gone.
    Hilang(usize),
    /// A new word of the second text.
    Tambah(usize),
}

impl Langkah {
    /// The places of a word that is in both.
    pub(super) fn bersama(self) -> Option<(usize, usize)> {
        match self {
            Self::Sama(i, j) | Self::Serupa(i, j) => Some((i, j)),
            _ => None,
        }
    }
}

/// What each kind of step is worth.
#[derive(Clone, Copy)]
struct Nilai {
    ganti: i32,
    hilang: i32,
    tambah: i32,
}

/// One text for another as a whole: a replaced word is nearer than one that went and one that came.
const SELURUH: Nilai = Nilai { ganti: -3, hilang: -2, tambah: -2 };
/// A name within a text: it may lack much of its words, and has few that are not its own.
const DI_DALAM: Nilai = Nilai { ganti: -4, hilang: -1, tambah: -3 };

const SAMA: i32 = 4;
const SERUPA: i32 = 3;

/// Whether the words differ by a slip: one letter, two in long words.
pub(super) fn serupa(satu: &str, lain: &str) -> bool {
    // A slip hardly ever changes the first letter; asking for it first also saves most of the work.
    if satu.chars().next() != lain.chars().next() {
        return false;
    }
    let (panjang, panjang_lain) = (satu.chars().count(), lain.chars().count());
    let pendek = panjang.min(panjang_lain);
    pendek >= 5
        && panjang.abs_diff(panjang_lain) <= 2
        && satu.chars().chain(lain.chars()).all(char::is_alphabetic)
        && (1..=if pendek >= 8 { 2 } else { 1 }).contains(&strsim::damerau_levenshtein(satu, lain))
}

/// Every word of both texts, in order.
pub(super) fn seluruhnya(a: &[Token], b: &[Token]) -> Vec<Langkah> {
    Papan::isi(a, b, SELURUH, false).jalan(a.len(), b.len())
}

/// The part of `b` that is most like a part of `a`, from the first to the last word that they share; nothing where they share none.
pub(super) fn terbaik(a: &[Token], b: &[Token]) -> Vec<Langkah> {
    let papan = Papan::isi(a, b, DI_DALAM, true);
    let (i, j) = papan.puncak;
    let jalan = papan.jalan(i, j);
    let awal = jalan.iter().position(|satu| satu.bersama().is_some()).unwrap_or(jalan.len());
    jalan[awal..].to_vec()
}

/// The best value of the way to each pair of places (Needleman and Wunsch; with `lokal`, Smith and Waterman).
struct Papan {
    nilai: Vec<i32>,
    langkah: Vec<u8>,
    lebar: usize,
    puncak: (usize, usize),
}

impl Papan {
    fn isi(a: &[Token], b: &[Token], nilai: Nilai, lokal: bool) -> Self {
        let lebar = b.len() + 1;
        let ukuran = (a.len() + 1) * lebar;
        let mut papan = Self { nilai: vec![0; ukuran], langkah: vec![0; ukuran], lebar, puncak: (0, 0) };
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                let ini = i * lebar + j;
                let mut pilihan = if i == 0 && j == 0 || lokal { (0, 0) } else { (i32::MIN, 0) };
                if i > 0 && j > 0 {
                    let (langkah, tambah) = banding(&a[i - 1], &b[j - 1], nilai);
                    pilihan = pilihan.max((papan.nilai[ini - lebar - 1] + tambah, langkah));
                }
                if i > 0 {
                    pilihan = pilihan.max((papan.nilai[ini - lebar] + nilai.hilang, 4));
                }
                if j > 0 {
                    pilihan = pilihan.max((papan.nilai[ini - 1] + nilai.tambah, 5));
                }
                (papan.nilai[ini], papan.langkah[ini]) = pilihan;
                if pilihan.0 > papan.nilai[papan.puncak.0 * lebar + papan.puncak.1] {
                    papan.puncak = (i, j);
                }
            }
        }
        papan
    }

    fn jalan(&self, mut i: usize, mut j: usize) -> Vec<Langkah> {
        let mut hasil = Vec::new();
        loop {
            let satu = match self.langkah[i * self.lebar + j] {
                1 => Langkah::Sama(i - 1, j - 1),
                2 => Langkah::Serupa(i - 1, j - 1),
                3 => Langkah::Ganti(i - 1, j - 1),
                4 => Langkah::Hilang(i - 1),
                5 => Langkah::Tambah(j - 1),
                _ => break,
            };
            hasil.push(satu);
            i -= usize::from(!matches!(satu, Langkah::Tambah(_)));
            j -= usize::from(!matches!(satu, Langkah::Hilang(_)));
        }
        hasil.reverse();
        hasil
    }
}

fn banding(a: &Token, b: &Token, nilai: Nilai) -> (u8, i32) {
    if a.lipat == b.lipat {
        // A mark tells less than a word.
        (1, if a.kata { SAMA } else { 1 })
    } else if serupa(&a.lipat, &b.lipat) {
        (2, SERUPA)
    } else {
        (3, if a.kata == b.kata { nilai.ganti } else { -20 })
    }
}
