//! Judul Keputusan dan nama di dalamnya tidak sama di semua tempat
//!
//! **Yang ditemukan**: judul Keputusan yang ditulis lagi dalam pertimbangan, diktum, atau judul lampiran dengan kata yang hilang,
//! bertambah, atau berganti; nama yang ditulis dengan dan tanpa kata penghubungnya; nama tim yang ditulis dengan dan tanpa satu
//! katanya; nama bagian yang disebut lain daripada judul bagian itu.
//!
//! **Mengapa**: judul Keputusan harus sama di judul, pertimbangan terakhir, Menetapkan, dan kepala lampiran. Nama yang tidak sama
//! menimbulkan keraguan apakah yang dimaksud rencana, tim, atau predikat yang sama. Menyingkat nama boleh, asal frasanya utuh: seluruh
//! "di lingkungan …" boleh tidak disebut, sebagian dari "Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani" tidak.
//!
//! **Contoh**: judul "… ZONA INTEGRITAS MENUJU WILAYAH BEBAS KORUPSI DAN WILAYAH BIROKRASI BERSIH MELAYANI …", tetapi Menimbang huruf a
//! "… Zona Integritas menuju Wilayah Birokrasi Bersih Melayani …"; "Tim Kerja Pembangunan Zona Integritas" di satu tempat dan "Tim
//! Pembangunan Zona Integritas" di tempat lain.
//!
//! **Obat**: tulis nama itu satu kali dalam `fakta` dan rujuk dengan `{{ … }}` di semua tempat, atau samakan kata-katanya.
//!
//! **Sumber**: Lampiran II UU 12/2011 tentang judul dan konsiderans: judul yang dikutip sama dengan judulnya.

use std::{collections::BTreeMap, ops::Range};

use rustc_hash::FxHashSet;

