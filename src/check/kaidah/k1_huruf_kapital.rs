//! Huruf kapital pada nama
//!
//! **Yang ditemukan**: `Undang-undang` atau `Undang – Undang` pada nama undang-undang; `nomor`, `tahun`, `pasal`, `lampiran` berhuruf kecil
//! dalam kutipan; `Tentang`, `Dari`, `Di`, `Atas` berhuruf kapital di tengah nama; nama Keputusan ini atau nama lembaga yang satu katanya
//! berhuruf kecil.
//!
//! **Mengapa**: nama peraturan, lembaga, dan dokumen ditulis dengan huruf kapital pada tiap kata kecuali kata tugas (`dan`, `di`, `dari`,
//! `yang`, `tentang`, `atas`, `untuk`), sehingga terlihat di mana nama itu mulai dan berakhir.
//!
//! **Contoh**: "Undang-undang Nomor 5 Tahun 2014"; "Wilayah Bebas Dari Korupsi"; "Di Lingkungan"; "pasal 44"; "Rencana kerja Pembangunan".
//!
//! **Obat**: tulis nama itu seperti di tempat resminya. Teks yang seluruhnya huruf kapital tidak diperiksa.
//!
//! **Sumber**: EYD, huruf kapital; Lampiran II UU 12/2011 (cara menyebut peraturan, pasal, dan lampiran).

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    check::{
        kata::{self, memuat, pola, serba_kapital},
        pandangan::{Pandangan, Peran},
        teks::Teks,
        uraian::Saring,
    },
    diag::Diagnostic,
    model::pola::Pola,
};

pub(super) const KODE: &str = "K1";

/// Forms that are wrong wherever they stand: the first group of a pattern is, and what stands beside it is right.
const BENTUK: &[(&str, &str)] = &[
    (r"\b(Undang-undang|undang-[Uu]ndang) (?:Nomor|nomor|Dasar|Republik|No\.)", "Undang-Undang"),
    (r"(?i)\b(Undang(?: +[-–—] *| *[-–—] +| *[–—] *)Undang)\b", "Undang-Undang"),
    (r"\w (Undang-undang)\b", "Undang-Undang"),
    (r"\b(Perundangan-[Uu]ndangan)\b", "Perundang-undangan"),
    (r"\b(perundangan-[Uu]ndangan)\b", "perundang-undangan"),
    (r"\b(Perundang(?: +[-–—] *| *[-–—] +| *[–—] *)[Uu]ndangan)\b", "Perundang-undangan"),
    (r"\b(perundang(?: +[-–—] *| *[-–—] +| *[–—] *)undangan)\b", "perundang-undangan"),
    (r"\b(peraturan)(?: [A-Z]\w*| dan)+ [Nn]omor \d", "Peraturan"),
    (r"\b(keputusan)(?: [A-Z]\w*| dan)+ [Nn]omor \d", "Keputusan"),
    (
        r"\b(?:Undang-Undang|Peraturan|Keputusan|Instruksi|Perpres|Qanun)(?: [A-Z][\w/]*| dan| atau| untuk)* (nomor) \d",
        "Nomor",
    ),
    (r"\bNomor \d+ (tahun) (?:19|20)\d\d\b", "Tahun"),
    (r"\bnomor \d+ (tahun) (?:19|20)\d\d tentang\b", "Tahun"),
    (r"\b(?:Lembaran|Berita) (?:Negara|Daerah)(?: [A-Z]\w*)* (tahun) (?:19|20)\d\d\b", "Tahun"),
    (r"\b(?:Lembaran|Berita) (?:Negara|Daerah)(?: [A-Z]\w*)* Tahun (?:19|20)\d\d (nomor) \d", "Nomor"),
    (r"\b[Nn]omor \S+ [Tt]ahun (?:19|20)\d\d (Tentang) ", "tentang"),
    (r"\b(?:Keputusan|Peraturan|Undang-Undang) Nomor \S*/\S*\d{4} (Tentang) ", "tentang"),
    (
        r"[,(] ?(tambahan [Ll]embaran [Nn]egara|Tambahan lembaran [Nn]egara|Tambahan Lembaran negara)\b",
        "Tambahan Lembaran Negara",
    ),
    (r"\((lembaran [Nn]egara|Lembaran negara)\b", "Lembaran Negara"),
    (r"\((berita [Nn]egara|Berita negara)\b", "Berita Negara"),
    (r"\b(?:dalam|dari|Lampiran|ditetapkannya|berlakunya|berdasarkan|melaksanakan) (keputusan) ini\b", "Keputusan"),
    (r"\b(pasal) \d", "Pasal"),
    (r"(?:Pasal \d+\w? |pada |dalam )(Ayat) \(", "ayat"),
    (r"(?:dimaksud (?:dalam|pada) )(Huruf) [a-z]\b", "huruf"),
    (r"\b(diktum) (?:KE[A-Z]+|PERTAMA)", "Diktum"),
    (r"\b(lampiran) (?:[IVX]+\b|Keputusan|Peraturan)", "Lampiran"),
];
static POLA: LazyLock<Pola> = LazyLock::new(|| Pola::baru(BENTUK.iter().map(|(bentuk, _)| *bentuk)));

