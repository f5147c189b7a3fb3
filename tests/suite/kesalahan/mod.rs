//! Every kind of mistake: what the program says of it, and that it says it in Indonesian. `docs/kesalahan.md` is made of
//! these cases.

mod kasus;

use std::{fmt::Write as _, fs, path::Path};

use naskah::{Pipeline, expand::job::Kunci, read::Workspace};
use serde_json::Value;

use self::kasus::{KEPUTUSAN, Kasus, dasar, semua};
use crate::project::Run;

fn jalankan((_, _, project, args): &Kasus, json: bool) -> Run {
    let mut args = args.clone();
    if json {
        // Before the rest: an option that lacks its value would swallow it.
        args.splice(0..0, ["--format", "json"]);
    }
    project.run_with(&args, &[])
}

/// All findings of a report.
fn temuan(laporan: &Value) -> Vec<Value> {
    // Not every command is about documents.
    let dokumen = laporan["dokumen"].as_array().into_iter().flatten();
    let milik = dokumen.flat_map(|dokumen| dokumen["temuan"].as_array().expect("temuan").clone());
    laporan["temuan"].as_array().expect("temuan").iter().cloned().chain(milik).collect()
}

/// A row of the table: the first finding that stops, and the exit code.
fn baris(kasus: &Kasus) -> String {
    let run = jalankan(kasus, true);
    let laporan: Value = serde_json::from_str(&run.stdout()).unwrap_or_else(|salah| panic!("{}: {salah}", kasus.1));
    assert_eq!(laporan["kode"].as_i64(), run.code().map(i64::from), "{}", kasus.1);
    assert_eq!(run.stderr(), "", "{}: with JSON nothing stands on standard error", kasus.1);
    let semua = temuan(&laporan);
    let satu =
        semua.iter().find(|satu| satu["menghentikan"] == true).unwrap_or_else(|| panic!("{}: no finding", kasus.1));
    let teks = |kunci: &str| satu[kunci].as_str().unwrap_or_default().replace('|', "\\|");
    let (pesan, obat) = (teks("pesan"), teks("obat"));
    let tempat = match (satu["berkas"].as_str(), satu["baris"].as_u64()) {
        (Some(berkas), Some(baris)) => format!("`{berkas}:{baris}:{}`", satu["kolom"]),
        (Some(berkas), None) => format!("`{berkas}`"),
        _ => String::new(),
    };
    format!("| {} | {tempat} | `{}[{}]` {pesan} | {obat} | {} |", kasus.1, teks("jenis"), teks("nama"), laporan["kode"])
}

#[test]
fn every_mistake_stands_in_the_table_with_its_message_and_exit_code() {
    let mut tabel = String::from(
        "# Kesalahan\n\nTiap macam kesalahan, apa yang dikatakan program, dan kode keluarnya. Tabel ini dibuat oleh sebuah uji\n\
         (`tests/suite/kesalahan/`) dari kesalahan yang benar-benar dibuat dalam naskah kecil; jangan disunting. Bila satu\n\
         kesalahan menimbulkan beberapa temuan, yang tercantum adalah yang pertama. Kode: 1 sebagian dokumen tidak jadi,\n\
         2 perintah tidak dimengerti, 3 folder kerja tidak terbaca atau folder keluaran tidak dapat dipakai.\n",
    );
    let mut judul = "";
    for kasus in &semua() {
        if kasus.0 != judul {
            judul = kasus.0;
            let _ =
                write!(tabel, "\n## {judul}\n\n| kesalahan | tempat | pesan | obat | kode |\n|---|---|---|---|---|\n");
        }
        tabel.push_str(&baris(kasus));
        tabel.push('\n');
    }
    sama_dengan_docs("kesalahan.md", &tabel);
    let tanpa_obat: Vec<_> =
        tabel.lines().filter(|baris| baris.contains("|  | ") && !baris.contains("|  | `")).collect();
    assert!(tanpa_obat.is_empty(), "no cure:\n{}", tanpa_obat.join("\n"));
}

/// The file in `docs/` is what the program says now.
#[allow(clippy::disallowed_methods, reason = "the test leaves the new page for whoever looks at it")]
pub fn sama_dengan_docs(nama: &str, isi: &str) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(nama);
    if fs::read_to_string(&docs).unwrap_or_default().replace('\r', "") == isi {
        return;
    }
    let baru = Path::new(env!("CARGO_TARGET_TMPDIR")).join(nama);
    fs::write(&baru, isi).expect("tertulis");
    panic!(
        "docs/{nama} differs from what the program says. Compare, and where it is right: cp {} docs/{nama}",
        baru.display()
    );
}

/// Words that no Indonesian sentence has.
const INGGRIS: [&str; 44] = [
    "error",
    "errors",
    "expected",
    "unexpected",
    "unknown",
    "missing",
    "found",
    "invalid",
    "the",
    "file",
    "files",
    "not",
    "usage",
    "for",
    "more",
    "information",
    "cannot",
    "could",
    "failed",
    "line",
    "column",
    "warning",
    "help",
    "hint",
    "of",
    "is",
    "are",
    "was",
    "and",
    "or",
    "with",
    "argument",
    "command",
    "option",
    "options",
    "value",
    "values",
    "default",
    "possible",
    "print",
    "no",
    "such",
    "denied",
    "too",
];

