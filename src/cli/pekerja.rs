//! `naskah pekerja`: the helper that `naskah buat` starts. Reads the workspace, then makes what it is asked for; standard
//! output carries the protocol alone. Told to, it reads the workspace again, and keeps what is warm. Not for people: help, manual and completions do not name it.
//!
//! For tests of what only a faulty program would do, the environment variable `NASKAH_UJI` holds pairs
//! `<kind>=<document>` or `<kind>=<document>@<office>`, with commas between them. Asked for that document, the helper does what
//! `kind` says: `panik`, `abort`, `tumpukan` (recurses without end), `memori` (takes memory without end), `putaran` (loops).
//! `tulis` means nothing here: it disturbs who writes ([`crate::output::Gangguan`]).

use std::{
    env,
    hint::black_box,
    io::{self, Read as _, Write as _},
    thread,
};

use super::{BERHASIL, RUANG_RUSAK, args, layar::Layar, ruang};
use crate::{
    Pipeline, impor,
    read::{BacaDiSini, PembacaBuku as _},
    workers::{Akhir, Jawaban, KODE_PANIK, batasi, di_utas_dalam, ikut_berakhir, layani},
};

/// Serves until the requests end, and returns the exit code.
pub(super) fn pekerja(umum: &args::Umum, args: &args::Pekerja, layar: &mut Layar<'_>) -> u8 {
    ikut_berakhir();
    if let Some(mib) = args.batas_memori {
        batasi(mib.saturating_mul(1 << 20));
    }
    let keluar = layar.pipa();
    match di_utas_dalam(|| kerja(umum, args, keluar)) {
        Ok(Ok(Ok(()))) => BERHASIL,
        // The parent words what it sees of this process, and it has read the same workspace.
        Ok(Ok(Err(_))) | Err(_) => RUANG_RUSAK,
        Ok(Err(_)) => KODE_PANIK,
    }
}

fn kerja(umum: &args::Umum, args: &args::Pekerja, mut keluar: &mut dyn io::Write) -> io::Result<()> {
    if let Some(nama) = &args.buku {
        return buku(nama, keluar);
    }
    if let Some(nama) = &args.sumber {
        return sumber(nama, keluar);
    }
    let uji = env::var("NASKAH_UJI").unwrap_or_default();
    let (mut masuk, mut alat) = (io::stdin().lock(), None);
    loop {
        // A workbook that kills its reader must not kill every helper.
        let workspace = ruang::terbaca(umum, &[]).map_err(|_| io::ErrorKind::NotFound)?;
        let pipeline = match alat.take() {
            Some(alat) => Pipeline::with(&workspace, alat),
            None => Pipeline::new(&workspace),
        };
        let mut pipeline = pipeline.map_err(|_| io::ErrorKind::InvalidData)?;
        pipeline.gambar = args.gambar;
        pipeline.typesetter.ingatan = args.ingatan.unwrap_or(pipeline.typesetter.ingatan);
        let akhir = layani(&mut masuk, &mut keluar, &workspace.sidik(), |permintaan| {
            celaka(&uji, &permintaan.kunci.naskah, &permintaan.kunci.satker);
            pipeline.renew(&permintaan.kunci, permintaan.lama.as_deref())
        })?;
        match akhir {
            Akhir::Habis => return Ok(()),
            Akhir::Baca => alat = Some(pipeline.into_alat()),
        }
    }
}

/// Reads one decree that is imported: its bytes come, its lines go.
fn sumber(nama: &str, keluar: &mut dyn io::Write) -> io::Result<()> {
    let mut isi = Vec::new();
    io::stdin().lock().read_to_end(&mut isi)?;
    celaka(&env::var("NASKAH_UJI").unwrap_or_default(), nama, "");
    keluar.write_all(&serde_json::to_vec(&impor::baca(nama, isi))?)?;
    keluar.flush()
}

/// Reads one spreadsheet: its bytes come, what it holds goes.
fn buku(nama: &str, keluar: &mut dyn io::Write) -> io::Result<()> {
    let mut isi = Vec::new();
    io::stdin().lock().read_to_end(&mut isi)?;
    celaka(&env::var("NASKAH_UJI").unwrap_or_default(), nama, "");
    let jawaban: Jawaban = BacaDiSini.buka(nama, isi);
    let mut keluar = io::BufWriter::new(keluar);
    serde_json::to_writer(&mut keluar, &jawaban)?;
    keluar.flush()
}

/// The misfortune that a test wants for this document, if it wants one.
fn celaka(uji: &str, naskah: &str, satker: &str) {
    let nama = [naskah.to_owned(), format!("{naskah}@{satker}")];
    let jenis = uji.split(',').filter_map(|satu| satu.split_once('=')).find(|(_, satu)| nama.iter().any(|n| n == satu));
    match jenis.map(|(jenis, _)| jenis) {
        Some("panik") => panic!("a test wants it"),
        Some("abort") => std::process::abort(),
        Some("tumpukan") => {
            turun(1);
        }
        Some("memori") => loop {
            // Kept, and touched: memory that nobody touches costs nothing on some systems.
            black_box(vec![1_u8; 8 << 20].leak());
        },
        Some("putaran") => loop {
            thread::yield_now();
        },
        _ => {}
    }
}

/// Descends until the stack is full, or the number is: the former comes first by far.
fn turun(dalam: u64) -> u64 {
    let beban = black_box([dalam; 64]);
    if dalam == u64::MAX { 0 } else { turun(dalam + 1) ^ black_box(beban)[0] }
}
