//! Edits of the user's files: where the words of a finding stand as the file writes them, and whether a file with other words in
//! their places says the same otherwise. Writes nothing.

use std::ops::Range;

use serde_json::Value;

use super::{Workspace, place::Terurai};
use crate::diag::{Diagnostic, Place, Pointer, Sorot};

/// Delimiters of text files of cells.
const PEMISAH: [u8; 3] = *b";,\t";

/// Words that take the place of others in a file of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sunting {
    /// The file.
    pub berkas: String,
    /// The bytes of its text that go; the text has no byte order mark.
    pub rentang: Range<usize>,
    /// What comes in their place, as the file writes it.
    pub baru: String,
    /// Line and column, from 1.
    pub posisi: (usize, usize),
    /// Where the words stand in the file; the root for a cell.
    pointer: Pointer,
    /// The words as they are read.
    kata: (String, String),
}

impl Workspace {
    /// The edit that a located finding offers; nothing where it offers none, or its words do not stand in the file as they are printed.
    pub fn sunting(&self, temuan: &Diagnostic) -> Option<Sunting> {
        let (sorot, place) = (temuan.sorot.as_deref()?, temuan.place.as_ref()?);
        let (ganti, teks) = (sorot.ganti.as_ref()?, self.isi(&place.file)?);
        let (rentang, baru) = match place.file.to_ascii_lowercase().ends_with(".csv") {
            true => sel(teks, place, sorot, ganti)?,
            false => nilai(teks, &place.pointer, sorot, ganti)?,
        };
        Some(Sunting {
            berkas: place.file.clone(),
            posisi: super::place::line_and_column(teks, rentang.start),
            rentang,
            baru,
            pointer: place.pointer.clone(),
            kata: (sorot.kata.clone(), ganti.clone()),
        })
    }

    /// The text of a file with these edits, which do not overlap and are in order; nothing where it would say something else than the
    /// old one with other words in these places.
    pub fn disunting(&self, berkas: &str, semua: &[&Sunting]) -> Option<String> {
        let lama = self.isi(berkas)?;
        let mut baru = lama.to_owned();
        semua.iter().rev().for_each(|satu| baru.replace_range(satu.rentang.clone(), &satu.baru));
        let sama = match berkas.to_ascii_lowercase().ends_with(".csv") {
            true => sel_lain_sama(lama, &baru, semua.len()),
            false => nilai_lain_sama(lama, &baru, semua),
        };
        sama.then_some(baru)
    }
}

/// Where the words stand within a text of a JSON file.
fn nilai(teks: &str, pointer: &Pointer, sorot: &Sorot, ganti: &str) -> Option<(Range<usize>, String)> {
    let rentang = Terurai::new(teks).exact(pointer)?;
    let tulisan = teks[rentang.clone()].strip_prefix('"')?.strip_suffix('"')?;
    let (kata, ganti) = (json(&sorot.kata)?, json(ganti)?);
    let letak = letak(tulisan, &kata, sorot)? + rentang.start + 1;
    Some((letak..letak + kata.len(), ganti))
}

/// A text as JSON writes it between its quotes.
fn json(teks: &str) -> Option<String> {
    let tulisan = serde_json::to_string(teks).ok()?;
    Some(tulisan[1..tulisan.len() - 1].to_owned())
}

/// The byte of `tulisan` at which the words stand; nothing where there are not as many of them as are printed, or some of the
/// text comes from elsewhere and may hold them too.
fn letak(tulisan: &str, kata: &str, sorot: &Sorot) -> Option<usize> {
    let rujukan = rujukan(tulisan);
    let di_luar = |letak: &usize| !rujukan.iter().any(|satu| satu.start < letak + kata.len() && *letak < satu.end);
    let semua: Vec<usize> = tulisan.match_indices(kata).map(|(letak, _)| letak).filter(di_luar).collect();
    (semua.len() == sorot.dari && !kata.is_empty()).then(|| semua.get(sorot.ke).copied())?
}

