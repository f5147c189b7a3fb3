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
    BERHASIL, DIHENTIKAN, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, antrean::Antrean, args, hentikan, layar::Layar, rencana,
    ruang,
};
use crate::{
    Pipeline,
    diag::Diagnostic,
    expand::job::Kunci,
    output::{Akses, Keluaran},
    plan::{Pesanan, Plan, plan},
    proof,
    read::{Workspace, cari_satker},
    report::Hasil,
    workers::{Batas, Regu, batasi},
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
    let Some(mut pipeline) = ruang::pipeline(&workspace, layar) else { return RUANG_RUSAK };
    pipeline.gambar = args.gambar;
    let plan = plan(&workspace, &args.satker);
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_none_or(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().chain(&plan.temuan).filter(terpilih).cloned());
    if let Some(salah) = args.satker.iter().find_map(|kode| cari_satker(workspace.satker(), kode).err()) {
        layar.galat(None, salah);
        return SALAH_PAKAI;
    }
    if args.rencana {
        // What a document lacks is the plan's answer; what cannot be planned is a failure.
        let kode = if layar.utuh() { BERHASIL } else { SEBAGIAN };
        rencana::cetak(umum.format, &workspace, &pipeline, &plan, layar);
        return kode;
    }
    let Some(keluaran) = ruang::keluaran(umum, Akses::Penuh, "buat", layar) else { return RUANG_RUSAK };
    let bengkel = Bengkel { umum, args, workspace: &workspace, pipeline: &pipeline, plan: &plan, keluaran: &keluaran };
    if plan.pesanan.is_empty() && !args.satker.is_empty() && layar.utuh() {
        let temuan = Diagnostic::galat("satker", "tidak ada naskah untuk kantor itu");
        layar.galat(None, temuan.cure("Lihat kantor tiap naskah dengan `naskah daftar`"));
    }
    layar.mulai(plan.pesanan.len());
    let dihentikan = if bengkel.cukup_di_sini() { bengkel.di_sini(layar) } else { bengkel.beregu(layar) };
    layar.selesai();
    layar.ringkasan();
    match layar.utuh() {
        _ if dihentikan => DIHENTIKAN,
        true => BERHASIL,
        false => SEBAGIAN,
    }
}

/// What is to be made, of what, and how.
struct Bengkel<'a> {
    umum: &'a args::Umum,
    args: &'a args::Buat,
    workspace: &'a Workspace,
    pipeline: &'a Pipeline<'a>,
    plan: &'a Plan,
    keluaran: &'a Keluaran,
}

impl Bengkel<'_> {
    /// Whether this process may make all of it: the copies of one document, with templates that are known not to loop, and
    /// with little data. Starting a helper would cost more than the document.
    fn cukup_di_sini(&self) -> bool {
        self.args.pekerja.is_none()
            && self.args.batas_waktu.is_none()
            && self.args.batas_memori.is_none()
            && self.plan.dokumen().count() <= 1
            && !self.pipeline.typesetter.templat_diubah
            && self.workspace.besar() <= DATA_KECIL
    }

    /// Makes everything in this process. Never stopped: one document takes no time.
    fn di_sini(&self, layar: &mut Layar<'_>) -> bool {
        batasi(self.batas().memori);
        let mut antrean = Antrean::baru(self.workspace, self.plan);
        for (letak, pesanan) in self.plan.pesanan.iter().enumerate() {
            let (hasil, temuan) = match pesanan.menunggu() {
                true => menunggu(pesanan),
                false => tulis(self.keluaran, pesanan, self.pipeline.make_here(&pesanan.kunci)),
            };
            antrean.terima(letak, hasil, temuan, layar);
        }
        antrean.tutup(layar);
        false
    }

    /// Makes everything in helper processes; whether the user stopped it. Documents are written as they come, and told of in
    /// order.
    fn beregu(&self, layar: &mut Layar<'_>) -> bool {
        let (tertunda, siap): (Vec<usize>, Vec<usize>) =
            (0..self.plan.pesanan.len()).partition(|letak| self.plan.pesanan[*letak].menunggu());
        let kunci: Vec<Kunci> = siap.iter().map(|letak| self.plan.pesanan[*letak].kunci.clone()).collect();
        let mut antrean = Antrean::baru(self.workspace, self.plan);
        let berhenti = hentikan::tanda();
        let (kirim, terima) = mpsc::channel();
        let kemajuan = layar.kemajuan();
        let (regu, siap) = (&self.regu(), &siap);
        let akhir = thread::scope(|lingkup| {
            let kerja = lingkup.spawn(move || {
                let mulai = |ke: usize| kemajuan.garap(&self.plan.pesanan[siap[ke]].nama);
                let selesai = |ke: usize, hasil: proof::Hasil| {
                    let letak: usize = siap[ke];
                    let (hasil, temuan) = tulis(self.keluaran, &self.plan.pesanan[letak], hasil);
                    // Nobody hears it only when the listener is gone with the whole run.
                    let _ = kirim.send((letak, hasil, temuan));
                };
                regu.kerjakan(&kunci, &mulai, &selesai, berhenti)
            });
            for letak in tertunda {
                let (hasil, temuan) = menunggu(&self.plan.pesanan[letak]);
                antrean.terima(letak, hasil, temuan, layar);
            }
            for (letak, hasil, temuan) in terima {
                antrean.terima(letak, hasil, temuan, layar);
            }
            kerja.join().unwrap_or_else(|_| Err(crate::berhenti("program berhenti sebelum selesai")))
        });
        antrean.tutup(layar);
        if let Err(temuan) = akhir {
            layar.galat(Some(self.workspace), temuan);
        }
        let dihentikan = hentikan::diminta();
        if dihentikan {
            layar.galat(None, hentikan::temuan());
        }
        dihentikan
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

fn menunggu(pesanan: &Pesanan) -> (Hasil, Vec<Diagnostic>) {
    (Hasil::Menunggu(pesanan.kurang()), Vec::new())
}

/// Writes a document that was made.
fn tulis(keluaran: &Keluaran, pesanan: &Pesanan, hasil: proof::Hasil) -> (Hasil, Vec<Diagnostic>) {
    match hasil {
        // What a dead helper leaves is about the whole document.
        Err(temuan) => (Hasil::Gagal, temuan.into_iter().map(|satu| satu.at_least(&pesanan.sumber)).collect()),
        Ok(dokumen) => match keluaran.publish(&pesanan.berkas, &dokumen) {
            Ok(berkas) => (Hasil::Jadi { halaman: dokumen.halaman, berkas, masukan: dokumen.masukan }, dokumen.temuan),
            Err(salah) => (Hasil::Gagal, [dokumen.temuan, vec![salah.temuan()]].concat()),
        },
    }
}
