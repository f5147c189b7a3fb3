//! Which rule owns a difference between a derived text and what a user wrote in its place. Finds no difference (`beda`).

use super::{
    sejajar::{Langkah, serupa},
    token::Token,
};
use crate::{expand::job::Pokok, model::tanggal::Bulan};

/// What a derived text is, as far as its owner depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A label or a number of a list.
    Label,
    /// The number of the decree.
    Nomor,
    /// The decree's kind and office, and who decides.
    Sebutan,
    /// The title, alone or within a sentence.
    Judul,
    /// An item of Mengingat.
    Kutipan,
    /// The post in a closing, or the secretariat.
    Jabatan,
    /// A name in a closing.
    Nama,
    /// Place and date of a closing.
    TempatTanggal,
    /// What marks a copy.
    Salinan,
    /// A sum of a table, in figures or in words.
    Jumlah,
    /// Any other.
    Lain,
}

/// Forms that stand for whole words, which closings and titles may not have.
pub(super) const SINGKATAN: &[&str] =
    &["kpu", "kip", "kabag", "kasubbag", "kasubag", "karo", "sekjen", "sdm", "prov", "kab"];
const AWALAN_JABATAN: &[&str] = &["plt", "plh", "pj", "pjs", "pjt", "pt", "pit"];
const PEJABAT: &[&str] = &["ketua", "sekretaris", "sekretariat", "jenderal", "wakil", "anggota"];
const KANTOR: &[&str] =
    &["komisi", "pemilihan", "umum", "independen", "provinsi", "kabupaten", "kota", "republik", "indonesia"];
const RUJUKAN: &[&str] = &["huruf", "pasal", "ayat", "diktum", "angka"];
const LEMBARAN: &[&str] = &["lembaran", "tambahan", "berita", "negara"];

impl Slot {
    /// The slot of this address.
    pub(super) fn dari(alamat: &str) -> Self {
        let (awal, nama) = alamat.rsplit_once('/').unwrap_or(("", alamat));
        let bagian = awal.rsplit('/').next().unwrap_or_default();
        match (bagian, nama) {
            // How the list of receivers is headed is custom.
            ("tembusan", "label") => Self::Lain,
            ("jumlah", _) => Self::Jumlah,
            ("kepala", "label") | (_, "label") => Self::Label,
            ("judul" | "kepala", "nomor") => Self::Nomor,
            ("judul" | "kepala", "sebutan") | ("", "pembuka" | "kop") => Self::Sebutan,
            ("judul" | "kepala", "tentang" | "kata-tentang") | ("", "menetapkan") | ("menimbang", "akhir") => {
                Self::Judul
            }
            ("tanda-tangan" | "pengesahan", "nama") => Self::Nama,
            ("tanda-tangan", "tempat" | "tanggal") => Self::TempatTanggal,
            ("tanda-tangan" | "pengesahan", "jabatan") | ("pengesahan", "sekretariat") => Self::Jabatan,
            ("tanda-tangan", "ttd") | ("pengesahan", "kalimat") | ("tanda", _) => Self::Salinan,
            ("mengingat", _) => Self::Kutipan,
            (_, "nomor") | ("nomor", _) => Self::Label,
            _ => Self::Lain,
        }
    }

    fn penutup(self) -> bool {
        matches!(self, Self::Jabatan | Self::Nama | Self::TempatTanggal | Self::Salinan)
    }

