//! From Typst source to laid pages and PDF, in process. No clock, no network, no system fonts; every Typst warning is an
//! error.
//!
//! One fixed set of file ids serves all documents, and caches are cleared of what went unused after every few documents, also
//! after failed ones ([`Typesetter::forget`]).

mod dunia;
mod gambar;
mod hubung;
mod laid;
mod pdf;
mod ringkas;
mod susun;
mod temuan;

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use typst::{
    Library, LibraryExt,
    diag::Warned,
    foundations::Bytes,
    layout::Abs,
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook, FontVariations},
    utils::LazyHash,
};
use typst_layout::PagedDocument;

pub use self::{
    laid::{Goresan, Halaman, Laid},
    ringkas::ringkas,
};
use crate::{
    diag::{Diagnostic, Place},
    render::TypstSource,
};

/// Pages from which on a layout is so long that its export needs the room of what Typst remembers of it.
const HALAMAN_BANYAK: usize = 100;

/// After so many documents Typst's caches are swept, or after so many pages as four documents of usual length have: sweeping costs a
/// twentieth of a document, and each page leaves some hundred KiB there until it is swept for the second time.
const SAPUAN: usize = 4;
/// A shorter document counts as one of so many pages.
const HALAMAN_LAZIM: usize = 25;

/// Where the user wrote what stands at an address: of a slot, or the path of a picture.
pub type Dari<'a> = &'a dyn Fn(&str) -> Option<Place>;

/// Library, fonts and Typst sources, ready to set any number of documents.
pub struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    // Looked up, never walked: ids have no order.
    sources: HashMap<FileId, Source>,
    /// The profiles of the form, by name.
    bentuk: HashMap<String, Bytes>,
    main: FileId,
    /// Under this id each document finds its own profile.
    profil: FileId,
    /// Under this id it finds the answers to what it asks about page ends.
    penggal: FileId,
    /// Whether the user has templates: then findings quote Typst's own words.
    pub templat_diubah: bool,
    /// For how many documents at least what Typst remembers stays unused before it is forgotten. Who makes the same documents again
    /// and again wants more than one.
    pub ingatan: usize,
    /// Pages since the caches were swept, a short document counted as one of usual length.
    beban: AtomicUsize,
}

