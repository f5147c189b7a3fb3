//! A small workspace with all that a document can be made of, each part in one of several states.

use serde_json::{Value, json};

use crate::project::Project;

/// The parts of the workspace. Numbers choose between wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ruang {
    /// The name of an officer in the profile of 61.71.
    pub(super) ketua: u8,
    /// A cell of the package's values, of each office.
    pub(super) sel: [u8; 3],
    /// The title of a regulation in the register of the workspace.
    pub(super) pasal: u8,
    /// The title of the decree that names its office.
    pub(super) tentang: u8,
    /// A remark that is never printed.
    pub(super) catatan: u8,
    /// Which of the offices are in the package, as bits.
    pub(super) kantor: u8,
    /// A comment in a template of the workspace, if it has one.
    pub(super) templat: Option<u8>,
    /// The colour of a picture.
    pub(super) gambar: u8,
    /// Whether the decree of the package cannot be read.
    pub(super) rusak: bool,
    /// Whether the decree that names its office has a table that breaks over pages.
    pub(super) tabel: u8,
}

impl Default for Ruang {
    fn default() -> Self {
        Self {
            ketua: 0,
            sel: [0; 3],
            pasal: 0,
            tentang: 0,
            catatan: 0,
            kantor: 0b111,
            templat: None,
            gambar: 0,
            rusak: false,
            tabel: 0,
        }
    }
}

const KODE: [&str; 3] = ["61.01", "61.02", "61.71"];

impl Ruang {
    pub(super) fn project(&self) -> Project {
        let project = Project::empty();
        self.tulis(&project);
        project
    }

    /// Writes all of it.
    #[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
    pub(super) fn tulis(&self, project: &Project) {
        let templat = "templates/keputusan/main.typ.j2";
        let semua = [
            ("data/satker/61.71.json", self.satker().to_string()),
            ("data/tim/sk.json", if self.rusak { "{".to_owned() } else { self.sk().to_string() }),
            ("data/tim/paket.json", self.paket().to_string()),
            ("data/tim/nilai.csv", self.nilai()),
            ("data/mandiri/tim.json", self.mandiri().to_string()),
            ("data/mandiri/bagan.svg", self.bagan()),
            ("data/acuan/peraturan.json", self.peraturan().to_string()),
        ];
        for (berkas, isi) in semua {
            project.tulis(berkas, isi.as_bytes());
        }
        match self.templat {
            None => drop(std::fs::remove_file(project.path().join(templat))),
            Some(nomor) => {
                let asli = include_str!("../../../templates/keputusan/main.typ.j2");
                project.tulis(templat, format!("{}<# {nomor} #>", asli.trim_end()).as_bytes());
            }
        }
    }

    fn satker(&self) -> Value {
        let nama = ["Contoh Ketua Satu", "Contoh Ketua Dua", "Contoh Ketua Tiga"][usize::from(self.ketua % 3)];
        json!({"format": 1, "jenis": "satker", "kode": "61.71", "pejabat": {"ketua": [{"nama": nama}],
            "hukum": [{"nama": "Contoh Hukum", "jabatan": "Kepala Subbagian Hukum"}]}})
    }

    fn sk(&self) -> Value {
        json!({
            "format": 1, "jenis": "keputusan", "penetap": "ketua", "tahun": 2026,
            "catatan": format!("catatan {}", self.catatan),
            "tentang": "Pembentukan Tim di Lingkungan {{ satker.nama }}",
            "fakta": {"ruang": "Aula"},
            "menimbang": ["bahwa {{ satker.singkat }} memerlukan tim di {{ ruang }}"],
            "mengingat": ["uu-7-2017"],
            "memutuskan": [{"diktum": "Membentuk Tim"}],
        })
    }

    fn paket(&self) -> Value {
        let kode: Vec<&str> =
            KODE.into_iter().zip(0..).filter(|(_, n)| self.kantor >> n & 1 == 1).map(|(k, _)| k).collect();
        json!({"format": 1, "jenis": "paket", "naskah": ["sk"], "salinan": ["asli", "salinan"],
            "satker": if kode.is_empty() { vec!["61.03"] } else { kode },
            "nilai": {"berkas": "nilai.csv", "kunci": "Kode",
                      "kolom": {"Nomor": "nomor", "Tanggal": "tanggal", "Ketua": "pejabat.ketua.nama", "Hukum": "pejabat.hukum.nama", "Jabatan": "pejabat.hukum.jabatan"}}})
    }

    /// The third office has no row: a warning that stays.
    fn nilai(&self) -> String {
        let baris = |kode: &str, sel: u8| {
            format!(
                "{kode};{};2026-02-0{};Contoh Ketua {kode};Contoh Hukum;Kepala Subbagian\n",
                10 + u32::from(sel),
                1 + sel % 7
            )
        };
        format!(
            "Kode;Nomor;Tanggal;Ketua;Hukum;Jabatan\n{}{}",
            baris(KODE[0], self.sel[0]),
            baris(KODE[1], self.sel[1])
        )
    }

    fn mandiri(&self) -> Value {
        let tentang = ["Pembentukan Tim Kearsipan", "Pembentukan Tim Perpustakaan", "Penunjukan Tim Naskah"];
        let baris: Vec<Value> =
            (0..1 + 45 * usize::from(self.tabel % 2)).map(|n| json!({"a": format!("Baris {n}"), "b": "Isi"})).collect();
        json!({
            "format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua",
            "nomor": 7, "tanggal": "2026-03-02",
            "tentang": tentang[usize::from(self.tentang % 3)],
            "menimbang": ["bahwa perlu tim"],
            "mengingat": ["uu-7-2017", "kpt-kpu-61.71-1-2024"],
            "memutuskan": [{"diktum": "Membentuk Tim"}],
            "lampiran": [{"id": "bagan", "judul": "Bagan", "isi": [
                {"gambar": {"berkas": "bagan.svg", "alt": "Bagan tim"}},
                {"tabel": {"kolom": [{"kunci": "a", "kepala": "NAMA"}, {"kunci": "b", "kepala": "TUGAS"}], "baris": baris}},
                "Demikian."]}],
        })
    }

    fn bagan(&self) -> String {
        let warna = ["red", "green", "blue"][usize::from(self.gambar % 3)];
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\"><rect width=\"60\" height=\"30\" fill=\"{warna}\"/></svg>"
        )
    }

    fn peraturan(&self) -> Value {
        let judul = ["Jadwal Retensi Arsip", "Tata Naskah Dinas", "Klasifikasi Arsip"][usize::from(self.pasal % 3)];
        json!({"format": 1, "jenis": "register-peraturan", "baris": [{"id": "kpt-kpu-61.71-1-2024",
            "bentuk": "KEPUTUSAN_SATKER", "nomor": 1, "tahun": 2024, "judul": judul, "pengundangan": "tidak-diundangkan",
            "ditetapkan": "2024-01-15", "satker": "61.71"}]})
    }
}
