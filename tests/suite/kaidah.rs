//! The rules: each finds what its fixture violates, at the words that are wrong, and nothing in the one that obeys; and the ledger
//! of the norm knows each of them.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf};

use naskah::{
    Pipeline,
    check::{Kaidah, kaidah::SEMUA},
    diag::Diagnostic,
    expand::job::{JenisSalinan, Kunci},
    read::Workspace,
};

use crate::project::Project;

fn contoh() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures/kaidah")
}

fn berkas(nama: &str) -> String {
    fs::read_to_string(contoh().join(nama)).unwrap_or_else(|_| panic!("tidak ada tests/suite/fixtures/kaidah/{nama}"))
}

/// What the rules find in a fixture of one rule: `x2/langgar`. Beside it may stand what it needs: a work plan, a team.
fn temuan(kode: &str, nama: &str) -> Vec<Diagnostic> {
    let project = Project::empty().with("data/satker/61.71.json", &berkas("satker.json"));
    let folder = contoh().join(kode);
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
    temuan
}

/// A finding on one line: weight, code, line and column, the words, what may stand in their place.
fn sebaris(temuan: &Diagnostic) -> String {
    let mut baris = format!("{}[{}]", temuan.severity, temuan.code);
    if let Some(place) = &temuan.place {
        let (line, column) = place.position.expect("setiap temuan punya baris dan kolom");
        let _ = write!(baris, " {line}:{column} {}", place.pointer.as_str());
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
    let mut semua = String::new();
    for kaidah in SEMUA {
        let kode = kaidah.kode.to_lowercase();
        let temuan = temuan(&kode, "langgar");
        assert!(temuan.iter().any(|satu| satu.code == kaidah.kode), "{kode} finds nothing in its own example");
        let asing: Vec<_> = temuan.iter().filter(|satu| satu.code != kaidah.kode).map(sebaris).collect();
        assert!(asing.is_empty(), "contoh {kode} melanggar yang lain juga:\n{}", asing.join("\n"));
        let _ = writeln!(semua, "{}", temuan.iter().map(sebaris).collect::<Vec<_>>().join("\n"));
    }
    insta::assert_snapshot!(semua);
}

#[test]
fn no_rule_finds_anything_in_what_obeys() {
    for kaidah in SEMUA {
        let kode = kaidah.kode.to_lowercase();
        let temuan: Vec<_> = temuan(&kode, "patuh").iter().map(sebaris).collect();
        assert!(temuan.is_empty(), "{kode}/patuh:\n{}", temuan.join("\n"));
    }
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
