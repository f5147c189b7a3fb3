//! A book in an annex: cover, parts with pages of their own, signatures in it, views of one area, the drawing, links.

use naskah::{compile::Goresan, expand::job::JenisSalinan, settle::Settled};

use crate::{
    pdf::{Child, Node, Pdf},
    project::Project,
};

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const MATRIKS: &str = r#"[{ "tampilan": "matriks", "dari": "rencana" }]"#;
const RENCANA: &str = r#"{"format": 1, "jenis": "rencana-kerja", "area": [
    {"area": "I", "nama": "Manajemen _Change_", "sasaran": ["Satu", "Dua"], "aksi": [
        {"butir": "Rapat, yaitu:", "isi": [{"daftar": ["{{ rencana.II }};", "{{ rencana.I }}."], "label": "1)"}]}, "Tutup"]},
    {"area": "II", "nama": "Tata Laksana {{ satker.daerah }}", "sasaran": ["Tiga"]}]}"#;

/// The small decree with this content in a book.
fn buku(isi: &str) -> Project {
    Project::from("ringkas")
        .edit(KEPUTUSAN, "\"orientasi\": \"lanskap\"", "\"susunan\": \"buku\"")
        .edit(KEPUTUSAN, MATRIKS, isi)
        .with("data/ringkas/rencana.json", RENCANA)
}

fn pdf(project: &Project, salinan: &str) -> Pdf {
    project.run(["buat"]).succeeds();
    project.pdf(&format!("output/ringkas/keputusan-{salinan}.pdf"))
}

#[track_caller]
fn berurutan(teks: &str, bagian: &[&str]) {
    let mut sisa = teks;
    for satu in bagian {
        let letak = sisa.find(satu).unwrap_or_else(|| panic!("`{satu}` should come next in: {sisa}"));
        sisa = &sisa[letak + satu.len()..];
    }
}

fn alamat<'a>(settled: &'a Settled, goresan: &Goresan) -> Option<&'a str> {
    settled.sumber.peta.alamat(goresan.letak?)
}

/// The page (from 0) and the first stroke of a slot.
fn letak<'a>(settled: &'a Settled, ini: &str) -> (usize, &'a Goresan) {
    let semua = settled.halaman.iter().enumerate().flat_map(|(nomor, h)| h.goresan.iter().map(move |g| (nomor, g)));
    let mut milik = semua.filter(|(_, g)| alamat(settled, g) == Some(ini));
    milik.next().unwrap_or_else(|| panic!("`{ini}` is not on the pages"))
}

#[test]
fn a_cover_has_a_page_of_its_own_without_number_and_lines_at_its_bottom() {
    let project = buku(
        r#"[{"sampul": ["RENCANA", "{{ satker.lembaga | kapital }}"], "kaki": ["TAHUN {{ tahun }}"]}, {"bagian": "Isi", "isi": ["Kata."]}]"#,
    );
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    let (halaman, atas) = letak(&settled, "lampiran/I/1/1");
    let (sama, bawah) = letak(&settled, "lampiran/I/1/3");
    assert_eq!(halaman, sama);
    assert!(bawah.y > settled.halaman[halaman].tinggi * 0.85 && atas.y < bawah.y - 200.0);
    assert!(settled.halaman[halaman].goresan.iter().all(|g| alamat(&settled, g).is_some()), "no page number");
    assert_eq!(letak(&settled, "lampiran/I/2/nomor").0, halaman + 1);
    berurutan(&pdf(&project, "asli").text(), &["RENCANA", "KOMISI PEMILIHAN UMUM", "TAHUN 2025", "BAB I ISI", "Kata."]);
}

