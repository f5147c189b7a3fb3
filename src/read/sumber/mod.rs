//! Tables and work plans whose content stands in spreadsheets: a sheet becomes the JSON that a user would have written, and is
//! read by the same readers as that. Where each value came from is kept, so that findings lead to sheet and cell.
//!
//! Which column is which, is said by its head; what a cell means, by `sel`. Nothing is guessed from how a sheet looks.

mod baris;
mod isian;
mod kisi;
mod komponen;
mod lembar_datar;
mod nilai;
mod pilihan;
mod rencana;
mod sel;
mod tim;

use std::{collections::BTreeMap, fs, path::Path};

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use self::{
    baris::CATATAN as KEPALA_CATATAN,
    rencana::{AREA, KOMPONEN, LEMBAR, MATRIKS, SETIAP_BULAN, UNTUK},
    sel::{teks_butir, teks_sel},
    tim::{ANGGOTA, LEMBAR_TIM, ORANG, TUGAS},
};
use self::{
    isian::Isian,
    pilihan::{asing, bagian, ditempatkan, pilih, semua_di, terbaik, tersembunyi},
};
use super::{
    Naskah, PembacaBuku,
    buku::BATAS_BITA,
    jalur::{self, JalurSalah},
    json,
};
use crate::{
    diag::{self, Diagnostic, Place, Pointer},
    model::{
        buku_kerja::{BukuKerja, LembarKerja, Letak},
        keputusan::Keputusan,
        rencana_kerja::RencanaKerja,
        sidik::sidik,
        skema::dikutip,
        tabel::{Sumber, Tabel},
        tim::Tim,
    },
};

/// A spreadsheet that was read.
#[derive(Debug)]
struct Buku {
    /// Its bytes, and its text if it is a text file.
    sidik: String,
    teks: Option<String>,
    isi: Result<BukuKerja, Diagnostic>,
}

/// All spreadsheets of a workspace, each read once.
pub(super) struct Rak<'a> {
    ruang: &'a Path,
    pembaca: &'a dyn PembacaBuku,
    buku: BTreeMap<String, Buku>,
}

/// What a document has from spreadsheets.
#[derive(Debug, Default)]
pub(super) struct DariLembar {
    /// A fingerprint of the content.
    pub(super) sidik: String,
    /// Its size in bytes.
    pub(super) besar: usize,
    /// The files, by path below the workspace.
    pub(super) berkas: Vec<String>,
    /// The parts of the document that came from a sheet.
    pub(super) bagian: Vec<Bagian>,
    /// Whether all of it could be read.
    pub(super) utuh: bool,
    pub(super) temuan: Vec<Diagnostic>,
}

/// A part of a document that came from a sheet.
#[derive(Debug)]
pub(super) struct Bagian {
    /// The part within the document.
    pointer: Pointer,
    /// The file.
    berkas: String,
    /// The cells of its values, in the order of their pointers below the part.
    asal: Vec<(Pointer, Place)>,
}

impl DariLembar {
    /// The cell that the value of this pointer came from, or the one that it belongs to.
    pub(super) fn tempat(&self, pointer: &Pointer) -> Option<Place> {
        self.bagian.iter().find_map(|bagian| {
            let mut sisa = pointer
                .as_str()
                .strip_prefix(bagian.pointer.as_str())
                .filter(|sisa| sisa.starts_with('/') || sisa.is_empty())?;
            loop {
                if let Ok(ke) = bagian.asal.binary_search_by(|(pointer, _)| pointer.as_str().cmp(sisa)) {
                    return Some(Place { file: bagian.berkas.clone(), ..bagian.asal[ke].1.clone() });
                }
                sisa = &sisa[..sisa.rfind('/')?];
            }
        })
    }
}

