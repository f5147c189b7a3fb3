//! Lays running text out in lines, one for each block. It knows white space
//! and break marks only, no tags.

use super::is_break_mark;

/// Text in the making. White space is held back until a character follows.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    gap: Gap,
    /// A label was closed, and its block has not begun yet.
    labelled: bool,
}

/// What goes before the next character.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
}

impl Lines {
    /// Adds text to the line.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars().filter(|c| !is_break_mark(*c)) {
            if is_space(c) {
                self.gap = self.gap.max(Gap::Space);
                continue;
            }
            match self.gap {
                Gap::Line if !self.text.is_empty() => self.text.push('\n'),
                Gap::Space if !self.text.is_empty() => self.text.push(' '),
                _ => {}
            }
            self.text.push(c);
            (self.gap, self.labelled) = (Gap::None, false);
        }
    }

    /// What follows is a block.
    pub(super) fn open_block(&mut self) {
        if !self.labelled {
            self.gap = Gap::Line;
        }
    }

    /// A block ends here.
    pub(super) fn close_block(&mut self) {
        (self.gap, self.labelled) = (Gap::Line, false);
    }

    /// A label ends here: the block after it goes on in the same line.
    pub(super) fn close_label(&mut self) {
        (self.gap, self.labelled) = (self.gap.max(Gap::Space), true);
    }

    /// The text, without white space at its end.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// The text without break marks and with one space for any white space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars().filter(|c| !is_break_mark(*c)) {
        if !is_space(c) {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// White space at which lines may break; a no-break space is none.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}
