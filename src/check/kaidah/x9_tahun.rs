//! Tahun yang lain dari tahun Keputusan
//!
//! **Yang ditemukan**: tahun pada judul bagian, judul tabel, kepala kolom, target waktu, dan nama rencana yang lain dari tahun Keputusan;
//! dua tahun yang bertentangan dalam satu baris; target yang jatuh sebelum tanggal penetapan.
//!
//! **Mengapa**: Keputusan sering disusun dari Keputusan tahun lalu. Satu tahun yang tertinggal membuat rencana itu rencana tahun lain.
//!
//! **Contoh**: "TARGET CAPAIAN … TAHUN 2024" dalam rencana 2025; target "Mei 2022" atau "Des-22" dalam rencana 2023; "Menyusun LAKIP
//! 2021" dengan bukti "LKJ Tahun 2022".
//!
//! **Obat**: betulkan tahunnya, atau tulis `{{ tahun }}`. Tahun dalam kutipan peraturan, rentang tahun (2020-2024), tahun pemilihan, dan
//! tahun yang sudah lewat dalam cerita tidak ditegur.
//!
//! **Sumber**: tidak ada pasal yang mengaturnya; diperiksa karena isi Keputusan harus cocok dengan judulnya.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;

use crate::{
    check::{
        kata::pola,
        kolom::{Macam, Sel, TabelTerbaca},
        pandangan::{Letak, Pandangan, Peran, Satuan},
        pohon,
        waktu::{self, Masa, Tahun},
    },
    diag::Diagnostic,
    expand::job::{Baris, Slot, Tabel},
};

pub(super) const KODE: &str = "X9";

/// Elections have years of their own; the names of bodies that hold them have not.
static LEMBAGA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)komisi\s+(?:pemilihan\s+umum|independen\s+pemilihan)|panitia\s+pemilihan|pengawas\s+pemilihan\s+umum|dewan\s+kehormatan\s+penyelenggara",
    )
});
static PEMILIHAN: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)\b(?:pemilu|pemilihan|pilkada|pilgub|pilwako|pilbup|pilpres|pileg)\b[^.;:]*$"));
/// Words before a year that look back, or tell of something that happened then.
static MENOLEH: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(?:laporan|realisasi|evaluasi|hasil|rekapitulasi|penghargaan|peringkat|riwayat|sejarah|daftar\s+arsip|lahir|angkatan|lulus(?:an)?|sejak|mulai|lalu|sebelumnya|perbandingan|lakip|lkj|lkip|lhkpn|spt|dicanangkan|dibentuk|ditetapkan|data)\b[^.;:]*$",
    )
});
/// A year of something that happened: `pada tahun`, `maupun tahun`.
static PADA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(?:pada|sejak|selama|sampai|hingga|maupun|dan|dari|antara|mulai|dengan|akhir|awal|tanggal\s+\d+|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|,)\s*(?:tahun\s*)?(?:anggaran\s*)?$",
    )
});
static RENCANA: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(?:rencana\s+(?:kerja|aksi|kegiatan|kinerja)|program\s+kerja|target|jadwal|penetapan|pembentukan|susunan|standar|tim)\b[^.;:]*$",
    )
});
/// The budget that a decree is paid from is that of its own year.
static ANGGARAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\b(?:dibebankan|dipa|daftar\s+isian\s+pelaksanaan\s+anggaran)\b[^.;]*\b(?:tahun(?:\s+anggaran)?|ta)\.?\s*$",
    )
});
static KEPALA_WAKTU: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)\b(?:target|waktu|jadwal|bulan|pelaksanaan|periode|tenggat)\b"));
/// A paragraph that is the title of a table or a picture.
static JUDUL_TABEL: LazyLock<Regex> = LazyLock::new(|| pola(r"^(?:Tabel|Gambar|Bagan|Daftar|Jadwal|Target)\b[^.;]*$"));

/// What is over by then: `Tim … Tahun 2024 telah berakhir`.
static SUDAH: LazyLock<Regex> = LazyLock::new(|| {
    pola(r"(?i)^\s*,?\s*(?:yang\s+)?(?:telah|sudah|berakhir|tidak|belum|dicabut|dinyatakan|dilanjutkan|menghasilkan)\b")
});

