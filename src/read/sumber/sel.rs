//! The text of a cell and the content that it means: lines are paragraphs, lines with consecutive labels of one form are a list.
//! Both directions stand here, because each is the other's proof.
//!
//! A list has at least two items, and its labels begin at the first one. What is indented below an item belongs to it, and so does
//! a list with labels of another form that follows it at once. Everything else is text as it stands.

use serde_json::{Map, Value, json};

use crate::model::bilangan::huruf;

/// The forms of labels, by the names that data gives them.
const BENTUK: [&str; 5] = ["a.", "1.", "a)", "1)", "-"];
/// The form that a list in a cell has where none is said, by its depth: the second level and on of `label-rincian`
/// (`data/acuan/profil/kpu.json`).
const MENURUT_TINGKAT: [&str; 3] = ["1.", "a)", "1)"];
/// How much further what belongs to an item is set in.
const MENJOROK: &str = "   ";

/// A line: how far it is set in, and its text.
type Baris<'t> = (usize, &'t str);

/// What a table's cell holds: nothing, a text, or content.
pub(super) fn sel(teks: &str) -> Option<Value> {
    let mut isi = blok(&baris(teks), 0);
    match isi.len() {
        0 => None,
        1 if isi[0].is_string() => isi.pop(),
        _ => Some(Value::Array(isi)),
    }
}

/// The items that a cell holds: those of its list, or one.
pub(super) fn butir(teks: &str) -> Vec<Value> {
    let baris = baris(teks);
    let mut isi = blok(&baris, 0);
    match isi.as_slice() {
        [] => Vec::new(),
        // Labels of items are derived: which form the cell has does not matter. But what it holds is one level deeper.
        [Value::Object(_)] => urai_daftar(&baris, 0, 0).map(|daftar| daftar.butir).unwrap_or_default(),
        [Value::String(_), ..] => {
            let teks = isi.remove(0);
            vec![if isi.is_empty() { teks } else { json!({ "butir": teks, "isi": isi }) }]
        }
        _ => vec![json!({ "butir": "", "isi": isi })],
    }
}

fn baris(teks: &str) -> Vec<Baris<'_>> {
    let satu = |baris: &'_ str| baris.len() - baris.trim_start().len();
    teks.lines().filter(|baris| !baris.trim().is_empty()).map(|baris| (satu(baris), baris.trim())).collect()
}

