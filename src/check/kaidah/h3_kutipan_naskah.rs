//! Keputusan folder kerja yang dikutip lain daripada yang sebenarnya
//!
//! **Yang ditemukan**: kutipan sebuah Keputusan yang naskahnya ada di folder kerja, dengan judul, tanggal, nomor, atau tahun yang lain
//! daripada naskahnya; kutipan Keputusan yang ditetapkan sesudah Keputusan ini; dan, bila profil kantor menyebut
//! `"agenda-lengkap": true`, kutipan Keputusan kantor itu yang tidak ada.
//!
//! **Mengapa**: kutipan menunjuk satu Keputusan tertentu. Nomor atau judul yang meleset menunjuk Keputusan yang lain atau yang tidak ada,
//! dan Keputusan tidak dapat mendasarkan diri pada yang belum ditetapkan.
//!
//! **Contoh**: dikutip "Keputusan Komisi Pemilihan Umum Kota Pontianak Nomor 8 Tahun 2024 tentang Tim Kearsipan", padahal naskahnya bernomor 8
//! Tahun 2025.
//!
//! **Obat**: kutip lewat `{"naskah": "<nama>"}` dalam Mengingat: nomor, tanggal, dan judulnya lalu diambil dari naskah itu; di tempat
//! lain, betulkan kutipannya.
//!
//! **Sumber**: UU 12/2011 Lampiran II (dasar hukum ditulis dengan jenis, nomor, tahun, dan judulnya).

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use crate::{
    check::{
        Acuan,
        himpunan::{Himpunan, Ringkasan, Temuan},
        kata::pola,
    },
    diag::{Diagnostic, Place, Sorot},
    model::sitasi::{self, Sitasi},
};

pub(super) const KODE: &str = "H3";

/// A title that is shorter says too little to tell a decree by.
const JUDUL_TERPENDEK: usize = 20;

static TANGGAL: LazyLock<Regex> = LazyLock::new(|| pola(r"(?i)tanggal\s+(\d{1,2}\s+\p{L}+\s+\d{4})"));

pub(super) fn periksa(himpunan: &Himpunan, _: &Acuan<'_>) -> Temuan {
    let mut menurut = BTreeMap::<String, Vec<&Ringkasan>>::new();
    for satu in &himpunan.ringkasan {
        menurut.entry(samakan(&satu.pokok.sebutan)).or_default().push(satu);
    }
    let mut temuan = Temuan::new();
    for pengutip in &himpunan.ringkasan {
        for (teks, tempat) in &pengutip.sitasi {
            for satu in sitasi::cari(teks) {
                let Some(kantor) = menurut.get(&samakan(&teks[satu.bentuk.clone()])) else { continue };
                let lain: Vec<&Ringkasan> =
                    kantor.iter().copied().filter(|lain| lain.kunci.naskah != pengutip.kunci.naskah).collect();
                let kutipan = Kutipan { pengutip, teks, tempat, satu: &satu };
                let lengkap = kantor.iter().any(|r| himpunan.agenda_lengkap.contains(&r.pokok.satker.kode));
                let semua = kutipan.periksa(&lain, lengkap && !kutipan.menunjuk(pengutip));
                temuan.extend(semua.into_iter().map(|satu| (pengutip.pokok.berkas.clone(), satu)));
            }
        }
    }
    temuan
}

/// A citation in its decree.
struct Kutipan<'a> {
    pengutip: &'a Ringkasan,
    teks: &'a str,
    tempat: &'a Place,
    satu: &'a Sitasi,
}