/// The years that are the decree's own.
struct Milik<'p, 'a> {
    p: &'p Pandangan<'a>,
    tahun: i16,
    semua: BTreeSet<i16>,
}

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    let Some(tahun) = p.pokok().tahun else { return Vec::new() };
    let milik = Milik { p, tahun, semua: milik_sendiri(&p.pokok().tentang, tahun) };
    let mut temuan: Vec<_> = milik.judul().into_iter().collect();
    let nama = milik.nama();
    for satu in &p.satuan {
        let isi =
            matches!(satu.letak, Letak::Diktum(_) | Letak::JudulLampiran(_) | Letak::Lampiran(_) | Letak::Menimbang);
        if isi && satu.peran != Peran::Label && satu.peran != Peran::Penutup {
            temuan.extend(milik.teks(satu, &nama));
        }
    }
    for satu in p.tabel() {
        temuan.extend(milik.kepala(satu.tabel));
        temuan.extend(milik.target(satu));
        temuan.extend(milik.baris(satu));
    }
    temuan
}

/// The year of the decree, and those in its title: of a span all of it.
fn milik_sendiri(judul: &str, tahun: i16) -> BTreeSet<i16> {
    let semua = waktu::tahun(judul);
    let jangka = || semua.iter().filter(|satu| satu.jangka).map(|satu| satu.nilai);
    let antara = jangka().min().zip(jangka().max()).map(|(dari, sampai)| dari..=sampai);
    semua.iter().map(|satu| satu.nilai).chain(antara.into_iter().flatten()).chain([tahun]).collect()
}

impl Milik<'_, '_> {
    fn milik(&self, nilai: i16) -> bool {
        self.semua.contains(&nilai)
    }

    /// A plan or a team whose own title names a year that is over.
    fn judul(&self) -> Option<Diagnostic> {
        let satu = self.p.di(Letak::Judul).find(|satu| satu.slot.alamat == "judul/tentang")?;
        let semua = satu.tahun();
        let tanggal = self.p.pokok().tanggal.map_or(self.tahun, |tanggal| tanggal.tahun());
        let lama = |lain: &&Tahun| {
            let depan = &satu.polos[..lain.rentang.start];
            !lain.jangka && lain.nilai < tanggal && !peristiwa(depan) && RENCANA.is_match(depan)
        };
        let kini = semua.iter().any(|lain| lain.nilai >= tanggal);
        let lain = semua.iter().find(lama).filter(|_| !kini)?;
        let pesan =
            format!("judul menyebut tahun `{}`, sedangkan Keputusan ini ditetapkan tahun {tanggal}", lain.nilai);
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Betulkan tahun pada judul, atau tanggalnya");
        Some(satu.temuan(temuan, lain.rentang.clone()))
    }

    /// The words before the decree's year, wherever it stands: what is named with it.
    fn nama(&self) -> BTreeMap<&str, i16> {
        let satuan = self.p.satuan.iter().filter(|satu| satu.peran != Peran::Label);
        let tahun = satuan.flat_map(|satu| {
            let semua = satu.tahun().iter().filter(|lain| !lain.jangka && self.milik(lain.nilai));
            semua.filter_map(|lain| Some((lain.sebelum.as_deref()?, lain.nilai)))
        });
        tahun.collect()
    }

    fn teks(&self, satu: &Satuan<'_>, nama: &BTreeMap<&str, i16>) -> Vec<Diagnostic> {
        let semua = satu.tahun();
        if semua.iter().all(|lain| lain.jangka || self.milik(lain.nilai)) {
            return Vec::new();
        }
        let judul = matches!(satu.peran, Peran::Kapital | Peran::JudulBagian) || judul_ketikan(satu);
        // A heading that has the decree's year too says which one it means.
        if judul && semua.iter().any(|lain| self.milik(lain.nilai)) {
            return Vec::new();
        }
        let asing = semua.iter().filter(|lain| !lain.jangka && !self.milik(lain.nilai));
        asing.filter_map(|lain| self.satu_tahun(satu, lain, judul, nama)).collect()
    }

