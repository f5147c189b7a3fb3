//! A decree as one office has it: the row of the register, the office's own profile before it, and what a package gives before
//! both. From here on nobody asks where a value came from, but for its place.

use std::{borrow::Cow, collections::BTreeMap};

use super::job::Kunci;
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        keputusan::{Keputusan, Nomor},
        paket::{MedanPejabat, Sasaran},
        profil::Profil,
        satker::{Jabatan, ProfilSatker, Satker, StatusJabatan},
        teks::Teks,
    },
    read::{Bacaan, Naskah, NilaiSatker, Workspace},
};

/// A decree as one office has it.
pub(super) struct Milik<'a> {
    pub(super) naskah: Cow<'a, Naskah<Keputusan>>,
    pub(super) satker: Cow<'a, Satker>,
    pub(super) profil: Option<Cow<'a, Naskah<ProfilSatker>>>,
    pub(super) bentuk: &'a Profil,
    /// Where the values stand that the decree's own file does not have, by the pointer that they would have in it.
    pub(super) asal: BTreeMap<Pointer, Place>,
    /// What is wrong with what the package gives.
    pub(super) temuan: Vec<Diagnostic>,
}

/// The decree of a job, as the office of the job has it.
///
/// # Errors
/// The finding for what is missing altogether: the document, the package, the office, the profile of the form.
pub(super) fn milik<'a>(workspace: &Bacaan<'a>, kunci: &Kunci) -> Result<Milik<'a>, Diagnostic> {
    let naskah = workspace.keputusan(&kunci.naskah).ok_or_else(|| {
        Diagnostic::galat("naskah", format!("naskah `{}` tidak ada", kunci.naskah)).cure("Periksa nama berkasnya")
    })?;
    let satker = workspace
        .satker(&kunci.satker)
        .map_err(|salah| salah.at(Place::new(naskah.berkas.as_str(), Pointer::root().key("satker"))))?;
    let profil = workspace.profil_satker(&kunci.satker).map(Cow::Borrowed);
    let bentuk = bentuk(workspace, profil.as_deref())?;
    let mut milik = Milik {
        naskah: Cow::Borrowed(naskah),
        satker: Cow::Borrowed(satker),
        profil,
        bentuk,
        asal: BTreeMap::new(),
        temuan: Vec::new(),
    };
    if let Some((paket, nilai)) = kunci.paket.as_ref().and_then(|paket| workspace.paket(paket, &kunci.satker)) {
        milik
            .asal
            .insert(Pointer::root().key("satker"), Place::new(paket.berkas.as_str(), Pointer::root().key("satker")));
        match nilai {
            Some(nilai) => milik.terima(nilai, di_paket(&paket.berkas, &kunci.naskah)),
            None if paket.isi.nilai.is_some() => {
                let tempat = Place::new(paket.berkas.as_str(), Pointer::root().key("nilai"));
                milik.temuan.push(
                    tanpa_nilai(&milik.satker, workspace.nilai_berlubang(paket.nama(), &kunci.satker)).at(tempat),
                );
            }
            None => {}
        }
    }
    milik.dahulukan_profil();
    Ok(milik)
}

/// The finding for an office that a package has no values for. Where rows could not be read, its row may be one of them: a draft
/// in the place of its decree would be a loss.
fn tanpa_nilai(satker: &Satker, berlubang: bool) -> Diagnostic {
    let nama = satker.nama_singkat();
    if berlubang {
        return Diagnostic::galat("nilai", format!("nilai untuk {nama} tidak terbaca"))
            .cure("Betulkan baris-baris yang disebut di atas");
    }
    Diagnostic::peringatan("nilai", format!("paket ini tidak memuat nilai untuk {nama}"))
        .cure("Tambahkan barisnya, atau keluarkan kantor itu dari paket")
}

/// The name that a package calls a document: its path below the folder of the package.
fn di_paket<'n>(paket: &str, naskah: &'n str) -> &'n str {
    let folder = paket.strip_prefix("data/").unwrap_or(paket).rsplit_once('/').map_or("", |(folder, _)| folder);
    naskah.strip_prefix(folder).map_or(naskah, |sisa| sisa.trim_start_matches('/'))
}

/// The profile of the form that the office uses.
fn bentuk<'a>(workspace: &Bacaan<'a>, profil: Option<&Naskah<ProfilSatker>>) -> Result<&'a Profil, Diagnostic> {
    let nama = profil.and_then(|profil| profil.isi.profil.as_deref()).unwrap_or(Profil::BAWAAN);
    workspace.bentuk(nama).ok_or_else(|| {
        let workspace = workspace.untuk_galat();
        let temuan = match workspace.profil_rusak(nama) {
            true => Diagnostic::galat("profil", format!("profil `{nama}` tidak dapat dipakai"))
                .cure("Betulkan berkasnya: temuannya disebut di atas"),
            false => {
                let ada = workspace.bentuk().keys().map(|nama| format!("`{nama}`")).collect::<Vec<_>>().join(", ");
                Diagnostic::galat("profil", format!("profil `{nama}` tidak ada")).cure(format!("Yang ada: {ada}"))
            }
        };
        match profil {
            Some(profil) => temuan.at(Place::new(profil.berkas.as_str(), Pointer::root().key("profil"))),
            None => temuan,
        }
    })
}

