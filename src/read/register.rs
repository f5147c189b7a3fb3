//! Registers: the built-in rows, and the rows of the workspace that go before them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{bawaan, json};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::{
        Format,
        isi::BentukLabel,
        peraturan::{BentukPeraturan, Peraturan, RegisterPeraturan},
        peta,
        profil::Profil,
        satker::Satker,
        zona_integritas::KomponenZi,
    },
};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Register satker", description = "Kantor, kode, dan kedudukan.")]
pub(super) struct BerkasSatker {
    #[serde(rename = "format")]
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    _format: Format,
    #[serde(rename = "jenis")]
    #[schemars(description = "Jenis berkas.", extend("examples" = ["register-satker"]), extend("const" = "register-satker"))]
    _jenis: String,
    #[serde(rename = "keterangan")]
    #[schemars(description = "Keterangan bebas; tidak dibaca.")]
    _keterangan: Option<serde_json::Value>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
    #[schemars(description = "Kantor pusat.")]
    pusat: Option<Satker>,
    #[serde(default)]
    #[schemars(description = "Baris register.")]
    baris: Vec<Satker>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Register peraturan", description = "Peraturan untuk Mengingat.")]
pub(super) struct BerkasPeraturan {
    #[serde(rename = "format")]
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    _format: Format,
    #[serde(rename = "jenis")]
    #[schemars(description = "Jenis berkas.", extend("examples" = ["register-peraturan"]), extend("const" = "register-peraturan"))]
    _jenis: String,
    #[serde(rename = "keterangan")]
    #[schemars(description = "Keterangan bebas; tidak dibaca.")]
    _keterangan: Option<serde_json::Value>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
    #[serde(default, deserialize_with = "peta")]
    #[schemars(description = "Bentuk peraturan menurut kodenya.")]
    bentuk: BTreeMap<String, BentukPeraturan>,
    #[serde(default)]
    #[schemars(description = "Baris register.")]
    baris: Vec<Peraturan>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Zona integritas", description = "Komponen dan bobot Zona Integritas.")]
pub(super) struct BerkasZona {
    #[serde(rename = "format")]
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    _format: Format,
    #[serde(rename = "jenis")]
    #[schemars(description = "Jenis berkas.", extend("examples" = ["zona-integritas"]), extend("const" = "zona-integritas"))]
    _jenis: String,
    #[serde(rename = "keterangan")]
    #[schemars(description = "Keterangan bebas; tidak dibaca.")]
    _keterangan: Option<serde_json::Value>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
    #[serde(default)]
    #[schemars(description = "Baris register.")]
    baris: Vec<KomponenZi>,
}

/// A name that the built-in profile does not have, or a choice that it does not know.
fn pilihan_asing(bawaan: &Profil, profil: &Profil, file: &str) -> Vec<Diagnostic> {
    let tempat = |bagian: &str, nama: &str| Place::new(file, Pointer::root().key(bagian).key(nama));
    let asing = |bagian: &str, nama: &str, dikenal: Vec<&str>| {
        let temuan =
            Diagnostic::galat("profil", format!("`{nama}` tidak dikenal dalam profil")).at(tempat(bagian, nama));
        match nearest(nama, dikenal.iter().copied()) {
            Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
            None => temuan.cure(format!("Yang dikenal: {}", dikenal.join(", "))),
        }
    };
    let ukuran = profil.ukuran.keys().filter(|nama| !bawaan.ukuran.contains_key(*nama));
    let ukuran = ukuran.map(|nama| asing("ukuran", nama, bawaan.ukuran.keys().map(String::as_str).collect()));
    let pilihan = profil.pilihan.iter().filter_map(|(nama, nilai)| {
        let Some(lama) = bawaan.pilihan.get(nama) else {
            return Some(asing("pilihan", nama, bawaan.pilihan.keys().map(String::as_str).collect()));
        };
        if nama == "label-rincian" && nilai.nilai.split(", ").any(|label| BentukLabel::dari_nama(label).is_none()) {
            let temuan = Diagnostic::galat("profil", format!("label `{}` tidak dikenal", nilai.nilai));
            let obat = "Tulis bentuk label tiap tingkat seperti `a., 1., a), 1)`";
            return Some(temuan.at(tempat("pilihan", nama)).cure(obat));
        }
        let boleh: Vec<_> = lama.lainnya.iter().chain([&lama.nilai]).map(String::as_str).collect();
        (!lama.lainnya.is_empty() && !boleh.contains(&nilai.nilai.as_str())).then(|| {
            Diagnostic::galat("profil", format!("pilihan `{}` tidak dikenal untuk `{nama}`", nilai.nilai))
                .at(tempat("pilihan", nama).clone())
                .cure(format!("Yang dikenal: {}", boleh.join(", ")))
        })
    });
    ukuran.chain(pilihan).collect()
}

/// Offices, regulations and the profile of the form.
#[derive(Debug, Clone)]
pub(super) struct Acuan {
    pub(super) satker: BTreeMap<String, Satker>,
    pub(super) peraturan: RegisterPeraturan,
    /// The profiles of the form by name, each with the values that it gives itself.
    pub(super) profil: BTreeMap<String, Profil>,
    pub(super) komponen: BTreeMap<String, KomponenZi>,
}

impl Acuan {
    /// The registers inside the binary.
    pub(super) fn bawaan() -> Result<Self, Vec<Diagnostic>> {
        let mut acuan = Self {
            satker: BTreeMap::new(),
            peraturan: RegisterPeraturan::default(),
            profil: BTreeMap::new(),
            komponen: BTreeMap::new(),
        };
        for (berkas, teks) in bawaan::PROFIL {
            let profil: Profil = json::baca(berkas, teks)?;
            acuan.profil.insert(profil.nama.clone(), profil);
        }
        acuan.timpa("zona-integritas", "data/acuan/zona-integritas.json", bawaan::ZONA_INTEGRITAS)?;
        acuan.timpa("register-satker", "data/acuan/satker.json", bawaan::SATKER)?;
        acuan.timpa("register-peraturan", "data/acuan/peraturan.json", bawaan::PERATURAN)?;
        Ok(acuan)
    }

