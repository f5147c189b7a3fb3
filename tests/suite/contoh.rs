//! The real decree (34/2023) as the README promises it.

use std::collections::BTreeMap;

use naskah::expand::job::{JenisSalinan, Job};

use crate::{
    pdf::{Pdf, normalise},
    project::Project,
};

const NASKAH: &str = "contoh/sumsel-34-2023/keputusan";

fn pdf(project: &Project, salinan: &str) -> Pdf {
    project.pdf(&format!("output/{NASKAH}-{salinan}.pdf"))
}

#[test]
fn one_command_makes_original_and_copy() {
    let project = Project::example();
    let run = project.run(["buat"]).succeeds();
    assert_eq!(run.stdout().lines().last(), Some("34 dokumen jadi, temuan: 29 didiamkan."));
    let (asli, salinan) = (pdf(&project, "asli").text(), pdf(&project, "salinan").text());
    for teks in [&asli, &salinan] {
        assert!(teks.contains("CONTOH") && teks.contains("LAMPIRAN II") && teks.contains("AMRAH MUSLIMIN"));
    }
    let milik_salinan = ["SALINAN", "ttd.", "Salinan sesuai dengan aslinya", "Akhmad Ferdian"];
    for kata in milik_salinan {
        assert!(salinan.contains(kata) && !asli.contains(kata), "{kata}");
    }
    assert_eq!(salinan.matches("ttd.").count(), 3, "body and both annexes");
}

/// Everything that the data says, in the order of the document, and nothing else but colons and repeated cells.
#[test]
fn the_text_of_the_pdf_is_the_text_of_the_data() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    for (jenis, nama) in [(JenisSalinan::Asli, "asli"), (JenisSalinan::Salinan, "salinan")] {
        let (job, _) = project.settled(NASKAH, jenis);
        let cetak = normalise(&pdf(&project, nama).text());
        let sisa = tanpa_data(&job, &cetak);
        assert!(sisa.chars().all(|huruf| huruf == ':'), "{nama}: not in the data: {sisa:?}");
        assert_eq!(sisa.len(), job.dokumen.konsiderans().len() + 1 + job.dokumen.diktum().len(), "one colon per label");
    }
}

/// What is left of `cetak` when the slots are taken out of it in order. A spanning cell may come again.
fn tanpa_data(job: &Job, cetak: &str) -> String {
    let slot: Vec<(String, String)> =
        job.slot().into_iter().map(|s| (s.alamat.clone(), normalise(&s.tulisan.polos()))).collect();
    let mut terakhir: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut sisa, mut lebih) = (cetak, String::new());
    for (alamat, teks) in &slot {
        while !sisa.starts_with(teks.as_str()) {
            let ulangan = ["/nomor", "/komponen"].iter().find_map(|akhir| {
                let lama = terakhir.get(akhir)?;
                sisa.strip_prefix(lama)
            });
            match ulangan {
                Some(lanjut) => sisa = lanjut,
                None => {
                    let huruf = sisa.chars().next().unwrap_or_else(|| panic!("`{alamat}` is not in the PDF: {teks}"));
                    assert!(
                        huruf == ':',
                        "`{alamat}` should come next: {teks}\nbut here is: {}",
                        &sisa[..200.min(sisa.len())]
                    );
                    lebih.push(huruf);
                    sisa = &sisa[1..];
                }
            }
        }
        for akhir in ["/nomor", "/komponen"] {
            if alamat.ends_with(akhir) {
                terakhir.insert(akhir, teks);
            }
        }
        sisa = &sisa[teks.len()..];
    }
    lebih + sisa
}