/// The place of a cell in its sheet; the file is for those to say who know it.
fn tempat_sel(lembar: &LembarKerja, letak: Letak) -> Place {
    let mut place = Place::new("", Pointer::root());
    match lembar.teks {
        false => place.sel = Some(format!("{}!{letak}", lembar.nama)),
        // An empty cell of a text file has no place; the one before it has.
        true => {
            let ke = lembar.sel.partition_point(|sel| sel.letak <= letak);
            place.position = ke.checked_sub(1).and_then(|ke| lembar.sel[ke].posisi).or(Some((1, 1)));
        }
    }
    place
}

impl<'a> Rak<'a> {
    pub(super) fn baru(ruang: &'a Path, pembaca: &'a dyn PembacaBuku) -> Self {
        Self { ruang, pembaca, buku: BTreeMap::new() }
    }

    /// The files that were read: path, fingerprint of the bytes, and text if it is a text file.
    pub(super) fn berkas(self) -> impl Iterator<Item = (String, String, Option<String>)> {
        self.buku.into_iter().map(|(nama, buku)| (nama, buku.sidik, buku.teks))
    }

    /// The workbook of this name in the folder of the file `naskah`, and its path below the workspace.
    pub(super) fn buka(&mut self, naskah: &str, berkas: &str) -> Result<(String, &BukuKerja), Diagnostic> {
        let folder = naskah.rsplit_once('/').map_or("", |(folder, _)| folder);
        let galat = |apa: &str| Diagnostic::galat("lembar", format!("berkas `{}` {apa}", dikutip(berkas)));
        let tidak_ada = || {
            galat(&format!("tidak ada di `{folder}`"))
                .cure("Sebut berkas .xlsx, .ods, atau .csv yang ada di folder naskah ini; `naskah lembar` membuatnya dari isi JSON")
        };
        let jalur = jalur::di_samping(self.ruang, folder, berkas).map_err(|salah| match salah {
            JalurSalah::TidakAda => tidak_ada(),
            JalurSalah::DiLuar => galat("berada di luar folder kerja").cure("Salin berkas itu ke samping naskah ini"),
        })?;
        let nama = format!("{folder}/{berkas}");
        if !self.buku.contains_key(&nama) {
            if fs::metadata(&jalur).is_ok_and(|meta| meta.len() > BATAS_BITA) {
                let obat = format!("Hapus yang tidak perlu; paling besar {} MB", BATAS_BITA >> 20);
                return Err(galat("terlalu besar").cure(obat));
            }
            let bita = fs::read(jalur).map_err(|_| tidak_ada())?;
            let teks =
                nama.to_ascii_lowercase().ends_with(".csv").then(|| String::from_utf8(bita.clone()).ok()).flatten();
            let (tanda, isi) = (sidik(&bita), self.pembaca.buka(&nama, bita));
            self.buku.insert(nama.clone(), Buku { sidik: tanda, teks, isi });
        }
        let buku = &self.buku[&nama];
        buku.isi.as_ref().map(|isi| (nama, isi)).map_err(Clone::clone)
    }

    /// Fills the tables of a decree that have a source; nothing if none has.
    pub(super) fn keputusan(&mut self, naskah: &mut Naskah<Keputusan>) -> Option<DariLembar> {
        let berkas = naskah.berkas.clone();
        let mut hasil: Option<DariLembar> = None;
        naskah.isi.setiap_tabel(&mut |pointer, tabel| {
            let Some(sumber) = tabel.sumber.clone() else { return };
            let hasil = hasil.get_or_insert_with(|| DariLembar { utuh: true, ..DariLembar::default() });
            let pointer = Pointer::from_text(pointer);
            match self.tabel(&berkas, &pointer, tabel, &sumber, hasil) {
                Ok(baris) => tabel.baris = Some(baris),
                Err(temuan) => hasil.tolak(temuan),
            }
        });
        hasil
    }

