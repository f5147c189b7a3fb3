//! An ODS workbook (OpenDocument 1.3, part 3, 9).

use std::collections::BTreeSet;

use super::{
    Hitung, Salah,
    tanggal::{angka, kali_seratus},
    wadah::{Wadah, tersandi_salah},
    xml::{Peristiwa, Unsur, telusuri},
};
use crate::model::buku_kerja::{IsiSel, LembarKerja, Letak, Rentang, SelKerja};

/// The member that holds the sheets.
const ISI: &str = "content.xml";
/// What lies over cells: remarks and drawings. Their text is no cell's.
const DI_ATAS: [&str; 15] = [
    "annotation",
    "shapes",
    "frame",
    "text-box",
    "custom-shape",
    "g",
    "rect",
    "line",
    "polyline",
    "polygon",
    "path",
    "ellipse",
    "circle",
    "connector",
    "caption",
];
/// Rows beyond this one are not told of one by one when they are hidden.
const BATAS_SEMBUNYI: u32 = 100_000;

pub(super) fn baca(wadah: &mut Wadah<'_>, hitung: &mut Hitung) -> Result<Vec<LembarKerja>, Salah> {
    if wadah.baca("META-INF/manifest.xml")?.is_some_and(|isi| isi.contains("encryption-data")) {
        return Err(tersandi_salah());
    }
    let isi = wadah.wajib(ISI)?;
    let mut pembaca = Pembaca::baru(hitung);
    telusuri(ISI, &isi, &mut |peristiwa| match peristiwa {
        Peristiwa::Buka(unsur) => pembaca.buka(&unsur),
        Peristiwa::Teks(teks) => {
            pembaca.teks(teks);
            Ok(())
        }
        Peristiwa::Tutup(nama) => pembaca.tutup(nama),
    })?;
    Ok(pembaca.semua)
}

/// A cell that is being read.
struct Sel {
    letak: Letak,
    ulang: u32,
    jenis: String,
    nilai: Option<String>,
    galat: bool,
    berumus: bool,
    teks: Vec<String>,
}

struct Pembaca<'a> {
    semua: Vec<LembarKerja>,
    hitung: &'a mut Hitung,
    /// Styles of tables that do not show.
    gaya_tersembunyi: BTreeSet<String>,
    /// The style that is being read.
    gaya: String,
    berikut: Letak,
    /// How often the row stands there.
    ulang_baris: u32,
    /// Columns that were told of.
    kolom: u32,
    tingkat: u8,
    /// How deep within what lies over cells.
    catatan: usize,
    di_paragraf: usize,
    sel: Option<Sel>,
}

impl<'a> Pembaca<'a> {
    fn baru(hitung: &'a mut Hitung) -> Self {
        Self {
            semua: Vec::new(),
            hitung,
            gaya_tersembunyi: BTreeSet::new(),
            gaya: String::new(),
            berikut: Letak::default(),
            ulang_baris: 1,
            kolom: 0,
            tingkat: 0,
            catatan: 0,
            di_paragraf: 0,
            sel: None,
        }
    }

    fn buka(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        match unsur.nama() {
            "style" => self.gaya = unsur.atribut("style:name").unwrap_or_default(),
            "table-properties" if unsur.atribut("table:display").as_deref() == Some("false") => {
                self.gaya_tersembunyi.insert(self.gaya.clone());
            }
            "table" => self.tabel(unsur),
            "table-column" => self.satu_kolom(unsur)?,
            "table-row-group" => self.tingkat = self.tingkat.saturating_add(1),
            "table-row" => self.baris(unsur)?,
            "table-cell" | "covered-table-cell" => self.sel(unsur)?,
            nama if DI_ATAS.contains(&nama) => self.catatan += 1,
            "p" | "h" if self.catatan == 0 => {
                self.di_paragraf += 1;
                self.sel.iter_mut().for_each(|sel| sel.teks.push(String::new()));
            }
            "s" => self.teks(&" ".repeat(unsur.angka("text:c").unwrap_or(1).clamp(1, 1000) as usize)),
            "tab" => self.teks("\t"),
            "line-break" => self.teks("\n"),
            _ => {}
        }
        Ok(())
    }

