//! One text as rules of language see it, and what they found in texts that were seen before.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    Acuan,
    kaidah::{self, Cara},
    pandangan::{Pandangan, Peran},
};
use crate::{
    diag::{Diagnostic, Sorot},
    model::tulisan::Tulisan,
};

/// So many texts are remembered; then all are forgotten. A decree has some thousand.
const BATAS: usize = 200_000;

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

/// Findings by the text that they are in. Nobody walks through it, so its order does not matter.
type Dikenal = HashMap<Tulisan, Arc<[Diagnostic]>>;

/// What the rules that look at one text found, by what the text is.
#[derive(Default)]
pub(super) struct Ingatan(Mutex<HashMap<Peran, Dikenal>>);

impl Ingatan {
    /// What they find in every text of a job, each with its place in the reading order. Nobody waits while a rule looks at a text.
    pub(super) fn temuan(&self, pandangan: &Pandangan<'_>) -> Vec<(usize, Diagnostic)> {
        if self.dikenal().values().map(HashMap::len).sum::<usize>() > BATAS {
            self.dikenal().clear();
        }
        let mut semua = Vec::new();
        for (letak, satuan) in pandangan.satuan.iter().enumerate().filter(|(_, satu)| satu.peran != Peran::Label) {
            let (tulisan, peran) = (&satuan.slot.tulisan, satuan.peran);
            let lama = self.dikenal().get(&peran).and_then(|dikenal| dikenal.get(tulisan)).map(Arc::clone);
            let temuan = lama.unwrap_or_else(|| {
                let teks = Teks { polos: &satuan.polos, peran, acuan: pandangan.acuan };
                let temuan: Arc<[Diagnostic]> = periksa(&teks).into();
                self.dikenal().entry(peran).or_default().insert(tulisan.clone(), Arc::clone(&temuan));
                temuan
            });
            semua.extend(temuan.iter().map(|satu| (letak, satu.clone().at(satuan.slot.tempat.clone()))));
        }
        semua
    }

    fn dikenal(&self) -> MutexGuard<'_, HashMap<Peran, Dikenal>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let satu = |kaidah: &kaidah::Kaidah| match kaidah.cara {
        Cara::Teks(periksa) | Cara::Keduanya(periksa, _) => periksa(teks),
        Cara::Naskah(_) | Cara::Himpunan(_) => Vec::new(),
    };
    kaidah::SEMUA.iter().flat_map(satu).collect()
}
