//! Profiles of the form: what one may say, and what it stands on.

use std::collections::BTreeMap;

use super::register::Acuan;
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::{
        isi::BentukLabel,
        profil::{Nilai, Profil},
    },
};

/// What a profile says that cannot be: a name that the built-in one does not have, a measure without sense, a choice that
/// is not known. It goes into file names too, so its own name is of plain letters.
pub(super) fn periksa(bawaan: &Profil, profil: &Profil, file: &str) -> Vec<Diagnostic> {
    let tempat = |bagian: &str, nama: &str| Place::new(file, Pointer::root().key(bagian).key(nama));
    let sah = |huruf: char| huruf.is_ascii_lowercase() || huruf.is_ascii_digit() || huruf == '-';
    let mut temuan = Vec::new();
    if profil.nama.is_empty() || profil.nama.len() > 40 || !profil.nama.chars().all(sah) {
        let salah = Diagnostic::galat("profil", format!("nama profil `{}` tidak dapat dipakai", profil.nama));
        let obat = "Pakai huruf kecil, angka, dan tanda hubung, paling banyak 40";
        temuan.push(salah.at(Place::new(file, Pointer::root().key("nama"))).cure(obat));
    }
    temuan.extend(profil.ukuran.iter().filter_map(|(nama, nilai)| {
        let lama = bawaan.ukuran.get(nama).ok_or_else(|| asing(nama, bawaan.ukuran.keys()));
        lama.and_then(|lama| ukuran_sah(nama, lama, nilai)).err().map(|salah| salah.at(tempat("ukuran", nama)))
    }));
    temuan.extend(profil.pilihan.iter().filter_map(|(nama, nilai)| {
        let lama = bawaan.pilihan.get(nama).ok_or_else(|| asing(nama, bawaan.pilihan.keys()));
        lama.and_then(|lama| pilihan_sah(nama, lama, nilai)).err().map(|salah| salah.at(tempat("pilihan", nama)))
    }));
    temuan
}

fn asing<'a>(nama: &str, dikenal: impl Iterator<Item = &'a String> + Clone) -> Diagnostic {
    let temuan = Diagnostic::galat("profil", format!("`{nama}` tidak dikenal dalam profil"));
    match nearest(nama, dikenal.clone().map(String::as_str)) {
        Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
        None => temuan.cure(format!("Yang dikenal: {}", dikenal.map(String::as_str).collect::<Vec<_>>().join(", "))),
    }
}

/// A measure in a unit that fits it, and neither senseless nor endless.
fn ukuran_sah(nama: &str, lama: &Nilai<f64>, baru: &Nilai<f64>) -> Result<(), Diagnostic> {
    let salah = |pesan: String, obat: String| Err(Diagnostic::galat("profil", pesan).cure(obat));
    let satuan = baru.satuan.as_deref();
    // What is measured in font sizes may be; the margins and the paper are not, because the proof measures by them.
    let boleh: &[&str] = if lama.satuan.as_deref() == Some("em") { &["em", "mm", "pt"] } else { &["mm", "pt"] };
    let Some(satuan) = satuan.filter(|satuan| boleh.contains(satuan)) else {
        let ada = satuan.map_or("tanpa satuan".to_owned(), |satuan| format!("bersatuan `{satuan}`"));
        return salah(format!("ukuran `{nama}` {ada}"), format!("Tulis `satuan`: {}", boleh.join(", ")));
    };
    let (terkecil, terbesar) = match nama {
        "kertas-lebar" | "kertas-tinggi" => (100.0, 1200.0),
        _ if nama.starts_with("huruf") => (1.5, 40.0),
        _ if nama.starts_with("lebar-") || nama.starts_with("kolom-") => (1.0, 1200.0),
        _ => (0.0, 300.0),
    };
    let milimeter = match satuan {
        "pt" => baru.nilai * 25.4 / 72.0,
        "em" => baru.nilai * 12.0 * 25.4 / 72.0,
        _ => baru.nilai,
    };
    if (terkecil..=terbesar).contains(&milimeter) {
        return Ok(());
    }
    let pesan = format!("ukuran `{nama}` tidak masuk akal: {} {satuan}", baru.nilai);
    salah(pesan, format!("Tulis ukuran antara {terkecil} dan {terbesar} mm"))
}

