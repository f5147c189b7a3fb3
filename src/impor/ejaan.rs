//! A title in capitals as it is written elsewhere in the decree: its words keep their letters and get their case back.

use std::collections::BTreeMap;

use super::kalimat::Kalimat;

/// Words that a title does not begin with a capital.
const KECIL: [&str; 24] = [
    "di", "ke", "dari", "dan", "atau", "yang", "untuk", "pada", "dalam", "dengan", "oleh", "bagi", "tentang", "atas",
    "serta", "sebagai", "terhadap", "antara", "melalui", "secara", "sampai", "per", "para", "guna",
];

/// How words are written in running text.
#[derive(Debug, Default)]
pub(super) struct Ejaan(BTreeMap<String, BTreeMap<String, usize>>);

impl Ejaan {
    /// Learns from a text, unless it is all capitals.
    pub(super) fn pelajari(&mut self, teks: &str) {
        if !teks.chars().any(char::is_lowercase) {
            return;
        }
        for kata in kata(teks) {
            *self.0.entry(kata.to_uppercase()).or_default().entry(kata.to_owned()).or_default() += 1;
        }
    }

    /// The title with the case that `contoh`, the same title in running text, gives its words; else that of other texts.
    pub(super) fn tulis(&self, judul: &Kalimat, contoh: &str) -> Kalimat {
        if judul.teks().chars().any(char::is_lowercase) {
            return judul.rapi();
        }
        let contoh: Vec<&str> = kata(contoh).collect();
        let mut letak = 0;
        let mut pertama = true;
        judul.rapi().ganti_kata(|asli| {
            let dekat = contoh.iter().skip(letak).take(12).position(|satu| satu.to_uppercase() == asli);
            let ejaan = match dekat {
                Some(ke) => {
                    letak += ke + 1;
                    contoh[letak - 1].to_owned()
                }
                None => self.satu(asli, pertama),
            };
            pertama = false;
            if ejaan.to_uppercase() == asli { ejaan } else { asli.to_owned() }
        })
    }

    fn satu(&self, asli: &str, pertama: bool) -> String {
        let lazim = self.0.get(asli).and_then(|semua| semua.iter().max_by_key(|(_, banyak)| **banyak));
        let kecil = asli.to_lowercase();
        match lazim {
            Some((ejaan, _)) if !pertama && ejaan.chars().next().is_some_and(char::is_uppercase) => ejaan.clone(),
            _ if !pertama && KECIL.contains(&kecil.as_str()) => kecil,
            _ => berkapital(&kecil),
        }
    }
}

/// A name in capitals as one writes it.
pub(super) fn nama(teks: &str) -> String {
    if teks.chars().any(char::is_lowercase) {
        return teks.to_owned();
    }
    let mut hasil = String::new();
    let mut awal = true;
    for huruf in teks.chars() {
        match awal {
            true => hasil.push(huruf),
            false => hasil.extend(huruf.to_lowercase()),
        }
        awal = !huruf.is_alphanumeric() && huruf != '\'' && huruf != '’';
    }
    hasil
}

fn berkapital(kecil: &str) -> String {
    let mut huruf = kecil.chars();
    huruf.next().map_or_else(String::new, |awal| awal.to_uppercase().chain(huruf).collect())
}

fn kata(teks: &str) -> impl Iterator<Item = &str> {
    teks.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gets_the_case_of_the_same_words_in_running_text() {
        let mut ejaan = Ejaan::default();
        ejaan.pelajari("bahwa Tim KPU dan PPK");
        let tulis = |judul: &str, contoh: &str| ejaan.tulis(&Kalimat::polos(judul), contoh).teks();
        assert_eq!(
            tulis("PEMBENTUKAN TIM PPK DI LINGKUNGAN KPU", "Pembentukan tim di Lingkungan Komisi"),
            "Pembentukan tim PPK di Lingkungan KPU"
        );
        assert_eq!(tulis("Penetapan TIM", ""), "Penetapan TIM");
        assert_eq!(nama("H. AMRAH MUSLIMIN, S.H."), "H. Amrah Muslimin, S.H.");
    }
}
