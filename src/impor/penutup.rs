//! Closings: place and date, post, `ttd.`, name, the authentication of a copy, who receives one. Reads them in the order in which they
//! stand; what is none of these is handed back.

use super::{bagian::Penutup, baris::Baris, kalimat::Kalimat};

/// What a post begins with.
const JABATAN: [&str; 10] =
    ["ketua", "sekretaris", "plt", "plh", "pj", "pt.", "a.n", "an.", "kuasa pengguna", "pejabat pembuat"];
/// What the post of an authentication begins with, beside those.
const PENGESAH: [&str; 7] = ["kepala", "kabag", "kasubbag", "kasubag", "ka.", "bagian", "u.b"];
/// What a line begins with that goes on with the name of an office.
const WILAYAH: [&str; 8] = ["komisi", "provinsi", "kabupaten", "kota", "republik", "kpu", "kip", "selaku"];
/// The most letters of a line of a closing.
const PANJANG: usize = 110;

/// A closing, what of its lines is none of it, and the lines of those who receive a copy.
#[derive(Debug, Default)]
pub(super) struct Terbaca {
    pub(super) penutup: Penutup,
    pub(super) tembusan: Vec<Baris>,
    pub(super) sisa: Vec<Baris>,
}

fn awal(teks: &str, kata: &[&str]) -> bool {
    let kecil = teks.to_lowercase();
    kata.iter().any(|kata| {
        let sisa = kecil.strip_prefix(kata);
        sisa.is_some_and(|sisa| kata.ends_with('.') || !sisa.starts_with(char::is_alphanumeric))
    })
}

/// Whether the line is a post that signs: `KETUA KOMISI …`, `Ketua Komisi …`.
fn jabatan(teks: &str) -> bool {
    let pendek = teks.chars().count() <= PANJANG && !teks.ends_with(['.', ';', ':']) && teks.split(' ').count() > 1
        || matches!(teks.trim_end_matches(','), "KETUA" | "SEKRETARIS" | "Ketua" | "Sekretaris");
    let besar = |kata: &str| kata.chars().next().is_some_and(|huruf| huruf.is_uppercase() || !huruf.is_alphabetic());
    let kata = teks.split(' ').filter(|kata| !matches!(*kata, "dan" | "selaku" | "a.n."));
    pendek && awal(teks, &JABATAN) && kata.into_iter().all(besar)
}

/// Whether the line stands for a signature.
fn ttd(teks: &str) -> bool {
    let huruf: String = teks.chars().filter(|huruf| huruf.is_alphabetic()).collect::<String>().to_lowercase();
    matches!(huruf.as_str(), "ttd" | "dto" | "tertanda" | "ditandatanganisecaraelektronik" | "ttdcap" | "capttd")
}

/// `Palembang, 11 Mei 2023`.
fn tempat_tanggal(teks: &str) -> bool {
    let Some((tempat, tanggal)) = teks.split_once(',') else { return false };
    let kata: Vec<&str> = tanggal.split_whitespace().collect();
    let tahun = kata.last().is_some_and(|kata| kata.len() == 4 && kata.bytes().all(|bita| bita.is_ascii_digit()));
    let bulan = kata.iter().any(|kata| crate::model::tanggal::Bulan::dari_nama(kata).is_some());
    tahun && bulan && kata.len() <= 3 && tempat.split_whitespace().count() <= 4
}

fn ditetapkan(teks: &str) -> bool {
    awal(teks, &["ditetapkan di", "ditetapkan"]) && teks.chars().count() <= PANJANG
}

fn tanggal(teks: &str) -> bool {
    awal(teks, &["pada tanggal"]) && teks.chars().count() <= 60
}

fn mengesahkan(teks: &str) -> bool {
    let kecil = teks.to_lowercase();
    kecil.contains("sesuai dengan aslinya") || kecil.contains("sesuai aslinya")
}

fn tembusan(teks: &str) -> bool {
    awal(teks, &["tembusan", "salinan keputusan ini disampaikan", "keputusan ini disampaikan"])
}

/// A name: few words, no end mark.
fn nama(teks: &str) -> bool {
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let besar = kata.iter().all(|kata| kata.chars().next().is_some_and(|huruf| !huruf.is_lowercase()));
    (1..=7).contains(&kata.len()) && besar && !teks.ends_with([';', ':']) && !awal(teks, &JABATAN)
}

/// Whether a signature begins with this line: place and date, or the post; and with how many lines it ends.
pub(super) fn mulai(semua: &[Baris], letak: usize) -> Option<usize> {
    let teks = |ke: usize| semua.get(letak + ke).filter(|baris| baris.sel.is_none()).map(Baris::teks);
    let mut ke = 0;
    let bertanggal = |teks: &str| ditetapkan(teks) || tanggal(teks) || tempat_tanggal(teks);
    while ke < 2 && teks(ke).is_some_and(|teks| bertanggal(&teks)) {
        ke += 1;
    }
    if !teks(ke).is_some_and(|teks| jabatan(&teks)) {
        return None;
    }
    ke += 1;
    let mut koma = teks(ke - 1).is_some_and(|teks| teks.ends_with(','));
    while !koma && teks(ke).is_some_and(|teks| awal(&teks, &WILAYAH) && teks.len() <= PANJANG) {
        koma = teks(ke).is_some_and(|teks| teks.ends_with(','));
        ke += 1;
    }
    if teks(ke).is_some_and(|teks| ttd(&teks)) {
        ke += 1;
    }
    teks(ke).is_some_and(|teks| nama(&teks)).then_some(ke + 1)
}

