//! From a JSON pointer to line and column. Done only for findings that are reported.

use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, common::Ranged as _, parse_to_ast};

use std::ops::Range;

use crate::diag::{Kutipan, Place, Pointer};

/// Line and column, from 1, of the value that `pointer` names in `text`; of the deepest object or array on the way to it
/// that exists, if the value itself does not.
pub(super) fn position(text: &str, pointer: &Pointer) -> Option<(usize, usize)> {
    range(text, pointer).map(|range| line_and_column(text, range.start))
}

/// The line of `text` that a located place names, and the part of it that its value takes. A value of several lines takes
/// the rest of its first one.
pub(super) fn excerpt(text: &str, place: &Place) -> Option<Kutipan> {
    let (line, column) = place.position?;
    let baris = text.lines().nth(line.checked_sub(1)?)?;
    let byte = |chars: usize| baris.char_indices().nth(chars).map_or(baris.len(), |(byte, _)| byte);
    let start = byte(column.saturating_sub(1));
    let value = range(text, &place.pointer).filter(|range| line_and_column(text, range.start) == (line, column));
    let end = value.map_or_else(|| byte(column), |range| start + range.len()).min(baris.len());
    Some(Kutipan { baris: baris.to_owned(), rentang: start..end })
}

/// The bytes of the value.
fn range(text: &str, pointer: &Pointer) -> Option<Range<usize>> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok()?;
    let root = parsed.value?;
    let mut node = &root;
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

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
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
        let at = |pointer: &str| position(text, &Pointer::from_text(pointer));
        assert_eq!(at(""), Some((1, 1)));
        assert_eq!(at("/a/0"), Some((2, 9)));
        assert_eq!(at("/a/1/b~1c"), Some((3, 13)));
        assert_eq!(at("/a/1/d"), Some((3, 23)));
        assert_eq!(at("/a/1/tiada"), Some((3, 5)), "the object that should hold it");
    }
}
