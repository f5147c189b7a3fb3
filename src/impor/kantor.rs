//! What a decree says of itself that data name once: the office, who decides, the date, the number, the officers. Each is read from
//! several places; the place that differs keeps its words.

use std::collections::BTreeMap;

use super::{
    bagian::{Blok, Penutup, Terbaca},
    ejaan,
    json::Json,
};
use crate::model::{
    keputusan::Penetap,
    satker::{Satker, StatusJabatan, Tingkat},
    tanggal::{Bulan, Tanggal},
};

/// The places that name the office, those first that say it most surely.
const TEMPAT: [&str; 5] = ["judul/sebutan", "pembuka", "kop", "menetapkan", "judul/tentang"];

/// The office that most places name.
pub(super) fn cari<'s>(register: &'s BTreeMap<String, Satker>, terbaca: &Terbaca) -> Option<&'s Satker> {
    let slot = TEMPAT.iter().filter_map(|alamat| terbaca.slot.get(*alamat)).map(|kalimat| kalimat.teks());
    let jabatan = terbaca.penutup.tanda_tangan.get("jabatan").map(|kalimat| kalimat.teks());
    let semua: Vec<String> = slot.chain(jabatan).map(|teks| rapat(&teks)).collect();
    let nilai = |satker: &Satker| {
        let nama = std::iter::once(&satker.nama).map(|nama| rapat(nama));
        let tingkat = satker.tingkat.nama();
        let lain = satker.nama_lain.iter().flat_map(|nama| [rapat(nama), rapat(&format!("{tingkat} {nama}"))]);
        let nama: Vec<String> = nama.chain(lain.filter(|nama| nama.contains(&tingkat.to_uppercase()))).collect();
        semua.iter().filter(|teks| nama.iter().any(|nama| teks.contains(nama.as_str()))).count()
    };
    let wilayah = register.values().filter(|satker| satker.tingkat != Tingkat::Pusat);
    let terbaik = wilayah
        .map(|satker| (nilai(satker), satker.nama.len(), satker))
        .max_by_key(|(nilai, panjang, _)| (*nilai, *panjang));
    match terbaik {
        Some((nilai, _, satker)) if nilai > 0 => Some(satker),
        _ => {
            let pusat = semua.iter().any(|teks| teks.contains(" KOMISI PEMILIHAN UMUM "));
            register.values().find(|satker| satker.tingkat == Tingkat::Pusat).filter(|_| pusat)
        }
    }
}

/// In capitals, words apart by one blank, a blank at both ends.
fn rapat(teks: &str) -> String {
    let kata: Vec<&str> = teks.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty()).collect();
    format!(" {} ", kata.join(" ").to_uppercase())
}

/// Who decides, by most of the places that say it.
pub(super) fn penetap(terbaca: &Terbaca) -> Penetap {
    let slot = |alamat: &str| terbaca.slot.get(alamat).map(|kalimat| kalimat.teks().to_uppercase());
    let mut suara: Vec<bool> = Vec::new();
    for alamat in ["pembuka", "judul/sebutan", "menetapkan"] {
        let sebutan = |teks: &str| teks.starts_with("SEKRETARI") || teks.starts_with("KEPUTUSAN SEKRETARI");
        suara.extend(slot(alamat).map(|teks| sebutan(&teks)));
    }
    let jabatan = |penutup: &Penutup| penutup.tanda_tangan.get("jabatan").map(|satu| oleh_sekretaris(&satu.teks()));
    suara.extend(jabatan(&terbaca.penutup));
    let banyak = |suara: &[bool]| suara.iter().filter(|suara| **suara).count();
    // Annexes follow the body, however many they are: they decide only where it says neither.
    if banyak(&suara) * 2 == suara.len() {
        suara.extend(terbaca.lampiran.iter().filter_map(|lampiran| jabatan(&lampiran.penutup)));
    }
    let ya = banyak(&suara);
    let seri = ya * 2 == suara.len() && suara.first() == Some(&true);
    if ya * 2 > suara.len() || seri { Penetap::Sekretaris } else { Penetap::Ketua }
}

fn oleh_sekretaris(jabatan: &str) -> bool {
    jabatan
        .to_uppercase()
        .split(' ')
        .find(|kata| kata.starts_with("KETUA") || kata.starts_with("SEKRETARIS"))
        .is_some_and(|kata| kata.starts_with("SEKRETARIS"))
}

