//! `naskah buat`: makes every document that was asked for, each on its own, and says what came of it.

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar};
use crate::{
    Pipeline,
    diag::Diagnostic,
    expand::job::JenisSalinan,
    model::keputusan::Keputusan,
    output,
    read::{Naskah, Workspace},
    report::{Dokumen, Hasil},
};

/// Makes the documents and returns the exit code.
pub(super) fn buat(umum: &args::Umum, args: &args::Buat, layar: &mut Layar<'_>) -> u8 {
    let workspace = match Workspace::read(&umum.ruang, &args.jalur) {
        Ok(workspace) => workspace,
        Err(salah) => {
            layar.galat(None, salah.temuan());
            return RUANG_RUSAK;
        }
    };
    let mut pipeline = match Pipeline::new(&workspace) {
        Ok(pipeline) => pipeline,
        Err(salah) => {
            layar.galat(Some(&workspace), salah);
            return RUANG_RUSAK;
        }
    };
    pipeline.gambar = args.gambar;
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().filter(terpilih).cloned());
    for naskah in workspace.keputusan.iter().filter(|naskah| workspace.terpilih(&naskah.berkas)) {
        let dokumen = satu_naskah(umum, &pipeline, naskah, layar);
        layar.dokumen(&workspace, dokumen);
    }
    layar.ringkasan();
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Makes all copies of one document. They share most findings: each is kept once.
fn satu_naskah(
    umum: &args::Umum,
    pipeline: &Pipeline<'_>,
    naskah: &Naskah<Keputusan>,
    layar: &mut Layar<'_>,
) -> Dokumen {
    let (mut semua, mut hasil) = (Vec::<Diagnostic>::new(), Vec::new());
    for salinan in JenisSalinan::dari(&naskah.isi).iter().copied() {
        let (satu, temuan) = match pipeline.make_here(naskah, salinan) {
            Err(temuan) => (Hasil::Gagal, temuan),
            Ok(dokumen) => match output::publish(&umum.ruang, &dokumen) {
                Ok(berkas) => (Hasil::Jadi { halaman: dokumen.halaman, berkas }, dokumen.temuan),
                Err(salah) => (Hasil::Gagal, [dokumen.temuan, vec![salah.temuan()]].concat()),
            },
        };
        layar.hasil(naskah.nama(), salinan.nama(), &satu);
        hasil.push((salinan.nama(), satu));
        for temuan in temuan {
            if !semua.contains(&temuan) {
                semua.push(temuan);
            }
        }
    }
    Dokumen { naskah: naskah.nama().to_owned(), sumber: Some(naskah.berkas.clone()), hasil, temuan: semua }
}
