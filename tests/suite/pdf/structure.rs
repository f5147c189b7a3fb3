//! The structure tree in memory: its elements, and what they say in text.
//! Nothing here knows of PDF objects, nor can it fail.

use std::collections::BTreeMap;

use super::text::{Lines, one_line};

/// The attributes that [`Node::outline`] shows: those that mean something to
/// assistive technology and do not hang on measures.
const SHOWN: [&str; 10] = [
    "Role",
    "Lang",
    "Alt",
    "ActualText",
    "ListNumbering",
    "Scope",
    "RowSpan",
    "ColSpan",
    "Placement",
    "TextDecorationType",
];

/// So many characters of a text are shown in [`Node::outline`].
const SHOWN_CHARS: usize = 40;

/// Tags of elements that stand on lines of their own.
const BLOCKS: &str = "StructTreeRoot Document Part Art Sect Div BlockQuote Caption TOC TOCI Index \
    P H H1 H2 H3 H4 H5 H6 L LI LBody Table THead TBody TFoot TR TH TD Note";

/// An element of the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The standard tag, after the role map.
    pub tag: String,
    /// The attributes as text, those of the element itself (`Alt`, `ActualText`,
    /// `Lang`, …) and those of its attribute objects (`Scope`, `RowSpan`,
    /// `ListNumbering`, …). `Role` is the tag before the role map, if other.
    pub attributes: BTreeMap<String, String>,
    /// Elements and text in order. Texts are never side by side.
    pub children: Vec<Child>,
    /// The page (from 0) where the content of the element itself starts.
    pub page: Option<usize>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Child {
    /// An element.
    Node(Node),
    /// Text as in the PDF, with U+00AD and U+200B, and with a space for each
    /// forced line break and visible gap.
    Text(String),
}

impl Node {
    /// All text below, in order: white space runs and forced line breaks as one
    /// space, U+00AD, U+200B and U+2060 dropped, `ActualText` in place of what it
    /// stands for. Block-level elements are on lines of their own, without
    /// empty lines; only the label of a list item or note is on one line with
    /// what it labels. A note parts the paragraph that it stands in.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        self.write_text(&mut lines, "");
        lines.finish()
    }

    fn write_text(&self, lines: &mut Lines, parent: &str) {
        let block = self.is_block();
        if block {
            lines.open_block();
        }
        if let Some(actual) = self.attributes.get("ActualText") {
            lines.push(actual);
        } else {
            for child in &self.children {
                match child {
                    Child::Node(node) => node.write_text(lines, &self.tag),
                    Child::Text(text) => lines.push(text),
                }
            }
        }
        if block {
            lines.close_block();
        } else if self.tag == "Lbl" && matches!(parent, "LI" | "TOCI" | "Note") {
            lines.close_label();
        }
    }

    /// Whether it stands on lines of its own: by its tag or its `Placement`.
    pub(super) fn is_block(&self) -> bool {
        let placement = self.attributes.get("Placement");
        BLOCKS.split(' ').any(|tag| tag == self.tag) || placement.is_some_and(|value| value == "Block")
    }

    /// This element and all below with this tag, or with this `Role`, in order.
    pub fn find_all(&self, tag: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        self.find_into(tag, &mut found);
        found
    }

    fn find_into<'a>(&'a self, tag: &str, found: &mut Vec<&'a Node>) {
        if self.tag == tag || self.attributes.get("Role").is_some_and(|role| role == tag) {
            found.push(self);
        }
        for child in &self.children {
            if let Child::Node(node) = child {
                node.find_into(tag, found);
            }
        }
    }

    /// The tree as indented lines: an element with its main attributes, and the
    /// start of its text. Text beside elements has lines of its own.
    pub fn outline(&self) -> String {
        let mut lines = String::new();
        self.write_outline(0, &mut lines);
        lines
    }

    fn write_outline(&self, depth: usize, lines: &mut String) {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&self.tag);
        let shown = SHOWN.iter().filter_map(|key| Some(format!("{key}={}", value(self.attributes.get(*key)?))));
        let shown = shown.collect::<Vec<_>>().join(" ");
        if !shown.is_empty() {
            lines.push_str(&format!(" [{shown}]"));
        }
        if let [Child::Text(text)] = &self.children[..] {
            lines.push_str(&format!(" {}\n", excerpt(text)));
            return;
        }
        lines.push('\n');
        for child in &self.children {
            match child {
                Child::Node(node) => node.write_outline(depth + 1, lines),
                Child::Text(text) => lines.push_str(&format!("{}{}\n", "  ".repeat(depth + 1), excerpt(text))),
            }
        }
    }
}

/// An attribute value, in quotes if it is more than a word.
fn value(value: &str) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !value.is_empty() && value.chars().all(word) { value.to_owned() } else { format!("\"{value}\"") }
}

/// The start of a text, on one line and in quotes.
fn excerpt(text: &str) -> String {
    let text = one_line(text);
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(SHOWN_CHARS).collect();
    let more = if chars.next().is_some() { "…" } else { "" };
    format!("\"{start}{more}\"")
}
