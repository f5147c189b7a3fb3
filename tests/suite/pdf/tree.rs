//! Reads the structure tree from the PDF objects.
//!
//! Roles are mapped to the standard tags. Annotations in the tree are passed
//! over; content that the tree names and no page has is refused.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Contents, Join, Owner, Run};
use super::structure::{Child, Node};
use super::{get, is_break_mark, number, resolve, text_of};

/// Attributes of an element that stand in the element itself.
const OWN_ATTRIBUTES: [&str; 6] = ["Alt", "ActualText", "Lang", "E", "T", "ID"];

/// Reads the tree below a StructTreeRoot.
pub(super) fn read(doc: &Document, pages: &[ObjectId], contents: &Contents, root: &Dictionary) -> Node {
    let mut runs: HashMap<Owner, Vec<&Run>> = HashMap::new();
    for run in &contents.runs {
        if let Some(owner) = run.owner {
            runs.entry(owner).or_default().push(run);
        }
    }
    let pages = pages.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let roles = get(doc, root, "RoleMap").and_then(|object| object.as_dict().ok());
    let mut builder = Builder { doc, contents, runs, pages, roles, last: None, word: String::new() };
    let mut node =
        Node { tag: "StructTreeRoot".to_owned(), attributes: BTreeMap::new(), children: Vec::new(), page: None };
    if let Some(kids) = get(doc, root, "K") {
        builder.kids(kids, None, &mut node);
    }
    node
}

struct Builder<'a> {
    doc: &'a Document,
    contents: &'a Contents,
    runs: HashMap<Owner, Vec<&'a Run>>,
    pages: HashMap<ObjectId, usize>,
    roles: Option<&'a Dictionary>,
    /// The last run of the block that is being read.
    last: Option<&'a Run>,
    /// The text of that block since its last white space.
    word: String,
}

impl<'a> Builder<'a> {
    fn element(&mut self, dict: &'a Dictionary) -> Node {
        let role = text_of(self.doc, get(self.doc, dict, "S").expect("a structure element has a type"));
        let tag = self.standard(&role);
        let mut attributes = self.attributes(dict);
        if role != tag {
            attributes.insert("Role".to_owned(), role);
        }
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
        let page_index = page.map(|id| self.page_index(id));
        let mut node = Node { tag, attributes, children: Vec::new(), page: page_index };
        let block = node.is_block();
        if block {
            self.end_line();
        }
        if let Some(kids) = get(self.doc, dict, "K") {
            self.kids(kids, page, &mut node);
        }
        if block {
            self.end_line();
        }
        node
    }

    fn end_line(&mut self) {
        self.last = None;
        self.word.clear();
    }

    /// The standard tag of a role.
    fn standard(&self, role: &str) -> String {
        let mut tag = role.to_owned();
        for _ in 0..16 {
            let mapped = self.roles.and_then(|roles| get(self.doc, roles, &tag));
            match mapped.map(|mapped| text_of(self.doc, mapped)) {
                Some(mapped) if mapped != tag => tag = mapped,
                _ => return tag,
            }
        }
        panic!("the role map goes in a circle at {role}");
    }

    fn attributes(&self, dict: &'a Dictionary) -> BTreeMap<String, String> {
        let mut attributes = BTreeMap::new();
        let objects = match get(self.doc, dict, "A") {
            Some(Object::Array(objects)) => objects.iter().collect(),
            object => Vec::from_iter(object),
        };
        for object in objects {
            // Revision numbers may stand between the attribute objects.
            let Ok(object) = resolve(self.doc, object).as_dict() else {
                continue;
            };
            for (key, value) in object.iter().filter(|(key, _)| *key != b"O") {
                attributes.insert(String::from_utf8_lossy(key).into_owned(), self.plain(value));
            }
        }
        for key in OWN_ATTRIBUTES {
            attributes.extend(get(self.doc, dict, key).map(|value| (key.to_owned(), self.plain(value))));
        }
        attributes
    }

