//! Manners: how a run is told, exit codes, closed and full outputs, help.

use serde_json::Value;

use crate::project::Project;

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";

#[test]
fn findings_are_drawn_with_their_lines_and_grouped_by_document() {
    let asli = std::fs::read_to_string(Project::from("ringkas").path().join(KEPUTUSAN)).expect("terbaca");
    let project = Project::from("ringkas")
        .edit(KEPUTUSAN, "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkatan }}")
        .edit(KEPUTUSAN, "\"uu-7-2017\"", "\"uu-7-2071\"")
        .with(
            "data/lain/keputusan.json",
            &asli.replace("sebagai acuan", "sebagai 你 acuan").replace("\"nomor\": 7", "\"nomor\": 8"),
        )
        .with("data/rusak.json", "{\n\t\"jenis\": \u{9b}x\n}");
    let run = project.run(["buat"]).fails_with(1);
    insta::assert_snapshot!(format!("{}\n{}", run.stdout(), run.stderr()));
}

#[test]
fn a_run_is_one_json_document_for_machines() {
    let project = Project::from("ringkas").with("data/rusak.json", "{");
    let run = project.run(["buat", "--format", "json"]).fails_with(1);
    assert_eq!(run.stderr(), "");
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("satu dokumen JSON");
    assert_eq!((&laporan["versi"], &laporan["kode"]), (&1.into(), &1.into()));
    let dokumen = &laporan["dokumen"][0];
    assert_eq!(dokumen["naskah"], "ringkas/keputusan");
    assert_eq!(dokumen["sumber"], KEPUTUSAN);
    let salinan = &dokumen["hasil"][1];
    assert_eq!((&salinan["salinan"], &salinan["jadi"]), (&"salinan".into(), &true.into()));
    let berkas = salinan["berkas"].as_str().expect("nama berkas");
    assert_eq!(salinan["bita"].as_u64(), Some(project.bytes(berkas).len() as u64));
    assert_eq!(salinan["halaman"].as_u64(), Some(project.pdf(berkas).page_count() as u64));
    let temuan = &laporan["temuan"][0];
    assert_eq!((&temuan["nama"], &temuan["jenis"]), (&"json".into(), &"galat".into()));
    assert_eq!((&temuan["berkas"], &temuan["baris"]), (&"data/rusak.json".into(), &1.into()));
    let salah = project.run(["buat", "--format", "json", "--entah"]).fails_with(2);
    let laporan: Value = serde_json::from_str(&salah.stdout()).expect("satu dokumen JSON");
    assert_eq!((&laporan["kode"], &laporan["temuan"][0]["nama"]), (&2.into(), &"pakai".into()));
}

#[test]
fn a_quiet_run_tells_only_what_is_wrong() {
    let project = Project::from("ringkas");
    let run = project.run(["buat", "--diam"]).succeeds();
    assert_eq!(run.stdout(), "");
    let run = project.edit(KEPUTUSAN, "\"uu-7-2017\"", "\"uu-7-2071\"").run(["-q", "buat"]).fails_with(1);
    assert_eq!(run.stdout(), "");
    assert!(run.stderr().starts_with("── ringkas/keputusan (gagal: asli, salinan): 1 galat\n"), "{}", run.stderr());
}

