//! A journal of lines that mean nothing here: each stands behind its own SHA-256, so that a line which was cut by a killed run,
//! or changed by whatever, is not there. Only ever grows, or is replaced as a whole.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{FOLDER, sistem::Sistem};
use crate::model::sidik::sidik;

/// What the journal is called; the one of a share has its numbers behind it.
pub(super) const CATATAN: &str = "catatan";
/// The most bytes of a text: a document's inputs, each with its digest, are some kilobytes.
const TERPANJANG: usize = 1 << 20;
/// The digits of a SHA-256 and the blank behind them.
const KEPALA: usize = 65;

/// A journal that is written to.
#[derive(Debug)]
pub(super) struct Jurnal {
    jalur: PathBuf,
    /// Open once something was added. Who holds it is alone with the file.
    berkas: Mutex<Option<File>>,
}

impl Jurnal {
    pub(super) fn baru(jalur: PathBuf) -> Self {
        Self { jalur, berkas: Mutex::new(None) }
    }

    pub(super) fn jalur(&self) -> &Path {
        &self.jalur
    }

    /// Adds a line.
    pub(super) fn tambah(&self, sistem: &Sistem, teks: &str) -> io::Result<()> {
        let mut baris = baris(teks)?;
        let mut tempat = self.sendiri();
        // After a failure nobody knows where the file ends: it is opened again.
        let mut berkas = match tempat.take() {
            Some(berkas) => berkas,
            None => {
                let (berkas, utuh) = self.buka(sistem)?;
                if !utuh {
                    baris.insert(0, '\n');
                }
                berkas
            }
        };
        sistem.tulis(&mut berkas, baris.as_bytes())?;
        *tempat = Some(berkas);
        Ok(())
    }

    /// Replaces all lines: a file of the old ones or of the new ones.
    pub(super) fn ganti(&self, sistem: &Sistem, semua: &[String]) -> io::Result<()> {
        let isi: String = semua.iter().map(|teks| baris(teks)).collect::<io::Result<_>>()?;
        let mut tempat = self.sendiri();
        // Windows replaces no file that is open.
        *tempat = None;
        self.salin(sistem, isi.as_bytes())
    }

    /// The file, open at its end, and whether it ends with a whole line.
    fn buka(&self, sistem: &Sistem) -> io::Result<(File, bool)> {
        let mut berkas = match sistem.buka_tambah(&self.jalur) {
            // Another user's, in a folder of several: ours takes its place, as with every other file.
            Err(salah) if salah.kind() == io::ErrorKind::PermissionDenied => {
                self.salin(sistem, &sistem.baca(&self.jalur)?)?;
                sistem.buka_tambah(&self.jalur)?
            }
            hasil => hasil?,
        };
        let akhir = sistem.bita_terakhir(&mut berkas)?;
        if akhir.is_none() {
            sistem.izinkan_baca(&berkas)?;
        }
        Ok((berkas, akhir.is_none_or(|bita| bita == b'\n')))
    }

    fn salin(&self, sistem: &Sistem, isi: &[u8]) -> io::Result<()> {
        let mut sementara = sistem.sementara(self.jalur.parent().unwrap_or(Path::new(".")))?;
        sementara.write_all(isi)?;
        sementara.gantikan(&self.jalur)
    }

    /// A panic elsewhere leaves the file as a failure would.
    fn sendiri(&self) -> MutexGuard<'_, Option<File>> {
        self.berkas.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The line of a text.
fn baris(teks: &str) -> io::Result<String> {
    if teks.contains('\n') || teks.len() > TERPANJANG {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(format!("{} {teks}\n", sidik(teks.as_bytes())))
}

/// The texts of a journal of the workspace `ruang`, in the order in which they were added: `catatan`, or the one of a share
/// ([`semua_catatan`]). What is cut, changed or foreign is left out; a journal that is not there has none.
pub fn baca_catatan(ruang: &Path, nama: &str) -> Vec<String> {
    if nama.contains(['/', '\\']) {
        return Vec::new();
    }
    let berkas = Sistem::default().buka(&ruang.join(FOLDER).join(nama));
    berkas.map_or_else(|_| Vec::new(), |(berkas, _)| baca(BufReader::new(berkas)))
}

/// The names of all journals of the workspace `ruang`, sorted: `catatan`, `catatan-1-dari-2`, ….
pub fn semua_catatan(ruang: &Path) -> Vec<String> {
    let semua = Sistem::default().isi_folder(&ruang.join(FOLDER)).unwrap_or_default();
    let berkas = semua.into_iter().filter(|(_, jenis)| jenis.is_file());
    let nama = berkas.filter_map(|(nama, _)| nama.into_string().ok());
    nama.filter(|nama| nama.strip_prefix(CATATAN).is_some_and(|ekor| ekor.is_empty() || ekor.starts_with('-')))
        .collect()
}

fn baca(mut masuk: impl BufRead) -> Vec<String> {
    let mut semua = Vec::new();
    let mut isi = Vec::new();
    loop {
        isi.clear();
        let batas = (KEPALA + TERPANJANG + 1) as u64;
        match masuk.by_ref().take(batas).read_until(b'\n', &mut isi) {
            Ok(0) | Err(_) => return semua,
            Ok(_) => {}
        }
        if isi.last() == Some(&b'\n') {
            isi.pop();
        } else if isi.len() as u64 == batas && masuk.skip_until(b'\n').is_err() {
            return semua;
        }
        semua.extend(teks(&isi));
    }
}

/// The text of a line, if its digest holds.
fn teks(baris: &[u8]) -> Option<String> {
    let (kepala, teks) = baris.split_at_checked(KEPALA)?;
    let utuh = kepala.strip_suffix(b" ")? == sidik(teks).as_bytes();
    utuh.then(|| String::from_utf8(teks.to_vec()).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_without_end_a_foreign_one_and_one_that_is_too_long_are_not_there() {
        let (satu, dua) = (baris("satu").expect("pendek"), baris("").expect("pendek"));
        let panjang = format!("{} {}\n", sidik(b"x"), "x".repeat(3 * TERPANJANG));
        let isi = format!("{satu}asing\n{panjang}{dua}{}", &satu[..KEPALA + 2]);
        assert_eq!(baca(isi.as_bytes()), ["satu", ""]);
        assert!(baris("dua\nbaris").is_err() && baris(&"x".repeat(TERPANJANG + 1)).is_err());
        let terpanjang = "x".repeat(TERPANJANG);
        assert_eq!(baca(baris(&terpanjang).expect("muat").as_bytes()), [terpanjang]);
    }

    proptest! {
        #[test]
        fn only_what_was_written_is_read(
            semua in prop::collection::vec("[^\n]{0,30}", 1..12),
            rusak in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            potong in any::<prop::sample::Index>(),
        ) {
            let mut isi: Vec<u8> = semua.iter().map(|teks| baris(teks).expect("pendek")).collect::<String>().into_bytes();
            prop_assert_eq!(&baca(&*isi), &semua);
            for (letak, bita) in rusak {
                let letak = letak.index(isi.len());
                isi[letak] ^= bita;
            }
            isi.truncate(potong.index(isi.len() + 1));
            // What is left is a subsequence.
            let mut sisa = semua.iter();
            for teks in baca(&*isi) {
                prop_assert!(sisa.any(|lama| *lama == teks), "{:?} of {:?}", teks, semua);
            }
        }
    }
}
