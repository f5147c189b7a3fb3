//! The file of differences beside an example (`perbedaan.md`): every difference that is known, with its reason.
//!
//! A heading `## alasan · penjelasan` names the reason; ` (hanya asli)` or ` (hanya salinan)` at its end says that what
//! follows is so in one kind only. Below it a table `| baris | sumber | cetakan | fakta |`, the words in backticks, a row
//! for each difference; where the same one occurs on several lines, all of them in the first cell. The mark ¶ after a word
//! says that a unit ends there on this side only. A row `| 25, 27 | pindah | sebelum 24 | |` says that the units of those
//! lines are printed before that of another. All other text is for the reader.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    beda::Beda,
    sumber::{Satuan, pindahkan},
};

/// What a file may say.
pub struct Aturan<'a> {
    /// The table of known mistakes of this source, and how many rows it has.
    pub bab: &'a str,
    pub baris: u32,
    /// The names of facts that exist in the data.
    pub fakta: BTreeSet<String>,
}

/// A difference that is known.
#[derive(Clone)]
struct Entri {
    /// Its line in the file.
    di: usize,
    alasan: String,
    hanya: Option<String>,
    baris: usize,
    sumber: String,
    cetakan: String,
    fakta: Option<String>,
}

/// Units that are printed in another order.
struct Pindah {
    di: usize,
    alasan: String,
    dari: Vec<usize>,
    sebelum: usize,
}

/// A file of differences.
#[derive(Default)]
pub struct Daftar {
    entri: Vec<Entri>,
    pindah: Vec<Pindah>,
    /// What is wrong with the file itself.
    pub masalah: Vec<String>,
}

/// What came of comparing: what is wrong, and how often each reason was used.
#[derive(Default)]
pub struct Laporan {
    pub masalah: Vec<String>,
    jumlah: BTreeMap<(u32, String), usize>,
}

/// Reads a file of differences.
pub fn urai(teks: &str, aturan: &Aturan) -> Daftar {
    let mut daftar = Daftar::default();
    let mut kepala = (String::new(), None);
    for (letak, baris) in teks.lines().enumerate() {
        let hasil = if let Some(judul) = baris.strip_prefix("## ") {
            baca_kepala(judul, aturan).map(|baru| kepala = baru)
        } else if baris.starts_with('|') && !baris.starts_with("| baris |") && !baris.starts_with("|---") {
            daftar.baca_baris(letak + 1, baris, &kepala, aturan)
        } else {
            Ok(())
        };
        daftar.masalah.extend(hasil.err().map(|salah| format!("perbedaan.md:{}: {salah}", letak + 1)));
    }
    daftar
}

type Kepala = (String, Option<String>);

fn baca_kepala(judul: &str, aturan: &Aturan) -> Result<Kepala, String> {
    let hanya = ["asli", "salinan"].iter().find(|jenis| judul.ends_with(&format!(" (hanya {jenis})")));
    let (alasan, penjelasan) = judul.split_once(" · ").ok_or("a heading says `alasan · penjelasan`")?;
    let nomor = alasan.strip_prefix(aturan.bab).and_then(|sisa| sisa.strip_prefix('/')?.parse::<u32>().ok());
    let dikenal = nomor.is_some_and(|nomor| (1..=aturan.baris).contains(&nomor));
    if !dikenal && !["tata letak", "pemindaian", "kaidah"].contains(&alasan) {
        return Err(format!("unknown reason `{alasan}`"));
    }
    if penjelasan.starts_with('(') || penjelasan.trim().is_empty() {
        return Err(format!("`{alasan}` is not explained"));
    }
    Ok((alasan.to_owned(), hanya.map(|jenis| (*jenis).to_owned())))
}

/// The words of a cell.
fn isi(sel: &str) -> Result<String, String> {
    match sel {
        "" => Ok(String::new()),
        _ => sel
            .strip_prefix('`')
            .and_then(|s| s.strip_suffix('`'))
            .map(str::to_owned)
            .ok_or("words stand in backticks".into()),
    }
}

fn nomor_baris(teks: &str) -> Result<usize, String> {
    teks.trim().parse().map_err(|_| format!("`{teks}` is no line number"))
}

