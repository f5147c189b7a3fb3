//! The files of a commit, asked of the `git` program: nothing is checked out, and nothing in the working tree is touched.

use std::{
    ffi::OsStr,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use crate::diag::Diagnostic;

/// The largest file that is read, in bytes.
const BATAS: u64 = 1 << 30;

/// What a commit holds of one workspace.
#[derive(Debug)]
pub struct IsiKommit {
    /// The files below `data/` and `templates/`, by their paths below the workspace.
    pub berkas: Vec<(String, Vec<u8>)>,
    /// What the user named, by its path below the workspace: empty for the workspace itself.
    pub jalur: String,
    /// Whether that is a file.
    pub satu: bool,
}

/// The workspace that holds `jalur` in the commit; a path below the folder `dari`, with `/`.
///
/// # Errors
/// No `git`, no repository, no such commit, nothing at that path, or no workspace around it.
pub fn kommit(dari: &Path, kommit: &str, jalur: &str) -> Result<IsiKommit, Diagnostic> {
    let awalan = baris(dari, &["rev-parse", "--show-prefix"])?.ok_or_else(|| {
        let pesan = format!("`{kommit}:{jalur}` tidak dapat dibaca: folder ini tidak disimpan dengan git");
        Diagnostic::galat("git", pesan).cure("Jalankan di folder kerja yang disimpan dengan git, atau sebut dua berkas")
    })?;
    let tidak_ada = || {
        let pesan = format!("kommit `{kommit}` tidak ada");
        Diagnostic::galat("git", pesan).cure("Sebut kommit yang ada, misalnya `HEAD~1`; daftarnya: git log --oneline")
    };
    if kommit.starts_with('-') {
        return Err(tidak_ada());
    }
    let sah = format!("{kommit}^{{commit}}");
    let nomor = baris(dari, &["rev-parse", "--verify", "--quiet", &sah])?.ok_or_else(tidak_ada)?;
    let semua = daftar(dari, &nomor)?;
    let lengkap = rapi(&format!("{awalan}{jalur}"));
    let (akar, satu) = akar(&semua, &lengkap).ok_or_else(|| {
        let pesan =
            format!("`{jalur}` tidak ada dalam kommit `{kommit}`, atau tidak di bawah `data/` sebuah folder kerja");
        Diagnostic::galat("git", pesan).cure("Sebut berkas atau folder naskah yang ada dalam kommit itu")
    })?;
    let di_bawah = |nama: &str| nama.strip_prefix(&akar).map(str::to_owned);
    let milik = semua.into_iter().filter_map(|(nomor, nama)| Some((nomor, di_bawah(&nama)?)));
    let dipakai = |nama: &str| nama.starts_with("data/") || nama.starts_with("templates/");
    let milik: Vec<(String, String)> = milik.filter(|(_, nama)| dipakai(nama)).collect();
    let jalur = lengkap.strip_prefix(&akar).unwrap_or_default().to_owned();
    Ok(IsiKommit { berkas: isi(dari, milik)?, jalur, satu })
}

/// The path without `.`, `..` and empty parts.
fn rapi(jalur: &str) -> String {
    let mut hasil: Vec<&str> = Vec::new();
    for ruas in jalur.split(['/', '\\']) {
        match ruas {
            "" | "." => {}
            ".." => drop(hasil.pop()),
            ruas => hasil.push(ruas),
        }
    }
    hasil.join("/")
}

/// The nearest folder around `jalur` that has a `data/` which holds it, with `/` at its end unless it is the root; and whether
/// `jalur` is a file.
fn akar(semua: &[(String, String)], jalur: &str) -> Option<(String, bool)> {
    let di_bawah =
        |nama: &str, folder: &str| folder.is_empty() || nama.strip_prefix(folder).is_some_and(|s| s.starts_with('/'));
    let satu = semua.iter().any(|(_, nama)| nama == jalur);
    if !satu && !semua.iter().any(|(_, nama)| di_bawah(nama, jalur)) {
        return None;
    }
    let mut calon = Some(jalur);
    while let Some(ini) = calon {
        let awal = if ini.is_empty() { String::new() } else { format!("{ini}/") };
        let data = format!("{awal}data");
        let berdata = semua.iter().any(|(_, nama)| di_bawah(nama, &data));
        if berdata && (ini == jalur || jalur == data || di_bawah(jalur, &data)) {
            return Some((awal, satu));
        }
        calon = if ini.is_empty() { None } else { Some(ini.rsplit_once('/').map_or("", |(atas, _)| atas)) };
    }
    None
}

/// The regular files of a commit: object and path. Names that are no UTF-8 are nobody's here.
fn daftar(dari: &Path, nomor: &str) -> Result<Vec<(String, String)>, Diagnostic> {
    let keluar =
        git(dari, &["ls-tree", "-r", "-z", "--full-tree", nomor]).output().map_err(|salah| gagal(salah.kind()))?;
    if !keluar.status.success() {
        return Err(gagal(io::ErrorKind::Other));
    }
    let satu = |baris: &[u8]| {
        let (kepala, nama) = str::from_utf8(baris).ok()?.split_once('\t')?;
        let mut kepala = kepala.split(' ');
        let (jenis, nomor) = (kepala.next()?, kepala.nth(1)?);
        jenis.starts_with("100").then(|| (nomor.to_owned(), nama.to_owned()))
    };
    Ok(keluar.stdout.split(|bita| *bita == 0).filter_map(satu).collect())
}

/// The bytes of objects, each with its path.
fn isi(dari: &Path, semua: Vec<(String, String)>) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let rusak = |salah: io::Error| gagal(salah.kind());
    let mut perintah = git(dari, &["cat-file", "--batch"]);
    let mut anak = perintah.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(rusak)?;
    let (Some(mut masuk), Some(keluar)) = (anak.stdin.take(), anak.stdout.take()) else {
        return Err(gagal(io::ErrorKind::BrokenPipe));
    };
    let mut keluar = BufReader::new(keluar);
    let mut satu = |nomor: &str| -> io::Result<Vec<u8>> {
        writeln!(masuk, "{nomor}")?;
        masuk.flush()?;
        let mut kepala = String::new();
        keluar.read_line(&mut kepala)?;
        let besar = kepala.trim_end().rsplit(' ').next().and_then(|teks| teks.parse::<u64>().ok());
        let besar = besar.filter(|besar| *besar <= BATAS).ok_or(io::ErrorKind::InvalidData)?;
        let mut isi = Vec::new();
        keluar.by_ref().take(besar).read_to_end(&mut isi)?;
        keluar.read_exact(&mut [0])?;
        Ok(isi)
    };
    let hasil = semua.into_iter().map(|(nomor, nama)| Ok((nama, satu(&nomor)?))).collect::<io::Result<_>>();
    drop(masuk);
    let _ = anak.wait();
    hasil.map_err(rusak)
}

