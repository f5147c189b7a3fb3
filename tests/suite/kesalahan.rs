//! Every kind of mistake: what the program says of it, and that it says it in Indonesian. `docs/kesalahan.md` is made of
//! these cases.

use std::{fmt::Write as _, fs, path::Path};

use naskah::{Pipeline, expand::job::JenisSalinan, read::Workspace};
use serde_json::Value;

use crate::project::{Project, Run};

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const NASKAH: &str = "Naskah: isi";
const BERKAS: &str = "Berkas";
const GAMBAR: &str = "Gambar";
const TEMPLAT: &str = "Templat dan huruf";
const KELUARAN: &str = "Keluaran dan folder kerja";
const PERINTAH: &str = "Perintah";

/// A mistake: the heading that it stands under, its name, the files, the arguments.
type Kasus = (&'static str, &'static str, Project, Vec<&'static str>);

/// Edits of the small decree: the name of the mistake, what stands there, and what the user wrote instead.
const EDIT: [(&str, &str, &str); 38] = [
    ("kunci asing", "\"tentang\":", "\"tentangg\":"),
    ("koma kurang", "\"nomor\": 7,", "\"nomor\": 7"),
    ("jenis nilai salah", "\"nomor\": 7", "\"nomor\": [7]"),
    ("teks di tempat bilangan", "\"format\": 1", "\"format\": \"satu\""),
    ("bilangan di tempat teks", "\"satker\": \"61.71\"", "\"satker\": 61.71"),
    ("bilangan terlalu besar", "\"nomor\": 7", "\"nomor\": 99999999999"),
    ("bilangan negatif", "\"nomor\": 7", "\"nomor\": -7"),
    ("objek di tempat daftar", "\"mengingat\": [", "\"memperhatikan\": {}, \"mengingat\": ["),
    ("true di tempat objek", "\"fakta\": {", "\"tertulis\": true, \"fakta\": {"),
    ("kunci wajib tidak ditulis", "\"penetap\": \"ketua\",", ""),
    ("kunci dua kali", "\"nomor\": 7,", "\"nomor\": 7, \"nomor\": 8,"),
    ("format yang tidak dikenal", "\"format\": 1", "\"format\": 9"),
    ("jenis tidak ditulis", "\"jenis\": \"keputusan\",", ""),
    ("jenis asing", "\"jenis\": \"keputusan\"", "\"jenis\": \"keputusn\""),
    ("tanggal yang tidak ada", "2025-04-25", "2025-02-30"),
    ("tanggal dengan susunan lain", "2025-04-25", "25-04-2025"),
    ("tampilan asing", "\"tampilan\": \"matriks\"", "\"tampilan\": \"matrix\""),
    ("isi dua macam", "{ \"tampilan\": \"matriks\",", "{ \"teks\": \"a\", \"tampilan\": \"matriks\","),
    ("rujukan asing", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkatan }}"),
    ("rujukan berputar", "Rencana Kerja Zona", "{{ rencana }} Zona"),
    ("rujukan tidak ditutup", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkat }"),
    ("penyaring asing", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkat | besar }}"),
    ("peraturan asing", "\"uu-7-2017\"", "\"uu-7-2071\""),
    ("peraturan dua kali", "\"uu-7-2017\"", "\"uu-7-2017\", \"uu-7-2017\""),
    ("register tidak lengkap", "\"uu-7-2017\"", "\"perpres-81-2010\""),
    ("satker asing", "\"61.71\"", "\"61.99\""),
    ("rencana kerja asing", "\"dari\": \"rencana\"", "\"dari\": \"rencna\""),
    ("pejabat tidak diketahui", "\"penetap\": \"ketua\"", "\"penetap\": \"sekretaris\""),
    ("alamat asing", "\"nomor\": 7,", "\"nomor\": 7, \"tertulis\": {\"mengingat/9/label\": \"9.\"},"),
    ("karakter tanpa bentuk huruf", "sebagai acuan", "sebagai 你 acuan"),
    ("karakter kendali", "sebagai acuan", "sebagai\\u0007 acuan"),
    ("kendali arah tulisan", "sebagai acuan", "sebagai\\u202e acuan"),
    ("fakta kembar", "\"fakta\": {", "\"fakta\": {\"a\": \"1\", \"a\": \"2\", "),
    ("fakta yang tidak menuju ke mana pun", "\"fakta\": {", "\"fakta\": {\"a\": \"{{ entah }}\", "),
    ("diktum kosong", "Keputusan ini mulai berlaku pada tanggal ditetapkan", ""),
    ("id kembar", "\"untuk\": [\"kabupaten\", \"kota\"]", "\"id\": \"tetap\""),
    ("tingkat asing", "[\"kabupaten\", \"kota\"]", "\"propinsi\""),
    (
        "sampul dalam diktum",
        "{ \"daftar\": [\"seluruh pegawai\", \"masyarakat\"], \"gaya\": \"rincian\" }",
        "{\"sampul\": [\"A\"]}",
    ),
];

