//! Paths of finished files: legal on every platform whatever the platform at hand allows, the same in every run, and readable.

use unicode_normalization::UnicodeNormalization as _;

pub(super) use crate::model::nama::lipat;
use crate::{
    expand::job::{Bagian, JenisSalinan, Kunci},
    model::{nama::tercadang, satker::Satker},
};

/// The most bytes that a name may have: 255 on the common file systems, without what pictures of pages add to it (`-0001`).
const PALING_PANJANG: usize = 249;

/// The path of a document that names its office: `output/2025/tim/keputusan-asli.pdf`.
pub(super) fn sendiri(kunci: &Kunci) -> String {
    format!("output/{}{}", aman(&kunci.naskah), akhiran(kunci.salinan))
}

/// The path of a document of a package: `output/<paket>/61.71-kota-pontianak/sk-rencana-kerja-asli.pdf`. `paket` and `naskah`
/// are names; a package that is called `paket` is known by its folder.
pub(super) fn berpaket(paket: &str, satker: &Satker, naskah: &str, kunci: &Kunci) -> String {
    let paket = paket.strip_suffix("/paket").unwrap_or(paket);
    let naskah = aman(&naskah.replace('/', "-"));
    format!("output/{}/{}/{naskah}{}", aman(paket), kantor(satker), akhiran(kunci.salinan))
}

/// The path of a part of a document, beside that of the whole: `…/keputusan-lampiran-ii-asli.pdf`. The number stands in it also where
/// there is only one annex, so that a second one does not rename the first.
pub(super) fn bagian(utuh: &str, salinan: JenisSalinan, bagian: Bagian) -> String {
    let akhiran = akhiran(salinan);
    let batang = utuh.strip_suffix(&akhiran).unwrap_or(utuh);
    bagian.nama().map_or_else(|| utuh.to_owned(), |nama| format!("{batang}-{nama}{akhiran}"))
}

/// The name of an office's folder: `61.71-kota-pontianak`.
pub fn kantor(satker: &Satker) -> String {
    format!("{}-{}", satker.kode, siput(&satker.nama))
}

fn akhiran(salinan: JenisSalinan) -> String {
    format!("-{}.pdf", salinan.nama())
}

/// A name in small letters and hyphens: `Kota Pontianak` to `kota-pontianak`.
fn siput(nama: &str) -> String {
    let kata = nama.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty());
    kata.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The path with segments that every platform takes (Microsoft, "Naming Files, Paths, and Namespaces"; macOS composes).
fn aman(jalur: &str) -> String {
    let ruas = |ruas: &str| {
        let bersih: String = ruas
            .nfc()
            .map(|huruf| if huruf.is_control() || "<>:\"\\|?*".contains(huruf) { '_' } else { huruf })
            .collect();
        let tanpa_ekor = bersih.trim_end_matches(['.', ' ']);
        let bersih = if tanpa_ekor.is_empty() { "_" } else { tanpa_ekor };
        match bersih.split_once('.') {
            Some((batang, sisa)) if tercadang(batang) => format!("{batang}_.{sisa}"),
            None if tercadang(bersih) => format!("{bersih}_"),
            _ => bersih.to_owned(),
        }
    };
    jalur.split('/').map(ruas).collect::<Vec<_>>().join("/")
}

/// The segment that is too long for a file system.
pub(super) fn terlalu_panjang(berkas: &str) -> Option<&str> {
    berkas.split('/').find(|ruas| ruas.len() > PALING_PANJANG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_legal_everywhere() {
        for (nama, harapan) in [
            ("2025/tim/keputusan", "2025/tim/keputusan"),
            ("a:b/c?d", "a_b/c_d"),
            ("con/NUL.tar/com1", "con_/NUL_.tar/com1_"),
            ("ruang . /..", "ruang/_"),
            ("komputer/conan", "komputer/conan"),
            ("e\u{301}", "é"),
        ] {
            assert_eq!(aman(nama), harapan, "{nama}");
        }
        assert_eq!(siput("Kota Pontianak"), "kota-pontianak");
        assert_eq!(siput("Kabupaten Toli-Toli"), "kabupaten-toli-toli");
    }

    #[test]
    fn names_that_meet_fold_to_one() {
        assert_eq!(lipat("output/A-É.pdf"), lipat("output/a-e\u{301}.pdf"));
        assert_ne!(lipat("output/a.pdf"), lipat("output/b.pdf"));
    }

    proptest! {
        #[test]
        fn no_name_stays_illegal(nama in "\\PC{1,20}") {
            let hasil = aman(&nama);
            prop_assert_eq!(aman(&hasil), hasil.clone(), "once is enough");
            for ruas in hasil.split('/') {
                prop_assert!(!ruas.is_empty() && !ruas.ends_with(['.', ' ']), "{:?}", ruas);
                prop_assert!(!ruas.chars().any(|h| h.is_control() || "<>:\"\\|?*".contains(h)), "{:?}", ruas);
            }
        }
    }
}
