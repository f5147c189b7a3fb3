//! `naskah kemas`: archives of finished documents, one for each office and each province; none that has a gap.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, buku::Buku, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Ada, Arsip, Kurang, Ledger, Nasib, arsip, di_dalam, milik_kantor},
    output::{Akses, Entri, Keluaran, Written},
    plan::{Pesanan, Plan, plan},
    read::{Workspace, cari_satker},
    report::bersih,
};

/// So many missing files are named; the rest is counted.
const PALING_BANYAK: usize = 20;

/// Makes the archives and returns the exit code.
pub(super) fn kemas(umum: &args::Umum, args: &args::Kemas, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return SALAH_PAKAI;
    }
    let plan = plan(&workspace, &[]);
    let akibat = Diagnostic::galat("kemas", "tidak ada arsip yang dibuat: isinya tidak dapat dipastikan lengkap");
    if !ruang::utuh(&workspace, &plan, akibat, layar) {
        return SEBAGIAN;
    }
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "kemas", layar) else { return RUANG_RUSAK };
    let ledger = ruang::ledger(umum, Akses::Penuh);
    arsipkan(umum, &args.satker, &workspace, &plan, &keluaran, &ledger, layar)
}

/// Makes the archives of these offices, of all without a code, of what the records say is there.
pub(super) fn arsipkan(
    umum: &args::Umum,
    satker: &[String],
    workspace: &Workspace,
    plan: &Plan,
    keluaran: &Keluaran,
    ledger: &Ledger,
    layar: &mut Layar<'_>,
) -> u8 {
    let buku = Buku::baru(keluaran, workspace, plan, ledger.clone());
    let ada = |pesanan: &Pesanan| keadaan(&buku, workspace, ledger, pesanan);
    let diminta: Vec<String> = satker.iter().flat_map(|kode| milik_kantor(workspace, kode)).collect();
    let mut semua = arsip(workspace, &plan.pesanan, &ada);
    semua.retain(|arsip| satker.is_empty() || diminta.contains(&arsip.berkas));
    if semua.is_empty() {
        let temuan = Diagnostic::galat("kemas", "tidak ada dokumen untuk dikemas");
        layar.galat(None, temuan.cure("Lihat isi folder kerja dengan `naskah daftar`"));
    }
    sebut_kurang(&semua, layar);
    let mut rincian = Vec::new();
    for arsip in &semua {
        match satu(workspace, keluaran, arsip) {
            Ok(berkas) => {
                if let Some(berkas) = &berkas {
                    layar.kabar(&format!("jadi   {}: {} dokumen", bersih(&berkas.berkas), arsip.isi.len()));
                } else {
                    let (kurang, jumlah) = (arsip.kurang.len(), arsip.isi.len() + arsip.kurang.len());
                    layar.kabar(&format!("batal  {}: kurang {kurang} dari {jumlah} dokumen", bersih(&arsip.berkas)));
                }
                rincian.push(json_arsip(arsip, berkas.as_ref()));
            }
            Err(temuan) => layar.galat(None, temuan),
        }
    }
    if satker.is_empty() {
        let ada: Vec<&str> = semua.iter().map(|arsip| arsip.berkas.as_str()).collect();
        buang(workspace, keluaran, &|berkas| !ada.contains(&berkas), false, layar);
    }
    let kode = if layar.utuh() { BERHASIL } else { SEBAGIAN };
    if umum.format == args::Bentuk::Json {
        let temuan = layar.temuan_json();
        layar.cetak(&format!("{:#}\n", json!({"versi": 1, "kode": kode, "arsip": rincian, "temuan": temuan})));
    }
    kode
}

