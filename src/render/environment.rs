//! The minijinja environment: delimiters that Typst does not use, strict names, bounded work, and the formatter through
//! which every value must pass.

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, syntax::SyntaxConfig,
    value::ValueKind,
};

use super::literal;
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        teks::Gaya,
        tulisan::{Asal, Potongan},
    },
    read::Aset,
};

/// Steps that one document may take: a hundred times what a table of 20,000 rows needs.
const LANGKAH: u64 = 2_000_000_000;

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
        ValueKind::Map => slot(value)?,
        kind => {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("nilai berjenis {kind} tidak dapat dicetak")));
        }
    };
    out.write_str(&code).map_err(Error::from)
}

fn slot(value: &Value) -> Result<String, Error> {
    let alamat = value.get_attr("alamat")?;
    let mut potongan = Vec::new();
    for satu in value.get_attr("potongan")?.try_iter()? {
        let asal = Asal::dari_nama(satu.get_attr("asal")?.as_str().unwrap_or_default());
        let gaya = Gaya { miring: satu.get_attr("miring")?.is_true(), tebal: satu.get_attr("tebal")?.is_true() };
        potongan.push(Potongan { teks: satu.get_attr("teks")?.as_str().unwrap_or_default().to_owned(), gaya, asal });
    }
    match alamat.as_str() {
        Some(alamat) => Ok(literal::slot(alamat, &potongan)),
        None => Err(Error::new(
            ErrorKind::InvalidOperation,
            "hanya slot, teks, bilangan bulat, dan true/false dapat dicetak",
        )),
    }
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
