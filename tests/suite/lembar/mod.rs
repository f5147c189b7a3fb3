//! Tables, work plans and values that stand in spreadsheets.

pub mod berkas;
mod bolak_balik;
mod jahat;

use naskah::{
    Pipeline,
    expand::job::{JenisSalinan, Kunci},
    read::Workspace,
    render::Pemenggalan,
};
use rust_xlsxwriter::{Format, Worksheet};
use serde_json::{Value, json};

use self::berkas::{baris, lembar_mentah, ods, ods_teks, xlsx, xlsx_bergaya, xlsx_mentah};
use crate::project::Project;

/// A decree with this table.
fn keputusan(tabel: &Value) -> String {
    json!({
        "format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", "nomor": 7, "tanggal": "2026-03-02",
        "tentang": "Pembentukan Tim", "menimbang": ["bahwa perlu tim"], "mengingat": ["uu-7-2017"],
        "fakta": {"tahun-ini": "2026"},
        "memutuskan": [{"diktum": "Membentuk Tim"}],
        "lampiran": [{"id": "tim", "judul": "Tim", "isi": [{"tabel": tabel}, "Demikian."]}],
    })
    .to_string()
}

fn kolom() -> Value {
    json!([
        {"kunci": "bidang", "kepala": "BIDANG"},
        {"kepala": "ANGGOTA {{ tahun-ini }}", "kolom": [
            {"kunci": "nama", "kepala": "NAMA", "alias": ["NAMA LENGKAP"]},
            {"kunci": "tugas", "kepala": "TUGAS"}]},
    ])
}

/// The table, with its rows in JSON.
fn tabel() -> Value {
    json!({"kolom": kolom(), "gabung": ["bidang"], "baris": [
        {"kelompok": "Kelompok Satu", "baris": [
            {"bidang": "Umum", "nama": "Contoh Satu, S.H.", "tugas": [{"daftar": ["menyusun", "mengirim ke {{ satker.nama }}"]}]},
            {"bidang": "Umum", "nama": "Contoh Dua", "tugas": ["Paragraf _pertama_.", "1. bukan daftar"]},
            {"bidang": "Teknis", "nama": "007", "tugas": "198001012005011001"}]},
        {"kelompok": "Kelompok Dua", "baris": [{"bidang": "Teknis", "nama": "Contoh Tiga"}]},
    ]})
}

/// The same table, whose rows stand in this file.
fn bersumber(berkas: &str) -> Value {
    json!({"kolom": kolom(), "gabung": ["bidang"], "sumber": {"berkas": berkas}})
}

fn dengan(tabel: &Value) -> Project {
    let satker = json!({"format": 1, "jenis": "satker", "kode": "61.71", "pejabat": {"ketua": [{"nama": "Contoh Ketua"}],
        "hukum": [{"nama": "Contoh Hukum", "jabatan": "Kepala Subbagian Hukum"}]}});
    Project::empty().with("data/satker.json", &satker.to_string()).with("data/tim/sk.json", &keputusan(tabel))
}

/// The Typst source of a decree.
#[track_caller]
fn typst(project: &Project, naskah: &str) -> String {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let satker = workspace.keputusan(naskah).and_then(|naskah| naskah.isi.satker.clone()).expect("naskah ada");
    let (checked, _) =
        pipeline.checked(&Kunci::asli(None, naskah, &satker).dengan(JenisSalinan::Salinan)).expect("tanpa galat");
    pipeline.renderer.render(&checked).expect("templat jadi").source(&Pemenggalan::default()).teks.clone()
}

