//! From a spreadsheet file to [`BukuKerja`]: XLSX, ODS, CSV. Reads within limits that it checks itself, allocates by nothing that
//! a file claims, and judges nothing but whether it can be read.
//!
//! calamine is not used: what a table says by its form (rows that are hidden or folded, a formula whose result was not saved, a
//! number that is shown as a day) is not in what it gives, so each file would be read twice, once by us; and it reserves memory
//! by counts that the file claims. The tests hold the two against each other.

mod csv;
mod ods;
mod tanggal;
mod wadah;
mod xlsx;
mod xlsx_lembar;
mod xml;

pub(super) use self::csv::kolom_sel;
use self::wadah::Wadah;
pub use self::{
    Salah as SalahArsip,
    wadah::Arsip,
    xml::{Peristiwa as PeristiwaXml, Unsur as UnsurXml, telusuri as telusuri_xml},
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::buku_kerja::{BukuKerja, LembarKerja, Letak, nama_kolom},
};

/// The largest file that is read, in bytes.
pub(super) const BATAS_BITA: u64 = 20 << 20;
/// The last row and the last column that may hold something, from 0. Tables end long before (`expand`).
const BATAS_LETAK: Letak = Letak { baris: 99_999, kolom: 999 };
/// The most cells of one workbook that hold something.
const BATAS_SEL: usize = 1_000_000;
/// The most merged ranges of one workbook.
const BATAS_GABUNGAN: usize = 100_000;

/// Who reads a spreadsheet. A file that is made to do harm may end the process that reads it.
pub trait PembacaBuku {
    /// The workbook in these bytes of the file `nama`.
    ///
    /// # Errors
    /// What is wrong, with its place.
    fn buka(&self, nama: &str, isi: Vec<u8>) -> Result<BukuKerja, Diagnostic>;
}

/// Reads in this process: for helpers, which have limits, and for tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct BacaDiSini;

impl PembacaBuku for BacaDiSini {
    fn buka(&self, nama: &str, isi: Vec<u8>) -> Result<BukuKerja, Diagnostic> {
        buka(nama, isi)
    }
}

fn buka(nama: &str, isi: Vec<u8>) -> Result<BukuKerja, Diagnostic> {
    let akhiran = nama.rsplit_once('.').map_or("", |(_, akhiran)| akhiran).to_ascii_lowercase();
    match akhiran.as_str() {
        "csv" => csv::baca(nama, isi),
        "xlsx" => dengan(nama, &isi, xlsx::baca),
        "ods" => dengan(nama, &isi, ods::baca),
        _ => Err(Salah::new("jenis berkas ini tidak dibaca", "Simpan sebagai .xlsx, .ods, atau .csv (UTF-8)")),
    }
    .map_err(|salah| salah.di(nama))
}

fn dengan(
    nama: &str,
    isi: &[u8],
    baca: impl FnOnce(&mut Wadah<'_>, &mut Hitung) -> Result<Vec<LembarKerja>, Salah>,
) -> Result<BukuKerja, Salah> {
    let mut wadah = Wadah::buka(nama, isi)?;
    let mut lembar = baca(&mut wadah, &mut Hitung::default())?;
    lembar.iter_mut().for_each(LembarKerja::urutkan);
    Ok(BukuKerja { lembar })
}

/// What is wrong with a file, and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salah {
    pesan: String,
    obat: String,
    /// Sheet and cell, or line and column.
    sel: Option<String>,
    posisi: Option<(usize, usize)>,
}

impl Salah {
    fn new(pesan: impl Into<String>, obat: impl Into<String>) -> Self {
        Self { pesan: pesan.into(), obat: obat.into(), sel: None, posisi: None }
    }

    /// What is wrong, in words.
    pub fn pesan(&self) -> &str {
        &self.pesan
    }

    /// A file that is not what its name says, or is not whole.
    pub fn rusak(apa: &str) -> Self {
        Self::new(
            format!("isi berkas ini rusak: {apa}"),
            "Buka di Excel atau LibreOffice, lalu simpan ulang; atau salin lagi",
        )
    }

    fn pada(mut self, lembar: &str, letak: Letak) -> Self {
        self.sel = Some(format!("{lembar}!{letak}"));
        self
    }

    fn di(self, berkas: &str) -> Diagnostic {
        let place = Place { position: self.posisi, sel: self.sel, ..Place::new(berkas, Pointer::root()) };
        Diagnostic::galat("lembar", self.pesan).at(place).cure(self.obat)
    }
}

/// Counts what a workbook holds against the limits.
#[derive(Debug, Default)]
struct Hitung {
    sel: usize,
    gabungan: usize,
    bentuk: usize,
}

impl Hitung {
    /// One more cell that holds something.
    fn sel(&mut self, lembar: &str, letak: Letak) -> Result<(), Salah> {
        self.sel += 1;
        if letak.baris > BATAS_LETAK.baris || letak.kolom > BATAS_LETAK.kolom {
            let (baris, kolom) = (BATAS_LETAK.baris + 1, nama_kolom(BATAS_LETAK.kolom));
            let pesan = format!("sel terisi terlalu jauh: batasnya baris {baris} dan kolom {kolom}");
            return Err(Salah::new(pesan, "Hapus isi sel itu, atau pindahkan tabelnya ke dekat A1").pada(lembar, letak));
        }
        if self.sel > BATAS_SEL {
            let pesan = format!("lebih dari {BATAS_SEL} sel terisi");
            return Err(Salah::new(pesan, "Bagi menjadi beberapa berkas").pada(lembar, letak));
        }
        Ok(())
    }

    /// So many more rows or columns that are hidden or folded.
    fn bentuk(&mut self, lembar: &str, banyak: u32) -> Result<(), Salah> {
        self.bentuk = self.bentuk.saturating_add(usize::try_from(banyak).unwrap_or(usize::MAX));
        if self.bentuk > BATAS_SEL {
            let pesan = format!("lebih dari {BATAS_SEL} baris dan kolom tersembunyi atau terlipat");
            return Err(Salah::new(pesan, "Hapus lembar yang tidak perlu").pada(lembar, Letak::default()));
        }
        Ok(())
    }

    /// One more merged range.
    fn gabungan(&mut self, lembar: &str, letak: Letak) -> Result<(), Salah> {
        self.gabungan += 1;
        if self.gabungan > BATAS_GABUNGAN {
            let pesan = format!("lebih dari {BATAS_GABUNGAN} gabungan sel");
            return Err(Salah::new(pesan, "Hapus gabungan sel yang tidak perlu").pada(lembar, letak));
        }
        Ok(())
    }
}
