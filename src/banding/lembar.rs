//! The redline as a job: the new decree with all that was removed, and the list of changes in front. What would make it look like
//! the decree itself is left out.

use super::{Banding, Macam, Perubahan, kata::ringkas};
use crate::{
    diag::{Place, Pointer},
    expand::job::{Blok, Butir, Job, Lampiran, Perbandingan, Slot, TandaTangan},
    model::tulisan::{Revisi, Tulisan},
};

/// The job that prints the changes between `lama` and `baru`, as the user named them. `job` is the new decree.
pub fn lembar(banding: Banding, job: &Job, lama: &str, baru: &str) -> Job {
    let Banding { perubahan, mut dokumen } = banding;
    dokumen.perbandingan = Some(muka(&perubahan, job, lama, baru));
    dokumen.tanda.retain(|slot| !slot.alamat.ends_with("tanda/salinan"));
    dokumen.tanda.insert(0, slot(job, "tanda/perbandingan", Tulisan::baku("PERBANDINGAN")));
    if let Some(badan) = &mut dokumen.badan {
        badan.penutup.tanda_tangan.iter_mut().for_each(tanpa_ttd);
        rapikan_butir(&mut badan.diktum);
        badan.ikat = Butir::ikat(&badan.diktum);
    }
    dokumen.lampiran.iter_mut().for_each(rapikan_lampiran);
    let mut hasil = Job { dokumen, ..job.clone() };
    hasil.metadata.judul = format!("Perbandingan: {}", job.metadata.judul);
    hasil.metadata.identitas = format!("{}:perbandingan", job.metadata.identitas);
    hasil.metadata.kata_kunci = vec!["Perbandingan".to_owned()];
    hasil
}

fn slot(job: &Job, alamat: &str, tulisan: Tulisan) -> Slot {
    Slot { alamat: alamat.to_owned(), tulisan, tempat: Place::new(super::berkas(job), Pointer::root()) }
}

fn muka(perubahan: &[Perubahan], job: &Job, lama: &str, baru: &str) -> Perbandingan {
    let ditambah = Tulisan::baku("bergaris bawah").direvisi(Revisi::Ditambah);
    let dihapus = Tulisan::baku("dicoret").direvisi(Revisi::Dihapus);
    let keterangan = [
        Tulisan::baku(job.metadata.judul.as_str()),
        Tulisan::baku(format!("Lama: {lama}")),
        Tulisan::baku(format!("Baru: {baru}")),
        Tulisan::baku("Ini perbandingan dua versi, bukan Keputusan. Yang ditambah ")
            .dan(ditambah)
            .dan_baku(", yang dihapus ")
            .dan(dihapus)
            .dan_baku("."),
    ];
    let keterangan = keterangan.into_iter().zip(1..);
    let butir = perubahan.iter().filter(|satu| satu.macam != Macam::Geser).zip(1..).map(|(satu, nomor)| {
        let alamat = format!("perbandingan/{nomor}");
        let label = slot(job, &format!("{alamat}/label"), Tulisan::baku(format!("{nomor}.")));
        Butir { label, teks: slot(job, &alamat, uraian(satu)), isi: Vec::new(), alamat }
    });
    Perbandingan {
        judul: slot(job, "perbandingan/judul", Tulisan::baku("PERBANDINGAN")),
        keterangan: keterangan
            .map(|(teks, nomor)| slot(job, &format!("perbandingan/keterangan/{nomor}"), teks))
            .collect(),
        butir: butir.collect(),
    }
}

/// A change in one line.
fn uraian(satu: &Perubahan) -> Tulisan {
    let mut awal = satu.tempat.to_string();
    awal.push_str(&match (satu.macam, &satu.dari) {
        (Macam::Tambah, _) => " ditambah".to_owned(),
        (Macam::Hapus, _) => " dihapus".to_owned(),
        (Macam::Pindah, Some(dari)) => format!(" pindah, semula {dari}"),
        _ => String::new(),
    });
    if satu.ikut {
        awal.push_str(" (ikut berubah)");
    }
    if !satu.juga.is_empty() {
        let juga: Vec<String> = satu.juga.iter().map(ToString::to_string).collect();
        awal.push_str(&format!(" (juga {})", juga.join("; ")));
    }
    let hasil = Tulisan::baku(awal);
    match (satu.macam, satu.isi.first()) {
        (Macam::Pindah, _) | (_, None) => hasil,
        (_, Some(isi)) => {
            let isi = ringkas(isi).dibakukan();
            let sisa = if satu.isi.len() > 1 { " …" } else { "" };
            hasil.dan_baku(": ").dan(isi).dan_baku(sisa)
        }
    }
}

/// Nobody has signed a comparison.
fn tanpa_ttd(satu: &mut TandaTangan) {
    satu.ttd = None;
}

fn rapikan_lampiran(lampiran: &mut Lampiran) {
    lampiran.penutup.tanda_tangan.iter_mut().for_each(tanpa_ttd);
    rapikan(&mut lampiran.isi);
    lampiran.ikat = Blok::ikat(&lampiran.isi);
    lampiran.menutup = Blok::menutup(&lampiran.isi);
    lampiran.orientasi_penutup = Blok::orientasi_akhir(&lampiran.isi).unwrap_or(lampiran.orientasi);
}

fn rapikan_butir(semua: &mut [Butir]) {
    semua.iter_mut().for_each(|butir| rapikan(&mut butir.isi));
}

/// What blocks know of those before and within them, where others have come between.
fn rapikan(semua: &mut [Blok]) {
    for letak in 0..semua.len() {
        let (sebelum, sisa) = semua.split_at_mut(letak);
        match &mut sisa[0] {
            Blok::TandaTangan { kolom, ikat } => {
                kolom.iter_mut().for_each(tanpa_ttd);
                *ikat = Blok::ikat(sebelum);
            }
            Blok::Bagian { isi, menutup, .. } => {
                rapikan(isi);
                *menutup = Blok::menutup(isi);
            }
            Blok::Daftar { butir } => rapikan_butir(butir),
            _ => {}
        }
    }
}
