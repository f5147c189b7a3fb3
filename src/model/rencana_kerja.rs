//! A work plan: the dataset behind the matrix, the lists and the table of months. Every text stands once.

use serde::Deserialize;

use super::{
    Format, Untuk,
    isi::{Butir, teks_atau_objek},
    tabel::Sel,
    tanggal::RentangBulan,
    teks::Teks,
};

/// `"jenis": "rencana-kerja"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RencanaKerja {
    /// Version of the format.
    pub format: Format,
    /// Always `rencana-kerja`.
    pub jenis: String,
    /// A remark, never printed.
    pub catatan: Option<String>,
    /// Areas of change, in order.
    pub area: Vec<Area>,
}

/// An area of change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Area {
    /// Its key, for `"area"` of a view; the printed numeral follows from its place.
    pub area: String,
    /// Its name, in title case.
    pub nama: Teks,
    /// Priorities.
    #[serde(default)]
    pub prioritas: Vec<Butir>,
    /// Targets.
    #[serde(default)]
    pub sasaran: Vec<Butir>,
    /// Actions.
    #[serde(default)]
    pub aksi: Vec<Butir>,
    /// Components of the matrix.
    #[serde(default)]
    pub komponen: Vec<Komponen>,
    /// Offices for which it exists.
    #[serde(default)]
    pub untuk: Untuk,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// A component of an area.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Komponen {
    /// Its name.
    pub nama: Teks,
    /// Per cent to be reached by month; one number stands for every month.
    #[serde(default)]
    pub capaian: Vec<Option<u8>>,
    /// Its indicators.
    #[serde(default)]
    pub indikator: Vec<Indikator>,
    /// Offices for which it exists.
    #[serde(default)]
    pub untuk: Untuk,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// An indicator: one row of the matrix.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Indikator {
    /// What is to be reached.
    pub indikator: Sel,
    /// Steps; numbered when there are several.
    pub langkah: Vec<Butir>,
    /// Evidence; numbered when there are several.
    pub bukti: Vec<Butir>,
    /// When.
    pub waktu: Waktu,
    /// Offices for which it exists.
    #[serde(default)]
    pub untuk: Untuk,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// When an indicator is due.
#[derive(Debug, Clone)]
pub enum Waktu {
    /// Months of the plan's year.
    Bulan(RentangBulan),
    /// What is no span of months.
    Teks(Teks),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaktuTeks {
    teks: Teks,
}

impl<'de> Deserialize<'de> for Waktu {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        teks_atau_objek(
            deserializer,
            "bulan seperti `Maret-April`, atau objek `{\"teks\": …}`",
            |bulan: RentangBulan| Ok(Self::Bulan(bulan)),
            |objek: WaktuTeks| Ok(Self::Teks(objek.teks)),
        )
    }
}
