//! `naskah banding`: what changed between two versions, as text, as JSON, as a redline.

use std::path::Path;

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    banding::{self, Dasar, Dokumen, Keadaan, Sisi},
    diag::Diagnostic,
    output,
};

/// Compares and returns the exit code, as `diff` has it: nothing differs, something does, trouble.
pub(super) fn banding(umum: &args::Umum, args: &args::Banding, layar: &mut Layar<'_>) -> u8 {
    let (lama, baru) = match sisi(umum, args) {
        Ok(dua) => dua,
        Err((kode, temuan)) => {
            layar.galat(None, temuan);
            return kode;
        }
    };
    let mut rusak = false;
    for satu in [&lama, &baru] {
        let temuan = satu.rusak();
        if !temuan.is_empty() {
            rusak = true;
            layar.catatan(&format!("Dalam `{}` ada yang tidak terbaca:", satu.sebutan));
            layar.berkas(&satu.workspace, temuan);
        }
        if satu.pinjam {
            let kabar =
                "berdiri di luar folder kerja: profil, register, dan data di sampingnya diambil dari sisi yang lain";
            layar.catatan(&format!("`{}` {kabar}", satu.sebutan));
        }
    }
    let (semua, temuan) = banding::bandingkan_semua(&lama, &baru, &args.satker);
    layar.berkas(&baru.workspace, temuan);
    let berbeda = semua.iter().any(Dokumen::berbeda);
    let gagal = rusak || semua.is_empty() || semua.iter().any(|satu| satu.keadaan == Keadaan::Gagal);
    if semua.is_empty() && !rusak {
        let temuan = Diagnostic::galat("banding", "tidak ada naskah yang dapat dibandingkan");
        layar.galat(None, temuan.cure("Sebut berkas atau folder yang memuat Keputusan, dan kode kantor yang ada"));
    }
    let pdf = args.pdf.as_deref().filter(|_| berbeda).map(|tujuan| pdf(umum, tujuan, (&lama, &baru), &semua, layar));
    let kode = match (gagal || pdf == Some(RUANG_RUSAK), pdf, berbeda) {
        (_, Some(SALAH_PAKAI), _) => SALAH_PAKAI,
        (true, ..) => RUANG_RUSAK,
        (false, _, true) => SEBAGIAN,
        (false, _, false) => BERHASIL,
    };
    cetak(umum, (&lama, &baru), &semua, kode, layar);
    kode
}

fn sisi(umum: &args::Umum, args: &args::Banding) -> Result<(Sisi, Sisi), (u8, Diagnostic)> {
    let tujuan = |pdf: &Path| pdf.extension().is_some_and(|akhiran| akhiran.eq_ignore_ascii_case("pdf"));
    if let Some(pdf) = args.pdf.as_deref().filter(|pdf| !tujuan(pdf)) {
        let temuan = Diagnostic::galat("pakai", format!("`{}` bukan nama berkas PDF", pdf.display()));
        return Err((SALAH_PAKAI, temuan.cure("Tulis nama yang berakhir dengan `.pdf`, misalnya `--pdf banding.pdf`")));
    }
    let rusak = |temuan| (RUANG_RUSAK, temuan);
    let lama = Dasar::cari(&args.lama, &umum.ruang).map_err(rusak)?;
    let baru = Dasar::cari(&args.baru, &umum.ruang).map_err(rusak)?;
    if lama.berkas() != baru.berkas() {
        let temuan = Diagnostic::galat("pakai", "sebuah berkas tidak dapat dibandingkan dengan sebuah folder");
        return Err((SALAH_PAKAI, temuan.cure("Sebut dua berkas, atau dua folder")));
    }
    let baca = |ini: &Dasar, lain: &Dasar| ini.baca(lain, &umum.ruang, &ruang::pembaca()).map_err(rusak);
    Ok((baca(&lama, &baru)?, baca(&baru, &lama)?))
}

fn cetak(umum: &args::Umum, (lama, baru): (&Sisi, &Sisi), semua: &[Dokumen], kode: u8, layar: &mut Layar<'_>) {
    match umum.format {
        args::Bentuk::Json => {
            let temuan = layar.temuan_json();
            layar.cetak(&banding::json(semua, &lama.sebutan, &baru.sebutan, kode, &temuan));
        }
        args::Bentuk::Sarif => {}
        args::Bentuk::Teks if umum.diam || semua.is_empty() => {}
        args::Bentuk::Teks => layar.cetak(&banding::teks(semua, layar.warna())),
    }
}

/// The redline of the one document that differs, and the exit code of making it.
fn pdf(umum: &args::Umum, tujuan: &Path, (lama, baru): (&Sisi, &Sisi), semua: &[Dokumen], layar: &mut Layar<'_>) -> u8 {
    let mut berubah =
        semua.iter().filter_map(|satu| Some((satu, satu.kunci.as_ref()?))).filter(|(satu, _)| satu.berbeda());
    let (Some((dokumen, kunci)), None) = (berubah.next().filter(|(satu, _)| satu.satker.len() == 1), berubah.next())
    else {
        let temuan = Diagnostic::galat("pakai", "`--pdf` memerlukan tepat satu naskah yang berubah, untuk satu kantor");
        layar.galat(
            None,
            temuan.cure("Sebut naskah itu saja, dan bila dibuat lewat paket satu kantornya dengan `--satker`"),
        );
        return SALAH_PAKAI;
    };
    let Some(pipeline) = ruang::pipeline(&baru.workspace, layar) else { return RUANG_RUSAK };
    let hasil = banding::lembar_dari(lama, baru, kunci).and_then(|job| pipeline.perbandingan(job));
    let dokumen_pdf = match hasil {
        Ok(dokumen) => dokumen,
        Err(temuan) => {
            layar.berkas(&baru.workspace, temuan);
            return RUANG_RUSAK;
        }
    };
    match output::perbandingan(&umum.ruang, tujuan, &dokumen_pdf) {
        Ok(tertulis) => {
            layar.catatan(&format!("{}: {} ({} halaman)", dokumen.sebutan(), tertulis.berkas, dokumen_pdf.halaman));
            SEBAGIAN
        }
        Err(salah) => {
            layar.galat(None, salah);
            RUANG_RUSAK
        }
    }
}
