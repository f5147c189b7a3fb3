//! One text as rules of language see it, and the texts that were seen before.

use std::{
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rustc_hash::FxHashMap;

use super::{
    Acuan,
    kaidah::{self, Cara},
    pandangan::{Pandangan, Peran},
    uraian::Uraian,
};
use crate::{
    diag::{Diagnostic, Sorot},
    model::tulisan::Tulisan,
};

/// For so many documents a text is remembered that none of them has: enough for what one office gets before the next one.
const DOKUMEN: usize = 8;
/// So many texts are forgotten at once: each is about a kilobyte with all that rules ask of it, and the layout of a document that has
/// so many needs the room.
const TEKS: usize = 50_000;

/// A text without its surroundings.
pub(super) struct Teks<'a> {
    /// Its characters.
    pub(super) polos: &'a str,
    /// What it is.
    pub(super) peran: Peran,
    /// The registers.
    pub(super) acuan: &'a Acuan<'a>,
}

impl Teks<'_> {
    /// The finding at the words at `rentang`, in bytes.
    pub(super) fn temuan(&self, temuan: Diagnostic, rentang: Range<usize>) -> Diagnostic {
        temuan.tentang(Sorot::baru(self.polos, rentang))
    }

    /// The same, with what may safely stand in place of the words.
    pub(super) fn temuan_dengan_ganti(&self, temuan: Diagnostic, rentang: Range<usize>, ganti: &str) -> Diagnostic {
        temuan.tentang(Sorot { ganti: Some(ganti.to_owned()), ..Sorot::baru(self.polos, rentang) })
    }
}

/// What texts say, by the texts. Nobody walks through it, so its order does not matter.
type Dikenal = FxHashMap<Peran, FxHashMap<Tulisan, Arc<Uraian>>>;

/// The texts that were seen before: those of the last documents, so that memory does not grow with their number.
#[derive(Default)]
pub(super) struct Ingatan(Mutex<Angkatan>);

/// The texts of up to [`DOKUMEN`] documents, and those of as many before them.
#[derive(Default)]
struct Angkatan {
    dokumen: usize,
    ini: Dikenal,
    lalu: Dikenal,
}

impl Ingatan {
    fn angkatan(&self) -> MutexGuard<'_, Angkatan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what no document had for long; asked for once behind each document.
    pub(super) fn dokumen(&self) {
        let mut angkatan = self.angkatan();
        angkatan.dokumen += 1;
        if angkatan.ini.values().map(FxHashMap::len).sum::<usize>() > TEKS {
            *angkatan = Angkatan::default();
        } else if angkatan.dokumen >= DOKUMEN {
            *angkatan = Angkatan { lalu: std::mem::take(&mut angkatan.ini), ..Angkatan::default() };
        }
    }

    /// What a text says. Nobody waits while it is taken apart: that happens when a rule asks.
    pub(super) fn uraian(&self, tulisan: &Tulisan, peran: Peran) -> Arc<Uraian> {
        let mut angkatan = self.angkatan();
        let Angkatan { ini, lalu, .. } = &mut *angkatan;
        let ini = ini.entry(peran).or_default();
        if let Some(ada) = ini.get(tulisan) {
            return Arc::clone(ada);
        }
        let lama = lalu.get_mut(&peran).and_then(|lalu| lalu.remove_entry(tulisan));
        let (tulisan, uraian) = lama.unwrap_or_else(|| (tulisan.clone(), Arc::new(Uraian::baru(tulisan.polos()))));
        ini.insert(tulisan, Arc::clone(&uraian));
        uraian
    }
}

/// What the rules that look at one text find in every text of a job, each with its place in the reading order.
pub(super) fn temuan(pandangan: &Pandangan<'_>) -> Vec<(usize, Diagnostic)> {
    let mut semua = Vec::new();
    for (letak, satuan) in pandangan.satuan.iter().enumerate().filter(|(_, satu)| satu.peran != Peran::Label) {
        let cari = || periksa(&Teks { polos: &satuan.polos, peran: satuan.peran, acuan: pandangan.acuan });
        let temuan = satuan.uraian.temuan(cari).iter();
        semua.extend(temuan.map(|satu| (letak, satu.clone().at(satuan.slot.tempat.clone()))));
    }
    semua
}

fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let satu = |kaidah: &kaidah::Kaidah| match kaidah.cara {
        Cara::Teks(periksa) | Cara::Keduanya(periksa, _) => periksa(teks),
        Cara::Naskah(_) | Cara::Himpunan(_) => Vec::new(),
    };
    kaidah::SEMUA.iter().flat_map(satu).collect()
}
