//! The offices' own values of a package, from a sheet: a row for each office.

use std::collections::BTreeMap;

use super::{
    Rak,
    isian::{Isian, bukan_teks},
    kisi::{Kisi, KolomDicari},
    pilihan::{ditempatkan, pilih, semua_di},
    tempat_sel,
};
use crate::{
    diag::{Diagnostic, Place},
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak},
        paket::Sasaran,
        satker::Satker,
        tabel::Sumber,
    },
    read::nilai::{Penerima, Siapa, TabelNilai},
};

impl Rak<'_> {
    /// The values in the sheet that `sumber` names; nothing if it cannot be read. `di`: where the package names the file.
    pub(in super::super) fn nilai(
        &mut self,
        di: &Place,
        sumber: &Sumber,
        kunci: &str,
        kolom: &[(&str, Siapa)],
        register: &BTreeMap<String, Satker>,
        temuan: &mut Vec<Diagnostic>,
    ) -> Option<TabelNilai> {
        let hasil = self.buka(&di.file, &sumber.berkas).map_err(|salah| ditempatkan(salah, di.clone()));
        let hasil = hasil.and_then(|(nama, buku)| {
            let lembar = pilih(buku, sumber.lembar.as_deref()).map_err(|salah| salah.at(di.clone()))?;
            Ok((nama, lembar[0]))
        });
        let (nama, lembar) = hasil.map_err(|salah| temuan.push(salah)).ok()?;
        let mut milik = Vec::new();
        let tabel = baca(&nama, lembar, kunci, kolom, register, &mut milik);
        temuan.extend(semua_di(milik, &nama));
        tabel
    }
}

fn baca(
    berkas: &str,
    lembar: &LembarKerja,
    kunci: &str,
    kolom: &[(&str, Siapa)],
    register: &BTreeMap<String, Satker>,
    temuan: &mut Vec<Diagnostic>,
) -> Option<TabelNilai> {
    let dicari = [kunci].into_iter().chain(kolom.iter().map(|(nama, _)| *nama));
    let dicari: Vec<_> = dicari.map(|nama| KolomDicari::satu(nama, false)).collect();
    let kisi = Kisi::baru(lembar).map_err(|salah| vec![salah.at(tempat_sel(lembar, Letak::default()))]);
    let (kisi, tata) = kisi
        .and_then(|kisi| kisi.cari(&dicari, 1).map(|tata| (kisi, tata)))
        .map_err(|salah| temuan.extend(salah))
        .ok()?;
    let mut isian = Isian::default();
    isian.ingatkan_tersembunyi(lembar, &tata);
    temuan.extend(isian.temuan);
    let mut penerima = Penerima::baru(register);
    for baris in tata.mulai..=kisi.baris_akhir() {
        let letak = |ke: usize| Letak::new(baris, tata.kolom[ke].unwrap_or_default());
        let tempat = |ke: usize| Place { file: berkas.to_owned(), ..tempat_sel(lembar, letak(ke)) };
        let sel = |ke: usize| kisi.tampak(letak(ke)).map(|sel| &sel.isi);
        if (0..tata.kolom.len()).all(|ke| sel(ke).is_none()) {
            continue;
        }
        let kode = match sel(0) {
            Some(IsiSel::Teks(kode)) => kode.trim(),
            None => "",
            Some(lain) => {
                temuan.push(bukan_teks("kolom kode", lain).at(tempat(0)));
                penerima.tabel.berlubang = true;
                continue;
            }
        };
        let nomor = usize::try_from(baris).unwrap_or(usize::MAX).saturating_add(1);
        let Some(milik) = penerima.satu(kode, nomor, tempat(0), temuan) else { continue };
        for (ke, (nama, siapa)) in (1..).zip(kolom) {
            match sel(ke) {
                None => {}
                Some(IsiSel::Teks(teks) | IsiSel::Tanggal(teks)) => milik.tambah(siapa.clone(), teks, tempat(ke)),
                // No digit of these can be lost: they have no zeros in front and are short.
                Some(IsiSel::Bilangan(angka)) if matches!(siapa.1, Sasaran::Nomor | Sasaran::Tahun) => {
                    milik.tambah(siapa.clone(), angka, tempat(ke));
                }
                Some(lain) => milik.temuan.push(bukan_teks(&format!("kolom `{nama}`"), lain).at(tempat(ke))),
            }
        }
    }
    Some(penerima.tabel)
}
