//! Characters that cannot be printed.
//!
//! **What it finds**: control characters, bidirectional controls, private-use characters and noncharacters; characters
//! that no font has. **Why it is wrong**: the reader would see another text than the data holds, or a box.
//! **Example**: a line break or `你` in `tentang`. **Cure**: delete or rewrite the character.

use std::collections::BTreeSet;

use crate::{
    diag::Diagnostic,
    expand::job::{Job, Slot},
};

pub(super) fn periksa(job: &Job, terliput: &dyn Fn(char) -> bool) -> Vec<Diagnostic> {
    let mut temuan: Vec<_> = job.slot().into_iter().flat_map(|slot| satu_slot(slot, terliput)).collect();
    temuan.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    temuan.dedup();
    temuan
}

fn satu_slot(slot: &Slot, terliput: &dyn Fn(char) -> bool) -> Vec<Diagnostic> {
    let huruf: BTreeSet<char> = slot.tulisan.potongan().iter().flat_map(|potongan| potongan.teks.chars()).collect();
    let satu = |huruf: char| {
        let kode = format!("U+{:04X}", u32::from(huruf));
        let temuan = if terlarang(huruf) {
            Diagnostic::galat("aksara", format!("karakter kendali {kode} tidak dapat dicetak"))
                .cure("Hapus karakter itu; untuk paragraf baru, tulis teks kedua dalam daftar `isi`")
        } else if !terliput(huruf) {
            Diagnostic::galat("aksara", format!("karakter `{huruf}` ({kode}) tidak ada dalam huruf yang dipakai")).cure(
                "Ganti karakter itu dengan padanan Latinnya, atau tambahkan huruf yang memuatnya di templates/fonts/",
            )
        } else {
            return None;
        };
        Some(temuan.at(slot.tempat.clone()))
    };
    huruf.into_iter().filter_map(satu).collect()
}

/// Controls, bidirectional controls, line and paragraph separators, private use, noncharacters.
fn terlarang(huruf: char) -> bool {
    let kode = u32::from(huruf);
    huruf.is_control()
        || matches!(huruf, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}')
        || matches!(huruf, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(huruf, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
        || matches!(huruf, '\u{fdd0}'..='\u{fdef}')
        || kode & 0xfffe == 0xfffe
}
