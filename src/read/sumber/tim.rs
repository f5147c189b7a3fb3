//! A team from a workbook: people, members, and what each role does.

use serde_json::{Map, Value, json};

use super::{
    baris::CATATAN,
    isian::Isian,
    kisi::KolomDicari,
    lembar_datar::pertama,
    rencana::{UNTUK, beruntuk, larik, untuk},
    sel,
};
use crate::{
    diag::Pointer,
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak},
        skema::dikutip,
    },
};

/// The sheets, by what they hold.
pub const LEMBAR_TIM: [&str; 3] = ["Orang", "Anggota", "Tugas"];
/// The heads of each sheet, and the keys of what stands below; the last ones may be missing.
pub const ORANG: [(&str, &str); 5] =
    [("KUNCI", "kunci"), ("NAMA", "nama"), ("PANGKAT", "pangkat"), ("JABATAN", "jabatan"), (CATATAN, "catatan")];
/// As [`ORANG`].
pub const ANGGOTA: [(&str, &str); 5] =
    [("ORANG", "orang"), ("KEDUDUKAN", "sebagai"), ("KELOMPOK", "kelompok"), (UNTUK, "untuk"), (CATATAN, "catatan")];
/// As [`ORANG`].
pub const TUGAS: [&str; 3] = ["KEDUDUKAN", "TUGAS", UNTUK];

/// Reads what the sheets say of a team; `json` is what its JSON says. What that gives, no sheet gives again.
pub(super) fn baca(lembar: &[(&'static str, &LembarKerja)], json: Map<String, Value>) -> Isian {
    let mut pembaca = Pembaca { tim: json, isian: Isian::default() };
    for (nama, lembar) in lembar {
        let kunci = nama.to_lowercase();
        if pembaca.tim.contains_key(&kunci) {
            let pesan = format!("`{kunci}` sudah ditulis dalam JSON");
            pembaca.isian.galat(
                lembar,
                Letak::default(),
                pesan,
                "Hapus salah satunya: dari JSON, atau dari lembar ini",
            );
            continue;
        }
        match *nama {
            "Orang" => pembaca.orang(lembar),
            "Anggota" => pembaca.anggota(lembar),
            _ => pembaca.tugas(lembar),
        }
    }
    pembaca.isian.nilai = Value::Object(pembaca.tim);
    pembaca.isian
}

struct Pembaca {
    tim: Map<String, Value>,
    isian: Isian,
}

impl Pembaca {
    /// The cells of a row by their keys, and where each stands.
    fn objek(
        &mut self,
        lembar: &LembarKerja,
        kolom: &[(&'static str, &'static str)],
        baris: &[Option<(Letak, &IsiSel)>],
    ) -> Vec<(&'static str, Letak, String)> {
        let mut hasil = Vec::new();
        for ((kepala, kunci), sel) in kolom.iter().zip(baris) {
            if let (Some(teks), Some((letak, _))) = (self.isian.teks(lembar, *sel, kepala), sel) {
                hasil.push((*kunci, *letak, teks.trim().to_owned()));
            }
        }
        hasil
    }

    fn orang(&mut self, lembar: &LembarKerja) {
        let dicari = dicari(&ORANG.map(|(kepala, _)| kepala), 2);
        let mut semua = Map::new();
        for baris in self.isian.baris(lembar, &dicari, 0) {
            let objek = self.objek(lembar, &ORANG, &baris);
            let Some((_, letak, kunci)) = objek.iter().find(|(kunci, ..)| *kunci == "kunci").cloned() else {
                self.isian.galat(lembar, pertama(&baris), "orang tanpa kunci", "Isi kolom `KUNCI`, misalnya `p-01`");
                continue;
            };
            if semua.contains_key(&kunci) {
                let pesan = format!("kunci `{}` dipakai dua orang", dikutip(&kunci));
                self.isian.galat(lembar, letak, pesan, "Beri tiap orang kunci sendiri");
                continue;
            }
            let pointer = Pointer::root().key("orang").key(&kunci);
            self.isian.catat(lembar, pointer.clone(), letak);
            let mut nilai = Map::new();
            for (medan, letak, teks) in objek.into_iter().filter(|(medan, ..)| *medan != "kunci") {
                self.isian.catat(lembar, pointer.key(medan), letak);
                nilai.insert(medan.to_owned(), teks.into());
            }
            semua.insert(kunci, Value::Object(nilai));
        }
        self.tim.insert("orang".to_owned(), Value::Object(semua));
    }

    fn anggota(&mut self, lembar: &LembarKerja) {
        let dicari = dicari(&ANGGOTA.map(|(kepala, _)| kepala), 2);
        let mut semua = Vec::new();
        for baris in self.isian.baris(lembar, &dicari, 0) {
            let pointer = Pointer::root().key("anggota").index(semua.len());
            let mut nilai = Map::new();
            // What is missing in a row is told at its first cell.
            self.isian.catat(lembar, pointer.clone(), pertama(&baris));
            for (medan, letak, teks) in self.objek(lembar, &ANGGOTA, &baris) {
                self.isian.catat(lembar, pointer.key(medan), letak);
                nilai.insert(medan.to_owned(), if medan == "untuk" { untuk(&teks) } else { teks.into() });
            }
            semua.push(Value::Object(nilai));
        }
        self.tim.insert("anggota".to_owned(), Value::Array(semua));
    }

    /// A row for each task; of a role that has several, the first names it.
    fn tugas(&mut self, lembar: &LembarKerja) {
        let dicari = dicari(&TUGAS, 2);
        let mut semua = Map::new();
        for baris in self.isian.baris(lembar, &dicari, 1) {
            let [peran, tugas, siapa] = baris.as_slice() else { continue };
            let peran = self.isian.teks(lembar, *peran, TUGAS[0]).map(str::trim);
            let teks = self.isian.teks(lembar, *tugas, TUGAS[1]);
            let siapa = self.isian.teks(lembar, *siapa, UNTUK).map(untuk);
            let (Some(peran), Some(teks), Some((letak, _))) = (peran, teks, tugas) else {
                self.isian.galat(
                    lembar,
                    pertama(&baris),
                    "baris tanpa kedudukan atau tanpa tugas",
                    "Isi keduanya, atau hapus baris itu",
                );
                continue;
            };
            for butir in sel::butir(teks) {
                let daftar = larik(&mut semua, peran);
                let pointer = Pointer::root().key("tugas").key(peran).index(daftar.len());
                daftar.push(match &siapa {
                    Some(siapa) => beruntuk(butir, siapa),
                    None => butir,
                });
                self.isian.catat(lembar, pointer, *letak);
            }
        }
        self.tim.insert("tugas".to_owned(), json!(semua));
    }
}

fn dicari(kepala: &[&str], wajib: usize) -> Vec<KolomDicari> {
    kepala.iter().enumerate().map(|(ke, kepala)| KolomDicari::satu(kepala, ke >= wajib)).collect()
}
