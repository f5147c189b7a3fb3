//! Documents made by helper processes: the same bytes, however many there are, and each misfortune costs one document.

use std::{
    num::NonZeroUsize,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use naskah::{
    Pipeline,
    diag::Diagnostic,
    expand::job::{JenisSalinan, Kunci},
    proof::{Buatan, Hasil, Publishable},
    read::Workspace,
    workers::{Batas, Permintaan, Regu, Siaga},
};

use crate::project::Project;

/// Decrees of one page or two, named `a00`, `a01`, …; every fifth asks something, the last is wrong.
fn project(banyak: usize) -> Project {
    (0..banyak).fold(Project::from("ringkas"), |project, nomor| {
        let kedua = match nomor {
            _ if nomor + 1 == banyak => "bahwa {{ tidak.ada }}".to_owned(),
            _ => format!("bahwa hal ke-{nomor} perlu diatur"),
        };
        let nomor_naskah = if nomor % 5 == 4 { String::new() } else { format!("\"nomor\": {},", nomor + 1) };
        let isi = format!(
            r#"{{ "format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", {nomor_naskah}
            "tanggal": "2025-04-25", "tentang": "Hal {nomor}", "menimbang": ["bahwa perlu", "{kedua}"],
            "mengingat": ["uu-7-2017"], "memutuskan": [{{ "diktum": "Menetapkan hal {nomor}" }}] }}"#
        );
        project.with(&format!("data/a{nomor:02}.json"), &isi)
    })
}

fn semua(workspace: &Workspace) -> Vec<Kunci> {
    let asli = workspace.keputusan.iter().map(|naskah| Kunci::asli(None, naskah.nama(), "61.71"));
    asli.flat_map(|kunci| JenisSalinan::SEMUA.map(|salinan| kunci.clone().dengan(salinan))).collect()
}

fn regu(project: &Project, jumlah: usize) -> Regu {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    Regu {
        program: env!("CARGO_BIN_EXE_naskah").into(),
        argumen: vec!["pekerja".into(), "--ruang".into(), project.path().into()],
        tanda: workspace.sidik(),
        jumlah: NonZeroUsize::new(jumlah).expect("bukan nol"),
        batas: Batas { waktu: Duration::from_secs(60), memori: 1 << 30 },
    }
}

/// The same, with misfortune.
#[cfg(unix)]
fn celaka(project: &Project, uji: &str) -> Regu {
    let regu = regu(project, 2);
    let depan = [format!("NASKAH_UJI={uji}").into(), regu.program.into_os_string()];
    Regu { program: "/usr/bin/env".into(), argumen: depan.into_iter().chain(regu.argumen).collect(), ..regu }
}

fn permintaan(semua: &[Kunci]) -> Vec<Permintaan> {
    semua.iter().cloned().map(Permintaan::from).collect()
}

#[track_caller]
fn kerjakan(regu: &Regu, semua: &[Kunci]) -> Vec<Hasil> {
    let hasil = Mutex::new(semua.iter().map(|_| None).collect::<Vec<_>>());
    let mulai = AtomicUsize::new(0);
    let selesai = |nomor: usize, satu| {
        let lama = hasil.lock().expect("utuh")[nomor].replace(satu);
        assert!(lama.is_none(), "{nomor} twice");
    };
    let akhir = regu.kerjakan(
        &Siaga::default(),
        &permintaan(semua),
        &|_| {
            mulai.fetch_add(1, Ordering::Relaxed);
        },
        &selesai,
        &AtomicBool::new(false),
    );
    assert_eq!(akhir, Ok(()));
    assert_eq!(mulai.into_inner(), semua.len());
    hasil.into_inner().expect("utuh").into_iter().map(|satu| satu.expect("every document was told of")).collect()
}

#[test]
fn the_number_of_helpers_changes_nothing() {
    let project = project(15);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let semua = semua(&workspace);
    assert!(semua.len() >= 30);
    let mut pipeline = Pipeline::new(&workspace).expect("templat sah");
    pipeline.gambar = true;
    let sendiri: Vec<Hasil> = semua.iter().map(|kunci| pipeline.renew_here(kunci, None)).collect();
    let gagal = sendiri.iter().filter(|satu| satu.is_err()).count();
    assert!(gagal > 0 && gagal < 10, "{gagal}");
    for jumlah in [1, 3] {
        let mut regu = regu(&project, jumlah);
        regu.argumen.push("--gambar".into());
        assert!(kerjakan(&regu, &semua) == sendiri, "{jumlah} helpers");
    }
}

