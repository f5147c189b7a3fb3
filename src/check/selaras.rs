//! A name that an author wrote again in a text: which of its words went, came or changed. Names are those of `nama`; what counts as
//! the same name is decided here, and only here.
//!
//! A name may be shortened: whole phrases may go (`di lingkungan …`, `Tahun …`), and its ends. What may not go is part of a phrase.
//! Words that are written small are a free paraphrase, not a name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{
    kata::serba_kapital,
    sejajar::{Langkah, terbaik},
    token::{Token, token},
};
use crate::model::satker::Satker;

/// Words that begin a phrase of a name.
const FRASA: &[&str] =
    &["menuju", "di", "pada", "untuk", "dalam", "bagi", "tahun", "tentang", "terhadap", "atas", "antara"];
/// Words that begin the name of a body: such a name may stand within another.
pub(super) const BADAN: &[&str] = &[
    "tim",
    "panitia",
    "kelompok",
    "pokja",
    "satgas",
    "satuan",
    "gugus",
    "badan",
    "komisi",
    "sekretariat",
    "kantor",
    "dokumen",
];
/// Words that are in the name of nearly every decree.
const UMUM: &[&str] = &["lingkungan", "tahun", "keputusan", "penetapan", "nomor", "anggaran", "tingkat"];

/// A word of a name.
#[derive(Debug, Clone)]
struct KataNama {
    frasa: usize,
    kantor: bool,
}

/// A name that texts are held against.
#[derive(Debug)]
pub(super) struct Nama {
    teks: String,
    kata: Vec<Token>,
    sifat: Vec<KataNama>,
    /// So many of its own words must be there.
    paling_sedikit: usize,
}

/// How a text departs from a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Simpang {
    /// The words of the name that are not there.
    pub(super) hilang: String,
    /// The same with the words before and after, as the name has them.
    pub(super) asal: String,
    /// The words of the text in their place, in bytes; where there are none, the two around the gap.
    pub(super) rentang: Range<usize>,
    /// Whether words stand there.
    pub(super) berisi: bool,
    /// Whether only words of the office's name are gone.
    pub(super) kantor: bool,
}

impl Nama {
    /// The name that is written so, of a decree of this office.
    pub(super) fn baru(teks: &str, satker: &Satker, paling_sedikit: usize) -> Self {
        let kata: Vec<Token> = token(teks).into_iter().filter(|satu| satu.kata).collect();
        let kantor: Vec<String> = token(&satker.nama_lengkap()).into_iter().map(|satu| satu.lipat).collect();
        let mut frasa = 0;
        let mut sifat = Vec::new();
        for satu in &kata {
            frasa += usize::from(FRASA.contains(&satu.lipat.as_str()));
            sifat.push(KataNama { frasa, kantor: kantor.contains(&satu.lipat) });
        }
        Self { teks: teks.to_owned(), kata, sifat, paling_sedikit }
    }

    /// Whether the word at this place is the name's own: not of every name, and not of the office's.
    fn milik(&self, i: usize) -> bool {
        let satu = &self.kata[i];
        !satu.tugas() && !satu.berangka() && !self.sifat[i].kantor && !UMUM.contains(&satu.lipat.as_str())
    }

    /// How many words of its own it has.
    pub(super) fn panjang(&self) -> usize {
        (0..self.kata.len()).filter(|i| self.milik(*i)).count()
    }

    /// Where the text says this name otherwise. `kapital`: the text has capitals only, so they tell nothing.
    pub(super) fn simpang(&self, teks: &Bacaan, kapital: bool) -> Vec<Simpang> {
        let mut hasil = Vec::new();
        let ada = |i: &usize| teks.ada.contains(&self.kata[*i].lipat);
        if (0..self.kata.len()).filter(|i| self.milik(*i)).filter(ada).count() < self.paling_sedikit {
            return hasil;
        }
        for potongan in teks.potongan() {
            let mut sisa = potongan;
            // A text may say the name several times.
            while self.mungkin(sisa) {
                let jalan = terbaik(&self.kata, sisa);
                let bersama = |satu: &Langkah| satu.bersama().map(|(_, j)| j);
                let (Some(awal), Some(akhir)) = (jalan.iter().find_map(bersama), jalan.iter().rev().find_map(bersama))
                else {
                    break;
                };
                hasil.extend(self.satu(&jalan, sisa, kapital));
                // Look further on the longer side only: what is left of a name beside itself says nothing.
                let (kiri, kanan) = (&sisa[..awal], &sisa[akhir + 1..]);
                sisa = if kiri.len() > kanan.len() { kiri } else { kanan };
            }
        }
        hasil
    }

