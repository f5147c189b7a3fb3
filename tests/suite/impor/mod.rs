//! Decrees that were made elsewhere: what `naskah impor` makes of them, word by word.

mod docx;
mod pdf;
mod penutup;
mod tabel;

use std::{collections::BTreeMap, fs, path::Path};

use naskah::{
    expand::{
        expand,
        job::{JenisSalinan, Kunci},
    },
    read::Workspace,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::project::{Project, Run};

/// A source of the tests: published text, or one of other shapes.
pub fn sumber(nama: &str) -> String {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures");
    let calon = ["impor", "sumber"].into_iter().map(|folder| akar.join(folder).join(format!("{nama}.txt")));
    calon.into_iter().find_map(|jalur| fs::read_to_string(jalur).ok()).expect("sumber ada")
}

/// A project with one file beside its data, imported.
pub fn diimpor(nama: &str, isi: &[u8]) -> (Project, Run) {
    let project = Project::empty().with("data/catatan.txt", "");
    project.tulis(nama, isi);
    let run = project.run(["impor", nama]);
    (project, run)
}

/// A decree with parts of its own: what stands after `pada tanggal`, below the signature, in its annex, and who signs that.
pub struct Bagian {
    pub tanggal: &'static str,
    pub tembusan: &'static str,
    pub isi: String,
    pub jabatan: &'static str,
    pub nama: &'static str,
}

impl Default for Bagian {
    fn default() -> Self {
        let (tanggal, tembusan, isi) = ("11 April 2023", "", "Isi lampiran.".to_owned());
        Self { tanggal, tembusan, isi, jabatan: "KETUA", nama: "SYAWALUDIN" }
    }
}

impl Bagian {
    /// Its text.
    pub fn teks(&self) -> String {
        let Self { tanggal, tembusan, isi, jabatan, nama } = self;
        sumber("bagian")
            .replace("{tanggal}", tanggal)
            .replace("{tembusan}", tembusan)
            .replace("{isi}", isi)
            .replace("{jabatan}", jabatan)
            .replace("{nama}", nama)
    }

    /// The project that has it imported, what the import said, and the data.
    #[track_caller]
    pub fn diimpor(&self) -> (Project, Run, Value) {
        let (project, run) = diimpor("sk.txt", self.teks().as_bytes());
        let run = run.succeeds();
        let isi = naskah(&project, "sk");
        (project, run, isi)
    }
}

/// The findings of `naskah periksa`, each as its first line.
pub fn temuan(project: &Project) -> Vec<String> {
    let semua = project.run(["periksa"]).stderr();
    let awal = ["galat[", "tanya[", "peringatan[", "petunjuk["];
    semua.lines().filter(|baris| awal.iter().any(|awal| baris.starts_with(awal))).map(str::to_owned).collect()
}

pub fn naskah(project: &Project, nama: &str) -> Value {
    let isi = project.bytes(&format!("data/impor/{nama}/keputusan.json"));
    serde_json::from_slice(&isi).expect("JSON")
}

/// All that the copy prints, by address.
fn cetakan(project: &Project, nama: &str, salinan: JenisSalinan) -> BTreeMap<String, String> {
    let (job, _) = project.settled(&format!("impor/{nama}/keputusan"), salinan);
    job.slot().into_iter().map(|slot| (slot.alamat.clone(), slot.tulisan.polos())).collect()
}

#[track_caller]
fn terimpor(nama: &str) -> (Project, Value) {
    let (project, run) = diimpor(&format!("{nama}.txt"), sumber(nama).as_bytes());
    run.succeeds();
    let isi = naskah(&project, nama);
    (project, isi)
}

#[test]
fn the_published_decrees_become_data_with_every_deviation_written_out() {
    for nama in ["sumsel-34-2023", "kalbar-9-2025"] {
        let (project, run) = diimpor(&format!("{nama}.txt"), sumber(nama).as_bytes());
        let run = run.succeeds();
        insta::assert_snapshot!(format!("laporan-{nama}"), run.stdout());
        let isi = String::from_utf8(project.bytes(&format!("data/impor/{nama}/keputusan.json"))).expect("UTF-8");
        insta::assert_snapshot!(nama, isi);
        project.run(["buat"]).succeeds();
        assert!(project.path().join(format!("output/impor/{nama}/keputusan-salinan.pdf")).exists());
    }
}

#[test]
fn other_shapes_of_decrees_are_read_and_made() {
    for nama in ["tunggal", "sekretaris", "alir", "honor"] {
        let (project, run) = diimpor(&format!("{nama}.txt"), sumber(nama).as_bytes());
        run.succeeds();
        let isi = String::from_utf8(project.bytes(&format!("data/impor/{nama}/keputusan.json"))).expect("UTF-8");
        insta::assert_snapshot!(nama, isi);
        project.run(["buat"]).succeeds();
    }
}

#[test]
fn mistakes_of_the_source_stay_where_they_are() {
    let (project, isi) = terimpor("sumsel-34-2023");
    let tertulis = &isi["tertulis"];
    assert_eq!(tertulis["mengingat/3/label"], "4.");
    assert_eq!(tertulis["pengesahan/nama"], "AKHMAL FERDIAN");
    assert_eq!(tertulis["memutuskan"], "MEMUTUSKAN :");
    let cetakan = cetakan(&project, "sumsel-34-2023", JenisSalinan::Salinan);
    assert!(cetakan["menimbang/1"].ends_with("Komisi Pemilihan Umum Tahun 2023 ;"), "{}", cetakan["menimbang/1"]);
    assert!(cetakan["diktum/KESATU"].ends_with("dari Keputusan ini;"));
    assert_eq!(cetakan["diktum/KETIGA"], "Keputusan ini mulai berlaku pada tanggal di tetapkan.");
    assert!(cetakan["mengingat/8"].ends_with("Tahun 2023."));
    assert_eq!(cetakan["lampiran/I/tanda-tangan/tempat"], "Ditetapkan di Palembang");
    assert_eq!(cetakan["lampiran/II/tanda-tangan/tempat"], "Palembang, 11 Mei 2023");
    assert_eq!(cetakan["judul/nomor"], "NOMOR : 34 TAHUN 2023");
}

#[test]
fn a_word_that_a_page_end_cut_is_one_again() {
    let (project, _) = terimpor("kalbar-9-2025");
    let cetakan = cetakan(&project, "kalbar-9-2025", JenisSalinan::Salinan);
    assert!(cetakan["mengingat/1"].contains("diubah dengan Undang-Undang Nomor 7 Tahun 2023"));
    assert!(!cetakan.contains_key("tanda/salinan"), "the source has a copy's block, but no SALINAN");
}

#[test]
fn furniture_of_pages_is_kept_apart_with_its_lines() {
    let (_, isi) = terimpor("tunggal");
    let sisa: Vec<_> =
        isi["sisa"].as_array().expect("ada").iter().map(|sisa| (&sisa["baris"], &sisa["sebab"])).collect();
    let sebab: Vec<&str> = sisa.iter().filter_map(|(_, sebab)| sebab.as_str()).collect();
    assert_eq!(sebab, ["kata penyambung halaman", "cap JDIH", "nomor halaman", "cap JDIH"]);
    assert!(isi["mengingat"][1] == "uu-7-2017", "`Pemilih-` and `an` are one word: {}", isi["mengingat"][1]);
}

#[test]
fn nothing_is_written_over_a_file_that_is_there() {
    let (project, run) = diimpor("tunggal.txt", sumber("tunggal").as_bytes());
    run.succeeds();
    let profil = project.bytes("data/satker/61.json");
    let run = project.run(["impor", "tunggal.txt"]).fails_with(1);
    assert!(run.stderr().contains("sudah ada"), "{}", run.stderr());
    project.run(["impor", "tunggal.txt", "--ke", "data/lain/keputusan.json"]).succeeds();
    assert_eq!(project.bytes("data/satker/61.json"), profil);
    let run = project.run(["impor", "tunggal.txt", "--ke", "../lain.json"]).fails_with(2);
    assert!(run.stderr().contains("di bawah data/"), "{}", run.stderr());
}

#[test]
fn what_is_no_decree_is_named() {
    let kasus: [(&str, &[u8], &str); 4] = [
        ("surat.txt", b"Kepada Yth.\nDengan hormat, bersama ini disampaikan laporan.\n", "bukan Keputusan"),
        ("biner.txt", &[0; 400], "bukan teks"),
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", "Word 97"),
        (
            "kantor.txt",
            b"KEPUTUSAN BUPATI ANTAH BERANTAH\nNOMOR 1\nTENTANG\nX\nMenimbang : bahwa x;\n",
            "tidak dikenal",
        ),
    ];
    for (nama, isi, pesan) in kasus {
        let (project, run) = diimpor(nama, isi);
        let run = run.fails_with(1);
        assert!(run.stderr().contains(pesan) && run.stderr().contains("obat:"), "{nama}: {}", run.stderr());
        assert!(!project.path().join("data/impor").exists());
    }
}

#[test]
fn encodings_and_line_ends_make_no_difference() {
    let (project, _) = terimpor("tunggal");
    let asli = project.bytes("data/impor/tunggal/keputusan.json");
    let teks = sumber("tunggal");
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(teks.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let bom = [b"\xef\xbb\xbf", teks.as_bytes()].concat();
    for isi in [utf16, bom, teks.replace('\n', "\r\n").into_bytes()] {
        let (project, run) = diimpor("tunggal.txt", &isi);
        run.succeeds();
        assert!(project.bytes("data/impor/tunggal/keputusan.json") == asli);
    }
}

/// The words of a text, and those of line ends that may have been joined left out.
fn kata(teks: &str) -> Vec<String> {
    let bersih = teks.replace('*', "");
    let mut hasil = Vec::new();
    let mut terpotong = false;
    for baris in bersih.lines().filter(|baris| !baris.trim().is_empty()) {
        let berlanjut = baris.trim_end().ends_with(['-', '/']);
        let kata: Vec<&str> =
            baris.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty()).collect();
        let tepi = |letak: usize| (letak == 0 && terpotong) || (letak + 1 == kata.len() && berlanjut);
        hasil.extend(kata.iter().enumerate().filter(|(letak, _)| !tepi(*letak)).map(|(_, kata)| (*kata).to_owned()));
        terpotong = berlanjut;
    }
    hasil
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_any_mixture_of_lines_is_lost(potongan in prop::collection::vec((0..6_usize, 0..400_usize, 1..40_usize), 1..12)) {
        let nama = ["sumsel-34-2023", "kalbar-9-2025", "tunggal", "sekretaris", "alir", "honor"];
        let mut teks = "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PALEMBANG\nMenimbang : bahwa x;\n".to_owned();
        for (mana, dari, banyak) in potongan {
            let isi = sumber(nama[mana]);
            let baris: Vec<&str> = isi.lines().collect();
            teks += &baris.iter().cycle().skip(dari % baris.len()).take(banyak).copied().collect::<Vec<_>>().join("\n");
            teks += "\n";
        }
        let (project, run) = diimpor("acak.txt", teks.as_bytes());
        prop_assert_eq!(run.code(), Some(0), "{}\n{}", run.stderr(), teks);
        let isi = String::from_utf8(project.bytes("data/impor/acak/keputusan.json")).expect("UTF-8");
        let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
        let satker = workspace.keputusan[0].isi.satker.clone().expect("kantor");
        let kunci = Kunci::asli(None, "impor/acak/keputusan", &satker).dengan(JenisSalinan::Salinan);
        let job = expand(&workspace, &kunci).job.expect("terurai");
        let cetakan: Vec<String> = job.slot().iter().map(|slot| slot.tulisan.polos()).collect();
        let ada = format!("{isi}\n{}", cetakan.join("\n")).replace("\\\\", "").to_lowercase();
        for kata in kata(&teks) {
            prop_assert!(ada.contains(&kata.to_lowercase()), "`{}` is lost of\n{}", kata, teks);
        }
    }
}
