//! PDF with text to lines: glyphs where they stand, put into lines from the top and with blanks where gaps are, as a reader sees them.
//! A page that holds no text is told: nobody can read a scan without OCR. hayro's interpreter walks the pages; it is what Typst itself
//! reads PDF with, and hands out glyphs with their letters and places.

mod kisi;

use hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, font::Glyph, interpret_page,
};
use hayro_syntax::{LoadPdfError, Pdf};
use kurbo::{Affine, BezPath, Point, Rect};

use super::{
    baris::{Baris, Sisa, Sumber},
    kalimat::Kalimat,
};
use crate::model::teks::Gaya;

/// The most letters of one document, and the most pages.
const BATAS_HURUF: usize = 4 << 20;
const BATAS_HALAMAN: usize = 3000;
/// Of the size of letters: how much lower a line is, how wide the gaps are between words and between columns, a column of blanks.
const BEDA_BARIS: f64 = 0.35;
const CELAH_KATA: f64 = 0.22;
const CELAH_KOLOM: f64 = 1.6;
const LEBAR_KOLOM: f64 = 0.42;
/// Of the usual distance of lines: what parts blocks.
const JEDA: f64 = 1.45;

/// What is wrong with a PDF, and what helps.
pub(super) type Salah = (&'static str, &'static str);

const OCR: &str = "Pindai ulang dengan OCR (misalnya OCRmyPDF), atau simpan dari Word sebagai PDF atau .docx";

/// A letter on a page.
struct Huruf {
    x: f64,
    y: f64,
    lebar: f64,
    ukuran: f64,
    teks: String,
    gaya: Gaya,
}

/// The lines of a document.
///
/// # Errors
/// It is encrypted, not whole, or a scan without text.
pub(super) fn baca(isi: Vec<u8>) -> Result<Sumber, Salah> {
    let pdf = Pdf::new(isi).map_err(|salah| match salah {
        LoadPdfError::Decryption(_) => {
            ("PDF ini berkata sandi", "Buka dengan kata sandinya, lalu simpan tanpa kata sandi")
        }
        _ => ("PDF ini rusak atau terpotong", "Salin ulang berkasnya, atau simpan ulang dari program asalnya"),
    })?;
    let mut sumber = Sumber::default();
    let (mut banyak, mut tak_terbaca, mut nomor, mut tabel) = (0, 0, 0, 0);
    let cache = InterpreterCache::new();
    for (ke, halaman) in pdf.pages().iter().take(BATAS_HALAMAN).enumerate() {
        let pengaturan = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut konteks = Context::new(Affine::IDENTITY, Rect::new(0.0, 0.0, 1.0, 1.0), &cache, pdf.xref(), pengaturan);
        let mut penangkap = Penangkap::default();
        interpret_page(halaman, &mut konteks, &mut penangkap);
        banyak += penangkap.huruf.len();
        tak_terbaca += penangkap.tak_terbaca;
        if banyak > BATAS_HURUF {
            return Err(("PDF ini terlalu panjang", "Ambil halaman Keputusannya saja"));
        }
        if penangkap.huruf.is_empty() && penangkap.gambar {
            let teks = format!("halaman {}", ke + 1);
            sumber.sisa.push(Sisa { baris: None, teks, sebab: "halaman gambar tanpa teks: pindai dengan OCR".into() });
        }
        baris(penangkap, &mut nomor, &mut tabel, &mut sumber.baris);
    }
    if sumber.baris.is_empty() {
        return Err(("PDF ini tidak memuat teks, hanya gambar halaman hasil pindai", OCR));
    }
    if tak_terbaca * 20 > banyak {
        return Err(("huruf-huruf PDF ini tidak menyebut aksaranya, jadi teksnya tidak dapat dibaca", OCR));
    }
    Ok(sumber)
}

/// The rows of the tables of a page, each with its height; their letters are taken from the others.
fn baris_tabel(garis: &kisi::Garis, huruf: &mut Vec<Huruf>, tabel: &mut u32) -> Vec<(f64, Baris)> {
    let mut semua: Vec<(f64, Baris)> = Vec::new();
    for pita in garis.tabel() {
        *tabel += 1;
        let kolom = kisi::kolom(&pita);
        for satu in pita {
            let milik = huruf.extract_if(.., |huruf| satu.atas < huruf.y && huruf.y <= satu.bawah + 0.5);
            let mut sel: Vec<Vec<Huruf>> = (1..kolom.len()).map(|_| Vec::new()).collect();
            let mut luar = Vec::new();
            for satu_huruf in milik {
                let letak = satu.sel(satu_huruf.x + satu_huruf.lebar / 2.0, &kolom);
                letak.and_then(|letak| sel.get_mut(letak)).unwrap_or(&mut luar).push(satu_huruf);
            }
            huruf.extend(luar);
            let isi =
                |sel: Vec<Huruf>| menurut_baris(sel).iter().map(|baris| susun(baris, 0.0, 1.0).1.rapi()).collect();
            let sel: Vec<Vec<Kalimat>> = sel.into_iter().map(isi).collect();
            semua.push((satu.atas, Baris { sel: Some(sel), tabel: *tabel, ..Baris::default() }));
        }
    }
    semua
}

