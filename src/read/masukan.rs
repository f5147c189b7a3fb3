//! What a document is made of: every part of the workspace that was asked for on its behalf, each with a fingerprint. As long
//! as all of them are the same, so is the document. Knows what was read, never what for.

use std::{cell::RefCell, collections::BTreeMap, fmt::Debug};

use serde::{Deserialize, Serialize};

use super::{BerkasGambar, Naskah, NilaiSatker, Workspace, cari_satker};
use crate::{
    diag::Diagnostic,
    model::{
        keputusan::Keputusan,
        paket::Paket,
        peraturan::RegisterPeraturan,
        profil::Profil,
        rencana_kerja::RencanaKerja,
        satker::{ProfilSatker, Satker},
        sidik::sidik,
        tim::Tim,
        zona_integritas::KomponenZi,
    },
};

/// A part of the workspace. Parts are as small as their users' edits: the row of one office, not the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Masukan {
    /// This program: its code, and all that is built in.
    Program,
    /// The templates, Typst sources and fonts of the workspace.
    Templat,
    /// The registers that rules hold every document against, whole.
    Acuan,
    /// The decree of this name.
    Keputusan(String),
    /// The package of this name.
    Paket(String),
    /// What a package gives one office.
    Nilai {
        /// Name of the package.
        paket: String,
        /// Code of the office.
        satker: String,
    },
    /// Which packages make a decree for an office.
    PaketDari {
        /// Name of the decree.
        naskah: String,
        /// Code of the office.
        satker: String,
    },
    /// The work plans of this folder below `data/`, which ends with `/` unless it is `data/` itself.
    Rencana(String),
    /// The teams of such a folder.
    Tim(String),
    /// An office's own profile, by its code.
    ProfilSatker(String),
    /// A row of the register of offices, by its code.
    Satker(String),
    /// The register of regulations.
    Peraturan,
    /// The components of a Zona Integritas.
    KomponenZi,
    /// The profile of the form of this name.
    Bentuk(String),
    /// A picture in the folder of a file.
    Gambar {
        /// Path of the file.
        naskah: String,
        /// How it names the picture.
        berkas: String,
    },
}

/// Parts of the workspace, each with its fingerprint.
pub type Jejak = Vec<(Masukan, String)>;

impl Masukan {
    /// What to call it in front of the user.
    pub fn nama(&self, workspace: &Workspace) -> String {
        let berkas = |nama: &str| format!("`data/{nama}.json`");
        match self {
            Self::Program => "program naskah".to_owned(),
            Self::Templat => "templat".to_owned(),
            Self::Acuan => "register peraturan, register satker, atau register ejaan".to_owned(),
            Self::Keputusan(nama) | Self::Paket(nama) => berkas(nama),
            Self::Nilai { paket, satker } => format!("nilai kantor {satker} dalam paket `{paket}`"),
            Self::PaketDari { naskah, .. } => format!("paket yang memuat `{naskah}`"),
            Self::Rencana(folder) => format!("rencana kerja di `data/{folder}`"),
            Self::Tim(folder) => format!("tim di `data/{folder}`"),
            Self::ProfilSatker(kode) => match workspace.profil_satker.get(kode) {
                Some(profil) => format!("`{}`", profil.berkas),
                None => format!("profil kantor {kode}"),
            },
            Self::Satker(kode) => format!("kantor {kode} dalam register satker"),
            Self::Peraturan => "register peraturan".to_owned(),
            Self::KomponenZi => "register zona integritas".to_owned(),
            Self::Bentuk(nama) => format!("profil bentuk `{nama}`"),
            Self::Gambar { berkas, .. } => format!("gambar `{berkas}`"),
        }
    }
}

impl Workspace {
    /// The fingerprint of a part as it is now; an empty text for what does not exist.
    pub fn sidik_masukan(&self, masukan: &Masukan) -> String {
        // A picture is read when it is asked for, the rest once for all.
        if let Masukan::Gambar { naskah, berkas } = masukan {
            return self.gambar(naskah, berkas).map(|gambar| sidik(&gambar.isi)).unwrap_or_default();
        }
        self.sidik_sekali(masukan, || self.sidik_baru(masukan))
    }

