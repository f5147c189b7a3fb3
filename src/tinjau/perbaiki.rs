//! What the program may cure itself: edits of the user's files, planned. A file is changed in nothing but the words that are
//! wrong, or not at all; that of a decree that was issued never.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diag::{Diagnostic, Place},
    read::{Sunting, Terbit, Workspace},
};

/// All edits.
#[derive(Debug, Default)]
pub struct Perbaikan {
    /// The files that change.
    pub berkas: Vec<BerkasBaru>,
    /// What cannot be cured here though it is known how, each with the reason.
    pub tertinggal: Vec<Diagnostic>,
}

/// A file with other words in some places.
#[derive(Debug)]
pub struct BerkasBaru {
    /// Its path below the workspace.
    pub berkas: String,
    /// Its text, without a byte order mark.
    pub isi: String,
    /// What was changed, in order.
    pub perubahan: Vec<Perubahan>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perubahan {
    /// Line and column, from 1.
    pub posisi: (usize, usize),
    /// The code of the finding.
    pub kode: String,
    /// The words that were there.
    pub lama: String,
    /// The words that are there now.
    pub baru: String,
}

/// Plans the cure of located findings.
pub fn perbaiki<'a>(workspace: &Workspace, temuan: impl IntoIterator<Item = &'a Diagnostic>) -> Perbaikan {
    let terbit = berkas_terbit(workspace);
    let mut hasil = Perbaikan::default();
    let mut menurut = BTreeMap::<String, Vec<(Sunting, Perubahan)>>::new();
    for satu in temuan.into_iter().filter(|satu| satu.terbuka()) {
        let (Some(sorot), Some(place)) = (&satu.sorot, &satu.place) else { continue };
        let Some(ganti) = &sorot.ganti else { continue };
        if terbit.contains(&place.file) {
            hasil.tertinggal.push(tertinggal(satu, "Keputusannya sudah terbit, jadi berkasnya tidak diubah"));
            continue;
        }
        match workspace.sunting(satu) {
            None => hasil.tertinggal.push(tertinggal(satu, &sebab(place))),
            Some(sunting) => {
                let (lama, baru) = (sorot.kata.clone(), ganti.clone());
                let perubahan = Perubahan { posisi: sunting.posisi, kode: satu.code.to_string(), lama, baru };
                menurut.entry(sunting.berkas.clone()).or_default().push((sunting, perubahan));
            }
        }
    }
    for (berkas, semua) in menurut {
        hasil.satu_berkas(workspace, berkas, semua);
    }
    hasil
}

impl Perbaikan {
    fn satu_berkas(&mut self, workspace: &Workspace, berkas: String, mut semua: Vec<(Sunting, Perubahan)>) {
        semua.sort_by_key(|(sunting, _)| (sunting.rentang.start, sunting.rentang.end));
        // The same edit comes from several rules or several offices; of two that overlap the first one is made, and the next run
        // sees what is left.
        let mut sampai = 0;
        semua.retain(|(sunting, _)| {
            let bebas = sunting.rentang.start >= sampai;
            if bebas {
                sampai = sunting.rentang.end;
            }
            bebas
        });
        let sunting: Vec<&Sunting> = semua.iter().map(|(sunting, _)| sunting).collect();
        match workspace.disunting(&berkas, &sunting) {
            Some(isi) => {
                let perubahan = semua.into_iter().map(|(_, perubahan)| perubahan).collect();
                self.berkas.push(BerkasBaru { berkas, isi, perubahan });
            }
            None => {
                let pesan = format!("`{berkas}` tidak diubah: pembetulannya akan mengubah lebih dari kata-kata itu");
                self.tertinggal.push(Diagnostic::peringatan("perbaiki", pesan).cure("Betulkan sendiri di berkas itu"));
            }
        }
    }
}

/// Files of issued decrees, and what stands beside them and may be printed in them.
fn berkas_terbit(workspace: &Workspace) -> BTreeSet<String> {
    let folder = |berkas: &str| berkas.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let terbit = |berkas: &str| !workspace.terbit().baris(&Terbit::register(berkas)).is_empty();
    let naskah: BTreeSet<&str> = workspace.keputusan.iter().map(|naskah| naskah.berkas.as_str()).collect();
    let sendiri: BTreeSet<String> =
        naskah.iter().filter(|berkas| terbit(berkas)).map(|berkas| (*berkas).to_owned()).collect();
    let bersebelahan: BTreeSet<String> = sendiri.iter().map(|berkas| folder(berkas)).collect();
    let semua = workspace.masukan.keys();
    let ikut = semua.filter(|berkas| !naskah.contains(berkas.as_str()) && bersebelahan.contains(&folder(berkas)));
    ikut.cloned().chain(sendiri.iter().cloned()).collect()
}

fn tertinggal(temuan: &Diagnostic, sebab: &str) -> Diagnostic {
    let kata = temuan.sorot.as_ref().map_or("", |sorot| sorot.kata.as_str());
    let ganti = temuan.sorot.as_ref().and_then(|sorot| sorot.ganti.as_deref()).unwrap_or_default();
    let hasil = Diagnostic::petunjuk("perbaiki", format!("`{kata}` ({}) tidak diganti: {sebab}", temuan.code));
    let hasil = hasil.cure(format!("Bila memang salah, tulis `{ganti}` sendiri"));
    match &temuan.place {
        Some(place) => hasil.at(place.clone()),
        None => hasil,
    }
}

/// Why the words cannot be changed there.
fn sebab(place: &Place) -> String {
    match &place.sel {
        Some(sel) => format!("buku kerja tidak diubah program; betulkan di sel {sel}"),
        None => "di dalam berkas tidak tertulis begitu: kata itu berasal dari rujukan, tercetak dengan huruf besar, atau bertanda \
                 miring atau tebal di tengahnya"
            .to_owned(),
    }
}
