//! Reads finished PDFs back, so that tests can look at what a reader gets:
//! metadata, fonts, links, the structure tree and the text in reading order.
//!
//! It is made for tagged PDFs as Typst writes them and refuses the rest: it
//! panics, saying why, on a broken file, on encryption, on content that the
//! structure tree names but no page has, and on `structure` or `text` of an
//! untagged file. It does not judge PDF/A or PDF/UA conformance, it does not
//! render, and it knows no right-to-left or vertical writing.
//!
//! # What Typst 0.15 leaves of a line end
//!
//! Each line (and each change of font in it) is a marked-content sequence of
//! its own. What stood in the source at the line end comes out like this:
//!
//! * A space is kept, as a glyph without advance whose `ToUnicode` is a space.
//! * A break at a soft hyphen, or by automatic hyphenation, shows a hyphen
//!   glyph that reads as U+00AD, through `ToUnicode` or `ActualText`. A hard
//!   hyphen reads as U+002D. So the two can be told apart.
//! * Every soft hyphen of the source, broken at or not, is kept as well, in the
//!   cluster of the letter before it: that glyph reads as `"e\u{AD}"`. So a line
//!   broken at a soft hyphen ends in two U+00AD, and one broken by automatic
//!   hyphenation in one. U+200B is kept in the same way. As a glyph has but one
//!   entry in `ToUnicode`, its other readings are `ActualText` spans.
//! * A forced line break (`\`, `linebreak()`, a newline in a string) leaves
//!   nothing at all.
//!
//! [`Pdf::text`] and [`Node::text`] therefore drop U+00AD, U+200B and U+2060,
//! make one space of any white space, and put a space where a new line begins
//! without any of these having ended the last one, for that was a forced break.
//! Not after a hyphen, a dash or a slash, and not within a URL, as Typst breaks
//! there of itself: a forced break at such a place is the one thing the PDF
//! does not tell, and there the lines come out joined. Likewise a visible gap
//! within a line (`#h(1em)`, a box wider than its text) reads as a space.
//! [`normalise`] helps to compare two texts without caring for any of this.

#![allow(dead_code, unused_imports, reason = "test support: not every reader is needed by some test at all times")]

mod content;
mod fonts;
mod operators;
mod structure;
mod text;
mod tree;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

pub use structure::{Child, Node};

use content::{Contents, Join};

/// Millimetres in a PDF point.
const MM_PER_POINT: f64 = 25.4 / 72.0;

/// A PDF in memory, read only.
pub struct Pdf {
    doc: Document,
    pages: Vec<ObjectId>,
    contents: OnceCell<Contents>,
}

impl Pdf {
    /// Parses the file; panics if that fails or if it is encrypted.
    pub fn read(bytes: &[u8]) -> Pdf {
        // Otherwise lopdf mends what it can of a damaged file.
        let strict = LoadOptions { strict: true, ..LoadOptions::default() };
        let doc = Document::load_mem_with_options(bytes, strict)
            .unwrap_or_else(|error| panic!("cannot parse the PDF ({} bytes): {error}", bytes.len()));
        assert!(!doc.is_encrypted() && !doc.was_encrypted(), "the PDF is encrypted");
        let pages = doc.page_iter().collect();
        Pdf { doc, pages, contents: OnceCell::new() }
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Width and height of a page (counted from 0) as a reader shows it: its
    /// `MediaBox`, turned by its `Rotate`.
    pub fn page_size_mm(&self, page: usize) -> (f64, f64) {
        let dict = self.page(page);
        let numbers: Vec<f64> = inherited(&self.doc, dict, "MediaBox")
            .and_then(|object| object.as_array().ok())
            .unwrap_or_else(|| panic!("page {page} has no MediaBox"))
            .iter()
            .map(|object| number(resolve(&self.doc, object)))
            .collect();
        let [left, bottom, right, top] = numbers[..] else {
            panic!("the MediaBox of page {page} has {} numbers, not 4", numbers.len());
        };
        let (width, height) = ((right - left).abs() * MM_PER_POINT, (top - bottom).abs() * MM_PER_POINT);
        let rotate = inherited(&self.doc, dict, "Rotate").map_or(0.0, number);
        if (rotate / 90.0).round() as i64 % 2 == 0 { (width, height) } else { (height, width) }
    }

    /// An entry of the document information dictionary, such as `Title`.
    pub fn info(&self, key: &str) -> Option<String> {
        let info = get(&self.doc, &self.doc.trailer, "Info")?;
        let info = info.as_dict().expect("Info is a dictionary");
        get(&self.doc, info, key).map(|object| text_of(&self.doc, object))
    }

    /// The language of the document, from the catalog.
    pub fn language(&self) -> Option<String> {
        get(&self.doc, self.catalog(), "Lang").map(|object| text_of(&self.doc, object))
    }

    /// The XMP packet of the document; empty if there is none.
    pub fn xmp(&self) -> String {
        let Some(metadata) = get(&self.doc, self.catalog(), "Metadata") else {
            return String::new();
        };
        let bytes = stream_bytes(metadata, "the XMP metadata");
        String::from_utf8(bytes).expect("XMP is written as UTF-8")
    }

    /// The first part of the file identifier in the trailer.
    pub fn file_id(&self) -> Option<Vec<u8>> {
        let parts = get(&self.doc, &self.doc.trailer, "ID")?.as_array().ok()?;
        Some(resolve(&self.doc, parts.first()?).as_str().expect("a file ID is a string").to_vec())
    }

    /// The bookmarks with their depth (from 0), in order.
    pub fn outline(&self) -> Vec<(usize, String)> {
        let mut entries = Vec::new();
        if let Some(root) = get(&self.doc, self.catalog(), "Outlines") {
            self.outline_below(root, 0, &mut entries);
        }
        entries
    }

    fn outline_below(&self, parent: &Object, depth: usize, entries: &mut Vec<(usize, String)>) {
        let parent = parent.as_dict().expect("an outline item is a dictionary");
        let mut next = get(&self.doc, parent, "First");
        while let Some(item) = next {
            let dict = item.as_dict().expect("an outline item is a dictionary");
            let title = get(&self.doc, dict, "Title").expect("an outline item has a title");
            entries.push((depth, text_of(&self.doc, title)));
            assert!(entries.len() <= self.doc.objects.len(), "the outline goes in a circle");
            self.outline_below(item, depth + 1, entries);
            next = get(&self.doc, dict, "Next");
        }
    }

    /// The targets of the links to URIs, by page and within it as written. One
    /// link has one target on each page that it is on.
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for page in 0..self.page_count() {
            let annotations = get(&self.doc, self.page(page), "Annots");
            for annotation in annotations.and_then(|object| object.as_array().ok()).into_iter().flatten() {
                let annotation = resolve(&self.doc, annotation).as_dict().expect("an annotation is a dictionary");
                let action = get(&self.doc, annotation, "A").and_then(|object| object.as_dict().ok());
                let uri = action.and_then(|action| get(&self.doc, action, "URI"));
                links.extend(uri.map(|uri| text_of(&self.doc, uri)));
            }
        }
        links
    }

