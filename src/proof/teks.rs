//! The text on the pages is the text of the data: letter by letter, blank by blank.

use std::ptr;

use rustc_hash::FxHashSet;

use super::halaman::Letak;
use crate::{
    diag::Diagnostic,
    expand::job::{Job, Slot},
    model::tulisan::Asal,
};

/// Slots whose text is not on the pages as the data has it. Text of a table may stand several times: heads and spanning
/// cells come again on the next page.
pub(super) fn periksa(job: &Job, letak: &Letak<'_>) -> Vec<Diagnostic> {
    // By identity: the addresses of a table are long and begin alike.
    let berulang: FxHashSet<*const Slot> =
        job.tabel().iter().flat_map(|tabel| tabel.slot()).map(ptr::from_ref).collect();
    job.slot().into_iter().filter_map(|slot| satu_slot(slot, letak, berulang.contains(&ptr::from_ref(slot)))).collect()
}

fn satu_slot(slot: &Slot, letak: &Letak<'_>, berulang: bool) -> Option<Diagnostic> {
    // A preferred line end is no character: the line ends there.
    let potongan = || slot.tulisan.potongan().iter().filter(|potongan| potongan.asal != Asal::GantiBaris);
    let data = || potongan().flat_map(|potongan| tampak(&potongan.teks));
    let cetak = || letak.goresan(&slot.alamat).iter().flat_map(|(_, goresan)| tampak(&goresan.teks));
    let kali_lain = || {
        let (satu_kali, semua) = (data().count(), cetak().count());
        let penuh = semua > 0 && semua.checked_rem(satu_kali) == Some(0);
        penuh && cetak().eq(data().cycle().take(semua))
    };
    let utuh = cetak().eq(data()) || berulang && kali_lain();
    (!utuh).then(|| {
        let (data, cetak): (String, String) = (data().collect(), cetak().collect());
        let pesan = format!("teks `{}` tidak tercetak sama dengan data: data `{data}`, cetakan `{cetak}`", slot.alamat);
        let temuan = Diagnostic::galat("teks", pesan).at(slot.tempat.clone());
        temuan.cure("Laporkan kepada pengembang naskah, dengan berkas ini")
    })
}

/// Text without soft hyphens and zero-width spaces: these only say where a line may end.
fn tampak(teks: &str) -> impl Iterator<Item = char> + Clone + '_ {
    teks.chars().filter(|huruf| !matches!(huruf, '\u{ad}' | '\u{200b}'))
}
