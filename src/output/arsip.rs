//! Archives: a ZIP of many files, the same bytes for the same files, read back entry by entry before it takes its place.
//! Nothing is compressed: what is worth an archive, PDFs and pictures, is compressed already. Refuses names that some system
//! could not unpack, and never unpacks.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{
    Keluaran, Written,
    gagal::WriteError,
    nama,
    sistem::{Sementara, Sistem},
};

/// How much of a file is held at a time.
const KEPING: usize = 64 << 10;
/// From this size on an entry has the long numbers of ZIP64: a little before the short ones end.
const BESAR: u64 = 0xFF00_0000;

/// What an entry of an archive is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entri {
    /// These bytes.
    Isi(Vec<u8>),
    /// A file, by its path below the workspace, and the SHA-256 that it must have. It is read while the archive is written, a
    /// piece at a time.
    Berkas(String, String),
}

/// What was put in, and must come out.
#[derive(Debug, PartialEq, Eq)]
struct Sidik {
    bita: u64,
    sha256: [u8; 32],
}

impl Keluaran {
    /// Writes an archive of these entries, each with its name: a relative path with `/`. They are sorted by name.
    ///
    /// # Errors
    /// A name that not every system could unpack, or that meets another one; a file that cannot be read; the system refuses
    /// to write, or gives back something else than what was written. The archive that was there stays.
    pub fn arsip(&self, berkas: &str, entri: &[(String, Entri)]) -> Result<Written, WriteError> {
        let tujuan = self.jalur(berkas)?;
        let entri = terurut(entri)?;
        let gagal = |salah| WriteError::tulis(&tujuan, salah);
        let mut sementara = self.sistem.sementara(tujuan.parent().unwrap_or(Path::new("."))).map_err(gagal)?;
        let masuk = self.isi_arsip(&mut sementara, &tujuan, &entri)?;
        let keluar = baca_kembali(&mut sementara).map_err(gagal)?;
        if !keluar.iter().map(|(nama, sidik)| (nama.as_str(), sidik)).eq(entri.keys().copied().zip(&masuk)) {
            return Err(WriteError::tak_sama(&tujuan));
        }
        let seluruhnya = sementara.rewind().and_then(|()| seluruhnya(&mut sementara)).map_err(gagal)?;
        sementara.gantikan(&tujuan).map_err(gagal)?;
        let sha256 = heksa(&seluruhnya.sha256);
        let bita = usize::try_from(seluruhnya.bita).unwrap_or(usize::MAX);
        Ok(Written { berkas: berkas.to_owned(), bita, sha256, gambar: BTreeMap::new() })
    }

    /// Writes the entries and says what they were.
    fn isi_arsip(
        &self,
        sementara: &mut Sementara<'_>,
        tujuan: &Path,
        entri: &BTreeMap<&str, &Entri>,
    ) -> Result<Vec<Sidik>, WriteError> {
        let gagal = |salah| WriteError::tulis(tujuan, salah);
        let mut zip = ZipWriter::new(Bisu { berkas: sementara, letak: 0, panjang: 0, gagal: None });
        let mut semua = Vec::with_capacity(entri.len());
        for (nama, satu) in entri {
            let (mut sumber, panjang) = self.sumber(satu)?;
            let mulai = zip.start_file(*nama, pilihan(panjang));
            mulai.map_err(|salah| gagal(salah.into()))?;
            let sidik = sumber.tuang(&mut zip, tujuan)?;
            if let Entri::Berkas(berkas, sha256) = satu
                && heksa(&sidik.sha256) != *sha256
                && zip.get_ref().is_some_and(|bisu| bisu.gagal.is_none())
            {
                return Err(WriteError::tak_sama(&self.jalur(berkas)?));
            }
            semua.push(sidik);
            if zip.get_ref().is_some_and(|bisu| bisu.gagal.is_some()) {
                break;
            }
        }
        let bisu = zip.finish().map_err(|salah| gagal(salah.into()))?;
        bisu.gagal.map_or(Ok(semua), |salah| Err(gagal(salah)))
    }

    fn sumber<'a>(&'a self, entri: &'a Entri) -> Result<(Sumber<'a>, u64), WriteError> {
        match entri {
            Entri::Isi(isi) => Ok((Sumber::Isi(isi), isi.len() as u64)),
            Entri::Berkas(berkas, _) => {
                let jalur = self.jalur(berkas)?;
                let (berkas, panjang) = self.sistem.buka(&jalur).map_err(|salah| WriteError::baca(&jalur, salah))?;
                Ok((Sumber::Berkas(&self.sistem, berkas, jalur), panjang))
            }
        }
    }
}

fn heksa(sha256: &[u8]) -> String {
    sha256.iter().map(|bita| format!("{bita:02x}")).collect()
}

