//! What a user wrote under `"tertulis"` in place of a derived text, word by word: each difference, and the one rule that owns it.
//!
//! The rules that own them need not look at these slots themselves: what is found here is told under their names, once
//! ([`temuan`]). A rule that finds the same words by itself goes before. What no rule owns stays a hint named `tertulis`.

use std::{collections::BTreeSet, ops::Range};

use super::{
    pandangan::{Pandangan, Satuan},
    pemilik::{self, Slot},
    sejajar::{Langkah, seluruhnya},
    token::{Token, token},
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    expand::job::Bagian,
};

/// What kind of difference it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Jenis {
    /// Other letters, same words.
    Kapital,
    /// A blank too many or too few.
    Spasi,
    /// Marks of punctuation only.
    Tanda,
    /// Words.
    Kata,
}

/// One difference between what was derived and what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beda {
    /// The address of the slot.
    pub(super) alamat: String,
    /// The text, by its place in [`Pandangan::satuan`]; none where it was written to be nothing, and so is not printed.
    pub(super) satuan: Option<usize>,
    /// The rule that owns it; `tertulis` where none does.
    pub(super) pemilik: &'static str,
    /// What kind it is.
    pub(super) jenis: Jenis,
    /// The derived words; empty where some were added.
    pub(super) turunan: String,
    /// The written words, in bytes; empty where some were dropped.
    pub(super) rentang: Range<usize>,
    /// The same, or where words were dropped the words around the gap.
    pub(super) sorot: Range<usize>,
}

/// Every difference of every slot that the user wrote by hand, in reading order.
pub(super) fn semua(pandangan: &Pandangan<'_>) -> Vec<Beda> {
    let mut hasil = Vec::new();
    if pandangan.pokok().tertulis.is_empty() {
        return hasil;
    }
    for (i, satu) in pandangan.satuan.iter().enumerate() {
        if let Some(turunan) = satu.turunan(pandangan.pokok()) {
            hasil.extend(slot(pandangan, i, satu, turunan));
        }
    }
    // A part of a document lacks slots that the whole has.
    if pandangan.job.kunci.bagian == Bagian::Semua {
        let ada: BTreeSet<&str> = pandangan.satuan.iter().map(|satu| satu.slot.alamat.as_str()).collect();
        let tertulis = pandangan.pokok().tertulis.iter().filter(|(alamat, _)| !ada.contains(alamat.as_str()));
        hasil.extend(tertulis.filter_map(|(alamat, turunan)| tak_tercetak(pandangan, alamat, turunan)));
    }
    let geser = |satu: &Beda| (satu.pemilik == "X5").then(|| pandangan.satuan.get(satu.satuan?)).flatten();
    let mut sebelum: Option<(String, i64)> = None;
    hasil.retain(|satu| {
        let ini =
            geser(satu).and_then(|satuan| pergeseran(&satu.alamat, &satuan.polos, satuan.turunan(pandangan.pokok())?));
        let ikut = ini.is_some() && ini == sebelum;
        sebelum = ini;
        // What follows from a number that jumped is told with it.
        !ikut
    });
    hasil
}

/// The list of a label, and by how much its number differs from the derived one.
fn pergeseran(alamat: &str, tertulis: &str, turunan: &str) -> Option<(String, i64)> {
    let nilai = |label: &str| -> Option<i64> {
        let isi: String = label.chars().filter(|huruf| huruf.is_alphanumeric()).collect();
        let huruf = isi.chars().next().filter(|huruf| isi.len() == 1 && huruf.is_ascii_lowercase());
        isi.parse().ok().or_else(|| huruf.map(|huruf| i64::from(u32::from(huruf))))
    };
    let daftar = alamat.strip_suffix("/label")?.rsplit_once('/')?.0;
    Some((daftar.to_owned(), nilai(tertulis)? - nilai(turunan)?))
}

