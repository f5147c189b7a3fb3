//! The body: title, considerations, legal bases, operative parts, closing.

use super::{
    Expander,
    daftar::Rangka,
    fakta::TITIK_TIGA,
    isi::Kedalaman,
    job::{Butir, JenisSalinan, Judul, Konsiderans, Menetapkan, Pengesahan, Penutup, Slot, TandaTangan, Tembusan},
    kutipan,
    penulis::Penulis,
};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    model::{
        bilangan,
        isi::BentukLabel,
        keputusan::{Diktum, Keputusan, Penetap},
        satker::{Jabatan, PejabatSalah, Tingkat},
        tanggal::Tanggal,
        tulisan::Tulisan,
    },
    read::Naskah,
};

/// How a signature is worded.
#[derive(Clone, Copy)]
pub(super) enum GayaTandaTangan {
    /// Of the decree or an annex: post and name in capitals; Ditetapkan di …, pada tanggal ….
    Keputusan {
        /// Whether place and date stand above.
        tempat_tanggal: bool,
    },
    /// Within the content, such as below a Kata Pengantar, which decides nothing: as one signs a letter.
    Isi {
        /// Whether place and date stand above.
        tempat_tanggal: bool,
    },
}

impl GayaTandaTangan {
    fn huruf(self, tulisan: Tulisan) -> Tulisan {
        match self {
            Self::Keputusan { .. } => tulisan.kapital(),
            Self::Isi { .. } => tulisan,
        }
    }

    /// The lines of place and date: name of the slot, key that it derives from, text.
    fn tempat_tanggal(
        self,
        tempat: Option<&str>,
        tanggal: Option<Tanggal>,
    ) -> Vec<(&'static str, &'static str, String)> {
        let tempat = tempat.unwrap_or(TITIK_TIGA);
        let tanggal = tanggal.map_or_else(|| TITIK_TIGA.to_owned(), |tanggal| tanggal.to_string());
        match self {
            Self::Keputusan { tempat_tanggal: true } => vec![
                ("tempat", "satker", format!("Ditetapkan di {tempat}")),
                ("tanggal", "tanggal", format!("pada tanggal {tanggal}")),
            ],
            Self::Isi { tempat_tanggal: true } => vec![("tempat", "tanggal", format!("{tempat}, {tanggal}"))],
            Self::Keputusan { .. } | Self::Isi { .. } => Vec::new(),
        }
    }
}

