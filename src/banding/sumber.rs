//! Where texts come from: whether somebody wrote a change, or it follows from something else.

use std::{cell::RefCell, collections::BTreeMap};

use serde_json::Value;

use crate::{diag::Place, read::Workspace};

/// The data of both versions.
pub struct Sumber<'a> {
    lama: Data<'a>,
    baru: Data<'a>,
}

struct Data<'a> {
    workspace: &'a Workspace,
    terurai: RefCell<BTreeMap<String, Option<Value>>>,
}

impl Data<'_> {
    /// The value at a place, if there is one; nothing at all for files of another kind than JSON, and for cells of a sheet.
    fn nilai(&self, place: &Place) -> Option<Option<Value>> {
        if self.workspace.dari_lembar(place).is_some() {
            return None;
        }
        let mut terurai = self.terurai.borrow_mut();
        let urai = || self.workspace.isi(&place.file).and_then(|teks| serde_json::from_str(teks).ok());
        let akar = terurai.entry(place.file.clone()).or_insert_with(urai);
        akar.as_ref().map(|akar| akar.pointer(place.pointer.as_str()).cloned())
    }
}

impl<'a> Sumber<'a> {
    /// The data of both versions.
    pub fn baru(lama: &'a Workspace, baru: &'a Workspace) -> Self {
        let data = |workspace| Data { workspace, terurai: RefCell::default() };
        Self { lama: data(lama), baru: data(baru) }
    }

    /// Where the user finds a place: in a sheet, if it stands there.
    pub(super) fn tempat(&self, lama: bool, place: &Place) -> Place {
        let data = if lama { &self.lama } else { &self.baru };
        data.workspace.dari_lembar(place).unwrap_or_else(|| place.clone())
    }

    /// Whether a text that changed is written as it was: at both places stands the same, or nothing, or a list
    /// from which it derives.
    pub(super) fn ikut(&self, lama: &Place, baru: &Place) -> bool {
        let tertulis = |place: &Place| place.pointer.as_str().starts_with("/tertulis/");
        if tertulis(lama) || tertulis(baru) {
            return false;
        }
        match (self.lama.nilai(lama), self.baru.nilai(baru)) {
            (Some(Some(Value::Array(_))), Some(Some(_))) | (Some(Some(_)), Some(Some(Value::Array(_)))) => true,
            (Some(lama), Some(baru)) => lama == baru,
            _ => false,
        }
    }

    /// The named facts of a decree that are written differently: name, old, new.
    pub(super) fn fakta(&self, lama: &str, baru: &str) -> Vec<(String, String, String)> {
        let fakta = |data: &Data<'_>, berkas: &str| match data
            .nilai(&Place::new(berkas, crate::diag::Pointer::root().key("fakta")))
        {
            Some(Some(Value::Object(fakta))) => fakta.into_iter().collect::<BTreeMap<_, _>>(),
            _ => BTreeMap::new(),
        };
        let (lama, baru) = (fakta(&self.lama, lama), fakta(&self.baru, baru));
        let nama: std::collections::BTreeSet<&String> = lama.keys().chain(baru.keys()).collect();
        let teks = |nilai: Option<&Value>| nilai.and_then(Value::as_str).unwrap_or_default().to_owned();
        let satu = |nama: &String| (nama.clone(), teks(lama.get(nama)), teks(baru.get(nama)));
        nama.into_iter().map(satu).filter(|(_, lama, baru)| lama != baru).collect()
    }
}
