//! Bilangan dengan angka dan huruf
//!
//! **Yang ditemukan**: bilangan yang angkanya tidak sama dengan hurufnya; kata bilangan yang salah tulis; bilangan dan jumlah uang dalam
//! kalimat yang hanya ditulis dengan angka.
//!
//! **Mengapa**: bilangan dalam Keputusan ditulis dengan angka dan huruf supaya tidak dapat diubah atau salah baca. Bila keduanya berbeda,
//! tidak ada yang tahu mana yang berlaku.
//!
//! **Contoh**: "paling lama 3 (empat) bulan"; "sejumlah 15 orang".
//!
//! **Obat**: tulis seperti `3 (tiga)`. Yang dikecualikan: tanggal, tahun, nomor peraturan, pasal dan ayat, persentase, dan isi tabel.
//!
//! **Sumber**: Lampiran II UU 12/2011 (penulisan bilangan dengan angka dan huruf).

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{jumlah::Jumlah, kata::pola, pandangan::Peran, teks::Teks},
    diag::Diagnostic,
    model::bilangan::terbilang,
};

pub(super) const KODE: &str = "N1";

/// Words that number words are made of.
const KATA: [&str; 25] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta", "sejuta", "miliar", "semiliar", "triliun", "koma",
    "setengah",
];
/// Words that may stand behind them in the brackets.
const SATUAN: [&str; 4] = ["rupiah", "persen", "sen", "orang"];

static PASANGAN: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)(?P<angka>\d[\d.,]*\d|\d)(?P<akhir>,-|,–|%)? ?\((?P<kata>[a-z][a-z \-]*[a-z])\)"));
static TERBALIK: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)\b(?P<kata>[a-z]+(?: [a-z]+)*) \((?P<angka>\d{1,3}(?:\.\d{3})+|\d+)\)"));
/// What is counted in decrees. `tahun` behind a numeral is a span; a year stands behind `tahun`.
static TANPA_KATA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?P<angka>\d{1,3}(?:\.\d{3})+|\d+) +(?:orang|anggota|hari|minggu|bulan|tahun|kali|rangkap|eksemplar|lembar|buah|unit|jam|menit|paket|kegiatan|kecamatan|kelurahan|desa|TPS)\b",
    )
});
static UANG: LazyLock<Regex> = LazyLock::new(|| pola(r"\bRp\.? ?\d[\d.,]*-?"));

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for cocok in PASANGAN.captures_iter(teks.polos).chain(TERBALIK.captures_iter(teks.polos)) {
        let terbalik = cocok.name("akhir").is_none()
            && cocok.get(0).is_some_and(|satu| !satu.as_str().starts_with(|h: char| h.is_ascii_digit()));
        let (Some(angka), Some(kata)) = (cocok.name("angka"), cocok.name("kata")) else { continue };
        // Part of another thing: "1/2 (setengah)", "A5 (lima)".
        let sebelum = teks.polos[..angka.start()].chars().next_back().filter(|_| !terbalik);
        if sebelum.is_some_and(|huruf| {
            huruf.is_alphanumeric() && !teks.polos[..angka.start()].ends_with("Rp") || "/-–.,:".contains(huruf)
        }) {
            continue;
        }
        // "Lampiran dua (2)" is as good as "2 (dua)", but only the last words before the bracket can be the number.
        let (awal, bilangan) = if terbalik { ekor(kata.as_str()) } else { (0, kata.as_str().to_owned()) };
        let rentang = kata.start() + awal..kata.end();
        if let Some(pesan) = selisih(angka.as_str(), &bilangan) {
            let benar = huruf(angka.as_str()).unwrap_or_default();
            let obat = format!("Samakan keduanya: angka `{}` terbaca `{benar}`", angka.as_str());
            let satu =
                if pesan.galat { Diagnostic::galat(KODE, pesan.isi) } else { Diagnostic::peringatan(KODE, pesan.isi) };
            temuan.push(teks.temuan(satu.cure(obat), rentang));
        }
    }
    if teks.peran == Peran::Kalimat {
        temuan.extend(tanpa_kata(teks));
    }
    temuan
}

struct Selisih {
    isi: String,
    galat: bool,
}

/// What is wrong with the words of a number; nothing where the brackets hold something else.
fn selisih(angka: &str, kata: &str) -> Option<Selisih> {
    let kecil = kata.to_lowercase();
    let inti: Vec<&str> = kecil.split([' ', '-']).filter(|satu| !satu.is_empty() && !SATUAN.contains(satu)).collect();
    let dikenal = inti.iter().filter(|satu| KATA.contains(satu)).count();
    let benar = huruf(angka)?;
    let rapat = |teks: &str| teks.replace(' ', "");
    let tertulis = inti.join(" ").replace("sejuta", "satu juta").replace("semiliar", "satu miliar");
    let tanpa_sen = tertulis.strip_suffix(" koma nol nol").unwrap_or(&tertulis);
    if inti.is_empty() || tanpa_sen == benar || tertulis == benar {
        return None;
    }
    if rapat(&tertulis) == rapat(&benar) {
        let isi = format!("`{kata}` tidak ditulis dengan spasi seperti `{benar}`");
        return Some(Selisih { isi, galat: false });
    }
    if dikenal == inti.len() {
        return Some(Selisih { isi: format!("angka `{angka}` tidak sama dengan hurufnya, `{kata}`"), galat: true });
    }
    // One of them misspelt: else it is an explanation ("5 (hari kerja)").
    let hampir = inti.iter().all(|satu| KATA.iter().any(|kata| strsim::damerau_levenshtein(satu, kata) <= 1));
    let sebentuk = strsim::damerau_levenshtein(&rapat(&tertulis), &rapat(&benar)) <= 2;
    (hampir || sebentuk).then(|| Selisih { isi: format!("kata bilangan `{kata}` salah tulis"), galat: false })
}

