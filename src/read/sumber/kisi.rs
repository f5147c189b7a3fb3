//! A sheet as its reader sees it: a merged cell shows what it holds wherever it reaches. Where the heads stand.

use std::collections::BTreeMap;

use crate::{
    diag::{Diagnostic, nearest},
    model::{
        buku_kerja::{IsiSel, LembarKerja, Letak, Rentang, SelKerja},
        skema::dikutip,
    },
};

/// Heads are looked for in so many rows.
const BARIS_KEPALA: u32 = 50;
/// The most cells that merges may cover.
const BATAS_TERTUTUP: u64 = 1_000_000;
/// Heads of a column that only counts rows; it is derived, so it is not read.
const NOMOR: [&str; 4] = ["NO", "NO.", "NOMOR", "NOMOR URUT"];

/// A column that is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct KolomDicari {
    /// The heads that it may have.
    pub(super) nama: Vec<String>,
    /// The heads above its own, outermost first, and its own.
    pub(super) jalur: Vec<String>,
    /// Whether the sheet may do without it.
    pub(super) boleh_tiada: bool,
    /// Whether it holds numbers.
    pub(super) bilangan: bool,
}

impl KolomDicari {
    /// A column with one head.
    pub(super) fn satu(kepala: &str, boleh_tiada: bool) -> Self {
        let kepala = baku(kepala);
        Self { nama: vec![kepala.clone()], jalur: vec![kepala], boleh_tiada, bilangan: false }
    }
}

/// Where a table stands in a sheet.
#[derive(Debug)]
pub(super) struct Tata {
    /// The first row below the heads.
    pub(super) mulai: u32,
    /// The column of each that was looked for.
    pub(super) kolom: Vec<Option<u32>>,
    /// The column that counts rows.
    pub(super) nomor: Option<u32>,
    /// Columns with a head that nobody looked for.
    pub(super) asing: Vec<(Letak, String)>,
}

/// A sheet with its merged cells spread out.
pub(super) struct Kisi<'l> {
    pub(super) lembar: &'l LembarKerja,
    /// The cells that a merge covers, and the one that shows there.
    tertutup: BTreeMap<Letak, Letak>,
    akhir: Letak,
}

impl<'l> Kisi<'l> {
    pub(super) fn baru(lembar: &'l LembarKerja) -> Result<Self, Diagnostic> {
        let terjauh = |apa: fn(Letak) -> u32| lembar.sel.iter().map(|sel| apa(sel.letak)).max().unwrap_or(0);
        let akhir = Letak::new(terjauh(|letak| letak.baris), terjauh(|letak| letak.kolom));
        let mut kisi = Self { lembar, tertutup: BTreeMap::new(), akhir };
        let mut semua = 0;
        for Rentang { awal, akhir: sampai } in &lembar.gabungan {
            let sampai = Letak::new(sampai.baris.min(akhir.baris), sampai.kolom.min(akhir.kolom));
            let sisi = |dari: u32, sampai: u32| u64::from((sampai + 1).saturating_sub(dari));
            semua += sisi(awal.baris, sampai.baris) * sisi(awal.kolom, sampai.kolom);
            if semua > BATAS_TERTUTUP {
                let temuan = Diagnostic::galat("lembar", "gabungan sel terlalu luas, atau bertumpuk");
                return Err(temuan.cure("Hapus gabungan sel yang tidak perlu"));
            }
            for baris in awal.baris..=sampai.baris {
                for kolom in awal.kolom..=sampai.kolom {
                    let letak = Letak::new(baris, kolom);
                    if letak != *awal {
                        kisi.tertutup.insert(letak, *awal);
                    }
                }
            }
        }
        Ok(kisi)
    }

    /// The last row that holds something.
    pub(super) fn baris_akhir(&self) -> u32 {
        self.akhir.baris
    }

