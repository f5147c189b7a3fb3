//! Which words are forms of one word: other case, other punctuation, a letter or two.

/// From this likeness on (0 to 1): `Birokasi` and `Birokrasi`, `2022` and `2023`, but not `10` and `25`.
const BATAS: f64 = 0.7;

/// A word as it is compared.
pub struct Bentuk {
    kecil: String,
    /// Only letters and digits.
    inti: String,
    panjang: f64,
}

impl Bentuk {
    pub fn dari(kata: &str) -> Self {
        let kecil = kata.to_lowercase();
        let inti = kecil.chars().filter(|huruf| huruf.is_alphanumeric()).collect();
        let panjang = kecil.chars().count() as f64;
        Self { kecil, inti, panjang }
    }

    /// Whether two words resemble each other, of which the caller knows that they are not the same.
    pub fn serupa(&self, lain: &Self) -> bool {
        // Words of too different length need not be compared letter by letter.
        let mungkin = self.panjang.min(lain.panjang) >= BATAS * self.panjang.max(lain.panjang);
        (!self.inti.is_empty() && self.inti == lain.inti)
            || (mungkin && strsim::normalized_levenshtein(&self.kecil, &lain.kecil) >= BATAS)
    }
}
