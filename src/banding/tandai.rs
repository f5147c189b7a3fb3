//! Marks whole parts as added or removed, and gives those of the old decree addresses of their own. Compares nothing.

use crate::{
    expand::job::{Baris, Blok, Butir, Lampiran, Penutup, Slot, Tabel, TandaTangan},
    model::tulisan::{Revisi, Tulisan},
};

/// What addresses of the old decree begin with, where both stand on one page.
const LAMA: &str = "lama/";

/// The part as one that is gone.
pub(super) fn hapus<T: Bertanda>(mut ini: T) -> T {
    ini.setiap(&mut |slot| slot.tulisan = std::mem::take(&mut slot.tulisan).direvisi(Revisi::Dihapus));
    ini.pindahkan(&|alamat| format!("{LAMA}{alamat}"));
    ini
}

/// The part as one that has come.
pub(super) fn tambah<T: Bertanda>(mut ini: T) -> T {
    ini.setiap(&mut |slot| slot.tulisan = std::mem::take(&mut slot.tulisan).direvisi(Revisi::Ditambah));
    ini
}

/// The part once more, beside the row of this address.
pub(super) fn ulang<T: Bertanda>(mut ini: T, baris: &str) -> T {
    ini.pindahkan(&|alamat| format!("ulang/{baris}/{alamat}"));
    ini
}

/// A part of a document with slots.
pub(super) trait Bertanda {
    /// Visits every slot.
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot));

    /// Changes every address.
    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.setiap(&mut |slot| slot.alamat = alamat(&slot.alamat));
    }
}

impl Bertanda for Slot {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        ubah(self);
    }
}

impl<T: Bertanda> Bertanda for Vec<T> {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.iter_mut().for_each(|satu| satu.setiap(ubah));
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.iter_mut().for_each(|satu| satu.pindahkan(alamat));
    }
}

impl<T: Bertanda> Bertanda for Option<T> {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.iter_mut().for_each(|satu| satu.setiap(ubah));
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.iter_mut().for_each(|satu| satu.pindahkan(alamat));
    }
}

impl Bertanda for Butir {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        ubah(&mut self.label);
        ubah(&mut self.teks);
        self.isi.setiap(ubah);
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.alamat = alamat(&self.alamat);
        self.label.pindahkan(alamat);
        self.teks.pindahkan(alamat);
        self.isi.pindahkan(alamat);
    }
}

impl Bertanda for TandaTangan {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.tempat_tanggal.setiap(ubah);
        ubah(&mut self.jabatan);
        self.ttd.setiap(ubah);
        ubah(&mut self.nama);
    }
}

impl Bertanda for Penutup {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.tanda_tangan.setiap(ubah);
        if let Some(pengesahan) = &mut self.pengesahan {
            pengesahan.baris.setiap(ubah);
            ubah(&mut pengesahan.nama);
        }
        if let Some(tembusan) = &mut self.tembusan {
            ubah(&mut tembusan.label);
            tembusan.butir.setiap(ubah);
        }
    }
}

impl Bertanda for Lampiran {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.kepala.setiap(ubah);
        ubah(&mut self.judul);
        self.isi.setiap(ubah);
        self.penutup.setiap(ubah);
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.alamat = alamat(&self.alamat);
        self.kepala.pindahkan(alamat);
        self.judul.pindahkan(alamat);
        self.isi.pindahkan(alamat);
        self.penutup.pindahkan(alamat);
    }
}

impl Bertanda for Tabel {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        self.kepala.iter_mut().flatten().for_each(|kepala| ubah(&mut kepala.teks));
        self.nomor.setiap(ubah);
        self.baris.setiap(ubah);
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        self.alamat = alamat(&self.alamat);
        self.kepala.iter_mut().flatten().for_each(|kepala| kepala.teks.pindahkan(alamat));
        self.nomor.pindahkan(alamat);
        self.baris.pindahkan(alamat);
    }
}

impl Bertanda for Baris {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        match self {
            Self::Kelompok { nomor, judul, .. } => {
                nomor.setiap(ubah);
                ubah(judul);
            }
            Self::Isi { sel, .. } => sel.setiap(ubah),
            Self::Jumlah { label, sel, terbilang, .. } => {
                ubah(label);
                sel.iter_mut().flatten().for_each(&mut *ubah);
                terbilang.setiap(ubah);
            }
        }
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        match self {
            Self::Kelompok { alamat: ini, nomor, judul, .. } => {
                *ini = alamat(ini);
                nomor.pindahkan(alamat);
                judul.pindahkan(alamat);
            }
            Self::Isi { alamat: ini, sel } => {
                *ini = alamat(ini);
                sel.pindahkan(alamat);
            }
            Self::Jumlah { alamat: ini, label, sel, terbilang, .. } => {
                *ini = alamat(ini);
                label.pindahkan(alamat);
                sel.iter_mut().flatten().for_each(|slot| slot.pindahkan(alamat));
                terbilang.pindahkan(alamat);
            }
        }
    }
}

