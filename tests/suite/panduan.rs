//! The guide of the data: every example in it builds.

use serde_json::{Value, json};

use crate::project::Project;

const KEPUTUSAN: &str = "data/2025/tim-arsip/keputusan.json";

/// The examples of `data/README.md`: what the comment above says of it, and its text.
fn contoh() -> Vec<(String, String)> {
    let panduan = include_str!("../../data/README.md");
    let bagian = panduan.split("<!-- ").skip(1);
    let satu = |bagian: &str| {
        let (tanda, sisa) = bagian.split_once(" -->").expect("komentar ditutup");
        let isi = sisa.split_once("```json\n").and_then(|(_, sisa)| sisa.split_once("```")).expect("contoh menyusul");
        (tanda.to_owned(), isi.0.to_owned())
    };
    bagian.map(satu).collect()
}

fn json(teks: &str) -> Value {
    serde_json::from_str(teks).unwrap_or_else(|salah| panic!("{salah}:\n{teks}"))
}

/// The files of the guide together, as a workspace.
fn ruang(semua: &[(String, String)]) -> Project {
    let dasar = Project::from("ringkas");
    let berkas = |project: Project, (tanda, isi): &(String, String)| match tanda.split_once(": ") {
        Some(("uji", jalur)) => project.with(&format!("data/{jalur}"), isi),
        _ if tanda == "uji-satker" => project.with("data/satker/16.71.json", isi),
        _ if tanda == "uji-paket" => project
            .with("data/paket/paket.json", isi)
            .with("data/paket/sk-tim.json", &tanpa_satker(semua))
            .with("data/paket/nilai.csv", &csv()),
        _ => project,
    };
    semua.iter().fold(dasar.with_bytes("data/2025/tim-arsip/lampiran.xlsx", &buku()), berkas)
}

/// The workbook that the guide names.
fn buku() -> Vec<u8> {
    let mut buku = rust_xlsxwriter::Workbook::new();
    let lembar = buku.add_worksheet().set_name("Lampiran II").expect("nama");
    for (baris, isi) in [["Nama Lengkap", "TUGAS"], ["Contoh Satu", "menyusun"]].into_iter().enumerate() {
        lembar.write_row(u32::try_from(baris).expect("kecil"), 0, isi).expect("baris");
    }
    buku.save_to_buffer().expect("buku kerja")
}

/// The first decree of the guide, for a package: what a package gives is not in it.
fn tanpa_satker(semua: &[(String, String)]) -> String {
    let mut keputusan =
        json(&semua.iter().find(|(tanda, _)| *tanda == format!("uji: {}", &KEPUTUSAN[5..])).expect("pertama").1);
    for kunci in ["satker", "nomor", "tanggal"] {
        keputusan.as_object_mut().expect("objek").remove(kunci);
    }
    keputusan.to_string()
}

/// The table of values that the guide shows, with an officer who authenticates, whom profiles would name.
fn csv() -> String {
    let panduan = include_str!("../../data/README.md");
    let isi = panduan.split_once("```text\nKode;").and_then(|(_, sisa)| sisa.split_once("```")).expect("tabel nilai").0;
    format!("Kode;{isi}")
}

/// The first decree of the guide with a piece of another one in its place.
fn dengan(keputusan: &Value, jenis: &str, isi: &str) -> Value {
    let mut baru = keputusan.clone();
    if jenis.starts_with("keputusan") {
        let potongan = json(&format!("{{{isi}}}"));
        baru.as_object_mut().expect("objek").extend(potongan.as_object().expect("objek").clone());
    } else {
        let isi = json!(["Awal.", json(isi), "Akhir."]);
        baru["lampiran"] = json!([{ "id": "uji", "judul": "Uji", "orientasi": "lanskap", "isi": isi }]);
    }
    baru
}

#[test]
fn every_example_of_the_guide_builds() {
    let semua = contoh();
    assert!(semua.len() > 15, "{} examples", semua.len());
    let (_, pertama) = semua.iter().find(|(tanda, _)| *tanda == format!("uji: {}", &KEPUTUSAN[5..])).expect("pertama");
    ruang(&semua).run(["buat", "data/2025"]).succeeds();
    let paket = ruang(&semua).run(["buat", "--rencana", "--format", "json", "data/paket"]).succeeds().stdout();
    let nomor: Vec<_> =
        json(&paket)["rencana"].as_array().expect("rencana").iter().map(|satu| satu["nomor"].clone()).collect();
    assert_eq!(nomor.len(), 28, "14 offices, two copies");
    assert_eq!(nomor.iter().filter(|nomor| nomor.is_string()).count(), 4, "the two rows of the table");
    for (tanda, isi) in &semua {
        let Some(jenis) = tanda.strip_prefix("potong: ") else { continue };
        let baru = dengan(&json(pertama), jenis, isi).to_string();
        let project = ruang(&semua).with(KEPUTUSAN, &baru).with("data/2025/tim-arsip/lain.json", pertama);
        let run = project.run(["buat", "data/2025"]);
        assert_eq!(run.code(), Some(0), "{tanda}:\n{isi}\n{}", run.stderr());
    }
}
