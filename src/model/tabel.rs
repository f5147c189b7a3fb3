//! Tables as the user writes them: columns, rows, cells.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};

use super::{isi::Isi, teks::Teks};

/// A table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tabel {
    /// Columns, possibly grouped under common heads.
    pub kolom: Vec<Kolom>,
    /// Rows.
    pub baris: Vec<Baris>,
    /// Keys of the columns in which equal neighbours become one cell.
    #[serde(default)]
    pub gabung: Vec<String>,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// A column, or a group of columns under a common head.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kolom {
    /// The key of its cells; a group has none.
    pub kunci: Option<String>,
    /// Its head.
    pub kepala: Teks,
    /// The columns of a group.
    #[serde(default)]
    pub kolom: Vec<Kolom>,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// A row: cells by column key, or a group of rows under a common heading.
#[derive(Debug, Clone)]
pub enum Baris {
    /// Cells by column key.
    Sel(BTreeMap<String, Sel>),
    /// A heading over rows.
    Kelompok {
        /// The heading.
        kelompok: Teks,
        /// The rows below it.
        baris: Vec<Baris>,
    },
}

impl<'de> Deserialize<'de> for Baris {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pengunjung;
        impl<'de> Visitor<'de> for Pengunjung {
            type Value = Baris;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("objek dengan satu isian per kolom, atau `{\"kelompok\": …, \"baris\": […]}`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Baris, A::Error> {
                let (mut kelompok, mut baris, mut sel) = (None, None, BTreeMap::new());
                while let Some(kunci) = map.next_key::<String>()? {
                    match kunci.as_str() {
                        "kelompok" => kelompok = Some(map.next_value::<Teks>()?),
                        "baris" => baris = Some(map.next_value::<Vec<Baris>>()?),
                        "catatan" => drop(map.next_value::<String>()?),
                        _ if sel.contains_key(&kunci) => {
                            return Err(de::Error::custom(format!(
                                "kolom `{kunci}` diisi dua kali. Hapus salah satunya"
                            )));
                        }
                        _ => drop(sel.insert(kunci, map.next_value::<Sel>()?)),
                    }
                }
                match (kelompok, baris) {
                    (Some(kelompok), Some(baris)) if sel.is_empty() => Ok(Baris::Kelompok { kelompok, baris }),
                    (None, None) => Ok(Baris::Sel(sel)),
                    _ => Err(de::Error::custom("baris kelompok berisi tepat `kelompok` dan `baris`")),
                }
            }
        }
        deserializer.deserialize_map(Pengunjung)
    }
}

/// A cell: text, or content.
#[derive(Debug, Clone)]
pub enum Sel {
    /// One paragraph.
    Teks(Teks),
    /// Content.
    Isi(Vec<Isi>),
}

impl<'de> Deserialize<'de> for Sel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pengunjung;
        impl<'de> Visitor<'de> for Pengunjung {
            type Value = Sel;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("teks, atau daftar isi. Tulis angka di antara tanda petik")
            }
            fn visit_str<E: de::Error>(self, teks: &str) -> Result<Sel, E> {
                Teks::urai(teks).map(Sel::Teks).map_err(E::custom)
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Sel, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(Sel::Isi)
            }
        }
        deserializer.deserialize_any(Pengunjung)
    }
}
