//! Saves that matter: waits until files of the workspace are written, and have come to rest. Reads no file and does not say which
//! one it was, because what follows from a save is known only from the content.

mod saring;

use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

pub use self::saring::terbaca;
use self::saring::{AKAR, penting, tentang_akar};
use crate::diag::Diagnostic;

/// How long no file may have been written before they are read: a program that saves writes several times, and one file after
/// another.
pub const JEDA: Duration = Duration::from_millis(50);
/// The first part of it, in which the several events of one save come.
const AWAL: Duration = Duration::from_millis(10);
/// The rest is waited for in so many steps: few, because each may take longer than it should. No clock is read.
const LANGKAH: u32 = 2;
/// So many steps after the first save the files are read even if they do not rest: about a second.
const LANGKAH_TERBANYAK: u32 = 50;
/// How often somebody who waits for a save looks whether he should stop.
const LANGKAH_TUNGGU: Duration = Duration::from_millis(100);

/// Who watches `data/` and `templates/` of a workspace, also while they are not there.
pub struct Pengamat {
    sistem: RecommendedWatcher,
    peristiwa: Receiver<notify::Result<Event>>,
    ruang: PathBuf,
}

impl Pengamat {
    /// Watches the workspace at `ruang` from now on: what is saved before somebody waits for it is not lost.
    ///
    /// # Errors
    /// The system cannot watch the folder.
    pub fn baru(ruang: &Path) -> Result<Self, Diagnostic> {
        let ruang = ruang.canonicalize().map_err(|salah| tidak_teramati(&notify::Error::io(salah)))?;
        let (kirim, peristiwa) = channel();
        // Nobody hears it only when the watcher is going.
        let dengar = move |peristiwa| drop(kirim.send(peristiwa));
        let pengaturan = Config::default().with_follow_symlinks(false);
        let sistem = RecommendedWatcher::new(dengar, pengaturan).map_err(|salah| tidak_teramati(&salah))?;
        let mut pengamat = Self { sistem, peristiwa, ruang };
        // The folder itself tells when one of the others comes or goes.
        let ruang = pengamat.ruang.clone();
        pengamat.sistem.watch(&ruang, RecursiveMode::NonRecursive).map_err(|salah| tidak_teramati(&salah))?;
        pengamat.pasang().map_err(|salah| tidak_teramati(&salah))?;
        Ok(pengamat)
    }

