//! The structure tree of a PDF to units: a paragraph, a heading, the own text of a list item with its label, a table cell.
//! What stands outside the tree is no word of the decree (page numbers, heads that come again on the next page). A space
//! at which no line may end is a space.

use super::sumber::KOSONG;
use crate::pdf::{Child, Node};

/// The units of a PDF, in order.
pub fn satuan(pohon: &Node) -> Vec<String> {
    let mut kumpulan = Kumpulan::default();
    kumpulan.masuk(pohon);
    assert!(kumpulan.label.is_none(), "a label without text: {:?}", kumpulan.label);
    kumpulan.satuan
}

#[derive(Default)]
struct Kumpulan {
    satuan: Vec<String>,
    /// The label of a list item, until its text comes.
    label: Option<String>,
}

impl Kumpulan {
    fn masuk(&mut self, simpul: &Node) {
        match simpul.tag.as_str() {
            "Lbl" => self.label = Some(simpul.text()),
            "TD" if simpul.text().is_empty() => self.tambah(KOSONG),
            // A cell is one unit, whatever paragraphs and lists are in it.
            "P" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "TD" | "TH" | "Caption" => self.tambah(&simpul.text()),
            _ => {
                for anak in &simpul.children {
                    match anak {
                        Child::Node(anak) => self.masuk(anak),
                        Child::Text(teks) => self.tambah(teks),
                    }
                }
            }
        }
    }

    fn tambah(&mut self, teks: &str) {
        let teks = [self.label.take().unwrap_or_default().as_str(), teks].join(" ");
        let kata: Vec<&str> = teks.split_whitespace().collect();
        if !kata.is_empty() {
            self.satuan.push(kata.join(" "));
        }
    }
}
