//! Plain text to lines: UTF-8, UTF-16 by its mark, else Windows-1252; Markdown's bold, italics, bullets and tables; tabs and strokes
//! as cells. A binary file is refused.

use super::{
    baris::{Baris, Sumber},
    kalimat::Kalimat,
};
use crate::model::teks::Gaya;

/// What Windows-1252 has at 0x80–0x9F; the rest of it is Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];
/// Bold that runs over more lines than these was not meant.
const BARIS_TEBAL: usize = 12;

/// The text in these bytes; nothing if they are no text.
pub(super) fn sandi(isi: &[u8]) -> Option<String> {
    let utf16 = |isi: &[u8], satuan: fn([u8; 2]) -> u16| {
        let satuan: Vec<u16> = isi.chunks_exact(2).map(|dua| satuan([dua[0], dua[1]])).collect();
        String::from_utf16_lossy(&satuan)
    };
    let teks = match isi {
        [0xff, 0xfe, isi @ ..] => utf16(isi, u16::from_le_bytes),
        [0xfe, 0xff, isi @ ..] => utf16(isi, u16::from_be_bytes),
        _ => match str::from_utf8(isi) {
            Ok(teks) => teks.strip_prefix('\u{feff}').unwrap_or(teks).to_owned(),
            Err(_) => isi.iter().map(|bita| windows(*bita)).collect(),
        },
    };
    let kendali =
        teks.chars().filter(|huruf| huruf.is_control() && !matches!(huruf, '\n' | '\r' | '\t' | '\u{c}')).count();
    (kendali * 20 <= teks.chars().count()).then_some(teks)
}

fn windows(bita: u8) -> char {
    match bita {
        0x80..=0x9f => WINDOWS[usize::from(bita - 0x80)],
        _ => char::from(bita),
    }
}

/// The lines of a text.
pub(super) fn baca(teks: &str) -> Sumber {
    let teks = teks.replace("\r\n", "\n").replace('\r', "\n");
    // A form feed ends a page; the line goes on in the file's count.
    let mentah: Vec<&str> = teks.split('\n').collect();
    let (tebal, bergaris) = (pasangan_tebal(&mentah), garis_dalam(&mentah));
    let mut hasil = Sumber::default();
    let (mut jeda, mut halaman, mut dalam_tebal, mut tabel) = (true, false, false, 0);
    for (i, satu) in mentah.iter().enumerate() {
        halaman |= satu.contains('\u{c}');
        let isi = satu.replace('\u{c}', "");
        // Where a line ends, a soft hyphen was printed.
        let isi = isi.trim_end().strip_suffix('\u{ad}').map_or(isi.clone(), |isi| format!("{isi}-"));
        if isi.trim().is_empty() {
            jeda = true;
            continue;
        }
        if let Some(garis) = baris_garis(&isi, bergaris[i].is_some()) {
            if garis && let Some(kepala) = hasil.baris.last_mut().filter(|baris| baris.sel.is_some()) {
                kepala.kepala = true;
            }
            continue;
        }
        let nomor = u32::try_from(i + 1).unwrap_or(u32::MAX);
        tabel += u32::from(jeda || halaman);
        let (angka, isi) = if halaman { nomor_halaman(&isi) } else { ("", isi.as_str()) };
        for isi in [angka, isi].into_iter().filter(|isi| !isi.is_empty()) {
            let baris = satu_baris(isi, (tebal[i], bergaris[i]), &mut dalam_tebal);
            hasil.baris.push(Baris { nomor, jeda: jeda || halaman, halaman, tabel, ..baris });
        }
        (jeda, halaman) = (false, false);
    }
    hasil
}

/// `-3KESATU`, as programs join the number of a page and its first word: the number, and the rest.
fn nomor_halaman(isi: &str) -> (&str, &str) {
    let rata = isi.trim_start();
    let angka = rata.strip_prefix('-').map_or(0, |sisa| sisa.bytes().take_while(u8::is_ascii_digit).count());
    let lanjut = rata.get(angka + 1..).unwrap_or_default();
    match (1..=3).contains(&angka) && lanjut.starts_with(|huruf: char| huruf.is_alphabetic() || huruf == '(') {
        true => rata.split_at(angka + 1),
        false => ("", isi),
    }
}

