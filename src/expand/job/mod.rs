//! A job: one document for one office, of one copy kind, with every fact resolved, in the order of the legal form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

mod blok;
mod pokok;

pub use self::blok::{Baris, BentukBagian, Blok, Kepala, Kolom, KomponenZi, LetakSel, SisiZi, Tabel, Ukur};
pub use self::pokok::Pokok;
pub use crate::model::salinan::JenisSalinan;
use crate::{
    diag::Place,
    model::{
        bilangan,
        keputusan::{Orientasi, Status, Susunan},
        tanggal::Tanggal,
        tulisan::Tulisan,
    },
    read::{BerkasGambar, Jejak},
};

/// One document that is to be made.
#[derive(Debug, Clone)]
pub struct Job {
    /// Which one.
    pub kunci: Kunci,
    /// What it is about.
    pub pokok: Pokok,
    /// What is known of it without printing.
    pub metadata: Metadata,
    /// What pictures show, in words, each with the place of those words. It is read aloud, not printed.
    pub alt: Vec<(Place, String)>,
    /// The name of the profile whose measures it is set with.
    pub bentuk: String,
    /// What is printed.
    pub dokumen: Dokumen,
    /// The pictures in it, by the paths under which [`Gambar`] names them.
    pub gambar: Vec<(String, BerkasGambar)>,
    /// Where the user named each of them, by [`Gambar::jalur`].
    pub tempat_gambar: BTreeMap<String, Place>,
    /// All that was read for it.
    pub jejak: Jejak,
}

/// The axes of a job. Also what a helper process is asked for: it finds all else in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Kunci {
    /// The package that makes it, by the path of its file without `data/` and `.json`; none for a decree that names its office.
    pub paket: Option<String>,
    /// The document: path of its file without `data/` and `.json`.
    pub naskah: String,
    /// Code of the office.
    pub satker: String,
    /// The copy kind.
    pub salinan: JenisSalinan,
    /// For whom this copy is.
    pub penerima: Penerima,
    /// How much of the document.
    pub bagian: Bagian,
}

impl Kunci {
    /// The original of a whole document.
    pub fn asli(paket: Option<&str>, naskah: &str, satker: &str) -> Self {
        Self {
            paket: paket.map(str::to_owned),
            naskah: naskah.to_owned(),
            satker: satker.to_owned(),
            salinan: JenisSalinan::Asli,
            penerima: Penerima::Umum,
            bagian: Bagian::Semua,
        }
    }

    /// The same document in this kind of copy.
    #[must_use]
    pub fn dengan(self, salinan: JenisSalinan) -> Self {
        Self { salinan, ..self }
    }
}

/// For whom a copy is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Penerima {
    /// Nobody in particular.
    Umum,
    /// One person.
    Orang(String),
    /// One unit.
    Subbagian(String),
    /// A group.
    Kelompok(String),
}

/// How much of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bagian {
    /// All of it.
    Semua,
    /// The annex of this number alone, counted from 1 among those that the office has: as it is printed.
    Lampiran(u32),
}

impl Bagian {
    /// What it is called in the names of files: `lampiran-ii`; nothing for a whole document.
    pub fn nama(self) -> Option<String> {
        match self {
            Self::Semua => None,
            Self::Lampiran(nomor) => Some(format!("lampiran-{}", nomor_lampiran(nomor).to_lowercase())),
        }
    }
}

/// The number of an annex as it is printed.
pub(super) fn nomor_lampiran(nomor: u32) -> String {
    bilangan::romawi(nomor).unwrap_or_else(|| nomor.to_string())
}

/// What is known of a document without printing.
#[derive(Debug, Clone)]
pub struct Metadata {
    /// Its full title.
    pub judul: String,
    /// The office.
    pub pembuat: String,
    /// Number and kind of copy.
    pub kata_kunci: Vec<String>,
    /// Date of penetapan.
    pub tanggal: Option<Tanggal>,
    /// An identifier that never changes: the job's own, not the number.
    pub identitas: String,
    /// How far the document has come.
    pub status: Status,
}

/// A place on the page that text goes to: the text, its address, and where it was written.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The address, as in `"tertulis"`.
    pub alamat: String,
    /// What is printed.
    pub tulisan: Tulisan,
    /// Where the user wrote it; for a derived text, what it derives from.
    pub tempat: Place,
}

/// A slot passes through a template whole: the template decides where it is printed, never how. It is one value, because
/// documents have thousands: the address, then [`Slot::BATAS`], the number and the text of each piece.
impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let potongan = self.tulisan.potongan();
        let panjang: usize = potongan.iter().map(|satu| satu.teks.len() + 2).sum();
        let mut isi = Vec::with_capacity(self.alamat.len() + panjang);
        isi.extend_from_slice(self.alamat.as_bytes());
        for satu in potongan {
            isi.extend_from_slice(&[Self::BATAS, satu.kode()]);
            isi.extend_from_slice(satu.teks.as_bytes());
        }
        serializer.serialize_bytes(&isi)
    }
}

impl Slot {
    /// Stands before each piece of a serialised slot; no UTF-8 text holds this byte.
    pub const BATAS: u8 = 0xff;
}

/// Everything that is printed, in order.
#[derive(Debug, Clone, Serialize)]
pub struct Dokumen {
    /// The list of changes, where this is a comparison of two versions and no decree.
    pub perbandingan: Option<Perbandingan>,
    /// SALINAN, CONTOH: above everything else.
    pub tanda: Vec<Slot>,
    /// What stands before the annexes; nothing where an annex is made alone.
    pub badan: Option<Badan>,
    /// The annexes.
    pub lampiran: Vec<Lampiran>,
}

