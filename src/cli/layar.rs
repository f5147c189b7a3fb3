//! Where lines go. A reader that closed the pipe has seen enough: the documents are made nevertheless.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    io::Write,
    time::Instant,
};

use super::{SEBAGIAN, args::Bentuk, kemajuan::Kemajuan};
use crate::{
    diag::{Diagnostic, Place},
    output,
    read::Workspace,
    report::{self, Dokumen, Hasil, Laporan, Lembar},
    tinjau::Ditinjau,
};

/// The most files whose lines somebody who watches still reads.
const PALING_BANYAK_BARIS: usize = 12;

/// How a run is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rupa {
    pub(super) bentuk: Bentuk,
    /// Findings and failures alone.
    pub(super) diam: bool,
    pub(super) warna: bool,
    /// Whether somebody watches.
    pub(super) terminal: bool,
}

/// One run of many by the same command.
#[derive(Debug, Clone, Copy)]
pub(super) struct Putaran {
    /// When it began.
    pub(super) mulai: Instant,
    pub(super) pertama: bool,
}

/// What tells a finding from another one.
type Sidik = (Option<Place>, String, usize);

/// Standard output and standard error, and all that was told there.
pub(super) struct Layar<'a> {
    keluaran: &'a mut (dyn Write + Send),
    galat: &'a mut dyn Write,
    rupa: Rupa,
    laporan: Laporan,
    kemajuan: Kemajuan,
    /// Whether each file is told with the reason why it was made or not.
    mengapa: bool,
    /// Whether there was a bar in place of lines.
    berbilah: bool,
    /// Of one run of many: since when, and whether it is the first. Of the others, only what is new is told.
    putaran: Option<Putaran>,
    /// Findings that stop nothing, and were told in the run before.
    lalu: BTreeSet<Sidik>,
    /// Findings that were shown: the same one in the next office is not news.
    tampak: BTreeSet<Sidik>,
    tertolak: Option<io::ErrorKind>,
}

impl<'a> Layar<'a> {
    pub(super) fn new(keluaran: &'a mut (dyn Write + Send), galat: &'a mut dyn Write, rupa: Rupa) -> Self {
        Self {
            keluaran,
            galat,
            rupa,
            laporan: Laporan::default(),
            kemajuan: Kemajuan::default(),
            mengapa: false,
            berbilah: false,
            putaran: None,
            lalu: BTreeSet::new(),
            tampak: BTreeSet::new(),
            tertolak: None,
        }
    }

