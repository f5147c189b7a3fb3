//! What was made, and of what: one record for each finished file. Tells whether a file may stay as it is, and why not. Reads and
//! writes nothing: lines come in and go out as text, and others say what the files hold.

mod arsip;
mod bagian;
mod cocok;
mod sebab;
mod terbit;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::{
    arsip::{Ada, Arsip, Kurang, arsip, arsip_catatan, arsip_milik, di_dalam, milik_kantor},
    bagian::{Bagian, belum_lengkap},
    cocok::{Cocok, Tercatat, cocok},
    sebab::Sebab,
    terbit::{beda_dari_terbit, teks, terbit_tanpa_naskah},
};
use crate::{
    diag::{self, Diagnostic},
    expand::job::Kunci,
    model::nama::di_bawah,
    plan::{Pesanan, Plan},
    read::{Jejak, Masukan, Workspace},
};

/// A finished file, and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Catatan {
    /// Its path below the workspace.
    pub berkas: String,
    /// The job that it is.
    pub kunci: Kunci,
    /// How messages call its document.
    pub nama: String,
    /// The number of the decree.
    pub nomor: Option<String>,
    /// Its date as it is printed.
    pub tanggal: Option<String>,
    /// Its pages.
    pub halaman: usize,
    /// Its size in bytes.
    pub bita: usize,
    /// Its SHA-256.
    pub sha256: String,
    /// The pictures of its pages, each with its SHA-256.
    pub gambar: BTreeMap<String, String>,
    /// All that was read for it.
    pub jejak: Jejak,
    /// The fingerprint of all that decides its bytes.
    pub sidik: String,
    /// What was found without stopping it.
    pub temuan: Vec<Diagnostic>,
    /// Whether some of that was seen on its pages.
    pub temuan_halaman: bool,
}

/// The records of a workspace, by the paths of their files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Ledger(BTreeMap<String, Catatan>);

/// How the files of a run are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pilihan {
    /// With pictures of their pages.
    pub gambar: bool,
    /// Made again whatever the records say.
    pub ulang: bool,
}

/// What is to be done for a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Nasib<'a> {
    /// Nothing: it stands, and so does what it was made of.
    Tetap(&'a Catatan),
    /// It is to be made.
    Buat {
        /// Why.
        sebab: Sebab,
        /// Its record, where the file is as it was made: it need not be typeset unless its fingerprint changed.
        lama: Option<&'a Catatan>,
    },
}

impl Catatan {
    /// The record as a line of text.
    pub fn baris(&self) -> String {
        serde_json::to_string(self).expect("string keys and whole numbers only")
    }

    /// Whether it can be a record of ours: of a PDF and pictures beside it, made of no less than every document is. A checksum
    /// is no signature, and what a record names may be removed.
    fn wajar(&self) -> bool {
        let Some(batang) = self.berkas.strip_suffix(".pdf") else { return false };
        let nomor = |gambar: &String| {
            let nomor = gambar.strip_prefix(batang).and_then(|sisa| sisa.strip_prefix('-')?.strip_suffix(".png"));
            nomor.is_some_and(|nomor| !nomor.is_empty() && nomor.bytes().all(|angka| angka.is_ascii_digit()))
        };
        let milik = di_bawah("output", &self.berkas) && !di_bawah("output/.naskah", &self.berkas);
        milik && self.gambar.keys().all(nomor) && self.terjejak()
    }

    /// Whether it names all that every such document is made of.
    fn terjejak(&self) -> bool {
        let Kunci { paket, naskah, satker, .. } = &self.kunci;
        let mut perlu = vec![Masukan::Program, Masukan::Templat];
        perlu.extend([Masukan::Keputusan(naskah.clone()), Masukan::Satker(satker.clone())]);
        if let Some(paket) = paket {
            perlu.extend([
                Masukan::Paket(paket.clone()),
                Masukan::Nilai { paket: paket.clone(), satker: satker.clone() },
            ]);
        }
        perlu.iter().all(|perlu| self.jejak.iter().any(|(masukan, _)| masukan == perlu))
    }

    /// The file and its pictures, each with its SHA-256.
    pub fn semua_berkas(&self) -> impl Iterator<Item = (&String, &String)> {
        self.gambar.iter().chain([(&self.berkas, &self.sha256)])
    }

