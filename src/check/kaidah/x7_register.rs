//! Kutipan yang lain dari register peraturan
//!
//! **Yang ditemukan**: bentuk, judul, atau nomor lembaran yang lain dari register; perubahan yang belum atau sudah bukan yang terakhir
//! pada tanggal Keputusan; peraturan yang disebut sebelum ada atau sesudah dicabut. Yang tidak diketahui register ditanyakan.
//!
//! **Mengapa**: salah satu angka dalam kutipan membuat dasar hukumnya peraturan lain. Kutipan yang disalin dari Keputusan lain membawa
//! kesalahannya, juga dari Keputusan KPU sendiri.
//!
//! **Contoh**: UU 7/2017 dengan Tambahan Lembaran Negara "169" (seharusnya 6109); UU 28/1999 tentang "Penyelenggaraan Negara"
//! (seharusnya "Penyelenggara Negara"); UU 7/2023 tanpa "menjadi Undang-Undang".
//!
//! **Obat**: sebut peraturannya dengan id, atau betulkan kutipannya. Bila register yang keliru atau tidak lengkap, tulis
//! `{"id": "…", "lengkap": "…", "alasan": "…"}`: alasan itu menjawab pertanyaannya.
//!
//! **Sumber**: register peraturan, dengan seberapa pasti tiap barisnya; Lampiran II UU 12/2011 (cara mengutip).

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::{
    check::{
        pandangan::Pandangan,
        sitiran::{self, Sitiran, Tempat},
    },
    diag::Diagnostic,
    model::{
        peraturan::{JenisLembaran, Pengundangan, Peraturan, RegisterPeraturan, Saat},
        sitasi::Sitasi,
        tanggal::Tanggal,
    },
};

pub(super) const KODE: &str = "X7";

/// How a row says that its author was not sure.
const BELUM_PASTI: &str = "belum-pasti";

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let semua = p.sitiran();
    let mut temuan = Vec::new();
    for satu in semua.iter().filter(|satu| !satu.turunan) {
        match satu.baris {
            Some(baris) => temuan.extend(sebaris(p, satu, &satu.sitasi, baris)),
            None => temuan.extend(asing(p, satu)),
        }
        if let Some(ubah) = &satu.sitasi.perubahan
            && let Some(baris) = sitiran::cocok(p, &satu.satuan.polos, &ubah.dengan)
        {
            temuan.extend(sebaris(p, satu, &ubah.dengan, baris));
        }
        if let (Some(baris), Some(hari)) = (satu.baris, p.pokok().tanggal) {
            temuan.extend(perubahan(p, satu, baris, hari, semua));
            temuan.extend(keberlakuan(p.acuan.peraturan, satu, baris, hari));
        }
    }
    temuan
}

/// One regulation against its row.
fn sebaris(p: &Pandangan<'_>, satu: &Sitiran<'_>, sitasi: &Sitasi, baris: &Peraturan) -> Vec<Diagnostic> {
    let mut temuan = lembaran(satu, sitasi, baris);
    if !satu.dijawab {
        temuan.extend(bentuk(p, satu, sitasi, baris));
        temuan.extend(judul(satu, sitasi, baris));
    }
    temuan
}