/// As people make them: a title above, a number before each row, merged heads and cells, a row of column numbers.
fn buku_orang() -> Vec<u8> {
    xlsx(|lembar| {
        let (tebal, teks) = (Format::new().set_bold(), Format::new().set_num_format("@"));
        lembar.merge_range(0, 0, 0, 3, "SUSUNAN TIM", &tebal).expect("judul");
        lembar.merge_range(2, 0, 3, 0, "NO", &tebal).expect("kepala");
        lembar.merge_range(2, 1, 3, 1, "Bidang", &tebal).expect("kepala");
        lembar.merge_range(2, 2, 2, 3, "ANGGOTA {{ tahun-ini }}", &tebal).expect("kepala");
        baris(lembar, 3, &[&["", "", "nama  lengkap", "TUGAS"], &["(1)", "(2)", "(3)", "(4)"]]);
        lembar.merge_range(5, 0, 5, 3, "Kelompok Satu", &tebal).expect("kelompok");
        baris(lembar, 6, &[&["1", "", "Contoh Satu, S.H.", "1. menyusun\n2. mengirim ke {{ satker.nama }}"]]);
        lembar.merge_range(6, 1, 7, 1, "Umum", &teks).expect("gabungan");
        baris(lembar, 7, &[&["2", "", "Contoh Dua", "Paragraf _pertama_.\n\n1. bukan daftar"]]);
        baris(lembar, 8, &[&["3", "Teknis", "007", "198001012005011001"]]);
        lembar.merge_range(9, 0, 9, 3, "Kelompok Dua", &tebal).expect("kelompok");
        baris(lembar, 10, &[&["4", "Teknis", "Contoh Tiga"]]);
    })
}

#[test]
fn a_sheet_of_any_kind_is_the_same_table_as_in_json() {
    let harapan = typst(&dengan(&tabel()), "tim/sk");
    let xlsx = dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku_orang());
    assert_eq!(typst(&xlsx, "tim/sk"), harapan);

    let sel = |isi: &[&str]| {
        isi.iter()
            .map(|isi| if isi.is_empty() { "<table:table-cell/>".to_owned() } else { ods_teks(isi) })
            .collect::<String>()
    };
    let ini = |isi: &[&str]| format!("<table:table-row>{}</table:table-row>", sel(isi));
    let lebar = |isi: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"3\"><text:p>{isi}</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"2\"/></table:table-row>"
        )
    };
    let isi = [
        ini(&["BIDANG", "ANGGOTA {{ tahun-ini }}", ""]),
        ini(&["BIDANG", "NAMA", "TUGAS"]),
        lebar("Kelompok Satu"),
        ini(&["Umum", "Contoh Satu, S.H.", "1. menyusun\n2. mengirim ke {{ satker.nama }}"]),
        ini(&["", "Contoh Dua", "Paragraf _pertama_.\n1. bukan daftar"]),
        ini(&["Teknis", "007", "198001012005011001"]),
        lebar("Kelompok Dua"),
        ini(&["Teknis", "Contoh Tiga", ""]),
        "<table:table-row table:number-rows-repeated=\"1048568\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
    ];
    let ods = dengan(&bersumber("tim.ods")).with_bytes("data/tim/tim.ods", &ods("", &isi.concat()));
    assert_eq!(typst(&ods, "tim/sk"), harapan);
}

#[test]
fn a_text_file_is_read_under_the_delimiter_that_its_heads_have() {
    let polos = |baris: Value| json!({"kolom": [{"kunci": "nama", "kepala": "NAMA"}, {"kunci": "tugas", "kepala": "TUGAS"}], "baris": baris});
    let harapan = typst(
        &dengan(&polos(json!([{"nama": "Contoh, Satu", "tugas": "0812; dua"}, {"nama": "Contoh Dua"}]))),
        "tim/sk",
    );
    let tabel = json!({"kolom": polos(Value::Null)["kolom"], "sumber": {"berkas": "tim.csv"}});
    for isi in [
        "\u{feff}NAMA;TUGAS\r\n\"Contoh, Satu\";\"0812; dua\"\r\nContoh Dua;\r\n",
        "NAMA,TUGAS\n\"Contoh, Satu\",0812; dua\nContoh Dua,\n",
        "NO\tNAMA\tTUGAS\n1\tContoh, Satu\t0812; dua\n\n2\tContoh Dua\n",
    ] {
        let project = dengan(&tabel).with("data/tim/tim.csv", isi);
        assert_eq!(typst(&project, "tim/sk"), harapan, "{isi}");
    }
    let run = dengan(&tabel).with("data/tim/tim.csv", "NAMA;TUGAZ\nSatu;dua\n").run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("kolom `TUGAS` tidak ada") && run.stderr().contains("`TUGAZ`"), "{}", run.stderr());
}

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

