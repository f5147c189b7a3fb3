//! One sheet of an XLSX workbook (ECMA-376 part 1, 18.3).

use super::{
    Hitung, Salah,
    tanggal::{Format, angka, dari_hari, kali_seratus},
    xlsx::terbuka,
    xml::{Peristiwa, Unsur, telusuri},
};
use crate::model::buku_kerja::{IsiSel, LembarKerja, Letak, Rentang, SelKerja};

/// What the sheets of a workbook have in common.
pub(super) struct Bersama {
    pub(super) teks: Vec<String>,
    pub(super) format: Vec<Format>,
    pub(super) sejak_1904: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct Sel {
    letak: Letak,
    jenis: String,
    format: Format,
    berumus: bool,
    nilai: Option<String>,
    /// Text that stands in the cell itself.
    teks: Option<String>,
}

/// A sheet that is being read.
struct Pembaca<'a> {
    lembar: LembarKerja,
    bersama: &'a Bersama,
    hitung: &'a mut Hitung,
    /// Where a cell stands that does not say it.
    berikut: Letak,
    sel: Option<Sel>,
    /// What text belongs to.
    di: Di,
}

#[derive(PartialEq, Eq)]
enum Di {
    Luar,
    Nilai,
    Teks,
    Ucapan,
}

pub(super) fn baca(
    nama: String,
    berkas: &str,
    isi: &str,
    bersama: &Bersama,
    hitung: &mut Hitung,
) -> Result<LembarKerja, Salah> {
    let lembar = LembarKerja { nama, ..LembarKerja::default() };
    let mut pembaca = Pembaca { lembar, bersama, hitung, berikut: Letak::default(), sel: None, di: Di::Luar };
    telusuri(berkas, isi, &mut |peristiwa| match peristiwa {
        Peristiwa::Buka(unsur) => pembaca.buka(&unsur),
        Peristiwa::Teks(teks) => {
            pembaca.teks(teks);
            Ok(())
        }
        Peristiwa::Tutup(nama) => pembaca.tutup(nama),
    })?;
    Ok(pembaca.lembar)
}

