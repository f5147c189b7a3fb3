//! An annex as a PDF of its own: what the whole document has there, and nothing else.

use naskah::{
    Pipeline,
    expand::job::{Bagian, JenisSalinan, Job, Kunci},
    read::Workspace,
    settle::Settled,
};
use serde_json::Value;

use crate::{
    pdf::{Pdf, normalise},
    project::Project,
};

const NASKAH: &str = "contoh/sumsel-34-2023/keputusan";
const DATA: &str = "data/contoh/sumsel-34-2023";
const HASIL: &str = "output/contoh/sumsel-34-2023/keputusan";
const RINGKAS: &str = "data/ringkas/keputusan.json";

/// The pages of a part of a decree.
fn tersusun(project: &Project, salinan: JenisSalinan, bagian: Bagian) -> (Job, Settled) {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let satker = workspace.keputusan(NASKAH).and_then(|naskah| naskah.isi.satker.clone()).expect("naskah ada");
    let kunci = Kunci { bagian, ..Kunci::asli(None, NASKAH, &satker).dengan(salinan) };
    let (checked, _) = pipeline.checked(&kunci).expect("tanpa galat");
    let settled = pipeline.settle(&checked).expect("tata letak jadi");
    (checked.job().clone(), settled)
}

/// The strokes of pages, without those of the marks: place and text.
fn goresan(settled: &Settled, halaman: std::ops::Range<usize>) -> Vec<(usize, i64, i64, String)> {
    let semua =
        settled.halaman[halaman.clone()].iter().zip(0..).flat_map(|(h, n)| h.goresan.iter().map(move |g| (n, g)));
    let tanda = |letak: Option<usize>| {
        letak.and_then(|letak| settled.sumber.peta.alamat(letak)).is_some_and(|alamat| alamat.starts_with("tanda/"))
    };
    let bulat = |titik: f64| (titik * 100.0).round() as i64;
    semua.filter(|(_, g)| !tanda(g.letak)).map(|(n, g)| (n, bulat(g.x), bulat(g.y), g.teks.to_string())).collect()
}

#[test]
fn an_annex_alone_has_the_pages_that_it_has_in_the_whole() {
    let project = Project::example();
    for salinan in JenisSalinan::SEMUA {
        let (_, utuh) = tersusun(&project, salinan, Bagian::Semua);
        let mut sampai = utuh.halaman.len();
        for nomor in [2, 1] {
            let (job, sendiri) = tersusun(&project, salinan, Bagian::Lampiran(nomor));
            assert_eq!(job.dokumen.lampiran.len(), 1);
            let dari = sampai - sendiri.halaman.len();
            assert_eq!(
                goresan(&sendiri, 0..sendiri.halaman.len()),
                goresan(&utuh, dari..sampai),
                "{salinan:?} {nomor}"
            );
            sampai = dari;
        }
        assert!(sampai > 1, "the body is before them");
    }
}

#[test]
fn the_file_reads_as_the_pages_of_the_whole_with_the_marks_above_them() {
    let project = Project::example();
    project.run(["buat", DATA]).succeeds();
    let run = project.run(["buat", "--hanya", "lampiran", DATA]).succeeds();
    assert_eq!(run.stdout().matches("jadi   ").count(), 4, "{}", run.stdout());
    assert!(run.stdout().contains("keputusan, Lampiran II (salinan): "), "{}", run.stdout());
    let utuh = project.pdf(&format!("{HASIL}-salinan.pdf"));
    let satu = project.pdf(&format!("{HASIL}-lampiran-i-salinan.pdf"));
    let dua = project.pdf(&format!("{HASIL}-lampiran-ii-salinan.pdf"));
    let teks = |pdf: &Pdf| normalise(&pdf.text()).strip_prefix("SALINANCONTOH").map(str::to_owned).expect("marks");
    assert!(normalise(&utuh.text()).ends_with(&format!("{}{}", teks(&satu), teks(&dua))));
    assert!(teks(&dua).starts_with("LAMPIRANIIKEPUTUSANKOMISIPEMILIHANUMUM"), "{}", teks(&dua));
    let (badan, halaman) = (utuh.page_count() - satu.page_count() - dua.page_count(), dua.page_count());
    for ke in 1..halaman {
        assert_eq!(dua.page_text(ke), utuh.page_text(badan + satu.page_count() + ke), "page {ke}, with its number");
    }
}

