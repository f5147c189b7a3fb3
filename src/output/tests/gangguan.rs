//! The loop of SQLite: the Nth call fails, for every N until the work succeeds, once and from then on. After each failure
//! every file is wholly old or wholly new, and the next run completes.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::{buka, dokumen, ruang, semua_berkas, sisa};
use crate::output::{
    Akses, Cara, Entri, Gangguan, Keluaran, Sistem, WriteError, baca_catatan, semua_catatan, sistem::bernama_sementara,
};

type Kerja<'a> = &'a dyn Fn(&Keluaran) -> Result<(), WriteError>;
/// What a user would find: the results, by name; and the lines of the journal.
type Isi = (BTreeMap<String, Vec<u8>>, Vec<String>);

const CARA: [Cara; 4] = [
    Cara::Gagal(io::ErrorKind::Other),
    Cara::Gagal(io::ErrorKind::PermissionDenied),
    Cara::Gagal(io::ErrorKind::NotFound),
    Cara::Pendek(io::ErrorKind::StorageFull),
];

fn isi(ruang: &Path) -> Isi {
    // A share sees what is there and sweeps nothing.
    let keluaran = Keluaran::buka(ruang, Akses::Bagian { ke: 9, dari: 9 }, "uji").expect("bebas");
    let nama = keluaran.isi().expect("terbaca");
    let berkas: BTreeMap<_, _> =
        nama.into_iter().map(|nama| (nama.clone(), keluaran.baca(&nama).expect("ada"))).collect();
    assert!(!berkas.keys().any(|nama| bernama_sementara(nama.rsplit('/').next().expect("bernama"))));
    (berkas, baca_catatan(ruang, "catatan"))
}

/// Disturbs every call of `kerja` after `siapkan`, in every way; how many calls there are.
fn ganggu(siapkan: Kerja<'_>, kerja: Kerja<'_>, catatan_utuh: &dyn Fn(&[String], &Isi, &Isi)) -> u64 {
    let (lama, baru) = {
        let ruang = ruang();
        siapkan(&buka(ruang.path())).expect("tanpa gangguan");
        let lama = isi(ruang.path());
        kerja(&buka(ruang.path())).expect("tanpa gangguan");
        (lama, isi(ruang.path()))
    };
    let mut banyak = 0;
    for cara in CARA {
        for terus in [false, true] {
            for ke in 1.. {
                let ruang = ruang();
                siapkan(&buka(ruang.path())).expect("tanpa gangguan");
                let (kena, jadi) = satu(ruang.path(), Gangguan { ke, terus, cara }, kerja);
                let apa = format!("{cara:?}, {ke}, terus: {terus}");
                let ini = isi(ruang.path());
                utuh(&apa, &lama, &ini, &baru);
                // Only of a file that the system says is not there may it think so with the file there.
                let dikira_tiada = cara == Cara::Gagal(io::ErrorKind::NotFound);
                assert!(!jadi || ini == baru || dikira_tiada, "{apa}: who says that it went well has done all of it");
                catatan_utuh(&ini.1, &lama, &baru);
                kerja(&buka(ruang.path())).unwrap_or_else(|salah| panic!("{apa}: {:?}", salah.temuan()));
                let nanti = isi(ruang.path());
                assert_eq!(nanti.0, baru.0, "{apa}: the next run completes");
                let ekor = &baru.1[baru.1.len().saturating_sub(2)..];
                assert!(nanti.1.ends_with(ekor), "{apa}: its lines are its own: {:?}", nanti.1);
                assert!(sisa(ruang.path()).is_empty(), "{apa}: leftovers");
                if !kena {
                    assert!(jadi, "{apa}: nothing was disturbed");
                    banyak = ke - 1;
                    break;
                }
            }
        }
    }
    println!("{banyak} calls");
    banyak
}

