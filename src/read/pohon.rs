//! Text to a tree whose every token has a place, and what keeps it from being JSON.
//!
//! Comments and stray or missing commas are reported one by one and read over, so that the rest of the file is looked at too.
//! Any other mistake of form ends the reading: what comes after it would be guesswork.

use jsonc_parser::{
    CollectOptions, CommentCollectionStrategy, ParseOptions, ParseStringErrorKind,
    ast::Value,
    common::Ranged as _,
    errors::{ParseError, ParseErrorKind},
    parse_to_ast,
    tokens::{Token, TokenAndRange},
};

use super::temuan::Temuan;
use crate::{diag::Pointer, model::skema::dikutip};

/// How deep brackets may nest. serde_json stops at 128; a decree has about a dozen.
const TERDALAM: usize = 127;

/// A tree, as far as there is one, and the mistakes of form.
pub(super) struct Pohon<'a> {
    pub(super) akar: Option<Value<'a>>,
    pub(super) temuan: Vec<Temuan>,
}

/// Parses a text.
pub(super) fn urai(text: &str) -> Pohon<'_> {
    let pindaian = pindai(text);
    let rusak = pindaian.fatal;
    let mut temuan = pindaian.temuan;
    if rusak {
        return Pohon { akar: None, temuan };
    }
    let salah = match parse_to_ast(text, &CollectOptions::default(), &ketat()) {
        Ok(hasil) => return Pohon { akar: hasil.value, temuan },
        Err(salah) => salah,
    };
    let longgar =
        ParseOptions { allow_comments: true, allow_trailing_commas: true, allow_missing_commas: true, ..ketat() };
    let kumpul = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    match parse_to_ast(text, &kumpul, &longgar) {
        Ok(hasil) => {
            temuan.extend(tanda(&hasil.tokens.unwrap_or_default()));
            Pohon { akar: hasil.value, temuan }
        }
        Err(lain) => {
            temuan.extend([salah, lain].iter().map(|salah| terjemah(text, salah)));
            // The first mistake is usually both.
            temuan.dedup_by(|b, a| a.letak == b.letak);
            Pohon { akar: None, temuan }
        }
    }
}

fn ketat() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn salah(letak: usize, pesan: impl Into<String>, obat: &str) -> Temuan {
    Temuan { kode: "json", ..Temuan::bentuk(letak, &Pointer::root(), pesan, obat) }
}

#[derive(Default)]
struct Pindaian {
    temuan: Vec<Temuan>,
    /// Whether parsing would only make more of the same, or overflow the stack.
    fatal: bool,
}

/// What a parser must not meet, or says badly: brackets that nest too deep, line ends and control characters within texts.
fn pindai(text: &str) -> Pindaian {
    let mut hasil = Pindaian::default();
    let (mut dalam, mut teks, mut lolos) = (0usize, None, false);
    for (letak, bita) in text.bytes().enumerate() {
        match (teks, bita) {
            (Some(_), _) if lolos => lolos = false,
            (Some(_), b'\\') => lolos = true,
            (Some(_), b'"') => teks = None,
            (Some(awal), b'\n' | b'\r') => {
                let obat = "Tutup teks dengan `\"` di baris yang sama; paragraf baru adalah teks baru";
                hasil.temuan.push(salah(awal, "teks tidak ditutup sebelum akhir baris", obat));
                hasil.fatal = true;
                return hasil;
            }
            (Some(_), 0..=0x1f) => {
                let pesan = format!("karakter kendali `U+{bita:04X}` di dalam teks");
                hasil.temuan.push(salah(letak, pesan, "Ganti dengan spasi, atau hapus"));
            }
            (Some(_), _) => {}
            (None, b'"') => teks = Some(letak),
            (None, b'[' | b'{') => {
                dalam += 1;
                if dalam > TERDALAM {
                    let pesan = format!("kurung bersarang lebih dari {TERDALAM} tingkat");
                    hasil.temuan.push(salah(letak, pesan, "Ratakan isinya, atau tutup kurung yang terbuka"));
                    hasil.fatal = true;
                    return hasil;
                }
            }
            (None, b']' | b'}') => dalam = dalam.saturating_sub(1),
            (None, _) => {}
        }
    }
    hasil
}

