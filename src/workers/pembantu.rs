//! One helper process and its pipes: started, asked, waited for with a limit, and ended whatever happens.
//! Does not decide what its death means for a document.

use std::{
    io::{self, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel},
    thread,
    time::Duration,
};

use super::{Permintaan, Regu, Siaga, Suruhan, batas, layan::Salam, temuan::Sebab};
use crate::{
    expand::job::Kunci,
    proof::{BATAS_KEPALA, Hasil, baris, terima},
};

/// How long a helper may read the workspace.
const WAKTU_MULAI: Duration = Duration::from_secs(60);
/// How often a thread that waits looks whether it should stop.
const LANGKAH: Duration = Duration::from_millis(50);
/// How long a process whose output has ended may take to be gone, in steps.
const LANGKAH_AKHIR: usize = 40;
/// The most that is read of what a dying helper says.
const BATAS_GALAT: u64 = 64 << 10;

/// Why there is no answer.
pub(super) enum Putus {
    /// The run ends.
    Berhenti,
    /// The helper died or was ended.
    Mati(Sebab),
}

/// What comes from a helper.
enum Pesan {
    Siap(String),
    Jawaban(Kunci, Hasil),
}

/// A running helper. Dropping it ends the process and waits for it.
pub(super) struct Pembantu {
    anak: Child,
    masuk: ChildStdin,
    pesan: Receiver<io::Result<Pesan>>,
    /// What it has read, as it names it.
    tanda: String,
    /// How often it was told to read since.
    membaca: usize,
}

impl Drop for Pembantu {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        let _ = self.anak.kill();
        let _ = self.anak.wait();
    }
}

impl Pembantu {
    /// Starts a helper and waits until it has read the workspace.
    pub(super) fn mulai(regu: &Regu, siaga: &Siaga, henti: &dyn Fn() -> bool) -> Result<Self, Putus> {
        let mut pembantu = Self::hidupkan(regu, siaga).map_err(|_| Putus::Mati(Sebab::Sistem))?;
        pembantu.siap(henti)?;
        Ok(pembantu)
    }

    /// What it has read, as it names it.
    pub(super) fn tanda(&self) -> &str {
        &self.tanda
    }

    /// Waits until it has read all that it was told to read.
    fn siap(&mut self, henti: &dyn Fn() -> bool) -> Result<(), Putus> {
        while self.membaca > 0 {
            match self.tunggu(WAKTU_MULAI, henti)? {
                Pesan::Siap(tanda) => self.tanda = tanda,
                Pesan::Jawaban(..) => return Err(Putus::Mati(Sebab::Mendadak)),
            }
            self.membaca -= 1;
        }
        Ok(())
    }

    /// Tells it to read the files again. What it then says is waited for later.
    pub(super) fn suruh_baca(&mut self) -> io::Result<()> {
        self.suruh(&Suruhan::Baca)?;
        self.membaca += 1;
        // What it said of earlier times is of no use any more.
        while self.membaca > 1 {
            match self.pesan.try_recv() {
                Ok(Ok(Pesan::Siap(_))) => self.membaca -= 1,
                Err(TryRecvError::Empty) => break,
                _ => return Err(io::ErrorKind::BrokenPipe.into()),
            }
        }
        Ok(())
    }

    /// Whether it has read the files that `tanda` names. If not, they are read once more: they may have changed since it was told to
    /// read.
    pub(super) fn sama(&mut self, tanda: &str, henti: &dyn Fn() -> bool) -> Result<bool, Putus> {
        self.siap(henti)?;
        if self.tanda != tanda {
            self.suruh_baca().map_err(|_| Putus::Mati(self.sebab()))?;
            self.siap(henti)?;
        }
        Ok(self.tanda == tanda)
    }

    fn suruh(&mut self, suruhan: &Suruhan) -> io::Result<()> {
        let mut baris = serde_json::to_vec(suruhan)?;
        baris.push(b'\n');
        self.masuk.write_all(&baris).and_then(|()| self.masuk.flush())
    }

