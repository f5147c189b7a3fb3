//! Making again: only what changed is made, and what comes of it is what would come of a clean run.

mod acak;
mod arsip;
mod bagian;
mod ruang;
mod terbit;

use serde_json::Value;

use self::ruang::Ruang;
use crate::project::Project;

/// What a run says of its files: path, whether it was made, why.
fn laporan(project: &Project, tambah: &[&str]) -> Vec<(String, bool, String)> {
    let mut argumen = vec!["buat", "--format", "json"];
    argumen.extend(tambah);
    let run = project.run_with(&argumen, &[]).succeeds();
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let dokumen = laporan["dokumen"].as_array().expect("dokumen").iter();
    let hasil = dokumen.flat_map(|dokumen| dokumen["hasil"].as_array().expect("hasil").clone());
    let teks = |nilai: &Value| nilai.as_str().expect("teks").to_owned();
    hasil
        .filter(|satu| satu["jadi"] == true)
        .map(|satu| (teks(&satu["berkas"]), satu["dibuat"].as_bool().expect("ya atau tidak"), teks(&satu["mengapa"])))
        .collect()
}

/// The files that a run made, without `output/` and `.pdf`.
fn dibuat(project: &Project, tambah: &[&str]) -> Vec<String> {
    let semua = laporan(project, tambah).into_iter().filter(|(_, dibuat, _)| *dibuat);
    semua.map(|(berkas, ..)| berkas["output/".len()..berkas.len() - ".pdf".len()].to_owned()).collect()
}

#[test]
fn what_did_not_change_is_not_made_again() {
    let project = Ruang::default().project();
    assert_eq!(dibuat(&project, &[]).len(), 7, "one copy waits for its number");
    assert!(dibuat(&project, &[]).is_empty());
    let run = project.run(["buat"]).succeeds();
    assert_eq!(
        run.stdout().lines().last(),
        Some(
            "Tidak ada dokumen yang perlu dibuat, 7 tetap seperti semula, 1 menunggu nomor atau tanggal, temuan: 2 peringatan."
        )
    );
    assert!(run.stderr().contains("peringatan[nilai]: paket ini tidak memuat nilai untuk"), "{}", run.stderr());
    let mengapa = project.run(["buat", "--mengapa"]).succeeds().stdout();
    assert_eq!(mengapa.matches("tidak ada yang berubah").count(), 7, "{mengapa}");
    assert_eq!(dibuat(&project, &["--ulang"]).len(), 7);
}

#[test]
fn a_change_makes_exactly_what_prints_it() {
    let awal = Ruang::default();
    let project = awal.project();
    dibuat(&project, &[]);
    let kasus: [(&str, Ruang, &[&str]); 7] = [
        ("an officer", Ruang { ketua: 1, ..awal.clone() }, &["mandiri/tim-asli", "tim/61.71-kota-pontianak/sk-asli"]),
        ("one cell", Ruang { sel: [0, 1, 0], ..awal.clone() }, &["tim/61.02-kabupaten-mempawah/sk-asli"]),
        ("a regulation", Ruang { pasal: 1, ..awal.clone() }, &["mandiri/tim-asli", "mandiri/tim-salinan"]),
        ("a remark", Ruang { catatan: 1, ..awal.clone() }, &[]),
        ("a picture", Ruang { gambar: 1, ..awal.clone() }, &["mandiri/tim-asli", "mandiri/tim-salinan"]),
        ("a comment in a template", Ruang { templat: Some(1), ..awal.clone() }, &[]),
        ("nothing", awal.clone(), &[]),
    ];
    for (apa, ruang, harapan) in kasus {
        ruang.tulis(&project);
        let jadi = dibuat(&project, &[]);
        for satu in harapan {
            assert!(jadi.iter().any(|jadi| jadi == satu), "{apa}: {satu} is not among {jadi:?}");
        }
        let keluarga = |satu: &String| {
            harapan.iter().any(|harap| {
                satu.rsplit_once('/')
                    == harap.rsplit_once('/').map(|(f, _)| (f, satu.rsplit('/').next().unwrap_or_default()))
            })
        };
        assert!(jadi.iter().all(keluarga), "{apa}: {jadi:?}");
        awal.tulis(&project);
        dibuat(&project, &[]);
    }
}

#[test]
fn why_a_document_is_made_is_said() {
    let awal = Ruang::default();
    let project = awal.project();
    let mengapa = |project: &Project, nama: &str| {
        let semua = laporan(project, &[]);
        semua.into_iter().find(|(berkas, ..)| berkas.contains(nama)).expect("ada").2
    };
    assert_eq!(mengapa(&project, "mandiri/tim-asli"), "dibuat karena belum tercatat pernah dibuat");
    Ruang { tentang: 1, ..awal.clone() }.tulis(&project);
    assert_eq!(mengapa(&project, "mandiri/tim-asli"), "dibuat karena `data/mandiri/tim.json` berubah");
    Ruang { sel: [1, 0, 0], ..awal.clone() }.tulis(&project);
    assert_eq!(
        mengapa(&project, "61.01-kabupaten-sambas/sk-asli"),
        "dibuat karena nilai kantor 61.01 dalam paket `tim/paket` berubah"
    );
    Ruang { catatan: 1, sel: [1, 0, 0], ..awal.clone() }.tulis(&project);
    assert_eq!(
        mengapa(&project, "61.01-kabupaten-sambas/sk-asli"),
        "`data/tim/sk.json` berubah, tetapi hasilnya tetap sama"
    );
    project.tulis("output/mandiri/tim-asli.pdf", b"diubah orang");
    assert_eq!(mengapa(&project, "mandiri/tim-asli"), "dibuat karena berkas hasilnya diubah di luar naskah");
    assert_eq!(mengapa(&project, "mandiri/tim-asli"), "tidak ada yang berubah");
}

