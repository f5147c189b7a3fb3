//! Content line by line: paragraphs joined over line and page ends, items, headings, tables, covers, signatures. What stands below
//! what is decided in `susun`.

use super::{
    bagian::{Blok, Butir, Penutup},
    baris::{Baris, Sisa},
    kalimat::Kalimat,
    kolom,
    label::{self, Label, Macam},
    penutup, susun, tabel,
};

/// What content consists of, before it is known what stands below what.
#[derive(Debug, Clone)]
pub(super) enum Satuan {
    Paragraf(Kalimat),
    /// An item: its label; none where the source shows a bullet of its notation.
    Butir(Option<Label>, Kalimat),
    /// A heading, its number, its level: 1 for chapters.
    Judul(Option<String>, Kalimat, u8),
    /// What has nothing below it.
    Blok(Blok),
}

/// Headings of a book that have no number.
const TANPA_NOMOR: [&str; 9] = [
    "KATA PENGANTAR",
    "KATA SAMBUTAN",
    "SAMBUTAN",
    "DAFTAR ISI",
    "DAFTAR TABEL",
    "DAFTAR GAMBAR",
    "DAFTAR LAMPIRAN",
    "DAFTAR PUSTAKA",
    "RINGKASAN EKSEKUTIF",
];
/// The most letters of a heading, of a line of a cover.
const PENDEK: usize = 100;

/// The content of an annex. In a book, what stands before its first part is a cover.
pub(super) fn lampiran(semua: &[Baris], buku: bool, sisa: &mut Vec<Sisa>) -> Vec<Blok> {
    let sampul = if buku { panjang_sampul(semua) } else { 0 };
    let mut hasil = Vec::new();
    if sampul > 0 {
        hasil.push(buat_sampul(&semua[..sampul]));
    }
    hasil.extend(susun::susun(satuan(&semua[sampul..], buku, sisa), buku));
    hasil
}

/// The content below an item or an operative part.
pub(super) fn butir(semua: &mut [Butir], sisa: &mut Vec<Sisa>) {
    for satu in semua {
        let baris = std::mem::take(&mut satu.baris);
        satu.isi = susun::susun(satuan(&baris, false, sisa), false);
    }
}

/// The number and the title of a chapter, if the line begins one.
pub(super) fn bab(teks: &str) -> Option<(String, String)> {
    let mut kata = teks.split_whitespace();
    let (bab, nomor) = (kata.next()?, kata.next()?);
    let angka = nomor.trim_end_matches(['.', ':']);
    let sah = matches!(bab, "BAB" | "Bab") && (label::romawi(angka).is_some() || angka.parse::<u8>().is_ok());
    let judul: Vec<&str> = kata.collect();
    let judul = judul.join(" ");
    (sah && judul.chars().count() <= PENDEK && !judul.ends_with(['.', ';', ',']))
        .then(|| (format!("{bab} {nomor}"), judul))
}

fn tanpa_nomor(teks: &str) -> bool {
    TANPA_NOMOR.contains(&teks.trim_end_matches(':'))
}

/// How many lines stand before the first part of a book, if they look like a cover.
fn panjang_sampul(semua: &[Baris]) -> usize {
    let awal = semua.iter().position(|baris| bab(&baris.teks()).is_some() || tanpa_nomor(&baris.teks())).unwrap_or(0);
    let baris = &semua[..awal];
    let pendek =
        |baris: &Baris| baris.sel.is_none() && baris.teks().chars().count() <= PENDEK && !baris.teks().ends_with('.');
    if baris.len() <= 30 && baris.iter().all(pendek) { awal } else { 0 }
}

fn buat_sampul(semua: &[Baris]) -> Blok {
    let akhir = semua.iter().rposition(|baris| baris.jeda).filter(|letak| *letak > 0).unwrap_or(semua.len());
    let baris = |semua: &[Baris]| semua.iter().map(|baris| baris.kalimat.rapi()).collect();
    Blok::Sampul(baris(&semua[..akhir]), baris(&semua[akhir..]))
}

