//! Packages for all offices, made by the real program, against one `typst compile` process per document. All in one run,
//! in turn, in CPU seconds (user and system) of the finished processes.
//!
//! - G1: CPU per document over all offices and pusat, two workers, against the CLI on our own last sources: at most 0.45.
//! - G2: documents per second of two workers against `xargs -P2 typst compile`, at least 2.2; against one worker, at
//!   least 1.9.
//! - G5: CPU of a run in which nothing changed against one that makes everything, at most 1.5 %; in which one office changed,
//!   that and one document.
//! - G6: peak memory of a worker over 5,000 documents against that of the first, at most 1.3; growth from document 500 to
//!   5,000, at most 5 %. On Linux only.
//! - G7: CPU of a table of 20,000 rows against one of 2,000, at most 11; memory of a row, at most 0.13 MiB; one row more is refused.
//!
//! Ends with exit code 1 when a first step is missed that was measured.
//!
//! `TYPST=… cargo bench --bench borongan`: `TYPST` is the CLI of the same version, without which G1 and half of G2 are not
//! measured; `NASKAH` is another build of the program, such as that of the profile `dist`. `-- laju`, `-- tambahan`,
//! `-- memori` and `-- tabel` measure one part alone.

#![allow(clippy::print_stdout, reason = "printing is what this bench is for")]

#[cfg(unix)]
mod lawan;
#[cfg(target_os = "linux")]
mod memori;
#[cfg(unix)]
mod paket;
#[cfg(unix)]
mod tabel;
#[cfg(unix)]
mod tambahan;
#[cfg(unix)]
mod ukur;

use std::process::ExitCode;

#[cfg(not(unix))]
fn main() -> ExitCode {
    println!("borongan: CPU proses anak hanya dapat diukur di Unix");
    ExitCode::SUCCESS
}

#[cfg(unix)]
fn main() -> ExitCode {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|arg| arg == "--test") {
        return ExitCode::SUCCESS;
    }
    let diminta: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let diminta = |bagian: &str| diminta.is_empty() || diminta.iter().any(|arg| arg == bagian);
    let mut papan = ukur::Papan::default();
    if diminta("laju") {
        laju(&mut papan);
    }
    if diminta("tambahan") {
        tambahan::ukur(&mut papan);
    }
    if diminta("memori") {
        #[cfg(target_os = "linux")]
        memori::ukur(&mut papan);
        #[cfg(not(target_os = "linux"))]
        println!("G6  tidak diukur: memori pekerja dibaca dari /proc");
    }
    if diminta("tabel") {
        tabel::ukur(&mut papan);
    }
    papan.tutup()
}

/// How often each peer has its turn.
#[cfg(unix)]
const PUTARAN: usize = 4;

/// G1 and G2: the medians of all rounds.
#[cfg(unix)]
fn laju(papan: &mut ukur::Papan) {
    let paket = paket::semua_kantor();
    let lawan = lawan::Lawan::baru(&paket);
    if lawan.is_none() {
        println!("TYPST tidak menyebut CLI Typst: G1, dan G2 terhadapnya, tidak diukur");
    }
    let (mut dua, mut satu, mut cli) = (ukur::Deret::default(), ukur::Deret::default(), ukur::Deret::default());
    // Before and behind each of our runs: the speed of a shared machine changes within a minute, and these are short.
    let mut lawan_sekali = || {
        if let Some(lawan) = &lawan {
            cli.tambah("typst compile, xargs -P2", lawan.banyak, &lawan.susun());
        }
    };
    for putaran in 1..=PUTARAN {
        println!("putaran {putaran}, beban mesin {}", ukur::beban());
        lawan_sekali();
        dua.tambah("naskah, 2 pekerja", paket.banyak, &paket.buat(2));
        lawan_sekali();
        satu.tambah("naskah, 1 pekerja", paket.banyak, &paket.buat(1));
    }
    lawan_sekali();
    if lawan.is_some() {
        papan.paling_tinggi("G1  CPU per dokumen / typst compile", dua.cpu() / cli.cpu(), 0.45, 0.30);
        papan.paling_rendah("G2  dokumen per detik / xargs -P2", dua.laju() / cli.laju(), 2.2, 3.0);
    }
    papan.paling_rendah("G2  dokumen per detik / satu pekerja", dua.laju() / satu.laju(), 1.9, 1.9);
}
