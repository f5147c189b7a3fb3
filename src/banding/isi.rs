//! Blocks of content: which is which, and what became of each.

use super::{
    Macam, Pembanding, Perubahan, Tempat, dokumen, sebut,
    sejajar::{Ciri, Langkah, sejajarkan},
    tandai,
};
use crate::{
    expand::job::{Blok, Slot},
    model::tulisan::Revisi,
};

impl Pembanding<'_> {
    /// Content of a dictum, an item, an annex, a part or a cell.
    pub(super) fn isi(&mut self, tempat: &Tempat, lama: &[Blok], baru: &[Blok]) -> Vec<Blok> {
        let ciri = |semua: &[Blok]| -> Vec<Ciri> {
            semua
                .iter()
                .map(|blok| Ciri::baru(dokumen::golongan(blok), tandai::polos(std::slice::from_ref(blok))))
                .collect()
        };
        let di = |semua: &[Blok], letak: usize| match sebut::blok(semua, letak) {
            Some(nama) => tempat.di(nama),
            None => tempat.clone(),
        };
        let mut hasil = Vec::with_capacity(baru.len());
        for langkah in sejajarkan(&ciri(lama), &ciri(baru), true) {
            match langkah {
                Langkah::Pasang { lama: i, baru: j, pindah } => {
                    let (dahulu, kini) = (&lama[i], &baru[j]);
                    let di = di(baru, j);
                    if let (true, Some(kepala)) = (pindah, kepala(kini)) {
                        let dari = sebut::blok(lama, i).unwrap_or_else(|| format!("isi ke-{}", i + 1));
                        self.pindah(&di, dari, kepala);
                    }
                    let ini = self.blok(&di, dahulu, kini);
                    hasil.extend(if pindah && berbekas(kini) { vec![tandai::tambah(kini.clone())] } else { ini });
                }
                Langkah::Hapus(i) => hasil.extend(self.hapus_blok(&di(lama, i), &lama[i])),
                Langkah::Tambah(j) => hasil.push(self.tambah_blok(&di(baru, j), &baru[j])),
                Langkah::Bekas(i) if berbekas(&lama[i]) => hasil.push(tandai::hapus(lama[i].clone())),
                Langkah::Bekas(_) => {}
            }
        }
        hasil
    }

    /// A cell: one change, where it holds other kinds of blocks than before, or none. Somebody wrote that.
    pub(super) fn isi_sel(&mut self, tempat: &Tempat, lama: &[Blok], baru: &[Blok]) -> Vec<Blok> {
        let macam = |isi: &[Blok]| isi.iter().map(dokumen::golongan).collect::<Vec<_>>();
        if macam(lama) == macam(baru) {
            return self.isi(tempat, lama, baru);
        }
        let (dahulu, kini) = (lama.first().and_then(kepala), baru.first().and_then(kepala));
        let teks = |isi: &[Blok], revisi: Revisi| {
            let baris = tandai::baris_teks(isi).into_iter();
            let satu = baris.reduce(|semua, ini| semua.dan_baku(" ").dan(ini)).unwrap_or_default();
            satu.direvisi(revisi)
        };
        let isi = teks(lama, Revisi::Dihapus).dan(teks(baru, Revisi::Ditambah));
        if let Some(slot) = kini.or(dahulu) {
            let ini = Perubahan::baru(Macam::Ubah, tempat.clone(), &slot.alamat, vec![isi]);
            self.perubahan.push(Perubahan { sumber: Some(slot.tempat.clone()), ..ini });
        }
        let mut hasil = mati(tandai::hapus(lama.to_vec()));
        hasil.extend(tandai::tambah(baru.to_vec()));
        hasil
    }

    pub(super) fn hapus_blok(&mut self, tempat: &Tempat, blok: &Blok) -> Vec<Blok> {
        match kepala(blok) {
            Some(kepala) => mati(vec![self.hapus(tempat, kepala, blok)]),
            None => {
                if let Blok::Gambar(gambar) = blok {
                    self.gambar(tempat, Some(gambar), None);
                }
                Vec::new()
            }
        }
    }

    fn tambah_blok(&mut self, tempat: &Tempat, blok: &Blok) -> Blok {
        match (kepala(blok), blok) {
            (Some(kepala), _) => self.tambah(tempat, kepala, blok),
            (None, Blok::Gambar(gambar)) => {
                self.gambar(tempat, None, Some(gambar));
                blok.clone()
            }
            (None, _) => blok.clone(),
        }
    }

    /// Two blocks of one kind.
    fn blok(&mut self, tempat: &Tempat, lama: &Blok, baru: &Blok) -> Vec<Blok> {
        vec![match (lama, baru) {
            (Blok::Paragraf { teks: lama, .. }, Blok::Paragraf { teks: baru, .. }) => {
                Blok::paragraf(self.slot(tempat, lama, baru))
            }
            (Blok::Daftar { butir: lama }, Blok::Daftar { butir: baru }) => {
                Blok::Daftar { butir: self.butir(tempat, &sebut::butir, lama, baru) }
            }
            (Blok::Bagian { .. }, Blok::Bagian { .. }) => self.bagian(tempat, lama, baru),
            (Blok::Tabel(lama), Blok::Tabel(baru)) => return self.tabel(tempat, lama, baru),
            (Blok::Sampul { baris: a, kaki: b }, Blok::Sampul { baris, kaki }) => {
                Blok::Sampul { baris: self.deret(tempat, a, baris), kaki: self.deret(tempat, b, kaki) }
            }
            (Blok::Gambar(lama), Blok::Gambar(gambar)) => {
                self.gambar(tempat, Some(lama), Some(gambar));
                baru.clone()
            }
            (Blok::KomponenZi(lama), Blok::KomponenZi(gambar)) if lama.sisi.len() == gambar.sisi.len() => {
                let mut hasil = gambar.clone();
                for ((hasil, lama), baru) in hasil.sisi.iter_mut().zip(&lama.sisi).zip(&gambar.sisi) {
                    hasil.judul = self.slot(tempat, &lama.judul, &baru.judul);
                    hasil.komponen = self.deret(tempat, &lama.komponen, &baru.komponen);
                }
                Blok::KomponenZi(hasil)
            }
            (Blok::TandaTangan { kolom: lama, .. }, Blok::TandaTangan { kolom, ikat }) if lama.len() == kolom.len() => {
                let kolom = lama.iter().zip(kolom).map(|(lama, baru)| self.tanda_tangan(tempat, lama, baru));
                Blok::TandaTangan { kolom: kolom.collect(), ikat: *ikat }
            }
            _ => {
                let mut hasil = self.hapus_blok(tempat, lama);
                hasil.push(self.tambah_blok(tempat, baru));
                return hasil;
            }
        }]
    }

    fn bagian(&mut self, tempat: &Tempat, lama: &Blok, baru: &Blok) -> Blok {
        let (
            Blok::Bagian { nomor: nomor_lama, judul: judul_lama, isi: isi_lama, orientasi: dahulu, .. },
            Blok::Bagian { tingkat, bentuk, nomor, judul, orientasi, isi, menutup },
        ) = (lama, baru)
        else {
            return baru.clone();
        };
        let nama = |orientasi: &Option<crate::model::keputusan::Orientasi>| {
            orientasi.map_or("seperti sekelilingnya", |ini| ini.nama())
        };
        self.fakta_lain(tempat.di("orientasi halaman"), nama(dahulu), nama(orientasi));
        let nomor = match (nomor_lama, nomor) {
            (Some(lama), Some(baru)) => Some(self.label(tempat, lama, baru)),
            (lama, baru) => self.deret(tempat, lama.as_slice(), baru.as_slice()).pop(),
        };
        Blok::Bagian {
            tingkat: *tingkat,
            bentuk: *bentuk,
            nomor,
            judul: self.slot(tempat, judul_lama, judul),
            orientasi: *orientasi,
            isi: self.isi(tempat, isi_lama, isi),
            menutup: *menutup,
        }
    }
}

