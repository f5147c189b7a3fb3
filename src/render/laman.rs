//! Addresses in running text: links that a reader can follow, which may break where an address has joints.
//!
//! Only `http`, `https` and `mailto` become links: a document must not lead into programs or files of its reader.

use std::ops::Range;

/// What an address begins with.
const SKEMA: [&str; 3] = ["https://", "http://", "mailto:"];
/// Marks of the sentence around an address.
const PENUTUP: [char; 14] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '’', '>'];
/// Joints of an address: a line may end after each.
const SAMBUNGAN: [char; 7] = ['/', '-', '_', '?', '&', '=', '#'];
/// An address of so many bytes fits into a line of text, and is not broken there.
pub(super) const PENDEK: usize = 50;
/// Parts of an address are not shorter than this.
const TERPENDEK: usize = 8;

/// Where the addresses stand in a text, in order.
pub(super) fn cari(teks: &str) -> Vec<Range<usize>> {
    let mut hasil: Vec<Range<usize>> = Vec::new();
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

/// The parts of an address between which a line may end: each reaches to a joint of its path. An address that fits into
/// a line is one part.
pub(super) fn ruas(alamat: &str) -> Vec<&str> {
    if alamat.len() <= PENDEK {
        return vec![alamat];
    }
    let pangkal = alamat.find("://").map_or(0, |letak| letak + 3);
    let (mut hasil, mut awal) = (Vec::new(), 0);
    for (letak, huruf) in alamat.char_indices().filter(|(letak, _)| *letak >= pangkal) {
        if SAMBUNGAN.contains(&huruf) && letak - awal >= TERPENDEK {
            hasil.push(&alamat[awal..letak + huruf.len_utf8()]);
            awal = letak + huruf.len_utf8();
        }
    }
    hasil.extend((awal < alamat.len()).then(|| &alamat[awal..]));
    hasil
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

    #[test]
    fn only_long_addresses_have_parts() {
        assert_eq!(ruas("https://sumsel.kpu.go.id/a-b/"), ["https://sumsel.kpu.go.id/a-b/"]);
        let panjang = "https://jdih.kpu.go.id/sumsel/keputusan/2023/rencana-kerja";
        assert_eq!(ruas(panjang), ["https://jdih.kpu.go.id/", "sumsel/keputusan/", "2023/rencana-", "kerja"]);
    }

    proptest! {
        #[test]
        fn breaks_change_no_letter(teks in any::<String>()) {
            prop_assert_eq!(ruas(&teks).concat(), teks.as_str());
            prop_assert!(cari(&teks).iter().all(|rentang| teks.get(rentang.clone()).is_some()));
        }
    }
}
