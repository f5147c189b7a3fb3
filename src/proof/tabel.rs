//! Where the pages of a table end, and what follows from it for the next layout: spanning cells are printed again, a row
//! that is taller than a page may be cut, no area row and no signature stays alone.

use super::{halaman::Letak, penutup};
use crate::{
    compile::Laid,
    expand::job::{Baris, Blok, Job, Lampiran, Slot, Tabel},
    render::Pemenggalan,
};

/// How the tables should be broken, after what this layout shows.
pub(super) fn penggal(job: &Job, letak: &Letak<'_>, laid: &Laid, lama: &Pemenggalan, tepi_bawah: f64) -> Pemenggalan {
    let mut baru = Pemenggalan { mulai: Default::default(), ..lama.clone() };
    for tabel in job.tabel() {
        satu_tabel(tabel, letak, laid, tepi_bawah, &mut baru);
    }
    for lampiran in &job.dokumen.lampiran {
        if let Some(baris) = baris_terakhir(lampiran)
            && penutup::sendirian(&lampiran.penutup, letak)
        {
            baru.dorong.insert(baris.alamat().to_owned());
        }
    }
    baru
}

fn satu_tabel(tabel: &Tabel, letak: &Letak<'_>, laid: &Laid, tepi_bawah: f64, baru: &mut Pemenggalan) {
    let halaman: Vec<Option<usize>> = tabel.baris.iter().map(|baris| halaman_baris(baris, letak)).collect();
    for (i, baris) in tabel.baris.iter().enumerate() {
        let alamat = || baris.alamat().to_owned();
        let sebelum = i.checked_sub(1).and_then(|i| halaman[i]);
        let sesudah = halaman.get(i + 1).copied().flatten();
        match baris {
            Baris::Isi { sel, .. } => {
                if sel.iter().any(Option::is_none) && halaman[i] > sebelum {
                    baru.mulai.insert(alamat());
                }
                if melewati_bawah(baris, letak, laid, tepi_bawah) {
                    baru.potong.insert(alamat());
                }
            }
            Baris::Kelompok { .. } if sesudah > halaman[i] => drop(baru.dorong.insert(alamat())),
            Baris::Kelompok { .. } => {}
        }
    }
}

/// The page on which a row starts.
fn halaman_baris(baris: &Baris, letak: &Letak<'_>) -> Option<usize> {
    slot_baris(baris).into_iter().filter_map(|slot| letak.halaman_pertama(&slot.alamat)).min()
}

/// Whether an uncut row runs into the bottom margin: it is taller than a page.
fn melewati_bawah(baris: &Baris, letak: &Letak<'_>, laid: &Laid, tepi_bawah: f64) -> bool {
    slot_baris(baris).into_iter().flat_map(|slot| letak.goresan(&slot.alamat)).any(|(halaman, goresan)| {
        laid.halaman.get(*halaman).is_some_and(|halaman| goresan.y > halaman.tinggi - tepi_bawah)
    })
}

fn slot_baris(baris: &Baris) -> Vec<&Slot> {
    fn blok<'a>(semua: &'a [Blok], slot: &mut Vec<&'a Slot>) {
        for satu in semua {
            match satu {
                Blok::Paragraf { teks } => slot.push(teks),
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

/// The last row before the closing of an annex that ends with a table.
fn baris_terakhir(lampiran: &Lampiran) -> Option<&Baris> {
    match lampiran.isi.last()? {
        Blok::Tabel(tabel) => tabel.baris.last(),
        _ => None,
    }
}
