//! G6: what a worker keeps in memory over 5,000 documents.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::Stdio,
};

use crate::{paket, ukur::Papan};

/// The documents after which the worker's memory is read.
const SESUDAH: [usize; 4] = [1, 500, 2500, 5000];

/// One worker makes documents until the last of these. Its line comes when it has been written: then the worker begins the
/// next one, and it must still be there to be read, so there are more documents than are asked for.
pub(crate) fn ukur(papan: &mut Papan) {
    let paket = paket::panjang();
    assert!(paket.banyak > SESUDAH[3]);
    let mut induk =
        paket.perintah(1).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("program dapat dijalankan");
    let keluaran = BufReader::new(induk.stdout.take().expect("diminta sebagai pipa"));
    let jadi = keluaran.lines().map_while(Result::ok).filter(|baris| baris.starts_with("jadi"));
    let mut puncak = Vec::new();
    for (ke, _) in (1..).zip(jadi).take(SESUDAH[3]).filter(|(ke, _)| SESUDAH.contains(ke)) {
        let status = pekerja(induk.id());
        println!("  pekerja sesudah {ke} dokumen: puncak {} KiB, kini {} KiB", status.puncak, status.kini);
        puncak.push(status.puncak);
    }
    // Its helper ends with it.
    induk.kill().and_then(|()| induk.wait()).expect("anak proses sendiri");
    let [satu, lima_ratus, _, lima_ribu] = puncak[..] else { panic!("hanya {} dokumen tercapai", puncak.len()) };
    papan.paling_tinggi("G6  puncak 5.000 dokumen / satu dokumen", lima_ribu / satu, 1.3, 1.3);
    papan.paling_tinggi("G6  puncak dokumen 5.000 / 500", lima_ribu / lima_ratus, 1.05, 1.05);
}

/// Resident memory in KiB.
struct Memori {
    puncak: f64,
    kini: f64,
}

/// The only child of the process.
fn pekerja(induk: u32) -> Memori {
    let semua = fs::read_dir("/proc").expect("Linux").flatten();
    let status = semua.filter_map(|satu| fs::read_to_string(satu.path().join("status")).ok());
    let nilai = |status: &str, kunci: &str| -> Option<f64> {
        let baris = status.lines().find_map(|baris| baris.strip_prefix(kunci))?;
        baris.split_whitespace().next()?.parse().ok()
    };
    let mut anak = status.filter(|status| nilai(status, "PPid:") == Some(f64::from(induk)));
    let anak = anak.next().expect("pekerja masih bekerja");
    let baca = |kunci: &str| nilai(&anak, kunci).expect("proses yang hidup");
    Memori { puncak: baca("VmHWM:"), kini: baca("VmRSS:") }
}
