//! `naskah kalibrasi`: the page of each profile of the form, to be printed and measured.

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::{Diagnostic, nearest},
    output::Akses,
    report::{Dokumen, Hasil, Jadi, Lembar},
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
            let jadi = |berkas| Hasil::Jadi(Jadi { halaman, berkas, masukan: Default::default(), dibuat: true });
            keluaran.kalibrasi(nama, &pdf).map(jadi).map_err(|salah| vec![salah.temuan()])
        });
        let (hasil, temuan) = hasil.map_or_else(|temuan| (Hasil::Gagal, temuan), |jadi| (jadi, Vec::new()));
        let naskah = format!("profil {nama}");
        let lembar = Lembar { salinan: "kalibrasi", hasil, mengapa: None };
        layar.lembar(&naskah, &lembar);
        let (nama, lembar) = (naskah.clone(), vec![lembar]);
        layar.dokumen(&workspace, Dokumen { nama, naskah, lembar, temuan, ..Dokumen::default() });
    }
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}
