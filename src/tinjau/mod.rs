//! A workspace looked at without making anything: each document of each office once, what offices have in common told once, and
//! what is seen only where documents stand side by side. Words nothing and changes no file.

mod perbaiki;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

pub use self::perbaiki::{BerkasBaru, Perbaikan, Perubahan, perbaiki};
use crate::{
    Pipeline,
    check::{Ringkasan, diam_tak_terpakai, periksa_diam},
    diag::{Diagnostic, Diam, Place},
    expand::job::JenisSalinan,
    himpunan,
    plan::{Pesanan, Plan, plan_seluruhnya},
    read::Workspace,
    ringkas,
};

/// What was found in a workspace.
#[derive(Debug, Default)]
pub struct Tinjauan {
    /// The decrees, sorted by file.
    pub naskah: Vec<Ditinjau>,
    /// Findings over documents, and about what is silenced.
    pub bersama: Vec<Diagnostic>,
}

/// What was found in a decree, in all offices that have it.
#[derive(Debug)]
pub struct Ditinjau {
    /// Its name.
    pub naskah: String,
    /// The file that it is written in.
    pub sumber: String,
    /// The codes of the offices that were looked at.
    pub satker: Vec<String>,
    /// The findings in reading order.
    pub temuan: Vec<Berkantor>,
}

/// A finding, and the codes of the offices that have it.
#[derive(Debug)]
pub struct Berkantor {
    /// The finding.
    pub temuan: Diagnostic,
    /// The offices.
    pub satker: Vec<String>,
}

impl Tinjauan {
    /// All findings.
    pub fn semua(&self) -> impl Iterator<Item = &Diagnostic> {
        self.naskah.iter().flat_map(|naskah| &naskah.temuan).map(|satu| &satu.temuan).chain(&self.bersama)
    }

    /// Whether nothing weighs more than a remark.
    pub fn bersih(&self) -> bool {
        !self.semua().any(Diagnostic::berat)
    }

    /// How many documents were looked at.
    pub fn dokumen(&self) -> usize {
        self.naskah.iter().map(|naskah| naskah.satker.len()).sum()
    }

    /// How many offices they are for.
    pub fn kantor(&self) -> usize {
        self.naskah.iter().flat_map(|naskah| &naskah.satker).collect::<BTreeSet<_>>().len()
    }

    /// Finds the lines and columns of all findings.
    fn tempatkan(&mut self, workspace: &Workspace) {
        let milik = self.naskah.iter_mut().flat_map(|naskah| &mut naskah.temuan).map(|satu| &mut satu.temuan);
        let mut semua: Vec<&mut Diagnostic> = milik.chain(&mut self.bersama).collect();
        let mut salinan: Vec<Diagnostic> = semua.iter().map(|satu| (**satu).clone()).collect();
        workspace.locate(&mut salinan);
        semua.iter_mut().zip(salinan).for_each(|(satu, baru)| **satu = baru);
    }
}

/// Looks at the documents of a plan. `tambahan`: what was found in some of them otherwise, by their place in the plan. `utuh`: no
/// office was left out of what the user named, so that what silences nothing is known.
pub fn tinjau(
    pipeline: &Pipeline<'_>,
    workspace: &Workspace,
    plan: &Plan,
    tambahan: BTreeMap<usize, Vec<Diagnostic>>,
    utuh: bool,
) -> Tinjauan {
    let dokumen: Vec<&Pesanan> = plan.dokumen().filter_map(terlengkap).collect();
    let hasil = serentak(dokumen.len(), |ke| pipeline.tinjau(&dokumen[ke].kunci));
    // What could not be resolved was not looked at by any rule.
    let utuh = utuh && hasil.iter().all(|(_, ringkasan)| ringkasan.is_some());
    let mut ringkasan: Vec<Ringkasan> = Vec::new();
    let mut menurut = BTreeMap::<(&str, &str), Pengumpul>::new();
    for (pesanan, (temuan, satu)) in dokumen.iter().zip(hasil) {
        let kunci = (pesanan.sumber.as_str(), pesanan.kunci.naskah.as_str());
        menurut.entry(kunci).or_default().terima(&pesanan.kunci.satker, temuan);
        ringkasan.extend(satu);
    }
    for (ke, temuan) in tambahan {
        let pesanan = &plan.pesanan[ke];
        let kunci = (pesanan.sumber.as_str(), pesanan.kunci.naskah.as_str());
        menurut.entry(kunci).or_default().terima(&pesanan.kunci.satker, temuan);
    }
    let naskah = menurut.into_iter().map(|((sumber, naskah), isi)| isi.selesai(sumber, naskah)).collect();
    let mut tinjauan = Tinjauan { naskah, bersama: Vec::new() };
    tinjauan.bersama = bersama_dengan(workspace, &dokumen, ringkasan);
    tinjauan.bersama.extend(tentang_diam(workspace, &tinjauan, utuh));
    tinjauan.tempatkan(workspace);
    tinjauan
}