fn dasar() -> Project {
    Project::from("ringkas")
}

fn berkas() -> Vec<Kasus> {
    let buat = || vec!["buat"];
    let dengan = |isi: &[u8]| dasar().with_bytes("data/lain.json", isi);
    let keputusan = fs::read_to_string(dasar().path().join(KEPUTUSAN)).expect("terbaca");
    let satker = fs::read_to_string(dasar().path().join("data/satker/61.71.json")).expect("terbaca");
    vec![
        (BERKAS, "bukan UTF-8", dengan(b"{\"jenis\": \"\xff\"}"), buat()),
        (BERKAS, "kosong", dengan(b""), buat()),
        (BERKAS, "terpotong", dengan(b"{\"format\": 1,"), buat()),
        (BERKAS, "bukan objek", dengan(b"[1, 2]"), buat()),
        (BERKAS, "dua nilai", dengan(b"{\"jenis\": \"satker\"} {}"), buat()),
        (BERKAS, "nama yang akan bertemu", dasar().with("data/ringkas/KEPUTUSAN.json", &keputusan), buat()),
        (BERKAS, "profil satker kembar", dasar().with("data/satker/lagi.json", &satker), buat()),
        (BERKAS, "pilihan asing dalam profil bentuk", profil("tentang-lampiran", "sebarisan"), buat()),
        (BERKAS, "huruf yang tidak ada dalam profil bentuk", profil("huruf", "Helvetica"), buat()),
    ]
}

