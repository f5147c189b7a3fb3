//! Rules over a job. The only maker of [`Checked`]: nothing is typeset that was not looked at here.
//!
//! One file per rule (`kaidah`), and beside them the ledger of the norm, `NORMA.md`: clause by clause, what is checked and by which
//! rule. A rule sees the whole job ([`pandangan`]) or one text of it ([`teks`]), and returns every finding; it changes nothing.

pub mod kaidah;
mod pandangan;
mod teks;

use std::collections::BTreeMap;

pub use self::kaidah::Kaidah;
use self::{kaidah::Cara, pandangan::Pandangan, teks::Ingatan};
use crate::{
    diag::Diagnostic,
    expand::job::Job,
    model::{peraturan::RegisterPeraturan, satker::Satker},
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
}

/// Looks at jobs with every rule, and remembers what it found in a text: most texts of a decree are the same in every office.
pub struct Pemeriksa<'a> {
    acuan: Acuan<'a>,
    ingatan: Ingatan,
}

impl<'a> Pemeriksa<'a> {
    /// Has looked at nothing yet.
    pub fn baru(acuan: Acuan<'a>) -> Self {
        Self { acuan, ingatan: Ingatan::default() }
    }

    /// Looks at a job with every rule. `terliput` tells whether a character can be set with the fonts at hand.
    ///
    /// # Errors
    /// Hands the findings back without the job when one of them, or one of `temuan` from before, stops it.
    pub fn periksa(
        &self,
        job: Job,
        mut temuan: Vec<Diagnostic>,
        terliput: &dyn Fn(char) -> bool,
    ) -> Result<(Checked, Vec<Diagnostic>), Vec<Diagnostic>> {
        temuan.extend(kaidah::aksara::periksa(&job, terliput));
        temuan.extend(self.menurut_kaidah(&job));
        if crate::diag::stops(&temuan) { Err(temuan) } else { Ok((Checked(job), temuan)) }
    }

    /// What the rules find, in the order of the text, each once.
    fn menurut_kaidah(&self, job: &Job) -> Vec<Diagnostic> {
        let pandangan = Pandangan::baru(job, &self.acuan);
        let mut semua: Vec<(usize, Diagnostic)> = self.ingatan.temuan(&pandangan);
        for kaidah in kaidah::SEMUA {
            if let Cara::Naskah(periksa) = kaidah.cara {
                semua.extend(periksa(&pandangan).into_iter().map(|satu| (pandangan.urutan(&satu), satu)));
            }
        }
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
