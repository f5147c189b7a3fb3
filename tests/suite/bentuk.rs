//! The legal form, on a small decree.

use naskah::expand::job::{JenisSalinan, Job};

use crate::project::Project;

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";

fn job(project: &Project) -> Job {
    project.settled("ringkas/keputusan", JenisSalinan::Salinan).0
}

fn teks(job: &Job, alamat: &str) -> String {
    let slot = job.slot().into_iter().find(|slot| slot.alamat == alamat);
    slot.unwrap_or_else(|| panic!("tidak ada slot `{alamat}`")).tulisan.polos()
}

#[test]
fn everything_derivable_is_derived() {
    let job = job(&Project::from("ringkas"));
    let semua: Vec<String> =
        job.slot().iter().map(|slot| format!("{}: {}", slot.alamat, slot.tulisan.polos())).collect();
    insta::assert_snapshot!(semua.join("\n"));
}

#[test]
fn the_typst_source_holds_data_as_literals_only() {
    let (_, settled) = Project::from("ringkas").settled("ringkas/keputusan", JenisSalinan::Salinan);
    insta::assert_snapshot!(settled.sumber.teks.replace('\u{ad}', "¬"));
}

#[test]
fn no_value_of_a_document_stands_in_a_style() {
    use typst::syntax::{SyntaxKind, SyntaxNode};
    fn gaya(node: &SyntaxNode, semua: &mut Vec<SyntaxKind>) {
        if matches!(node.kind(), SyntaxKind::SetRule | SyntaxKind::ShowRule) {
            semua.push(node.kind());
        }
        node.children().for_each(|anak| gaya(anak, semua));
    }
    let (_, settled) = Project::from("ringkas").settled("ringkas/keputusan", JenisSalinan::Asli);
    let mut semua = Vec::new();
    gaya(&typst::syntax::parse(&settled.sumber.teks), &mut semua);
    assert_eq!(semua, [SyntaxKind::ShowRule], "`show: keputusan` and no other");
    assert!(settled.sumber.teks.contains("\n#show: keputusan\n"));
}

#[test]
fn a_part_for_other_offices_is_left_out_and_numbering_follows() {
    let kota = job(&Project::from("ringkas"));
    assert_eq!(kota.dokumen.diktum().len(), 3);
    assert_eq!(teks(&kota, "diktum/KETIGA"), "Keputusan ini mulai berlaku pada tanggal ditetapkan.");
    let provinsi = Project::from("ringkas").edit(KEPUTUSAN, "\"61.71\"", "\"61\"").with(
        "data/satker/61.json",
        r#"{"format":1,"jenis":"satker","kode":"61","pejabat":{"ketua":[{"nama":"A"}],"hukum":[{"nama":"B","jabatan":"C"}]}}"#,
    );
    let provinsi = job(&provinsi);
    assert_eq!(provinsi.dokumen.diktum().len(), 2);
    assert_eq!(teks(&provinsi, "diktum/KEDUA"), "Keputusan ini mulai berlaku pada tanggal ditetapkan.");
}

#[test]
fn whoever_held_the_post_on_that_day_signs() {
    assert_eq!(teks(&job(&Project::from("ringkas")), "tanda-tangan/nama"), "BUDI CONTOH");
    let dulu = Project::from("ringkas").edit(KEPUTUSAN, "2025-04-25", "2022-12-31");
    assert_eq!(teks(&job(&dulu), "tanda-tangan/nama"), "SITI LAMA");
}

#[test]
fn a_chain_of_amendments_ends_on_the_day_of_the_decree() {
    let kutipan = |tanggal: &str| {
        let project = Project::from("ringkas").edit(KEPUTUSAN, "2025-04-25", tanggal).edit(
            KEPUTUSAN,
            "\"permenpanrb-90-2021\", ",
            "",
        );
        teks(&job(&project), "mengingat/1")
    };
    let pokok = "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 \
                 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)";
    assert_eq!(kutipan("2020-01-02"), format!("{pokok};"));
    assert!(
        kutipan("2024-01-02")
            .starts_with(&format!("{pokok} sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023"))
    );
}

