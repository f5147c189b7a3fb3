//! Where the pages of a table end, and what follows from it for the next layout: spanning cells are printed again, a row
//! that is taller than a page may be cut, no area row and no signature stays alone.

use super::{halaman::Letak, penutup};
use crate::{
    compile::Halaman,
    expand::job::{Baris, Blok, Job, Slot, Tabel},
    render::Pemenggalan,
};

/// How the tables should be broken, after what this layout shows.
pub(super) fn penggal(
    job: &Job,
    letak: &Letak<'_>,
    halaman: &[Halaman],
    lama: &Pemenggalan,
    tepi_bawah: f64,
) -> Pemenggalan {
    let mut baru = Pemenggalan { mulai: Default::default(), ..lama.clone() };
    for tabel in job.tabel() {
        mulai_dan_kelompok(tabel, letak, &mut baru);
        let tinggi = tabel.baris.iter().filter(|baris| melewati_bawah(baris, letak, halaman, tepi_bawah));
        baru.potong.extend(tinggi.map(|baris| baris.alamat().to_owned()));
    }
    let kepala = penutup::kepala_tabel(job);
    for tertanda in job.tertanda() {
        if let Some(tabel) = tertanda.tabel
            && penutup::sendirian(&tertanda, letak, &kepala)
        {
            dorong(tabel, &mut baru);
        }
    }
    baru
}

/// Rows that start a page under a spanning cell, and area rows that end one.
fn mulai_dan_kelompok(tabel: &Tabel, letak: &Letak<'_>, baru: &mut Pemenggalan) {
    let halaman: Vec<Option<usize>> = tabel.baris.iter().map(|baris| halaman_baris(baris, letak)).collect();
    for (i, baris) in tabel.baris.iter().enumerate() {
        let sebelum = i.checked_sub(1).and_then(|i| halaman[i]);
        let sesudah = halaman.get(i + 1).copied().flatten();
        match baris {
            Baris::Isi { alamat, sel } if halaman[i] > sebelum && sel.iter().any(Option::is_none) => {
                baru.mulai.insert(alamat.clone());
            }
            Baris::Kelompok { alamat, .. } if sesudah > halaman[i] => {
                baru.dorong.insert(alamat.clone());
            }
            Baris::Isi { .. } | Baris::Kelompok { .. } => {}
        }
    }
}

/// The page on which a row starts.
fn halaman_baris(baris: &Baris, letak: &Letak<'_>) -> Option<usize> {
    slot_baris(baris).into_iter().filter_map(|slot| letak.halaman_pertama(&slot.alamat)).min()
}

/// Whether an uncut row runs into the bottom margin: it is taller than a page.
fn melewati_bawah(baris: &Baris, letak: &Letak<'_>, halaman: &[Halaman], tepi_bawah: f64) -> bool {
    let goresan = slot_baris(baris).into_iter().flat_map(|slot| letak.goresan(&slot.alamat));
    goresan
        .into_iter()
        .any(|(nomor, goresan)| halaman.get(*nomor).is_some_and(|satu| goresan.y > satu.tinggi - tepi_bawah))
}

fn slot_baris(baris: &Baris) -> Vec<&Slot> {
    fn blok<'a>(semua: &'a [Blok], slot: &mut Vec<&'a Slot>) {
        for satu in semua {
            match satu {
                Blok::Paragraf { teks, .. } => slot.push(teks),
                Blok::Daftar { butir } => butir.iter().for_each(|b| {
                    slot.push(&b.teks);
                    blok(&b.isi, slot);
                }),
                _ => {}
            }
        }
    }
    let mut slot = Vec::new();
    match baris {
        Baris::Kelompok { nomor, judul, .. } => {
            slot.extend(nomor);
            slot.push(judul);
        }
        Baris::Isi { sel, .. } => sel.iter().flatten().for_each(|isi| blok(isi, &mut slot)),
    }
    slot
}

/// Moves to the next page what must stand beside the closing: the last row, with the area row above it; the whole table
/// if nothing of it would be left. The row then starts a page, so what spans it will be printed again there.
fn dorong(tabel: &Tabel, baru: &mut Pemenggalan) {
    let isi = tabel.baris.iter().rposition(|baris| matches!(baris, Baris::Isi { .. })).unwrap_or(0);
    let kelompok = tabel.baris[..isi].iter().rev().take_while(|baris| matches!(baris, Baris::Kelompok { .. })).count();
    let awal = match isi - kelompok {
        0 => &tabel.alamat,
        awal => tabel.baris[awal].alamat(),
    };
    baru.dorong.insert(awal.to_owned());
    if let Baris::Isi { alamat, sel } = &tabel.baris[isi]
        && sel.iter().any(Option::is_none)
    {
        baru.mulai.insert(alamat.clone());
    }
}