#[test]
fn chapters_and_parts_without_number_start_a_page_and_stand_centred() {
    let project = buku(
        r#"[{"bagian": "Kata Pengantar", "nomor": false, "isi": ["Kata."]}, {"bagian": "Awal", "isi": [
            {"bagian": "Latar", "isi": ["Isi."]}]}, {"bagian": "Akhir", "isi": ["Tutup."]}]"#,
    );
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    let halaman = ["lampiran/I/1", "lampiran/I/2/nomor", "lampiran/I/3/nomor"].map(|a| letak(&settled, a).0);
    assert!(halaman.windows(2).all(|dua| dua[1] == dua[0] + 1), "{halaman:?}");
    let tengah = |ini: &str| {
        let (nomor, g) = letak(&settled, ini);
        (g.x + g.lebar / 2.0 - (settled.halaman[nomor].lebar + 28.35) / 2.0).abs()
    };
    assert!(tengah("lampiran/I/1") < 2.0 && tengah("lampiran/I/2") < 2.0, "30 mm at the left, 20 at the right");
    assert!(letak(&settled, "lampiran/I/2/1").1.x < 120.0, "A. Latar at the left");
    let outline = pdf(&project, "asli").outline();
    let ini: Vec<_> = outline.iter().skip_while(|(_, judul)| judul != "KATA PENGANTAR").collect();
    let dasar = ini[0].0;
    let harapan = [(0, "KATA PENGANTAR"), (0, "BAB I AWAL"), (1, "A. Latar"), (0, "BAB II AKHIR")];
    assert_eq!(ini, harapan.map(|(dalam, judul)| (dasar + dalam, judul.to_owned())).iter().collect::<Vec<_>>());
}

#[test]
fn a_part_may_turn_pages_of_its_own() {
    let project = buku(
        r#"["Sebelum.", {"bagian": "Tabel", "orientasi": "lanskap", "isi": [{"tabel": {"kolom": [{"kunci": "a", "kepala": "A"}],
            "baris": [{"a": "x"}]}}]}, "Sesudah."]"#,
    );
    let (_, settled) = project.settled("ringkas/keputusan", JenisSalinan::Asli);
    let lebar = |ini: &str| settled.halaman[letak(&settled, ini).0].lebar;
    assert!(lebar("lampiran/I/2") > 900.0, "the heading stands on the turned page");
    assert!(lebar("lampiran/I/1") < 620.0 && lebar("lampiran/I/3") < 620.0);
    for (isi, kunci) in [
        (
            r#"[{"daftar": [{"butir": "a:", "isi": [{"bagian": "B", "orientasi": "lanskap", "isi": ["c"]}]}]}]"#,
            "orientasi",
        ),
        (r#"[{"daftar": [{"butir": "a:", "isi": [{"sampul": ["b"]}]}]}]"#, "sampul"),
    ] {
        let run = buku(isi).run(["buat"]).fails_with(1);
        let pesan = format!("`{kunci}` hanya dapat berdiri dalam lampiran");
        assert!(run.stderr().contains(&pesan), "{}", run.stderr());
    }
}

/// Whatever decides nothing is signed as a letter is: place and date in one line, names as people write them.
#[test]
fn a_signature_within_the_content_reads_like_that_of_a_letter() {
    let project = buku(r#"["Kata.", {"tanda-tangan": ["ketua"], "tempat-tanggal": true}, "Isi lain."]"#);
    let teks = pdf(&project, "salinan").text();
    berurutan(
        &teks,
        &[
            "Kata.",
            "Pontianak, 25 April 2025",
            "Ketua Komisi Pemilihan Umum Kota Pontianak,",
            "ttd.",
            "Isi lain.",
            "KETUA KOMISI",
        ],
    );
    let asli = pdf(&project, "asli").text();
    assert!(asli.contains("Pontianak, 25 April 2025") && !asli.contains("ttd."));
}

/// Over more than a page's worth of lengths: a signature in the content has the end of its text beside it.
#[test]
fn a_signature_within_the_content_is_never_alone_and_never_split() {
    for baris in (0..60).step_by(2) {
        let isi: Vec<String> = (0..=baris).map(|n| format!("\"Paragraf nomor {n}.\"")).collect();
        let isi =
            format!("[{}, {{\"tanda-tangan\": [\"ketua\"], \"tempat-tanggal\": true}}, \"Akhir.\"]", isi.join(", "));
        let (_, settled) = buku(&isi).settled("ringkas/keputusan", JenisSalinan::Salinan);
        let milik = |ruas: &str| letak(&settled, &format!("lampiran/I/{}/1/tanda-tangan/{ruas}", baris + 2)).0;
        let teks = letak(&settled, &format!("lampiran/I/{}", baris + 1)).0;
        assert_eq!([milik("tempat"), milik("nama")], [teks, teks], "{baris} paragraphs");
    }
}

/// The same below a table: a row of it stands beside the signature.
#[test]
fn a_signature_below_a_table_has_a_row_beside_it() {
    for jumlah in 1..=34 {
        let baris: Vec<String> = (1..=jumlah).map(|n| format!("{{\"a\": \"baris {n}\"}}")).collect();
        let baris = baris.join(", ");
        let isi = format!(
            r#"[{{"bagian": "Tabel", "nomor": false, "orientasi": "lanskap", "isi": [
                {{"tabel": {{"kolom": [{{"kunci": "a", "kepala": "A"}}], "baris": [{baris}]}}}}, {{"tanda-tangan": ["ketua"]}}]}}, "Akhir."]"#
        );
        let (_, settled) = buku(&isi).settled("ringkas/keputusan", JenisSalinan::Salinan);
        let nama = letak(&settled, "lampiran/I/1/2/1/tanda-tangan/nama").0;
        let terakhir = letak(&settled, &format!("lampiran/I/1/1/{jumlah}/a")).0;
        assert_eq!(nama, terakhir, "{jumlah} rows");
    }
}

