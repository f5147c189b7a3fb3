//! Citations of regulations in running text: kind, number, year, title, gazette, amendment (grammar: UU 12/2011 Lampiran II; practice
//! of KPU decrees, which misspell it in many ways). Reads what is written and judges nothing.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::{
    keputusan::Nomor,
    peraturan::{JenisLembaran, Lembaran, Peraturan, RegisterPeraturan},
    pola::pola,
};

/// A citation as it is written. Ranges are bytes of the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitasi {
    /// All of it, with gazette and amendment, without the punctuation that follows.
    pub rentang: Range<usize>,
    /// Kind and body: `Peraturan Komisi Pemilihan Umum`.
    pub bentuk: Range<usize>,
    /// The number: `7`, `612/ORT.04-Kpt/05/KPU/XII/2020`.
    pub nomor: Range<usize>,
    /// The year after `Tahun`; without it the number carries one.
    pub tahun: Option<i16>,
    /// The title after `tentang`. In running text nothing says where a title ends: it reaches at least to its own end.
    pub judul: Option<Range<usize>>,
    /// Where it was gazetted.
    pub lembaran: Option<LembaranTertulis>,
    /// What amended it.
    pub perubahan: Option<Box<Perubahan>>,
}

/// A gazette in a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LembaranTertulis {
    /// With its brackets.
    pub rentang: Range<usize>,
    /// What it says.
    pub isi: Lembaran,
}

/// The clause that names an amendment: `sebagaimana telah beberapa kali diubah, terakhir dengan …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perubahan {
    /// The words before the amendment's own citation.
    pub rentang: Range<usize>,
    /// Whether it says `beberapa kali`.
    pub beberapa_kali: bool,
    /// Whether it says `terakhir`.
    pub terakhir: bool,
    /// Whether a comma stands before `terakhir`.
    pub koma: bool,
    /// What amended it.
    pub dengan: Sitasi,
}

/// Kind, number and year.
static KEPALA: LazyLock<Regex> = LazyLock::new(|| {
    pola(concat!(
        r"(?i)\b(?P<bentuk>(?:undang\s*[-–—]\s*undang|perppu|peraturan|keputusan|instruksi|ketetapan|surat\s+edaran)",
        r"(?:\s+[\p{L}/&'’–—-]+){0,16}?)\s+(?:nomor|no\.?)\s*:?\s*(?P<nomor>\d[\p{L}\d./-]*)(?:\s+tahun\s+(?P<tahun>\d{4})\b)?"
    ))
});

/// A date between number and title, which decrees of offices are cited with.
static TANGGAL: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)^\s+tanggal\s+\d{1,2}\s+\p{L}+\s+\d{4}"));

static TENTANG: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)^\s+tentang\s+"));

static LEMBARAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(concat!(
        r"(?i)^\s*\(\s*(?P<jenis>lembaran|berita)\s+negara(?:\s+republik\s+indonesia)?\s+tahun\s+(?P<tahun>\d{4})\s+nomor\s+",
        r"(?P<nomor>\d+)(?:\s*,?\s*tambahan\s+(?:lembaran|berita)\s+negara(?:\s+republik\s+indonesia)?\s+nomor\s+",
        r"(?P<tambahan>\d+))?\s*\)"
    ))
});

static PERUBAHAN: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)^\s*,?\s*sebagaimana\s+(?:telah\s+)?(?P<sifat>[^.;()]{0,60}?)\bdengan\s+"));

/// What a title does not reach beyond.
static AKHIR_JUDUL: LazyLock<Regex> = LazyLock::new(|| {
    pola(r"(?i)\s*\(\s*(?:lembaran|berita)\s+negara|\s*,?\s*sebagaimana\s+(?:telah|dimaksud|diatur)|\s*;|\.(?:\s|$)")
});

/// Words that the name of a kind or a body never holds: with one of these, what was found is a sentence.
const BUKAN_NAMA: [&str; 16] = [
    "ini",
    "itu",
    "yang",
    "tersebut",
    "sebagaimana",
    "dengan",
    "mulai",
    "berlaku",
    "tentang",
    "pada",
    "dalam",
    "untuk",
    "adalah",
    "telah",
    "agar",
    "bahwa",
];

/// Words behind which a regulation stands within the title of another one.
const DI_DALAM_JUDUL: [&str; 7] =
    ["atas", "penetapan", "perubahan", "pelaksanaan", "pencabutan", "ketentuan", "terhadap"];

/// The citations of a text in order. One that stands within the title of another, or amends it, belongs to that one.
pub fn cari(teks: &str) -> Vec<Sitasi> {
    let mut hasil = Vec::new();
    let mut dari = 0;
    while let Some(kepala) = KEPALA.captures_at(teks, dari) {
        let seluruhnya = kepala.get(0).map_or(dari..dari, |semua| semua.range());
        match satu(teks, &kepala) {
            Some(sitasi) => {
                dari = sitasi.rentang.end;
                hasil.push(sitasi);
            }
            // A sentence that begins like a name: what is cited may begin at its next word.
            None => dari = teks[seluruhnya.start..].find(' ').map_or(teks.len(), |spasi| seluruhnya.start + spasi),
        }
    }
    hasil
}