/// Comments, and commas that are too many or too few, in a text that is sound otherwise.
fn tanda(semua: &[TokenAndRange<'_>]) -> Vec<Temuan> {
    let mut temuan = Vec::new();
    let komentar = |token: &Token<'_>| matches!(token, Token::CommentLine(_) | Token::CommentBlock(_));
    for satu in semua.iter().filter(|satu| komentar(&satu.token)) {
        temuan.push(salah(
            satu.start(),
            "JSON tidak mengenal komentar",
            "Hapus, atau tulis sebagai `\"catatan\": \"…\"`",
        ));
    }
    let isi: Vec<_> = semua.iter().filter(|satu| !komentar(&satu.token)).collect();
    for pasangan in isi.windows(2) {
        let [kiri, kanan] = [pasangan[0], pasangan[1]];
        let tutup = matches!(kanan.token, Token::CloseBrace | Token::CloseBracket);
        match kiri.token {
            Token::Comma if tutup => {
                temuan.push(salah(kiri.start(), "koma berlebih sesudah isian terakhir", "Hapus koma itu"));
            }
            Token::Comma | Token::Colon | Token::OpenBrace | Token::OpenBracket => {}
            _ if tutup || matches!(kanan.token, Token::Comma | Token::Colon) => {}
            Token::Number(_) if kiri.end() == kanan.start() => {
                let obat = "Hapus nol di depannya, atau tulis sebagai teks di antara tanda petik";
                temuan.push(salah(kiri.start(), "bilangan JSON tidak berawal dengan nol", obat));
            }
            _ => {
                let pesan = format!("koma kurang sebelum `{}`", dikutip(kanan.token.as_str()));
                temuan.push(salah(kanan.start(), pesan, "Tulis koma di antara dua isian"));
            }
        }
    }
    temuan
}

/// The parser's complaint, in Indonesian.
fn terjemah(text: &str, galat: &ParseError) -> Temuan {
    use ParseErrorKind as K;
    let letak = galat.range().start.min(text.len());
    let huruf = text[letak..].chars().next();
    let ada = huruf.map_or_else(|| "akhir berkas".to_owned(), |huruf| format!("`{}`", dikutip(&huruf.to_string())));
    let umum = "Periksa koma, tanda petik, dan kurung di tempat itu dan tepat sebelumnya";
    if huruf.is_none() && !matches!(galat.kind(), K::String(_)) {
        return salah(
            letak,
            "berkas JSON terpotong: berakhir sebelum lengkap",
            "Tutup setiap kurung dan tanda petik yang terbuka",
        );
    }
    if matches!(huruf, Some('“' | '”' | '‘' | '’' | '\'')) {
        return salah(letak, format!("{ada} bukan tanda petik JSON"), "Ganti dengan tanda petik lurus `\"`");
    }
    let (pesan, obat) = match galat.kind() {
        K::CommentsNotAllowed | K::UnterminatedCommentBlock => {
            ("JSON tidak mengenal komentar".to_owned(), "Hapus, atau tulis sebagai `\"catatan\": \"…\"`")
        }
        K::TrailingCommasNotAllowed => ("koma berlebih sesudah isian terakhir".into(), "Hapus koma itu"),
        K::ExpectedComma => (format!("koma kurang sebelum {ada}"), "Tulis koma di antara dua isian"),
        K::UnexpectedComma => ("koma berlebih".into(), "Hapus koma itu, atau tulis isian sebelumnya"),
        K::ExpectedColonAfterObjectKey => (format!("titik dua kurang sebelum {ada}"), "Tulis `\"kunci\": nilai`"),
        K::ExpectedObjectValue => ("kunci ini tanpa nilai".into(), "Tulis nilainya sesudah titik dua"),
        K::ExpectedStringObjectProperty | K::SingleQuotedStringsNotAllowed => {
            (format!("kunci dan teks ditulis di antara tanda petik, di sini ada {ada}"), "Pakai tanda petik lurus `\"`")
        }
        K::MultipleRootJsonValues => (
            "berkas ini berisi lebih dari satu nilai JSON".into(),
            "Simpan satu objek per berkas; hapus yang sesudahnya",
        ),
        K::UnexpectedCloseBrace | K::UnexpectedCloseBracket => {
            (format!("kurung tutup {ada} tanpa pembuka"), "Hapus, atau lengkapi pembukanya")
        }
        K::UnterminatedArray => ("daftar `[` ini tidak ditutup".into(), "Tutup dengan `]`"),
        K::UnterminatedObject => ("objek `{` ini tidak ditutup".into(), "Tutup dengan `}`"),
        K::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            ("teks ini tidak ditutup".into(), "Tutup teks dengan `\"`")
        }
        K::String(
            ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) | ParseStringErrorKind::ExpectedFourHexDigits,
        ) => {
            ("`\\u` di dalam teks tanpa karakter yang utuh".into(), "Tulis karakternya sendiri, atau keempat angkanya")
        }
        K::String(_) => (
            "garis miring terbalik yang tidak dikenal di dalam teks".into(),
            "Tulis garis miring terbalik dua kali: `\\\\`",
        ),
        _ if huruf.is_some_and(char::is_alphabetic) => {
            (format!("kata tanpa tanda petik, mulai dengan {ada}"), "Tulis teks di antara tanda petik")
        }
        K::ExpectedDigit
        | K::ExpectedDigitFollowingNegativeSign
        | K::ExpectedPlusMinusOrDigitInNumberLiteral
        | K::HexadecimalNumbersNotAllowed
        | K::NonFiniteNumbersNotAllowed
        | K::UnaryPlusNumbersNotAllowed
        | K::BareDecimalPointNumbersNotAllowed => (
            "bilangan ini tidak ditulis seperti dalam JSON".into(),
            "Tulis angka biasa seperti `34`, atau teks di antara tanda petik",
        ),
        _ => (format!("bukan JSON yang sah: {ada} tidak diharapkan di sini"), umum),
    };
    salah(letak, pesan, obat)
}
