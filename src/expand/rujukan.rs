//! Names that follow from the document's structure and from the datasets beside it, for `{{ }}` in texts.

use super::{Expander, fakta::Fakta, lampiran, penulis::Penulis};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        bilangan,
        isi::{Isi, IsiTabel},
        tulisan::Tulisan,
    },
};

/// A table that has a name.
type Bernama<'a> = (Pointer, &'a str, &'a IsiTabel);

impl Expander<'_> {
    /// Adds `{{ diktum.<id> }}`, `{{ lampiran.<id> }}`, `{{ tabel.<id>.… }}`; and from the datasets beside the decree
    /// `{{ <rencana>.<area> }}`, `{{ <tim>.banyak }}`.
    pub(super) fn tambah_rujukan<'f>(&'f self, fakta: &mut Fakta<'f>) {
        for ((_, diktum), nomor) in self.diktum_berlaku(self.keputusan).into_iter().zip(1..) {
            if let (Some(id), Some(kata)) = (&diktum.id, bilangan::diktum(nomor)) {
                fakta.tambah(format!("diktum.{id}"), Tulisan::baku(format!("Diktum {kata}")));
            }
        }
        let berlaku = self.lampiran_berlaku();
        for ((_, lampiran), nomor) in berlaku.iter().zip(1..) {
            let label = lampiran::label(nomor, berlaku.len());
            fakta.tambah(format!("lampiran.{}", lampiran.id), Tulisan::baku(label));
        }
        for (pointer, id, isi) in self.tabel_bernama() {
            fakta.tambah_tabel(id, &isi.tabel, &pointer.key("tabel"));
        }
        for (nama, rencana) in self.rencana() {
            for (i, area) in rencana.isi.area.iter().enumerate() {
                let tempat = Place::new(rencana.berkas.as_str(), Pointer::root().key("area").index(i).key("nama"));
                fakta.tambah_area(format!("{nama}.{}", area.area), tempat, &area.nama);
            }
        }
        for (nama, tim) in self.tim() {
            fakta.tambah(format!("{nama}.banyak"), Tulisan::baku(self.anggota(&tim.isi).len().to_string()));
        }
    }

    /// Names of dictums, annexes and tables that stand twice: a reference would not know which is meant.
    pub(super) fn periksa_id(&self, penulis: &mut Penulis<'_>) {
        let root = Pointer::root();
        let diktum = self.diktum_berlaku(self.keputusan).into_iter();
        let diktum = diktum.filter_map(|(i, d)| Some((root.key("memutuskan").index(i), d.id.as_deref()?)));
        let lampiran = self.lampiran_berlaku().into_iter();
        let lampiran = lampiran.map(|(i, l)| (root.key("lampiran").index(i), l.id.as_str()));
        let tabel = self.tabel_bernama().into_iter().map(|(pointer, id, _)| (pointer, id));
        for semua in [diktum.collect::<Vec<_>>(), lampiran.collect(), tabel.collect()] {
            for (n, (pointer, id)) in semua.iter().enumerate() {
                if semua[..n].iter().any(|(_, lain)| lain == id) {
                    let temuan = Diagnostic::galat("id", format!("id `{id}` dipakai dua kali"));
                    penulis
                        .temuan
                        .push(temuan.at(penulis.tempat(&pointer.key("id"))).cure("Beri masing-masing id sendiri"));
                }
            }
        }
    }

    /// The tables with an `id` that exist for this office.
    fn tabel_bernama(&self) -> Vec<Bernama<'_>> {
        let root = Pointer::root();
        let mut hasil = Vec::new();
        for (i, diktum) in self.diktum_berlaku(self.keputusan) {
            self.cari_tabel(&root.key("memutuskan").index(i).key("isi"), &diktum.isi, &mut hasil);
        }
        for (i, lampiran) in self.lampiran_berlaku() {
            self.cari_tabel(&root.key("lampiran").index(i).key("isi"), &lampiran.isi, &mut hasil);
        }
        hasil
    }

    fn cari_tabel<'t>(&self, pointer: &Pointer, semua: &'t [Isi], hasil: &mut Vec<Bernama<'t>>) {
        for (i, isi) in semua.iter().enumerate().filter(|(_, isi)| isi.untuk().berlaku(self.satker)) {
            let objek = pointer.index(i);
            match isi {
                Isi::Tabel(tabel) => hasil.extend(tabel.id.as_deref().map(|id| (objek, id, tabel))),
                Isi::Bagian(bagian) => self.cari_tabel(&objek.key("isi"), &bagian.isi, hasil),
                Isi::Daftar(daftar) => {
                    let butir = daftar.butir.iter().enumerate().filter(|(_, butir)| butir.untuk.berlaku(self.satker));
                    for (j, butir) in butir {
                        self.cari_tabel(&objek.key("daftar").index(j).key("isi"), &butir.isi, hasil);
                    }
                }
                _ => {}
            }
        }
    }
}
