//! Mengingat: each citation from the register as it stood on the day of the decree, in the order of the hierarchy.
//!
//! Grammar and order: UU 12/2011 Lampiran II and the practice of KPU decrees. What the register cannot decide, and what
//! it lacks that would be printed, is a question that the document answers with `{"id", "lengkap", "alasan"}`.

use std::collections::BTreeSet;

use super::{
    Expander, fakta,
    job::{Butir, Kunci},
    milik::milik,
    penulis::Penulis,
    urutan::Urutan,
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        bilangan,
        isi::BentukLabel,
        keputusan::{Dasar, Keputusan, Nomor},
        peraturan::{Pengundangan, Peraturan, RegisterPeraturan, Saat},
        tanggal::Tanggal,
        teks::Gaya,
        tulisan::{Asal, Potongan, Tulisan},
    },
    read::Naskah,
};

/// Rank of the decrees of an office: below all that the register ranks.
const PERINGKAT_NASKAH: u8 = 6;

/// The address at which a decree says that its citations stand in the order of its data.
const URUTAN: &str = "mengingat/urutan";
const SEPERTI_TERTULIS: &str = "seperti tertulis";

/// A citation with what orders it and where it was asked for.
pub(super) struct Kutipan {
    pub(super) tulisan: Tulisan,
    pub(super) pointer: Pointer,
    urutan: Urutan,
    /// Its place in the data.
    letak: usize,
}

