//! Archives: the same bytes, whole, and names that every system unpacks.

use std::{fs, io::Read as _};

use zip::{DateTime, ZipArchive};

use super::{buka, ruang};
use crate::output::{Akses, Cara, Entri, Gangguan, Keluaran, Sistem};

fn isi(nama: &str) -> (String, Entri) {
    (nama.to_owned(), Entri::Isi(nama.as_bytes().to_vec()))
}

/// Why these names cannot stand in one archive.
fn salah(keluaran: &Keluaran, nama: &[&str]) -> Option<String> {
    let entri: Vec<_> = nama.iter().map(|nama| isi(nama)).collect();
    keluaran.arsip("output/a.zip", &entri).err().map(|salah| salah.temuan().message)
}

#[test]
fn the_same_files_are_the_same_bytes_in_whatever_order() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    let besar = keluaran.tulis_data("output/besar.pdf", &(0..=255).cycle().take(200_000).collect::<Vec<u8>>());
    let besar = besar.expect("tertulis").sha256;
    let mut entri = vec![isi("b.txt"), isi("a/é.txt"), isi("a/a.txt"), isi("Z"), isi("kosong")];
    entri[4].1 = Entri::Isi(Vec::new());
    entri.push(("a/besar.pdf".to_owned(), Entri::Berkas("output/besar.pdf".to_owned(), besar)));
    let satu = keluaran.arsip("output/satu.zip", &entri).expect("tertulis");
    entri.reverse();
    let dua = keluaran.arsip("output/dua.zip", &entri).expect("tertulis");
    assert_eq!((&satu.sha256, satu.bita), (&dua.sha256, dua.bita));
    let bita = fs::read(ruang.path().join("output/satu.zip")).expect("ada");
    assert_eq!((crate::model::sidik::sidik(&bita), bita.len()), (satu.sha256, satu.bita));
    assert_eq!(bita, fs::read(ruang.path().join("output/dua.zip")).expect("ada"));

    let mut zip = ZipArchive::new(std::io::Cursor::new(bita)).expect("terbaca");
    let nama: Vec<String> = zip.file_names().map(|nama| nama.expect("UTF-8").into_owned()).collect();
    assert_eq!(nama, ["Z", "a/a.txt", "a/besar.pdf", "a/é.txt", "b.txt", "kosong"]);
    for nomor in 0..zip.len() {
        let mut entri = zip.by_index(nomor).expect("utuh");
        assert_eq!(entri.last_modified(), Some(DateTime::DEFAULT));
        assert_eq!(entri.unix_mode(), Some(0o100_644));
        let mut isi = Vec::new();
        entri.read_to_end(&mut isi).expect("utuh");
        match &*entri.name().expect("UTF-8") {
            "kosong" => assert!(isi.is_empty()),
            "a/besar.pdf" => assert_eq!(isi, keluaran.baca("output/besar.pdf").expect("ada")),
            nama => assert_eq!(isi, nama.as_bytes()),
        }
    }
}

#[test]
fn names_that_some_system_could_not_unpack_are_refused() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    let panjang = "a".repeat(256);
    for nama in [
        "",
        "/a",
        "a/",
        "a//b",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "C:/a",
        "C:a",
        "a\\b",
        "a\0",
        "a\nb",
        "a?",
        "a*",
        "a|b",
        "a<",
        "\"a\"",
        "con",
        "a/NUL.txt",
        "com1.pdf",
        "lpt¹",
        "a.",
        "a ",
        "a /b",
        &panjang,
    ] {
        let pesan = salah(&keluaran, &["baik", nama]).unwrap_or_else(|| panic!("{nama:?}"));
        assert!(pesan.contains("tidak dapat ditulis: namanya tidak dapat dipakai"), "{pesan}");
    }
    for dua in [["a", "a"], ["a/B.pdf", "A/b.pdf"], ["é", "e\u{301}"]] {
        assert!(salah(&keluaran, &dua).is_some_and(|pesan| pesan.contains("ada dua")), "{dua:?}");
    }
    assert!(salah(&keluaran, &["a", "A/b"]).is_some_and(|pesan| pesan.contains("bernama seperti foldernya")));
    assert_eq!(keluaran.isi().expect("terbaca"), [""; 0], "nothing was begun");
    assert_eq!(salah(&keluaran, &["conan.pdf", "a b.c/..d", "komputer", "ab"]), None);
}

#[test]
fn a_file_that_is_not_there_is_named_and_the_old_archive_stays() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    keluaran.arsip("output/a.zip", &[isi("lama")]).expect("tertulis");
    let lama = keluaran.baca("output/a.zip").expect("ada");
    for (dari, kata) in [
        ("output/tiada.pdf", "tiada.pdf` tidak dapat dibaca: "),
        ("output", "`output` tidak dapat ditulis: jalurnya"),
        ("output/../a", "jalurnya"),
        ("output/a.zip", "a.zip`"),
    ] {
        let entri = [isi("a"), ("b".to_owned(), Entri::Berkas(dari.to_owned(), "lain".to_owned()))];
        let pesan = keluaran.arsip("output/a.zip", &entri).expect_err("tidak terbaca").temuan().message;
        assert!(pesan.contains(kata), "{pesan}");
        assert_eq!(keluaran.baca("output/a.zip").expect("ada"), lama);
        assert_eq!(keluaran.isi().expect("terbaca"), ["output/a.zip"]);
    }
}

/// A disk that says that all is well and keeps another byte.
#[test]
fn what_cannot_be_read_back_does_not_take_its_place() {
    let entri = [isi("a.txt"), ("b/c.pdf".to_owned(), Entri::Isi(vec![b'x'; 150_000]))];
    let mut tertolak = 0;
    for ke in 1.. {
        let ruang = ruang();
        let bohong = Some(Gangguan { ke, terus: false, cara: Cara::Bohong });
        let keluaran = Keluaran::dengan(ruang.path(), Akses::Penuh, "buat", Sistem::baru(bohong)).expect("bebas");
        match keluaran.arsip("output/a.zip", &entri) {
            Err(salah) => {
                tertolak += 1;
                let pesan = salah.temuan().message;
                assert!(pesan.contains("output/a.zip` tidak dapat ditulis: "), "{pesan}");
                assert_eq!(keluaran.isi().expect("terbaca"), [""; 0]);
            }
            Ok(_) => {
                let bita = keluaran.baca("output/a.zip").expect("ada");
                let mut zip = ZipArchive::new(std::io::Cursor::new(bita)).expect("terbaca");
                for (nama, harapan) in &entri {
                    let mut isi = Vec::new();
                    zip.by_name(nama).expect("ada").read_to_end(&mut isi).expect("utuh");
                    assert_eq!(&Entri::Isi(isi), harapan, "{ke}: {nama}");
                }
            }
        }
        if keluaran.sistem.panggilan() < ke {
            break;
        }
    }
    assert!(tertolak >= 5, "{tertolak}");
}

/// More than the 65,535 entries that the short numbers of ZIP can count.
#[test]
fn an_archive_may_have_more_entries_than_two_bytes_count() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    let entri: Vec<_> = (0..65_537).map(|nomor| isi(&format!("{nomor:05}"))).collect();
    keluaran.arsip("output/a.zip", &entri).expect("tertulis");
    let berkas = fs::File::open(ruang.path().join("output/a.zip")).expect("ada");
    assert_eq!(ZipArchive::new(berkas).expect("terbaca").len(), entri.len());
}