#[test]
fn what_a_workbook_lacks_is_said_at_the_table_that_names_it() {
    let satu = |tabel: &Value, isi: &[u8]| {
        let project = dengan(tabel)
            .with_bytes("data/tim/tim.xlsx", isi)
            .with("data/tim/lain.json", &keputusan(&json!({"kolom": kolom(), "baris": []})));
        let run = project.run(["buat"]).fails_with(1);
        assert!(project.path().join("output/tim/lain-asli.pdf").is_file(), "the others are made: {}", run.stderr());
        assert!(!project.path().join("output/tim/sk-asli.pdf").exists());
        run.stderr()
    };
    let sumber = |sumber: Value| json!({"kolom": kolom(), "gabung": ["bidang"], "sumber": sumber});
    let baik = buku_orang();
    let stderr = satu(&sumber(json!({"berkas": "tiada.xlsx"})), &baik);
    assert!(
        stderr.contains("`tiada.xlsx` tidak ada di `data/tim`") && stderr.contains("data/tim/sk.json:1:"),
        "{stderr}"
    );
    let stderr = satu(&sumber(json!({"berkas": "../../../etc/passwd"})), &baik);
    assert!(stderr.contains("tidak ada") || stderr.contains("di luar folder kerja"), "{stderr}");
    let stderr = satu(&sumber(json!({"berkas": "tim.xlsx", "lembar": "Dua"})), &baik);
    assert!(stderr.contains("lembar `Dua` tidak ada") && stderr.contains("`Tim`"), "{stderr}");
    let stderr = satu(&json!({"kolom": kolom(), "baris": [], "sumber": {"berkas": "tim.xlsx"}}), &baik);
    assert!(stderr.contains("`baris` dan `sumber` sama-sama"), "{stderr}");
    let stderr = satu(&json!({"kolom": kolom()}), &baik);
    assert!(stderr.contains("tanpa `baris`"), "{stderr}");
    let stderr = satu(&bersumber("tim.xlsx"), &xlsx(|lembar| baris(lembar, 0, &[&["APA", "SAJA"]])));
    assert!(stderr.contains("kepala tabel tidak ditemukan"), "{stderr}");
}

