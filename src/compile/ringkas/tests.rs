use lopdf::{Document, LoadOptions, Object};
use proptest::prelude::*;

use super::*;
use crate::{compile::Typesetter, render::TypstSource};

/// Objects by number, `None` for a number that is not used, as pdf-writer writes them.
fn berkas(objek: &[Option<Vec<u8>>]) -> Vec<u8> {
    let mut pdf = KEPALA.to_vec();
    let mut tabel = format!("xref\n0 {}\n0000000000 65535 f\r\n", objek.len() + 1);
    for (nomor, isi) in (1..).zip(objek) {
        let Some(isi) = isi else {
            tabel.push_str("0000000000 00000 f\r\n");
            continue;
        };
        tabel.push_str(&format!("{:010} 00000 n\r\n", pdf.len()));
        pdf.extend([format!("{nomor} 0 obj\n").as_bytes(), isi, b"\nendobj\n"].concat());
    }
    let letak = pdf.len();
    let ukuran = objek.len() + 1;
    let trailer = format!("trailer\n<</Size {ukuran}/Root 1 0 R/ID[(a/Prev+==)(b)]>>\nstartxref\n{letak}\n%%EOF");
    pdf.extend([tabel.as_bytes(), trailer.as_bytes()].concat());
    pdf
}

fn baca(pdf: &[u8]) -> Document {
    let strict = LoadOptions { strict: true, ..LoadOptions::default() };
    Document::load_mem_with_options(pdf, strict).expect("PDF sah")
}

/// Packs, and compares what a reader finds in both files.
#[track_caller]
fn banding(pdf: &[u8]) -> Vec<u8> {
    let hasil = ringkas(pdf).expect("bentuk yang dikenal");
    let (asal, jadi) = (baca(pdf), baca(&hasil));
    for (nomor, objek) in &asal.objects {
        assert_eq!(jadi.objects.get(nomor), Some(objek), "{nomor:?}");
    }
    let baru = jadi.objects.iter().filter(|(nomor, _)| !asal.objects.contains_key(nomor));
    let jenis = |objek: &Object| objek.type_name().is_ok_and(|jenis| jenis == b"ObjStm" || jenis == b"XRef");
    baru.for_each(|(nomor, objek)| assert!(jenis(objek), "{nomor:?} {objek:?}"));
    for kunci in [&b"Root"[..], b"Info", b"ID"] {
        assert_eq!(jadi.trailer.get(kunci).ok(), asal.trailer.get(kunci).ok());
    }
    assert_eq!(jadi.version, asal.version);
    hasil
}

fn contoh() -> Vec<u8> {
    berkas(&[
        Some(b"<</Type/Catalog/Pages 2 0 R/Lang(id)>>".to_vec()),
        Some(b"<</Type/Pages/Count 0/Kids[]>>".to_vec()),
        None,
        Some(b"<</Length 23>>\nstream\n\n9 0 obj\nendobj\nxref\x00\xff\n\nendstream".to_vec()),
        Some(b"(\nendstream)".to_vec()),
        Some(b"[0.30000001 -1.5 /A#20b <00ff> (\\)\\377\\n(endobj)) null]".to_vec()),
    ])
}

