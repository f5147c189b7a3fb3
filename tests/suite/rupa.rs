//! How pages look: the pictures of the README are pages of the examples as they are made now.

use std::{fs, path::Path};

use naskah::{Pipeline, expand::job::JenisSalinan, read::Workspace};
use tiny_skia::Pixmap;

use crate::project::Project;

/// Pages of the copies that the README shows, from 1.
const HALAMAN: [(&str, &[usize]); 2] = [("kalbar-9-2025", &[1, 10, 17]), ("sumsel-34-2023", &[5, 8])];

/// So much may the grey of a pixel differ from that of the nearest like one: letters have soft edges.
const ABU: u8 = 64;
/// So many pixels of a page may differ more than that.
const PIKSEL: usize = 100;

/// The pages of a document, as pictures.
fn gambar(project: &Project, naskah: &str, salinan: JenisSalinan) -> Vec<Pixmap> {
    let workspace = Workspace::read(project.path(), &[]).expect("folder kerja terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat sah");
    let (_, settled) = project.settled(naskah, salinan);
    let semua = pipeline.typesetter.draw(&settled.laid).expect("halaman tergambar");
    semua.iter().map(|png| Pixmap::decode_png(png).expect("PNG sah")).collect()
}

/// The pixels of one picture that have no like one in the other, within a pixel.
fn beda(satu: &Pixmap, lain: &Pixmap) -> usize {
    if (satu.width(), satu.height()) != (lain.width(), lain.height()) {
        return usize::MAX;
    }
    sepihak(satu, lain).max(sepihak(lain, satu))
}

fn sepihak(satu: &Pixmap, lain: &Pixmap) -> usize {
    let abu = |gambar: &Pixmap, x: u32, y: u32| gambar.pixel(x, y).map(|piksel| piksel.green());
    let serupa = |x: u32, y: u32| {
        let ini = abu(satu, x, y).unwrap_or_default();
        let sekitar = (x.saturating_sub(1)..=x + 1).flat_map(|x| (y.saturating_sub(1)..=y + 1).map(move |y| (x, y)));
        sekitar.filter_map(|(x, y)| abu(lain, x, y)).any(|itu| itu.abs_diff(ini) <= ABU)
    };
    (0..satu.height()).flat_map(|y| (0..satu.width()).map(move |x| (x, y))).filter(|(x, y)| !serupa(*x, *y)).count()
}

#[test]
fn the_pictures_of_the_readme_are_the_pages_that_are_made() {
    let project = Project::example();
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut salah = Vec::new();
    for (nama, halaman) in HALAMAN {
        let semua = gambar(&project, &format!("contoh/{nama}/keputusan"), JenisSalinan::Salinan);
        for nomor in halaman {
            let berkas = format!("{nama}-{nomor:02}.png");
            let lama = fs::read(docs.join(&berkas)).unwrap_or_else(|salah| panic!("docs/{berkas}: {salah}"));
            let lama = Pixmap::decode_png(&lama).expect("PNG sah");
            let jumlah = beda(&semua[nomor - 1], &lama);
            if jumlah > PIKSEL {
                let baru = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&berkas);
                semua[nomor - 1].save_png(&baru).expect("gambar tersimpan");
                salah.push(format!("docs/{berkas}: {jumlah} pixels differ; the page now: {}", baru.display()));
            }
        }
    }
    assert!(salah.is_empty(), "look at the pages; where they are right, copy them to docs/:\n{}", salah.join("\n"));
}

/// The comparison would notice: original and copy differ in one mark of a few letters.
#[test]
fn a_page_with_other_words_is_another_picture() {
    let project = Project::from("ringkas");
    let halaman = |salinan| gambar(&project, "ringkas/keputusan", salinan).swap_remove(0);
    let (asli, salinan) = (halaman(JenisSalinan::Asli), halaman(JenisSalinan::Salinan));
    assert_eq!(beda(&asli, &asli), 0);
    assert!(beda(&asli, &salinan) > PIKSEL, "{}", beda(&asli, &salinan));
}

#[test]
fn pages_are_drawn_beside_their_pdf_and_those_of_an_earlier_run_go() {
    let project = Project::from("ringkas")
        .with("output/ringkas/keputusan-asli-2024.png", "")
        .with("output/ringkas/keputusan-asli-peta.png", "");
    let ada = |nama: &str| project.path().join("output/ringkas").join(nama).exists();
    project.run(["buat", "--gambar"]).succeeds();
    let halaman = project.pdf("output/ringkas/keputusan-asli.pdf").page_count();
    assert!((1..=halaman).all(|nomor| ada(&format!("keputusan-asli-{nomor:02}.png"))));
    let sisa = format!("keputusan-asli-{:02}.png", halaman + 1);
    project.tulis(&format!("output/ringkas/{sisa}"), b"of a longer one");
    project.run(["buat", "--gambar", "--ulang"]).succeeds();
    assert!(!ada(&sisa));
    assert!(ada("keputusan-asli-peta.png") && ada("keputusan-asli-2024.png"), "what is no page of this document stays");
    project.run(["buat"]).succeeds();
    assert!(!ada("keputusan-asli-01.png"), "a picture of another run would not be that of this PDF");
    project.run(["buat", "--gambar"]).succeeds();
    let png = project.bytes("output/ringkas/keputusan-asli-01.png");
    let gambar = Pixmap::decode_png(&png).expect("PNG sah");
    assert_eq!((gambar.width(), gambar.height()), (846, 1299), "F4 at 100 dots per inch");
}
