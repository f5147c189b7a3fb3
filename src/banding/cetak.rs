//! Changes as text for people. Prints nothing.

use super::{Dokumen, Keadaan, Macam, Perubahan, kata::ringkas};
use crate::model::tulisan::{Revisi, Tulisan};

/// So many lines of a part that came or went are shown; the rest is counted.
const BARIS: usize = 6;
/// So many shifted numbers are named; the rest is counted.
const GESER: usize = 5;

/// Everything that changed, document by document. With `warna`, changed words are coloured.
pub fn teks(semua: &[Dokumen], warna: bool) -> String {
    let mut hasil = String::new();
    for dokumen in semua.iter().filter(|dokumen| dokumen.berbeda()) {
        hasil.push_str(&format!("── {}: {}\n", bersih(&dokumen.sebutan()), kepala(dokumen)));
        let (ikut, ditulis): (Vec<_>, Vec<_>) = dokumen.perubahan.iter().partition(|satu| satu.ikut);
        ditulis.iter().for_each(|satu| perubahan(satu, warna, &mut hasil));
        let (geser, ikut): (Vec<_>, Vec<_>) = ikut.into_iter().partition(|satu| satu.macam == Macam::Geser);
        if !ikut.is_empty() {
            hasil.push_str("\nIkut berubah, tanpa ditulis di tempatnya:\n");
            ikut.iter().for_each(|satu| perubahan(satu, warna, &mut hasil));
        }
        if !geser.is_empty() {
            hasil.push_str(&format!("\nNomor atau label bergeser: {}\n", bersih(&bergeser(&geser))));
        }
        hasil.push('\n');
    }
    if semua.iter().all(|dokumen| matches!(dokumen.keadaan, Keadaan::Sama | Keadaan::DataSaja)) {
        hasil.push_str("Tidak ada beda.\n");
    }
    for dokumen in semua.iter().filter(|dokumen| dokumen.keadaan == Keadaan::Gagal) {
        hasil.push_str(&format!("{}: tidak dapat dibandingkan.\n", bersih(&dokumen.sebutan())));
    }
    for dokumen in semua.iter().filter(|dokumen| dokumen.keadaan == Keadaan::DataSaja) {
        hasil.push_str(&format!("{}: datanya berbeda, tetapi Keputusannya sama.\n", bersih(&dokumen.sebutan())));
    }
    hasil
}

fn kepala(dokumen: &Dokumen) -> String {
    match dokumen.keadaan {
        Keadaan::Ditambah => return "naskah baru".to_owned(),
        Keadaan::Dihapus => return "naskah tidak ada lagi".to_owned(),
        _ => {}
    }
    let geser = |satu: &&Perubahan| satu.macam == Macam::Geser;
    let banyak = |pilih: &dyn Fn(&&Perubahan) -> bool| dokumen.perubahan.iter().filter(pilih).count();
    let semua = [
        (banyak(&|satu| !satu.ikut), "perubahan"),
        (banyak(&|satu| satu.ikut && !geser(satu)), "ikut berubah"),
        (banyak(&geser), "nomor bergeser"),
    ];
    let ada = semua.iter().filter(|(banyak, _)| *banyak > 0).map(|(banyak, apa)| format!("{banyak} {apa}"));
    ada.collect::<Vec<_>>().join(", ")
}

fn perubahan(satu: &Perubahan, warna: bool, hasil: &mut String) {
    let juga = match satu.juga.as_slice() {
        [] => String::new(),
        juga => format!(" (juga {})", juga.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    };
    let apa = match (satu.macam, &satu.dari) {
        (Macam::Tambah, _) => " ditambah".to_owned(),
        (Macam::Hapus, _) => " dihapus".to_owned(),
        (Macam::Pindah, Some(dari)) => format!(" pindah, semula {dari}"),
        _ => String::new(),
    };
    hasil.push_str(&format!("\n  {}\n", bersih(&format!("{}{apa}{juga}", satu.tempat))));
    match satu.macam {
        Macam::Pindah => {}
        Macam::Ubah => satu.isi.iter().for_each(|isi| dua_baris(isi, warna, hasil)),
        _ => {
            for isi in satu.isi.iter().take(BARIS) {
                hasil.push_str(&format!("    {}\n", tampak(isi, warna, None)));
            }
            if satu.isi.len() > BARIS {
                hasil.push_str(&format!("    … dan {} baris lagi\n", satu.isi.len() - BARIS));
            }
        }
    }
}

/// The old words above the new ones.
fn dua_baris(isi: &Tulisan, warna: bool, hasil: &mut String) {
    let isi = ringkas(isi);
    let ada = |revisi: Revisi| isi.potongan().iter().any(|satu| satu.revisi == revisi);
    if !ada(Revisi::Ditambah) && !ada(Revisi::Dihapus) {
        // A picture shows something else, and is described as before.
        hasil.push_str(&format!("    isinya berubah: {}\n", tampak(&isi, warna, None)));
        return;
    }
    for (kata, tanpa) in [("lama", Revisi::Ditambah), ("baru", Revisi::Dihapus)] {
        hasil.push_str(&format!("    {kata}: {}\n", tampak(&isi, warna, Some(tanpa))));
    }
}

fn tampak(isi: &Tulisan, warna: bool, tanpa: Option<Revisi>) -> String {
    let mut hasil = String::new();
    for satu in isi.potongan().iter().filter(|satu| Some(satu.revisi) != tanpa) {
        // As the user writes them, because a style may be all that changed.
        let tanda = format!("{}{}", if satu.gaya.tebal { "**" } else { "" }, if satu.gaya.miring { "_" } else { "" });
        let teks = format!("{tanda}{}{}", bersih(&satu.teks), tanda.chars().rev().collect::<String>());
        hasil.push_str(&match satu.revisi {
            Revisi::Ditambah if warna => format!("\u{1b}[32m{teks}\u{1b}[0m"),
            Revisi::Dihapus if warna => format!("\u{1b}[31m{teks}\u{1b}[0m"),
            _ => teks,
        });
    }
    if hasil.is_empty() { "(kosong)".to_owned() } else { hasil }
}

fn bergeser(semua: &[&Perubahan]) -> String {
    let satu = |satu: &&Perubahan| format!("{} (semula {})", satu.tempat, satu.lama().join(" "));
    let sisa = semua.len().saturating_sub(GESER);
    let sisa = if sisa > 0 { format!("; dan {sisa} lagi") } else { String::new() };
    format!("{}{sisa}", semua.iter().take(GESER).map(satu).collect::<Vec<_>>().join("; "))
}

/// Without what a terminal would obey.
fn bersih(teks: &str) -> String {
    let aman = |huruf: char| if huruf.is_control() { ' ' } else { huruf };
    let terbalik =
        |huruf: &char| !matches!(huruf, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    teks.chars().filter(terbalik).map(aman).collect()
}