/// For each line, whether its `**` are marks: those of a paragraph in pairs.
fn pasangan_tebal(semua: &[&str]) -> Vec<bool> {
    let mut hasil = vec![false; semua.len()];
    let mut awal = 0;
    while awal < semua.len() {
        let banyak = semua[awal..].iter().take_while(|baris| !baris.trim().is_empty()).count();
        let blok = awal..awal + banyak;
        let jumlah = |baris: &str| baris.matches("**").count();
        let genap: usize = semua[blok.clone()].iter().map(|baris| jumlah(baris)).sum();
        let sendiri = semua[blok.clone()].iter().all(|baris| jumlah(baris).is_multiple_of(2));
        if genap.is_multiple_of(2) && (sendiri || banyak <= BARIS_TEBAL) {
            hasil[blok].fill(true);
        }
        awal += banyak.max(1);
    }
    hasil
}

/// Whether the line has nothing but the strokes between a table's head and its rows.
fn pemisah(isi: &str) -> bool {
    isi.len() >= 3 && isi.contains('-') && isi.chars().all(|huruf| matches!(huruf, '|' | '-' | ':' | ' '))
}

/// For each line, whether it is a row of a table whose strokes stand only between its cells. One such line is text: it takes a line
/// of strokes below the head, a head that begins with `No`, or two strokes at least in each of two lines. And whether one ends each.
fn garis_dalam(semua: &[&str]) -> Vec<Option<bool>> {
    let jumlah = |letak: usize| semua.get(letak).map_or(0, |isi| isi.matches('|').count());
    let mut hasil = vec![None; semua.len()];
    let mut letak = 0;
    while letak < semua.len() {
        let (isi, banyak) = (semua[letak].trim(), jumlah(letak));
        let kata = isi.split('|').next().unwrap_or_default().trim().trim_end_matches('.').to_lowercase();
        let bernomor = matches!(kata.as_str(), "no" | "nomor" | "no urut");
        let bergaris = semua.get(letak + 1).is_some_and(|berikut| pemisah(berikut.trim()));
        let mulai = banyak > 0 && !isi.starts_with('|') && !pemisah(isi) && jumlah(letak + 1) == banyak;
        if !mulai || !(bergaris || bernomor || banyak > 1) {
            letak += 1;
            continue;
        }
        // A row at whose end cells are missing is one, too.
        let panjang = (letak..semua.len()).take_while(|ini| (1..=banyak).contains(&jumlah(*ini))).count();
        let blok = letak..letak + panjang;
        let bertepi = semua[blok.clone()].iter().all(|isi| isi.trim_end().ends_with('|') || pemisah(isi.trim()));
        hasil[blok].fill(Some(bertepi));
        letak += panjang;
    }
    hasil
}

/// Whether the line is the one between a Markdown table's head and its rows (true), or a fence or rule that prints nothing.
fn baris_garis(isi: &str, bergaris: bool) -> Option<bool> {
    let isi = isi.trim();
    if (isi.starts_with('|') || bergaris) && pemisah(isi) {
        return Some(true);
    }
    let sama = |huruf: char| isi.len() >= 3 && isi.chars().all(|ini| ini == huruf);
    (sama('-') || sama('=') || sama('_') || sama('*') || isi == "```").then_some(false)
}

/// A line; `tebal` and `garis_dalam` are what other lines say of it: whether `**` are marks, whether strokes part cells.
fn satu_baris(isi: &str, (tebal, garis_dalam): (bool, Option<bool>), dalam_tebal: &mut bool) -> Baris {
    let lebar = isi.replace('\t', " ");
    let inden = lebar.chars().take_while(|huruf| huruf.is_whitespace()).count();
    let tepi = lebar.trim_end().chars().count();
    let mut sel = |isi: &str| gaya(isi.trim(), tebal, dalam_tebal);
    let bergaris = isi.trim();
    if garis_dalam.is_some() || bergaris.starts_with('|') && bergaris.len() > 1 {
        let dalam = bergaris.strip_prefix('|').filter(|_| garis_dalam.is_none()).unwrap_or(bergaris);
        let dalam = dalam.strip_suffix('|').filter(|_| garis_dalam != Some(false)).unwrap_or(dalam);
        let bersih = |isi: &str| isi.replace("<br>", " ").replace("<br/>", " ");
        let semua = dalam.split('|').map(|isi| vec![sel(bersih(isi).trim())]).collect();
        return Baris { sel: Some(semua), inden, tepi, ..Baris::default() };
    }
    if isi.trim_start().contains('\t') && isi.split('\t').filter(|sel| !sel.trim().is_empty()).count() > 1
        || isi.matches('\t').count() > 2
    {
        return Baris {
            sel: Some(isi.split('\t').map(|isi| vec![sel(isi)]).collect()),
            inden,
            tepi,
            ..Baris::default()
        };
    }
    let mut teks = isi.trim();
    let judul = teks.trim_start_matches('#');
    if judul.len() < teks.len() && judul.starts_with(' ') {
        teks = judul.trim();
    }
    // `- 2 -` is a page number.
    let halaman = teks.ends_with(" -");
    let butir = teks.strip_prefix("- ").or_else(|| teks.strip_prefix("* ")).filter(|_| !halaman);
    Baris { kalimat: sel(butir.unwrap_or(teks)), inden, tepi, butir: butir.is_some(), ..Baris::default() }
}

