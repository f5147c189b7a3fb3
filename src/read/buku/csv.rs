//! A CSV file as a workbook: one sheet for each delimiter that it may have. Which one it is, is for those to say who know the
//! heads: it is never guessed.

use super::{Hitung, Salah};
use crate::{
    diag::Diagnostic,
    model::buku_kerja::{BukuKerja, IsiSel, LembarKerja, Letak, SelKerja},
};

/// The delimiters, and what the sheets are called.
const PEMISAH: [(u8, &str); 3] = [(b';', ";"), (b',', ","), (b'\t', "tab")];

pub(super) fn baca(nama: &str, isi: Vec<u8>) -> Result<BukuKerja, Salah> {
    let teks = super::super::sandi::teks(nama, isi).map_err(|temuan: Diagnostic| {
        let posisi = temuan.place.and_then(|place| place.position);
        Salah { posisi, ..Salah::new(temuan.message, "Di Excel: Simpan Sebagai, jenis CSV UTF-8") }
    })?;
    if let Some(letak) = petik_terbuka(&teks) {
        let obat = "Tutup tanda petik itu; tanda petik di dalam sel ditulis dua kali";
        return Err(Salah { posisi: Some(letak), ..Salah::new("tanda petik ini tidak ditutup", obat) });
    }
    let satu = |(pemisah, nama)| lembar(&teks, pemisah, nama);
    PEMISAH.into_iter().map(satu).collect::<Result<_, _>>().map(|lembar| BukuKerja { lembar })
}

fn lembar(teks: &str, pemisah: u8, nama: &str) -> Result<LembarKerja, Salah> {
    let mut pembaca =
        csv::ReaderBuilder::new().delimiter(pemisah).has_headers(false).flexible(true).from_reader(teks.as_bytes());
    let (mut lembar, mut hitung) =
        (LembarKerja { nama: nama.to_owned(), teks: true, ..LembarKerja::default() }, Hitung::default());
    for (baris, rekam) in pembaca.records().enumerate() {
        let rekam = rekam.map_err(|salah| {
            let nomor = salah.position().map_or(1, csv::Position::line);
            Salah {
                posisi: Some((usize::try_from(nomor).unwrap_or(1), 1)),
                ..Salah::new("baris ini tidak dapat dibaca", "Periksa tanda petik yang tidak ditutup")
            }
        })?;
        let (nomor, baris_teks) = baris_di(teks, rekam.position());
        let baris = u32::try_from(baris).unwrap_or(u32::MAX);
        for (kolom, isi) in rekam.iter().enumerate().filter(|(_, isi)| !isi.trim().is_empty()) {
            let letak = Letak::new(baris, u32::try_from(kolom).unwrap_or(u32::MAX));
            let posisi = Some((nomor, kolom_sel(baris_teks, pemisah, kolom)));
            hitung.sel(nama, letak).map_err(|salah| Salah { sel: None, posisi, ..salah })?;
            let isi = IsiSel::Teks(isi.replace("\r\n", "\n").replace('\r', "\n"));
            lembar.sel.push(SelKerja { letak, isi, posisi });
        }
    }
    Ok(lembar)
}

/// Where the last quotation mark stands, if there is an odd number of them: everything behind it would be one cell.
fn petik_terbuka(teks: &str) -> Option<(usize, usize)> {
    let letak: Vec<usize> = teks.match_indices('"').map(|(letak, _)| letak).collect();
    let ini = *letak.last().filter(|_| letak.len() % 2 == 1)?;
    let baris = teks[..ini].rfind('\n').map_or(0, |baris| baris + 1);
    Some((teks[..ini].matches('\n').count() + 1, teks[baris..ini].chars().count() + 1))
}

/// The number of the line where a row begins, and the line. The reader counts from the end of the line before, so blank lines
/// between are passed.
fn baris_di<'t>(teks: &'t str, letak: Option<&csv::Position>) -> (usize, &'t str) {
    let angka = |angka: u64| usize::try_from(angka).unwrap_or(usize::MAX);
    let mulai = letak.map_or(0, |letak| angka(letak.byte())).min(teks.len());
    let kosong = teks[mulai..].bytes().take_while(|bita| matches!(bita, b'\r' | b'\n')).count();
    let lewat = teks[mulai..mulai + kosong].matches('\n').count();
    let baris = teks[mulai + kosong..].lines().next().unwrap_or_default();
    (letak.map_or(1, |letak| angka(letak.line())) + lewat, baris)
}

/// The character, from 1, with which the cell of this number begins in its line.
pub(in super::super) fn kolom_sel(baris: &str, pemisah: u8, ke: usize) -> usize {
    let (mut di_petik, mut sampai, mut letak) = (false, 0, 1);
    for (huruf, nomor) in baris.chars().zip(1..) {
        if sampai == ke {
            break;
        }
        di_petik ^= huruf == '"';
        if huruf == char::from(pemisah) && !di_petik {
            (sampai, letak) = (sampai + 1, nomor + 1);
        }
    }
    letak
}
