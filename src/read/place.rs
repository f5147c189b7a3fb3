//! From a JSON pointer to line and column. Done only for findings that are reported.

use std::ops::Range;

use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, common::Ranged as _, parse_to_ast};

use crate::diag::{Kutipan, Place, Pointer, Sorot};

/// A text, and its values if it is JSON; parsed once for all findings in it.
pub(super) struct Terurai<'a> {
    text: &'a str,
    root: Option<Value<'a>>,
}

impl<'a> Terurai<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self { text, root: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// Line and column, from 1, of the value that `pointer` names; of the deepest object or array on the way to it that
    /// exists, if the value itself does not.
    pub(super) fn position(&self, pointer: &Pointer) -> Option<(usize, usize)> {
        self.range(pointer).map(|range| line_and_column(self.text, range.start))
    }

    /// The bytes of the words that a finding is about within the text that `pointer` names; nothing where they cannot be told
    /// from others, or come from elsewhere: from a fact, a register, a mark of italics in their midst.
    pub(super) fn words(&self, pointer: &Pointer, sorot: &Sorot) -> Option<Range<usize>> {
        let range = self.range(pointer)?;
        let quoted = serde_json::to_string(&sorot.kata).ok()?;
        let words = quoted.trim_start_matches('"').trim_end_matches('"');
        let raw = &self.text[range.clone()];
        let mut found = raw.match_indices(words).map(|(offset, _)| range.start + offset);
        let start = (!words.is_empty() && found.clone().count() == sorot.dari).then(|| found.nth(sorot.ke))??;
        Some(start..start + words.len())
    }

    /// Line and column, from 1, of the words, or else of the value.
    pub(super) fn position_of(&self, pointer: &Pointer, sorot: Option<&Sorot>) -> Option<(usize, usize)> {
        let words = sorot.and_then(|sorot| self.words(pointer, sorot));
        words.map(|range| line_and_column(self.text, range.start)).or_else(|| self.position(pointer))
    }

    /// The line that a located place names, and the part of it that its value takes, or the words of it that are meant. A value
    /// of several lines takes the rest of its first one.
    pub(super) fn excerpt(&self, place: &Place, sorot: Option<&Sorot>) -> Option<Kutipan> {
        let (line, column) = place.position?;
        let baris = self.text.lines().nth(line.checked_sub(1)?)?;
        let byte = |chars: usize| baris.char_indices().nth(chars).map_or(baris.len(), |(byte, _)| byte);
        let start = byte(column.saturating_sub(1));
        let here = |range: &Range<usize>| line_and_column(self.text, range.start) == (line, column);
        let words = sorot.and_then(|sorot| self.words(&place.pointer, sorot)).filter(here);
        let value = words.or_else(|| self.range(&place.pointer).filter(here));
        let end = value.map_or_else(|| byte(column), |range| start + range.len()).min(baris.len());
        Some(Kutipan { baris: baris.to_owned(), rentang: start..end })
    }

    /// The bytes of the value.
    fn range(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let mut node = self.root.as_ref()?;
        for segment in pointer.segments() {
            let next = match node {
                Value::Object(object) => object.get(&segment).map(|property| &property.value),
                Value::Array(array) => segment.parse().ok().and_then(|index: usize| array.elements.get(index)),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        Some(node.start()..node.end())
    }
}

/// Line and column, from 1, of a byte of `text`.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_found_at_its_line_and_column() {
        let text = "{\n  \"a\": [1,\n    {\"b/c\": \"é\", \"d\": 2}]\n}";
        let terurai = Terurai::new(text);
        let at = |pointer: &str| terurai.position(&Pointer::from_text(pointer));
        assert_eq!(at(""), Some((1, 1)));
        assert_eq!(at("/a/0"), Some((2, 9)));
        assert_eq!(at("/a/1/b~1c"), Some((3, 13)));
        assert_eq!(at("/a/1/d"), Some((3, 23)));
        assert_eq!(at("/a/1/tiada"), Some((3, 5)), "the object that should hold it");
    }

    #[test]
    fn a_value_of_several_lines_is_marked_to_the_end_of_its_first_one() {
        let text = "{\n  \"é\": [1,\r\n    2]\n}";
        let marked = |pointer: &str, position| {
            let place = Place { position: Some(position), ..Place::new("a.json", Pointer::from_text(pointer)) };
            Terurai::new(text).excerpt(&place, None).map(|kutipan| kutipan.baris[kutipan.rentang].to_owned())
        };
        assert_eq!(marked("/é", (2, 8)).as_deref(), Some("[1,"));
        assert_eq!(marked("/é/1", (3, 5)).as_deref(), Some("2"));
        assert_eq!(marked("", (2, 9)).as_deref(), Some("1"), "a place that is no value: one character");
        assert_eq!(marked("", (9, 1)), None);
    }

    #[test]
    fn words_are_found_within_their_text_or_not_at_all() {
        let text = "{\"a\": \"pada pada \\\"SOP\\\" {{ pada }}\", \"b\": \"satu\"}";
        let terurai = Terurai::new(text);
        let at = |kata: &str, ke, dari| {
            let sorot = Sorot { kata: kata.into(), ke, dari, ganti: None };
            terurai.position_of(&Pointer::from_text("/a"), Some(&sorot))
        };
        assert_eq!(at("\"SOP\"", 0, 1), Some((1, 18)), "as JSON writes it");
        assert_eq!(at("pada pada", 0, 1), Some((1, 8)));
        assert_eq!(at("pada", 1, 3), Some((1, 13)));
        assert_eq!(at("pada", 1, 2), Some((1, 7)), "one of them comes from elsewhere: the whole value");
        assert_eq!(at("tiada", 0, 1), Some((1, 7)));
    }
}
