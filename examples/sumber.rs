//! Prints the Typst source of a decree, as the templates make it: for people who change templates.
//!
//! `cargo run --release --example sumber -- data/contoh/sumsel-34-2023 salinan`

use std::path::{Path, PathBuf};

use naskah::{
    check::tanpa_kaidah,
    expand::{expand, job::JenisSalinan},
    plan::plan,
    read::Workspace,
    render::{Pemenggalan, Renderer},
};

#[allow(clippy::print_stdout, reason = "printing is what this example is for")]
fn main() {
    let mut args = std::env::args().skip(1);
    let jalur = PathBuf::from(args.next().expect("sebut naskahnya"));
    let salinan = if args.next().as_deref() == Some("salinan") { JenisSalinan::Salinan } else { JenisSalinan::Asli };
    let workspace = Workspace::read(Path::new("."), &[jalur]).expect("folder kerja terbaca");
    let renderer = Renderer::new(&workspace.aset).expect("templat sah");
    for pesanan in plan(&workspace, &[]).pesanan.iter().filter(|pesanan| pesanan.kunci.salinan == salinan) {
        let expanded = expand(&workspace, &pesanan.kunci);
        let job = expanded.job.expect("satker dikenal");
        let checked = tanpa_kaidah(job, &|_| true).expect("naskah tanpa galat");
        println!("{}", renderer.render(&checked).expect("templat cocok").source(&Pemenggalan::default()).teks);
    }
}
