//! Parts of documents: each annex as a file of its own, beside that of the whole document. Nobody plans them who does not ask for
//! them; their paths are known nevertheless, because a file that an earlier run made of one is no orphan.

use std::collections::BTreeMap;

use super::{Pesanan, Plan, nama};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::{
        job::{Bagian, Kunci},
        label_lampiran, tanpa_lampiran,
    },
};

/// The part of each document that a run is to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hanya {
    /// The annex of this number; without one, every annex.
    Lampiran(Option<u32>),
}

/// The parts of these documents, part by part: the copies of one stand side by side.
pub(super) fn semua<'a>(dokumen: impl Iterator<Item = &'a [Pesanan]>) -> Vec<Pesanan> {
    let satu = |dokumen: &'a [Pesanan]| {
        let jumlah = dokumen.first().map_or(0, |pesanan| pesanan.penetapan.lampiran);
        (1..).take(jumlah).flat_map(move |nomor| dokumen.iter().map(move |utuh| lampiran(utuh, nomor)))
    };
    dokumen.flat_map(satu).collect()
}

/// The annex of this number of a document.
fn lampiran(utuh: &Pesanan, nomor: u32) -> Pesanan {
    let bagian = Bagian::Lampiran(nomor);
    Pesanan {
        kunci: Kunci { bagian, ..utuh.kunci.clone() },
        nama: format!("{}, {}", utuh.nama, label_lampiran(nomor, utuh.penetapan.lampiran)),
        berkas: nama::bagian(&utuh.berkas, utuh.kunci.salinan, bagian),
        ..utuh.clone()
    }
}

impl Plan {
    /// Keeps the parts that are asked for, and finds the documents that have no such part.
    pub(super) fn hanya(&mut self, Hanya::Lampiran(diminta): Hanya) {
        self.temuan.extend(diminta.into_iter().flat_map(|nomor| tiada(&self.pesanan, nomor)));
        self.pesanan.retain(|pesanan| match pesanan.kunci.bagian {
            Bagian::Semua => false,
            Bagian::Lampiran(nomor) => diminta.is_none_or(|diminta| diminta == nomor),
        });
    }
}

/// The documents without an annex of this number: one finding for all offices of a decree that have as many.
fn tiada(semua: &[Pesanan], nomor: u32) -> Vec<Diagnostic> {
    let mut tanpa = BTreeMap::<(&str, usize), Vec<&str>>::new();
    for pesanan in semua.iter().filter(|pesanan| pesanan.kunci.bagian == Bagian::Semua) {
        let jumlah = pesanan.penetapan.lampiran;
        if usize::try_from(nomor).is_ok_and(|nomor| (1..=jumlah).contains(&nomor)) {
            continue;
        }
        let nama = tanpa.entry((&pesanan.sumber, jumlah)).or_default();
        if nama.last() != Some(&pesanan.nama.as_str()) {
            nama.push(&pesanan.nama);
        }
    }
    let temuan = tanpa.into_iter().map(|((sumber, jumlah), nama)| {
        let lagi = if nama.len() > 1 { format!(" dan {} dokumen lagi", nama.len() - 1) } else { String::new() };
        let temuan = tanpa_lampiran(nomor, jumlah, &format!("`{}`{lagi}", nama[0]));
        temuan.at(Place::new(sumber, Pointer::root().key("lampiran")))
    });
    temuan.collect()
}