fn profil(nama: &str, nilai: &str) -> Project {
    let nilai = format!(r#"{{"nilai": "{nilai}", "sumber": "kantor", "kepastian": "praktik"}}"#);
    let isi = format!(r#"{{"format": 1, "jenis": "profil", "pilihan": {{"{nama}": {nilai}}}}}"#);
    dasar().with("data/acuan/profil/kpu.json", &isi)
}

/// With the built-in templates, a complaint of Typst leads to the user's field and quotes nothing; with templates of the
/// user's own, to the line of the template, with Typst's words.
#[test]
fn a_complaint_about_pages_leads_to_the_field() {
    let asli = include_str!("../../templates/lib/keputusan.typ");
    let salah = asli.replace("heading(level: 2, isi)", "heading(level: \"dua\", isi)");
    let project = dasar().with("templates/lib/keputusan.typ", &salah);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let mut pipeline = Pipeline::new(&workspace).expect("templat terbaca");
    let mut kata = |diubah| {
        pipeline.typesetter.templat_diubah = diubah;
        let temuan =
            pipeline.make(&workspace.keputusan[0], JenisSalinan::Asli).expect_err("templat rusak").swap_remove(0);
        (temuan.place.expect("bertempat").file, temuan.message)
    };
    let (berkas, pesan) = kata(false);
    assert_eq!((berkas.as_str(), pesan.as_str()), (KEPUTUSAN, "halaman tidak dapat disusun pada `memutuskan`"));
    let (berkas, pesan) = kata(true);
    assert_eq!(berkas, "templates/lib/keputusan.typ");
    assert!(pesan.contains('«'), "{pesan}");
}

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='lain.png' width='9' height='9'/></svg>";

fn gambar() -> Vec<Kasus> {
    let satu = |apa, berkas: &str, isi: &[u8]| {
        let gambar = format!(r#"{{"gambar": {{"berkas": "{berkas}", "alt": "Alur"}}}}, "Sesudahnya.""#);
        let lama = r#"{ "tampilan": "matriks", "dari": "rencana" }"#;
        let project = dasar().edit(KEPUTUSAN, lama, &gambar).with_bytes("data/ringkas/ada.txt", b"teks");
        let project = if isi.is_empty() { project } else { project.with_bytes(&format!("data/ringkas/{berkas}"), isi) };
        (GAMBAR, apa, project, vec!["buat"])
    };
    // A header that promises a small picture, and nothing after it; and one that promises too much.
    let kepala = |sisi: u32| {
        let mut isi = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        isi.extend([sisi.to_be_bytes(), sisi.to_be_bytes()].concat());
        isi.extend(b"\x08\x02\0\0\0\0\0\0\0");
        isi
    };
    vec![
        satu("tidak ada", "tiada.png", b""),
        satu("jenis asing", "ada.txt", b""),
        satu("di luar folder kerja", "../../../luar.png", b""),
        satu("bukan gambar", "bukan.png", b"ini teks"),
        satu("terlalu besar", "besar.png", &kepala(90_000)),
        satu("isi PNG rusak", "rusak.png", &kepala(10)),
        satu("isi SVG rusak", "rusak.svg", b"<svg><g></svg>"),
        satu("SVG yang menunjuk gambar lain", "tunjuk.svg", SVG.as_bytes()),
    ]
}

fn templat() -> Vec<Kasus> {
    let satu = |apa, berkas: &str, dari: &str, menjadi: &str| {
        let asli = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(berkas);
        let asli = fs::read_to_string(asli).expect("templat terbaca");
        assert!(asli.contains(dari), "`{dari}` stands in {berkas}");
        let baru = asli.replacen(dari, menjadi, 1);
        (TEMPLAT, apa, dasar().with(&format!("templates/{berkas}"), &baru), vec!["buat"])
    };
    let (utama, pustaka) = ("keputusan/main.typ.j2", "lib/keputusan.typ");
    let huruf = include_bytes!("../../templates/fonts/texgyrebonum-regular.otf");
    let berkas = "templates/fonts/texgyrebonum-regular.otf";
    vec![
        satu("tulisan minijinja tidak sah", utama, "<< d.memutuskan >>", "<< d.memutuskan"),
        satu("minijinja: data yang tidak ada", utama, "<< d.memutuskan >>", "<< d.memutuskann.a >>"),
        satu("minijinja: penyaring asing", utama, "<< d.memutuskan >>", "<< d.memutuskan | besar >>"),
        satu("minijinja: fungsi asing", utama, "<< d.memutuskan >>", "<< panggil(d) >>"),
        satu("minijinja: templat asing", utama, "<< d.memutuskan >>", "<% include \"tiada.j2\" %>"),
        satu("minijinja: nilai yang tidak dapat dicetak", utama, "<< d.memutuskan >>", "<< d.judul >>"),
        satu("Typst: nama asing", pustaka, "heading(level: 2, isi)", "headin(level: 2, isi)"),
        satu("Typst: tulisan tidak sah", pustaka, "heading(level: 2, isi)", "heading(level: 2, isi"),
        satu("Typst: jenis nilai salah", pustaka, "heading(level: 2, isi)", "heading(level: \"dua\", isi)"),
        satu(
            "Typst: sumber yang dibuat templat tidak sah",
            utama,
            "<< d.memutuskan >>",
            "<< d.memutuskan >>, asing: 1",
        ),
        (TEMPLAT, "bukan UTF-8", dasar().with_bytes("templates/lib/norms.typ", b"\xff"), vec!["buat"]),
        (TEMPLAT, "minijinja bukan UTF-8", dasar().with_bytes(&format!("templates/{utama}"), b"\xff"), vec!["buat"]),
        (TEMPLAT, "berkas huruf terpotong", dasar().with_bytes(berkas, &huruf[..30_000]), vec!["buat"]),
    ]
}

fn keluaran() -> Vec<Kasus> {
    let folder = dasar().with("output/ringkas/keputusan-asli.pdf/isi", "folder");
    vec![
        (KELUARAN, "folder di tempat PDF", folder, vec!["buat"]),
        (KELUARAN, "berkas di tempat folder keluaran", dasar().with("output", "berkas"), vec!["buat"]),
        (KELUARAN, "folder tanpa data/", dasar(), vec!["buat", "--ruang", "data/ringkas"]),
        (KELUARAN, "jalur tanpa naskah", dasar(), vec!["buat", "data/tiada"]),
    ]
}

fn perintah() -> Vec<Kasus> {
    let semua: [(&str, &[&str]); 11] = [
        ("perintah asing", &["terbitkan"]),
        ("perintah salah ketik", &["buta"]),
        ("bantuan untuk perintah asing", &["bantuan", "buta"]),
        ("pilihan asing", &["buat", "--gambr"]),
        ("pilihan tanpa nilai", &["buat", "--ruang"]),
        ("pilihan dengan nilai asing", &["buat", "--format", "xml"]),
        ("pilihan yang tidak bernilai diberi nilai", &["buat", "--gambar=ya"]),
        ("pilihan dua kali", &["buat", "--diam", "--diam"]),
        ("argumen wajib tidak ditulis", &["pelengkapan"]),
        ("argumen berlebih", &["man", "buat"]),
        ("profil asing", &["kalibrasi", "a5"]),
    ];
    semua.into_iter().map(|(apa, args)| (PERINTAH, apa, dasar(), args.to_vec())).collect()
}

fn semua() -> Vec<Kasus> {
    let edit =
        EDIT.iter().map(|(apa, dari, menjadi)| (NASKAH, *apa, dasar().edit(KEPUTUSAN, dari, menjadi), vec!["buat"]));
    edit.chain(berkas()).chain(gambar()).chain(templat()).chain(keluaran()).chain(perintah()).collect()
}

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
    let dokumen = laporan["dokumen"].as_array().expect("dokumen").iter();
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
         (`tests/suite/kesalahan.rs`) dari kesalahan yang benar-benar dibuat dalam naskah kecil; jangan disunting. Bila satu\n\
         kesalahan menimbulkan beberapa temuan, yang tercantum adalah yang pertama. Kode: 1 sebagian dokumen tidak jadi,\n\
         2 perintah tidak dimengerti, 3 folder kerja tidak terbaca.\n",
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
fn sama_dengan_docs(nama: &str, isi: &str) {
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
    let bantuan: [&[&str]; 8] = [
        &[],
        &["--help"],
        &["--version"],
        &["bantuan", "buat"],
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
