//! Rows to tables: heads, column numbers, groups, rows that a page end cut. Heads that come again on the next page are taken once; a
//! page without them, or with them in the wrong place, is told.

use super::{
    bagian::{BarisTabel, Kolom, Tabel},
    baris::{Baris, Sisa, satu_sel},
    kalimat::Kalimat,
    label::{self, Macam},
    total,
};

/// A row while it is not yet known what it is.
struct Mentah {
    nomor: u32,
    sel: Vec<Kalimat>,
    kepala: bool,
    /// Whether a new page, or a new table of the source, begins with it.
    awal: bool,
}

fn isi(sel: &[Kalimat]) -> Vec<String> {
    sel.iter().map(Kalimat::teks).collect()
}

impl Mentah {
    fn isi(&self) -> Vec<String> {
        isi(&self.sel)
    }

    fn terisi(&self) -> usize {
        self.sel.iter().filter(|sel| !sel.kosong()).count()
    }

    /// `1 | 2 | 3`.
    fn bernomor(&self) -> bool {
        let nomor = |teks: &str| teks.trim_matches(['(', ')', '.']).parse::<usize>().ok();
        self.sel.len() > 1 && self.isi().iter().zip(1..).all(|(teks, ke)| nomor(teks) == Some(ke))
    }
}

/// The tables in these rows: those that go on over a page end are one.
pub(super) fn baca(semua: &[Baris], sisa: &mut Vec<Sisa>) -> Vec<Tabel> {
    let mut tabel: Vec<Vec<Mentah>> = Vec::new();
    let mut letak = 0;
    while letak < semua.len() {
        let nomor = semua[letak].tabel;
        let banyak = semua[letak..].iter().take_while(|baris| baris.tabel == nomor).count();
        let blok = &semua[letak..letak + banyak];
        let kolom = blok.iter().filter_map(|baris| baris.sel.as_ref()).map(Vec::len).max().unwrap_or(0);
        let mut baris: Vec<Mentah> = blok.iter().map(|baris| mentah(baris, kolom)).collect();
        if let Some(pertama) = baris.first_mut() {
            pertama.awal = true;
        }
        match tabel.last_mut().filter(|lalu| lanjutan(lalu, &baris)) {
            Some(lalu) => lalu.extend(baris),
            None => tabel.push(baris),
        }
        letak += banyak;
    }
    tabel.into_iter().map(|baris| satu(baris, sisa)).collect()
}

/// Whether rows go on with a table that has as many columns: not with a head of their own.
fn lanjutan(tabel: &[Mentah], baris: &[Mentah]) -> bool {
    let (Some(awal), Some(ini)) = (tabel.first(), baris.first()) else { return false };
    let berkepala = panjang_kepala(tabel) > 0 && panjang_kepala(baris) > 0;
    awal.sel.len() == ini.sel.len() && (!berkepala || awal.isi() == ini.isi())
}

fn mentah(baris: &Baris, kolom: usize) -> Mentah {
    let mut sel: Vec<Kalimat> = baris.sel.iter().flatten().map(|sel| satu_sel(sel)).collect();
    // Where cells are missing, the label of a sum spans them.
    let kurang = kolom.saturating_sub(sel.len());
    let terisi = sel.iter().position(|sel| !sel.kosong()).filter(|_| total::baris(&isi(&sel)));
    if let Some(label) = terisi.filter(|_| kurang > 0) {
        sel.splice(label + 1..label + 1, std::iter::repeat_n(Kalimat::default(), kurang));
    }
    sel.resize(kolom, Kalimat::default());
    Mentah { nomor: baris.nomor, sel, kepala: baris.kepala, awal: false }
}

fn satu(semua: Vec<Mentah>, sisa: &mut Vec<Sisa>) -> Tabel {
    let mut hasil = Tabel::default();
    let kepala = panjang_kepala(&semua);
    let tertulis: Vec<Vec<String>> = semua[..kepala].iter().map(Mentah::isi).collect();
    hasil.kolom = kolom(&semua[..kepala], semua.first().map_or(0, |baris| baris.sel.len()));
    let mut potong = false;
    for (letak, baris) in semua.into_iter().enumerate().skip(kepala) {
        let tanpa_kepala = baris.awal && letak > 0 && !tertulis.is_empty();
        if tertulis.contains(&baris.isi()) && baris.terisi() > 0 {
            hasil.ulang.push(baris.nomor);
        } else if baris.bernomor() {
            match hasil.nomor.is_empty() && hasil.baris.is_empty() {
                true => hasil.nomor = baris.sel,
                false => hasil.ulang.push(baris.nomor),
            }
        } else if terbilang(&hasil, &baris) {
            let mut kata = Kalimat::default();
            baris.sel.iter().for_each(|sel| kata.sambung(sel));
            hasil.ekor.push(kata);
        } else if terulang(&hasil, &baris) {
            hasil.ulang.push(baris.nomor);
            let teks = baris.isi().join(" ").trim().to_owned();
            sisa.push(Sisa {
                baris: Some(baris.nomor),
                teks,
                sebab: "judul kelompok yang diulang di halaman berikut".into(),
            });
        } else if baris.terisi() == 0 {
            if tanpa_kepala {
                sisa.push(Sisa {
                    baris: Some(baris.nomor),
                    teks: String::new(),
                    sebab: "halaman tabel tanpa kepala".into(),
                });
                potong = true;
            }
        } else {
            if baris.kepala && tanpa_kepala && kelompok(&baris) {
                let sebab = "judul kelompok di atas kepala tabel; kata-katanya ada dalam tabel";
                sisa.push(Sisa { baris: Some(baris.nomor), teks: String::new(), sebab: sebab.into() });
            }
            taruh(&mut hasil, baris, std::mem::take(&mut potong));
        }
    }
    hasil
}