    /// Who owns a text that is another altogether, or gone.
    pub(super) fn asal(self) -> &'static str {
        match self {
            Self::Label => "X5",
            Self::Nomor => "X3",
            Self::Sebutan => "X1",
            Self::Judul => "X2",
            Self::Kutipan => "X6",
            Self::Jabatan | Self::TempatTanggal | Self::Salinan => "X10",
            Self::Nama => "X8",
            Self::Jumlah => "X12",
            Self::Lain => "tertulis",
        }
    }

    /// Whether a difference is one of the whole text: nobody wants a mark of a copy, or a name, told letter by letter.
    pub(super) fn utuh(self, turunan: &str, tertulis: &str) -> bool {
        let nomor = turunan.chars().any(|huruf| huruf.is_ascii_digit())
            || turunan.chars().filter(|huruf| huruf.is_alphabetic()).count() < 4;
        let label =
            self == Self::Label && (nomor || diktum(turunan.to_lowercase().split(' ').next().unwrap_or_default()));
        label
            || self == Self::Salinan
            || matches!(self, Self::Nama | Self::Jumlah) && turunan.to_lowercase() != tertulis.to_lowercase()
    }

    pub(super) fn pemilik_kapital(self) -> &'static str {
        match self {
            Self::Jumlah => "X12",
            _ if self.penutup() => "X10",
            _ => "K1",
        }
    }

    pub(super) fn pemilik_tanda(self, tanda: Option<&Token>) -> &'static str {
        match self {
            Self::Label => "X5",
            Self::Nomor if tanda.is_some_and(|satu| satu.lipat == ":") => "X3",
            Self::Lain => "tertulis",
            _ if self.penutup() => "X10",
            _ => "P1",
        }
    }

    /// Who owns a word that went (`lama`), came (`baru`), or both, before the derived word `sesudah`.
    pub(super) fn pemilik_kata(
        self,
        lama: Option<&Token>,
        baru: Option<&Token>,
        sesudah: Option<&Token>,
        pokok: &Pokok,
    ) -> &'static str {
        let ada =
            |daftar: &[&str]| [lama, baru].into_iter().flatten().any(|satu| daftar.contains(&satu.lipat.as_str()));
        let berangka = [lama, baru].into_iter().flatten().any(Token::berangka);
        let salah_ketik = matches!((lama, baru), (Some(satu), Some(lain)) if serupa(&satu.lipat, &lain.lipat));
        match self {
            Self::Label if berangka || lama.is_none_or(|satu| satu.lipat.len() < 3) || !salah_ketik => "X5",
            // Both spellings are in use.
            Self::Label if ada(&["memperhatikan"]) && ada(&["memerhatikan"]) => "tertulis",
            Self::Label if lama.is_some_and(|satu| diktum(&satu.lipat)) => "X5",
            Self::Nomor | Self::Nama | Self::Salinan | Self::Kutipan => self.tanpa_pilihan(ada(LEMBARAN)),
            // A date without its day.
            Self::TempatTanggal if baru.is_none() && lama.is_some_and(|satu| satu.lipat.len() <= 2) => "X13",
            Self::TempatTanggal if berangka || ada_bulan(lama) || ada_bulan(baru) => "X3",
            Self::TempatTanggal => "X10",
            _ if ada(AWALAN_JABATAN) => "X8",
            _ if ada(PEJABAT) => "X1",
            Self::Judul if lama.is_some() && baru.is_some() && berangka => "X3",
            // What is between a derived text and its region stands against the office's own name.
            _ if self != Self::Lain && (ada(KANTOR) || wilayah(lama, pokok) || wilayah(baru, pokok)) => "X4",
            _ if sesudah.is_some_and(|satu| RUJUKAN.contains(&satu.lipat.as_str()))
                && ada(&["dalam", "pada", "di"]) =>
            {
                "R1"
            }
            // Each letter has the word of its own: `huruf a dan huruf b`.
            _ if ada(RUJUKAN) => "R1",
            _ if salah_ketik => "S1",
            Self::Judul | Self::Sebutan | Self::Jabatan => self.asal(),
            _ => "tertulis",
        }
    }

    fn tanpa_pilihan(self, lembaran: bool) -> &'static str {
        match self {
            Self::Kutipan if !lembaran => "X7",
            _ => self.asal(),
        }
    }
}

