//! The items of Menimbang, Mengingat, Memperhatikan, of the receivers, and the operative parts: where each begins, and what stands
//! below it. A label that is not the one that should follow is kept as it stands.

use super::{
    bagian::Butir,
    baris::Baris,
    kalimat::Kalimat,
    label::{self, Label},
};
use crate::model::isi::BentukLabel;

/// Words that a citation begins with.
const DASAR: [&str; 13] = [
    "undang",
    "peraturan",
    "keputusan",
    "ketetapan",
    "instruksi",
    "surat",
    "pasal",
    "uud",
    "perppu",
    "petunjuk",
    "berita acara",
    "nota",
    "putusan",
];

/// Which items are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Jenis {
    /// Considerations, each of which begins with `bahwa`.
    Menimbang,
    /// Citations, letters.
    Daftar,
    /// Receivers, which may begin with any word.
    Penerima,
}

impl Jenis {
    /// Whether a text begins as such an item does.
    fn awal(self, teks: &str) -> bool {
        let kecil = teks.trim_start().to_lowercase();
        match self {
            Self::Menimbang => kecil.starts_with("bahwa "),
            Self::Daftar => DASAR.iter().any(|kata| kecil.starts_with(kata)),
            Self::Penerima => true,
        }
    }
}

/// The items in these lines; the first of them may stand on the line of the key word.
pub(super) fn butir(jenis: Jenis, semua: &[Baris]) -> Vec<Butir> {
    let mut hasil: Vec<Butir> = Vec::new();
    for baris in semua {
        let (mut kalimat, mut label) = terurai(baris);
        if kalimat.kosong() && label.is_none() {
            continue;
        }
        if let Some(huruf) = tanpa_titik(jenis, &kalimat.teks()).filter(|_| label.is_none()) {
            (kalimat, label) = (kalimat.dari(huruf.panjang), Some(huruf));
        }
        let mulai = match hasil.last() {
            None => true,
            Some(akhir) => mulai(jenis, &hasil, akhir, &kalimat.teks(), label.as_ref()),
        };
        if mulai {
            hasil.push(Butir { label, teks: kalimat, ..Butir::default() });
        } else if let Some(akhir) = hasil.last_mut() {
            lanjut(akhir, baris, &kalimat, label.as_ref());
        }
    }
    hasil
}

/// The letter of a consideration whose full stop was forgotten: `b bahwa`.
fn tanpa_titik(jenis: Jenis, teks: &str) -> Option<Label> {
    let (huruf, sisa) = teks.split_once(' ')?;
    let bertitik = label::label(&format!("{huruf}. bahwa"))?;
    let sah = jenis == Jenis::Menimbang && huruf.len() == 1 && sisa.starts_with("bahwa ");
    sah.then(|| Label { teks: huruf.to_owned(), panjang: 2, ..bertitik })
}

/// The text of a line without its label, and the label.
fn terurai(baris: &Baris) -> (Kalimat, Option<Label>) {
    let rapi = baris.kalimat.rapi();
    let tanpa = match rapi.teks().strip_prefix(':') {
        Some(_) => rapi.dari(1),
        None => rapi,
    };
    match label::label(&tanpa.teks()) {
        Some(label) => (tanpa.dari(label.panjang), Some(label)),
        None => (tanpa, None),
    }
}

fn mulai(jenis: Jenis, semua: &[Butir], akhir: &Butir, teks: &str, label: Option<&Label>) -> bool {
    let sebelum = akhir.teks.teks();
    let bersambung = sebelum.strip_suffix(" dan").unwrap_or(&sebelum);
    // A receiver may go on behind a comma: `Kepala KPPN Pontianak, / di Pontianak`.
    let penutup: &[char] = if jenis == Jenis::Penerima { &[';', '.'] } else { &[';', '.', ','] };
    let tertutup = bersambung.ends_with(penutup) || !akhir.baris.is_empty();
    let Some(label) = label else {
        return tertutup && akhir.label.is_none() && jenis.awal(teks);
    };
    let Some(lalu) = semua.iter().rev().find_map(|butir| butir.label.as_ref()) else {
        return jenis.awal(teks);
    };
    if lalu.macam != label.macam {
        return jenis.awal(teks) && tertutup && jenis == Jenis::Menimbang && label.nilai.is_some();
    }
    match (lalu.nilai, label.nilai) {
        (Some(lalu), Some(ini)) if ini == lalu + 1 => true,
        (Some(lalu), Some(ini)) if ini > lalu && ini <= lalu + 5 => tertutup || jenis.awal(teks),
        (Some(_), Some(_)) => jenis.awal(teks) && tertutup,
        _ => tertutup,
    }
}

