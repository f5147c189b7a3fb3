//! JSON text to a typed value, or everything that is in the way.
//!
//! serde is the fast path and decides what is accepted. Only when it refuses, the text is parsed again with the place of every
//! token and walked against the schema of the same type ([`mod@super::periksa`]): serde stops at the first mistake, a user wants
//! them all.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    periksa::Pemeriksa,
    pohon, skema,
    temuan::{self, Temuan},
};
use crate::diag::{Diagnostic, Place, Pointer};

/// Reads the text of `file` as a `T`.
pub(super) fn baca<T: DeserializeOwned + JsonSchema>(file: &str, text: &str) -> Result<T, Vec<Diagnostic>> {
    serde_json::from_str(text).map_err(|salah| {
        let semua = menurut(file, text, &skema::untuk::<T>());
        if semua.is_empty() { vec![sisa(file, &salah)] } else { semua }
    })
}

/// All that a text has against the schema of its kind; nothing for a kind that does not exist.
pub fn periksa(file: &str, text: &str, jenis: &str) -> Vec<Diagnostic> {
    skema::skema(jenis).map_or_else(Vec::new, |skema| menurut(file, text, &skema))
}

fn menurut(file: &str, text: &str, skema: &Value) -> Vec<Diagnostic> {
    let pohon = pohon::urai(text);
    let mut semua = pohon.temuan;
    if let Some(akar) = &pohon.akar {
        semua.extend(Pemeriksa::baru(skema).periksa(akar));
    }
    temuan::tempatkan(file, text, semua)
}

/// What every file says of itself.
#[derive(serde::Deserialize)]
struct Kepala {
    jenis: Option<String>,
}

/// The kind that a file says it is of. A file that is broken elsewhere still says it, so that all of it can be checked.
pub(super) fn jenis(file: &str, text: &str) -> Result<Option<String>, Vec<Diagnostic>> {
    if let Ok(Kepala { jenis: Some(jenis) }) = serde_json::from_str(text) {
        return Ok(Some(jenis));
    }
    let mut pohon = pohon::urai(text);
    let Some(akar) = &pohon.akar else { return Err(temuan::tempatkan(file, text, pohon.temuan)) };
    let jenis = match akar {
        jsonc_parser::ast::Value::Object(isi) => isi.get("jenis").map(|jenis| &jenis.value),
        lain => {
            pohon.temuan.push(Temuan::jenis_salah(lain, &Pointer::root(), "satu objek {…}"));
            None
        }
    };
    match jenis {
        Some(jsonc_parser::ast::Value::StringLit(jenis)) => return Ok(Some(jenis.value.to_string())),
        Some(lain) => pohon.temuan.push(Temuan::jenis_salah(lain, &Pointer::root().key("jenis"), "nama jenis berkas")),
        None if pohon.temuan.is_empty() => return Ok(None),
        None => {}
    }
    Err(temuan::tempatkan(file, text, pohon.temuan))
}

/// A mistake that the walk does not know. serde's words are English, so they stay out.
fn sisa(file: &str, salah: &serde_json::Error) -> Diagnostic {
    let mut place = Place::new(file, Pointer::root());
    place.position = Some((salah.line().max(1), salah.column().max(1)));
    let (kode, pesan, obat) = if salah.is_data() {
        ("bentuk", "nilai di tempat ini tidak dapat dibaca", "Bandingkan dengan contoh dalam data/README.md")
    } else {
        (
            "json",
            "bukan JSON yang sah di tempat ini",
            "Periksa koma, tanda petik, dan kurung di tempat itu dan tepat sebelumnya",
        )
    };
    Diagnostic::galat(kode, pesan).at(place).cure(obat)
}
