//! From a document, an office and a copy kind to a [`Job`]: registers, references, numbering, citations, officers.
//! Knows neither templates nor Typst.

mod angka;
mod badan;
mod bagian;
mod bulan;
mod daftar;
mod fakta;
mod gambar;
mod isi;
mod jelajah;
pub mod job;
mod kutipan;
mod lampiran;
mod lanskap;
mod lebar;
mod milik;
mod orang;
mod penulis;
mod rujukan;
mod tabel;
mod tampilan;
mod tim;
mod urutan;

use std::collections::BTreeMap;

use self::{
    fakta::Fakta,
    job::{Badan, Bagian, Butir, Dokumen, JenisSalinan, Job, Kunci, Metadata, Pokok},
    milik::{Milik, milik},
    penulis::Penulis,
};
pub use self::{
    jelajah::Tertanda,
    lampiran::{label as label_lampiran, tidak_ada as tanpa_lampiran},
    milik::{Penetapan, penetapan},
    orang::{Masa, Orang, semua_orang},
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        keputusan::{Keputusan, Nomor, Penetap, Susunan},
        profil::Profil,
        satker::{ProfilSatker, Satker, Tingkat},
        tulisan::Tulisan,
    },
    read::{Bacaan, Jejak, Naskah, Workspace},
};

/// A job with what was found on the way; without the job when it could not be made at all.
#[derive(Debug)]
pub struct Expanded {
    /// The axes of the job, also of one that could not be made.
    pub kunci: Kunci,
    /// The job.
    pub job: Option<Job>,
    /// Findings.
    pub temuan: Vec<Diagnostic>,
    /// The addresses that `"tertulis"` knows here, each with its text; without one for what only another copy has.
    pub turunan: BTreeMap<String, Option<String>>,
}

/// What one expansion looks at.
#[derive(Clone, Copy)]
struct Expander<'a> {
    workspace: &'a Bacaan<'a>,
    kunci: &'a Kunci,
    milik: &'a Milik<'a>,
    naskah: &'a Naskah<Keputusan>,
    keputusan: &'a Keputusan,
    satker: &'a Satker,
    profil: Option<&'a Naskah<ProfilSatker>>,
    bentuk: &'a Profil,
    salinan: JenisSalinan,
    susunan: Susunan,
}

/// Resolves every fact of a job.
pub fn expand(workspace: &Workspace, kunci: &Kunci) -> Expanded {
    let bacaan = Bacaan::baru(workspace);
    let milik = match milik(&bacaan, kunci) {
        Ok(milik) => milik,
        Err(temuan) => {
            return Expanded { kunci: kunci.clone(), job: None, temuan: vec![temuan], turunan: BTreeMap::new() };
        }
    };
    let expander = Expander {
        workspace: &bacaan,
        kunci,
        milik: &milik,
        naskah: &milik.naskah,
        keputusan: &milik.naskah.isi,
        satker: &milik.satker,
        profil: milik.profil.as_deref(),
        bentuk: milik.bentuk,
        salinan: kunci.salinan,
        susunan: Susunan::Biasa,
    };
    let jumlah = expander.lampiran_berlaku().len();
    if let Some(temuan) = lampiran::periksa_bagian(kunci.bagian, jumlah) {
        let tempat = Place::new(expander.naskah.berkas.as_str(), Pointer::root().key("lampiran"));
        let temuan = vec![temuan.at(tempat)];
        return Expanded { kunci: kunci.clone(), job: None, temuan, turunan: BTreeMap::new() };
    }
    let (mut job, temuan, turunan) = expander.job();
    job.jejak = bacaan.jejak();
    Expanded { kunci: kunci.clone(), job: Some(job), temuan, turunan }
}

