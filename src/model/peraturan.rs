//! Regulations as the register knows them, and how one is cited (UU 12/2011 Lampiran II; practice of KPU decrees).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::tanggal::Tanggal;

/// A row of the register of regulations (`data/acuan/peraturan.json`).
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Peraturan {
    /// Id, such as `uu-7-2017`.
    pub id: String,
    /// Code of its kind, such as `UU`.
    pub bentuk: String,
    /// Its number.
    pub nomor: NomorPeraturan,
    /// Its year.
    pub tahun: i16,
    /// Its title, without `tentang`.
    pub judul: String,
    /// Where it was gazetted.
    pub pengundangan: Option<Pengundangan>,
    /// Date of penetapan.
    pub ditetapkan: Option<Tanggal>,
    /// Date of pengundangan.
    pub diundangkan: Option<Tanggal>,
    /// The regulation that it amends.
    pub mengubah: Option<String>,
    /// What amends it, in order.
    #[serde(default)]
    pub diubah_oleh: Vec<String>,
    /// Links of the chain that were not found.
    pub celah_perubahan: Option<String>,
    /// What it revokes.
    #[serde(default)]
    pub mencabut: Vec<String>,
    /// What revokes it.
    pub dicabut_oleh: Option<String>,
    /// Where the revocation was read.
    pub sumber_pencabutan: Option<String>,
    /// Parts of the title in italics.
    #[serde(default)]
    pub miring: Vec<String>,
    /// Code of the office, for decrees of an office.
    pub satker: Option<String>,
    /// How sure the title is.
    pub kepastian_judul: Option<String>,
    /// How sure the gazette numbers are.
    pub kepastian_pengundangan: Option<String>,
    /// The lower of both.
    pub kepastian: Option<String>,
    /// Where the facts come from.
    #[serde(default)]
    pub sumber: Vec<String>,
    /// A remark.
    pub catatan: Option<String>,
}

/// The number of a regulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NomorPeraturan {
    /// Printed with `Tahun`.
    Angka(u32),
    /// Printed alone: it carries its year.
    Lengkap(String),
}

impl<'de> Deserialize<'de> for NomorPeraturan {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use super::keputusan::Nomor;
        Nomor::deserialize(deserializer).map(|nomor| match nomor {
            Nomor::Urut(angka) => Self::Angka(angka),
            Nomor::Lengkap(teks) => Self::Lengkap(teks),
        })
    }
}

/// Where a regulation was gazetted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pengundangan {
    /// In Lembaran Negara or Berita Negara.
    Lembaran(Lembaran),
    /// Decrees are not gazetted.
    TidakDiundangkan,
}

impl<'de> Deserialize<'de> for Pengundangan {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::isi::teks_atau_objek(
            deserializer,
            "`\"tidak-diundangkan\"` atau objek lembaran",
            |teks: String| match teks.as_str() {
                "tidak-diundangkan" => Ok(Self::TidakDiundangkan),
                _ => Err(format!(
                    "pengundangan `{teks}` tidak dikenal. Tulis `\"tidak-diundangkan\"` atau objek lembaran"
                )),
            },
            |lembaran: Lembaran| Ok(Self::Lembaran(lembaran)),
        )
    }
}

/// A gazette number.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lembaran {
    /// Which gazette.
    pub lembaran: JenisLembaran,
    /// Its year.
    pub tahun: i16,
    /// Its number.
    pub nomor: u32,
    /// The number of its supplement.
    pub tambahan: Option<u32>,
}

/// The gazettes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum JenisLembaran {
    /// Lembaran Negara.
    #[serde(rename = "LN")]
    Negara,
    /// Berita Negara.
    #[serde(rename = "BN")]
    Berita,
}

impl Lembaran {
    /// The gazette number as a citation has it, without brackets.
    pub fn kutipan(&self) -> String {
        let Self { tahun, nomor, .. } = self;
        match (self.lembaran, self.tambahan) {
            (JenisLembaran::Berita, _) => format!("Berita Negara Republik Indonesia Tahun {tahun} Nomor {nomor}"),
            (JenisLembaran::Negara, None) => format!("Lembaran Negara Republik Indonesia Tahun {tahun} Nomor {nomor}"),
            (JenisLembaran::Negara, Some(tambahan)) => format!(
                "Lembaran Negara Republik Indonesia Tahun {tahun} Nomor {nomor}, Tambahan Lembaran Negara Republik \
                 Indonesia Nomor {tambahan}"
            ),
        }
    }
}

/// A kind of regulation.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BentukPeraturan {
    /// Its name in a citation.
    pub nama: String,
    /// Its rank in Mengingat, from 1; kinds of one rank are ordered by date.
    pub peringkat: u8,
    /// A remark.
    pub catatan: Option<String>,
}

/// The register of regulations.
#[derive(Debug, Clone, Default)]
pub struct RegisterPeraturan {
    /// Kinds by code.
    pub bentuk: BTreeMap<String, BentukPeraturan>,
    /// Rows by id.
    pub baris: BTreeMap<String, Peraturan>,
}

/// Whether something held on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saat {
    /// It did.
    Sudah,
    /// It did not yet.
    Belum,
    /// The register cannot tell.
    TidakTentu,
}

impl RegisterPeraturan {
    /// The rank and name of a regulation's kind; a kind that the register lacks comes last, under its code.
    pub fn bentuk(&self, peraturan: &Peraturan) -> (u8, &str) {
        self.bentuk.get(&peraturan.bentuk).map_or((u8::MAX, ""), |bentuk| (bentuk.peringkat, &bentuk.nama))
    }

    /// Whether the regulation had been issued by `hari`: by its date, else its year, else by its gazette number between
    /// dated rows of the same gazette and year.
    pub fn terbit(&self, peraturan: &Peraturan, hari: Tanggal) -> Saat {
        if let Some(tanggal) = peraturan.diundangkan.or(peraturan.ditetapkan) {
            return if tanggal <= hari { Saat::Sudah } else { Saat::Belum };
        }
        match peraturan.tahun.cmp(&hari.tahun()) {
            std::cmp::Ordering::Less => Saat::Sudah,
            std::cmp::Ordering::Greater => Saat::Belum,
            std::cmp::Ordering::Equal => self.terbit_menurut_lembaran(peraturan, hari),
        }
    }

    fn terbit_menurut_lembaran(&self, peraturan: &Peraturan, hari: Tanggal) -> Saat {
        let Some(Pengundangan::Lembaran(ini)) = &peraturan.pengundangan else { return Saat::TidakTentu };
        let bertanggal = self.baris.values().filter_map(|lain| match (&lain.pengundangan, lain.diundangkan) {
            (Some(Pengundangan::Lembaran(l)), Some(tanggal)) if l.lembaran == ini.lembaran && l.tahun == ini.tahun => {
                Some((l.nomor, tanggal))
            }
            _ => None,
        });
        for (nomor, tanggal) in bertanggal {
            if ini.nomor <= nomor && tanggal <= hari {
                return Saat::Sudah;
            }
            if ini.nomor >= nomor && tanggal > hari {
                return Saat::Belum;
            }
        }
        Saat::TidakTentu
    }
}
