//! A Keputusan as the user writes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Format,
    isi::{Butir, Isi},
    tanggal::Tanggal,
    teks::Teks,
};

/// A decree: `"jenis": "keputusan"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Keputusan {
    /// Version of the format.
    pub format: Format,
    /// Always `keputusan`; the reader chose this type by it.
    pub jenis: String,
    /// A remark, never printed.
    pub catatan: Option<String>,
    /// An example over real names: prints CONTOH.
    #[serde(default)]
    pub contoh: bool,
    /// How far the decree has come.
    #[serde(default)]
    pub status: Status,
    /// Code of the office (`16`, `61.71`, `pusat`).
    pub satker: String,
    /// The officer who decides.
    pub penetap: Penetap,
    /// Number; without it three dots are printed.
    pub nomor: Option<Nomor>,
    /// Date of penetapan; without it three dots are printed.
    pub tanggal: Option<Tanggal>,
    /// The year that the decree is about, where it is not the year of its date.
    #[serde(default, deserialize_with = "tahun")]
    pub tahun: Option<i16>,
    /// The title after TENTANG, in title case, without end punctuation.
    pub tentang: Teks,
    /// Facts of this decree, for `{{ nama }}`.
    #[serde(default, deserialize_with = "super::peta")]
    pub fakta: BTreeMap<String, Teks>,
    /// Considerations but the last, which is derived.
    pub menimbang: Vec<Butir>,
    /// Legal bases.
    pub mengingat: Vec<Dasar>,
    /// Letters and minutes taken note of.
    #[serde(default)]
    pub memperhatikan: Vec<Butir>,
    /// The operative parts.
    pub memutuskan: Vec<Diktum>,
    /// Who signs, where it is not the officer who decides.
    pub penandatangan: Option<String>,
    /// The authentication of copies.
    #[serde(default)]
    pub salinan: Salinan,
    /// Who receives a copy.
    #[serde(default)]
    pub tembusan: Vec<Butir>,
    /// Annexes in order.
    #[serde(default)]
    pub lampiran: Vec<Lampiran>,
    /// Derived slots that are written by hand, by address.
    #[serde(default, deserialize_with = "super::peta")]
    pub tertulis: BTreeMap<String, Teks>,
}

/// A year of four digits.
fn tahun<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i16>, D::Error> {
    match Option::<i64>::deserialize(deserializer)? {
        None => Ok(None),
        Some(tahun) => match i16::try_from(tahun) {
            Ok(tahun @ 1900..=2199) => Ok(Some(tahun)),
            _ => Err(serde::de::Error::custom(format!(
                "tahun `{tahun}` tidak mungkin. Tulis tahun empat angka seperti 2026"
            ))),
        },
    }
}

/// How far a decree has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being written.
    #[default]
    Konsep,
    /// Under review.
    Reviu,
    /// Signed.
    Ditetapkan,
}

/// The officer who decides, and with that the kind of decree (PKPU 8/2021 Pasal 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Penetap {
    /// Keputusan of the commission, signed by its Ketua.
    Ketua,
    /// Keputusan of the secretariat, signed by its Sekretaris.
    Sekretaris,
}

impl Penetap {
    /// The key of the post in an office's profile.
    pub fn kunci(self) -> &'static str {
        match self {
            Self::Ketua => "ketua",
            Self::Sekretaris => "sekretaris",
        }
    }
}

/// The number of a decree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nomor {
    /// Since 2022: a counter per office and year, printed with `TAHUN`.
    Urut(u32),
    /// Before: a number that carries its year (`203/PL.02-Kpt/01/KPU/I/2019`).
    Lengkap(String),
}

impl<'de> Deserialize<'de> for Nomor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pengunjung;
        impl serde::de::Visitor<'_> for Pengunjung {
            type Value = Nomor;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("nomor urut seperti 34, atau nomor lengkap seperti \"203/PL.02-Kpt/01/KPU/I/2019\"")
            }
            fn visit_u64<E: serde::de::Error>(self, nomor: u64) -> Result<Nomor, E> {
                match u32::try_from(nomor) {
                    Ok(nomor @ 1..) => Ok(Nomor::Urut(nomor)),
                    _ => Err(E::custom(format!("nomor `{nomor}` tidak mungkin. Tulis nomor urut mulai dari 1"))),
                }
            }
            fn visit_str<E>(self, nomor: &str) -> Result<Nomor, E> {
                Ok(Nomor::Lengkap(nomor.to_owned()))
            }
        }
        deserializer.deserialize_any(Pengunjung)
    }
}

