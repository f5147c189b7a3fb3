//! A work plan from a workbook: a sheet for each part of it. What the plan's JSON says itself, no sheet says again.

use serde_json::{Map, Value};

use super::{
    baris::CATATAN,
    isian::Isian,
    kisi::KolomDicari,
    lembar_datar::{Baris, pertama},
    sel,
};
use crate::{
    diag::Pointer,
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak},
        skema::dikutip,
    },
};

/// The sheets, by what they hold.
pub const LEMBAR: [&str; 6] = ["Area", "Prioritas", "Sasaran", "Aksi", "Bulan", "Matriks"];
/// The head of the column of each sheet that says to which area a row belongs.
pub const AREA: &str = "AREA";
/// The head of the column of components.
pub const KOMPONEN: &str = "KOMPONEN";
/// The heads of the matrix, and the keys of what stands below.
pub const MATRIKS: [(&str, &str); 4] =
    [("INDIKATOR", "indikator"), ("LANGKAH AKSI", "langkah"), ("BUKTI FISIK", "bukti"), ("TARGET WAKTU", "waktu")];
/// The head of the column whose per cent stand for every month.
pub const SETIAP_BULAN: &str = "SETIAP BULAN";
/// The head of the column that says for which offices a row exists.
pub const UNTUK: &str = "UNTUK";

