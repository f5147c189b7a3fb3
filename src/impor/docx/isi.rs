//! The text of a DOCX part: what its paragraphs and tables show, in order.

use super::{
    super::{
        baris::{Baris, Sisa, Sumber},
        kalimat::Kalimat,
    },
    BATAS_HURUF,
    nomor::Penomoran,
};
use crate::{
    model::teks::Gaya,
    read::{PeristiwaXml, SalahArsip, UnsurXml, telusuri_xml},
};

/// The lines of a part.
pub(super) fn baca(nama: &str, teks: &str, penomoran: &mut Penomoran) -> Result<Sumber, SalahArsip> {
    let mut pembaca = Pembaca::baru(penomoran);
    telusuri_xml(nama, teks, &mut |peristiwa| {
        match peristiwa {
            PeristiwaXml::Buka(unsur) => pembaca.buka(&unsur),
            PeristiwaXml::Tutup(nama) => pembaca.tutup(nama),
            PeristiwaXml::Teks(teks) => pembaca.teks(teks),
        }
        match pembaca.huruf > BATAS_HURUF {
            true => Err(SalahArsip::rusak("teksnya terlalu panjang")),
            false => Ok(()),
        }
    })?;
    if !pembaca.dihapus.trim().is_empty() {
        let teks = std::mem::take(&mut pembaca.dihapus);
        pembaca.sumber.sisa.push(Sisa {
            baris: None,
            teks,
            sebab: "dihapus dengan pelacakan perubahan, belum diterima".into(),
        });
    }
    if pembaca.disisipkan {
        let sebab = "memuat sisipan dengan pelacakan perubahan; sisipannya ikut terbaca";
        pembaca.sumber.sisa.push(Sisa { baris: None, teks: String::new(), sebab: sebab.into() });
    }
    Ok(pembaca.sumber)
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraf {
    kalimat: Kalimat,
    nomor: Option<(u32, u32)>,
    gaya: Option<String>,
    /// Whether a page begins with it.
    halaman: bool,
}

/// A row that is being read: its cells so far, and the one that is open.
#[derive(Default)]
struct BarisTabel {
    sel: Vec<Vec<Kalimat>>,
    kepala: bool,
    /// Columns that the open cell spans.
    lebar: u32,
}

struct Pembaca<'p> {
    penomoran: &'p mut Penomoran,
    sumber: Sumber,
    /// Open paragraphs: one in a text box stands within one.
    paragraf: Vec<Paragraf>,
    /// Open tables, each with its open row.
    tabel: Vec<BarisTabel>,
    nomor: u32,
    nomor_tabel: u32,
    huruf: usize,
    gaya: Gaya,
    jeda: bool,
    /// Elements whose text is not shown: how many are open.
    diam: usize,
    /// Whether text is being deleted.
    hapus: usize,
    dihapus: String,
    disisipkan: bool,
    dalam_teks: bool,
}

impl<'p> Pembaca<'p> {
    fn baru(penomoran: &'p mut Penomoran) -> Self {
        Self {
            penomoran,
            sumber: Sumber::default(),
            paragraf: Vec::new(),
            tabel: Vec::new(),
            nomor: 0,
            nomor_tabel: 0,
            huruf: 0,
            gaya: Gaya::default(),
            jeda: true,
            diam: 0,
            hapus: 0,
            dihapus: String::new(),
            disisipkan: false,
            dalam_teks: false,
        }
    }

    fn buka(&mut self, unsur: &UnsurXml<'_>) {
        let mati = || matches!(unsur.atribut("w:val").as_deref(), Some("0" | "false" | "none"));
        match unsur.nama() {
            "p" => self.paragraf.push(Paragraf::default()),
            "tbl" => {
                self.nomor_tabel += u32::from(self.tabel.is_empty());
                self.tabel.push(BarisTabel::default());
            }
            "tr" => self.tabel.last_mut().into_iter().for_each(|baris| *baris = BarisTabel::default()),
            "tc" => self.tabel.last_mut().into_iter().for_each(|baris| baris.sel.push(Vec::new())),
            "tblHeader" => self.tabel.last_mut().into_iter().for_each(|baris| baris.kepala = !mati()),
            "gridSpan" => {
                // Further columns of the cell are empty; no table has hundreds.
                if let Some(baris) = self.tabel.last_mut() {
                    baris.lebar = unsur.angka("w:val").unwrap_or(1).clamp(1, 200);
                }
            }
            "r" => self.gaya = Gaya::default(),
            "i" if self.diam == 0 => self.gaya.miring = !mati(),
            "b" if self.diam == 0 => self.gaya.tebal = !mati(),
            "pStyle" => self.milik(|paragraf| paragraf.gaya = unsur.atribut("w:val")),
            "ilvl" => {
                self.milik(|paragraf| paragraf.nomor.get_or_insert_default().1 = unsur.angka("w:val").unwrap_or(0))
            }
            "numId" => {
                self.milik(|paragraf| paragraf.nomor.get_or_insert_default().0 = unsur.angka("w:val").unwrap_or(0))
            }
            "pageBreakBefore" => self.milik(|paragraf| paragraf.halaman = !mati()),
            "tab" if self.diam == 0 => self.tambah("   "),
            "br" | "cr" => match unsur.atribut("w:type").as_deref() {
                Some("page") => self.milik(|paragraf| paragraf.halaman = true),
                _ => self.ganti_baris(),
            },
            "noBreakHyphen" => self.tambah("-"),
            "sym" => self.tambah("•"),
            "t" | "delText" => self.dalam_teks = true,
            "instrText" | "delInstrText" | "Fallback" | "pPrChange" | "rPrChange" => self.diam += 1,
            "del" | "moveFrom" => self.hapus += 1,
            "ins" => self.disisipkan = true,
            _ => {}
        }
    }