#[test]
fn colours_come_only_when_asked_for_and_never_against_the_users_will() {
    let project = Project::from("ringkas").edit(KEPUTUSAN, "\"uu-7-2017\"", "\"uu-7-2071\"");
    let berwarna = |env: &[(&str, &str)]| project.run_with(&["buat"], env).stderr().contains('\u{1b}');
    assert!(!berwarna(&[]), "not on a terminal");
    assert!(berwarna(&[("CLICOLOR_FORCE", "1")]));
    assert!(!berwarna(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

/// Runs the program in a shell, with `sesudah` behind it; its own exit code and what it wrote to standard error.
#[cfg(unix)]
fn di_shell(project: &Project, args: &str, sesudah: &str) -> (Option<i32>, String) {
    let perintah = format!("'{}' {args} {sesudah}", env!("CARGO_BIN_EXE_naskah"));
    let output = std::process::Command::new("bash").args(["-c", &perintah]).current_dir(project.path()).output();
    let output = output.expect("bash berjalan");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[cfg(unix)]
#[test]
fn a_closed_or_full_output_is_no_panic() {
    let project = Project::from("ringkas");
    let (kode, galat) = di_shell(&project, "buat", ">&-");
    assert_eq!((kode, galat.as_str()), (Some(0), ""));
    let (kode, galat) = di_shell(&project, "man", "| true; exit ${PIPESTATUS[0]}");
    assert_eq!((kode, galat.as_str()), (Some(0), ""));
    for args in ["buat", "buat --format json", "man", "bantuan", "--help", "pelengkapan zsh"] {
        let (kode, galat) = di_shell(&project, args, "> /dev/full");
        assert_eq!(kode, Some(1), "{args}");
        assert!(galat.contains("tidak dapat ditulis: ruang simpan penuh"), "{args}: {galat}");
    }
    project.pdf("output/ringkas/keputusan-salinan.pdf");
}

/// One folder that cannot be written costs the documents in it, and their old files stay.
#[test]
fn a_file_in_the_place_of_a_folder_costs_only_the_documents_below_it() {
    let asli = std::fs::read_to_string(Project::from("ringkas").path().join(KEPUTUSAN)).expect("terbaca");
    let lain = asli.replace("\"nomor\": 7", "\"nomor\": 8");
    let rencana = std::fs::read_to_string(Project::from("ringkas").path().join("data/ringkas/rencana.json"));
    let project = Project::from("ringkas")
        .with("data/lain/keputusan.json", &lain)
        .with("data/lain/rencana.json", &rencana.expect("terbaca"))
        .with("output/lain", "milik pengguna");
    let run = project.run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("ada berkas yang bernama seperti foldernya"), "{}", run.stderr());
    assert_eq!(project.bytes("output/lain"), b"milik pengguna");
    project.pdf("output/ringkas/keputusan-salinan.pdf");
}

/// A file that the system cuts short, as on a full disk: the old one stays, and nothing half-made beside it.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_to_its_end_is_named_and_the_old_one_stays() {
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let lama = project.bytes("output/ringkas/keputusan-asli.pdf");
    let project = project.edit(KEPUTUSAN, "sebagai acuan", "sebagai pedoman");
    // Ignored, the signal becomes an error of the write.
    let perintah = format!("trap '' XFSZ; ulimit -f 16; '{}' buat", env!("CARGO_BIN_EXE_naskah"));
    let output = std::process::Command::new("bash").args(["-c", &perintah]).current_dir(project.path()).output();
    let output = output.expect("bash berjalan");
    let galat = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{galat}");
    assert!(galat.contains("keputusan-asli.pdf` tidak dapat ditulis: berkasnya lebih besar"), "{galat}");
    assert!(lama == project.bytes("output/ringkas/keputusan-asli.pdf"));
    let isi = std::fs::read_dir(project.path().join("output/ringkas")).expect("terbaca");
    assert_eq!(isi.count(), 2, "nothing is left over");
}

/// A folder that may only be read. The superuser may write everywhere, so the test asks first.
#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_named_and_its_files_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::from("ringkas");
    project.run(["buat"]).succeeds();
    let folder = project.path().join("output/ringkas");
    let lama = project.bytes("output/ringkas/keputusan-asli.pdf");
    let izin = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).expect("izin diubah");
    izin(0o555);
    let dilarang = tempfile::tempfile_in(&folder).is_err();
    let run = project.run(["buat"]);
    izin(0o755);
    assert_eq!(run.code(), Some(i32::from(dilarang)), "{}", run.stderr());
    assert_eq!(dilarang, run.stderr().contains("tidak dapat ditulis: tidak diizinkan"), "{}", run.stderr());
    assert!(lama == project.bytes("output/ringkas/keputusan-asli.pdf"));
}

#[test]
fn every_shell_gets_its_completion_and_the_manual_holds_every_command() {
    let project = Project::from("ringkas");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let skrip = project.run(["completions", shell]).succeeds().stdout();
        assert!(skrip.contains("kalibrasi"), "{shell}: {skrip}");
        assert!(!skrip.contains(" commands'"), "{shell}");
        assert_eq!(skrip.lines().find(|baris| baris.trim_start().starts_with("# ")), None, "{shell}");
        let kata = |kata: &&str| skrip.split(|huruf: char| !huruf.is_alphabetic()).any(|satu| satu == *kata);
        assert_eq!(
            ["the", "The", "this", "with", "Print", "Show", "see"].iter().find(|satu| kata(satu)),
            None,
            "{shell}"
        );
        assert!(shell != "zsh" || skrip.starts_with("#compdef naskah\n"), "{skrip}");
    }
    let man = project.run(["man"]).succeeds().stdout();
    for perintah in ["buat", "kalibrasi", "pelengkapan", "man", "bantuan"] {
        assert!(man.contains(&format!("\n.TH naskah-{perintah} 1 ")), "{perintah}");
    }
    let judul: std::collections::BTreeSet<&str> = man.lines().filter_map(|baris| baris.strip_prefix(".SH ")).collect();
    let dikenal = ["ARGUMEN", "CONTOH", "NAMA", "PERINTAH", "PILIHAN", "RINGKASAN", "URAIAN", "VERSI"];
    assert_eq!(judul.into_iter().collect::<Vec<_>>(), dikenal);
}
