//! Labels at the beginning of lines: of list items, of operative parts, of the parts of a decree. Reads them, whatever they count.

use crate::model::{bilangan, isi::BentukLabel};

/// A label, and where the text after it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// As it stands: `a.`, `1)`, `–`.
    pub(super) teks: String,
    /// Its shape.
    pub(super) macam: Macam,
    /// What it counts; nothing for dashes and the like.
    pub(super) nilai: Option<u32>,
    /// Letters up to the text after it.
    pub(super) panjang: usize,
}

/// The shape of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Macam {
    /// A shape that lists of the format have.
    Daftar(BentukLabel),
    /// `A.`: a headed part.
    HurufBesar,
    /// `I.`: a headed part.
    Romawi,
    /// `(1)`, `1.1.` and others that no list of the format has.
    Lain,
}

impl Macam {
    /// The shape that a list with such labels has in the data.
    pub(super) fn bentuk(self) -> BentukLabel {
        match self {
            Self::Daftar(bentuk) => bentuk,
            Self::HurufBesar | Self::Romawi | Self::Lain => BentukLabel::AngkaTitik,
        }
    }
}

/// The name of a shape in the data.
pub(super) fn nama(bentuk: BentukLabel) -> &'static str {
    match bentuk {
        BentukLabel::HurufTitik => "a.",
        BentukLabel::AngkaTitik => "1.",
        BentukLabel::HurufKurung => "a)",
        BentukLabel::AngkaKurung => "1)",
        BentukLabel::Setrip => "-",
    }
}

/// The label that a text begins with.
pub(super) fn label(teks: &str) -> Option<Label> {
    let huruf: Vec<char> = teks.chars().collect();
    let (isi, macam, nilai) = setrip(&huruf).or_else(|| bernomor(&huruf))?;
    let sesudah = huruf[isi..].iter().take_while(|huruf| huruf.is_whitespace()).count();
    if sesudah == 0 && isi < huruf.len() {
        return None;
    }
    Some(Label { teks: huruf[..isi].iter().collect(), macam, nilai, panjang: isi + sesudah })
}

type Terbaca = (usize, Macam, Option<u32>);

fn setrip(huruf: &[char]) -> Option<Terbaca> {
    let tanda = matches!(huruf.first()?, '-' | '–' | '—' | '•' | '·' | '▪' | '○' | '●' | '➢' | '✓' | '❖');
    (tanda && huruf.len() > 1).then_some((1, Macam::Daftar(BentukLabel::Setrip), None))
}

fn bernomor(huruf: &[char]) -> Option<Terbaca> {
    let kurung = huruf.first() == Some(&'(');
    let awal = usize::from(kurung);
    let isi: String = huruf[awal..].iter().take_while(|huruf| huruf.is_ascii_alphanumeric()).collect();
    let letak = awal + isi.len();
    let tutup = *huruf.get(letak)?;
    if isi.is_empty() || !matches!(tutup, '.' | ')') || (kurung && tutup != ')') {
        return None;
    }
    if let Some(bertingkat) = bertingkat(huruf).filter(|_| tutup == '.' && !kurung) {
        return Some((bertingkat, Macam::Lain, None));
    }
    let angka = isi.parse::<u32>().ok().filter(|_| isi.len() <= 3 && !isi.starts_with('0'));
    let kecil = huruf_kecil(&isi);
    let besar = isi.len() == 1 && isi.bytes().all(|bita| bita.is_ascii_uppercase());
    let (macam, nilai) = match (angka, kecil, tutup) {
        (Some(n), _, _) if kurung => (Macam::Lain, Some(n)),
        (_, Some(n), _) if kurung => (Macam::Lain, Some(n)),
        (Some(n), _, '.') => (Macam::Daftar(BentukLabel::AngkaTitik), Some(n)),
        (Some(n), _, _) => (Macam::Daftar(BentukLabel::AngkaKurung), Some(n)),
        (_, Some(n), '.') => (Macam::Daftar(BentukLabel::HurufTitik), Some(n)),
        (_, Some(n), _) => (Macam::Daftar(BentukLabel::HurufKurung), Some(n)),
        _ if besar && !matches!(isi.as_str(), "I" | "V" | "X") => {
            (Macam::HurufBesar, isi.chars().next().map(|h| u32::from(h) - u32::from('A') + 1))
        }
        _ => (Macam::Romawi, Some(romawi(&isi)?)),
    };
    Some((letak + 1, macam, nilai))
}