/// A document with what ours have: structure, a table, links, an outline, fonts, and no date.
fn dokumen() -> Vec<u8> {
    let huruf = |nama: &str| {
        let jalur = format!("{}/templates/fonts/{nama}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(jalur).expect("huruf ada")
    };
    let huruf = [huruf("texgyrebonum-regular.otf"), huruf("texgyrebonum-bold.otf")];
    let fonts = huruf.iter().map(|isi| ("a.otf", &isi[..]));
    let typesetter = Typesetter::new([], [("kpu".to_owned(), b"{}".to_vec())], fonts).expect("huruf sah");
    let mut sumber = TypstSource::kalibrasi("kpu");
    sumber.teks = "#set text(font: \"TeX Gyre Bonum\", lang: \"id\")\n\
        #for bab in range(9) [= Bab #bab\n#link(\"https://www.kpu.go.id\")[laman]\n\
        #table(columns: 2, table.header[A][B], ..range(80).map(isi => [Isi #isi]))]"
        .to_owned();
    let laid = typesetter.lay_out(&sumber, &|_| None).expect("sumber sah");
    let mentah = typesetter.mentah(&laid, &sumber, &|_| None).expect("PDF jadi");
    assert_eq!(typesetter.export(&laid, &sumber, &|_| None).expect("PDF jadi"), ringkas(&mentah).expect("dikenal"));
    mentah
}

#[test]
fn every_object_and_stream_survives() {
    banding(&contoh());
    let mentah = dokumen();
    let hasil = banding(&mentah);
    assert!(baca(&mentah).objects.len() > 2 * SEKAWAN, "more than one object stream");
    assert!(hasil.len() * 2 < mentah.len(), "{} of {}", hasil.len(), mentah.len());
}

#[test]
fn streams_are_copied_byte_by_byte() {
    let aliran = &b"4 0 obj\n<</Length 23>>\nstream\n\n9 0 obj\nendobj\nxref\x00\xff\n\nendstream\nendobj\n"[..];
    let hasil = ringkas(&contoh()).expect("bentuk yang dikenal");
    assert!(hasil.windows(aliran.len()).any(|potongan| potongan == aliran));
}

#[test]
fn a_string_that_looks_like_the_end_of_a_stream_is_packed_with_the_others() {
    let hasil = ringkas(&contoh()).expect("bentuk yang dikenal");
    let terang = |kata: &[u8]| hasil.windows(kata.len()).any(|potongan| potongan == kata);
    assert!(terang(b"4 0 obj") && !terang(b"5 0 obj") && !terang(b"/Catalog"));
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    assert_eq!(ringkas(&contoh()), ringkas(&contoh()));
    let mentah = dokumen();
    assert_eq!(ringkas(&mentah), ringkas(&mentah));
}

#[test]
fn another_shape_is_named() {
    let asal = contoh();
    let ganti = |lama: &str, baru: &str| {
        let letak = asal.windows(lama.len()).position(|potongan| potongan == lama.as_bytes()).expect("ada");
        [&asal[..letak], baru.as_bytes(), &asal[letak + lama.len()..]].concat()
    };
    for (pdf, bagian) in [
        (Vec::new(), "kepala berkas"),
        (KEPALA.to_vec(), "akhir berkas"),
        (ganti("%PDF-1.7", "%PDF-1.4"), "kepala berkas"),
        (ganti("%%EOF", "%%EOF\n"), "akhir berkas"),
        (asal[..asal.len() / 2].to_vec(), "akhir berkas"),
        (ganti("startxref\n", "startxref\n99999999999999999999999"), "akhir berkas"),
        (ganti("startxref\n", "startxref\n9999"), "akhir berkas"),
        (ganti("startxref\n", "startxref\n1"), "akhir berkas"),
        (ganti("xref\n0 7", "xref\n1 7"), "tabel letak objek"),
        (ganti("xref\n0 7", "xref\n0 99999999999999999"), "tabel letak objek"),
        (ganti("xref\n0 7", "xref\n0 0"), "tabel letak objek"),
        (ganti("0000000000 65535 f", "0000000016 00000 n"), "tabel letak objek"),
        (ganti("0000000000 65535 f", "0000000099 65535 f"), "tabel letak objek"),
        (ganti("0000000016 00000 n", "0000000016 00001 n"), "tabel letak objek"),
        (ganti("0000000016 00000 n", "0000000017 00000 n"), "batas objek"),
        (ganti("0000000016 00000 n", "9999999999 00000 n"), "batas objek"),
        (ganti("/Size 7", "/Size 8"), "trailer"),
        (ganti("/Root 1 0 R", "/Root 1 0 R/Encrypt 2 0 R"), "trailer"),
        (ganti("/Root 1 0 R", "/Root 1 0 R/Prev 9"), "trailer"),
        (ganti("(b)]", "(b)]/Prev 9 /X[(c)]"), "trailer"),
        (ganti("2 0 obj", "3 0 obj"), "batas objek"),
    ] {
        let temuan = ringkas(&pdf).expect_err(bagian);
        assert_eq!((&*temuan.code, temuan.cure.is_some()), ("program", true));
        assert!(temuan.message.contains(&format!(": {bagian} ")), "{}: {bagian}", temuan.message);
    }
}

/// An object: a stream of any bytes, or a string.
fn objek() -> impl Strategy<Value = Vec<u8>> {
    let aliran =
        |isi: Vec<u8>| [format!("<</Length {}>>\nstream\n", isi.len()).as_bytes(), &isi, b"\nendstream"].concat();
    let hex = |isi: Vec<u8>| format!("<{}>", isi.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let isi = || prop::collection::vec(any::<u8>(), 0..40);
    prop_oneof![isi().prop_map(aliran), isi().prop_map(move |isi| hex(isi).into_bytes())]
}

proptest! {
    #[test]
    fn any_objects_survive(lain in prop::collection::vec(prop::option::weighted(0.9, objek()), 0..900)) {
        let awal = [Some(b"<</Type/Catalog/Pages 2 0 R>>".to_vec()), Some(b"<</Type/Pages/Count 0/Kids[]>>".to_vec())];
        banding(&berkas(&[&awal[..], &lain].concat()));
    }

    #[test]
    fn no_input_makes_it_panic(letak in 0..600_usize, baru in prop::collection::vec(any::<u8>(), 0..6), buang in 0..6_usize) {
        let mut pdf = contoh();
        let letak = letak.min(pdf.len());
        pdf.splice(letak..(letak + buang).min(pdf.len()), baru);
        let _ = ringkas(&pdf);
    }

    #[test]
    fn no_digit_makes_it_panic(letak in any::<prop::sample::Index>(), baru in b'0'..=b'9') {
        let mut pdf = contoh();
        let angka: Vec<usize> = (0..pdf.len()).filter(|letak| pdf[*letak].is_ascii_digit()).collect();
        let letak = angka[letak.index(angka.len())];
        pdf[letak] = baru;
        let _ = ringkas(&pdf);
    }
}