#[test]
fn a_row_of_the_register_on_disk_goes_before_the_built_in_one() {
    let baris = r#"{"format":1,"jenis":"register-peraturan","baris":[{"id":"perpres-54-2018","bentuk":"PERPRES","nomor":54,
        "tahun":2018,"judul":"Judul Kantor","pengundangan":{"lembaran":"LN","tahun":2018,"nomor":999}}]}"#;
    let job = job(&Project::from("ringkas").with("data/acuan/peraturan.json", baris));
    assert!(
        teks(&job, "mengingat/2")
            .contains("tentang Judul Kantor (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 999)")
    );
    assert!(teks(&job, "mengingat/1").contains("Pemilihan Umum"), "the other rows stay");
}

#[test]
fn what_is_written_by_hand_is_printed_and_reported() {
    let project = Project::from("ringkas").edit(
        KEPUTUSAN,
        "\"nomor\": 7,",
        "\"nomor\": 7, \"tertulis\": {\"mengingat/3/label\": \"4.\", \"memutuskan\": \"MEMUTUSKAN :\"},",
    );
    let run = project.run(["buat"]).succeeds();
    let teks = project.pdf("output/ringkas/keputusan-asli.pdf").text();
    assert!(teks.contains("MEMUTUSKAN :") && teks.contains("4. Peraturan Menteri"), "{teks}");
    assert!(run.stderr().contains("peringatan[X5]: `4.` berdiri langsung sesudah `2.`"), "{}", run.stderr());
}

#[test]
fn a_draft_prints_three_dots_and_is_no_pdf_a() {
    let project =
        Project::from("ringkas").edit(KEPUTUSAN, "\"nomor\": 7,\n  \"tanggal\": \"2025-04-25\",", "\"tahun\": 2026,");
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-asli.pdf");
    let teks = pdf.text();
    for ada in
        ["NOMOR ... TAHUN ...", "pada tanggal ...", "Zona Integritas Komisi Pemilihan Umum Kota Pontianak Tahun 2026"]
    {
        assert!(teks.contains(ada), "{ada}: {teks}");
    }
    assert!(!pdf.xmp().contains("pdfaid:part") && pdf.xmp().contains("pdfuaid:part"));
    assert_eq!(pdf.info("CreationDate"), None);
}

#[test]
fn the_centre_has_a_secretary_general() {
    let project = Project::from("ringkas")
        .edit(KEPUTUSAN, "\"61.71\"", "\"pusat\"")
        .edit(KEPUTUSAN, "\"penetap\": \"ketua\"", "\"penetap\": \"sekretaris\"")
        .with(
            "data/satker/pusat.json",
            r#"{"format":1,"jenis":"satker","kode":"pusat","pejabat":{"sekretaris":[{"nama":"A"}],"hukum":[{"nama":"B","jabatan":"C"}]}}"#,
        );
    let job = job(&project);
    assert_eq!(teks(&job, "judul/sebutan"), "KEPUTUSAN SEKRETARIS JENDERAL KOMISI PEMILIHAN UMUM");
    assert_eq!(teks(&job, "tanda-tangan/jabatan"), "SEKRETARIS JENDERAL KOMISI PEMILIHAN UMUM,");
    assert_eq!(teks(&job, "pengesahan/sekretariat"), "SEKRETARIAT JENDERAL KOMISI PEMILIHAN UMUM");
}

#[test]
fn a_very_long_name_is_wrapped_in_its_block() {
    let nama = "Nama Ketua Yang Sangat Panjang Sekali Bin Fulan Al Contoh Rahmatullah";
    let project = Project::from("ringkas").edit("data/satker/61.71.json", "Budi Contoh", nama);
    project.run(["buat"]).succeeds();
    assert!(project.pdf("output/ringkas/keputusan-salinan.pdf").text().contains(&nama.to_uppercase()));
}
