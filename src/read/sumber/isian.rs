//! What was read from a sheet: the JSON that a user would have written, and the cell that each part of it came from.

use serde_json::Value;

use super::{
    kisi::{Kisi, Tata},
    tempat_sel,
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak, nama_kolom},
        skema::dikutip,
    },
};

/// The most rows or columns that a finding names.
const SEBUT: usize = 10;

/// A part of a file, from a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Isian {
    pub(super) nilai: Value,
    /// The cell that each value came from, below the part; without the file.
    pub(super) asal: Vec<(Pointer, Place)>,
    pub(super) temuan: Vec<Diagnostic>,
}

impl Isian {
    /// Notes which cell a value came from.
    pub(super) fn catat(&mut self, lembar: &LembarKerja, pointer: Pointer, letak: Letak) {
        self.asal.push((pointer, tempat_sel(lembar, letak)));
    }

    /// Tells what is in the sheet and is not read, or would not be seen.
    pub(super) fn ingatkan(&mut self, kisi: &Kisi<'_>, tata: &Tata) {
        let lembar = kisi.lembar;
        let terlewat = kisi.terlewat(tata);
        if let Some(sel) = terlewat.first() {
            let pesan = match terlewat.len() {
                1 => "isi sel ini tidak dibaca: kolomnya tanpa kepala, atau selnya tertutup gabungan".to_owned(),
                n => format!(
                    "isi sel ini dan {} sel lain tidak dibaca: kolomnya tanpa kepala, atau selnya tertutup gabungan",
                    n - 1
                ),
            };
            // In a text file it is most likely a part of a cell that was not quoted.
            let (temuan, obat) = match lembar.teks {
                true => (Diagnostic::galat("lembar", pesan), "Apit sel yang memuat pemisah dengan tanda petik"),
                false => (
                    Diagnostic::peringatan("lembar", pesan),
                    "Beri kolomnya kepala, pisahkan gabungannya, atau hapus isinya",
                ),
            };
            self.temuan.push(temuan.at(tempat_sel(lembar, sel.letak)).cure(obat));
        }
        for (letak, kepala) in &tata.asing {
            let pesan = format!("kolom `{}` tidak dipakai tabel ini", dikutip(kepala));
            let temuan = Diagnostic::peringatan("lembar", pesan).at(tempat_sel(lembar, *letak));
            self.temuan.push(temuan.cure("Samakan kepalanya dengan kolom tabel, atau hapus kolom itu"));
        }
        self.ingatkan_tersembunyi(lembar, tata);
    }

    /// Tells what is read although it does not show.
    pub(super) fn ingatkan_tersembunyi(&mut self, lembar: &LembarKerja, tata: &Tata) {
        let pada = |baris: u32| {
            let ke = lembar.sel.partition_point(|sel| sel.letak.baris < baris);
            lembar.sel.get(ke).is_some_and(|sel| sel.letak.baris == baris)
        };
        let baris: Vec<u32> =
            lembar.baris_tersembunyi.iter().copied().filter(|baris| *baris >= tata.mulai && pada(*baris)).collect();
        let kolom: Vec<u32> =
            lembar.kolom_tersembunyi.iter().copied().filter(|kolom| tata.kolom.contains(&Some(*kolom))).collect();
        let mut sebut = |apa: &str, semua: &[u32], nama: &dyn Fn(u32) -> String, letak: &dyn Fn(u32) -> Letak| {
            let Some(pertama) = semua.first() else { return };
            let mut daftar: Vec<String> = semua.iter().take(SEBUT).map(|satu| nama(*satu)).collect();
            if semua.len() > SEBUT {
                daftar.push(format!("dan {} lagi", semua.len() - SEBUT));
            }
            let pesan = format!("{apa} {} tersembunyi, tetapi tetap dibaca", daftar.join(", "));
            let temuan = Diagnostic::peringatan("lembar", pesan).at(tempat_sel(lembar, letak(*pertama)));
            self.temuan.push(temuan.cure("Tampilkan, lalu periksa atau hapus"));
        };
        sebut("baris", &baris, &|baris| (baris + 1).to_string(), &|baris| Letak::new(baris, 0));
        sebut("kolom", &kolom, &nama_kolom, &|kolom| Letak::new(tata.mulai.saturating_sub(1), kolom));
        if lembar.tersembunyi {
            let pesan = format!("lembar `{}` tersembunyi, tetapi tetap dibaca", dikutip(&lembar.nama));
            let temuan = Diagnostic::peringatan("lembar", pesan).at(tempat_sel(lembar, Letak::default()));
            self.temuan.push(temuan.cure("Tampilkan lembar itu, lalu periksa"));
        }
    }
}

/// A cell that holds no text where text is needed.
pub(super) fn bukan_teks(untuk: &str, isi: &IsiSel) -> Diagnostic {
    let (pesan, obat) = match isi {
        IsiSel::Bilangan(angka) => (
            format!("sel ini berisi bilangan `{angka}`, sedangkan {untuk} berisi teks"),
            "Beri selnya format Teks lalu ketik ulang: bilangan kehilangan nol di depan dan angka sesudah yang kelima belas",
        ),
        IsiSel::Persen(angka) => (
            format!("sel ini berisi persen `{angka}%`, sedangkan {untuk} berisi teks"),
            "Beri selnya format Teks lalu ketik ulang",
        ),
        IsiSel::Tanggal(_) | IsiSel::Waktu => (
            "sel ini berisi waktu atau tanggal yang tidak dapat dicetak".to_owned(),
            "Beri selnya format Teks lalu ketik ulang",
        ),
        IsiSel::Logika(_) => {
            ("sel ini berisi TRUE atau FALSE".to_owned(), "Tulis dengan kata, misalnya `ya` atau `tidak`")
        }
        IsiSel::Galat(galat) => {
            (format!("sel ini berisi kesalahan rumus `{}`", dikutip(galat)), "Perbaiki rumusnya di lembar kerja itu")
        }
        IsiSel::RumusTanpaNilai => (
            "hasil rumus sel ini tidak tersimpan".to_owned(),
            "Buka berkas itu di Excel atau LibreOffice, biarkan menghitung, lalu simpan",
        ),
        IsiSel::Teks(_) => ("sel ini berisi teks di tempat yang tidak diharapkan".to_owned(), "Periksa sel itu"),
    };
    Diagnostic::galat("lembar", pesan).cure(obat)
}
