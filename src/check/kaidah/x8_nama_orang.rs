//! Nama orang yang hampir sama, dan awalan jabatan yang tidak dikenal
//!
//! **Yang ditemukan**: nama pejabat yang ditulis lain satu atau dua huruf daripada di bawah tanda tangannya; dua nama dalam tabel nama
//! yang berbeda satu huruf; Pt., Pjt., PLT, dan bentuk lain di depan jabatan.
//!
//! **Mengapa**: nama yang berbeda satu huruf adalah orang lain, atau salah ketik. Awalan jabatan hanya Plt. (jabatannya kosong), Plh.
//! (pejabatnya berhalangan), dan Pj., persis seperti itu.
//!
//! **Contoh**: "Muhammad Syarifudin Budi" dan "MUHAMMAD SYARIFUDDIN BUDI"; "Pt. Kabag Hukum", "Pjt. Kabag Hukum".
//!
//! **Obat**: tulis nama menurut profil kantor; tulis awalan jabatan sebagai `"status": "plt"` dalam profil.
//!
//! **Sumber**: tata naskah dinas tentang pelaksana tugas dan pelaksana harian.

use std::collections::BTreeMap;

use crate::{
    check::{
        pandangan::{Pandangan, Peran, Satuan},
        token::Token,
        uraian::Saring,
    },
    diag::Diagnostic,
    expand::job::Slot,
    model::total,
};

pub(super) const KODE: &str = "X8";

const JABATAN: &[&str] = &[
    "ketua",
    "sekretaris",
    "kepala",
    "kabag",
    "kasubbag",
    "kasubag",
    "karo",
    "direktur",
    "inspektur",
    "bendahara",
    "camat",
    "lurah",
    "bupati",
    "walikota",
    "wali",
    "gubernur",
    "deputi",
];
/// Prefixes of posts, and what they are mistaken for.
const AWALAN: [&str; 6] = ["plt", "plh", "pj", "pt", "pjt", "pit"];
/// More names than this are no list of a team.
const BANYAK: usize = 300;

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let pejabat = pejabat(pandangan);
    let mut temuan = Vec::new();
    for satu in pandangan.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Kutipan)) {
        let semua = satu.token();
        if satu.perlu(Saring::X8, || semua.iter().any(|satu| AWALAN.contains(&satu.lipat.as_str()))) {
            temuan.extend(awalan(satu, semua));
        }
        // The program's own words are no names, however near they come to one.
        if satu.karangan || satu.peran == Peran::Sel {
            let daerah = |kata: &str| pandangan.acuan.satker.values().any(|satker| satker.nama.to_lowercase() == kata);
            temuan.extend(pejabat.iter().filter_map(|nama| hampir(satu, semua, nama, &daerah)));
        }
    }
    temuan.extend(dalam_tabel(pandangan));
    temuan
}

/// The names below the signatures, as the profile has them.
fn pejabat(pandangan: &Pandangan<'_>) -> Vec<String> {
    let tanda_tangan = |alamat: &str| {
        alamat.ends_with("tanda-tangan/nama")
            || alamat.ends_with("pengesahan/nama")
            || alamat.contains("/tanda-tangan/")
    };
    let nama =
        pandangan.satuan.iter().filter(|satu| satu.peran == Peran::Penutup && satu.slot.alamat.ends_with("/nama"));
    let nama = nama.filter(|satu| tanda_tangan(&satu.slot.alamat));
    let mut semua: Vec<String> =
        nama.map(|satu| satu.turunan(pandangan.pokok()).unwrap_or(&satu.polos).to_lowercase()).collect();
    semua.sort();
    semua.dedup();
    semua
}

/// A name in the text that is nearly that of an officer, and no name of a region.
fn hampir(satu: &Satuan<'_>, semua: &[Token], nama: &str, daerah: &dyn Fn(&str) -> bool) -> Option<Diagnostic> {
    let kata = nama.split(' ').count();
    if kata < 2 || nama.chars().count() < 8 {
        return None;
    }
    semua.windows(kata).find_map(|potong| {
        // Its first letter is asked for first: a slip hardly ever changes it, and most windows end here.
        let mungkin = potong[0].lipat.chars().next() == nama.chars().next();
        if !mungkin || !potong.iter().all(|satu| satu.kata && satu.besar) {
            return None;
        }
        let tertulis = potong.iter().map(|satu| satu.lipat.as_str()).collect::<Vec<_>>().join(" ");
        (dekat(&tertulis, nama) && !daerah(&tertulis)).then(|| {
            let rentang = potong[0].rentang.start..potong[kata - 1].rentang.end;
            let pesan =
                format!("`{}` hampir sama dengan nama pejabat `{}`", &satu.polos[rentang.clone()], berkapital(nama));
            let temuan = Diagnostic::peringatan(KODE, pesan);
            satu.temuan(
                temuan.cure("Tulis nama itu menurut profil kantor, atau biarkan bila orang lain yang dimaksud"),
                rentang,
            )
        })
    })
}

