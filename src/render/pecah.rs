//! Words that are wider than their column, broken anywhere. Only where a layout has shown that nothing else helps: such a
//! break has no hyphen and knows no syllables.

use unicode_normalization::char::is_combining_mark;

/// Where a line may end, without a mark.
const TANPA_LEBAR: char = '\u{200b}';
/// Words shorter than this stay whole at first.
const KATA_PANJANG: usize = 8;

/// The source of a slot in which long words may break. At stage 1 the longest words of the slot, and those nearly as long;
/// at stage 2 every word.
pub(super) fn pecahkan(sumber: &str, tahap: u8) -> String {
    let terpanjang = literal(sumber).flat_map(|isi| kata(isi).into_iter().map(|k| k.len()).collect::<Vec<_>>()).max();
    let terpanjang = terpanjang.unwrap_or(0);
    let batas = if tahap > 1 { 2 } else { KATA_PANJANG.max(terpanjang - terpanjang / 4) };
    let (mut hasil, mut sisa) = (String::with_capacity(2 * sumber.len()), sumber);
    while let Some((sebelum, isi, sesudah)) = berikut(sisa) {
        hasil.push_str(sebelum);
        for kata in kata(isi) {
            match kata.len() < batas {
                true => hasil.extend(kata),
                false => tandai(&kata, &mut hasil),
            }
        }
        sisa = sesudah;
    }
    hasil + sisa
}

/// What is before the inside of the next printed literal, the inside, and what is after it. Every printed literal begins with
/// `#"`; the address of a link does not, and within a literal the escape keeps `"` apart.
fn berikut(sumber: &str) -> Option<(&str, &str, &str)> {
    let awal = sumber.find("#\"")? + 2;
    let (mut akhir, mut lolos) = (awal, false);
    for huruf in sumber[awal..].chars() {
        match huruf {
            '"' if !lolos => return Some((&sumber[..awal], &sumber[awal..akhir], &sumber[akhir..])),
            _ => lolos = huruf == '\\' && !lolos,
        }
        akhir += huruf.len_utf8();
    }
    None
}

fn literal(sumber: &str) -> impl Iterator<Item = &str> {
    let mut sisa = sumber;
    std::iter::from_fn(move || {
        let (_, isi, sesudah) = berikut(sisa)?;
        sisa = sesudah;
        Some(isi)
    })
}

/// The words of a literal's inside with the blanks after them; each word as its letters, an escape being one letter.
fn kata(isi: &str) -> Vec<Vec<&str>> {
    let mut semua: Vec<Vec<&str>> = vec![Vec::new()];
    let mut sisa = isi;
    while let Some(huruf) = sisa.chars().next() {
        let panjang = match huruf {
            '\\' if sisa[1..].starts_with('u') => sisa.find('}').map_or(sisa.len(), |akhir| akhir + 1),
            '\\' => 1 + sisa[1..].chars().next().map_or(0, char::len_utf8),
            _ => huruf.len_utf8(),
        };
        semua.last_mut().expect("never empty").push(&sisa[..panjang]);
        sisa = &sisa[panjang..];
        if huruf == ' ' {
            semua.push(Vec::new());
        }
    }
    semua
}

/// The letters of a word with a place to break between them. A letter and what combines with it stay together.
fn tandai(kata: &[&str], hasil: &mut String) {
    let mut sambung = true;
    for huruf in kata {
        let ini = huruf.chars().next().unwrap_or(' ');
        let melekat = is_combining_mark(ini) || matches!(ini, ' ' | '\u{ad}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
        if !sambung && !melekat {
            hasil.push(TANPA_LEBAR);
        }
        hasil.push_str(huruf);
        sambung = matches!(ini, '\u{ad}' | '\u{200d}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tampak(sumber: &str, tahap: u8) -> String {
        pecahkan(sumber, tahap).replace(TANPA_LEBAR, "|")
    }

    #[test]
    fn the_longest_words_break_first_and_then_all() {
        let sumber = r##"[#"ini katapanjang";#emph[#"\"lain\u{1}";];]"##;
        assert_eq!(tampak(sumber, 1), r##"[#"ini k|a|t|a|p|a|n|j|a|n|g";#emph[#"\"lain\u{1}";];]"##);
        assert_eq!(tampak(sumber, 2), r##"[#"i|n|i k|a|t|a|p|a|n|j|a|n|g";#emph[#"\"|l|a|i|n|\u{1}";];]"##);
    }

    #[test]
    fn the_target_of_a_link_is_left_alone() {
        let sumber = r#"[#link("https://x.id/abcdefgh")[#"abcdefgh";];]"#;
        assert_eq!(tampak(sumber, 1), r#"[#link("https://x.id/abcdefgh")[#"a|b|c|d|e|f|g|h";];]"#);
    }

    proptest! {
        #[test]
        fn nothing_but_breaks_is_added(teks in any::<String>(), tahap in 1_u8..3) {
            let sumber = format!("[#{};]", crate::render::literal::literal(&teks));
            let tanpa = |teks: &str| teks.replace(TANPA_LEBAR, "");
            prop_assert_eq!(tanpa(&pecahkan(&sumber, tahap)), tanpa(&sumber));
        }
    }
}
