//! Bytes of a file to text: UTF-8, with or without byte order mark. Every other encoding is named with what to do about it;
//! none is guessed into text, because a wrong guess would be printed.

use super::place;
use crate::diag::{Diagnostic, Place, Pointer};

/// What Windows-1252 has at 0x80–0x9F; the rest of it is Latin-1.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

const OBAT: &str = "Simpan ulang sebagai UTF-8. Di Notepad: Simpan Sebagai, lalu pilih UTF-8 pada Pengodean. Di Word: Simpan Sebagai \
                    Teks Biasa, Pengodean lain, UTF-8";

/// The text of a file.
pub(super) fn teks(berkas: &str, isi: Vec<u8>) -> Result<String, Diagnostic> {
    let salah = |kode, pesan: String, letak| {
        let place = Place { position: letak, ..Place::new(berkas, Pointer::root()) };
        Diagnostic::galat(kode, pesan).at(place)
    };
    if let Some(nama) = utf16(&isi) {
        return Err(salah("berkas", format!("berkas ini bersandi {nama}, bukan UTF-8"), None).cure(OBAT));
    }
    let teks = String::from_utf8(isi).map_err(|asing| {
        let sah = asing.utf8_error().valid_up_to();
        let isi = asing.as_bytes();
        let depan = String::from_utf8_lossy(&isi[..sah]);
        let letak = Some(place::line_and_column(&depan, depan.len()));
        if asing.utf8_error().error_len().is_none() {
            let pesan = "berkas terpotong di tengah sebuah karakter".to_owned();
            return salah("berkas", pesan, letak).cure("Salin ulang berkas itu seutuhnya");
        }
        let huruf = windows(isi[sah]);
        let pesan = format!("berkas ini bukan UTF-8, tampaknya Windows-1252 (Latin-1, ANSI): di sini ada `{huruf}`");
        salah("berkas", pesan, letak).cure(OBAT)
    })?;
    let teks = teks.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(teks);
    if teks.trim().is_empty() {
        return Err(salah("json", "berkas kosong".into(), None).cure("Tulis satu objek JSON, atau hapus berkas itu"));
    }
    Ok(teks)
}

/// UTF-16 by its byte order mark, or by every second byte of the beginning being zero, as ASCII is in it.
fn utf16(isi: &[u8]) -> Option<&'static str> {
    let nol = |dari: usize| isi.len() >= 4 && isi.iter().skip(dari).step_by(2).take(8).all(|bita| *bita == 0);
    match isi {
        [0xff, 0xfe, ..] => Some("UTF-16"),
        [0xfe, 0xff, ..] => Some("UTF-16 (big endian)"),
        _ if nol(1) => Some("UTF-16 tanpa tanda urutan"),
        _ if nol(0) => Some("UTF-16 (big endian) tanpa tanda urutan"),
        _ => None,
    }
}

fn windows(bita: u8) -> char {
    match bita {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(bita - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(bita),
    }
}
