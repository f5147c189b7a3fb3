//! The walk: a tree against the schema of its kind, every mistake in one pass. Knows no kind of file by name: what there is to
//! know stands in the schema.

use std::collections::BTreeSet;

use jsonc_parser::{
    ast::{Object, Value},
    common::Ranged as _,
};
use serde_json::Value as Skema;

use super::temuan::{Temuan, bulat};
use crate::{
    diag::{Pointer, nearest},
    model::skema::{bilangan_sah, dikutip, pecahan_sah, teks_sah},
};

/// A walk over one tree.
pub(super) struct Pemeriksa<'s> {
    akar: &'s Skema,
    temuan: Vec<Temuan>,
}

/// What a value may be.
#[derive(Default)]
struct Pilihan<'s> {
    /// The alternatives, without references and unions between them and here.
    semua: Vec<&'s Skema>,
    /// What led to them, outermost first: notes for messages stand there.
    jalan: Vec<&'s Skema>,
}

impl<'s> Pilihan<'s> {
    fn catatan(&self, kunci: &str) -> Option<&'s str> {
        self.jalan.iter().find_map(|skema| skema.get(kunci)?.as_str())
    }

    /// What is expected, in words.
    fn harapan(&self) -> String {
        if let Some(harapan) = self.catatan("x-harapan") {
            return harapan.to_owned();
        }
        let nilai = daftar(self.semua.iter().flat_map(|satu| nilai_tetap(satu)));
        if !nilai.is_empty() {
            return format!("salah satu dari {nilai}");
        }
        let kata: Vec<_> = self.semua.iter().flat_map(|satu| jenis(satu)).filter_map(sebutan).collect();
        kata.join(", atau ")
    }
}

/// The names of the types that a schema allows; none if it allows every type.
fn jenis(skema: &Skema) -> impl Iterator<Item = &str> {
    let (satu, banyak) = match skema.get("type") {
        Some(Skema::String(satu)) => (Some(satu.as_str()), &[][..]),
        Some(Skema::Array(banyak)) => (None, banyak.as_slice()),
        _ => (None, &[][..]),
    };
    satu.into_iter().chain(banyak.iter().filter_map(Skema::as_str))
}

fn sebutan(jenis: &str) -> Option<&'static str> {
    Some(match jenis {
        "string" => "teks di antara tanda petik",
        "integer" => "bilangan bulat",
        "number" => "bilangan",
        "boolean" => "`true` atau `false`",
        "array" => "daftar […]",
        "object" => "objek {…}",
        _ => return None,
    })
}

/// The texts that a schema allows by name.
fn nilai_tetap(skema: &Skema) -> impl Iterator<Item = &str> {
    let banyak = skema.get("enum").and_then(Skema::as_array).map(Vec::as_slice).unwrap_or_default();
    skema.get("const").into_iter().chain(banyak).filter_map(Skema::as_str)
}

fn cocok(skema: &Skema, nilai: &Value<'_>) -> bool {
    let satu = |jenis: &str| match nilai {
        Value::StringLit(_) => jenis == "string",
        Value::NumberLit(angka) => jenis == "number" || jenis == "integer" && bulat(angka.value),
        Value::BooleanLit(_) => jenis == "boolean",
        Value::Object(_) => jenis == "object",
        Value::Array(_) => jenis == "array",
        Value::NullKeyword(_) => jenis == "null",
    };
    skema.get("type").is_none() || jenis(skema).any(satu)
}

fn daftar<'a>(nama: impl IntoIterator<Item = &'a str>) -> String {
    nama.into_iter().map(|nama| format!("`{nama}`")).collect::<Vec<_>>().join(", ")
}

/// The known name that is probably meant. A name that is very long is none, and comparing it would take long.
fn terdekat<'a>(nama: &str, dikenal: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    (nama.len() <= 100).then(|| nearest(nama, dikenal)).flatten()
}

fn obat<'a>(nama: &str, dikenal: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match terdekat(nama, dikenal.clone()) {
        Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
        None => format!("Yang dikenal di sini: {}", daftar(dikenal)),
    }
}

/// The keys by which an object is of this kind.
fn ciri(skema: &Skema) -> impl Iterator<Item = &str> + Clone {
    let ciri = skema.get("x-ciri").and_then(Skema::as_array).map(Vec::as_slice).unwrap_or_default();
    ciri.iter().filter_map(Skema::as_str)
}

fn kunci(skema: &Skema) -> impl Iterator<Item = &str> + Clone {
    skema.get("properties").and_then(Skema::as_object).into_iter().flat_map(|medan| medan.keys().map(String::as_str))
}

impl<'s> Pemeriksa<'s> {
    pub(super) fn baru(akar: &'s Skema) -> Self {
        Self { akar, temuan: Vec::new() }
    }