    /// Whether the file and its pictures are there as they were made. `isi` gives the SHA-256 of the file at a path.
    pub fn utuh(&self, isi: &dyn Fn(&str) -> Option<String>) -> Result<(), Sebab> {
        for (berkas, sha256) in self.semua_berkas() {
            match isi(berkas) {
                None => return Err(Sebab::Hilang),
                Some(isi) if isi != *sha256 => return Err(Sebab::Diubah),
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// The parts of the workspace that are not as they were when it was made.
    pub fn berubah(&self, workspace: &Workspace) -> Vec<Masukan> {
        let berubah = self.jejak.iter().filter(|(masukan, sidik)| workspace.sidik_masukan(masukan) != *sidik);
        berubah.map(|(masukan, _)| masukan.clone()).collect()
    }
}

impl Ledger {
    /// The records that these lines are. Later lines go before earlier ones; what is no record is left out, because a file
    /// without one is only made again.
    pub fn baca(baris: impl IntoIterator<Item = String>) -> Self {
        let semua = baris.into_iter().filter_map(|satu| serde_json::from_str::<Catatan>(&satu).ok());
        let semua = semua.filter(Catatan::wajar);
        Self(semua.map(|satu| (satu.berkas.clone(), satu)).collect())
    }

    /// All records as lines of text.
    pub fn baris(&self) -> impl Iterator<Item = String> {
        self.0.values().map(Catatan::baris)
    }

    /// The records, sorted by their files.
    pub fn semua(&self) -> impl Iterator<Item = &Catatan> {
        self.0.values()
    }

    /// The record of the file at this path.
    pub fn cari(&self, berkas: &str) -> Option<&Catatan> {
        self.0.get(berkas)
    }

    /// Whether a record names this file, as its own or as a picture of its pages.
    pub fn milik(&self, berkas: &str) -> bool {
        self.semua().any(|satu| satu.semua_berkas().any(|(milik, _)| milik == berkas))
    }

    /// Takes a record in the place of an older one of the same file.
    pub fn terima(&mut self, catatan: Catatan) {
        self.0.insert(catatan.berkas.clone(), catatan);
    }

    /// Drops the record of the file at this path.
    pub fn lupakan(&mut self, berkas: &str) {
        self.0.remove(berkas);
    }

    /// The records of files that no document of the workspace makes any more. None as long as some file of the data cannot be
    /// read: what it makes would look like that too.
    pub fn yatim<'a>(&'a self, workspace: &Workspace, plan: &Plan) -> Vec<&'a Catatan> {
        if diag::stops(&workspace.temuan) || diag::stops(&plan.temuan) {
            return Vec::new();
        }
        let terbit = |berkas: &str| workspace.terbit().asal(berkas).is_some();
        self.semua().filter(|satu| !plan.semua.contains(&satu.berkas) && !terbit(&satu.berkas)).collect()
    }

    /// The archives that hold a file which is not the one of the older records any more.
    pub fn arsip_basi(&self, lama: &Self, workspace: &Workspace) -> BTreeSet<String> {
        let sama = |satu: &Catatan| lama.cari(&satu.berkas).is_some_and(|lama| lama.sha256 == satu.sha256);
        let berubah = self.semua().filter(|satu| !sama(satu));
        berubah.flat_map(|satu| arsip::arsip_catatan(workspace, satu)).collect()
    }

    /// What is to be done for a file of the plan. `isi` gives the SHA-256 of the file at a path, nothing where there is none.
    pub fn nasib(
        &self,
        workspace: &Workspace,
        pesanan: &Pesanan,
        pilihan: Pilihan,
        isi: &dyn Fn(&str) -> Option<String>,
    ) -> Nasib<'_> {
        let buat = |sebab, lama| Nasib::Buat { sebab, lama };
        if pilihan.ulang {
            return buat(Sebab::Diminta, None);
        }
        let catatan = match self.cari(&pesanan.berkas) {
            Some(catatan) if catatan.kunci == pesanan.kunci => catatan,
            _ => return buat(Sebab::Pertama, None),
        };
        if catatan.gambar.is_empty() == pilihan.gambar {
            return buat(Sebab::Gambar { diminta: pilihan.gambar }, None);
        }
        if let Err(sebab) = catatan.utuh(isi) {
            return buat(sebab, None);
        }
        match catatan.berubah(workspace) {
            // A finding about pages leads to a place in the data, and that may have moved: only new pages tell.
            berubah if !berubah.is_empty() => {
                buat(Sebab::Berubah(berubah), Some(catatan).filter(|lama| !lama.temuan_halaman))
            }
            _ => Nasib::Tetap(catatan),
        }
    }
}
