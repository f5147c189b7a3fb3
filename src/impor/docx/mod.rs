//! DOCX to lines: paragraphs with the numbers that Word makes, italics and bold, tables, text boxes, accepted changes. What stands
//! outside of the text (headers, footers, footnotes, comments, deleted text) is told with its words. Read in this process within the
//! limits of `read::Arsip`; nothing is allocated by what the file claims.

mod isi;
mod nomor;

use super::baris::{Baris, Sisa, Sumber};
use crate::read::{Arsip, SalahArsip};

/// The most letters of one document.
const BATAS_HURUF: usize = 8 << 20;

/// Parts of the archive beside the text, and what they are.
const SAMPING: [(&str, &str); 3] =
    [("word/footnotes.xml", "catatan kaki"), ("word/endnotes.xml", "catatan akhir"), ("word/comments.xml", "komentar")];
/// The most headers and footers that are looked for.
const KEPALA_TERBANYAK: u32 = 30;

/// The lines of a document.
///
/// # Errors
/// It is no DOCX, or not whole.
pub(super) fn baca(isi: &[u8]) -> Result<Sumber, SalahArsip> {
    let mut arsip = Arsip::buka(isi)?;
    let Some(dokumen) = arsip.baca("word/document.xml")? else {
        return Err(SalahArsip::rusak("arsip ini bukan dokumen Word"));
    };
    let gaya = arsip.baca("word/styles.xml")?.unwrap_or_default();
    let nomor = arsip.baca("word/numbering.xml")?.unwrap_or_default();
    let mut penomoran = nomor::Penomoran::baca(&nomor, &gaya)?;
    let mut sumber = isi::baca("word/document.xml", &dokumen, &mut penomoran)?;
    let mut atas = Vec::new();
    for ke in 1..=KEPALA_TERBANYAK {
        for (nama, sebab) in [("header", "kepala halaman"), ("footer", "kaki halaman")] {
            let nama = format!("word/{nama}{ke}.xml");
            if let Some(teks) = arsip.baca(&nama)? {
                samping(&nama, &teks, sebab, &mut atas, &mut sumber)?;
            }
        }
    }
    for (nama, sebab) in SAMPING {
        if let Some(teks) = arsip.baca(nama)? {
            samping(nama, &teks, sebab, &mut Vec::new(), &mut sumber)?;
        }
    }
    atas.append(&mut sumber.baris);
    sumber.baris = atas;
    Ok(sumber)
}

/// What stands beside the text. A letterhead in the header of a page stands above the text.
fn samping(
    nama: &str,
    teks: &str,
    sebab: &'static str,
    atas: &mut Vec<Baris>,
    sumber: &mut Sumber,
) -> Result<(), SalahArsip> {
    let isi = isi::baca(nama, teks, &mut nomor::Penomoran::default())?;
    let semua = isi.baris.iter().map(Baris::teks).collect::<Vec<_>>().join(" ");
    let kop = atas.is_empty() && sebab == "kepala halaman" && semua.to_uppercase().contains("PEMILIHAN");
    match kop && isi.baris.iter().all(|baris| baris.sel.is_none()) {
        true => atas.extend(isi.baris),
        false => {
            let ada = isi.baris.iter().filter(|baris| !baris.semua_teks().trim().is_empty());
            let baru = ada.map(|baris| Sisa { baris: None, teks: baris.semua_teks(), sebab: sebab.into() });
            let baru: Vec<Sisa> = baru.collect();
            // The same header for first, even and odd pages is one.
            let lama: Vec<String> = sumber.sisa.iter().map(|sisa| sisa.teks.clone()).collect();
            sumber.sisa.extend(baru.into_iter().filter(|sisa| !lama.contains(&sisa.teks)));
        }
    }
    sumber.sisa.extend(isi.sisa);
    Ok(())
}
