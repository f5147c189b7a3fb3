//! Packages: the same decrees for many offices, and what is each office's own in them.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Format,
    salinan::JenisSalinan,
    satker::{Satker, Tingkat},
};

/// A package: `"jenis": "paket"`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Paket", description = "Keputusan yang sama untuk banyak kantor.")]
pub struct Paket {
    /// Version of the format.
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `paket`.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["paket"]), extend("const" = "paket"))]
    pub jenis: String,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// The decrees, by the paths of their files below the folder of this one, without `.json`.
    #[schemars(description = "Nama berkas Keputusan di folder yang sama, tanpa `.json`.", extend("examples" = [["sk-rencana-kerja"]]))]
    pub naskah: Vec<String>,
    /// The offices.
    #[schemars(description = "Kantor-kantornya.", extend("examples" = [{"provinsi": "61", "kecuali": ["61.72"]}]))]
    pub satker: PilihanSatker,
    /// The kinds of copies.
    #[serde(default = "semua_salinan")]
    #[schemars(description = "Jenis salinan yang dibuat; `asli` dan `salinan` bila tidak ditulis.", extend("examples" = [["asli", "salinan"]]))]
    pub salinan: Vec<JenisSalinan>,
    /// What is each office's own.
    #[schemars(description = "Nilai milik tiap kantor.")]
    pub nilai: Option<Nilai>,
}

fn semua_salinan() -> Vec<JenisSalinan> {
    JenisSalinan::SEMUA.to_vec()
}

/// Which offices.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Pilihan satker",
    description = "Kantor mana saja.",
    extend("x-harapan" = "`\"semua\"`, daftar kode satker, atau objek seperti `{\"provinsi\": \"61\"}`")
)]
pub enum PilihanSatker {
    /// `semua`, or the code of one office.
    #[schemars(title = "Semua, atau satu", description = "`semua`: ke-552 kantor dan pusat; atau kode satu kantor.", extend("examples" = ["semua"]))]
    Satu(String),
    /// Codes of offices.
    #[schemars(title = "Daftar kode", description = "Kode kantor-kantor itu.", extend("examples" = [["61", "61.71"]]))]
    Daftar(Vec<String>),
    /// All offices that obey this.
    Menurut(Saringan),
}

impl PilihanSatker {
    /// The word for all of them.
    pub const SEMUA: &'static str = "semua";

    /// Whether an office is one of these.
    pub fn memuat(&self, satker: &Satker) -> bool {
        match self {
            Self::Satu(satu) => satu == Self::SEMUA || *satu == satker.kode,
            Self::Daftar(daftar) => daftar.contains(&satker.kode),
            Self::Menurut(saringan) => saringan.memuat(satker),
        }
    }

    /// The codes that are named, each with the way to it from here.
    pub fn kode(&self) -> Vec<(Vec<String>, &str)> {
        fn daftar<'a>(kunci: &[&str], semua: &'a [String]) -> Vec<(Vec<String>, &'a str)> {
            let jalan = |letak: usize| kunci.iter().map(|k| (*k).to_owned()).chain([letak.to_string()]).collect();
            semua.iter().enumerate().map(|(letak, kode)| (jalan(letak), kode.as_str())).collect()
        }
        match self {
            Self::Satu(satu) if satu == Self::SEMUA => Vec::new(),
            Self::Satu(satu) => vec![(Vec::new(), satu)],
            Self::Daftar(semua) => daftar(&[], semua),
            Self::Menurut(Saringan { provinsi, kecuali, .. }) => {
                let provinsi = match provinsi {
                    SatuAtauDaftar::Satu(satu) => vec![(vec!["provinsi".to_owned()], satu.as_str())],
                    SatuAtauDaftar::Daftar(semua) => daftar(&["provinsi"], semua),
                };
                [provinsi, daftar(&["kecuali"], kecuali)].concat()
            }
        }
    }
}

