//! Salah eja
//!
//! **Yang ditemukan**: kata yang salah ketik atau tidak baku menurut register ejaan (`data/acuan/ejaan.json`), juga dengan imbuhan; dan
//! kata yang hanya berbeda satu huruf dari kata lain yang lebih sering dipakai dalam Keputusan yang sama.
//!
//! **Mengapa**: Keputusan ditulis dengan bahasa Indonesia yang baku. Nama yang ditulis dengan dua ejaan dapat dibaca sebagai dua hal.
//!
//! **Contoh**: "Wilayah Birokasi Bersih dan Melayani"; "survey" di satu tempat dan "survei" di tempat lain; "pengendalian resiko".
//!
//! **Obat**: pakai bentuk yang baku. Kata yang memang dipakai kantor Anda tulislah dalam `kata` pada `data/acuan/ejaan.json`.
//!
//! **Sumber**: Kamus Besar Bahasa Indonesia (KBBI) dan EYD, baris demi baris dalam register ejaan. Yang belum pasti hanya petunjuk.

use rustc_hash::FxHashMap;

use crate::{
    check::{
        kata::{self, memuat},
        pandangan::{Pandangan, Peran, Satuan},
        teks::Teks,
    },
    diag::Diagnostic,
    model::{
        ejaan::{Ejaan, MacamEjaan},
        profil::Kepastian,
    },
};

pub(super) const KODE: &str = "S1";

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let kamus = teks.acuan.kamus();
    let (register, kutipan) = (kamus.judul(teks.polos), kata::judul_kutipan(teks.polos));
    let luar = kata::alamat(teks.polos);
    // An old law may be called by a form that is no longer standard; nobody means a misprint.
    let dinilai = |baris: &Ejaan, letak: usize| {
        !memuat(&register, letak) && (baris.macam == MacamEjaan::SalahTik || !memuat(&kutipan, letak))
    };
    let mut temuan = Vec::new();
    let mut terpakai = luar;
    for (rentang, baris) in kamus.frasa(teks.polos).filter(|(rentang, baris)| dinilai(baris, rentang.start)) {
        if !memuat(&terpakai, rentang.start) {
            terpakai.push(rentang.clone());
            temuan.push(satu(teks, baris, &baris.benar, rentang));
        }
    }
    // Names of persons have their own spelling.
    if teks.peran != Peran::Penutup {
        for kata in kata::kata(teks.polos) {
            let letak = kata.rentang.start;
            if let Some((baris, benar)) = kamus.salah(kata.isi).filter(|(baris, _)| dinilai(baris, letak))
                && !memuat(&terpakai, letak)
                && !nama_daerah(teks, kata.isi)
            {
                temuan.push(satu(teks, baris, &benar, kata.rentang));
            }
        }
    }
    temuan
}

/// Whether the official name of a region is spelt so: Daerah Khusus Ibukota Jakarta.
fn nama_daerah(teks: &Teks<'_>, kata: &str) -> bool {
    let sama = |satu: &str| satu.eq_ignore_ascii_case(kata);
    kata.starts_with(char::is_uppercase) && teks.acuan.satker.values().any(|satker| satker.nama.split(' ').any(sama))
}

fn satu(teks: &Teks<'_>, baris: &Ejaan, benar: &str, rentang: std::ops::Range<usize>) -> Diagnostic {
    let asal = &teks.polos[rentang.clone()];
    let benar = kata::seperti(asal, benar);
    let pesan = match baris.macam {
        MacamEjaan::SalahTik => format!("`{asal}` salah ketik; yang benar `{benar}`"),
        MacamEjaan::TidakBaku => format!("`{asal}` bukan bentuk baku; yang baku `{benar}` ({})", baris.sumber),
    };
    let temuan = match baris.kepastian {
        Kepastian::Pasti => Diagnostic::peringatan(KODE, pesan),
        Kepastian::Praktik | Kepastian::BelumPasti => Diagnostic::petunjuk(KODE, pesan),
    };
    let temuan = temuan.cure(format!("Ganti dengan `{benar}`"));
    if baris.kepastian == Kepastian::Pasti {
        teks.temuan_dengan_ganti(temuan, rentang, &benar)
    } else {
        teks.temuan(temuan, rentang)
    }
}

/// A word of the decree: how often it stands there, and where first.
struct Pemakaian<'p, 'a> {
    banyak: usize,
    satuan: &'p Satuan<'a>,
    rentang: std::ops::Range<usize>,
}

/// So often must the word stand that a rarer one is taken for a slip of.
const SERING: usize = 3;

