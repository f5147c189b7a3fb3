//! `naskah bersih`: removes from `output/` what no document makes any more, and names what it leaves.

use std::collections::BTreeSet;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Catatan, Ledger, milik_kantor},
    model::sidik::sidik,
    output::{Akses, Keluaran},
    plan::{Plan, plan},
    read::Workspace,
    report::bersih as kata_bersih,
};

/// Removes, or only tells, and returns the exit code.
pub(super) fn bersih(umum: &args::Umum, args: &args::Bersih, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let plan = plan(&workspace, &[]);
    let akibat = "tidak ada yang dihapus: hasil naskah yang tidak terbaca tampak seperti sisa";
    if !ruang::utuh(&workspace, &plan, Diagnostic::galat("bersih", akibat), layar) {
        return SEBAGIAN;
    }
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "bersih", layar) else { return RUANG_RUSAK };
    let lama = ruang::ledger(umum, Akses::Penuh);
    let mut ledger = lama.clone();
    let mut dihapus = 0;
    for catatan in lama.yatim(&workspace, &plan) {
        if workspace.terbit().semua().any(|(berkas, _)| berkas == catatan.berkas) {
            layar.kabar(&format!("biar   {}: sudah terbit", kata_bersih(&catatan.berkas)));
            continue;
        }
        dihapus += hapus(&keluaran, catatan, args.rencana, layar);
        ledger.lupakan(&catatan.berkas);
    }
    if !args.rencana && ledger != lama {
        let baris: Vec<String> = ledger.baris().collect();
        keluaran.ganti_catatan(&baris).err().into_iter().for_each(|salah| layar.galat(None, salah.temuan()));
    }
    sebut_asing(&workspace, &plan, &keluaran, &lama, layar);
    layar.kabar(&match (dihapus, args.rencana) {
        (0, _) => "Tidak ada sisa di output/.".to_owned(),
        (banyak, true) => format!("{banyak} berkas akan dihapus. Tidak ada yang dihapus sekarang."),
        (banyak, false) => format!("{banyak} berkas dihapus."),
    });
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Names what is none of the program's. Archives and the sheets of `naskah kalibrasi` have no records, and are its own.
fn sebut_asing(workspace: &Workspace, plan: &Plan, keluaran: &Keluaran, ledger: &Ledger, layar: &mut Layar<'_>) {
    let kalibrasi = workspace.bentuk().keys().map(|nama| format!("output/kalibrasi-{nama}.pdf"));
    let arsip = workspace.satker().keys().flat_map(|kode| milik_kantor(workspace, kode));
    let milik: BTreeSet<String> = kalibrasi.chain(arsip).chain(plan.semua.iter().cloned()).collect();
    match keluaran.isi() {
        Err(salah) => layar.galat(None, salah.temuan()),
        Ok(semua) => {
            for asing in semua.iter().filter(|berkas| !milik.contains(*berkas) && !ledger.milik(berkas)) {
                layar.kabar(&format!("biar   {}: bukan buatan naskah", kata_bersih(asing)));
            }
        }
    }
}

/// Removes a file and its pictures; how many there were. What somebody changed since stays.
fn hapus(keluaran: &Keluaran, catatan: &Catatan, rencana: bool, layar: &mut Layar<'_>) -> usize {
    let mut dihapus = 0;
    for (berkas, sha256) in catatan.semua_berkas() {
        match keluaran.baca(berkas).map(|isi| sidik(&isi)) {
            Err(_) => continue,
            Ok(kini) if kini != *sha256 => {
                layar.kabar(&format!("biar   {}: diubah di luar naskah", kata_bersih(berkas)));
                continue;
            }
            Ok(_) if rencana => {}
            Ok(_) => {
                if let Err(salah) = keluaran.hapus(berkas) {
                    layar.galat(None, salah.temuan());
                    continue;
                }
            }
        }
        layar.kabar(&format!("hapus  {}", kata_bersih(berkas)));
        dihapus += 1;
    }
    dihapus
}
