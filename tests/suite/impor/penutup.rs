//! Closings of sources that are wrong: a date without its day, a post that is another below an annex, marks after receivers of copies;
//! and a folder that is no workspace yet.

use std::fs;

use naskah::expand::job::JenisSalinan;
use serde_json::{Value, json};

use super::{Bagian, cetakan, sumber, temuan};
use crate::project::Project;

fn profil(project: &Project) -> Value {
    serde_json::from_slice(&project.bytes("data/satker/16.71.json")).expect("JSON")
}

#[test]
fn a_missing_day_is_told_once_and_the_year_is_that_of_the_number() {
    for (tanggal, sisa) in [
        ("   April 2023", "pada tanggal April 2023"),
        ("..... April 2023", "pada tanggal ..... April 2023"),
        ("      2023", "pada tanggal 2023"),
        ("", "pada tanggal"),
    ] {
        let (project, run, isi) = Bagian { tanggal, ..Bagian::default() }.diimpor();
        assert_eq!((&isi["nomor"], &isi["tahun"], isi.get("tanggal")), (&json!(34), &json!(2023), None));
        assert_eq!((&isi["sisa"][0]["teks"], &isi["sisa"][0]["baris"]), (&json!(sisa), &json!(18)), "{isi:#}");
        assert!(run.stdout().contains("tulis `tanggal`"), "{}", run.stdout());
        let temuan = temuan(&project);
        assert_eq!(temuan.len(), 2, "{temuan:#?}");
        assert!(temuan[0].starts_with("peringatan[sisa]") && temuan[1].starts_with("petunjuk[tahun]"), "{temuan:#?}");
        let cetakan = cetakan(&project, "sk", JenisSalinan::Asli);
        assert_eq!(
            (&*cetakan["judul/nomor"], &*cetakan["tanda-tangan/tanggal"]),
            ("NOMOR 34 TAHUN 2023", "pada tanggal ...")
        );
        // The year of a draft is not yet known.
        let project = project.edit("data/impor/sk/keputusan.json", "\"nomor\": 34,", "");
        assert_eq!(super::cetakan(&project, "sk", JenisSalinan::Asli)["judul/nomor"], "NOMOR ... TAHUN ...");
        // What is written for it is printed everywhere.
        let project = project.edit("data/impor/sk/keputusan.json", "\"tahun\"", "\"nomor\": 34, \"tahun\"");
        let project = project.edit("data/impor/sk/keputusan.json", "\"tahun\": 2023", "\"tanggal\": \"2023-04-11\"");
        let cetakan = super::cetakan(&project, "sk", JenisSalinan::Asli);
        assert_eq!(cetakan["tanda-tangan/tanggal"], "pada tanggal 11 April 2023");
        assert_eq!(cetakan["lampiran/I/kepala/nomor"], "NOMOR 34 TAHUN 2023");
    }
    let teks = Bagian { tanggal: "   April 2023", ..Bagian::default() }.teks();
    let teks = teks.replace("Ditetapkan di Palembang\npada tanggal", "Palembang,");
    let (project, run) = super::diimpor("sk.txt", teks.as_bytes());
    run.succeeds();
    assert_eq!(temuan(&project).len(), 2, "{:#?}", temuan(&project));
}

#[test]
fn another_post_below_an_annex_is_told_there_and_makes_no_officer() {
    let (project, _, isi) = Bagian { jabatan: "SEKRETARIS", ..Bagian::default() }.diimpor();
    assert_eq!(profil(&project)["pejabat"], json!({"ketua": [{"nama": "Syawaludin"}]}));
    assert_eq!(isi["tertulis"]["lampiran/I/tanda-tangan/jabatan"], "SEKRETARIS KOMISI PEMILIHAN UMUM KOTA PALEMBANG,");
    let semua = temuan(&project);
    assert!(
        semua.len() == 1 && semua[0].contains("`SEKRETARIS` dalam `lampiran/I/tanda-tangan/jabatan`"),
        "{semua:#?}"
    );
    // Nor does who signs the body become another officer by a block within the annex; somebody else does.
    let blok = |nama: &str| {
        let isi = "Pernyataan ini dibuat dengan sebenarnya oleh yang bertanda tangan di bawah ini.";
        format!("{isi}\n\nSEKRETARIS KOMISI PEMILIHAN UMUM\nKOTA PALEMBANG,\n{nama}\n\n{isi}")
    };
    let (project, _, isi) = Bagian { isi: blok("SYAWALUDIN"), ..Bagian::default() }.diimpor();
    assert_eq!(profil(&project)["pejabat"], json!({"ketua": [{"nama": "Syawaludin"}]}));
    assert_eq!(isi["lampiran"][0]["isi"][1]["tanda-tangan"], json!(["ketua"]));
    let (project, _, _) = Bagian { isi: blok("SITI AMINAH"), ..Bagian::default() }.diimpor();
    assert_eq!(profil(&project)["pejabat"]["sekretaris"], json!([{"nama": "Siti Aminah"}]));
    // Many annexes are no majority over the body, in the post or in the name.
    let bagian = Bagian { jabatan: "SEKRETARIS", nama: "SYAWALLUDIN", ..Bagian::default() };
    let teks = bagian.teks();
    let lampiran = &teks[teks.find("LAMPIRAN\n").expect("ada")..];
    let ulang = |nomor: &str| lampiran.replacen("LAMPIRAN\n", &format!("LAMPIRAN {nomor}\n"), 1);
    let badan = teks.replace(lampiran, "");
    let banyak = format!("{badan}{}", ["I", "II", "III", "IV", "V"].map(ulang).join("\n"));
    let (project, run) = super::diimpor("sk.txt", banyak.as_bytes());
    run.succeeds();
    let isi = super::naskah(&project, "sk");
    assert_eq!((&isi["penetap"], isi["lampiran"].as_array().map(Vec::len)), (&json!("ketua"), Some(5)));
    assert_eq!(profil(&project)["pejabat"], json!({"ketua": [{"nama": "Syawaludin"}]}));
    assert_eq!(isi["tertulis"]["lampiran/III/tanda-tangan/nama"], "SYAWALLUDIN");
}

