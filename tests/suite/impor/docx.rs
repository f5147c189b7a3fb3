//! DOCX: numbers that Word makes, tables that only lay out, tracked changes; and files that are made to do harm.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{diimpor, naskah};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn arsip(semua: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (nama, isi) in semua {
        zip.start_file(*nama, SimpleFileOptions::default()).expect("anggota");
        zip.write_all(isi.as_bytes()).expect("tertulis");
    }
    zip.finish().expect("arsip").into_inner()
}

fn dokumen(badan: &str) -> String {
    format!("<w:document {W}><w:body>{badan}</w:body></w:document>")
}

fn p(teks: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{teks}</w:t></w:r></w:p>")
}

/// A paragraph of a numbering.
fn n(nomor: u32, isi: &str) -> String {
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{nomor}\"/></w:numPr></w:pPr>{isi}</w:p>")
}

fn r(teks: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{teks}</w:t></w:r>")
}

fn baris(sel: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", sel.iter().map(|isi| format!("<w:tc>{isi}</w:tc>")).collect::<String>())
}

fn tabel(semua: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", semua.concat())
}

fn penomoran() -> String {
    let satu = |nomor: u32, bentuk: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{nomor}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{bentuk}\"/>\
             <w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
        )
    };
    let nomor = |nomor: u32| format!("<w:num w:numId=\"{nomor}\"><w:abstractNumId w:val=\"{nomor}\"/></w:num>");
    let semua = [satu(1, "lowerLetter"), satu(2, "decimal"), satu(3, "lowerLetter"), satu(4, "decimal")].concat();
    format!("<w:numbering {W}>{semua}{}</w:numbering>", (1..=4).map(nomor).collect::<String>())
}

fn keputusan() -> String {
    let judul = "Pembentukan Tim Pengelola Situs di Lingkungan Komisi Pemilihan Umum Kota Palembang";
    let kapital = judul.to_uppercase();
    let kantor = "Komisi Pemilihan Umum Kota Palembang";
    let akhir = format!(
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan {kantor} tentang {judul};"
    );
    let uu = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 152, \
              Tambahan Lembaran Negara Republik Indonesia Nomor 5071);";
    let titik = || p(":");
    let ubah = "<w:ins><w:r><w:t xml:space=\"preserve\"> resmi</w:t></w:r></w:ins><w:del><w:r><w:delText> lama</w:delText></w:r></w:del>";
    let tugas = format!("{}<w:r><w:rPr><w:i/></w:rPr><w:t>website</w:t></w:r>{ubah}{}", r("menulis "), r("; dan"));
    let tanda_tangan = [p("KETUA KOMISI PEMILIHAN UMUM"), p("KOTA PALEMBANG,"), p("ttd."), p("SYAWALUDIN")].concat();
    let penutup = [p("Ditetapkan di Palembang"), p("pada tanggal 5 Februari 2024"), tanda_tangan.clone()].concat();
    [
        p("KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PALEMBANG"),
        p("NOMOR 5 TAHUN 2024"),
        p("TENTANG"),
        p(&kapital),
        p("KETUA KOMISI PEMILIHAN UMUM KOTA PALEMBANG,"),
        tabel(&[
            baris(&[p("Menimbang"), titik(), [n(1, &r("bahwa situs perlu dikelola;")), n(1, &r(&akhir))].concat()]),
            baris(&[p("Mengingat"), titik(), n(2, &r(uu))]),
        ]),
        p("MEMUTUSKAN:"),
        tabel(&[
            baris(&[p("Menetapkan"), titik(), p(&format!("KEPUTUSAN {} TENTANG {kapital}.", kantor.to_uppercase()))]),
            baris(&[
                p("KESATU"),
                titik(),
                [p("Membentuk Tim dengan tugas:"), n(3, &tugas), n(3, &r("melaporkan."))].concat(),
            ]),
            baris(&[p("KEDUA"), titik(), p("Keputusan ini mulai berlaku pada tanggal ditetapkan.")]),
        ]),
        penutup,
        p("LAMPIRAN"),
        p("KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PALEMBANG"),
        p("NOMOR 5 TAHUN 2024"),
        p(&format!("TENTANG {kapital}")),
        p("SUSUNAN TIM"),
        tabel(&[
            baris(&[p("NO"), p("NAMA"), p("KEDUDUKAN")]),
            baris(&[n(4, ""), p("Syawaludin"), p("Pengarah")]),
            baris(&[n(4, ""), p("Budi Hartono"), p("Ketua")]),
        ]),
        tanda_tangan,
    ]
    .concat()
}