/// One disturbed run: whether it came so far, and whether it says that it went well.
fn satu(ruang: &Path, gangguan: Gangguan, kerja: Kerja<'_>) -> (bool, bool) {
    let bernama = |pesan: &str| assert!(pesan.starts_with('`') && pesan.contains("output"), "no path: {pesan}");
    match Keluaran::dengan(ruang, Akses::Penuh, "buat", Sistem::baru(Some(gangguan))) {
        Err(temuan) => {
            bernama(&temuan.message);
            assert!(temuan.cure.is_some());
            (true, false)
        }
        Ok(keluaran) => {
            let hasil = kerja(&keluaran);
            let kena = keluaran.sistem.panggilan() >= gangguan.ke;
            // What fails in the sweep, or after the work is done, costs nothing.
            if let Err(salah) = &hasil {
                bernama(&salah.temuan().message);
            }
            (kena, hasil.is_ok())
        }
    }
}

fn utuh(apa: &str, lama: &Isi, ini: &Isi, baru: &Isi) {
    for (nama, isi) in &ini.0 {
        assert!(lama.0.get(nama) == Some(isi) || baru.0.get(nama) == Some(isi), "{apa}: {nama} is neither old nor new");
    }
    for nama in lama.0.keys().filter(|nama| baru.0.contains_key(*nama)) {
        assert!(ini.0.contains_key(nama), "{apa}: {nama} is gone");
    }
}

fn tanpa_catatan(catatan: &[String], _: &Isi, _: &Isi) {
    assert!(catatan.is_empty());
}

fn kosong(_: &Keluaran) -> Result<(), WriteError> {
    Ok(())
}

#[test]
fn a_document_with_pictures() {
    let terbit = |k: &Keluaran| k.publish("output/a/b.pdf", &dokumen("baru", 3)).map(drop);
    let banyak = ganggu(&kosong, &terbit, &tanpa_catatan);
    assert!(banyak > 20, "{banyak}");
}

#[test]
fn a_document_over_one_with_more_pages() {
    let lama = |k: &Keluaran| k.publish("output/a/b.pdf", &dokumen("lama", 5)).map(drop);
    let terbit = |k: &Keluaran| k.publish("output/a/b.pdf", &dokumen("baru", 2)).map(drop);
    let banyak = ganggu(&lama, &terbit, &tanpa_catatan);
    assert!(banyak > 20, "{banyak}");
}

#[test]
fn a_file_of_any_content_and_a_calibration_sheet() {
    let lama = |k: &Keluaran| k.tulis_data("output/a.json", b"lama").map(drop);
    let tulis = |k: &Keluaran| {
        k.tulis_data("output/a.json", &[7; 100_000])?;
        k.kalibrasi("a4", b"%PDF").map(drop)
    };
    assert!(ganggu(&lama, &tulis, &tanpa_catatan) > 12);
}

#[test]
fn a_removal() {
    let lama = |k: &Keluaran| {
        k.tulis_data("output/a/b/c.pdf", b"lama")?;
        k.tulis_data("output/a/d.pdf", b"lama").map(drop)
    };
    let banyak = ganggu(&lama, &|k| k.hapus("output/a/b/c.pdf"), &tanpa_catatan);
    assert!(banyak > 8, "{banyak}");
}

#[test]
fn an_archive() {
    let lama = |k: &Keluaran| {
        k.tulis_data("output/a.pdf", &[b'a'; 70_000])?;
        k.arsip("output/semua.zip", &[("lama".to_owned(), Entri::Isi(b"lama".to_vec()))]).map(drop)
    };
    let arsip = |k: &Keluaran| {
        let entri = [
            (
                "hasil/é.pdf".to_owned(),
                Entri::Berkas("output/a.pdf".to_owned(), crate::model::sidik::sidik(&[b'a'; 70_000])),
            ),
            ("baca.txt".to_owned(), Entri::Isi(b"isi".to_vec())),
        ];
        k.arsip("output/semua.zip", &entri).map(drop)
    };
    let banyak = ganggu(&lama, &arsip, &tanpa_catatan);
    assert!(banyak > 30, "{banyak}");
}

