//! Lists and paragraphs side by side: how their items end, begin and are labelled, and which of them differs from its neighbours.
//! Looks at no words, only at marks and capitals.

use super::{
    kata::{alamat, pola},
    pandangan::Pandangan,
};
use crate::{
    diag::{Diagnostic, Sorot},
    expand::job::{Blok, Butir, Slot},
};

use std::sync::LazyLock;

use regex::Regex;

/// What a text ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Akhir {
    Titik,
    TitikKoma,
    Koma,
    Kosong,
    /// A colon, a question mark: what follows decides.
    Lain,
}

impl Akhir {
    fn dari(teks: &str) -> Self {
        let teks = teks.trim_end();
        let tanpa = ["; dan", "; atau", "; dan/atau"].iter().find_map(|akhir| teks.strip_suffix(&akhir[1..]));
        let teks = tanpa.map_or(teks, str::trim_end);
        match teks.chars().next_back() {
            Some('.') => Self::Titik,
            Some(';') => Self::TitikKoma,
            Some(',') => Self::Koma,
            Some(huruf) if huruf.is_alphanumeric() || ")%”\"’'".contains(huruf) => Self::Kosong,
            _ => Self::Lain,
        }
    }

    fn sebutan(self) -> &'static str {
        match self {
            Self::Titik => "titik",
            Self::TitikKoma => "titik koma",
            Self::Koma => "koma",
            Self::Kosong | Self::Lain => "tanpa tanda baca",
        }
    }

    fn kalimat(self) -> String {
        match self {
            Self::Kosong | Self::Lain => "berakhir tanpa tanda baca".to_owned(),
            _ => format!("berakhir dengan {}", self.sebutan()),
        }
    }
}

/// The finding at the last word of a text.
fn di_akhir(slot: &Slot, temuan: Diagnostic) -> Diagnostic {
    let polos = slot.tulisan.polos();
    let awal = polos.trim_end().rfind(' ').map_or(0, |letak| letak + 1);
    let sorot = Sorot::baru(&polos, awal..polos.trim_end().len());
    if sorot.kata.is_empty() { temuan.at(slot.tempat.clone()) } else { temuan.tentang(sorot).at(slot.tempat.clone()) }
}

/// Items of Menimbang, Mengingat and Memperhatikan end with a semicolon, the last one too.
pub(super) fn akhir_konsiderans(pandangan: &Pandangan<'_>, kode: &'static str) -> Vec<Diagnostic> {
    let bagian = pandangan.job.dokumen.konsiderans().iter();
    let butir = bagian.flat_map(|bagian| bagian.butir.iter().map(move |butir| (bagian.label.tulisan.polos(), butir)));
    let salah =
        butir.filter(|(_, butir)| butir.isi.is_empty() && Akhir::dari(&butir.teks.tulisan.polos()) != Akhir::TitikKoma);
    let temuan = salah.map(|(label, butir)| {
        let akhir = Akhir::dari(&butir.teks.tulisan.polos()).kalimat();
        let pesan = format!("butir `{}` {label} {akhir}, bukan titik koma", butir.label.tulisan.polos());
        di_akhir(&butir.teks, Diagnostic::peringatan(kode, pesan).cure("Akhiri dengan `;`"))
    });
    temuan.collect()
}

/// Operative parts end with a full stop.
pub(super) fn akhir_diktum(pandangan: &Pandangan<'_>, kode: &'static str) -> Vec<Diagnostic> {
    let salah = pandangan.job.dokumen.diktum().iter().filter(|diktum| {
        let akhir = Akhir::dari(&diktum.teks.tulisan.polos());
        diktum.isi.is_empty() && !matches!(akhir, Akhir::Titik)
    });
    let temuan = salah.map(|diktum| {
        let akhir = Akhir::dari(&diktum.teks.tulisan.polos()).kalimat();
        let pesan = format!("diktum {} {akhir}, bukan titik", diktum.label.tulisan.polos());
        di_akhir(&diktum.teks, Diagnostic::peringatan(kode, pesan).cure("Akhiri dengan titik"))
    });
    temuan.collect()
}

