//! Every kind of content, printed in its place.

use naskah::{compile::Goresan, expand::job::JenisSalinan, settle::Settled};

use crate::project::Project;

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const MATRIKS: &str = r#"[{ "tampilan": "matriks", "dari": "rencana" }]"#;

/// The small decree with this content in its annex.
fn lampiran(isi: &str) -> Project {
    Project::from("ringkas").edit(KEPUTUSAN, MATRIKS, isi)
}

fn teks(project: &Project) -> String {
    project.run(["buat"]).succeeds();
    project.pdf("output/ringkas/keputusan-salinan.pdf").text()
}

#[track_caller]
fn berurutan(teks: &str, bagian: &[&str]) {
    let mut sisa = teks;
    for satu in bagian {
        let letak = sisa.find(satu).unwrap_or_else(|| panic!("`{satu}` should come next in: {sisa}"));
        sisa = &sisa[letak + satu.len()..];
    }
}

fn goresan<'a>(settled: &'a Settled, alamat: &str) -> &'a Goresan {
    let mut semua = settled.halaman.iter().flat_map(|h| &h.goresan);
    let milik = |g: &&Goresan| g.letak.and_then(|letak| settled.sumber.peta.alamat(letak)) == Some(alamat);
    semua.find(milik).unwrap_or_else(|| panic!("`{alamat}` is not on the pages"))
}

#[test]
fn paragraphs_lists_and_parts_follow_each_other() {
    let isi = r#"["Paragraf satu.", {"teks": "Paragraf dua."}, {"bagian": "Pendahuluan", "isi": ["Isi bagian.",
        {"daftar": ["pertama", {"butir": "kedua:", "isi": [{"daftar": ["dalam", {"butir": "lagi:", "isi": [{"daftar": ["ketiga",
        {"butir": "akhir:", "isi": [{"daftar": ["keempat"]}]}]}]}]}]}], "gaya": "rincian"}, "Penutup bagian."]}, "Akhir."]"#;
    let teks = teks(&lampiran(isi));
    berurutan(
        &teks,
        &[
            "Paragraf satu.",
            "Paragraf dua.",
            "1. Pendahuluan",
            "Isi bagian.",
            "a. pertama; dan",
            "b. kedua:",
            "1. dalam",
            "2. lagi:",
            "a) ketiga",
            "b) akhir:",
            "1) keempat",
            "Penutup bagian.",
            "Akhir.",
            "KETUA KOMISI",
        ],
    );
}

#[test]
fn a_book_has_bab_with_the_number_above_the_title() {
    let project = lampiran(
        r#"[{"sampul": ["RENCANA KERJA", "{{ satker.nama }}"]}, {"bagian": "Kata Pengantar", "nomor": false, "isi": ["Kata."]},
        {"bagian": "Pendahuluan", "isi": [{"bagian": "Latar Belakang", "isi": ["Latar."]}, {"bagian": "Dasar", "isi": [
        {"dasar-hukum": "mengingat", "tambah": ["uu-28-1999"]}]}]}, {"bagian": "Penutup", "isi": ["Tutup."]}]"#,
    )
    .edit(KEPUTUSAN, "\"orientasi\": \"lanskap\"", "\"susunan\": \"buku\"");
    let teks = teks(&project);
    berurutan(
        &teks,
        &[
            "RENCANA KERJA",
            "KATA PENGANTAR",
            "Kata.",
            "BAB I PENDAHULUAN",
            "A. Latar Belakang",
            "Latar.",
            "B. Dasar",
            "1. Undang-Undang Nomor 28 Tahun 1999",
            "2. Undang-Undang Nomor 7 Tahun 2017",
            "BAB II PENUTUP",
            "Tutup.",
        ],
    );
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    let (nomor, judul) = (goresan(&settled, "lampiran/I/3/nomor"), goresan(&settled, "lampiran/I/3"));
    assert!(judul.y > nomor.y + 5.0, "the title stands below the number");
}