/// The citation that begins with `kepala`; nothing if that is a sentence.
fn satu(teks: &str, kepala: &Captures<'_>) -> Option<Sitasi> {
    let (semua, bentuk, nomor) = (kepala.get(0)?, kepala.name("bentuk")?, kepala.name("nomor")?);
    if bentuk.as_str().split_whitespace().any(|kata| BUKAN_NAMA.contains(&kata.to_lowercase().as_str())) {
        return None;
    }
    let tulis_nomor = nomor.as_str().trim_end_matches(['.', '-', '/']);
    let nomor = nomor.start()..nomor.start() + tulis_nomor.len();
    let tahun = kepala.name("tahun").and_then(|tahun| tahun.as_str().parse().ok());
    let mut sampai = if kepala.name("tahun").is_some() { semua.end() } else { nomor.end };
    sampai += TANGGAL.find(&teks[sampai..]).map_or(0, |tanggal| tanggal.end());
    let judul = TENTANG.find(&teks[sampai..]).map(|tentang| {
        let awal = sampai + tentang.end();
        awal..awal + panjang_judul(&teks[awal..])
    });
    sampai = judul.as_ref().map_or(sampai, |judul| judul.end);
    let lembaran = lembaran(teks, sampai);
    sampai = lembaran.as_ref().map_or(sampai, |lembaran| lembaran.rentang.end);
    let perubahan = perubahan(teks, sampai);
    let akhir = perubahan.as_ref().map_or(sampai, |perubahan| perubahan.dengan.rentang.end);
    Some(Sitasi { rentang: bentuk.start()..akhir, bentuk: bentuk.range(), nomor, tahun, judul, lembaran, perubahan })
}

/// How far the title reaches with which a text begins.
fn panjang_judul(teks: &str) -> usize {
    let batas = AKHIR_JUDUL.find(teks).map_or(teks.len(), |akhir| akhir.start());
    let mut dari = 0;
    while let Some(lain) = KEPALA.find_at(&teks[..batas], dari) {
        let sebelum = teks[..lain.start()].trim_end();
        let kata = sebelum.rsplit(' ').next().unwrap_or_default().to_lowercase();
        if !DI_DALAM_JUDUL.contains(&kata.as_str()) {
            let kata_sambung = ["dan", "serta", "jo.", "juncto", "dengan", "atau"].contains(&kata.as_str());
            let sebelum = if kata_sambung { sebelum[..sebelum.len() - kata.len()].trim_end() } else { sebelum };
            return sebelum.trim_end_matches(',').len();
        }
        dari = lain.end();
    }
    teks[..batas].trim_end().len()
}

fn lembaran(teks: &str, dari: usize) -> Option<LembaranTertulis> {
    let tertulis = LEMBARAN.captures(&teks[dari..])?;
    let angka = |nama: &str| tertulis.name(nama).and_then(|angka| angka.as_str().parse::<u32>().ok());
    let negara = tertulis.name("jenis")?.as_str().eq_ignore_ascii_case("lembaran");
    let semua = tertulis.get(0)?;
    let kurung = semua.as_str().find('(')?;
    Some(LembaranTertulis {
        rentang: dari + semua.start() + kurung..dari + semua.end(),
        isi: Lembaran {
            lembaran: if negara { JenisLembaran::Negara } else { JenisLembaran::Berita },
            tahun: i16::try_from(angka("tahun")?).ok()?,
            nomor: angka("nomor")?,
            tambahan: angka("tambahan"),
        },
    })
}

fn perubahan(teks: &str, dari: usize) -> Option<Box<Perubahan>> {
    let frasa = PERUBAHAN.captures(&teks[dari..])?;
    let semua = frasa.get(0)?;
    let sifat = frasa.name("sifat")?.as_str().to_lowercase();
    let sampai = dari + semua.end();
    let kepala =
        KEPALA.captures_at(teks, sampai).filter(|kepala| kepala.get(0).is_some_and(|k| k.start() == sampai))?;
    let dengan = satu(teks, &kepala)?;
    let awal = dari + semua.as_str().find(|huruf: char| huruf.is_alphabetic()).unwrap_or(0);
    Some(Box::new(Perubahan {
        rentang: awal..sampai,
        beberapa_kali: sifat.contains("beberapa kali"),
        terakhir: sifat.contains("terakhir"),
        koma: sifat.contains(','),
        dengan,
    }))
}

impl Sitasi {
    /// The row of the register that it names by kind, number and year, however kind and body are spelt. `nama_satker` is the full
    /// name of the office with a code.
    pub fn cocok<'r>(
        &self,
        teks: &str,
        register: &'r RegisterPeraturan,
        nama_satker: &dyn Fn(&str) -> Option<String>,
    ) -> Option<&'r Peraturan> {
        let (bentuk, nomor) = (disamakan(&teks[self.bentuk.clone()]), &teks[self.nomor.clone()]);
        register.baris.values().find(|peraturan| {
            let sama = match &peraturan.nomor {
                Nomor::Urut(urut) => Some(peraturan.tahun) == self.tahun && urut.to_string() == nomor,
                Nomor::Lengkap(lengkap) => lengkap.eq_ignore_ascii_case(nomor),
            };
            sama && match &peraturan.satker {
                None => disamakan(register.bentuk(peraturan).1) == bentuk,
                Some(kode) => nama_satker(kode).is_some_and(|nama| disamakan(&format!("Keputusan {nama}")) == bentuk),
            }
        })
    }
}