    /// Whether enough of its words are there at all.
    fn mungkin(&self, teks: &[Token]) -> bool {
        let ada = |i: &usize| teks.iter().any(|satu| satu.lipat == self.kata[*i].lipat);
        (0..self.kata.len()).filter(|i| self.milik(*i)).filter(ada).count() >= self.paling_sedikit
    }

    fn satu(&self, jalan: &[Langkah], teks: &[Token], kapital: bool) -> Vec<Simpang> {
        let bersama: Vec<(usize, usize)> = jalan.iter().filter_map(|satu| satu.bersama()).collect();
        let milik = bersama.iter().filter(|(i, _)| self.milik(*i)).count();
        if milik < self.paling_sedikit {
            return Vec::new();
        }
        let celah = bersama.windows(2).filter_map(|dua| match dua {
            [(i, j), (i2, j2)] if i2 - i > 1 || j2 - j > 1 => Some((i + 1..*i2, j + 1..*j2)),
            _ => None,
        });
        celah.filter_map(|(i, j)| self.celah(i, j, &bersama, teks, kapital)).collect()
    }

    /// The gap between two words that are in both: the words of the name and of the text in it.
    fn celah(
        &self,
        i: Range<usize>,
        j: Range<usize>,
        bersama: &[(usize, usize)],
        teks: &[Token],
        kapital: bool,
    ) -> Option<Simpang> {
        let bernama = |satu: &Token| kapital || satu.besar || satu.tugas();
        if !bernama(&teks[j.start - 1]) || !bernama(&teks[j.end]) {
            return None;
        }
        // Whole phrases may go.
        let utuh = |frasa: usize| bersama.iter().any(|(n, _)| self.sifat[*n].frasa == frasa && self.berarti(*n));
        let hilang: Vec<usize> = i.clone().filter(|n| self.berarti(*n) && utuh(self.sifat[*n].frasa)).collect();
        let tambah = self.tambahan(&teks[j.clone()], kapital)?;
        if hilang.is_empty() && !tambah {
            return None;
        }
        // A word in place of another is another name, unless nearly all of the name is there.
        if !hilang.is_empty() && tambah && !kapital && 3 * bersama.len() < 2 * self.kata.len() {
            return None;
        }
        // So may the end of a phrase, where the next one follows.
        let ekor = !hilang.is_empty() && self.sifat[i.end].frasa != self.sifat[i.end - 1].frasa;
        if ekor && !tambah && !hilang.iter().all(|n| self.sifat[*n].kantor) {
            return None;
        }
        let (sebelum, sesudah) = (&self.kata[i.start - 1], &self.kata[i.end]);
        let asal = self.teks[sebelum.rentang.start..sesudah.rentang.end].to_owned();
        let kantor = !hilang.is_empty() && hilang.iter().all(|n| self.sifat[*n].kantor);
        let rentang = match j.is_empty() {
            true => teks[j.start - 1].rentang.start..teks[j.end].rentang.end,
            false => teks[j.start].rentang.start..teks[j.end - 1].rentang.end,
        };
        let hilang = match (hilang.first(), hilang.last()) {
            (Some(dari), Some(sampai)) => {
                self.teks[self.kata[*dari].rentang.start..self.kata[*sampai].rentang.end].to_owned()
            }
            _ => String::new(),
        };
        Some(Simpang { hilang, asal, rentang, berisi: !j.is_empty(), kantor })
    }

    /// Whether a name is another without this word.
    fn berarti(&self, i: usize) -> bool {
        let satu = &self.kata[i];
        !satu.tugas() && !satu.berangka() && !UMUM.contains(&satu.lipat.as_str())
    }

