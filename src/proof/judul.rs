//! Headings: never the last thing on a page. Covers: never more than one page.

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
    let sampul = job.dokumen.lampiran.iter().flat_map(|lampiran| &lampiran.isi).filter_map(|blok| sampul(blok, letak));
    temuan.chain(sampul).collect()
}

/// A cover with more lines than its page holds.
fn sampul(blok: &Blok, letak: &Letak<'_>) -> Option<Diagnostic> {
    let Blok::Sampul { baris, kaki } = blok else { return None };
    let halaman = || baris.iter().chain(kaki).flat_map(|slot| letak.goresan(&slot.alamat)).map(|(halaman, _)| halaman);
    let slot = baris.first().filter(|_| halaman().min() != halaman().max())?;
    let temuan = Diagnostic::galat("sampul", "sampul lebih dari satu halaman").at(slot.tempat.clone());
    Some(temuan.cure("Kurangi barisnya, atau gabungkan baris yang pendek"))
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
