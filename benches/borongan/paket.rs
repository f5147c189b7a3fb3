//! Temporary workspaces with a package for many offices, and the program that makes it.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

use crate::ukur::{Biaya, jalankan};

/// A workspace whose only package makes so many documents.
pub(crate) struct Paket {
    folder: TempDir,
    pub(crate) banyak: usize,
}

/// What the CSV gives besides numbers, by the heads of its columns.
const KOLOM: &str = r#""Tanggal": "tanggal", "Ketua": "pejabat.ketua.nama",
    "Hukum": "pejabat.hukum.nama", "Jabatan": "pejabat.hukum.jabatan", "Kedudukan": "kedudukan""#;

/// Names of nobody: 24 times 24, so that no two offices have the same pair.
const DEPAN: [&str; 24] = [
    "Andi", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hendra", "Indah", "Joko", "Kartika", "Lestari", "Made",
    "Nanda", "Oki", "Putri", "Rahmat", "Sari", "Teguh", "Umar", "Vina", "Wahyu", "Yusuf", "Zainal",
];
const BELAKANG: [&str; 24] = [
    "Anggraini",
    "Basuki",
    "Cahyono",
    "Darmawan",
    "Effendi",
    "Firmansyah",
    "Gunawan",
    "Hidayat",
    "Iskandar",
    "Januar",
    "Kurniawan",
    "Lubis",
    "Maulana",
    "Nasution",
    "Oktavia",
    "Pratama",
    "Ramadhan",
    "Saputra",
    "Tanjung",
    "Utami",
    "Wibowo",
    "Yulianto",
    "Zulkarnain",
    "Siregar",
];

/// The decree of the example data/contoh/sumsel-34-2023 for all offices of the register, and pusat.
pub(crate) fn semua_kantor() -> Paket {
    let contoh = akar().join("data/contoh/sumsel-34-2023");
    let baca = |nama: &str| fs::read_to_string(contoh.join(nama)).expect("contoh ada");
    let mut keputusan: Value = serde_json::from_str(&baca("keputusan.json")).expect("contoh sah");
    let isi = keputusan.as_object_mut().expect("objek");
    ["satker", "nomor", "tanggal"].iter().for_each(|kunci| drop(isi.remove(*kunci)));
    let berkas = [("keputusan", keputusan.to_string()), ("rencana-kerja", baca("rencana-kerja.json"))];
    paket(&berkas, &["keputusan"], "")
}

/// A decree of two pages under ten names for all offices but pusat: 5,520 documents.
#[cfg(target_os = "linux")]
pub(crate) fn panjang() -> Paket {
    let diktum = |ke: usize| {
        format!(
            r#"{{ "diktum": "Menetapkan tugas ke-{ke} Tim Kearsipan {{{{ satker.nama }}}}, yaitu menata, menyimpan, memelihara, dan menyusutkan arsip menurut jadwal retensi arsip serta melaporkannya setiap bulan" }}"#
        )
    };
    let diktum = (1..=7).map(diktum).collect::<Vec<_>>().join(", ");
    let satu = |ke: usize| {
        format!(
            r#"{{ "format": 1, "jenis": "keputusan", "contoh": true, "penetap": "ketua",
            "tentang": "Tim Kearsipan Tahap {ke} di Lingkungan {{{{ satker.nama }}}} Tahun {{{{ tahun }}}}",
            "menimbang": ["bahwa arsip {{{{ satker.nama }}}} perlu dikelola dengan tertib"],
            "mengingat": ["uu-43-2009", "pp-28-2012"], "memutuskan": [{diktum}] }}"#
        )
    };
    let nama: Vec<String> = (0..10).map(|ke| format!("sk-{ke}")).collect();
    let berkas: Vec<(&str, String)> = nama.iter().enumerate().map(|(ke, nama)| (nama.as_str(), satu(ke))).collect();
    paket(&berkas, &nama.iter().map(String::as_str).collect::<Vec<_>>(), "pusat")
}

