//! Changes for machines; the keys are explained in `docs/banding.md`.

use serde_json::{Value, json};

use super::{Dokumen, Perubahan};
use crate::{diag::Place, model::tulisan::Revisi};

/// Rises when a key changes its meaning or goes away; a new key does not raise it.
const VERSI: u8 = 1;

/// The comparison of `lama` and `baru`, as the user named them, with the exit code.
pub fn json(semua: &[Dokumen], lama: &str, baru: &str, kode: u8, temuan: &Value) -> String {
    let dokumen: Vec<Value> = semua.iter().map(dokumen).collect();
    let isi = json!({
        "versi": VERSI, "kode": kode, "lama": lama, "baru": baru, "dokumen": dokumen, "temuan": temuan,
    });
    format!("{isi:#}\n")
}

fn dokumen(satu: &Dokumen) -> Value {
    json!({
        "naskah": satu.naskah,
        "semula": satu.semula,
        "satker": satu.satker,
        "keadaan": satu.keadaan.nama(),
        "perubahan": satu.perubahan.iter().map(perubahan).collect::<Vec<_>>(),
    })
}

fn perubahan(satu: &Perubahan) -> Value {
    let sumber = |ambil: fn(&Place) -> &str| satu.sumber.as_ref().map(ambil);
    let kata: Vec<Value> = satu.isi.iter().map(kata).collect();
    json!({
        "macam": satu.macam.nama(),
        "ikut": satu.ikut,
        "tempat": satu.tempat.ruas(),
        "dari": satu.dari,
        "alamat": satu.alamat,
        "lama": satu.lama(),
        "baru": satu.kini(),
        "kata": kata,
        "berkas": sumber(|place| &place.file),
        "jalur": sumber(|place| place.pointer.as_str()),
        "sel": satu.sumber.as_ref().and_then(|place| place.sel.as_deref()),
        "juga": satu.juga.iter().map(|tempat| tempat.ruas()).collect::<Vec<_>>(),
    })
}

/// The pieces of a text, each with what became of it.
fn kata(isi: &crate::model::tulisan::Tulisan) -> Value {
    let satu = |satu: &crate::model::tulisan::Potongan| {
        let tanda = match satu.revisi {
            Revisi::Tetap => "sama",
            Revisi::Ditambah => "tambah",
            Revisi::Dihapus => "hapus",
        };
        json!({"tanda": tanda, "teks": satu.teks, "miring": satu.gaya.miring, "tebal": satu.gaya.tebal})
    };
    isi.potongan().iter().map(satu).collect()
}
