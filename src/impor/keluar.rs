//! The parts of a decree to data: the JSON of each, and what the source says at every address where the program derives something.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    bagian::{BarisTabel, Blok, Butir, Jumlah, Kolom, Lampiran, Penutup, Tabel},
    json::Json,
    kalimat::Kalimat,
    kantor, label,
};
use crate::model::{bilangan, isi::BentukLabel, keputusan::Penetap};

/// Marks that end an item.
const TANDA: [char; 4] = ['.', ';', ',', ':'];

/// Words after the mark of the second-last item.
const SAMBUNG: [&str; 3] = [" dan/atau", " dan", " atau"];

/// What the source says, by address.
#[derive(Debug, Default)]
pub(super) struct Keluar {
    /// Where the program derives something.
    pub(super) slot: BTreeMap<String, Kalimat>,
    /// What is to be written whatever is derived: marks at the ends of items.
    pub(super) wajib: BTreeMap<String, String>,
    /// Addresses at which the source shows nothing of its own, and the derived text stays.
    pub(super) biarkan: BTreeSet<String>,
    /// Lines that say once more what was said, such as heads of tables on each page.
    pub(super) ulang: BTreeSet<u32>,
    /// How many tables there are.
    pub(super) tabel: usize,
    /// The closing of the body: who signs there signs everywhere.
    pub(super) badan: Penutup,
}

impl Keluar {
    fn taruh(&mut self, alamat: String, kalimat: &Kalimat) {
        self.slot.insert(alamat, kalimat.rapi());
    }

    fn label(&mut self, alamat: &str, butir: &Butir) {
        let alamat = format!("{alamat}/label");
        match &butir.label {
            Some(label) => self.taruh(alamat, &Kalimat::polos(&label.teks)),
            None => drop(self.biarkan.insert(alamat)),
        }
    }

    /// The text of an item without the mark that the program puts there; another mark is kept at its address.
    pub(super) fn tanpa_akhir(&mut self, alamat: &str, butir: &Butir, bawaan: &str) -> Kalimat {
        if !butir.isi.is_empty() {
            return butir.teks.rapi();
        }
        let (teks, akhir) = tanpa_akhir(&butir.teks.rapi());
        if akhir != bawaan {
            self.wajib.insert(format!("{alamat}/akhir"), akhir);
        }
        teks
    }

    /// The items of Menimbang and the like: `tanda` is what is derived after the item of this place, from 0.
    pub(super) fn butir(&mut self, alamat: &str, semua: &[Butir], tanda: impl Fn(usize) -> &'static str) -> Json {
        let satu = |(ke, butir): (usize, &Butir)| {
            let alamat = format!("{alamat}/{}", ke + 1);
            let label = butir.label.as_ref().map(|label| Kalimat::polos(&label.teks)).unwrap_or_default();
            self.taruh(format!("{alamat}/label"), &label);
            let teks = self.tanpa_akhir(&alamat, butir, tanda(ke));
            self.satu_butir(&alamat, &teks, &butir.isi, 1)
        };
        Json::Larik(semua.iter().enumerate().map(satu).collect())
    }

    fn satu_butir(&mut self, alamat: &str, teks: &Kalimat, isi: &[Blok], dalam: usize) -> Json {
        let teks = Json::from(teks.tulis());
        if isi.is_empty() {
            return teks;
        }
        let isi = self.blok(alamat, isi, dalam + 1, false);
        Json::objek([("butir", teks), ("isi", isi)])
    }

    /// The operative parts.
    pub(super) fn diktum(&mut self, semua: &[Butir]) -> Json {
        let satu = |(butir, nomor): (&Butir, u32)| {
            let alamat = format!("diktum/{}", bilangan::diktum(nomor).unwrap_or_else(|| nomor.to_string()));
            self.label(&alamat, butir);
            let teks = self.tanpa_akhir(&alamat, butir, ".");
            let mut isi = vec![("diktum".to_owned(), Json::from(teks.tulis()))];
            if !butir.isi.is_empty() {
                isi.push(("isi".to_owned(), self.blok(&alamat, &butir.isi, 1, false)));
            }
            Json::Objek(isi)
        };
        Json::Larik(semua.iter().zip(1..).map(satu).collect())
    }

    /// Blocks of content; `dalam` is the level of lists in them.
    pub(super) fn blok(&mut self, alamat: &str, semua: &[Blok], dalam: usize, buku: bool) -> Json {
        let satu = |(ke, blok): (usize, &Blok)| self.satu_blok(&format!("{alamat}/{}", ke + 1), blok, dalam, buku);
        Json::Larik(semua.iter().enumerate().map(satu).collect())
    }

