//! JSON text to a typed value, or everything that is in the way.
//!
//! serde is the fast path and decides what is accepted. Only when it refuses, the text is parsed again with the place of every
//! token and walked against the schema of the same type ([`mod@super::periksa`]): serde stops at the first mistake, a user wants
//! them all. One thing serde accepts without a word: digits that a fraction cannot hold. A text with so long a number is walked
//! too.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    periksa::Pemeriksa,
    pohon, skema,
    temuan::{self, Temuan},
};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::skema::dikutip,
};

/// Reads the text of `file` as a `T`.
pub(super) fn baca<T: DeserializeOwned + JsonSchema>(file: &str, text: &str) -> Result<T, Vec<Diagnostic>> {
    match serde_json::from_str(text) {
        Ok(isi) if !berangka_panjang(text) => Ok(isi),
        hasil => match menurut(file, text, &skema::untuk::<T>()) {
            semua if semua.is_empty() => hasil.map_err(|salah| vec![sisa(file, &salah)]),
            semua => Err(semua),
        },
    }
}

/// Whether a number stands outside the texts that is long, or so small that it may have become 0.
fn berangka_panjang(text: &str) -> bool {
    let (mut dalam_teks, mut lolos, mut panjang, mut lalu) = (false, false, 0, 0);
    for bita in text.bytes() {
        match bita {
            _ if lolos => lolos = false,
            b'\\' => lolos = dalam_teks,
            b'"' => dalam_teks = !dalam_teks,
            _ => {}
        }
        panjang = if !dalam_teks && (bita.is_ascii_digit() || bita == b'.') { panjang + 1 } else { 0 };
        if panjang > 15 || !dalam_teks && bita == b'-' && matches!(lalu, b'e' | b'E') {
            return true;
        }
        lalu = bita;
    }
    false
}

/// All that a text has against the schema of its kind; nothing for a kind that does not exist.
pub fn periksa(file: &str, text: &str, jenis: &str) -> Vec<Diagnostic> {
    skema::skema(jenis).map_or_else(Vec::new, |skema| menurut(file, text, &skema))
}

fn menurut(file: &str, text: &str, skema: &Value) -> Vec<Diagnostic> {
    let pohon = pohon::urai(text);
    let mut semua = pohon.temuan;
    if let Some(akar) = &pohon.akar {
        semua.extend(Pemeriksa::baru(skema).periksa(akar));
    }
    temuan::tempatkan(file, text, semua)
}

/// What every file says of itself.
#[derive(serde::Deserialize)]
struct Kepala {
    jenis: Option<String>,
}

/// The kind that a file says it is of. A file that is broken elsewhere still says it, so that all of it can be checked.
pub(super) fn jenis(file: &str, text: &str) -> Result<Option<String>, Vec<Diagnostic>> {
    if let Ok(Kepala { jenis: Some(jenis) }) = serde_json::from_str(text) {
        return Ok(Some(jenis));
    }
    let mut pohon = pohon::urai(text);
    let Some(akar) = &pohon.akar else { return Err(temuan::tempatkan(file, text, pohon.temuan)) };
    let jenis = match akar {
        jsonc_parser::ast::Value::Object(isi) => isi.get("jenis").map(|jenis| &jenis.value),
        lain => {
            pohon.temuan.push(Temuan::jenis_salah(lain, &Pointer::root(), "satu objek {…}"));
            None
        }
    };
    match jenis {
        Some(jsonc_parser::ast::Value::StringLit(jenis)) => return Ok(Some(jenis.value.to_string())),
        Some(lain) => pohon.temuan.push(Temuan::jenis_salah(lain, &Pointer::root().key("jenis"), "nama jenis berkas")),
        None if pohon.temuan.is_empty() => return Ok(None),
        None => {}
    }
    Err(temuan::tempatkan(file, text, pohon.temuan))
}

/// A mistake that the walk does not know. serde's words are English, so they stay out.
fn sisa(file: &str, salah: &serde_json::Error) -> Diagnostic {
    let mut place = Place::new(file, Pointer::root());
    place.position = Some((salah.line().max(1), salah.column().max(1)));
    let (kode, pesan, obat) = if salah.is_data() {
        ("bentuk", "nilai di tempat ini tidak dapat dibaca", "Bandingkan dengan contoh dalam data/README.md")
    } else {
        (
            "json",
            "bukan JSON yang sah di tempat ini",
            "Periksa koma, tanda petik, dan kurung di tempat itu dan tepat sebelumnya",
        )
    };
    Diagnostic::galat(kode, pesan).at(place).cure(obat)
}

/// A kind that does not exist. Where one can be meant, the rest of the file is looked at as that.
pub(super) fn jenis_asing(berkas: &str, teks: &str, jenis: Option<&str>) -> Vec<Diagnostic> {
    let pointer = Pointer::root().key("jenis");
    let daftar = skema::semua_jenis().map(|jenis| format!("`{jenis}`")).collect::<Vec<_>>().join(", ");
    let temuan = |pesan: String| Diagnostic::galat("jenis", pesan).at(Place::new(berkas, pointer.clone()));
    let Some(jenis) = jenis else {
        let obat = format!("Tulis `\"jenis\"`, salah satu dari {daftar}");
        return vec![temuan("berkas tidak menyebut jenisnya".into()).cure(obat)];
    };
    let pesan = format!("jenis `{}` tidak dikenal", dikutip(jenis));
    match (jenis.len() <= 100).then(|| nearest(jenis, skema::semua_jenis())).flatten() {
        None => vec![temuan(pesan).cure(format!("Yang dikenal: {daftar}"))],
        Some(dekat) => {
            let mut semua = vec![temuan(pesan).cure(format!("Mungkin maksudnya `{dekat}`"))];
            let lain = |satu: &Diagnostic| satu.place.as_ref().is_none_or(|place| place.pointer != pointer);
            semua.extend(periksa(berkas, teks, dekat).into_iter().filter(lain));
            semua
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::profil::Profil;

    #[test]
    fn digits_that_serde_drops_are_a_finding_at_the_number() {
        let baca = |nilai: &str, catatan: &str| {
            let ukuran =
                format!(r#"{{"nilai": {nilai}, "satuan": "mm", "sumber": "{catatan}", "kepastian": "pasti"}}"#);
            let profil = format!("{{\"format\": 1, \"jenis\": \"profil\",\n\"ukuran\": {{\"a\": {ukuran}}}}}");
            baca::<Profil>("a.json", &profil).map(|profil| profil.ukuran["a"].nilai)
        };
        for hilang in ["25.400000000000000001", "12345678901234567", "1e-400"] {
            let temuan = baca(hilang, "").expect_err(hilang);
            let letak = temuan[0].place.as_ref().and_then(|tempat| tempat.position);
            assert_eq!((temuan.len(), letak), (1, Some((2, 27))), "{temuan:?}");
            assert!(temuan[0].message.contains(hilang) && temuan[0].cure.is_some(), "{temuan:?}");
        }
        assert_eq!(baca("25.4", r#"NIP \" 198001012005011001 1e-9"#).ok(), Some(25.4));
        assert_eq!(baca("25.40000000000000000", "").ok(), Some(25.4), "zeros are nothing to lose");
    }
}
