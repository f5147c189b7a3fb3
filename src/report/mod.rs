//! Wording of progress, findings and summary. Decides nothing and prints nothing.

use std::fmt::Write as _;

use crate::{
    diag::{Diagnostic, Severity},
    expand::job::JenisSalinan,
    output::Written,
};

/// What came of one document.
#[derive(Debug)]
pub enum Hasil {
    /// Made.
    Jadi {
        /// Its pages.
        halaman: usize,
        /// Its file.
        berkas: Written,
    },
    /// Not made.
    Gagal,
}

/// The line of one document.
pub fn baris(naskah: &str, salinan: JenisSalinan, hasil: &Hasil) -> String {
    let nama = format!("{naskah} ({})", salinan.nama());
    match hasil {
        Hasil::Jadi { halaman, berkas } => {
            let gambar = if berkas.gambar > 0 { " dan gambarnya" } else { "" };
            format!("jadi   {nama}: {halaman} halaman → {}{gambar}", berkas.berkas)
        }
        Hasil::Gagal => format!("gagal  {nama}"),
    }
}

/// The lines of one finding: what, where, and the cure.
pub fn temuan(temuan: &Diagnostic) -> String {
    let mut teks = format!("{} [{}]", temuan.severity, temuan.code);
    if let Some(place) = &temuan.place {
        let _ = write!(teks, " {place}");
    }
    let _ = write!(teks, "\n    {}", temuan.message);
    if let Some(obat) = &temuan.cure {
        let _ = write!(teks, "\n    → {obat}");
    }
    teks
}

/// Documents and findings of a run, counted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Ringkasan {
    /// Documents made.
    pub jadi: usize,
    /// Documents not made.
    pub gagal: usize,
    /// Files that could not be read.
    pub berkas_rusak: usize,
    /// Findings that stop nothing, but should be looked at.
    pub perhatian: usize,
}

impl Ringkasan {
    /// Counts a document.
    pub fn catat(&mut self, hasil: &Hasil) {
        match hasil {
            Hasil::Jadi { .. } => self.jadi += 1,
            Hasil::Gagal => self.gagal += 1,
        }
    }

    /// Counts findings that should be looked at.
    pub fn hitung(&mut self, temuan: &[Diagnostic]) {
        self.perhatian += temuan.iter().filter(|t| !t.stops && t.severity >= Severity::Peringatan).count();
    }

    /// Whether everything was made.
    pub fn utuh(&self) -> bool {
        self.gagal == 0 && self.berkas_rusak == 0
    }

    /// The last line of a run.
    pub fn teks(&self) -> String {
        let mut teks = match (self.jadi, self.gagal) {
            (0, 0) => "Tidak ada naskah untuk dibuat".to_owned(),
            (jadi, 0) => format!("{jadi} dokumen jadi"),
            (jadi, gagal) => format!("{jadi} dokumen jadi, {gagal} gagal"),
        };
        if self.berkas_rusak > 0 {
            let _ = write!(teks, ", {} berkas tidak terbaca", self.berkas_rusak);
        }
        if self.perhatian > 0 {
            let _ = write!(teks, ", {} hal perlu diperhatikan", self.perhatian);
        }
        teks.push('.');
        teks
    }
}
