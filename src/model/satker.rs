//! Offices: the register's row, and the office's own profile.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Format, isi::Diam, tanggal::Tanggal, tulisan::Tulisan};

/// A row of the register of offices (`data/acuan/satker.json`).
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Satker", description = "Satu baris register satker.")]
pub struct Satker {
    /// Kemendagri code: `16`, `16.71`; `pusat` for the centre.
    #[schemars(description = "Kode Kemendagri.", extend("examples" = ["16.71"]))]
    pub kode: String,
    /// Code of its province.
    #[schemars(description = "Kode provinsinya.", extend("examples" = ["16"]))]
    pub provinsi: Option<String>,
    /// Its level.
    #[schemars(description = "Tingkat kantor.", extend("examples" = ["kota"]))]
    pub tingkat: Tingkat,
    /// Official name of the region, with its kind: `Kota Palembang`.
    #[schemars(description = "Nama resmi daerah dengan jenisnya.", extend("examples" = ["Kota Palembang"]))]
    pub nama: String,
    /// The name without its kind: `Palembang`.
    #[schemars(description = "Nama tanpa jenisnya.", extend("examples" = ["Palembang"]))]
    pub daerah: Option<String>,
    /// Other spellings in use.
    #[serde(default)]
    #[schemars(description = "Ejaan lain.")]
    pub nama_lain: Vec<String>,
    /// `KPU`, or `KIP` in Aceh (UU 11/2006).
    #[schemars(description = "`KPU`, atau `KIP` di Aceh (UU 11/2006).", extend("examples" = ["KPU"]))]
    pub lembaga: Lembaga,
    /// Where the office sits; `None` where sources contradict each other.
    #[schemars(description = "Tempat kedudukan; `null` bila sumber bertentangan: program bertanya.", extend("examples" = ["Palembang"]))]
    pub kedudukan: Option<String>,
    /// How sure that is.
    #[schemars(description = "`pasti`, `satu-sumber`, `nama-kota`, atau `bertentangan`.", extend("examples" = ["pasti"]))]
    pub kepastian_kedudukan: Option<String>,
    /// Where that comes from.
    #[serde(default)]
    #[schemars(description = "Dari mana kedudukan itu.")]
    pub sumber_kedudukan: Vec<String>,
    /// What the sources name where they contradict each other.
    #[serde(default)]
    #[schemars(description = "Tempat-tempat yang disebut sumber yang bertentangan.")]
    pub calon_kedudukan: Vec<String>,
    /// A remark.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
}

/// The level of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Tingkat", description = "Tingkat kantor.")]
pub enum Tingkat {
    /// The national office.
    #[schemars(description = "KPU.")]
    Pusat,
    /// A province.
    #[schemars(description = "Provinsi.")]
    Provinsi,
    /// A regency.
    #[schemars(description = "Kabupaten.")]
    Kabupaten,
    /// A city.
    #[schemars(description = "Kota.")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "Lembaga", description = "Lembaga kantor.")]
pub enum Lembaga {
    /// Komisi Pemilihan Umum.
    #[serde(rename = "KPU")]
    #[schemars(description = "Komisi Pemilihan Umum.")]
    Kpu,
    /// Komisi Independen Pemilihan, in Aceh.
    #[serde(rename = "KIP")]
    #[schemars(description = "Komisi Independen Pemilihan, di Aceh.")]
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
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(
    title = "Profil satker",
    description = "Yang dikatakan kantor tentang dirinya sendiri; mendahului register."
)]
pub struct ProfilSatker {
    /// Version of the format.
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `satker`.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["satker"]), extend("const" = "satker"))]
    pub jenis: String,
    /// Code of the office.
    #[schemars(description = "Kode kantor; harus ada dalam register satker.", extend("examples" = ["16.71"]))]
    pub kode: String,
    /// The region's name as the office writes it, with its kind.
    #[schemars(description = "Nama daerah dengan jenisnya; menurut register bila tidak ditulis.", extend("examples" = ["Kota Palembang"]))]
    pub nama: Option<String>,
    /// Where its decrees are made.
    #[schemars(description = "Tempat pada *Ditetapkan di …*; menurut register bila tidak ditulis.", extend("examples" = ["Palembang"]))]
    pub kedudukan: Option<String>,
    /// The letterhead; none without it.
    #[schemars(description = "Kop; tanpa kop bila tidak ditulis.", extend("examples" = [{}]))]
    pub kop: Option<Kop>,
    /// The address of its site, for `{{ satker.laman }}`.
    #[schemars(description = "Alamat situs kantor, untuk `{{ satker.laman }}`.", extend("examples" = ["https://kpu.example.go.id"]))]
    pub laman: Option<String>,
    /// Whether every decree of the office stands in this workspace, so that a number without one is missed.
    #[serde(default)]
    #[schemars(description = "`true`: semua Keputusan kantor ini ada di folder kerja, jadi nomor yang tidak dipakai dilaporkan (`H2`).", extend("examples" = [true]))]
    pub agenda_lengkap: bool,
    /// The profile of the form that it uses; the built-in one without it.
    #[schemars(description = "Nama profil bentuk; `kpu` bila tidak ditulis.", extend("examples" = ["a4"]))]
    pub profil: Option<String>,
    /// Officers by post (`ketua`, `sekretaris`, `hukum`, …), each a list of terms.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(
        description = "Pejabat menurut kunci jabatan (`ketua`, `sekretaris`, `hukum`, atau nama lain), masing-masing daftar masa jabatan."
    )]
    pub pejabat: BTreeMap<String, Vec<Jabatan>>,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// A letterhead.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Kop", description = "Kop surat: nama kantor, dengan atau tanpa logo.")]
