//! The entry workbook of a document: what stands in its JSON, as sheets. What a sheet cannot hold is named, never changed: every
//! workbook is read again before anybody gets it.

use serde_json::{Map, Value};

use super::{
    lembar::{self, Lembar},
    lembar_rencana, lembar_tabel, lembar_tim,
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        bilangan::{diktum, romawi},
        buku_kerja::BukuKerja,
        keputusan::Keputusan,
        rencana_kerja::{Area, RencanaKerja},
        tabel::Tabel,
        tim::Tim,
    },
    read::{self, BacaDiSini, Naskah, PembacaBuku as _},
};

/// An entry workbook.
#[derive(Debug)]
pub struct BukuIsian {
    /// Its bytes.
    pub isi: Vec<u8>,
    /// Which part of the document each sheet holds; one without a name holds what all of them do.
    pub bagian: Vec<(Pointer, Option<String>)>,
}

/// The workbook of the tables of a decree; `teks` is its JSON.
///
/// # Errors
/// No table, tables whose rows stand in a spreadsheet already, rows that no sheet can hold.
pub fn buku_keputusan(naskah: &Naskah<Keputusan>, teks: &str) -> Result<BukuIsian, Vec<Diagnostic>> {
    let json: Value = serde_json::from_str(teks).unwrap_or_default();
    let (mut semua, mut salah) = (Vec::new(), Vec::new());
    naskah.isi.clone().setiap_tabel(&mut |pointer, tabel| {
        let di = || Place::new(naskah.berkas.as_str(), Pointer::from_text(pointer));
        match (&tabel.sumber, json.pointer(pointer).and_then(|tabel| tabel.get("baris")).and_then(Value::as_array)) {
            (Some(sumber), _) => {
                let pesan = format!("tabel ini sudah berada di `{}`", sumber.berkas);
                salah.push(Diagnostic::peringatan("lembar", pesan).at(di()).cure("Salin berkas itu bila perlu"));
            }
            (None, baris) => {
                semua.push((Pointer::from_text(pointer), tabel.clone(), baris.cloned().unwrap_or_default()))
            }
        }
    });
    if semua.is_empty() {
        let temuan = Diagnostic::galat("lembar", "naskah ini tidak memuat tabel dengan `baris`");
        salah.push(
            temuan
                .at(Place::new(naskah.berkas.as_str(), Pointer::root()))
                .cure("Sebut naskah yang memuat `tabel`, atau rencana kerja"),
        );
        return Err(salah);
    }
    let mut nama_ada = Vec::new();
    let lembar: Vec<Lembar> = semua
        .iter()
        .map(|(pointer, tabel, baris)| {
            let nama = nama_baru(&nama(pointer), &mut nama_ada);
            let mut lembar = lembar_tabel::lembar(nama, tabel, baris);
            lembar_tabel::pilihan(&mut lembar, tabel);
            lembar
        })
        .collect();
    let (isi, buku) = tulis(&lembar, &naskah.berkas).map_err(|salah| vec![salah])?;
    for ((pointer, tabel, baris), lembar) in semua.iter().zip(&lembar) {
        let jadi = terbaca(&buku, &lembar.nama, tabel);
        if let Err(di) = sama(&Value::Array(baris.clone()), &jadi, &pointer.key("baris")) {
            salah.push(tidak_muat(&naskah.berkas, di));
        }
    }
    if crate::diag::stops(&salah) {
        return Err(salah);
    }
    let bagian = semua.into_iter().zip(lembar).map(|((pointer, ..), lembar)| (pointer, Some(lembar.nama))).collect();
    Ok(BukuIsian { isi, bagian })
}

/// The workbook of a work plan; `teks` is its JSON.
///
/// # Errors
/// A plan that stands in a spreadsheet already, or that no sheet can hold.
pub fn buku_rencana(naskah: &Naskah<RencanaKerja>, teks: &str) -> Result<BukuIsian, Vec<Diagnostic>> {
    let di = |pointer: Pointer| Place::new(naskah.berkas.as_str(), pointer);
    if let Some(sumber) = &naskah.isi.sumber {
        let pesan = format!("rencana kerja ini sudah berada di `{}`", sumber.berkas);
        let temuan = Diagnostic::galat("lembar", pesan).at(di(Pointer::root().key("sumber")));
        return Err(vec![temuan.cure("Salin berkas itu bila perlu")]);
    }
    let json: Value = serde_json::from_str(teks).unwrap_or_default();
    let area = json.get("area").and_then(Value::as_array).cloned().unwrap_or_default();
    let (isi, buku) = tulis(&lembar_rencana::semua(&area), &naskah.berkas).map_err(|salah| vec![salah])?;
    let jadi = read::area_dari_buku(&buku).unwrap_or_default();
    // What is the same to the program may be written in two ways: offices as a text or as a list.
    let sama_arti = serde_json::from_value::<Vec<Area>>(jadi.clone())
        .is_ok_and(|jadi| format!("{jadi:?}") == format!("{:?}", naskah.isi.area));
    match sama(&Value::Array(area), &jadi, &Pointer::root().key("area")) {
        Err(pointer) if !sama_arti => Err(vec![tidak_muat(&naskah.berkas, pointer)]),
        _ => Ok(BukuIsian { isi, bagian: vec![(Pointer::root().key("area"), None)] }),
    }
}

