//! Rows in columns, each as wide as its longest text.

use crate::report;

/// The table with its heads in capitals, a line for each row.
pub(super) fn tabel<const N: usize>(kepala: &[&str; N], baris: &[[String; N]]) -> String {
    let kepala = kepala.map(str::to_uppercase);
    let lebar = |x: usize| std::iter::once(&kepala).chain(baris).map(|b| b[x].chars().count()).max().unwrap_or(0);
    let lebar: Vec<usize> = (0..N).map(lebar).collect();
    let satu = |baris: &[String; N]| {
        let sel: Vec<_> =
            baris.iter().zip(&lebar).map(|(isi, lebar)| format!("{:<lebar$}", report::bersih(isi))).collect();
        format!("{}\n", sel.join("  ").trim_end())
    };
    std::iter::once(&kepala).chain(baris).map(satu).collect()
}
