//! The data file of an imported decree: made once without what is written by hand, expanded, and made again with all that the
//! source has otherwise than the program derives it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Ikhtisar, Impor,
    bagian::{Butir, Terbaca},
    baris::{Baris, Sisa},
    ejaan::Ejaan,
    json::Json,
    kalimat::Kalimat,
    kantor,
    keluar::Keluar,
    uji, utuh,
};
use crate::{
    diag::Diagnostic,
    expand::{Expanded, job::JenisSalinan},
    model::{keputusan::Penetap, satker::Satker, sitasi, tanggal::Tanggal},
    read::Workspace,
};

/// The name under which the decree stands in the workspace for a while.
const NAMA: &str = "impor-ini/keputusan";
/// Words of the consideration that sums up.
const AKHIR: [&str; 4] = ["perlu menetapkan", "perlu ditetapkan", "perlu dibentuk", "menetapkan keputusan"];

type Isi = Vec<(String, Json)>;

/// The data of what was read.
pub(super) fn susun(
    workspace: &Workspace,
    berkas: &str,
    terbaca: Terbaca,
    satker: Satker,
    semua: &[Baris],
) -> Result<Impor, Diagnostic> {
    let penetap = kantor::penetap(&terbaca);
    let profil = match workspace.profil_satker.contains_key(&satker.kode) {
        true => None,
        false => Some(kantor::profil(&satker.kode, &terbaca, penetap, berkas).cetak()),
    };
    let mut penyusun =
        Penyusun { terbaca, satker, penetap, berkas, keluar: Keluar::default(), tak_terdaftar: Vec::new() };
    let mut dasar = uji::dasar(workspace);
    if let Some(profil) = &profil {
        dasar.push((format!("data/satker/{}.json", penyusun.satker.kode), profil.clone().into_bytes()));
    }
    penyusun.tanpa_hari(semua);
    let isi = penyusun.isi(workspace, &dasar)?;
    let (naskah, ikhtisar) = penyusun.tuntaskan(isi, &dasar, semua)?;
    Ok(Impor { naskah, satker: penyusun.satker, profil, ikhtisar, temuan: Vec::new() })
}

struct Penyusun<'a> {
    terbaca: Terbaca,
    satker: Satker,
    penetap: Penetap,
    berkas: &'a str,
    keluar: Keluar,
    tak_terdaftar: Vec<String>,
}

