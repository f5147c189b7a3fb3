//! The sheets of a team that stands in JSON.

use serde_json::{Map, Value};

use super::{
    lembar::Lembar,
    lembar_rencana::{larik, lembar, teks, untuk},
};
use crate::read::{ANGGOTA, LEMBAR_TIM, ORANG, TUGAS, teks_butir};

/// The sheets of a team; those of which there is nothing are left out.
pub(super) fn semua(tim: &Map<String, Value>) -> Vec<Lembar> {
    let objek = |kunci: &str| tim.get(kunci).and_then(Value::as_object).cloned().unwrap_or_default();
    let anggota = tim.get("anggota").and_then(Value::as_array).cloned().unwrap_or_default();
    let orang = objek("orang").into_iter().map(|(kunci, satu)| {
        let isi = ORANG[1..].iter().map(|(_, medan)| teks(&satu, medan));
        [Some(kunci)].into_iter().chain(isi).collect()
    });
    let orang: Vec<Vec<Option<String>>> = orang.collect();
    let baris_anggota = anggota.iter().map(|satu| {
        let isi = |medan: &str| if medan == "untuk" { untuk(satu) } else { teks(satu, medan) };
        ANGGOTA.iter().map(|(_, medan)| isi(medan)).collect()
    });
    let tugas = objek("tugas").into_iter().flat_map(|(peran, daftar)| {
        let satu =
            |butir: &Value| vec![Some(peran.clone()), Some(teks_butir(std::slice::from_ref(butir))), untuk(butir)];
        larik(&Value::Object(Map::from_iter([("x".to_owned(), daftar.clone())])), "x")
            .iter()
            .map(satu)
            .collect::<Vec<_>>()
    });
    let kunci: Vec<String> = orang.iter().filter_map(|baris| baris[0].clone()).collect();
    let mut hasil = vec![
        lembar(LEMBAR_TIM[0], &ORANG.map(|(kepala, _)| kepala), orang),
        lembar(LEMBAR_TIM[1], &ANGGOTA.map(|(kepala, _)| kepala), baris_anggota.collect()),
        lembar(LEMBAR_TIM[2], &TUGAS, tugas.collect()),
    ];
    hasil[1].kolom[0].pilihan = kunci;
    hasil.retain(|lembar| !lembar.baris.is_empty());
    hasil
}