impl Bertanda for Blok {
    fn setiap(&mut self, ubah: &mut dyn FnMut(&mut Slot)) {
        match self {
            Self::Paragraf { teks, .. } => ubah(teks),
            Self::Daftar { butir } => butir.setiap(ubah),
            Self::Bagian { nomor, judul, isi, .. } => {
                nomor.setiap(ubah);
                ubah(judul);
                isi.setiap(ubah);
            }
            Self::Tabel(tabel) => tabel.setiap(ubah),
            Self::Sampul { baris, kaki } => {
                baris.setiap(ubah);
                kaki.setiap(ubah);
            }
            Self::Gambar(_) => {}
            Self::KomponenZi(gambar) => gambar.sisi.iter_mut().for_each(|sisi| {
                ubah(&mut sisi.judul);
                sisi.komponen.setiap(ubah);
            }),
            Self::TandaTangan { kolom, .. } => kolom.setiap(ubah),
        }
    }

    fn pindahkan(&mut self, alamat: &dyn Fn(&str) -> String) {
        match self {
            Self::Daftar { butir } => butir.pindahkan(alamat),
            Self::Bagian { nomor, judul, isi, .. } => {
                nomor.pindahkan(alamat);
                judul.pindahkan(alamat);
                isi.pindahkan(alamat);
            }
            Self::Tabel(tabel) => tabel.pindahkan(alamat),
            _ => self.setiap(&mut |slot| slot.alamat = alamat(&slot.alamat)),
        }
    }
}

/// What a block prints without numbers and labels, which follow from where it stands: one line for each text.
pub(super) fn polos(isi: &[Blok]) -> String {
    baris(isi, &mut |_, slot| slot.tulisan.clone()).iter().map(Tulisan::polos).collect::<Vec<_>>().join("\n")
}

/// What blocks print, one line for each item, paragraph and row; labels before their items.
pub(super) fn baris_teks(isi: &[Blok]) -> Vec<Tulisan> {
    baris(isi, &mut |label, slot| berlabel(label, slot))
}

/// A text behind its label.
pub(super) fn berlabel(label: Option<&Slot>, slot: &Slot) -> Tulisan {
    match label {
        Some(label) => label.tulisan.clone().dan_baku(" ").dan(slot.tulisan.clone()),
        None => slot.tulisan.clone(),
    }
}

fn baris(isi: &[Blok], satu: &mut dyn FnMut(Option<&Slot>, &Slot) -> Tulisan) -> Vec<Tulisan> {
    let mut hasil = Vec::new();
    for blok in isi {
        match blok {
            Blok::Daftar { butir } => {
                for butir in butir {
                    hasil.push(satu(Some(&butir.label), &butir.teks));
                    hasil.extend(baris(&butir.isi, satu));
                }
            }
            Blok::Bagian { nomor, judul, isi, .. } => {
                hasil.push(satu(nomor.as_ref(), judul));
                hasil.extend(baris(isi, satu));
            }
            Blok::Tabel(tabel) => {
                hasil.extend(tabel.kepala.iter().flatten().map(|kepala| satu(None, &kepala.teks)));
                hasil.extend(tabel.baris.iter().map(|ini| baris_tabel(ini, satu)));
            }
            Blok::Gambar(gambar) => hasil.push(Tulisan::baku(gambar.alt.as_str())),
            lain => hasil.extend(lain.slot().into_iter().map(|slot| satu(None, slot))),
        }
    }
    hasil
}

/// A row of a table as one line.
pub(super) fn baris_tabel(ini: &Baris, satu: &mut dyn FnMut(Option<&Slot>, &Slot) -> Tulisan) -> Tulisan {
    let sel = match ini {
        Baris::Kelompok { nomor, judul, .. } => return satu(nomor.as_ref(), judul),
        Baris::Isi { sel, .. } => sel,
        Baris::Jumlah { label, sel, terbilang, .. } => {
            let angka = sel.iter().flatten().chain(terbilang);
            return angka.fold(satu(None, label), |hasil, slot| hasil.dan_baku(" | ").dan(satu(None, slot)));
        }
    };
    let mut hasil = Tulisan::default();
    for isi in sel.iter().flatten() {
        for (urutan, teks) in baris(isi, satu).into_iter().enumerate() {
            let antara = match (urutan, hasil.kosong()) {
                (_, true) => "",
                (0, false) => " | ",
                (_, false) => " ",
            };
            hasil = hasil.dan_baku(antara).dan(teks);
        }
    }
    hasil
}
