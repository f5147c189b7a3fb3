//! The names of facts that a decree's data have, so that a difference can say which of them caused it.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

/// The keys of the decree, its `fakta.…`, `lampiran.…` and legal bases, the names that its texts refer to, the other
/// documents of its folder with their keys (`rencana-kerja.waktu`), and the posts of its office (`pejabat.hukum`).
pub fn nama(data: &Path, contoh: &str) -> BTreeSet<String> {
    let folder = data.join("contoh").join(contoh);
    let keputusan = baca(&folder.join("keputusan.json"));
    let mut nama = BTreeSet::new();
    nama.extend(kunci(&keputusan).map(str::to_owned));
    nama.extend(kunci(&keputusan["fakta"]).map(|kunci| format!("fakta.{kunci}")));
    let id = |butir: &Value| butir.as_str().or(butir["id"].as_str()).map(str::to_owned);
    nama.extend(larik(&keputusan["mengingat"]).filter_map(id));
    nama.extend(larik(&keputusan["lampiran"]).filter_map(id).map(|id| format!("lampiran.{id}")));
    let kode = keputusan["satker"].as_str().expect("the example is of one office");
    let satker = baca(&data.join("satker").join(format!("{kode}.json")));
    nama.extend(kunci(&satker["pejabat"]).map(|jabatan| format!("pejabat.{jabatan}")));
    for berkas in fs::read_dir(&folder).expect("the example has a folder") {
        let jalur = berkas.expect("readable").path();
        if jalur.extension().is_some_and(|akhiran| akhiran == "json") {
            let isi = baca(&jalur);
            let dokumen = jalur.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            telusur(&isi, &dokumen, &mut nama);
            nama.insert(dokumen);
        }
    }
    nama
}

fn baca(jalur: &Path) -> Value {
    let teks = fs::read_to_string(jalur).unwrap_or_else(|salah| panic!("{}: {salah}", jalur.display()));
    serde_json::from_str(&teks).unwrap_or_else(|salah| panic!("{}: {salah}", jalur.display()))
}

fn kunci(nilai: &Value) -> impl Iterator<Item = &str> {
    nilai.as_object().into_iter().flat_map(|peta| peta.keys().map(String::as_str))
}

fn larik(nilai: &Value) -> impl Iterator<Item = &Value> {
    nilai.as_array().into_iter().flatten()
}

/// Every key below a document, and every name in `{{ }}`.
fn telusur(nilai: &Value, dokumen: &str, nama: &mut BTreeSet<String>) {
    match nilai {
        Value::Object(peta) => peta.iter().for_each(|(kunci, isi)| {
            nama.insert(format!("{dokumen}.{kunci}"));
            telusur(isi, dokumen, nama);
        }),
        Value::Array(isi) => isi.iter().for_each(|isi| telusur(isi, dokumen, nama)),
        Value::String(teks) => {
            let rujukan = teks.split("{{").skip(1).filter_map(|sisa| sisa.split(['}', '|']).next());
            nama.extend(rujukan.map(|rujukan| rujukan.trim().to_owned()));
        }
        _ => {}
    }
}