impl Expander<'_> {
    /// The citations of Mengingat that hold for the office, in order.
    pub(super) fn kutipan(&self, penulis: &mut Penulis<'_>, naskah: &Naskah<Keputusan>) -> Vec<Kutipan> {
        let mut semua = self.kutipan_dengan_tambahan(penulis, naskah, &Pointer::root(), &[]);
        if penulis.ditulis(URUTAN) {
            let cara = penulis.turunan(URUTAN, &Pointer::root().key("mengingat"), Tulisan::default());
            if cara.tulisan.polos() != SEPERTI_TERTULIS {
                let pesan = format!("`{URUTAN}` tidak mengenal `{}`", cara.tulisan.polos());
                let obat = format!("Tulis `\"{SEPERTI_TERTULIS}\"`, atau hapus: urutannya dibuat program");
                penulis.temuan.push(Diagnostic::galat("tertulis", pesan).at(cara.tempat).cure(obat));
            }
            semua.sort_by_key(|kutipan| kutipan.letak);
        }
        semua
    }

    /// The same and further ones that stand at `pointer`, in order. What is named twice is a finding.
    pub(super) fn kutipan_dengan_tambahan(
        &self,
        penulis: &mut Penulis<'_>,
        naskah: &Naskah<Keputusan>,
        pointer: &Pointer,
        tambah: &[Dasar],
    ) -> Vec<Kutipan> {
        let mengingat = Pointer::root().key("mengingat");
        let semua = [(&mengingat, naskah.isi.mengingat.as_slice()), (pointer, tambah)];
        let semua = semua
            .into_iter()
            .flat_map(|(pointer, semua)| semua.iter().enumerate().map(move |(i, dasar)| (pointer.index(i), dasar)));
        let mut disebut = BTreeSet::new();
        let mut hasil = Vec::new();
        for (pointer, dasar) in semua.filter(|(_, dasar)| dasar.untuk().berlaku(self.satker)) {
            if let Some(nama) = dasar.nama()
                && !disebut.insert(nama)
            {
                let temuan = Diagnostic::galat("dua-kali", format!("`{nama}` disebut dua kali sebagai dasar hukum"));
                penulis.temuan.push(temuan.at(penulis.tempat(&pointer)).cure("Hapus salah satunya"));
            }
            match self.satu_kutipan(penulis, naskah, dasar, &pointer) {
                Ok(kutipan) => hasil.push(Kutipan { letak: hasil.len(), ..kutipan }),
                Err(temuan) => penulis.temuan.push(temuan.at(Place::new(naskah.berkas.as_str(), pointer))),
            }
        }
        hasil.sort_by_key(|kutipan| kutipan.urutan);
        hasil
    }

    fn satu_kutipan(
        &self,
        penulis: &mut Penulis<'_>,
        naskah: &Naskah<Keputusan>,
        dasar: &Dasar,
        pointer: &Pointer,
    ) -> Result<Kutipan, Diagnostic> {
        match dasar {
            Dasar::Naskah { naskah: nama, .. } => self.kutipan_naskah(penulis, naskah, nama, pointer),
            Dasar::Id(id) | Dasar::Register { id, .. } => self.kutipan_baris(penulis, id, naskah.isi.tanggal, pointer),
            Dasar::Lengkap { id, lengkap, alasan, .. } => {
                let tempat = penulis.tempat(&pointer.key("lengkap"));
                penulis.alasan.insert(tempat, alasan.clone());
                let peraturan = id.as_deref().map(|id| self.cari_peraturan(id)).transpose()?;
                let tulisan = penulis.urai_wajib(&pointer.key("lengkap"), lengkap).dibakukan();
                if let Some(peraturan) = peraturan {
                    self.tambah_keberlakuan(penulis, peraturan, naskah.isi.tanggal, pointer);
                }
                let urutan = peraturan.map_or_else(|| self.urutan_kata(&tulisan.polos()), |ini| self.urutan(ini));
                Ok(Kutipan { tulisan, pointer: pointer.key("lengkap"), urutan, letak: 0 })
            }
        }
    }

    fn kutipan_baris(
        &self,
        penulis: &mut Penulis<'_>,
        id: &str,
        hari: Option<Tanggal>,
        pointer: &Pointer,
    ) -> Result<Kutipan, Diagnostic> {
        let peraturan = self.cari_peraturan(id)?;
        let tulisan = self.kutipan_register(penulis, peraturan, hari, pointer)?;
        Ok(Kutipan { tulisan, pointer: pointer.clone(), urutan: self.urutan(peraturan), letak: 0 })
    }

    /// The citation of one row of the register as it stood on `hari`.
    pub(super) fn kutipan_register(
        &self,
        penulis: &mut Penulis<'_>,
        peraturan: &Peraturan,
        hari: Option<Tanggal>,
        pointer: &Pointer,
    ) -> Result<Tulisan, Diagnostic> {
        let register = self.workspace.peraturan();
        let pokok = self.kutip(peraturan)?;
        self.tambah_keberlakuan(penulis, peraturan, hari, pointer);
        let mut berlaku = Vec::new();
        for id in &peraturan.diubah_oleh {
            let pengubah = self.cari_peraturan(id)?;
            // A draft without date cites what the register knows by now.
            match hari.map_or((Saat::Sudah, None), |hari| (register.terbit(pengubah, hari), Some(hari))) {
                (Saat::TidakTentu, Some(hari)) => return Err(tidak_tentu(peraturan, pengubah, hari)),
                (Saat::Belum, _) => {}
                _ => berlaku.push(pengubah),
            }
        }
        let Some(terakhir) = berlaku.last() else { return Ok(pokok) };
        let kali = bilangan::urutan_perubahan(&terakhir.judul)
            .unwrap_or(1)
            .max(u32::try_from(berlaku.len()).unwrap_or(u32::MAX));
        if kali == 1 && peraturan.celah_perubahan.is_some() {
            return Err(bercelah(peraturan));
        }
        let penghubung = match (kali, self.bentuk.pilih("terakhir-dengan")) {
            (1, _) => " sebagaimana telah diubah dengan ",
            (_, "tanpa-koma") => " sebagaimana telah beberapa kali diubah terakhir dengan ",
            _ => " sebagaimana telah beberapa kali diubah, terakhir dengan ",
        };
        Ok(pokok.dan_baku(penghubung).dan(self.kutip(terakhir)?))
    }

    fn tambah_keberlakuan(
        &self,
        penulis: &mut Penulis<'_>,
        peraturan: &Peraturan,
        hari: Option<Tanggal>,
        pointer: &Pointer,
    ) {
        let temuan = hari.and_then(|hari| keberlakuan(self.workspace.peraturan(), peraturan, hari));
        let tempat = penulis.tempat(pointer);
        penulis.temuan.extend(temuan.map(|temuan| temuan.at(tempat)));
    }

    /// Kind, number, year, title and gazette of one regulation.
    fn kutip(&self, peraturan: &Peraturan) -> Result<Tulisan, Diagnostic> {
        let (peringkat, bentuk) = self.workspace.peraturan().bentuk(peraturan);
        let bentuk = match &peraturan.satker {
            None if bentuk.is_empty() => return Err(bentuk_asing(peraturan)),
            None => bentuk.to_owned(),
            Some(kode) => {
                let satker = self.workspace.satker(kode).map_err(|_| {
                    Diagnostic::galat(
                        "register",
                        format!("`{}` menyebut satker `{kode}` yang tidak dikenal", peraturan.id),
                    )
                    .cure("Betulkan baris itu dalam data/acuan/peraturan.json")
                })?;
                format!("Keputusan {}", satker.nama_lengkap())
            }
        };
        let kutipan = Tulisan::baku(format!("{bentuk} Nomor "));
        let kutipan = match &peraturan.nomor {
            Nomor::Urut(nomor) => kutipan.dan_baku(format!("{nomor} Tahun {}", peraturan.tahun)),
            Nomor::Lengkap(nomor) => kutipan.dan_nomor(nomor.as_str()),
        };
        let kutipan = kutipan.dan_baku(" tentang ").dan(judul(peraturan));
        match &peraturan.pengundangan {
            Some(Pengundangan::Tanpa(_)) => Ok(kutipan),
            Some(Pengundangan::Lembaran(l)) if l.tambahan.is_some() || peringkat > 2 => {
                Ok(kutipan.dan_baku(format!(" ({})", l.kutipan())))
            }
            Some(Pengundangan::Lembaran(_)) => Err(kurang(peraturan, "nomor Tambahan Lembaran Negara")),
            None => Err(kurang(peraturan, "nomor Lembaran atau Berita Negara")),
        }
    }

    /// A row of the register.
    pub(super) fn cari_peraturan(&self, id: &str) -> Result<&Peraturan, Diagnostic> {
        let register = &self.workspace.peraturan().baris;
        register.get(id).ok_or_else(|| {
            let temuan = Diagnostic::galat("peraturan", format!("peraturan `{id}` tidak ada dalam register"));
            match crate::diag::nearest(id, register.keys().map(String::as_str)) {
                Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                None => temuan.cure("Tambahkan barisnya dalam data/acuan/peraturan.json"),
            }
        })
    }

    /// The same office's other decree in this workspace, with its own number, date and title.
    fn kutipan_naskah(
        &self,
        penulis: &mut Penulis<'_>,
        naskah: &Naskah<Keputusan>,
        nama: &str,
        pointer: &Pointer,
    ) -> Result<Kutipan, Diagnostic> {
        let lain = milik(self.workspace, &self.kunci_lain(naskah, nama)?)?;
        let keputusan = &lain.naskah.isi;
        let tempat = Place::new(naskah.berkas.as_str(), pointer.clone());
        penulis.temuan.extend(lain.temuan.iter().cloned());
        penulis.temuan.extend(terlalu_dini(nama, keputusan, naskah.isi.tanggal).map(|temuan| temuan.at(tempat)));
        let tentang = lain.tempat(&Pointer::root().key("tentang"));
        let judul = fakta::Fakta::baru(&lain).tulis(&tentang, &keputusan.tentang)?.dibakukan();
        let pembuka = format!("{} Nomor {} tentang ", self.sebutan(keputusan), fakta::nomor(keputusan));
        let nomor = match keputusan.nomor {
            Some(Nomor::Urut(nomor)) => nomor.get(),
            _ => 0,
        };
        let tahun = keputusan.tanggal.map_or(i16::MAX, |tanggal| tanggal.tahun());
        Ok(Kutipan {
            tulisan: Tulisan::baku(pembuka).dan(judul),
            pointer: pointer.clone(),
            urutan: (PERINGKAT_NASKAH, tahun, None, keputusan.tanggal, nomor),
            letak: 0,
        })
    }

    /// The job of the same office's other decree: of this package, of another one, or of none.
    fn kunci_lain(&self, naskah: &Naskah<Keputusan>, nama: &str) -> Result<Kunci, Diagnostic> {
        let lengkap = naskah.di_samping(nama);
        let lain = self.workspace.keputusan(&lengkap).ok_or_else(|| {
            Diagnostic::galat("naskah", format!("naskah `{nama}` tidak ada di samping naskah ini"))
                .cure(format!("Sebut nama berkasnya tanpa .json; yang dicari: data/{lengkap}.json"))
        })?;
        if lain.berkas == naskah.berkas {
            let temuan = Diagnostic::galat("naskah", format!("naskah `{nama}` mengutip dirinya sendiri"));
            return Err(temuan.cure("Hapus dari Mengingat"));
        }
        let dari = |paket: Option<&str>| Kunci {
            naskah: lengkap.clone(),
            paket: paket.map(str::to_owned),
            ..self.kunci.clone()
        };
        if let Some(kode) = &lain.isi.satker {
            if *kode == self.satker.kode {
                return Ok(dari(None));
            }
            let pesan = format!("naskah `{nama}` milik satker `{kode}`, bukan satker naskah ini");
            let obat = "Keputusan kantor lain dikutip lewat register peraturan dengan idnya";
            return Err(Diagnostic::galat("naskah", pesan).cure(obat));
        }
        let paket: Vec<&str> = self.workspace.paket_dari(&lengkap, self.satker).into_iter().map(Naskah::nama).collect();
        let sendiri = paket.iter().find(|satu| self.kunci.paket.as_deref() == Some(**satu));
        match (sendiri, paket.as_slice()) {
            (Some(satu), _) | (None, [satu]) => Ok(dari(Some(satu))),
            (None, []) => {
                let pesan = format!("naskah `{nama}` tidak dibuat untuk {}", self.satker.nama_singkat());
                Err(Diagnostic::galat("naskah", pesan).cure("Masukkan naskah itu ke paket yang memuat kantor ini"))
            }
            (None, banyak) => {
                let daftar = banyak.iter().map(|satu| format!("`{satu}`")).collect::<Vec<_>>().join(", ");
                let pesan = format!("naskah `{nama}` dibuat oleh lebih dari satu paket: {daftar}");
                Err(Diagnostic::galat("naskah", pesan).cure("Masukkan kedua naskah itu ke satu paket"))
            }
        }
    }
}

