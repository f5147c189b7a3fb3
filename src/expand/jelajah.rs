//! A walk over everything that a job prints, in reading order: for rules and proofs that look at every slot.

use super::job::{Baris, Blok, Butir, Dokumen, Job, Lampiran, Penutup, Slot, Tabel, TandaTangan};

impl Job {
    /// Every slot, in reading order.
    pub fn slot(&self) -> Vec<&Slot> {
        let mut slot = Vec::new();
        dokumen(&self.dokumen, &mut slot);
        slot
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
        self.dokumen.diktum.iter().for_each(|diktum| cari(&diktum.isi, &mut tabel));
        self.dokumen.lampiran.iter().for_each(|lampiran| cari(&lampiran.isi, &mut tabel));
        tabel
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
    slot.extend(&d.tanda);
    slot.extend(d.kop.iter().map(|kop| &kop.nama));
    slot.extend([&d.judul.sebutan, &d.judul.nomor, &d.judul.kata_tentang, &d.judul.tentang, &d.pembuka]);
    for bagian in &d.konsiderans {
        slot.push(&bagian.label);
        butir(&bagian.butir, slot);
    }
    slot.extend([&d.memutuskan, &d.menetapkan.label, &d.menetapkan.isi]);
    butir(&d.diktum, slot);
    penutup(&d.penutup, slot);
    d.lampiran.iter().for_each(|l| lampiran(l, slot));
}

fn butir<'a>(semua: &'a [Butir], slot: &mut Vec<&'a Slot>) {
    for b in semua {
        slot.extend([&b.label, &b.teks]);
        blok(&b.isi, slot);
    }
}

fn penutup<'a>(p: &'a Penutup, slot: &mut Vec<&'a Slot>) {
    tanda_tangan(&p.tanda_tangan, slot);
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
            Blok::Paragraf { teks } => slot.push(teks),
            Blok::Daftar { butir: b } => butir(b, slot),
            Blok::Bagian { nomor, judul, isi, .. } => {
                slot.extend(nomor);
                slot.push(judul);
                blok(isi, slot);
            }
            Blok::Tabel(t) => tabel(t, slot),
            Blok::Sampul { baris } => slot.extend(baris),
            Blok::Gambar(_) => {}
            Blok::TandaTangan { kolom } => kolom.iter().for_each(|t| tanda_tangan(t, slot)),
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
        }
    }
}