#[test]
fn the_file_is_titled_tagged_and_archived_like_the_whole() {
    let project = Project::example();
    project.run(["buat", "--hanya", "lampiran:2", DATA]).succeeds();
    let pdf = project.pdf(&format!("{HASIL}-lampiran-ii-asli.pdf"));
    let judul = pdf.info("Title").expect("judul");
    assert!(
        judul.starts_with("Lampiran II Keputusan Komisi Pemilihan Umum Provinsi Sumatera Selatan Nomor 34"),
        "{judul}"
    );
    assert!(pdf.xmp().contains("<pdfaid:part>2") && pdf.xmp().contains("<pdfuaid:part>1"), "{}", pdf.xmp());
    let garis_besar = pdf.outline();
    assert_eq!(garis_besar.first().map(|(dalam, judul)| (*dalam, judul.starts_with("LAMPIRAN II"))), Some((0, true)));
    assert_eq!(project.hasil().len(), 2, "original and copy, and nothing else");
}

#[test]
fn a_part_that_no_document_has_is_named_with_what_there_is() {
    let project = Project::from("ringkas");
    let run = project.run(["buat", "--hanya", "lampiran:III"]).fails_with(1);
    assert!(
        run.stderr().contains("galat[lampiran]: Lampiran III tidak ada dalam `ringkas/keputusan`"),
        "{}",
        run.stderr()
    );
    assert!(run.stderr().contains("obat: Yang ada: `lampiran:I`"), "{}", run.stderr());
    assert!(run.stderr().contains(&format!("{RINGKAS}:")), "with its place: {}", run.stderr());
    let lampiran = r#""lampiran": [
    { "id": "rencana", "judul": "{{ rencana }}", "orientasi": "lanskap", "isi": [{ "tampilan": "matriks", "dari": "rencana" }] }
  ]"#;
    let project = project.edit(RINGKAS, lampiran, r#""lampiran": []"#);
    let project = project.edit(RINGKAS, " sebagaimana tercantum dalam {{ lampiran.rencana }} Keputusan ini", "");
    let run = project.run(["buat", "--hanya", "lampiran"]).fails_with(1);
    assert!(run.stderr().contains("tidak ada lampiran dalam naskah yang dipilih"), "{}", run.stderr());
    for nilai in ["lampiran:", "lampiran:0", "lampiran:IIX", "Lampiran II", "diktum"] {
        project.run(["buat", "--hanya", nilai]).fails_with(2);
    }
}

#[test]
fn annexes_alone_and_whole_documents_leave_each_other_as_they_are() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    project.run(["kemas"]).succeeds();
    let utuh = project.hasil();
    project.run(["buat", "--hanya", "lampiran"]).succeeds();
    for (berkas, isi) in &utuh {
        assert!(project.bytes(berkas) == *isi, "{berkas} stays, archives too");
    }
    assert_eq!(project.hasil().len(), utuh.len() + 2);
    for argumen in [&["buat"][..], &["buat", "--hanya", "lampiran"]] {
        let run = project.run_with(argumen, &[]).succeeds();
        assert!(
            run.stdout().starts_with("Tidak ada dokumen yang perlu dibuat, 2 tetap seperti semula"),
            "{}",
            run.stdout()
        );
        assert!(!run.stdout().contains("tidak lagi dibuat"), "{}", run.stdout());
    }
    let bersih = project.run(["bersih"]).succeeds().stdout();
    assert_eq!(bersih, "Tidak ada sisa di output/.\n");
    let sah = project.run(["sah", "output/ringkas/keputusan-lampiran-i-asli.pdf"]).succeeds().stdout();
    assert!(sah.contains("ringkas/keputusan, Lampiran (asli)"), "{sah}");
    // Without the annex its file is an orphan like any other.
    let project = project.edit(RINGKAS, r#""orientasi": "lanskap", "#, r#""untuk": "provinsi", "#);
    let project = project.edit(RINGKAS, " sebagaimana tercantum dalam {{ lampiran.rencana }} Keputusan ini", "");
    let run = project.run(["buat"]).succeeds();
    assert!(run.stdout().contains("2 berkas tidak lagi dibuat naskah mana pun"), "{}", run.stdout());
    project.run(["bersih"]).succeeds();
    assert!(!project.path().join("output/ringkas/keputusan-lampiran-i-asli.pdf").exists());
}

