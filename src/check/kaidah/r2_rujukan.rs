//! Rujukan ke bagian yang tidak ada
//!
//! **Yang ditemukan**: huruf, Diktum, Lampiran, BAB, atau tabel yang dirujuk tetapi tidak ada; huruf yang dirujuk sebelum ditulis; lampiran
//! yang tidak disebut diktum mana pun; Pasal tanpa nama peraturannya; `Pasal 1 ayat (10)` untuk Ketentuan Umum.
//!
//! Dalam Keputusan perubahan, pencabutan, dan ralat rujukan itu tidak diperiksa: yang dirujuk mungkin bagian Keputusan yang diubah.
//!
//! **Mengapa**: rujukan yang tidak sampai ke mana pun membuat Keputusan tidak dapat dilaksanakan. Keputusan tidak memiliki pasal sendiri,
//! dan Ketentuan Umum dalam Pasal 1 sebuah peraturan terdiri atas angka, bukan ayat.
//!
//! **Contoh**: "sebagaimana dimaksud dalam Diktum KELIMA" dalam Keputusan dengan tiga diktum; "Pasal 1 ayat (10)".
//!
//! **Obat**: betulkan rujukannya; `{{ diktum.<id> }}` dan `{{ lampiran.<id> }}` selalu benar.
//!
//! **Sumber**: Lampiran II UU 12/2011 (teknik pengacuan; Ketentuan Umum; lampiran dinyatakan dalam batang tubuh).

use std::{collections::BTreeSet, sync::LazyLock};

use regex::{Match, Regex};

use crate::{
    check::{
        kata::pola,
        nomor::{self, Cara},
        pandangan::{Letak, Pandangan, Peran, Satuan},
        pohon,
        uraian::Saring,
    },
    diag::Diagnostic,
    expand::job::{BentukBagian, Blok},
    model::bilangan,
};

pub(super) const KODE: &str = "R2";

const KATA_DIKTUM: &str =
    r"(?:KE[A-Z]+|PERTAMA)(?:\s+(?:BELAS|PULUH|SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))*";

static DIKTUM: LazyLock<Regex> = LazyLock::new(|| pola(&format!(r"\b(?i:diktum)\s+(?:(?i:ke)\s)?({KATA_DIKTUM})")));
static LAMPIRAN: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?:Lampiran|LAMPIRAN)(?:\s+([IVXLC]+|\d{1,2})\b)?"));
static HURUF: LazyLock<Regex> =
    LazyLock::new(|| pola(r"\bhuruf\s+([a-z])\b(?:\s*(?:,|dan|sampai\s+dengan|atau)\s+([a-z])\b)?"));
static PASAL: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?i:pasal)\s+(\d+[A-Z]?)\b"));
static PASAL_SATU: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?i:pasal)\s+1\s+(?i:ayat)\s+\(?(\d+)\)?"));
static BAB: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?:BAB|Bab)\s+([IVXLC]+)\b"));
static TABEL: LazyLock<Regex> = LazyLock::new(|| pola(r"\b(?i:tabel)\s+(\d+)\b"));
/// What begins like the heading of an article or a table.
static AWAL: LazyLock<Regex> = LazyLock::new(|| pola(r"^\s*(?i:pasal|tabel)\s"));
/// A regulation or a contract that has articles.
static PERATURAN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)\bundang\s*[-–]\s*undang\b|\bperaturan\b|\bperppu\b|\bkitab\b|\bkeputusan\b.{0,120}\bnomor\b|\b(?:UU|PP|PKPU|Perpres|Permen\w*|KUHP|KUHAP|UUD)\b|\bperjanjian\b|\bkonvensi\b|\bkode\s+etik\b",
    )
});
/// Laws whose first article is no glossary.
static TANPA_KETENTUAN_UMUM: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)undang-undang\s+dasar|\bUUD|\bkitab\b|KUHP|KUHPerdata"));
/// What a reference to a part of something else goes on with.
static MILIK_LAIN: LazyLock<Regex> = LazyLock::new(|| {
    pola(
        r"(?i)^[^.;]{0,60}?\b(?:undang\s*-\s*undang|peraturan|instruksi|surat|keputusan\s+(?:\p{L}+[\s/]+){0,12}?nomor)\b",
    )
});
static MILIK_INI: LazyLock<Regex> =
    LazyLock::new(|| pola(r"(?i)^\s*(?:huruf\s+\w\s+)?(?:(?:dalam|pada)\s+)?keputusan\s+(?:ini|yang)\b"));