/// The references of a text as it is written: `{{ nama }}`.
fn rujukan(tulisan: &str) -> Vec<Range<usize>> {
    let awal = tulisan.match_indices("{{").map(|(letak, _)| letak);
    awal.map(|letak| letak..tulisan[letak..].find("}}").map_or(tulisan.len(), |akhir| letak + akhir + 2)).collect()
}

/// Whether both are the same JSON but for the words that were edited.
fn nilai_lain_sama(lama: &str, baru: &str, semua: &[&Sunting]) -> bool {
    let (Ok(mut harapan), Ok(hasil)) = (serde_json::from_str::<Value>(lama), serde_json::from_str::<Value>(baru))
    else {
        return false;
    };
    let terurai = Terurai::new(lama);
    // From the last to the first: what stands before an edit is still as it was read.
    for satu in semua.iter().rev() {
        let Some(rentang) = terurai.exact(&satu.pointer) else { return false };
        let depan = format!("\"{}\"", &lama[rentang.start + 1..satu.rentang.start]);
        let Ok(depan) = serde_json::from_str::<String>(&depan) else { return false };
        let Some(Value::String(teks)) = harapan.pointer_mut(satu.pointer.as_str()) else { return false };
        let (kata, ganti) = &satu.kata;
        if !teks[depan.len()..].starts_with(kata.as_str()) {
            return false;
        }
        teks.replace_range(depan.len()..depan.len() + kata.len(), ganti);
    }
    harapan == hasil
}

/// Where the words stand within a cell of a text file.
fn sel(teks: &str, place: &Place, sorot: &Sorot, ganti: &str) -> Option<(Range<usize>, String)> {
    let (baris, kolom) = place.position?;
    let awal_baris: usize = teks.split_inclusive('\n').take(baris.checked_sub(1)?).map(str::len).sum();
    let awal = awal_baris + teks[awal_baris..].char_indices().nth(kolom.checked_sub(1)?)?.0;
    let (isi, berpetik) = match teks[awal..].strip_prefix('"') {
        Some(sisa) => (&sisa[..akhir_petik(sisa)?], true),
        None => {
            let pemisah = char::from(pemisah(teks));
            let sisa = &teks[awal..];
            (&sisa[..sisa.find([pemisah, '\r', '\n']).unwrap_or(sisa.len())], false)
        }
    };
    let aman = berpetik || !ganti.contains(['"', '\r', '\n', ';', ',', '\t']);
    let ditulis = |teks: &str| if berpetik { teks.replace('"', "\"\"") } else { teks.to_owned() };
    let kata = ditulis(&sorot.kata);
    let letak = awal + usize::from(berpetik) + letak(isi, &kata, sorot).filter(|_| aman)?;
    Some((letak..letak + kata.len(), ditulis(ganti)))
}

/// The byte of the quote that closes a cell.
fn akhir_petik(sisa: &str) -> Option<usize> {
    let bita = sisa.as_bytes();
    let mut ke = 0;
    while ke < bita.len() {
        match (bita[ke], bita.get(ke + 1)) {
            (b'"', Some(b'"')) => ke += 2,
            (b'"', _) => return Some(ke),
            _ => ke += 1,
        }
    }
    None
}

/// The delimiter of a text file of cells: the one that its first line has most.
fn pemisah(teks: &str) -> u8 {
    let kepala = teks.lines().next().unwrap_or_default();
    let banyak = |pemisah: &u8| kepala.bytes().filter(|bita| bita == pemisah).count();
    PEMISAH.into_iter().rev().max_by_key(banyak).unwrap_or(PEMISAH[0])
}

