//! Checking without making: what is told, in which form; what is silenced; what the program cures itself.

use std::collections::{BTreeMap, BTreeSet};

use naskah::{
    check::kaidah::SEMUA,
    diag::{Diagnostic, Place, Pointer, Sorot, kode},
    read::Workspace,
    tinjau::perbaiki,
};
use serde::Deserialize;
use serde_json::Value;

use crate::project::Project;

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";

/// The small decree with a word twice, and with `tambahan` beside that text.
fn berganda(tambahan: &str) -> Project {
    Project::from("ringkas").edit(
        KEPUTUSAN,
        "{ \"diktum\": \"Keputusan ini mulai berlaku pada tanggal ditetapkan\" }",
        &format!("{{ \"diktum\": \"Keputusan ini mulai berlaku pada pada tanggal ditetapkan\"{tambahan} }}"),
    )
}

fn json(teks: &str) -> Value {
    serde_json::from_str(teks).unwrap_or_else(|salah| panic!("{salah}:\n{teks}"))
}

#[test]
fn what_is_wrong_is_told_with_its_words_and_nothing_is_written() {
    let project = berganda("");
    let run = project.run(["periksa"]).fails_with(1);
    let stderr = run.stderr();
    assert!(stderr.contains("── ringkas/keputusan: 1 peringatan"), "{stderr}");
    assert!(stderr.contains("peringatan[D1]: kata `pada` tertulis dua kali berturut-turut"), "{stderr}");
    assert!(stderr.contains("^^^^^^^^^ /memutuskan/2/diktum"), "the very words are underlined:\n{stderr}");
    let harapan = "1 dokumen dari 1 naskah untuk 1 kantor diperiksa: 1 peringatan.\nMenurut nama: D1 1.";
    assert!(run.stdout().starts_with(harapan), "{}", run.stdout());
    assert!(!project.path().join("output").exists());
    let sama = project.run(["check", "data/ringkas"]).fails_with(1);
    assert_eq!((sama.stdout(), sama.stderr()), (run.stdout(), stderr));
}

#[test]
fn what_is_right_passes() {
    let run = Project::from("ringkas").run(["periksa"]).succeeds();
    assert_eq!(
        run.stdout(),
        "1 dokumen dari 1 naskah untuk 1 kantor diperiksa: tidak ada temuan.\n",
        "{}",
        run.stderr()
    );
    assert_eq!(run.stderr(), "");
}

#[test]
fn what_cannot_be_read_is_told_with_the_rest() {
    let project = berganda("").with("data/rusak.json", "{");
    let run = project.run(["periksa"]).fails_with(1);
    assert!(run.stderr().contains("galat[json]") && run.stderr().contains("[D1]"), "{}", run.stderr());
    project.run(["periksa", "data/tiada"]).fails_with(3);
    project.run(["periksa", "--satker", "61.99"]).fails_with(2);
    let run = Project::from("ringkas").run(["periksa", "--satker", "61.72"]).fails_with(1);
    assert!(run.stderr().contains("tidak ada naskah untuk kantor itu"), "{}", run.stderr());
    let run = project.run(["buat", "--format", "sarif"]).fails_with(2);
    assert_eq!(json(&run.stdout())["runs"][0]["results"][0]["ruleId"], "pakai");
}