/// Reads what the sheets say of a plan; `area` is what its JSON says.
pub(super) fn baca(lembar: &[(&'static str, &LembarKerja)], area: &[Value]) -> Isian {
    let area: Vec<_> = area.iter().filter_map(Value::as_object).cloned().collect();
    let berkomponen = area.iter().map(|area| area.contains_key("komponen")).collect();
    let mut pembaca = Pembaca { area, berkomponen, isian: Isian::default() };
    for nama in LEMBAR {
        for (_, lembar) in lembar.iter().filter(|(ini, _)| *ini == nama) {
            match nama {
                "Area" => pembaca.lembar_area(lembar),
                "Bulan" => pembaca.lembar_bulan(lembar),
                "Matriks" => pembaca.lembar_matriks(lembar),
                daftar => pembaca.lembar_daftar(lembar, daftar),
            }
        }
    }
    pembaca.isian.nilai = Value::Array(pembaca.area.into_iter().map(Value::Object).collect());
    pembaca.isian
}

/// A plan that is being read.
pub(super) struct Pembaca {
    pub(super) area: Vec<Map<String, Value>>,
    /// The areas whose components are in the plan's JSON.
    pub(super) berkomponen: Vec<bool>,
    pub(super) isian: Isian,
}

impl Pembaca {
    /// The place of the area that a row names in its first column; a finding where there is none.
    pub(super) fn di_area(&mut self, lembar: &LembarKerja, baris: &Baris<'_>) -> Option<usize> {
        let sel = baris[0];
        let Some((letak, _)) = sel else {
            let obat = format!("Isi kolom `{AREA}`");
            self.isian.galat(lembar, pertama(baris), "baris tanpa area", obat);
            return None;
        };
        let nama = self.isian.teks(lembar, sel, AREA)?.trim().to_owned();
        let ada = self.area.iter().position(|area| area.get("area").and_then(Value::as_str) == Some(nama.as_str()));
        if ada.is_none() {
            let pesan = format!("area `{}` tidak ada dalam rencana kerja ini", dikutip(&nama));
            self.isian.galat(lembar, letak, pesan, "Tulis area itu di lembar Area, atau betulkan namanya");
        }
        ada
    }

    fn lembar_area(&mut self, lembar: &LembarKerja) {
        let kolom =
            [("area", AREA, false), ("nama", "NAMA", false), ("untuk", UNTUK, true), ("catatan", CATATAN, true)];
        let dicari = kolom.map(|(_, kepala, boleh)| KolomDicari::satu(kepala, boleh));
        for baris in self.isian.baris(lembar, &dicari, 0) {
            let ke = self.area.len();
            let mut objek = Map::new();
            for ((kunci, kepala, _), sel) in kolom.into_iter().zip(&baris) {
                let pointer = Pointer::root().index(ke).key(kunci);
                let nilai = self
                    .isian
                    .teks(lembar, *sel, kepala)
                    .map(|teks| if kunci == "untuk" { untuk(teks) } else { teks.trim().into() });
                if let (Some((letak, _)), Some(nilai)) = (sel, nilai) {
                    self.isian.catat(lembar, pointer, *letak);
                    objek.insert(kunci.to_owned(), nilai);
                }
            }
            self.area.push(objek);
        }
    }

    /// Priorities, targets, actions: a row for each.
    fn lembar_daftar(&mut self, lembar: &LembarKerja, nama: &str) {
        let (kepala, kunci) = (nama.to_uppercase(), nama.to_lowercase());
        let dicari = [(AREA, false), (kepala.as_str(), false), (UNTUK, true)];
        let dicari = dicari.map(|(kepala, boleh)| KolomDicari::satu(kepala, boleh));
        let semula = self.berisi(&kunci);
        for baris in self.isian.baris(lembar, &dicari, 1) {
            let Some(area) = self.di_area(lembar, &baris) else { continue };
            if !self.boleh(lembar, baris[0], &semula, area, &kunci) {
                continue;
            }
            let Some(teks) = self.isian.teks(lembar, baris[1], &kepala) else {
                if let (None, Some((letak, _))) = (baris[1], baris[0]) {
                    self.isian.galat(
                        lembar,
                        letak,
                        format!("baris ini tanpa {kunci}"),
                        "Isi selnya, atau hapus baris itu",
                    );
                }
                continue;
            };
            let untuk_siapa = self.isian.teks(lembar, baris[2], UNTUK).map(untuk);
            for butir in sel::butir(teks) {
                let butir = match &untuk_siapa {
                    None => butir,
                    Some(untuk) => beruntuk(butir, untuk),
                };
                let daftar = larik(&mut self.area[area], &kunci);
                let pointer = Pointer::root().index(area).key(&kunci).index(daftar.len());
                daftar.push(butir);
                if let Some((letak, _)) = baris[1] {
                    self.isian.catat(lembar, pointer, letak);
                }
            }
        }
    }

    /// The areas that have a part already.
    fn berisi(&self, kunci: &str) -> Vec<bool> {
        self.area.iter().map(|area| area.contains_key(kunci)).collect()
    }

    /// Whether a sheet may give an area this part: what its JSON gives, a sheet may not.
    pub(super) fn boleh(
        &mut self,
        lembar: &LembarKerja,
        sel: Option<(Letak, &IsiSel)>,
        semula: &[bool],
        area: usize,
        kunci: &str,
    ) -> bool {
        let ganda = semula.get(area).is_some_and(|ada| *ada);
        if let (true, Some((letak, _))) = (ganda, sel) {
            let pesan = format!("`{kunci}` area ini sudah ditulis dalam JSON");
            self.isian.galat(lembar, letak, pesan, "Hapus salah satunya: dari JSON, atau dari lembar ini");
        }
        !ganda
    }
}

/// The list under a key.
pub(super) fn larik<'a>(objek: &'a mut Map<String, Value>, kunci: &str) -> &'a mut Vec<Value> {
    let nilai = objek.entry(kunci.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
    if !nilai.is_array() {
        *nilai = Value::Array(Vec::new());
    }
    match nilai {
        Value::Array(daftar) => daftar,
        _ => unreachable!("it was made a list"),
    }
}

/// The offices that a cell names, with commas between them.
pub(super) fn untuk(teks: &str) -> Value {
    let semua: Vec<&str> = teks.split(',').map(str::trim).filter(|nama| !nama.is_empty()).collect();
    if let [satu] = semua.as_slice() { Value::from(*satu) } else { semua.into() }
}

/// An item that exists for some offices.
pub(super) fn beruntuk(butir: Value, untuk: &Value) -> Value {
    let mut objek = match butir {
        Value::Object(objek) => objek,
        teks => Map::from_iter([("butir".to_owned(), teks)]),
    };
    objek.insert("untuk".to_owned(), untuk.clone());
    Value::Object(objek)
}
