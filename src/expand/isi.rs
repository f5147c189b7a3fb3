//! Content to printed blocks: paragraphs, lists with their labels and punctuation, headed parts, tables, signatures.

use super::{
    Expander,
    badan::GayaTandaTangan,
    daftar::Rangka,
    gambar,
    job::{self, Blok},
    kutipan,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        isi::{self, GayaDaftar, Isi},
        keputusan::Orientasi,
        tabel::Sel,
        teks::Teks,
    },
};

/// How deep content stands: parts and lists are counted apart.
#[derive(Clone, Copy)]
pub(super) struct Kedalaman {
    pub(super) bagian: usize,
    pub(super) daftar: usize,
    /// Whether it may have pages of its own: in an annex, and not in a list, a cell, or a part that has.
    pub(super) halaman: bool,
    /// Which way its pages are turned.
    pub(super) orientasi: Orientasi,
    /// Whether a part may turn them on its own because of its tables: where the user has not said how they stand.
    pub(super) otomatis: bool,
}

impl Kedalaman {
    /// Directly in a diktum.
    pub(super) const AWAL: Self =
        Self { bagian: 1, daftar: 1, halaman: false, orientasi: Orientasi::Potret, otomatis: false };

    /// Directly in an annex.
    pub(super) fn lampiran(orientasi: Orientasi, otomatis: bool) -> Self {
        Self { halaman: true, orientasi, otomatis, ..Self::AWAL }
    }

    pub(super) fn dalam_daftar(daftar: usize) -> Self {
        Self { daftar: daftar + 1, ..Self::AWAL }
    }
}

