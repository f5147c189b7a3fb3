//! Files of issued documents: `<naskah>.terbit.sha256` beside the file of a decree, in the form of `sha256sum`, and the texts of each
//! issued document in a folder beside it. Written by `naskah tetapkan`; a row is taken back by deleting it.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::nama::di_bawah,
};

/// How the name of a register of issued documents ends.
pub(super) const AKHIRAN: &str = ".terbit.sha256";
/// The largest file of texts that is read, in bytes.
const BATAS_BITA: u64 = 20 << 20;

/// What is known of issued documents.
#[derive(Debug, Default)]
pub struct Terbit {
    /// SHA-256 of each issued file, by its path below the workspace, with the register that says so.
    semua: BTreeMap<String, (String, String)>,
    /// Registers that could not be read.
    rusak: Vec<String>,
}

/// What a register says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status<'a> {
    /// Nothing: it may change.
    Belum,
    /// It was issued with this SHA-256.
    Terbit(&'a str),
    /// Its register cannot be read: nobody knows.
    TidakTerbaca,
}

impl Terbit {
    /// The path of the register for documents that are written in this file.
    pub fn register(sumber: &str) -> String {
        format!("{}{AKHIRAN}", sumber.strip_suffix(".json").unwrap_or(sumber))
    }

    /// The path of the texts of an issued document that is written in `sumber`.
    pub fn teks(sumber: &str, berkas: &str) -> String {
        let nama = berkas.strip_prefix("output/").unwrap_or(berkas);
        format!("{}.terbit/{nama}.txt", sumber.strip_suffix(".json").unwrap_or(sumber))
    }

    /// What is known of the file `berkas`, whose document is written in `sumber`.
    pub fn status(&self, sumber: &str, berkas: &str) -> Status<'_> {
        if self.rusak.contains(&Self::register(sumber)) {
            return Status::TidakTerbaca;
        }
        self.semua.get(berkas).map_or(Status::Belum, |(sha256, _)| Status::Terbit(sha256))
    }

    /// The rows of a register.
    pub fn baris(&self, register: &str) -> BTreeMap<&str, &str> {
        let milik = self.semua.iter().filter(|(_, (_, milik))| milik == register);
        milik.map(|(berkas, (sha256, _))| (berkas.as_str(), sha256.as_str())).collect()
    }

    /// The register that names an issued file.
    pub fn asal(&self, berkas: &str) -> Option<&str> {
        self.semua.get(berkas).map(|(_, register)| register.as_str())
    }

    /// Every issued file with its SHA-256.
    pub fn semua(&self) -> impl Iterator<Item = (&str, &str)> {
        self.semua.iter().map(|(berkas, (sha256, _))| (berkas.as_str(), sha256.as_str()))
    }

    /// Takes up the rows of a register; a finding at its first line that is none.
    pub(super) fn baca(&mut self, register: &str, isi: &[u8]) -> Result<(), Diagnostic> {
        let salah = |baris: usize, apa: &str| {
            let place = Place { position: Some((baris, 1)), ..Place::new(register, Pointer::root()) };
            Diagnostic::galat("terbit", format!("baris {baris} {apa}")).at(place).cure(
                "Kembalikan berkas ini seperti yang ditulis `naskah tetapkan`; yang boleh hanyalah menghapus baris",
            )
        };
        let mut semua = BTreeMap::new();
        for (baris, nomor) in String::from_utf8_lossy(isi).lines().zip(1..) {
            let (sha256, berkas) = terurai(baris)
                .ok_or_else(|| salah(nomor, "bukan SHA-256 dan jalur sebuah berkas"))
                .inspect_err(|_| {
                    self.rusak.push(register.to_owned());
                })?;
            let lain = self.semua.get(berkas).map(|(_, lain)| lain.clone());
            let ini = (sha256.to_owned(), register.to_owned());
            if lain.is_some() || semua.insert(berkas.to_owned(), ini).is_some() {
                self.rusak.extend([Some(register.to_owned()), lain].into_iter().flatten());
                return Err(salah(nomor, "menyebut berkas yang sudah disebut"));
            }
        }
        self.semua.extend(semua);
        Ok(())
    }
}

/// SHA-256 and path of a line.
fn terurai(baris: &str) -> Option<(&str, &str)> {
    let (sha256, berkas) = baris.split_once("  ")?;
    let sah = sha256.len() == 64 && sha256.bytes().all(|bita| matches!(bita, b'0'..=b'9' | b'a'..=b'f'));
    (sah && di_bawah("output", berkas)).then_some((sha256, berkas))
}

/// The texts of an issued document by address, as they were when it was issued; nothing if they are gone.
pub(super) fn teks(ruang: &Path, sumber: &str, berkas: &str) -> Option<Vec<(String, String)>> {
    let jalur = ruang.join(Terbit::teks(sumber, berkas));
    if fs::metadata(&jalur).ok()?.len() > BATAS_BITA {
        return None;
    }
    let isi = fs::read_to_string(jalur).ok()?;
    let satu = |baris: &str| baris.split_once('\t').map(|(alamat, teks)| (alamat.to_owned(), teks.to_owned()));
    Some(isi.lines().filter_map(satu).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_read_whole_or_named_at_its_line() {
        let sidik = "ab".repeat(32);
        let mut terbit = Terbit::default();
        let isi = format!("{sidik}  output/a/tim-asli.pdf\n{sidik}  output/a/tim-salinan.pdf\n");
        terbit.baca("data/a/tim.terbit.sha256", isi.as_bytes()).expect("sah");
        assert_eq!(terbit.status("data/a/tim.json", "output/a/tim-asli.pdf"), Status::Terbit(&sidik));
        assert_eq!(terbit.status("data/a/tim.json", "output/a/lain.pdf"), Status::Belum);
        assert_eq!(terbit.baris("data/a/tim.terbit.sha256").len(), 2);
        for isi in ["halo", &format!("{sidik} output/b.pdf"), &format!("{sidik}  /etc/passwd"), &isi.repeat(2)] {
            let temuan = terbit.baca("data/b/tim.terbit.sha256", isi.as_bytes()).expect_err("rusak");
            assert_eq!(temuan.code, "terbit", "{isi}");
            assert_eq!(terbit.status("data/b/tim.json", "output/b/x.pdf"), Status::TidakTerbaca);
        }
    }

    #[test]
    fn texts_stand_beside_the_decree() {
        assert_eq!(Terbit::teks("data/a/tim.json", "output/a/tim-asli.pdf"), "data/a/tim.terbit/a/tim-asli.pdf.txt");
    }
}
