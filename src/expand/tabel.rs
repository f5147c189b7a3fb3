//! Tables that the user writes: heads, column numbers, group rows, cells, merged neighbours. Refuses more rows than a document
//! can hold.

use std::collections::BTreeMap;

use super::{
    Expander,
    angka::Jumlah,
    isi::Konteks,
    job::{self, Blok},
    lebar,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Pointer, nearest},
    model::{
        angka::Angka,
        keputusan::Orientasi,
        tabel::{Baris, BarisSel, JenisKolom, KelompokBaris, Kolom, Sel, Tabel, dalam},
        tulisan::Tulisan,
    },
};

/// Rows of cells that one table may have. Memory is the limit: a document needs about 0.1 MiB for each.
const BARIS_TERBANYAK: usize = 20_000;

impl Expander<'_> {
    /// The table as printed; nothing if its columns are not sound, or its rows too many.
    pub(super) fn tabel(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        pointer: &Pointer,
        tabel: &Tabel,
    ) -> Option<job::Tabel> {
        let alamat = k.alamat;
        let daun = Kolom::daun(&tabel.kolom);
        let kunci: Vec<&str> = daun.iter().filter_map(|kolom| kolom.kunci()).collect();
        if kunci.iter().any(|kunci| kunci.is_empty()) || daun.len() != kunci.len() {
            penulis.temuan.push(
                Diagnostic::galat("kolom", "setiap kolom tabel memerlukan `kunci`")
                    .at(penulis.tempat(&pointer.key("kolom")))
                    .cure("Beri `\"kunci\"` pada setiap kolom yang tidak membawahi kolom lain"),
            );
            return None;
        }
        let banyak = Baris::banyak(tabel.baris());
        if banyak > BARIS_TERBANYAK {
            let pesan = format!("tabel ini memiliki {banyak} baris, lebih dari {BARIS_TERBANYAK}");
            let obat = "Bagi menjadi beberapa tabel dalam beberapa naskah, misalnya satu untuk tiap wilayah";
            penulis.temuan.push(Diagnostic::galat("tabel", pesan).at(penulis.tempat(&pointer.key("baris"))).cure(obat));
            return None;
        }
        self.periksa_kolom(penulis, pointer, tabel, &kunci);
        let jenis: Vec<_> = daun.iter().map(|kolom| kolom.jenis()).collect();
        let jumlah = vec![Some(Angka::default()); kunci.len()];
        let mut isi =
            Baca { expander: self, kunci: &kunci, jenis: &jenis, jumlah, gabung: &tabel.gabung, baris: Vec::new() };
        match &tabel.baris {
            Some(baris) => isi.baca(penulis, alamat, &pointer.key("baris"), baris, Kelompok::AWAL),
            None => penulis.temuan.push(
                Diagnostic::galat("bentuk", "tabel ini tanpa `baris`")
                    .at(penulis.tempat(pointer))
                    .cure("Tulis `baris`, atau `sumber` yang menyebut lembar kerjanya"),
            ),
        }
        let Baca { mut baris, jumlah, .. } = isi;
        let kolom: Vec<_> =
            kunci.iter().zip(&jenis).zip(jumlah).map(|((kunci, jenis), jumlah)| (*kunci, *jenis, jumlah)).collect();
        baris.extend(self.baris_jumlah(penulis, alamat, pointer, tabel, &kolom));
        let kepala = self.kepala(penulis, alamat, &pointer.key("kolom"), &tabel.kolom);
        let muat = if k.tingkat.orientasi == Orientasi::Lanskap { lebar::LANSKAP } else { lebar::POTRET };
        Some(job::Tabel {
            alamat: alamat.to_owned(),
            kolom: lebar::kolom(&jenis, &kepala, &baris, muat),
            ukur: lebar::ukur(kunci.len(), &kepala, &baris),
            kepala,
            nomor: nomor_kolom(penulis, alamat, pointer, kunci.len()),
            baris,
        })
    }

    /// Keys that stand twice, and merges of columns that do not exist.
    fn periksa_kolom(&self, penulis: &mut Penulis<'_>, pointer: &Pointer, tabel: &Tabel, kunci: &[&str]) {
        if let Some(ganda) = kunci.iter().enumerate().find(|(i, k)| kunci[..*i].contains(k)).map(|(_, k)| k) {
            let temuan = Diagnostic::galat("kolom", format!("kunci kolom `{ganda}` dipakai dua kali"));
            penulis
                .temuan
                .push(temuan.at(penulis.tempat(&pointer.key("kolom"))).cure("Beri setiap kolom kunci sendiri"));
        }
        for ganda in tabel.gabung.iter().filter(|kunci| tabel.jumlah.contains(kunci)) {
            let temuan = Diagnostic::galat("kolom", format!("kolom `{ganda}` digabung dan dijumlahkan"));
            let obat = "Hapus dari `gabung`: satu angka yang tercetak sekali akan terhitung berkali-kali";
            penulis.temuan.push(temuan.at(penulis.tempat(&pointer.key("gabung"))).cure(obat));
        }
        for asing in tabel.gabung.iter().filter(|g| !kunci.contains(&g.as_str())) {
            let temuan = Diagnostic::galat("kolom", format!("`gabung` menyebut kolom `{asing}` yang tidak ada"));
            let obat = format!("Kolom yang ada: {}", kunci.join(", "));
            penulis.temuan.push(temuan.at(penulis.tempat(&pointer.key("gabung"))).cure(obat));
        }
    }

    fn kepala(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        kolom: &[Kolom],
    ) -> Vec<Vec<job::Kepala>> {
        let tinggi = dalam(kolom);
        let mut baris: Vec<Vec<job::Kepala>> = (0..tinggi).map(|_| Vec::new()).collect();
        let mut antrean: Vec<(usize, Pointer, &Kolom)> = Vec::new();
        let anak = |pointer: &Pointer, tingkat: usize, kolom: &'_ [Kolom]| {
            (0..kolom.len()).rev().map(|i| (tingkat, pointer.index(i), i)).collect::<Vec<_>>()
        };
        antrean.extend(anak(pointer, 0, kolom).into_iter().map(|(tingkat, p, i)| (tingkat, p, &kolom[i])));
        while let Some((tingkat, p, k)) = antrean.pop() {
            let tulisan = penulis.urai(&p.key("kepala"), k.kepala()).dibakukan();
            let nomor = baris[tingkat].len() + 1;
            let teks = penulis.karangan(format!("{alamat}/kepala/{}/{nomor}", tingkat + 1), &p.key("kepala"), tulisan);
            let tinggi = if k.bawahan().is_empty() { tinggi - tingkat } else { 1 };
            baris[tingkat].push(job::Kepala { teks, lebar: Kolom::daun(std::slice::from_ref(k)).len(), tinggi });
            let bawah = anak(&p.key("kolom"), tingkat + 1, k.bawahan());
            antrean.extend(bawah.into_iter().map(|(tingkat, p, i)| (tingkat, p, &k.bawahan()[i])));
        }
        baris
    }
}

