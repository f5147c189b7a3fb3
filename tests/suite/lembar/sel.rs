//! What cells hold, and what a sheet says by its form: every kind of cell is read by its rule or named, and nothing is lost.

use rust_xlsxwriter::{Format, Worksheet};
use serde_json::{Value, json};

use super::{
    berkas::{baris, lembar_mentah, ods, ods_teks, xlsx, xlsx_bergaya, xlsx_mentah},
    bersumber, dengan, keputusan, kolom, typst,
};
use crate::project::Project;

/// What is said about a sheet in which the first name is this.
#[track_caller]
fn temuan_sel(isi: impl FnOnce(&mut Worksheet)) -> String {
    let buku = xlsx(|lembar| {
        baris(lembar, 0, &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", "Satu", "Dua"]]);
        isi(lembar);
    });
    dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku).run(["buat"]).stderr()
}

#[test]
fn what_is_no_text_is_named_by_sheet_and_cell() {
    let tanggal = Format::new().set_num_format("dd/mm/yyyy");
    let jam = Format::new().set_num_format("hh:mm");
    type Tulis<'a> = &'a dyn Fn(&mut Worksheet);
    let semua: [(Tulis<'_>, &str); 6] = [
        (&|l: &mut Worksheet| drop(l.write_number(2, 1, 198_001_012_005_011_001.0)), "berisi bilangan"),
        (&|l: &mut Worksheet| drop(l.write_boolean(2, 1, true)), "TRUE atau FALSE"),
        (&|l: &mut Worksheet| drop(l.write_number_with_format(2, 1, 0.5, &jam)), "waktu atau tanggal"),
        (
            &|l: &mut Worksheet| drop(l.write_formula(2, 1, rust_xlsxwriter::Formula::new("=A1").set_result("Hasil"))),
            "Tim!B3",
        ),
        (&|l: &mut Worksheet| drop(l.merge_range(2, 1, 2, 2, "lebar", &Format::new())), "digabung mendatar"),
        (
            &|l: &mut Worksheet| {
                l.write_string(3, 0, "Umum").expect("sel");
                l.merge_range(2, 1, 3, 1, "tinggi", &Format::new()).expect("gabungan");
            },
            "digabung tegak",
        ),
    ];
    for (tulis, harapan) in semua {
        let stderr = temuan_sel(tulis);
        if harapan == "Tim!B3" {
            assert!(!stderr.contains("galat"), "a formula is what it gave: {stderr}");
            continue;
        }
        assert!(stderr.contains(harapan), "{stderr}");
        assert!(stderr.contains("data/tim/tim.xlsx Tim!B3"), "{stderr}");
        assert!(stderr.contains("obat:"), "{stderr}");
    }
    let stderr = temuan_sel(|lembar| drop(lembar.write_number_with_format(2, 1, 45_772.0, &tanggal)));
    assert!(!stderr.contains("galat"), "a day is written out: {stderr}");
}

#[test]
fn results_of_formulas_are_read_only_where_they_were_saved() {
    let kepala = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>BIDANG</v></c><c r=\"B1\" t=\"str\"><v>NAMA</v></c><c r=\"C1\" t=\"str\"><v>TUGAS</v></c></row>";
    let kepala = format!("{kepala}{}", kepala.replace('1', "2"));
    let temuan = |sel: &str| {
        let isi = lembar_mentah(&format!("{kepala}<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Umum</v></c>{sel}</row>"));
        let buku = xlsx_mentah(&isi, "<sst/>", &[]);
        dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku).run(["buat"]).stderr()
    };
    for (sel, kata) in [
        ("<c r=\"B3\"><f>A1</f></c>", "hasil rumus sel ini tidak tersimpan"),
        ("<c r=\"B3\" t=\"e\"><f>A1</f><v>#REF!</v></c>", "kesalahan rumus `#REF!`"),
    ] {
        let stderr = temuan(sel);
        assert!(stderr.contains(kata) && stderr.contains("Tim!B3"), "{stderr}");
    }
    let kosong =
        temuan("<c r=\"B3\" t=\"str\"><f>A1</f><v></v></c><c r=\"C3\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>");
    assert!(!kosong.contains("galat"), "{kosong}");
}

#[test]
fn days_are_counted_as_the_workbook_says() {
    let gaya = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\ mmmm\\ yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let baris = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>HARI</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>44310</v></c></row>";
    let tabel = json!({"kolom": [{"kunci": "hari", "kepala": "HARI"}], "sumber": {"berkas": "tim.xlsx"}});
    for (sifat, hari) in [("", "24 April 2021"), ("<workbookPr date1904=\"1\"/>", "25 April 2025")] {
        let buku = xlsx_bergaya(&lembar_mentah(baris), "<sst/>", gaya, sifat, &[]);
        let teks = typst(&dengan(&tabel).with_bytes("data/tim/tim.xlsx", &buku), "tim/sk");
        assert!(teks.contains(hari), "{hari}: {teks}");
    }
}

