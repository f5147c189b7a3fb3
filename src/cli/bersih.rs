//! `naskah bersih`: removes from `output/` what no document makes any more, and names what it leaves.

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::{self, Diagnostic},
    ledger::{Catatan, Ledger},
    model::sidik::sidik,
    output::{Akses, Keluaran, baca_catatan},
    plan::plan,
    report::bersih as kata_bersih,
};

/// Removes, or only tells, and returns the exit code.
pub(super) fn bersih(umum: &args::Umum, args: &args::Bersih, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let plan = plan(&workspace, &[]);
    let rusak: Vec<Diagnostic> = workspace.temuan.iter().chain(&plan.temuan).cloned().collect();
    if diag::stops(&rusak) {
        layar.berkas(&workspace, rusak);
        let temuan =
            Diagnostic::galat("bersih", "tidak ada yang dihapus: hasil naskah yang tidak terbaca tampak seperti sisa");
        layar.galat(None, temuan.cure("Betulkan temuan di atas dahulu"));
        return SEBAGIAN;
    }
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "bersih", layar) else { return RUANG_RUSAK };
    let mut ledger = Ledger::baca(baca_catatan(&umum.ruang, &Akses::Penuh.catatan()));
    let yatim: Vec<Catatan> = ledger.yatim(&workspace, &plan).into_iter().cloned().collect();
    let mut dihapus = 0;
    for catatan in &yatim {
        if workspace.terbit().semua().any(|(berkas, _)| berkas == catatan.berkas) {
            layar.kabar(&format!("biar   {}: sudah terbit", kata_bersih(&catatan.berkas)));
            continue;
        }
        dihapus += hapus(&keluaran, catatan, args.rencana, layar);
        if !args.rencana {
            ledger.lupakan(&catatan.berkas);
        }
    }
    if !args.rencana && !yatim.is_empty() {
        let baris: Vec<String> = ledger.baris().collect();
        if let Err(salah) = keluaran.ganti_catatan(&baris) {
            layar.galat(None, salah.temuan());
        }
    }
    let dikenal = |berkas: &String| {
        plan.semua.contains(berkas)
            || ledger.milik(berkas)
            || yatim.iter().any(|satu| satu.semua_berkas().any(|(milik, _)| milik == berkas))
            || kalibrasi(&workspace, berkas)
    };
    match keluaran.isi() {
        Ok(semua) => {
            for asing in semua.iter().filter(|berkas| !dikenal(berkas)) {
                layar.kabar(&format!("biar   {}: bukan buatan naskah", kata_bersih(asing)));
            }
        }
        Err(salah) => layar.galat(None, salah.temuan()),
    }
    layar.kabar(&match (dihapus, args.rencana) {
        (0, _) => "Tidak ada sisa di output/.".to_owned(),
        (banyak, true) => format!("{banyak} berkas akan dihapus. Tidak ada yang dihapus sekarang."),
        (banyak, false) => format!("{banyak} berkas dihapus."),
    });
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
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

/// The sheets of `naskah kalibrasi`, which has no records.
fn kalibrasi(workspace: &crate::read::Workspace, berkas: &str) -> bool {
    workspace.bentuk().keys().any(|nama| berkas == format!("output/kalibrasi-{nama}.pdf"))
}