/// `1.2.` or `1.2`: numbers within numbers.
fn bertingkat(huruf: &[char]) -> Option<usize> {
    let panjang = huruf.iter().take_while(|huruf| huruf.is_ascii_digit() || **huruf == '.').count();
    let teks: String = huruf[..panjang].iter().collect();
    let ruas: Vec<&str> = teks.trim_end_matches('.').split('.').collect();
    let sah = ruas.len() > 1 && ruas.iter().all(|ruas| (1..=2).contains(&ruas.len()));
    (sah && huruf.get(panjang).is_some_and(|huruf| huruf.is_whitespace())).then_some(panjang)
}

/// The place of a list letter: `a` is 1, `aa` is 27.
fn huruf_kecil(isi: &str) -> Option<u32> {
    let pertama = isi.chars().next().filter(char::is_ascii_lowercase)?;
    let sama = isi.len() <= 2 && isi.chars().all(|huruf| huruf == pertama);
    let nomor = (1..=52).find(|n| bilangan::huruf(*n).as_deref() == Some(isi));
    nomor.filter(|_| sama)
}

/// The value of a Roman numeral.
pub(super) fn romawi(isi: &str) -> Option<u32> {
    (1..100).find(|n| bilangan::romawi(*n).as_deref() == Some(isi))
}

/// The word of an operative part: as it stands, which one it is, and the letters up to its sentence. A colon must follow, or
/// nothing.
pub(super) fn diktum(teks: &str) -> Option<Label> {
    let awal = teks.chars().next().filter(|huruf| matches!(huruf, 'K' | 'P'))?;
    let rapat = |kata: &str| kata.replace(' ', "").to_uppercase();
    let (kata, sisa) = match teks.split_once(':') {
        Some((kata, sisa)) => (kata, Some(sisa)),
        None => (teks, None),
    };
    let kapital = kata.chars().filter(|huruf| huruf.is_uppercase()).count() > 1 || sisa.is_some();
    let nilai = match awal {
        'P' => (rapat(kata) == "PERTAMA").then_some(1),
        _ => (1..=60).find(|n| bilangan::diktum(*n).is_some_and(|ini| rapat(&ini) == rapat(kata))),
    };
    let Some(nilai) = nilai.filter(|_| kapital && kata.len() < 40) else { return tanpa_titik_dua(teks) };
    let isi = sisa.map_or(teks.len(), |sisa| teks.len() - sisa.trim_start().len());
    Some(Label {
        teks: kata.split_whitespace().collect::<Vec<_>>().join(" "),
        macam: Macam::Lain,
        nilai: Some(nilai),
        panjang: teks[..isi].chars().count(),
    })
}

/// The word of an operative part whose colon was forgotten: in capitals, before a sentence.
fn tanpa_titik_dua(teks: &str) -> Option<Label> {
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let rapat = |kata: &[&str]| kata.concat();
    let urutan = |kata: &[&str]| match rapat(kata).as_str() {
        "PERTAMA" => Some(1),
        rapat => (1..=60).find(|n| bilangan::diktum(*n).is_some_and(|ini| ini.replace(' ', "") == rapat)),
    };
    let (banyak, nilai) = (1..kata.len().min(5)).rev().find_map(|banyak| Some((banyak, urutan(&kata[..banyak])?)))?;
    let mut huruf = kata[banyak].chars();
    let kalimat = huruf.next().is_some_and(char::is_uppercase) && huruf.next().is_some_and(char::is_lowercase);
    let teks_label = kata[..banyak].join(" ");
    let panjang = teks.find(kata[banyak]).map(|letak| teks[..letak].chars().count())?;
    kalimat.then_some(Label { teks: teks_label, macam: Macam::Lain, nilai: Some(nilai), panjang })
}

