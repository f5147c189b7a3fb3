//! Which documents of two sides are compared, and what comes of each pair.

use std::collections::{BTreeMap, BTreeSet};

use super::{Perubahan, Sisi, Sumber, bandingkan, lembar};
use crate::{
    diag::{self, Diagnostic, Place, Pointer},
    expand::{
        expand,
        job::{JenisSalinan, Job, Kunci},
    },
    plan::{Pesanan, plan},
};

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keadaan {
    /// Nothing.
    Sama,
    /// Its file is another one, and it prints the same.
    DataSaja,
    /// It prints something else.
    Berubah,
    /// The new side alone has it.
    Ditambah,
    /// The old side alone has it.
    Dihapus,
    /// One of both cannot be resolved.
    Gagal,
}

impl Keadaan {
    /// Its name in a report.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Sama => "sama",
            Self::DataSaja => "data-saja",
            Self::Berubah => "berubah",
            Self::Ditambah => "ditambah",
            Self::Dihapus => "dihapus",
            Self::Gagal => "gagal",
        }
    }
}

/// What came of one document, for all offices for which the same came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dokumen {
    /// Its name on the new side, or on the old one if it is gone.
    pub naskah: String,
    /// Its name on the old side, where that is another one.
    pub semula: Option<String>,
    /// Codes of the offices.
    pub satker: Vec<String>,
    /// Whether a package makes it.
    pub paket: bool,
    /// What became of it.
    pub keadaan: Keadaan,
    /// The changes.
    pub perubahan: Vec<Perubahan>,
    /// The jobs of the first office, for a redline.
    pub kunci: Option<(Kunci, Kunci)>,
}

impl Dokumen {
    /// Whether there is something to tell.
    pub fn berbeda(&self) -> bool {
        matches!(self.keadaan, Keadaan::Berubah | Keadaan::Ditambah | Keadaan::Dihapus)
    }

    /// How a message calls it.
    pub fn sebutan(&self) -> String {
        let semula = self.semula.as_ref().map_or_else(String::new, |semula| format!(" (semula {semula})"));
        let untuk = match (self.paket, self.satker.as_slice()) {
            (false, _) => String::new(),
            (true, [satu]) => format!(" untuk {satu}"),
            (true, semua) => format!(" untuk {} kantor: {}", semua.len(), semua.join(", ")),
        };
        format!("{}{semula}{untuk}", self.naskah)
    }
}

/// Compares all documents of two sides, for the offices with these codes; for all without a code.
pub fn bandingkan_semua(lama: &Sisi, baru: &Sisi, satker: &[String]) -> (Vec<Dokumen>, Vec<Diagnostic>) {
    let (mut semua, mut temuan): (Vec<Dokumen>, _) = (Vec::new(), Vec::new());
    let sumber = Sumber::baru(&lama.workspace, &baru.workspace);
    let satu_berkas = lama.berkas && baru.berkas;
    for (dahulu, kini) in pasangan(milik(lama, satker), milik(baru, satker), satu_berkas) {
        let ini = satu(lama, baru, &sumber, dahulu.as_ref(), kini.as_ref(), &mut temuan);
        // The offices of a package mostly have the same changes.
        let sama = |lain: &&mut Dokumen| {
            (&lain.naskah, lain.keadaan, &lain.perubahan, lain.paket)
                == (&ini.naskah, ini.keadaan, &ini.perubahan, true)
        };
        match semua.iter_mut().find(sama) {
            Some(lain) => lain.satker.extend(ini.satker),
            None => semua.push(ini),
        }
    }
    temuan.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    temuan.dedup();
    (semua, temuan)
}

/// Where a document stands below what the user named, and its office.
type Letak = (String, String);

/// The documents below what the user named. A file that is no decree stands for those that read it: a work plan for the decrees
/// of its folder, a profile or a register for all.
fn milik(sisi: &Sisi, satker: &[String]) -> BTreeMap<Letak, Pesanan> {
    let plan = plan(&sisi.workspace, satker);
    let dokumen: Vec<&Pesanan> = plan.dokumen().filter_map(<[Pesanan]>::first).collect();
    let berkas_paket = |satu: &Pesanan| satu.kunci.paket.as_ref().map(|paket| format!("data/{paket}.json"));
    let di_bawah = |berkas: &str, folder: &str| {
        folder.is_empty() || berkas == folder || berkas.strip_prefix(folder).is_some_and(|sisa| sisa.starts_with('/'))
    };
    let pilih = |jalur: &str| -> Vec<&Pesanan> {
        let kena = |satu: &&&Pesanan| {
            di_bawah(&satu.sumber, jalur) || berkas_paket(satu).is_some_and(|paket| di_bawah(&paket, jalur))
        };
        dokumen.iter().filter(kena).copied().collect()
    };
    let folder = sisi.jalur.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut pilihan = (pilih(&sisi.jalur), sisi.jalur.clone());
    let data = sisi.berkas && !sisi.workspace.rusak(&sisi.jalur);
    if pilihan.0.is_empty() && data {
        pilihan = (pilih(&folder), folder);
    }
    if pilihan.0.is_empty() && data {
        pilihan = (dokumen, String::new());
    }
    let (terpilih, jalur) = pilihan;
    let nama = |satu: &Pesanan| match satu.sumber.strip_prefix(&jalur) {
        Some(sisa) => sisa.trim_start_matches('/').to_owned(),
        None => satu.sumber.rsplit('/').next().unwrap_or_default().to_owned(),
    };
    terpilih.into_iter().map(|satu| ((nama(satu), satu.kunci.satker.clone()), satu.clone())).collect()
}

