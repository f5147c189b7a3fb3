//! The house: which room may use which (ARCHITECTURE.md). Read from the `crate::` paths of the source.

use std::{collections::BTreeSet, fs, path::Path};

/// Room, and the rooms that it may use.
const BOLEH: [(&str, &[&str]); 19] = [
    ("diag", &[]),
    ("model", &[]),
    ("read", &["diag", "model"]),
    ("expand", &["diag", "model", "read"]),
    ("plan", &["diag", "model", "read", "expand"]),
    ("check", &["diag", "model", "expand"]),
    ("render", &["diag", "model", "expand", "check", "read"]),
    ("compile", &["diag", "render"]),
    ("proof", &["diag", "model", "read", "expand", "check", "render", "compile"]),
    ("settle", &["diag", "check", "render", "compile", "proof"]),
    ("workers", &["diag", "model", "read", "expand", "proof"]),
    ("amati", &["diag"]),
    ("ledger", &["diag", "model", "read", "expand", "plan"]),
    ("output", &["diag", "model", "proof"]),
    ("tinjau", &["diag", "model", "read", "expand", "plan", "check"]),
    ("report", &["diag", "model", "output", "check", "tinjau"]),
    ("banding", &["diag", "model", "read", "expand", "plan", "output"]),
    ("kerangka", &["diag", "model", "read"]),
    ("impor", &["diag", "model", "read", "expand", "output"]),
];

fn sumber() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let berkas = walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().map(|b| b.expect("terbaca"));
    berkas
        .filter(|b| b.path().extension().is_some_and(|e| e == "rs"))
        .map(|b| {
            let nama = b.path().strip_prefix(&src).expect("di bawah src").to_string_lossy().replace('\\', "/");
            (nama, fs::read_to_string(b.path()).expect("UTF-8"))
        })
        .collect()
}

/// The rooms that a source names: `crate::room`, and the first names in `use crate::{…}`.
fn dipakai(teks: &str) -> BTreeSet<String> {
    let kode: String =
        teks.lines().filter(|baris| !baris.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut ruang = BTreeSet::new();
    for sisa in kode.split("crate::").skip(1) {
        let nama = |s: &str| s.chars().take_while(|h| h.is_alphanumeric() || *h == '_').collect::<String>();
        if let Some(dalam) = sisa.strip_prefix('{') {
            let mut dalamnya = 0;
            let mut awal = true;
            for (letak, huruf) in dalam.char_indices() {
                match huruf {
                    '{' => dalamnya += 1,
                    '}' if dalamnya == 0 => break,
                    '}' => dalamnya -= 1,
                    ',' if dalamnya == 0 => awal = true,
                    _ if awal && huruf.is_alphabetic() => {
                        ruang.insert(nama(&dalam[letak..]));
                        awal = false;
                    }
                    _ => {}
                }
            }
        } else {
            ruang.insert(nama(sisa));
        }
    }
    ruang
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let semua: BTreeSet<&str> = BOLEH.iter().map(|(ruang, _)| *ruang).chain(["cli"]).collect();
    for (nama, teks) in sumber() {
        let ruang = nama.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let Some((_, boleh)) = BOLEH.iter().find(|(r, _)| *r == ruang) else {
            assert!(["cli", "lib", "main"].contains(&ruang.as_str()), "{nama}: a room without a row in this table");
            continue;
        };
        for lain in dipakai(&teks).iter().filter(|lain| semua.contains(lain.as_str()) && **lain != ruang) {
            assert!(boleh.contains(&lain.as_str()), "{nama} uses `{lain}`, which `{ruang}` may not");
        }
    }
}

#[test]
fn each_library_is_known_to_one_room_alone() {
    for (nama, teks) in sumber() {
        let kode = teks.split("#[cfg(test)]").next().filter(|_| !nama.ends_with("/tests.rs")).unwrap_or_default();
        for (kotak, ruang) in [
            ("typst::", &["compile/"][..]),
            ("typst_pdf", &["compile/"]),
            ("flate2::", &["compile/"]),
            ("minijinja::", &["render/"]),
            ("tempfile::", &["output/"]),
            // Archives are written, and workbooks are archives that are read.
            ("zip::", &["output/", "read/buku/"]),
            ("quick_xml::", &["read/buku/"]),
            ("rust_xlsxwriter::", &["kerangka/"]),
            ("annotate_snippets::", &["report/"]),
            ("clap::", &["cli/"]),
            ("rustix::", &["workers/"]),
            ("rayon::", &["workers/"]),
            ("spellbook::", &["check/"]),
            ("similar::", &["banding/", "check/"]),
            ("hayro_interpret::", &["impor/"]),
            ("notify::", &["amati/"]),
            ("regex::", &["model/", "check/"]),
        ] {
            let boleh = ruang.iter().any(|ruang| nama.starts_with(ruang));
            assert!(!kode.contains(kotak) || boleh, "{nama} uses {kotak}");
        }
    }
}

/// What does not go through the seam cannot be made to fail.
#[test]
fn output_calls_the_system_in_one_file() {
    for (nama, teks) in sumber().into_iter().filter(|(nama, _)| nama.starts_with("output/")) {
        if nama.ends_with("sistem.rs") || nama.contains("/tests") {
            continue;
        }
        let kode = teks.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().replace("fs::File", "");
        for panggilan in ["fs::", "File::", "OpenOptions", "tempfile::", "sync_all", "try_lock"] {
            assert!(!kode.contains(panggilan), "{nama} calls {panggilan} itself");
        }
    }
}

#[test]
fn files_stay_short() {
    for (nama, teks) in sumber() {
        let baris = teks.lines().count();
        assert!(baris <= 420, "{nama}: {baris} lines");
    }
}
