//! What tables are compared by: what each cell says, wherever it is held; which column is which, which one is the key, which ones
//! merely count. Finds no change.

use super::sejajar::{Ciri, Langkah, sejajarkan};
use super::tandai;
use crate::expand::job::{Baris, Blok, Tabel};

/// A row with what its cells say, whether it holds them or one above it.
pub(super) struct Lihat<'a> {
    pub(super) baris: &'a Baris,
    /// The text of each column.
    pub(super) teks: Vec<String>,
    /// The row that holds each cell, by its place in the table.
    pub(super) asal: Vec<usize>,
    /// Its number among the rows of cells, from 0.
    pub(super) nomor: usize,
    /// The heading over it.
    pub(super) kelompok: String,
}

/// A table as it is compared.
pub(super) struct Ikhtisar<'a> {
    pub(super) tabel: &'a Tabel,
    pub(super) baris: Vec<Lihat<'a>>,
    /// The head right over each column.
    pub(super) kepala: Vec<String>,
}

impl<'a> Ikhtisar<'a> {
    /// Looks at a table.
    pub(super) fn baru(tabel: &'a Tabel) -> Self {
        let lebar = tabel.kolom.len();
        let (mut atas, mut nomor, mut kelompok) = (vec![(String::new(), 0); lebar], 0, String::new());
        let mut baris = Vec::with_capacity(tabel.baris.len());
        for (letak, ini) in tabel.baris.iter().enumerate() {
            match ini {
                Baris::Kelompok { judul, .. } => {
                    kelompok = judul.tulisan.polos();
                    baris.push(Lihat {
                        baris: ini,
                        teks: Vec::new(),
                        asal: Vec::new(),
                        nomor,
                        kelompok: kelompok.clone(),
                    });
                }
                Baris::Jumlah { .. } => {
                    baris.push(Lihat {
                        baris: ini,
                        teks: Vec::new(),
                        asal: Vec::new(),
                        nomor,
                        kelompok: String::new(),
                    });
                }
                Baris::Isi { sel, .. } => {
                    for (atas, sel) in atas.iter_mut().zip(sel) {
                        if let Some(isi) = sel {
                            *atas = (tandai::polos(isi), letak);
                        }
                    }
                    let (teks, asal) = atas.iter().cloned().unzip();
                    baris.push(Lihat { baris: ini, teks, asal, nomor, kelompok: kelompok.clone() });
                    nomor += 1;
                }
            }
        }
        let kepala = |x: usize| tabel.kepala_kolom(x).last().map_or_else(String::new, |slot| slot.tulisan.polos());
        Self { tabel, baris, kepala: (0..lebar).map(kepala).collect() }
    }

