//! Rows of totals as authors type them: by their label, which says that and nothing else. `Jumlah penduduk` names a figure, no total.

/// Words that the label of a total consists of, beside numerals.
const KATA: [&str; 20] = [
    "JUMLAH",
    "TOTAL",
    "GRAND",
    "SUB",
    "SUBTOTAL",
    "SUBJUMLAH",
    "KESELURUHAN",
    "SELURUHNYA",
    "SEMUA",
    "BESAR",
    "AKHIR",
    "BIAYA",
    "ANGGARAN",
    "HONOR",
    "HONORARIUM",
    "NILAI",
    "BOBOT",
    "PAGU",
    "DANA",
    "RP",
];

fn kata(besar: &str) -> impl Iterator<Item = &str> {
    besar.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty())
}

/// Whether a text is what stands before a total: `JUMLAH`, `Jumlah Total`, `TOTAL I`.
pub fn label(teks: &str) -> bool {
    let besar = teks.to_uppercase();
    let kata: Vec<&str> = kata(&besar).collect();
    let romawi = |kata: &str| kata.chars().all(|huruf| matches!(huruf, 'I' | 'V' | 'X' | 'L' | 'C'));
    let pertama = matches!(kata.first(), Some(&("JUMLAH" | "TOTAL" | "GRAND" | "SUB" | "SUBTOTAL" | "SUBJUMLAH")));
    let semua = kata.iter().all(|kata| KATA.contains(kata) || kata.len() == 1 || romawi(kata));
    pertama && semua && !matches!(kata[..], ["GRAND" | "SUB"])
}

/// Whether it stands before the total of all rows, not of some.
pub fn utama(teks: &str) -> bool {
    let besar = teks.to_uppercase();
    label(teks) && kata(&besar).all(|kata| KATA.contains(&kata) && !kata.starts_with("SUB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_that_it_is_a_total_and_nothing_else() {
        for teks in ["JUMLAH", "Jumlah Total", "TOTAL I", "Sub Jumlah", "Jumlah Keseluruhan (Rp)", "subtotal A"] {
            assert!(label(teks), "{teks}");
        }
        for teks in ["JUMLAH PENDUDUK", "Jumlah pindahan", "Rata-rata", "Sub", "Total orang hadir", ""] {
            assert!(!label(teks), "{teks}");
        }
        assert!(utama("TOTAL") && utama("Grand Total") && !utama("TOTAL I") && !utama("Subjumlah"));
    }
}