    /// Watches the folders that are there.
    fn pasang(&mut self) -> notify::Result<()> {
        for folder in AKAR.map(|nama| self.ruang.join(nama)) {
            if folder.is_dir() {
                self.sistem.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits for a save, then until the files rest. `false` if `henti` says so before.
    pub fn tunggu(&mut self, henti: &dyn Fn() -> bool) -> bool {
        loop {
            if henti() {
                return false;
            }
            match self.peristiwa.recv_timeout(LANGKAH_TUNGGU) {
                Ok(satu) if self.terima(&satu) => break,
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                // The system's thread is gone, and nobody will tell of a save again.
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.tenang();
        true
    }

    /// Whether something is saved right now: a file that could not be read may have been half written. Then waits until the
    /// files rest.
    pub fn menyusul(&mut self) -> bool {
        for _ in 0..LANGKAH {
            if self.kuras() {
                self.tenang();
                return true;
            }
            thread::sleep(JEDA / LANGKAH);
        }
        self.kuras()
    }

    /// Waits until nothing is saved for a while.
    fn tenang(&mut self) {
        thread::sleep(AWAL);
        self.kuras();
        let mut sisa = LANGKAH;
        for _ in 0..LANGKAH_TERBANYAK {
            thread::sleep((JEDA - AWAL) / LANGKAH);
            sisa = if self.kuras() { LANGKAH } else { sisa - 1 };
            if sisa == 0 {
                return;
            }
        }
    }

    /// Takes all that happened so far: whether some of it matters.
    fn kuras(&mut self) -> bool {
        let mut ada = false;
        while let Ok(satu) = self.peristiwa.try_recv() {
            ada |= self.terima(&satu);
        }
        ada
    }

    /// Whether it matters. A folder that came is watched from now on.
    fn terima(&mut self, peristiwa: &notify::Result<Event>) -> bool {
        // What the system could not tell may have been a save.
        let Ok(satu) = peristiwa else { return true };
        if tentang_akar(&self.ruang, satu) {
            // One that is gone again will be told of when it comes back.
            let _ = self.pasang();
        }
        satu.need_rescan() || penting(&self.ruang, satu)
    }
}

fn tidak_teramati(salah: &notify::Error) -> Diagnostic {
    let (sebab, obat) = match &salah.kind {
        ErrorKind::MaxFilesWatch => (
            "batas sistem untuk mengamati folder sudah tercapai",
            "Tutup program lain yang mengamati folder, atau naikkan batas itu (di Linux: fs.inotify.max_user_watches)",
        ),
        ErrorKind::Io(salah) if salah.kind() == io::ErrorKind::PermissionDenied => {
            ("akses ditolak", "Periksa hak akses folder itu")
        }
        _ => ("sistem menolak", "Pakai folder di komputer ini sendiri, atau jalankan `naskah buat` tiap kali"),
    };
    Diagnostic::galat("amati", format!("folder kerja tidak dapat diamati: {sebab}")).cure(obat)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        sync::atomic::{AtomicBool, Ordering},
    };

    use super::*;

    /// Whether a save is noticed, with so many seconds for the system to tell of it.
    fn terlihat(pengamat: &mut Pengamat, detik: u64) -> bool {
        let habis = AtomicBool::new(false);
        thread::scope(|lingkup| {
            lingkup.spawn(|| {
                for _ in 0..detik * 20 {
                    thread::sleep(Duration::from_millis(50));
                    if habis.load(Ordering::Relaxed) {
                        return;
                    }
                }
                habis.store(true, Ordering::Relaxed);
            });
            let hasil = pengamat.tunggu(&|| habis.load(Ordering::Relaxed));
            habis.store(true, Ordering::Relaxed);
            hasil
        })
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
    fn saves_are_noticed_also_in_folders_that_come_later_and_temporary_files_are_not() {
        let folder = tempfile::tempdir().expect("folder sementara");
        let di = |berkas: &str| folder.path().join(berkas);
        fs::create_dir_all(di("data/tim")).expect("folder dibuat");
        let mut pengamat = Pengamat::baru(folder.path()).expect("teramati");
        fs::write(di("data/tim/sk.json"), "{}").expect("tertulis");
        assert!(terlihat(&mut pengamat, 20), "a file below data/");
        for sampah in ["data/tim/~$nilai.xlsx", "data/.~lock.nilai.ods#", "data/a.tmp", "keluar.json"] {
            fs::write(di(sampah), "x").expect("tertulis");
        }
        fs::read(di("data/tim/sk.json")).expect("terbaca");
        assert!(!terlihat(&mut pengamat, 1), "nothing of that is the user's");
        fs::create_dir(di("templates")).expect("folder dibuat");
        assert!(terlihat(&mut pengamat, 20), "the folder itself");
        fs::create_dir(di("templates/lib")).expect("folder dibuat");
        assert!(terlihat(&mut pengamat, 20), "a folder in it");
        fs::write(di("templates/lib/norms.typ"), "").expect("tertulis");
        assert!(terlihat(&mut pengamat, 20), "a file in that");
        fs::write(di("data/tim/baru.tmp"), "{}").expect("tertulis");
        fs::rename(di("data/tim/baru.tmp"), di("data/tim/sk.json")).expect("dinamai");
        assert!(terlihat(&mut pengamat, 20), "a file that takes the place of another one");
        assert!(!pengamat.menyusul(), "and then it rests");
    }
}
