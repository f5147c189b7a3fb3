//! A table of values in CSV, as spreadsheets save it: delimiter, heads, rows, and the place of each cell. The delimiter is not
//! guessed: it is the one under which the named columns exist.

use std::collections::BTreeMap;

use super::buku::kolom_sel;
use super::nilai::{Penerima, Siapa, TabelNilai};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{satker::Satker, skema::dikutip},
};

/// The most rows that are told of: a file with more is another one than was meant.
const PALING_BANYAK_SALAH: usize = 200;

/// A table of values that is being read.
pub(super) struct Lembar<'a> {
    pub(super) berkas: &'a str,
    pub(super) teks: &'a str,
    /// The head of the column of codes.
    pub(super) kunci: &'a str,
    /// What each other column gives, by its head.
    pub(super) kolom: &'a [(&'a str, Siapa)],
    pub(super) register: &'a BTreeMap<String, Satker>,
}

impl Lembar<'_> {
    /// Its rows by offices; nothing if a named column does not exist. Findings that belong to no office go to `temuan`.
    pub(super) fn baca(&self, temuan: &mut Vec<Diagnostic>) -> Option<TabelNilai> {
        let (pemisah, kepala) = self.kepala().map_err(|salah| temuan.extend(salah)).ok()?;
        let mut penerima = Penerima::baru(self.register);
        let (mut bita, mut nomor) = (0, 1);
        let semula = temuan.len();
        for baris in pembaca(self.teks, pemisah, true).records() {
            let baris = baris
                .map_err(|salah| (salah.position().map(csv::Position::byte), Self::baris_salah(&salah, kepala.len())));
            let letak = match &baris {
                Ok(baris) => baris.position().map(csv::Position::byte),
                Err((letak, _)) => *letak,
            };
            // The lines up to here are counted once, not once for each row.
            let mulai = self.mulai(letak);
            nomor += self.teks[bita..mulai].matches('\n').count();
            bita = mulai;
            if temuan.len() - semula >= PALING_BANYAK_SALAH {
                let place = Place { position: Some((nomor, 1)), ..Place::new(self.berkas, Pointer::root()) };
                let pesan = format!("lebih dari {PALING_BANYAK_SALAH} baris salah; sejak baris ini tidak dibaca");
                temuan.push(
                    Diagnostic::galat("nilai", pesan).at(place).cure("Periksa apakah ini berkas nilai yang dimaksud"),
                );
                penerima.tabel.berlubang = true;
                break;
            }
            match baris {
                Ok(baris) if baris.iter().all(|sel| sel.trim().is_empty()) => {}
                Ok(baris) => {
                    let baris = Baris { sel: &baris, mulai, nomor, pemisah, kepala: &kepala };
                    self.satu(&baris, &mut penerima, temuan);
                }
                Err((_, salah)) => {
                    let place = Place { position: Some((nomor, 1)), ..Place::new(self.berkas, Pointer::root()) };
                    temuan.push(salah.at(place));
                    penerima.tabel.berlubang = true;
                }
            }
        }
        Some(penerima.tabel)
    }

    /// Takes one row.
    fn satu(&self, baris: &Baris<'_>, penerima: &mut Penerima<'_>, temuan: &mut Vec<Diagnostic>) {
        let letak = |nama: &str| baris.kepala.iter().position(|ini| ini == nama).unwrap_or_default();
        let kunci = letak(self.kunci);
        let kode = baris.sel.get(kunci).unwrap_or_default().trim();
        let tempat = |kolom: usize, nama: &str| self.sel(baris, kolom, nama);
        let Some(milik) = penerima.satu(kode, baris.nomor, tempat(kunci, self.kunci), temuan) else { return };
        for (nama, siapa) in self.kolom {
            let kolom = letak(nama);
            milik.tambah(siapa.clone(), baris.sel.get(kolom).unwrap_or_default(), tempat(kolom, nama));
        }
    }

    /// The delimiter under which all named columns exist, and the heads.
    fn kepala(&self) -> Result<(u8, Vec<String>), Vec<Diagnostic>> {
        let perlu: Vec<&str> = [self.kunci].into_iter().chain(self.kolom.iter().map(|(nama, _)| *nama)).collect();
        let calon = [b';', b',', b'\t'].map(|pemisah| {
            let kepala = pembaca(self.teks, pemisah, false).headers().cloned().unwrap_or_default();
            (pemisah, kepala.iter().map(|sel| sel.trim().to_owned()).collect::<Vec<_>>())
        });
        let ada = |kepala: &[String]| perlu.iter().filter(|nama| kepala.iter().any(|ini| ini == *nama)).count();
        let (pemisah, kepala) =
            calon.into_iter().max_by_key(|(_, kepala)| (ada(kepala), kepala.len())).unwrap_or_default();
        let di_kepala = || Place { position: Some((1, 1)), ..Place::new(self.berkas, Pointer::root()) };
        let daftar = kepala.iter().map(|ini| format!("`{}`", dikutip(ini))).collect::<Vec<_>>().join(", ");
        let mut salah = Vec::new();
        for nama in &perlu {
            let temuan = match kepala.iter().filter(|ini| ini == nama).count() {
                1 => continue,
                0 => Diagnostic::galat("nilai", format!("kolom `{}` tidak ada", dikutip(nama)))
                    .cure(format!("Samakan nama kolom pada paket dengan baris pertama berkas ini: {daftar}")),
                _ => Diagnostic::galat("nilai", format!("kolom `{}` ada dua kali", dikutip(nama)))
                    .cure("Beri tiap kolom nama sendiri"),
            };
            salah.push(temuan.at(di_kepala()));
        }
        if salah.is_empty() { Ok((pemisah, kepala)) } else { Err(salah) }
    }

    /// The place of a cell: the line, and the column where it begins.
    fn sel(&self, baris: &Baris<'_>, kolom: usize, nama: &str) -> Place {
        let teks = self.teks[baris.mulai..].lines().next().unwrap_or_default();
        let letak = kolom_sel(teks, baris.pemisah, kolom);
        Place { position: Some((baris.nomor, letak)), ..Place::new(self.berkas, Pointer::root().key(nama)) }
    }

    /// Where the row at this byte begins. The reader counts from the end of the line before, so blank lines between are passed.
    fn mulai(&self, bita: Option<u64>) -> usize {
        let mulai = bita.and_then(|bita| usize::try_from(bita).ok()).unwrap_or(0).min(self.teks.len());
        mulai + self.teks[mulai..].bytes().take_while(|bita| matches!(bita, b'\r' | b'\n')).count()
    }

    fn baris_salah(salah: &csv::Error, lebar: usize) -> Diagnostic {
        match salah.kind() {
            csv::ErrorKind::UnequalLengths { len, .. } => {
                Diagnostic::galat("nilai", format!("baris ini memuat {len} sel, sedangkan baris pertama {lebar}"))
                    .cure("Lengkapi selnya, atau apit sel yang memuat pemisah dengan tanda petik")
            }
            _ => Diagnostic::galat("nilai", "baris ini tidak dapat dibaca")
                .cure("Simpan ulang berkas ini sebagai CSV UTF-8"),
        }
    }
}

/// One row that is being read.
struct Baris<'a> {
    sel: &'a csv::StringRecord,
    /// The byte and the line where it begins.
    mulai: usize,
    nomor: usize,
    pemisah: u8,
    kepala: &'a [String],
}

fn pembaca(teks: &str, pemisah: u8, berkepala: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(pemisah).has_headers(true).flexible(!berkepala).from_reader(teks.as_bytes())
}
