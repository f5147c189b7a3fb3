//! What an import found and the format has no place for: kept with the decree until somebody has read it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A piece of an imported text that has no place in this format.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Sisa", description = "Sepotong sumber impor yang tidak mendapat tempat; tidak dicetak.")]
pub struct Sisa {
    /// The line of the source, from 1; in a DOCX the paragraph.
    #[schemars(description = "Baris sumbernya, dari 1; dalam DOCX paragrafnya.", extend("examples" = [12]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baris: Option<u32>,
    /// Its words.
    #[schemars(description = "Kata-katanya.", extend("examples" = ["- 2 -"]))]
    pub teks: String,
    /// Why it has no place.
    #[schemars(description = "Mengapa tidak mendapat tempat.", extend("examples" = ["nomor halaman"]))]
    pub sebab: String,
}
