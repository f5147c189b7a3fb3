//! An XLSX workbook (ECMA-376 part 1, 18): its parts, its texts, its number formats. The sheets are read in `xlsx_lembar`.

use std::collections::BTreeMap;

use super::{
    Hitung, Salah,
    tanggal::Format,
    wadah::Wadah,
    xlsx_lembar::{self, Bersama},
    xml::{Peristiwa, telusuri},
};
use crate::model::buku_kerja::LembarKerja;

/// The most texts that sheets share.
const BATAS_TEKS: usize = 1_000_000;

/// A sheet as the workbook names it.
struct Nama {
    nama: String,
    relasi: String,
    tersembunyi: bool,
}

pub(super) fn baca(wadah: &mut Wadah<'_>, hitung: &mut Hitung) -> Result<Vec<LembarKerja>, Salah> {
    let buku = relasi(wadah, "", "_rels/.rels")?
        .into_values()
        .find(|(jenis, _)| jenis.ends_with("/officeDocument"))
        .map(|(_, tujuan)| tujuan)
        .ok_or_else(|| Salah::rusak("daftar bagiannya tidak lengkap"))?;
    let (folder, nama) = buku.rsplit_once('/').unwrap_or(("", &buku));
    let relasi = relasi(wadah, folder, &format!("{folder}/_rels/{nama}.rels"))?;
    let (lembar, sejak_1904) = daftar_lembar(&buku, &wadah.wajib(&buku)?)?;
    let bagian = |akhiran: &str| relasi.values().find(|(jenis, _)| jenis.ends_with(akhiran)).map(|(_, tujuan)| tujuan);
    let teks = match bagian("/sharedStrings") {
        Some(berkas) => teks_bersama(berkas, &wadah.wajib(berkas)?)?,
        None => Vec::new(),
    };
    let format = match bagian("/styles") {
        Some(berkas) => format(berkas, &wadah.wajib(berkas)?)?,
        None => Vec::new(),
    };
    let bersama = Bersama { teks, format, sejak_1904 };
    let mut semua = Vec::new();
    for Nama { nama, relasi: id, tersembunyi } in lembar {
        let Some((jenis, berkas)) = relasi.get(&id) else {
            return Err(Salah::rusak(&format!("lembar `{nama}` tidak ada isinya")));
        };
        // A sheet may also be a chart.
        if jenis.ends_with("/worksheet") {
            let isi = wadah.wajib(berkas)?;
            semua.push(LembarKerja { tersembunyi, ..xlsx_lembar::baca(nama, berkas, &isi, &bersama, hitung)? });
        }
    }
    Ok(semua)
}

/// Parts by the ids of their relations: kind and path (ECMA-376 part 2, 9.3).
fn relasi(wadah: &mut Wadah<'_>, folder: &str, berkas: &str) -> Result<BTreeMap<String, (String, String)>, Salah> {
    let mut semua = BTreeMap::new();
    let isi = wadah.wajib(berkas.trim_start_matches('/'))?;
    telusuri(berkas, &isi, &mut |peristiwa| {
        if let Peristiwa::Buka(unsur) = peristiwa
            && let (Some(id), Some(jenis), Some(tujuan)) =
                (unsur.atribut("Id"), unsur.atribut("Type"), unsur.atribut("Target"))
        {
            let tujuan = match tujuan.strip_prefix('/') {
                Some(mutlak) => mutlak.to_owned(),
                None if folder.is_empty() => tujuan,
                None => format!("{folder}/{tujuan}"),
            };
            semua.insert(id, (jenis, tujuan));
        }
        Ok(())
    })?;
    Ok(semua)
}