    fn satu_blok(&mut self, alamat: &str, blok: &Blok, dalam: usize, buku: bool) -> Json {
        let baris = |semua: &[Kalimat]| Json::Larik(semua.iter().map(|baris| baris.tulis().into()).collect());
        match blok {
            Blok::Paragraf(teks) => teks.tulis().into(),
            Blok::Daftar(butir) => self.daftar(alamat, butir, dalam),
            Blok::Bagian { nomor, judul, isi } => {
                if let Some(nomor) = nomor {
                    self.taruh(format!("{alamat}/nomor"), &Kalimat::polos(nomor));
                }
                if buku {
                    self.taruh(alamat.to_owned(), judul);
                }
                let mut hasil = vec![("bagian".to_owned(), Json::from(judul.tulis()))];
                if nomor.is_none() {
                    hasil.push(("nomor".to_owned(), Json::Ya(false)));
                }
                hasil.push(("isi".to_owned(), self.blok(alamat, isi, dalam, false)));
                Json::Objek(hasil)
            }
            Blok::Tabel(tabel) => self.tabel(alamat, tabel),
            Blok::Sampul(atas, bawah) => Json::objek([("sampul", baris(atas)), ("kaki", baris(bawah))]),
            Blok::TandaTangan(penutup) => {
                self.tanda_tangan(&format!("{alamat}/1/"), penutup);
                let oleh = Json::Larik(vec![kantor::kunci_dalam(penutup, &self.badan, Penetap::Ketua).into()]);
                let bertempat = Json::Ya(penutup.tanda_tangan.contains_key("tempat"));
                Json::objek([("tanda-tangan", oleh), ("tempat-tanggal", bertempat)])
            }
        }
    }

    fn daftar(&mut self, alamat: &str, semua: &[Butir], dalam: usize) -> Json {
        let satu = |(ke, butir): (usize, &Butir)| {
            let alamat = format!("{alamat}/{}", ke + 1);
            self.label(&alamat, butir);
            self.satu_butir(&alamat, &butir.teks, &butir.isi, dalam)
        };
        let isi = semua.iter().enumerate().map(satu).collect();
        let macam = semua.first().and_then(|butir| butir.label.as_ref()).map(|label| label.macam.bentuk());
        let label = label::nama(macam.unwrap_or(BentukLabel::Setrip));
        Json::objek([("daftar", Json::Larik(isi)), ("label", label.into())])
    }

    fn tabel(&mut self, alamat: &str, tabel: &Tabel) -> Json {
        self.tabel += 1;
        self.ulang.extend(&tabel.ulang);
        if tabel.nomor.is_empty() {
            self.wajib.insert(format!("{alamat}/nomor"), String::new());
        }
        for (ke, nomor) in tabel.nomor.iter().enumerate() {
            self.taruh(format!("{alamat}/nomor/{}", ke + 1), nomor);
        }
        let mut kunci = Vec::new();
        let jumlah = tabel.jumlah.as_ref();
        let jenis = |ke: usize| jumlah.and_then(|jumlah| jumlah.jenis(ke));
        let kolom = Json::Larik(tabel.kolom.iter().map(|kolom| satu_kolom(kolom, &mut kunci, &jenis)).collect());
        let sel = |sel: &[Kalimat]| {
            let isi = kunci.iter().zip(sel).filter(|(_, sel)| !sel.kosong());
            Json::Objek(isi.map(|(kunci, sel)| (kunci.clone(), sel.tulis().into())).collect())
        };
        let mut baris: Vec<Json> = Vec::new();
        let mut kelompok: Option<(String, Vec<Json>)> = None;
        let tutup =
            |(judul, isi): (String, Vec<Json>)| Json::objek([("kelompok", judul.into()), ("baris", Json::Larik(isi))]);
        for satu in &tabel.baris {
            match (satu, &mut kelompok) {
                (BarisTabel::Kelompok(judul), lalu) => {
                    baris.extend(lalu.take().map(tutup));
                    *lalu = Some((judul.tulis(), Vec::new()));
                }
                (BarisTabel::Sel(isi), Some((_, milik))) => milik.push(sel(isi)),
                (BarisTabel::Sel(isi), None) => baris.push(sel(isi)),
                (BarisTabel::Jumlah { sel: isi, catatan, .. }, lalu) => {
                    baris.extend(lalu.take().map(tutup));
                    baris.push(sel(isi).dengan("catatan", catatan.as_deref()));
                }
            }
        }
        baris.extend(kelompok.map(tutup));
        let mut isi = vec![("kolom".to_owned(), kolom), ("baris".to_owned(), Json::Larik(baris))];
        if let Some(jumlah) = jumlah {
            isi.extend(self.jumlah(alamat, jumlah, &kunci));
        }
        Json::objek([("tabel", Json::Objek(isi))])
    }

