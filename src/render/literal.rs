//! Text as Typst literals: the one escape, and the content block of a slot.

use std::fmt::Write as _;

use super::{laman, peta, suku_kata};
use crate::model::{
    self,
    tulisan::{Asal, Potongan},
};

/// In the ragged lines of a cell only words of this many letters or more are broken: they may be wider than the cell.
const PANJANG_DI_SEL: usize = 16;

/// A Typst string literal that evaluates to exactly `teks`.
pub(super) fn literal(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len() + 2);
    hasil.push('"');
    for huruf in teks.chars() {
        match huruf {
            '"' => hasil.push_str("\\\""),
            '\\' => hasil.push_str("\\\\"),
            _ if huruf.is_control() => {
                let _ = write!(hasil, "\\u{{{:x}}}", u32::from(huruf));
            }
            _ => hasil.push(huruf),
        }
    }
    hasil.push('"');
    hasil
}

/// The literals of one piece, with the breaks that its origin allows, and its addresses as links.
fn isi(potongan: &Potongan) -> String {
    let teks = potongan.teks.as_str();
    match potongan.asal {
        Asal::Nomor => teks.split_inclusive('/').map(|ruas| format!("#box[{}];", satu(ruas))).collect(),
        Asal::GantiBaris => "#ganti-baris;".to_owned(),
        Asal::Karangan | Asal::KaranganSel | Asal::Baku => {
            let (mut hasil, mut sampai) = (String::new(), 0);
            for rentang in model::laman::cari(teks) {
                hasil += &kata(&teks[sampai..rentang.start], potongan);
                let alamat = &teks[rentang.clone()];
                let _ = write!(hasil, "#link({})[{}];", literal(alamat), tautan(alamat, potongan.asal));
                sampai = rentang.end;
            }
            hasil + &kata(&teks[sampai..], potongan)
        }
    }
}

/// An address in parts that stay whole in a line of text, unless they are wider than one.
fn tautan(alamat: &str, asal: Asal) -> String {
    let satu_ruas = |ruas: &str| match ruas.len() > laman::PENDEK {
        true => satu(ruas),
        false => format!("#box[{}];", satu(ruas)),
    };
    match asal {
        Asal::KaranganSel => satu(alamat),
        _ => laman::ruas(alamat).into_iter().map(satu_ruas).collect(),
    }
}

/// The literal of words.
fn kata(teks: &str, potongan: &Potongan) -> String {
    match potongan.asal {
        _ if teks.is_empty() => String::new(),
        // Indonesian syllables say nothing about foreign words, which stand in italics.
        Asal::Karangan | Asal::KaranganSel if potongan.gaya.miring => satu(teks),
        Asal::Karangan => satu(&suku_kata::sisipkan(teks, 0)),
        Asal::KaranganSel => satu(&suku_kata::sisipkan(teks, PANJANG_DI_SEL)),
        Asal::Baku | Asal::Nomor | Asal::GantiBaris => satu(teks),
    }
}

fn satu(teks: &str) -> String {
    format!("#{};", literal(teks))
}

/// The content block of a slot, between the marks that [`peta::Kerangka`] takes out again.
pub(super) fn slot(alamat: &str, potongan: &[Potongan]) -> String {
    let mut hasil = String::new();
    peta::buka(&mut hasil, alamat);
    hasil.push('[');
    for satu in potongan {
        let isi = isi(satu);
        let _ = match (satu.gaya.miring, satu.gaya.tebal) {
            (false, false) => write!(hasil, "{isi}"),
            (true, false) => write!(hasil, "#emph[{isi}];"),
            (false, true) => write!(hasil, "#strong[{isi}];"),
            (true, true) => write!(hasil, "#strong[#emph[{isi}];];"),
        };
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
        let potongan = [Potongan {
            teks: r##"= x #panic("a") *b* _c_ `d` $e$ @f <g> [h] // i \ {{ 7*7 }}"##.into(),
            gaya: crate::model::teks::Gaya::default(),
            asal: Asal::Baku,
        }];
        let sumber = peta::Kerangka::urai(&slot("a", &potongan)).sumber(&Default::default()).0;
        let pohon = parse_code(&sumber);
        assert!(pohon.errors_and_warnings().0.is_empty(), "{sumber}");
        assert_eq!(satu_string(&pohon).as_deref(), Some(potongan[0].teks.as_str()));
    }
}
