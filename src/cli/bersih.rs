//! `naskah bersih`: removes from `output/` what no document makes any more, and names what it leaves.

use std::{collections::BTreeSet, io};

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, kemas, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Catatan, Ledger, arsip_milik, milik_kantor},
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
        let (banyak, tuntas) = hapus(&keluaran, catatan, args.rencana, layar);
        dihapus += banyak;
        if tuntas {
            ledger.lupakan(&catatan.berkas);
        }
    }
    if !args.rencana && ledger != lama {
        let baris: Vec<String> = ledger.baris().collect();
        keluaran.ganti_catatan(&baris).err().into_iter().for_each(|salah| layar.galat(None, salah.temuan()));
    }
    let ada: BTreeSet<String> =
        plan.pesanan.iter().flat_map(|satu| arsip_milik(&workspace, &satu.kunci.satker)).collect();
    dihapus += kemas::buang(&workspace, &keluaran, &|arsip| !ada.contains(arsip), args.rencana, layar);
    let dibiarkan = sebut_asing(&workspace, &plan, &keluaran, &lama, layar);
    layar.kabar(&match (dihapus, args.rencana) {
        (0, _) if dibiarkan => "Tidak ada yang dihapus.".to_owned(),
        (0, _) => "Tidak ada sisa di output/.".to_owned(),
        (banyak, true) => format!("{banyak} berkas akan dihapus. Tidak ada yang dihapus sekarang."),
        (banyak, false) => format!("{banyak} berkas dihapus."),
    });
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Names what is not known to be the program's; whether there is any. Archives and the sheets of `naskah kalibrasi` have no
/// records, and are its own.
fn sebut_asing(
    workspace: &Workspace,
    plan: &Plan,
    keluaran: &Keluaran,
    ledger: &Ledger,
    layar: &mut Layar<'_>,
) -> bool {
    let kalibrasi = workspace.bentuk().keys().map(|nama| format!("output/kalibrasi-{nama}.pdf"));
    let arsip = workspace.satker().keys().flat_map(|kode| milik_kantor(workspace, kode));
    let milik: BTreeSet<String> = kalibrasi.chain(arsip).chain(plan.semua.iter().cloned()).collect();
    let semua = keluaran.isi().unwrap_or_else(|salah| {
        layar.galat(None, salah.temuan());
        Vec::new()
    });
    let mut ada = false;
    for asing in semua.iter().filter(|berkas| !milik.contains(*berkas) && !ledger.milik(berkas)) {
        let apa = match workspace.terbit().asal(asing) {
            Some(_) => "sudah terbit",
            None => "tidak tercatat sebagai buatan naskah",
        };
        layar.kabar(&format!("biar   {}: {apa}", kata_bersih(asing)));
        ada = true;
    }
    for terbit in ledger.semua().filter(|satu| !plan.semua.contains(&satu.berkas)) {
        if workspace.terbit().asal(&terbit.berkas).is_some() {
            layar.kabar(&format!("biar   {}: sudah terbit", kata_bersih(&terbit.berkas)));
            ada = true;
        }
    }
    ada
}

/// Removes a file and its pictures: how many there were, and whether none is left. What somebody changed since stays.
fn hapus(keluaran: &Keluaran, catatan: &Catatan, rencana: bool, layar: &mut Layar<'_>) -> (usize, bool) {
    let (mut dihapus, mut tuntas) = (0, true);
    for (berkas, sha256) in catatan.semua_berkas() {
        match keluaran.baca(berkas).map(|isi| sidik(&isi)) {
            Err(salah) => {
                tuntas &= salah.kind() == io::ErrorKind::NotFound;
                continue;
            }
            Ok(kini) if kini != *sha256 => {
                layar.kabar(&format!("biar   {}: diubah di luar naskah", kata_bersih(berkas)));
                tuntas = false;
                continue;
            }
            Ok(_) if rencana => {}
            Ok(_) => {
                if let Err(salah) = keluaran.hapus(berkas) {
                    layar.galat(None, salah.temuan());
                    tuntas = false;
                    continue;
                }
            }
        }
        layar.kabar(&format!("hapus  {}", kata_bersih(berkas)));
        dihapus += 1;
    }
    (dihapus, tuntas)
}