/// Pairs of right words that differ as a slip would.
const BERBEDA: [(&str, &str); 8] = [
    ("pembuatan", "pemuatan"),
    ("kebutuhan", "keutuhan"),
    ("mengenai", "mengenali"),
    ("menyimpan", "menyimpang"),
    ("pengaman", "pengamanan"),
    ("berkaitan", "berikatan"),
    ("pembaruan", "pembauran"),
    ("pemulihan", "pemilihan"),
];

pub(super) fn periksa_naskah(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let kamus = pandangan.acuan.kamus();
    let semua = pemakaian(pandangan);
    let dikenal = |kata: &str| pandangan.acuan.ejaan.kata.contains(kata) || kamus.salah(kata).is_some();
    let mut sering: Vec<(&str, usize)> =
        semua.iter().map(|(kata, pakai)| (*kata, pakai.banyak)).filter(|(_, banyak)| *banyak >= SERING).collect();
    sering.sort_unstable();
    let mut temuan = Vec::new();
    for (kata, pakai) in &semua {
        // A slip leaves the first two letters alone.
        let awal = &kata[..kata.char_indices().nth(2).map_or(kata.len(), |(letak, _)| letak)];
        let mulai = sering.partition_point(|(lain, _)| *lain < awal);
        let dekat = sering[mulai..].iter().take_while(|(lain, _)| lain.starts_with(awal));
        let dekat = dekat.filter(|(lain, banyak)| {
            *banyak >= 3 * pakai.banyak && selisih_satu(kata, lain) && !berpasangan(kata, lain)
        });
        let paling = dekat.max_by_key(|(_, banyak)| *banyak);
        let Some((lain, banyak)) = paling.filter(|_| !dikenal(kata)) else { continue };
        let asal = &pakai.satuan.polos[pakai.rentang.clone()];
        let lain = kata::seperti(asal, lain);
        let pesan =
            format!("`{asal}` hanya berbeda satu huruf dari `{lain}`, yang dipakai {banyak} kali dalam Keputusan ini");
        let satu = Diagnostic::petunjuk(KODE, pesan).cure(format!("Bila `{lain}` yang dimaksud, tulis begitu"));
        temuan.push(pakai.satuan.temuan(satu, pakai.rentang.clone()));
    }
    temuan
}

/// The longer words of the decree in small letters, in any order; not those of names.
fn pemakaian<'p, 'a>(pandangan: &'p Pandangan<'a>) -> Vec<(&'p str, Pemakaian<'p, 'a>)> {
    let mut semua: FxHashMap<&str, Pemakaian<'p, 'a>> = FxHashMap::default();
    let satuan = pandangan.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Penutup));
    for satu in satuan {
        for (kata, rentang) in satu.kata_panjang() {
            let baru = || Pemakaian { banyak: 0, satuan: satu, rentang: rentang.clone() };
            semua.entry(kata).or_insert_with(baru).banyak += 1;
        }
    }
    semua.into_iter().collect()
}

fn berpasangan(satu: &str, dua: &str) -> bool {
    BERBEDA.iter().any(|(a, b)| (*a, *b) == (satu, dua) || (*b, *a) == (satu, dua))
}

/// Whether one word is the other with a letter too few or too many, or with two letters in each other's place, within the word.
/// Its ends are those of affixes, which make other words; so does another letter (`penetapan`, `penerapan`).
fn selisih_satu(satu: &str, dua: &str) -> bool {
    if satu.len().abs_diff(dua.len()) > char::MAX.len_utf8() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (satu.chars().collect(), dua.chars().collect());
    let depan = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let belakang = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (pendek, panjang) = (a.len().min(b.len()), a.len().max(b.len()));
    if depan < 2 || belakang < 2 {
        return false;
    }
    match panjang - pendek {
        1 => depan + belakang >= pendek,
        0 => depan + belakang + 2 == panjang && a[depan] == b[depan + 1] && a[depan + 1] == b[depan],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_within_the_word() {
        for (satu, dua) in [
            ("penelolaan", "pengelolaan"),
            ("bannner", "banner"),
            ("pelaksanan", "pelaksanaan"),
            ("kegaitan", "kegiatan"),
        ] {
            assert!(selisih_satu(satu, dua) && selisih_satu(dua, satu), "{satu}");
        }
        for (satu, dua) in [
            ("penetapan", "penerapan"),
            ("pemilih", "memilih"),
            ("pegawai", "pegawainya"),
            ("sama", "sama"),
            ("laporan", "pelaporan"),
        ] {
            assert!(!selisih_satu(satu, dua), "{satu}");
        }
    }
}
