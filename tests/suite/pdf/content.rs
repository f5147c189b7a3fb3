//! What the pages show: runs of text, where they stand, and whose they are.
//!
//! How two runs stand to each other is judged by position alone; what that
//! means for words and blocks is left to the callers.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, ObjectId};

use super::inherited;
use super::operators::Reader;

/// Marked content as the structure tree names it: the page or form XObject
/// whose stream it is in, and its MCID there.
pub(super) type Owner = (ObjectId, i64);

/// A gap of this many font sizes parts two words.
const WORD_GAP: f64 = 0.2;
/// A step up or down of this many font sizes is a new line; less is a
/// superscript or subscript.
const LINE_STEP: f64 = 0.7;

/// Text shown in one go: by one operator, or under one `ActualText`.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) owner: Option<Owner>,
    /// Where it starts and ends on the page, on the baseline.
    pub(super) start: [f64; 2],
    pub(super) end: [f64; 2],
    /// The way the line goes, of length 1.
    pub(super) direction: [f64; 2],
    /// The font size on the page.
    pub(super) size: f64,
}

/// How one run follows another.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Join {
    /// On the same line, without a gap.
    Glued,
    /// On the same line, after a gap.
    Gap,
    /// On the same line, further back.
    Back,
    /// On another line.
    Line,
}

impl Run {
    /// How `next` stands to this run on the page.
    pub(super) fn join(&self, next: &Run) -> Join {
        let step = [next.start[0] - self.end[0], next.start[1] - self.end[1]];
        let along = step[0] * self.direction[0] + step[1] * self.direction[1];
        let across = step[1] * self.direction[0] - step[0] * self.direction[1];
        let turned = self.direction[0] * next.direction[0] + self.direction[1] * next.direction[1] < 0.99;
        let size = self.size.max(next.size);
        if self.page != next.page || turned || across.abs() > LINE_STEP * size {
            Join::Line
        } else if along > WORD_GAP * size {
            Join::Gap
        } else if along < -size {
            Join::Back
        } else {
            Join::Glued
        }
    }
}

/// What the pages show.
#[derive(Default)]
pub(super) struct Contents {
    /// All text, page by page, as painted.
    pub(super) runs: Vec<Run>,
    /// All marked content with an MCID, that without text too.
    pub(super) owners: HashSet<Owner>,
}

impl Contents {
    /// Reads the content streams of all pages.
    pub(super) fn read(doc: &Document, pages: &[ObjectId]) -> Contents {
        let mut contents = Contents::default();
        let mut fonts = HashMap::new();
        for (page, &id) in pages.iter().enumerate() {
            let dict = doc.get_dictionary(id).expect("a page is a dictionary");
            let empty = Dictionary::new();
            let resources = inherited(doc, dict, "Resources").and_then(|object| object.as_dict().ok());
            Reader::new(doc, page, &mut contents, &mut fonts).page(id, resources.unwrap_or(&empty));
        }
        contents
    }
}
