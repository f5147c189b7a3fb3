//! Ctrl-C: the run ends between documents, with whole files and a summary; a second one ends it at once.

use std::{
    process,
    sync::atomic::{AtomicBool, Ordering},
};

use super::DIHENTIKAN;
use crate::diag::Diagnostic;

static BERHENTI: AtomicBool = AtomicBool::new(false);

/// The mark that is set once the user wants the run to end. From now on he can ask for it.
pub(super) fn tanda() -> &'static AtomicBool {
    // Without a handler the system ends the process, which leaves whole files too, only without a summary.
    let _ = ctrlc::set_handler(|| {
        if BERHENTI.swap(true, Ordering::SeqCst) {
            process::exit(DIHENTIKAN.into());
        }
    });
    &BERHENTI
}

/// Whether the user wanted the run to end.
pub(super) fn diminta() -> bool {
    BERHENTI.load(Ordering::SeqCst)
}

/// What is said of it.
pub(super) fn temuan() -> Diagnostic {
    Diagnostic::galat("berhenti", "dihentikan sebelum semua dokumen dibuat")
        .cure("Yang sudah jadi utuh. Ulangi perintah ini untuk membuat semuanya")
}
