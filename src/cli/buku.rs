//! The records of a run: what stands already, and what came of what was made. What is written is written and recorded here.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use super::antrean::Akhir;
use crate::{
    diag::Diagnostic,
    ledger::{Catatan, Ledger, Nasib, Pilihan, Sebab, beda_dari_terbit},
    model::sidik::sidik,
    output::{Keluaran, Written},
    plan::{Pesanan, Plan},
    proof::{self, Buatan, Publishable},
    read::{Masukan, StatusTerbit, Workspace},
    report::{Hasil, Jadi},
};

/// The folder of finished files, and the records about it.
pub(super) struct Buku<'a> {
    keluaran: &'a Keluaran,
    workspace: &'a Workspace,
    plan: &'a Plan,
    /// As they were when the run began.
    lama: Ledger,
    /// As the journal of this run says them already; nothing for a share, whose journal also says that it was made.
    tertulis: Option<Ledger>,
    /// As they are by now, and the first record that could not be written.
    kini: Mutex<(Ledger, Option<Diagnostic>)>,
}

impl<'a> Buku<'a> {
    pub(super) fn baru(keluaran: &'a Keluaran, workspace: &'a Workspace, plan: &'a Plan, lama: Ledger) -> Self {
        let kini = Mutex::new((lama.clone(), None));
        Self { keluaran, workspace, plan, tertulis: Some(lama.clone()), lama, kini }
    }

    /// The same with the records of shares that nobody merged: they become this run's.
    pub(super) fn dengan_bagian(self, bagian: Vec<Ledger>) -> Self {
        if bagian.is_empty() {
            return self;
        }
        let mut lama = self.lama;
        bagian.iter().flat_map(Ledger::semua).for_each(|catatan| lama.terima(catatan.clone()));
        Self { tertulis: None, ..Self::baru(self.keluaran, self.workspace, self.plan, lama) }
    }

    /// The records for a share of a run: what all runs know of its files, and a journal of its own.
    pub(super) fn bagian(
        keluaran: &'a Keluaran,
        workspace: &'a Workspace,
        semua: Ledger,
        tertulis: Ledger,
        plan: &'a Plan,
    ) -> Self {
        let berkas: BTreeSet<&str> = plan.pesanan.iter().map(|pesanan| pesanan.berkas.as_str()).collect();
        let milik = semua.semua().chain(tertulis.semua()).filter(|catatan| berkas.contains(catatan.berkas.as_str()));
        let mut lama = Ledger::default();
        milik.for_each(|catatan| lama.terima(catatan.clone()));
        Self { tertulis: None, ..Self::baru(keluaran, workspace, plan, lama) }
    }

