//! A Keputusan as the user writes it.

use std::{collections::BTreeMap, num::NonZeroU32, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Format,
    isi::{Butir, Isi},
    salinan::Salinan,
    sisa::Sisa,
    tanggal::Tanggal,
    teks::Teks,
};

/// A decree: `"jenis": "keputusan"`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Keputusan", description = "Satu Keputusan.")]
pub struct Keputusan {
    /// Version of the format.
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `keputusan`; the reader chose this type by it.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["keputusan"]), extend("const" = "keputusan"))]
    pub jenis: String,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// An example over real names: prints CONTOH.
    #[serde(default)]
    #[schemars(description = "`true`: contoh atas nama kantor yang nyata; mencetak CONTOH.", extend("examples" = [true]))]
    pub contoh: bool,
    /// How far the decree has come.
    #[serde(default)]
    #[schemars(description = "Sejauh mana Keputusan ini; `konsep` bila tidak ditulis.", extend("examples" = ["reviu"]))]
    pub status: Status,
    /// Code of the office (`16`, `61.71`, `pusat`); a decree that packages make for their offices has none.
    #[schemars(description = "Kode kantor dalam register satker: kode Kemendagri, atau `pusat`. Tidak ditulis bila Keputusan ini dibuat lewat paket.", extend("examples" = ["16.71"]))]
    pub satker: Option<String>,
    /// The officer who decides.
    #[schemars(description = "Pejabat yang menetapkan; menentukan sebutan Keputusan dan penanda tangan.", extend("examples" = ["ketua"]))]
    pub penetap: Penetap,
    /// Number; without it three dots are printed.
    #[schemars(description = "Nomor Keputusan; tercetak `...` bila tidak ditulis.", extend("examples" = [34]))]
    pub nomor: Option<Nomor>,
    /// Date of penetapan; without it three dots are printed.
    #[schemars(description = "Tanggal penetapan; tercetak `...` bila tidak ditulis.", extend("examples" = ["2025-02-10"]))]
    pub tanggal: Option<Tanggal>,
    /// The year that the decree is about, where it is not the year of its date.
    #[serde(default, deserialize_with = "tahun")]
    #[schemars(description = "Tahun yang dibicarakan Keputusan, bila lain dari tahun penetapannya.", extend("examples" = [2026]), range(min = 1900, max = 2199), extend("format" = "tahun"))]
    pub tahun: Option<i16>,
    /// The title after TENTANG, in title case, without end punctuation.
    #[schemars(description = "Judul sesudah kata TENTANG, dengan huruf besar di awal kata, tanpa tanda baca penutup.", extend("examples" = ["Pembentukan Tim Kearsipan"]))]
    pub tentang: Teks,
    /// Facts of this decree, for `{{ nama }}`.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(description = "Fakta bernama, untuk `{{ nama }}` di dalam teks.", extend("examples" = [{"tim": "Tim Kearsipan"}]))]
    pub fakta: BTreeMap<String, Teks>,
    /// Considerations but the last, which is derived.
    #[schemars(description = "Pertimbangan, paling sedikit satu, tanpa yang terakhir.", extend("examples" = [["bahwa arsip perlu dikelola dengan tertib"]]))]
    pub menimbang: Vec<Butir>,
    /// Legal bases.
    #[schemars(description = "Dasar hukum; urutannya dibuat program.", extend("examples" = [["uu-43-2009"]]))]
    pub mengingat: Vec<Dasar>,
    /// Letters and minutes taken note of.
    #[serde(default)]
    #[schemars(description = "Surat, berita acara, dan sebagainya.", extend("examples" = [["Berita Acara Nomor 5/BA/2025"]]))]
    pub memperhatikan: Vec<Butir>,
    /// The operative parts.
    #[schemars(description = "Diktum berurutan.", extend("examples" = [[{"diktum": "Membentuk Tim Kearsipan"}]]))]
    pub memutuskan: Vec<Diktum>,
    /// Who signs, where it is not the officer who decides.
    #[schemars(description = "Kunci jabatan dalam profil kantor; sama dengan `penetap` bila tidak ditulis.", extend("examples" = ["sekretaris"]))]
    pub penandatangan: Option<String>,
    /// The authentication of copies.
    #[serde(default)]
    #[schemars(description = "Pengesahan salinan.", extend("examples" = [{"oleh": "hukum"}]))]
    pub salinan: Salinan,
    /// Who receives a copy.
    #[serde(default)]
    #[schemars(description = "Penerima salinan.", extend("examples" = [["Ketua KPU"]]))]
    pub tembusan: Vec<Butir>,
    /// Annexes in order.
    #[serde(default)]
    #[schemars(description = "Lampiran berurutan.")]
    pub lampiran: Vec<Lampiran>,
    /// Derived slots that are written by hand, by address.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(description = "Turunan yang ditulis sendiri, menurut alamatnya (`naskah skema --alamat`).", extend("examples" = [{"mengingat/1/label": "1)"}]))]
    pub tertulis: BTreeMap<String, Teks>,
    /// What an import could not place; never printed.
    #[serde(default)]
    #[schemars(
        description = "Yang tidak mendapat tempat ketika Keputusan ini diimpor (`naskah impor`); tidak dicetak."
    )]
    pub sisa: Vec<Sisa>,
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Status", description = "Sejauh mana Keputusan ini.")]
pub enum Status {
    /// Being written.
    #[default]
    #[schemars(description = "Sedang ditulis.")]
    Konsep,
    /// Under review.
    #[schemars(description = "Sedang diperiksa.")]
    Reviu,
    /// Signed.
    #[schemars(description = "Sudah ditetapkan.")]
    Ditetapkan,
}

