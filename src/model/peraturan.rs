//! Regulations as the register knows them, and how one is cited (UU 12/2011 Lampiran II; practice of KPU decrees).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::tanggal::Tanggal;

/// A row of the register of regulations (`data/acuan/peraturan.json`).
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Peraturan", description = "Satu baris register peraturan.")]
pub struct Peraturan {
    /// Id, such as `uu-7-2017`.
    #[schemars(description = "Nama untuk `mengingat`.", extend("examples" = ["uu-43-2009"]))]
    pub id: String,
    /// Code of its kind, such as `UU`.
    #[schemars(description = "Kode dari `bentuk`.", extend("examples" = ["UU"]))]
    pub bentuk: String,
    /// Its number.
    #[schemars(description = "Angka, dikutip dengan tahun; atau teks, dikutip apa adanya.", extend("examples" = [43]))]
    pub nomor: NomorPeraturan,
    /// Its year.
    #[schemars(description = "Tahun.", extend("examples" = [2009]))]
    pub tahun: i16,
    /// Its title, without `tentang`.
    #[schemars(description = "Judul tanpa kata *tentang*.", extend("examples" = ["Kearsipan"]))]
    pub judul: String,
    /// Where it was gazetted.
    #[schemars(description = "Lembarannya; tanpa ini program bertanya.")]
    pub pengundangan: Option<Pengundangan>,
    /// Date of penetapan.
    #[schemars(description = "Tanggal penetapan.", extend("examples" = ["2009-10-23"]))]
    pub ditetapkan: Option<Tanggal>,
    /// Date of pengundangan.
    #[schemars(description = "Tanggal pengundangan.", extend("examples" = ["2009-10-23"]))]
    pub diundangkan: Option<Tanggal>,
    /// The regulation that it amends.
    #[schemars(description = "Id peraturan yang diubahnya; keterangan, belum dipakai.")]
    pub mengubah: Option<String>,
    /// What amends it, in order.
    #[serde(default)]
    #[schemars(description = "Id peraturan pengubah, berurutan.")]
    pub diubah_oleh: Vec<String>,
    /// Links of the chain that were not found.
    #[schemars(description = "Perubahan yang tidak ditemukan; keterangan, belum dipakai.")]
    pub celah_perubahan: Option<String>,
    /// What it revokes.
    #[serde(default)]
    #[schemars(description = "Id peraturan yang dicabutnya; keterangan, belum dipakai.")]
    pub mencabut: Vec<String>,
    /// What revokes it.
    #[schemars(description = "Id peraturan pencabut.")]
    pub dicabut_oleh: Option<String>,
    /// Where the revocation was read.
    #[schemars(description = "Dari mana pencabutan itu; keterangan, belum dipakai.")]
    pub sumber_pencabutan: Option<String>,
    /// Parts of the title in italics.
    #[serde(default)]
    #[schemars(description = "Bagian judul yang dicetak miring.")]
    pub miring: Vec<String>,
    /// Code of the office, for decrees of an office.
    #[schemars(description = "Kode kantor; hanya untuk `KEPUTUSAN_SATKER`.", extend("examples" = ["16.71"]))]
    pub satker: Option<String>,
    /// How sure the title is.
    #[schemars(description = "Seberapa pasti; tidak dicetak.")]
    pub kepastian_judul: Option<String>,
    /// How sure the gazette numbers are.
    #[schemars(description = "Seberapa pasti; tidak dicetak.")]
    pub kepastian_pengundangan: Option<String>,
    /// The lower of both.
    #[schemars(description = "Seberapa pasti; tidak dicetak.")]
    pub kepastian: Option<String>,
    /// Where the facts come from.
    #[serde(default)]
    #[schemars(description = "Dari mana; tidak dicetak.")]
    pub sumber: Vec<String>,
    /// A remark.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
}

/// The number of a regulation: a figure is printed with `Tahun`; a text alone, because it carries its year.
pub type NomorPeraturan = super::keputusan::Nomor;

/// Where a regulation was gazetted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Pengundangan",
    description = "Lembarannya, atau `tidak-diundangkan` untuk Keputusan.",
    extend("x-harapan" = "`\"tidak-diundangkan\"` atau objek lembaran")
)]
pub enum Pengundangan {
    /// In Lembaran Negara or Berita Negara.
    Lembaran(Lembaran),
    /// Decrees are not gazetted.
    Tanpa(TanpaPengundangan),
}

/// The word that stands for no gazette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Tanpa pengundangan", description = "Keputusan tidak diundangkan.")]
pub enum TanpaPengundangan {
    /// Decrees are not gazetted.
    #[schemars(description = "Keputusan tidak diundangkan.")]
    TidakDiundangkan,
}

/// A gazette number.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Lembaran", description = "Nomor Lembaran Negara atau Berita Negara.")]
pub struct Lembaran {
    /// Which gazette.
    #[schemars(description = "Lembaran yang mana.", extend("examples" = ["LN"]))]
    pub lembaran: JenisLembaran,
    /// Its year.
    #[schemars(description = "Tahun lembaran.", extend("examples" = [2009]))]
    pub tahun: i16,
    /// Its number.
    #[schemars(description = "Nomor lembaran.", extend("examples" = [152]))]
    pub nomor: u32,
    /// The number of its supplement.
    #[schemars(description = "Nomor Tambahan Lembaran Negara.", extend("examples" = [5071]))]
    pub tambahan: Option<u32>,
}

/// The gazettes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(title = "Jenis lembaran", description = "Lembaran yang mana.")]
pub enum JenisLembaran {
    /// Lembaran Negara.
    #[serde(rename = "LN")]
    #[schemars(description = "Lembaran Negara.")]
    Negara,
    /// Berita Negara.
    #[serde(rename = "BN")]
    #[schemars(description = "Berita Negara, tanpa `tambahan`.")]
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
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Bentuk peraturan", description = "Satu bentuk peraturan.")]
pub struct BentukPeraturan {
    /// Its name in a citation.
    #[schemars(description = "Namanya dalam kutipan.", extend("examples" = ["Undang-Undang"]))]
    pub nama: String,
    /// Its rank in Mengingat, from 1; kinds of one rank are ordered by date.
    #[schemars(description = "Peringkatnya dalam Mengingat, dari 1.", extend("examples" = [1]))]
    pub peringkat: u8,
    /// A remark.
    #[schemars(description = "Catatan; tidak dicetak.")]
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