/// The name of the kind in other words: case and dashes are another rule's business.
fn bentuk(p: &Pandangan<'_>, satu: &Sitiran<'_>, sitasi: &Sitasi, baris: &Peraturan) -> Option<Diagnostic> {
    let nama = match &baris.satker {
        None => p.acuan.peraturan.bentuk(baris).1.to_owned(),
        Some(kode) => format!("Keputusan {}", p.acuan.satker.get(kode)?.nama_lengkap()),
    };
    let tertulis = &satu.satuan.polos[sitasi.bentuk.clone()];
    let rata = |teks: &str| teks.to_lowercase().chars().filter(|huruf| huruf.is_alphanumeric()).collect::<String>();
    if rata(&nama) == rata(tertulis) || rata(tertulis) == "perppu" {
        return None;
    }
    let pesan = format!("`{tertulis}`: dalam register `{nama}`");
    let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{nama}`"));
    Some(satu.satuan.temuan_dengan_ganti(temuan, sitasi.bentuk.clone(), &nama))
}

/// A word of a title: where it stands, and what of it is compared.
fn kata(teks: &str, dari: usize) -> Vec<(Range<usize>, String)> {
    let mut hasil = Vec::new();
    let mut letak = 0;
    for satu in teks.split_whitespace() {
        let awal = letak + teks[letak..].find(satu).unwrap_or(0);
        letak = awal + satu.len();
        let inti: String =
            satu.to_lowercase().chars().filter(|huruf| huruf.is_alphanumeric() || *huruf == '/').collect();
        if !inti.is_empty() {
            hasil.push((dari + awal..dari + letak, inti));
        }
    }
    hasil
}

fn judul(satu: &Sitiran<'_>, sitasi: &Sitasi, baris: &Peraturan) -> Vec<Diagnostic> {
    let Some(rentang) = &sitasi.judul else { return Vec::new() };
    let teks = &satu.satuan.polos;
    let tertulis = kata(&teks[rentang.clone()], rentang.start);
    let register = kata(&baris.judul, 0);
    let inti = |semua: &[(Range<usize>, String)]| semua.iter().map(|satu| satu.1.clone()).collect::<Vec<_>>();
    let (a, b) = (inti(&tertulis), inti(&register));
    // In running text the title may go over into the sentence, or be cut short.
    if satu.tempat == Tempat::Kalimat && (a.starts_with(&b) || b.starts_with(&a)) {
        return Vec::new();
    }
    let semua = capture_diff_slices(Algorithm::Myers, &a, &b);
    let terbuka = satu.tempat == Tempat::Kalimat;
    let sama: usize = semua.iter().map(|satu| if let DiffOp::Equal { len, .. } = satu { *len } else { 0 }).sum();
    // Words that are hardly the title at all: a title that was never told.
    if terbuka && sama * 3 < b.len() * 2 {
        return Vec::new();
    }
    let kapital = kapital(satu, baris, &semua, &tertulis, &register);
    let beda = semua.iter().enumerate().filter(|(i, op)| {
        // `Perubahan Peraturan …` is told by the rule of the citation's form.
        let tanpa_atas = op.old_range().is_empty() && b[op.new_range()] == ["atas"];
        let akhir = terbuka && i + 1 == semua.len();
        !(matches!(op, DiffOp::Equal { .. }) || tanpa_atas || akhir)
    });
    let beda: Vec<&DiffOp> = beda.map(|(_, op)| op).collect();
    if beda.len() > 3 {
        let pesan = format!("judul `{}` lain dari register: `{}`", &teks[rentang.clone()], baris.judul);
        return vec![satu.satuan.temuan(berbobot(satu, baris, pesan), rentang.clone())];
    }
    beda.into_iter().map(|op| beda_kata(satu, baris, op, &tertulis, &register)).chain(kapital).collect()
}

/// Words of the title that begin with a small letter in the citation and with a capital in the register; told once.
fn kapital(
    satu: &Sitiran<'_>,
    baris: &Peraturan,
    semua: &[DiffOp],
    tertulis: &[(Range<usize>, String)],
    register: &[(Range<usize>, String)],
) -> Option<Diagnostic> {
    let teks = &satu.satuan.polos;
    let sama = semua.iter().filter(|op| matches!(op, DiffOp::Equal { .. }));
    let pasangan = sama.flat_map(|op| op.old_range().zip(op.new_range()));
    let awal = |teks: &str, rentang: &Range<usize>| teks[rentang.clone()].chars().next();
    // How function words of a title are written is another rule's business, and sources differ.
    const TUGAS: [&str; 12] =
        ["menjadi", "atas", "tentang", "dan", "dari", "di", "yang", "untuk", "serta", "atau", "menuju", "pada"];
    let kecil = |(lama, baru): &(usize, usize)| {
        !TUGAS.contains(&tertulis[*lama].1.as_str())
            && awal(teks, &tertulis[*lama].0).is_some_and(char::is_lowercase)
            && awal(&baris.judul, &register[*baru].0).is_some_and(char::is_uppercase)
    };
    let kecil: Vec<usize> = pasangan.filter(kecil).map(|(lama, _)| lama).collect();
    let inti = |i: &usize| teks[tertulis[*i].0.clone()].trim_end_matches([',', ';', '.']);
    let (pertama, kata) = (kecil.first()?, kecil.iter().map(inti).collect::<Vec<_>>());
    let pesan = format!("huruf kecil dalam judul `{}`: `{}`", ringkas(baris), kata.join("`, `"));
    let mulai = tertulis[*pertama].0.start;
    Some(satu.satuan.temuan(berbobot(satu, baris, pesan), mulai..mulai + inti(pertama).len()))
}

fn beda_kata(
    satu: &Sitiran<'_>,
    baris: &Peraturan,
    op: &DiffOp,
    tertulis: &[(Range<usize>, String)],
    register: &[(Range<usize>, String)],
) -> Diagnostic {
    let (lama, baru) = (op.old_range(), op.new_range());
    let teks = &satu.satuan.polos;
    let cakup =
        |semua: &[(Range<usize>, String)], dari: Range<usize>| semua[dari.start].0.start..semua[dari.end - 1].0.end;
    let kata = |dari: Range<usize>| baris.judul[cakup(register, dari)].to_owned();
    let sebut = satu.baris.map_or_else(String::new, |_| format!(" dalam judul `{}`", ringkas(baris)));
    if lama.is_empty() {
        let hilang = kata(baru);
        // The words before the gap, or where the title begins.
        let di = match lama.start.checked_sub(1) {
            Some(i) => tertulis[i].0.clone(),
            None => tertulis.first().map_or(0..0, |satu| satu.0.clone()),
        };
        let pesan = format!("kata `{hilang}` hilang sesudah `{}`{sebut}", &teks[di.clone()]);
        return satu.satuan.temuan(berbobot(satu, baris, pesan), di);
    }
    let rentang = cakup(tertulis, lama);
    let ini = teks[rentang.clone()].trim_end_matches([',', ';', '.']);
    let rentang = rentang.start..rentang.start + ini.len();
    if baru.is_empty() {
        let pesan = format!("kata `{ini}` tidak ada{sebut} menurut register");
        return satu.satuan.temuan(berbobot(satu, baris, pesan), rentang);
    }
    let benar = kata(baru);
    let benar = benar.trim_end_matches([',', ';', '.']);
    let pesan = format!("`{ini}`{sebut}: menurut register `{benar}`");
    let temuan = berbobot(satu, baris, pesan);
    match pasti(baris.kepastian_judul.as_deref()) && satu.tempat.lengkap() {
        true => satu.satuan.temuan_dengan_ganti(temuan, rentang, benar),
        false => satu.satuan.temuan(temuan, rentang),
    }
}

/// A regulation in few words.
fn ringkas(baris: &Peraturan) -> String {
    baris.id.to_uppercase().replacen('-', " ", 1).replace('-', "/")
}

fn pasti(kepastian: Option<&str>) -> bool {
    matches!(kepastian, Some("pasti" | "dua-sumber"))
}

/// What differs from a row is a mistake as far as that row is sure; else it is a question.
fn berbobot(satu: &Sitiran<'_>, baris: &Peraturan, pesan: String) -> Diagnostic {
    if baris.kepastian_judul.as_deref() == Some(BELUM_PASTI) {
        return Diagnostic::tanya_saja(KODE, format!("{pesan}; register sendiri belum pasti")).cure(jawab(&baris.id));
    }
    let temuan = match satu.tempat {
        Tempat::Kalimat => Diagnostic::petunjuk(KODE, pesan),
        _ => Diagnostic::peringatan(KODE, pesan),
    };
    temuan.cure(format!("Tulis judulnya menurut register: `{}`", baris.judul))
}

fn jawab(id: &str) -> String {
    format!("Periksa, lalu tulis `{{\"id\": \"{id}\", \"lengkap\": \"<kutipan lengkap>\", \"alasan\": \"…\"}}`")
}

/// The numbers of the gazette, one by one.
fn lembaran(satu: &Sitiran<'_>, sitasi: &Sitasi, baris: &Peraturan) -> Vec<Diagnostic> {
    let (Some(tertulis), Some(Pengundangan::Lembaran(benar))) = (&sitasi.lembaran, &baris.pengundangan) else {
        return Vec::new();
    };
    if baris.kepastian_pengundangan.as_deref() == Some(BELUM_PASTI) {
        return Vec::new();
    }
    let nama = if benar.lembaran == JenisLembaran::Negara { "Lembaran Negara" } else { "Berita Negara" };
    let teks = &satu.satuan.polos[tertulis.rentang.clone()];
    let sebut = ringkas(baris);
    if tertulis.isi.lembaran != benar.lembaran {
        let pesan = format!("`{sebut}` diundangkan dalam {nama}, bukan lembaran ini");
        let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `({})`", benar.kutipan()));
        return vec![satu.satuan.temuan(temuan, tertulis.rentang.clone())];
    }
    let angka: Vec<Range<usize>> = deret_angka(teks);
    let isi =
        [Some(i64::from(tertulis.isi.tahun)), Some(tertulis.isi.nomor.into()), tertulis.isi.tambahan.map(Into::into)];
    let harap = [Some(i64::from(benar.tahun)), Some(benar.nomor.into()), benar.tambahan.map(Into::into)];
    let apa = [format!("tahun {nama}"), format!("nomor {nama}"), "nomor Tambahan Lembaran Negara".to_owned()];
    let mut temuan = Vec::new();
    for (((isi, harap), apa), letak) in isi.iter().zip(harap).zip(apa).zip(angka) {
        let (Some(isi), Some(harap)) = (isi, harap) else { continue };
        if *isi == harap {
            continue;
        }
        let pesan = format!("{apa} `{isi}` untuk `{sebut}`; menurut register `{harap}`");
        let temuan_ini = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `{harap}`, atau betulkan register"));
        let letak = tertulis.rentang.start + letak.start..tertulis.rentang.start + letak.end;
        temuan.push(match pasti(baris.kepastian_pengundangan.as_deref()) {
            true => satu.satuan.temuan_dengan_ganti(temuan_ini, letak, &harap.to_string()),
            false => satu.satuan.temuan(temuan_ini, letak),
        });
    }
    temuan
}

fn deret_angka(teks: &str) -> Vec<Range<usize>> {
    let mut hasil: Vec<Range<usize>> = Vec::new();
    for (letak, _) in teks.char_indices().filter(|(_, huruf)| huruf.is_ascii_digit()) {
        match hasil.last_mut() {
            Some(akhir) if akhir.end == letak => akhir.end += 1,
            _ => hasil.push(letak..letak + 1),
        }
    }
    hasil
}

/// A citation that the register has no row for: another number of the same title, or a question.
fn asing(p: &Pandangan<'_>, satu: &Sitiran<'_>) -> Option<Diagnostic> {
    let teks = &satu.satuan.polos;
    let judul = satu.sitasi.judul.as_ref().map(|judul| kata(&teks[judul.clone()], 0)).unwrap_or_default();
    let inti = |semua: &[(Range<usize>, String)]| semua.iter().map(|satu| satu.1.clone()).collect::<Vec<_>>();
    let judul = inti(&judul);
    let bentuk = |baris: &Peraturan| p.acuan.peraturan.bentuk(baris).1.to_lowercase();
    let ini = teks[satu.sitasi.bentuk.clone()].to_lowercase();
    let mut sama = p.acuan.peraturan.baris.values().filter(|baris| {
        baris.satker.is_none() && bentuk(baris) == ini && judul.len() >= 3 && inti(&kata(&baris.judul, 0)) == judul
    });
    let rentang = satu.sitasi.nomor.start..satu.sitasi.nomor.end;
    // Two regulations of one title follow each other: which one is meant cannot be known.
    if let (Some(baris), None) = (sama.next(), sama.next())
        && satu.tempat.lengkap()
        && baris.tahun == satu.tahun().unwrap_or_default()
    {
        let pesan = format!("`{}` tidak ada dalam register; judul itu milik `{}`", satu.sebut(), ringkas(baris));
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Periksa nomornya");
        return Some(satu.satuan.temuan(temuan, rentang));
    }
    if satu.tempat != Tempat::Mengingat || satu.dijawab {
        return None;
    }
    let pesan =
        format!("`{}` tidak ada dalam register: apakah bentuk, nomor, judul, dan lembarannya benar?", satu.sebut());
    let temuan = Diagnostic::tanya_saja(KODE, pesan).cure(
        "Periksa, lalu sebutkan sumbernya dalam `alasan` di samping `lengkap`, atau tambahkan barisnya dalam register",
    );
    Some(satu.satuan.temuan(temuan, satu.sitasi.bentuk.start..satu.sitasi.nomor.end))
}

/// The amendments as they stood on the day of the decree.
fn perubahan(
    p: &Pandangan<'_>,
    satu: &Sitiran<'_>,
    baris: &Peraturan,
    hari: Tanggal,
    semua: &[Sitiran<'_>],
) -> Option<Diagnostic> {
    if !satu.tempat.lengkap() || satu.dijawab {
        return None;
    }
    let register = p.acuan.peraturan;
    let pengubah = baris.diubah_oleh.iter().filter_map(|id| register.baris.get(id));
    let rantai: Vec<(&Peraturan, Saat)> = pengubah.map(|lain| (lain, register.terbit(lain, hari))).collect();
    let terakhir = rantai.iter().rev().find(|(_, saat)| *saat == Saat::Sudah).map(|(lain, _)| *lain);
    let ragu =
        rantai.iter().rev().take_while(|(_, saat)| *saat != Saat::Sudah).find(|(_, saat)| *saat == Saat::TidakTentu);
    let rentang = satu.sitasi.bentuk.start..satu.sitasi.nomor.end;
    let sebut = ringkas(baris);
    let Some(ubah) = &satu.sitasi.perubahan else {
        // Told by another rule, where the decree itself has it elsewhere.
        let kunci = satu.kunci();
        if semua.iter().any(|lain| lain.sitasi.perubahan.is_some() && lain.kunci() == kunci) {
            return None;
        }
        if let (None, Some((lain, _))) = (terakhir, ragu) {
            let pesan = format!("`{sebut}` diubah dengan `{}`; apakah sudah berlaku pada {hari}?", ringkas(lain));
            return Some(satu.satuan.temuan(Diagnostic::tanya_saja(KODE, pesan).cure(jawab(&baris.id)), rentang));
        }
        let pesan = format!("`{sebut}` dikutip tanpa perubahannya, terakhir dengan `{}`", ringkas(terakhir?));
        let temuan = Diagnostic::peringatan(KODE, pesan)
            .cure(format!("Sebut `{}` dengan idnya, atau tambahkan perubahannya", baris.id));
        return Some(satu.satuan.temuan(temuan, rentang));
    };
    let dengan = sitiran::cocok(p, &satu.satuan.polos, &ubah.dengan)?;
    let rentang = ubah.dengan.bentuk.start..ubah.dengan.nomor.end;
    if register.terbit(dengan, hari) == Saat::Belum {
        let pesan = format!("`{}` belum ada pada {hari}", ringkas(dengan));
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Kutip perubahan yang sudah ada pada tanggal itu");
        return Some(satu.satuan.temuan(temuan, rentang));
    }
    if !baris.diubah_oleh.contains(&dengan.id) {
        let pesan = format!("`{}` bukan perubahan `{sebut}` menurut register", ringkas(dengan));
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Periksa nomor perubahannya");
        return Some(satu.satuan.temuan(temuan, rentang));
    }
    let terakhir = terakhir.filter(|lain| lain.id != dengan.id)?;
    let urut = |id: &str| baris.diubah_oleh.iter().position(|lain| lain == id);
    if urut(&dengan.id) > urut(&terakhir.id) {
        return None;
    }
    let pesan =
        format!("perubahan terakhir `{sebut}` pada {hari} ialah `{}`, bukan `{}`", ringkas(terakhir), ringkas(dengan));
    let temuan = Diagnostic::peringatan(KODE, pesan)
        .cure(format!("Sebut `{}` dengan idnya, atau betulkan perubahannya", baris.id));
    Some(satu.satuan.temuan(temuan, rentang))
}

/// Whether it is cited too early or too late. For items of Mengingat with an id this was told when they were resolved.
fn keberlakuan(
    register: &RegisterPeraturan,
    satu: &Sitiran<'_>,
    baris: &Peraturan,
    hari: Tanggal,
) -> Option<Diagnostic> {
    if satu.satuan.slot.tempat.pointer.as_str().ends_with("/lengkap") {
        return None;
    }
    let rentang = satu.sitasi.bentuk.start..satu.sitasi.nomor.end;
    let sebut = ringkas(baris);
    if register.terbit(baris, hari) == Saat::Belum {
        let temuan = Diagnostic::peringatan(KODE, format!("`{sebut}` belum ada pada {hari}"));
        return Some(satu.satuan.temuan(temuan.cure("Periksa nomor dan tahunnya"), rentang));
    }
    let pencabut = register.baris.get(baris.dicabut_oleh.as_ref()?)?;
    if !satu.tempat.lengkap() {
        return None;
    }
    let temuan = match register.terbit(pencabut, hari) {
        Saat::Belum => return None,
        Saat::Sudah => {
            Diagnostic::peringatan(KODE, format!("`{sebut}` sudah dicabut dengan `{}` pada {hari}", ringkas(pencabut)))
        }
        Saat::TidakTentu => Diagnostic::tanya_saja(
            KODE,
            format!("`{sebut}` dicabut dengan `{}`; apakah sudah berlaku pada {hari}?", ringkas(pencabut)),
        ),
    };
    Some(satu.satuan.temuan(temuan.cure("Ganti dasar hukumnya bila sudah dicabut"), rentang))
}
