//! The body of a decree: which lines are its heading, its considerations and bases, its operative parts, its closing. Judges
//! nothing: a part that is missing is missing.

use super::{
    bagian::Terbaca,
    baris::{Baris, Sisa, Sumber},
    butir::{self, Jenis},
    kalimat::Kalimat,
    label::{diktum, kata_kunci},
    lampiran, penutup, sejajar,
};

/// The parts in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tempat {
    Judul,
    Menimbang,
    Mengingat,
    Memperhatikan,
    Memutuskan,
    Menetapkan,
    Diktum,
    Penutup,
}

/// The key words of the considerations, as addresses call them.
const KONSIDERANS: [(Tempat, &str, &[&str]); 3] = [
    (Tempat::Menimbang, "menimbang/label", &["menimbang"]),
    (Tempat::Mengingat, "mengingat/label", &["mengingat"]),
    (Tempat::Memperhatikan, "memperhatikan/label", &["memperhatikan", "memerhatikan"]),
];
/// What the name of an office in a letterhead begins with.
const KOP: [&str; 9] = ["komisi", "sekretariat", "provinsi", "kabupaten", "kota", "republik", "panitia", "kpu", "kip"];

/// The parts of a source.
///
/// # Errors
/// It can be no decree: why.
pub(super) fn baca(sumber: Sumber) -> Result<Terbaca, &'static str> {
    let semua = sejajar::penutup(sejajar::label(super::ratakan::ratakan(sumber.baris)));
    let mut hasil = Terbaca { sisa: sumber.sisa, ..Terbaca::default() };
    let judul = semua.iter().position(|baris| berjudul(&baris.teks()));
    let kepala =
        |baris: &Baris| KONSIDERANS.iter().any(|(_, _, kata)| kata_kunci(&baris.kalimat.teks(), kata).is_some());
    if judul.is_none() && !semua.iter().any(kepala) {
        return Err("tidak ada baris yang mulai dengan KEPUTUSAN, Menimbang, atau Mengingat");
    }
    let awal_diktum = semua.iter().position(|baris| diktum(&baris.teks()).is_some()).unwrap_or(0);
    let batas = (awal_diktum..semua.len()).find(|letak| lampiran::mulai_di(&semua, *letak)).unwrap_or(semua.len());
    badan(&semua[..batas], &mut hasil);
    lampiran::baca(&semua[batas..], &mut hasil);
    Ok(hasil)
}

/// Whether the line begins the name of a decree.
fn berjudul(teks: &str) -> bool {
    let teks = teks.strip_prefix("SALINAN ").unwrap_or(teks);
    teks.starts_with("KEPUTUSAN") && teks.chars().filter(|huruf| huruf.is_lowercase()).count() * 4 < teks.len()
        || teks.starts_with("Keputusan ") && teks.chars().count() < 90
}

fn badan(semua: &[Baris], hasil: &mut Terbaca) {
    let mut bagian: Vec<(Tempat, Vec<Baris>)> = vec![(Tempat::Judul, Vec::new())];
    for (letak, baris) in semua.iter().enumerate() {
        let kini = bagian.last().map_or(Tempat::Judul, |(tempat, _)| *tempat);
        match pindah(kini, semua, letak, hasil) {
            Some((tempat, sisa)) => bagian.push((tempat, sisa.into_iter().collect())),
            None => {
                if let Some((_, isi)) = bagian.last_mut() {
                    isi.push(baris.clone());
                }
            }
        }
    }
    for (tempat, isi) in bagian {
        isi_bagian(tempat, &isi, hasil);
    }
}

