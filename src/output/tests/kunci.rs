//! Who may write at the same time, what the others are told, and what a killed run leaves.

use std::{fs, process};

use super::{buka, ruang, sisa};
use crate::output::{Akses, Keluaran, Sistem, baru};

fn bagian(ke: u32) -> Akses {
    Akses::Bagian { ke, dari: 2 }
}

#[test]
fn the_second_run_is_told_who_has_the_folder() {
    let ruang = ruang();
    let pertama = buka(ruang.path());
    for akses in [Akses::Penuh, bagian(1)] {
        let temuan = Keluaran::buka(ruang.path(), akses, "kalibrasi").expect_err("terkunci");
        let pesan = format!("folder keluaran sedang dipakai proses {} (`naskah buat`)", process::id());
        assert_eq!((temuan.code.as_ref(), temuan.message), ("terkunci", pesan));
        assert_eq!(temuan.cure.as_deref(), Some("Tunggu sampai selesai, lalu ulangi"));
    }
    drop(pertama);
    assert!(!ruang.path().join("output/.naskah/pemegang").exists());
    drop(buka(ruang.path()));
}

#[test]
fn a_holder_that_says_nonsense_is_not_repeated() {
    let ruang = ruang();
    let _pertama = buka(ruang.path());
    let pemegang = "output/.naskah/pemegang";
    for isi in ["", "\n", "1234\n", "x buat\n", "12 \u{1b}[31m\n", &format!("1 {}\n", "a".repeat(90)), "1 a`b\n"] {
        Sistem::default().hapus(&ruang.path().join(pemegang)).expect("ada");
        assert!(baru(ruang.path(), pemegang, isi).expect("tertulis"));
        let temuan = Keluaran::buka(ruang.path(), Akses::Penuh, "buat").expect_err("terkunci");
        assert_eq!(temuan.message, "folder keluaran sedang dipakai proses lain", "{isi:?}");
    }
}

#[test]
fn shares_run_side_by_side_and_each_once() {
    let ruang = ruang();
    let satu = Keluaran::buka(ruang.path(), bagian(1), "buat --bagian 1/2").expect("bebas");
    let dua = Keluaran::buka(ruang.path(), bagian(2), "buat --bagian 2/2").expect("bebas");
    let temuan = Keluaran::buka(ruang.path(), bagian(2), "buat").expect_err("dua kali");
    let siapa = format!("proses {} (`naskah buat --bagian 2/2`)", process::id());
    assert_eq!(temuan.message, format!("bagian 2 dari 2 sedang dipakai {siapa}"));
    // A share that was killed leaves its name; it is not believed.
    fs::copy(ruang.path().join("output/.naskah/kunci-1-dari-2"), ruang.path().join("output/.naskah/kunci-0-dari-2"))
        .expect("disalin");
    baru(ruang.path(), "output/.naskah/pemegang-0-dari-2", "1 lama\n").expect("tertulis");
    drop(satu);
    let temuan = Keluaran::buka(ruang.path(), Akses::Penuh, "buat").expect_err("sebagian dipegang");
    assert_eq!(temuan.message, format!("folder keluaran sedang dipakai {siapa}"));
    satu_lagi(ruang.path());
    drop(dua);
    drop(buka(ruang.path()));
    let nama = |nama: &str| ruang.path().join("output/.naskah").join(nama).exists();
    assert!(!nama("kunci-1-dari-2") && !nama("pemegang-0-dari-2") && nama("kunci"), "swept by who has it alone");
}

fn satu_lagi(ruang: &std::path::Path) {
    drop(Keluaran::buka(ruang, bagian(1), "buat").expect("free again"));
}

#[test]
fn what_a_killed_run_was_writing_is_swept_by_who_has_the_folder_alone() {
    let ruang = ruang();
    for berkas in ["output/.naskah-a.tmp", "output/x/y/.naskah-b.tmp", "output/.naskah/.naskah-c.tmp"] {
        baru(ruang.path(), berkas, "setengah").expect("tertulis");
    }
    let satu = Keluaran::buka(ruang.path(), bagian(1), "buat").expect("bebas");
    assert_eq!(sisa(ruang.path()).len(), 3, "another share may be writing them");
    assert!(satu.isi().expect("terbaca").is_empty(), "and nobody counts them");
    drop(satu);
    drop(buka(ruang.path()));
    assert!(sisa(ruang.path()).is_empty());
}

#[test]
fn a_file_in_the_folders_place_is_named() {
    let ruang = ruang();
    baru(ruang.path(), "output", "berkas").expect("tertulis");
    let temuan = Keluaran::buka(ruang.path(), Akses::Penuh, "buat").expect_err("bukan folder");
    assert!(temuan.message.ends_with("output` tidak dapat ditulis: ada berkas yang bernama seperti foldernya"));
    Sistem::default().hapus(&ruang.path().join("output")).expect("ada");
    baru(ruang.path(), "output/.naskah/kunci/x", "folder").expect("tertulis");
    let temuan = Keluaran::buka(ruang.path(), Akses::Penuh, "buat").expect_err("bukan berkas");
    assert!(temuan.message.contains("kunci` tidak dapat ditulis: sudah ada folder"), "{}", temuan.message);
}
