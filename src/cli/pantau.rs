//! `naskah pantau`: makes the documents, and again what changed whenever a file is saved, until it is stopped. A document that is broken
//! costs its findings; its file stays. Helpers stay warm between two saves; a document that kills its helper does not end this process.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::{Duration, Instant},
};

use super::{
    BERHASIL, DIHENTIKAN, RUANG_RUSAK, SALAH_PAKAI, args,
    buat::{Lari, direncanakan},
    hentikan,
    layar::{Layar, Putaran},
    ruang,
};
use crate::{
    Pipeline,
    amati::Pengamat,
    diag::{self, Diagnostic},
    output::{Akses, Keluaran},
    read::{Masukan, Workspace},
    workers::Siaga,
};

/// How long a folder of results that somebody else holds is left to him before it is asked for again.
const JEDA_KUNCI: Duration = Duration::from_millis(200);

/// Watches until the user stops it, and returns the exit code.
pub(super) fn pantau(umum: &args::Umum, args: &args::Pantau, layar: &mut Layar<'_>) -> u8 {
    // From here on Ctrl-C ends it between two documents.
    hentikan::tanda();
    if ruang::baca(umum, &args.yang.jalur, layar).is_none() {
        return RUANG_RUSAK;
    }
    // Before the first run: what is saved while it works is not lost.
    let pengamat = match Pengamat::baru(&umum.ruang) {
        Ok(pengamat) => pengamat,
        Err(temuan) => {
            layar.galat(None, temuan);
            return RUANG_RUSAK;
        }
    };
    let buat = args::Buat { yang: args.yang.clone(), rencana: false, mengapa: false, ulang: false, bagian: None };
    let mut pemantau = Pemantau { umum, args: &buat, pengamat, siaga: Siaga::default(), templat_sah: None };
    let mut pertama = true;
    loop {
        let putaran = Putaran { mulai: kini(), pertama };
        let kode = layar.putaran(putaran, |layar| pemantau.sekali(pertama, layar));
        if kode == SALAH_PAKAI || hentikan::diminta() || layar.terputus() {
            layar.tamat();
            return kode;
        }
        if !pemantau.pengamat.tunggu(&hentikan::diminta) {
            layar.tamat();
            return BERHASIL;
        }
        pertama = false;
    }
}

/// Who watches, and what stays between two runs.
struct Pemantau<'a> {
    umum: &'a args::Umum,
    args: &'a args::Buat,
    pengamat: Pengamat,
    siaga: Siaga,
    /// The fingerprint of templates that were found to be sound.
    templat_sah: Option<String>,
}

impl Pemantau<'_> {
    /// One run. A panic costs this run alone.
    fn sekali(&mut self, pertama: bool, layar: &mut Layar<'_>) -> u8 {
        let kode = catch_unwind(AssertUnwindSafe(|| self.buat(layar))).unwrap_or_else(|_| {
            layar.galat(None, crate::berhenti("program berhenti sebelum selesai"));
            RUANG_RUSAK
        });
        if kode == SALAH_PAKAI || hentikan::diminta() {
            return kode;
        }
        if !layar.utuh() {
            layar.kabar("Hasil yang lama tetap ada. Betulkan temuan di atas, lalu simpan.");
        }
        if pertama {
            layar.kabar("Menunggu berkas disimpan. Ctrl-C untuk berhenti.");
        }
        kode
    }

    fn buat(&mut self, layar: &mut Layar<'_>) -> u8 {
        loop {
            // Helpers read while this process does.
            self.siaga.baca_lagi();
            let workspace = match self.baca() {
                Ok(workspace) => workspace,
                // A file that is being written is no mistake of anybody.
                Err(_) if self.pengamat.menyusul() => continue,
                Err(Gagal::Ruang(temuan)) => {
                    layar.galat(None, *temuan);
                    return RUANG_RUSAK;
                }
                Err(Gagal::Templat(workspace, temuan)) => {
                    layar.galat(Some(&workspace), *temuan);
                    return RUANG_RUSAK;
                }
                Err(Gagal::Data(workspace)) => *workspace,
            };
            let (keluaran, menunggu) = match self.keluaran(layar) {
                Ok(keluaran) => keluaran,
                Err(kode) => return kode,
            };
            // Meanwhile somebody else worked here, and the user may have gone on too.
            if menunggu && self.pengamat.menyusul() {
                continue;
            }
            layar.masukan(&workspace.masukan);
            let plan = match direncanakan(self.args, &workspace, layar) {
                Ok(plan) => plan,
                Err(kode) => return kode,
            };
            let Self { umum, args, siaga, .. } = self;
            let siaga = Some(&*siaga);
            return Lari { umum, args, workspace: &workspace, plan: &plan, keluaran: &keluaran, siaga }.buat(layar);
        }
    }

    /// The workspace, if all of it can be read, and its templates are sound.
    fn baca(&mut self) -> Result<Workspace, Gagal> {
        let workspace = ruang::terbaca(self.umum, &self.args.yang.jalur);
        let workspace = workspace.map_err(|salah| Gagal::Ruang(Box::new(salah)))?;
        let templat = workspace.sidik_masukan(&Masukan::Templat);
        if self.templat_sah.as_ref() != Some(&templat) {
            if let Err(temuan) = Pipeline::new(&workspace).map(drop) {
                return Err(Gagal::Templat(Box::new(workspace), Box::new(temuan)));
            }
            self.templat_sah = Some(templat);
        }
        if diag::stops(&workspace.temuan) { Err(Gagal::Data(Box::new(workspace))) } else { Ok(workspace) }
    }

    /// The folder of results, and whether it had to be waited for; else the exit code. Between two runs it is free for others.
    fn keluaran(&self, layar: &mut Layar<'_>) -> Result<(Keluaran, bool), u8> {
        let mut menunggu = false;
        loop {
            match ruang::buka(self.umum, Akses::Penuh, "pantau") {
                Ok(keluaran) => return Ok((keluaran, menunggu)),
                Err(temuan) if temuan.code == "terkunci" => {
                    if !menunggu {
                        layar.kabar(&format!("Menunggu: {}.", temuan.message));
                    }
                    if hentikan::diminta() {
                        return Err(DIHENTIKAN);
                    }
                    menunggu = true;
                    thread::sleep(JEDA_KUNCI);
                }
                Err(temuan) => {
                    layar.galat(None, temuan);
                    return Err(RUANG_RUSAK);
                }
            }
        }
    }
}

/// Why a workspace is not as it should be.
enum Gagal {
    /// It cannot be read at all.
    Ruang(Box<Diagnostic>),
    /// Its templates are not sound: nothing can be made.
    Templat(Box<Workspace>, Box<Diagnostic>),
    /// Some of its files are not: the others can be made.
    Data(Box<Workspace>),
}

/// The time, for the screen alone: no document knows it.
#[allow(clippy::disallowed_methods, reason = "how long it took is told to the user, and goes into no file")]
fn kini() -> Instant {
    Instant::now()
}