/// Whether two names differ by one or two letters.
fn dekat(satu: &str, lain: &str) -> bool {
    let panjang = satu.chars().count().abs_diff(lain.chars().count());
    satu != lain && panjang <= 2 && strsim::damerau_levenshtein(satu, lain) <= 2
}

fn berkapital(nama: &str) -> String {
    let kata = nama.split(' ').map(|kata| {
        let mut huruf = kata.chars();
        huruf.next().map_or_else(String::new, |awal| awal.to_uppercase().chain(huruf).collect::<String>())
    });
    kata.collect::<Vec<_>>().join(" ")
}

/// Prefixes of posts that are none, or are written otherwise.
fn awalan(satu: &Satuan<'_>, semua: &[Token]) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for (i, awal) in semua.iter().enumerate() {
        let titik = semua.get(i + 1).is_some_and(|satu| satu.lipat == ".");
        let jabatan = semua.get(i + 1 + usize::from(titik)).is_some_and(|satu| JABATAN.contains(&satu.lipat.as_str()));
        let tertulis = awal.asli(&satu.polos);
        let tepat = match awal.lipat.as_str() {
            "plt" => Some("Plt."),
            "plh" => Some("Plh."),
            "pj" => Some("Pj."),
            "pt" | "pjt" | "pit" => None,
            _ => continue,
        };
        let benar = tepat.is_some_and(|tepat| titik && tepat.trim_end_matches('.') == tertulis);
        if !jabatan || benar {
            continue;
        }
        let rentang = awal.rentang.start..semua[i + usize::from(titik)].rentang.end;
        let tulisan = &satu.polos[rentang.clone()];
        temuan.push(match tepat {
            Some(tepat) => {
                let temuan = Diagnostic::peringatan(KODE, format!("`{tulisan}` di depan jabatan; bentuknya `{tepat}`"));
                satu.temuan_dengan_ganti(temuan.cure(format!("Tulis `{tepat}`")), rentang, tepat)
            }
            None => {
                let temuan = Diagnostic::peringatan(KODE, format!("`{tulisan}` bukan awalan jabatan"));
                satu.temuan(
                    temuan.cure("Tulis `Plt.` bila jabatan itu kosong, `Plh.` bila pejabatnya berhalangan"),
                    rentang,
                )
            }
        });
    }
    temuan
}

/// Names in the columns of names that differ by one letter.
fn dalam_tabel(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut nama: BTreeMap<&str, &Slot> = BTreeMap::new();
    for tabel in pandangan.job.tabel() {
        let kolom: Vec<usize> = (0..tabel.kolom.len())
            .filter(|kolom| {
                let kepala = tabel.kepala_kolom(*kolom);
                let kepala = kepala.last().map(|slot| slot.tulisan.polos().to_lowercase()).unwrap_or_default();
                matches!(kepala.trim(), "nama" | "nama lengkap" | "nama pegawai" | "nama anggota" | "nama pejabat")
            })
            .collect();
        for (_, _, isi) in tabel.sel().filter(|(_, x, _)| kolom.contains(x)) {
            for slot in isi.iter().flat_map(crate::expand::job::Blok::slot) {
                // What stands in the row of a total is no name.
                if !total::label(&pandangan.uraian(slot).polos) {
                    nama.entry(pandangan.uraian(slot).kecil()).or_insert(slot);
                }
            }
        }
    }
    if nama.len() > BANYAK {
        return Vec::new();
    }
    let semua: Vec<(&str, &Slot)> = nama.into_iter().collect();
    let mut temuan = Vec::new();
    for (i, (satu, _)) in semua.iter().enumerate() {
        for (lain, slot) in &semua[i + 1..] {
            let panjang = satu.chars().count().min(lain.chars().count());
            if panjang >= 8
                && !satu.chars().any(|huruf| huruf.is_ascii_digit())
                && strsim::damerau_levenshtein(satu, lain) == 1
            {
                let pesan = format!("`{}` dan `{}` berbeda satu huruf", berkapital(satu), slot.tulisan.polos());
                let temuan_ini = Diagnostic::petunjuk(KODE, pesan).at(slot.tempat.clone());
                temuan.push(temuan_ini.cure("Samakan, atau biarkan bila memang dua orang"));
            }
        }
    }
    temuan
}
