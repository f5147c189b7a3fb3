//! What the user has silenced: every `"diam"` of a file, with its object. Only where keys are the format's own, because a
//! user may call a fact, a person or a column like that. Judges neither codes nor reasons.

use serde_json::Value;

use crate::diag::{Diam, Place, Pointer};

/// Keys whose objects, or whose lists of objects, have keys of the user's own.
const BERKUNCI_SENDIRI: [&str; 8] = ["baris", "fakta", "kolom", "orang", "pejabat", "satker", "tertulis", "tugas"];

/// All that a file silences, in the order of its keys.
pub(super) fn semua(berkas: &str, teks: &str) -> Vec<Diam> {
    // Most files silence nothing, and need not be parsed once more.
    if !teks.contains("\"diam\"") {
        return Vec::new();
    }
    let mut hasil = Vec::new();
    let nilai: Value = serde_json::from_str(teks).unwrap_or_default();
    telusuri(berkas, &Pointer::root(), &nilai, false, &mut hasil);
    hasil
}

/// Walks through a value; `sendiri`: its keys are the user's.
fn telusuri(berkas: &str, pointer: &Pointer, nilai: &Value, sendiri: bool, hasil: &mut Vec<Diam>) {
    match nilai {
        Value::Object(isi) => {
            let diam = isi.get("diam").and_then(Value::as_object).filter(|_| !sendiri);
            for (kode, alasan) in diam.into_iter().flatten() {
                if let Some(alasan) = alasan.as_str() {
                    let objek = Place::new(berkas, pointer.clone());
                    hasil.push(Diam { objek, kode: kode.clone(), alasan: alasan.to_owned() });
                }
            }
            for (kunci, isi) in isi {
                // Rows of a group are rows.
                let milik_pengguna = (!sendiri || kunci == "baris") && BERKUNCI_SENDIRI.contains(&kunci.as_str());
                telusuri(berkas, &pointer.key(kunci), isi, milik_pengguna, hasil);
            }
        }
        Value::Array(isi) => {
            isi.iter().enumerate().for_each(|(ke, isi)| telusuri(berkas, &pointer.index(ke), isi, sendiri, hasil));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_found_on_its_object_and_not_where_keys_are_the_users() {
        let teks = r#"{"diam": {"X2": "a"}, "fakta": {"diam": "x"}, "orang": {"diam": {"nama": "y", "diam": {"X8": "b"}}},
            "isi": [{"tabel": {"baris": [{"kelompok": "k", "baris": [{"diam": {"a": "sel"}}]}]}, "diam": {"D1": "c"}}]}"#;
        let semua: Vec<_> = semua("a.json", teks).into_iter().map(|d| (d.objek.pointer, d.kode, d.alasan)).collect();
        let satu = |pointer: &str, kode: &str, alasan: &str| (Pointer::from_text(pointer), kode.into(), alasan.into());
        assert_eq!(semua, [satu("", "X2", "a"), satu("/isi/0", "D1", "c"), satu("/orang/diam", "X8", "b")]);
    }
}