/// What follows a signature starts below it.
#[test]
fn text_after_a_signature_stands_clear_of_it() {
    for sesudah in [r#""Sesudah.""#, r#"{"daftar": ["Sesudah."]}"#, r#"{"tanda-tangan": ["ketua"]}, "Sesudah.""#] {
        let isi = format!(r#"["Kata.", {{"tanda-tangan": ["ketua"]}}, {sesudah}]"#);
        let (_, settled) = buku(&isi).settled("ringkas/keputusan", JenisSalinan::Asli);
        let nama = letak(&settled, "lampiran/I/2/1/tanda-tangan/nama");
        let semua = settled.halaman[nama.0].goresan.iter().filter(|g| g.y > nama.1.y + 0.5);
        let jarak = semua.map(|g| g.y - nama.1.y).fold(f64::MAX, f64::min);
        assert!(jarak > 20.0, "{sesudah}: {jarak} pt below the name");
    }
}

/// An annex may end with pages of its own, a picture or a signature: its closing stands with them.
#[test]
fn a_closing_follows_what_has_its_own_pages_or_cannot_be_broken() {
    let akhir = [
        r#"{"bagian": "T", "orientasi": "lanskap", "isi": [{"tabel": {"kolom": [{"kunci": "a", "kepala": "A"}], "baris": [{"a": "x"}]}}]}"#,
        r#"{"bagian": "T", "orientasi": "lanskap", "isi": ["Isi."]}"#,
        r#"{"gambar": "komponen-zi"}"#,
        r#"{"tanda-tangan": ["ketua"], "tempat-tanggal": true}"#,
        r#"{"bagian": "T", "isi": ["Isi.", {"tanda-tangan": ["ketua"]}]}"#,
    ];
    for akhir in akhir {
        for baris in (0..=50).step_by(5) {
            let isi: Vec<String> = (0..=baris).map(|n| format!("\"Paragraf nomor {n}.\"")).collect();
            let project = buku(&format!("[{}, {akhir}]", isi.join(", ")));
            let (job, settled) = project.settled("ringkas/keputusan", JenisSalinan::Salinan);
            let penutup = letak(&settled, "lampiran/I/tanda-tangan/nama").0;
            let alamat: Vec<_> = job.slot().into_iter().map(|slot| slot.alamat.clone()).collect();
            let batas = format!("lampiran/I/{}", baris + 2);
            let isi = alamat.iter().rfind(|a| a.starts_with(&batas)).expect("isi terakhir");
            assert_eq!(letak(&settled, isi).0, penutup, "{akhir} after {baris} paragraphs");
        }
    }
    let run = buku(r#"["Kata.", {"sampul": ["A"]}]"#).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("lampiran berakhir dengan `sampul`"), "{}", run.stderr());
}

/// Headed parts of a view go on with the numbers of the parts around them, at their level.
#[test]
fn parts_of_a_view_are_numbered_with_those_around_them() {
    let isi = r#"[{"bagian": "Awal", "isi": [{"bagian": "Dahulu", "isi": ["a"]}, {"tampilan": "sasaran", "dari": "rencana"},
        {"bagian": "Kemudian", "isi": ["b"]}]}]"#;
    let teks = pdf(&buku(isi), "asli").text();
    berurutan(&teks, &["A. Dahulu", "B. Manajemen Change", "C. Tata Laksana", "D. Kemudian"]);
}

