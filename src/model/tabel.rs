//! Tables as the user writes them: columns, rows, cells.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};

use super::{isi::Isi, teks::Teks};

/// A table.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Tabel", description = "Tabel dengan kepala, baris, dan baris nomor kolom buatan program.")]
pub struct Tabel {
    /// Columns, possibly grouped under common heads.
    #[schemars(description = "Kolom, atau kelompok kolom.", extend("examples" = [[{"kunci": "nama", "kepala": "NAMA"}]]))]
    pub kolom: Vec<Kolom>,
    /// Rows.
    #[schemars(description = "Baris, atau kelompok baris; atau `sumber` sebagai gantinya.", extend("examples" = [[{"nama": "Nama Anggota"}]]))]
    pub baris: Option<Vec<Baris>>,
    /// The sheet that holds the rows, in place of `baris`.
    #[schemars(description = "Lembar kerja yang memuat baris, sebagai ganti `baris`.")]
    pub sumber: Option<Sumber>,
    /// Keys of the columns in which equal neighbours become one cell.
    #[serde(default)]
    #[schemars(description = "Kunci kolom yang sel bertetangga dan sama isinya menjadi satu.", extend("examples" = [["awal"]]))]
    pub gabung: Vec<String>,
    /// Keys of the columns that are added up in a row below the others.
    #[serde(default)]
    #[schemars(description = "Kunci kolom bilangan atau rupiah yang dijumlahkan dalam baris JUMLAH.", extend("examples" = [["honor"]]))]
    pub jumlah: Vec<String>,
    /// The key of the column whose sum is also printed in words.
    #[schemars(description = "Kunci kolom yang jumlahnya ditulis juga dengan kata di bawah baris JUMLAH.", extend("examples" = ["honor"]))]
    pub terbilang: Option<String>,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Sumber", description = "Lembar kerja: berkas .xlsx, .ods, atau .csv di folder naskah.")]
pub struct Sumber {
    /// The file, beside the document.
    #[schemars(description = "Nama berkas di folder naskah.", extend("examples" = ["lampiran.xlsx"]))]
    pub berkas: String,
    /// The sheet, where the file has several.
    #[schemars(description = "Nama lembar; tidak perlu bila hanya satu.", extend("examples" = ["Lampiran II"]))]
    pub lembar: Option<String>,
    /// A remark, never printed.
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
}

impl Tabel {
    /// The rows; none where they were forgotten.
    pub fn baris(&self) -> &[Baris] {
        self.baris.as_deref().unwrap_or_default()
    }
}

impl Sumber {
    /// The sheet of a file.
    pub fn new(berkas: &str, lembar: Option<&str>) -> Self {
        Self { berkas: berkas.to_owned(), lembar: lembar.map(str::to_owned), _catatan: None }
    }
}

/// A column, or a group of columns under a common head.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Kolom",
    description = "Satu kolom, atau kelompok kolom di bawah satu kepala.",
    extend(
        "x-harapan" = "objek kolom dengan `kunci` dan `kepala`",
        "x-tanpa-ciri" = "kolom ini tanpa `kunci`. Beri `\"kunci\"` pada setiap kolom yang tidak membawahi kolom lain"
    )
)]
pub enum Kolom {
    /// Columns under a common head.
    Kelompok(KelompokKolom),
    /// A column of cells.
    Satu(SatuKolom),
}

/// A column of cells.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Satu kolom", description = "Kolom yang berisi sel.", extend("x-ciri" = ["kunci"]))]
pub struct SatuKolom {
    /// The key of its cells.
    #[schemars(description = "Kunci sel-selnya dalam tiap baris.", extend("examples" = ["nama"]))]
    pub kunci: String,
    /// Its head.
    #[schemars(description = "Kepala kolom.", extend("examples" = ["NAMA"]))]
    pub kepala: Teks,
    /// Other heads that the column has in a spreadsheet.
    #[serde(default)]
    #[schemars(description = "Kepala lain kolom ini dalam lembar kerja.", extend("examples" = [["NAMA LENGKAP"]]))]
    pub alias: Vec<String>,
    /// What its cells hold.
    #[serde(default)]
    #[schemars(description = "Jenis isi selnya; `teks` bila tidak ditulis.", extend("examples" = ["rupiah"]))]
    pub jenis: JenisKolom,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Jenis kolom", description = "Isi sel sebuah kolom.")]
pub enum JenisKolom {
    /// Text.
    #[default]
    #[schemars(description = "Teks.")]
    Teks,
    /// Numbers: printed with points between thousands, at the right.
    #[schemars(description = "Bilangan: tercetak dengan titik ribuan, rata kanan.")]
    Bilangan,
    /// Money: printed as rupiah, at the right.
    #[schemars(description = "Uang: tercetak sebagai rupiah, rata kanan.")]
    Rupiah,
}

/// Columns under a common head.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Kelompok kolom", description = "Kolom-kolom di bawah satu kepala.", extend("x-ciri" = ["kolom"]))]
pub struct KelompokKolom {
    /// Their common head.
    #[schemars(description = "Kepala bersama.", extend("examples" = ["TAHUN {{ tahun }}"]))]
    pub kepala: Teks,
    /// The columns.
    #[schemars(description = "Kolom di bawahnya.")]
    pub kolom: Vec<Kolom>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
}

impl SatuKolom {
    /// Whether its cells are numbers.
    pub fn berbilangan(&self) -> bool {
        self.jenis != JenisKolom::Teks
    }
}

impl Kolom {
    /// The key of its cells; a group has none.
    pub fn kunci(&self) -> Option<&str> {
        match self {
            Self::Satu(kolom) => Some(&kolom.kunci),
            Self::Kelompok(_) => None,
        }
    }

