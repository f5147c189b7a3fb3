//! Headings: never the last thing on a page.

use super::halaman::Letak;
use crate::{
    diag::Diagnostic,
    expand::job::{Blok, Job, Slot},
};

pub(super) fn periksa(job: &Job, letak: &Letak<'_>) -> Vec<Diagnostic> {
    let sendirian = job.bagian().into_iter().filter(|(judul, isi)| sendirian(judul, isi, letak));
    let temuan = sendirian.map(|(judul, _)| {
        let pesan = format!("judul bagian `{}` berdiri di akhir halaman tanpa isinya", judul.alamat);
        Diagnostic::galat("judul", pesan)
            .at(judul.tempat.clone())
            .cure("Pendekkan atau panjangkan isi sebelumnya; bila templat diubah, kembalikan templat bawaan")
    });
    temuan.collect()
}

/// Whether what follows a heading starts on a later page. A short paragraph that announces what follows is as much a
/// heading.
fn sendirian(judul: &Slot, isi: &[Blok], letak: &Letak<'_>) -> bool {
    let akhir = letak.goresan(&judul.alamat).last().map(|(halaman, _)| *halaman);
    let mut isi = isi.iter();
    let berikut = isi.by_ref().find(|blok| !matches!(blok, Blok::Paragraf { lekat: true, .. }));
    let pertama = berikut.into_iter().flat_map(Blok::slot).find_map(|slot| letak.halaman_pertama(&slot.alamat));
    matches!((akhir, pertama), (Some(akhir), Some(pertama)) if akhir != pertama)
}
