//! Findings: place, words, cure, exit code.

use naskah::{Pipeline, expand::job::Kunci, read::Workspace, render::TypstSource};

use crate::project::Project;

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";

#[test]
fn one_bad_decree_does_not_stop_the_others() {
    let project = Project::from("ringkas").with("data/aaa/rusak.json", "{\"format\": 1, \"jenis\": \"keputusan\",");
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stdout().ends_with("2 dokumen jadi, 1 berkas bermasalah, temuan: 1 galat.\n"), "{}", run.stdout());
    assert!(run.stderr().contains("data/aaa/rusak.json:1:"), "{}", run.stderr());
    project.pdf("output/ringkas/keputusan-asli.pdf");
}

#[test]
fn the_last_good_file_stays_when_the_data_breaks() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let lama = project.bytes("output/ringkas/keputusan-asli.pdf");
    let project = project.edit(KEPUTUSAN, "{{ satker.singkat }}", "{{ entah }}");
    project.run(["buat"]).fails_with(1);
    assert!(lama == project.bytes("output/ringkas/keputusan-asli.pdf"));
}

#[test]
fn only_what_was_asked_for_is_made() {
    let project = Project::from("ringkas").with("data/aaa/rusak.json", "{");
    let run = project.run(["build", "data/ringkas"]).succeeds();
    assert!(run.stdout().starts_with("jadi   ringkas/keputusan (asli): "), "{}", run.stdout());
    project.run(["buat", "data/tiada"]).fails_with(3);
}

#[test]
fn a_folder_without_data_is_named() {
    let project = Project::from("ringkas");
    let run = project.run(["buat", "--ruang", "output"]).fails_with(3);
    assert_eq!(
        run.stderr(),
        "galat[ruang]: folder `output` tidak memuat `data/`\n  = obat: Jalankan naskah di folder kerja, atau sebut folder \
         itu dengan `--ruang`\n\n"
    );
    project.run(["terbitkan"]).fails_with(2);
}

#[test]
fn a_template_on_disk_goes_before_the_built_in_one_and_its_faults_are_named() {
    let sumber = include_str!("../../templates/lib/keputusan.typ");
    let tebal = sumber.replace(
        "#let memutuskan(isi) = heading(level: 2, isi)",
        "#let memutuskan(isi) = heading(level: 2, [KANTOR ] + isi)",
    );
    let project = Project::from("ringkas").with("templates/lib/keputusan.typ", &tebal);
    project.run(["buat"]).succeeds();
    assert!(project.pdf("output/ringkas/keputusan-asli.pdf").text().contains("KANTOR MEMUTUSKAN:"));
    let project =
        project.with("templates/lib/keputusan.typ", &sumber.replace("heading(level: 2, isi)", "headin(level: 2, isi)"));
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("templates/lib/keputusan.typ:"), "{}", run.stderr());
}

