//! The supervision, with helpers that are scripts: what no helper of ours does on demand.

use std::{
    fs,
    num::NonZeroUsize,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::*;
use crate::expand::job::{Bagian, JenisSalinan, Penerima};

/// Says that it is ready, then answers with no findings.
const JUJUR: &str = r#"jawab() { k=${1#*\"kunci\":}; k=${k%%,\"lama\"*}; printf '{"kunci":%s,"temuan":[],"jadi":null}\n' "$k"; }; echo '{"siap":"t"}'; "#;

fn permintaan(nomor: usize) -> Permintaan {
    let (penerima, bagian) = (Penerima::Umum, Bagian::Semua);
    let kunci = Kunci {
        paket: None,
        naskah: format!("n{nomor}"),
        satker: "16".into(),
        salinan: JenisSalinan::Asli,
        penerima,
        bagian,
    };
    kunci.into()
}

fn regu(naskah: &str, folder: &Path) -> Regu {
    let argumen = ["-c".into(), format!("{JUJUR}{naskah}").into(), folder.as_os_str().to_owned()];
    let batas = Batas { waktu: Duration::from_secs(2), memori: 1 << 30 };
    let jumlah = NonZeroUsize::new(2).expect("bukan nol");
    Regu { program: "/bin/sh".into(), argumen: argumen.into(), tanda: "t".into(), jumlah, batas }
}

/// The code of the first finding of each document, in order; `-` for a failure without findings, `?` for no call.
fn kode(regu: &Regu, banyak: usize) -> (Result<(), String>, Vec<String>) {
    let semua: Vec<Permintaan> = (0..banyak).map(permintaan).collect();
    let hasil = Mutex::new(vec!["?".to_owned(); banyak]);
    let akhir = regu.kerjakan(
        &Siaga::default(),
        &semua,
        &|_| {},
        &|nomor, satu| {
            let temuan = satu.expect_err("the scripts make nothing");
            let kode = temuan.first().map_or("-", |satu| &*satu.code);
            hasil.lock().expect("utuh")[nomor] = kode.to_owned();
        },
        &AtomicBool::new(false),
    );
    (akhir.map_err(|temuan| temuan.code.into_owned()), hasil.into_inner().expect("utuh"))
}

#[test]
fn a_helper_that_dies_once_costs_nothing() {
    let folder = tempfile::tempdir().expect("folder sementara");
    // `$0` is the folder.
    let naskah = r#"while read -r b; do case $b in *n3*) mkdir "$0/mati" 2>&- && kill -9 $$;; esac; jawab "$b"; done"#;
    assert_eq!(kode(&regu(naskah, folder.path()), 8), (Ok(()), vec!["-".to_owned(); 8]));
    assert!(folder.path().join("mati").is_dir(), "it did die");
}

#[test]
fn a_helper_that_dies_between_documents_is_replaced() {
    let naskah = r#"read -r b; jawab "$b""#;
    assert_eq!(kode(&regu(naskah, Path::new("/")), 6), (Ok(()), vec!["-".to_owned(); 6]));
}

#[test]
fn nonsense_silence_and_death_cost_one_document_each() {
    let naskah = r#"while read -r b; do case $b in
        *n0*) echo halo;; *n1*) sleep 60;; *n2*) jawab x;; *n3*) jawab '{}';; *n4*) kill -SEGV $$;;
        *n5*) exit 101;; *n6*) echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$;;
        *) jawab "$b";; esac; done"#;
    let (akhir, kode) = kode(&regu(naskah, Path::new("/")), 9);
    let program = "program";
    let harapan = [program, "batas-waktu", program, program, program, program, "batas-memori", "-", "-"];
    assert_eq!((akhir, kode), (Ok(()), harapan.map(str::to_owned).to_vec()));
}

#[test]
fn an_answer_for_another_document_is_no_answer() {
    let naskah = r#"while read -r b; do jawab "$(echo "$b" | sed s/n1/n2/)"; done"#;
    assert_eq!(kode(&regu(naskah, Path::new("/")), 3).1, ["-", "program", "-"]);
}

#[test]
fn a_run_without_helpers_ends() {
    let tidak_mulai = |regu: &Regu| assert_eq!(kode(regu, 3), (Err("program".to_owned()), vec!["?".to_owned(); 3]));
    let mut satu = regu("", Path::new("/"));
    satu.argumen[1] = "exit 3".into();
    tidak_mulai(&satu);
    satu.argumen[1] = "echo halo; sleep 60".into();
    tidak_mulai(&satu);
    satu.program = "/tidak/ada".into();
    tidak_mulai(&satu);
}

#[test]
fn a_helper_that_read_other_files_ends_the_run() {
    let mut satu = regu("while read -r b; do jawab; done", Path::new("/"));
    satu.tanda = "lain".into();
    assert_eq!(kode(&satu, 3), (Err("berubah".to_owned()), vec!["?".to_owned(); 3]));
}

