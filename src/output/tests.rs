//! What output promises when the system does not: SQLite's loop over every call, locks, links, journals, archives.

mod arsip;
mod gangguan;
mod kunci;

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{Akses, Keluaran, sistem::bernama_sementara};
use crate::proof::Publishable;

/// Which document it is means nothing here.
const KUNCI: &str =
    r#"{"paket": null, "naskah": "a", "satker": "61.71", "salinan": "asli", "penerima": "umum", "bagian": "semua"}"#;

fn buka(ruang: &Path) -> Keluaran {
    Keluaran::buka(ruang, Akses::Penuh, "buat").expect("nobody else has it")
}

/// A workspace, where there is one in memory: the loops sync thousands of files.
fn ruang() -> TempDir {
    let memori = Path::new("/dev/shm");
    if memori.is_dir() { TempDir::new_in(memori) } else { TempDir::new() }.expect("folder sementara")
}

/// A document of this content, with so many pictures.
fn dokumen(isi: &str, gambar: usize) -> Publishable {
    let gambar = (0..gambar).map(|nomor| format!("{isi} gambar {nomor}").into_bytes()).collect();
    Publishable {
        kunci: serde_json::from_str(KUNCI).expect("a key"),
        halaman: 1,
        pdf: isi.as_bytes().to_vec(),
        gambar,
        jejak: Vec::new(),
        sidik: String::new(),
        temuan_halaman: false,
        temuan: Vec::new(),
    }
}

/// Every file and link below `output/`, whatever it is called.
fn semua_berkas(ruang: &Path) -> Vec<PathBuf> {
    let semua = walkdir::WalkDir::new(ruang.join("output")).sort_by_file_name().into_iter();
    semua.filter_map(Result::ok).filter(|b| !b.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
}

/// What a run has left half written.
fn sisa(ruang: &Path) -> Vec<PathBuf> {
    let nama = |jalur: &PathBuf| jalur.file_name().is_some_and(|n| bernama_sementara(&n.to_string_lossy()));
    semua_berkas(ruang).into_iter().filter(nama).collect()
}

#[test]
fn only_what_stands_below_output_is_touched() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    for jalur in
        ["a.pdf", "data/a.pdf", "output", "output/", "output/../a", "output/a//b", "output/./a", "output/a\\b", "/a"]
    {
        assert!(keluaran.tulis_data(jalur, b"x").is_err(), "{jalur}");
        assert!(keluaran.hapus(jalur).is_err() && keluaran.baca(jalur).is_err(), "{jalur}");
    }
    let temuan = keluaran.tulis_data("data/a", b"x").expect_err("di luar").temuan();
    assert_eq!(temuan.message, "`data/a` tidak dapat ditulis: jalurnya bukan di bawah `output/`");
    assert_eq!(fs::read_dir(ruang.path()).expect("ada").count(), 1, "output alone");
}

#[test]
fn results_are_listed_without_the_programs_own_and_removed_with_their_folders() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    keluaran.catat("satu").expect("tercatat");
    for berkas in ["output/b/c.pdf", "output/a.pdf", "output/b/d/e.pdf", "output/.naskah-catatan"] {
        keluaran.tulis_data(berkas, berkas.as_bytes()).expect("tertulis");
    }
    fs::create_dir(ruang.path().join("output/kosong")).expect("dibuat");
    let isi = keluaran.isi().expect("terbaca");
    assert_eq!(isi, ["output/.naskah-catatan", "output/a.pdf", "output/b/c.pdf", "output/b/d/e.pdf"]);
    assert_eq!(keluaran.baca("output/b/c.pdf").expect("ada"), b"output/b/c.pdf");
    keluaran.hapus("output/b/d/e.pdf").expect("terhapus");
    assert!(!ruang.path().join("output/b/d").exists() && ruang.path().join("output/b").exists());
    keluaran.hapus("output/b/d/e.pdf").expect("removed already");
    for berkas in ["output/b/c.pdf", "output/a.pdf", "output/.naskah-catatan"] {
        keluaran.hapus(berkas).expect("terhapus");
    }
    assert!(keluaran.isi().expect("terbaca").is_empty() && ruang.path().join("output").exists());
    assert!(!ruang.path().join("output/b").exists());
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_replaced_and_a_linked_folder_is_not_walked() {
    use std::os::unix::fs::symlink;
    let (ruang, luar) = (ruang(), TempDir::new().expect("folder sementara"));
    let rahasia = luar.path().join("rahasia");
    let simpan = luar.path().join(".naskah-x.tmp");
    super::baru(luar.path(), "rahasia", "asli").expect("tertulis");
    super::baru(luar.path(), ".naskah-x.tmp", "bukan milik kami").expect("tertulis");
    // The folder of results itself may be one that the user has put elsewhere.
    let hasil = TempDir::new().expect("folder sementara");
    symlink(hasil.path(), ruang.path().join("output")).expect("tautan");
    symlink(&rahasia, hasil.path().join("a.pdf")).expect("tautan");
    symlink(luar.path(), hasil.path().join("luar")).expect("tautan");
    let keluaran = buka(ruang.path());
    assert!(keluaran.isi().expect("terbaca").is_empty(), "links are no results");
    keluaran.publish("output/a.pdf", &dokumen("baru", 2)).expect("tertulis");
    assert_eq!(fs::read(&rahasia).expect("ada"), b"asli");
    assert!(simpan.exists(), "nothing is swept beyond a link");
    assert!(hasil.path().join("a.pdf").symlink_metadata().expect("ada").is_file());
    assert_eq!(keluaran.isi().expect("terbaca"), ["output/a-01.png", "output/a-02.png", "output/a.pdf"]);
}

#[cfg(unix)]
#[test]
fn everybody_whom_the_folder_lets_in_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    keluaran.publish("output/a.pdf", &dokumen("a", 1)).expect("tertulis");
    keluaran.catat("satu").expect("tercatat");
    keluaran.arsip("output/a.zip", &[]).expect("tertulis");
    let semua = semua_berkas(ruang.path());
    assert_eq!(semua.len(), 6, "{semua:?}");
    for berkas in semua {
        let izin = fs::metadata(&berkas).expect("ada").permissions().mode() & 0o777;
        assert_eq!(izin, 0o644, "{}", berkas.display());
    }
}
