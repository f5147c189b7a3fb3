//! Text is text: what stands in the data stands on the pages, whatever characters it is made of and however long its words
//! are; or a finding names the field and the character.

use naskah::{
    Pipeline,
    diag::Severity,
    expand::job::{JenisSalinan, Kunci},
    read::Workspace,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{pdf::normalise, project::Project};

/// Every kind of place that a user's text goes to.
fn naskah(teks: &str) -> Value {
    json!({
        "format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", "nomor": 7, "tanggal": "2025-04-25",
        "fakta": {"fakta": teks}, "tentang": format!("Judul {teks}"),
        "menimbang": [format!("bahwa {teks}"), "bahwa {{ fakta }}"], "mengingat": ["uu-7-2017"],
        "memperhatikan": [teks],
        "memutuskan": [{"diktum": teks, "isi": [{"daftar": [teks], "gaya": "rincian"}]}, {"diktum": "Berlaku"}],
        "tembusan": [teks], "tertulis": {"memutuskan": teks},
        "lampiran": [{"id": "a", "judul": teks, "susunan": "buku", "isi": [
            {"sampul": [teks], "kaki": [teks]}, {"bagian": teks, "isi": [teks, {"tampilan": "matriks", "dari": "rencana"},
            {"tabel": {"kolom": [{"kunci": "a", "kepala": teks}, {"kunci": "b", "kepala": "B"}, {"kunci": "c", "kepala": "C"}],
                "baris": [{"a": teks, "b": [{"daftar": [teks]}], "c": "c"}]}}, "Akhir."]}]}]
    })
}

fn rencana(teks: &str) -> Value {
    json!({"format": 1, "jenis": "rencana-kerja", "area": [{"area": "I", "nama": teks, "komponen": [
        {"nama": teks, "indikator": [{"indikator": teks, "langkah": [teks, teks], "bukti": [teks], "waktu": {"teks": teks}}]}]}]})
}

/// The text in all places at once: either a PDF that says it, or findings that stop the document.
fn cetak(project: &Project, teks: &str) -> Result<(), String> {
    let teks = &teks.replace('\\', "\\\\").replace('_', "\\_").replace('*', "\\*").replace('{', "\\{");
    let project_file = |jalur: &str, isi: &Value| {
        #[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
        std::fs::write(project.path().join(jalur), isi.to_string()).expect("berkas ditulis");
    };
    project_file("data/ringkas/keputusan.json", &naskah(teks));
    project_file("data/ringkas/rencana.json", &rencana(teks));
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    if workspace.keputusan.is_empty() {
        let temuan: Vec<_> = workspace.temuan.iter().map(|t| t.message.clone()).collect();
        return Err(temuan.join("\n"));
    }
    match pipeline.make(&Kunci::asli(None, "ringkas/keputusan", "61.71").dengan(JenisSalinan::Salinan)) {
        Ok(dokumen) => {
            let pdf = crate::pdf::Pdf::read(&dokumen.pdf);
            let (job, _) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
            let cetakan = normalise(&pdf.text());
            for slot in job.slot() {
                let data = normalise(&slot.tulisan.polos());
                if !cetakan.contains(&data) {
                    return Err(format!("PDF lacks `{}`: {data:?}", slot.alamat));
                }
            }
            Ok(())
        }
        Err(temuan) => {
            let galat = temuan.iter().filter(|t| t.stops && t.severity == Severity::Galat);
            let kode: Vec<_> = galat.map(|t| format!("{} {}", t.code, t.message)).collect();
            Err(kode.join("\n"))
        }
    }
}

/// The findings that a text may get: they name what is wrong with it, and are no fault of the program.
fn bernama(temuan: &str) -> bool {
    temuan.lines().all(|baris| ["aksara ", "kosong "].iter().any(|kode| baris.starts_with(kode)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_out_the_same_or_is_named(teks in "\\PC{1,30}") {
        let project = Project::from("ringkas");
        if let Err(temuan) = cetak(&project, &teks) {
            prop_assert!(bernama(&temuan), "{teks:?}: {temuan}");
        }
    }

    /// Latin letters, marks, figures and symbols, as they stand in names and citations.
    #[test]
    fn latin_text_comes_out_the_same(teks in "[ -~À-ÿĀ-ſ“”‘’–—…°±×÷§•€]{1,60}") {
        prop_assume!(!teks.trim().is_empty());
        let hasil = cetak(&Project::from("ringkas"), &teks);
        prop_assert!(hasil.is_ok(), "{teks:?}: {hasil:?}");
    }
}

#[test]
fn code_of_typst_jinja_and_json_prints_as_it_is() {
    for teks in [
        "#panic(\"a\") $x$ @f <g> `h` // i /* j */ [k] ~ -- ... = l",
        "{{ 7*7 }} {% raw %} {# x #} << y >> <% z %> <# a #>",
        "\") #read(\"/etc/passwd\") (\"",
        "'\"`\\ \\n \\u{41} %s ${nomor} #{a}",
        "- a + b / c: d 1. e",
    ] {
        cetak(&Project::from("ringkas"), teks).unwrap_or_else(|salah| panic!("{teks}: {salah}"));
    }
}

/// Nothing leaves the page: a word wider than its column is broken in it.
#[test]
fn long_words_addresses_and_figures_break_inside_their_column() {
    for teks in [
        "Pneumonoultramikroskopiksilikovulkanokoniosis".repeat(4),
        "1234567890".repeat(30),
        "KETIDAKBERTANGGUNGJAWABAN".repeat(6),
        format!("https://jdih.kpu.go.id/{}", "panjangsekali".repeat(20)),
        format!("https://jdih.kpu.go.id/{}", "ruas-".repeat(40)),
        "_".repeat(120),
        "a\u{a0}b".repeat(60),
        "ḍ̣á̈".repeat(40),
        // Its last letter alone stands over the next column.
        "•a0“ “A\\……)MaD^mĸA".to_owned(),
    ] {
        cetak(&Project::from("ringkas"), &teks).unwrap_or_else(|salah| panic!("{teks}: {salah}"));
    }
}

/// A short word beside a long one stays whole, and a text that fits is not touched.
#[test]
fn only_what_is_too_long_is_broken() {
    let project = Project::from("ringkas");
    cetak(&project, &format!("sebelum {} sesudah", "x".repeat(90))).expect("dapat dicetak");
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
    let goresan: String = settled.halaman.iter().flat_map(|h| &h.goresan).map(|g| g.teks.as_str()).collect();
    assert!(goresan.contains("sebelum") && !goresan.contains("sebe\u{200b}lum"));
    cetak(&project, "Rencana kerja").expect("dapat dicetak");
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
    assert!(!settled.sumber.teks.contains('\u{200b}'));
}

#[test]
fn characters_that_cannot_be_printed_are_named_with_their_field() {
    for (teks, kode) in [
        ("a\u{7}b", "U+0007"),
        ("a\u{202e}b", "U+202E"),
        ("a\u{2066}b", "U+2066"),
        ("a\u{e000}b", "U+E000"),
        ("a\u{fffe}b", "U+FFFE"),
        ("你好", "U+4F60"),
        // Listed by a font that has no glyph for it.
        ("\u{20bb}", "U+20BB"),
        ("a\nb", "U+000A"),
        ("שלום", "U+05E9"),
        ("\u{fe76} 0", "U+FE76"),
    ] {
        let salah = cetak(&Project::from("ringkas"), teks).expect_err("tidak dapat dicetak");
        assert!(bernama(&salah) && salah.contains(kode), "{teks:?}: {salah}");
    }
}

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>"#;

/// What a file says of itself, its bookmarks and what is read aloud hold the text as it is.
#[test]
fn metadata_bookmarks_and_alternative_texts_are_text_too() {
    let judul = "#Uji <b> \"petik\" & \\\\ é // {% x %}";
    let project = Project::from("ringkas").with("data/ringkas/a.svg", SVG);
    let mut naskah = naskah("isi");
    naskah["tentang"] = json!(judul);
    naskah["lampiran"][0]["isi"] =
        json!([{"bagian": judul, "isi": [{"gambar": {"berkas": "a.svg", "alt": judul}}, "Akhir."]}]);
    let project = project.with("data/ringkas/keputusan.json", &naskah.to_string());
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-asli.pdf");
    assert!(pdf.info("Title").is_some_and(|title| title.ends_with(judul)), "{:?}", pdf.info("Title"));
    assert!(pdf.xmp().contains("#Uji &lt;b&gt;"), "{}", pdf.xmp());
    let kapital = judul.to_uppercase();
    assert!(pdf.outline().iter().any(|(_, satu)| *satu == format!("BAB I {kapital}")), "{:?}", pdf.outline());
    assert_eq!(pdf.structure().find_all("Figure")[0].attributes["Alt"], judul);
    let mut alt = |alt: &str| {
        naskah["lampiran"][0]["isi"][0]["isi"][0]["gambar"]["alt"] = json!(alt);
        let teks = serde_json::to_string_pretty(&naskah).expect("JSON");
        let baris = teks.lines().position(|baris| baris.contains("\"alt\": ")).expect("ada") + 1;
        let project = Project::from("ringkas").with("data/ringkas/a.svg", SVG);
        let run = project.with("data/ringkas/keputusan.json", &teks).run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(&format!("keputusan.json:{baris}:")), "at the words: {}", run.stderr());
        run.stderr()
    };
    assert!(alt("Alur \u{202e} kerja").contains("U+202E"));
    assert!(alt(" ").contains("`alt` gambar `a.svg` kosong"));
}

/// A drawing of shapes alone: what it embeds, refers to or runs is refused before anything reads it.
#[test]
fn a_drawing_that_holds_more_than_shapes_is_refused() {
    for (isi, apa) in [
        (r#"<image href="data:image/png;base64,AAAA"/>"#, "gambar di dalamnya"),
        ("<script>1</script>", "skrip"),
        (r#"<a href="https://x.id"><path d="M0 0"/></a>"#, "rujukan ke luar"),
        ("<foreignObject/>", "isi asing"),
    ] {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{isi}</svg>"#);
        let mut naskah = naskah("isi");
        naskah["lampiran"][0]["isi"] = json!([{"gambar": {"berkas": "a.svg", "alt": "Alur"}}, "Akhir."]);
        let project = Project::from("ringkas").with("data/ringkas/a.svg", &svg);
        let run = project.with("data/ringkas/keputusan.json", &naskah.to_string()).run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(&format!("memuat {apa}")), "{}", run.stderr());
    }
}
