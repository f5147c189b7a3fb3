//! Tables of a page by the rules that are drawn: where lines cross, there are cells, and letters between them are theirs.

use kurbo::{Affine, BezPath, PathSeg};

/// How far two rules may be apart that are one, and how short one may be, in points.
const SAMA: f64 = 1.6;
const PENDEK: f64 = 4.0;
/// The most rules of one page.
const TERBANYAK: usize = 100_000;

/// Rules of a page: upright ones by their place from the left, others by their height, each with its extent.
#[derive(Debug, Default)]
pub(super) struct Garis {
    tegak: Vec<(f64, f64, f64)>,
    datar: Vec<(f64, f64, f64)>,
}

impl Garis {
    /// Takes the straight edges of a path.
    pub(super) fn ambil(&mut self, jalur: &BezPath, transform: Affine) {
        if self.tegak.len() + self.datar.len() > TERBANYAK {
            return;
        }
        for segmen in (transform * jalur).segments().take(TERBANYAK) {
            let PathSeg::Line(garis) = segmen else { continue };
            let (a, b) = (garis.p0, garis.p1);
            let (lebar, tinggi) = ((a.x - b.x).abs(), (a.y - b.y).abs());
            if lebar < 0.5 && tinggi > PENDEK {
                self.tegak.push((a.x, (-a.y).min(-b.y), (-a.y).max(-b.y)));
            } else if tinggi < 0.5 && lebar > PENDEK {
                self.datar.push((-a.y, a.x.min(b.x), a.x.max(b.x)));
            }
        }
    }

    /// The tables, each as its rows from the top.
    pub(super) fn tabel(&self) -> Vec<Vec<Pita>> {
        let tinggi = rapatkan(self.datar.iter().map(|(y, ..)| *y));
        let mut semua: Vec<Vec<Pita>> = vec![Vec::new()];
        for dua in tinggi.windows(2) {
            let tengah = f64::midpoint(dua[0], dua[1]);
            let tegak =
                self.tegak.iter().filter(|(_, atas, bawah)| *atas < tengah && tengah < *bawah).map(|(x, ..)| *x);
            let batas = rapatkan(tegak);
            match (batas.len() >= 2, semua.last_mut()) {
                (true, Some(tabel)) => tabel.push(Pita { atas: dua[0], bawah: dua[1], batas }),
                _ => semua.push(Vec::new()),
            }
        }
        // A frame around a word is no table.
        semua.retain(|tabel| tabel.len() > 1 && tabel.iter().any(|pita| pita.batas.len() > 2));
        semua
    }
}

/// A row between two rules, and the places of the rules that part its cells.
#[derive(Debug)]
pub(super) struct Pita {
    pub(super) atas: f64,
    pub(super) bawah: f64,
    batas: Vec<f64>,
}

/// The places of all rules that part columns in a table.
pub(super) fn kolom(tabel: &[Pita]) -> Vec<f64> {
    rapatkan(tabel.iter().flat_map(|pita| pita.batas.iter().copied()))
}

impl Pita {
    /// The column, from 0, of the cell in which a place is; nothing beside the table.
    pub(super) fn sel(&self, x: f64, kolom: &[f64]) -> Option<usize> {
        let kiri = self.batas.iter().rev().find(|batas| **batas <= x + SAMA)?;
        let kanan = self.batas.last()?;
        if x > *kanan {
            return None;
        }
        kolom.iter().position(|satu| (satu - kiri).abs() <= 2.0 * SAMA)
    }
}

/// The places in order, those that are one taken once.
fn rapatkan(semua: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut urut: Vec<f64> = semua.filter(|satu| satu.is_finite()).collect();
    urut.sort_by(f64::total_cmp);
    let mut hasil: Vec<f64> = Vec::new();
    for satu in urut {
        match hasil.last_mut().filter(|lalu| satu - **lalu <= SAMA) {
            // Both edges of a thin rule: what is right of it is in the next cell.
            Some(lalu) => *lalu = satu,
            None => hasil.push(satu),
        }
    }
    hasil
}
