//! Nothing beyond the margins, and nothing over something else: a word too long for its column runs into its neighbour.

use std::collections::{BTreeMap, BTreeSet};

use super::Tepi;
use crate::{
    compile::{Goresan, Halaman},
    diag::Diagnostic,
    expand::job::{Job, Slot},
    render::PetaSumber,
};

/// Rounding of coordinates, and what letters may lean over, in points.
const TOLERANSI: f64 = 1.0;

/// The height of a line of letters in font sizes: text whose lines are nearer than that stands over other text.
const TINGGI: f64 = 0.9;

/// A slot, what is wrong with it, and the page (from 0).
type Salah<'a> = (&'a str, &'a str, usize);

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

/// The findings about them.
pub(super) fn temuan_semua(job: &Job, salah: &BTreeSet<Salah<'_>>) -> Vec<Diagnostic> {
    let slot: BTreeMap<&str, &Slot> = match salah.is_empty() {
        true => BTreeMap::new(),
        false => job.slot().into_iter().map(|slot| (slot.alamat.as_str(), slot)).collect(),
    };
    salah.iter().map(|(alamat, apa, nomor)| temuan(slot.get(alamat).copied(), alamat, apa, *nomor)).collect()
}

/// The end of the last letter.
fn kanan(g: &Goresan) -> f64 {
    g.x + g.lebar
}

fn temuan(slot: Option<&Slot>, alamat: &str, apa: &str, nomor: usize) -> Diagnostic {
    let pesan = format!("teks `{alamat}` {apa} halaman {}", nomor + 1);
    let satu = Diagnostic::galat("tepi", pesan).cure(
        "Beri spasi di dalam kata yang panjang, kurangi kolom, atau tulis `\"orientasi\": \"lanskap\"` pada lampiran atau bagiannya",
    );
    match slot {
        Some(slot) => satu.at(slot.tempat.clone()),
        None => satu,
    }
}
