//! Profiles of the form: measures and choices by name, each with its source.

use crate::project::Project;

const PROFIL: &str = "data/satker/61.71.json";

/// The small decree of an office that uses the profile `nama`.
fn memakai(nama: &str) -> Project {
    let profil = format!("\"kode\": \"61.71\", \"profil\": \"{nama}\"");
    Project::from("ringkas").edit(PROFIL, "\"kode\": \"61.71\"", &profil)
}

/// A profile `rapat` with these choices, on the built-in one.
fn dengan(pilihan: &str) -> Project {
    let profil = format!(r#"{{"format": 1, "jenis": "profil", "nama": "rapat", "pilihan": {{{pilihan}}}}}"#);
    memakai("rapat").with("data/acuan/profil/rapat.json", &profil)
}

fn nilai(nama: &str, nilai: &str) -> String {
    format!(r#""{nama}": {{"nilai": "{nilai}", "sumber": "uji", "kepastian": "praktik"}}"#)
}

fn teks(project: &Project) -> String {
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-salinan.pdf");
    (0..pdf.page_count()).map(|halaman| pdf.page_text(halaman) + "\n").collect()
}

#[test]
fn an_office_chooses_its_paper() {
    for (profil, ukuran) in [("kpu", (215.0, 330.0)), ("a4", (210.0, 297.0))] {
        let project = memakai(profil);
        project.run(["buat"]).succeeds();
        let pdf = project.pdf("output/ringkas/keputusan-asli.pdf");
        let (lebar, tinggi) = pdf.page_size_mm(0);
        assert!((lebar - ukuran.0).abs() < 0.1 && (tinggi - ukuran.1).abs() < 0.1, "{profil}: {lebar} × {tinggi}");
        let (lebar, _) = pdf.page_size_mm(pdf.page_count() - 1);
        assert!((lebar - ukuran.1).abs() < 0.1, "the annex is turned: {lebar}");
    }
}

/// Two offices with different profiles in one run do not get each other's paper.
#[test]
fn each_document_is_set_with_the_profile_of_its_office() {
    let project = memakai("a4");
    let lain = r#"{"format": 1, "jenis": "satker", "kode": "61.72", "kedudukan": "Singkawang", "pejabat": {"ketua": [{"nama": "A"}],
        "hukum": [{"nama": "B", "jabatan": "C"}]}}"#;
    let keputusan = String::from_utf8(project.bytes("data/ringkas/keputusan.json")).expect("UTF-8");
    let project = project
        .with("data/satker/61.72.json", lain)
        .with("data/ringkas/lain.json", &keputusan.replace("61.71", "61.72"));
    project.run(["buat"]).succeeds();
    let lebar = |nama: &str| project.pdf(&format!("output/ringkas/{nama}-asli.pdf")).page_size_mm(0).0.round();
    assert_eq!((lebar("keputusan"), lebar("lain")), (210.0, 215.0));
}

#[test]
fn choices_of_number_label_and_copy_are_named_values() {
    let semua = [
        nilai("gaya-nomor-halaman", "-#-"),
        nilai("baris-nomor", "Nomor : #"),
        nilai("label-rincian", "1., a., 1), a)"),
        nilai("tanda-salinan", "polos"),
        nilai("nomor-halaman-lampiran", "lanjut"),
        nilai("tentang-lampiran", "sebaris"),
    ];
    let teks = teks(&dengan(&semua.join(", ")));
    assert!(teks.contains("NOMOR : 7 TAHUN 2025"), "{teks}");
    assert!(teks.contains("\n-2-\n") || teks.starts_with("-2-\n"), "{teks}");
    assert!(teks.contains("-3-") && !teks.contains("- 2 -"), "numbers run on in the annex: {teks}");
    assert!(teks.contains("1. seluruh pegawai; dan"), "{teks}");
    assert!(teks.contains("TENTANG RENCANA KERJA"), "{teks}");
    let bawaan = self::teks(&memakai("kpu"));
    assert!(bawaan.contains("NOMOR 7 TAHUN 2025") && bawaan.contains("a. seluruh pegawai; dan"), "{bawaan}");
}

#[test]
fn parts_are_numbered_as_the_profile_says() {
    let bagian = r#"[{"bagian": "Satu", "isi": [{"bagian": "Dua", "isi": ["Isi."]}]}]"#;
    let matriks = r#"[{ "tampilan": "matriks", "dari": "rencana" }]"#;
    let project = dengan(&nilai("label-bagian", "I., A.")).edit("data/ringkas/keputusan.json", matriks, bagian);
    let teks = teks(&project);
    assert!(teks.contains("I. Satu") && teks.contains("A. Dua"), "{teks}");
}

