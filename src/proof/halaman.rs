//! Where every slot came to stand.

use std::collections::BTreeMap;

use crate::{
    compile::{Goresan, Halaman},
    render::PetaSumber,
};

/// The strokes of every slot, by address, in the order in which they were laid.
pub(super) struct Letak<'a> {
    slot: BTreeMap<&'a str, Vec<(usize, &'a Goresan)>>,
}

impl<'a> Letak<'a> {
    pub(super) fn baru(halaman: &'a [Halaman], peta: &'a PetaSumber) -> Self {
        let mut slot: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (nomor, satu) in halaman.iter().enumerate() {
            for goresan in &satu.goresan {
                if let Some(alamat) = goresan.letak.and_then(|letak| peta.alamat(letak)) {
                    slot.entry(alamat).or_default().push((nomor, goresan));
                }
            }
        }
        Self { slot }
    }

    /// The strokes of a slot, each with its page.
    pub(super) fn goresan(&self, alamat: &str) -> &[(usize, &'a Goresan)] {
        self.slot.get(alamat).map_or(&[], Vec::as_slice)
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
