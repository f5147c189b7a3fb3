//! Nama kantor tidak lengkap, atau nama kantor lain yang tertinggal
//!
//! **Yang ditemukan**: nama kantor tanpa PROVINSI, KABUPATEN, atau KOTA, atau tanpa daerahnya di dalam judul; jenis daerah yang salah;
//! nama kantor atau daerah lain yang bukan atasan dan bukan bawahan kantor ini; jabatan yang tidak ada di kantor ini (Kepala Biro).
//!
//! **Mengapa**: nama kantor adalah nama resmi dan harus lengkap di setiap tempat. Nama kantor lain biasanya sisa Keputusan kantor itu
//! yang dijadikan contoh.
//!
//! **Contoh**: "KOMISI PEMILIHAN UMUM KALIMANTAN BARAT"; "arahan Karo" dalam Keputusan provinsi, padahal Kepala Biro hanya ada di
//! Sekretariat Jenderal.
//!
//! **Obat**: tulis `{{ satker.nama }}`, atau `{{ satker.singkat }}` untuk nama pendeknya; ganti atau hapus nama yang lain.
//!
//! **Sumber**: Lampiran II UU 12/2011 (penyebutan yang sama); susunan organisasi dalam PKPU 14/2020.

use std::ops::Range;

use crate::{
    check::{
        Acuan,
        kata::serba_kapital,
        pandangan::{Letak, Pandangan, Peran, Satuan},
        token::{Token, lipat, token},
        uraian::Saring,
    },
    diag::Diagnostic,
    model::satker::{Lembaga, Satker, Tingkat},
};

pub(super) const KODE: &str = "X4";

const LENGKAPI: &str = "Tulis `{{ satker.nama }}`, atau `{{ satker.singkat }}` untuk nama pendeknya";
const SISA: &str =
    "Ganti dengan nama kantor ini (`{{ satker.nama }}`), atau biarkan bila memang kantor itu yang dimaksud";

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let pemeriksa = Pemeriksa::baru(pandangan);
    let mut temuan = Vec::new();
    for satu in pandangan.satuan.iter().filter(|satu| dilihat(pandangan, satu)) {
        temuan.extend(pemeriksa.periksa(satu));
    }
    for (i, satu) in pandangan.nama().judul.iter().filter(|(_, satu)| satu.kantor) {
        // Those three are found wherever they are missing.
        if !JENIS.contains(&satu.hilang.to_lowercase().as_str()) {
            let satuan = &pandangan.satuan[*i];
            let kata = &satuan.polos[satu.rentang.clone()];
            let pesan = format!("`{}` hilang pada `{kata}`; judul Keputusan memuatnya", satu.hilang);
            temuan.push(satuan.temuan(Diagnostic::peringatan(KODE, pesan).cure(LENGKAPI), satu.rentang.clone()));
        }
    }
    temuan
}

/// Texts that may name an office wrongly: not what is derived, not what is taken note of, not who receives a copy.
fn dilihat(pandangan: &Pandangan<'_>, satu: &Satuan<'_>) -> bool {
    let peran = !matches!(satu.peran, Peran::Label | Peran::Penutup | Peran::Kutipan);
    peran && satu.letak != Letak::Memperhatikan && satu.turunan(pandangan.pokok()).is_none()
}

struct Pemeriksa<'p> {
    satker: &'p Satker,
    acuan: &'p Acuan<'p>,
    /// The region without its kind.
    daerah: Vec<String>,
    judul: String,
}

/// The words that regions begin with.
const JENIS: [&str; 3] = ["provinsi", "kabupaten", "kota"];
/// One of these begins whatever is looked at here.
const AWAL: [&str; 5] = ["kpu", "kip", "komisi", "karo", "kepala"];

impl<'p> Pemeriksa<'p> {
    fn baru(pandangan: &Pandangan<'p>) -> Self {
        let satker = &pandangan.pokok().satker;
        // In Aceh the province stands without its kind.
        let berjenis =
            satker.daerah.as_deref().filter(|daerah| satker.nama != *daerah && satker.lembaga == Lembaga::Kpu);
        let daerah = token(berjenis.unwrap_or_default()).into_iter().map(|satu| satu.lipat).collect();
        Self { satker, acuan: pandangan.acuan, daerah, judul: lipat(&pandangan.pokok().tentang) }
    }

