//! Wording of progress, findings and summary, as text and as JSON. Decides nothing and prints nothing.

mod json;
mod lukis;
pub mod sarif;
pub mod tinjauan;

use std::collections::{BTreeMap, BTreeSet};

pub use self::lukis::{bersih, lukis};
use crate::{
    diag::{Diagnostic, Severity},
    output::Written,
};

/// What came of one file that was to be made.
#[derive(Debug)]
pub enum Hasil {
    /// There, whether made now or before.
    Jadi(Jadi),
    /// Not made.
    Gagal,
    /// Not made yet: what it waits for.
    Menunggu(Vec<&'static str>),
    /// Not reached before the run was stopped.
    Belum,
}

/// A file that is there and true.
#[derive(Debug)]
pub struct Jadi {
    /// Its pages.
    pub halaman: usize,
    /// The file.
    pub berkas: Written,
    /// The pictures in it, each with the SHA-256 of its bytes.
    pub masukan: BTreeMap<String, String>,
    /// Whether this run made it; else it was there, and would be made again.
    pub dibuat: bool,
}

/// What came of one copy of a document.
#[derive(Debug)]
pub struct Lembar {
    /// The copy.
    pub salinan: &'static str,
    /// What came of it.
    pub hasil: Hasil,
    /// Why it was made or not made, where there is more to say than its findings do.
    pub mengapa: Option<String>,
}

/// What came of one document.
#[derive(Debug, Default)]
pub struct Dokumen {
    /// How a message calls it.
    pub nama: String,
    /// Its name.
    pub naskah: String,
    /// Code of the office.
    pub satker: Option<String>,
    /// The package that makes it.
    pub paket: Option<String>,
    /// The file that it is written in.
    pub sumber: Option<String>,
    /// The part of it that was made alone: `lampiran-ii`.
    pub bagian: Option<String>,
    /// Its copies.
    pub lembar: Vec<Lembar>,
    /// All findings, each once.
    pub temuan: Vec<Diagnostic>,
}

impl Dokumen {
    /// The line above its findings.
    pub fn kepala(&self) -> String {
        let gagal = self.lembar.iter().filter(|lembar| matches!(lembar.hasil, Hasil::Gagal));
        let gagal: Vec<_> = gagal.map(|lembar| lembar.salinan).collect();
        let gagal = if gagal.is_empty() { String::new() } else { format!(" (gagal: {})", gagal.join(", ")) };
        kepala(&format!("{}{gagal}", self.nama), &self.temuan)
    }
}

/// The line above findings that belong together.
pub fn kepala(nama: &str, temuan: &[Diagnostic]) -> String {
    format!("── {}: {}", bersih(nama), jumlah(temuan))
}

/// What stands for findings that were shown for another document.
pub fn seperti_tadi(temuan: &[Diagnostic]) -> String {
    format!("   {} sama seperti pada dokumen sebelumnya", jumlah(temuan))
}

/// The line of one copy that was to be made. `mengapa`: with the reason.
pub fn baris(naskah: &str, lembar: &Lembar, mengapa: bool) -> String {
    let sebab = lembar.mengapa.as_ref().filter(|_| mengapa);
    let sebab = sebab.map_or_else(String::new, |sebab| format!("\n       {}", bersih(sebab)));
    format!("{}{sebab}", baris_hasil(&format!("{naskah} ({})", lembar.salinan), &lembar.hasil))
}

fn baris_hasil(nama: &str, hasil: &Hasil) -> String {
    let nama = bersih(nama);
    match hasil {
        Hasil::Jadi(Jadi { berkas, dibuat: false, .. }) => format!("tetap  {nama} → {}", bersih(&berkas.berkas)),
        Hasil::Jadi(Jadi { halaman, berkas, .. }) => {
            let gambar = if !berkas.gambar.is_empty() { " dan gambarnya" } else { "" };
            format!("jadi   {nama}: {halaman} halaman → {}{gambar}", bersih(&berkas.berkas))
        }
        Hasil::Gagal => format!("gagal  {nama}"),
        Hasil::Menunggu(apa) => format!("tunda  {nama}: menunggu {}", apa.join(" dan ")),
        Hasil::Belum => format!("belum  {nama}"),
    }
}

/// Findings counted by their weight: `1 galat, 2 peringatan, 1 didiamkan`.
pub fn jumlah<'a>(temuan: impl IntoIterator<Item = &'a Diagnostic> + Clone) -> String {
    let semua = [Severity::Galat, Severity::Tanya, Severity::Peringatan, Severity::Petunjuk];
    let terbuka = || temuan.clone().into_iter().filter(|satu| satu.terbuka());
    let satu = |jenis: Severity| (terbuka().filter(|t| t.severity == jenis).count(), jenis.to_string());
    let diam = (temuan.clone().into_iter().filter(|satu| !satu.terbuka()).count(), "didiamkan".to_owned());
    let ada = semua.into_iter().map(satu).chain([diam]).filter(|(jumlah, _)| *jumlah > 0);
    ada.map(|(jumlah, jenis)| format!("{jumlah} {jenis}")).collect::<Vec<_>>().join(", ")
}