/// Offices by where they are: all, without it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "Saringan satker", description = "Kantor menurut provinsi dan tingkatnya; semua bila kosong.")]
pub struct Saringan {
    /// Codes of provinces: their own office, and those of their kabupaten and kota.
    #[schemars(description = "Kode provinsi, satu atau beberapa: kantor provinsinya, kabupatennya, dan kotanya.", extend("examples" = ["61"]))]
    pub provinsi: SatuAtauDaftar,
    /// Levels.
    #[schemars(description = "Tingkat kantor.", extend("examples" = [["kabupaten", "kota"]]))]
    pub tingkat: Vec<Tingkat>,
    /// Codes of offices that are left out.
    #[schemars(description = "Kode kantor yang tidak ikut.", extend("examples" = [["61.72"]]))]
    pub kecuali: Vec<String>,
}

/// One text or several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "Satu atau beberapa", description = "Satu teks, atau daftar teks.", extend("x-harapan" = "teks atau daftar teks"))]
pub enum SatuAtauDaftar {
    /// One.
    #[schemars(description = "Satu.")]
    Satu(String),
    /// Several.
    #[schemars(description = "Beberapa.")]
    Daftar(Vec<String>),
}

impl Default for SatuAtauDaftar {
    fn default() -> Self {
        Self::Daftar(Vec::new())
    }
}

impl SatuAtauDaftar {
    /// All of them.
    pub fn semua(&self) -> &[String] {
        match self {
            Self::Satu(satu) => std::slice::from_ref(satu),
            Self::Daftar(semua) => semua,
        }
    }
}

impl Saringan {
    /// Whether an office is one of these.
    pub fn memuat(&self, satker: &Satker) -> bool {
        let provinsi = self.provinsi.semua();
        let provinsi = provinsi.is_empty() || satker.provinsi.as_ref().is_some_and(|kode| provinsi.contains(kode));
        let tingkat = self.tingkat.is_empty() || self.tingkat.contains(&satker.tingkat);
        provinsi && tingkat && !self.kecuali.contains(&satker.kode)
    }
}

/// Where the offices' own values stand.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields, rename_all_fields = "kebab-case")]
#[schemars(
    title = "Nilai",
    description = "Nilai milik tiap kantor, dari berkas CSV atau ditulis di sini.",
    extend(
        "x-harapan" = "objek nilai",
        "x-tanpa-ciri" = "nilai ini tidak menyebut asalnya. Tulis `{\"berkas\": …, \"kunci\": …, \"kolom\": {…}}` untuk CSV, atau \
                          `{\"satker\": {\"61.71\": {…}}}`",
    )
)]
pub enum Nilai {
    /// In a spreadsheet, a row for each office.
    #[schemars(title = "Nilai dari berkas", description = "Satu baris CSV, XLSX, atau ODS untuk tiap kantor.", extend("x-ciri" = ["berkas"]))]
    Berkas {
        /// The file, below the folder of this one.
        #[schemars(description = "Berkas CSV, XLSX, atau ODS di folder yang sama.", extend("examples" = ["nilai.csv"]))]
        berkas: String,
        /// The sheet, where the file has several.
        #[schemars(description = "Nama lembar; tidak perlu bila hanya satu.", extend("examples" = ["Nilai"]))]
        lembar: Option<String>,
        /// The head of the column of codes.
        #[schemars(description = "Kepala kolom yang memuat kode kantor.", extend("examples" = ["Kode"]))]
        kunci: String,
        /// What each column gives, by its head.
        #[serde(deserialize_with = "super::peta")]
        #[schemars(description = "Kepala kolom, dan nilai yang diberikannya.", extend("examples" = [{"Nomor SK": "nomor", "Nama Ketua": "pejabat.ketua.nama"}]))]
        kolom: BTreeMap<String, String>,
        /// A remark, never printed.
        #[serde(rename = "catatan")]
        #[schemars(description = "Catatan; tidak dicetak.")]
        _catatan: Option<String>,
    },
    /// Here, by the codes of offices.
    #[schemars(title = "Nilai di sini", description = "Nilai menurut kode kantor.", extend("x-ciri" = ["satker"]))]
    Langsung {
        /// The values of each office, by what they give.
        #[serde(deserialize_with = "super::peta")]
        #[schemars(description = "Nilai tiap kantor menurut kodenya.", extend("examples" = [{"61.71": {"nomor": 12, "pejabat.ketua.nama": "Nama Ketua"}}]))]
        satker: BTreeMap<String, IsianSatker>,
        /// A remark, never printed.
        #[serde(rename = "catatan")]
        #[schemars(description = "Catatan; tidak dicetak.")]
        _catatan: Option<String>,
    },
}

