//! Views of a work plan. Columns, heads and labels belong to the view; no view makes prose.

use super::{
    Expander,
    isi::{Rangka, dalam_sel},
    job::{self, Baris, BentukBagian, Blok},
    lebar,
    penulis::Penulis,
    tabel::nomor_kolom,
};
use crate::{
    diag::{Diagnostic, Pointer, nearest},
    model::{
        Untuk, bilangan,
        isi::{BentukLabel, Butir, NamaTampilan, Tampilan},
        rencana_kerja::{Area, Indikator, Komponen, RencanaKerja, Waktu},
        tanggal::Bulan,
        tulisan::Tulisan,
    },
    read::Naskah,
};

/// The heads of the matrix.
const MATRIKS: [&str; 6] = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"];

/// What exists for the office, with its place in the data.
type Berlaku<'a, T> = Vec<(Pointer, &'a T)>;

/// A dataset, and its areas that are shown.
type Dataset<'a> = (&'a Naskah<RencanaKerja>, Berlaku<'a, Area>);

impl Expander<'_> {
    /// The view as printed; a finding if the dataset or the area does not exist.
    pub(super) fn tampilan(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        objek: &Pointer,
        tampilan: &Tampilan,
    ) -> Vec<Blok> {
        let (rencana, area) = match self.area(tampilan) {
            Ok(ada) => ada,
            Err((kunci, temuan)) => {
                penulis.temuan.push(temuan.at(penulis.tempat(&objek.key(kunci))));
                return Vec::new();
            }
        };
        penulis.di_berkas(&rencana.berkas, |penulis| match tampilan.nama {
            NamaTampilan::Matriks => vec![Blok::Tabel(self.matriks(penulis, alamat, &area))],
            NamaTampilan::Bulan => vec![Blok::Tabel(self.bulan(penulis, alamat, &area))],
            NamaTampilan::Prioritas | NamaTampilan::Sasaran | NamaTampilan::Aksi => {
                self.daftar_area(penulis, alamat, &area, tampilan)
            }
        })
    }

    /// The folder of the decree below `data/`, with `/` at its end unless it is `data/` itself.
    fn folder(&self) -> &str {
        let nama = self.naskah.nama();
        nama.rfind('/').map_or("", |akhir| &nama[..=akhir])
    }

    /// The work plans beside the decree, by the names under which it refers to them.
    pub(super) fn rencana(&self) -> impl Iterator<Item = (&str, &Naskah<RencanaKerja>)> {
        let semua = self.workspace.rencana.iter();
        semua.filter_map(|(nama, rencana)| {
            let nama = nama.strip_prefix(self.folder()).filter(|nama| !nama.contains('/'))?;
            Some((nama, rencana))
        })
    }

    /// The dataset beside the decree, and its areas that are shown.
    fn area(&self, tampilan: &Tampilan) -> Result<Dataset<'_>, (&'static str, Diagnostic)> {
        let rencana = self.rencana().find(|(nama, _)| *nama == tampilan.dari).map(|(_, rencana)| rencana);
        let rencana = rencana.ok_or_else(|| {
            let temuan =
                Diagnostic::galat("dataset", format!("data `{}` tidak ada di samping naskah ini", tampilan.dari));
            let obat = match nearest(&tampilan.dari, self.rencana().map(|(nama, _)| nama)) {
                Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
                None => format!("Buat data/{}{}.json berjenis `rencana-kerja`", self.folder(), tampilan.dari),
            };
            ("dari", temuan.cure(obat))
        })?;
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

    fn berlaku<'t, T>(&self, pointer: &Pointer, semua: &'t [T], untuk: impl Fn(&T) -> &Untuk) -> Berlaku<'t, T> {
        let semua = semua.iter().enumerate().filter(|(_, satu)| untuk(satu).berlaku(self.satker));
        semua.map(|(i, satu)| (pointer.index(i), satu)).collect()
    }

    /// Six columns: number, component, indicator, steps, evidence, months; a component spans its indicators.
    fn matriks(&self, penulis: &mut Penulis<'_>, alamat: &str, area: &Berlaku<'_, Area>) -> job::Tabel {
        let kepala = kepala(penulis, alamat, &MATRIKS);
        let mut baris = Vec::new();
        for (pointer, satu) in area {
            baris.push(kelompok(penulis, alamat, pointer, satu, baris_kelompok(&baris), NamaTampilan::Matriks));
            let komponen = self.berlaku(&pointer.key("komponen"), &satu.komponen, |k| &k.untuk);
            for (nomor, (pointer, satu)) in komponen.into_iter().enumerate() {
                self.baris_matriks(penulis, alamat, &pointer, satu, nomor + 1, &mut baris);
            }
        }
        let nomor = nomor_kolom(penulis, alamat, &Pointer::root().key("area"), MATRIKS.len());
        let kepala = vec![kepala];
        let kolom = lebar::kolom(MATRIKS.len(), &kepala, &baris);
        job::Tabel { alamat: alamat.to_owned(), bentuk: "matriks", kolom, kepala, nomor, baris }
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

    /// Twelve months of per cent per component under the plan's year, blanks where none is given.
    fn bulan(&self, penulis: &mut Penulis<'_>, alamat: &str, area: &Berlaku<'_, Area>) -> job::Tabel {
        let kepala = kepala_bulan(penulis, alamat);
        let mut baris = Vec::new();
        for (pointer, satu) in area {
            baris.push(kelompok(penulis, alamat, pointer, satu, baris_kelompok(&baris), NamaTampilan::Bulan));
            let komponen = self.berlaku(&pointer.key("komponen"), &satu.komponen, |k| &k.untuk);
            for (nomor, (pointer, satu)) in komponen.into_iter().enumerate() {
                let alamat = format!("{alamat}/{}", baris.len() + 1);
                let sel = self.sel_bulan(penulis, &alamat, &pointer, satu, nomor + 1);
                baris.push(Baris::Isi { alamat, sel });
            }
        }
        let kolom = lebar::kolom(2 + Bulan::SEMUA.len(), &kepala, &baris);
        job::Tabel { alamat: alamat.to_owned(), bentuk: "bulan", kolom, kepala, nomor: Vec::new(), baris }
    }

    fn sel_bulan(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        pointer: &Pointer,
        satu: &Komponen,
        nomor: usize,
    ) -> Vec<Option<Vec<Blok>>> {
        if !matches!(satu.capaian.len(), 0 | 1 | 12) {
            penulis.temuan.push(
                Diagnostic::galat("capaian", format!("`capaian` berisi {} nilai", satu.capaian.len()))
                    .at(penulis.tempat(&pointer.key("capaian")))
                    .cure("Tulis satu nilai untuk semua bulan, atau dua belas (null untuk bulan kosong)"),
            );
        }
        let nomor = penulis.turunan(format!("{alamat}/nomor"), pointer, Tulisan::baku(nomor.to_string()));
        let nama = penulis.urai_wajib(&pointer.key("nama"), &satu.nama);
        let nama = penulis.karangan(format!("{alamat}/komponen"), &pointer.key("nama"), nama);
        let mut sel = vec![Some(paragraf(nomor)), Some(paragraf(nama))];
        for bulan in 0..12 {
            let indeks = if satu.capaian.len() == 1 { 0 } else { bulan };
            sel.push(Some(satu.capaian.get(indeks).copied().flatten().map_or_else(Vec::new, |persen| {
                let pointer = pointer.key("capaian").index(indeks);
                paragraf(penulis.turunan(
                    format!("{alamat}/{}", bulan + 1),
                    &pointer,
                    Tulisan::baku(format!("{persen}%")),
                ))
            })));
        }
        sel
    }

    /// The list of one area where the view names it; else a heading per area, each with its list.
    fn daftar_area(
        &self,
        penulis: &mut Penulis<'_>,
        alamat: &str,
        area: &Berlaku<'_, Area>,
        tampilan: &Tampilan,
    ) -> Vec<Blok> {
        if let (Some(_), [(pointer, satu)]) = (&tampilan.area, area.as_slice()) {
            return vec![self.daftar_satu_area(penulis, alamat, pointer, satu, tampilan.nama)];
        }
        let ada = area.iter().filter(|(_, satu)| !butir_area(satu, tampilan.nama).1.is_empty());
        let satu = |(nomor, (pointer, satu)): (usize, &(Pointer, &Area))| {
            let alamat = format!("{alamat}/{}", nomor + 1);
            let nama = penulis.urai_wajib(&pointer.key("nama"), &satu.nama).dibakukan();
            let nomor = Tulisan::baku(format!("{}.", nomor + 1));
            Blok::Bagian {
                tingkat: 1,
                bentuk: BentukBagian::Biasa,
                nomor: Some(penulis.turunan(format!("{alamat}/nomor"), pointer, nomor)),
                judul: penulis.karangan(alamat.as_str(), &pointer.key("nama"), nama),
                orientasi: None,
                isi: vec![self.daftar_satu_area(penulis, &alamat, pointer, satu, tampilan.nama)],
            }
        };
        ada.enumerate().map(satu).collect()
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

/// Two rows of heads: number, area, and the year over its months.
fn kepala_bulan(penulis: &mut Penulis<'_>, alamat: &str) -> Vec<Vec<job::Kepala>> {
    let pointer = Pointer::root().key("area");
    let mut slot = |nomor: usize, tulisan| penulis.turunan(format!("{alamat}/kepala/{nomor}"), &pointer, tulisan);
    let satu = |teks, lebar, tinggi| job::Kepala { teks, lebar, tinggi };
    let atas = ["No.", "AREA PEMBANGUNAN"].iter().zip(1..);
    let mut atas: Vec<_> = atas.map(|(teks, nomor)| satu(slot(nomor, Tulisan::baku(*teks)), 1, 2)).collect();
    let bulan = Bulan::SEMUA.iter().zip(4..);
    let bawah = bulan.map(|(bulan, nomor)| satu(slot(nomor, Tulisan::baku(singkatan(*bulan))), 1, 1)).collect();
    let tahun = penulis.fakta.tahun();
    atas.push(satu(penulis.turunan(format!("{alamat}/kepala/3"), &pointer, tahun), 12, 1));
    vec![atas, bawah]
}

/// The row that heads an area: its numeral and its name; in the matrix the name in capitals, in the table of months the
/// numeral with a full stop, as decrees print them.
fn kelompok(
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
    }
}

/// The number of the next area row, from 1.
fn baris_kelompok(baris: &[Baris]) -> u32 {
    let sudah = baris.iter().filter(|baris| matches!(baris, Baris::Kelompok { .. })).count();
    u32::try_from(sudah + 1).unwrap_or(u32::MAX)
}

fn paragraf(teks: job::Slot) -> Vec<Blok> {
    dalam_sel(vec![Blok::paragraf(teks)])
}

/// The usual abbreviation of a month in a narrow head.
fn singkatan(bulan: Bulan) -> &'static str {
    match bulan {
        Bulan::Januari => "Jan",
        Bulan::Februari => "Feb",
        Bulan::Maret => "Mar",
        Bulan::April => "Apr",
        Bulan::Mei => "Mei",
        Bulan::Juni => "Jun",
        Bulan::Juli => "Jul",
        Bulan::Agustus => "Agt",
        Bulan::September => "Sep",
        Bulan::Oktober => "Okt",
        Bulan::November => "Nov",
        Bulan::Desember => "Des",
    }
}
