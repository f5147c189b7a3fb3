//! A decree that was made elsewhere to data: text, DOCX or PDF to lines, lines to parts, parts to JSON. Every word stays as it is and where
//! it is: what differs from what the program derives is written out (`tertulis`), what has no place is kept (`sisa`). It corrects
//! nothing and judges nothing, but for sums: whether the program can make one is known only by making it, so the others are told.

mod badan;
mod bagian;
mod baris;
mod butir;
mod docx;
mod ejaan;
mod isi;
mod json;
mod kalimat;
mod kantor;
mod keluar;
mod kolom;
mod label;
mod lampiran;
mod naskah;
mod pdf;
mod penutup;
mod perabot;
mod ratakan;
mod sejajar;
mod sumber;
mod susun;
mod tabel;
mod teks;
mod total;
mod uji;
mod utuh;

pub use self::{
    baris::Sumber,
    sumber::{baca, berbahaya},
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{profil::Profil, satker::Satker},
    read::{Workspace, cari_satker},
};

/// A decree that was imported.
#[derive(Debug)]
pub struct Impor {
    /// The text of its data file.
    pub naskah: String,
    /// The office.
    pub satker: Satker,
    /// The text of a profile for the office, where the workspace has none.
    pub profil: Option<String>,
    /// What was found.
    pub ikhtisar: Ikhtisar,
    /// What the source says of itself that cannot be: sums that rows do not give. It is kept.
    pub temuan: Vec<Diagnostic>,
}

/// What was found in a source, for a report.
#[derive(Debug, Default)]
pub struct Ikhtisar {
    /// The name of the decree, as its heading has it.
    pub judul: String,
    /// The number line, as the heading has it.
    pub nomor: String,
    /// How many considerations, bases, operative parts, annexes, tables there are.
    pub jumlah: [(&'static str, usize); 5],
    /// Bases that the register does not have: their words.
    pub tak_terdaftar: Vec<String>,
    /// Derived texts that the source has otherwise: address and the source's words.
    pub tertulis: Vec<(String, String)>,
    /// What has no place: line, text, why.
    pub sisa: Vec<(Option<u32>, String, String)>,
}

/// The decree that was read from the file `nama`. `kode` is the office, where the user says it.
///
/// # Errors
/// It is no decree, or names no office that is known.
pub fn impor(workspace: &Workspace, nama: &str, mut sumber: Sumber, kode: Option<&str>) -> Result<Impor, Diagnostic> {
    perabot::sisihkan(&mut sumber);
    let semua = sumber.baris.clone();
    let salah = |pesan: String| Diagnostic::galat("impor", pesan).at(Place::new(nama, Pointer::root()));
    let mut terbaca = badan::baca(sumber).map_err(|sebab| {
        salah(format!("berkas ini bukan Keputusan: {sebab}"))
            .cure("Sebut berkas yang memuat Keputusan seutuhnya, dari judulnya")
    })?;
    let mut sisa = std::mem::take(&mut terbaca.sisa);
    for butir in [&mut terbaca.menimbang, &mut terbaca.memperhatikan, &mut terbaca.diktum, &mut terbaca.tembusan] {
        isi::butir(butir, &mut sisa);
    }
    terbaca.sisa = sisa;
    let satker = match kode {
        Some(kode) => cari_satker(workspace.satker(), kode)?,
        None => kantor::cari(workspace.satker(), &terbaca).ok_or_else(|| {
            salah("kantor yang menetapkannya tidak dikenal dari judul dan pembukanya".to_owned())
                .cure("Sebut kodenya, misalnya `--satker 16.71`")
        })?,
    };
    let temuan = jumlahkan(&mut terbaca, workspace, &satker.kode, nama);
    let mut hasil = naskah::susun(workspace, nama, terbaca, satker.clone(), &semua)?;
    hasil.temuan = temuan;
    Ok(hasil)
}

/// Makes sums below tables the program's, where it can; tells those that are none.
fn jumlahkan(terbaca: &mut bagian::Terbaca, workspace: &Workspace, kode: &str, nama: &str) -> Vec<Diagnostic> {
    let profil = workspace.profil_satker.get(kode).and_then(|profil| profil.isi.profil.as_deref());
    let rupiah = workspace.bentuk().get(profil.unwrap_or(Profil::BAWAAN)).map_or("", |bentuk| bentuk.pilih("rupiah"));
    let mut selisih = Vec::new();
    for butir in [&mut terbaca.menimbang, &mut terbaca.diktum] {
        butir.iter_mut().for_each(|satu| total::hitung(&mut satu.isi, rupiah, &mut selisih));
    }
    terbaca.lampiran.iter_mut().for_each(|satu| total::hitung(&mut satu.isi, rupiah, &mut selisih));
    let satu = |selisih: total::Selisih| {
        let tempat = Place { position: Some((selisih.baris as usize, 1)), ..Place::new(nama, Pointer::root()) };
        let obat = "Yang tertulis tetap dalam naskah: betulkan di sana isi kolom itu, atau jumlahnya";
        Diagnostic::peringatan("jumlah", selisih.pesan()).at(tempat).cure(obat)
    };
    selisih.into_iter().map(satu).collect()
}