/// Soft hyphens stand at line ends only: whoever searches or copies meets whole words.
#[test]
fn words_can_be_searched_in_the_finished_file() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    let pdf = pdf(&project, "salinan");
    let semua: String = (0..pdf.page_count()).map(|halaman| pdf.page_text(halaman) + "\n").collect();
    assert!(semua.contains("bahwa untuk melaksanakan tugas dan tanggung"));
    assert!(semua.contains('\u{ad}'), "some line does end in a broken word");
    let sela: String = semua.split('\u{ad}').skip(1).filter_map(|sesudah| sesudah.chars().next()).collect();
    assert!(sela.chars().all(char::is_whitespace), "something else than a line end after a soft hyphen: {sela:?}");
}

/// Nobody should have to turn the page within a word.
#[test]
fn no_page_ends_within_a_word() {
    let (_, settled) = Project::example().settled(NASKAH, JenisSalinan::Salinan);
    for halaman in &settled.halaman {
        let bawah = halaman.goresan.iter().filter(|g| g.letak.is_some()).map(|g| g.y).fold(0.0, f64::max);
        let akhir = halaman.goresan.iter().filter(|g| (g.y - bawah).abs() < 0.5);
        assert!(akhir.into_iter().all(|g| !g.teks.ends_with('\u{ad}')));
    }
}

/// Each fact stands once in the data, so the drafting mistakes of the source cannot occur.
#[test]
fn title_issuer_number_and_year_agree_everywhere() {
    let project = Project::example();
    let (job, _) = project.settled(NASKAH, JenisSalinan::Salinan);
    let teks = |alamat: &str| {
        let slot = job.slot().into_iter().find(|slot| slot.alamat == alamat);
        slot.unwrap_or_else(|| panic!("{alamat}")).tulisan.polos()
    };
    let tentang = teks("judul/tentang");
    assert!(
        tentang.starts_with("PENETAPAN RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS MENUJU WILAYAH BEBAS DARI KORUPSI")
    );
    assert!(teks("menimbang/akhir").to_uppercase().ends_with(&format!("TENTANG {tentang};")));
    assert!(teks("menetapkan").ends_with(&format!("TENTANG {tentang}.")));
    for lampiran in ["I", "II"] {
        assert_eq!(teks(&format!("lampiran/{lampiran}/kepala/tentang")), tentang);
        assert_eq!(teks(&format!("lampiran/{lampiran}/kepala/nomor")), teks("judul/nomor"));
        assert_eq!(teks(&format!("lampiran/{lampiran}/kepala/sebutan")), teks("judul/sebutan"));
        assert_eq!(teks(&format!("lampiran/{lampiran}/tanda-tangan/nama")), "AMRAH MUSLIMIN");
        assert_eq!(teks(&format!("lampiran/{lampiran}/pengesahan/nama")), "Akhmad Ferdian");
    }
    let semua: String = job.slot().iter().map(|slot| slot.tulisan.polos() + "\n").collect();
    for salah in ["Birokasi", "Sekretaris Komisi", "2022 ", "Pt. ", "Akhmal", "di tetapkan", "Kabag"] {
        assert!(!semua.contains(salah), "{salah}");
    }
}

#[test]
fn citations_stand_in_order_as_the_register_had_them_on_that_day() {
    let (job, _) = Project::example().settled(NASKAH, JenisSalinan::Asli);
    let mengingat: Vec<String> = job.dokumen.konsiderans()[1]
        .butir
        .iter()
        .map(|butir| format!("{} {}", butir.label.tulisan.polos(), butir.teks.tulisan.polos()))
        .collect();
    insta::assert_snapshot!(mengingat.join("\n"));
}

