//! Nothing beyond the margins, and nothing over something else: a word too long for its column runs into its neighbour.

use std::collections::{BTreeMap, BTreeSet};

use super::Tepi;
use crate::{
    compile::{Goresan, Halaman},
    diag::Diagnostic,
    expand::job::{Baris, Blok, Job, LetakSel, Slot, Tabel},
    render::PetaSumber,
};

/// Rounding of coordinates, and what letters may lean over, in points.
const TOLERANSI: f64 = 1.0;

/// The height of a line of letters in font sizes: text whose lines are nearer than that stands over other text.
const TINGGI: f64 = 0.9;

/// A slot, what is wrong with it, and the page (from 0).
pub(super) type Salah<'a> = (&'a str, &'a str, usize);

/// Slots whose text leaves the type area or stands over the text of another slot.
pub(super) fn cari<'a>(halaman: &'a [Halaman], peta: &'a PetaSumber, tepi: Tepi) -> BTreeSet<Salah<'a>> {
    let mut salah = BTreeSet::new();
    for (nomor, satu) in halaman.iter().enumerate() {
        let mut goresan: Vec<(&Goresan, &str)> = satu
            .goresan
            .iter()
            .filter(|g| g.lebar > 0.0)
            .filter_map(|g| Some((g, g.letak.and_then(|letak| peta.alamat(letak))?)))
            .collect();
        goresan.sort_by(|(a, _), (b, _)| a.y.total_cmp(&b.y));
        for (i, (g, alamat)) in goresan.iter().enumerate() {
            if g.x < tepi.kiri - TOLERANSI || kanan(g) > satu.lebar - tepi.kanan + TOLERANSI || g.y > satu.tinggi {
                salah.insert((*alamat, "melewati tepi", nomor));
            }
            let sebaris = goresan[i + 1..].iter().take_while(|(lain, _)| lain.y - g.y < TINGGI * g.ukuran);
            for (lain, alamat_lain) in sebaris.filter(|(_, a)| a != alamat) {
                if kanan(g).min(kanan(lain)) - g.x.max(lain.x) > TOLERANSI {
                    // The one that begins farther left has run into the other.
                    let awal = |alamat: &str, y: f64| {
                        let sebaris = goresan.iter().filter(|(g, a)| *a == alamat && (g.y - y).abs() < TOLERANSI);
                        sebaris.map(|(g, _)| g.x).fold(f64::INFINITY, f64::min)
                    };
                    let kiri = if awal(alamat, g.y) < awal(alamat_lain, lain.y) { *alamat } else { *alamat_lain };
                    salah.insert((kiri, "menimpa teks di sebelahnya di", nomor));
                }
            }
        }
    }
    salah
}

/// Those of them that are numbers below each other: a number that is broken looks like two.
pub(super) fn angka<'a>(job: &'a Job, salah: &BTreeSet<Salah<'_>>) -> BTreeSet<&'a str> {
    let mut semua = BTreeSet::new();
    if salah.is_empty() {
        return semua;
    }
    for tabel in job.tabel() {
        let sel = tabel.sel().filter(|(_, kolom, _)| tabel.kolom[*kolom].letak == LetakSel::Kanan);
        semua.extend(sel.flat_map(|(.., isi)| isi).flat_map(Blok::slot).map(|slot| slot.alamat.as_str()));
        let jumlah = tabel.baris.iter().filter_map(|baris| match baris {
            Baris::Jumlah { sel, .. } => Some(sel.iter().flatten()),
            Baris::Isi { .. } | Baris::Kelompok { .. } => None,
        });
        semua.extend(jumlah.flatten().map(|slot| slot.alamat.as_str()));
    }
    semua
}

/// The findings about them.
pub(super) fn temuan_semua(job: &Job, salah: &BTreeSet<Salah<'_>>) -> Vec<Diagnostic> {
    if salah.is_empty() {
        return Vec::new();
    }
    let slot: BTreeMap<&str, &Slot> = job.slot().into_iter().map(|slot| (slot.alamat.as_str(), slot)).collect();
    let sel = semua_sel(job);
    salah
        .iter()
        .map(|(alamat, apa, nomor)| temuan(slot.get(alamat).copied(), sel.get(alamat), alamat, apa, *nomor))
        .collect()
}

/// A cell: its table, its row from 1, its column from 0.
type Sel<'a> = (&'a Tabel, usize, usize);

/// Where the slots of cells stand.
fn semua_sel(job: &Job) -> BTreeMap<&str, Sel<'_>> {
    let mut semua = BTreeMap::new();
    for tabel in job.tabel() {
        for (baris, kolom, isi) in tabel.sel() {
            let slot = isi.iter().flat_map(Blok::slot);
            semua.extend(slot.map(|slot| (slot.alamat.as_str(), (tabel, baris, kolom))));
        }
    }
    semua
}

/// The end of the last letter.
fn kanan(g: &Goresan) -> f64 {
    g.x + g.lebar
}

fn temuan(slot: Option<&Slot>, sel: Option<&Sel<'_>>, alamat: &str, apa: &str, nomor: usize) -> Diagnostic {
    let halaman = nomor + 1;
    let satu = match sel {
        Some((tabel, baris, kolom)) => {
            let kepala: Vec<_> = tabel.kepala_kolom(*kolom).iter().map(|slot| slot.tulisan.polos()).collect();
            let isi = slot.map(|slot| slot.tulisan.polos()).unwrap_or_default();
            let kata = isi.split(' ').max_by_key(|kata| kata.chars().count()).unwrap_or_default();
            let pesan = format!(
                "kata `{kata}` pada baris {baris} tabel `{}` tidak muat dalam kolom `{}`: {apa} halaman {halaman}",
                tabel.alamat,
                kepala.join(" / ")
            );
            // A number with a blank in it would be another one.
            let awal = if kata.contains(|huruf: char| huruf.is_ascii_digit()) { "Bilangan tidak dapat dipenggal: kurangi" } else { "Beri spasi di dalam kata itu, kurangi" };
            Diagnostic::galat("tepi", pesan).cure(format!(
                "{awal} dari {} kolom tabel, atau tulis `\"orientasi\": \"lanskap\"` pada lampiran \
                 atau bagiannya",
                tabel.kolom.len()
            ))
        }
        None => Diagnostic::galat("tepi", format!("teks `{alamat}` {apa} halaman {halaman}")).cure(
            "Beri spasi di dalam kata yang panjang, kurangi kolom, atau tulis `\"orientasi\": \"lanskap\"` pada lampiran atau bagiannya",
        ),
    };
    match slot {
        Some(slot) => satu.at(slot.tempat.clone()),
        None => satu,
    }
}
