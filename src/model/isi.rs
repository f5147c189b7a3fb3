//! Content: what stands in a diktum, an annex, a list item or a cell.
//!
//! A string is a paragraph; an object has exactly one key that names its type. There is no guessing between shapes, so
//! every mistake can be named.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de};

use super::{
    Untuk,
    keputusan::{Dasar, Orientasi},
    peta,
    tabel::Tabel,
    teks::Teks,
};

/// Findings silenced on one object: code → reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Diam(#[serde(deserialize_with = "peta")] pub BTreeMap<String, String>);

/// A list item: `"teks"` or `{"butir": "teks", "isi": […]}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(from = "BentukButir")]
#[schemars(
    title = "Butir",
    description = "Teks, atau objek bila perlu lebih dari teks.",
    extend("x-harapan" = "teks, atau objek `{\"butir\": …}`")
)]
pub struct Butir {
    /// Its text.
    pub teks: Teks,
    /// Whether it was written as an object, with its text under `butir`.
    pub objek: bool,
    /// What follows the text.
    pub isi: Vec<Isi>,
    /// Name for references.
    pub id: Option<String>,
    /// Offices for which it exists.
    pub untuk: Untuk,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum BentukButir {
    #[schemars(title = "Teks butir", description = "Teks butir.")]
    Teks(Teks),
    Objek(ObjekButir),
}

impl From<BentukButir> for Butir {
    fn from(bentuk: BentukButir) -> Self {
        match bentuk {
            BentukButir::Teks(teks) => Self { teks, objek: false, isi: Vec::new(), id: None, untuk: Untuk::default() },
            BentukButir::Objek(m) => Self { teks: m.butir, objek: true, isi: m.isi, id: m.id, untuk: m.untuk },
        }
    }
}

/// Declares an object: its own keys, and those that every object of content may have. serde reads it and the schema describes it
/// from this one text.
macro_rules! objek {
    ($(#[$atribut:meta])* $lihat:vis struct $nama:ident { $($medan:tt)* }) => {
        #[derive(Debug, Clone, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        $(#[$atribut])*
        $lihat struct $nama {
            $($medan)*
            /// Name for references.
            #[schemars(description = "Nama untuk rujukan; yang dapat dirujuk hanya tabel.", extend("examples" = ["tujuan"]))]
            pub id: Option<String>,
            /// Offices for which it exists.
            #[serde(default)]
            #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
            pub untuk: Untuk,
            #[serde(rename = "catatan")]
            #[schemars(description = "Catatan; tidak dicetak.")]
            _catatan: Option<String>,
            #[serde(rename = "diam")]
            #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
            _diam: Option<Diam>,
        }
    };
}

objek! {
    #[schemars(title = "Butir sebagai objek", description = "Butir yang memerlukan lebih dari teks.", extend("x-ciri" = ["butir"]))]
    struct ObjekButir {
        #[schemars(description = "Teks butir.", extend("examples" = ["bahwa pengelolaan arsip meliputi:"]))]
        butir: Teks,
        #[serde(default)]
        #[schemars(description = "Isi sesudah teks, misalnya daftar di bawahnya.")]
        isi: Vec<Isi>,
    }
}

/// A piece of content: each kind is an object with the one key that names it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    title = "Isi",
    description = "Teks adalah satu paragraf; objek memiliki tepat satu kunci yang menyebut jenisnya.",
    extend(
        "x-harapan" = "teks (satu paragraf), atau objek isi",
        "x-tanpa-ciri" = "objek isi ini tidak berjenis. Beri tepat satu dari kunci {kunci}",
        "x-banyak-ciri" = "objek isi ini berjenis ganda. Pisahkan: tepat satu dari kunci {kunci} per objek",
    )
)]
pub enum Isi {
    /// A paragraph written as a bare string.
    #[schemars(title = "Paragraf", description = "Satu paragraf.")]
    Paragraf(Teks),
    /// A paragraph written as `{"teks": …}`.
    Teks(IsiTeks),
    /// A list.
    Daftar(Daftar),
    /// A numbered part with a heading.
    Bagian(Bagian),
    /// A table.
    Tabel(IsiTabel),
    /// A view of a dataset.
    Tampilan(Tampilan),
    /// The legal bases once more.
    DasarHukum(DasarHukum),
    /// A picture.
    Gambar(IsiGambar),
    /// An inner cover.
    Sampul(Sampul),
    /// A signature within the content.
    TandaTangan(TandaTangan),
}

