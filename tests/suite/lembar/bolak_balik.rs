//! JSON → workbook → JSON: the same data, or a finding that says where not; and the reader against another one.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use naskah::{
    model::buku_kerja::IsiSel,
    read::{BacaDiSini, PembacaBuku as _},
};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use super::{dengan, kolom, tabel, typst};
use crate::project::Project;

fn teks() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z0-9][A-Za-z0-9é .,;:&<>\"'/()%-]{0,20}[A-Za-z0-9.]",
        1 => Just("{{ satker.nama | kapital }} dan {{ tahun-ini }}".to_owned()),
        1 => Just("_miring_ **tebal** \\_ \\{ a_b".to_owned()),
        1 => Just("=1+1".to_owned()),
        1 => Just("0012".to_owned()),
        1 => Just("_x000D_ <t>&amp;".to_owned()),
    ]
}

fn sel() -> impl Strategy<Value = Value> {
    let butir = prop_oneof![
        3 => teks().prop_map(Value::from),
        1 => (teks(), prop::collection::vec(teks(), 2..4)).prop_map(|(teks, bawah)| json!({"butir": teks, "isi": [{"daftar": bawah}]})),
    ];
    prop_oneof![
        4 => teks().prop_map(Value::from),
        1 => (teks(), prop::collection::vec(butir, 2..4), prop::option::of(prop_oneof![Just("a."), Just("1)"), Just("-")]))
            .prop_map(|(teks, butir, label)| match label {
                Some(label) => json!([teks, {"daftar": butir, "label": label}]),
                None => json!([teks, {"daftar": butir}]),
            }),
    ]
}

fn baris() -> impl Strategy<Value = Value> {
    (prop_oneof![Just("Umum"), Just("Teknis")], sel(), prop::option::of(sel()), prop::option::of(teks())).prop_map(
        |(bidang, nama, tugas, catatan)| {
            let mut objek = json!({"bidang": bidang, "nama": nama});
            tugas.into_iter().for_each(|tugas| objek["tugas"] = tugas);
            catatan.into_iter().for_each(|catatan| objek["catatan"] = catatan.into());
            objek
        },
    )
}

fn semua_baris(dalam: u32) -> BoxedStrategy<Vec<Value>> {
    let biasa = prop::collection::vec(baris(), 1..4);
    if dalam == 0 {
        return biasa.boxed();
    }
    let kelompok = ("[A-Z][a-z]{2,8}( [a-z]{2,5})?", semua_baris(dalam - 1))
        .prop_map(|(judul, baris)| json!({"kelompok": judul, "baris": baris}));
    (biasa, prop::collection::vec(prop_oneof![kelompok, baris()], 0..3)).prop_map(|(a, b)| [a, b].concat()).boxed()
}