impl Daftar {
    fn baca_baris(&mut self, di: usize, baris: &str, kepala: &Kepala, aturan: &Aturan) -> Result<(), String> {
        let sel: Vec<&str> = baris.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [nomor, sumber, cetakan, fakta] = sel[..] else { return Err("a row has four cells".into()) };
        let (alasan, hanya) = kepala.clone();
        if alasan.is_empty() {
            return Err("a row stands before the first heading".into());
        }
        let fakta = isi(fakta)?;
        if !(fakta.is_empty() || aturan.fakta.contains(&fakta) || hanya.as_ref() == Some(&fakta)) {
            return Err(format!("no fact is named `{fakta}`"));
        }
        let dari = nomor.split(',').map(nomor_baris).collect::<Result<Vec<_>, _>>()?;
        if sumber == "pindah" {
            let sebelum = nomor_baris(cetakan.strip_prefix("sebelum ").ok_or("`pindah` says `sebelum` which line")?)?;
            if hanya.is_some() {
                return Err("the order is the same in both kinds".into());
            }
            self.pindah.push(Pindah { di, alasan, dari, sebelum });
            return Ok(());
        }
        let (sumber, cetakan) = (isi(sumber)?, isi(cetakan)?);
        let fakta = (!fakta.is_empty()).then_some(fakta);
        let dasar = Entri { di, alasan, hanya, baris: 0, sumber, cetakan, fakta };
        self.entri.extend(dari.into_iter().map(|baris| Entri { baris, ..dasar.clone() }));
        Ok(())
    }

    /// Puts the units of the source into the order in which they are printed.
    pub fn urutkan(&mut self, sumber: &mut Vec<Satuan>) {
        for pindah in &self.pindah {
            if !pindahkan(sumber, &pindah.dari, pindah.sebelum) {
                self.masalah.push(format!("perbedaan.md:{}: moves nothing", pindah.di));
            }
        }
    }

    /// Compares the differences of one kind (`asli`, `salinan`) with those that are known.
    pub fn periksa(&self, jenis: &str, beda: &[Beda]) -> Laporan {
        let mut laporan = Laporan::default();
        self.pindah.iter().for_each(|pindah| laporan.hitung(&pindah.alasan, pindah.dari.len()));
        let berlaku = self.entri.iter().filter(|e| e.hanya.as_ref().is_none_or(|hanya| hanya == jenis));
        let mut sisa: Vec<&Entri> = berlaku.collect();
        for b in beda {
            let cocok = |e: &&Entri| (e.baris, &e.sumber, &e.cetakan) == (b.baris, &b.sumber, &b.cetakan);
            let Some(entri) = sisa.iter().position(cocok).map(|letak| sisa.remove(letak)) else {
                laporan.masalah.push(format!("not listed: {}", tulis(b)));
                continue;
            };
            if b.berat && entri.fakta.is_none() {
                laporan.masalah.push(format!(
                    "perbedaan.md:{}: no fact, in a unit that differs: {}",
                    entri.di,
                    tulis(b)
                ));
            }
            laporan.hitung(&entri.alasan, 1);
        }
        laporan.masalah.extend(sisa.iter().map(|e| {
            format!("perbedaan.md:{}: does not occur: line {}, `{}` → `{}`", e.di, e.baris, e.sumber, e.cetakan)
        }));
        laporan
    }
}

impl Laporan {
    fn hitung(&mut self, alasan: &str, tambahan: usize) {
        // Rows of the table by their number, the two other reasons after them.
        let nomor = alasan.split_once('/').and_then(|(_, nomor)| nomor.parse().ok()).unwrap_or(u32::MAX);
        *self.jumlah.entry((nomor, alasan.to_owned())).or_default() += tambahan;
    }

    /// How many differences there are, and how many of each reason.
    pub fn hitungan(&self) -> String {
        let tiap: Vec<String> = self.jumlah.iter().map(|((_, alasan), n)| format!("{alasan}: {n}")).collect();
        format!("{} differences ({})", self.jumlah.values().sum::<usize>(), tiap.join(", "))
    }
}

/// A difference as a row for the file, and where it is.
fn tulis(beda: &Beda) -> String {
    let sel = |teks: &str| if teks.is_empty() { String::new() } else { format!("`{teks}`") };
    let fakta = if beda.berat { "`?`" } else { "" };
    format!("| {} | {} | {} | {fakta} |   {}", beda.baris, sel(&beda.sumber), sel(&beda.cetakan), beda.sekitar)
}
