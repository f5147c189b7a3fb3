//! Views of a work plan. Columns, heads and labels belong to the view; no view makes prose.

use super::{
    Expander,
    daftar::Rangka,
    isi::{Konteks, dalam_sel},
    job::{self, Baris, Blok},
    lebar,
    penulis::Penulis,
    tabel::nomor_kolom,
};
use crate::{
    diag::{Diagnostic, Pointer, nearest},
    model::{
        Untuk, bilangan,
        isi::{BentukLabel, Butir, NamaTampilan, Tampilan},
        keputusan::Orientasi,
        rencana_kerja::{Area, Indikator, Komponen, RencanaKerja, Waktu},
        tulisan::Tulisan,
    },
    read::Naskah,
};

/// The heads of the matrix.
pub(super) const MATRIKS: [&str; 6] = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"];

/// What exists for the office, with its place in the data.
pub(super) type Berlaku<'a, T> = Vec<(Pointer, &'a T)>;

/// A dataset, and its areas that are shown.
type Dataset<'a> = (&'a Naskah<RencanaKerja>, Berlaku<'a, Area>);

impl Expander<'_> {
    /// The view as printed; a finding if the dataset or the area does not exist. Headed parts go on with the numbers of the
    /// parts around them.
    pub(super) fn tampilan(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        tampilan: &Tampilan,
        bagian: &mut u32,
    ) -> Vec<Blok> {
        let hasil = match tampilan.nama {
            NamaTampilan::Susunan | NamaTampilan::Tugas => self.tampilan_tim(penulis, k, tampilan, bagian),
            _ => self.tampilan_rencana(penulis, k, tampilan, bagian),
        };
        let hasil = match hasil {
            Ok(hasil) => hasil,
            Err((kunci, temuan)) => {
                penulis.temuan.push(temuan.at(penulis.tempat(&k.objek.key(kunci))));
                return Vec::new();
            }
        };
        if hasil.iter().all(|blok| matches!(blok, Blok::Tabel(tabel) if tabel.baris.is_empty())) {
            let tempat = penulis.tempat(&k.objek.key("tampilan"));
            let temuan = Diagnostic::galat("kosong", "tampilan ini tidak memuat apa pun").at(tempat);
            let obat = format!("Lengkapi data `{}`, atau hapus tampilan ini", tampilan.dari);
            penulis.temuan.push(temuan.cure(obat));
        }
        hasil
    }

    fn tampilan_rencana(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        tampilan: &Tampilan,
        bagian: &mut u32,
    ) -> Result<Vec<Blok>, (&'static str, Diagnostic)> {
        let (rencana, area) = self.area(tampilan)?;
        if tampilan.nama == NamaTampilan::Bulan && k.tingkat.orientasi != Orientasi::Lanskap {
            let temuan = Diagnostic::galat("halaman", "tabel bulan memerlukan halaman lanskap");
            let obat = "Tulis `\"orientasi\": \"lanskap\"` pada lampirannya, atau pada `bagian` yang memuatnya";
            return Err(("tampilan", temuan.cure(obat)));
        }
        Ok(penulis.di_berkas(&rencana.berkas, |penulis| {
            periksa_kunci(penulis, &rencana.isi);
            match tampilan.nama {
                NamaTampilan::Matriks => vec![Blok::Tabel(self.matriks(penulis, k.alamat, &area))],
                NamaTampilan::Bulan => vec![Blok::Tabel(self.bulan(penulis, k.alamat, &area))],
                _ => self.daftar_area(penulis, k, &area, tampilan, bagian),
            }
        }))
    }

    /// The folder of the decree below `data/`, with `/` at its end unless it is `data/` itself.
    pub(super) fn folder(&self) -> &str {
        let nama = self.naskah.nama();
        nama.rfind('/').map_or("", |akhir| &nama[..=akhir])
    }

    /// The work plans beside the decree, by the names under which it refers to them.
    pub(super) fn rencana(&self) -> impl Iterator<Item = (&str, &Naskah<RencanaKerja>)> {
        self.workspace.rencana_di(self.folder())
    }

    /// The finding for a dataset of this kind that is not beside the decree, with the key of the view that names it.
    pub(super) fn tanpa_dataset<'n>(
        &self,
        dari: &str,
        jenis: &str,
        ada: impl Iterator<Item = &'n str>,
    ) -> (&'static str, Diagnostic) {
        let berkas = format!("data/{}{dari}.json", self.folder());
        let temuan = |apa: &str| Diagnostic::galat("dataset", format!("data `{dari}` {apa}"));
        if self.workspace.untuk_galat().rusak(&berkas) {
            return ("dari", temuan("tidak terbaca").cure(format!("Betulkan {berkas}: temuannya disebut di atas")));
        }
        let lain = self.rencana().map(|(nama, _)| nama).chain(self.tim().map(|(nama, _)| nama));
        if lain.into_iter().any(|nama| nama == dari) {
            let obat =
                "Pakai tampilan yang sesuai: `susunan` dan `tugas` untuk `tim`, selain itu untuk `rencana-kerja`";
            return ("dari", temuan(&format!("bukan berjenis `{jenis}`")).cure(obat));
        }
        let obat = match nearest(dari, ada) {
            Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
            None => format!("Buat {berkas} berjenis `{jenis}`"),
        };
        ("dari", temuan("tidak ada di samping naskah ini").cure(obat))
    }

    /// The dataset beside the decree, and its areas that are shown.
    fn area(&self, tampilan: &Tampilan) -> Result<Dataset<'_>, (&'static str, Diagnostic)> {
        let rencana = self.rencana().find(|(nama, _)| *nama == tampilan.dari).map(|(_, rencana)| rencana);
        let ada = || self.rencana().map(|(nama, _)| nama);
        let rencana = rencana.ok_or_else(|| self.tanpa_dataset(&tampilan.dari, "rencana-kerja", ada()))?;
        let mut area = self.berlaku(&Pointer::root().key("area"), &rencana.isi.area, |a| &a.untuk);
        if let Some(satu) = &tampilan.area {
            area.retain(|(_, area)| area.area == *satu);
            if area.is_empty() {
                let ada: Vec<_> = rencana.isi.area.iter().map(|area| format!("`{}`", area.area)).collect();
                let temuan = Diagnostic::galat("area", format!("area `{satu}` tidak ada dalam `{}`", tampilan.dari));
                return Err(("area", temuan.cure(format!("Area yang ada: {}", ada.join(", ")))));
            }
        }
        Ok((rencana, area))
    }

    pub(super) fn berlaku<'t, T>(
        &self,
        pointer: &Pointer,
        semua: &'t [T],
        untuk: impl Fn(&T) -> &Untuk,
    ) -> Berlaku<'t, T> {
        let semua = semua.iter().enumerate().filter(|(_, satu)| untuk(satu).berlaku(self.satker));
        semua.map(|(i, satu)| (pointer.index(i), satu)).collect()
    }

    /// Six columns: number, component, indicator, steps, evidence, months; a component spans its indicators.
    fn matriks(&self, penulis: &mut Penulis<'_>, alamat: &str, area: &Berlaku<'_, Area>) -> job::Tabel {
        let kepala = kepala(penulis, alamat, &MATRIKS);
        let mut baris = Vec::new();
        for (pointer, satu) in area {
            let mut komponen = self.berlaku(&pointer.key("komponen"), &satu.komponen, |k| &k.untuk);
            komponen.retain(|(_, komponen)| komponen.indikator.iter().any(|i| i.untuk.berlaku(self.satker)));
            if komponen.is_empty() {
                continue;
            }
            baris.push(kelompok(penulis, alamat, pointer, satu, baris_kelompok(&baris), NamaTampilan::Matriks));
            for (nomor, (pointer, satu)) in komponen.into_iter().enumerate() {
                self.baris_matriks(penulis, alamat, &pointer, satu, nomor + 1, &mut baris);
            }
        }
        let nomor = nomor_kolom(penulis, alamat, &Pointer::root().key("area"), MATRIKS.len());
        let kepala = vec![kepala];
        let kolom = lebar::teks(MATRIKS.len(), &kepala, &baris, lebar::POTRET);
        job::Tabel { alamat: alamat.to_owned(), kolom, kepala, nomor, baris, ukur: Vec::new() }
    }

    fn baris_matriks(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        komponen: &Komponen,
        nomor: usize,
        baris: &mut Vec<Baris>,
    ) {
        let indikator = self.berlaku(&pointer.key("indikator"), &komponen.indikator, |i| &i.untuk);
        for (urutan, (pointer_indikator, satu)) in indikator.into_iter().enumerate() {
            let alamat = format!("{alamat}/{}", baris.len() + 1);
            let mut sel = vec![None, None];
            if urutan == 0 {
                let nomor = penulis.turunan(format!("{alamat}/nomor"), pointer, Tulisan::baku(nomor.to_string()));
                let nama = penulis.urai_wajib(&pointer.key("nama"), &komponen.nama);
                let nama = penulis.karangan(format!("{alamat}/komponen"), &pointer.key("nama"), nama);
                sel = vec![Some(paragraf(nomor)), Some(paragraf(nama))];
            }
            sel.extend(self.sel_indikator(penulis, &alamat, &pointer_indikator, satu).map(Some));
            baris.push(Baris::Isi { alamat, sel });
        }
    }

    fn sel_indikator(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        satu: &Indikator,
    ) -> [Vec<Blok>; 4] {
        let indikator = self.sel(penulis, &format!("{alamat}/indikator"), &pointer.key("indikator"), &satu.indikator);
        let langkah = self.butir_sel(
            penulis,
            &format!("{alamat}/langkah"),
            &pointer.key("langkah"),
            &satu.langkah,
            BentukLabel::AngkaKurung,
        );
        let bukti = self.butir_sel(
            penulis,
            &format!("{alamat}/bukti"),
            &pointer.key("bukti"),
            &satu.bukti,
            BentukLabel::AngkaTitik,
        );
        [indikator, langkah, bukti, self.waktu(penulis, &format!("{alamat}/waktu"), &pointer.key("waktu"), &satu.waktu)]
    }

    /// Items in a cell: numbered when there are several.
    fn butir_sel(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        semua: &[Butir],
        bentuk: BentukLabel,
    ) -> Vec<Blok> {
        for (i, butir) in semua.iter().enumerate() {
            self.hanya_teks(penulis, &pointer.index(i).key("isi"), &butir.isi);
        }
        let mut butir = self.butir(penulis, alamat, pointer, semua, Rangka::polos(bentuk));
        if butir.len() != 1 {
            return if butir.is_empty() { Vec::new() } else { dalam_sel(vec![Blok::Daftar { butir }]) };
        }
        let satu = butir.remove(0);
        let mut blok = paragraf(satu.teks);
        blok.extend(satu.isi);
        dalam_sel(blok)
    }

    /// The months, with the plan's year.
    fn waktu(&self, penulis: &mut Penulis<'_>, alamat: &str, pointer: &Pointer, waktu: &Waktu) -> Vec<Blok> {
        let slot = match waktu {
            Waktu::Bulan(bulan) => {
                let tahun = penulis.fakta.tahun();
                penulis.turunan(alamat, pointer, Tulisan::baku(format!("{bulan} ")).dan(tahun))
            }
            Waktu::Teks { teks } => {
                let pointer = pointer.key("teks");
                let tulisan = penulis.urai(&pointer, teks);
                penulis.karangan(alamat, &pointer, tulisan)
            }
        };
        paragraf(slot)
    }

    /// The list of one area where the view names it; else a heading per area, each with its list.
    fn daftar_area(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        area: &Berlaku<'_, Area>,
        tampilan: &Tampilan,
        bagian: &mut u32,
    ) -> Vec<Blok> {
        let ada = area.iter().filter(|(_, satu)| !butir_area(satu, tampilan.nama).1.is_empty());
        if tampilan.area.is_some() {
            let satu = |(pointer, satu): &(Pointer, &Area)| {
                self.daftar_satu_area(penulis, k.alamat, pointer, satu, tampilan.nama)
            };
            return ada.map(satu).collect();
        }
        let satu = |(nomor, (pointer, satu)): (usize, &(Pointer, &Area))| {
            let alamat = format!("{}/{nomor}", k.alamat);
            let nama = penulis.urai_wajib(&pointer.key("nama"), &satu.nama);
            let k = Konteks { alamat: &alamat, objek: pointer, ..k };
            let kepala = self.kepala_bagian(penulis, k, &pointer.key("nama"), nama, Some(bagian));
            let daftar = self.daftar_satu_area(penulis, &alamat, pointer, satu, tampilan.nama);
            kepala.menjadi(None, vec![daftar])
        };
        (1..).zip(ada).map(satu).collect()
    }

    fn daftar_satu_area(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        area: &Area,
        nama: NamaTampilan,
    ) -> Blok {
        let (kunci, butir) = butir_area(area, nama);
        let alamat = format!("{alamat}/{kunci}");
        Blok::Daftar { butir: self.butir(penulis, &alamat, &pointer.key(kunci), butir, rangka_area(nama)) }
    }
}