/// The key of the post that signs.
pub(super) fn kunci(penutup: &Penutup, penetap: Penetap) -> &'static str {
    match penutup.tanda_tangan.get("jabatan").map(|jabatan| jabatan.teks()) {
        Some(jabatan) if oleh_sekretaris(&jabatan) => "sekretaris",
        Some(jabatan) if jabatan.to_uppercase().contains("KETUA") => "ketua",
        _ => penetap.kunci(),
    }
}

/// The key of the post that signs within an annex: who signs the body has one post, whatever stands there.
pub(super) fn kunci_dalam(penutup: &Penutup, badan: &Penutup, penetap: Penetap) -> &'static str {
    match nama(penutup).is_some_and(|ini| nama(badan) == Some(ini)) {
        true => kunci(badan, penetap),
        false => kunci(penutup, penetap),
    }
}

/// The name of who signs, as one writes it.
fn nama(penutup: &Penutup) -> Option<String> {
    let nama = ejaan::nama(&penutup.tanda_tangan.get("nama")?.teks());
    Some(nama).filter(|nama| !nama.is_empty())
}

/// The date in a line such as `pada tanggal 11 Mei 2023`.
pub(super) fn tanggal(teks: &str) -> Option<Tanggal> {
    let kata: Vec<&str> = teks.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty()).collect();
    kata.windows(3).find_map(|tiga| {
        let (hari, tahun) = (tiga[0].parse::<u8>().ok()?, tiga[2].parse::<u16>().ok()?);
        let bulan = Bulan::dari_nama(tiga[1])?;
        format!("{tahun:04}-{:02}-{hari:02}", bulan.nomor()).parse().ok()
    })
}

/// The number as data have it: a counter where it is followed by `TAHUN` and a year; nothing where it was left open.
pub(super) fn nomor(teks: &str) -> Option<Json> {
    let kata: Vec<&str> = teks.split_whitespace().collect();
    match kata.as_slice() {
        [] => None,
        [urut, tahun, angka] if tahun.eq_ignore_ascii_case("tahun") && angka.parse::<u16>().is_ok() => {
            match urut.parse::<u32>() {
                Ok(urut) if urut > 0 => Some(Json::Angka(urut)),
                _ if urut.chars().all(|huruf| matches!(huruf, '.' | '…' | '_' | '-')) => None,
                _ => Some(Json::Teks(teks.to_owned())),
            }
        }
        _ if !teks.chars().any(|huruf| huruf.is_ascii_digit()) => None,
        _ if teks.bytes().all(|bita| bita.is_ascii_digit()) => teks.parse().ok().filter(|n| *n > 0).map(Json::Angka),
        _ => Some(Json::Teks(teks.to_owned())),
    }
}

/// The year in a number such as `34 TAHUN 2023`.
pub(super) fn tahun(nomor: &str) -> Option<u16> {
    match nomor.split_whitespace().collect::<Vec<_>>().as_slice() {
        [_, kata, tahun] if kata.eq_ignore_ascii_case("tahun") => {
            tahun.parse().ok().filter(|tahun| (1900..2200).contains(tahun))
        }
        _ => None,
    }
}

/// What a line says after `pada tanggal`, or after `tempat` and a comma, where it says no day: `April 2023`, or nothing at all. `None`
/// where there is a day, or another word.
pub(super) fn tanpa_hari(teks: &str, tempat: Option<&str>) -> Option<String> {
    let awal = tempat.map_or_else(|| "pada tanggal".to_owned(), |tempat| format!("{tempat},"));
    let (depan, sisa) = teks.split_at_checked(awal.len())?;
    let kata: Vec<&str> = sisa.split(|huruf: char| !huruf.is_alphanumeric()).filter(|kata| !kata.is_empty()).collect();
    let tahun = |kata: &str| kata.len() == 4 && kata.bytes().all(|bita| bita.is_ascii_digit());
    let sah = kata.iter().all(|kata| tahun(kata) || Bulan::dari_nama(kata).is_some());
    (depan.eq_ignore_ascii_case(&awal) && sah).then(|| kata.join(" "))
}

