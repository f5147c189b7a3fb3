//! Penulisan tanggal
//!
//! **Yang ditemukan**: tanggal yang tidak ada dalam kalender; hari yang tidak cocok dengan tanggalnya; angka nol di depan (`01 Januari`);
//! nama bulan bahasa Inggris atau dengan huruf kecil; tanggal dengan garis miring dalam kalimat.
//!
//! **Mengapa**: tanggal menentukan sejak kapan Keputusan berlaku. Yang ditulis dengan dua cara, atau dengan hari yang salah, dapat dibaca
//! sebagai dua hari yang berbeda.
//!
//! **Contoh**: "31 Februari 2025"; "Senin, 25 April 2025" (hari itu Jumat); "01 Mei 2023"; "25/04/2025".
//!
//! **Obat**: tulis seperti `25 April 2025`, dan cocokkan harinya dengan kalender.
//!
//! **Sumber**: kebiasaan Keputusan KPU; EYD, huruf kapital pada nama bulan; kalender.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::{
    check::{
        kata::{alamat, berkapital, memuat, pola, serba_kapital},
        pandangan::Peran,
        teks::Teks,
    },
    diag::Diagnostic,
    model::tanggal::{Bulan, Tanggal},
};

pub(super) const KODE: &str = "N2";

/// English names, in the order of the year, without those that are Indonesian too.
const INGGRIS: [(&str, &str); 9] = [
    ("january", "Januari"),
    ("february", "Februari"),
    ("march", "Maret"),
    ("may", "Mei"),
    ("june", "Juni"),
    ("july", "Juli"),
    ("august", "Agustus"),
    ("october", "Oktober"),
    ("december", "Desember"),
];
/// From Monday, as the calendar counts.
const HARI: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

static TANGGAL: LazyLock<Regex> = LazyLock::new(|| {
    let bulan = Bulan::SEMUA.map(Bulan::nama).join("|");
    let inggris = INGGRIS.map(|(nama, _)| nama).join("|");
    pola(&format!(
        r"(?i)\b(?:(?P<hari>senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad),? +(?:tanggal +)?)?(?P<utuh>(?P<ke>ke-)?(?P<tgl>\d{{1,2}}) +(?P<bulan>{bulan}|{inggris}) +(?P<tahun>\d{{4}}))\b"
    ))
});
static ANGKA: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(\d{1,2})([/.\-])(\d{1,2})([/.\-])((?:19|20)\d{2})\b"));

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let mut temuan: Vec<_> = TANGGAL.captures_iter(teks.polos).flat_map(|cocok| satu(teks, &cocok)).collect();
    if matches!(teks.peran, Peran::Kalimat | Peran::Kutipan) {
        temuan.extend(dengan_angka(teks));
    }
    temuan
}

