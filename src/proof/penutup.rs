//! Signatures: never split over pages, never alone on one.

use std::collections::BTreeSet;

use super::halaman::Letak;
use crate::{
    diag::Diagnostic,
    expand::{Tertanda, job::Job},
};

pub(super) fn periksa(job: &Job, letak: &Letak<'_>) -> Vec<Diagnostic> {
    let kepala = kepala_tabel(job);
    job.tertanda().iter().filter_map(|tertanda| satu(tertanda, letak, &kepala)).collect()
}

fn satu(tertanda: &Tertanda<'_>, letak: &Letak<'_>, kepala: &BTreeSet<&str>) -> Option<Diagnostic> {
    let slot = tertanda.slot.first()?;
    let temuan = |pesan: &str| {
        Diagnostic::galat("penutup", format!("blok tanda tangan `{}` {pesan}", slot.alamat))
            .at(slot.tempat.clone())
            .cure("Pendekkan atau panjangkan isi sebelum tanda tangan; bila templat diubah, kembalikan templat bawaan")
    };
    if terbelah(tertanda, letak) {
        return Some(temuan("terbelah di dua halaman"));
    }
    sendirian(tertanda, letak, kepala).then(|| temuan("berdiri sendiri di halamannya"))
}

fn terbelah(tertanda: &Tertanda<'_>, letak: &Letak<'_>) -> bool {
    let mut halaman = tertanda.slot.iter().filter_map(|slot| letak.halaman_pertama(&slot.alamat));
    let pertama = halaman.next();
    halaman.any(|h| Some(h) != pertama)
}

/// Whether the page of a signature has nothing else on it. Heads and column numbers of a table are no content.
pub(super) fn sendirian(tertanda: &Tertanda<'_>, letak: &Letak<'_>, kepala: &BTreeSet<&str>) -> bool {
    let pertama = tertanda.slot.first().and_then(|slot| letak.halaman_pertama(&slot.alamat));
    let Some(halaman) = pertama else { return false };
    let milik: BTreeSet<&str> =
        tertanda.slot.iter().chain(&tertanda.tembusan).map(|slot| slot.alamat.as_str()).collect();
    !letak.di_halaman(halaman).any(|alamat| !milik.contains(alamat) && !kepala.contains(alamat))
}

/// The heads and column numbers of all tables: they come again on every page.
pub(super) fn kepala_tabel(job: &Job) -> BTreeSet<&str> {
    let kepala =
        job.tabel().into_iter().flat_map(|tabel| tabel.kepala.iter().flatten().map(|k| &k.teks).chain(&tabel.nomor));
    kepala.map(|slot| slot.alamat.as_str()).collect()
}
