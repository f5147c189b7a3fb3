//! `naskah periksa`: what is wrong, without making anything; and, when asked for, the cure of what is surely wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::mpsc,
    thread,
};

use serde_json::{Value, json};

use super::{
    BERHASIL, DIHENTIKAN, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN,
    args::{self, Bentuk},
    bengkel, hentikan,
    layar::Layar,
    ruang,
};
use crate::{
    Pipeline,
    diag::Diagnostic,
    output,
    plan::{Plan, plan},
    proof::Buatan,
    read::{self, Workspace, cari_satker},
    report::{self, bersih, sarif::Bahan},
    tinjau::{Perbaikan, Tinjauan, perbaiki, tinjau},
    workers::{Permintaan, Siaga},
};

/// Looks at the data, cures what it may, and returns the exit code.
pub(super) fn periksa(umum: &args::Umum, args: &args::Periksa, layar: &mut Layar<'_>) -> u8 {
    let mut perubahan = Vec::new();
    if args.perbaiki {
        match perbaikan(umum, args, layar) {
            Ok(semua) => perubahan = semua,
            Err(kode) => return kode,
        }
        if args.rencana {
            return sebut_rencana(umum.format, &perubahan, layar);
        }
    }
    let Some(workspace) = ruang::baca(umum, &args.jalur, layar) else { return RUANG_RUSAK };
    match ditinjau(umum, args, &workspace, layar) {
        Ok(tinjauan) => laporkan(umum.format, &workspace, &tinjauan, &perubahan, layar),
        Err(kode) => kode,
    }
}

/// What was found; else the exit code. What is wrong with whole files is told.
fn ditinjau(
    umum: &args::Umum,
    args: &args::Periksa,
    workspace: &Workspace,
    layar: &mut Layar<'_>,
) -> Result<Tinjauan, u8> {
    let plan = plan(workspace, &args.satker);
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(workspace, workspace.temuan.iter().chain(&plan.temuan).filter(terpilih).cloned());
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return Err(SALAH_PAKAI);
    }
    if plan.pesanan.is_empty() && !args.satker.is_empty() && layar.utuh() {
        layar.galat(None, ruang::tanpa_naskah());
    }
    let pipeline = ruang::pipeline(workspace, layar).ok_or(RUANG_RUSAK)?;
    // What else is looked at when asked for goes the same way: findings by the place of their document in the plan.
    let mut tambahan = match args.tata_letak {
        true => tata_letak(umum, args, workspace, &plan, layar)?,
        false => BTreeMap::new(),
    };
    if let Some(kamus) = &args.ejaan {
        for (ke, temuan) in ejaan(kamus.as_deref(), &pipeline, &plan).map_err(|salah| {
            layar.galat(None, salah);
            SALAH_PAKAI
        })? {
            tambahan.entry(ke).or_default().extend(temuan);
        }
    }
    Ok(tinjau(&pipeline, workspace, &plan, tambahan, args.satker.is_empty()))
}

/// The words that a dictionary lacks, of one copy of each document, by its place in the plan.
fn ejaan(
    kamus: Option<&Path>,
    pipeline: &Pipeline<'_>,
    plan: &Plan,
) -> Result<BTreeMap<usize, Vec<Diagnostic>>, Diagnostic> {
    let berkas = read::kamus(kamus)?;
    let ejaan = pipeline.ejaan(&berkas.imbuhan, &berkas.kata)?;
    let mut dilihat = BTreeSet::new();
    let pertama = plan.pesanan.iter().enumerate().filter(|(_, pesanan)| {
        let kunci = &pesanan.kunci;
        dilihat.insert((kunci.paket.as_deref(), kunci.naskah.as_str(), kunci.satker.as_str()))
    });
    Ok(pertama.map(|(ke, pesanan)| (ke, pipeline.kata_asing(&pesanan.kunci, &ejaan))).collect())
}

/// What is found on the pages of each file of the plan, by its place there. Nothing is written.
fn tata_letak(
    umum: &args::Umum,
    args: &args::Periksa,
    workspace: &Workspace,
    plan: &Plan,
    layar: &mut Layar<'_>,
) -> Result<BTreeMap<usize, Vec<Diagnostic>>, u8> {
    let yang = args::Yang {
        jalur: Vec::new(),
        gambar: false,
        satker: Vec::new(),
        hanya: None,
        pekerja: args.pekerja,
        batas_waktu: args.batas_waktu,
        batas_memori: args.batas_memori,
    };
    let regu = &bengkel::regu(umum, &yang, workspace, false);
    let letak: Vec<usize> = (0..plan.pesanan.len()).filter(|ke| !plan.pesanan[*ke].menunggu()).collect();
    let semua: Vec<Permintaan> = letak.iter().map(|ke| plan.pesanan[*ke].kunci.clone().into()).collect();
    let (kirim, terima) = mpsc::channel();
    layar.mulai(semua.len());
    let (kemajuan, berhenti) = (&layar.kemajuan(), hentikan::tanda());
    let akhir = thread::scope(|lingkup| {
        let (letak, semua) = (&letak, &semua);
        let kerja = lingkup.spawn(move || {
            let mulai = |ke: usize| kemajuan.garap(&plan.pesanan[letak[ke]].nama);
            let selesai = |ke: usize, hasil: crate::proof::Hasil| {
                kemajuan.maju();
                let temuan = match hasil {
                    Ok(Buatan::Baru(dokumen)) => dokumen.temuan,
                    Ok(Buatan::Tetap(tetap)) => tetap.temuan,
                    Err(temuan) => temuan,
                };
                let sumber = &plan.pesanan[letak[ke]].sumber;
                // Nobody hears it only when the listener is gone with the whole run.
                let _ = kirim.send((letak[ke], temuan.into_iter().map(|satu| satu.at_least(sumber)).collect()));
            };
            regu.kerjakan(&Siaga::default(), semua, &mulai, &selesai, berhenti)
        });
        let semua: BTreeMap<usize, Vec<Diagnostic>> = terima.into_iter().collect();
        kerja.join().unwrap_or_else(|_| Err(crate::berhenti("program berhenti sebelum selesai"))).map(|()| semua)
    });
    layar.selesai();
    if hentikan::diminta() {
        layar.galat(None, hentikan::temuan());
        return Err(DIHENTIKAN);
    }
    akhir.map_err(|temuan| {
        layar.galat(Some(workspace), temuan);
        SEBAGIAN
    })
}

