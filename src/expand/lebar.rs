//! Widths of columns from the text in them, so that nobody sets them by hand.
//!
//! A column of short texts is as wide as its longest one. The others share what is left, the longer their texts the more,
//! in steps so coarse that the same table of two offices has the same widths: Typst then reuses its layout.

use super::job::{Baris, Blok, Kepala, Kolom, LetakSel, Ukur};
use crate::model::tabel::JenisKolom;

/// A column whose texts are not longer than this, in characters, takes the width that they need.
const PENDEK: usize = 24;
/// Short columns that together are longer than this, in characters, leave no room for the others.
const SEMUA_PENDEK: usize = 64;
/// Steps of a share: quarters of the smallest one.
const LANGKAH: f64 = 4.0;
/// The largest share, in steps: no column of long texts gets less than a third of another one.
const TERBESAR: f64 = 3.0 * LANGKAH;

/// So many characters of a table stand side by side on an upright page.
pub(super) const POTRET: usize = 75;
/// The same on a turned page.
pub(super) const LANSKAP: usize = 140;
/// Numbers, percentages and marks are not longer than this; a column of them is centred.
const ANGKA: usize = 4;

/// The columns of text of a view on a page that holds `muat` characters side by side.
pub(super) fn teks(jumlah: usize, kepala: &[Vec<Kepala>], baris: &[Baris], muat: usize) -> Vec<Kolom> {
    kolom(&vec![JenisKolom::Teks; jumlah], kepala, baris, muat)
}

/// The columns of a table on a page that holds `muat` characters side by side.
pub(super) fn kolom(jenis: &[JenisKolom], kepala: &[Vec<Kepala>], baris: &[Baris], muat: usize) -> Vec<Kolom> {
    let jumlah = jenis.len();
    let mut terpanjang = vec![0; jumlah];
    let mut isi = vec![0; jumlah];
    for satu in baris {
        match satu {
            Baris::Isi { sel, .. } => {
                for (x, blok) in sel.iter().enumerate().filter_map(|(x, sel)| Some((x, sel.as_ref()?))) {
                    let (paling, semua) = panjang(blok);
                    terpanjang[x] = terpanjang[x].max(paling);
                    isi[x] += semua;
                }
            }
            Baris::Jumlah { lebar, sel, .. } => {
                for (x, slot) in (*lebar..).zip(sel).filter_map(|(x, sel)| Some((x, sel.as_ref()?))) {
                    terpanjang[x] = terpanjang[x].max(slot.tulisan.panjang());
                }
            }
            Baris::Kelompok { .. } => {}
        }
    }
    let tengah: Vec<bool> = terpanjang.iter().map(|panjang| *panjang <= ANGKA).collect();
    for (ini, kepala) in terpanjang.iter_mut().zip(kepala_kolom(jumlah, kepala)) {
        *ini = kepala.max(*ini);
    }
    let mut lebar = lajur(&terpanjang, &tengah, muat).unwrap_or_else(|| bagian(&terpanjang, &isi));
    if baris.len() >= BARIS_BANYAK && lebar.iter().all(|bagian| *bagian == 0) {
        longgarkan(&mut lebar, &terpanjang, jenis);
    }
    let letak = |(jenis, tengah): (&JenisKolom, bool)| match (jenis, tengah) {
        (JenisKolom::Bilangan | JenisKolom::Rupiah, _) => LetakSel::Kanan,
        (JenisKolom::Teks, true) => LetakSel::Tengah,
        (JenisKolom::Teks, false) => LetakSel::Kiri,
    };
    lebar.into_iter().zip(jenis.iter().zip(tengah).map(letak)).map(|(lebar, letak)| Kolom { lebar, letak }).collect()
}

/// One column of names beside six or more of numbers: the names take the width of their text, the numbers share the rest.
fn lajur(terpanjang: &[usize], tengah: &[bool], muat: usize) -> Option<Vec<usize>> {
    let mut nama = (0..terpanjang.len()).filter(|x| terpanjang[*x] > PENDEK);
    let (Some(x), None) = (nama.next(), nama.next()) else { return None };
    let angka = |y: &usize| *y > x && tengah[*y];
    let semua = terpanjang.iter().sum::<usize>() + 2 * terpanjang.len();
    let cukup = (0..terpanjang.len()).filter(angka).count() >= 6 && semua <= muat;
    cukup.then(|| (0..terpanjang.len()).map(|y| usize::from(angka(&y))).collect())
}

/// Gives the longest columns of text a share of the page, until the others leave room for them: only then may their widths be
/// found from a few cells ([`ukur`]).
fn longgarkan(lebar: &mut [usize], terpanjang: &[usize], jenis: &[JenisKolom]) {
    let mut sisa: usize = terpanjang.iter().sum();
    let mut teks: Vec<usize> = (0..lebar.len()).filter(|x| jenis[*x] == JenisKolom::Teks).collect();
    teks.sort_by_key(|x| std::cmp::Reverse(terpanjang[*x]));
    for x in teks {
        lebar[x] = 4;
        sisa -= terpanjang[x];
        if sisa <= SEMUA_PENDEK {
            return;
        }
    }
    lebar.fill(0);
}

/// 0 for each short column, and for the others their share of what is left.
fn bagian(terpanjang: &[usize], isi: &[usize]) -> Vec<usize> {
    let jumlah = terpanjang.len();
    let pendek = |x: &usize| terpanjang[*x] <= PENDEK;
    if (0..jumlah).filter(pendek).map(|x| terpanjang[x]).sum::<usize>() > SEMUA_PENDEK {
        return vec![0; jumlah];
    }
    // The height of a column falls with its width: the roots of the lengths balance them.
    let akar = |x: usize| f64::from(u32::try_from(isi[x].max(1)).unwrap_or(u32::MAX)).sqrt();
    let terkecil = (0..jumlah).filter(|x| !pendek(x)).map(akar).fold(f64::INFINITY, f64::min);
    let satu = |x: usize| (LANGKAH * akar(x) / terkecil).round().clamp(LANGKAH, TERBESAR);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 4 and 12")]
    (0..jumlah).map(|x| if pendek(&x) { 0 } else { satu(x) as usize }).collect()
}