/// Whether the row says once more of which group the rows are that follow on a new page.
fn terulang(tabel: &Tabel, baris: &Mentah) -> bool {
    let isi = baris.isi().join(" ");
    let Some(judul) = isi.trim().strip_suffix("(lanjutan)") else { return false };
    let kelompok = |baris: &&BarisTabel| matches!(baris, BarisTabel::Kelompok(_));
    let lalu = tabel.baris.iter().rev().find(kelompok);
    matches!(lalu, Some(BarisTabel::Kelompok(lalu)) if lalu.teks() == judul.trim())
}

/// Whether the row says in words what the row before it sums up.
fn terbilang(tabel: &Tabel, baris: &Mentah) -> bool {
    let kata = baris.isi().into_iter().find(|teks| !teks.is_empty());
    matches!(tabel.baris.last(), Some(BarisTabel::Jumlah { .. })) && kata.is_some_and(|teks| total::terbilang(&teks))
}

fn taruh(tabel: &mut Tabel, baris: Mentah, potong: bool) {
    if total::baris(&baris.isi()) {
        tabel.baris.push(BarisTabel::Jumlah { baris: baris.nomor, sel: baris.sel, catatan: None });
        return;
    }
    if kelompok(&baris) {
        let mut judul = Kalimat::default();
        baris.sel.iter().for_each(|sel| judul.sambung(sel));
        tabel.baris.push(BarisTabel::Kelompok(judul));
        return;
    }
    let sebagian = baris.sel.first().is_some_and(Kalimat::kosong) && baris.terisi() * 2 < baris.sel.len();
    match tabel.baris.last_mut() {
        Some(BarisTabel::Sel(lalu)) if (potong || baris.awal) && sebagian => {
            lalu.iter_mut().zip(&baris.sel).for_each(|(lalu, sel)| lalu.sambung(sel));
        }
        _ => tabel.baris.push(BarisTabel::Sel(baris.sel)),
    }
}

/// Whether the row is a heading over those that follow: a title alone, or with a Roman numeral or a letter before it.
fn kelompok(baris: &Mentah) -> bool {
    let isi = baris.isi();
    let besar = |teks: &str| teks.chars().any(char::is_alphabetic) && !teks.chars().any(char::is_lowercase);
    let bernomor = |teks: &str| {
        let tanpa = teks.trim_end_matches(['.', ')']);
        label::romawi(tanpa).is_some() || (tanpa.len() == 1 && tanpa.bytes().all(|bita| bita.is_ascii_uppercase()))
    };
    let judul = |teks: &str| {
        let label = label::label(teks).map(|label| label.macam);
        besar(teks) || matches!(label, Some(Macam::Romawi | Macam::HurufBesar))
    };
    match (baris.sel.len() > 2, baris.terisi(), isi.as_slice()) {
        (true, 1, [satu, ..]) => judul(satu) && satu.chars().count() > 1,
        (true, 2, [satu, dua, ..]) if !dua.is_empty() => bernomor(satu) || (judul(dua) && satu.is_empty()),
        _ => false,
    }
}

/// How many rows the heads take.
fn panjang_kepala(semua: &[Mentah]) -> usize {
    let Some(pertama) = semua.first() else { return 0 };
    let isi = pertama.isi();
    let awal = isi.iter().find(|teks| !teks.is_empty()).map(|teks| teks.trim_end_matches('.').to_lowercase());
    let bernama = awal.is_some_and(|awal| {
        matches!(awal.as_str(), "no" | "nomor") || awal.starts_with("no ") || awal.starts_with("no. ")
    });
    let ditandai = pertama.kepala && pertama.terisi() > 1 && !kelompok(pertama);
    let dinomori = semua.get(1).is_some_and(Mentah::bernomor) && pertama.terisi() > 1;
    if !bernama && !ditandai && !dinomori {
        return 0;
    }
    match semua.get(1).filter(|kedua| bertingkat(pertama, kedua)) {
        Some(_) => 2,
        None => 1,
    }
}

/// Whether the second row gives the columns below heads of the first one.
fn bertingkat(pertama: &Mentah, kedua: &Mentah) -> bool {
    let (atas, bawah) = (pertama.isi(), kedua.isi());
    let kosong = bawah.iter().zip(&atas).take_while(|(bawah, _)| bawah.is_empty()).count();
    let judul = |teks: &str| !teks.is_empty() && teks.chars().count() <= 40;
    let awal = (1..bawah.len()).contains(&kosong) && atas[..kosong].iter().all(|teks| !teks.is_empty());
    awal && bawah[kosong..].iter().filter(|teks| judul(teks)).count() > 1 && atas[kosong..].iter().any(String::is_empty)
}

/// The columns under these rows of heads.
fn kolom(kepala: &[Mentah], jumlah: usize) -> Vec<Kolom> {
    let daun = |kepala: Kalimat| Kolom { kepala, bawahan: Vec::new() };
    match kepala {
        [] => (0..jumlah).map(|_| Kolom::default()).collect(),
        [satu] => satu.sel.iter().cloned().map(daun).collect(),
        [atas, bawah, ..] => {
            let mut hasil: Vec<Kolom> = Vec::new();
            for (atas, bawah) in atas.sel.iter().zip(&bawah.sel) {
                match (atas.kosong(), bawah.kosong(), hasil.last_mut()) {
                    (true, false, Some(lalu)) if !lalu.bawahan.is_empty() => lalu.bawahan.push(daun(bawah.clone())),
                    (_, true, _) => hasil.push(daun(atas.clone())),
                    _ => hasil.push(Kolom { kepala: atas.clone(), bawahan: vec![daun(bawah.clone())] }),
                }
            }
            hasil
        }
    }
}
