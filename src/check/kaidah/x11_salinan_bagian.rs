//! Kalimat yang disalin dari bagian lain dan masih menyebut bagian itu
//!
//! **Yang ditemukan**: kalimat yang sama dalam dua bagian yang bersebelahan, yang menyebut judul bagian yang satu dan tidak menyebut judul
//! bagiannya sendiri.
//!
//! **Mengapa**: pengantar sebuah bagian sering disalin dari bagian sebelumnya. Nama bagian yang lupa diganti membuat isi bagian itu
//! disebut milik bagian lain.
//!
//! **Contoh**: AREA VI (Peningkatan Kualitas Pelayanan Publik) dibuka "Rencana aksi dalam komponen penguatan pengawasan ini adalah:",
//! kalimat AREA V (Penguatan Pengawasan).
//!
//! **Obat**: ganti nama bagian lain itu dengan nama bagian ini.
//!
//! **Sumber**: akal sehat penyuntingan; bukan ketentuan.

use std::ops::Range;

use crate::{
    check::{
        nama::tanpa_nomor,
        pandangan::Pandangan,
        token::{Token, token},
    },
    diag::{Diagnostic, Sorot},
    expand::job::{Blok, Slot},
};

pub(super) const KODE: &str = "X11";

/// A sentence is at least this many words.
const KALIMAT: usize = 5;

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for lampiran in &pandangan.job.dokumen.lampiran {
        saudara(&lampiran.isi, &mut temuan);
    }
    temuan
}

/// A part with its sentences.
struct Bagian<'a> {
    judul: &'a Slot,
    nama: Vec<String>,
    kalimat: Vec<Kalimat<'a>>,
}

struct Kalimat<'a> {
    slot: &'a Slot,
    teks: String,
    kata: Vec<Token>,
}

/// Compares the parts that stand side by side, and then those within each.
fn saudara(blok: &[Blok], temuan: &mut Vec<Diagnostic>) {
    let mut semua = Vec::new();
    for satu in blok {
        if let Blok::Bagian { judul, isi, .. } = satu {
            semua.push(bagian(judul, isi));
            saudara(isi, temuan);
        }
    }
    for (i, satu) in semua.iter().enumerate() {
        for kalimat in &satu.kalimat {
            let lain = semua.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, lain)| lain);
            temuan.extend(lain.filter_map(|lain| banding(satu, kalimat, lain)).next());
        }
    }
}

fn bagian<'a>(judul: &'a Slot, isi: &'a [Blok]) -> Bagian<'a> {
    let nama = judul.tulisan.polos();
    let nama = token(tanpa_nomor(&nama)).into_iter().filter(|satu| satu.kata).map(|satu| satu.lipat).collect();
    let paragraf = isi.iter().filter_map(|satu| match satu {
        Blok::Paragraf { teks, .. } => Some(teks),
        _ => None,
    });
    Bagian { judul, nama, kalimat: paragraf.flat_map(kalimat).collect() }
}

/// The sentences of a paragraph: what ends with a point or a colon.
fn kalimat(slot: &Slot) -> Vec<Kalimat<'_>> {
    let teks = slot.tulisan.polos();
    let semua = token(&teks);
    let potong = semua.split(|satu| matches!(satu.lipat.as_str(), "." | ":" | "?"));
    potong
        .map(|kata| kata.iter().filter(|satu| satu.kata).cloned().collect::<Vec<_>>())
        .filter(|kata| kata.len() >= KALIMAT)
        .map(|kata| Kalimat { slot, teks: teks.clone(), kata })
        .collect()
}

/// Where these words stand in a sentence, in bytes.
fn letak(kalimat: &Kalimat<'_>, nama: &[String]) -> Option<Range<usize>> {
    let potong = kalimat.kata.windows(nama.len().max(1)).filter(|_| !nama.is_empty());
    // What is glued to the end of a heading hides no name.
    let lekat = |satu: &Token, kata: &String| satu.lipat.len() >= 6 && kata.starts_with(&satu.lipat);
    let sama = |potong: &&[Token]| {
        let akhir = potong.len() - 1;
        potong
            .iter()
            .zip(nama)
            .enumerate()
            .all(|(i, (satu, kata))| satu.lipat == *kata || i == akhir && lekat(satu, kata))
    };
    let mut potong = potong;
    potong.find(sama).map(|potong| potong[0].rentang.start..potong[potong.len() - 1].rentang.end)
}

fn banding(satu: &Bagian<'_>, kalimat: &Kalimat<'_>, lain: &Bagian<'_>) -> Option<Diagnostic> {
    if lain.nama.len() < 2 || lain.nama == satu.nama || letak(kalimat, &satu.nama).is_some() {
        return None;
    }
    let rentang = letak(kalimat, &lain.nama)?;
    let asal = lain.kalimat.iter().find(|asal| {
        asal.kata.len() == kalimat.kata.len()
            && asal.kata.iter().map(|satu| &satu.lipat).eq(kalimat.kata.iter().map(|satu| &satu.lipat))
    })?;
    letak(asal, &lain.nama)?;
    let (judul, judul_lain) = (satu.judul.tulisan.polos(), lain.judul.tulisan.polos());
    let pesan = format!(
        "`{}` di sini, dalam `{judul}`; kalimat yang sama ada dalam `{judul_lain}`",
        &kalimat.teks[rentang.clone()]
    );
    let temuan = Diagnostic::peringatan(KODE, pesan).tentang(Sorot::baru(&kalimat.teks, rentang));
    Some(temuan.at(kalimat.slot.tempat.clone()).cure(format!("Ganti dengan `{}`", tanpa_nomor(&judul))))
}