/// The pieces of these lines, in order.
fn satuan(semua: &[Baris], buku: bool, sisa: &mut Vec<Sisa>) -> Vec<Satuan> {
    let semua = kolom::tabel(semua);
    let lebar = lebar(&semua);
    let mut pembaca = Pembaca { lebar: None, buku, hasil: Vec::new(), lalu: None };
    let mut letak = 0;
    while letak < semua.len() {
        pembaca.lebar = lebar[letak];
        if semua[letak].sel.is_some() {
            let banyak = semua[letak..].iter().take_while(|baris| baris.sel.is_some()).count();
            for mut satu in tabel::baca(&semua[letak..letak + banyak], sisa) {
                let ekor = std::mem::take(&mut satu.ekor);
                pembaca.hasil.push(Satuan::Blok(Blok::Tabel(satu)));
                pembaca.hasil.extend(ekor.into_iter().map(Satuan::Paragraf));
            }
            pembaca.lalu = None;
            letak += banyak;
        } else if let Some(banyak) = penutup::mulai(&semua, letak) {
            let terbaca = penutup::baca(&semua[letak..letak + banyak]);
            let Penutup { tanda_tangan, .. } = terbaca.penutup;
            let penutup = Penutup { tanda_tangan, ..Penutup::default() };
            pembaca.hasil.push(Satuan::Blok(Blok::TandaTangan(penutup)));
            sisa.extend(terbaca.sisa.iter().map(|baris| Sisa::dari(baris, "baris tanda tangan yang tidak dikenal")));
            pembaca.lalu = None;
            letak += banyak;
        } else {
            letak += pembaca.baris(&semua[letak..]);
        }
    }
    pembaca.hasil
}

/// Lines around one that tell how wide text is there.
const SEKITAR: usize = 14;

/// For each line, the column at which lines around it end, where they are wrapped; nothing where each line is a paragraph.
fn lebar(semua: &[Baris]) -> Vec<Option<usize>> {
    let satu = |letak: usize| {
        let dekat = &semua[letak.saturating_sub(SEKITAR)..(letak + SEKITAR).min(semua.len())];
        let lebar = dekat.iter().filter(|baris| baris.sel.is_none()).map(|baris| baris.tepi).max()?;
        (40..=160).contains(&lebar).then_some(lebar)
    };
    (0..semua.len()).map(satu).collect()
}

struct Pembaca {
    /// Where lines end around this one.
    lebar: Option<usize>,
    buku: bool,
    hasil: Vec<Satuan>,
    /// The line before, if the next one may go on with it.
    lalu: Option<Baris>,
}

impl Pembaca {
    /// Takes the first of these lines, or more; how many.
    fn baris(&mut self, semua: &[Baris]) -> usize {
        let baris = &semua[0];
        let teks = baris.teks();
        if let Some((nomor, judul)) = bab(&teks).filter(|_| self.buku) {
            return self.bab(semua, nomor, Kalimat::polos(&judul));
        }
        if self.buku && tanpa_nomor(&teks) {
            self.hasil.push(Satuan::Judul(None, baris.kalimat.rapi(), 1));
            self.lalu = None;
            return 1;
        }
        let label = label::label(&teks);
        if let Some(label) = label.filter(|label| !self.menyela(baris, label)) {
            self.berlabel(baris, label);
        } else if baris.butir {
            self.hasil.push(Satuan::Butir(None, baris.kalimat.rapi()));
        } else if self.lanjutan(baris) {
            self.lanjutkan(baris);
        } else {
            self.hasil.push(Satuan::Paragraf(baris.kalimat.rapi()));
        }
        self.lalu = Some(baris.clone());
        1
    }

