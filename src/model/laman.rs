//! Addresses in texts: what makes one, and where it ends.
//!
//! Only `http`, `https` and `mailto` count: a document must not lead into programs or files of its reader.

use std::ops::Range;

/// What an address begins with.
const SKEMA: [&str; 3] = ["https://", "http://", "mailto:"];
/// Marks of the sentence around an address.
const PENUTUP: [char; 14] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '’', '>'];

/// Where the addresses stand in a text, in order.
pub fn cari(teks: &str) -> Vec<Range<usize>> {
    let mut hasil: Vec<Range<usize>> = Vec::new();
    // Nearly no text holds one, and a single letter is found fast.
    if !teks.contains(':') {
        return hasil;
    }
    let mut dari = 0;
    while let Some((awal, skema)) = berikut(teks, dari) {
        let isi = &teks[awal..];
        let panjang = isi.find(|huruf: char| huruf.is_whitespace() || huruf.is_control()).unwrap_or(isi.len());
        let alamat = isi[..panjang].trim_end_matches(PENUTUP);
        dari = awal + alamat.len().max(skema.len());
        let di_kata = teks[..awal].chars().next_back().is_some_and(char::is_alphanumeric);
        if alamat.len() > skema.len() && !di_kata {
            hasil.push(awal..awal + alamat.len());
        }
    }
    hasil
}

/// The next scheme from `dari` on.
fn berikut(teks: &str, dari: usize) -> Option<(usize, &'static str)> {
    SKEMA.iter().filter_map(|skema| Some((teks[dari..].find(skema)? + dari, *skema))).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alamat(teks: &str) -> Vec<&str> {
        cari(teks).into_iter().map(|rentang| &teks[rentang]).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        assert_eq!(
            alamat("lihat https://bit.ly/a_b; dan (http://x.id/?q=1)."),
            ["https://bit.ly/a_b", "http://x.id/?q=1"]
        );
        assert_eq!(alamat("surel mailto:a@b.id, ya"), ["mailto:a@b.id"]);
        assert_eq!(alamat("https://sumsel.kpu.go.id/"), ["https://sumsel.kpu.go.id/"]);
    }

    #[test]
    fn nothing_else_becomes_a_link() {
        assert!(alamat("https:// javascript:x file:///etc xhttps://a.id jdih.kpu.go.id").is_empty());
    }

    proptest! {
        #[test]
        fn an_address_stands_on_letters(teks in any::<String>()) {
            prop_assert!(cari(&teks).iter().all(|rentang| teks.get(rentang.clone()).is_some()));
        }
    }
}
