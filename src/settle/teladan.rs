//! What the last documents ended with, for those that are like them.
//!
//! That a document began so must not show, or its bytes would depend on what was made before it. The answers about page ends
//! are kept only where the pages prove that they are its own (`proof::pasti`). Page numbers, and the word behind a heading
//! that comes again, are answered from the layout before (`compile::susun`), which is that of the other document at first;
//! but they depend only on what stands before them, so they settle to the same whatever that was.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{
    compile::Laid,
    render::{Pemenggalan, Rendered},
};

/// Of so many pages together documents are kept: the layout of one takes some hundred KiB.
const HALAMAN: usize = 100;
/// What so many documents had no use for makes room. Offices come in turn with all their decrees and copies, so what was used
/// long ago may be the next to be wanted; to drop the oldest first would drop each right before.
const PENGGUNAAN: usize = 50;

/// A finished document that others may begin with.
#[derive(Debug)]
pub(super) struct Teladan {
    pub(super) rendered: Rendered,
    pub(super) penggal: Pemenggalan,
    pub(super) laid: Laid,
}

/// Finished documents, one of each likeness.
#[derive(Debug, Default)]
pub struct Kumpulan(Mutex<Isi>);

#[derive(Debug, Default)]
struct Isi {
    /// Each with the number of the last document that it was looked up for.
    semua: Vec<(usize, Teladan)>,
    dokumen: usize,
}

impl Isi {
    fn letak(&self, rendered: &Rendered) -> Option<usize> {
        self.semua.iter().position(|(_, satu)| satu.rendered.serupa(rendered))
    }
}

impl Kumpulan {
    fn isi(&self) -> MutexGuard<'_, Isi> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the pages of the one ended that differs from a document in its texts alone, and its layout.
    pub(super) fn cari(&self, rendered: &Rendered) -> Option<(Pemenggalan, Laid)> {
        let mut isi = self.isi();
        isi.dokumen += 1;
        let (letak, dokumen) = (isi.letak(rendered)?, isi.dokumen);
        let (dipakai, teladan) = &mut isi.semua[letak];
        *dipakai = dokumen;
        Some((teladan.penggal.clone(), teladan.laid.clone()))
    }

    /// Keeps one in place of the one like it, where there is room.
    pub(super) fn simpan(&self, teladan: Teladan) {
        self.lupakan(&teladan.rendered);
        let mut isi = self.isi();
        let dokumen = isi.dokumen;
        isi.semua.retain(|(dipakai, _)| dokumen - dipakai <= PENGGUNAAN);
        let banyak: usize = isi.semua.iter().map(|(_, satu)| satu.laid.jumlah()).sum();
        if banyak + teladan.laid.jumlah() <= HALAMAN {
            isi.semua.push((dokumen, teladan));
        }
    }

    /// Drops the one like a document.
    pub(super) fn lupakan(&self, rendered: &Rendered) {
        let mut isi = self.isi();
        if let Some(letak) = isi.letak(rendered) {
            isi.semua.remove(letak);
        }
    }
}
