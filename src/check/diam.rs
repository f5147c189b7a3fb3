//! What the user has silenced: applied to findings of rules, and looked at itself. Only what a rule finds can be silenced: all else
//! is about data that cannot be read or resolved.

use std::collections::BTreeSet;

use super::kaidah::{self, Kaidah};
use crate::diag::{Diagnostic, Diam, nearest};

/// Judgements that are made where citations are resolved, and no less the user's to answer than those of rules.
const SEPERTI_KAIDAH: [&str; 2] = ["belum-ada", "dicabut"];

fn dapat_didiamkan(kode: &str) -> bool {
    kaidah::SEMUA.iter().any(|kaidah| kaidah.kode == kode) || SEPERTI_KAIDAH.contains(&kode)
}

/// Whether a code is that of a rule, and there is a reason.
fn berlaku(diam: &Diam) -> bool {
    dapat_didiamkan(&diam.kode) && !diam.alasan.trim().is_empty()
}

/// Findings about the decree of the file `naskah`, with those silenced that the user wants silent.
pub(super) fn terapkan(temuan: Vec<Diagnostic>, diam: &[Diam], naskah: &str) -> Vec<Diagnostic> {
    let satu = |satu: Diagnostic| {
        let meliputi = |diam: &&Diam| diam.kode == satu.code && diam.meliputi(satu.place.as_ref(), naskah);
        match diam.iter().filter(|diam| berlaku(diam)).find(meliputi) {
            Some(diam) => satu.didiamkan(diam.clone()),
            None => satu,
        }
    };
    temuan.into_iter().map(satu).collect()
}

/// What is wrong with what is written under `"diam"`: codes that no rule has, no reason.
pub fn periksa(semua: &[Diam]) -> Vec<Diagnostic> {
    let satu = |diam: &Diam| {
        let kode = &diam.kode;
        if !dapat_didiamkan(kode) {
            let temuan = Diagnostic::peringatan("diam", format!("tidak ada kaidah `{kode}` untuk didiamkan"));
            let besar = kode.to_uppercase();
            let dekat = nearest(&besar, kaidah::SEMUA.iter().map(|kaidah| kaidah.kode));
            let obat = dekat.or_else(|| Kaidah::cari(kode).map(|kaidah| kaidah.kode)).map_or_else(
                || "Hapus; yang dapat didiamkan hanya temuan kaidah: lihat `naskah jelaskan`".to_owned(),
                |dekat| format!("Mungkin maksudnya `{dekat}`; semua kaidah: `naskah jelaskan`"),
            );
            return Some(temuan.at(diam.tempat()).cure(obat));
        }
        let kosong = || {
            let temuan = Diagnostic::galat("diam", format!("`{kode}` didiamkan tanpa alasan"));
            temuan.at(diam.tempat()).cure("Tulis alasannya di antara tanda petik; tanpa alasan temuannya tetap tampil")
        };
        diam.alasan.trim().is_empty().then(kosong)
    };
    semua.iter().filter_map(satu).collect()
}

/// What silences none of these findings, of which every one was asked for.
pub fn tak_terpakai<'a>(
    semua: impl IntoIterator<Item = &'a Diam>,
    temuan: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Diagnostic> {
    let terpakai: BTreeSet<&Diam> = temuan.into_iter().filter_map(|satu| satu.didiamkan.as_deref()).collect();
    let sisa = semua.into_iter().filter(|diam| berlaku(diam) && !terpakai.contains(diam));
    let satu = |diam: &Diam| {
        let pesan = format!("`diam` ini tidak mendiamkan apa pun: tidak ada temuan `{}` di sini", diam.kode);
        let obat = "Hapus: kesalahannya sudah tidak ada, atau `diam` ini berdiri pada objek yang lain";
        Diagnostic::peringatan("diam", pesan).at(diam.tempat()).cure(obat)
    };
    sisa.map(satu).collect()
}
