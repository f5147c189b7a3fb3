//! What the reader finds in one text, while it still knows the place only as an offset.

use jsonc_parser::{ast::Value, common::Ranged as _};

use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::skema::dikutip,
};

/// A finding at an offset of the text.
#[derive(Debug)]
pub(super) struct Temuan {
    /// Where the token starts, in bytes.
    pub(super) letak: usize,
    pub(super) pointer: Pointer,
    pub(super) kode: &'static str,
    pub(super) pesan: String,
    pub(super) obat: Option<String>,
}

impl Temuan {
    /// Something wrong with the shape of the data.
    pub(super) fn bentuk(letak: usize, pointer: &Pointer, pesan: impl Into<String>, obat: impl Into<String>) -> Self {
        Self { letak, pointer: pointer.clone(), kode: "bentuk", pesan: pesan.into(), obat: Some(obat.into()) }
    }

    /// Something wrong, in words that hold the cure after the first sentence.
    pub(super) fn berobat(letak: usize, pointer: &Pointer, kalimat: &str) -> Self {
        let (pesan, obat) = pisah(kalimat);
        Self { letak, pointer: pointer.clone(), kode: "bentuk", pesan: pesan.to_owned(), obat: obat.map(str::to_owned) }
    }

    /// A value of another type than is expected there.
    pub(super) fn jenis_salah(nilai: &Value<'_>, pointer: &Pointer, harapan: &str) -> Self {
        let obat = format!("Yang diharapkan: {harapan}");
        Self::bentuk(nilai.start(), pointer, format!("jenis nilainya salah: {}", sebut(nilai)), obat)
    }
}

/// The first sentence, and the rest; a full stop between backticks ends no sentence.
fn pisah(kalimat: &str) -> (&str, Option<&str>) {
    let akhir = kalimat.match_indices(". ").find(|(letak, _)| kalimat[..*letak].matches('`').count().is_multiple_of(2));
    akhir.map_or((kalimat, None), |(letak, _)| (&kalimat[..letak], Some(&kalimat[letak + 2..])))
}

/// What a value is, for a message.
fn sebut(nilai: &Value<'_>) -> String {
    match nilai {
        Value::StringLit(teks) => format!("teks `{}`", dikutip(&teks.value)),
        Value::NumberLit(angka) if bulat(angka.value) => format!("bilangan bulat `{}`", dikutip(angka.value)),
        Value::NumberLit(angka) => format!("bilangan pecahan `{}`", dikutip(angka.value)),
        Value::BooleanLit(nilai) => format!("`{}`", nilai.value),
        Value::Object(_) => "objek {…}".into(),
        Value::Array(_) => "daftar […]".into(),
        Value::NullKeyword(_) => "`null`".into(),
    }
}

/// Whether a number is written as a whole one. `1.0` and `1e3` are not: serde reads them as fractions. Nor is `-0`.
pub(super) fn bulat(angka: &str) -> bool {
    angka != "-0" && !angka.contains(['.', 'e', 'E'])
}

/// Findings in the order of the text, with line and column; one pass over the text finds all of them.
pub(super) fn tempatkan(file: &str, text: &str, mut semua: Vec<Temuan>) -> Vec<Diagnostic> {
    semua.sort_by_key(|temuan| temuan.letak);
    let (mut sampai, mut baris, mut kolom) = (0, 1, 1);
    let satu = |temuan: Temuan| {
        for huruf in text[sampai..temuan.letak].chars() {
            (baris, kolom) = if huruf == '\n' { (baris + 1, 1) } else { (baris, kolom + 1) };
        }
        sampai = temuan.letak;
        let place = Place { position: Some((baris, kolom)), ..Place::new(file, temuan.pointer) };
        let hasil = Diagnostic::galat(temuan.kode, temuan.pesan).at(place);
        match temuan.obat {
            Some(obat) => hasil.cure(obat),
            None => hasil,
        }
    };
    semua.into_iter().map(satu).collect()
}