/// A run: its documents, and the findings that belong to none.
#[derive(Debug, Default)]
pub struct Laporan {
    /// The documents, in the order in which they were made.
    pub dokumen: Vec<Dokumen>,
    /// The files that were read, each with the SHA-256 of its bytes in hexadecimal digits.
    pub masukan: BTreeMap<String, String>,
    /// Findings about files that could not be read, and about the run itself.
    pub temuan: Vec<Diagnostic>,
    /// Finished files that no document makes any more.
    pub yatim: Vec<String>,
    /// What else was done, line by line.
    pub kabar: Vec<String>,
}

/// So many orphans are named; the rest is counted.
const PALING_BANYAK_YATIM: usize = 3;

impl Laporan {
    /// The line about files that no document makes any more; nothing where there are none.
    pub fn kabar_yatim(&self) -> Option<String> {
        let nama: Vec<String> = self.yatim.iter().take(PALING_BANYAK_YATIM).map(|berkas| bersih(berkas)).collect();
        let banyak = self.yatim.len();
        let sisa = if banyak > PALING_BANYAK_YATIM { ", …" } else { "" };
        let kabar = format!(
            "{banyak} berkas tidak lagi dibuat naskah mana pun: {}{sisa}. Hapus dengan `naskah bersih`.",
            nama.join(", ")
        );
        (banyak > 0).then_some(kabar)
    }

    fn semua_hasil(&self) -> impl Iterator<Item = &Hasil> {
        self.dokumen.iter().flat_map(|dokumen| &dokumen.lembar).map(|lembar| &lembar.hasil)
    }

    fn jumlah(&self, yang: fn(&Hasil) -> bool) -> usize {
        self.semua_hasil().filter(|hasil| yang(hasil)).count()
    }

    fn gagal(&self) -> usize {
        self.jumlah(|hasil| matches!(hasil, Hasil::Gagal))
    }

    /// Files that are wrong apart from documents.
    fn berkas_rusak(&self) -> usize {
        let tempat = |temuan: &Diagnostic| temuan.place.as_ref().map(|place| place.file.clone());
        self.temuan.iter().filter(|temuan| temuan.kurang()).filter_map(tempat).collect::<BTreeSet<_>>().len()
    }

    /// Whether some copy of every document is there: rules have looked at all of it.
    pub fn tuntas(&self) -> bool {
        let jadi = |lembar: &Lembar| matches!(lembar.hasil, Hasil::Jadi(_));
        self.dokumen.iter().all(|dokumen| dokumen.lembar.iter().any(jadi)) && self.gagal() == 0
    }

    /// Whether everything was made.
    pub fn utuh(&self) -> bool {
        self.gagal() == 0 && !self.temuan.iter().any(Diagnostic::kurang)
    }

    /// The folder that holds everything that was made.
    pub fn folder(&self) -> Option<String> {
        let berkas = self.semua_hasil().filter_map(|hasil| match hasil {
            Hasil::Jadi(jadi) => Some(jadi.berkas.berkas.rsplit_once('/')?.0.to_owned()),
            Hasil::Gagal | Hasil::Menunggu(_) | Hasil::Belum => None,
        });
        berkas.reduce(|bersama, satu| {
            let sama = bersama.split('/').zip(satu.split('/')).take_while(|(a, b)| a == b);
            sama.map(|(ruas, _)| ruas).collect::<Vec<_>>().join("/")
        })
    }

    /// All findings, those of documents first.
    pub fn semua_temuan(&self) -> impl Iterator<Item = &Diagnostic> {
        self.dokumen.iter().flat_map(|dokumen| &dokumen.temuan).chain(&self.temuan)
    }

    /// The run as SARIF: its findings alone.
    pub fn sarif(&self) -> String {
        let bahan = |temuan| sarif::Bahan { temuan, lebar: None, ganti: None };
        sarif::sarif(&self.semua_temuan().map(bahan).collect::<Vec<_>>())
    }

    /// The last line of a run.
    pub fn ringkasan(&self) -> String {
        let tetap = self.jumlah(|hasil| matches!(hasil, Hasil::Jadi(jadi) if !jadi.dibuat));
        let mut bagian = vec![match self.jumlah(|hasil| matches!(hasil, Hasil::Jadi(jadi) if jadi.dibuat)) {
            0 if self.dokumen.is_empty() => "Tidak ada naskah untuk dibuat".to_owned(),
            0 if tetap > 0 => "Tidak ada dokumen yang perlu dibuat".to_owned(),
            jadi => format!("{jadi} dokumen jadi"),
        }];
        bagian.extend((tetap > 0).then(|| format!("{tetap} tetap seperti semula")));
        let gagal = self.gagal();
        bagian.extend((gagal > 0).then(|| format!("{gagal} gagal")));
        let menunggu = self.jumlah(|hasil| matches!(hasil, Hasil::Menunggu(_)));
        bagian.extend((menunggu > 0).then(|| format!("{menunggu} menunggu nomor atau tanggal")));
        let belum = self.jumlah(|hasil| matches!(hasil, Hasil::Belum));
        bagian.extend((belum > 0).then(|| format!("{belum} belum dibuat")));
        let rusak = self.berkas_rusak();
        bagian.extend((rusak > 0).then(|| format!("{rusak} berkas bermasalah")));
        let semua: Vec<&Diagnostic> = self.semua_temuan().collect();
        let jumlah = jumlah(semua);
        bagian.extend((!jumlah.is_empty()).then(|| format!("temuan: {jumlah}")));
        format!("{}.", bagian.join(", "))
    }
}
