//! What changed between two versions of a decree: their texts side by side, in the terms of the decree. One walk finds the
//! changes and makes the redline: the new document with the removed texts at their old places. Writes no file, and judges nothing.

mod cetak;
mod dokumen;
mod isi;
mod json;
mod kata;
mod kolom;
mod lembar;
mod pasangan;
mod perubahan;
mod sebut;
mod sejajar;
mod sisi;
mod sumber;
mod tabel;
mod tandai;

pub use self::{
    cetak::teks,
    json::json,
    lembar::lembar,
    pasangan::{Dokumen, Keadaan, bandingkan_semua, lembar_dari},
    perubahan::{Macam, Perubahan, Tempat},
    sisi::{Dasar, Sisi},
    sumber::Sumber,
};
use self::{sejajar::Ciri, tandai::berlabel};
use crate::{
    diag::{Place, Pointer},
    expand::job::{self, Job, Slot},
    model::tulisan::{Revisi, Tulisan},
};

/// Two versions of one decree.
#[derive(Debug)]
pub struct Banding {
    /// The changes, in the order of the decree: those that somebody wrote, then those that follow.
    pub perubahan: Vec<Perubahan>,
    /// The new document with all that was removed, every piece of text marked.
    pub dokumen: job::Dokumen,
}

/// Compares two versions.
pub fn bandingkan(lama: &Job, baru: &Job, sumber: &Sumber<'_>) -> Banding {
    let mut pembanding = Pembanding { lama, baru, sumber, perubahan: Vec::new() };
    pembanding.keadaan();
    let dokumen = pembanding.dokumen();
    if !pembanding.perubahan.is_empty() {
        pembanding.fakta();
    }
    for ini in &mut pembanding.perubahan {
        let lama = ini.macam == Macam::Hapus;
        ini.sumber.iter_mut().for_each(|place| *place = sumber.tempat(lama, place));
    }
    Banding { perubahan: perubahan::lipat(pembanding.perubahan), dokumen }
}

/// What one comparison looks at, and what it has found.
struct Pembanding<'a> {
    lama: &'a Job,
    baru: &'a Job,
    sumber: &'a Sumber<'a>,
    perubahan: Vec<Perubahan>,
}

/// The file of the job's decree.
fn berkas(job: &Job) -> &str {
    job.dokumen.badan.as_ref().map_or("", |badan| badan.memutuskan.tempat.file.as_str())
}

