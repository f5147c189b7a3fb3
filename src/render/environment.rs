//! The minijinja environment: delimiters that Typst does not use, strict names, bounded work, and the formatter through
//! which every value must pass.

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, syntax::SyntaxConfig,
    value::ValueKind,
};

use super::{literal, peta};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::tulisan::Potongan,
    read::Aset,
};

/// Steps that one document may take. A template without end stops here, after some seconds.
const LANGKAH: u64 = 200_000_000;

pub(super) fn environment(aset: &Aset) -> Result<Environment<'static>, Diagnostic> {
    let mut environment = Environment::new();
    let sintaks = SyntaxConfig::builder()
        .block_delimiters("<%", "%>")
        .variable_delimiters("<<", ">>")
        .comment_delimiters("<#", "#>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .map_err(|salah| temuan(&salah))?;
    environment.set_syntax(sintaks);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(LANGKAH));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    environment.set_formatter(format);
    environment.add_filter("penggal", |alamat: &str, apa: &str| Value::from_safe_string(peta::tanya(apa, alamat)));
    for (nama, isi) in aset.berakhiran(".j2") {
        let sumber = String::from_utf8(isi.to_vec()).map_err(|_| {
            Diagnostic::galat("templat", format!("templat `{nama}` bukan teks UTF-8"))
                .cure("Simpan templat sebagai UTF-8")
        })?;
        environment.add_template_owned(nama.to_owned(), sumber).map_err(|salah| temuan(&salah))?;
    }
    Ok(environment)
}

/// Writes a value as Typst code. What is neither a slot nor a plain scalar has no business in the source.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let code = match value.kind() {
        ValueKind::String if value.is_safe() => value.as_str().unwrap_or_default().to_owned(),
        ValueKind::String => literal::literal(value.as_str().unwrap_or_default()),
        ValueKind::Bool => if value.is_true() { "true" } else { "false" }.to_owned(),
        ValueKind::None => "none".to_owned(),
        ValueKind::Number if value.is_integer() => value.to_string(),
        ValueKind::Seq => slot(value)?,
        kind => {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("nilai berjenis {kind} tidak dapat dicetak")));
        }
    };
    out.write_str(&code).map_err(Error::from)
}

/// A slot as [`crate::expand::job::Slot`] serialises it: its address, then text and number of each piece.
fn slot(value: &Value) -> Result<String, Error> {
    let bukan =
        || Error::new(ErrorKind::InvalidOperation, "hanya slot, teks, bilangan bulat, dan true/false dapat dicetak");
    let mut isi = value.try_iter()?;
    let alamat = isi.next().ok_or_else(bukan)?;
    let potongan = isi
        .map(|satu| {
            let kode = satu.get_item_by_index(1)?.as_usize().and_then(|kode| u8::try_from(kode).ok());
            Ok(Potongan::dari_kode(satu.get_item_by_index(0)?.as_str().ok_or_else(bukan)?, kode.ok_or_else(bukan)?))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    alamat.as_str().map(|alamat| literal::slot(alamat, &potongan)).ok_or_else(bukan)
}

/// minijinja's complaint as a finding about the template.
pub(super) fn temuan(salah: &Error) -> Diagnostic {
    let rincian = salah.detail().map_or_else(|| salah.kind().to_string(), str::to_owned);
    let temuan = Diagnostic::galat("templat", format!("templat tidak dapat dijalankan: {rincian}"))
        .cure("Kembalikan templat bawaan, atau betulkan templat dalam templates/");
    match salah.name() {
        Some(nama) => {
            let mut place = Place::new(format!("templates/{nama}"), Pointer::root());
            place.position = salah.line().map(|baris| (baris, 1));
            temuan.at(place)
        }
        None => temuan,
    }
}
