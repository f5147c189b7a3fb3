//! Fingerprints: whether two contents are the same, without keeping either. Nothing here is secret.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a content, in lowercase hexadecimal digits.
pub fn sidik(isi: &[u8]) -> String {
    let mut sidik = Sidik::default();
    sidik.tambah(isi);
    sidik.selesai()
}

/// The same of a content that comes in parts: they are not put together first.
#[derive(Default)]
pub struct Sidik(Sha256);

impl Sidik {
    /// Goes on with this part. Where one part ends and the next begins leaves no trace.
    pub fn tambah(&mut self, isi: impl AsRef<[u8]>) {
        self.0.update(isi);
    }

    /// Goes on with a number: how many parts of a kind follow, or where something stands.
    pub fn bilangan(&mut self, nilai: usize) {
        self.0.update((nilai as u64).to_le_bytes());
    }

    /// The digits of all parts.
    pub fn selesai(self) -> String {
        self.0.finalize().iter().map(|bita| format!("{bita:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_one_content() {
        let mut sidik_bagian = Sidik::default();
        ["a", "", "bc"].iter().for_each(|bagian| sidik_bagian.tambah(bagian));
        assert_eq!(sidik_bagian.selesai(), sidik(b"abc"));
    }

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn the_digits_are_those_of_the_standard() {
        assert_eq!(sidik(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
