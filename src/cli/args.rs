//! What can be typed. Doc comments here are the help text; `bahasa` adds the rest of its words.

mod pemeriksaan;

use std::{
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(super) use self::pemeriksaan::{Impor, Jelaskan, Periksa};
use crate::{ledger::Bagian, model::bilangan, plan::Hanya};

/// Menyusun Keputusan resmi: dari data JSON menjadi PDF.
#[derive(Debug, Parser)]
#[command(
    name = "naskah",
    version,
    arg_required_else_help = true,
    after_help = "Contoh:\n  naskah buat\n  naskah buat data/contoh/sumsel-34-2023\n  naskah bantuan buat"
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) perintah: Perintah,
    #[command(flatten)]
    pub(super) umum: Umum,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub(super) struct Umum {
    /// Folder kerja yang memuat data/; tanpa ini, folder tempat program dijalankan
    #[arg(long, global = true, value_name = "FOLDER", default_value = ".")]
    pub(super) ruang: PathBuf,
    /// Bentuk laporan: teks untuk dibaca, json untuk mesin, sarif untuk program pemeriksa (hanya `periksa`)
    #[arg(long, global = true, value_name = "BENTUK", value_enum, default_value = "teks")]
    pub(super) format: Bentuk,
    /// Hanya menampilkan temuan dan kegagalan
    #[arg(long, short = 'q', global = true)]
    pub(super) diam: bool,
}

/// How a run is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Bentuk {
    Teks,
    Json,
    Sarif,
}

