//! Tables, work plans and values that stand in spreadsheets.

pub mod berkas;
mod bolak_balik;
mod jahat;
mod sel;

use naskah::{
    Pipeline,
    expand::job::{JenisSalinan, Kunci},
    read::Workspace,
    render::Pemenggalan,
};
use rust_xlsxwriter::Format;
use serde_json::{Value, json};

use self::berkas::{baris, ods, ods_teks, xlsx};
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
fn a_row_of_a_plan_that_lacks_its_area_is_named_at_its_place() {
    let mut buku = rust_xlsxwriter::Workbook::new();
    let area = buku.add_worksheet().set_name("Area").expect("nama");
    baris(area, 0, &[&["AREA", "NAMA"], &["I", "Manajemen Perubahan"]]);
    let sasaran = buku.add_worksheet().set_name("Sasaran").expect("nama");
    baris(sasaran, 0, &[&["AREA", "SASARAN"], &["", "tanpa area"], &["I", "berarea"], &["II", "area asing"]]);
    let isi = buku.save_to_buffer().expect("buku");
    let rencana = json!({"format": 1, "jenis": "rencana-kerja", "sumber": {"berkas": "rencana.xlsx"}});
    let project = dengan(&tabel()).with("data/tim/rencana.json", &rencana.to_string());
    let run = project.with_bytes("data/tim/rencana.xlsx", &isi).run(["buat"]).fails_with(1);
    for kata in ["baris tanpa area", "rencana.xlsx Sasaran!B2", "area `II` tidak ada", "rencana.xlsx Sasaran!A4"] {
        assert!(run.stderr().contains(kata), "{kata}: {}", run.stderr());
    }
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
