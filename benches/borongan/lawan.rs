//! The Typst CLI, one process per document, on the sources of our last layouts.

use std::{env, ffi::OsString, fs, process::Command};

use naskah::{Pipeline, plan::plan, read::Workspace};
use tempfile::TempDir;

use crate::{
    paket::{Paket, tulis},
    ukur::{Biaya, jalankan},
};

/// Every so many offices one is in the sample.
const LANGKAH: usize = 14;

/// The CLI, and a folder with the sources of the sample and all that they import.
pub(crate) struct Lawan {
    program: OsString,
    folder: TempDir,
    pub(crate) banyak: usize,
}

impl Lawan {
    /// Nothing without a CLI.
    pub(crate) fn baru(paket: &Paket) -> Option<Self> {
        let program = env::var_os("TYPST")?;
        let workspace = Workspace::read(paket.folder(), &[]).expect("folder kerja terbaca");
        let pipeline = Pipeline::new(&workspace).expect("templat sah");
        let folder = TempDir::new().expect("folder sementara");
        let aset = &workspace.aset;
        for (nama, isi) in aset.di("fonts", &["otf", "ttf"]) {
            tulis(folder.path(), nama, isi);
        }
        let profil = serde_json::to_vec(&workspace.bentuk()["kpu"]).expect("profil");
        let rencana = plan(&workspace, &[]);
        assert_eq!(rencana.pesanan.len(), paket.banyak, "{:?}", rencana.temuan);
        let mut banyak = 0;
        for pesanan in rencana.pesanan.iter().step_by(LANGKAH) {
            let (checked, _) = pipeline.checked(&pesanan.kunci).expect("tanpa galat");
            let sumber = pipeline.settle(&checked).expect("tata letak jadi").sumber;
            pipeline.typesetter.forget();
            assert!(sumber.bentuk == "kpu" && sumber.gambar.is_empty());
            // PDF/UA wants a title, which our program sets on the finished document.
            let teks = format!("#set document(title: \"Keputusan\")\n{}", sumber.teks);
            // Each document has a root of its own: where its pages end stands in a file.
            let akar = folder.path().join(format!("{banyak:02}"));
            aset.berakhiran(".typ").for_each(|(nama, isi)| tulis(&akar, nama, isi));
            tulis(&akar, "main.typ", teks);
            tulis(&akar, "profil.json", &profil);
            tulis(&akar, "penggal.json", format!("{:?}", sumber.jawaban.unwrap_or_default()));
            banyak += 1;
        }
        Some(Self { program, folder, banyak })
    }

    /// Sets all of the sample, two at a time.
    pub(crate) fn susun(&self) -> Biaya {
        let ruang = self.folder.path();
        let daftar: String = (0..self.banyak).map(|ke| format!("{ke:02}\n")).collect();
        tulis(ruang, "daftar", daftar);
        let mut perintah = Command::new("xargs");
        perintah.stdin(fs::File::open(ruang.join("daftar")).expect("baru saja ditulis")).current_dir(ruang);
        perintah.args(["-P2", "-I{}"]).arg(&self.program).args(["compile", "--root", "{}", "--font-path", "fonts"]);
        perintah.args(["--ignore-system-fonts", "--ignore-embedded-fonts", "--pdf-standard", "a-2a,ua-1"]);
        jalankan(perintah.args(["{}/main.typ", "{}/main.pdf"]))
    }
}
