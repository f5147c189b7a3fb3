//! Lists: their labels, their punctuation, their items.

use super::{Expander, isi::Kedalaman, job, penulis::Penulis};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        bilangan,
        isi::{self, BentukLabel},
        tulisan::Tulisan,
    },
};

impl BentukLabel {
    /// The label of the item `nomor`, from 1.
    pub(super) fn label(self, nomor: usize) -> Tulisan {
        let angka = u32::try_from(nomor).unwrap_or(u32::MAX);
        let huruf = || bilangan::huruf(angka).unwrap_or_default();
        Tulisan::baku(match self {
            Self::HurufTitik => format!("{}.", huruf()),
            Self::AngkaTitik => format!("{angka}."),
            Self::HurufKurung => format!("{})", huruf()),
            Self::AngkaKurung => format!("{angka})"),
            Self::Setrip => "–".to_owned(),
        })
    }
}

/// How a list labels and punctuates its items.
#[derive(Clone, Copy)]
pub(super) struct Rangka {
    /// The level of the list, from 1.
    pub(super) tingkat: usize,
    /// The shape of the labels.
    pub(super) bentuk: BentukLabel,
    /// The mark after every item but the last.
    pub(super) akhir: Option<&'static str>,
    /// The mark after the last item.
    pub(super) penutup: Option<&'static str>,
    /// The word after the mark of the second-last item.
    pub(super) kata: Option<&'static str>,
    /// Whether the marks are custom: then others that the user wrote are no deviation.
    pub(super) kebiasaan: bool,
}

impl Rangka {
    /// Labels only; punctuation is the author's.
    pub(super) fn polos(bentuk: BentukLabel) -> Self {
        Self { tingkat: 1, bentuk, akhir: None, penutup: None, kata: None, kebiasaan: false }
    }

    /// `;`, `; dan`, `.` (UU 12/2011 Lampiran II).
    pub(super) fn rincian() -> Self {
        let bentuk = BentukLabel::AngkaTitik;
        Self { tingkat: 1, bentuk, akhir: Some(";"), penutup: Some("."), kata: Some("dan"), kebiasaan: false }
    }

    /// Every item, also the last, ends with `;`: considerations and legal bases.
    pub(super) fn titik_koma(bentuk: BentukLabel) -> Self {
        Self { tingkat: 1, bentuk, akhir: Some(";"), penutup: Some(";"), kata: None, kebiasaan: false }
    }

    fn tanda(self, dari_akhir: usize) -> Option<&'static str> {
        if dari_akhir == 0 { self.penutup } else { self.akhir }
    }

    /// A mark of the author's where another one is derived: both would be printed.
    fn tanya_tanda(self, penulis: &mut Penulis<'_>, pointer: &Pointer, teks: &Tulisan, dari_akhir: usize) {
        let akhir = teks.polos().chars().next_back().filter(|akhir| ".,;:?!".contains(*akhir));
        if let (Some(tanda), Some(akhir)) = (self.tanda(dari_akhir), akhir)
            && !tanda.starts_with(akhir)
        {
            let pesan = format!("teks berakhir dengan `{akhir}`, dan program menambah `{tanda}`");
            let temuan = Diagnostic::peringatan("tanda-baca", pesan).at(penulis.tempat(pointer));
            penulis.temuan.push(temuan.cure(format!("Hapus `{akhir}` di akhir teks: tanda bacanya dibuat program")));
        }
    }

    /// What is put after an item: the mark, and the word after it.
    fn ekor(self, dari_akhir: usize) -> String {
        let kata = self.kata.filter(|_| dari_akhir == 1).map_or_else(String::new, |kata| format!(" {kata}"));
        format!("{}{kata}", self.tanda(dari_akhir).unwrap_or_default())
    }

    fn akhiri(self, tulisan: Tulisan, dari_akhir: usize) -> Tulisan {
        let tulisan = match self.tanda(dari_akhir) {
            Some(tanda) => tulisan.diakhiri(tanda),
            None => tulisan,
        };
        match self.kata {
            Some(kata) if dari_akhir == 1 => tulisan.dan_baku(format!(" {kata}")),
            _ => tulisan,
        }
    }
}

impl Expander<'_> {
    /// The shape of the labels of a list at this level.
    pub(super) fn label_rincian(&self, tingkat: usize) -> BentukLabel {
        BentukLabel::dari_nama(self.bentuk.label("label-rincian", tingkat)).unwrap_or(BentukLabel::AngkaTitik)
    }

    /// The items of a list that exist for this office. An item that opens a list of its own keeps its author's colon.
    pub(super) fn butir(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        semua: &[isi::Butir],
        rangka: Rangka,
    ) -> Vec<job::Butir> {
        let berlaku: Vec<_> = semua.iter().enumerate().filter(|(_, butir)| butir.untuk.berlaku(self.satker)).collect();
        let jumlah = berlaku.len();
        let mut hasil = Vec::with_capacity(jumlah);
        for (nomor, (i, butir)) in berlaku.into_iter().enumerate() {
            let alamat = format!("{alamat}/{}", nomor + 1);
            let objek = pointer.index(i);
            let pointer_teks = if butir.objek { objek.key("butir") } else { objek.clone() };
            let teks = penulis.urai_wajib(&pointer_teks, &butir.teks);
            let dari_akhir = jumlah - nomor - 1;
            let teks = match penulis.akhir(&alamat, &rangka.ekor(dari_akhir), rangka.kebiasaan) {
                Some(akhir) => teks.dan(akhir),
                None if butir.isi.is_empty() => {
                    rangka.tanya_tanda(penulis, &pointer_teks, &teks, dari_akhir);
                    rangka.akhiri(teks, dari_akhir)
                }
                None => teks,
            };
            hasil.push(job::Butir {
                label: penulis.turunan(format!("{alamat}/label"), &objek, rangka.bentuk.label(nomor + 1)),
                teks: penulis.karangan(alamat.as_str(), &pointer_teks, teks),
                isi: self.isi(penulis, &alamat, &objek.key("isi"), &butir.isi, Kedalaman::dalam_daftar(rangka.tingkat)),
                alamat,
            });
        }
        hasil
    }
}
