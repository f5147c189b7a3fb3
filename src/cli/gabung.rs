//! `naskah gabung`: the shares of one run become one, and its archives are made.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{RUANG_RUSAK, SEBAGIAN, args, kemas::arsipkan, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Bagian, Catatan, Ledger, belum_lengkap},
    model::sidik::sidik,
    output::{Akses, Keluaran, baca_catatan, semua_catatan},
    plan::plan,
};

/// Merges and returns the exit code.
pub(super) fn gabung(umum: &args::Umum, args: &args::Gabung, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let plan = plan(&workspace, &[]);
    let asal: Result<Vec<PathBuf>, Diagnostic> = args.folder.iter().map(|folder| ruang_lain(folder)).collect();
    let Ok(asal) = asal.map_err(|temuan| layar.galat(None, temuan)) else { return RUANG_RUSAK };
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "gabung", layar) else { return RUANG_RUSAK };
    let (ledger, bagian) = satukan(umum, &asal, &keluaran, layar);
    let baris: Vec<String> = ledger.baris().collect();
    if let Err(salah) = keluaran.ganti_catatan(&baris) {
        layar.galat(None, salah.temuan());
        return SEBAGIAN;
    }
    if let Some(apa) = belum_lengkap(&bagian) {
        let temuan = Diagnostic::galat("bagian", apa);
        layar.galat(None, temuan.cure("Jalankan `naskah buat --bagian I/N` untuk tiap I dari 1 sampai N, lalu ulangi"));
        return SEBAGIAN;
    }
    let akibat = Diagnostic::galat("kemas", "tidak ada arsip yang dibuat: isinya tidak dapat dipastikan lengkap");
    if !ruang::utuh(&workspace, &plan, akibat, layar) {
        return SEBAGIAN;
    }
    layar.kabar(&format!("{} bagian disatukan: {} berkas tercatat.", bagian.len(), ledger.semua().count()));
    let kode = arsipkan(umum, &[], &workspace, &plan, &keluaran, &ledger, layar);
    for nama in semua_catatan(&umum.ruang).iter().filter(|nama| Bagian::dari_nama(nama).is_some()) {
        // One that stays is read again the next time, and says nothing new.
        let _ = keluaran.hapus_catatan(nama);
    }
    kode
}

/// The records of all shares, and which shares those were. Files of other folders are fetched.
fn satukan(
    umum: &args::Umum,
    asal: &[PathBuf],
    keluaran: &Keluaran,
    layar: &mut Layar<'_>,
) -> (Ledger, BTreeSet<Bagian>) {
    let (mut ledger, mut bagian) = (ruang::ledger(umum, Akses::Penuh), BTreeSet::new());
    for asal in asal.iter().map(PathBuf::as_path).chain([umum.ruang.as_path()]) {
        for nama in semua_catatan(asal).iter().filter(|nama| Bagian::dari_nama(nama).is_some()) {
            let milik = Ledger::baca(baca_catatan(asal, nama));
            milik.semua().for_each(|catatan| terima(asal, umum, keluaran, catatan, &mut ledger, layar));
            bagian.extend(Bagian::dari_nama(nama));
        }
    }
    (ledger, bagian)
}

/// The workspace that a folder of results belongs to; the folder itself may be named, or the one above it.
fn ruang_lain(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let sendiri = folder.canonicalize().ok().filter(|folder| folder.ends_with("output"));
    let atas = sendiri.and_then(|folder| folder.parent().map(Path::to_owned));
    let calon = [Some(folder.to_owned()), atas].into_iter().flatten();
    calon.into_iter().find(|calon| !semua_catatan(calon).is_empty()).ok_or_else(|| {
        let pesan = format!("`{}` bukan folder output/ dari `naskah buat --bagian`", folder.display());
        Diagnostic::galat("bagian", pesan)
            .cure("Sebut folder output/ yang dibuat di mesin lain, dengan isinya yang lengkap")
    })
}

/// Takes a record and the files that it names, if they are what it says.
fn terima(
    asal: &Path,
    umum: &args::Umum,
    keluaran: &Keluaran,
    catatan: &Catatan,
    ledger: &mut Ledger,
    layar: &mut Layar<'_>,
) {
    for (berkas, sha256) in catatan.semua_berkas() {
        let isi = fs::read(asal.join(berkas)).ok().filter(|isi| sidik(isi) == *sha256);
        let Some(isi) = isi else {
            let temuan = Diagnostic::galat("bagian", format!("`{berkas}` tidak ada, atau bukan yang tercatat"));
            layar.galat(None, temuan.cure("Salin lagi folder output/ bagian itu, atau buat lagi bagiannya"));
            return;
        };
        if asal != umum.ruang
            && let Err(salah) = keluaran.tulis_data(berkas, &isi)
        {
            layar.galat(None, salah.temuan());
            return;
        }
    }
    ledger.terima(catatan.clone());
}
