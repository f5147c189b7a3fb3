//! G7: what a row of a long table costs, and that too many are refused.

use std::{fmt::Write as _, process::Command};

use nix::sys::resource::{UsageWho, getrusage};
use tempfile::TempDir;

use crate::{
    paket::{program, tulis},
    ukur::{Papan, jalankan},
};

/// How often each table is made; the best time counts, since other work on the machine only adds to it.
const PUTARAN: usize = 2;
/// Rows of the short table and of the long one: the most that the program accepts.
const BARIS: [usize; 2] = [2_000, 20_000];

/// A table of money in six columns, made by one worker. The peak of memory is that of the largest process so far, so the short table
/// comes first.
pub(crate) fn ukur(papan: &mut Papan) {
    let [pendek, panjang] = BARIS.map(|baris| {
        let folder = naskah(baris);
        let cpu = (0..PUTARAN).map(|_| jalankan(&mut perintah(&folder)).cpu()).fold(f64::INFINITY, f64::min);
        let puncak = puncak();
        println!("  {baris} baris: {cpu:.2} d CPU, puncak {puncak:.0} MiB");
        (cpu, puncak)
    });
    let tambahan = f64::from(u32::try_from(BARIS[1] - BARIS[0]).expect("kecil"));
    papan.paling_tinggi("G7  waktu 20.000 baris / 2.000 baris", panjang.0 / pendek.0, 11.0, 11.0);
    papan.paling_tinggi("G7  MiB tiap baris tambahan", (panjang.1 - pendek.1) / tambahan, 0.13, 0.13);
    let ditolak = perintah(&naskah(BARIS[1] + 1)).output().expect("program dapat dijalankan");
    let temuan = String::from_utf8_lossy(&ditolak.stderr).into_owned();
    assert!(!ditolak.status.success() && temuan.contains("lebih dari 20000"), "{temuan}");
}

fn perintah(folder: &TempDir) -> Command {
    let mut perintah = Command::new(program());
    perintah.args(["buat", "--ulang", "--pekerja", "1", "--ruang"]).arg(folder.path());
    perintah
}

/// A draft, so one copy is made.
fn naskah(baris: usize) -> TempDir {
    let mut semua = String::new();
    for n in 1..=baris {
        let koma = if n > 1 { "," } else { "" };
        let _ = write!(
            semua,
            r#"{koma}{{"no": "{n}", "nama": "Nama Penerima {n}", "jabatan": "Anggota KPPS, TPS {}",
            "tempat": "Kecamatan {}", "bulan": "{}", "uang": "{}"}}"#,
            n % 40 + 1,
            n % 97,
            n % 12 + 1,
            1_000_000 + 125 * n
        );
    }
    let keputusan = format!(
        r#"{{"format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", "tahun": 2025, "tentang": "Penerima Honorarium",
        "menimbang": ["bahwa penerima perlu ditetapkan"], "mengingat": ["uu-7-2017"], "memutuskan": [{{"diktum": "Menetapkan penerima"}}],
        "lampiran": [{{"id": "penerima", "judul": "Penerima", "isi": [{{"tabel": {{"kolom": [
            {{"kunci": "no", "kepala": "NO"}}, {{"kunci": "nama", "kepala": "NAMA"}}, {{"kunci": "jabatan", "kepala": "JABATAN"}},
            {{"kunci": "tempat", "kepala": "TEMPAT"}}, {{"kunci": "bulan", "kepala": "BULAN", "jenis": "bilangan"}},
            {{"kunci": "uang", "kepala": "UANG", "jenis": "rupiah"}}], "baris": [{semua}], "jumlah": ["uang"]}}}}]}}]}}"#
    );
    let folder = TempDir::new().expect("folder sementara");
    tulis(folder.path(), "data/keputusan.json", keputusan);
    let pejabat =
        r#"{"format": 1, "jenis": "satker", "kode": "61.71", "pejabat": {"ketua": [{"nama": "Nama Ketua"}]}}"#;
    tulis(folder.path(), "data/satker/61.71.json", pejabat);
    folder
}

/// The most memory that one of the finished processes had, in MiB.
fn puncak() -> f64 {
    let semua = getrusage(UsageWho::RUSAGE_CHILDREN).expect("sistem menghitung anak proses");
    // Linux counts in KiB, macOS in bytes.
    semua.max_rss() as f64 / if cfg!(target_os = "macos") { 1_048_576.0 } else { 1024.0 }
}