    /// A chapter: its title is on its line, or on the next ones in capitals.
    fn bab(&mut self, semua: &[Baris], nomor: String, mut judul: Kalimat) -> usize {
        let mut banyak = 1;
        while let Some(baris) = semua.get(banyak) {
            let teks = baris.teks();
            let besar = !teks.chars().any(char::is_lowercase) || (judul.kosong() && teks.chars().count() <= PENDEK);
            let lain = baris.sel.is_some() || label::label(&teks).is_some() || bab(&teks).is_some();
            if lain || !besar || (!judul.kosong() && baris.jeda) {
                break;
            }
            judul.sambung(&baris.kalimat);
            banyak += 1;
        }
        self.hasil.push(Satuan::Judul(Some(nomor), judul, 1));
        self.lalu = None;
        banyak
    }

    fn berlabel(&mut self, baris: &Baris, label: Label) {
        let isi = baris.kalimat.rapi().dari(label.panjang);
        let teks = isi.teks();
        let berjudul = teks.chars().count() <= PENDEK && !teks.ends_with(['.', ';', ',']) && !isi.kosong();
        let tingkat = match label.macam {
            Macam::Romawi => 1,
            Macam::HurufBesar => 2,
            Macam::Daftar(_) | Macam::Lain => 0,
        };
        self.hasil.push(match tingkat > 0 && berjudul {
            true => Satuan::Judul(Some(label.teks), isi, tingkat),
            false => Satuan::Butir(Some(label), isi),
        });
    }

    /// Whether what looks like a label is in the middle of a sentence: the line before is full, and does not end.
    fn menyela(&self, baris: &Baris, label: &Label) -> bool {
        let Some(lalu) = &self.lalu else { return false };
        let penuh = self.lebar.is_some_and(|lebar| lalu.tepi + 8 >= lebar);
        let terbuka = !lalu.teks().ends_with(['.', ';', ':', ',']);
        let bernomor = label.nilai.is_some_and(|nilai| nilai > 1);
        !baris.jeda && penuh && terbuka && bernomor && lalu.inden <= baris.inden && {
            let sebelum = lalu.teks().to_lowercase();
            ["nomor", "huruf", "angka", "tahun", "pasal", "ayat", "sampai dengan"]
                .iter()
                .any(|kata| sebelum.ends_with(kata))
        }
    }

    /// Whether the line goes on with the one before.
    fn lanjutan(&self, baris: &Baris) -> bool {
        let (Some(lalu), Some(akhir)) = (&self.lalu, self.hasil.last()) else { return false };
        let sebelum = match akhir {
            Satuan::Paragraf(kalimat) | Satuan::Butir(_, kalimat) | Satuan::Judul(_, kalimat, _) => kalimat.teks(),
            Satuan::Blok(_) => return false,
        };
        let teks = baris.teks();
        let kecil =
            teks.chars().next().is_some_and(|huruf| huruf.is_lowercase() || huruf.is_ascii_digit() || huruf == '(');
        let terbuka = !sebelum.ends_with(['.', ';', ':', '?', '!']);
        if sebelum.is_empty() || sebelum.ends_with(['-', '/']) && terbuka {
            return true;
        }
        if matches!(akhir, Satuan::Judul(..)) && baris.jeda {
            return false;
        }
        if baris.jeda {
            return terbuka && kecil && !sebelum.is_empty() && sebelum.chars().any(char::is_lowercase);
        }
        let besar = |teks: &str| teks.chars().any(char::is_alphabetic) && !teks.chars().any(char::is_lowercase);
        let kata = teks.split(' ').next().map_or(0, |kata| kata.chars().count());
        // After a sentence, only a line that is full goes on for sure.
        let longgar = |lebar: usize| if terbuka { kata + (lebar / 10).max(7) } else { 4 };
        let penuh = self.lebar.is_some_and(|lebar| lalu.tepi + longgar(lebar) > lebar);
        penuh || (terbuka && kecil) || (besar(&teks) && besar(&sebelum))
    }

    fn lanjutkan(&mut self, baris: &Baris) {
        match self.hasil.last_mut() {
            Some(Satuan::Paragraf(kalimat) | Satuan::Butir(_, kalimat) | Satuan::Judul(_, kalimat, _)) => {
                kalimat.sambung(&baris.kalimat);
            }
            _ => self.hasil.push(Satuan::Paragraf(baris.kalimat.rapi())),
        }
    }
}
