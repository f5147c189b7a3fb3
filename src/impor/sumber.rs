//! Which reader a file is for, by its first bytes and then by its name.

use super::{baris::Sumber, docx, pdf, teks};
use crate::diag::{Diagnostic, Place, Pointer};

/// The largest file that is read, in bytes.
const BATAS_BITA: usize = 64 << 20;

/// Whether reading these bytes may do harm: whatever is packed or made to be interpreted.
pub fn berbahaya(isi: &[u8]) -> bool {
    isi.starts_with(b"PK") || berpdf(isi)
}

fn berpdf(isi: &[u8]) -> bool {
    isi.iter().take(1024).copied().collect::<Vec<u8>>().windows(5).any(|awal| awal == b"%PDF-")
}

/// The lines of a file.
///
/// # Errors
/// It cannot be read: why, and what helps.
pub fn baca(nama: &str, isi: Vec<u8>) -> Result<Sumber, Diagnostic> {
    let salah = |pesan: &str, obat: &str| {
        Diagnostic::galat("impor", pesan.to_owned()).at(Place::new(nama, Pointer::root())).cure(obat)
    };
    if isi.len() > BATAS_BITA {
        return Err(salah("berkas ini lebih besar dari 64 MB", "Ambil Keputusannya saja, atau simpan sebagai teks"));
    }
    let lama = isi.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    if lama {
        let obat = "Buka di Word atau LibreOffice, lalu simpan sebagai Dokumen Word (.docx)";
        return Err(salah("berkas ini berformat Word 97 (.doc), atau berkata sandi", obat));
    }
    let sumber = if isi.starts_with(b"PK") {
        let obat = "Buka di Word atau LibreOffice, lalu simpan ulang sebagai Dokumen Word (.docx)";
        docx::baca(&isi).map_err(|sebab| salah(sebab.pesan(), obat))?
    } else if berpdf(&isi) {
        pdf::baca(isi).map_err(|(pesan, obat)| salah(pesan, obat))?
    } else {
        let obat = "Simpan sebagai teks biasa (.txt, UTF-8), .docx, atau PDF berteks";
        let teks = teks::sandi(&isi).ok_or_else(|| salah("berkas ini bukan teks yang dapat dibaca", obat))?;
        teks::baca(&teks)
    };
    if sumber.baris.is_empty() {
        return Err(salah("berkas ini kosong", "Sebut berkas yang memuat Keputusan"));
    }
    Ok(sumber)
}
