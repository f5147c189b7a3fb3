//! Tables: rows by their keys, cells by their columns. A row that stands elsewhere was moved, not removed and added.

use std::collections::BTreeMap;

use super::{
    Macam, Pembanding, Perubahan, Tempat,
    kolom::{Ikhtisar, Kolom, Lihat},
    sebut,
    sejajar::{Langkah, sejajarkan},
    tandai,
};
use crate::expand::job::{Baris, Blok, Kepala, Slot, Tabel};

/// A column whose merged texts are longer than this, in characters, does not get all the width that they would take.
const PENDEK: usize = 24;
/// The share of such a column, in the steps of `expand::lebar`.
const BAGIAN: usize = 4;

impl Pembanding<'_> {
    /// Two tables as one; two tables where their columns do not fit into one.
    pub(super) fn tabel(&mut self, tempat: &Tempat, lama: &Tabel, baru: &Tabel) -> Vec<Blok> {
        let (lama, baru) = (Ikhtisar::baru(lama), Ikhtisar::baru(baru));
        let kolom = Kolom::baru(&lama, &baru);
        let kepala = match kolom.sama {
            true => self.kepala(tempat, lama.tabel, baru.tabel),
            false => {
                self.kolom_lain(tempat, &lama, &baru, &kolom);
                baru.tabel.kepala.clone()
            }
        };
        let baris = self.baris(tempat, &lama, &baru, &kolom);
        if !kolom.sama {
            let ini = Blok::Tabel(tandai::hapus(lama.tabel.clone()));
            return vec![ini, Blok::Tabel(tandai::tambah(baru.tabel.clone()))];
        }
        let mut hasil = Tabel { kepala, baris, ..baru.tabel.clone() };
        lebarkan(&mut hasil);
        vec![Blok::Tabel(hasil)]
    }

    fn kepala(&mut self, tempat: &Tempat, lama: &Tabel, baru: &Tabel) -> Vec<Vec<Kepala>> {
        let di = tempat.di("kepala tabel");
        let satu = |this: &mut Self, lama: &Kepala, baru: &Kepala| Kepala {
            teks: this.slot(&di, &lama.teks, &baru.teks),
            ..*baru
        };
        let baris = lama.kepala.iter().zip(&baru.kepala);
        baris.map(|(lama, baru)| lama.iter().zip(baru).map(|(lama, baru)| satu(self, lama, baru)).collect()).collect()
    }

    /// Columns that only one of the tables has.
    fn kolom_lain(&mut self, tempat: &Tempat, lama: &Ikhtisar<'_>, baru: &Ikhtisar<'_>, kolom: &Kolom) {
        let mut satu = |macam: Macam, t: &Ikhtisar<'_>, x: usize| {
            let isi = t.isi().filter(|baris| t.sendiri(baris, x)).flat_map(|baris| tandai::baris_teks(t.sel(baris, x)));
            let revisi = match macam {
                Macam::Hapus => crate::model::tulisan::Revisi::Dihapus,
                _ => crate::model::tulisan::Revisi::Ditambah,
            };
            let isi = isi.map(|teks| teks.direvisi(revisi)).collect();
            let di = tempat.di(format!("kolom {}", nama_kolom(&t.kepala[x], x)));
            self.perubahan.push(Perubahan::baru(macam, di, &t.tabel.alamat, isi));
        };
        (0..lama.kepala.len())
            .filter(|x| !kolom.pasangan.iter().any(|(lama, _)| lama == x))
            .for_each(|x| satu(Macam::Hapus, lama, x));
        (0..baru.kepala.len())
            .filter(|y| !kolom.pasangan.iter().any(|(_, baru)| baru == y))
            .for_each(|y| satu(Macam::Tambah, baru, y));
    }

    fn baris(&mut self, tempat: &Tempat, lama: &Ikhtisar<'_>, baru: &Ikhtisar<'_>, kolom: &Kolom) -> Vec<Baris> {
        let (ciri_lama, ciri_baru) = (kolom.ciri(lama, baru, |p| *p), kolom.ciri(baru, lama, |(x, y)| (*y, *x)));
        let langkah = sejajarkan(&ciri_lama, &ciri_baru, false);
        let pasang = |satu: &Langkah| match satu {
            Langkah::Pasang { lama, baru, .. } => Some((*lama, *baru)),
            _ => None,
        };
        let ke: BTreeMap<usize, usize> = langkah.iter().filter_map(pasang).collect();
        let (kunci_lama, kunci_baru) = kolom.kunci.unzip();
        let (mut hasil, mut rombongan) = (Rapat::default(), None);
        for satu in langkah {
            // The row as it is printed, the table that it comes from, and how.
            let (baris, tabel, asal, cara) = match satu {
                Langkah::Pasang { lama: i, baru: j, pindah } => {
                    let (dahulu, kini) = (&lama.baris[i], &baru.baris[j]);
                    let nama = nama_baris(kini, kunci_baru);
                    if pindah {
                        let nama = (nama.clone(), nama_baris(dahulu, None));
                        rombongan = self.pindah_baris(rombongan.take(), tempat, (i, kini), nama);
                    }
                    let ini = self.satu_baris(&tempat.di(nama), (lama, dahulu), (baru, kini), kolom, &ke);
                    let ini = if pindah { tandai::tambah(kini.baris.clone()) } else { ini };
                    (ini, baru, kini, Cara::Kini(pindah))
                }
                Langkah::Hapus(i) => {
                    let di = tempat.di(nama_baris(&lama.baris[i], kunci_lama));
                    (self.baris_utuh(Macam::Hapus, &di, lama.baris[i].baris), lama, &lama.baris[i], Cara::Lama)
                }
                Langkah::Tambah(j) => {
                    let di = tempat.di(nama_baris(&baru.baris[j], kunci_baru));
                    (self.baris_utuh(Macam::Tambah, &di, baru.baris[j].baris), baru, &baru.baris[j], Cara::Kini(true))
                }
                Langkah::Bekas(i) => (tandai::hapus(lama.baris[i].baris.clone()), lama, &lama.baris[i], Cara::Lama),
            };
            hasil.tambah(baris, tabel, asal, cara);
        }
        hasil.baris
    }

    /// A row that was moved, from the place `lama`: a change, or one more row of those that were moved before it. `nama` is how it
    /// is called here and was called there.
    fn pindah_baris(
        &mut self,
        rombongan: Option<Rombongan>,
        tempat: &Tempat,
        (lama, kini): (usize, &Lihat<'_>),
        nama: (String, String),
    ) -> Option<Rombongan> {
        let kepala = kepala_baris(kini.baris)?;
        // Numbers that went with a row are no other change.
        let lanjut = |r: &Rombongan| {
            r.lama + 1 == lama && self.perubahan[r.ubah + 1..].iter().all(|satu| satu.macam == Macam::Geser)
        };
        match rombongan.filter(lanjut) {
            Some(mut ini) => {
                let satu = &mut self.perubahan[ini.ubah];
                satu.tempat = tempat.di(format!("{} sampai {}", ini.nama.0, nama_baris(kini, None)));
                satu.dari = Some(format!("{} sampai {}", ini.nama.1, nama.1));
                ini.lama = lama;
                Some(ini)
            }
            None => {
                let ubah = self.perubahan.len();
                self.pindah(&tempat.di(nama.0.as_str()), nama.1.clone(), kepala);
                Some(Rombongan { lama, ubah, nama })
            }
        }
    }

    /// A row that only one of the tables has. One without any text cannot be told by it.
    fn baris_utuh(&mut self, macam: Macam, tempat: &Tempat, baris: &Baris) -> Baris {
        match (kepala_baris(baris), macam) {
            (Some(kepala), Macam::Hapus) => self.hapus(tempat, kepala, baris),
            (Some(kepala), _) => self.tambah(tempat, kepala, baris),
            (None, _) => {
                self.perubahan.push(Perubahan::baru(macam, tempat.clone(), baris.alamat(), Vec::new()));
                if macam == Macam::Hapus { tandai::hapus(baris.clone()) } else { baris.clone() }
            }
        }
    }

    fn satu_baris(
        &mut self,
        tempat: &Tempat,
        (tabel_lama, lama): (&Ikhtisar<'_>, &Lihat<'_>),
        (tabel_baru, baru): (&Ikhtisar<'_>, &Lihat<'_>),
        kolom: &Kolom,
        dari: &BTreeMap<usize, usize>,
    ) -> Baris {
        let (alamat, mut sel) = match (lama.baris, baru.baris) {
            (Baris::Kelompok { nomor: a, judul: b, .. }, Baris::Kelompok { alamat, nomor, judul, tingkat, ulang }) => {
                let nomor = match (a, nomor) {
                    (Some(a), Some(nomor)) => Some(self.label(tempat, a, nomor)),
                    (a, nomor) => self.deret(tempat, a.as_slice(), nomor.as_slice()).pop(),
                };
                let (alamat, judul) = (alamat.clone(), self.slot(tempat, b, judul));
                return Baris::Kelompok { alamat, nomor, judul, tingkat: *tingkat, ulang: *ulang };
            }
            (Baris::Jumlah { .. }, Baris::Jumlah { .. }) => return self.jumlah(tempat, lama.baris, baru.baris),
            (_, Baris::Isi { alamat, sel }) => (alamat.clone(), sel.clone()),
            (_, lain) => return lain.clone(),
        };
        for (x, y) in &kolom.pasangan {
            let (a, b) = (tabel_lama.sendiri(lama, *x), tabel_baru.sendiri(baru, *y));
            // What spans both rows is told at the row that holds it, if that is one row too.
            let setempat = !a && !b && dari.get(&lama.asal[*x]) == Some(&baru.asal[*y]);
            let di = tempat.di(format!("kolom {}", nama_kolom(&tabel_baru.kepala[*y], *y)));
            let (isi_lama, isi_baru) = (tabel_lama.sel(lama, *x), tabel_baru.sel(baru, *y));
            if setempat || (a != b && lama.teks[*x] == baru.teks[*y]) {
                continue;
            }
            if kolom.hitung.contains(&(*x, *y)) {
                self.hitungan(&di, isi_lama, isi_baru);
                continue;
            }
            let hasil = self.isi_sel(&di, isi_lama, isi_baru);
            if let Some(Some(isi)) = sel.get_mut(*y) {
                *isi = hasil;
            }
        }
        Baris::Isi { alamat, sel }
    }

    /// A cell of a column that counts.
    /// What columns come to: it follows from the rows.
    fn jumlah(&mut self, tempat: &Tempat, lama: &Baris, baru: &Baris) -> Baris {
        let mut hasil = baru.clone();
        if let (Baris::Jumlah { sel: a, terbilang: kata_a, .. }, Baris::Jumlah { sel: b, terbilang: kata_b, .. }) =
            (lama, &mut hasil)
        {
            let pasangan = a.iter().zip(b.iter_mut()).chain([(kata_a, kata_b)]);
            for (lama, baru) in pasangan {
                if let (Some(lama), Some(ini)) = (lama, &*baru) {
                    *baru = Some(self.slot(tempat, lama, ini));
                }
            }
        }
        hasil
    }

    fn hitungan(&mut self, tempat: &Tempat, lama: &[Blok], baru: &[Blok]) {
        let slot = |isi: &[Blok]| isi.first().and_then(|blok| blok.slot().first().map(|slot| (*slot).clone()));
        if let (Some(lama), Some(baru)) = (slot(lama), slot(baru)) {
            self.geser(tempat, &lama, &baru);
        }
    }
}