/// Whether the word begins the word of a diktum.
pub(super) fn diktum(lipat: &str) -> bool {
    (1..=20).filter_map(crate::model::bilangan::diktum).any(|kata| kata.to_lowercase().split(' ').next() == Some(lipat))
}

fn ada_bulan(satu: Option<&Token>) -> bool {
    satu.is_some_and(|satu| Bulan::SEMUA.iter().any(|bulan| bulan.nama().to_lowercase() == satu.lipat))
}

fn wilayah(satu: Option<&Token>, pokok: &Pokok) -> bool {
    satu.is_some_and(|satu| pokok.satker.nama.to_lowercase().split(' ').any(|kata| kata == satu.lipat))
}

/// Which steps belong to a short form in place of whole words: all steps between two words that stayed, if a short form came
/// among them and the slot may have none.
pub(super) fn singkatan(slot: Slot, a: &[Token], b: &[Token], jalan: &[Langkah]) -> Vec<bool> {
    let mut hasil = vec![false; jalan.len()];
    if !matches!(slot, Slot::Sebutan | Slot::Jabatan | Slot::Judul) {
        return hasil;
    }
    let pendek = |satu: &Token| SINGKATAN.contains(&satu.lipat.as_str());
    let mut awal = 0;
    while awal < jalan.len() {
        let sampai = jalan[awal..].iter().position(|satu| satu.bersama().is_some()).map_or(jalan.len(), |n| awal + n);
        let kelompok = &jalan[awal..sampai];
        let datang =
            kelompok.iter().any(|satu| matches!(satu, Langkah::Tambah(j) | Langkah::Ganti(_, j) if pendek(&b[*j])));
        for (k, langkah) in kelompok.iter().enumerate() {
            hasil[awal + k] = datang && bukan_awalan(*langkah, a, b);
        }
        awal = sampai + 1;
    }
    hasil
}

/// Whether no prefix of a post stands here: those have an owner of their own.
fn bukan_awalan(langkah: Langkah, a: &[Token], b: &[Token]) -> bool {
    let awalan = |satu: &Token| AWALAN_JABATAN.contains(&satu.lipat.as_str()) || !satu.kata;
    match langkah {
        Langkah::Hilang(i) => !awalan(&a[i]),
        Langkah::Tambah(j) => !awalan(&b[j]),
        Langkah::Ganti(i, j) => !awalan(&a[i]) && !awalan(&b[j]),
        Langkah::Sama(..) | Langkah::Serupa(..) => false,
    }
}

/// Whether the written citation is another one: fewer than half of its words are those of the derived one.
pub(super) fn kutipan_lain(a: &[Token], b: &[Token]) -> bool {
    let kata =
        |semua: &[Token]| semua.iter().filter(|satu| satu.kata).map(|satu| satu.lipat.clone()).collect::<Vec<_>>();
    let (a, b) = (kata(a), kata(b));
    // A citation begins with its kind, number and year: what cites another has another number there.
    let nomor =
        |semua: &[String]| semua.iter().skip_while(|satu| *satu != "nomor").take(4).cloned().collect::<Vec<_>>();
    let sama = b.iter().filter(|satu| a.contains(satu)).count();
    nomor(&a) != nomor(&b) && 2 * sama < a.len().max(b.len())
}

/// What the derived text of this owner comes from: what a difference stands against.
pub(super) fn acuan(pemilik: &str) -> &'static str {
    match pemilik {
        "R1" => "cara merujuk",
        "X1" => "sebutan menurut `penetap`",
        "X2" => "judul Keputusan",
        "X3" => "nomor dan tanggal Keputusan",
        "X4" => "nama kantor",
        "X5" => "urutannya",
        "X6" | "X7" => "register peraturan",
        "X8" => "profil kantor",
        "X12" => "jumlah kolomnya",
        "X13" => "tanggal Keputusan",
        "X10" => "bentuk penutup",
        "A1" => "bentuk lengkapnya",
        _ => "turunannya",
    }
}