/// Function words, which stay small within names.
static TUGAS: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"\b(Dari|Dan|Di|Ke|Yang|Untuk|Dengan|Atas|Tentang|Pada|Bagi|Serta|Oleh|Terhadap|Kepada|Atau|Dalam|Sebagai|Antara|Sampai) ",
    )
});
/// Names in which they are no function words.
const NAMA: [&str; 6] =
    ["Menengah Atas", "Dalam Negeri", "Berita Antara", "Tingkat Atas", "Penyakit Dalam", "Luar Dan Dalam"];

/// Names of bodies and gazettes, whose words all have capitals.
static LEMBAGA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(Komisi Pemilihan Umum|Komisi Independen Pemilihan|Badan Pengawas Pemilihan Umum|Dewan Kehormatan Penyelenggara Pemilihan Umum|Lembaran Negara Republik Indonesia|Berita Negara Republik Indonesia|Republik Indonesia)\b",
    )
});

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if serba_kapital(teks.polos) {
        return Vec::new();
    }
    let mut temuan: Vec<(Range<usize>, Diagnostic)> = Vec::new();
    // What the register of regulations has in these very words is judged by its own rule.
    let luar = [kata::alamat(teks.polos), teks.acuan.kamus().judul(teks.polos)].concat();
    let mut tambah = |rentang: Range<usize>, pesan: String, benar: &str| {
        let baru = temuan.iter().all(|(ada, _)| ada.end <= rentang.start || rentang.end <= ada.start);
        if baru && !memuat(&luar, rentang.start) {
            let satu = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{benar}`"));
            temuan.push((rentang.clone(), teks.temuan_dengan_ganti(satu, rentang, benar)));
        }
    };
    for (nomor, bentuk) in POLA.di(teks.polos) {
        let (_, benar) = BENTUK[nomor];
        for cocok in bentuk.captures_iter(teks.polos) {
            let Some(salah) = cocok.get(1).filter(|salah| salah.as_str() != benar) else { continue };
            // Without its capitals the word may be no name: then only the marks between its halves are wrong.
            let kecil = benar.to_lowercase();
            let biasa =
                benar == "Undang-Undang" && salah.as_str().starts_with('u') && !bernomor(&teks.polos[salah.end()..]);
            let benar = if biasa { kecil.as_str() } else { benar };
            if salah.as_str() != benar && !serba_kapital(salah.as_str()) {
                tambah(
                    salah.range(),
                    format!("`{}` dalam nama atau kutipan; yang benar `{benar}`", salah.as_str()),
                    benar,
                );
            }
        }
    }
    for cocok in LEMBAGA.find_iter(teks.polos) {
        let benar =
            cocok.as_str().split(' ').map(|kata| kata::berkapital(&kata.to_lowercase())).collect::<Vec<_>>().join(" ");
        if cocok.as_str() != benar && !serba_kapital(cocok.as_str()) {
            tambah(
                cocok.range(),
                format!("nama `{}` tidak berhuruf kapital pada tiap katanya", cocok.as_str()),
                &benar,
            );
        }
    }
    for cocok in TUGAS.captures_iter(teks.polos) {
        let Some(kata) = cocok.get(1).filter(|kata| di_tengah_nama(teks.polos, &kata.range(), teks.peran)) else {
            continue;
        };
        let benar = kata.as_str().to_lowercase();
        tambah(kata.range(), format!("kata tugas `{}` berhuruf kapital di tengah nama", kata.as_str()), &benar);
    }
    temuan.into_iter().map(|(_, satu)| satu).collect()
}

fn bernomor(sisa: &str) -> bool {
    sisa.trim_start().to_lowercase().starts_with("nomor")
}

/// So many words has a name of a person at most, with titles.
const NAMA_ORANG: usize = 5;

/// Whether a function word stands between two words of a name.
fn di_tengah_nama(teks: &str, rentang: &Range<usize>, peran: Peran) -> bool {
    let (sebelum, sesudah) = (&teks[..rentang.start], &teks[rentang.end..]);
    let Some(sebelum) = sebelum.strip_suffix(' ') else { return false };
    let kata_sebelum = sebelum.rsplit(' ').next().unwrap_or_default();
    let kata_sesudah = sesudah.trim_start().split(' ').next().unwrap_or_default();
    let bernama = |kata: &str| kata.starts_with(|huruf: char| huruf.is_uppercase());
    let kata = &teks[rentang.clone()];
    let sekitar = [
        format!("{kata_sebelum} {kata}"),
        format!("{kata} {}", kata_sesudah.trim_end_matches(|h: char| !h.is_alphanumeric())),
    ];
    let terputus = !sebelum.ends_with(|huruf: char| huruf.is_alphanumeric() || huruf == ')');
    // Names of persons stand in short cells, and any of these words may be one of theirs.
    let nama_orang = peran == Peran::Sel
        && !["Dan", "Tentang"].contains(&kata)
        && (teks.split_whitespace().count() <= NAMA_ORANG || !["Di", "Dari", "Yang"].contains(&kata));
    let dikecualikan = sekitar.iter().any(|dua| NAMA.contains(&dua.as_str()));
    let kata_sebelum_polos = kata_sebelum.trim_start_matches('(');
    !terputus
        && !nama_orang
        && !dikecualikan
        && bernama(kata_sebelum_polos)
        && (bernama(kata_sesudah.trim_start_matches('(')) || kata == "Tentang")
}

/// Words that stay small within names, or are written both ways.
const KECIL: [&str; 18] = [
    "dan", "di", "dari", "ke", "yang", "untuk", "dengan", "atas", "tentang", "pada", "bagi", "serta", "oleh", "dalam",
    "atau", "kepada", "terhadap", "menuju",
];
/// So many words of the decree's name must stand together before they are taken for it.
const SENAMA: usize = 4;

fn besar(kata: &str) -> bool {
    kata.starts_with(char::is_uppercase)
}

/// Where a small word stands between two with capitals.
fn terselip<'t>(teks: &'t str, kata: &'t [kata::Kata<'t>]) -> impl Iterator<Item = usize> + 't {
    (1..kata.len().saturating_sub(1)).filter(move |letak| {
        let [sebelum, ini, sesudah] = [&kata[letak - 1], &kata[*letak], &kata[letak + 1]];
        let bersambung = teks[sebelum.rentang.end..sesudah.rentang.start].len() == ini.isi.len() + 2;
        !KECIL.contains(&ini.isi) && !besar(ini.isi) && besar(sebelum.isi) && besar(sesudah.isi) && bersambung
    })
}

/// Words of the decree's own name that are small in the midst of it.
pub(super) fn periksa_naskah(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let tentang = &pandangan.pokok().tentang;
    let nama: Vec<&str> = kata::kata(tentang).into_iter().map(|satu| satu.isi).collect();
    let mut temuan = Vec::new();
    for satuan in
        pandangan.satuan.iter().filter(|satu| !matches!(satu.peran, Peran::Label | Peran::Kapital | Peran::Penutup))
    {
        if !satuan.perlu(Saring::K1, || terselip(&satuan.polos, &kata::kata(&satuan.polos)).next().is_some()) {
            continue;
        }
        let kata = kata::kata(&satuan.polos);
        for letak in terselip(&satuan.polos, &kata) {
            let (sebelum, ini) = (kata[letak - 1].isi, kata[letak].isi);
            // A common noun may stand before a name that begins in its midst: `menetapkan honorarium Tim …`.
            let berurutan = |dua: &[&str]| dua[0].eq_ignore_ascii_case(sebelum) && dua[1].eq_ignore_ascii_case(ini);
            if !nama.windows(2).any(berurutan) {
                continue;
            }
            let Some(resmi) = dalam_nama(&nama, &kata, letak).filter(|resmi| besar(resmi)) else { continue };
            let pesan =
                format!("`{ini}` berhuruf kecil di tengah nama yang judul Keputusan ini tulis dengan `{resmi}`");
            let satu = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{resmi}`"));
            temuan.push(satuan.temuan_dengan_ganti(satu, kata[letak].rentang.clone(), resmi));
        }
    }
    temuan
}

/// The word of the name that the word at `letak` stands for, where enough of those around it are the name's too.
fn dalam_nama<'n>(nama: &[&'n str], kata: &[kata::Kata<'_>], letak: usize) -> Option<&'n str> {
    let sama = |satu: &str, dua: &str| satu.to_lowercase() == dua.to_lowercase();
    (0..nama.len()).filter(|tempat| sama(nama[*tempat], kata[letak].isi)).find_map(|tempat| {
        let mundur =
            (1..=tempat.min(letak)).take_while(|jarak| sama(nama[tempat - jarak], kata[letak - jarak].isi)).count();
        let maju = (1..nama.len() - tempat)
            .take_while(|jarak| kata.get(letak + jarak).is_some_and(|kata| sama(nama[tempat + jarak], kata.isi)))
            .count();
        (mundur + 1 + maju >= SENAMA).then_some(nama[tempat])
    })
}
