//! From files to [`Workspace`]: every problem of every file in one pass, each with its place. Judges no content.

mod bawaan;
mod buku;
mod galat;
mod gambar;
mod jalur;
mod json;
pub mod kommit;
mod lembar;
mod masukan;
mod naskah;
mod nilai;
mod periksa;
mod place;
mod pohon;
mod profil;
mod register;
mod ruang_lembar;
mod sandi;
mod skema;
mod sumber;
mod temuan;
mod terbit;
mod workspace;

pub use bawaan::{Aset, ZONA_INTEGRITAS};
pub use buku::{Arsip, BacaDiSini, PembacaBuku, PeristiwaXml, SalahArsip, UnsurXml, telusuri_xml};
pub use galat::{ReadError, sebab_baca};
pub use gambar::BerkasGambar;
pub use json::periksa;
pub use masukan::{Bacaan, Jejak, Masukan};
pub use naskah::Naskah;
pub use nilai::NilaiSatker;
pub use register::{cari_satker, register_satker};
pub use skema::{semua_jenis, skema};
pub use sumber::{
    ANGGOTA, AREA, KEPALA_CATATAN, KOMPONEN, LEMBAR, LEMBAR_TIM, MATRIKS, ORANG, SETIAP_BULAN, TUGAS, UNTUK,
    area_dari_buku, baris_dari_lembar, teks_butir, teks_sel, tim_dari_buku,
};
pub use terbit::{Status as StatusTerbit, Terbit};
pub use workspace::Workspace;
