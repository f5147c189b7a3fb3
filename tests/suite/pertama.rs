//! The first day: a workspace for an office, skeletons that build at once, the list of documents.

use std::{fmt::Write as _, fs, path::Path};

use naskah::{
    kerangka,
    read::{periksa, register_satker, semua_jenis},
};
use serde_json::Value;

use crate::project::Project;

const PROFIL: &str = "data/satker/61.71.json";
const KEPUTUSAN: &str = "data/2025/tim/keputusan.json";

/// Every file below a folder, by path, with what it holds.
fn isi(project: &Project) -> Vec<(String, Vec<u8>)> {
    let semua = walkdir::WalkDir::new(project.path()).sort_by_file_name().into_iter().map(|b| b.expect("terbaca"));
    let berkas = semua.filter(|b| b.file_type().is_file());
    berkas
        .map(|b| {
            let nama = b.path().strip_prefix(project.path()).expect("di bawahnya").to_string_lossy().into_owned();
            (nama, fs::read(b.path()).expect("terbaca"))
        })
        .collect()
}

#[test]
fn a_new_workspace_builds_at_once_and_is_made_only_once() {
    let project = Project::empty();
    project.run(["mulai", "61.71"]).succeeds();
    project.run(["buat"]).succeeds();
    assert!(project.pdf("output/contoh/keputusan-asli.pdf").text().contains("KOMISI PEMILIHAN UMUM KOTA PONTIANAK"));
    let pengaturan: Value = serde_json::from_slice(&project.bytes(".vscode/settings.json")).expect("JSON");
    let url = pengaturan["json.schemas"][0]["url"].as_str().expect("url");
    let skema: Value = serde_json::from_slice(&project.bytes(url.trim_start_matches("./"))).expect("JSON");
    for satu in skema["allOf"].as_array().expect("allOf") {
        let berkas = satu["then"]["$ref"].as_str().expect("$ref").replace("./", "skema/");
        serde_json::from_slice::<Value>(&project.bytes(&berkas)).expect("skema sah");
    }
    let project = project.edit(PROFIL, "\"kop\": {}", "\"kop\": {}, \"kedudukan\": \"Pontianak\"");
    let sebelum = isi(&project);
    let run = project.run(["mulai", "61.71"]).succeeds();
    assert!(run.stdout().contains("ada    data/satker/61.71.json: tidak diubah"), "{}", run.stdout());
    assert_eq!(isi(&project), sebelum, "nothing of the user's is touched");
    let run = Project::empty().run(["mulai", "61.710"]).fails_with(2);
    assert!(run.stderr().contains("Mungkin maksudnya `61."), "{}", run.stderr());
}

/// The profile of each of the 552 offices and of the centre obeys its schema, and asks what the register does not know.
#[test]
fn every_office_gets_a_sound_profile() {
    for satker in register_satker().values() {
        let (berkas, teks) = kerangka::ruang(satker).swap_remove(0);
        assert_eq!(periksa(&berkas, &teks, "satker"), [], "{berkas}");
        assert_eq!(teks.contains("di mana kedudukannya"), satker.kedudukan.is_none(), "{berkas}");
    }
}

