//! The sheets of a work plan that stands in JSON.

use serde_json::Value;

use super::lembar::{Baris, Kepala, Kolom, Lembar};
use crate::{
    model::tanggal::Bulan,
    read::{AREA, KEPALA_CATATAN, KOMPONEN, LEMBAR, MATRIKS, SETIAP_BULAN, UNTUK, teks_butir, teks_sel},
};

/// What stands in each sheet beside its heads.
const PETUNJUK: [(&str, &str); 11] = [
    (AREA, "Nama area, seperti di lembar Area. Kosong: sama dengan di atasnya."),
    (KOMPONEN, "Nama komponen. Di lembar Matriks, kosong: sama dengan di atasnya."),
    ("LANGKAH AKSI", "Satu langkah; atau beberapa baris dengan 1. 2. 3."),
    ("BUKTI FISIK", "Satu bukti; atau beberapa baris dengan 1. 2. 3."),
    ("TARGET WAKTU", "Bulan atau rentang bulan tanpa tahun: Maret, Maret-April; atau teks lain."),
    (SETIAP_BULAN, "Satu persen untuk semua bulan; kolom bulan dikosongkan."),
    (UNTUK, "Kantor yang memilikinya: pusat, provinsi, kabupaten, kota, atau kode satker. Kosong: semua."),
    (KEPALA_CATATAN, "Catatan; tidak dicetak."),
    ("KUNCI", "Nama pendek buatan sendiri, misalnya p-01; dipakai di lembar Anggota."),
    ("ORANG", "Kunci orang, seperti di lembar Orang."),
    ("KEDUDUKAN", "Kedudukan dalam tim. Di lembar Tugas, kosong: sama dengan di atasnya."),
];

/// The sheets of the areas of a plan; those of which there is nothing are left out.
pub(super) fn semua(area: &[Value]) -> Vec<Lembar> {
    let nama = |ini: &str| LEMBAR.into_iter().find(|lembar| *lembar == ini).unwrap_or_default();
    let mut hasil = vec![
        lembar_area(nama("Area"), area),
        daftar(nama("Prioritas"), area),
        daftar(nama("Sasaran"), area),
        daftar(nama("Aksi"), area),
        bulan(nama("Bulan"), area),
        matriks(nama("Matriks"), area),
    ];
    hasil.retain(|lembar| !lembar.baris.is_empty());
    let daftar_area: Vec<String> = area.iter().filter_map(|satu| teks(satu, "area")).collect();
    for lembar in hasil.iter_mut().skip(1) {
        lembar.kolom[0].pilihan.clone_from(&daftar_area);
    }
    hasil
}

pub(super) fn lembar(nama: &str, kepala: &[&str], baris: Vec<Vec<Option<String>>>) -> Lembar {
    let satu = |(kolom, teks): (usize, &&str)| Kepala { teks: (*teks).to_owned(), kolom, lebar: 1, tinggi: 1 };
    let kolom = |kepala: &&str| {
        let catatan = PETUNJUK.iter().find(|(ini, _)| ini == kepala).map_or("", |(_, catatan)| catatan).to_owned();
        let bulanan =
            *kepala == SETIAP_BULAN || Bulan::SEMUA.iter().any(|bulan| bulan.to_string().to_uppercase() == **kepala);
        let pilihan = if *kepala == UNTUK {
            ["pusat", "provinsi", "kabupaten", "kota"].map(str::to_owned).to_vec()
        } else {
            Vec::new()
        };
        Kolom { catatan, bilangan: bulanan, pilihan }
    };
    Lembar {
        nama: nama.to_owned(),
        kepala: vec![kepala.iter().enumerate().map(satu).collect()],
        kolom: kepala.iter().map(kolom).collect(),
        baris: baris.into_iter().map(Baris::Sel).collect(),
        ..Lembar::default()
    }
}

fn lembar_area(nama: &str, area: &[Value]) -> Lembar {
    let baris =
        area.iter().map(|satu| vec![teks(satu, "area"), teks(satu, "nama"), untuk(satu), teks(satu, "catatan")]);
    lembar(nama, &[AREA, "NAMA", UNTUK, KEPALA_CATATAN], baris.collect())
}