#[cfg(unix)]
#[test]
fn each_misfortune_costs_one_document() {
    let project = project(12);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let semua: Vec<Kunci> = workspace
        .keputusan
        .iter()
        .filter(|naskah| naskah.nama() != "a11")
        .map(|naskah| Kunci::asli(None, naskah.nama(), "61.71"))
        .collect();
    let mut regu = celaka(&project, "panik=a01,abort=a03,tumpukan=a05,memori=a07,putaran=a09");
    regu.batas.waktu = Duration::from_secs(8);
    let hasil = kerjakan(&regu, &semua);
    let baris = |(kunci, satu): (&Kunci, &Hasil)| match satu {
        Ok(Buatan::Tetap(_)) => panic!("nothing was made before"),
        Ok(Buatan::Baru(Publishable { kunci: jadi, pdf, .. })) => {
            assert!(jadi == kunci && pdf.starts_with(b"%PDF"));
            None
        }
        Err(temuan) => Some(format!("{} {}", kunci.naskah, kata(temuan))),
    };
    let gagal: Vec<String> = semua.iter().zip(&hasil).filter_map(baris).collect();
    let memori = if cfg!(target_os = "linux") {
        "batas-memori: dokumen ini memerlukan lebih dari 1024 MiB memori"
    } else {
        "batas-waktu: dokumen ini belum selesai setelah 8 detik"
    };
    assert_eq!(
        gagal,
        [
            "a01 program: program berhenti di tengah dokumen ini".to_owned(),
            "a03 program: pembuatan dokumen ini berhenti mendadak (kehabisan memori, atau kesalahan program)"
                .to_owned(),
            "a05 program: isi dokumen ini, atau templatnya, bersusun terlalu dalam".to_owned(),
            format!("a07 {memori}"),
            "a09 batas-waktu: dokumen ini belum selesai setelah 8 detik".to_owned(),
        ]
    );
}

fn kata(temuan: &[Diagnostic]) -> String {
    let [satu] = temuan else { panic!("{temuan:?}") };
    assert!(satu.stops && satu.cure.is_some());
    format!("{}: {}", satu.code, satu.message)
}

#[test]
fn a_stopped_run_leaves_the_rest() {
    let project = project(15);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let (semua, berhenti, jadi) = (permintaan(&semua(&workspace)), AtomicBool::new(false), AtomicUsize::new(0));
    let selesai = |_, _| {
        if jadi.fetch_add(1, Ordering::Relaxed) == 4 {
            berhenti.store(true, Ordering::Relaxed);
        }
    };
    assert_eq!(regu(&project, 2).kerjakan(&Siaga::default(), &semua, &|_| {}, &selesai, &berhenti), Ok(()));
    let jadi = jadi.into_inner();
    assert!((5..=7).contains(&jadi), "{jadi}");
}

#[test]
fn files_that_change_between_the_readings_end_the_run() {
    let project = project(3);
    let (regu, workspace) = (regu(&project, 2), Workspace::read(project.path(), &[]).expect("folder kerja terbaca"));
    let project = project.edit("data/a00.json", "Hal 0", "Hal baru");
    let akhir = regu.kerjakan(
        &Siaga::default(),
        &permintaan(&semua(&workspace)),
        &|_| {},
        &|_, _| panic!("nothing is made"),
        &AtomicBool::new(false),
    );
    drop(project);
    assert_eq!(akhir.expect_err("berubah").code, "berubah");
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_that_lets_no_helper_start_is_named() {
    let project = project(3);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let regu = Regu { batas: Batas { memori: 24 << 20, ..regu(&project, 1).batas }, ..regu(&project, 1) };
    let akhir = regu.kerjakan(
        &Siaga::default(),
        &permintaan(&semua(&workspace)),
        &|_| {},
        &|_, _| panic!("nothing is made"),
        &AtomicBool::new(false),
    );
    let temuan = akhir.expect_err("terlalu kecil");
    assert!(temuan.cure.is_some_and(|obat| obat.contains("--batas-memori")), "{}", temuan.message);
}

#[test]
fn nobody_is_told_of_the_helper() {
    let project = Project::empty();
    for args in [["bantuan", "--diam"], ["man", "--diam"], ["pelengkapan", "bash"], ["pelengkapan", "fish"]] {
        let teks = project.run(args).succeeds().stdout();
        assert!(!teks.contains("naskah,pekerja") && !teks.contains("Melayani perintah buat"), "{args:?}");
    }
}