/// The row of column numbers: 1, 2, 3, …; no row where all of them were written to be nothing.
pub(super) fn nomor_kolom(penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, jumlah: usize) -> Vec<job::Slot> {
    // All of them at once, for tables that have none.
    let semua = format!("{alamat}/nomor");
    if penulis.ditulis(&semua) && penulis.turunan_bila(&semua, pointer, Tulisan::default()).is_none() {
        return Vec::new();
    }
    let satu =
        |nomor: usize| penulis.turunan(format!("{alamat}/nomor/{nomor}"), pointer, Tulisan::baku(nomor.to_string()));
    let semua: Vec<job::Slot> = (1..=jumlah).map(satu).collect();
    if semua.iter().all(|slot| slot.tulisan.kosong()) { Vec::new() } else { semua }
}

struct Baca<'a> {
    expander: &'a Expander<'a>,
    kunci: &'a [&'a str],
    jenis: &'a [JenisKolom],
    /// What each column comes to.
    jumlah: Vec<Jumlah>,
    gabung: &'a [String],
    baris: Vec<job::Baris>,
}

/// How the headings of groups stand on a level of rows.
#[derive(Clone, Copy)]
struct Kelompok {
    tingkat: u8,
    /// Whether no rows follow that are outside of the groups that these rows are in.
    ulang: bool,
}