/// What a block is told by; a picture has no text.
fn kepala(blok: &Blok) -> Option<&Slot> {
    match blok {
        Blok::Daftar { butir } => butir.first().map(|butir| &butir.teks),
        Blok::Bagian { judul, .. } => Some(judul),
        lain => lain.slot().into_iter().next(),
    }
}

/// Whether both places of a moved block are shown: a whole part or table is found again by its heading.
fn berbekas(blok: &Blok) -> bool {
    matches!(blok, Blok::Paragraf { .. } | Blok::Daftar { .. })
}

/// Blocks of the old document without what only works once in a document: pages of their own, pictures, signatures.
pub(super) fn mati(semua: Vec<Blok>) -> Vec<Blok> {
    let baris = |slot: Vec<Slot>| slot.into_iter().map(|teks| Blok::Paragraf { teks, lekat: false }).collect();
    let satu = |blok: Blok| -> Vec<Blok> {
        match blok {
            Blok::Bagian { tingkat, nomor, judul, isi, .. } => {
                let bentuk = crate::expand::job::BentukBagian::Biasa;
                let (orientasi, isi) = (None, mati(isi));
                vec![Blok::Bagian { tingkat, bentuk, nomor, judul, orientasi, isi, menutup: false }]
            }
            Blok::Gambar(_) => Vec::new(),
            Blok::Sampul { .. } | Blok::KomponenZi(_) | Blok::TandaTangan { .. } => {
                baris(blok.slot().into_iter().cloned().collect())
            }
            Blok::Paragraf { teks, .. } => vec![Blok::Paragraf { teks, lekat: false }],
            lain => vec![lain],
        }
    };
    semua.into_iter().flat_map(satu).collect()
}
