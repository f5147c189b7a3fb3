//! Whether pages that were laid out with answers about page ends would have got the same answers from nothing.
//!
//! A document may begin with the answers of another one (`settle`), but nothing of that may show. It does not where these
//! pages prove that a first round, without answers, would have shown just these page ends. Without answers spanning cells
//! stand once, headings that come again lack the word that says so, and no row is pushed to the next page. If none of this
//! decides how tall a row is, then each row is as tall as it would be, each page ends before the row that it would end
//! before, and the answers follow. Where something does decide, or where this is not sure, pages are not certain; then they
//! are found from nothing.

use std::ops::Range;

use super::{halaman::Letak, tabel::slot_baris};
use crate::{
    compile::{Goresan, Halaman},
    expand::{
        Tertanda,
        job::{Baris, Blok, Job, Slot, Tabel},
    },
    render::Pemenggalan,
};

/// Longer documents are not looked at: each heading of a table is held against all that stands on its pages.
const HALAMAN: usize = 100;

/// Whether these pages, whose tables stay with `penggal`, are certain.
pub(super) fn pasti(job: &Job, letak: &Letak<'_>, halaman: &[Halaman], penggal: &Pemenggalan, tepi_bawah: f64) -> bool {
    if halaman.len() > HALAMAN || !penggal.potong.is_empty() || !penggal.sambung.is_empty() {
        return false;
    }
    let mut dorong: Vec<&str> = penggal.dorong.iter().map(String::as_str).collect();
    for tertanda in job.tertanda().iter().filter(|tertanda| tertanda.menutup) {
        let Some(akhir) = tertanda.tabel.and_then(|tabel| tabel.baris.last()) else { continue };
        if penggal.dorong.contains(akhir.alamat()) && terdorong(tertanda, letak, halaman, tepi_bawah).is_some() {
            dorong.retain(|alamat| *alamat != akhir.alamat());
        }
    }
    dorong.is_empty() && job.tabel().into_iter().all(|tabel| tabel_pasti(tabel, letak, penggal).is_some())
}

/// The rows of a table where they stand. Distances are in points.
struct Susunan<'a> {
    baris: &'a [Baris],
    letak: &'a Letak<'a>,
}

/// A page, and the first and the last baseline on it.
#[derive(Debug, Clone, Copy)]
struct Rentang {
    halaman: usize,
    atas: f64,
    bawah: f64,
}

impl Susunan<'_> {
    /// How many rows the cell covers that stands in this row and column; nothing where a cell above covers it.
    fn tinggi(&self, i: usize, x: usize) -> Option<usize> {
        matches!(&self.baris[i], Baris::Isi { sel, .. } if sel[x].is_some()).then_some(())?;
        let tertutup = |baris: &&Baris| matches!(baris, Baris::Isi { sel, .. } if sel[x].is_none());
        Some(1 + self.baris[i + 1..].iter().take_while(tertutup).count())
    }

    /// Where texts stand on their first page, or on the page `pada`.
    fn rentang(&self, slot: &[&Slot], pada: Option<usize>) -> Option<Rentang> {
        let semua = || slot.iter().flat_map(|slot| self.letak.goresan(&slot.alamat));
        let halaman = pada.or_else(|| semua().map(|(halaman, _)| *halaman).min())?;
        let y = || semua().filter(|(ini, _)| *ini == halaman).map(|(_, goresan)| goresan.y);
        let (atas, bawah) = (y().reduce(f64::min)?, y().reduce(f64::max)?);
        Some(Rentang { halaman, atas, bawah })
    }

    /// Where a row stands as the cells show that stand in it alone: they decide how tall it is without answers.
    fn sendiri(&self, i: usize) -> Option<Rentang> {
        let slot = match &self.baris[i] {
            Baris::Isi { sel: semua, .. } => {
                let milik = |x: &usize| self.tinggi(i, *x) == Some(1);
                (0..semua.len()).filter(milik).filter_map(|x| sel(&self.baris[i], x)).flatten().collect()
            }
            lain => slot_baris(lain),
        };
        self.rentang(&slot, None)
    }

    /// Page and baseline of every stroke in it.
    fn goresan(&self) -> Vec<(usize, f64)> {
        let slot = self.baris.iter().flat_map(slot_baris);
        slot.flat_map(|slot| self.letak.goresan(&slot.alamat)).map(|(halaman, goresan)| (*halaman, goresan.y)).collect()
    }
}

/// The texts of a cell; nothing where a cell above covers it.
fn sel(baris: &Baris, x: usize) -> Option<Vec<&Slot>> {
    let Baris::Isi { sel, .. } = baris else { return None };
    Some(sel.get(x)?.as_ref()?.iter().flat_map(Blok::slot).collect())
}