    /// Whether words that came make it another name; nothing where they make it no name at all.
    fn tambahan(&self, kata: &[Token], kapital: bool) -> Option<bool> {
        let berarti: Vec<&Token> = kata.iter().filter(|satu| !satu.tugas()).collect();
        let bernama = |satu: &&&Token| kapital || satu.besar;
        if kata.iter().any(|satu| FRASA.contains(&satu.lipat.as_str())) {
            return None;
        }
        let badan = kata.iter().any(|satu| BADAN.contains(&satu.lipat.as_str()));
        let batas = if kapital { 3 } else { 1 };
        let angka = berarti.iter().any(|satu| satu.berangka());
        let nama = berarti.iter().filter(bernama).count() == berarti.len();
        (berarti.len() <= batas && nama && !angka && (kapital || !badan)).then_some(!berarti.is_empty())
    }
}

/// A text as names are looked for in it: words only, short forms written out, without the titles of what it cites.
#[derive(Debug)]
pub(super) struct Bacaan {
    potongan: Vec<Vec<Token>>,
    ada: FxHashSet<String>,
    tiga: Vec<Tiga>,
}

impl Bacaan {
    /// The words of a text, parted where a sentence or a list parts them. `kepanjangan` writes out a short form.
    pub(super) fn baru(
        teks: &str,
        semua: &[Token],
        kutipan: &[Range<usize>],
        kepanjangan: &dyn Fn(&str) -> Option<Vec<String>>,
    ) -> Self {
        let mut hasil = vec![Vec::new()];
        for (i, satu) in semua.iter().enumerate() {
            let akhir = hasil.last_mut().expect("never empty");
            if kutipan.iter().any(|rentang| rentang.contains(&i)) || matches!(satu.lipat.as_str(), "." | ";" | ":") {
                if !akhir.is_empty() {
                    hasil.push(Vec::new());
                }
            } else if satu.kata && !dalam_kurung(semua, i) {
                match kepanjangan(satu.asli(teks)) {
                    Some(kata) => akhir.extend(kata.into_iter().map(|lipat| Token { lipat, ..satu.clone() })),
                    None => akhir.push(satu.clone()),
                }
            }
        }
        let ada = hasil.iter().flatten().map(|satu| satu.lipat.clone()).collect();
        let tiga = hasil.iter().flat_map(|potongan| tiga(potongan, teks)).collect();
        Self { potongan: hasil, ada, tiga }
    }

    /// The words of names in it, three by three.
    pub(super) fn tiga(&self) -> &[Tiga] {
        &self.tiga
    }

    /// Runs of words.
    pub(super) fn potongan(&self) -> impl Iterator<Item = &[Token]> {
        self.potongan.iter().map(Vec::as_slice)
    }
}

/// Three words of a name in a row.
#[derive(Debug)]
pub(super) struct Tiga {
    /// The words, in small letters.
    pub(super) kata: [String; 3],
    /// The joining word before the third, if any.
    pub(super) sambung: &'static str,
    /// All of them in the text, in bytes.
    pub(super) rentang: Range<usize>,
}

/// The words of names in a run of words, three by three, with a joining word before the third or without.
pub(super) fn tiga(kata: &[Token], teks: &str) -> Vec<Tiga> {
    let kapital = serba_kapital(teks);
    let polos = |satu: &Token| !satu.tugas() && !satu.berangka();
    let isi = |satu: &Token| polos(satu) && (kapital || satu.besar);
    // Blanks alone between them: what a mark parts is a list.
    let rapat = |a: &Token, b: &Token| {
        a.rentang.end <= b.rentang.start && teks[a.rentang.end..b.rentang.start].chars().all(char::is_whitespace)
    };
    let satu = |empat: &[Token]| {
        let [pertama, kedua, satu, sisa @ ..] = empat else { return None };
        let sambung = ["dan", "dari"].into_iter().find(|kata| *kata == satu.lipat);
        let (sambung, ketiga) = match (sambung, sisa.first()) {
            (Some(kata), Some(lain)) if rapat(satu, lain) => (kata, lain),
            _ => ("", satu),
        };
        let bernama = polos(pertama) && isi(kedua) && isi(ketiga) && rapat(pertama, kedua) && rapat(kedua, satu);
        let kata = || [pertama, kedua, ketiga].map(|satu| satu.lipat.clone());
        bernama.then(|| Tiga { kata: kata(), sambung, rentang: pertama.rentang.start..ketiga.rentang.end })
    };
    (0..kata.len()).filter_map(|i| satu(&kata[i..])).collect()
}