impl Kutipan<'_> {
    /// Whether the number and the year are those of a decree.
    fn menunjuk(&self, lain: &Ringkasan) -> bool {
        let nomor = lain.pokok.nomor.as_ref().is_some_and(|nomor| nomor.cetak() == self.teks[self.satu.nomor.clone()]);
        nomor && self.satu.tahun.is_none_or(|tahun| lain.pokok.tanggal.is_some_and(|tanggal| tanggal.tahun() == tahun))
    }

    /// The title as it is cited, made alike.
    fn judul(&self) -> Option<String> {
        self.satu.judul.clone().map(|rentang| samakan(&self.teks[rentang]))
    }

    /// Whether it is cited with the title of a decree. In running text a title may reach too far.
    fn sejudul(&self, lain: &Ringkasan) -> bool {
        let sebenarnya = samakan(&lain.pokok.tentang);
        self.judul().is_some_and(|judul| {
            judul.starts_with(&sebenarnya) || (sebenarnya.starts_with(&judul) && judul.len() >= JUDUL_TERPENDEK)
        })
    }

    fn periksa(&self, lain: &[&Ringkasan], lengkap: bool) -> Vec<Diagnostic> {
        let bernomor: Vec<&Ringkasan> = lain.iter().copied().filter(|lain| self.menunjuk(lain)).collect();
        if let Some(satu) = bernomor.iter().find(|lain| self.sejudul(lain)).or(bernomor.first()) {
            return self.terhadap(satu);
        }
        let judul_cukup = |lain: &&&Ringkasan| lain.pokok.tentang.len() >= JUDUL_TERPENDEK && self.sejudul(lain);
        if let Some(satu) = lain.iter().find(judul_cukup).filter(|satu| satu.nomor().is_some()) {
            return self.nomor_lain(satu).into_iter().collect();
        }
        let setahun = |lain: &&Ringkasan| lain.pokok.tanggal.map(|tanggal| tanggal.tahun()) == self.satu.tahun;
        if lengkap && lain.iter().any(setahun) {
            let pesan = format!(
                "Keputusan nomor `{}` tidak ada di folder kerja, padahal agenda kantornya dinyatakan lengkap",
                &self.teks[self.satu.nomor.clone()]
            );
            let temuan = Diagnostic::peringatan(KODE, pesan).cure("Betulkan nomornya, atau tambahkan Keputusan itu");
            return vec![self.di(temuan, self.satu.nomor.clone())];
        }
        Vec::new()
    }

    /// What is cited otherwise than the decree of this number is.
    fn terhadap(&self, lain: &Ringkasan) -> Vec<Diagnostic> {
        let (naskah, mut temuan) = (&lain.kunci.naskah, Vec::new());
        if let (Some(ini), Some(itu)) = (self.pengutip.pokok.tanggal, lain.pokok.tanggal)
            && ini < itu
        {
            let pesan =
                format!("`{naskah}` dikutip di sini, padahal baru ditetapkan {itu}, sesudah Keputusan ini ({ini})");
            let obat = "Betulkan nomor yang dikutip, atau salah satu tanggalnya";
            temuan.push(self.di(Diagnostic::peringatan(KODE, pesan).cure(obat), self.satu.nomor.clone()));
        }
        if let Some(judul) = self.satu.judul.clone().filter(|_| !self.sejudul(lain)) {
            let pesan = format!("`{naskah}` dikutip dengan judul lain; judulnya: `{}`", lain.pokok.tentang);
            let obat = "Samakan judulnya, atau betulkan nomor yang dikutip";
            temuan.push(self.di(Diagnostic::peringatan(KODE, pesan).cure(obat), judul));
        }
        let sampai = self.satu.judul.as_ref().map_or(self.satu.rentang.end, |judul| judul.start);
        let bertanggal = TANGGAL.captures(&self.teks[self.satu.nomor.end..sampai]).and_then(|tanggal| tanggal.get(1));
        if let (Some(tertulis), Some(tanggal)) = (bertanggal, lain.pokok.tanggal)
            && !tertulis.as_str().eq_ignore_ascii_case(&tanggal.to_string())
        {
            let awal = self.satu.nomor.end + tertulis.start();
            let pesan = format!("`{naskah}` dikutip bertanggal `{}`, padahal tanggalnya {tanggal}", tertulis.as_str());
            let obat = format!("Tulis `{tanggal}`");
            temuan.push(self.di(Diagnostic::peringatan(KODE, pesan).cure(obat), awal..awal + tertulis.len()));
        }
        temuan
    }

    /// Another number or year than the decree of this title has.
    fn nomor_lain(&self, lain: &Ringkasan) -> Option<Diagnostic> {
        let (nomor, tahun) = lain.nomor()?;
        let pesan = format!("Keputusan dengan judul ini, `{}`, bernomor {nomor} Tahun {tahun}", lain.kunci.naskah);
        let obat = format!("Tulis `Nomor {nomor} Tahun {tahun}`, atau betulkan judulnya");
        let sampai = match self.satu.tahun {
            Some(tahun) => {
                let sisa = &self.teks[self.satu.nomor.end..];
                self.satu.nomor.end + sisa.find(&tahun.to_string()).map_or(0, |letak| letak + 4)
            }
            None => self.satu.nomor.end,
        };
        Some(self.di(Diagnostic::peringatan(KODE, pesan).cure(obat), self.satu.nomor.start..sampai))
    }

    fn di(&self, temuan: Diagnostic, rentang: std::ops::Range<usize>) -> Diagnostic {
        temuan.tentang(Sorot::baru(self.teks, rentang)).at(self.tempat.clone())
    }
}

/// A name or a title without what does not tell it from others: case, spaces, the short form of the body.
fn samakan(teks: &str) -> String {
    let kata = teks.split_whitespace().map(|kata| match kata.to_lowercase().as_str() {
        "kpu" => "komisi pemilihan umum".to_owned(),
        "kip" => "komisi independen pemilihan".to_owned(),
        lain => lain.to_owned(),
    });
    kata.collect::<Vec<_>>().join(" ")
}