/// A package of three offices, whose decree has one mistake in every office and one in a single one.
fn paket() -> Project {
    let sk = r#"{ "format": 1, "jenis": "keputusan", "penetap": "ketua", "tentang": "Tim Kearsipan {{ satker.nama }}",
        "menimbang": ["bahwa arsip pada pada {{ satker.nama }} perlu dikelola"], "mengingat": ["uu-43-2009"],
        "memutuskan": [{ "diktum": "Membentuk tim yang yang tertib", "untuk": "61.71" }, { "diktum": "Keputusan ini mulai berlaku pada tanggal ditetapkan" }] }"#;
    let paket = r#"{ "format": 1, "jenis": "paket", "naskah": ["sk"], "satker": ["61.01", "61.71", "61.72"],
        "nilai": { "berkas": "nilai.csv", "kunci": "Kode", "kolom": { "Nomor": "nomor", "Tanggal": "tanggal", "Ketua": "pejabat.ketua.nama", "Hukum": "pejabat.hukum.nama", "Jabatan": "pejabat.hukum.jabatan" } } }"#;
    let baris =
        |kode: &str, nama: &str| format!("{kode};5;2025-02-10;Ketua {nama};Hukum {nama};Kepala Subbagian Hukum\n");
    let csv: String = [("61.01", "Sambas"), ("61.71", "Pontianak"), ("61.72", "Singkawang")]
        .map(|(kode, nama)| baris(kode, nama))
        .concat();
    let csv = format!("Kode;Nomor;Tanggal;Ketua;Hukum;Jabatan\n{csv}");
    Project::empty().with("data/p/sk.json", sk).with("data/p/paket.json", paket).with("data/p/nilai.csv", &csv)
}

#[test]
fn what_all_offices_share_is_told_once() {
    let run = paket().run(["periksa"]).fails_with(1);
    let stderr = run.stderr();
    assert!(stderr.contains("── p/sk untuk 3 kantor: 2 peringatan"), "{stderr}");
    assert_eq!(stderr.matches("kata `pada`").count(), 1, "{stderr}");
    assert!(stderr.contains("  = kantor: semua (3)\n") && stderr.contains("  = kantor: 1 dari 3: 61.71\n"), "{stderr}");
    assert!(
        run.stdout().starts_with("3 dokumen dari 1 naskah untuk 3 kantor diperiksa: 2 peringatan.\n"),
        "{}",
        run.stdout()
    );
    let satu = paket().run(["periksa", "--satker", "61.72"]).fails_with(1);
    assert!(
        satu.stdout().starts_with("1 dokumen dari 1 naskah untuk 1 kantor diperiksa: 1 peringatan.\n"),
        "{}",
        satu.stdout()
    );
}

#[test]
fn a_machine_is_told_the_same() {
    let run = paket().run(["periksa", "--format", "json"]).fails_with(1);
    assert_eq!(run.stderr(), "");
    let laporan = json(&run.stdout());
    let naskah = &laporan["dokumen"][0];
    assert_eq!((naskah["naskah"].as_str(), laporan["kode"].as_i64()), (Some("p/sk"), Some(1)));
    assert_eq!(naskah["satker"].as_array().map(Vec::len), Some(3));
    let temuan = naskah["temuan"].as_array().expect("temuan");
    assert_eq!((temuan[0]["kata"].as_str(), temuan[0].get("satker")), (Some("pada pada"), None), "all offices have it");
    assert_eq!(temuan[1]["satker"], serde_json::json!(["61.71"]));
    assert_eq!((temuan[0]["baris"].as_u64(), temuan[0]["kolom"].as_u64()), (Some(2), Some(36)));
}

#[test]
fn pages_are_looked_at_only_when_asked_for_and_never_written() {
    let isi = "\"isi\": [{ \"tampilan\": \"matriks\", \"dari\": \"rencana\" }]";
    let panjang = format!("\"isi\": [{{ \"sampul\": [{}] }}, \"Penutup.\"]", vec!["\"JUDUL\""; 80].join(", "));
    let project = Project::from("ringkas").edit(KEPUTUSAN, isi, &panjang);
    project.run(["periksa"]).succeeds();
    let run = project.run(["periksa", "--tata-letak"]).fails_with(1);
    assert!(run.stderr().contains("galat[sampul]"), "{}", run.stderr());
    assert!(project.hasil().is_empty());
    Project::from("ringkas").run(["periksa", "--tata-letak"]).succeeds();
}

