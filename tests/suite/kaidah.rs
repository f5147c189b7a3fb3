//! The rules: each finds what its fixture violates, at the words that are wrong, and nothing in the one that obeys; and the ledger
//! of the norm knows each of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use naskah::{
    Pipeline,
    check::{Kaidah, kaidah::SEMUA},
    diag::Diagnostic,
    expand::job::{JenisSalinan, Kunci},
    plan::plan,
    read::Workspace,
    tinjau::tinjau,
};

use crate::project::Project;

fn contoh() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures/kaidah")
}

fn berkas(nama: &str) -> String {
    fs::read_to_string(contoh().join(nama)).unwrap_or_else(|_| panic!("tidak ada tests/suite/fixtures/kaidah/{nama}"))
}

/// What is found in a fixture that is a small workspace of its own: `h1/langgar/`.
fn temuan_ruang(folder: &Path) -> Vec<Diagnostic> {
    let project = Project::empty().with("data/satker/61.71.json", &berkas("satker.json"));
    for satu in walkdir::WalkDir::new(folder).into_iter().map(|satu| satu.expect("terbaca")) {
        let nama = satu.path().strip_prefix(folder).expect("di bawahnya").to_string_lossy().replace('\\', "/");
        if satu.file_type().is_file() {
            project.tulis(&format!("data/{nama}"), &fs::read(satu.path()).expect("terbaca"));
        }
    }
    let workspace = Workspace::read(project.path(), &[]).expect("ruang terbaca");
    assert!(workspace.temuan.is_empty(), "{}: {:#?}", folder.display(), workspace.temuan);
    let pipeline = Pipeline::new(&workspace).expect("templat bawaan utuh");
    let tinjauan = tinjau(&pipeline, &workspace, &plan(&workspace, &[]), BTreeMap::new(), true);
    tinjauan.semua().cloned().collect()
}

/// What the rules find in a fixture of one rule: `x2/langgar`. Beside it may stand what it needs: a work plan, a team.
fn temuan(kode: &str, nama: &str) -> Vec<Diagnostic> {
    let project = Project::empty().with("data/satker/61.71.json", &berkas("satker.json"));
    let folder = contoh().join(kode);
    if folder.join(nama).is_dir() {
        return temuan_ruang(&folder.join(nama));
    }
    for satu in fs::read_dir(&folder).unwrap_or_else(|_| panic!("tidak ada contoh kaidah {kode}")) {
        let satu = satu.expect("terbaca").file_name().into_string().expect("UTF-8");
        if satu == format!("{nama}.json") || !satu.starts_with("langgar") && !satu.starts_with("patuh") {
            project.tulis(&format!("data/{kode}/{satu}"), berkas(&format!("{kode}/{satu}")).as_bytes());
        }
    }
    let workspace = Workspace::read(project.path(), &[]).expect("ruang terbaca");
    assert!(workspace.temuan.is_empty(), "{kode}/{nama}: {:#?}", workspace.temuan);
    let pipeline = Pipeline::new(&workspace).expect("templat bawaan utuh");
    let kunci = Kunci::asli(None, &format!("{kode}/{nama}"), "61.71").dengan(JenisSalinan::Salinan);
    let mut temuan = pipeline.checked(&kunci).map_or_else(|temuan| temuan, |(_, temuan)| temuan);
    workspace.locate(&mut temuan);
    // That something was written by hand is told besides what is wrong with it.
    temuan.retain(|satu| satu.code != "tertulis");
    temuan
}

/// A finding on one line: weight, code, line and column, the words, what may stand in their place.
fn sebaris(temuan: &Diagnostic) -> String {
    let mut baris = format!("{}[{}]", temuan.severity, temuan.code);
    if let Some(place) = &temuan.place {
        let (line, column) = place.position.expect("setiap temuan punya baris dan kolom");
        let nama = place.file.rsplit('/').next().filter(|nama| !["langgar.json", "patuh.json"].contains(nama));
        let berkas = nama.map_or_else(String::new, |nama| format!("{nama}:"));
        let _ = write!(baris, " {berkas}{line}:{column} {}", place.pointer.as_str());
    }
    if let Some(sorot) = &temuan.sorot {
        let _ = write!(baris, " «{}»", sorot.kata);
        if let Some(ganti) = &sorot.ganti {
            let _ = write!(baris, " → «{ganti}»");
        }
    }
    let _ = write!(baris, "\n    {}", temuan.message);
    if let Some(obat) = &temuan.cure {
        let _ = write!(baris, "\n    obat: {obat}");
    }
    baris
}