/// Rows that were moved together: one change.
struct Rombongan {
    /// The place of the last of them in the old table.
    lama: usize,
    /// The change.
    ubah: usize,
    /// How the first one is called, here and where it was.
    nama: (String, String),
}

/// Whether a merged row is printed as the old table has it, or as the new one does (all of it marked as new, or not).
#[derive(Clone, Copy)]
enum Cara {
    Lama,
    Kini(bool),
}

/// The rows of the merged table. A cell goes on from the row above only where that row shows the same.
#[derive(Default)]
struct Rapat {
    baris: Vec<Baris>,
    atas: Vec<String>,
}

impl Rapat {
    fn tambah(&mut self, mut baris: Baris, tabel: &Ikhtisar<'_>, lihat: &Lihat<'_>, cara: Cara) {
        if let Baris::Isi { alamat, sel } = &mut baris {
            for (x, isi) in sel.iter_mut().enumerate() {
                let lanjut = self.atas.get(x) == lihat.teks.get(x);
                if isi.is_none() && !lanjut {
                    let salin = tandai::ulang(tabel.sel(lihat, x).to_vec(), alamat);
                    *isi = Some(match cara {
                        Cara::Lama => tandai::hapus(salin),
                        Cara::Kini(true) => tandai::tambah(salin),
                        Cara::Kini(false) => salin,
                    });
                }
            }
        }
        self.atas.clone_from(&lihat.teks);
        self.baris.push(baris);
    }
}

