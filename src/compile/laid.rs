//! Laid pages, read out for the proof: every stroke of text with its place on the page and in the source.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use typst::{
    ecow::EcoString,
    layout::{Abs, Frame, FrameItem, Point, Transform},
    syntax::{Source, Span, SyntaxKind, SyntaxNode},
    text::{Glyph, TextItem},
};
use typst_layout::PagedDocument;

use crate::render::Metadata;

/// A document as laid out, ready to be proved and exported.
#[derive(Debug, Clone)]
pub struct Laid {
    pub(super) document: PagedDocument,
    pub(super) tetap: bool,
    pub(super) metadata: Metadata,
    pub(super) main: Source,
    pub(super) letak: Arc<LetakSpan>,
}

/// Where each string literal of a source stands, by its span: found once for all layouts of the source.
pub(super) type LetakSpan = OnceLock<Vec<(u64, usize)>>;

/// A page, in points from its top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Halaman {
    /// Its width.
    pub lebar: f64,
    /// Its height.
    pub tinggi: f64,
    /// The text on it, in the order in which it was laid.
    pub goresan: Vec<Goresan>,
}

/// Neighbouring glyphs of one place in the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Goresan {
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Advance width up to the last letter: blanks at the end cover nothing.
    pub lebar: f64,
    /// Font size.
    pub ukuran: f64,
    /// The characters.
    pub teks: EcoString,
    /// Byte of the main source that the text comes from; none for text of the Typst library, such as page numbers.
    pub letak: Option<usize>,
}

impl Laid {
    /// How many pages there are.
    pub fn jumlah(&self) -> usize {
        self.document.pages().len()
    }

    /// Whether the pages are as they stay: if not, page numbers may be missing.
    pub fn tetap(&self) -> bool {
        self.tetap
    }

    /// The pages, read out.
    pub fn halaman(&self) -> Vec<Halaman> {
        let mut pembaca = Pembaca { letak: self.letak.get_or_init(|| letak_span(&self.main)), goresan: Vec::new() };
        let baca = |page: &typst_layout::Page| {
            pembaca.bingkai(&page.frame, Transform::identity());
            Halaman {
                lebar: page.frame.width().to_pt(),
                tinggi: page.frame.height().to_pt(),
                goresan: std::mem::take(&mut pembaca.goresan),
            }
        };
        self.document.pages().iter().map(baca).collect()
    }
}

/// Where each string literal of the source stands, by its span. One walk instead of a search per glyph; spans ascend in
/// the order of the source, so the list is sorted as it grows.
fn letak_span(main: &Source) -> Vec<(u64, usize)> {
    fn jalan(node: &SyntaxNode, awal: usize, letak: &mut Vec<(u64, usize)>) {
        if node.kind() == SyntaxKind::Str {
            letak.push((node.span().into_raw().get(), awal));
        }
        let mut awal = awal;
        for anak in node.children() {
            jalan(anak, awal, letak);
            awal += anak.len();
        }
    }
    let mut letak = Vec::new();
    jalan(main.root(), 0, &mut letak);
    debug_assert!(letak.is_sorted(), "spans ascend in the order of the source");
    letak
}

struct Pembaca<'a> {
    letak: &'a [(u64, usize)],
    goresan: Vec<Goresan>,
}

impl Pembaca<'_> {
    fn bingkai(&mut self, bingkai: &Frame, ubah: Transform) {
        for (titik, isi) in bingkai.items() {
            let ubah = ubah.pre_concat(Transform::translate(titik.x, titik.y));
            match isi {
                FrameItem::Group(kelompok) => self.bingkai(&kelompok.frame, ubah.pre_concat(kelompok.transform)),
                FrameItem::Text(teks) => self.teks(teks, ubah),
                _ => {}
            }
        }
    }

    /// Splits a run of glyphs where the place in the source changes. Text runs from left to right, so the characters of
    /// neighbouring glyphs are neighbours too.
    fn teks(&mut self, teks: &TextItem, ubah: Transform) {
        let mut maju = Abs::zero();
        for glyphs in teks.glyphs.chunk_by(|satu, lain| satu.span.0 == lain.span.0) {
            let (Some(pertama), Some(terakhir)) = (glyphs.first(), glyphs.last()) else { continue };
            let isi = |range: Range<usize>| teks.text.get(range).unwrap_or_default();
            let huruf = glyphs.iter().rposition(|glyph| !isi(glyph.range()).trim().is_empty()).map_or(0, |i| i + 1);
            let lebar = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.x_advance.at(teks.size)).sum::<Abs>();
            let penuh = lebar(glyphs);
            let tampak = if huruf == glyphs.len() { penuh } else { lebar(&glyphs[..huruf]) };
            let titik = Point::new(maju, Abs::zero()).transform(ubah);
            self.goresan.push(Goresan {
                x: titik.x.to_pt(),
                y: titik.y.to_pt(),
                lebar: tampak.to_pt(),
                ukuran: teks.size.to_pt(),
                teks: match pertama.range().start..terakhir.range().end {
                    // The run of a whole text, as nearly all are, shares it.
                    semua if semua == (0..teks.text.len()) => teks.text.clone(),
                    sebagian => isi(sebagian).into(),
                },
                letak: self.letak(pertama.span.0),
            });
            maju += penuh;
        }
    }

    fn letak(&self, span: Span) -> Option<usize> {
        let di = self.letak.binary_search_by_key(&span.into_raw().get(), |(span, _)| *span).ok()?;
        Some(self.letak[di].1)
    }
}
