//! Reads the laid pages: is every text there, whole and on the page; is no signature alone or split, no heading
//! alone; where do tables break.
//! The only maker of [`Publishable`]. Changes no data; it may ask for another layout.

mod halaman;
mod judul;
mod kirim;
mod pasti;
mod penutup;
mod putus;
mod tabel;
mod teks;
mod tindih;

use std::collections::BTreeSet;

pub use self::kirim::{BATAS_KEPALA, baris, kirim, terima};
use self::{halaman::Letak, tindih::Salah};
use crate::{
    check::Checked,
    compile::Halaman,
    diag::Diagnostic,
    expand::job::{Job, Kunci},
    read::Jejak,
    render::{Pemenggalan, TypstSource},
};

/// How often a document may be laid out again before its tables are taken as they are.
const PUTARAN: usize = 8;

/// How often the words of a slot are broken further before its place is taken to be too narrow.
const TAHAP_PECAH: u8 = 2;

/// Margins of a page in points.
#[derive(Debug, Clone, Copy)]
pub struct Tepi {
    /// Left.
    pub kiri: f64,
    /// Right.
    pub kanan: f64,
    /// Bottom.
    pub bawah: f64,
}

/// What the pages show.
#[derive(Debug)]
pub enum Verdict {
    /// Lay out again, with pages ending here.
    Ulang(Pemenggalan),
    /// Lay out again from nothing: another document's answers do not prove to be its own.
    DariAwal,
    /// The pages may be published.
    Layak(Bukti),
    /// They may not.
    Tolak(Vec<Diagnostic>),
}

/// Proof that pages may be published.
#[derive(Debug)]
pub struct Bukti {
    halaman: usize,
    temuan: Vec<Diagnostic>,
    /// Whether the pages prove that their answers are those that the document comes to from nothing.
    pub pasti: bool,
}

/// A round of layout.
#[derive(Debug, Clone, Copy)]
pub struct Putaran<'a> {
    /// The answers that the pages were laid out with.
    pub penggal: &'a Pemenggalan,
    /// How often pages were found to end elsewhere before.
    pub ke: usize,
    /// Whether the answers are those of another document.
    pub ditiru: bool,
}

/// A finished document: the only thing that may be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Publishable {
    /// The job that it is.
    pub kunci: Kunci,
    /// Its pages.
    pub halaman: usize,
    /// The file.
    pub pdf: Vec<u8>,
    /// Its pages as PNG, where they were asked for.
    pub gambar: Vec<Vec<u8>>,
    /// All that was read for it.
    pub jejak: Jejak,
    /// The fingerprint of all that decides its bytes ([`crate::Pipeline::sidik`]).
    pub sidik: String,
    /// What was found without stopping it.
    pub temuan: Vec<Diagnostic>,
    /// Whether some of that was seen on its pages.
    pub temuan_halaman: bool,
}

/// A document that need not be typeset again: what decides its bytes is as it was.
#[derive(Debug, PartialEq, Eq)]
pub struct Tetap {
    /// The job that it is.
    pub kunci: Kunci,
    /// All that was read to know it.
    pub jejak: Jejak,
    /// What was found without stopping it.
    pub temuan: Vec<Diagnostic>,
}

/// What comes of a document that can be made.
#[derive(Debug, PartialEq, Eq)]
pub enum Buatan {
    /// The file.
    Baru(Publishable),
    /// The file that is there would be made again.
    Tetap(Tetap),
}

/// What comes of a document: the file, or what is in the way.
pub type Hasil = Result<Buatan, Vec<Diagnostic>>;

impl Bukti {
    /// The finished document with these bytes, whose source has the fingerprint `sidik`.
    pub fn terbitkan(self, checked: &Checked, pdf: Vec<u8>, sidik: String) -> Publishable {
        let (kunci, jejak) = (checked.job().kunci.clone(), checked.job().jejak.clone());
        let (halaman, temuan_halaman) = (self.halaman, !self.temuan.is_empty());
        Publishable { kunci, halaman, pdf, gambar: Vec::new(), jejak, sidik, temuan: self.temuan, temuan_halaman }
    }
}

/// Looks at the pages of a round, whose margins are `tepi`.
pub fn prove(
    checked: &Checked,
    sumber: &TypstSource,
    halaman: &[Halaman],
    putaran: Putaran<'_>,
    tepi: Tepi,
) -> Verdict {
    let Putaran { penggal, ke: putaran, ditiru } = putaran;
    let letak = Letak::baru(halaman, &sumber.peta);
    let mut berikut = tabel::penggal(checked.job(), &letak, halaman, penggal, tepi.bawah);
    let pasti = berikut == *penggal && pasti::pasti(checked.job(), &letak, halaman, penggal, tepi.bawah);
    if ditiru && !pasti {
        return Verdict::DariAwal;
    }
    if berikut != *penggal && putaran < PUTARAN {
        return Verdict::Ulang(berikut);
    }
    // Words are looked at when tables stay: before, no page is known to end within one.
    berikut.utuh.extend(putus::di_akhir_halaman(&letak));
    if berikut.utuh != penggal.utuh && putaran < PUTARAN {
        return Verdict::Ulang(berikut);
    }
    let meluap = tindih::cari(halaman, &sumber.peta, tepi);
    berikut.pecah.extend(pecah(checked.job(), &meluap, penggal));
    if berikut.pecah != penggal.pecah && putaran < PUTARAN {
        return Verdict::Ulang(berikut);
    }
    let mut temuan = teks::periksa(checked.job(), &letak);
    temuan.extend(tindih::temuan_semua(checked.job(), &meluap));
    temuan.extend(penutup::periksa(checked.job(), &letak));
    temuan.extend(judul::periksa(checked.job(), &letak));
    temuan.extend((berikut != *penggal).then(tidak_menetap));
    if crate::diag::stops(&temuan) {
        Verdict::Tolak(temuan)
    } else {
        Verdict::Layak(Bukti { halaman: halaman.len(), temuan, pasti })
    }
}

/// The slots whose words are to be broken further, because they do not fit. Numbers are left whole.
fn pecah(job: &Job, meluap: &BTreeSet<Salah<'_>>, penggal: &Pemenggalan) -> Vec<(String, u8)> {
    let utuh = tindih::angka(job, meluap);
    let tahap = |alamat: &str| penggal.pecah.get(alamat).map_or(1, |tahap| (tahap + 1).min(TAHAP_PECAH));
    let terlalu_lebar = meluap.iter().map(|(alamat, ..)| *alamat).filter(|alamat| !utuh.contains(alamat));
    terlalu_lebar.map(|alamat| (alamat.to_owned(), tahap(alamat))).collect()
}

fn tidak_menetap() -> Diagnostic {
    Diagnostic::peringatan("penggal", "pemenggalan tabel tidak menetap; sel yang membentang mungkin tidak diulang")
        .cure("Periksa halaman tabel; ubah urutan atau panjang barisnya")
}