/// One of these is in every reference.
const KATA: [&str; 11] =
    ["iktum", "IKTUM", "ampiran", "AMPIRAN", "huruf", "asal ", "ASAL ", "BAB ", "Bab ", "abel ", "ABEL "];

/// What is there to be referred to.
struct Isi<'p, 'a> {
    p: &'p Pandangan<'a>,
    diktum: BTreeSet<u32>,
    lampiran: usize,
    bab: Vec<Option<u32>>,
    tabel: BTreeSet<u32>,
    /// Whether it amends another decree, and names the parts of that one.
    mengubah: bool,
    /// Annexes with articles of their own.
    berpasal: bool,
}

pub(super) fn periksa(p: &Pandangan<'_>) -> Vec<Diagnostic> {
    // An annex alone does not know the rest.
    if p.job.dokumen.badan.is_none() {
        return Vec::new();
    }
    let isi = Isi::baru(p);
    let mut temuan = Vec::new();
    for (n, satu) in p.satuan.iter().enumerate() {
        let berbahasa = matches!(satu.peran, Peran::Kalimat | Peran::Sel | Peran::JudulBagian | Peran::KepalaKolom);
        if !berbahasa || matches!(satu.letak, Letak::Mengingat) {
            continue;
        }
        if !satu.perlu(Saring::R2, || KATA.iter().any(|kata| satu.polos.contains(kata))) {
            continue;
        }
        temuan.extend(ketentuan_umum(satu));
        if isi.mengubah {
            continue;
        }
        temuan.extend(isi.diktum(satu));
        temuan.extend(isi.lampiran(satu));
        temuan.extend(isi.huruf(n, satu));
        temuan.extend(isi.pasal(n, satu));
        temuan.extend(isi.bab(satu));
        temuan.extend(isi.tabel(satu));
    }
    temuan.extend(isi.lampiran_tanpa_rujukan());
    temuan
}

impl<'p, 'a> Isi<'p, 'a> {
    fn baru(p: &'p Pandangan<'a>) -> Self {
        let dokumen = &p.job.dokumen;
        let diktum = dokumen.diktum().iter().zip(1_u32..);
        let diktum = diktum
            .map(|(satu, n)| nomor::diktum(satu.label.tulisan.polos().trim_matches([':', ' ', '.'])).unwrap_or(n));
        let judul = p.pokok().tentang.to_lowercase();
        let isi = p.satuan.iter().filter(|satu| matches!(satu.letak, Letak::Lampiran(_)));
        let mut berpasal = false;
        let mut tabel = BTreeSet::new();
        for satu in isi.filter(|satu| satu.perlu(Saring::R2Awal, || AWAL.is_match(&satu.polos))) {
            let teks = satu.polos.trim_start();
            let pertama =
                |pola: &Regex| pola.captures(teks).filter(|c| c.get(0).is_some_and(|semua| semua.start() == 0));
            berpasal |= pertama(&PASAL).is_some() && teks.chars().count() < 40;
            tabel.extend(pertama(&TABEL).and_then(|c| c[1].parse::<u32>().ok()));
        }
        Self {
            p,
            diktum: diktum.collect(),
            lampiran: dokumen.lampiran.len(),
            bab: dokumen.lampiran.iter().map(|lampiran| bab_terakhir(&lampiran.isi)).collect(),
            tabel,
            mengubah: judul.starts_with("perubahan") || judul.starts_with("pencabutan") || judul.starts_with("ralat"),
            berpasal,
        }
    }

