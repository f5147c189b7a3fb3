//! Tempat yang belum terisi
//!
//! **Yang ditemukan**: titik-titik, garis isian, `xx`, `${…}`, `<…>`, atau `[isi]` yang tertinggal di dalam teks Keputusan yang sudah
//! bernomor dan bertanggal; baris tanda tangan dengan bulan dan tahun tanpa tanggal.
//!
//! **Mengapa**: tanda itu tempat kosong dari konsep atau templat. Keputusan yang ditetapkan tidak boleh memuatnya. `${…}` boleh tinggal
//! hanya pada nomor, tanggal, dan tanda tangan, bila sistem naskah dinas yang mengisinya.
//!
//! **Contoh**: "Pontianak, April 2025"; "Nomor … Tahun 2025".
//!
//! **Obat**: isi, atau hapus bagian itu. Titik-titik pada formulir yang memang akan diisi orang boleh tinggal.
//!
//! **Sumber**: Lampiran II UU 12/2011 (bentuk Keputusan); kebiasaan SRIKANDI untuk `${…}`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::{Match, Regex};

use crate::{
    check::{
        kata::pola,
        pandangan::{Letak, Pandangan, Peran, Satuan},
        uraian::{Saring, Uraian},
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "X13";

/// One of these is in every gap.
const TANDA: [&str; 14] = ["..", ". .", "…", "__", "---", "xx", "XX", "Xx", "<", "[", "{", "orem", "mm", "MM"];

/// What another system fills in.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| pola(r"\$\{[^}]*\}"));
/// Dots, with or without blanks between them, and lines to write on.
static TITIK: LazyLock<Regex> = LazyLock::new(|| pola(r"(?:^|[\s(:/])((?:…\s?|\.{3,}|\.(?:\s\.){2,}|_{3,}|-{4,})+)"));
/// What drafts have in place of words and figures.
static ISIAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(x{2,}(?:[-/.]x{2,})*)\b|(<\s*[\p{L} _/-]{2,40}\s*>)|(\[\s*(?:isi|diisi|nama|nomor|tanggal|tempat|jabatan|tahun|judul|\.{2,}|…)[^\]]{0,40}\])|(\{\{?\s*[\w. ]+\s*\}?\})|\b(lorem ipsum)\b|\b(dd[-/ ]mm[-/ ]yyyy)\b",
    )
});
/// A line of place and date without a day.
static SEPARUH: LazyLock<Regex> = LazyLock::new(|| {
    let bulan = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember";
    pola(&format!(
        r"(?i)^\s*(?:(?:pada\s+tanggal|tanggal)\s*:?|[\p{{Lu}}][\p{{L}} .'-]{{2,40}},)\s*((?:\.{{2,}}|…|_{{2,}})?\s*(?:{bulan})\s+\d{{4}})\s*\.?\s*$"
    ))
});
/// What makes of `XX` a gap, and no Roman numeral: words before it, words behind it.
static DEPAN_XX: LazyLock<Regex> = LazyLock::new(|| {
    pola(r"(?i)(?:\b(?:nomor|no|tanggal|tgl|rp|sebesar|tahun|pukul|sebanyak|sejumlah)\b[.:\s]*|[:/.-]\s*)$")
});
static BELAKANG_XX: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)^\s*(?:tahun|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|orang|hari|/)",
    )
});

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let (bernomor, bertanggal) = (p.pokok().nomor.is_some(), p.pokok().tanggal.is_some());
    if !bernomor && !bertanggal {
        return Vec::new();
    }
    let jadi = bernomor && bertanggal;
    let formulir = formulir(p);
    let mut temuan = Vec::new();
    for satu in &p.satuan {
        // Three dots of the program's own stand for a fact that is asked for where it is missing.
        if satu.polos.ends_with("...") && satu.peran == Peran::Penutup && satu.turunan(p.pokok()).is_none() {
            continue;
        }
        // Most texts have none of the marks that could be a gap, and are no date.
        let bercelah =
            |satu: &Uraian| TANDA.iter().any(|tanda| satu.polos.contains(tanda)) || SEPARUH.is_match(&satu.polos);
        if satu.perlu(Saring::X13, || bercelah(satu)) {
            temuan.extend(separuh(p, satu));
            temuan.extend(token(satu));
            let formulir = matches!(satu.letak, Letak::Lampiran(i) if formulir.contains(&i));
            temuan.extend(titik(satu, jadi, formulir));
            temuan.extend(isian(satu, jadi));
        }
    }
    temuan
}