/// Whether both have the same cells but for at most so many.
fn sel_lain_sama(lama: &str, baru: &str, banyak: usize) -> bool {
    let baca = |teks: &str| {
        let mut pembaca = csv::ReaderBuilder::new();
        let mut pembaca =
            pembaca.delimiter(pemisah(lama)).has_headers(false).flexible(true).from_reader(teks.as_bytes());
        pembaca.records().collect::<Result<Vec<_>, _>>().ok()
    };
    let (Some(lama), Some(baru)) = (baca(lama), baca(baru)) else { return false };
    let lain = |(lama, baru): (&csv::StringRecord, &csv::StringRecord)| {
        lama.iter().zip(baru).filter(|(lama, baru)| lama != baru).count()
    };
    let sebentuk = lama.len() == baru.len() && lama.iter().zip(&baru).all(|(lama, baru)| lama.len() == baru.len());
    sebentuk && lama.iter().zip(&baru).map(lain).sum::<usize>() <= banyak
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorot(kata: &str, ke: usize, dari: usize) -> Sorot {
        Sorot { kata: kata.into(), ke, dari, ganti: None }
    }

    #[test]
    fn words_of_a_reference_are_not_the_texts_own() {
        let teks = r#"{"a": "tim {{ tim }} dan tim"}"#;
        let di = |ke, dari| {
            nilai(teks, &Pointer::from_text("/a"), &sorot("tim", ke, dari), "regu").map(|(rentang, _)| rentang.start)
        };
        assert_eq!((di(0, 2), di(1, 2)), (Some(7), Some(25)));
        assert_eq!(di(0, 3), None, "what the reference gives may hold the word too");
    }

    proptest! {
        /// Whatever stands around them, and however the file writes it.
        #[test]
        fn an_edit_changes_the_words_and_no_other_byte(
            depan in "[a-zé \"\\\\\n]{0,12}", kata in "[a-zé\"]{1,6}", belakang in "[a-z {}\"]{0,12}", ganti in "[a-zé\" \\\\]{0,6}",
            rapi in any::<bool>(),
        ) {
            let polos = format!("{depan}{kata}{belakang}");
            let isi = serde_json::json!({"lain": kata, "a": [polos, kata]});
            let teks = if rapi { format!("{isi:#}") } else { isi.to_string() };
            let sorot = Sorot::baru(&polos, depan.len()..depan.len() + kata.len());
            let pointer = Pointer::from_text("/a/0");
            if let Some((rentang, baru)) = nilai(&teks, &pointer, &sorot, &ganti) {
                let mut hasil = teks.clone();
                hasil.replace_range(rentang.clone(), &baru);
                let mut harapan = isi;
                harapan["a"][0] = format!("{depan}{ganti}{belakang}").into();
                prop_assert_eq!(serde_json::from_str::<Value>(&hasil).ok(), Some(harapan));
                let kata = (kata, ganti);
                let satu = Sunting { berkas: String::new(), rentang, baru, posisi: (1, 1), pointer, kata };
                prop_assert!(nilai_lain_sama(&teks, &hasil, &[&satu]));
                prop_assert!(!nilai_lain_sama(&teks, &hasil.replace("lain", "Lain"), &[&satu]));
            }
        }
    }

    #[test]
    fn a_cell_is_edited_within_its_quotes() {
        let teks = "Nama;Tugas\r\n\"A; \"\"B\"\"\";pada pada\r\n";
        let di = |posisi, kata: &str, ganti: &str| {
            let place = Place { position: Some(posisi), ..Place::new("a.csv", Pointer::root()) };
            let (rentang, baru) = sel(teks, &place, &sorot(kata, 0, 1), ganti)?;
            let mut hasil = teks.to_owned();
            hasil.replace_range(rentang, &baru);
            sel_lain_sama(teks, &hasil, 1).then_some(hasil)
        };
        assert_eq!(di((2, 12), "pada pada", "pada").as_deref(), Some("Nama;Tugas\r\n\"A; \"\"B\"\"\";pada\r\n"));
        assert_eq!(di((2, 1), "\"B\"", "\"C\"").as_deref(), Some("Nama;Tugas\r\n\"A; \"\"C\"\"\";pada pada\r\n"));
        assert_eq!(di((2, 12), "pada pada", "pada; ke"), None, "it would end the cell");
    }
}
