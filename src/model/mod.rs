//! The domain: what a Keputusan, its parts, its office and its registers are.
//!
//! Types as the user writes them (`format.md` of the data, `data/README.md`) and the facts of the field. No I/O, no layout.

pub mod bilangan;
pub mod isi;
pub mod keputusan;
pub mod laman;
pub mod peraturan;
pub mod profil;
pub mod rencana_kerja;
pub mod satker;
pub mod tabel;
pub mod tanggal;
pub mod teks;
pub mod tulisan;
pub mod zona_integritas;

use std::{collections::BTreeMap, marker::PhantomData};

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
        let nama = SatuAtauBanyak::deserialize(deserializer)?.0;
        match nama.iter().find(|nama| !satker::Tingkat::SEMUA.iter().any(|t| t.nama() == **nama) && !serupa_kode(nama))
        {
            None => Ok(Self(nama)),
            Some(asing) => Err(D::Error::custom(format!(
                "`untuk` menyebut `{asing}`. Tulis `provinsi`, `kabupaten`, `kota`, `pusat`, atau kode satker seperti `61.71`"
            ))),
        }
    }
}

/// Whether a name has the shape of an office's code: `61` or `61.71`.
fn serupa_kode(nama: &str) -> bool {
    let dua_angka = |ruas: &str| ruas.len() == 2 && ruas.bytes().all(|b| b.is_ascii_digit());
    nama.split('.').count() <= 2 && nama.split('.').all(dua_angka)
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