#[test]
fn what_would_be_lost_in_silence_is_named() {
    for (isi, pesan) in [
        (r#"[{"daftar": []}]"#, "`daftar` tanpa isi"),
        (r#"["a", {"sampul": []}, "b"]"#, "`sampul` tanpa isi"),
        (r#"[{"tampilan": "prioritas", "dari": "rencana"}]"#, "tampilan ini tidak memuat apa pun"),
        (
            r#"[{"bagian": "A", "orientasi": "potret", "isi": [{"tampilan": "bulan", "dari": "rencana"}]}]"#,
            "tabel bulan memerlukan halaman lanskap",
        ),
        (r#"[{"daftar": [{"butir": "a:", "isi": [{"bagian": "B", "isi": ["c"]}]}]}]"#, "`bagian` hanya dapat berdiri"),
    ] {
        let run = buku(isi).run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(pesan), "{pesan}:\n{}", run.stderr());
    }
    let dua = RENCANA.replace("\"area\": \"II\"", "\"area\": \"I\"");
    let run = buku(r#"[{"tampilan": "sasaran", "dari": "rencana"}]"#)
        .with("data/ringkas/rencana.json", &dua)
        .run(["buat"])
        .fails_with(1);
    assert!(run.stderr().contains("area `I` dipakai dua kali"), "{}", run.stderr());
}

/// Headings, and short lines that announce what follows, go to the next page with it.
#[test]
fn no_heading_stands_at_the_end_of_a_page() {
    for baris in 20..50 {
        let isi: Vec<String> = (0..baris).map(|n| format!("\"Paragraf nomor {n}.\"")).collect();
        let isi = format!(
            r#"[{{"bagian": "Awal", "isi": [{}, {{"bagian": "Area", "isi": ["Target:", {{"daftar": ["satu", "dua"]}}]}}]}}]"#,
            isi.join(", ")
        );
        let (_, settled) = buku(&isi).settled("ringkas/keputusan", JenisSalinan::Asli);
        let bagian = format!("lampiran/I/1/{}", baris + 1);
        let [judul, target, butir] =
            [bagian.clone(), format!("{bagian}/1"), format!("{bagian}/2/1")].map(|a| letak(&settled, &a).0);
        assert_eq!((judul, target), (butir, butir), "{baris} paragraphs");
    }
}

/// The lists of one area stand alone, so that the text around them is the author's; their items are sentences.
#[test]
fn views_of_one_area_are_lists_and_area_names_are_facts() {
    let isi = r#"[{"bagian": "AREA – {{ rencana.I }}", "isi": ["Target:", {"tampilan": "sasaran", "dari": "rencana", "area": "I"},
        "Aksi:", {"tampilan": "aksi", "dari": "rencana", "area": "I"}]}]"#;
    let project = buku(isi);
    berurutan(
        &pdf(&project, "asli").text(),
        &[
            "BAB I AREA – MANAJEMEN CHANGE",
            "Target:",
            "1. Satu.",
            "2. Dua.",
            "Aksi:",
            "1. Rapat, yaitu:",
            "1) Tata Laksana Pontianak;",
            "2) Manajemen Change.",
            "2. Tutup.",
        ],
    );
    let run = project.edit(KEPUTUSAN, "{{ rencana.I }}", "{{ rencana.V }}").run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("Mungkin maksudnya `{{ rencana.I }}`"), "{}", run.stderr());
}

#[test]
fn an_area_that_names_itself_is_a_circle_with_its_place() {
    let project = buku(r#"[{"tampilan": "sasaran", "dari": "rencana"}]"#);
    let rencana = RENCANA.replace("Tata Laksana {{ satker.daerah }}", "Tata {{ rencana.II }}");
    let run = project.with("data/ringkas/rencana.json", &rencana).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("fakta merujuk dirinya sendiri: rencana.II → rencana.II"), "{}", run.stderr());
    assert!(run.stderr().contains("data/ringkas/rencana.json:4:"), "{}", run.stderr());
}

