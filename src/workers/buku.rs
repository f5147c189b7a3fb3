//! Spreadsheets, and decrees that are imported, are read by a helper process: one that was made to exhaust memory, or that meets a fault of this program, costs
//! itself alone. The helper gets the bytes and answers with what they hold; it opens no file.

use std::{
    ffi::OsString,
    io::{self, Read as _, Write as _},
    path::PathBuf,
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use serde::de::DeserializeOwned;

use super::{
    Batas, batas,
    temuan::{self, Sebab},
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::buku_kerja::BukuKerja,
    read::PembacaBuku,
};

/// The most that is read of an answer, in bytes: a million cells with some text each.
const BATAS_JAWABAN: u64 = 1 << 30;
/// The most that is read of what a dying helper says.
const BATAS_GALAT: u64 = 64 << 10;
/// How long a process whose output has ended may take to be gone, and how often is looked.
const AKHIR: (usize, Duration) = (200, Duration::from_millis(10));

/// Reads each spreadsheet in a process of its own.
#[derive(Debug, Clone)]
pub struct PembacaTerpisah {
    /// The program: this one.
    pub program: PathBuf,
    /// The limits for each file.
    pub batas: Batas,
}

/// What a helper answers.
pub type Jawaban = Result<BukuKerja, Diagnostic>;

impl PembacaBuku for PembacaTerpisah {
    fn buka(&self, nama: &str, isi: Vec<u8>) -> Jawaban {
        let di = || Place::new(nama, Pointer::root());
        match self.tanya(nama, isi) {
            Ok(jawaban) => jawaban,
            Err(sebab) => Err(temuan::buku(sebab, self.batas).at(di())),
        }
    }
}

/// A running helper. Dropping it ends the process and waits for it.
struct Anak(Child);

impl Drop for Anak {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl PembacaTerpisah {
    /// Has a helper read a decree that is to be imported; what it answers is the caller's. Nothing if it died, with the finding.
    ///
    /// # Errors
    /// The helper died, or took too long.
    pub fn sumber<T: DeserializeOwned + Send + 'static>(&self, nama: &str, isi: Vec<u8>) -> Result<T, Diagnostic> {
        let tempat = Place::new(nama, Pointer::root());
        self.tanya_dengan("--sumber", nama, isi).map_err(|sebab| temuan::sumber(sebab, self.batas).at(tempat))
    }

    fn tanya(&self, nama: &str, isi: Vec<u8>) -> Result<Jawaban, Sebab> {
        self.tanya_dengan("--buku", nama, isi)
    }

    fn tanya_dengan<T: DeserializeOwned + Send + 'static>(
        &self,
        apa: &str,
        nama: &str,
        isi: Vec<u8>,
    ) -> Result<T, Sebab> {
        let (mut anak, masuk, keluar, galat) = self.hidupkan(apa, nama).map_err(|_| Sebab::Sistem)?;
        let (kirim, terima) = mpsc::channel();
        let mulai = |kerja: Box<dyn FnOnce() + Send>| thread::Builder::new().spawn(kerja).map_err(|_| Sebab::Sistem);
        // A helper that dies closes the pipe: then there is nothing more to tell it.
        mulai(Box::new(move || drop({ masuk }.write_all(&isi))))?;
        mulai(Box::new(move || {
            let mut jawaban = Vec::new();
            let baca = keluar.take(BATAS_JAWABAN).read_to_end(&mut jawaban);
            let _ = kirim.send(baca.ok().and_then(|_| serde_json::from_slice(&jawaban).ok()));
        }))?;
        match terima.recv_timeout(self.batas.waktu) {
            Ok(Some(jawaban)) => Ok(jawaban),
            Err(RecvTimeoutError::Timeout) => Err(Sebab::Waktu),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => {
                let kata = kata_akhir(galat);
                Err(akhir(&mut anak.0).map_or(Sebab::Mendadak, |status| Sebab::dari(status, &kata)))
            }
        }
    }

    fn hidupkan(&self, apa: &str, nama: &str) -> io::Result<(Anak, ChildStdin, ChildStdout, ChildStderr)> {
        let argumen: [OsString; 5] =
            ["pekerja".into(), apa.into(), nama.into(), "--batas-memori".into(), self.batas.mib().to_string().into()];
        let mut perintah = Command::new(&self.program);
        perintah.args(argumen).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        batas::siapkan(&mut perintah);
        let mut anak = Anak(perintah.spawn()?);
        match (anak.0.stdin.take(), anak.0.stdout.take(), anak.0.stderr.take()) {
            (Some(masuk), Some(keluar), Some(galat)) => Ok((anak, masuk, keluar, galat)),
            _ => unreachable!("all were asked for as pipes"),
        }
    }
}

fn kata_akhir(galat: ChildStderr) -> String {
    let mut kata = Vec::new();
    let _ = galat.take(BATAS_GALAT).read_to_end(&mut kata);
    String::from_utf8_lossy(&kata).into_owned()
}

fn akhir(anak: &mut Child) -> Option<ExitStatus> {
    for _ in 0..AKHIR.0 {
        match anak.try_wait() {
            Ok(None) => thread::sleep(AKHIR.1),
            hasil => return hasil.ok().flatten(),
        }
    }
    None
}