/// What the program says itself: without what it quotes, source lines, places and options.
fn kata_sendiri(teks: &str) -> Vec<String> {
    let mut sendiri = String::new();
    for baris in teks.lines() {
        let dipangkas = baris.trim_start().trim_start_matches(|h: char| h.is_ascii_digit()).trim_start();
        if (dipangkas.starts_with('|') || dipangkas.starts_with("-->")) && !baris.starts_with("  = ") {
            continue;
        }
        sendiri.push_str(baris);
        sendiri.push('\n');
    }
    for (buka, tutup) in [('«', '»'), ('`', '`'), ('"', '"')] {
        let mut hasil = String::new();
        let mut sisa = sendiri.as_str();
        while let Some((depan, dalam)) = sisa.split_once(buka) {
            hasil.push_str(depan);
            sisa = dalam.split_once(tutup).map_or("", |(_, sesudah)| sesudah);
        }
        hasil.push_str(sisa);
        sendiri = hasil;
    }
    let pilihan = |kata: &&str| !kata.starts_with('-') && !kata.contains('/') && !kata.contains('.');
    let kata = sendiri.split_whitespace().filter(pilihan).flat_map(|kata| kata.split(|h: char| !h.is_alphanumeric()));
    kata.map(str::to_lowercase).filter(|kata| !kata.is_empty()).collect()
}

/// What is English in a text, with the text.
fn inggris(apa: &str, teks: &str) -> Option<String> {
    let inggris: Vec<_> = kata_sendiri(teks).into_iter().filter(|kata| INGGRIS.contains(&kata.as_str())).collect();
    (!inggris.is_empty()).then(|| format!("{apa}: {inggris:?} in\n{teks}"))
}

#[test]
fn no_english_sentence_reaches_the_user() {
    let mut salah = Vec::new();
    for kasus in &semua() {
        let run = jalankan(kasus, false);
        assert!(!run.stderr().is_empty(), "{}", kasus.1);
        salah.extend(inggris(kasus.1, &format!("{}{}", run.stdout(), run.stderr())));
    }
    let project = dasar();
    let bantuan: [&[&str]; 9] = [
        &[],
        &["--help"],
        &["--version"],
        &["bantuan", "buat"],
        &["banding", "--help"],
        &["kalibrasi", "-h"],
        &["pelengkapan", "--help"],
        &["man", "--help"],
        &["help", "bantuan"],
    ];
    for args in bantuan {
        let run = project.run_with(args, &[]);
        let teks = format!("{}{}", run.stdout(), run.stderr());
        salah.extend(inggris(&args.join(" "), &tanpa_alias(&teks)));
        assert!(args.is_empty() || args == ["--version"] || teks.contains("Contoh:"), "{teks}");
    }
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut perintah = std::process::Command::new(env!("CARGO_BIN_EXE_naskah"));
    let output = perintah.arg("bantuan").arg(std::ffi::OsStr::from_bytes(b"\xff")).output().expect("program berjalan");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(inggris("bukan UTF-8", &String::from_utf8_lossy(&output.stderr)), None);
}

/// Without the English names of commands, which are said to be aliases.
fn tanpa_alias(teks: &str) -> String {
    let (awal, sisa) = teks.split_once("[alias: ").unwrap_or((teks, ""));
    let sesudah = |bagian: &str| bagian.split_once(']').map_or(String::new(), |(_, sesudah)| sesudah.to_owned());
    format!("{awal}{}", sisa.split("[alias: ").map(sesudah).collect::<String>())
}

/// The check itself would notice.
#[test]
fn english_words_outside_of_quotes_are_seen() {
    let kata = kata_sendiri(
        "galat[x]: invalid type, «not found» `unknown`\n --> the/file:1:1\n3 | expected\n  = obat: the cure",
    );
    assert_eq!(kata, ["galat", "x", "invalid", "type", "obat", "the", "cure"]);
}

/// With the built-in templates, a complaint of Typst leads to the user's field and quotes nothing; with templates of the
/// user's own, to the line of the template, with Typst's words.
#[test]
fn a_complaint_about_pages_leads_to_the_field() {
    let asli = include_str!("../../../templates/lib/keputusan.typ");
    let salah = asli.replace("heading(level: 2, isi)", "heading(level: \"dua\", isi)");
    let project = dasar().with("templates/lib/keputusan.typ", &salah);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let mut pipeline = Pipeline::new(&workspace).expect("templat terbaca");
    let naskah = &workspace.keputusan[0];
    let kunci = Kunci::asli(None, naskah.nama(), naskah.isi.satker.as_deref().expect("bersatker"));
    let mut kata = |diubah| {
        pipeline.typesetter.templat_diubah = diubah;
        let temuan = pipeline.make(&kunci).expect_err("templat rusak").swap_remove(0);
        (temuan.place.expect("bertempat").file, temuan.message)
    };
    let (berkas, pesan) = kata(false);
    assert_eq!((berkas.as_str(), pesan.as_str()), (KEPUTUSAN, "halaman tidak dapat disusun pada `memutuskan`"));
    let (berkas, pesan) = kata(true);
    assert_eq!(berkas, "templates/lib/keputusan.typ");
    assert!(pesan.contains('«'), "{pesan}");
}