#[test]
fn label_colon_letter_and_text_columns_line_up_on_all_body_pages() {
    let (job, settled) = Project::example().settled(NASKAH, JenisSalinan::Asli);
    let badan = 1 + settled
        .halaman
        .iter()
        .rposition(|h| h.goresan.iter().any(|g| alamat(&settled, g).is_some_and(|a| a.starts_with("diktum/"))))
        .expect("diktum ada");
    assert!(badan >= 2, "the body runs over several pages");
    let mut kolom: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for halaman in &settled.halaman[..badan] {
        let mut baris: Vec<(f64, String)> = Vec::new();
        for goresan in &halaman.goresan {
            let Some(alamat) = alamat(&settled, goresan) else {
                if goresan.teks == ":" {
                    kolom.entry("titik dua").or_default().push(goresan.x);
                }
                continue;
            };
            // Only the start of a line tells where a column is.
            if baris.iter().any(|(y, a)| (y - goresan.y).abs() < 0.5 && *a == alamat) {
                continue;
            }
            baris.push((goresan.y, alamat.to_owned()));
            let ruas: Vec<&str> = alamat.split('/').collect();
            let nama = match ruas.as_slice() {
                ["menimbang" | "mengingat" | "menetapkan", "label"] | ["diktum", _, "label"] => "label",
                ["menimbang" | "mengingat", _, "label"] | ["menetapkan"] | ["diktum", _] => "huruf",
                ["menimbang" | "mengingat", _] => "teks",
                _ => continue,
            };
            kolom.entry(nama).or_default().push(goresan.x);
        }
    }
    assert_eq!(kolom["titik dua"].len(), 3 + job.dokumen.diktum().len());
    assert!(kolom["teks"].len() > 30, "every line of the text column is measured");
    for (nama, x) in kolom {
        let (kiri, kanan) = x.iter().fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
        assert!(kanan - kiri <= 0.1, "{nama}: from {kiri} to {kanan} pt over {} lines", x.len());
    }
}

fn alamat<'a>(settled: &'a naskah::settle::Settled, goresan: &naskah::compile::Goresan) -> Option<&'a str> {
    settled.sumber.peta.alamat(goresan.letak?)
}

#[test]
fn page_numbers_start_again_in_each_annex() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    let pdf = pdf(&project, "salinan");
    let mut harapan = 0;
    for halaman in 0..pdf.page_count() {
        let teks = pdf.page_text(halaman);
        harapan = if teks.contains("LAMPIRAN I") { 1 } else { harapan + 1 };
        let nomor = teks.lines().find(|b| b.starts_with("- ") && b.ends_with(" -")).map(str::to_owned);
        assert_eq!(nomor, (harapan > 1).then(|| format!("- {harapan} -")), "page {}", halaman + 1);
    }
}

#[test]
fn another_office_name_place_and_number_give_a_correct_decree() {
    let keputusan = format!("data/{NASKAH}.json");
    let project = Project::example()
        .edit(&keputusan, "\"satker\": \"16\"", "\"satker\": \"61.71\"")
        .edit(&keputusan, "\"nomor\": 34", "\"nomor\": 112")
        .with(
            "data/satker/61.71.json",
            r#"{"format": 1, "jenis": "satker", "kode": "61.71", "kedudukan": "Pontianak Kota", "pejabat": {
                "ketua": [{"nama": "Deni Contoh"}], "hukum": [{"nama": "Rina Contoh", "jabatan": "Kepala Subbagian Hukum"}]}}"#,
        );
    project.run(["buat", &keputusan]).succeeds();
    let pdf = pdf(&project, "salinan");
    let teks = pdf.text();
    for ada in [
        "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PONTIANAK",
        "NOMOR 112 TAHUN 2023",
        "KETUA KOMISI PEMILIHAN UMUM KOTA PONTIANAK,",
        "Ditetapkan di Pontianak Kota",
        "DENI CONTOH",
        "SEKRETARIAT KOMISI PEMILIHAN UMUM KOTA PONTIANAK",
        "Rina Contoh",
        "di Lingkungan Komisi Pemilihan Umum Kota Pontianak Tahun 2023",
    ] {
        assert!(teks.contains(ada), "{ada}");
    }
    assert!(
        !teks.contains("SUMATERA SELATAN") && !teks.contains("AMRAH"),
        "nothing of the other office in derived text"
    );
    assert_eq!(pdf.info("Author").as_deref(), Some("Komisi Pemilihan Umum Kota Pontianak"));
}
