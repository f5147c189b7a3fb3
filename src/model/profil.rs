//! The profile of the form: every measure and choice of style, with the clause it comes from and how sure that is.
//!
//! The measures are named for Typst by `templates/lib/norms.typ`; the choices of wording are made here.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Format;

/// `"jenis": "profil"` (`data/acuan/profil/<nama>.json`).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Profil bentuk", description = "Ukuran dan pilihan bentuk.")]
pub struct Profil {
    /// Version of the format.
    #[serde(skip_serializing)]
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `profil`.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["profil"]), extend("const" = "profil"))]
    pub jenis: String,
    /// Its name, for `"profil"` of an office.
    #[serde(default = "Profil::bawaan")]
    #[schemars(description = "Nama profil; `kpu` bila tidak ditulis.", extend("examples" = ["kantor"]))]
    pub nama: String,
    /// The profile whose values hold where this one has none; the built-in one stands on nothing.
    #[schemars(description = "Profil yang nilainya berlaku bila di sini tidak ada; `kpu` bila tidak ditulis.", extend("examples" = ["a4"]))]
    pub dasar: Option<String>,
    /// A remark.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Lengths.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(description = "Ukuran yang lain dari dasarnya, menurut namanya.")]
    pub ukuran: BTreeMap<String, Nilai<f64>>,
    /// Named choices.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(description = "Pilihan yang lain dari dasarnya, menurut namanya.")]
    pub pilihan: BTreeMap<String, Nilai<String>>,
}

/// A value with its standing.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Nilai", description = "Nilai dengan sumber dan kepastiannya.")]
pub struct Nilai<T> {
    /// The value.
    #[schemars(description = "Angka pada `ukuran`, teks pada `pilihan`.")]
    pub nilai: T,
    /// Its unit, for lengths.
    #[schemars(description = "`mm`, `pt`, atau `em`; untuk `ukuran`.", extend("examples" = ["mm"]))]
    pub satuan: Option<String>,
    /// The clause or practice it comes from.
    #[schemars(description = "Pasal, angka, atau praktik asalnya.", extend("examples" = ["kebiasaan kantor ini"]))]
    pub sumber: String,
    /// How sure that is: `pasti`, `praktik` (seen in real decrees), `belum-pasti`.
    #[schemars(description = "Seberapa pasti.", extend("examples" = ["praktik"]))]
    pub kepastian: Kepastian,
    /// What else could be chosen.
    #[serde(default)]
    #[schemars(description = "Nilai lain yang dijumpai.")]
    pub lainnya: Vec<T>,
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Kepastian", description = "Seberapa pasti sebuah nilai.")]
pub enum Kepastian {
    /// Read in a rule.
    #[schemars(description = "Terbaca dalam aturan.")]
    Pasti,
    /// Seen in real decrees; not necessarily a rule.
    #[schemars(description = "Terlihat pada Keputusan yang nyata.")]
    Praktik,
    /// The best reading; the text of the rule was not seen.
    #[schemars(description = "Pembacaan terbaik; teks aturannya belum terbaca.")]
    BelumPasti,
}

impl Profil {
    /// The name of the profile that holds where nobody chooses another.
    pub const BAWAAN: &str = "kpu";

    fn bawaan() -> String {
        Self::BAWAAN.to_owned()
    }

    /// Puts the values of another profile before those that are here.
    pub fn timpa(&mut self, lain: Self) {
        self.ukuran.extend(lain.ukuran);
        self.pilihan.extend(lain.pilihan);
    }

    /// The length under `kunci` in points; 0 if the profile does not have it, or has it relative to the font.
    pub fn titik(&self, kunci: &str) -> f64 {
        self.ukuran.get(kunci).map_or(0.0, |ukuran| match ukuran.satuan.as_deref() {
            Some("mm") => ukuran.nilai * 72.0 / 25.4,
            Some("pt") => ukuran.nilai,
            _ => 0.0,
        })
    }

    /// The shape of the label at level `tingkat`, from 1, in the list of shapes under `kunci`; the last one for deeper ones.
    pub fn label(&self, kunci: &str, tingkat: usize) -> &str {
        let mut bentuk = self.pilih(kunci).split(", ");
        let pertama = bentuk.next().unwrap_or_default();
        std::iter::once(pertama).chain(bentuk).take(tingkat.max(1)).last().unwrap_or_default()
    }

    /// The choice under `kunci`; empty if the profile does not have it.
    pub fn pilih(&self, kunci: &str) -> &str {
        self.pilihan.get(kunci).map_or("", |nilai| nilai.nilai.as_str())
    }
}
