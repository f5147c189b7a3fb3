//! The components of a Zona Integritas and their weights: a register, because regulations change them.

use serde::Deserialize;

/// A row of the register (`"jenis": "zona-integritas"`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KomponenZi {
    /// `A` and `B` for the two sides, `A.1` … for what they are made of; rows stand in the order of their ids.
    pub id: String,
    /// Its name.
    pub nama: String,
    /// Its share of the whole score, in per cent.
    pub bobot: f64,
    /// Where that was read.
    #[serde(rename = "sumber")]
    pub _sumber: String,
    /// How sure it is.
    #[serde(rename = "kepastian")]
    pub _kepastian: String,
    /// A remark.
    #[serde(rename = "catatan")]
    pub _catatan: Option<String>,
}

impl KomponenZi {
    /// The side that it belongs to; none for a side.
    pub fn sisi(&self) -> Option<&str> {
        self.id.split_once('.').map(|(sisi, _)| sisi)
    }

    /// The weight as printed: decimal comma, per cent.
    pub fn bobot_cetak(&self) -> String {
        format!("{}%", self.bobot).replace('.', ",")
    }
}
