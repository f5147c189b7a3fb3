//! Tables and closings over pages.

use std::{collections::BTreeSet, fmt::Write as _};

use naskah::{expand::job::JenisSalinan, settle::Settled};

use crate::project::Project;

/// A work plan of one area and one component with `jumlah` indicators, the one at `panjang` with a long text.
fn rencana(jumlah: usize, panjang: Option<usize>) -> String {
    let mut indikator = String::new();
    for nomor in 1..=jumlah {
        let teks = if panjang == Some(nomor) {
            "kalimat yang sangat panjang sekali ".repeat(160)
        } else {
            format!("Butir {nomor}")
        };
        let _ = write!(
            indikator,
            r#"{}{{"indikator": "{}", "langkah": ["Langkah"], "bukti": ["Bukti"], "waktu": "Mei"}}"#,
            if nomor == 1 { "" } else { "," },
            teks.trim()
        );
    }
    format!(
        r#"{{"format": 1, "jenis": "rencana-kerja", "area": [{{"area": "I", "nama": "Satu", "komponen": [
            {{"nama": "Komponen Panjang", "indikator": [{indikator}]}}]}}]}}"#
    )
}

fn settled(jumlah: usize, panjang: Option<usize>, salinan: JenisSalinan) -> Settled {
    let project = Project::from("ringkas").with("data/ringkas/rencana.json", &rencana(jumlah, panjang));
    project.settled("ringkas/keputusan", salinan).1
}

/// The addresses with text on each page.
fn per_halaman(settled: &Settled) -> Vec<BTreeSet<String>> {
    let alamat = |g: &naskah::compile::Goresan| Some(settled.sumber.peta.alamat(g.letak?)?.to_owned());
    settled.halaman.iter().map(|h| h.goresan.iter().filter_map(alamat).collect()).collect()
}

#[test]
fn head_number_row_and_running_component_stand_on_every_page() {
    let settled = settled(60, None, JenisSalinan::Asli);
    let halaman = per_halaman(&settled);
    let lampiran: Vec<_> = halaman.iter().filter(|h| h.iter().any(|a| a.ends_with("/indikator"))).collect();
    assert!(lampiran.len() >= 3, "{} pages of rows", lampiran.len());
    for satu in lampiran {
        let jumlah = |ruas: &str| satu.iter().filter(|a| a.contains(ruas)).count();
        assert_eq!(
            jumlah("/kepala/") - satu.iter().filter(|a| a.starts_with("lampiran/I/kepala/")).count(),
            6,
            "heads"
        );
        assert_eq!(satu.iter().filter(|a| a.starts_with("lampiran/I/1/nomor/")).count(), 6, "column numbers");
        assert_eq!(satu.iter().filter(|a| a.ends_with("/komponen")).count(), 1, "the component is printed again");
    }
}

#[test]
fn a_row_is_cut_only_when_it_is_taller_than_a_page() {
    let utuh = settled(60, None, JenisSalinan::Asli);
    let halaman = per_halaman(&utuh);
    for nomor in 2..=61 {
        let baris = format!("lampiran/I/1/{nomor}/");
        let di = halaman
            .iter()
            .filter(|h| h.iter().any(|a| a.starts_with(&baris) && !a.ends_with("komponen") && !a.ends_with("nomor")));
        assert_eq!(di.count(), 1, "row {nomor} stands on one page");
    }
    let terpotong = settled(5, Some(3), JenisSalinan::Asli);
    let di = per_halaman(&terpotong).iter().filter(|h| h.contains("lampiran/I/1/4/indikator")).count();
    assert!(di >= 2, "the long row runs over {di} pages, and the proof found all of its text");
}

/// Over a whole page's worth of table lengths: wherever the table happens to end, its closing has a row beside it.
#[test]
fn a_closing_is_never_alone_and_never_split() {
    for salinan in JenisSalinan::SEMUA {
        for jumlah in 1..=26 {
            let settled = settled(jumlah, None, salinan);
            let halaman = per_halaman(&settled);
            let penutup =
                |a: &String| a.starts_with("lampiran/I/tanda-tangan/") || a.starts_with("lampiran/I/pengesahan/");
            let di: Vec<_> = halaman.iter().filter(|h| h.iter().any(penutup)).collect();
            assert_eq!(di.len(), 1, "{jumlah} rows: split");
            assert!(di[0].iter().any(|a| a.ends_with("/indikator")), "{jumlah} rows: alone");
        }
    }
}

/// The same where the last row is high.
#[test]
fn a_closing_stands_beside_a_high_last_row() {
    for salinan in JenisSalinan::SEMUA {
        for baris in (2..=22).step_by(4) {
            let langkah: Vec<String> = (1..=baris).map(|n| format!("\"Langkah nomor {n}\"")).collect();
            let rencana = rencana(6, None)
                .replacen("[\"Langkah\"]", "[\"Satu\"]", 5)
                .replace("[\"Langkah\"]", &format!("[{}]", langkah.join(",")));
            let project = Project::from("ringkas").with("data/ringkas/rencana.json", &rencana);
            let (_, settled) = project.settled("ringkas/keputusan", salinan);
            let halaman = per_halaman(&settled);
            let di: Vec<_> = halaman.iter().filter(|h| h.contains("lampiran/I/tanda-tangan/nama")).collect();
            assert!(di.len() == 1 && di[0].iter().any(|a| a.ends_with("/indikator")), "{baris} steps");
        }
    }
}

