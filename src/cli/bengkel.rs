//! Where files are made: in this process where one document is all there is, else in helpers. Each is written as it comes, and told
//! of in the plan's order.

use std::{
    env,
    ffi::OsString,
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
    sync::mpsc,
    thread,
    time::Duration,
};

use super::{
    antrean::{Akhir, Antrean},
    args,
    buku::Buku,
    hentikan,
    layar::Layar,
};
use crate::{
    Pipeline,
    ledger::{Catatan, Sebab},
    plan::Pesanan,
    proof,
    read::Workspace,
    workers::{Batas, Permintaan, Regu, batasi},
};

/// The most bytes of data that are made into a document in this process: some hundred rows, far from what any limit would stop.
const DATA_KECIL: usize = 64 << 10;

/// The longest time for one document in seconds, and what each whole MiB of the largest file of data adds: a table of 5,000
/// rows takes some ten seconds, and is about one MiB.
const BATAS_WAKTU: (u64, u64) = (60, 30);
/// The most memory of one helper in MiB, and what each MiB of data adds: a row is 0.1 MiB, and more than 100 bytes of data.
const BATAS_MEMORI: (u64, u64) = (2048, 1024);
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
    pub(super) args: &'a args::Buat,
    pub(super) workspace: &'a Workspace,
    pub(super) pipeline: &'a Pipeline<'a>,
    pub(super) buku: &'a Buku<'a>,
    pub(super) tugas: &'a [Tugas<'a>],
}

impl Bengkel<'_> {
    /// Makes everything; whether the user stopped it.
    pub(super) fn buat(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        match self.cukup_di_sini() {
            true => self.di_sini(antrean, layar),
            false => self.beregu(antrean, layar),
        }
    }

    /// Whether this process may make all of it: the copies of one document, with templates that are known not to loop, and
    /// with little data. Starting a helper would cost more than the document.
    fn cukup_di_sini(&self) -> bool {
        self.args.pekerja.is_none()
            && self.args.batas_waktu.is_none()
            && self.args.batas_memori.is_none()
            && self.tugas.chunk_by(|ini, itu| ini.pesanan.sedokumen(itu.pesanan)).count() <= 1
            && !self.pipeline.typesetter.templat_diubah
            && self.workspace.besar() <= DATA_KECIL
    }

    /// Makes everything in this process. Never stopped: one document takes no time.
    fn di_sini(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        batasi(self.batas().memori);
        for tugas in self.tugas {
            let permintaan = tugas.permintaan();
            let hasil = self.pipeline.renew_here(&permintaan.kunci, permintaan.lama.as_deref());
            antrean.terima(tugas.letak, self.terima(tugas, hasil), layar);
        }
        false
    }

    /// Makes everything in helper processes; whether the user stopped it. Documents are written as they come, and told of in
    /// order.
    fn beregu(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        let semua: Vec<Permintaan> = self.tugas.iter().map(Tugas::permintaan).collect();
        let berhenti = hentikan::tanda();
        let (kirim, terima) = mpsc::channel();
        let (kemajuan, regu) = (&layar.kemajuan(), &self.regu());
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
                regu.kerjakan(&semua, &mulai, &selesai, berhenti)
            });
            for (letak, akhir) in terima {
                antrean.terima(letak, akhir, layar);
            }
            kerja.join().unwrap_or_else(|_| Err(crate::berhenti("program berhenti sebelum selesai")))
        });
        if let Err(temuan) = akhir {
            layar.galat(Some(self.workspace), temuan);
        }
        hentikan::diminta()
    }

    fn terima(&self, tugas: &Tugas<'_>, hasil: proof::Hasil) -> Akhir {
        self.buku.terima(tugas.pesanan, &tugas.sebab, tugas.lama, hasil)
    }

    fn regu(&self) -> Regu {
        let mut argumen: Vec<OsString> = vec!["pekerja".into(), "--ruang".into(), self.umum.ruang.clone().into()];
        argumen.extend(self.args.gambar.then(|| "--gambar".into()));
        let inti = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Regu {
            program: env::current_exe().unwrap_or_else(|_| PathBuf::from("naskah")),
            argumen,
            tanda: self.workspace.sidik(),
            jumlah: self.args.pekerja.unwrap_or_else(inti),
            batas: self.batas(),
        }
    }

    fn batas(&self) -> Batas {
        let data = u64::try_from(self.workspace.terbesar() >> 20).unwrap_or(u64::MAX).min(DATA_TERBESAR);
        let bawaan = |(dasar, tambah): (u64, u64)| dasar + tambah * data;
        let waktu = self.args.batas_waktu.map_or_else(|| bawaan(BATAS_WAKTU), NonZeroU64::get);
        let memori = self.args.batas_memori.map_or_else(|| bawaan(BATAS_MEMORI), NonZeroU64::get);
        Batas { waktu: Duration::from_secs(waktu), memori: memori.saturating_mul(1 << 20) }
    }
}
