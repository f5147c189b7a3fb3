//! The names of facts that a decree's data have, so that a difference can say which of them caused it.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

/// Keys of a decree that say one thing each, from which more than one text is derived.
const KUNCI: [&str; 10] =
    ["satker", "penetap", "nomor", "tanggal", "tahun", "contoh", "tentang", "menimbang", "mengingat", "memutuskan"];

/// What says something once that is printed elsewhere: the decree's own facts and [`KUNCI`], its legal bases also
/// those of `tambah`, its annexes and drawings, the names that its texts refer to, the datasets beside it with what their
/// rows hold (`rencana-kerja.waktu`), and the posts of its office (`pejabat.hukum`). Keys that only hold text do not count.
pub fn nama(data: &Path, contoh: &str) -> BTreeSet<String> {
    let folder = data.join("contoh").join(contoh);
    let keputusan = baca(&folder.join("keputusan.json"));
    let mut nama: BTreeSet<String> = KUNCI.map(str::to_owned).into();
    nama.extend(kunci(&keputusan["fakta"]).map(|kunci| format!("fakta.{kunci}")));
    let id = |butir: &Value| butir.as_str().or(butir["id"].as_str()).map(str::to_owned);
    nama.extend(larik(&keputusan["mengingat"]).filter_map(id));
    nama.extend(larik(&keputusan["lampiran"]).filter_map(id).map(|id| format!("lampiran.{id}")));
    sebutan(&keputusan, &mut nama);
    let kode = keputusan["satker"].as_str().expect("the example is of one office");
    let satker = baca(&data.join("satker").join(format!("{kode}.json")));
    nama.extend(kunci(&satker["pejabat"]).map(|jabatan| format!("pejabat.{jabatan}")));
    for berkas in fs::read_dir(&folder).expect("the example has a folder") {
        let jalur = berkas.expect("readable").path();
        let dokumen = jalur.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        if jalur.extension().is_some_and(|akhiran| akhiran == "json") && dokumen != "keputusan" {
            telusur(&baca(&jalur), &dokumen, &mut nama);
        }
    }
    nama
}

/// Names in `{{ }}`, drawings, and legal bases that a part adds, anywhere below.
fn sebutan(nilai: &Value, nama: &mut BTreeSet<String>) {
    match nilai {
        Value::Object(peta) => {
            let tambah = larik(&nilai["tambah"]).filter_map(|satu| satu.as_str().or(satu["id"].as_str()));
            nama.extend(tambah.chain(nilai["gambar"].as_str()).map(str::to_owned));
            peta.values().for_each(|isi| sebutan(isi, nama));
        }
        Value::Array(isi) => isi.iter().for_each(|isi| sebutan(isi, nama)),
        Value::String(teks) => {
            let rujukan = teks.split("{{").skip(1).filter_map(|sisa| sisa.split(['}', '|']).next());
            nama.extend(rujukan.map(|rujukan| rujukan.trim().to_owned()));
        }
        _ => {}
    }
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

/// Every key below a dataset, and every name in `{{ }}`.
fn telusur(nilai: &Value, dokumen: &str, nama: &mut BTreeSet<String>) {
    sebutan(nilai, nama);
    match nilai {
        Value::Object(peta) => peta.iter().for_each(|(kunci, isi)| {
            nama.insert(format!("{dokumen}.{kunci}"));
            telusur(isi, dokumen, nama);
        }),
        Value::Array(isi) => isi.iter().for_each(|isi| telusur(isi, dokumen, nama)),
        _ => {}
    }
}