/// Keys of areas that stand twice: a view of one area would not know which is meant.
fn periksa_kunci(penulis: &mut Penulis<'_>, rencana: &RencanaKerja) {
    for (i, area) in rencana.area.iter().enumerate() {
        if rencana.area[..i].iter().any(|lain| lain.area == area.area) {
            let pointer = Pointer::root().key("area").index(i).key("area");
            let temuan = Diagnostic::galat("id", format!("area `{}` dipakai dua kali", area.area));
            penulis.temuan.push(temuan.at(penulis.tempat(&pointer)).cure("Beri masing-masing area kuncinya sendiri"));
        }
    }
}

/// The items of an area that a view of lists shows, with their key.
fn butir_area(area: &Area, nama: NamaTampilan) -> (&'static str, &[Butir]) {
    match nama {
        NamaTampilan::Sasaran => ("sasaran", &area.sasaran),
        NamaTampilan::Aksi => ("aksi", &area.aksi),
        _ => ("prioritas", &area.prioritas),
    }
}

/// Labels and marks of such a list, as decrees print them. Priorities have dashes and are parts of one sentence, without
/// `dan`; targets and actions are numbered sentences.
fn rangka_area(nama: NamaTampilan) -> Rangka {
    match nama {
        NamaTampilan::Prioritas => Rangka { bentuk: BentukLabel::Setrip, kata: None, ..Rangka::rincian() },
        _ => Rangka { akhir: Some("."), penutup: Some("."), ..Rangka::polos(BentukLabel::AngkaTitik) },
    }
}

