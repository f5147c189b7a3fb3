//! The offices' own values of a package, from CSV or from the package itself: plain text, each with its place. Never parsed as
//! markup, and never guessed: a delimiter is one under which the named columns exist, a date is ISO.

use std::{collections::BTreeMap, fs, path::Path};

use super::{
    jalur::{self, JalurSalah},
    lembar::Lembar,
    naskah::Naskah,
    register::cari_satker,
    sandi,
    sumber::Rak,
};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::{
        keputusan::Nomor,
        paket::{IsianSatker, MedanPejabat, Nilai, Paket, Sasaran},
        satker::{Satker, StatusJabatan},
        skema::dikutip,
        tabel::Sumber,
        tanggal::Tanggal,
    },
};

/// What a package gives one office.
#[derive(Debug, Clone, Default)]
pub struct NilaiSatker {
    /// Each value with its place: of one decree by its name in the package, or of all.
    isi: BTreeMap<(Option<String>, Sasaran), (String, Place)>,
    /// What is wrong with its values: its decrees cannot be made.
    pub temuan: Vec<Diagnostic>,
}

impl NilaiSatker {
    /// The values for the decree of this name in the package. What is given for it alone goes before what is given for all.
    pub fn untuk<'a>(&'a self, naskah: &'a str) -> impl Iterator<Item = (&'a Sasaran, &'a str, &'a Place)> {
        let milik = self.isi.iter().filter(move |((siapa, sasaran), _)| match siapa {
            Some(siapa) => siapa == naskah,
            None => !self.isi.contains_key(&(Some(naskah.to_owned()), sasaran.clone())),
        });
        milik.map(|((_, sasaran), (nilai, tempat))| (sasaran, nilai.as_str(), tempat))
    }

    /// Takes a value; one that shows nothing gives nothing.
    pub(super) fn tambah(&mut self, siapa: Siapa, nilai: &str, tempat: Place) {
        let tampak =
            |huruf: char| !huruf.is_whitespace() && !matches!(huruf, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
        if !nilai.contains(tampak) {
            return;
        }
        match sah(&siapa.1, nilai.trim()) {
            Ok(()) => drop(self.isi.insert(siapa, (nilai.trim().to_owned(), tempat))),
            Err((pesan, obat)) => self.temuan.push(Diagnostic::galat("nilai", pesan).at(tempat).cure(obat)),
        }
    }
}

/// The largest file of values that is read, in bytes.
const BATAS_BITA: u64 = 20 << 20;

/// Whose value, and what it is.
pub(super) type Siapa = (Option<String>, Sasaran);

/// The values of a package.
#[derive(Debug, Default)]
pub(super) struct TabelNilai {
    /// By the codes of offices.
    pub(super) satker: BTreeMap<String, NilaiSatker>,
    /// Whether rows could not be read: an office without values may be one of them.
    pub(super) berlubang: bool,
}

/// A file of values: its path, its bytes, and its text if it has one.
pub(super) struct BerkasNilai {
    pub(super) nama: String,
    pub(super) isi: Vec<u8>,
    pub(super) teks: String,
}

/// Rows of values that are being taken.
pub(super) struct Penerima<'a> {
    pub(super) register: &'a BTreeMap<String, Satker>,
    /// The row of each code.
    pub(super) baris: BTreeMap<String, usize>,
    pub(super) tabel: TabelNilai,
}

impl<'a> Penerima<'a> {
    pub(super) fn baru(register: &'a BTreeMap<String, Satker>) -> Self {
        Self { register, baris: BTreeMap::new(), tabel: TabelNilai::default() }
    }

    /// The office of a row, to take its values; nothing for one that does not exist or has a row already.
    pub(super) fn satu(
        &mut self,
        kode: &str,
        nomor: usize,
        tempat: Place,
        temuan: &mut Vec<Diagnostic>,
    ) -> Option<&mut NilaiSatker> {
        if let Some(salah) = asing(kode, self.register) {
            temuan.push(salah.at(tempat));
            self.tabel.berlubang = true;
            return None;
        }
        let milik = self.tabel.satker.entry(kode.to_owned()).or_default();
        if let Some(lama) = self.baris.insert(kode.to_owned(), nomor) {
            let pesan = format!("satker `{kode}` berada di dua baris: {lama} dan {nomor}");
            milik.temuan.push(Diagnostic::galat("nilai", pesan).at(tempat).cure("Hapus salah satunya"));
            return None;
        }
        Some(milik)
    }
}

