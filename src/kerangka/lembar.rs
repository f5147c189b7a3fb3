//! Sheets of an entry workbook, and the XLSX of them: heads with notes, text cells that stay text, drop-down lists, folded groups.
//! Knows no kind of document.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

/// Rows below today's that are ready for more: their cells are text, and have the lists.
const CADANGAN: u32 = 500;
/// The longest drop-down list, all of its words together (a limit of Excel).
const PANJANG_DAFTAR: usize = 255;
/// The format "Text" of Excel (ECMA-376 part 1, 18.8.30).
const TEKS: u8 = 49;
/// Columns are at least and at most so wide, in characters.
const LEBAR: (usize, usize) = (8, 60);

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Lembar {
    pub(super) nama: String,
    /// The rows of heads, from the top.
    pub(super) kepala: Vec<Vec<Kepala>>,
    /// The columns, from the left.
    pub(super) kolom: Vec<Kolom>,
    /// The rows below.
    pub(super) baris: Vec<Baris>,
    /// Cells of a column that are one: first and last row below the heads, and column.
    pub(super) gabungan: Vec<(usize, usize, usize)>,
    /// Rows that are folded under the one before: first and last.
    pub(super) lipatan: Vec<(usize, usize)>,
}

/// A head over columns and rows.
#[derive(Debug)]
pub(super) struct Kepala {
    pub(super) teks: String,
    pub(super) kolom: usize,
    pub(super) lebar: usize,
    pub(super) tinggi: usize,
}

/// A column.
#[derive(Debug, Default)]
pub(super) struct Kolom {
    /// What to write here; shown at the head.
    pub(super) catatan: String,
    pub(super) bilangan: bool,
    /// What is usually written here.
    pub(super) pilihan: Vec<String>,
}

/// A row.
#[derive(Debug)]
pub(super) enum Baris {
    /// A heading over the rows below, as wide as the table.
    Judul(String),
    /// Cells.
    Sel(Vec<Option<String>>),
}

/// The bytes of a workbook. The same sheets give the same bytes.
pub(super) fn tulis(semua: &[Lembar]) -> Result<Vec<u8>, XlsxError> {
    let mut buku = Workbook::new();
    // A fixed time: the library would take that of the clock.
    let waktu = ExcelDateTime::from_ymd(2000, 1, 1)?;
    buku.set_properties(&DocProperties::new().set_creation_datetime(&waktu));
    for lembar in semua {
        satu(buku.add_worksheet(), lembar)?;
    }
    buku.save_to_buffer()
}

struct Rupa {
    kepala: Format,
    judul: Format,
    teks: Format,
    bilangan: Format,
}

impl Rupa {
    fn baru() -> Self {
        let sel = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let tebal = || Format::new().set_bold().set_text_wrap().set_border(FormatBorder::Thin);
        Self {
            kepala: tebal().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
            judul: tebal().set_num_format_index(TEKS),
            // Text: what is typed here keeps its zeros and digits.
            teks: sel().set_num_format_index(TEKS),
            bilangan: sel().set_num_format("#,##0.##########"),
        }
    }
}

fn satu(kerja: &mut Worksheet, lembar: &Lembar) -> Result<(), XlsxError> {
    let rupa = Rupa::baru();
    let mulai = angka(lembar.kepala.len());
    kerja.set_name(&lembar.nama)?.set_landscape().set_paper_size(9).set_freeze_panes(mulai, 0)?;
    for (ke, kolom) in lembar.kolom.iter().enumerate() {
        let rupa = if kolom.bilangan { &rupa.bilangan } else { &rupa.teks };
        kerja.set_column_width(kecil(ke), lebar(lembar, ke))?.set_column_format(kecil(ke), rupa)?;
    }
    kepala(kerja, lembar, &rupa)?;
    isi(kerja, lembar, &rupa, mulai)?;
    for (awal, akhir) in &lembar.lipatan {
        kerja.group_rows(mulai + angka(*awal), mulai + angka(*akhir))?;
    }
    let akhir = mulai + angka(lembar.baris.len()) + CADANGAN;
    lembar.kolom.iter().enumerate().try_for_each(|(ke, kolom)| periksa(kerja, kolom, kecil(ke), mulai, akhir))
}

fn kepala(kerja: &mut Worksheet, lembar: &Lembar, rupa: &Rupa) -> Result<(), XlsxError> {
    for (baris, semua) in lembar.kepala.iter().enumerate() {
        for satu in semua {
            let (baris, kolom) = (angka(baris), kecil(satu.kolom));
            let (bawah, kanan) = (baris + angka(satu.tinggi) - 1, kolom + kecil(satu.lebar) - 1);
            match (bawah, kanan) == (baris, kolom) {
                true => kerja.write_string_with_format(baris, kolom, &satu.teks, &rupa.kepala)?,
                false => kerja.merge_range(baris, kolom, bawah, kanan, &satu.teks, &rupa.kepala)?,
            };
            let milik = (satu.lebar == 1).then(|| lembar.kolom.get(satu.kolom)).flatten();
            if let Some(catatan) = milik.map(|kolom| &kolom.catatan).filter(|catatan| !catatan.is_empty()) {
                kerja.insert_note(baris, kolom, &Note::new(catatan).set_author("naskah").add_author_prefix(false))?;
            }
        }
    }
    Ok(())
}