#[test]
fn what_a_profile_cannot_say_is_named() {
    for (project, pesan) in [
        (memakai("a5"), "profil `a5` tidak ada"),
        (dengan(&nilai("label-rincian", "i., ii.")), "label `i., ii.` tidak dikenal"),
        (dengan(&nilai("baris-nomor", "No. #")), "pilihan `No. #` tidak dikenal untuk `baris-nomor`"),
        (
            dengan(&nilai("ttd", "ttd.")).edit(
                "data/acuan/profil/rapat.json",
                "\"rapat\",",
                "\"rapat\", \"dasar\": \"entah\",",
            ),
            "profil `rapat` berdasar pada `entah` yang tidak ada",
        ),
        (
            dengan(&nilai("ttd", "ttd.")).edit(
                "data/acuan/profil/rapat.json",
                "\"rapat\",",
                "\"rapat\", \"dasar\": \"rapat\",",
            ),
            "profil `rapat` berdasar pada dirinya sendiri",
        ),
    ] {
        let run = project.run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(pesan), "{pesan}:\n{}", run.stderr());
        assert!(run.stderr().contains("= obat: "), "{}", run.stderr());
    }
}

/// A profile that nobody uses costs nobody a document, and none writes outside of the workspace.
#[test]
fn a_broken_profile_costs_only_those_who_use_it() {
    let rusak = r#"{"format": 1, "jenis": "profil", "nama": "rusak", "dasar": "entah"}"#;
    let project = memakai("a4").with("data/acuan/profil/rusak.json", rusak);
    let run = project.run(["buat", "data/ringkas"]).succeeds();
    assert!(!run.stderr().contains("`a4`"), "{}", run.stderr());
    let run = project.edit(PROFIL, "\"profil\": \"a4\"", "\"profil\": \"rusak\"").run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("data/acuan/profil/rusak.json:1:"), "{}", run.stderr());
    assert!(run.stderr().contains("profil `rusak` tidak dapat dipakai"), "{}", run.stderr());
    for nama in ["x/../../jauh", "", "Besar"] {
        let profil = format!(r#"{{"format": 1, "jenis": "profil", "nama": "{nama}"}}"#);
        let run = memakai("kpu").with("data/acuan/profil/x.json", &profil).run(["kalibrasi"]).succeeds();
        assert!(!run.stdout().contains("jauh"), "{}", run.stdout());
    }
}

#[test]
fn measures_that_cannot_be_are_named() {
    let ukuran = |nama: &str, nilai: &str| {
        let profil = format!(
            r#"{{"format": 1, "jenis": "profil", "nama": "rapat", "ukuran": {{"{nama}": {{"nilai": {nilai},
            "sumber": "uji", "kepastian": "praktik"}}}}}}"#
        );
        memakai("rapat").with("data/acuan/profil/rapat.json", &profil)
    };
    for (nama, nilai) in [
        ("tepi-kiri", r#"-30, "satuan": "mm""#),
        ("tepi-kiri", r#"2, "satuan": "em""#),
        ("tepi-kiri", r#"2, "satuan": "cm""#),
        ("tepi-kiri", "30"),
        ("tepi-kiri", r#"120, "satuan": "mm""#),
        ("huruf", r#"0, "satuan": "pt""#),
        ("kertas-lebar", r#"100000, "satuan": "mm""#),
        ("lebar-tanda-tangan", r#"170, "satuan": "mm""#),
    ] {
        let run = ukuran(nama, nilai).run(["buat"]).fails_with(1);
        assert!(run.stderr().contains("--> data/acuan/profil/rapat.json:"), "{nama}: {}", run.stderr());
        assert!(!run.stderr().contains("[tata-letak]"), "{nama}: {}", run.stderr());
    }
}

#[test]
fn a_sheet_shows_each_measure_with_its_clause() {
    let project = dengan(&nilai("ttd", "Ttd"));
    let run = project.run(["kalibrasi"]).succeeds();
    assert_eq!(run.stdout().lines().count(), 3, "{}", run.stdout());
    let pdf = project.pdf("output/kalibrasi-rapat.pdf");
    let teks = pdf.text();
    for ada in
        ["Profil rapat: 215 mm × 330 mm", "tepi-kiri", "30 mm", "belum-pasti", "angka 284", "tanda-salinan", "Ttd"]
    {
        assert!(teks.contains(ada), "{ada} in:\n{teks}");
    }
    assert!(pdf.page_text(0).contains("lebar-tanda-tangan") && pdf.page_text(0).contains("88 mm"));
    let salah = project.run(["kalibrasi", "rapet"]).fails_with(2);
    assert!(salah.stderr().contains("Mungkin maksudnya `rapat`"), "{}", salah.stderr());
}

/// Every value says where it is from; what no rule says is not called sure.
#[test]
fn built_in_profiles_name_source_and_certainty_of_every_value() {
    for nama in ["kpu", "a4"] {
        let jalur = format!("{}/data/acuan/profil/{nama}.json", env!("CARGO_MANIFEST_DIR"));
        let profil: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(jalur).expect("profil ada")).expect("JSON sah");
        for bagian in ["ukuran", "pilihan"] {
            for (kunci, nilai) in profil[bagian].as_object().into_iter().flatten() {
                let sumber = nilai["sumber"].as_str().unwrap_or_default();
                assert!(sumber.len() > 10, "{kunci}: {sumber}");
                let pasti = nilai["kepastian"] == "pasti";
                let aturan = ["UU 12/2011", "PKPU", "Permen"].iter().any(|aturan| sumber.contains(aturan));
                assert!(!pasti || aturan, "{kunci} is called sure, without a rule: {sumber}");
            }
        }
    }
}
