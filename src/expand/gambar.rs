//! Drawings that the program makes from the registers.

use super::{
    Expander,
    job::{KomponenZi, SisiZi},
    penulis::Penulis,
};
use crate::{
    diag::Pointer,
    model::{bilangan, tulisan::Tulisan, zona_integritas},
};

/// The name under which data asks for the drawing of the components of a Zona Integritas.
pub(super) const KOMPONEN_ZI: &str = "komponen-zi";

impl Expander<'_> {
    /// What leads to a Zona Integritas, and what that results in, with the weights of the register.
    pub(super) fn komponen_zi(&self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer) -> KomponenZi {
        let register = self.workspace.komponen_zi();
        let sisi: Vec<_> = register.values().filter(|baris| baris.sisi().is_none()).collect();
        let milik = |id: &str| register.values().filter(|baris| baris.sisi() == Some(id)).collect::<Vec<_>>();
        let cetak = |baris: &zona_integritas::KomponenZi| format!("{} ({})", baris.nama, baris.bobot_cetak());
        let terang = |sisi: &&zona_integritas::KomponenZi| {
            let bagian: Vec<_> = milik(&sisi.id).into_iter().map(cetak).collect();
            format!("{}, terdiri atas {}", cetak(sisi), bilangan::serial(&bagian, "dan"))
        };
        let alt = sisi.iter().map(terang).collect::<Vec<_>>().join("; menghasilkan ");
        let mut slot = |alamat: String, baris: &zona_integritas::KomponenZi| {
            penulis.turunan(alamat, pointer, Tulisan::baku(cetak(baris)))
        };
        let satu = |(sisi, nomor): (&&zona_integritas::KomponenZi, usize)| {
            let alamat = format!("{alamat}/{nomor}");
            let komponen = milik(&sisi.id).into_iter().zip(1..);
            SisiZi {
                judul: slot(alamat.clone(), sisi),
                komponen: komponen.map(|(baris, n)| slot(format!("{alamat}/{n}"), baris)).collect(),
            }
        };
        KomponenZi { alt: format!("Bagan: {alt}."), sisi: sisi.iter().zip(1..).map(satu).collect() }
    }
}