fn pilihan_sah(nama: &str, lama: &Nilai<String>, baru: &Nilai<String>) -> Result<(), Diagnostic> {
    let salah = |pesan: String, obat: String| Err(Diagnostic::galat("profil", pesan).cure(obat));
    if baru.nilai.trim().is_empty() {
        return salah(format!("pilihan `{nama}` kosong"), "Tulis nilainya, atau hapus pilihan itu".to_owned());
    }
    if nama == "label-rincian" && baru.nilai.split(", ").any(|label| BentukLabel::dari_nama(label).is_none()) {
        let pesan = format!("label `{}` tidak dikenal", baru.nilai);
        return salah(pesan, "Tulis bentuk label tiap tingkat seperti `a., 1., a), 1)`".to_owned());
    }
    if nama == "kolom-lanskap" && !baru.nilai.parse().is_ok_and(|kolom: u32| (2..=99).contains(&kolom)) {
        let pesan = format!("`{nama}` bernilai `{}`", baru.nilai);
        return salah(pesan, "Tulis banyaknya kolom, dari 2 sampai 99; 99 berarti tidak pernah".to_owned());
    }
    let boleh: Vec<_> = lama.lainnya.iter().chain([&lama.nilai]).map(String::as_str).collect();
    if lama.lainnya.is_empty() || boleh.contains(&baru.nilai.as_str()) {
        return Ok(());
    }
    let pesan = format!("pilihan `{}` tidak dikenal untuk `{nama}`", baru.nilai);
    salah(pesan, format!("Yang dikenal: {}", boleh.join(", ")))
}

/// The profiles with every value: their own, and those of what they stand on. One that stands on nothing sound is a
/// finding, and costs no other.
pub(super) fn bentuk(acuan: &Acuan) -> (BTreeMap<String, Profil>, Vec<Diagnostic>) {
    let (mut semua, mut temuan) = (BTreeMap::new(), Vec::new());
    for nama in acuan.profil.keys() {
        let berkas = acuan.berkas_profil.get(nama).map_or("", String::as_str);
        let tempat = |kunci: &str| Place::new(berkas, Pointer::root().key(kunci));
        match satu_bentuk(acuan, nama) {
            Ok(profil) => match geometri(&profil) {
                None => drop(semua.insert(nama.clone(), profil)),
                Some(salah) => temuan.push(salah.at(tempat("ukuran"))),
            },
            Err(salah) => temuan.push(salah.at(tempat("dasar"))),
        }
    }
    (semua, temuan)
}

fn satu_bentuk(acuan: &Acuan, nama: &str) -> Result<Profil, Diagnostic> {
    let mut lapis = vec![&acuan.profil[nama]];
    while let Some(dasar) = dasar(lapis[lapis.len() - 1]) {
        let salah = |pesan: String| Diagnostic::galat("profil", pesan);
        let berikut = acuan.profil.get(dasar).ok_or_else(|| {
            let ada = acuan.profil.keys().map(|nama| format!("`{nama}`")).collect::<Vec<_>>().join(", ");
            salah(format!("profil `{nama}` berdasar pada `{dasar}` yang tidak ada")).cure(format!("Yang ada: {ada}"))
        })?;
        if lapis.iter().any(|sudah| sudah.nama == berikut.nama) {
            let temuan = salah(format!("profil `{nama}` berdasar pada dirinya sendiri"));
            return Err(temuan.cure("Hapus `dasar` dari salah satu profil itu"));
        }
        lapis.push(berikut);
    }
    let mut hasil = lapis.pop().expect("the profile itself").clone();
    while let Some(atas) = lapis.pop() {
        hasil.timpa(atas.clone());
    }
    hasil.nama = nama.to_owned();
    Ok(hasil)
}

/// The profile on which another one stands.
fn dasar(profil: &Profil) -> Option<&str> {
    let bawaan = (profil.nama != Profil::BAWAAN).then_some(Profil::BAWAAN);
    profil.dasar.as_deref().or(bawaan)
}

/// The narrowest type area, in points: 80 mm.
const BIDANG: f64 = 226.8;

/// Measures that are sound by themselves, but not together.
fn geometri(profil: &Profil) -> Option<Diagnostic> {
    let titik = |kunci| profil.titik(kunci);
    let lebar = titik("kertas-lebar").min(titik("kertas-tinggi"));
    let mendatar = titik("tepi-kiri") + titik("tepi-kanan");
    let tegak = titik("tepi-atas") + titik("tepi-bawah");
    let salah = |pesan: &str, obat: &str| Some(Diagnostic::galat("profil", pesan).cure(obat));
    if lebar - mendatar < BIDANG || lebar - tegak < BIDANG {
        return salah("bidang ketik terlalu kecil", "Perkecil tepi, atau perbesar kertas");
    }
    let terlebar = ["lebar-tanda-tangan", "lebar-tanda-tangan-terlebar", "lebar-pengesahan", "lebar-kepala-lampiran"];
    if terlebar.into_iter().any(|kunci| titik(kunci) > lebar - mendatar) {
        return salah("blok tanda tangan atau kepala lampiran lebih lebar daripada bidang ketik", "Perkecil lebarnya");
    }
    if titik("lebar-tanda-tangan") > titik("lebar-tanda-tangan-terlebar") {
        return salah("`lebar-tanda-tangan` melebihi `lebar-tanda-tangan-terlebar`", "Tukar, atau samakan keduanya");
    }
    None
}
