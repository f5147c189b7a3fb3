//! A walk over everything that a job prints, in reading order: for rules and proofs that look at every slot.

use super::job::{Badan, Baris, Blok, Butir, Dokumen, Job, Lampiran, Penutup, Slot, Tabel, TandaTangan};
use crate::diag::Place;

/// What must stay together at its end: a closing, or signatures within the content.
#[derive(Debug)]
pub struct Tertanda<'a> {
    /// The slots of signature and authentication.
    pub slot: Vec<&'a Slot>,
    /// The slots that may follow it on its page without being content: who receives a copy.
    pub tembusan: Vec<&'a Slot>,
    /// The table right before it: its last row must stand beside it.
    pub tabel: Option<&'a Tabel>,
    /// Whether it closes the body or an annex, so that nothing follows it there.
    pub menutup: bool,
}

impl Job {
    /// Every slot, in reading order.
    pub fn slot(&self) -> Vec<&Slot> {
        let mut slot = Vec::new();
        dokumen(&self.dokumen, &mut slot);
        slot
    }

    /// Where the user wrote the slot of this address, or named the picture of this path.
    pub fn tempat(&self, alamat: &str) -> Option<Place> {
        let slot = || self.slot().into_iter().find(|slot| slot.alamat == alamat).map(|slot| slot.tempat.clone());
        self.tempat_gambar.get(alamat).cloned().or_else(slot)
    }

    /// Everything signed, in reading order.
    pub fn tertanda(&self) -> Vec<Tertanda<'_>> {
        let badan = self.dokumen.badan.as_ref();
        let mut semua: Vec<_> = badan.map(|badan| Tertanda::penutup(&badan.penutup, None)).into_iter().collect();
        self.dokumen.diktum().iter().for_each(|diktum| tertanda_isi(&diktum.isi, &mut semua));
        for lampiran in &self.dokumen.lampiran {
            tertanda_isi(&lampiran.isi, &mut semua);
            semua.push(Tertanda::penutup(&lampiran.penutup, lampiran.isi.last()));
        }
        semua
    }

    /// Every headed part, wherever it stands: its heading, and what it holds.
    pub fn bagian(&self) -> Vec<(&Slot, &[Blok])> {
        fn cari<'a>(blok: &'a [Blok], bagian: &mut Vec<(&'a Slot, &'a [Blok])>) {
            for satu in blok {
                if let Blok::Bagian { judul, isi, .. } = satu {
                    bagian.push((judul, isi));
                    cari(isi, bagian);
                }
            }
        }
        let mut bagian = Vec::new();
        self.dokumen.lampiran.iter().for_each(|lampiran| cari(&lampiran.isi, &mut bagian));
        bagian
    }

    /// Every table, wherever it stands.
    pub fn tabel(&self) -> Vec<&Tabel> {
        fn cari<'a>(blok: &'a [Blok], tabel: &mut Vec<&'a Tabel>) {
            for satu in blok {
                match satu {
                    Blok::Tabel(t) => tabel.push(t),
                    Blok::Bagian { isi, .. } => cari(isi, tabel),
                    Blok::Daftar { butir } => butir.iter().for_each(|b| cari(&b.isi, tabel)),
                    _ => {}
                }
            }
        }
        let mut tabel = Vec::new();
        self.dokumen.diktum().iter().for_each(|diktum| cari(&diktum.isi, &mut tabel));
        self.dokumen.lampiran.iter().for_each(|lampiran| cari(&lampiran.isi, &mut tabel));
        tabel
    }
}

impl Blok {
    /// The slots that it prints, in reading order.
    pub fn slot(&self) -> Vec<&Slot> {
        let mut slot = Vec::new();
        blok(std::slice::from_ref(self), &mut slot);
        slot
    }
}

impl<'a> Tertanda<'a> {
    fn penutup(p: &'a Penutup, sebelum: Option<&'a Blok>) -> Self {
        let (mut slot, mut tembusan) = (Vec::new(), Vec::new());
        penutup(p, &mut slot);
        if let Some(t) = &p.tembusan {
            tembusan.push(&t.label);
            butir(&t.butir, &mut tembusan);
            slot.truncate(slot.len() - tembusan.len());
        }
        Self { slot, tembusan, tabel: tabel_sebelum(sebelum), menutup: true }
    }
}

fn tabel_sebelum(sebelum: Option<&Blok>) -> Option<&Tabel> {
    match sebelum {
        Some(Blok::Tabel(tabel)) => Some(tabel),
        Some(Blok::Bagian { isi, .. }) => tabel_sebelum(isi.last()),
        _ => None,
    }
}