#[test]
fn what_is_silenced_with_a_reason_is_counted_and_no_more() {
    let project = berganda(r#", "diam": { "D1": "kutipan apa adanya" }"#);
    let run = project.run(["periksa"]).succeeds();
    assert_eq!(run.stderr(), "");
    assert_eq!(run.stdout(), "1 dokumen dari 1 naskah untuk 1 kantor diperiksa: 1 didiamkan.\n");
    let laporan = json(&project.run(["periksa", "--format", "json"]).succeeds().stdout());
    assert_eq!(laporan["dokumen"][0]["temuan"][0]["diam"], "kutipan apa adanya");
    let run = project.run(["buat"]).succeeds();
    assert_eq!(run.stderr(), "");
    assert!(run.stdout().ends_with("2 dokumen jadi, temuan: 1 didiamkan.\n"), "{}", run.stdout());
    // The record of a file keeps it.
    let run = project.run(["buat"]).succeeds();
    assert!(run.stderr().is_empty() && run.stdout().contains("1 didiamkan"), "{}", run.stdout());
}

#[test]
fn a_whole_decree_may_be_silent_about_what_it_prints_from_elsewhere() {
    let rencana = "data/ringkas/rencana.json";
    let project = Project::from("ringkas");
    let teks = String::from_utf8(project.bytes(rencana)).expect("UTF-8");
    let ganda = teks.replacen("\"nama\": \"", "\"nama\": \"Tim tim ", 1);
    let project = project.with(rencana, &ganda);
    assert!(project.run(["periksa"]).fails_with(1).stderr().contains("rencana.json"), "control");
    project
        .edit(KEPUTUSAN, "\"nomor\": 7,", r#""nomor": 7, "diam": { "D1": "nama resmi" },"#)
        .run(["periksa"])
        .succeeds();
}

#[test]
fn a_silence_that_does_nothing_is_told() {
    let kata = |project: Project, perintah: &str| {
        let run = project.run([perintah]);
        (run.code(), run.stderr())
    };
    let sia_sia =
        || Project::from("ringkas").edit(KEPUTUSAN, "\"nomor\": 7,", r#""nomor": 7, "diam": { "D1": "lama" },"#);
    for (perintah, kode) in [("periksa", 1), ("buat", 0)] {
        let (ada, stderr) = kata(sia_sia(), perintah);
        assert_eq!(ada, Some(kode), "{stderr}");
        assert!(stderr.contains("peringatan[diam]: `diam` ini tidak mendiamkan apa pun"), "{stderr}");
        assert!(stderr.contains("keputusan.json:6:31"), "{stderr}");
    }
    let (_, stderr) = kata(berganda(r#", "diam": { "d1": "x" }"#), "periksa");
    assert!(stderr.contains("tidak ada kaidah `d1`") && stderr.contains("Mungkin maksudnya `D1`"), "{stderr}");
    assert!(stderr.contains("peringatan[D1]"), "it silences nothing:\n{stderr}");
    let (kode, stderr) = kata(berganda(r#", "diam": { "D1": " " }"#), "buat");
    assert!(kode == Some(1) && stderr.contains("galat[diam]: `D1` didiamkan tanpa alasan"), "{stderr}");
}

/// The members of SARIF 2.1.0 that are required, and those that its readers use.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sarif {
    version: String,
    runs: Vec<Jalan>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Jalan {
    tool: Alat,
    column_kind: String,
    results: Vec<HasilSarif>,
}

#[derive(Deserialize)]
struct Alat {
    driver: Pemeriksa,
}

#[derive(Deserialize)]
struct Pemeriksa {
    name: String,
    rules: Vec<Aturan>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Aturan {
    id: String,
    short_description: Pesan,
}

#[derive(Deserialize)]
struct Pesan {
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HasilSarif {
    rule_id: String,
    rule_index: usize,
    level: String,
    message: Pesan,
    locations: Vec<LokasiSarif>,
    partial_fingerprints: BTreeMap<String, String>,
    #[serde(default)]
    suppressions: Vec<Value>,
    #[serde(default)]
    fixes: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LokasiSarif {
    physical_location: Fisik,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fisik {
    artifact_location: Value,
    region: Wilayah,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Wilayah {
    start_line: usize,
    start_column: usize,
    end_column: usize,
}

fn sarif(project: &Project) -> Jalan {
    let teks = project.run(["periksa", "--format", "sarif"]).stdout();
    let mut sarif: Sarif = serde_json::from_str(&teks).unwrap_or_else(|salah| panic!("{salah}:\n{teks}"));
    assert_eq!((sarif.version.as_str(), sarif.runs.len()), ("2.1.0", 1));
    sarif.runs.remove(0)
}

#[test]
fn a_sarif_reader_finds_all_that_it_needs() {
    let jalan = sarif(&berganda(""));
    assert_eq!((jalan.tool.driver.name.as_str(), jalan.column_kind.as_str()), ("naskah", "unicodeCodePoints"));
    let [satu] = jalan.results.as_slice() else { panic!("{} results", jalan.results.len()) };
    let aturan = &jalan.tool.driver.rules[satu.rule_index];
    assert_eq!((satu.rule_id.as_str(), aturan.id.as_str(), satu.level.as_str()), ("D1", "D1", "warning"));
    assert!(!aturan.short_description.text.is_empty() && satu.message.text.starts_with("kata `pada`"));
    let fisik = &satu.locations[0].physical_location;
    assert_eq!(fisik.artifact_location, serde_json::json!({"uri": KEPUTUSAN, "uriBaseId": "%SRCROOT%"}));
    assert_eq!(fisik.region, Wilayah { start_line: 22, start_column: 46, end_column: 55 });
    assert_eq!(satu.fixes[0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "pada");
    assert!(satu.suppressions.is_empty());
}

#[test]
fn sarif_knows_a_finding_again_where_it_has_moved_and_whether_it_is_silenced() {
    let sidik = |project: &Project| sarif(project).results.remove(0).partial_fingerprints;
    let semula = sidik(&berganda(""));
    let pindah = berganda("").edit(KEPUTUSAN, "\"nomor\": 7,", "\"nomor\": 7,\n\n  \"catatan\": \"baru\",");
    assert_eq!(semula, sidik(&pindah));
    let diam = sarif(&berganda(r#", "diam": { "D1": "kutipan" }"#)).results.remove(0);
    assert_eq!(diam.suppressions[0]["justification"], "kutipan");
    assert!(diam.fixes.is_empty(), "nobody wants it changed");
}

#[test]
fn a_cure_changes_the_words_and_no_other_byte() {
    let project = berganda("");
    let lama = String::from_utf8(project.bytes(KEPUTUSAN)).expect("UTF-8");
    // As an editor on Windows leaves it.
    let windows = format!("\u{feff}{}", lama.replace('\n', "\r\n"));
    project.tulis(KEPUTUSAN, windows.as_bytes());
    let rencana = project.run(["periksa", "--perbaiki", "--rencana"]).succeeds();
    let ganti = format!("ganti  {KEPUTUSAN}:22:46 [D1] `pada pada` → `pada`\n");
    assert_eq!(rencana.stdout(), format!("{ganti}1 kata akan diganti. Tidak ada yang ditulis sekarang.\n"));
    assert_eq!(project.bytes(KEPUTUSAN), windows.as_bytes());
    let run = project.run(["periksa", "--perbaiki"]).succeeds();
    assert!(run.stdout().starts_with(&ganti) && run.stdout().contains("tidak ada temuan"), "{}", run.stdout());
    assert_eq!(project.bytes(KEPUTUSAN), windows.replace("pada pada", "pada").as_bytes());
    let lagi = project.run(["periksa", "--perbaiki"]).succeeds();
    assert!(!lagi.stdout().contains("ganti"), "{}", lagi.stdout());
    project.run(["periksa", "--rencana"]).fails_with(2);
}

#[test]
fn a_cell_of_a_text_table_is_cured_in_its_place() {
    let tabel = "{ \"tabel\": { \"kolom\": [{ \"kunci\": \"a\", \"kepala\": \"NAMA\" }, { \"kunci\": \"b\", \"kepala\": \"TUGAS\" }], \"sumber\": { \"berkas\": \"tugas.csv\" } } }";
    let csv =
        "NAMA;TUGAS\r\n\"Tim; \"\"A\"\"\";melapor pada pada ketua\r\nTim B;\"menulis yang yang \"\"baik\"\"\"\r\n";
    let project = Project::from("ringkas")
        .edit(KEPUTUSAN, "{ \"tampilan\": \"matriks\", \"dari\": \"rencana\" }", tabel)
        .with("data/ringkas/tugas.csv", csv);
    let run = project.run(["periksa", "--perbaiki"]).succeeds();
    assert_eq!(run.stdout().matches("ganti  data/ringkas/tugas.csv:").count(), 2, "{}", run.stdout());
    let baru = csv.replace("pada pada", "pada").replace("yang yang", "yang");
    assert_eq!(String::from_utf8(project.bytes("data/ringkas/tugas.csv")).as_deref(), Ok(baru.as_str()));
}

#[test]
fn a_cell_of_a_workbook_is_named_and_left_as_it_is() {
    let kolom = r#"{ "tabel": { "kolom": [{ "kunci": "a", "kepala": "NAMA" }, { "kunci": "b", "kepala": "TUGAS" }], "#;
    let baris = r#""baris": [{ "a": "Tim B", "b": "melapor pada pada ketua" }]"#;
    let tampilan = "{ \"tampilan\": \"matriks\", \"dari\": \"rencana\" }";
    let project = Project::from("ringkas").edit(KEPUTUSAN, tampilan, &format!("{kolom}{baris} }} }}"));
    project.run(["lembar", KEPUTUSAN]).succeeds();
    let buku = project.bytes("data/ringkas/keputusan.xlsx");
    let project = project.edit(KEPUTUSAN, baris, r#""sumber": { "berkas": "keputusan.xlsx" }"#);
    let run = project.run(["periksa", "--perbaiki"]).fails_with(1);
    let stderr = run.stderr();
    assert!(stderr.contains("buku kerja tidak diubah program; betulkan di sel") && stderr.contains("!B"), "{stderr}");
    assert!(project.bytes("data/ringkas/keputusan.xlsx") == buku);
}

#[test]
fn an_issued_decree_is_not_cured() {
    let sidik = "ab".repeat(32);
    let project = berganda("")
        .with("data/ringkas/keputusan.terbit.sha256", &format!("{sidik}  output/ringkas/keputusan-asli.pdf\n"));
    let lama = project.bytes(KEPUTUSAN);
    let run = project.run(["periksa", "--perbaiki"]).fails_with(1);
    assert!(run.stderr().contains("Keputusannya sudah terbit"), "{}", run.stderr());
    assert_eq!(project.bytes(KEPUTUSAN), lama);
}

#[test]
fn of_two_cures_that_overlap_the_first_is_made() {
    let project = berganda("");
    let workspace = Workspace::read(project.path(), &[]).expect("terbaca");
    let temuan = |kata: &str, ganti: &str| {
        let teks = "Keputusan ini mulai berlaku pada pada tanggal ditetapkan";
        let letak = teks.find(kata).expect("ada");
        let sorot = Sorot { ganti: Some(ganti.into()), ..Sorot::baru(teks, letak..letak + kata.len()) };
        let place = Place::new(KEPUTUSAN, Pointer::from_text("/memutuskan/2/diktum"));
        Diagnostic::peringatan("X", "salah").tentang(sorot).at(place)
    };
    let semua = [temuan("pada pada", "pada"), temuan("pada tanggal", "sejak tanggal"), temuan("ditetapkan", "\"ini\"")];
    let perbaikan = perbaiki(&workspace, &semua);
    let [berkas] = perbaikan.berkas.as_slice() else { panic!("{perbaikan:?}") };
    assert!(berkas.isi.contains(r#"berlaku pada tanggal \"ini\"""#), "{}", berkas.isi);
    assert_eq!(berkas.perubahan.len(), 2);
}

#[test]
fn what_stands_side_by_side_is_told_for_what_was_named() {
    let lain = "data/lain/keputusan.json";
    let project = Project::from("ringkas");
    let teks = String::from_utf8(project.bytes(KEPUTUSAN)).expect("UTF-8").replace("matriks", "bulan");
    let rencana = project.bytes("data/ringkas/rencana.json");
    let project = project.with(lain, &teks).with_bytes("data/lain/rencana.json", &rencana);
    let run = project.run(["periksa", "data/lain"]).fails_with(1);
    assert!(run.stderr().contains("nomor `7` tahun 2025 juga dipakai `ringkas/keputusan`"), "{}", run.stderr());
    assert_eq!(run.stderr().matches("[H1]").count(), 1, "{}", run.stderr());
    assert_eq!(project.run(["buat", "data/lain"]).succeeds().stderr(), "", "only a run over all of it tells");
    assert_eq!(project.run(["buat"]).succeeds().stderr().matches("[H1]").count(), 2);
}

#[test]
fn every_name_of_a_finding_is_explained() {
    let project = Project::empty();
    let daftar = project.run(["jelaskan"]).succeeds().stdout();
    let semua = json(&project.run(["jelaskan", "--format", "json"]).succeeds().stdout());
    let nama: Vec<&str> =
        semua["kaidah"].as_array().expect("daftar").iter().filter_map(|satu| satu["nama"].as_str()).collect();
    assert_eq!(nama.len(), SEMUA.len() + kode::SEMUA.len());
    assert!(nama.iter().all(|nama| daftar.lines().any(|baris| baris.starts_with(nama))), "{daftar}");
    let satu = project.run(["jelaskan", "d1", "rujukan"]).succeeds().stdout();
    for kata in ["D1: Kata yang tertulis dua kali", "Yang ditemukan: ", "Obat: ", "rujukan: Rujukan"] {
        assert!(satu.contains(kata), "{satu}");
    }
    let run = project.run(["explain", "rujukn"]).fails_with(2);
    assert!(run.stderr().contains("Mungkin maksudnya `rujukan`"), "{}", run.stderr());
}

/// The table of names in the guide is that of the program.
#[test]
fn the_guide_names_the_same_findings_as_the_program() {
    let panduan = include_str!("../../data/README.md");
    let tabel =
        panduan.split_once("| nama | tentang |").and_then(|(_, sisa)| sisa.split_once("\n\n")).expect("tabel").0;
    let kolom = tabel.lines().filter_map(|baris| baris.strip_prefix("| ")?.split_once(" |"));
    let panduan: BTreeSet<&str> = kolom.flat_map(|(nama, _)| nama.split('`').skip(1).step_by(2)).collect();
    let program: BTreeSet<&str> = kode::SEMUA.iter().map(|(kode, _)| *kode).collect();
    assert_eq!(panduan, program);
    assert_eq!(program.len(), kode::SEMUA.len(), "each once");
}

/// A dictionary is asked only on request, and what it lacks is a hint.
#[test]
fn words_are_looked_up_in_a_dictionary_on_request() {
    let project = Project::from("ringkas");
    let kata: BTreeSet<String> = project
        .run(["skema", "--alamat", "data/ringkas"])
        .succeeds()
        .stdout()
        .split(|huruf: char| !huruf.is_alphabetic())
        .map(str::to_lowercase)
        .collect();
    let data = String::from_utf8(project.bytes(KEPUTUSAN)).expect("UTF-8");
    let semua: BTreeSet<String> = data.split(|huruf: char| !huruf.is_alphabetic()).map(str::to_lowercase).collect();
    let dikenal: Vec<&String> = kata.union(&semua).filter(|kata| !kata.is_empty() && *kata != "berlaku").collect();
    let kamus =
        format!("{}\n{}\n", dikenal.len(), dikenal.iter().map(|kata| kata.as_str()).collect::<Vec<_>>().join("\n"));
    let project = project.with("kamus/id_ID.aff", "SET UTF-8\n").with("kamus/id_ID.dic", &kamus);
    assert!(!project.run(["periksa"]).succeeds().stderr().contains("[ejaan]"));
    let run = project.run(["periksa", "--ejaan=kamus/id_ID.dic"]).succeeds();
    assert!(run.stderr().contains("petunjuk[ejaan]") && run.stderr().contains("`berlaku`"), "{}", run.stderr());
    let tanpa = project.run(["periksa", "--ejaan=tidak/ada.dic"]).fails_with(2);
    assert!(tanpa.stderr().contains("galat[kamus]"), "{}", tanpa.stderr());
    assert!(!project.run(["buat"]).succeeds().stderr().contains("[ejaan]"));
}