    /// Everything that is wrong with the tree.
    pub(super) fn periksa(mut self, nilai: &Value<'_>) -> Vec<Temuan> {
        self.nilai(nilai, self.akar, &Pointer::root());
        self.temuan
    }

    fn pilihan(&self, skema: &'s Skema) -> Pilihan<'s> {
        let mut hasil = Pilihan::default();
        let mut antrean = vec![skema];
        while let Some(satu) = antrean.pop() {
            hasil.jalan.push(satu);
            let rujukan = satu.get("$ref").and_then(Skema::as_str).and_then(|rujukan| rujukan.strip_prefix('#'));
            let cabang = satu.get("anyOf").or_else(|| satu.get("oneOf")).and_then(Skema::as_array);
            match (rujukan.and_then(|rujukan| self.akar.pointer(rujukan)), cabang) {
                (Some(tujuan), _) => antrean.push(tujuan),
                (None, Some(cabang)) => antrean.extend(cabang.iter().rev()),
                (None, None) => hasil.semua.push(satu),
            }
        }
        hasil
    }

    fn nilai(&mut self, nilai: &Value<'_>, skema: &'s Skema, pointer: &Pointer) {
        let mut pilihan = self.pilihan(skema);
        if !pilihan.semua.iter().any(|satu| cocok(satu, nilai)) {
            let mut harapan = pilihan.harapan();
            if let Value::NumberLit(angka) = nilai
                && pilihan.semua.iter().any(|satu| jenis(satu).any(|jenis| jenis == "string"))
                && !pilihan.semua.iter().any(|satu| jenis(satu).any(|jenis| jenis == "integer"))
            {
                harapan = format!("{harapan}, misalnya `\"{}\"`", dikutip(angka.value));
            }
            return self.temuan.push(Temuan::jenis_salah(nilai, pointer, &harapan));
        }
        pilihan.semua.retain(|satu| cocok(satu, nilai));
        match nilai {
            Value::StringLit(teks) => self.teks(nilai, &teks.value, &pilihan, pointer),
            Value::NumberLit(angka) => self.bilangan(nilai, angka.value, &pilihan, pointer),
            Value::Object(objek) => self.objek(objek, &pilihan, pointer),
            Value::Array(isi) => {
                let Some(butir) = pilihan.semua.iter().find_map(|satu| satu.get("items")) else { return };
                for (i, satu) in isi.elements.iter().enumerate() {
                    self.nilai(satu, butir, &pointer.index(i));
                }
            }
            Value::BooleanLit(_) | Value::NullKeyword(_) => {}
        }
    }

    fn teks(&mut self, nilai: &Value<'_>, teks: &str, pilihan: &Pilihan<'s>, pointer: &Pointer) {
        let tetap = || pilihan.semua.iter().flat_map(|satu| nilai_tetap(satu));
        if tetap().any(|satu| satu == teks) {
            return;
        }
        let mut salah = None;
        for satu in pilihan.semua.iter().filter(|satu| nilai_tetap(satu).next().is_none()) {
            match teks_sah(satu.get("format").and_then(Skema::as_str).unwrap_or_default(), teks) {
                Ok(()) => return,
                Err(kalimat) => salah = salah.or(Some(kalimat)),
            }
        }
        self.temuan.push(match salah {
            Some(kalimat) => Temuan::berobat(nilai.start(), pointer, &kalimat),
            None => {
                let pesan = format!("nilai `{}` tidak dikenal di sini", dikutip(teks));
                Temuan::bentuk(nilai.start(), pointer, pesan, obat(teks, tetap().collect::<Vec<_>>()))
            }
        });
    }

    fn bilangan(&mut self, nilai: &Value<'_>, angka: &str, pilihan: &Pilihan<'s>, pointer: &Pointer) {
        let format = pilihan.semua.iter().find_map(|satu| satu.get("format")?.as_str()).unwrap_or_default();
        let pecahan = pilihan.semua.iter().any(|satu| jenis(satu).any(|jenis| jenis == "number"));
        let hasil = match angka.parse::<i128>() {
            _ if pecahan && angka.parse::<f64>().is_ok_and(f64::is_finite) => pecahan_sah(angka),
            Ok(bilangan) if !pecahan => bilangan_sah(format, bilangan),
            _ if pilihan.semua.iter().all(|satu| satu.get("type").is_none()) => Ok(()),
            _ => Err(format!("bilangan `{}` di luar batas. Tulis bilangan yang lebih kecil", dikutip(angka))),
        };
        if let Err(kalimat) = hasil {
            self.temuan.push(Temuan::berobat(nilai.start(), pointer, &kalimat));
        }
    }

    fn objek(&mut self, objek: &Object<'_>, pilihan: &Pilihan<'s>, pointer: &Pointer) {
        let ada: BTreeSet<&str> = objek.properties.iter().map(|medan| medan.name.as_str()).collect();
        let berciri = |satu: &&&Skema| ciri(satu).any(|kunci| ada.contains(kunci));
        let semua_ciri = || pilihan.semua.iter().flat_map(|satu| ciri(satu));
        let kalimat = |catatan| pilihan.catatan(catatan).map(|k: &str| k.replace("{kunci}", &daftar(semua_ciri())));
        let terpilih = match pilihan.semua.as_slice() {
            [satu] => Some(*satu),
            semua => {
                if semua.iter().filter(berciri).count() > 1
                    && let Some(kalimat) = kalimat("x-banyak-ciri")
                {
                    return self.temuan.push(Temuan::berobat(objek.start(), pointer, &kalimat));
                }
                let tanpa = || semua.iter().find(|satu| ciri(satu).next().is_none());
                semua.iter().find(berciri).or_else(tanpa).copied()
            }
        };
        // A misspelt key still says what was meant.
        let asing = || ada.iter().filter(|nama| !pilihan.semua.iter().any(|satu| kunci(satu).any(|k| k == **nama)));
        let dekat = |satu: &&&Skema| asing().any(|nama| terdekat(nama, ciri(satu)).is_some());
        match terpilih.or_else(|| pilihan.semua.iter().find(dekat).copied()) {
            Some(skema) => self.medan(objek, &ada, skema, &pilihan.semua, pointer),
            None => {
                let kalimat = kalimat("x-tanpa-ciri").unwrap_or_else(|| "objek ini tidak dikenal".into());
                self.temuan.push(Temuan::berobat(objek.start(), pointer, &kalimat));
            }
        }
    }

    /// The members of an object of a known kind.
    fn medan(
        &mut self,
        objek: &Object<'_>,
        ada: &BTreeSet<&str>,
        skema: &'s Skema,
        saudara: &[&'s Skema],
        pointer: &Pointer,
    ) {
        let wajib = skema.get("required").and_then(Skema::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut kurang: BTreeSet<&str> =
            wajib.iter().filter_map(Skema::as_str).filter(|nama| !ada.contains(nama)).collect();
        let bebas = skema.get("additionalProperties");
        let mut sudah = BTreeSet::new();
        for medan in &objek.properties {
            let (nama, letak) = (medan.name.as_str(), medan.name.start());
            let pointer = pointer.key(nama);
            if !sudah.insert(nama) && (bebas.is_some() || skema.get("properties").is_some()) {
                let pesan = format!("kunci `{}` ditulis dua kali", dikutip(nama));
                self.temuan.push(Temuan::bentuk(letak, &pointer, pesan, "Hapus salah satunya"));
            }
            if let Some(satu) = skema.get("properties").and_then(|medan| medan.get(nama)) {
                self.nilai(&medan.value, satu, &pointer);
            } else if bebas == Some(&Skema::Bool(false)) {
                let dekat = terdekat(nama, kunci(skema).filter(|kunci| !ada.contains(kunci)));
                self.kunci_asing(nama, letak, skema, saudara, dekat, &pointer);
                // What was meant is not missing, and its value is looked at as what was meant.
                if let Some(dekat) = dekat {
                    kurang.remove(dekat);
                    self.nilai(&medan.value, &skema["properties"][dekat], &pointer);
                }
            } else if let Some(satu) = bebas {
                self.nilai(&medan.value, satu, &pointer);
            }
        }
        for nama in kurang {
            let pesan = format!("kunci `{nama}` wajib ada, tetapi tidak ditulis");
            self.temuan.push(Temuan::bentuk(objek.start(), pointer, pesan, format!("Tambahkan `\"{nama}\": …`")));
        }
    }

    fn kunci_asing(
        &mut self,
        nama: &str,
        letak: usize,
        skema: &'s Skema,
        saudara: &[&'s Skema],
        dekat: Option<&str>,
        pointer: &Pointer,
    ) {
        let milik_lain = saudara.iter().any(|satu| kunci(satu).any(|kunci| kunci == nama));
        self.temuan.push(match (ciri(skema).next(), dekat) {
            (Some(ciri), _) if milik_lain => {
                let pesan = format!("kunci `{nama}` tidak berlaku untuk `{ciri}`");
                Temuan::bentuk(letak, pointer, pesan, "Hapus, atau pindahkan ke objek yang tepat")
            }
            (_, Some(dekat)) => {
                let pesan = format!("kunci `{}` tidak dikenal di sini", dikutip(nama));
                Temuan::bentuk(letak, pointer, pesan, format!("Mungkin maksudnya `{dekat}`"))
            }
            (_, None) => {
                let pesan = format!("kunci `{}` tidak dikenal di sini", dikutip(nama));
                Temuan::bentuk(letak, pointer, pesan, obat(nama, kunci(skema)))
            }
        });
    }
}
