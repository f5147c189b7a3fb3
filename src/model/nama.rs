//! What names of files are on other systems than the one at hand: kept for devices, or the same as another name.

use unicode_normalization::UnicodeNormalization as _;

/// Whether Windows keeps this name, an extension taken off, for a device (Microsoft, "Naming Files, Paths, and Namespaces").
pub fn tercadang(batang: &str) -> bool {
    let batang = batang.trim_end().to_lowercase();
    let bernomor = |awal: &str| {
        let sisa = batang.strip_prefix(awal).map(|sisa| sisa.chars().collect::<Vec<_>>());
        matches!(sisa.as_deref(), Some(['0'..='9' | '¹' | '²' | '³']))
    };
    ["con", "prn", "aux", "nul"].contains(&batang.as_str()) || bernomor("com") || bernomor("lpt")
}

/// The form in which two names are one on some platform.
pub fn lipat(berkas: &str) -> String {
    berkas.nfc().flat_map(char::to_lowercase).nfc().collect()
}
