//! Whatever is edited in whatever order: what a run leaves is what a clean run would leave, byte for byte and word for word.

use std::env;

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::Value;

use super::ruang::Ruang;
use crate::project::Project;

/// Something that happens to a workspace between two runs.
#[derive(Debug, Clone)]
enum Suntingan {
    Ketua(u8),
    Sel(usize, u8),
    Pasal(u8),
    Tentang(u8),
    Catatan(u8),
    Kantor(u8),
    Templat(Option<u8>),
    Gambar(u8),
    Rusak(bool),
    Tabel(u8),
    /// Nothing but another run, with pictures of pages or without.
    HalamanBergambar(bool),
    /// A finished file is gone.
    HasilHilang(usize),
    /// Somebody writes into a finished file.
    HasilDiubah(usize),
    /// A byte of the ledger changes.
    CatatanRusak(usize, u8),
    /// The ledger is cut.
    CatatanTerpotong(usize),
}

fn suntingan() -> impl Strategy<Value = Suntingan> {
    use Suntingan::*;
    prop_oneof![
        any::<u8>().prop_map(Ketua),
        (0..3_usize, any::<u8>()).prop_map(|(ke, nilai)| Sel(ke, nilai)),
        any::<u8>().prop_map(Pasal),
        any::<u8>().prop_map(Tentang),
        any::<u8>().prop_map(Catatan),
        (0..8_u8).prop_map(Kantor),
        proptest::option::of(0..3_u8).prop_map(Templat),
        any::<u8>().prop_map(Gambar),
        any::<bool>().prop_map(Rusak),
        any::<u8>().prop_map(Tabel),
        any::<bool>().prop_map(HalamanBergambar),
        any::<usize>().prop_map(HasilHilang),
        any::<usize>().prop_map(HasilDiubah),
        (any::<usize>(), 1..=255_u8).prop_map(|(letak, bita)| CatatanRusak(letak, bita)),
        any::<usize>().prop_map(CatatanTerpotong),
    ]
}

/// A workspace, and how its runs are asked for.
struct Uji {
    project: Project,
    ruang: Ruang,
    gambar: bool,
}

impl Uji {
    fn sunting(&mut self, satu: &Suntingan) {
        let ruang = &mut self.ruang;
        match *satu {
            Suntingan::Ketua(nilai) => ruang.ketua = nilai,
            Suntingan::Sel(ke, nilai) => ruang.sel[ke] = nilai,
            Suntingan::Pasal(nilai) => ruang.pasal = nilai,
            Suntingan::Tentang(nilai) => ruang.tentang = nilai,
            Suntingan::Catatan(nilai) => ruang.catatan = nilai,
            Suntingan::Kantor(nilai) => ruang.kantor = nilai,
            Suntingan::Templat(nilai) => ruang.templat = nilai,
            Suntingan::Gambar(nilai) => ruang.gambar = nilai,
            Suntingan::Rusak(nilai) => ruang.rusak = nilai,
            Suntingan::Tabel(nilai) => ruang.tabel = nilai,
            Suntingan::HalamanBergambar(nilai) => self.gambar = nilai,
            Suntingan::HasilHilang(ke) => self.hasil(ke, |project, berkas| project.hapus(berkas)),
            Suntingan::HasilDiubah(ke) => self.hasil(ke, |project, berkas| project.tulis(berkas, b"diubah")),
            Suntingan::CatatanRusak(letak, bita) => self.catatan(|isi| {
                let letak = letak % isi.len().max(1);
                isi.iter_mut().skip(letak).take(1).for_each(|satu| *satu ^= bita);
            }),
            Suntingan::CatatanTerpotong(letak) => self.catatan(|isi| isi.truncate(letak % isi.len().max(1))),
        }
        self.ruang.tulis(&self.project);
    }

    fn hasil(&self, ke: usize, lakukan: impl Fn(&Project, &str)) {
        let semua: Vec<String> = self.project.hasil().into_keys().collect();
        if let Some(berkas) = semua.get(ke % semua.len().max(1)) {
            lakukan(&self.project, berkas);
        }
    }

    fn catatan(&self, ubah: impl Fn(&mut Vec<u8>)) {
        let mut isi = self.project.bytes("output/.naskah/catatan");
        ubah(&mut isi);
        self.project.tulis("output/.naskah/catatan", &isi);
    }

    /// What a run says: the documents with their findings, and the digests of their files. Without what tells runs apart.
    fn buat(&self, project: &Project) -> Value {
        let mut argumen = vec!["buat", "--format", "json"];
        argumen.extend(self.gambar.then_some("--gambar"));
        let run = project.run_with(&argumen, &[]);
        let mut laporan: Value = serde_json::from_str(&run.stdout()).expect("JSON");
        for dokumen in laporan["dokumen"].as_array_mut().expect("dokumen") {
            for hasil in dokumen["hasil"].as_array_mut().expect("hasil") {
                let hasil = hasil.as_object_mut().expect("objek");
                hasil.remove("mengapa");
                hasil.remove("dibuat");
            }
        }
        laporan.as_object_mut().expect("objek").remove("yatim");
        laporan
    }
}

#[test]
fn whatever_is_edited_the_result_is_that_of_a_clean_run() {
    let kali = env::var("NASKAH_KALI").ok().and_then(|kali| kali.parse().ok()).unwrap_or(6);
    let config = Config { cases: kali, max_shrink_iters: 30, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let semua = proptest::collection::vec(suntingan(), 5);
    let hasil = runner.run(&semua, |semua| {
        let ruang = Ruang::default();
        let mut uji = Uji { project: ruang.project(), ruang, gambar: false };
        uji.buat(&uji.project);
        for satu in &semua {
            uji.sunting(satu);
            let bersih = uji.ruang.project();
            prop_assert_eq!(uji.buat(&uji.project), uji.buat(&bersih), "the report after {:?}", satu);
            let ada = uji.project.hasil();
            for (berkas, isi) in bersih.hasil() {
                prop_assert!(ada.get(&berkas) == Some(&isi), "{} after {:?}", berkas, satu);
            }
            // What nothing makes any more; while something cannot be read, nobody knows.
            if !uji.ruang.rusak && !matches!(satu, Suntingan::CatatanRusak(..) | Suntingan::CatatanTerpotong(_)) {
                uji.project.run(["bersih"]).succeeds();
            }
        }
        Ok(())
    });
    hasil.unwrap_or_else(|salah| panic!("{salah}"));
}
