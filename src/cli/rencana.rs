//! The plan of a run as a table: what would be made, where it would stand, and what it lacks.

use std::collections::BTreeSet;

use serde_json::json;

use super::{args, layar::Layar, tabel};
use crate::{
    Pipeline,
    diag::{self, Diagnostic},
    plan::{Pesanan, Plan},
    read::Workspace,
};

/// The heads of the table, which are the keys of its JSON form too.
const KEPALA: [&str; 7] = ["satker", "naskah", "salinan", "nomor", "tanggal", "hasil", "kurang"];

/// Prints the plan, and what stops its documents.
pub(super) fn cetak(
    bentuk: args::Bentuk,
    workspace: &Workspace,
    pipeline: &Pipeline<'_>,
    plan: &Plan,
    layar: &mut Layar<'_>,
) {
    let semua: Vec<(&Pesanan, Vec<Diagnostic>)> =
        plan.pesanan.iter().map(|pesanan| (pesanan, kurang(pipeline, pesanan))).collect();
    let baris: Vec<[String; 7]> = semua.iter().map(|(pesanan, temuan)| baris(pesanan, temuan)).collect();
    let mut menghentikan: Vec<Diagnostic> = Vec::new();
    for satu in semua.iter().flat_map(|(_, temuan)| temuan).filter(|satu| satu.stops) {
        if !menghentikan.contains(satu) {
            menghentikan.push(satu.clone());
        }
    }
    layar.berkas(workspace, menghentikan);
    match bentuk {
        args::Bentuk::Json => {
            let rincian: Vec<_> =
                plan.pesanan.iter().zip(&baris).map(|(pesanan, baris)| rincian(pesanan, baris)).collect();
            let temuan = layar.temuan_json();
            layar.cetak(&format!("{:#}\n", json!({"versi": 1, "rencana": rincian, "temuan": temuan})));
        }
        args::Bentuk::Teks | args::Bentuk::Sarif => {
            layar.cetak(&tabel::tabel(&KEPALA, &baris));
            layar.cetak(&ringkasan(&semua));
        }
    }
}

fn ringkasan(semua: &[(&Pesanan, Vec<Diagnostic>)]) -> String {
    let menunggu = semua.iter().filter(|(pesanan, _)| pesanan.menunggu()).count();
    let gagal = semua.iter().filter(|(pesanan, temuan)| !pesanan.menunggu() && diag::stops(temuan)).count();
    let sebut = |jumlah: usize, apa: &str| if jumlah == 0 { String::new() } else { format!(", {jumlah} {apa}") };
    format!(
        "{} dokumen akan dibuat{}{}. Tidak ada yang ditulis.\n",
        semua.len() - menunggu - gagal,
        sebut(gagal, "tidak dapat dibuat"),
        sebut(menunggu, "menunggu nomor atau tanggal"),
    )
}

fn baris(pesanan: &Pesanan, temuan: &[Diagnostic]) -> [String; 7] {
    let titik = |ini: &Option<String>| ini.clone().unwrap_or_else(|| "...".to_owned());
    let kurang = temuan.iter().map(|temuan| temuan.code.to_string());
    let kurang: BTreeSet<String> = kurang.chain(pesanan.kurang().into_iter().map(str::to_owned)).collect();
    [
        pesanan.kunci.satker.clone(),
        pesanan.nama.clone(),
        pesanan.kunci.salinan.nama().to_owned(),
        titik(&pesanan.penetapan.nomor),
        titik(&pesanan.penetapan.tanggal),
        pesanan.berkas.clone(),
        kurang.into_iter().collect::<Vec<_>>().join(", "),
    ]
}

/// What the document lacks: questions, and what stops it.
fn kurang(pipeline: &Pipeline<'_>, pesanan: &Pesanan) -> Vec<Diagnostic> {
    let (Ok((_, temuan)) | Err(temuan)) = pipeline.checked(&pesanan.kunci);
    temuan.into_iter().filter(Diagnostic::kurang).collect()
}

fn rincian(pesanan: &Pesanan, baris: &[String; 7]) -> serde_json::Value {
    let mut semua: serde_json::Map<_, _> =
        KEPALA.iter().zip(baris).map(|(kepala, isi)| ((*kepala).to_owned(), json!(isi))).collect();
    semua.insert("naskah".into(), json!(pesanan.kunci.naskah));
    semua.insert("paket".into(), json!(pesanan.kunci.paket));
    semua.insert("bagian".into(), json!(pesanan.kunci.bagian.nama()));
    semua.insert("nomor".into(), json!(pesanan.penetapan.nomor));
    semua.insert("tanggal".into(), json!(pesanan.penetapan.tanggal));
    let kurang: Vec<&str> = baris[6].split(", ").filter(|satu| !satu.is_empty()).collect();
    semua.insert("kurang".into(), json!(kurang));
    semua.into()
}