/// The record of a file that stands as it should; else what is the matter.
fn keadaan<'a>(buku: &Buku<'_>, workspace: &Workspace, ledger: &'a Ledger, pesanan: &Pesanan) -> Ada<'a> {
    if pesanan.menunggu() {
        let obat = "Isi yang kurang, lalu jalankan `naskah buat`";
        return Err((format!("menunggu {}", pesanan.kurang().join(" dan ")), obat));
    }
    let milik = |berkas: &str| ledger.cari(berkas).unwrap_or_else(|| unreachable!("its record was found"));
    if let Some(terbit) = buku.terbit(pesanan) {
        return Ok(milik(&terbit.berkas));
    }
    match buku.nasib_apa_adanya(pesanan) {
        Nasib::Tetap(catatan) => match buku.beda(pesanan, &catatan.sha256) {
            None => Ok(milik(&catatan.berkas)),
            Some(beda) => Err((beda.message, "Jalankan `naskah buat` untuk melihat obatnya")),
        },
        Nasib::Buat { sebab, .. } => Err((sebab.kata(workspace), "Jalankan `naskah buat`, lalu ulangi")),
    }
}

/// Each missing file once, although it belongs in two archives.
fn sebut_kurang(semua: &[Arsip<'_>], layar: &mut Layar<'_>) {
    let kurang: BTreeMap<&str, &Kurang> =
        semua.iter().flat_map(|arsip| &arsip.kurang).map(|satu| (satu.nama.as_str(), satu)).collect();
    for (nama, Kurang { sebab, obat, .. }) in kurang.iter().take(PALING_BANYAK) {
        let temuan = Diagnostic::galat("kurang", format!("{nama} tidak dapat dikemas: {sebab}"));
        layar.galat(None, temuan.cure(*obat));
    }
    if kurang.len() > PALING_BANYAK {
        let temuan = Diagnostic::galat("kurang", format!("dan {} dokumen lagi", kurang.len() - PALING_BANYAK));
        layar.galat(None, temuan.cure("Jalankan `naskah buat --rencana` untuk melihat semuanya"));
    }
}

/// Removes archives that would pass for whole: those of which `basi` says so; with `rencana` only names them. How many there
/// are. Only names that are archives' are looked at.
pub(super) fn buang(
    workspace: &Workspace,
    keluaran: &Keluaran,
    basi: &dyn Fn(&str) -> bool,
    rencana: bool,
    layar: &mut Layar<'_>,
) -> usize {
    let nama = workspace.satker().keys().flat_map(|kode| milik_kantor(workspace, kode));
    let ada: BTreeSet<String> = nama.filter(|arsip| basi(arsip) && keluaran.baca(arsip).is_ok()).collect();
    let mut dibuang = 0;
    for arsip in &ada {
        match if rencana { Ok(()) } else { keluaran.hapus(arsip) } {
            Err(salah) => layar.galat(None, salah.temuan()),
            Ok(()) => {
                let kabar =
                    format!("hapus  {}: isinya tidak lagi benar; buat lagi dengan `naskah kemas`", bersih(arsip));
                layar.kabar(&kabar);
                dibuang += 1;
            }
        }
    }
    dibuang
}

/// Writes an archive. One with a gap is not made, and an older one of its name is removed: it would pass for whole.
fn satu(workspace: &Workspace, keluaran: &Keluaran, arsip: &Arsip<'_>) -> Result<Option<Written>, Diagnostic> {
    if !arsip.kurang.is_empty() {
        if keluaran.baca(&arsip.berkas).is_ok() {
            keluaran.hapus(&arsip.berkas).map_err(|salah| salah.temuan())?;
        }
        return Ok(None);
    }
    let pengantar = arsip.pengantar(workspace).into_iter().map(|(nama, isi)| (nama, Entri::Isi(isi)));
    let dokumen = arsip
        .isi
        .iter()
        .map(|satu| (di_dalam(satu).to_owned(), Entri::Berkas(satu.berkas.clone(), satu.sha256.clone())));
    let entri: Vec<(String, Entri)> = pengantar.chain(dokumen).collect();
    keluaran.arsip(&arsip.berkas, &entri).map(Some).map_err(|salah| salah.temuan())
}

fn json_arsip(arsip: &Arsip<'_>, berkas: Option<&Written>) -> serde_json::Value {
    json!({
        "berkas": arsip.berkas,
        "jadi": berkas.is_some(),
        "dokumen": arsip.isi.len(),
        "bita": berkas.map(|berkas| berkas.bita),
        "sha256": berkas.map(|berkas| &berkas.sha256),
        "kurang": arsip.kurang.iter().map(|satu| json!({"nama": satu.nama, "sebab": satu.sebab})).collect::<Vec<_>>(),
    })
}