/// A short form in brackets stands beside what it is short for.
fn dalam_kurung(semua: &[Token], i: usize) -> bool {
    let pada = |i: Option<usize>| i.and_then(|i| semua.get(i)).map(|satu| satu.lipat.as_str());
    pada(i.checked_sub(1)) == Some("(") && pada(Some(i + 1)) == Some(")")
}

/// The titles of cited regulations, from `tentang` to the bracket or the mark behind it.
pub(super) fn kutipan(semua: &[Token]) -> Vec<Range<usize>> {
    let mut hasil: Vec<Range<usize>> = Vec::new();
    for (i, _) in semua.iter().enumerate().filter(|(_, satu)| satu.lipat == "tentang") {
        let sebelum = &semua[i.saturating_sub(14)..i];
        let nomor = sebelum.iter().rposition(|satu| satu.lipat == "nomor");
        if nomor.is_some_and(|n| sebelum[n..].iter().any(Token::berangka)) {
            let akhir = semua[i..].iter().position(|satu| matches!(satu.lipat.as_str(), "(" | ";" | "," | "."));
            hasil.push(i..akhir.map_or(semua.len(), |n| i + n));
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    const RENCANA: &str = "Rencana Kerja Pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih \
                           dan Melayani di Lingkungan Komisi Pemilihan Umum Kota Singkawang Tahun 2025";

    fn satker() -> Satker {
        let isi = serde_json::json!({
            "kode": "61.72", "provinsi": "61", "tingkat": "kota", "nama": "Kota Singkawang", "daerah": "Singkawang",
            "lembaga": "KPU", "kedudukan": null, "kepastian-kedudukan": null, "catatan": null
        });
        serde_json::from_value(isi).expect("satker")
    }

    fn simpang(teks: &str) -> Vec<(String, String)> {
        let kapital = !teks.chars().any(char::is_lowercase);
        let nama = Nama::baru(RENCANA, &satker(), 3);
        let kepanjangan = |kata: &str| (kata == "ZI").then(|| vec!["zona".to_owned(), "integritas".to_owned()]);
        let semua = nama.simpang(&Bacaan::baru(teks, &token(teks), &kutipan(&token(teks)), &kepanjangan), kapital);
        semua.into_iter().map(|satu| (satu.hilang, teks[satu.rentang].to_owned())).collect()
    }

    fn satu(a: &str, b: &str) -> Vec<(String, String)> {
        vec![(a.to_owned(), b.to_owned())]
    }

    #[test]
    fn part_of_a_phrase_may_not_go() {
        let teks = "menyusun Rencana Kerja Pembangunan Zona Integritas menuju Wilayah Birokrasi Bersih dan Melayani";
        assert_eq!(simpang(teks).len(), 1, "{:?}", simpang(teks));
        assert!(simpang(teks)[0].0.contains("Bebas dari Korupsi"), "{:?}", simpang(teks));
        assert_eq!(simpang("RENCANA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2025"), satu("Kerja", "RENCANA PEMBANGUNAN"));
        let teks = "RENCANA KERJA PEMBANGUNAN ZI DI LINGKUNGAN SEKRETARIAT KOMISI PEMILIHAN UMUM KOTA SINGKAWANG";
        assert_eq!(simpang(teks), satu("", "SEKRETARIAT"));
    }

    #[test]
    fn a_name_may_be_shortened_and_spoken_of() {
        for teks in [
            "Rencana Kerja Pembangunan Zona Integritas di Lingkungan Komisi Pemilihan Umum Kota Singkawang Tahun 2024",
            "Menyusun rencana kerja pembangunan ZI",
            "melaksanakan rencana aksi pembangunan yang menjadi bagian zona integritas dan wilayah yang bersih",
            "Rencana Kerja Tim Pembangunan Zona Integritas Komisi Pemilihan Umum Kota Singkawang Tahun 2025",
            "Zona Integritas Menuju Wilayah Bebas dari Korupsi (WBK)",
            "Peraturan Menteri Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bersih",
        ] {
            assert_eq!(simpang(teks), [], "{teks}");
        }
    }
}
