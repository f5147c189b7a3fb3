//! The components of a Zona Integritas and their weights: a register, because regulations change them.

use schemars::JsonSchema;
use serde::Deserialize;

/// A row of the register (`"jenis": "zona-integritas"`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Komponen Zona Integritas", description = "Satu baris register Zona Integritas.")]
pub struct KomponenZi {
    /// `A` and `B` for the two sides, `A.1` … for what they are made of; rows stand in the order of their ids.
    #[schemars(description = "`A` dan `B` untuk kedua sisi, `A.1` dan seterusnya untuk komponennya; menentukan urutan.", extend("examples" = ["A.1"]))]
    pub id: String,
    /// Its name.
    #[schemars(description = "Nama komponen.")]
    pub nama: String,
    /// Its share of the whole score, in per cent.
    #[schemars(description = "Bobot dalam persen.", extend("examples" = [8.0]))]
    pub bobot: f64,
    /// Where that was read.
    #[serde(rename = "sumber")]
    #[schemars(description = "Dari mana; tidak dicetak.")]
    pub _sumber: String,
    /// How sure it is.
    #[serde(rename = "kepastian")]
    #[schemars(description = "Seberapa pasti; tidak dicetak.")]
    pub _kepastian: String,
    /// A remark.
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
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