    /// Every font with its PostScript name (subset prefix and all) and whether
    /// the file has its program; sorted, each once.
    pub fn fonts(&self) -> Vec<(String, bool)> {
        let fonts = self.doc.objects.values().filter_map(|object| object.as_dict().ok());
        let names: BTreeSet<_> = fonts.filter_map(|dict| fonts::name_and_embedding(&self.doc, dict)).collect();
        names.into_iter().collect()
    }

    /// The structure tree. Its root has the tag `StructTreeRoot`.
    pub fn structure(&self) -> Node {
        let root = get(&self.doc, self.catalog(), "StructTreeRoot")
            .and_then(|object| object.as_dict().ok())
            .expect("the PDF is not tagged: its catalog has no StructTreeRoot");
        tree::read(&self.doc, &self.pages, self.contents(), root)
    }

    /// The text in the order of the structure tree, so without artifacts such
    /// as page numbers: see [`Node::text`].
    pub fn text(&self) -> String {
        self.structure().text()
    }

    /// The text of a page (counted from 0) in the order in which it is painted,
    /// artifacts included. Here each printed line is a line, what stands apart
    /// in it is parted by a space, and U+00AD, U+200B and U+2060 are kept.
    pub fn page_text(&self, page: usize) -> String {
        self.page(page);
        let mut text = String::new();
        let mut last: Option<&content::Run> = None;
        for run in self.contents().runs.iter().filter(|run| run.page == page) {
            match last.map(|last| last.join(run)) {
                Some(Join::Line | Join::Back) => {
                    text.truncate(text.trim_end_matches(' ').len());
                    text.push('\n');
                }
                Some(Join::Gap) if !text.ends_with(' ') => text.push(' '),
                _ => {}
            }
            text.push_str(&run.text);
            last = Some(run);
        }
        text
    }

    fn catalog(&self) -> &Dictionary {
        self.doc.catalog().expect("the PDF has a catalog")
    }

    fn page(&self, page: usize) -> &Dictionary {
        let id = self.pages.get(page);
        let id =
            id.unwrap_or_else(|| panic!("there is no page {page}: the PDF has {}, counted from 0", self.pages.len()));
        self.doc.get_dictionary(*id).expect("a page is a dictionary")
    }

    fn contents(&self) -> &Contents {
        self.contents.get_or_init(|| Contents::read(&self.doc, &self.pages))
    }
}

/// The text without white space, U+00AD, U+200B and U+2060: what is left is the
/// same however the lines of a text were broken. Composed and decomposed
/// letters stay as they are.
pub fn normalise(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_break_mark(*c)).collect()
}

/// Whether the character only tells where a word may break, or may not. (Typst
/// itself puts U+2060 in tables of contents.)
fn is_break_mark(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

/// Follows a reference.
fn resolve<'a>(doc: &'a Document, object: &'a Object) -> &'a Object {
    match doc.dereference(object) {
        Ok((_, object)) => object,
        Err(error) => panic!("{object:?} points nowhere: {error}"),
    }
}

/// The value of a key with references followed; `None` for null too.
fn get<'a>(doc: &'a Document, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
    let object = resolve(doc, dict.get(key.as_bytes()).ok()?);
    (!object.is_null()).then_some(object)
}

/// A page attribute that may stand on a node above the page.
fn inherited<'a>(doc: &'a Document, page: &'a Dictionary, key: &str) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..64 {
        if let Some(found) = get(doc, node, key) {
            return Some(found);
        }
        node = get(doc, node, "Parent")?.as_dict().ok()?;
    }
    panic!("the page tree is deeper than 64 levels, or goes in a circle");
}

/// A number, whole or real.
fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        other => panic!("{other:?} stands where a number should"),
    }
}

/// A text string (UTF-16BE, UTF-8 or PDFDocEncoding), or a name as text.
fn text_of(doc: &Document, object: &Object) -> String {
    let object = resolve(doc, object);
    match object {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        _ => lopdf::decode_text_string(object).unwrap_or_else(|error| panic!("{object:?} is no text string: {error}")),
    }
}

/// The decoded bytes of a stream; `what` names it in the panic message.
fn stream_bytes(object: &Object, what: &str) -> Vec<u8> {
    let stream = object.as_stream().unwrap_or_else(|_| panic!("{what} should be a stream"));
    stream.get_plain_content().unwrap_or_else(|error| panic!("cannot decode {what}: {error}"))
}
