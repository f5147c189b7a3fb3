//! What the last documents ended with, for those that are like them.
//!
//! That a document began so must not show, or its bytes would depend on what was made before it. The answers about page ends
//! are kept only where the pages prove that they are its own (`proof::pasti`). Page numbers, and the word behind a heading
//! that comes again, are answered from the layout before (`compile::susun`), which is that of the other document at first;
//! but they depend only on what stands before them, so they settle to the same whatever that was.

use std::sync::{Mutex, PoisonError};

use crate::{
    compile::Laid,
    proof::HALAMAN_PASTI,
    render::{Pemenggalan, Rendered},
};

/// Of so many pages together the last documents are kept: the layout of one takes some hundred KiB.
const HALAMAN: usize = HALAMAN_PASTI;

/// A finished document that others may begin with.
#[derive(Debug)]
pub(super) struct Teladan {
    pub(super) rendered: Rendered,
    pub(super) penggal: Pemenggalan,
    pub(super) laid: Laid,
}

/// The last documents, one of each likeness, the oldest first.
#[derive(Debug, Default)]
pub struct Kumpulan(Mutex<Vec<Teladan>>);

impl Kumpulan {
    /// Where the pages of the one ended that differs from a document in its texts alone, and its layout.
    pub(super) fn cari(&self, rendered: &Rendered) -> Option<(Pemenggalan, Laid)> {
        let semua = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let teladan = semua.iter().find(|satu| satu.rendered.serupa(rendered))?;
        Some((teladan.penggal.clone(), teladan.laid.clone()))
    }

    pub(super) fn simpan(&self, teladan: Teladan) {
        let mut semua = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        semua.retain(|satu| !satu.rendered.serupa(&teladan.rendered));
        semua.push(teladan);
        let mut banyak: usize = semua.iter().map(|satu| satu.laid.jumlah()).sum();
        semua.retain(|satu| {
            let muat = banyak <= HALAMAN;
            banyak -= if muat { 0 } else { satu.laid.jumlah() };
            muat
        });
    }
}
