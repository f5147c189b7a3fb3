//! Whether a file is what a register says: the records of the workspace, or the list that came with an archive.

use super::{Catatan, Ledger, arsip};

/// A row of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tercatat {
    /// The path of the file.
    pub berkas: String,
    /// Its SHA-256.
    pub sha256: String,
    /// What it is, in words.
    pub apa: String,
}

/// What a register says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cocok {
    /// It is this one, byte for byte.
    Sama(Tercatat),
    /// It has this one's name, and is not it.
    Lain(Tercatat),
    /// It is not in the register.
    Asing,
}

/// What the rows say of a file of this name with this SHA-256.
pub fn cocok(baris: &[Tercatat], nama: &str, sha256: &str) -> Cocok {
    if let Some(sama) = baris.iter().find(|satu| satu.sha256 == sha256) {
        return Cocok::Sama(sama.clone());
    }
    let senama = |satu: &&Tercatat| satu.berkas.rsplit('/').next() == Some(nama);
    baris.iter().find(senama).map_or(Cocok::Asing, |satu| Cocok::Lain(satu.clone()))
}

impl Tercatat {
    /// The row of a record.
    pub fn dari(catatan: &Catatan) -> Self {
        let (nomor, tanggal) = (catatan.nomor.as_deref(), catatan.tanggal.as_deref());
        let apa = apa(&catatan.nama, catatan.kunci.salinan.nama(), nomor, tanggal);
        Self { berkas: catatan.berkas.clone(), sha256: catatan.sha256.clone(), apa }
    }

    /// The row of an issued file; the records may know more of it than its path.
    pub fn terbit(berkas: &str, sha256: &str, ledger: &Ledger) -> Self {
        let catatan = ledger.cari(berkas).filter(|catatan| catatan.sha256 == sha256);
        let apa = catatan.map_or_else(|| berkas.to_owned(), |catatan| Self::dari(catatan).apa);
        Self { berkas: berkas.to_owned(), sha256: sha256.to_owned(), apa: format!("{apa}, terbit") }
    }

    /// The rows of a list that came with an archive; nothing if it is none.
    pub fn dari_daftar(isi: &[u8]) -> Option<Vec<Self>> {
        let isi = isi.strip_prefix("\u{feff}".as_bytes()).unwrap_or(isi);
        let mut csv = csv::ReaderBuilder::new().delimiter(b';').from_reader(isi);
        if !csv.headers().ok()?.iter().eq(arsip::KEPALA) {
            return None;
        }
        let baris = csv.records().map(|satu| {
            let satu = satu.ok()?;
            let ada = |ke: usize| satu.get(ke).filter(|sel| !sel.is_empty());
            let apa = apa(&format!("{}: {}", ada(1)?, ada(2)?), ada(3)?, ada(4), ada(5));
            Some(Self { berkas: ada(8)?.to_owned(), sha256: ada(7)?.to_owned(), apa })
        });
        baris.collect()
    }
}

fn apa(nama: &str, salinan: &str, nomor: Option<&str>, tanggal: Option<&str>) -> String {
    let nomor = nomor.map_or_else(String::new, |nomor| format!(", Nomor {nomor}"));
    let tanggal = tanggal.map_or_else(String::new, |tanggal| format!(", {tanggal}"));
    format!("{nama} ({salinan}){nomor}{tanggal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes_and_missed_by_its_name() {
        let satu = Tercatat { berkas: "output/a/b.pdf".into(), sha256: "ab".into(), apa: "b".into() };
        let baris = [satu.clone()];
        assert_eq!(cocok(&baris, "lain.pdf", "ab"), Cocok::Sama(satu.clone()));
        assert_eq!(cocok(&baris, "b.pdf", "cd"), Cocok::Lain(satu));
        assert_eq!(cocok(&baris, "c.pdf", "cd"), Cocok::Asing);
    }
}
