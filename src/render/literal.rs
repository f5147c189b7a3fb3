//! Text as Typst literals: the one escape, and the content block of a slot.

use std::fmt::Write as _;

use super::{laman, peta, suku_kata};
use crate::model::{
    self,
    tulisan::{Asal, Potongan, Revisi},
};

/// In the ragged lines of a cell only words of this many letters or more are broken: they may be wider than the cell.
const PANJANG_DI_SEL: usize = 16;

/// A Typst string literal that evaluates to exactly `teks`.
pub(super) fn literal(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len() + 2);
    tulis(&mut hasil, teks);
    hasil
}

/// Writes the literal. Here and below all goes into one buffer: this is most of what rendering costs.
fn tulis(hasil: &mut String, teks: &str) {
    hasil.push('"');
    let mut sampai = 0;
    let khusus = |(_, huruf): &(usize, char)| matches!(huruf, '"' | '\\') || huruf.is_control();
    for (letak, huruf) in teks.char_indices().filter(khusus) {
        hasil.push_str(&teks[sampai..letak]);
        sampai = letak + huruf.len_utf8();
        let _ = match huruf {
            '"' | '\\' => write!(hasil, "\\{huruf}"),
            _ => write!(hasil, "\\u{{{:x}}}", u32::from(huruf)),
        };
    }
    hasil.push_str(&teks[sampai..]);
    hasil.push('"');
}

/// Writes the literals of one piece, with the breaks that its origin allows, and its addresses as links.
fn isi(hasil: &mut String, potongan: &Potongan) {
    let teks = potongan.teks.as_str();
    match potongan.asal {
        Asal::Nomor => teks.split_inclusive('/').for_each(|ruas| kotak(hasil, ruas)),
        Asal::GantiBaris => hasil.push_str("#ganti-baris;"),
        Asal::Karangan | Asal::KaranganSel | Asal::Baku => {
            let mut sampai = 0;
            for rentang in model::laman::cari(teks) {
                kata(hasil, &teks[sampai..rentang.start], potongan);
                tautan(hasil, &teks[rentang.clone()], potongan.asal);
                sampai = rentang.end;
            }
            kata(hasil, &teks[sampai..], potongan);
        }
    }
}

/// Writes an address in parts that stay whole in a line of text, unless they are wider than one.
fn tautan(hasil: &mut String, alamat: &str, asal: Asal) {
    hasil.push_str("#link(");
    tulis(hasil, alamat);
    hasil.push_str(")[");
    match asal {
        Asal::KaranganSel => satu(hasil, alamat),
        _ => laman::ruas(alamat).into_iter().for_each(|ruas| match ruas.len() > laman::PENDEK {
            true => satu(hasil, ruas),
            false => kotak(hasil, ruas),
        }),
    }
    hasil.push_str("];");
}

/// Writes the literal of words.
fn kata(hasil: &mut String, teks: &str, potongan: &Potongan) {
    match potongan.asal {
        _ if teks.is_empty() => {}
        // Indonesian syllables say nothing about foreign words, which stand in italics.
        Asal::Karangan | Asal::KaranganSel if potongan.gaya.miring => satu(hasil, teks),
        Asal::Karangan => satu(hasil, &suku_kata::sisipkan(teks, 0)),
        Asal::KaranganSel => satu(hasil, &suku_kata::sisipkan(teks, PANJANG_DI_SEL)),
        Asal::Baku | Asal::Nomor | Asal::GantiBaris => satu(hasil, teks),
    }
}

fn satu(hasil: &mut String, teks: &str) {
    hasil.push('#');
    tulis(hasil, teks);
    hasil.push(';');
}

fn kotak(hasil: &mut String, teks: &str) {
    hasil.push_str("#box[");
    satu(hasil, teks);
    hasil.push_str("];");
}

/// The functions of Typst's own that a piece stands in, from the outside: so each template prints them.
fn bungkus(satu: &Potongan) -> impl Iterator<Item = &'static str> + Clone {
    let revisi = match satu.revisi {
        Revisi::Tetap => None,
        Revisi::Ditambah => Some("underline"),
        Revisi::Dihapus => Some("strike"),
    };
    let gaya = [("strong", satu.gaya.tebal), ("emph", satu.gaya.miring)];
    revisi.into_iter().chain(gaya.into_iter().filter(|(_, ada)| *ada).map(|(fungsi, _)| fungsi))
}

/// The content block of a slot, between the marks that [`peta::Kerangka`] takes out again.
pub(super) fn slot(alamat: &str, potongan: &[Potongan]) -> String {
    let panjang: usize = potongan.iter().map(|satu| satu.teks.len() * 5 / 4 + 8).sum();
    let mut hasil = String::with_capacity(alamat.len() + panjang + 8);
    peta::buka(&mut hasil, alamat);
    hasil.push('[');
    for satu in potongan {
        let bungkus = bungkus(satu);
        bungkus.clone().for_each(|fungsi| {
            hasil.push('#');
            hasil.push_str(fungsi);
            hasil.push('[');
        });
        isi(&mut hasil, satu);
        bungkus.for_each(|_| hasil.push_str("];"));
    }
    hasil.push(']');
    peta::tutup(&mut hasil);
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse_code};

    fn satu_string(node: &SyntaxNode) -> Option<String> {
        if node.kind() == SyntaxKind::Str {
            return node.cast::<ast::Str>().map(|s| s.get().to_string());
        }
        node.children().find_map(satu_string)
    }

    proptest! {
        #[test]
        fn a_literal_evaluates_to_the_text_it_was_made_from(teks in any::<String>()) {
            let sumber = literal(&teks);
            let pohon = parse_code(&sumber);
            prop_assert!(pohon.errors_and_warnings().0.is_empty(), "{sumber}");
            prop_assert_eq!(satu_string(&pohon), Some(teks));
        }
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        let potongan = [Potongan::baru(
            r##"= x #panic("a") *b* _c_ `d` $e$ @f <g> [h] // i \ {{ 7*7 }}"##,
            crate::model::teks::Gaya::default(),
            Asal::Baku,
        )];
        let sumber = peta::Kerangka::urai(&slot("a", &potongan)).sumber(&Default::default()).0;
        let pohon = parse_code(&sumber);
        assert!(pohon.errors_and_warnings().0.is_empty(), "{sumber}");
        assert_eq!(satu_string(&pohon).as_deref(), Some(potongan[0].teks.as_str()));
    }
}
