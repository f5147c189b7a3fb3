//! The seam: every call that writing needs of the system goes through [`Sistem`], which counts them and, when a test tells it
//! to, lets the Nth one fail. In a run that no test disturbs it only counts. Knows no document and decides nothing.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use tempfile::NamedTempFile;
pub(super) use tempfile::TempDir as FolderSementara;

/// What names of files begin and end with that are being written: nobody else's do.
const SEMENTARA: (&str, &str) = (".naskah-", ".tmp");
/// How often a folder is made that another run removes because it is empty.
const ULANGI: usize = 8;

/// Whether a file of this name is one that is being written, or that a killed run left.
pub(super) fn bernama_sementara(nama: &str) -> bool {
    nama.strip_prefix(SEMENTARA.0).is_some_and(|sisa| sisa.ends_with(SEMENTARA.1))
}

/// How a disturbed call goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cara {
    /// It does nothing and fails.
    Gagal(io::ErrorKind),
    /// It fails; if it writes, half of the bytes are written, as on a disk that is full in the middle.
    Pendek(io::ErrorKind),
    /// The process dies there, as of kill -9; if the call writes, with half of the bytes written.
    Mati,
    /// It says that it went well; if it writes, one byte on the disk is another one.
    Bohong,
}

/// Which call is disturbed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gangguan {
    /// The first disturbed call, from 1.
    pub ke: u64,
    /// Whether all calls after it are disturbed too.
    pub terus: bool,
    /// How.
    pub cara: Cara,
}

impl Gangguan {
    /// Reads what a test wants: `tulis=<N>`, with words after it between commas: `terus` (all from the Nth on), `penuh` (the
    /// disk is full, in the middle of a write), `izin` (permission denied), `mati` (the process dies there).
    pub fn urai(uji: &str) -> Option<Self> {
        let kata: Vec<&str> = uji.split(',').collect();
        let ke = kata.iter().find_map(|satu| satu.strip_prefix("tulis="))?.parse().ok()?;
        let cara = match () {
            () if kata.contains(&"mati") => Cara::Mati,
            () if kata.contains(&"penuh") => Cara::Pendek(io::ErrorKind::StorageFull),
            () if kata.contains(&"izin") => Cara::Gagal(io::ErrorKind::PermissionDenied),
            () => Cara::Gagal(io::ErrorKind::Other),
        };
        Some(Self { ke, terus: kata.contains(&"terus"), cara })
    }
}

/// The system, as far as output needs it.
#[derive(Debug, Default)]
pub struct Sistem {
    panggilan: AtomicU64,
    gangguan: Option<Gangguan>,
}

impl Sistem {
    /// The system with what a test wants to go wrong; without, it does what it can.
    pub fn baru(gangguan: Option<Gangguan>) -> Self {
        Self { panggilan: AtomicU64::new(0), gangguan }
    }

    /// How many calls there were.
    pub fn panggilan(&self) -> u64 {
        self.panggilan.load(Relaxed)
    }

    /// How the next call is disturbed, if it is.
    fn giliran(&self) -> Option<Cara> {
        let ini = self.panggilan.fetch_add(1, Relaxed) + 1;
        let kena = |g: &Gangguan| if g.terus { ini >= g.ke } else { ini == g.ke };
        self.gangguan.filter(kena).map(|gangguan| gangguan.cara)
    }

    /// A call that does all or nothing.
    fn panggil<T>(&self, kerja: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.giliran() {
            None | Some(Cara::Bohong) => kerja(),
            Some(Cara::Gagal(sebab) | Cara::Pendek(sebab)) => Err(sebab.into()),
            Some(Cara::Mati) => process::abort(),
        }
    }

    /// Makes the folder and those above it, where they are not there.
    pub(super) fn buat_folder(&self, folder: &Path) -> io::Result<()> {
        self.panggil(|| fs::create_dir_all(folder))
    }

    /// A folder of the system's for what lasts no longer than this process; removed when it is dropped.
    pub(super) fn folder_sementara(&self) -> io::Result<FolderSementara> {
        self.panggil(|| tempfile::Builder::new().prefix("naskah-").tempdir())
    }

