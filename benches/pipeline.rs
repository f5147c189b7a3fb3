//! Each step of the pipeline on the example decree, and `bare`: the same source on bare Typst. Warm, one document.

mod bersama;

use std::hint::black_box;

use bersama::{Telanjang, kantor, salinan};
use criterion::{Criterion, criterion_group, criterion_main};
use naskah::{
    Pipeline,
    output::{Akses, Keluaran},
    proof::{Putaran, prove},
    render::Pemenggalan,
};

fn tahap(c: &mut Criterion) {
    let (folder, workspace) = kantor(&["16"]);
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let kunci = &salinan(&workspace)[0];
    let checked = || pipeline.checked(kunci).expect("tanpa galat").0;
    let satu = checked();
    let settled = pipeline.settle(&satu).expect("tata letak jadi");
    let penggal = Pemenggalan::default();
    let putaran = Putaran { penggal: &penggal, ke: 0, ditiru: false };
    let telanjang = Telanjang::baru(&workspace);

    let mut grup = c.benchmark_group("tahap");
    grup.sample_size(20);
    grup.bench_function("expand + check", |b| b.iter(|| black_box(checked())));
    grup.bench_function("render", |b| {
        b.iter(|| pipeline.renderer.render(&satu).expect("templat cocok").source(&penggal))
    });
    grup.bench_function("halaman + proof", |b| {
        b.iter(|| prove(&satu, &settled.sumber, &settled.laid.halaman(), putaran, pipeline.tepi("kpu")));
    });
    grup.bench_function("compile", |b| {
        b.iter(|| pipeline.typesetter.lay_out(&settled.sumber, &|_| None).expect("sumber sah"))
    });
    let dokumen = pipeline.make(kunci).expect("dokumen jadi");
    let keluaran = Keluaran::buka(folder.path(), Akses::Penuh, "buat").expect("folder sendiri");
    grup.bench_function("output", |b| b.iter(|| keluaran.publish("output/dokumen.pdf", &dokumen).expect("tertulis")));
    grup.finish();

    let mut grup = c.benchmark_group("dokumen");
    grup.sample_size(20);
    grup.bench_function("make", |b| b.iter(|| pipeline.make(kunci).expect("dokumen jadi")));
    grup.bench_function("bare", |b| b.iter(|| telanjang.pdf(&settled.sumber)));
    grup.finish();
}

criterion_group!(benches, tahap);
criterion_main!(benches);
