//! Columns of numbers: what a cell says, how it is printed, what a column comes to. Knows no rounding.

use super::{
    Expander,
    fakta::Fakta,
    job::{self, Blok},
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        angka::Angka,
        tabel::{Baris, JenisKolom, Sel, Tabel},
        teks::Teks,
        tulisan::{Asal, Potongan, Tulisan},
    },
};

/// The choice of the profile that says how money is printed.
pub(super) const RUPIAH: &str = "rupiah";

/// What is printed for "none": it adds nothing.
const NIHIL: &str = "-";

/// What a cell of numbers says.
enum Isian {
    /// Nothing, or [`NIHIL`].
    Tanpa,
    Angka(Angka),
}

fn isian(teks: &str) -> Option<Isian> {
    match teks {
        "" | NIHIL => Some(Isian::Tanpa),
        _ => Angka::urai(teks).map(Isian::Angka),
    }
}

/// A number as a column of this kind prints it; `None` for parts of a sen.
fn cetak(jenis: JenisKolom, angka: Angka, rupiah: &str) -> Option<String> {
    match jenis {
        JenisKolom::Rupiah => angka.rupiah(rupiah),
        JenisKolom::Bilangan | JenisKolom::Teks => Some(angka.bilangan()),
    }
}

/// The sum of a column so far; `None` once it is too long.
pub(super) type Jumlah = Option<Angka>;

impl Expander<'_> {
    /// A cell of a column of numbers, which is added to `jumlah`; a finding for what is no number.
    pub(super) fn sel_angka(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        sel: &Sel,
        (jenis, jumlah): (JenisKolom, &mut Jumlah),
    ) -> Vec<Blok> {
        let Sel::Teks(teks) = sel else {
            penulis.temuan.push(bukan_angka("isi sel ini bukan bilangan").at(penulis.tempat(pointer)));
            return Vec::new();
        };
        let tulisan = penulis.urai(pointer, teks);
        let polos = tulisan.polos();
        let tercetak = match isian(polos.trim()) {
            Some(Isian::Tanpa) => Some(polos.trim().to_owned()),
            Some(Isian::Angka(angka)) => {
                *jumlah = jumlah.and_then(|sudah| sudah.tambah(angka));
                cetak(jenis, angka, self.bentuk.pilih(RUPIAH))
            }
            None => None,
        };
        let Some(tercetak) = tercetak else {
            let apa = if jenis == JenisKolom::Rupiah { "jumlah uang" } else { "bilangan" };
            penulis.temuan.push(bukan_angka(&format!("`{polos}` bukan {apa}")).at(penulis.tempat(pointer)));
            return Vec::new();
        };
        let gaya = tulisan.potongan().first().map(|potongan| potongan.gaya).unwrap_or_default();
        let mut tulisan = Tulisan::default();
        tulisan.tambah(Potongan::baru(tercetak, gaya, Asal::Baku));
        vec![Blok::paragraf(penulis.karangan(alamat, pointer, tulisan))]
    }

    /// The row of sums that a table asks for.
    pub(super) fn baris_jumlah(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        tabel: &Tabel,
        kolom: &[(&str, JenisKolom, Jumlah)],
    ) -> Option<job::Baris> {
        let alamat = format!("{alamat}/jumlah");
        let mut sel: Vec<Option<job::Slot>> = vec![None; kolom.len()];
        for (i, diminta) in tabel.jumlah.iter().enumerate() {
            let pointer = pointer.key("jumlah").index(i);
            let Some(x) = self.kolom_angka(penulis, &pointer, diminta, kolom) else { continue };
            let (_, jenis, jumlah) = &kolom[x];
            let Some(teks) = jumlah.and_then(|jumlah| cetak(*jenis, jumlah, self.bentuk.pilih(RUPIAH))) else {
                penulis.temuan.push(terlalu_besar(diminta).at(penulis.tempat(&pointer)));
                continue;
            };
            sel[x] = Some(penulis.turunan(format!("{alamat}/{diminta}"), &pointer, Tulisan::baku(teks)));
        }
        let terbilang = tabel.terbilang.as_ref().and_then(|diminta| {
            let pointer = pointer.key("terbilang");
            if !tabel.jumlah.contains(diminta) {
                let temuan = Diagnostic::galat(
                    "jumlah",
                    format!("kolom `{diminta}` ditulis dengan kata, tetapi tidak dijumlahkan"),
                );
                let obat = format!("Tulis `{diminta}` juga pada `jumlah`");
                penulis.temuan.push(temuan.at(penulis.tempat(&pointer)).cure(obat));
                return None;
            }
            let x = kolom.iter().position(|(kunci, ..)| kunci == diminta)?;
            let (_, jenis, jumlah) = &kolom[x];
            let kata = jumlah.and_then(|jumlah| match jenis {
                JenisKolom::Rupiah => jumlah.terbilang_rupiah(),
                _ => jumlah.terbilang(),
            });
            let Some(kata) = kata else {
                let temuan =
                    Diagnostic::galat("jumlah", format!("jumlah kolom `{diminta}` tidak dapat ditulis dengan kata"));
                let obat =
                    "Hapus `terbilang`: kata hanya untuk bilangan bulat, atau uang sampai sen, yang tidak negatif";
                penulis.temuan.push(temuan.at(penulis.tempat(&pointer)).cure(obat));
                return None;
            };
            let teks = Tulisan::baku(format!("Terbilang: {kata}"));
            Some(penulis.turunan(format!("{alamat}/terbilang"), &pointer, teks))
        });
        let lebar = sel.iter().position(Option::is_some)?;
        let label = penulis.turunan(alamat.as_str(), &pointer.key("jumlah"), Tulisan::baku("JUMLAH"));
        Some(job::Baris::Jumlah { alamat, label, lebar, sel: sel.split_off(lebar), terbilang })
    }

    /// The column that a sum is asked of; a finding if it cannot have one.
    fn kolom_angka(
        &self,
        penulis: &mut Penulis<'_>,
        pointer: &Pointer,
        kunci: &str,
        kolom: &[(&str, JenisKolom, Jumlah)],
    ) -> Option<usize> {
        let ada = kolom.iter().position(|(ini, ..)| *ini == kunci);
        let (pesan, obat) = match ada.map(|x| (x, kolom[x].1)) {
            Some((_, JenisKolom::Teks)) => (
                format!("kolom `{kunci}` berisi teks, tidak dapat dijumlahkan"),
                "Tulis `\"jenis\": \"bilangan\"` atau `\"jenis\": \"rupiah\"` pada kolom itu".to_owned(),
            ),
            Some((0, _)) => (
                format!("kolom `{kunci}` yang dijumlahkan adalah kolom pertama"),
                "Pindahkan: di kolom pertama tercetak kata JUMLAH".to_owned(),
            ),
            Some((x, _)) => return Some(x),
            None => {
                let semua = kolom.iter().map(|(kunci, ..)| *kunci).collect::<Vec<_>>().join(", ");
                (format!("`{kunci}` bukan kolom tabel ini"), format!("Kolom yang ada: {semua}"))
            }
        };
        penulis.temuan.push(Diagnostic::galat("jumlah", pesan).at(penulis.tempat(pointer)).cure(obat));
        None
    }
}