/// The finding for a decree that is cited before it exists: without number or date, or with a later one.
fn terlalu_dini(nama: &str, lain: &Keputusan, hari: Option<Tanggal>) -> Option<Diagnostic> {
    let (nomor, tanggal) = (lain.nomor.is_some(), lain.tanggal);
    match (nomor, tanggal, hari) {
        (true, Some(tanggal), Some(hari)) if tanggal > hari => {
            let pesan = format!("naskah `{nama}` yang dikutip bertanggal {tanggal}, sesudah {hari}");
            Some(Diagnostic::galat("naskah", pesan).cure("Periksa tanggal kedua Keputusan itu"))
        }
        (true, Some(_), _) => None,
        _ => {
            let pesan = format!("naskah `{nama}` yang dikutip belum bernomor atau bertanggal");
            let temuan = Diagnostic::tanya("naskah", pesan).menunggu(hari.is_some());
            Some(temuan.cure("Isi dahulu nomor dan tanggal Keputusan itu"))
        }
    }
}

/// The citations as numbered items, each with `;`, the last one with `penutup`.
pub(super) fn butir(penulis: &mut Penulis<'_>, alamat: &str, semua: Vec<Kutipan>, penutup: &str) -> Vec<Butir> {
    let jumlah = semua.len();
    let satu = |(kutipan, nomor): (Kutipan, usize)| {
        let alamat = format!("{alamat}/{nomor}");
        let label = BentukLabel::AngkaTitik.label(nomor);
        let tanda = if nomor == jumlah { penutup } else { ";" };
        let akhir = penulis.akhir(&alamat, tanda, false).unwrap_or_else(|| Tulisan::baku(tanda));
        Butir {
            label: penulis.turunan(format!("{alamat}/label"), &kutipan.pointer, label),
            teks: penulis.turunan(alamat.as_str(), &kutipan.pointer, kutipan.tulisan.dan(akhir)),
            alamat,
            isi: Vec::new(),
        }
    };
    semua.into_iter().zip(1..).map(satu).collect()
}

