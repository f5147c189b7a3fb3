//! Offices: the register's row, and the office's own profile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Format, tanggal::Tanggal, tulisan::Tulisan};

/// A row of the register of offices (`data/acuan/satker.json`).
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Satker {
    /// Kemendagri code: `16`, `16.71`; `pusat` for the centre.
    pub kode: String,
    /// Code of its province.
    pub provinsi: Option<String>,
    /// Its level.
    pub tingkat: Tingkat,
    /// Official name of the region, with its kind: `Kota Palembang`.
    pub nama: String,
    /// The name without its kind: `Palembang`.
    pub daerah: Option<String>,
    /// Other spellings in use.
    #[serde(default)]
    pub nama_lain: Vec<String>,
    /// `KPU`, or `KIP` in Aceh (UU 11/2006).
    pub lembaga: Lembaga,
    /// Where the office sits; `None` where sources contradict each other.
    pub kedudukan: Option<String>,
    /// How sure that is.
    pub kepastian_kedudukan: Option<String>,
    /// Where that comes from.
    #[serde(default)]
    pub sumber_kedudukan: Vec<String>,
    /// What the sources name where they contradict each other.
    #[serde(default)]
    pub calon_kedudukan: Vec<String>,
    /// A remark.
    pub catatan: Option<String>,
}

/// The level of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tingkat {
    /// The national office.
    Pusat,
    /// A province.
    Provinsi,
    /// A regency.
    Kabupaten,
    /// A city.
    Kota,
}

impl Tingkat {
    /// All levels.
    pub const SEMUA: [Self; 4] = [Self::Pusat, Self::Provinsi, Self::Kabupaten, Self::Kota];

    /// The name that users write in `untuk`.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Pusat => "pusat",
            Self::Provinsi => "provinsi",
            Self::Kabupaten => "kabupaten",
            Self::Kota => "kota",
        }
    }
}

/// The body that an office belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Lembaga {
    /// Komisi Pemilihan Umum.
    #[serde(rename = "KPU")]
    Kpu,
    /// Komisi Independen Pemilihan, in Aceh.
    #[serde(rename = "KIP")]
    Kip,
}

impl Lembaga {
    /// Its name.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Kpu => "Komisi Pemilihan Umum",
            Self::Kip => "Komisi Independen Pemilihan",
        }
    }

    fn singkatan(self) -> &'static str {
        match self {
            Self::Kpu => "KPU",
            Self::Kip => "KIP",
        }
    }
}

impl Satker {
    /// The body's name: `Komisi Pemilihan Umum`.
    pub fn nama_lembaga(&self) -> &'static str {
        self.lembaga.nama()
    }

    /// The region after the body's name: `Provinsi Sumatera Selatan`; nothing for the centre.
    pub fn wilayah(&self) -> Option<&str> {
        (self.tingkat != Tingkat::Pusat).then_some(self.nama.as_str())
    }

    /// The office's full name: `Komisi Pemilihan Umum Provinsi Sumatera Selatan`.
    pub fn nama_lengkap(&self) -> String {
        self.nama_berbaris().polos()
    }

    /// The full name, with a preferred line end before the region.
    pub fn nama_berbaris(&self) -> Tulisan {
        let lembaga = Tulisan::baku(self.lembaga.nama());
        match self.wilayah() {
            Some(wilayah) => lembaga.ganti_baris().dan_baku(wilayah),
            None => lembaga,
        }
    }

    /// The short name: `KPU Provinsi Sumatera Selatan`.
    pub fn nama_singkat(&self) -> String {
        let lembaga = self.lembaga.singkatan();
        self.wilayah().map_or_else(|| lembaga.to_owned(), |wilayah| format!("{lembaga} {wilayah}"))
    }
}

/// What an office says of itself (`data/satker/<kode>.json`): it goes before the register.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProfilSatker {
    /// Version of the format.
    pub format: Format,
    /// Always `satker`.
    pub jenis: String,
    /// Code of the office.
    pub kode: String,
    /// The region's name as the office writes it, with its kind.
    pub nama: Option<String>,
    /// Where its decrees are made.
    pub kedudukan: Option<String>,
    /// The letterhead; none without it.
    pub kop: Option<Kop>,
    /// The profile of the form that it uses; the built-in one without it.
    pub profil: Option<String>,
    /// Officers by post (`ketua`, `sekretaris`, `hukum`, …), each a list of terms.
    #[serde(default, deserialize_with = "super::peta")]
    pub pejabat: BTreeMap<String, Vec<Jabatan>>,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// A letterhead.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kop {
    /// The logo; the name alone without it.
    pub logo: Option<Logo>,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// A logo, an asset of the office: no rule chooses it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Logo {
    /// Path below the folder of the profile.
    pub berkas: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// One term of an officer.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Jabatan {
    /// The officer's name in title case, without titles.
    pub nama: String,
    /// The post's full name, where it is not that of the post (`Ketua`, `Sekretaris`).
    pub jabatan: Option<String>,
    /// First day of the term; open without it.
    pub mulai: Option<Tanggal>,
    /// Last day of the term; open without it.
    pub selesai: Option<Tanggal>,
    /// How the post is held.
    #[serde(default)]
    pub status: StatusJabatan,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

/// How a post is held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusJabatan {
    /// In full.
    #[default]
    Definitif,
    /// Acting while the post is vacant.
    Plt,
    /// Acting while the officer is away.
    Plh,
}

impl StatusJabatan {
    /// What stands before the post (tata naskah: exactly these spellings).
    pub fn awalan(self) -> &'static str {
        match self {
            Self::Definitif => "",
            Self::Plt => "Plt. ",
            Self::Plh => "Plh. ",
        }
    }
}

impl ProfilSatker {
    /// Who held the post on that day; without a day, whoever holds it with an open end.
    ///
    /// # Errors
    /// Nobody, or more than one.
    pub fn pejabat(&self, kunci: &str, pada: Option<Tanggal>) -> Result<&Jabatan, PejabatSalah> {
        let masa = self.pejabat.get(kunci).map(Vec::as_slice).unwrap_or_default();
        let memegang = |j: &&Jabatan| match pada {
            Some(hari) => j.mulai.is_none_or(|m| m <= hari) && j.selesai.is_none_or(|s| hari <= s),
            None => j.selesai.is_none(),
        };
        let mut yang_memegang = masa.iter().filter(memegang);
        match (yang_memegang.next(), yang_memegang.next()) {
            (Some(satu), None) => Ok(satu),
            (Some(_), Some(_)) => Err(PejabatSalah::Ganda),
            (None, _) => Err(PejabatSalah::TidakAda),
        }
    }
}

/// Why an officer cannot be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PejabatSalah {
    /// Nobody held the post.
    TidakAda,
    /// Several held it.
    Ganda,
}