    /// Which columns are added up, and what the source says they come to.
    fn jumlah(&mut self, alamat: &str, jumlah: &Jumlah, kunci: &[String]) -> Vec<(String, Json)> {
        self.taruh(format!("{alamat}/jumlah"), &jumlah.label);
        for (ke, _, tertulis) in &jumlah.kolom {
            self.taruh(format!("{alamat}/jumlah/{}", kunci[*ke]), tertulis);
        }
        let kolom = jumlah.kolom.iter().map(|(ke, ..)| Json::from(kunci[*ke].as_str())).collect();
        let mut hasil = vec![("jumlah".to_owned(), Json::Larik(kolom))];
        if let Some((ke, kata)) = &jumlah.terbilang {
            self.taruh(format!("{alamat}/jumlah/terbilang"), kata);
            hasil.push(("terbilang".to_owned(), kunci[*ke].as_str().into()));
        }
        hasil
    }

    fn tanda_tangan(&mut self, awal: &str, penutup: &Penutup) {
        for (nama, isi) in &penutup.tanda_tangan {
            self.taruh(format!("{awal}tanda-tangan/{nama}"), isi);
        }
        for (nama, isi) in &penutup.pengesahan {
            self.taruh(format!("{awal}pengesahan/{nama}"), isi);
        }
    }

    /// The closing of the body (`awal` is empty) or of an annex.
    pub(super) fn penutup(&mut self, awal: &str, penutup: &Penutup) {
        self.tanda_tangan(awal, penutup);
    }

    /// An annex; `judul` is its title as data write it.
    pub(super) fn lampiran(&mut self, nomor: u32, lampiran: &Lampiran, judul: &Kalimat) -> Json {
        let alamat = format!("lampiran/{}", bilangan::romawi(nomor).unwrap_or_else(|| nomor.to_string()));
        for (nama, isi) in &lampiran.kepala {
            self.taruh(format!("{alamat}/kepala/{nama}"), isi);
        }
        self.taruh(format!("{alamat}/judul"), &lampiran.judul);
        if lampiran.judul.kosong() {
            self.wajib.insert(format!("{alamat}/judul"), String::new());
        }
        self.penutup(&format!("{alamat}/"), &lampiran.penutup);
        let mut hasil =
            vec![("id".to_owned(), format!("lampiran-{nomor}").into()), ("judul".to_owned(), judul.tulis().into())];
        if lampiran.buku {
            hasil.push(("susunan".to_owned(), "buku".into()));
        }
        hasil.push(("isi".to_owned(), self.blok(&alamat, &lampiran.isi, 1, lampiran.buku)));
        Json::Objek(hasil)
    }
}

/// A text without the mark at its end, and the word that joins it to the next item; and these.
fn tanpa_akhir(teks: &Kalimat) -> (Kalimat, String) {
    let polos = teks.teks();
    let bertanda = |kata: &&&str| polos.strip_suffix(**kata).is_some_and(|sisa| sisa.ends_with([';', ',']));
    let kata = SAMBUNG.iter().find(bertanda).copied().unwrap_or_default();
    let (teks, akhir) = teks.sampai(teks.panjang() - kata.len()).tanpa_akhir(&TANDA);
    (teks, akhir + kata)
}

/// A column with a key of its own, made of the words of its head.
fn satu_kolom(kolom: &Kolom, kunci: &mut Vec<String>, jenis: &dyn Fn(usize) -> Option<&'static str>) -> Json {
    let kepala = ("kepala", Json::from(kolom.kepala.tulis()));
    if !kolom.bawahan.is_empty() {
        let bawahan = kolom.bawahan.iter().map(|satu| satu_kolom(satu, kunci, jenis)).collect();
        return Json::objek([kepala, ("kolom", Json::Larik(bawahan))]);
    }
    let teks = kolom.kepala.teks().to_lowercase();
    let kata: Vec<&str> =
        teks.split(|huruf: char| !huruf.is_ascii_alphanumeric()).filter(|kata| !kata.is_empty()).collect();
    let dasar = match kata.get(..kata.len().min(4)).unwrap_or_default().join("-") {
        kosong if kosong.is_empty() => "kolom".to_owned(),
        terlarang if matches!(terlarang.as_str(), "kelompok" | "baris" | "catatan") => format!("kolom-{terlarang}"),
        dasar => dasar,
    };
    let calon = std::iter::once(dasar.clone()).chain((2..).map(|ke| format!("{dasar}-{ke}")));
    let milik = calon.into_iter().find(|calon| !kunci.contains(calon)).unwrap_or(dasar);
    let mut isi = vec![("kunci".to_owned(), milik.as_str().into()), (kepala.0.to_owned(), kepala.1)];
    isi.extend(jenis(kunci.len()).map(|jenis| ("jenis".to_owned(), jenis.into())));
    kunci.push(milik);
    Json::Objek(isi)
}