/// A table is certain where no spanning cell is taller than the rows beside it, on each page for itself, and where no
/// heading that comes again is taller than it was.
fn tabel_pasti(tabel: &Tabel, letak: &Letak<'_>, penggal: &Pemenggalan) -> Option<()> {
    let susunan = Susunan { baris: &tabel.baris, letak };
    let sendiri: Vec<Option<Rentang>> = (0..tabel.baris.len()).map(|i| susunan.sendiri(i)).collect();
    let goresan = susunan.goresan();
    for (i, baris) in tabel.baris.iter().enumerate() {
        match baris {
            Baris::Isi { sel, .. } => {
                for x in 0..sel.len() {
                    if let Some(tinggi @ 2..) = susunan.tinggi(i, x) {
                        membentang_pasti(&susunan, &sendiri, i..i + tinggi, x, penggal)?;
                    }
                }
            }
            Baris::Kelompok { judul, .. } => {
                // What follows the heading tells how tall it is, so it must be seen.
                sendiri.get(i + 1).is_none_or(Option::is_some).then_some(())?;
                judul_pasti(letak.goresan(&judul.alamat), &goresan)?;
            }
            Baris::Jumlah { .. } => {}
        }
    }
    Some(())
}

/// Whether a spanning cell ends, on each page, no lower than the last row that it covers there. A row that was pushed is
/// looked at by [`terdorong`].
fn membentang_pasti(
    susunan: &Susunan<'_>,
    sendiri: &[Option<Rentang>],
    rentang: Range<usize>,
    x: usize,
    penggal: &Pemenggalan,
) -> Option<()> {
    let slot = sel(&susunan.baris[rentang.start], x)?;
    let baris: Vec<(usize, Rentang)> = rentang.map(|i| Some((i, sendiri[i]?))).collect::<Option<_>>()?;
    for satu_halaman in baris.chunk_by(|satu, lain| satu.1.halaman == lain.1.halaman) {
        let (i, akhir) = satu_halaman.last()?;
        let terdorong = penggal.dorong.contains(susunan.baris[*i].alamat());
        let isi = susunan.rentang(&slot, Some(akhir.halaman));
        if !terdorong && isi.is_some_and(|isi| isi.bawah > akhir.bawah) {
            return None;
        }
    }
    Some(())
}

/// Whether a heading takes as many lines on each of its pages: what follows it stands as far below it on all of them, but for
/// the height of letters. `semua` are the strokes of the table.
fn judul_pasti(judul: &[(usize, &Goresan)], semua: &[(usize, f64)]) -> Option<()> {
    let jarak = |satu: &[(usize, &Goresan)]| {
        let (halaman, bawah) = (satu.first()?.0, satu.iter().map(|(_, goresan)| goresan.y).reduce(f64::max)?);
        let di_bawah = semua.iter().filter(|(ini, y)| *ini == halaman && *y > bawah).map(|(_, y)| *y);
        Some(di_bawah.reduce(f64::min)? - bawah)
    };
    let mut halaman = judul.chunk_by(|satu, lain| satu.0 == lain.0);
    let pertama = halaman.next()?;
    let Some(semula) = jarak(pertama) else { return halaman.next().is_none().then_some(()) };
    let satu_baris = pertama.first()?.1.ukuran;
    halaman.all(|satu| jarak(satu).is_some_and(|ini| (ini - semula).abs() < satu_baris / 2.0)).then_some(())
}

/// Whether the last row had to be pushed to the page of a closing that nothing follows: it has room on the page before, and
/// the closing below it has none.
fn terdorong(tertanda: &Tertanda<'_>, letak: &Letak<'_>, halaman: &[Halaman], tepi_bawah: f64) -> Option<()> {
    let baris = &tertanda.tabel?.baris;
    let susunan = Susunan { baris, letak };
    let akhir = baris.len().checked_sub(1)?;
    if akhir < 2 || !baris[akhir - 2..].iter().all(|satu| matches!(satu, Baris::Isi { .. })) {
        return None;
    }
    let [atas, tengah, bawah] = [akhir - 2, akhir - 1, akhir].map(|i| susunan.sendiri(i));
    let (atas, tengah, bawah) = (atas?, tengah?, bawah?);
    let batas = halaman.get(tengah.halaman)?.tinggi - tepi_bawah;
    // From the last baseline of a row to the first one of the next, as far as letters of one font have it: more than what is below the
    // last one, and more than fonts differ. What is nearer to the end of the page than that is not sure.
    let jarak = tengah.atas - atas.bawah;
    let tanpa_dorong = tengah.bawah + jarak + (bawah.bawah - bawah.atas);
    // What spans the row stands in it too, and may reach lower.
    let di_sana = susunan.goresan().into_iter().filter(|(halaman, _)| *halaman == bawah.halaman);
    let akhir_tabel = di_sana.map(|(_, y)| y).reduce(f64::max)?;
    let penutup = susunan.rentang(&tertanda.slot, Some(bawah.halaman))?.bawah - akhir_tabel;
    let semula_di_sana = atas.halaman == tengah.halaman && tengah.halaman + 1 == bawah.halaman;
    (semula_di_sana && tanpa_dorong + jarak <= batas && tanpa_dorong + penutup > batas + jarak).then_some(())
}