fn kepala(penulis: &mut Penulis<'_>, alamat: &str, judul: &[&str]) -> Vec<job::Kepala> {
    let pointer = Pointer::root().key("area");
    let satu = |(teks, nomor): (&&str, usize)| job::Kepala {
        teks: penulis.turunan(format!("{alamat}/kepala/{nomor}"), &pointer, Tulisan::baku(*teks)),
        lebar: 1,
        tinggi: 1,
    };
    judul.iter().zip(1..).map(satu).collect()
}

/// The row that heads an area: its numeral and its name; in the matrix the name in capitals, in the table of months the
/// numeral with a full stop, as decrees print them.
pub(super) fn kelompok(
    penulis: &mut Penulis<'_>,
    alamat: &str,
    pointer: &Pointer,
    area: &Area,
    nomor: u32,
    tampilan: NamaTampilan,
) -> Baris {
    let alamat = format!("{alamat}/area/{nomor}");
    let romawi = Tulisan::baku(bilangan::romawi(nomor).unwrap_or_default());
    let nama = penulis.urai_wajib(&pointer.key("nama"), &area.nama).dibakukan();
    let (romawi, nama) = match tampilan {
        NamaTampilan::Bulan => (romawi.dan_baku("."), nama),
        _ => (romawi, nama.kapital()),
    };
    Baris::Kelompok {
        nomor: Some(penulis.turunan(format!("{alamat}/nomor"), pointer, romawi)),
        judul: penulis.karangan(alamat.as_str(), &pointer.key("nama"), nama),
        alamat,
        tingkat: 1,
        ulang: true,
    }
}

/// The number of the next area row, from 1.
pub(super) fn baris_kelompok(baris: &[Baris]) -> u32 {
    let sudah = baris.iter().filter(|baris| matches!(baris, Baris::Kelompok { .. })).count();
    u32::try_from(sudah + 1).unwrap_or(u32::MAX)
}

pub(super) fn paragraf(teks: job::Slot) -> Vec<Blok> {
    dalam_sel(vec![Blok::paragraf(teks)])
}
