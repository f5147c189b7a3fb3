//! Nomor, tahun, dan tanggal Keputusan tidak sama di semua tempat
//!
//! **Yang ditemukan**: nomor bentuk lama yang bulan Romawi atau tahunnya bukan bulan dan tahun penetapan; baris nomor, tempat dan
//! tanggal, atau sebutan Keputusan ini sendiri yang ditulis tangan dengan nomor atau tanggal lain; tanda titik dua sesudah NOMOR.
//!
//! **Mengapa**: nomor dan tanggal yang berbeda di kepala lampiran atau di bawah tanda tangan biasanya sisa Keputusan lain yang disalin.
//! Titik dua sesudah NOMOR adalah kebiasaan lama: Keputusan KPU sejak 2020 tidak memakainya.
//!
//! **Contoh**: kepala lampiran "NOMOR 33 TAHUN 2022" pada Keputusan Nomor 34 Tahun 2023; "203/PL.02-Kpt/01/KPU/I/2019" yang ditetapkan
//! pada bulan Februari; "NOMOR : 34 TAHUN 2023".
//!
//! **Obat**: tulis `nomor` dan `tanggal` satu kali dan hapus yang ditulis tangan.
//!
//! **Sumber**: bentuk nomor dalam Keputusan KPU 2017–2021 dan sejak 2022; Lampiran II UU 12/2011 (kepala lampiran).

use std::ops::Range;

use crate::{
    check::{
        pandangan::{Pandangan, Satuan},
        token::{Token, token},
        uraian::Saring,
    },
    diag::Diagnostic,
    expand::job::Pokok,
    model::{
        bilangan,
        keputusan::Nomor,
        tanggal::{Bulan, Tanggal},
    },
};

pub(super) const KODE: &str = "X3";

const OBAT: &str = "Samakan dengan `nomor` dan `tanggal` Keputusan, atau hapus: program mencetaknya di tempatnya";

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let pokok = pandangan.pokok();
    let mut temuan = bentuk_lama(pandangan);
    let judul: Vec<String> = token(&pokok.tentang).into_iter().map(|satu| satu.lipat).collect();
    for satu in pandangan.satuan.iter().filter(|satu| satu.karangan && satu.turunan(pokok).is_none()) {
        let semua = satu.token();
        if !satu.perlu(Saring::X3, || bernomor(semua) || bertanggal(semua)) {
            continue;
        }
        temuan.extend(baris_nomor(pokok, satu, semua));
        temuan.extend(sebutan(pokok, &judul, satu, semua));
        temuan.extend(tempat_tanggal(pokok, satu, semua));
    }
    temuan
}

fn bernomor(semua: &[Token]) -> bool {
    semua.iter().any(|satu| satu.lipat == "nomor")
}

/// Whether a text ends like a date: with a month, and one word behind it.
fn bertanggal(semua: &[Token]) -> bool {
    let bulan = semua.iter().rev().filter(|satu| satu.kata).nth(1);
    bulan.is_some_and(|kata| bulan_bernama(&kata.lipat).is_some())
}

fn bulan_bernama(kecil: &str) -> Option<Bulan> {
    Bulan::SEMUA.into_iter().find(|satu| satu.nama().to_lowercase() == kecil)
}

/// Month and year of a number of the older form, against the day.
fn bentuk_lama(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let pokok = pandangan.pokok();
    let (Some(Nomor::Lengkap(nomor)), Some(tanggal), Some(slot)) =
        (&pokok.nomor, pokok.tanggal, pandangan.pada("judul/nomor"))
    else {
        return Vec::new();
    };
    let mut temuan = Vec::new();
    let mut letak = slot.polos.find(&nomor.to_uppercase()).unwrap_or(slot.polos.len());
    for ruas in nomor.split('/') {
        let rentang = letak..(letak + ruas.len()).min(slot.polos.len());
        letak += ruas.len() + 1;
        let bulan = (1..=12).find(|n| bilangan::romawi(*n).as_deref() == Some(ruas));
        let tahun = ruas.rsplit(' ').next().filter(|kata| kata.len() == 4).and_then(|kata| kata.parse::<i16>().ok());
        let pesan = match (bulan, tahun) {
            (Some(bulan), _) if bulan != u32::from(tanggal.bulan().nomor()) => {
                format!("bulan `{ruas}` dalam nomor, tetapi tanggalnya {tanggal}")
            }
            (_, Some(tahun)) if (1990..2200).contains(&tahun) && tahun != tanggal.tahun() => {
                format!("tahun `{tahun}` dalam nomor, tetapi tanggalnya {tanggal}")
            }
            _ => continue,
        };
        let satu = Diagnostic::peringatan(KODE, pesan).cure("Samakan `nomor` dengan `tanggal`");
        temuan.push(if rentang.is_empty() { slot.temuan_semua(satu) } else { slot.temuan(satu, rentang) });
    }
    temuan
}

/// `nomor <n> tahun <y>` from the word `nomor` on: number, year, and all of it.
fn nomor_tahun(semua: &[Token], teks: &str) -> Option<(String, i16, Range<usize>)> {
    let isi: Vec<&Token> = semua.iter().filter(|satu| satu.kata).take(4).collect();
    match isi.as_slice() {
        [nomor, n, tahun, y] if nomor.lipat == "nomor" && tahun.lipat == "tahun" && n.berangka() => {
            Some((n.asli(teks).to_owned(), y.lipat.parse().ok()?, n.rentang.start..y.rentang.end))
        }
        _ => None,
    }
}

