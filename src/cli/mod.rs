//! Arguments to settings; one file per command, the function named after it. Holds no logic of documents.

mod args;
mod buat;
mod kalibrasi;
mod layar;
mod skema;

use std::{io::Write, process::ExitCode};

use clap::Parser as _;

use self::{
    args::{Args, Perintah},
    layar::Layar,
};

/// All documents were made.
const BERHASIL: u8 = 0;
/// Some documents were not made.
const SEBAGIAN: u8 = 1;
/// The command was not understood.
const SALAH_PAKAI: u8 = 2;
/// The workspace cannot be read.
const RUANG_RUSAK: u8 = 3;

/// Runs the program with the arguments of this process.
pub fn run<'a>(keluaran: &'a mut dyn Write, galat: &'a mut dyn Write) -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(salah) => {
            let kode = if salah.use_stderr() { SALAH_PAKAI } else { BERHASIL };
            let tujuan: &mut dyn Write = if salah.use_stderr() { galat } else { keluaran };
            let _ = write!(tujuan, "{salah}");
            return ExitCode::from(kode);
        }
    };
    let mut layar = Layar { keluaran, galat };
    ExitCode::from(match args.perintah {
        Perintah::Buat(buat) => buat::buat(&args.umum, &buat, &mut layar),
        Perintah::Kalibrasi(kalibrasi) => kalibrasi::kalibrasi(&args.umum, &kalibrasi, &mut layar),
        Perintah::Skema(skema) => skema::skema(&args.umum, &skema, &mut layar),
    })
}