    fn diktum(&self, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        let semua = DIKTUM.captures_iter(&satu.polos).filter_map(|c| Some((c.get(0)?, c.get(1)?)));
        semua
            .filter(|(semua, _)| milik_ini(&satu.polos[semua.end()..]))
            .filter(|(_, kata)| nomor::diktum(kata.as_str()).is_none_or(|nilai| !self.diktum.contains(&nilai)))
            .map(|(semua, _)| {
                let ada = self.diktum.iter().filter_map(|nilai| bilangan::diktum(*nilai)).collect::<Vec<_>>();
                let ada = match ada.as_slice() {
                    [satu] => satu.clone(),
                    [awal, .., akhir] => format!("{awal} sampai dengan {akhir}"),
                    [] => "tidak ada".to_owned(),
                };
                let pesan = format!("`{}` tidak ada; diktum Keputusan ini: {ada}", semua.as_str());
                let obat = "Betulkan rujukannya; `{{ diktum.<id> }}` mengikuti urutan diktum";
                satu.temuan(Diagnostic::galat(KODE, pesan).cure(obat), semua.range())
            })
            .collect()
    }

    fn lampiran(&self, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        if satu.peran != Peran::Kalimat && satu.peran != Peran::Sel {
            return Vec::new();
        }
        let semua = LAMPIRAN.captures_iter(&satu.polos);
        semua
            .filter_map(|c| {
                let semua = c.get(0)?;
                let sisa = &satu.polos[semua.end()..];
                // What a table or a list calls an annex may be one of another document.
                let milik = MILIK_INI.is_match(sisa) || matches!(satu.letak, Letak::Diktum(_)) && milik_ini(sisa);
                if !milik {
                    return None;
                }
                let angka = c.get(1).map(|angka| angka.as_str());
                self.satu_lampiran(satu, semua, angka)
            })
            .collect()
    }

    fn satu_lampiran(&self, satu: &Satuan<'_>, semua: Match<'_>, angka: Option<&str>) -> Option<Diagnostic> {
        let nilai = angka.map(|angka| nomor::romawi(angka).or_else(|| angka.parse().ok()).unwrap_or(0));
        let ada = self.lampiran;
        let kata = semua.as_str();
        let temuan = match nilai {
            _ if ada == 0 => {
                Diagnostic::galat(KODE, format!("`{kata}` disebut, tetapi Keputusan ini tidak memiliki lampiran"))
                    .cure("Tambahkan lampirannya, atau hapus rujukan itu")
            }
            Some(1) if ada == 1 => {
                Diagnostic::peringatan(KODE, format!("`{kata}` disebut, tetapi lampirannya hanya satu, tanpa nomor"))
                    .cure("Tulis `Lampiran`; `{{ lampiran.<id> }}` menulisnya sendiri")
            }
            Some(nilai) if usize::try_from(nilai).is_ok_and(|nilai| (1..=ada).contains(&nilai)) => return None,
            Some(_) => Diagnostic::galat(KODE, format!("`{kata}` tidak ada; Keputusan ini memiliki {ada} lampiran"))
                .cure(
                    "Betulkan rujukannya, atau tambahkan lampirannya; `{{ lampiran.<id> }}` mengikuti urutan lampiran",
                ),
            None if ada > 1 && matches!(satu.letak, Letak::Diktum(_)) => Diagnostic::peringatan(
                KODE,
                format!("`{kata}` tanpa nomor, padahal Keputusan ini memiliki {ada} lampiran"),
            )
            .cure("Sebut nomornya; `{{ lampiran.<id> }}` menulisnya sendiri"),
            None => return None,
        };
        Some(satu.temuan(temuan, semua.range()))
    }

