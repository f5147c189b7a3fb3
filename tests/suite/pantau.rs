//! Watching: what is saved is made again, what is broken costs nothing but its findings, and nothing is left running.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use naskah::{amati::terbaca, read::Workspace};

use crate::{lembar::berkas as lembar, project::Project};

const NASKAH: &str = "data/ringkas/keputusan.json";
const ASLI: &str = "output/ringkas/keputusan-asli.pdf";
/// How often it is looked whether what is waited for has come, and how many times at most: minutes, for a busy machine.
const LANGKAH: (Duration, usize) = (Duration::from_millis(20), 6_000);

/// A program that watches a project. Dropping it ends the program.
struct Pantauan<'a> {
    project: &'a Project,
    proses: Child,
    keluar: Arc<Mutex<String>>,
    galat: Arc<Mutex<String>>,
}

impl Drop for Pantauan<'_> {
    fn drop(&mut self) {
        let _ = self.proses.kill();
        let _ = self.proses.wait();
    }
}

/// Collects what comes through a pipe.
fn kumpulkan(mut pipa: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let semua = Arc::new(Mutex::new(String::new()));
    let milik = Arc::clone(&semua);
    thread::spawn(move || {
        let mut wadah = [0; 4096];
        while let Ok(banyak @ 1..) = pipa.read(&mut wadah) {
            milik.lock().expect("utuh").push_str(&String::from_utf8_lossy(&wadah[..banyak]));
        }
    });
    semua
}

