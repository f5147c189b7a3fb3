//! Views of a team: who is in it, and what each role does. Heads and labels belong to the view; names and roles are the data's.

use super::{
    Expander,
    daftar::Rangka,
    isi::Konteks,
    job::{self, Baris, Blok},
    lebar,
    penulis::Penulis,
    tabel::nomor_kolom,
    tampilan::{Berlaku, paragraf},
};
use crate::{
    diag::{Diagnostic, Pointer, nearest},
    model::{
        isi::{NamaTampilan, Tampilan},
        teks::Teks,
        tim::{Anggota, Orang, Tim},
        tulisan::Tulisan,
    },
    read::Naskah,
};

/// The columns of the table of members, where people have all that a person may have.
pub(super) const KOLOM_TERBANYAK: usize = 5;

/// What of a person stands in a column of its own: the key, the head, and where it is.
type Keterangan = (&'static str, &'static str, fn(&Orang) -> Option<&Teks>);

/// The facts of a person that may be missing: no column for what nobody has.
const KETERANGAN: [Keterangan; 2] = [
    ("pangkat", "PANGKAT/GOLONGAN", |orang| orang.pangkat.as_ref()),
    ("jabatan", "JABATAN", |orang| orang.jabatan.as_ref()),
];

/// A member whose texts are resolved.
struct Baca<'a> {
    pointer: Pointer,
    orang: Option<(&'a str, &'a Orang)>,
    sebagai: Tulisan,
    kelompok: Option<Tulisan>,
}

