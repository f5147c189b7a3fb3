//! Every table of a decree, wherever it stands.

use std::fmt::Write as _;

use super::{
    isi::{Butir, Isi},
    keputusan::Keputusan,
    tabel::Tabel,
};

impl Keputusan {
    /// Calls `terima` with each table, and the JSON pointer of it.
    pub fn setiap_tabel(&mut self, terima: &mut dyn FnMut(&str, &mut Tabel)) {
        for (ke, diktum) in self.memutuskan.iter_mut().enumerate() {
            isi(&mut format!("/memutuskan/{ke}/isi"), &mut diktum.isi, terima);
        }
        for (ke, lampiran) in self.lampiran.iter_mut().enumerate() {
            isi(&mut format!("/lampiran/{ke}/isi"), &mut lampiran.isi, terima);
        }
    }
}

fn isi(pointer: &mut String, semua: &mut [Isi], terima: &mut dyn FnMut(&str, &mut Tabel)) {
    let dasar = pointer.len();
    for (ke, satu) in semua.iter_mut().enumerate() {
        let _ = write!(pointer, "/{ke}");
        match satu {
            Isi::Tabel(tabel) => {
                pointer.push_str("/tabel");
                terima(pointer, &mut tabel.tabel);
            }
            Isi::Bagian(bagian) => {
                pointer.push_str("/isi");
                isi(pointer, &mut bagian.isi, terima);
            }
            Isi::Daftar(daftar) => {
                pointer.push_str("/daftar");
                butir(pointer, &mut daftar.butir, terima);
            }
            _ => {}
        }
        pointer.truncate(dasar);
    }
}

fn butir(pointer: &mut String, semua: &mut [Butir], terima: &mut dyn FnMut(&str, &mut Tabel)) {
    let dasar = pointer.len();
    for (ke, satu) in semua.iter_mut().enumerate() {
        let _ = write!(pointer, "/{ke}/isi");
        isi(pointer, &mut satu.isi, terima);
        pointer.truncate(dasar);
    }
}
