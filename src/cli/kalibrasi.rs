//! `naskah kalibrasi`: the page of each profile of the form, to be printed and measured.

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar};
use crate::{
    Pipeline,
    diag::{Diagnostic, nearest},
    output,
    read::Workspace,
    report,
};

/// Makes the sheets and returns the exit code.
pub(super) fn kalibrasi(umum: &args::Umum, args: &args::Kalibrasi, layar: &mut Layar<'_>) -> u8 {
    let workspace = match Workspace::read(&umum.ruang, &[]) {
        Ok(workspace) => workspace,
        Err(salah) => {
            layar.galat(&format!("galat: {salah}."));
            return RUANG_RUSAK;
        }
    };
    let ada = workspace.bentuk();
    if let Some(asing) = args.profil.iter().find(|nama| !ada.contains_key(*nama)) {
        let temuan = Diagnostic::galat("profil", format!("profil `{asing}` tidak ada"));
        let obat = match nearest(asing, ada.keys().map(String::as_str)) {
            Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
            None => format!("Yang ada: {}", ada.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        layar.galat(&report::temuan(&temuan.cure(obat)));
        return SALAH_PAKAI;
    }
    let pipeline = match Pipeline::new(&workspace) {
        Ok(pipeline) => pipeline,
        Err(salah) => {
            layar.galat(&report::temuan(&salah));
            return RUANG_RUSAK;
        }
    };
    let mut kode = BERHASIL;
    for nama in ada.keys().filter(|nama| args.profil.is_empty() || args.profil.contains(nama)) {
        let hasil = pipeline.kalibrasi(nama).and_then(|pdf| {
            let tulis = output::kalibrasi(&umum.ruang, nama, &pdf);
            tulis.map_err(|salah| vec![Diagnostic::galat("tulis", salah.to_string())])
        });
        match hasil {
            Ok(berkas) => layar.baris(&format!("jadi   profil {nama} → {berkas}")),
            Err(temuan) => {
                layar.baris(&format!("gagal  profil {nama}"));
                layar.temuan(&workspace, &temuan);
                kode = SEBAGIAN;
            }
        }
    }
    kode
}
