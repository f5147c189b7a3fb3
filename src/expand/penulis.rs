//! Makes slots: the derived text, or what the user wrote in its place under `"tertulis"`; collects findings on the way.

use std::collections::BTreeMap;

use super::{
    fakta::Fakta,
    job::{Gambar, Slot},
    milik::Milik,
};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::{teks::Teks, tulisan::Tulisan},
    read::{Bacaan, BerkasGambar},
};

/// The maker of one job's slots.
pub(super) struct Penulis<'a> {
    pub(super) fakta: Fakta<'a>,
    pub(super) temuan: Vec<Diagnostic>,
    /// The pictures so far, by the paths under which Typst finds them.
    pub(super) semua_gambar: Vec<(String, BerkasGambar)>,
    pub(super) tempat_gambar: BTreeMap<String, Place>,
    /// What pictures show, in words, each with its place.
    pub(super) alt: Vec<(Place, String)>,
    /// Why citations were written by hand, by their places.
    pub(super) alasan: BTreeMap<Place, String>,
    milik: &'a Milik<'a>,
    naskah: &'a str,
    berkas: String,
    tertulis: &'a BTreeMap<String, Teks>,
    /// What would be printed in place of each of them.
    diganti: BTreeMap<String, String>,
    /// Every address of a derived slot, with its text where this copy has it.
    turunan: BTreeMap<String, Option<String>>,
}

impl<'a> Penulis<'a> {
    pub(super) fn baru(milik: &'a Milik<'a>, fakta: Fakta<'a>) -> Self {
        let temuan = fakta.bentrok().collect();
        let (naskah, tertulis) = (milik.naskah.berkas.as_str(), &milik.naskah.isi.tertulis);
        Self {
            milik,
            fakta,
            temuan,
            naskah,
            berkas: naskah.to_owned(),
            tertulis,
            diganti: BTreeMap::new(),
            semua_gambar: Vec::new(),
            tempat_gambar: BTreeMap::new(),
            alt: Vec::new(),
            alasan: BTreeMap::new(),
            turunan: BTreeMap::new(),
        }
    }

    /// A slot whose text is derived from what stands at `pointer`, unless the user wrote it out.
    pub(super) fn turunan(&mut self, alamat: impl Into<String>, pointer: &Pointer, bawaan: Tulisan) -> Slot {
        let alamat = alamat.into();
        let (tulisan, tempat) = match self.tertulis.get(&alamat) {
            None => (bawaan, self.tempat(pointer)),
            Some(teks) => {
                let tempat = Place::new(self.naskah, Pointer::root().key("tertulis").key(&alamat));
                let tulisan = self.urai_di(&tempat, teks);
                self.laporkan_tertulis(&alamat, &tempat, &bawaan, &tulisan);
                self.diganti.insert(alamat.clone(), bawaan.polos());
                (tulisan, tempat)
            }
        };
        self.turunan.insert(alamat.clone(), Some(tulisan.polos()));
        Slot { alamat, tulisan, tempat }
    }

    /// The same, where the user may write nothing in its place: then it is not printed.
    pub(super) fn turunan_bila(&mut self, alamat: &str, pointer: &Pointer, bawaan: Tulisan) -> Option<Slot> {
        let slot = self.turunan(alamat, pointer, bawaan);
        (!slot.tulisan.kosong()).then_some(slot)
    }

    /// A slot that is derived as nothing, and printed where the user wrote something.
    pub(super) fn bila_ditulis(&mut self, alamat: &str, pointer: &Pointer) -> Option<Slot> {
        if !self.ditulis(alamat) {
            self.kenal(alamat);
            return None;
        }
        self.turunan_bila(alamat, pointer, Tulisan::default())
    }

    /// Whether the user wrote out what stands at this address.
    pub(super) fn ditulis(&self, alamat: &str) -> bool {
        self.tertulis.contains_key(alamat)
    }

    /// The mark after the item at `alamat`, where the user wrote it at `<alamat>/akhir`; `bawaan` is the derived one. Where that is
    /// only custom, another one is not told as a deviation.
    pub(super) fn akhir(&mut self, alamat: &str, bawaan: &str, kebiasaan: bool) -> Option<Tulisan> {
        let alamat = format!("{alamat}/akhir");
        if !self.ditulis(&alamat) {
            return None;
        }
        let akhir = self.turunan(alamat.as_str(), &Pointer::root(), Tulisan::baku(bawaan)).tulisan;
        if kebiasaan {
            self.diganti.remove(&alamat);
        }
        Some(akhir)
    }

