//! Two sequences of words, aligned as a whole: what stands in both, what only in one, where units end.
//!
//! The cheapest way from the source to the print. Words are the same only if they are so letter by letter, case and
//! punctuation included. A word that differs in little (`Birokasi`, `Birokrasi`), and one word written as two, are pairs,
//! so that each difference stands by itself and can have a reason of its own. A unit ends with a mark; a mark without a
//! partner costs more than a word, so units are cut or joined only where they really were. A whole unit may be left out
//! or added at little more than the price of its words. Of equal ways the one with fewer gaps is taken, and of those the
//! one that leaves out early and adds units late: the answer is always the same.

use std::collections::BTreeMap;

use super::serupa::Bentuk;

/// What stands at one place of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Kata(String),
    /// A line of the source ends: a unit of the print may end here.
    Baris,
    /// A unit ends.
    Batas,
}

/// A step from the source to the print. It takes `.0` tokens of the source and `.1` of the print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Langkah {
    /// The same word, or the end of a unit in both.
    Sama,
    /// One word in place of another that it resembles, or one word written as two.
    Pasangan(usize, usize),
    /// A word that only the source has.
    Hapus,
    /// A word that only the print has.
    Sisip,
    /// The line of the source ends, nothing more.
    Lewat,
    /// A unit of the source ends here, but none of the print.
    Sambung,
    /// A unit of the print ends here, but none of the source.
    Pisah,
    /// A whole unit that only the source has: its tokens, and how many of them are words.
    SatuanHapus(usize, u16),
    /// A whole unit that only the print has: its tokens, and how many of them are words.
    SatuanSisip(usize, u16),
}

impl Langkah {
    /// How many tokens of the source and of the print it takes.
    pub fn panjang(self) -> (usize, usize) {
        match self {
            Self::Sama => (1, 1),
            Self::Pasangan(sumber, cetakan) => (sumber, cetakan),
            Self::Hapus | Self::Lewat | Self::Sambung => (1, 0),
            Self::Sisip | Self::Pisah => (0, 1),
            Self::SatuanHapus(panjang, _) => (panjang, 0),
            Self::SatuanSisip(panjang, _) => (0, panjang),
        }
    }

    fn biaya(self) -> u16 {
        match self {
            Self::Sama | Self::Lewat => 0,
            Self::Hapus | Self::Sisip => KATA,
            Self::Pasangan(..) => KATA - 1,
            Self::Sambung | Self::Pisah => KATA + 1,
            Self::SatuanHapus(_, kata) | Self::SatuanSisip(_, kata) => KATA * kata + 1,
        }
    }
}

/// The cost of a word that stands on one side only. To begin a gap costs 1 more, so that gaps are few.
const KATA: u16 = 4;

/// Where a way stands: between gaps, or in one, after a word that was left out or added.
const LUAR: usize = 0;
const CELAH: usize = 1;

/// The steps from the source to the print.
pub fn sejajarkan(sumber: &[Token], cetakan: &[Token]) -> Vec<Langkah> {
    assert!(
        (sumber.len() + cetakan.len()) * usize::from(KATA) < usize::from(u16::MAX),
        "too long for the table of costs"
    );
    let papan = Papan::baru(sumber, cetakan);
    let biaya = papan.isi();
    let (mut i, mut j) = (sumber.len(), cetakan.len());
    let mut lapis = if biaya[papan.letak(i, j)][LUAR] <= biaya[papan.letak(i, j)][CELAH] { LUAR } else { CELAH };
    let mut langkah = Vec::new();
    while (i, j) != (0, 0) {
        let kini = biaya[papan.letak(i, j)][lapis];
        let mut pilihan = None;
        papan.setiap(i, j, lapis, |calon, dari, tambahan| {
            let (sebelum_i, sebelum_j) = (i - calon.panjang().0, j - calon.panjang().1);
            let jumlah = biaya[papan.letak(sebelum_i, sebelum_j)][dari].saturating_add(calon.biaya() + tambahan);
            if pilihan.is_none() && jumlah == kini {
                pilihan = Some((calon, dari));
            }
        });
        let (calon, dari) = pilihan.expect("each cost came from a step");
        (i, j, lapis) = (i - calon.panjang().0, j - calon.panjang().1, dari);
        langkah.push(calon);
    }
    langkah.reverse();
    langkah
}

/// The two sequences in a form that is quick to compare.
struct Papan {
    sumber: Sisi,
    cetakan: Sisi,
    /// Whether two different words resemble each other, by their numbers.
    serupa: Vec<bool>,
    jenis_kata: usize,
}

/// One sequence.
struct Sisi {
    /// Number of the word; [`BARIS`] and [`BATAS`] for marks.
    nomor: Vec<u32>,
    /// Number of the word that this one and the one before make together, if the other side has it.
    gabung: Vec<u32>,
    /// At the mark at the end of a unit: how many tokens the unit has with its mark, and how many words.
    satuan: Vec<(usize, u16)>,
}

const BATAS: u32 = u32::MAX;
const BARIS: u32 = u32::MAX - 1;
const TIADA: u32 = u32::MAX - 2;