/// Kind and body without what is often written otherwise: case, spaces and dashes, the state's name, the officer in front of the body,
/// a doubled `Keputusan`.
fn disamakan(bentuk: &str) -> String {
    let huruf: String = bentuk.to_lowercase().chars().filter(|huruf| huruf.is_alphanumeric()).collect();
    let tanpa = huruf.replace("republikindonesia", "").replace("perppu", "peraturanpemerintahpenggantiundangundang");
    let tanpa = tanpa.replace("keputusanketua", "keputusan");
    match tanpa.strip_suffix("keputusan") {
        Some(awal) if !awal.is_empty() => awal.to_owned(),
        _ => tanpa,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urai(teks: &str) -> Vec<String> {
        let potong = |rentang: &Range<usize>| teks[rentang.clone()].to_owned();
        let satu = |s: &Sitasi| {
            let lembaran = s.lembaran.as_ref().map(|l| l.isi.kutipan());
            let perubahan =
                s.perubahan.as_ref().map(|p| (p.beberapa_kali, p.terakhir, p.koma, potong(&p.dengan.nomor)));
            format!(
                "{}|{}|{:?}|{:?}|{lembaran:?}|{perubahan:?}",
                potong(&s.bentuk),
                potong(&s.nomor),
                s.tahun,
                s.judul.as_ref().map(potong)
            )
        };
        cari(teks).iter().map(satu).collect()
    }

    #[test]
    fn a_citation_is_taken_apart() {
        let teks = "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, \
                    Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun \
                    2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan Atas \
                    Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, \
                    Tambahan Lembaran Negara Republik Indonesia Nomor 6863);";
        insta::assert_snapshot!(urai(teks).join("\n"), @r#"Undang-Undang|7|Some(2017)|Some("Pemilihan Umum")|Some("Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109")|Some((false, false, false, "7"))"#);
        let semua = cari(teks);
        assert_eq!(semua[0].rentang, 0..teks.len() - 1, "all but the semicolon");
        let pengubah = &semua[0].perubahan.as_ref().expect("diubah").dengan;
        assert_eq!(pengubah.lembaran.as_ref().map(|l| l.isi.tambahan), Some(Some(6863)));
    }

    #[test]
    fn what_decrees_make_of_a_citation_is_read_too() {
        let teks = [
            "Undang – Undang Nomor 1 Tahun 2015 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2014 tentang \
             Pemilihan Gubernur menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 23, tambahan Lembaran Negara \
             Republik Indonesia Nomor 5656) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2020 \
             (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 193, tambahan lembaran Negara Republik Indonesia Nomor 6547);",
            "Keputusan Ketua Komisi Pemilihan Umum Provinsi Kalimantan Barat Keputusan Nomor 8 Tahun 2025 tanggal 21 April 2025 tentang Tim.",
            "Keputusan Komisi Pemilihan Umum Nomor 612/ORT.04-Kpt/05/KPU/XII/2020 tentang Road Map Tahun 2020-2024;",
            "sesuai Peraturan Presiden Nomor 81 Tahun 2010 dan Pasal 4 Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem.",
            "menurut Peraturan A Nomor 1 Tahun 2020 tentang Satu dan Peraturan B Nomor 2 Tahun 2021 tentang Dua, dengan baik",
            "Keputusan ini merupakan pelaksanaan Keputusan Sekretaris Nomor 3 Tahun 2024; Keputusan ini mulai berlaku.",
        ];
        insta::assert_snapshot!(teks.iter().flat_map(|satu| urai(satu)).collect::<Vec<_>>().join("\n"), @r#"
Undang – Undang|1|Some(2015)|Some("Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2014 tentang Pemilihan Gubernur menjadi Undang-Undang")|Some("Lembaran Negara Republik Indonesia Tahun 2015 Nomor 23, Tambahan Lembaran Negara Republik Indonesia Nomor 5656")|Some((true, true, true, "6"))
Keputusan Ketua Komisi Pemilihan Umum Provinsi Kalimantan Barat Keputusan|8|Some(2025)|Some("Tim")|None|None
Keputusan Komisi Pemilihan Umum|612/ORT.04-Kpt/05/KPU/XII/2020|None|Some("Road Map Tahun 2020-2024")|None|None
Peraturan Presiden|81|Some(2010)|None|None|None
Peraturan Pemerintah|60|Some(2008)|Some("Sistem")|None|None
Peraturan A|1|Some(2020)|Some("Satu")|None|None
Peraturan B|2|Some(2021)|Some("Dua, dengan baik")|None|None
Keputusan Sekretaris|3|Some(2024)|None|None|None
"#);
    }
}
