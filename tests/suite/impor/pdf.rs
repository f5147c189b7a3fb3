//! PDF with text: what this program printed is read again; scans and broken files are named.

use naskah::expand::job::JenisSalinan;

use super::{cetakan, diimpor, naskah, terimpor};

#[test]
fn a_pdf_of_this_program_gives_the_same_texts_again() {
    let (project, asli) = terimpor("sekretaris");
    project.run(["buat"]).succeeds();
    let pdf = project.bytes("output/impor/sekretaris/keputusan-salinan.pdf");
    let (lain, run) = diimpor("sekretaris.pdf", &pdf);
    run.succeeds();
    let isi = naskah(&lain, "sekretaris");
    for kunci in ["satker", "penetap", "nomor", "tanggal", "tentang", "menimbang", "memutuskan", "tembusan"] {
        assert_eq!(isi[kunci], asli[kunci], "{kunci}");
    }
    let satu = cetakan(&project, "sekretaris", JenisSalinan::Salinan);
    let dua = cetakan(&lain, "sekretaris", JenisSalinan::Salinan);
    let badan = |alamat: &&String| !alamat.starts_with("lampiran/") && !alamat.starts_with("tanda/");
    for alamat in satu.keys().filter(badan) {
        assert_eq!(dua.get(alamat), satu.get(alamat), "{alamat}");
    }
    assert_eq!(isi["lampiran"][0]["isi"][0]["tabel"]["baris"], asli["lampiran"][0]["isi"][0]["tabel"]["baris"]);
}

#[test]
fn a_scan_or_a_broken_pdf_is_named_with_its_cure() {
    let kosong: &[u8] =
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    for (isi, pesan) in [(kosong, "tidak memuat teks"), (&b"%PDF-1.7\nrusak"[..], "rusak")] {
        let (_, run) = diimpor("pindai.pdf", isi);
        let run = run.fails_with(1);
        assert!(run.stderr().contains(pesan), "{}", run.stderr());
    }
    let run = diimpor("pindai.pdf", kosong).1;
    assert!(run.stderr().contains("OCR"), "{}", run.stderr());
}