#[test]
fn receivers_of_copies_are_without_marks_and_no_mark_of_theirs_is_a_finding() {
    for (tembusan, akhir) in [
        ("1. Ketua KPU RI; dan\n2. Inspektur Utama.", json!({"1": "; dan"})),
        ("1. Ketua KPU RI;\n2. Inspektur Utama;", json!({"2": ";"})),
        ("1. Ketua KPU RI.\n2. Inspektur Utama.", json!({"1": "."})),
        ("1. Ketua KPU RI\n2. Inspektur Utama", json!({"1": "", "2": ""})),
        ("1. Ketua KPU RI;\n2. Inspektur Utama.", json!({})),
    ] {
        let teks: &'static str = Box::leak(format!("Tembusan:\n{tembusan}\n").into_boxed_str());
        let (project, _, isi) = Bagian { tembusan: teks, ..Bagian::default() }.diimpor();
        assert_eq!(isi["tembusan"], json!(["Ketua KPU RI", "Inspektur Utama"]), "{tembusan}");
        for nomor in ["1", "2"] {
            assert_eq!(isi["tertulis"].get(format!("tembusan/{nomor}/akhir")), akhir.get(nomor), "{tembusan}");
        }
        let cetakan = cetakan(&project, "sk", JenisSalinan::Asli);
        let tercetak = format!("1. {}\n2. {}", cetakan["tembusan/1"], cetakan["tembusan/2"]);
        assert_eq!(tercetak, tembusan);
        let temuan = temuan(&project);
        assert!(temuan.iter().all(|satu| satu.contains("tembusan/label")), "{temuan:#?}");
    }
    // Without numbers, a mark ends a receiver.
    let tembusan = "Tembusan:\nKetua KPU RI; dan\nInspektur Utama.\n";
    let (_, _, isi) = Bagian { tembusan, ..Bagian::default() }.diimpor();
    assert_eq!(isi["tembusan"], json!(["Ketua KPU RI", "Inspektur Utama"]));
}

#[test]
fn an_empty_folder_becomes_a_workspace_and_a_folder_within_one_does_not() {
    let project = Project::empty().with("tunggal.txt", &sumber("tunggal"));
    let run = project.run(["impor", "tunggal.txt"]).succeeds();
    assert!(
        run.stdout().contains("data/ dibuat di sini") && run.stdout().contains("naskah periksa"),
        "{}",
        run.stdout()
    );
    project.run(["buat"]).succeeds();
    let run = project.run(["impor", "tunggal.txt", "--ke", "data/lain/keputusan.json"]).succeeds();
    assert!(!run.stdout().contains("dibuat di sini"), "{}", run.stdout());
    for dalam in ["arsip", "data/impor"] {
        fs::create_dir_all(project.path().join(dalam)).expect("folder");
        let run = project.run(["impor", "tunggal.txt", "--ruang", dalam]).fails_with(3);
        assert!(run.stderr().contains("tidak memuat `data/`") && run.stderr().contains("obat:"), "{}", run.stderr());
        assert!(!project.path().join(dalam).join("data").exists());
    }
    project.run(["impor", "tunggal.txt", "--ruang", "tiada"]).fails_with(3);
    // A file that cannot be imported leaves no folder behind.
    let project = Project::empty().with("surat.txt", "Kepada Yth.\nDengan hormat.\n");
    let run = project.run(["impor", "surat.txt"]).fails_with(1);
    assert!(run.stderr().contains("bukan Keputusan") && !project.path().join("data").exists(), "{}", run.stderr());
}
