//! Annexes: heading block, title, content, closing (UU 12/2011 Lampiran II; DPR handbook p. 271).

use super::{
    Expander,
    isi::Kedalaman,
    job::{self, Bagian, Dokumen, nomor_lampiran},
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        keputusan::{Keputusan, Lampiran},
        satker::Satker,
        tulisan::Tulisan,
    },
};

/// The word and number of an annex, of so many: `Lampiran II`, or `Lampiran` for a single one.
pub fn label(nomor: u32, jumlah: usize) -> String {
    if jumlah == 1 { "Lampiran".to_owned() } else { format!("Lampiran {}", nomor_lampiran(nomor)) }
}

/// The finding for an annex that a decree has not, which has so many; without its place.
pub fn tidak_ada(nomor: u32, jumlah: usize, dalam: &str) -> Diagnostic {
    let pesan = format!("Lampiran {} tidak ada dalam {dalam}", nomor_lampiran(nomor));
    let ada: Vec<String> = (1..).take(jumlah).map(|ada| format!("`lampiran:{}`", nomor_lampiran(ada))).collect();
    Diagnostic::galat("lampiran", pesan).cure(match ada.as_slice() {
        [] => "Naskah ini tidak berlampiran: buat seluruhnya, tanpa `--hanya`".to_owned(),
        ada => format!("Yang ada: {}", ada.join(", ")),
    })
}

/// The annexes of a decree that exist for an office, with their place in the data.
pub(super) fn berlaku<'k>(keputusan: &'k Keputusan, satker: &'k Satker) -> impl Iterator<Item = (usize, &'k Lampiran)> {
    keputusan.lampiran.iter().enumerate().filter(|(_, lampiran)| lampiran.untuk.berlaku(satker))
}

/// The finding for a part that a decree of so many annexes has not.
pub(super) fn periksa_bagian(bagian: Bagian, jumlah: usize) -> Option<Diagnostic> {
    let Bagian::Lampiran(nomor) = bagian else { return None };
    let ada = usize::try_from(nomor).is_ok_and(|nomor| (1..=jumlah).contains(&nomor));
    (!ada).then(|| tidak_ada(nomor, jumlah, "naskah ini"))
}

impl Dokumen {
    /// The part of it alone, numbered as in the whole.
    pub(super) fn hanya(self, bagian: Bagian) -> Self {
        let Bagian::Lampiran(nomor) = bagian else { return self };
        let lampiran = self.lampiran.into_iter().zip(1..).filter(|(_, ini)| *ini == nomor);
        Self { badan: None, lampiran: lampiran.map(|(lampiran, _)| lampiran).collect(), ..self }
    }
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
        berlaku(self.keputusan, self.satker).collect()
    }

    pub(super) fn lampiran(&self, penulis: &mut Penulis<'_>) -> Vec<job::Lampiran> {
        let berlaku = self.lampiran_berlaku();
        let jumlah = berlaku.len();
        let satu = |((i, lampiran), nomor): ((usize, &Lampiran), u32)| {
            let pointer = Pointer::root().key("lampiran").index(i);
            let alamat = format!("lampiran/{}", nomor_lampiran(nomor));
            let expander = Expander { susunan: lampiran.susunan, ..*self };
            let kepala = expander.kepala_lampiran(penulis, &alamat, &pointer, &label(nomor, jumlah));
            let alamat_judul = format!("{alamat}/judul");
            let judul = match penulis.ditulis(&alamat_judul) {
                true => penulis.urai(&pointer.key("judul"), &lampiran.judul),
                false => penulis.urai_wajib(&pointer.key("judul"), &lampiran.judul),
            };
            let orientasi = lampiran.orientasi.unwrap_or_else(|| expander.orientasi(&lampiran.isi));
            let kedalaman = Kedalaman::lampiran(orientasi, lampiran.orientasi.is_none());
            let isi = expander.isi(penulis, &alamat, &pointer.key("isi"), &lampiran.isi, kedalaman);
            periksa_akhir(penulis, &pointer.key("isi"), &isi);
            let judul = penulis.turunan(alamat_judul, &pointer.key("judul"), judul.dibakukan().kapital());
            job::Lampiran {
                kepala,
                berjudul: !judul.tulisan.kosong(),
                judul,
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
        berlaku.into_iter().zip(1..).map(satu).collect()
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
        let alamat = |nama: &str| format!("{alamat}/kepala/{nama}");
        let mut slot =
            |nama: &str, pointer: &Pointer, tulisan: Tulisan| penulis.turunan_bila(&alamat(nama), pointer, tulisan);
        let mut kepala = vec![
            slot("label", pointer, Tulisan::baku(label.to_uppercase())),
            slot("sebutan", &root.key("penetap"), self.sebutan_berbaris(keputusan).kapital()),
            slot("nomor", &root.key("nomor"), self.baris_nomor(keputusan)),
        ];
        let akhir = if sebaris {
            vec![slot("tentang", &root.key("tentang"), Tulisan::baku("TENTANG ").dan(tentang))]
        } else {
            vec![
                slot("kata-tentang", &root.key("tentang"), Tulisan::baku("TENTANG")),
                slot("tentang", &root.key("tentang"), tentang),
            ]
        };
        kepala.push(penulis.bila_ditulis(&alamat("tanggal"), &root.key("tanggal")));
        kepala.into_iter().chain(akhir).flatten().collect()
    }
}