impl Status {
    /// The name in data.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Konsep => "konsep",
            Self::Reviu => "reviu",
            Self::Ditetapkan => "ditetapkan",
        }
    }
}

/// The officer who decides, and with that the kind of decree (PKPU 8/2021 Pasal 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Penetap", description = "Pejabat yang menetapkan (PKPU 8/2021 Pasal 13).")]
pub enum Penetap {
    /// Keputusan of the commission, signed by its Ketua.
    #[schemars(description = "Keputusan KPU, ditandatangani ketuanya.")]
    Ketua,
    /// Keputusan of the secretariat, signed by its Sekretaris.
    #[schemars(description = "Keputusan Sekretaris, ditandatangani sekretarisnya.")]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Nomor",
    description = "Nomor urut sebagai angka; atau nomor lengkap bentuk lama sebagai teks.",
    extend("x-harapan" = "nomor urut seperti 34, atau nomor lengkap seperti \"203/PL.02-Kpt/01/KPU/I/2019\"")
)]
pub enum Nomor {
    /// Since 2022: a counter per office and year, printed with `TAHUN`.
    #[schemars(title = "Nomor urut", description = "Nomor urut, dari 1.", extend("examples" = [34]))]
    Urut(#[schemars(range(min = 1), extend("format" = "nomor-urut"))] NonZeroU32),
    /// Before: a number that carries its year (`203/PL.02-Kpt/01/KPU/I/2019`).
    #[schemars(
        title = "Nomor lengkap",
        description = "Nomor bentuk lama yang memuat tahunnya; tercetak apa adanya.",
        extend("examples" = ["203/PL.02-Kpt/01/KPU/I/2019"])
    )]
    Lengkap(String),
}

impl Nomor {
    /// The number alone, without its year where it does not carry one.
    pub fn cetak(&self) -> String {
        match self {
            Self::Urut(nomor) => nomor.to_string(),
            Self::Lengkap(nomor) => nomor.clone(),
        }
    }
}

/// Digits alone are a counter; everything else is printed as it is.
///
/// # Errors
/// A counter that is none: zero, or too large. The message holds the cure after `. `.
impl FromStr for Nomor {
    type Err = String;

