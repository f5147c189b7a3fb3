//! `naskah`: structured data describing an official decree (a Keputusan) to finished PDF.
//!
//! Every fact is written once, everything else is derived. One direction, one type per step; only findings flow back:
//!
//! ```text
//! files ─ read ─▶ Naskah ─ expand ─▶ Job ─ check ─▶ Checked ─ render ─▶ TypstSource
//!       ─ compile ─▶ Laid ─ proof ─▶ Publishable ─ output ─▶ files ─ report ─▶ the user
//! ```
//!
//! [`Pipeline::make`] is that line for one document.

pub mod amati;
pub mod banding;
pub mod check;
pub mod cli;
pub mod compile;
pub mod diag;
pub mod expand;
pub mod impor;
pub mod kerangka;
pub mod ledger;
pub mod model;
pub mod output;
pub mod plan;
pub mod proof;
pub mod read;
pub mod render;
pub mod report;
pub mod settle;
pub mod tinjau;
pub mod workers;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{
    check::{Acuan, Checked, Himpunan, Pemeriksa, PemeriksaEjaan, Ringkasan, tanpa_kaidah},
    compile::Typesetter,
    diag::{Diagnostic, Place, Pointer},
    expand::{
        Expanded, expand,
        job::{Job, Kunci},
        semua_orang,
    },
    model::sidik::Sidik,
    proof::{Buatan, Hasil, Publishable, Tepi, Tetap},
    read::{Masukan, Workspace},
    render::{Rendered, Renderer, TypstSource},
    settle::{Kumpulan, Settled, Settling},
};

/// Templates, fonts and registers of a workspace, ready to make any number of documents.
pub struct Pipeline<'a> {
    workspace: &'a Workspace,
    /// The templates.
    pub renderer: Renderer,
    /// Fonts and Typst sources.
    pub typesetter: Typesetter,
    pemeriksa: Pemeriksa<'a>,
    teladan: Kumpulan,
    /// Whether pages are also drawn as pictures.
    pub gambar: bool,
}

/// Templates and fonts without their workspace, for the next one that has the same.
pub struct Alat {
    renderer: Renderer,
    typesetter: Typesetter,
    /// The fingerprint of what they were made of.
    templat: String,
}

/// The profiles of the form of a workspace, as Typst reads them.
fn bentuk(workspace: &Workspace) -> impl Iterator<Item = (String, Vec<u8>)> + '_ {
    workspace.bentuk().iter().map(|(nama, profil)| {
        let isi = serde_json::to_vec(profil).expect("a profile has string keys and finite numbers only");
        (nama.clone(), isi)
    })
}

/// The rules, and the registers that they hold documents against.
fn pemeriksa(workspace: &Workspace) -> Pemeriksa<'_> {
    let (peraturan, satker, ejaan) = (workspace.peraturan(), workspace.satker(), workspace.ejaan());
    Pemeriksa::baru(Acuan::baru(peraturan, satker, ejaan, &workspace.diam))
}

impl<'a> Pipeline<'a> {
    /// Prepares templates and fonts.
    ///
    /// # Errors
    /// A template or a font of the workspace that is not sound.
    pub fn new(workspace: &'a Workspace) -> Result<Self, Diagnostic> {
        let (aset, bentuk) = (&workspace.aset, bentuk(workspace));
        let mut typesetter = Typesetter::new(aset.berakhiran(".typ"), bentuk, aset.di("fonts", &["otf", "ttf"]))?;
        typesetter.templat_diubah = aset.diubah();
        Ok(Self {
            workspace,
            renderer: Renderer::new(aset)?,
            typesetter,
            pemeriksa: pemeriksa(workspace),
            teladan: Kumpulan::default(),
            gambar: false,
        })
    }

