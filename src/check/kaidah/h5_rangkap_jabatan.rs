//! Seorang dalam dua jabatan pada waktu yang sama
//!
//! **Yang ditemukan**: nama yang sama pada dua jabatan definitif (ketua, sekretaris, kepala bagian, dan sebagainya) di profil kantor, dengan
//! masa jabatan yang bertumpang, di satu kantor atau dua.
//!
//! **Mengapa**: jabatan seperti itu dipegang satu orang, dan seorang memegang satu. Biasanya `selesai` jabatan yang lama belum ditulis, atau
//! yang satu sebenarnya pelaksana tugas.
//!
//! **Contoh**: Kepala Subbagian Hukum sejak 2023 tanpa `selesai`, dan Sekretaris sejak 2025, atas nama yang sama.
//!
//! **Obat**: tulis `"selesai"` pada jabatan yang lama, atau `"status": "plt"` atau `"plh"` pada jabatan yang dirangkap.
//!
//! **Sumber**: pemeriksaan silang; Plt. dan Plh. dikenal tata naskah dinas.

use crate::{
    check::{
        Acuan,
        himpunan::{Himpunan, Temuan, nama_dasar},
    },
    diag::{Diagnostic, Sorot},
    expand::{Masa, Orang},
};

pub(super) const KODE: &str = "H5";

/// Posts that one person holds alone: the key, or the first word of the name. Others, such as those of a budget, go with them.
const TUNGGAL: [&str; 9] =
    ["ketua", "sekretaris", "hukum", "kepala", "kabag", "kasubbag", "kasubag", "anggota", "inspektur"];

pub(super) fn periksa(himpunan: &Himpunan, _: &Acuan<'_>) -> Temuan {
    let pemegang =
        |orang: &'_ Orang| orang.jabatan.as_ref().is_some_and(|jabatan| jabatan.definitif && tunggal(jabatan));
    let semua: Vec<(&Orang, String)> =
        himpunan.orang.iter().filter(|orang| pemegang(orang)).map(|orang| (orang, nama_dasar(&orang.nama))).collect();
    let mut temuan = Temuan::new();
    for (ke, (ini, nama)) in semua.iter().enumerate() {
        let lalu = semua[..ke].iter().find(|(lalu, lain)| lain == nama && merangkap(lalu, ini));
        temuan.extend(lalu.map(|(lalu, _)| (ini.tempat.file.clone(), rangkap(lalu, ini))));
    }
    temuan
}

fn tunggal(jabatan: &Masa) -> bool {
    let awal = jabatan.nama.split_whitespace().next().unwrap_or_default().to_lowercase();
    TUNGGAL.contains(&awal.as_str())
}

/// Whether both posts are held on some day, and are two.
fn merangkap(satu: &Orang, dua: &Orang) -> bool {
    let (Some(lalu), Some(ini)) = (&satu.jabatan, &dua.jabatan) else { return false };
    let sesudah = |mulai: Option<_>, selesai: Option<_>| matches!((mulai, selesai), (Some(m), Some(s)) if m > s);
    let bertumpang = !sesudah(lalu.mulai, ini.selesai) && !sesudah(ini.mulai, lalu.selesai);
    let sama = satu.satker == dua.satker && (lalu.kunci == ini.kunci || lalu.nama == ini.nama);
    bertumpang && !sama
}

fn rangkap(lalu: &Orang, ini: &Orang) -> Diagnostic {
    let jabatan = |orang: &Orang| orang.jabatan.as_ref().map_or_else(String::new, |jabatan| jabatan.nama.clone());
    let pesan = format!(
        "`{}` di sini {}, dan pada waktu yang sama {} di {}",
        ini.nama,
        jabatan(ini),
        jabatan(lalu),
        lalu.tempat
    );
    let obat = "Tulis `\"selesai\"` pada jabatan yang lama, atau `\"status\": \"plt\"` pada yang dirangkap";
    let sorot = Sorot::baru(&ini.nama, 0..ini.nama.len());
    Diagnostic::peringatan(KODE, pesan).tentang(sorot).at(ini.tempat.clone()).cure(obat)
}
