//! The people that the files of a workspace name: officers of profiles, and members of teams. Resolves no references: a name with
//! one in it is left out.

use crate::{
    diag::{Place, Pointer},
    model::tanggal::Tanggal,
    read::Workspace,
};

/// One mention of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orang {
    /// The name as it is written.
    pub nama: String,
    /// Where.
    pub tempat: Place,
    /// The code of the office; none in a team, which may serve several.
    pub satker: Option<String>,
    /// The post that the person holds there.
    pub jabatan: Option<Masa>,
}

/// A post, and when it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masa {
    /// The post's name, or its key.
    pub nama: String,
    /// The post's key in the profile.
    pub kunci: String,
    /// Whether it is held in full: acting officers hold another one.
    pub definitif: bool,
    /// First day; open without it.
    pub mulai: Option<Tanggal>,
    /// Last day; open without it.
    pub selesai: Option<Tanggal>,
}

/// All people, in the order of the files.
pub fn semua_orang(workspace: &Workspace) -> Vec<Orang> {
    let mut semua = Vec::new();
    for (kode, profil) in &workspace.profil_satker {
        for (kunci, daftar) in &profil.isi.pejabat {
            let pointer = Pointer::root().key("pejabat").key(kunci);
            for (ke, satu) in daftar.iter().enumerate() {
                let jabatan = Masa {
                    nama: satu.jabatan.clone().unwrap_or_else(|| kunci.clone()),
                    kunci: kunci.clone(),
                    definitif: satu.status.awalan().is_empty(),
                    mulai: satu.mulai,
                    selesai: satu.selesai,
                };
                semua.push(Orang {
                    nama: satu.nama.clone(),
                    tempat: Place::new(profil.berkas.as_str(), pointer.index(ke).key("nama")),
                    satker: Some(kode.clone()),
                    jabatan: Some(jabatan),
                });
            }
        }
    }
    for tim in workspace.tim.values() {
        for (kunci, satu) in &tim.isi.orang {
            let pointer = Pointer::root().key("orang").key(kunci).key("nama");
            let tempat = Place::new(tim.berkas.as_str(), pointer);
            let orang = |nama| Orang { nama, tempat, satker: None, jabatan: None };
            let dirujuk = satu.nama.rujukan().next().is_some();
            semua.extend((!dirujuk).then(|| orang(satu.nama.mentah())));
        }
    }
    semua
}
