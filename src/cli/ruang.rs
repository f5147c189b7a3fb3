//! What every command begins with: the workspace, and templates and fonts. What is in the way is told here.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{args, layar::Layar};
use crate::{
    Pipeline,
    diag::{self, Diagnostic},
    ledger::{Bagian, Ledger},
    output::{Akses, Gangguan, Keluaran, Sistem, baca_catatan, semua_catatan},
    plan::Plan,
    read::Workspace,
    workers::{Batas, PembacaTerpisah},
};

/// The workspace, with what is to be made of it; nothing where it cannot be read.
pub(super) fn baca(umum: &args::Umum, jalur: &[PathBuf], layar: &mut Layar<'_>) -> Option<Workspace> {
    terbaca(umum, jalur).map_err(|salah| layar.galat(None, salah)).ok()
}

/// The same without a word.
pub(super) fn terbaca(umum: &args::Umum, jalur: &[PathBuf]) -> Result<Workspace, Diagnostic> {
    Workspace::read_with(&umum.ruang, jalur, &pembaca()).map_err(|salah| salah.temuan())
}

/// Who reads spreadsheets.
pub(super) fn pembaca() -> PembacaTerpisah {
    PembacaTerpisah { program: program(), batas: Batas::default() }
}

/// This program, to be started again as a helper.
pub(super) fn program() -> PathBuf {
    env::current_exe().unwrap_or_else(|_| PathBuf::from("naskah"))
}

/// Templates and fonts; nothing where they are not sound.
pub(super) fn pipeline<'a>(workspace: &'a Workspace, layar: &mut Layar<'_>) -> Option<Pipeline<'a>> {
    Pipeline::new(workspace).map_err(|salah| layar.galat(Some(workspace), salah)).ok()
}

/// The folder of results, held for writing by the command `oleh`; nothing where it cannot be had.
pub(super) fn keluaran(umum: &args::Umum, akses: Akses, oleh: &str, layar: &mut Layar<'_>) -> Option<Keluaran> {
    buka(umum, akses, oleh).map_err(|salah| layar.galat(None, salah)).ok()
}

/// The same, not told. What a test wants to go wrong there stands in `NASKAH_UJI` ([`Gangguan::urai`]).
///
/// # Errors
/// Somebody else has it, or the system refuses.
pub(super) fn buka(umum: &args::Umum, akses: Akses, oleh: &str) -> Result<Keluaran, Diagnostic> {
    let gangguan = env::var("NASKAH_UJI").ok().and_then(|uji| Gangguan::urai(&uji));
    Keluaran::dengan(&umum.ruang, akses, oleh, Sistem::baru(gangguan))
}

/// The records that runs of this access have left.
pub(super) fn ledger(umum: &args::Umum, akses: Akses) -> Ledger {
    Ledger::baca(baca_catatan(&umum.ruang, &akses.catatan()))
}

/// Whether all of the data could be read and planned. Where not, that is told, and `akibat`: what therefore is not done.
pub(super) fn utuh(workspace: &Workspace, plan: &Plan, akibat: Diagnostic, layar: &mut Layar<'_>) -> bool {
    let semua: Vec<Diagnostic> = workspace.temuan.iter().chain(&plan.temuan).cloned().collect();
    let utuh = !diag::stops(&semua);
    if !utuh {
        layar.berkas(workspace, semua);
        layar.galat(None, akibat.cure("Betulkan temuan di atas dahulu"));
    }
    utuh
}

/// The finding where no document is for the offices that were asked for.
pub(super) fn tanpa_naskah() -> Diagnostic {
    let temuan = Diagnostic::galat("satker", "tidak ada naskah untuk kantor itu");
    temuan.cure("Lihat kantor tiap naskah dengan `naskah daftar`")
}

/// The names of the journals that shares have left.
pub(super) fn catatan_bagian(ruang: &Path) -> Vec<String> {
    semua_catatan(ruang).into_iter().filter(|nama| Bagian::dari_nama(nama).is_some()).collect()
}

/// The records that shares have left.
pub(super) fn ledger_bagian(umum: &args::Umum) -> Vec<Ledger> {
    catatan_bagian(&umum.ruang).iter().map(|nama| Ledger::baca(baca_catatan(&umum.ruang, nama))).collect()
}

/// Removes the journals of shares whose records stand in the ledger.
pub(super) fn lupakan_bagian(umum: &args::Umum, keluaran: &Keluaran) {
    for nama in catatan_bagian(&umum.ruang) {
        // One that stays is read again the next time, and says nothing new.
        let _ = keluaran.hapus_catatan(&nama);
    }
}
