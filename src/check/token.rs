//! A text as words and marks, each with its place: what rules that compare texts compare. Judges nothing.

use std::ops::Range;

/// Words that join others in a name and are written small there (EYD).
pub(super) const KATA_TUGAS: &[&str] = &[
    "dan", "dari", "di", "ke", "yang", "atas", "untuk", "pada", "dalam", "dengan", "tentang", "oleh", "bagi", "menuju",
    "terhadap", "atau", "serta", "sebagai", "antara", "kepada",
];

/// A word, or one mark of punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) rentang: Range<usize>,
    /// Its letters, small.
    pub(super) lipat: String,
    /// Whether it is a word.
    pub(super) kata: bool,
    /// Whether its first letter is a capital.
    pub(super) besar: bool,
    /// Whether a blank stands before it.
    pub(super) spasi: bool,
}

impl Token {
    /// Whether it is a word that only joins others.
    pub(super) fn tugas(&self) -> bool {
        KATA_TUGAS.contains(&self.lipat.as_str())
    }

    /// Whether it has digits.
    pub(super) fn berangka(&self) -> bool {
        self.lipat.bytes().any(|bita| bita.is_ascii_digit())
    }

    /// Its characters in the text that it comes from.
    pub(super) fn asli<'t>(&self, teks: &'t str) -> &'t str {
        &teks[self.rentang.clone()]
    }
}

/// Words and marks of a text. A hyphen, a point or a comma between digits, and an apostrophe within a word belong to it.
pub(super) fn token(teks: &str) -> Vec<Token> {
    let huruf: Vec<(usize, char)> = teks.char_indices().collect();
    let mut semua = Vec::new();
    let (mut i, mut spasi) = (0, false);
    while let Some(&(awal, satu)) = huruf.get(i) {
        if satu.is_whitespace() {
            (i, spasi) = (i + 1, true);
            continue;
        }
        let panjang = if satu.is_alphanumeric() { panjang_kata(&huruf[i..]) } else { 1 };
        i += panjang;
        let akhir = huruf.get(i).map_or(teks.len(), |(letak, _)| *letak);
        semua.push(Token {
            rentang: awal..akhir,
            lipat: teks[awal..akhir].to_lowercase(),
            kata: satu.is_alphanumeric(),
            besar: satu.is_uppercase(),
            spasi: std::mem::take(&mut spasi),
        });
    }
    semua
}

/// Words and marks of a text in small letters, a blank between each and the next.
pub(super) fn lipat(teks: &str) -> String {
    token(teks).into_iter().map(|satu| satu.lipat).collect::<Vec<_>>().join(" ")
}

/// How many characters the word has that begins here.
fn panjang_kata(huruf: &[(usize, char)]) -> usize {
    let pada = |i: usize| huruf.get(i).map(|(_, satu)| *satu);
    let mut i = 1;
    while let Some(satu) = pada(i) {
        let (sebelum, sesudah) = (pada(i - 1), pada(i + 1));
        let antara = |jenis: fn(char) -> bool| sebelum.is_some_and(jenis) && sesudah.is_some_and(jenis);
        let lanjut = satu.is_alphanumeric()
            || (matches!(satu, '-' | '\'' | '’') && antara(char::is_alphanumeric))
            || (matches!(satu, '.' | ',') && antara(|huruf| huruf.is_ascii_digit()));
        if !lanjut {
            break;
        }
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn words_keep_their_hyphens_and_marks_stand_alone() {
        let teks = "Undang-Undang Rp1.500,00 (WBK/WBBM), ttd. – 2020-2024;";
        let kata: Vec<_> = token(teks).iter().map(|satu| satu.asli(teks)).collect();
        let harap =
            ["Undang-Undang", "Rp1.500,00", "(", "WBK", "/", "WBBM", ")", ",", "ttd", ".", "–", "2020-2024", ";"];
        assert_eq!(kata, harap);
    }
}