impl Expander<'_> {
    /// The teams beside the decree, by the names under which it refers to them.
    pub(super) fn tim(&self) -> impl Iterator<Item = (&str, &Naskah<Tim>)> {
        self.workspace.tim_di(self.folder())
    }

    /// The members that exist for this office.
    pub(super) fn anggota<'t>(&self, tim: &'t Tim) -> Berlaku<'t, Anggota> {
        self.berlaku(&Pointer::root().key("anggota"), &tim.anggota, |anggota| &anggota.untuk)
    }

    /// The view of a team as printed; headed parts go on with the numbers of the parts around them.
    ///
    /// # Errors
    /// No such team, with the key of the view that names it.
    pub(super) fn tampilan_tim(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        tampilan: &Tampilan,
        bagian: &mut u32,
    ) -> Result<Vec<Blok>, (&'static str, Diagnostic)> {
        let tim = self.tim().find(|(nama, _)| *nama == tampilan.dari).map(|(_, tim)| tim);
        let tim = tim.ok_or_else(|| self.tanpa_dataset(&tampilan.dari, "tim", self.tim().map(|(nama, _)| nama)))?;
        if tampilan.area.is_some() {
            let temuan = Diagnostic::galat("area", "tampilan tim tidak mengenal `area`");
            return Err(("area", temuan.cure("Hapus `area`")));
        }
        Ok(penulis.di_berkas(&tim.berkas, |penulis| {
            let anggota = self.baca_anggota(penulis, &tim.isi);
            periksa(penulis, &tim.isi, &anggota);
            match tampilan.nama {
                NamaTampilan::Tugas => self.tugas(penulis, k, &tim.isi, &anggota, bagian),
                _ => vec![Blok::Tabel(self.susunan(penulis, k.alamat, anggota))],
            }
        }))
    }

    fn baca_anggota<'t>(&self, penulis: &mut Penulis<'_>, tim: &'t Tim) -> Vec<Baca<'t>> {
        let satu = |(pointer, satu): (Pointer, &'t Anggota)| {
            let orang = tim.orang.get_key_value(&satu.orang).map(|(kunci, orang)| (kunci.as_str(), orang));
            if orang.is_none() {
                let temuan = Diagnostic::galat("tim", format!("orang `{}` tidak ada dalam `orang`", satu.orang));
                let obat = match nearest(&satu.orang, tim.orang.keys().map(String::as_str)) {
                    Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
                    None => format!("Tambahkan `\"{}\": {{\"nama\": …}}` pada `orang`", satu.orang),
                };
                penulis.temuan.push(temuan.at(penulis.tempat(&pointer.key("orang"))).cure(obat));
            }
            let sebagai = penulis.urai_wajib(&pointer.key("sebagai"), &satu.sebagai);
            let kelompok = satu.kelompok.as_ref().map(|teks| penulis.urai_wajib(&pointer.key("kelompok"), teks));
            Baca { pointer, orang, sebagai, kelompok }
        };
        self.anggota(tim).into_iter().map(satu).collect()
    }

    /// Number, name, what is known of the person, role; members outside of groups first, then a heading for each group in the
    /// order of its first member.
    fn susunan(&self, penulis: &mut Penulis<'_>, alamat: &str, anggota: Vec<Baca<'_>>) -> job::Tabel {
        let ada =
            |(_, _, ambil): &&Keterangan| anggota.iter().any(|a| a.orang.is_some_and(|(_, o)| ambil(o).is_some()));
        let keterangan: Vec<&Keterangan> = KETERANGAN.iter().filter(ada).collect();
        let judul = ["NO", "NAMA"].into_iter().chain(keterangan.iter().map(|(_, judul, _)| *judul));
        let judul: Vec<_> = judul.chain(["KEDUDUKAN DALAM TIM"]).collect();
        let root = Pointer::root().key("anggota");
        let kepala = (1..).zip(&judul).map(|(nomor, teks)| job::Kepala {
            teks: penulis.turunan(format!("{alamat}/kepala/{nomor}"), &root, Tulisan::baku(*teks)),
            lebar: 1,
            tinggi: 1,
        });
        let kepala = vec![kepala.collect()];
        let (mut baris, mut nomor) = (Vec::new(), 0);
        for kelompok in menurut_kelompok(anggota) {
            if let Some(judul) = kelompok.first().and_then(|satu| satu.kelompok.clone()) {
                let (alamat, pointer) = (format!("{alamat}/{}", baris.len() + 1), kelompok[0].pointer.key("kelompok"));
                let judul = penulis.karangan(alamat.as_str(), &pointer, judul.dibakukan());
                baris.push(Baris::Kelompok { alamat, nomor: None, judul, tingkat: 1, ulang: true });
            }
            for satu in kelompok {
                nomor += 1;
                baris.push(baris_anggota(penulis, format!("{alamat}/{}", baris.len() + 1), nomor, satu, &keterangan));
            }
        }
        let kolom = lebar::teks(judul.len(), &kepala, &baris, lebar::POTRET);
        job::Tabel {
            alamat: alamat.to_owned(),
            kolom,
            kepala,
            nomor: nomor_kolom(penulis, alamat, &root, judul.len()),
            baris,
            ukur: Vec::new(),
        }
    }

    /// A headed list for each role that has something to do, in the order of the members.
    fn tugas(
        &self,
        penulis: &mut Penulis<'_>,
        k: Konteks<'_>,
        tim: &Tim,
        anggota: &[Baca<'_>],
        bagian: &mut u32,
    ) -> Vec<Blok> {
        let mut sudah = Vec::new();
        let mut hasil = Vec::new();
        for satu in anggota {
            let nama = satu.sebagai.polos();
            let Some(butir) = tim.tugas.get(&nama).filter(|butir| !butir.is_empty() && !sudah.contains(&nama)) else {
                continue;
            };
            let (alamat, objek) =
                (format!("{}/{}", k.alamat, hasil.len() + 1), Pointer::root().key("tugas").key(&nama));
            let di_sini = Konteks { alamat: &alamat, objek: &objek, ..k };
            let pointer = satu.pointer.key("sebagai");
            let kepala = self.kepala_bagian(penulis, di_sini, &pointer, satu.sebagai.clone(), Some(bagian));
            let rangka = Rangka { bentuk: self.label_rincian(1), ..Rangka::rincian() };
            let butir = self.butir(penulis, &format!("{alamat}/tugas"), &objek, butir, rangka);
            hasil.push(kepala.menjadi(None, vec![Blok::Daftar { butir }]));
            sudah.push(nama);
        }
        hasil
    }
}

