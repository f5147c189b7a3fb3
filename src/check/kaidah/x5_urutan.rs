//! Nomor, huruf, atau kata diktum yang melompat, berulang, atau salah tulis
//!
//! **Yang ditemukan**: urutan huruf, angka, angka Romawi, BAB, dan kata diktum yang melompat, berulang, atau mundur, juga yang diketik di
//! depan teks (`1. …`, `IV. …`, `AREA V – …`); dua nomor dengan judul atau isi yang sama; kata diktum yang salah tulis; bentuk label
//! yang berganti di tengah daftar.
//!
//! **Mengapa**: nomor yang melompat berarti ada butir yang hilang atau nomor yang salah, dan rujukan ke nomor itu tidak lagi pasti.
//! Kata diktum mulai dari yang kedua belas terdiri atas dua kata.
//!
//! **Contoh**: Mengingat 1., 2., 4., 5.; "III." dan "IV. Penataan Sistem Manajemen SDM"; KEDUABELAS.
//!
//! **Obat**: tambahkan butir yang hilang, atau betulkan nomornya. Nomor yang dibuat program selalu urut: hapus yang ditulis dalam
//! `tertulis`.
//!
//! **Sumber**: Lampiran II UU 12/2011 (penomoran Konsiderans, Dasar Hukum, dan diktum); kata diktum di atas kedua puluh menurut pola.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    check::{
        kata::pola,
        kolom::TabelTerbaca,
        nomor::{self, Cara, Cela, Label},
        pandangan::{Letak, Pandangan, Peran, Satuan},
        pohon::{self, Deret},
        teks::Teks,
        uraian::{Saring, Uraian},
    },
    diag::Diagnostic,
    expand::job::{Blok, Butir, Slot},
    model::bilangan,
};

pub(super) const KODE: &str = "X5";

/// A numbered thing among its like.
struct Anggota<'a> {
    slot: &'a Slot,
    rentang: Range<usize>,
    label: Label,
    /// What it is the number of, where that can be compared: its place and bytes.
    judul: Option<(&'a Slot, Range<usize>)>,
}

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if berbahasa(teks.peran) { rujukan_diktum(teks) } else { Vec::new() }
}

fn berbahasa(peran: Peran) -> bool {
    matches!(peran, Peran::Kalimat | Peran::Sel)
}

pub(super) fn periksa_naskah(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    for (letak, deret) in p.deret() {
        match deret {
            Deret::Butir(semua) => {
                let diktum = matches!(letak, Letak::Diktum(_));
                temuan.extend(deretan(p, &anggota(p, semua, false)));
                temuan.extend(semua.iter().filter(|_| diktum).filter_map(|satu| kata_diktum(p, &satu.label)));
            }
            Deret::Blok(semua) => blok(p, semua, &mut temuan),
        }
    }
    temuan.extend(kelompok(p));
    temuan.extend(lampiran(p));
    let terinci = p.satuan.iter().filter(|satu| berbahasa(satu.peran) && satu.perlu(Saring::X5, || terinci(satu)));
    temuan.extend(terinci.flat_map(|satu| rincian_terketik(p, satu)));
    temuan
}

fn anggota<'a>(p: &Pandangan<'_>, semua: &'a [Butir], berjudul: bool) -> Vec<Anggota<'a>> {
    let satu = |butir: &'a Butir| {
        let (label, isi) = (p.uraian(&butir.label), &p.uraian(&butir.teks).polos);
        let judul =
            (berjudul && butir.isi.is_empty() && isi.chars().count() >= 15).then_some((&butir.teks, 0..isi.len()));
        Some(Anggota { slot: &butir.label, rentang: 0..label.polos.len(), label: label.label()?.clone(), judul })
    };
    semua.iter().filter_map(satu).collect()
}

/// What stands side by side: lists that may go on from the one before, parts, paragraphs with typed numbers.
fn blok(p: &Pandangan<'_>, semua: &[Blok], temuan: &mut Vec<Diagnostic>) {
    let mut daftar: Vec<Anggota<'_>> = Vec::new();
    for satu in semua {
        if let Blok::Daftar { butir } = satu {
            let baru = anggota(p, butir, true);
            // One that begins at its beginning is a list of its own.
            let awal = |label: &Label| ["1", "a", "A", "I", "i"].contains(&label.angka.as_str());
            if baru.first().is_none_or(|satu| awal(&satu.label)) {
                temuan.extend(deretan(p, &daftar));
                daftar.clear();
            }
            daftar.extend(baru);
        }
    }
    temuan.extend(deretan(p, &daftar));
    let bagian = semua.iter().filter_map(|satu| match satu {
        Blok::Bagian { nomor: Some(nomor), judul, .. } => {
            let uraian = p.uraian(nomor);
            let ketikan = nomor::ketikan(&uraian.polos).map(|ketikan| ketikan.label);
            let label = ketikan.or_else(|| uraian.label().cloned())?;
            let judul = (judul, 0..p.uraian(judul).polos.len());
            Some(Anggota { slot: nomor, rentang: 0..uraian.polos.len(), label, judul: Some(judul) })
        }
        _ => None,
    });
    temuan.extend(deretan(p, &bagian.collect::<Vec<_>>()));
    temuan.extend(terketik(p, semua));
}