/// The copy of a document that shows most: one that bears the authentication, unless it waits for something.
fn terlengkap(salinan: &[Pesanan]) -> Option<&Pesanan> {
    let jadi = || salinan.iter().filter(|satu| !satu.menunggu());
    let disahkan = jadi().find(|satu| satu.kunci.salinan == JenisSalinan::Salinan);
    disahkan.or_else(|| jadi().next()).or(salinan.first())
}

/// What is found over all documents of a workspace.
pub fn bersama(workspace: &Workspace) -> Vec<Diagnostic> {
    bersama_dengan(workspace, &[], Vec::new())
}

/// The same where some documents have their summaries already. The neighbours of what the user named are looked at too, but only
/// what stands in the files that were named is told.
fn bersama_dengan(workspace: &Workspace, dokumen: &[&Pesanan], mut ringkasan: Vec<Ringkasan>) -> Vec<Diagnostic> {
    let semua = plan_seluruhnya(workspace);
    let sudah: BTreeSet<_> = dokumen.iter().map(|satu| identitas(satu)).collect();
    let lain: Vec<&Pesanan> =
        semua.dokumen().filter_map(terlengkap).filter(|satu| !sudah.contains(&identitas(satu))).collect();
    ringkasan.extend(serentak(lain.len(), |ke| ringkas(workspace, &lain[ke].kunci)).into_iter().flatten());
    ringkasan.sort_by(|ini, itu| ini.kunci.cmp(&itu.kunci));
    let mut temuan = himpunan(workspace, ringkasan);
    let berkas = |place: &Place| workspace.dari_lembar(place).map_or_else(|| place.file.clone(), |place| place.file);
    temuan.retain(|satu| {
        satu.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file) || workspace.terpilih(&berkas(place)))
    });
    temuan
}

fn identitas(pesanan: &Pesanan) -> (Option<&str>, &str, &str) {
    let kunci = &pesanan.kunci;
    (kunci.paket.as_deref(), &kunci.naskah, &kunci.satker)
}

/// What is wrong with what is silenced in the files that the user named.
fn tentang_diam(workspace: &Workspace, tinjauan: &Tinjauan, utuh: bool) -> Vec<Diagnostic> {
    let terpilih: Vec<Diam> =
        workspace.diam.iter().filter(|diam| workspace.terpilih(&diam.objek.file)).cloned().collect();
    let mut temuan = periksa_diam(&terpilih);
    if utuh {
        temuan.extend(diam_tak_terpakai(&terpilih, tinjauan.semua()));
    }
    temuan
}

/// The results of `satu` for every number below `banyak`, in order, made by as many threads as there are processors.
fn serentak<T: Send>(banyak: usize, satu: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (berikut, hasil) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let kerja = || {
        loop {
            let ke = berikut.fetch_add(1, Ordering::Relaxed);
            if ke >= banyak {
                return;
            }
            let jadi = satu(ke);
            hasil.lock().unwrap_or_else(PoisonError::into_inner).insert(ke, jadi);
        }
    };
    let utas = thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get).min(banyak);
    thread::scope(|lingkup| {
        (1..utas).for_each(|_| drop(lingkup.spawn(kerja)));
        kerja();
    });
    hasil.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

/// What tells a finding from another one of the same decree.
type Sidik = (Option<Place>, String, String, Option<(String, usize)>);

/// The findings of a decree, office by office.
#[derive(Default)]
struct Pengumpul {
    satker: Vec<String>,
    temuan: Vec<Berkantor>,
    letak: BTreeMap<Sidik, usize>,
}

impl Pengumpul {
    fn terima(&mut self, satker: &str, temuan: Vec<Diagnostic>) {
        if !self.satker.iter().any(|ini| ini == satker) {
            self.satker.push(satker.to_owned());
        }
        for satu in temuan {
            let sorot = satu.sorot.as_ref().map(|sorot| (sorot.kata.clone(), sorot.ke));
            let sidik = (satu.place.clone(), satu.code.to_string(), satu.message.clone(), sorot);
            let letak = *self.letak.entry(sidik).or_insert(self.temuan.len());
            if letak == self.temuan.len() {
                self.temuan.push(Berkantor { temuan: satu, satker: Vec::new() });
            }
            let kantor = &mut self.temuan[letak].satker;
            if kantor.last().is_none_or(|lalu| lalu != satker) {
                kantor.push(satker.to_owned());
            }
        }
    }

    fn selesai(self, sumber: &str, naskah: &str) -> Ditinjau {
        let Self { satker, temuan, .. } = self;
        Ditinjau { naskah: naskah.to_owned(), sumber: sumber.to_owned(), satker, temuan }
    }
}
