//! Tabel yang isinya tidak cocok dengan kolomnya
//!
//! **Yang ditemukan**: sel yang isinya lain macam dari kolomnya (lamanya dalam kolom bulan, bilangan dalam kolom persen); nomor baris yang
//! melompat; bentuk nomor kelompok yang berganti; persen yang tidak satu arti; baris yang sama dua kali; kolom kosong; satu sel kosong
//! dalam kolom yang terisi; satu baris dengan dua kala.
//!
//! **Mengapa**: satu kolom menjawab satu pertanyaan. Sel yang menjawab pertanyaan lain tidak dapat dinilai atau dijumlahkan.
//!
//! **Contoh**: "10 hari kerja" di bawah TARGET WAKTU yang lain berisi bulan; kelompok I, II, III, IV., V; satu baris 50% dua kali,
//! baris lain naik sampai 100%, baris lain lagi 100% setiap bulan.
//!
//! **Obat**: tulis isi yang dimaksud kolom itu, atau pindahkan ke kolom lain; pakai satu bentuk nomor.
//!
//! **Sumber**: tidak ada pasal yang mengaturnya; kebiasaan penyusunan tabel.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use regex::Regex;

use crate::{
    check::{
        kata::pola,
        kolom::{self, Kelompok, Macam, Sel},
        nomor::{self, Cara, Cela, Label},
        pandangan::Pandangan,
        pohon, waktu,
    },
    diag::Diagnostic,
    expand::job::{Baris, Blok, Slot, Tabel},
};

pub(super) const KODE: &str = "X12";

static KEPALA_NOMOR: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)^\s*(?:no|nomor|no\.?\s*urut|nomor\s+urut)\.?\s*$"));
/// Columns that are left empty on purpose.
static KEPALA_ISIAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(?:ket|keterangan|tanda\s*tangan|paraf|ttd|catatan|realisasi|hasil|nilai|skor|no|nomor|pengesahan|cek)\b",
    )
});
static KALA: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)\b(triwulan|semester|caturwulan|catur\s+wulan)\b"));
static KEPALA_KALA: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)\b(?:triwulan|tw|semester|b\d{2}|minggu)\b"));

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    pohon::tabel(p.job).into_iter().flat_map(|(_, tabel)| periksa_tabel(tabel)).collect()
}

fn periksa_tabel(tabel: &Tabel) -> Vec<Diagnostic> {
    let kolom = kolom::kolom(tabel);
    let semua_kelompok = kolom::kelompok(tabel);
    let kelompok: BTreeSet<&str> = semua_kelompok.iter().map(|satu| satu.slot.alamat.as_str()).collect();
    let mut temuan = bentuk_kelompok(&semua_kelompok);
    for (x, isi) in kolom.iter().enumerate() {
        let kepala = kolom::kepala(tabel, x);
        if KEPALA_NOMOR.is_match(&kepala) {
            temuan.extend(nomor_baris(&kelompok, isi));
        } else {
            temuan.extend(lain_macam(isi, &kepala));
            temuan.extend(kosong(tabel, x, &kolom, &kelompok));
        }
    }
    temuan.extend(persen(tabel, &kolom));
    temuan.extend(baris_ganda(tabel));
    temuan.extend(dua_kala(&kolom));
    temuan
}