impl Bentuk {
    /// Whether nothing but the report itself may be told.
    pub(super) fn mesin(self) -> bool {
        self != Self::Teks
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Perintah {
    /// Membuat PDF dari naskah di bawah data/ ke dalam output/
    #[command(
        alias = "build",
        after_help = "Contoh:\n  naskah buat\n  naskah buat data/contoh/sumsel-34-2023\n  naskah buat --rencana data/contoh/kalbar-paket\n  naskah buat --satker 61.71 data/contoh/kalbar-paket\n  naskah buat --hanya lampiran:I data/contoh/sumsel-34-2023\n  naskah buat --gambar data/contoh\n  naskah buat --format json > laporan.json"
    )]
    Buat(Buat),
    /// Membuat PDF, lalu membuatnya lagi tiap kali data, gambar, atau templat disimpan, sampai Ctrl-C
    #[command(
        alias = "watch",
        after_help = "Contoh:\n  naskah pantau data/2025/tim\n  naskah pantau --satker 61.71 data/contoh/kalbar-paket\n  naskah pantau --hanya lampiran:II data/contoh/sumsel-34-2023"
    )]
    Pantau(Pantau),
    /// Memeriksa data tanpa membuat PDF: bahasa, susunan, rujukan, dan kecocokan antar-Keputusan
    #[command(
        alias = "check",
        after_help = "Kode keluar: 0 tidak ada yang lebih berat dari petunjuk, 1 ada, 2 perintah tidak dimengerti, 3 folder kerja tidak terbaca.\n\nContoh:\n  naskah periksa\n  naskah periksa data/2025/tim\n  naskah periksa --satker 61.71 data/contoh/kalbar-paket\n  naskah periksa --tata-letak data/2025/tim\n  naskah periksa --perbaiki --rencana\n  naskah periksa --format sarif > temuan.sarif"
    )]
    Periksa(Periksa),
    /// Menjelaskan sebuah temuan: apa yang ditemukan, mengapa salah, contohnya, dan obatnya
    #[command(
        alias = "explain",
        after_help = "Contoh:\n  naskah jelaskan\n  naskah jelaskan D1\n  naskah jelaskan D1 rujukan"
    )]
    Jelaskan(Jelaskan),
    /// Mencatat hasil Keputusan yang ditetapkan sebagai terbit: sesudah itu tidak dapat ditimpa hasil yang lain
    #[command(
        alias = "issue",
        after_help = "Contoh:\n  naskah tetapkan data/2025/tim\n  naskah tetapkan --satker 61.71 data/2025/paket"
    )]
    Tetapkan(Tetapkan),
    /// Membuat arsip ZIP tiap kantor dan tiap provinsi, hanya bila isinya lengkap
    #[command(
        alias = "pack",
        after_help = "Contoh:\n  naskah kemas\n  naskah kemas --satker 61.71\n  naskah kemas --satker 61"
    )]
    Kemas(Kemas),
    /// Menyatukan hasil `naskah buat --bagian`, lalu membuat arsipnya
    #[command(
        alias = "merge",
        after_help = "Contoh:\n  naskah gabung\n  naskah gabung /mnt/mesin-2/output /mnt/mesin-3/output"
    )]
    Gabung(Gabung),
    /// Memeriksa apakah sebuah PDF sama dengan yang tercatat
    #[command(
        alias = "verify",
        after_help = "Contoh:\n  naskah sah kiriman.pdf\n  naskah sah --daftar daftar.csv sk-rencana-kerja-salinan.pdf"
    )]
    Sah(Sah),
    /// Menghapus dari output/ berkas yang tidak lagi dibuat naskah mana pun
    #[command(alias = "clean", after_help = "Contoh:\n  naskah bersih --rencana\n  naskah bersih")]
    Bersih(Bersih),
    /// Membuat folder kerja untuk satu kantor: profil, skema, pengaturan editor, dan sebuah contoh
    #[command(
        alias = "init",
        after_help = "Contoh:\n  naskah mulai 61.71\n  naskah mulai 61.71 --ruang ~/naskah-pontianak"
    )]
    Mulai(Mulai),
    /// Membuat kerangka berkas baru di bawah data/
    #[command(
        alias = "new",
        after_help = "Contoh:\n  naskah baru keputusan 2025/tim/keputusan\n  naskah baru rencana-kerja 2025/tim/rencana-kerja\n  naskah baru satker satker/61.71 --satker 61.71\n  naskah baru profil acuan/profil/kantor"
    )]
    Baru(Baru),
    /// Membuat buku kerja isian (.xlsx) dari tabel sebuah naskah, dari rencana kerja, atau dari tim
    #[command(
        alias = "sheet",
        after_help = "Contoh:\n  naskah lembar data/2025/tim/keputusan\n  naskah lembar data/2025/tim/rencana-kerja --ke data/2025/tim/isian.xlsx"
    )]
    Lembar(Lembar),
    /// Mengimpor Keputusan yang sudah ada dari teks, DOCX, atau PDF berteks menjadi JSON, tanpa mengubah kata-katanya
    #[command(
        alias = "import",
        after_help = "Kode keluar: 0 semua terimpor, 1 sebagian tidak, 2 perintah tidak dimengerti, 3 folder kerja tidak terbaca.\n\nContoh:\n  naskah impor arsip/sk-34-2023.docx\n  naskah impor arsip/*.txt\n  naskah impor sk.pdf --satker 16.71 --ke data/2023/sk-34/keputusan.json"
    )]
    Impor(Impor),
    /// Menampilkan isi folder kerja: naskah, kantor, nomor, tanggal, status, temuan
    #[command(alias = "list", after_help = "Contoh:\n  naskah daftar\n  naskah daftar --format json")]
    Daftar,
    /// Menampilkan apa yang berubah di antara dua versi: dua berkas, dua folder, atau kommit git
    #[command(
        alias = "diff",
        after_help = "Kode keluar: 0 tidak ada beda, 1 ada beda, 2 perintah tidak dimengerti, 3 ada yang tidak terbaca.\n\nContoh:\n  naskah banding lama.json data/2025/tim/keputusan.json\n  naskah banding HEAD~1:data/2025/tim/keputusan.json data/2025/tim/keputusan.json\n  naskah banding /cadangan/data data\n  naskah banding HEAD~1:data/2025/tim data/2025/tim --pdf banding.pdf"
    )]
    Banding(Banding),
    /// Mencetak halaman sebuah profil bentuk: kotak, milimeter, dan sumber tiap ukurannya
    #[command(alias = "calibrate", after_help = "Contoh:\n  naskah kalibrasi\n  naskah kalibrasi a4")]
    Kalibrasi(Kalibrasi),
    /// Mencetak skema JSON sebuah jenis berkas, atau alamat untuk `tertulis`
    #[command(
        alias = "schema",
        after_help = "Contoh:\n  naskah skema\n  naskah skema keputusan\n  naskah skema --alamat\n  naskah skema --alamat data/contoh/sumsel-34-2023"
    )]
    Skema(Skema),
    /// Mencetak skrip pelengkapan perintah untuk sebuah shell
    #[command(
        alias = "completions",
        after_help = "Contoh:\n  naskah pelengkapan bash > ~/.local/share/bash-completion/completions/naskah\n  naskah pelengkapan fish > ~/.config/fish/completions/naskah.fish"
    )]
    Pelengkapan(Pelengkapan),
    /// Mencetak halaman manual, semua perintah di dalamnya
    #[command(after_help = "Contoh:\n  naskah man > naskah.1\n  man ./naskah.1")]
    Man,
    /// Melayani perintah buat sebagai proses pembantu
    #[command(hide = true)]
    Pekerja(Pekerja),
    /// Menampilkan bantuan program atau satu perintah
    #[command(alias = "help", after_help = "Contoh:\n  naskah bantuan\n  naskah bantuan buat")]
    Bantuan(Bantuan),
}

