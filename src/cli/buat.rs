//! `naskah buat`: makes every document that was asked for, each on its own, and says what came of it.

use std::io::{self, Write};

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args};
use crate::{
    Pipeline,
    diag::Diagnostic,
    expand::job::{Bagian, JenisSalinan, Kunci, Penerima},
    output,
    read::Workspace,
    report::{self, Hasil, Ringkasan},
};

/// Makes the documents and returns the exit code.
pub(super) fn buat(
    umum: &args::Umum,
    args: &args::Buat,
    keluaran: &mut dyn Write,
    galat: &mut dyn Write,
) -> io::Result<u8> {
    let workspace = match Workspace::read(&umum.ruang, &args.jalur) {
        Ok(workspace) => workspace,
        Err(salah) => {
            writeln!(galat, "galat: {salah}.")?;
            return Ok(RUANG_RUSAK);
        }
    };
    let pipeline = match Pipeline::new(&workspace) {
        Ok(pipeline) => pipeline,
        Err(salah) => {
            writeln!(galat, "{}", report::temuan(&salah))?;
            return Ok(RUANG_RUSAK);
        }
    };
    let mut ringkasan = Ringkasan::default();
    for temuan in &workspace.temuan {
        let terpilih = temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
        if terpilih {
            ringkasan.berkas_rusak += 1;
            tulis_temuan(galat, &workspace, std::slice::from_ref(temuan))?;
        }
    }
    for naskah in workspace.keputusan.iter().filter(|naskah| workspace.terpilih(&naskah.berkas)) {
        let mut sudah: Vec<Diagnostic> = Vec::new();
        for salinan in JenisSalinan::SEMUA {
            let kunci = Kunci {
                naskah: naskah.nama().to_owned(),
                satker: naskah.isi.satker.clone(),
                salinan,
                penerima: Penerima::Umum,
                bagian: Bagian::Semua,
            };
            let (hasil, temuan) = match pipeline.make(naskah, salinan) {
                Err(temuan) => (Hasil::Gagal, temuan),
                Ok(dokumen) => match output::publish(&umum.ruang, &dokumen) {
                    Ok(berkas) => (Hasil::Jadi { halaman: dokumen.halaman, berkas }, dokumen.temuan),
                    Err(salah) => (Hasil::Gagal, vec![Diagnostic::galat("tulis", salah.to_string())]),
                },
            };
            match hasil {
                Hasil::Jadi { .. } => ringkasan.jadi += 1,
                Hasil::Gagal => ringkasan.gagal += 1,
            }
            writeln!(keluaran, "{}", report::baris(&kunci, &hasil))?;
            // The copies of a document share most findings: each is shown once.
            let baru: Vec<_> = temuan.into_iter().filter(|t| !sudah.contains(t)).collect();
            ringkasan.hitung(&baru);
            tulis_temuan(galat, &workspace, &baru)?;
            sudah.extend(baru);
        }
    }
    writeln!(keluaran, "{}", ringkasan.teks())?;
    Ok(if ringkasan.utuh() { BERHASIL } else { SEBAGIAN })
}

fn tulis_temuan(galat: &mut dyn Write, workspace: &Workspace, temuan: &[Diagnostic]) -> io::Result<()> {
    for satu in temuan {
        let mut satu = satu.clone();
        workspace.locate(&mut satu);
        writeln!(galat, "  {}", report::temuan(&satu))?;
    }
    Ok(())
}
