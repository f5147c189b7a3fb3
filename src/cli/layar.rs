//! Where lines go. A reader that closed the pipe has seen enough: the documents are made nevertheless.

use std::io::Write;

use crate::{diag::Diagnostic, read::Workspace, report};

/// Standard output and standard error.
pub(super) struct Layar<'a> {
    pub(super) keluaran: &'a mut dyn Write,
    pub(super) galat: &'a mut dyn Write,
}

impl Layar<'_> {
    /// A line of progress or of the summary.
    pub(super) fn baris(&mut self, baris: &str) {
        let _ = writeln!(self.keluaran, "{baris}");
    }

    /// A line about what is wrong with the whole run.
    pub(super) fn galat(&mut self, baris: &str) {
        let _ = writeln!(self.galat, "{baris}");
    }

    /// Findings, each with the line and column of its place.
    pub(super) fn temuan<'t>(&mut self, workspace: &Workspace, temuan: impl IntoIterator<Item = &'t Diagnostic>) {
        for satu in temuan {
            let mut satu = satu.clone();
            workspace.locate(&mut satu);
            let _ = writeln!(self.galat, "  {}", report::temuan(&satu));
        }
    }
}
