//! `naskah buat`: makes every file of the plan that does not stand as it should, each on its own, and says in the plan's order
//! what came of it.

use std::collections::BTreeSet;

use super::{
    BERHASIL, DIHENTIKAN, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN,
    antrean::{Akhir, Antrean},
    args,
    bengkel::{Bengkel, Tempat, Tugas},
    buku::Buku,
    hentikan, kemas,
    layar::Layar,
    rencana, ruang,
};
use crate::{
    check::{diam_tak_terpakai, periksa_diam},
    diag::Diagnostic,
    ledger::{Bagian, Ledger, Nasib, Pilihan, arsip_catatan, terbit_tanpa_naskah},
    output::{Akses, Keluaran},
    plan::{Plan, plan, plan_hanya},
    read::{Workspace, cari_satker},
    tinjau,
    workers::Siaga,
};

/// Makes the documents and returns the exit code.
pub(super) fn buat(umum: &args::Umum, args: &args::Buat, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &args.yang.jalur, layar) else { return RUANG_RUSAK };
    layar.masukan(&workspace.masukan);
    let plan = match direncanakan(args, &workspace, layar) {
        Ok(plan) => plan,
        Err(kode) => return kode,
    };
    if args.rencana {
        let Some(pipeline) = ruang::pipeline(&workspace, layar) else { return RUANG_RUSAK };
        // What a document lacks is the plan's answer; what cannot be planned is a failure.
        let kode = if layar.utuh() { BERHASIL } else { SEBAGIAN };
        rencana::cetak(umum.format, &workspace, &pipeline, &plan, layar);
        return kode;
    }
    let akses = args.bagian.map_or(Akses::Penuh, |Bagian { ke, dari }| Akses::Bagian { ke, dari });
    let Some(keluaran) = ruang::keluaran(umum, akses, "buat", layar) else { return RUANG_RUSAK };
    Lari { umum, args, workspace: &workspace, plan: &plan, keluaran: &keluaran, siaga: None }.buat(layar)
}

/// The files that are to be made, and what is in their way; else the exit code.
pub(super) fn direncanakan(args: &args::Buat, workspace: &Workspace, layar: &mut Layar<'_>) -> Result<Plan, u8> {
    let args::Yang { hanya, satker, .. } = &args.yang;
    let mut plan = hanya.map_or_else(|| plan(workspace, satker), |hanya| plan_hanya(workspace, satker, hanya));
    if let Some(Bagian { ke, dari }) = args.bagian {
        plan.bagi(ke, dari);
    }
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    let diam = periksa_diam(&workspace.diam);
    layar.berkas(workspace, workspace.temuan.iter().chain(&plan.temuan).chain(&diam).filter(terpilih).cloned());
    if let Some(salah) = satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return Err(SALAH_PAKAI);
    }
    if !args.rencana && plan.pesanan.is_empty() && layar.utuh() {
        let temuan = match (hanya, satker.as_slice()) {
            (Some(_), _) => Diagnostic::galat("lampiran", "tidak ada lampiran dalam naskah yang dipilih")
                .cure("Pilih naskah yang berlampiran, atau buat seluruhnya, tanpa `--hanya`"),
            (None, []) => return Ok(plan),
            (None, _) => ruang::tanpa_naskah(),
        };
        layar.galat(None, temuan);
    }
    Ok(plan)
}

/// One run: what it is asked for, what it has read and planned, where it writes, and the helpers that stay for the next one.
pub(super) struct Lari<'a> {
    pub(super) umum: &'a args::Umum,
    pub(super) args: &'a args::Buat,
    pub(super) workspace: &'a Workspace,
    pub(super) plan: &'a Plan,
    pub(super) keluaran: &'a Keluaran,
    /// Whoever has them has seen that the templates are sound.
    pub(super) siaga: Option<&'a Siaga>,
}

