//! A job as rules see it: its texts in reading order, each with the part of the decree that it stands in and with what it is.

use std::{
    cell::OnceCell,
    collections::BTreeMap,
    ops::{Deref, Range},
    sync::Arc,
};

use rustc_hash::FxHashMap;

use super::{
    Acuan,
    beda::{self, Beda},
    kolom::{self, TabelTerbaca},
    nama::Bacaannya,
    pohon::{self, Deret},
    sitiran::{self, Sitiran},
    teks::Ingatan,
    uraian::Uraian,
};
use crate::{
    diag::{Diagnostic, Place, Sorot},
    expand::job::{Badan, Baris, Blok, Butir, Job, Penutup, Pokok, Slot, Tabel, TandaTangan},
};

/// The part of a decree that a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letak {
    /// SALINAN, CONTOH.
    Tanda,
    /// The letterhead.
    Kop,
    /// The title block.
    Judul,
    /// The officer who decides, above Menimbang.
    Pembuka,
    /// Menimbang.
    Menimbang,
    /// Mengingat.
    Mengingat,
    /// Memperhatikan.
    Memperhatikan,
    /// MEMUTUSKAN.
    Memutuskan,
    /// The Menetapkan line.
    Menetapkan,
    /// An operative part, from 0.
    Diktum(usize),
    /// Signature and authentication of the body.
    Penutup,
    /// The heading block of an annex, from 0.
    KepalaLampiran(usize),
    /// The title of an annex.
    JudulLampiran(usize),
    /// What an annex holds.
    Lampiran(usize),
    /// Signature and authentication of an annex.
    PenutupLampiran(usize),
}

/// What a text is. It decides which rules of language hold for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Peran {
    /// A label, a number, a mark: no language.
    Label,
    /// Words in capitals: title block, Menetapkan, heads and titles of annexes, covers.
    Kapital,
    /// Running text: considerations, operative parts, paragraphs, items of lists.
    Kalimat,
    /// A citation in Mengingat.
    Kutipan,
    /// The heading of a part.
    JudulBagian,
    /// The head of a column, or of a group of rows.
    KepalaKolom,
    /// Running text in a cell.
    Sel,
    /// Place, date, post or name of a closing.
    Penutup,
}

/// A text of the job: what it says by itself ([`Uraian`]), and where.
#[derive(Debug, Clone)]
pub(super) struct Satuan<'a> {
    /// Its slot.
    pub(super) slot: &'a Slot,
    /// Where it stands.
    pub(super) letak: Letak,
    /// What it is.
    pub(super) peran: Peran,
    /// Whether the author wrote it: it is neither derived nor a citation.
    pub(super) karangan: bool,
    /// What it says.
    pub(super) uraian: Arc<Uraian>,
}

impl Deref for Satuan<'_> {
    type Target = Uraian;

    fn deref(&self) -> &Uraian {
        &self.uraian
    }
}

impl Satuan<'_> {
    /// The finding at the words of this text at `rentang`, in bytes.
    pub(super) fn temuan(&self, temuan: Diagnostic, rentang: Range<usize>) -> Diagnostic {
        temuan.tentang(Sorot::baru(&self.polos, rentang)).at(self.slot.tempat.clone())
    }

    /// The same, with what may safely stand in place of the words.
    pub(super) fn temuan_dengan_ganti(&self, temuan: Diagnostic, rentang: Range<usize>, ganti: &str) -> Diagnostic {
        let sorot = Sorot { ganti: Some(ganti.to_owned()), ..Sorot::baru(&self.polos, rentang) };
        temuan.tentang(sorot).at(self.slot.tempat.clone())
    }

    /// The finding about all of this text.
    pub(super) fn temuan_semua(&self, temuan: Diagnostic) -> Diagnostic {
        temuan.at(self.slot.tempat.clone())
    }

    /// What would be printed here, where the user wrote this text in its place under `"tertulis"`.
    pub(super) fn turunan<'p>(&self, pokok: &'p Pokok) -> Option<&'p str> {
        pokok.tertulis.get(&self.slot.alamat).map(String::as_str)
    }
}