fn daftar(nama: &str, area: &[Value]) -> Lembar {
    let (kepala, kunci) = (nama.to_uppercase(), nama.to_lowercase());
    let milik = |satu: &Value| {
        let area = teks(satu, "area");
        let baris = |butir: &Value| vec![area.clone(), Some(teks_butir(std::slice::from_ref(butir))), untuk(butir)];
        larik(satu, &kunci).iter().map(baris).collect::<Vec<_>>()
    };
    lembar(nama, &[AREA, &kepala, UNTUK], area.iter().flat_map(milik).collect())
}

fn bulan(nama: &str, area: &[Value]) -> Lembar {
    let nama_bulan = Bulan::SEMUA.map(|bulan| bulan.to_string().to_uppercase());
    let kepala: Vec<&str> = [AREA, KOMPONEN]
        .into_iter()
        .chain(nama_bulan.iter().map(String::as_str))
        .chain([SETIAP_BULAN, UNTUK, KEPALA_CATATAN])
        .collect();
    let milik = |satu: &Value| {
        let area = teks(satu, "area");
        let baris = |komponen: &Value| {
            let capaian = larik(komponen, "capaian");
            let satu_bulan = |ke: usize| capaian.get(ke).filter(|nilai| !nilai.is_null()).map(Value::to_string);
            let bulanan = (0..12).map(|ke| if capaian.len() == 1 { None } else { satu_bulan(ke) });
            let setiap = if capaian.len() == 1 { satu_bulan(0) } else { None };
            [area.clone(), teks(komponen, "nama")]
                .into_iter()
                .chain(bulanan)
                .chain([setiap, untuk(komponen), teks(komponen, "catatan")])
                .collect::<Vec<_>>()
        };
        larik(satu, "komponen").iter().map(baris).collect::<Vec<_>>()
    };
    lembar(nama, &kepala, area.iter().flat_map(milik).collect())
}

fn matriks(nama: &str, area: &[Value]) -> Lembar {
    let kepala: Vec<&str> =
        [AREA, KOMPONEN].into_iter().chain(MATRIKS.map(|(kepala, _)| kepala)).chain([UNTUK, KEPALA_CATATAN]).collect();
    let (mut baris, mut gabungan) = (Vec::new(), Vec::new());
    for satu in area {
        let awal_area = baris.len();
        for komponen in larik(satu, "komponen") {
            let awal = baris.len();
            for indikator in larik(komponen, "indikator") {
                let nama = |kunci: &str, objek: &Value, awal: usize| {
                    if baris.len() == awal { teks(objek, kunci) } else { None }
                };
                baris.push(vec![
                    nama("area", satu, awal_area),
                    nama("nama", komponen, awal),
                    indikator.get("indikator").map(teks_sel),
                    Some(teks_butir(larik(indikator, "langkah"))),
                    Some(teks_butir(larik(indikator, "bukti"))),
                    indikator
                        .get("waktu")
                        .and_then(|waktu| waktu.get("teks").unwrap_or(waktu).as_str().map(str::to_owned)),
                    untuk(indikator),
                    teks(indikator, "catatan"),
                ]);
            }
            gabungan.push((awal, baris.len(), 1));
        }
        gabungan.push((awal_area, baris.len(), 0));
    }
    let lebih = gabungan.into_iter().filter(|(awal, sampai, _)| sampai > &(awal + 1));
    let gabungan = lebih.map(|(awal, sampai, kolom)| (awal, sampai - 1, kolom)).collect();
    Lembar { gabungan, ..lembar(nama, &kepala, baris) }
}

pub(super) fn teks(objek: &Value, kunci: &str) -> Option<String> {
    objek.get(kunci).and_then(Value::as_str).map(str::to_owned)
}

pub(super) fn larik<'v>(objek: &'v Value, kunci: &str) -> &'v [Value] {
    objek.get(kunci).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

pub(super) fn untuk(objek: &Value) -> Option<String> {
    match objek.get("untuk")? {
        Value::String(satu) => Some(satu.clone()),
        Value::Array(semua) => Some(semua.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        _ => None,
    }
}
