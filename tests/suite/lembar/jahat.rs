//! Workbooks that are broken, or made to do harm: each is named, none costs the others.

use serde_json::json;

use super::{
    berkas::{arsip, lembar_mentah, ods, xlsx_mentah},
    bersumber, dengan, keputusan, kolom,
};

const KOSONG: &str = "<sst/>";

/// What is said about these bytes under this name, while another decree is made.
#[track_caller]
fn ditolak(nama: &str, isi: &[u8], env: &[(&str, &str)]) -> String {
    let project = dengan(&bersumber(nama))
        .with_bytes(&format!("data/tim/{nama}"), isi)
        .with("data/tim/lain.json", &keputusan(&json!({"kolom": kolom(), "baris": []})))
        .with("data/tim/dua.json", &keputusan(&json!({"kolom": kolom(), "baris": []})));
    // Two documents are made in helpers, which read the workspace themselves.
    let run = project.run_with(&["buat"], env).fails_with(1);
    for berkas in ["lain", "dua"] {
        let pdf = project.path().join(format!("output/tim/{berkas}-asli.pdf"));
        assert!(pdf.is_file(), "the run goes on: {}", run.stderr());
    }
    assert!(!project.path().join("output/tim/sk-asli.pdf").exists());
    let stderr = run.stderr();
    assert!(stderr.contains(&format!("data/tim/{nama}")), "the file is named: {stderr}");
    assert!(stderr.contains("obat:"), "{stderr}");
    stderr
}

#[test]
fn hostile_workbooks_are_named_and_the_run_goes_on() {
    let nol = vec![b' '; 300 << 20];
    let bom = xlsx_mentah(&lembar_mentah(""), KOSONG, &[("xl/besar.xml", &nol)]);
    assert!(bom.len() < 1 << 20, "the bomb is small: {}", bom.len());
    let entitas = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><sst><si><t>&c;</t></si></sst>";
    let baik = xlsx_mentah(&lembar_mentah(""), KOSONG, &[]);
    let cfb = |isi: &str| {
        let utf16: Vec<u8> = isi.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600], &utf16].concat()
    };
    let jauh = lembar_mentah("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>a</v></c></row>");
    let banyak = "<sst count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>a</t></si></sst>";
    let dalam = format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    for (nama, isi, kata) in [
        ("bom.xlsx", bom, "mengembang terlalu besar"),
        ("jauh.xlsx", xlsx_mentah(&jauh, KOSONG, &[]), "terlalu jauh"),
        ("banyak.xlsx", xlsx_mentah(&lembar_mentah(""), banyak, &[]), "teks bersama"),
        ("entitas.xlsx", xlsx_mentah(&lembar_mentah(""), entitas, &[]), "entitas XML"),
        ("potong.xlsx", baik[..baik.len() / 2].to_vec(), "terpotong"),
        ("makro.xlsx", xlsx_mentah(&lembar_mentah(""), KOSONG, &[("xl/vbaProject.bin", b"x")]), "memuat makro"),
        ("sandi.xlsx", cfb("EncryptedPackage"), "berkata sandi"),
        ("lama.xlsx", cfb("Workbook"), "Excel 97"),
        ("nama.xlsx", ods("", ""), "Ubah akhiran"),
        ("nama.ods", baik.clone(), "Ubah akhiran"),
        ("teks.xlsx", b"NAMA;TUGAS\n".to_vec(), "bukan buku kerja"),
        ("arsip.xlsx", arsip(&[("a.txt", b"a")]), "bukan buku kerja"),
        ("dalam.xlsx", xlsx_mentah(&dalam, KOSONG, &[]), "bukan XML yang sah"),
        (
            "acuan.xlsx",
            xlsx_mentah(&lembar_mentah("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"), KOSONG, &[]),
            "tidak sah",
        ),
        (
            "luas.xlsx",
            xlsx_mentah(
                &format!(
                    "<worksheet><sheetData><row r=\"99999\"><c r=\"ALL99999\" t=\"str\"><v>a</v></c></row></sheetData><mergeCells>{}</mergeCells></worksheet>",
                    "<mergeCell ref=\"A1:ALL99999\"/>".repeat(50)
                ),
                KOSONG,
                &[],
            ),
            "terlalu luas",
        ),
        (
            "jauh.ods",
            ods(
                "",
                "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"4000000000\"><text:p>a</text:p></table:table-cell></table:table-row>",
            ),
            "terlalu jauh",
        ),
        (
            "lipat.ods",
            ods(
                "",
                &"<table:table-row table:number-rows-repeated=\"100000\" table:visibility=\"collapse\"/></table:table><table:table table:name=\"x\">".repeat(20),
            ),
            "tersembunyi atau terlipat",
        ),
        (
            "sandi.ods",
            arsip(&[
                ("mimetype", b"x"),
                ("content.xml", b"acak"),
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
            ]),
            "berkata sandi",
        ),
        ("kosong.xlsx", Vec::new(), "bukan buku kerja"),
        ("tim.pdf", b"%PDF".to_vec(), "jenis berkas ini tidak dibaca"),
    ] {
        let stderr = ditolak(nama, &isi, &[]);
        assert!(stderr.contains(kata), "{nama}: {stderr}");
    }
}

#[test]
fn a_lie_about_its_size_is_found_out() {
    // The directory says four bytes; what comes is more.
    let mut isi = xlsx_mentah(&lembar_mentah(&" ".repeat(100_000)), KOSONG, &[]);
    let nama = b"xl/worksheets/sheet1.xml";
    let letak: Vec<usize> =
        isi.windows(nama.len()).enumerate().filter(|(_, ini)| ini == nama).map(|(ke, _)| ke).collect();
    let direktori = letak[letak.len() - 1];
    isi[direktori - 22..direktori - 18].copy_from_slice(&4_u32.to_le_bytes());
    let stderr = ditolak("dusta.xlsx", &isi, &[]);
    assert!(stderr.contains("rusak") || stderr.contains("tidak ditemukan") || stderr.contains("kosong"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn whatever_the_reader_dies_of_costs_its_file_alone() {
    let baik = super::buku_orang();
    for (celaka, kata) in [
        ("panik", "berhenti mendadak"),
        ("abort", "berhenti mendadak"),
        ("tumpukan", "berhenti mendadak"),
        ("memori", "MiB memori"),
    ] {
        let uji = format!("{celaka}=data/tim/tim.xlsx");
        let stderr = ditolak("tim.xlsx", &baik, &[("NASKAH_UJI", &uji)]);
        assert!(stderr.contains(kata), "{celaka}: {stderr}");
    }
}