#[test]
fn cells_stand_below_their_heads_also_beside_empty_and_merged_ones() {
    let isi = r#"[{"tabel": {"kolom": [{"kunci": "a", "kepala": "AAA"}, {"kepala": "BBB", "kolom": [{"kunci": "b", "kepala": "B1"},
        {"kunci": "c", "kepala": "B2"}]}, {"kunci": "d", "kepala": "DDD"}], "gabung": ["a"], "baris": [
        {"a": "x", "c": "c1", "d": "d1"}, {"a": "x", "b": "b2", "d": [{"daftar": ["satu", "dua"]}]},
        {"kelompok": "KELOMPOK", "baris": [{"a": "x", "b": "b4", "c": "c4", "d": "d4"}]}]}}]"#;
    let (job, settled) = lampiran(isi).settled("ringkas/keputusan", JenisSalinan::Asli);
    let dekat = |sel: &str, kepala: &str| {
        let (sel, kepala) = (goresan(&settled, sel), goresan(&settled, kepala));
        assert!((sel.x - kepala.x).abs() < 30.0, "{} at {}, its head at {}", sel.teks, sel.x, kepala.x);
    };
    for baris in [1, 2, 4] {
        for (kunci, kepala) in [("a", "1/1"), ("b", "2/1"), ("c", "2/2"), ("d", "1/3")] {
            let alamat = format!("lampiran/I/1/{baris}/{kunci}");
            if job.slot().iter().any(|slot| slot.alamat == alamat) && !(baris == 2 && kunci == "a") {
                dekat(&alamat, &format!("lampiran/I/1/kepala/{kepala}"));
            }
        }
    }
    let jumlah_x = settled.halaman.iter().flat_map(|h| &h.goresan).filter(|g| g.teks == "x").count();
    assert_eq!(jumlah_x, 2, "equal neighbours are one cell, but not over a group row");
}

#[test]
fn months_print_per_cent_and_blanks() {
    let rencana = r#"{"format": 1, "jenis": "rencana-kerja", "area": [{"area": "I", "nama": "Satu", "komponen": [
        {"nama": "Tiap bulan", "capaian": [100]},
        {"nama": "Kadang", "capaian": [null, null, 25, null, null, 50, null, null, null, null, null, 100]}]}]}"#;
    let project = lampiran(r#"[{"tampilan": "bulan", "dari": "rencana"}]"#).with("data/ringkas/rencana.json", rencana);
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    for (bulan, kolom) in [(3, 6), (6, 9), (12, 15)] {
        let (sel, kepala) = (
            goresan(&settled, &format!("lampiran/I/1/3/{bulan}")),
            goresan(&settled, &format!("lampiran/I/1/kepala/{kolom}")),
        );
        assert!((sel.x - kepala.x).abs() < 15.0, "{} stands under {}", sel.teks, kepala.teks);
    }
    let semua = settled.halaman.iter().flat_map(|h| &h.goresan).filter(|g| g.teks == "100%").count();
    assert_eq!(semua, 13);
}

#[test]
fn what_a_cell_cannot_hold_is_named() {
    let isi = r#"[{"tabel": {"kolom": [{"kunci": "a", "kepala": "A"}], "baris": [{"a": [{"bagian": "X"}]}]}}]"#;
    let run = lampiran(isi).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("`bagian` tidak dapat berdiri di dalam sel tabel"), "{}", run.stderr());
}

#[test]
fn receivers_and_minutes_are_printed() {
    let project = Project::from("ringkas").edit(
        KEPUTUSAN,
        "\"memutuskan\":",
        "\"tembusan\": [\"Ketua KPU\", \"Arsip\"], \"memperhatikan\": [\"Berita Acara Nomor 3\"], \"memutuskan\":",
    );
    berurutan(
        &teks(&project),
        &[
            "Memperhatikan :",
            "1. Berita Acara Nomor 3;",
            "MEMUTUSKAN:",
            "BUDI CONTOH",
            "Ani Contoh",
            "Salinan Keputusan ini disampaikan kepada Yth.:",
            "1. Ketua KPU;",
            "2. Arsip.",
            "LAMPIRAN",
        ],
    );
}