    /// The fingerprint of what makes pages of Typst source: this program, Typst sources and fonts of the workspace, and the profile
    /// of the form of this name.
    pub fn sidik_tata_letak(&self, bentuk: &str) -> String {
        let tipografi = |nama: &str| nama.starts_with("templates/") && !nama.ends_with(".j2");
        let berkas: Vec<_> = self.masukan.iter().filter(|(nama, _)| tipografi(nama)).collect();
        let [program, bentuk] = [Masukan::Program, Masukan::Bentuk(bentuk.to_owned())].map(|m| self.sidik_masukan(&m));
        dari(&(program, bentuk, berkas))
    }

    fn sidik_baru(&self, masukan: &Masukan) -> String {
        let berkas = |berkas: &str| {
            let isi = self.masukan.get(berkas).cloned().unwrap_or_default();
            format!("{isi}{}", self.sidik_lembar(berkas))
        };
        match masukan {
            Masukan::Program => env!("NASKAH_SIDIK").to_owned(),
            Masukan::Templat => {
                let milik = self.masukan.iter().filter(|(nama, _)| nama.starts_with("templates/"));
                dari(&milik.collect::<Vec<_>>())
            }
            Masukan::Acuan => dari(&(self.peraturan(), self.satker(), self.ejaan())),
            Masukan::Keputusan(nama) => self.keputusan(nama).map(|satu| berkas(&satu.berkas)).unwrap_or_default(),
            Masukan::Paket(nama) => {
                let satu = self.paket.iter().find(|paket| paket.nama() == nama);
                satu.map(|satu| berkas(&satu.berkas)).unwrap_or_default()
            }
            Masukan::Nilai { paket, satker } => {
                dari(&(self.paket(paket, satker).map(|(_, nilai)| nilai), self.nilai_berlubang(paket)))
            }
            Masukan::PaketDari { naskah, satker } => {
                let satker = self.satker().get(satker);
                let paket = satker.into_iter().flat_map(|satker| self.paket_dari(naskah, satker));
                dari(&paket.map(Naskah::nama).collect::<Vec<_>>())
            }
            Masukan::Rencana(folder) => {
                let semua = self.rencana_di(folder).map(|(nama, rencana)| (nama, berkas(&rencana.berkas)));
                dari(&semua.collect::<Vec<_>>())
            }
            Masukan::Tim(folder) => {
                let semua = self.tim_di(folder).map(|(nama, tim)| (nama, berkas(&tim.berkas)));
                dari(&semua.collect::<Vec<_>>())
            }
            Masukan::ProfilSatker(kode) => self
                .profil_satker
                .get(kode)
                .map(|profil| dari(&(&profil.berkas, berkas(&profil.berkas))))
                .unwrap_or_default(),
            Masukan::Satker(kode) => self.satker().get(kode).map(dari).unwrap_or_default(),
            Masukan::Peraturan => dari(self.peraturan()),
            Masukan::KomponenZi => dari(self.komponen_zi()),
            Masukan::Bentuk(nama) => self.bentuk().get(nama).map(dari).unwrap_or_default(),
            Masukan::Gambar { .. } => String::new(),
        }
    }
}

/// The fingerprint of a value: of all that its debug form shows, which is all that it holds.
fn dari(nilai: &(impl Debug + ?Sized)) -> String {
    sidik(format!("{nilai:?}").as_bytes())
}

/// The workspace as one document reads it. There is no other way to it from `expand`, so nothing is read unnoticed.
#[derive(Debug)]
pub struct Bacaan<'a> {
    workspace: &'a Workspace,
    dibaca: RefCell<BTreeMap<Masukan, String>>,
}

impl<'a> Bacaan<'a> {
    /// Nothing is read yet but what every document needs.
    pub fn baru(workspace: &'a Workspace) -> Self {
        let bacaan = Self { workspace, dibaca: RefCell::default() };
        bacaan.catat(Masukan::Program);
        bacaan.catat(Masukan::Templat);
        bacaan.catat(Masukan::Acuan);
        bacaan
    }

    /// All that was read.
    pub fn jejak(&self) -> Jejak {
        self.dibaca.borrow().iter().map(|(masukan, sidik)| (masukan.clone(), sidik.clone())).collect()
    }

