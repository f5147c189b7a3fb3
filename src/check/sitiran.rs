//! The citations of a decree: each with where it stands, what it cites, and which row of the register that is.

use std::collections::BTreeSet;

use super::{
    pandangan::{Letak, Pandangan, Peran, Satuan},
    pohon::Deret,
};
use crate::{
    expand::job::{Blok, Butir},
    model::{
        keputusan::ALASAN_IMPOR,
        peraturan::{Lembaran, Pengundangan, Peraturan},
        sitasi::Sitasi,
    },
};

/// Where a citation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tempat {
    /// An item of Mengingat.
    Mengingat,
    /// An item of a list of legal bases in an annex: which list.
    Daftar(usize),
    /// Running text.
    Kalimat,
}

impl Tempat {
    /// Whether the citation is all of its text, so that it must be whole.
    pub(super) fn lengkap(self) -> bool {
        self != Self::Kalimat
    }
}

/// A citation.
pub(super) struct Sitiran<'a> {
    /// The text that holds it.
    pub(super) satuan: Satuan<'a>,
    /// Its parts.
    pub(super) sitasi: Sitasi,
    /// Where it stands.
    pub(super) tempat: Tempat,
    /// The row of the register.
    pub(super) baris: Option<&'a Peraturan>,
    /// Whether its words come from the register.
    pub(super) turunan: bool,
    /// Whether the user has said why it is written so.
    pub(super) dijawab: bool,
}

impl Sitiran<'_> {
    /// Kind, number and year, as they are written.
    pub(super) fn sebut(&self) -> String {
        sebut(&self.satuan.polos, &self.sitasi)
    }

    /// What tells it from other regulations.
    pub(super) fn kunci(&self) -> String {
        kunci(&self.satuan.polos, &self.sitasi)
    }

    /// The year of what it cites: its own, or that at the end of its number.
    pub(super) fn tahun(&self) -> Option<i16> {
        let nomor = &self.satuan.polos[self.sitasi.nomor.clone()];
        self.sitasi.tahun.or_else(|| nomor.rsplit('/').next().and_then(|tahun| tahun.parse().ok()))
    }

    /// The rank of a kind, by how its name begins; none for what has no place in the hierarchy.
    pub(super) fn peringkat(&self) -> Option<u8> {
        let bentuk = self.satuan.polos[self.sitasi.bentuk.clone()].to_lowercase();
        let bentuk = bentuk
            .split(|huruf: char| !huruf.is_alphanumeric())
            .filter(|kata| !kata.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let mulai = |awal: &[&str]| awal.iter().any(|awal| bentuk.starts_with(awal));
        Some(if mulai(&["undang undang", "perppu", "peraturan pemerintah pengganti"]) {
            1
        } else if mulai(&["peraturan pemerintah"]) {
            2
        } else if mulai(&["peraturan presiden", "keputusan presiden"]) {
            3
        } else if mulai(&["peraturan daerah", "peraturan gubernur", "peraturan bupati", "peraturan wali"]) {
            return None;
        } else if mulai(&["peraturan"]) {
            4
        } else if mulai(&[
            "keputusan komisi pemilihan umum provinsi",
            "keputusan komisi pemilihan umum kab",
            "keputusan komisi pemilihan umum kota",
            "keputusan ketua",
            "keputusan sekretaris",
            "keputusan komisi independen",
        ]) {
            6
        } else if mulai(&["keputusan"]) {
            5
        } else {
            return None;
        })
    }

    /// Whether it was made before another, as far as citation and register know: by year, by day, by number in the same gazette.
    pub(super) fn lebih_dahulu(&self, lain: &Self) -> bool {
        let (Some(a), Some(b)) = (self.tahun(), lain.tahun()) else { return false };
        if a != b {
            return a < b;
        }
        let hari = |satu: &Self| satu.baris.and_then(|baris| baris.ditetapkan);
        if let (Some(a), Some(b)) = (hari(self), hari(lain)) {
            return a < b;
        }
        match (self.lembaran(), lain.lembaran()) {
            (Some(a), Some(b)) => a.lembaran == b.lembaran && a.tahun == b.tahun && a.nomor < b.nomor,
            _ => false,
        }
    }

    fn lembaran(&self) -> Option<Lembaran> {
        let register = self.baris.and_then(|baris| match &baris.pengundangan {
            Some(Pengundangan::Lembaran(lembaran)) => Some(lembaran.clone()),
            _ => None,
        });
        register.or_else(|| self.sitasi.lembaran.as_ref().map(|satu| satu.isi.clone()))
    }
}