impl Pembanding<'_> {
    /// What is true of the decree as a whole.
    fn keadaan(&mut self) {
        let (lama, baru) = (self.lama, self.baru);
        let status = |job: &Job| job.metadata.status.nama().to_owned();
        self.fakta_lain(Tempat::default().di("status"), &status(lama), &status(baru));
        self.fakta_lain(Tempat::default().di("profil bentuk"), &lama.bentuk, &baru.bentuk);
    }

    /// Named facts that were written differently: the texts that hold them were not.
    fn fakta(&mut self) {
        let (lama, baru) = (berkas(self.lama), berkas(self.baru));
        for (n, (nama, dahulu, kini)) in self.sumber.fakta(lama, baru).into_iter().enumerate() {
            let kata = kata::beda(&Tulisan::baku(dahulu), &Tulisan::baku(kini));
            let tempat = Tempat::default().di(format!("fakta `{nama}`"));
            let place = Place::new(baru, Pointer::root().key("fakta").key(&nama));
            let ini = Perubahan::baru(Macam::Ubah, tempat, &format!("fakta/{nama}"), vec![kata]);
            self.perubahan.insert(n, Perubahan { sumber: Some(place), ..ini });
        }
    }

    /// Something that is no text of the decree.
    fn fakta_lain(&mut self, tempat: Tempat, lama: &str, baru: &str) {
        if lama != baru {
            let ada = |teks: &str, revisi| Tulisan::baku(teks).direvisi(revisi);
            let isi = ada(lama, Revisi::Dihapus).dan(ada(baru, Revisi::Ditambah));
            self.perubahan.push(Perubahan::baru(Macam::Ubah, tempat, "", vec![isi]));
        }
    }

    /// A text that both have.
    fn slot(&mut self, tempat: &Tempat, lama: &Slot, baru: &Slot) -> Slot {
        if kata::sama(&lama.tulisan, &baru.tulisan) {
            return baru.clone();
        }
        let tulisan = kata::beda(&lama.tulisan, &baru.tulisan);
        let ini = Perubahan::baru(Macam::Ubah, tempat.clone(), &baru.alamat, vec![tulisan.clone()]);
        let ikut = self.sumber.ikut(&lama.tempat, &baru.tempat);
        self.perubahan.push(Perubahan { ikut, sumber: Some(baru.tempat.clone()), ..ini });
        Slot { tulisan, ..baru.clone() }
    }

    /// A number or label that both have. What follows from what stands before it is told, but not marked.
    fn label(&mut self, tempat: &Tempat, lama: &Slot, baru: &Slot) -> Slot {
        let tertulis = |slot: &Slot| slot.tempat.pointer.as_str().starts_with("/tertulis/");
        if tertulis(lama) || tertulis(baru) {
            return self.slot(tempat, lama, baru);
        }
        self.geser(tempat, lama, baru);
        baru.clone()
    }

    fn geser(&mut self, tempat: &Tempat, lama: &Slot, baru: &Slot) {
        if lama.tulisan.polos() != baru.tulisan.polos() {
            let ada = |slot: &Slot, revisi| slot.tulisan.clone().direvisi(revisi);
            let isi = ada(lama, Revisi::Dihapus).dan(ada(baru, Revisi::Ditambah));
            let ini = Perubahan::baru(Macam::Geser, tempat.clone(), &baru.alamat, vec![isi]);
            self.perubahan.push(Perubahan { ikut: true, ..ini });
        }
    }

    /// Lines one below the other.
    fn deret(&mut self, tempat: &Tempat, lama: &[Slot], baru: &[Slot]) -> Vec<Slot> {
        let ciri = |semua: &[Slot]| semua.iter().map(|slot| Ciri::baru(0, slot.tulisan.polos())).collect::<Vec<_>>();
        let langkah = sejajar::sejajarkan(&ciri(lama), &ciri(baru), true);
        let satu = |langkah| match langkah {
            sejajar::Langkah::Pasang { lama: i, baru: j, .. } => Some(self.slot(tempat, &lama[i], &baru[j])),
            sejajar::Langkah::Hapus(i) => Some(self.hapus(tempat, &lama[i], &lama[i])),
            sejajar::Langkah::Tambah(j) => Some(self.tambah(tempat, &baru[j], &baru[j])),
            sejajar::Langkah::Bekas(_) => None,
        };
        langkah.into_iter().filter_map(satu).collect()
    }

    /// A part that is gone, told by what `kepala` and the rest of it print.
    fn hapus<T: tandai::Bertanda + Clone + Terbaca>(&mut self, tempat: &Tempat, kepala: &Slot, bagian: &T) -> T {
        let hasil = tandai::hapus(bagian.clone());
        self.catat(Macam::Hapus, tempat, kepala, hasil.baris(), Revisi::Dihapus);
        hasil
    }

    /// A part that has come.
    fn tambah<T: tandai::Bertanda + Clone + Terbaca>(&mut self, tempat: &Tempat, kepala: &Slot, bagian: &T) -> T {
        let hasil = tandai::tambah(bagian.clone());
        self.catat(Macam::Tambah, tempat, kepala, hasil.baris(), Revisi::Ditambah);
        hasil
    }

    fn catat(&mut self, macam: Macam, tempat: &Tempat, kepala: &Slot, isi: Vec<Tulisan>, revisi: Revisi) {
        let isi = isi.into_iter().map(|satu| satu.direvisi(revisi)).collect();
        let ini = Perubahan::baru(macam, tempat.clone(), &kepala.alamat, isi);
        self.perubahan.push(Perubahan { sumber: Some(kepala.tempat.clone()), ..ini });
    }

    /// A part that stands elsewhere among its neighbours.
    fn pindah(&mut self, tempat: &Tempat, dari: String, kepala: &Slot) {
        let ini = Perubahan::baru(Macam::Pindah, tempat.clone(), &kepala.alamat, vec![kepala.tulisan.clone()]);
        self.perubahan.push(Perubahan { dari: Some(dari), sumber: Some(kepala.tempat.clone()), ..ini });
    }
}

/// A part that can be told in lines.
trait Terbaca {
    fn baris(&self) -> Vec<Tulisan>;
}

impl Terbaca for Slot {
    fn baris(&self) -> Vec<Tulisan> {
        vec![self.tulisan.clone()]
    }
}

impl Terbaca for job::Butir {
    fn baris(&self) -> Vec<Tulisan> {
        let mut semua = vec![berlabel(Some(&self.label), &self.teks)];
        semua.extend(tandai::baris_teks(&self.isi));
        semua
    }
}

impl Terbaca for job::Blok {
    fn baris(&self) -> Vec<Tulisan> {
        tandai::baris_teks(std::slice::from_ref(self))
    }
}

impl Terbaca for job::Baris {
    fn baris(&self) -> Vec<Tulisan> {
        vec![tandai::baris_tabel(self, &mut berlabel)]
    }
}

impl Terbaca for job::Lampiran {
    fn baris(&self) -> Vec<Tulisan> {
        let mut semua = vec![self.judul.tulisan.clone()];
        semua.extend(tandai::baris_teks(&self.isi));
        semua
    }
}
