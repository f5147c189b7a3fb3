//! Tanda baca, spasi, dan butir daftar
//!
//! **Yang ditemukan**: spasi sebelum `;`, `:`, `,`, atau `.`; spasi yang kurang atau berlebih; tanda baca yang bertumpuk; kata dan tahun yang
//! bersambung; kalimat tanpa titik; pengantar daftar tanpa titik dua; butir satu daftar yang berakhir, berhuruf awal, atau berlabel lain dari
//! butir di sampingnya; diktum yang tidak berakhir dengan titik.
//!
//! **Mengapa**: tanda baca menunjukkan di mana sebuah butir atau kalimat selesai. Butir yang berbeda sendiri tampak seperti kutipan yang
//! terpotong.
//!
//! **Contoh**: "Tahun 2023 ;"; "Laporan Perjanjian Kinerja2023"; "KEDUA: …;" di antara diktum yang berakhir dengan titik; daftar `a.`
//! di satu bagian dan `1.` di bagian lain.
//!
//! **Obat**: samakan dengan butir yang lain; hapus atau tambah spasinya.
//!
//! **Sumber**: EYD, tanda baca; Lampiran II UU 12/2011 (tabulasi: tiap butir diakhiri titik koma). Bentuk daftar di lampiran menurut
//! kebiasaan, jadi hanya petunjuk.

use std::{ops::Range, sync::LazyLock};

use crate::{
    check::{
        daftar,
        kata::alamat,
        pandangan::{Pandangan, Peran},
        teks::Teks,
    },
    diag::Diagnostic,
    model::pola::Pola,
};

pub(super) const KODE: &str = "P1";

/// A pattern whose group 1 is wrong, what is wrong with it, and what stands in its place.
struct Bentuk {
    pola: &'static str,
    pesan: &'static str,
    ganti: fn(&str) -> String,
    pasti: bool,
}

