//! A spelling dictionary of the system in Hunspell's form: two files, the rules of affixes and the words. Reads them and judges
//! nothing.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::sebab_baca;
use crate::diag::Diagnostic;

/// Where systems keep the Indonesian dictionary, without `.aff` and `.dic`.
const LETAK: [&str; 4] = [
    "/usr/share/hunspell/id_ID",
    "/usr/share/myspell/dicts/id_ID",
    "/usr/local/share/hunspell/id_ID",
    "/Library/Spelling/id_ID",
];

/// The two files of a dictionary.
#[derive(Debug, Clone)]
pub struct BerkasKamus {
    /// The rules of affixes.
    pub imbuhan: String,
    /// The words.
    pub kata: String,
    /// Where they were read: the path without `.aff` and `.dic`.
    pub letak: PathBuf,
}

/// The dictionary at `jalur` (one of its two files, or their path without the ending), or else the one of the system.
///
/// # Errors
/// No dictionary, or one that cannot be read: a finding about no document, with the cure.
pub fn kamus(jalur: Option<&Path>) -> Result<BerkasKamus, Diagnostic> {
    let letak = match jalur {
        Some(jalur) => jalur.to_owned(),
        None => {
            LETAK.iter().map(PathBuf::from).find(|letak| letak.with_extension("dic").is_file()).ok_or_else(|| {
                Diagnostic::galat("kamus", "kamus ejaan bahasa Indonesia tidak ada di komputer ini")
                    .cure("Pasang dengan `apt install hunspell-id`, atau sebut letaknya: `--ejaan=/jalur/id_ID.dic`")
            })?
        }
    };
    let berkas = |akhiran: &str| {
        let jalur = letak.with_extension(akhiran);
        fs::read(&jalur).map(teks).map_err(|salah| tidak_terbaca(&jalur, salah.kind()))
    };
    Ok(BerkasKamus { imbuhan: berkas("aff")?, kata: berkas("dic")?, letak })
}

/// Indonesian has no letter beyond ASCII; what other bytes an old dictionary holds (in names, in comments) is read as Latin-1.
fn teks(isi: Vec<u8>) -> String {
    String::from_utf8(isi).unwrap_or_else(|asing| asing.as_bytes().iter().copied().map(char::from).collect())
}

fn tidak_terbaca(jalur: &Path, sebab: io::ErrorKind) -> Diagnostic {
    let pesan = format!("kamus ejaan `{}` tidak dapat dibaca: {}", jalur.display(), sebab_baca(sebab));
    Diagnostic::galat("kamus", pesan).cure("Sebut berkas `.dic` yang di sampingnya ada berkas `.aff` bernama sama")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_dictionary_is_named_with_its_cure() {
        let temuan = kamus(Some(Path::new("/tidak/ada.dic"))).expect_err("tidak ada");
        assert!(temuan.message.contains("/tidak/ada.aff"), "{}", temuan.message);
        assert!(temuan.cure.is_some());
    }

    #[test]
    fn bytes_that_are_no_utf8_are_latin_1() {
        assert_eq!(teks(b"caf\xe9".to_vec()), "café");
    }
}