#[test]
fn the_drawing_says_in_words_and_figures_what_the_register_says() {
    let pdf = pdf(&buku(r#"["Gambar:", {"gambar": "komponen-zi"}, "Sesudah."]"#), "asli");
    let pohon = pdf.structure();
    let gambar = pohon.find_all("Figure");
    assert_eq!(gambar.len(), 1);
    let alt = &gambar[0].attributes["Alt"];
    for kata in ["Komponen Pengungkit (60%)", "Manajemen Perubahan (8%)", "Komponen Hasil (40%)", "(22,5%)", "(17,5%)"]
    {
        assert!(alt.contains(kata), "{kata} in: {alt}");
        assert!(gambar[0].text().replace('\n', " ").contains(kata), "{kata} in: {}", gambar[0].text());
    }
    let run = buku(r#"[{"gambar": "komponen"}]"#).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("Yang dikenal: `komponen-zi`"), "{}", run.stderr());
}

/// A row of the workspace goes before the built-in one, in figures and in the text for those who cannot see.
#[test]
fn weights_of_the_drawing_are_data() {
    let project = buku(r#"[{"gambar": "komponen-zi"}, "Sesudah."]"#).with(
        "data/acuan/zona.json",
        r#"{"format": 1, "jenis": "zona-integritas", "baris": [{"id": "A.1", "nama": "Perubahan", "bobot": 7.5,
            "sumber": "peraturan kelak", "kepastian": "belum-pasti"}]}"#,
    );
    let teks = pdf(&project, "asli").text();
    assert!(teks.contains("Perubahan (7,5%)") && !teks.contains("Manajemen Perubahan (8%)"), "{teks}");
}

#[test]
fn addresses_are_links_and_whole_as_text() {
    let panjang = "https://jdih.kpu.go.id/sumsel/keputusan/2023/rencana-kerja-pembangunan-zona-integritas?unduh=ya";
    let isi = format!(
        r#"["Lihat https://sumsel.kpu.go.id/ dan {panjang}; surel mailto:kpu@example.id.", "Bukan tautan: jdih.kpu.go.id javascript:x"]"#
    );
    let project = buku(&isi);
    let pdf = pdf(&project, "asli");
    let mut tautan = pdf.links();
    tautan.dedup();
    assert_eq!(tautan, ["https://sumsel.kpu.go.id/", panjang, "mailto:kpu@example.id"]);
    let teks = pdf.text();
    assert!(teks.contains(&format!("dan {panjang}; surel mailto:kpu@example.id.")), "{teks}");
    let halaman: String = (0..pdf.page_count()).map(|n| pdf.page_text(n)).collect();
    assert!(!halaman.contains('\u{200b}'), "no mark of a break is left to copy");
    assert!(halaman.contains("https://sumsel.kpu.go.id/"), "a short address stands on one line");
}

/// A long address breaks in its cell instead of running over the next one.
#[test]
fn a_long_address_stays_in_its_cell() {
    let isi = r#"[{"tabel": {"kolom": [{"kunci": "a", "kepala": "A"}, {"kunci": "b", "kepala": "B"}, {"kunci": "c", "kepala": "C"}],
        "baris": [{"a": "https://jdih.kpu.go.id/sumsel/keputusan/rencanakerjapembangunanzonaintegritas", "b": "kalimat yang cukup panjang untuk membungkus baris sel",
        "c": "kalimat lain yang juga cukup panjang untuk membungkus baris sel ini"}]}}]"#;
    buku(isi).run(["buat"]).succeeds();
}

/// The worked example is a book from cover to closing, and its month table keeps blanks apart from figures.
#[test]
fn the_book_of_kalimantan_barat_is_whole() {
    let project = Project::example();
    project.run(["buat"]).succeeds();
    for jenis in ["asli", "salinan"] {
        let pdf = project.pdf(&format!("output/contoh/kalbar-9-2025/keputusan-{jenis}.pdf"));
        let judul: Vec<_> = pdf.outline().into_iter().map(|(_, judul)| judul).collect();
        berurutan(
            &judul.join("\n"),
            &[
                "KATA PENGANTAR",
                "BAB I PENDAHULUAN",
                "D. Pengertian Umum",
                "BAB II",
                "BAB III",
                "F. AREA VI",
                "TARGET CAPAIAN",
                "BAB IV",
            ],
        );
        let pohon = pdf.structure();
        let baris: Vec<_> = pohon.find_all("TR").into_iter().map(sel).filter(|sel| sel.len() == 14).collect();
        assert_eq!(baris.len(), 25, "one row for each component");
        let tim = baris.iter().find(|sel| sel[1] == "Tim Kerja").expect("baris Tim Kerja");
        let harapan: Vec<&str> = (1..=12).map(|bulan| if bulan == 4 { "100%" } else { "" }).collect();
        assert_eq!(tim[2..], harapan, "only in April");
    }
}

fn sel(baris: &Node) -> Vec<String> {
    let anak = baris.children.iter().filter_map(|anak| match anak {
        Child::Node(node) => Some(node.text()),
        Child::Text(_) => None,
    });
    anak.collect()
}