/// The profile that the closings give the office. Who signs the body is who the body says; an annex that is closed by another post is a
/// mistake of that annex, and gives no officer. Others are those who sign within annexes, as most blocks write their names.
pub(super) fn profil(kode: &str, terbaca: &Terbaca, penetap: Penetap, berkas: &str) -> Json {
    let badan = &terbaca.penutup;
    let utama = kunci(badan, penetap);
    let mut penutup: Vec<&Penutup> = vec![badan];
    let mut penanda: Vec<(&'static str, String)> = nama(badan).map(|nama| (utama, nama)).into_iter().collect();
    let tertulis = !penanda.is_empty();
    for lampiran in &terbaca.lampiran {
        let awal = penutup.len();
        tanda_tangan(&lampiran.isi, &mut penutup);
        let dalam = penutup[awal..].iter().map(|satu| (kunci_dalam(satu, badan, penetap), *satu));
        let akhir = std::iter::once((kunci(&lampiran.penutup, penetap), &lampiran.penutup));
        let semua = dalam.chain(akhir.filter(|(oleh, _)| *oleh == utama));
        let lain = semua.filter(|(oleh, _)| !(tertulis && *oleh == utama));
        penanda.extend(lain.filter_map(|(oleh, satu)| Some((oleh, nama(satu)?))));
        penutup.push(&lampiran.penutup);
    }
    let mut pejabat: Vec<(String, Json)> = Vec::new();
    for oleh in ["ketua", "sekretaris"] {
        let nama: Vec<String> = penanda.iter().filter(|(ini, _)| *ini == oleh).map(|(_, nama)| nama.clone()).collect();
        if let Some(nama) = lazim(&nama) {
            pejabat.push((oleh.to_owned(), Json::Larik(vec![Json::objek([("nama", nama.into())])])));
        }
    }
    pejabat.extend(pengesah(&penutup).map(|masa| ("hukum".to_owned(), Json::Larik(vec![masa]))));
    let mut isi = vec![
        ("format".to_owned(), Json::Angka(1)),
        ("jenis".to_owned(), "satker".into()),
        ("kode".to_owned(), kode.into()),
        (
            "catatan".to_owned(),
            format!("Dibuat dari {berkas} oleh `naskah impor`: periksa nama, jabatan, dan masa jabatannya.").into(),
        ),
    ];
    if terbaca.slot.contains_key("kop") {
        isi.push(("kop".to_owned(), Json::Objek(Vec::new())));
    }
    isi.push(("pejabat".to_owned(), Json::Objek(pejabat)));
    Json::Objek(isi)
}

/// Who authenticates copies: the name, and the post as most blocks have it. A status that is spelt as it should be says more than one
/// that is not.
fn pengesah(penutup: &[&Penutup]) -> Option<Json> {
    let ambil = |nama: &str| -> Vec<String> {
        penutup.iter().filter_map(|satu| satu.pengesahan.get(nama)).map(|satu| satu.teks()).collect()
    };
    let nama: Vec<String> = ambil("nama").iter().map(|nama| ejaan::nama(nama)).collect();
    let mut masa = vec![("nama".to_owned(), lazim(&nama)?.into())];
    let jabatan = ambil("jabatan");
    let seragam = jabatan.windows(2).all(|dua| dua[0] == dua[1]);
    let sah = jabatan.iter().find(|jabatan| !seragam && berstatus(jabatan).0 != StatusJabatan::Definitif).cloned();
    if let Some((status, jabatan)) = sah.or_else(|| lazim(&jabatan)).map(|jabatan| berstatus(&jabatan)) {
        masa.push(("jabatan".to_owned(), jabatan.into()));
        if status != StatusJabatan::Definitif {
            masa.push(("status".to_owned(), status.nama().into()));
        }
    }
    Some(Json::Objek(masa))
}

/// The text that occurs most often; of several, the first.
fn lazim(semua: &[String]) -> Option<String> {
    let banyak = |nama: &String| semua.iter().filter(|satu| *satu == nama).count();
    semua.iter().rev().max_by_key(|nama| banyak(nama)).cloned()
}

/// The post without what says how it is held, and without its comma.
fn berstatus(jabatan: &str) -> (StatusJabatan, String) {
    let polos = jabatan.trim_end_matches([',', ' ']);
    let (awal, sisa) = polos.split_once(' ').unwrap_or((polos, ""));
    match awal.trim_end_matches('.').to_lowercase().as_str() {
        "plt" => (StatusJabatan::Plt, sisa.to_owned()),
        "plh" => (StatusJabatan::Plh, sisa.to_owned()),
        _ => (StatusJabatan::Definitif, polos.to_owned()),
    }
}

fn tanda_tangan<'t>(semua: &'t [Blok], hasil: &mut Vec<&'t Penutup>) {
    for blok in semua {
        match blok {
            Blok::TandaTangan(penutup) => hasil.push(penutup),
            Blok::Bagian { isi, .. } => tanda_tangan(isi, hasil),
            _ => {}
        }
    }
}