    /// Letters of Menimbang, in Menimbang. Elsewhere a letter may belong to anything.
    fn huruf(&self, n: usize, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        if satu.letak != Letak::Menimbang {
            return Vec::new();
        }
        let label = |satu: &Satuan<'_>| satu.polos.trim_matches(['.', ')', '(', ' ']).to_owned();
        let semua: Vec<String> =
            self.p.di(Letak::Menimbang).filter(|satu| satu.peran == Peran::Label).map(label).collect();
        let ini = self.p.satuan[..n].iter().rev().find(|satu| satu.peran == Peran::Label).map(label);
        let ini = ini.and_then(|teks| Cara::Huruf.baca(&teks));
        let mut temuan = Vec::new();
        for c in HURUF.captures_iter(&satu.polos) {
            let awal = c.get(0).map_or(0, |semua| semua.start());
            // `Pasal 5 ayat (1) huruf c` is a letter of a law.
            let depan = satu.polos[..awal].to_lowercase();
            let depan = &depan[depan.rfind("dimaksud").unwrap_or(0)..];
            if depan.contains("pasal") || depan.contains("ayat") || depan.contains("angka") || depan.contains("diktum")
            {
                continue;
            }
            for huruf in c.iter().skip(1).flatten() {
                let ada = semua.iter().any(|lain| lain == huruf.as_str());
                let nilai = Cara::Huruf.baca(huruf.as_str());
                let pesan = match (ada, ini) {
                    (false, _) => format!("`huruf {}` tidak ada dalam Menimbang", huruf.as_str()),
                    (true, Some(ini)) if nilai >= Some(ini) => {
                        format!("`huruf {}` tidak mendahului pertimbangan ini", huruf.as_str())
                    }
                    _ => continue,
                };
                let temuan_ini = Diagnostic::galat(KODE, pesan).cure("Rujuk huruf pertimbangan yang mendahuluinya");
                temuan.push(satu.temuan(temuan_ini, huruf.range()));
            }
        }
        temuan
    }

    /// A decree has no articles: an article is one of a regulation, which this text or the one before it names.
    fn pasal(&self, n: usize, satu: &Satuan<'_>) -> Option<Diagnostic> {
        let pasal = PASAL.find(&satu.polos).filter(|_| !self.berpasal)?;
        let dekat = &self.p.satuan[n.saturating_sub(4)..=n];
        if dekat.iter().any(|satu| PERATURAN.is_match(&satu.polos)) {
            return None;
        }
        let pesan = format!("`{}` tanpa nama peraturannya; Keputusan tidak memiliki pasal", pasal.as_str());
        let temuan = Diagnostic::peringatan(KODE, pesan).cure("Sebut peraturan yang dimaksud, atau rujuk Diktum");
        Some(satu.temuan(temuan, pasal.range()))
    }

    fn bab(&self, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        let Letak::Lampiran(i) = satu.letak else { return Vec::new() };
        let Some(terakhir) = self.bab.get(i).copied().flatten() else { return Vec::new() };
        let semua = BAB.captures_iter(&satu.polos).filter_map(|c| Some((c.get(0)?, nomor::romawi(&c[1])?)));
        semua
            .filter(|(kata, nilai)| *nilai > terakhir && kata.start() > 0 && milik_ini(&satu.polos[kata.end()..]))
            .map(|(kata, _)| {
                let akhir = bilangan::romawi(terakhir).unwrap_or_default();
                let pesan = format!("`{}` tidak ada; lampiran ini berakhir dengan BAB {akhir}", kata.as_str());
                satu.temuan(Diagnostic::peringatan(KODE, pesan).cure("Betulkan rujukannya"), kata.range())
            })
            .collect()
    }

    fn tabel(&self, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        if self.tabel.is_empty() {
            return Vec::new();
        }
        let semua = TABEL.captures_iter(&satu.polos).filter_map(|c| Some((c.get(0)?, c[1].parse::<u32>().ok()?)));
        semua
            .filter(|(kata, nilai)| !self.tabel.contains(nilai) && milik_ini(&satu.polos[kata.end()..]))
            .map(|(kata, _)| {
                let pesan = format!("`{}` tidak ada", kata.as_str());
                satu.temuan(Diagnostic::peringatan(KODE, pesan).cure("Betulkan nomor tabelnya"), kata.range())
            })
            .collect()
    }

