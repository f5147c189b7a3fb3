//! Singkatan: dalam judul dan penutup, sebelum dijelaskan, atau dijelaskan dengan dua cara
//!
//! **Yang ditemukan**: singkatan dalam judul Keputusan; singkatan jabatan dan kantor di bawah tanda tangan dan pada pengesahan;
//! singkatan yang dipakai sebelum dijelaskan; singkatan yang dijelaskan dua kali dengan kata-kata lain; singkatan yang tidak lazim
//! dan tidak dijelaskan dalam Menimbang atau diktum.
//!
//! **Mengapa**: judul tidak memuat singkatan kecuali sangat perlu, dan penutup memuat nama lengkap. Pembaca harus menemukan kepanjangan
//! sebuah singkatan ketika pertama kali membacanya.
//!
//! **Contoh**: "SEKRETARIAT KPU PROVINSI …", "Kabag Hukum" pada pengesahan; "WBK/WBBM" dalam Kata Pengantar, baru dijelaskan dalam BAB I.
//!
//! **Obat**: tulis lengkap; untuk yang dipakai berkali-kali, tulis kepanjangan dan singkatannya dalam kurung di tempat yang pertama.
//!
//! **Sumber**: Lampiran II UU 12/2011 (judul tanpa singkatan); kebiasaan Keputusan KPU untuk yang lain.

use std::collections::BTreeSet;

use crate::{
    check::{
        kata::serba_kapital,
        pandangan::{Letak, Pandangan, Peran},
        pemilik::{SINGKATAN, Slot, diktum},
        sejajar::serupa,
        singkatan::{Takrif, singkatan, takrif},
        token::{Token, token},
    },
    diag::Diagnostic,
    model::bilangan::serial,
};

pub(super) const KODE: &str = "A1";

/// Short forms that every reader of such a decree knows.
const LAZIM: &[&str] = &[
    "APBD", "APBN", "ASN", "BPK", "BPKP", "BUMD", "BUMN", "DIPA", "DKPP", "DPD", "DPR", "DPRD", "DPS", "DPT", "HP",
    "JDIH", "KIP", "KK", "KKN", "KPK", "KPPS", "KPU", "KTP", "MK", "NIK", "NIP", "NPWP", "PDF", "PT", "CV", "PKPU",
    "PNS", "POLRI", "PPID", "PPK", "PPPK", "PPS", "RI", "RT", "RW", "SDM", "SK", "SOP", "SPIP", "TNI", "TPS", "TTE",
    "UUD", "WIB", "WIT", "WITA", "ZI",
];

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let takrif = takrif(pandangan);
    let mut temuan = judul(pandangan);
    temuan.extend(penutup(pandangan));
    temuan.extend(berbeda(pandangan, &takrif));
    temuan.extend(pemakaian(pandangan, &takrif));
    temuan
}

/// Whether these capitals are a number.
fn romawi(kata: &str) -> bool {
    kata.chars().all(|huruf| matches!(huruf, 'I' | 'V' | 'X' | 'L' | 'C'))
}

fn judul(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let tentang = &pandangan.pokok().tentang;
    let Some(slot) = pandangan.pada("judul/tentang").filter(|_| !serba_kapital(tentang)) else { return Vec::new() };
    let (asli, cetak) = (token(tentang), token(&slot.polos));
    let pendek = asli.iter().zip(&cetak).filter(|(satu, lain)| {
        let kata = satu.asli(tentang);
        satu.lipat == lain.lipat && singkatan(kata) && !romawi(kata)
    });
    pendek
        .map(|(satu, lain)| {
            let temuan = Diagnostic::peringatan(KODE, format!("singkatan `{}` dalam judul", satu.asli(tentang)));
            slot.temuan(temuan.cure("Tulis kepanjangannya dalam `tentang`"), lain.rentang.clone())
        })
        .collect()
}

/// Short forms of posts and offices where something is signed.
fn penutup(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for satu in pandangan.satuan.iter().filter(|satu| satu.peran == Peran::Penutup) {
        if Slot::dari(&satu.slot.alamat) != Slot::Jabatan {
            continue;
        }
        // Kabupaten Karo is no Kepala Biro.
        let daerah = pandangan.pokok().satker.nama.to_lowercase();
        let bukan_nama = |kata: &&Token| !daerah.split(' ').any(|nama| nama == kata.lipat);
        let pendek = satu.token().iter().filter(|kata| SINGKATAN.contains(&kata.lipat.as_str()));
        let pendek: Vec<&Token> = pendek.filter(bukan_nama).collect();
        if let Some(pertama) = pendek.first() {
            let semua: Vec<String> = pendek.iter().map(|kata| format!("`{}`", kata.asli(&satu.polos))).collect();
            let temuan_ini =
                Diagnostic::peringatan(KODE, format!("singkatan {} di bawah tanda tangan", serial(&semua, "dan")));
            temuan.push(
                satu.temuan(temuan_ini.cure("Tulis nama jabatan dan kantor dengan lengkap"), pertama.rentang.clone()),
            );
        }
    }
    temuan
}

/// The words of an explanation that mean something.
fn isi(kepanjangan: &str) -> Vec<String> {
    token(kepanjangan).into_iter().filter(|satu| satu.kata && !satu.tugas()).map(|satu| satu.lipat).collect()
}

