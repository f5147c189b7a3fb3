//! `naskah gabung`: the shares of one run become one, and its archives are made.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, kemas::arsipkan, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Bagian, Catatan, Ledger, beda_dari_terbit, belum_lengkap},
    model::sidik::sidik,
    output::{Akses, Keluaran, baca_catatan, semua_catatan},
    plan::{Plan, plan},
    read::Workspace,
};

/// Merges and returns the exit code.
pub(super) fn gabung(umum: &args::Umum, args: &args::Gabung, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[], layar) else { return RUANG_RUSAK };
    let plan = plan(&workspace, &[]);
    let asal: Result<Vec<PathBuf>, Diagnostic> = args.folder.iter().map(|folder| ruang_lain(folder)).collect();
    let Ok(asal) = asal.map_err(|temuan| layar.galat(None, temuan)) else { return RUANG_RUSAK };
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "gabung", layar) else { return RUANG_RUSAK };
    let tujuan = Tujuan { ruang: &umum.ruang, workspace: &workspace, plan: &plan, keluaran: &keluaran };
    let (ledger, bagian) = satukan(umum, &asal, &tujuan, layar);
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
    // What was refused is made again and merged with the others.
    if kode == BERHASIL {
        ruang::lupakan_bagian(umum, &keluaran);
    }
    kode
}

/// The records of all shares, and which shares those were. Files of other folders are fetched.
fn satukan(
    umum: &args::Umum,
    asal: &[PathBuf],
    tujuan: &Tujuan<'_>,
    layar: &mut Layar<'_>,
) -> (Ledger, BTreeSet<Bagian>) {
    let (mut ledger, mut bagian) = (ruang::ledger(umum, Akses::Penuh), BTreeSet::new());
    for asal in [umum.ruang.as_path()].into_iter().chain(asal.iter().map(PathBuf::as_path)) {
        for nama in &ruang::catatan_bagian(asal) {
            for catatan in Ledger::baca(baca_catatan(asal, nama)).semua() {
                match tujuan.terima(asal, catatan) {
                    Ok(()) => ledger.terima(catatan.clone()),
                    Err(temuan) => layar.galat(None, temuan),
                }
            }
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

/// What records of shares are held against, and where their files go.
struct Tujuan<'a> {
    ruang: &'a Path,
    workspace: &'a Workspace,
    plan: &'a Plan,
    keluaran: &'a Keluaran,
}

impl Tujuan<'_> {
    /// Fetches the files that a record names, if they are what it says, and what this workspace would make.
    fn terima(&self, asal: &Path, catatan: &Catatan) -> Result<(), Diagnostic> {
        let berkas = &catatan.berkas;
        let salah =
            |apa: &str, obat: &str| Diagnostic::galat("bagian", format!("`{berkas}` {apa}")).cure(obat.to_owned());
        let pesanan =
            self.plan.pesanan.iter().find(|pesanan| pesanan.berkas == *berkas && pesanan.kunci == catatan.kunci);
        let Some(pesanan) = pesanan else {
            return Err(salah("tidak ada dalam rencana folder kerja ini", "Pakai data/ yang sama di semua mesin"));
        };
        if !catatan.berubah(self.workspace).is_empty() {
            let obat = "Pakai data/, templates/, dan versi naskah yang sama, lalu buat lagi bagiannya";
            return Err(salah("dibuat dari data, templat, atau versi naskah yang lain", obat));
        }
        if let Some(beda) = beda_dari_terbit(self.workspace, self.plan, pesanan, &catatan.sha256) {
            return Err(beda);
        }
        let mut semua = Vec::new();
        for (berkas, sha256) in catatan.semua_berkas() {
            let isi = fs::read(asal.join(berkas)).ok().filter(|isi| sidik(isi) == *sha256);
            let tiada = || {
                salah(
                    "tidak ada, atau bukan yang tercatat",
                    "Salin lagi folder output/ bagian itu, atau buat lagi bagiannya",
                )
            };
            semua.push((berkas, isi.ok_or_else(tiada)?));
        }
        for (berkas, isi) in semua.iter().filter(|_| asal != self.ruang) {
            self.keluaran.tulis_data(berkas, isi).map_err(|salah| salah.temuan())?;
        }
        Ok(())
    }
}