fn karangan(letak: Letak, peran: Peran, slot: &Slot) -> bool {
    let turunan = matches!(
        letak,
        Letak::Tanda
            | Letak::Kop
            | Letak::Judul
            | Letak::Pembuka
            | Letak::Mengingat
            | Letak::Memutuskan
            | Letak::Menetapkan
            | Letak::KepalaLampiran(_)
    );
    !turunan
        && matches!(peran, Peran::Kalimat | Peran::Kapital | Peran::JudulBagian)
        && slot.alamat != "menimbang/akhir"
}

/// A job, its texts, and what it is held against.
pub(super) struct Pandangan<'a> {
    /// The job.
    pub(super) job: &'a Job,
    /// The registers.
    pub(super) acuan: &'a Acuan<'a>,
    /// The texts in reading order.
    pub(super) satuan: Vec<Satuan<'a>>,
    urutan: OnceCell<BTreeMap<&'a Place, usize>>,
    menurut_slot: OnceCell<FxHashMap<*const Slot, usize>>,
    beda: OnceCell<Vec<Beda>>,
    nama: OnceCell<Bacaannya>,
    deret: OnceCell<Vec<(Letak, Deret<'a>)>>,
    tabel: OnceCell<Vec<TabelTerbaca<'a>>>,
    sitiran: OnceCell<Vec<Sitiran<'a>>>,
}

impl<'a> Pandangan<'a> {
    pub(super) fn baru(job: &'a Job, acuan: &'a Acuan<'a>, ingatan: &Ingatan) -> Self {
        let mut jalan = Jalan { satuan: Vec::new(), letak: Letak::Tanda, ingatan };
        let d = &job.dokumen;
        d.tanda.iter().for_each(|slot| jalan.tambah(Peran::Label, slot));
        d.badan.iter().for_each(|badan| jalan.badan(badan));
        for (i, lampiran) in d.lampiran.iter().enumerate() {
            jalan.di(Letak::KepalaLampiran(i)).semua(Peran::Kapital, &lampiran.kepala);
            jalan.di(Letak::JudulLampiran(i)).tambah(Peran::Kapital, &lampiran.judul);
            jalan.di(Letak::Lampiran(i)).blok(&lampiran.isi, Peran::Kalimat);
            jalan.di(Letak::PenutupLampiran(i)).penutup(&lampiran.penutup);
        }
        Self {
            job,
            acuan,
            satuan: jalan.satuan,
            urutan: OnceCell::new(),
            menurut_slot: OnceCell::new(),
            beda: OnceCell::new(),
            nama: OnceCell::new(),
            deret: OnceCell::new(),
            tabel: OnceCell::new(),
            sitiran: OnceCell::new(),
        }
    }

