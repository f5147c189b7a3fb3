//! Content to printed blocks: paragraphs, lists with their labels and punctuation, headed parts, tables, signatures.

use super::{
    Expander,
    job::{self, Blok},
    kutipan,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        bilangan,
        isi::{self, BentukLabel, GayaDaftar, Isi, Macam},
        keputusan::Susunan,
        tabel::Sel,
        tulisan::Tulisan,
    },
};

impl BentukLabel {
    /// The label of the item `nomor`, from 1.
    pub(super) fn label(self, nomor: usize) -> Tulisan {
        let angka = u32::try_from(nomor).unwrap_or(u32::MAX);
        let huruf = || bilangan::huruf(angka).unwrap_or_default();
        Tulisan::baku(match self {
            Self::HurufTitik => format!("{}.", huruf()),
            Self::AngkaTitik => format!("{angka}."),
            Self::HurufKurung => format!("{})", huruf()),
            Self::AngkaKurung => format!("{angka})"),
            Self::Setrip => "–".to_owned(),
        })
    }

    /// The labels by level: a. → 1. → a) → 1), at most four (UU 12/2011 Lampiran II).
    fn tingkat(tingkat: usize) -> Self {
        [Self::HurufTitik, Self::AngkaTitik, Self::HurufKurung, Self::AngkaKurung][(tingkat.max(1) - 1).min(3)]
    }
}

/// How deep content stands: parts and lists are counted apart.
#[derive(Clone, Copy)]
pub(super) struct Kedalaman {
    bagian: usize,
    daftar: usize,
}

impl Kedalaman {
    /// Directly in a diktum or an annex.
    pub(super) const AWAL: Self = Self { bagian: 1, daftar: 1 };

    fn dalam_daftar(daftar: usize) -> Self {
        Self { daftar: daftar + 1, ..Self::AWAL }
    }
}

/// How a list labels and punctuates its items.
#[derive(Clone, Copy)]
pub(super) struct Rangka {
    /// The level of the list, from 1.
    pub(super) tingkat: usize,
    /// The shape of the labels.
    pub(super) bentuk: BentukLabel,
    /// The mark after every item but the last.
    pub(super) akhir: Option<&'static str>,
    /// The mark after the last item.
    pub(super) penutup: Option<&'static str>,
    /// The word after the mark of the second-last item.
    pub(super) kata: Option<&'static str>,
}

impl Rangka {
    /// Labels only; punctuation is the author's.
    pub(super) fn polos(bentuk: BentukLabel) -> Self {
        Self { tingkat: 1, bentuk, akhir: None, penutup: None, kata: None }
    }

    /// `;`, `; dan`, `.` (UU 12/2011 Lampiran II).
    pub(super) fn rincian() -> Self {
        let bentuk = BentukLabel::AngkaTitik;
        Self { tingkat: 1, bentuk, akhir: Some(";"), penutup: Some("."), kata: Some("dan") }
    }

    /// Every item, also the last, ends with `;`: considerations and legal bases.
    pub(super) fn titik_koma(bentuk: BentukLabel) -> Self {
        Self { tingkat: 1, bentuk, akhir: Some(";"), penutup: Some(";"), kata: None }
    }

    fn akhiri(self, tulisan: Tulisan, dari_akhir: usize) -> Tulisan {
        let tanda = if dari_akhir == 0 { self.penutup } else { self.akhir };
        let tulisan = match tanda {
            Some(tanda) => tulisan.diakhiri(tanda),
            None => tulisan,
        };
        match self.kata {
            Some(kata) if dari_akhir == 1 => tulisan.dan_baku(format!(" {kata}")),
            _ => tulisan,
        }
    }
}