/// Short columns as wide as their texts are no longer short where both texts stand in them.
fn lebarkan(tabel: &mut Tabel) {
    if tabel.kolom.iter().all(|kolom| kolom.lebar == 0) {
        return;
    }
    let mut terpanjang = vec![0; tabel.kolom.len()];
    for baris in &tabel.baris {
        if let Baris::Isi { sel, .. } = baris {
            for (ini, isi) in terpanjang.iter_mut().zip(sel) {
                let slot = isi.iter().flatten().flat_map(Blok::slot).map(|slot| slot.tulisan.panjang());
                *ini = slot.max().unwrap_or(0).max(*ini);
            }
        }
    }
    for (kolom, terpanjang) in tabel.kolom.iter_mut().zip(terpanjang) {
        if kolom.lebar == 0 && terpanjang > PENDEK {
            kolom.lebar = BAGIAN;
        }
    }
}

fn nama_baris(baris: &Lihat<'_>, kunci: Option<usize>) -> String {
    match baris.baris {
        Baris::Kelompok { .. } => format!("kelompok «{}»", sebut::pendek(&baris.kelompok)),
        Baris::Jumlah { .. } => "baris jumlah".to_owned(),
        Baris::Isi { .. } => {
            let kunci = kunci.and_then(|x| baris.teks.get(x)).map(|teks| teks.replace('\n', " "));
            sebut::baris(baris.nomor, kunci.as_deref())
        }
    }
}

fn nama_kolom(kepala: &str, x: usize) -> String {
    if kepala.trim().is_empty() { (x + 1).to_string() } else { kepala.to_owned() }
}

/// What a row is told by.
fn kepala_baris(baris: &Baris) -> Option<&Slot> {
    match baris {
        Baris::Kelompok { judul, .. } => Some(judul),
        Baris::Jumlah { label, .. } => Some(label),
        Baris::Isi { sel, .. } => sel.iter().flatten().flatten().find_map(|blok| blok.slot().into_iter().next()),
    }
}
