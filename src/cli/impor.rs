//! `naskah impor`: decrees that were made elsewhere become data files. Never over a file that is there.

use std::{fs, path::Path};

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    impor::{self, Ikhtisar, Sumber},
    model::nama::di_bawah,
    output,
    read::{Workspace, cari_satker, sebab_baca},
    report::bersih,
};

/// Letters of a text in the report.
const PANJANG: usize = 90;
/// Rows of one kind in the report.
const BARIS: usize = 12;

/// Imports each file and returns the exit code.
pub(super) fn impor(umum: &args::Umum, args: &args::Impor, layar: &mut Layar<'_>) -> u8 {
    let (workspace, baru) = match Workspace::read_or_new(&umum.ruang, &ruang::pembaca()) {
        Ok(terbaca) => terbaca,
        Err(salah) => {
            layar.galat(None, salah.temuan());
            return RUANG_RUSAK;
        }
    };
    if let Some(salah) = args.satker.as_ref().and_then(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return SALAH_PAKAI;
    }
    if args.ke.is_some() && args.berkas.len() > 1 {
        let temuan = Diagnostic::galat("pakai", "`--ke` menyebut satu berkas untuk beberapa Keputusan");
        layar.galat(None, temuan.cure("Impor satu per satu, atau tanpa `--ke`"));
        return SALAH_PAKAI;
    }
    for berkas in &args.berkas {
        let tujuan = match tujuan(umum, args, berkas) {
            Ok(tujuan) => tujuan,
            Err(temuan) => {
                layar.galat(None, temuan);
                return SALAH_PAKAI;
            }
        };
        if let Err(temuan) = satu(umum, args, &workspace, berkas, &tujuan, layar) {
            layar.galat(None, temuan);
        }
    }
    if baru && umum.ruang.join("data").is_dir() {
        layar.kabar("Folder ini kini folder kerja: data/ dibuat di sini. Berikutnya: naskah periksa, lalu naskah buat");
    }
    if layar.utuh() { BERHASIL } else { SEBAGIAN }
}

/// The path below the workspace that the data file gets.
fn tujuan(umum: &args::Umum, args: &args::Impor, berkas: &Path) -> Result<String, Diagnostic> {
    let garis = |jalur: &Path| jalur.to_string_lossy().replace('\\', "/");
    let tujuan = match &args.ke {
        Some(ke) => {
            let ke = garis(ke.strip_prefix(&umum.ruang).unwrap_or(ke));
            let ke = ke.strip_prefix("./").unwrap_or(&ke).to_owned();
            if ke.ends_with(".json") { ke } else { format!("{}/keputusan.json", ke.trim_end_matches('/')) }
        }
        None => {
            let nama = berkas.file_stem().map_or_else(String::new, |nama| nama.to_string_lossy().into_owned());
            let huruf = |huruf: char| if huruf.is_alphanumeric() || matches!(huruf, '-' | '_') { huruf } else { '-' };
            format!("data/impor/{}/keputusan.json", nama.chars().map(huruf).collect::<String>())
        }
    };
    if di_bawah("data", &tujuan) {
        return Ok(tujuan);
    }
    let temuan = Diagnostic::galat("pakai", format!("`{tujuan}` tidak di bawah data/"));
    Err(temuan.cure("Sebut berkas di bawah data/, misalnya `--ke data/2023/sk-34/keputusan.json`"))
}