#[test]
fn nothing_in_a_text_is_run() {
    let jahat = r##"= #panic(1) $x$ @a <b> `c` // d /* e \\ [f] {{ \"7*7\" }} ~ -- ... {% x %}"##;
    let jahat = jahat.replace("{{ \\\"7*7\\\" }}", "\\\\{{ 7*7 }}");
    let project = Project::from("ringkas").edit(KEPUTUSAN, "sebagai acuan", &jahat);
    project.run(["buat"]).succeeds();
    let teks = crate::pdf::normalise(&project.pdf("output/ringkas/keputusan-asli.pdf").text());
    let harapan = crate::pdf::normalise(r##"= #panic(1) $x$ @a <b> `c` // d /* e \ [f] {{ 7*7 }} ~ -- ... {% x %}"##);
    assert!(teks.contains(&harapan), "{teks}");
}

#[cfg(unix)]
#[test]
fn a_closed_output_does_not_stop_the_documents() {
    let project = Project::from("ringkas");
    let perintah = format!("'{}' buat >&- 2>&-", env!("CARGO_BIN_EXE_naskah"));
    let status = std::process::Command::new("sh").args(["-c", &perintah]).current_dir(project.path()).status();
    assert!(status.expect("sh berjalan").success());
    project.pdf("output/ringkas/keputusan-salinan.pdf");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named_and_costs_only_that_file() {
    let project = Project::from("ringkas").with("output/ringkas/keputusan-asli.pdf/isi", "folder");
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("keputusan-asli.pdf` tidak dapat ditulis: "), "{}", run.stderr());
    project.pdf("output/ringkas/keputusan-salinan.pdf");
}

/// A word that is wider than its column is named; it never runs into the next one.
#[test]
fn text_over_other_text_is_named() {
    let tabel = |jumlah: usize| {
        let kolom: Vec<String> = (1..=jumlah).map(|n| format!(r#"{{"kunci": "k{n}", "kepala": "K{n}"}}"#)).collect();
        let sel: Vec<String> = (1..=jumlah).map(|n| format!(r#""k{n}": "198501012010011001 ada""#)).collect();
        let tabel = format!(r#"{{"tabel": {{"kolom": [{}], "baris": [{{{}}}]}}}}"#, kolom.join(","), sel.join(","));
        Project::from("ringkas")
            .edit(KEPUTUSAN, r#"{ "tampilan": "matriks", "dari": "rencana" }"#, &tabel)
            .edit(KEPUTUSAN, "lanskap", "potret")
    };
    // Digits break inside their column; columns narrower than a letter are too many.
    tabel(8).run(["buat"]).succeeds();
    let run = tabel(60).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("[tepi]") && run.stderr().contains("kurangi dari 60 kolom"), "{}", run.stderr());
}

/// A basis for provinces and the same one for cities never meet; the annex's own additions may meet it.
#[test]
fn a_legal_basis_is_named_once_for_each_office() {
    let project = Project::from("ringkas");
    let asli = std::fs::read_to_string(project.path().join(KEPUTUSAN)).expect("terbaca");
    let awal = asli.find("\"mengingat\": [").expect("ada") + "\"mengingat\": [".len();
    let dengan = |baru: &str| format!("{}{baru}, {}", &asli[..awal], &asli[awal..]);
    let untuk = |satu: &str| format!(r#"{{"id": "uu-12-2011", "untuk": "{satu}"}}"#);
    let terpisah = dengan(&format!("{}, {}", untuk("provinsi"), untuk("kota")));
    let run = Project::from("ringkas").with(KEPUTUSAN, &terpisah).run(["buat"]).succeeds();
    assert!(!run.stderr().contains("dua-kali"), "{}", run.stderr());
    let bertemu = dengan(&format!("{}, {}", untuk("kota"), untuk("kota")));
    let run = Project::from("ringkas").with(KEPUTUSAN, &bertemu).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("dua-kali"), "{}", run.stderr());
    let tambah = r#"{ "dasar-hukum": "mengingat", "tambah": ["uu-28-1999", "uu-28-1999"] }"#;
    let project = Project::from("ringkas").edit(KEPUTUSAN, r#"{ "tampilan": "matriks", "dari": "rencana" }"#, tambah);
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("dua-kali") && run.stderr().contains("/tambah/1"), "{}", run.stderr());
}

#[test]
fn a_draft_without_number_or_date_has_no_copy() {
    let project = Project::from("ringkas").edit(KEPUTUSAN, "\"nomor\": 7,\n  ", "");
    assert_eq!(project.run(["buat"]).succeeds().stdout().lines().count(), 2);
    assert!(!project.path().join("output/ringkas/keputusan-salinan.pdf").exists());
}

#[test]
fn documents_that_would_meet_in_one_file_are_named() {
    let lain = std::fs::read_to_string(Project::from("ringkas").path().join(KEPUTUSAN)).expect("terbaca");
    let run = Project::from("ringkas").with("data/ringkas/KEPUTUSAN.json", &lain).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("akan bernama sama dengan"), "{}", run.stderr());
}

#[test]
fn a_font_that_was_cut_off_is_refused() {
    let huruf = include_bytes!("../../templates/fonts/texgyrebonum-regular.otf");
    let project = Project::from("ringkas").with_bytes("templates/fonts/texgyrebonum-regular.otf", &huruf[..30_000]);
    let run = project.run(["buat"]).fails_with(3);
    assert!(run.stderr().contains("bukan berkas huruf yang sah"), "{}", run.stderr());
}

#[test]
fn a_profile_of_the_workspace_changes_what_it_names_and_nothing_else() {
    let profil = |pilihan: &str| {
        let nilai = format!(r#"{{"nilai": "{pilihan}", "sumber": "kantor", "kepastian": "praktik"}}"#);
        Project::from("ringkas").with(
            "data/acuan/profil/kpu.json",
            &format!(r#"{{"format": 1, "jenis": "profil", "pilihan": {{"tentang-lampiran": {nilai}}}}}"#),
        )
    };
    let project = profil("sebaris");
    project.run(["buat"]).succeeds();
    assert!(project.pdf("output/ringkas/keputusan-asli.pdf").text().contains("TENTANG RENCANA KERJA"));
    let run = profil("sebarisan").run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("pilihan `sebarisan` tidak dikenal untuk `tentang-lampiran`"), "{}", run.stderr());
}

/// The check lets no such letter through, so it is put into the laid source: what PDF/A refuses leads to the slot.
#[test]
fn what_the_pdf_standards_refuse_is_found_at_the_field_that_holds_it() {
    let project = Project::from("ringkas");
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let (checked, _) = pipeline.checked(&Kunci::asli(None, "ringkas/keputusan", "61.71")).expect("tanpa galat");
    let mut sumber = pipeline.settle(&checked).expect("tata letak jadi").sumber;
    let dari = |alamat: &str| checked.job().tempat(alamat);
    let ekspor = |sumber: &TypstSource| {
        let laid = pipeline.typesetter.lay_out(sumber, &dari).expect("sumber sah");
        pipeline.typesetter.export(&laid, sumber, &dari)
    };
    assert!(ekspor(&sumber).is_ok());
    let letak = sumber.teks.rfind("bahwa").expect("ada");
    let alamat = sumber.peta.alamat(letak).expect("dalam slot").to_owned();
    sumber.teks.replace_range(letak..letak + 3, "\u{e000}");
    let temuan = ekspor(&sumber).expect_err("PDF/A-2a");
    assert_eq!(temuan[0].place, dari(&alamat), "{temuan:?}");
    assert!(temuan.iter().all(|satu| satu.code == "pdf" && satu.cure.is_some()), "{temuan:?}");
}
