//! The plan of a run as a table: what would be made, where it would stand, and what it lacks.

use std::collections::BTreeSet;

use serde_json::json;

use super::{args, layar::Layar, tabel};
use crate::{
    Pipeline,
    plan::{Pesanan, Plan},
};

/// The heads of the table, which are the keys of its JSON form too.
const KEPALA: [&str; 7] = ["satker", "naskah", "salinan", "nomor", "tanggal", "hasil", "kurang"];

/// Prints the plan.
pub(super) fn cetak(bentuk: args::Bentuk, pipeline: &Pipeline<'_>, plan: &Plan, layar: &mut Layar<'_>) {
    let baris: Vec<[String; 7]> = plan.pesanan.iter().map(|pesanan| baris(pipeline, pesanan)).collect();
    match bentuk {
        args::Bentuk::Json => {
            let semua: Vec<_> =
                plan.pesanan.iter().zip(&baris).map(|(pesanan, baris)| rincian(pesanan, baris)).collect();
            layar.cetak(&format!("{:#}\n", json!({"versi": 1, "rencana": semua})));
        }
        args::Bentuk::Teks => {
            layar.cetak(&tabel::tabel(&KEPALA, &baris));
            let menunggu = plan.pesanan.iter().filter(|pesanan| pesanan.menunggu()).count();
            let tunda = if menunggu == 0 { String::new() } else { format!(", {menunggu} menunggu nomor atau tanggal") };
            layar.cetak(&format!("{} dokumen akan dibuat{tunda}. Tidak ada yang ditulis.\n", baris.len() - menunggu));
        }
    }
}

fn baris(pipeline: &Pipeline<'_>, pesanan: &Pesanan) -> [String; 7] {
    let titik = |ini: &Option<String>| ini.clone().unwrap_or_else(|| "...".to_owned());
    [
        pesanan.kunci.satker.clone(),
        pesanan.nama.clone(),
        pesanan.kunci.salinan.nama().to_owned(),
        titik(&pesanan.penetapan.nomor),
        titik(&pesanan.penetapan.tanggal),
        pesanan.berkas.clone(),
        kurang(pipeline, pesanan).into_iter().collect::<Vec<_>>().join(", "),
    ]
}

/// What the document lacks: number, date, and by the names of their findings what stops it.
fn kurang(pipeline: &Pipeline<'_>, pesanan: &Pesanan) -> BTreeSet<String> {
    let (Ok((_, temuan)) | Err(temuan)) = pipeline.checked(&pesanan.kunci);
    let temuan = temuan.into_iter().filter(|temuan| temuan.kurang()).map(|temuan| temuan.code.to_string());
    temuan.chain(pesanan.kurang().into_iter().map(str::to_owned)).collect()
}

fn rincian(pesanan: &Pesanan, baris: &[String; 7]) -> serde_json::Value {
    let mut semua: serde_json::Map<_, _> =
        KEPALA.iter().zip(baris).map(|(kepala, isi)| ((*kepala).to_owned(), json!(isi))).collect();
    semua.insert("naskah".into(), json!(pesanan.kunci.naskah));
    semua.insert("paket".into(), json!(pesanan.kunci.paket));
    semua.insert("nomor".into(), json!(pesanan.penetapan.nomor));
    semua.insert("tanggal".into(), json!(pesanan.penetapan.tanggal));
    let kurang: Vec<&str> = baris[6].split(", ").filter(|satu| !satu.is_empty()).collect();
    semua.insert("kurang".into(), json!(kurang));
    semua.into()
}