impl Penyusun<'_> {
    fn tanggal(&self) -> Option<Tanggal> {
        let slot = &self.terbaca.penutup.tanda_tangan;
        ["tanggal", "tempat"].iter().find_map(|nama| kantor::tanggal(&slot.get(nama)?.teks()))
    }

    /// A line of the date whose day was left open leaves its place to what the program prints there, with three dots for the date; what
    /// it says is left over. So a day that is written later is printed.
    fn tanpa_hari(&mut self, semua: &[Baris]) {
        // A draft has no day yet.
        let bernomor = kantor::nomor(&self.terbaca.nomor).is_some();
        let slot = &mut self.terbaca.penutup.tanda_tangan;
        let nama = if slot.contains_key("tanggal") { "tanggal" } else { "tempat" };
        let Some(teks) = slot.get(nama).map(|kalimat| kalimat.teks()) else { return };
        let tempat = self.satker.kedudukan.as_deref().filter(|_| nama == "tempat");
        let Some(isi) = kantor::tanpa_hari(&teks, tempat) else { return };
        slot.remove(nama);
        self.keluar.biarkan.extend([format!("tanda-tangan/{nama}"), "tanda-tangan/tanggal".to_owned()]);
        if bernomor || !isi.is_empty() {
            let baris = semua.iter().rfind(|baris| baris.teks() == teks).map(|baris| baris.nomor);
            let sebab = "tanggal tidak lengkap: tulis `tanggal`, lalu hapus potongan ini";
            self.terbaca.sisa.push(Sisa { baris, teks, sebab: sebab.into() });
        }
    }

    /// Whether it is a copy: it is marked as one, or says that somebody signed.
    fn salinan(&self) -> JenisSalinan {
        let penutup = &self.terbaca.penutup;
        let salinan = self.terbaca.slot.contains_key("tanda/salinan") || penutup.tanda_tangan.contains_key("ttd");
        if salinan || self.disahkan() { JenisSalinan::Salinan } else { JenisSalinan::Asli }
    }

    fn disahkan(&self) -> bool {
        let lampiran = self.terbaca.lampiran.iter().map(|lampiran| &lampiran.penutup);
        std::iter::once(&self.terbaca.penutup).chain(lampiran).any(|penutup| !penutup.pengesahan.is_empty())
    }

    /// All keys but those that say what differs and what is left.
    fn isi(&mut self, workspace: &Workspace, dasar: &uji::Berkas) -> Result<Isi, Diagnostic> {
        self.keluar.slot.clone_from(&self.terbaca.slot);
        self.keluar.badan = self.terbaca.penutup.clone();
        let tanggal = self.tanggal();
        let mut isi = self.kepala(tanggal);
        let ejaan = self.ejaan();
        let contoh = self.judul_dalam_teks();
        isi.push(("tentang".to_owned(), ejaan.tulis(&self.terbaca.tentang, &contoh).tulis().into()));
        isi.push(("menimbang".to_owned(), self.menimbang()));
        isi.push(("mengingat".to_owned(), self.mengingat(workspace, dasar, tanggal)?));
        if !self.terbaca.memperhatikan.is_empty() {
            let butir = self.keluar.butir("memperhatikan", &self.terbaca.memperhatikan, |_| ";");
            isi.push(("memperhatikan".to_owned(), butir));
        }
        isi.push(("memutuskan".to_owned(), self.keluar.diktum(&self.terbaca.diktum)));
        let kunci = kantor::kunci(&self.terbaca.penutup, self.penetap);
        if kunci != self.penetap.kunci() {
            isi.push(("penandatangan".to_owned(), kunci.into()));
        }
        self.keluar.penutup("", &self.terbaca.penutup);
        if !self.disahkan() {
            isi.push(("salinan".to_owned(), Json::objek([("pengesahan", Json::Ya(false))])));
        }
        let banyak = self.terbaca.tembusan.len();
        if banyak > 0 {
            let tanda = move |ke: usize| if ke + 1 == banyak { "." } else { ";" };
            isi.push(("tembusan".to_owned(), self.keluar.butir("tembusan", &self.terbaca.tembusan, tanda)));
        }
        let satu = |(lampiran, nomor)| self.keluar.lampiran(nomor, lampiran, &ejaan.tulis(&lampiran.judul, &contoh));
        let lampiran: Vec<Json> = self.terbaca.lampiran.iter().zip(1..).map(satu).collect();
        if !lampiran.is_empty() {
            isi.push(("lampiran".to_owned(), Json::Larik(lampiran)));
        }
        Ok(isi)
    }

    /// What stands first: which file this is, the office, the number, the date.
    fn kepala(&self, tanggal: Option<Tanggal>) -> Isi {
        let nomor = kantor::nomor(&self.terbaca.nomor);
        let mut isi: Isi = vec![("format".to_owned(), Json::Angka(1)), ("jenis".to_owned(), "keputusan".into())];
        if nomor.is_some() && tanggal.is_some() {
            isi.push(("status".to_owned(), "ditetapkan".into()));
        }
        isi.push(("catatan".to_owned(), format!("Diimpor dari {}.", self.berkas).into()));
        isi.push(("satker".to_owned(), self.satker.kode.as_str().into()));
        isi.push(("penetap".to_owned(), self.penetap.kunci().into()));
        isi.extend(nomor.map(|nomor| ("nomor".to_owned(), nomor)));
        isi.extend(tanggal.map(|tanggal| ("tanggal".to_owned(), tanggal.iso().into())));
        let tahun = kantor::tahun(&self.terbaca.nomor).filter(|_| tanggal.is_none());
        isi.extend(tahun.map(|tahun| ("tahun".to_owned(), Json::Angka(tahun.into()))));
        isi
    }

    /// How the decree writes its words.
    fn ejaan(&self) -> Ejaan {
        let mut ejaan = Ejaan::default();
        let terbaca = &self.terbaca;
        for butir in terbaca.menimbang.iter().chain(&terbaca.mengingat).chain(&terbaca.diktum) {
            ejaan.pelajari(&butir.teks.teks());
        }
        ejaan
    }

    /// The title as the consideration that sums up, else an operative part, has it.
    fn judul_dalam_teks(&self) -> String {
        let akhir = self.terbaca.menimbang.last().map(|butir| butir.teks.teks());
        let judul = akhir.and_then(|teks| Some(teks.rsplit_once(" tentang ")?.1.to_owned()));
        judul.or_else(|| Some(self.terbaca.diktum.first()?.teks.teks())).unwrap_or_default()
    }

    /// The considerations; the last one is the program's, if it sums up.
    fn menimbang(&mut self) -> Json {
        let semua = &self.terbaca.menimbang;
        let menutup = |butir: &&Butir| {
            let kecil = butir.teks.teks().to_lowercase();
            butir.isi.is_empty() && AKHIR.iter().any(|kata| kecil.contains(kata))
        };
        let (butir, akhir) = match semua.split_last() {
            Some((akhir, butir)) if menutup(&akhir) => (butir, Some(akhir)),
            _ => (semua.as_slice(), None),
        };
        let label = akhir.and_then(|akhir| akhir.label.as_ref()).map(|label| Kalimat::polos(&label.teks));
        let teks = akhir.map(|akhir| akhir.teks.rapi()).unwrap_or_default();
        self.keluar.slot.insert("menimbang/akhir".to_owned(), teks);
        self.keluar.slot.insert("menimbang/akhir/label".to_owned(), label.unwrap_or_default());
        self.keluar.butir("menimbang", butir, |_| ";")
    }

    /// The bases: by their rows of the register where these give the same words, else in the source's words.
    fn mengingat(
        &mut self,
        workspace: &Workspace,
        dasar: &uji::Berkas,
        tanggal: Option<Tanggal>,
    ) -> Result<Json, Diagnostic> {
        let register = workspace.peraturan();
        let nama = |kode: &str| Some(workspace.satker().get(kode)?.nama_lengkap());
        let mut disebut = BTreeSet::new();
        let mut semua: Vec<(String, Kalimat, Option<String>)> = Vec::new();
        for (ke, butir) in self.terbaca.mengingat.iter().enumerate() {
            let alamat = format!("mengingat/{}", ke + 1);
            let mut utuh = Butir { label: butir.label.clone(), teks: butir.teks.clone(), ..Butir::default() };
            butir.baris.iter().for_each(|baris| utuh.teks.sambung(&baris.kalimat));
            let label = butir.label.as_ref().map(|label| Kalimat::polos(&label.teks)).unwrap_or_default();
            self.keluar.slot.insert(format!("{alamat}/label"), label);
            let teks = self.keluar.tanpa_akhir(&alamat, &utuh, ";");
            let polos = teks.teks();
            let sitasi = sitasi::cari(&polos);
            let baris = sitasi.first().filter(|satu| satu.rentang.start == 0);
            let id = baris.and_then(|satu| satu.cocok(&polos, register, &nama)).map(|baris| baris.id.clone());
            semua.push((alamat, teks, id.filter(|id| disebut.insert(id.clone()))));
        }
        let id: Vec<String> = disebut.into_iter().collect();
        let hari = tanggal.map(Tanggal::iso);
        let kutipan = uji::kutipan(dasar, &self.satker.kode, hari.as_deref(), &id)?;
        let mut hasil = Vec::new();
        for (alamat, teks, id) in semua {
            let polos = teks.teks();
            if id.is_none() {
                self.tak_terdaftar.push(polos.clone());
            }
            hasil.push(match id {
                Some(id) if kutipan.get(&id) == Some(&polos) => id.into(),
                id => lengkap(id, &teks, self.berkas),
            });
            let akhir = self.keluar.wajib.get(&format!("{alamat}/akhir")).map_or(";", String::as_str);
            let mut slot = teks;
            slot.tambah(Kalimat::polos(akhir));
            self.keluar.slot.insert(alamat, slot);
        }
        Ok(Json::Larik(hasil))
    }

    /// The text of the file, with what is written by hand and what is left.
    fn tuntaskan(&mut self, isi: Isi, dasar: &uji::Berkas, semua: &[Baris]) -> Result<(String, Ikhtisar), Diagnostic> {
        let salinan = self.salinan();
        let urai = |isi: &Isi| {
            let mut semua = dasar.clone();
            semua.push((format!("data/{NAMA}.json"), Json::Objek(isi.clone()).cetak().into_bytes()));
            uji::urai(&semua, NAMA, &self.satker.kode, salinan)
        };
        let sementara = |tertulis: &BTreeMap<String, String>| {
            let mut isi = isi.clone();
            isi.push(("tertulis".to_owned(), objek(tertulis)));
            isi
        };
        let mut tertulis = self.keluar.wajib.clone();
        // Nothing to sum up: then the considerations may be empty.
        if self.keluar.slot.get("menimbang/akhir").is_some_and(Kalimat::kosong) || self.terbaca.menimbang.len() < 2 {
            let teks = self.keluar.slot.get("menimbang/akhir").map(Kalimat::tulis).unwrap_or_default();
            tertulis.insert("menimbang/akhir".to_owned(), teks);
        }
        let mut awal = urai(&sementara(&tertulis))?;
        if !self.urutan_sama(&awal) {
            tertulis.insert("mengingat/urutan".to_owned(), "seperti tertulis".to_owned());
            awal = urai(&sementara(&tertulis))?;
        }
        let mut sisa = std::mem::take(&mut self.terbaca.sisa);
        self.bandingkan(&awal.turunan, &mut tertulis, &mut sisa);
        let akhir = urai(&sementara(&tertulis))?;
        let cetakan: Vec<String> =
            akhir.job.iter().flat_map(|job| job.slot()).map(|slot| slot.tulisan.polos()).collect();
        let tersisa: Vec<&str> = sisa.iter().map(|sisa| sisa.teks.as_str()).collect();
        let ada = format!("{} {}", cetakan.join(" "), tersisa.join(" "));
        sisa.extend(utuh::hilang(semua, &ada, &self.keluar.ulang));
        sisa.sort_by_key(|sisa| sisa.baris);
        let mut isi = sementara(&tertulis);
        if tertulis.is_empty() {
            isi.pop();
        }
        if !sisa.is_empty() {
            isi.push(("sisa".to_owned(), Json::Larik(sisa.iter().map(satu_sisa).collect())));
        }
        Ok((Json::Objek(isi).cetak(), self.ikhtisar(tertulis, sisa)))
    }

    /// Whether the bases stand in the order that is derived.
    fn urutan_sama(&self, terurai: &Expanded) -> bool {
        (1..=self.terbaca.mengingat.len()).all(|nomor| {
            let alamat = format!("mengingat/{nomor}");
            let sumber = self.keluar.slot.get(&alamat).map(|kalimat| kalimat.teks());
            terurai.turunan.get(&alamat).cloned().flatten() == sumber
        })
    }

    /// What is derived otherwise than the source has it goes to `tertulis`; what has no address is left over.
    fn bandingkan(
        &self,
        turunan: &BTreeMap<String, Option<String>>,
        tertulis: &mut BTreeMap<String, String>,
        sisa: &mut Vec<Sisa>,
    ) {
        let mut slot = self.keluar.slot.clone();
        self.satukan_kepala(turunan, &mut slot);
        for (alamat, kalimat) in &slot {
            match turunan.get(alamat) {
                Some(Some(teks)) if *teks == kalimat.teks() => {}
                Some(None) if kalimat.kosong() => {}
                Some(_) => drop(tertulis.insert(alamat.clone(), kalimat.tulis())),
                None if kalimat.kosong() => {}
                None => sisa.push(Sisa {
                    baris: None,
                    teks: kalimat.teks(),
                    sebab: "tidak ada tempatnya dalam bentuk data".into(),
                }),
            }
        }
        for (alamat, teks) in turunan {
            let tercetak = teks.as_ref().is_some_and(|teks| !teks.is_empty());
            let milik =
                slot.contains_key(alamat) || tertulis.contains_key(alamat) || self.keluar.biarkan.contains(alamat);
            if tercetak && !milik && alamat != "tanda/contoh" {
                tertulis.insert(alamat.clone(), String::new());
            }
        }
    }

    /// Offices whose annexes have TENTANG on the line of the title have one slot for both.
    fn satukan_kepala(&self, turunan: &BTreeMap<String, Option<String>>, slot: &mut BTreeMap<String, Kalimat>) {
        let kata: Vec<String> =
            slot.keys().filter(|alamat| alamat.ends_with("/kepala/kata-tentang")).cloned().collect();
        for alamat in kata.into_iter().filter(|alamat| !turunan.contains_key(alamat)) {
            let Some(mut kalimat) = slot.remove(&alamat) else { continue };
            let tentang = alamat.replace("kata-tentang", "tentang");
            if let Some(judul) = slot.get(&tentang) {
                kalimat.sambung(judul);
            }
            slot.insert(tentang, kalimat);
        }
    }

    fn ikhtisar(&mut self, tertulis: BTreeMap<String, String>, sisa: Vec<Sisa>) -> Ikhtisar {
        let terbaca = &self.terbaca;
        let ambil = |alamat: &str| terbaca.slot.get(alamat).map(|kalimat| kalimat.teks()).unwrap_or_default();
        Ikhtisar {
            judul: format!("{} tentang {}", ambil("judul/sebutan"), terbaca.tentang.teks()),
            nomor: ambil("judul/nomor"),
            jumlah: [
                ("Menimbang", terbaca.menimbang.len()),
                ("Mengingat", terbaca.mengingat.len()),
                ("diktum", terbaca.diktum.len()),
                ("lampiran", terbaca.lampiran.len()),
                ("tabel", self.keluar.tabel),
            ],
            tak_terdaftar: std::mem::take(&mut self.tak_terdaftar),
            tertulis: tertulis.into_iter().collect(),
            sisa: sisa.into_iter().map(|sisa| (sisa.baris, sisa.teks, sisa.sebab.into_owned())).collect(),
        }
    }
}

fn lengkap(id: Option<String>, teks: &Kalimat, berkas: &str) -> Json {
    let mut isi: Isi = Vec::new();
    isi.extend(id.map(|id| ("id".to_owned(), id.into())));
    isi.push(("lengkap".to_owned(), teks.tulis().into()));
    isi.push(("alasan".to_owned(), format!("Dari impor {berkas}.").into()));
    Json::Objek(isi)
}

fn objek(semua: &BTreeMap<String, String>) -> Json {
    Json::Objek(semua.iter().map(|(alamat, teks)| (alamat.clone(), teks.as_str().into())).collect())
}

fn satu_sisa(sisa: &Sisa) -> Json {
    let mut isi: Isi = Vec::new();
    isi.extend(sisa.baris.map(|baris| ("baris".to_owned(), Json::Angka(baris))));
    isi.push(("teks".to_owned(), sisa.teks.as_str().into()));
    isi.push(("sebab".to_owned(), sisa.sebab.as_ref().into()));
    Json::Objek(isi)
}
