//! JSON text to a typed value, or the finding that says where and why not.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use crate::diag::{Diagnostic, Place, Pointer, nearest};

/// Reads the text of `file` as a `T`.
pub(super) fn baca<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Diagnostic> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let nilai = serde_path_to_error::deserialize(&mut deserializer).map_err(|salah| {
        let pointer = pointer(salah.path());
        temuan(file, pointer, salah.inner())
    })?;
    deserializer.end().map_err(|salah| temuan(file, Pointer::root(), &salah))?;
    Ok(nilai)
}

/// What every file says of itself.
#[derive(serde::Deserialize)]
pub(super) struct Kepala {
    /// Its kind.
    pub(super) jenis: Option<String>,
}

fn pointer(path: &Path) -> Pointer {
    path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Seq { index } => pointer.index(*index),
        Segment::Map { key } => pointer.key(key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}

fn temuan(file: &str, pointer: Pointer, salah: &serde_json::Error) -> Diagnostic {
    let mut place = Place::new(file, pointer);
    if salah.is_data() {
        let (pesan, obat) = terjemah(&tanpa_posisi(&salah.to_string()));
        let temuan = Diagnostic::galat("bentuk", pesan).at(place);
        return match obat {
            Some(obat) => temuan.cure(obat),
            None => temuan,
        };
    }
    place.pointer = Pointer::root();
    place.position = Some((salah.line(), salah.column().max(1)));
    let pesan = if salah.is_eof() {
        "berkas JSON terpotong: berakhir sebelum lengkap"
    } else {
        "bukan JSON yang sah di tempat ini"
    };
    Diagnostic::galat("json", pesan)
        .at(place)
        .cure("Periksa koma, tanda petik, dan kurung di tempat itu dan tepat sebelumnya")
}

/// serde's message without the position at its end, which ours states in its own way.
fn tanpa_posisi(pesan: &str) -> String {
    pesan.rsplit_once(" at line ").map_or(pesan, |(depan, _)| depan).to_owned()
}

/// serde's English words in Indonesian; our own messages pass as they are.
fn terjemah(pesan: &str) -> (String, Option<String>) {
    let petik: Vec<&str> = pesan.split('`').skip(1).step_by(2).collect();
    if pesan.starts_with("unknown field") || pesan.starts_with("unknown variant") {
        let benda = if pesan.starts_with("unknown field") { "kunci" } else { "nilai" };
        let (asing, dikenal) = (petik.first().copied().unwrap_or_default(), petik.get(1..).unwrap_or_default());
        let obat = match nearest(asing, dikenal.iter().copied()) {
            Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
            None => format!(
                "Yang dikenal di sini: {}",
                dikenal.iter().map(|d| format!("`{d}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        return (format!("{benda} `{asing}` tidak dikenal di sini"), Some(obat));
    }
    if pesan.starts_with("missing field") {
        let kunci = petik.first().copied().unwrap_or_default();
        return (
            format!("kunci `{kunci}` wajib ada, tetapi tidak ditulis"),
            Some(format!("Tambahkan `\"{kunci}\": …`")),
        );
    }
    if pesan.starts_with("duplicate field") {
        let kunci = petik.first().copied().unwrap_or_default();
        return (format!("kunci `{kunci}` ditulis dua kali"), Some("Hapus salah satunya".into()));
    }
    if let Some(sisa) = pesan.strip_prefix("invalid type: ").or_else(|| pesan.strip_prefix("invalid value: ")) {
        let (ada, harapan) = sisa.split_once(", expected ").unwrap_or((sisa, ""));
        return (format!("jenis nilainya salah: {}", benda(ada)), Some(format!("Yang diharapkan: {}", benda(harapan))));
    }
    sendiri(pesan)
}

/// Our own messages: what is wrong, and after the first stop the cure.
fn sendiri(pesan: &str) -> (String, Option<String>) {
    let dua = pesan.split_once(". ").or_else(|| pesan.split_once("; "));
    let (salah, obat) = dua.unwrap_or((pesan, "tulis nilai itu menurut data/README.md"));
    let mut huruf = obat.chars();
    let awal: String = huruf.next().into_iter().flat_map(char::to_uppercase).collect();
    (salah.to_owned(), Some(format!("{awal}{}", huruf.as_str())))
}

/// serde's names of JSON values, in Indonesian.
fn benda(inggris: &str) -> String {
    static KATA: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        vec![
            ("floating point", "bilangan pecahan"),
            ("integer", "bilangan bulat"),
            ("boolean", "true atau false:"),
            ("a boolean", "true atau false"),
            ("null", "null"),
            ("unit value", "null"),
            ("sequence", "daftar […]"),
            ("a sequence", "daftar […]"),
            ("map", "objek {…}"),
            ("a map", "objek {…}"),
            ("a string", "teks di antara tanda petik"),
            ("string", "teks"),
            ("struct", "objek {…}"),
            ("u", "bilangan bulat mulai dari 0"),
            ("i", "bilangan bulat"),
            ("f", "bilangan"),
        ]
    });
    KATA.iter()
        .find_map(|(dari, menjadi)| inggris.strip_prefix(dari).map(|sisa| (menjadi, sisa)))
        .filter(|(_, sisa)| ["", "8", "16", "32", "64", "128", "size"].contains(sisa) || sisa.starts_with(' '))
        .map_or_else(
            || inggris.to_owned(),
            |(menjadi, sisa)| {
                if sisa.contains('`') || sisa.contains('"') {
                    format!("{menjadi}{sisa}")
                } else {
                    (*menjadi).to_owned()
                }
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Contoh {
        #[serde(rename = "tentang")]
        _tentang: String,
        #[serde(rename = "baris", default)]
        _baris: Vec<u8>,
    }

    fn salah(text: &str) -> String {
        let temuan = baca::<Contoh>("a.json", text).expect_err("contoh yang salah");
        let tempat = temuan.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{tempat}: {}. {}", temuan.message, temuan.cure.unwrap_or_default())
    }

    #[test]
    fn mistakes_are_named_in_indonesian_with_their_place() {
        assert_eq!(
            salah(r#"{"tentan": "x"}"#),
            "a.json /tentan: kunci `tentan` tidak dikenal di sini. Mungkin maksudnya `tentang`"
        );
        assert_eq!(salah("{}"), "a.json: kunci `tentang` wajib ada, tetapi tidak ditulis. Tambahkan `\"tentang\": …`");
        assert_eq!(
            salah(r#"{"tentang": 3}"#),
            "a.json /tentang: jenis nilainya salah: bilangan bulat `3`. Yang diharapkan: teks di antara tanda petik"
        );
        assert_eq!(
            salah(r#"{"tentang": "x", "baris": [1, "b"]}"#),
            "a.json /baris/1: jenis nilainya salah: teks \"b\". Yang diharapkan: bilangan bulat mulai dari 0"
        );
        assert_eq!(
            salah("{\"tentang\": \"x\",\n}"),
            "a.json:2:1: bukan JSON yang sah di tempat ini. Periksa koma, tanda petik, dan kurung di tempat itu dan tepat sebelumnya"
        );
        assert_eq!(
            salah(r#"{"tentang": "x", "tentang": "y"}"#),
            "a.json: kunci `tentang` ditulis dua kali. Hapus salah satunya"
        );
    }
}
