//! The comparison compared: it finds what differs, and lets nothing pass that is not listed as it is.

use std::{collections::BTreeSet, fs, path::Path};

use super::{beda, cetakan, daftar, sumber};
use crate::pdf::{Child, Node};

const SUMBER: &str = "\
- **Menimbang** : a. bahwa Wilayah Birokasi Bersih Melayani ;
- b. bahwa rencana itu ditetap-

kan;

| 1 | Tim Kerja |
|---|---|
| 2 | Rapat |
";

const CETAKAN: [&str; 7] = [
    "Menimbang :",
    "a. bahwa Wilayah Birokrasi Bersih dan Melayani;",
    "b. bahwa rencana itu ditetap- kan;",
    "1",
    "Tim",
    "Kerja",
    "Rapat",
];

const DAFTAR: &str = "\
# Perbedaan

## 3.4/2 · nama predikat

| baris | sumber | cetakan | fakta |
|---|---|---|---|
| 1 | `Birokasi` | `Birokrasi` | `tentang` |
| 1 | | `dan` | `tentang` |

## tata letak · tanda baca

| 1 | `Melayani ;` | `Melayani;` | `tentang` |

## pemindaian · potongan

| 2 | `ditetap- ¶` | | |
| 6 | | `Tim ¶` | |

## tata letak · nomor (hanya salinan)

| 8 | `2` | | `tentang` |
";

/// What is wrong with a list, for the source and the print above.
fn masalah(daftar: &str, jenis: &str) -> Vec<String> {
    let fakta = BTreeSet::from(["tentang".to_owned()]);
    let mut daftar = daftar::urai(daftar, &daftar::Aturan { bab: "3.4", baris: 31, fakta });
    let mut sumber = sumber::satuan(SUMBER);
    daftar.urutkan(&mut sumber);
    let beda = beda::beda(&sumber, &CETAKAN.map(str::to_owned));
    let laporan = daftar.periksa(jenis, &beda);
    daftar.masalah.into_iter().chain(laporan.masalah).collect()
}

/// The one thing that is wrong after an edit of the list.
#[track_caller]
fn sesudah(dari: &str, ke: &str) -> String {
    assert_eq!(DAFTAR.matches(dari).count(), 1, "`{dari}` stands once in the list");
    let salah = masalah(&DAFTAR.replace(dari, ke), "salinan");
    assert!(!salah.is_empty(), "`{ke}` in place of `{dari}` passes");
    salah.join("\n")
}

#[test]
fn each_small_difference_is_found_by_itself() {
    assert_eq!(masalah(DAFTAR, "salinan"), [""; 0]);
}

#[test]
fn a_published_text_against_itself_has_no_differences() {
    for nama in ["sumsel-34-2023", "kalbar-9-2025"] {
        let jalur = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/fixtures/sumber/{nama}.txt"));
        let satuan = sumber::satuan(&fs::read_to_string(jalur).expect("a fixture"));
        let teks = |satuan: &sumber::Satuan| satuan.baris.iter().map(|b| b.1.as_str()).collect::<Vec<_>>().join(" ");
        let beda = beda::beda(&satuan, &satuan.iter().map(teks).collect::<Vec<_>>());
        assert!(beda.is_empty(), "{nama}: {beda:?}");
    }
}

#[test]
fn an_unlisted_difference_fails() {
    let salah = sesudah("| 1 | | `dan` | `tentang` |\n", "");
    assert!(salah.starts_with("not listed: | 1 |  | `dan` | `?` |"), "{salah}");
    assert!(sesudah("| 2 | `ditetap- ¶` | | |\n", "").contains("not listed"));
    assert!(masalah(DAFTAR, "asli").join("\n").contains("not listed: | 8 | `2`"), "listed for the other kind only");
}

#[test]
fn a_listed_difference_that_does_not_occur_fails() {
    let salah = sesudah("| 1 | | `dan` | `tentang` |\n", "| 1, 1 | | `dan` | `tentang` |\n");
    assert_eq!(salah, "perbedaan.md:8: does not occur: line 1, `` → `dan`");
    assert!(sesudah("| 8 | `2`", "| 7 | `2`").contains("does not occur: line 7"));
    assert!(
        sesudah("## tata letak · nomor", "| 1 | pindah | sebelum 2 | |\n\n## tata letak · nomor")
            .contains("moves nothing")
    );
}

#[test]
fn a_unit_that_differs_by_more_than_a_quarter_needs_a_fact() {
    let salah = sesudah("`Birokrasi` | `tentang` |", "`Birokrasi` | |");
    assert!(salah.starts_with("perbedaan.md:7: no fact, in a unit that differs"), "{salah}");
    assert!(sesudah("| 8 | `2` | | `tentang` |", "| 8 | `2` | | |").contains("no fact"), "a unit left out");
    assert!(
        sesudah("`Birokrasi` | `tentang` |", "`Birokrasi` | `tentangan` |").contains("no fact is named `tentangan`")
    );
}

#[test]
fn an_unknown_or_unexplained_reason_fails() {
    for alasan in ["3.4/32 · nama", "3.3/2 · nama", "selera · nama", "3.4/2", "3.4/2 · "] {
        let salah = sesudah("## 3.4/2 · nama predikat", &format!("## {alasan}"));
        assert!(salah.starts_with("perbedaan.md:3: "), "{alasan}: {salah}");
    }
}

#[test]
fn units_in_another_order_are_compared_where_they_are_printed() {
    let mut satuan = sumber::satuan("1. satu dua tiga\n2. empat lima enam\n3. tujuh");
    assert!(sumber::pindahkan(&mut satuan, &[3], 1) && !sumber::pindahkan(&mut satuan, &[3], 1));
    let baris: Vec<usize> = satuan.iter().map(|satuan| satuan.baris[0].0).collect();
    assert_eq!(baris, [3, 1, 2]);
}

#[test]
fn a_label_goes_with_its_text_and_a_cell_is_one_unit() {
    let simpul = |tag: &str, anak: Vec<Child>| {
        Child::Node(Node { tag: tag.to_owned(), attributes: Default::default(), children: anak, page: None })
    };
    let p = |teks: &str| simpul("P", vec![Child::Text(teks.to_owned())]);
    let butir = |label: &str, isi: Vec<Child>| {
        simpul("LI", vec![simpul("Lbl", vec![Child::Text(label.to_owned())]), simpul("LBody", isi)])
    };
    let dalam = simpul("L", vec![butir("1.", vec![p("satu")])]);
    let daftar = simpul("L", vec![butir("a.", vec![p("butir"), p("paragraf"), dalam.clone()])]);
    let Child::Node(pohon) = simpul("Document", vec![daftar, simpul("TD", vec![p("sel"), dalam])]) else {
        unreachable!("a node was made")
    };
    assert_eq!(cetakan::satuan(&pohon), ["a. butir", "paragraf", "1. satu", "sel 1. satu"]);
}