/// Rows from which on Typst is not asked to look at every cell for the width of a column: it keeps what it has looked at.
const BARIS_BANYAK: usize = 1000;
/// So many cells of a column are looked at then.
const TERUKUR: usize = 8;

/// The cells that decide the widths of the columns of a long table; nothing for others. They are found by the rough widths of
/// their letters: a cell that turns out to be wider takes another line.
pub(super) fn ukur(jumlah: usize, kepala: &[Vec<Kepala>], baris: &[Baris]) -> Vec<Ukur> {
    if baris.len() < BARIS_BANYAK {
        return Vec::new();
    }
    let mut terlebar: Vec<Vec<(usize, usize)>> = vec![Vec::new(); jumlah];
    let mut catat = |x: usize, lebar: usize, i: usize| {
        let milik = &mut terlebar[x];
        if milik.len() < TERUKUR || milik.last().is_some_and(|(sempit, _)| *sempit < lebar) {
            milik.insert(milik.partition_point(|(ini, _)| *ini >= lebar), (lebar, i));
            milik.truncate(TERUKUR);
        }
    };
    for (i, satu) in baris.iter().enumerate() {
        match satu {
            Baris::Isi { sel, .. } => {
                let isi = sel.iter().enumerate().filter_map(|(x, sel)| Some((x, sel.as_ref()?)));
                isi.for_each(|(x, blok)| catat(x, kira(blok), i));
            }
            // Bold, and wider than what it is the sum of.
            Baris::Jumlah { lebar, sel, .. } => {
                let isi = (*lebar..).zip(sel).filter(|(_, sel)| sel.is_some());
                isi.for_each(|(x, _)| catat(x, usize::MAX, i));
            }
            Baris::Kelompok { .. } => {}
        }
    }
    let letak = letak_kepala(jumlah, kepala);
    let satu =
        |(kepala, baris): (_, Vec<(usize, usize)>)| Ukur { kepala, baris: baris.into_iter().map(|(_, i)| i).collect() };
    letak.into_iter().zip(terlebar).map(satu).collect()
}

/// About how wide the widest line of a cell is, in tenths of a digit.
fn kira(semua: &[Blok]) -> usize {
    let huruf = |huruf: char| match huruf {
        'M' | 'W' | 'm' | 'w' | '%' | '@' => 15,
        'i' | 'l' | 'j' | 't' | 'f' | 'I' | '.' | ',' | ';' | ':' | '\'' | '(' | ')' | '|' | '-' | ' ' => 6,
        _ if huruf.is_uppercase() => 12,
        _ => 10,
    };
    let teks = |teks: &str| teks.chars().map(huruf).sum::<usize>();
    let satu = |blok: &Blok| match blok {
        Blok::Paragraf { teks: slot, .. } => slot.tulisan.potongan().iter().map(|satu| teks(&satu.teks)).sum(),
        Blok::Daftar { butir } => {
            let satu = |b: &super::job::Butir| 30 + teks(&b.teks.tulisan.polos()).max(kira(&b.isi));
            butir.iter().map(satu).max().unwrap_or(0)
        }
        _ => 0,
    };
    semua.iter().map(satu).max().unwrap_or(0)
}

/// The length of the heads that stand over one column each.
fn kepala_kolom(jumlah: usize, kepala: &[Vec<Kepala>]) -> Vec<usize> {
    let panjang = |(y, i): (usize, usize)| kepala[y][i].teks.tulisan.panjang();
    letak_kepala(jumlah, kepala).into_iter().map(|letak| letak.map_or(0, panjang)).collect()
}

/// The lowest head that stands over a column alone, for each column: its row, and its place in that.
fn letak_kepala(jumlah: usize, kepala: &[Vec<Kepala>]) -> Vec<Option<(usize, usize)>> {
    let (mut letak, mut terisi) = (vec![None; jumlah], vec![0; jumlah]);
    for (y, baris) in kepala.iter().enumerate() {
        let mut x = 0;
        for (i, satu) in baris.iter().enumerate() {
            while terisi.get(x).is_some_and(|sampai| *sampai > y) {
                x += 1;
            }
            terisi.iter_mut().skip(x).take(satu.lebar).for_each(|sampai| *sampai = y + satu.tinggi);
            if let (1, Some(ini)) = (satu.lebar, letak.get_mut(x)) {
                *ini = Some((y, i));
            }
            x += satu.lebar;
        }
    }
    letak
}

/// The longest line of text of a cell, and all of its text.
fn panjang(semua: &[Blok]) -> (usize, usize) {
    let mut hasil = (0, 0);
    let mut tambah = |(paling, semua): (usize, usize)| hasil = (hasil.0.max(paling), hasil.1 + semua);
    for blok in semua {
        match blok {
            Blok::Paragraf { teks, .. } => {
                let huruf = teks.tulisan.panjang();
                tambah((huruf, huruf));
            }
            Blok::Daftar { butir } => butir.iter().for_each(|b| {
                let huruf = b.label.tulisan.panjang() + 1 + b.teks.tulisan.panjang();
                tambah((huruf, huruf));
                tambah(panjang(&b.isi));
            }),
            _ => {}
        }
    }
    hasil
}
