//! The rules, and what is said of each of them (`naskah jelaskan`).
//!
//! The doc comment of a rule's file is what its users read; so it is Indonesian, and has these paragraphs: the rule in one line,
//! **Yang ditemukan**, **Mengapa**, **Contoh**, **Obat**, **Sumber**.

pub(super) mod aksara;
mod d1_kata_ganda;

use super::{pandangan::Pandangan, teks::Teks};
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
}

macro_rules! kaidah {
    ($($modul:ident: $cara:ident,)*) => {
        /// All rules, in the order of the ledger.
        pub const SEMUA: &[Kaidah] = &[$(Kaidah {
            kode: $modul::KODE,
            cara: Cara::$cara($modul::periksa),
            sumber: include_str!(concat!(stringify!($modul), ".rs")),
        },)*];
    };
}

kaidah! {
    d1_kata_ganda: Teks,

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

    /// The lines of the doc comment of its file.
    fn baris(&self) -> impl Iterator<Item = &'static str> + use<> {
        let komentar = self.sumber.lines().map_while(|baris| baris.strip_prefix("//!"));
        komentar.map(|baris| baris.strip_prefix(' ').unwrap_or(baris))
    }
}
