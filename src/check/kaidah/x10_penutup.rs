//! Penutup Keputusan dan penutup lampiran tidak sama bentuknya
//!
//! **Yang ditemukan**: tempat dan tanggal di bawah sebuah lampiran tetapi tidak di bawah yang lain; "ttd.", "SALINAN", atau "Salinan
//! sesuai dengan aslinya" yang ditulis tangan di dalam isi; bagian penutup yang diubah lewat `tertulis`: koma sesudah jabatan yang
//! hilang, huruf besar yang menjadi kecil, "Ttd", atau baris yang dikosongkan.
//!
//! **Mengapa**: setiap lampiran ditutup dengan tanda tangan yang sama: jabatan, koma, nama. Pada salinan, tanda SALINAN, "ttd.", dan
//! pengesahan ada ketiganya atau tidak ada sama sekali.
//!
//! **Contoh**: Lampiran I ditutup "Ditetapkan di … KETUA …,", Lampiran II "Palembang, 11 Mei 2023 / Ketua …" tanpa koma.
//!
//! **Obat**: hapus dari `tertulis` atau dari isi: program mencetak penutup yang sama di setiap lampiran.
//!
//! **Sumber**: Lampiran II UU 12/2011 (tanda tangan pada akhir lampiran); kebiasaan salinan Keputusan KPU.

use std::collections::BTreeSet;

use crate::{
    check::{
        pandangan::{Letak, Pandangan, Satuan},
        uraian::{Saring, Uraian},
    },
    diag::Diagnostic,
    model::tanggal::Bulan,
};

pub(super) const KODE: &str = "X10";

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let isi = pandangan.satuan.iter().filter(|satu| satu.karangan && satu.turunan(pandangan.pokok()).is_none());
    let isi = isi.filter(|satu| satu.perlu(Saring::X10, || mungkin_penutup(satu)));
    let isi: Vec<&Satuan<'_>> = isi.collect();
    let mut temuan: Vec<Diagnostic> = isi.iter().filter_map(|satu| tanda_salinan(satu)).collect();
    let bertempat: Vec<(usize, &Satuan<'_>)> = isi
        .iter()
        .filter_map(|satu| Some((lampiran(satu)?, *satu)))
        .filter(|(_, satu)| tempat_tanggal(pandangan, satu))
        .collect();
    let berapa: BTreeSet<usize> = bertempat.iter().map(|(i, _)| *i).collect();
    let bentuk: BTreeSet<bool> = bertempat.iter().map(|(_, satu)| satu.polos.starts_with("Ditetapkan")).collect();
    let sebab = match (berapa.len() < pandangan.job.dokumen.lampiran.len(), bentuk.len() > 1) {
        (true, _) => "tidak di bawah lampiran lain",
        (false, true) => "dengan bentuk lain di bawah lampiran lain",
        (false, false) => return temuan,
    };
    for (_, satu) in bertempat {
        let pesan = format!("tempat dan tanggal `{}` di bawah lampiran ini, {sebab}", satu.polos);
        let temuan_ini = Diagnostic::peringatan(KODE, pesan);
        temuan.push(satu.temuan_semua(temuan_ini.cure("Hapus: di bawah lampiran cukup jabatan dan nama")));
    }
    temuan
}

/// Whether a text begins as a line of a closing does, or ends with a year.
fn mungkin_penutup(satu: &Uraian) -> bool {
    let mut kata = satu.token().iter().filter(|satu| satu.kata).map(|satu| satu.lipat.as_str());
    kata.next().is_some_and(|awal| matches!(awal, "ttd" | "salinan" | "ditetapkan"))
        || kata.next_back().is_some_and(|akhir| akhir.len() == 4 && akhir.parse::<u16>().is_ok())
}

fn lampiran(satu: &Satuan<'_>) -> Option<usize> {
    match satu.letak {
        Letak::Lampiran(i) => Some(i),
        _ => None,
    }
}

/// What the program prints on a copy, and only there.
fn tanda_salinan(satu: &Satuan<'_>) -> Option<Diagnostic> {
    let kata: Vec<String> = satu.token().iter().filter(|satu| satu.kata).map(|satu| satu.lipat.clone()).collect();
    let kata: Vec<&str> = kata.iter().map(String::as_str).collect();
    let tanda = matches!(kata.as_slice(), ["ttd"] | ["salinan"] | ["salinan", "sesuai", "dengan", "aslinya", ..]);
    tanda.then(|| {
        let pesan = format!("`{}` ditulis tangan; program mencetaknya pada salinan", satu.polos);
        satu.temuan_semua(
            Diagnostic::peringatan(KODE, pesan)
                .cure("Hapus: dalam naskah asli tidak ada, pada salinan dicetak program"),
        )
    })
}

/// A text that is the place and the date of a closing, and nothing else.
fn tempat_tanggal(pandangan: &Pandangan<'_>, satu: &Satuan<'_>) -> bool {
    let semua = satu.token();
    let kata: Vec<&str> = semua.iter().filter(|satu| satu.kata).map(|satu| satu.lipat.as_str()).collect();
    let tempat = pandangan.pokok().satker.kedudukan.as_deref().unwrap_or_default().to_lowercase();
    let bulan = |kata: &&str| Bulan::SEMUA.iter().any(|bulan| bulan.nama().to_lowercase() == **kata);
    match kata.as_slice() {
        ["ditetapkan", "di", ..] => kata.len() <= 10,
        [awal, .., akhir] => {
            let tahun = akhir.len() == 4 && akhir.parse::<u16>().is_ok();
            let tempat = !tempat.is_empty() && tempat.split(' ').next() == Some(awal);
            kata.len() <= 6 && tahun && kata.iter().any(bulan) && tempat
        }
        _ => false,
    }
}
