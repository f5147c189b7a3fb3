//! Arguments to settings; one file per command, the function named after it. Holds no logic of documents.

mod antrean;
mod args;
mod bahasa;
mod banding;
mod bantuan;
mod baru;
mod bengkel;
mod bersih;
mod buat;
mod buku;
mod daftar;
mod gabung;
mod hentikan;
mod impor;
mod kalibrasi;
mod kemajuan;
mod kemas;
mod layar;
mod lembar;
mod mulai;
mod pantau;
mod pekerja;
mod rencana;
mod ruang;
mod sah;
mod salah;
mod skema;
mod tabel;
mod tetapkan;

use std::{
    env,
    ffi::OsString,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use clap::{Command, CommandFactory as _, FromArgMatches as _, error::ErrorKind};

use self::{
    args::{Args, Bentuk, Perintah},
    layar::{Layar, Rupa},
};

/// All documents were made.
const BERHASIL: u8 = 0;
/// Some documents were not made.
const SEBAGIAN: u8 = 1;
/// The command was not understood.
const SALAH_PAKAI: u8 = 2;
/// The workspace cannot be read.
const RUANG_RUSAK: u8 = 3;
/// The user stopped the run (128 and the number of SIGINT, as shells say it).
const DIHENTIKAN: u8 = 130;

/// Runs the program with the arguments of this process. `terminal`: findings go to people who see colours.
pub fn run(keluaran: &mut (dyn Write + Send), galat: &mut dyn Write, terminal: bool) -> ExitCode {
    let argumen: Vec<OsString> = env::args_os().collect();
    let warna = warna(terminal, |nama| env::var(nama).ok());
    let perintah = bahasa::indonesia(Args::command());
    let terbaca = perintah.clone().try_get_matches_from(&argumen).and_then(|terbaca| Args::from_arg_matches(&terbaca));
    let (bentuk, diam) = match &terbaca {
        Ok(args) => (args.umum.format, args.umum.diam),
        Err(_) => (diminta(&argumen), false),
    };
    let mut layar = Layar::new(keluaran, galat, Rupa { bentuk, diam, warna, terminal });
    let kode = catch_unwind(AssertUnwindSafe(|| match &terbaca {
        Ok(args) => jalankan(args, perintah, &mut layar),
        Err(salah) => tidak_terbaca(salah, &mut layar),
    }));
    let kode = kode.unwrap_or_else(|_| {
        layar.galat(None, crate::berhenti("program berhenti sebelum selesai"));
        RUANG_RUSAK
    });
    ExitCode::from(layar.tutup(kode))
}

fn jalankan(args: &Args, perintah: Command, layar: &mut Layar<'_>) -> u8 {
    match &args.perintah {
        Perintah::Buat(buat) => buat::buat(&args.umum, buat, layar),
        Perintah::Pantau(pantau) => pantau::pantau(&args.umum, pantau, layar),
        Perintah::Tetapkan(tetapkan) => tetapkan::tetapkan(&args.umum, tetapkan, layar),
        Perintah::Gabung(gabung) => gabung::gabung(&args.umum, gabung, layar),
        Perintah::Kemas(kemas) => kemas::kemas(&args.umum, kemas, layar),
        Perintah::Sah(sah) => sah::sah(&args.umum, sah, layar),
        Perintah::Bersih(bersih) => bersih::bersih(&args.umum, bersih, layar),
        Perintah::Mulai(mulai) => mulai::mulai(&args.umum, mulai, layar),
        Perintah::Baru(baru) => baru::baru(&args.umum, baru, layar),
        Perintah::Lembar(lembar) => lembar::lembar(&args.umum, lembar, layar),
        Perintah::Impor(impor) => impor::impor(&args.umum, impor, layar),
        Perintah::Daftar => daftar::daftar(&args.umum, layar),
        Perintah::Banding(banding) => banding::banding(&args.umum, banding, layar),
        Perintah::Kalibrasi(kalibrasi) => kalibrasi::kalibrasi(&args.umum, kalibrasi, layar),
        Perintah::Skema(skema) => skema::skema(&args.umum, skema, layar),
        Perintah::Pelengkapan(args) => bantuan::pelengkapan(&perintah, args.shell, layar),
        Perintah::Man => bantuan::man(perintah, layar),
        Perintah::Pekerja(pekerja) => pekerja::pekerja(&args.umum, pekerja, layar),
        Perintah::Bantuan(args) => bantuan::bantuan(perintah, args, layar),
    }
}

/// Help and version come from clap as errors too.
fn tidak_terbaca(salah: &clap::Error, layar: &mut Layar<'_>) -> u8 {
    match salah.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            layar.cetak(&salah.render().to_string());
            BERHASIL
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            layar.petunjuk(&salah.render().to_string());
            SALAH_PAKAI
        }
        _ => {
            layar.galat(None, salah::temuan(salah));
            SALAH_PAKAI
        }
    }
}

/// The form that a command line asks for which could not be read as a whole.
fn diminta(argumen: &[OsString]) -> Bentuk {
    let json = argumen.windows(2).any(|dua| dua[0] == "--format" && dua[1] == "json");
    if json || argumen.iter().any(|satu| satu == "--format=json") { Bentuk::Json } else { Bentuk::Teks }
}

/// Colours on a terminal, unless its owner does not want them (<https://no-color.org>, <https://bixense.com/clicolors>).
fn warna(terminal: bool, lingkungan: impl Fn(&str) -> Option<String>) -> bool {
    let ada = |nama| lingkungan(nama).is_some_and(|nilai| !nilai.is_empty());
    if ada("NO_COLOR") {
        return false;
    }
    let dipaksa = lingkungan("CLICOLOR_FORCE").is_some_and(|nilai| !nilai.is_empty() && nilai != "0");
    dipaksa || (terminal && lingkungan("TERM").as_deref() != Some("dumb"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_whose_owner_wants_them() {
        let dengan = |terminal: bool, semua: &[(&str, &str)]| {
            warna(terminal, |nama| semua.iter().find(|(n, _)| *n == nama).map(|(_, nilai)| (*nilai).to_owned()))
        };
        assert!(dengan(true, &[]) && !dengan(false, &[]));
        assert!(dengan(true, &[("NO_COLOR", "")]) && !dengan(true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
        assert!(!dengan(true, &[("TERM", "dumb")]));
        assert!(dengan(false, &[("CLICOLOR_FORCE", "1")]) && !dengan(false, &[("CLICOLOR_FORCE", "0")]));
    }

    #[test]
    fn the_command_line_is_sound() {
        bahasa::indonesia(Args::command()).debug_assert();
    }
}
