//! Findings: what is wrong, where, and what cures it.
//!
//! Every room of the house reports through [`Diagnostic`]; nobody else words a problem and nobody here prints one.

use std::{borrow::Cow, fmt, ops::Range};

use serde::{Deserialize, Serialize};

/// How much a finding weighs (`data/README.md`, "Temuan").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A remark; nothing needs doing.
    Petunjuk,
    /// Probably wrong, but the document is made.
    Peringatan,
    /// A fact that only the user knows. Stops the document when the fact would be printed ([`Diagnostic::stops`]).
    Tanya,
    /// Wrong; the document is not made.
    Galat,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Petunjuk => "petunjuk",
            Self::Peringatan => "peringatan",
            Self::Tanya => "tanya",
            Self::Galat => "galat",
        })
    }
}

/// A JSON pointer (RFC 6901) that grows as a reader walks into a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer from its text, such as `/menimbang/0`.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The member `key` of the object this pointer names.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// The element `index` (from 0) of the array this pointer names.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|s| s.replace("~1", "/").replace("~0", "~"))
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a value stands in the user's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Path below the workspace, with `/` on every platform.
    pub file: String,
    /// The value within that file.
    pub pointer: Pointer,
    /// Line and column, from 1; found when the finding is reported, because a clean run never needs it.
    pub position: Option<(usize, usize)>,
    /// Sheet and cell, in a workbook: `Lampiran II!C12`.
    pub sel: Option<String>,
}

impl Place {
    /// The value at `pointer` in `file`.
    pub fn new(file: impl Into<String>, pointer: Pointer) -> Self {
        Self { file: file.into(), pointer, position: None, sel: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(sel) = &self.sel {
            write!(f, " {sel}")?;
        }
        if !self.pointer.as_str().is_empty() {
            f.write_str(" ")?;
        }
        // A key of the user's may hold anything, and a terminal obeys some of it.
        self.pointer.as_str().chars().try_for_each(|huruf| match huruf.is_control() {
            true => write!(f, "U+{:04X}", u32::from(huruf)),
            false => write!(f, "{huruf}"),
        })
    }
}

/// The line of a file that a finding is about, to be shown with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kutipan {
    /// The line, without its end.
    pub baris: String,
    /// The bytes of it that the finding is about: at least one, unless the line ends there.
    pub rentang: Range<usize>,
}

/// The very words that a finding is about, within the text at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sorot {
    /// The words, as they are printed.
    pub kata: String,
    /// Which of their occurrences in the printed text, from 0.
    pub ke: usize,
    /// How many occurrences the printed text has. Where the user's file has another number, the words come from elsewhere.
    pub dari: usize,
    /// What may safely stand in their place: putting it there changes nothing but the mistake.
    pub ganti: Option<String>,
}

impl Sorot {
    /// The words at `rentang` (bytes) of the printed text `teks`.
    ///
    /// # Panics
    /// Where `rentang` is no part of the text.
    pub fn baru(teks: &str, rentang: Range<usize>) -> Self {
        let kata = &teks[rentang.clone()];
        let (mut ke, mut dari) = (0, 0);
        for (letak, _) in teks.match_indices(kata) {
            ke += usize::from(letak < rentang.start);
            dari += 1;
        }
        Self { kata: kata.to_owned(), ke, dari, ganti: None }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A stable name of the kind of finding. Owned only where the finding comes from another process.
    pub code: Cow<'static, str>,
    /// Its weight.
    pub severity: Severity,
    /// Whether the document cannot be made because of it.
    pub stops: bool,
    /// Where it is.
    pub place: Option<Place>,
    /// The words at that place that it is about; none where it is about all of it.
    #[serde(default)]
    pub sorot: Option<Box<Sorot>>,
    /// What is wrong, with the value in backticks.
    pub message: String,
    /// The act that cures it.
    pub cure: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        let stops = severity == Severity::Galat;
        Self {
            code: Cow::Borrowed(code),
            severity,
            stops,
            place: None,
            sorot: None,
            message: message.into(),
            cure: None,
        }
    }

    /// A finding that stops the document.
    pub fn galat(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Galat, code, message)
    }

    /// A question whose answer would be printed: the document waits for it.
    pub fn tanya(code: &'static str, message: impl Into<String>) -> Self {
        Self { stops: true, ..Self::new(Severity::Tanya, code, message) }
    }

    /// A question that the document does not have to wait for.
    pub fn tanya_saja(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Tanya, code, message)
    }

    /// The same question for a document that does not wait for the answer: it prints three dots in its place.
    #[must_use]
    pub fn menunggu(mut self, menunggu: bool) -> Self {
        self.stops &= menunggu;
        self
    }

    /// A warning.
    pub fn peringatan(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Peringatan, code, message)
    }

    /// A remark.
    pub fn petunjuk(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Petunjuk, code, message)
    }

    /// Whether something is missing: a question, or what stops the document.
    pub fn kurang(&self) -> bool {
        self.stops || self.severity == Severity::Tanya
    }

    /// The same finding at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding about these words of the text at its place.
    #[must_use]
    pub fn tentang(mut self, sorot: Sorot) -> Self {
        self.sorot = Some(Box::new(sorot));
        self
    }

    /// The same finding, about the whole of `file` if it has no place.
    #[must_use]
    pub fn at_least(mut self, file: &str) -> Self {
        self.place.get_or_insert_with(|| Place::new(file, Pointer::root()));
        self
    }

    /// The same finding with what the user should do.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }
}

/// Whether any of the findings stops the document.
pub fn stops(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.stops)
}

/// The known name nearest to `name`, if one is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .map(|(_, candidate)| candidate)
}
