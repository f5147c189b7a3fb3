//! `naskah buat`: makes every file of the plan, each on its own, and says in the plan's order what came of it.

use std::path::Path;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, antrean::Antrean, args, layar::Layar, rencana};
use crate::{Pipeline, diag::Diagnostic, output, plan::plan, proof::Publishable, read::Workspace, report::Hasil};

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
    let plan = plan(&workspace, &args.satker);
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().chain(&plan.temuan).filter(terpilih).cloned());
    if args.rencana {
        rencana::cetak(umum.format, &pipeline, &plan, layar);
        return if layar.utuh() { BERHASIL } else { SEBAGIAN };
    }
    layar.mulai(plan.pesanan.len());
    let mut antrean = Antrean::baru(&workspace, &plan);
    for (letak, pesanan) in plan.pesanan.iter().enumerate() {
        let (hasil, temuan) = match pesanan.menunggu() {
            true => (Hasil::Menunggu(pesanan.kurang()), Vec::new()),
            false => tulis(&umum.ruang, &pesanan.berkas, pipeline.make(&pesanan.kunci)),
        };
        antrean.terima(letak, hasil, temuan, layar);
    }
    antrean.tutup(layar);
    layar.selesai();
    layar.ringkasan();
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Writes a document that was made.
fn tulis(ruang: &Path, berkas: &str, hasil: Result<Publishable, Vec<Diagnostic>>) -> (Hasil, Vec<Diagnostic>) {
    match hasil {
        Err(temuan) => (Hasil::Gagal, temuan),
        Ok(dokumen) => match output::publish(ruang, berkas, &dokumen) {
            Ok(berkas) => (Hasil::Jadi { halaman: dokumen.halaman, berkas }, dokumen.temuan),
            Err(salah) => (Hasil::Gagal, [dokumen.temuan, vec![salah.temuan()]].concat()),
        },
    }
}
