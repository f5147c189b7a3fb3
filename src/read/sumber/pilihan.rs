//! Which sheets of a workbook are meant, and which of several readings holds.

use super::{isian::Isian, kisi::baku, tempat_sel};
use crate::{
    diag::{Diagnostic, Place, nearest},
    model::{
        buku_kerja::{BukuKerja, LembarKerja, Letak},
        skema::dikutip,
    },
};

/// The sheets that may be meant: the named one, or the only one that shows and holds something. Of a text file there is one for
/// each delimiter.
pub(super) fn pilih<'b>(buku: &'b BukuKerja, nama: Option<&str>) -> Result<Vec<&'b LembarKerja>, Diagnostic> {
    if buku.lembar.iter().all(|lembar| lembar.teks) {
        return Ok(buku.lembar.iter().collect());
    }
    let daftar = |semua: &[&LembarKerja]| {
        semua.iter().map(|lembar| format!("`{}`", dikutip(&lembar.nama))).collect::<Vec<_>>().join(", ")
    };
    let semua: Vec<&LembarKerja> = buku.lembar.iter().collect();
    if let Some(nama) = nama {
        return match semua.iter().find(|lembar| lembar.nama == nama) {
            Some(lembar) => Ok(vec![lembar]),
            None => {
                let temuan = Diagnostic::galat("lembar", format!("lembar `{}` tidak ada di berkas itu", dikutip(nama)));
                Err(temuan.cure(format!("Lembar yang ada: {}", daftar(&semua))))
            }
        };
    }
    let tampak: Vec<&LembarKerja> =
        semua.into_iter().filter(|lembar| !lembar.tersembunyi && !lembar.sel.is_empty()).collect();
    match tampak.as_slice() {
        [satu] => Ok(vec![satu]),
        [] => Err(Diagnostic::galat("lembar", "semua lembar berkas itu kosong atau tersembunyi")
            .cure("Isi lembarnya, atau sebut namanya dengan `lembar`")),
        banyak => {
            let temuan =
                Diagnostic::galat("lembar", "berkas itu memuat beberapa lembar, dan `lembar` tidak menyebut yang mana");
            Err(temuan.cure(format!("Tulis `\"lembar\"`: salah satu dari {}", daftar(banyak))))
        }
    }
}

/// Sheets of a dataset, each with what it holds.
pub(super) type BagianBuku<'b> = Vec<(&'static str, &'b LembarKerja)>;

/// The sheets of a dataset: by their names; of a text file, which has none, `nama` says it.
pub(super) fn bagian<'b>(
    buku: &'b BukuKerja,
    semua_nama: &[&'static str],
    nama: Option<&str>,
) -> Result<Vec<BagianBuku<'b>>, Diagnostic> {
    let dikenal = |nama: &str| semua_nama.iter().copied().find(|ini| baku(ini) == baku(nama));
    let daftar = semua_nama.iter().map(|nama| format!("`{nama}`")).collect::<Vec<_>>().join(", ");
    let disebut = match nama {
        None => None,
        Some(nama) => Some(dikenal(nama).ok_or_else(|| {
            let temuan = Diagnostic::galat("lembar", format!("`{}` bukan nama lembar data ini", dikutip(nama)));
            temuan.cure(format!("Yang dikenal: {daftar}"))
        })?),
    };
    if buku.lembar.iter().all(|lembar| lembar.teks) {
        let obat = format!("Tulis `\"lembar\"` dengan isi berkas itu: salah satu dari {daftar}");
        let nama = disebut.ok_or_else(|| Diagnostic::galat("lembar", "berkas CSV tidak menyebut isinya").cure(obat))?;
        return Ok(buku.lembar.iter().map(|lembar| vec![(nama, lembar)]).collect());
    }
    let semua = buku.lembar.iter().filter_map(|lembar| Some((dikenal(&lembar.nama)?, lembar)));
    let semua: BagianBuku<'_> = semua.filter(|(nama, _)| disebut.is_none_or(|ini| ini == *nama)).collect();
    if semua.is_empty() {
        let temuan = Diagnostic::galat("lembar", "berkas itu tidak memuat lembar yang dikenal");
        return Err(temuan.cure(format!("Beri lembarnya nama: {daftar}")));
    }
    Ok(vec![semua])
}

/// Sheets that show, hold something, and are none of these: perhaps one was misspelt.
pub(super) fn asing(buku: &BukuKerja, semua_nama: &[&'static str]) -> Vec<Diagnostic> {
    let tak_dikenal = |lembar: &&LembarKerja| !semua_nama.iter().any(|nama| baku(nama) == baku(&lembar.nama));
    let tampak = |lembar: &&LembarKerja| !lembar.teks && !lembar.tersembunyi && !lembar.sel.is_empty();
    let satu = |lembar: &LembarKerja| {
        let temuan = Diagnostic::peringatan("lembar", format!("lembar `{}` tidak dipakai", dikutip(&lembar.nama)));
        let temuan = temuan.at(tempat_sel(lembar, Letak::default()));
        match nearest(&lembar.nama, semua_nama.iter().copied()) {
            Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
            None => temuan.cure("Hapus atau sembunyikan lembar itu bila memang bukan bagian data ini"),
        }
    };
    buku.lembar.iter().filter(tak_dikenal).filter(tampak).map(satu).collect()
}

/// The first that could be read; else what is against the one with the fewest findings.
pub(super) fn terbaik(semua: impl Iterator<Item = Result<Isian, Vec<Diagnostic>>>) -> Result<Isian, Vec<Diagnostic>> {
    let mut salah: Option<Vec<Diagnostic>> = None;
    for satu in semua {
        match satu {
            Ok(isian) => return Ok(isian),
            Err(ini) if salah.as_ref().is_none_or(|salah| ini.len() < salah.len()) => salah = Some(ini),
            Err(_) => {}
        }
    }
    Err(salah.unwrap_or_default())
}

pub(super) fn semua_di(temuan: Vec<Diagnostic>, berkas: &str) -> Vec<Diagnostic> {
    let satu = |mut temuan: Diagnostic| {
        temuan.place.iter_mut().for_each(|place| place.file = berkas.to_owned());
        temuan.at_least(berkas)
    };
    temuan.into_iter().map(satu).collect()
}

/// A finding about a file that could not be had, where it is named; one about its content stays there.
pub(super) fn ditempatkan(temuan: Diagnostic, di: Place) -> Diagnostic {
    if temuan.place.is_some() { temuan } else { temuan.at(di) }
}

/// Sheets that do not show, and hold something: nobody named them, so they are not read.
pub(super) fn tersembunyi(buku: &BukuKerja) -> Vec<Diagnostic> {
    let ada = buku.lembar.iter().filter(|lembar| lembar.tersembunyi && !lembar.sel.is_empty());
    let satu = |lembar: &LembarKerja| {
        let pesan = format!("lembar `{}` tersembunyi, dan tidak dibaca", dikutip(&lembar.nama));
        let temuan = Diagnostic::peringatan("lembar", pesan).at(tempat_sel(lembar, Letak::default()));
        temuan.cure("Hapus lembar itu, atau sebut lembar yang dimaksud dengan `lembar`")
    };
    ada.map(satu).collect()
}
