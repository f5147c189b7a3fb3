//! A project in a folder of its own, the program run in it, and the library's view of the same files.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use naskah::{
    Pipeline,
    expand::job::{JenisSalinan, Job, Kunci},
    read::Workspace,
    settle::Settled,
};
use tempfile::TempDir;

use crate::pdf::Pdf;

/// A copy of some files, in a folder that is gone after the test.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// The worked example of this repository.
    pub fn example() -> Self {
        Self::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), "data")
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("folder sementara") }
    }

    /// A fixture by name.
    pub fn from(fixture: &str) -> Self {
        Self::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures").join(fixture), "")
    }

    fn copy_of(dari: &Path, ke: &str) -> Self {
        let folder = TempDir::new().expect("folder sementara");
        for masukan in walkdir::WalkDir::new(dari) {
            let masukan = masukan.expect("berkas contoh terbaca");
            let tujuan = folder.path().join(ke).join(masukan.path().strip_prefix(dari).expect("di bawah asalnya"));
            if masukan.file_type().is_dir() {
                fs::create_dir_all(tujuan).expect("folder dibuat");
            } else {
                fs::copy(masukan.path(), tujuan).expect("berkas disalin");
            }
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of text, making its folders.
    pub fn with(self, file: &str, text: &str) -> Self {
        self.with_bytes(file, text.as_bytes())
    }

    /// Writes a file, making its folders.
    pub fn with_bytes(self, file: &str, bytes: &[u8]) -> Self {
        self.tulis(file, bytes);
        self
    }

    /// The same for a project that is still needed as it is.
    #[allow(clippy::disallowed_methods, reason = "the test makes the user's files")]
    pub fn tulis(&self, file: &str, bytes: &[u8]) {
        let tujuan = self.path().join(file);
        fs::create_dir_all(tujuan.parent().expect("punya folder")).expect("folder dibuat");
        fs::write(tujuan, bytes).expect("berkas ditulis");
    }

    /// Removes a file.
    #[allow(clippy::disallowed_methods, reason = "the test takes the user's files away")]
    pub fn hapus(&self, file: &str) {
        fs::remove_file(self.path().join(file)).expect("berkas dihapus");
    }

    /// Replaces the one place where `from` stands in a file.
    #[track_caller]
    pub fn edit(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path().join(file)).expect("berkas terbaca");
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in {file}");
        let text = text.replace(from, to);
        self.with(file, &text)
    }

    /// Runs the program in this folder.
    pub fn run<const N: usize>(&self, args: [&str; N]) -> Run {
        self.run_with(&args, &[])
    }

    /// Runs the program with these environment variables.
    pub fn run_with(&self, args: &[&str], env: &[(&str, &str)]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_naskah"))
            .args(args)
            .current_dir(self.path())
            .envs(env.iter().copied())
            .output()
            .expect("program berjalan");
        Run { output }
    }

    /// The bytes of a file that was made.
    #[track_caller]
    pub fn bytes(&self, file: &str) -> Vec<u8> {
        let jalur: PathBuf = self.path().join(file);
        fs::read(&jalur).unwrap_or_else(|salah| panic!("{}: {salah}", jalur.display()))
    }

    /// Every file below `output/` but the program's own, with its bytes: what a user would find.
    pub fn hasil(&self) -> BTreeMap<String, Vec<u8>> {
        let milik_program = |berkas: &walkdir::DirEntry| berkas.file_name() == ".naskah";
        let semua = walkdir::WalkDir::new(self.path().join("output")).into_iter();
        let semua = semua.filter_entry(|berkas| !milik_program(berkas)).filter_map(Result::ok);
        let berkas = semua.filter(|berkas| !berkas.file_type().is_dir()).map(|berkas| {
            let nama = berkas.path().strip_prefix(self.path()).expect("di bawah ruang").to_string_lossy();
            (nama.replace('\\', "/"), self.bytes(&nama))
        });
        berkas.collect()
    }

    /// A PDF that was made.
    #[track_caller]
    pub fn pdf(&self, file: &str) -> Pdf {
        Pdf::read(&self.bytes(file))
    }

    /// The library's own view of a copy: its job, and its pages. Typst itself lays its source out to the same pages.
    #[track_caller]
    pub fn settled(&self, naskah: &str, salinan: JenisSalinan) -> (Job, Settled) {
        let workspace = Workspace::read(self.path(), &[]).expect("folder kerja terbaca");
        let mut pipeline = Pipeline::new(&workspace).expect("templat sah");
        let satker = workspace.keputusan(naskah).and_then(|naskah| naskah.isi.satker.clone()).expect("naskah ada");
        let kunci = Kunci::asli(None, naskah, &satker).dengan(salinan);
        let (checked, _) = pipeline.checked(&kunci).expect("naskah tanpa galat");
        let settled = pipeline.settle(&checked).expect("tata letak jadi");
        pipeline.typesetter.templat_diubah = true;
        let polos = pipeline.typesetter.lay_out(&settled.sumber, &|_| None).expect("sumber sah");
        let pdf = |laid| pipeline.typesetter.export(laid, &settled.sumber, &|_| None);
        assert!(pdf(&settled.laid) == pdf(&polos), "`susun` and `typst::compile` make different pages");
        (checked.job().clone(), settled)
    }
}

/// What a run of the program left.
pub struct Run {
    output: Output,
}

impl Run {
    pub fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    pub fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).expect("UTF-8")
    }

    pub fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).expect("UTF-8")
    }

    #[track_caller]
    pub fn succeeds(self) -> Self {
        assert_eq!(self.code(), Some(0), "stdout:\n{}\nstderr:\n{}", self.stdout(), self.stderr());
        self
    }

    #[track_caller]
    pub fn fails_with(self, code: i32) -> Self {
        assert_eq!(self.code(), Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout(), self.stderr());
        self
    }
}