/// Numbers that are typed in front of headings and paragraphs, each with those of its own shape.
fn terketik(p: &Pandangan<'_>, semua: &[Blok]) -> Vec<Diagnostic> {
    type Bentuk = (String, String, bool);
    let mut terbuka: Vec<(Bentuk, Vec<Anggota<'_>>)> = Vec::new();
    let mut temuan = Vec::new();
    for satu in semua {
        let (slot, judul) = match satu {
            Blok::Paragraf { teks, .. } => (teks, false),
            Blok::Bagian { judul, .. } => (judul, true),
            _ => continue,
        };
        let teks = &p.uraian(slot).polos;
        let Some(ketikan) = nomor::ketikan(teks) else { continue };
        let romawi = nomor::romawi(&ketikan.label.angka).is_some();
        let cara = if romawi { "I" } else { Cara::Angka.baca(&ketikan.label.angka).map_or("a", |_| "1") };
        let bentuk = (format!("{}{cara}", ketikan.kata), ketikan.label.dengan(""), judul);
        // A letter such as `C.` is Roman only among Roman ones.
        let sama = |lain: &Bentuk| {
            *lain == bentuk || romawi && *lain == (format!("{}a", ketikan.kata), bentuk.1.clone(), judul)
        };
        let berjudul = ketikan.sisa < teks.len();
        let baru = Anggota {
            slot,
            rentang: ketikan.rentang,
            label: ketikan.label,
            judul: berjudul.then_some((slot, ketikan.sisa..teks.len())),
        };
        let awal = ["1", "a", "A", "I", "i"].contains(&baru.label.angka.as_str());
        let letak = terbuka.iter().rposition(|(lain, _)| sama(lain));
        match letak {
            // What stood deeper ends here.
            Some(letak) => {
                terbuka.drain(letak + 1..).for_each(|(_, semua)| temuan.extend(deretan(p, &semua)));
                if let Some((_, deret)) = terbuka.last_mut() {
                    if awal && deret.len() > 1 {
                        temuan.extend(deretan(p, &std::mem::take(deret)));
                    }
                    deret.push(baru);
                }
            }
            None => terbuka.push((bentuk, vec![baru])),
        }
    }
    terbuka.into_iter().for_each(|(_, semua)| temuan.extend(deretan(p, &semua)));
    temuan
}

/// Headings of groups of rows, over all tables of a part.
fn kelompok(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    let mut terbuka: Option<(Letak, Vec<Anggota<'_>>)> = None;
    for TabelTerbaca { letak, kelompok, .. } in p.tabel() {
        let baru = kelompok.iter().map(|satu| Anggota {
            slot: satu.slot,
            rentang: satu.rentang.clone(),
            label: satu.label.clone(),
            judul: Some((satu.slot_judul, satu.rentang_judul.clone())),
        });
        let baru: Vec<_> = baru.collect();
        let lanjut = baru.first().is_some_and(|satu| !["1", "a", "A", "I"].contains(&satu.label.angka.as_str()));
        match &mut terbuka {
            Some((lain, semua)) if lain == letak && lanjut => semua.extend(baru),
            _ => {
                let lama = terbuka.replace((*letak, baru));
                temuan.extend(lama.iter().flat_map(|(_, semua)| deretan(p, semua)));
            }
        }
    }
    temuan.extend(terbuka.iter().flat_map(|(_, semua)| deretan(p, semua)));
    temuan
}

/// What is wrong with a row of numbers: its order, its shape, and titles that stand twice.
fn deretan(p: &Pandangan<'_>, semua: &[Anggota<'_>]) -> Vec<Diagnostic> {
    if semua.len() < 2 {
        return Vec::new();
    }
    let angka: Vec<&str> = semua.iter().map(|satu| satu.label.angka.as_str()).collect();
    let mut temuan = judul_ganda(p, semua);
    match nomor::urut(&angka) {
        Some((cara, cela)) => temuan.extend(cela.into_iter().map(|(i, cela)| bercela(semua, i, cara, cela))),
        None => temuan.extend(bentuk_campur(semua)),
    }
    temuan
}

fn bercela(semua: &[Anggota<'_>], i: usize, cara: Cara, cela: Cela) -> Diagnostic {
    let ini = &semua[i];
    let tulis = |nilai| ini.label.dengan(&cara.tulis(nilai));
    let label = ini.label.dengan(&ini.label.angka);
    let sebelum = i.checked_sub(1).map(|i| semua[i].label.dengan(&semua[i].label.angka)).unwrap_or_default();
    let (pesan, obat) = match cela {
        Cela::Awal => (
            format!("urutan dimulai dengan `{label}`, bukan `{}`", tulis(1)),
            "Tambahkan yang mendahuluinya, atau mulai dari yang pertama".to_owned(),
        ),
        Cela::Terlewat(nilai) => (
            format!("`{label}` berdiri langsung sesudah `{sebelum}`: `{}` tidak ada", tulis(nilai)),
            format!("Tambahkan `{}` yang hilang, atau urutkan nomornya", tulis(nilai)),
        ),
        Cela::Berulang(_) => (
            match label == sebelum {
                true => format!("`{label}` berdiri dua kali berturut-turut"),
                false => format!("`{label}` berdiri dua kali; yang kedua sesudah `{sebelum}`"),
            },
            "Beri yang kedua nomor berikutnya, atau hapus bila sama isinya".to_owned(),
        ),
        Cela::Mundur(nilai) => (
            format!("`{label}` berdiri sesudah `{sebelum}`: seharusnya `{}`", tulis(nilai)),
            format!("Tulis `{}`, atau pindahkan ke tempatnya", tulis(nilai)),
        ),
        Cela::Salah(nilai) => (
            format!(
                "`{label}` berdiri di antara `{sebelum}` dan `{}`: seharusnya `{}`",
                tulis(nilai + 1),
                tulis(nilai)
            ),
            format!("Tulis `{}`", tulis(nilai)),
        ),
    };
    pohon::pada(ini.slot, Diagnostic::peringatan(KODE, pesan).cure(obat), ini.rentang.clone())
}

/// Numbers of different kinds in one row: 1., 2., c.
fn bentuk_campur(semua: &[Anggota<'_>]) -> Option<Diagnostic> {
    let cara = |satu: &Anggota<'_>| match satu.label.angka.chars().next() {
        Some(huruf) if huruf.is_ascii_digit() => 0,
        Some(huruf) if huruf.is_lowercase() => 1,
        _ => 2,
    };
    let beda = semua.iter().skip(1).find(|satu| cara(satu) != cara(&semua[0]))?;
    let (pertama, ini) = (&semua[0].label, &beda.label);
    let (pertama, ini) = (pertama.dengan(&pertama.angka), ini.dengan(&ini.angka));
    let pesan = format!("label `{ini}` tidak sebentuk dengan `{pertama}` dalam daftar yang sama");
    let temuan = Diagnostic::peringatan(KODE, pesan).cure("Pakai satu bentuk label dalam satu daftar");
    Some(pohon::pada(beda.slot, temuan, beda.rentang.clone()))
}

/// Two numbers whose titles are the same.
fn judul_ganda(p: &Pandangan<'_>, semua: &[Anggota<'_>]) -> Vec<Diagnostic> {
    let kunci = |(slot, rentang): &(&Slot, Range<usize>)| {
        let uraian = p.uraian(slot);
        let huruf = match *rentang == (0..uraian.polos.len()) {
            true => Cow::Borrowed(uraian.kecil()),
            false => Cow::Owned(uraian.polos[rentang.clone()].to_lowercase()),
        };
        let huruf = huruf.split_whitespace().collect::<Vec<_>>().join(" ");
        huruf.trim_end_matches(|huruf: char| !huruf.is_alphanumeric()).trim_end_matches(" dan").to_owned()
    };
    let judul: Vec<Option<String>> = semua.iter().map(|satu| satu.judul.as_ref().map(kunci)).collect();
    let mut temuan = Vec::new();
    for (i, satu) in semua.iter().enumerate() {
        let (Some(ini), Some((slot, rentang))) = (&judul[i], &satu.judul) else { continue };
        let Some(lama) = judul[..i].iter().position(|lain| lain.as_ref() == Some(ini)).filter(|_| !ini.is_empty())
        else {
            continue;
        };
        let label = |i: usize| semua[i].label.dengan(&semua[i].label.angka);
        let isi: String = p.uraian(slot).polos[rentang.clone()].chars().take(80).collect();
        let pesan = format!("`{}` dan `{}` berbunyi sama: `{isi}`", label(lama), label(i));
        let obat = "Tulis yang dimaksud pada salah satunya, atau hapus yang kedua";
        temuan.push(pohon::pada(slot, Diagnostic::peringatan(KODE, pesan).cure(obat), rentang.clone()));
    }
    temuan
}

/// The word of a diktum in another spelling than the usual one.
fn kata_diktum(p: &Pandangan<'_>, label: &Slot) -> Option<Diagnostic> {
    let kata = p.uraian(label).polos.trim_end_matches([':', ' ', '.']);
    ejaan(kata).map(|(temuan, baku)| pohon::pada_ganti(label, temuan, 0..kata.len(), &baku))
}

fn ejaan(kata: &str) -> Option<(Diagnostic, String)> {
    let baku = nomor::diktum(kata).and_then(bilangan::diktum).filter(|baku| baku != kata)?;
    let pesan = format!("kata diktum `{kata}` lazimnya ditulis `{baku}`");
    let temuan = match kata {
        "PERTAMA" => Diagnostic::petunjuk(KODE, pesan),
        _ => Diagnostic::peringatan(KODE, pesan),
    };
    Some((temuan.cure(format!("Tulis `{baku}`")), baku))
}

static RUJUKAN_DIKTUM: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"\b(?:[Dd]iktum|DIKTUM)\s+((?:KE[A-Z]+|PERTAMA)(?:\s+(?:BELAS|PULUH|[A-Z]+PULUH|SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))*)",
    )
});