    fn satu_tahun(
        &self,
        satu: &Satuan<'_>,
        lain: &Tahun,
        judul: bool,
        nama: &BTreeMap<&str, i16>,
    ) -> Option<Diagnostic> {
        let (depan, tahun) = (&satu.polos[..lain.rentang.start], self.tahun);
        if ANGGARAN.is_match(depan) {
            let pesan = format!("anggaran tahun `{}`, sedangkan tahun Keputusan {tahun}", lain.nilai);
            return Some(satu.temuan(salah(pesan), lain.rentang.clone()));
        }
        if peristiwa(depan) || MENOLEH.is_match(depan) || SUDAH.is_match(&satu.polos[lain.rentang.end..]) {
            return None;
        }
        if judul && satu.peran != Peran::KepalaKolom {
            let pesan = format!("judul ini menyebut tahun `{}`, sedangkan tahun Keputusan {tahun}", lain.nilai);
            return Some(satu.temuan(salah(pesan), lain.rentang.clone()));
        }
        if matches!(satu.peran, Peran::KepalaKolom | Peran::Kapital) || PADA.is_match(depan) {
            return None;
        }
        if let Some(benar) = nama.get(lain.sebelum.as_deref()?) {
            let pesan = format!("sesudah `{}` tertulis tahun `{}`, di tempat lain {benar}", sebutan(depan), lain.nilai);
            // A consideration may tell of the year before.
            let temuan = match satu.letak {
                Letak::Menimbang => Diagnostic::petunjuk(KODE, pesan).cure("Periksa tahunnya"),
                _ => salah(pesan),
            };
            return Some(satu.temuan(temuan, lain.rentang.clone()));
        }
        let pesan = format!("tahun `{}` pada rencana atau target, sedangkan tahun Keputusan {tahun}", lain.nilai);
        let temuan = Diagnostic::petunjuk(KODE, pesan).cure("Periksa tahunnya");
        RENCANA.is_match(depan).then(|| satu.temuan(temuan, lain.rentang.clone()))
    }

    /// Heads of columns: of several years they are a series.
    fn kepala(&self, tabel: &Tabel) -> Vec<Diagnostic> {
        let slot = tabel.kepala.iter().flatten().map(|kepala| &kepala.teks);
        let tahun = slot.flat_map(|slot| self.p.uraian(slot).tahun().iter().map(move |satu| (slot, satu)));
        let semua: Vec<(&Slot, &Tahun)> = tahun.collect();
        let beda: BTreeSet<i16> = semua.iter().map(|(_, satu)| satu.nilai).collect();
        if beda.len() != 1 || beda.iter().any(|nilai| self.milik(*nilai)) {
            return Vec::new();
        }
        let asing = semua.iter().filter(|(slot, satu)| {
            let depan = &self.p.uraian(slot).polos[..satu.rentang.start];
            !satu.jangka && !peristiwa(depan) && !MENOLEH.is_match(depan)
        });
        asing
            .map(|(slot, satu)| {
                let pesan =
                    format!("kepala kolom menyebut tahun `{}`, sedangkan tahun Keputusan {}", satu.nilai, self.tahun);
                pohon::pada(slot, salah(pesan), satu.rentang.clone())
            })
            .collect()
    }

