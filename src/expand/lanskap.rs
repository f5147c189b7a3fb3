//! Which pages are turned because a table on them is wide, where the user does not say how they stand.

use super::{Expander, tim};
use crate::model::{
    isi::{Isi, NamaTampilan},
    keputusan::Orientasi,
    tabel::Kolom,
};

/// The choice of the profile that says how many columns turn a page.
const KOLOM_LANSKAP: &str = "kolom-lanskap";

/// Columns of the matrix and of the table of months.
const KOLOM_MATRIKS: usize = super::tampilan::MATRIKS.len();
const KOLOM_BULAN: usize = super::bulan::KOLOM;

impl Expander<'_> {
    /// How pages stand that hold this: turned for a wide table on them. A part that holds one takes pages of its own, so it turns
    /// only those, unless nothing else stands on the pages.
    pub(super) fn orientasi(&self, semua: &[Isi]) -> Orientasi {
        let batas = self.bentuk.pilih(KOLOM_LANSKAP).parse().unwrap_or(usize::MAX);
        if self.melintang(semua, batas) { Orientasi::Lanskap } else { Orientasi::Potret }
    }

    fn melintang(&self, semua: &[Isi], batas: usize) -> bool {
        let berlaku = || semua.iter().filter(|isi| isi.untuk().berlaku(self.satker));
        let bagian =
            |isi: &Isi| matches!(isi, Isi::Bagian(b) if b.orientasi.is_none() && self.melintang(&b.isi, batas));
        berlaku().any(|isi| self.kolom(isi) >= batas) || (berlaku().next().is_some() && berlaku().all(bagian))
    }

    /// The columns of the widest table that stands directly in this.
    fn kolom(&self, isi: &Isi) -> usize {
        match isi {
            Isi::Tabel(isi) => Kolom::daun(&isi.tabel.kolom).len(),
            Isi::Tampilan(tampilan) => match tampilan.nama {
                NamaTampilan::Matriks => KOLOM_MATRIKS,
                NamaTampilan::Bulan => KOLOM_BULAN,
                NamaTampilan::Susunan => tim::KOLOM_TERBANYAK,
                NamaTampilan::Prioritas | NamaTampilan::Sasaran | NamaTampilan::Aksi | NamaTampilan::Tugas => 0,
            },
            Isi::Daftar(daftar) => {
                daftar.butir.iter().flat_map(|b| &b.isi).map(|isi| self.kolom(isi)).max().unwrap_or(0)
            }
            _ => 0,
        }
    }
}
