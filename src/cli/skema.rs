//! `naskah skema`: what may stand in a file, for editors; and the addresses that `"tertulis"` knows, for people.

use std::{collections::BTreeMap, path::Path};

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::{Diagnostic, nearest},
    expand::expand,
    plan::plan,
    read::{self, semua_jenis},
};

/// The guide: the one place where the addresses are explained.
const PANDUAN: &str = include_str!("../../data/README.md");

/// Prints what was asked for and returns the exit code.
pub(super) fn skema(umum: &args::Umum, args: &args::Skema, layar: &mut Layar<'_>) -> u8 {
    match (&args.alamat, &args.jenis) {
        (Some(Some(naskah)), _) => return alamat_naskah(umum, naskah, layar),
        (Some(None), _) => layar.cetak(&format!("{}\n", alamat_umum())),
        (None, None) => semua_jenis().for_each(|jenis| layar.cetak(&format!("{jenis}\n"))),
        (None, Some(jenis)) => match read::skema(jenis) {
            Some(skema) => layar.cetak(&format!("{skema:#}\n")),
            None => {
                let temuan = Diagnostic::galat("jenis", format!("jenis `{jenis}` tidak dikenal"));
                let obat = match nearest(jenis, semua_jenis()) {
                    Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
                    None => format!("Yang ada: {}", semua_jenis().collect::<Vec<_>>().join(", ")),
                };
                layar.galat(None, temuan.cure(obat));
                return SALAH_PAKAI;
            }
        },
    }
    BERHASIL
}

/// The section of the guide about addresses, its tables.
fn alamat_umum() -> &'static str {
    let bagian = PANDUAN.split_once("Huruf `n` di bawah ini").map_or("", |(awal, _)| &PANDUAN[awal.len()..]);
    bagian.split_once("\n## ").map_or(bagian, |(isi, _)| isi).trim_end()
}

/// The addresses of the decrees at a path, with their present texts.
fn alamat_naskah(umum: &args::Umum, naskah: &Path, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &[naskah.to_owned()], layar) else { return RUANG_RUSAK };
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    let rusak: Vec<_> = workspace.temuan.iter().filter(terpilih).cloned().collect();
    let mut kode = if rusak.is_empty() { BERHASIL } else { SEBAGIAN };
    layar.berkas(&workspace, rusak);
    let plan = plan(&workspace, &[]);
    for naskah in workspace.keputusan.iter().filter(|naskah| workspace.terpilih(&naskah.berkas)) {
        // Of a package, the first office: the addresses are much the same in the others.
        let satu = plan.pesanan.iter().find(|pesanan| pesanan.kunci.naskah == naskah.nama());
        let Some(satu) = satu else { continue };
        let mut semua: BTreeMap<String, Option<String>> = BTreeMap::new();
        for pesanan in plan.pesanan.iter().filter(|pesanan| pesanan.sedokumen(satu)) {
            let hasil = expand(&workspace, &pesanan.kunci);
            if hasil.job.is_none() {
                layar.berkas(&workspace, hasil.temuan);
                kode = SEBAGIAN;
                break;
            }
            for (alamat, teks) in hasil.turunan {
                let lama = semua.entry(alamat).or_default();
                *lama = lama.take().or(teks);
            }
        }
        layar.cetak(&format!("{}:\n", naskah.nama()));
        for (alamat, teks) in semua {
            layar.cetak(&format!(
                "  {alamat}: {}\n",
                teks.as_deref().unwrap_or("(bila ditulis, atau pada salinan lain)")
            ));
        }
    }
    kode
}