    fn catat(&self, masukan: Masukan) {
        let sidik = || self.workspace.sidik_masukan(&masukan);
        self.dibaca.borrow_mut().entry(masukan.clone()).or_insert_with(sidik);
    }

    /// [`Workspace::keputusan`].
    pub fn keputusan(&self, nama: &str) -> Option<&'a Naskah<Keputusan>> {
        self.catat(Masukan::Keputusan(nama.to_owned()));
        self.workspace.keputusan(nama)
    }

    /// [`Workspace::paket`].
    pub fn paket(&self, nama: &str, kode: &str) -> Option<(&'a Naskah<Paket>, Option<&'a NilaiSatker>)> {
        self.catat(Masukan::Paket(nama.to_owned()));
        self.catat(Masukan::Nilai { paket: nama.to_owned(), satker: kode.to_owned() });
        self.workspace.paket(nama, kode)
    }

    /// [`Workspace::nilai_berlubang`].
    pub fn nilai_berlubang(&self, paket: &str, kode: &str) -> bool {
        self.catat(Masukan::Nilai { paket: paket.to_owned(), satker: kode.to_owned() });
        self.workspace.nilai_berlubang(paket)
    }

    /// [`Workspace::paket_dari`].
    pub fn paket_dari(&self, naskah: &str, satker: &Satker) -> Vec<&'a Naskah<Paket>> {
        self.catat(Masukan::PaketDari { naskah: naskah.to_owned(), satker: satker.kode.clone() });
        self.workspace.paket_dari(naskah, satker)
    }

    /// [`Workspace::rencana_di`].
    pub fn rencana_di(&self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Naskah<RencanaKerja>)> + use<'a> {
        self.catat(Masukan::Rencana(folder.to_owned()));
        self.workspace.rencana_di(folder)
    }

    /// [`Workspace::tim_di`].
    pub fn tim_di(&self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Naskah<Tim>)> + use<'a> {
        self.catat(Masukan::Tim(folder.to_owned()));
        self.workspace.tim_di(folder)
    }

    /// An office's own profile.
    pub fn profil_satker(&self, kode: &str) -> Option<&'a Naskah<ProfilSatker>> {
        self.catat(Masukan::ProfilSatker(kode.to_owned()));
        self.workspace.profil_satker.get(kode)
    }

    /// [`cari_satker`].
    ///
    /// # Errors
    /// No office has the code.
    pub fn satker(&self, kode: &str) -> Result<&'a Satker, Diagnostic> {
        self.catat(Masukan::Satker(kode.to_owned()));
        cari_satker(self.workspace.satker(), kode)
    }

    /// [`Workspace::peraturan`].
    pub fn peraturan(&self) -> &'a RegisterPeraturan {
        self.catat(Masukan::Peraturan);
        self.workspace.peraturan()
    }

    /// [`Workspace::komponen_zi`].
    pub fn komponen_zi(&self) -> &'a BTreeMap<String, KomponenZi> {
        self.catat(Masukan::KomponenZi);
        self.workspace.komponen_zi()
    }

    /// The profile of the form of this name.
    pub fn bentuk(&self, nama: &str) -> Option<&'a Profil> {
        self.catat(Masukan::Bentuk(nama.to_owned()));
        self.workspace.bentuk().get(nama)
    }

    /// [`Workspace::gambar`].
    ///
    /// # Errors
    /// As there.
    pub fn gambar(&self, naskah: &str, berkas: &str) -> Result<BerkasGambar, Diagnostic> {
        let gambar = self.workspace.gambar(naskah, berkas);
        let masukan = Masukan::Gambar { naskah: naskah.to_owned(), berkas: berkas.to_owned() };
        // The fingerprint of what was read, not of what the file may hold by then.
        let isi = gambar.as_ref().map(|gambar| sidik(&gambar.isi)).unwrap_or_default();
        self.dibaca.borrow_mut().insert(masukan, isi);
        gambar
    }

    /// What may be asked of it without being noticed: words for a finding that stops the document. Nothing is kept of one that
    /// was not made.
    pub fn untuk_galat(&self) -> &'a Workspace {
        self.workspace
    }
}