fn rujukan_diktum(teks: &Teks<'_>) -> Vec<Diagnostic> {
    let kata = RUJUKAN_DIKTUM.captures_iter(teks.polos).filter_map(|c| c.get(1));
    kata.filter_map(|kata| {
        let (temuan, baku) = ejaan(kata.as_str())?;
        Some(teks.temuan_dengan_ganti(temuan, kata.range(), &baku))
    })
    .collect()
}

static ANGKA_TERKETIK: LazyLock<Regex> = LazyLock::new(|| pola(r"(?:^|[\s;,.])(\d{1,2}|[a-z])(\)|\.)\s"));

/// Whether an enumeration may begin in a text.
fn terinci(uraian: &Uraian) -> bool {
    ["1)", "1.", "a)", "a."].iter().any(|awal| uraian.polos.contains(awal))
}

/// An enumeration within one text: `1) … 2) … 4) …`. It begins with the text, or after a colon.
fn rincian_terketik(p: &Pandangan<'_>, satu: &Satuan<'_>) -> Vec<Diagnostic> {
    let semua: Vec<_> =
        ANGKA_TERKETIK.captures_iter(&satu.polos).filter_map(|c| Some((c.get(1)?, c.get(2)?))).collect();
    let Some((pertama, tanda)) = semua.first() else { return Vec::new() };
    let depan = satu.polos[..pertama.start()].trim_end();
    if !matches!(pertama.as_str(), "1" | "a")
        || !(depan.is_empty() || depan.ends_with([':', ',']) || satu.peran == Peran::Sel)
    {
        return Vec::new();
    }
    let angka = pertama.as_str() == "1";
    let sejenis: Vec<_> = semua
        .iter()
        .filter(|(satu, akhir)| satu.as_str().parse::<u32>().is_ok() == angka && akhir.as_str() == tanda.as_str())
        .collect();
    let anggota: Vec<_> = sejenis
        .iter()
        .map(|(huruf, akhir)| Anggota {
            slot: satu.slot,
            rentang: huruf.start()..akhir.end(),
            label: Label {
                depan: String::new(),
                angka: huruf.as_str().to_owned(),
                belakang: akhir.as_str().to_owned(),
            },
            judul: None,
        })
        .collect();
    // A row that starts anew is another enumeration, and says nothing.
    if anggota.iter().skip(1).any(|satu| matches!(satu.label.angka.as_str(), "1" | "a")) {
        return Vec::new();
    }
    deretan(p, &anggota)
}

/// The numbers of annexes.
fn lampiran(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let semua = &p.job.dokumen.lampiran;
    if semua.len() < 2 || p.job.dokumen.badan.is_none() {
        return Vec::new();
    }
    let label = semua.iter().filter_map(|satu| {
        let slot = satu.kepala.first()?;
        let ketikan = nomor::ketikan(&p.uraian(slot).polos).filter(|ketikan| ketikan.kata == "LAMPIRAN")?;
        Some(Anggota { slot, rentang: ketikan.rentang, label: ketikan.label, judul: None })
    });
    deretan(p, &label.collect::<Vec<_>>())
}