/// What was written for a slot that is not printed: nothing, or a mark at the end of another.
fn tak_tercetak(pandangan: &Pandangan<'_>, alamat: &str, turunan: &str) -> Option<Beda> {
    if let Some(induk) = alamat.strip_suffix("/akhir") {
        let (satuan, satu) = pandangan.satuan.iter().enumerate().find(|(_, satu)| satu.slot.alamat == induk)?;
        let akhir = satu
            .token()
            .last()
            .filter(|satu| !satu.kata)
            .map_or(satu.polos.len()..satu.polos.len(), |satu| satu.rentang.clone());
        let kata = satu.token().iter().rfind(|satu| satu.kata).map_or(akhir.start, |satu| satu.rentang.start);
        let (pemilik, turunan) = ("P1", turunan.to_owned());
        let (alamat, satuan, sorot) = (alamat.to_owned(), Some(satuan), kata..satu.polos.len());
        return Some(Beda { alamat, satuan, pemilik, jenis: Jenis::Tanda, turunan, rentang: akhir, sorot });
    }
    // Nothing in place of nothing; and an order is judged by the rule that looks at all citations.
    if turunan.is_empty() || alamat == "mengingat/urutan" {
        return None;
    }
    let pemilik = match Slot::dari(alamat) {
        Slot::Label => "tertulis",
        slot => slot.asal(),
    };
    let (alamat, turunan) = (alamat.to_owned(), turunan.to_owned());
    Some(Beda { alamat, satuan: None, pemilik, jenis: Jenis::Kata, turunan, rentang: 0..0, sorot: 0..0 })
}

fn slot(pandangan: &Pandangan<'_>, nomor: usize, satu: &Satuan<'_>, turunan: &str) -> Vec<Beda> {
    // What another system fills in is told as such.
    if turunan == satu.polos || satu.polos.contains("${") {
        return Vec::new();
    }
    let (a, b) = (token(turunan), satu.token());
    let jenis = Slot::dari(&satu.slot.alamat);
    let alamat = &satu.slot.alamat;
    let pembagi = Pembagi { pandangan, alamat, slot: jenis, a: &a, b, turunan, tertulis: &satu.polos, nomor };
    let lain = jenis == Slot::Kutipan && pemilik::kutipan_lain(&a, b);
    if lain || b.is_empty() || a.is_empty() || jenis.utuh(turunan, &satu.polos) {
        return vec![pembagi.seluruhnya(if lain { "X6" } else { jenis.asal() })];
    }
    let mut semua = pembagi.bagi(&seluruhnya(&a, b));
    // A closing that is wrong in several ways is told once.
    let penutup: Vec<bool> = semua.iter().map(|satu| satu.pemilik == "X10").collect();
    if penutup.iter().filter(|ini| **ini).count() > 1 && penutup.iter().all(|ini| *ini) {
        return vec![pembagi.seluruhnya("X10")];
    }
    // What no rule owns is told once for the slot.
    if semua.iter().any(|satu| satu.pemilik == "tertulis") {
        semua.retain(|satu| satu.pemilik != "tertulis");
        semua.push(pembagi.seluruhnya("tertulis"));
    }
    semua
}

/// Parts the steps from one text to the other into differences of one owner each.
struct Pembagi<'p, 'a> {
    pandangan: &'p Pandangan<'a>,
    alamat: &'p str,
    slot: Slot,
    a: &'p [Token],
    b: &'p [Token],
    turunan: &'p str,
    tertulis: &'p str,
    nomor: usize,
}

/// Steps that belong together: the tokens of both, so far.
struct Himpunan {
    pemilik: &'static str,
    jenis: Jenis,
    a: Range<usize>,
    b: Range<usize>,
}

impl Pembagi<'_, '_> {
    fn seluruhnya(&self, pemilik: &'static str) -> Beda {
        let sorot = 0..self.tertulis.len();
        let turunan = self.turunan.to_owned();
        Beda {
            alamat: self.alamat.to_owned(),
            satuan: Some(self.nomor),
            pemilik,
            jenis: Jenis::Kata,
            turunan,
            rentang: sorot.clone(),
            sorot,
        }
    }

