//! The rules, and what is said of each of them (`naskah jelaskan`).
//!
//! The doc comment of a rule's file is what its users read; so it is Indonesian, and has these paragraphs: the rule in one line,
//! **Yang ditemukan**, **Mengapa**, **Contoh**, **Obat**, **Sumber**.

mod a1_singkatan;
pub(super) mod aksara;
mod d1_kata_ganda;
mod f1_kata_asing;
mod h1_nomor_ganda;
mod h2_urutan_nomor;
mod h3_kutipan_naskah;
mod h4_ejaan_nama;
mod h5_rangkap_jabatan;
mod k1_huruf_kapital;
mod k2_kata_bilangan;
mod k3_kata_depan;
mod n1_bilangan;
mod n2_tanggal;
mod n3_rupiah;
mod p1_tanda_baca;
mod p2_rentang;
mod r1_kata_depan;
mod r2_rujukan;
mod s1_ejaan;
mod x10_penutup;
mod x11_salinan_bagian;
mod x12_tabel;
mod x13_belum_terisi;
mod x1_penetap;
mod x2_judul;
mod x3_nomor;
mod x4_nama_kantor;
mod x5_urutan;
mod x6_dasar_hukum;
mod x7_register;
mod x8_nama_orang;
mod x9_tahun;

use super::{
    Acuan,
    himpunan::{Himpunan, Temuan},
    pandangan::Pandangan,
    teks::Teks,
};
use crate::diag::Diagnostic;

/// A rule.
pub struct Kaidah {
    /// Its stable name in findings: `X2`.
    pub kode: &'static str,
    pub(super) cara: Cara,
    sumber: &'static str,
}

/// How a rule looks at a decree.
#[derive(Clone, Copy)]
pub(super) enum Cara {
    /// At one text alone: what it finds depends on nothing else.
    Teks(fn(&Teks<'_>) -> Vec<Diagnostic>),
    /// At all of it.
    Naskah(fn(&Pandangan<'_>) -> Vec<Diagnostic>),
    /// At all documents side by side.
    Himpunan(fn(&Himpunan, &Acuan<'_>) -> Temuan),
    /// At each text alone, and then at all of them together.
    Keduanya(fn(&Teks<'_>) -> Vec<Diagnostic>, fn(&Pandangan<'_>) -> Vec<Diagnostic>),
}

macro_rules! cara {
    ($modul:ident, Keduanya) => {
        Cara::Keduanya($modul::periksa, $modul::periksa_naskah)
    };
    ($modul:ident, $cara:ident) => {
        Cara::$cara($modul::periksa)
    };
}

macro_rules! kaidah {
    ($($modul:ident: $cara:ident,)*) => {
        /// All rules, in the order of the ledger.
        pub const SEMUA: &[Kaidah] = &[$(Kaidah {
            kode: $modul::KODE,
            cara: cara!($modul, $cara),
            sumber: include_str!(concat!(stringify!($modul), ".rs")),
        },)*];
    };
}

kaidah! {
    n1_bilangan: Teks,
    n2_tanggal: Teks,
    n3_rupiah: Teks,
    k1_huruf_kapital: Keduanya,
    k2_kata_bilangan: Keduanya,
    k3_kata_depan: Teks,
    f1_kata_asing: Naskah,
    s1_ejaan: Keduanya,
    r1_kata_depan: Teks,
    r2_rujukan: Naskah,
    p1_tanda_baca: Keduanya,
    p2_rentang: Keduanya,
    a1_singkatan: Naskah,
    d1_kata_ganda: Teks,
    x1_penetap: Naskah,
    x2_judul: Naskah,
    x3_nomor: Naskah,
    x4_nama_kantor: Naskah,
    x5_urutan: Keduanya,
    x6_dasar_hukum: Naskah,
    x7_register: Naskah,
    x8_nama_orang: Naskah,
    x9_tahun: Naskah,
    x10_penutup: Naskah,
    x11_salinan_bagian: Naskah,
    x12_tabel: Naskah,
    x13_belum_terisi: Naskah,
    h1_nomor_ganda: Himpunan,
    h2_urutan_nomor: Himpunan,
    h3_kutipan_naskah: Himpunan,
    h4_ejaan_nama: Himpunan,
    h5_rangkap_jabatan: Himpunan,
}

impl Kaidah {
    /// The rule of this name, in any case of letters.
    pub fn cari(kode: &str) -> Option<&'static Self> {
        SEMUA.iter().find(|kaidah| kaidah.kode.eq_ignore_ascii_case(kode))
    }

    /// The rule in one line.
    pub fn judul(&self) -> &'static str {
        self.baris().next().unwrap_or_default()
    }

    /// What it finds, why that is wrong, an example, the cure and the source: paragraphs, apart by empty lines.
    pub fn uraian(&self) -> String {
        self.baris().skip(1).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// Whether it looks at documents side by side.
    pub fn himpunan(&self) -> bool {
        matches!(self.cara, Cara::Himpunan(_))
    }

    /// The lines of the doc comment of its file.
    fn baris(&self) -> impl Iterator<Item = &'static str> + use<> {
        let komentar = self.sumber.lines().map_while(|baris| baris.strip_prefix("//!"));
        komentar.map(|baris| baris.strip_prefix(' ').unwrap_or(baris))
    }
}