    /// The rows of cells.
    pub(super) fn isi(&self) -> impl Iterator<Item = &Lihat<'a>> {
        self.baris.iter().filter(|satu| matches!(satu.baris, Baris::Isi { .. }))
    }

    /// The cell of a column that a row shows.
    pub(super) fn sel(&self, baris: &Lihat<'a>, x: usize) -> &'a [Blok] {
        let asal = baris.asal.get(x).map(|asal| &self.tabel.baris[*asal]);
        match asal {
            Some(Baris::Isi { sel, .. }) => sel.get(x).and_then(Option::as_deref).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Whether a row holds a cell itself.
    pub(super) fn sendiri(&self, baris: &Lihat<'a>, x: usize) -> bool {
        matches!(baris.baris, Baris::Isi { sel, .. } if sel.get(x).is_some_and(Option::is_some))
    }

    /// Whether a column only counts: 1, 2, 3, …, from the first row or from the first one of each group.
    fn bernomor(&self, x: usize) -> bool {
        let mut sebelum: Option<(u32, &str)> = None;
        for baris in self.isi().filter(|baris| self.sendiri(baris, x)) {
            let angka = baris.teks[x].trim_end_matches(['.', ')']).parse::<u32>();
            let Ok(angka) = angka else { return false };
            let awal = sebelum.is_none_or(|(_, kelompok)| kelompok != baris.kelompok);
            let lanjut = sebelum.is_some_and(|(sebelum, _)| angka == sebelum + 1);
            if !(lanjut || awal && angka == 1) {
                return false;
            }
            sebelum = Some((angka, &baris.kelompok));
        }
        sebelum.is_some()
    }

    fn membentang(&self, x: usize) -> bool {
        self.isi().any(|baris| !self.sendiri(baris, x))
    }

    /// Whether the texts of a column tell its rows apart.
    fn unik(&self, x: usize) -> bool {
        let mut semua: Vec<&str> = self.isi().map(|baris| baris.teks[x].as_str()).collect();
        semua.sort_unstable();
        semua.windows(2).all(|dua| dua[0] != dua[1]) && semua.iter().all(|teks| !teks.trim().is_empty())
    }
}

/// The columns of two tables: which is which, which only count, which one is the key.
pub(super) struct Kolom {
    /// Place in the old table and in the new one.
    pub(super) pasangan: Vec<(usize, usize)>,
    /// Whether heads and columns stand as they stood, so that both tables fit into one.
    pub(super) sama: bool,
    /// The first column whose texts tell the rows of both tables apart.
    pub(super) kunci: Option<(usize, usize)>,
    /// Columns that only count.
    pub(super) hitung: Vec<(usize, usize)>,
}

impl Kolom {
    /// Looks at the columns of both.
    pub(super) fn baru(lama: &Ikhtisar<'_>, baru: &Ikhtisar<'_>) -> Self {
        let bentuk = |t: &Tabel| -> Vec<Vec<(usize, usize)>> {
            t.kepala.iter().map(|baris| baris.iter().map(|k| (k.lebar, k.tinggi)).collect()).collect()
        };
        let sekepala = lama.kepala.iter().zip(&baru.kepala).filter(|(a, b)| a == b).count();
        let sama = bentuk(lama.tabel) == bentuk(baru.tabel)
            && lama.kepala.len() == baru.kepala.len()
            && (2 * sekepala >= lama.kepala.len() || lama.kepala.len() == 1);
        let pasangan: Vec<(usize, usize)> = if sama {
            (0..lama.kepala.len()).map(|x| (x, x)).collect()
        } else {
            let ciri = |kepala: &[String]| kepala.iter().map(|teks| Ciri::baru(0, teks.clone())).collect::<Vec<_>>();
            let langkah = sejajarkan(&ciri(&lama.kepala), &ciri(&baru.kepala), false);
            langkah
                .into_iter()
                .filter_map(|satu| match satu {
                    Langkah::Pasang { lama, baru, .. } => Some((lama, baru)),
                    _ => None,
                })
                .collect()
        };
        let hitung: Vec<_> = pasangan.iter().copied().filter(|(x, y)| lama.bernomor(*x) && baru.bernomor(*y)).collect();
        let calon = pasangan.iter().copied().filter(|pasang| !hitung.contains(pasang));
        let kunci = calon.into_iter().find(|(x, y)| lama.unik(*x) && baru.unik(*y));
        Self { pasangan, sama, kunci, hitung }
    }

    /// What rows are recognised by: what they hold, without numbers, and without what spans them unless there is nothing else.
    pub(super) fn ciri(
        &self,
        tabel: &Ikhtisar<'_>,
        lain: &Ikhtisar<'_>,
        milik: impl Fn(&(usize, usize)) -> (usize, usize),
    ) -> Vec<Ciri> {
        let isi = |membentang: bool| -> Vec<usize> {
            let kolom = self.pasangan.iter().filter(|pasang| !self.hitung.contains(pasang)).map(&milik);
            let kolom = kolom.filter(|(x, y)| membentang || !(tabel.membentang(*x) || lain.membentang(*y)));
            kolom.map(|(x, _)| x).collect()
        };
        let kolom = match isi(false) {
            kolom if kolom.is_empty() => isi(true),
            kolom => kolom,
        };
        let kunci = self.kunci.as_ref().map(|kunci| milik(kunci).0);
        let satu = |baris: &Lihat<'_>| match baris.baris {
            Baris::Kelompok { .. } => Ciri::baru(1, baris.kelompok.clone()),
            Baris::Jumlah { .. } => Ciri::baru(2, String::new()),
            Baris::Isi { .. } => {
                let teks: Vec<&str> = kolom.iter().map(|x| baris.teks[*x].as_str()).collect();
                Ciri::baru(0, teks.join("\u{1f}")).berkunci(kunci.map(|x| baris.teks[x].clone()))
            }
        };
        tabel.baris.iter().map(satu).collect()
    }
}