/// The decree with its table from the workbook that the program made of it.
fn bersumber(project: &Project, tabel: &Value) -> Project {
    project.run(["lembar", "data/tim/sk"]).succeeds();
    let sumber = json!({"kolom": tabel["kolom"], "gabung": tabel["gabung"], "sumber": {"berkas": "sk.xlsx", "lembar": "Lampiran I"}});
    dengan(&sumber).with_bytes("data/tim/sk.xlsx", &project.bytes("data/tim/sk.xlsx"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_table_comes_back_from_its_workbook(baris in semua_baris(2)) {
        let tabel = json!({"kolom": kolom(), "gabung": ["bidang"], "baris": baris});
        let project = dengan(&tabel);
        prop_assert_eq!(typst(&bersumber(&project, &tabel), "tim/sk"), typst(&project, "tim/sk"));
    }

    #[test]
    fn our_reader_and_another_one_agree(
        sel in prop::collection::vec((0_u32..60, 0_u16..20, 0_u8..5, teks(), -1e9_f64..1e9), 1..60)
    ) {
        let mut buku = Workbook::new();
        let lembar = buku.add_worksheet();
        let hari = Format::new().set_num_format("yyyy-mm-dd");
        for (baris, kolom, jenis, teks, angka) in &sel {
            match jenis {
                0 | 1 => lembar.write_string(*baris, *kolom, teks),
                2 => lembar.write_number(*baris, *kolom, (angka * 100.0).round() / 100.0),
                3 => lembar.write_boolean(*baris, *kolom, *angka > 0.0),
                _ => lembar.write_datetime_with_format(*baris, *kolom, ExcelDateTime::from_ymd(1950 + u16::try_from(*baris).expect("kecil"), 2, 3).expect("hari"), &hari),
            }
            .expect("sel");
        }
        let isi = buku.save_to_buffer().expect("buku");
        let kami = BacaDiSini.buka("a.xlsx", isi.clone()).expect("terbaca");
        let mut lain = Xlsx::new(Cursor::new(isi)).expect("terbaca");
        let rentang = lain.worksheet_range("Sheet1").expect("lembar");
        let mulai = rentang.start().unwrap_or_default();
        let mut ada = 0;
        for (baris, kolom, nilai) in rentang.used_cells() {
            let letak = naskah::model::buku_kerja::Letak::new(
                mulai.0 + u32::try_from(baris).expect("kecil"), mulai.1 + u32::try_from(kolom).expect("kecil"));
            let harapan = match nilai {
                Data::Empty => continue,
                Data::String(teks) => IsiSel::Teks(teks.clone()),
                Data::Float(angka) => IsiSel::Bilangan(angka.to_string()),
                Data::Int(angka) => IsiSel::Bilangan(angka.to_string()),
                Data::Bool(nilai) => IsiSel::Logika(*nilai),
                Data::DateTime(hari) => {
                    let (tahun, bulan, hari, ..) = hari.to_ymd_hms_milli();
                    IsiSel::Tanggal(format!("{tahun:04}-{bulan:02}-{hari:02}"))
                }
                lain => panic!("{lain:?}"),
            };
            ada += 1;
            prop_assert_eq!(kami.lembar[0].isi(letak).map(|sel| &sel.isi), Some(&harapan), "{}", letak);
        }
        prop_assert_eq!(kami.lembar[0].sel.len(), ada);
    }
}

#[test]
fn the_table_of_the_tests_comes_back_too() {
    let project = dengan(&tabel());
    assert_eq!(typst(&bersumber(&project, &tabel()), "tim/sk"), typst(&project, "tim/sk"));
    let run = project.run(["lembar", "data/tim/sk"]).fails_with(1);
    assert!(run.stderr().contains("sudah ada") && run.stderr().contains("--ke"), "{}", run.stderr());
}

#[test]
fn what_no_sheet_can_hold_is_refused_with_its_place() {
    for baris in [
        json!([{"bidang": "Umum", "nama": "dua  baris\ndi satu teks"}]),
        json!([{"bidang": "Umum", "nama": [{"daftar": ["satu"]}]}]),
        json!([{"bidang": "Umum", "nama": [{"daftar": ["satu", "dua"], "gaya": "rincian"}]}]),
        json!([{"bidang": "Umum", "nama": [{"daftar": ["satu", {"butir": "dua", "untuk": "kota"}]}]}]),
        json!([{"bidang": "Umum", "nama": ["1. satu", "2. dua"]}]),
        json!([{"bidang": "Umum", "nama": "a".repeat(40_000)}]),
    ] {
        let project = dengan(&json!({"kolom": kolom(), "gabung": ["bidang"], "baris": baris}));
        let run = project.run(["lembar", "data/tim/sk"]).fails_with(1);
        assert!(
            run.stderr().contains("tidak dapat ditulis ke lembar kerja") || run.stderr().contains("tidak muat"),
            "{baris}: {}",
            run.stderr()
        );
        assert!(run.stderr().contains("data/tim/sk.json"), "{}", run.stderr());
        assert!(!project.path().join("data/tim/sk.xlsx").exists());
    }
}

/// The text of a member of a workbook.
fn anggota(isi: &[u8], nama: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(isi)).expect("arsip");
    let mut teks = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(nama).expect("anggota"), &mut teks).expect("UTF-8");
    teks
}

#[test]
fn an_entry_workbook_helps_to_fill_it_in_and_is_the_same_each_time() {
    let project = dengan(&tabel());
    project.run(["lembar", "data/tim/sk.json", "--ke", "data/tim/isian.xlsx"]).succeeds();
    project.run(["lembar", "data/tim/sk", "--ke", "data/tim/lain.xlsx"]).succeeds();
    let isi = project.bytes("data/tim/isian.xlsx");
    assert!(isi == project.bytes("data/tim/lain.xlsx"), "no clock is read");
    let lembar = anggota(&isi, "xl/worksheets/sheet1.xml");
    for kata in [
        "<dataValidation type=\"list\"",
        "Teknis,Umum",
        "<pane ySplit=\"2\"",
        "outlineLevel=\"1\"",
        "<mergeCell ref=\"A4:A5\"/>",
    ] {
        assert!(lembar.contains(kata), "{kata}: {lembar}");
    }
    let catatan = anggota(&isi, "xl/comments1.xml");
    assert!(catatan.contains("menjadi daftar"), "{catatan}");
    let gaya = anggota(&isi, "xl/styles.xml");
    assert!(gaya.contains("numFmtId=\"49\""), "cells are text: {gaya}");
}
