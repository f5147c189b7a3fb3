//! The arguments in Indonesian: headings, usage, defaults, aliases. Nothing here is written for one command alone, so a
//! new command needs only its doc comments and examples.

use clap::{Arg, ArgAction, Command};

const POLA: &str = "{about-with-newline}\nPemakaian: {usage}\n\n{all-args}{after-help}\n";

/// The command line with every word that clap would write in English written in Indonesian.
pub(super) fn indonesia(perintah: Command) -> Command {
    let mut perintah = satu(perintah, true);
    let mut terbangun = perintah.clone();
    terbangun.build();
    perintah = perintah.mut_subcommands(|anak| match terbangun.find_subcommand_mut(anak.get_name()) {
        Some(lengkap) => {
            let pemakaian = pemakaian(lengkap);
            anak.override_usage(pemakaian)
        }
        None => anak,
    });
    let pemakaian = pemakaian(&mut terbangun);
    perintah.override_usage(pemakaian)
}

fn pemakaian(perintah: &mut Command) -> String {
    let pemakaian = perintah.render_usage().to_string();
    pemakaian.trim_start_matches("Usage: ").replace("[OPTIONS]", "[PILIHAN]")
}

fn satu(perintah: Command, akar: bool) -> Command {
    let tentang = perintah.get_about().map(ToString::to_string).unwrap_or_default();
    let alias: Vec<String> = perintah.get_all_aliases().map(str::to_owned).collect();
    let tentang = match alias.as_slice() {
        [] => tentang,
        alias => format!("{tentang} [alias: {}]", alias.join(", ")),
    };
    let bantuan = Arg::new("tampilkan-bantuan").long("help").short('h').action(ArgAction::Help);
    let versi = Arg::new("tampilkan-versi").long("version").short('V').action(ArgAction::Version);
    let perintah = perintah
        .about(tentang)
        .help_template(POLA)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Perintah")
        .subcommand_value_name("PERINTAH")
        .arg(bantuan.help("Menampilkan bantuan ini"));
    let perintah = if akar { perintah.arg(versi.help("Menampilkan versi program")) } else { perintah };
    perintah.mut_args(argumen).mut_subcommands(|anak| satu(anak, false))
}

fn argumen(arg: Arg) -> Arg {
    let judul = if arg.is_positional() { "Argumen" } else { "Pilihan" };
    let mut uraian = arg.get_help().map(ToString::to_string).unwrap_or_default();
    // A flag's only value is false.
    if arg.get_action().takes_values() {
        let nilai: Vec<String> = arg.get_possible_values().iter().map(|nilai| nilai.get_name().to_owned()).collect();
        if !nilai.is_empty() {
            uraian.push_str(&format!(" [salah satu: {}]", nilai.join(", ")));
        }
        let bawaan: Vec<_> = arg.get_default_values().iter().map(|nilai| nilai.to_string_lossy()).collect();
        if !bawaan.is_empty() {
            uraian.push_str(&format!(" [bawaan: {}]", bawaan.join(", ")));
        }
    }
    arg.help(uraian).help_heading(judul).hide_default_value(true).hide_possible_values(true)
}