impl Typesetter {
    /// A typesetter with these Typst sources (by path below `templates/`), profiles of the form (by name) and fonts.
    ///
    /// # Errors
    /// A file that is not a font, or not UTF-8.
    pub fn new<'a>(
        sources: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        bentuk: impl IntoIterator<Item = (String, Vec<u8>)>,
        fonts: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, Diagnostic> {
        let mut semua = Vec::new();
        for (nama, isi) in fonts {
            let sebelum = semua.len();
            semua.extend(Font::iter(Bytes::new(isi.to_vec())));
            let rusak = |font: &Font| !utuh(font);
            if semua.len() == sebelum || semua[sebelum..].iter().any(rusak) {
                return Err(Diagnostic::galat("huruf", format!("`templates/{nama}` bukan berkas huruf yang sah"))
                    .cure("Hapus atau ganti berkas itu"));
            }
        }
        let mut terurai = HashMap::new();
        for (nama, isi) in sources {
            let teks = String::from_utf8(isi.to_vec()).map_err(|_| {
                Diagnostic::galat("templat", format!("`templates/{nama}` bukan teks UTF-8"))
                    .cure("Simpan berkas itu sebagai UTF-8")
            })?;
            let id = id(nama)?;
            terurai.insert(id, Source::new(id, teks));
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&semua)),
            fonts: semua,
            sources: terurai,
            bentuk: bentuk.into_iter().map(|(nama, isi)| (nama, Bytes::new(isi))).collect(),
            main: id("main.typ")?,
            profil: id("profil.json")?,
            penggal: id("penggal.json")?,
            templat_diubah: false,
            ingatan: 1,
            beban: AtomicUsize::new(0),
        })
    }

    /// Takes other profiles of the form, by name.
    pub fn ganti_bentuk(&mut self, bentuk: impl IntoIterator<Item = (String, Vec<u8>)>) {
        self.bentuk = bentuk.into_iter().map(|(nama, isi)| (nama, Bytes::new(isi))).collect();
    }

    /// Whether some font has the character, or it needs no glyph. A font may list a character and give it no glyph.
    pub fn covers(&self, huruf: char) -> bool {
        matches!(huruf, '\u{ad}' | '\u{200b}')
            || self.fonts.iter().any(|font| {
                font.info().coverage.contains(u32::from(huruf)) && (huruf.is_ascii() || bergambar(font, huruf))
            })
    }

    /// Sets the document.
    ///
    /// # Errors
    /// What Typst complains of, warnings included, each led back to the user's file by `dari`.
    pub fn lay_out(&self, sumber: &TypstSource, dari: Dari<'_>) -> Result<Laid, Vec<Diagnostic>> {
        self.lay_out_after(None, sumber, false, dari)
    }

    /// Sets the document, going on from its last layout. With `sekali` one round may be all: then [`Laid::tetap`] says
    /// whether its pages stay.
    ///
    /// # Errors
    /// As [`Self::lay_out`].
    pub fn lay_out_after(
        &self,
        sebelum: Option<&Laid>,
        sumber: &TypstSource,
        sekali: bool,
        dari: Dari<'_>,
    ) -> Result<Laid, Vec<Diagnostic>> {
        let dunia = self.dunia(sumber, sebelum).map_err(|temuan| vec![temuan])?;
        // What users' templates measure may ask where it stands.
        let sendiri =
            if self.templat_diubah { None } else { susun::susun(&dunia, sebelum.map(|laid| &laid.document), sekali) };
        let laid = |document, tetap, main: Source| {
            let lama = sebelum.filter(|laid| laid.main.text() == main.text());
            let letak = lama.map_or_else(Arc::default, |laid| Arc::clone(&laid.letak));
            Laid { document, tetap, metadata: sumber.metadata.clone(), main, letak }
        };
        if let Some((document, tetap)) = sendiri {
            return Ok(laid(document, tetap, dunia.main));
        }
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&dunia);
        let galat = output.as_ref().err().into_iter().flatten();
        let satu = |keluhan| temuan::temuan("tata-letak", "halaman tidak dapat disusun", &dunia, sumber, keluhan, dari);
        let keluhan: Vec<_> = galat.chain(&warnings).map(satu).collect();
        match output {
            Ok(document) if keluhan.is_empty() => Ok(laid(document, true, dunia.main)),
            _ => {
                let rusak = gambar::rusak(sumber, dari);
                Err(if rusak.is_empty() { keluhan } else { rusak })
            }
        }
    }

    /// The files of a document; its source is taken from its last layout where it is the same, since Typst knows it.
    fn dunia(&self, sumber: &TypstSource, sebelum: Option<&Laid>) -> Result<dunia::Dunia<'_>, Diagnostic> {
        let gambar = sumber.gambar.iter().map(|(nama, berkas)| Ok((id(nama)?, Bytes::new(berkas.isi.clone()))));
        let bentuk = self.bentuk.get(&sumber.bentuk).map(|isi| Ok((self.profil, isi.clone())));
        let ya = format!("{:?}", sumber.jawaban.as_deref().unwrap_or_default());
        let penggal = Ok((self.penggal, Bytes::from_string(ya)));
        let files = gambar.chain(bentuk).chain([penggal]).collect::<Result<_, Diagnostic>>()?;
        let lama = sebelum.map(|laid| &laid.main).filter(|main| main.text() == sumber.teks);
        let main = lama.cloned().unwrap_or_else(|| Source::new(self.main, sumber.teks.clone()));
        Ok(dunia::Dunia { typesetter: self, main, files })
    }

    /// The pages of a laid document as PNG.
    ///
    /// # Errors
    /// A page that cannot be encoded.
    pub fn draw(&self, laid: &Laid) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
        gambar::gambar(laid)
    }

    /// Drops from Typst's caches what the last documents did not use; asked for after each of them. Memory grows with every document
    /// without it.
    pub fn forget(&self) {
        let beban = self.beban.fetch_add(HALAMAN_LAZIM, Ordering::Relaxed) + HALAMAN_LAZIM;
        if beban >= SAPUAN * HALAMAN_LAZIM {
            self.beban.store(0, Ordering::Relaxed);
            typst::comemo::evict(self.ingatan.div_ceil(SAPUAN));
        }
    }

    /// Drops all that Typst remembers where a layout is long: what it remembers of that would go with the document, and its export
    /// needs the room.
    pub fn make_room(&self, laid: &Laid) {
        // The pages that `forget` does not count.
        self.beban.fetch_add(laid.jumlah().saturating_sub(HALAMAN_LAZIM), Ordering::Relaxed);
        if laid.jumlah() >= HALAMAN_BANYAK {
            typst::comemo::evict(0);
        }
    }
}

fn bergambar(font: &Font, huruf: char) -> bool {
    let ini = font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default());
    ini.ttf().glyph_index(huruf).is_some_and(|glyph| glyph.0 != 0)
}

/// Whether the letters that a font claims to have can be drawn. A font that was cut off sets blanks instead.
fn utuh(font: &Font) -> bool {
    let ini = font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default());
    let ttf = ini.ttf();
    ('A'..='z')
        .filter(char::is_ascii_alphabetic)
        .all(|huruf| ttf.glyph_index(huruf).is_none_or(|glyph| ttf.glyph_bounding_box(glyph).is_some()))
}

fn id(nama: &str) -> Result<FileId, Diagnostic> {
    let jalur = VirtualPath::new(nama).map_err(|_| {
        Diagnostic::galat("templat", format!("nama berkas `templates/{nama}` tidak dapat dipakai"))
            .cure("Ganti nama berkas itu")
    })?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, jalur)))
}