/// The workbook of a team; `teks` is its JSON.
///
/// # Errors
/// A team that stands in a spreadsheet already, or that no sheet can hold.
pub fn buku_tim(naskah: &Naskah<Tim>, teks: &str) -> Result<BukuIsian, Vec<Diagnostic>> {
    if let Some(sumber) = &naskah.isi.sumber {
        let pesan = format!("tim ini sudah berada di `{}`", sumber.berkas);
        let di = Place::new(naskah.berkas.as_str(), Pointer::root().key("sumber"));
        return Err(vec![Diagnostic::galat("lembar", pesan).at(di).cure("Salin berkas itu bila perlu")]);
    }
    let json: Map<String, Value> = serde_json::from_str(teks).unwrap_or_default();
    let (isi, buku) = tulis(&lembar_tim::semua(&json), &naskah.berkas).map_err(|salah| vec![salah])?;
    let kepala = json.iter().filter(|(kunci, _)| !["orang", "anggota", "tugas"].contains(&kunci.as_str()));
    let kepala = kepala.map(|(kunci, nilai)| (kunci.clone(), nilai.clone())).collect();
    let jadi = read::tim_dari_buku(&buku, kepala).unwrap_or_default();
    let sama_arti = serde_json::from_value::<Tim>(jadi.clone())
        .is_ok_and(|jadi| format!("{jadi:?}") == format!("{:?}", naskah.isi));
    match sama(&Value::Object(json), &jadi, &Pointer::root()) {
        Err(pointer) if !sama_arti => Err(vec![tidak_muat(&naskah.berkas, pointer)]),
        _ => {
            let bagian = ["orang", "anggota", "tugas"].map(|kunci| (Pointer::root().key(kunci), None));
            Ok(BukuIsian { isi, bagian: bagian.into() })
        }
    }
}

fn tulis(lembar: &[Lembar], berkas: &str) -> Result<(Vec<u8>, BukuKerja), Diagnostic> {
    let di = || Place::new(berkas, Pointer::root());
    let isi = lembar::tulis(lembar).map_err(|_| {
        let temuan = Diagnostic::galat("lembar", "isi naskah ini tidak muat dalam buku kerja").at(di());
        temuan
            .cure("Bagi tabelnya: satu sel memuat paling banyak 32.767 karakter, satu kelompok paling banyak 7 tingkat")
    })?;
    let buku = BacaDiSini.buka("buku.xlsx", isi.clone()).map_err(|salah| salah.at(di()))?;
    Ok((isi, buku))
}

/// What is read from a sheet that was written.
fn terbaca(buku: &BukuKerja, nama: &str, tabel: &Tabel) -> Value {
    let lembar = buku.lembar.iter().find(|lembar| lembar.nama == nama);
    lembar.and_then(|lembar| read::baris_dari_lembar(lembar, tabel).ok()).unwrap_or_default()
}

/// Whether two values say the same; else where they begin to differ. A cell with an empty text is an empty cell.
fn sama(asal: &Value, jadi: &Value, pointer: &Pointer) -> Result<(), Pointer> {
    match (asal, jadi) {
        (Value::Object(asal), Value::Object(jadi)) => {
            for (kunci, nilai) in asal.iter().filter(|(_, nilai)| nilai.as_str() != Some("")) {
                sama(nilai, jadi.get(kunci).unwrap_or(&Value::Null), &pointer.key(kunci))?;
            }
            jadi.keys().find(|kunci| !asal.contains_key(*kunci)).map_or(Ok(()), |_| Err(pointer.clone()))
        }
        (Value::Array(asal), Value::Array(jadi)) => {
            for (ke, nilai) in asal.iter().enumerate() {
                sama(nilai, jadi.get(ke).unwrap_or(&Value::Null), &pointer.index(ke))?;
            }
            if jadi.len() > asal.len() { Err(pointer.clone()) } else { Ok(()) }
        }
        _ if asal == jadi => Ok(()),
        _ => Err(pointer.clone()),
    }
}

fn tidak_muat(berkas: &str, pointer: Pointer) -> Diagnostic {
    Diagnostic::galat("lembar", "isi di tempat ini tidak dapat ditulis ke lembar kerja tanpa berubah")
        .at(Place::new(berkas, pointer))
        .cure(
            "Sederhanakan: sel memuat teks dan daftar dengan label baku, tanpa `id`, `gaya`, atau `untuk` di dalamnya",
        )
}

/// What the sheet of a table is called.
fn nama(pointer: &Pointer) -> String {
    let ruas: Vec<String> = pointer.segments().take(2).collect();
    let nomor = ruas.get(1).and_then(|nomor| nomor.parse::<u32>().ok()).map_or(1, |nomor| nomor + 1);
    match ruas.first().map(String::as_str) {
        Some("lampiran") => format!("Lampiran {}", romawi(nomor).unwrap_or_default()),
        _ => format!("Diktum {}", diktum(nomor).unwrap_or_default()),
    }
}

fn nama_baru(nama: &str, ada: &mut Vec<String>) -> String {
    let lain = (2..).map(|nomor| format!("{nama} ({nomor})"));
    let baru = [nama.to_owned()].into_iter().chain(lain).find(|nama| !ada.contains(nama)).unwrap_or_default();
    ada.push(baru.clone());
    baru
}
