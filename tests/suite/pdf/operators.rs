//! Content-stream operators: reads which text a page shows, with its place.
//!
//! It follows the operators for text, graphics state and marked content, into
//! form XObjects too, and refuses unbalanced marked content. It passes over
//! colours, paths and images, and what patterns, soft masks and the appearance
//! of annotations show.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Contents, Owner, Run};
use super::fonts::Font;
use super::{get, number, resolve, stream_bytes, text_of};

/// Forms within forms go no deeper than this.
const MAX_DEPTH: usize = 16;

type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn multiply(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn moved(x: f64, y: f64) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// The graphics state, as far as text needs it.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    leading: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
}

impl Default for State {
    fn default() -> State {
        State {
            ctm: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 0.0,
            leading: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
        }
    }
}

/// Marked content that is open.
struct Mark {
    owner: Option<Owner>,
    /// Text that stands for all that is shown within.
    actual: Option<Actual>,
}

struct Actual {
    text: String,
    /// The run that carries the text, once something was shown.
    run: Option<usize>,
}

/// The stream that is being read.
#[derive(Clone, Copy)]
struct Scope<'a> {
    container: ObjectId,
    resources: &'a Dictionary,
    depth: usize,
}

/// Reads the content of one page, and of the forms on it.
pub(super) struct Reader<'a, 'b> {
    doc: &'a Document,
    page: usize,
    contents: &'b mut Contents,
    fonts: &'b mut HashMap<ObjectId, Rc<Font>>,
    state: State,
    saved: Vec<State>,
    marks: Vec<Mark>,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// A reader for the page with this index; all pages share contents and fonts.
    pub(super) fn new(
        doc: &'a Document,
        page: usize,
        contents: &'b mut Contents,
        fonts: &'b mut HashMap<ObjectId, Rc<Font>>,
    ) -> Reader<'a, 'b> {
        let state = State::default();
        Reader { doc, page, contents, fonts, state, saved: Vec::new(), marks: Vec::new() }
    }

    /// Reads the page.
    pub(super) fn page(mut self, id: ObjectId, resources: &Dictionary) {
        let scope = Scope { container: id, resources, depth: 0 };
        self.stream(&self.doc.get_page_content(id), scope);
        assert!(self.marks.is_empty(), "page {} leaves marked content open", self.page);
    }

    fn stream(&mut self, bytes: &[u8], scope: Scope) {
        let content = Content::decode_strict(bytes)
            .unwrap_or_else(|error| panic!("cannot parse the content of page {}: {error}", self.page));
        for operation in &content.operations {
            self.operation(operation, scope);
        }
    }

    fn operation(&mut self, operation: &Operation, scope: Scope) {
        let operands = &operation.operands[..];
        match (operation.operator.as_str(), operands) {
            ("q", _) => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().expect("each Q has its q"),
            ("cm", _) => self.state.ctm = multiply(matrix(operands), self.state.ctm),
            ("Do", [Object::Name(name)]) => self.paint(name, scope),
            ("BMC", _) => self.marks.push(Mark { owner: None, actual: None }),
            ("BDC", [_, properties]) => self.open_mark(properties, scope),
            ("EMC", _) => self.close_mark(),
            ("Tf", [Object::Name(name), size]) => {
                self.state.font = Some(self.font(name, scope));
                self.state.size = number(size);
            }
            ("Tj", [Object::String(string, _)]) => self.show(&[], string),
            ("TJ", [Object::Array(parts)]) => self.show(parts, &[]),
            ("'", [Object::String(string, _)]) => {
                self.next_line(0.0, -self.state.leading);
                self.show(&[], string);
            }
            ("\"", [word, char, Object::String(string, _)]) => {
                (self.state.word_space, self.state.char_space) = (number(word), number(char));
                self.next_line(0.0, -self.state.leading);
                self.show(&[], string);
            }
            _ => self.text_state(operation),
        }
    }

