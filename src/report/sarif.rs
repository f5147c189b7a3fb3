//! Findings as SARIF 2.1.0 (OASIS), for programs that show the findings of many checkers side by side. Columns count characters.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    check::Kaidah,
    diag::{Diagnostic, Severity, kode},
    model::sidik::sidik,
};

/// The schema of the form.
const SKEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
/// So many hexadecimal digits tell findings apart.
const PANJANG_SIDIK: usize = 32;

/// A located finding, with what only its file tells.
#[derive(Debug)]
pub struct Bahan<'a> {
    /// The finding.
    pub temuan: &'a Diagnostic,
    /// How many characters of its line it is about.
    pub lebar: Option<usize>,
    /// What may safely stand in their place, as the file writes it.
    pub ganti: Option<String>,
}

/// The findings as one SARIF document. Their places are below the folder of the workspace.
pub fn sarif(semua: &[Bahan<'_>]) -> String {
    let kode: BTreeSet<&str> = semua.iter().map(|satu| satu.temuan.code.as_ref()).collect();
    let letak: BTreeMap<&str, usize> = kode.iter().copied().zip(0..).collect();
    let aturan: Vec<Value> = kode.iter().copied().map(aturan).collect();
    let mut ke = BTreeMap::new();
    let hasil: Vec<Value> = semua.iter().map(|satu| hasil(satu, letak[satu.temuan.code.as_ref()], &mut ke)).collect();
    let alat = json!({"driver": {
        "name": "naskah",
        "version": env!("CARGO_PKG_VERSION"),
        "language": "id",
        "rules": aturan,
    }});
    let jalan = json!({
        "tool": alat,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Folder kerja yang memuat data/."}}},
        "results": hasil,
    });
    let semua = json!({"$schema": SKEMA, "version": "2.1.0", "runs": [jalan]});
    format!("{semua:#}\n")
}

/// What a code means.
fn aturan(nama: &str) -> Value {
    match Kaidah::cari(nama) {
        Some(kaidah) => json!({
            "id": nama,
            "shortDescription": {"text": kaidah.judul()},
            "help": {"text": kaidah.uraian().replace("**", ""), "markdown": kaidah.uraian()},
        }),
        None => json!({"id": nama, "shortDescription": {"text": kode::arti(nama).unwrap_or(nama)}}),
    }
}

fn hasil<'a>(bahan: &Bahan<'a>, aturan: usize, ke: &mut BTreeMap<(&'a str, String), usize>) -> Value {
    let temuan = bahan.temuan;
    let level = match temuan.severity {
        Severity::Galat | Severity::Tanya => "error",
        Severity::Peringatan => "warning",
        Severity::Petunjuk => "note",
    };
    let pesan = match &temuan.cure {
        Some(obat) => format!("{}. {obat}.", temuan.message),
        None => format!("{}.", temuan.message),
    };
    let mut hasil = json!({
        "ruleId": temuan.code,
        "ruleIndex": aturan,
        "level": level,
        "message": {"text": pesan},
        "partialFingerprints": {"naskah/v1": sidik_tetap(temuan, ke)},
    });
    if let Some(tempat) = tempat(bahan) {
        hasil["locations"] = json!([tempat]);
    }
    if let Some(diam) = &temuan.didiamkan {
        hasil["suppressions"] = json!([{"kind": "inSource", "status": "accepted", "justification": diam.alasan}]);
    }
    if let Some(obat) = pembetulan(bahan) {
        hasil["fixes"] = json!([obat]);
    }
    hasil
}

/// The same for the same mistake after its place has moved: code, file, words and message, and which of the like it is.
fn sidik_tetap<'a>(temuan: &'a Diagnostic, ke: &mut BTreeMap<(&'a str, String), usize>) -> String {
    let berkas = temuan.place.as_ref().map_or("", |place| place.file.as_str());
    let kata = temuan.sorot.as_ref().map_or("", |sorot| sorot.kata.as_str());
    let isi = format!("{berkas}\n{kata}\n{}", temuan.message);
    let urutan = ke.entry((temuan.code.as_ref(), isi.clone())).or_default();
    *urutan += 1;
    sidik(format!("{}\n{isi}\n{urutan}", temuan.code).as_bytes())[..PANJANG_SIDIK].to_owned()
}

fn berkas(nama: &str) -> Value {
    json!({"uri": persen(nama), "uriBaseId": "%SRCROOT%"})
}

fn tempat(bahan: &Bahan<'_>) -> Option<Value> {
    let place = bahan.temuan.place.as_ref()?;
    let mut fisik = json!({"artifactLocation": berkas(&place.file)});
    if let Some(wilayah) = wilayah(bahan) {
        fisik["region"] = wilayah;
    }
    let mut tempat = json!({"physicalLocation": fisik});
    let pointer = place.pointer.as_str();
    let nama = place.sel.as_deref().or(Some(pointer).filter(|pointer| !pointer.is_empty()));
    if let Some(nama) = nama {
        let jenis = if place.sel.is_some() { "cell" } else { "value" };
        tempat["logicalLocations"] = json!([{"fullyQualifiedName": nama, "kind": jenis}]);
    }
    Some(tempat)
}

/// Line and columns.
fn wilayah(bahan: &Bahan<'_>) -> Option<Value> {
    let (baris, kolom) = bahan.temuan.place.as_ref()?.position?;
    Some(match bahan.lebar {
        Some(lebar) => json!({"startLine": baris, "startColumn": kolom, "endColumn": kolom + lebar}),
        None => json!({"startLine": baris, "startColumn": kolom}),
    })
}

/// The words that may safely stand in the place of those that are wrong.
fn pembetulan(bahan: &Bahan<'_>) -> Option<Value> {
    let temuan = bahan.temuan;
    let ganti = bahan.ganti.as_ref().filter(|_| temuan.terbuka())?;
    let ganti = json!({"deletedRegion": wilayah(bahan)?, "insertedContent": {"text": ganti}});
    Some(json!({
        "description": {"text": temuan.cure.as_deref().unwrap_or("Ganti kata itu")},
        "artifactChanges": [{"artifactLocation": berkas(&temuan.place.as_ref()?.file), "replacements": [ganti]}],
    }))
}

/// A path as part of an address.
fn persen(jalur: &str) -> String {
    let aman = |bita: u8| bita.is_ascii_alphanumeric() || b"/-._~".contains(&bita);
    jalur.bytes().map(|bita| if aman(bita) { char::from(bita).to_string() } else { format!("%{bita:02X}") }).collect()
}
