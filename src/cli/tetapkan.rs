//! `naskah tetapkan`: records finished documents as issued. From then on nothing takes their place that is not the same.

use std::collections::BTreeMap;

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, buku::Buku, layar::Layar, ruang};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::expand,
    ledger::{self, Catatan, Nasib},
    model::keputusan::Status,
    output::{Akses, Keluaran},
    plan::{Pesanan, plan},
    read::{StatusTerbit, Terbit, Workspace, cari_satker},
    report::bersih,
};

/// Records what may be recorded and returns the exit code.
pub(super) fn tetapkan(umum: &args::Umum, args: &args::Tetapkan, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &args.jalur, layar) else { return RUANG_RUSAK };
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return SALAH_PAKAI;
    }
    let plan = plan(&workspace, &args.satker);
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().chain(&plan.temuan).filter(terpilih).cloned());
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "tetapkan", layar) else { return RUANG_RUSAK };
    let ledger = ruang::ledger(umum, Akses::Penuh);
    let buku = Buku::baru(&keluaran, &workspace, &plan, ledger);
    let ditetapkan: Vec<&Pesanan> = plan.pesanan.iter().filter(|satu| dapat_terbit(&workspace, satu)).collect();
    if ditetapkan.is_empty() {
        let temuan = Diagnostic::galat("terbit", "tidak ada Keputusan yang dapat dicatat terbit");
        layar.galat(None, temuan.cure("Tulis `\"status\": \"ditetapkan\"` dalam naskahnya; contoh tidak dapat terbit"));
    }
    let mut baru = BTreeMap::<String, Vec<&Pesanan>>::new();
    for pesanan in ditetapkan {
        match siap(&buku, &workspace, pesanan) {
            Ok(Some(_)) => baru.entry(pesanan.sumber.clone()).or_default().push(pesanan),
            Ok(None) => layar.kabar(&format!("tetap  {}: sudah tercatat terbit", bersih(&pesanan.berkas))),
            Err(temuan) => layar.galat(Some(&workspace), temuan),
        }
    }
    for (sumber, semua) in baru {
        match catat(&keluaran, &workspace, &buku, &sumber, &semua) {
            Ok(()) => semua.iter().for_each(|satu| layar.kabar(&format!("terbit {}", bersih(&satu.berkas)))),
            Err(temuan) => layar.galat(None, temuan),
        }
    }
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// Whether its decree says that it was issued, and is none of an example.
fn dapat_terbit(workspace: &Workspace, pesanan: &Pesanan) -> bool {
    let keputusan = workspace.keputusan(&pesanan.kunci.naskah).map(|naskah| &naskah.isi);
    keputusan.is_some_and(|keputusan| keputusan.status == Status::Ditetapkan && !keputusan.contoh)
}

/// The record of a file that may be recorded as issued; nothing if it is already.
fn siap<'b>(buku: &'b Buku<'_>, workspace: &Workspace, pesanan: &Pesanan) -> Result<Option<&'b Catatan>, Diagnostic> {
    let salah = |apa: String, obat: &str| {
        let temuan = Diagnostic::galat("terbit", format!("{} ({}) {apa}", pesanan.nama, pesanan.kunci.salinan.nama()));
        temuan.at(Place::new(pesanan.sumber.as_str(), Pointer::root().key("status"))).cure(obat)
    };
    let kurang = pesanan.kurang();
    if !kurang.is_empty() {
        return Err(salah(
            format!("belum mempunyai {}", kurang.join(" dan ")),
            "Keputusan yang terbit bernomor dan bertanggal",
        ));
    }
    match buku.nasib_apa_adanya(pesanan) {
        Nasib::Buat { sebab, .. } => {
            let apa = format!("tidak sesuai dengan datanya: {}", sebab.kata(workspace));
            Err(salah(apa, "Jalankan `naskah buat`, periksa hasilnya, lalu ulangi"))
        }
        Nasib::Tetap(catatan) => match buku.beda(pesanan, &catatan.sha256) {
            Some(beda) => Err(beda),
            None => {
                let status = workspace.terbit().status(&pesanan.sumber, &pesanan.berkas);
                Ok((status == StatusTerbit::Belum).then_some(catatan))
            }
        },
    }
}

/// Writes the texts first: a row without them could not say what differs.
fn catat(
    keluaran: &Keluaran,
    workspace: &Workspace,
    buku: &Buku<'_>,
    sumber: &str,
    semua: &[&Pesanan],
) -> Result<(), Diagnostic> {
    let register = Terbit::register(sumber);
    let mut baris = workspace.terbit().baris(&register);
    for pesanan in semua {
        let job = expand(workspace, &pesanan.kunci).job;
        let teks = job.map_or_else(String::new, |job| ledger::teks(&job));
        keluaran.terbit(&Terbit::teks(sumber, &pesanan.berkas), &teks).map_err(|salah| salah.temuan())?;
        baris.extend(buku.cari(&pesanan.berkas).map(|catatan| (pesanan.berkas.as_str(), catatan.sha256.as_str())));
    }
    let isi: String = baris.iter().map(|(berkas, sha256)| format!("{sha256}  {berkas}\n")).collect();
    keluaran.terbit(&register, &isi).map_err(|salah| salah.temuan())
}