    /// Takes up the picture that the object at `pointer` of the file `naskah` names; a finding there if it cannot be used.
    pub(super) fn gambar(
        &mut self,
        workspace: &Bacaan<'_>,
        naskah: &str,
        pointer: &Pointer,
        berkas: &str,
        alt: String,
    ) -> Option<Gambar> {
        let tempat = |kunci| Place::new(naskah, pointer.key(kunci));
        if alt.trim().is_empty() {
            let temuan = Diagnostic::galat("gambar", format!("`alt` gambar `{berkas}` kosong"));
            self.temuan.push(temuan.at(tempat("alt")).cure("Terangkan gambar itu bagi yang tidak dapat melihatnya"));
        }
        self.alt.push((tempat("alt"), alt.clone()));
        match workspace.gambar(naskah, berkas) {
            Ok(isi) => {
                let jalur = format!("gambar/{}.{}", self.semua_gambar.len() + 1, isi.jenis);
                let mutlak = format!("/{jalur}");
                self.tempat_gambar.insert(mutlak.clone(), tempat("berkas"));
                self.semua_gambar.push((jalur, isi));
                Some(Gambar { jalur: mutlak, alt })
            }
            Err(temuan) => {
                self.temuan.push(temuan.at(tempat("berkas")));
                None
            }
        }
    }

    /// An address that another copy of this document has.
    pub(super) fn kenal(&mut self, alamat: impl Into<String>) {
        self.turunan.entry(alamat.into()).or_default();
    }

    /// A slot whose text the user writes.
    pub(super) fn karangan(&mut self, alamat: impl Into<String>, pointer: &Pointer, tulisan: Tulisan) -> Slot {
        Slot { alamat: alamat.into(), tulisan, tempat: self.tempat(pointer) }
    }

    /// The text with every reference resolved; where that fails, a finding and three dots.
    pub(super) fn urai(&mut self, pointer: &Pointer, teks: &Teks) -> Tulisan {
        self.urai_di(&self.tempat(pointer), teks)
    }

    /// The same for a text that must print something.
    pub(super) fn urai_wajib(&mut self, pointer: &Pointer, teks: &Teks) -> Tulisan {
        let tulisan = self.urai(pointer, teks);
        if tulisan.polos().trim().is_empty() {
            let temuan = Diagnostic::galat("kosong", "teks kosong").at(self.tempat(pointer));
            self.temuan.push(temuan.cure("Tulis teksnya, atau hapus bagian ini"));
        }
        tulisan
    }

    fn urai_di(&mut self, tempat: &Place, teks: &Teks) -> Tulisan {
        self.fakta.tulis(tempat, teks).unwrap_or_else(|temuan| {
            self.temuan.push(temuan);
            Tulisan::baku(super::fakta::TITIK_TIGA)
        })
    }

    /// A place in the file whose texts are being written: the decree, or a dataset of its.
    pub(super) fn tempat(&self, pointer: &Pointer) -> Place {
        if self.berkas == self.naskah {
            return self.milik.tempat(pointer);
        }
        Place::new(self.berkas.as_str(), pointer.clone())
    }

    /// Writes texts that stand in another file than the decree.
    pub(super) fn di_berkas<T>(&mut self, berkas: &str, tulis: impl FnOnce(&mut Self) -> T) -> T {
        let naskah = std::mem::replace(&mut self.berkas, berkas.to_owned());
        let hasil = tulis(self);
        self.berkas = naskah;
        hasil
    }

    /// Tells of a text that was written for nothing. What differs is told by the rules (`check`), word by word.
    fn laporkan_tertulis(&mut self, alamat: &str, tempat: &Place, bawaan: &Tulisan, tulisan: &Tulisan) {
        let turunan = bawaan.polos();
        if turunan == tulisan.polos() && !turunan.is_empty() {
            let temuan = Diagnostic::petunjuk("tertulis", format!("`{alamat}` ditulis sendiri: `{turunan}`"));
            self.temuan.push(temuan.at(tempat.clone()).cure("Hapus dari `tertulis`: sama dengan turunannya"));
        }
    }

    /// What would be printed, by address, in place of what the user wrote by hand.
    pub(super) fn tertulis(&self) -> BTreeMap<String, String> {
        self.diganti.clone()
    }

    /// The findings, with those on addresses in `"tertulis"` that no slot has; and the addresses.
    pub(super) fn selesai(mut self) -> (Vec<Diagnostic>, BTreeMap<String, Option<String>>) {
        for alamat in self.tertulis.keys().filter(|alamat| !self.turunan.contains_key(*alamat)) {
            let pointer = Pointer::root().key("tertulis").key(alamat);
            let temuan = Diagnostic::galat("alamat", format!("alamat `{alamat}` tidak ada dalam naskah ini"))
                .at(Place::new(self.naskah, pointer));
            self.temuan.push(match nearest(alamat, self.turunan.keys().map(String::as_str)) {
                Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                None => temuan.cure("Hapus, atau lihat bentuk alamat dalam data/README.md"),
            });
        }
        (self.temuan, self.turunan)
    }
}
