//! Tables that are drawn with blanks, as programs write them that turn pages into text: columns are where all lines have a gap.
//! Only below a head that begins with `No`; everything else is text.

use super::{baris::Baris, isi, kalimat::Kalimat, penutup, total};

/// Blanks that part columns.
const CELAH: usize = 2;

/// The same lines, with those of such tables as rows. On each page columns may stand elsewhere; a page that goes on without a head
/// is of the table if it has as many.
pub(super) fn tabel(semua: &[Baris]) -> Vec<Baris> {
    let mut hasil: Vec<Baris> = Vec::with_capacity(semua.len());
    let (mut letak, mut kolom) = (0, None);
    while letak < semua.len() {
        let lanjut = kolom.filter(|_| semua[letak].halaman);
        let berkepala = kepala(&semua[letak]);
        let banyak = if berkepala || lanjut.is_some() { panjang(&semua[letak..]) } else { 0 };
        let baris = baris_tabel(&semua[letak..letak + banyak], berkepala);
        match baris.filter(|baris| berkepala || lebar(baris) == lanjut) {
            Some(baris) => {
                kolom = lebar(&baris);
                hasil.extend(baris);
                letak += banyak;
            }
            None => {
                kolom = None;
                hasil.push(semua[letak].clone());
                letak += 1;
            }
        }
    }
    hasil
}

/// How many columns the rows have.
fn lebar(semua: &[Baris]) -> Option<usize> {
    semua.first()?.sel.as_ref().map(Vec::len)
}

/// The text of a line at its columns.
fn letak_huruf(baris: &Baris) -> Vec<char> {
    std::iter::repeat_n(' ', baris.inden).chain(baris.kalimat.teks().chars()).collect()
}

fn bercelah(baris: &Baris) -> bool {
    baris.kalimat.teks().trim().contains("  ")
}

fn kepala(baris: &Baris) -> bool {
    let teks = baris.kalimat.teks();
    let kata = teks.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    baris.sel.is_none() && matches!(kata.as_str(), "no" | "nomor") && bercelah(baris) && !teks.contains(':')
}

/// How many lines the table may take: to the end of its page, a closing, a chapter, or text as wide as the page.
fn panjang(semua: &[Baris]) -> usize {
    let akhir = (1..semua.len()).find(|letak| {
        let baris = &semua[*letak];
        let teks = baris.teks();
        let paragraf = baris.jeda && !bercelah(baris) && teks.chars().count() > 60;
        baris.sel.is_some()
            || baris.halaman
            || kepala(baris)
            || isi::bab(&teks).is_some()
            || total::terbilang(&teks)
            || paragraf
            || penutup::membuka(semua, *letak)
    });
    akhir.unwrap_or(semua.len())
}

/// The same without the label of a sum, which runs over columns.
fn tanpa_label(baris: &Baris) -> Vec<char> {
    let mut huruf = letak_huruf(baris);
    let teks: String = huruf.iter().collect();
    huruf[total::label_baris(&teks).unwrap_or(0..0)].fill(' ');
    huruf
}

/// Where columns begin: after each gap that all lines have which have gaps at all.
fn celah(semua: &[Vec<char>]) -> Vec<usize> {
    let lebar = semua.iter().map(Vec::len).max().unwrap_or(0);
    let kosong = |kolom: usize| semua.iter().all(|baris| baris.get(kolom).is_none_or(|huruf| *huruf == ' '));
    let awal = (0..lebar).find(|kolom| !kosong(*kolom)).unwrap_or(0);
    let (mut hasil, mut panjang) = (vec![awal], 0);
    for kolom in awal..lebar {
        if kosong(kolom) {
            panjang += 1;
            continue;
        }
        if panjang >= CELAH {
            hasil.push(kolom);
        }
        panjang = 0;
    }
    hasil
}

fn baris_tabel(semua: &[Baris], berkepala: bool) -> Option<Vec<Baris>> {
    let huruf: Vec<Vec<char>> = semua.iter().filter(|baris| bercelah(baris)).map(tanpa_label).collect();
    let awal = celah(&huruf);
    if awal.len() < 2 || semua.len() < 2 {
        return None;
    }
    let mut hasil: Vec<Baris> = Vec::new();
    for (ke, baris) in semua.iter().enumerate() {
        let sel = sel(baris, &awal);
        let angka = |teks: &str| teks.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
        let isi: Vec<String> = sel.iter().map(Kalimat::teks).collect();
        let mulai = sel.first().is_some_and(|sel| !sel.kosong()) || total::baris(&isi);
        let di_kepala =
            berkepala && hasil.len() == 1 && !sel.first().is_some_and(|sel| angka(&sel.teks())) && !baris.jeda;
        // Cells below a heading that stands alone are a row of their own.
        let sesudah_judul = hasil.last().is_some_and(judul) && !di_kepala;
        match hasil.last_mut().filter(|_| ke > 0 && ((!mulai && !sesudah_judul) || di_kepala)) {
            Some(lalu) => sambung(lalu, &sel),
            None => hasil.push(Baris {
                sel: Some(sel.into_iter().map(|sel| vec![sel]).collect()),
                kalimat: Kalimat::default(),
                kepala: berkepala && ke == 0,
                tabel: u32::MAX - semua[0].nomor,
                ..baris.clone()
            }),
        }
    }
    Some(hasil)
}

/// Whether only the first cell of a row holds something.
fn judul(baris: &Baris) -> bool {
    let terisi = |sel: &Vec<Kalimat>| sel.iter().any(|satu| !satu.kosong());
    let mut sel = baris.sel.iter().flatten();
    sel.next().is_some_and(terisi) && !sel.any(terisi)
}

/// The cells of a line; a text that runs over a gap stands whole in the cell where it begins.
fn sel(baris: &Baris, awal: &[usize]) -> Vec<Kalimat> {
    let huruf = letak_huruf(baris);
    let mut hasil = vec![Kalimat::default(); awal.len()];
    let mut batas: Vec<usize> = awal
        .iter()
        .copied()
        .filter(|kolom| {
            *kolom == awal[0]
                || huruf.get(kolom - CELAH..*kolom).is_none_or(|celah| celah.iter().all(|huruf| *huruf == ' '))
        })
        .collect();
    batas.push(usize::MAX);
    for dua in batas.windows(2) {
        let kolom = awal.iter().position(|satu| *satu == dua[0]).unwrap_or(0);
        let dari = dua[0].saturating_sub(baris.inden);
        let panjang = dua[1].saturating_sub(baris.inden).saturating_sub(dari);
        let dari = if dua[0] == awal[0] { 0 } else { dari };
        hasil[kolom] = baris.kalimat.potong(dari, if dua[1] == usize::MAX { usize::MAX } else { panjang });
    }
    hasil
}

fn sambung(baris: &mut Baris, sel: &[Kalimat]) {
    for (lama, baru) in baris.sel.iter_mut().flatten().zip(sel) {
        match lama.first_mut() {
            Some(lama) => lama.sambung(baru),
            None => lama.push(baru.clone()),
        }
    }
}
