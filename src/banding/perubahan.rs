//! One change, in words that a drafter knows; and which changes only repeat another one.

use std::fmt;

use super::kata;
use crate::{
    diag::Place,
    model::tulisan::{Revisi, Tulisan},
};

/// Where something stands in the decree: from the outside, such as `Lampiran II`, `baris 7`, `kolom WAKTU`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tempat(Vec<String>);

impl Tempat {
    /// The place `dalam` within this one.
    #[must_use]
    pub(super) fn di(&self, dalam: impl Into<String>) -> Self {
        let mut semua = self.0.clone();
        semua.push(dalam.into());
        Self(semua)
    }

    /// From the outside.
    pub fn ruas(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Tempat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Macam {
    /// Other words.
    Ubah,
    /// New.
    Tambah,
    /// Gone.
    Hapus,
    /// Elsewhere among its neighbours.
    Pindah,
    /// Another number or label, because of what came or went before it.
    Geser,
}

impl Macam {
    /// Its name in a report.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Ubah => "ubah",
            Self::Tambah => "tambah",
            Self::Hapus => "hapus",
            Self::Pindah => "pindah",
            Self::Geser => "geser",
        }
    }
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perubahan {
    /// What happened.
    pub macam: Macam,
    /// Whether nobody wrote it: it follows from another change, or from a register.
    pub ikut: bool,
    /// Where: in the new decree, or in the old one if it is gone.
    pub tempat: Tempat,
    /// Where it was, if it was moved.
    pub dari: Option<String>,
    /// Its address in the new decree, or in the old one if it is gone.
    pub alamat: String,
    /// Its texts, each with what was added and removed.
    pub isi: Vec<Tulisan>,
    /// Where it is written: in the new data, or in the old if it is gone.
    pub sumber: Option<Place>,
    /// Where the same change shows again.
    pub juga: Vec<Tempat>,
}

impl Perubahan {
    /// A change of this kind.
    pub(super) fn baru(macam: Macam, tempat: Tempat, alamat: &str, isi: Vec<Tulisan>) -> Self {
        let alamat = alamat.to_owned();
        Self { macam, ikut: false, tempat, dari: None, alamat, isi, sumber: None, juga: Vec::new() }
    }

    /// The texts as the old decree has them.
    pub fn lama(&self) -> Vec<String> {
        self.versi(Revisi::Ditambah)
    }

    /// The texts as the new decree has them.
    pub fn kini(&self) -> Vec<String> {
        self.versi(Revisi::Dihapus)
    }

    fn versi(&self, tanpa: Revisi) -> Vec<String> {
        self.isi.iter().map(|satu| satu.tanpa(tanpa).polos()).filter(|teks| !teks.is_empty()).collect()
    }

    fn inti(&self) -> Vec<(String, String)> {
        self.isi.iter().map(kata::inti).collect()
    }
}

/// Puts what only repeats another change behind that one: the same words changed in the same way, and written at the same place
/// or nowhere. What follows from the place of another change otherwise was not written either.
pub(super) fn lipat(semua: Vec<Perubahan>) -> Vec<Perubahan> {
    let mut hasil: Vec<Perubahan> = Vec::with_capacity(semua.len());
    let (mut ditulis, ikut): (Vec<_>, Vec<_>) = semua.into_iter().partition(|satu| !satu.ikut);
    ditulis.extend(ikut);
    for mut ini in ditulis {
        let boleh = matches!(ini.macam, Macam::Ubah | Macam::Tambah | Macam::Hapus);
        let setempat = |lain: &Perubahan| ini.sumber.is_some() && lain.sumber == ini.sumber && lain.macam == ini.macam;
        let inti = ini.inti();
        let mengulang = |lain: &&mut Perubahan| {
            boleh && lain.macam == ini.macam && (ini.ikut || setempat(lain)) && lain.inti() == inti
        };
        let berulang = hasil.iter_mut().find(mengulang);
        match berulang {
            Some(lain) => lain.juga.push(ini.tempat),
            None => {
                ini.ikut |= ini.macam == Macam::Ubah && hasil.iter().any(setempat);
                hasil.push(ini);
            }
        }
    }
    // In the order of the decree, but what was written first.
    hasil.sort_by_key(|satu| (satu.ikut, satu.macam == Macam::Geser));
    hasil
}
