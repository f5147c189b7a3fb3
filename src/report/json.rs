//! A run for machines: one JSON document, its keys explained in `data/README.md`, "Laporan untuk mesin".

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Dokumen, Hasil, Jadi, Laporan, Lembar};
use crate::diag::Diagnostic;

/// Rises when a key changes its meaning or goes away; a new key does not raise it.
const VERSI: u8 = 1;

#[derive(Serialize)]
struct LaporanJson<'a> {
    versi: u8,
    kode: u8,
    masukan: Vec<MasukanJson<'a>>,
    dokumen: Vec<DokumenJson<'a>>,
    temuan: Vec<TemuanJson<'a>>,
    yatim: &'a [String],
    kabar: &'a [String],
}

#[derive(Serialize)]
struct MasukanJson<'a> {
    berkas: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct DokumenJson<'a> {
    naskah: &'a str,
    satker: Option<&'a str>,
    paket: Option<&'a str>,
    sumber: Option<&'a str>,
    bagian: Option<&'a str>,
    hasil: Vec<HasilJson<'a>>,
    temuan: Vec<TemuanJson<'a>>,
}

#[derive(Serialize)]
struct HasilJson<'a> {
    salinan: &'a str,
    jadi: bool,
    dibuat: bool,
    mengapa: Option<&'a str>,
    menunggu: &'a [&'static str],
    belum: bool,
    halaman: Option<usize>,
    berkas: Option<&'a str>,
    bita: Option<usize>,
    sha256: Option<&'a str>,
    gambar: Option<usize>,
}

#[derive(Serialize)]
struct TemuanJson<'a> {
    nama: &'a str,
    jenis: String,
    menghentikan: bool,
    berkas: Option<&'a str>,
    baris: Option<usize>,
    kolom: Option<usize>,
    jalur: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sel: Option<&'a str>,
    pesan: &'a str,
    obat: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kata: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ganti: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diam: Option<&'a str>,
}

impl Laporan {
    /// The findings that belong to no document, for a report of another form.
    pub fn temuan_json(&self) -> serde_json::Value {
        let semua: Vec<_> = self.temuan.iter().map(temuan).collect();
        serde_json::to_value(semua).expect("string keys and whole numbers only")
    }

    /// The run as one JSON document, with the exit code.
    pub fn json(&self, kode: u8) -> String {
        let laporan = LaporanJson {
            versi: VERSI,
            kode,
            masukan: self.semua_masukan(),
            dokumen: self.dokumen.iter().map(dokumen).collect(),
            temuan: self.temuan.iter().map(temuan).collect(),
            yatim: &self.yatim,
            kabar: &self.kabar,
        };
        serde_json::to_string_pretty(&laporan).expect("string keys and whole numbers only")
    }
}

impl Laporan {
    /// The files of the run and the pictures of its documents.
    fn semua_masukan(&self) -> Vec<MasukanJson<'_>> {
        let gambar = self.semua_hasil().filter_map(|hasil| match hasil {
            Hasil::Jadi(jadi) => Some(&jadi.masukan),
            Hasil::Gagal | Hasil::Menunggu(_) | Hasil::Belum => None,
        });
        let semua: BTreeMap<_, _> = gambar.chain([&self.masukan]).flatten().collect();
        semua.into_iter().map(|(berkas, sha256)| MasukanJson { berkas, sha256 }).collect()
    }
}

fn dokumen(dokumen: &Dokumen) -> DokumenJson<'_> {
    DokumenJson {
        naskah: &dokumen.naskah,
        satker: dokumen.satker.as_deref(),
        paket: dokumen.paket.as_deref(),
        sumber: dokumen.sumber.as_deref(),
        bagian: dokumen.bagian.as_deref(),
        hasil: dokumen.lembar.iter().map(hasil).collect(),
        temuan: dokumen.temuan.iter().map(temuan).collect(),
    }
}

fn hasil(lembar: &Lembar) -> HasilJson<'_> {
    let jadi: Option<&Jadi> = if let Hasil::Jadi(jadi) = &lembar.hasil { Some(jadi) } else { None };
    let berkas = jadi.map(|jadi| &jadi.berkas);
    let menunggu: &[&str] = if let Hasil::Menunggu(apa) = &lembar.hasil { apa } else { &[] };
    HasilJson {
        salinan: lembar.salinan,
        jadi: jadi.is_some(),
        dibuat: jadi.is_some_and(|jadi| jadi.dibuat),
        mengapa: lembar.mengapa.as_deref(),
        menunggu,
        belum: matches!(lembar.hasil, Hasil::Belum),
        halaman: jadi.map(|jadi| jadi.halaman),
        berkas: berkas.map(|berkas| berkas.berkas.as_str()),
        bita: berkas.map(|berkas| berkas.bita),
        sha256: berkas.map(|berkas| berkas.sha256.as_str()),
        gambar: berkas.map(|berkas| berkas.gambar.len()),
    }
}

/// A finding as a JSON value.
pub(super) fn nilai(satu: &Diagnostic) -> serde_json::Value {
    serde_json::to_value(temuan(satu)).expect("string keys and whole numbers only")
}

fn temuan(temuan: &Diagnostic) -> TemuanJson<'_> {
    let place = temuan.place.as_ref();
    TemuanJson {
        nama: &temuan.code,
        jenis: temuan.severity.to_string(),
        menghentikan: temuan.stops,
        berkas: place.map(|place| place.file.as_str()),
        baris: place.and_then(|place| place.position).map(|(baris, _)| baris),
        kolom: place.and_then(|place| place.position).map(|(_, kolom)| kolom),
        jalur: place.map(|place| place.pointer.as_str()),
        sel: place.and_then(|place| place.sel.as_deref()),
        pesan: &temuan.message,
        obat: temuan.cure.as_deref(),
        kata: temuan.sorot.as_ref().map(|sorot| sorot.kata.as_str()),
        ganti: temuan.sorot.as_ref().and_then(|sorot| sorot.ganti.as_deref()),
        diam: temuan.didiamkan.as_ref().map(|diam| diam.alasan.as_str()),
    }
}
