//! Prints the Typst source of a decree, as the templates make it: for people who change templates.
//!
//! `cargo run --release --example sumber -- data/contoh/sumsel-34-2023 salinan`

use std::path::{Path, PathBuf};

use naskah::{Pipeline, expand::job::JenisSalinan, plan::plan, read::Workspace, render::Pemenggalan};

#[allow(clippy::print_stdout, reason = "printing is what this example is for")]
fn main() {
    let mut args = std::env::args().skip(1);
    let jalur = PathBuf::from(args.next().expect("sebut naskahnya"));
    let salinan = if args.next().as_deref() == Some("salinan") { JenisSalinan::Salinan } else { JenisSalinan::Asli };
    let workspace = Workspace::read(Path::new("."), &[jalur]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    for pesanan in plan(&workspace, &[]).pesanan.iter().filter(|pesanan| pesanan.kunci.salinan == salinan) {
        let (checked, _) = pipeline.checked(&pesanan.kunci).expect("naskah tanpa galat");
        println!("{}", pipeline.renderer.render(&checked).expect("templat cocok").source(&Pemenggalan::default()).teks);
    }
}