/// However long the last text is, its end stands with the closing.
#[test]
fn a_closing_stands_with_the_end_of_a_very_long_text() {
    for kata in (100..2600).step_by(250) {
        let project = Project::from("ringkas").edit(
            "data/ringkas/keputusan.json",
            "Keputusan ini mulai berlaku",
            &format!("{}Keputusan ini mulai berlaku", "kata demi kata ".repeat(kata / 3)),
        );
        let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
        let halaman = per_halaman(&settled);
        let di: Vec<_> = halaman.iter().filter(|h| h.contains("tanda-tangan/nama")).collect();
        assert!(di.len() == 1 && di[0].contains("diktum/KETIGA"), "{kata} words");
    }
}

/// Labels of two lines hang from the line of their text.
#[test]
fn long_labels_start_on_the_line_of_their_text() {
    let diktum: Vec<String> = (1..=23).map(|n| format!("{{\"diktum\": \"Menetapkan hal ke-{n}\"}}")).collect();
    let project = Project::from("ringkas").edit(
        "data/ringkas/keputusan.json",
        "{ \"diktum\": \"Keputusan ini mulai berlaku pada tanggal ditetapkan\" }",
        &diktum.join(", "),
    );
    let (job, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    let y = |alamat: &str| {
        let mut semua = settled.halaman.iter().flat_map(|h| &h.goresan);
        let milik = |g: &&naskah::compile::Goresan| g.letak.and_then(|l| settled.sumber.peta.alamat(l)) == Some(alamat);
        semua.find(milik).unwrap_or_else(|| panic!("{alamat}")).y
    };
    for diktum in job.dokumen.diktum() {
        let (label, teks) = (y(&diktum.label.alamat), y(&diktum.teks.alamat));
        assert!((label - teks).abs() < 0.1, "{}: label at {label}, text at {teks}", diktum.alamat);
    }
}

/// The same for an annex of text, line by line over more than a page.
#[test]
fn a_closing_stands_with_the_last_line_of_text() {
    for baris in 0..50 {
        let isi: Vec<String> = (0..=baris).map(|n| format!("\"Paragraf nomor {n}.\"")).collect();
        let project = Project::from("ringkas")
            .edit("data/ringkas/keputusan.json", r#"{ "tampilan": "matriks", "dari": "rencana" }"#, &isi.join(", "))
            .edit("data/ringkas/keputusan.json", "lanskap", "potret");
        let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
        let halaman = per_halaman(&settled);
        let terakhir = format!("lampiran/I/{}", baris + 1);
        let di: Vec<_> = halaman.iter().filter(|h| h.contains("lampiran/I/tanda-tangan/nama")).collect();
        assert!(di.len() == 1 && di[0].contains(&terakhir), "{baris} paragraphs: alone");
    }
}

/// The same for the body: whatever the length of the text before it, the closing has the last diktum beside it.
#[test]
fn the_signature_stands_with_the_last_diktum() {
    for panjang in (0..2400).step_by(50) {
        let isi = "kata ".repeat(panjang / 5);
        let project = Project::from("ringkas").edit(
            "data/ringkas/keputusan.json",
            "bahwa rencana itu memuat",
            &format!("bahwa {isi}rencana itu memuat"),
        );
        let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
        let halaman = per_halaman(&settled);
        let di: Vec<_> = halaman
            .iter()
            .filter(|h| h.iter().any(|a| a.starts_with("tanda-tangan/") || a.starts_with("pengesahan/")))
            .collect();
        assert_eq!(di.len(), 1, "{panjang} characters: split");
        assert!(di[0].contains("diktum/KETIGA"), "{panjang} characters: alone");
    }
}

#[test]
fn page_numbers_start_on_page_two_and_again_in_each_annex() {
    let project = Project::from("ringkas").with("data/ringkas/rencana.json", &rencana(60, None));
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-asli.pdf");
    let nomor: Vec<String> = (0..pdf.page_count())
        .map(|i| {
            let teks = pdf.page_text(i);
            teks.lines().find(|b| b.starts_with("- ") && b.ends_with(" -")).unwrap_or("").to_owned()
        })
        .collect();
    let mulai = (0..pdf.page_count()).find(|i| pdf.page_size_mm(*i).0 > 300.0).expect("halaman lanskap");
    let harapan = |n: usize| if n == 0 { String::new() } else { format!("- {} -", n + 1) };
    let badan = (0..mulai).map(harapan);
    assert_eq!(nomor, badan.chain((0..pdf.page_count() - mulai).map(harapan)).collect::<Vec<_>>());
}
