//! What was found in a workspace, as text and as JSON (`naskah periksa`).

use std::{cmp::Reverse, collections::BTreeMap};

use serde_json::{Value, json};

use super::{bersih, json as satu_json, jumlah};
use crate::{
    diag::Diagnostic,
    tinjau::{Berkantor, Ditinjau, Tinjauan},
};

/// So many offices are named below a finding; the rest is counted.
const PALING_BANYAK_KANTOR: usize = 5;
/// Rises when a key changes its meaning or goes away; a new key does not raise it.
const VERSI: u8 = 1;

/// The line above the findings of a decree.
pub fn kepala(naskah: &Ditinjau) -> String {
    let kantor = match naskah.satker.len() {
        0 | 1 => String::new(),
        banyak => format!(" untuk {banyak} kantor"),
    };
    let semua: Vec<&Diagnostic> = naskah.temuan.iter().map(|satu| &satu.temuan).collect();
    format!("── {}{kantor}: {}", bersih(&naskah.naskah), jumlah(semua))
}

/// The findings of a decree that are shown, each with what is said of its offices. Where the words differ from office to office at the
/// same place, one stands for all.
pub fn tampil(naskah: &Ditinjau) -> Vec<(Diagnostic, Option<String>)> {
    let mut menurut = BTreeMap::new();
    let mut semua: Vec<(&Diagnostic, Vec<&str>, usize)> = Vec::new();
    for Berkantor { temuan, satker } in naskah.temuan.iter().filter(|satu| satu.temuan.terbuka()) {
        let ke = temuan.sorot.as_ref().map(|sorot| sorot.ke);
        let sendiri = (naskah.satker.len() == 1).then_some(semua.len());
        let letak = *menurut.entry((&temuan.place, &temuan.code, ke, sendiri)).or_insert(semua.len());
        match semua.get_mut(letak) {
            Some((_, kantor, macam)) => {
                kantor.extend(satker.iter().map(String::as_str));
                *macam += 1;
            }
            None => semua.push((temuan, satker.iter().map(String::as_str).collect(), 1)),
        }
    }
    let banyak = naskah.satker.len();
    semua.into_iter().map(|(temuan, kantor, macam)| (temuan.clone(), di_kantor(&kantor, banyak, macam))).collect()
}

/// In which offices a finding is, of so many; `macam`: in how many wordings. Nothing where there is but one office.
fn di_kantor(kantor: &[&str], dari: usize, macam: usize) -> Option<String> {
    if dari < 2 {
        return None;
    }
    let serupa = if macam > 1 { "; di kantor lain dengan kata-katanya sendiri" } else { "" };
    if kantor.len() == dari {
        return Some(format!("  = kantor: semua ({dari}){serupa}"));
    }
    let sisa = kantor.len().saturating_sub(PALING_BANYAK_KANTOR);
    let sisa = if sisa > 0 { format!(", dan {sisa} lagi") } else { String::new() };
    let nama = kantor.iter().take(PALING_BANYAK_KANTOR).copied().collect::<Vec<_>>().join(", ");
    Some(format!("  = kantor: {} dari {dari}: {nama}{sisa}{serupa}", kantor.len()))
}

/// The last lines: how much was looked at, what was found by weight and by code, and what the program can cure itself. `lain`: what
/// was found besides.
pub fn ringkasan(tinjauan: &Tinjauan, lain: &[Diagnostic]) -> String {
    let semua: Vec<&Diagnostic> = tinjauan.semua().chain(lain).collect();
    let temuan = match jumlah(semua.iter().copied()) {
        kosong if kosong.is_empty() => "tidak ada temuan".to_owned(),
        jumlah => jumlah,
    };
    let (naskah, dokumen, kantor) = (tinjauan.naskah.len(), tinjauan.dokumen(), tinjauan.kantor());
    let mut baris = vec![match dokumen {
        0 => format!("Tidak ada naskah untuk diperiksa: {temuan}."),
        _ => format!("{dokumen} dokumen dari {naskah} naskah untuk {kantor} kantor diperiksa: {temuan}."),
    }];
    let mut kode = BTreeMap::<&str, usize>::new();
    semua.iter().filter(|satu| satu.terbuka()).for_each(|satu| *kode.entry(satu.code.as_ref()).or_default() += 1);
    if !kode.is_empty() {
        let mut kode: Vec<_> = kode.into_iter().collect();
        kode.sort_by_key(|(kode, banyak)| (Reverse(*banyak), *kode));
        let kode: Vec<_> = kode.iter().map(|(kode, banyak)| format!("{kode} {banyak}")).collect();
        baris.push(format!("Menurut nama: {}. Arti sebuah nama: `naskah jelaskan NAMA`.", kode.join(", ")));
    }
    let dapat = semua.iter().filter(|satu| dapat_dibetulkan(satu)).count();
    if dapat > 0 {
        baris.push(format!(
            "{dapat} di antaranya mungkin dapat dibetulkan program: `naskah periksa --perbaiki --rencana`."
        ));
    }
    baris.join("\n") + "\n"
}

/// Whether a finding says what may safely stand in the place of its words.
fn dapat_dibetulkan(temuan: &Diagnostic) -> bool {
    temuan.terbuka() && temuan.sorot.as_ref().is_some_and(|sorot| sorot.ganti.is_some())
}

/// All of it as one JSON document, with the exit code; `lain`: what was found besides.
pub fn json(tinjauan: &Tinjauan, lain: &[Diagnostic], kode: u8) -> Value {
    let naskah = |naskah: &Ditinjau| {
        let temuan: Vec<Value> = naskah.temuan.iter().map(|satu| berkantor(naskah, satu)).collect();
        json!({"naskah": naskah.naskah, "sumber": naskah.sumber, "satker": naskah.satker, "temuan": temuan})
    };
    let dokumen: Vec<Value> = tinjauan.naskah.iter().map(naskah).collect();
    let temuan: Vec<Value> = lain.iter().chain(&tinjauan.bersama).map(satu_json::nilai).collect();
    json!({"versi": VERSI, "kode": kode, "dokumen": dokumen, "temuan": temuan})
}

/// A finding with the codes of its offices, unless all have it.
fn berkantor(naskah: &Ditinjau, satu: &Berkantor) -> Value {
    let mut nilai = satu_json::nilai(&satu.temuan);
    if satu.satker.len() < naskah.satker.len() {
        nilai["satker"] = json!(satu.satker);
    }
    nilai
}