#[test]
fn a_mistake_in_a_cell_leads_to_the_cell() {
    let buku = xlsx(|lembar| {
        baris(
            lembar,
            0,
            &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", "{{ tiada.ini }}", "a {{ b"]],
        );
    });
    let stderr =
        dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku).run(["buat"]).fails_with(1).stderr();
    assert!(stderr.contains("data/tim/tim.xlsx Tim!C3"), "{stderr}");
    let buku = xlsx(|lembar| {
        baris(
            lembar,
            0,
            &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", "{{ tiada.ini }}", "b"]],
        );
    });
    let run = dengan(&bersumber("tim.xlsx"))
        .with_bytes("data/tim/tim.xlsx", &buku)
        .run(["buat", "--format", "json"])
        .fails_with(1);
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    assert!(laporan.to_string().contains("\"sel\":\"Tim!B3\""), "{laporan}");
}

#[test]
fn one_cell_makes_exactly_the_documents_that_print_it() {
    let buku = |nama: &str| {
        let mut buku = rust_xlsxwriter::Workbook::new();
        for (lembar, isi) in [("Satu", nama), ("Dua", "Tetap")] {
            let kerja = buku.add_worksheet().set_name(lembar).expect("nama");
            baris(kerja, 0, &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", isi, "Dua"]]);
        }
        buku.save_to_buffer().expect("buku")
    };
    let sumber = |lembar: &str| json!({"kolom": kolom(), "gabung": ["bidang"], "sumber": {"berkas": "tim.xlsx", "lembar": lembar}});
    let project = dengan(&sumber("Satu"))
        .with("data/tim/dua.json", &keputusan(&sumber("Dua")))
        .with_bytes("data/tim/tim.xlsx", &buku("Awal"));
    project.run(["buat"]).succeeds();
    project.tulis("data/tim/tim.xlsx", &buku("Baru"));
    let run = project.run(["buat", "--mengapa"]).succeeds();
    assert!(run.stdout().contains("2 dokumen jadi"), "{}", run.stdout());
    assert!(project.pdf("output/tim/sk-asli.pdf").text().contains("Baru"));
}

#[test]
fn a_comparison_shows_the_cell_that_was_edited_and_nothing_else() {
    let buku = |nama: &str| {
        xlsx(|lembar| {
            baris(
                lembar,
                0,
                &[&["BIDANG", "NAMA", "TUGAS"], &["BIDANG", "NAMA", "TUGAS"], &["Umum", "Satu", "menyusun"]],
            );
            baris(lembar, 3, &[&["Umum", "Dua", nama], &["Teknis", "Tiga", "mengirim"]]);
        })
    };
    let project = |nama: &str| dengan(&bersumber("tim.xlsx")).with_bytes("data/tim/tim.xlsx", &buku(nama));
    let (lama, baru) = (project("mencetak"), project("menjilid"));
    let dahulu = lama.path().join("data/tim").to_string_lossy().into_owned();
    let run = baru.run(["banding", &dahulu, "data/tim", "--format", "json"]).fails_with(1);
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let perubahan = laporan["dokumen"][0]["perubahan"].as_array().expect("perubahan").clone();
    assert_eq!(perubahan.len(), 1, "{laporan}");
    let satu = perubahan[0].to_string();
    assert!(satu.contains("mencetak") && satu.contains("menjilid") && satu.contains("kolom TUGAS"), "{satu}");
    assert_eq!(perubahan[0]["ikut"], false, "somebody wrote it: {satu}");
    assert_eq!(
        (&perubahan[0]["berkas"], &perubahan[0]["sel"]),
        (&json!("data/tim/tim.xlsx"), &json!("Tim!C4")),
        "{satu}"
    );
    baru.run(["banding", "data/tim", "data/tim"]).succeeds();
}

#[test]
fn numbers_are_read_where_a_column_holds_numbers() {
    let kolom = json!([{"kunci": "nama", "kepala": "NAMA"}, {"kunci": "bulan", "kepala": "BULAN", "jenis": "bilangan"},
        {"kunci": "honor", "kepala": "HONOR", "jenis": "rupiah"}]);
    let tabel = json!({"kolom": kolom, "jumlah": ["honor"], "baris": [
        {"nama": "Satu", "bulan": "12", "honor": "1500000"}, {"nama": "Dua", "bulan": "2,5", "honor": "-"}]});
    let harapan = typst(&dengan(&tabel), "tim/sk");
    let buku = xlsx(|lembar| {
        baris(lembar, 0, &[&["NO", "NAMA", "BULAN", "HONOR"], &["", "Satu"], &["", "Dua", "", "-"]]);
        for (letak, angka) in [((1, 0), 1.0), ((2, 0), 2.0), ((1, 2), 12.0), ((2, 2), 2.5), ((1, 3), 1_500_000.0)] {
            lembar.write_number(letak.0, letak.1, angka).expect("sel");
        }
    });
    let sumber = json!({"kolom": kolom, "jumlah": ["honor"], "sumber": {"berkas": "tim.xlsx"}});
    let project = dengan(&sumber).with_bytes("data/tim/tim.xlsx", &buku);
    assert_eq!(typst(&project, "tim/sk"), harapan);
    let kembali = dengan(&tabel);
    kembali.run(["lembar", "data/tim/sk"]).succeeds();
    let lagi = dengan(&sumber).with_bytes("data/tim/tim.xlsx", &kembali.bytes("data/tim/sk.xlsx"));
    assert_eq!(typst(&lagi, "tim/sk"), harapan);
}

#[test]
fn a_team_comes_back_from_its_workbook() {
    let tim = json!({"format": 1, "jenis": "tim", "catatan": "uji",
        "orang": {"p-1": {"nama": "Contoh Satu, S.H.", "pangkat": "Penata, III/c"}, "p-2": {"nama": "Contoh Dua", "jabatan": "Kepala Subbagian"}},
        "anggota": [{"orang": "p-2", "sebagai": "Koordinator", "kelompok": "Umum"}, {"orang": "p-1", "sebagai": "Anggota", "kelompok": "Umum", "untuk": ["kota", "kabupaten"]}],
        "tugas": {"Koordinator": ["mengoordinasikan", {"butir": "menyusun:", "isi": [{"daftar": ["rencana", "laporan"]}]}], "Anggota": [{"butir": "membantu", "untuk": "kota"}]}});
    let sk: Value = serde_json::from_str(&keputusan(&json!({"kolom": kolom(), "baris": []}))).expect("JSON");
    let mut sk = sk;
    sk["lampiran"][0]["isi"] =
        json!([{"tampilan": "susunan", "dari": "anggota"}, {"tampilan": "tugas", "dari": "anggota"}]);
    let project =
        dengan(&json!({})).with("data/tim/sk.json", &sk.to_string()).with("data/tim/anggota.json", &tim.to_string());
    let harapan = typst(&project, "tim/sk");
    project.run(["lembar", "data/tim/anggota"]).succeeds();
    let sumber = json!({"format": 1, "jenis": "tim", "catatan": "uji", "sumber": {"berkas": "anggota.xlsx"}});
    project.tulis("data/tim/anggota.json", sumber.to_string().as_bytes());
    assert_eq!(typst(&project, "tim/sk"), harapan);
    let buku = xlsx(|lembar| {
        lembar.set_name("Anggota").expect("nama");
        baris(lembar, 0, &[&["ORANG", "KEDUDUKAN"], &["p-9", "Anggota"]]);
    });
    let mut sumber = tim.clone();
    sumber.as_object_mut().expect("objek").remove("anggota");
    sumber["sumber"] = json!({"berkas": "lain.xlsx"});
    project.tulis("data/tim/lain.xlsx", &buku);
    project.tulis("data/tim/anggota.json", sumber.to_string().as_bytes());
    let stderr = project.run(["buat"]).fails_with(1).stderr();
    assert!(stderr.contains("orang `p-9` tidak ada") && stderr.contains("lain.xlsx Anggota!A2"), "{stderr}");
}

#[test]
fn values_of_a_package_come_from_a_sheet_too() {
    let paket = json!({"format": 1, "jenis": "paket", "naskah": ["sk"], "salinan": ["asli"], "satker": ["61.71", "61.01"],
        "nilai": {"berkas": "nilai.xlsx", "kunci": "Kode", "kolom": {"Nomor": "nomor", "Tanggal": "tanggal", "Ketua": "pejabat.ketua.nama"}}});
    let sk = json!({"format": 1, "jenis": "keputusan", "penetap": "ketua", "tentang": "Pembentukan Tim",
        "menimbang": ["bahwa perlu tim"], "mengingat": ["uu-7-2017"], "memutuskan": [{"diktum": "Membentuk Tim"}]});
    let tanggal = Format::new().set_num_format("dd/mm/yyyy");
    let buku = |angka: bool| {
        xlsx(|lembar| {
            baris(
                lembar,
                0,
                &[
                    &["Kode", "Nomor", "Tanggal", "Ketua"],
                    &["61.71", "12", "2026-02-01", "Contoh Ketua Kota"],
                    &["61.01", "", "", "Contoh Ketua Sambas"],
                ],
            );
            lembar.write_number(2, 1, 34).expect("sel");
            lembar.write_number_with_format(2, 2, 46_055.0, &tanggal).expect("sel");
            if angka {
                lembar.write_number(2, 0, 61.01).expect("sel");
            }
        })
    };
    let project =
        Project::empty().with("data/p/paket.json", &paket.to_string()).with("data/p/sk.json", &sk.to_string());
    let project = project.with_bytes("data/p/nilai.xlsx", &buku(false));
    project.run(["buat"]).succeeds();
    let teks = project.pdf("output/p/61.01-kabupaten-sambas/sk-asli.pdf").text();
    for kata in ["NOMOR 34 TAHUN 2026", "2 Februari 2026", "CONTOH KETUA SAMBAS"] {
        assert!(teks.contains(kata), "{kata}: {teks}");
    }
    project.tulis("data/p/nilai.xlsx", &buku(true));
    let stderr = project.run(["buat"]).fails_with(1).stderr();
    assert!(stderr.contains("berisi bilangan `61.01`") && stderr.contains("nilai.xlsx Tim!A3"), "{stderr}");
}

#[test]
fn the_workbooks_of_the_examples_say_what_their_json_says() {
    let project = Project::example();
    for contoh in ["sumsel-34-2023", "kalbar-9-2025"] {
        let naskah = format!("contoh/{contoh}/keputusan");
        let harapan = typst(&project, &naskah);
        let rencana = json!({"format": 1, "jenis": "rencana-kerja", "sumber": {"berkas": "rencana-kerja.xlsx"}});
        let berkas = format!("data/contoh/{contoh}/rencana-kerja.json");
        project.tulis(&berkas, rencana.to_string().as_bytes());
        assert!(typst(&project, &naskah) == harapan, "{contoh}");
    }
}