    fn bagi(&self, jalan: &[Langkah]) -> Vec<Beda> {
        let mut hasil: Vec<Himpunan> = Vec::new();
        let (mut i, mut j, mut sambung) = (0, 0, false);
        let putus = pemilik::singkatan(self.slot, self.a, self.b, jalan);
        for (k, langkah) in jalan.iter().enumerate() {
            let (i2, j2) = match langkah {
                Langkah::Hilang(_) => (i + 1, j),
                Langkah::Tambah(_) => (i, j + 1),
                _ => (i + 1, j + 1),
            };
            let milik = self.milik(*langkah, (i, j)).map(|(pemilik, jenis)| match putus[k] {
                true => ("A1", Jenis::Kata),
                false => (pemilik, jenis),
            });
            // The point of a short form belongs to it.
            let milik = match (milik, hasil.last()) {
                (Some((_, Jenis::Tanda)), Some(akhir)) if sambung && self.titik_rapat(*langkah) => {
                    Some((akhir.pemilik, akhir.jenis))
                }
                (milik, _) => milik,
            };
            match (milik, hasil.last_mut()) {
                (None, _) => {}
                (Some((pemilik, jenis)), Some(akhir))
                    if sambung && akhir.pemilik == pemilik && akhir.jenis == jenis =>
                {
                    (akhir.a.end, akhir.b.end) = (i2, j2);
                }
                (Some((pemilik, jenis)), _) => hasil.push(Himpunan { pemilik, jenis, a: i..i2, b: j..j2 }),
            }
            (i, j, sambung) = (i2, j2, milik.is_some());
        }
        hasil.into_iter().map(|satu| self.beda(satu)).collect()
    }

    /// Whether this step is about a point that stands right behind a word.
    fn titik_rapat(&self, langkah: Langkah) -> bool {
        let tanda = match langkah {
            Langkah::Hilang(i) => self.a.get(i),
            Langkah::Tambah(j) => self.b.get(j),
            _ => None,
        };
        tanda.is_some_and(|satu| satu.lipat == "." && !satu.spasi)
    }

    /// Who owns this step, and what kind of difference it is.
    fn milik(&self, langkah: Langkah, (i, j): (usize, usize)) -> Option<(&'static str, Jenis)> {
        let (a, b) = (self.a.get(i), self.b.get(j));
        match langkah {
            Langkah::Sama(..) => {
                let (a, b) = (a?, b?);
                if a.asli(self.turunan) != b.asli(self.tertulis) {
                    return Some((self.slot.pemilik_kapital(), Jenis::Kapital));
                }
                let spasi = a.spasi != b.spasi && i > 0 && j > 0;
                spasi.then_some(("P1", Jenis::Spasi))
            }
            _ => {
                let lama = a.filter(|_| !matches!(langkah, Langkah::Tambah(_)));
                let baru = b.filter(|_| !matches!(langkah, Langkah::Hilang(_)));
                let kata = lama.into_iter().chain(baru).any(|satu| satu.kata);
                if !kata {
                    return Some((self.slot.pemilik_tanda(baru.or(lama)), Jenis::Tanda));
                }
                let sesudah = self.a.get(i + usize::from(lama.is_some()));
                let pokok = self.pandangan.pokok();
                Some((self.slot.pemilik_kata(lama, baru, sesudah, pokok), Jenis::Kata))
            }
        }
    }

    fn beda(&self, satu: Himpunan) -> Beda {
        let potong = |token: &[Token], rentang: &Range<usize>| match token.get(rentang.clone()) {
            Some([awal, .., akhir]) => awal.rentang.start..akhir.rentang.end,
            Some([satu]) => satu.rentang.clone(),
            _ => 0..0,
        };
        let rentang = potong(self.b, &satu.b);
        let sekitar = satu.b.start.saturating_sub(1)..(satu.b.end + 1).min(self.b.len());
        let sekitar =
            if satu.jenis == Jenis::Spasi || satu.b.is_empty() { potong(self.b, &sekitar) } else { rentang.clone() };
        let turunan = self.turunan[potong(self.a, &satu.a)].to_owned();
        Beda {
            alamat: self.alamat.to_owned(),
            satuan: Some(self.nomor),
            pemilik: satu.pemilik,
            jenis: satu.jenis,
            turunan,
            rentang,
            sorot: sekitar,
        }
    }
}

/// The differences as findings of the rules that own them, but for those that are among `sudah` under the same name.
pub(super) fn temuan(pandangan: &Pandangan<'_>, sudah: &[(usize, Diagnostic)]) -> Vec<(usize, Diagnostic)> {
    let baru = pandangan.beda().iter().filter(|beda| !sudah.iter().any(|(_, satu)| sama(pandangan, beda, satu)));
    baru.map(|beda| (beda.satuan.unwrap_or(usize::MAX), satu_temuan(pandangan, beda))).collect()
}

