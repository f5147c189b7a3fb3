//! The minijinja environment: delimiters that Typst does not use, strict names, bounded work, and the formatter through
//! which every value must pass.

use std::fmt;

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, syntax::SyntaxConfig,
    value::ValueKind,
};

use super::{literal, peta};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::job::Slot,
    model::tulisan::Potongan,
    read::Aset,
};

/// Steps that one document may take: some fifty times what a table of 20,000 rows needs. A template without end stops here,
/// after some seconds.
const LANGKAH: u64 = 30_000_000;

pub(super) fn environment(aset: &Aset) -> Result<Environment<'static>, Diagnostic> {
    let mut environment = Environment::new();
    let sintaks = SyntaxConfig::builder()
        .block_delimiters("<%", "%>")
        .variable_delimiters("<<", ">>")
        .comment_delimiters("<#", "#>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .map_err(|salah| temuan(&salah, aset.diubah()))?;
    environment.set_syntax(sintaks);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(LANGKAH));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    environment.set_formatter(format);
    environment.add_filter("penggal", |alamat: &str, apa: &str| Value::from_safe_string(peta::tanya(apa, alamat)));
    for (nama, isi) in aset.berakhiran(".j2") {
        let sumber = String::from_utf8(isi.to_vec()).map_err(|_| {
            Diagnostic::galat("templat", format!("`templates/{nama}` bukan teks UTF-8"))
                .cure("Simpan templat sebagai UTF-8")
        })?;
        environment.add_template_owned(nama.to_owned(), sumber).map_err(|salah| temuan(&salah, aset.diubah()))?;
    }
    Ok(environment)
}

/// Writes a value as Typst code. What is neither a slot nor a plain scalar has no business in the source.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let code = match value.kind() {
        ValueKind::String if value.is_safe() => {
            return out.write_str(value.as_str().unwrap_or_default()).map_err(Error::from);
        }
        ValueKind::String => literal::literal(value.as_str().unwrap_or_default()),
        ValueKind::Bool => if value.is_true() { "true" } else { "false" }.to_owned(),
        ValueKind::None => "none".to_owned(),
        ValueKind::Number if value.is_integer() => value.to_string(),
        ValueKind::Bytes => slot(value.as_bytes().unwrap_or_default())
            .ok_or_else(|| sendiri("hanya slot, teks, bilangan bulat, dan true/false dapat dicetak"))?,
        kind => {
            return Err(sendiri(format!("nilai berjenis {} tidak dapat dicetak", jenis(kind))));
        }
    };
    out.write_str(&code).map_err(Error::from)
}

/// A slot as [`Slot`] serialises it.
fn slot(isi: &[u8]) -> Option<String> {
    let mut ruas = isi.split(|bita| *bita == Slot::BATAS);
    let alamat = str::from_utf8(ruas.next()?).ok()?;
    let potongan = ruas.map(|satu| {
        let (kode, teks) = satu.split_first()?;
        Some(Potongan::dari_kode(str::from_utf8(teks).ok()?, *kode))
    });
    Some(literal::slot(alamat, &potongan.collect::<Option<Vec<_>>>()?))
}

/// Our own words about a value that a template prints: Indonesian already.
#[derive(Debug)]
struct Sendiri(String);

impl fmt::Display for Sendiri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Sendiri {}

fn sendiri(pesan: impl Into<String>) -> Error {
    Error::from(ErrorKind::InvalidOperation).with_source(Sendiri(pesan.into()))
}

/// minijinja's complaint as a finding about the template. Its own words are a detail for those who wrote templates
/// (`diubah`).
pub(super) fn temuan(salah: &Error, diubah: bool) -> Diagnostic {
    let kita = std::error::Error::source(salah).and_then(|sumber| sumber.downcast_ref::<Sendiri>());
    let mut pesan =
        format!("templat tidak dapat dijalankan: {}", kita.map_or(sebab(salah.kind()), |kita| kita.0.as_str()));
    if let Some(rincian) = salah.detail().filter(|_| diubah) {
        pesan.push_str(&format!(" («{rincian}»)"));
    }
    let temuan = Diagnostic::galat("templat", pesan).cure(match diubah {
        true => "Betulkan templat dalam templates/, atau hapus agar yang bawaan dipakai",
        false => "Laporkan kepada pengembang naskah, dengan berkas ini",
    });
    match salah.name() {
        Some(nama) => {
            let mut place = Place::new(format!("templates/{nama}"), Pointer::root());
            place.position = salah.line().map(|baris| (baris, kolom(salah).unwrap_or(1)));
            temuan.at(place)
        }
        None => temuan,
    }
}

/// The column of the place in the template, from 1.
fn kolom(salah: &Error) -> Option<usize> {
    let sebelum = salah.template_source()?.get(..salah.range()?.start)?;
    Some(sebelum.rsplit('\n').next()?.chars().count() + 1)
}

fn sebab(jenis: ErrorKind) -> &'static str {
    match jenis {
        ErrorKind::SyntaxError => "tulisannya tidak sah di baris ini",
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => "templat yang disebutnya tidak ada",
        ErrorKind::UnknownFilter => "penyaring yang disebutnya tidak dikenal",
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => "fungsi yang disebutnya tidak dikenal",
        ErrorKind::UnknownTest => "uji yang disebutnya tidak dikenal",
        ErrorKind::UnknownBlock | ErrorKind::EvalBlock => "blok yang disebutnya tidak dapat dijalankan",
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => "jumlah argumennya salah",
        ErrorKind::UndefinedError => "data yang disebutnya tidak ada",
        ErrorKind::OutOfFuel => "langkahnya terlalu banyak; mungkin pengulangannya tidak berakhir",
        ErrorKind::CannotUnpack | ErrorKind::NonPrimitive | ErrorKind::NonKey => "jenis datanya bukan yang diharapkan",
        _ => "baris ini tidak dapat dikerjakan",
    }
}

/// minijinja's names of kinds, in Indonesian.
fn jenis(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Undefined => "tidak ada",
        ValueKind::Map => "objek",
        ValueKind::Number => "bilangan pecahan",
        ValueKind::Seq | ValueKind::Iterable => "daftar",
        _ => "lain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tulisan::Tulisan;

    #[test]
    fn a_slot_passes_through_a_value_whole_and_other_bytes_are_none() {
        let tulisan = Tulisan::baku("a\u{ff} \"b\"").dan(Tulisan::baku("c").tebal());
        let slot_asli = Slot { alamat: "judul/é".into(), tulisan, tempat: Place::new("a.json", Pointer::root()) };
        let nilai = Value::from(minijinja::value::Serde(&slot_asli));
        let harapan = literal::slot("judul/é", slot_asli.tulisan.potongan());
        assert_eq!(slot(nilai.as_bytes().expect("satu nilai")), Some(harapan));
        for rusak in [&b"a\xff"[..], b"\xc3\xff\x00a", b"a\xff\x00\xc3"] {
            assert_eq!(slot(rusak), None, "{rusak:?}");
        }
    }
}
