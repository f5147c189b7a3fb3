//! A flat sheet: heads of one row, and rows of cells below them. What datasets are read from.

use super::{
    isian::{Isian, bukan_teks},
    kisi::{Kisi, KolomDicari},
    tempat_sel,
};
use crate::{
    diag::Diagnostic,
    model::buku_kerja::{IsiSel, LembarKerja, Letak},
};

/// A row: its cells, by the columns that were looked for.
pub(super) type Baris<'l> = Vec<Option<(Letak, &'l IsiSel)>>;

/// Where a row begins: what it lacks is told there.
pub(super) fn pertama(baris: &Baris<'_>) -> Letak {
    baris.iter().flatten().next().map_or(Letak::default(), |(letak, _)| *letak)
}

impl Isian {
    /// The rows below the heads of a sheet; of the first `warisan` columns a blank says what the cell above does.
    pub(super) fn baris<'l>(
        &mut self,
        lembar: &'l LembarKerja,
        dicari: &[KolomDicari],
        warisan: usize,
    ) -> Vec<Baris<'l>> {
        let tata = Kisi::baru(lembar).map_err(|salah| vec![salah.at(tempat_sel(lembar, Letak::default()))]);
        let (kisi, tata) = match tata.and_then(|kisi| kisi.cari(dicari, 1).map(|tata| (kisi, tata))) {
            Ok(dapat) => dapat,
            Err(salah) => {
                self.temuan.extend(salah);
                return Vec::new();
            }
        };
        self.ingatkan(&kisi, &tata);
        let mut atas: Baris<'l> = vec![None; warisan];
        let mut semua = Vec::new();
        for baris in tata.mulai..=kisi.baris_akhir() {
            let satu = |kolom: &Option<u32>| {
                let letak = kisi.awal(Letak::new(baris, (*kolom)?));
                kisi.tampak(letak).map(|sel| (letak, &sel.isi))
            };
            let mut sel: Baris<'l> = tata.kolom.iter().map(satu).collect();
            for kolom in tata.kolom.iter().skip(warisan).flatten() {
                let (ini, awal) = (Letak::new(baris, *kolom), kisi.awal(Letak::new(baris, *kolom)));
                if awal != ini && kisi.tampak(awal).is_some() {
                    let obat = "Pisahkan sel itu; yang boleh digabung hanya kolom pertama, ke bawah";
                    self.galat(lembar, ini, "sel ini bagian dari sel yang digabung", obat);
                }
            }
            if sel[warisan..].iter().all(Option::is_none) && sel[..warisan].iter().all(Option::is_none) {
                continue;
            }
            for ke in 0..warisan {
                // A new area begins without a component.
                match sel[ke] {
                    Some(_) if sel[ke] != atas[ke] => atas[ke + 1..].fill(None),
                    Some(_) => {}
                    None => sel[ke] = atas[ke],
                }
                atas[ke] = sel[ke];
            }
            semua.push(sel);
        }
        semua
    }

    pub(super) fn galat(
        &mut self,
        lembar: &LembarKerja,
        letak: Letak,
        pesan: impl Into<String>,
        obat: impl Into<String>,
    ) {
        self.temuan.push(Diagnostic::galat("lembar", pesan).at(tempat_sel(lembar, letak)).cure(obat));
    }

    /// The text of a cell; a finding where it holds none.
    pub(super) fn teks<'l>(
        &mut self,
        lembar: &LembarKerja,
        sel: Option<(Letak, &'l IsiSel)>,
        kepala: &str,
    ) -> Option<&'l str> {
        match sel? {
            (_, IsiSel::Teks(teks)) => Some(teks.as_str()),
            (letak, lain) => {
                let temuan = bukan_teks(&format!("kolom `{kepala}`"), lain);
                self.temuan.push(temuan.at(tempat_sel(lembar, letak)));
                None
            }
        }
    }
}