/// The title with its foreign words in italics.
fn judul(peraturan: &Peraturan) -> Tulisan {
    let mut tulisan = Tulisan::default();
    let mut sisa = peraturan.judul.as_str();
    let mut potong = |teks: &str, miring: bool| {
        tulisan.tambah(Potongan::baru(teks, Gaya { miring, tebal: false }, Asal::Baku));
    };
    while let Some((letak, asing)) =
        peraturan.miring.iter().filter_map(|asing| sisa.find(asing.as_str()).map(|letak| (letak, asing))).min()
    {
        potong(&sisa[..letak], false);
        potong(asing, true);
        sisa = &sisa[letak + asing.len()..];
        if asing.is_empty() {
            break;
        }
    }
    potong(sisa, false);
    tulisan
}

fn kurang(peraturan: &Peraturan, apa: &str) -> Diagnostic {
    let id = &peraturan.id;
    Diagnostic::tanya("register", format!("{apa} dari `{id}` belum ada dalam register")).cure(format!(
        "Tulis `{{\"id\": \"{id}\", \"lengkap\": \"<kutipan lengkap>\", \"alasan\": \"…\"}}`, atau lengkapi register"
    ))
}

fn bentuk_asing(peraturan: &Peraturan) -> Diagnostic {
    Diagnostic::galat(
        "register",
        format!("bentuk `{}` dari `{}` tidak ada dalam register", peraturan.bentuk, peraturan.id),
    )
    .cure("Tambahkan bentuk itu pada `bentuk` dalam data/acuan/peraturan.json")
}

