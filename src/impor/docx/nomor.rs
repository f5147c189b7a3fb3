//! The numbers that Word puts before paragraphs and does not write into them (ECMA-376 part 1, 17.9).

use std::collections::BTreeMap;

use crate::{
    model::bilangan,
    read::{PeristiwaXml, SalahArsip, telusuri_xml},
};

/// A level of a numbering.
#[derive(Debug, Clone, Default)]
struct Tingkat {
    bentuk: String,
    teks: String,
    awal: u32,
}

/// Numbering and depth that a style of paragraphs brings, and the style that it rests on.
type GayaParagraf = (Option<(u32, u32)>, Option<String>);

/// Numberings, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Penomoran {
    /// Levels by abstract numbering and depth.
    tingkat: BTreeMap<(u32, u32), Tingkat>,
    /// The abstract numbering of a numbering.
    dari: BTreeMap<u32, u32>,
    /// Where a numbering begins anew, by depth.
    mulai: BTreeMap<(u32, u32), u32>,
    /// Numbering and depth that a style of paragraphs brings; the style that it rests on.
    gaya: BTreeMap<String, GayaParagraf>,
    hitung: BTreeMap<(u32, u32), u32>,
    terpakai: Vec<u32>,
}

/// The deepest level.
const DALAM: u32 = 9;

impl Penomoran {
    /// Reads `numbering.xml` and `styles.xml`; either may be empty.
    pub(super) fn baca(nomor: &str, gaya: &str) -> Result<Self, SalahArsip> {
        let mut hasil = Self::default();
        if !nomor.is_empty() {
            hasil.baca_nomor(nomor)?;
        }
        if !gaya.is_empty() {
            hasil.baca_gaya(gaya)?;
        }
        Ok(hasil)
    }

    fn baca_nomor(&mut self, teks: &str) -> Result<(), SalahArsip> {
        let (mut abstrak, mut nomor, mut dalam) = (None, None, 0);
        telusuri_xml("word/numbering.xml", teks, &mut |peristiwa| {
            let PeristiwaXml::Buka(unsur) = peristiwa else { return Ok(()) };
            let nilai = || unsur.atribut("w:val").unwrap_or_default();
            match unsur.nama() {
                "abstractNum" => (abstrak, nomor) = (unsur.angka("w:abstractNumId"), None),
                "num" => (abstrak, nomor) = (None, unsur.angka("w:numId")),
                "abstractNumId" => {
                    if let (Some(nomor), Some(dari)) = (nomor, unsur.angka("w:val")) {
                        self.dari.insert(nomor, dari);
                    }
                }
                "lvl" | "lvlOverride" => dalam = unsur.angka("w:ilvl").unwrap_or(0).min(DALAM),
                "startOverride" => {
                    if let Some(nomor) = nomor {
                        self.mulai.insert((nomor, dalam), unsur.angka("w:val").unwrap_or(1));
                    }
                }
                apa @ ("numFmt" | "lvlText" | "start") => {
                    if let Some(abstrak) = abstrak {
                        let tingkat =
                            self.tingkat.entry((abstrak, dalam)).or_insert(Tingkat { awal: 1, ..Tingkat::default() });
                        match apa {
                            "numFmt" => tingkat.bentuk = nilai(),
                            "lvlText" => tingkat.teks = nilai(),
                            _ => tingkat.awal = unsur.angka("w:val").unwrap_or(1),
                        }
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }

    fn baca_gaya(&mut self, teks: &str) -> Result<(), SalahArsip> {
        let (mut nama, mut nomor, mut dalam) = (String::new(), None, 0);
        telusuri_xml("word/styles.xml", teks, &mut |peristiwa| {
            let PeristiwaXml::Buka(unsur) = peristiwa else { return Ok(()) };
            match unsur.nama() {
                "style" => (nama, nomor, dalam) = (unsur.atribut("w:styleId").unwrap_or_default(), None, 0),
                "basedOn" => self.gaya.entry(nama.clone()).or_default().1 = unsur.atribut("w:val"),
                "ilvl" => dalam = unsur.angka("w:val").unwrap_or(0).min(DALAM),
                "numId" => nomor = unsur.angka("w:val"),
                _ => return Ok(()),
            }
            if let Some(nomor) = nomor {
                self.gaya.entry(nama.clone()).or_default().0 = Some((nomor, dalam));
            }
            Ok(())
        })
    }

    /// The numbering of a style, or of one that it rests on.
    pub(super) fn dari_gaya(&self, nama: &str) -> Option<(u32, u32)> {
        let mut nama = nama.to_owned();
        // Styles of a broken file may rest on each other.
        for _ in 0..20 {
            let (nomor, dasar) = self.gaya.get(&nama)?;
            if nomor.is_some() {
                return *nomor;
            }
            nama = dasar.clone()?;
        }
        None
    }

    /// The label of the next paragraph of this numbering and depth; nothing where it shows none.
    pub(super) fn label(&mut self, nomor: u32, dalam: u32) -> Option<String> {
        let dari = *self.dari.get(&nomor)?;
        let tingkat = self.tingkat.get(&(dari, dalam))?.clone();
        if !self.terpakai.contains(&nomor) {
            self.terpakai.push(nomor);
            let mulai: Vec<(u32, u32)> = self
                .mulai
                .iter()
                .filter(|((ini, _), _)| *ini == nomor)
                .map(|((_, dalam), awal)| (*dalam, *awal))
                .collect();
            for (dalam, awal) in mulai {
                self.hitung.insert((dari, dalam), awal.saturating_sub(1));
            }
        }
        let hitung = self.hitung.entry((dari, dalam)).or_insert(tingkat.awal.saturating_sub(1));
        *hitung = hitung.saturating_add(1);
        self.hitung.retain(|(ini, lebih), _| *ini != dari || *lebih <= dalam);
        if tingkat.bentuk == "bullet" {
            return Some("•".to_owned());
        }
        let mut hasil = tingkat.teks.clone();
        for ke in 0..=dalam {
            let Some(milik) = self.tingkat.get(&(dari, ke)) else { continue };
            let angka = self.hitung.get(&(dari, ke)).copied().unwrap_or(milik.awal);
            hasil = hasil.replace(&format!("%{}", ke + 1), &bentuk(&milik.bentuk, angka));
        }
        Some(hasil.trim().to_owned()).filter(|label| !label.is_empty())
    }
}

fn bentuk(nama: &str, angka: u32) -> String {
    let huruf = || bilangan::huruf(angka).unwrap_or_else(|| angka.to_string());
    let romawi = || bilangan::romawi(angka).unwrap_or_else(|| angka.to_string());
    match nama {
        "lowerLetter" => huruf(),
        "upperLetter" => huruf().to_uppercase(),
        "lowerRoman" => romawi().to_lowercase(),
        "upperRoman" => romawi(),
        "decimalZero" => format!("{angka:02}"),
        "none" => String::new(),
        _ => angka.to_string(),
    }
}
