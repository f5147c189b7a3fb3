//! Copies: which kinds there are, and how they are authenticated.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kinds of copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "Jenis salinan", description = "Untuk apa lembar itu.")]
pub enum JenisSalinan {
    /// For signature.
    #[schemars(description = "Untuk ditandatangani.")]
    Asli,
    /// The authenticated copy, with `ttd.`. It attests a signature, so it needs number and date.
    #[schemars(description = "Salinan yang disahkan, dengan `ttd.`; memerlukan nomor dan tanggal.")]
    Salinan,
}

impl JenisSalinan {
    /// All kinds, in the order in which they are made.
    pub const SEMUA: [Self; 2] = [Self::Asli, Self::Salinan];

    /// The name in data and file names.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Asli => "asli",
            Self::Salinan => "salinan",
        }
    }
}

/// How copies are authenticated.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "Salinan", description = "Pengesahan salinan.")]
pub struct Salinan {
    /// The post, in the office's profile, that authenticates copies.
    #[schemars(description = "Kunci jabatan, dalam profil kantor, yang mengesahkan salinan.", extend("examples" = ["hukum"]))]
    pub oleh: String,
    /// Whether a copy carries the authentication block; copies of electronically signed decrees may not.
    #[schemars(description = "`false`: salinan tanpa blok pengesahan.", extend("examples" = [false]))]
    pub pengesahan: bool,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
}

impl Default for Salinan {
    fn default() -> Self {
        Self { oleh: "hukum".into(), pengesahan: true, catatan: None }
    }
}
