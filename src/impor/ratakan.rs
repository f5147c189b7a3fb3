//! Tables that only lay out text (`Menimbang | : | a. | bahwa …`, a heading block, a closing) back to lines.

use super::{
    baris::{Baris, satu_sel},
    kalimat::Kalimat,
    label,
};

/// Words that begin a row which is no row of a table.
const AWAL: [&str; 18] = [
    "menimbang",
    "mengingat",
    "memperhatikan",
    "memerhatikan",
    "memutuskan",
    "menetapkan",
    "lampiran",
    "nomor",
    "tanggal",
    "tentang",
    "ditetapkan",
    "pada tanggal",
    "salinan",
    "ketua",
    "sekretaris",
    "keputusan",
    "komisi pemilihan",
    "tembusan",
];
/// Words that begin a cell of a closing: such cells stand side by side.
const PENUTUP: [&str; 5] = ["ditetapkan", "salinan sesuai", "ketua", "sekretaris", "tembusan"];

/// The lines, with rows that are none taken apart. In the body, which has no tables, all of them are.
pub(super) fn ratakan(semua: Vec<Baris>) -> Vec<Baris> {
    let mut hasil = Vec::with_capacity(semua.len());
    let (mut badan, mut sejati) = (true, None);
    for baris in semua {
        badan &= !super::lampiran::mulai(&baris.semua_teks());
        let Some(sel) = &baris.sel else {
            hasil.push(baris);
            continue;
        };
        if kepala_tabel(sel) {
            sejati = Some(baris.tabel);
        }
        match sejati != Some(baris.tabel) && (tata_letak(sel) || badan) {
            true => hasil.extend(lepas(&baris, sel)),
            false => hasil.push(baris),
        }
    }
    hasil
}

/// Whether this is the head of a table: its first cell is `No`.
fn kepala_tabel(sel: &[Vec<Kalimat>]) -> bool {
    let isi: Vec<String> = sel.iter().map(|sel| satu_sel(sel).teks()).filter(|isi| !isi.is_empty()).collect();
    let awal = isi.first().map(|isi| isi.trim_end_matches('.').to_lowercase());
    isi.len() > 1 && awal.is_some_and(|awal| matches!(awal.as_str(), "no" | "nomor" | "no urut"))
}

fn tata_letak(sel: &[Vec<Kalimat>]) -> bool {
    let isi: Vec<String> = sel.iter().map(|sel| satu_sel(sel).teks()).collect();
    let mut ada = isi.iter().filter(|isi| !isi.is_empty());
    let Some(awal) = ada.next() else { return false };
    let kecil = awal.to_lowercase();
    let sendiri = sel.len() == 1 || ada.clone().next().is_none();
    let kata = label::diktum(awal).is_some() || AWAL.iter().any(|kata| kecil.starts_with(kata));
    (kata && (sendiri || ada.next().is_some_and(|isi| isi.starts_with(':')) || kecil.len() > 12)) || sel.len() == 1
}

fn lepas(baris: &Baris, sel: &[Vec<Kalimat>]) -> Vec<Baris> {
    let satu = |kalimat: Kalimat, jeda: bool| Baris {
        nomor: baris.nomor,
        tepi: baris.inden + kalimat.panjang(),
        jeda,
        halaman: baris.halaman && jeda,
        inden: baris.inden,
        kalimat,
        ..Baris::default()
    };
    let mut ada: Vec<&Vec<Kalimat>> = sel.iter().filter(|sel| sel.iter().any(|satu| !satu.kosong())).collect();
    let penutup = |sel: &Vec<Kalimat>| {
        sel.iter().any(|satu| PENUTUP.iter().any(|kata| satu.rapi().teks().to_lowercase().starts_with(kata)))
    };
    if ada.len() > 1 && ada.iter().all(|sel| penutup(sel)) {
        // Signed first, authenticated below.
        ada.sort_by_key(|sel| sel.iter().any(|satu| satu.rapi().teks().to_lowercase().starts_with("salinan")));
        let semua = ada.into_iter().flat_map(|sel| sel.iter().filter(|satu| !satu.kosong()));
        return semua.map(|kalimat| satu(kalimat.clone(), true)).collect();
    }
    let banyak = ada.iter().map(|sel| sel.len()).max().unwrap_or(0);
    let gabung = |ke: usize| {
        let mut kalimat = Kalimat::default();
        for sel in ada.iter().filter_map(|sel| sel.get(ke)).filter(|satu| !satu.kosong()) {
            if !kalimat.kosong() {
                kalimat.tambah(Kalimat::polos(" "));
            }
            kalimat.tambah(sel.rapi());
        }
        kalimat
    };
    let semua = (0..banyak).map(|ke| satu(gabung(ke), ke > 0 || baris.jeda));
    semua.filter(|baris| !baris.kalimat.kosong()).collect()
}