    /// A file to write into, in the folder of its target, which is made if it is not there.
    pub(super) fn sementara(&self, folder: &Path) -> io::Result<Sementara<'_>> {
        // Another share of the run may remove the last file of the folder, and the folder with it: after it was found, or after
        // the system said that it exists.
        let hilang = |salah: &io::Error| match salah.kind() {
            io::ErrorKind::NotFound => true,
            io::ErrorKind::AlreadyExists => folder.symlink_metadata().map_or(true, |ada| ada.is_dir()),
            _ => false,
        };
        for _ in 1..ULANGI {
            match self.buat_folder(folder).and_then(|()| self.sementara_di(folder)) {
                Err(salah) if hilang(&salah) => {}
                hasil => return hasil,
            }
        }
        self.buat_folder(folder)?;
        self.sementara_di(folder)
    }

    fn sementara_di(&self, folder: &Path) -> io::Result<Sementara<'_>> {
        let mut pembuat = tempfile::Builder::new();
        // Removed through the seam too.
        pembuat.prefix(SEMENTARA.0).suffix(SEMENTARA.1).disable_cleanup(true);
        let berkas = self.panggil(|| pembuat.tempfile_in(folder))?;
        Ok(Sementara { sistem: self, berkas: Some(berkas) })
    }

    /// Writes all of it, in one call if the system can.
    pub(super) fn tulis(&self, berkas: &mut File, isi: &[u8]) -> io::Result<()> {
        match self.giliran() {
            None => berkas.write_all(isi),
            Some(Cara::Gagal(sebab)) => Err(sebab.into()),
            Some(Cara::Pendek(sebab)) => {
                berkas.write_all(&isi[..isi.len() / 2])?;
                Err(sebab.into())
            }
            Some(Cara::Mati) => {
                let _ = berkas.write_all(&isi[..isi.len() / 2]);
                process::abort()
            }
            Some(Cara::Bohong) => {
                let mut lain = isi.to_vec();
                lain.iter_mut().skip(isi.len() / 2).take(1).for_each(|bita| *bita ^= 1);
                berkas.write_all(&lain)
            }
        }
    }

    /// A file that is private, as temporary ones are, or as the user's umask wants it, becomes one for everybody whom the
    /// folder lets in.
    #[cfg(unix)]
    pub(super) fn izinkan_baca(&self, berkas: &File) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        self.panggil(|| berkas.set_permissions(fs::Permissions::from_mode(0o644)))
    }

    #[cfg(not(unix))]
    pub(super) fn izinkan_baca(&self, _: &File) -> io::Result<()> {
        self.panggil(|| Ok(()))
    }

    /// The names in a folder reach the disk: a file that took its place there is in its place after a power cut too.
    #[cfg(unix)]
    fn sinkron_folder(&self, folder: &Path) -> io::Result<()> {
        self.panggil(|| match File::open(folder).and_then(|folder| folder.sync_all()) {
            // The content is safe already. Some file systems sync no folder, and some folders may be written but not read.
            Err(salah) if matches!(salah.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::PermissionDenied) => {
                Ok(())
            }
            hasil => hasil,
        })
    }

    #[cfg(not(unix))]
    fn sinkron_folder(&self, _: &Path) -> io::Result<()> {
        self.panggil(|| Ok(()))
    }

    /// Removes a file.
    #[allow(clippy::disallowed_methods, reason = "the seam of output")]
    pub(super) fn hapus(&self, berkas: &Path) -> io::Result<()> {
        self.panggil(|| fs::remove_file(berkas))
    }

    /// Removes a folder that is empty.
    pub(super) fn hapus_folder(&self, folder: &Path) -> io::Result<()> {
        self.panggil(|| fs::remove_dir(folder))
    }

    /// The names in a folder, sorted, each with what it is; links are not followed.
    pub(super) fn isi_folder(&self, folder: &Path) -> io::Result<Vec<(OsString, fs::FileType)>> {
        self.panggil(|| {
            let satu = |satu: fs::DirEntry| Ok((satu.file_name(), satu.file_type()?));
            let mut semua: Vec<_> = fs::read_dir(folder)?.map(|b| b.and_then(satu)).collect::<io::Result<_>>()?;
            semua.sort_by(|a, b| a.0.cmp(&b.0));
            Ok(semua)
        })
    }

    /// A regular file, open for reading, and its size. What is none is not opened: a pipe would wait for its other end.
    pub(super) fn buka(&self, berkas: &Path) -> io::Result<(File, u64)> {
        self.panggil(|| match fs::metadata(berkas)? {
            meta if meta.is_file() => Ok((File::open(berkas)?, meta.len())),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        })
    }

    /// The whole of a regular file.
    pub(super) fn baca(&self, berkas: &Path) -> io::Result<Vec<u8>> {
        let (mut berkas, _) = self.buka(berkas)?;
        self.panggil(|| {
            let mut isi = Vec::new();
            berkas.read_to_end(&mut isi)?;
            Ok(isi)
        })
    }

    /// Fills `tempat` as far as a read fills it.
    pub(super) fn baca_sebagian(&self, berkas: &mut File, tempat: &mut [u8]) -> io::Result<usize> {
        self.panggil(|| berkas.read(tempat))
    }

    /// A file open for reading and for writing at its end; made if it is not there.
    pub(super) fn buka_tambah(&self, berkas: &Path) -> io::Result<File> {
        self.panggil(|| OpenOptions::new().read(true).append(true).create(true).open(berkas))
    }

    /// The last byte of a file, if it has one. The end is where an appended line goes anyway.
    pub(super) fn bita_terakhir(&self, berkas: &mut File) -> io::Result<Option<u8>> {
        self.panggil(|| {
            if berkas.seek(SeekFrom::End(0))? == 0 {
                return Ok(None);
            }
            let mut bita = [0];
            berkas.seek(SeekFrom::End(-1))?;
            berkas.read_exact(&mut bita)?;
            Ok(Some(bita[0]))
        })
    }

    /// A file to lock; made if it is not there. Another user's may be read only, which is enough for a lock.
    pub(super) fn buka_kunci(&self, berkas: &Path) -> io::Result<File> {
        let dibuat = self.panggil(|| OpenOptions::new().read(true).append(true).create(true).open(berkas));
        match dibuat {
            Err(salah) if salah.kind() == io::ErrorKind::PermissionDenied => self.panggil(|| File::open(berkas)),
            Ok(berkas) => {
                // Refused where it is another user's, who has done it.
                let _ = self.izinkan_baca(&berkas);
                Ok(berkas)
            }
            gagal => gagal,
        }
    }

    /// Takes the lock of an open file; `false` when another process has it.
    pub(super) fn kunci(&self, berkas: &File, sendiri: bool) -> io::Result<bool> {
        self.panggil(|| match if sendiri { berkas.try_lock() } else { berkas.try_lock_shared() } {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(salah)) => Err(salah),
        })
    }
}

