//! One side of a comparison: a file or folder of a workspace, of a commit, or from elsewhere. Its neighbours come from the same
//! side; what stands in no workspace borrows them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::{
    diag::Diagnostic,
    output::RuangSementara,
    read::{PembacaBuku, Workspace, kommit, sebab_baca},
};

/// Where a document without workspace stands in the borrowed one, if the other side has no place for it.
const TAMU: &str = "data/banding";

/// Files by their paths below a workspace.
type Isi = Vec<(String, Vec<u8>)>;

/// One side, read.
#[derive(Debug)]
pub struct Sisi {
    /// All of its data.
    pub workspace: Workspace,
    /// What the user named, by its path below the workspace; empty for all of it.
    pub jalur: String,
    /// Whether that is a file.
    pub berkas: bool,
    /// What the user wrote.
    pub sebutan: String,
    /// Whether profile, registers and the like are borrowed.
    pub pinjam: bool,
    _ruang: Option<RuangSementara>,
}

impl Sisi {
    /// What could not be read of that which the user named, and of what everything rests on. What stands beside it in the same
    /// workspace is another matter.
    pub fn rusak(&self) -> Vec<Diagnostic> {
        let folder = match self.berkas {
            true => self.jalur.rsplit_once('/').map_or("", |(folder, _)| folder),
            false => self.jalur.as_str(),
        };
        let kena = |berkas: &str| {
            let dasar = ["data/acuan/", "data/satker/"].iter().any(|dasar| berkas.starts_with(dasar));
            dasar || folder.is_empty() || berkas.strip_prefix(folder).is_some_and(|sisa| sisa.starts_with('/'))
        };
        let temuan = self.workspace.temuan.iter().filter(|satu| satu.stops);
        temuan.filter(|satu| satu.place.as_ref().is_none_or(|place| kena(&place.file))).cloned().collect()
    }
}

/// One side, found but not read.
#[derive(Debug)]
pub struct Dasar {
    sebutan: String,
    apa: Apa,
}

#[derive(Debug)]
enum Apa {
    /// In the workspace at `akar`.
    Ruang { akar: PathBuf, jalur: String, berkas: bool },
    /// In no workspace.
    Lepas { jalur: PathBuf, berkas: bool },
    /// The files of a commit.
    Kommit(kommit::IsiKommit),
}

impl Dasar {
    /// What the user named: a path, or `KOMMIT:jalur` with a path below the workspace `ruang`.
    ///
    /// # Errors
    /// Nothing is there, or git cannot say.
    pub fn cari(sebutan: &Path, ruang: &Path) -> Result<Self, Diagnostic> {
        let teks = sebutan.display().to_string();
        let ada = [sebutan.to_owned(), ruang.join(sebutan)].into_iter().find_map(|calon| calon.canonicalize().ok());
        let apa = match (ada, kommit_dari(&teks)) {
            (Some(jalur), _) => ruang_dari(&jalur),
            (None, Some((nama, jalur))) => Apa::Kommit(kommit::kommit(ruang, nama, jalur)?),
            (None, None) => {
                let pesan = format!("`{teks}` tidak ada");
                let obat = "Sebut berkas atau folder yang ada, atau `KOMMIT:jalur` seperti `HEAD~1:data/2025/tim/keputusan.json`";
                return Err(Diagnostic::galat("banding", pesan).cure(obat));
            }
        };
        Ok(Self { sebutan: teks, apa })
    }

    /// Whether it is a single file.
    pub fn berkas(&self) -> bool {
        match &self.apa {
            Apa::Ruang { berkas, .. } | Apa::Lepas { berkas, .. } => *berkas,
            Apa::Kommit(isi) => isi.satu,
        }
    }