/// The same short form for other words. Joining words and slips are told by other rules.
fn berbeda(pandangan: &Pandangan<'_>, takrif: &[Takrif]) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for (i, satu) in takrif.iter().enumerate() {
        let kata = isi(&satu.kepanjangan);
        let lain = takrif[..i].iter().find(|lain| lain.singkatan == satu.singkatan);
        let Some(lain) = lain else { continue };
        let kata_lain = isi(&lain.kepanjangan);
        let sama = kata.len() == kata_lain.len() && kata.iter().zip(&kata_lain).all(|(a, b)| a == b || serupa(a, b));
        if !sama {
            let pesan = format!(
                "`{}` di sini `{}`, tetapi `{}` dalam {}",
                satu.singkatan,
                satu.kepanjangan,
                lain.kepanjangan,
                pandangan.sebut(lain.satuan)
            );
            let temuan_ini = Diagnostic::peringatan(KODE, pesan).cure("Pakai satu kepanjangan untuk satu singkatan");
            temuan.push(pandangan.satuan[satu.satuan].temuan(temuan_ini, satu.rentang.clone()));
        }
    }
    temuan
}

/// Short forms in running text that come before their explanation, or have none.
fn pemakaian(pandangan: &Pandangan<'_>, takrif: &[Takrif]) -> Vec<Diagnostic> {
    let mut sudah: BTreeSet<String> = BTreeSet::new();
    let mut temuan = Vec::new();
    for (i, satu) in pandangan.satuan.iter().enumerate() {
        let berbahasa = matches!(satu.peran, Peran::Kalimat | Peran::JudulBagian) && satu.karangan;
        if !berbahasa || satu.singkatan().is_empty() || serba_kapital(&satu.polos) {
            continue;
        }
        let (semua, dikutip) = (satu.token(), satu.dikutip());
        let badan = matches!(satu.letak, Letak::Menimbang | Letak::Memperhatikan | Letak::Diktum(_));
        for (n, kata) in satu.singkatan().iter().map(|n| (*n, &semua[*n])) {
            let tertulis = kata.asli(&satu.polos);
            let lain = romawi(tertulis) || bernomor(semua, n) || ditulis_besar(semua, n, &satu.polos);
            if lain || dikutip.iter().any(|rentang| rentang.contains(&n)) || sudah.contains(tertulis) {
                continue;
            }
            if disingkat(semua, n) {
                sudah.insert(tertulis.to_owned());
                continue;
            }
            let pertama = takrif.iter().find(|takrif| takrif.singkatan == tertulis);
            let pesan = match pertama {
                Some(takrif) if sebelum((i, &kata.rentang), takrif) => {
                    format!("`{tertulis}` dipakai sebelum dijelaskan dalam {}", pandangan.sebut(takrif.satuan))
                }
                None if badan && !LAZIM.contains(&tertulis) => format!("`{tertulis}` tidak dijelaskan"),
                _ => {
                    sudah.insert(tertulis.to_owned());
                    continue;
                }
            };
            sudah.insert(tertulis.to_owned());
            let obat = format!("Tulis kepanjangannya di sini, dengan `({tertulis})` bila dipakai lagi");
            temuan.push(satu.temuan(Diagnostic::petunjuk(KODE, pesan).cure(obat), kata.rentang.clone()));
        }
    }
    temuan
}

/// Whether this place comes before the explanation.
fn sebelum((satuan, rentang): (usize, &std::ops::Range<usize>), takrif: &Takrif) -> bool {
    (satuan, rentang.end) < (takrif.satuan, takrif.rentang.start)
}

/// Whether it is explained otherwise than in brackets (`selanjutnya disingkat …`), or is a number's.
fn disingkat(semua: &[Token], n: usize) -> bool {
    let sebelum = semua[n.saturating_sub(3)..n].iter().map(|satu| satu.lipat.as_str());
    sebelum.into_iter().any(|kata| ["disingkat", "disebut", "nomor"].contains(&kata))
}

/// Whether this is a word in capitals, not a short form: a diktum, or one of several such words.
fn ditulis_besar(semua: &[Token], n: usize, teks: &str) -> bool {
    let besar = |i: Option<usize>| {
        let satu = i.and_then(|i| semua.get(i));
        satu.is_some_and(|satu| satu.kata && singkatan(satu.asli(teks)) && satu.lipat.len() > 3)
    };
    semua[n].lipat.chars().count() > 6
        || diktum(&semua[n].lipat)
        || semua[n].lipat.len() > 3 && (besar(n.checked_sub(1)) || besar(Some(n + 1)))
}

/// Whether this is part of a number: `612/ORT.04-Kpt/05/KPU/XII/2020`.
fn bernomor(semua: &[Token], n: usize) -> bool {
    let rapat = |i: usize| semua.get(i).is_some_and(|satu| !satu.spasi);
    let angka = |i: Option<usize>| i.and_then(|i| semua.get(i)).is_some_and(Token::berangka);
    let garis = |i: usize| rapat(i) && semua.get(i).is_some_and(|satu| matches!(satu.lipat.as_str(), "/" | "."));
    (n >= 2 && garis(n - 1) && rapat(n) && angka(n.checked_sub(2))) || (garis(n + 1) && angka(Some(n + 2)))
}