    /// The same with what another workspace has left, where its templates and fonts are the same.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with(workspace: &'a Workspace, alat: Alat) -> Result<Self, Diagnostic> {
        if alat.templat != workspace.sidik_masukan(&Masukan::Templat) {
            return Self::new(workspace);
        }
        let Alat { renderer, mut typesetter, .. } = alat;
        typesetter.ganti_bentuk(bentuk(workspace));
        let (pemeriksa, teladan) = (pemeriksa(workspace), Kumpulan::default());
        Ok(Self { workspace, renderer, typesetter, pemeriksa, teladan, gambar: false })
    }

    /// What the next workspace may go on with.
    pub fn into_alat(self) -> Alat {
        let templat = self.workspace.sidik_masukan(&Masukan::Templat);
        Alat { renderer: self.renderer, typesetter: self.typesetter, templat }
    }

    /// The margins that the profile of this name sets.
    pub fn tepi(&self, bentuk: &str) -> Tepi {
        let titik = |kunci| self.workspace.bentuk().get(bentuk).map_or(0.0, |profil| profil.titik(kunci));
        Tepi { kiri: titik("tepi-kiri"), kanan: titik("tepi-kanan"), bawah: titik("tepi-bawah") }
    }

    /// One copy of one decree, from data to a file that may be published; or everything that is in the way.
    ///
    /// # Errors
    /// All findings of the step that stopped the document, and of the steps before it.
    ///
    /// # Panics
    /// Where the program is wrong. What Typst remembers may be half written then, so a helper ends there (`workers`).
    pub fn make(&self, kunci: &Kunci) -> Result<Publishable, Vec<Diagnostic>> {
        match self.renew(kunci, None)? {
            Buatan::Baru(dokumen) => Ok(dokumen),
            Buatan::Tetap(_) => unreachable!("there was nothing that could stay"),
        }
    }

    /// The same for a document that was made before: it is not typeset while its fingerprint ([`Self::sidik`]) is `lama`.
    ///
    /// # Errors
    /// As [`Self::make`].
    ///
    /// # Panics
    /// As [`Self::make`].
    pub fn renew(&self, kunci: &Kunci, lama: Option<&str>) -> Hasil {
        let hasil = self.straight(kunci, lama);
        self.typesetter.forget();
        hasil
    }

    /// The same in this process: a panic is a finding too.
    ///
    /// # Errors
    /// As [`Self::renew`].
    pub fn renew_here(&self, kunci: &Kunci, lama: Option<&str>) -> Hasil {
        let hasil = tanpa_panik(self.berkas(kunci), || self.straight(kunci, lama));
        self.typesetter.forget();
        hasil
    }

    fn straight(&self, kunci: &Kunci, lama: Option<&str>) -> Hasil {
        let hasil = self.checked(kunci).and_then(|(checked, temuan)| self.buatan(&checked, temuan, lama));
        // Some complaints about pages lead to no field: they are about the whole document.
        hasil.map_err(|semua| semua.into_iter().map(|satu| satu.at_least(self.berkas(kunci))).collect())
    }

    /// The file of the job's document.
    fn berkas(&self, kunci: &Kunci) -> &str {
        self.workspace.keputusan(&kunci.naskah).map_or("", |naskah| &naskah.berkas)
    }

    /// Every fact resolved and every rule asked.
    ///
    /// # Errors
    /// The findings, when one of them stops the document.
    pub fn checked(&self, kunci: &Kunci) -> Result<(Checked, Vec<Diagnostic>), Vec<Diagnostic>> {
        let expanded = expand(self.workspace, kunci);
        match expanded.job {
            Some(job) => self.pemeriksa.periksa(job, expanded.temuan, &|huruf| self.typesetter.covers(huruf)),
            None => Err(expanded.temuan),
        }
    }

    /// What is found in a document before it is rendered, also where that stops it, and its summary. A panic is a finding too.
    pub fn tinjau(&self, kunci: &Kunci) -> (Vec<Diagnostic>, Option<Ringkasan>) {
        let hasil = tanpa_panik(self.berkas(kunci), || {
            let Expanded { job, temuan, .. } = expand(self.workspace, kunci);
            let Some(job) = job else { return Ok((temuan, None)) };
            let temuan = self.pemeriksa.temuan(&job, temuan, &|huruf| self.typesetter.covers(huruf));
            Ok((temuan, Some(Ringkasan::baru(&job))))
        });
        hasil.unwrap_or_else(|temuan| (temuan, None))
    }

    /// Looks for words that no dictionary knows, given as the text of its two files.
    ///
    /// # Errors
    /// Files that are no dictionary.
    pub fn ejaan(&self, imbuhan: &str, kata: &str) -> Result<PemeriksaEjaan, Diagnostic> {
        PemeriksaEjaan::baru(imbuhan, kata, self.pemeriksa.acuan())
    }

    /// The words of a document that `ejaan` does not know; none where the document cannot be resolved.
    pub fn kata_asing(&self, kunci: &Kunci, ejaan: &PemeriksaEjaan) -> Vec<Diagnostic> {
        let job = expand(self.workspace, kunci).job;
        job.map_or_else(Vec::new, |job| ejaan.periksa(&job, self.pemeriksa.acuan()))
    }

    /// Pages that stay as they are.
    ///
    /// # Errors
    /// Complaints of template or Typst, or of the proof.
    pub fn settle(&self, checked: &Checked) -> Result<Settled, Vec<Diagnostic>> {
        self.settling(checked, self.rendered(checked)?).settle()
    }

    fn rendered(&self, checked: &Checked) -> Result<Rendered, Vec<Diagnostic>> {
        self.renderer.render(checked).map_err(|salah| vec![salah])
    }

    /// The fingerprint of all that decides the bytes of a document, and whether they may be published: its source, what makes
    /// pages of it, and the texts that the proof looks for, because a template may leave some out.
    pub fn sidik(&self, checked: &Checked, rendered: &Rendered) -> String {
        let mut sidik = Sidik::default();
        sidik.tambah(format!("{} {}\n", self.workspace.sidik_tata_letak(&checked.job().bentuk), self.gambar));
        rendered.sidik(&mut sidik);
        for slot in checked.job().slot() {
            let teks = slot.tulisan.potongan().iter().map(|potongan| potongan.teks.as_str());
            ["\n", &slot.alamat, "\t"].into_iter().chain(teks).for_each(|bagian| sidik.tambah(bagian));
        }
        sidik.selesai()
    }

    /// The way there, in single steps.
    pub fn settling<'b>(&'b self, checked: &'b Checked, rendered: Rendered) -> Settling<'b> {
        let tepi = self.tepi(&checked.job().bentuk);
        Settling::new(&self.typesetter, &self.teladan, checked, rendered, tepi)
    }

    /// The finished pages of a comparison. It is no document of the workspace, so nothing of it is remembered.
    ///
    /// # Errors
    /// As [`Self::make`].
    pub fn perbandingan(&self, job: Job) -> Result<Publishable, Vec<Diagnostic>> {
        let berkas = self.berkas(&job.kunci).to_owned();
        let hasil = tanpa_panik(&berkas, || {
            let checked = tanpa_kaidah(job, &|huruf| self.typesetter.covers(huruf))?;
            match self.buatan(&checked, Vec::new(), None)? {
                Buatan::Baru(dokumen) => Ok(dokumen),
                Buatan::Tetap(_) => unreachable!("there was nothing that could stay"),
            }
        });
        self.typesetter.forget();
        hasil
    }

    /// Pages and PDF of the calibration sheet of the profile of this name.
    ///
    /// # Errors
    /// Complaints of the template or of Typst.
    pub fn kalibrasi(&self, bentuk: &str) -> Result<(usize, Vec<u8>), Vec<Diagnostic>> {
        let sumber = TypstSource::kalibrasi(bentuk);
        let laid = self.typesetter.lay_out(&sumber, &|_| None)?;
        Ok((laid.jumlah(), self.typesetter.export(&laid, &sumber, &|_| None)?))
    }

    fn buatan(&self, checked: &Checked, temuan: Vec<Diagnostic>, lama: Option<&str>) -> Hasil {
        let gagal = |baru| [temuan.clone(), baru].concat();
        let rendered = self.rendered(checked).map_err(gagal)?;
        let sidik = self.sidik(checked, &rendered);
        if lama == Some(sidik.as_str()) {
            let (kunci, jejak) = (checked.job().kunci.clone(), checked.job().jejak.clone());
            return Ok(Buatan::Tetap(Tetap { kunci, jejak, temuan }));
        }
        let Settled { sumber, laid, bukti, .. } = self.settling(checked, rendered).settle().map_err(gagal)?;
        self.typesetter.make_room(&laid);
        let pdf = self.typesetter.export(&laid, &sumber, &|alamat| checked.job().tempat(alamat)).map_err(gagal)?;
        let gambar = if self.gambar { self.typesetter.draw(&laid).map_err(gagal)? } else { Vec::new() };
        let mut dokumen = Publishable { gambar, ..bukti.terbitkan(checked, pdf, sidik) };
        dokumen.temuan.splice(0..0, temuan);
        Ok(Buatan::Baru(dokumen))
    }
}