fn blok(baris: &[Baris<'_>], dalam: usize) -> Vec<Value> {
    let (mut hasil, mut ke) = (Vec::new(), 0);
    while ke < baris.len() {
        match urai_daftar(baris, ke, dalam) {
            Some(Daftar { bentuk, butir, akhir }) => {
                let mut daftar = Map::from_iter([("daftar".to_owned(), Value::Array(butir))]);
                if MENURUT_TINGKAT.get(dalam) != Some(&bentuk) {
                    daftar.insert("label".to_owned(), bentuk.into());
                }
                hasil.push(Value::Object(daftar));
                ke = akhir;
            }
            None => {
                hasil.push(baris[ke].1.into());
                ke += 1;
            }
        }
    }
    hasil
}

struct Daftar {
    bentuk: &'static str,
    butir: Vec<Value>,
    /// The line after it.
    akhir: usize,
}

/// The list that begins at this line.
fn urai_daftar(baris: &[Baris<'_>], mulai: usize, dalam: usize) -> Option<Daftar> {
    let (jorok, pertama) = *baris.get(mulai)?;
    let bentuk = *BENTUK.iter().find(|bentuk| sesudah(pertama, bentuk, 1).is_some())?;
    let (mut butir, mut ke) = (Vec::new(), mulai);
    while let Some(teks) =
        baris.get(ke).filter(|(ini, _)| *ini == jorok).and_then(|(_, teks)| sesudah(teks, bentuk, butir.len() + 1))
    {
        let akhir = akhir_butir(baris, ke, jorok, bentuk, dalam);
        let isi = blok(&baris[ke + 1..akhir], dalam + 1);
        butir.push(if isi.is_empty() { Value::from(teks) } else { json!({ "butir": teks, "isi": isi }) });
        ke = akhir;
    }
    (butir.len() > 1).then_some(Daftar { bentuk, butir, akhir: ke })
}

/// Where an item ends: after what is set in further, and after a list of another form right below it.
fn akhir_butir(baris: &[Baris<'_>], kepala: usize, jorok: usize, bentuk: &str, dalam: usize) -> usize {
    let mut akhir = kepala + 1;
    while baris.get(akhir).is_some_and(|(ini, _)| *ini > jorok) {
        akhir += 1;
    }
    if akhir == kepala + 1
        && let Some(bawah) = urai_daftar(baris, akhir, dalam + 1).filter(|bawah| bawah.bentuk != bentuk)
    {
        akhir = bawah.akhir;
    }
    akhir
}

/// The text after the label of this form and number, if the line begins with that.
fn sesudah<'t>(baris: &'t str, bentuk: &str, nomor: usize) -> Option<&'t str> {
    let sisa = baris.strip_prefix(label(bentuk, nomor).as_str())?;
    let teks = sisa.trim_start();
    (teks.len() < sisa.len() && !teks.is_empty()).then_some(teks)
}

fn label(bentuk: &str, nomor: usize) -> String {
    let abjad = || u32::try_from(nomor).ok().and_then(huruf).unwrap_or_default();
    match bentuk.split_at(1) {
        ("a", akhir) => format!("{}{akhir}", abjad()),
        ("1", akhir) => format!("{nomor}{akhir}"),
        _ => bentuk.to_owned(),
    }
}

/// The text of a cell from which `sel` reads this value, as far as there is one: the caller reads it again and compares.
pub fn teks_sel(nilai: &Value) -> String {
    match nilai {
        Value::Array(isi) => teks_isi(isi, 0).join("\n"),
        lain => teks_isi(std::slice::from_ref(lain), 0).join("\n"),
    }
}

/// The text of a cell from which `butir` reads these items.
pub fn teks_butir(semua: &[Value]) -> String {
    match semua {
        [satu] => {
            let (teks, isi) = satu_butir(satu);
            let bawah = teks_isi(isi, 0);
            [vec![teks.to_owned()], bawah].concat().join("\n")
        }
        _ => teks_daftar(semua, MENURUT_TINGKAT[0], 0).join("\n"),
    }
}

fn teks_isi(isi: &[Value], dalam: usize) -> Vec<String> {
    let satu = |isi: &Value| match isi {
        Value::String(teks) => vec![teks.clone()],
        Value::Object(objek) => match objek.get("daftar").and_then(Value::as_array) {
            Some(butir) => {
                let menurut = MENURUT_TINGKAT.get(dalam).copied().unwrap_or("-");
                teks_daftar(butir, objek.get("label").and_then(Value::as_str).unwrap_or(menurut), dalam)
            }
            None => objek.get("teks").and_then(Value::as_str).map(str::to_owned).into_iter().collect(),
        },
        _ => Vec::new(),
    };
    isi.iter().flat_map(satu).collect()
}

fn teks_daftar(butir: &[Value], bentuk: &str, dalam: usize) -> Vec<String> {
    let satu = |(butir, nomor): (&Value, usize)| {
        let (teks, isi) = satu_butir(butir);
        let bawah = teks_isi(isi, dalam + 1).into_iter().map(|baris| format!("{MENJOROK}{baris}"));
        [format!("{} {teks}", label(bentuk, nomor))].into_iter().chain(bawah).collect::<Vec<_>>()
    };
    butir.iter().zip(1..).flat_map(satu).collect()
}

fn satu_butir(butir: &Value) -> (&str, &[Value]) {
    let isi = butir.get("isi").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    (butir.get("butir").unwrap_or(butir).as_str().unwrap_or_default(), isi)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn consecutive_labels_are_a_list_and_everything_else_is_text() {
        for (teks, harapan) in [
            ("", None),
            (" \n ", None),
            ("Satu paragraf", Some(json!("Satu paragraf"))),
            ("1. hanya satu", Some(json!("1. hanya satu"))),
            ("1. satu\n3. tiga", Some(json!(["1. satu", "3. tiga"]))),
            ("b. dua\nc. tiga", Some(json!(["b. dua", "c. tiga"]))),
            ("1. satu\n2. dua", Some(json!([{"daftar": ["satu", "dua"]}]))),
            ("a. satu\nb. dua", Some(json!([{"daftar": ["satu", "dua"], "label": "a."}]))),
            ("- satu\n- dua", Some(json!([{"daftar": ["satu", "dua"], "label": "-"}]))),
            ("1. satu\nlain\n2. dua", Some(json!(["1. satu", "lain", "2. dua"]))),
            ("1.satu\n2.dua", Some(json!(["1.satu", "2.dua"]))),
            ("Meliputi:\n1) satu\n2) dua", Some(json!(["Meliputi:", {"daftar": ["satu", "dua"], "label": "1)"}]))),
            (
                "1. satu:\na. alfa\nb. beta\n2. dua",
                Some(
                    json!([{"daftar": [{"butir": "satu:", "isi": [{"daftar": ["alfa", "beta"], "label": "a."}]}, "dua"]}]),
                ),
            ),
            (
                "1. satu\n2. dua:\na) alfa\nb) beta\nsesudahnya",
                Some(
                    json!([{"daftar": ["satu", {"butir": "dua:", "isi": [{"daftar": ["alfa", "beta"]}]}]}, "sesudahnya"]),
                ),
            ),
            (
                "1. satu\n   lanjutannya\n2. dua",
                Some(json!([{"daftar": [{"butir": "satu", "isi": ["lanjutannya"]}, "dua"]}])),
            ),
        ] {
            assert_eq!(sel(teks), harapan, "{teks:?}");
        }
        assert_eq!(butir("a. satu\nb. dua"), [json!("satu"), json!("dua")]);
        assert_eq!(butir("satu saja"), [json!("satu saja")]);
        assert_eq!(
            butir("Aplikasi:\n1. satu\n2. dua"),
            [json!({"butir": "Aplikasi:", "isi": [{"daftar": ["satu", "dua"]}]})]
        );
        assert_eq!(butir("27. x"), [json!("27. x")]);
    }

    fn teks() -> impl Strategy<Value = String> {
        "[A-Za-z{}_*\\\\][a-zé .,;:{}_*\\\\\"<&]{0,12}[a-z.:}]"
    }

    /// Content as people write it into cells; labels of a list differ from those of the one around it.
    fn isi(dalam: usize) -> BoxedStrategy<Vec<Value>> {
        let paragraf = teks().prop_map(Value::from);
        if dalam >= MENURUT_TINGKAT.len() {
            return prop::collection::vec(paragraf, 1..3).boxed();
        }
        let butir = (teks(), prop_oneof![3 => Just(Vec::new()), 1 => isi(dalam + 1)])
            .prop_map(|(teks, isi)| if isi.is_empty() { teks.into() } else { json!({"butir": teks, "isi": isi}) });
        let daftar = prop::collection::vec(butir, 2..5).prop_map(|butir| json!({ "daftar": butir }));
        let satu = prop_oneof![2 => paragraf, 1 => daftar];
        // Two lists with nothing between them read as one.
        prop::collection::vec(satu, 1..4)
            .prop_filter("lists apart", |isi| !isi.windows(2).any(|dua| dua.iter().all(Value::is_object)))
            .boxed()
    }

    proptest! {
        #[test]
        fn what_is_written_into_a_cell_is_read_from_it(isi in isi(0)) {
            let nilai = if let [Value::String(_)] = isi.as_slice() { isi[0].clone() } else { Value::Array(isi) };
            prop_assert_eq!(sel(&teks_sel(&nilai)), Some(nilai));
        }

        #[test]
        fn no_text_of_a_cell_is_lost(teks in "([1-3a-c][.)] |- |   ){0,2}[a-z]{1,3}(\n( {0,3})([1-3a-c][.)] |- )?[a-z]{1,3}){0,6}") {
            let semua = sel(&teks).map(|nilai| nilai.to_string()).unwrap_or_default();
            let kata = |teks: &str| teks.split(|huruf: char| !huruf.is_ascii_lowercase()).filter(|kata| kata.len() > 1).map(str::to_owned).collect::<Vec<_>>();
            let ada = kata(&semua.replace("daftar", "").replace("butir", "").replace("isi", "").replace("label", ""));
            for satu in kata(&teks) {
                prop_assert!(ada.contains(&satu), "{satu} in {semua}");
            }
        }
    }
}
