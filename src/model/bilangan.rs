//! Number words: whole numbers as Indonesian words, Roman numerals, list letters, ordinals, and the series "a, b, dan
//! c".
//!
//! Refuses what the forms cannot say (zero as Roman numeral, an ordinal above 99) with `None`. It knows no fractions,
//! no negative numbers, no money and no digits with separators.

/// Cardinals that are words of their own; index = value.
const DASAR: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

/// Names of the groups of three digits, largest first. `u64` ends inside the quintillions (short scale, as in KBBI).
const KELOMPOK: [(u64, &str); 7] = [
    (1_000_000_000_000_000_000, "kuintiliun"),
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
    (1, ""),
];

/// The largest ordinal: beyond it the pattern is not attested.
const URUTAN_TERBESAR: u32 = 99;

/// The words of a whole number, lower case, one blank between words: `21000` is "dua puluh satu ribu".
///
/// "seribu" stands for a thousands group of exactly one, wherever it is: `1001000` is "satu juta seribu", `101000` is
/// "seratus satu ribu". Total: every `u64` has words; `0` is "nol".
pub fn terbilang(n: u64) -> String {
    if n == 0 {
        return DASAR[0].to_owned();
    }
    let mut kata = Vec::new();
    for (nilai, nama) in KELOMPOK {
        match n / nilai % 1000 {
            0 => {}
            1 if nama == "ribu" => kata.push("seribu"),
            tiga_angka => {
                ratusan(tiga_angka, &mut kata);
                kata.extend(Some(nama).filter(|nama| !nama.is_empty()));
            }
        }
    }
    kata.join(" ")
}

/// Appends the words of `n` below 1000; nothing for 0, because a group that is empty is not spoken.
fn ratusan(n: u64, kata: &mut Vec<&'static str>) {
    let dasar = |angka: u64| DASAR[angka as usize];
    match n / 100 {
        0 => {}
        1 => kata.push("seratus"),
        ratus => kata.extend([dasar(ratus), "ratus"]),
    }
    match n % 100 {
        0 => {}
        sisa @ 1..=11 => kata.push(dasar(sisa)),
        sisa @ 12..=19 => kata.extend([dasar(sisa - 10), "belas"]),
        sisa => {
            kata.extend([dasar(sisa / 10), "puluh"]);
            kata.extend(Some(sisa % 10).filter(|satuan| *satuan > 0).map(dasar));
        }
    }
}

/// The Roman numeral in capitals, in the subtractive form (`4` is "IV"). `None` outside 1..=3999, for which plain
/// letters do not suffice.
pub fn romawi(n: u32) -> Option<String> {
    #[rustfmt::skip]
    const ANGKA: [(u32, &str); 13] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];
    if !(1..=3999).contains(&n) {
        return None;
    }
    let mut sisa = n;
    let mut hasil = String::new();
    for (nilai, lambang) in ANGKA {
        while sisa >= nilai {
            hasil.push_str(lambang);
            sisa -= nilai;
        }
    }
    Some(hasil)
}

/// The letter of a list point: 1 is "a", 26 is "z", 27 is "aa", 28 is "ab", as spreadsheets name their columns.
/// `None` for 0. Shorter names come before longer ones, names of one length are in alphabetical order.
pub fn huruf(n: u32) -> Option<String> {
    let mut sisa = n.checked_sub(1)?;
    let mut terbalik = Vec::new();
    loop {
        terbalik.push(char::from(b'a' + (sisa % 26) as u8));
        match (sisa / 26).checked_sub(1) {
            Some(berikutnya) => sisa = berikutnya,
            None => return Some(terbalik.into_iter().rev().collect()),
        }
    }
}

/// The label of the n-th diktum, in capitals and with a blank between words: "KESATU", "KEDUA", "KEDUA BELAS",
/// "KEDUA PULUH SATU". `None` outside 1..=99.
///
/// Source: decrees in practice confirm 1..=20; 21..=30 follow the same pattern in the project's reference sheet
/// (`tata-naskah.md`, 1.3), and beyond 30 this function only carries the pattern on.
pub fn diktum(n: u32) -> Option<String> {
    bertingkat(n).map(|kata| kata.to_uppercase())
}

/// The ordinal in the title of an amending regulation ("Perubahan Kedua atas …"), title case: 1 is "Pertama", 2 is
/// "Kedua", 12 is "Kedua Belas". `None` outside 1..=99.
pub fn urutan(n: u32) -> Option<String> {
    if n == 1 {
        return Some("Pertama".to_owned());
    }
    let kata = bertingkat(n)?;
    let berhuruf_besar = kata.split(' ').map(|satu| satu[..1].to_uppercase() + &satu[1..]);
    Some(berhuruf_besar.collect::<Vec<_>>().join(" "))
}

/// "ke" and the cardinal, lower case: "kesatu", "kedua belas". `None` outside 1..=99.
fn bertingkat(n: u32) -> Option<String> {
    (1..=URUTAN_TERBESAR).contains(&n).then(|| format!("ke{}", terbilang(u64::from(n))))
}