/// An item of Mengingat.
#[derive(Debug, Clone)]
pub enum Dasar {
    /// A row of the register of regulations.
    Register {
        /// Its id.
        id: String,
        /// Offices for which it is cited.
        untuk: super::Untuk,
    },
    /// A row that the register cannot fully answer for: the user gives the whole citation.
    Lengkap {
        /// Its id.
        id: String,
        /// The citation without end punctuation.
        lengkap: Teks,
        /// Why the register is not followed.
        alasan: String,
        /// Offices for which it is cited.
        untuk: super::Untuk,
    },
    /// Another decree of the same office in this workspace.
    Naskah {
        /// Its name: the path of its file below the folder of this one, without `.json`.
        naskah: String,
        /// Offices for which it is cited.
        untuk: super::Untuk,
    },
}

impl Dasar {
    /// What it names: an id of the register, or a document.
    pub fn nama(&self) -> &str {
        match self {
            Self::Register { id, .. } | Self::Lengkap { id, .. } => id,
            Self::Naskah { naskah, .. } => naskah,
        }
    }

    /// Offices for which it is cited.
    pub fn untuk(&self) -> &super::Untuk {
        match self {
            Self::Register { untuk, .. } | Self::Lengkap { untuk, .. } | Self::Naskah { untuk, .. } => untuk,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DasarMentah {
    id: Option<String>,
    naskah: Option<String>,
    lengkap: Option<Teks>,
    alasan: Option<String>,
    #[serde(default)]
    untuk: super::Untuk,
    #[serde(rename = "catatan")]
    _catatan: Option<String>,
    #[serde(rename = "diam")]
    _diam: Option<super::isi::Diam>,
}

impl TryFrom<DasarMentah> for Dasar {
    type Error = String;

    fn try_from(mentah: DasarMentah) -> Result<Self, String> {
        let untuk = mentah.untuk;
        match (mentah.id, mentah.naskah, mentah.lengkap, mentah.alasan) {
            (Some(id), None, None, None) => Ok(Self::Register { id, untuk }),
            (Some(id), None, Some(lengkap), Some(alasan)) => Ok(Self::Lengkap { id, lengkap, alasan, untuk }),
            (None, Some(naskah), None, None) => Ok(Self::Naskah { naskah, untuk }),
            _ => Err("dasar hukum ditulis sebagai `\"<id>\"`, `{\"naskah\": …}`, atau `{\"id\": …, \"lengkap\": …, \
                      \"alasan\": …}` dengan ketiganya"
                .into()),
        }
    }
}

impl<'de> Deserialize<'de> for Dasar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::isi::teks_atau_objek(
            deserializer,
            "id peraturan atau objek dasar hukum",
            |id: String| Ok(Self::Register { id, untuk: super::Untuk::default() }),
            Self::try_from as fn(DasarMentah) -> Result<Self, String>,
        )
    }
}

/// One operative part.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Diktum {
    /// Its sentence, without the full stop.
    pub diktum: Teks,
    /// What follows the sentence.
    #[serde(default)]
    pub isi: Vec<Isi>,
    /// Name for `{{ diktum.<id> }}`.
    pub id: Option<String>,
    /// Offices for which it exists.
    #[serde(default)]
    pub untuk: super::Untuk,
    /// A remark, never printed.
    pub catatan: Option<String>,
    /// Findings silenced here.
    pub diam: Option<super::isi::Diam>,
}

/// How copies are authenticated.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Salinan {
    /// The post, in the office's profile, that authenticates copies.
    pub oleh: String,
    /// Whether a copy carries the authentication block; copies of electronically signed decrees may not.
    pub pengesahan: bool,
    /// A remark, never printed.
    pub catatan: Option<String>,
}

impl Default for Salinan {
    fn default() -> Self {
        Self { oleh: "hukum".into(), pengesahan: true, catatan: None }
    }
}

/// An annex.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lampiran {
    /// Name for `{{ lampiran.<id> }}`.
    pub id: String,
    /// Its own title.
    pub judul: Teks,
    /// Which way the page is turned.
    #[serde(default)]
    pub orientasi: Orientasi,
    /// How its parts are numbered.
    #[serde(default)]
    pub susunan: Susunan,
    /// What it holds.
    pub isi: Vec<Isi>,
    /// Offices for which it exists.
    #[serde(default)]
    pub untuk: super::Untuk,
    /// A remark, never printed.
    pub catatan: Option<String>,
    /// Findings silenced here.
    pub diam: Option<super::isi::Diam>,
}

/// Which way a page is turned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientasi {
    /// Upright.
    #[default]
    Potret,
    /// Turned.
    Lanskap,
}

/// How the parts of an annex are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Susunan {
    /// 1., a., …
    #[default]
    Biasa,
    /// BAB I, A., 1., …
    Buku,
}
