//! The texts of a decree in which its author may have written a name again, and the names that they are held against.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use super::{
    kata::serba_kapital,
    pandangan::{Pandangan, Peran},
    selaras::{Bacaan, Nama, Simpang},
    singkatan::takrif,
    token::token,
};

/// Short forms that no decree explains.
static DIKENAL: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| BTreeMap::from([("KPU", "Komisi Pemilihan Umum"), ("KIP", "Komisi Independen Pemilihan")]));

/// What is known of the names in a decree.
pub(super) struct Bacaannya {
    /// The texts that the author wrote, by their place in [`Pandangan::satuan`], but for those under `"tertulis"` (`beda`).
    pub(super) karangan: Vec<(usize, Arc<Bacaan>)>,
    /// Where they say the title otherwise.
    pub(super) judul: Vec<(usize, Simpang)>,
}

impl Bacaannya {
    pub(super) fn baru(pandangan: &Pandangan<'_>) -> Self {
        let panjang: BTreeMap<String, Vec<String>> = DIKENAL
            .iter()
            .map(|(pendek, panjang)| ((*pendek).to_owned(), (*panjang).to_owned()))
            .chain(takrif(pandangan).into_iter().map(|satu| (satu.singkatan, satu.kepanjangan)))
            .map(|(pendek, panjang)| (pendek, token(&panjang).into_iter().map(|satu| satu.lipat).collect()))
            .collect();
        let pokok = pandangan.pokok();
        let satuan = pandangan.satuan.iter().enumerate();
        let karangan: Vec<(usize, Arc<Bacaan>)> = satuan
            .filter(|(_, satu)| satu.karangan && satu.turunan(pokok).is_none())
            .map(|(i, satu)| (i, satu.bacaan(&panjang)))
            .collect();
        let nama = Nama::baru(&pokok.tentang, &pokok.satker, 3);
        let judul = simpang(pandangan, &karangan, &nama);
        Self { karangan, judul }
    }
}

/// Where the texts say a name otherwise.
pub(super) fn simpang(
    pandangan: &Pandangan<'_>,
    karangan: &[(usize, Arc<Bacaan>)],
    nama: &Nama,
) -> Vec<(usize, Simpang)> {
    let satu = |(i, bacaan): &(usize, Arc<Bacaan>)| {
        let kapital = serba_kapital(&pandangan.satuan[*i].polos);
        nama.simpang(bacaan, kapital).into_iter().map(|satu| (*i, satu)).collect::<Vec<_>>()
    };
    karangan.iter().flat_map(satu).collect()
}

/// The names that headings and heads of tables give: three words or more, without what numbers them.
pub(super) fn judul_bagian(pandangan: &Pandangan<'_>) -> Vec<Nama> {
    let kepala = pandangan.satuan.iter().filter(|satu| matches!(satu.peran, Peran::JudulBagian | Peran::KepalaKolom));
    // The heading of a chapter is no name of something; what is numbered (`AREA VI – …`) or heads rows is one.
    let bernama =
        kepala.filter(|satu| satu.peran == Peran::KepalaKolom || tanpa_nomor(&satu.polos) != satu.polos.trim());
    let teks: BTreeSet<&str> = bernama.map(|satu| tanpa_nomor(&satu.polos)).collect();
    let nama = teks.into_iter().map(|teks| Nama::baru(teks, &pandangan.pokok().satker, 3));
    nama.filter(|nama| (3..=8).contains(&nama.panjang())).collect()
}

/// A heading without `AREA VI –` before it.
pub(super) fn tanpa_nomor(judul: &str) -> &str {
    [" – ", " - ", ": "].iter().find_map(|batas| judul.rsplit_once(batas)).map_or(judul, |(_, nama)| nama).trim()
}
