//! `naskah baru`: a skeleton that builds at once.

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{diag::Diagnostic, kerangka, model::satker::Satker, output, read::Workspace};

/// Makes the file and returns the exit code.
pub(super) fn baru(umum: &args::Umum, args: &args::Baru, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let hasil = satker(&workspace, args).and_then(|satker| kerangka::baru(&args.jenis, &args.nama, &satker));
    let semua = match hasil {
        Ok(semua) => semua,
        Err(temuan) => {
            layar.galat(None, temuan);
            return SALAH_PAKAI;
        }
    };
    for (berkas, isi) in &semua {
        match output::baru(&umum.ruang, berkas, isi) {
            Ok(true) => layar.kabar(&format!("jadi   {berkas}")),
            Ok(false) => {
                let temuan = Diagnostic::galat("berkas", format!("`{berkas}` sudah ada"));
                layar.galat(None, temuan.cure("Sebut nama lain; berkas yang ada tidak diubah"));
                return SEBAGIAN;
            }
            Err(salah) => {
                layar.galat(None, salah.temuan());
                return SEBAGIAN;
            }
        }
    }
    BERHASIL
}

/// The office that was named, or the only one that has a profile here.
fn satker(workspace: &Workspace, args: &args::Baru) -> Result<Satker, Diagnostic> {
    let mut ada = workspace.profil_satker.keys();
    match (&args.satker, ada.next(), ada.next()) {
        (Some(kode), ..) => kerangka::satker(kode),
        (None, Some(kode), None) => kerangka::satker(kode),
        _ => {
            let temuan = Diagnostic::galat("satker", "kantor mana yang dimaksud?");
            Err(temuan.cure("Sebut kodenya, misalnya `--satker 61.71`"))
        }
    }
}