impl Expander<'_> {
    /// The decree's kind and body, as in a citation: `Keputusan Komisi Pemilihan Umum Provinsi …`.
    pub(super) fn sebutan(&self, keputusan: &Keputusan) -> String {
        self.sebutan_berbaris(keputusan).polos()
    }

    /// The same, with a preferred line end before the region.
    pub(super) fn sebutan_berbaris(&self, keputusan: &Keputusan) -> Tulisan {
        let kunci = match keputusan.penetap {
            Penetap::Ketua => "sebutan-keputusan-ketua",
            Penetap::Sekretaris => "sebutan-keputusan-sekretaris",
        };
        let sebutan = Tulisan::baku(self.bentuk.pilih(kunci));
        let sebutan = match (keputusan.penetap, self.satker.tingkat) {
            (Penetap::Sekretaris, Tingkat::Pusat) => sebutan.dan_baku(" Jenderal"),
            _ => sebutan,
        };
        sebutan.dan_baku(" ").dan(self.satker.nama_berbaris())
    }

    /// The line NOMOR … TAHUN …, here and in every annex.
    pub(super) fn baris_nomor(&self, keputusan: &Keputusan) -> Tulisan {
        Tulisan::baku(self.bentuk.pilih("baris-nomor").replace('#', &super::fakta::nomor(keputusan))).kapital()
    }

    pub(super) fn tentang(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Tulisan {
        penulis.urai_wajib(&Pointer::root().key("tentang"), &keputusan.tentang).dibakukan()
    }

    pub(super) fn judul(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Judul {
        let root = Pointer::root();
        let tentang = self.tentang(penulis, keputusan);
        Judul {
            sebutan: penulis.turunan("judul/sebutan", &root.key("penetap"), self.sebutan_berbaris(keputusan).kapital()),
            nomor: penulis.turunan("judul/nomor", &root.key("nomor"), self.baris_nomor(keputusan)),
            kata_tentang: penulis.turunan("judul/kata-tentang", &root.key("tentang"), Tulisan::baku("TENTANG")),
            tentang: penulis.turunan("judul/tentang", &root.key("tentang"), tentang.kapital()),
        }
    }

    /// The officer who decides, in capitals and with a comma.
    pub(super) fn pembuka(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Slot {
        let jabatan = Tulisan::baku(format!("{} ", self.nama_jabatan(keputusan.penetap.kunci())))
            .dan(self.satker.nama_berbaris());
        penulis.turunan("pembuka", &Pointer::root().key("penetap"), jabatan.kapital().dan_baku(","))
    }

    /// Menimbang, Mengingat, Memperhatikan.
    pub(super) fn konsiderans(&self, penulis: &mut Penulis<'_>, naskah: &Naskah<Keputusan>) -> Vec<Konsiderans> {
        let mut semua = vec![self.menimbang(penulis, &naskah.isi), self.mengingat(penulis, naskah)];
        if !naskah.isi.memperhatikan.is_empty() {
            let pointer = Pointer::root().key("memperhatikan");
            let rangka = Rangka::titik_koma(BentukLabel::AngkaTitik);
            let butir = self.butir(penulis, "memperhatikan", &pointer, &naskah.isi.memperhatikan, rangka);
            semua.push(Konsiderans {
                label: penulis.turunan("memperhatikan/label", &pointer, Tulisan::baku("Memperhatikan")),
                butir,
            });
        }
        semua
    }

    /// The user's considerations, and the last one, which sums them up (UU 12/2011 Lampiran II; DPR handbook p. 248).
    fn menimbang(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Konsiderans {
        let pointer = Pointer::root().key("menimbang");
        let rangka = Rangka::titik_koma(BentukLabel::HurufTitik);
        let mut butir = self.butir(penulis, "menimbang", &pointer, &keputusan.menimbang, rangka);
        if butir.is_empty() && !penulis.ditulis("menimbang/akhir") {
            penulis.temuan.push(
                Diagnostic::galat("menimbang", "Menimbang tidak berisi pertimbangan")
                    .at(penulis.tempat(&pointer))
                    .cure("Tulis paling sedikit satu pertimbangan; pertimbangan terakhir dibuat oleh program"),
            );
        }
        let huruf: Vec<String> =
            (1..).take(butir.len()).filter_map(|n| bilangan::huruf(n).map(|huruf| format!("huruf {huruf}"))).collect();
        let pembuka = format!(
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {}, perlu menetapkan {} tentang ",
            bilangan::serial(&huruf, "dan"),
            self.sebutan(keputusan)
        );
        let akhir = Tulisan::baku(pembuka).dan(self.tentang(penulis, keputusan)).dan_baku(";");
        let (alamat, nomor) = ("menimbang/akhir".to_owned(), butir.len() + 1);
        let label = penulis.turunan("menimbang/akhir/label", &pointer, BentukLabel::HurufTitik.label(nomor));
        if let Some(teks) = penulis.turunan_bila(&alamat, &pointer, akhir) {
            butir.push(Butir { label, teks, alamat, isi: Vec::new() });
        }
        Konsiderans { label: penulis.turunan("menimbang/label", &pointer, Tulisan::baku("Menimbang")), butir }
    }

    fn mengingat(&self, penulis: &mut Penulis<'_>, naskah: &Naskah<Keputusan>) -> Konsiderans {
        let pointer = Pointer::root().key("mengingat");
        let kutipan = self.kutipan(penulis, naskah);
        if naskah.isi.mengingat.is_empty() {
            penulis.temuan.push(
                Diagnostic::galat("mengingat", "Mengingat tidak berisi dasar hukum")
                    .at(penulis.tempat(&pointer))
                    .cure("Sebut paling sedikit satu id peraturan dari register"),
            );
        }
        let butir = kutipan::butir(penulis, "mengingat", kutipan, ";");
        Konsiderans { label: penulis.turunan("mengingat/label", &pointer, Tulisan::baku("Mengingat")), butir }
    }

    /// The Menetapkan line: the decree's name in capitals with a full stop.
    pub(super) fn menetapkan(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Menetapkan {
        let pointer = Pointer::root().key("tentang");
        let nama = Tulisan::baku(format!("{} tentang ", self.sebutan(keputusan))).dan(self.tentang(penulis, keputusan));
        Menetapkan {
            label: penulis.turunan("menetapkan/label", &pointer, Tulisan::baku("Menetapkan")),
            isi: penulis.turunan("menetapkan", &pointer, nama.kapital().dan_baku(".")),
        }
    }

    /// The operative parts that exist for this office, each with its word.
    pub(super) fn diktum(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Vec<Butir> {
        let root = Pointer::root().key("memutuskan");
        let berlaku = self.diktum_berlaku(keputusan);
        if berlaku.is_empty() {
            penulis.temuan.push(
                Diagnostic::galat("memutuskan", "Memutuskan tidak berisi diktum untuk satker ini")
                    .at(penulis.tempat(&root))
                    .cure("Tulis paling sedikit satu `{\"diktum\": …}`"),
            );
        }
        berlaku
            .into_iter()
            .zip(1..)
            .map(|((i, diktum), nomor)| {
                let pointer = root.index(i);
                let kata = bilangan::diktum(nomor).unwrap_or_else(|| nomor.to_string());
                let alamat = format!("diktum/{kata}");
                let teks = penulis.urai_wajib(&pointer.key("diktum"), &diktum.diktum);
                let bawaan = if diktum.isi.is_empty() { "." } else { "" };
                let teks = match penulis.akhir(&alamat, bawaan, false) {
                    Some(akhir) => teks.dan(akhir),
                    None => teks.diakhiri(bawaan),
                };
                Butir {
                    label: penulis.turunan(format!("{alamat}/label"), &pointer, Tulisan::baku(kata)),
                    teks: penulis.karangan(alamat.as_str(), &pointer.key("diktum"), teks),
                    isi: self.isi(penulis, &alamat, &pointer.key("isi"), &diktum.isi, Kedalaman::AWAL),
                    alamat,
                }
            })
            .collect()
    }

    /// The operative parts that exist for this office, with their place in the data.
    pub(super) fn diktum_berlaku<'k>(&self, keputusan: &'k Keputusan) -> Vec<(usize, &'k Diktum)> {
        keputusan.memutuskan.iter().enumerate().filter(|(_, diktum)| diktum.untuk.berlaku(self.satker)).collect()
    }

    /// Signature, authentication and receivers; `alamat` is empty for the body and `lampiran/I` for an annex.
    pub(super) fn penutup(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan, alamat: &str) -> Penutup {
        let di_badan = alamat.is_empty();
        let awal = if di_badan { String::new() } else { format!("{alamat}/") };
        let gaya = GayaTandaTangan::Keputusan { tempat_tanggal: di_badan };
        let tanda_tangan = self.tanda_tangan(penulis, keputusan, &awal, self.penandatangan(keputusan), gaya);
        let disahkan = self.salinan == JenisSalinan::Salinan && keputusan.salinan.pengesahan;
        if !disahkan {
            // The copy has these, so writing them by hand is no mistake in the original.
            for nama in ["kalimat", "sekretariat", "jabatan", "nama"] {
                penulis.kenal(format!("{awal}pengesahan/{nama}"));
            }
        }
        Penutup {
            tanda_tangan: Some(tanda_tangan).filter(|ini| !ini.kosong()),
            pengesahan: if disahkan { self.pengesahan(penulis, keputusan, &awal) } else { None },
            tembusan: (di_badan && !keputusan.tembusan.is_empty()).then(|| self.tembusan(penulis, keputusan)),
        }
    }

    fn penandatangan<'k>(&self, keputusan: &'k Keputusan) -> &'k str {
        keputusan.penandatangan.as_deref().unwrap_or(keputusan.penetap.kunci())
    }

    /// One signature block: place and date if asked for, post, `ttd.` on copies, name.
    pub(super) fn tanda_tangan(
        &self,
        penulis: &mut Penulis<'_>,
        keputusan: &Keputusan,
        awal: &str,
        oleh: &str,
        gaya: GayaTandaTangan,
    ) -> TandaTangan {
        let root = Pointer::root();
        let ditulis = ["jabatan", "nama"].iter().all(|ini| penulis.ditulis(&format!("{awal}tanda-tangan/{ini}")));
        let pejabat = if ditulis { self.pejabat_diam(keputusan, oleh) } else { self.pejabat(penulis, keputusan, oleh) };
        let status = pejabat.as_ref().map_or("", |p| p.status.awalan());
        let jabatan = match pejabat.as_ref().and_then(|p| p.jabatan.as_deref()) {
            Some(jabatan) => Tulisan::baku(jabatan),
            None => Tulisan::baku(format!("{} ", self.nama_jabatan(oleh))).dan(self.satker.nama_berbaris()),
        };
        let jabatan = Tulisan::baku(status).dan(gaya.huruf(jabatan)).dan_baku(",");
        let nama = Tulisan::baku(pejabat.map_or_else(|| TITIK_TIGA.to_owned(), |p| p.nama));
        penulis.kenal(format!("{awal}tanda-tangan/ttd"));
        let baris = gaya.tempat_tanggal(self.satker.kedudukan.as_deref(), keputusan.tanggal);
        let tempat_tanggal = tempat_tanggal(penulis, awal, &baris);
        let ttd = (self.salinan == JenisSalinan::Salinan).then(|| Tulisan::baku(self.bentuk.pilih("ttd")));
        let ttd =
            ttd.and_then(|ttd| penulis.turunan_bila(&format!("{awal}tanda-tangan/ttd"), &root.key("status"), ttd));
        let mut slot = |nama: &str, pointer: &Pointer, tulisan: Tulisan| {
            penulis.turunan(format!("{awal}tanda-tangan/{nama}"), pointer, tulisan)
        };
        TandaTangan {
            tempat_tanggal,
            ttd,
            jabatan: slot("jabatan", &root.key("penetap"), jabatan),
            nama: slot("nama", &self.milik.pointer_pejabat(oleh).unwrap_or(root.key("penetap")), gaya.huruf(nama)),
        }
    }

    /// The authentication; none where all of it was written to be nothing.
    fn pengesahan(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan, awal: &str) -> Option<Pengesahan> {
        let pointer = Pointer::root().key("salinan");
        let ditulis = ["jabatan", "nama"].iter().all(|ini| penulis.ditulis(&format!("{awal}pengesahan/{ini}")));
        let oleh = &keputusan.salinan.oleh;
        let pejabat = if ditulis { self.pejabat_diam(keputusan, oleh) } else { self.pejabat(penulis, keputusan, oleh) };
        let sekretariat =
            Tulisan::baku(self.nama_sekretariat()).dan_baku(" ").dan(self.satker.nama_berbaris()).kapital();
        let jabatan = pejabat.as_ref().map_or_else(
            || TITIK_TIGA.to_owned(),
            |p| {
                format!(
                    "{}{},",
                    p.status.awalan(),
                    p.jabatan.as_deref().unwrap_or_else(|| self.nama_jabatan(&keputusan.salinan.oleh))
                )
            },
        );
        let nama = pejabat.map_or_else(|| TITIK_TIGA.to_owned(), |p| p.nama);
        let pointer_nama = self.milik.pointer_pejabat(&keputusan.salinan.oleh).unwrap_or_else(|| pointer.clone());
        let kalimat = Tulisan::baku(self.bentuk.pilih("kalimat-pengesahan"));
        let baris = [("kalimat", kalimat), ("sekretariat", sekretariat), ("jabatan", Tulisan::baku(jabatan))];
        let baris = baris
            .into_iter()
            .filter_map(|(nama, tulisan)| penulis.turunan_bila(&format!("{awal}pengesahan/{nama}"), &pointer, tulisan));
        let baris: Vec<Slot> = baris.collect();
        let nama = penulis.turunan(format!("{awal}pengesahan/nama"), &pointer_nama, Tulisan::baku(nama));
        (!baris.is_empty() || !nama.tulisan.kosong()).then_some(Pengesahan { baris, nama })
    }

    fn tembusan(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan) -> Tembusan {
        let pointer = Pointer::root().key("tembusan");
        let rangka = Rangka { kata: None, kebiasaan: true, ..Rangka::rincian() };
        let label = Tulisan::baku(self.bentuk.pilih("kalimat-tembusan"));
        Tembusan {
            label: penulis.turunan("tembusan/label", &pointer, label),
            butir: self.butir(penulis, "tembusan", &pointer, &keputusan.tembusan, rangka),
        }
    }

    /// The post's name for its key in a profile. The centre has a secretariat general (UU 7/2017).
    fn nama_jabatan<'k>(&self, kunci: &'k str) -> &'k str {
        match (kunci, self.satker.tingkat) {
            ("ketua", _) => "Ketua",
            ("sekretaris", Tingkat::Pusat) => "Sekretaris Jenderal",
            ("sekretaris", _) => "Sekretaris",
            (lain, _) => lain,
        }
    }

    /// The secretariat's name before that of the office.
    pub(super) fn nama_sekretariat(&self) -> &'static str {
        if self.satker.tingkat == Tingkat::Pusat { "Sekretariat Jenderal" } else { "Sekretariat" }
    }

    /// Who held the post on the day of the decree, if anybody knows; for a closing that is written out.
    fn pejabat_diam(&self, keputusan: &Keputusan, oleh: &str) -> Option<Jabatan> {
        self.profil?.isi.pejabat(oleh, keputusan.tanggal).ok().cloned()
    }

    /// Who held the post on the day of the decree; a question where the profile cannot say.
    fn pejabat(&self, penulis: &mut Penulis<'_>, keputusan: &Keputusan, oleh: &str) -> Option<Jabatan> {
        let kode = &self.satker.kode;
        let berkas = self.profil.map_or_else(|| format!("data/satker/{kode}.json"), |profil| profil.berkas.clone());
        let hari = keputusan.tanggal.map_or_else(String::new, |tanggal| format!(" pada {tanggal}"));
        let cari =
            self.profil.map_or(Err(PejabatSalah::TidakAda), |profil| profil.isi.pejabat(oleh, keputusan.tanggal));
        let temuan = match cari {
            Ok(pejabat) => return Some(pejabat.clone()),
            Err(PejabatSalah::TidakAda) => {
                Diagnostic::tanya("pejabat", format!("siapa `{oleh}` dari {}{hari}?", self.satker.nama_singkat())).cure(
                    format!("Tulis `\"pejabat\": {{\"{oleh}\": [{{\"nama\": …, \"mulai\": …}}]}}` dalam {berkas}"),
                )
            }
            Err(PejabatSalah::Ganda) => Diagnostic::tanya(
                "pejabat",
                format!("lebih dari satu `{oleh}` dari {}{hari}", self.satker.nama_singkat()),
            )
            .cure(format!("Beri `mulai` dan `selesai` pada masa jabatan dalam {berkas}")),
        };
        let place = match self.profil {
            Some(profil) => Place::new(profil.berkas.as_str(), Pointer::root().key("pejabat").key(oleh)),
            None => penulis.tempat(&Pointer::root().key("satker")),
        };
        // A draft without date is not signed yet.
        penulis.temuan.push(temuan.at(place).menunggu(keputusan.tanggal.is_some()));
        None
    }
}

/// The lines of place and date above a signature: those that are derived, else those that were written.
fn tempat_tanggal(
    penulis: &mut Penulis<'_>,
    awal: &str,
    turunan: &[(&'static str, &'static str, String)],
) -> Vec<Slot> {
    let root = Pointer::root();
    let satu = |(nama, kunci): (&str, &str)| {
        let alamat = format!("{awal}tanda-tangan/{nama}");
        match turunan.iter().find(|(ini, ..)| *ini == nama) {
            Some((_, kunci, teks)) => penulis.turunan_bila(&alamat, &root.key(kunci), Tulisan::baku(teks)),
            None => penulis.bila_ditulis(&alamat, &root.key(kunci)),
        }
    };
    [("tempat", "satker"), ("tanggal", "tanggal")].into_iter().filter_map(satu).collect()
}

/// The document's key words: number and kind of copy.
pub(super) fn kata_kunci(keputusan: &Keputusan, salinan: JenisSalinan) -> Vec<String> {
    vec!["Keputusan".into(), format!("Nomor {}", super::fakta::nomor(keputusan)), salinan.nama().into()]
}