impl Papan {
    fn baru(sumber: &[Token], cetakan: &[Token]) -> Self {
        let mut kamus: BTreeMap<&str, u32> = BTreeMap::new();
        for token in sumber.iter().chain(cetakan) {
            if let Token::Kata(kata) = token {
                let nomor = u32::try_from(kamus.len()).expect("few words");
                kamus.entry(kata).or_insert(nomor);
            }
        }
        let mut kata = vec![""; kamus.len()];
        kamus.iter().for_each(|(teks, nomor)| kata[*nomor as usize] = teks);
        let bentuk: Vec<Bentuk> = kata.iter().map(|kata| Bentuk::dari(kata)).collect();
        let serupa = bentuk.iter().flat_map(|a| bentuk.iter().map(|b| a.serupa(b))).collect();
        let sisi = |token: &[Token]| Sisi::baru(token, &kamus);
        Self { sumber: sisi(sumber), cetakan: sisi(cetakan), serupa, jenis_kata: kata.len() }
    }

    fn letak(&self, i: usize, j: usize) -> usize {
        i * (self.cetakan.nomor.len() + 1) + j
    }

    /// The cost of the cheapest way to each place, with and without an open gap.
    fn isi(&self) -> Vec<[u16; 2]> {
        let mut biaya = vec![[u16::MAX; 2]; self.letak(self.sumber.nomor.len() + 1, 0)];
        biaya[0][LUAR] = 0;
        for i in 0..=self.sumber.nomor.len() {
            for j in 0..=self.cetakan.nomor.len() {
                for lapis in [LUAR, CELAH] {
                    let mut terbaik = biaya[self.letak(i, j)][lapis];
                    self.setiap(i, j, lapis, |calon, dari, tambahan| {
                        let sebelum = self.letak(i - calon.panjang().0, j - calon.panjang().1);
                        terbaik = terbaik.min(biaya[sebelum][dari].saturating_add(calon.biaya() + tambahan));
                    });
                    let letak = self.letak(i, j);
                    biaya[letak][lapis] = terbaik;
                }
            }
        }
        biaya
    }

    /// Every step that may lead to a place: the step, whether a gap was open before it, what opening one costs.
    fn setiap(&self, i: usize, j: usize, lapis: usize, mut calon: impl FnMut(Langkah, usize, u16)) {
        let a = i.checked_sub(1).map_or(TIADA, |i| self.sumber.nomor[i]);
        let b = j.checked_sub(1).map_or(TIADA, |j| self.cetakan.nomor[j]);
        let (kata_a, kata_b) = (a < TIADA, b < TIADA);
        if a == BARIS {
            calon(Langkah::Lewat, lapis, 0);
        }
        if lapis == CELAH {
            for (ada, langkah) in [(kata_b, Langkah::Sisip), (kata_a, Langkah::Hapus)] {
                if ada {
                    calon(langkah, CELAH, 0);
                    calon(langkah, LUAR, 1);
                }
            }
            return;
        }
        let mut tutup = |ada: bool, langkah: Langkah| {
            if ada {
                calon(langkah, LUAR, 0);
                calon(langkah, CELAH, 0);
            }
        };
        tutup(kata_a && a == b, Langkah::Sama);
        tutup(kata_a && kata_b && self.serupa[a as usize * self.jenis_kata + b as usize], Langkah::Pasangan(1, 1));
        tutup(kata_b && i > 1 && self.sumber.gabung[i - 1] == b, Langkah::Pasangan(2, 1));
        tutup(kata_a && j > 1 && self.cetakan.gabung[j - 1] == a, Langkah::Pasangan(1, 2));
        if b == BATAS {
            let (panjang, kata) = self.cetakan.satuan[j - 1];
            tutup(true, Langkah::SatuanSisip(panjang, kata));
        }
        tutup((a == BATAS || a == BARIS) && b == BATAS, Langkah::Sama);
        if a == BATAS {
            let (panjang, kata) = self.sumber.satuan[i - 1];
            tutup(true, Langkah::SatuanHapus(panjang, kata));
        }
        tutup(a == BATAS, Langkah::Sambung);
        tutup(b == BATAS, Langkah::Pisah);
    }
}

impl Sisi {
    fn baru(token: &[Token], kamus: &BTreeMap<&str, u32>) -> Self {
        let (mut sisi, mut awal) = (Self { nomor: Vec::new(), gabung: Vec::new(), satuan: Vec::new() }, 0);
        for (letak, kini) in token.iter().enumerate() {
            sisi.nomor.push(match kini {
                Token::Kata(kata) => kamus[kata.as_str()],
                Token::Baris => BARIS,
                Token::Batas => BATAS,
            });
            let sebelum = letak.checked_sub(1).map(|sebelum| &token[sebelum]);
            sisi.gabung.push(match (sebelum, kini) {
                (Some(Token::Kata(a)), Token::Kata(b)) => {
                    kamus.get(format!("{a}{b}").as_str()).copied().unwrap_or(TIADA)
                }
                _ => TIADA,
            });
            let kata = token[awal..letak].iter().filter(|token| matches!(token, Token::Kata(_))).count();
            sisi.satuan.push((letak + 1 - awal, u16::try_from(kata).expect("a unit is short")));
            if *kini == Token::Batas {
                awal = letak + 1;
            }
        }
        sisi
    }
}
