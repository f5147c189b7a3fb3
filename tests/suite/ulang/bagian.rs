//! Shares of a run, made side by side or elsewhere: merged, they are one run.

use std::thread;

use super::{dibuat, ruang::Ruang};
use crate::project::Project;

fn ruang() -> Ruang {
    Ruang { kantor: 0b011, ..Ruang::default() }
}

/// One run and its archives, with the ledger.
fn sekali() -> Project {
    let project = ruang().project();
    project.run(["buat"]).succeeds();
    project.run(["kemas"]).succeeds();
    project
}

#[track_caller]
fn sama(project: &Project, sekali: &Project) {
    assert!(project.hasil() == sekali.hasil(), "files and archives");
    let catatan = "output/.naskah/catatan";
    assert!(project.bytes(catatan) == sekali.bytes(catatan), "the ledger");
}

#[test]
fn four_shares_on_one_folder_are_one_run() {
    let project = ruang().project();
    thread::scope(|lingkup| {
        for bagian in ["1/4", "2/4", "3/4", "4/4"] {
            let project = &project;
            lingkup.spawn(move || project.run(["buat", "--bagian", bagian]).succeeds());
        }
    });
    let run = project.run(["gabung"]).succeeds();
    assert!(run.stdout().contains("4 bagian disatukan: 6 berkas tercatat."), "{}", run.stdout());
    sama(&project, &sekali());
    assert!(dibuat(&project, &[]).is_empty());
    assert_eq!(
        project.run(["buat", "--bagian", "1/2"]).succeeds().stdout().lines().last(),
        Some("Tidak ada dokumen yang perlu dibuat, 4 tetap seperti semula, temuan: 1 peringatan.")
    );
}

#[test]
fn shares_of_other_machines_are_fetched_and_checked() {
    let (satu, dua) = (ruang().project(), ruang().project());
    satu.run(["buat", "--bagian", "1/2"]).succeeds();
    dua.run(["buat", "--bagian", "2/2"]).succeeds();
    let tujuan = ruang().project();
    let folder = |project: &Project| project.path().join("output").to_string_lossy().into_owned();
    let (satu_output, dua_output) = (folder(&satu), folder(&dua));
    let run = tujuan.run_with(&["gabung", &satu_output], &[]).fails_with(1);
    assert!(run.stderr().contains("belum ada bagian 2/2"), "{}", run.stderr());
    assert!(!tujuan.path().join("output/arsip").exists());
    tujuan.run_with(&["gabung", &satu_output, &dua_output], &[]).succeeds();
    sama(&tujuan, &sekali());
}

#[test]
fn a_share_whose_files_are_not_what_it_says_is_named() {
    let project = ruang().project();
    project.run(["buat", "--bagian", "1/1"]).succeeds();
    project.tulis("output/mandiri/tim-asli.pdf", b"lain");
    let run = project.run(["gabung"]).fails_with(1);
    assert!(
        run.stderr().contains("`output/mandiri/tim-asli.pdf` tidak ada, atau bukan yang tercatat"),
        "{}",
        run.stderr()
    );
    assert!(run.stderr().contains("mandiri/tim (asli) tidak dapat dikemas"), "{}", run.stderr());
    let run = project.run(["gabung", "data"]).fails_with(3);
    assert!(run.stderr().contains("bukan folder output/"), "{}", run.stderr());
}

#[test]
fn a_share_that_cannot_be_is_refused() {
    let project = ruang().project();
    for bagian in ["0/2", "3/2", "2", "a/b", "1/0"] {
        let run = project.run(["buat", "--bagian", bagian]).fails_with(2);
        assert!(run.stderr().contains("misalnya `2/4`"), "{bagian}: {}", run.stderr());
    }
    let run = project.run(["gabung"]).fails_with(1);
    assert!(run.stderr().contains("tidak ada hasil `naskah buat --bagian`"), "{}", run.stderr());
}
