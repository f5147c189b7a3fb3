//! `naskah kalibrasi`: the page of each profile of the form, to be printed and measured.

use std::collections::BTreeMap;

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::{Diagnostic, nearest},
    output::Akses,
    report::{Dokumen, Hasil},
};

/// Makes the sheets and returns the exit code.
pub(super) fn kalibrasi(umum: &args::Umum, args: &args::Kalibrasi, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let ada = workspace.bentuk();
    if let Some(asing) = args.profil.iter().find(|nama| !ada.contains_key(*nama)) {
        let temuan = Diagnostic::galat("profil", format!("profil `{asing}` tidak ada"));
        let obat = match nearest(asing, ada.keys().map(String::as_str)) {
            Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
            None => format!("Yang ada: {}", ada.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        layar.galat(None, temuan.cure(obat));
        return SALAH_PAKAI;
    }
    let Some(pipeline) = ruang::pipeline(&workspace, layar) else { return RUANG_RUSAK };
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "kalibrasi", layar) else { return RUANG_RUSAK };
    for nama in ada.keys().filter(|nama| args.profil.is_empty() || args.profil.contains(nama)) {
        let hasil = pipeline.kalibrasi(nama).and_then(|(halaman, pdf)| {
            let tulis = keluaran.kalibrasi(nama, &pdf);
            tulis
                .map(|berkas| Hasil::Jadi { halaman, berkas, masukan: BTreeMap::new() })
                .map_err(|salah| vec![salah.temuan()])
        });
        let (hasil, temuan) = hasil.map_or_else(|temuan| (Hasil::Gagal, temuan), |jadi| (jadi, Vec::new()));
        let naskah = format!("profil {nama}");
        layar.hasil(&naskah, "kalibrasi", &hasil);
        let (nama, hasil) = (naskah.clone(), vec![("kalibrasi", hasil)]);
        layar.dokumen(&workspace, Dokumen { nama, naskah, hasil, temuan, ..Dokumen::default() });
    }
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}
