//! The JSON Schema of each kind of file, made from the types that read it.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value};

use super::register::{BerkasEjaan, BerkasPeraturan, BerkasSatker, BerkasZona};
use crate::model::{
    FORMAT, keputusan::Keputusan, paket::Paket, profil::Profil, rencana_kerja::RencanaKerja, satker::ProfilSatker,
    tim::Tim,
};

/// The name of a kind of file, and what makes its schema.
type Jenis = (&'static str, fn() -> Value);

/// Every kind of file.
const SEMUA: [Jenis; 10] = [
    ("keputusan", untuk::<Keputusan>),
    ("paket", untuk::<Paket>),
    ("rencana-kerja", untuk::<RencanaKerja>),
    ("tim", untuk::<Tim>),
    ("satker", untuk::<ProfilSatker>),
    ("register-satker", untuk::<BerkasSatker>),
    ("register-peraturan", untuk::<BerkasPeraturan>),
    ("zona-integritas", untuk::<BerkasZona>),
    ("ejaan", untuk::<BerkasEjaan>),
    ("profil", untuk::<Profil>),
];

/// The kinds of files, as `"jenis"` names them.
pub fn semua_jenis() -> impl Iterator<Item = &'static str> + Clone {
    SEMUA.into_iter().map(|(jenis, _)| jenis)
}

/// The JSON Schema (draft 2020-12) of files of this kind.
///
/// Beside the standard keywords: `format` names a grammar of `model::skema`; `x-ciri` the keys by which an object is of this
/// kind and of no other; `x-tanpa-ciri` and `x-banyak-ciri` what is wrong when it is of none, or of several; `x-harapan` what
/// is expected, in words.
pub fn skema(jenis: &str) -> Option<Value> {
    let (jenis, buat) = SEMUA.into_iter().find(|(nama, _)| *nama == jenis)?;
    let mut skema = buat();
    if let Value::Object(isi) = &mut skema {
        isi.insert("$id".into(), format!("urn:naskah:format-{FORMAT}:{jenis}").into());
    }
    rapikan(&mut skema);
    Some(skema)
}

/// The schema of what is read into a `T`.
pub(super) fn untuk<T: JsonSchema>() -> Value {
    SchemaGenerator::from(SchemaSettings::draft2020_12()).into_root_schema_for::<T>().to_value()
}

/// Titles for keys, which an editor shows above the description. The variants of a union that are types of their own are
/// described there; beside them stand our comments for programmers, which go.
fn rapikan(nilai: &mut Value) {
    match nilai {
        Value::Object(isi) => {
            if let Some(Value::Object(medan)) = isi.get_mut("properties") {
                medan.iter_mut().for_each(|(kunci, skema)| satu_judul(kunci, skema));
            }
            if let Some(Value::Array(cabang)) = isi.get_mut("anyOf") {
                for satu in cabang.iter_mut().filter_map(Value::as_object_mut).filter(|satu| satu.contains_key("$ref"))
                {
                    satu.remove("description");
                }
            }
            isi.values_mut().for_each(rapikan);
        }
        Value::Array(isi) => isi.iter_mut().for_each(rapikan),
        _ => {}
    }
}

fn satu_judul(kunci: &str, skema: &mut Value) {
    if *skema == Value::Bool(true) {
        *skema = Value::Object(Map::new());
    }
    let mut huruf = kunci.replace('-', " ");
    if let Some(awal) = huruf.get_mut(..1) {
        awal.make_ascii_uppercase();
    }
    if let Value::Object(isi) = skema {
        isi.entry("title").or_insert(huruf.into());
    }
}
