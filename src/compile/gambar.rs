//! Pages as pictures, so that people can look without a reader of PDF.

use typst::utils::Scalar;
use typst_render::RenderOptions;

use super::Laid;
use crate::diag::Diagnostic;

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
