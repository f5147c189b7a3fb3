//! Where an Indonesian word may break at the end of a line: soft hyphens for running text.
//!
//! Implements the rules of EYD on "pemenggalan kata" (wording read in Permendiknas 46/2009, I.E, and in PUEBI), for
//! which Typst has no patterns. A missed break costs a little space, a wrong one is an error in an official document;
//! where the syllables and the affixes of a word disagree and no table below decides, there is no break. Refuses
//! everything but words in lower-case ASCII letters: names, abbreviations, numbers and addresses stay whole. It does
//! not know which words are set in italics as foreign.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use super::kosakata::{AKAR_LULUH, AKAR_VOKAL, AKAR_VOKAL_NG, AKHIR_ASING, AWALAN_R, HURUF_ASING, SAMBUNGAN};

/// U+00AD, shown only where a line ends at it.
const TANDA: char = '\u{AD}';
/// Shorter words gain nothing.
const TERPENDEK: usize = 7;
/// Letters that stay before a break.
const SEBELUM: usize = 2;
/// Letters that stay after a break; with it neither `-an` nor `-i` is ever alone on a line.
const SESUDAH: usize = 3;

/// What may stand between a blank and a word, and between a word and a blank. `:` and `/` are missing: they join
/// addresses.
const PEMBUKA: [char; 4] = ['(', '[', '"', '“'];
const PENUTUP: [char; 9] = [',', '.', ';', '?', '!', ')', ']', '"', '”'];

/// Consonants of two letters: one sound, never broken (EYD "gabungan huruf konsonan").
const KONSONAN_RANGKAP: [&str; 4] = ["kh", "ng", "ny", "sy"];
/// Two vowels that are or may be one sound, never broken (EYD "diftong", and the monophthong `eu`).
const VOKAL_RANGKAP: [&str; 5] = ["ai", "au", "ei", "oi", "eu"];

/// Every prefix, in any of its shapes, for walking through chains such as "memper-" and "keber-".
const AWALAN: [&str; 16] =
    ["di", "ke", "se", "me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny", "ber", "ter", "per"];

/// Prefixes whose last consonant may belong to the root when a vowel follows, and two bound elements that act alike.
const AWALAN_BIMBANG: [&str; 7] = ["ber", "ter", "per", "non", "sub", "meng", "peng"];

/// `teks` with U+00AD at every [`titik_putus`] of its words of at least `terpendek` bytes; everything else stays as it is.
///
/// A word is what stands between blanks, without brackets, quotation marks and end punctuation. Words that are not made
/// only of `a`–`z` stay whole: so do names, numbers, words with hyphen or apostrophe, addresses and paths, words joined
/// by `.`, `/`, `:` or `_`, and words that have a soft hyphen already. Words are seen within `teks` only: one that goes
/// on in the next piece of text must not be cut before the call.
pub(crate) fn sisipkan(teks: &str, terpendek: usize) -> String {
    let mut hasil = String::with_capacity(teks.len() + teks.len() / 4);
    for potongan in teks.split_inclusive(char::is_whitespace) {
        let sisa = potongan.trim_start_matches(PEMBUKA);
        let kata = sisa.trim_end_matches(char::is_whitespace).trim_end_matches(PENUTUP);
        let (mut sampai, awal) = (0, potongan.len() - sisa.len());
        let titik = if kata.len() < terpendek.max(TERPENDEK) { Rc::default() } else { teringat(kata) };
        for titik in titik.iter() {
            hasil.push_str(&potongan[sampai..awal + titik]);
            hasil.push(TANDA);
            sampai = awal + titik;
        }
        hasil.push_str(&potongan[sampai..]);
    }
    hasil
}

/// So many words are remembered at most; decrees have a few thousand different ones.
const INGATAN: usize = 20_000;

/// The same as [`titik_putus`], asked once for each word: decrees repeat theirs.
fn teringat(kata: &str) -> Rc<[usize]> {
    thread_local!(static KATA: RefCell<HashMap<String, Rc<[usize]>>> = RefCell::default());
    KATA.with_borrow_mut(|ingatan| {
        if let Some(titik) = ingatan.get(kata) {
            return Rc::clone(titik);
        }
        if ingatan.len() >= INGATAN {
            ingatan.clear();
        }
        let titik: Rc<[usize]> = titik_putus(kata).into();
        ingatan.insert(kata.to_owned(), Rc::clone(&titik));
        titik
    })
}