/// The sheets, and whether days are counted from 1904 on.
fn daftar_lembar(berkas: &str, isi: &str) -> Result<(Vec<Nama>, bool), Salah> {
    let (mut semua, mut sejak_1904) = (Vec::new(), false);
    telusuri(berkas, isi, &mut |peristiwa| {
        if let Peristiwa::Buka(unsur) = peristiwa {
            match unsur.nama() {
                "workbookPr" => sejak_1904 = unsur.ya("date1904"),
                "sheet" => {
                    // Usually `r:id`; the prefix is the file's own choice.
                    let relasi = ["r:id", "ns:id", "d3p1:id"].into_iter().find_map(|nama| unsur.atribut(nama));
                    let (Some(nama), Some(relasi)) = (unsur.atribut("name"), relasi) else {
                        return Err(Salah::rusak("sebuah lembar tidak bernama"));
                    };
                    let tersembunyi = unsur.atribut("state").is_some_and(|keadaan| keadaan != "visible");
                    semua.push(Nama { nama, relasi, tersembunyi });
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((semua, sejak_1904))
}

/// The texts that cells name by number (18.4.8). What is said to help pronouncing them is no part of them.
fn teks_bersama(berkas: &str, isi: &str) -> Result<Vec<String>, Salah> {
    let banyak = || Salah::new(format!("lebih dari {BATAS_TEKS} teks bersama"), "Bagi menjadi beberapa berkas");
    let mut semua = Vec::new();
    let (mut teks, mut di_teks, mut ucapan) = (String::new(), false, false);
    telusuri(berkas, isi, &mut |peristiwa| {
        match peristiwa {
            Peristiwa::Buka(unsur) => match unsur.nama() {
                "sst" if ["count", "uniqueCount"].iter().any(|nama| terlalu_banyak(unsur.atribut(nama).as_deref())) => {
                    return Err(banyak());
                }
                "si" => teks.clear(),
                "rPh" => ucapan = true,
                "t" => di_teks = !ucapan,
                _ => {}
            },
            Peristiwa::Teks(bagian) if di_teks => teks.push_str(bagian),
            Peristiwa::Tutup("t") => di_teks = false,
            Peristiwa::Tutup("rPh") => ucapan = false,
            Peristiwa::Tutup("si") if semua.len() >= BATAS_TEKS => return Err(banyak()),
            Peristiwa::Tutup("si") => semua.push(terbuka(&teks)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(semua)
}

/// Whether a count is beyond what is read, or no number at all.
fn terlalu_banyak(jumlah: Option<&str>) -> bool {
    // A cell each for most of the texts: `count` may be as large as there are cells.
    jumlah.is_some_and(|jumlah| jumlah.parse::<usize>().map_or(true, |jumlah| jumlah > 4 * BATAS_TEKS))
}

/// What each cell format shows (18.8.10, 18.8.31).
fn format(berkas: &str, isi: &str) -> Result<Vec<Format>, Salah> {
    let (mut kode, mut semua, mut di_sel) = (BTreeMap::new(), Vec::new(), false);
    telusuri(berkas, isi, &mut |peristiwa| {
        match peristiwa {
            Peristiwa::Buka(unsur) => match unsur.nama() {
                "numFmt" => {
                    if let (Some(nomor), Some(isi)) = (unsur.angka("numFmtId"), unsur.atribut("formatCode")) {
                        kode.insert(nomor, Format::dari_kode(&isi));
                    }
                }
                "cellXfs" => di_sel = true,
                "xf" if di_sel => {
                    let nomor = unsur.angka("numFmtId").unwrap_or_default();
                    semua.push(kode.get(&nomor).copied().unwrap_or_else(|| Format::bawaan(nomor)));
                }
                _ => {}
            },
            Peristiwa::Tutup("cellXfs") => di_sel = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(semua)
}

/// Text with its escapes read: `_x000D_` stands for a character that XML cannot hold (22.9.2.19).
pub(super) fn terbuka(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len());
    let mut sisa = teks;
    while let Some(letak) = sisa.find("_x") {
        let (sebelum, dari) = sisa.split_at(letak);
        hasil.push_str(sebelum);
        let angka = dari.get(2..6).filter(|_| dari.as_bytes().get(6) == Some(&b'_'));
        let huruf = angka.and_then(|angka| u32::from_str_radix(angka, 16).ok()).and_then(char::from_u32);
        match huruf {
            Some(huruf) => hasil.push(huruf),
            None => hasil.push_str("_x"),
        }
        sisa = &dari[if huruf.is_some() { 7 } else { 2 }..];
    }
    hasil.push_str(sisa);
    hasil.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_characters_are_read() {
        assert_eq!(terbuka("a_x000D_\nb_x005F_x0041_"), "a\nb_x0041_");
        assert_eq!(terbuka("nama_xyz_x12_é_x00"), "nama_xyz_x12_é_x00");
    }
}
