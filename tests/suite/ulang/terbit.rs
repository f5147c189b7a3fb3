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

/// Whatever is called otherwise, fetched, or packed: the issued file is the one that counts.
#[test]
fn no_way_leads_around_an_issued_document() {
    let project = terbit();
    project.run(["kemas", "--satker", "61.71"]).fails_with(1);
    // Renamed with its register.
    let lain = terbit();
    for nama in ["tim.json", "tim.terbit.sha256", "bagan.svg"] {
        lain.tulis(&format!("data/pindah/{nama}"), &lain.bytes(&format!("data/mandiri/{nama}")));
        lain.hapus(&format!("data/mandiri/{nama}"));
    }
    let run = lain.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("sudah terbit sebagai `output/mandiri/tim-asli.pdf`"), "{}", run.stderr());
    assert!(!lain.path().join("output/pindah/tim-asli.pdf").exists());
    // Made elsewhere from other data.
    let ruang = Ruang { tentang: 1, ..Ruang::default() };
    let asing = ruang.project();
    asing.run(["buat", "--bagian", "1/1"]).succeeds();
    let lama = project.bytes(ASLI);
    let folder = asing.path().join("output").to_string_lossy().into_owned();
    let run = project.run_with(&["gabung", &folder], &[]).fails_with(1);
    assert!(run.stderr().contains("dibuat dari data, templat, atau versi naskah yang lain"), "{}", run.stderr());
    assert!(project.bytes(ASLI) == lama);
    // A register that came from somebody else.
    let register = String::from_utf8(project.bytes(REGISTER)).expect("UTF-8");
    project.tulis(REGISTER, register.replacen(|satu: char| satu.is_ascii_hexdigit(), "0", 8).as_bytes());
    project.run(["buat", "data/mandiri"]).fails_with(1);
    project.run(["sah", ASLI]).fails_with(1);
    let run = project.run(["kemas"]).fails_with(1);
    assert!(run.stderr().contains("sudah terbit dan tidak ditimpa"), "{}", run.stderr());
}

/// What was issued is the decree, whatever the data say by now.
#[test]
fn an_issued_file_is_packed_although_its_data_moved_on() {
    let project = terbit();
    Ruang { kantor: 0b011, ..Ruang::default() }.tulis(&project);
    ditetapkan(&project, SUMBER);
    project.run(["buat"]).succeeds();
    ubah(&project, SUMBER, |naskah| naskah["menimbang"] = json!(["bahwa tim diperlukan"]));
    project.run(["kemas", "--satker", "61.71"]).succeeds();
}
