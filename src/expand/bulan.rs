//! The table of twelve months: what is to be reached by when, in per cent.

use super::{
    Expander,
    job::{self, Baris, Blok},
    lebar,
    penulis::Penulis,
    tampilan::{Berlaku, baris_kelompok, kelompok, paragraf},
};
use crate::{
    diag::{Diagnostic, Pointer},
    model::{
        isi::NamaTampilan,
        rencana_kerja::{Area, Komponen},
        tanggal::Bulan,
        tulisan::Tulisan,
    },
};

/// Number and component, and the months.
pub(super) const KOLOM: usize = 2 + Bulan::SEMUA.len();

impl Expander<'_> {
    /// Twelve months of per cent per component under the plan's year, blanks where none is given.
    pub(super) fn bulan(&self, penulis: &mut Penulis<'_>, alamat: &str, area: &Berlaku<'_, Area>) -> job::Tabel {
        let kepala = kepala_bulan(penulis, alamat);
        let mut baris = Vec::new();
        for (pointer, satu) in area {
            let komponen = self.berlaku(&pointer.key("komponen"), &satu.komponen, |k| &k.untuk);
            if komponen.is_empty() {
                continue;
            }
            baris.push(kelompok(penulis, alamat, pointer, satu, baris_kelompok(&baris), NamaTampilan::Bulan));
            for (nomor, (pointer, satu)) in komponen.into_iter().enumerate() {
                let alamat = format!("{alamat}/{}", baris.len() + 1);
                let sel = self.sel_bulan(penulis, &alamat, &pointer, satu, nomor + 1);
                baris.push(Baris::Isi { alamat, sel });
            }
        }
        let kolom = lebar::teks(KOLOM, &kepala, &baris, lebar::LANSKAP);
        job::Tabel { alamat: alamat.to_owned(), kolom, kepala, nomor: Vec::new(), baris, ukur: Vec::new() }
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
        for (i, persen) in satu.capaian.iter().enumerate().filter_map(|(i, persen)| Some((i, (*persen)?))) {
            if persen > 100 {
                let temuan = Diagnostic::galat("capaian", format!("capaian `{persen}` lebih dari 100 persen"));
                let tempat = penulis.tempat(&pointer.key("capaian").index(i));
                penulis.temuan.push(temuan.at(tempat).cure("Tulis bilangan bulat dari 0 sampai 100"));
            }
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
