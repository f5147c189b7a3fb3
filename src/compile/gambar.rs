//! Pages as pictures, so that people can look without a reader of PDF; and pictures that cannot stand on a page.

use typst::{
    foundations::Bytes,
    utils::Scalar,
    visualize::{ExchangeFormat, RasterImage, SvgImage},
};
use typst_render::RenderOptions;

use super::{Dari, Laid};
use crate::{diag::Diagnostic, render::TypstSource};

/// Dots per inch: enough to read, small enough to send.
const KERAPATAN: f64 = 100.0;

/// Each page as PNG, in order.
///
/// # Errors
/// A page that cannot be encoded.
pub(super) fn gambar(laid: &Laid) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    let opsi = RenderOptions { pixel_per_pt: Scalar::new(KERAPATAN / 72.0), ..RenderOptions::default() };
    let satu = |page| {
        typst_render::render(page, &opsi).encode_png().map_err(|_| {
            let temuan = Diagnostic::galat("gambar", "halaman tidak dapat dijadikan gambar");
            vec![temuan.cure("Jalankan tanpa `--gambar`; laporkan kepada pengembang naskah, dengan berkas ini")]
        })
    };
    laid.document.pages().iter().map(satu).collect()
}

/// The pictures of a document that cannot be decoded. Typst complains of them without saying which; asked only after it
/// has complained, because decoding takes time.
pub(super) fn rusak(sumber: &TypstSource, dari: Dari<'_>) -> Vec<Diagnostic> {
    let utuh = |jenis: &str, isi: Bytes| match jenis {
        "svg" => SvgImage::new(isi).is_ok(),
        "png" => RasterImage::plain(isi, ExchangeFormat::Png).is_ok(),
        _ => RasterImage::plain(isi, ExchangeFormat::Jpg).is_ok(),
    };
    let temuan = |jalur: &str| {
        let temuan =
            Diagnostic::galat("gambar", "isi gambar ini rusak").cure("Simpan ulang gambar itu, atau pakai PNG");
        match dari(&format!("/{jalur}")) {
            Some(tempat) => temuan.at(tempat),
            None => temuan,
        }
    };
    let semua = sumber.gambar.iter().filter(|(_, berkas)| !utuh(berkas.jenis, Bytes::new(berkas.isi.clone())));
    semua.map(|(jalur, _)| temuan(jalur)).collect()
}