#[test]
fn a_closing_stands_below_whatever_ends_the_annex() {
    for isi in [
        r#"["Teks."]"#,
        r#"[{"daftar": ["satu", {"butir": "dua", "isi": ["tiga"]}]}]"#,
        r#"[{"bagian": "Kosong"}]"#,
        r#"[{"tanda-tangan": ["ketua", "hukum"], "tempat-tanggal": true}]"#,
        r#"[]"#,
    ] {
        let project = lampiran(isi).edit(KEPUTUSAN, "lanskap", "potret");
        let (job, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
        let penutup = goresan(&settled, "lampiran/I/tanda-tangan/jabatan");
        let halaman = settled.halaman.iter().find(|h| h.goresan.contains(penutup)).expect("berhalaman");
        let alamat = job.slot().into_iter().map(|slot| slot.alamat.clone());
        let isi_terakhir = alamat.rev().find(|alamat| alamat.starts_with("lampiran/I/1"));
        if let Some(alamat) = isi_terakhir {
            let akhir = goresan(&settled, &alamat);
            assert!(!halaman.goresan.contains(akhir) || penutup.y > akhir.y + 10.0, "{isi}: closing at {}", penutup.y);
        }
    }
}

#[test]
fn a_decree_of_the_same_office_is_cited_with_its_own_number_date_and_title() {
    let lain = std::fs::read_to_string(Project::from("ringkas").path().join(KEPUTUSAN)).expect("terbaca");
    let tim = lain
        .replace("\"nomor\": 7", "\"nomor\": 3")
        .replace("\"tentang\": \"{{ rencana }}\"", "\"tentang\": \"Tim Kerja Tahun {{ tahun }}\"");
    let kutip = |tim: &str| {
        Project::from("ringkas").with("data/ringkas/sk-tim.json", tim).edit(
            KEPUTUSAN,
            "\"perpres-54-2018\"]",
            "\"perpres-54-2018\", {\"naskah\": \"sk-tim\"}]",
        )
    };
    let kutipan = "5. Keputusan Komisi Pemilihan Umum Kota Pontianak Nomor 3 Tahun 2025 tentang Tim Kerja Tahun 2025;";
    assert!(teks(&kutip(&tim)).contains(kutipan));
    let run = kutip(&tim.replace("\"satker\": \"61.71\"", "\"satker\": \"61.72\""))
        .run(["buat", "data/ringkas/keputusan.json"]);
    assert!(run.fails_with(1).stderr().contains("milik satker `61.72`"));
}

const SVG: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>"#;

#[test]
fn a_logo_stands_only_where_the_profile_gives_one() {
    let tanpa = Project::from("ringkas");
    tanpa.run(["buat"]).succeeds();
    assert!(tanpa.pdf("output/ringkas/keputusan-asli.pdf").structure().find_all("Figure").is_empty());
    let dengan = Project::from("ringkas").with("data/satker/logo.svg", SVG).edit(
        "data/satker/61.71.json",
        "\"kode\": \"61.71\",",
        "\"kode\": \"61.71\", \"kop\": {\"logo\": {\"berkas\": \"logo.svg\", \"alt\": \"Lambang KPU\"}},",
    );
    let teks = teks(&dengan);
    berurutan(
        &teks,
        &["SALINAN", "KOMISI PEMILIHAN UMUM KOTA PONTIANAK", "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PONTIANAK"],
    );
    let struktur = dengan.pdf("output/ringkas/keputusan-asli.pdf").structure();
    let gambar = struktur.find_all("Figure");
    assert_eq!(gambar.len(), 1);
    assert_eq!(gambar[0].attributes.get("Alt").map(String::as_str), Some("Lambang KPU"));
}

#[test]
fn pictures_that_cannot_be_used_are_named_before_they_are_decoded() {
    // Signature and header of a PNG of 60,000 × 60,000 pixels, and nothing else.
    let mut raksasa = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    raksasa.extend([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 6, 0, 0, 0, 0, 0, 0, 0]);
    for (berkas, pesan) in [
        ("tiada.png", "tidak ada"),
        ("raksasa.png", "terlalu besar: 60000 × 60000 piksel"),
        ("teks.png", "bukan gambar png yang sah"),
        ("rencana.json", "jenis gambar `rencana.json` tidak dikenal"),
        ("../../../../../../../../etc/hosts.svg", "tidak ada"),
    ] {
        let isi = format!(r#"[{{"gambar": {{"berkas": "{berkas}", "alt": "Gambar"}}}}]"#);
        let project =
            lampiran(&isi).with_bytes("data/ringkas/raksasa.png", &raksasa).with("data/ringkas/teks.png", "bukan");
        let run = project.run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(pesan), "{berkas}: {}", run.stderr());
    }
    let project = lampiran(r#"[{"gambar": {"berkas": "peta.svg", "alt": "Peta"}}, "Di bawah gambar."]"#)
        .with("data/ringkas/peta.svg", SVG);
    assert!(teks(&project).contains("Di bawah gambar."));
}