impl Lari<'_> {
    /// Makes what does not stand as it should and returns the exit code.
    pub(super) fn buat(&self, layar: &mut Layar<'_>) -> u8 {
        let Self { umum, args, workspace, plan, keluaran, .. } = *self;
        let akses = args.bagian.map_or(Akses::Penuh, |Bagian { ke, dari }| Akses::Bagian { ke, dari });
        let (semua, milik) = (ruang::ledger(umum, Akses::Penuh), ruang::ledger(umum, akses));
        let buku = match akses {
            Akses::Penuh => Buku::baru(keluaran, workspace, plan, semua).dengan_bagian(ruang::ledger_bagian(umum)),
            Akses::Bagian { .. } => Buku::bagian(keluaran, workspace, semua, milik, plan),
        };
        if args.yang.jalur.is_empty() && args.yang.satker.is_empty() && args.bagian.is_none() {
            layar.berkas(workspace, terbit_tanpa_naskah(workspace, plan));
        }
        let dihentikan = match self.dengan_buku(&buku, layar) {
            Ok(dihentikan) => dihentikan,
            Err(kode) => return kode,
        };
        if !dihentikan {
            self.bersama(layar);
        }
        let ledger = buku.tutup().map_err(|temuan| layar.galat(None, temuan));
        layar.ringkasan();
        if let (Ok((ledger, basi)), Akses::Penuh) = (ledger, akses) {
            ruang::lupakan_bagian(umum, keluaran);
            self.sebut_sisa(&ledger, &basi, layar);
        }
        match layar.utuh() {
            _ if dihentikan => DIHENTIKAN,
            true => BERHASIL,
            false => SEBAGIAN,
        }
    }

    /// Tells what is seen only where all documents stand side by side: not for a part of them, and not again and again.
    fn bersama(&self, layar: &mut Layar<'_>) {
        let args::Yang { jalur, satker, hanya, .. } = &self.args.yang;
        let semua = jalur.is_empty() && satker.is_empty() && hanya.is_none() && self.args.bagian.is_none();
        if !semua || self.siaga.is_some() {
            return;
        }
        layar.berkas(self.workspace, tinjau::bersama(self.workspace));
        if layar.tuntas() {
            let sia_sia = diam_tak_terpakai(&self.workspace.diam, layar.semua_temuan());
            layar.berkas(self.workspace, sia_sia);
        }
    }

    /// Removes archives, and names files, that are in `output/` and no longer true.
    fn sebut_sisa(&self, ledger: &Ledger, basi: &BTreeSet<String>, layar: &mut Layar<'_>) {
        let yatim = ledger.yatim(self.workspace, self.plan);
        let sisa = yatim.iter().flat_map(|satu| arsip_catatan(self.workspace, satu));
        let basi: BTreeSet<String> = sisa.chain(basi.iter().cloned()).collect();
        kemas::buang(self.workspace, self.keluaran, &|arsip| basi.contains(arsip), false, layar);
        let yatim = yatim.into_iter().map(|catatan| catatan.berkas.clone());
        layar.yatim(yatim.filter(|berkas| self.umum.ruang.join(berkas).is_file()).collect());
    }

    /// Makes what does not stand as it should. Whether the user stopped it; else the exit code where nothing can be made.
    fn dengan_buku(&self, buku: &Buku<'_>, layar: &mut Layar<'_>) -> Result<bool, u8> {
        let Self { umum, args, workspace, plan, .. } = *self;
        if args.mengapa {
            layar.mengapa();
        }
        let pilihan = Pilihan { gambar: args.yang.gambar, ulang: args.ulang };
        let (mut antrean, mut tugas) = (Antrean::baru(workspace, plan), Vec::new());
        for (letak, pesanan) in plan.pesanan.iter().enumerate() {
            if pesanan.menunggu() {
                antrean.terima(letak, Akhir::menunggu(pesanan), layar);
                continue;
            }
            match buku.nasib(pesanan, pilihan) {
                Nasib::Tetap(catatan) => antrean.terima(letak, buku.tetap(pesanan, catatan), layar),
                Nasib::Buat { sebab, lama } => tugas.push(Tugas { letak, pesanan, sebab, lama }),
            }
        }
        let mut dihentikan = false;
        if !tugas.is_empty() {
            let pipeline;
            let tempat = match self.siaga {
                Some(siaga) => Tempat::Siaga(siaga),
                None => {
                    let mut milik = ruang::pipeline(workspace, layar).ok_or(RUANG_RUSAK)?;
                    milik.gambar = args.yang.gambar;
                    pipeline = milik;
                    Tempat::Di(&pipeline)
                }
            };
            layar.mulai(tugas.len());
            let bengkel = Bengkel { umum, yang: &args.yang, workspace, tempat, buku, tugas: &tugas };
            dihentikan = bengkel.buat(&mut antrean, layar);
            layar.selesai();
        }
        antrean.tutup(layar);
        if dihentikan {
            layar.galat(None, hentikan::temuan());
        }
        Ok(dihentikan)
    }
}