impl Isi {
    /// The key that names this kind of content in the data.
    pub fn kunci(&self) -> &'static str {
        match self {
            Self::Paragraf(_) => "",
            Self::Teks(_) => "teks",
            Self::Daftar(_) => "daftar",
            Self::Bagian(_) => "bagian",
            Self::Tabel(_) => "tabel",
            Self::Tampilan(_) => "tampilan",
            Self::DasarHukum(_) => "dasar-hukum",
            Self::Gambar(_) => "gambar",
            Self::Sampul(_) => "sampul",
            Self::TandaTangan(_) => "tanda-tangan",
        }
    }

    /// Offices for which it exists.
    pub fn untuk(&self) -> &Untuk {
        const SEMUA: &Untuk = &Untuk::SEMUA;
        match self {
            Self::Paragraf(_) => SEMUA,
            Self::Teks(isi) => &isi.untuk,
            Self::Daftar(isi) => &isi.untuk,
            Self::Bagian(isi) => &isi.untuk,
            Self::Tabel(isi) => &isi.untuk,
            Self::Tampilan(isi) => &isi.untuk,
            Self::DasarHukum(isi) => &isi.untuk,
            Self::Gambar(isi) => &isi.untuk,
            Self::Sampul(isi) => &isi.untuk,
            Self::TandaTangan(isi) => &isi.untuk,
        }
    }
}

objek! {
    /// A paragraph that needs more than its text.
    #[schemars(title = "Paragraf sebagai objek", description = "Paragraf, bila perlu `untuk` atau `catatan`.", extend("x-ciri" = ["teks"]))]
    pub struct IsiTeks {
        /// Its text.
        #[schemars(description = "Teks paragraf.", extend("examples" = ["Paragraf ini hanya untuk provinsi."]))]
        pub teks: Teks,
    }
}

objek! {
    /// A list.
    #[schemars(title = "Daftar", description = "Daftar berlabel.", extend("x-ciri" = ["daftar"]))]
    pub struct Daftar {
        /// Its items.
        #[serde(rename = "daftar")]
        #[schemars(description = "Butir daftar.", extend("examples" = [["menyusun daftar arsip", "menyimpan arsip"]]))]
        pub butir: Vec<Butir>,
        /// Whether punctuation is derived.
        #[serde(default)]
        #[schemars(description = "Siapa yang menulis tanda baca; `kalimat` bila tidak ditulis.", extend("examples" = ["rincian"]))]
        pub gaya: GayaDaftar,
        /// The shape of its labels, where it is not that of the level.
        #[schemars(description = "Bentuk label; menurut tingkat daftar bila tidak ditulis.", extend("examples" = ["1."]))]
        pub label: Option<BentukLabel>,
    }
}

objek! {
    /// A numbered part with a heading.
    #[schemars(title = "Bagian", description = "Bagian berjudul.", extend("x-ciri" = ["bagian"]))]
    pub struct Bagian {
        /// The heading.
        #[serde(rename = "bagian")]
        #[schemars(description = "Judul bagian.", extend("examples" = ["Pendahuluan"]))]
        pub judul: Teks,
        /// What it holds.
        #[serde(default)]
        #[schemars(description = "Isi bagian.")]
        pub isi: Vec<Isi>,
        /// Whether it is numbered (`"nomor": false` for a Kata Pengantar).
        #[serde(rename = "nomor", default = "ya")]
        #[schemars(description = "`false` untuk bagian tanpa nomor, misalnya Kata Pengantar.", extend("examples" = [false]))]
        pub bernomor: bool,
        /// Which way its pages are turned, where that is not the way of its annex.
        #[schemars(description = "Halaman sendiri yang diputar, bila lain dari lampirannya.", extend("examples" = ["lanskap"]))]
        pub orientasi: Option<Orientasi>,
    }
}

