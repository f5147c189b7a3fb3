//! Documents side by side, as rules over documents see them: a small summary of each job, and every person that the files name.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diag::{Diagnostic, Place},
    expand::{
        Orang,
        job::{Job, Kunci, Pokok, Slot},
    },
    model::tulisan::Tulisan,
};

/// All documents of a workspace, in the order of its plan, and the people in its files.
#[derive(Debug, Default)]
pub struct Himpunan {
    /// The documents, each once for each office.
    pub ringkasan: Vec<Ringkasan>,
    /// The people.
    pub orang: Vec<Orang>,
    /// The codes of the offices whose every decree stands in this workspace.
    pub agenda_lengkap: BTreeSet<String>,
}

/// A series of numbers: office, officer who decides, year, and whether it is of examples.
pub(super) type Deret<'a> = (&'a str, &'a str, i16, bool);

/// What a rule over documents finds, each with the file of the document whose it is.
pub(super) type Temuan = Vec<(String, Diagnostic)>;

/// What is kept of a job for rules over documents.
#[derive(Debug)]
pub struct Ringkasan {
    /// Which job.
    pub kunci: Kunci,
    /// What it is about.
    pub pokok: Pokok,
    /// Where its number stands, or would stand.
    pub tempat_nomor: Place,
    /// Where its date stands, or would stand.
    pub tempat_tanggal: Place,
    /// Every text that cites a decree: the text and its place.
    pub sitasi: Vec<(String, Place)>,
    /// The names of its signatures that do not come from a profile or from the decree itself, each with its place.
    pub nama: Vec<(String, Place)>,
}

impl Ringkasan {
    /// The summary of a job.
    pub fn baru(job: &Job) -> Self {
        let slot = job.slot();
        let tempat = |alamat: &str| slot.iter().find(|slot| slot.alamat == alamat).map(|slot| slot.tempat.clone());
        let di_naskah = |kunci: &str| {
            let pointer = crate::diag::Pointer::root().key(kunci);
            Place::new(job.pokok.berkas.as_str(), pointer)
        };
        let tempat_nomor = tempat("judul/nomor").unwrap_or_else(|| di_naskah("nomor"));
        let tempat_tanggal = tempat("tanda-tangan/tanggal").unwrap_or_else(|| di_naskah("tanggal"));
        let sitasi = slot.iter().filter(|slot| menyebut_keputusan(&slot.tulisan));
        let sitasi = sitasi.map(|slot: &&Slot| (slot.tulisan.polos(), slot.tempat.clone())).collect();
        let bernama = |slot: &&&Slot| {
            let milik_naskah = slot.tempat.file == job.pokok.berkas;
            !milik_naskah && ["tanda-tangan/nama", "pengesahan/nama"].iter().any(|akhir| slot.alamat.ends_with(akhir))
        };
        let nama = slot.iter().filter(bernama).map(|slot| (slot.tulisan.polos(), slot.tempat.clone())).collect();
        Self { kunci: job.kunci.clone(), pokok: job.pokok.clone(), tempat_nomor, tempat_tanggal, sitasi, nama }
    }

    /// The number and the year of the decree, as one text each; nothing without a number or a date.
    pub(super) fn nomor(&self) -> Option<(String, i16)> {
        Some((self.pokok.nomor.as_ref()?.cetak(), self.pokok.tanggal?.tahun()))
    }
}

/// Whether a decree may be cited there.
fn menyebut_keputusan(tulisan: &Tulisan) -> bool {
    // Most texts have no number at all, and need not be put together.
    let bernomor = tulisan.potongan().iter().any(|potongan| potongan.teks.contains("omor"));
    bernomor && tulisan.polos().to_lowercase().contains("keputusan")
}

impl Himpunan {
    /// The documents of each series of numbers: one office, one officer who decides, one year. An example takes no number from
    /// what is none.
    pub(super) fn deret(&self) -> BTreeMap<Deret<'_>, Vec<(&Ringkasan, String)>> {
        let mut deret: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for satu in &self.ringkasan {
            if let Some((nomor, tahun)) = satu.nomor() {
                let pokok = &satu.pokok;
                let kunci = (pokok.satker.kode.as_str(), pokok.penetap.kunci(), tahun, pokok.contoh);
                deret.entry(kunci).or_default().push((satu, nomor));
            }
        }
        deret
    }
}

/// A name for comparing: in small letters, without titles, which stand before it with a full stop or behind it after a comma.
pub(super) fn nama_dasar(nama: &str) -> String {
    let tanpa_gelar = nama.split(',').next().unwrap_or_default().to_lowercase();
    let kata = tanpa_gelar.split_whitespace().filter(|kata| !kata.ends_with('.'));
    kata.collect::<Vec<_>>().join(" ")
}
