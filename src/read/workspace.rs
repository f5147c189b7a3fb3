//! The workspace: `data/` and `templates/` of a folder, read once.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::{
    BacaDiSini, PembacaBuku,
    bawaan::Aset,
    diam,
    galat::{ReadError, sebab_baca},
    gambar::{self, BerkasGambar},
    jalur::{daftar_berkas, ruang_di_atas},
    json,
    masukan::Masukan,
    naskah::{Naskah, nama},
    nilai::TabelNilai,
    place::Terurai,
    profil,
    register::Acuan,
    sandi,
    skema::semua_jenis,
    sumber::DariLembar,
    terbit::{self, Terbit},
};
use crate::{
    diag::{Diagnostic, Diam, Kutipan, Place, Pointer},
    model::{
        ejaan::RegisterEjaan,
        keputusan::Keputusan,
        paket::Paket,
        peraturan::RegisterPeraturan,
        profil::Profil,
        rencana_kerja::RencanaKerja,
        satker::{ProfilSatker, Satker},
        sidik::sidik,
        tim::Tim,
        zona_integritas::KomponenZi,
    },
};

/// Everything that was read.
#[derive(Debug)]
pub struct Workspace {
    /// Templates, Typst sources and fonts.
    pub aset: Aset,
    /// Decrees, sorted by file.
    pub keputusan: Vec<Naskah<Keputusan>>,
    /// Packages, sorted by file.
    pub paket: Vec<Naskah<Paket>>,
    /// Work plans by name.
    pub rencana: BTreeMap<String, Naskah<RencanaKerja>>,
    /// Teams by name.
    pub tim: BTreeMap<String, Naskah<Tim>>,
    /// Offices' own profiles by code.
    pub profil_satker: BTreeMap<String, Naskah<ProfilSatker>>,
    /// SHA-256 of every file that was read, by path below the workspace.
    pub masukan: BTreeMap<String, String>,
    /// Findings about files that could not be read.
    pub temuan: Vec<Diagnostic>,
    /// What the user has silenced, by file.
    pub diam: Vec<Diam>,
    /// The offices' own values, by the name of the package; without a package whose values could not be read.
    pub(super) nilai: BTreeMap<String, TabelNilai>,
    ruang: PathBuf,
    pub(super) acuan: Acuan,
    /// The profiles of the form by name, each with every value.
    bentuk: BTreeMap<String, Profil>,
    /// The text of every file of `data/`, for the positions of findings.
    pub(super) teks: BTreeMap<String, String>,
    terpilih: Option<BTreeSet<String>>,
    terbit: Terbit,
    /// What documents have from spreadsheets, by the document's file.
    pub(super) dari_lembar: BTreeMap<String, DariLembar>,
    /// Fingerprints that were asked for.
    sidik: Mutex<BTreeMap<Masukan, String>>,
}

impl Workspace {
    /// Reads the workspace at `ruang`. With `jalur`, only the documents at or below these paths are to be made; the
    /// others are read nevertheless, because documents cite each other.
    ///
    /// # Errors
    /// No `data/`, nothing at a named path, or a folder that cannot be walked. A broken file is a finding, not an error.
    pub fn read(ruang: &Path, jalur: &[PathBuf]) -> Result<Self, ReadError> {
        Self::read_with(ruang, jalur, &BacaDiSini)
    }