fn ya() -> bool {
    true
}

objek! {
    /// A table among other content.
    #[schemars(title = "Tabel dalam isi", description = "Tabel.", extend("x-ciri" = ["tabel"]))]
    pub struct IsiTabel {
        /// The table.
        #[schemars(description = "Kolom dan baris tabel.")]
        pub tabel: Tabel,
    }
}

objek! {
    /// A view of a dataset.
    #[schemars(title = "Tampilan", description = "Tampilan rencana kerja atau tim.", extend("x-ciri" = ["tampilan"]))]
    pub struct Tampilan {
        /// Which view.
        #[serde(rename = "tampilan")]
        #[schemars(description = "Nama tampilan.", extend("examples" = ["matriks"]))]
        pub nama: NamaTampilan,
        /// The dataset: the name of its file beside the decree, without `.json`.
        #[schemars(description = "Nama berkas rencana kerja atau tim di folder yang sama, tanpa `.json`.", extend("examples" = ["rencana-kerja"]))]
        pub dari: String,
        /// The one area that is shown; all of them without it.
        #[schemars(description = "Satu area yang ditampilkan; semua bila tidak ditulis.", extend("examples" = ["I"]))]
        pub area: Option<String>,
    }
}

objek! {
    /// The legal bases once more, as a list.
    #[schemars(title = "Dasar hukum sekali lagi", description = "Dasar hukum sebagai daftar.", extend("x-ciri" = ["dasar-hukum"]))]
    pub struct DasarHukum {
        /// Always `mengingat`.
        #[serde(rename = "dasar-hukum")]
        #[schemars(description = "Selalu `mengingat`.", extend("examples" = ["mengingat"]))]
        pub dari: String,
        /// Further legal bases.
        #[serde(default)]
        #[schemars(description = "Dasar hukum lain, dalam bentuk yang sama dengan `mengingat`.", extend("examples" = [["uu-12-2011"]]))]
        pub tambah: Vec<Dasar>,
    }
}

objek! {
    /// A picture among other content.
    #[schemars(title = "Gambar dalam isi", description = "Gambar dari berkas, atau bagan buatan program.", extend("x-ciri" = ["gambar"]))]
    pub struct IsiGambar {
        /// The picture.
        #[schemars(description = "Nama bagan, atau berkas dengan keterangannya.", extend("examples" = ["komponen-zi"]))]
        pub gambar: Gambar,
    }
}

objek! {
    /// An inner cover, a page of its own.
    #[schemars(title = "Sampul dalam", description = "Halaman sampul dalam; hanya dalam lampiran.", extend("x-ciri" = ["sampul"]))]
    pub struct Sampul {
        /// The lines in the middle of the page.
        #[serde(rename = "sampul")]
        #[schemars(description = "Baris di tengah halaman.", extend("examples" = [["RENCANA KERJA", "{{ satker.lembaga | kapital }}"]]))]
        pub baris: Vec<Teks>,
        /// The lines at its bottom.
        #[serde(default)]
        #[schemars(description = "Baris di bawah halaman.", extend("examples" = [["TAHUN {{ tahun }}"]]))]
        pub kaki: Vec<Teks>,
    }
}

objek! {
    /// A signature within the content.
    #[schemars(title = "Tanda tangan di dalam isi", description = "Satu sampai empat tanda tangan yang berdiri sejajar.", extend("x-ciri" = ["tanda-tangan"]))]
    pub struct TandaTangan {
        /// Posts in the office's profile; several stand side by side.
        #[serde(rename = "tanda-tangan")]
        #[schemars(description = "Kunci jabatan dari profil kantor.", extend("examples" = [["sekretaris", "ketua"]]))]
        pub oleh: Vec<String>,
        /// Whether place and date stand above.
        #[serde(default)]
        #[schemars(description = "`true`: tempat dan tanggal di atas yang terakhir.", extend("examples" = [true]))]
        pub tempat_tanggal: bool,
    }
}

