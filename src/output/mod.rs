//! Every written byte. A file is whole: the old one or the new one, never half; one run writes at a time. Does not interpret
//! what it writes.

mod arsip;
mod catatan;
mod gagal;
mod kunci;
mod nama;
mod sementara;
mod sistem;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

pub use self::{
    arsip::Entri,
    catatan::{baca_catatan, semua_catatan},
    gagal::{WriteError, sebab_tulis},
    sementara::RuangSementara,
    sistem::{Cara, Gangguan, Sistem},
};
use self::{catatan::Jurnal, kunci::Kunci, sistem::bernama_sementara};
use crate::{
    diag::Diagnostic,
    model::{nama::di_bawah, sidik::sidik},
    proof::Publishable,
};

/// Where results go, below the workspace.
const OUTPUT: &str = "output";
/// The program's own folder: locks and journals. Nothing in it is a result.
const FOLDER: &str = "output/.naskah";

/// The byte order mark of UTF-8.
const TANDA_AWAL: &[u8] = b"\xef\xbb\xbf";

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Path below the workspace, with `/` on every platform.
    pub berkas: String,
    /// Its size.
    pub bita: usize,
    /// The SHA-256 of its bytes in hexadecimal digits.
    pub sha256: String,
    /// The pictures of pages beside it: their paths, each with its SHA-256.
    pub gambar: BTreeMap<String, String>,
}

impl Written {
    fn baru(berkas: &str, isi: &[u8]) -> Self {
        Self { berkas: berkas.to_owned(), bita: isi.len(), sha256: sidik(isi), gambar: BTreeMap::new() }
    }
}

/// Who else may write at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Akses {
    /// Nobody.
    Penuh,
    /// The other shares of the same run; each number once.
    Bagian {
        /// The number of this share, from 1.
        ke: u32,
        /// How many there are.
        dari: u32,
    },
}

impl Akses {
    /// What the journal is called that a run of this access writes ([`baca_catatan`]).
    pub fn catatan(&self) -> String {
        self.nama(catatan::CATATAN)
    }

    /// The name of a file that each share has for itself.
    fn nama(&self, nama: &str) -> String {
        match self {
            Self::Penuh => nama.to_owned(),
            Self::Bagian { ke, dari } => format!("{nama}-{ke}-dari-{dari}"),
        }
    }
}

/// The folder of results of a workspace, held for writing. All paths are below the workspace, with `/`, and begin with
/// `output/`. May be used by several threads.
#[derive(Debug)]
pub struct Keluaran {
    ruang: PathBuf,
    sistem: Sistem,
    catatan: Jurnal,
    kunci: Kunci,
}

impl Drop for Keluaran {
    fn drop(&mut self) {
        self.kunci.lepas(&self.sistem);
    }
}

impl Keluaran {
    /// Takes the folder of results of the workspace `ruang`; `oleh`, the words of the command, are told to whoever wants it
    /// meanwhile. Who has it alone removes what killed runs have left.
    ///
    /// # Errors
    /// Somebody else has it, or the system refuses to make it.
    pub fn buka(ruang: &Path, akses: Akses, oleh: &str) -> Result<Self, Diagnostic> {
        Self::dengan(ruang, akses, oleh, Sistem::default())
    }

    /// The same through a system that a test disturbs.
    ///
    /// # Errors
    /// As [`Self::buka`].
    pub fn dengan(ruang: &Path, akses: Akses, oleh: &str, sistem: Sistem) -> Result<Self, Diagnostic> {
        for folder in [OUTPUT, FOLDER] {
            let folder = ruang.join(folder);
            sistem.buat_folder(&folder).map_err(|salah| WriteError::tulis(&folder, salah).temuan())?;
        }
        let folder = ruang.join(FOLDER);
        let kunci = Kunci::ambil(&sistem, &folder, &akses, oleh)?;
        let catatan = Jurnal::baru(folder.join(akses.catatan()));
        let keluaran = Self { ruang: ruang.to_owned(), sistem, catatan, kunci };
        if akses == Akses::Penuh {
            keluaran.sapu();
        }
        Ok(keluaran)
    }