/// Members without a group, then those of each group, in the order of the first.
fn menurut_kelompok(anggota: Vec<Baca<'_>>) -> Vec<Vec<Baca<'_>>> {
    let nama = |satu: &Baca<'_>| satu.kelompok.as_ref().map(Tulisan::polos);
    let mut semua: Vec<(Option<String>, Vec<Baca<'_>>)> = vec![(None, Vec::new())];
    for satu in anggota {
        let ini = nama(&satu);
        match semua.iter_mut().find(|(nama, _)| *nama == ini) {
            Some((_, kelompok)) => kelompok.push(satu),
            None => semua.push((ini, vec![satu])),
        }
    }
    semua.into_iter().map(|(_, kelompok)| kelompok).collect()
}

fn baris_anggota(
    penulis: &mut Penulis<'_>,
    alamat: String,
    nomor: usize,
    satu: Baca<'_>,
    keterangan: &[&Keterangan],
) -> Baris {
    let urutan = penulis.turunan(format!("{alamat}/nomor"), &satu.pointer, Tulisan::baku(nomor.to_string()));
    let mut sel = vec![Some(paragraf(urutan))];
    let (kunci, orang) = satu.orang.unzip();
    let objek = Pointer::root().key("orang").key(kunci.unwrap_or_default());
    let ambil_nama: fn(&Orang) -> Option<&Teks> = |orang| Some(&orang.nama);
    for (medan, ambil) in [("nama", ambil_nama)].into_iter().chain(keterangan.iter().map(|(m, _, a)| (*m, *a))) {
        let pointer = objek.key(medan);
        let isi = orang.and_then(ambil).map_or_else(Vec::new, |teks| {
            let tulisan = penulis.urai_wajib(&pointer, teks).dibakukan();
            paragraf(penulis.karangan(format!("{alamat}/{medan}"), &pointer, tulisan))
        });
        sel.push(Some(isi));
    }
    sel.push(Some(paragraf(penulis.karangan(format!("{alamat}/sebagai"), &satu.pointer.key("sebagai"), satu.sebagai))));
    Baris::Isi { alamat, sel }
}

/// People whom no member is, and work of roles that nobody has: somebody meant them to be printed.
fn periksa(penulis: &mut Penulis<'_>, tim: &Tim, anggota: &[Baca<'_>]) {
    let root = Pointer::root();
    for kunci in tim.orang.keys().filter(|kunci| !tim.anggota.iter().any(|satu| satu.orang == **kunci)) {
        let temuan = Diagnostic::peringatan("tim", format!("orang `{kunci}` bukan anggota"));
        let tempat = penulis.tempat(&root.key("orang").key(kunci));
        penulis.temuan.push(temuan.at(tempat).cure("Tambahkan pada `anggota`, atau hapus"));
    }
    let kedudukan: Vec<String> = anggota.iter().map(|satu| satu.sebagai.polos()).collect();
    for nama in tim.tugas.keys().filter(|nama| !kedudukan.contains(nama)) {
        let temuan = Diagnostic::galat("tim", format!("tugas untuk `{nama}`, tetapi tidak ada anggota sebagai itu"));
        let obat = match nearest(nama, kedudukan.iter().map(String::as_str)) {
            Some(dekat) => format!("Mungkin maksudnya `{dekat}`"),
            None => "Hapus tugas itu, atau tambahkan anggotanya".to_owned(),
        };
        penulis.temuan.push(temuan.at(penulis.tempat(&root.key("tugas").key(nama))).cure(obat));
    }
}