/// The summary of a document alone; nothing where it cannot be resolved.
pub fn ringkas(workspace: &Workspace, kunci: &Kunci) -> Option<Ringkasan> {
    tanpa_panik("", || Ok(expand(workspace, kunci).job.as_ref().map(Ringkasan::baru))).unwrap_or_default()
}

/// What rules find in these documents side by side, and in the people of the workspace.
pub fn himpunan(workspace: &Workspace, ringkasan: Vec<Ringkasan>) -> Vec<Diagnostic> {
    let profil = workspace.profil_satker.iter().filter(|(_, profil)| profil.isi.agenda_lengkap);
    let agenda_lengkap = profil.map(|(kode, _)| kode.clone()).collect();
    let himpunan = Himpunan { ringkasan, orang: semua_orang(workspace), agenda_lengkap };
    pemeriksa(workspace).himpunan(&himpunan)
}

/// A panic is a fault of this program; it becomes a finding about `berkas`, and does not cost the other documents.
fn tanpa_panik<T>(berkas: &str, kerja: impl FnOnce() -> Result<T, Vec<Diagnostic>>) -> Result<T, Vec<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(kerja)).unwrap_or_else(|_| {
        let temuan = berhenti("program berhenti di tengah dokumen ini");
        Err(vec![temuan.at(Place::new(berkas, Pointer::root()))])
    })
}

/// The finding for a panic.
fn berhenti(pesan: &str) -> Diagnostic {
    Diagnostic::galat("program", pesan).cure("Laporkan kepada pengembang naskah, dengan berkas ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding_about_the_document() {
        std::panic::set_hook(Box::new(|_| {}));
        let temuan = tanpa_panik::<()>("data/a.json", || panic!("index out of bounds")).expect_err("panik");
        let _ = std::panic::take_hook();
        assert_eq!(temuan[0].message, "program berhenti di tengah dokumen ini");
        assert_eq!(temuan[0].place.as_ref().map(|place| place.file.as_str()), Some("data/a.json"));
    }
}
