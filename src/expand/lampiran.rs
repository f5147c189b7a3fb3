//! Annexes: heading block, title, content, closing (UU 12/2011 Lampiran II; DPR handbook p. 271).

use super::{Expander, isi::Kedalaman, job, penulis::Penulis};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{bilangan, keputusan::Lampiran, tulisan::Tulisan},
};

/// The word and number of an annex: `Lampiran II`, or `Lampiran` for a single one.
pub(super) fn label(indeks: usize, jumlah: usize) -> String {
    if jumlah == 1 { "Lampiran".to_owned() } else { format!("Lampiran {}", romawi(indeks)) }
}

fn romawi(indeks: usize) -> String {
    u32::try_from(indeks + 1).ok().and_then(bilangan::romawi).unwrap_or_else(|| (indeks + 1).to_string())
}

/// A cover is a page: the closing of an annex cannot stand below it.
fn periksa_akhir(penulis: &mut Penulis<'_>, pointer: &Pointer, isi: &[job::Blok]) {
    match isi.last() {
        Some(job::Blok::Sampul { .. }) => {
            let temuan = Diagnostic::galat("penutup", "lampiran berakhir dengan `sampul`").at(penulis.tempat(pointer));
            let obat = "Tulis isi sesudahnya: tanda tangan lampiran dibuat program di bawah isi itu";
            penulis.temuan.push(temuan.cure(obat));
        }
        Some(job::Blok::Bagian { isi, .. }) => periksa_akhir(penulis, pointer, isi),
        _ => {}
    }
}

impl Expander<'_> {
    /// The annexes that exist for this office, with their place in the data.
    pub(super) fn lampiran_berlaku(&self) -> Vec<(usize, &Lampiran)> {
        self.keputusan.lampiran.iter().enumerate().filter(|(_, lampiran)| lampiran.untuk.berlaku(self.satker)).collect()
    }

    pub(super) fn lampiran(&self, penulis: &mut Penulis<'_>) -> Vec<job::Lampiran> {
        let berlaku = self.lampiran_berlaku();
        let jumlah = berlaku.len();
        let satu = |(indeks, (i, lampiran)): (usize, (usize, &Lampiran))| {
            let pointer = Pointer::root().key("lampiran").index(i);
            let alamat = format!("lampiran/{}", romawi(indeks));
            let expander = Expander { susunan: lampiran.susunan, ..*self };
            let kepala = expander.kepala_lampiran(penulis, &alamat, &pointer, &label(indeks, jumlah));
            let judul = penulis.urai_wajib(&pointer.key("judul"), &lampiran.judul).dibakukan().kapital();
            let orientasi = lampiran.orientasi.unwrap_or_else(|| expander.orientasi(&lampiran.isi));
            let kedalaman = Kedalaman::lampiran(orientasi, lampiran.orientasi.is_none());
            let isi = expander.isi(penulis, &alamat, &pointer.key("isi"), &lampiran.isi, kedalaman);
            periksa_akhir(penulis, &pointer.key("isi"), &isi);
            job::Lampiran {
                kepala,
                judul: penulis.karangan(format!("{alamat}/judul"), &pointer.key("judul"), judul),
                orientasi,
                susunan: lampiran.susunan,
                ikat: job::Blok::ikat(&isi),
                orientasi_penutup: job::Blok::orientasi_akhir(&isi).unwrap_or(orientasi),
                menutup: job::Blok::menutup(&isi),
                isi,
                penutup: expander.penutup(penulis, expander.keputusan, &alamat),
                alamat,
            }
        };
        berlaku.into_iter().enumerate().map(satu).collect()
    }

    fn kepala_lampiran(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        label: &str,
    ) -> Vec<job::Slot> {
        let root = Pointer::root();
        let keputusan = self.keputusan;
        let tentang = self.tentang(penulis, keputusan).kapital();
        let sebaris = self.bentuk.pilih("tentang-lampiran") == "sebaris";
        let mut slot = |nama: &str, pointer: &Pointer, tulisan: Tulisan| {
            penulis.turunan(format!("{alamat}/kepala/{nama}"), pointer, tulisan)
        };
        let mut kepala = vec![
            slot("label", pointer, Tulisan::baku(label.to_uppercase())),
            slot("sebutan", &root.key("penetap"), self.sebutan_berbaris(keputusan).kapital()),
            slot("nomor", &root.key("nomor"), self.baris_nomor(keputusan)),
        ];
        if sebaris {
            kepala.push(slot("tentang", &root.key("tentang"), Tulisan::baku("TENTANG ").dan(tentang)));
        } else {
            kepala.push(slot("kata-tentang", &root.key("tentang"), Tulisan::baku("TENTANG")));
            kepala.push(slot("tentang", &root.key("tentang"), tentang));
        }
        kepala
    }
}
