//! Documents that begin where the one before them ended: nobody can tell.

use naskah::{
    Pipeline,
    expand::job::{JenisSalinan, Kunci},
    read::Workspace,
    settle::Settled,
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

use crate::project::Project;

const KATA: &str = "tugas rencana pengawasan laporan integritas pelayanan kinerja evaluasi dokumen pelaksanaan";

/// A table of a user: groups with a title and rows, each with the name of its joined cell and the words of two others.
type Tabel = Vec<(usize, Vec<(usize, usize, usize)>)>;

/// How many words each text of a work plan has: areas of components of indicators.
type Rencana = Vec<(usize, Vec<(usize, Vec<(usize, usize)>)>)>;

fn kata(banyak: usize) -> String {
    KATA.split(' ').cycle().skip(banyak % 7).take(banyak).collect::<Vec<_>>().join(" ")
}

/// The work plan for one of several offices: to some of its texts the office adds a word.
fn rencana(semua: &Rencana, kantor: usize) -> String {
    let mut ke = 0;
    let mut teks = |banyak: usize| {
        ke += 1;
        kata(banyak + usize::from(kantor > 0 && ke % (7 * kantor) == 3))
    };
    let mut komponen = |(nama, indikator): &(usize, Vec<(usize, usize)>)| {
        let nama = teks(*nama);
        let indikator = indikator
            .iter()
            .map(|(a, b)| json!({"indikator": teks(*a), "langkah": [teks(*b)], "bukti": ["Laporan"], "waktu": "Mei"}));
        json!({"nama": nama, "indikator": indikator.collect::<Vec<Value>>()})
    };
    let area = semua.iter().zip(["I", "II", "III"]).map(|((nama, satu), nomor)| {
        let komponen: Vec<Value> = satu.iter().map(&mut komponen).collect();
        json!({"area": nomor, "nama": kata(*nama), "komponen": komponen})
    });
    json!({"format": 1, "jenis": "rencana-kerja", "area": area.collect::<Vec<_>>()}).to_string()
}

/// The table for one of several offices, in the same way.
fn tabel(semua: &Tabel, kantor: usize) -> Value {
    let mut ke = 0;
    let mut teks = |banyak: usize| {
        ke += 1;
        kata(banyak + usize::from(kantor > 0 && ke % (5 * kantor) == 3))
    };
    let mut kelompok = |(judul, baris): &(usize, Vec<(usize, usize, usize)>)| {
        let judul = teks(*judul);
        let baris = baris.iter().map(|(a, b, c)| json!({"a": kata(*a * 3), "b": teks(*b), "c": kata(*c)}));
        json!({"kelompok": judul, "baris": baris.collect::<Vec<Value>>()})
    };
    let kolom = ["a", "b", "c"].map(|kunci| json!({"kunci": kunci, "kepala": kunci.to_uppercase()}));
    let baris: Vec<Value> = semua.iter().map(&mut kelompok).collect();
    json!([{"tabel": {"kolom": kolom, "gabung": ["a"], "baris": baris}}])
}

/// How the small decree shows its work plan: turned or not, in one annex or in two.
#[derive(Debug, Clone, Copy)]
struct Bentuk {
    lanskap: bool,
    dua: bool,
}

const BIASA: Bentuk = Bentuk { lanskap: true, dua: false };

fn ringkas(project: &Project) -> Value {
    serde_json::from_slice(&project.bytes("data/ringkas/keputusan.json")).expect("JSON")
}

/// The small decree in five folders, each with its own table.
fn lima_tabel(semua: &Tabel) -> Project {
    let project = Project::from("ringkas");
    let mut keputusan = ringkas(&project);
    (0..5).fold(project, |project, kantor| {
        keputusan["lampiran"][0]["isi"] = tabel(semua, kantor);
        keputusan["lampiran"][0]["orientasi"] = json!("potret");
        project.with(&format!("data/k{kantor}/keputusan.json"), &keputusan.to_string())
    })
}

/// The small decree in five folders, each with its own work plan.
fn lima(semua: &Rencana, bentuk: Bentuk) -> Project {
    let project = Project::from("ringkas");
    let mut keputusan = ringkas(&project);
    keputusan["lampiran"][0]["orientasi"] = json!(if bentuk.lanskap { "lanskap" } else { "potret" });
    if bentuk.dua {
        let isi = json!([{"tampilan": "matriks", "dari": "rencana"}, {"tampilan": "matriks", "dari": "rencana"}]);
        let kedua = json!({"id": "kedua", "judul": "Rencana Kedua dan Ketiga", "isi": isi});
        keputusan["lampiran"].as_array_mut().expect("daftar").push(kedua);
    }
    let keputusan = keputusan.to_string();
    (0..5).fold(project, |project, kantor| {
        let berkas = |nama: &str| format!("data/k{kantor}/{nama}.json");
        project.with(&berkas("keputusan"), &keputusan).with(&berkas("rencana"), &rencana(semua, kantor))
    })
}

fn kunci(kantor: usize, salinan: JenisSalinan) -> Kunci {
    Kunci::asli(None, &format!("k{kantor}/keputusan"), "61.71").dengan(salinan)
}

/// The file and its pages' findings, or what is in the way; and how often it was laid out.
fn buat(pipeline: &Pipeline<'_>, kunci: &Kunci) -> (Result<(Vec<u8>, String), String>, usize) {
    let (checked, _) = pipeline.checked(kunci).expect("tanpa galat");
    let mut jalan = pipeline.settling(&checked, pipeline.renderer.render(&checked).expect("templat cocok"));
    let jadi = |Settled { sumber, laid, bukti, .. }| {
        let pdf = pipeline.typesetter.export(&laid, &sumber, &|_| None).expect("PDF jadi");
        (pdf, format!("{bukti:?}"))
    };
    for kali in 1.. {
        let laid = jalan.lay_out();
        if let Some(hasil) = jalan.look(laid) {
            pipeline.typesetter.forget();
            return (hasil.map(jadi).map_err(|temuan| format!("{temuan:?}")), kali);
        }
    }
    unreachable!("a document is laid out until it stays")
}

/// Makes the documents one after the other, and each alone; gives how often they were laid out.
fn sama(project: &Project) -> (usize, usize) {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    assert!(workspace.temuan.is_empty(), "{:?}", workspace.temuan);
    let pipeline = || Pipeline::new(&workspace).expect("templat sah");
    let (beruntun, mut kali, mut kali_sendiri) = (pipeline(), 0, 0);
    for salinan in [JenisSalinan::Asli, JenisSalinan::Salinan] {
        for kunci in (0..5).map(|kantor| kunci(kantor, salinan)) {
            let (satu, sendiri) = (buat(&beruntun, &kunci), buat(&pipeline(), &kunci));
            assert!(satu.0 == sendiri.0, "{kunci:?} differs");
            kali += satu.1;
            kali_sendiri += sendiri.1;
        }
    }
    (kali, kali_sendiri)
}

fn panjang() -> impl Strategy<Value = usize> {
    prop_oneof![4 => 1..6usize, 2 => 6..20usize, 1 => 20..60usize]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_document_that_follows_others_is_the_one_that_stands_alone(
        semua in vec((1..20usize, vec((panjang(), vec((panjang(), panjang()), 1..9)), 1..4)), 1..3),
        (lanskap, dua) in any::<(bool, bool)>(),
    ) {
        sama(&lima(&semua, Bentuk { lanskap, dua }));
    }

    #[test]
    fn the_same_holds_for_tables_with_groups_and_empty_cells(
        semua in vec((1..26usize, vec((0..3usize, 0..4usize, 0..3usize), 1..16)), 1..9),
    ) {
        sama(&lima_tabel(&semua));
    }
}

/// Else the property above would hold for nothing.
#[test]
fn documents_that_are_alike_are_laid_out_once() {
    let semua = vec![(2, vec![(3, vec![(4, 9); 9]), (4, vec![(3, 12); 12])]), (3, vec![(2, vec![(9, 7); 14])])];
    let (kali, kali_sendiri) = sama(&lima(&semua, BIASA));
    assert_eq!(kali_sendiri, 20, "from nothing, each is laid out twice");
    assert_eq!(kali, 12, "only the first original and the first copy are");
}

/// A spanning cell that is too high to be printed again above the closing runs on, so that the last row has room beside it.
#[test]
fn a_closing_stands_beside_the_last_row_under_a_high_spanning_cell() {
    let satu = vec![(1, vec![(25, 1), (14, 1), (11, 1), (20, 14), (15, 28)])];
    let dua = vec![(57, vec![(45, 1), (2, 3), (16, 14), (3, 11)])];
    let project = lima(&vec![(1, satu), (1, dua)], BIASA);
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    for kantor in 0..5 {
        let (hasil, _) = buat(&pipeline, &kunci(kantor, JenisSalinan::Salinan));
        assert!(hasil.is_ok(), "{kantor}: {:?}", hasil.err());
    }
}

/// The title of the last group just fits its line: with the word that says that its rows run on it would have two. Wherever the
/// page ends, the title that is printed first stays without the word.
#[test]
fn a_title_that_was_moved_to_the_next_page_does_not_run_on() {
    let mut keputusan = ringkas(&Project::from("ringkas"));
    let kolom = ["a", "b"].map(|kunci| json!({"kunci": kunci, "kepala": kunci.to_uppercase()}));
    for banyak in 30..38 {
        let mut project = Project::from("ringkas");
        for (kantor, pertama) in [(0, 12), (1, 1)] {
            let mut baris: Vec<Value> = (0..banyak).map(|_| json!({"a": "satu", "b": "dua"})).collect();
            baris[0] = json!({"a": kata(pertama), "b": "dua"});
            let akhir = json!([{"a": kata(12), "b": "dua"}, {"a": "satu", "b": "dua"}]);
            let kelompok = json!([{"kelompok": "Satu", "baris": baris}, {"kelompok": kata(9), "baris": akhir}]);
            keputusan["lampiran"][0]["isi"] = json!([{"tabel": {"kolom": kolom, "baris": kelompok}}]);
            keputusan["lampiran"][0]["orientasi"] = json!("potret");
            project = project.with(&format!("data/k{kantor}/keputusan.json"), &keputusan.to_string());
        }
        let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
        let pipeline = || Pipeline::new(&workspace).expect("templat sah");
        let beruntun = pipeline();
        for kunci in (0..2).map(|kantor| kunci(kantor, JenisSalinan::Asli)) {
            let (satu, sendiri) = (buat(&beruntun, &kunci).0, buat(&pipeline(), &kunci).0);
            assert!(sendiri.is_ok(), "{banyak} rows, {kunci:?}: {:?}", sendiri.err());
            assert!(satu == sendiri, "{banyak} rows, {kunci:?} differs");
        }
    }
}
