//! The differences between a source and a print, each with its place, in the order of the source.

use unicode_normalization::UnicodeNormalization;

use super::{
    sejajar::{Langkah, Token, sejajarkan},
    sumber::Satuan,
};

/// The end of a unit, where it is itself the difference.
const AKHIR: &str = "¶";

/// So many words before and after a difference are shown.
const SEKITAR: usize = 4;

/// Words that stand together in one unit and differ, or a unit that ends on one side only.
#[derive(Debug)]
pub struct Beda {
    /// The line of the source where it begins, or before whose next word something was added.
    pub baris: usize,
    pub sumber: String,
    pub cetakan: String,
    /// It stands in a unit in which more than a quarter of the words differ.
    pub berat: bool,
    /// The source around it, for the reader of a failure.
    pub sekitar: String,
}

/// One sequence: its tokens, the line and the unit of each.
#[derive(Default)]
struct Untai {
    token: Vec<Token>,
    baris: Vec<usize>,
    satuan: Vec<usize>,
    jumlah_satuan: usize,
}

impl Untai {
    fn tambah<'a>(&mut self, isi: impl IntoIterator<Item = (usize, &'a str)>) {
        let mut terakhir = 0;
        for (letak, (baris, teks)) in isi.into_iter().enumerate() {
            if letak > 0 {
                self.dorong(Token::Baris, terakhir);
            }
            terakhir = baris;
            for kata in teks.nfc().collect::<String>().split_whitespace() {
                self.dorong(Token::Kata(kata.to_owned()), baris);
            }
        }
        self.dorong(Token::Batas, terakhir);
        self.jumlah_satuan += 1;
    }

    fn dorong(&mut self, token: Token, baris: usize) {
        self.token.push(token);
        self.baris.push(baris);
        self.satuan.push(self.jumlah_satuan);
    }

    fn kecil(&self, letak: usize) -> String {
        self.kata(letak, letak + 1).concat().to_lowercase()
    }

    /// The words from one place to another.
    fn kata(&self, dari: usize, sampai: usize) -> Vec<&str> {
        let kata = self.token[dari..sampai].iter().filter_map(|token| match token {
            Token::Kata(kata) => Some(kata.as_str()),
            _ => None,
        });
        kata.collect()
    }
}

/// Every difference.
pub fn beda(sumber: &[Satuan], cetakan: &[String]) -> Vec<Beda> {
    let (mut a, mut b) = (Untai::default(), Untai::default());
    sumber.iter().for_each(|satuan| a.tambah(satuan.baris.iter().map(|(nomor, teks)| (*nomor, teks.as_str()))));
    cetakan.iter().for_each(|satuan| b.tambah([(0, satuan.as_str())]));
    let langkah = sejajarkan(&a.token, &b.token);
    let rentang = rentang(&langkah, &a, &b);
    let (bagian_a, bagian_b) = (berat(&a, rentang.iter().map(|r| r.0)), berat(&b, rentang.iter().map(|r| r.1)));
    let satu = |(ra, rb, tanda): &(Rentang, Rentang, bool)| {
        let teks = |untai: &Untai, (dari, sampai): Rentang| match tanda {
            // The mark alone would not say where it is: the word before it goes with it.
            true if dari < sampai => format!("{} {AKHIR}", untai.kata(0, dari).last().unwrap_or(&"")),
            _ => untai.kata(dari, sampai).join(" "),
        };
        let besar = |untai: &Untai, bagian: &[bool], r: Rentang| r.0 < r.1 && bagian[untai.satuan[r.0]];
        Beda {
            baris: a.baris[ra.0.min(a.baris.len() - 1)],
            sumber: teks(&a, *ra),
            cetakan: teks(&b, *rb),
            berat: !tanda && (besar(&a, &bagian_a, *ra) || besar(&b, &bagian_b, *rb)),
            sekitar: sekitar(&a, *ra),
        }
    };
    rentang.iter().map(satu).collect()
}

/// From one place to another.
type Rentang = (usize, usize);

/// The differing stretches of source and print, and whether the stretch is the mark of a unit's end. Words left out and
/// added without a common one between them are one stretch, and so are words that differ in case only.
fn rentang(langkah: &[Langkah], a: &Untai, b: &Untai) -> Vec<(Rentang, Rentang, bool)> {
    let (mut semua, mut terbuka): (Vec<(Rentang, Rentang, bool)>, _) = (Vec::new(), Sifat::Lain);
    let (mut i, mut j) = (0, 0);
    for langkah in langkah {
        let (awal_i, awal_j) = (i, j);
        (i, j) = (i + langkah.panjang().0, j + langkah.panjang().1);
        let sifat = match langkah {
            Langkah::Lewat => continue,
            Langkah::Hapus | Langkah::Sisip => Sifat::Celah,
            Langkah::Pasangan(1, 1) if a.kecil(awal_i) == b.kecil(awal_j) => Sifat::Kapital,
            _ => Sifat::Lain,
        };
        match semua.last_mut() {
            Some(terakhir) if sifat == terbuka && sifat != Sifat::Lain => (terakhir.0.1, terakhir.1.1) = (i, j),
            _ if *langkah == Langkah::Sama => {}
            _ => semua.push(((awal_i, i), (awal_j, j), matches!(langkah, Langkah::Sambung | Langkah::Pisah))),
        }
        terbuka = sifat;
    }
    semua
}

/// What a step makes of a stretch: it goes on with one of its own kind, but each [`Sifat::Lain`] stands by itself.
#[derive(Clone, Copy, PartialEq)]
enum Sifat {
    Celah,
    Kapital,
    Lain,
}

/// For each unit of a sequence, whether more than a quarter of its words lie in the stretches.
fn berat(untai: &Untai, rentang: impl Iterator<Item = Rentang>) -> Vec<bool> {
    let (mut semua, mut lain) = (vec![0; untai.jumlah_satuan], vec![0; untai.jumlah_satuan]);
    let kata = |letak: &usize| matches!(untai.token[*letak], Token::Kata(_));
    (0..untai.token.len()).filter(kata).for_each(|letak| semua[untai.satuan[letak]] += 1);
    rentang.flat_map(|(dari, sampai)| dari..sampai).filter(kata).for_each(|letak| lain[untai.satuan[letak]] += 1);
    semua.iter().zip(lain).map(|(semua, lain)| 4 * lain > *semua).collect()
}

fn sekitar(untai: &Untai, (dari, sampai): Rentang) -> String {
    let akhir = untai.token.len();
    let sebelum = untai.kata(dari.saturating_sub(SEKITAR), dari).join(" ");
    let sesudah = untai.kata(sampai, (sampai + SEKITAR).min(akhir)).join(" ");
    format!("… {sebelum} [{}] {sesudah} …", untai.kata(dari, sampai).join(" "))
}