impl<'a> Pantauan<'a> {
    /// Starts watching, and waits for the first run.
    fn mulai(project: &'a Project, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut proses = Command::new(env!("CARGO_BIN_EXE_naskah"))
            .arg("pantau")
            .args(args)
            .current_dir(project.path())
            .envs(env.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("program berjalan");
        let keluar = kumpulkan(proses.stdout.take().expect("pipa"));
        let galat = kumpulkan(proses.stderr.take().expect("pipa"));
        let pantauan = Self { project, proses, keluar, galat };
        pantauan.tunggu("the first run", || pantauan.keluar().contains("Menunggu berkas disimpan"));
        pantauan
    }

    fn keluar(&self) -> String {
        self.keluar.lock().expect("utuh").clone()
    }

    fn galat(&self) -> String {
        self.galat.lock().expect("utuh").clone()
    }

    /// How many runs were told of.
    fn putaran(&self) -> usize {
        self.keluar().matches(" detik.\n").count()
    }

    #[track_caller]
    fn tunggu(&self, apa: &str, ada: impl Fn() -> bool) {
        for _ in 0..LANGKAH.1 {
            if ada() {
                return;
            }
            thread::sleep(LANGKAH.0);
        }
        panic!("{apa} never came\nstdout:\n{}\nstderr:\n{}", self.keluar(), self.galat());
    }

    /// Does something, and waits for another PDF than before.
    #[track_caller]
    fn jadi_baru(&self, pdf: &str, kerja: impl FnOnce()) {
        let lama = self.project.bytes(pdf);
        kerja();
        self.tunggu(pdf, || fs::read(self.project.path().join(pdf)).is_ok_and(|kini| kini != lama));
    }

    fn hentikan(mut self) -> ExitStatus {
        let kill = Command::new("kill").args(["-INT", &self.proses.id().to_string()]).status().expect("kill");
        assert!(kill.success());
        for _ in 0..LANGKAH.1 {
            if let Some(status) = self.proses.try_wait().expect("anak sendiri") {
                return status;
            }
            thread::sleep(LANGKAH.0);
        }
        panic!("it does not end");
    }
}

fn ganti(project: &Project, berkas: &str, dari: &str, menjadi: &str) -> String {
    let teks = String::from_utf8(project.bytes(berkas)).expect("UTF-8");
    assert!(teks.contains(dari), "`{dari}` stands in {berkas}");
    teks.replace(dari, menjadi)
}

fn simpan(project: &Project, berkas: &str, dari: &str, menjadi: &str) {
    project.tulis(berkas, ganti(project, berkas, dari, menjadi).as_bytes());
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test saves files as editors do")]
fn what_is_saved_is_made_again_and_what_is_broken_keeps_the_last_good_file() {
    let project = Project::from("ringkas");
    let pantauan = Pantauan::mulai(&project, &[], &[]);
    pantauan.jadi_baru(ASLI, || simpan(&project, NASKAH, "\"nomor\": 7", "\"nomor\": 8"));
    assert!(project.pdf(ASLI).text().contains("NOMOR 8 TAHUN 2025"));
    let baik = project.bytes(ASLI);
    simpan(&project, NASKAH, "\"nomor\": 8,", "\"nomor\": 8");
    pantauan.tunggu("what is wrong", || pantauan.keluar().contains("Hasil yang lama tetap ada."));
    pantauan.tunggu("its place", || pantauan.galat().contains("data/ringkas/keputusan.json:"));
    let galat = pantauan.galat();
    assert!(galat.contains("= obat: "), "{galat}");
    assert!(project.bytes(ASLI) == baik);
    // Editors write beside the file and rename.
    pantauan.jadi_baru(ASLI, || {
        project.tulis(
            "data/ringkas/keputusan.json.tmp",
            ganti(&project, NASKAH, "\"nomor\": 8", "\"nomor\": 9,").as_bytes(),
        );
        let dari = project.path().join("data/ringkas/keputusan.json.tmp");
        fs::rename(dari, project.path().join(NASKAH)).expect("dinamai");
    });
    assert!(project.pdf(ASLI).text().contains("NOMOR 9 TAHUN 2025"));
    // A file that comes in two pieces is no mistake of the user's.
    let semula = galat.len();
    pantauan.jadi_baru(ASLI, || {
        let baru = ganti(&project, NASKAH, "\"nomor\": 9", "\"nomor\": 10");
        project.tulis(NASKAH, &baru.as_bytes()[..200]);
        thread::sleep(Duration::from_millis(20));
        project.tulis(NASKAH, baru.as_bytes());
    });
    assert!(!pantauan.galat()[semula..].contains("galat["), "{}", pantauan.galat());
}

#[test]
fn templates_pictures_and_tables_of_values_are_watched_too() {
    let logo = |sisi: u32| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='{sisi}' height='9'><path d='M0 0h{sisi}v9H0z'/></svg>")
    };
    let rencana = &String::from_utf8(Project::from("ringkas").bytes("data/ringkas/rencana.json")).expect("UTF-8");
    let gambar = r#"{"gambar": {"berkas": "alur.svg", "alt": "Alur"}}, "Sesudahnya.""#;
    let project = Project::from("ringkas")
        .edit(NASKAH, r#"{ "tampilan": "matriks", "dari": "rencana" }"#, gambar)
        .with("data/ringkas/alur.svg", &logo(20))
        .with("data/tim/tim.json", &ganti(&Project::from("ringkas"), NASKAH, "\"satker\": \"61.71\",", ""))
        .with("data/tim/rencana.json", rencana)
        .edit("data/tim/tim.json", "\"nomor\": 7,", "")
        .with("data/tim/nilai.csv", "Kode;Nomor\n61.71;21\n")
        .with(
            "data/tim/paket.json",
            r#"{"format": 1, "jenis": "paket", "naskah": ["tim"], "satker": ["61.71"], "salinan": ["asli"],
               "nilai": {"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"Nomor": "nomor"}}}"#,
        );
    let tim = "output/tim/61.71-kota-pontianak/tim-asli.pdf";
    let pantauan = Pantauan::mulai(&project, &[], &[]);
    pantauan.jadi_baru(ASLI, || project.tulis("data/ringkas/alur.svg", logo(30).as_bytes()));
    pantauan.jadi_baru(tim, || project.tulis("data/tim/nilai.csv", b"Kode;Nomor\n61.71;22\n"));
    assert!(project.pdf(tim).text().contains("NOMOR 22 TAHUN 2025"));
    // There was no such folder when the watching began.
    let asli = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/keputusan/main.typ.j2");
    let asli = fs::read_to_string(asli).expect("templat terbaca");
    pantauan.jadi_baru(ASLI, || {
        project.tulis(
            "templates/keputusan/main.typ.j2",
            asli.replace("#show: keputusan", "#show: keputusan\n#v(1cm)").as_bytes(),
        );
    });
    project.tulis("templates/keputusan/main.typ.j2", b"<% for");
    pantauan.tunggu("the finding", || pantauan.galat().contains("templates/keputusan/main.typ.j2:1:"));
    pantauan.jadi_baru(ASLI, || project.tulis("templates/keputusan/main.typ.j2", asli.as_bytes()));
}

#[test]
fn a_workbook_that_is_saved_is_read_again_and_a_broken_one_keeps_the_last_good_file() {
    let buku = |nama: &str| lembar::xlsx(|kerja| lembar::baris(kerja, 0, &[&["NAMA"], &[nama]]));
    let tabel = r#"{"tabel": {"kolom": [{"kunci": "nama", "kepala": "NAMA"}], "sumber": {"berkas": "tim.xlsx"}}}"#;
    let project = Project::from("ringkas")
        .edit(NASKAH, r#"{ "tampilan": "matriks", "dari": "rencana" }"#, tabel)
        .with_bytes("data/ringkas/tim.xlsx", &buku("Contoh Satu"));
    let pantauan = Pantauan::mulai(&project, &[], &[]);
    pantauan.jadi_baru(ASLI, || project.tulis("data/ringkas/tim.xlsx", &buku("Contoh Dua")));
    assert!(project.pdf(ASLI).text().contains("Contoh Dua"));
    let baik = project.bytes(ASLI);
    project.tulis("data/ringkas/tim.xlsx", &buku("Contoh Tiga")[..200]);
    pantauan.tunggu("what is wrong", || pantauan.galat().contains("data/ringkas/tim.xlsx"));
    assert!(project.bytes(ASLI) == baik);
    pantauan.jadi_baru(ASLI, || project.tulis("data/ringkas/tim.xlsx", &buku("Contoh Empat")));
}

#[test]
fn a_part_alone_is_watched_and_what_did_not_change_is_not_told_again() {
    let project = Project::from("ringkas").edit(
        NASKAH,
        "\"nomor\": 7,",
        "\"nomor\": 7, \"tertulis\": {\"lampiran/I/kepala/label\": \"M\"},",
    );
    let pantauan = Pantauan::mulai(&project, &["--hanya", "lampiran", NASKAH], &[]);
    pantauan.jadi_baru("output/ringkas/keputusan-lampiran-i-asli.pdf", || {
        simpan(&project, NASKAH, "\"judul\": \"{{ rencana }}\"", "\"judul\": \"Rencana yang Baru\"");
    });
    pantauan.tunggu("the end of the run", || pantauan.putaran() == 2);
    assert!(!project.path().join(ASLI).exists());
    assert_eq!(pantauan.galat().matches("`M` dalam `lampiran/I/kepala/label`").count(), 1, "{}", pantauan.galat());
}

#[test]
fn temporary_files_are_nothing_and_others_may_write_between_two_runs() {
    let project = Project::from("ringkas");
    let pantauan = Pantauan::mulai(&project, &[], &[]);
    for sampah in ["data/~$nilai.xlsx", "data/.~lock.nilai.ods#", "data/ringkas/4913", "data/ringkas/a.json~"] {
        project.tulis(sampah, b"x");
    }
    project.run(["buat", "--ulang"]).succeeds();
    thread::sleep(Duration::from_secs(1));
    assert_eq!(pantauan.putaran(), 1, "{}", pantauan.keluar());
    let kunci = fs::File::open(project.path().join("output/.naskah/kunci")).expect("ada");
    kunci.lock().expect("bebas");
    simpan(&project, NASKAH, "\"nomor\": 7", "\"nomor\": 8");
    pantauan.tunggu("that it waits", || pantauan.keluar().contains("Menunggu: folder keluaran sedang dipakai proses"));
    pantauan.jadi_baru(ASLI, || kunci.unlock().expect("dilepas"));
}

#[test]
fn a_document_that_kills_its_helper_does_not_end_the_watching() {
    let lain = String::from_utf8(Project::from("ringkas").bytes(NASKAH)).expect("UTF-8");
    let project = Project::from("ringkas").with("data/ringkas/lain.json", &lain);
    let pantauan = Pantauan::mulai(&project, &[], &[("NASKAH_UJI", "abort=ringkas/keputusan")]);
    assert!(pantauan.galat().contains("berhenti mendadak"), "{}", pantauan.galat());
    for nomor in ["8", "9"] {
        pantauan.jadi_baru("output/ringkas/lain-asli.pdf", || {
            let baru = lain.replace("\"nomor\": 7", &format!("\"nomor\": {nomor}"));
            project.tulis("data/ringkas/lain.json", baru.as_bytes());
        });
    }
}

#[test]
fn whatever_is_read_is_watched() {
    let workspace = Workspace::read(Project::example().path(), &[]).expect("folder kerja terbaca");
    let tidak: Vec<_> = workspace.masukan.keys().filter(|berkas| !terbaca(Path::new(berkas))).collect();
    assert!(tidak.is_empty(), "{tidak:?}");
}

#[test]
fn what_cannot_be_watched_is_refused_at_once() {
    Project::empty().run(["pantau"]).fails_with(3);
    let run = Project::from("ringkas").run(["watch", "--satker", "99"]).fails_with(2);
    assert!(run.stderr().contains("`99`"), "{}", run.stderr());
}

/// The processes that this one has started.
#[cfg(target_os = "linux")]
fn anak(proses: u32) -> Vec<String> {
    let semua = fs::read_dir("/proc").expect("proc").filter_map(Result::ok);
    let milik = semua.filter(|satu| {
        let status = fs::read_to_string(satu.path().join("stat")).unwrap_or_default();
        // After the name, which may hold anything: state, then the parent.
        let induk = status.rsplit_once(')').and_then(|(_, sisa)| sisa.split_whitespace().nth(1)?.parse().ok());
        induk == Some(proses)
    });
    milik.map(|satu| satu.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn ctrl_c_ends_it_and_leaves_no_process() {
    let project = Project::from("ringkas");
    let pantauan = Pantauan::mulai(&project, &[], &[]);
    pantauan.jadi_baru(ASLI, || simpan(&project, NASKAH, "\"nomor\": 7", "\"nomor\": 8"));
    pantauan.tunggu("the end of the run", || pantauan.putaran() == 2);
    let pembantu = anak(pantauan.proses.id());
    assert!(!pembantu.is_empty(), "warm helpers wait");
    assert_eq!(pantauan.hentikan().code(), Some(0));
    assert!(pembantu.iter().all(|satu| !fs::exists(format!("/proc/{satu}")).expect("proc")), "{pembantu:?}");
    let project = Project::from("ringkas");
    let mut pantauan = Pantauan::mulai(&project, &[], &[]);
    let pembantu = anak(pantauan.proses.id());
    pantauan.proses.kill().expect("kill");
    pantauan.proses.wait().expect("berakhir");
    let hidup =
        |satu: &String| fs::read_to_string(format!("/proc/{satu}/stat")).is_ok_and(|stat| !stat.contains(") Z"));
    pantauan.tunggu("the end of the helpers", || !pembantu.iter().any(hidup));
}
