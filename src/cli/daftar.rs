//! `naskah daftar`: the documents of the workspace, and how far they are.

use std::collections::BTreeMap;

use serde_json::json;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar, ruang, tabel};
use crate::{
    Pipeline,
    diag::Diagnostic,
    plan::{Pesanan, plan},
    read::Workspace,
    report,
};

/// The heads of the table, which are the keys of its JSON form too.
const KEPALA: [&str; 6] = ["naskah", "satker", "nomor", "tanggal", "status", "temuan"];

/// Prints the table and returns the exit code.
pub(super) fn daftar(umum: &args::Umum, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let Some(pipeline) = ruang::pipeline(&workspace, layar) else { return RUANG_RUSAK };
    let plan = plan(&workspace, &[]);
    let baris: Vec<[String; 6]> =
        plan.dokumen().filter_map(|dokumen| baris(&workspace, &pipeline, dokumen.first()?)).collect();
    match umum.format {
        args::Bentuk::Json => {
            let semua: Vec<_> =
                baris.iter().map(|baris| json!(KEPALA.iter().zip(baris).collect::<BTreeMap<_, _>>())).collect();
            layar.cetak(&format!("{:#}\n", json!({"versi": 1, "naskah": semua})));
        }
        args::Bentuk::Teks if baris.is_empty() => layar.cetak(
            "Belum ada naskah di bawah data/. Buat yang pertama: naskah baru keputusan <tahun>/<nama>/keputusan\n",
        ),
        args::Bentuk::Teks | args::Bentuk::Sarif => layar.cetak(&tabel::tabel(&KEPALA, &baris)),
    }
    let rusak = [workspace.temuan.clone(), plan.temuan].concat();
    let kode = if rusak.is_empty() { BERHASIL } else { SEBAGIAN };
    layar.berkas(&workspace, rusak);
    kode
}

/// The row of a document; its copies say the same.
fn baris(workspace: &Workspace, pipeline: &Pipeline<'_>, pesanan: &Pesanan) -> Option<[String; 6]> {
    let kunci = &pesanan.kunci;
    let naskah = workspace.keputusan(&kunci.naskah)?;
    let semua: Vec<Diagnostic> = match pipeline.checked(kunci) {
        Ok((_, temuan)) | Err(temuan) => temuan,
    };
    let satker = workspace.satker().get(&kunci.satker);
    let titik = |ini: &Option<String>| ini.clone().unwrap_or_else(|| "...".to_owned());
    Some([
        naskah.nama().to_owned(),
        satker.map_or_else(|| kunci.satker.clone(), |satker| satker.nama_singkat()),
        titik(&pesanan.penetapan.nomor),
        titik(&pesanan.penetapan.tanggal),
        naskah.isi.status.nama().to_owned(),
        if semua.is_empty() { "tidak ada".to_owned() } else { report::jumlah(&semua) },
    ])
}