#[test]
fn pictures_of_pages_are_remembered_too() {
    let project = Ruang::default().project();
    dibuat(&project, &["--gambar"]);
    assert!(dibuat(&project, &["--gambar"]).is_empty());
    let gambar = project.path().join("output/mandiri/tim-asli-01.png");
    assert!(gambar.is_file());
    project.tulis("output/mandiri/tim-asli-01.png", b"bukan gambar");
    assert_eq!(dibuat(&project, &["--gambar"]), ["mandiri/tim-asli"]);
    assert_eq!(dibuat(&project, &[]).len(), 7, "the pictures go");
    assert!(!gambar.exists());
}

#[test]
fn a_broken_foreign_or_lost_ledger_costs_work_and_nothing_else() {
    let project = Ruang::default().project();
    dibuat(&project, &[]);
    let catatan = project.bytes("output/.naskah/catatan");
    let baris = catatan.split_inclusive(|bita| *bita == b'\n').count();
    assert_eq!(baris, 7, "one line for each file");
    let mut terbalik = catatan.clone();
    terbalik[catatan.len() / 2] ^= 4;
    let asing = "x".repeat(64) + " {}\n";
    for (apa, isi, jumlah) in [
        ("flipped", terbalik, 1),
        ("cut", catatan[..catatan.len() - 40].to_vec(), 1),
        ("foreign", asing.into_bytes(), 7),
        ("empty", Vec::new(), 7),
        ("binary", vec![0xff; 4096], 7),
    ] {
        project.tulis("output/.naskah/catatan", &isi);
        assert_eq!(dibuat(&project, &[]).len(), jumlah, "{apa}");
        assert!(dibuat(&project, &[]).is_empty(), "{apa}");
        assert_eq!(project.bytes("output/.naskah/catatan"), catatan, "{apa}");
    }
}

#[test]
fn what_no_document_makes_any_more_is_named_and_removed_on_request() {
    let awal = Ruang::default();
    let project = awal.project();
    dibuat(&project, &[]);
    Ruang { kantor: 0b011, ..awal.clone() }.tulis(&project);
    project.tulis("output/catatan-saya.txt", b"milik saya");
    let lama = "output/tim/61.71-kota-pontianak/sk-asli.pdf";
    let run = project.run(["buat"]).succeeds();
    assert!(run.stdout().contains("1 berkas tidak lagi dibuat naskah mana pun"), "{}", run.stdout());
    assert!(run.stdout().contains(lama) && run.stdout().contains("naskah bersih"), "{}", run.stdout());
    let run = project.run(["bersih", "--rencana"]).succeeds();
    assert!(
        run.stdout().contains(&format!("hapus  {lama}")) && project.path().join(lama).is_file(),
        "{}",
        run.stdout()
    );
    let run = project.run(["bersih"]).succeeds();
    assert!(run.stdout().contains("1 berkas dihapus."), "{}", run.stdout());
    assert!(
        run.stdout().contains("biar   output/catatan-saya.txt: tidak tercatat sebagai buatan naskah"),
        "{}",
        run.stdout()
    );
    assert!(!project.path().join("output/tim/61.71-kota-pontianak").exists(), "the empty folder goes too");
    assert!(project.path().join("output/catatan-saya.txt").is_file());
    assert_eq!(project.run(["bersih"]).succeeds().stdout().lines().last(), Some("Tidak ada yang dihapus."));
}

#[test]
fn while_a_file_cannot_be_read_nothing_is_removed() {
    let awal = Ruang::default();
    let project = awal.project();
    dibuat(&project, &[]);
    Ruang { rusak: true, ..awal.clone() }.tulis(&project);
    let run = project.run(["buat"]).fails_with(1);
    assert!(!run.stdout().contains("tidak lagi dibuat"), "{}", run.stdout());
    let run = project.run(["bersih"]).fails_with(1);
    assert!(run.stderr().contains("tidak ada yang dihapus"), "{}", run.stderr());
    awal.tulis(&project);
    assert!(dibuat(&project, &[]).is_empty(), "nothing was lost");
}

/// The proof looks at what the data say, not at what a template prints.
#[test]
fn a_text_that_a_template_leaves_out_is_missed_after_an_edit_too() {
    let isi = include_str!("../../../templates/keputusan/isi.typ.j2");
    let (awal, akhir) = isi.split_once("tembusan: ").expect("the list of who receives a copy");
    let (_, akhir) = akhir.split_once(",\n").expect("an argument of its own line");
    let project =
        Ruang::default().project().with("templates/keputusan/isi.typ.j2", &format!("{awal}tembusan: none,\n{akhir}"));
    dibuat(&project, &[]);
    let mut naskah: Value = serde_json::from_slice(&project.bytes("data/mandiri/tim.json")).expect("JSON");
    naskah["tembusan"] = serde_json::json!(["Ketua KPU"]);
    project.tulis("data/mandiri/tim.json", naskah.to_string().as_bytes());
    let run = project.run(["buat", "data/mandiri"]).fails_with(1);
    assert!(run.stderr().contains("galat[teks]"), "{}", run.stderr());
}
