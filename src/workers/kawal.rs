//! Who makes which document: hands them out in order, one helper to each thread, and gives a suspect its second trial.
//! Knows no process and no pipe.

use std::sync::{
    Mutex, PoisonError, RwLock,
    atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
};

use super::{
    Permintaan, Regu, Siaga,
    pembantu::{Pembantu, Putus},
    temuan::{self, Sebab},
};
use crate::{diag::Diagnostic, proof::Hasil};

/// So many helpers in a row that die before they are ready: no helper ever will be.
const GAGAL_MULAI: usize = 3;

/// The state that the supervising threads share.
pub(super) struct Kawal<'a> {
    regu: &'a Regu,
    siaga: &'a Siaga,
    semua: &'a [Permintaan],
    mulai: &'a (dyn Fn(usize) + Sync),
    selesai: &'a (dyn Fn(usize, Hasil) + Sync),
    berhenti: &'a AtomicBool,
    berikut: AtomicUsize,
    /// Who makes a document holds it for reading, who makes a suspect for writing.
    sendiri: RwLock<()>,
    gagal_mulai: AtomicUsize,
    /// Why the run as a whole ends. The first reason stays.
    gagal: Mutex<Option<Diagnostic>>,
    tamat: AtomicBool,
}

impl<'a> Kawal<'a> {
    pub(super) fn baru(
        regu: &'a Regu,
        siaga: &'a Siaga,
        semua: &'a [Permintaan],
        mulai: &'a (dyn Fn(usize) + Sync),
        selesai: &'a (dyn Fn(usize, Hasil) + Sync),
        berhenti: &'a AtomicBool,
    ) -> Self {
        Self {
            regu,
            siaga,
            semua,
            mulai,
            selesai,
            berhenti,
            berikut: AtomicUsize::new(0),
            sendiri: RwLock::new(()),
            gagal_mulai: AtomicUsize::new(0),
            gagal: Mutex::new(None),
            tamat: AtomicBool::new(false),
        }
    }

    /// The work of one thread, until there is nothing left to make. Its helper waits for the next run then.
    pub(super) fn jalan(&self) {
        let mut pembantu = self.siaga.ambil();
        while !self.henti() {
            let nomor = self.berikut.fetch_add(1, Relaxed);
            let Some(permintaan) = self.semua.get(nomor) else { break };
            (self.mulai)(nomor);
            match self.satu(permintaan, &mut pembantu) {
                Some(hasil) => (self.selesai)(nomor, hasil),
                None => break,
            }
        }
        pembantu.into_iter().for_each(|pembantu| self.siaga.simpan(pembantu));
    }

    /// The finding that ended the run, if one did.
    pub(super) fn akhir(self) -> Result<(), Diagnostic> {
        self.gagal.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }

    fn henti(&self) -> bool {
        self.berhenti.load(Relaxed) || self.tamat.load(Relaxed)
    }

    fn akhiri(&self, temuan: Diagnostic) {
        self.gagal.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(temuan);
        self.tamat.store(true, Relaxed);
    }

    /// One document, with its second trial; `None` when the run ends before it does.
    fn satu(&self, permintaan: &Permintaan, pembantu: &mut Option<Pembantu>) -> Option<Hasil> {
        let bersama = self.sendiri.read().unwrap_or_else(PoisonError::into_inner);
        let pertama = self.coba(permintaan, pembantu)?;
        drop(bersama);
        let hasil = match pertama {
            Ok(hasil) => Ok(hasil),
            Err(_) => {
                let _sendiri = self.sendiri.write().unwrap_or_else(PoisonError::into_inner);
                self.coba(permintaan, pembantu)?
            }
        };
        Some(hasil.unwrap_or_else(|sebab| Err(vec![temuan::dokumen(sebab, self.regu.batas)])))
    }

    /// One trial: what came of the document, or why its helper died. It is gone then.
    fn coba(&self, permintaan: &Permintaan, tempat: &mut Option<Pembantu>) -> Option<Result<Hasil, Sebab>> {
        let pembantu = self.siap(tempat)?;
        match pembantu.minta(permintaan, self.regu.batas.waktu, &|| self.henti()) {
            Ok(hasil) => Some(Ok(hasil)),
            Err(putus) => {
                *tempat = None;
                match putus {
                    Putus::Berhenti => None,
                    Putus::Mati(sebab) => Some(Err(sebab)),
                }
            }
        }
    }

    /// A helper that lives and is ready: the one that is there, or a new one.
    fn siap<'b>(&self, tempat: &'b mut Option<Pembantu>) -> Option<&'b mut Pembantu> {
        *tempat = tempat.take().and_then(|ada| self.sama(ada));
        while tempat.is_none() {
            if self.henti() {
                return None;
            }
            *tempat = self.pembantu_baru();
        }
        tempat.as_mut()
    }

    /// The helper from before, if it lives and has read the same files. Nothing if it died, or the run ends.
    fn sama(&self, mut pembantu: Pembantu) -> Option<Pembantu> {
        let sama = pembantu.sama(&self.regu.tanda, &|| self.henti()).ok()?;
        if !sama {
            self.akhiri(temuan::berubah());
        }
        (sama && !pembantu.mati()).then_some(pembantu)
    }

    /// A new helper that has read the same files. Nothing if it died, or the run ends.
    fn pembantu_baru(&self) -> Option<Pembantu> {
        match Pembantu::mulai(self.regu, self.siaga, &|| self.henti()) {
            Ok(pembantu) if pembantu.tanda() != self.regu.tanda => {
                self.akhiri(temuan::berubah());
                None
            }
            Ok(pembantu) => {
                self.gagal_mulai.store(0, Relaxed);
                Some(pembantu)
            }
            Err(Putus::Berhenti) => None,
            Err(Putus::Mati(sebab)) => {
                if self.gagal_mulai.fetch_add(1, Relaxed) + 1 >= GAGAL_MULAI {
                    self.akhiri(temuan::tidak_mulai(sebab, self.regu.batas));
                }
                None
            }
        }
    }
}