    /// The same; `pembaca` reads what stands in spreadsheets.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_with(ruang: &Path, jalur: &[PathBuf], pembaca: &dyn PembacaBuku) -> Result<Self, ReadError> {
        if !ruang.join("data").is_dir() {
            return Err(ReadError::TanpaData(ruang.to_owned()));
        }
        let mut workspace = Self::kosong(ruang)?;
        workspace.baca_templat(ruang)?;
        for berkas in daftar_berkas(ruang, "data", &["json"])? {
            if ruang.join(&berkas).is_symlink() {
                let temuan = Diagnostic::galat("berkas", "tautan simbolik tidak dibaca");
                let place = Place::new(berkas, Pointer::root());
                workspace.temuan.push(temuan.at(place).cure("Salin berkasnya ke folder ini, atau hapus tautannya"));
            } else {
                workspace.baca_data(ruang, berkas);
            }
        }
        let (bentuk, temuan) = profil::bentuk(&workspace.acuan);
        workspace.bentuk = bentuk;
        workspace.temuan.extend(temuan);
        workspace.baca_lembar(ruang, pembaca);
        workspace.baca_terbit(ruang)?;
        if !jalur.is_empty() {
            workspace.terpilih = Some(workspace.pilih(ruang, jalur)?);
        }
        Ok(workspace)
    }

    /// A folder that is to become a workspace with what is written into it: what is built in, and nothing else.
    fn kosong(ruang: &Path) -> Result<Self, ReadError> {
        Ok(Self {
            aset: Aset::default(),
            keputusan: Vec::new(),
            paket: Vec::new(),
            nilai: BTreeMap::new(),
            rencana: BTreeMap::new(),
            tim: BTreeMap::new(),
            profil_satker: BTreeMap::new(),
            masukan: BTreeMap::new(),
            temuan: Vec::new(),
            diam: Vec::new(),
            ruang: ruang.to_owned(),
            acuan: Acuan::bawaan().map_err(ReadError::Bawaan)?,
            bentuk: BTreeMap::new(),
            teks: BTreeMap::new(),
            terpilih: None,
            terbit: Terbit::default(),
            dari_lembar: BTreeMap::new(),
            sidik: Mutex::default(),
        })
    }

    /// The same as [`Self::read_with`], for a command that writes into the workspace: where there is no `data/`, and no workspace above
    /// that may be meant, the folder is one that is still empty. Whether it is.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_or_new(ruang: &Path, pembaca: &dyn PembacaBuku) -> Result<(Self, bool), ReadError> {
        if ruang.join("data").exists() || !ruang.is_dir() || ruang_di_atas(ruang).is_some() {
            return Self::read_with(ruang, &[], pembaca).map(|workspace| (workspace, false));
        }
        let mut workspace = Self::kosong(ruang)?;
        (workspace.bentuk, _) = profil::bentuk(&workspace.acuan);
        Ok((workspace, true))
    }

    fn baca_templat(&mut self, ruang: &Path) -> Result<(), ReadError> {
        if !ruang.join("templates").is_dir() {
            return Ok(());
        }
        for berkas in daftar_berkas(ruang, "templates", &["j2", "typ", "otf", "ttf"])? {
            let isi = fs::read(ruang.join(&berkas)).map_err(|e| ReadError::Sistem(berkas.clone().into(), e.kind()))?;
            self.masukan.insert(berkas.clone(), sidik(&isi));
            let nama = berkas.strip_prefix("templates/").unwrap_or(&berkas).to_owned();
            self.aset.timpa(nama, isi);
        }
        Ok(())
    }

    fn baca_data(&mut self, ruang: &Path, berkas: String) {
        let isi = fs::read(ruang.join(&berkas)).map_err(|salah| {
            let pesan = format!("berkas tidak dapat dibaca: {}", sebab_baca(salah.kind()));
            let temuan = Diagnostic::galat("berkas", pesan).at(Place::new(berkas.as_str(), Pointer::root()));
            temuan.cure("Periksa hak akses berkas itu")
        });
        if let Ok(isi) = &isi {
            self.masukan.insert(berkas.clone(), sidik(isi));
        }
        let teks = match isi.and_then(|isi| sandi::teks(&berkas, isi)) {
            Ok(teks) => teks,
            Err(temuan) => return self.temuan.push(temuan),
        };
        if let Err(temuan) = self.urai(&berkas, &teks) {
            self.temuan.extend(temuan);
        }
        self.diam.extend(diam::semua(&berkas, &teks));
        self.teks.insert(berkas, teks);
    }

    fn urai(&mut self, berkas: &str, teks: &str) -> Result<(), Vec<Diagnostic>> {
        let berkas_ini = || berkas.to_owned();
        match json::jenis(berkas, teks)?.as_deref() {
            Some("keputusan") => {
                let naskah = Naskah { berkas: berkas_ini(), isi: json::baca(berkas, teks)? };
                self.keputusan.push(naskah);
            }
            Some("rencana-kerja") => {
                let rencana = Naskah { berkas: berkas_ini(), isi: json::baca(berkas, teks)? };
                self.rencana.insert(nama(berkas).to_owned(), rencana);
            }
            Some("tim") => {
                let tim = Naskah { berkas: berkas_ini(), isi: json::baca(berkas, teks)? };
                self.tim.insert(nama(berkas).to_owned(), tim);
            }
            Some("paket") => self.paket.push(Naskah { berkas: berkas_ini(), isi: json::baca(berkas, teks)? }),
            Some("satker") => {
                let profil: ProfilSatker = json::baca(berkas, teks)?;
                if let Some(lama) = self.profil_satker.get(&profil.kode) {
                    return Err(vec![profil_ganda(berkas, &profil.kode, &lama.berkas)]);
                }
                self.profil_satker.insert(profil.kode.clone(), Naskah { berkas: berkas_ini(), isi: profil });
            }
            Some(jenis) if semua_jenis().any(|dikenal| dikenal == jenis) => self.acuan.timpa(jenis, berkas, teks)?,
            lain => return Err(json::jenis_asing(berkas, teks, lain)),
        }
        Ok(())
    }

    /// The registers of issued documents.
    fn baca_terbit(&mut self, ruang: &Path) -> Result<(), ReadError> {
        for berkas in
            daftar_berkas(ruang, "data", &["sha256"])?.iter().filter(|berkas| berkas.ends_with(terbit::AKHIRAN))
        {
            // Taken for unreadable, because what it would say counts.
            let isi = fs::read(ruang.join(berkas)).unwrap_or_else(|_| b"?".to_vec());
            self.masukan.insert(berkas.clone(), sidik(&isi));
            self.temuan.extend(self.terbit.baca(berkas, &isi).err());
        }
        Ok(())
    }

    fn pilih(&self, ruang: &Path, jalur: &[PathBuf]) -> Result<BTreeSet<String>, ReadError> {
        let semua = || self.teks.keys().chain(self.temuan.iter().filter_map(|t| t.place.as_ref().map(|p| &p.file)));
        let mut terpilih = BTreeSet::new();
        for satu in jalur {
            let mutlak = [satu.clone(), ruang.join(satu)].into_iter().find_map(|calon| calon.canonicalize().ok());
            let dipilih: Vec<_> = semua()
                .filter(|berkas| {
                    let milik = ruang.join(berkas).canonicalize();
                    matches!((&mutlak, milik), (Some(m), Ok(b)) if b.starts_with(m))
                })
                .cloned()
                .collect();
            if dipilih.is_empty() {
                return Err(ReadError::JalurKosong(satu.clone()));
            }
            terpilih.extend(dipilih);
        }
        // What stands in their spreadsheets is theirs.
        let milik = |berkas: &String| self.dari_lembar.get(berkas).map(|dari| dari.berkas.clone());
        terpilih.extend(terpilih.iter().filter_map(milik).flatten().collect::<Vec<_>>());
        Ok(terpilih)
    }

    /// One text for all files that were read, their names and their bytes: two workspaces of the same one are the same.
    pub fn sidik(&self) -> String {
        let semua: String = self.masukan.iter().map(|(berkas, isi)| format!("{isi} {berkas}\n")).collect();
        sidik(semua.as_bytes())
    }

    /// The fingerprint of a part; taken once, because files are read once.
    pub(super) fn sidik_sekali(&self, masukan: &Masukan, ambil: impl FnOnce() -> String) -> String {
        let mut semua = self.sidik.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ada) = semua.get(masukan) {
            return ada.clone();
        }
        semua.entry(masukan.clone()).or_insert_with(ambil).clone()
    }

    /// Whether a file is among those that the user named; every file is if none was.
    pub fn terpilih(&self, berkas: &str) -> bool {
        self.terpilih.as_ref().is_none_or(|terpilih| terpilih.contains(berkas))
    }

    /// The decree of this name.
    pub fn keputusan(&self, nama: &str) -> Option<&Naskah<Keputusan>> {
        self.keputusan.iter().find(|naskah| naskah.nama() == nama)
    }

    /// The packages that make the decree of this name for an office.
    pub fn paket_dari(&self, naskah: &str, satker: &Satker) -> Vec<&Naskah<Paket>> {
        let menyebut = |paket: &&Naskah<Paket>| paket.isi.naskah.iter().any(|nama| paket.di_samping(nama) == naskah);
        self.paket.iter().filter(menyebut).filter(|paket| paket.isi.satker.memuat(satker)).collect()
    }

    /// The work plans of a folder below `data/`, by their names in it.
    pub fn rencana_di(&self, folder: &str) -> impl Iterator<Item = (&str, &Naskah<RencanaKerja>)> + use<'_> {
        di(&self.rencana, folder)
    }

    /// The teams of a folder below `data/`, by their names in it.
    pub fn tim_di(&self, folder: &str) -> impl Iterator<Item = (&str, &Naskah<Tim>)> + use<'_> {
        di(&self.tim, folder)
    }

    /// What is known of issued documents.
    pub fn terbit(&self) -> &Terbit {
        &self.terbit
    }

    /// The texts of an issued document by address, as they were when it was issued; nothing if they are gone.
    pub fn teks_terbit(&self, sumber: &str, berkas: &str) -> Option<Vec<(String, String)>> {
        terbit::teks(&self.ruang, sumber, berkas)
    }

    /// The text of a file of `data/`, by its path below the workspace.
    pub fn isi(&self, berkas: &str) -> Option<&str> {
        self.teks.get(berkas).map(String::as_str)
    }

    /// Offices by code.
    pub fn satker(&self) -> &BTreeMap<String, Satker> {
        &self.acuan.satker
    }

    /// The register of regulations.
    pub fn peraturan(&self) -> &RegisterPeraturan {
        &self.acuan.peraturan
    }

    /// The profiles of the form by name.
    pub fn bentuk(&self) -> &BTreeMap<String, Profil> {
        &self.bentuk
    }

    /// Whether a file could not be read, or what it has from spreadsheets.
    pub fn rusak(&self, berkas: &str) -> bool {
        let lembar_rusak = || self.dari_lembar.get(berkas).is_some_and(|dari| !dari.utuh);
        lembar_rusak()
            || self
                .temuan
                .iter()
                .any(|temuan| temuan.stops && temuan.place.as_ref().is_some_and(|place| place.file == berkas))
    }

    /// Whether a profile of this name was read, but stands on nothing sound.
    pub fn profil_rusak(&self, nama: &str) -> bool {
        self.acuan.profil.contains_key(nama) && !self.bentuk.contains_key(nama)
    }

    /// The components of a Zona Integritas by id.
    pub fn komponen_zi(&self) -> &BTreeMap<String, KomponenZi> {
        &self.acuan.komponen
    }

    /// The register of spelling.
    pub fn ejaan(&self) -> &RegisterEjaan {
        &self.acuan.ejaan
    }

    /// A picture that stands in the folder of the file `naskah`.
    ///
    /// # Errors
    /// A finding, without its place: no such file, not a picture, too large, outside of the workspace.
    pub fn gambar(&self, naskah: &str, berkas: &str) -> Result<BerkasGambar, Diagnostic> {
        let folder = naskah.rsplit_once('/').map_or("", |(folder, _)| folder);
        gambar::baca(&self.ruang, folder, berkas)
    }

    /// Fills in line and column of findings, and gives the lines of data or template that they are about. Each file is
    /// parsed once, and only if there is something to report.
    pub fn locate(&self, findings: &mut [Diagnostic]) -> Vec<Option<Kutipan>> {
        let mut terurai: BTreeMap<String, Terurai<'_>> = BTreeMap::new();
        let mut satu = |finding: &mut Diagnostic| {
            let Diagnostic { place, sorot, .. } = finding;
            let (place, sorot) = (place.as_mut()?, sorot.as_deref());
            if let Some(sel) = self.dari_lembar(place) {
                *place = sel;
            }
            let templat = || std::str::from_utf8(self.aset.isi(place.file.strip_prefix("templates/")?)?).ok();
            let teks = self.teks.get(&place.file).map(String::as_str).or_else(templat)?;
            let terurai = terurai.entry(place.file.clone()).or_insert_with(|| Terurai::new(teks));
            place.position = place.position.or_else(|| terurai.position_of(&place.pointer, sorot));
            terurai.excerpt(place, sorot)
        };
        findings.iter_mut().map(&mut satu).collect()
    }
}

/// The files of a folder below `data/`, by their names in it.
fn di<'a, T>(
    semua: &'a BTreeMap<String, Naskah<T>>,
    folder: &str,
) -> impl Iterator<Item = (&'a str, &'a Naskah<T>)> + use<'a, T> {
    let folder = folder.to_owned();
    semua.iter().filter_map(move |(nama, satu)| {
        let nama = nama.strip_prefix(folder.as_str()).filter(|nama| !nama.contains('/'))?;
        Some((nama, satu))
    })
}

fn profil_ganda(berkas: &str, kode: &str, lama: &str) -> Diagnostic {
    Diagnostic::galat("satker", format!("satker `{kode}` sudah berprofil dalam `{lama}`"))
        .at(Place::new(berkas, Pointer::root().key("kode")))
        .cure("Gabungkan kedua berkas itu menjadi satu")
}