impl Expander<'_> {
    fn job(&self) -> (Job, Vec<Diagnostic>, BTreeMap<String, Option<String>>) {
        let mut fakta = Fakta::baru(self.milik);
        self.tambah_rujukan(&mut fakta);
        let mut penulis = Penulis::baru(self.milik, fakta);
        penulis.temuan.extend(self.milik.temuan.iter().cloned());
        for (nama, teks) in &self.keputusan.fakta {
            // Also what no text refers to: a fact that leads nowhere will be missed later.
            penulis.urai(&Pointer::root().key("fakta").key(nama), teks);
        }
        self.periksa_id(&mut penulis);
        self.tanya_kedudukan(&mut penulis);
        self.periksa_untuk(&mut penulis);
        self.sebut_tahun_nomor(&mut penulis);
        self.sebut_sisa(&mut penulis);
        let dokumen = self.dokumen(&mut penulis).hanya(self.kunci.bagian);
        let metadata = self.metadata(&mut penulis);
        let pokok = self.pokok(&mut penulis);
        let gambar = std::mem::take(&mut penulis.semua_gambar);
        let tempat_gambar = std::mem::take(&mut penulis.tempat_gambar);
        let alt = std::mem::take(&mut penulis.alt);
        let (mut temuan, turunan) = penulis.selesai();
        temuan.sort_by(|a, b| (&a.place, &a.code, &a.message).cmp(&(&b.place, &b.code, &b.message)));
        temuan.dedup();
        let bentuk = self.bentuk.nama.clone();
        let kunci = self.kunci.clone();
        (
            Job { kunci, pokok, metadata, dokumen, gambar, tempat_gambar, alt, bentuk, jejak: Jejak::new() },
            temuan,
            turunan,
        )
    }

    /// The document in the order of the legal form.
    fn dokumen(&self, penulis: &mut Penulis<'_>) -> Dokumen {
        let keputusan = self.keputusan;
        let diktum = self.diktum(penulis, keputusan);
        let tanda = self.tanda(penulis);
        let badan = Badan {
            kop: self.kop(penulis),
            judul: self.judul(penulis, keputusan),
            pembuka: self.pembuka(penulis, keputusan),
            konsiderans: self.konsiderans(penulis, self.naskah),
            memutuskan: penulis.turunan("memutuskan", &Pointer::root().key("memutuskan"), Tulisan::baku("MEMUTUSKAN:")),
            menetapkan: self.menetapkan(penulis, keputusan),
            ikat: Butir::ikat(&diktum),
            diktum,
            penutup: self.penutup(penulis, keputusan, ""),
        };
        Dokumen { perbandingan: None, tanda, badan: Some(badan), lampiran: self.lampiran(penulis) }
    }

    /// The marks above everything: SALINAN on copies, CONTOH on examples.
    fn tanda(&self, penulis: &mut Penulis<'_>) -> Vec<job::Slot> {
        let root = Pointer::root();
        let mut tanda = Vec::new();
        penulis.kenal("tanda/salinan");
        if self.salinan == JenisSalinan::Salinan {
            tanda.extend(penulis.turunan_bila("tanda/salinan", &root.key("salinan"), Tulisan::baku("SALINAN")));
        }
        if self.keputusan.contoh {
            tanda.push(penulis.turunan("tanda/contoh", &root.key("contoh"), Tulisan::baku("CONTOH")));
        }
        tanda
    }

    /// The letterhead, where the office's profile asks for one, or the decree writes it out.
    fn kop(&self, penulis: &mut Penulis<'_>) -> Option<job::Kop> {
        let milik = self.profil.and_then(|profil| Some((profil, profil.isi.kop.as_ref()?)));
        let Some((profil, kop)) = milik else {
            let nama = penulis.bila_ditulis("kop", &Pointer::root().key("satker"))?;
            return Some(job::Kop { logo: None, nama });
        };
        let pointer = Pointer::root().key("kop").key("logo");
        let logo = kop
            .logo
            .as_ref()
            .and_then(|logo| penulis.gambar(self.workspace, &profil.berkas, &pointer, &logo.berkas, logo.alt.clone()));
        let nama = self.satker.nama_berbaris();
        let nama = match self.keputusan.penetap {
            Penetap::Ketua => nama,
            Penetap::Sekretaris => Tulisan::baku(self.nama_sekretariat()).ganti_baris().dan(nama),
        };
        let nama = penulis.turunan_bila("kop", &Pointer::root().key("satker"), nama.kapital())?;
        Some(job::Kop { logo, nama })
    }

    /// The place where the decree is made would be printed: a question where the register cannot vouch for it.
    fn tanya_kedudukan(&self, penulis: &mut Penulis<'_>) {
        if self.satker.kedudukan.is_some() || penulis.ditulis("tanda-tangan/tempat") {
            return;
        }
        let kode = &self.satker.kode;
        let calon = match self.satker.calon_kedudukan.as_slice() {
            [] => String::new(),
            calon => format!(" (sumber menyebut: {})", calon.join(", ")),
        };
        penulis.temuan.push(
            Diagnostic::tanya("kedudukan", format!("di mana kedudukan {}?{calon}", self.satker.nama_singkat()))
                .at(penulis.tempat(&Pointer::root().key("satker")))
                .cure(format!("Tulis `\"kedudukan\": …` dalam data/satker/{kode}.json"))
                .menunggu(self.keputusan.tanggal.is_some()),
        );
    }

    /// The year behind the number would be that of the day, which may be another than the year that the decree is about.
    fn sebut_tahun_nomor(&self, penulis: &mut Penulis<'_>) {
        let Keputusan { nomor, tanggal, tahun, .. } = self.keputusan;
        if let (Some(Nomor::Urut(nomor)), None, Some(tahun)) = (nomor, tanggal, tahun) {
            let pesan =
                format!("`Nomor {nomor} Tahun {tahun}`: tahunnya diambil dari `tahun`, karena `tanggal` belum ada");
            let temuan = Diagnostic::petunjuk("tahun", pesan).at(penulis.tempat(&Pointer::root().key("tahun")));
            penulis.temuan.push(temuan.cure("Tulis `tanggal` bila sudah ada: tahun nomor mengikutinya"));
        }
    }

    /// Names in `untuk` of a diktum or an annex that no office has.
    fn periksa_untuk(&self, penulis: &mut Penulis<'_>) {
        let root = Pointer::root();
        let (diktum, lampiran) = (&self.keputusan.memutuskan, &self.keputusan.lampiran);
        let diktum = diktum.iter().enumerate().map(|(i, d)| (root.key("memutuskan").index(i), &d.untuk));
        let lampiran = lampiran.iter().enumerate().map(|(i, l)| (root.key("lampiran").index(i), &l.untuk));
        for (pointer, untuk) in diktum.chain(lampiran) {
            for nama in untuk.nama() {
                let tingkat = Tingkat::SEMUA.iter().any(|tingkat| tingkat.nama() == nama);
                if !tingkat && self.workspace.satker(nama).is_err() {
                    penulis.temuan.push(
                        Diagnostic::galat(
                            "untuk",
                            format!("`untuk` menyebut `{nama}` yang bukan tingkat dan bukan kode satker"),
                        )
                        .at(penulis.tempat(&pointer.key("untuk")))
                        .cure("Tulis `provinsi`, `kabupaten`, `kota`, `pusat`, atau kode satker"),
                    );
                }
            }
        }
    }

    /// What an import could not place, counted.
    fn sebut_sisa(&self, penulis: &mut Penulis<'_>) {
        let sisa = &self.keputusan.sisa;
        if sisa.is_empty() {
            return;
        }
        let pesan = format!("{} potongan sumber impor belum mendapat tempat dalam naskah ini", sisa.len());
        let temuan = Diagnostic::peringatan("sisa", pesan).at(penulis.tempat(&Pointer::root().key("sisa")));
        let obat = "Pindahkan kata-katanya ke tempatnya; hapus dari `sisa` yang bukan isi Keputusan";
        penulis.temuan.push(temuan.cure(obat));
    }

    /// What the decree is about; asked for last, when all that the user wrote by hand is known.
    fn pokok(&self, penulis: &mut Penulis<'_>) -> Pokok {
        let keputusan = self.keputusan;
        Pokok {
            berkas: self.naskah.berkas.clone(),
            satker: self.satker.clone(),
            penetap: keputusan.penetap,
            nomor: keputusan.nomor.clone(),
            tanggal: keputusan.tanggal,
            tahun: keputusan.tahun.or(keputusan.tanggal.map(|tanggal| tanggal.tahun())),
            contoh: keputusan.contoh,
            sebutan: self.sebutan(keputusan),
            tentang: self.tentang(penulis, keputusan).polos(),
            tertulis: penulis.tertulis(),
            alasan: penulis.alasan.clone(),
        }
    }

    fn metadata(&self, penulis: &mut Penulis<'_>) -> Metadata {
        let (keputusan, kunci) = (self.keputusan, self.kunci);
        let tentang = self.tentang(penulis, keputusan).polos();
        let judul = format!("{} Nomor {} tentang {tentang}", self.sebutan(keputusan), fakta::nomor(keputusan));
        let judul = match kunci.bagian {
            Bagian::Semua => judul,
            Bagian::Lampiran(nomor) => format!("{} {judul}", lampiran::label(nomor, self.lampiran_berlaku().len())),
        };
        let bagian = kunci.bagian.nama().map_or_else(String::new, |nama| format!(":{nama}"));
        Metadata {
            judul,
            pembuat: self.satker.nama_lengkap(),
            kata_kunci: badan::kata_kunci(keputusan, self.salinan),
            tanggal: keputusan.tanggal,
            identitas: format!("naskah:{}:{}:{}{bagian}", kunci.naskah, kunci.satker, kunci.salinan.nama()),
            status: keputusan.status,
        }
    }
}
