//! Where every slot came to stand.

use rustc_hash::FxHashMap;

use crate::{
    compile::{Goresan, Halaman},
    render::PetaSumber,
};

/// The strokes of every slot, in the order in which they were laid.
pub(super) struct Letak<'a> {
    /// In the order of the source.
    slot: Vec<(&'a str, Vec<(usize, &'a Goresan)>)>,
    // Looked up, never walked.
    urutan: FxHashMap<&'a str, usize>,
}

impl<'a> Letak<'a> {
    pub(super) fn baru(halaman: &'a [Halaman], peta: &'a PetaSumber) -> Self {
        let mut slot: Vec<(&str, Vec<_>)> = peta.semua().map(|alamat| (alamat, Vec::new())).collect();
        for (nomor, satu) in halaman.iter().enumerate() {
            for goresan in &satu.goresan {
                if let Some(urutan) = goresan.letak.and_then(|letak| peta.urutan(letak)) {
                    slot[urutan].1.push((nomor, goresan));
                }
            }
        }
        let urutan = slot.iter().enumerate().map(|(urutan, (alamat, _))| (*alamat, urutan)).collect();
        Self { slot, urutan }
    }

    /// The strokes of a slot, each with its page.
    pub(super) fn goresan(&self, alamat: &str) -> &[(usize, &'a Goresan)] {
        self.urutan.get(alamat).map_or(&[], |urutan| self.slot[*urutan].1.as_slice())
    }

    /// Every slot with its strokes, in the order of the source.
    pub(super) fn semua(&self) -> impl Iterator<Item = (&'a str, &[(usize, &'a Goresan)])> + '_ {
        self.slot.iter().map(|(alamat, goresan)| (*alamat, goresan.as_slice()))
    }

    /// The first page that a slot stands on.
    pub(super) fn halaman_pertama(&self, alamat: &str) -> Option<usize> {
        self.goresan(alamat).first().map(|(halaman, _)| *halaman)
    }

    /// The addresses of the slots that have text on a page.
    pub(super) fn di_halaman(&self, nomor: usize) -> impl Iterator<Item = &'a str> + '_ {
        self.slot.iter().filter(move |(_, goresan)| goresan.iter().any(|(h, _)| *h == nomor)).map(|(alamat, _)| *alamat)
    }
}