    fn milik(&mut self, ubah: impl FnOnce(&mut Paragraf)) {
        if let Some(paragraf) = self.paragraf.last_mut().filter(|_| self.diam == 0) {
            ubah(paragraf);
        }
    }

    fn tutup(&mut self, nama: &str) {
        match nama {
            "p" => self.tutup_paragraf(),
            "tc" => {
                if let Some(baris) = self.tabel.last_mut() {
                    let lebih = std::mem::take(&mut baris.lebar).saturating_sub(1);
                    (0..lebih).for_each(|_| baris.sel.push(Vec::new()));
                }
            }
            "tr" => self.tutup_baris(),
            "tbl" => {
                self.tabel.pop();
                self.jeda = true;
            }
            "pPr" => self.gaya = Gaya::default(),
            "t" | "delText" => self.dalam_teks = false,
            "instrText" | "delInstrText" | "Fallback" | "pPrChange" | "rPrChange" => {
                self.diam = self.diam.saturating_sub(1)
            }
            "del" | "moveFrom" => self.hapus = self.hapus.saturating_sub(1),
            // Tabs stop where properties say; those are none of the text.
            "tabs" => {
                if let Some(paragraf) = self.paragraf.last_mut().filter(|paragraf| paragraf.kalimat.kosong()) {
                    paragraf.kalimat = Kalimat::default();
                }
            }
            _ => {}
        }
    }

    fn teks(&mut self, teks: &str) {
        if self.dalam_teks {
            self.tambah(teks);
        }
    }

    fn tambah(&mut self, teks: &str) {
        self.huruf += teks.len();
        if self.diam > 0 {
            return;
        }
        if self.hapus > 0 {
            self.dihapus += teks;
            return;
        }
        let gaya = self.gaya;
        if let Some(paragraf) = self.paragraf.last_mut() {
            paragraf.kalimat.tambah(Kalimat::baru(teks, gaya));
        }
    }

    /// A line that ends within a paragraph.
    fn ganti_baris(&mut self) {
        if self.diam > 0 || !self.tabel.is_empty() {
            return self.tambah(" ");
        }
        if self.paragraf.is_empty() {
            return;
        }
        self.tutup_paragraf();
        // What follows is of the same paragraph, and has no number of its own.
        self.paragraf.push(Paragraf::default());
    }

    fn tutup_paragraf(&mut self) {
        let Some(paragraf) = self.paragraf.pop() else { return };
        self.nomor += 1;
        // A number is shown even before nothing, as in the first column of a table.
        let dari_gaya = || self.penomoran.dari_gaya(paragraf.gaya.as_deref()?);
        let nomor = paragraf.nomor.or_else(dari_gaya).filter(|(nomor, _)| *nomor > 0);
        let label = nomor.and_then(|(nomor, dalam)| self.penomoran.label(nomor, dalam));
        if paragraf.kalimat.kosong() && (label.is_none() || self.tabel.is_empty()) {
            self.jeda |= self.tabel.is_empty();
            return;
        }
        let mut kalimat = Kalimat::polos(&label.map_or_else(String::new, |label| format!("{label} ")));
        kalimat.tambah(paragraf.kalimat);
        if let Some(sel) = self.tabel.first_mut().and_then(|baris| baris.sel.last_mut()) {
            sel.push(kalimat.rapi());
            return;
        }
        self.sumber.baris.push(Baris {
            nomor: self.nomor,
            kalimat,
            jeda: std::mem::take(&mut self.jeda) || paragraf.halaman,
            halaman: paragraf.halaman,
            ..Baris::default()
        });
    }

    /// A row of the outermost table; rows of tables within its cells are lines of these cells.
    fn tutup_baris(&mut self) {
        if self.tabel.len() != 1 {
            return;
        }
        let baris = std::mem::take(&mut self.tabel[0]);
        if baris.sel.iter().all(Vec::is_empty) {
            return;
        }
        let jeda = std::mem::take(&mut self.jeda);
        let tabel = self.nomor_tabel;
        let nomor = self.nomor;
        self.sumber.baris.push(Baris {
            nomor,
            sel: Some(baris.sel),
            kepala: baris.kepala,
            tabel,
            jeda,
            ..Baris::default()
        });
    }
}