/// A column whose sum a text may refer to.
#[derive(Clone)]
pub(super) struct KolomAngka<'a> {
    pub(super) tabel: &'a Tabel,
    /// Where the table stands in its file.
    pub(super) pointer: Pointer,
    pub(super) kunci: &'a str,
}

impl KolomAngka<'_> {
    /// The sum of the column, `urai` giving the text of a cell. What is no number adds nothing: it is a finding where the table is
    /// printed.
    ///
    /// # Errors
    /// A reference in a cell that leads nowhere, or a sum that is too long.
    pub(super) fn jumlah(
        &self,
        tempat: &Place,
        urai: &mut dyn FnMut(&Pointer, &Teks) -> Result<Tulisan, Diagnostic>,
    ) -> Result<Tulisan, Diagnostic> {
        let mut jumlah = Some(Angka::default());
        self.kumpulkan(&self.pointer.key("baris"), self.tabel.baris(), &mut jumlah, urai)?;
        let teks = jumlah.map(|jumlah| Tulisan::baku(jumlah.bilangan()));
        teks.ok_or_else(|| terlalu_besar(self.kunci).at(tempat.clone()))
    }

    fn kumpulkan(
        &self,
        pointer: &Pointer,
        semua: &[Baris],
        jumlah: &mut Jumlah,
        urai: &mut dyn FnMut(&Pointer, &Teks) -> Result<Tulisan, Diagnostic>,
    ) -> Result<(), Diagnostic> {
        for (i, baris) in semua.iter().enumerate() {
            match baris {
                Baris::Kelompok(kelompok) => {
                    self.kumpulkan(&pointer.index(i).key("baris"), &kelompok.baris, jumlah, urai)?;
                }
                Baris::Sel(sel) => {
                    let Some(Sel::Teks(teks)) = sel.0.get(self.kunci) else { continue };
                    let polos = urai(&pointer.index(i).key(self.kunci), teks)?.polos();
                    if let Some(Isian::Angka(angka)) = isian(polos.trim()) {
                        *jumlah = jumlah.and_then(|sudah| sudah.tambah(angka));
                    }
                }
            }
        }
        Ok(())
    }
}

impl<'a> Fakta<'a> {
    /// Adds what texts may say of the table `id`: how many rows it has, and what its columns of numbers come to.
    pub(super) fn tambah_tabel(&mut self, id: &str, tabel: &'a Tabel, pointer: &Pointer) {
        use crate::model::tabel::Kolom;
        self.tambah(format!("tabel.{id}.banyak"), Tulisan::baku(Baris::banyak(tabel.baris()).to_string()));
        for kolom in Kolom::daun(&tabel.kolom) {
            if let (Some(kunci), JenisKolom::Bilangan | JenisKolom::Rupiah) = (kolom.kunci(), kolom.jenis()) {
                let kolom = KolomAngka { tabel, pointer: pointer.clone(), kunci };
                self.tambah_jumlah(format!("tabel.{id}.jumlah.{kunci}"), kolom);
            }
        }
    }
}

fn bukan_angka(pesan: &str) -> Diagnostic {
    Diagnostic::galat("bilangan", pesan).cure(
        "Tulis angka saja: `1500000` atau `1.500.000`, pecahan dengan koma (`2,5`; uang sampai dua angka); `-` untuk nihil. Atau hapus \
         `jenis` kolom itu",
    )
}

fn terlalu_besar(kunci: &str) -> Diagnostic {
    Diagnostic::galat("jumlah", format!("jumlah kolom `{kunci}` lebih dari 18 angka"))
        .cure("Periksa bilangannya, atau bagi tabel itu")
}
