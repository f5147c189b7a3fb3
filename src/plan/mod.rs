//! What a run is to make: every document, office and copy, each with the path of its file. Makes nothing, and finds what could
//! not be put side by side before anything is written.

mod bagian;
mod nama;
mod paket;

use std::collections::{BTreeMap, BTreeSet};

pub use self::{bagian::Hanya, nama::kantor as nama_kantor};

use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::{
        Penetapan,
        job::{JenisSalinan, Kunci},
        penetapan,
    },
    model::keputusan::Keputusan,
    read::{Naskah, Workspace},
};

/// One file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pesanan {
    /// The job.
    pub kunci: Kunci,
    /// How a message calls its document: the name, and the office where a package makes it.
    pub nama: String,
    /// The file that the document is written in.
    pub sumber: String,
    /// The path of its file below the workspace, with `/` on every platform.
    pub berkas: String,
    /// The same of the whole document, where this is a part of one.
    pub utuh: String,
    /// Number and date, as far as they are known.
    pub penetapan: Penetapan,
}

impl Pesanan {
    /// What is known only later; a copy attests a signature, so it waits for it.
    pub fn kurang(&self) -> Vec<&'static str> {
        let ada = [("nomor", &self.penetapan.nomor), ("tanggal", &self.penetapan.tanggal)];
        ada.into_iter().filter(|(_, nilai)| nilai.is_none()).map(|(nama, _)| nama).collect()
    }

    /// Whether it cannot be made yet.
    pub fn menunggu(&self) -> bool {
        self.kunci.salinan == JenisSalinan::Salinan && !self.kurang().is_empty()
    }

    /// Whether it is of the same document for the same office as the other one.
    pub fn sedokumen(&self, lain: &Self) -> bool {
        let (ini, itu) = (&self.kunci, &lain.kunci);
        (&ini.paket, &ini.naskah, &ini.satker) == (&itu.paket, &itu.naskah, &itu.satker)
    }
}

/// All that is to be made, in order, and what stands in the way.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files.
    pub pesanan: Vec<Pesanan>,
    /// Findings, each with its place.
    pub temuan: Vec<Diagnostic>,
    /// The paths of all files that the workspace asks for, also of those that the user did not choose, and of parts.
    pub semua: BTreeSet<String>,
}

/// The files that are to be made of what the user named, for the offices with these codes; for all offices without a code.
pub fn plan(workspace: &Workspace, satker: &[String]) -> Plan {
    susun(workspace, satker, None)
}

/// All files that the workspace asks for, whatever the user named.
pub fn plan_seluruhnya(workspace: &Workspace) -> Plan {
    let mut plan = Plan::default();
    workspace.keputusan.iter().for_each(|naskah| plan.sendiri(workspace, naskah));
    workspace.paket.iter().for_each(|paket| plan.paket(workspace, paket));
    plan
}

/// As [`plan`], for a part of each document instead of the whole.
pub fn plan_hanya(workspace: &Workspace, satker: &[String], hanya: Hanya) -> Plan {
    susun(workspace, satker, Some(hanya))
}

fn susun(workspace: &Workspace, satker: &[String], hanya: Option<Hanya>) -> Plan {
    let mut plan = plan_seluruhnya(workspace);
    let bagian = bagian::semua(plan.dokumen());
    plan.semua = plan.pesanan.iter().chain(&bagian).map(|pesanan| pesanan.berkas.clone()).collect();
    if hanya.is_some() {
        plan.pesanan.extend(bagian);
    }
    // Names meet whether or not both files are asked for now; but a decree may be called like a part that nobody makes.
    plan.periksa_nama();
    let terpilih = |pesanan: &Pesanan| {
        let paket = || workspace.paket.iter().find(|paket| Some(paket.nama()) == pesanan.kunci.paket.as_deref());
        let berkas =
            workspace.terpilih(&pesanan.sumber) || paket().is_some_and(|paket| workspace.terpilih(&paket.berkas));
        berkas && (satker.is_empty() || satker.contains(&pesanan.kunci.satker))
    };
    plan.pesanan.retain(terpilih);
    hanya.into_iter().for_each(|hanya| plan.hanya(hanya));
    plan
}

impl Plan {
    /// Keeps the share number `ke` of `dari`: every so many documents one, so that long packages are divided evenly.
    pub fn bagi(&mut self, ke: u32, dari: u32) {
        let semua: Vec<Pesanan> =
            self.dokumen().zip(0_u32..).filter(|(_, n)| n % dari + 1 == ke).flat_map(|(d, _)| d.to_vec()).collect();
        self.pesanan = semua;
    }

    /// The files document by document: the copies of one stand side by side.
    pub fn dokumen(&self) -> impl Iterator<Item = &[Pesanan]> {
        self.pesanan.chunk_by(Pesanan::sedokumen)
    }