/// Whether a part begins with this line: which one, and what of the line is its content. Key words go to their slots.
fn pindah(kini: Tempat, semua: &[Baris], letak: usize, hasil: &mut Terbaca) -> Option<(Tempat, Option<Baris>)> {
    let baris = &semua[letak];
    let mentah = baris.kalimat.teks();
    let dengan = |isi: &str| {
        let dari = mentah.chars().count() - isi.chars().count();
        Some(Baris { kalimat: baris.kalimat.dari(dari), ..baris.clone() })
    };
    if kini < Tempat::Memutuskan {
        for (tempat, alamat, kata) in KONSIDERANS.iter().filter(|(tempat, ..)| *tempat != kini) {
            if let Some((label, isi)) = kata_kunci(&mentah, kata) {
                hasil.slot.insert((*alamat).to_owned(), Kalimat::polos(&label));
                return Some((*tempat, dengan(isi)));
            }
        }
        let huruf: String = mentah.chars().filter(|huruf| huruf.is_alphabetic()).collect();
        if huruf.eq_ignore_ascii_case("memutuskan") && kini > Tempat::Judul {
            hasil.slot.insert("memutuskan".to_owned(), baris.kalimat.rapi());
            return Some((Tempat::Memutuskan, None));
        }
    }
    if (Tempat::Menimbang..Tempat::Menetapkan).contains(&kini)
        && let Some((label, isi)) = kata_kunci(&mentah, &["menetapkan"])
    {
        hasil.slot.insert("menetapkan/label".to_owned(), Kalimat::polos(&label));
        return Some((Tempat::Menetapkan, dengan(isi)));
    }
    let pertama = |nilai: Option<u32>| kini >= Tempat::Memutuskan || nilai == Some(1);
    if (Tempat::Menimbang..Tempat::Diktum).contains(&kini)
        && diktum(&baris.teks()).is_some_and(|label| pertama(label.nilai))
    {
        return Some((Tempat::Diktum, Some(baris.clone())));
    }
    let tertutup = kini == Tempat::Diktum && penutup::membuka(semua, letak);
    tertutup.then(|| (Tempat::Penutup, Some(baris.clone())))
}

fn isi_bagian(tempat: Tempat, isi: &[Baris], hasil: &mut Terbaca) {
    match tempat {
        Tempat::Judul => judul(isi, hasil),
        Tempat::Menimbang => hasil.menimbang.extend(butir::butir(Jenis::Menimbang, isi)),
        Tempat::Mengingat => hasil.mengingat.extend(butir::butir(Jenis::Daftar, isi)),
        Tempat::Memperhatikan => hasil.memperhatikan.extend(butir::butir(Jenis::Daftar, isi)),
        Tempat::Memutuskan => {
            for baris in isi {
                match baris.teks().as_str() {
                    ":" => {
                        drop(hasil.slot.entry("memutuskan".to_owned()).and_modify(|ini| ini.sambung(&baris.kalimat)))
                    }
                    _ => hasil.sisa.push(Sisa::dari(baris, "baris di antara MEMUTUSKAN dan Menetapkan")),
                }
            }
        }
        Tempat::Menetapkan => {
            let teks = gabung(isi);
            let teks = if teks.teks().starts_with(':') { teks.dari(1) } else { teks };
            hasil.slot.insert("menetapkan".to_owned(), teks);
        }
        Tempat::Diktum => hasil.diktum.extend(butir::diktum(isi)),
        Tempat::Penutup => {
            let terbaca = penutup::baca(isi);
            hasil.penutup = terbaca.penutup;
            tembusan(&terbaca.tembusan, hasil);
            let sebab = "baris di bagian penutup yang tidak dikenal";
            hasil.sisa.extend(terbaca.sisa.iter().map(|baris| Sisa::dari(baris, sebab)));
        }
    }
}

/// Who receives a copy: the words to their colon, then a list.
pub(super) fn tembusan(semua: &[Baris], hasil: &mut Terbaca) {
    let Some((pertama, sisa)) = semua.split_first() else { return };
    let teks = pertama.kalimat.rapi();
    let batas = teks.teks().chars().position(|huruf| huruf == ':').map_or(teks.panjang(), |letak| letak + 1);
    hasil.slot.insert("tembusan/label".to_owned(), teks.sampai(batas));
    let awal = Baris { kalimat: teks.dari(batas), ..pertama.clone() };
    let isi: Vec<Baris> = std::iter::once(awal).chain(sisa.iter().cloned()).collect();
    hasil.tembusan = butir::butir(Jenis::Penerima, &isi);
}

fn gabung(semua: &[Baris]) -> Kalimat {
    let mut hasil = Kalimat::default();
    semua.iter().for_each(|baris| hasil.sambung(&baris.kalimat));
    hasil.rapi()
}

