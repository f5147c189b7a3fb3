//! Schemas: what an editor is told, and that the guide says the same; addresses of derived slots.

use std::collections::BTreeSet;

use naskah::read::{semua_jenis, skema};
use serde_json::Value;

use crate::project::Project;

#[test]
fn a_schema_is_printed_for_each_kind() {
    let project = Project::from("ringkas");
    let jenis = project.run(["skema"]).succeeds().stdout();
    assert_eq!(jenis.lines().collect::<Vec<_>>(), semua_jenis().collect::<Vec<_>>());
    for jenis in jenis.lines() {
        let isi: Value = serde_json::from_str(&project.run(["schema", jenis]).succeeds().stdout()).expect("JSON");
        assert_eq!(isi["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(isi["$id"], format!("urn:naskah:format-1:{jenis}"));
        assert_eq!(isi["properties"]["jenis"]["const"], jenis);
        assert_eq!(isi["properties"]["format"]["const"], 1);
    }
    let run = project.run(["skema", "keputusann"]).fails_with(2);
    assert!(run.stderr().contains("Mungkin maksudnya `keputusan`"), "{}", run.stderr());
}

#[test]
fn addresses_are_printed_in_general_and_for_a_decree() {
    let project = Project::from("ringkas");
    let umum = project.run(["skema", "--alamat"]).succeeds().stdout();
    assert!(umum.contains("`menimbang/n/label`") && umum.contains("`/n/<kunci>/…`"), "{umum}");
    let nyata = project.run(["skema", "--alamat", "data/ringkas/keputusan.json"]).succeeds().stdout();
    for baris in
        ["ringkas/keputusan:", "  memutuskan: MEMUTUSKAN:", "  mengingat/1/label: 1.", "  tanda/salinan: SALINAN"]
    {
        assert!(nyata.lines().any(|satu| satu == baris), "{baris}\n{nyata}");
    }
    project.run(["skema", "--alamat", "data/tiada.json"]).fails_with(3);
    project
        .with("data/ringkas/keputusan.json", "{")
        .run(["skema", "--alamat", "data/ringkas/keputusan.json"])
        .fails_with(1);
}

/// Each address that is printed can be written under `tertulis`.
#[test]
fn every_printed_address_exists() {
    let berkas = "data/ringkas/keputusan.json";
    let project = Project::from("ringkas");
    let nyata = project.run(["skema", "--alamat", berkas]).succeeds().stdout();
    let semua = nyata.lines().filter_map(|baris| baris.strip_prefix("  ")?.split_once(": "));
    let semua: serde_json::Map<String, Value> = semua.map(|(alamat, teks)| (alamat.to_owned(), teks.into())).collect();
    assert!(semua.len() > 30);
    let tertulis = format!("\"nomor\": 7, \"tertulis\": {},", Value::Object(semua));
    let run = project.edit(berkas, "\"nomor\": 7,", &tertulis).run(["skema", "--alamat", berkas]).succeeds();
    assert_eq!(run.stderr(), "");
    assert_eq!(run.stdout(), nyata);
}

/// Every key of every schema is explained: in backticks, in a row of a table of the guide.
#[test]
fn every_key_of_every_schema_stands_in_the_guide() {
    let panduan = include_str!("../../data/README.md");
    let baris: String = panduan.lines().filter(|baris| baris.starts_with('|')).collect();
    let mut tanpa_baris = BTreeSet::new();
    for jenis in semua_jenis() {
        let skema = skema(jenis).expect("ada");
        setiap_medan(&skema, &mut |kunci, medan| {
            if !baris.contains(&format!("`{kunci}`")) {
                tanpa_baris.insert(format!("{jenis}: {kunci}"));
            }
            dijelaskan(kunci, medan);
        });
        dijelaskan(jenis, &skema);
        for (nama, satu) in skema["$defs"].as_object().into_iter().flatten() {
            dijelaskan(nama, satu);
        }
        for inggris in ["the ", "The ", "A ", "Its ", " of ", "which ", "never "] {
            let semua = skema.to_string();
            assert!(!semua.contains(&format!("\"description\":\"{inggris}")), "{jenis}: {inggris}");
            assert!(inggris.starts_with(char::is_uppercase) || !semua.contains(inggris), "{jenis}: {inggris}");
        }
    }
    assert_eq!(tanpa_baris, BTreeSet::new(), "keys without a row in data/README.md");
}

#[track_caller]
fn dijelaskan(nama: &str, skema: &Value) {
    let ada = |kunci: &str| skema[kunci].as_str().is_some_and(|teks| !teks.is_empty());
    assert!(ada("title") && ada("description"), "`{nama}` without title or description");
}

fn setiap_medan(skema: &Value, lihat: &mut impl FnMut(&str, &Value)) {
    match skema {
        Value::Object(isi) => {
            for (kunci, medan) in isi.get("properties").and_then(Value::as_object).into_iter().flatten() {
                lihat(kunci, medan);
            }
            isi.values().for_each(|nilai| setiap_medan(nilai, lihat));
        }
        Value::Array(isi) => isi.iter().for_each(|nilai| setiap_medan(nilai, lihat)),
        _ => {}
    }
}
