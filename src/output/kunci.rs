//! Who may write: one run alone, or shares of one run side by side. The lock is the system's and goes with the process,
//! however it ends; what is said of its holder stands in a file of its own, because where locks bind nobody reads a locked one.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
    process, thread,
    time::Duration,
};

use super::{Akses, gagal::WriteError, sistem::Sistem};
use crate::diag::Diagnostic;

const KUNCI: &str = "kunci";
const PEMEGANG: &str = "pemegang";
/// How often a lock is asked for, and how long between: a killed holder may take a moment to be gone.
const COBA: usize = 10;
const JEDA: Duration = Duration::from_millis(20);
/// The longest words of a holder's command.
const KATA_TERPANJANG: usize = 40;

/// Locks that are held until this is dropped.
#[derive(Debug)]
pub(super) struct Kunci {
    pemegang: PathBuf,
    /// The share's own one is released first.
    _semua: Vec<File>,
}

impl Kunci {
    /// Takes what `akses` needs in `folder`, the program's own below `output/`.
    pub(super) fn ambil(sistem: &Sistem, folder: &Path, akses: &Akses, oleh: &str) -> Result<Self, Diagnostic> {
        let sendiri = *akses == Akses::Penuh;
        let semua = ambil(sistem, &folder.join(KUNCI), sendiri)?;
        let semua = semua.ok_or_else(|| terpakai("folder keluaran", siapa(sistem, folder)))?;
        let mut milik = vec![semua];
        if let Akses::Bagian { ke, dari } = akses {
            let bagian = ambil(sistem, &folder.join(akses.nama(KUNCI)), true)?;
            let pemegang = || baca_pemegang(sistem, &folder.join(akses.nama(PEMEGANG)));
            let bagian = bagian.ok_or_else(|| terpakai(&format!("bagian {ke} dari {dari}"), pemegang()))?;
            milik.insert(0, bagian);
        } else {
            sapu(sistem, folder);
        }
        let pemegang = folder.join(akses.nama(PEMEGANG));
        let isi = format!("{} {oleh}\n", process::id());
        let catat = sistem.sementara(folder).and_then(|mut sementara| {
            sementara.write_all(isi.as_bytes())?;
            sementara.gantikan_lepas(&pemegang)
        });
        catat.map_err(|salah| WriteError::tulis(&pemegang, salah).temuan())?;
        Ok(Self { pemegang, _semua: milik })
    }

    /// Forgets the holder, before the locks go.
    pub(super) fn lepas(&self, sistem: &Sistem) {
        // One that stays is believed only while somebody holds the lock, and who holds it writes his own.
        let _ = sistem.hapus(&self.pemegang);
    }
}

fn ambil(sistem: &Sistem, berkas: &Path, sendiri: bool) -> Result<Option<File>, Diagnostic> {
    let gagal = |salah| WriteError::tulis(berkas, salah).temuan();
    let kunci = sistem.buka_kunci(berkas).map_err(gagal)?;
    for _ in 1..COBA {
        if sistem.kunci(&kunci, sendiri).map_err(gagal)? {
            return Ok(Some(kunci));
        }
        thread::sleep(JEDA);
    }
    Ok(sistem.kunci(&kunci, sendiri).map_err(gagal)?.then_some(kunci))
}

/// What killed runs have left of holders and shares: nobody holds one while somebody holds all.
fn sapu(sistem: &Sistem, folder: &Path) {
    for (nama, jenis) in sistem.isi_folder(folder).unwrap_or_default() {
        let nama = nama.to_string_lossy();
        let sisa = nama.strip_prefix(KUNCI).is_some_and(|bagian| bagian.starts_with('-')) || nama.starts_with(PEMEGANG);
        if sisa && jenis.is_file() {
            let _ = sistem.hapus(&folder.join(&*nama));
        }
    }
}

/// The process that holds the folder, with the words of its command: the one that has it alone, or the first of those that
/// share it.
fn siapa(sistem: &Sistem, folder: &Path) -> Option<(u32, String)> {
    let bersama = sistem.buka(&folder.join(KUNCI)).and_then(|(kunci, _)| sistem.kunci(&kunci, false));
    if !bersama.unwrap_or(false) {
        return baca_pemegang(sistem, &folder.join(PEMEGANG));
    }
    let semua = sistem.isi_folder(folder).ok()?;
    let mut semua = semua.iter().filter_map(|(nama, _)| nama.to_str()?.strip_prefix(KUNCI)?.strip_prefix('-'));
    let dipegang = semua.find(|bagian| {
        let kunci = sistem.buka(&folder.join(format!("{KUNCI}-{bagian}")));
        kunci.is_ok_and(|(kunci, _)| !sistem.kunci(&kunci, false).unwrap_or(true))
    })?;
    baca_pemegang(sistem, &folder.join(format!("{PEMEGANG}-{dipegang}")))
}

/// What a holder says of itself. The file is no secret and no promise: what does not look like it is not repeated.
fn baca_pemegang(sistem: &Sistem, berkas: &Path) -> Option<(u32, String)> {
    let isi = String::from_utf8(sistem.baca(berkas).ok()?).ok()?;
    let (nomor, kata) = isi.strip_suffix('\n')?.split_once(' ')?;
    let biasa = |huruf: char| huruf.is_ascii_alphanumeric() || " -/.".contains(huruf);
    (kata.len() <= KATA_TERPANJANG && kata.chars().all(biasa)).then_some((nomor.parse().ok()?, kata.to_owned()))
}

fn terpakai(apa: &str, siapa: Option<(u32, String)>) -> Diagnostic {
    let siapa = siapa.map_or_else(|| "lain".to_owned(), |(nomor, kata)| format!("{nomor} (`naskah {kata}`)"));
    let temuan = Diagnostic::galat("terkunci", format!("{apa} sedang dipakai proses {siapa}"));
    temuan.cure("Tunggu sampai selesai, lalu ulangi")
}