/// Whether a text begins as what follows a key word does.
fn isi_kata(teks: &str) -> bool {
    let bernomor = label(teks).is_some_and(|label| label.nilai == Some(1));
    bernomor || teks.starts_with("bahwa ") || teks.starts_with("KEPUTUSAN ")
}

/// The text after `kata` at the beginning of a line, with or without a colon; the word as it stands there.
pub(super) fn kata_kunci<'t>(teks: &'t str, kata: &[&str]) -> Option<(String, &'t str)> {
    let rata = teks.trim_start();
    let satu = |kata: &&str| {
        let awal = rata.get(..kata.len()).filter(|awal| awal.eq_ignore_ascii_case(kata))?;
        let sisa = &rata[kata.len()..];
        let polos = sisa.trim_start();
        match polos.strip_prefix(':') {
            Some(isi) => Some((awal.to_owned(), isi.trim_start())),
            None if polos.is_empty() => Some((awal.to_owned(), polos)),
            // In columns, a wide gap may stand for the colon; where it was forgotten, what follows tells.
            None if sisa.starts_with("  ") => Some((awal.to_owned(), polos)),
            None if sisa.starts_with(' ') && isi_kata(polos) => Some((awal.to_owned(), polos)),
            None => None,
        }
    };
    kata.iter().find_map(satu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_shape_are_read_and_words_are_not() {
        let ini = |teks: &str| label(teks).map(|label| (label.teks, label.nilai));
        let ada = |teks: &str, nilai: u32| Some((teks.to_owned(), Some(nilai)));
        assert_eq!(ini("a. bahwa"), ada("a.", 1));
        assert_eq!(ini("12) dua"), ada("12)", 12));
        assert_eq!(ini("(3) tiga"), ada("(3)", 3));
        assert_eq!(ini("aa. kata"), ada("aa.", 27));
        assert_eq!(ini("IV. kata"), ada("IV.", 4));
        assert_eq!(ini("B. AREA"), ada("B.", 2));
        assert_eq!(ini("4."), ada("4.", 4));
        assert_eq!(ini("– kata"), Some(("–".to_owned(), None)));
        assert_eq!(ini("1.2. kata"), Some(("1.2.".to_owned(), None)));
        for bukan in ["a.n. Ketua", "dr. Budi", "2014 tentang", "s.d. 3", "No. 5", "1.500 orang", "-2-", "kata."] {
            assert_eq!(ini(bukan), None, "{bukan}");
        }
    }

    #[test]
    fn words_of_operative_parts_are_read_in_every_spelling() {
        let ini = |teks: &str| diktum(teks).map(|label| (label.teks, label.nilai, label.panjang));
        assert_eq!(ini("KESATU : Menetapkan"), Some(("KESATU".into(), Some(1), 9)));
        assert_eq!(ini("PERTAMA: x"), Some(("PERTAMA".into(), Some(1), 9)));
        assert_eq!(ini("KEDUABELAS : x"), Some(("KEDUABELAS".into(), Some(12), 13)));
        assert_eq!(ini("KEDUA BELAS"), Some(("KEDUA BELAS".into(), Some(12), 11)));
        assert_eq!(ini("Kedua: calon"), Some(("Kedua".into(), Some(2), 7)));
        assert_eq!(ini("KEDUA BELAS Tim"), Some(("KEDUA BELAS".into(), Some(12), 12)));
        assert_eq!((ini("KEDUA calon itu"), ini("Kedua calon itu: a"), ini("Kepada: b")), (None, None, None));
    }

    #[test]
    fn key_words_end_with_a_colon_a_gap_or_the_line() {
        let ini = |teks| kata_kunci(teks, &["Menimbang"]);
        assert_eq!(ini("Menimbang : a. bahwa"), Some(("Menimbang".into(), "a. bahwa")));
        assert_eq!(ini("MENIMBANG   a. bahwa"), Some(("MENIMBANG".into(), "a. bahwa")));
        assert_eq!(ini("Menimbang"), Some(("Menimbang".into(), "")));
        assert_eq!(ini("Menimbang a. bahwa"), Some(("Menimbang".into(), "a. bahwa")));
        assert_eq!(ini("Menimbang hal itu"), None);
    }
}
