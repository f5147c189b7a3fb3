//! `naskah buat`: makes every file of the plan, each on its own, and says in the plan's order what came of it.

use std::{
    env,
    ffi::OsString,
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
    sync::mpsc,
    thread,
    time::Duration,
};

use super::{
    BERHASIL, DIHENTIKAN, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN,
    antrean::{Akhir, Antrean},
    args,
    buku::Buku,
    hentikan,
    layar::Layar,
    rencana, ruang,
};
use crate::{
    Pipeline,
    diag::Diagnostic,
    ledger::{Catatan, Ledger, Nasib, Pilihan, Sebab},
    output::{Akses, baca_catatan},
    plan::{Pesanan, Plan, plan},
    proof,
    read::{Workspace, cari_satker},
    workers::{Batas, Permintaan, Regu, batasi},
};

/// The most bytes of data that are made into a document in this process: some hundred rows, far from what any limit would stop.
const DATA_KECIL: usize = 64 << 10;

/// The longest time for one document in seconds: twenty times what the longest table takes that is worth a document.
const BATAS_WAKTU: u64 = 60;
/// The most memory of one helper in MiB.
const BATAS_MEMORI: u64 = 2048;

/// Makes the documents and returns the exit code.
pub(super) fn buat(umum: &args::Umum, args: &args::Buat, layar: &mut Layar<'_>) -> u8 {
    let Some(workspace) = ruang::baca(umum, &args.jalur, layar) else { return RUANG_RUSAK };
    layar.masukan(&workspace.masukan);
    let mut plan = plan(&workspace, &args.satker);
    if let Some(args::Bagian { ke, dari }) = args.bagian {
        plan.bagi(ke, dari);
    }
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().chain(&plan.temuan).filter(terpilih).cloned());
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return SALAH_PAKAI;
    }
    if args.rencana {
        let Some(pipeline) = ruang::pipeline(&workspace, layar) else { return RUANG_RUSAK };
        // What a document lacks is the plan's answer; what cannot be planned is a failure.
        let kode = if layar.utuh() { BERHASIL } else { SEBAGIAN };
        rencana::cetak(umum.format, &workspace, &pipeline, &plan, layar);
        return kode;
    }
    if plan.pesanan.is_empty() && !args.satker.is_empty() && layar.utuh() {
        let temuan = Diagnostic::galat("satker", "tidak ada naskah untuk kantor itu");
        layar.galat(None, temuan.cure("Lihat kantor tiap naskah dengan `naskah daftar`"));
    }
    let akses = args.bagian.map_or(Akses::Penuh, |args::Bagian { ke, dari }| Akses::Bagian { ke, dari });
    let Some(keluaran) = ruang::keluaran(umum, akses, "buat", layar) else { return RUANG_RUSAK };
    let ledger = |akses: Akses| Ledger::baca(baca_catatan(&umum.ruang, &akses.catatan()));
    let buku = match akses {
        Akses::Penuh => Buku::baru(&keluaran, &workspace, ledger(akses)),
        Akses::Bagian { .. } => Buku::bagian(&keluaran, &workspace, ledger(Akses::Penuh), ledger(akses), &plan),
    };
    let dihentikan = match dengan_buku(umum, args, &workspace, &plan, &buku, layar) {
        Ok(dihentikan) => dihentikan,
        Err(kode) => return kode,
    };
    let ledger = buku.tutup().map_err(|temuan| layar.galat(None, temuan));
    layar.ringkasan();
    if let (Ok((ledger, basi)), Akses::Penuh) = (ledger, akses) {
        if let Some(basi) = basi.iter().find(|basi| umum.ruang.join(basi).is_file()) {
            layar.kabar(&format!("Arsip seperti {basi} memuat hasil yang lama. Perbarui dengan `naskah kemas`."));
        }
        let yatim = ledger.yatim(&workspace, &plan).into_iter().map(|catatan| catatan.berkas.clone());
        layar.yatim(yatim.filter(|berkas| umum.ruang.join(berkas).is_file()).collect());
    }
    match layar.utuh() {
        _ if dihentikan => DIHENTIKAN,
        true => BERHASIL,
        false => SEBAGIAN,
    }
}

/// Makes what does not stand as it should. Whether the user stopped it; else the exit code where nothing can be made.
fn dengan_buku(
    umum: &args::Umum,
    args: &args::Buat,
    workspace: &Workspace,
    plan: &Plan,
    buku: &Buku<'_>,
    layar: &mut Layar<'_>,
) -> Result<bool, u8> {
    let pilihan = Pilihan { gambar: args.gambar, ulang: args.ulang };
    let mut antrean = Antrean::baru(workspace, plan);
    let mut tugas = Vec::new();
    if args.mengapa {
        layar.mengapa();
    }
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
        let mut pipeline = ruang::pipeline(workspace, layar).ok_or(RUANG_RUSAK)?;
        pipeline.gambar = args.gambar;
        let bengkel = Bengkel { umum, args, workspace, pipeline: &pipeline, buku, tugas: &tugas };
        layar.mulai(tugas.len());
        dihentikan = match bengkel.cukup_di_sini() {
            true => bengkel.di_sini(&mut antrean, layar),
            false => bengkel.beregu(&mut antrean, layar),
        };
        layar.selesai();
    }
    antrean.tutup(layar);
    if dihentikan {
        layar.galat(None, hentikan::temuan());
    }
    Ok(dihentikan)
}

