//! A work plan: the dataset behind the matrix, the lists and the table of months. Every text stands once.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Format, Untuk,
    isi::{Butir, Diam},
    tabel::{Sel, Sumber},
    tanggal::RentangBulan,
    teks::Teks,
};

/// `"jenis": "rencana-kerja"`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Rencana kerja", description = "Data untuk matriks, daftar, dan tabel bulan.")]
pub struct RencanaKerja {
    /// Version of the format.
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `rencana-kerja`.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["rencana-kerja"]), extend("const" = "rencana-kerja"))]
    pub jenis: String,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
    /// Areas of change, in order.
    #[serde(default)]
    #[schemars(description = "Area perubahan berurutan; yang tidak ditulis di sini dapat berasal dari `sumber`.")]
    pub area: Vec<Area>,
    /// The workbook that holds what is not written here.
    #[schemars(description = "Buku kerja dengan lembar Area, Prioritas, Sasaran, Aksi, Matriks, Bulan.")]
    pub sumber: Option<Sumber>,
}

/// An area of change.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Area", description = "Satu area perubahan.")]
pub struct Area {
    /// Its key, for `"area"` of a view; the printed numeral follows from its place.
    #[schemars(description = "Namanya untuk `area` pada `tampilan`; angka yang tercetak menurut urutan.", extend("examples" = ["I"]))]
    pub area: String,
    /// Its name, in title case.
    #[schemars(description = "Nama area, dengan huruf besar di awal kata.", extend("examples" = ["Manajemen Perubahan"]))]
    pub nama: Teks,
    /// Priorities.
    #[serde(default)]
    #[schemars(description = "Prioritas, tanpa tanda baca penutup.", extend("examples" = [["Menetapkan dokumen rencana kerja"]]))]
    pub prioritas: Vec<Butir>,
    /// Targets.
    #[serde(default)]
    #[schemars(description = "Sasaran, tanpa tanda baca penutup.", extend("examples" = [["Terbentuknya tim kerja"]]))]
    pub sasaran: Vec<Butir>,
    /// Actions.
    #[serde(default)]
    #[schemars(description = "Aksi, tanpa tanda baca penutup.", extend("examples" = [["Rapat pembentukan tim"]]))]
    pub aksi: Vec<Butir>,
    /// Components of the matrix.
    #[serde(default)]
    #[schemars(description = "Komponen matriks.")]
    pub komponen: Vec<Komponen>,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// A component of an area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Komponen", description = "Komponen sebuah area.")]
pub struct Komponen {
    /// Its name.
    #[schemars(description = "Nama komponen.", extend("examples" = ["Tim Kerja"]))]
    pub nama: Teks,
    /// Per cent to be reached by month; one number stands for every month.
    #[serde(default)]
    #[schemars(description = "Persen per bulan: dua belas nilai, `null` untuk bulan kosong; atau satu nilai untuk semua bulan.", extend("examples" = [[100]]))]
    pub capaian: Vec<Option<u8>>,
    /// Its indicators.
    #[serde(default)]
    #[schemars(description = "Baris matriks; komponen tanpa indikator tidak tampil dalam matriks.")]
    pub indikator: Vec<Indikator>,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// An indicator: one row of the matrix.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Indikator", description = "Satu baris matriks.")]
pub struct Indikator {
    /// What is to be reached.
    #[schemars(description = "Yang hendak dicapai.", extend("examples" = ["Tim kerja telah dibentuk"]))]
    pub indikator: Sel,
    /// Steps; numbered when there are several.
    #[schemars(description = "Langkah; bernomor bila lebih dari satu.", extend("examples" = [["Memilih calon anggota"]]))]
    pub langkah: Vec<Butir>,
    /// Evidence; numbered when there are several.
    #[schemars(description = "Bukti; bernomor bila lebih dari satu.", extend("examples" = [["Keputusan Tim Kerja"]]))]
    pub bukti: Vec<Butir>,
    /// When.
    #[schemars(description = "Kapan.", extend("examples" = ["Maret-April"]))]
    pub waktu: Waktu,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// When an indicator is due.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
#[schemars(
    title = "Waktu",
    description = "Bulan atau rentang bulan dalam satu tahun, tanpa tahun; atau teks.",
    extend("x-harapan" = "bulan seperti `Maret-April`, atau objek `{\"teks\": …}`")
)]
pub enum Waktu {
    /// Months of the plan's year.
    #[schemars(title = "Bulan", description = "Bulan atau rentang bulan.", extend("examples" = ["Maret-April"]))]
    Bulan(RentangBulan),
    /// What is no span of months.
    #[schemars(title = "Waktu lain", description = "Waktu yang bukan rentang bulan.")]
    Teks {
        /// What is printed.
        #[schemars(description = "Teks yang dicetak.", extend("examples" = ["10 hari kerja"]))]
        teks: Teks,
    },
}
