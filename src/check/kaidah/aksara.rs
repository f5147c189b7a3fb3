//! Characters that cannot be printed.
//!
//! **What it finds**: control characters, bidirectional controls, private-use characters and noncharacters; letters that run
//! from right to left; characters that no font has. **Why it is wrong**: the reader would see another text than the data holds, or a box.
//! **Example**: a line break or `你` in `tentang`. **Cure**: delete or rewrite the character.

use std::collections::BTreeMap;

use crate::{diag::Diagnostic, expand::job::Job};

pub(in crate::check) fn periksa(job: &Job, terliput: &dyn Fn(char) -> bool) -> Vec<Diagnostic> {
    // Nearly all characters are ASCII: these are asked for once per job, not once per letter.
    let aman: Vec<bool> = (0..128_u8).map(|kode| satu_huruf(kode.into(), terliput).is_none()).collect();
    let mut dikenal: BTreeMap<char, Option<Diagnostic>> = BTreeMap::new();
    let mut temuan = Vec::new();
    for slot in job.slot() {
        let huruf = slot.tulisan.potongan().iter().flat_map(|potongan| potongan.teks.chars());
        for huruf in huruf.filter(|huruf| !aman.get(*huruf as usize).copied().unwrap_or(false)) {
            let satu = dikenal.entry(huruf).or_insert_with(|| satu_huruf(huruf, terliput));
            temuan.extend(satu.as_ref().map(|satu| satu.clone().at(slot.tempat.clone())));
        }
    }
    // What is read aloud needs no glyph.
    for (tempat, alt) in &job.alt {
        let tercela = alt.chars().filter_map(|huruf| satu_huruf(huruf, &|_| true));
        temuan.extend(tercela.map(|satu| satu.at(tempat.clone())));
    }
    temuan.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    temuan.dedup();
    temuan
}

fn satu_huruf(huruf: char, terliput: &dyn Fn(char) -> bool) -> Option<Diagnostic> {
    let kode = format!("U+{:04X}", u32::from(huruf));
    if terlarang(huruf) {
        return Some(
            Diagnostic::galat("aksara", format!("karakter kendali {kode} tidak dapat dicetak"))
                .cure("Hapus karakter itu; untuk paragraf baru, tulis teks kedua dalam daftar `isi`"),
        );
    }
    if kanan_ke_kiri(huruf) {
        let pesan = format!("karakter {kode} dari tulisan kanan ke kiri tidak dapat dicetak");
        return Some(Diagnostic::galat("aksara", pesan).cure("Tulis kata itu dengan huruf Latin"));
    }
    (!terliput(huruf)).then(|| {
        Diagnostic::galat("aksara", format!("karakter `{huruf}` ({kode}) tidak ada dalam huruf yang dipakai"))
            .cure("Ganti karakter itu dengan padanan Latinnya, atau tambahkan huruf yang memuatnya di templates/fonts/")
    })
}

/// Letters that run from right to left (Unicode bidirectional classes R and AL, by block): decrees are written in Latin
/// letters, and the proof reads lines from left to right.
fn kanan_ke_kiri(huruf: char) -> bool {
    matches!(huruf, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        || matches!(huruf, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
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
