//! Kata asing
//!
//! **Yang ditemukan**: istilah asing dari register ejaan (`asing`) yang dicetak tegak; istilah yang sama yang miring di satu tempat dan
//! tegak di tempat lain.
//!
//! **Mengapa**: kata asing dicetak miring supaya terlihat bahwa ia bukan kata Indonesia. Yang kadang miring dan kadang tegak tampak seperti
//! dua istilah.
//!
//! **Contoh**: "*Grand Design*" dalam Mengingat dan "Grand Design" dalam Latar Belakang; "pimpinan sebagai role model".
//!
//! **Obat**: apit dengan garis bawah (`_role model_`), atau pakai padanan Indonesianya. Nama yang memang tegak tulislah dalam `kata` pada
//! `data/acuan/ejaan.json`.
//!
//! **Sumber**: EYD, huruf miring.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    check::{
        kata::serba_kapital,
        pandangan::{Pandangan, Peran, Satuan},
    },
    diag::Diagnostic,
    model::ejaan::IstilahAsing,
};

pub(super) const KODE: &str = "F1";

/// Where a term stands upright, and where in italics.
struct Pemakaian<'p, 'a> {
    istilah: &'p IstilahAsing,
    tegak: Vec<(&'p Satuan<'a>, Range<usize>)>,
    miring: Option<&'p Satuan<'a>>,
}

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for pakai in pemakaian(pandangan).into_values() {
        let Pemakaian { istilah, tegak, miring } = pakai;
        let padanan = istilah.padanan.as_ref().map(|padanan| format!(", atau pakai `{padanan}`")).unwrap_or_default();
        // Where no place is right, one finding tells of all of them.
        let banyak = if miring.is_some() { tegak.len() } else { 1 };
        for (satuan, rentang) in tegak.iter().take(banyak) {
            let kata = &satuan.polos[rentang.clone()];
            let lain = match tegak.len() {
                1 => String::new(),
                lain => format!(", juga di {} tempat lain", lain - 1),
            };
            let satu = match miring {
                Some(_) => Diagnostic::peringatan(
                    KODE,
                    format!("istilah asing `{kata}` tegak di sini, dan miring di tempat lain"),
                ),
                None => Diagnostic::petunjuk(KODE, format!("istilah asing `{kata}` dicetak tegak{lain}")),
            };
            temuan.push(satuan.temuan(satu.cure(format!("Tulis `_{kata}_`{padanan}")), rentang.clone()));
        }
    }
    temuan
}

fn pemakaian<'p, 'a>(pandangan: &'p Pandangan<'a>) -> BTreeMap<&'p str, Pemakaian<'p, 'a>> {
    let kamus = pandangan.acuan.kamus();
    let mut semua: BTreeMap<&str, Pemakaian<'p, 'a>> = BTreeMap::new();
    // Words in capitals are set upright.
    let satuan =
        pandangan.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Kapital | Peran::Penutup));
    for satu in satuan.filter(|satu| !satu.asing(kamus).is_empty() && !serba_kapital(&satu.polos)) {
        for (rentang, nomor) in satu.asing(kamus) {
            let istilah = kamus.istilah(*nomor);
            let pakai =
                semua.entry(&istilah.istilah).or_insert_with(|| Pemakaian { istilah, tegak: Vec::new(), miring: None });
            match miring(satu, rentang) {
                true => pakai.miring = pakai.miring.or(Some(satu)),
                false => pakai.tegak.push((satu, rentang.clone())),
            }
        }
    }
    semua
}

/// Whether every letter at these bytes is in italics.
fn miring(satuan: &Satuan<'_>, rentang: &Range<usize>) -> bool {
    let mut awal = 0;
    satuan.slot.tulisan.potongan().iter().all(|potongan| {
        let ini = awal..awal + potongan.teks.len();
        awal = ini.end;
        let bersinggung = ini.start < rentang.end && rentang.start < ini.end;
        !bersinggung || potongan.gaya.miring
    })
}
