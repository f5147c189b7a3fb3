//! Workbooks for tests: good ones as spreadsheet programs write them, and bad ones made by hand.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The bytes of a workbook with one sheet.
pub fn xlsx(isi: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut buku = Workbook::new();
    isi(buku.add_worksheet().set_name("Tim").expect("nama"));
    buku.save_to_buffer().expect("buku kerja")
}

/// Writes rows of text from the top left.
pub fn baris(lembar: &mut Worksheet, mulai: u32, semua: &[&[&str]]) {
    let teks = Format::new().set_num_format("@");
    for (nomor, satu) in (mulai..).zip(semua) {
        for (kolom, isi) in (0..).zip(*satu).filter(|(_, isi)| !isi.is_empty()) {
            lembar.write_string_with_format(nomor, kolom, *isi, &teks).expect("sel");
        }
    }
}

/// An archive of these members, packed.
pub fn arsip(semua: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (nama, isi) in semua {
        zip.start_file(*nama, SimpleFileOptions::default()).expect("anggota");
        zip.write_all(isi).expect("isi");
    }
    zip.finish().expect("arsip").into_inner()
}

/// A workbook of hand-written XML: one sheet, its texts, and more members.
pub fn xlsx_mentah(lembar: &str, teks: &str, lain: &[(&str, &[u8])]) -> Vec<u8> {
    xlsx_bergaya(lembar, teks, "<styleSheet/>", "", lain)
}

/// The same with number formats, and with what the workbook says of itself.
pub fn xlsx_bergaya(lembar: &str, teks: &str, gaya: &str, sifat: &str, lain: &[(&str, &[u8])]) -> Vec<u8> {
    let kepala = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let hubungan = |isi: &str| {
        format!(
            "{kepala}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{isi}</Relationships>"
        )
    };
    let jenis = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let akar =
        hubungan(&format!("<Relationship Id=\"a\" Type=\"{jenis}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
    let milik = hubungan(&format!(
        "<Relationship Id=\"b\" Type=\"{jenis}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"c\" Type=\"{jenis}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"d\" Type=\"{jenis}/styles\" Target=\"/xl/styles.xml\"/>"
    ));
    let buku = format!(
        "{kepala}<workbook xmlns:r=\"x\">{sifat}<sheets><sheet name=\"Tim\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
    );
    let (lembar, teks) = (format!("{kepala}{lembar}"), format!("{kepala}{teks}"));
    let mut semua: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", akar.as_bytes()),
        ("xl/workbook.xml", buku.as_bytes()),
        ("xl/_rels/workbook.xml.rels", milik.as_bytes()),
        ("xl/sharedStrings.xml", teks.as_bytes()),
        ("xl/styles.xml", gaya.as_bytes()),
        ("xl/worksheets/sheet1.xml", lembar.as_bytes()),
    ];
    semua.extend(lain);
    arsip(&semua)
}

/// A sheet of these cells, as XML.
pub fn lembar_mentah(sel: &str) -> String {
    format!("<worksheet><sheetData>{sel}</sheetData></worksheet>")
}

/// An ODS workbook with one sheet of these rows.
pub fn ods(gaya: &str, baris: &str) -> Vec<u8> {
    let isi = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\" xmlns:calcext=\"c\"><office:automatic-styles>{gaya}</office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Tim\" table:style-name=\"ta1\">{baris}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    arsip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", isi.as_bytes())])
}

/// A cell of text in an ODS workbook.
pub fn ods_teks(isi: &str) -> String {
    let paragraf: String = isi.lines().map(|baris| format!("<text:p>{baris}</text:p>")).collect();
    format!("<table:table-cell office:value-type=\"string\">{paragraf}</table:table-cell>")
}