/// The values of one package, none if they cannot be read, and its file of values if it has one. Findings that belong to no
/// office go to `temuan`.
pub(super) fn baca(
    ruang: &Path,
    rak: &mut Rak<'_>,
    paket: &Naskah<Paket>,
    register: &BTreeMap<String, Satker>,
    temuan: &mut Vec<Diagnostic>,
) -> (Option<TabelNilai>, Option<BerkasNilai>) {
    match &paket.isi.nilai {
        None => (Some(TabelNilai::default()), None),
        Some(Nilai::Langsung { satker, .. }) => (Some(langsung(paket, satker, register, temuan)), None),
        Some(Nilai::Berkas { berkas, kunci, kolom, lembar, .. }) => {
            let pointer = Pointer::root().key("nilai");
            let Some(kolom) = sasaran(paket, kolom, &pointer.key("kolom"), temuan) else { return (None, None) };
            if !berkas.to_ascii_lowercase().ends_with(".csv") {
                let lembar = Sumber::new(berkas, lembar.as_deref());
                let di = Place::new(paket.berkas.as_str(), pointer.key("berkas"));
                return (rak.nilai(&di, &lembar, kunci, &kolom, register, temuan), None);
            }
            let mut berkas = match dibuka(ruang, &paket.berkas, berkas) {
                Ok(berkas) => berkas,
                Err(salah) => {
                    temuan.push(salah.at(Place::new(paket.berkas.as_str(), pointer.key("berkas"))));
                    return (None, None);
                }
            };
            match sandi::teks(&berkas.nama, berkas.isi.clone()) {
                Err(salah) if salah.code == "json" => {
                    temuan.push(salah.cure("Tulis baris kepala dan satu baris untuk tiap kantor"));
                    (None, Some(berkas))
                }
                Err(salah) => {
                    temuan.push(salah.cure("Di Excel: Simpan Sebagai, jenis CSV UTF-8"));
                    (None, Some(berkas))
                }
                Ok(teks) => {
                    let lembar = Lembar { berkas: &berkas.nama, teks: &teks, kunci, kolom: &kolom, register };
                    let tabel = lembar.baca(temuan);
                    berkas.teks = teks;
                    (tabel, Some(berkas))
                }
            }
        }
    }
}

/// The values that stand in the package itself.
fn langsung(
    paket: &Naskah<Paket>,
    satker: &BTreeMap<String, IsianSatker>,
    register: &BTreeMap<String, Satker>,
    temuan: &mut Vec<Diagnostic>,
) -> TabelNilai {
    let mut tabel = TabelNilai::default();
    for (kode, isian) in satker {
        let di_sini = Pointer::root().key("nilai").key("satker").key(kode);
        let tempat = |pointer: Pointer| Place::new(paket.berkas.as_str(), pointer);
        temuan.extend(asing(kode, register).map(|salah| salah.at(tempat(di_sini.clone()))));
        let milik = tabel.satker.entry(kode.clone()).or_default();
        for (nama, isian) in &isian.0 {
            let tempat = tempat(di_sini.key(nama));
            match siapa(&paket.isi, nama) {
                Ok(siapa) => milik.tambah(siapa, &isian.to_string(), tempat),
                Err(salah) => milik.temuan.push(salah.at(tempat)),
            }
        }
    }
    tabel
}

/// What each column gives; nothing when one of them gives what does not exist, or what another one gives.
fn sasaran<'k>(
    paket: &Naskah<Paket>,
    kolom: &'k BTreeMap<String, String>,
    pointer: &Pointer,
    temuan: &mut Vec<Diagnostic>,
) -> Option<Vec<(&'k str, Siapa)>> {
    let mut semua: Vec<(&str, Siapa)> = Vec::new();
    let semula = temuan.len();
    for (kepala, nama) in kolom {
        let tempat = Place::new(paket.berkas.as_str(), pointer.key(kepala));
        match siapa(&paket.isi, nama) {
            Err(salah) => temuan.push(salah.at(tempat)),
            Ok(siapa) => {
                if let Some((lain, _)) = semua.iter().find(|(_, lain)| *lain == siapa) {
                    let pesan = format!(
                        "kolom `{}` dan `{}` memberikan hal yang sama: `{nama}`",
                        dikutip(lain),
                        dikutip(kepala)
                    );
                    temuan.push(Diagnostic::galat("dua-tempat", pesan).at(tempat).cure("Hapus salah satunya"));
                }
                semua.push((kepala, siapa));
            }
        }
    }
    (temuan.len() == semula).then_some(semua)
}

/// The file beside the package: its path below the workspace and its bytes.
fn dibuka(ruang: &Path, paket: &str, berkas: &str) -> Result<BerkasNilai, Diagnostic> {
    let folder = paket.rsplit_once('/').map_or("", |(folder, _)| folder);
    let galat = |apa: &str| Diagnostic::galat("nilai", format!("berkas nilai `{}` {apa}", dikutip(berkas)));
    let tidak_ada = || galat(&format!("tidak ada di `{folder}`")).cure("Sebut berkas CSV yang ada di folder paket ini");
    let jalur = jalur::di_samping(ruang, folder, berkas).map_err(|salah| match salah {
        JalurSalah::TidakAda => tidak_ada(),
        JalurSalah::DiLuar => galat("berada di luar folder kerja").cure("Salin berkas itu ke samping paket ini"),
    })?;
    if fs::metadata(&jalur).is_ok_and(|meta| meta.len() > BATAS_BITA) {
        return Err(galat("terlalu besar").cure("Simpan baris kantor-kantor paket ini saja, paling besar 20 MB"));
    }
    let isi = fs::read(jalur).map_err(|_| tidak_ada())?;
    Ok(BerkasNilai { nama: format!("{folder}/{berkas}"), isi, teks: String::new() })
}

