//! Content: what stands in a diktum, an annex, a list item or a cell.
//!
//! A string is a paragraph; an object has exactly one key that names its type. There is no guessing between shapes, so
//! every mistake can be named.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, DeserializeOwned, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{
    Untuk,
    keputusan::{Dasar, Orientasi},
    tabel::Tabel,
    teks::Teks,
};

/// Findings silenced on one object: code → reason.
pub type Diam = BTreeMap<String, String>;

/// Reads a value that is either a string or an object.
pub(crate) fn teks_atau_objek<'de, D, S, M, T>(
    deserializer: D,
    harapan: &'static str,
    dari_teks: impl Fn(S) -> Result<T, String>,
    dari_objek: impl Fn(M) -> Result<T, String>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    S: DeserializeOwned,
    M: Deserialize<'de>,
{
    struct Pengunjung<F, G, S, M>(&'static str, F, G, PhantomData<(S, M)>);
    impl<'de, F, G, S, M, T> Visitor<'de> for Pengunjung<F, G, S, M>
    where
        F: Fn(S) -> Result<T, String>,
        G: Fn(M) -> Result<T, String>,
        S: DeserializeOwned,
        M: Deserialize<'de>,
    {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: de::Error>(self, teks: &str) -> Result<T, E> {
            let teks = S::deserialize(de::value::StrDeserializer::new(teks))?;
            (self.1)(teks).map_err(E::custom)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let objek = M::deserialize(MapAccessDeserializer::new(map))?;
            (self.2)(objek).map_err(de::Error::custom)
        }
    }
    deserializer.deserialize_any(Pengunjung(harapan, dari_teks, dari_objek, PhantomData))
}

/// A list item: `"teks"` or `{"butir": "teks", "isi": […]}`.
#[derive(Debug, Clone)]
pub struct Butir {
    /// Its text.
    pub teks: Teks,
    /// The key under which the text stands, if the item was written as an object.
    pub kunci: Option<&'static str>,
    /// What follows the text.
    pub isi: Vec<Isi>,
    /// Name for references.
    pub id: Option<String>,
    /// Offices for which it exists.
    pub untuk: Untuk,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ButirMentah {
    butir: Teks,
    #[serde(default)]
    isi: Vec<Isi>,
    id: Option<String>,
    #[serde(default)]
    untuk: Untuk,
    #[serde(rename = "catatan")]
    _catatan: Option<String>,
    #[serde(rename = "diam")]
    _diam: Option<Diam>,
}

impl<'de> Deserialize<'de> for Butir {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        teks_atau_objek(
            deserializer,
            "teks, atau objek `{\"butir\": …}`",
            |teks: Teks| Ok(Self { teks, kunci: None, isi: Vec::new(), id: None, untuk: Untuk::default() }),
            |m: ButirMentah| Ok(Self { teks: m.butir, kunci: Some("butir"), isi: m.isi, id: m.id, untuk: m.untuk }),
        )
    }
}

/// A piece of content.
#[derive(Debug, Clone)]
pub struct Isi {
    /// What it is.
    pub macam: Macam,
    /// Name for references.
    pub id: Option<String>,
    /// Offices for which it exists.
    pub untuk: Untuk,
}

/// The kinds of content.
#[derive(Debug, Clone)]
pub enum Macam {
    /// A paragraph written as a bare string.
    Paragraf(Teks),
    /// A paragraph written as `{"teks": …}`.
    Teks(Teks),
    /// A list.
    Daftar(Daftar),
    /// A numbered part with a heading.
    Bagian(Bagian),
    /// A table.
    Tabel(Tabel),
    /// A view of a dataset.
    Tampilan(Tampilan),
    /// The legal bases once more.
    DasarHukum(DasarHukum),
    /// A picture.
    Gambar(Gambar),
    /// An inner cover.
    Sampul(Sampul),
    /// A signature within the content.
    TandaTangan(TandaTangan),
}

impl Macam {
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
}

/// A list.
#[derive(Debug, Clone)]
pub struct Daftar {
    /// Its items.
    pub butir: Vec<Butir>,
    /// Whether punctuation is derived.
    pub gaya: GayaDaftar,
    /// The shape of its labels, where it is not that of the level.
    pub label: Option<BentukLabel>,
}

/// Whether a list derives its punctuation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GayaDaftar {
    /// `;`, `; dan`, `.` are derived (UU 12/2011 Lampiran II).
    Rincian,
    /// Punctuation is the author's.
    #[default]
    Kalimat,
}