/// The annexes that are forms to be filled in by somebody: by their titles, or because many of their texts have dots.
fn formulir(p: &Pandangan<'_>) -> BTreeSet<usize> {
    let mut bertitik: BTreeMap<usize, usize> = BTreeMap::new();
    let bertitik_titik = |satu: &Uraian| satu.polos.contains("...") || satu.polos.contains('…');
    for satu in p.satuan.iter().filter(|satu| satu.perlu(Saring::X13Titik, || bertitik_titik(satu))) {
        if let Letak::Lampiran(i) = satu.letak {
            *bertitik.entry(i).or_default() += 1;
        }
    }
    let judul = p.job.dokumen.lampiran.iter().map(|satu| satu.judul.tulisan.polos().to_uppercase()).enumerate();
    let bernama =
        |judul: &str| ["FORMULIR", "FORMAT", "CONTOH", "BLANGKO", "MODEL"].iter().any(|kata| judul.contains(kata));
    judul
        .filter(|(i, judul)| bernama(judul) || bertitik.get(i).is_some_and(|jumlah| *jumlah > 2))
        .map(|(i, _)| i)
        .collect()
}

fn separuh(p: &Pandangan<'_>, satu: &Satuan<'_>) -> Option<Diagnostic> {
    let boleh =
        satu.peran == Peran::Penutup || matches!(satu.letak, Letak::Lampiran(_)) && satu.peran == Peran::Kalimat;
    let tanggal = SEPARUH.captures(&satu.polos).filter(|_| boleh)?.get(1)?;
    let pesan = format!("baris tanda tangan `{}` tidak memiliki tanggal", satu.polos.trim());
    let obat = match p.pokok().tanggal {
        Some(hari) => format!("Tulis tanggalnya, misalnya tanggal Keputusan ini: {hari}"),
        None => "Tulis tanggalnya".to_owned(),
    };
    Some(satu.temuan(Diagnostic::peringatan(KODE, pesan).cure(obat), tanggal.range()))
}

fn token(satu: &Satuan<'_>) -> Vec<Diagnostic> {
    let tempat = matches!(satu.letak, Letak::Judul | Letak::KepalaLampiran(_)) || satu.peran == Peran::Penutup;
    let semua = TOKEN.find_iter(&satu.polos);
    semua
        .map(|token| {
            let temuan = match tempat {
                true => Diagnostic::petunjuk(KODE, format!("`{}` menunggu diisi oleh sistem lain", token.as_str()))
                    .cure("Pastikan sistem naskah dinas mengisinya di setiap tempat; bila tidak, tulis isinya"),
                false => Diagnostic::peringatan(KODE, format!("`{}` tertinggal di dalam teks", token.as_str()))
                    .cure("Ganti dengan isinya"),
            };
            satu.temuan(temuan, token.range())
        })
        .collect()
}

fn titik(satu: &Satuan<'_>, jadi: bool, formulir: bool) -> Vec<Diagnostic> {
    if formulir {
        return Vec::new();
    }
    let semua = TITIK.captures_iter(&satu.polos).filter_map(|c| c.get(1));
    semua
        .map(|titik| {
            let panjang = titik.as_str().trim_end().len();
            let pesan = format!("`{}` adalah tempat yang belum terisi", titik.as_str().trim_end());
            satu.temuan(
                berbobot(pesan, jadi && !matches!(satu.letak, Letak::Lampiran(_))),
                titik.start()..titik.start() + panjang,
            )
        })
        .collect()
}

fn isian(satu: &Satuan<'_>, jadi: bool) -> Vec<Diagnostic> {
    let semua = ISIAN.captures_iter(&satu.polos).filter_map(|c| c.iter().skip(1).flatten().next());
    semua
        .filter(|isian| !TOKEN.find_iter(&satu.polos).any(|token| token.range().contains(&isian.start())))
        .filter(|isian| !romawi(satu, *isian))
        .map(|isian| {
            let pesan = format!("`{}` tertinggal dari konsep atau templat", isian.as_str());
            satu.temuan(berbobot(pesan, jadi), isian.range())
        })
        .collect()
}

/// Whether `XX` or `XXX` may be a numeral: in capitals, and nothing around it asks for a figure.
fn romawi(satu: &Satuan<'_>, isian: Match<'_>) -> bool {
    let teks = isian.as_str();
    matches!(teks, "XX" | "XXX")
        && !DEPAN_XX.is_match(&satu.polos[..isian.start()])
        && !BELAKANG_XX.is_match(&satu.polos[isian.end()..])
}

fn berbobot(pesan: String, berat: bool) -> Diagnostic {
    let temuan = if berat { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
    temuan.cure("Isi, atau hapus bagian itu")
}
