//! The parts of a decree, in the order of the legal form.

use super::{
    Macam, Pembanding, Perubahan, Tempat, sebut,
    sejajar::{Ciri, Langkah, sejajarkan},
    tandai,
};
use crate::expand::job::{
    Badan, Blok, Butir, Dokumen, Judul, Konsiderans, Kop, Lampiran, Menetapkan, Pengesahan, Penutup, Slot, TandaTangan,
    Tembusan,
};

impl Pembanding<'_> {
    /// The whole document.
    pub(super) fn dokumen(&mut self) -> Dokumen {
        let (lama, baru) = (&self.lama.dokumen, &self.baru.dokumen);
        let akar = Tempat::default();
        let di = |nama: &str| akar.di(nama);
        let tanda = self.deret(&di("tanda di atas judul"), &lama.tanda, &baru.tanda);
        // Only whole documents are compared.
        let badan = lama.badan.as_ref().zip(baru.badan.as_ref()).map(|(lama, baru)| self.badan(lama, baru));
        let lampiran = self.semua_lampiran(&lama.lampiran, &baru.lampiran);
        Dokumen { perbandingan: None, tanda, badan, lampiran }
    }

    fn badan(&mut self, lama: &Badan, baru: &Badan) -> Badan {
        let akar = Tempat::default();
        let di = |nama: &str| akar.di(nama);
        Badan {
            kop: self.kop(&di("kop"), lama.kop.as_ref(), baru.kop.as_ref()),
            judul: Judul {
                sebutan: self.slot(&di("judul"), &lama.judul.sebutan, &baru.judul.sebutan),
                nomor: self.slot(&di("nomor"), &lama.judul.nomor, &baru.judul.nomor),
                kata_tentang: self.slot(&di("judul"), &lama.judul.kata_tentang, &baru.judul.kata_tentang),
                tentang: self.slot(&di("tentang"), &lama.judul.tentang, &baru.judul.tentang),
            },
            pembuka: self.slot(&di("pembuka"), &lama.pembuka, &baru.pembuka),
            konsiderans: self.konsiderans(&lama.konsiderans, &baru.konsiderans),
            memutuskan: self.slot(&di("kata MEMUTUSKAN"), &lama.memutuskan, &baru.memutuskan),
            menetapkan: Menetapkan {
                label: self.slot(&di("Menetapkan"), &lama.menetapkan.label, &baru.menetapkan.label),
                isi: self.slot(&di("Menetapkan"), &lama.menetapkan.isi, &baru.menetapkan.isi),
            },
            diktum: self.butir(&akar, &sebut::diktum, &lama.diktum, &baru.diktum),
            ikat: baru.ikat,
            penutup: self.penutup(&akar, &lama.penutup, &baru.penutup),
        }
    }

    fn kop(&mut self, tempat: &Tempat, lama: Option<&Kop>, baru: Option<&Kop>) -> Option<Kop> {
        match (lama, baru) {
            (Some(lama), Some(baru)) => {
                self.gambar(&tempat.di("logo"), lama.logo.as_ref(), baru.logo.as_ref());
                Some(Kop { logo: baru.logo.clone(), nama: self.slot(tempat, &lama.nama, &baru.nama) })
            }
            (Some(lama), None) => Some(Kop { logo: None, nama: self.hapus(tempat, &lama.nama, &lama.nama) }),
            (None, Some(baru)) => {
                Some(Kop { logo: baru.logo.clone(), nama: self.tambah(tempat, &baru.nama, &baru.nama) })
            }
            (None, None) => None,
        }
    }

    fn konsiderans(&mut self, lama: &[Konsiderans], baru: &[Konsiderans]) -> Vec<Konsiderans> {
        let ciri = |semua: &[Konsiderans]| -> Vec<Ciri> {
            semua.iter().map(|satu| Ciri::baru(0, satu.label.tulisan.polos())).collect()
        };
        let akar = Tempat::default();
        let nama = |satu: &Konsiderans| akar.di(satu.label.tulisan.polos());
        let mut hasil = Vec::new();
        for langkah in sejajarkan(&ciri(lama), &ciri(baru), false) {
            hasil.push(match langkah {
                Langkah::Pasang { lama: i, baru: j, .. } => {
                    let (lama, baru) = (&lama[i], &baru[j]);
                    let butir = self.butir(&nama(baru), &sebut::butir, &lama.butir, &baru.butir);
                    Konsiderans { label: baru.label.clone(), butir }
                }
                Langkah::Tambah(j) => {
                    let ini = &baru[j];
                    let butir = self.butir(&nama(ini), &sebut::butir, &[], &ini.butir);
                    Konsiderans { label: tandai::tambah(ini.label.clone()), butir }
                }
                Langkah::Hapus(i) => {
                    let ini = &lama[i];
                    let butir = self.butir(&nama(ini), &sebut::butir, &ini.butir, &[]);
                    Konsiderans { label: tandai::hapus(ini.label.clone()), butir }
                }
                Langkah::Bekas(_) => continue,
            });
        }
        hasil
    }

    /// The closing of the body, or of an annex.
    fn penutup(&mut self, tempat: &Tempat, lama: &Penutup, baru: &Penutup) -> Penutup {
        Penutup {
            tanda_tangan: match (&lama.tanda_tangan, &baru.tanda_tangan) {
                (Some(lama), Some(baru)) => Some(self.tanda_tangan(tempat, lama, baru)),
                (Some(lama), None) => Some(self.tanda_tangan(tempat, lama, &lama.dikosongkan())),
                (None, Some(baru)) => Some(self.tanda_tangan(tempat, &baru.dikosongkan(), baru)),
                (None, None) => None,
            },
            pengesahan: self.pengesahan(&tempat.di("pengesahan salinan"), lama, baru),
            tembusan: self.tembusan(&tempat.di("tembusan"), lama.tembusan.as_ref(), baru.tembusan.as_ref()),
        }
    }

    pub(super) fn tanda_tangan(&mut self, tempat: &Tempat, lama: &TandaTangan, baru: &TandaTangan) -> TandaTangan {
        let ttd = |satu: &TandaTangan| satu.ttd.iter().cloned().collect::<Vec<Slot>>();
        TandaTangan {
            tempat_tanggal: self.deret(
                &tempat.di("tempat dan tanggal penetapan"),
                &lama.tempat_tanggal,
                &baru.tempat_tanggal,
            ),
            jabatan: self.slot(&tempat.di("jabatan penanda tangan"), &lama.jabatan, &baru.jabatan),
            ttd: self.deret(&tempat.di("tanda tangan"), &ttd(lama), &ttd(baru)).pop(),
            nama: self.slot(&tempat.di("nama penanda tangan"), &lama.nama, &baru.nama),
        }
    }

    fn pengesahan(&mut self, tempat: &Tempat, lama: &Penutup, baru: &Penutup) -> Option<Pengesahan> {
        match (&lama.pengesahan, &baru.pengesahan) {
            (Some(lama), Some(baru)) => Some(Pengesahan {
                baris: self.deret(tempat, &lama.baris, &baru.baris),
                nama: self.slot(&tempat.di("nama"), &lama.nama, &baru.nama),
            }),
            (Some(lama), None) => Some(Pengesahan {
                baris: lama.baris.iter().map(|baris| self.hapus(tempat, baris, baris)).collect(),
                nama: self.hapus(&tempat.di("nama"), &lama.nama, &lama.nama),
            }),
            (None, Some(baru)) => Some(Pengesahan {
                baris: baru.baris.iter().map(|baris| self.tambah(tempat, baris, baris)).collect(),
                nama: self.tambah(&tempat.di("nama"), &baru.nama, &baru.nama),
            }),
            (None, None) => None,
        }
    }

    fn tembusan(&mut self, tempat: &Tempat, lama: Option<&Tembusan>, baru: Option<&Tembusan>) -> Option<Tembusan> {
        let label = match (lama, baru) {
            (Some(lama), Some(baru)) => self.slot(tempat, &lama.label, &baru.label),
            (Some(lama), None) => tandai::hapus(lama.label.clone()),
            (None, Some(baru)) => tandai::tambah(baru.label.clone()),
            (None, None) => return None,
        };
        let butir = |satu: Option<&Tembusan>| satu.map_or_else(Vec::new, |satu| satu.butir.clone());
        Some(Tembusan { label, butir: self.butir(tempat, &sebut::butir, &butir(lama), &butir(baru)) })
    }

    /// The items of a list; `sebut` calls one by its label, or by its place from 0.
    pub(super) fn butir(
        &mut self,
        tempat: &Tempat,
        sebut: &dyn Fn(&Butir, usize) -> String,
        lama: &[Butir],
        baru: &[Butir],
    ) -> Vec<Butir> {
        let ciri = |semua: &[Butir]| -> Vec<Ciri> {
            let satu = |b: &Butir| Ciri::baru(0, format!("{}\n{}", b.teks.tulisan.polos(), tandai::polos(&b.isi)));
            semua.iter().map(satu).collect()
        };
        let mut hasil = Vec::with_capacity(baru.len());
        for langkah in sejajarkan(&ciri(lama), &ciri(baru), true) {
            hasil.push(match langkah {
                Langkah::Pasang { lama: i, baru: j, pindah } => {
                    let (dahulu, kini) = (&lama[i], &baru[j]);
                    let di = tempat.di(sebut(kini, j));
                    if pindah {
                        self.pindah(&di, sebut(dahulu, i), &kini.teks);
                    }
                    self.satu_butir(&di, dahulu, kini, pindah)
                }
                Langkah::Hapus(i) => self.hapus(&tempat.di(sebut(&lama[i], i)), &lama[i].teks, &lama[i]),
                Langkah::Tambah(j) => self.tambah(&tempat.di(sebut(&baru[j], j)), &baru[j].teks, &baru[j]),
                Langkah::Bekas(i) => tandai::hapus(lama[i].clone()),
            });
        }
        hasil
    }

    fn satu_butir(&mut self, tempat: &Tempat, lama: &Butir, baru: &Butir, pindah: bool) -> Butir {
        let label = if pindah { baru.label.clone() } else { self.label(tempat, &lama.label, &baru.label) };
        let teks = self.slot(tempat, &lama.teks, &baru.teks);
        let hasil = Butir { alamat: baru.alamat.clone(), label, teks, isi: self.isi(tempat, &lama.isi, &baru.isi) };
        // Both places of a moved item are shown: struck out here, underlined there.
        if pindah { tandai::tambah(baru.clone()) } else { hasil }
    }

    fn semua_lampiran(&mut self, lama: &[Lampiran], baru: &[Lampiran]) -> Vec<Lampiran> {
        let ciri = |semua: &[Lampiran]| -> Vec<Ciri> {
            let satu = |l: &Lampiran| Ciri::baru(0, format!("{}\n{}", l.judul.tulisan.polos(), tandai::polos(&l.isi)));
            semua.iter().map(|l| satu(l).berkunci(kunci_lampiran(semua, l))).collect()
        };
        let nama =
            |l: &Lampiran| l.kepala.first().map_or_else(String::new, |label| kapital_awal(&label.tulisan.polos()));
        let mut hasil = Vec::new();
        for langkah in sejajarkan(&ciri(lama), &ciri(baru), lama.len() == 1 && baru.len() == 1) {
            hasil.push(match langkah {
                Langkah::Pasang { lama: i, baru: j, pindah } => {
                    let di = Tempat::default().di(nama(&baru[j]));
                    if pindah {
                        self.pindah(&di, nama(&lama[i]), &baru[j].judul);
                    }
                    self.lampiran(&di, &lama[i], &baru[j])
                }
                Langkah::Hapus(i) => {
                    let di = Tempat::default().di(nama(&lama[i]));
                    let mut ini = self.hapus(&di, &lama[i].judul, &lama[i]);
                    ini.isi = super::isi::mati(ini.isi);
                    ini
                }
                Langkah::Tambah(j) => {
                    let di = Tempat::default().di(nama(&baru[j]));
                    self.tambah(&di, &baru[j].judul, &baru[j])
                }
                // An annex is read as a whole: where it was, nobody looks for it.
                Langkah::Bekas(_) => continue,
            });
        }
        hasil
    }

    fn lampiran(&mut self, tempat: &Tempat, lama: &Lampiran, baru: &Lampiran) -> Lampiran {
        let kepala = self.kepala_lampiran(tempat, &lama.kepala, &baru.kepala);
        let orientasi = |satu: &Lampiran| satu.orientasi.nama().to_owned();
        self.fakta_lain(tempat.di("orientasi halaman"), &orientasi(lama), &orientasi(baru));
        let judul = self.slot(&tempat.di("judul"), &lama.judul, &baru.judul);
        let isi = self.isi(tempat, &lama.isi, &baru.isi);
        let penutup = self.penutup(tempat, &lama.penutup, &baru.penutup);
        Lampiran { kepala, judul, isi, penutup, ..baru.clone() }
    }

    /// The lines at the top of an annex; the first one is its number.
    fn kepala_lampiran(&mut self, tempat: &Tempat, lama: &[Slot], baru: &[Slot]) -> Vec<Slot> {
        let (Some((label_lama, lama)), Some((label_baru, baru))) = (lama.split_first(), baru.split_first()) else {
            return self.deret(&tempat.di("kepala"), lama, baru);
        };
        let mut hasil = vec![self.label(tempat, label_lama, label_baru)];
        hasil.extend(self.deret(&tempat.di("kepala"), lama, baru));
        hasil
    }

    /// A picture that both have, or one of them.
    pub(super) fn gambar(
        &mut self,
        tempat: &Tempat,
        lama: Option<&crate::expand::job::Gambar>,
        baru: Option<&crate::expand::job::Gambar>,
    ) {
        let isi = |job: &crate::expand::job::Job, gambar: Option<&crate::expand::job::Gambar>| {
            let jalur = gambar.map(|gambar| gambar.jalur.trim_start_matches('/').to_owned());
            job.gambar.iter().find(|(nama, _)| Some(nama) == jalur.as_ref()).map(|(_, berkas)| berkas.isi.clone())
        };
        let alt =
            |gambar: Option<&crate::expand::job::Gambar>| gambar.map_or("", |gambar| gambar.alt.as_str()).to_owned();
        if alt(lama) != alt(baru) {
            self.fakta_lain(tempat.clone(), &alt(lama), &alt(baru));
        } else if isi(self.lama, lama) != isi(self.baru, baru) {
            let isi = crate::model::tulisan::Tulisan::baku(alt(baru));
            self.perubahan.push(Perubahan::baru(Macam::Ubah, tempat.clone(), "", vec![isi]));
        }
    }
}

/// The title, where no other annex has the same.
fn kunci_lampiran(semua: &[Lampiran], ini: &Lampiran) -> Option<String> {
    let judul = ini.judul.tulisan.polos();
    (semua.iter().filter(|lain| lain.judul.tulisan.polos() == judul).count() == 1).then_some(judul)
}

/// `LAMPIRAN II` as a sentence has it.
fn kapital_awal(teks: &str) -> String {
    match teks.strip_prefix("LAMPIRAN") {
        Some(nomor) => format!("Lampiran{nomor}"),
        None => teks.to_owned(),
    }
}

/// Kinds of blocks are not compared with each other.
pub(super) fn golongan(blok: &Blok) -> u8 {
    match blok {
        Blok::Paragraf { .. } => 0,
        Blok::Daftar { .. } => 1,
        Blok::Bagian { .. } => 2,
        Blok::Tabel(_) => 3,
        Blok::Sampul { .. } => 4,
        Blok::Gambar(_) => 5,
        Blok::KomponenZi(_) => 6,
        Blok::TandaTangan { .. } => 7,
    }
}