    /// The operators that only place text.
    fn text_state(&mut self, operation: &Operation) {
        let operands = &operation.operands[..];
        match (operation.operator.as_str(), operands) {
            ("BT", _) => (self.state.text, self.state.line) = (IDENTITY, IDENTITY),
            ("Tm", _) => (self.state.text, self.state.line) = (matrix(operands), matrix(operands)),
            ("Td", [x, y]) => self.next_line(number(x), number(y)),
            ("TD", [x, y]) => {
                self.state.leading = -number(y);
                self.next_line(number(x), number(y));
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("TL", [leading]) => self.state.leading = number(leading),
            ("Tc", [space]) => self.state.char_space = number(space),
            ("Tw", [space]) => self.state.word_space = number(space),
            ("Tz", [percent]) => self.state.scale = number(percent) / 100.0,
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.state.line = multiply(moved(x, y), self.state.line);
        self.state.text = self.state.line;
    }

    /// Shows a string, or strings with moves (in thousandths of the font size).
    fn show(&mut self, parts: &[Object], string: &[u8]) {
        let font = self.state.font.clone();
        let font = font.unwrap_or_else(|| panic!("page {} shows text without a font", self.page));
        let start = self.state.text;
        let mut text = String::new();
        self.advance(&font, string, &mut text);
        for part in parts {
            match part {
                Object::String(string, _) => self.advance(&font, string, &mut text),
                back => {
                    let by = -number(back) / 1000.0 * self.state.size * self.state.scale;
                    self.state.text = multiply(moved(by, 0.0), self.state.text);
                }
            }
        }
        self.add_run(self.run(text, start));
    }

    /// The run from the given text matrix to the present one.
    fn run(&self, text: String, start: Matrix) -> Run {
        let start = multiply(start, self.state.ctm);
        let end = multiply(self.state.text, self.state.ctm);
        let length = start[0].hypot(start[1]).max(f64::MIN_POSITIVE);
        Run {
            text,
            page: self.page,
            owner: self.marks.iter().rev().find_map(|mark| mark.owner),
            start: [start[4], start[5]],
            end: [end[4], end[5]],
            direction: [start[0] / length, start[1] / length],
            size: self.state.size * start[2].hypot(start[3]),
        }
    }

    fn advance(&mut self, font: &Font, string: &[u8], text: &mut String) {
        for glyph in font.glyphs(string) {
            text.push_str(glyph.text);
            let space = if glyph.is_space { self.state.word_space } else { 0.0 };
            let by = (glyph.width * self.state.size + self.state.char_space + space) * self.state.scale;
            self.state.text = multiply(moved(by, 0.0), self.state.text);
        }
    }

    /// Adds the run; within `ActualText` there is one, with that text.
    fn add_run(&mut self, mut run: Run) {
        let runs = &mut self.contents.runs;
        let Some(actual) = self.marks.iter_mut().find_map(|mark| mark.actual.as_mut()) else {
            runs.push(run);
            return;
        };
        if let Some(index) = actual.run {
            runs[index].end = run.end;
        } else {
            actual.run = Some(runs.len());
            run.text.clone_from(&actual.text);
            runs.push(run);
        }
    }

    fn open_mark(&mut self, properties: &Object, scope: Scope) {
        let properties = match properties {
            Object::Name(name) => self.resource(scope, "Properties", name),
            inline => inline,
        };
        let dict = resolve(self.doc, properties).as_dict().expect("the properties of marked content are a dictionary");
        let owner = get(self.doc, dict, "MCID").map(|mcid| (scope.container, number(mcid) as i64));
        self.contents.owners.extend(owner);
        let actual = get(self.doc, dict, "ActualText").map(|text| Actual { text: text_of(self.doc, text), run: None });
        self.marks.push(Mark { owner, actual });
    }

    fn close_mark(&mut self) {
        if let Some(Mark { actual: Some(Actual { run: None, .. }), .. }) = self.marks.last() {
            // It stands for something that is not text.
            self.add_run(self.run(String::new(), self.state.text));
        }
        let mark = self.marks.pop();
        assert!(mark.is_some(), "page {} closes marked content that it did not open", self.page);
    }

    /// Paints an XObject: reads it if it is a form.
    fn paint(&mut self, name: &[u8], scope: Scope) {
        let object = self.resource(scope, "XObject", name);
        let form = resolve(self.doc, object);
        let dict = &form.as_stream().expect("an XObject is a stream").dict;
        if get(self.doc, dict, "Subtype").and_then(|kind| kind.as_name().ok()) != Some(b"Form") {
            return;
        }
        assert!(scope.depth < MAX_DEPTH, "forms go deeper than {MAX_DEPTH} levels on page {}", self.page);
        let container = object.as_reference().expect("a stream is an indirect object");
        let resources = get(self.doc, dict, "Resources").and_then(|object| object.as_dict().ok());
        let inner = Scope { container, resources: resources.unwrap_or(scope.resources), depth: scope.depth + 1 };
        let (outer, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        if let Some(placed) = get(self.doc, dict, "Matrix").and_then(|object| object.as_array().ok()) {
            self.state.ctm = multiply(matrix(placed), self.state.ctm);
        }
        self.stream(&stream_bytes(form, "a form XObject"), inner);
        (self.state, self.saved) = (outer, saved);
    }

    fn font(&mut self, name: &[u8], scope: Scope) -> Rc<Font> {
        let object = self.resource(scope, "Font", name);
        let read =
            || Rc::new(Font::read(self.doc, resolve(self.doc, object).as_dict().expect("a font is a dictionary")));
        match object {
            Object::Reference(id) => self.fonts.entry(*id).or_insert_with(read).clone(),
            _ => read(),
        }
    }

    /// An entry of a category of resources.
    fn resource<'s>(&self, scope: Scope<'s>, category: &str, name: &[u8]) -> &'s Object
    where
        'a: 's,
    {
        let dict = get(self.doc, scope.resources, category).and_then(|object| object.as_dict().ok());
        let object = dict.and_then(|dict| dict.get(name).ok());
        object.unwrap_or_else(|| {
            let name = String::from_utf8_lossy(name);
            panic!("page {} has no {category} resource {name}", self.page)
        })
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    let numbers: Vec<f64> = operands.iter().map(number).collect();
    numbers.try_into().unwrap_or_else(|_| panic!("{operands:?} is no matrix of six numbers"))
}