/// Files, those of them that are decrees, and the office that is left out.
fn paket(berkas: &[(&str, String)], naskah: &[&str], kecuali: &str) -> Paket {
    let kecuali: Vec<&str> = kecuali.split_whitespace().collect();
    let (csv, kantor) = nilai(&kecuali, naskah);
    // Where there are several decrees, each has a number of its own.
    let nomor: String = naskah.iter().map(|nama| format!(r#""{nama}": "{nama}.nomor", "#)).collect();
    let paket = format!(
        r#"{{ "format": 1, "jenis": "paket", "naskah": {}, "satker": {{ "kecuali": {} }}, "salinan": ["salinan"],
        "nilai": {{ "berkas": "nilai.csv", "kunci": "Kode", "kolom": {{ {nomor}{KOLOM} }} }} }}"#,
        Value::from(naskah),
        Value::from(kecuali)
    );
    let folder = TempDir::new().expect("folder sementara");
    tulis(folder.path(), "data/borongan/paket.json", &paket);
    tulis(folder.path(), "data/borongan/nilai.csv", &csv);
    berkas.iter().for_each(|(nama, isi)| tulis(folder.path(), &format!("data/borongan/{nama}.json"), isi));
    Paket { folder, banyak: kantor * naskah.len() }
}

/// The CSV, and how many offices are in it. A seat stands there only where the register has none.
fn nilai(kecuali: &[&str], naskah: &[&str]) -> (String, usize) {
    let register = fs::read_to_string(akar().join("data/acuan/satker.json")).expect("register ada");
    let register: Value = serde_json::from_str(&register).expect("register sah");
    let baris = register["baris"].as_array().expect("daftar").iter().chain([&register["pusat"]]);
    let semua: Vec<&Value> = baris.filter(|satu| !kecuali.contains(&satu["kode"].as_str().expect("kode"))).collect();
    let mut csv = format!("Kode;{};Tanggal;Ketua;Hukum;Jabatan;Kedudukan\n", naskah.join(";"));
    for (ke, satu) in semua.iter().enumerate() {
        let (depan, belakang) = (DEPAN[ke % 24], BELAKANG[ke / 24]);
        let kedudukan = if satu["kedudukan"].is_null() { "Contoh Kedudukan" } else { "" };
        let (bulan, hari) = (6 + ke % 6, 1 + ke % 28);
        let nomor: Vec<String> = (1..=naskah.len()).map(|naskah| (naskah + ke * 7 % 400).to_string()).collect();
        let nomor = nomor.join(";");
        csv.push_str(&format!(
            "{};{nomor};2023-{bulan:02}-{hari:02};{depan} {belakang};{belakang} {depan};Kepala Subbagian Hukum;{kedudukan}\n",
            satu["kode"].as_str().expect("kode")
        ));
    }
    (csv, semua.len())
}

/// Writes a file below a folder of the bench.
#[allow(clippy::disallowed_methods, reason = "the bench makes the user's files")]
pub(crate) fn tulis(folder: &Path, berkas: &str, isi: impl AsRef<[u8]>) {
    let tujuan = folder.join(berkas);
    fs::create_dir_all(tujuan.parent().expect("punya folder")).expect("folder dibuat");
    fs::write(tujuan, isi).expect("berkas ditulis");
}

/// The program that is measured.
pub(crate) fn program() -> OsString {
    env::var_os("NASKAH").unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_naskah")))
}

fn akar() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Paket {
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The command that makes what changed, with these options.
    pub(crate) fn perintah_tambahan(&self, pilihan: &[&str]) -> Command {
        let mut perintah = Command::new(program());
        perintah.arg("buat").args(pilihan).arg("--ruang").arg(self.folder());
        perintah
    }

    /// The command that makes all of it, also what was made before.
    pub(crate) fn perintah(&self, pekerja: usize) -> Command {
        self.perintah_tambahan(&["--ulang", "--pekerja", &pekerja.to_string()])
    }

    /// Makes all of it.
    pub(crate) fn buat(&self, pekerja: usize) -> Biaya {
        jalankan(&mut self.perintah(pekerja))
    }
}