    /// A simple value as text: names without the slash, arrays in brackets.
    fn plain(&self, object: &Object) -> String {
        match resolve(self.doc, object) {
            Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
            // IDs are bytes, which need not be text.
            string @ Object::String(bytes, _) => {
                lopdf::decode_text_string(string).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
            }
            Object::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.plain(item)).collect();
                format!("[{}]", items.join(" "))
            }
            Object::Integer(value) => value.to_string(),
            Object::Real(value) => value.to_string(),
            Object::Boolean(value) => value.to_string(),
            other => other.enum_variant().to_owned(),
        }
    }

    /// Reads what `K` holds into the node; `page` is that of the element.
    fn kids(&mut self, kids: &'a Object, page: Option<ObjectId>, node: &mut Node) {
        match resolve(self.doc, kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kids(kid, page, node)),
            Object::Integer(mcid) => {
                let page = page.expect("an element with an MCID has a page");
                self.content((page, *mcid), node);
            }
            Object::Null => {}
            Object::Dictionary(kid) if kid.has_type(b"OBJR") => {}
            Object::Dictionary(kid) if kid.has_type(b"MCR") => self.reference(kid, page, node),
            Object::Dictionary(kid) => {
                let child = self.element(kid);
                node.children.push(Child::Node(child));
            }
            other => panic!("{} stands in K of a {} element", other.enum_variant(), node.tag),
        }
    }

    /// Reads a marked-content reference.
    fn reference(&mut self, dict: &'a Dictionary, page: Option<ObjectId>, node: &mut Node) {
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        if let (None, Some(id)) = (node.page, page) {
            node.page = Some(self.page_index(id));
        }
        let stream = dict.get(b"Stm").and_then(Object::as_reference).ok();
        let container = stream.or(page).expect("a marked-content reference has a page or a stream");
        let mcid = get(self.doc, dict, "MCID").expect("a marked-content reference has an MCID");
        self.content((container, number(mcid) as i64), node);
    }

    fn page_index(&self, id: ObjectId) -> usize {
        let index = self.pages.get(&id);
        *index.unwrap_or_else(|| panic!("an element names object {} as its page, which is none", id.0))
    }

    /// Adds the text of marked content to the node.
    fn content(&mut self, owner: Owner, node: &mut Node) {
        assert!(
            self.contents.owners.contains(&owner),
            "a {} element names MCID {} of object {}, which is not there",
            node.tag,
            owner.1,
            owner.0.0,
        );
        let runs = self.runs.get(&owner).cloned().unwrap_or_default();
        for run in runs {
            let space = self.needs_space(run);
            let text = if space { format!(" {}", run.text) } else { run.text.clone() };
            self.remember(run, &text);
            match node.children.last_mut() {
                Some(Child::Text(before)) => before.push_str(&text),
                _ => node.children.push(Child::Text(text)),
            }
        }
    }

    /// Whether a space is missing before the run: after a gap, or after a line
    /// that nothing in its text ended.
    fn needs_space(&self, run: &Run) -> bool {
        let (before, after) = (self.word.chars().last(), run.text.chars().next());
        let (Some(last), Some(before), Some(after)) = (self.last, before, after) else {
            return false;
        };
        let url = self.word.contains("://") || self.word.starts_with("www.");
        // Typst breaks before a dash within a word too.
        let dash = after == '—' && !run.text.starts_with("— ");
        match last.join(run) {
            _ if after.is_whitespace() => false,
            Join::Gap => true,
            Join::Line => !url && !is_break_mark(before) && !"-‐‒–—/|".contains(before) && !dash,
            Join::Glued | Join::Back => false,
        }
    }

    fn remember(&mut self, run: &'a Run, text: &str) {
        self.last = Some(run);
        match text.rfind(char::is_whitespace) {
            Some(space) => self.word = text[space..].trim_start().to_owned(),
            None => self.word.push_str(text),
        }
    }
}
