//! Takes out of laid text the marks of places where no line ends: soft hyphens, and the zero-width spaces of addresses.
//!
//! Typst keeps each soft hyphen of the source in the text of the letter before it, also where the word was not broken,
//! and shows a hyphen of its own where it was. A reader who searches or copies would meet `me­lak­sa­na­kan`. Only the
//! shown hyphens stay.

use typst::{
    ecow::EcoVec,
    layout::{Frame, FrameItem},
    model::Document as _,
    text::TextItem,
};
use typst_layout::{Page, PagedDocument};

/// The soft hyphen.
const LUNAK: char = '\u{ad}';
/// The zero-width space: nothing is shown for it anywhere.
const TANPA_LEBAR: char = '\u{200b}';

fn tanda(huruf: char) -> bool {
    matches!(huruf, LUNAK | TANPA_LEBAR)
}

pub(super) fn bersihkan(document: &PagedDocument) -> PagedDocument {
    let mut pages: EcoVec<Page> = document.pages().iter().cloned().collect();
    for page in pages.make_mut() {
        bingkai(&mut page.frame);
    }
    PagedDocument::new(pages, document.info().clone())
}

/// Frames are shared with Typst's caches: only those that change are copied.
fn bingkai(frame: &mut Frame) {
    if !memuat(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => bingkai(&mut group.frame),
            FrameItem::Text(text) if text.text.contains(tanda) => teks(text),
            _ => {}
        }
        true
    });
}

fn memuat(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => memuat(&group.frame),
        FrameItem::Text(text) => text.text.contains(tanda),
        _ => false,
    })
}

/// A glyph that stands for more than a soft hyphen loses it; a shown hyphen, which stands for nothing else, keeps it.
fn teks(item: &mut TextItem) {
    let lama = item.text.clone();
    let mut baru = typst::ecow::EcoString::new();
    let mut sebelum: Option<(std::ops::Range<u16>, std::ops::Range<u16>)> = None;
    for glyph in &mut item.glyphs {
        if let Some((dari, menjadi)) = sebelum.clone()
            && dari == glyph.range
        {
            glyph.range = menjadi;
            continue;
        }
        let gugus = &lama[glyph.range()];
        let awal = baru.len();
        match gugus.chars().all(|huruf| huruf == LUNAK) {
            true => baru.push_str(gugus),
            false => baru.extend(gugus.chars().filter(|huruf| !tanda(*huruf))),
        }
        // Shorter than before, so it fits into what the old range fitted into.
        let pendek = |letak: usize| u16::try_from(letak).unwrap_or(u16::MAX);
        let menjadi = pendek(awal)..pendek(baru.len());
        sebelum = Some((glyph.range.clone(), menjadi.clone()));
        glyph.range = menjadi;
    }
    item.text = baru;
}