/// A line that begins no item: the text goes on, or content below it has begun.
fn lanjut(akhir: &mut Butir, baris: &Baris, kalimat: &Kalimat, label: Option<&Label>) {
    let membuka = |label: &Label| label.nilai.is_none_or(|nilai| nilai == 1) && label.teks != "-";
    if !akhir.baris.is_empty() || label.is_some_and(membuka) && !akhir.teks.kosong() {
        akhir.baris.push(baris.clone());
        return;
    }
    match label {
        // No label after all, such as a number that the line happens to begin with.
        Some(_) => akhir.teks.sambung(&baris.kalimat),
        None => akhir.teks.sambung(kalimat),
    }
}

/// The operative parts in these lines.
pub(super) fn diktum(semua: &[Baris]) -> Vec<Butir> {
    let mut hasil: Vec<Butir> = Vec::new();
    for baris in semua {
        let teks = baris.kalimat.rapi();
        let label = if baris.sel.is_none() { label::diktum(&teks.teks()) } else { None };
        if let Some(label) = label {
            let sisa = teks.dari(label.panjang);
            hasil.push(Butir { label: Some(label), teks: sisa, ..Butir::default() });
            continue;
        }
        let Some(akhir) = hasil.last_mut() else { continue };
        if baris.sel.is_some() || !akhir.baris.is_empty() {
            akhir.baris.push(baris.clone());
            continue;
        }
        let (kalimat, label) = terurai(baris);
        let daftar = label.as_ref().is_some_and(|label| {
            let pertama = label.nilai == Some(1) || label.macam == label::Macam::Daftar(BentukLabel::Setrip);
            pertama && !akhir.teks.teks().ends_with('-')
        });
        let bertanda = baris.butir && akhir.teks.teks().ends_with(':');
        match daftar || bertanda {
            true => akhir.baris.push(baris.clone()),
            false if label.is_some() => akhir.teks.sambung(&baris.kalimat),
            false => akhir.teks.sambung(&kalimat),
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::super::teks;
    use super::*;

    fn ini(jenis: Jenis, sumber: &str) -> Vec<(String, String, usize)> {
        let satu = |butir: Butir| {
            (butir.label.map(|label| label.teks).unwrap_or_default(), butir.teks.teks(), butir.baris.len())
        };
        butir(jenis, &teks::baca(sumber).baris).into_iter().map(satu).collect()
    }

    fn harap(semua: &[(&str, &str, usize)]) -> Vec<(String, String, usize)> {
        semua.iter().map(|(label, teks, baris)| ((*label).to_owned(), (*teks).to_owned(), *baris)).collect()
    }

    #[test]
    fn items_are_told_by_labels_that_follow_and_mistakes_in_them_stay() {
        let sumber = "1. Undang-Undang Nomor 7;\n2. Undang-undang Nomor 5\n2014 tentang X;\n4. Peraturan Y\n3 lembar;\n4. Keputusan Z.";
        let semua = ini(Jenis::Daftar, sumber);
        assert_eq!(
            semua,
            harap(&[
                ("1.", "Undang-Undang Nomor 7;", 0),
                ("2.", "Undang-undang Nomor 5 2014 tentang X;", 0),
                ("4.", "Peraturan Y 3 lembar;", 0),
                ("4.", "Keputusan Z.", 0)
            ])
        );
    }

    #[test]
    fn what_stands_below_an_item_and_items_without_labels() {
        let semua = ini(Jenis::Menimbang, "a. bahwa tugas meliputi:\n1. satu;\n2. dua;\nb. bahwa b;");
        assert_eq!(semua, harap(&[("a.", "bahwa tugas meliputi:", 2), ("b.", "bahwa b;", 0)]));
        let semua = ini(Jenis::Menimbang, "bahwa a;\nbahwa b\nlanjut;");
        assert_eq!(semua, harap(&[("", "bahwa a;", 0), ("", "bahwa b lanjut;", 0)]));
    }
}
