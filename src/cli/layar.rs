//! Where lines go. A reader that closed the pipe has seen enough: the documents are made nevertheless.

use std::{collections::BTreeMap, io, io::Write};

use super::{SEBAGIAN, args::Bentuk};
use crate::{
    diag::Diagnostic,
    output,
    read::Workspace,
    report::{self, Dokumen, Hasil, Laporan},
};

/// How a run is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rupa {
    pub(super) bentuk: Bentuk,
    /// Findings and failures alone.
    pub(super) diam: bool,
    pub(super) warna: bool,
}

/// Standard output and standard error, and all that was told there.
pub(super) struct Layar<'a> {
    keluaran: &'a mut (dyn Write + Send),
    galat: &'a mut dyn Write,
    rupa: Rupa,
    laporan: Laporan,
    tertolak: Option<io::ErrorKind>,
}

impl<'a> Layar<'a> {
    pub(super) fn new(keluaran: &'a mut (dyn Write + Send), galat: &'a mut dyn Write, rupa: Rupa) -> Self {
        Self { keluaran, galat, rupa, laporan: Laporan::default(), tertolak: None }
    }

    /// What was asked for itself, such as a help text. It takes the place of a report.
    pub(super) fn cetak(&mut self, teks: &str) {
        self.rupa.bentuk = Bentuk::Teks;
        self.tulis(teks);
    }

    /// Standard output for another program: what else would be told there is not.
    pub(super) fn pipa(&mut self) -> &mut (dyn Write + Send) {
        self.rupa = Rupa { bentuk: Bentuk::Teks, diam: true, ..self.rupa };
        self.keluaran
    }

    /// Help that was not asked for.
    pub(super) fn petunjuk(&mut self, teks: &str) {
        let _ = self.galat.write_all(teks.as_bytes());
    }

    fn tulis(&mut self, teks: &str) {
        if let Err(salah) = self.keluaran.write_all(teks.as_bytes()) {
            self.tertolak.get_or_insert(salah.kind());
        }
    }

    /// The line of progress of one file that was to be made.
    pub(super) fn hasil(&mut self, naskah: &str, salinan: &str, hasil: &Hasil) {
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam {
            self.tulis(&format!("{}\n", report::baris(naskah, salinan, hasil)));
        }
    }

    /// A line of what was done.
    pub(super) fn kabar(&mut self, teks: &str) {
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam {
            self.tulis(&format!("{teks}\n"));
        }
    }

    /// What came of a document, with its findings.
    pub(super) fn dokumen(&mut self, workspace: &Workspace, mut dokumen: Dokumen) {
        if !dokumen.temuan.is_empty() {
            self.lukis(Some(workspace), Some(dokumen.kepala()), &mut dokumen.temuan);
        }
        self.laporan.dokumen.push(dokumen);
    }

    /// Findings about files that are no documents, by file.
    pub(super) fn berkas(&mut self, workspace: &Workspace, temuan: impl IntoIterator<Item = Diagnostic>) {
        let mut menurut: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for satu in temuan {
            let berkas = satu.place.as_ref().map_or_else(|| "folder kerja".to_owned(), |place| place.file.clone());
            menurut.entry(berkas).or_default().push(satu);
        }
        for (berkas, mut temuan) in menurut {
            self.lukis(Some(workspace), Some(report::kepala(&berkas, &temuan)), &mut temuan);
            self.laporan.temuan.extend(temuan);
        }
    }

    /// A finding about the whole run.
    pub(super) fn galat(&mut self, workspace: Option<&Workspace>, mut temuan: Diagnostic) {
        self.lukis(workspace, None, std::slice::from_mut(&mut temuan));
        self.laporan.temuan.push(temuan);
    }

    /// Finds the lines and columns, and shows the findings.
    fn lukis(&mut self, workspace: Option<&Workspace>, kepala: Option<String>, temuan: &mut [Diagnostic]) {
        let kutipan = match workspace {
            Some(workspace) => workspace.locate(temuan),
            None => vec![None; temuan.len()],
        };
        if self.rupa.bentuk == Bentuk::Json {
            return;
        }
        let semua = temuan.iter().zip(&kutipan);
        let semua = semua.map(|(satu, kutipan)| report::lukis(satu, kutipan.as_ref(), self.rupa.warna));
        for satu in kepala.into_iter().chain(semua) {
            let _ = writeln!(self.galat, "{satu}\n");
        }
    }

    /// Whether everything was made.
    pub(super) fn utuh(&self) -> bool {
        self.laporan.utuh()
    }

    /// The summary of a run that made documents.
    pub(super) fn ringkasan(&mut self) {
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam {
            self.tulis(&format!("{}\n", self.laporan.ringkasan()));
        }
    }

    /// The end: the JSON document, and whether all of it could be told. Returns the exit code.
    pub(super) fn tutup(mut self, kode: u8) -> u8 {
        if self.rupa.bentuk == Bentuk::Json {
            self.tulis(&format!("{}\n", self.laporan.json(kode)));
        }
        if let Err(salah) = self.keluaran.flush() {
            self.tertolak.get_or_insert(salah.kind());
        }
        match self.tertolak {
            None | Some(io::ErrorKind::BrokenPipe) => kode,
            Some(kind) => {
                let (sebab, obat) = output::sebab_tulis(kind);
                let temuan = Diagnostic::galat("tulis", format!("laporan tidak dapat ditulis: {sebab}")).cure(obat);
                let _ = writeln!(self.galat, "{}", report::lukis(&temuan, None, self.rupa.warna));
                kode.max(SEBAGIAN)
            }
        }
    }
}