    fn tabel(
        &mut self,
        berkas: &str,
        pointer: &Pointer,
        tabel: &Tabel,
        sumber: &Sumber,
        hasil: &mut DariLembar,
    ) -> Result<Vec<crate::model::tabel::Baris>, Vec<Diagnostic>> {
        let di_json = |kunci: &str| Place::new(berkas, pointer.key(kunci));
        if tabel.baris.is_some() {
            let temuan = Diagnostic::galat("dua-tempat", "`baris` dan `sumber` sama-sama ditulis");
            return Err(vec![temuan.at(di_json("sumber")).cure("Hapus salah satunya")]);
        }
        let (nama, buku) =
            self.buka(berkas, &sumber.berkas).map_err(|salah| vec![ditempatkan(salah, di_json("sumber"))])?;
        let lembar = pilih(buku, sumber.lembar.as_deref()).map_err(|salah| vec![salah.at(di_json("sumber"))])?;
        // Of a CSV file the delimiter is the one under which there are all columns.
        let dibaca = lembar.iter().map(|lembar| baris::baca(lembar, tabel));
        let mut isian = terbaik(dibaca).map_err(|temuan| semua_di(temuan, &nama))?;
        if sumber.lembar.is_none() {
            isian.temuan.extend(tersembunyi(buku));
        }
        hasil.terima(&nama, pointer.key("baris"), isian)
    }

    /// Fills in what a work plan has from its source; nothing if it has none.
    pub(super) fn rencana(&mut self, naskah: &mut Naskah<RencanaKerja>, teks: &str) -> Option<DariLembar> {
        let sumber = naskah.isi.sumber.clone()?;
        let mut hasil = DariLembar { utuh: true, ..DariLembar::default() };
        match self.area(&naskah.berkas, teks, &sumber, &mut hasil) {
            Ok(area) => naskah.isi.area = area,
            Err(temuan) => hasil.tolak(temuan),
        }
        Some(hasil)
    }

    fn area(
        &mut self,
        berkas: &str,
        teks: &str,
        sumber: &Sumber,
        hasil: &mut DariLembar,
    ) -> Result<Vec<crate::model::rencana_kerja::Area>, Vec<Diagnostic>> {
        let di_json = || Place::new(berkas, Pointer::root().key("sumber"));
        let json: Value = serde_json::from_str(teks).unwrap_or_default();
        let area = json.get("area").and_then(Value::as_array).cloned().unwrap_or_default();
        let (nama, buku) = self.buka(berkas, &sumber.berkas).map_err(|salah| vec![ditempatkan(salah, di_json())])?;
        let pilihan = bagian(buku, &LEMBAR, sumber.lembar.as_deref()).map_err(|salah| vec![salah.at(di_json())])?;
        let dibaca = pilihan.iter().map(|lembar| {
            let isian = rencana::baca(lembar, &area);
            if diag::stops(&isian.temuan) { Err(isian.temuan) } else { Ok(isian) }
        });
        let mut isian = terbaik(dibaca).map_err(|temuan| semua_di(temuan, &nama))?;
        isian.temuan.extend(asing(buku, &LEMBAR));
        hasil.terima(&nama, Pointer::root().key("area"), isian)
    }
}

