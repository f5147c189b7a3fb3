//! Two texts, word by word: what stayed, what was added, what was removed. Knows no decree.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{
    teks::Gaya,
    tulisan::{Asal, Potongan, Revisi, Tulisan},
};

/// So many words around a change are shown with it.
const KONTEKS: usize = 6;
/// Of two texts that share fewer than this part of their words, one took the place of the other.
const SERUPA: f64 = 0.25;

/// A word, a run of blanks, or a mark of punctuation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kata {
    teks: String,
    gaya: Gaya,
    asal: Asal,
}

impl Kata {
    fn berhuruf(&self) -> bool {
        self.teks.chars().any(char::is_alphanumeric)
    }

    /// What makes two of them the same: where the text comes from only decides how it is broken.
    fn ciri(&self) -> (&str, Gaya) {
        (&self.teks, self.gaya)
    }
}

/// Whether both are printed alike.
pub(super) fn sama(lama: &Tulisan, baru: &Tulisan) -> bool {
    let huruf = |tulisan: &Tulisan| -> Vec<(char, Gaya)> {
        tulisan.potongan().iter().flat_map(|satu| satu.teks.chars().map(|huruf| (huruf, satu.gaya))).collect()
    };
    lama == baru || huruf(lama) == huruf(baru)
}

/// One text of both: pieces that are gone stand before those that took their place.
pub(super) fn beda(lama: &Tulisan, baru: &Tulisan) -> Tulisan {
    let (lama, baru) = (kata(lama), kata(baru));
    let (a, b): (Vec<_>, Vec<_>) = (lama.iter().map(Kata::ciri).collect(), baru.iter().map(Kata::ciri).collect());
    let langkah = capture_diff_slices(Algorithm::Myers, &a, &b);
    let mut hasil = Tulisan::default();
    let mut tambah = |semua: &[Kata], revisi: Revisi| {
        for Kata { teks, gaya, asal } in semua {
            hasil.tambah(Potongan { revisi, ..Potongan::baru(teks.as_str(), *gaya, *asal) });
        }
    };
    let serupa = serupa(&langkah, &lama, &baru);
    // What is between two changes without being a word changes with them, so that phrases stay together.
    let ((mut dari, mut ke), (mut sampai_lama, mut sampai_baru)) = ((0, 0), (0, 0));
    for (i, satu) in langkah.iter().enumerate() {
        let (l, b) = (satu.old_range(), satu.new_range());
        let penghubung = i > 0 && i + 1 < langkah.len() && !lama[l.clone()].iter().any(Kata::berhuruf);
        if matches!(satu, DiffOp::Equal { .. }) && !penghubung && serupa {
            tambah(&lama[dari..sampai_lama], Revisi::Dihapus);
            tambah(&baru[ke..sampai_baru], Revisi::Ditambah);
            tambah(&baru[b.clone()], Revisi::Tetap);
            (dari, ke) = (l.end, b.end);
        }
        (sampai_lama, sampai_baru) = (l.end, b.end);
    }
    tambah(&lama[dari..], Revisi::Dihapus);
    tambah(&baru[ke..], Revisi::Ditambah);
    hasil
}

/// Whether enough of both stayed to show them as one text.
fn serupa(langkah: &[DiffOp], lama: &[Kata], baru: &[Kata]) -> bool {
    let banyak = |semua: &[Kata]| semua.iter().filter(|satu| satu.berhuruf()).count();
    let tetap = langkah.iter().filter(|satu| matches!(satu, DiffOp::Equal { .. }));
    let tetap: usize = tetap.map(|satu| banyak(&lama[satu.old_range()])).sum();
    bagian(2 * tetap, banyak(lama) + banyak(baru)) >= SERUPA
}

/// `bagian` of `semua` as a number from 0 to 1; nothing of nothing is all of it.
#[allow(clippy::cast_precision_loss, reason = "numbers of words")]
pub(super) fn bagian(bagian: usize, semua: usize) -> f64 {
    if semua == 0 { 1.0 } else { bagian as f64 / semua as f64 }
}

fn kata(tulisan: &Tulisan) -> Vec<Kata> {
    let mut hasil: Vec<Kata> = Vec::new();
    let mut sebelum = None;
    for potongan in tulisan.potongan() {
        for huruf in potongan.teks.chars() {
            let jenis = match () {
                () if potongan.asal == Asal::GantiBaris => 'g',
                () if huruf.is_alphanumeric() => 'a',
                () if huruf.is_whitespace() => ' ',
                () => '.',
            };
            let ini = (jenis, potongan.gaya);
            match hasil.last_mut() {
                Some(akhir) if sebelum == Some(ini) && matches!(jenis, 'a' | ' ') => akhir.teks.push(huruf),
                _ => hasil.push(Kata { teks: huruf.to_string(), gaya: potongan.gaya, asal: potongan.asal }),
            }
            sebelum = Some(ini);
        }
    }
    hasil
}