    /// What its cells hold; a group has none.
    pub fn jenis(&self) -> JenisKolom {
        match self {
            Self::Satu(kolom) => kolom.jenis,
            Self::Kelompok(_) => JenisKolom::Teks,
        }
    }

    /// The columns that hold cells, in order.
    pub fn daun(semua: &[Self]) -> Vec<&Self> {
        semua.iter().flat_map(|k| if k.bawahan().is_empty() { vec![k] } else { Self::daun(k.bawahan()) }).collect()
    }

    /// Its head.
    pub fn kepala(&self) -> &Teks {
        match self {
            Self::Satu(kolom) => &kolom.kepala,
            Self::Kelompok(kelompok) => &kelompok.kepala,
        }
    }

    /// The columns below it.
    pub fn bawahan(&self) -> &[Self] {
        match self {
            Self::Satu(_) => &[],
            Self::Kelompok(kelompok) => &kelompok.kolom,
        }
    }
}

/// The columns of cells, in order.
pub fn daun(kolom: &[Kolom]) -> Vec<&SatuKolom> {
    let semua = Kolom::daun(kolom).into_iter();
    semua.filter_map(|kolom| if let Kolom::Satu(satu) = kolom { Some(satu) } else { None }).collect()
}

/// How many rows of heads there are.
pub fn dalam(kolom: &[Kolom]) -> usize {
    kolom.iter().map(|kolom| 1 + dalam(kolom.bawahan())).max().unwrap_or(0)
}

impl Baris {
    /// How many rows of cells there are, without the headings of groups.
    pub fn banyak(semua: &[Self]) -> usize {
        let satu = |baris: &Self| match baris {
            Self::Kelompok(kelompok) => Self::banyak(&kelompok.baris),
            Self::Sel(_) => 1,
        };
        semua.iter().map(satu).sum()
    }
}

/// A row: cells by column key, or a group of rows under a common heading.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Baris",
    description = "Satu isian untuk tiap kunci kolom, atau kelompok baris.",
    extend("x-harapan" = "objek dengan satu isian per kolom, atau `{\"kelompok\": …, \"baris\": […]}`")
)]
pub enum Baris {
    /// A heading over rows.
    Kelompok(KelompokBaris),
    /// Cells by column key.
    Sel(BarisSel),
}

/// A heading over rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(
    title = "Kelompok baris",
    description = "Baris-baris di bawah satu judul.",
    extend("x-ciri" = ["kelompok", "baris"])
)]
pub struct KelompokBaris {
    /// The heading.
    #[schemars(description = "Judul kelompok.", extend("examples" = ["Kelompok Pertama"]))]
    pub kelompok: Teks,
    /// The rows below it.
    #[schemars(description = "Baris di bawahnya.")]
    pub baris: Vec<Baris>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
}

/// Cells by column key.
#[derive(Debug, Clone)]
pub struct BarisSel(pub BTreeMap<String, Sel>);

impl<'de> Deserialize<'de> for BarisSel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pengunjung;
        impl<'de> Visitor<'de> for Pengunjung {
            type Value = BarisSel;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("objek dengan satu isian per kolom")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BarisSel, A::Error> {
                let (mut catatan, mut sel) = (false, BTreeMap::new());
                while let Some(kunci) = map.next_key::<String>()? {
                    let ganda = match kunci.as_str() {
                        "catatan" => {
                            map.next_value::<String>()?;
                            std::mem::replace(&mut catatan, true)
                        }
                        "kelompok" | "baris" => return Err(de::Error::custom("baris kelompok, bukan baris sel")),
                        _ => sel.insert(kunci.clone(), map.next_value::<Sel>()?).is_some(),
                    };
                    if ganda {
                        return Err(de::Error::custom(format!("kunci `{kunci}` ditulis dua kali")));
                    }
                }
                Ok(BarisSel(sel))
            }
        }
        deserializer.deserialize_map(Pengunjung)
    }
}

impl JsonSchema for BarisSel {
    fn schema_name() -> Cow<'static, str> {
        "BarisSel".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut catatan = generator.subschema_for::<String>();
        catatan.insert("description".into(), "Catatan; tidak dicetak.".into());
        json_schema!({
            "title": "Baris sel",
            "description": "Satu isian untuk tiap kunci kolom.",
            "type": "object",
            "properties": { "catatan": catatan },
            "propertyNames": { "not": { "enum": ["kelompok", "baris"] } },
            "additionalProperties": generator.subschema_for::<Sel>(),
        })
    }
}

/// A cell: text, or content.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Sel",
    description = "Teks, atau daftar isi yang terdiri atas paragraf dan `daftar`. Angka ditulis di antara tanda petik.",
    extend("x-harapan" = "teks, atau daftar isi. Tulis angka di antara tanda petik")
)]
pub enum Sel {
    /// One paragraph.
    #[schemars(title = "Satu paragraf", description = "Satu paragraf.")]
    Teks(Teks),
    /// Content.
    #[schemars(title = "Daftar isi", description = "Paragraf dan `daftar`.")]
    Isi(Vec<Isi>),
}