/// The one line that git answers; nothing where it refuses.
fn baris(dari: &Path, argumen: &[&str]) -> Result<Option<String>, Diagnostic> {
    let keluar = git(dari, argumen).output().map_err(|salah| gagal(salah.kind()))?;
    let teks = String::from_utf8_lossy(&keluar.stdout).trim_end_matches(['\n', '\r']).to_owned();
    Ok(keluar.status.success().then_some(teks))
}

/// git's own words are not for the user.
fn git(dari: &Path, argumen: &[&str]) -> Command {
    let mut perintah = Command::new("git");
    perintah.arg("-C").arg(dari).args(argumen.iter().map(OsStr::new)).env("GIT_OPTIONAL_LOCKS", "0");
    perintah.stdin(Stdio::null()).stderr(Stdio::null());
    perintah
}

fn gagal(sebab: io::ErrorKind) -> Diagnostic {
    match sebab {
        io::ErrorKind::NotFound => Diagnostic::galat("git", "program `git` tidak ada di komputer ini")
            .cure("Pasang git (https://git-scm.com), atau sebut dua berkas atau dua folder"),
        _ => Diagnostic::galat("git", "program `git` berhenti di tengah pembacaan kommit")
            .cure("Periksa penyimpanan git folder ini: git fsck"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_around_a_path_is_the_nearest_one_whose_data_holds_it() {
        let semua: Vec<(String, String)> = ["data/a/k.json", "kantor/data/b/k.json", "kantor/arsip/k.json"]
            .iter()
            .map(|nama| (String::new(), (*nama).to_owned()))
            .collect();
        let ini = |jalur: &str| akar(&semua, jalur);
        assert_eq!(ini("data/a/k.json"), Some((String::new(), true)));
        assert_eq!(ini("data/a"), Some((String::new(), false)));
        assert_eq!(ini(""), Some((String::new(), false)));
        assert_eq!(ini("kantor"), Some(("kantor/".to_owned(), false)));
        assert_eq!(ini("kantor/data/b/k.json"), Some(("kantor/".to_owned(), true)));
        assert_eq!((ini("kantor/arsip/k.json"), ini("data/c")), (None, None));
        assert_eq!(rapi("a/./b/../c//d"), "a/c/d");
    }
}
