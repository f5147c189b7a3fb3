//! Shares of one run: which belong together, and which are missing.

use std::collections::BTreeSet;

/// The most shares of a run: more than there are documents in any.
const PALING_BANYAK: u32 = 10_000;
/// So many missing shares are named.
const DISEBUT: usize = 20;

/// A share of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bagian {
    /// How many there are.
    pub dari: u32,
    /// Its number, from 1.
    pub ke: u32,
}

impl Bagian {
    /// The share whose journal has this name: `catatan-2-dari-4`.
    pub fn dari_nama(nama: &str) -> Option<Self> {
        let (ke, dari) = nama.strip_prefix("catatan-")?.split_once("-dari-")?;
        let (ke, dari) = (ke.parse().ok()?, dari.parse().ok()?);
        Self::baru(ke, dari)
    }

    /// The share of this number; nothing where it cannot be.
    pub fn baru(ke: u32, dari: u32) -> Option<Self> {
        (dari <= PALING_BANYAK && (1..=dari).contains(&ke)).then_some(Self { dari, ke })
    }
}

/// What keeps these shares from being one run, in words; nothing when they are all there.
pub fn belum_lengkap(ada: &BTreeSet<Bagian>) -> Option<String> {
    let pembagian: BTreeSet<u32> = ada.iter().map(|bagian| bagian.dari).collect();
    let mut pembagian = pembagian.into_iter();
    match (pembagian.next(), pembagian.next()) {
        (None, _) => Some("tidak ada hasil `naskah buat --bagian`".to_owned()),
        (Some(satu), Some(lain)) => {
            Some(format!("ada bagian dari {satu} dan bagian dari {lain}: bukan satu pembagian"))
        }
        (Some(dari), None) => {
            let kurang = (1..=dari).filter(|ke| !ada.contains(&Bagian { dari, ke: *ke }));
            let kurang: Vec<String> = kurang.take(DISEBUT).map(|ke| format!("{ke}/{dari}")).collect();
            (!kurang.is_empty()).then(|| format!("belum ada bagian {}", kurang.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_one_run_when_each_is_there_once() {
        let bagian = |nama: &[&str]| nama.iter().filter_map(|nama| Bagian::dari_nama(nama)).collect::<BTreeSet<_>>();
        assert_eq!(belum_lengkap(&bagian(&["catatan-1-dari-2", "catatan-2-dari-2", "catatan"])), None);
        assert_eq!(belum_lengkap(&bagian(&["catatan-2-dari-3"])).as_deref(), Some("belum ada bagian 1/3, 3/3"));
        assert!(belum_lengkap(&bagian(&["catatan-1-dari-1", "catatan-1-dari-2"])).is_some_and(|k| k.contains("bukan")));
        assert!(belum_lengkap(&bagian(&["catatan-0-dari-2", "catatan-3-dari-2", "catatan-x-dari-2"])).is_some());
    }
}
