//! What changed between two versions: `naskah banding`.

use std::process::Command;

use naskah::{
    banding::{Banding, Macam, Perubahan, Sumber, bandingkan},
    expand::job::{JenisSalinan, Job, Kunci},
    model::tulisan::Revisi,
    read::Workspace,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::project::{Project, Run};

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const RENCANA: &str = "data/ringkas/rencana.json";

fn ringkas() -> Project {
    Project::from("ringkas")
}

/// Compares a file of two projects.
fn banding(lama: &Project, baru: &Project, berkas: &str) -> Run {
    let jalur = |project: &Project| project.path().join(berkas).display().to_string();
    baru.run_with(&["banding", &jalur(lama), &jalur(baru)], &[])
}

/// The changes that somebody wrote, of the one document that was compared: kind, place, old and new text.
fn ditulis(lama: &Project, baru: &Project, berkas: &str) -> Vec<(String, String, String, String)> {
    let jalur = |project: &Project| project.path().join(berkas).display().to_string();
    let run = baru.run_with(&["banding", &jalur(lama), &jalur(baru), "--format", "json"], &[]).fails_with(1);
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("satu dokumen JSON");
    assert_eq!(run.stderr(), "");
    let semua = laporan["dokumen"].as_array().expect("dokumen");
    assert_eq!((semua.len(), &laporan["kode"], &laporan["versi"]), (1, &json!(1), &json!(1)), "{laporan:#}");
    let semua = semua[0]["perubahan"].as_array().expect("perubahan").iter().filter(|satu| satu["ikut"] == false);
    let daftar = |nilai: &Value| {
        let semua = nilai.as_array().expect("daftar").iter();
        semua.map(|satu| satu.as_str().expect("teks").to_owned()).collect::<Vec<_>>()
    };
    semua
        .map(|satu| {
            let macam = satu["macam"].as_str().expect("macam").to_owned();
            (
                macam,
                daftar(&satu["tempat"]).join(", "),
                daftar(&satu["lama"]).join(" / "),
                daftar(&satu["baru"]).join(" / "),
            )
        })
        .collect()
}

fn harapan(semua: &[[&str; 4]]) -> Vec<(String, String, String, String)> {
    let s = |teks: &str| teks.to_owned();
    semua.iter().map(|[a, b, c, d]| (s(a), s(b), s(c), s(d))).collect()
}

#[test]
fn the_same_data_differ_in_nothing() {
    let (lama, baru) = (Project::example(), Project::example());
    let run = baru.run_with(&["banding", &lama.path().display().to_string(), "."], &[]).succeeds();
    assert_eq!((run.stdout().as_str(), run.stderr().as_str()), ("Tidak ada beda.\n", ""));
    // The English name too.
    baru.run_with(&["diff", "data", &lama.path().join("data").display().to_string()], &[]).succeeds();
}

#[test]
fn one_edited_cell_of_the_example_shows_alone() {
    let berkas = "data/contoh/sumsel-34-2023/rencana-kerja.json";
    let baru = Project::example().edit(
        berkas,
        "\"Dokumen rencana kerja pembangunan ZI telah dibuat dan disosialisasikan\"",
        "\"Dokumen rencana kerja pembangunan ZI telah dicetak dan disosialisasikan\"",
    );
    let lama = Project::example();
    let satu = [[
        "ubah",
        "Lampiran II, baris 2 «Dokumen rencana kerja pembangunan ZI telah dicetak dan disos…», kolom INDIKATOR",
        "Dokumen rencana kerja pembangunan ZI telah dibuat dan disosialisasikan",
        "Dokumen rencana kerja pembangunan ZI telah dicetak dan disosialisasikan",
    ]];
    assert_eq!(ditulis(&lama, &baru, berkas), harapan(&satu));
    // Also where the decree itself is named.
    assert_eq!(ditulis(&lama, &baru, "data/contoh/sumsel-34-2023/keputusan.json"), harapan(&satu));
}

#[test]
fn a_change_is_called_by_its_place_in_the_decree() {
    let baru = ringkas()
        .edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman")
        .edit(KEPUTUSAN, "\"uu-7-2017\", ", "")
        .edit(KEPUTUSAN, "\"masyarakat\"", "\"masyarakat umum\"")
        .edit(KEPUTUSAN, "\"nomor\": 7", "\"nomor\": 8")
        .edit(RENCANA, "\"waktu\": \"Mei\"", "\"waktu\": \"Juni\"");
    let uu = "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum";
    let semua = ditulis(&ringkas(), &baru, KEPUTUSAN);
    let ada = |macam: &str, tempat: &str, lama: &str, baru: &str| {
        semua
            .iter()
            .any(|(m, t, l, b)| (m.as_str(), t.as_str()) == (macam, tempat) && l.contains(lama) && b.contains(baru))
    };
    assert_eq!(semua.len(), 5, "{semua:#?}");
    assert!(ada("ubah", "nomor", "NOMOR 7", "NOMOR 8"), "{semua:#?}");
    assert!(ada("ubah", "Menimbang, huruf a", "sebagai acuan", "sebagai pedoman"), "{semua:#?}");
    assert!(ada("hapus", "Mengingat, angka 1", uu, ""), "{semua:#?}");
    assert!(ada("ubah", "diktum KEDUA, huruf b", "masyarakat.", "masyarakat umum."), "{semua:#?}");
    assert!(ada("ubah", "Lampiran, baris 3 «SOP tersedia», kolom TARGET WAKTU", "Mei 2025", "Juni 2025"), "{semua:#?}");
}

#[test]
fn what_follows_from_a_change_does_not_drown_it() {
    let baru = ringkas()
        .edit(KEPUTUSAN, "\"bahwa rencana itu", "\"bahwa rencana itu perlu dipantau\", \"bahwa rencana itu")
        .edit(KEPUTUSAN, "Rencana Kerja Zona", "Rencana Aksi Zona");
    let run = banding(&ringkas(), &baru, KEPUTUSAN).fails_with(1);
    insta::assert_snapshot!(run.stdout());
}

#[test]
fn a_row_that_was_moved_is_one_change_and_its_new_number_is_none() {
    let baris = |urutan: [usize; 4], ketiga: &str| {
        let isi = [["Siti", "Ketua"], ["Budi", "Sekretaris"], ["Tono", ketiga], ["Wati", "Anggota"]];
        let baris: Vec<Value> = urutan
            .iter()
            .zip(1..)
            .map(|(n, no)| json!({"no": format!("{no}."), "nama": isi[*n][0], "tugas": isi[*n][1]}))
            .collect();
        tabel(
            &json!([{"kunci": "no", "kepala": "NO"}, {"kunci": "nama", "kepala": "NAMA"}, {"kunci": "tugas", "kepala": "TUGAS"}]),
            &baris.into(),
        )
    };
    let lama = baris([0, 1, 2, 3], "Anggota");
    let teks = banding(&lama, &baris([3, 0, 1, 2], "Bendahara"), KEPUTUSAN).fails_with(1).stdout();
    assert!(teks.contains("Lampiran, baris 1 «Wati» pindah, semula baris 4"), "{teks}");
    assert!(teks.contains("baris 4 «Tono», kolom TUGAS\n    lama: Anggota\n    baru: Bendahara"), "{teks}");
    assert!(teks.contains("2 perubahan, 4 nomor bergeser"), "{teks}");
    // Neighbours that were moved together are one change.
    let teks = banding(&lama, &baris([2, 3, 0, 1], "Anggota"), KEPUTUSAN).fails_with(1).stdout();
    assert!(teks.contains(": 1 perubahan,") && teks.contains(" sampai baris "), "{teks}");
}

/// The small decree with this table in its annex.
fn tabel(kolom: &Value, baris: &Value) -> Project {
    let isi = json!([{"tabel": {"kolom": kolom, "baris": baris}}]).to_string();
    ringkas().edit(KEPUTUSAN, "[{ \"tampilan\": \"matriks\", \"dari\": \"rencana\" }]", &isi)
}

#[test]
fn a_column_that_came_is_told_as_a_column() {
    let baris = json!([{"nama": "Siti", "tugas": "Ketua"}, {"nama": "Budi", "tugas": "Anggota"}]);
    let lama = tabel(&json!([{"kunci": "nama", "kepala": "NAMA"}]), &json!([{"nama": "Siti"}, {"nama": "Budi"}]));
    let baru = tabel(&json!([{"kunci": "nama", "kepala": "NAMA"}, {"kunci": "tugas", "kepala": "TUGAS"}]), &baris);
    let tambah = [["tambah", "Lampiran, kolom TUGAS", "", "Ketua / Anggota"]];
    assert_eq!(ditulis(&lama, &baru, KEPUTUSAN), harapan(&tambah));
    baru.run_with(&["banding", &lama.path().display().to_string(), ".", "--pdf", "b.pdf"], &[]).fails_with(1);
    assert!(baru.pdf("b.pdf").text().contains("kolom TUGAS ditambah"));
}

#[test]
fn a_cell_that_was_filled_or_took_another_form_is_one_change() {
    let kolom = json!([{"kunci": "nama", "kepala": "NAMA"}, {"kunci": "tugas", "kepala": "TUGAS"}]);
    let dengan = |siti: &Value| tabel(&kolom, &json!([siti, {"nama": "Budi", "tugas": "Anggota"}]));
    let kosong = dengan(&json!({"nama": "Siti"}));
    let isi = dengan(&json!({"nama": "Siti", "tugas": "Ketua"}));
    let daftar = dengan(&json!({"nama": "Siti", "tugas": [{"daftar": ["Ketua", "Anggota"], "label": "1."}]}));
    let tempat = "Lampiran, baris 1 «Siti», kolom TUGAS";
    assert_eq!(ditulis(&kosong, &isi, KEPUTUSAN), harapan(&[["ubah", tempat, "", "Ketua"]]));
    assert_eq!(ditulis(&isi, &kosong, KEPUTUSAN), harapan(&[["ubah", tempat, "Ketua", ""]]));
    assert_eq!(ditulis(&isi, &daftar, KEPUTUSAN), harapan(&[["ubah", tempat, "Ketua", "1. Ketua 2. Anggota"]]));
}

#[test]
fn folders_are_compared_document_by_document() {
    let asli = std::fs::read_to_string(ringkas().path().join(KEPUTUSAN)).expect("terbaca");
    let rencana = std::fs::read_to_string(ringkas().path().join(RENCANA)).expect("terbaca");
    let dengan = |nama: &str, nomor: &str| {
        let isi = asli.replace("\"nomor\": 7", nomor);
        ringkas()
            .with(&format!("data/{nama}/keputusan.json"), &isi)
            .with(&format!("data/{nama}/rencana.json"), &rencana)
    };
    let (lama, baru) = (
        dengan("dulu", "\"nomor\": 8"),
        dengan("kini", "\"nomor\": 8").edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman"),
    );
    let run = baru.run_with(&["banding", &lama.path().join("data").display().to_string(), "data"], &[]).fails_with(1);
    let kepala: Vec<String> = run.stdout().lines().filter(|baris| baris.starts_with("──")).map(str::to_owned).collect();
    assert_eq!(
        kepala,
        [
            "── dulu/keputusan: naskah tidak ada lagi",
            "── kini/keputusan: naskah baru",
            "── ringkas/keputusan: 1 perubahan"
        ]
    );
    // Two redlines do not go into one file.
    let dua = lama.edit(KEPUTUSAN, "sebagai acuan", "sebagai pegangan").edit(
        "data/dulu/keputusan.json",
        "sebagai acuan",
        "x",
    );
    let ketiga = dengan("dulu", "\"nomor\": 8");
    let jalur = dua.path().join("data").display().to_string();
    let run = ketiga.run_with(&["banding", &jalur, "data", "--pdf", "b.pdf"], &[]).fails_with(2);
    assert!(run.stderr().contains("tepat satu naskah yang berubah"), "{}", run.stderr());
}

#[test]
fn a_file_from_elsewhere_borrows_what_it_lacks() {
    let baru = ringkas().edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman");
    let luar = Project::empty()
        .with("kiriman.json", &std::fs::read_to_string(ringkas().path().join(KEPUTUSAN)).expect("terbaca"));
    let run = baru
        .run_with(&["banding", &luar.path().join("kiriman.json").display().to_string(), KEPUTUSAN], &[])
        .fails_with(1);
    assert!(run.stdout().contains(": 1 perubahan\n\n  Menimbang, huruf a\n"), "{}", run.stdout());
    assert!(run.stderr().contains("berdiri di luar folder kerja"), "{}", run.stderr());
}

fn git(project: &Project, args: &[&str]) {
    let mut perintah = Command::new("git");
    perintah.current_dir(project.path()).args(["-c", "user.name=a", "-c", "user.email=a@a.id"]).args(args);
    let output = perintah.output().expect("git berjalan");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_commit_is_compared_with_its_own_neighbours() {
    let project = ringkas();
    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "a"]);
    let project = project.edit(RENCANA, "\"waktu\": \"Mei\"", "\"waktu\": \"Juni\"").edit(
        KEPUTUSAN,
        "sebagai acuan",
        "sebagai pedoman",
    );
    let run = project.run(["banding", "HEAD:data/ringkas/keputusan.json", KEPUTUSAN]).fails_with(1);
    assert!(run.stdout().starts_with("── ringkas/keputusan: 2 perubahan\n"), "{}", run.stdout());
    assert!(run.stdout().contains("lama: Mei 2025\n    baru: Juni 2025"), "{}", run.stdout());
    git(&project, &["commit", "-q", "-a", "-m", "b"]);
    let run = project.run(["banding", "HEAD~1:data/ringkas", "HEAD:data/ringkas"]).fails_with(1);
    assert!(run.stdout().starts_with("── ringkas/keputusan: 2 perubahan\n"), "{}", run.stdout());
    project.run(["banding", "HEAD:data", "data"]).succeeds();
    for (kommit, pesan) in [
        ("HEAD~9:data", "kommit `HEAD~9` tidak ada"),
        ("-x:data", "kommit `-x` tidak ada"),
        ("HEAD:data/lain.json", "`data/lain.json` tidak ada dalam kommit `HEAD`"),
    ] {
        let run = project.run_with(&["banding", "--", kommit, "data"], &[]).fails_with(3);
        assert!(run.stderr().contains(pesan), "{}", run.stderr());
    }
    let tanpa_git = project.run_with(&["banding", "HEAD:data", "data"], &[("PATH", "/tidak-ada")]).fails_with(3);
    assert!(tanpa_git.stderr().contains("program `git` tidak ada di komputer ini"), "{}", tanpa_git.stderr());
}

