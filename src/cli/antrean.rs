//! Results in the order of the plan, whatever the order in which they come: the copies of a document are told together.

use std::collections::BTreeMap;

use super::layar::Layar;
use crate::{
    diag::Diagnostic,
    plan::{Pesanan, Plan},
    read::Workspace,
    report::{Dokumen, Hasil, Lembar},
};

/// What came of one file of the plan.
pub(super) struct Akhir {
    pub(super) hasil: Hasil,
    pub(super) temuan: Vec<Diagnostic>,
    pub(super) mengapa: Option<String>,
}

impl Akhir {
    /// Never begun.
    fn belum() -> Self {
        Self { hasil: Hasil::Belum, temuan: Vec::new(), mengapa: None }
    }

    /// A copy that waits for its number or its date.
    pub(super) fn menunggu(pesanan: &Pesanan) -> Self {
        Self { hasil: Hasil::Menunggu(pesanan.kurang()), ..Self::belum() }
    }
}

/// Results that wait for their turn.
pub(super) struct Antrean<'a> {
    workspace: &'a Workspace,
    plan: &'a Plan,
    hasil: BTreeMap<usize, Akhir>,
    berikut: usize,
    /// The document that is being told, and one of its files.
    dokumen: Option<(Dokumen, &'a Pesanan)>,
}

impl<'a> Antrean<'a> {
    pub(super) fn baru(workspace: &'a Workspace, plan: &'a Plan) -> Self {
        Self { workspace, plan, hasil: BTreeMap::new(), berikut: 0, dokumen: None }
    }

    /// Takes the result of the file at this place of the plan, and tells all whose turn has come.
    pub(super) fn terima(&mut self, letak: usize, akhir: Akhir, layar: &mut Layar<'_>) {
        self.hasil.insert(letak, akhir);
        while let Some(akhir) = self.hasil.remove(&self.berikut) {
            self.sampaikan(self.berikut, akhir, layar);
            self.berikut += 1;
        }
    }

    /// Tells what came after a file that never came, and what never came.
    pub(super) fn tutup(mut self, layar: &mut Layar<'_>) {
        for letak in self.berikut..self.plan.pesanan.len() {
            let akhir = self.hasil.remove(&letak).unwrap_or_else(Akhir::belum);
            self.sampaikan(letak, akhir, layar);
        }
        self.selesaikan(layar);
    }

    fn sampaikan(&mut self, letak: usize, akhir: Akhir, layar: &mut Layar<'_>) {
        let Akhir { hasil, temuan, mengapa } = akhir;
        let pesanan = &self.plan.pesanan[letak];
        let sama = |lalu: &Pesanan| lalu.sedokumen(pesanan) && lalu.kunci.bagian == pesanan.kunci.bagian;
        if self.dokumen.as_ref().is_some_and(|(_, lalu)| !sama(lalu)) {
            self.selesaikan(layar);
        }
        let lembar = Lembar { salinan: pesanan.kunci.salinan.nama(), hasil, mengapa };
        layar.lembar(&pesanan.nama, &lembar);
        let (dokumen, _) = self.dokumen.get_or_insert_with(|| (dokumen(pesanan), pesanan));
        dokumen.lembar.push(lembar);
        // The copies share most findings: each is kept once.
        for temuan in temuan {
            if !dokumen.temuan.contains(&temuan) {
                dokumen.temuan.push(temuan);
            }
        }
    }

    fn selesaikan(&mut self, layar: &mut Layar<'_>) {
        if let Some((dokumen, _)) = self.dokumen.take() {
            layar.dokumen(self.workspace, dokumen);
        }
    }
}

fn dokumen(pesanan: &Pesanan) -> Dokumen {
    Dokumen {
        nama: pesanan.nama.clone(),
        naskah: pesanan.kunci.naskah.clone(),
        satker: Some(pesanan.kunci.satker.clone()),
        paket: pesanan.kunci.paket.clone(),
        sumber: Some(pesanan.sumber.clone()),
        bagian: pesanan.kunci.bagian.nama(),
        lembar: Vec::new(),
        temuan: Vec::new(),
    }
}
