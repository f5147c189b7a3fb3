//! Pictures of the user's: found, bounded, and refused by their header before anything decodes them.

use std::{fs, path::Path};

use super::jalur::{self, JalurSalah};
use crate::diag::Diagnostic;

/// A picture as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BerkasGambar {
    /// Its path below the workspace, as its document names it.
    pub berkas: String,
    /// `png`, `jpg` or `svg`.
    pub jenis: &'static str,
    /// The file.
    pub isi: Vec<u8>,
}

/// The largest file that is read, in bytes.
const BATAS_BITA: u64 = 20 << 20;
/// The most pixels that are decoded: A3 at 400 dpi.
const BATAS_PIKSEL: usize = 32_000_000;

/// Reads the picture at `berkas`, a path with `/` below the folder `dasar` of the workspace `ruang`. Links that lead out of
/// the workspace are refused.
pub(super) fn baca(ruang: &Path, dasar: &str, berkas: &str) -> Result<BerkasGambar, Diagnostic> {
    let galat = |pesan: String, obat: &str| Diagnostic::galat("gambar", pesan).cure(obat.to_owned());
    let tidak_ada = || {
        galat(format!("gambar `{berkas}` tidak ada di `{dasar}`"), "Sebut nama berkas gambar yang ada di folder itu")
    };
    let jenis = jenis(berkas)
        .ok_or_else(|| galat(format!("jenis gambar `{berkas}` tidak dikenal"), "Pakai berkas .png, .jpg, atau .svg"))?;
    let jalur = jalur::di_samping(ruang, dasar, berkas).map_err(|salah| match salah {
        JalurSalah::TidakAda => tidak_ada(),
        JalurSalah::DiLuar => {
            galat(format!("gambar `{berkas}` berada di luar folder kerja"), "Salin gambar itu ke dalam folder naskah")
        }
    })?;
    let bita = fs::metadata(&jalur).map_err(|_| tidak_ada())?.len();
    if bita > BATAS_BITA {
        return Err(galat(
            format!("gambar `{berkas}` terlalu besar: {bita} bita"),
            "Perkecil gambar sampai paling besar 20 MB",
        ));
    }
    let isi = fs::read(&jalur).map_err(|_| tidak_ada())?;
    if jenis != "svg" {
        let ukuran = imagesize::blob_size(&isi)
            .map_err(|_| galat(format!("`{berkas}` bukan gambar {jenis} yang sah"), "Simpan ulang gambar itu"))?;
        if ukuran.width.saturating_mul(ukuran.height) > BATAS_PIKSEL {
            let pesan = format!("gambar `{berkas}` terlalu besar: {} × {} piksel", ukuran.width, ukuran.height);
            return Err(galat(pesan, "Perkecil gambar sampai paling banyak 32 juta piksel"));
        }
    }
    if jenis == "svg" {
        svg_polos(&isi).map_err(|apa| {
            let pesan = format!("gambar `{berkas}` memuat {apa}");
            galat(pesan, "Simpan ulang sebagai SVG polos, atau sebagai PNG")
        })?;
    }
    Ok(BerkasGambar { berkas: format!("{dasar}/{berkas}"), jenis, isi })
}

/// A drawing of shapes and text alone. What it embeds would be decoded without a look at its header, what it refers to lies
/// outside of the workspace, and what it runs has no business in a decree.
///
/// # Errors
/// What else is in it.
fn svg_polos(isi: &[u8]) -> Result<(), &'static str> {
    let teks = std::str::from_utf8(isi).map_err(|_| "teks yang bukan UTF-8")?.to_ascii_lowercase();
    let terlarang = [
        ("<image", "gambar di dalamnya"),
        ("<feimage", "gambar di dalamnya"),
        ("<!entity", "entitas"),
        ("<script", "skrip"),
        ("<foreignobject", "isi asing"),
        ("@import", "rujukan ke luar"),
        ("href=\"http", "rujukan ke luar"),
        ("href=\"file", "rujukan ke luar"),
        ("href='http", "rujukan ke luar"),
        ("url(http", "rujukan ke luar"),
    ];
    match terlarang.into_iter().find(|(tanda, _)| teks.contains(tanda)) {
        Some((_, apa)) => Err(apa),
        None => Ok(()),
    }
}

fn jenis(berkas: &str) -> Option<&'static str> {
    match Path::new(berkas).extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "png" => Some("png"),
        "jpg" | "jpeg" => Some("jpg"),
        "svg" => Some("svg"),
        _ => None,
    }
}
