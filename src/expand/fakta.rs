//! Names in texts: `{{ nama }}` to what it stands for. What is inserted is never parsed again.

use std::collections::BTreeMap;

use super::{
    angka::{KolomAngka, RUPIAH},
    milik::Milik,
};
use crate::{
    diag::{Diagnostic, Place, Pointer, nearest},
    model::{
        angka::Angka,
        bilangan,
        keputusan::{Keputusan, Nomor},
        satker::Satker,
        teks::{Gaya, Penyaring, Teks, Unsur},
        tulisan::{Asal, Potongan, Tulisan},
    },
};

/// What is printed where a number or a date is not known yet (UU 12/2011 Lampiran II: three dots in a draft).
pub(super) const TITIK_TIGA: &str = "...";

/// The address of the office's site: a fact that the register does not have.
const LAMAN: &str = "satker.laman";

/// The names that a decree's texts may refer to.
pub(super) struct Fakta<'a> {
    milik: &'a Milik<'a>,
    bawaan: BTreeMap<String, Tulisan>,
    pengguna: &'a BTreeMap<String, Teks>,
    /// Names of areas in the work plans beside the decree: `rencana-kerja.I`, with the place of each.
    area: BTreeMap<String, (Place, &'a Teks)>,
    /// Names of the sums of tables: `tabel.honor.jumlah.uang`. A cell may refer to facts, so they are added up when asked for.
    jumlah: BTreeMap<String, KolomAngka<'a>>,
}

impl<'a> Fakta<'a> {
    /// The facts of a decree in an office.
    pub(super) fn baru(milik: &'a Milik<'a>) -> Self {
        let (keputusan, satker) = (&milik.naskah.isi, &milik.satker);
        let mut bawaan = BTreeMap::new();
        let mut tambah = |nama: &str, nilai: String| drop(bawaan.insert(nama.to_owned(), Tulisan::baku(nilai)));
        tambah("satker.nama", satker.nama_lengkap());
        tambah("satker.singkat", satker.nama_singkat());
        tambah("satker.lembaga", satker.lembaga.nama().to_owned());
        tambah("satker.wilayah", satker.wilayah().unwrap_or_default().to_owned());
        tambah("satker.daerah", satker.daerah.clone().unwrap_or_default());
        tambah("satker.kedudukan", satker.kedudukan.clone().unwrap_or_else(|| TITIK_TIGA.into()));
        tambah("nomor", nomor(keputusan));
        tambah("tanggal", keputusan.tanggal.map_or_else(|| TITIK_TIGA.into(), |t| t.to_string()));
        tambah("tahun", tahun(keputusan));
        if let Some(laman) = milik.profil.as_ref().and_then(|profil| profil.isi.laman.as_ref()) {
            tambah(LAMAN, laman.clone());
        }
        Self { milik, bawaan, pengguna: &keputusan.fakta, area: BTreeMap::new(), jumlah: BTreeMap::new() }
    }

    /// Adds a name that follows from the document's structure, such as `lampiran.rencana`.
    pub(super) fn tambah(&mut self, nama: String, nilai: Tulisan) {
        self.bawaan.insert(nama, nilai);
    }

    /// Adds a name that a dataset gives: its text is read where it is referred to.
    pub(super) fn tambah_area(&mut self, nama: String, tempat: Place, teks: &'a Teks) {
        self.area.insert(nama, (tempat, teks));
    }

    /// Adds a name for the sum of a column.
    pub(super) fn tambah_jumlah(&mut self, nama: String, kolom: KolomAngka<'a>) {
        self.jumlah.insert(nama, kolom);
    }

    /// Facts of the user's that take the name of another one.
    pub(super) fn bentrok(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let ada = |nama: &&String| {
            let nama = nama.as_str();
            self.bawaan.contains_key(nama) || self.area.contains_key(nama) || self.jumlah.contains_key(nama)
        };
        self.pengguna.keys().filter(ada).map(|nama| {
            Diagnostic::galat("fakta", format!("fakta `{nama}` sudah dimiliki program"))
                .at(self.milik.tempat(&Pointer::root().key("fakta").key(nama)))
                .cure("Hapus, atau beri nama lain")
        })
    }

    /// The text with every reference resolved.
    ///
    /// # Errors
    /// The finding for the first reference that leads nowhere or in a circle.
    pub(super) fn tulis(&self, tempat: &Place, teks: &Teks) -> Result<Tulisan, Diagnostic> {
        self.urai(tempat, teks, &mut Vec::new())
    }

    /// The year that the decree is about.
    pub(super) fn tahun(&self) -> Tulisan {
        self.bawaan.get("tahun").cloned().unwrap_or_default()
    }

    fn urai(&self, tempat: &Place, teks: &Teks, lewat: &mut Vec<String>) -> Result<Tulisan, Diagnostic> {
        let mut tulisan = Tulisan::default();
        for unsur in teks.unsur() {
            match unsur {
                Unsur::Kata(gaya, teks) => {
                    tulisan.tambah(Potongan::baru(teks.clone(), *gaya, Asal::Karangan));
                }
                Unsur::Rujukan(gaya, nama, penyaring) => {
                    let mut nilai = self.cari(tempat, nama, lewat)?;
                    for p in penyaring {
                        nilai = self.saring(*p, nilai).map_err(|pesan| {
                            Diagnostic::galat("penyaring", format!("`{{{{ {nama} }}}}`: {pesan}")).at(tempat.clone())
                        })?;
                    }
                    tulisan = tulisan.dan(nilai.setiap(|potongan| potongan.gaya = gabung(potongan.gaya, *gaya)));
                }
            }
        }
        Ok(tulisan)
    }

