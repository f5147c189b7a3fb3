//! The archive that a workbook is: opened within limits, its members inflated within limits.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use super::Salah;

/// The most members of an archive.
const BATAS_ANGGOTA: usize = 10_000;
/// The most bytes that a workbook may inflate to.
const BATAS_MEKAR: u64 = 256 << 20;
/// How many times its packed size a member may inflate to; tables of zeros reach a hundred.
const BATAS_NISBAH: u64 = 250;
/// Members up to this size are never suspect: a short one packs well.
const KECIL: u64 = 4 << 20;

/// How files begin that are packed otherwise: Excel 97 and encrypted workbooks (MS-CFB 2.2).
const CFB: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The name under which an encrypted workbook stands in there (MS-OFFCRYPTO 2.3.4.4), in UTF-16.
const TERSANDI: &str = "EncryptedPackage";

/// An archive.
#[derive(Debug)]
pub(super) struct Wadah<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be inflated.
    sisa: u64,
}

/// An archive of another program, such as a DOCX: the same limits, and no word about what is in it.
#[derive(Debug)]
pub struct Arsip<'a>(Wadah<'a>);

impl<'a> Arsip<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// It is none, not whole, encrypted, or made to burst.
    pub fn buka(isi: &'a [u8]) -> Result<Self, Salah> {
        let zip = ZipArchive::new(Cursor::new(isi)).map_err(|_| Salah::rusak("terpotong atau bukan arsip"))?;
        Wadah::terbuka(zip).map(Self)
    }

    /// The text of a member; nothing if there is none of that name.
    ///
    /// # Errors
    /// It is not whole, no UTF-8, or larger than any document.
    pub fn baca(&mut self, nama: &str) -> Result<Option<String>, Salah> {
        self.0.baca(nama)
    }
}

impl<'a> Wadah<'a> {
    fn terbuka(zip: ZipArchive<Cursor<&'a [u8]>>) -> Result<Self, Salah> {
        if zip.len() > BATAS_ANGGOTA {
            return Err(Salah::rusak(&format!("lebih dari {BATAS_ANGGOTA} berkas di dalamnya")));
        }
        let mut wadah = Self { zip, sisa: BATAS_MEKAR };
        wadah.periksa()?;
        Ok(wadah)
    }

    pub(super) fn buka(nama: &str, isi: &'a [u8]) -> Result<Self, Salah> {
        if isi.starts_with(CFB) {
            let tersandi: Vec<u8> = TERSANDI.encode_utf16().flat_map(u16::to_le_bytes).collect();
            return Err(match isi.windows(tersandi.len()).any(|ini| ini == tersandi) {
                true => tersandi_salah(),
                false => Salah::new(
                    "berkas ini berformat Excel 97 (.xls), walaupun namanya lain",
                    "Buka di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx)",
                ),
            });
        }
        if !isi.starts_with(b"PK") {
            let pesan = "berkas ini bukan buku kerja, walaupun namanya begitu";
            return Err(Salah::new(pesan, "Simpan ulang dari Excel atau LibreOffice sebagai .xlsx atau .ods"));
        }
        let zip = ZipArchive::new(Cursor::new(isi)).map_err(|_| Salah::rusak("terpotong atau bukan arsip"))?;
        let mut wadah = Self::terbuka(zip)?;
        wadah.periksa_jenis(nama)?;
        Ok(wadah)
    }

    /// What the directory says, before anything is inflated.
    fn periksa(&mut self) -> Result<(), Salah> {
        let mut semua = 0_u64;
        for ke in 0..self.zip.len() {
            let anggota = self.zip.by_index_raw(ke).map_err(|_| Salah::rusak("daftar isinya tidak terbaca"))?;
            if anggota.encrypted() {
                return Err(tersandi_salah());
            }
            let (mekar, padat) = (anggota.size(), anggota.compressed_size().max(1));
            semua = semua.saturating_add(mekar);
            if semua > BATAS_MEKAR || mekar > KECIL && mekar / padat > BATAS_NISBAH {
                return Err(bom());
            }
        }
        Ok(())
    }

    /// Macros, and a name that promises another kind.
    fn periksa_jenis(&mut self, nama: &str) -> Result<(), Salah> {
        let makro =
            |nama: &str| nama.ends_with("vbaProject.bin") || nama.starts_with("Basic/") || nama.starts_with("Scripts/");
        if self.zip.file_names().any(|anggota| anggota.as_deref().is_ok_and(makro)) {
            let pesan = "buku kerja ini memuat makro";
            return Err(Salah::new(pesan, "Simpan sebagai Buku Kerja Excel (.xlsx) biasa, tanpa makro"));
        }
        let ods = self.zip.index_for_name("content.xml").is_some();
        let xlsx = self.zip.index_for_name("[Content_Types].xml").is_some();
        let sebenarnya = match (ods, xlsx) {
            (false, false) => return Err(Salah::rusak("arsip ini bukan buku kerja")),
            (true, _) => ".ods",
            (false, true) => ".xlsx",
        };
        if !nama.to_ascii_lowercase().ends_with(sebenarnya) {
            let pesan = format!("isi berkas ini {sebenarnya}, bukan seperti namanya");
            return Err(Salah::new(pesan, format!("Ubah akhiran namanya menjadi `{sebenarnya}`")));
        }
        Ok(())
    }

    /// The text of a member; nothing if there is none of that name.
    pub(super) fn baca(&mut self, nama: &str) -> Result<Option<String>, Salah> {
        let anggota = match self.zip.by_name(nama) {
            Ok(anggota) => anggota,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Salah::rusak(&format!("`{nama}` tidak terbaca"))),
        };
        // What the directory says may be a lie: counted is what comes.
        let mut isi = Vec::new();
        anggota
            .take(self.sisa.saturating_add(1))
            .read_to_end(&mut isi)
            .map_err(|_| Salah::rusak(&format!("`{nama}` tidak terbaca seutuhnya")))?;
        let besar = u64::try_from(isi.len()).unwrap_or(u64::MAX);
        if besar > self.sisa {
            return Err(bom());
        }
        self.sisa -= besar;
        let teks = String::from_utf8(isi).map_err(|_| Salah::rusak(&format!("`{nama}` bukan UTF-8")))?;
        Ok(Some(teks.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(teks)))
    }

    /// The same for a member that must be there.
    pub(super) fn wajib(&mut self, nama: &str) -> Result<String, Salah> {
        self.baca(nama)?.ok_or_else(|| Salah::rusak(&format!("`{nama}` tidak ada di dalamnya")))
    }
}

fn bom() -> Salah {
    let pesan = format!("isi berkas ini mengembang terlalu besar: batasnya {} MB", BATAS_MEKAR >> 20);
    Salah::new(pesan, "Hapus lembar dan format yang tidak perlu, atau bagi menjadi beberapa berkas")
}

pub(super) fn tersandi_salah() -> Salah {
    Salah::new("buku kerja ini berkata sandi", "Buka di Excel, hapus kata sandinya, lalu simpan ulang")
}