/// Whether a finding is about the words of this difference.
fn sama(pandangan: &Pandangan<'_>, beda: &Beda, temuan: &Diagnostic) -> bool {
    let Some(satuan) = beda.satuan.and_then(|i| pandangan.satuan.get(i)) else { return false };
    // A blank before a mark, or a mark too many, is told once, whoever owns the slot.
    let tanda = temuan.code == "P1" && matches!(beda.jenis, Jenis::Tanda | Jenis::Spasi);
    // Words of a citation may have been held against the register already.
    let kutipan = ["X6", "X7"].contains(&&*temuan.code) && ["X6", "X7"].contains(&beda.pemilik);
    if temuan.code != beda.pemilik && !tanda && !kutipan || temuan.place.as_ref() != Some(&satuan.slot.tempat) {
        return false;
    }
    // All short forms of a text are told at once.
    let Some(sorot) = temuan.sorot.as_ref().filter(|_| beda.pemilik != "A1") else { return true };
    let letak = satuan.polos.match_indices(&sorot.kata).nth(sorot.ke).map_or(0, |(letak, _)| letak);
    letak < beda.sorot.end && beda.sorot.start < letak + sorot.kata.len()
}

fn satu_temuan(pandangan: &Pandangan<'_>, beda: &Beda) -> Diagnostic {
    let alamat = &beda.alamat;
    let satuan = beda.satuan.and_then(|i| pandangan.satuan.get(i));
    let pesan = pesan(satuan.map_or("", |satu| &satu.polos), beda);
    let temuan = match ringan(beda) {
        true => Diagnostic::petunjuk(beda.pemilik, pesan),
        false => Diagnostic::peringatan(beda.pemilik, pesan),
    };
    let temuan = temuan.cure(match (beda.turunan.as_str(), beda.pemilik) {
        (_, "tertulis") | ("", _) => format!("Hapus `{alamat}` dari `tertulis` bila perbedaan itu tidak disengaja"),
        (turunan, _) => format!("Tulis `{turunan}`, atau hapus `{alamat}` dari `tertulis`"),
    });
    match satuan {
        None => {
            let pointer = Pointer::root().key("tertulis").key(alamat);
            temuan.at(Place::new(pandangan.pokok().berkas.as_str(), pointer))
        }
        Some(satuan) if beda.sorot.is_empty() => satuan.temuan_semua(temuan),
        Some(satuan) => satuan.temuan(temuan, beda.sorot.clone()),
    }
}

/// Whether the difference is a matter of style.
fn ringan(beda: &Beda) -> bool {
    // How an authentication is written is custom.
    let kebiasaan = beda.pemilik == "X10" && beda.alamat.contains("pengesahan/") && beda.jenis != Jenis::Kata;
    kebiasaan
        // What the letterhead of a secretary's decree says is not confirmed.
        || beda.alamat == "kop"
        || beda.jenis == Jenis::Spasi
        || beda.pemilik == "tertulis"
        || (beda.pemilik, beda.jenis) == ("X3", Jenis::Tanda)
        // The words of a sum in capitals say the same sum.
        || (beda.pemilik, beda.jenis) == ("X12", Jenis::Kapital)
        // `pada huruf` instead of `dalam huruf` is unusual; nothing at all is wrong.
        || beda.pemilik == "R1" && !beda.rentang.is_empty()
}

/// What is said of a difference in this text.
fn pesan(teks: &str, beda: &Beda) -> String {
    let (alamat, acuan) = (&beda.alamat, pemilik::acuan(beda.pemilik));
    let (tertulis, turunan, sekitar) = (&teks[beda.rentang.clone()], &beda.turunan, &teks[beda.sorot.clone()]);
    match (beda.jenis, turunan.as_str(), tertulis) {
        (_, turunan, "") if teks.trim().is_empty() => format!("`{alamat}` dikosongkan; {acuan}: `{turunan}`"),
        _ if beda.pemilik == "tertulis" => format!("`{alamat}` ditulis sendiri: `{tertulis}`; turunannya: `{turunan}`"),
        (Jenis::Spasi, ..) => format!("spasi pada `{sekitar}` dalam `{alamat}` tidak sama dengan turunannya"),
        (Jenis::Kapital, ..) => format!("huruf besar dan kecil `{tertulis}` dalam `{alamat}`; {acuan}: `{turunan}`"),
        (_, turunan, "") => format!("`{turunan}` hilang pada `{sekitar}` dalam `{alamat}`; {acuan} memuatnya"),
        (_, "", tertulis) => format!("`{tertulis}` ditambahkan dalam `{alamat}`; {acuan} tidak memuatnya"),
        (_, turunan, tertulis) => format!("`{tertulis}` dalam `{alamat}`; {acuan}: `{turunan}`"),
    }
}
