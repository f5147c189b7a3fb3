//! How a run of many documents is told: order, report with digests, stopping.

use std::collections::BTreeMap;

use naskah::model::sidik::sidik;
use serde_json::{Value, json};

use crate::project::Project;

/// A package of three offices with a picture in it.
fn project() -> Project {
    let sk = json!({
        "format": 1, "jenis": "keputusan", "penetap": "ketua", "tentang": "Pembentukan Tim {{ satker.singkat }}",
        "menimbang": ["bahwa {{ satker.singkat }} memerlukan tim"], "mengingat": ["uu-7-2017"],
        "memutuskan": [{"diktum": "Membentuk tim"}],
        "lampiran": [{"id": "l", "judul": "L", "isi": [{"gambar": {"berkas": "a.svg", "alt": "A"}}, "Isi."]}],
    });
    let paket = json!({"format": 1, "jenis": "paket", "naskah": ["sk"], "satker": ["61.01", "61.71", "61.72"], "salinan": ["asli"],
        "nilai": {"berkas": "n.csv", "kunci": "Kode", "kolom": {"Nomor": "nomor"}}});
    Project::empty()
        .with("data/tim/sk.json", &sk.to_string())
        .with("data/tim/paket.json", &paket.to_string())
        .with("data/tim/n.csv", "Kode;Nomor\n61.71;7\n")
        .with(
            "data/tim/a.svg",
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#,
        )
}

fn laporan(project: &Project, args: &[&str]) -> Value {
    let args: Vec<_> = ["buat", "--format", "json"].iter().chain(args).copied().collect();
    serde_json::from_str(&project.run_with(&args, &[]).succeeds().stdout()).expect("JSON")
}

/// Every file that was made, and every one that was read, by what is in it.
#[test]
fn the_report_names_every_file_by_its_digest() {
    let project = project();
    let laporan = laporan(&project, &[]);
    let dokumen = laporan["dokumen"].as_array().expect("dokumen");
    let satker: Vec<_> = dokumen.iter().map(|satu| satu["satker"].as_str().expect("kode")).collect();
    assert_eq!(satker, ["61.01", "61.71", "61.72"], "in the order of the register");
    for dokumen in dokumen {
        assert_eq!(dokumen["paket"], "tim/paket");
        let hasil = &dokumen["hasil"][0];
        let pdf = project.bytes(hasil["berkas"].as_str().expect("berkas"));
        assert_eq!(hasil["sha256"], sidik(&pdf));
        assert_eq!(hasil["bita"], pdf.len());
    }
    let masukan = laporan["masukan"].as_array().expect("masukan").iter();
    let masukan: BTreeMap<_, _> = masukan
        .map(|satu| (satu["berkas"].as_str().expect("berkas"), satu["sha256"].as_str().expect("sha256")))
        .collect();
    let semua = ["data/tim/a.svg", "data/tim/n.csv", "data/tim/paket.json", "data/tim/sk.json"];
    assert_eq!(masukan.keys().copied().collect::<Vec<_>>(), semua);
    for (berkas, sha256) in masukan {
        assert_eq!(sidik(&project.bytes(berkas)), sha256, "{berkas}");
    }
}

/// Bytes, order and messages are the same with one worker, with two and with three; also without a terminal.
#[test]
fn the_number_of_workers_cannot_be_seen() {
    let project = project();
    let satu = laporan(&project, &["--ulang", "--pekerja", "1"]);
    for jumlah in ["2", "3"] {
        assert_eq!(laporan(&project, &["--ulang", "--pekerja", jumlah]), satu, "{jumlah} workers");
    }
    let baris = |jumlah: &str| {
        let run = project.run(["buat", "--ulang", "--pekerja", jumlah]).succeeds();
        (run.stdout(), run.stderr())
    };
    assert_eq!(baris("1"), baris("3"));
}

/// The same finding in every office is drawn once, and counted.
#[test]
fn a_finding_that_comes_again_is_not_drawn_again() {
    let project = project().edit("data/tim/sk.json", "{\"format\"", "{\"tertulis\":{\"memutuskan\":\"M\"},\"format\"");
    let run = project.run(["buat"]).succeeds();
    assert_eq!(run.stderr().matches("`memutuskan` ditulis sendiri").count(), 1, "{}", run.stderr());
}

/// Ctrl-C: no half file, nothing left over, and it is said.
#[test]
#[cfg(unix)]
fn a_run_that_is_stopped_leaves_whole_files() {
    use std::{
        io::{BufRead as _, BufReader, Read as _},
        process::{Command, Stdio},
    };
    let project = project().edit("data/tim/paket.json", r#"["61.01","61.71","61.72"]"#, r#""semua""#);
    let mut proses = Command::new(env!("CARGO_BIN_EXE_naskah"))
        .args(["buat", "--pekerja", "2"])
        .current_dir(project.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("program berjalan");
    let mut keluaran = BufReader::new(proses.stdout.take().expect("pipa"));
    let mut baris = String::new();
    keluaran.read_line(&mut baris).expect("baris pertama");
    assert!(baris.starts_with("jadi   "), "{baris}");
    let kill = Command::new("kill").args(["-INT", &proses.id().to_string()]).status().expect("kill");
    assert!(kill.success());
    let (mut sisa, mut galat) = (String::new(), String::new());
    keluaran.read_to_string(&mut sisa).expect("UTF-8");
    proses.stderr.take().expect("pipa").read_to_string(&mut galat).expect("UTF-8");
    assert_eq!(proses.wait().expect("berakhir").code(), Some(130), "{galat}");
    assert!(sisa.lines().last().is_some_and(|baris| baris.contains(" belum dibuat")), "{sisa}");
    assert!(galat.contains("galat[berhenti]: dihentikan sebelum semua dokumen dibuat"), "{galat}");
    let mut utuh = 0;
    for (berkas, isi) in project.hasil() {
        assert!(berkas.ends_with(".pdf"), "{berkas}");
        assert!(isi.starts_with(b"%PDF") && isi.trim_ascii_end().ends_with(b"%%EOF"), "{berkas}");
        utuh += 1;
    }
    assert!(utuh > 0 && utuh < 553, "{utuh} of 553");
}