#[test]
fn a_suspect_is_tried_again_while_nobody_else_makes_a_document() {
    let folder = tempfile::tempdir().expect("folder sementara");
    // Each document notes that it begins and ends; the suspect dies the first time.
    let naskah = r#"while read -r b; do echo "+$b" >> "$0/catatan"; sleep 0.1
        case $b in *n2*) mkdir "$0/mati" 2>&- && kill -9 $$;; esac; echo "-$b" >> "$0/catatan"; jawab "$b"; done"#;
    assert_eq!(kode(&regu(naskah, folder.path()), 8).0, Ok(()));
    let catatan = fs::read_to_string(folder.path().join("catatan")).expect("ada");
    let baris: Vec<&str> = catatan.lines().collect();
    let kedua = baris.iter().rposition(|satu| satu.starts_with('+') && satu.contains("n2")).expect("dicoba lagi");
    let sebelum = &baris[..kedua];
    let hitung = |tanda| sebelum.iter().filter(|satu| satu.starts_with(tanda) && !satu.contains("n2")).count();
    assert_eq!(hitung('+'), hitung('-'), "{catatan}");
    assert!(baris[kedua + 1].starts_with('-') && baris[kedua + 1].contains("n2"), "{catatan}");
}

#[test]
fn a_run_that_is_stopped_ends_its_helpers_and_tells_nothing_of_them() {
    let folder = tempfile::tempdir().expect("folder sementara");
    let naskah =
        r#"echo $$ >> "$0/pid"; while read -r b; do case $b in *n0*) jawab "$b";; *) exec sleep 60;; esac; done"#;
    let (semua, berhenti): (Vec<Permintaan>, _) = ((0..9).map(permintaan).collect(), AtomicBool::new(false));
    let jadi = Mutex::new(Vec::new());
    let selesai = |nomor, _| {
        jadi.lock().expect("utuh").push(nomor);
        berhenti.store(true, Ordering::Relaxed);
    };
    let regu = Regu { batas: Batas { waktu: Duration::from_secs(50), memori: 1 << 30 }, ..regu(naskah, folder.path()) };
    assert_eq!(regu.kerjakan(&Siaga::default(), &semua, &|_| {}, &selesai, &berhenti), Ok(()));
    assert_eq!(jadi.into_inner().expect("utuh"), [0]);
    for pid in fs::read_to_string(folder.path().join("pid")).expect("ada").lines() {
        assert!(!Path::new("/proc").join(pid).exists(), "{pid} runs");
    }
}

/// Says on being told to read how often it was, and notes its number.
const WARGA: &str = r#"echo $$ >> "$0/pid"; n=0; while read -r b; do case $b in '"baca"') n=$((n+1)); printf '{"siap":"t%s"}\n' $n;; *) jawab "$b";; esac; done"#;

#[test]
fn a_helper_waits_for_the_next_run_and_reads_the_files_again() {
    let folder = tempfile::tempdir().expect("folder sementara");
    let siaga = Siaga::default();
    let mut satu = Regu { jumlah: NonZeroUsize::MIN, ..regu(WARGA, folder.path()) };
    let kerja = |regu: &Regu| {
        let semua: Vec<Permintaan> = (0..3).map(permintaan).collect();
        regu.kerjakan(&siaga, &semua, &|_| {}, &|_, _| {}, &AtomicBool::new(false)).map_err(|temuan| temuan.code)
    };
    assert_eq!(kerja(&satu), Ok(()));
    for tanda in ["t1", "t2"] {
        siaga.baca_lagi();
        satu.tanda = tanda.into();
        assert_eq!(kerja(&satu), Ok(()), "told before, and read as this process did");
    }
    satu.tanda = "t3".into();
    assert_eq!(kerja(&satu), Ok(()), "not told before: it reads now");
    satu.tanda = "lain".into();
    assert_eq!(kerja(&satu), Err("berubah".into()), "it never reads that");
    let pid = fs::read_to_string(folder.path().join("pid")).expect("ada");
    assert_eq!(pid.lines().count(), 1, "one process did it all: {pid}");
    drop(siaga);
    assert!(!Path::new("/proc").join(pid.trim()).exists());
}

#[test]
fn a_helper_that_died_while_it_waited_is_replaced() {
    let folder = tempfile::tempdir().expect("folder sementara");
    let siaga = Siaga::default();
    let satu =
        Regu { jumlah: NonZeroUsize::MIN, ..regu(r#"echo $$ >> "$0/pid"; read -r b; jawab "$b""#, folder.path()) };
    for _ in 0..2 {
        let semua = [permintaan(1)];
        assert_eq!(satu.kerjakan(&siaga, &semua, &|_| {}, &|_, hasil| drop(hasil), &AtomicBool::new(false)), Ok(()));
    }
    assert_eq!(fs::read_to_string(folder.path().join("pid")).expect("ada").lines().count(), 2);
}
