//! Tabel yang isinya tidak cocok dengan kolomnya
//!
//! **Yang ditemukan**: sel yang isinya lain macam dari kolomnya (lamanya dalam kolom bulan, bilangan dalam kolom persen); nomor baris yang
//! melompat; bentuk nomor kelompok yang berganti; persen yang tidak satu arti; baris yang sama dua kali; kolom kosong; satu sel kosong
//! dalam kolom yang terisi; satu baris dengan dua kala; baris JUMLAH atau TOTAL yang diketik paling bawah dan bukan jumlah angka di atasnya.
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
use rustc_hash::FxHashSet;

use crate::{
    check::{
        kata::pola,
        kolom::{Kelompok, Macam, Sel, TabelTerbaca},
        nomor::{self, Cara, Cela, Label},
        pandangan::Pandangan,
        pohon,
        total::{self, Selisih},
        uraian::Saring,
        waktu,
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
    p.tabel().iter().flat_map(|satu| periksa_tabel(p, satu)).collect()
}

fn periksa_tabel(p: &Pandangan<'_>, satu: &TabelTerbaca<'_>) -> Vec<Diagnostic> {
    let TabelTerbaca { kolom, kepala, .. } = satu;
    let kelompok: BTreeSet<&str> = satu.kelompok.iter().map(|satu| satu.slot.alamat.as_str()).collect();
    let berisi = berisi(p, satu.tabel, &kelompok);
    let mut temuan = bentuk_kelompok(&satu.kelompok);
    for (x, isi) in kolom.iter().enumerate() {
        if KEPALA_NOMOR.is_match(&kepala[x]) {
            temuan.extend(nomor_baris(&kelompok, isi));
        } else {
            temuan.extend(lain_macam(isi, &tertulis(p, satu.tabel, x)));
            temuan.extend(kosong(p, satu, x, &berisi));
        }
    }
    temuan.extend(persen(satu));
    temuan.extend(baris_ganda(p, satu));
    temuan.extend(dua_kala(p, kolom));
    temuan.extend(total::selisih(satu).iter().filter_map(|salah| salah_jumlah(p, satu.tabel, salah)));
    temuan
}

/// The head of a column as it is written.
fn tertulis(p: &Pandangan<'_>, tabel: &Tabel, kolom: usize) -> String {
    tabel.kepala_kolom(kolom).iter().map(|slot| p.uraian(slot).polos.as_str()).collect::<Vec<_>>().join(" ")
}

/// A typed total that its rows do not give.
fn salah_jumlah(p: &Pandangan<'_>, tabel: &Tabel, salah: &Selisih<'_, '_>) -> Option<Diagnostic> {
    let Selisih { sel, kolom, jumlah } = salah;
    let kepala = tertulis(p, tabel, *kolom);
    let pesan =
        format!("jumlah kolom `{kepala}` tertulis `{}`; angka di atasnya berjumlah `{jumlah}`", sel.teks().trim());
    let temuan = Diagnostic::peringatan(KODE, pesan)
        .cure("Betulkan angkanya, atau hapus baris ini dan tulis `jumlah` pada tabel: program menjumlahkannya sendiri");
    Some(pohon::pada(sel.satu()?, temuan, 0..sel.teks().len()))
}

/// Cells of another kind than those of their column.
fn lain_macam(kolom: &[Sel<'_>], kepala: &str) -> Vec<Diagnostic> {
    let mut jumlah: BTreeMap<Macam, usize> = BTreeMap::new();
    kolom.iter().for_each(|sel| *jumlah.entry(sel.macam()).or_default() += 1);
    let Some((macam, banyak)) = jumlah.into_iter().max_by_key(|(_, banyak)| *banyak) else { return Vec::new() };
    if macam == Macam::Teks || banyak < 3 || banyak * 10 < kolom.len() * 7 {
        return Vec::new();
    }
    let beda = kolom.iter().filter(|sel| bertentangan(macam, sel.macam(), sel.teks()));
    beda.filter_map(|sel| {
        let slot = sel.slot.first()?;
        let isi = sel.teks().trim();
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
    let bernomor: Vec<(&Slot, &Label)> = kolom
        .iter()
        .filter_map(|sel| Some((sel.satu()?, sel.label()?)))
        .filter(|(slot, label)| !kelompok.contains(slot.alamat.as_str()) && Cara::Angka.baca(&label.angka).is_some())
        .collect();
    let mut temuan = Vec::new();
    let awal = |(_, label): &(&Slot, &Label)| label.angka == "1";
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
fn persen(satu: &TabelTerbaca<'_>) -> Option<Diagnostic> {
    let mut baris: BTreeMap<usize, Vec<(&Sel<'_>, u32)>> = BTreeMap::new();
    for (isi, kepala) in satu.kolom.iter().zip(&satu.kepala) {
        for sel in isi.iter().filter(|sel| sel.macam() == Macam::Persen).filter(|_| kala(kepala)) {
            let nilai = sel.teks().trim().trim_end_matches('%').trim().parse().ok()?;
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

/// Whether the head of a column names a period.
fn kala(kepala: &str) -> bool {
    kepala.split_whitespace().any(|kata| waktu::bulan(kata).is_some()) || KEPALA_KALA.is_match(kepala)
}

/// The rows that hold more than one thing, and are no heading of a group.
fn berisi(p: &Pandangan<'_>, tabel: &Tabel, kelompok: &BTreeSet<&str>) -> Vec<usize> {
    let terisi = |isi: &&Vec<Blok>| pohon::teks(isi).iter().any(|slot| !p.uraian(slot).polos.trim().is_empty());
    let berisi = |sel: &[Option<Vec<Blok>>]| {
        let pertama = sel.iter().flatten().find_map(|isi| pohon::teks(isi).first().copied());
        pertama.is_some_and(|slot| !kelompok.contains(slot.alamat.as_str()))
            && sel.iter().flatten().filter(terisi).count() > 1
    };
    isi(tabel).filter(|(_, sel)| berisi(sel)).map(|(n, _)| n).collect()
}

/// A column without anything, or with one gap alone.
fn kosong(p: &Pandangan<'_>, satu: &TabelTerbaca<'_>, x: usize, baris: &[usize]) -> Option<Diagnostic> {
    let (tabel, kolom, kepala) = (satu.tabel, &satu.kolom[x], &satu.kepala[x]);
    let slot = *tabel.kepala_kolom(x).last()?;
    // At most one gap: with more of them nothing is said, and nothing needs to be looked at.
    if tabel.kepala.len() > 1 || !(kolom.is_empty() || kolom.len() > 3) || KEPALA_ISIAN.is_match(kepala) || kala(kepala)
    {
        return None;
    }
    if baris.len() < 2 {
        return None;
    }
    let judul = &p.uraian(slot).polos;
    if kolom.is_empty() {
        let temuan = Diagnostic::petunjuk(KODE, format!("kolom `{judul}` kosong di semua baris"));
        return Some(pohon::pada(slot, temuan.cure("Isi, atau hapus kolomnya"), 0..judul.len()));
    }
    let ada: BTreeSet<usize> = kolom.iter().map(|sel| sel.baris).collect();
    let lubang: Vec<usize> = baris.iter().copied().filter(|n| !ada.contains(n)).collect();
    let [satu] = lubang.as_slice() else { return None };
    // A cell that the one above spans is not empty.
    let Baris::Isi { sel, .. } = &tabel.baris[*satu] else { return None };
    if baris.len() < 5 || sel.get(x)?.is_none() {
        return None;
    }
    let mut semua = sel.iter().flatten().flat_map(|isi| pohon::teks(isi));
    let di = semua.find(|slot| !p.uraian(slot).polos.trim().is_empty())?;
    let pesan = format!("sel `{judul}` pada baris ini kosong, pada semua baris lain terisi");
    Some(pohon::pada(di, Diagnostic::petunjuk(KODE, pesan).cure("Isi sel itu"), 0..p.uraian(di).polos.len()))
}

fn isi(tabel: &Tabel) -> impl Iterator<Item = (usize, &[Option<Vec<Blok>>])> {
    tabel.baris.iter().enumerate().filter_map(|(n, baris)| match baris {
        Baris::Isi { sel, .. } => Some((n, sel.as_slice())),
        _ => None,
    })
}

/// Rows that say the same but for their number.
fn baris_ganda<'p>(p: &'p Pandangan<'_>, satu: &TabelTerbaca<'_>) -> Vec<Diagnostic> {
    let (tabel, kepala) = (satu.tabel, satu.kepala.first());
    let bernomor = usize::from(kepala.is_some_and(|kepala| KEPALA_NOMOR.is_match(kepala)));
    let mut dikenal: FxHashSet<Vec<&'p str>> = FxHashSet::default();
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
        let kunci: Vec<&str> = slot.iter().map(|slot| p.uraian(slot).kecil().trim()).collect();
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
fn dua_kala(p: &Pandangan<'_>, kolom: &[Vec<Sel<'_>>]) -> Vec<Diagnostic> {
    let mut baris: BTreeMap<usize, Vec<Kala<'_>>> = BTreeMap::new();
    for sel in kolom.iter().flatten() {
        for (slot, uraian) in sel.slot.iter().map(|slot| (slot, p.uraian(slot))) {
            let teks = &uraian.polos;
            if !uraian.perlu(Saring::X12, || KALA.is_match(teks)) {
                continue;
            }
            let kata = KALA.find_iter(teks).map(|kata| (*slot, kata.range(), kata.as_str().to_lowercase()));
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