    /// Puts the rows of a file before those that are here.
    pub(super) fn timpa(&mut self, jenis: &str, file: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
        match jenis {
            "register-satker" => {
                let berkas: BerkasSatker = json::baca(file, text)?;
                let baris = berkas.pusat.into_iter().chain(berkas.baris);
                self.satker.extend(baris.map(|satker| (satker.kode.clone(), satker)));
            }
            "register-peraturan" => {
                let berkas: BerkasPeraturan = json::baca(file, text)?;
                self.peraturan.bentuk.extend(berkas.bentuk);
                self.peraturan.baris.extend(berkas.baris.into_iter().map(|baris| (baris.id.clone(), baris)));
            }
            "zona-integritas" => {
                let berkas: BerkasZona = json::baca(file, text)?;
                self.komponen.extend(berkas.baris.into_iter().map(|baris| (baris.id.clone(), baris)));
            }
            _ => {
                let profil: Profil = json::baca(file, text)?;
                let asing = pilihan_asing(&self.profil[Profil::BAWAAN], &profil, file);
                if !asing.is_empty() {
                    return Err(asing);
                }
                match self.profil.get_mut(&profil.nama) {
                    Some(lama) => lama.timpa(profil),
                    None => drop(self.profil.insert(profil.nama.clone(), profil)),
                }
            }
        }
        Ok(())
    }

    /// The profiles with every value: their own, and those of what they stand on.
    ///
    /// # Errors
    /// A profile that stands on one that does not exist, or in a circle on itself.
    pub(super) fn bentuk(&self) -> Result<BTreeMap<String, Profil>, Vec<Diagnostic>> {
        let (mut bentuk, mut temuan) = (BTreeMap::new(), Vec::new());
        for nama in self.profil.keys() {
            match self.satu_bentuk(nama) {
                Ok(satu) => drop(bentuk.insert(nama.clone(), satu)),
                Err(salah) => temuan.push(salah),
            }
        }
        if temuan.is_empty() { Ok(bentuk) } else { Err(temuan) }
    }

    fn satu_bentuk(&self, nama: &str) -> Result<Profil, Diagnostic> {
        let mut lapis = vec![&self.profil[nama]];
        while let Some(dasar) = dasar(lapis[lapis.len() - 1]) {
            let salah = |pesan: String| Diagnostic::galat("profil", pesan);
            let berikut = self.profil.get(dasar).ok_or_else(|| {
                let ada = self.profil.keys().map(|nama| format!("`{nama}`")).collect::<Vec<_>>().join(", ");
                salah(format!("profil `{nama}` berdasar pada `{dasar}` yang tidak ada"))
                    .cure(format!("Yang ada: {ada}"))
            })?;
            if lapis.iter().any(|sudah| sudah.nama == berikut.nama) {
                let temuan = salah(format!("profil `{nama}` berdasar pada dirinya sendiri"));
                return Err(temuan.cure("Hapus `dasar` dari salah satu profil itu"));
            }
            lapis.push(berikut);
        }
        let mut hasil = lapis.pop().expect("the profile itself").clone();
        while let Some(atas) = lapis.pop() {
            hasil.timpa(atas.clone());
        }
        hasil.nama = nama.to_owned();
        Ok(hasil)
    }
}

/// The profile on which another one stands.
fn dasar(profil: &Profil) -> Option<&str> {
    let bawaan = (profil.nama != Profil::BAWAAN).then_some(Profil::BAWAAN);
    profil.dasar.as_deref().or(bawaan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_registers_are_whole() {
        let acuan = Acuan::bawaan().expect("register bawaan terbaca");
        assert_eq!(acuan.satker.len(), 553, "552 offices and the centre");
        assert_eq!(acuan.peraturan.baris.len(), 77);
    }

    #[test]
    fn a_row_of_the_workspace_goes_before_the_built_in_one() {
        let mut acuan = Acuan::bawaan().expect("register bawaan terbaca");
        let baris = r#"{"format":1,"jenis":"register-satker","baris":[
            {"kode":"16","tingkat":"provinsi","nama":"Provinsi Sriwijaya","lembaga":"KPU","kedudukan":"Palembang"}]}"#;
        acuan.timpa("register-satker", "data/acuan/satker.json", baris).expect("baris sah");
        assert_eq!(acuan.satker["16"].nama, "Provinsi Sriwijaya");
        assert_eq!(acuan.satker.len(), 553, "the other rows stay");
    }
}
