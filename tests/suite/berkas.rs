//! The file: size, fonts, metadata, structure, sameness.

use crate::{pdf::Node, project::Project};

const SALINAN: &str = "output/ringkas/keputusan-salinan.pdf";

#[test]
fn lists_are_lists_heads_are_heads_and_the_signature_stands_by_itself() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    insta::assert_snapshot!(project.pdf(SALINAN).structure().outline());
}

#[test]
fn every_table_head_has_a_scope_and_spans_are_real() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    let struktur = project.pdf("output/contoh/sumsel-34-2023/keputusan-salinan.pdf").structure();
    assert_eq!(struktur.find_all("Table").len(), 1, "one table, however many pages it takes");
    let kepala = struktur.find_all("TH");
    assert_eq!(kepala.len(), 12 + 2 * 6, "six heads, six numbers of columns, and number and name of each of six areas");
    assert!(kepala.iter().all(|th| th.attributes.get("Scope").map(String::as_str) == Some("Column")));
    assert!(struktur.find_all("TD").iter().any(|td| td.attributes.contains_key("RowSpan")));
    assert_eq!(struktur.find_all("H1").len(), 3, "the decree and its two annexes");
    let em: Vec<String> = struktur.find_all("Em").into_iter().map(Node::text).collect();
    assert!(em.contains(&"Road Map".to_owned()), "foreign words are marked: {em:?}");
}

#[test]
fn the_file_says_what_it_is() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let pdf = project.pdf(SALINAN);
    assert_eq!(
        pdf.info("Title").as_deref(),
        Some(
            "Keputusan Komisi Pemilihan Umum Kota Pontianak Nomor 7 Tahun 2025 tentang Rencana Kerja Zona Integritas \
             Komisi Pemilihan Umum Kota Pontianak Tahun 2025"
        )
    );
    assert_eq!(pdf.info("Author").as_deref(), Some("Komisi Pemilihan Umum Kota Pontianak"));
    assert_eq!(pdf.info("Keywords").as_deref(), Some("Keputusan, Nomor 7 Tahun 2025, salinan"));
    assert!(pdf.info("CreationDate").is_some_and(|tanggal| tanggal.starts_with("D:20250425")));
    assert_eq!(pdf.language().as_deref(), Some("id"));
    for tanda in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(pdf.xmp().contains(tanda), "{tanda}\n{}", pdf.xmp());
    }
    let tebal: Vec<String> = pdf.outline().into_iter().map(|(_, judul)| judul).collect();
    assert!(
        tebal[0].starts_with("KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PONTIANAK NOMOR 7 TAHUN 2025 TENTANG "),
        "{tebal:?}"
    );
    assert!(tebal.iter().any(|judul| judul.starts_with("LAMPIRAN ")), "{tebal:?}");
}

#[test]
fn paper_is_f4_and_the_annex_is_turned() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let pdf = project.pdf(SALINAN);
    let ukuran: Vec<(f64, f64)> = (0..pdf.page_count()).map(|i| pdf.page_size_mm(i)).collect();
    let dekat = |(a, b): (f64, f64), (c, d): (f64, f64)| (a - c).abs() < 0.05 && (b - d).abs() < 0.05;
    assert!(dekat(ukuran[0], (215.0, 330.0)), "{ukuran:?}");
    assert!(dekat(*ukuran.last().expect("berhalaman"), (330.0, 215.0)), "{ukuran:?}");
}

#[test]
fn only_the_bundled_fonts_are_used_and_all_are_embedded() {
    let project = Project::from("ringkas").edit("data/ringkas/keputusan.json", "seluruh pegawai", "seluruh pegawai ☐");
    project.run(["buat"]).succeeds();
    for (nama, tertanam) in project.pdf(SALINAN).fonts() {
        assert!(tertanam, "{nama}");
        assert!(nama.contains("TeXGyreBonum") || nama.contains("DejaVuSans"), "{nama}");
    }
}

#[test]
fn time_zone_locale_and_folder_do_not_change_a_byte() {
    let bangun = |env: &[(&str, &str)]| {
        let project = Project::from("ringkas");
        assert_eq!(project.run_with(&["buat"], env).code(), Some(0));
        (project.bytes("output/ringkas/keputusan-asli.pdf"), project.bytes(SALINAN))
    };
    let satu = bangun(&[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")]);
    let dua = bangun(&[("TZ", "America/Los_Angeles"), ("LC_ALL", "id_ID.UTF-8"), ("SOURCE_DATE_EPOCH", "1")]);
    assert!(satu == dua, "the same input gives the same bytes");
    assert_ne!(satu.0, satu.1);
}

#[test]
fn structure_is_packed_with_a_date_and_without_one() {
    for tanggal in ["\"tanggal\": \"2025-04-25\",", ""] {
        let project =
            Project::from("ringkas").edit("data/ringkas/keputusan.json", "\"tanggal\": \"2025-04-25\",", tanggal);
        project.run(["buat"]).succeeds();
        let isi = project.bytes("output/ringkas/keputusan-asli.pdf");
        let ada = |kata: &str| isi.windows(kata.len()).any(|potongan| potongan == kata.as_bytes());
        assert!(ada("/Type/ObjStm") && ada("/Type/XRef") && !ada("/StructElem"), "{tanggal}");
        assert_eq!(
            project.pdf("output/ringkas/keputusan-asli.pdf").info("CreationDate").is_some(),
            !tanggal.is_empty()
        );
    }
}

#[test]
fn original_and_copy_have_identifiers_of_their_own() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let (asli, salinan) = (project.pdf("output/ringkas/keputusan-asli.pdf"), project.pdf(SALINAN));
    assert!(asli.file_id().is_some());
    assert_ne!(asli.file_id(), salinan.file_id());
}
