//! One fingerprint of all that the program is made of, so that what an older one made is never taken for this one's work. A
//! version would not do: it stays the same while the program changes under its developers.

use std::{env, fs, hash::Hasher as _, io, path::Path};

/// What decides how a document looks: the code, what is built in, and the libraries.
const ASAL: [&str; 6] = ["build.rs", "src", "templates", "data/acuan", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    // Fixed keys: the same text gives the same number with every compiler of one version, and a new one is reason enough.
    #[allow(deprecated, reason = "the hasher of the standard library whose keys are fixed")]
    let mut hasher = std::hash::SipHasher::new();
    for asal in ASAL {
        println!("cargo::rerun-if-changed={asal}");
        telusuri(Path::new(asal), &mut |nama, isi| {
            hasher.write(nama.as_bytes());
            hasher.write_u8(0);
            hasher.write(isi);
        })?;
    }
    for lingkungan in ["CARGO_CFG_TARGET_FEATURE", "TARGET", "OPT_LEVEL"] {
        hasher.write(env::var(lingkungan).unwrap_or_default().as_bytes());
    }
    println!("cargo::rustc-env=NASKAH_SIDIK={:016x}", hasher.finish());
    Ok(())
}

/// Every file at or below `jalur`, in an order that no file system decides.
fn telusuri(jalur: &Path, lihat: &mut impl FnMut(&str, &[u8])) -> io::Result<()> {
    if jalur.is_dir() {
        let mut isi = fs::read_dir(jalur)?.map(|satu| satu.map(|satu| satu.path())).collect::<io::Result<Vec<_>>>()?;
        isi.sort();
        return isi.iter().try_for_each(|satu| telusuri(satu, lihat));
    }
    let nama = jalur.to_string_lossy().replace('\\', "/");
    lihat(&nama, &fs::read(jalur)?);
    Ok(())
}