    fn from_str(teks: &str) -> Result<Self, Self::Err> {
        if !teks.bytes().all(|bita| bita.is_ascii_digit()) {
            return Ok(Self::Lengkap(teks.to_owned()));
        }
        let salah = |_| format!("nomor `{}` tidak mungkin. Tulis nomor urut mulai dari 1", super::skema::dikutip(teks));
        teks.parse().map(Self::Urut).map_err(salah)
    }
}

/// An item of Mengingat.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields, rename_all_fields = "kebab-case")]
#[schemars(
    title = "Dasar hukum",
    description = "Id dalam register peraturan, atau objek.",
    extend(
        "x-harapan" = "id peraturan atau objek dasar hukum",
        "x-tanpa-ciri" = "dasar hukum ini tidak menyebut apa yang dikutip. Tulis sebagai `\"<id>\"`, `{\"naskah\": …}`, atau \
                          `{\"id\": …, \"lengkap\": …, \"alasan\": …}` dengan ketiganya",
    )
)]
pub enum Dasar {
    /// The id of a row of the register of regulations.
    #[schemars(title = "Id peraturan", description = "Id dalam register peraturan.", extend("examples" = ["uu-43-2009"]))]
    Id(String),
    /// A row that the register cannot fully answer for: the user gives the whole citation.
    #[schemars(
        title = "Kutipan lengkap",
        description = "Kutipan ditulis sendiri, dengan alasannya.",
        extend("x-ciri" = ["lengkap", "alasan"])
    )]
    Lengkap {
        /// Its id; none for what the register lacks.
        #[schemars(description = "Id dalam register peraturan; dari sana urutannya. Tanpa id, dari kata-kata kutipannya.", extend("examples" = ["pkpu-8-2023"]))]
        id: Option<String>,
        /// The citation without end punctuation.
        #[schemars(description = "Kutipan lengkap tanpa titik koma.", extend("examples" = ["Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2023 tentang …"]))]
        lengkap: Teks,
        /// Why the register is not followed.
        #[schemars(description = "Mengapa register tidak diikuti; tidak dicetak.", extend("examples" = ["Nomor Berita Negara belum ada dalam register."]))]
        alasan: String,
        /// Offices for which it is cited.
        #[serde(default)]
        #[schemars(description = "Kantor yang mengutipnya; semua bila tidak ditulis.")]
        untuk: super::Untuk,
        /// A remark, never printed.
        #[serde(rename = "catatan")]
        #[schemars(description = "Catatan; tidak dicetak.")]
        _catatan: Option<String>,
        /// Findings silenced here.
        #[serde(rename = "diam")]
        #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
        _diam: Option<super::isi::Diam>,
    },
    /// Another decree of the same office in this workspace.
    #[schemars(title = "Keputusan lain", description = "Keputusan lain dari kantor yang sama.", extend("x-ciri" = ["naskah"]))]
    Naskah {
        /// Its name: the path of its file below the folder of this one, without `.json`.
        #[schemars(description = "Nama berkasnya di folder yang sama, tanpa `.json`.", extend("examples" = ["lain"]))]
        naskah: String,
        /// Offices for which it is cited.
        #[serde(default)]
        #[schemars(description = "Kantor yang mengutipnya; semua bila tidak ditulis.")]
        untuk: super::Untuk,
        /// A remark, never printed.
        #[serde(rename = "catatan")]
        #[schemars(description = "Catatan; tidak dicetak.")]
        _catatan: Option<String>,
        /// Findings silenced here.
        #[serde(rename = "diam")]
        #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
        _diam: Option<super::isi::Diam>,
    },
    /// A row of the register of regulations.
    #[schemars(title = "Peraturan", description = "Peraturan dalam register, untuk kantor tertentu.", extend("x-ciri" = ["id"]))]
    Register {
        /// Its id.
        #[schemars(description = "Id dalam register peraturan.", extend("examples" = ["uu-43-2009"]))]
        id: String,
        /// Offices for which it is cited.
        #[serde(default)]
        #[schemars(description = "Kantor yang mengutipnya; semua bila tidak ditulis.")]
        untuk: super::Untuk,
        /// A remark, never printed.
        #[serde(rename = "catatan")]
        #[schemars(description = "Catatan; tidak dicetak.")]
        _catatan: Option<String>,
        /// Findings silenced here.
        #[serde(rename = "diam")]
        #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
        _diam: Option<super::isi::Diam>,
    },
}