    fn hidupkan(regu: &Regu, siaga: &Siaga) -> io::Result<Self> {
        let mut perintah = Command::new(&regu.program);
        perintah.args(&regu.argumen).arg("--batas-memori").arg(regu.batas.mib().to_string());
        perintah.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        batas::siapkan(&mut perintah);
        let mut anak = siaga.hidupkan(perintah)?;
        let (Some(masuk), Some(keluar)) = (anak.stdin.take(), anak.stdout.take()) else {
            unreachable!("both were asked for as pipes");
        };
        // Room for one message: what a broken helper says unasked stays in its pipe.
        let (kirim, pesan) = sync_channel(1);
        let pembantu = Self { anak, masuk, pesan, tanda: String::new(), membaca: 1 };
        // The thread ends with the pipe, so with the process.
        thread::Builder::new().spawn(move || baca(keluar, &kirim))?;
        Ok(pembantu)
    }

    /// Whether a helper that has nothing to do is gone, or says what nobody asked for.
    pub(super) fn mati(&mut self) -> bool {
        !matches!(self.pesan.try_recv(), Err(TryRecvError::Empty)) || !matches!(self.anak.try_wait(), Ok(None))
    }

    /// Asks for a document.
    pub(super) fn minta(
        &mut self,
        permintaan: &Permintaan,
        waktu: Duration,
        henti: &dyn Fn() -> bool,
    ) -> Result<Hasil, Putus> {
        self.suruh(&Suruhan::Buat(permintaan.clone())).map_err(|_| Putus::Mati(self.sebab()))?;
        match self.tunggu(waktu, henti)? {
            Pesan::Jawaban(dari, hasil) if dari == permintaan.kunci => Ok(hasil),
            _ => Err(Putus::Mati(Sebab::Mendadak)),
        }
    }

    /// Waits in short steps, whose sum is the limit: no clock is read.
    fn tunggu(&mut self, waktu: Duration, henti: &dyn Fn() -> bool) -> Result<Pesan, Putus> {
        let mut sisa = waktu;
        while !sisa.is_zero() {
            if henti() {
                return Err(Putus::Berhenti);
            }
            let langkah = sisa.min(LANGKAH);
            match self.pesan.recv_timeout(langkah) {
                Ok(Ok(pesan)) => return Ok(pesan),
                // It lives and says nonsense: there is nothing to wait for.
                Ok(Err(salah)) if salah.kind() == io::ErrorKind::InvalidData => {
                    return Err(Putus::Mati(Sebab::Mendadak));
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(Putus::Mati(self.sebab())),
                Err(RecvTimeoutError::Timeout) => sisa -= langkah,
            }
        }
        Err(Putus::Mati(Sebab::Waktu))
    }

    /// Why the process, whose output has ended, is ending.
    fn sebab(&mut self) -> Sebab {
        for _ in 0..LANGKAH_AKHIR {
            match self.anak.try_wait() {
                Ok(Some(status)) => {
                    let mut galat = Vec::new();
                    if let Some(pipa) = self.anak.stderr.take() {
                        let _ = pipa.take(BATAS_GALAT).read_to_end(&mut galat);
                    }
                    return Sebab::dari(status, &String::from_utf8_lossy(&galat));
                }
                Ok(None) => thread::sleep(LANGKAH),
                Err(_) => break,
            }
        }
        Sebab::Mendadak
    }
}

/// Reads what a helper says until it says nothing more, or nothing that makes sense.
fn baca(keluar: ChildStdout, kirim: &SyncSender<io::Result<Pesan>>) {
    let mut keluar = BufReader::new(keluar);
    loop {
        let pesan = pesan(&mut keluar);
        let rusak = pesan.is_err();
        if kirim.send(pesan).is_err() || rusak {
            return;
        }
    }
}

/// The next that it says: that it has read the files, or an answer.
fn pesan(keluar: &mut BufReader<ChildStdout>) -> io::Result<Pesan> {
    let mut kepala = baris(keluar, BATAS_KEPALA)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    if let Ok(Salam { siap }) = serde_json::from_slice(&kepala) {
        return Ok(Pesan::Siap(siap));
    }
    kepala.push(b'\n');
    let (kunci, hasil) = terima(&mut kepala.chain(keluar))?;
    Ok(Pesan::Jawaban(kunci, hasil))
}