fn satu(teks: &Teks<'_>, cocok: &Captures<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    let (Some(utuh), Some(bulan)) = (cocok.name("utuh"), cocok.name("bulan")) else { return temuan };
    let bagian = |nama: &str| cocok.name(nama).map_or("", |satu| satu.as_str());
    let inggris = INGGRIS.iter().find(|(nama, _)| nama.eq_ignore_ascii_case(bulan.as_str())).map(|(_, nama)| *nama);
    let nama = inggris.map_or_else(|| berkapital(&bulan.as_str().to_lowercase()), str::to_owned);
    let (Ok(tanggal), Ok(tahun)) = (bagian("tgl").parse::<u8>(), bagian("tahun").parse::<i16>()) else { return temuan };
    let benar = format!("{tanggal} {}", if serba_kapital(bulan.as_str()) { nama.to_uppercase() } else { nama.clone() });
    let tertulis = format!("{}{} {}", bagian("ke"), bagian("tgl"), bulan.as_str());
    if tertulis != benar && utuh.as_str().split_whitespace().count() == 3 {
        let rentang = utuh.start()..bulan.end();
        let pesan = match inggris {
            Some(_) => format!("nama bulan `{}` bukan bahasa Indonesia", bulan.as_str()),
            None if bagian("tgl").starts_with('0') => format!("tanggal `{tertulis}` ditulis dengan angka nol di depan"),
            None if !bagian("ke").is_empty() => format!("tanggal `{tertulis}` ditulis dengan `ke-`"),
            None => format!("nama bulan `{}` tidak berhuruf kapital", bulan.as_str()),
        };
        let satu = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{benar}`"));
        temuan.push(teks.temuan_dengan_ganti(satu, rentang, &benar));
    }
    let Some(nomor) = Bulan::dari_nama(&nama).map(Bulan::nomor) else { return temuan };
    if !(1900..=2199).contains(&tahun) {
        return temuan;
    }
    let Ok(ada) = format!("{tahun:04}-{nomor:02}-{tanggal:02}").parse::<Tanggal>() else {
        let pesan = format!("tanggal `{}` tidak ada dalam kalender", utuh.as_str());
        temuan.push(teks.temuan(Diagnostic::galat(KODE, pesan).cure("Tulis tanggal yang benar"), utuh.range()));
        return temuan;
    };
    if let Some(hari) = cocok.name("hari") {
        let benar = HARI[usize::from(hari_ke(ada))];
        let disebut = hari.as_str().to_lowercase().replace('\'', "").replace("ahad", "minggu");
        if disebut != benar.to_lowercase() {
            let pesan =
                format!("`{}` bukan hari `{}`: tanggal itu jatuh pada hari {benar}", utuh.as_str(), hari.as_str());
            let satu =
                Diagnostic::peringatan(KODE, pesan).cure("Periksa hari atau tanggalnya, lalu betulkan yang salah");
            temuan.push(teks.temuan(satu, hari.range()));
        }
    }
    temuan
}

/// The day of the week, 0 for Monday (Sakamoto's method).
fn hari_ke(tanggal: Tanggal) -> u8 {
    const GESER: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let bulan = tanggal.bulan().nomor();
    let tahun = i32::from(tanggal.tahun()) - i32::from(bulan < 3);
    let dari_minggu =
        tahun + tahun / 4 - tahun / 100 + tahun / 400 + GESER[usize::from(bulan - 1)] + i32::from(tanggal.hari());
    u8::try_from((dari_minggu + 6) % 7).unwrap_or_default()
}

fn dengan_angka(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let luar = alamat(teks.polos);
    let semua = ANGKA.captures_iter(teks.polos).filter_map(|cocok| {
        let utuh = cocok.get(0)?;
        let sekitar = [teks.polos[..utuh.start()].chars().next_back(), teks.polos[utuh.end()..].chars().next()];
        let bersambung = sekitar.into_iter().flatten().any(|huruf| huruf.is_alphanumeric() || "/-_".contains(huruf));
        let (tanggal, bulan) = (cocok[1].parse::<u8>().ok()?, cocok[3].parse::<u8>().ok()?);
        let benar = format!("{}-{bulan:02}-{tanggal:02}", &cocok[5]).parse::<Tanggal>().ok()?;
        if bersambung || cocok[2] != cocok[4] || memuat(&luar, utuh.start()) {
            return None;
        }
        let pesan = format!("tanggal `{}` ditulis dengan angka saja", utuh.as_str());
        let satu = Diagnostic::petunjuk(KODE, pesan).cure(format!("Tulis `{benar}`"));
        Some(teks.temuan_dengan_ganti(satu, utuh.range(), &benar.to_string()))
    });
    semua.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_week_is_that_of_the_calendar() {
        for (tanggal, hari) in [
            ("2022-03-09", "Rabu"),
            ("2025-04-25", "Jumat"),
            ("2000-01-01", "Sabtu"),
            ("2024-02-29", "Kamis"),
            ("2023-01-01", "Minggu"),
        ] {
            let tanggal: Tanggal = tanggal.parse().expect("tanggal");
            assert_eq!(HARI[usize::from(hari_ke(tanggal))], hari);
        }
    }
}
