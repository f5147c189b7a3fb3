//! Runs that are killed, disturbed or doubled: every file is whole, old or new, nothing that is left counts as a result, and
//! the next run completes.

use std::{
    collections::BTreeMap,
    fs,
    hash::{BuildHasher as _, RandomState},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::project::{Project, Run};

type Isi = BTreeMap<String, Vec<u8>>;

const LANGKAH: Duration = Duration::from_millis(5);

/// The small decree as it is, and as it was when `output/` was made.
const BEDA: (&str, &str) = ("sebagai acuan", "sebagai pegangan");

fn lama() -> Project {
    Project::from("ringkas").edit("data/ringkas/keputusan.json", BEDA.0, BEDA.1)
}

/// A workspace with the results of an earlier run, and the decree changed since.
fn berubah(lama: &Isi) -> Project {
    let project = Project::from("ringkas");
    lama.iter().fold(project, |project, (nama, isi)| project.with_bytes(nama, isi))
}

/// What an undisturbed run makes of it.
fn bersih(project: &Project) -> Isi {
    project.run(["buat"]).succeeds();
    project.hasil()
}

/// Whether a name is that of a file which is being written.
fn setengah(nama: &str) -> bool {
    nama.contains("/.naskah-") && nama.ends_with(".tmp")
}

#[track_caller]
fn utuh(apa: &str, ini: &Isi, lama: &Isi, baru: &Isi) {
    for (nama, isi) in ini.iter().filter(|(nama, _)| !setengah(nama)) {
        let sama = |isi_lain: &Isi| isi_lain.get(nama) == Some(isi);
        assert!(sama(lama) || sama(baru), "{apa}: {nama} is neither old nor new");
    }
    for nama in lama.keys().filter(|nama| baru.contains_key(*nama)) {
        assert!(ini.contains_key(nama), "{apa}: {nama} is gone");
    }
}

/// One run of which the Nth call of output goes wrong, and the run after it.
fn terganggu(uji: &str, lama: &Isi, baru: &Isi) -> Run {
    let project = berubah(lama);
    let run = project.run_with(&["buat"], &[("NASKAH_UJI", uji)]);
    utuh(uji, &project.hasil(), lama, baru);
    project.run(["buat"]).succeeds();
    assert_eq!(&project.hasil(), baru, "{uji}: the next run completes and leaves nothing");
    run
}

#[test]
fn a_run_that_dies_or_is_refused_at_any_call_leaves_whole_files() {
    let lama = bersih(&lama());
    let baru = bersih(&berubah(&lama));
    assert!(lama.len() == 2 && lama.keys().eq(baru.keys()) && lama.values().ne(baru.values()));
    // Nobody reads the last words of a process that is gone, so its calls are those that it does not survive.
    let mati = |ke: &usize| terganggu(&format!("tulis={ke},mati"), &lama, &baru).code() != Some(0);
    let banyak = (1..).take_while(mati).count();
    println!("{banyak} calls");
    assert!(banyak > 20, "{banyak}");
    let mut tertolak = 0;
    for cara in ["", ",terus,penuh"] {
        for ke in 1..=banyak {
            let uji = format!("tulis={ke}{cara}");
            let run = terganggu(&uji, &lama, &baru);
            let galat = run.stderr();
            match run.code() {
                // What went wrong was only tidying.
                Some(0) => assert_eq!(galat, "", "{uji}"),
                Some(kode @ (1 | 3)) => {
                    tertolak += 1;
                    assert!(galat.contains("galat[tulis]: `output"), "{uji}, {kode}: {galat}");
                    assert!(galat.contains(" = obat: ") && !galat.contains("galat[program]"), "{uji}: {galat}");
                }
                lain => panic!("{uji}: {lain:?}\n{galat}"),
            }
        }
    }
    assert!(tertolak > banyak, "{tertolak} of {}", 2 * banyak);
}

/// A process that ends with the test.
struct Proses(Child);

impl Drop for Proses {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn mulai(project: &Project, args: &[&str], uji: &str) -> Proses {
    let mut perintah = Command::new(env!("CARGO_BIN_EXE_naskah"));
    perintah.args(args).current_dir(project.path()).env("NASKAH_UJI", uji);
    Proses(perintah.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("program berjalan"))
}

/// Waits until it is so, for at most a minute.
#[track_caller]
fn tunggu(apa: &str, mut sudah: impl FnMut() -> bool) {
    for _ in 0..12_000 {
        if sudah() {
            return;
        }
        thread::sleep(LANGKAH);
    }
    panic!("never: {apa}");
}

#[test]
fn of_two_runs_the_second_is_told_who_has_the_folder() {
    let project = Project::from("ringkas");
    let args = ["buat", "--pekerja", "1", "--batas-waktu", "600"];
    let mut pertama = mulai(&project, &args, "putaran=ringkas/keputusan");
    let nomor = pertama.0.id();
    let pemegang = project.path().join("output/.naskah/pemegang");
    tunggu("the first run has the folder", || pemegang.exists());
    for perintah in ["buat", "kalibrasi"] {
        let galat = project.run([perintah]).fails_with(3).stderr();
        let pesan = format!("galat[terkunci]: folder keluaran sedang dipakai proses {nomor} (`naskah buat`)");
        assert!(galat.starts_with(&pesan) && galat.contains("Tunggu sampai selesai, lalu ulangi"), "{galat}");
    }
    // What writes nothing there, or not among the results, waits for nobody.
    project.run(["buat", "--rencana"]).succeeds();
    project.run(["daftar"]).succeeds();
    project.run(["baru", "rencana-kerja", "lain/rencana"]).succeeds();
    pertama.0.kill().expect("kill");
    pertama.0.wait().expect("berakhir");
    assert!(pemegang.exists(), "nobody tidied up");
    project.run(["buat"]).succeeds();
    assert_eq!(project.hasil().len(), 2);
    assert!(!pemegang.exists());
}

/// Many at once: one at a time is let in, and what is there in the end is what one makes.
#[test]
fn runs_at_the_same_time_make_what_one_makes() {
    let baru = bersih(&Project::from("ringkas"));
    let project = Project::from("ringkas");
    let mut berhasil = 0;
    thread::scope(|lingkup| {
        let semua: Vec<_> = (0..8).map(|_| lingkup.spawn(|| project.run(["buat"]))).collect();
        for run in semua {
            let run = run.join().expect("berakhir");
            match run.code() {
                Some(0) => berhasil += 1,
                Some(3) => assert!(run.stderr().starts_with("galat[terkunci]: "), "{}", run.stderr()),
                lain => panic!("{lain:?}: {}", run.stderr()),
            }
        }
    });
    assert!(berhasil > 0);
    assert_eq!(project.hasil(), baru);
}

/// The processes that a process has started.
#[cfg(target_os = "linux")]
fn anak(nomor: u32) -> Vec<String> {
    let baca = |utas: fs::DirEntry| fs::read_to_string(utas.path().join("children")).unwrap_or_default();
    let utas = fs::read_dir(format!("/proc/{nomor}/task")).into_iter().flatten().filter_map(Result::ok);
    utas.flat_map(|utas| baca(utas).split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether a process still does something: one that is gone but not buried does not.
#[cfg(target_os = "linux")]
fn hidup(nomor: &str) -> bool {
    let keadaan = fs::read_to_string(format!("/proc/{nomor}/stat")).unwrap_or_default();
    keadaan.rsplit(')').next().is_some_and(|sisa| !sisa.trim_start().starts_with(['Z', 'X']) && !sisa.is_empty())
}

#[cfg(target_os = "linux")]
fn acak(batas: u64) -> u64 {
    RandomState::new().hash_one(()) % batas
}

/// A copy of the example package: fifteen offices, one copy each.
#[cfg(target_os = "linux")]
fn paket() -> Project {
    Project::example().edit("data/contoh/kalbar-paket/paket.json", r#"["asli", "salinan"]"#, r#"["asli"]"#)
}

/// How many documents are there, while more are being made.
#[cfg(target_os = "linux")]
fn jadi(project: &Project) -> usize {
    let semua = walkdir::WalkDir::new(project.path().join("output")).into_iter().filter_map(Result::ok);
    semua.filter(|berkas| berkas.path().extension().is_some_and(|akhiran| akhiran == "pdf")).count()
}

/// Kill -9 at a random moment; as often as the environment variable `NASKAH_KALI` says, or eight times.
#[cfg(target_os = "linux")]
#[test]
fn a_killed_run_leaves_whole_files_and_no_helpers() {
    let kali = std::env::var("NASKAH_KALI").map_or(8, |kali| kali.parse().expect("bilangan"));
    let args = ["buat", "--pekerja", "2", "--diam", "data/contoh/kalbar-paket"];
    let asal = paket();
    asal.run_with(&args, &[]).succeeds();
    let baru = asal.hasil();
    assert_eq!(baru.len(), 15);
    let (mut di_tengah, mut sisa) = (0, 0);
    for _ in 0..kali {
        let project = paket();
        let mut proses = mulai(&project, &args, "");
        // After so many files, and a little later, whatever the speed of the machine.
        let (berkas, jeda) = (acak(14) as usize, Duration::from_millis(acak(150)));
        tunggu("so many files", || jadi(&project) >= berkas || proses.0.try_wait().is_ok_and(|s| s.is_some()));
        thread::sleep(jeda);
        let pembantu = anak(proses.0.id());
        proses.0.kill().expect("kill");
        proses.0.wait().expect("berakhir");
        tunggu("the helpers end", || !pembantu.iter().any(|nomor| hidup(nomor)));
        let ini = project.hasil();
        utuh("kill", &ini, &Isi::new(), &baru);
        di_tengah += usize::from(ini.len() < baru.len());
        sisa += ini.keys().filter(|nama| setengah(nama)).count();
        project.run_with(&args, &[]).succeeds();
        assert_eq!(project.hasil(), baru, "the next run completes and leaves nothing");
    }
    println!("{kali} kills, {di_tengah} within the run, {sisa} files left half written");
    assert!(di_tengah > 0);
}

/// Whatever the user's umask: results are for those whom the folder lets in.
#[cfg(unix)]
#[test]
fn a_narrow_umask_hides_no_result() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::from("ringkas");
    let perintah = format!("umask 077; exec '{}' buat --diam", env!("CARGO_BIN_EXE_naskah"));
    let status = Command::new("sh").args(["-c", &perintah]).current_dir(project.path()).status().expect("sh");
    assert!(status.success());
    for berkas in walkdir::WalkDir::new(project.path().join("output")) {
        let berkas = berkas.expect("terbaca");
        if berkas.file_type().is_file() {
            let izin = fs::metadata(berkas.path()).expect("ada").permissions().mode() & 0o777;
            assert_eq!(izin, 0o644, "{}", berkas.path().display());
        }
    }
}
