//! `naskah sah`: whether a file is what a register says.

use std::{fs, path::Path};

use serde_json::json;

use super::{BERHASIL, RUANG_RUSAK, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    ledger::{Cocok, Tercatat, cocok},
    model::sidik::sidik,
    output::Akses,
    read::sebab_baca,
    report::bersih,
};

/// Looks at each file and returns the exit code.
pub(super) fn sah(umum: &args::Umum, args: &args::Sah, layar: &mut Layar<'_>) -> u8 {
    let register = match &args.daftar {
        Some(daftar) => daftar_arsip(daftar),
        None => catatan(umum, layar),
    };
    let register: Vec<Tercatat> = match register {
        Ok(register) => register,
        Err(temuan) => {
            layar.galat(None, temuan);
            return RUANG_RUSAK;
        }
    };
    let (mut kode, mut rincian) = (BERHASIL, Vec::new());
    for berkas in &args.berkas {
        let isi = match baca(berkas) {
            Ok(isi) => isi,
            Err(temuan) => {
                layar.galat(None, temuan);
                kode = SEBAGIAN;
                continue;
            }
        };
        let (sha256, nama) = (sidik(&isi), berkas.file_name().unwrap_or_default().to_string_lossy());
        let (sah, kata) = kata(&cocok(&register, &nama, &sha256));
        kode = if sah { kode } else { SEBAGIAN };
        let tampil = bersih(&berkas.display().to_string());
        match sah {
            true => layar.kabar(&format!("sah    {tampil}: {}", bersih(&kata))),
            false => {
                let temuan = Diagnostic::galat("sah", format!("`{tampil}` {kata}"));
                layar.galat(
                    None,
                    temuan.cure("Minta berkas itu lagi dari pembuatnya, atau periksa di folder kerja yang membuatnya"),
                );
            }
        }
        rincian.push(json!({"berkas": tampil, "sah": sah, "sha256": sha256, "keterangan": kata}));
    }
    if umum.format == args::Bentuk::Json {
        let temuan = layar.temuan_json();
        layar.cetak(&format!("{:#}\n", json!({"versi": 1, "kode": kode, "berkas": rincian, "temuan": temuan})));
    }
    kode
}

/// The records of the workspace, and before them those of issued documents.
fn catatan(umum: &args::Umum, layar: &mut Layar<'_>) -> Result<Vec<Tercatat>, Diagnostic> {
    let workspace = ruang::terbaca(umum, &[])?;
    let rusak = workspace.temuan.iter().filter(|temuan| temuan.code == "terbit");
    layar.berkas(&workspace, rusak.cloned());
    let ledger = ruang::ledger(umum, Akses::Penuh);
    let terbit = workspace.terbit().semua().map(|(berkas, sha256)| Tercatat::terbit(berkas, sha256, &ledger));
    // Of an issued file, the records of what was made since say nothing.
    let lain = ledger.semua().filter(|catatan| workspace.terbit().asal(&catatan.berkas).is_none());
    Ok(terbit.chain(lain.map(Tercatat::dari)).collect())
}

/// Whether it is, and what to say.
fn kata(cocok: &Cocok) -> (bool, String) {
    match cocok {
        Cocok::Sama(satu) => (true, format!("sama dengan yang tercatat: {}", satu.apa)),
        Cocok::Lain(satu) => (false, format!("bernama seperti {}, tetapi isinya lain dari yang tercatat", satu.apa)),
        Cocok::Asing => (false, "tidak tercatat".to_owned()),
    }
}

fn daftar_arsip(daftar: &Path) -> Result<Vec<Tercatat>, Diagnostic> {
    Tercatat::dari_daftar(&baca(daftar)?).ok_or_else(|| {
        let pesan = format!("`{}` bukan daftar dari sebuah arsip", daftar.display());
        Diagnostic::galat("sah", pesan).cure("Sebut daftar.csv dari arsip yang dibuat `naskah kemas`, tanpa diubah")
    })
}

fn baca(berkas: &Path) -> Result<Vec<u8>, Diagnostic> {
    fs::read(berkas).map_err(|salah| {
        let pesan = format!("`{}` tidak dapat dibaca: {}", berkas.display(), sebab_baca(salah.kind()));
        Diagnostic::galat("berkas", pesan).cure("Periksa nama berkasnya")
    })
}
