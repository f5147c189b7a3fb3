//! The world that Typst sees: the main source of one document, and the files that all documents share.

use std::collections::HashMap;

use typst::{
    Library, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::Typesetter;

pub(super) struct Dunia<'a> {
    pub(super) typesetter: &'a Typesetter,
    pub(super) main: Source,
    /// The profile and the pictures of this document. Their paths are few and the same for all documents: ids are never
    /// freed.
    pub(super) files: HashMap<FileId, Bytes>,
}

impl World for Dunia<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.typesetter.sources.get(&id).cloned().ok_or_else(|| tidak_ada(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some(isi) = self.files.get(&id) {
            return Ok(isi.clone());
        }
        self.source(id).map(|sumber| Bytes::from_string(sumber.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.get(index).cloned()
    }

    /// No document knows the day on which it is made.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn tidak_ada(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