impl Expander<'_> {
    /// Content as printed blocks.
    pub(super) fn isi(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        semua: &[Isi],
        tingkat: Kedalaman,
    ) -> Vec<Blok> {
        let mut hasil = Vec::new();
        let mut bagian = 0;
        for (i, isi) in semua.iter().enumerate().filter(|(_, isi)| isi.untuk().berlaku(self.satker)) {
            let objek = pointer.index(i);
            let alamat = format!("{alamat}/{}", hasil.len() + 1);
            let konteks = Konteks { alamat: &alamat, objek: &objek, tingkat };
            self.satu_isi(penulis, konteks, isi, &mut bagian, &mut hasil);
        }
        hasil
    }

    fn satu_isi(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, isi: &Isi, bagian: &mut u32, hasil: &mut Vec<Blok>) {
        let pointer = match isi.kunci() {
            "" => k.objek.clone(),
            kunci => k.objek.key(kunci),
        };
        match isi {
            Isi::Paragraf(teks) | Isi::Teks(isi::IsiTeks { teks, .. }) => {
                let tulisan = penulis.urai(&pointer, teks);
                hasil.push(Blok::paragraf(penulis.karangan(k.alamat, &pointer, tulisan)));
            }
            Isi::Daftar(daftar) => {
                self.periksa_kosong(penulis, &pointer, "daftar", daftar.butir.is_empty());
                let bentuk = daftar.label.unwrap_or_else(|| self.label_rincian(k.tingkat.daftar));
                let rangka = match daftar.gaya {
                    GayaDaftar::Rincian => Rangka { bentuk, ..Rangka::rincian() },
                    GayaDaftar::Kalimat => Rangka::polos(bentuk),
                };
                if k.tingkat.daftar > 4 {
                    let temuan = Diagnostic::galat("daftar", "daftar lebih dalam dari empat tingkat");
                    penulis.temuan.push(
                        temuan.at(penulis.tempat(&pointer)).cure("Ratakan: UU 12/2011 mengenal empat tingkat rincian"),
                    );
                }
                let rangka = Rangka { tingkat: k.tingkat.daftar, ..rangka };
                hasil.push(Blok::Daftar { butir: self.butir(penulis, k.alamat, &pointer, &daftar.butir, rangka) });
            }
            Isi::Bagian(b) => hasil.push(self.bagian(penulis, k, b, bagian)),
            Isi::Tabel(isi) => hasil.extend(self.tabel(penulis, k, &pointer, &isi.tabel).map(Blok::Tabel)),
            Isi::Tampilan(tampilan) => hasil.extend(self.tampilan(penulis, k, tampilan, bagian)),
            Isi::DasarHukum(dasar) => hasil.push(self.dasar_hukum(penulis, k, dasar)),
            Isi::Sampul(sampul) => hasil.push(self.sampul(penulis, k, sampul)),
            Isi::TandaTangan(t) => {
                let ikat = Blok::ikat(hasil);
                hasil.push(self.tanda_tangan_isi(penulis, k.alamat, &pointer, t, ikat));
            }
            Isi::Gambar(isi) => hasil.extend(self.gambar(penulis, k.alamat, &pointer, &isi.gambar)),
        }
    }

    /// Pages of its own are for what stands in an annex.
    pub(super) fn periksa_halaman(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, kunci: &'static str) {
        if !k.tingkat.halaman {
            let temuan = Diagnostic::galat("halaman", format!("`{kunci}` hanya dapat berdiri dalam lampiran"));
            let obat = "Pindahkan ke dalam `isi` sebuah lampiran, tidak di dalam butir, sel, atau bagian yang berhalaman sendiri";
            penulis.temuan.push(temuan.at(penulis.tempat(&k.objek.key(kunci))).cure(obat));
        }
    }

    /// A list of nothing prints nothing: its author meant something.
    fn periksa_kosong(&self, penulis: &mut Penulis<'_>, pointer: &Pointer, apa: &str, kosong: bool) {
        if kosong {
            let temuan = Diagnostic::galat("kosong", format!("`{apa}` tanpa isi")).at(penulis.tempat(pointer));
            penulis.temuan.push(temuan.cure(format!("Tulis isinya, atau hapus `{apa}` ini")));
        }
    }

    fn sampul(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, sampul: &isi::Sampul) -> Blok {
        self.periksa_halaman(penulis, k, "sampul");
        self.periksa_kosong(penulis, &k.objek.key("sampul"), "sampul", sampul.baris.is_empty());
        let mut nomor = 0;
        let mut baris = |penulis: &mut Penulis<'_>, kunci: &str, semua: &[Teks]| {
            let satu = semua.iter().enumerate().map(|(i, teks)| {
                let pointer = k.objek.key(kunci).index(i);
                let tulisan = penulis.urai_wajib(&pointer, teks).dibakukan();
                nomor += 1;
                penulis.karangan(format!("{}/{nomor}", k.alamat), &pointer, tulisan)
            });
            satu.collect()
        };
        Blok::Sampul { baris: baris(penulis, "sampul", &sampul.baris), kaki: baris(penulis, "kaki", &sampul.kaki) }
    }

    /// A picture of the user's, or a drawing of the program.
    fn gambar(&self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, gambar: &isi::Gambar) -> Option<Blok> {
        match gambar {
            isi::Gambar::Berkas { berkas, alt } => {
                let alt = penulis.urai(&pointer.key("alt"), alt).polos();
                penulis.gambar(self.workspace, &self.naskah.berkas, pointer, berkas, alt).map(Blok::Gambar)
            }
            isi::Gambar::Bernama(nama) if nama == gambar::KOMPONEN_ZI => {
                Some(Blok::KomponenZi(self.komponen_zi(penulis, alamat, pointer)))
            }
            isi::Gambar::Bernama(nama) => {
                let temuan = Diagnostic::galat("gambar", format!("gambar bernama `{nama}` tidak dikenal"));
                let obat = format!(
                    "Yang dikenal: `{}`. Untuk gambar dari berkas tulis `{{\"berkas\": …, \"alt\": …}}`",
                    gambar::KOMPONEN_ZI
                );
                penulis.temuan.push(temuan.at(penulis.tempat(pointer)).cure(obat));
                None
            }
        }
    }

    fn tanda_tangan_isi(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        t: &isi::TandaTangan,
        ikat: bool,
    ) -> Blok {
        if !(1..=4).contains(&t.oleh.len()) {
            let pesan = format!("`tanda-tangan` menyebut {} jabatan", t.oleh.len());
            let temuan = Diagnostic::galat("tanda-tangan", pesan).at(penulis.tempat(pointer));
            penulis
                .temuan
                .push(temuan.cure("Sebut satu sampai empat jabatan; selebihnya dalam `tanda-tangan` berikutnya"));
        }
        let kolom = t.oleh.iter().enumerate().map(|(i, oleh)| {
            let awal = format!("{alamat}/{}/", i + 1);
            let tempat_tanggal = t.tempat_tanggal && i + 1 == t.oleh.len();
            self.tanda_tangan(penulis, self.keputusan, &awal, oleh, GayaTandaTangan::Isi { tempat_tanggal })
        });
        Blok::TandaTangan { kolom: kolom.collect(), ikat }
    }

    /// The legal bases once more, with further rows of the register.
    fn dasar_hukum(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, dasar: &isi::DasarHukum) -> Blok {
        if dasar.dari != "mengingat" {
            penulis.temuan.push(
                Diagnostic::galat("dasar-hukum", format!("`dasar-hukum` tidak mengenal `{}`", dasar.dari))
                    .at(penulis.tempat(&k.objek.key("dasar-hukum")))
                    .cure("Tulis `\"dasar-hukum\": \"mengingat\"`"),
            );
        }
        let tambah = k.objek.key("tambah");
        let kutipan = self.kutipan_dengan_tambahan(penulis, self.naskah, &tambah, &dasar.tambah);
        Blok::Daftar { butir: kutipan::butir(penulis, k.alamat, kutipan, ".") }
    }

    /// A cell: one paragraph, or content.
    pub(super) fn sel(&self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, sel: &Sel) -> Vec<Blok> {
        match sel {
            Sel::Teks(teks) => {
                let tulisan = penulis.urai(pointer, teks);
                dalam_sel(vec![Blok::paragraf(penulis.karangan(alamat, pointer, tulisan))])
            }
            Sel::Isi(isi) => {
                self.hanya_teks(penulis, pointer, isi);
                dalam_sel(self.isi(penulis, alamat, pointer, isi, Kedalaman::dalam_daftar(1)))
            }
        }
    }

    /// A cell holds text and lists; anything else in it is a finding.
    pub(super) fn hanya_teks(&self, penulis: &mut Penulis<'_>, pointer: &Pointer, semua: &[Isi]) {
        for (i, isi) in semua.iter().enumerate() {
            match isi {
                Isi::Paragraf(_) | Isi::Teks(_) => {}
                Isi::Daftar(daftar) => {
                    for (j, butir) in daftar.butir.iter().enumerate() {
                        let pointer = pointer.index(i).key("daftar").index(j).key("isi");
                        self.hanya_teks(penulis, &pointer, &butir.isi);
                    }
                }
                lain => {
                    let pesan = format!("`{}` tidak dapat berdiri di dalam sel tabel", lain.kunci());
                    let obat = "Di dalam sel hanya teks dan `daftar`. Pindahkan ke luar tabel";
                    penulis
                        .temuan
                        .push(Diagnostic::galat("sel", pesan).at(penulis.tempat(&pointer.index(i))).cure(obat));
                }
            }
        }
    }
}

/// Blocks as they stand in a cell: ragged lines, in which only long words are broken.
pub(super) fn dalam_sel(mut semua: Vec<Blok>) -> Vec<Blok> {
    for blok in &mut semua {
        match blok {
            Blok::Paragraf { teks, .. } => sempitkan(teks),
            Blok::Daftar { butir } => butir.iter_mut().for_each(|butir| {
                sempitkan(&mut butir.teks);
                butir.isi = dalam_sel(std::mem::take(&mut butir.isi));
            }),
            _ => {}
        }
    }
    semua
}

fn sempitkan(slot: &mut job::Slot) {
    slot.tulisan = std::mem::take(&mut slot.tulisan).dalam_sel();
}

/// Where a block of content stands: its address, its object in the data, how deep.
#[derive(Clone, Copy)]
pub(super) struct Konteks<'a> {
    pub(super) alamat: &'a str,
    pub(super) objek: &'a Pointer,
    pub(super) tingkat: Kedalaman,
}
