//! Headed parts: how their heading stands, and its number.

use super::{
    Expander,
    isi::{Kedalaman, Konteks},
    job::{self, BentukBagian, Blok},
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        bilangan, isi,
        keputusan::{Orientasi, Susunan},
        tulisan::Tulisan,
    },
};

/// The heading of a part, before it is known what it holds.
pub(super) struct KepalaBagian {
    tingkat: u8,
    bentuk: BentukBagian,
    nomor: Option<job::Slot>,
    judul: job::Slot,
}

impl KepalaBagian {
    /// The part.
    pub(super) fn menjadi(self, orientasi: Option<Orientasi>, isi: Vec<Blok>) -> Blok {
        let Self { tingkat, bentuk, nomor, judul } = self;
        Blok::Bagian { tingkat, bentuk, nomor, judul, orientasi, menutup: Blok::menutup(&isi), isi }
    }
}

impl Expander<'_> {
    /// A part with what it holds; `nomor` is the number of the last one at its level.
    pub(super) fn bagian(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        bagian: &isi::Bagian,
        nomor: &mut u32,
    ) -> Blok {
        let pointer = k.objek.key("bagian");
        let judul = penulis.urai_wajib(&pointer, &bagian.judul);
        if bagian.isi.is_empty() {
            let temuan = Diagnostic::peringatan("kosong", "bagian tanpa isi").at(penulis.tempat(&pointer));
            penulis.temuan.push(temuan.cure("Tulis isinya, atau hapus bagian ini"));
        }
        if bagian.orientasi.is_some() {
            self.periksa_halaman(penulis, k, "orientasi");
        }
        let kepala = self.kepala_bagian(penulis, k, &pointer, judul, bagian.bernomor.then_some(nomor));
        let sendiri = || (k.tingkat.halaman && k.tingkat.otomatis).then(|| self.orientasi(&bagian.isi));
        let lain = |orientasi: &Orientasi| *orientasi == Orientasi::Lanskap && k.tingkat.orientasi == Orientasi::Potret;
        let orientasi = bagian.orientasi.or_else(|| sendiri().filter(lain));
        let kedalaman = Kedalaman {
            bagian: k.tingkat.bagian + 1,
            halaman: k.tingkat.halaman && orientasi.is_none(),
            orientasi: orientasi.unwrap_or(k.tingkat.orientasi),
            ..k.tingkat
        };
        let isi = self.isi(penulis, k.alamat, &k.objek.key("isi"), &bagian.isi, kedalaman);
        kepala.menjadi(orientasi, isi)
    }

    /// The heading of a part at its level, with the next number of its kind unless it has none.
    pub(super) fn kepala_bagian(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        pointer: &Pointer,
        judul: Tulisan,
        nomor: Option<&mut u32>,
    ) -> KepalaBagian {
        let tingkat = k.tingkat.bagian;
        let bentuk = match (self.susunan, tingkat, &nomor) {
            (Susunan::Buku, 1, Some(_)) => BentukBagian::Bab,
            (Susunan::Buku, 1, None) => BentukBagian::Tengah,
            _ => BentukBagian::Biasa,
        };
        if bentuk != BentukBagian::Biasa {
            self.periksa_halaman(penulis, k, "bagian");
        }
        let label = nomor.map(|nomor| {
            *nomor += 1;
            let kunci = if self.susunan == Susunan::Buku { "label-buku" } else { "label-bagian" };
            let label = label_bagian(self.bentuk.label(kunci, tingkat), *nomor);
            penulis.turunan(format!("{}/nomor", k.alamat), k.objek, Tulisan::baku(label))
        });
        let judul = match bentuk {
            BentukBagian::Biasa => penulis.karangan(k.alamat, pointer, judul.dibakukan()),
            // Derived from what the user writes: another case can be written out.
            BentukBagian::Bab | BentukBagian::Tengah => penulis.turunan(k.alamat, pointer, judul.kapital()),
        };
        KepalaBagian { tingkat: u8::try_from(tingkat).unwrap_or(u8::MAX), bentuk, nomor: label, judul }
    }
}

/// The number of a headed part in the shape that the profile gives its level: `BAB I`, `A.`, `1.`, `a)`.
fn label_bagian(bentuk: &str, nomor: u32) -> String {
    let huruf = bilangan::huruf(nomor).unwrap_or_default();
    let (awal, lambang) = bentuk.rsplit_once(' ').map_or(("", bentuk), |(awal, lambang)| (awal, lambang));
    let cetak = |satu: char| match satu {
        'I' => bilangan::romawi(nomor).unwrap_or_default(),
        'A' => huruf.to_uppercase(),
        'a' => huruf.clone(),
        '1' => nomor.to_string(),
        lain => lain.to_string(),
    };
    let nomor: String = lambang.chars().map(cetak).collect();
    if awal.is_empty() { nomor } else { format!("{awal} {nomor}") }
}