/// The words of a numeral; a decimal part as digits or as a number (`2,5` is `dua koma lima`). Zeros behind the comma of an amount are not
/// spoken.
fn huruf(angka: &str) -> Option<String> {
    let Jumlah { bulat, pecahan } = Jumlah::baca(angka)?;
    let kata = terbilang(bulat.parse().ok()?);
    let Some(pecahan) = pecahan.filter(|pecahan| pecahan.bytes().any(|bita| bita != b'0')) else { return Some(kata) };
    let digit = pecahan.bytes().map(|bita| terbilang(u64::from(bita - b'0'))).collect::<Vec<_>>().join(" ");
    Some(format!("{kata} koma {digit}"))
}

/// The number words at the end of `kata`, and where they start.
fn ekor(kata: &str) -> (usize, String) {
    let mut awal = kata.len();
    for (letak, satu) in kata
        .rmatch_indices(' ')
        .map(|(letak, _)| (letak + 1, &kata[letak + 1..awal_dari(kata, letak)]))
        .chain([(0, kata.split(' ').next().unwrap_or_default())])
    {
        if !KATA.contains(&satu.to_lowercase().as_str()) {
            break;
        }
        awal = letak;
    }
    (awal, kata.get(awal..).unwrap_or_default().to_owned())
}

/// Where the word ends that starts behind the blank at `letak`.
fn awal_dari(kata: &str, letak: usize) -> usize {
    kata[letak + 1..].find(' ').map_or(kata.len(), |jarak| letak + 1 + jarak)
}

fn tanpa_kata(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for cocok in TANPA_KATA.captures_iter(teks.polos) {
        let (Some(semua), Some(angka)) = (cocok.get(0), cocok.name("angka")) else { continue };
        let sebelum = &teks.polos[..semua.start()];
        let lanjutan = sebelum.ends_with(|huruf: char| huruf.is_alphanumeric() || ".,/-–:+".contains(huruf));
        // "Nomor 5 Tahun", "Pasal 3", "tanggal 4": a number that names.
        let nama =
            ["nomor ", "pasal ", "ayat ", "huruf ", "angka ", "tanggal ", "lampiran ", "bab ", "pukul ", "tahun "];
        let menamai = nama.iter().any(|nama| sebelum.to_lowercase().ends_with(nama));
        if lanjutan || menamai || huruf(angka.as_str()).is_none() {
            continue;
        }
        let benar = format!("{} ({})", angka.as_str(), huruf(angka.as_str()).unwrap_or_default());
        let pesan = format!("bilangan `{}` ditulis dengan angka saja", angka.as_str());
        let satu = Diagnostic::petunjuk(KODE, pesan).cure(format!("Tulis `{benar}`"));
        temuan.push(teks.temuan_dengan_ganti(satu, semua.range(), &semua.as_str().replacen(angka.as_str(), &benar, 1)));
    }
    for uang in UANG.find_iter(teks.polos).filter(|uang| !teks.polos[uang.end()..].trim_start().starts_with('(')) {
        let kata = uang.as_str().trim_end_matches(['.', ',', '-']);
        let pesan = format!("jumlah uang `{kata}` ditulis dengan angka saja");
        let satu = Diagnostic::petunjuk(KODE, pesan)
            .cure("Tulis juga dengan huruf, misalnya `Rp1.500.000,00 (satu juta lima ratus ribu rupiah)`");
        temuan.push(teks.temuan(satu, uang.start()..uang.start() + kata.len()));
    }
    temuan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numeral_are_compared_as_they_are_spoken() {
        for (angka, kata) in [
            ("3", "tiga"),
            ("1.500.000,00", "satu juta lima ratus ribu rupiah"),
            ("2,5", "dua koma lima"),
            ("100", "Seratus"),
            ("1.000.000", "sejuta rupiah"),
            ("5", "hari kerja"),
            ("2", "lihat lampiran"),
            ("21.000", "dua puluh satu ribu"),
        ] {
            assert!(selisih(angka, kata).is_none(), "{angka} {kata}");
        }
        for (angka, kata, galat) in
            [("3", "empat", true), ("3", "tigga", false), ("30", "tigapuluh", false), ("12", "dua puluh", true)]
        {
            assert_eq!(selisih(angka, kata).map(|satu| satu.galat), Some(galat), "{angka} {kata}");
        }
        assert_eq!(ekor("paling banyak dua puluh"), (14, "dua puluh".to_owned()));
        assert_eq!(ekor("Lampiran"), (8, String::new()));
    }
}