#[test]
fn a_skeleton_of_every_kind_is_valid_and_replaces_nothing() {
    let project = Project::empty();
    project.run(["mulai", "16.71"]).succeeds();
    for (jenis, nama) in [
        ("keputusan", "a/keputusan"),
        ("rencana-kerja", "a/rencana"),
        ("tim", "a/tim"),
        ("profil", "acuan/profil/kantor"),
        ("register-satker", "acuan/satker"),
        ("register-peraturan", "acuan/peraturan"),
        ("zona-integritas", "acuan/zona-integritas"),
        ("ejaan", "acuan/ejaan"),
    ] {
        project.run(["baru", jenis, nama]).succeeds();
        let sebelum = project.bytes(&format!("data/{nama}.json"));
        let run = project.run(["baru", jenis, &format!("data/{nama}.json")]).fails_with(1);
        assert!(run.stderr().contains("sudah ada"), "{}", run.stderr());
        assert_eq!(project.bytes(&format!("data/{nama}.json")), sebelum);
    }
    project.run(["baru", "satker", "satker/16", "--satker", "16"]).succeeds();
    let run = project.run(["buat"]).succeeds();
    assert_eq!(run.stdout().lines().filter(|baris| baris.starts_with("jadi")).count(), 2, "{}", run.stdout());
    // Two offices have profiles now.
    let run = project.run(["baru", "keputusan", "b/keputusan"]).fails_with(2);
    assert!(run.stderr().contains("--satker"), "{}", run.stderr());
    for (jenis, nama) in [("keputusn", "c/keputusan"), ("keputusan", "../luar"), ("keputusan", "/tmp/luar")] {
        project.run(["baru", jenis, nama, "--satker", "16"]).fails_with(2);
    }
    assert!(Project::empty().run(["baru", "keputusan", "a"]).code() == Some(3), "no workspace here");
}

/// A decree that uses every register looks the same beside the skeletons of all kinds: none says anything yet.
#[test]
fn the_skeletons_of_all_kinds_are_sound_and_change_no_document() {
    let project = Project::empty();
    project.run(["mulai", "61.71"]).succeeds();
    let paragraf = "\"[Isi lampiran: paragraf, daftar, bagian, atau tabel]\"";
    let project =
        project.edit("data/contoh/keputusan.json", paragraf, &format!("{{ \"gambar\": \"komponen-zi\" }}, {paragraf}"));
    let hasil = |project: &Project| {
        project.run(["buat"]).succeeds();
        project.bytes("output/contoh/keputusan-asli.pdf")
    };
    let sebelum = hasil(&project);
    let bantuan = project.run(["bantuan", "baru"]).succeeds().stdout();
    for jenis in semua_jenis() {
        let nama = format!("data/kerangka/{jenis}.json");
        project.run(["baru", jenis, &nama, "--satker", "16.71"]).succeeds();
        let teks = String::from_utf8(project.bytes(&nama)).expect("UTF-8");
        assert_eq!(periksa(&nama, &teks, jenis), [], "{nama}");
        assert!(teks.contains("\"catatan\": ") && !teks.contains("<satker>"), "{teks}");
        assert!(bantuan.contains(jenis), "{jenis}: {bantuan}");
        assert!(hasil(&project) == sebelum, "{jenis}");
    }
}

#[test]
fn a_draft_without_date_waits_for_nobody() {
    let project = Project::empty();
    project.run(["mulai", "61.71"]).succeeds();
    let teks = |project: &Project| {
        project.run(["buat"]).succeeds();
        project.pdf("output/contoh/keputusan-asli.pdf").text()
    };
    assert!(teks(&project).contains("NOMOR ... TAHUN ..."));
    let project = project.edit("data/contoh/keputusan.json", "\"status\"", "\"tanggal\": \"2025-01-31\", \"status\"");
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("siapa `ketua`"), "a dated decree waits for its signer: {}", run.stderr());
}

#[test]
fn the_list_shows_each_document_and_how_far_it_is() {
    let project = Project::example();
    let run = project.run(["daftar"]).succeeds();
    let baris: Vec<_> = run.stdout().lines().map(str::to_owned).collect();
    assert!(baris[0].starts_with("NASKAH"), "{baris:?}");
    assert!(baris[1].contains("KPU Provinsi Kalimantan Barat") && baris[1].contains("25 April 2025"), "{baris:?}");
    assert!(baris[2].contains("9 didiamkan") && baris[2].contains("ditetapkan"), "{baris:?}");
    let json: Value =
        serde_json::from_str(&project.run(["daftar", "--format", "json"]).succeeds().stdout()).expect("JSON");
    assert_eq!(json["naskah"][0]["nomor"], "9");
}