/// The entries by their names, which are fit to be unpacked, each beside the others, on every system.
fn terurut(entri: &[(String, Entri)]) -> Result<BTreeMap<&str, &Entri>, WriteError> {
    let mut semua = BTreeMap::new();
    let mut lipatan = BTreeMap::new();
    for (nama, satu) in entri {
        nama::periksa(nama)?;
        if lipatan.insert(nama::lipat(nama), nama).is_some() {
            return Err(WriteError::nama(nama, "ada dua yang bernama sama"));
        }
        semua.insert(nama.as_str(), satu);
    }
    // What is a file cannot be a folder too.
    for (lipat, nama) in &lipatan {
        let di_atasnya = lipat.match_indices('/').map(|(letak, _)| &lipat[..letak]);
        if di_atasnya.into_iter().any(|atas| lipatan.contains_key(atas)) {
            return Err(WriteError::nama(nama, "ada berkas yang bernama seperti foldernya"));
        }
    }
    Ok(semua)
}

/// Nothing of the day, the user or the machine.
fn pilihan(panjang: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(panjang >= BESAR)
}

/// Where the bytes of an entry come from.
enum Sumber<'a> {
    Isi(&'a [u8]),
    Berkas(&'a Sistem, File, PathBuf),
}

impl Sumber<'_> {
    /// Pours all of it into the archive.
    fn tuang(&mut self, zip: &mut impl Write, tujuan: &Path) -> Result<Sidik, WriteError> {
        let mut sidik = Pencatat::default();
        let mut keping = vec![0; KEPING];
        loop {
            let terbaca = match self {
                Self::Isi(isi) => isi.read(&mut keping).expect("memory is read"),
                Self::Berkas(sistem, berkas, jalur) => {
                    let terbaca = sistem.baca_sebagian(berkas, &mut keping);
                    terbaca.map_err(|salah| WriteError::baca(&*jalur, salah))?
                }
            };
            if terbaca == 0 {
                return Ok(sidik.akhir());
            }
            zip.write_all(&keping[..terbaca]).map_err(|salah| WriteError::tulis(tujuan, salah))?;
            sidik.catat(&keping[..terbaca]);
        }
    }
}

/// What is in the archive, as a reader finds it.
fn baca_kembali(sementara: &mut Sementara<'_>) -> io::Result<Vec<(String, Sidik)>> {
    let mut zip = ZipArchive::new(BufReader::with_capacity(KEPING, sementara))?;
    let banyak = zip.len();
    let satu = |nomor| -> ZipResult<_> {
        let mut entri = zip.by_index(nomor)?;
        let nama = entri.name()?.into_owned();
        Ok((nama, seluruhnya(&mut entri)?))
    };
    Ok((0..banyak).map(satu).collect::<ZipResult<_>>()?)
}

fn seluruhnya(masuk: &mut impl Read) -> io::Result<Sidik> {
    let mut sidik = Pencatat::default();
    let mut keping = vec![0; KEPING];
    loop {
        match masuk.read(&mut keping)? {
            0 => return Ok(sidik.akhir()),
            terbaca => sidik.catat(&keping[..terbaca]),
        }
    }
}

#[derive(Default)]
struct Pencatat {
    bita: u64,
    sha256: Sha256,
}

impl Pencatat {
    fn catat(&mut self, isi: &[u8]) {
        self.bita += isi.len() as u64;
        self.sha256.update(isi);
    }

    fn akhir(self) -> Sidik {
        Sidik { bita: self.bita, sha256: self.sha256.finalize().into() }
    }
}

/// A file that says nothing of its first failure until it is asked, and does nothing after it: the writer of archives ends
/// what it has begun when it is dropped, and tells the user in English what it thinks of a failure there.
struct Bisu<'a, 'b> {
    berkas: &'a mut Sementara<'b>,
    letak: u64,
    panjang: u64,
    gagal: Option<io::Error>,
}

impl Write for Bisu<'_, '_> {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        if self.gagal.is_none() {
            self.gagal = self.berkas.write_all(isi).err();
        }
        self.letak += isi.len() as u64;
        self.panjang = self.panjang.max(self.letak);
        Ok(isi.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Bisu<'_, '_> {
    fn seek(&mut self, ke: SeekFrom) -> io::Result<u64> {
        if self.gagal.is_none() {
            self.gagal = self.berkas.seek(ke).err();
        }
        let letak = match ke {
            SeekFrom::Start(letak) => Some(letak),
            SeekFrom::End(beda) => self.panjang.checked_add_signed(beda),
            SeekFrom::Current(beda) => self.letak.checked_add_signed(beda),
        };
        self.letak = letak.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.letak)
    }
}