/// The shape of list labels, named by its first label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum BentukLabel {
    /// a. b. c.
    #[serde(rename = "a.")]
    HurufTitik,
    /// 1. 2. 3.
    #[serde(rename = "1.")]
    AngkaTitik,
    /// a) b) c)
    #[serde(rename = "a)")]
    HurufKurung,
    /// 1) 2) 3)
    #[serde(rename = "1)")]
    AngkaKurung,
    /// A dash before each item.
    #[serde(rename = "-")]
    Setrip,
}

impl BentukLabel {
    /// The shape of this name, as data and profiles write it.
    pub fn dari_nama(nama: &str) -> Option<Self> {
        Self::deserialize(de::value::StrDeserializer::<de::value::Error>::new(nama)).ok()
    }
}

/// A numbered part with a heading.
#[derive(Debug, Clone)]
pub struct Bagian {
    /// The heading.
    pub judul: Teks,
    /// What it holds.
    pub isi: Vec<Isi>,
    /// Whether it is numbered (`"nomor": false` for a Kata Pengantar).
    pub bernomor: bool,
    /// Which way its pages are turned, where that is not the way of its annex.
    pub orientasi: Option<Orientasi>,
}

/// An inner cover, a page of its own.
#[derive(Debug, Clone)]
pub struct Sampul {
    /// The lines in the middle of the page.
    pub baris: Vec<Teks>,
    /// The lines at its bottom.
    pub kaki: Vec<Teks>,
}

/// A view of a dataset.
#[derive(Debug, Clone)]
pub struct Tampilan {
    /// Which view.
    pub nama: NamaTampilan,
    /// The dataset: the name of its file beside the decree, without `.json`.
    pub dari: String,
    /// The one area that is shown; all of them without it.
    pub area: Option<String>,
}

/// The views of a work plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamaTampilan {
    /// The matrix of components, indicators, actions, evidence and months.
    Matriks,
    /// Headed lists of priorities.
    Prioritas,
    /// Headed lists of targets.
    Sasaran,
    /// Headed lists of actions.
    Aksi,
    /// The table of twelve months.
    Bulan,
}

/// The legal bases once more, as a list.
#[derive(Debug, Clone)]
pub struct DasarHukum {
    /// Always `mengingat`.
    pub dari: String,
    /// Further legal bases.
    pub tambah: Vec<Dasar>,
}

/// A picture: a drawing of the program by name, or a file with its alternative text.
#[derive(Debug, Clone)]
pub enum Gambar {
    /// A drawing that the program makes.
    Bernama(String),
    /// A file of the user's.
    Berkas {
        /// Path below the folder of the decree.
        berkas: String,
        /// What the picture shows, for those who cannot see it.
        alt: Teks,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GambarBerkas {
    berkas: String,
    alt: Teks,
}

impl<'de> Deserialize<'de> for Gambar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        teks_atau_objek(
            deserializer,
            "nama gambar, atau objek `{\"berkas\": …, \"alt\": …}`",
            |nama: String| Ok(Self::Bernama(nama)),
            |g: GambarBerkas| Ok(Self::Berkas { berkas: g.berkas, alt: g.alt }),
        )
    }
}

/// A signature within the content.
#[derive(Debug, Clone)]
pub struct TandaTangan {
    /// Posts in the office's profile; several stand side by side.
    pub oleh: Vec<String>,
    /// Whether place and date stand above.
    pub tempat_tanggal: bool,
}

/// An object of content before it is known what it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct IsiMentah {
    teks: Option<Teks>,
    daftar: Option<Vec<Butir>>,
    gaya: Option<GayaDaftar>,
    label: Option<BentukLabel>,
    bagian: Option<Teks>,
    isi: Option<Vec<Isi>>,
    nomor: Option<bool>,
    orientasi: Option<Orientasi>,
    tabel: Option<Tabel>,
    tampilan: Option<NamaTampilan>,
    dari: Option<String>,
    area: Option<String>,
    dasar_hukum: Option<String>,
    tambah: Option<Vec<Dasar>>,
    gambar: Option<Gambar>,
    sampul: Option<Vec<Teks>>,
    kaki: Option<Vec<Teks>>,
    tanda_tangan: Option<Vec<String>>,
    tempat_tanggal: Option<bool>,
    id: Option<String>,
    #[serde(default)]
    untuk: Untuk,
    #[serde(rename = "catatan")]
    _catatan: Option<String>,
    #[serde(rename = "diam")]
    _diam: Option<Diam>,
}

