//! Issued documents: whether what is made is still what was issued, and what differs if not.

use std::collections::BTreeMap;

use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::{
        expand,
        job::{Bagian, Job},
    },
    plan::{Pesanan, Plan},
    read::{StatusTerbit, Terbit, Workspace},
};

/// So many differences are shown; the rest is counted.
const PALING_BANYAK: usize = 5;
/// What differs where no text does.
const TATA_LETAK: &str = "teksnya sama, tetapi tata letak, templat, atau versi program berubah";
/// The most characters of a text that are shown.
const PANJANG: usize = 120;

/// Why this file, whose SHA-256 would be `sha256`, may not take the place of the issued one; nothing where it may. A part is not
/// issued itself: it must say what the issued document says.
pub fn beda_dari_terbit(workspace: &Workspace, plan: &Plan, pesanan: &Pesanan, sha256: &str) -> Option<Diagnostic> {
    let register = Terbit::register(&pesanan.sumber);
    let temuan = match workspace.terbit().status(&pesanan.sumber, &pesanan.utuh) {
        StatusTerbit::Belum if pesanan.kunci.bagian != Bagian::Semua => return None,
        StatusTerbit::Belum => {
            let lama = bernama_lain(workspace, plan, pesanan)?;
            let pesan =
                format!("sudah terbit sebagai `{lama}`, tetapi kini hasilnya akan bernama `{}`", pesanan.berkas);
            Diagnostic::galat("terbit", pesan).cure(format!(
                "Kembalikan nama berkas, folder, atau kantornya. Bila itu Keputusan lain, hapus baris itu dari `{register}`"
            ))
        }
        StatusTerbit::Terbit(_) if pesanan.kunci.bagian != Bagian::Semua => {
            let pesan = format!(
                "`{}` sudah terbit, dan lampirannya kini lain: {}",
                pesanan.utuh,
                beda(workspace, pesanan).err()?
            );
            let obat = "Kembalikan datanya, atau ambil lampiran itu dari PDF yang terbit. Bila ternyata belum terbit, hapus barisnya dari";
            Diagnostic::galat("terbit", pesan).cure(format!("{obat} `{register}`"))
        }
        StatusTerbit::Terbit(terbit) if terbit == sha256 => return None,
        StatusTerbit::TidakTerbaca => {
            let pesan = format!("`{}` mungkin sudah terbit: registernya tidak terbaca", pesanan.berkas);
            Diagnostic::galat("terbit", pesan).cure(format!("Betulkan `{register}`"))
        }
        StatusTerbit::Terbit(_) => {
            let pesan = format!(
                "`{}` sudah terbit dan tidak ditimpa; hasilnya kini lain: {}",
                pesanan.berkas,
                beda(workspace, pesanan).err().unwrap_or_else(|| TATA_LETAK.to_owned())
            );
            Diagnostic::galat("terbit", pesan).cure(format!(
                "Kembalikan datanya, atau buat Keputusan perubahan. Bila ternyata belum terbit, hapus barisnya dari `{register}`"
            ))
        }
    };
    Some(temuan.at(Place::new(pesanan.sumber.as_str(), Pointer::root().key("status"))))
}

/// The issued file that this one would be under another name: of the same register, of the same office, and made by nothing now.
fn bernama_lain<'a>(workspace: &'a Workspace, plan: &Plan, pesanan: &Pesanan) -> Option<&'a str> {
    let folder = format!("/{}-", pesanan.kunci.satker);
    let sekantor = |berkas: &str| pesanan.kunci.paket.is_none() || berkas.contains(&folder);
    let salinan = format!("-{}.pdf", pesanan.kunci.salinan.nama());
    let register = Terbit::register(&pesanan.sumber);
    let milik = workspace.terbit().baris(&register).into_keys();
    let mut lama = milik.filter(|berkas| !plan.semua.contains(*berkas) && berkas.ends_with(&salinan));
    lama.find(|berkas| sekantor(berkas))
}