/// The values of one office by the names of what they give.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(title = "Nilai satu kantor", description = "Nilai menurut nama sasarannya.")]
pub struct IsianSatker(#[serde(deserialize_with = "super::peta")] pub BTreeMap<String, Isian>);

/// A value as it is written.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "Isian", description = "Teks polos, atau bilangan bulat.", extend("x-harapan" = "teks, atau bilangan bulat"))]
pub enum Isian {
    /// A whole number.
    #[schemars(description = "Bilangan bulat.", extend("examples" = [12]))]
    Angka(#[schemars(extend("format" = "uint32"))] u32),
    /// Plain text: nothing in it is markup.
    #[schemars(description = "Teks polos.", extend("examples" = ["Nama Ketua"]))]
    Teks(String),
}

impl fmt::Display for Isian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Angka(angka) => angka.fmt(f),
            Self::Teks(teks) => teks.fmt(f),
        }
    }
}

/// What a value is: the name on the right of `kolom`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sasaran {
    /// `nomor`: the decree's number.
    Nomor,
    /// `tanggal`: its date.
    Tanggal,
    /// `tahun`: the year that it is about.
    Tahun,
    /// `nama`: the region's name as the office writes it.
    Nama,
    /// `kedudukan`: where the office sits.
    Kedudukan,
    /// `laman`: the address of its site.
    Laman,
    /// `pejabat.<kunci>.nama`, `.jabatan`, `.status`: an officer on the day of the decree.
    Pejabat(String, MedanPejabat),
    /// `fakta.<nama>`: a fact for `{{ nama }}`.
    Fakta(String),
}

/// What a value says of an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MedanPejabat {
    /// The name.
    Nama,
    /// The post's full name.
    Jabatan,
    /// `definitif`, `plt`, `plh`.
    Status,
}

impl Sasaran {
    /// The names, as a message lists them.
    pub const DAFTAR: [&'static str; 10] = [
        "nomor",
        "tanggal",
        "tahun",
        "nama",
        "kedudukan",
        "laman",
        "pejabat.<kunci>.nama",
        "pejabat.<kunci>.jabatan",
        "pejabat.<kunci>.status",
        "fakta.<nama>",
    ];

    /// What a name means; nothing for a name that is none.
    pub fn urai(nama: &str) -> Option<Self> {
        Some(match nama {
            "nomor" => Self::Nomor,
            "tanggal" => Self::Tanggal,
            "tahun" => Self::Tahun,
            "nama" => Self::Nama,
            "kedudukan" => Self::Kedudukan,
            "laman" => Self::Laman,
            _ => {
                if let Some(nama) = nama.strip_prefix("fakta.") {
                    return (!nama.is_empty()).then(|| Self::Fakta(nama.to_owned()));
                }
                let (kunci, medan) = nama.strip_prefix("pejabat.")?.rsplit_once('.')?;
                let medan = match medan {
                    "nama" => MedanPejabat::Nama,
                    "jabatan" => MedanPejabat::Jabatan,
                    "status" => MedanPejabat::Status,
                    _ => return None,
                };
                (!kunci.is_empty()).then(|| Self::Pejabat(kunci.to_owned(), medan))?
            }
        })
    }

    /// Whether it belongs to one decree, not to the office: two decrees of a package differ in it.
    pub fn milik_naskah(&self) -> bool {
        matches!(self, Self::Nomor | Self::Tanggal | Self::Tahun | Self::Fakta(_))
    }
}