use crate::{
    check::{
        kata::serba_kapital,
        nama::{judul_bagian, simpang},
        pandangan::{Letak, Pandangan, Peran},
        selaras::{self, Simpang, Tiga},
        token::{Token, token},
        uraian::Saring,
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "X2";

const SAMAKAN: &str = "Samakan kata-katanya; nama yang ditulis satu kali dalam `fakta` tidak dapat berbeda";

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan: Vec<(usize, Range<usize>, Diagnostic)> = Vec::new();
    let judul = pandangan.nama().judul.iter().filter(|(_, satu)| !satu.kantor);
    for (i, satu) in judul {
        let pesan = pesan(&pandangan.satuan[*i].polos, satu, "judul Keputusan");
        temuan.push((*i, satu.rentang.clone(), Diagnostic::peringatan(KODE, pesan).cure(SAMAKAN)));
    }
    temuan.extend(penghubung(pandangan));
    temuan.extend(badan(pandangan));
    for nama in judul_bagian(pandangan) {
        for (i, satu) in simpang(pandangan, &pandangan.nama().karangan, &nama) {
            let teks = &pandangan.satuan[i].polos;
            if teks[satu.rentang.clone()].split(' ').count() + satu.hilang.split(' ').count() > 3 {
                continue;
            }
            let pesan = pesan(teks, &satu, "judul bagian");
            temuan.push((i, satu.rentang, Diagnostic::petunjuk(KODE, pesan).cure(SAMAKAN)));
        }
    }
    sekali(pandangan, temuan)
}

/// The findings, those first that stand first here where several are about the same words.
fn sekali(pandangan: &Pandangan<'_>, semua: Vec<(usize, Range<usize>, Diagnostic)>) -> Vec<Diagnostic> {
    let mut sudah: Vec<(usize, Range<usize>)> = Vec::new();
    let mut hasil = Vec::new();
    for (i, rentang, temuan) in semua {
        if sudah.iter().any(|(j, lain)| *j == i && lain.start < rentang.end && rentang.start < lain.end) {
            continue;
        }
        hasil.push(pandangan.satuan[i].temuan(temuan, rentang.clone()));
        sudah.push((i, rentang));
    }
    hasil
}

fn pesan(teks: &str, satu: &Simpang, apa: &str) -> String {
    let (kata, asal) = (&teks[satu.rentang.clone()], &satu.asal);
    // As the text is written.
    let hilang = if serba_kapital(teks) { satu.hilang.to_uppercase() } else { satu.hilang.clone() };
    match (hilang.as_str(), satu.berisi) {
        ("", _) => format!("`{kata}` ditambahkan di sini; {apa}: `… {asal} …`"),
        (hilang, false) => format!("`{hilang}` hilang pada `{kata}`; {apa}: `… {asal} …`"),
        (hilang, true) => format!("`{kata}` menggantikan `{hilang}`; {apa}: `… {asal} …`"),
    }
}

/// Names that are written with a joining word here and without it there: the same three words in a row, and one form that is that of
/// the title or of most places.
fn penghubung(pandangan: &Pandangan<'_>) -> Vec<(usize, Range<usize>, Diagnostic)> {
    let judul = token(&pandangan.pokok().tentang);
    let judul = selaras::tiga(&judul, &pandangan.pokok().tentang);
    let acuan: BTreeMap<&[String; 3], &str> = judul.iter().map(|satu| (&satu.kata, satu.sambung)).collect();
    let karangan = &pandangan.nama().karangan;
    let tiga = || karangan.iter().flat_map(|(satuan, bacaan)| bacaan.tiga().iter().map(|satu| (*satuan, satu)));
    // Only where a joining word stands somewhere can it be missing elsewhere.
    let bersambung = tiga().map(|(_, satu)| satu).chain(&judul).filter(|satu| !satu.sambung.is_empty());
    let bersambung: FxHashSet<&[String; 3]> = bersambung.map(|satu| &satu.kata).collect();
    let mut semua: BTreeMap<&[String; 3], Vec<(usize, &Tiga)>> = BTreeMap::new();
    for (satuan, satu) in tiga().filter(|(_, satu)| bersambung.contains(&satu.kata)) {
        semua.entry(&satu.kata).or_default().push((satuan, satu));
    }
    let mut temuan = Vec::new();
    for (kunci, tempat) in &semua {
        let (bentuk, dari) = match acuan.get(kunci) {
            Some(kata) => (*kata, "judul Keputusan"),
            None => match terbanyak(tempat) {
                Some(kata) => (kata, "tempat lain"),
                None => continue,
            },
        };
        let lain = |satu: &Tiga| satu.sambung != bentuk && (satu.sambung.is_empty() || bentuk.is_empty());
        for (satuan, satu) in tempat.iter().filter(|(_, satu)| lain(satu)) {
            let [pertama, kedua, ketiga] = kunci.each_ref().map(String::as_str);
            let nama = [pertama, kedua, bentuk, ketiga].into_iter().filter(|kata| !kata.is_empty());
            let nama = nama.collect::<Vec<_>>().join(" ");
            let kata = &pandangan.satuan[*satuan].polos[satu.rentang.clone()];
            let pesan = format!("`{kata}` di sini; {dari} menulis nama itu `{nama}`");
            temuan.push((*satuan, satu.rentang.clone(), Diagnostic::peringatan(KODE, pesan).cure(SAMAKAN)));
        }
    }
    temuan
}

/// The form of most places: three at least, and twice as many as of all others.
fn terbanyak(tempat: &[(usize, &Tiga)]) -> Option<&'static str> {
    let mut hitung: BTreeMap<&'static str, usize> = BTreeMap::new();
    tempat.iter().for_each(|(_, satu)| *hitung.entry(satu.sambung).or_default() += 1);
    let (kata, banyak) = hitung.iter().max_by_key(|(_, banyak)| **banyak)?;
    (*banyak >= 3 && banyak * 3 >= tempat.len() * 2).then_some(*kata)
}

/// Words that begin the name of a body.
const KEPALA: &[&str] = &["tim", "panitia", "pokja", "satgas", "gugus"];

/// The name of a body where it is written.
struct NamaBadan {
    satuan: usize,
    kata: Vec<String>,
    awal: usize,
    /// Where each of its words ends.
    akhir: Vec<usize>,
    asal: bool,
}