fn isi(kerja: &mut Worksheet, lembar: &Lembar, rupa: &Rupa, mulai: u32) -> Result<(), XlsxError> {
    for (ke, baris) in lembar.baris.iter().enumerate() {
        let nomor = mulai + angka(ke);
        match baris {
            Baris::Judul(teks) if lembar.kolom.len() > 1 => {
                kerja.merge_range(nomor, 0, nomor, kecil(lembar.kolom.len()) - 1, teks, &rupa.judul)?;
            }
            Baris::Judul(teks) => drop(kerja.write_string_with_format(nomor, 0, teks, &rupa.judul)?),
            Baris::Sel(sel) => {
                for (kolom, teks) in sel.iter().enumerate().filter_map(|(kolom, teks)| Some((kolom, teks.as_ref()?))) {
                    let bilangan = lembar.kolom[kolom].bilangan.then(|| bilangan(teks)).flatten();
                    match bilangan {
                        Some(nilai) => kerja.write_number_with_format(nomor, kecil(kolom), nilai, &rupa.bilangan)?,
                        None => kerja.write_string_with_format(nomor, kecil(kolom), teks, &rupa.teks)?,
                    };
                }
            }
        }
    }
    for (awal, akhir, kolom) in &lembar.gabungan {
        let Some(Baris::Sel(sel)) = lembar.baris.get(*awal) else { continue };
        let teks = sel.get(*kolom).and_then(Option::as_deref).unwrap_or_default();
        let (awal, akhir) = (mulai + angka(*awal), mulai + angka(*akhir));
        kerja.merge_range(awal, kecil(*kolom), akhir, kecil(*kolom), teks, &rupa.teks)?;
    }
    Ok(())
}

/// What may be typed into a column: anything, but other things than the usual ones are asked about.
fn periksa(kerja: &mut Worksheet, kolom: &Kolom, ke: u16, mulai: u32, akhir: u32) -> Result<(), XlsxError> {
    let panjang = kolom.pilihan.iter().map(|satu| satu.chars().count() + 1).sum::<usize>();
    let aturan = if kolom.bilangan {
        DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_message("Kolom ini berisi bilangan.")?
    } else if !kolom.pilihan.is_empty()
        && panjang <= PANJANG_DAFTAR
        && kolom.pilihan.iter().all(|satu| !satu.contains(','))
    {
        DataValidation::new()
            .allow_list_strings(&kolom.pilihan)?
            .set_error_message("Isi ini lain dari yang biasa di kolom ini. Tetap pakai?")?
    } else {
        return Ok(());
    };
    kerja.add_data_validation(mulai, ke, akhir, ke, &aturan.set_error_style(DataValidationErrorStyle::Warning))?;
    Ok(())
}

/// A number that is written as a number, because it is read as the same text again.
fn bilangan(teks: &str) -> Option<f64> {
    let angka = teks.strip_prefix('-').unwrap_or(teks);
    let (bulat, pecahan) = angka.split_once(',').unwrap_or((angka, "1"));
    let digit = |teks: &str| !teks.is_empty() && teks.bytes().all(|bita| bita.is_ascii_digit());
    let baku = digit(bulat) && digit(pecahan) && (bulat == "0" || !bulat.starts_with('0')) && !pecahan.ends_with('0');
    (baku && bulat.len() + pecahan.len() <= 15).then(|| teks.replace(',', ".").parse().ok()).flatten()
}

fn lebar(lembar: &Lembar, ke: usize) -> f64 {
    let panjang = |teks: &str| teks.lines().map(|baris| baris.chars().count()).max().unwrap_or(0);
    let kepala = lembar.kepala.iter().flatten().filter(|satu| satu.kolom == ke && satu.lebar == 1);
    let kepala = kepala.map(|satu| panjang(&satu.teks));
    let isi = lembar.baris.iter().filter_map(|baris| match baris {
        Baris::Sel(sel) => sel.get(ke)?.as_deref().map(panjang),
        Baris::Judul(_) => None,
    });
    let lebar = kepala.chain(isi).max().unwrap_or(0) + 2;
    f64::from(kecil(lebar.clamp(LEBAR.0, LEBAR.1)))
}

/// A row number; sheets end before it does not fit, and the library says so.
fn angka(nomor: usize) -> u32 {
    u32::try_from(nomor).unwrap_or(u32::MAX / 2)
}

fn kecil(nomor: usize) -> u16 {
    u16::try_from(nomor).unwrap_or(u16::MAX / 2)
}
