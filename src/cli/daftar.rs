//! `naskah daftar`: the documents of the workspace, and how far they are.

use std::collections::BTreeMap;

use serde_json::json;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar};
use crate::{
    Pipeline,
    diag::Diagnostic,
    expand::job::JenisSalinan,
    model::keputusan::{Keputusan, Nomor},
    read::{Naskah, Workspace},
    report,
};

/// The heads of the table, which are the keys of its JSON form too.
const KEPALA: [&str; 6] = ["naskah", "satker", "nomor", "tanggal", "status", "temuan"];

/// Prints the table and returns the exit code.
pub(super) fn daftar(umum: &args::Umum, layar: &mut Layar<'_>) -> u8 {
    let workspace = match Workspace::read(&umum.ruang, &[]) {
        Ok(workspace) => workspace,
        Err(salah) => {
            layar.galat(None, salah.temuan());
            return RUANG_RUSAK;
        }
    };
    let pipeline = match Pipeline::new(&workspace) {
        Ok(pipeline) => pipeline,
        Err(salah) => {
            layar.galat(Some(&workspace), salah);
            return RUANG_RUSAK;
        }
    };
    let baris: Vec<[String; 6]> =
        workspace.keputusan.iter().map(|naskah| baris(&workspace, &pipeline, naskah)).collect();
    match umum.format {
        args::Bentuk::Json => {
            let semua: Vec<_> =
                baris.iter().map(|baris| json!(KEPALA.iter().zip(baris).collect::<BTreeMap<_, _>>())).collect();
            layar.cetak(&format!("{:#}\n", json!({"versi": 1, "naskah": semua})));
        }
        args::Bentuk::Teks => layar.cetak(&tabel(&baris)),
    }
    let rusak = workspace.temuan.clone();
    let kode = if rusak.is_empty() { BERHASIL } else { SEBAGIAN };
    layar.berkas(&workspace, rusak);
    kode
}

fn baris(workspace: &Workspace, pipeline: &Pipeline<'_>, naskah: &Naskah<Keputusan>) -> [String; 6] {
    let isi = &naskah.isi;
    let semua: Vec<Diagnostic> = match pipeline.checked(naskah, JenisSalinan::Asli) {
        Ok((_, temuan)) | Err(temuan) => temuan,
    };
    let satker = workspace.satker().get(&isi.satker).map_or_else(|| isi.satker.clone(), |satker| satker.nama_singkat());
    let titik = || "...".to_owned();
    [
        naskah.nama().to_owned(),
        satker,
        isi.nomor.as_ref().map_or_else(titik, Nomor::cetak),
        isi.tanggal.map_or_else(titik, |tanggal| tanggal.to_string()),
        isi.status.nama().to_owned(),
        if semua.is_empty() { "tidak ada".to_owned() } else { report::jumlah(&semua) },
    ]
}

/// The rows in columns, each as wide as its longest text.
fn tabel(baris: &[[String; 6]]) -> String {
    if baris.is_empty() {
        return "Belum ada naskah di bawah data/. Buat yang pertama: naskah baru keputusan <tahun>/<nama>/keputusan\n"
            .to_owned();
    }
    let kepala = KEPALA.map(str::to_uppercase);
    let lebar = |x: usize| std::iter::once(&kepala).chain(baris).map(|b| b[x].chars().count()).max().unwrap_or(0);
    let lebar: Vec<usize> = (0..KEPALA.len()).map(lebar).collect();
    let satu = |baris: &[String; 6]| {
        let sel: Vec<_> =
            baris.iter().zip(&lebar).map(|(isi, lebar)| format!("{:<lebar$}", report::bersih(isi))).collect();
        format!("{}\n", sel.join("  ").trim_end())
    };
    std::iter::once(&kepala).chain(baris).map(satu).collect()
}
