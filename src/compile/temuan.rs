//! What Typst says, as findings: led back to the slot, or to the line of the Typst library.

use typst::{World as _, WorldExt as _, diag::SourceDiagnostic};

use super::dunia::Dunia;
use crate::{
    diag::{Diagnostic, Place, Pointer},
    render::TypstSource,
};

pub(super) fn temuan(dunia: &Dunia<'_>, sumber: &TypstSource, keluhan: &SourceDiagnostic) -> Diagnostic {
    let jejak = std::iter::once(keluhan.span).chain(keluhan.trace.iter().map(|titik| titik.span.into()));
    let mut di_pustaka = None;
    let mut slot = None;
    for span in jejak {
        let (Some(id), Some(rentang)) = (span.id(), dunia.range(span)) else { continue };
        if id == dunia.main() {
            slot = slot.or_else(|| sumber.peta.alamat(rentang.start).map(str::to_owned));
        } else if di_pustaka.is_none()
            && let Ok(berkas) = dunia.source(id)
        {
            let baris = berkas.lines().byte_to_line(rentang.start).map_or(0, |baris| baris + 1);
            di_pustaka = Some((id.get().vpath().get_without_slash().to_string(), baris));
        }
    }
    let di_slot = slot.map_or_else(String::new, |slot| format!(" pada `{slot}`"));
    let temuan = Diagnostic::galat("tata-letak", format!("tata letak gagal{di_slot}: {}", keluhan.message))
        .cure("Ubah teks itu; bila templat diubah, kembalikan templat bawaan");
    match di_pustaka {
        Some((berkas, baris)) => {
            let mut place = Place::new(format!("templates/{berkas}"), Pointer::root());
            place.position = Some((baris, 1));
            temuan.at(place)
        }
        None => temuan,
    }
}
