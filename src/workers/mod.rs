//! Makes documents in helper processes: a document that panics, aborts, overflows the stack, loops or exhausts memory
//! costs that document alone. Typst cannot be told to stop, and no part of a process can be limited: hence processes.
//!
//! A helper is this program again. It makes document after document, so that fonts and what Typst remembers stay. It
//! reads one request per line ([`Permintaan`] as JSON) and answers with a line and bytes ([`crate::proof::kirim`]); its first
//! line names the files as it read them, and it reads them again when it is told to ([`Siaga`]). When it dies, or is ended, in the middle of a document, nobody knows yet whether
//! the document is to blame or the machine: the document is made once more, by a fresh helper and while no other makes
//! anything. If that dies too, the document is.
//!
//! Spreadsheets, which may be made to do harm, are read in helpers too, each in its own ([`PembacaTerpisah`]).
//!
//! Neither reads the workspace nor writes a document, and does not order what it makes: results come as they end.

mod batas;
mod buku;
mod kawal;
mod layan;
mod pembantu;
mod siaga;
mod temuan;
#[cfg(all(test, unix))]
mod tests;

use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf, sync::atomic::AtomicBool, thread, time::Duration};

use serde::{Deserialize, Serialize};

use self::kawal::Kawal;
pub use self::{
    batas::{batasi, di_utas_dalam, ikut_berakhir},
    buku::{Jawaban, PembacaTerpisah},
    layan::{Akhir, layani},
    siaga::Siaga,
};
use crate::{diag::Diagnostic, expand::job::Kunci, proof::Hasil};

/// The exit code of a helper that panicked; Rust's own.
pub const KODE_PANIK: u8 = 101;

/// What a helper is told to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Suruhan {
    /// Make a document.
    Buat(Permintaan),
    /// Read the files again, and name them.
    Baca,
}

/// What a helper is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permintaan {
    /// The document.
    pub kunci: Kunci,
    /// Its fingerprint when it was made: what is still the same need not be typeset again.
    pub lama: Option<String>,
}

impl From<Kunci> for Permintaan {
    /// A document that was never made.
    fn from(kunci: Kunci) -> Self {
        Self { kunci, lama: None }
    }
}

/// Limits of one document.
#[derive(Debug, Clone, Copy)]
pub struct Batas {
    /// From the request to the answer.
    pub waktu: Duration,
    /// Bytes of address space of the helper that makes it, in whole MiB. Not every platform can limit it ([`batasi`]).
    pub memori: u64,
}

impl Default for Batas {
    /// A minute: twenty times what the longest table takes that is worth a document. Two GiB.
    fn default() -> Self {
        Self { waktu: Duration::from_secs(60), memori: 2048 << 20 }
    }
}

impl Batas {
    /// The limit of memory as `--batas-memori` counts it.
    pub fn mib(self) -> u64 {
        self.memori >> 20
    }
}

/// How helpers are started, how many, and what is expected of them.
#[derive(Debug, Clone)]
pub struct Regu {
    /// The program: this one.
    pub program: PathBuf,
    /// Its arguments, without `--batas-memori`, which is added.
    pub argumen: Vec<OsString>,
    /// What each helper must name when it has read the workspace ([`layani`]).
    pub tanda: String,
    /// How many run at a time, at most.
    pub jumlah: NonZeroUsize,
    /// The limits of each document.
    pub batas: Batas,
}

impl Regu {
    /// Makes all documents. `mulai` is called when one gets under way, `selesai` when it has ended, both with its index
    /// and from several threads; they are begun in order and end in any. Findings about the helper's death have no place:
    /// a [`Kunci`] does not know its file.
    ///
    /// Helpers that wait in `siaga` are used first, and those that live in the end wait there for the next run.
    ///
    /// Once `berhenti` is set, helpers are ended and what they were making is not told of.
    ///
    /// # Errors
    /// Helpers cannot be started, or the files changed since `tanda` was taken. What was made until then was told of.
    pub fn kerjakan(
        &self,
        siaga: &Siaga,
        semua: &[Permintaan],
        mulai: &(dyn Fn(usize) + Sync),
        selesai: &(dyn Fn(usize, Hasil) + Sync),
        berhenti: &AtomicBool,
    ) -> Result<(), Diagnostic> {
        let kawal = Kawal::baru(self, siaga, semua, mulai, selesai, berhenti);
        thread::scope(|lingkup| {
            for _ in 1..self.jumlah.get().min(semua.len()) {
                // Where the system gives no more threads, those that run do all the work.
                let _ = thread::Builder::new().spawn_scoped(lingkup, || kawal.jalan());
            }
            kawal.jalan();
        });
        kawal.akhir()
    }
}
