//! Which item of one list is which of another: equal ones first, then those of one key, then similar ones. Knows no decree.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::kata::bagian;

/// Items that share so much of their words are one, wherever they stand.
const SERUPA: f64 = 0.6;
/// The same where both have keys, and they differ: it is the key that was changed.
const SERUPA_LAIN_KUNCI: f64 = 0.8;
/// The same between the same neighbours.
const SERUPA_LAIN_KUNCI_DI_SELA: f64 = 0.5;
/// Without keys that differ, between the same neighbours.
const SERUPA_DI_SELA: f64 = 0.3;
/// Of longer lists only items whose places are not farther apart than this are compared word by word.
const JANGKAUAN: usize = 200;

/// What an item is recognised by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ciri {
    /// Items of different kinds are never one.
    golongan: u8,
    penuh: String,
    kunci: Option<String>,
    /// Sorted.
    kata: Vec<String>,
}

impl Ciri {
    /// An item of this kind that prints this.
    pub(super) fn baru(golongan: u8, penuh: String) -> Self {
        let kata = penuh.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty());
        let mut kata: Vec<String> = kata.map(str::to_lowercase).collect();
        kata.sort();
        Self { golongan, penuh, kunci: None, kata }
    }

    /// The same, with a key that no other item of its list has.
    pub(super) fn berkunci(self, kunci: Option<String>) -> Self {
        Self { kunci, ..self }
    }

    /// How much of their words two items share, from 0 to 1.
    fn serupa(&self, lain: &Self) -> f64 {
        let (mut a, mut b, mut sama) = (self.kata.iter().peekable(), lain.kata.iter().peekable(), 0);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    sama += 1;
                    a.next();
                    b.next();
                }
            }
        }
        bagian(2 * sama, self.kata.len() + lain.kata.len())
    }

    fn lain_kunci(&self, lain: &Self) -> bool {
        self.kunci.is_some() && lain.kunci.is_some() && self.kunci != lain.kunci
    }
}

/// A step through both lists at once, in the order of the new one; what is gone stands where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Langkah {
    /// In both.
    Pasang {
        /// Its place in the old list.
        lama: usize,
        /// Its place in the new list.
        baru: usize,
        /// Whether it stands elsewhere among the others than before.
        pindah: bool,
    },
    /// In the old list alone.
    Hapus(usize),
    /// In the new list alone.
    Tambah(usize),
    /// Where a moved one was.
    Bekas(usize),
}

/// Walks through both lists. With `ganti`, an item between the same neighbours is the other one although nothing of it stayed.
pub(super) fn sejajarkan(lama: &[Ciri], baru: &[Ciri], ganti: bool) -> Vec<Langkah> {
    let mut pasangan = Pasangan { lama, baru, ke: vec![None; lama.len()], dari: vec![None; baru.len()] };
    pasangan.sama_berurutan();
    pasangan.sekunci(|satu| Some(&satu.penuh));
    pasangan.sekunci(|satu| satu.kunci.as_ref());
    pasangan.serupa();
    pasangan.di_sela(ganti);
    pasangan.langkah()
}

struct Pasangan<'a> {
    lama: &'a [Ciri],
    baru: &'a [Ciri],
    ke: Vec<Option<usize>>,
    dari: Vec<Option<usize>>,
}