#[test]
fn the_exit_code_says_whether_something_differs() {
    let baru = ringkas().edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman");
    let lama = ringkas();
    banding(&lama, &ringkas(), KEPUTUSAN).succeeds();
    let jalur = lama.path().join(KEPUTUSAN).display().to_string();
    let run = baru.run_with(&["-q", "banding", &jalur, KEPUTUSAN], &[]).fails_with(1);
    assert_eq!((run.stdout().as_str(), run.stderr().as_str()), ("", ""));
    let warna = |env: &[(&str, &str)]| baru.run_with(&["banding", &jalur, KEPUTUSAN], env).stdout();
    assert!(warna(&[("CLICOLOR_FORCE", "1")]).contains("\u{1b}[31macuan\u{1b}[0m"));
    assert!(!warna(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}') && !warna(&[]).contains('\u{1b}'));
    baru.run_with(&["banding", &jalur], &[]).fails_with(2);
    baru.run_with(&["banding", &jalur, "data"], &[]).fails_with(2);
    let rusak = ringkas().edit(KEPUTUSAN, "\"nomor\": 7,", "\"nomor\": 7");
    let run = banding(&lama, &rusak, KEPUTUSAN).fails_with(3);
    assert!(run.stderr().contains("galat[json]"), "{}", run.stderr());
    assert_eq!(run.stdout(), "ringkas/keputusan: tidak dapat dibandingkan.\n");
    // What is broken elsewhere in the workspace is another matter.
    let lain = ringkas().with("data/lain/rusak.json", "{");
    banding(&lama, &lain, KEPUTUSAN).succeeds();
    lain.run_with(&["banding", &lama.path().display().to_string(), "."], &[]).fails_with(3);
    // What is never printed is no change of the decree.
    let catatan = ringkas().edit(KEPUTUSAN, "\"nomor\": 7,", "\"nomor\": 7, \"catatan\": \"a\",");
    let run = banding(&lama, &catatan, KEPUTUSAN).succeeds();
    assert!(run.stdout().contains("ringkas/keputusan: datanya berbeda, tetapi Keputusannya sama."), "{}", run.stdout());
}

#[test]
fn the_redline_prints_both_versions_and_is_no_decree() {
    let lama = ringkas();
    let baru = ringkas()
        .edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman")
        .edit(
            KEPUTUSAN,
            "\"bahwa rencana itu memuat _grand design_ dan target tiap bulan\"",
            "\"bahwa rencana itu telah dibahas\"",
        )
        .edit(
            KEPUTUSAN,
            "    { \"diktum\": \"Keputusan ini mulai",
            "    { \"diktum\": \"Membentuk tim\" },\n    { \"diktum\": \"Keputusan ini mulai",
        )
        .edit(
            RENCANA,
            "{ \"indikator\": \"Tim telah dibentuk\"",
            "{ \"indikator\": \"Tim baru\", \"langkah\": [\"Rapat\"], \"bukti\": [\"SK\"], \"waktu\": \"Mei\" }, { \"indikator\": \"Tim telah dibentuk\"",
        );
    let jalur = lama.path().join(KEPUTUSAN).display().to_string();
    let run = baru.run_with(&["banding", &jalur, KEPUTUSAN, "--pdf", "hasil/banding.pdf"], &[]).fails_with(1);
    assert!(run.stderr().contains("hasil/banding.pdf"), "{}", run.stderr());
    let teks = baru.pdf("hasil/banding.pdf").text();
    for ada in [
        "PERBANDINGAN",
        "bukan Keputusan",
        "sebagai acuanpedoman",
        "Membentuk tim.",
        "Lampiran, baris 1 «Tim baru» ditambah",
        "Keputusan ini mulai berlaku",
    ] {
        assert!(teks.contains(ada), "`{ada}` in\n{teks}");
    }
    for tidak in ["SALINAN", "ttd."] {
        assert!(!teks.contains(tidak), "{tidak} in\n{teks}");
    }
    // Not where results are, and not over something else.
    baru.run(["buat"]).succeeds();
    let run = baru.run_with(&["banding", &jalur, KEPUTUSAN, "--pdf", "output/b.pdf"], &[]).fails_with(3);
    assert!(run.stderr().contains("perbandingan bukan hasil"), "{}", run.stderr());
    baru.run_with(&["banding", &jalur, KEPUTUSAN, "--pdf", KEPUTUSAN], &[]).fails_with(2);
}

/// The library's view of the decree of a project.
fn job(project: &Project) -> (Workspace, Job) {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let kunci = Kunci::asli(None, "ringkas/keputusan", "61.71").dengan(JenisSalinan::Asli);
    let job = naskah::expand::expand(&workspace, &kunci).job.expect("naskah sah");
    (workspace, job)
}

fn dibanding(lama: &Project, baru: &Project) -> (Banding, Job, Job) {
    let ((ruang_lama, lama), (ruang_baru, baru)) = (job(lama), job(baru));
    (bandingkan(&lama, &baru, &Sumber::baru(&ruang_lama, &ruang_baru)), lama, baru)
}

/// The texts of a document in reading order, but numbers and labels, which follow from where they stand.
fn teks(job: &Job, tanpa: Revisi) -> Vec<String> {
    let slot =
        job.slot().into_iter().filter(|slot| !slot.alamat.ends_with("/label") && !slot.alamat.contains("/nomor"));
    slot.map(|slot| slot.tulisan.tanpa(tanpa).polos()).filter(|teks| !teks.is_empty()).collect()
}

/// Both versions can be read from the one document: nothing is lost, and nothing is marked that stayed.
fn lengkap(banding: Banding, lama: &Job, baru: &Job) -> Result<Vec<Perubahan>, TestCaseError> {
    let gabungan = Job { dokumen: banding.dokumen, ..baru.clone() };
    prop_assert_eq!(teks(&gabungan, Revisi::Ditambah), teks(lama, Revisi::Ditambah));
    prop_assert_eq!(teks(&gabungan, Revisi::Dihapus), teks(baru, Revisi::Dihapus));
    Ok(banding.perubahan)
}

/// What somebody does to a row of a table.
#[derive(Debug, Clone)]
enum Suntingan {
    Sel(usize),
    Kunci,
    Hapus,
    Pindah(usize),
    Sisip,
}

fn suntingan() -> impl Strategy<Value = Suntingan> {
    prop_oneof![
        3 => (0_usize..2).prop_map(Suntingan::Sel),
        1 => Just(Suntingan::Kunci),
        1 => Just(Suntingan::Hapus),
        1 => (0_usize..9).prop_map(Suntingan::Pindah),
        1 => Just(Suntingan::Sisip),
    ]
}

type BarisTiga = [String; 3];

/// The rows after the edits, each done to a row of its own; and how many of each kind there were.
fn sunting(semua: &[(usize, Suntingan)], jumlah: usize) -> (Vec<BarisTiga>, Vec<BarisTiga>, [usize; 4]) {
    let lama: Vec<BarisTiga> =
        (0..jumlah).map(|n| [format!("orang{n}"), format!("tugas{n}"), format!("unit{n}")]).collect();
    let mut baru: Vec<Option<BarisTiga>> = lama.iter().cloned().map(Some).collect();
    // A key that is edited where rows were moved too may as well be a row that went and one that came.
    let berpindah = semua.iter().any(|(_, apa)| matches!(apa, Suntingan::Pindah(_)));
    let (mut banyak, mut kena, mut sisip, mut pindah) = ([0; 4], Vec::new(), Vec::new(), Vec::new());
    for (n, apa) in semua {
        let n = n % jumlah;
        if kena.contains(&n) {
            continue;
        }
        kena.push(n);
        let Some(ini) = baru[n].as_mut() else { continue };
        match apa {
            Suntingan::Sel(x) => {
                ini[x + 1] = format!("lain{n}");
                banyak[0] += 1;
            }
            Suntingan::Kunci => {
                let x = if berpindah { 1 } else { 0 };
                ini[x] = format!("baru{n}");
                banyak[0] += 1;
            }
            Suntingan::Hapus => {
                baru[n] = None;
                banyak[1] += 1;
            }
            Suntingan::Pindah(ke) => {
                pindah.push((ini.clone(), *ke));
                baru[n] = None;
                banyak[2] += 1;
            }
            Suntingan::Sisip => {
                sisip.push([format!("datang{n}"), format!("x{n}"), format!("y{n}")]);
                banyak[3] += 1;
            }
        }
    }
    let mut baru: Vec<BarisTiga> = baru.into_iter().flatten().collect();
    for (ini, ke) in pindah {
        baru.insert(ke.min(baru.len()), ini);
    }
    for (n, ini) in sisip.into_iter().enumerate() {
        baru.insert((3 * n).min(baru.len()), ini);
    }
    (lama, baru, banyak)
}

fn tabel_tiga(semua: &[BarisTiga]) -> Project {
    let kolom = json!([{"kunci": "a", "kepala": "A"}, {"kunci": "b", "kepala": "B"}, {"kunci": "c", "kepala": "C"}]);
    let baris: Vec<Value> = semua.iter().map(|[a, b, c]| json!({"a": a, "b": b, "c": c})).collect();
    tabel(&kolom, &baris.into())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Every edit of a table is reported, and no other.
    #[test]
    fn edits_of_a_table_are_reported_one_by_one(semua in prop::collection::vec((0_usize..12, suntingan()), 0..7), jumlah in 4_usize..12) {
        let (lama, baru, [ubah, hapus, pindah, tambah]) = sunting(&semua, jumlah);
        prop_assume!(!baru.is_empty());
        let (banding, job_lama, job_baru) = dibanding(&tabel_tiga(&lama), &tabel_tiga(&baru));
        let perubahan = lengkap(banding, &job_lama, &job_baru)?;
        let banyak = |macam: Macam| perubahan.iter().filter(|satu| satu.macam == macam).count();
        prop_assert_eq!(banyak(Macam::Ubah), ubah, "{:#?}", perubahan);
        prop_assert_eq!((banyak(Macam::Hapus), banyak(Macam::Tambah)), (hapus, tambah), "{:#?}", perubahan);
        prop_assert!(banyak(Macam::Pindah) <= pindah, "{:#?}", perubahan);
        prop_assert_eq!(perubahan.is_empty(), lama == baru);
    }

    /// Whatever is done to the words of a decree: both versions can be read from the comparison.
    #[test]
    fn both_versions_of_a_list_can_be_read_from_the_comparison(
        lama in prop::collection::vec("[abc]( [abcd]){0,3}", 1..6),
        baru in prop::collection::vec("[abc]( [abcd]){0,3}", 1..6),
    ) {
        let naskah = |semua: &[String]| {
            let isi = json!(semua).to_string();
            let daftar = "[\"seluruh pegawai\", \"masyarakat\"]";
            ringkas().edit(KEPUTUSAN, daftar, &isi)
        };
        let (banding, job_lama, job_baru) = dibanding(&naskah(&lama), &naskah(&baru));
        let perubahan = lengkap(banding, &job_lama, &job_baru)?;
        prop_assert_eq!(perubahan.is_empty(), lama == baru);
    }
}

/// Also what no decree here has done yet is printed whole: the proof compares every text.
#[test]
fn redlines_of_examples_against_each_other_can_be_made() {
    let project = Project::example();
    let (sumsel, kalbar) = ("data/contoh/sumsel-34-2023/keputusan.json", "data/contoh/kalbar-9-2025/keputusan.json");
    for (lama, baru) in [(sumsel, kalbar), (kalbar, sumsel)] {
        let run = project.run_with(&["banding", lama, baru, "--pdf", "b.pdf"], &[]).fails_with(1);
        assert!(run.stderr().contains("b.pdf ("), "{}", run.stderr());
    }
}
