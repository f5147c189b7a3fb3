//! Names that every system can hold, whatever the one at hand allows. Repairs none: whoever makes a name makes it fit.

use super::gagal::WriteError;
pub(super) use crate::model::nama::lipat;
use crate::model::nama::tercadang;

/// The most bytes of a segment on the common file systems.
const TERPANJANG: usize = 255;

/// Refuses what is no relative path with `/`, or what some system could not hold.
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