/// Arguments of `buat`.
#[derive(Debug, ClapArgs)]
pub(super) struct Buat {
    #[command(flatten)]
    pub(super) yang: Yang,
    /// Hanya menampilkan rencananya: kantor, naskah, salinan, nomor, tanggal, hasil, yang kurang
    #[arg(long)]
    pub(super) rencana: bool,
    /// Menyebut untuk tiap dokumen mengapa dibuat atau tidak
    #[arg(long)]
    pub(super) mengapa: bool,
    /// Membuat semuanya lagi, juga yang tidak berubah
    #[arg(long)]
    pub(super) ulang: bool,
    /// Hanya bagian ke-I dari N, untuk membagi pekerjaan ke beberapa mesin; satukan dengan `naskah gabung`
    #[arg(long, value_name = "I/N", value_parser = bagian, conflicts_with_all = ["satker", "rencana", "hanya"])]
    pub(super) bagian: Option<Bagian>,
}

/// Arguments of `pantau`.
#[derive(Debug, ClapArgs)]
pub(super) struct Pantau {
    #[command(flatten)]
    pub(super) yang: Yang,
}

/// Which documents are made, and with what.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct Yang {
    /// Berkas atau folder naskah; tanpa ini, semua di bawah data/
    #[arg(value_name = "JALUR")]
    pub(super) jalur: Vec<PathBuf>,
    /// Juga membuat gambar PNG tiap halaman, di samping PDF-nya
    #[arg(long)]
    pub(super) gambar: bool,
    /// Hanya untuk kantor dengan kode ini; boleh diulang
    #[arg(long, value_name = "KODE")]
    pub(super) satker: Vec<String>,
    /// Hanya lampirannya, masing-masing PDF tersendiri: `lampiran` semuanya, `lampiran:II` yang itu
    #[arg(long, value_name = "BAGIAN", value_parser = hanya)]
    pub(super) hanya: Option<Hanya>,
    /// Jumlah proses yang bekerja serentak; tanpa ini, sebanyak inti prosesor
    #[arg(long, value_name = "JUMLAH")]
    pub(super) pekerja: Option<NonZeroUsize>,
    /// Waktu paling lama untuk satu dokumen, dalam detik; tanpa ini, 60, dan 30 lagi untuk tiap MiB data
    #[arg(long, value_name = "DETIK")]
    pub(super) batas_waktu: Option<NonZeroU64>,
    /// Memori paling banyak untuk satu proses, dalam MiB; tanpa ini, 2048, dan 1024 lagi untuk tiap MiB data
    #[arg(long, value_name = "MIB")]
    pub(super) batas_memori: Option<NonZeroU64>,
}