/// Whether a list derives its punctuation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Gaya daftar", description = "Siapa yang menulis tanda baca daftar.")]
pub enum GayaDaftar {
    /// `;`, `; dan`, `.` are derived (UU 12/2011 Lampiran II).
    #[schemars(description = "Program menambah `;`, `; dan`, dan titik (UU 12/2011 Lampiran II).")]
    Rincian,
    /// Punctuation is the author's.
    #[schemars(description = "Tanda baca ditulis sendiri.")]
    #[default]
    Kalimat,
}

/// The shape of list labels, named by its first label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "Bentuk label", description = "Bentuk label daftar, menurut label pertamanya.")]
pub enum BentukLabel {
    /// a. b. c.
    #[schemars(description = "a. b. c.")]
    #[serde(rename = "a.")]
    HurufTitik,
    /// 1. 2. 3.
    #[schemars(description = "1. 2. 3.")]
    #[serde(rename = "1.")]
    AngkaTitik,
    /// a) b) c)
    #[schemars(description = "a) b) c)")]
    #[serde(rename = "a)")]
    HurufKurung,
    /// 1) 2) 3)
    #[schemars(description = "1) 2) 3)")]
    #[serde(rename = "1)")]
    AngkaKurung,
    /// A dash before each item.
    #[schemars(description = "Setrip di depan setiap butir.")]
    #[serde(rename = "-")]
    Setrip,
}

impl BentukLabel {
    /// The shape of this name, as data and profiles write it.
    pub fn dari_nama(nama: &str) -> Option<Self> {
        Self::deserialize(de::value::StrDeserializer::<de::value::Error>::new(nama)).ok()
    }
}

/// The views of a work plan or a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Nama tampilan", description = "Tampilan rencana kerja atau tim.")]
pub enum NamaTampilan {
    /// The matrix of components, indicators, actions, evidence and months.
    #[schemars(description = "Tabel enam kolom: nomor, komponen, indikator, langkah aksi, bukti fisik, target waktu.")]
    Matriks,
    /// Headed lists of priorities.
    #[schemars(description = "Daftar prioritas tiap area, bertanda setrip.")]
    Prioritas,
    /// Headed lists of targets.
    #[schemars(description = "Daftar sasaran tiap area, bernomor.")]
    Sasaran,
    /// Headed lists of actions.
    #[schemars(description = "Daftar aksi tiap area, bernomor.")]
    Aksi,
    /// The table of twelve months.
    #[schemars(description = "Tabel capaian per bulan dalam persen.")]
    Bulan,
    /// The table of the members of a team.
    #[schemars(description = "Tabel susunan keanggotaan tim.")]
    Susunan,
    /// What the roles of a team do, a headed list each.
    #[schemars(description = "Tugas tiap kedudukan dalam tim, masing-masing satu daftar.")]
    Tugas,
}

/// A picture: a drawing of the program by name, or a file with its alternative text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
#[schemars(
    title = "Gambar",
    description = "Nama bagan buatan program, atau berkas gambar di bawah folder naskah.",
    extend("x-harapan" = "nama gambar, atau objek `{\"berkas\": …, \"alt\": …}`")
)]
pub enum Gambar {
    /// A drawing that the program makes.
    #[schemars(description = "Nama bagan buatan program.", extend("examples" = ["komponen-zi"]))]
    Bernama(String),
    /// A file of the user's.
    #[schemars(title = "Gambar dari berkas", description = "Berkas `.png`, `.jpg`, atau `.svg`, dengan keterangannya.")]
    Berkas {
        /// Path below the folder of the decree.
        #[schemars(description = "Jalur di bawah folder naskah.", extend("examples" = ["alur.png"]))]
        berkas: String,
        /// What the picture shows, for those who cannot see it.
        #[schemars(description = "Apa yang terlihat pada gambar, bagi yang tidak dapat melihatnya.", extend("examples" = ["Alur kerja tim"]))]
        alt: Teks,
    },
}
