//! Rules over a job. The only maker of [`Checked`]: nothing is typeset that was not looked at here.
//!
//! One file per rule (`kaidah`), and beside them the ledger of the norm, `NORMA.md`: clause by clause, what is checked and by which
//! rule. A rule sees the whole job (`pandangan`) or one text of it (`teks`), and returns every finding; it changes nothing.

mod beda;
mod daftar;
mod diam;
mod ejaan;
pub mod himpunan;
mod jumlah;
pub mod kaidah;
mod kamus;
mod kata;
mod kolom;
mod nama;
mod nomor;
mod pandangan;
mod pemilik;
mod pohon;
mod sejajar;
mod selaras;
mod singkatan;
mod sitiran;
mod teks;
mod token;
mod total;
mod uraian;
mod waktu;

use std::{collections::BTreeMap, sync::OnceLock};

use rustc_hash::FxHashMap;

pub use self::{
    diam::{periksa as periksa_diam, tak_terpakai as diam_tak_terpakai},
    ejaan::PemeriksaEjaan,
    himpunan::{Himpunan, Ringkasan},
    kaidah::Kaidah,
};
use self::{kaidah::Cara, kamus::Kamus, pandangan::Pandangan, teks::Ingatan};
use crate::{
    diag::{Diagnostic, Diam},
    expand::job::Job,
    model::{ejaan::RegisterEjaan, peraturan::RegisterPeraturan, satker::Satker},
};

/// A job that no rule stops.
#[derive(Debug)]
pub struct Checked(Job);

impl Checked {
    /// The job.
    pub fn job(&self) -> &Job {
        &self.0
    }
}

/// What rules hold a job against.
pub struct Acuan<'a> {
    /// The register of regulations.
    pub peraturan: &'a RegisterPeraturan,
    /// The register of offices.
    pub satker: &'a BTreeMap<String, Satker>,
    /// The register of spelling.
    pub ejaan: &'a RegisterEjaan,
    /// What the user has silenced.
    pub diam: &'a [Diam],
    /// What rules of language look words up in, made of the registers when the first of them asks.
    kamus: OnceLock<Kamus>,
    /// The codes of the offices by their regions, each as [`token::lipat`] writes it; made when first asked.
    wilayah: OnceLock<FxHashMap<String, String>>,
}

impl<'a> Acuan<'a> {
    /// The registers of a workspace, and what its files silence.
    pub fn baru(
        peraturan: &'a RegisterPeraturan,
        satker: &'a BTreeMap<String, Satker>,
        ejaan: &'a RegisterEjaan,
        diam: &'a [Diam],
    ) -> Self {
        Self { peraturan, satker, ejaan, diam, kamus: OnceLock::new(), wilayah: OnceLock::new() }
    }

    fn kamus(&self) -> &Kamus {
        self.kamus.get_or_init(|| Kamus::baru(self.ejaan, self.peraturan))
    }

    /// The office of a region, which is written as [`token::lipat`] writes it.
    fn kantor_di(&self, wilayah: &str) -> Option<&'a Satker> {
        let satu = |satu: &Satker| Some((token::lipat(satu.wilayah()?), satu.kode.clone()));
        let semua = self.wilayah.get_or_init(|| self.satker.values().filter_map(satu).collect());
        self.satker.get(semua.get(wilayah)?)
    }
}

/// Looks at jobs with every rule, and remembers the texts: most of a decree are the same in every office.
pub struct Pemeriksa<'a> {
    acuan: Acuan<'a>,
    ingatan: Ingatan,
}

impl<'a> Pemeriksa<'a> {
    /// Has looked at nothing yet.
    pub fn baru(acuan: Acuan<'a>) -> Self {
        Self { acuan, ingatan: Ingatan::default() }
    }

    /// What rules hold jobs against.
    pub fn acuan(&self) -> &Acuan<'a> {
        &self.acuan
    }

    /// Looks at a job with every rule. `terliput` tells whether a character can be set with the fonts at hand.
    ///
    /// # Errors
    /// Hands the findings back without the job when one of them, or one of `temuan` from before, stops it.
    pub fn periksa(
        &self,
        job: Job,
        temuan: Vec<Diagnostic>,
        terliput: &dyn Fn(char) -> bool,
    ) -> Result<(Checked, Vec<Diagnostic>), Vec<Diagnostic>> {
        let temuan = self.temuan(&job, temuan, terliput);
        if crate::diag::stops(&temuan) { Err(temuan) } else { Ok((Checked(job), temuan)) }
    }

    /// All that is found in a job, also in one that is stopped by it; `temuan` was found before.
    pub fn temuan(&self, job: &Job, mut temuan: Vec<Diagnostic>, terliput: &dyn Fn(char) -> bool) -> Vec<Diagnostic> {
        temuan.extend(kaidah::aksara::periksa(job, terliput));
        temuan.extend(self.menurut_kaidah(job));
        diam::terapkan(temuan, self.acuan.diam, &job.pokok.berkas)
    }

    /// What rules find in documents side by side, each once.
    pub fn himpunan(&self, himpunan: &Himpunan) -> Vec<Diagnostic> {
        let mut temuan: Vec<Diagnostic> = Vec::new();
        for kaidah in kaidah::SEMUA {
            if let Cara::Himpunan(periksa) = kaidah.cara {
                let semua = periksa(himpunan, &self.acuan).into_iter();
                temuan.extend(semua.flat_map(|(milik, satu)| diam::terapkan(vec![satu], self.acuan.diam, &milik)));
            }
        }
        temuan.sort_by(|a, b| (&a.place, &a.code, &a.message).cmp(&(&b.place, &b.code, &b.message)));
        temuan.dedup();
        temuan
    }

    /// What the rules find, in the order of the text, each once.
    fn menurut_kaidah(&self, job: &Job) -> Vec<Diagnostic> {
        let temuan = self.dipandang(job);
        self.ingatan.dokumen();
        temuan
    }

    fn dipandang(&self, job: &Job) -> Vec<Diagnostic> {
        let pandangan = Pandangan::baru(job, &self.acuan, &self.ingatan);
        let mut semua: Vec<(usize, Diagnostic)> = teks::temuan(&pandangan);
        for kaidah in kaidah::SEMUA {
            if let Cara::Naskah(periksa) | Cara::Keduanya(_, periksa) = kaidah.cara {
                semua.extend(periksa(&pandangan).into_iter().map(|satu| (pandangan.urutan(&satu), satu)));
            }
        }
        semua.extend(beda::temuan(&pandangan, &semua));
        semua.sort_by(|(a, satu), (b, lain)| (a, &satu.code, &satu.message).cmp(&(b, &lain.code, &lain.message)));
        let mut temuan: Vec<_> = semua.into_iter().map(|(_, satu)| satu).collect();
        temuan.dedup();
        temuan
    }
}

/// Lets a job pass that is no decree of the workspace, after looking only whether its characters can be set.
///
/// # Errors
/// The characters that cannot.
pub fn tanpa_kaidah(job: Job, terliput: &dyn Fn(char) -> bool) -> Result<Checked, Vec<Diagnostic>> {
    let temuan = kaidah::aksara::periksa(&job, terliput);
    if crate::diag::stops(&temuan) { Err(temuan) } else { Ok(Checked(job)) }
}