/// Which amendment a title announces: "Perubahan atas …" is 1, "Perubahan Kelima atas …" is 5. Capitals do not matter.
///
/// The first word "Perubahan" decides that is followed by an ordinal (1..=99), by `atas` or `terhadap`, or by the kind
/// of the amended regulation (older titles leave `atas` out). `None` when there is none, as in "Pengendalian Perubahan
/// Iklim": such a title amends nothing.
pub fn urutan_perubahan(judul: &str) -> Option<u32> {
    const SASARAN: [&str; 6] = ["atas", "terhadap", "undang-undang", "peraturan", "keputusan", "ketetapan"];
    let kata: Vec<String> =
        judul.split_whitespace().map(|k| k.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    kata.iter().enumerate().filter(|(_, satu)| *satu == "perubahan").find_map(|(i, _)| {
        let sesudahnya = &kata[i + 1..];
        let sasaran = || sesudahnya.first().filter(|k| SASARAN.contains(&k.as_str())).map(|_| 1);
        baca_urutan(sesudahnya).or_else(sasaran)
    })
}

/// The ordinal at the start of `kata` (lower case), the longest reading first: a longer ordinal is always the larger
/// one.
fn baca_urutan(kata: &[String]) -> Option<u32> {
    let diawali = |n: u32| {
        bertingkat(n).is_some_and(|u| u.split(' ').eq(kata.iter().map(String::as_str).take(u.split(' ').count())))
    };
    let pertama = kata.first().is_some_and(|k| k == "pertama").then_some(1);
    pertama.or_else(|| (1..=URUTAN_TERBESAR).rev().find(|n| diawali(*n)))
}

/// A series joined by `kata` ("dan", "atau"), with the comma that Indonesian drafting puts before it from three items
/// on: "a", "a dan b", "a, b, dan c". An empty slice gives an empty text. Items are not trimmed or changed.
pub fn serial(items: &[String], kata: &str) -> String {
    match items {
        [] => String::new(),
        [satu] => satu.clone(),
        [satu, dua] => format!("{satu} {kata} {dua}"),
        [awal @ .., akhir] => format!("{}, {kata} {akhir}", awal.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Reads number words from left to right, knowing nothing of how they are made.
    fn baca(kata: &str) -> Option<u64> {
        let dasar = |k: &str| DASAR.iter().position(|d| *d == k).map(|p| p as u128);
        let (mut jumlah, mut kelompok, mut angka) = (0u128, 0u128, 0u128);
        for k in kata.split(' ') {
            match k {
                "belas" => angka += 10,
                "puluh" => (kelompok, angka) = (kelompok + angka * 10, 0),
                "ratus" => (kelompok, angka) = (kelompok + angka * 100, 0),
                "seratus" => kelompok += 100,
                "seribu" => jumlah += 1000,
                _ => match (dasar(k), KELOMPOK.iter().find(|(_, nama)| *nama == k)) {
                    (Some(nilai), _) => angka = nilai,
                    (None, Some((nilai, _))) => {
                        jumlah += (kelompok + angka) * u128::from(*nilai);
                        (kelompok, angka) = (0, 0);
                    }
                    (None, None) => return None,
                },
            }
        }
        u64::try_from(jumlah + kelompok + angka).ok()
    }

    fn baca_romawi(angka: &str) -> u32 {
        let nilai = |c| match c {
            'M' => 1000,
            'D' => 500,
            'C' => 100,
            'L' => 50,
            'X' => 10,
            'V' => 5,
            _ => 1,
        };
        let semua: Vec<u32> = angka.chars().map(nilai).collect();
        let lalu = |i: usize| semua[i + 1..].iter().any(|sesudah| *sesudah > semua[i]);
        let (kurang, tambah): (Vec<usize>, Vec<usize>) = (0..semua.len()).partition(|i| lalu(*i));
        tambah.iter().map(|i| semua[*i]).sum::<u32>() - kurang.iter().map(|i| semua[*i]).sum::<u32>()
    }

    #[test]
    fn number_words_are_those_of_the_grammar() {
        for (n, kata) in [
            (0, "nol"),
            (7, "tujuh"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (19, "sembilan belas"),
            (20, "dua puluh"),
            (100, "seratus"),
            (111, "seratus sebelas"),
            (999, "sembilan ratus sembilan puluh sembilan"),
            (1_000, "seribu"),
            (1_001, "seribu satu"),
            (2_023, "dua ribu dua puluh tiga"),
            (11_000, "sebelas ribu"),
            (21_000, "dua puluh satu ribu"),
            (100_000, "seratus ribu"),
            (101_000, "seratus satu ribu"),
            (1_000_000, "satu juta"),
            (1_001_000, "satu juta seribu"),
            (1_500_000, "satu juta lima ratus ribu"),
            (1_000_000_000, "satu miliar"),
            (1_000_000_000_000, "satu triliun"),
        ] {
            assert_eq!(terbilang(n), kata);
        }
        assert!(terbilang(u64::MAX).starts_with("delapan belas kuintiliun empat ratus empat puluh enam kuadriliun"));
        assert_eq!(baca(&terbilang(u64::MAX)), Some(u64::MAX));
    }

    #[test]
    fn roman_numerals_exist_from_1_to_3999_and_read_back() {
        assert_eq!([romawi(0), romawi(4000)], [None, None]);
        for (n, angka) in [(4, "IV"), (9, "IX"), (44, "XLIV"), (1987, "MCMLXXXVII"), (3999, "MMMCMXCIX")] {
            assert_eq!(romawi(n).as_deref(), Some(angka));
        }
        let semua: Vec<String> = (1..=3999).filter_map(romawi).collect();
        assert!(semua.iter().zip(1..).all(|(angka, n)| baca_romawi(angka) == n));
        assert_eq!(semua.len(), 3999);
    }

    #[test]
    fn list_letters_are_strictly_ordered() {
        assert_eq!(huruf(0), None);
        for (n, tertulis) in [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")] {
            assert_eq!(huruf(n).as_deref(), Some(tertulis));
        }
        let semua: Vec<(usize, String)> = (1..2000).filter_map(huruf).map(|h| (h.len(), h)).collect();
        assert_eq!(semua.len(), 1999);
        assert!(semua.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn diktum_labels_are_the_practised_spellings_and_differ() {
        for (n, label) in [
            (1, "KESATU"),
            (10, "KESEPULUH"),
            (11, "KESEBELAS"),
            (12, "KEDUA BELAS"),
            (19, "KESEMBILAN BELAS"),
            (20, "KEDUA PULUH"),
            (21, "KEDUA PULUH SATU"),
            (30, "KETIGA PULUH"),
            (99, "KESEMBILAN PULUH SEMBILAN"),
        ] {
            assert_eq!(diktum(n).as_deref(), Some(label));
        }
        assert_eq!([diktum(0), diktum(100)], [None, None]);
        assert_eq!((1..=99).filter_map(diktum).collect::<BTreeSet<_>>().len(), 99);
    }

    #[test]
    fn ordinals_of_amendments_are_read_back_from_titles() {
        assert_eq!(urutan(1).as_deref(), Some("Pertama"));
        assert_eq!(urutan(12).as_deref(), Some("Kedua Belas"));
        assert_eq!([urutan(0), urutan(100)], [None, None]);
        for n in 1..=99 {
            let judul = format!("Perubahan {} atas Peraturan Presiden", urutan(n).expect("1..=99 have ordinals"));
            assert_eq!(urutan_perubahan(&judul), Some(n), "{judul}");
            assert_eq!(urutan_perubahan(&judul.to_uppercase()), Some(n), "{judul}");
        }
    }

    #[test]
    fn the_first_amending_word_of_a_title_decides() {
        for (judul, n) in [
            ("Perubahan atas Undang-Undang Nomor 7 Tahun 2017", Some(1)),
            ("Perubahan Atas Undang-Undang Nomor 7 Tahun 2017", Some(1)),
            ("Perubahan Kesatu atas Peraturan", Some(1)),
            ("Perubahan Peraturan Komisi Pemilihan Umum Nomor 7 Tahun 2012", Some(1)),
            ("Penetapan Perpu Nomor 2 Tahun 2020 tentang Perubahan Ketiga atas Undang-Undang", Some(3)),
            ("Perubahan Kedua atas Peraturan A tentang Perubahan Kelima atas Peraturan B", Some(2)),
            ("Dampak Perubahan Iklim dan Perubahan Keempat atas Peraturan", Some(4)),
            ("Pengendalian Perubahan Iklim", None),
            ("Perubahanku atas Peraturan", None),
            ("Tata Kerja", None),
            ("", None),
        ] {
            assert_eq!(urutan_perubahan(judul), n, "{judul}");
        }
    }

    #[test]
    fn a_series_takes_the_comma_from_three_items_on() {
        let seri = |butir: &[&str]| serial(&butir.iter().map(|b| (*b).to_owned()).collect::<Vec<_>>(), "dan");
        assert_eq!(seri(&[]), "");
        assert_eq!(seri(&["a"]), "a");
        assert_eq!(seri(&["a", "b"]), "a dan b");
        assert_eq!(seri(&["a", "b", "c"]), "a, b, dan c");
        assert_eq!(seri(&["a", "b", "c", "d"]), "a, b, c, dan d");
    }

    proptest! {
        #[test]
        fn number_words_read_back_as_the_number(n in any::<u64>(), geser in 0u32..64) {
            let n = n >> geser;
            prop_assert_eq!(baca(&terbilang(n)), Some(n));
        }

        #[test]
        fn reading_a_title_never_panics(judul in "\\PC{0,40}(Perubahan|perubahan )?\\PC{0,40}") {
            let _ = urutan_perubahan(&judul);
        }
    }
}
