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

/// How the small decree shows its work plan: turned or not, in one annex or in two.
#[derive(Debug, Clone, Copy)]
struct Bentuk {
    lanskap: bool,
    dua: bool,
}

const BIASA: Bentuk = Bentuk { lanskap: true, dua: false };

/// The small decree in five folders, each with its own work plan.
fn lima(semua: &Rencana, bentuk: Bentuk) -> Project {
    let project = Project::from("ringkas");
    let mut keputusan: Value = serde_json::from_slice(&project.bytes("data/ringkas/keputusan.json")).expect("JSON");
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
fn sama(semua: &Rencana, bentuk: Bentuk) -> (usize, usize) {
    let project = lima(semua, bentuk);
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
        sama(&semua, Bentuk { lanskap, dua });
    }
}

/// Else the property above would hold for nothing.
#[test]
fn documents_that_are_alike_are_laid_out_once() {
    let semua = vec![(2, vec![(3, vec![(4, 9); 9]), (4, vec![(3, 12); 12])]), (3, vec![(2, vec![(9, 7); 14])])];
    let (kali, kali_sendiri) = sama(&semua, BIASA);
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