/// The keys of which an object of content has exactly one.
const MACAM: &str =
    "`teks`, `daftar`, `bagian`, `tabel`, `tampilan`, `dasar-hukum`, `gambar`, `sampul`, `tanda-tangan`";

impl IsiMentah {
    fn macam(&mut self) -> Result<Macam, String> {
        let mut ada = Vec::new();
        ada.extend(self.teks.take().map(Macam::Teks));
        if let Some(butir) = self.daftar.take() {
            let (gaya, label) = (self.gaya.take().unwrap_or_default(), self.label.take());
            ada.push(Macam::Daftar(Daftar { butir, gaya, label }));
        }
        if let Some(judul) = self.bagian.take() {
            let (isi, bernomor) = (self.isi.take().unwrap_or_default(), self.nomor.take().unwrap_or(true));
            ada.push(Macam::Bagian(Bagian { judul, isi, bernomor, orientasi: self.orientasi.take() }));
        }
        ada.extend(self.tabel.take().map(Macam::Tabel));
        if let Some(nama) = self.tampilan.take() {
            let dari = self.dari.take().ok_or("`tampilan` memerlukan `dari`: nama berkas data di samping naskah")?;
            ada.push(Macam::Tampilan(Tampilan { nama, dari, area: self.area.take() }));
        }
        if let Some(dari) = self.dasar_hukum.take() {
            ada.push(Macam::DasarHukum(DasarHukum { dari, tambah: self.tambah.take().unwrap_or_default() }));
        }
        ada.extend(self.gambar.take().map(Macam::Gambar));
        if let Some(baris) = self.sampul.take() {
            ada.push(Macam::Sampul(Sampul { baris, kaki: self.kaki.take().unwrap_or_default() }));
        }
        if let Some(oleh) = self.tanda_tangan.take() {
            let tempat_tanggal = self.tempat_tanggal.take().unwrap_or(false);
            ada.push(Macam::TandaTangan(TandaTangan { oleh, tempat_tanggal }));
        }
        match ada.len() {
            1 => Ok(ada.remove(0)),
            0 => Err(format!("objek isi ini tidak berjenis. Beri tepat satu dari kunci {MACAM}")),
            _ => Err(format!("objek isi ini berjenis ganda. Pisahkan: tepat satu dari kunci {MACAM} per objek")),
        }
    }

    /// A key that belongs to another kind of content than this object is.
    fn sisa(&self) -> Option<&'static str> {
        [
            ("gaya", self.gaya.is_some()),
            ("label", self.label.is_some()),
            ("isi", self.isi.is_some()),
            ("nomor", self.nomor.is_some()),
            ("orientasi", self.orientasi.is_some()),
            ("kaki", self.kaki.is_some()),
            ("dari", self.dari.is_some()),
            ("area", self.area.is_some()),
            ("tambah", self.tambah.is_some()),
            ("tempat-tanggal", self.tempat_tanggal.is_some()),
        ]
        .into_iter()
        .find_map(|(kunci, ada)| ada.then_some(kunci))
    }
}

impl<'de> Deserialize<'de> for Isi {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        teks_atau_objek(
            deserializer,
            "teks (satu paragraf), atau objek isi",
            |teks: Teks| Ok(Self { macam: Macam::Paragraf(teks), id: None, untuk: Untuk::default() }),
            |mut mentah: IsiMentah| {
                let macam = mentah.macam()?;
                if let Some(kunci) = mentah.sisa() {
                    let jenis = macam.kunci();
                    return Err(format!(
                        "kunci `{kunci}` tidak berlaku untuk `{jenis}`. Hapus, atau pindahkan ke objek yang tepat"
                    ));
                }
                Ok(Self { macam, id: mentah.id, untuk: mentah.untuk })
            },
        )
    }
}
