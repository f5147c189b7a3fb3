//! Content to printed blocks: paragraphs, lists with their labels and punctuation, headed parts, tables, signatures.

use super::{
    Expander,
    badan::GayaTandaTangan,
    gambar,
    job::{self, BentukBagian, Blok},
    kutipan,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        bilangan,
        isi::{self, BentukLabel, GayaDaftar, Isi},
        keputusan::Susunan,
        tabel::Sel,
        teks::Teks,
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
}

/// How deep content stands: parts and lists are counted apart.
#[derive(Clone, Copy)]
pub(super) struct Kedalaman {
    bagian: usize,
    daftar: usize,
    /// Whether it may have pages of its own: in an annex, and not in a list or a cell.
    halaman: bool,
}

impl Kedalaman {
    /// Directly in a diktum.
    pub(super) const AWAL: Self = Self { bagian: 1, daftar: 1, halaman: false };
    /// Directly in an annex.
    pub(super) const LAMPIRAN: Self = Self { halaman: true, ..Self::AWAL };

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
    /// The shape of the labels of a list at this level.
    fn label_rincian(&self, tingkat: usize) -> BentukLabel {
        BentukLabel::dari_nama(self.bentuk.label("label-rincian", tingkat)).unwrap_or(BentukLabel::AngkaTitik)
    }

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
            let pointer_teks = if butir.objek { objek.key("butir") } else { objek.clone() };
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
            Isi::Tabel(isi) => hasil.extend(self.tabel(penulis, k.alamat, &pointer, &isi.tabel).map(Blok::Tabel)),
            Isi::Tampilan(tampilan) => hasil.extend(self.tampilan(penulis, k.alamat, k.objek, tampilan)),
            Isi::DasarHukum(dasar) => hasil.push(self.dasar_hukum(penulis, k, dasar)),
            Isi::Sampul(sampul) => hasil.push(self.sampul(penulis, k, sampul)),
            Isi::TandaTangan(t) => {
                let ikat = Blok::ikat(hasil);
                hasil.push(self.tanda_tangan_isi(penulis, k.alamat, &pointer, t, ikat));
            }
            Isi::Gambar(isi) => hasil.extend(self.gambar(penulis, k.alamat, &pointer, &isi.gambar)),
        }
    }

    fn bagian(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, bagian: &isi::Bagian, nomor: &mut u32) -> Blok {
        let tingkat = k.tingkat.bagian;
        let label = bagian.bernomor.then(|| {
            *nomor += 1;
            let kunci = if self.susunan == Susunan::Buku { "label-buku" } else { "label-bagian" };
            let label = label_bagian(self.bentuk.label(kunci, tingkat), *nomor);
            penulis.turunan(format!("{}/nomor", k.alamat), k.objek, Tulisan::baku(label))
        });
        let pointer = k.objek.key("bagian");
        let judul = penulis.urai_wajib(&pointer, &bagian.judul).dibakukan();
        let bentuk = match (self.susunan, tingkat, label.is_some()) {
            (Susunan::Buku, 1, true) => BentukBagian::Bab,
            (Susunan::Buku, 1, false) => BentukBagian::Tengah,
            _ => BentukBagian::Biasa,
        };
        let judul = if bentuk == BentukBagian::Biasa { judul } else { judul.kapital() };
        if bagian.orientasi.is_some() {
            self.periksa_halaman(penulis, k, "orientasi");
        }
        let kedalaman = Kedalaman { bagian: tingkat + 1, ..k.tingkat };
        Blok::Bagian {
            tingkat: u8::try_from(tingkat).unwrap_or(u8::MAX),
            bentuk,
            nomor: label,
            judul: penulis.karangan(k.alamat, &pointer, judul),
            orientasi: bagian.orientasi,
            isi: self.isi(penulis, k.alamat, &k.objek.key("isi"), &bagian.isi, kedalaman),
        }
    }

    /// Pages of its own are for what stands in an annex.
    fn periksa_halaman(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, kunci: &'static str) {
        if !k.tingkat.halaman {
            let temuan = Diagnostic::galat("halaman", format!("`{kunci}` hanya dapat berdiri dalam lampiran"));
            let obat = "Pindahkan ke dalam `isi` sebuah lampiran, tidak di dalam butir atau sel";
            penulis.temuan.push(temuan.at(penulis.tempat(&k.objek.key(kunci))).cure(obat));
        }
    }

    fn sampul(&self, penulis: &mut Penulis<'_>, k: Konteks<'_>, sampul: &isi::Sampul) -> Blok {
        self.periksa_halaman(penulis, k, "sampul");
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
                let pointer = pointer.key("berkas");
                penulis.gambar(self.workspace, &self.naskah.berkas, &pointer, berkas, alt).map(Blok::Gambar)
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

#[derive(Clone, Copy)]
struct Konteks<'a> {
    alamat: &'a str,
    objek: &'a Pointer,
    tingkat: Kedalaman,
}

/// The number of a headed part in the shape that the profile gives its level: `BAB I`, `A.`, `1.`, `a)`.
fn label_bagian(bentuk: &str, nomor: u32) -> String {
    let huruf = bilangan::huruf(nomor).unwrap_or_default();
    let (awal, lambang) = bentuk.rsplit_once(' ').map_or(("", bentuk), |(awal, lambang)| (awal, lambang));
    let cetak = |satu: char| match satu {
        'I' => bilangan::romawi(nomor).unwrap_or_default(),
        'A' => huruf.to_uppercase(),
        'a' => huruf.clone(),
        '1' => nomor.to_string(),
        lain => lain.to_string(),
    };
    let nomor: String = lambang.chars().map(cetak).collect();
    if awal.is_empty() { nomor } else { format!("{awal} {nomor}") }
}