    /// Writes a finished document, and pictures of its pages beside it.
    ///
    /// # Errors
    /// The system refuses; the file that was there stays.
    pub fn publish(&self, berkas: &str, dokumen: &Publishable) -> Result<Written, WriteError> {
        let tujuan = self.jalur(berkas)?;
        tulis(&self.sistem, &tujuan, &dokumen.pdf)?;
        let nama = self.tulis_gambar(&tujuan, &dokumen.gambar)?;
        let folder = berkas.rsplit_once('/').map_or("", |(folder, _)| folder);
        let gambar = nama.into_iter().zip(&dokumen.gambar).map(|(nama, isi)| (format!("{folder}/{nama}"), sidik(isi)));
        Ok(Written { gambar: gambar.collect(), ..Written::baru(berkas, &dokumen.pdf) })
    }

    /// Writes the calibration sheet of a profile.
    ///
    /// # Errors
    /// The system refuses; the file that was there stays.
    pub fn kalibrasi(&self, bentuk: &str, pdf: &[u8]) -> Result<Written, WriteError> {
        self.tulis_data(&format!("{OUTPUT}/kalibrasi-{bentuk}.pdf"), pdf)
    }

    /// Writes a file of any content.
    ///
    /// # Errors
    /// The system refuses; the file that was there stays.
    pub fn tulis_data(&self, berkas: &str, isi: &[u8]) -> Result<Written, WriteError> {
        tulis(&self.sistem, &self.jalur(berkas)?, isi)?;
        Ok(Written::baru(berkas, isi))
    }

    /// Writes what is kept of issued documents: a file below `data/`.
    ///
    /// # Errors
    /// The system refuses; the file that was there stays.
    pub fn terbit(&self, berkas: &str, isi: &str) -> Result<(), WriteError> {
        if !di_bawah("data", berkas) {
            return Err(WriteError::nama(berkas, "jalurnya bukan di bawah `data/`"));
        }
        tulis(&self.sistem, &self.ruang.join(berkas), isi.as_bytes())
    }

