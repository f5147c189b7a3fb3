//! Fonts: what text the codes of a string stand for, and how wide they are.
//!
//! It takes text from `ToUnicode` alone (a code without an entry reads as
//! U+FFFD) and refuses to guess from encodings or glyph names. Widths are read
//! with code and CID taken for the same, as in `Identity-H`.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::{get, number, resolve, stream_bytes, text_of};

/// A font as the text operators need it.
pub(super) struct Font {
    /// Lengths in bytes with the codes they span, first and last.
    codespaces: Vec<(usize, u32, u32)>,
    /// Text by length and code.
    texts: HashMap<(usize, u32), String>,
    /// Widths by code, for a font size of 1.
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// The length of a code that no codespace has.
    code_len: usize,
}

/// One code of a shown string.
pub(super) struct Glyph<'a> {
    pub(super) text: &'a str,
    pub(super) width: f64,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font dictionary.
    pub(super) fn read(doc: &Document, dict: &Dictionary) -> Font {
        let composite = subtype(doc, dict) == "Type0";
        let mut font = Font {
            codespaces: Vec::new(),
            texts: HashMap::new(),
            widths: HashMap::new(),
            default_width: 0.0,
            code_len: if composite { 2 } else { 1 },
        };
        if composite {
            font.read_cid_widths(doc, descendant(doc, dict));
        } else {
            font.read_simple_widths(doc, dict);
        }
        if let Some(cmap) = get(doc, dict, "ToUnicode") {
            font.read_cmap(stream_bytes(cmap, "a ToUnicode CMap"));
        }
        font
    }

    /// Splits a shown string into its glyphs.
    pub(super) fn glyphs<'a>(&'a self, string: &[u8]) -> Vec<Glyph<'a>> {
        let mut glyphs = Vec::new();
        let mut rest = string;
        while !rest.is_empty() {
            let len = self.next_code_len(rest).min(rest.len());
            let (bytes, tail) = rest.split_at(len);
            let code = code_of(bytes);
            glyphs.push(Glyph {
                text: self.texts.get(&(len, code)).map_or("\u{FFFD}", String::as_str),
                width: self.widths.get(&code).copied().unwrap_or(self.default_width),
                is_space: bytes == b" ",
            });
            rest = tail;
        }
        glyphs
    }

    fn next_code_len(&self, bytes: &[u8]) -> usize {
        let spans = |&&(len, first, last): &&(usize, u32, u32)| {
            len <= bytes.len() && (first..=last).contains(&code_of(&bytes[..len]))
        };
        self.codespaces.iter().find(spans).map_or(self.code_len, |(len, ..)| *len)
    }

    fn read_cid_widths(&mut self, doc: &Document, dict: &Dictionary) {
        self.default_width = get(doc, dict, "DW").map_or(1.0, |width| number(width) / 1000.0);
        let Some(list) = get(doc, dict, "W").and_then(|object| object.as_array().ok()) else {
            return;
        };
        let mut items = list.iter().map(|object| resolve(doc, object));
        while let Some(first) = items.next() {
            let first = number(first) as u32;
            match items.next().expect("widths follow a CID in W") {
                Object::Array(widths) => {
                    for (cid, width) in (first..).zip(widths) {
                        self.widths.insert(cid, number(resolve(doc, width)) / 1000.0);
                    }
                }
                last => {
                    let width = number(items.next().expect("a width follows a CID range in W")) / 1000.0;
                    self.widths.extend((first..=number(last) as u32).map(|cid| (cid, width)));
                }
            }
        }
    }

    fn read_simple_widths(&mut self, doc: &Document, dict: &Dictionary) {
        let matrix = get(doc, dict, "FontMatrix").and_then(|object| object.as_array().ok());
        let scale = matrix.and_then(|matrix| matrix.first()).map_or(0.001, |a| number(resolve(doc, a)));
        let first = get(doc, dict, "FirstChar").map_or(0, |code| number(code) as u32);
        let widths = get(doc, dict, "Widths").and_then(|object| object.as_array().ok());
        for (code, width) in (first..).zip(widths.into_iter().flatten()) {
            self.widths.insert(code, number(resolve(doc, width)) * scale);
        }
    }

    /// Reads a ToUnicode CMap. Its sections have the form of content streams:
    /// operands first and then the operator, which is the `end…` of a section.
    fn read_cmap(&mut self, mut bytes: Vec<u8>) {
        // A comment at the end, as krilla has it, needs its line end.
        bytes.push(b'\n');
        let cmap =
            Content::decode_strict(&bytes).unwrap_or_else(|error| panic!("cannot parse a ToUnicode CMap: {error}"));
        for operation in cmap.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "endcodespacerange" => {
                    for [first, last] in operands.as_chunks::<2>().0 {
                        let (first, last) = (hex(first), hex(last));
                        self.codespaces.push((first.len(), code_of(first), code_of(last)));
                    }
                }
                "endbfchar" => {
                    for [code, text] in operands.as_chunks::<2>().0 {
                        let code = hex(code);
                        self.texts.insert((code.len(), code_of(code)), utf16(hex(text), 0));
                    }
                }
                "endbfrange" => {
                    for [first, last, texts] in operands.as_chunks::<3>().0 {
                        self.add_range(hex(first), hex(last), texts);
                    }
                }
                _ => {}
            }
        }
        self.codespaces.sort_unstable();
    }

    fn add_range(&mut self, first: &[u8], last: &[u8], texts: &Object) {
        for (index, code) in (code_of(first)..=code_of(last)).enumerate() {
            let text = match texts {
                Object::Array(texts) => {
                    utf16(hex(texts.get(index).expect("a bfrange array has a text for each code")), 0)
                }
                start => utf16(hex(start), index as u16),
            };
            self.texts.insert((first.len(), code), text);
        }
    }
}

/// Name and embedding of a font dictionary; `None` for anything else, and for
/// the CID font below a composite font, which counts with that.
pub(super) fn name_and_embedding(doc: &Document, dict: &Dictionary) -> Option<(String, bool)> {
    let kind = dict.has_type(b"Font").then(|| subtype(doc, dict))?;
    if kind.starts_with("CIDFont") {
        return None;
    }
    let name = get(doc, dict, "BaseFont").map_or_else(|| kind.clone(), |name| text_of(doc, name));
    let described = if kind == "Type0" { descendant(doc, dict) } else { dict };
    let descriptor = get(doc, described, "FontDescriptor").and_then(|object| object.as_dict().ok());
    let has_program = |descriptor: &Dictionary| {
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| get(doc, descriptor, key).is_some())
    };
    Some((name, kind == "Type3" || descriptor.is_some_and(has_program)))
}

fn subtype(doc: &Document, dict: &Dictionary) -> String {
    text_of(doc, get(doc, dict, "Subtype").expect("a font has a subtype"))
}

fn descendant<'a>(doc: &'a Document, dict: &'a Dictionary) -> &'a Dictionary {
    let list = get(doc, dict, "DescendantFonts").and_then(|object| object.as_array().ok());
    let font = list.and_then(|list| list.first()).expect("a Type0 font has a descendant font");
    resolve(doc, font).as_dict().expect("a descendant font is a dictionary")
}

fn hex(object: &Object) -> &[u8] {
    object.as_str().unwrap_or_else(|_| panic!("{object:?} stands in a ToUnicode CMap where a string should"))
}

fn code_of(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// UTF-16BE text with `offset` added to its last unit.
fn utf16(bytes: &[u8], offset: u16) -> String {
    let mut units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(offset);
    }
    String::from_utf16_lossy(&units)
}