    fn cari(&self, tempat: &Place, nama: &str, lewat: &mut Vec<String>) -> Result<Tulisan, Diagnostic> {
        if let Some(nilai) = self.bawaan.get(nama) {
            return Ok(nilai.clone());
        }
        if lewat.iter().any(|sudah| sudah == nama) {
            let jalan = lewat.iter().map(String::as_str).chain([nama]).collect::<Vec<_>>().join(" → ");
            return Err(Diagnostic::galat("rujukan", format!("fakta merujuk dirinya sendiri: {jalan}"))
                .at(tempat.clone())
                .cure("Tulis salah satu fakta itu tanpa merujuk yang lain"));
        }
        lewat.push(nama.to_owned());
        let nilai = match (self.jumlah.get(nama), self.teks(nama)) {
            (Some(kolom), _) => {
                kolom.jumlah(tempat, &mut |pointer, teks| self.urai(&self.milik.tempat(pointer), teks, lewat))?
            }
            (None, Some((di, teks))) => self.urai(&di, teks, lewat)?,
            (None, None) => return Err(self.asing(tempat, nama)),
        };
        lewat.pop();
        Ok(nilai)
    }

    /// The text that a name stands for, with its place.
    fn teks(&self, nama: &str) -> Option<(Place, &'a Teks)> {
        let di_fakta = || self.milik.tempat(&Pointer::root().key("fakta").key(nama));
        let pengguna = self.pengguna.get(nama).map(|teks| (di_fakta(), teks));
        pengguna.or_else(|| self.area.get(nama).cloned())
    }

    fn saring(&self, penyaring: Penyaring, nilai: Tulisan) -> Result<Tulisan, String> {
        let polos = nilai.polos();
        let bukan_bulat = || format!("`{polos}` bukan bilangan bulat. Hapus penyaringnya");
        let bulat = || polos.parse().ok().map(bilangan::terbilang).or_else(|| Angka::urai(&polos)?.terbilang());
        match penyaring {
            Penyaring::Kapital => Ok(nilai.kapital()),
            Penyaring::Terbilang => bulat().map(Tulisan::baku).ok_or_else(bukan_bulat),
            Penyaring::Rupiah => Angka::urai(&polos)
                .and_then(|angka| angka.rupiah(self.milik.bentuk.pilih(RUPIAH)))
                .map(Tulisan::baku)
                .ok_or_else(|| format!("`{polos}` bukan jumlah uang. Hapus penyaringnya")),
            Penyaring::Romawi => {
                let angka = polos.parse::<u64>().map_err(|_| bukan_bulat())?;
                let romawi = u32::try_from(angka).ok().and_then(bilangan::romawi).map(Tulisan::baku);
                romawi.ok_or_else(|| format!("`{polos}` tidak dapat ditulis dengan angka Romawi (1 sampai 3999)"))
            }
        }
    }

    fn asing(&self, tempat: &Place, nama: &str) -> Diagnostic {
        let dikenal = || {
            let turunan = self.area.keys().chain(self.jumlah.keys());
            self.bawaan.keys().chain(self.pengguna.keys()).chain(turunan).map(String::as_str)
        };
        let temuan =
            Diagnostic::galat("rujukan", format!("rujukan `{{{{ {nama} }}}}` tidak dikenal")).at(tempat.clone());
        if nama == LAMAN {
            let Satker { kode, .. } = &*self.milik.satker;
            let pesan = format!("apa alamat laman {}?", self.milik.satker.nama_singkat());
            return Diagnostic::tanya("laman", pesan)
                .at(tempat.clone())
                .cure(format!("Tulis `\"laman\": …` dalam data/satker/{kode}.json"))
                .menunggu(self.milik.naskah.isi.tanggal.is_some());
        }
        match nearest(nama, dikenal()) {
            Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{{{{ {dekat} }}}}`")),
            None => temuan.cure(format!(
                "Tambahkan `\"{nama}\"` pada `fakta`, atau pakai yang ada: {}",
                dikenal().map(|d| format!("`{d}`")).collect::<Vec<_>>().join(", ")
            )),
        }
    }
}

/// The number as it stands after the word Nomor, with its year where it does not carry one: that of the day, or where a decree has a
/// number but no day, the year that it is about. A draft without either may still get another year.
pub(super) fn nomor(keputusan: &Keputusan) -> String {
    let tahun = keputusan.tanggal.map(|tanggal| tanggal.tahun());
    let tahun = tahun.or(keputusan.tahun.filter(|_| keputusan.nomor.is_some()));
    let tahun = tahun.map_or_else(|| TITIK_TIGA.to_owned(), |tahun| tahun.to_string());
    match &keputusan.nomor {
        Some(Nomor::Urut(nomor)) => format!("{nomor} Tahun {tahun}"),
        Some(Nomor::Lengkap(nomor)) => nomor.clone(),
        None => format!("{TITIK_TIGA} Tahun {tahun}"),
    }
}

fn tahun(keputusan: &Keputusan) -> String {
    let tahun = keputusan.tahun.or(keputusan.tanggal.map(|tanggal| tanggal.tahun()));
    tahun.map_or_else(|| TITIK_TIGA.to_owned(), |tahun| tahun.to_string())
}

fn gabung(a: Gaya, b: Gaya) -> Gaya {
    Gaya { miring: a.miring || b.miring, tebal: a.tebal || b.tebal }
}