/// The byte offsets in `kata` at which a line may end, ascending; empty for words of fewer than 7 letters and for
/// anything but lower-case ASCII letters.
///
/// At least two letters stay before a break and three after it. The EYD rules: between two vowels that are no diphthong
/// (`ke-a`), before a single consonant (`la-ya`), between two (`tang-gung`), after the first of three or more
/// (`in-stru`); digraphs count as one consonant; prefixes and suffixes are split from the root, `-i` never is. Where
/// the rule for two consonants and the usual syllable differ (`Ap-ril` but `te-gri`) there is no break.
pub(crate) fn titik_putus(kata: &str) -> Vec<usize> {
    if kata.len() < TERPENDEK || !kata.bytes().all(|b| b.is_ascii_lowercase()) || asing(kata) {
        return Vec::new();
    }
    let bunyi = bunyi(kata);
    let mut titik = batas_suku_kata(&bunyi);
    pertimbangkan_akhiran(kata, &bunyi, &mut titik);
    pertimbangkan_awalan(kata, &mut titik);
    if titik.is_empty() {
        return Vec::new();
    }
    for (gabungan, letak) in SAMBUNGAN.iter() {
        for (awal, _) in kata.match_indices(gabungan.as_str()) {
            for letak in letak {
                titik.remove(&(awal + letak));
            }
        }
    }
    titik.into_iter().filter(|t| (SEBELUM..=kata.len() - SESUDAH).contains(t)).collect()
}

/// Whether the spelling is not Indonesian, so that these rules say nothing. Finds the common cases only.
fn asing(kata: &str) -> bool {
    let tanpa_vokal =
        |huruf: char, lain: char| kata.match_indices([huruf, lain]).any(|(i, _)| !kata[i + 1..].starts_with(vokal));
    HURUF_ASING.iter().any(|h| kata.contains(h))
        || AKHIR_ASING.iter().any(|akhir| kata.ends_with(akhir))
        || tanpa_vokal('c', 'c')
        || tanpa_vokal('w', 'y')
}

fn vokal(huruf: char) -> bool {
    matches!(huruf, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// One vowel letter, or one consonant of one or two letters.
#[derive(Debug, Clone, Copy)]
struct Bunyi<'a> {
    awal: usize,
    huruf: &'a str,
}

impl Bunyi<'_> {
    fn vokal(self) -> bool {
        self.huruf.starts_with(vokal)
    }
}

fn bunyi(kata: &str) -> Vec<Bunyi<'_>> {
    let mut semua = Vec::new();
    let mut awal = 0;
    while awal < kata.len() {
        let rangkap = KONSONAN_RANGKAP.iter().any(|r| kata[awal..].starts_with(r));
        let akhir = awal + 1 + usize::from(rangkap);
        semua.push(Bunyi { awal, huruf: &kata[awal..akhir] });
        awal = akhir;
    }
    semua
}