/// One file that is to be made.
struct Tugas<'a> {
    /// Its place in the plan.
    letak: usize,
    pesanan: &'a Pesanan,
    sebab: Sebab,
    /// The record that it may stand on.
    lama: Option<&'a Catatan>,
}

impl Tugas<'_> {
    fn permintaan(&self) -> Permintaan {
        Permintaan { kunci: self.pesanan.kunci.clone(), lama: self.lama.map(|lama| lama.sidik.clone()) }
    }
}

/// What is to be made, of what, and how.
struct Bengkel<'a> {
    umum: &'a args::Umum,
    args: &'a args::Buat,
    workspace: &'a Workspace,
    pipeline: &'a Pipeline<'a>,
    buku: &'a Buku<'a>,
    tugas: &'a [Tugas<'a>],
}

impl Bengkel<'_> {
    /// Whether this process may make all of it: the copies of one document, with templates that are known not to loop, and
    /// with little data. Starting a helper would cost more than the document.
    fn cukup_di_sini(&self) -> bool {
        self.args.pekerja.is_none()
            && self.args.batas_waktu.is_none()
            && self.args.batas_memori.is_none()
            && self.tugas.chunk_by(|ini, itu| ini.pesanan.sedokumen(itu.pesanan)).count() <= 1
            && !self.pipeline.typesetter.templat_diubah
            && self.workspace.besar() <= DATA_KECIL
    }

    /// Makes everything in this process. Never stopped: one document takes no time.
    fn di_sini(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        batasi(self.batas().memori);
        for tugas in self.tugas {
            let permintaan = tugas.permintaan();
            let hasil = self.pipeline.renew_here(&permintaan.kunci, permintaan.lama.as_deref());
            antrean.terima(tugas.letak, self.terima(tugas, hasil), layar);
        }
        false
    }

    /// Makes everything in helper processes; whether the user stopped it. Documents are written as they come, and told of in
    /// order.
    fn beregu(&self, antrean: &mut Antrean<'_>, layar: &mut Layar<'_>) -> bool {
        let semua: Vec<Permintaan> = self.tugas.iter().map(Tugas::permintaan).collect();
        let berhenti = hentikan::tanda();
        let (kirim, terima) = mpsc::channel();
        let (kemajuan, regu) = (&layar.kemajuan(), &self.regu());
        let akhir = thread::scope(|lingkup| {
            let kerja = lingkup.spawn(move || {
                let mulai = |ke: usize| kemajuan.garap(&self.tugas[ke].pesanan.nama);
                let selesai = |ke: usize, hasil: proof::Hasil| {
                    let tugas = &self.tugas[ke];
                    let akhir = self.terima(tugas, hasil);
                    kemajuan.maju();
                    // Nobody hears it only when the listener is gone with the whole run.
                    let _ = kirim.send((tugas.letak, akhir));
                };
                regu.kerjakan(&semua, &mulai, &selesai, berhenti)
            });
            for (letak, akhir) in terima {
                antrean.terima(letak, akhir, layar);
            }
            kerja.join().unwrap_or_else(|_| Err(crate::berhenti("program berhenti sebelum selesai")))
        });
        if let Err(temuan) = akhir {
            layar.galat(Some(self.workspace), temuan);
        }
        hentikan::diminta()
    }

    fn terima(&self, tugas: &Tugas<'_>, hasil: proof::Hasil) -> Akhir {
        self.buku.terima(tugas.pesanan, &tugas.sebab, tugas.lama, hasil)
    }

    fn regu(&self) -> Regu {
        let mut argumen: Vec<OsString> = vec!["pekerja".into(), "--ruang".into(), self.umum.ruang.clone().into()];
        argumen.extend(self.args.gambar.then(|| "--gambar".into()));
        let inti = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Regu {
            program: env::current_exe().unwrap_or_else(|_| PathBuf::from("naskah")),
            argumen,
            tanda: self.workspace.sidik(),
            jumlah: self.args.pekerja.unwrap_or_else(inti),
            batas: self.batas(),
        }
    }

    fn batas(&self) -> Batas {
        Batas {
            waktu: Duration::from_secs(self.args.batas_waktu.map_or(BATAS_WAKTU, NonZeroU64::get)),
            memori: self.args.batas_memori.map_or(BATAS_MEMORI, NonZeroU64::get).saturating_mul(1 << 20),
        }
    }
}