    /// What is to be done for a file of the plan.
    pub(super) fn nasib(&self, pesanan: &Pesanan, pilihan: Pilihan) -> Nasib<'_> {
        let isi = |berkas: &str| self.keluaran.baca(berkas).ok().map(|isi| sidik(&isi));
        self.lama.nasib(self.workspace, pesanan, pilihan, &isi)
    }

    /// The same whether or not there are pictures of its pages.
    pub(super) fn nasib_apa_adanya(&self, pesanan: &Pesanan) -> Nasib<'_> {
        let gambar = self.cari(&pesanan.berkas).is_some_and(|catatan| !catatan.gambar.is_empty());
        self.nasib(pesanan, Pilihan { gambar, ulang: false })
    }

    /// Why a file of this SHA-256 may not be there; nothing where it may.
    pub(super) fn beda(&self, pesanan: &Pesanan, sha256: &str) -> Option<Diagnostic> {
        beda_dari_terbit(self.workspace, self.plan, pesanan, sha256)
    }

    /// The record of a file that was issued and is there as it was: whatever the data say by now, it is the decree.
    pub(super) fn terbit(&self, pesanan: &Pesanan) -> Option<&Catatan> {
        let StatusTerbit::Terbit(sha256) = self.workspace.terbit().status(&pesanan.sumber, &pesanan.berkas) else {
            return None;
        };
        let isi = |berkas: &str| self.keluaran.baca(berkas).ok().map(|isi| sidik(&isi));
        self.cari(&pesanan.berkas).filter(|catatan| catatan.sha256 == sha256 && catatan.utuh(&isi).is_ok())
    }

    /// The record of a file as it was when the run began.
    pub(super) fn cari(&self, berkas: &str) -> Option<&Catatan> {
        self.lama.cari(berkas)
    }

    /// A file that stays, and nobody made it again.
    pub(super) fn tetap(&self, pesanan: &Pesanan, catatan: &Catatan) -> Akhir {
        if let Some(temuan) = self.beda(pesanan, &catatan.sha256) {
            let mengapa = Some("tidak dibuat: datanya tidak berubah, tetapi bukan yang terbit".to_owned());
            return Akhir { hasil: Hasil::Gagal, temuan: vec![temuan], mengapa };
        }
        let hasil = Hasil::Jadi(jadi(catatan, false));
        Akhir { hasil, temuan: catatan.temuan.clone(), mengapa: Some("tidak ada yang berubah".to_owned()) }
    }

    /// Writes and records what came of a file that was to be made for this reason. `lama` is the record that it may stand on.
    pub(super) fn terima(
        &self,
        pesanan: &Pesanan,
        sebab: &Sebab,
        lama: Option<&Catatan>,
        hasil: proof::Hasil,
    ) -> Akhir {
        let karena = sebab.kata(self.workspace);
        let gagal = |temuan| Akhir { hasil: Hasil::Gagal, temuan, mengapa: Some(format!("dicoba karena {karena}")) };
        match (hasil, lama) {
            // What a dead helper leaves is about the whole document.
            (Err(temuan), _) => gagal(temuan.into_iter().map(|satu| satu.at_least(&pesanan.sumber)).collect()),
            (Ok(Buatan::Tetap(_)), None) => unreachable!("only what has a record may stay as it is"),
            (Ok(Buatan::Tetap(tetap)), Some(lama)) => {
                if let Some(beda) = self.beda(pesanan, &lama.sha256) {
                    return gagal(vec![beda]);
                }
                let (nama, nomor) = (pesanan.nama.clone(), pesanan.penetapan.nomor.clone());
                let catatan = Catatan {
                    nama,
                    nomor,
                    tanggal: pesanan.penetapan.tanggal.clone(),
                    jejak: tetap.jejak,
                    temuan: tetap.temuan,
                    ..lama.clone()
                };
                let (hasil, temuan) = (Hasil::Jadi(jadi(&catatan, false)), catatan.temuan.clone());
                self.catat(catatan);
                Akhir { hasil, temuan, mengapa: Some(format!("{karena}, tetapi hasilnya tetap sama")) }
            }
            (Ok(Buatan::Baru(dokumen)), _) => self.terima_baru(pesanan, dokumen, &karena).unwrap_or_else(gagal),
        }
    }

    /// Publishes a new file, unless an issued one would go.
    fn terima_baru(&self, pesanan: &Pesanan, dokumen: Publishable, karena: &str) -> Result<Akhir, Vec<Diagnostic>> {
        let dicegah = self.beda(pesanan, &sidik(&dokumen.pdf));
        let berkas = match dicegah {
            Some(beda) => Err(beda),
            None => self.keluaran.publish(&pesanan.berkas, &dokumen).map_err(|salah| salah.temuan()),
        };
        let berkas = berkas.map_err(|salah| [dokumen.temuan.clone(), vec![salah]].concat())?;
        let catatan = catatan(pesanan, berkas, dokumen);
        let (hasil, temuan) = (Hasil::Jadi(jadi(&catatan, true)), catatan.temuan.clone());
        self.catat(catatan);
        Ok(Akhir { hasil, temuan, mengapa: Some(format!("dibuat karena {karena}")) })
    }

    /// Takes a record, and writes it down at once: what a run that dies has finished need not be made again.
    fn catat(&self, catatan: Catatan) {
        let ditulis = self.keluaran.catat(&catatan.baris());
        let mut kini = self.kini.lock().unwrap_or_else(PoisonError::into_inner);
        kini.0.terima(catatan);
        if let Err(salah) = ditulis {
            kini.1.get_or_insert(salah.temuan());
        }
    }

    /// The end of the run: the records without those that newer ones replaced; and the archives that hold older files.
    ///
    /// # Errors
    /// Records could not be written. What was made is there; the next run makes it again.
    pub(super) fn tutup(self) -> Result<(Ledger, BTreeSet<String>), Diagnostic> {
        let (kini, gagal) = self.kini.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(temuan) = gagal {
            return Err(temuan);
        }
        if self.tertulis.as_ref() != Some(&kini) {
            let baris: Vec<String> = kini.baris().collect();
            self.keluaran.ganti_catatan(&baris).map_err(|salah| salah.temuan())?;
        }
        let basi = kini.arsip_basi(&self.lama, self.workspace);
        Ok((kini, basi))
    }
}

fn catatan(pesanan: &Pesanan, berkas: Written, dokumen: Publishable) -> Catatan {
    Catatan {
        berkas: berkas.berkas,
        kunci: pesanan.kunci.clone(),
        nama: pesanan.nama.clone(),
        nomor: pesanan.penetapan.nomor.clone(),
        tanggal: pesanan.penetapan.tanggal.clone(),
        halaman: dokumen.halaman,
        bita: berkas.bita,
        sha256: berkas.sha256,
        gambar: berkas.gambar,
        jejak: dokumen.jejak,
        sidik: dokumen.sidik,
        temuan: dokumen.temuan,
        temuan_halaman: dokumen.temuan_halaman,
    }
}

fn jadi(catatan: &Catatan, dibuat: bool) -> Jadi {
    let gambar = catatan.jejak.iter().filter_map(|(masukan, sidik)| match masukan {
        Masukan::Gambar { naskah, berkas } => {
            let folder = naskah.rsplit_once('/').map_or("", |(folder, _)| folder);
            Some((format!("{folder}/{berkas}"), sidik.clone()))
        }
        _ => None,
    });
    let berkas = Written {
        berkas: catatan.berkas.clone(),
        bita: catatan.bita,
        sha256: catatan.sha256.clone(),
        gambar: catatan.gambar.clone(),
    };
    Jadi { halaman: catatan.halaman, berkas, masukan: gambar.collect(), dibuat }
}
