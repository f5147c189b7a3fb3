use std::fs;

use super::*;
use crate::plan::plan;

/// A decree of an office, planned.
#[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
fn ruang() -> (tempfile::TempDir, Workspace, Pesanan) {
    let folder = tempfile::tempdir().expect("folder sementara");
    fs::create_dir(folder.path().join("data")).expect("folder dibuat");
    let isi = r#"{"format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", "tentang": "Tim",
        "menimbang": ["bahwa perlu"], "mengingat": ["uu-7-2017"], "memutuskan": [{"diktum": "Membentuk"}]}"#;
    fs::write(folder.path().join("data/tim.json"), isi).expect("berkas ditulis");
    let workspace = Workspace::read(folder.path(), &[]).expect("terbaca");
    let pesanan = plan(&workspace, &[]).pesanan.remove(0);
    (folder, workspace, pesanan)
}

fn catatan(workspace: &Workspace, pesanan: &Pesanan) -> Catatan {
    let satker = Masukan::Satker("61.71".to_owned());
    let jejak = [Masukan::Keputusan("tim".to_owned()), Masukan::Program, Masukan::Templat, satker];
    Catatan {
        berkas: pesanan.berkas.clone(),
        kunci: pesanan.kunci.clone(),
        nama: pesanan.nama.clone(),
        nomor: None,
        tanggal: None,
        halaman: 2,
        bita: 9,
        sha256: "ab".to_owned(),
        gambar: BTreeMap::new(),
        jejak: jejak.map(|satu| (satu.clone(), workspace.sidik_masukan(&satu))).into(),
        sidik: "cd".to_owned(),
        temuan: vec![Diagnostic::petunjuk("a", "b")],
        temuan_halaman: false,
    }
}

fn ada(_: &str) -> Option<String> {
    Some("ab".to_owned())
}

#[test]
fn records_survive_as_lines_and_what_is_none_is_left_out() {
    let (_folder, workspace, pesanan) = ruang();
    let (lama, baru) = (catatan(&workspace, &pesanan), Catatan { halaman: 3, ..catatan(&workspace, &pesanan) });
    let ledger = Ledger::baca([lama.baris(), "{}".to_owned(), baru.baris(), "halo".to_owned()]);
    assert_eq!(ledger.cari(&pesanan.berkas), Some(&baru), "the later line");
    assert_eq!(Ledger::baca(ledger.baris()), ledger);
}

#[test]
fn a_record_that_names_what_is_not_a_document_is_none() {
    let (_folder, workspace, pesanan) = ruang();
    let sah = catatan(&workspace, &pesanan);
    let berkas = [
        "/tmp/a.pdf",
        "output/../data/a.pdf",
        "output/.naskah/kunci.pdf",
        "output/a.zip",
        "data/a.pdf",
        "output//a.pdf",
    ];
    let mut semua: Vec<Catatan> = berkas.map(|berkas| Catatan { berkas: berkas.to_owned(), ..sah.clone() }).into();
    semua.push(Catatan { gambar: [("output/lain-01.png".to_owned(), "ab".to_owned())].into(), ..sah.clone() });
    semua.push(Catatan { jejak: Vec::new(), ..sah.clone() });
    semua.push(Catatan { kunci: Kunci { paket: Some("tim/paket".to_owned()), ..sah.kunci.clone() }, ..sah.clone() });
    for satu in semua {
        assert_eq!(Ledger::baca([satu.baris()]), Ledger::default(), "{satu:?}");
    }
}

#[test]
fn a_file_stays_only_while_it_and_all_it_was_made_of_stay() {
    let (_folder, workspace, pesanan) = ruang();
    let utuh = catatan(&workspace, &pesanan);
    let nasib = |catatan: &Catatan, pilihan: Pilihan, isi: &dyn Fn(&str) -> Option<String>| {
        let mut ledger = Ledger::default();
        ledger.terima(catatan.clone());
        match ledger.nasib(&workspace, &pesanan, pilihan, isi) {
            Nasib::Tetap(_) => ("tetap".to_owned(), true),
            Nasib::Buat { sebab, lama } => (sebab.kata(&workspace), lama.is_some()),
        }
    };
    let biasa = Pilihan::default();
    assert_eq!(nasib(&utuh, biasa, &ada), ("tetap".to_owned(), true));
    assert_eq!(nasib(&utuh, biasa, &|_| None), ("berkas hasilnya tidak ada lagi".to_owned(), false));
    let diubah = ("berkas hasilnya diubah di luar naskah".to_owned(), false);
    assert_eq!(nasib(&utuh, biasa, &|_| Some(String::new())), diubah);
    assert!(!nasib(&utuh, Pilihan { ulang: true, ..biasa }, &ada).1);
    assert_eq!(nasib(&utuh, Pilihan { gambar: true, ..biasa }, &ada), ("gambar halamannya diminta".to_owned(), false));
    let lain =
        Catatan { kunci: pesanan.kunci.clone().dengan(crate::model::salinan::JenisSalinan::Salinan), ..utuh.clone() };
    assert_eq!(nasib(&lain, biasa, &ada), ("belum tercatat pernah dibuat".to_owned(), false));
    let mut basi = utuh.clone();
    basi.jejak[0].1.push('x');
    assert_eq!(nasib(&basi, biasa, &ada), ("`data/tim.json` berubah".to_owned(), true));
    basi.temuan_halaman = true;
    assert_eq!(nasib(&basi, biasa, &ada), ("`data/tim.json` berubah".to_owned(), false), "only new pages tell");
}

#[test]
fn a_file_that_nothing_makes_is_an_orphan_unless_something_is_unreadable() {
    let (folder, workspace, pesanan) = ruang();
    let mut ledger = Ledger::default();
    ledger.terima(catatan(&workspace, &pesanan));
    ledger.terima(Catatan { berkas: "output/lama-asli.pdf".to_owned(), ..catatan(&workspace, &pesanan) });
    let yatim = |workspace: &Workspace| {
        let yatim = ledger.yatim(workspace, &plan(workspace, &[]));
        yatim.into_iter().map(|satu| satu.berkas.clone()).collect::<Vec<_>>()
    };
    assert_eq!(yatim(&workspace), ["output/lama-asli.pdf"]);
    #[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
    fs::write(folder.path().join("data/rusak.json"), "{").expect("berkas ditulis");
    assert!(yatim(&Workspace::read(folder.path(), &[]).expect("terbaca")).is_empty());
}
