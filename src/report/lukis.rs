//! The drawing of one finding: what is wrong, the line of the source with the value underlined, and the cure.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};

use crate::diag::{Diagnostic, Kutipan, Place, Severity};

/// A line of source is cut around its value beyond this width.
const LEBAR: usize = 120;

/// Stands before a line whose beginning is not shown.
const POTONG: &str = "…";
/// A message is cut after so many characters; the JSON of a run has all of it.
const PANJANG: usize = 1000;

/// The lines of a finding, drawn with `kutipan`, the line that it is about.
pub fn lukis(temuan: &Diagnostic, kutipan: Option<&Kutipan>, warna: bool) -> String {
    let nama = temuan.severity.to_string();
    let tingkat = match temuan.severity {
        Severity::Galat => Level::ERROR,
        Severity::Tanya => Level::INFO,
        Severity::Peringatan => Level::WARNING,
        Severity::Petunjuk => Level::NOTE,
    };
    let mut kelompok =
        Group::with_title(tingkat.with_name(nama).primary_title(pendek(&temuan.message)).id(&*temuan.code));
    let mut terpotong = false;
    if let Some(place) = &temuan.place {
        (kelompok, terpotong) = tempat(kelompok, place, kutipan);
    }
    let obat = temuan.cure.as_deref().map(pendek);
    let pelukis = if warna { Renderer::styled() } else { Renderer::plain() };
    let pelukis = pelukis.term_width(LEBAR).decor_style(DecorStyle::Ascii);
    match obat {
        None => pelukis.render(&[kelompok]),
        Some(obat) if kutipan.is_some() => {
            let lukisan = pelukis.render(&[kelompok.element(Level::HELP.with_name("obat").message(obat))]);
            // Below title, place and rule it says that the snippet has no place of its own.
            let baris = lukisan.lines().enumerate().filter(|(nomor, _)| !terpotong || *nomor != 3);
            baris.map(|(_, baris)| baris).collect::<Vec<_>>().join("\n")
        }
        // Below nothing drawn there is nothing to align with.
        Some(obat) => format!("{}\n  = obat: {obat}", pelukis.render(&[kelompok])),
    }
}

/// With the place, and its line if there is one; whether the beginning of the line was cut.
fn tempat<'a>(kelompok: Group<'a>, place: &Place, kutipan: Option<&Kutipan>) -> (Group<'a>, bool) {
    let (jalur, pointer) = (bersih(&place.file), bersih(place.pointer.as_str()));
    let jalur = place.sel.iter().fold(jalur, |jalur, sel| format!("{jalur} {}", bersih(sel)));
    let Some((baris, kolom)) = place.position else {
        return (kelompok.element(Origin::path(format!("{jalur} {pointer}").trim_end().to_owned())), false);
    };
    let asal = Origin::path(jalur.clone()).line(baris).char_column(kolom);
    let Some(kutipan) = kutipan else { return (kelompok.element(asal), false) };
    let (garis, rentang) = garis(kutipan);
    let terpotong = garis.starts_with(POTONG);
    let garis_bawah = AnnotationKind::Primary.span(rentang).label((!pointer.is_empty()).then_some(pointer));
    let sumber = Snippet::source(garis).line_start(baris).annotation(garis_bawah);
    match terpotong {
        // The library would count the column in what is left of the line.
        true => (kelompok.element(asal).element(sumber), true),
        false => (kelompok.element(sumber.path(jalur)), false),
    }
}

/// The line that is drawn, and the underlined bytes of it: without characters that would act on a terminal, and without
/// what is far from the value. (The library would cut it too, but reads all of it first: a file may be one line.)
fn garis(kutipan: &Kutipan) -> (String, Range<usize>) {
    let Range { start, end } = kutipan.rentang;
    let (sebelum, sesudah) = (&kutipan.baris[..start], &kutipan.baris[end..]);
    let awal = sebelum.char_indices().rev().nth(LEBAR).map_or(0, |(byte, _)| byte);
    let mut hasil = String::from(if awal > 0 { POTONG } else { "" });
    hasil.extend(sebelum[awal..].chars().map(tampak));
    let dari = hasil.len();
    hasil.extend(kutipan.baris[start..end].chars().take(2 * LEBAR).map(tampak));
    let sampai = hasil.len();
    hasil.extend(sesudah.chars().take(LEBAR).map(tampak));
    (hasil, dari..sampai)
}

/// A text for the terminal; a value in it may be as long as a chapter.
fn pendek(teks: &str) -> String {
    match teks.char_indices().nth(PANJANG) {
        Some((sampai, _)) => format!("{} …", bersih(&teks[..sampai])),
        None => bersih(teks),
    }
}

/// One character of the source for one that is shown: columns stay what they are.
fn tampak(huruf: char) -> char {
    match huruf {
        '\t' => ' ',
        _ if berbahaya(huruf) => '\u{fffd}',
        _ => huruf,
    }
}

/// Text that may be printed to a terminal: what would act on it is named instead.
pub fn bersih(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len());
    for huruf in teks.chars() {
        match huruf {
            '\n' | '\t' => hasil.push(' '),
            _ if berbahaya(huruf) => hasil.push_str(&format!("U+{:04X}", u32::from(huruf))),
            _ => hasil.push(huruf),
        }
    }
    hasil
}

/// Control characters, and those that turn the direction of what follows or hide.
fn berbahaya(huruf: char) -> bool {
    huruf.is_control()
        || matches!(huruf, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Pointer;

    fn temuan(baris: &str, rentang: Range<usize>) -> String {
        let kolom = baris[..rentang.start].chars().count() + 1;
        let mut place = Place::new("data/a.json", Pointer::from_text("/nomor"));
        place.position = Some((4, kolom));
        let satu = Diagnostic::galat("bentuk", "nomor `\u{1b}[31m7` salah").at(place).cure("Tulis `7`");
        lukis(&satu, Some(&Kutipan { baris: baris.to_owned(), rentang }), false)
    }

    #[test]
    fn the_value_is_underlined_in_its_line() {
        let harapan = "galat[bentuk]: nomor `U+001B[31m7` salah\n --> data/a.json:4:12\n  |\n4 |   \"nomor\": 7,\n  |            \
                       ^ /nomor\n  |\n  = obat: Tulis `7`";
        assert_eq!(temuan("  \"nomor\": 7,", 11..12), harapan);
    }

    #[test]
    fn what_would_act_on_a_terminal_is_not_shown() {
        let teks = temuan("\t\"é\u{1b}[2J\u{202e}\": \u{9b}7,", 14..17);
        assert!(!teks.chars().any(|huruf| huruf != '\n' && berbahaya(huruf)), "{teks:?}");
        assert!(teks.contains("U+001B[31m7"), "{teks}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_value() {
        let baris = format!("{{\"a\": \"{}\", \"nomor\": 7, \"b\": \"{}\"}}", "kata ".repeat(300), "kata ".repeat(300));
        let di = baris.find(": 7").expect("ada") + 2;
        let teks = temuan(&baris, di..di + 1);
        assert!(teks.lines().all(|baris| baris.chars().count() <= LEBAR + 10), "{teks}");
        assert!(teks.contains("\"nomor\": 7"), "{teks}");
        assert!(teks.contains(&format!("a.json:4:{}\n", di + 1)) && !teks.contains(":::"), "{teks}");
    }
}
