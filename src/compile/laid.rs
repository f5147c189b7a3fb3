//! Laid pages, read out for the proof: every stroke of text with its place on the page and in the source.

use std::collections::BTreeMap;

use typst::{
    layout::{Abs, Frame, FrameItem, Point, Transform},
    syntax::{Source, Span, SpanKind},
    text::TextItem,
};
use typst_layout::PagedDocument;

use crate::render::Metadata;

/// A document as laid out, ready to be proved and exported.
#[derive(Debug)]
pub struct Laid {
    pub(super) document: PagedDocument,
    pub(super) metadata: Metadata,
    pub(super) main: Source,
}

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
    /// Advance width.
    pub lebar: f64,
    /// Font size.
    pub ukuran: f64,
    /// The characters.
    pub teks: String,
    /// Byte of the main source that the text comes from; none for text of the Typst library, such as page numbers.
    pub letak: Option<usize>,
}

impl Laid {
    /// The pages, read out.
    pub fn halaman(&self) -> Vec<Halaman> {
        let mut pembaca = Pembaca { main: &self.main, letak: BTreeMap::new(), goresan: Vec::new() };
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

struct Pembaca<'a> {
    main: &'a Source,
    letak: BTreeMap<u64, Option<usize>>,
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

    fn teks(&mut self, teks: &TextItem, ubah: Transform) {
        let mut maju = Abs::zero();
        let mut berikut: Option<(u64, usize)> = None;
        for glyph in &teks.glyphs {
            let lebar = glyph.x_advance.at(teks.size);
            let titik = Point::new(maju, Abs::zero()).transform(ubah);
            let span = glyph.span.0;
            let gugus = glyph.range();
            let kunci = (span.into_raw().get(), gugus.start);
            // A second glyph of one cluster carries no characters of its own.
            let huruf = if berikut == Some(kunci) { "" } else { &teks.text[gugus.clone()] };
            berikut = Some(kunci);
            let letak = self.letak(span);
            match self.goresan.last_mut() {
                Some(akhir) if maju > Abs::zero() && akhir.letak == letak && akhir.y == titik.y.to_pt() => {
                    akhir.teks.push_str(huruf);
                    akhir.lebar += lebar.to_pt();
                }
                _ => self.goresan.push(Goresan {
                    x: titik.x.to_pt(),
                    y: titik.y.to_pt(),
                    lebar: lebar.to_pt(),
                    ukuran: teks.size.to_pt(),
                    teks: huruf.to_owned(),
                    letak,
                }),
            }
            maju += lebar;
        }
    }

    /// The byte of the main source that a span starts at.
    fn letak(&mut self, span: Span) -> Option<usize> {
        let main = self.main;
        let cari = || match span.get() {
            SpanKind::Number { id, num } if id == main.id() => main.range(num, None).map(|rentang| rentang.start),
            _ => None,
        };
        *self.letak.entry(span.into_raw().get()).or_insert_with(cari)
    }
}