static BENTUK: LazyLock<(Vec<Bentuk>, Pola)> = LazyLock::new(|| {
    let satu = |pola, pesan, ganti| Bentuk { pola, pesan, ganti, pasti: true };
    let tanpa_spasi: fn(&str) -> String = |teks| teks.replace(' ', "");
    let semua = vec![
        satu(r"(?:^|\s)(\S+ +[;:,.?!])(?:\s|$)", "ada spasi sebelum tanda baca", |teks| {
            let tanda = teks.chars().next_back().map(String::from).unwrap_or_default();
            format!("{}{tanda}", teks[..teks.len() - 1].trim_end())
        }),
        satu(r"\S( {2,})\S", "ada spasi lebih dari satu", |_| " ".to_owned()),
        satu(r"(?:[^.]|^)(\.\.)(?:[^.]|$)", "titik tertulis dua kali", |_| ".".to_owned()),
        satu(r"(;;+|,,+|::+)", "tanda baca tertulis dua kali", |teks| teks[..1].to_owned()),
        // The program itself ends diktum and considerations; the mark before that is the writer's.
        satu(r"([;,:])\.$", "tanda baca ini mendahului titik", |_| String::new()),
        satu(r"(?:\p{Ll}{4,}|\d{4}|\))(\.);$", "titik ini mendahului titik koma", |_| String::new()),
        satu(r"(;\.|,;|,\.|:;|:\.|;,|:,|;:)", "dua tanda baca bertumpuk", |teks| teks[..1].to_owned()),
        satu(r"(?:[a-z]{4,}|\d{4}|\))(\.;)", "dua tanda baca bertumpuk", |_| ";".to_owned()),
        satu(r"\b([\p{L}]{2,}[;,][\p{L}]{2,})", "tidak ada spasi sesudah tanda baca", |teks| {
            teks.replace(',', ", ").replace(';', "; ")
        }),
        satu(r"\b([\p{L}]{3,}:[\p{L}]{2,})", "tidak ada spasi sesudah titik dua", |teks| teks.replace(':', ": ")),
        satu(r"\b(\p{Ll}{3,}\.\p{Lu}\p{Ll}{2,})", "tidak ada spasi sesudah titik", |teks| teks.replace('.', ". ")),
        satu(r"\b(\p{L}*\p{Ll}{2,}(?:19|20)\d\d)\b", "kata dan tahun bersambung", |teks| {
            format!("{} {}", &teks[..teks.len() - 4], &teks[teks.len() - 4..])
        }),
        satu(r"\b((?:19|20)\d\d\p{L}{3,})\b", "tahun dan kata bersambung", |teks| {
            format!("{} {}", &teks[..4], &teks[4..])
        }),
        satu(
            r"(?i)\b(\d+(?:orang|hari|bulan|tahun|kali|rangkap|lembar|eksemplar|jam|menit))\b",
            "angka dan kata bersambung",
            |teks| {
                let batas = teks.find(char::is_alphabetic).unwrap_or(teks.len());
                format!("{} {}", &teks[..batas], &teks[batas..])
            },
        ),
        satu(r"(\( +\S)", "ada spasi sesudah kurung buka", tanpa_spasi),
        satu(r"(\S +\))", "ada spasi sebelum kurung tutup", tanpa_spasi),
        satu(r"(\p{Ll}{3,}\()[\p{L}\d]{2,}", "tidak ada spasi sebelum kurung buka", |teks| teks.replace('(', " (")),
        satu(r"(\)\p{L}{3,})", "tidak ada spasi sesudah kurung tutup", |teks| teks.replace(')', ") ")),
        Bentuk {
            pola: r"([\p{L}]{2,}(?:/ +| +/ ?)[\p{L}]{2,})",
            pesan: "ada spasi di samping garis miring",
            ganti: tanpa_spasi,
            pasti: false,
        },
    ];
    let pola = Pola::baru(semua.iter().map(|satu| satu.pola));
    (semua, pola)
});

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let mut temuan: Vec<(Range<usize>, Diagnostic)> = Vec::new();
    let luar = alamat(teks.polos);
    let (semua, pola) = &*BENTUK;
    for (nomor, pola) in pola.di(teks.polos) {
        let bentuk = &semua[nomor];
        for salah in pola.captures_iter(teks.polos).filter_map(|cocok| cocok.get(1)) {
            let rentang = salah.range();
            let bersinggung = |ada: &Range<usize>| ada.start < rentang.end && rentang.start < ada.end;
            if luar.iter().any(bersinggung) || temuan.iter().any(|(ada, _)| bersinggung(ada)) || isian(teks, &rentang) {
                continue;
            }
            let benar = (bentuk.ganti)(salah.as_str());
            let pesan = format!("{}: `{}`", bentuk.pesan, salah.as_str());
            let satu =
                if bentuk.pasti { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
            let satu = satu.cure(if benar.is_empty() {
                format!("Hapus `{}`", salah.as_str())
            } else if benar.trim().is_empty() {
                "Sisakan satu spasi".to_owned()
            } else {
                format!("Tulis `{benar}`")
            });
            temuan.push((rentang.clone(), teks.temuan_dengan_ganti(satu, rentang, &benar)));
        }
    }
    temuan.into_iter().map(|(_, satu)| satu).collect()
}

/// So many words may stand before the colon of a line that is filled in: `Nama : Budi`, `NIP : 19870101 …`.
const KATA_ISIAN: usize = 4;

/// Whether the colon parts the name of a field from its value, as on a form; and a ratio is no sentence.
fn isian(teks: &Teks<'_>, rentang: &Range<usize>) -> bool {
    let (sebelum, sesudah) = (&teks.polos[..rentang.end], teks.polos[rentang.end..].trim_start());
    let pendek = sebelum.split_whitespace().count() <= KATA_ISIAN + 1;
    let bernilai = sesudah.starts_with(|huruf: char| huruf.is_uppercase() || huruf.is_ascii_digit());
    let angka = sebelum.trim_end_matches([':', ' ']).ends_with(|huruf: char| huruf.is_ascii_digit());
    let kalimat = matches!(teks.peran, Peran::Kalimat | Peran::Sel);
    sebelum.ends_with(" :") && bernilai && (kalimat && pendek || angka)
}

pub(super) fn periksa_naskah(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = daftar::akhir_konsiderans(pandangan, KODE);
    temuan.extend(daftar::akhir_diktum(pandangan, KODE));
    temuan.extend(daftar::butir(pandangan, KODE));
    temuan.extend(daftar::label(pandangan, KODE));
    temuan.extend(daftar::paragraf(pandangan, KODE));
    temuan
}
