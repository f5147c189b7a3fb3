//! Which archives there are, and whether all that belongs in one is there: what was planned against what was made. An archive
//! with a gap is none.

use std::collections::{BTreeMap, BTreeSet};

use super::Catatan;
use crate::{
    expand::job::Bagian,
    model::{satker::Tingkat, sidik::sidik},
    plan::{Pesanan, nama_kantor},
    read::Workspace,
};

/// The folder of archives below the workspace.
const FOLDER: &str = "output/arsip";
/// How the name of the archive of a whole province ends. No name of an office ends so.
const SEMUA_KANTOR: &str = "-semua-kantor.zip";
/// The list of what an archive holds, for people.
const DAFTAR: &str = "daftar.csv";
/// The same for `sha256sum -c`.
const JUMLAH: &str = "SHA256SUMS";
/// The heads of the list.
pub(super) const KEPALA: [&str; 9] =
    ["Kode", "Kantor", "Naskah", "Salinan", "Nomor", "Tanggal", "Halaman", "SHA-256", "Berkas"];

/// An archive of the documents of an office, or of all offices of a province.
#[derive(Debug)]
pub struct Arsip<'a> {
    /// Its path below the workspace.
    pub berkas: String,
    /// The records of all that belongs in it.
    pub isi: Vec<&'a Catatan>,
    /// What is missing, and why.
    pub kurang: Vec<Kurang>,
}

/// A file that is not there as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kurang {
    /// How messages call it.
    pub nama: String,
    /// What is the matter.
    pub sebab: String,
    /// What helps.
    pub obat: &'static str,
}

/// The record of a file that stands as it should; else what is the matter, and what helps.
pub type Ada<'a> = Result<&'a Catatan, (String, &'static str)>;

/// The archives that these files of a plan belong in: one for each office, one for each province of
/// which there is more than one office. `ada` gives the record of a
/// file that stands as it should, or says what is the matter.
pub fn arsip<'a>(workspace: &Workspace, semua: &[Pesanan], ada: &dyn Fn(&Pesanan) -> Ada<'a>) -> Vec<Arsip<'a>> {
    let mut menurut = BTreeMap::<String, Arsip<'a>>::new();
    let mut kantor = BTreeMap::<String, BTreeSet<&str>>::new();
    for pesanan in semua {
        let hasil = ada(pesanan);
        for berkas in arsip_milik(workspace, &pesanan.kunci.satker) {
            let kosong = || Arsip { berkas: berkas.clone(), isi: Vec::new(), kurang: Vec::new() };
            let arsip = menurut.entry(berkas.clone()).or_insert_with(kosong);
            kantor.entry(berkas).or_default().insert(&pesanan.kunci.satker);
            match &hasil {
                Ok(catatan) => arsip.isi.push(catatan),
                Err((sebab, obat)) => arsip.kurang.push(Kurang {
                    nama: format!("{} ({})", pesanan.nama, pesanan.kunci.salinan.nama()),
                    sebab: sebab.clone(),
                    obat,
                }),
            }
        }
    }
    // What one office has is in its own archive: nobody should take it for a whole province.
    menurut.retain(|berkas, _| !berkas.ends_with(SEMUA_KANTOR) || kantor[berkas].len() > 1);
    menurut.into_values().collect()
}

/// The archives that may be asked for by the code of an office: its own; for a province also that of all its offices.
pub fn milik_kantor(workspace: &Workspace, kode: &str) -> Vec<String> {
    let provinsi = workspace.satker().get(kode).is_some_and(|satker| satker.tingkat == Tingkat::Provinsi);
    arsip_milik(workspace, kode).into_iter().take(if provinsi { 2 } else { 1 }).collect()
}

/// The archives that a finished file belongs in: none where it is a part of a document, which archives hold whole.
pub fn arsip_catatan(workspace: &Workspace, catatan: &Catatan) -> Vec<String> {
    match catatan.kunci.bagian {
        Bagian::Semua => arsip_milik(workspace, &catatan.kunci.satker),
        Bagian::Lampiran(_) => Vec::new(),
    }
}

/// The archives that the documents of an office belong in.
pub fn arsip_milik(workspace: &Workspace, kode: &str) -> Vec<String> {
    let Some(satker) = workspace.satker().get(kode) else { return Vec::new() };
    let kode_provinsi = if satker.tingkat == Tingkat::Provinsi { Some(kode) } else { satker.provinsi.as_deref() };
    let provinsi = kode_provinsi.and_then(|kode| workspace.satker().get(kode));
    let provinsi = provinsi.map(|satker| format!("{FOLDER}/{}{SEMUA_KANTOR}", nama_kantor(satker)));
    [format!("{FOLDER}/{}.zip", nama_kantor(satker))].into_iter().chain(provinsi).collect()
}

impl Arsip<'_> {
    /// The files that are made for the archive itself: the list of what it holds, and its check sums.
    pub fn pengantar(&self, workspace: &Workspace) -> [(String, Vec<u8>); 2] {
        let daftar = self.daftar(workspace);
        let mut jumlah: Vec<String> =
            self.isi.iter().map(|satu| format!("{}  {}\n", satu.sha256, di_dalam(satu))).collect();
        jumlah.push(format!("{}  {DAFTAR}\n", sidik(&daftar)));
        [(DAFTAR.to_owned(), daftar), (JUMLAH.to_owned(), jumlah.concat().into_bytes())]
    }

    /// For Excel in Indonesian: UTF-8 with its mark, semicolons between cells. As `nilai.csv` is read.
    fn daftar(&self, workspace: &Workspace) -> Vec<u8> {
        let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
        let kantor = |kode: &str| workspace.satker().get(kode).map_or_else(String::new, |satker| satker.nama_singkat());
        let baris = self.isi.iter().map(|satu| {
            let titik = |nilai: &Option<String>| nilai.clone().unwrap_or_default();
            [
                satu.kunci.satker.clone(),
                kantor(&satu.kunci.satker),
                satu.kunci.naskah.clone(),
                satu.kunci.salinan.nama().to_owned(),
                titik(&satu.nomor),
                titik(&satu.tanggal),
                satu.halaman.to_string(),
                satu.sha256.clone(),
                di_dalam(satu).to_owned(),
            ]
            .map(bukan_rumus)
        });
        for baris in [KEPALA.map(str::to_owned)].into_iter().chain(baris) {
            csv.write_record(&baris).expect("memory takes every record of equal length");
        }
        csv.into_inner().expect("memory needs no flushing")
    }
}

/// The path of a file within an archive.
pub fn di_dalam(catatan: &Catatan) -> &str {
    catatan.berkas.strip_prefix("output/").unwrap_or(&catatan.berkas)
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").
fn bukan_rumus(sel: String) -> String {
    if sel.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{sel}") } else { sel }
}
