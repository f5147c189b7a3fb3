//! G5: what a run costs when nothing changed, and when one office did, against one that makes everything.

use std::fs;

use crate::{
    paket::{self, tulis},
    ukur::{Papan, jalankan},
};

/// How often a run without changes is measured.
const PUTARAN: usize = 5;
/// The office that changes.
const KODE: &str = "61.71";

pub(crate) fn ukur(papan: &mut Papan) {
    let paket = paket::semua_kantor();
    let buat = || jalankan(&mut paket.perintah_tambahan(&[]));
    let penuh = buat();
    println!("  semua dibuat: {} dokumen, {:.1} d CPU", paket.banyak, penuh.cpu());
    let tetap = (0..PUTARAN).map(|_| buat().cpu()).sum::<f64>() / PUTARAN as f64;
    println!("  tidak ada yang berubah: {:.0} ms CPU", tetap * 1000.0);
    papan.paling_tinggi("G5  tidak ada yang berubah / semua", tetap / penuh.cpu(), 0.015, 0.005);
    let berkas = "data/borongan/nilai.csv";
    let csv = fs::read_to_string(paket.folder().join(berkas)).expect("baru saja ditulis");
    let ubah = |baris: &str| {
        if baris.starts_with(&format!("{KODE};")) {
            baris.replace(";Kepala", ";Pelaksana Kepala")
        } else {
            baris.to_owned()
        }
    };
    let baru: Vec<String> = csv.lines().map(ubah).collect();
    tulis(paket.folder(), berkas, baru.join("\n") + "\n");
    let satu = buat();
    let sendiri = jalankan(&mut paket.perintah_tambahan(&["--ulang", "--satker", KODE]));
    println!(
        "  satu kantor berubah: {:.0} ms CPU; kantor itu saja: {:.0} ms",
        satu.cpu() * 1000.0,
        sendiri.cpu() * 1000.0
    );
    let lebih = (satu.cpu() - sendiri.cpu()) / penuh.cpu();
    papan.paling_tinggi("G5  (satu berubah - satu dokumen) / semua", lebih, 0.015, 0.005);
}