/// Arguments of `tetapkan`.
#[derive(Debug, ClapArgs)]
pub(super) struct Tetapkan {
    /// Berkas atau folder naskah; tanpa ini, semua di bawah data/
    #[arg(value_name = "JALUR")]
    pub(super) jalur: Vec<PathBuf>,
    /// Hanya untuk kantor dengan kode ini; boleh diulang
    #[arg(long, value_name = "KODE")]
    pub(super) satker: Vec<String>,
}

/// Arguments of `lembar`.
#[derive(Debug, ClapArgs)]
pub(super) struct Lembar {
    /// Keputusan yang memuat tabel, rencana kerja, atau tim
    #[arg(value_name = "NASKAH")]
    pub(super) naskah: PathBuf,
    /// Berkas yang dibuat, di bawah folder kerja; tanpa ini, di samping naskahnya
    #[arg(long, value_name = "BERKAS")]
    pub(super) ke: Option<PathBuf>,
}

/// Arguments of `kemas`.
#[derive(Debug, ClapArgs)]
pub(super) struct Kemas {
    /// Hanya arsip kantor dengan kode ini; boleh diulang. Kode provinsi juga membuat arsip seluruh provinsinya
    #[arg(long, value_name = "KODE")]
    pub(super) satker: Vec<String>,
}

/// Arguments of `sah`.
#[derive(Debug, ClapArgs)]
pub(super) struct Sah {
    /// Berkas PDF yang diperiksa
    #[arg(value_name = "BERKAS", required = true)]
    pub(super) berkas: Vec<PathBuf>,
    /// daftar.csv dari sebuah arsip; tanpa ini, catatan folder kerja
    #[arg(long, value_name = "BERKAS")]
    pub(super) daftar: Option<PathBuf>,
}

/// Arguments of `bersih`.
#[derive(Debug, ClapArgs)]
pub(super) struct Bersih {
    /// Hanya menyebut apa yang akan dihapus
    #[arg(long)]
    pub(super) rencana: bool,
}

/// `2/4`: the second share of four.
fn bagian(teks: &str) -> Result<Bagian, String> {
    let angka = |teks: &str| teks.parse::<u32>().ok();
    let bagian = teks.split_once('/').and_then(|(ke, dari)| Bagian::baru(angka(ke)?, angka(dari)?));
    // Worded in `salah`.
    bagian.ok_or_else(String::new)
}

/// `lampiran`, `lampiran:II`, or with a number in digits.
fn hanya(teks: &str) -> Result<Hanya, String> {
    let romawi = |teks: &str| (1..4000).find(|angka| bilangan::romawi(*angka).as_deref() == Some(teks));
    let nomor = |teks: &str| teks.parse().ok().filter(|angka| *angka > 0).or_else(|| romawi(&teks.to_uppercase()));
    match teks.split_once(':') {
        None if teks == "lampiran" => Ok(Hanya::Lampiran(None)),
        Some(("lampiran", teks)) => nomor(teks).map(|nomor| Hanya::Lampiran(Some(nomor))).ok_or_else(String::new),
        // Worded in `salah`.
        _ => Err(String::new()),
    }
}

/// Arguments of `gabung`.
#[derive(Debug, ClapArgs)]
pub(super) struct Gabung {
    /// Folder output/ dari mesin lain; yang sudah disalin ke output/ di sini tidak perlu disebut
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Vec<PathBuf>,
}