    /// A decree that names its office.
    fn sendiri(&mut self, workspace: &Workspace, naskah: &Naskah<Keputusan>) {
        let paket =
            workspace.paket.iter().find(|p| p.isi.naskah.iter().any(|nama| p.di_samping(nama) == naskah.nama()));
        let root = Pointer::root();
        let Some(kode) = &naskah.isi.satker else {
            if paket.is_none() && !tetangga_rusak(workspace, &naskah.berkas) {
                let temuan = Diagnostic::galat(
                    "satker",
                    "naskah ini tidak menyebut `satker`, dan tidak ada paket yang memakainya",
                );
                let temuan = temuan.cure("Tulis `\"satker\": \"<kode>\"`, atau sebut naskah ini dalam sebuah paket");
                self.temuan.push(temuan.at(Place::new(naskah.berkas.as_str(), root)));
            }
            return;
        };
        if let Some(paket) = paket {
            let pesan = format!("naskah ini menyebut `satker`, padahal dibuat lewat paket `{}`", paket.nama());
            let temuan = Diagnostic::galat("dua-tempat", pesan)
                .cure("Hapus `satker` dari naskah ini, atau naskah ini dari paket itu");
            self.temuan.push(temuan.at(Place::new(naskah.berkas.as_str(), root.key("satker"))));
            return;
        }
        let kunci = Kunci::asli(None, naskah.nama(), kode);
        let penetapan = penetapan(workspace, &kunci);
        for salinan in JenisSalinan::SEMUA {
            let kunci = Kunci { salinan, ..kunci.clone() };
            let berkas = nama::sendiri(&kunci);
            let (nama, sumber) = (naskah.nama().to_owned(), naskah.berkas.clone());
            let utuh = berkas.clone();
            let pesanan = Pesanan { kunci, nama, sumber, berkas, utuh, penetapan: penetapan.clone() };
            // Nobody asked for this copy by name, so a draft has none.
            if !pesanan.menunggu() {
                self.pesanan.push(pesanan);
            }
        }
    }

    /// Files that would meet in one name on some platform, or whose name none can carry. None of them is made.
    fn periksa_nama(&mut self) {
        let mut menurut = BTreeMap::<String, Vec<usize>>::new();
        for (letak, pesanan) in self.pesanan.iter().enumerate() {
            menurut.entry(nama::lipat(&pesanan.berkas)).or_default().push(letak);
        }
        let mut bentrok = BTreeMap::<usize, Diagnostic>::new();
        for (letak, pesanan) in self.pesanan.iter().enumerate() {
            let lipat = nama::lipat(&pesanan.berkas);
            let folder = lipat.match_indices('/').map(|(akhir, _)| &lipat[..akhir]);
            let lain = folder.chain([lipat.as_str()]).filter_map(|nama| menurut.get(nama)).flatten();
            let temuan = match lain.filter(|lain| **lain != letak).min() {
                Some(lain) => {
                    bentrok.entry(*lain).or_insert_with(|| bernama_sama(&self.pesanan[*lain], pesanan));
                    Some(bernama_sama(pesanan, &self.pesanan[*lain]))
                }
                None => nama::terlalu_panjang(&pesanan.berkas).map(|ruas| nama_panjang(pesanan, ruas)),
            };
            bentrok.extend(temuan.map(|temuan| (letak, temuan)));
        }
        let mut letak = 0..;
        self.pesanan.retain(|_| letak.next().is_none_or(|letak| !bentrok.contains_key(&letak)));
        self.temuan.extend(bentrok.into_values());
        self.temuan.dedup();
    }
}

/// Whether a file of the same folder could not be read: it may be the package that is missed.
fn tetangga_rusak(workspace: &Workspace, berkas: &str) -> bool {
    let folder = |berkas: &str| berkas.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let rusak = workspace.temuan.iter().filter(|temuan| temuan.stops).filter_map(|temuan| temuan.place.as_ref());
    rusak.into_iter().any(|place| folder(&place.file) == folder(berkas))
}

fn bernama_sama(pesanan: &Pesanan, lain: &Pesanan) -> Diagnostic {
    let pesan =
        format!("hasilnya, `{}`, akan bernama sama dengan hasil `{}`: `{}`", pesanan.berkas, lain.nama, lain.berkas);
    Diagnostic::galat("nama", pesan)
        .at(Place::new(pesanan.sumber.as_str(), Pointer::root()))
        .cure("Ganti nama salah satu berkas; huruf besar dan kecil dianggap sama")
}

fn nama_panjang(pesanan: &Pesanan, ruas: &str) -> Diagnostic {
    Diagnostic::galat("nama", format!("nama hasilnya terlalu panjang: `{ruas}`"))
        .at(Place::new(pesanan.sumber.as_str(), Pointer::root()))
        .cure("Pendekkan nama berkasnya; paling panjang 249 bita dengan akhirannya")
}