fn bercelah(peraturan: &Peraturan) -> Diagnostic {
    let id = &peraturan.id;
    Diagnostic::tanya(
        "register",
        format!("register tidak lengkap tentang perubahan `{id}`: sekali atau beberapa kali diubah?"),
    )
    .cure(format!("Tulis `{{\"id\": \"{id}\", \"lengkap\": \"<kutipan lengkap>\", \"alasan\": \"…\"}}`"))
}

fn tidak_tentu(peraturan: &Peraturan, pengubah: &Peraturan, hari: Tanggal) -> Diagnostic {
    let (id, lain) = (&peraturan.id, &pengubah.id);
    Diagnostic::tanya(
        "register",
        format!("register tidak dapat memastikan apakah `{lain}` sudah mengubah `{id}` pada {hari}"),
    )
    .cure(format!(
        "Tulis `{{\"id\": \"{id}\", \"lengkap\": \"<kutipan lengkap>\", \"alasan\": \"…\"}}`, atau isi tanggal `{lain}`"
    ))
}

/// Whether the regulation is cited too early or too late.
fn keberlakuan(register: &RegisterPeraturan, peraturan: &Peraturan, hari: Tanggal) -> Option<Diagnostic> {
    let id = &peraturan.id;
    if register.terbit(peraturan, hari) == Saat::Belum {
        let temuan = Diagnostic::peringatan("belum-ada", format!("`{id}` belum ada pada {hari}"));
        return Some(temuan.cure("Hapus dari Mengingat, atau periksa tanggal Keputusan ini"));
    }
    let lain = peraturan.dicabut_oleh.as_ref()?;
    let obat = "Periksa, lalu ganti dasar hukumnya bila sudah dicabut";
    match register.baris.get(lain).map_or(Saat::TidakTentu, |pencabut| register.terbit(pencabut, hari)) {
        Saat::Belum => None,
        Saat::Sudah => {
            let temuan = Diagnostic::peringatan("dicabut", format!("`{id}` sudah dicabut dengan `{lain}` pada {hari}"));
            Some(temuan.cure(obat))
        }
        Saat::TidakTentu => {
            let pesan = format!(
                "`{id}` dicabut dengan `{lain}`, tetapi register tidak dapat memastikan apakah sudah berlaku pada {hari}"
            );
            Some(Diagnostic::tanya_saja("dicabut", pesan).cure(obat))
        }
    }
}
