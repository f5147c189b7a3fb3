//! Annexes: where each begins, the lines of its heading block, its own title, its closing; what is between is content.

use super::{
    badan,
    bagian::{Lampiran, Terbaca},
    baris::{Baris, Sisa},
    isi,
    kalimat::Kalimat,
    label, penutup,
};

/// The most lines that the title in a heading block takes.
const BARIS_JUDUL: usize = 14;
/// The most letters of a line of a title or a cover.
const PANJANG: usize = 100;

/// Whether the line is the word and the number of an annex.
pub(super) fn mulai(teks: &str) -> bool {
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let Some(pertama) = kata.first().map(|kata| kata.trim_end_matches(':')) else { return false };
    let besar = pertama == "LAMPIRAN";
    if !besar && pertama != "Lampiran" {
        return false;
    }
    let nomor = |kata: &str| label::romawi(kata).is_some() || kata.parse::<u32>().is_ok_and(|n| n < 100);
    let sisa: Vec<&str> =
        kata[1..].iter().map(|kata| kata.trim_matches([':', '.'])).filter(|k| !k.is_empty()).collect();
    let sisa = match sisa.split_first() {
        Some((kata, sisa)) if nomor(kata) => sisa,
        _ => &sisa[..],
    };
    sisa.is_empty() || sisa[0] == "KEPUTUSAN" || (!besar && teks.contains(':') && sisa[0] == "Keputusan")
}

/// The same, with what must follow: the name of a decree, or its number.
pub(super) fn mulai_di(semua: &[Baris], letak: usize) -> bool {
    let teks = semua[letak].teks();
    let berikut = |baris: &Baris| {
        let teks = baris.teks().to_lowercase();
        ["keputusan", "nomor", "tentang", ": keputusan", "surat keputusan"].iter().any(|kata| teks.starts_with(kata))
    };
    mulai(&teks) && (teks.to_lowercase().contains("keputusan") || semua.get(letak + 1).is_some_and(berikut))
}

/// The annexes in these lines, the first of which begins one.
pub(super) fn baca(semua: &[Baris], hasil: &mut Terbaca) {
    let awal: Vec<usize> = (0..semua.len()).filter(|letak| mulai_di(semua, *letak)).collect();
    for (ke, dari) in awal.iter().enumerate() {
        let sampai = awal.get(ke + 1).copied().unwrap_or(semua.len());
        let lampiran = satu(&semua[*dari..sampai], hasil);
        hasil.lampiran.push(lampiran);
    }
}

fn satu(semua: &[Baris], hasil: &mut Terbaca) -> Lampiran {
    let mut lampiran = Lampiran::default();
    let sisa = kepala(semua, &hasil.tentang, &mut lampiran);
    let (isi, akhir) = pisah_penutup(sisa);
    let banyak = judul(isi);
    lampiran.judul = gabung(&isi[..banyak]);
    lampiran.buku = isi.iter().any(|baris| isi::bab(&baris.teks()).is_some());
    lampiran.isi = isi::lampiran(&isi[banyak..], lampiran.buku, &mut hasil.sisa);
    let terbaca = penutup::baca(akhir);
    lampiran.penutup = terbaca.penutup;
    badan::tembusan(&terbaca.tembusan, hasil);
    let sebab = "baris di bawah tanda tangan lampiran yang tidak dikenal";
    hasil.sisa.extend(terbaca.sisa.iter().map(|baris| Sisa::dari(baris, sebab)));
    lampiran
}

fn gabung(semua: &[Baris]) -> Kalimat {
    let mut hasil = Kalimat::default();
    semua.iter().for_each(|baris| hasil.sambung(&baris.kalimat));
    hasil.rapi()
}

/// The heading block; what stands below it.
fn kepala<'b>(semua: &'b [Baris], judul: &Kalimat, lampiran: &mut Lampiran) -> &'b [Baris] {
    let pertama = semua[0].kalimat.rapi();
    let teks = pertama.teks();
    // `LAMPIRAN I KEPUTUSAN …` on one line.
    let letak = teks.to_uppercase().find("KEPUTUSAN").map_or(teks.chars().count(), |bita| teks[..bita].chars().count());
    lampiran.kepala.insert("label", pertama.sampai(letak));
    let mut sebutan = pertama.dari(letak);
    let awal = |teks: &str, kata: &str| {
        let sama = teks.get(..kata.len()).is_some_and(|awal| awal.eq_ignore_ascii_case(kata));
        sama && teks[kata.len()..].chars().next().is_none_or(|huruf| !huruf.is_alphanumeric())
    };
    let mut ke = 1;
    while let Some(baris) = semua.get(ke).filter(|baris| baris.sel.is_none()) {
        let teks = baris.teks();
        if awal(&teks, "NOMOR") {
            lampiran.kepala.insert("nomor", baris.kalimat.rapi());
        } else if awal(&teks, "TANGGAL") {
            lampiran.kepala.insert("tanggal", baris.kalimat.rapi());
        } else if awal(&teks, "TENTANG") {
            lampiran.kepala.insert("kata-tentang", baris.kalimat.rapi().sampai("TENTANG".len()));
            let (isi, banyak) = tentang(&semua[ke..], judul);
            lampiran.kepala.insert("tentang", isi);
            ke += banyak;
            break;
        } else if bersambung(&semua[ke - 1]) && lampiran.kepala.contains_key("nomor") {
            lampiran.kepala.entry("nomor").and_modify(|nomor| nomor.sambung(&baris.kalimat));
        } else if ke <= 6 && teks.chars().count() <= PANJANG && !lampiran_bernomor(&semua[1..ke]) {
            sebutan.sambung(&baris.kalimat);
        } else {
            break;
        }
        ke += 1;
    }
    if !sebutan.kosong() {
        lampiran.kepala.insert("sebutan", sebutan.rapi());
    }
    &semua[ke.min(semua.len())..]
}