impl Kelompok {
    const AWAL: Self = Self { tingkat: 1, ulang: true };
}

impl Baca<'_> {
    fn baca(
        &mut self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        semua: &[Baris],
        Kelompok { tingkat, ulang }: Kelompok,
    ) {
        let mut atas = BTreeMap::new();
        for (i, baris) in semua.iter().enumerate() {
            let objek = pointer.index(i);
            let alamat_baris = format!("{alamat}/{}", self.baris.len() + 1);
            match baris {
                Baris::Kelompok(KelompokBaris { kelompok, baris, .. }) => {
                    let pointer = objek.key("kelompok");
                    let tulisan = penulis.urai(&pointer, kelompok).dibakukan();
                    let judul = penulis.karangan(alamat_baris.as_str(), &pointer, tulisan);
                    // A heading that is printed again would stand over rows that follow its group.
                    let ulang = ulang && !matches!(semua.get(i + 1), Some(Baris::Sel(_)));
                    self.baris.push(job::Baris::Kelompok { alamat: alamat_baris, nomor: None, judul, tingkat, ulang });
                    let dalam = Kelompok { tingkat: tingkat.saturating_add(1), ulang };
                    self.baca(penulis, alamat, &objek.key("baris"), baris, dalam);
                    atas.clear();
                }
                Baris::Sel(BarisSel(sel)) => {
                    self.kunci_asing(penulis, &objek, sel);
                    let sel = self.satu_baris(penulis, &alamat_baris, &objek, sel, &mut atas);
                    self.baris.push(job::Baris::Isi { alamat: alamat_baris, sel });
                }
            }
        }
    }

    fn satu_baris(
        &mut self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        objek: &Pointer,
        sel: &BTreeMap<String, Sel>,
        atas: &mut BTreeMap<String, String>,
    ) -> Vec<Option<Vec<Blok>>> {
        let mut hasil = Vec::with_capacity(self.kunci.len());
        for ((kunci, jenis), jumlah) in self.kunci.iter().zip(self.jenis).zip(&mut self.jumlah) {
            let isi = sel.get(*kunci).map_or_else(Vec::new, |sel| {
                let (alamat, pointer) = (format!("{alamat}/{kunci}"), objek.key(kunci));
                match jenis {
                    JenisKolom::Teks => self.expander.sel(penulis, &alamat, &pointer, sel),
                    _ => self.expander.sel_angka(penulis, &alamat, &pointer, sel, (*jenis, jumlah)),
                }
            });
            let digabung = self.gabung.iter().any(|g| g == kunci);
            hasil.push((!(digabung && sama_dengan_atas(kunci, &isi, atas))).then_some(isi));
        }
        hasil
    }

    fn kunci_asing(&self, penulis: &mut Penulis<'_>, objek: &Pointer, sel: &BTreeMap<String, Sel>) {
        for asing in sel.keys().filter(|kunci| !self.kunci.contains(&kunci.as_str())) {
            let temuan = Diagnostic::galat("kolom", format!("kolom `{asing}` tidak ada dalam tabel ini"))
                .at(penulis.tempat(&objek.key(asing)));
            penulis.temuan.push(match nearest(asing, self.kunci.iter().copied()) {
                Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                None => temuan.cure(format!("Kolom yang ada: {}", self.kunci.join(", "))),
            });
        }
    }
}

/// Whether a cell of this column prints what the one above it prints, which it takes the place of. An empty cell is like no other.
fn sama_dengan_atas(kunci: &str, isi: &[Blok], atas: &mut BTreeMap<String, String>) -> bool {
    let cap = polos(isi);
    if cap.is_empty() {
        atas.remove(kunci);
        return false;
    }
    atas.insert(kunci.to_owned(), cap.clone()).is_some_and(|lama| lama == cap)
}

/// What the blocks of a cell print, for comparing neighbours.
fn polos(isi: &[Blok]) -> String {
    isi.iter()
        .map(|blok| match blok {
            Blok::Paragraf { teks, .. } => teks.tulisan.polos(),
            Blok::Daftar { butir } => {
                butir.iter().map(|b| b.teks.tulisan.polos() + &polos(&b.isi)).collect::<Vec<_>>().join("\n")
            }
            _ => String::new(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}
