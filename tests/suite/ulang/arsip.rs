//! Archives: whole or not at all, the same bytes each time, and what they say of their files is true.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use naskah::model::sidik::sidik;

use super::{dibuat, ruang::Ruang};
use crate::project::Project;

const KOTA: &str = "output/arsip/61.71-kota-pontianak.zip";
const PROVINSI: &str = "output/arsip/61-provinsi-kalimantan-barat-semua-kantor.zip";

/// Offices with numbers alone, so that nothing waits.
fn project() -> Project {
    let project = Ruang { kantor: 0b011, ..Ruang::default() }.project();
    assert_eq!(dibuat(&project, &[]).len(), 6);
    project
}

/// The files in an archive.
fn isi(project: &Project, arsip: &str) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(project.bytes(arsip))).expect("ZIP");
    let jumlah = zip.len();
    let satu = |ke: usize| {
        let mut berkas = zip.by_index(ke).expect("entri");
        let mut isi = Vec::new();
        berkas.read_to_end(&mut isi).expect("utuh");
        (berkas.name().expect("UTF-8").into_owned(), isi)
    };
    (0..jumlah).map(satu).collect()
}

#[test]
fn archives_hold_what_was_made_with_a_list_and_check_sums() {
    let project = project();
    let run = project.run(["kemas"]).succeeds();
    assert_eq!(
        run.stdout().matches("jadi   output/arsip/").count(),
        4,
        "three offices, one province: {}",
        run.stdout()
    );
    let semua = isi(&project, PROVINSI);
    let nama: Vec<&str> = semua.keys().map(String::as_str).collect();
    assert_eq!(
        nama,
        [
            "SHA256SUMS",
            "daftar.csv",
            "mandiri/tim-asli.pdf",
            "mandiri/tim-salinan.pdf",
            "tim/61.01-kabupaten-sambas/sk-asli.pdf",
            "tim/61.01-kabupaten-sambas/sk-salinan.pdf",
            "tim/61.02-kabupaten-mempawah/sk-asli.pdf",
            "tim/61.02-kabupaten-mempawah/sk-salinan.pdf",
        ]
    );
    for (nama, isi) in semua.iter().filter(|(nama, _)| nama.ends_with(".pdf")) {
        assert!(*isi == project.bytes(&format!("output/{nama}")), "{nama}");
    }
    let jumlah = String::from_utf8(semua["SHA256SUMS"].clone()).expect("UTF-8");
    for (nama, isi) in semua.iter().filter(|(nama, _)| *nama != "SHA256SUMS") {
        assert!(jumlah.contains(&format!("{}  {nama}\n", sidik(isi))), "{nama}: {jumlah}");
    }
    let daftar = String::from_utf8(semua["daftar.csv"].clone()).expect("UTF-8");
    let baris: Vec<&str> = daftar.lines().collect();
    assert_eq!(baris[0], "\u{feff}Kode;Kantor;Naskah;Salinan;Nomor;Tanggal;Halaman;SHA-256;Berkas");
    let harapan = "61.71;KPU Kota Pontianak;mandiri/tim;salinan;7;2 Maret 2026;";
    assert_eq!(baris.iter().filter(|baris| baris.starts_with(harapan)).count(), 1, "{daftar}");
    assert_eq!(baris.len(), 7);
}

#[test]
fn the_same_files_give_the_same_archive() {
    let (satu, lain) = (project(), project());
    satu.run(["kemas"]).succeeds();
    lain.run(["kemas"]).succeeds();
    assert!(satu.bytes(PROVINSI) == lain.bytes(PROVINSI));
    assert_eq!(
        satu.run(["kemas", "--satker", "61.71"]).succeeds().stdout().lines().count(),
        1,
        "that of the office alone"
    );
}