    fn periksa(&self, satu: &Satuan<'_>) -> Vec<Diagnostic> {
        let (semua, dikutip) = (satu.token(), satu.dikutip());
        let berawal = |satu: &Token| AWAL.iter().chain(&JENIS).any(|kata| *kata == satu.lipat);
        if !satu.perlu(Saring::X4, || semua.iter().any(berawal)) {
            return Vec::new();
        }
        let luar = |i: &usize| !dikutip.iter().any(|rentang| rentang.contains(i));
        let mut temuan = Vec::new();
        // Where several are named, the text is about several.
        let beberapa = (0..semua.len()).filter(|i| self.terpanjang(&semua[*i..]).is_some()).take(3).count() > 2;
        for i in (0..semua.len()).filter(luar) {
            temuan.extend(self.tanpa_jenis(satu, semua, i));
            temuan.extend(self.kantor_lain(satu, semua, i).filter(|_| !beberapa));
            temuan.extend(self.jabatan(satu, semua, i));
        }
        temuan
    }

    /// The region right behind the body's name.
    fn tanpa_jenis(&self, satu: &Satuan<'_>, semua: &[Token], i: usize) -> Option<Diagnostic> {
        let sesudah = lembaga(semua, i)?;
        let sama = !self.daerah.is_empty() && mulai(&semua[sesudah..], &self.daerah);
        let pendek = matches!(semua[i].lipat.as_str(), "kpu" | "kip");
        if !sama || pendek && matches!(satu.peran, Peran::Sel | Peran::KepalaKolom) {
            return None;
        }
        let rentang = semua[i].rentang.start..semua[sesudah + self.daerah.len() - 1].rentang.end;
        let jenis = self.satker.nama.split(' ').next().unwrap_or_default();
        let jenis = if serba_kapital(&satu.polos) { jenis.to_uppercase() } else { jenis.to_owned() };
        let pesan = format!("`{jenis}` hilang pada `{}`", &satu.polos[rentang.clone()]);
        let temuan = if pendek { Diagnostic::petunjuk(KODE, pesan) } else { Diagnostic::peringatan(KODE, pesan) };
        Some(satu.temuan(temuan.cure(LENGKAPI), rentang))
    }

    /// A region that is none of this office's, or this one's of another kind.
    fn kantor_lain(&self, satu: &Satuan<'_>, semua: &[Token], i: usize) -> Option<Diagnostic> {
        let jenis = &semua[i];
        if !JENIS.contains(&jenis.lipat.as_str()) || !jenis.besar {
            return None;
        }
        let rentang = |panjang: usize| jenis.rentang.start..semua[i + panjang - 1].rentang.end;
        let (panjang, lain) = match self.terpanjang(&semua[i..]) {
            Some(ada) => ada,
            None => return self.salah_jenis(satu, semua, i),
        };
        if self.keluarga(lain) || self.judul.contains(&lipat(&satu.polos[rentang(panjang)])) || dirujuk(semua, i) {
            return None;
        }
        let berkantor = berkantor(semua, i);
        let sel = matches!(satu.peran, Peran::Sel | Peran::KepalaKolom);
        let kata = &satu.polos[rentang(panjang)];
        let temuan = if !sel && (berkantor || serba_kapital(&satu.polos)) {
            Diagnostic::peringatan(KODE, format!("`{kata}` bukan daerah {}", self.satker.nama_singkat()))
        } else if berkantor || !sel {
            Diagnostic::petunjuk(KODE, format!("`{kata}` bukan daerah {}", self.satker.nama_singkat()))
        } else {
            return None;
        };
        Some(satu.temuan(temuan.cure(SISA), rentang(panjang)))
    }

    /// The region's own name behind another kind of region, which no office has.
    fn salah_jenis(&self, satu: &Satuan<'_>, semua: &[Token], i: usize) -> Option<Diagnostic> {
        if self.daerah.is_empty() || !mulai(&semua[i + 1..], &self.daerah) {
            return None;
        }
        let rentang = semua[i].rentang.start..semua[i + self.daerah.len()].rentang.end;
        let pesan = format!("`{}` di sini; kantor ini `{}`", &satu.polos[rentang.clone()], self.satker.nama_singkat());
        Some(satu.temuan(Diagnostic::peringatan(KODE, pesan).cure(LENGKAPI), rentang))
    }

    /// The longest region that begins here, in tokens.
    fn terpanjang(&self, semua: &[Token]) -> Option<(usize, &'p Satker)> {
        if !semua.first().is_some_and(|satu| JENIS.contains(&satu.lipat.as_str())) {
            return None;
        }
        (1..=6.min(semua.len())).rev().find_map(|panjang| {
            let kunci = semua[..panjang].iter().map(|satu| satu.lipat.as_str()).collect::<Vec<_>>().join(" ");
            self.acuan.kantor_di(&kunci).map(|satker| (panjang, satker))
        })
    }

