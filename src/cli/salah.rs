//! What clap refuses, as findings. Its own sentences are English and are never shown.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diag::Diagnostic;

const BANTUAN: &str = "Jalankan `naskah bantuan` untuk melihat semua perintah dan pilihan";

const BAGIAN: &str = "Tulis nomor bagian dan banyaknya, misalnya `2/4`; nomornya mulai dari 1";

const HANYA: &str = "Tulis `lampiran` untuk semua lampiran, atau nomornya juga: `lampiran:II`";

/// The finding for a command line that was not understood.
pub(super) fn temuan(salah: &Error) -> Diagnostic {
    let isi = |jenis: ContextKind| salah.get(jenis).map(teks).filter(|teks| !teks.is_empty());
    let arg = || isi(ContextKind::InvalidArg).unwrap_or_default();
    let nilai = || isi(ContextKind::InvalidValue).unwrap_or_default();
    let pesan = match salah.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("perintah {} tidak dikenal", isi(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => format!("{} tidak dikenal di sini", arg()),
        ErrorKind::InvalidValue if nilai().is_empty() => format!("{} memerlukan nilai", arg()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("nilai {} tidak sah untuk {}", nilai(), arg()),
        ErrorKind::NoEquals => format!("{} memerlukan tanda `=` sebelum nilainya", arg()),
        ErrorKind::TooManyValues => format!("nilai {} untuk {} berlebih", nilai(), arg()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("jumlah nilai untuk {} salah", arg()),
        ErrorKind::ArgumentConflict => match isi(ContextKind::PriorArg) {
            Some(lain) if lain != arg() => format!("{} tidak dapat dipakai bersama {lain}", arg()),
            _ => format!("{} ditulis lebih dari sekali", arg()),
        },
        ErrorKind::MissingRequiredArgument => format!("{} belum ditulis", arg()),
        ErrorKind::MissingSubcommand => "perintahnya belum ditulis".to_owned(),
        ErrorKind::InvalidUtf8 => "ada argumen yang bukan teks UTF-8".to_owned(),
        _ => "perintah itu tidak dimengerti".to_owned(),
    };
    let dekat = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(isi);
    let daftar = || isi(ContextKind::ValidValue).or_else(|| isi(ContextKind::ValidSubcommand));
    Diagnostic::galat("pakai", pesan).cure(match (dekat, daftar()) {
        (Some(dekat), _) => format!("Mungkin maksudnya {dekat}"),
        (None, Some(daftar)) => format!("Yang dikenal: {daftar}"),
        (None, None) if arg().contains("--bagian") => BAGIAN.to_owned(),
        (None, None) if arg().contains("--hanya") => HANYA.to_owned(),
        (None, None) => BANTUAN.to_owned(),
    })
}

/// The finding for a form of report that only one command has.
pub(super) fn sarif() -> Diagnostic {
    Diagnostic::galat("pakai", "`--format sarif` hanya ada pada `naskah periksa`").cure("Tulis `--format json`")
}

/// The values of a context, each in backticks.
fn teks(nilai: &ContextValue) -> String {
    let petik = |satu: &String| if satu.is_empty() { String::new() } else { format!("`{satu}`") };
    match nilai {
        ContextValue::String(satu) => petik(satu),
        ContextValue::Strings(semua) => semua.iter().map(petik).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also those that no argument of ours can provoke today.
    #[test]
    fn every_refusal_of_clap_has_a_sentence_of_its_own_and_a_cure() {
        let semua = [
            ErrorKind::InvalidValue,
            ErrorKind::UnknownArgument,
            ErrorKind::InvalidSubcommand,
            ErrorKind::NoEquals,
            ErrorKind::ValueValidation,
            ErrorKind::TooManyValues,
            ErrorKind::TooFewValues,
            ErrorKind::WrongNumberOfValues,
            ErrorKind::ArgumentConflict,
            ErrorKind::MissingRequiredArgument,
            ErrorKind::MissingSubcommand,
            ErrorKind::InvalidUtf8,
            ErrorKind::Io,
            ErrorKind::Format,
        ];
        for jenis in semua {
            let mut salah = Error::new(jenis);
            salah.insert(ContextKind::InvalidArg, ContextValue::String("--ruang".to_owned()));
            let temuan = temuan(&salah);
            let kata = ["tidak", "belum", "bukan", "salah", "memerlukan", "berlebih", "lebih dari sekali"];
            assert!(kata.iter().any(|kata| temuan.message.contains(kata)), "{jenis:?}: {}", temuan.message);
            assert!(temuan.cure.is_some(), "{jenis:?}");
        }
    }
}
