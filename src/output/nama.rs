//! Names that every system can hold, whatever the one at hand allows. Repairs none: whoever makes a name makes it fit.

use unicode_normalization::UnicodeNormalization as _;

use super::gagal::WriteError;

/// The most bytes of a segment on the common file systems.
const TERPANJANG: usize = 255;

/// Refuses what is no relative path with `/`, or what some system could not hold (Microsoft, "Naming Files, Paths, and
/// Namespaces").
pub(super) fn periksa(jalur: &str) -> Result<(), WriteError> {
    let sah = jalur.len() <= usize::from(u16::MAX) && jalur.split('/').all(ruas_sah);
    if sah { Ok(()) } else { Err(WriteError::nama(jalur, "namanya tidak dapat dipakai di semua sistem")) }
}

fn ruas_sah(ruas: &str) -> bool {
    let batang = ruas.split('.').next().unwrap_or_default();
    !ruas.is_empty()
        && ruas.len() <= TERPANJANG
        && !ruas.ends_with(['.', ' '])
        && !ruas.chars().any(|huruf| huruf.is_control() || "<>:\"\\|?*".contains(huruf))
        && !tercadang(batang)
}

/// Names that Windows keeps for devices, with whatever extension.
fn tercadang(batang: &str) -> bool {
    let batang = batang.trim_end().to_lowercase();
    let bernomor = |awal: &str| {
        let sisa = batang.strip_prefix(awal).map(|sisa| sisa.chars().collect::<Vec<_>>());
        matches!(sisa.as_deref(), Some(['0'..='9' | '¹' | '²' | '³']))
    };
    ["con", "prn", "aux", "nul"].contains(&batang.as_str()) || bernomor("com") || bernomor("lpt")
}

/// The form in which two names are one on some platform.
pub(super) fn lipat(berkas: &str) -> String {
    berkas.nfc().flat_map(char::to_lowercase).nfc().collect()
}