/// What a package says of one officer, each with its place.
#[derive(Default)]
struct Isian<'n> {
    nama: Option<(&'n str, &'n Place)>,
    jabatan: Option<(&'n str, &'n Place)>,
    status: Option<(&'n str, &'n Place)>,
}

impl Milik<'_> {
    /// Where the value at this pointer of the decree was written.
    pub(super) fn tempat(&self, pointer: &Pointer) -> Place {
        let di_naskah = || Place::new(self.naskah.berkas.as_str(), pointer.clone());
        self.asal.get(pointer).cloned().unwrap_or_else(di_naskah)
    }

    /// The pointer of the name of an officer whom the package names: its place is there.
    pub(super) fn pointer_pejabat(&self, kunci: &str) -> Option<Pointer> {
        let pointer = Pointer::root().key("pejabat").key(kunci).key("nama");
        self.asal.contains_key(&pointer).then_some(pointer)
    }

    /// Takes what the package gives.
    fn terima(&mut self, nilai: &NilaiSatker, naskah: &str) {
        self.temuan.extend(nilai.temuan.iter().cloned());
        let root = Pointer::root();
        let mut pejabat = BTreeMap::<&str, Isian<'_>>::new();
        for (sasaran, isi, tempat) in nilai.untuk(naskah) {
            let pointer = match sasaran {
                Sasaran::Pejabat(kunci, medan) => {
                    let satu = pejabat.entry(kunci).or_default();
                    *match medan {
                        MedanPejabat::Nama => &mut satu.nama,
                        MedanPejabat::Jabatan => &mut satu.jabatan,
                        MedanPejabat::Status => &mut satu.status,
                    } = Some((isi, tempat));
                    continue;
                }
                Sasaran::Nama | Sasaran::Kedudukan | Sasaran::Laman => {
                    let profil = self.profil_sendiri();
                    let medan = match sasaran {
                        Sasaran::Nama => &mut profil.isi.nama,
                        Sasaran::Kedudukan => &mut profil.isi.kedudukan,
                        _ => &mut profil.isi.laman,
                    };
                    let lama = medan.replace(isi.to_owned());
                    self.temuan.extend(lama.filter(|lama| lama != isi).map(|lama| dua_tempat(&lama, isi, tempat)));
                    continue;
                }
                Sasaran::Nomor => root.key("nomor"),
                Sasaran::Tanggal => root.key("tanggal"),
                Sasaran::Tahun => root.key("tahun"),
                Sasaran::Fakta(nama) => root.key("fakta").key(nama),
            };
            self.terima_keputusan(sasaran, isi, tempat);
            self.asal.insert(pointer, tempat.clone());
        }
        pejabat.into_iter().for_each(|(kunci, isian)| self.terima_pejabat(kunci, &isian));
    }

    /// What is the decree's: nobody else may have written it.
    fn terima_keputusan(&mut self, sasaran: &Sasaran, isi: &str, tempat: &Place) {
        let keputusan = &mut self.naskah.to_mut().isi;
        // The reader has refused what cannot be parsed.
        let sudah = match sasaran {
            Sasaran::Nomor => std::mem::replace(&mut keputusan.nomor, isi.parse().ok()).is_some(),
            Sasaran::Tanggal => std::mem::replace(&mut keputusan.tanggal, isi.parse().ok()).is_some(),
            Sasaran::Tahun => std::mem::replace(&mut keputusan.tahun, isi.parse().ok()).is_some(),
            Sasaran::Fakta(nama) => keputusan.fakta.insert(nama.clone(), Teks::polos(isi)).is_some(),
            _ => false,
        };
        if sudah {
            let apa = match sasaran {
                Sasaran::Nomor => "nomor".to_owned(),
                Sasaran::Tanggal => "tanggal".to_owned(),
                Sasaran::Tahun => "tahun".to_owned(),
                Sasaran::Fakta(nama) => format!("fakta.{nama}"),
                _ => return,
            };
            let temuan = Diagnostic::galat("dua-tempat", format!("`{apa}` ditulis di naskah dan diberikan paket"));
            self.temuan.push(temuan.at(tempat.clone()).cure(format!("Hapus `{apa}` dari {}", self.naskah.berkas)));
        }
    }

    /// The officer of the package takes the post; what it does not say of him, the profile may.
    fn terima_pejabat(&mut self, kunci: &str, isian: &Isian<'_>) {
        let lama =
            self.profil.as_ref().and_then(|profil| profil.isi.pejabat(kunci, self.naskah.isi.tanggal).ok()).cloned();
        let milik_lama = |ambil: fn(&Jabatan) -> Option<&str>| lama.as_ref().and_then(ambil);
        let (mut hasil, mut temuan) = ([None, None, None], Vec::new());
        let medan = [
            (isian.nama, milik_lama(|lama| Some(&lama.nama))),
            (isian.jabatan, milik_lama(|lama| lama.jabatan.as_deref())),
            (isian.status, milik_lama(|lama| Some(lama.status.nama()))),
        ];
        for (hasil, (baru, lama)) in hasil.iter_mut().zip(medan) {
            *hasil = baru.map(|(baru, _)| baru).or(lama).map(str::to_owned);
            if let (Some((baru, tempat)), Some(lama)) = (baru, lama)
                && baru != lama
            {
                temuan.push(dua_tempat(lama, baru, tempat));
            }
        }
        self.temuan.extend(temuan);
        let [nama, jabatan, status] = hasil;
        let Some(nama) = nama else {
            let tempat = isian.jabatan.or(isian.status).map(|(_, tempat)| tempat.clone());
            let temuan = Diagnostic::galat("nilai", format!("paket memberikan jabatan `{kunci}` tanpa namanya"));
            let temuan = temuan.cure(format!("Isi juga `pejabat.{kunci}.nama`"));
            self.temuan.extend(tempat.map(|tempat| temuan.at(tempat)));
            return;
        };
        let status = status.and_then(|status| StatusJabatan::dari_nama(&status)).unwrap_or_default();
        let satu = Jabatan { nama, jabatan, status, mulai: None, selesai: None, catatan: None, diam: None };
        self.profil_sendiri().isi.pejabat.insert(kunci.to_owned(), vec![satu]);
        if let Some((_, tempat)) = isian.nama {
            self.asal.insert(Pointer::root().key("pejabat").key(kunci).key("nama"), tempat.clone());
        }
    }

    /// The profile, to be changed for this job.
    fn profil_sendiri(&mut self) -> &mut Naskah<ProfilSatker> {
        let kode = &self.satker.kode;
        let kosong = || {
            let isi = ProfilSatker::kosong(kode);
            Cow::Owned(Naskah { berkas: format!("data/satker/{kode}.json"), isi })
        };
        self.profil.get_or_insert_with(kosong).to_mut()
    }

    /// What the profile says of the office goes before the register.
    fn dahulukan_profil(&mut self) {
        let Some(profil) = &self.profil else { return };
        for (medan, isi) in
            [("nama", &profil.isi.nama), ("kedudukan", &profil.isi.kedudukan), ("laman", &profil.isi.laman)]
        {
            if isi.as_ref().is_some_and(|isi| isi.trim().is_empty()) {
                let temuan = Diagnostic::galat("kosong", format!("`{medan}` kosong"));
                let place = Place::new(profil.berkas.as_str(), Pointer::root().key(medan));
                self.temuan.push(temuan.at(place).cure("Tulis isinya, atau hapus kunci ini"));
            }
        }
        if let Some(nama) = &profil.isi.nama {
            self.satker.to_mut().nama.clone_from(nama);
        }
        if profil.isi.kedudukan.is_some() {
            self.satker.to_mut().kedudukan.clone_from(&profil.isi.kedudukan);
        }
    }
}

/// One fact in the office's profile and in the package, and not the same.
fn dua_tempat(lama: &str, baru: &str, tempat: &Place) -> Diagnostic {
    Diagnostic::galat("dua-tempat", format!("paket memberikan `{baru}`, profil kantor `{lama}`"))
        .at(tempat.clone())
        .cure("Hapus salah satunya: sel yang kosong mengikuti profil")
}

/// Number and date of a decree as an office has it, as far as they are known; and its annexes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Penetapan {
    /// The number, without its year where it does not carry one.
    pub nomor: Option<String>,
    /// The date as it is printed.
    pub tanggal: Option<String>,
    /// How many annexes it has.
    pub lampiran: usize,
}

/// Number, date and annexes of the decree of a job.
pub fn penetapan(workspace: &Workspace, kunci: &Kunci) -> Penetapan {
    let Ok(milik) = milik(&Bacaan::baru(workspace), kunci) else { return Penetapan::default() };
    let keputusan = &milik.naskah.isi;
    Penetapan {
        nomor: keputusan.nomor.as_ref().map(Nomor::cetak),
        tanggal: keputusan.tanggal.map(|tanggal| tanggal.to_string()),
        lampiran: super::lampiran::berlaku(keputusan, &milik.satker).count(),
    }
}
