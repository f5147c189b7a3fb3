//! What a workspace has from spreadsheets: tables, plans, and the offices' own values.

use std::path::Path;

use super::{
    Naskah, NilaiSatker, PembacaBuku, Workspace,
    nilai::{self, BerkasNilai},
    sumber::Rak,
};
use crate::{
    diag::Place,
    model::{paket::Paket, sidik::sidik},
};

impl Workspace {
    /// What stands in spreadsheets: after everything else, because values name offices of the registers.
    pub(super) fn baca_lembar(&mut self, ruang: &Path, pembaca: &dyn PembacaBuku) {
        let mut rak = Rak::baru(ruang, pembaca);
        for naskah in &mut self.keputusan {
            self.dari_lembar.extend(rak.keputusan(naskah).map(|dari| (naskah.berkas.clone(), dari)));
        }
        for naskah in self.rencana.values_mut() {
            let teks = self.teks.get(&naskah.berkas).map_or("", String::as_str);
            self.dari_lembar.extend(rak.rencana(naskah, teks).map(|dari| (naskah.berkas.clone(), dari)));
        }
        for naskah in self.tim.values_mut() {
            let teks = self.teks.get(&naskah.berkas).map_or("", String::as_str);
            self.dari_lembar.extend(rak.tim(naskah, teks).map(|dari| (naskah.berkas.clone(), dari)));
        }
        let dari_lembar = &self.dari_lembar;
        let utuh = |berkas: &str| dari_lembar.get(berkas).is_none_or(|dari| dari.utuh);
        self.keputusan.retain(|naskah| utuh(&naskah.berkas));
        self.rencana.retain(|_, naskah| utuh(&naskah.berkas));
        self.tim.retain(|_, naskah| utuh(&naskah.berkas));
        self.temuan.extend(self.dari_lembar.values_mut().flat_map(|dari| std::mem::take(&mut dari.temuan)));
        self.baca_nilai(ruang, &mut rak);
        for (nama, sidik, teks) in rak.berkas() {
            self.masukan.insert(nama.clone(), sidik);
            self.teks.extend(teks.map(|teks| (nama, teks)));
        }
    }

    /// The values beside each package.
    fn baca_nilai(&mut self, ruang: &Path, rak: &mut Rak<'_>) {
        for paket in &self.paket {
            let (tabel, berkas) = nilai::baca(ruang, rak, paket, &self.acuan.satker, &mut self.temuan);
            self.nilai.extend(tabel.map(|tabel| (paket.nama().to_owned(), tabel)));
            if let Some(BerkasNilai { nama, isi, teks }) = berkas {
                self.masukan.insert(nama.clone(), sidik(&isi));
                self.teks.insert(nama, teks);
            }
        }
    }

    /// The cell that a value came from; nothing for one that does not stand in a spreadsheet.
    pub fn dari_lembar(&self, place: &Place) -> Option<Place> {
        self.dari_lembar.get(&place.file)?.tempat(&place.pointer)
    }

    /// The fingerprint of what a document has from spreadsheets; an empty text for nothing.
    pub(super) fn sidik_lembar(&self, berkas: &str) -> &str {
        self.dari_lembar.get(berkas).map_or("", |dari| dari.sidik.as_str())
    }

    /// The package of this name, and what it gives the office with this code; no package whose values could not be read.
    pub fn paket(&self, nama: &str, kode: &str) -> Option<(&Naskah<Paket>, Option<&NilaiSatker>)> {
        let paket = self.paket.iter().find(|paket| paket.nama() == nama)?;
        Some((paket, self.nilai.get(nama)?.satker.get(kode)))
    }

    /// Whether rows of a package's values could not be read.
    pub fn nilai_berlubang(&self, paket: &str) -> bool {
        self.nilai.get(paket).is_some_and(|tabel| tabel.berlubang)
    }

    /// The size of all data, in bytes.
    pub fn besar(&self) -> usize {
        let lembar = self.dari_lembar.values().map(|dari| dari.besar);
        self.teks.values().map(String::len).chain(lembar).sum()
    }

    /// The size of the largest file of data, in bytes.
    pub fn terbesar(&self) -> usize {
        let lembar = self.dari_lembar.values().map(|dari| dari.besar);
        self.teks.values().map(String::len).chain(lembar).max().unwrap_or_default()
    }
}
