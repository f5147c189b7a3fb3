//! A team: who is in it and as what, and what each role does. Every name stands once; views are extracts of one flat list.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Format, Untuk,
    isi::{Butir, Diam},
    tabel::Sumber,
    teks::Teks,
};

/// `"jenis": "tim"`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Tim", description = "Data untuk susunan keanggotaan dan tugas sebuah tim.")]
pub struct Tim {
    /// Version of the format.
    #[schemars(description = "Versi format data; selalu `1`.", extend("examples" = [1]))]
    pub format: Format,
    /// Always `tim`.
    #[schemars(description = "Jenis berkas.", extend("examples" = ["tim"]), extend("const" = "tim"))]
    pub jenis: String,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
    /// The workbook that holds what is not written here.
    #[schemars(
        description = "Buku kerja dengan lembar Orang, Anggota, Tugas; yang tidak ditulis di sini dibaca dari sana."
    )]
    pub sumber: Option<Sumber>,
    /// People by key.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(
        description = "Orang menurut kunci buatan sendiri.",
        extend("examples" = [{"p-01": {"nama": "Nama Anggota"}}])
    )]
    pub orang: BTreeMap<String, Orang>,
    /// Members, in order.
    #[serde(default)]
    #[schemars(
        description = "Anggota berurutan.",
        extend("examples" = [[{"orang": "p-01", "sebagai": "Koordinator", "kelompok": "Manajemen Perubahan"}]])
    )]
    pub anggota: Vec<Anggota>,
    /// What a role does.
    #[serde(default, deserialize_with = "super::peta")]
    #[schemars(
        description = "Tugas menurut kedudukan dalam tim: daftar butir, tanpa tanda baca penutup.",
        extend("examples" = [{"Koordinator": ["mengoordinasikan kelompoknya"]}])
    )]
    pub tugas: BTreeMap<String, Vec<Butir>>,
}

/// A person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Orang", description = "Satu orang, ditulis satu kali.")]
pub struct Orang {
    /// The name as it is printed.
    #[schemars(description = "Nama, tercetak seperti ditulis.", extend("examples" = ["Nama Anggota"]))]
    pub nama: Teks,
    /// Rank and grade.
    #[schemars(description = "Pangkat dan golongan.", extend("examples" = ["Penata, III/c"]))]
    pub pangkat: Option<Teks>,
    /// The post in the office.
    #[schemars(description = "Jabatan dalam kedinasan.", extend("examples" = ["Kepala Subbagian Hukum"]))]
    pub jabatan: Option<Teks>,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}

/// A member of the team.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Anggota", description = "Kedudukan satu orang dalam tim.")]
pub struct Anggota {
    /// The key of the person.
    #[schemars(description = "Kunci orangnya dalam `orang`.", extend("examples" = ["p-01"]))]
    pub orang: String,
    /// The role.
    #[schemars(description = "Kedudukan dalam tim.", extend("examples" = ["Koordinator"]))]
    pub sebagai: Teks,
    /// The group that the role is in.
    #[schemars(description = "Kelompok di dalam tim; tanpa ini di luar semua kelompok.", extend("examples" = ["Manajemen Perubahan"]))]
    pub kelompok: Option<Teks>,
    /// Offices for which it exists.
    #[serde(default)]
    #[schemars(description = "Kantor yang memilikinya; semua bila tidak ditulis.")]
    pub untuk: Untuk,
    /// A remark, never printed.
    #[schemars(description = "Catatan; tidak dicetak.")]
    pub catatan: Option<String>,
    /// Findings silenced here.
    #[schemars(description = "Temuan yang didiamkan: nama temuan dan alasannya.")]
    pub diam: Option<Diam>,
}
