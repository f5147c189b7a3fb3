//! Closings: never split over pages, never alone on one.

use std::collections::BTreeSet;

use super::halaman::Letak;
use crate::{
    diag::Diagnostic,
    expand::job::{Job, Penutup, Slot},
};

pub(super) fn periksa(job: &Job, letak: &Letak<'_>) -> Vec<Diagnostic> {
    let kepala = kepala_tabel(job);
    let badan = std::iter::once(&job.dokumen.penutup);
    let semua = badan.chain(job.dokumen.lampiran.iter().map(|l| &l.penutup));
    semua.filter_map(|penutup| satu(penutup, letak, &kepala)).collect()
}

fn satu(penutup: &Penutup, letak: &Letak<'_>, kepala: &BTreeSet<&str>) -> Option<Diagnostic> {
    let alamat = &penutup.tanda_tangan.nama.alamat;
    let temuan = |pesan: &str| {
        Diagnostic::galat("penutup", format!("blok tanda tangan `{alamat}` {pesan}"))
            .at(penutup.tanda_tangan.nama.tempat.clone())
            .cure("Pendekkan atau panjangkan isi sebelum tanda tangan; bila templat diubah, kembalikan templat bawaan")
    };
    if terbelah(penutup, letak) {
        return Some(temuan("terbelah di dua halaman"));
    }
    sendirian(penutup, letak, kepala).then(|| temuan("berdiri sendiri di halamannya"))
}

/// The slots of a closing.
fn slot(penutup: &Penutup) -> impl Iterator<Item = &Slot> {
    let t = &penutup.tanda_tangan;
    let pengesahan = penutup.pengesahan.iter().flat_map(|p| p.baris.iter().chain([&p.nama]));
    t.tempat_tanggal.iter().chain([&t.jabatan]).chain(&t.ttd).chain([&t.nama]).chain(pengesahan)
}

fn terbelah(penutup: &Penutup, letak: &Letak<'_>) -> bool {
    let mut halaman = slot(penutup).filter_map(|slot| letak.halaman_pertama(&slot.alamat));
    let pertama = halaman.next();
    halaman.any(|h| Some(h) != pertama)
}

/// Whether the page of a closing has nothing else on it. Heads and column numbers of a table are no content.
pub(super) fn sendirian(penutup: &Penutup, letak: &Letak<'_>, kepala: &BTreeSet<&str>) -> bool {
    let Some(halaman) = letak.halaman_pertama(&penutup.tanda_tangan.nama.alamat) else { return false };
    let milik: Vec<&str> = slot(penutup).map(|slot| slot.alamat.as_str()).collect();
    let tembusan = |alamat: &str| alamat.starts_with("tembusan/");
    !letak.di_halaman(halaman).any(|alamat| !milik.contains(&alamat) && !tembusan(alamat) && !kepala.contains(alamat))
}

/// The heads and column numbers of all tables: they come again on every page.
pub(super) fn kepala_tabel(job: &Job) -> BTreeSet<&str> {
    let kepala =
        job.tabel().into_iter().flat_map(|tabel| tabel.kepala.iter().flatten().map(|k| &k.teks).chain(&tabel.nomor));
    kepala.map(|slot| slot.alamat.as_str()).collect()
}
