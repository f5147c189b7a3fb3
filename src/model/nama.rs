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

/// Whether this is a plain path below `folder`: forward slashes, nothing that leads out of it or means a device or a drive.
/// For paths that come from a file which somebody may have edited.
pub fn di_bawah(folder: &str, jalur: &str) -> bool {
    let ruas = |ruas: &str| !["", ".", ".."].contains(&ruas) && !ruas.contains(['\\', ':', '\0']);
    jalur.strip_prefix(folder).and_then(|sisa| sisa.strip_prefix('/')).is_some_and(|sisa| sisa.split('/').all(ruas))
}

/// The form in which two names are one on some platform.
pub fn lipat(berkas: &str) -> String {
    berkas.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_below_a_folder_stays_below_it() {
        assert!(di_bawah("output", "output/a/b.pdf"));
        for jalur in [
            "output",
            "output/",
            "outputs/a",
            "/output/a",
            "output/../a",
            "output//a",
            "output/./a",
            "output/a\\b",
            "output/c:",
        ] {
            assert!(!di_bawah("output", jalur), "{jalur}");
        }
    }
}
