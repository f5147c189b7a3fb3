//! A walk over XML: elements by their local names, text with its references resolved. Declares and expands no entities.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
    name::QName,
};

use super::Salah;

/// The deepest nesting; spreadsheets have a dozen.
const BATAS_DALAM: usize = 200;

/// What a walk meets.
pub enum Peristiwa<'a> {
    /// An element begins.
    Buka(Unsur<'a>),
    /// The element of this local name ends.
    Tutup(&'a str),
    /// Text, or a part of it.
    Teks(&'a str),
}

/// An element and its attributes.
pub struct Unsur<'a>(&'a BytesStart<'a>);

impl Unsur<'_> {
    /// Its local name.
    pub fn nama(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name with prefix if it has one.
    pub fn atribut(&self, nama: &str) -> Option<String> {
        let atribut = self.0.attributes().with_checks(false).flatten().find(|atribut| atribut.key == QName(nama))?;
        atribut.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// A number in an attribute.
    pub fn angka(&self, nama: &str) -> Option<u32> {
        self.atribut(nama)?.parse().ok()
    }

    /// Whether an attribute says yes.
    pub fn ya(&self, nama: &str) -> bool {
        self.atribut(nama).is_some_and(|nilai| nilai == "1" || nilai == "true")
    }
}

/// Walks over the text of the member `nama`.
///
/// # Errors
/// It is no XML, declares entities, or what `terima` says.
pub fn telusuri(
    nama: &str,
    teks: &str,
    terima: &mut dyn FnMut(Peristiwa<'_>) -> Result<(), Salah>,
) -> Result<(), Salah> {
    let rusak = || Salah::rusak(&format!("`{nama}` bukan XML yang sah"));
    let mut pembaca = Reader::from_str(teks);
    pembaca.config_mut().expand_empty_elements = true;
    let mut dalam = 0_usize;
    loop {
        match pembaca.read_event().map_err(|_| rusak())? {
            Event::Start(unsur) => {
                dalam += 1;
                if dalam > BATAS_DALAM {
                    return Err(rusak());
                }
                terima(Peristiwa::Buka(Unsur(&unsur)))?;
            }
            Event::End(unsur) => {
                dalam -= 1;
                terima(Peristiwa::Tutup(unsur.local_name().into_inner()))?;
            }
            Event::Text(teks) => terima(Peristiwa::Teks(&teks))?,
            Event::CData(teks) => terima(Peristiwa::Teks(&teks))?,
            Event::GeneralRef(acuan) => {
                let huruf = match acuan.resolve_char_ref().map_err(|_| rusak())? {
                    Some(huruf) => huruf,
                    None => baku(&acuan).ok_or_else(entitas)?,
                };
                terima(Peristiwa::Teks(huruf.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => return Err(entitas()),
            Event::Eof if dalam == 0 => return Ok(()),
            Event::Eof => return Err(rusak()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The character of an entity that every XML has.
fn baku(nama: &str) -> Option<char> {
    Some(match nama {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn entitas() -> Salah {
    Salah::new(
        "berkas ini memuat entitas XML, yang tidak dibuat oleh Excel atau LibreOffice",
        "Simpan ulang dari Excel atau LibreOffice",
    )
}
