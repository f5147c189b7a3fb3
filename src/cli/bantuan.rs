//! What the program says of itself: `naskah bantuan`, `naskah man`, `naskah pelengkapan`.

use clap::Command;
use clap_complete::Shell;

use super::{BERHASIL, SALAH_PAKAI, args, layar::Layar};
use crate::diag::{Diagnostic, nearest};

/// The headings that `clap_mangen` writes itself.
const JUDUL: [(&str, &str); 6] = [
    ("NAME", "NAMA"),
    ("SYNOPSIS", "RINGKASAN"),
    ("DESCRIPTION", "URAIAN"),
    ("EXTRA", "CONTOH"),
    ("VERSION", "VERSI"),
    ("AUTHORS", "PENYUSUN"),
];

/// Prints the help of the program or of one command, and returns the exit code.
pub(super) fn bantuan(mut perintah: Command, args: &args::Bantuan, layar: &mut Layar<'_>) -> u8 {
    perintah.build();
    let Some(nama) = &args.perintah else {
        layar.cetak(&perintah.render_help().to_string());
        return BERHASIL;
    };
    if let Some(anak) = perintah.find_subcommand_mut(nama) {
        layar.cetak(&anak.render_help().to_string());
        return BERHASIL;
    }
    let ada: Vec<&str> = perintah.get_subcommands().filter(|anak| !anak.is_hide_set()).map(Command::get_name).collect();
    let obat = match nearest(nama, ada.iter().copied()) {
        Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
        None => format!("Yang dikenal: {}", ada.join(", ")),
    };
    layar.galat(None, Diagnostic::galat("pakai", format!("perintah `{nama}` tidak dikenal")).cure(obat));
    SALAH_PAKAI
}

/// Prints the manual page of the program and all its commands.
pub(super) fn man(mut perintah: Command, layar: &mut Layar<'_>) -> u8 {
    perintah.build();
    let anak: Vec<Command> = perintah.get_subcommands().filter(|anak| !anak.is_hide_set()).cloned().collect();
    for satu in std::iter::once(perintah).chain(anak) {
        let mut isi = Vec::new();
        // Writing to memory does not fail.
        let _ = halaman(satu).render(&mut isi);
        let isi = String::from_utf8_lossy(&isi).replace("[OPTIONS]", "[PILIHAN]");
        for baris in isi.lines() {
            let baris = match baris.strip_prefix(".SH ") {
                Some(judul) => format!(".SH {}", indonesia(judul)),
                None => baris.to_owned(),
            };
            layar.cetak(&format!("{baris}\n"));
        }
    }
    BERHASIL
}

/// Without a date, the fields after it would move into its place; no document of ours knows its day.
fn halaman(perintah: Command) -> clap_mangen::Man {
    clap_mangen::Man::new(perintah).date(env!("CARGO_PKG_VERSION")).source("naskah").manual("Manual naskah")
}

fn indonesia(judul: &str) -> String {
    JUDUL.iter().find(|(lama, _)| *lama == judul).map_or_else(|| judul.to_uppercase(), |(_, baru)| (*baru).to_owned())
}

/// The same without hidden commands, which clap_complete would offer.
fn tampak(perintah: &Command) -> Command {
    Command::new("naskah")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(perintah.get_arguments())
        .subcommands(perintah.get_subcommands().filter(|anak| !anak.is_hide_set()))
}

/// Prints the completion script of a shell.
pub(super) fn pelengkapan(perintah: &Command, shell: Shell, layar: &mut Layar<'_>) -> u8 {
    let mut isi = Vec::new();
    clap_complete::generate(shell, &mut tampak(perintah), "naskah", &mut isi);
    // The one English phrase in what shells show: the heading above a list of commands in zsh.
    let skrip = String::from_utf8_lossy(&isi).replace(" commands' commands", " (perintah)' commands");
    // Remarks of clap for programmers. What a shell reads (`#compdef naskah`) has no blank after its mark.
    for baris in skrip.lines().filter(|baris| !baris.trim_start().starts_with("# ")) {
        layar.cetak(&format!("{baris}\n"));
    }
    BERHASIL
}