/// Cells of another kind than those of their column.
fn lain_macam(kolom: &[Sel<'_>], kepala: &str) -> Vec<Diagnostic> {
    let mut jumlah: BTreeMap<Macam, usize> = BTreeMap::new();
    kolom.iter().for_each(|sel| *jumlah.entry(sel.macam()).or_default() += 1);
    let Some((macam, banyak)) = jumlah.into_iter().max_by_key(|(_, banyak)| *banyak) else { return Vec::new() };
    if macam == Macam::Teks || banyak < 3 || banyak * 10 < kolom.len() * 7 {
        return Vec::new();
    }
    let beda = kolom.iter().filter(|sel| bertentangan(macam, sel.macam(), &sel.teks));
    beda.filter_map(|sel| {
        let slot = sel.slot.first()?;
        let isi = sel.teks.trim();
        let pesan = format!(
            "`{isi}` ({}) di bawah kepala `{kepala}`, yang sel lainnya berisi {}",
            sel.macam().nama(),
            macam.nama()
        );
        let temuan = Diagnostic::peringatan(KODE, pesan);
        let temuan = temuan.cure(format!("Tulis {} yang dimaksud, atau pindahkan isinya ke kolom lain", macam.nama()));
        Some(pohon::pada(slot, temuan, 0..slot.tulisan.polos().len()))
    })
    .collect()
}

/// Whether a cell of a kind cannot be meant among others of this kind. Words may stand anywhere: `sesuai kebutuhan`.
fn bertentangan(kolom: Macam, sel: Macam, teks: &str) -> bool {
    let tahun = teks.trim().len() == 4 && !waktu::tahun(teks).is_empty();
    match kolom {
        Macam::Waktu | Macam::Tanggal => {
            matches!(sel, Macam::Lama | Macam::Persen | Macam::Rupiah) || sel == Macam::Bilangan && !tahun
        }
        Macam::Lama => matches!(sel, Macam::Waktu | Macam::Tanggal | Macam::Persen | Macam::Rupiah),
        Macam::Persen => matches!(sel, Macam::Waktu | Macam::Tanggal | Macam::Lama | Macam::Bilangan | Macam::Rupiah),
        Macam::Rupiah => matches!(sel, Macam::Waktu | Macam::Tanggal | Macam::Lama | Macam::Persen | Macam::Bilangan),
        Macam::Bilangan => matches!(sel, Macam::Persen | Macam::Rupiah | Macam::Tanggal),
        Macam::Teks => false,
    }
}

/// Numbers of rows that jump. They may begin anew in each group, or go on.
fn nomor_baris(kelompok: &BTreeSet<&str>, kolom: &[Sel<'_>]) -> Vec<Diagnostic> {
    let bernomor: Vec<(&Slot, Label)> = kolom
        .iter()
        .filter_map(|sel| Some((sel.satu()?, Label::baca(&sel.teks)?)))
        .filter(|(slot, label)| !kelompok.contains(slot.alamat.as_str()) && Cara::Angka.baca(&label.angka).is_some())
        .collect();
    let mut temuan = Vec::new();
    let awal = |(_, label): &(&Slot, Label)| label.angka == "1";
    for deret in bernomor.chunk_by(|_, lain| !awal(lain)) {
        let angka: Vec<&str> = deret.iter().map(|(_, label)| label.angka.as_str()).collect();
        let Some((_, cela)) = nomor::urut(&angka) else { continue };
        for (i, cela) in cela {
            let (slot, label) = &deret[i];
            let seharusnya = match cela {
                // A table may go on from another one.
                Cela::Awal => continue,
                Cela::Terlewat(nilai) | Cela::Mundur(nilai) | Cela::Salah(nilai) => format!("; seharusnya `{nilai}`"),
                Cela::Berulang(_) => String::new(),
            };
            let sebelum = &deret[i.saturating_sub(1)].1.angka;
            let pesan = format!("nomor baris `{}` berdiri sesudah `{sebelum}`{seharusnya}", label.angka);
            let temuan_ini = Diagnostic::peringatan(KODE, pesan);
            let temuan_ini = temuan_ini.cure("Periksa apakah satu baris hilang atau berulang, lalu urutkan nomornya");
            temuan.push(pohon::pada(slot, temuan_ini, 0..slot.tulisan.polos().len()));
        }
    }
    temuan
}

/// Numbers of groups in another shape than most.
fn bentuk_kelompok(semua: &[Kelompok<'_>]) -> Vec<Diagnostic> {
    let bentuk = |label: &Label| label.dengan("#");
    let jumlah = |calon: &str| semua.iter().filter(|satu| bentuk(&satu.label) == calon).count();
    let mut lazim: Option<String> = None;
    for calon in semua.iter().map(|satu| bentuk(&satu.label)) {
        if lazim.as_deref().is_none_or(|lama| jumlah(&calon) > jumlah(lama)) {
            lazim = Some(calon);
        }
    }
    let Some(lazim) = lazim.filter(|_| semua.len() > 2) else { return Vec::new() };
    let beda = semua.iter().filter(|satu| bentuk(&satu.label) != lazim);
    beda.map(|satu| {
        let (ini, ganti) = (satu.label.dengan(&satu.label.angka), lazim.replace('#', &satu.label.angka));
        let pesan = format!("nomor kelompok `{ini}` tidak sebentuk dengan kelompok lain: `{ganti}`");
        let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{ganti}`"));
        pohon::pada_ganti(satu.slot, temuan, satu.rentang.clone(), &ganti)
    })
    .collect()
}

/// How the percentages of a row are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Arti {
    /// The same in each period.
    Tetap,
    /// Growing to 100.
    Kumulatif,
    /// Parts whose sum is 100.
    Bagian,
}

/// Rows of percentages over periods that cannot be read in one way: told once for a table.
fn persen(tabel: &Tabel, kolom: &[Vec<Sel<'_>>]) -> Option<Diagnostic> {
    let kala = |x: usize| {
        let kepala = kolom::kepala(tabel, x);
        kepala.split_whitespace().any(|kata| waktu::bulan(kata).is_some()) || KEPALA_KALA.is_match(&kepala)
    };
    let mut baris: BTreeMap<usize, Vec<(&Sel<'_>, u32)>> = BTreeMap::new();
    for (_, isi) in kolom.iter().enumerate().filter(|(x, _)| kala(*x)) {
        for sel in isi.iter().filter(|sel| sel.macam() == Macam::Persen) {
            let nilai = sel.teks.trim().trim_end_matches('%').trim().parse().ok()?;
            baris.entry(sel.baris).or_default().push((sel, nilai));
        }
    }
    let arti: BTreeMap<usize, Arti> = baris.iter().filter_map(|(n, isi)| Some((*n, arti(isi)?))).collect();
    let beda: BTreeSet<Arti> = arti.values().copied().collect();
    let pertama = arti.iter().find(|(_, arti)| **arti == Arti::Bagian).filter(|_| beda.len() > 1)?.0;
    let (sel, nilai) = baris.get(pertama)?.first()?;
    let kali = baris.get(pertama)?.len();
    let lain = match (beda.contains(&Arti::Kumulatif), beda.contains(&Arti::Tetap)) {
        (true, true) => "baris lain naik sampai 100%, baris lain lagi sama setiap kali",
        (true, false) => "baris lain naik sampai 100%",
        _ => "baris lain sama setiap kali",
    };
    let pesan = format!("persen dalam tabel ini tidak satu arti: di sini `{nilai}%` {kali} kali, {lain}");
    let temuan = Diagnostic::petunjuk(KODE, pesan).cure(
        "Pilih satu arti untuk seluruh tabel: bagian tiap bulan, atau capaian sampai bulan itu; sebutkan di atas tabel",
    );
    Some(pohon::pada(sel.satu()?, temuan, 0..sel.satu()?.tulisan.polos().len()))
}

fn arti(isi: &[(&Sel<'_>, u32)]) -> Option<Arti> {
    let nilai: Vec<u32> = isi.iter().map(|(_, nilai)| *nilai).collect();
    let naik = nilai.windows(2).all(|dua| dua[0] <= dua[1]);
    match nilai.as_slice() {
        [] | [_] => None,
        semua if semua.iter().sum::<u32>() == 100 => Some(Arti::Bagian),
        [awal, sisa @ ..] if sisa.iter().all(|lain| lain == awal) => Some(Arti::Tetap),
        semua if naik && semua.last() == Some(&100) => Some(Arti::Kumulatif),
        _ => None,
    }
}

/// A column without anything, or with one gap alone.
fn kosong(tabel: &Tabel, x: usize, semua: &[Vec<Sel<'_>>], kelompok: &BTreeSet<&str>) -> Option<Diagnostic> {
    let kepala = kolom::kepala(tabel, x);
    let slot = *tabel.kepala_kolom(x).last()?;
    let kala = kepala.split_whitespace().any(|kata| waktu::bulan(kata).is_some()) || KEPALA_KALA.is_match(&kepala);
    // At most one gap: with more of them nothing is said, and nothing needs to be looked at.
    if KEPALA_ISIAN.is_match(&kepala) || kala || tabel.kepala.len() > 1 || !(semua[x].is_empty() || semua[x].len() > 3)
    {
        return None;
    }
    let berisi = |sel: &[Option<Vec<Blok>>]| {
        let slot: Vec<&Slot> = sel.iter().flatten().flat_map(|isi| pohon::teks(isi)).collect();
        slot.first().is_some_and(|slot| !kelompok.contains(slot.alamat.as_str()))
            && sel.iter().filter(|isi| terisi(isi.as_deref())).count() > 1
    };
    let baris: Vec<usize> = isi(tabel).filter(|(_, sel)| berisi(sel)).map(|(n, _)| n).collect();
    if baris.len() < 2 {
        return None;
    }
    let kolom = &semua[x];
    if kolom.is_empty() {
        let temuan = Diagnostic::petunjuk(KODE, format!("kolom `{}` kosong di semua baris", slot.tulisan.polos()));
        let temuan = temuan.cure("Isi, atau hapus kolomnya");
        return Some(pohon::pada(slot, temuan, 0..slot.tulisan.polos().len()));
    }
    let ada: BTreeSet<usize> = kolom.iter().map(|sel| sel.baris).collect();
    let lubang: Vec<usize> = baris.iter().copied().filter(|n| !ada.contains(n)).collect();
    let [satu] = lubang.as_slice() else { return None };
    // A cell that the one above spans is not empty.
    let Baris::Isi { sel, .. } = &tabel.baris[*satu] else { return None };
    if baris.len() < 5 || sel.get(x)?.is_none() {
        return None;
    }
    let di =
        sel.iter().flatten().flat_map(|isi| pohon::teks(isi)).find(|slot| !slot.tulisan.polos().trim().is_empty())?;
    let pesan = format!("sel `{}` pada baris ini kosong, pada semua baris lain terisi", slot.tulisan.polos());
    Some(pohon::pada(di, Diagnostic::petunjuk(KODE, pesan).cure("Isi sel itu"), 0..di.tulisan.polos().len()))
}

fn isi(tabel: &Tabel) -> impl Iterator<Item = (usize, &[Option<Vec<Blok>>])> {
    tabel.baris.iter().enumerate().filter_map(|(n, baris)| match baris {
        Baris::Isi { sel, .. } => Some((n, sel.as_slice())),
        _ => None,
    })
}

fn terisi(isi: Option<&[Blok]>) -> bool {
    pohon::teks(isi.unwrap_or_default()).iter().any(|slot| !slot.tulisan.polos().trim().is_empty())
}

/// Rows that say the same but for their number.
fn baris_ganda(tabel: &Tabel) -> Vec<Diagnostic> {
    let bernomor = usize::from(!tabel.kolom.is_empty() && KEPALA_NOMOR.is_match(&kolom::kepala(tabel, 0)));
    let mut dikenal: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut temuan = Vec::new();
    for baris in &tabel.baris {
        let Baris::Isi { sel, .. } = baris else {
            dikenal.clear();
            continue;
        };
        let Some(semua) = sel.iter().skip(bernomor).map(|isi| isi.as_deref()).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let slot: Vec<&Slot> = semua.iter().flat_map(|isi| pohon::teks(isi)).collect();
        let kunci: Vec<String> = slot.iter().map(|slot| slot.tulisan.polos().trim().to_lowercase()).collect();
        let terisi = kunci.iter().filter(|teks| !teks.is_empty()).count();
        if terisi < 2 || kunci.iter().all(|teks| teks.chars().count() < 10) || dikenal.insert(kunci) {
            continue;
        }
        let Some(slot) = slot.first() else { continue };
        let pesan = format!("baris `{}` sama dengan baris sebelumnya", slot.tulisan.polos());
        let temuan_ini = Diagnostic::peringatan(KODE, pesan).cure("Hapus salah satunya, atau betulkan isinya");
        temuan.push(pohon::pada(slot, temuan_ini, 0..slot.tulisan.polos().len()));
    }
    temuan
}

/// A word for how often something is done: where it stands, and in small letters.
type Kala<'a> = (&'a Slot, Range<usize>, String);

/// One row that is to be done every quarter, and every half-year.
fn dua_kala(kolom: &[Vec<Sel<'_>>]) -> Vec<Diagnostic> {
    let mut baris: BTreeMap<usize, Vec<Kala<'_>>> = BTreeMap::new();
    for sel in kolom.iter().flatten() {
        for slot in &sel.slot {
            let teks = slot.tulisan.polos();
            let kata = KALA.find_iter(&teks).map(|kata| (*slot, kata.range(), kata.as_str().to_lowercase()));
            baris.entry(sel.baris).or_default().extend(kata);
        }
    }
    let satu = |semua: &Vec<Kala<'_>>| {
        let (_, _, awal) = semua.first()?;
        let (slot, rentang, lain) = semua.iter().find(|(_, _, lain)| lain != awal)?;
        let pesan = format!("baris ini menyebut `{awal}` dan `{lain}`");
        let temuan =
            Diagnostic::petunjuk(KODE, pesan).cure("Pakai kala yang sama, bila yang dimaksud kegiatan yang sama");
        Some(pohon::pada(slot, temuan, rentang.clone()))
    };
    baris.values().filter_map(satu).collect()
}
