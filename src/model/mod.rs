//! The domain: what a Keputusan, its parts, its office and its registers are.
//!
//! Types as the user writes them (`format.md` of the data, `data/README.md`) and the facts of the field. No I/O, no layout.

pub mod bilangan;
pub mod isi;
pub mod keputusan;
pub mod peraturan;
pub mod profil;
pub mod rencana_kerja;
pub mod satker;
pub mod tabel;
pub mod tanggal;
pub mod teks;
pub mod tulisan;

use serde::{Deserialize, Deserializer, de::Error as _};

/// The version of the data format that this program reads.
pub const FORMAT: u64 = 1;

/// Proof that a file said `"format": 1`.
#[derive(Debug, Clone, Copy)]
pub struct Format;

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            FORMAT => Ok(Self),
            other => Err(D::Error::custom(format!(
                "format `{other}` tidak dikenal; program ini membaca format {FORMAT}. Tulis `\"format\": {FORMAT}`"
            ))),
        }
    }
}

/// Offices for which a part exists: `"untuk"` (data/README.md, "Untuk siapa").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untuk(Vec<String>);

impl Untuk {
    /// Whether the part exists for the office with this code and level.
    pub fn berlaku(&self, satker: &satker::Satker) -> bool {
        self.0.is_empty() || self.0.iter().any(|nama| *nama == satker.kode || nama == satker.tingkat.nama())
    }

    /// The names as the user wrote them.
    pub fn nama(&self) -> &[String] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Untuk {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SatuAtauBanyak::deserialize(deserializer).map(|nama| Self(nama.0))
    }
}

/// `"a"` or `["a", "b"]`.
struct SatuAtauBanyak(Vec<String>);

impl<'de> Deserialize<'de> for SatuAtauBanyak {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pengunjung;
        impl<'de> serde::de::Visitor<'de> for Pengunjung {
            type Value = SatuAtauBanyak;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("teks atau daftar teks")
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(SatuAtauBanyak(vec![value.to_owned()]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(SatuAtauBanyak)
            }
        }
        deserializer.deserialize_any(Pengunjung)
    }
}