    /// Columns of periods: those of another year than the others, and those that are over.
    fn target(&self, satu: &TabelTerbaca<'_>) -> Vec<Diagnostic> {
        let mut temuan = Vec::new();
        for (kolom, kepala) in satu.kolom.iter().zip(&satu.kepala) {
            let bermasa = kolom.iter().filter_map(|sel| Some((sel, sel.masa().filter(|_| sel.satu().is_some())?)));
            let masa: Vec<(&Sel<'_>, &Masa)> = bermasa.collect();
            if masa.is_empty() || masa.len() * 2 < kolom.len() {
                continue;
            }
            let waktu = KEPALA_WAKTU.is_match(kepala);
            let sendiri = |masa: &Masa| masa.tahun.iter().all(|(_, nilai)| self.milik(*nilai));
            let benar = masa.iter().filter(|(_, masa)| sendiri(masa)).count();
            // Where most have other years, the table is about something else than the decree's year.
            if benar * 2 < masa.len() || !waktu && (masa.len() < 3 || benar * 4 < masa.len() * 3) {
                continue;
            }
            let berhari = masa.iter().any(|(_, masa)| masa.berhari);
            for (sel, masa) in &masa {
                temuan.extend(self.tahun_target(sel, masa, berhari));
            }
            temuan.extend(self.lampau(satu.tabel, &masa, waktu));
        }
        temuan
    }

    fn tahun_target(&self, sel: &Sel<'_>, masa: &Masa, berhari: bool) -> Option<Diagnostic> {
        let (rentang, nilai) = masa.tahun.iter().find(|(_, nilai)| !self.milik(*nilai))?;
        // A calendar of days goes on into the next year.
        if berhari && *nilai > self.tahun {
            return None;
        }
        let pesan =
            format!("target `{}` bertahun {nilai}, sedangkan tahun Keputusan {}", sel.teks().trim(), self.tahun);
        let temuan = match masa.berhari {
            true => Diagnostic::petunjuk(KODE, pesan).cure("Periksa tahunnya"),
            false => salah(pesan),
        };
        Some(pohon::pada(sel.satu()?, temuan, rentang.clone()))
    }

    /// Targets before the day of the decree: told once for a table.
    fn lampau(&self, tabel: &Tabel, masa: &[(&Sel<'_>, &Masa)], waktu: bool) -> Option<Diagnostic> {
        let hari = self.p.pokok().tanggal.filter(|_| waktu)?;
        let lewat = |masa: &Masa| {
            let tahun = masa.tahun.last().map_or(self.tahun, |satu| satu.1);
            self.milik(tahun) && (tahun, masa.bulan.1) < (hari.tahun(), hari.bulan())
        };
        let lewat: Vec<&&Sel<'_>> = masa.iter().filter(|(_, masa)| lewat(masa)).map(|(sel, _)| sel).collect();
        let pertama = lewat.first()?;
        let baris = tabel.baris.iter().filter(|baris| matches!(baris, Baris::Isi { .. })).count();
        let contoh = pertama.teks().trim();
        let pesan = format!(
            "{} dari {baris} target jatuh sebelum tanggal penetapan {hari}; yang pertama `{contoh}`",
            lewat.len()
        );
        let temuan = Diagnostic::petunjuk(KODE, pesan)
            .cure("Periksa apakah target itu memang sudah lewat ketika Keputusan ditetapkan");
        Some(pohon::pada(pertama.satu()?, temuan, 0..pertama.satu()?.tulisan.polos().len()))
    }

    /// Two cells of a row that name years which cannot both be meant.
    fn baris(&self, satu: &TabelTerbaca<'_>) -> Vec<Diagnostic> {
        let mut baris: BTreeMap<usize, Vec<(&Slot, &Tahun)>> = BTreeMap::new();
        let teks = |sel: &&Sel<'_>| sel.masa().is_none() && sel.macam() == Macam::Teks;
        for sel in satu.kolom.iter().flatten().filter(teks) {
            for slot in &sel.slot {
                let uraian = self.p.uraian(slot);
                let sendiri = |satu: &&Tahun| !satu.jangka && !peristiwa(&uraian.polos[..satu.rentang.start]);
                let tahun = uraian.tahun().iter().filter(sendiri).map(|satu| (*slot, satu));
                baris.entry(sel.baris).or_default().extend(tahun);
            }
        }
        let satu = |semua: &Vec<(&Slot, &Tahun)>| {
            let (awal, pertama) = semua.first()?;
            let (slot, lain) = semua.iter().find(|(_, satu)| satu.nilai != pertama.nilai)?;
            // One of them is the plan's own year: a row may look back from there.
            if awal.alamat == slot.alamat || self.milik(pertama.nilai) || self.milik(lain.nilai) || semua.len() > 3 {
                return None;
            }
            let pesan = format!("baris ini menyebut tahun `{}` dan `{}` sekaligus", pertama.nilai, lain.nilai);
            let temuan =
                Diagnostic::peringatan(KODE, pesan).cure("Tulis tahun yang sama, bila yang dimaksud hal yang sama");
            Some(pohon::pada(awal, temuan, pertama.rentang.clone()))
        };
        baris.values().filter_map(satu).collect()
    }
}

fn salah(pesan: String) -> Diagnostic {
    Diagnostic::peringatan(KODE, pesan).cure("Betulkan tahunnya; `{{ tahun }}` selalu mengikuti Keputusan")
}

/// Whether the year behind this text is that of an election.
fn peristiwa(depan: &str) -> bool {
    PEMILIHAN.is_match(&LEMBAGA.replace_all(depan, "-"))
}

/// Whether a paragraph is the title of what follows: in capitals, or that of a table.
fn judul_ketikan(satu: &Satuan<'_>) -> bool {
    let huruf = satu.polos.chars().filter(|huruf| huruf.is_alphabetic());
    let pendek = satu.polos.chars().count() <= 250;
    satu.peran == Peran::Kalimat
        && pendek
        && (huruf.clone().count() > 5 && huruf.clone().all(char::is_uppercase)
            || JUDUL_TABEL.is_match(&satu.polos) && satu.polos.chars().count() <= 150
            || kebanyakan_kapital(&satu.polos))
}

/// Capitals but for some words, as a name of an abbreviation in a title.
fn kebanyakan_kapital(teks: &str) -> bool {
    let kata: Vec<&str> = teks.split_whitespace().filter(|kata| kata.chars().count() > 2).collect();
    let kapital = kata
        .iter()
        .filter(|kata| kata.chars().any(char::is_uppercase) && !kata.chars().any(char::is_lowercase))
        .count();
    kata.len() >= 4 && kapital * 5 >= kata.len() * 4
}

/// The same words as they are written.
fn sebutan(depan: &str) -> String {
    let kata: Vec<&str> = waktu::tanpa_kata_tahun(depan).split_whitespace().collect();
    kata[kata.len().saturating_sub(3)..].join(" ")
}
