//! Rounds of layout and proof, until the pages of a document stay as they are.
//!
//! The first round shows where pages end, and the next one is laid out with what follows from that. A decree for many
//! offices ends its pages alike in most of them, so a document may begin where one before it arrived (`teladan`).

mod teladan;

pub use self::teladan::Kumpulan;
use self::teladan::Teladan;
use crate::{
    check::Checked,
    compile::{Dari, Halaman, Laid, Typesetter},
    diag::Diagnostic,
    proof::{Bukti, Putaran, Tepi, Verdict, prove},
    render::{Pemenggalan, Rendered, TypstSource},
};

/// A document whose pages stay as they are.
#[derive(Debug)]
pub struct Settled {
    /// The Typst source of the last layout.
    pub sumber: TypstSource,
    /// The layout.
    pub laid: Laid,
    /// Its pages, read out.
    pub halaman: Vec<Halaman>,
    /// The proof that they may be published.
    pub bukti: Bukti,
}

/// A document on its way there: [`Self::lay_out`] and [`Self::look`] take turns.
pub struct Settling<'a> {
    typesetter: &'a Typesetter,
    kumpulan: &'a Kumpulan,
    checked: &'a Checked,
    rendered: Rendered,
    tepi: Tepi,
    /// Where pages end in the next round, and the source that says so.
    penggal: Pemenggalan,
    sumber: TypstSource,
    /// How often pages were found to end elsewhere.
    putaran: usize,
    sebelum: Option<Laid>,
    /// Whether the next round is laid out with the answers of another document.
    ditiru: bool,
}

impl<'a> Settling<'a> {
    /// Begins with a document, whose pages have these margins. What is learned of it stays in `kumpulan`.
    pub fn new(
        typesetter: &'a Typesetter,
        kumpulan: &'a Kumpulan,
        checked: &'a Checked,
        rendered: Rendered,
        tepi: Tepi,
    ) -> Self {
        let teladan = kumpulan.cari(&rendered).filter(|_| !typesetter.templat_diubah);
        let ditiru = teladan.is_some();
        let (penggal, sebelum) = teladan.map_or_else(Default::default, |(penggal, laid)| (penggal, Some(laid)));
        // From nothing, answers that are certain cost one round.
        let putaran = usize::from(penggal != Pemenggalan::default());
        let sumber = rendered.source(&penggal);
        Self { typesetter, kumpulan, checked, rendered, tepi, penggal, sumber, putaran, sebelum, ditiru }
    }

    /// All rounds.
    ///
    /// # Errors
    /// Complaints of template or Typst, or of the proof.
    pub fn settle(mut self) -> Result<Settled, Vec<Diagnostic>> {
        loop {
            let laid = self.lay_out();
            if let Some(hasil) = self.look(laid) {
                return hasil;
            }
        }
    }

    /// The next layout.
    ///
    /// # Errors
    /// What Typst complains of.
    pub fn lay_out(&self) -> Result<Laid, Vec<Diagnostic>> {
        // What the first round shows of page ends changes the next one, so it need not wait for page numbers.
        let sekali = self.sebelum.is_none() && self.sumber.jawaban.is_some();
        let dari: Dari<'_> = &|alamat| self.checked.job().tempat(alamat);
        self.typesetter.lay_out_after(self.sebelum.as_ref(), &self.sumber, sekali, dari)
    }

    /// Looks at a layout: what comes of the document, or nothing where another round is needed.
    pub fn look(&mut self, laid: Result<Laid, Vec<Diagnostic>>) -> Option<Result<Settled, Vec<Diagnostic>>> {
        let ditiru = std::mem::take(&mut self.ditiru);
        let laid = match laid {
            Ok(laid) => laid,
            Err(_) if ditiru => return self.dari_awal(),
            Err(temuan) => return Some(Err(temuan)),
        };
        let halaman = laid.halaman();
        let putaran = Putaran { penggal: &self.penggal, ke: self.putaran, ditiru };
        match prove(self.checked, &self.sumber, &halaman, putaran, self.tepi) {
            Verdict::DariAwal => return self.dari_awal(),
            Verdict::Ulang(berikut) => (self.penggal, self.putaran) = (berikut, self.putaran + 1),
            _ if !laid.tetap() => {}
            Verdict::Layak(bukti) => return Some(Ok(self.selesai(laid, halaman, bukti))),
            Verdict::Tolak(temuan) => return Some(Err(temuan)),
        }
        self.sumber = self.rendered.source(&self.penggal);
        self.sebelum = Some(laid);
        None
    }

    /// Begins anew, as if there were no other document. The next one need not try the same.
    fn dari_awal<T>(&mut self) -> Option<T> {
        self.kumpulan.lupakan(&self.rendered);
        (self.penggal, self.putaran, self.sebelum) = Default::default();
        self.sumber = self.rendered.source(&self.penggal);
        None
    }

    fn selesai(&self, laid: Laid, halaman: Vec<Halaman>, bukti: Bukti) -> Settled {
        // Where words were broken or kept whole, more decided the pages than where the tables end.
        let biasa = self.penggal.utuh.is_empty() && self.penggal.pecah.is_empty();
        if bukti.pasti && biasa && !self.typesetter.templat_diubah {
            self.kumpulan.simpan(Teladan {
                rendered: self.rendered.clone(),
                penggal: self.penggal.clone(),
                laid: laid.clone(),
            });
        }
        Settled { sumber: self.sumber.clone(), laid, halaman, bukti }
    }
}
