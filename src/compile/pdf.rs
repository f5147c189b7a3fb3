//! PDF export: PDF/A-2a with PDF/UA-1 for a dated document, PDF/UA-1 alone for one without date, which PDF/A demands.

use std::collections::HashMap;

use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{Dari, Laid, Typesetter, dunia::Dunia, hubung, ringkas, temuan};
use crate::{diag::Diagnostic, render::TypstSource};

const GAGAL: &str = "PDF tidak dapat dibuat menurut PDF/A dan PDF/UA";

impl Typesetter {
    /// The PDF of the laid document of `sumber`, as small as [`ringkas()`] makes it.
    ///
    /// # Errors
    /// What the standards forbid, each led back to the user's file by `dari`.
    pub fn export(&self, laid: &Laid, sumber: &TypstSource, dari: Dari<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        ringkas(&self.mentah(laid, sumber, dari)?).map_err(|satu| vec![satu])
    }

    /// The PDF as Typst writes it. Title, author, key words and date are set here, on the finished document: in a set rule they
    /// would cost the reuse of layout between documents.
    pub(super) fn mentah(&self, laid: &Laid, sumber: &TypstSource, dari: Dari<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let metadata = &laid.metadata;
        let mut document = hubung::bersihkan(&laid.document);
        let info = document.info_mut();
        info.title = Some(metadata.judul.as_str().into());
        info.author = vec![metadata.pembuat.as_str().into()];
        info.keywords = metadata.kata_kunci.iter().map(|kata| kata.as_str().into()).collect();
        info.date = Smart::Custom(metadata.tanggal.and_then(|tanggal| {
            let bulan = tanggal.bulan().nomor();
            let hari = u8::try_from(tanggal.hari()).ok()?;
            Datetime::from_ymd(tanggal.tahun().into(), bulan, hari)
        }));
        let standar: &[PdfStandard] =
            if metadata.tanggal.is_some() { &[PdfStandard::A_2a, PdfStandard::Ua_1] } else { &[PdfStandard::Ua_1] };
        let standards = PdfStandards::new(standar)
            .map_err(|salah| vec![temuan::terjemah("pdf", GAGAL, salah.message(), self.templat_diubah)])?;
        let options = PdfOptions {
            ident: Smart::Custom(metadata.identitas.clone()),
            creator: Smart::Custom(Some(format!("naskah {}", env!("CARGO_PKG_VERSION")))),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|semua| {
            let dunia = Dunia { typesetter: self, main: laid.main.clone(), files: HashMap::new() };
            semua.iter().map(|satu| temuan::temuan("pdf", GAGAL, &dunia, sumber, satu, dari)).collect()
        })
    }
}