#[test]
fn a_hidden_sheet_is_read_only_when_it_is_named_and_told_of() {
    let buku = || {
        let mut buku = rust_xlsxwriter::Workbook::new();
        for (nama, isi) in [("Tampak", "Satu"), ("Rahasia", "Dua")] {
            let lembar = buku.add_worksheet().set_name(nama).expect("nama");
            baris(lembar, 0, &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", isi, "Isi"]]);
            lembar.set_hidden(nama == "Rahasia");
        }
        buku.save_to_buffer().expect("buku")
    };
    let project = dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku());
    let run = project.run(["buat"]).succeeds();
    assert!(run.stderr().contains("lembar `Rahasia` tersembunyi, dan tidak dibaca"), "{}", run.stderr());
    assert!(project.pdf("output/tim/sk-asli.pdf").text().contains("Satu"));
    let tabel = json!({"kolom": kolom(), "gabung": ["bidang"], "sumber": {"berkas": "tim.xlsx", "lembar": "Rahasia"}});
    project.tulis("data/tim/sk.json", keputusan(&tabel).as_bytes());
    let run = project.run(["buat"]).succeeds();
    assert!(run.stderr().contains("lembar `Rahasia` tersembunyi, tetapi tetap dibaca"), "{}", run.stderr());
    assert!(project.pdf("output/tim/sk-asli.pdf").text().contains("Dua"));
}

#[test]
fn the_cells_of_an_ods_sheet_are_told_apart_too() {
    let kepala = format!("<table:table-row>{}</table:table-row>", ["BIDANG", "NAMA", "TUGAS"].map(ods_teks).concat());
    let temuan = |sel: &str| {
        let baris = format!(
            "{kepala}{kepala}<table:table-row table:visibility=\"collapse\">{}{sel}</table:table-row>",
            ods_teks("Umum")
        );
        let gaya = "<style:style style:name=\"ta1\"><style:table-properties table:display=\"true\"/></style:style>";
        dengan(&bersumber("tim.ods")).with_bytes("data/tim/tim.ods", &ods(gaya, &baris)).run(["buat"]).stderr()
    };
    let sel =
        |atribut: &str, teks: &str| format!("<table:table-cell {atribut}><text:p>{teks}</text:p></table:table-cell>");
    for (sel, kata) in [
        (sel("office:value-type=\"float\" office:value=\"7\"", "007"), "berisi bilangan `7`"),
        (sel("office:value-type=\"percentage\" office:value=\"0.5\"", "50%"), "berisi persen `50%`"),
        (sel("office:value-type=\"string\" calcext:value-type=\"error\"", "#REF!"), "kesalahan rumus `#REF!`"),
        (sel("office:value-type=\"time\" office:time-value=\"PT1H\"", "01:00"), "waktu atau tanggal"),
        ("<table:table-cell table:formula=\"of:=A1\"/>".to_owned(), "hasil rumus sel ini tidak tersimpan"),
    ] {
        let stderr = temuan(&sel);
        assert!(stderr.contains(kata) && stderr.contains("data/tim/tim.ods Tim!B3"), "{kata}: {stderr}");
    }
    let baik = temuan(
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-04-25\"><office:annotation><text:p>catatan</text:p></office:annotation><text:p>25/4/25</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell>",
    );
    assert!(!baik.contains("galat") && baik.contains("baris 3 tersembunyi"), "{baik}");
}

/// A table of two columns whose rows stand in this file, and what is said about it.
#[track_caller]
fn dua_kolom(berkas: &str, isi: &[u8], lagi: &Value) -> (Option<i32>, String, Project) {
    let mut tabel = json!({"kolom": [{"kunci": "nama", "kepala": "NAMA"}, {"kunci": "tugas", "kepala": "TUGAS"}], "sumber": {"berkas": berkas}});
    tabel.as_object_mut().expect("objek").extend(lagi.as_object().expect("objek").clone());
    let project = dengan(&tabel).with_bytes(&format!("data/tim/{berkas}"), isi);
    let run = project.run(["buat"]);
    (run.code(), run.stderr(), project)
}

