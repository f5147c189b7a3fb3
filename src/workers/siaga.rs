//! Helpers that wait between two runs, warm: with fonts, templates and what Typst remembers. They read the files again when they are
//! told to; whether they have read the same ones is asked when they are used.

use std::{
    io,
    process::{Child, Command},
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{Sender, SyncSender, channel, sync_channel},
    },
    thread,
};

use super::pembantu::Pembantu;

/// A process that is to be started, and who waits for it.
type Pesanan = (Command, SyncSender<io::Result<Child>>);

/// Helpers that wait, and who starts them. Dropping this ends them.
#[derive(Default)]
pub struct Siaga {
    semua: Mutex<Vec<Pembantu>>,
    /// Starts all helpers: a system may end them with the thread that started them, and those of a run end with it.
    penjaga: Mutex<Option<Sender<Pesanan>>>,
}

impl Siaga {
    /// Lets all of them read the files again, and does not wait for it. One that cannot hear it is gone.
    pub fn baca_lagi(&self) {
        terkunci(&self.semua).retain_mut(|pembantu| pembantu.suruh_baca().is_ok());
    }

    /// One of them, if there is one.
    pub(super) fn ambil(&self) -> Option<Pembantu> {
        terkunci(&self.semua).pop()
    }

    /// Keeps a helper for the next run.
    pub(super) fn simpan(&self, pembantu: Pembantu) {
        terkunci(&self.semua).push(pembantu);
    }

    /// Starts a process that may live as long as this.
    pub(super) fn hidupkan(&self, perintah: Command) -> io::Result<Child> {
        let (kirim, terima) = sync_channel(1);
        let mut penjaga = terkunci(&self.penjaga);
        let pesan = match penjaga.as_ref() {
            Some(penjaga) => penjaga,
            None => penjaga.insert(jaga()?),
        };
        let gagal = || io::Error::from(io::ErrorKind::BrokenPipe);
        pesan.send((perintah, kirim)).map_err(|_| gagal())?;
        terima.recv().map_err(|_| gagal())?
    }
}

/// A thread that starts processes until nobody can ask it any more.
fn jaga() -> io::Result<Sender<Pesanan>> {
    let (kirim, terima) = channel::<Pesanan>();
    let kerja = move || {
        for (mut perintah, jawab) in terima {
            // Who asked waits for it, unless he is gone: then nobody wants the process.
            if let Err(tertolak) = jawab.send(perintah.spawn()) {
                tertolak.0.into_iter().for_each(|mut anak| drop(anak.kill()));
            }
        }
    };
    thread::Builder::new().spawn(kerja).map(|_| kirim)
}

fn terkunci<T>(kunci: &Mutex<T>) -> MutexGuard<'_, T> {
    kunci.lock().unwrap_or_else(PoisonError::into_inner)
}