impl NamaBadan {
    /// So many of its words.
    fn rentang(&self, banyak: usize) -> Range<usize> {
        self.awal..self.akhir[banyak.min(self.akhir.len()) - 1]
    }
}

/// Bodies whose name has one word more here than there, right behind the first: `Tim Kerja Pembangunan …`, `Tim Pembangunan …`.
fn badan(pandangan: &Pandangan<'_>) -> Vec<(usize, Range<usize>, Diagnostic)> {
    let mut semua = Vec::new();
    for (i, satu) in pandangan.satuan.iter().enumerate() {
        if satu.karangan || satu.peran == Peran::Kutipan || satu.letak == Letak::Judul {
            // What a citation says is its own name; so is what is derived.
            semua.extend(nama_badan(pandangan, i, !satu.karangan || satu.turunan(pandangan.pokok()).is_some()));
        }
    }
    let mut temuan = Vec::new();
    for satu in semua.iter().filter(|satu| !satu.asal) {
        let banyak = semua.iter().filter(|lain| lain.kata.iter().take(4).eq(satu.kata.iter().take(4))).count();
        let lain = semua.iter().find(|lain| {
            let beda = lebih(&satu.kata, &lain.kata) || lebih(&lain.kata, &satu.kata);
            let setara = semua.iter().filter(|dia| dia.kata.iter().take(4).eq(lain.kata.iter().take(4))).count();
            beda && (lain.asal || setara > banyak)
        });
        if let Some(lain) = lain {
            // One word more on one side, and the three that follow it on both.
            let banyak = if lebih(&satu.kata, &lain.kata) { (5, 4) } else { (4, 5) };
            let nama = |satu: &NamaBadan, banyak| pandangan.satuan[satu.satuan].polos[satu.rentang(banyak)].to_owned();
            let (ini, itu) = (nama(satu, banyak.0), nama(lain, banyak.1));
            let pesan = format!("`{ini}` di sini, tetapi `{itu}` dalam {}", pandangan.sebut(lain.satuan));
            temuan.push((satu.satuan, satu.rentang(banyak.0), Diagnostic::peringatan(KODE, pesan).cure(SAMAKAN)));
        }
    }
    temuan
}

/// Whether the first has one word more, second or third, and then goes on with the same three words.
fn lebih(satu: &[String], lain: &[String]) -> bool {
    [1, 2].into_iter().any(|letak| {
        let tanpa: Vec<_> = satu.iter().enumerate().filter(|(i, _)| *i != letak).map(|(_, kata)| kata).collect();
        tanpa.len() >= 4 && lain.len() >= 4 && tanpa[..4].iter().copied().eq(&lain[..4])
    })
}

fn nama_badan(pandangan: &Pandangan<'_>, satuan: usize, asal: bool) -> Vec<NamaBadan> {
    let satu = &pandangan.satuan[satuan];
    let berbadan = || satu.token().iter().any(|satu| KEPALA.contains(&satu.lipat.as_str()));
    if !satu.perlu(Saring::X2, berbadan) {
        return Vec::new();
    }
    let (semua, dikutip, kapital) = (satu.token(), satu.dikutip(), serba_kapital(&satu.polos));
    let mut hasil = Vec::new();
    for (i, satu) in semua.iter().enumerate().filter(|(_, satu)| KEPALA.contains(&satu.lipat.as_str())) {
        let nama = semua[i..].iter().take_while(|satu| satu.kata && (kapital || satu.besar || satu.tugas())).take(8);
        let isi: Vec<&Token> = nama.filter(|satu| !satu.tugas()).take(5).collect();
        if (kapital || satu.besar) && !isi.is_empty() {
            let kata: Vec<String> = isi.iter().map(|satu| satu.lipat.clone()).collect();
            let asal = asal || dikutip.iter().any(|rentang| rentang.contains(&i));
            let akhir = isi.iter().map(|satu| satu.rentang.end).collect();
            hasil.push(NamaBadan { satuan, kata, awal: satu.rentang.start, akhir, asal });
        }
    }
    hasil
}
