//! The domain: what a Keputusan, its parts, its office and its registers are.
//!
//! Types as the user writes them (`format.md` of the data, `data/README.md`) and the facts of the field. No I/O, no layout.

pub mod angka;
pub mod bilangan;
pub mod buku_kerja;
pub mod ejaan;
pub mod isi;
pub mod keputusan;
pub mod laman;
pub mod nama;
pub mod paket;
pub mod peraturan;
pub mod pola;
pub mod profil;
pub mod rencana_kerja;
pub mod salinan;
pub mod satker;
pub mod sidik;
pub mod sisa;
pub mod sitasi;
pub mod skema;
pub mod tabel;
mod tabel_naskah;
pub mod tanggal;
pub mod teks;
pub mod tim;
pub mod total;
pub mod tulisan;
pub mod zona_integritas;

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error as _};

/// The version of the data format that this program reads.
pub const FORMAT: u64 = 1;

/// Proof that a file said `"format": 1`.
#[derive(Debug, Clone, Copy)]
pub struct Format;

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let versi = u64::deserialize(deserializer)?;
        skema::bilangan_sah("versi", versi.into()).map(|()| Self).map_err(D::Error::custom)
    }
}

impl JsonSchema for Format {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "const": FORMAT, "format": "versi" })
    }
}

/// Reads an object with keys of the user's own; a key that stands twice is an error, not a loss.
pub(crate) fn peta<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Pengunjung<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Pengunjung<T> {
        type Value = BTreeMap<String, T>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("objek {…}")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut peta = BTreeMap::new();
            while let Some(kunci) = map.next_key::<String>()? {
                let nilai = map.next_value()?;
                if peta.insert(kunci.clone(), nilai).is_some() {
                    return Err(A::Error::custom(format!("kunci `{kunci}` ditulis dua kali. Hapus salah satunya")));
                }
            }
            Ok(peta)
        }
    }
    deserializer.deserialize_map(Pengunjung(PhantomData))
}

/// Offices for which a part exists: `"untuk"` (data/README.md, "Untuk siapa").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untuk(Vec<String>);

impl Untuk {
    /// Every office.
    pub const SEMUA: Self = Self(Vec::new());

    /// Whether the part exists for the office with this code and level.
    pub fn berlaku(&self, satker: &satker::Satker) -> bool {
        self.0.is_empty() || self.0.iter().any(|nama| *nama == satker.kode || nama == satker.tingkat.nama())
    }

    /// The names as the user wrote them.
    pub fn nama(&self) -> &[String] {
        &self.0
    }
}

/// One name or several, as the user writes them.
#[derive(Deserialize)]
#[serde(untagged)]
enum BentukUntuk {
    Satu(String),
    Banyak(Vec<String>),
}

impl<'de> Deserialize<'de> for Untuk {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let nama = match BentukUntuk::deserialize(deserializer)? {
            BentukUntuk::Satu(nama) => vec![nama],
            BentukUntuk::Banyak(nama) => nama,
        };
        nama.iter().try_for_each(|nama| skema::teks_sah("untuk", nama)).map_err(D::Error::custom)?;
        Ok(Self(nama))
    }
}

impl JsonSchema for Untuk {
    fn schema_name() -> Cow<'static, str> {
        "Untuk".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let nama = json_schema!({ "type": "string", "format": "untuk", "examples": ["provinsi", "61.71"] });
        json_schema!({
            "title": "Untuk siapa",
            "description": "Kantor yang memilikinya: `pusat`, `provinsi`, `kabupaten`, `kota`, kode satker, atau daftar dari itu.",
            "anyOf": [nama, { "type": "array", "items": nama }],
            "x-harapan": "teks atau daftar teks",
        })
    }
}