fn satu(
    umum: &args::Umum,
    args: &args::Impor,
    workspace: &Workspace,
    berkas: &Path,
    tujuan: &str,
    layar: &mut Layar<'_>,
) -> Result<(), Diagnostic> {
    let nama = berkas.file_name().map_or_else(String::new, |nama| nama.to_string_lossy().into_owned());
    let isi = fs::read(berkas).or_else(|_| fs::read(umum.ruang.join(berkas))).map_err(|salah| {
        let pesan = format!("`{}` tidak dapat dibaca: {}", berkas.display(), sebab_baca(salah.kind()));
        Diagnostic::galat("berkas", pesan).cure("Periksa nama dan hak akses berkas itu")
    })?;
    // What may do harm is read by a process of its own.
    let sumber: Result<Sumber, Diagnostic> = match impor::berbahaya(&isi) {
        true => ruang::pembaca().sumber(&nama, isi)?,
        false => impor::baca(&nama, isi),
    };
    let hasil = impor::impor(workspace, &nama, sumber?, args.satker.as_deref())?;
    tulis(umum, tujuan, &hasil.naskah)?.then_some(()).ok_or_else(|| {
        let temuan = Diagnostic::galat("berkas", format!("`{tujuan}` sudah ada"));
        temuan
            .at(Place::new(nama.as_str(), Pointer::root()))
            .cure("Hapus atau pindahkan berkas itu, atau sebut nama lain dengan `--ke`")
    })?;
    layar.kabar(&format!("jadi   {}", bersih(tujuan)));
    if let Some(profil) = &hasil.profil {
        let profil_satker = format!("data/satker/{}.json", hasil.satker.kode);
        if tulis(umum, &profil_satker, profil)? {
            layar.kabar(&format!("jadi   {profil_satker}: pejabat menurut {}", bersih(&nama)));
        }
    }
    ceritakan(&hasil.satker.nama_lengkap(), &hasil.ikhtisar, layar);
    hasil.temuan.into_iter().for_each(|temuan| layar.galat(None, temuan));
    Ok(())
}

fn tulis(umum: &args::Umum, tujuan: &str, isi: &str) -> Result<bool, Diagnostic> {
    output::baru(&umum.ruang, tujuan, isi).map_err(|salah| salah.temuan())
}

/// What was found, and what somebody has to look at.
fn ceritakan(kantor: &str, ikhtisar: &Ikhtisar, layar: &mut Layar<'_>) {
    let kosong = |teks: &str| if teks.is_empty() { "tidak ada".to_owned() } else { pendek(teks) };
    layar.kabar(&format!("       {}", bersih(&kosong(&ikhtisar.judul))));
    let jumlah: Vec<String> = ikhtisar.jumlah.iter().map(|(nama, banyak)| format!("{nama} {banyak}")).collect();
    layar.kabar(&format!("       {} · {kantor} · {}", bersih(&kosong(&ikhtisar.nomor)), jumlah.join(", ")));
    let mut daftar = |judul: &str, semua: Vec<String>| {
        if semua.is_empty() {
            return;
        }
        layar.kabar(&format!("       {judul}: {}", semua.len()));
        semua.iter().take(BARIS).for_each(|satu| layar.kabar(&format!("         {}", bersih(satu))));
        if semua.len() > BARIS {
            layar.kabar(&format!("         … dan {} lagi, semuanya dalam berkas JSON itu", semua.len() - BARIS));
        }
    };
    daftar("Mengingat yang tidak ada dalam register", ikhtisar.tak_terdaftar.iter().map(|teks| pendek(teks)).collect());
    let satu = |(alamat, teks): &(String, String)| format!("{alamat}: {}", kosong(teks));
    daftar("lain dari turunan program (`tertulis`)", ikhtisar.tertulis.iter().map(satu).collect());
    let satu = |(baris, teks, sebab): &(Option<u32>, String, String)| match baris {
        Some(baris) => format!("baris {baris}: {} ({sebab})", kosong(teks)),
        None => format!("{} ({sebab})", kosong(teks)),
    };
    daftar("tanpa tempat (`sisa`)", ikhtisar.sisa.iter().map(satu).collect());
}

fn pendek(teks: &str) -> String {
    match teks.char_indices().nth(PANJANG) {
        Some((letak, _)) => format!("{}…", teks[..letak].trim_end()),
        None => teks.to_owned(),
    }
}
