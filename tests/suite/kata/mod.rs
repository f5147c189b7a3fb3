//! Every word of the published decrees: their text as it was published, unit by unit against the PDFs.
//!
//! Each difference stands in `perbedaan.md` beside the example, with its reason. One that is not there fails, and one that
//! is there and does not occur.

mod beda;
mod cetakan;
mod daftar;
mod fakta;
mod sejajar;
mod serupa;
mod sumber;

// The comparison itself: what it finds, what it refuses.
mod alat;

use std::{fs, io::Write as _, path::Path};

use crate::project::Project;

/// A published decree whose data are an example here.
struct Contoh {
    nama: &'static str,
    /// The table of the known mistakes of its source, and how many rows it has. What they say stands in `perbedaan.md`.
    bab: &'static str,
    baris: u32,
}

const CONTOH: [Contoh; 2] =
    [Contoh { nama: "sumsel-34-2023", bab: "3.3", baris: 42 }, Contoh { nama: "kalbar-9-2025", bab: "3.4", baris: 31 }];

#[test]
fn every_word_of_the_published_decree_is_there_or_its_absence_has_a_reason() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    CONTOH.iter().for_each(|contoh| tiap_kata(&project, contoh));
}

/// Compares both PDFs of an example with its source; prints how often each reason was used.
#[track_caller]
fn tiap_kata(project: &Project, contoh: &Contoh) {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR"));
    let teks = |jalur: &str| fs::read_to_string(akar.join(jalur)).unwrap_or_else(|salah| panic!("{jalur}: {salah}"));
    let mut sumber = sumber::satuan(&teks(&format!("tests/suite/fixtures/sumber/{}.txt", contoh.nama)));
    let fakta = fakta::nama(&akar.join("data"), contoh.nama);
    let aturan = daftar::Aturan { bab: contoh.bab, baris: contoh.baris, fakta };
    let mut daftar = daftar::urai(&teks(&format!("data/contoh/{}/perbedaan.md", contoh.nama)), &aturan);
    daftar.urutkan(&mut sumber);
    let mut masalah = daftar.masalah.clone();
    for jenis in ["asli", "salinan"] {
        let pdf = project.pdf(&format!("output/contoh/{}/keputusan-{jenis}.pdf", contoh.nama));
        let beda = beda::beda(&sumber, &cetakan::satuan(&pdf.structure()));
        let laporan = daftar.periksa(jenis, &beda);
        masalah.extend(laporan.masalah.iter().map(|salah| format!("{jenis}: {salah}")));
        // Not `println!`: that is shown only where a test fails.
        writeln!(std::io::stdout(), "\n{} {jenis}: {}", contoh.nama, laporan.hitungan()).expect("standard output");
    }
    assert!(masalah.is_empty(), "{} of {}:\n{}", masalah.len(), contoh.nama, masalah.join("\n"));
}
