//! What a text says by itself, whatever decree it stands in. Most texts of a decree are the same in every office, so a text is taken
//! apart once, when a rule first asks, and remembered ([`super::teks::Ingatan`]). Judges nothing.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    kamus::Kamus,
    kata,
    kolom::{self, Macam},
    nomor::Label,
    selaras::{self, Bacaan},
    singkatan,
    token::{Token, token},
    waktu::{self, Masa, Tahun},
};
use crate::{
    diag::Diagnostic,
    model::sitasi::{self, Sitasi},
};

/// A text, taken apart as far as rules have asked.
#[derive(Debug)]
pub(super) struct Uraian {
    /// Its characters.
    pub(super) polos: String,
    token: OnceLock<Vec<Token>>,
    dikutip: OnceLock<Vec<Range<usize>>>,
    takrif: OnceLock<Vec<singkatan::Letak>>,
    singkatan: OnceLock<Vec<usize>>,
    kata_panjang: OnceLock<Vec<(String, Range<usize>)>>,
    kecil: OnceLock<String>,
    sitasi: OnceLock<Vec<Sitasi>>,
    tahun: OnceLock<Vec<Tahun>>,
    masa: OnceLock<Option<Masa>>,
    macam: OnceLock<Macam>,
    label: OnceLock<Option<Label>>,
    asing: OnceLock<Vec<(Range<usize>, usize)>>,
    bacaan: Mutex<Option<Bacaannya>>,
    temuan: OnceLock<Vec<Diagnostic>>,
    /// The answers to [`Self::perlu`]: a low bit for each question that was asked, a high one for each that was answered with yes.
    perlu: AtomicU64,
}

/// A text as names are looked for in it, and what was written out for it.
#[derive(Debug)]
struct Bacaannya {
    ditulis: Vec<(String, Vec<String>)>,
    isi: Arc<Bacaan>,
}

impl Bacaannya {
    fn sama(&self, ditulis: &[(&str, &[String])]) -> bool {
        self.ditulis.iter().map(|(kata, panjang)| (kata.as_str(), panjang.as_slice())).eq(ditulis.iter().copied())
    }
}

/// What a rule looks for in a text before it looks closer; the name is that of the rule.
#[derive(Debug, Clone, Copy)]
pub(super) enum Saring {
    K1,
    R2,
    R2Awal,
    X1,
    X2,
    X3,
    X4,
    X5,
    X6,
    X8,
    X10,
    X12,
    X13,
    X13Titik,
}

impl Uraian {
    /// A text of which nothing is known yet.
    pub(super) fn baru(polos: String) -> Self {
        Self {
            polos,
            token: OnceLock::new(),
            dikutip: OnceLock::new(),
            takrif: OnceLock::new(),
            singkatan: OnceLock::new(),
            kata_panjang: OnceLock::new(),
            kecil: OnceLock::new(),
            sitasi: OnceLock::new(),
            tahun: OnceLock::new(),
            masa: OnceLock::new(),
            macam: OnceLock::new(),
            label: OnceLock::new(),
            asing: OnceLock::new(),
            bacaan: Mutex::new(None),
            temuan: OnceLock::new(),
            perlu: AtomicU64::new(0),
        }
    }

    /// Its words and marks.
    pub(super) fn token(&self) -> &[Token] {
        self.token.get_or_init(|| token(&self.polos))
    }

    /// The words of the titles that it cites, by their places in [`Self::token`].
    pub(super) fn dikutip(&self) -> &[Range<usize>] {
        self.dikutip.get_or_init(|| selaras::kutipan(self.token()))
    }

    /// The short forms that it explains.
    pub(super) fn takrif(&self) -> &[singkatan::Letak] {
        self.takrif.get_or_init(|| match self.polos.contains('(') {
            true => singkatan::dalam(&self.polos, self.token()),
            false => Vec::new(),
        })
    }

    /// The words in it that are short forms, by their places in [`Self::token`].
    pub(super) fn singkatan(&self) -> &[usize] {
        self.singkatan.get_or_init(|| {
            let kata = self.token().iter().enumerate();
            kata.filter(|(_, satu)| singkatan::singkatan(satu.asli(&self.polos))).map(|(n, _)| n).collect()
        })
    }

