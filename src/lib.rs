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

pub mod check;
pub mod cli;
pub mod compile;
pub mod diag;
pub mod expand;
pub mod model;
pub mod output;
pub mod proof;
pub mod read;
pub mod render;
pub mod report;

use crate::{
    check::check,
    compile::Typesetter,
    diag::Diagnostic,
    expand::{Expanded, expand, job::JenisSalinan},
    model::keputusan::Keputusan,
    proof::{Publishable, Verdict, prove},
    read::{Naskah, Workspace},
    render::{Pemenggalan, Renderer},
};

/// Templates, fonts and registers of a workspace, ready to make any number of documents.
pub struct Pipeline<'a> {
    workspace: &'a Workspace,
    renderer: Renderer,
    typesetter: Typesetter,
    tepi_bawah: f64,
}

impl<'a> Pipeline<'a> {
    /// Prepares templates and fonts.
    ///
    /// # Errors
    /// A template or a font of the workspace that is not sound.
    pub fn new(workspace: &'a Workspace) -> Result<Self, Diagnostic> {
        let aset = &workspace.aset;
        let profil = [("profil.json", workspace.profil_json().as_bytes().to_vec())];
        let milimeter = workspace.profil().ukuran.get("tepi-bawah").map_or(0.0, |ukuran| ukuran.nilai);
        Ok(Self {
            workspace,
            renderer: Renderer::new(aset)?,
            typesetter: Typesetter::new(aset.berakhiran(".typ"), profil, aset.di("fonts", &["otf", "ttf"]))?,
            tepi_bawah: milimeter * 72.0 / 25.4,
        })
    }

    /// One copy of one decree, from data to a file that may be published; or everything that is in the way.
    ///
    /// # Errors
    /// All findings of the step that stopped the document, and of the steps before it.
    pub fn make(&self, naskah: &Naskah<Keputusan>, salinan: JenisSalinan) -> Result<Publishable, Vec<Diagnostic>> {
        let hasil = self.set(expand(self.workspace, naskah, salinan));
        self.typesetter.forget();
        hasil
    }

    fn set(&self, expanded: Expanded) -> Result<Publishable, Vec<Diagnostic>> {
        let Some(job) = expanded.job else { return Err(expanded.temuan) };
        let (checked, temuan) = check(job, expanded.temuan, &|huruf| self.typesetter.covers(huruf))?;
        let gagal = |baru: Vec<Diagnostic>| temuan.iter().cloned().chain(baru).collect::<Vec<_>>();
        let mut penggal = Pemenggalan::default();
        for putaran in 0.. {
            let sumber = self.renderer.render(&checked, &penggal).map_err(|salah| gagal(vec![salah]))?;
            let laid = self.typesetter.lay_out(&sumber).map_err(gagal)?;
            match prove(&checked, &sumber, &laid, &penggal, putaran, self.tepi_bawah) {
                Verdict::Ulang(berikut) => penggal = berikut,
                Verdict::Tolak(baru) => return Err(gagal(baru)),
                Verdict::Layak(bukti) => {
                    let pdf = self.typesetter.export(laid).map_err(gagal)?;
                    let mut dokumen = bukti.terbitkan(&checked, pdf);
                    dokumen.temuan.splice(0..0, temuan);
                    return Ok(dokumen);
                }
            }
        }
        Err(temuan)
    }
}
