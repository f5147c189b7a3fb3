//! Where files are made: in this process where one document is all there is, else in helpers, which may wait for the next run. Each is written as it comes, and told
//! of in the plan's order.

use std::{ffi::OsString, num::NonZeroUsize, sync::mpsc, thread, time::Duration};

use super::{
    antrean::{Akhir, Antrean},
    args,
    buku::Buku,
    hentikan,
    layar::Layar,
    ruang,
};
use crate::{
    Pipeline,
    ledger::{Catatan, Sebab},
    plan::Pesanan,
    proof,
    read::Workspace,
    workers::{Batas, Permintaan, Regu, Siaga, batasi},
};

/// The most bytes of data that are made into a document in this process: some hundred rows, far from what any limit would stop.
const DATA_KECIL: usize = 64 << 10;

/// For how many documents helpers that stay remember what they did not use: the copies of some documents, which come in turn.
const INGATAN: &str = "8";
/// What each whole MiB of the largest file of data adds to the limits, in seconds and in MiB: a table of 5,000 rows takes some ten
/// seconds and is about one MiB; a row is 0.1 MiB, and more than 100 bytes of data.
const TAMBAHAN: (u64, u64) = (30, 1024);
/// So many MiB of data add something: the longest table that is accepted is not larger.
const DATA_TERBESAR: u64 = 4;

/// One file that is to be made.
pub(super) struct Tugas<'a> {
    /// Its place in the plan.
    pub(super) letak: usize,
    pub(super) pesanan: &'a Pesanan,
    pub(super) sebab: Sebab,
    /// The record that it may stand on.
    pub(super) lama: Option<&'a Catatan>,
}

impl Tugas<'_> {
    fn permintaan(&self) -> Permintaan {
        Permintaan { kunci: self.pesanan.kunci.clone(), lama: self.lama.map(|lama| lama.sidik.clone()) }
    }
}

/// What is to be made, of what, and how.
pub(super) struct Bengkel<'a> {
    pub(super) umum: &'a args::Umum,
    pub(super) yang: &'a args::Yang,
    pub(super) workspace: &'a Workspace,
    pub(super) tempat: Tempat<'a>,
    pub(super) buku: &'a Buku<'a>,
    pub(super) tugas: &'a [Tugas<'a>],
}

/// What makes the files.
#[derive(Clone, Copy)]
pub(super) enum Tempat<'a> {
    /// This process, where it may; else helpers that end with the run.
    Di(&'a Pipeline<'a>),
    /// Helpers that were there before and stay: the process that starts them outlives every document.
    Siaga(&'a Siaga),
}

impl Bengkel<'_> {
    /// Makes everything; whether the user stopped it.
    pub(super) fn buat(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        match self.tempat {
            Tempat::Di(pipeline) if self.cukup_di_sini(pipeline) => self.di_sini(pipeline, antrean, layar),
            Tempat::Di(_) => self.beregu(&Siaga::default(), antrean, layar),
            Tempat::Siaga(siaga) => self.beregu(siaga, antrean, layar),
        }
    }

    /// Whether this process may make all of it: the copies of one document, with templates that are known not to loop, and
    /// with little data. Starting a helper would cost more than the document.
    fn cukup_di_sini(&self, pipeline: &Pipeline<'_>) -> bool {
        self.yang.pekerja.is_none()
            && self.yang.batas_waktu.is_none()
            && self.yang.batas_memori.is_none()
            && self.tugas.chunk_by(|ini, itu| ini.pesanan.sedokumen(itu.pesanan)).count() <= 1
            && !pipeline.typesetter.templat_diubah
            && self.workspace.besar() <= DATA_KECIL
    }

    /// Makes everything in this process. Never stopped: one document takes no time.
    fn di_sini(&self, pipeline: &Pipeline<'_>, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        batasi(batas(self.yang, self.workspace).memori);
        for tugas in self.tugas {
            let permintaan = tugas.permintaan();
            let hasil = pipeline.renew_here(&permintaan.kunci, permintaan.lama.as_deref());
            antrean.terima(tugas.letak, self.terima(tugas, hasil), layar);
        }
        false
    }

    /// Makes everything in helper processes; whether the user stopped it. Documents are written as they come, and told of in
    /// order.
    fn beregu(&self, siaga: &Siaga, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        let semua: Vec<Permintaan> = self.tugas.iter().map(Tugas::permintaan).collect();
        let berhenti = hentikan::tanda();
        let (kirim, terima) = mpsc::channel();
        let (kemajuan, regu) =
            (&layar.kemajuan(), &regu(self.umum, self.yang, self.workspace, matches!(self.tempat, Tempat::Siaga(_))));
        let akhir = thread::scope(|lingkup| {
            let kerja = lingkup.spawn(move || {
                let mulai = |ke: usize| kemajuan.garap(&self.tugas[ke].pesanan.nama);
                let selesai = |ke: usize, hasil: proof::Hasil| {
                    let tugas = &self.tugas[ke];
                    let akhir = self.terima(tugas, hasil);
                    kemajuan.maju();
                    // Nobody hears it only when the listener is gone with the whole run.
                    let _ = kirim.send((tugas.letak, akhir));
                };
                regu.kerjakan(siaga, &semua, &mulai, &selesai, berhenti)
            });
            for (letak, akhir) in terima {
                antrean.terima(letak, akhir, layar);
            }
            kerja.join().unwrap_or_else(|_| Err(crate::berhenti("program berhenti sebelum selesai")))
        });
        match akhir {
            // Who watches the files will be told of that too, and makes everything again.
            Err(temuan) if temuan.code == "berubah" && matches!(self.tempat, Tempat::Siaga(_)) => {}
            Err(temuan) => layar.galat(Some(self.workspace), temuan),
            Ok(()) => {}
        }
        hentikan::diminta()
    }

    fn terima(&self, tugas: &Tugas<'_>, hasil: proof::Hasil) -> Akhir {
        self.buku.terima(tugas.pesanan, &tugas.sebab, tugas.lama, hasil)
    }
}

/// The helpers for what is asked for; `siaga`: they wait for the next run.
pub(super) fn regu(umum: &args::Umum, yang: &args::Yang, workspace: &Workspace, siaga: bool) -> Regu {
    let mut argumen: Vec<OsString> = vec!["pekerja".into(), "--ruang".into(), umum.ruang.clone().into()];
    argumen.extend(yang.gambar.then(|| "--gambar".into()));
    if siaga {
        argumen.extend(["--ingatan".into(), INGATAN.into()]);
    }
    let inti = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    Regu {
        program: ruang::program(),
        argumen,
        tanda: workspace.sidik(),
        jumlah: yang.pekerja.unwrap_or_else(inti),
        batas: batas(yang, workspace),
    }
}

/// The limits of each document: they grow with the largest file of data.
fn batas(yang: &args::Yang, workspace: &Workspace) -> Batas {
    let (baku, (detik, mib)) = (Batas::default(), TAMBAHAN);
    let data = u64::try_from(workspace.terbesar() >> 20).unwrap_or(u64::MAX).min(DATA_TERBESAR);
    let waktu = baku.waktu + Duration::from_secs(detik * data);
    let memori = baku.memori + ((mib * data) << 20);
    Batas {
        waktu: yang.batas_waktu.map_or(waktu, |detik| Duration::from_secs(detik.get())),
        memori: yang.batas_memori.map_or(memori, |mib| mib.get().saturating_mul(1 << 20)),
    }
}