    /// Its words of that many bytes at least, in small letters.
    pub(super) fn kata_panjang(&self) -> &[(String, Range<usize>)] {
        self.kata_panjang.get_or_init(|| {
            let panjang = kata::kata(&self.polos).into_iter().filter(|kata| kata.isi.len() >= kata::PANJANG);
            panjang.map(|kata| (kata.isi.to_lowercase(), kata.rentang)).collect()
        })
    }

    /// All of it in small letters.
    pub(super) fn kecil(&self) -> &str {
        self.kecil.get_or_init(|| self.polos.to_lowercase())
    }

    /// What it cites.
    pub(super) fn sitasi(&self) -> &[Sitasi] {
        self.sitasi.get_or_init(|| {
            // Without a number there is none, and looking for one costs more than this.
            let bernomor = ["omor ", "OMOR ", "No. ", "no. "].iter().any(|kata| self.polos.contains(kata));
            if bernomor { sitasi::cari(&self.polos) } else { Vec::new() }
        })
    }

    /// The years that it names for itself.
    pub(super) fn tahun(&self) -> &[Tahun] {
        self.tahun.get_or_init(|| waktu::tahun(&self.polos))
    }

    /// The period that it is, if it is nothing else.
    pub(super) fn masa(&self) -> Option<&Masa> {
        self.masa.get_or_init(|| waktu::masa(&self.polos)).as_ref()
    }

    /// What it is as a cell of a table.
    pub(super) fn macam(&self) -> Macam {
        *self.macam.get_or_init(|| kolom::macam(&self.polos))
    }

    /// The label that it is, if it is nothing else.
    pub(super) fn label(&self) -> Option<&Label> {
        self.label.get_or_init(|| Label::baca(&self.polos)).as_ref()
    }

    /// The foreign terms in it, by their places in the register; those of addresses and titles of regulations are none.
    pub(super) fn asing(&self, kamus: &Kamus) -> &[(Range<usize>, usize)] {
        self.asing.get_or_init(|| {
            if kamus.asing(&self.polos).next().is_none() {
                return Vec::new();
            }
            let luar = [kata::alamat(&self.polos), kamus.judul(&self.polos)].concat();
            kamus.asing(&self.polos).filter(|(rentang, _)| !kata::memuat(&luar, rentang.start)).collect()
        })
    }

    /// Its words as names are looked for in them, short forms written out as the decree at hand does. Another decree hardly ever
    /// does so otherwise, so only the last answer is remembered.
    pub(super) fn bacaan(&self, kepanjangan: &BTreeMap<String, Vec<String>>) -> Arc<Bacaan> {
        let semua = self.singkatan().iter().map(|n| self.token()[*n].asli(&self.polos));
        let ditulis: Vec<(&str, &[String])> =
            semua.filter_map(|kata| Some((kata, kepanjangan.get(kata)?.as_slice()))).collect();
        let mut ingat = self.bacaan.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lama) = ingat.as_ref().filter(|lama| lama.sama(&ditulis)) {
            return Arc::clone(&lama.isi);
        }
        let panjang = |kata: &str| kepanjangan.get(kata).cloned();
        let isi = Arc::new(Bacaan::baru(&self.polos, self.token(), self.dikutip(), &panjang));
        let ditulis = ditulis.into_iter().map(|(kata, panjang)| (kata.to_owned(), panjang.to_vec())).collect();
        *ingat = Some(Bacaannya { ditulis, isi: Arc::clone(&isi) });
        isi
    }

    /// What the rules that look at one text find in it.
    pub(super) fn temuan(&self, cari: impl FnOnce() -> Vec<Diagnostic>) -> &[Diagnostic] {
        self.temuan.get_or_init(cari)
    }

    /// Whether a rule has anything to look at in this text, in whatever decree. `ada` is asked once.
    pub(super) fn perlu(&self, saring: Saring, ada: impl FnOnce() -> bool) -> bool {
        let (ditanya, dijawab) = (1_u64 << saring as u32, 1_u64 << (saring as u32 + 32));
        let mut tahu = self.perlu.load(Ordering::Relaxed);
        if tahu & ditanya == 0 {
            tahu = ditanya | if ada() { dijawab } else { 0 };
            self.perlu.fetch_or(tahu, Ordering::Relaxed);
        }
        tahu & dijawab != 0
    }
}