#[test]
fn a_journal_that_grows() {
    let lama = |k: &Keluaran| ["satu", "dua"].iter().try_for_each(|teks| k.catat(teks));
    let tambah = |k: &Keluaran| ["tiga", "empat"].iter().try_for_each(|teks| k.catat(teks));
    let banyak = ganggu(&lama, &tambah, &|catatan, lama, baru| {
        // All of the old lines, then some of the new ones.
        assert!(catatan.starts_with(&lama.1) && baru.1.starts_with(catatan), "{catatan:?}");
    });
    assert!(banyak > 10, "{banyak}");
}

#[test]
fn a_journal_that_is_replaced() {
    let lama = |k: &Keluaran| ["satu", "dua"].iter().try_for_each(|teks| k.catat(teks));
    let ganti = |k: &Keluaran| {
        k.catat("dua setengah")?;
        k.ganti_catatan(&["tiga".to_owned()])?;
        k.catat("empat")
    };
    let banyak = ganggu(&lama, &ganti, &|catatan, lama, baru| {
        let awal = |semua: &[String]| catatan.starts_with(semua);
        assert!(awal(&lama.1) || awal(&baru.1[..1]), "{catatan:?}");
        assert!(catatan.len() <= 3, "{catatan:?}");
    });
    assert!(banyak > 15, "{banyak}");
}

/// The journal of a run that was killed in the middle of a line: the next line is one of its own.
#[test]
fn a_line_that_was_cut_costs_itself_alone() {
    let ruang = ruang();
    let bagian = Akses::Bagian { ke: 1, dari: 2 };
    for teks in ["satu", "dua"] {
        Keluaran::buka(ruang.path(), bagian, "buat").expect("bebas").catat(teks).expect("tercatat");
    }
    let jalur = ruang.path().join("output/.naskah").join(bagian.catatan());
    let utuh = fs::read(&jalur).expect("ada");
    fs::File::options().write(true).open(&jalur).expect("ada").set_len(utuh.len() as u64 - 2).expect("terpotong");
    Keluaran::buka(ruang.path(), bagian, "buat").expect("bebas").catat("tiga").expect("tercatat");
    assert_eq!(baca_catatan(ruang.path(), &bagian.catatan()), ["satu", "tiga"]);
    assert_eq!(semua_catatan(ruang.path()), ["catatan-1-dari-2"]);
    assert!(baca_catatan(ruang.path(), "catatan").is_empty(), "one that is not there is empty");
    assert!(baca_catatan(ruang.path(), "../../catatan").is_empty());
}

#[test]
fn several_threads_write_whole_lines_and_files() {
    let ruang = ruang();
    let keluaran = buka(ruang.path());
    std::thread::scope(|lingkup| {
        for utas in 0..4 {
            let keluaran = &keluaran;
            lingkup.spawn(move || {
                for nomor in 0..25 {
                    keluaran.catat(&format!("{utas} {nomor}")).expect("tercatat");
                    let berkas = format!("output/{nomor}/{utas}.pdf");
                    keluaran.publish(&berkas, &dokumen("isi", 0)).expect("tertulis");
                    // Another thread may be about to write into the folder that this leaves empty.
                    keluaran.hapus(&berkas).expect("terhapus");
                }
            });
        }
    });
    let mut semua = baca_catatan(ruang.path(), "catatan");
    semua.sort();
    semua.dedup();
    assert_eq!(semua.len(), 100);
    assert_eq!(keluaran.isi().expect("terbaca").len(), 0);
}

#[test]
fn what_a_test_wants_is_read_from_words() {
    let penuh = Cara::Pendek(io::ErrorKind::StorageFull);
    assert_eq!(Gangguan::urai("tulis=3"), Some(Gangguan { ke: 3, terus: false, cara: CARA[0] }));
    assert_eq!(Gangguan::urai("panik=a,tulis=3,terus,penuh"), Some(Gangguan { ke: 3, terus: true, cara: penuh }));
    assert_eq!(Gangguan::urai("tulis=1,mati").map(|g| g.cara), Some(Cara::Mati));
    for lain in ["", "panik=a/b", "tulis=x", "terus"] {
        assert_eq!(Gangguan::urai(lain), None, "{lain}");
    }
    assert!(semua_berkas(Path::new("/tidak/ada")).is_empty());
}
