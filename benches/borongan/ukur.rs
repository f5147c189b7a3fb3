//! What a finished process cost, and whether a ratio is good enough.

use std::{
    fs,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use nix::sys::resource::{UsageWho, getrusage};

/// Seconds of a process and all its children, once they have ended.
pub(crate) struct Biaya {
    cpu: f64,
    dinding: f64,
}

impl Biaya {
    /// CPU seconds.
    pub(crate) fn cpu(&self) -> f64 {
        self.cpu
    }
}

/// Runs a command to its end; it must succeed.
#[allow(clippy::disallowed_methods, reason = "a bench measures time")]
pub(crate) fn jalankan(perintah: &mut Command) -> Biaya {
    let (cpu, awal) = (cpu_anak(), Instant::now());
    let keluaran = perintah.stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("program dapat dijalankan");
    let biaya = Biaya { dinding: awal.elapsed().as_secs_f64(), cpu: cpu_anak() - cpu };
    assert!(keluaran.status.success(), "{perintah:?}: {}", String::from_utf8_lossy(&keluaran.stderr));
    biaya
}

/// CPU seconds of all children that have ended so far, and theirs.
fn cpu_anak() -> f64 {
    let semua = getrusage(UsageWho::RUSAGE_CHILDREN).expect("sistem menghitung anak proses");
    [semua.user_time(), semua.system_time()].iter().map(|w| w.tv_sec() as f64 + w.tv_usec() as f64 / 1e6).sum()
}

/// How many processes want a processor: the last minute, five, fifteen.
pub(crate) fn beban() -> String {
    let beban = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    beban.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// All runs of one peer: CPU seconds of a document, and documents per second.
#[derive(Default)]
pub(crate) struct Deret {
    cpu: Vec<f64>,
    laju: Vec<f64>,
}

impl Deret {
    pub(crate) fn tambah(&mut self, nama: &str, dokumen: usize, biaya: &Biaya) {
        let (cpu, laju) = (biaya.cpu / dokumen as f64, dokumen as f64 / biaya.dinding);
        println!("  {nama:<26} {dokumen} dokumen: {:.1} ms CPU per dokumen, {laju:.1} dokumen per detik", cpu * 1000.0);
        self.cpu.push(cpu);
        self.laju.push(laju);
    }

    /// CPU seconds of a document in the middle one of the runs.
    pub(crate) fn cpu(&self) -> f64 {
        median(&self.cpu)
    }

    /// Documents per second, likewise.
    pub(crate) fn laju(&self) -> f64 {
        median(&self.laju)
    }
}

/// A neighbour on a shared machine who takes a core for some seconds spoils one run, not the median.
fn median(semua: &[f64]) -> f64 {
    let mut urut = semua.to_vec();
    urut.sort_by(f64::total_cmp);
    f64::midpoint(urut[(urut.len() - 1) / 2], urut[urut.len() / 2])
}

/// Ratios with their first steps and targets.
#[derive(Default)]
pub(crate) struct Papan {
    luput: bool,
}

impl Papan {
    pub(crate) fn paling_tinggi(&mut self, nama: &str, nilai: f64, batas: f64, sasaran: f64) {
        println!("{nama:<42} {nilai:.3} (batas {batas}, sasaran {sasaran})");
        self.luput |= nilai > batas;
    }

    pub(crate) fn paling_rendah(&mut self, nama: &str, nilai: f64, batas: f64, sasaran: f64) {
        println!("{nama:<42} {nilai:.2} (paling sedikit {batas}, sasaran {sasaran})");
        self.luput |= nilai < batas;
    }

    pub(crate) fn tutup(self) -> ExitCode {
        if self.luput { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