#[test]
fn nothing_that_is_filled_in_is_lost_without_a_word() {
    let polos = json!({});
    for (isi, kata) in [
        ("NAMA;TUGAS\nBudi;makan; minum; tidur\n", "tim.csv:2:12"),
        ("NAMA;TUGAS\nBudi;\"x\nAni;y\nCici;z\n", "tanda petik ini tidak ditutup"),
        ("NO;NAMA;TUGAS\nKelompok A;;\n1;Budi;makan\n", "`Kelompok A` berada di kolom nomor"),
        ("NO;NAMA;TUGAS\n1;Budi;makan\nJUMLAH SEMUA;2 orang;\n", "`JUMLAH SEMUA` berada di kolom nomor"),
    ] {
        let (kode, stderr, _) = dua_kolom("tim.csv", isi.as_bytes(), &polos);
        assert!(kode == Some(1) && stderr.contains(kata), "{kata}: {stderr}");
    }
    let tanpa_kepala = xlsx(|lembar| baris(lembar, 0, &[&["NAMA", "TUGAS"], &["Budi", "makan", "EKSTRA"]]));
    let (kode, stderr, _) = dua_kolom("tim.xlsx", &tanpa_kepala, &polos);
    assert!(kode == Some(0) && stderr.contains("Tim!C2") && stderr.contains("tidak dibaca"), "{stderr}");
    let tertutup = xlsx_mentah(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>NAMA</v></c><c r=\"B1\" t=\"str\"><v>TUGAS</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"str\"><v>Budi</v></c><c r=\"B2\" t=\"str\"><v>makan</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"str\"><v>Ani</v></c><c r=\"B3\" t=\"str\"><v>x</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells></worksheet>",
        "<sst/>",
        &[],
    );
    let (kode, stderr, _) = dua_kolom("tim.xlsx", &tertutup, &json!({"gabung": ["nama"]}));
    assert!(kode == Some(0) && stderr.contains("Tim!A3") && stderr.contains("tertutup gabungan"), "{stderr}");
    let kotak = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>NAMA</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>TUGAS</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><draw:frame><draw:text-box><text:p>KOTAK</text:p></draw:text-box></draw:frame><text:p>Budi</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>makan</text:p></table:table-cell></table:table-row>";
    let (kode, stderr, project) = dua_kolom("tim.ods", &ods("", kotak).clone(), &polos);
    assert_eq!(kode, Some(0), "{stderr}");
    let teks = project.pdf("output/tim/sk-asli.pdf").text();
    assert!(teks.contains("Budi") && !teks.contains("KOTAK"), "what lies over a cell is not in it: {teks}");
}

#[test]
fn a_row_of_numbers_is_no_row_of_column_numbers() {
    let kolom = json!([{"kunci": "tps", "kepala": "TPS", "jenis": "bilangan"}, {"kunci": "jumlah", "kepala": "JUMLAH", "jenis": "bilangan"}, {"kunci": "sah", "kepala": "SAH", "jenis": "bilangan"}]);
    let buku = xlsx(|lembar| {
        baris(lembar, 0, &[&["TPS", "JUMLAH", "SAH"]]);
        for (x, angka) in [(0, 1.0), (1, 2.0), (2, 3.0)] {
            lembar.write_number(1, x, angka).expect("sel");
        }
    });
    let sumber = json!({"kolom": kolom, "sumber": {"berkas": "tim.xlsx"}});
    let tertulis = json!({"kolom": kolom, "baris": [{"tps": "1", "jumlah": "2", "sah": "3"}]});
    let project = dengan(&sumber).with_bytes("data/tim/tim.xlsx", &buku);
    assert_eq!(typst(&project, "tim/sk"), typst(&dengan(&tertulis), "tim/sk"));
}

#[test]
fn a_group_without_rows_is_printed() {
    let buku = xlsx(|lembar| {
        let tebal = Format::new().set_bold();
        baris(lembar, 0, &[&["NAMA", "TUGAS"]]);
        lembar.merge_range(1, 0, 1, 1, "BAB I", &tebal).expect("kelompok");
        lembar.merge_range(2, 0, 2, 1, "A. Subbagian", &tebal).expect("kelompok");
        baris(lembar, 3, &[&["Budi", "makan"]]);
        lembar.merge_range(4, 0, 4, 1, "BAB II", &tebal).expect("kelompok");
    });
    let (kode, stderr, project) = dua_kolom("tim.xlsx", &buku, &json!({}));
    assert_eq!(kode, Some(0), "{stderr}");
    let teks = project.pdf("output/tim/sk-asli.pdf").text();
    assert!(["BAB I", "A. Subbagian", "Budi", "BAB II"].iter().all(|kata| teks.contains(kata)), "{teks}");
}

#[test]
fn hidden_rows_columns_and_strange_columns_are_told_of_and_read() {
    let stderr = temuan_sel(|lembar| {
        baris(lembar, 3, &[&["Umum", "Tersembunyi", "Dua"]]);
        lembar.write_string(1, 3, "KETERANGAN").expect("sel");
        lembar.set_row_hidden(3).expect("baris");
        lembar.set_column_hidden(2).expect("kolom");
    });
    for kata in ["baris 4 tersembunyi", "kolom C tersembunyi", "kolom `KETERANGAN` tidak dipakai", "Tim!D1"] {
        assert!(stderr.contains(kata), "{kata}: {stderr}");
    }
    assert!(!stderr.contains("galat"), "{stderr}");
}
