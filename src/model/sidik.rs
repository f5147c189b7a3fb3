//! Fingerprints: whether two contents are the same, without keeping either. Nothing here is secret.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a content, in lowercase hexadecimal digits.
pub fn sidik(isi: &[u8]) -> String {
    Sha256::digest(isi).iter().map(|bita| format!("{bita:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn the_digits_are_those_of_the_standard() {
        assert_eq!(sidik(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