impl Pasangan<'_> {
    fn pasang(&mut self, i: usize, j: usize) {
        (self.ke[i], self.dari[j]) = (Some(j), Some(i));
    }

    fn bebas(&self, i: usize, j: usize) -> bool {
        self.ke[i].is_none() && self.dari[j].is_none()
    }

    /// Equal items in the same order.
    fn sama_berurutan(&mut self) {
        let ciri = |semua: &'_ [Ciri]| semua.iter().map(|satu| (satu.golongan, satu.penuh.clone())).collect::<Vec<_>>();
        for satu in capture_diff_slices(Algorithm::Myers, &ciri(self.lama), &ciri(self.baru)) {
            if let DiffOp::Equal { old_index, new_index, len } = satu {
                (0..len).for_each(|n| self.pasang(old_index + n, new_index + n));
            }
        }
    }

    /// Items of one kind and one key, the first with the first.
    fn sekunci<'c>(&mut self, kunci: impl Fn(&'c Ciri) -> Option<&'c String>)
    where
        Self: 'c,
    {
        let (lama, baru): (&'c [Ciri], &'c [Ciri]) = (self.lama, self.baru);
        let mut tempat: BTreeMap<(u8, &str), Vec<usize>> = BTreeMap::new();
        for i in (0..lama.len()).rev().filter(|i| self.ke[*i].is_none()) {
            if let Some(kunci) = kunci(&lama[i]) {
                tempat.entry((lama[i].golongan, kunci)).or_default().push(i);
            }
        }
        for (j, satu) in baru.iter().enumerate().filter(|(j, _)| self.dari[*j].is_none()).collect::<Vec<_>>() {
            let cari = kunci(satu).and_then(|kunci| tempat.get_mut(&(satu.golongan, kunci.as_str())));
            if let Some(i) = cari.and_then(Vec::pop) {
                self.pasang(i, j);
            }
        }
    }

    /// Similar items, the most similar first, wherever they stand.
    fn serupa(&mut self) {
        let semua = (0..self.lama.len(), 0..self.baru.len());
        let cukup = |a: &Ciri, b: &Ciri| if a.lain_kunci(b) { SERUPA_LAIN_KUNCI } else { SERUPA };
        self.paling_serupa(semua.0, semua.1, &cukup);
    }

    fn paling_serupa(
        &mut self,
        lama: std::ops::Range<usize>,
        baru: std::ops::Range<usize>,
        cukup: &dyn Fn(&Ciri, &Ciri) -> f64,
    ) {
        let lama: Vec<usize> = lama.filter(|i| self.ke[*i].is_none()).collect();
        let baru: Vec<usize> = baru.filter(|j| self.dari[*j].is_none()).collect();
        let mut calon: Vec<(f64, usize, usize, usize)> = Vec::new();
        for (x, i) in lama.iter().enumerate() {
            let sekitar = x.saturating_sub(JANGKAUAN)..(x + JANGKAUAN).min(baru.len());
            for j in baru.get(sekitar).unwrap_or_default() {
                let (a, b) = (&self.lama[*i], &self.baru[*j]);
                let batas = (a.golongan == b.golongan).then(|| cukup(a, b));
                let nilai = batas.map(|batas| (batas, a.serupa(b))).filter(|(batas, nilai)| nilai >= batas);
                calon.extend(nilai.map(|(_, nilai)| (nilai, i.abs_diff(*j), *i, *j)));
            }
        }
        calon.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
        for (_, _, i, j) in calon {
            if self.bebas(i, j) {
                self.pasang(i, j);
            }
        }
    }

    /// Items between the same neighbours.
    fn di_sela(&mut self, ganti: bool) {
        let mut jangkar = self.tetap();
        jangkar.push((self.lama.len(), self.baru.len()));
        let (mut i, mut j) = (0, 0);
        for (sampai_i, sampai_j) in jangkar {
            let cukup = |a: &Ciri, b: &Ciri| match a.lain_kunci(b) {
                true => SERUPA_LAIN_KUNCI_DI_SELA,
                false => SERUPA_DI_SELA,
            };
            self.paling_serupa(i..sampai_i, j..sampai_j, &cukup);
            if ganti {
                self.gantikan(i..sampai_i, j..sampai_j);
            }
            (i, j) = (sampai_i + 1, sampai_j + 1);
        }
    }

    /// As many of a kind are gone as have come: one takes the place of the other.
    fn gantikan(&mut self, lama: std::ops::Range<usize>, baru: std::ops::Range<usize>) {
        let mut menurut: BTreeMap<u8, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for i in lama.filter(|i| self.ke[*i].is_none()) {
            menurut.entry(self.lama[i].golongan).or_default().0.push(i);
        }
        for j in baru.filter(|j| self.dari[*j].is_none()) {
            menurut.entry(self.baru[j].golongan).or_default().1.push(j);
        }
        for (lama, baru) in menurut.into_values().filter(|(lama, baru)| lama.len() == baru.len()) {
            lama.into_iter().zip(baru).for_each(|(i, j)| self.pasang(i, j));
        }
    }

    /// The longest run of pairs that stand in the same order in both lists; the others were moved.
    fn tetap(&self) -> Vec<(usize, usize)> {
        let semua: Vec<(usize, usize)> = self.dari.iter().enumerate().filter_map(|(j, i)| i.map(|i| (i, j))).collect();
        // The end of the best run of each length, and what each pair follows.
        let (mut akhir, mut sebelum): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
        for (n, (i, _)) in semua.iter().enumerate() {
            let letak = akhir.partition_point(|m: &usize| semua[*m].0 < *i);
            sebelum.push(letak.checked_sub(1).map(|letak| akhir[letak]));
            match akhir.get_mut(letak) {
                Some(akhir) => *akhir = n,
                None => akhir.push(n),
            }
        }
        let mut hasil = Vec::new();
        let mut ini = akhir.last().copied();
        while let Some(n) = ini {
            hasil.push(semua[n]);
            ini = sebelum[n];
        }
        hasil.reverse();
        hasil
    }

    fn langkah(&self) -> Vec<Langkah> {
        let tetap = self.tetap();
        let mut hasil = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (sampai_i, sampai_j) in tetap.iter().copied().chain([(self.lama.len(), self.baru.len())]) {
            hasil.extend(
                (i..sampai_i).map(|i| if self.ke[i].is_some() { Langkah::Bekas(i) } else { Langkah::Hapus(i) }),
            );
            hasil.extend((j..sampai_j).map(|j| match self.dari[j] {
                Some(lama) => Langkah::Pasang { lama, baru: j, pindah: true },
                None => Langkah::Tambah(j),
            }));
            if sampai_i < self.lama.len() {
                hasil.push(Langkah::Pasang { lama: sampai_i, baru: sampai_j, pindah: false });
            }
            (i, j) = (sampai_i + 1, sampai_j + 1);
        }
        hasil
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ciri(semua: &[&str]) -> Vec<Ciri> {
        semua.iter().map(|teks| Ciri::baru(0, (*teks).to_owned())).collect()
    }

    fn tampak(lama: &[&str], baru: &[&str], ganti: bool) -> String {
        let satu = |langkah| match langkah {
            Langkah::Pasang { lama: i, baru: j, pindah } => {
                let tanda = if pindah { ">" } else { "" };
                let isi = if lama[i] == baru[j] { lama[i].to_owned() } else { format!("{}/{}", lama[i], baru[j]) };
                format!("{tanda}{isi}")
            }
            Langkah::Hapus(i) => format!("-{}", lama[i]),
            Langkah::Tambah(j) => format!("+{}", baru[j]),
            Langkah::Bekas(i) => format!("<{}", lama[i]),
        };
        sejajarkan(&ciri(lama), &ciri(baru), ganti).into_iter().map(satu).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn items_are_added_removed_moved_and_replaced() {
        assert_eq!(tampak(&["a", "b", "c"], &["a", "c"], true), "a -b c");
        assert_eq!(tampak(&["a", "c"], &["a", "b", "c"], true), "a +b c");
        assert_eq!(tampak(&["a", "b", "c", "d"], &["d", "a", "b", "c"], true), ">d a b c <d");
        assert_eq!(tampak(&["a", "b", "c"], &["a", "x", "c"], true), "a b/x c");
        assert_eq!(tampak(&["a", "b", "c"], &["a", "x", "c"], false), "a -b +x c");
        assert_eq!(tampak(&["x", "a", "x"], &["a", "x"], false), "-x a x");
    }

    #[test]
    fn an_item_that_was_changed_and_moved_is_the_same_one() {
        let lama = ["tim kerja zona integritas dibentuk", "b", "c"];
        let baru = ["b", "c", "tim kerja zona integritas dilantik"];
        assert_eq!(
            tampak(&lama, &baru, false),
            "<tim kerja zona integritas dibentuk b c >tim kerja zona integritas dibentuk/tim kerja zona integritas dilantik"
        );
    }

    proptest! {
        #[test]
        fn every_item_is_visited_once(lama in prop::collection::vec("[a-d]", 0..12), baru in prop::collection::vec("[a-d]", 0..12)) {
            let ciri = |semua: &[String]| semua.iter().map(|t| Ciri::baru(0, t.clone())).collect::<Vec<_>>();
            let langkah = sejajarkan(&ciri(&lama), &ciri(&baru), false);
            let (mut l, mut b) = (Vec::new(), Vec::new());
            for satu in &langkah {
                match satu {
                    Langkah::Pasang { lama, baru, pindah } => {
                        b.push(*baru);
                        if !pindah { l.push(*lama) }
                    }
                    Langkah::Hapus(i) | Langkah::Bekas(i) => l.push(*i),
                    Langkah::Tambah(j) => b.push(*j),
                }
            }
            prop_assert_eq!(l, (0..lama.len()).collect::<Vec<_>>());
            prop_assert_eq!(b, (0..baru.len()).collect::<Vec<_>>());
            if lama == baru {
                let tetap = langkah.iter().all(|satu| matches!(satu, Langkah::Pasang { pindah: false, .. }));
                prop_assert!(tetap);
            }
        }
    }
}