impl Dasar {
    /// What it names: an id of the register, or a document; nothing where it only gives the words.
    pub fn nama(&self) -> Option<&str> {
        match self {
            Self::Id(id) | Self::Register { id, .. } => Some(id),
            Self::Lengkap { id, .. } => id.as_deref(),
            Self::Naskah { naskah, .. } => Some(naskah),
        }
    }

    /// Offices for which it is cited.
    pub fn untuk(&self) -> &super::Untuk {
        const SEMUA: &super::Untuk = &super::Untuk::SEMUA;
        match self {
            Self::Id(_) => SEMUA,
            Self::Register { untuk, .. } | Self::Lengkap { untuk, .. } | Self::Naskah { untuk, .. } => untuk,
        }
    }
}

/// One operative part.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Diktum", description = "Satu diktum; kata KESATU, KEDUA, … dibuat program.")]
pub struct Diktum {
    /// Its sentence, without the full stop.
    #[schemars(description = "Kalimatnya, tanpa titik; bila ada `isi`, diakhiri titik dua oleh penulisnya.", extend("examples" = ["Membentuk Tim Kearsipan"]))]
    pub diktum: Teks,
    /// What follows the sentence.
    #[serde(default)]
    #[schemars(description = "Isi sesudah kalimat.")]
    pub isi: Vec<Isi>,
    /// Name for `{{ diktum.<id> }}`.
    #[schemars(description = "Nama untuk `{{ diktum.<id> }}`.", extend("examples" = ["tugas"]))]
    pub id: Option<String>,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: super::Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<super::isi::Diam>,
}

/// An annex.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Lampiran", description = "Satu lampiran; kepala dan tanda tangannya dibuat program.")]
pub struct Lampiran {
    /// Name for `{{ lampiran.<id> }}`.
    #[schemars(description = "Nama untuk `{{ lampiran.<id> }}`.", extend("examples" = ["susunan"]))]
    pub id: String,
    /// Its own title.
    #[schemars(description = "Judul lampiran; tercetak dengan huruf besar.", extend("examples" = ["Susunan Keanggotaan Tim Kearsipan"]))]
    pub judul: Teks,
    /// Which way the page is turned; by its tables where this is not said.
    #[schemars(description = "Letak halaman; menurut lebar tabelnya bila tidak ditulis.", extend("examples" = ["lanskap"]))]
    pub orientasi: Option<Orientasi>,
    /// How its parts are numbered.
    #[serde(default)]
    #[schemars(description = "Penomoran bagian; `biasa` bila tidak ditulis.", extend("examples" = ["buku"]))]
    pub susunan: Susunan,
    /// What it holds.
    #[schemars(description = "Isi lampiran.")]
    pub isi: Vec<Isi>,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: super::Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<super::isi::Diam>,
}

/// Which way a page is turned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Orientasi", description = "Letak halaman.")]
pub enum Orientasi {
    /// Upright.
    #[default]
    #[schemars(description = "Tegak.")]
    Potret,
    /// Turned.
    #[schemars(description = "Mendatar.")]
    Lanskap,
}

impl Orientasi {
    /// Its name in the data.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Potret => "potret",
            Self::Lanskap => "lanskap",
        }
    }
}

/// How the parts of an annex are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Susunan", description = "Penomoran bagian dalam lampiran.")]
pub enum Susunan {
    /// 1., a., …
    #[default]
    #[schemars(description = "1., a., 1), a).")]
    Biasa,
    /// BAB I, A., 1., …
    #[schemars(description = "BAB I, A., 1., a.; tiap BAB mulai di halaman baru.")]
    Buku,
}
