//! A decree as a tree: what stands beside what. Rules about order and tables need siblings, which the flat list of texts has lost.

use std::ops::Range;

use super::pandangan::Letak;
use crate::{
    diag::{Diagnostic, Sorot},
    expand::job::{Blok, Butir, Job, Slot, Tabel},
};

/// What stands side by side at one place of a decree.
#[derive(Clone, Copy)]
pub(super) enum Deret<'a> {
    /// Blocks: paragraphs, lists, parts, tables.
    Blok(&'a [Blok]),
    /// The items of Menimbang, Mengingat or Memperhatikan; the operative parts.
    Butir(&'a [Butir]),
}

/// Everything that stands side by side, from the outside inwards, in reading order.
pub(super) fn deret(job: &Job) -> Vec<(Letak, Deret<'_>)> {
    let mut hasil = Vec::new();
    let letak = [Letak::Menimbang, Letak::Mengingat, Letak::Memperhatikan];
    for (bagian, letak) in job.dokumen.konsiderans().iter().zip(letak) {
        hasil.push((letak, Deret::Butir(&bagian.butir)));
        butir(letak, &bagian.butir, &mut hasil);
    }
    let diktum = job.dokumen.diktum();
    hasil.push((Letak::Diktum(0), Deret::Butir(diktum)));
    for (i, satu) in diktum.iter().enumerate() {
        blok(Letak::Diktum(i), &satu.isi, &mut hasil);
    }
    for (i, lampiran) in job.dokumen.lampiran.iter().enumerate() {
        blok(Letak::Lampiran(i), &lampiran.isi, &mut hasil);
    }
    hasil
}

fn butir<'a>(letak: Letak, semua: &'a [Butir], hasil: &mut Vec<(Letak, Deret<'a>)>) {
    semua.iter().for_each(|satu| blok(letak, &satu.isi, hasil));
}

fn blok<'a>(letak: Letak, semua: &'a [Blok], hasil: &mut Vec<(Letak, Deret<'a>)>) {
    if semua.is_empty() {
        return;
    }
    hasil.push((letak, Deret::Blok(semua)));
    for satu in semua {
        match satu {
            Blok::Daftar { butir: semua } => butir(letak, semua, hasil),
            Blok::Bagian { isi, .. } => blok(letak, isi, hasil),
            Blok::Tabel(tabel) => tabel.sel().for_each(|(_, _, isi)| blok(letak, isi, hasil)),
            _ => {}
        }
    }
}

/// The tables of what stands side by side, each with the part that it stands in.
pub(super) fn tabel<'a>(deret: &[(Letak, Deret<'a>)]) -> Vec<(Letak, &'a Tabel)> {
    let blok = deret.iter().filter_map(|(letak, deret)| match deret {
        Deret::Blok(semua) => Some((*letak, *semua)),
        Deret::Butir(_) => None,
    });
    blok.flat_map(|(letak, semua)| {
        semua.iter().filter_map(move |satu| match satu {
            Blok::Tabel(tabel) => Some((letak, tabel)),
            _ => None,
        })
    })
    .collect()
}

/// The running texts of blocks, in reading order, without labels.
pub(super) fn teks(semua: &[Blok]) -> Vec<&Slot> {
    let mut hasil = Vec::new();
    for satu in semua {
        match satu {
            Blok::Paragraf { teks, .. } => hasil.push(teks),
            Blok::Daftar { butir } => butir.iter().for_each(|satu| {
                hasil.push(&satu.teks);
                hasil.extend(teks(&satu.isi));
            }),
            _ => {}
        }
    }
    hasil
}

/// The finding at the words at `rentang` (bytes) of a slot.
pub(super) fn pada(slot: &Slot, temuan: Diagnostic, rentang: Range<usize>) -> Diagnostic {
    temuan.tentang(Sorot::baru(&slot.tulisan.polos(), rentang)).at(slot.tempat.clone())
}

/// The same, with what may safely stand in place of the words.
pub(super) fn pada_ganti(slot: &Slot, temuan: Diagnostic, rentang: Range<usize>, ganti: &str) -> Diagnostic {
    let sorot = Sorot { ganti: Some(ganti.to_owned()), ..Sorot::baru(&slot.tulisan.polos(), rentang) };
    temuan.tentang(sorot).at(slot.tempat.clone())
}
