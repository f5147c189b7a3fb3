//! From the save of a file to its PDFs, by the real program that watches, against bare Typst on the same final sources.
//!
//! Both are warm: the program has made the documents before, and bare Typst has compiled the sources as they were before the save.
//! Rounds alternate. What is counted is wall time from the end of the save until the last PDF is in its place, without the pause that
//! the program waits for more to be saved ([`naskah::amati::JEDA`]).
//!
//! Ends with exit code 1 when the median is over twice that of bare Typst. `cargo bench --bench pantau`

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints, reads the clock and saves files")]

mod bersama;

use std::{
    fs,
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use bersama::{Telanjang, kantor};
use naskah::{Pipeline, amati::JEDA, plan::plan, read::Workspace, render::TypstSource};

/// Rounds that are measured, and those before them.
const PUTARAN: usize = 15;
const PEMANASAN: usize = 3;

/// The edits that take turns: a consideration, and a cell of the table.
const EDIT: [(&str, &str); 2] =
    [("data/16/keputusan.json", "bahwa "), ("data/16/rencana-kerja.json", "Terbentuknya Tim ZI")];

/// A program that is ended with this.
struct Pemantau(Child);

impl Drop for Pemantau {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is saved in a round.
fn edit(asli: &[String; 2], putaran: usize) -> (&'static str, String) {
    let (berkas, kata) = EDIT[putaran % 2];
    let isi = &asli[putaran % 2];
    assert!(isi.contains(kata), "`{kata}` stands in {berkas}");
    (berkas, isi.replacen(kata, &format!("{kata}ke-{putaran} "), 1))
}

/// The final sources of all documents as they are.
fn sumber(ruang: &Path) -> Vec<TypstSource> {
    let workspace = Workspace::read(ruang, &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let satu =
        |kunci| pipeline.settle(&pipeline.checked(kunci).expect("tanpa galat").0).expect("tata letak jadi").sumber;
    plan(&workspace, &[]).pesanan.iter().map(|pesanan| satu(&pesanan.kunci)).collect()
}

/// Waits until all of these files are other ones than before.
fn tunggu(semua: &[std::path::PathBuf], lama: &[Vec<u8>]) {
    for _ in 0..60_000 {
        if semua.iter().zip(lama).all(|(jalur, lama)| fs::read(jalur).is_ok_and(|kini| kini != *lama)) {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("no new PDF after a minute");
}

fn median(mut nilai: Vec<f64>) -> f64 {
    nilai.sort_by(f64::total_cmp);
    nilai[nilai.len() / 2]
}

/// The medians of watching and of bare Typst, in milliseconds per save.
fn ukur(konsep: bool) -> (f64, f64) {
    let (folder, _) = kantor(&["16"]);
    let ruang = folder.path();
    if konsep {
        // Without its number only the original is made.
        let berkas = ruang.join(EDIT[0].0);
        let isi = fs::read_to_string(&berkas).expect("terbaca");
        fs::write(&berkas, isi.replace("\"nomor\": 100,", "")).expect("tertulis");
    }
    let asli = EDIT.map(|(berkas, _)| fs::read_to_string(ruang.join(berkas)).expect("terbaca"));
    let simpan = |putaran: usize| {
        let (berkas, isi) = edit(&asli, putaran);
        fs::write(ruang.join(berkas), isi).expect("tertulis");
    };
    // Made before anything is measured, so that bare Typst remembers nothing but its own work.
    let semua_sumber: Vec<Vec<TypstSource>> = (0..PEMANASAN + PUTARAN)
        .map(|putaran| {
            simpan(putaran);
            sumber(ruang)
        })
        .collect();
    EDIT.iter().zip(&asli).for_each(|((berkas, _), isi)| fs::write(ruang.join(berkas), isi).expect("tertulis"));
    let workspace = Workspace::read(ruang, &[]).expect("folder kerja terbaca");
    // As much as the helpers of the program.
    let mut telanjang = Telanjang::baru(&workspace);
    telanjang.ingatan = 8;
    typst::comemo::evict(0);
    let pdf: Vec<_> = plan(&workspace, &[]).pesanan.iter().map(|pesanan| ruang.join(&pesanan.berkas)).collect();
    let program = std::env::var("NASKAH").unwrap_or_else(|_| env!("CARGO_BIN_EXE_naskah").to_owned());
    let mut perintah = Command::new(program);
    perintah.arg("pantau").current_dir(ruang).stdout(Stdio::null()).stderr(Stdio::null());
    let _pemantau = Pemantau(perintah.spawn().expect("program berjalan"));
    tunggu(&pdf, &vec![Vec::new(); pdf.len()]);
    let (mut kita, mut bare) = (Vec::new(), Vec::new());
    for (putaran, sumber) in semua_sumber.iter().enumerate() {
        // The run before ends after its files.
        thread::sleep(Duration::from_millis(200));
        let lama: Vec<Vec<u8>> = pdf.iter().map(|jalur| fs::read(jalur).expect("terbaca")).collect();
        simpan(putaran);
        let mulai = Instant::now();
        tunggu(&pdf, &lama);
        let satu = mulai.elapsed().saturating_sub(JEDA);
        let mulai = Instant::now();
        sumber.iter().for_each(|satu| drop(telanjang.pdf(satu)));
        let lain = mulai.elapsed();
        if putaran >= PEMANASAN {
            kita.push(satu.as_secs_f64() * 1000.0);
            bare.push(lain.as_secs_f64() * 1000.0);
        }
    }
    (median(kita), median(bare))
}

fn main() -> ExitCode {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|arg| arg == "--test") {
        return ExitCode::SUCCESS;
    }
    let mut lulus = true;
    for (apa, konsep) in [("satu PDF (konsep)", true), ("dua PDF", false)] {
        let (kita, bare) = ukur(konsep);
        let nisbah = kita / bare;
        println!(
            "{apa}: {kita:.1} ms dari simpan ke PDF, tanpa jeda {} ms; bare Typst {bare:.1} ms; nisbah {nisbah:.2} (batas 2,0)",
            JEDA.as_millis()
        );
        lulus &= nisbah <= 2.0;
    }
    if lulus { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
