//! Issued documents: what was issued stays, and what would take its place is named.

use serde_json::{Value, json};

use super::{dibuat, ruang::Ruang};
use crate::project::Project;

const SUMBER: &str = "data/mandiri/tim.json";
const ASLI: &str = "output/mandiri/tim-asli.pdf";
const REGISTER: &str = "data/mandiri/tim.terbit.sha256";

/// A decree that was made and recorded as issued.
fn terbit() -> Project {
    let project = Ruang::default().project();
    ditetapkan(&project, SUMBER);
    dibuat(&project, &[]);
    let run = project.run(["tetapkan", "data/mandiri"]).succeeds();
    assert_eq!(run.stdout(), format!("terbit {ASLI}\nterbit output/mandiri/tim-salinan.pdf\n"));
    project
}

fn ditetapkan(project: &Project, sumber: &str) {
    ubah(project, sumber, |naskah| naskah["status"] = json!("ditetapkan"));
}

fn ubah(project: &Project, sumber: &str, ubah: impl Fn(&mut Value)) {
    let mut naskah: Value = serde_json::from_slice(&project.bytes(sumber)).expect("JSON");
    ubah(&mut naskah);
    project.tulis(sumber, naskah.to_string().as_bytes());
}

#[test]
fn an_issued_document_is_never_overwritten_and_what_differs_is_shown() {
    let project = terbit();
    let lama = project.bytes(ASLI);
    assert!(dibuat(&project, &["--ulang", "data/mandiri"]).len() == 2, "the same bytes may be written again");
    ubah(&project, SUMBER, |naskah| naskah["menimbang"] = json!(["bahwa tim diperlukan"]));
    let run = project.run(["buat", "data/mandiri"]).fails_with(1);
    let galat = run.stderr();
    assert!(galat.contains("`output/mandiri/tim-asli.pdf` sudah terbit dan tidak ditimpa"), "{galat}");
    assert!(galat.contains("semula «bahwa perlu tim;», kini «bahwa tim diperlukan;»"), "{galat}");
    assert!(galat.contains(REGISTER), "{galat}");
    assert!(project.bytes(ASLI) == lama);
    project.hapus(ASLI);
    project.run(["buat", "data/mandiri"]).fails_with(1);
    assert!(!project.path().join(ASLI).exists());
    ubah(&project, SUMBER, |naskah| naskah["menimbang"] = json!(["bahwa perlu tim"]));
    project.run(["buat", "data/mandiri"]).succeeds();
    assert!(project.bytes(ASLI) == lama, "what was issued is made again");
}

#[test]
fn a_row_that_is_taken_back_lets_the_document_change() {
    let project = terbit();
    ubah(&project, SUMBER, |naskah| naskah["tentang"] = json!("Pembentukan Tim Lain"));
    project.run(["buat", "data/mandiri"]).fails_with(1);
    project.tulis(REGISTER, b"");
    assert_eq!(dibuat(&project, &["data/mandiri"]).len(), 2);
}

#[test]
fn a_register_that_cannot_be_read_protects_what_it_may_hold() {
    let project = terbit();
    project.tulis(REGISTER, b"halo\n");
    ubah(&project, SUMBER, |naskah| naskah["tentang"] = json!("Pembentukan Tim Lain"));
    let run = project.run(["buat", "data/mandiri"]).fails_with(1);
    assert!(run.stderr().contains("registernya tidak terbaca"), "{}", run.stderr());
    assert!(run.stderr().contains("tim.terbit.sha256:1:1"), "{}", run.stderr());
}

#[test]
fn only_what_is_finished_and_signed_is_recorded() {
    let project = Ruang::default().project();
    let run = project.run(["tetapkan"]).fails_with(1);
    assert!(run.stderr().contains("tidak ada Keputusan yang dapat dicatat terbit"), "{}", run.stderr());
    ditetapkan(&project, SUMBER);
    let run = project.run(["tetapkan"]).fails_with(1);
    assert!(run.stderr().contains("Jalankan `naskah buat`, periksa hasilnya, lalu ulangi"), "{}", run.stderr());
    ditetapkan(&project, "data/tim/sk.json");
    dibuat(&project, &[]);
    let run = project.run(["tetapkan"]).fails_with(1);
    assert!(run.stderr().contains("belum mempunyai nomor dan tanggal"), "{}", run.stderr());
    assert_eq!(run.stdout().matches("terbit output/").count(), 6, "the others are: {}", run.stdout());
    let run = project.run(["tetapkan", "data/mandiri"]).succeeds();
    assert_eq!(run.stdout().matches("sudah tercatat terbit").count(), 2, "{}", run.stdout());
    ubah(&project, SUMBER, |naskah| naskah["contoh"] = json!(true));
    project.run(["tetapkan", "data/mandiri"]).fails_with(1);
}

#[test]
fn an_issued_file_is_kept_and_known() {
    let project = terbit();
    let run = project.run(["sah", ASLI]).succeeds();
    assert!(run.stdout().contains("terbit"), "{}", run.stdout());
    project.hapus("data/mandiri/tim.json");
    let run = project.run(["bersih"]).succeeds();
    assert!(run.stdout().contains(&format!("biar   {ASLI}: sudah terbit")), "{}", run.stdout());
    assert!(project.path().join(ASLI).is_file());
}