#[test]
fn numbers_that_word_makes_are_text_and_changes_are_told() {
    let badan = dokumen(&keputusan());
    let kaki = format!("<w:ftr {W}>{}</w:ftr>", p("jdih.kpu.go.id/palembang"));
    let isi =
        arsip(&[("word/document.xml", &badan), ("word/numbering.xml", &penomoran()), ("word/footer1.xml", &kaki)]);
    let (project, run) = diimpor("sk.docx", &isi);
    run.succeeds();
    let isi = String::from_utf8(project.bytes("data/impor/sk/keputusan.json")).expect("UTF-8");
    insta::assert_snapshot!("docx", isi);
    let isi = naskah(&project, "sk");
    let isi = &isi["tertulis"];
    assert!(isi.get("menimbang/1/label").is_none() && isi.get("mengingat/1/label").is_none(), "{isi}");
    project.run(["buat"]).succeeds();
}

#[test]
fn a_sum_whose_label_spans_cells_is_the_programs_own() {
    let lebar =
        |banyak: u32, teks: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{banyak}\"/></w:tcPr>{}</w:tc>", p(teks));
    let lama = baris(&[n(4, ""), p("Budi Hartono"), p("Ketua")]);
    let total = format!("<w:tr>{}<w:tc>{}</w:tc></w:tr>", lebar(2, "JUMLAH"), p("3"));
    let baru = [baris(&[n(4, ""), p("Budi Hartono"), p("1")]), total].concat();
    let badan = keputusan().replace(&lama, &baru).replace("<w:t xml:space=\"preserve\">Pengarah</w:t>", "<w:t>2</w:t>");
    let isi = arsip(&[("word/document.xml", &dokumen(&badan)), ("word/numbering.xml", &penomoran())]);
    let (project, run) = diimpor("sk.docx", &isi);
    run.succeeds();
    let tabel = &naskah(&project, "sk")["lampiran"][0]["isi"][0]["tabel"];
    assert_eq!(
        (&tabel["jumlah"][0], tabel["baris"].as_array().map(Vec::len)),
        (&"kedudukan".into(), Some(2)),
        "{tabel:#}"
    );
}

#[test]
fn documents_that_are_made_to_do_harm_are_refused() {
    let besar = dokumen(&"<w:p/>".repeat(6_000_000));
    let entitas = format!("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{}", dokumen(&p("&amp;")));
    let dalam = dokumen(&"<w:sdt>".repeat(5000));
    let kasus: [(&str, Vec<u8>); 5] = [
        ("bom", arsip(&[("word/document.xml", &besar)])),
        ("entitas", arsip(&[("word/document.xml", &entitas)])),
        ("dalam", arsip(&[("word/document.xml", &dalam)])),
        ("lain", arsip(&[("x.xml", "<x/>")])),
        ("terpotong", arsip(&[("word/document.xml", &dokumen(&keputusan()))])[..600].to_vec()),
    ];
    for (nama, isi) in kasus {
        let (project, run) = diimpor("sk.docx", &isi);
        let run = run.fails_with(1);
        assert!(run.stderr().contains("galat[impor]") && run.stderr().contains("obat:"), "{nama}: {}", run.stderr());
        assert!(!project.path().join("data/impor").exists());
    }
}