impl Pembaca<'_> {
    fn buka(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        match unsur.nama() {
            "col" if unsur.ya("hidden") => {
                let (awal, akhir) = (unsur.angka("min").unwrap_or(1), unsur.angka("max").unwrap_or(1));
                // Columns to the right of every table are often hidden all at once.
                self.hitung.bentuk(&self.lembar.nama, akhir.min(1000).saturating_sub(awal) + 1)?;
                self.lembar.kolom_tersembunyi.extend((awal.max(1)..=akhir.min(1000)).map(|kolom| kolom - 1));
            }
            "row" => self.baris(unsur)?,
            "c" => self.sel = Some(self.sel(unsur)?),
            "f" => self.sel.iter_mut().for_each(|sel| sel.berumus = true),
            "v" => {
                self.sel.iter_mut().for_each(|sel| sel.nilai = Some(String::new()));
                self.di = Di::Nilai;
            }
            "is" => self.sel.iter_mut().for_each(|sel| sel.teks = Some(String::new())),
            "rPh" => self.di = Di::Ucapan,
            "t" if self.di != Di::Ucapan => self.di = Di::Teks,
            "mergeCell" => self.gabungan(unsur)?,
            _ => {}
        }
        Ok(())
    }

    fn baris(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        let nomor = match unsur.atribut("r") {
            Some(nomor) => nomor.parse::<u32>().ok().and_then(|nomor| nomor.checked_sub(1)),
            None => Some(self.berikut.baris),
        };
        let nomor = nomor.ok_or_else(|| Salah::rusak("sebuah baris tidak bernomor"))?;
        self.berikut = Letak::new(nomor, 0);
        if unsur.ya("hidden") {
            self.lembar.baris_tersembunyi.push(nomor);
        }
        if let Some(tingkat @ 1..=7) = unsur.angka("outlineLevel") {
            self.lembar.tingkat.push((nomor, u8::try_from(tingkat).unwrap_or_default()));
        }
        Ok(())
    }

    fn sel(&mut self, unsur: &Unsur<'_>) -> Result<Sel, Salah> {
        let letak = match unsur.atribut("r") {
            Some(acuan) => Letak::urai(&acuan).ok_or_else(|| Salah::rusak("alamat sebuah sel tidak sah"))?,
            None => self.berikut,
        };
        self.berikut = Letak { kolom: letak.kolom.saturating_add(1), ..letak };
        let format = unsur.angka("s").and_then(|nomor| self.bersama.format.get(usize::try_from(nomor).ok()?));
        Ok(Sel {
            letak,
            jenis: unsur.atribut("t").unwrap_or_default(),
            format: format.copied().unwrap_or_default(),
            ..Sel::default()
        })
    }

    fn gabungan(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        let acuan = unsur.atribut("ref").unwrap_or_default();
        let (awal, akhir) = acuan.split_once(':').unwrap_or((&acuan, &acuan));
        let (Some(awal), Some(akhir)) = (Letak::urai(awal), Letak::urai(akhir)) else {
            return Err(Salah::rusak("sebuah gabungan sel tidak sah"));
        };
        self.hitung.gabungan(&self.lembar.nama, awal)?;
        self.lembar.gabungan.push(Rentang { awal, akhir });
        Ok(())
    }

    fn teks(&mut self, teks: &str) {
        let Some(sel) = &mut self.sel else { return };
        match self.di {
            Di::Nilai => sel.nilai.iter_mut().for_each(|nilai| nilai.push_str(teks)),
            Di::Teks => sel.teks.iter_mut().for_each(|isi| isi.push_str(teks)),
            Di::Luar | Di::Ucapan => {}
        }
    }

    fn tutup(&mut self, nama: &str) -> Result<(), Salah> {
        match nama {
            "v" | "t" if self.di != Di::Ucapan => self.di = Di::Luar,
            "rPh" => self.di = Di::Luar,
            "row" => self.berikut = Letak::new(self.berikut.baris.saturating_add(1), 0),
            "c" => {
                if let Some(sel) = self.sel.take() {
                    let letak = sel.letak;
                    if let Some(isi) = self.isi(sel)? {
                        self.hitung.sel(&self.lembar.nama, letak)?;
                        self.lembar.sel.push(SelKerja { letak, isi, posisi: None });
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What a cell holds; nothing for one that is only drawn (18.3.1.4, 18.18.11).
    fn isi(&self, sel: Sel) -> Result<Option<IsiSel>, Salah> {
        let rusak = || Salah::rusak("nilai sebuah sel tidak sah").pada(&self.lembar.nama, sel.letak);
        let teks = |teks: &str| (!teks.is_empty()).then(|| IsiSel::Teks(terbuka(teks)));
        let nilai = match (&sel.nilai, &sel.teks) {
            (_, Some(isi)) if sel.jenis == "inlineStr" => return Ok(teks(isi)),
            (Some(nilai), _) => nilai.trim(),
            (None, _) => return Ok(sel.berumus.then_some(IsiSel::RumusTanpaNilai)),
        };
        Ok(match sel.jenis.as_str() {
            "s" => {
                let nomor: usize = nilai.parse().map_err(|_| rusak())?;
                let isi = self.bersama.teks.get(nomor).ok_or_else(rusak)?;
                (!isi.is_empty()).then(|| IsiSel::Teks(isi.clone()))
            }
            "str" => teks(sel.nilai.as_deref().unwrap_or_default()),
            "b" => Some(IsiSel::Logika(nilai == "1" || nilai == "true")),
            "e" => Some(IsiSel::Galat(nilai.to_owned())),
            "d" => Some(match nilai.parse::<jiff::civil::Date>() {
                Ok(hari) => IsiSel::Tanggal(hari.to_string()),
                Err(_) => IsiSel::Waktu,
            }),
            "" | "n" if nilai.is_empty() => sel.berumus.then_some(IsiSel::RumusTanpaNilai),
            "" | "n" => {
                let bilangan: f64 = nilai.parse().map_err(|_| rusak())?;
                let digit = angka(bilangan).ok_or_else(rusak)?;
                Some(match sel.format {
                    Format::Bilangan => IsiSel::Bilangan(digit),
                    Format::Persen => IsiSel::Persen(kali_seratus(&digit)),
                    Format::Tanggal => dari_hari(bilangan, self.bersama.sejak_1904),
                    Format::Waktu => IsiSel::Waktu,
                })
            }
            _ => return Err(rusak()),
        })
    }
}