impl Rak<'_> {
    /// Fills in what a team has from its source; nothing if it has none.
    pub(super) fn tim(&mut self, naskah: &mut Naskah<Tim>, teks: &str) -> Option<DariLembar> {
        let sumber = naskah.isi.sumber.clone()?;
        let mut hasil = DariLembar { utuh: true, ..DariLembar::default() };
        match self.seluruh_tim(&naskah.berkas, teks, &sumber, &mut hasil) {
            Ok(tim) => naskah.isi = tim,
            Err(temuan) => hasil.tolak(temuan),
        }
        Some(hasil)
    }

    fn seluruh_tim(
        &mut self,
        berkas: &str,
        teks: &str,
        sumber: &Sumber,
        hasil: &mut DariLembar,
    ) -> Result<Tim, Vec<Diagnostic>> {
        let di_json = || Place::new(berkas, Pointer::root().key("sumber"));
        let json: serde_json::Map<String, Value> = serde_json::from_str(teks).unwrap_or_default();
        let (nama, buku) = self.buka(berkas, &sumber.berkas).map_err(|salah| vec![ditempatkan(salah, di_json())])?;
        let pilihan = bagian(buku, &LEMBAR_TIM, sumber.lembar.as_deref()).map_err(|salah| vec![salah.at(di_json())])?;
        let dibaca = pilihan.iter().map(|lembar| {
            let isian = tim::baca(lembar, json.clone());
            if diag::stops(&isian.temuan) { Err(isian.temuan) } else { Ok(isian) }
        });
        let mut isian = terbaik(dibaca).map_err(|temuan| semua_di(temuan, &nama))?;
        isian.temuan.extend(asing(buku, &LEMBAR_TIM));
        hasil.terima(&nama, Pointer::root(), isian)
    }
}

impl DariLembar {
    fn tolak(&mut self, temuan: Vec<Diagnostic>) {
        self.utuh = false;
        self.temuan.extend(temuan);
    }

    /// Reads what a sheet gave as JSON, as if it stood at `pointer`.
    fn terima<T: DeserializeOwned + schemars::JsonSchema>(
        &mut self,
        berkas: &str,
        pointer: Pointer,
        isian: Isian,
    ) -> Result<T, Vec<Diagnostic>> {
        self.berkas.push(berkas.to_owned());
        self.temuan.extend(semua_di(isian.temuan, berkas));
        let json = isian.nilai.to_string();
        let mut asal = isian.asal;
        asal.sort_by(|(ini, _), (itu, _)| ini.as_str().cmp(itu.as_str()));
        let bagian = Bagian { pointer: pointer.clone(), berkas: berkas.to_owned(), asal };
        self.sidik = sidik(format!("{} {json}", self.sidik).as_bytes());
        self.besar += json.len();
        self.bagian.push(bagian);
        json::baca::<T>(berkas, &json).map_err(|temuan| {
            let satu = |mut temuan: Diagnostic| {
                let di = temuan
                    .place
                    .as_ref()
                    .map(|place| Pointer::from_text(format!("{}{}", pointer.as_str(), place.pointer.as_str())));
                temuan.place = di.and_then(|di| self.tempat(&di)).or_else(|| Some(Place::new(berkas, Pointer::root())));
                temuan
            };
            temuan.into_iter().map(satu).collect()
        })
    }
}

/// The rows of `tabel` that a sheet says, as JSON.
///
/// # Errors
/// What is wrong with the sheet.
pub fn baris_dari_lembar(lembar: &LembarKerja, tabel: &Tabel) -> Result<Value, Vec<Diagnostic>> {
    baris::baca(lembar, tabel).map(|isian| isian.nilai)
}

/// The areas of a work plan that a workbook says, as JSON.
///
/// # Errors
/// What is wrong with its sheets.
pub fn area_dari_buku(buku: &BukuKerja) -> Result<Value, Vec<Diagnostic>> {
    let lembar = bagian(buku, &LEMBAR, None).map_err(|salah| vec![salah])?;
    let isian = rencana::baca(&lembar[0], &[]);
    if diag::stops(&isian.temuan) { Err(isian.temuan) } else { Ok(isian.nilai) }
}

/// A team that a workbook says, as JSON; `json` is what its file says itself.
///
/// # Errors
/// What is wrong with its sheets.
pub fn tim_dari_buku(buku: &BukuKerja, json: serde_json::Map<String, Value>) -> Result<Value, Vec<Diagnostic>> {
    let lembar = bagian(buku, &LEMBAR_TIM, None).map_err(|salah| vec![salah])?;
    let isian = tim::baca(&lembar[0], json);
    if diag::stops(&isian.temuan) { Err(isian.temuan) } else { Ok(isian.nilai) }
}