    /// One of many runs of the same command: told on the same screen, with a report of its own. After the first one, nothing is said
    /// of what stayed as it was. Returns the exit code of the run.
    pub(super) fn putaran(&mut self, putaran: Putaran, kerja: impl FnOnce(&mut Layar<'_>) -> u8) -> u8 {
        let lalu = std::mem::take(&mut self.lalu);
        let layar = Layar::new(&mut *self.keluaran, &mut *self.galat, self.rupa);
        let mut layar = Layar { putaran: Some(putaran), lalu, ..layar };
        let kode = kerja(&mut layar);
        let lalu = layar.laporan.semua_temuan().filter(|temuan| !temuan.stops).map(sidik).collect();
        let (kode, tertolak) = layar.akhiri(kode);
        self.lalu = lalu;
        self.tertolak = self.tertolak.or(tertolak);
        kode
    }

    /// Whether nobody reads any more what is told.
    pub(super) fn terputus(&self) -> bool {
        self.tertolak.is_some()
    }

    /// The end of many runs, each of which has told its own report.
    pub(super) fn tamat(&mut self) {
        self.rupa.bentuk = Bentuk::Teks;
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

    /// Whether colours are wanted.
    pub(super) fn warna(&self) -> bool {
        self.rupa.warna
    }

    /// A remark beside what was asked for, so that a pipe gets that alone.
    pub(super) fn catatan(&mut self, teks: &str) {
        if !self.rupa.diam {
            self.sebut(&report::bersih(teks));
        }
    }

    /// Help that was not asked for.
    pub(super) fn petunjuk(&mut self, teks: &str) {
        let _ = self.galat.write_all(teks.as_bytes());
    }

    fn tulis(&mut self, teks: &str) {
        let keluaran = &mut self.keluaran;
        if let Err(salah) = self.kemajuan.sela(|| keluaran.write_all(teks.as_bytes())) {
            self.tertolak.get_or_insert(salah.kind());
        }
    }

    /// The files that the run rests on, each with its digest.
    pub(super) fn masukan(&mut self, masukan: &BTreeMap<String, String>) {
        self.laporan.masukan.clone_from(masukan);
    }

    /// Every file is told from now on, with its reason.
    pub(super) fn mengapa(&mut self) {
        self.mengapa = true;
    }

    /// A run that makes so many files begins. Who watches a long one sees a bar; everybody else gets a line for each file.
    pub(super) fn mulai(&mut self, jumlah: usize) {
        if self.rupa.terminal && self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam && jumlah > PALING_BANYAK_BARIS {
            self.kemajuan = Kemajuan::mulai(jumlah, self.rupa.warna);
            self.berbilah = true;
        }
    }

    /// Files that are under way, for the threads that know it.
    pub(super) fn kemajuan(&self) -> Kemajuan {
        self.kemajuan.clone()
    }

    /// One file that was to be made.
    pub(super) fn lembar(&mut self, naskah: &str, lembar: &Lembar) {
        // Of what a stopped run did not reach, and of what stayed as it was, the summary tells how much it was.
        let ramai = match &lembar.hasil {
            Hasil::Jadi(jadi) => !self.mengapa && (!jadi.dibuat || self.kemajuan.tampak()),
            Hasil::Belum => true,
            Hasil::Menunggu(_) => self.putaran.is_some_and(|putaran| !putaran.pertama),
            Hasil::Gagal => false,
        };
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam && !ramai {
            self.tulis(&format!("{}\n", report::baris(naskah, lembar, self.mengapa)));
        }
    }

    /// The end of the files.
    pub(super) fn selesai(&mut self) {
        std::mem::take(&mut self.kemajuan).selesai();
    }

    /// A line of what was done.
    pub(super) fn kabar(&mut self, teks: &str) {
        if self.rupa.bentuk == Bentuk::Json {
            self.laporan.kabar.push(teks.to_owned());
        }
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam {
            self.tulis(&format!("{teks}\n"));
        }
    }

    /// What came of a document, with its findings. What was shown for another office is counted, not shown again.
    pub(super) fn dokumen(&mut self, workspace: &Workspace, mut dokumen: Dokumen) {
        let terbuka = dokumen.temuan.iter().filter(|temuan| temuan.terbuka()).cloned();
        let (mut baru, lama): (Vec<_>, Vec<_>) = terbuka.partition(|temuan| self.tampak.insert(sidik(temuan)));
        let gagal = dokumen.lembar.iter().any(|lembar| matches!(lembar.hasil, Hasil::Gagal));
        baru.retain(|temuan| !self.lalu.contains(&sidik(temuan)));
        if !baru.is_empty() || (gagal && !lama.is_empty()) {
            let kepala = dokumen.kepala();
            self.lukis(Some(workspace), Some(kepala), &mut baru);
        }
        if gagal && !lama.is_empty() {
            self.sebut(&report::seperti_tadi(&lama));
        }
        // Only a machine is told where: the places of what is drawn have been found.
        if self.rupa.bentuk == Bentuk::Json {
            workspace.locate(&mut dokumen.temuan);
        }
        self.laporan.dokumen.push(dokumen);
    }

    /// The findings of a decree in many offices, each with what is said of its offices.
    pub(super) fn ditinjau(&mut self, workspace: &Workspace, naskah: &Ditinjau) {
        let tampil = report::tinjauan::tampil(naskah);
        if tampil.is_empty() || self.rupa.bentuk.mesin() {
            return;
        }
        self.sebut(&report::tinjauan::kepala(naskah));
        let (mut temuan, kantor): (Vec<_>, Vec<_>) = tampil.into_iter().unzip();
        let kutipan = workspace.locate(&mut temuan);
        for ((satu, kutipan), kantor) in temuan.iter().zip(&kutipan).zip(kantor) {
            let lukisan = report::lukis(satu, kutipan.as_ref(), self.rupa.warna);
            self.sebut(&kantor.into_iter().fold(lukisan, |lukisan, kantor| format!("{lukisan}\n{kantor}")));
        }
    }

    /// The findings that belong to no document so far.
    pub(super) fn temuan(&self) -> &[Diagnostic] {
        &self.laporan.temuan
    }

    /// Findings about files that are no documents, by file.
    pub(super) fn berkas(&mut self, workspace: &Workspace, temuan: impl IntoIterator<Item = Diagnostic>) {
        let mut menurut: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for satu in temuan {
            if self.lalu.contains(&sidik(&satu)) || !satu.terbuka() {
                self.laporan.temuan.push(satu);
                continue;
            }
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
        if self.rupa.bentuk.mesin() {
            return;
        }
        let semua = temuan.iter().zip(&kutipan);
        let semua = semua.map(|(satu, kutipan)| report::lukis(satu, kutipan.as_ref(), self.rupa.warna));
        let semua: Vec<_> = semua.collect();
        for satu in kepala.into_iter().chain(semua) {
            self.sebut(&satu);
        }
    }

    /// A paragraph for whoever reads the findings.
    fn sebut(&mut self, teks: &str) {
        let galat = &mut self.galat;
        if self.rupa.bentuk == Bentuk::Teks {
            let _ = self.kemajuan.sela(|| writeln!(galat, "{teks}\n"));
        }
    }

    /// The findings that belong to no document so far, for a report of another form.
    pub(super) fn temuan_json(&self) -> serde_json::Value {
        self.laporan.temuan_json()
    }

    /// All findings so far.
    pub(super) fn semua_temuan(&self) -> impl Iterator<Item = &Diagnostic> {
        self.laporan.semua_temuan()
    }

    /// Whether every document was looked at by all rules.
    pub(super) fn tuntas(&self) -> bool {
        self.laporan.tuntas()
    }

    /// Whether everything was made.
    pub(super) fn utuh(&self) -> bool {
        self.laporan.utuh()
    }

    /// The summary of a run that made documents.
    pub(super) fn ringkasan(&mut self) {
        if self.rupa.bentuk == Bentuk::Teks && !self.rupa.diam {
            let lama = self.putaran.map(|putaran| format!("{:.2}", putaran.mulai.elapsed().as_secs_f64()));
            let lama = lama.map_or_else(String::new, |lama| format!(" {} detik.", lama.replace('.', ",")));
            self.tulis(&format!("{}{lama}\n", self.laporan.ringkasan()));
            // Behind a bar nobody saw where the files went.
            if let Some(folder) = self.laporan.folder().filter(|_| self.berbilah) {
                self.tulis(&format!("Hasilnya di {}/.\n", report::bersih(&folder)));
            }
        }
    }

    /// Finished files that no document makes any more.
    pub(super) fn yatim(&mut self, yatim: Vec<String>) {
        self.laporan.yatim = yatim;
        if let Some(kabar) = self.laporan.kabar_yatim().filter(|_| self.rupa.bentuk == Bentuk::Teks) {
            self.kabar(&kabar);
        }
    }

    /// The end: the JSON document, and whether all of it could be told. Returns the exit code.
    pub(super) fn tutup(self, kode: u8) -> u8 {
        self.akhiri(kode).0
    }

    /// The same, with what is in the way of telling more.
    fn akhiri(mut self, kode: u8) -> (u8, Option<io::ErrorKind>) {
        match self.rupa.bentuk {
            Bentuk::Teks => {}
            Bentuk::Json => self.tulis(&format!("{}\n", self.laporan.json(kode))),
            Bentuk::Sarif => self.tulis(&self.laporan.sarif()),
        }
        if let Err(salah) = self.keluaran.flush() {
            self.tertolak.get_or_insert(salah.kind());
        }
        match self.tertolak {
            None | Some(io::ErrorKind::BrokenPipe) => (kode, self.tertolak),
            Some(kind) => {
                let (sebab, obat) = output::sebab_tulis(kind);
                let temuan = Diagnostic::galat("tulis", format!("laporan tidak dapat ditulis: {sebab}")).cure(obat);
                let _ = writeln!(self.galat, "{}", report::lukis(&temuan, None, self.rupa.warna));
                (kode.max(SEBAGIAN), self.tertolak)
            }
        }
    }
}

fn sidik(temuan: &Diagnostic) -> Sidik {
    // The line changes with what stands before it.
    let place = temuan.place.as_ref().map(|place| Place { position: None, ..place.clone() });
    (place, temuan.message.clone(), temuan.sorot.as_ref().map_or(0, |sorot| sorot.ke))
}
