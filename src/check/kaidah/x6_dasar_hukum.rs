//! Mengingat dan daftar dasar hukum yang tidak tersusun semestinya
//!
//! **Yang ditemukan**: urutan yang tidak menurut peringkat lalu waktu; peraturan yang disebut dua kali; kutipan tanpa judul, tanpa
//! lembarannya, atau yang menyebut perubahan dan bukan pokoknya; perubahan yang disebut di satu tempat dan tidak di tempat lain;
//! "Perubahan Peraturan" tanpa *atas*; *terakhir* tanpa *beberapa kali*; dasar hukum lampiran yang tidak sama dengan Mengingat;
//! pertimbangan yang menyebut peraturan yang tidak dikutip.
//!
//! **Mengapa**: Mengingat memuat dasar kewenangan menurut hierarki, dan yang setingkat menurut waktu. Peraturan yang sudah diubah dikutip
//! bersama perubahannya.
//!
//! **Contoh**: PermenPANRB 25/2020 berdiri sebelum PermenPANRB 10/2019; "telah diubah terakhir dengan … Perubahan Kedua atas …".
//!
//! **Obat**: sebut peraturannya dengan id; program menyusun urutan dan kutipannya. Dasar hukum lampiran dibuat dengan `dasar-hukum`.
//!
//! **Sumber**: Lampiran II UU 12/2011 (Dasar Hukum); koma sebelum *terakhir* menurut kebiasaan, cukup seragam dalam satu naskah.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;

use crate::{
    check::{
        kata::pola,
        pandangan::{Letak, Pandangan, Peran, Satuan},
        sitiran::{self, Sitiran, Tempat},
        uraian::Saring,
    },
    diag::Diagnostic,
    model::{
        bilangan,
        peraturan::JenisLembaran,
        sitasi::{Perubahan, Sitasi},
    },
};

pub(super) const KODE: &str = "X6";

static TANPA_ATAS: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"\b(?i:perubahan)(?:\s+(?i:kedua|ketiga|keempat|kelima|keenam|ketujuh))?(\s+)(?:Undang-Undang|Undang-undang|Peraturan|Keputusan)\b",
    )
});
/// What a consideration goes by, when it is named like a regulation.
static DISEBUT: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?:berdasarkan|menurut|sesuai(?:\s+dengan)?|melaksanakan|memedomani|mempedomani|menindaklanjuti)\s+(?:ketentuan\s+)?((?:Petunjuk\s+Teknis|Petunjuk\s+Pelaksanaan|Pedoman|Peraturan|Undang-Undang|Instruksi|Standar)(?:\s+(?:dan|di|atas|dari|[\p{Lu}]\p{L}+))+)",
    )
});

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let semua = p.sitiran();
    let mut temuan = Vec::new();
    for daftar in daftar(semua) {
        temuan.extend(urutan(&daftar));
        temuan.extend(ganda(&daftar));
        temuan.extend(daftar.iter().flat_map(|satu| kutipan(satu)));
    }
    temuan.extend(perubahan_di_tempat_lain(semua));
    temuan.extend(koma(semua));
    temuan.extend(semua.iter().filter(|satu| !satu.turunan && !satu.dijawab).filter_map(tanpa_atas));
    temuan.extend(lampiran(semua));
    temuan.extend(pertimbangan(p, semua));
    temuan
}