/// Every list below the operative parts and in the annexes, in reading order.
fn semua_daftar<'a>(pandangan: &Pandangan<'a>) -> Vec<&'a [Butir]> {
    fn blok<'a>(semua: &'a [Blok], hasil: &mut Vec<&'a [Butir]>) {
        for satu in semua {
            match satu {
                Blok::Daftar { butir } => {
                    hasil.push(butir);
                    butir.iter().for_each(|butir| blok(&butir.isi, hasil));
                }
                Blok::Bagian { isi, .. } => blok(isi, hasil),
                _ => {}
            }
        }
    }
    let mut hasil = Vec::new();
    pandangan.job.dokumen.diktum().iter().for_each(|diktum| blok(&diktum.isi, &mut hasil));
    pandangan.job.dokumen.lampiran.iter().for_each(|lampiran| blok(&lampiran.isi, &mut hasil));
    hasil
}

/// Items that end or begin otherwise than those beside them.
pub(super) fn butir(pandangan: &Pandangan<'_>, kode: &'static str) -> Vec<Diagnostic> {
    semua_daftar(pandangan)
        .into_iter()
        .flat_map(|butir| [akhir_butir(butir, kode), awal_butir(butir, kode)].concat())
        .collect()
}

/// The kind that most have, where more than one item decides so; of two that are as many, the first one's.
fn terbanyak<T: PartialEq + Copy>(semua: &[T]) -> Option<T> {
    let banyak = |satu: &T| semua.iter().filter(|lain| *lain == satu).count();
    let paling = semua.iter().map(banyak).max()?;
    semua.iter().find(|satu| banyak(satu) == paling).copied()
}

fn akhir_butir(butir: &[Butir], kode: &'static str) -> Vec<Diagnostic> {
    let polos: Vec<String> = butir.iter().map(|satu| satu.teks.tulisan.polos()).collect();
    // An item that goes on below ends as its content wants.
    let dinilai = |i: usize| butir[i].isi.is_empty() && Akhir::dari(&polos[i]) != Akhir::Lain;
    let semua: Vec<usize> = (0..butir.len()).filter(|i| dinilai(*i)).collect();
    let Some((akhir, tengah)) = semua.split_last() else { return Vec::new() };
    let Some(lazim) = terbanyak(&tengah.iter().map(|i| Akhir::dari(&polos[*i])).collect::<Vec<_>>()) else {
        return Vec::new();
    };
    let mut temuan: Vec<_> = tengah
        .iter()
        .filter(|i| Akhir::dari(&polos[**i]) != lazim)
        .map(|i| {
            let (label, ini) = (butir[*i].label.tulisan.polos(), Akhir::dari(&polos[*i]).kalimat());
            let pesan = format!("butir `{label}` {ini}, butir lain dalam daftar ini {}", lazim.kalimat());
            di_akhir(&butir[*i].teks, Diagnostic::peringatan(kode, pesan).cure("Samakan akhir butir-butir daftar ini"))
        })
        .collect();
    let ini = Akhir::dari(&polos[*akhir]);
    let penutup = *akhir + 1 == butir.len();
    // A list of semicolons or commas ends its sentence, or goes on as before.
    let boleh = ini == lazim || penutup && ini == Akhir::Titik && matches!(lazim, Akhir::TitikKoma | Akhir::Koma);
    if !boleh {
        let label = butir[*akhir].label.tulisan.polos();
        let pesan = format!("butir `{label}` {}, butir lain dalam daftar ini {}", ini.kalimat(), lazim.kalimat());
        let satu = Diagnostic::peringatan(kode, pesan)
            .cure("Samakan akhir butir-butir daftar ini; butir terakhir boleh bertitik");
        temuan.push(di_akhir(&butir[*akhir].teks, satu));
    }
    temuan
}

/// So many items must a list have before the capital of one tells something.
const BANYAK: usize = 3;