/// Issued files that nothing makes any more: a finding for each, because their decree was renamed or is gone.
pub fn terbit_tanpa_naskah(workspace: &Workspace, plan: &Plan) -> Vec<Diagnostic> {
    let hilang = workspace.terbit().semua().filter(|(berkas, _)| !plan.semua.contains(*berkas));
    let temuan = hilang.map(|(berkas, _)| {
        let register = workspace.terbit().asal(berkas).unwrap_or_default();
        Diagnostic::peringatan("terbit", format!("`{berkas}` sudah terbit, tetapi tidak ada naskah yang membuatnya lagi"))
            .at(Place::new(register, Pointer::root()))
            .cure("Kembalikan nama naskah, folder, atau kantornya; bila naskahnya memang disimpan di tempat lain, pindahkan juga daftar itu")
    });
    temuan.collect()
}

/// The texts of a job by address: one line each, as they are kept of an issued document.
pub fn teks(job: &Job) -> String {
    semua_teks(job).iter().map(|(alamat, teks)| format!("{alamat}\t{teks}\n")).collect()
}

fn semua_teks(job: &Job) -> Vec<(String, String)> {
    let satu_baris = |teks: String| teks.replace(['\n', '\r'], " ");
    let slot = job.slot().into_iter().map(|slot| (slot.alamat.clone(), satu_baris(slot.tulisan.polos())));
    let judul = ("judul-berkas".to_owned(), satu_baris(job.metadata.judul.clone()));
    [judul].into_iter().chain(slot).collect()
}

/// Whether the texts are those of the issued document, of its part where it is one.
///
/// # Errors
/// What differs, in words.
fn beda(workspace: &Workspace, pesanan: &Pesanan) -> Result<(), String> {
    let Some(lama) = workspace.teks_terbit(&pesanan.sumber, &pesanan.utuh) else {
        return Err("teksnya ketika terbit tidak tersimpan lagi, jadi bedanya tidak dapat ditunjukkan".to_owned());
    };
    let Some(job) = expand(workspace, &pesanan.kunci).job else {
        return Err("datanya tidak dapat dibaca lagi".to_owned());
    };
    let milik: Vec<String> = job.dokumen.lampiran.iter().map(|lampiran| format!("{}/", lampiran.alamat)).collect();
    // A part is compared with what the document says there.
    let dibandingkan = |(alamat, _): &(String, String)| {
        pesanan.kunci.bagian == Bagian::Semua || milik.iter().any(|milik| alamat.starts_with(milik))
    };
    let peta = |semua: Vec<(String, String)>| semua.into_iter().filter(dibandingkan).collect::<BTreeMap<_, _>>();
    let (lama, baru) = (peta(lama), peta(semua_teks(&job)));
    let berubah = baru.iter().filter_map(|(alamat, kini)| match lama.get(alamat) {
        Some(dahulu) if dahulu == kini => None,
        Some(dahulu) => Some(format!("`{alamat}` semula «{}», kini «{}»", pendek(dahulu), pendek(kini))),
        None => Some(format!("`{alamat}` bertambah: «{}»", pendek(kini))),
    });
    let hilang = lama.iter().filter(|(alamat, _)| !baru.contains_key(*alamat));
    let hilang = hilang.map(|(alamat, dahulu)| format!("`{alamat}` hilang: «{}»", pendek(dahulu)));
    let semua: Vec<String> = berubah.chain(hilang).collect();
    if semua.is_empty() {
        return Ok(());
    }
    let sisa = semua.len().saturating_sub(PALING_BANYAK);
    let sisa = if sisa > 0 { format!("; dan {sisa} beda lagi") } else { String::new() };
    Err(format!("{}{sisa}", semua[..semua.len().min(PALING_BANYAK)].join("; ")))
}

fn pendek(teks: &str) -> String {
    match teks.char_indices().nth(PANJANG) {
        Some((akhir, _)) => format!("{}…", &teks[..akhir]),
        None => teks.to_owned(),
    }
}