/// What a name on the right of `kolom` means: `nomor`, or `<naskah>.nomor` where the decrees of a package differ.
fn siapa(paket: &Paket, nama: &str) -> Result<Siapa, Diagnostic> {
    let sisa = |naskah: &str| nama.strip_prefix(naskah)?.strip_prefix('.');
    let milik = paket.naskah.iter().filter_map(|naskah| Some((naskah, sisa(naskah)?)));
    let milik = milik.max_by_key(|(naskah, _)| naskah.len());
    let (naskah, sisa) = milik.map_or((None, nama), |(naskah, sisa)| (Some(naskah.clone()), sisa));
    match Sasaran::urai(sisa) {
        Some(Sasaran::Nomor) if naskah.is_none() && paket.naskah.len() > 1 => {
            let daftar: Vec<_> = paket.naskah.iter().map(|naskah| format!("`{naskah}.nomor`")).collect();
            let pesan = "satu nomor untuk beberapa naskah: tiap Keputusan bernomor sendiri";
            Err(Diagnostic::galat("nilai", pesan).cure(format!("Tulis {}", daftar.join(", "))))
        }
        Some(sasaran) if naskah.is_none() || sasaran.milik_naskah() => Ok((naskah, sasaran)),
        Some(_) => {
            let pesan = format!("`{sisa}` milik kantor, bukan milik satu naskah");
            Err(Diagnostic::galat("nilai", pesan).cure(format!("Tulis `{sisa}` saja")))
        }
        None => {
            let temuan = Diagnostic::galat("nilai", format!("nilai `{}` tidak dikenal", dikutip(nama)));
            Err(match nearest(sisa, Sasaran::DAFTAR) {
                Some(dekat) if !dekat.contains('<') => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                _ => temuan.cure(format!("Yang dikenal: {}", Sasaran::DAFTAR.map(|n| format!("`{n}`")).join(", "))),
            })
        }
    }
}

/// Whether a value can be what it is meant for; what is wrong, and the cure.
fn sah(sasaran: &Sasaran, nilai: &str) -> Result<(), (String, String)> {
    if let Some(huruf) = nilai.chars().find(|huruf| huruf.is_control()) {
        let pesan = format!("nilai ini memuat karakter kendali U+{:04X}", u32::from(huruf));
        return Err((
            pesan,
            "Hapus pergantian baris dan tab di dalam sel; periksa tanda petik yang tidak ditutup".into(),
        ));
    }
    if nilai.starts_with(['#', '=']) {
        let pesan = format!("nilai ini rumus atau kesalahan lembar kerja: `{}`", dikutip(nilai));
        return Err((pesan, "Isi dengan nilainya sendiri".into()));
    }
    let pisah = |kalimat: String| match kalimat.split_once(". ") {
        Some((pesan, obat)) => (pesan.to_owned(), obat.to_owned()),
        None => (kalimat, "Betulkan nilai ini".to_owned()),
    };
    match sasaran {
        // Neither a counter nor a number of the old form, which has words or strokes: what a spreadsheet makes of one.
        Sasaran::Nomor if !nilai.bytes().all(|b| b.is_ascii_digit()) && !nilai.contains('/') => Err((
            format!("`{}` bukan nomor", dikutip(nilai)),
            "Tulis nomor urut seperti `34`; di Excel, format kolomnya Teks".into(),
        )),
        Sasaran::Nomor => nilai.parse::<Nomor>().map(drop).map_err(pisah),
        Sasaran::Tanggal => nilai.parse::<Tanggal>().map(drop).map_err(|salah| {
            let (pesan, obat) = pisah(salah.to_string());
            (pesan, format!("{obat}. Di Excel, format kolomnya Teks"))
        }),
        Sasaran::Tahun if !nilai.parse().is_ok_and(|tahun: i16| (1900..=2199).contains(&tahun)) => {
            Err((format!("tahun `{}` tidak mungkin", dikutip(nilai)), "Tulis tahun empat angka seperti 2026".into()))
        }
        Sasaran::Pejabat(_, MedanPejabat::Status) if StatusJabatan::dari_nama(nilai).is_none() => Err((
            format!("status jabatan `{}` tidak dikenal", dikutip(nilai)),
            "Tulis `definitif`, `plt`, atau `plh`".into(),
        )),
        _ => Ok(()),
    }
}

/// The finding for a code that no office has. Spreadsheets take a code for a number, and write it as one.
pub(super) fn asing(kode: &str, register: &BTreeMap<String, Satker>) -> Option<Diagnostic> {
    let serupa_bilangan = kode.contains(',') || kode.split_once('.').is_some_and(|(_, sisa)| sisa.len() < 2);
    let salah = cari_satker(register, kode).err()?;
    Some(match serupa_bilangan {
        true => salah
            .cure("Tulis kode seperti `61.10`. Excel mengubahnya menjadi bilangan bila kolomnya tidak berformat Teks"),
        false => salah,
    })
}