/// Whether this is the decree's own number; where it has none yet, any is.
fn milik(pokok: &Pokok, nomor: &str, tahun: i16) -> bool {
    let nomor_sama = match &pokok.nomor {
        Some(Nomor::Urut(urut)) => urut.to_string() == nomor,
        Some(Nomor::Lengkap(_)) | None => true,
    };
    nomor_sama && pokok.tanggal.is_none_or(|tanggal| tanggal.tahun() == tahun)
}

/// What stands against it.
fn sendiri(pokok: &Pokok) -> String {
    if let Some(Nomor::Lengkap(nomor)) = &pokok.nomor {
        return format!("Keputusan ini `Nomor {nomor}`");
    }
    let nomor = pokok.nomor.as_ref().map_or_else(|| "…".to_owned(), Nomor::cetak);
    let tahun = pokok.tanggal.map_or_else(|| "…".to_owned(), |tanggal| tanggal.tahun().to_string());
    format!("Keputusan ini `Nomor {nomor} Tahun {tahun}`")
}

/// A line that is a number and nothing else, as in the head of an annex.
fn baris_nomor(pokok: &Pokok, satu: &Satuan<'_>, semua: &[Token]) -> Vec<Diagnostic> {
    let (Some((nomor, tahun, rentang)), true) = (nomor_tahun(semua, &satu.polos), semua.len() <= 5) else {
        return Vec::new();
    };
    let mut temuan = Vec::new();
    if !milik(pokok, &nomor, tahun) {
        let pesan = format!("`{}` di sini; {}", &satu.polos[rentang.clone()], sendiri(pokok));
        temuan.push(satu.temuan(Diagnostic::peringatan(KODE, pesan).cure(OBAT), rentang));
    }
    if let Some(titik_dua) = semua.iter().find(|satu| satu.lipat == ":" && tahun >= 2020) {
        let pesan = "titik dua sesudah `NOMOR`; Keputusan KPU sejak 2020 tidak memakainya";
        temuan.push(
            satu.temuan(Diagnostic::petunjuk(KODE, pesan).cure("Hapus titik dua itu"), titik_dua.rentang.clone()),
        );
    }
    temuan
}

/// A citation of this very decree, which its title tells.
fn sebutan(pokok: &Pokok, judul: &[String], satu: &Satuan<'_>, semua: &[Token]) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for (i, _) in semua.iter().enumerate().filter(|(_, satu)| satu.lipat == "nomor") {
        let Some((nomor, tahun, rentang)) = nomor_tahun(&semua[i..], &satu.polos) else { continue };
        let sesudah = semua[i..].iter().skip_while(|satu| satu.rentang.start < rentang.end);
        let mut sesudah = sesudah.filter(|satu| satu.kata).map(|satu| satu.lipat.as_str());
        let sama = sesudah.next() == Some("tentang") && judul.len() >= 4 && sesudah.take(6).eq(judul.iter().take(6));
        if sama && !milik(pokok, &nomor, tahun) && tahun == pokok.tanggal.map_or(tahun, Tanggal::tahun) {
            let pesan = format!("`{}` dengan judul Keputusan ini; {}", &satu.polos[rentang.clone()], sendiri(pokok));
            temuan.push(satu.temuan(Diagnostic::peringatan(KODE, pesan).cure(OBAT), rentang));
        }
    }
    temuan
}

/// A line of place and date, as below the body: `Ditetapkan di …`, `pada tanggal …`, `Pontianak, 25 April 2025`.
fn tempat_tanggal(pokok: &Pokok, satu: &Satuan<'_>, semua: &[Token]) -> Option<Diagnostic> {
    let tanggal = pokok.tanggal?;
    let kata: Vec<&Token> = semua.iter().filter(|satu| satu.kata).collect();
    let [.., hari, bulan, tahun] = kata.as_slice() else { return None };
    let awal = kata.iter().take(kata.len() - 3).map(|satu| satu.lipat.as_str()).collect::<Vec<_>>().join(" ");
    let tempat = pokok.satker.kedudukan.as_deref().unwrap_or_default().to_lowercase();
    if !(awal == tempat
        || awal.ends_with("pada tanggal") && (awal.starts_with("ditetapkan di") || awal == "pada tanggal"))
    {
        return None;
    }
    let bulan_itu = bulan_bernama(&bulan.lipat)?;
    let sama = hari.lipat.parse() == Ok(tanggal.hari())
        && bulan_itu == tanggal.bulan()
        && tahun.lipat.parse() == Ok(tanggal.tahun());
    (!sama).then(|| {
        let rentang = hari.rentang.start..tahun.rentang.end;
        let pesan = format!(
            "tanggal `{}` di sini, tetapi Keputusan ini ditetapkan pada {tanggal}",
            &satu.polos[rentang.clone()]
        );
        satu.temuan(Diagnostic::peringatan(KODE, pesan).cure(OBAT), rentang)
    })
}