fn awal_butir(butir: &[Butir], kode: &'static str) -> Vec<Diagnostic> {
    let besar =
        |satu: &Butir| satu.teks.tulisan.polos().chars().find(|huruf| huruf.is_alphabetic()).map(char::is_uppercase);
    let semua: Vec<bool> = butir.iter().filter_map(besar).collect();
    let kecil = semua.iter().filter(|besar| !**besar).count();
    // A word in capitals at the start of an item may be a name; a small one among capitals is none.
    if semua.len() < BANYAK || kecil == 0 || kecil * 2 >= semua.len() {
        return Vec::new();
    }
    let salah = butir.iter().filter(|satu| besar(satu) == Some(false));
    let temuan = salah.map(|satu| {
        let polos = satu.teks.tulisan.polos();
        let awal = polos.match_indices(' ').nth(2).map_or(polos.len(), |(letak, _)| letak);
        let label = satu.label.tulisan.polos();
        let pesan =
            format!("butir `{label}` mulai dengan huruf kecil (`{}`), butir lain dengan huruf kapital", &polos[..awal]);
        let temuan = Diagnostic::petunjuk(kode, pesan).cure("Samakan huruf awal butir-butir daftar ini");
        let temuan = if awal == 0 { temuan } else { temuan.tentang(Sorot::baru(&polos, 0..awal)) };
        temuan.at(satu.teks.tempat.clone())
    });
    temuan.collect()
}

/// The shape of a label: letter, numeral or Roman numeral, and the marks around it.
fn bentuk_label(label: &str) -> String {
    let huruf: String = label.chars().filter(|huruf| huruf.is_alphanumeric()).collect();
    let macam = match huruf.chars().next() {
        Some(awal) if awal.is_ascii_digit() => "1",
        Some(awal) if awal.is_uppercase() => "A",
        Some(_) => "a",
        None => return label.to_owned(),
    };
    label.replacen(&huruf, macam, 1)
}

/// Lists at the same place of parts side by side, of which one is labelled otherwise than all others.
pub(super) fn label(pandangan: &Pandangan<'_>, kode: &'static str) -> Vec<Diagnostic> {
    fn turun<'a>(isi: &'a [Blok], kode: &'static str, temuan: &mut Vec<Diagnostic>) {
        let bagian: Vec<&'a [Blok]> = isi
            .iter()
            .filter_map(|satu| match satu {
                Blok::Bagian { isi, .. } => Some(isi.as_slice()),
                _ => None,
            })
            .collect();
        let daftar = |isi: &'a [Blok]| -> Vec<&'a [Butir]> {
            let semua = isi.iter().filter_map(|satu| match satu {
                Blok::Daftar { butir } => Some(butir.as_slice()),
                _ => None,
            });
            semua.collect()
        };
        let susunan: Vec<_> = bagian.iter().map(|isi| daftar(isi)).collect();
        for ke in 0..susunan.iter().map(Vec::len).max().unwrap_or_default() {
            let setempat: Vec<&'a [Butir]> =
                susunan.iter().filter_map(|semua| semua.get(ke).copied()).filter(|butir| !butir.is_empty()).collect();
            temuan.extend(berbeda_sendiri(&setempat, kode));
        }
        bagian.into_iter().for_each(|isi| turun(isi, kode, temuan));
    }
    let mut temuan = Vec::new();
    pandangan.job.dokumen.lampiran.iter().for_each(|lampiran| turun(&lampiran.isi, kode, &mut temuan));
    temuan
}