    /// Annexes that no operative part speaks of.
    fn lampiran_tanpa_rujukan(&self) -> Vec<Diagnostic> {
        let badan = || {
            let diktum = self.p.satuan.iter().filter(|satu| matches!(satu.letak, Letak::Diktum(_)));
            diktum.filter(|satu| satu.perlu(Saring::R2, || KATA.iter().any(|kata| satu.polos.contains(kata))))
        };
        let mut disebut = BTreeSet::new();
        let mut polos = false;
        for c in badan().flat_map(|satu| LAMPIRAN.captures_iter(&satu.polos)) {
            match c.get(1) {
                Some(angka) => disebut.extend(nomor::romawi(angka.as_str()).or_else(|| angka.as_str().parse().ok())),
                None => polos = true,
            }
        }
        // `Lampiran I sampai dengan Lampiran III`, `Lampiran I, II, dan III`: those between are meant too.
        let sampai = badan().any(|satu| {
            LAMPIRAN.find_iter(&satu.polos).count() > 0
                && (satu.polos.contains("sampai dengan") || satu.polos.contains("s.d.") || DERET.is_match(&satu.polos))
        });
        if polos || sampai || self.mengubah {
            return Vec::new();
        }
        let tanpa = self.p.job.dokumen.lampiran.iter().zip(1_u32..).filter(|(_, n)| !disebut.contains(n));
        tanpa
            .filter_map(|(lampiran, _)| {
                let slot = lampiran.kepala.first()?;
                let teks = slot.tulisan.polos();
                let temuan = Diagnostic::peringatan(KODE, format!("`{teks}` tidak disebut dalam diktum mana pun"))
                    .cure("Sebut dalam diktum dengan `{{ lampiran.<id> }}`, atau hapus lampirannya");
                Some(pohon::pada(slot, temuan, 0..teks.len()))
            })
            .collect()
    }
}

static DERET: LazyLock<Regex> = LazyLock::new(|| pola(r"Lampiran\s+[IVXLC]+\s*(?:,|dan)\s+(?:dan\s+)?[IVXLC]+\b"));

/// Whether what is referred to is a part of this decree, going by the words behind it.
fn milik_ini(sisa: &str) -> bool {
    MILIK_INI.is_match(sisa) || !MILIK_LAIN.is_match(sisa)
}

/// The number of the last chapter, where an annex has chapters.
fn bab_terakhir(semua: &[Blok]) -> Option<u32> {
    let bab = semua.iter().filter_map(|satu| match satu {
        Blok::Bagian { bentuk: BentukBagian::Bab, nomor: Some(nomor), .. } => {
            let teks = nomor.tulisan.polos();
            nomor::ketikan(&teks).and_then(|ketikan| nomor::romawi(&ketikan.label.angka))
        }
        _ => None,
    });
    bab.max()
}

/// `Pasal 1 ayat (10)`: the first article of a regulation is a glossary, whose entries are numbers.
fn ketentuan_umum(satu: &Satuan<'_>) -> Vec<Diagnostic> {
    if TANPA_KETENTUAN_UMUM.is_match(&satu.polos) {
        return Vec::new();
    }
    let semua = PASAL_SATU.captures_iter(&satu.polos).filter_map(|c| Some((c.get(0)?, c.get(1)?)));
    semua
        .map(|(kata, angka)| {
            let letak = kata.as_str().to_lowercase().find("ayat").unwrap_or(0) + kata.start();
            let ganti = format!("angka {}", angka.as_str());
            let pesan = format!("`{}` merujuk Ketentuan Umum, yang terdiri atas angka, bukan ayat", kata.as_str());
            let temuan = Diagnostic::peringatan(KODE, pesan).cure(format!("Tulis `Pasal 1 {ganti}`"));
            satu.temuan_dengan_ganti(temuan, letak..kata.end(), &ganti)
        })
        .collect()
}
