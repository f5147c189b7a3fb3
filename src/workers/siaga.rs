//! Helpers that wait between two runs, warm: with fonts, templates and what Typst remembers. They read the files again when they are
//! told to; whether they have read the same ones is asked when they are used.

use std::sync::{Mutex, PoisonError};

use super::pembantu::Pembantu;

/// Helpers that wait. Dropping this ends them.
#[derive(Default)]
pub struct Siaga(Mutex<Vec<Pembantu>>);

impl Siaga {
    /// Lets all of them read the files again, and does not wait for it. One that cannot hear it is gone.
    pub fn baca_lagi(&self) {
        self.semua().retain_mut(|pembantu| pembantu.suruh_baca().is_ok());
    }

    /// One of them, if there is one.
    pub(super) fn ambil(&self) -> Option<Pembantu> {
        self.semua().pop()
    }

    /// Keeps a helper for the next run.
    pub(super) fn simpan(&self, pembantu: Pembantu) {
        self.semua().push(pembantu);
    }

    fn semua(&self) -> std::sync::MutexGuard<'_, Vec<Pembantu>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