    /// Whether it is this office, its superior or one of its own.
    fn keluarga(&self, lain: &Satker) -> bool {
        let (kita, dia) = (&self.satker, lain);
        kita.tingkat == Tingkat::Pusat
            || kita.kode == dia.kode
            || kita.provinsi.as_ref() == Some(&dia.kode)
            || kita.tingkat == Tingkat::Provinsi && dia.provinsi.as_ref() == Some(&kita.kode)
    }

    /// A post that only the centre has.
    fn jabatan(&self, satu: &Satuan<'_>, semua: &[Token], i: usize) -> Option<Diagnostic> {
        let sebelum = i.checked_sub(1).map_or("", |i| semua[i].lipat.as_str());
        let sesudah = semua.get(i + 1).map_or("", |satu| satu.lipat.as_str());
        let panjang = match (semua[i].lipat.as_str(), sesudah) {
            // A regency has that name too.
            ("karo", _) if !["kabupaten", "kpu", "tanah", "umum", "suku", "batak"].contains(&sebelum) => 1,
            ("kepala", "biro") => 2,
            _ => return None,
        };
        let pusat =
            semua[i..].iter().take(12).any(|satu| ["jenderal", "ri", "pusat", "setjen"].contains(&satu.lipat.as_str()));
        if self.satker.tingkat == Tingkat::Pusat || !semua[i].besar || pusat {
            return None;
        }
        let rentang: Range<usize> = semua[i].rentang.start..semua[i + panjang - 1].rentang.end;
        let kata = &satu.polos[rentang.clone()];
        let pesan = format!(
            "`{kata}` tidak ada di {}: Kepala Biro hanya ada di Sekretariat Jenderal",
            self.satker.nama_singkat()
        );
        let temuan = if panjang == 1 { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
        Some(satu.temuan(temuan.cure("Tulis jabatan yang ada di kantor ini, atau sebut kantornya"), rentang))
    }
}

/// Whether these words begin here.
fn mulai(semua: &[Token], kata: &[String]) -> bool {
    semua.len() >= kata.len() && semua.iter().zip(kata).all(|(satu, kata)| satu.lipat == *kata)
}

/// Where the name of the body that begins here ends, a short form in brackets with it.
fn lembaga(semua: &[Token], i: usize) -> Option<usize> {
    let pada = |i: usize| semua.get(i).map_or("", |satu| satu.lipat.as_str());
    let akhir = match [pada(i), pada(i + 1), pada(i + 2)] {
        ["kpu" | "kip", ..] if i == 0 || pada(i - 1) != "(" => i + 1,
        ["komisi", "pemilihan", "umum"] => i + 3,
        _ => return None,
    };
    Some(if pada(akhir) == "(" && pada(akhir + 2) == ")" { akhir + 3 } else { akhir })
        .filter(|akhir| *akhir < semua.len())
}

/// Whether the body's name stands right before this place.
fn berkantor(semua: &[Token], i: usize) -> bool {
    (i.saturating_sub(6)..i).any(|awal| lembaga(semua, awal) == Some(i))
}

/// Whether this office is spoken of beside others, or is the author of what is cited here.
fn dirujuk(semua: &[Token], i: usize) -> bool {
    const SAMPING: &[&str] = &["dengan", "dari", "asal", "ke", "antara"];
    const DOKUMEN: &[&str] = &["surat", "keputusan", "peraturan", "nota", "berita", "undangan", "instruksi"];
    let sebelum = semua[i.saturating_sub(12)..i].iter();
    let samping = sebelum
        .clone()
        .rev()
        .find(|satu| !matches!(satu.lipat.as_str(), "komisi" | "pemilihan" | "umum" | "kpu" | "kip"));
    let nomor = semua[i..].iter().take(8).any(|satu| satu.lipat == "nomor");
    let lahir = semua[i.saturating_sub(4)..i]
        .iter()
        .any(|satu| ["lahir", "alamat", "bertempat"].contains(&satu.lipat.as_str()));
    lahir
        || samping.is_some_and(|satu| SAMPING.contains(&satu.lipat.as_str()))
        || nomor && sebelum.into_iter().any(|satu| DOKUMEN.contains(&satu.lipat.as_str()))
}