/// EYD, breaking root words, a to e: the sounds between each vowel and the next decide.
fn batas_suku_kata(bunyi: &[Bunyi<'_>]) -> BTreeSet<usize> {
    let letak_vokal: Vec<usize> = (0..bunyi.len()).filter(|i| bunyi[*i].vokal()).collect();
    letak_vokal.windows(2).filter_map(|dua| batas(&bunyi[dua[0]..=dua[1]])).collect()
}

/// The break in a stretch that begins and ends with a vowel and has only consonants in between.
fn batas(bunyi: &[Bunyi<'_>]) -> Option<usize> {
    let huruf: Vec<&str> = bunyi.iter().map(|b| b.huruf).collect();
    let pertama = match huruf.as_slice() {
        [a, b] => (!VOKAL_RANGKAP.contains(&format!("{a}{b}").as_str())).then_some(1),
        [_, _, _] => Some(1),
        [_, a, b, _] => (!gugus(a, b)).then_some(2),
        [_, a, b, c, _] => (gugus(b, c) || (nyaring(a) && *b == "s" && letup(c))).then_some(2),
        [_, a, b, c, d, _] => (nyaring(a) && *b == "s" && gugus(c, d)).then_some(2),
        _ => None,
    };
    pertama.map(|i| bunyi[i].awal)
}

/// Two consonants that begin a syllable in loans: `pr`, `kl`, `tr`.
fn gugus(a: &str, b: &str) -> bool {
    matches!((a, b), ("p" | "b" | "k" | "g" | "f", "l" | "r") | ("t" | "d" | "v", "r"))
}

/// Consonants that surely end the syllable before an `s` ("in-sti", "per-spek"); others may take it along ("eks-por").
fn nyaring(konsonan: &str) -> bool {
    matches!(konsonan, "l" | "m" | "n" | "r")
}

fn letup(konsonan: &str) -> bool {
    matches!(konsonan, "k" | "p" | "t")
}

/// EYD, breaking derived words: a suffix leaves the root whole. Takes away breaks that would carry the last consonant
/// of the root over to `-an` or `-i`.
fn pertimbangkan_akhiran(kata: &str, bunyi: &[Bunyi<'_>], titik: &mut BTreeSet<usize>) {
    let pokok = ["nya", "lah", "kah", "pun"].iter().find_map(|klitik| kata.strip_suffix(klitik)).unwrap_or(kata);
    let sampai = bunyi.partition_point(|b| b.awal < pokok.len());
    match &bunyi[..sampai] {
        // `-kan` after a vowel is sure in verbs only: there `k` and `-an` do not meet ("mem-beri-kan", "kebijak-an").
        [.., sebelum, k, a, n] if (k.huruf, a.huruf, n.huruf) == ("k", "a", "n") => {
            let berawalan = |semua: &[&str]| semua.iter().any(|awalan| pokok.starts_with(awalan));
            let yakin = if sebelum.vokal() {
                berawalan(&["me", "di"]) && pokok != "didikan"
            } else {
                sebelum.huruf != "n" || berawalan(&["me", "di", "ber", "ter"])
            };
            if !yakin {
                titik.remove(&k.awal);
            }
        }
        // The same place in English words in -ing, where the consonant also belongs to the root.
        [.., c, v, n] if matches!((v.huruf, n.huruf), ("a", "n") | ("i", "ng")) && !c.vokal() => {
            titik.remove(&c.awal);
        }
        [.., c, i] if i.huruf == "i" => {
            titik.remove(&(if c.vokal() { i } else { c }).awal);
        }
        _ => {}
    }
}

/// EYD, breaking derived words: a prefix is split off, but a prefix that took the first consonant of the root breaks
/// like a root ("me-nu-tup"). Before a vowel both are possible, and the tables decide. The first letter of a root never
/// stays alone with the prefix ("ter-akhir", not "tera-khir").
fn pertimbangkan_awalan(kata: &str, titik: &mut BTreeSet<usize>) {
    let mut letak = BTreeSet::from([0]);
    while let Some(awal) = letak.pop_first() {
        let sisa = &kata[awal..];
        letak.extend(AWALAN.iter().filter(|a| sisa.starts_with(**a)).map(|a| awal + a.len()));
        if let Some(panjang) = awalan_bimbang(sisa) {
            titik.remove(&(awal + 2));
            titik.remove(&(awal + panjang));
            let putusan = putusan_awalan(sisa, panjang);
            titik.extend(putusan.map(|putus| awal + putus));
            if putusan == Some(panjang) {
                titik.remove(&(awal + panjang + 1));
            }
        } else if ["di", "ke", "se"].iter().any(|a| sisa.starts_with(a)) {
            // "di-status" or "dis-tribusi": undecided.
            let bimbang = sisa[2..].starts_with('s');
            // No root begins with "keu": "ke-uangan".
            titik.extend((awal == 0 && sisa.starts_with("keu")).then_some(2));
            if bimbang || sisa[2..].starts_with(vokal) {
                titik.remove(&(awal + 3));
            }
        }
    }
}

/// The length of the prefix of [`AWALAN_BIMBANG`] at the start of `sisa`, if a vowel follows.
fn awalan_bimbang(sisa: &str) -> Option<usize> {
    let awalan = AWALAN_BIMBANG.into_iter().find(|awalan| sisa.starts_with(awalan))?;
    sisa[awalan.len()..].starts_with(vokal).then_some(awalan.len())
}

/// Where the doubtful prefix of `panjang` letters ends: behind its last consonant, or before it; `None` if no table
/// knows. The longest entry decides.
fn putusan_awalan(sisa: &str, panjang: usize) -> Option<usize> {
    let cocok = |tabel: &'static str, putus: usize| {
        let akar = tabel.split_ascii_whitespace().filter(|akar| sisa[panjang..].starts_with(akar));
        akar.map(move |akar| (panjang + akar.len(), putus)).max()
    };
    let khusus = || {
        let utuh = AWALAN_R.split_ascii_whitespace().filter(|kata| sisa.starts_with(&kata.replace('-', "")));
        utuh.filter_map(|kata| Some((kata.len() - 1, kata.find('-')?))).max()
    };
    let umum = cocok(AKAR_VOKAL, panjang);
    let lain = if panjang == 3 { khusus() } else { cocok(AKAR_VOKAL_NG, panjang).max(cocok(AKAR_LULUH, 2)) };
    umum.max(lain).map(|(_, putus)| putus)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words of decrees with every break that EYD allows, by hand; `-i` is never split off.
    const BOLEH: &str = "\
        ad-mi-nis-tra-si a-kun-ta-bi-li-tas ang-gar-an be-be-ra-pa ber-a-khir be-ren-ca-na ber-ka-la \
        ber-ko-or-di-na-si ber-o-ri-en-ta-si ber-u-pa-ya di-be-ri-kan di-e-va-lu-a-si di-im-ple-men-ta-si-kan \
        di-i-kut-i di-lak-sa-na-kan di-pel-a-jar-i di-per-ta-han-kan di-ser-tai di-so-si-a-li-sa-si-kan di-te-rap-kan \
        di-tin-dak-lan-juti di-un-dang-kan e-fi-si-en-si e-va-lu-a-si gra-ti-fi-ka-si ikh-ti-sar in-spek-to-rat \
        in-te-rak-tif in-ter-ak-tif ka-it-an-nya ke-ang-go-ta-an ke-ber-a-da-an ke-bi-jak-an ke-gi-at-an \
        ke-pe-ga-wai-an ke-pen-ting-an ke-te-rang-an ke-ti-dak-a-dil-an ke-ti-dak-ha-dir-an ke-u-ang-an kom-pe-ten-si \
        ko-or-di-na-tor kon-struk-si kong-res ling-kung-an ma-na-je-men ma-sya-ra-kat me-ka-nis-me me-me-nuhi \
        me-mi-liki mem-be-ri-kan mem-per-oleh mem-per-tim-bang-kan me-nan-da-ta-ngani me-ne-ri-ma me-nga-ta-kan \
        meng-atur me-nge-lo-la me-nge-nai meng-ikuti me-non-ak-tif-kan me-nye-di-a-kan me-nye-leng-ga-ra-kan \
        o-pe-ra-si-o-nal pe-la-por-an pe-lang-gar-an pe-lan-tik-an pem-be-ri-ta-hu-an pe-me-rik-sa-an pe-me-rin-tah-an \
        pe-nan-da-ta-ngan-an pen-di-dik-an peng-ada-an peng-awas-an pe-nge-lo-la-an peng-gu-na-an pe-nye-leng-ga-ra-an \
        per-a-tur-an per-bank-an pe-ren-ca-na-an pe-ri-la-ku per-sya-rat-an per-tang-gung-ja-wab-an per-u-bah-an \
        per-u-sa-ha-an pro-fe-si-o-na-lis-me sa-at-nya se-ba-gai-ma-na se-te-rus-nya stan-dar su-sun-an ter-a-khir \
        ter-in-te-gra-si ter-se-but ter-u-ta-ma tin-dak-an trans-pa-ran-si un-dang-an";
    /// Words with exactly the breaks that are made.
    const HARUS: &str = "\
        me-lak-sa-na-kan pe-nyu-sunan di-te-tap-kan pem-ba-ngunan ber-tang-gung ber-ke-wa-jiban in-stansi pe-la-yanan \
        me-nge-ta-hui pe-ga-wai ber-in-tegri-tas di-mak-sud ke-pu-tusan ter-pi-sah-kan mem-per-oleh ke-uangan \
        ter-akhir per-ubahan peng-awasan pe-nge-lo-laan mem-be-ri-kan ke-bi-jakan ke-te-rangan me-non-ak-tif-kan \
        kon-struksi";
    /// Words that stay whole: too short, foreign, or undecided at every place.
    const UTUH: &str = "\
        survei tanggal1 whistleblowing website download project meeting helpdesk training diskresi program";

    /// The word of a table and where its hyphens are.
    fn tabel(bertanda: &str) -> (String, BTreeSet<usize>) {
        let letak = bertanda.match_indices('-').enumerate().map(|(ke, (i, _))| i - ke).collect();
        (bertanda.replace('-', ""), letak)
    }

    #[test]
    fn every_break_is_one_that_eyd_allows() {
        for bertanda in BOLEH.split_whitespace().chain(HARUS.split_whitespace()) {
            let (kata, boleh) = tabel(bertanda);
            let dibuat: BTreeSet<usize> = titik_putus(&kata).into_iter().collect();
            assert!(dibuat.is_subset(&boleh), "{bertanda} dibuat {}", sisipkan(&kata, 0).replace(TANDA, "-"));
        }
    }

    #[test]
    fn usual_words_break_where_the_rules_agree() {
        for bertanda in HARUS.split_whitespace() {
            assert_eq!(sisipkan(&bertanda.replace('-', ""), 0).replace(TANDA, "-"), bertanda);
        }
        assert!(UTUH.split_whitespace().all(|kata| titik_putus(kata).is_empty()));
    }

    #[test]
    fn running_text_breaks_only_in_its_plain_words() {
        for (teks, harapan) in [
            ("Pegawai (pelayanan) yang ditetapkan;\n", "Pegawai (pe-la-yanan) yang di-te-tap-kan;\n"),
            ("di-laksanakan,\u{a0}“keputusan”.  pegawai", "di-laksanakan,\u{a0}“ke-pu-tusan”.  pe-ga-wai"),
            ("ditetapkan/pegawai pegawai: pegawai.pdf", "ditetapkan/pegawai pegawai: pegawai.pdf"),
        ] {
            assert_eq!(sisipkan(teks, 0).replace(TANDA, "-"), harapan);
        }
    }

    #[test]
    fn the_tables_hold_what_the_code_expects() {
        for akar in [AKAR_VOKAL, AKAR_VOKAL_NG, AKAR_LULUH].into_iter().flat_map(str::split_ascii_whitespace) {
            assert!(
                akar.starts_with(vokal) && akar.len() > 2 && akar.bytes().all(|b| b.is_ascii_lowercase()),
                "{akar}"
            );
        }
        for kata in AWALAN_R.split_ascii_whitespace() {
            let (utuh, letak) = tabel(kata);
            assert!(awalan_bimbang(&utuh) == Some(3) && (letak == [2].into() || letak == [3].into()), "{kata}");
        }
    }

    proptest! {
        #[test]
        fn soft_hyphens_are_all_that_is_added(teks in "(([a-z]{7,16}|\\PC{0,8})[ ,.;()\n]{1,2}){0,6}") {
            prop_assume!(!teks.contains(TANDA));
            let hasil = sisipkan(&teks, 0);
            prop_assert_eq!(hasil.replace(TANDA, ""), teks.as_str());
            prop_assert_eq!(sisipkan(&hasil, 0), hasil.as_str());
        }

        #[test]
        fn no_break_leaves_too_few_letters(
            kata in "(ber|ter|per|meng|peng|di|ke|se){0,2}(([bdgklmnprst]|ng|ny)?[aiueo][nrsk]?){1,6}(kan|an|i)?(nya)?",
        ) {
            let titik = titik_putus(&kata);
            prop_assert!(titik.iter().all(|t| *t >= SEBELUM && kata.len() - t >= SESUDAH));
            prop_assert!(titik.is_sorted_by(|a, b| a < b) && (titik.is_empty() || kata.len() >= TERPENDEK));
        }

        #[test]
        fn joined_and_capital_words_stay_whole(
            teks in "[a-z]{0,9}[A-Z0-9./@:_'\u{2019}\\\\\u{ad}-][a-z]{1,12}|[a-z]{7,9}[0-9:/@'-]",
        ) {
            prop_assert_eq!(sisipkan(&teks, 0), teks);
        }
    }
}