    fn tutup(&mut self, nama: &str) -> Result<(), Salah> {
        match nama {
            nama if DI_ATAS.contains(&nama) => self.catatan = self.catatan.saturating_sub(1),
            "p" | "h" if self.catatan == 0 => self.di_paragraf = self.di_paragraf.saturating_sub(1),
            "table-row-group" => self.tingkat = self.tingkat.saturating_sub(1),
            "table-row" => self.berikut = Letak::new(self.berikut.baris.saturating_add(self.ulang_baris), 0),
            "table-cell" | "covered-table-cell" => {
                if let Some(sel) = self.sel.take() {
                    self.simpan(sel)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// White space that lays out the file is no text.
    fn teks(&mut self, teks: &str) {
        if self.di_paragraf > 0
            && self.catatan == 0
            && let Some(paragraf) = self.sel.as_mut().and_then(|sel| sel.teks.last_mut())
        {
            paragraf.push_str(teks);
        }
    }

    fn tabel(&mut self, unsur: &Unsur<'_>) {
        let gaya = unsur.atribut("table:style-name").unwrap_or_default();
        let nama = unsur.atribut("table:name").unwrap_or_default();
        let tersembunyi = self.gaya_tersembunyi.contains(&gaya);
        self.semua.push(LembarKerja { nama, tersembunyi, ..LembarKerja::default() });
        (self.berikut, self.kolom, self.tingkat) = (Letak::default(), 0, 0);
    }

    fn satu_kolom(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        let sampai = self.kolom.saturating_add(unsur.angka("table:number-columns-repeated").unwrap_or(1));
        if let (true, Some(lembar)) = (tersembunyi(unsur), self.semua.last_mut()) {
            self.hitung.bentuk(&lembar.nama, sampai.min(1000).saturating_sub(self.kolom))?;
            lembar.kolom_tersembunyi.extend(self.kolom..sampai.min(1000));
        }
        self.kolom = sampai;
        Ok(())
    }

    fn baris(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        self.ulang_baris = unsur.angka("table:number-rows-repeated").unwrap_or(1).max(1);
        let (awal, sampai) = (self.berikut.baris, self.berikut.baris.saturating_add(self.ulang_baris));
        let Some(lembar) = self.semua.last_mut() else { return Ok(()) };
        if tersembunyi(unsur) || self.tingkat > 0 {
            self.hitung.bentuk(&lembar.nama, sampai.min(BATAS_SEMBUNYI).saturating_sub(awal))?;
        }
        if tersembunyi(unsur) {
            lembar.baris_tersembunyi.extend(awal..sampai.min(BATAS_SEMBUNYI));
        }
        if self.tingkat > 0 {
            let tingkat = self.tingkat;
            lembar.tingkat.extend((awal..sampai.min(BATAS_SEMBUNYI)).map(|baris| (baris, tingkat)));
        }
        Ok(())
    }

    fn sel(&mut self, unsur: &Unsur<'_>) -> Result<(), Salah> {
        let ulang = unsur.angka("table:number-columns-repeated").unwrap_or(1).max(1);
        let letak = self.berikut;
        self.berikut.kolom = self.berikut.kolom.saturating_add(ulang);
        let rentang = |nama| unsur.angka(nama).unwrap_or(1).max(1) - 1;
        let (lebar, tinggi) = (rentang("table:number-columns-spanned"), rentang("table:number-rows-spanned"));
        if let (true, Some(lembar)) = (lebar > 0 || tinggi > 0, self.semua.last_mut()) {
            self.hitung.gabungan(&lembar.nama, letak)?;
            let akhir = Letak::new(letak.baris.saturating_add(tinggi), letak.kolom.saturating_add(lebar));
            lembar.gabungan.push(Rentang { awal: letak, akhir });
        }
        let nilai = ["office:value", "office:date-value", "office:boolean-value", "office:string-value"];
        self.sel = Some(Sel {
            letak,
            ulang,
            jenis: unsur.atribut("office:value-type").unwrap_or_default(),
            nilai: nilai.into_iter().find_map(|nama| unsur.atribut(nama)),
            galat: unsur.atribut("calcext:value-type").as_deref() == Some("error"),
            berumus: unsur.atribut("table:formula").is_some(),
            teks: Vec::new(),
        });
        Ok(())
    }

    /// Puts a cell where it stands, as often as it does.
    fn simpan(&mut self, sel: Sel) -> Result<(), Salah> {
        let Some(lembar) = self.semua.last_mut() else { return Ok(()) };
        let Some(isi) = isi(&sel).map_err(|salah| salah.pada(&lembar.nama, sel.letak))? else { return Ok(()) };
        for baris in 0..self.ulang_baris {
            for kolom in 0..sel.ulang {
                let letak = Letak::new(sel.letak.baris.saturating_add(baris), sel.letak.kolom.saturating_add(kolom));
                self.hitung.sel(&lembar.nama, letak)?;
                lembar.sel.push(SelKerja { letak, isi: isi.clone(), posisi: None });
            }
        }
        Ok(())
    }
}

fn tersembunyi(unsur: &Unsur<'_>) -> bool {
    unsur.atribut("table:visibility").is_some_and(|nilai| nilai == "collapse" || nilai == "filter")
}

/// What a cell holds; nothing for one that is only drawn (19.385).
fn isi(sel: &Sel) -> Result<Option<IsiSel>, Salah> {
    let teks = || match (&sel.nilai, sel.jenis.as_str()) {
        (Some(nilai), "string") => nilai.clone(),
        _ => sel.teks.join("\n"),
    };
    let bilangan = || {
        let nilai: Option<f64> = sel.nilai.as_ref().and_then(|nilai| nilai.parse().ok());
        nilai.and_then(angka).ok_or_else(|| Salah::rusak("nilai sebuah sel tidak sah"))
    };
    if sel.galat {
        return Ok(Some(IsiSel::Galat(sel.teks.join(" "))));
    }
    Ok(match sel.jenis.as_str() {
        "" if sel.berumus && sel.teks.concat().is_empty() => Some(IsiSel::RumusTanpaNilai),
        "" | "string" => Some(teks()).filter(|teks| !teks.is_empty()).map(IsiSel::Teks),
        "percentage" => Some(IsiSel::Persen(kali_seratus(&bilangan()?))),
        "float" | "currency" => Some(IsiSel::Bilangan(bilangan()?)),
        "boolean" => Some(IsiSel::Logika(sel.nilai.as_deref() == Some("true"))),
        "date" => Some(match sel.nilai.as_deref().unwrap_or_default().parse::<jiff::civil::Date>() {
            // A day with a time is read as a day by the library, and a time is nothing to lose.
            Ok(hari) if !sel.nilai.as_deref().unwrap_or_default().contains('T') => IsiSel::Tanggal(hari.to_string()),
            _ => IsiSel::Waktu,
        }),
        "time" => Some(IsiSel::Waktu),
        _ => return Err(Salah::rusak("jenis sebuah sel tidak dikenal")),
    })
}
