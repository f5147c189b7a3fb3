//! Words as the register of spelling knows them (`data/acuan/ejaan.json`): misprints and forms that are not standard, each with
//! the right one; foreign terms; words that are right whatever else is said of them. Judges no text.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::profil::Kepastian;

/// A row of the register: a form that is wrong.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Ejaan", description = "Satu kata yang salah ejaannya, dan yang benar.")]
pub struct Ejaan {
    /// The wrong form, lower case; one word or several.
    #[schemars(description = "Bentuk yang salah, dengan huruf kecil.", extend("examples" = ["praktek"]))]
    pub salah: String,
    /// The right form; lower case but where it always has a capital (`November`).
    #[schemars(description = "Bentuk yang benar.", extend("examples" = ["praktik"]))]
    pub benar: String,
    /// Which kind of mistake it is.
    #[serde(default)]
    #[schemars(
        description = "`tidak-baku` bila tidak ditulis. `salah-tik` dicari juga di dalam judul peraturan yang dikutip."
    )]
    pub macam: MacamEjaan,
    /// Where that was read.
    #[schemars(description = "Dari mana.", extend("examples" = ["KBBI"]))]
    pub sumber: String,
    /// How sure it is; only what is sure is a warning.
    #[schemars(description = "Seberapa pasti. Hanya `pasti` yang menjadi peringatan; yang lain menjadi petunjuk.")]
    pub kepastian: Kepastian,
    /// A remark.
    #[serde(rename = "catatan")]
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub _catatan: Option<String>,
}

/// What is wrong with a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Macam ejaan", description = "Macam kesalahannya.")]
pub enum MacamEjaan {
    /// A form that many write, and old laws have in their titles.
    #[default]
    #[schemars(description = "Bentuk yang lazim ditulis tetapi tidak baku; judul peraturan lama boleh memuatnya.")]
    TidakBaku,
    /// A form that nobody means.
    #[schemars(description = "Bentuk yang tidak pernah dimaksud.")]
    SalahTik,
}

/// A foreign term, which is set in italics.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Istilah asing", description = "Satu istilah asing, yang dicetak miring.")]
pub struct IstilahAsing {
    /// The term, lower case.
    #[schemars(description = "Istilahnya, dengan huruf kecil.", extend("examples" = ["road map"]))]
    pub istilah: String,
    /// What an Indonesian would say.
    #[schemars(description = "Padanannya dalam bahasa Indonesia.", extend("examples" = ["peta jalan"]))]
    pub padanan: Option<String>,
}

/// The register of spelling.
#[derive(Debug, Clone, Default)]
pub struct RegisterEjaan {
    /// Wrong forms, by the form.
    pub baris: BTreeMap<String, Ejaan>,
    /// Foreign terms, by the term.
    pub asing: BTreeMap<String, IstilahAsing>,
    /// Words that are right, lower case: nothing is said of them, whatever the rows say.
    pub kata: BTreeSet<String>,
}

impl RegisterEjaan {
    /// The rows that hold: without those that the list of right words takes back.
    pub fn berlaku(&self) -> impl Iterator<Item = &Ejaan> {
        self.baris.values().filter(|baris| !self.kata.contains(&baris.salah))
    }

    /// The foreign terms that hold.
    pub fn asing_berlaku(&self) -> impl Iterator<Item = &IstilahAsing> {
        self.asing.values().filter(|asing| !self.kata.contains(&asing.istilah))
    }
}