/// Whether a number goes on in the next line.
fn bersambung(baris: &Baris) -> bool {
    baris.teks().ends_with(['/', '-'])
}

/// Whether one of these lines gives the number: then no more of the decree's name follows.
fn lampiran_bernomor(semua: &[Baris]) -> bool {
    semua.iter().any(|baris| baris.teks().to_uppercase().starts_with("NOMOR"))
}

/// The title of the decree as the heading block has it, and how many lines it takes: as many as make it most like the title of the
/// decree; else to what parts it from the rest.
fn tentang(semua: &[Baris], judul: &Kalimat) -> (Kalimat, usize) {
    let rapat = |teks: &str| teks.chars().filter(|huruf| huruf.is_alphanumeric()).collect::<String>().to_uppercase();
    let tujuan = rapat(&judul.teks());
    let mut isi = semua[0].kalimat.rapi().dari("TENTANG".len());
    if isi.teks().starts_with(':') {
        isi = isi.dari(1);
    }
    let mut terbaik: Option<(f64, usize, Kalimat)> = None;
    for banyak in 1..=semua.len().min(BARIS_JUDUL) {
        if banyak > 1 {
            let baris = &semua[banyak - 1];
            if baris.sel.is_some() || (baris.jeda && !isi.kosong()) {
                break;
            }
            isi.sambung(&baris.kalimat);
        }
        let mirip = strsim::normalized_levenshtein(&rapat(&isi.teks()), &tujuan);
        if !isi.kosong() && terbaik.as_ref().is_none_or(|(lama, ..)| mirip > *lama) {
            terbaik = Some((mirip, banyak, isi.clone()));
        }
    }
    // Where a blank line ends it and the whole of it is no less like the title by much, all of it is meant.
    let jeda = semua.iter().skip(1).take(BARIS_JUDUL).position(|baris| baris.jeda).map(|letak| letak + 1);
    match (terbaik, jeda) {
        (Some((mirip, banyak, isi)), Some(_)) if mirip > 0.97 => (isi, banyak),
        (Some((_, banyak, isi)), None) => (isi, banyak),
        (Some(_), Some(jeda)) => {
            let mulai = if semua[0].teks().len() <= "TENTANG :".len() { blok(semua, 1) } else { jeda };
            let isi = gabung(&semua[..mulai]).dari("TENTANG".len());
            (if isi.teks().starts_with(':') { isi.dari(1) } else { isi }, mulai)
        }
        (None, _) => (isi, 1),
    }
}

/// Where the block of lines ends that begins at `dari`.
fn blok(semua: &[Baris], dari: usize) -> usize {
    let lanjut = semua.iter().skip(dari + 1).take_while(|baris| !baris.jeda && baris.sel.is_none()).count();
    (dari + 1 + lanjut).min(semua.len())
}

/// How many lines its own title takes: those in capitals, or short ones, up to what parts them from the rest.
fn judul(isi: &[Baris]) -> usize {
    let besar = |teks: &str| {
        let huruf = teks.chars().filter(|huruf| huruf.is_alphabetic());
        let (kecil, semua) =
            huruf.fold((0, 0), |(kecil, semua), huruf| (kecil + usize::from(huruf.is_lowercase()), semua + 1));
        kecil * 8 <= semua
    };
    let mut banyak = 0;
    while let Some(baris) = isi.get(banyak) {
        let teks = baris.teks();
        let lain = baris.sel.is_some() || isi::bab(&teks).is_some() || label::label(&teks).is_some() || baris.butir;
        let terpisah = banyak > 0 && baris.jeda;
        let bernomor = banyak == 0 && !teks.chars().any(char::is_alphabetic);
        if lain || terpisah || bernomor || !besar(&teks) || teks.chars().count() > 2 * PANJANG {
            break;
        }
        banyak += 1;
    }
    if banyak > 0 {
        return banyak;
    }
    // A short line that stands alone, with no end mark, is a title too.
    let Some(pertama) = isi.first().filter(|baris| baris.sel.is_none() && !baris.butir) else { return 0 };
    let teks = pertama.teks();
    let pendek = teks.chars().count() <= PANJANG && !teks.ends_with(['.', ';', ':', ',']);
    let sendiri = isi.get(1).is_some_and(|baris| baris.jeda || baris.sel.is_some());
    let judul = pendek && sendiri && label::label(&teks).is_none() && isi::bab(&teks).is_none();
    usize::from(judul)
}

/// The content, and the closing: from the last signature on, if nothing but a closing follows it.
fn pisah_penutup(semua: &[Baris]) -> (&[Baris], &[Baris]) {
    let calon = (0..semua.len()).rev().filter(|letak| penutup::membuka(semua, *letak));
    let mut batas = None;
    for letak in calon {
        let sisa = penutup::baca(&semua[letak..]).sisa;
        let asing = sisa.iter().filter(|baris| baris.sel.is_some() || baris.teks().chars().count() > 60).count();
        if asing > 0 || sisa.len() > 3 {
            break;
        }
        batas = Some(letak);
    }
    semua.split_at(batas.unwrap_or(semua.len()))
}