/// The changed pieces of a text with some words around them; dots for what is left out.
pub(super) fn ringkas(tulisan: &Tulisan) -> Tulisan {
    let semua = tulisan.potongan();
    let mut hasil = Tulisan::default();
    for (i, satu) in semua.iter().enumerate() {
        if satu.revisi != Revisi::Tetap {
            hasil.tambah(satu.clone());
            continue;
        }
        // Neighbours of one style and another are one text here.
        let ada = |mut lain: std::slice::Iter<'_, Potongan>| lain.any(|lain| lain.revisi != Revisi::Tetap);
        let (sebelum, sesudah) = (ada(semua[..i].iter()), ada(semua[i + 1..].iter()));
        let teks = pendek(&satu.teks, sebelum, sesudah);
        hasil.tambah(Potongan { teks, ..satu.clone() });
    }
    hasil
}

/// The first words where something changed before them, the last where something will.
fn pendek(teks: &str, sebelum: bool, sesudah: bool) -> String {
    let ruas: Vec<&str> = teks.split_inclusive(' ').collect();
    let muat = KONTEKS * (usize::from(sebelum) + usize::from(sesudah));
    if ruas.len() <= muat + 1 {
        return teks.to_owned();
    }
    let awal = if sebelum { ruas[..KONTEKS].concat() } else { String::new() };
    let akhir = if sesudah { ruas[ruas.len() - KONTEKS..].concat() } else { String::new() };
    match sesudah {
        true => format!("{awal}… {akhir}"),
        false => format!("{awal}…"),
    }
}

/// What a change took away and what it brought, in small letters: capitals of a title say nothing new.
pub(super) fn inti(tulisan: &Tulisan) -> (String, String) {
    let satu = |revisi: Revisi| -> String {
        let milik = tulisan.potongan().iter().filter(|satu| satu.revisi == revisi);
        milik.map(|satu| satu.teks.to_lowercase()).collect::<Vec<_>>().join("\n")
    };
    (satu(Revisi::Dihapus), satu(Revisi::Ditambah))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tampak(tulisan: &Tulisan) -> String {
        let satu = |satu: &Potongan| match satu.revisi {
            Revisi::Tetap => satu.teks.clone(),
            Revisi::Ditambah => format!("+{}+", satu.teks),
            Revisi::Dihapus => format!("-{}-", satu.teks),
        };
        tulisan.potongan().iter().map(satu).collect()
    }

    fn beda_teks(lama: &str, baru: &str) -> String {
        tampak(&beda(&Tulisan::baku(lama), &Tulisan::baku(baru)))
    }

    #[test]
    fn words_are_compared_and_phrases_stay_together() {
        assert_eq!(beda_teks("menyusun daftar arsip", "menata daftar arsip"), "-menyusun-+menata+ daftar arsip");
        assert_eq!(beda_teks("a, b, c d e f g", "x; y, c d e f g"), "-a, b-+x; y+, c d e f g");
        assert_eq!(beda_teks("Maret-April", "Mei"), "-Maret-April-+Mei+");
        assert_eq!(beda_teks("a", "a b"), "a+ b+");
    }

    #[test]
    fn style_is_part_of_a_word_and_its_origin_is_not() {
        let miring = Tulisan::default()
            .dan_baku("satu ")
            .dan(Tulisan::baku("dua").setiap(|satu| satu.gaya.miring = true))
            .dan_baku(" tiga empat");
        let hasil = beda(&Tulisan::baku("satu dua tiga empat"), &miring);
        assert_eq!(tampak(&hasil), "satu -dua-+dua+ tiga empat");
        let lain = Tulisan::baku("satu").setiap(|satu| satu.asal = Asal::Karangan);
        assert!(sama(&lain, &Tulisan::baku("satu")));
    }

    #[test]
    fn a_long_text_is_shown_around_its_change() {
        let panjang = "satu dua tiga empat lima enam tujuh delapan sembilan";
        let hasil =
            beda(&Tulisan::baku(format!("{panjang} A {panjang}")), &Tulisan::baku(format!("{panjang} B {panjang}")));
        assert_eq!(
            tampak(&ringkas(&hasil)),
            "… empat lima enam tujuh delapan sembilan -A-+B+ satu dua tiga empat lima …"
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_one(a in "[ab ,A]{0,40}", b in "[ab ,B]{0,40}") {
            let hasil = beda(&Tulisan::baku(a.as_str()), &Tulisan::baku(b.as_str()));
            prop_assert_eq!(hasil.tanpa(Revisi::Ditambah).polos(), a.clone());
            prop_assert_eq!(hasil.tanpa(Revisi::Dihapus).polos(), b.clone());
            let berubah = hasil.potongan().iter().any(|satu| satu.revisi != Revisi::Tetap);
            prop_assert_eq!(berubah, a != b);
        }
    }
}