    /// Reads it; spreadsheets by `pembaca`. What stands in no workspace takes the place of `lain` in that one's workspace, or a place in `ruang`.
    ///
    /// # Errors
    /// A file or folder cannot be read.
    pub fn baca(&self, lain: &Self, ruang: &Path, pembaca: &dyn PembacaBuku) -> Result<Sisi, Diagnostic> {
        let (ruang_sementara, akar, jalur) = match &self.apa {
            Apa::Ruang { akar, jalur, .. } => (None, akar.clone(), jalur.clone()),
            Apa::Kommit(isi) => {
                let sementara = RuangSementara::baru(&isi.berkas).map_err(|salah| salah.temuan())?;
                let akar = sementara.jalur().to_owned();
                (Some(sementara), akar, isi.jalur.clone())
            }
            Apa::Lepas { jalur, berkas } => {
                let (semua, tempat) = bertamu(jalur, *berkas, lain, ruang)?;
                let sementara = RuangSementara::baru(&semua).map_err(|salah| salah.temuan())?;
                let akar = sementara.jalur().to_owned();
                (Some(sementara), akar, tempat)
            }
        };
        let workspace = Workspace::read_with(&akar, &[], pembaca).map_err(|salah| salah.temuan())?;
        let pinjam = matches!(self.apa, Apa::Lepas { .. });
        let (berkas, sebutan) = (self.berkas(), self.sebutan.clone());
        Ok(Sisi { workspace, jalur, berkas, sebutan, pinjam, _ruang: ruang_sementara })
    }
}

/// `KOMMIT:jalur`; a letter before a colon is a drive.
fn kommit_dari(sebutan: &str) -> Option<(&str, &str)> {
    sebutan.split_once(':').filter(|(kommit, _)| kommit.len() > 1)
}

/// The nearest workspace whose `data/` holds the path, or that is the path.
fn ruang_dari(jalur: &Path) -> Apa {
    let berkas = jalur.is_file();
    for akar in jalur.ancestors().filter(|akar| akar.join("data").is_dir()) {
        if akar == jalur {
            return Apa::Ruang { akar: akar.to_owned(), jalur: String::new(), berkas };
        }
        if let Ok(dalam) = jalur.strip_prefix(akar)
            && dalam.starts_with("data")
        {
            return Apa::Ruang { akar: akar.to_owned(), jalur: garis_miring(dalam), berkas };
        }
    }
    Apa::Lepas { jalur: jalur.to_owned(), berkas }
}

fn garis_miring(jalur: &Path) -> String {
    jalur.components().map(|ruas| ruas.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The files of a borrowed workspace with the guest at its place, and that place.
fn bertamu(tamu: &Path, berkas: bool, lain: &Dasar, ruang: &Path) -> Result<(Isi, String), Diagnostic> {
    let nama = tamu.file_name().map_or_else(String::new, |nama| nama.to_string_lossy().into_owned());
    let sendiri = || if berkas { format!("{TAMU}/{nama}") } else { TAMU.to_owned() };
    let (mut semua, tempat) = match &lain.apa {
        Apa::Ruang { akar, jalur, berkas: b } if *b == berkas && !jalur.is_empty() => (milik(akar)?, jalur.clone()),
        Apa::Kommit(isi) if isi.satu == berkas && !isi.jalur.is_empty() => (isi.berkas.clone(), isi.jalur.clone()),
        _ => (milik(ruang)?, sendiri()),
    };
    let folder = format!("{tempat}/");
    semua.retain(|(nama, _)| *nama != tempat && !nama.starts_with(&folder));
    match berkas {
        true => semua.push((tempat.clone(), isi(tamu)?)),
        false => semua.extend(di_folder(tamu, &tempat)?),
    }
    Ok((semua, tempat))
}

/// Data and templates of a workspace.
fn milik(akar: &Path) -> Result<Isi, Diagnostic> {
    let mut semua = Vec::new();
    for folder in ["data", "templates"].into_iter().filter(|folder| akar.join(folder).is_dir()) {
        semua.extend(di_folder(&akar.join(folder), folder)?);
    }
    Ok(semua)
}

/// The files of a folder, as if it stood at `tempat`. Hidden ones and links are left out.
fn di_folder(folder: &Path, tempat: &str) -> Result<Isi, Diagnostic> {
    let tampak = |satu: &walkdir::DirEntry| satu.depth() == 0 || !satu.file_name().to_string_lossy().starts_with('.');
    let semua = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(tampak).filter_map(Result::ok);
    let semua = semua.filter(|satu| satu.file_type().is_file()).map(|satu| {
        let dalam = garis_miring(satu.path().strip_prefix(folder).unwrap_or(satu.path()));
        Ok((format!("{tempat}/{dalam}"), isi(satu.path())?))
    });
    semua.collect()
}

fn isi(jalur: &Path) -> Result<Vec<u8>, Diagnostic> {
    fs::read(jalur).map_err(|salah| {
        let pesan = format!("`{}` tidak dapat dibaca: {}", jalur.display(), sebab_baca(salah.kind()));
        Diagnostic::galat("berkas", pesan).cure("Periksa hak akses berkas itu")
    })
}