fn tertanda_isi<'a>(semua: &'a [Blok], hasil: &mut Vec<Tertanda<'a>>) {
    for (i, satu) in semua.iter().enumerate() {
        match satu {
            Blok::TandaTangan { kolom, .. } => {
                let mut slot = Vec::new();
                kolom.iter().for_each(|t| tanda_tangan(t, &mut slot));
                let tabel = tabel_sebelum(i.checked_sub(1).map(|i| &semua[i]));
                hasil.push(Tertanda { slot, tembusan: Vec::new(), tabel, menutup: false });
            }
            Blok::Bagian { isi, .. } => tertanda_isi(isi, hasil),
            Blok::Daftar { butir } => butir.iter().for_each(|b| tertanda_isi(&b.isi, hasil)),
            _ => {}
        }
    }
}

impl Tabel {
    /// Every slot of the table, in reading order.
    pub fn slot(&self) -> Vec<&Slot> {
        let mut slot = Vec::new();
        tabel(self, &mut slot);
        slot
    }
}

fn dokumen<'a>(d: &'a Dokumen, slot: &mut Vec<&'a Slot>) {
    if let Some(muka) = &d.perbandingan {
        slot.push(&muka.judul);
        slot.extend(&muka.keterangan);
        butir(&muka.butir, slot);
    }
    slot.extend(&d.tanda);
    d.badan.iter().for_each(|b| badan(b, slot));
    d.lampiran.iter().for_each(|l| lampiran(l, slot));
}

fn badan<'a>(d: &'a Badan, slot: &mut Vec<&'a Slot>) {
    slot.extend(d.kop.iter().map(|kop| &kop.nama));
    slot.extend([&d.judul.sebutan, &d.judul.nomor, &d.judul.kata_tentang, &d.judul.tentang, &d.pembuka]);
    for bagian in &d.konsiderans {
        slot.push(&bagian.label);
        butir(&bagian.butir, slot);
    }
    slot.extend([&d.memutuskan, &d.menetapkan.label, &d.menetapkan.isi]);
    butir(&d.diktum, slot);
    penutup(&d.penutup, slot);
}

fn butir<'a>(semua: &'a [Butir], slot: &mut Vec<&'a Slot>) {
    for b in semua {
        slot.extend([&b.label, &b.teks]);
        blok(&b.isi, slot);
    }
}

fn penutup<'a>(p: &'a Penutup, slot: &mut Vec<&'a Slot>) {
    p.tanda_tangan.iter().for_each(|t| tanda_tangan(t, slot));
    if let Some(pengesahan) = &p.pengesahan {
        slot.extend(&pengesahan.baris);
        slot.push(&pengesahan.nama);
    }
    if let Some(tembusan) = &p.tembusan {
        slot.push(&tembusan.label);
        butir(&tembusan.butir, slot);
    }
}

fn tanda_tangan<'a>(t: &'a TandaTangan, slot: &mut Vec<&'a Slot>) {
    slot.extend(&t.tempat_tanggal);
    slot.push(&t.jabatan);
    slot.extend(&t.ttd);
    slot.push(&t.nama);
}

fn lampiran<'a>(l: &'a Lampiran, slot: &mut Vec<&'a Slot>) {
    slot.extend(&l.kepala);
    slot.push(&l.judul);
    blok(&l.isi, slot);
    penutup(&l.penutup, slot);
}

fn blok<'a>(semua: &'a [Blok], slot: &mut Vec<&'a Slot>) {
    for b in semua {
        match b {
            Blok::Paragraf { teks, .. } => slot.push(teks),
            Blok::Daftar { butir: b } => butir(b, slot),
            Blok::Bagian { nomor, judul, isi, .. } => {
                slot.extend(nomor);
                slot.push(judul);
                blok(isi, slot);
            }
            Blok::Tabel(t) => tabel(t, slot),
            Blok::Sampul { baris, kaki } => slot.extend(baris.iter().chain(kaki)),
            Blok::Gambar(_) => {}
            Blok::KomponenZi(gambar) => {
                slot.extend(gambar.sisi.iter().flat_map(|sisi| std::iter::once(&sisi.judul).chain(&sisi.komponen)));
            }
            Blok::TandaTangan { kolom, .. } => kolom.iter().for_each(|t| tanda_tangan(t, slot)),
        }
    }
}

fn tabel<'a>(t: &'a Tabel, slot: &mut Vec<&'a Slot>) {
    slot.extend(t.kepala.iter().flatten().map(|kepala| &kepala.teks));
    slot.extend(&t.nomor);
    for baris in &t.baris {
        match baris {
            Baris::Kelompok { nomor, judul, .. } => {
                slot.extend(nomor);
                slot.push(judul);
            }
            Baris::Isi { sel, .. } => sel.iter().flatten().for_each(|isi| blok(isi, slot)),
            Baris::Jumlah { label, sel, terbilang, .. } => {
                slot.push(label);
                slot.extend(sel.iter().flatten().chain(terbilang));
            }
        }
    }
}
