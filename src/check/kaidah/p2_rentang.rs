//! Rentang yang ditulis dengan lebih dari satu cara
//!
//! **Yang ditemukan**: dalam satu kolom tabel, rentang bulan yang ditulis lain dari kebanyakan; rentang tanpa tanda di antara kedua
//! ujungnya; tanda pisah (–) di dalam kata ulang.
//!
//! **Mengapa**: satu tabel memakai satu cara. Tanda pisah tanpa spasi berarti *sampai dengan*; tanda hubung hanya untuk kata.
//!
//! **Contoh**: "Maret- April 2023", "Januari desember 2023", "Jan- Des 23", dan "Januari s.d. Desember 2023" dalam satu kolom.
//!
//! **Obat**: tulis semuanya dengan cara yang sama, misalnya "Maret–April 2023".
//!
//! **Sumber**: EYD, pasal tentang tanda pisah dan tanda hubung; keseragaman dalam satu tabel.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use crate::{
    check::{
        kata::pola,
        kolom::Sel,
        pandangan::{Pandangan, Peran},
        pohon,
        teks::Teks,
        waktu::Gaya,
    },
    diag::Diagnostic,
    expand::job::Slot,
};

pub(super) const KODE: &str = "P2";

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if matches!(teks.peran, Peran::Penutup | Peran::Kutipan) { Vec::new() } else { kata_ulang(teks) }
}

pub(super) fn periksa_naskah(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    p.tabel().iter().flat_map(|satu| &satu.kolom).flat_map(|kolom| periksa_kolom(kolom)).collect()
}

/// How a range is written, where two ranges are compared.
fn gaya(teks: &str, satu: &Gaya) -> (String, bool) {
    (teks[satu.rentang.clone()].to_lowercase(), satu.singkat)
}

fn periksa_kolom(kolom: &[Sel<'_>]) -> Vec<Diagnostic> {
    let bergaya = kolom.iter().filter_map(|sel| Some((sel.satu()?, sel.teks(), sel.masa()?.gaya.as_ref()?)));
    let rentang: Vec<(&Slot, &str, &Gaya)> = bergaya.collect();
    let mut jumlah: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for (_, teks, satu) in &rentang {
        *jumlah.entry(gaya(teks, satu)).or_default() += 1;
    }
    // The most frequent one, of those without a slip; where two are as frequent, the one that comes first.
    let urutan = |calon: &(String, bool)| rentang.iter().position(|(_, teks, satu)| gaya(teks, satu) == *calon);
    let lazim = jumlah
        .iter()
        .filter(|((pisah, _), _)| !cacat(pisah))
        .max_by_key(|(calon, jumlah)| (**jumlah, std::cmp::Reverse(urutan(calon))))
        .map(|(calon, _)| calon.clone());
    rentang.iter().filter_map(|(slot, teks, satu)| satu_rentang(slot, teks, satu, lazim.as_ref())).collect()
}

fn satu_rentang(slot: &Slot, teks: &str, satu: &Gaya, lazim: Option<&(String, bool)>) -> Option<Diagnostic> {
    let ini = gaya(teks, satu);
    let isi = teks.trim();
    if satu.pisah.trim().is_empty() {
        let pesan = format!("rentang `{isi}` tidak memiliki tanda di antara kedua bulannya");
        let ganti = lazim.map_or("–", |(pisah, _)| pisah.as_str());
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Tulis tanda pisah (–) atau `s.d.` di antaranya");
        return Some(pohon::pada_ganti(slot, temuan, satu.rentang.clone(), ganti));
    }
    if cacat(&satu.pisah) {
        let pesan = format!("rentang `{isi}` berspasi pada satu sisi saja");
        let ganti = lazim.map_or("–", |(pisah, _)| pisah.as_str());
        let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{}`", tertulis(teks, satu, ganti)));
        return Some(pohon::pada_ganti(slot, temuan, satu.rentang.clone(), ganti));
    }
    let (pisah, singkat) = lazim.filter(|lazim| **lazim != ini)?;
    if pisah != &ini.0 {
        let pesan = format!("rentang `{isi}` ditulis lain dari kebanyakan dalam kolom ini");
        let temuan = Diagnostic::petunjuk(KODE, pesan).cure(format!("Tulis `{}`", tertulis(teks, satu, pisah)));
        return Some(pohon::pada_ganti(slot, temuan, satu.rentang.clone(), pisah));
    }
    let apa = if *singkat { "tidak disingkat, kebanyakan disingkat" } else { "disingkat, kebanyakan tidak" };
    let pesan = format!("nama bulan pada `{isi}` {apa}");
    let temuan = Diagnostic::petunjuk(KODE, pesan).cure("Tulis nama bulan dengan satu cara dalam satu kolom");
    Some(pohon::pada(slot, temuan, 0..teks.len()))
}

/// A mark with a blank on one side alone, or no mark at all.
fn cacat(pisah: &str) -> bool {
    pisah.trim().is_empty() || pisah.starts_with(' ') != pisah.ends_with(' ')
}

fn tertulis(teks: &str, satu: &Gaya, pisah: &str) -> String {
    format!("{}{pisah}{}", &teks[..satu.rentang.start], &teks[satu.rentang.end..]).trim().to_owned()
}

static DUA_KATA: LazyLock<Regex> = LazyLock::new(|| pola(r"(\p{L}{3,})\s?([–—])\s?(\p{L}{3,})"));

/// A dash in a word that is repeated: `masing–masing`.
fn kata_ulang(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let semua = DUA_KATA.captures_iter(teks.polos).filter_map(|c| Some((c.get(0)?, c.get(1)?, c.get(3)?)));
    semua
        .filter(|(_, a, b)| a.as_str().to_lowercase() == b.as_str().to_lowercase())
        // How the name of a law is written is the business of another rule.
        .filter(|(_, a, _)| !a.as_str().eq_ignore_ascii_case("undang"))
        .map(|(semua, a, b)| {
            let ganti = format!("{}-{}", a.as_str(), b.as_str());
            let pesan = format!("kata ulang `{}` memakai tanda pisah", semua.as_str());
            let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{ganti}`"));
            teks.temuan_dengan_ganti(temuan, semua.range(), &ganti)
        })
        .collect()
}