fn berbeda_sendiri(daftar: &[&[Butir]], kode: &'static str) -> Option<Diagnostic> {
    let bentuk: Vec<String> = daftar.iter().map(|butir| bentuk_label(&butir[0].label.tulisan.polos())).collect();
    if daftar.len() < BANYAK {
        return None;
    }
    let lain = |satu: &String| bentuk.iter().filter(|lain| *lain != satu).count();
    let ke = bentuk.iter().position(|satu| lain(satu) == bentuk.len() - 1)?;
    let mut sisa = bentuk.iter().enumerate().filter(|(i, _)| *i != ke).map(|(_, satu)| satu);
    let lazim = sisa.next()?;
    if !sisa.all(|satu| satu == lazim) {
        return None;
    }
    let butir = &daftar[ke][0];
    let pesan = format!(
        "daftar ini berlabel `{}`, daftar yang sama di bagian-bagian lain berlabel `{lazim}`",
        butir.label.tulisan.polos()
    );
    Some(Diagnostic::petunjuk(kode, pesan).cure("Samakan labelnya").at(butir.teks.tempat.clone()))
}

/// Words that announce a list.
static PENGANTAR: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)(?:sebagai berikut|berikut ini|meliputi|yaitu|yakni|antara lain|terdiri (?:atas|dari)|adalah|di antaranya|mencakup)[.;,]?$",
    )
});
/// So many words has a sentence at least; shorter paragraphs may be headings.
const KALIMAT: usize = 8;

/// Paragraphs that end without a full stop, or open a list without a colon.
pub(super) fn paragraf(pandangan: &Pandangan<'_>, kode: &'static str) -> Vec<Diagnostic> {
    fn turun(semua: &[Blok], kode: &'static str, temuan: &mut Vec<Diagnostic>) {
        for (i, satu) in semua.iter().enumerate() {
            match satu {
                Blok::Paragraf { teks, .. } => {
                    let berdaftar = matches!(semua.get(i + 1), Some(Blok::Daftar { .. }));
                    temuan.extend(satu_paragraf(teks, berdaftar, kode));
                }
                Blok::Daftar { butir } => butir.iter().for_each(|butir| {
                    temuan.extend(pengantar(&butir.teks, matches!(butir.isi.first(), Some(Blok::Daftar { .. })), kode));
                    turun(&butir.isi, kode, temuan);
                }),
                Blok::Bagian { isi, .. } => turun(isi, kode, temuan),
                _ => {}
            }
        }
    }
    let mut temuan = Vec::new();
    for diktum in pandangan.job.dokumen.diktum() {
        temuan.extend(pengantar(&diktum.teks, matches!(diktum.isi.first(), Some(Blok::Daftar { .. })), kode));
        turun(&diktum.isi, kode, &mut temuan);
    }
    pandangan.job.dokumen.lampiran.iter().for_each(|lampiran| turun(&lampiran.isi, kode, &mut temuan));
    temuan
}

fn pengantar(teks: &Slot, berdaftar: bool, kode: &'static str) -> Option<Diagnostic> {
    let polos = teks.tulisan.polos();
    let terbuka = berdaftar && PENGANTAR.is_match(polos.trim_end());
    terbuka.then(|| {
        let pesan = "kalimat ini mengantar daftar di bawahnya, tetapi tidak berakhir dengan titik dua";
        di_akhir(teks, Diagnostic::peringatan(kode, pesan).cure("Akhiri dengan `:`"))
    })
}

fn satu_paragraf(teks: &Slot, berdaftar: bool, kode: &'static str) -> Option<Diagnostic> {
    if let Some(temuan) = pengantar(teks, berdaftar, kode) {
        return Some(temuan);
    }
    let polos = teks.tulisan.polos();
    let kata: Vec<&str> = polos.split_whitespace().collect();
    let kecil = kata.iter().filter(|kata| kata.starts_with(char::is_lowercase)).count();
    // A third of a sentence's words are no names, even where it names a decree.
    let kalimat = kata.len() >= KALIMAT && kecil * 3 >= kata.len() && polos.starts_with(char::is_uppercase);
    // Behind an address a full stop would be taken for a part of it.
    let beralamat = alamat(&polos).iter().any(|satu| satu.end == polos.trim_end().len());
    (kalimat && !beralamat && Akhir::dari(&polos) == Akhir::Kosong).then(|| {
        di_akhir(
            teks,
            Diagnostic::peringatan(kode, "kalimat ini tidak berakhir dengan titik").cure("Akhiri dengan titik"),
        )
    })
}