    /// The facts of the decree.
    pub(super) fn pokok(&self) -> &'a Pokok {
        &self.job.pokok
    }

    /// The texts of one part.
    pub(super) fn di(&self, letak: Letak) -> impl Iterator<Item = &Satuan<'a>> {
        self.satuan.iter().filter(move |satu| satu.letak == letak)
    }

    /// The text at this address.
    pub(super) fn pada(&self, alamat: &str) -> Option<&Satuan<'a>> {
        self.satuan.iter().find(|satu| satu.slot.alamat == alamat)
    }

    /// What the text of a slot of this job says. Slots are told apart by where they lie in the job, which does not move.
    ///
    /// # Panics
    /// For a slot of another job.
    pub(super) fn uraian(&self, slot: &Slot) -> &Arc<Uraian> {
        let semua = || self.satuan.iter().enumerate().map(|(i, satu)| (std::ptr::from_ref(satu.slot), i)).collect();
        let nomor = self.menurut_slot.get_or_init(semua).get(&std::ptr::from_ref(slot));
        &self.satuan[*nomor.expect("every slot is one of the texts")].uraian
    }

    /// What stands side by side in it.
    pub(super) fn deret(&self) -> &[(Letak, Deret<'a>)] {
        self.deret.get_or_init(|| pohon::deret(self.job))
    }

    /// Its tables as columns.
    pub(super) fn tabel(&self) -> &[TabelTerbaca<'a>] {
        self.tabel.get_or_init(|| kolom::tabel(self))
    }

    /// What it cites, in reading order.
    pub(super) fn sitiran(&self) -> &[Sitiran<'a>] {
        self.sitiran.get_or_init(|| sitiran::semua(self))
    }

    /// Where what the user wrote under `"tertulis"` differs from what would be printed there.
    pub(super) fn beda(&self) -> &[Beda] {
        self.beda.get_or_init(|| beda::semua(self))
    }

    /// What is known of the names in it.
    pub(super) fn nama(&self) -> &Bacaannya {
        self.nama.get_or_init(|| Bacaannya::baru(self))
    }

    /// What a user calls the part that this text stands in.
    pub(super) fn sebut(&self, satuan: usize) -> String {
        let lampiran =
            |i: usize| format!("Lampiran {}", crate::model::bilangan::romawi(i as u32 + 1).unwrap_or_default());
        match self.satuan[satuan].letak {
            Letak::Tanda | Letak::Kop | Letak::Judul => "judul Keputusan".to_owned(),
            Letak::Pembuka => "baris jabatan di atas Menimbang".to_owned(),
            Letak::Menimbang => "Menimbang".to_owned(),
            Letak::Mengingat => "Mengingat".to_owned(),
            Letak::Memperhatikan => "Memperhatikan".to_owned(),
            Letak::Memutuskan => "Memutuskan".to_owned(),
            Letak::Menetapkan => "Menetapkan".to_owned(),
            Letak::Diktum(i) => {
                format!("Diktum {}", crate::model::bilangan::diktum(i as u32 + 1).unwrap_or_default())
            }
            Letak::Penutup => "penutup".to_owned(),
            Letak::KepalaLampiran(i) => format!("kepala {}", lampiran(i)),
            Letak::JudulLampiran(i) => format!("judul {}", lampiran(i)),
            Letak::Lampiran(i) => lampiran(i),
            Letak::PenutupLampiran(i) => format!("penutup {}", lampiran(i)),
        }
    }

    /// Where a finding comes in the reading order: behind all others where it is about no text.
    pub(super) fn urutan(&self, temuan: &Diagnostic) -> usize {
        let urutan = self.urutan.get_or_init(|| {
            let mut urutan = BTreeMap::new();
            for (i, satu) in self.satuan.iter().enumerate() {
                urutan.entry(&satu.slot.tempat).or_insert(i);
            }
            urutan
        });
        temuan.place.as_ref().and_then(|place| urutan.get(place)).copied().unwrap_or(usize::MAX)
    }
}

/// A walk through a decree in reading order.
struct Jalan<'a, 'i> {
    satuan: Vec<Satuan<'a>>,
    letak: Letak,
    ingatan: &'i Ingatan,
}