/// Kind, number and year of a citation, as they are written.
pub(super) fn sebut(teks: &str, sitasi: &Sitasi) -> String {
    let tahun = sitasi.tahun.map(|tahun| format!(" Tahun {tahun}")).unwrap_or_default();
    format!("{} Nomor {}{tahun}", &teks[sitasi.bentuk.clone()], &teks[sitasi.nomor.clone()])
}

/// The same without what is often written otherwise.
pub(super) fn kunci(teks: &str, sitasi: &Sitasi) -> String {
    let bentuk: String = teks[sitasi.bentuk.clone()].to_lowercase().chars().filter(|h| h.is_alphanumeric()).collect();
    let bentuk = bentuk.replace("republikindonesia", "").replace("keputusanketua", "keputusan");
    let bentuk = bentuk.strip_suffix("keputusan").filter(|awal| !awal.is_empty()).unwrap_or(&bentuk).to_owned();
    let nomor = teks[sitasi.nomor.clone()].to_lowercase();
    format!("{bentuk} {nomor} {}", sitasi.tahun.unwrap_or_default())
}

/// All citations of a decree in reading order.
pub(super) fn semua<'a>(p: &Pandangan<'a>) -> Vec<Sitiran<'a>> {
    let daftar = daftar(p);
    let satuan = p.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Penutup | Peran::Kapital));
    let mut hasil = Vec::new();
    for satuan in satuan.filter(|satu| !satu.sitasi().is_empty()) {
        let tempat = match satuan.letak {
            Letak::Mengingat => Tempat::Mengingat,
            _ => match daftar.iter().position(|satu| satu.contains(satuan.slot.alamat.as_str())) {
                Some(nomor) => Tempat::Daftar(nomor),
                None => Tempat::Kalimat,
            },
        };
        for sitasi in satuan.sitasi() {
            let awal = sitasi.rentang.start == 0;
            // What stands behind the citation of an item is about that one.
            let tempat = if awal { tempat } else { Tempat::Kalimat };
            hasil.push(Sitiran {
                baris: cocok(p, &satuan.polos, sitasi),
                sitasi: sitasi.clone(),
                tempat,
                turunan: turunan(satuan),
                dijawab: p.pokok().alasan.get(&satuan.slot.tempat).is_some_and(|a| !a.starts_with(ALASAN_IMPOR)),
                satuan: satuan.clone(),
            });
        }
    }
    hasil
}

/// The row of the register that a citation names.
pub(super) fn cocok<'a>(p: &Pandangan<'a>, teks: &str, sitasi: &Sitasi) -> Option<&'a Peraturan> {
    let nama = |kode: &str| p.acuan.satker.get(kode).map(|satker| satker.nama_lengkap());
    sitasi.cocok(teks, p.acuan.peraturan, &nama)
}

/// Whether a text was made of the register: at an item of `mengingat` or `tambah` that is no `lengkap`.
fn turunan(satuan: &Satuan<'_>) -> bool {
    let jalan: Vec<String> = satuan.slot.tempat.pointer.segments().collect();
    let bernomor = |kata: Option<&String>| kata.is_some_and(|kata| kata.bytes().all(|huruf| huruf.is_ascii_digit()));
    match jalan.as_slice() {
        [.., wadah, nomor] => matches!(wadah.as_str(), "mengingat" | "tambah") && bernomor(Some(nomor)),
        _ => false,
    }
}

/// The lists of annexes that are lists of legal bases: most of their items begin with a citation, and the program did not make them.
fn daftar<'p>(p: &'p Pandangan<'_>) -> Vec<BTreeSet<&'p str>> {
    let blok = p.deret().iter().filter_map(|(letak, deret)| match (letak, deret) {
        (Letak::Lampiran(_), Deret::Blok(semua)) => Some(*semua),
        _ => None,
    });
    let berkutipan = |satu: &&Butir| p.uraian(&satu.teks).sitasi().first().is_some_and(|satu| satu.rentang.start == 0);
    let mut hasil = Vec::new();
    for satu in blok.flatten() {
        let Blok::Daftar { butir } = satu else { continue };
        let kutipan: BTreeSet<&str> = butir.iter().filter(berkutipan).map(|satu| satu.teks.alamat.as_str()).collect();
        if kutipan.len() >= 2 && kutipan.len() * 3 >= butir.len() * 2 {
            hasil.push(kutipan);
        }
    }
    hasil
}
