//! What a decree is about, for those who compare what is printed with it. Nothing here is printed.

use std::collections::BTreeMap;

use crate::model::{
    keputusan::{Nomor, Penetap},
    satker::Satker,
    tanggal::Tanggal,
};

/// The facts of a decree in an office.
#[derive(Debug, Clone)]
pub struct Pokok {
    /// Path of its file below the workspace.
    pub berkas: String,
    /// The office, as its profile has it.
    pub satker: Satker,
    /// The officer who decides.
    pub penetap: Penetap,
    /// Its number.
    pub nomor: Option<Nomor>,
    /// The date of penetapan.
    pub tanggal: Option<Tanggal>,
    /// The year that it is about: its own, or that of its date.
    pub tahun: Option<i16>,
    /// Its kind and body, as in a citation: `Keputusan Komisi Pemilihan Umum Provinsi …`.
    pub sebutan: String,
    /// Its title in title case.
    pub tentang: String,
    /// What would be printed, by address, where the user wrote a text in its place under `"tertulis"`.
    pub tertulis: BTreeMap<String, String>,
}
