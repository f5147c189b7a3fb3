//! Nama seorang yang ditulis dengan dua ejaan
//!
//! **Yang ditemukan**: dua nama yang hampir sama, di profil kantor, tim, atau nilai paket: satu atau dua huruf berbeda, atau spasinya.
//!
//! **Mengapa**: hampir selalu itu orang yang sama, dan salah satu ejaannya salah. Nama dalam Keputusan menentukan siapa yang diangkat dan
//! siapa yang berwenang menandatangani.
//!
//! **Contoh**: "Muhammad Syarifuddin Budi" dan "Muhammad Syarifudin Budi".
//!
//! **Obat**: cocokkan dengan data kepegawaian dan samakan. Bila memang dua orang, diamkan dengan alasan itu.
//!
//! **Sumber**: pemeriksaan silang; kesalahan yang terlihat pada Keputusan yang nyata.

use std::collections::BTreeMap;

use crate::{
    check::{
        Acuan,
        himpunan::{Himpunan, Temuan, nama_dasar},
    },
    diag::{Diagnostic, Place, Sorot},
};

pub(super) const KODE: &str = "H4";

/// Names with so many letters may differ in two of them; shorter ones in one.
const PANJANG: usize = 12;
/// Shorter names are not compared.
const TERPENDEK: usize = 7;

/// A way to write a name: the first mention.
struct Ejaan<'a> {
    dasar: String,
    nama: &'a str,
    tempat: &'a Place,
}

pub(super) fn periksa(himpunan: &Himpunan, _: &Acuan<'_>) -> Temuan {
    let dari_naskah = himpunan.ringkasan.iter().flat_map(|satu| {
        satu.nama.iter().map(|(nama, tempat)| (nama.as_str(), tempat, Some(satu.pokok.satker.kode.as_str())))
    });
    let dari_berkas = himpunan.orang.iter().map(|satu| (satu.nama.as_str(), &satu.tempat, satu.satker.as_deref()));
    // Each spelling of an office once, the first one.
    let mut ejaan = BTreeMap::<Option<&str>, Vec<Ejaan<'_>>>::new();
    for (nama, tempat, satker) in dari_berkas.chain(dari_naskah) {
        let dasar = nama_dasar(nama);
        let milik = ejaan.entry(satker).or_default();
        if dasar.len() >= TERPENDEK && !milik.iter().any(|satu| satu.dasar == dasar) {
            milik.push(Ejaan { dasar, nama, tempat });
        }
    }
    let (kosong, mut temuan) = (Vec::new(), Temuan::new());
    let tim = ejaan.get(&None).unwrap_or(&kosong);
    for (satker, milik) in &ejaan {
        // A team may serve any office.
        let tim = if satker.is_some() { tim.as_slice() } else { &[] };
        for (ke, ini) in milik.iter().enumerate() {
            let lain = milik[..ke].iter().chain(tim).find(|lain| mirip(&lain.dasar, &ini.dasar));
            temuan.extend(lain.map(|lain| (ini.tempat.file.clone(), dua_ejaan(lain, ini))));
        }
    }
    temuan
}

fn dua_ejaan(lalu: &Ejaan<'_>, ini: &Ejaan<'_>) -> Diagnostic {
    let pesan = format!("nama `{}` tertulis `{}` di {}", ini.nama, lalu.nama, lalu.tempat);
    let obat = "Cocokkan dengan data kepegawaian dan samakan; bila memang dua orang, diamkan dengan alasan itu";
    let sorot = Sorot::baru(ini.nama, 0..ini.nama.len());
    Diagnostic::peringatan(KODE, pesan).tentang(sorot).at(ini.tempat.clone()).cure(obat)
}

/// Whether two names, without titles and case, are probably one person's: the same words but for a letter or two.
fn mirip(satu: &str, dua: &str) -> bool {
    if satu == dua
        || satu.contains(|huruf: char| huruf.is_ascii_digit())
        || dua.contains(|huruf: char| huruf.is_ascii_digit())
    {
        return false;
    }
    if satu.replace(' ', "") == dua.replace(' ', "") {
        return true;
    }
    let boleh = if satu.len().min(dua.len()) >= PANJANG { 2 } else { 1 };
    let awal = |nama: &str| nama.split(' ').filter_map(|kata| kata.chars().next()).collect::<String>();
    // A short word is another name when it changes: `Ani`, `Adi`.
    let kata_berubah = |satu: &str, dua: &str| satu == dua || satu.len().min(dua.len()) >= 5;
    awal(satu) == awal(dua)
        && satu.split(' ').zip(dua.split(' ')).all(|(satu, dua)| kata_berubah(satu, dua))
        && strsim::damerau_levenshtein(satu, dua) <= boleh
}
