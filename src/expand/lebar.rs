//! Widths of columns from the text in them, so that nobody sets them by hand.
//!
//! A column of short texts is as wide as its longest one. The others share what is left, the longer their texts the more,
//! in steps so coarse that the same table of two offices has the same widths: Typst then reuses its layout.

use super::job::{Baris, Blok, Kepala};

/// A column whose texts are not longer than this, in characters, takes the width that they need.
const PENDEK: usize = 24;
/// Short columns that together are longer than this, in characters, leave no room for the others.
const SEMUA_PENDEK: usize = 64;
/// Steps of a share: quarters of the smallest one.
const LANGKAH: f64 = 4.0;
/// The largest share, in steps: no column of long texts gets less than a third of another one.
const TERBESAR: f64 = 3.0 * LANGKAH;

/// For each column 0 where it takes the width of its text, or its share of what is left.
pub(super) fn kolom(jumlah: usize, kepala: &[Vec<Kepala>], baris: &[Baris]) -> Vec<usize> {
    let mut terpanjang = kepala_kolom(jumlah, kepala);
    let mut isi = vec![0; jumlah];
    for satu in baris {
        if let Baris::Isi { sel, .. } = satu {
            for (x, blok) in sel.iter().enumerate().filter_map(|(x, sel)| Some((x, sel.as_ref()?))) {
                let (paling, semua) = panjang(blok);
                terpanjang[x] = terpanjang[x].max(paling);
                isi[x] += semua;
            }
        }
    }
    let pendek = |x: &usize| terpanjang[*x] <= PENDEK;
    if (0..jumlah).filter(pendek).map(|x| terpanjang[x]).sum::<usize>() > SEMUA_PENDEK {
        return vec![0; jumlah];
    }
    // The height of a column falls with its width: the roots of the lengths balance them.
    let akar = |x: usize| f64::from(u32::try_from(isi[x].max(1)).unwrap_or(u32::MAX)).sqrt();
    let terkecil = (0..jumlah).filter(|x| !pendek(x)).map(akar).fold(f64::INFINITY, f64::min);
    let bagian = |x: usize| (LANGKAH * akar(x) / terkecil).round().clamp(LANGKAH, TERBESAR);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 4 and 12")]
    (0..jumlah).map(|x| if pendek(&x) { 0 } else { bagian(x) as usize }).collect()
}

/// The length of the heads that stand over one column each.
fn kepala_kolom(jumlah: usize, kepala: &[Vec<Kepala>]) -> Vec<usize> {
    let (mut panjang, mut terisi) = (vec![0; jumlah], vec![0; jumlah]);
    for (y, baris) in kepala.iter().enumerate() {
        let mut x = 0;
        for satu in baris {
            while terisi.get(x).is_some_and(|sampai| *sampai > y) {
                x += 1;
            }
            terisi.iter_mut().skip(x).take(satu.lebar).for_each(|sampai| *sampai = y + satu.tinggi);
            if let (1, Some(ini)) = (satu.lebar, panjang.get_mut(x)) {
                *ini = satu.teks.tulisan.panjang();
            }
            x += satu.lebar;
        }
    }
    panjang
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
