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
        _ => project,
    };
    semua.iter().fold(dasar, berkas)
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
    for (tanda, isi) in &semua {
        let Some(jenis) = tanda.strip_prefix("potong: ") else { continue };
        let baru = dengan(&json(pertama), jenis, isi).to_string();
        let project = ruang(&semua).with(KEPUTUSAN, &baru).with("data/2025/tim-arsip/lain.json", pertama);
        let run = project.run(["buat", "data/2025"]);
        assert_eq!(run.code(), Some(0), "{tanda}:\n{isi}\n{}", run.stderr());
    }
}
