//! The documents of a package: its decrees for each of its offices.

use std::collections::BTreeSet;

use super::{Pesanan, Plan, nama};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    expand::{job::Kunci, penetapan},
    model::{
        paket::{Paket, PilihanSatker},
        satker::{Satker, Tingkat},
    },
    read::{Naskah, Workspace, cari_satker},
};

impl Plan {
    /// Every document of a package, office by office.
    pub(super) fn paket(&mut self, workspace: &Workspace, paket: &Naskah<Paket>) {
        let naskah = self.naskah_paket(workspace, paket);
        let satker: Vec<&Satker> =
            workspace.satker().values().filter(|satker| paket.isi.satker.memuat(satker)).collect();
        self.periksa_satker(workspace, paket, &satker);
        for satker in satker {
            for (nama, berkas) in &naskah {
                // Values that could not be read: the reader has said so.
                if workspace.paket(paket.nama(), &satker.kode).is_none() {
                    continue;
                }
                self.satu(workspace, paket, satker, nama, berkas);
            }
        }
    }

    fn satu(&mut self, workspace: &Workspace, paket: &Naskah<Paket>, satker: &Satker, naskah: &str, berkas: &str) {
        let kunci = Kunci::asli(Some(paket.nama()), &paket.di_samping(naskah), &satker.kode);
        let penetapan = penetapan(workspace, &kunci);
        for salinan in paket.isi.salinan.iter().collect::<BTreeSet<_>>() {
            let kunci = Kunci { salinan: *salinan, ..kunci.clone() };
            let jalur = nama::berpaket(paket.nama(), satker, naskah, &kunci);
            self.pesanan.push(Pesanan {
                nama: format!("{}: {naskah}", satker.nama_singkat()),
                sumber: berkas.to_owned(),
                utuh: jalur.clone(),
                berkas: jalur,
                penetapan: penetapan.clone(),
                kunci,
            });
        }
    }

    /// The decrees that a package names and that can be read: name and file.
    fn naskah_paket<'a>(&mut self, workspace: &'a Workspace, paket: &'a Naskah<Paket>) -> Vec<(&'a str, &'a str)> {
        let pointer = Pointer::root().key("naskah");
        let mut semua: Vec<(&str, &str)> = Vec::new();
        for (letak, nama) in paket.isi.naskah.iter().enumerate() {
            let place = Place::new(paket.berkas.as_str(), pointer.index(letak));
            let lengkap = paket.di_samping(nama);
            match workspace.keputusan(&lengkap) {
                Some(_) if semua.iter().any(|(ada, _)| ada == nama) => {
                    let temuan = Diagnostic::galat("dua-kali", format!("naskah `{nama}` disebut dua kali"));
                    self.temuan.push(temuan.at(place).cure("Hapus salah satunya"));
                }
                // One that names its office itself is found where it stands.
                Some(ada) if ada.isi.satker.is_some() => {}
                Some(ada) => semua.push((nama, &ada.berkas)),
                // What is wrong with a file that is there has been said.
                None if workspace.rusak(&format!("data/{lengkap}.json")) => {}
                None => {
                    let temuan = Diagnostic::galat("naskah", format!("naskah `{nama}` tidak ada di samping paket ini"));
                    let obat = format!("Sebut nama berkas Keputusan tanpa .json; yang dicari: data/{lengkap}.json");
                    self.temuan.push(temuan.at(place).cure(obat));
                }
            }
        }
        if paket.isi.salinan.is_empty() {
            let temuan = Diagnostic::galat("salinan", "paket tanpa salinan");
            let place = Place::new(paket.berkas.as_str(), Pointer::root().key("salinan"));
            self.temuan.push(temuan.at(place).cure("Tulis `asli`, `salinan`, atau keduanya; atau hapus kunci ini"));
        }
        if paket.isi.naskah.is_empty() {
            let temuan =
                Diagnostic::galat("naskah", "paket tanpa naskah").at(Place::new(paket.berkas.as_str(), pointer));
            self.temuan.push(temuan.cure("Sebut paling sedikit satu Keputusan di folder yang sama"));
        }
        semua
    }

    fn periksa_satker(&mut self, workspace: &Workspace, paket: &Naskah<Paket>, terpilih: &[&Satker]) {
        let pointer = Pointer::root().key("satker");
        let register = workspace.satker();
        let semula = self.temuan.len();
        for (jalan, kode) in paket.isi.satker.kode() {
            let place = Place::new(paket.berkas.as_str(), jalan.iter().fold(pointer.clone(), |p, ruas| p.key(ruas)));
            if let Err(salah) = cari_satker(register, kode) {
                let salah = match nearest(kode, [PilihanSatker::SEMUA]) {
                    Some(semua) => salah.cure(format!("Mungkin maksudnya `{semua}`")),
                    None => salah,
                };
                self.temuan.push(salah.at(place));
            }
        }
        if let PilihanSatker::Menurut(saringan) = &paket.isi.satker {
            let bukan = |kode: &&String| register.get(*kode).is_some_and(|satker| satker.tingkat != Tingkat::Provinsi);
            for kode in saringan.provinsi.semua().iter().filter(bukan) {
                let temuan = Diagnostic::galat("satker", format!("`{kode}` bukan kode provinsi"));
                let place = Place::new(paket.berkas.as_str(), pointer.key("provinsi"));
                self.temuan.push(
                    temuan.at(place).cure("Tulis kode provinsi seperti `61`; kantor tersendiri ditulis sebagai daftar"),
                );
            }
        }
        if terpilih.is_empty() && self.temuan.len() == semula {
            let temuan = Diagnostic::galat("satker", "tidak ada kantor yang terpilih");
            let temuan = temuan.at(Place::new(paket.berkas.as_str(), pointer));
            self.temuan.push(temuan.cure("Longgarkan pilihannya: periksa `provinsi`, `tingkat`, dan `kecuali`"));
        }
    }
}