/// Pairs by name and office; a single document with a single one whatever their office, and of two files whatever their names.
fn pasangan(
    mut lama: BTreeMap<Letak, Pesanan>,
    mut baru: BTreeMap<Letak, Pesanan>,
    satu_berkas: bool,
) -> Vec<(Option<Pesanan>, Option<Pesanan>)> {
    let senama = lama.keys().map(|(nama, _)| nama).eq(baru.keys().map(|(nama, _)| nama));
    if lama.len() == 1 && baru.len() == 1 && (satu_berkas || senama) {
        return vec![(lama.pop_first().map(|(_, satu)| satu), baru.pop_first().map(|(_, satu)| satu))];
    }
    let semua: BTreeSet<Letak> = lama.keys().chain(baru.keys()).cloned().collect();
    semua.iter().map(|letak| (lama.remove(letak), baru.remove(letak))).collect()
}

fn satu(
    lama: &Sisi,
    baru: &Sisi,
    sumber: &Sumber<'_>,
    dahulu: Option<&Pesanan>,
    kini: Option<&Pesanan>,
    temuan: &mut Vec<Diagnostic>,
) -> Dokumen {
    let ini = kini.or(dahulu).expect("a pair has at least one");
    let semula = dahulu.filter(|dahulu| dahulu.kunci.naskah != ini.kunci.naskah);
    let mut dokumen = Dokumen {
        naskah: ini.kunci.naskah.clone(),
        semula: semula.map(|dahulu| dahulu.kunci.naskah.clone()),
        satker: vec![ini.kunci.satker.clone()],
        paket: ini.kunci.paket.is_some(),
        keadaan: match (dahulu, kini) {
            // What cannot be read may be the very document.
            (None, _) if lama.rusak().is_empty() => Keadaan::Ditambah,
            (_, None) if baru.rusak().is_empty() => Keadaan::Dihapus,
            _ => Keadaan::Gagal,
        },
        perubahan: Vec::new(),
        kunci: None,
    };
    let (Some(dahulu), Some(kini)) = (dahulu, kini) else { return dokumen };
    let (a, b) = kunci(dahulu, kini);
    let (Some(job_lama), Some(job_baru)) = (job(lama, &a, temuan), job(baru, &b, temuan)) else {
        dokumen.keadaan = Keadaan::Gagal;
        return dokumen;
    };
    dokumen.perubahan = bandingkan(&job_lama, &job_baru, sumber).perubahan;
    let data_sama = lama.workspace.isi(&dahulu.sumber) == baru.workspace.isi(&kini.sumber);
    dokumen.keadaan = match (dokumen.perubahan.is_empty(), data_sama) {
        (false, _) => Keadaan::Berubah,
        (true, true) => Keadaan::Sama,
        (true, false) => Keadaan::DataSaja,
    };
    dokumen.kunci = Some((a, b));
    dokumen
}

/// Copies hold more than originals, where both can have them.
fn kunci(lama: &Pesanan, baru: &Pesanan) -> (Kunci, Kunci) {
    let ada = lama.kurang().is_empty() && baru.kurang().is_empty();
    let salinan = if ada { JenisSalinan::Salinan } else { JenisSalinan::Asli };
    (lama.kunci.clone().dengan(salinan), baru.kunci.clone().dengan(salinan))
}

/// The job of one side. What stops the decree is said, because its text may be incomplete.
pub(super) fn job(sisi: &Sisi, kunci: &Kunci, temuan: &mut Vec<Diagnostic>) -> Option<Job> {
    let hasil = expand(&sisi.workspace, kunci);
    if diag::stops(&hasil.temuan) {
        let banyak = hasil.temuan.iter().filter(|satu| satu.stops).count();
        let pesan = format!(
            "naskah ini dalam {} bermasalah ({banyak} temuan), jadi bandingannya mungkin tidak lengkap",
            sisi.sebutan
        );
        let berkas = format!("data/{}.json", kunci.naskah);
        let ini = Diagnostic::peringatan("banding", pesan).at(Place::new(berkas, Pointer::root()));
        temuan.push(ini.cure("Jalankan `naskah buat` untuk naskah itu dan betulkan temuannya"));
    }
    hasil.job
}

/// The redline of a document that both sides have.
///
/// # Errors
/// What stops one of both.
pub fn lembar_dari(lama: &Sisi, baru: &Sisi, (a, b): &(Kunci, Kunci)) -> Result<Job, Vec<Diagnostic>> {
    let utuh = |sisi: &Sisi, kunci: &Kunci| match expand(&sisi.workspace, kunci) {
        hasil if diag::stops(&hasil.temuan) => Err(hasil.temuan),
        hasil => hasil.job.ok_or(hasil.temuan),
    };
    let (job_lama, job_baru) = (utuh(lama, a)?, utuh(baru, b)?);
    let banding = bandingkan(&job_lama, &job_baru, &Sumber::baru(&lama.workspace, &baru.workspace));
    Ok(lembar(banding, &job_baru, &lama.sebutan, &baru.sebutan))
}