    /// The cell that shows at this place: its own or the one that covers it.
    pub(super) fn tampak(&self, letak: Letak) -> Option<&'l SelKerja> {
        self.lembar.isi(self.awal(letak))
    }

    /// The filled cells that no column has: outside of the heads, or under a merged cell. Those of a column that is told of as
    /// strange are not among them.
    pub(super) fn terlewat(&self, tata: &Tata) -> Vec<&'l SelKerja> {
        let dikenal = |kolom: u32| {
            let asing = tata.asing.iter().any(|(letak, _)| letak.kolom == kolom);
            asing || tata.nomor == Some(kolom) || tata.kolom.contains(&Some(kolom))
        };
        let lewat = |sel: &&SelKerja| {
            sel.letak.baris >= tata.mulai && (self.awal(sel.letak) != sel.letak || !dikenal(sel.letak.kolom))
        };
        self.lembar.sel.iter().filter(lewat).collect()
    }

    /// The cell that covers this place.
    pub(super) fn awal(&self, letak: Letak) -> Letak {
        self.tertutup.get(&letak).copied().unwrap_or(letak)
    }

    /// What a place shows, for a head.
    fn kepala(&self, letak: Letak) -> String {
        match self.tampak(letak).map(|sel| &sel.isi) {
            Some(IsiSel::Teks(teks)) => baku(teks),
            Some(IsiSel::Bilangan(angka)) => angka.clone(),
            _ => String::new(),
        }
    }

    /// The heads above the column that end in the row before `baris`, outermost first; each merged head once.
    fn jalur(&self, baris: u32, dalam: u32, kolom: u32) -> Vec<String> {
        let mut jalur = Vec::new();
        let mut lalu = None;
        for baris in baris..baris + dalam {
            let awal = self.awal(Letak::new(baris, kolom));
            let teks = self.kepala(awal);
            if lalu != Some(awal) && !teks.is_empty() {
                jalur.push(teks);
            }
            lalu = Some(awal);
        }
        jalur
    }

    /// Where the columns stand that are looked for, under heads of `dalam` rows; the first row of them that has the most.
    pub(super) fn cari(&self, dicari: &[KolomDicari], dalam: u32) -> Result<Tata, Vec<Diagnostic>> {
        let mut terbaik: Option<(usize, u32)> = None;
        for baris in 0..=self.akhir.baris.min(BARIS_KEPALA) {
            let jalur = self.semua_jalur(baris, dalam);
            let ada = dicari.iter().filter(|satu| !letak_kolom(satu, &jalur).is_empty()).count();
            if ada > terbaik.map_or(0, |(ada, _)| ada) {
                terbaik = Some((ada, baris));
            }
        }
        let Some((_, baris)) = terbaik else { return Err(vec![self.tanpa_kepala(dicari)]) };
        self.tata(baris, dicari, dalam)
    }

    fn semua_jalur(&self, baris: u32, dalam: u32) -> Vec<Vec<String>> {
        (0..=self.akhir.kolom).map(|kolom| self.jalur(baris, dalam, kolom)).collect()
    }

    fn tata(&self, baris: u32, dicari: &[KolomDicari], dalam: u32) -> Result<Tata, Vec<Diagnostic>> {
        let jalur = self.semua_jalur(baris, dalam);
        let (mut kolom, mut salah) = (Vec::new(), Vec::new());
        for satu in dicari {
            match letak_kolom(satu, &jalur).as_slice() {
                [] if satu.boleh_tiada => kolom.push(None),
                [] => salah.push(self.tanpa_kolom(satu, &jalur)),
                [satu] => kolom.push(Some(*satu)),
                [_, lain, ..] => {
                    let pesan = format!("dua kolom berkepala `{}`", dikutip(&satu.jalur.join(" / ")));
                    let temuan = Diagnostic::galat("lembar", pesan).cure("Beri tiap kolom kepala sendiri");
                    salah.push(temuan.at(super::tempat_sel(self.lembar, Letak::new(baris, *lain))));
                }
            }
        }
        if !salah.is_empty() {
            return Err(salah);
        }
        let bebas = |ke: &u32| !kolom.contains(&Some(*ke));
        let sisa = (0..).zip(&jalur).filter(|(ke, jalur)| bebas(ke) && !jalur.is_empty());
        let (nomor, asing): (Vec<_>, Vec<_>) =
            sisa.partition(|(_, jalur)| jalur.last().is_some_and(|kepala| NOMOR.contains(&kepala.as_str())));
        let asing = asing.into_iter().map(|(ke, jalur)| (Letak::new(baris, ke), jalur.join(" / "))).collect();
        let mut tata = Tata { mulai: baris + dalam, kolom, nomor: nomor.first().map(|(ke, _)| *ke), asing };
        if self.nomor_kolom(&tata, dicari.iter().any(|satu| satu.bilangan)) {
            tata.mulai += 1;
        }
        Ok(tata)
    }

    /// Whether the row below the heads only numbers the columns: 1, 2, 3 or (1), (2), (3) under all heads. Where it might be a
    /// row of numbers, because few columns have heads or some hold numbers, only with brackets.
    fn nomor_kolom(&self, tata: &Tata, berbilangan: bool) -> bool {
        let asing = tata.asing.iter().map(|(letak, _)| letak.kolom);
        let mut kolom: Vec<u32> = tata.kolom.iter().flatten().copied().chain(tata.nomor).chain(asing).collect();
        kolom.sort_unstable();
        let berkurung = berbilangan || kolom.len() < 3;
        let angka = |kolom: &u32| -> Option<u32> {
            match &self.tampak(Letak::new(tata.mulai, *kolom))?.isi {
                IsiSel::Bilangan(angka) if !berkurung => angka.parse().ok(),
                IsiSel::Teks(teks) => {
                    let dalam = teks.trim().strip_prefix('(').and_then(|teks| teks.strip_suffix(')'));
                    dalam.or((!berkurung).then_some(teks.trim()))?.parse().ok()
                }
                _ => None,
            }
        };
        let nomor: Vec<Option<u32>> = kolom.iter().map(angka).collect();
        let urut = |dua: &[Option<u32>]| matches!(dua, [Some(ini), Some(itu)] if *itu == ini + 1);
        nomor.len() > 1 && nomor.windows(2).all(urut) && nomor[0] == Some(1)
    }

    fn tanpa_kepala(&self, dicari: &[KolomDicari]) -> Diagnostic {
        let daftar = dicari.iter().map(|satu| format!("`{}`", dikutip(&satu.jalur.join(" / ")))).collect::<Vec<_>>();
        let temuan = Diagnostic::galat("lembar", "kepala tabel tidak ditemukan di lembar ini");
        temuan
            .cure(format!("Tulis baris kepala dengan kolom {}", daftar.join(", ")))
            .at(super::tempat_sel(self.lembar, Letak::default()))
    }

    fn tanpa_kolom(&self, satu: &KolomDicari, jalur: &[Vec<String>]) -> Diagnostic {
        let ada: Vec<String> = jalur.iter().filter(|jalur| !jalur.is_empty()).map(|jalur| jalur.join(" / ")).collect();
        let kepala = satu.jalur.join(" / ");
        let temuan = Diagnostic::galat("lembar", format!("kolom `{}` tidak ada di lembar ini", dikutip(&kepala)));
        let obat = match nearest(&kepala, ada.iter().map(String::as_str)) {
            Some(dekat) => {
                format!("Mungkin maksudnya kolom `{dekat}`: samakan kepalanya, atau tulis `alias` pada kolom itu")
            }
            None => format!(
                "Kepala yang ada: {}",
                ada.iter().map(|satu| format!("`{}`", dikutip(satu))).collect::<Vec<_>>().join(", ")
            ),
        };
        temuan.cure(obat).at(super::tempat_sel(self.lembar, Letak::default()))
    }
}

/// The columns that may be the one that is looked for.
fn letak_kolom(dicari: &KolomDicari, jalur: &[Vec<String>]) -> Vec<u32> {
    let sendiri = |jalur: &&Vec<String>| jalur.last().is_some_and(|kepala| dicari.nama.contains(kepala));
    let semua: Vec<(u32, &Vec<String>)> = (0..).zip(jalur).filter(|(_, jalur)| sendiri(jalur)).collect();
    let seluruh: Vec<u32> = semua.iter().filter(|(_, jalur)| **jalur == dicari.jalur).map(|(ke, _)| *ke).collect();
    match (semua.len(), seluruh.len()) {
        (0 | 1, _) | (_, 0) => semua.into_iter().map(|(ke, _)| ke).collect(),
        _ => seluruh,
    }
}

/// A head for comparing: blanks are one, letters are capitals.
pub(super) fn baku(teks: &str) -> String {
    teks.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}
