//! Nomor yang tidak menurut urutan tanggal
//!
//! **Yang ditemukan**: Keputusan yang nomornya lebih besar tetapi tanggalnya lebih dahulu daripada Keputusan lain dari kantor, penetap, dan
//! tahun yang sama. Bila profil kantor menyebut `"agenda-lengkap": true`, juga nomor yang terlewat.
//!
//! **Mengapa**: nomor diambil berurutan pada hari penetapan. Urutan yang terbalik berarti salah satu nomor atau tanggalnya salah tulis, atau
//! sebuah nomor dipakai mundur. Nomor yang terlewat hanya dapat diketahui bila semua Keputusan kantor itu ada di folder kerja.
//!
//! **Contoh**: nomor 11 bertanggal 5 Mei 2025, nomor 12 bertanggal 3 Mei 2025.
//!
//! **Obat**: cocokkan nomor dan tanggal keduanya dengan agenda. Bila memang begitu adanya, diamkan dengan alasannya.
//!
//! **Sumber**: kebiasaan penomoran Keputusan KPU sejak 2022 (nomor urut tiap kantor dan tahun); tidak tertulis sebagai larangan.

use crate::{
    check::{
        Acuan,
        himpunan::{Himpunan, Ringkasan, Temuan},
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "H2";

pub(super) fn periksa(himpunan: &Himpunan, _: &Acuan<'_>) -> Temuan {
    let mut temuan = Temuan::new();
    for ((satker, ..), deret) in himpunan.deret() {
        let mut deret: Vec<(u32, &Ringkasan)> =
            deret.into_iter().filter_map(|(satu, nomor)| Some((urutan(&nomor)?, satu))).collect();
        deret.sort_by_key(|(nomor, satu)| (*nomor, satu.pokok.tanggal, satu.kunci.naskah.clone()));
        let milik = |satu: &Ringkasan, ini: Diagnostic| (satu.pokok.berkas.clone(), ini);
        temuan.extend(deret.windows(2).filter_map(|dua| Some(milik(dua[1].1, terbalik(dua[0], dua[1])?))));
        if himpunan.agenda_lengkap.contains(satker) {
            let sebelum = std::iter::once(0).chain(deret.iter().map(|(nomor, _)| *nomor));
            let celah =
                sebelum.zip(&deret).filter_map(|(lalu, (nomor, satu))| Some(milik(satu, celah(lalu, *nomor, satu)?)));
            temuan.extend(celah);
        }
    }
    temuan
}

/// The counter of a number: of an old one, its first digits.
fn urutan(nomor: &str) -> Option<u32> {
    nomor.split(|huruf: char| !huruf.is_ascii_digit()).next()?.parse().ok()
}

/// A later number with an earlier date.
fn terbalik((nomor_lalu, lalu): (u32, &Ringkasan), (nomor, ini): (u32, &Ringkasan)) -> Option<Diagnostic> {
    let (tanggal_lalu, tanggal) = (lalu.pokok.tanggal?, ini.pokok.tanggal?);
    (nomor_lalu < nomor && tanggal < tanggal_lalu).then(|| {
        let pesan = format!(
            "nomor `{nomor}` bertanggal `{tanggal}`, padahal nomor {nomor_lalu} (`{}`) bertanggal {tanggal_lalu}",
            lalu.kunci.naskah
        );
        let obat = "Cocokkan nomor dan tanggal keduanya dengan agenda";
        Diagnostic::peringatan(KODE, pesan).at(ini.tempat_tanggal.clone()).cure(obat)
    })
}

/// Numbers that are missing before this one.
fn celah(lalu: u32, nomor: u32, ini: &Ringkasan) -> Option<Diagnostic> {
    let (dari, sampai) = (lalu + 1, nomor.checked_sub(1)?);
    (dari <= sampai).then(|| {
        let apa = if dari == sampai { format!("`{dari}`") } else { format!("`{dari}` sampai `{sampai}`") };
        let pesan = format!(
            "nomor {apa} sebelum nomor {nomor} tidak ada di folder kerja, padahal agendanya dinyatakan lengkap"
        );
        let obat = "Tambahkan Keputusannya, betulkan nomor ini, atau hapus `\"agenda-lengkap\"` dari profil kantor";
        Diagnostic::peringatan(KODE, pesan).at(ini.tempat_nomor.clone()).cure(obat)
    })
}