/// A file beside its target, under a name that nobody counts: it takes the target's place, or goes.
pub(super) struct Sementara<'a> {
    sistem: &'a Sistem,
    /// Gone once it has taken its target's place.
    berkas: Option<NamedTempFile>,
}

impl Sementara<'_> {
    fn berkas(&mut self) -> &mut File {
        self.berkas.as_mut().expect("in its place only at the end").as_file_mut()
    }

    /// Puts the file in its target's place, with its content on the disk before. A link there is replaced, not followed.
    pub(super) fn gantikan(mut self, tujuan: &Path) -> io::Result<()> {
        let sistem = self.sistem;
        sistem.izinkan_baca(self.berkas())?;
        sistem.panggil(|| self.berkas().sync_all())?;
        self.pindahkan(tujuan)?;
        sistem.sinkron_folder(tujuan.parent().unwrap_or(Path::new(".")))
    }

    /// The same for what need not survive a power cut.
    pub(super) fn gantikan_lepas(mut self, tujuan: &Path) -> io::Result<()> {
        let sistem = self.sistem;
        sistem.izinkan_baca(self.berkas())?;
        self.pindahkan(tujuan)
    }

    fn pindahkan(&mut self, tujuan: &Path) -> io::Result<()> {
        let sistem = self.sistem;
        let berkas = self.berkas.take().expect("in its place only at the end");
        let jalur: PathBuf = berkas.path().to_owned();
        let hasil = sistem.panggil(|| berkas.persist(tujuan).map(drop).map_err(|gagal| gagal.error));
        if hasil.is_err() {
            let _ = sistem.hapus(&jalur);
        }
        hasil
    }
}

impl Drop for Sementara<'_> {
    fn drop(&mut self) {
        if let Some(berkas) = self.berkas.take() {
            let jalur: PathBuf = berkas.path().to_owned();
            // Windows removes no file that is open.
            drop(berkas);
            // What stays is not counted as output, and the next run removes it.
            let _ = self.sistem.hapus(&jalur);
        }
    }
}

impl Write for Sementara<'_> {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        let sistem = self.sistem;
        sistem.tulis(self.berkas(), isi).map(|()| isi.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Sementara<'_> {
    fn read(&mut self, tempat: &mut [u8]) -> io::Result<usize> {
        let sistem = self.sistem;
        sistem.baca_sebagian(self.berkas(), tempat)
    }
}

impl Seek for Sementara<'_> {
    fn seek(&mut self, ke: SeekFrom) -> io::Result<u64> {
        let sistem = self.sistem;
        sistem.panggil(|| self.berkas().seek(ke))
    }
}