impl Expander<'_> {
    /// The items of a list that exist for this office. An item that opens a list of its own keeps its author's colon.
    pub(super) fn butir(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        semua: &[isi::Butir],
        rangka: Rangka,
    ) -> Vec<job::Butir> {
        let berlaku: Vec<_> = semua.iter().enumerate().filter(|(_, butir)| butir.untuk.berlaku(self.satker)).collect();
        let jumlah = berlaku.len();
        let mut hasil = Vec::with_capacity(jumlah);
        for (nomor, (i, butir)) in berlaku.into_iter().enumerate() {
            let alamat = format!("{alamat}/{}", nomor + 1);
            let objek = pointer.index(i);
            let pointer_teks = butir.kunci.map_or_else(|| objek.clone(), |kunci| objek.key(kunci));
            let teks = penulis.urai_wajib(&pointer_teks, &butir.teks);
            let teks = if butir.isi.is_empty() { rangka.akhiri(teks, jumlah - nomor - 1) } else { teks };
            hasil.push(job::Butir {
                label: penulis.turunan(format!("{alamat}/label"), &objek, rangka.bentuk.label(nomor + 1)),
                teks: penulis.karangan(alamat.as_str(), &pointer_teks, teks),
                isi: self.isi(penulis, &alamat, &objek.key("isi"), &butir.isi, Kedalaman::dalam_daftar(rangka.tingkat)),
                alamat,
            });
        }
        hasil
    }

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
        for (i, isi) in semua.iter().enumerate().filter(|(_, isi)| isi.untuk.berlaku(self.satker)) {
            let objek = pointer.index(i);
            let alamat = format!("{alamat}/{}", hasil.len() + 1);
            let konteks = Konteks { alamat: &alamat, objek: &objek, tingkat };
            self.satu_isi(penulis, konteks, isi, &mut bagian, &mut hasil);
        }
        hasil
    }

    fn satu_isi(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, isi: &Isi, bagian: &mut u32, hasil: &mut Vec<Blok>) {
        let pointer = match isi.macam.kunci() {
            "" => k.objek.clone(),
            kunci => k.objek.key(kunci),
        };
        match &isi.macam {
            Macam::Paragraf(teks) | Macam::Teks(teks) => {
                let tulisan = penulis.urai(&pointer, teks);
                hasil.push(Blok::Paragraf { teks: penulis.karangan(k.alamat, &pointer, tulisan) });
            }
            Macam::Daftar(daftar) => {
                let bentuk = daftar.label.unwrap_or_else(|| BentukLabel::tingkat(k.tingkat.daftar));
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
            Macam::Bagian(b) => hasil.push(self.bagian(penulis, k, b, bagian)),
            Macam::Tabel(tabel) => hasil.extend(self.tabel(penulis, k.alamat, &pointer, tabel).map(Blok::Tabel)),
            Macam::Tampilan(tampilan) => hasil.extend(self.tampilan(penulis, k.alamat, k.objek, tampilan)),
            Macam::DasarHukum(dasar) => hasil.push(self.dasar_hukum(penulis, k, dasar)),
            Macam::Sampul(_) if !k.alamat.starts_with("lampiran/") => penulis.temuan.push(
                Diagnostic::galat("sampul", "`sampul` hanya dapat berdiri dalam lampiran")
                    .at(penulis.tempat(&pointer))
                    .cure("Pindahkan ke dalam `isi` sebuah lampiran"),
            ),
            Macam::Sampul(baris) => hasil.push(self.sampul(penulis, k.alamat, &pointer, baris)),
            Macam::TandaTangan(t) => hasil.push(self.tanda_tangan_isi(penulis, k.alamat, &pointer, t)),
            Macam::Gambar(gambar) => hasil.extend(self.gambar(penulis, &pointer, gambar).map(Blok::Gambar)),
        }
    }

    fn bagian(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, bagian: &isi::Bagian, nomor: &mut u32) -> Blok {
        let tingkat = k.tingkat.bagian;
        let label = bagian.bernomor.then(|| {
            *nomor += 1;
            let bentuk = nomor_bagian(self.susunan, tingkat, *nomor);
            penulis.turunan(format!("{}/nomor", k.alamat), k.objek, Tulisan::baku(bentuk))
        });
        let pointer = k.objek.key("bagian");
        let judul = penulis.urai_wajib(&pointer, &bagian.judul).dibakukan();
        let judul = if self.susunan == Susunan::Buku && tingkat <= 2 { judul.kapital() } else { judul };
        Blok::Bagian {
            tingkat: u8::try_from(tingkat).unwrap_or(u8::MAX),
            bab: self.susunan == Susunan::Buku && tingkat == 1 && label.is_some(),
            nomor: label,
            judul: penulis.karangan(k.alamat, &pointer, judul),
            isi: self.isi(
                penulis,
                k.alamat,
                &k.objek.key("isi"),
                &bagian.isi,
                Kedalaman { bagian: tingkat + 1, ..k.tingkat },
            ),
        }
    }

    fn sampul(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        baris: &[crate::model::teks::Teks],
    ) -> Blok {
        let baris = baris.iter().enumerate().map(|(i, teks)| {
            let pointer = pointer.index(i);
            let tulisan = penulis.urai(&pointer, teks).dibakukan();
            penulis.karangan(format!("{alamat}/{}", i + 1), &pointer, tulisan)
        });
        Blok::Sampul { baris: baris.collect() }
    }

    /// A picture of the user's. Drawings by name come with the parts that need them.
    fn gambar(&self, penulis: &mut Penulis<'_>, pointer: &Pointer, gambar: &isi::Gambar) -> Option<job::Gambar> {
        match gambar {
            isi::Gambar::Berkas { berkas, alt } => {
                let alt = penulis.urai(&pointer.key("alt"), alt).polos();
                penulis.gambar(self.workspace, &self.naskah.berkas, &pointer.key("berkas"), berkas, alt)
            }
            isi::Gambar::Bernama(nama) => {
                let temuan = Diagnostic::galat("gambar", format!("gambar bernama `{nama}` tidak dikenal"));
                let obat = "Tulis `{\"berkas\": …, \"alt\": …}` untuk gambar dari berkas";
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
            self.tanda_tangan(penulis, self.keputusan, &awal, oleh, t.tempat_tanggal && i + 1 == t.oleh.len())
        });
        Blok::TandaTangan { kolom: kolom.collect() }
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
        Blok::Daftar { butir: kutipan::butir(penulis, k.alamat, kutipan) }
    }

    /// A cell: one paragraph, or content.
    pub(super) fn sel(&self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, sel: &Sel) -> Vec<Blok> {
        match sel {
            Sel::Teks(teks) => {
                let tulisan = penulis.urai(pointer, teks);
                dalam_sel(vec![Blok::Paragraf { teks: penulis.karangan(alamat, pointer, tulisan) }])
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
            match &isi.macam {
                Macam::Paragraf(_) | Macam::Teks(_) => {}
                Macam::Daftar(daftar) => {
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
            Blok::Paragraf { teks } => sempitkan(teks),
            Blok::Daftar { butir } => butir.iter_mut().for_each(|butir| {
                sempitkan(&mut butir.teks);
                butir.isi = dalam_sel(std::mem::take(&mut butir.isi));
            }),
            Blok::Bagian { .. } | Blok::Tabel(_) | Blok::Sampul { .. } | Blok::Gambar(_) | Blok::TandaTangan { .. } => {
            }
        }
    }
    semua
}

fn sempitkan(slot: &mut job::Slot) {
    slot.tulisan = std::mem::take(&mut slot.tulisan).dalam_sel();
}

#[derive(Clone, Copy)]
struct Konteks<'a> {
    alamat: &'a str,
    objek: &'a Pointer,
    tingkat: Kedalaman,
}

/// The number of a headed part by level: BAB I, A., 1., a. in a book; 1., a., 1), a) in a plain annex.
fn nomor_bagian(susunan: Susunan, tingkat: usize, nomor: u32) -> String {
    let huruf = bilangan::huruf(nomor).unwrap_or_default();
    match (susunan, tingkat) {
        (Susunan::Buku, 1) => format!("BAB {}", bilangan::romawi(nomor).unwrap_or_default()),
        (Susunan::Buku, 2) => format!("{}.", huruf.to_uppercase()),
        (Susunan::Buku, 3) | (Susunan::Biasa, 1) => format!("{nomor}."),
        (Susunan::Buku, _) | (Susunan::Biasa, 2) => format!("{huruf}."),
        (Susunan::Biasa, 3) => format!("{nomor})"),
        (Susunan::Biasa, _) => format!("{huruf})"),
    }
}
