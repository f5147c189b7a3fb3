//! `naskah buat`: makes every document that was asked for, each on its own, and says what came of it.

use std::collections::BTreeSet;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar};
use crate::{
    Pipeline,
    diag::Diagnostic,
    expand::job::JenisSalinan,
    model::keputusan::Keputusan,
    output,
    read::{Naskah, Workspace},
    report::{self, Hasil, Ringkasan},
};

/// Makes the documents and returns the exit code.
pub(super) fn buat(umum: &args::Umum, args: &args::Buat, layar: &mut Layar<'_>) -> u8 {
    let workspace = match Workspace::read(&umum.ruang, &args.jalur) {
        Ok(workspace) => workspace,
        Err(salah) => {
            layar.galat(&format!("galat: {salah}."));
            return RUANG_RUSAK;
        }
    };
    let mut pipeline = match Pipeline::new(&workspace) {
        Ok(pipeline) => pipeline,
        Err(salah) => {
            layar.galat(&report::temuan(&salah));
            return RUANG_RUSAK;
        }
    };
    pipeline.gambar = args.gambar;
    let mut ringkasan = Ringkasan::default();
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    let rusak: Vec<_> = workspace.temuan.iter().filter(terpilih).collect();
    let berkas: BTreeSet<_> = rusak.iter().map(|temuan| temuan.place.as_ref().map(|place| &place.file)).collect();
    ringkasan.berkas_rusak = berkas.len();
    layar.temuan(&workspace, rusak);
    for naskah in workspace.keputusan.iter().filter(|naskah| workspace.terpilih(&naskah.berkas)) {
        satu_naskah(umum, &workspace, &pipeline, naskah, &mut ringkasan, layar);
    }
    layar.baris(&ringkasan.teks());
    if ringkasan.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Makes all copies of one document. They share most findings: each is shown once.
fn satu_naskah(
    umum: &args::Umum,
    workspace: &Workspace,
    pipeline: &Pipeline<'_>,
    naskah: &Naskah<Keputusan>,
    ringkasan: &mut Ringkasan,
    layar: &mut Layar<'_>,
) {
    let mut sudah: Vec<Diagnostic> = Vec::new();
    for salinan in JenisSalinan::dari(&naskah.isi).iter().copied() {
        let (hasil, temuan) = match pipeline.make(naskah, salinan) {
            Err(temuan) => (Hasil::Gagal, temuan),
            Ok(dokumen) => match output::publish(&umum.ruang, &dokumen) {
                Ok(berkas) => (Hasil::Jadi { halaman: dokumen.halaman, berkas }, dokumen.temuan),
                Err(salah) => (Hasil::Gagal, vec![Diagnostic::galat("tulis", salah.to_string())]),
            },
        };
        ringkasan.catat(&hasil);
        layar.baris(&report::baris(naskah.nama(), salinan, &hasil));
        let baru: Vec<_> = temuan.into_iter().filter(|temuan| !sudah.contains(temuan)).collect();
        ringkasan.hitung(&baru);
        layar.temuan(workspace, &baru);
        sudah.extend(baru);
    }
}
