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
            dorong(&tabel.baris, tabel, &mut baru);
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
            Baris::Isi { .. } if halaman[i] > sebelum => baru.mulai.extend(terulang(baris, baru)),
            Baris::Kelompok { alamat, .. } if sesudah > halaman[i] => {
                baru.dorong.insert(alamat.clone());
            }
            Baris::Jumlah { .. } if halaman[i] > sebelum || halaman_akhir(baris, letak) > halaman[i] => {
                dorong(&tabel.baris[..i], tabel, baru);
            }
            Baris::Isi { .. } | Baris::Kelompok { .. } | Baris::Jumlah { .. } => {}
        }
    }
}

/// The page on which a row starts.
fn halaman_baris(baris: &Baris, letak: &Letak<'_>) -> Option<usize> {
    slot_baris(baris).into_iter().filter_map(|slot| letak.halaman_pertama(&slot.alamat)).min()
}

/// The page on which the last text of a row starts.
fn halaman_akhir(baris: &Baris, letak: &Letak<'_>) -> Option<usize> {
    slot_baris(baris).into_iter().filter_map(|slot| letak.halaman_pertama(&slot.alamat)).max()
}

/// Whether an uncut row runs into the bottom margin: it is taller than a page.
fn melewati_bawah(baris: &Baris, letak: &Letak<'_>, halaman: &[Halaman], tepi_bawah: f64) -> bool {
    let goresan = slot_baris(baris).into_iter().flat_map(|slot| letak.goresan(&slot.alamat));
    goresan
        .into_iter()
        .any(|(nomor, goresan)| halaman.get(*nomor).is_some_and(|satu| goresan.y > satu.tinggi - tepi_bawah))
}

/// The slots of a row, in reading order.
pub(super) fn slot_baris(baris: &Baris) -> Vec<&Slot> {
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
        Baris::Jumlah { label, sel, terbilang, .. } => {
            slot.push(label);
            slot.extend(sel.iter().flatten().chain(terbilang));
        }
    }
    slot
}

/// Moves to the next page what must stand beside the closing, or beside the sum below it: the last row; the whole table if
/// nothing of it would be left. A row that is the first of its group goes with the heading above it, and with the row before
/// that: a page cannot end between two headings, because the one that is printed again would have nothing below it. The row
/// then starts a page, so what spans it will be printed again there; but not where it was pushed before and that did not help.
fn dorong(semua: &[Baris], tabel: &Tabel, baru: &mut Pemenggalan) {
    let isi = |baris: &Baris| matches!(baris, Baris::Isi { .. });
    let Some(mut awal) = semua.iter().rposition(isi) else { return };
    let kelompok = |awal: usize| semua[..awal].iter().rev().take_while(|baris| !isi(baris)).count();
    let atas = kelompok(awal);
    if atas > 0 {
        awal -= atas;
        // Only where the group before it has more than one row: else its heading is not printed again.
        if awal > 0 && kelompok(awal - 1) == 0 && awal > 1 {
            awal -= 1;
        }
    }
    let alamat = if awal == 0 { &tabel.alamat } else { semua[awal].alamat() };
    if !baru.dorong.insert(alamat.to_owned()) {
        baru.mulai.remove(alamat);
        baru.sambung.extend(dibentangi(&semua[awal]).map(str::to_owned));
    }
    let terulang = terulang(&semua[awal], baru);
    baru.mulai.extend(terulang);
}

/// The address of a row that a cell above spans.
fn dibentangi(baris: &Baris) -> Option<&str> {
    matches!(baris, Baris::Isi { sel, .. } if sel.iter().any(Option::is_none)).then(|| baris.alamat())
}

/// The same, where what spans it is printed again when it starts a page.
fn terulang(baris: &Baris, baru: &Pemenggalan) -> Option<String> {
    dibentangi(baris).filter(|alamat| !baru.sambung.contains(*alamat)).map(str::to_owned)
}