/// Mengingat, and each list of legal bases.
fn daftar<'s, 'a>(semua: &'s [Sitiran<'a>]) -> Vec<Vec<&'s Sitiran<'a>>> {
    let mut hasil: Vec<(Tempat, Vec<&Sitiran<'_>>)> = Vec::new();
    for satu in semua.iter().filter(|satu| satu.tempat.lengkap()) {
        match hasil.iter_mut().find(|(tempat, _)| *tempat == satu.tempat) {
            Some((_, daftar)) => daftar.push(satu),
            None => hasil.push((satu.tempat, vec![satu])),
        }
    }
    hasil.into_iter().map(|(_, daftar)| daftar).collect()
}

fn urutan(daftar: &[&Sitiran<'_>]) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    let mut puncak: Option<(u8, &Sitiran<'_>)> = None;
    for satu in daftar {
        let Some(ini) = satu.peringkat() else { continue };
        let sebab = match puncak {
            Some((tinggi, lain)) if ini < tinggi => Some((lain, "yang peringkatnya lebih rendah")),
            Some((sama, lain)) if ini == sama && satu.lebih_dahulu(lain) => Some((lain, "yang lebih baru")),
            _ => None,
        };
        match sebab {
            Some((lain, sebab)) => {
                let pesan = format!("`{}` berdiri sesudah `{}`, {sebab}", satu.sebut(), lain.sebut());
                let temuan_ini = Diagnostic::peringatan(KODE, pesan)
                    .cure("Urutkan menurut peringkat, lalu menurut waktu; program mengurutkannya sendiri menurut id");
                temuan.push(satu.satuan.temuan(temuan_ini, satu.sitasi.bentuk.start..satu.sitasi.nomor.end));
            }
            None => puncak = Some((ini, satu)),
        }
    }
    temuan
}

/// What is named twice: as itself, or once as an amendment of another.
fn ganda(daftar: &[&Sitiran<'_>]) -> Vec<Diagnostic> {
    let mut temuan = Vec::new();
    let pengubah = |satu: &Sitiran<'_>| {
        satu.sitasi.perubahan.as_ref().map(|ubah| sitiran::kunci(&satu.satuan.polos, &ubah.dengan))
    };
    for (i, satu) in daftar.iter().enumerate().filter(|(_, satu)| !satu.turunan && !satu.dijawab) {
        let kunci = satu.kunci();
        let rentang = satu.sitasi.bentuk.start..satu.sitasi.nomor.end;
        if daftar[..i].iter().any(|lain| lain.kunci() == kunci) {
            let pesan = format!("`{}` disebut dua kali", satu.sebut());
            let temuan_ini = Diagnostic::peringatan(KODE, pesan).cure("Hapus salah satunya");
            temuan.push(satu.satuan.temuan(temuan_ini, rentang));
        } else if let Some(lain) = daftar.iter().find(|lain| pengubah(lain).as_ref() == Some(&kunci)) {
            let pesan = format!("`{}` sudah disebut sebagai perubahan `{}`", satu.sebut(), lain.sebut());
            let temuan_ini = Diagnostic::petunjuk(KODE, pesan).cure("Hapus yang berdiri sendiri");
            temuan.push(satu.satuan.temuan(temuan_ini, rentang));
        }
    }
    temuan
}

/// What a whole citation lacks.
fn kutipan(satu: &Sitiran<'_>) -> Vec<Diagnostic> {
    if satu.turunan || satu.dijawab {
        return Vec::new();
    }
    let mut temuan = Vec::new();
    temuan.extend(tanpa_lembaran(satu, &satu.sitasi));
    temuan.extend(tanpa_judul(satu, &satu.sitasi));
    let judul =
        satu.sitasi.judul.as_ref().map(|judul| satu.satuan.polos[judul.clone()].to_lowercase()).unwrap_or_default();
    if judul.starts_with("perubahan") && bilangan::urutan_perubahan(&judul).is_some() {
        let pesan = format!("`{}` adalah perubahan: yang dikutip pokoknya, dengan perubahan itu", satu.sebut());
        let temuan_ini = Diagnostic::peringatan(KODE, pesan)
            .cure("Kutip peraturan pokoknya, `sebagaimana telah diubah dengan` peraturan ini");
        temuan.push(satu.satuan.temuan(temuan_ini, satu.sitasi.bentuk.start..satu.sitasi.nomor.end));
    }
    if let Some(ubah) = &satu.sitasi.perubahan {
        temuan.extend(tanpa_lembaran(satu, &ubah.dengan));
        temuan.extend(tanpa_judul(satu, &ubah.dengan));
        temuan.extend(frasa(satu, ubah));
    }
    temuan
}

fn tanpa_judul(satu: &Sitiran<'_>, sitasi: &Sitasi) -> Option<Diagnostic> {
    if sitasi.judul.is_some() {
        return None;
    }
    let teks = &satu.satuan.polos;
    let pesan = format!("`{}` dikutip tanpa judulnya", sitiran::sebut(teks, sitasi));
    let temuan =
        Diagnostic::peringatan(KODE, pesan).cure("Tulis `tentang` dan judulnya, atau sebut idnya dalam register");
    Some(satu.satuan.temuan(temuan, sitasi.bentuk.start..sitasi.nomor.end))
}

fn tanpa_lembaran(satu: &Sitiran<'_>, sitasi: &Sitasi) -> Option<Diagnostic> {
    let teks = &satu.satuan.polos;
    let bentuk = teks[sitasi.bentuk.clone()].to_lowercase();
    let negara = ["undang", "perppu", "peraturan pemerintah"].iter().any(|awal| bentuk.starts_with(awal));
    let presiden = bentuk.starts_with("peraturan presiden");
    if !bentuk.starts_with("peraturan") && !negara
        || bentuk.starts_with("peraturan daerah")
        || bentuk.contains("gubernur")
        || bentuk.contains("bupati")
    {
        return None;
    }
    let kurang = match &sitasi.lembaran {
        None if negara => "nomor Lembaran Negara dan Tambahan Lembaran Negara",
        None if presiden => "nomor Lembaran Negara",
        None => "nomor Berita Negara",
        Some(ada) if negara && ada.isi.lembaran == JenisLembaran::Negara && ada.isi.tambahan.is_none() => {
            "nomor Tambahan Lembaran Negara"
        }
        Some(_) => return None,
    };
    let pesan = format!("`{}` dikutip tanpa {kurang}", sitiran::sebut(teks, sitasi));
    let temuan = Diagnostic::peringatan(KODE, pesan)
        .cure("Tulis nomornya; bila tidak diketahui, jelaskan dalam `alasan` di samping `lengkap`");
    Some(satu.satuan.temuan(temuan, sitasi.bentuk.start..sitasi.nomor.end))
}

/// `terakhir` without `beberapa kali`, and the other way round.
fn frasa(satu: &Sitiran<'_>, ubah: &Perubahan) -> Option<Diagnostic> {
    let teks = &satu.satuan.polos;
    let judul = ubah.dengan.judul.as_ref().map(|judul| &teks[judul.clone()]);
    let awal = |judul: &&str| judul.to_lowercase().starts_with("perubahan");
    let kali = judul.filter(awal).and_then(bilangan::urutan_perubahan);
    let (pesan, obat) = match (ubah.beberapa_kali, kali) {
        (false, _) if ubah.terakhir => {
            ("`terakhir` tanpa `beberapa kali`", "Tulis `sebagaimana telah beberapa kali diubah terakhir dengan`")
        }
        (false, Some(2..)) => (
            "peraturan ini sudah diubah lebih dari satu kali",
            "Tulis `sebagaimana telah beberapa kali diubah terakhir dengan`",
        ),
        (true, Some(1)) => ("`beberapa kali` untuk perubahan yang pertama", "Tulis `sebagaimana telah diubah dengan`"),
        (true, _) if !ubah.terakhir => {
            ("`beberapa kali` tanpa `terakhir`", "Tulis `sebagaimana telah beberapa kali diubah terakhir dengan`")
        }
        _ => return None,
    };
    let pesan = format!("{pesan}: `{}`", teks[ubah.rentang.clone()].trim());
    let akhir = ubah.rentang.start + teks[ubah.rentang.clone()].trim_end().len();
    Some(satu.satuan.temuan(Diagnostic::peringatan(KODE, pesan).cure(obat), ubah.rentang.start..akhir))
}

/// Amendments that are cited here, and left out there.
fn perubahan_di_tempat_lain(semua: &[Sitiran<'_>]) -> Vec<Diagnostic> {
    let diubah: BTreeMap<String, String> = semua
        .iter()
        .filter_map(|satu| {
            Some((satu.kunci(), sitiran::sebut(&satu.satuan.polos, &satu.sitasi.perubahan.as_ref()?.dengan)))
        })
        .collect();
    let tanpa = semua.iter().filter(|satu| satu.tempat.lengkap() && !satu.turunan && satu.sitasi.perubahan.is_none());
    tanpa
        .filter_map(|satu| {
            let lain = diubah.get(&satu.kunci())?;
            let pesan = format!("`{}` di sini tanpa perubahannya, di tempat lain diubah dengan `{lain}`", satu.sebut());
            let temuan = Diagnostic::peringatan(KODE, pesan).cure("Kutip bersama perubahannya di kedua tempat");
            Some(satu.satuan.temuan(temuan, satu.sitasi.bentuk.start..satu.sitasi.nomor.end))
        })
        .collect()
}

/// A comma before `terakhir` in one citation, and none in another.
fn koma(semua: &[Sitiran<'_>]) -> Option<Diagnostic> {
    let frasa: Vec<(&Sitiran<'_>, &Perubahan)> = semua
        .iter()
        .filter_map(|satu| Some((satu, satu.sitasi.perubahan.as_deref()?)))
        .filter(|(_, ubah)| ubah.terakhir && ubah.beberapa_kali)
        .collect();
    let berkoma = frasa.iter().filter(|(_, ubah)| ubah.koma).count();
    if berkoma == 0 || berkoma == frasa.len() {
        return None;
    }
    let sedikit = berkoma * 2 <= frasa.len();
    let (satu, ubah) = frasa.iter().find(|(_, ubah)| ubah.koma == sedikit)?;
    let apa = if sedikit {
        "dengan koma di sini, tanpa koma di tempat lain"
    } else {
        "tanpa koma di sini, dengan koma di tempat lain"
    };
    let temuan = Diagnostic::petunjuk(KODE, format!("`beberapa kali diubah terakhir` {apa}"))
        .cure("Pakai satu cara dalam satu naskah");
    Some(satu.satuan.temuan(temuan, ubah.rentang.clone()))
}

fn tanpa_atas(satu: &Sitiran<'_>) -> Option<Diagnostic> {
    let teks = &satu.satuan.polos;
    let judul = satu.sitasi.rentang.clone();
    if !satu.satuan.kecil().contains("perubahan") {
        return None;
    }
    let c = TANPA_ATAS.captures(&teks[judul.clone()])?;
    let (semua, spasi) = (c.get(0)?, c.get(1)?);
    let ganti = format!(
        "{} atas {}",
        &semua.as_str()[..spasi.start() - semua.start()],
        &semua.as_str()[spasi.end() - semua.start()..]
    );
    let temuan =
        Diagnostic::peringatan(KODE, format!("`{}` tanpa `atas`", semua.as_str())).cure(format!("Tulis `{ganti}`"));
    Some(satu.satuan.temuan_dengan_ganti(temuan, judul.start + semua.start()..judul.start + semua.end(), &ganti))
}

/// Whether an item of a list stands there because the program repeats Mengingat.
fn dari_program(satu: &Sitiran<'_>) -> bool {
    let pointer = satu.satuan.slot.tempat.pointer.as_str();
    satu.turunan || pointer.starts_with("/mengingat/") || pointer.contains("/tambah/")
}

/// Legal bases of an annex against Mengingat, both ways.
fn lampiran(semua: &[Sitiran<'_>]) -> Vec<Diagnostic> {
    let kunci = |tempat: &dyn Fn(Tempat) -> bool| -> BTreeSet<String> {
        semua.iter().filter(|satu| tempat(satu.tempat)).map(Sitiran::kunci).collect()
    };
    let mengingat = kunci(&|tempat| tempat == Tempat::Mengingat);
    // A list that the program made of Mengingat needs no comparison.
    let buatan: Vec<Tempat> = semua.iter().filter(|satu| dari_program(satu)).map(|satu| satu.tempat).collect();
    let milik = |satu: &&Sitiran<'_>| matches!(satu.tempat, Tempat::Daftar(_)) && !buatan.contains(&satu.tempat);
    let daftar: Vec<&Sitiran<'_>> = semua.iter().filter(milik).collect();
    let Some(pertama) = daftar.first() else { return Vec::new() };
    let mut temuan: Vec<_> = daftar
        .iter()
        .filter(|satu| !mengingat.is_empty() && !mengingat.contains(&satu.kunci()))
        .map(|satu| {
            let pesan = format!("`{}` menjadi dasar hukum lampiran, tetapi tidak ada dalam Mengingat", satu.sebut());
            let temuan = Diagnostic::petunjuk(KODE, pesan)
                .cure("Tambahkan ke Mengingat bila memang dasarnya, atau hapus di sini");
            satu.satuan.temuan(temuan, satu.sitasi.bentuk.start..satu.sitasi.nomor.end)
        })
        .collect();
    let ada: BTreeSet<String> = daftar.iter().map(|satu| satu.kunci()).collect();
    let hilang: Vec<String> = semua
        .iter()
        .filter(|satu| satu.tempat == Tempat::Mengingat && !ada.contains(&satu.kunci()))
        .map(|satu| format!("`{}`", satu.sebut()))
        .collect();
    if !hilang.is_empty() {
        let pesan = format!("daftar dasar hukum ini tidak memuat {} dari Mengingat", hilang.join(", "));
        let temuan_ini = Diagnostic::petunjuk(KODE, pesan).cure("Pakai `dasar-hukum`, yang mengulang Mengingat");
        temuan.push(pertama.satuan.temuan(temuan_ini, pertama.sitasi.bentuk.start..pertama.sitasi.nomor.end));
    }
    temuan
}

/// What a consideration goes by must be cited.
fn pertimbangan(p: &Pandangan<'_>, semua: &[Sitiran<'_>]) -> Vec<Diagnostic> {
    let dikutip = || semua.iter().filter(|satu| satu.tempat == Tempat::Mengingat);
    let mut temuan = Vec::new();
    let kunci: BTreeSet<String> = dikutip()
        .flat_map(|satu| {
            let ubah = satu.sitasi.perubahan.as_ref().map(|ubah| sitiran::kunci(&satu.satuan.polos, &ubah.dengan));
            [Some(satu.kunci()), ubah]
        })
        .flatten()
        .collect();
    let disebut = semua.iter().filter(|satu| satu.satuan.letak == Letak::Menimbang && satu.peringkat().is_some());
    // The last consideration repeats the title.
    let disebut = disebut.filter(|satu| satu.satuan.slot.alamat != "menimbang/akhir");
    for satu in disebut.filter(|satu| !kunci.is_empty() && !kunci.contains(&satu.kunci())) {
        let pesan = format!("pertimbangan menyebut `{}`, yang tidak dikutip dalam Mengingat", satu.sebut());
        // A decree that is amended, replaced or carried out need not be a legal basis.
        let temuan_ini = match satu.peringkat() {
            Some(..=4) => Diagnostic::peringatan(KODE, pesan),
            _ => Diagnostic::petunjuk(KODE, pesan),
        };
        let rentang = satu.sitasi.bentuk.start..satu.sitasi.nomor.end;
        temuan.push(satu.satuan.temuan(temuan_ini.cure("Tambahkan ke Mengingat bila memang dasarnya"), rentang));
    }
    let judul: Vec<&Satuan<'_>> = p.di(Letak::Mengingat).collect();
    let bernama = |satu: &&Satuan<'_>| satu.perlu(Saring::X6, || DISEBUT.is_match(&satu.polos));
    for satu in p.di(Letak::Menimbang).filter(|satu| satu.peran == Peran::Kalimat).filter(bernama) {
        for nama in DISEBUT.captures_iter(&satu.polos).filter_map(|c| c.get(1)) {
            let nama = nama.start()..nama.start() + panjang_nama(nama.as_str());
            let (tertulis, isi) = (&satu.polos[nama.clone()], satu.polos[nama.clone()].to_lowercase());
            let bernomor = satu.polos[nama.end..].trim_start().starts_with("Nomor") || isi.contains(" nomor");
            if bernomor || isi.split_whitespace().count() < 3 || judul.iter().any(|satu| satu.kecil().contains(&isi)) {
                continue;
            }
            let pesan =
                format!("pertimbangan menyebut `{tertulis}`; tidak ada kutipan dengan judul itu dalam Mengingat");
            let temuan_ini = Diagnostic::petunjuk(KODE, pesan)
                .cure("Kutip peraturannya dalam Mengingat, atau sebut judulnya yang tepat");
            temuan.push(satu.temuan(temuan_ini, nama));
        }
    }
    temuan
}

/// How far a name reaches: not into the next one, and not to a word that joins.
fn panjang_nama(teks: &str) -> usize {
    let lain = [" dan Undang", " dan Peraturan", " dan Keputusan", " dan Instruksi"];
    let batas = lain.iter().filter_map(|lain| teks.find(lain)).min().unwrap_or(teks.len());
    let sambung =
        |teks: &str| [" dan", " di", " atas", " dari"].iter().find_map(|kata| teks.strip_suffix(kata).map(str::len));
    sambung(&teks[..batas]).unwrap_or(batas)
}