/// The first hour of a new user, as it goes: `docs/hari-pertama.md`.
#[test]
fn the_first_hour_goes_as_the_transcript_says() {
    let mut catatan = String::from(
        "# Hari pertama\n\nSatu jam pertama pegawai baru, dari folder kosong sampai Keputusan jadi, dengan tiga kesalahan di tengahnya. \
        Catatan ini dibuat oleh tes dari program yang sekarang (`tests/suite/pertama.rs`).\n",
    );
    let mut project = Project::empty();
    let mut jalan = |project: &Project, cerita: &str, args: &[&str], kode: i32| {
        let run = project.run_with(args, &[]).fails_with(kode);
        let keluar: String = [run.stdout(), run.stderr()].concat();
        let _ = write!(catatan, "\n{cerita}\n\n```console\n$ naskah {}\n{}\n```\n", args.join(" "), keluar.trim_end());
    };
    jalan(&project, "Membuat folder kerja untuk kantor:", &["mulai", "61.71"], 0);
    jalan(&project, "Membuat kerangka Keputusan:", &["baru", "keputusan", "2025/tim/keputusan"], 0);
    jalan(
        &project,
        "Konsep yang belum bertanggal jadi seketika; yang belum diketahui tercetak tiga titik:",
        &["buat", "data/2025"],
        0,
    );
    project = project
        .edit(KEPUTUSAN, "\"tentang\": \"[Judul Keputusan]", "\"tentangg\": \"Pembentukan Tim Kearsipan")
        .edit(KEPUTUSAN, "\"status\": \"konsep\"", "\"nomor\": 5, \"tanggal\": \"2025-02-30\", \"status\": \"konsep\"")
        .edit(KEPUTUSAN, "[alasan Keputusan ini ditetapkan]", "arsip {{ satker.nama }} perlu dikelola dengan tertib")
        .edit(KEPUTUSAN, "[hal yang ditetapkan]", "Tim Kearsipan")
        .edit(KEPUTUSAN, "[Judul Lampiran]", "Susunan Tim Kearsipan")
        .edit(KEPUTUSAN, "[Isi lampiran: paragraf, daftar, bagian, atau tabel]", "Ketua tim: Nama Satu.");
    jalan(
        &project,
        "Mengisi kerangka, dengan dua salah ketik: sebuah kunci, dan tanggal yang tidak ada:",
        &["buat", "data/2025"],
        1,
    );
    project = project.edit(KEPUTUSAN, "tentangg", "tentang").edit(KEPUTUSAN, "2025-02-30", "2025-02-28").edit(
        KEPUTUSAN,
        "uu-7-2017",
        "uu-7-2071",
    );
    jalan(
        &project,
        "Keduanya dibetulkan. Kesalahan ketiga, nomor undang-undang; dan program bertanya siapa pejabatnya:",
        &["buat", "data/2025"],
        1,
    );
    project = project
        .edit(KEPUTUSAN, "uu-7-2071", "uu-7-2017")
        .edit(PROFIL, "\"ketua\": []", "\"ketua\": [{ \"nama\": \"Nama Ketua\", \"mulai\": \"2024-01-02\" }]")
        .edit(
            PROFIL,
            "\"hukum\": []",
            "\"hukum\": [{ \"nama\": \"Nama Pejabat\", \"jabatan\": \"Kepala Subbagian Hukum\" }]",
        );
    jalan(&project, "Semua dijawab. Diperiksa, tanpa membuat PDF:", &["periksa", "data/2025"], 0);
    jalan(&project, "Keputusan dan salinannya jadi:", &["buat", "data/2025"], 0);
    jalan(&project, "Isi folder kerja:", &["daftar"], 0);
    let di = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hari-pertama.md");
    let lama = fs::read_to_string(&di).unwrap_or_default();
    let baru = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hari-pertama.md");
    #[allow(clippy::disallowed_methods, reason = "the page is looked at, and copied where it is right")]
    fs::write(&baru, &catatan).expect("halaman ditulis");
    assert!(
        lama == catatan,
        "docs/hari-pertama.md differs. Where the new one is right: cp {} {}",
        baru.display(),
        di.display()
    );
}