impl<'a> Jalan<'a, '_> {
    fn di(&mut self, letak: Letak) -> &mut Self {
        self.letak = letak;
        self
    }

    fn tambah(&mut self, peran: Peran, slot: &'a Slot) {
        let (letak, uraian) = (self.letak, self.ingatan.uraian(&slot.tulisan, peran));
        self.satuan.push(Satuan { slot, letak, peran, karangan: karangan(letak, peran, slot), uraian });
    }

    fn semua(&mut self, peran: Peran, slot: impl IntoIterator<Item = &'a Slot>) {
        slot.into_iter().for_each(|slot| self.tambah(peran, slot));
    }

    fn badan(&mut self, d: &'a Badan) {
        self.di(Letak::Kop).semua(Peran::Kapital, d.kop.iter().map(|kop| &kop.nama));
        let judul = [&d.judul.sebutan, &d.judul.nomor, &d.judul.kata_tentang, &d.judul.tentang];
        self.di(Letak::Judul).semua(Peran::Kapital, judul);
        self.di(Letak::Pembuka).tambah(Peran::Kapital, &d.pembuka);
        let letak = [Letak::Menimbang, Letak::Mengingat, Letak::Memperhatikan];
        for (bagian, letak) in d.konsiderans.iter().zip(letak) {
            let peran = if letak == Letak::Mengingat { Peran::Kutipan } else { Peran::Kalimat };
            self.di(letak).tambah(Peran::Label, &bagian.label);
            self.butir(&bagian.butir, peran);
        }
        self.di(Letak::Memutuskan).tambah(Peran::Kapital, &d.memutuskan);
        self.di(Letak::Menetapkan).tambah(Peran::Label, &d.menetapkan.label);
        self.tambah(Peran::Kapital, &d.menetapkan.isi);
        for (i, diktum) in d.diktum.iter().enumerate() {
            self.di(Letak::Diktum(i)).butir(std::slice::from_ref(diktum), Peran::Kalimat);
        }
        self.di(Letak::Penutup).penutup(&d.penutup);
    }

    fn butir(&mut self, semua: &'a [Butir], peran: Peran) {
        for satu in semua {
            self.tambah(Peran::Label, &satu.label);
            self.tambah(peran, &satu.teks);
            self.blok(&satu.isi, peran);
        }
    }

    fn penutup(&mut self, p: &'a Penutup) {
        p.tanda_tangan.iter().for_each(|ini| self.tanda_tangan(ini));
        if let Some(pengesahan) = &p.pengesahan {
            self.semua(Peran::Penutup, pengesahan.baris.iter().chain([&pengesahan.nama]));
        }
        if let Some(tembusan) = &p.tembusan {
            self.tambah(Peran::Penutup, &tembusan.label);
            self.butir(&tembusan.butir, Peran::Penutup);
        }
    }

    fn tanda_tangan(&mut self, t: &'a TandaTangan) {
        self.semua(Peran::Penutup, t.tempat_tanggal.iter().chain([&t.jabatan]).chain(&t.ttd).chain([&t.nama]));
    }

    /// Blocks, whose running text is `peran`.
    fn blok(&mut self, semua: &'a [Blok], peran: Peran) {
        for satu in semua {
            match satu {
                Blok::Paragraf { teks, .. } => self.tambah(peran, teks),
                Blok::Daftar { butir } => self.butir(butir, peran),
                Blok::Bagian { nomor, judul, isi, .. } => {
                    self.semua(Peran::Label, nomor);
                    self.tambah(Peran::JudulBagian, judul);
                    self.blok(isi, peran);
                }
                Blok::Tabel(tabel) => self.tabel(tabel),
                Blok::Sampul { baris, kaki } => self.semua(Peran::Kapital, baris.iter().chain(kaki)),
                Blok::Gambar(_) => {}
                Blok::KomponenZi(gambar) => {
                    for sisi in &gambar.sisi {
                        self.semua(Peran::Label, [&sisi.judul].into_iter().chain(&sisi.komponen));
                    }
                }
                Blok::TandaTangan { kolom, .. } => kolom.iter().for_each(|satu| self.tanda_tangan(satu)),
            }
        }
    }

    fn tabel(&mut self, tabel: &'a Tabel) {
        self.semua(Peran::KepalaKolom, tabel.kepala.iter().flatten().map(|kepala| &kepala.teks));
        self.semua(Peran::Label, &tabel.nomor);
        for baris in &tabel.baris {
            match baris {
                Baris::Kelompok { nomor, judul, .. } => {
                    self.semua(Peran::Label, nomor);
                    self.tambah(Peran::KepalaKolom, judul);
                }
                Baris::Isi { sel, .. } => sel.iter().flatten().for_each(|isi| self.blok(isi, Peran::Sel)),
                Baris::Jumlah { label, sel, terbilang, .. } => {
                    self.semua(Peran::Label, [label].into_iter().chain(sel.iter().flatten()).chain(terbilang));
                }
            }
        }
    }
}
