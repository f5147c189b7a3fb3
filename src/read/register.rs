//! Registers: the built-in rows, and the rows of the workspace that go before them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{bawaan, json, profil};
use crate::{
    diag::{Diagnostic, nearest},
    model::{
        Format,
        ejaan::{Ejaan, IstilahAsing, RegisterEjaan},
        peraturan::{BentukPeraturan, Peraturan, RegisterPeraturan},
        peta,
        profil::Profil,
        satker::Satker,
        skema::dikutip,
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

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Ejaan", description = "Kata yang salah ejaannya, istilah asing, dan kata yang benar.")]
pub(super) struct BerkasEjaan {
    #[serde(rename = "format")]
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    _format: Format,
    #[serde(rename = "jenis")]
    #[schemars(description = "Jenis berkas.", extend("examples" = ["ejaan"]), extend("const" = "ejaan"))]
    _jenis: String,
    #[serde(rename = "keterangan")]
    #[schemars(description = "Keterangan bebas; tidak dibaca.")]
    _keterangan: Option<serde_json::Value>,
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    _catatan: Option<String>,
    #[serde(default)]
    #[schemars(description = "Kata yang salah ejaannya.")]
    baris: Vec<Ejaan>,
    #[serde(default)]
    #[schemars(description = "Istilah asing, yang dicetak miring.")]
    asing: Vec<IstilahAsing>,
    #[serde(default)]
    #[schemars(
        description = "Kata yang benar, dengan huruf kecil: tidak pernah ditemukan sebagai salah eja atau asing, dan dikenal oleh pemeriksa ejaan.",
        extend("examples" = [["silon", "sidalih"]])
    )]
    kata: BTreeSet<String>,
}

/// Offices, regulations and the profile of the form.
#[derive(Debug, Clone)]
pub(super) struct Acuan {
    pub(super) satker: BTreeMap<String, Satker>,
    pub(super) peraturan: RegisterPeraturan,
    /// The profiles of the form by name, each with the values that it gives itself.
    pub(super) profil: BTreeMap<String, Profil>,
    /// The file of each profile of the workspace.
    pub(super) berkas_profil: BTreeMap<String, String>,
    pub(super) komponen: BTreeMap<String, KomponenZi>,
    pub(super) ejaan: RegisterEjaan,
}

impl Acuan {
    /// The registers inside the binary. They are read once: a process may read workspaces again and again.
    pub(super) fn bawaan() -> Result<Self, Vec<Diagnostic>> {
        static BAWAAN: OnceLock<Acuan> = OnceLock::new();
        match BAWAAN.get() {
            Some(acuan) => Ok(acuan.clone()),
            None => Self::urai_bawaan().map(|acuan| BAWAAN.get_or_init(|| acuan).clone()),
        }
    }

    fn urai_bawaan() -> Result<Self, Vec<Diagnostic>> {
        let mut acuan = Self {
            satker: BTreeMap::new(),
            peraturan: RegisterPeraturan::default(),
            profil: BTreeMap::new(),
            berkas_profil: BTreeMap::new(),
            komponen: BTreeMap::new(),
            ejaan: RegisterEjaan::default(),
        };
        for (berkas, teks) in bawaan::PROFIL {
            let profil: Profil = json::baca(berkas, teks)?;
            acuan.profil.insert(profil.nama.clone(), profil);
        }
        acuan.timpa("zona-integritas", "data/acuan/zona-integritas.json", bawaan::ZONA_INTEGRITAS)?;
        acuan.timpa("ejaan", "data/acuan/ejaan.json", bawaan::EJAAN)?;
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
            "ejaan" => {
                let berkas: BerkasEjaan = json::baca(file, text)?;
                let (baris, asing) = (berkas.baris.into_iter(), berkas.asing.into_iter());
                self.ejaan.baris.extend(baris.map(|satu| (satu.salah.to_lowercase(), satu)));
                self.ejaan.asing.extend(asing.map(|satu| (satu.istilah.to_lowercase(), satu)));
                self.ejaan.kata.extend(berkas.kata.into_iter().map(|kata| kata.to_lowercase()));
            }
            _ => {
                let profil: Profil = json::baca(file, text)?;
                let salah = profil::periksa(&self.profil[Profil::BAWAAN], &profil, file);
                if !salah.is_empty() {
                    return Err(salah);
                }
                self.berkas_profil.insert(profil.nama.clone(), file.to_owned());
                match self.profil.get_mut(&profil.nama) {
                    Some(lama) => lama.timpa(profil),
                    None => drop(self.profil.insert(profil.nama.clone(), profil)),
                }
            }
        }
        Ok(())
    }
}

/// The office with this code.
///
/// # Errors
/// No office has it: the finding, without its place.
pub fn cari_satker<'a>(register: &'a BTreeMap<String, Satker>, kode: &str) -> Result<&'a Satker, Diagnostic> {
    register.get(kode).ok_or_else(|| {
        let temuan = Diagnostic::galat("satker", format!("satker `{}` tidak ada dalam register", dikutip(kode)));
        match nearest(kode, register.keys().map(String::as_str)) {
            Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
            None => temuan.cure("Tulis kode Kemendagri seperti `16` atau `16.71`, atau `pusat`"),
        }
    })
}

/// The built-in register of offices.
pub fn register_satker() -> BTreeMap<String, Satker> {
    Acuan::bawaan().expect("built-in registers are sound: a test reads them").satker
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