/// The marks above everything, the letterhead, the heading, the officer who decides.
fn judul(semua: &[Baris], hasil: &mut Terbaca) {
    let awal = semua.iter().position(|baris| berjudul(&baris.teks())).unwrap_or(semua.len());
    let mut kop: Vec<Baris> = Vec::new();
    for baris in &semua[..awal] {
        let teks = baris.teks();
        let kecil = teks.to_lowercase();
        match () {
            () if teks == "SALINAN" => drop(hasil.slot.insert("tanda/salinan".to_owned(), baris.kalimat.rapi())),
            () if KOP.iter().any(|kata| kecil.starts_with(kata)) => kop.push(baris.clone()),
            () => hasil.sisa.push(Sisa::dari(baris, "baris di atas judul Keputusan")),
        }
    }
    if !kop.is_empty() {
        hasil.slot.insert("kop".to_owned(), gabung(&kop));
    }
    let isi = &semua[awal..];
    let letak = |kata: &str, dari: usize| {
        isi.iter().skip(dari).position(|baris| awal_kata(&baris.teks(), kata)).map(|letak| letak + dari)
    };
    let nomor = letak("NOMOR", 0);
    let tentang = letak("TENTANG", nomor.unwrap_or(0));
    let pembuka = pembuka(isi, tentang.map_or(0, |tentang| tentang + 1));
    let batas = [nomor, tentang, Some(pembuka)];
    let sampai = |ke: usize| batas[ke..].iter().flatten().min().copied().unwrap_or(isi.len());
    let mut taruh = |alamat: &str, isi: &[Baris]| {
        if !isi.is_empty() {
            hasil.slot.insert(alamat.to_owned(), gabung(isi));
        }
    };
    taruh("judul/sebutan", &isi[..sampai(0)]);
    if let Some(nomor) = nomor {
        taruh("judul/nomor", &isi[nomor..sampai(1).max(nomor)]);
    }
    taruh("pembuka", &isi[pembuka..]);
    if let Some(tentang) = tentang {
        let teks = gabung(&isi[tentang..pembuka.max(tentang)]);
        hasil.slot.insert("judul/kata-tentang".to_owned(), teks.sampai("TENTANG".len()));
        hasil.tentang = teks.dari("TENTANG".len());
        hasil.slot.insert("judul/tentang".to_owned(), hasil.tentang.clone());
    }
    hasil.nomor = hasil.slot.get("judul/nomor").map(|ini| tanpa_kata(&ini.teks())).unwrap_or_default();
}

fn awal_kata(teks: &str, kata: &str) -> bool {
    let awal = teks.get(..kata.len()).is_some_and(|awal| awal.eq_ignore_ascii_case(kata));
    awal && teks[kata.len()..].chars().next().is_none_or(|huruf| !huruf.is_alphanumeric())
}

/// `NOMOR : 34 TAHUN 2023` without `NOMOR :`.
fn tanpa_kata(teks: &str) -> String {
    teks.get("NOMOR".len()..).unwrap_or_default().trim_start_matches([' ', ':']).trim().to_owned()
}

/// Where the officer who decides is named: the last lines before Menimbang, which end with a comma.
fn pembuka(isi: &[Baris], dari: usize) -> usize {
    let jabatan = |baris: &Baris| {
        let teks = baris.teks().to_uppercase();
        ["KETUA", "SEKRETARIS", "PLT", "PLH", "KUASA PENGGUNA", "PEJABAT PEMBUAT", "DENGAN RAHMAT"]
            .iter()
            .any(|kata| awal_kata(&teks, kata))
    };
    let berkoma = isi.last().is_some_and(|baris| baris.teks().ends_with(','));
    let calon: Vec<usize> = (dari.min(isi.len())..isi.len()).filter(|letak| jabatan(&isi[*letak])).collect();
    let terpisah = calon.iter().copied().find(|letak| isi[*letak].jeda || berkoma && isi.len() - letak <= 3);
    terpisah.or(calon.last().copied().filter(|_| berkoma)).unwrap_or(isi.len())
}
