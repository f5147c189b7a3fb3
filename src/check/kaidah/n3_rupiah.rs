//! Penulisan uang
//!
//! **Yang ditemukan**: `Rp` yang diberi titik atau spasi, jumlah tanpa titik ribuan, koma dan titik menurut cara Inggris, dan `,-`.
//!
//! **Mengapa**: jumlah uang yang ditulis dengan satu cara mudah dicocokkan dengan DIPA dan kuitansi, dan tidak dapat disisipi angka.
//!
//! **Contoh**: "Rp. 1.500.000,-"; "Rp 1,500,000.00"; "Rp1500000".
//!
//! **Obat**: tulis `Rp1.500.000,00`: tanpa titik dan spasi sesudah `Rp`, titik untuk ribuan, koma untuk sen.
//!
//! **Sumber**: EYD, lambang mata uang. Kebiasaan kantor dapat berbeda; karena itu hanya petunjuk.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{kata::pola, teks::Teks},
    diag::Diagnostic,
};

pub(super) const KODE: &str = "N3";

static UANG: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?:(?i:rp)\.?|IDR)\s*(\d[\d.,]*\d|\d)(,-|\.-|,–|,=)?"));

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let semua = UANG.captures_iter(teks.polos).filter_map(|cocok| {
        let utuh = cocok.get(0)?;
        let akhir = if cocok.get(2).is_some() { ",00" } else { "" };
        match jumlah(&cocok[1]) {
            Some(angka) => {
                let benar = format!("Rp{angka}{akhir}");
                (benar != utuh.as_str()).then(|| {
                    let pesan = format!("jumlah uang `{}` tidak ditulis seperti `{benar}`", utuh.as_str());
                    let satu = Diagnostic::petunjuk(KODE, pesan).cure(format!("Tulis `{benar}`"));
                    teks.temuan_dengan_ganti(satu, utuh.range(), &benar)
                })
            }
            None => {
                let pesan = format!("titik dan koma dalam `{}` tidak membagi angka per ribuan", utuh.as_str());
                let satu = Diagnostic::peringatan(KODE, pesan).cure("Periksa jumlahnya, lalu tulis seperti `Rp1.500.000,00`");
                Some(teks.temuan(satu, utuh.range()))
            }
        }
    });
    semua.collect()
}

/// The amount with points between thousands and a comma before its cents; nothing where the marks group it in no way.
fn jumlah(angka: &str) -> Option<String> {
    let beribu = |teks: &str, tanda: char| {
        let mut ruas = teks.split(tanda);
        ruas.next().is_some_and(|awal| (1..=3).contains(&awal.len())) && ruas.all(|satu| satu.len() == 3)
    };
    let digit = |teks: &str| teks.bytes().all(|bita| bita.is_ascii_digit());
    let (indonesia, inggris) = (angka.rsplit_once(','), angka.rsplit_once('.'));
    let (bulat, sen) = match (indonesia, inggris) {
        (None, None) => (angka.to_owned(), None),
        (Some((bulat, sen)), _) if sen.len() <= 2 && digit(sen) && (digit(bulat) || beribu(bulat, '.')) => (bulat.replace('.', ""), Some(sen)),
        (_, Some((bulat, sen))) if sen.len() == 2 && digit(sen) && bulat.contains(',') && beribu(bulat, ',') => (bulat.replace(',', ""), Some(sen)),
        (None, Some(_)) if beribu(angka, '.') => (angka.replace('.', ""), None),
        (Some((_, akhir)), None) if akhir.len() == 3 && beribu(angka, ',') && angka.matches(',').count() > 1 => (angka.replace(',', ""), None),
        _ => return None,
    };
    let mut hasil = String::new();
    for (letak, angka) in bulat.chars().enumerate() {
        if letak > 0 && (bulat.len() - letak) % 3 == 0 {
            hasil.push('.');
        }
        hasil.push(angka);
    }
    Some(sen.map_or_else(|| hasil.clone(), |sen| format!("{hasil},{sen}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_however_it_is_grouped() {
        for (angka, benar) in [("1500000", "1.500.000"), ("1.500.000,00", "1.500.000,00"), ("1,500,000.00", "1.500.000,00"), ("1,500,000", "1.500.000"), ("750", "750")] {
            assert_eq!(jumlah(angka).as_deref(), Some(benar), "{angka}");
        }
        for angka in ["1.50.000", "15.0000", "1,50,000.00"] {
            assert_eq!(jumlah(angka), None, "{angka}");
        }
    }
}