#[test]
fn a_gap_or_a_stale_file_means_no_archive_and_is_named() {
    let project = project();
    project.run(["kemas"]).succeeds();
    project.hapus("output/mandiri/tim-salinan.pdf");
    let run = project.run(["kemas"]).fails_with(1);
    assert!(
        run.stderr().contains("mandiri/tim (salinan) tidak dapat dikemas: berkas hasilnya tidak ada lagi"),
        "{}",
        run.stderr()
    );
    assert!(run.stdout().contains(&format!("batal  {KOTA}: kurang 1 dari 2 dokumen")), "{}", run.stdout());
    let ada = |arsip: &str| project.path().join(arsip).exists();
    assert!(!ada(KOTA) && !ada(PROVINSI), "the old ones would pass for whole");
    assert!(ada("output/arsip/61.01-kabupaten-sambas.zip"));
    project.run(["buat"]).succeeds();
    project.run(["kemas"]).succeeds();
    project.run(["buat"]).succeeds();
    let run = project.run(["buat", "--ulang"]).succeeds();
    assert!(!run.stdout().contains("tidak lagi benar"), "the same files: {}", run.stdout());
    Ruang { kantor: 0b011, tentang: 1, ..Ruang::default() }.tulis(&project);
    let run = project.run(["kemas"]).fails_with(1);
    assert!(run.stderr().contains("`data/mandiri/tim.json` berubah"), "{}", run.stderr());
    assert!(!ada(KOTA));
    project.run(["buat"]).succeeds();
    project.run(["kemas"]).succeeds();
    Ruang { kantor: 0b011, ..Ruang::default() }.tulis(&project);
    let run = project.run(["buat"]).succeeds();
    assert!(run.stdout().contains(&format!("hapus  {PROVINSI}: isinya tidak lagi benar")), "{}", run.stdout());
    assert!(!ada(PROVINSI) && !ada(KOTA) && ada("output/arsip/61.01-kabupaten-sambas.zip"));
}

#[test]
fn what_waits_for_its_number_is_missing_too() {
    let project = Ruang::default().project();
    dibuat(&project, &[]);
    let run = project.run(["kemas", "--satker", "61.71"]).fails_with(1);
    assert!(run.stderr().contains("menunggu nomor dan tanggal"), "{}", run.stderr());
}

#[test]
fn an_unreadable_decree_means_no_archive_at_all() {
    let project = project();
    Ruang { kantor: 0b011, rusak: true, ..Ruang::default() }.tulis(&project);
    let run = project.run(["kemas"]).fails_with(1);
    assert!(run.stderr().contains("tidak dapat dipastikan lengkap"), "{}", run.stderr());
    assert!(!project.path().join("output/arsip").exists());
}

#[test]
fn a_file_is_what_the_register_says_or_it_is_not() {
    let project = project();
    let salinan = "output/mandiri/tim-salinan.pdf";
    project.tulis("kiriman.pdf", &project.bytes(salinan));
    project.tulis("lain/tim-salinan.pdf", b"%PDF-1.7");
    let run = project.run(["sah", "kiriman.pdf"]).succeeds();
    assert_eq!(
        run.stdout(),
        "sah    kiriman.pdf: sama dengan yang tercatat: mandiri/tim (salinan), Nomor 7, 2 Maret 2026\n"
    );
    let run = project.run(["sah", "kiriman.pdf", "lain/tim-salinan.pdf", "data/tim/sk.json"]).fails_with(1);
    assert!(run.stderr().contains("isinya lain dari yang tercatat"), "{}", run.stderr());
    assert!(run.stderr().contains("`data/tim/sk.json` tidak tercatat"), "{}", run.stderr());
    project.run(["kemas"]).succeeds();
    let daftar = isi(&project, KOTA)["daftar.csv"].clone();
    let penerima = Project::empty().with_bytes("daftar.csv", &daftar).with_bytes("a.pdf", &project.bytes(salinan));
    let run = penerima.run(["sah", "--daftar", "daftar.csv", "a.pdf"]).succeeds();
    assert!(
        run.stdout().contains("KPU Kota Pontianak: mandiri/tim (salinan), Nomor 7, 2 Maret 2026"),
        "{}",
        run.stdout()
    );
    penerima.run(["sah", "--daftar", "a.pdf", "a.pdf"]).fails_with(3);
    penerima.run(["sah", "--daftar", "daftar.csv", "tiada.pdf"]).fails_with(1);
}

#[test]
fn a_single_office_makes_no_archive_of_a_province() {
    let project = Ruang { kantor: 0b100, ..Ruang::default() }.project();
    project.run(["buat"]).succeeds();
    // One of its decrees waits for a number: named is only the archive that it belongs in.
    let run = project.run(["kemas"]).fails_with(1);
    assert!(run.stdout().contains(KOTA), "{}", run.stdout());
    assert!(!run.stdout().contains("-semua-kantor.zip"), "{}", run.stdout());
}