/// The closing in these lines.
pub(super) fn baca(semua: &[Baris]) -> Terbaca {
    let mut hasil = Terbaca::default();
    let mut letak = 0;
    while letak < semua.len() {
        let teks = semua[letak].teks();
        letak += if tembusan(&teks) {
            let banyak = penerima(&semua[letak..]);
            hasil.tembusan = semua[letak..letak + banyak].to_vec();
            banyak
        } else if mengesahkan(&teks) && hasil.penutup.pengesahan.is_empty() {
            pengesahan(&semua[letak..], &mut hasil.penutup)
        } else {
            satu(&semua[letak..], &mut hasil)
        };
    }
    hasil
}

/// One line of the signature, or several that are one; how many they are.
fn satu(semua: &[Baris], hasil: &mut Terbaca) -> usize {
    let teks = semua[0].teks();
    let slot = &mut hasil.penutup.tanda_tangan;
    let kosong = |nama: &str, slot: &std::collections::BTreeMap<&str, Kalimat>| !slot.contains_key(nama);
    let apa = if (ditetapkan(&teks) || tempat_tanggal(&teks)) && kosong("tempat", slot) {
        "tempat"
    } else if tanggal(&teks) && kosong("tanggal", slot) {
        "tanggal"
    } else if ttd(&teks) && kosong("ttd", slot) {
        "ttd"
    } else if jabatan(&teks) && kosong("jabatan", slot) {
        let banyak = panjang_jabatan(semua);
        slot.insert("jabatan", gabung(&semua[..banyak]));
        return banyak;
    } else if nama(&teks) && slot.contains_key("jabatan") && kosong("nama", slot) {
        "nama"
    } else {
        hasil.sisa.push(semua[0].clone());
        return 1;
    };
    slot.insert(apa, semua[0].kalimat.rapi());
    1
}

/// How many lines the post takes: to its comma, or as long as the name of the office goes on.
fn panjang_jabatan(semua: &[Baris]) -> usize {
    let mut banyak = 1;
    while let Some(berikut) = semua.get(banyak) {
        let teks = berikut.teks();
        if semua[banyak - 1].teks().ends_with(',') && !awal(&teks, &WILAYAH)
            || !awal(&teks, &WILAYAH) && !teks.ends_with(',')
        {
            break;
        }
        if ttd(&teks) || mengesahkan(&teks) {
            break;
        }
        banyak += 1;
    }
    banyak
}

fn gabung(semua: &[Baris]) -> Kalimat {
    let mut hasil = Kalimat::default();
    semua.iter().for_each(|baris| hasil.sambung(&baris.kalimat));
    hasil
}

/// The authentication from its sentence on: secretariat, post, name. How many lines it takes.
fn pengesahan(semua: &[Baris], penutup: &mut Penutup) -> usize {
    let slot = &mut penutup.pengesahan;
    slot.insert("kalimat", semua[0].kalimat.rapi());
    let batas = semua[1..].iter().position(|baris| {
        let teks = baris.teks();
        tembusan(&teks) || ditetapkan(&teks) || mengesahkan(&teks) || baris.sel.is_some()
    });
    let isi = &semua[1..batas.map_or(semua.len(), |batas| batas + 1)];
    let pos = |teks: &str| awal(teks, &PENGESAH) || awal(teks, &JABATAN);
    let mut ke = isi.iter().take_while(|baris| !pos(&baris.teks()) && !bernip(baris)).count();
    let lebih = ke == isi.len();
    if lebih {
        // No post that is known: the secretariat is what names one.
        ke = isi
            .iter()
            .take_while(|baris| awal(&baris.teks(), &["sekretariat"]) || awal(&baris.teks(), &WILAYAH))
            .count();
    }
    if ke > 0 {
        slot.insert("sekretariat", gabung(&isi[..ke]));
    }
    let pos = &isi[ke..];
    let jeda = pos.iter().skip(1).position(|baris| baris.jeda).map(|letak| letak + 1);
    let koma = (1..pos.len()).find(|letak| pos[letak - 1].teks().ends_with(',') && pos[*letak].jeda);
    let bernama = pos.iter().take_while(|baris| !bernip(baris)).count();
    let batas = koma.or(jeda).unwrap_or(bernama.saturating_sub(1)).min(bernama);
    if batas > 0 {
        slot.insert("jabatan", gabung(&pos[..batas]));
    }
    if let Some(nama) = pos.get(batas).filter(|baris| !bernip(baris)) {
        slot.insert("nama", nama.kalimat.rapi());
        return 1 + ke + batas + 1;
    }
    1 + ke + batas
}

fn bernip(baris: &Baris) -> bool {
    awal(&baris.teks(), &["nip", "nip."])
}

/// How many lines the receivers of copies take.
fn penerima(semua: &[Baris]) -> usize {
    1 + semua[1..].iter().take_while(|baris| !mengesahkan(&baris.teks()) && !ditetapkan(&baris.teks())).count()
}

/// Whether a text is the first line of a signature or of an authentication.
pub(super) fn milik(teks: &str) -> bool {
    ditetapkan(teks) || tempat_tanggal(teks) || mengesahkan(teks) || jabatan(teks) || tanggal(teks)
}

/// Whether a line begins the closing of the body: it says where the decree was made, or who signs.
pub(super) fn membuka(semua: &[Baris], letak: usize) -> bool {
    let teks = semua[letak].teks();
    semua[letak].sel.is_none() && (ditetapkan(&teks) || mengesahkan(&teks) || mulai(semua, letak).is_some())
}
