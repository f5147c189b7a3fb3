//! The text on the pages is the text of the data: whole, in order, on the page.

use std::collections::BTreeMap;

use super::halaman::Letak;
use crate::{
    compile::Halaman,
    diag::Diagnostic,
    expand::job::{Job, Slot},
    render::PetaSumber,
};

/// Slots whose text is not on the pages as the data has it. A head or a spanning cell may stand several times.
pub(super) fn periksa(job: &Job, letak: &Letak<'_>) -> Vec<Diagnostic> {
    job.slot().into_iter().filter_map(|slot| satu_slot(slot, letak)).collect()
}

fn satu_slot(slot: &Slot, letak: &Letak<'_>) -> Option<Diagnostic> {
    let data = || slot.tulisan.potongan().iter().flat_map(|potongan| tanpa_sela(&potongan.teks));
    let cetak = || letak.goresan(&slot.alamat).iter().flat_map(|(_, goresan)| tanpa_sela(&goresan.teks));
    let (satu_kali, semua) = (data().count(), cetak().count());
    let utuh = match satu_kali {
        0 => semua == 0,
        _ => semua > 0 && semua % satu_kali == 0 && cetak().eq(data().cycle().take(semua)),
    };
    (!utuh).then(|| {
        let (data, cetak): (String, String) = (data().collect(), cetak().collect());
        let pesan = format!("teks `{}` tidak tercetak sama dengan data: data `{data}`, cetakan `{cetak}`", slot.alamat);
        Diagnostic::galat("teks", pesan)
            .at(slot.tempat.clone())
            .cure("Laporkan kepada pengembang naskah, dengan berkas ini")
    })
}

/// Text without blanks, soft hyphens and zero-width spaces: line ends may add or drop these.
fn tanpa_sela(teks: &str) -> impl Iterator<Item = char> + Clone + '_ {
    teks.chars().filter(|huruf| !huruf.is_whitespace() && !matches!(huruf, '\u{ad}' | '\u{200b}'))
}

/// Slots with text beyond the edge of the page.
pub(super) fn di_luar_halaman(halaman: &[Halaman], peta: &PetaSumber, job: &Job) -> Vec<Diagnostic> {
    /// Rounding of coordinates, in points.
    const TOLERANSI: f64 = 0.01;
    let slot: BTreeMap<&str, &Slot> = job.slot().into_iter().map(|slot| (slot.alamat.as_str(), slot)).collect();
    let mut temuan = Vec::new();
    for (nomor, satu) in halaman.iter().enumerate() {
        let melewati = |x: f64, batas: f64| x < -TOLERANSI || x > batas + TOLERANSI;
        let di_luar = satu
            .goresan
            .iter()
            .filter(|g| melewati(g.x, satu.lebar) || melewati(g.x + g.lebar, satu.lebar) || melewati(g.y, satu.tinggi));
        let alamat = di_luar.map(|g| g.letak.and_then(|letak| peta.alamat(letak)).unwrap_or("nomor halaman"));
        let alamat: std::collections::BTreeSet<&str> = alamat.collect();
        for alamat in alamat {
            let pesan = format!("teks `{alamat}` melewati tepi halaman {}", nomor + 1);
            let satu =
                Diagnostic::galat("tepi", pesan).cure("Pendekkan kata yang panjang, atau beri spasi di dalamnya");
            temuan.push(match slot.get(alamat) {
                Some(slot) => satu.at(slot.tempat.clone()),
                None => satu,
            });
        }
    }
    temuan
}
