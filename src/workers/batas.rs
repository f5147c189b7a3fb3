//! What bounds a helper from inside and how it is set apart: the one file of platform differences. Without the system's
//! help there is no limit of memory: on Windows and macOS a document that needs too much may slow the computer down until
//! its time is up.

use std::{
    io,
    process::{Command, ExitStatus},
    thread,
};

/// The stack of the thread that makes documents: the same on all platforms, so a document that is made on one is made on
/// the others.
const TUMPUKAN: usize = 16 << 20;

/// Runs `kerja` on a thread with a stack of a known size, and all that Typst would give to other threads too: theirs are
/// small, and helpers share the processors already. For once in a process. The inner error is a panic.
///
/// # Errors
/// The system gives no thread.
pub fn di_utas_dalam<T: Send>(kerja: impl FnOnce() -> T + Send) -> io::Result<thread::Result<T>> {
    thread::scope(|lingkup| {
        let utas = thread::Builder::new().stack_size(TUMPUKAN).spawn_scoped(lingkup, || {
            // Fails when there is a pool already: then that one is used.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
            kerja()
        })?;
        Ok(utas.join())
    })
}

/// Limits the address space of this process to `memori` bytes and lets it leave no core file. What the system refuses stays
/// without limit.
#[cfg(unix)]
pub fn batasi(memori: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let atur = |apa, batas: u64| {
        let batas = getrlimit(apa).maximum.map_or(batas, |lama| lama.min(batas));
        let _ = setrlimit(apa, Rlimit { current: Some(batas), maximum: Some(batas) });
    };
    atur(Resource::Core, 0);
    #[cfg(not(target_os = "openbsd"))]
    atur(Resource::As, memori);
}

/// Nothing, on this platform: a limit would need a job object, and no safe library makes one.
#[cfg(not(unix))]
pub fn batasi(_: u64) {}

/// Lets this process, a helper, end with the one that started it, where the system can. Elsewhere it ends when it finds its
/// pipe closed.
pub fn ikut_berakhir() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// How the allocator works in a helper, by its own names for it. It reserves so much address space at a time: left alone it
/// reserves a gibibyte, and the limit of [`batasi`] counts what is reserved. And it gives no memory back before the helper ends: the next
/// document needs it again, and the system would blank every page of it first, which is a tenth of what a document costs. Huge pages are
/// blanked two mebibytes at a time, for which two helpers wait on each other: they then make 1.7 to 1.95 times the documents of one, without
/// huge pages 1.93 to 1.99 times.
const ALOKATOR: [(&str, &str); 3] =
    [("MIMALLOC_ARENA_RESERVE", "32M"), ("MIMALLOC_PURGE_DELAY", "-1"), ("MIMALLOC_ALLOW_THP", "0")];

/// What every helper starts with, besides its arguments.
pub(super) fn siapkan(perintah: &mut Command) {
    perintah.envs(ALOKATOR);
    terpisah(perintah);
}

/// A process group of its own: Ctrl-C of a terminal reaches the parent alone, which ends its helpers.
#[cfg(unix)]
fn terpisah(perintah: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    perintah.process_group(0);
}

#[cfg(not(unix))]
fn terpisah(_: &mut Command) {}

/// Whether the status says that the stack was full. Rust's own threads say it in words instead.
#[cfg(unix)]
pub(super) fn tumpukan_habis(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    const SIGNAL: [rustix::process::Signal; 2] = [rustix::process::Signal::SEGV, rustix::process::Signal::BUS];
    SIGNAL.iter().any(|signal| status.signal() == Some(signal.as_raw()))
}

/// `STATUS_STACK_OVERFLOW` of Windows.
#[cfg(not(unix))]
pub(super) fn tumpukan_habis(status: ExitStatus) -> bool {
    status.code() == Some(0xC000_00FD_u32.cast_signed())
}