/// Tells what was found and returns the exit code.
fn laporkan(
    bentuk: Bentuk,
    workspace: &Workspace,
    tinjauan: &Tinjauan,
    perubahan: &[Value],
    layar: &mut Layar<'_>,
) -> u8 {
    let lain: Vec<Diagnostic> = layar.temuan().to_vec();
    let bersih = tinjauan.bersih() && !lain.iter().any(Diagnostic::berat);
    let kode = if bersih { BERHASIL } else { SEBAGIAN };
    match bentuk {
        Bentuk::Json => {
            let mut laporan = report::tinjauan::json(tinjauan, &lain, kode);
            if !perubahan.is_empty() {
                laporan["perubahan"] = json!(perubahan);
            }
            layar.cetak(&format!("{laporan:#}\n"));
        }
        Bentuk::Sarif => layar.cetak(&sarif(workspace, tinjauan, &lain)),
        Bentuk::Teks => {
            tinjauan.naskah.iter().for_each(|naskah| layar.ditinjau(workspace, naskah));
            layar.berkas(workspace, tinjauan.bersama.iter().cloned());
            layar.kabar(report::tinjauan::ringkasan(tinjauan, &lain).trim_end());
        }
    }
    kode
}

fn sarif(workspace: &Workspace, tinjauan: &Tinjauan, lain: &[Diagnostic]) -> String {
    let mut semua: Vec<Diagnostic> = tinjauan.semua().chain(lain).cloned().collect();
    let kutipan = workspace.locate(&mut semua);
    let bahan = |(temuan, kutipan): (_, &Option<crate::diag::Kutipan>)| Bahan {
        temuan,
        lebar: kutipan.as_ref().map(|kutipan| kutipan.baris[kutipan.rentang.clone()].chars().count()),
        ganti: workspace
            .sunting(temuan)
            .filter(|satu| temuan.place.as_ref().is_some_and(|place| place.position == Some(satu.posisi)))
            .map(|satu| satu.baru),
    };
    report::sarif::sarif(&semua.iter().zip(&kutipan).map(bahan).collect::<Vec<_>>())
}

/// Cures what may be cured, or only plans it: every change as JSON; else the exit code.
fn perbaikan(umum: &args::Umum, args: &args::Periksa, layar: &mut Layar<'_>) -> Result<Vec<Value>, u8> {
    let workspace = ruang::terbaca(umum, &args.jalur).map_err(|salah| {
        layar.galat(None, salah);
        RUANG_RUSAK
    })?;
    let pipeline = ruang::pipeline(&workspace, layar).ok_or(RUANG_RUSAK)?;
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return Err(SALAH_PAKAI);
    }
    let tinjauan = tinjau(&pipeline, &workspace, &plan(&workspace, &args.satker), BTreeMap::new(), false);
    let Perbaikan { berkas, tertinggal } = perbaiki(&workspace, tinjauan.semua());
    let mut perubahan = Vec::new();
    for satu in berkas {
        if !args.rencana {
            let sha256 = workspace.masukan.get(&satu.berkas).map_or("", String::as_str);
            if let Err(temuan) = output::ganti(&umum.ruang, &satu.berkas, sha256, &satu.isi) {
                layar.galat(None, temuan);
                continue;
            }
        }
        for satu_kata in &satu.perubahan {
            let (baris, kolom) = satu_kata.posisi;
            layar.kabar(&bersih(&format!(
                "ganti  {}:{baris}:{kolom} [{}] `{}` → `{}`",
                satu.berkas, satu_kata.kode, satu_kata.lama, satu_kata.baru
            )));
            perubahan.push(json!({
                "berkas": satu.berkas, "baris": baris, "kolom": kolom,
                "nama": satu_kata.kode, "lama": satu_kata.lama, "baru": satu_kata.baru,
            }));
        }
    }
    layar.berkas(&workspace, tertinggal);
    Ok(perubahan)
}

/// The end of a plan of changes.
fn sebut_rencana(bentuk: Bentuk, perubahan: &[Value], layar: &mut Layar<'_>) -> u8 {
    match bentuk {
        Bentuk::Json => {
            let temuan = layar.temuan_json();
            layar.cetak(&format!("{:#}\n", json!({"versi": 1, "perubahan": perubahan, "temuan": temuan})));
        }
        _ => layar.kabar(&match perubahan.len() {
            0 => "Tidak ada yang dapat diganti program.".to_owned(),
            banyak => format!("{banyak} kata akan diganti. Tidak ada yang ditulis sekarang."),
        }),
    }
    BERHASIL
}