impl Dokumen {
    /// Menimbang, Mengingat, Memperhatikan; none without the body.
    pub fn konsiderans(&self) -> &[Konsiderans] {
        self.badan.as_ref().map_or(&[], |badan| &badan.konsiderans)
    }

    /// The operative parts; none without the body.
    pub fn diktum(&self) -> &[Butir] {
        self.badan.as_ref().map_or(&[], |badan| &badan.diktum)
    }
}

/// A decree without its annexes, in the order of the legal form.
#[derive(Debug, Clone, Serialize)]
pub struct Badan {
    /// The letterhead.
    pub kop: Option<Kop>,
    /// The title block.
    pub judul: Judul,
    /// The officer who decides, with a comma.
    pub pembuka: Slot,
    /// Menimbang, Mengingat, and Memperhatikan if there is one.
    pub konsiderans: Vec<Konsiderans>,
    /// MEMUTUSKAN.
    pub memutuskan: Slot,
    /// The Menetapkan line.
    pub menetapkan: Menetapkan,
    /// The operative parts.
    pub diktum: Vec<Butir>,
    /// Whether the last of them can hold the closing's place below it.
    pub ikat: bool,
    /// The closing.
    pub penutup: Penutup,
}

/// What stands in front of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Perbandingan {
    /// That it is one.
    pub judul: Slot,
    /// What was compared, and how to read it.
    pub keterangan: Vec<Slot>,
    /// The changes.
    pub butir: Vec<Butir>,
}

/// A letterhead.
#[derive(Debug, Clone, Serialize)]
pub struct Kop {
    /// The logo, where the office gives one.
    pub logo: Option<Gambar>,
    /// The office's name in capitals.
    pub nama: Slot,
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Gambar {
    /// Its path in [`Job::gambar`].
    pub jalur: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// The title block.
#[derive(Debug, Clone, Serialize)]
pub struct Judul {
    /// KEPUTUSAN …
    pub sebutan: Slot,
    /// NOMOR … TAHUN …
    pub nomor: Slot,
    /// TENTANG
    pub kata_tentang: Slot,
    /// The title.
    pub tentang: Slot,
}

/// Menimbang, Mengingat or Memperhatikan.
#[derive(Debug, Clone, Serialize)]
pub struct Konsiderans {
    /// The word in the label column.
    pub label: Slot,
    /// The items.
    pub butir: Vec<Butir>,
}

/// Menetapkan.
#[derive(Debug, Clone, Serialize)]
pub struct Menetapkan {
    /// The word in the label column.
    pub label: Slot,
    /// The name of the decree in capitals.
    pub isi: Slot,
}

/// An item of a list: label, text, and what follows.
#[derive(Debug, Clone, Serialize)]
pub struct Butir {
    /// Its address.
    pub alamat: String,
    /// `a.`, `1.`, `KESATU`.
    pub label: Slot,
    /// Its text.
    pub teks: Slot,
    /// What follows the text.
    pub isi: Vec<Blok>,
}

/// Signature, and authentication on copies.
#[derive(Debug, Clone, Serialize)]
pub struct Penutup {
    /// The signature; none where all of it was written to be nothing.
    pub tanda_tangan: Option<TandaTangan>,
    /// The authentication.
    pub pengesahan: Option<Pengesahan>,
    /// Who receives a copy.
    pub tembusan: Option<Tembusan>,
}

/// A signature block.
#[derive(Debug, Clone, Serialize)]
pub struct TandaTangan {
    /// Ditetapkan di …, pada tanggal …; or none.
    pub tempat_tanggal: Vec<Slot>,
    /// The post, with a comma.
    pub jabatan: Slot,
    /// `ttd.` on copies; empty space on the original.
    pub ttd: Option<Slot>,
    /// The name.
    pub nama: Slot,
}

impl TandaTangan {
    /// The same block without a word in it.
    #[must_use]
    pub fn dikosongkan(&self) -> Self {
        let kosong = |slot: &Slot| Slot { tulisan: Tulisan::default(), ..slot.clone() };
        Self { tempat_tanggal: Vec::new(), jabatan: kosong(&self.jabatan), ttd: None, nama: kosong(&self.nama) }
    }

    /// Whether nothing of it is printed.
    pub fn kosong(&self) -> bool {
        let wajib = [&self.jabatan, &self.nama];
        self.tempat_tanggal.is_empty() && self.ttd.is_none() && wajib.iter().all(|slot| slot.tulisan.kosong())
    }
}

/// The authentication of a copy.
#[derive(Debug, Clone, Serialize)]
pub struct Pengesahan {
    /// Salinan sesuai dengan aslinya; the secretariat; the post.
    pub baris: Vec<Slot>,
    /// The name.
    pub nama: Slot,
}

/// Who receives a copy.
#[derive(Debug, Clone, Serialize)]
pub struct Tembusan {
    /// The words above the list.
    pub label: Slot,
    /// The receivers.
    pub butir: Vec<Butir>,
}

/// An annex.
#[derive(Debug, Clone, Serialize)]
pub struct Lampiran {
    /// Its address: `lampiran/II`.
    pub alamat: String,
    /// The lines of the heading block.
    pub kepala: Vec<Slot>,
    /// Its own title.
    pub judul: Slot,
    /// Whether it has one: a heading without words is no heading.
    pub berjudul: bool,
    /// Which way the page is turned.
    pub orientasi: Orientasi,
    /// How its parts are numbered.
    pub susunan: Susunan,
    /// What it holds.
    pub isi: Vec<Blok>,
    /// Whether the last of it can hold the closing's place below it.
    pub ikat: bool,
    /// The closing.
    pub penutup: Penutup,
    /// Which way the page of the closing is turned.
    pub orientasi_penutup: Orientasi,
    /// Whether the closing stands within the last of its content: [`Blok::menutup`].
    pub menutup: bool,
}