    /// Removes a file, then the folders above it that hold nothing else. One that is not there is removed already.
    ///
    /// # Errors
    /// The system refuses.
    pub fn hapus(&self, berkas: &str) -> Result<(), WriteError> {
        let tujuan = self.jalur(berkas)?;
        match self.sistem.hapus(&tujuan) {
            Err(salah) if salah.kind() != io::ErrorKind::NotFound => return Err(WriteError::tulis(tujuan, salah)),
            _ => {}
        }
        let akar = self.ruang.join(OUTPUT);
        for folder in tujuan.ancestors().skip(1).take_while(|folder| **folder != *akar) {
            // The first folder that holds something refuses, and one that stays empty harms nobody.
            if self.sistem.hapus_folder(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// The results that are there: every regular file, sorted, but what is being written and the program's own. Links are
    /// not followed.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn isi(&self) -> Result<Vec<String>, WriteError> {
        let mut semua = self.jelajahi(|folder, salah| Err(WriteError::baca(folder, salah)))?;
        semua.retain(|berkas| !berkas.starts_with(&format!("{FOLDER}/")) && !bernama_sementara(nama_berkas(berkas)));
        semua.sort();
        Ok(semua)
    }

    /// The bytes of a regular file.
    ///
    /// # Errors
    /// There is none, or the system refuses.
    pub fn baca(&self, berkas: &str) -> io::Result<Vec<u8>> {
        self.sistem.baca(&self.jalur(berkas).map_err(|_| io::ErrorKind::InvalidFilename)?)
    }

    /// Adds a line to the journal of this access. It outlives the process at once, and a power cut only as the system likes.
    ///
    /// # Errors
    /// The system refuses, or `teks` is no line.
    pub fn catat(&self, teks: &str) -> Result<(), WriteError> {
        self.catatan.tambah(&self.sistem, teks).map_err(|salah| WriteError::tulis(self.catatan.jalur(), salah))
    }

    /// Replaces the journal of this access.
    ///
    /// # Errors
    /// The system refuses, or one of `semua` is no line; the journal stays as it was.
    pub fn ganti_catatan(&self, semua: &[String]) -> Result<(), WriteError> {
        self.catatan.ganti(&self.sistem, semua).map_err(|salah| WriteError::tulis(self.catatan.jalur(), salah))
    }

    /// Removes the journal of a share.
    ///
    /// # Errors
    /// The system refuses.
    pub fn hapus_catatan(&self, nama: &str) -> Result<(), WriteError> {
        let jalur = self.ruang.join(FOLDER).join(nama);
        self.sistem.hapus(&jalur).map_err(|salah| WriteError::tulis(jalur, salah))
    }

    /// The path of a file below `output/`. A path may come from a file that somebody edited.
    fn jalur(&self, berkas: &str) -> Result<PathBuf, WriteError> {
        match di_bawah(OUTPUT, berkas) && !di_bawah(FOLDER, berkas) {
            true => Ok(self.ruang.join(berkas)),
            false => Err(WriteError::nama(berkas, "jalurnya bukan di bawah `output/`")),
        }
    }

    /// The pages beside their PDF: `nama-01.png`, `nama-02.png`, …. Pages of an earlier run that are no longer true are
    /// removed. Their names, in order.
    fn tulis_gambar(&self, pdf: &Path, semua: &[Vec<u8>]) -> Result<BTreeSet<String>, WriteError> {
        let lebar = semua.len().to_string().len().max(2);
        let batang = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let nama = |nomor: usize| format!("{batang}-{nomor:0lebar$}.png");
        for (gambar, nomor) in semua.iter().zip(1..) {
            tulis(&self.sistem, &pdf.with_file_name(nama(nomor)), gambar)?;
        }
        let masih: BTreeSet<String> = (1..=semua.len()).map(&nama).collect();
        // Up to the first gap: a picture of the user's may be named like the page of a longer document. The last one first, so
        // that a run that is killed leaves no gap. Of a document of hundreds of pages the names were longer.
        for lebar in 2..=4 {
            let lama = (1..).map(|nomor| format!("{batang}-{nomor:0lebar$}.png"));
            let lama = lama.take_while(|lama| pdf.with_file_name(lama).symlink_metadata().is_ok());
            let sisa: Vec<String> = lama.filter(|lama| !masih.contains(lama)).collect();
            for sisa in sisa.iter().rev().map(|sisa| pdf.with_file_name(sisa)) {
                self.sistem.hapus(&sisa).map_err(|salah| WriteError::tulis(&sisa, salah))?;
            }
        }
        Ok(masih)
    }

    /// Removes what killed runs were writing: nobody else writes now. What cannot be removed is not counted anyway.
    fn sapu(&self) {
        let semua = self.jelajahi(|_, _| Ok::<(), ()>(())).unwrap_or_default();
        for berkas in semua.iter().filter(|berkas| bernama_sementara(nama_berkas(berkas))) {
            let _ = self.sistem.hapus(&self.ruang.join(berkas));
        }
    }

    /// Every regular file below `output/`, by its path below the workspace. Names that are no text are nobody's here.
    fn jelajahi<E>(&self, gagal: impl Fn(&Path, io::Error) -> Result<(), E>) -> Result<Vec<String>, E> {
        let mut berkas = Vec::new();
        let mut folder = vec![OUTPUT.to_owned()];
        while let Some(ini) = folder.pop() {
            let jalur = self.ruang.join(&ini);
            let isi = match self.sistem.isi_folder(&jalur) {
                Ok(isi) => isi,
                Err(salah) => {
                    gagal(&jalur, salah)?;
                    continue;
                }
            };
            for (nama, jenis) in isi.iter().filter_map(|(nama, jenis)| Some((OsStr::to_str(nama)?, jenis))) {
                let nama = format!("{ini}/{nama}");
                match () {
                    () if jenis.is_dir() => folder.push(nama),
                    () if jenis.is_file() => berkas.push(nama),
                    () => {}
                }
            }
        }
        Ok(berkas)
    }
}

/// Writes a comparison where the user wants it, but not among the results of the workspace `ruang`: there it would look like one.
///
/// # Errors
/// It would stand there, or the system refuses; the file that was there stays.
pub fn perbandingan(ruang: &Path, tujuan: &Path, dokumen: &Publishable) -> Result<Written, Diagnostic> {
    let nama = tujuan.display().to_string();
    let folder = tujuan.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let (Ok(folder), Ok(hasil)) = (folder.canonicalize(), ruang.join(OUTPUT).canonicalize())
        && folder.starts_with(hasil)
    {
        let pesan = format!("`{nama}` tidak ditulis: perbandingan bukan hasil, jadi tidak disimpan dalam `output/`");
        return Err(Diagnostic::galat("tulis", pesan).cure("Simpan di folder lain, misalnya `--pdf banding.pdf`"));
    }
    let tujuan = folder.join(tujuan.file_name().unwrap_or_default());
    tulis(&Sistem::default(), &tujuan, &dokumen.pdf).map_err(|salah| salah.temuan())?;
    Ok(Written::baru(&nama, &dokumen.pdf))
}

/// Writes a new file into the workspace; `false` if there is one of that name, which stays as it is. Needs no lock: it is not
/// among the results.
///
/// # Errors
/// The system refuses.
pub fn baru(ruang: &Path, berkas: &str, isi: impl AsRef<[u8]>) -> Result<bool, WriteError> {
    let tujuan = ruang.join(berkas);
    if tujuan.symlink_metadata().is_ok() {
        return Ok(false);
    }
    tulis(&Sistem::default(), &tujuan, isi.as_ref()).map(|()| true)
}

/// Writes a file of the user's data anew, where it is still as it was read, with this SHA-256. A byte order mark stays.
///
/// # Errors
/// It changed since, or the system refuses; the file that was there stays.
pub fn ganti(ruang: &Path, berkas: &str, sha256: &str, isi: &str) -> Result<(), Diagnostic> {
    if !di_bawah("data", berkas) {
        return Err(WriteError::nama(berkas, "jalurnya bukan di bawah `data/`").temuan());
    }
    let (sistem, tujuan) = (Sistem::default(), ruang.join(berkas));
    let lama = sistem.baca(&tujuan).map_err(|salah| WriteError::baca(&tujuan, salah).temuan())?;
    if sidik(&lama) != sha256 {
        let temuan = Diagnostic::galat("berubah", format!("`{berkas}` berubah selagi diperiksa, jadi tidak diubah"));
        return Err(temuan.cure("Simpan dan tutup berkas itu di program lain, lalu ulangi"));
    }
    let tanda: &[u8] = if lama.starts_with(TANDA_AWAL) { TANDA_AWAL } else { b"" };
    tulis(&sistem, &tujuan, &[tanda, isi.as_bytes()].concat()).map_err(|salah| salah.temuan())
}

/// Writes beside the old file, then puts the new one in its place.
fn tulis(sistem: &Sistem, tujuan: &Path, isi: &[u8]) -> Result<(), WriteError> {
    let ganti = || {
        let mut sementara = sistem.sementara(tujuan.parent().unwrap_or(Path::new(".")))?;
        sementara.write_all(isi)?;
        sementara.gantikan(tujuan)
    };
    ganti().map_err(|salah| WriteError::tulis(tujuan, salah))
}

/// The last segment of a path.
fn nama_berkas(berkas: &str) -> &str {
    berkas.rsplit('/').next().unwrap_or(berkas)
}