pub struct Kop {
    /// The logo; the name alone without it.
    #[schemars(description = "Logo di atas nama.")]
    pub logo: Option<Logo>,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
}

/// A logo, an asset of the office: no rule chooses it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Logo", description = "Logo kantor.")]
pub struct Logo {
    /// Path below the folder of the profile.
    #[schemars(description = "Berkas gambar di samping profil ini.", extend("examples" = ["logo.png"]))]
    pub berkas: String,
    /// What it shows, for those who cannot see it.
    #[schemars(description = "Apa yang terlihat, bagi yang tidak dapat melihatnya.", extend("examples" = ["Logo KPU"]))]
    pub alt: String,
}

/// One term of an officer.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Masa jabatan", description = "Satu masa jabatan seorang pejabat.")]
pub struct Jabatan {
    /// The officer's name in title case, without titles.
    #[schemars(description = "Nama tanpa gelar, dengan huruf besar di awal kata.", extend("examples" = ["Nama Ketua"]))]
    pub nama: String,
    /// The post's full name, where it is not that of the post (`Ketua`, `Sekretaris`).
    #[schemars(description = "Nama jabatan lengkap; tulislah selalu untuk kunci selain `ketua` dan `sekretaris`.", extend("examples" = ["Kepala Subbagian Hukum"]))]
    pub jabatan: Option<String>,
    /// First day of the term; open without it.
    #[schemars(description = "Hari pertama masa jabatan; sejak dahulu bila tidak ditulis.", extend("examples" = ["2024-01-02"]))]
    pub mulai: Option<Tanggal>,
    /// Last day of the term; open without it.
    #[schemars(description = "Hari terakhir masa jabatan; sampai sekarang bila tidak ditulis.", extend("examples" = ["2029-01-01"]))]
    pub selesai: Option<Tanggal>,
    /// How the post is held.
    #[serde(default)]
    #[schemars(description = "Mencetak Plt. atau Plh. di depan jabatan; `definitif` bila tidak ditulis.", extend("examples" = ["plh"]))]
    pub status: StatusJabatan,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// How a post is held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Status jabatan", description = "Bagaimana jabatan itu dipegang.")]
pub enum StatusJabatan {
    /// In full.
    #[default]
    #[schemars(description = "Pejabat definitif.")]
    Definitif,
    /// Acting while the post is vacant.
    #[schemars(description = "Pelaksana tugas: jabatannya kosong.")]
    Plt,
    /// Acting while the officer is away.
    #[schemars(description = "Pelaksana harian: pejabatnya berhalangan.")]
    Plh,
}

impl StatusJabatan {
    /// The name in data.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Definitif => "definitif",
            Self::Plt => "plt",
            Self::Plh => "plh",
        }
    }

    /// The status of this name in data.
    pub fn dari_nama(nama: &str) -> Option<Self> {
        [Self::Definitif, Self::Plt, Self::Plh].into_iter().find(|status| status.nama() == nama)
    }

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
    /// The profile of an office that says nothing of itself.
    pub fn kosong(kode: &str) -> Self {
        Self {
            format: Format,
            jenis: "satker".into(),
            kode: kode.to_owned(),
            nama: None,
            kedudukan: None,
            kop: None,
            laman: None,
            agenda_lengkap: false,
            profil: None,
            pejabat: BTreeMap::new(),
            catatan: None,
            diam: None,
        }
    }

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