/// The text with its styles; marks that are none stay letters.
fn gaya(isi: &str, tebal: bool, dalam_tebal: &mut bool) -> Kalimat {
    let mut hasil = Kalimat::default();
    let isi = &tanpa_tag(isi);
    let potongan: Vec<&str> = if tebal { isi.split("**").collect() } else { vec![isi] };
    for (i, satu) in potongan.iter().enumerate() {
        if i > 0 {
            *dalam_tebal = !*dalam_tebal;
        }
        let gaya = Gaya { tebal: *dalam_tebal && tebal, miring: false };
        hasil.tambah(miring(satu, gaya));
    }
    hasil
}

/// Tags of italics, which stand among Markdown, as its marks; only in pairs.
fn tanpa_tag(isi: &str) -> String {
    let pasangan = |tag: &str, isi: String| {
        let (buka, tutup) = (format!("<{tag}>"), format!("</{tag}>"));
        let sah = isi.contains(&buka) && isi.matches(&buka).count() == isi.matches(&tutup).count();
        if sah { isi.replace(&buka, "*").replace(&tutup, "*") } else { isi }
    };
    pasangan("em", pasangan("i", isi.to_owned()))
}

/// `*italics*` at word edges.
fn miring(isi: &str, gaya: Gaya) -> Kalimat {
    let mut hasil = Kalimat::default();
    let mut sisa = isi;
    while let Some(buka) = sisa.find('*') {
        let dalam = &sisa[buka + 1..];
        let tepi = |huruf: Option<char>| huruf.is_none_or(|huruf| !huruf.is_alphanumeric());
        let sah = tepi(sisa[..buka].chars().next_back())
            && dalam.starts_with(|huruf: char| !huruf.is_whitespace() && huruf != '*');
        let tutup = dalam.find('*').filter(|tutup| {
            let akhir = dalam[..*tutup].chars().next_back();
            akhir.is_some_and(|huruf| !huruf.is_whitespace()) && tepi(dalam[tutup + 1..].chars().next())
        });
        match tutup.filter(|_| sah) {
            Some(tutup) => {
                hasil.tambah(Kalimat::baru(&sisa[..buka], gaya));
                hasil.tambah(Kalimat::baru(&dalam[..tutup], Gaya { miring: true, ..gaya }));
                sisa = &dalam[tutup + 1..];
            }
            None => {
                hasil.tambah(Kalimat::baru(&sisa[..=buka], gaya));
                sisa = dalam;
            }
        }
    }
    hasil.tambah(Kalimat::baru(sisa, gaya));
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_marks() {
        let semua: [&[u8]; 4] = [
            b"\xef\xbb\xbfa \xe2\x80\x93 b",
            b"\xff\xfea\0 \0\x13\x20 \0b\0",
            b"\xfe\xff\0a\0 \x20\x13\0 \0b",
            b"a \x96 b",
        ];
        for isi in semua {
            assert_eq!(sandi(isi).as_deref(), Some("a – b"));
        }
        assert_eq!(sandi(&[0; 64]), None);
    }

    #[test]
    fn marks_of_markdown_are_styles_and_other_stars_are_letters() {
        let sumber = baca("**KOMISI\nUMUM**\n\n- Mengingat : *Road Map* 2*3 *)\n| a | b |\n|---|---|\n| 1 | |\n");
        let teks: Vec<String> = sumber.baris.iter().map(|baris| baris.semua_teks()).collect();
        assert_eq!(teks, ["KOMISI", "UMUM", "Mengingat : Road Map 2*3 *)", "a | b", "1 | "]);
        assert!(sumber.baris[3].kepala && sumber.baris[2].butir && !sumber.baris[1].jeda);
        assert_eq!(sumber.baris[2].kalimat.tulis(), r"Mengingat : _Road Map_ 2\*3 \*)");
    }
}
