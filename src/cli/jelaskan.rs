//! `naskah jelaskan`: what a rule finds, why that is wrong, and what cures it; what any other finding is about.

use serde_json::{Value, json};

use super::{
    BERHASIL, SALAH_PAKAI,
    args::{self, Bentuk},
    layar::Layar,
    tabel,
};
use crate::{
    check::{Kaidah, kaidah::SEMUA},
    diag::{Diagnostic, kode, nearest},
};

/// Prints what the codes mean and returns the exit code.
pub(super) fn jelaskan(umum: &args::Umum, args: &args::Jelaskan, layar: &mut Layar<'_>) -> u8 {
    if args.nama.is_empty() {
        layar.cetak(&daftar(umum.format));
        return BERHASIL;
    }
    let (mut arti, mut asing) = (Vec::new(), Vec::new());
    for nama in &args.nama {
        match cari(nama) {
            Some(satu) => arti.push(satu),
            None => asing.push(tidak_dikenal(nama)),
        }
    }
    let kode = if asing.is_empty() { BERHASIL } else { SALAH_PAKAI };
    asing.into_iter().for_each(|temuan| layar.galat(None, temuan));
    if umum.format == Bentuk::Json && kode == BERHASIL {
        layar.cetak(&format!("{:#}\n", json!({"versi": 1, "kaidah": arti.iter().map(Arti::json).collect::<Vec<_>>()})));
    } else if umum.format == Bentuk::Teks {
        let semua: Vec<String> = arti.iter().map(|satu| satu.teks(layar.warna())).collect();
        layar.cetak(&semua.join("\n"));
    }
    kode
}

/// What a code means.
enum Arti {
    Kaidah(&'static Kaidah),
    Lain(&'static str, &'static str),
}

fn cari(nama: &str) -> Option<Arti> {
    let lain = || kode::SEMUA.iter().find(|(kode, _)| kode.eq_ignore_ascii_case(nama));
    Kaidah::cari(nama).map(Arti::Kaidah).or_else(|| lain().map(|(kode, arti)| Arti::Lain(kode, arti)))
}

impl Arti {
    fn json(&self) -> Value {
        match self {
            Self::Kaidah(kaidah) => {
                json!({"nama": kaidah.kode, "judul": kaidah.judul(), "uraian": kaidah.uraian(), "dapat-didiamkan": true})
            }
            Self::Lain(kode, arti) => json!({"nama": kode, "judul": arti, "uraian": null, "dapat-didiamkan": false}),
        }
    }

    /// For people: the words between `**` stand out where there are colours, and lose their marks where there are none.
    fn teks(&self, warna: bool) -> String {
        match self {
            Self::Kaidah(kaidah) => {
                let (buka, tutup) = if warna { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
                let uraian = kaidah.uraian();
                let potongan = uraian.split("**").enumerate();
                let uraian: String = potongan
                    .map(|(ke, teks)| if ke % 2 == 1 { format!("{buka}{teks}{tutup}") } else { teks.to_owned() })
                    .collect();
                format!("{buka}{}{tutup}: {}\n\n{uraian}\n", kaidah.kode, kaidah.judul())
            }
            Self::Lain(kode, arti) => format!("{kode}: {arti}\n"),
        }
    }
}

/// All codes: rules first, then the rest.
fn daftar(bentuk: Bentuk) -> String {
    let kaidah = SEMUA.iter().map(|kaidah| [kaidah.kode.to_owned(), kaidah.judul().to_owned()]);
    let lain = kode::SEMUA.iter().map(|(kode, arti)| [(*kode).to_owned(), (*arti).to_owned()]);
    if bentuk == Bentuk::Json {
        let kaidah: Vec<Value> = SEMUA.iter().map(|kaidah| Arti::Kaidah(kaidah).json()).collect();
        let lain = kode::SEMUA.iter().map(|(kode, arti)| Arti::Lain(kode, arti).json());
        let semua: Vec<Value> = kaidah.into_iter().chain(lain).collect();
        return format!("{:#}\n", json!({"versi": 1, "kaidah": semua}));
    }
    let kaidah: Vec<[String; 2]> = kaidah.collect();
    let lain: Vec<[String; 2]> = lain.collect();
    format!(
        "{}\n{}\nUraian sebuah kaidah: naskah jelaskan {}\n",
        tabel::tabel(&["kaidah", "tentang"], &kaidah),
        tabel::tabel(&["temuan lain", "tentang"], &lain),
        SEMUA.first().map_or("X2", |kaidah| kaidah.kode),
    )
}

fn tidak_dikenal(nama: &str) -> Diagnostic {
    let semua = || SEMUA.iter().map(|kaidah| kaidah.kode).chain(kode::SEMUA.iter().map(|(kode, _)| *kode));
    let dekat = nearest(&nama.to_uppercase(), semua()).or_else(|| nearest(&nama.to_lowercase(), semua()));
    let obat = dekat.map_or_else(
        || "Lihat semua nama dengan `naskah jelaskan`".to_owned(),
        |dekat| format!("Mungkin maksudnya `{dekat}`; semua nama: `naskah jelaskan`"),
    );
    Diagnostic::galat("pakai", format!("tidak ada temuan bernama `{nama}`")).cure(obat)
}
