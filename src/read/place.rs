//! From a JSON pointer to line and column. Done only for findings that are reported.

use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, common::Ranged as _, parse_to_ast};

use crate::diag::Pointer;

/// Line and column, from 1, of the value that `pointer` names in `text`; of the deepest object or array on the way to it
/// that exists, if the value itself does not.
pub(super) fn position(text: &str, pointer: &Pointer) -> Option<(usize, usize)> {
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
    Some(line_and_column(text, node.start()))
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
        let at = |pointer: &str| position(text, &Pointer::from_text(pointer));
        assert_eq!(at(""), Some((1, 1)));
        assert_eq!(at("/a/0"), Some((2, 9)));
        assert_eq!(at("/a/1/b~1c"), Some((3, 13)));
        assert_eq!(at("/a/1/d"), Some((3, 23)));
        assert_eq!(at("/a/1/tiada"), Some((3, 5)), "the object that should hold it");
    }
}