#[test]
fn only_what_is_in_it_makes_an_annex_again() {
    let project = Project::from("ringkas");
    project.run(["buat", "--hanya", "lampiran"]).succeeds();
    let project = project.edit(RINGKAS, "disampaikan kepada:", "diserahkan kepada:");
    let run = project.run(["buat", "--hanya", "lampiran", "--mengapa"]).succeeds();
    assert!(run.stdout().contains("tetapi hasilnya tetap sama"), "{}", run.stdout());
    let project = project.edit(RINGKAS, "\"nomor\": 7", "\"nomor\": 8");
    let run = project.run(["buat", "--hanya", "lampiran"]).succeeds();
    assert_eq!(run.stdout().matches("jadi   ").count(), 2, "the number stands above it: {}", run.stdout());
}

#[test]
fn an_annex_of_an_issued_decree_says_what_was_issued_or_is_not_made() {
    let ditetapkan = "\"status\": \"ditetapkan\", \"nomor\": 7";
    let project = Project::from("ringkas").edit(RINGKAS, "\"nomor\": 7", ditetapkan);
    project.run(["buat"]).succeeds();
    project.run(["tetapkan"]).succeeds();
    project.run(["buat", "--hanya", "lampiran"]).succeeds();
    let judul = "\"judul\": \"{{ rencana }}\"";
    let project = project.edit(RINGKAS, judul, "\"judul\": \"Rencana yang Lain\"");
    let lama = project.bytes("output/ringkas/keputusan-lampiran-i-asli.pdf");
    let run = project.run(["buat", "--hanya", "lampiran"]).fails_with(1);
    assert!(
        run.stderr().contains("sudah terbit, dan lampirannya kini lain: `lampiran/I/judul` semula"),
        "{}",
        run.stderr()
    );
    assert!(project.bytes("output/ringkas/keputusan-lampiran-i-asli.pdf") == lama);
    // What differs elsewhere stops the whole, not its annex.
    let project = project.edit(RINGKAS, "\"judul\": \"Rencana yang Lain\"", judul);
    let project = project.edit(RINGKAS, "disampaikan kepada:", "diserahkan kepada:");
    project.run(["buat", "--hanya", "lampiran", "--ulang"]).succeeds();
    project.run(["buat"]).fails_with(1);
}

#[test]
fn a_decree_that_is_called_like_an_annex_meets_it_only_where_both_are_made() {
    let isi = String::from_utf8(Project::from("ringkas").bytes(RINGKAS)).expect("UTF-8");
    let project = Project::from("ringkas").with("data/ringkas/keputusan-lampiran-i.json", &isi);
    project.run(["buat"]).succeeds();
    let run = project.run(["buat", "--hanya", "lampiran", RINGKAS]).fails_with(1);
    assert!(run.stderr().contains("akan bernama sama"), "{}", run.stderr());
}

#[test]
fn an_office_of_a_package_gets_its_annexes_in_its_folder() {
    let project = Project::example();
    let args = ["buat", "--hanya", "lampiran:I", "--satker", "61.71", "--format", "json", "data/contoh/kalbar-paket"];
    let laporan: Value = serde_json::from_str(&project.run(args).succeeds().stdout()).expect("JSON");
    let dokumen = &laporan["dokumen"][0];
    assert_eq!(dokumen["bagian"], "lampiran-i");
    let berkas = "output/contoh/kalbar-paket/61.71-kota-pontianak/sk-rencana-kerja-lampiran-i-asli.pdf";
    assert_eq!(dokumen["hasil"][0]["berkas"], berkas);
    assert!(project.pdf(berkas).text().contains("LAMPIRAN"), "one of one has no number");
}