/// What a page holds as lines, rows of tables among them.
fn baris(penangkap: Penangkap, nomor: &mut u32, tabel: &mut u32, hasil: &mut Vec<Baris>) {
    let Penangkap { mut huruf, garis, .. } = penangkap;
    let mut semua = baris_tabel(&garis, &mut huruf, tabel);
    let tepi = huruf.iter().map(|huruf| huruf.x).fold(f64::INFINITY, f64::min);
    let mut ukuran: Vec<f64> = huruf.iter().map(|huruf| huruf.ukuran).collect();
    ukuran.sort_by(f64::total_cmp);
    let ukuran = ukuran.get(ukuran.len() / 2).copied().unwrap_or(10.0).max(1.0);
    for satu in menurut_baris(huruf) {
        let (inden, kalimat) = susun(&satu, tepi, LEBAR_KOLOM * ukuran);
        if !kalimat.kosong() {
            let kanan = satu.iter().map(|huruf| huruf.x + huruf.lebar).fold(tepi, f64::max);
            let tepi = kolom_di(kanan - tepi, LEBAR_KOLOM * ukuran);
            semua.push((satu[0].y, Baris { inden, tepi, kalimat, ..Baris::default() }));
        }
    }
    semua.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut jarak: Vec<f64> = semua.windows(2).map(|dua| dua[1].0 - dua[0].0).collect();
    jarak.sort_by(f64::total_cmp);
    let lazim = jarak.get(jarak.len() / 3).copied().unwrap_or(ukuran);
    let mut lalu: Option<f64> = None;
    for (y, satu) in semua {
        *nomor += 1;
        let jeda = lalu.is_none_or(|lalu| y - lalu > JEDA * lazim);
        hasil.push(Baris { nomor: *nomor, jeda, halaman: lalu.is_none(), ..satu });
        lalu = Some(y);
    }
}

/// Letters by the lines on which they stand, each from the left.
fn menurut_baris(mut huruf: Vec<Huruf>) -> Vec<Vec<Huruf>> {
    huruf.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut semua: Vec<Vec<Huruf>> = Vec::new();
    for satu in huruf {
        let batas = |baris: &Huruf| BEDA_BARIS * baris.ukuran.max(satu.ukuran);
        match semua.last_mut().filter(|baris| (satu.y - baris[0].y).abs() <= batas(&baris[0])) {
            Some(baris) => baris.push(satu),
            None => semua.push(vec![satu]),
        }
    }
    semua.iter_mut().for_each(|baris| baris.sort_by(|a, b| a.x.total_cmp(&b.x)));
    semua
}

/// The letters of a line with blanks where they stand apart: one between words, as many as it takes between columns.
fn susun(semua: &[Huruf], tepi: f64, kolom: f64) -> (usize, Kalimat) {
    let letak = |x: f64| kolom_di(x - tepi, kolom);
    let inden = semua.first().map_or(0, |huruf| letak(huruf.x));
    let mut kalimat = Kalimat::default();
    let mut akhir: Option<f64> = None;
    let mut berspasi = false;
    for huruf in semua {
        if huruf.teks.trim().is_empty() {
            berspasi = true;
            continue;
        }
        let celah = akhir.map_or(0.0, |akhir| huruf.x - akhir);
        let spasi = if celah > CELAH_KOLOM * huruf.ukuran {
            letak(huruf.x).saturating_sub(inden + kalimat.panjang()).max(2)
        } else {
            usize::from(akhir.is_some() && (berspasi || celah > CELAH_KATA * huruf.ukuran))
        };
        berspasi = false;
        kalimat.tambah(Kalimat::baru(&" ".repeat(spasi), huruf.gaya));
        // A hyphen that a line end made.
        kalimat.tambah(Kalimat::baru(&huruf.teks.replace('\u{ad}', "-"), huruf.gaya));
        akhir = Some(huruf.x + huruf.lebar);
    }
    (inden, kalimat)
}

/// The column of blanks at a place.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "columns of a page: small and not negative")]
fn kolom_di(x: f64, kolom: f64) -> usize {
    (x / kolom).clamp(0.0, 10_000.0) as usize
}

/// Takes letters from a page, and draws nothing.
#[derive(Default)]
struct Penangkap {
    huruf: Vec<Huruf>,
    garis: kisi::Garis,
    tak_terbaca: usize,
    gambar: bool,
}

impl<'a> Device<'a> for Penangkap {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        if self.huruf.len() > BATAS_HURUF {
            return;
        }
        let Some(aksara) = glyph.as_unicode() else {
            self.tak_terbaca += 1;
            return;
        };
        let teks = match aksara {
            BfString::Char(huruf) => huruf.to_string(),
            BfString::String(teks) => teks,
        };
        let utuh = transform * glyph_transform;
        let titik = utuh * Point::new(0.0, 0.0);
        let atas = utuh * Point::new(0.0, 1000.0);
        let (lebar, gaya) = match glyph {
            Glyph::Outline(garis) => {
                let data = garis.font_data();
                let nama = data.as_ref().and_then(|data| data.postscript_name.as_ref()).map(|nama| nama.to_lowercase());
                let ada = |kata: &str| nama.as_ref().is_some_and(|nama| nama.contains(kata));
                let miring = data.as_ref().is_some_and(|data| data.is_italic) || ada("italic") || ada("oblique");
                let gaya = Gaya { miring, tebal: ada("bold") };
                (f64::from(garis.advance_width().unwrap_or(500.0)), gaya)
            }
            Glyph::Type3(_) => (500.0, Gaya::default()),
        };
        let kanan = utuh * Point::new(lebar, 0.0);
        self.huruf.push(Huruf {
            x: titik.x,
            y: -titik.y,
            lebar: kanan.x - titik.x,
            ukuran: (atas.y - titik.y).abs().max(1.0),
            teks,
            gaya,
        });
    }

    fn draw_path(&mut self, jalur: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.garis.ambil(jalur, transform);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.gambar = true;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