/// Arguments of `mulai`.
#[derive(Debug, ClapArgs)]
pub(super) struct Mulai {
    /// Kode kantor dalam register, misalnya 61.71
    #[arg(value_name = "KODE")]
    pub(super) kode: String,
}

/// Arguments of `baru`.
#[derive(Debug, ClapArgs)]
pub(super) struct Baru {
    /// Jenis berkas: keputusan, paket, rencana-kerja, tim, satker, profil, register-satker, register-peraturan, zona-integritas, ejaan
    #[arg(value_name = "JENIS")]
    pub(super) jenis: String,
    /// Nama berkas di bawah data/, misalnya 2025/tim/keputusan
    #[arg(value_name = "NAMA")]
    pub(super) nama: String,
    /// Kode kantor; tanpa ini, kantor yang profilnya ada di data/satker/
    #[arg(long, value_name = "KODE")]
    pub(super) satker: Option<String>,
}

/// Arguments of `skema`.
#[derive(Debug, ClapArgs)]
pub(super) struct Skema {
    /// Jenis berkas, seperti kunci `jenis` di dalamnya (bawaan: daftar jenis yang ada)
    #[arg(value_name = "JENIS", conflicts_with = "alamat")]
    pub(super) jenis: Option<String>,
    /// Mencetak alamat turunan: pola umumnya, atau yang ada dalam sebuah naskah, dengan teksnya
    #[arg(long, value_name = "NASKAH", num_args = 0..=1)]
    pub(super) alamat: Option<Option<PathBuf>>,
}

/// Arguments of `banding`.
#[derive(Debug, ClapArgs)]
pub(super) struct Banding {
    /// Versi lama: berkas, folder, atau KOMMIT:jalur dengan jalur dari folder kerja
    #[arg(value_name = "LAMA")]
    pub(super) lama: PathBuf,
    /// Versi baru, dengan cara yang sama
    #[arg(value_name = "BARU")]
    pub(super) baru: PathBuf,
    /// Hanya untuk kantor dengan kode ini; boleh diulang
    #[arg(long, value_name = "KODE")]
    pub(super) satker: Vec<String>,
    /// Juga membuat PDF perbandingan: yang ditambah bergaris bawah, yang dihapus dicoret, daftar perubahan di depan
    #[arg(long, value_name = "BERKAS")]
    pub(super) pdf: Option<PathBuf>,
}

/// Arguments of `kalibrasi`.
#[derive(Debug, ClapArgs)]
pub(super) struct Kalibrasi {
    /// Nama profil; tanpa ini, semua yang ada
    #[arg(value_name = "PROFIL")]
    pub(super) profil: Vec<String>,
}

/// Arguments of `pekerja`.
#[derive(Debug, ClapArgs)]
pub(super) struct Pekerja {
    /// Memori paling banyak bagi proses ini, dalam MiB
    #[arg(long, value_name = "MIB")]
    pub(super) batas_memori: Option<u64>,
    /// Juga membuat gambar PNG tiap halaman
    #[arg(long)]
    pub(super) gambar: bool,
    /// Hanya membaca sebuah lembar kerja dengan nama ini, dari masukan baku
    #[arg(long, value_name = "NAMA")]
    pub(super) buku: Option<String>,
    /// Hanya membaca sebuah Keputusan yang diimpor dengan nama ini, dari masukan baku
    #[arg(long, value_name = "NAMA")]
    pub(super) sumber: Option<String>,
    /// Selama berapa dokumen yang tidak terpakai tetap diingat
    #[arg(long, value_name = "DOKUMEN")]
    pub(super) ingatan: Option<usize>,
}

/// Arguments of `pelengkapan`.
#[derive(Debug, ClapArgs)]
pub(super) struct Pelengkapan {
    /// Nama shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

/// Arguments of `bantuan`.
#[derive(Debug, ClapArgs)]
pub(super) struct Bantuan {
    /// Nama perintah
    #[arg(value_name = "PERINTAH")]
    pub(super) perintah: Option<String>,
}