#[test]
fn each_rule_finds_what_violates_it_and_nothing_else() {
    let (mut semua, mut bocor) = (String::new(), Vec::new());
    for kaidah in SEMUA {
        let kode = kaidah.kode.to_lowercase();
        let temuan = temuan(&kode, "langgar");
        assert!(temuan.iter().any(|satu| satu.code == kaidah.kode), "{kode} finds nothing in its own example");
        let asing = temuan.iter().filter(|satu| satu.code != kaidah.kode && satu.didiamkan.is_none());
        bocor.extend(asing.map(|satu| format!("contoh {kode} melanggar yang lain juga: {}", sebaris(satu))));
        let _ = writeln!(semua, "{}", temuan.iter().map(sebaris).collect::<Vec<_>>().join("\n"));
    }
    assert!(bocor.is_empty(), "{}", bocor.join("\n"));
    insta::assert_snapshot!(semua);
}

#[test]
fn no_rule_finds_anything_in_what_obeys() {
    let mut semua = Vec::new();
    for Kaidah { kode, .. } in SEMUA {
        // What another rule must find there is silenced in the fixture, with its reason.
        let terbuka = |satu: &Diagnostic| satu.code == *kode || satu.didiamkan.is_none();
        let temuan = temuan(&kode.to_lowercase(), "patuh").into_iter().filter(terbuka);
        semua.extend(temuan.map(|satu| format!("{kode}: {}", sebaris(&satu))));
    }
    assert!(semua.is_empty(), "{}", semua.join("\n"));
}

#[test]
fn every_rule_says_what_it_finds_and_why() {
    for kaidah in SEMUA {
        assert!(!kaidah.judul().is_empty() && !kaidah.judul().ends_with('.'), "{}: judul", kaidah.kode);
        for bagian in ["Yang ditemukan", "Mengapa", "Contoh", "Obat", "Sumber"] {
            let kepala = format!("**{bagian}**: ");
            assert!(kaidah.uraian().contains(&kepala), "{}: tanpa {bagian}", kaidah.kode);
        }
        assert_eq!(Kaidah::cari(&kaidah.kode.to_lowercase()).map(|satu| satu.kode), Some(kaidah.kode));
    }
}

#[test]
fn rules_and_examples_belong_together() {
    let kode: BTreeSet<_> = SEMUA.iter().map(|kaidah| kaidah.kode.to_lowercase()).collect();
    assert_eq!(kode.len(), SEMUA.len(), "every rule has a name of its own");
    let folder = fs::read_dir(contoh()).expect("terbaca").map(|satu| satu.expect("terbaca"));
    let ada: BTreeSet<_> = folder
        .filter(|satu| satu.file_type().is_ok_and(|jenis| jenis.is_dir()))
        .map(|satu| satu.file_name().into_string().expect("UTF-8"))
        .collect();
    assert_eq!(ada, kode, "contoh tanpa kaidah, atau kaidah tanpa contoh");
}

/// The rows of the ledger: state, and the names in its last column.
fn norma() -> Vec<(String, Vec<String>)> {
    let teks = include_str!("../../src/check/NORMA.md");
    let baris = teks.lines().filter(|baris| baris.starts_with("| ") && !baris.starts_with("| klausul"));
    let baris = baris.map(|baris| baris.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    baris
        .map(|sel| {
            assert_eq!(sel.len(), 5, "{sel:?}");
            assert!(["C", "O", "U"].contains(&sel[2]), "{sel:?}: kepastian");
            (sel[3].to_owned(), sel[4].split_whitespace().map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn the_ledger_of_the_norm_and_the_rules_know_each_other() {
    let mut disebut = BTreeSet::new();
    for (keadaan, oleh) in norma() {
        match keadaan.as_str() {
            "diperiksa" => assert!(!oleh.is_empty(), "`diperiksa` tanpa kaidah"),
            "terjamin" => {}
            "penyusun" | "tidak diperiksa" | "terbuka" => assert!(oleh.is_empty(), "{keadaan}: {oleh:?}"),
            lain => panic!("keadaan `{lain}` tidak dikenal"),
        }
        disebut.extend(oleh);
    }
    let ada: BTreeSet<_> = SEMUA.iter().map(|kaidah| kaidah.kode.to_owned()).collect();
    assert_eq!(disebut, ada);
}
