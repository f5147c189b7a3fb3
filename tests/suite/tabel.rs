//! Tables without hand work: numbers, sums and their words, turned pages, headings that run on, members of teams, many rows.

use std::fmt::Write as _;

use naskah::{
    compile::{Goresan, Halaman},
    expand::job::{JenisSalinan, Job},
    settle::Settled,
};

use crate::project::{Project, Run};

const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const MATRIKS: &str = r#"[{ "tampilan": "matriks", "dari": "rencana" }]"#;

/// A money table, as decrees on honoraria have it.
const HONOR: &str = r#"[{"id": "honor", "tabel": {"kolom": [{"kunci": "nama", "kepala": "NAMA"},
    {"kunci": "bulan", "kepala": "BULAN", "jenis": "bilangan"}, {"kunci": "honor", "kepala": "HONORARIUM", "jenis": "rupiah"}],
    "baris": [{"nama": "Satu", "bulan": "12", "honor": "1500000"}, {"nama": "Dua", "bulan": "2,5", "honor": "250.000,50"},
    {"nama": "Tiga", "bulan": "-", "honor": ""}], "jumlah": ["bulan", "honor"], "terbilang": "honor"}}]"#;

/// The small decree with this content in its annex, whose pages stand as they will.
fn lampiran(isi: &str) -> Project {
    Project::from("ringkas").edit(KEPUTUSAN, MATRIKS, isi).edit(KEPUTUSAN, "\"orientasi\": \"lanskap\", ", "")
}

fn gagal(isi: &str) -> String {
    lampiran(isi).run(["buat"]).fails_with(1).stderr()
}

fn asli(project: &Project) -> (Job, Settled) {
    project.settled("ringkas/keputusan", JenisSalinan::Asli)
}

fn teks(job: &Job, alamat: &str) -> String {
    let slot = job.slot().into_iter().find(|slot| slot.alamat == alamat);
    slot.unwrap_or_else(|| panic!("tidak ada slot `{alamat}`")).tulisan.polos()
}

fn milik<'a>(settled: &'a Settled, halaman: &'a Halaman, alamat: &str) -> Vec<&'a Goresan> {
    let alamat_goresan = |g: &&Goresan| g.letak.and_then(|letak| settled.sumber.peta.alamat(letak)) == Some(alamat);
    halaman.goresan.iter().filter(alamat_goresan).collect()
}

/// The right end of a slot's first line.
fn kanan(settled: &Settled, alamat: &str) -> f64 {
    let goresan = settled.halaman.iter().find_map(|halaman| milik(settled, halaman, alamat).first().copied());
    goresan.map(|g| g.x + g.lebar).unwrap_or_else(|| panic!("`{alamat}` is not on the pages"))
}

/// What is printed on a page, without the marks of line ends.
fn cetakan(halaman: &Halaman) -> String {
    halaman.goresan.iter().map(|g| g.teks.as_str()).collect::<Vec<_>>().join("|").replace('\u{ad}', "")
}

fn lebar_halaman(settled: &Settled, alamat: &str) -> f64 {
    let ini = settled.halaman.iter().find(|halaman| !milik(settled, halaman, alamat).is_empty());
    ini.unwrap_or_else(|| panic!("`{alamat}` is not on the pages")).lebar
}

#[test]
fn numbers_are_printed_in_the_indonesian_way_below_each_other() {
    let (job, settled) = asli(&lampiran(HONOR));
    let sel = |alamat: &str| teks(&job, &format!("lampiran/I/1/{alamat}"));
    assert_eq!([sel("1/bulan"), sel("2/bulan"), sel("3/bulan")], ["12", "2,5", "-"]);
    assert_eq!([sel("1/honor"), sel("2/honor")], ["Rp1.500.000,00", "Rp250.000,50"]);
    let ujung = ["1/honor", "2/honor", "jumlah/honor"].map(|alamat| kanan(&settled, &format!("lampiran/I/1/{alamat}")));
    assert!((ujung[0] - ujung[1]).abs() < 0.1, "{ujung:?}");
}

#[test]
fn sums_and_their_words_are_computed() {
    let project = lampiran(HONOR);
    let (job, _) = asli(&project);
    let sel = |alamat: &str| teks(&job, &format!("lampiran/I/1/{alamat}"));
    assert_eq!([sel("jumlah"), sel("jumlah/bulan"), sel("jumlah/honor")], ["JUMLAH", "14,5", "Rp1.750.000,50"]);
    let kata = "Terbilang: satu juta tujuh ratus lima puluh ribu rupiah lima puluh sen";
    assert_eq!(sel("jumlah/terbilang"), kata);
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-asli.pdf").text();
    assert!(pdf.contains("JUMLAH") && pdf.contains("Rp1.750.000,50") && pdf.contains(kata), "{pdf}");
}

#[test]
fn texts_may_say_what_a_table_comes_to() {
    let diktum = r#"{ "diktum": "Honorarium {{ tabel.honor.banyak }} ({{ tabel.honor.banyak | terbilang }}) orang sebesar {{ tabel.honor.jumlah.honor | rupiah }}, {{ tabel.honor.jumlah.honor }}" },"#;
    let dengan = |isi: &str| lampiran(isi).edit(KEPUTUSAN, "\"memutuskan\": [", &format!("\"memutuskan\": [ {diktum}"));
    let (job, _) = asli(&dengan(HONOR));
    assert_eq!(teks(&job, "diktum/KESATU"), "Honorarium 3 (tiga) orang sebesar Rp1.750.000,50, 1.750.000,50.");
    let run = dengan(&HONOR.replace("\"id\": \"honor\", ", "")).run(["buat"]).fails_with(1);
    assert!(run.stderr().contains("rujukan `{{ tabel.honor.banyak }}` tidak dikenal"), "{}", run.stderr());
    // A cell may refer to a fact, but not to its own sum.
    let putar = dengan(&HONOR.replace("\"1500000\"", "\"{{ tabel.honor.jumlah.honor }}\"")).run(["buat"]).fails_with(1);
    assert!(putar.stderr().contains("merujuk dirinya sendiri"), "{}", putar.stderr());
    let (job, _) = asli(&dengan(&HONOR.replace("\"250.000,50\"", "\"{{ tahun }}\"")));
    assert_eq!(teks(&job, "lampiran/I/1/jumlah/honor"), "Rp1.502.025,00");
}

/// An empty cell ends what is printed once: nothing below it is taken for the cell above it.
#[test]
fn equal_cells_are_one_cell_only_where_nothing_stands_between_them() {
    let isi = r#"[{"tabel": {"kolom": [{"kunci": "a", "kepala": "A"}, {"kunci": "b", "kepala": "B"}], "gabung": ["a"],
        "baris": [{"a": "Tim", "b": "1"}, {"a": "Tim", "b": "2"}, {"a": "", "b": "3"}, {"b": "4"}, {"a": "Tim", "b": "5"}]}}]"#;
    let (job, settled) = asli(&lampiran(isi));
    let ada = |baris: usize| job.slot().iter().any(|slot| slot.alamat == format!("lampiran/I/1/{baris}/a"));
    assert_eq!((1..=5).map(ada).collect::<Vec<_>>(), [true, false, true, false, true]);
    let tercetak = settled.halaman.iter().flat_map(|halaman| milik(&settled, halaman, "lampiran/I/1/5/a"));
    assert_eq!(tercetak.map(|goresan| goresan.teks.trim()).collect::<String>(), "Tim");
}

#[test]
fn what_is_no_number_is_named_at_its_cell() {
    for (dari, menjadi, pesan, jalur) in [
        ("\"12\"", "\"dua belas\"", "`dua belas` bukan bilangan", "/baris/0/bulan"),
        ("\"12\"", "\"1.5\"", "`1.5` bukan bilangan", "/baris/0/bulan"),
        ("\"12\"", "\"007\"", "`007` bukan bilangan", "/baris/0/bulan"),
        ("\"12\"", "[\"12\"]", "isi sel ini bukan bilangan", "/baris/0/bulan"),
        ("\"250.000,50\"", "\"0,125\"", "`0,125` bukan jumlah uang", "/baris/1/honor"),
        ("\"jumlah\": [\"bulan\",", "\"jumlah\": [\"nama\",", "kolom `nama` berisi teks", "/jumlah/0"),
        ("\"jumlah\": [\"bulan\",", "\"jumlah\": [\"bulna\",", "`bulna` bukan kolom tabel ini", "/jumlah/0"),
        ("\"terbilang\": \"honor\"", "\"terbilang\": \"nama\"", "tetapi tidak dijumlahkan", "/terbilang"),
        ("\"terbilang\": \"honor\"", "\"terbilang\": \"bulan\"", "tidak dapat ditulis dengan kata", "/terbilang"),
        ("\"terbilang\": \"honor\"", "\"gabung\": [\"honor\"]", "digabung dan dijumlahkan", "/gabung"),
    ] {
        assert_eq!(HONOR.matches(dari).count(), 1, "{dari}");
        let temuan = gagal(&HONOR.replace(dari, menjadi));
        assert!(temuan.contains(pesan) && temuan.contains(jalur), "{menjadi}:\n{temuan}");
    }
    let besar = "999999999999999999";
    let temuan = gagal(&HONOR.replace("\"1500000\"", &format!("\"{besar}\"")));
    assert!(temuan.contains("jumlah kolom `honor` lebih dari 18 angka"), "{temuan}");
}

/// Rows of one column, and a sum.
fn panjang(baris: usize, kelompok: Option<usize>) -> String {
    let satu = |n: usize| format!(r#"{{"a": "Baris {n}", "b": "{n}"}}"#);
    let semua: Vec<String> = (1..=baris).map(satu).collect();
    let semua = match kelompok {
        None => semua.join(","),
        Some(isi) => {
            let satu = |(n, isi): (usize, &[String])| {
                format!(r#"{{"kelompok": "Kelompok {}", "baris": [{}]}}"#, n + 1, isi.join(","))
            };
            semua.chunks(isi).enumerate().map(satu).collect::<Vec<_>>().join(",")
        }
    };
    format!(
        r#"[{{"tabel": {{"kolom": [{{"kunci": "a", "kepala": "A"}}, {{"kunci": "b", "kepala": "B", "jenis": "bilangan"}}],
        "baris": [{semua}], "jumlah": ["b"], "terbilang": "b"}}}}]"#
    )
}

/// Wherever the table happens to end, over more than a page's worth of lengths.
#[test]
fn a_sum_stands_with_the_row_before_it_and_with_its_words() {
    for baris in 8..40 {
        let (_, settled) = asli(&lampiran(&panjang(baris, None)));
        let di = |alamat: &str| settled.halaman.iter().position(|h| !milik(&settled, h, alamat).is_empty());
        let [akhir, jumlah, kata] = [format!("{baris}/a"), "jumlah".to_owned(), "jumlah/terbilang".to_owned()]
            .map(|a| di(&format!("lampiran/I/1/{a}")));
        assert!(akhir.is_some() && akhir == jumlah && jumlah == kata, "{baris} rows: {akhir:?} {jumlah:?} {kata:?}");
    }
}

#[test]
fn a_wide_table_turns_its_pages_where_nobody_says_how_they_stand() {
    let tabel = |kolom: usize| {
        let kolom: Vec<String> = (1..=kolom).map(|n| format!(r#"{{"kunci": "k{n}", "kepala": "K{n}"}}"#)).collect();
        format!(
            r#"{{"tabel": {{"kolom": [{{"kepala": "SEMUA", "kolom": [{}]}}], "baris": [{{"k1": "isi"}}]}}}}"#,
            kolom.join(",")
        )
    };
    let melintang = |project: &Project, alamat: &str| lebar_halaman(&asli(project).1, alamat) > 900.0;
    let (lima, enam) = (format!("[{}]", tabel(5)), format!("[{}]", tabel(6)));
    assert!(!melintang(&lampiran(&lima), "lampiran/I/1/1/k1"));
    assert!(melintang(&lampiran(&enam), "lampiran/I/1/1/k1"));
    let potret = Project::from("ringkas").edit(KEPUTUSAN, MATRIKS, &enam).edit(KEPUTUSAN, "lanskap", "potret");
    assert!(!melintang(&potret, "lampiran/I/1/1/k1"), "what the user says holds");
    // A part turns its own pages, and no others.
    let bagian =
        lampiran(&format!(r#"["Awal.", {{"bagian": "Tabel", "isi": ["Isi.", {enam}]}}, "Akhir."]"#, enam = tabel(6)));
    assert!(!melintang(&bagian, "lampiran/I/1") && !melintang(&bagian, "lampiran/I/3"));
    assert!(melintang(&bagian, "lampiran/I/2/1") && melintang(&bagian, "lampiran/I/2/2/1/k1"));
    // Nothing but such parts: no page of its own for each.
    let semua = format!(r#"[{{"bagian": "Satu", "isi": [{t}]}}, {{"bagian": "Dua", "isi": [{t}]}}]"#, t = tabel(6));
    let semua = lampiran(&semua);
    assert!(melintang(&semua, "lampiran/I/1/1/1/k1"));
    let (_, settled) = asli(&semua);
    assert!(
        settled
            .halaman
            .iter()
            .any(|h| !milik(&settled, h, "lampiran/I/1").is_empty() && !milik(&settled, h, "lampiran/I/2").is_empty())
    );
    // The number of columns is a value of the profile.
    let profil = |nilai: &str| {
        format!(
            r#"{{"format": 1, "jenis": "profil", "nama": "kpu", "pilihan": {{"kolom-lanskap": {{"nilai": "{nilai}", "sumber": "kantor", "kepastian": "praktik"}}}}}}"#
        )
    };
    assert!(!melintang(&lampiran(&enam).with("data/acuan/profil/kpu.json", &profil("7")), "lampiran/I/1/1/k1"));
    let run = lampiran(&enam).with("data/acuan/profil/kpu.json", &profil("enam")).run(["buat"]);
    assert!(run.stderr().contains("`kolom-lanskap` bernilai `enam`"), "{}", run.stderr());
}

#[test]
fn the_heading_of_a_group_stands_again_where_its_rows_run_on() {
    let project = lampiran(&panjang(90, Some(40)));
    let (_, settled) = asli(&project);
    let mut berjalan = 0;
    for halaman in &settled.halaman {
        let cetakan = cetakan(halaman);
        let ada = |n: usize| !milik(&settled, halaman, &format!("lampiran/I/1/{n}/a")).is_empty();
        // Groups are the rows 1, 42 and 83; the rows of cells are the others.
        for (ke, awal) in [1_usize, 42, 83].into_iter().enumerate() {
            let baris: Vec<usize> = (awal + 1..awal + 41).filter(|n| ada(*n)).collect();
            let judul = milik(&settled, halaman, &format!("lampiran/I/1/{awal}")).len();
            let Some(pertama) = baris.first() else {
                assert_eq!(judul, 0, "no heading without its rows: {cetakan}");
                continue;
            };
            assert_eq!(judul, 1, "once on each page");
            if *pertama != awal + 1 {
                berjalan += 1;
                assert!(
                    cetakan.contains(&format!("Kelompok {}| |(lanjutan)", ke + 1))
                        || cetakan.contains(&format!("Kelompok {}|", ke + 1)) && cetakan.contains("(lanjutan)"),
                    "{cetakan}"
                );
            } else {
                assert!(!cetakan.contains(&format!("Kelompok {} (lanjutan)", ke + 1)), "{cetakan}");
            }
        }
    }
    assert!(berjalan >= 2, "groups run on {berjalan} times");
    // What comes again is no part of the text.
    project.run(["buat"]).succeeds();
    let pdf = project.pdf("output/ringkas/keputusan-asli.pdf");
    let tertulis = pdf.text();
    assert_eq!((tertulis.matches("Kelompok 1").count(), tertulis.matches("(lanjutan)").count()), (1, 0), "{tertulis}");
    let halaman: String = (0..pdf.page_count()).map(|n| pdf.page_text(n)).collect();
    assert_eq!(halaman.matches("(lanjutan)").count(), berjalan, "{halaman}");
}

/// Groups of every size, tables of every length: a heading never stands without a row of its group, also where the last rows go to
/// the page of the closing.
#[test]
fn no_heading_of_a_group_stands_alone() {
    for kelompok in 1..4 {
        for baris in 10..34 {
            let isi = panjang(baris, Some(kelompok)).replace(r#", "jumlah": ["b"], "terbilang": "b""#, "");
            let (job, settled) = asli(&lampiran(&isi));
            let tabel = job.tabel()[0];
            for halaman in &settled.halaman {
                let mut judul_akhir = None;
                for (i, satu) in tabel.baris.iter().enumerate() {
                    let alamat = satu.alamat();
                    let ini_judul = !milik(&settled, halaman, alamat).is_empty();
                    let ini_isi = !milik(&settled, halaman, &format!("{alamat}/a")).is_empty();
                    if ini_judul {
                        assert_eq!(judul_akhir, None, "{kelompok} a group, {baris} rows: row {i}");
                        judul_akhir = Some(i);
                    } else if ini_isi {
                        judul_akhir = None;
                    }
                }
                assert_eq!(judul_akhir, None, "{kelompok} a group, {baris} rows");
            }
            let penutup =
                settled.halaman.iter().find(|h| !milik(&settled, h, "lampiran/I/tanda-tangan/nama").is_empty());
            let akhir = format!("{}/a", tabel.baris.last().expect("ada").alamat());
            assert!(!milik(&settled, penutup.expect("ada"), &akhir).is_empty(), "{kelompok}, {baris}: closing alone");
        }
    }
}

#[test]
fn rows_after_a_group_do_not_stand_under_its_heading() {
    let mut baris = String::new();
    let _ = (1..=40).try_for_each(|n| write!(baris, r#", {{"a": "Lain {n}", "b": "{n}"}}"#));
    let isi = format!(
        r#"[{{"tabel": {{"kolom": [{{"kunci": "a", "kepala": "A"}}, {{"kunci": "b", "kepala": "B"}}],
        "baris": [{{"kelompok": "Luar", "baris": [{{"kelompok": "Dalam", "baris": [{{"a": "x", "b": "y"}}]}}]}}{baris}]}}}}]"#
    );
    let (_, settled) = asli(&lampiran(&isi));
    let halaman: Vec<_> = settled.halaman.iter().filter(|h| cetakan(h).contains("Lain")).collect();
    assert!(halaman.len() >= 2, "{} pages", halaman.len());
    assert!(halaman.iter().all(|h| !cetakan(h).contains("lanjutan")));
}

const TIM: &str = r#"{"format": 1, "jenis": "tim",
    "orang": {"p-1": {"nama": "Ani Satu", "jabatan": "Ketua KPU"}, "p-2": {"nama": "Budi Dua", "pangkat": "Penata, III/c"}, "p-3": {"nama": "Citra Tiga"}},
    "anggota": [{"orang": "p-2", "sebagai": "Koordinator", "kelompok": "{{ rencana.I }}"}, {"orang": "p-1", "sebagai": "Pengarah"},
        {"orang": "p-3", "sebagai": "Anggota", "kelompok": "{{ rencana.I }}"}, {"orang": "p-1", "sebagai": "Anggota", "kelompok": "Lain"},
        {"orang": "p-3", "sebagai": "Anggota", "kelompok": "Lain", "untuk": "provinsi"}],
    "tugas": {"Koordinator": ["mengoordinasikan", "melaporkan"], "Pengarah": ["mengarahkan"]}}"#;

fn bertim(tim: &str, isi: &str) -> Project {
    lampiran(isi).with("data/ringkas/tim.json", tim)
}

#[test]
fn members_are_grouped_numbered_and_named_once() {
    let project = bertim(
        TIM,
        r#"["Tim terdiri atas {{ tim.banyak | terbilang }} kedudukan:", {"tampilan": "susunan", "dari": "tim"}]"#,
    );
    let (job, settled) = asli(&project);
    let kepala: Vec<_> = job.tabel()[0].kepala[0].iter().map(|k| k.teks.tulisan.polos()).collect();
    assert_eq!(kepala, ["NO", "NAMA", "PANGKAT/GOLONGAN", "JABATAN", "KEDUDUKAN DALAM TIM"]);
    let isi: Vec<String> = job.tabel()[0]
        .baris
        .iter()
        .map(|baris| {
            let awal = format!("{}/", baris.alamat());
            let milik =
                job.slot().into_iter().filter(|slot| slot.alamat == baris.alamat() || slot.alamat.starts_with(&awal));
            milik.map(|slot| slot.tulisan.polos()).collect::<Vec<_>>().join(" · ")
        })
        .collect();
    assert_eq!(
        isi,
        [
            "1 · Ani Satu · Ketua KPU · Pengarah",
            "Manajemen Perubahan",
            "2 · Budi Dua · Penata, III/c · Koordinator",
            "3 · Citra Tiga · Anggota",
            "Lain",
            "4 · Ani Satu · Ketua KPU · Anggota",
        ]
    );
    assert_eq!(teks(&job, "lampiran/I/1"), "Tim terdiri atas empat kedudukan:");
    assert!(lebar_halaman(&settled, "lampiran/I/2/1/nama") < 700.0, "five columns stand upright");
    let tanpa = TIM.replace(", \"jabatan\": \"Ketua KPU\"", "").replace(", \"pangkat\": \"Penata, III/c\"", "");
    let (job, _) = asli(&bertim(&tanpa, r#"[{"tampilan": "susunan", "dari": "tim"}]"#));
    assert_eq!(job.tabel()[0].kolom.len(), 3, "no column for what nobody has");
}

#[test]
fn the_work_of_each_role_is_a_list() {
    let (job, _) = asli(&bertim(TIM, r#"[{"tampilan": "tugas", "dari": "tim"}]"#));
    let bagian: Vec<_> = job.bagian().into_iter().map(|(judul, _)| judul.tulisan.polos()).collect();
    assert_eq!(bagian, ["Koordinator", "Pengarah"]);
    assert_eq!(teks(&job, "lampiran/I/1/1/tugas/1"), "mengoordinasikan; dan");
    assert_eq!(teks(&job, "lampiran/I/1/1/tugas/2"), "melaporkan.");
}

#[test]
fn what_is_wrong_with_a_team_is_named() {
    let susunan = r#"[{"tampilan": "susunan", "dari": "tim"}]"#;
    for (tim, isi, pesan) in [
        (TIM.replace("{\"orang\": \"p-2\"", "{\"orang\": \"p-22\""), susunan, "orang `p-22` tidak ada dalam `orang`"),
        (TIM.replace("\"Pengarah\": [", "\"Pengarh\": ["), susunan, "tugas untuk `Pengarh`"),
        (TIM.to_owned(), r#"[{"tampilan": "susunan", "dari": "tmi"}]"#, "Mungkin maksudnya `tim`"),
        (TIM.to_owned(), r#"[{"tampilan": "matriks", "dari": "tim"}]"#, "data `tim` bukan berjenis `rencana-kerja`"),
        (TIM.to_owned(), r#"[{"tampilan": "susunan", "dari": "rencana"}]"#, "data `rencana` bukan berjenis `tim`"),
        (TIM.to_owned(), r#"[{"tampilan": "susunan", "dari": "tim", "area": "I"}]"#, "tidak mengenal `area`"),
    ] {
        let run = bertim(&tim, isi).run(["buat"]).fails_with(1);
        assert!(run.stderr().contains(pesan), "{pesan}:\n{}", run.stderr());
    }
    let lain = TIM.replace("\"p-3\": {", "\"p-4\": {\"nama\": \"D\"}, \"p-3\": {");
    let run: Run = bertim(&lain, susunan).run(["buat"]).succeeds();
    assert!(run.stderr().contains("orang `p-4` bukan anggota"), "{}", run.stderr());
}

/// A word breaks within its column; a number never does, and what cannot be printed is named with word, row and column.
#[test]
fn a_column_that_is_too_narrow_is_named_with_row_and_column() {
    let tabel = |jumlah: usize, jenis: &str, isi: &str| {
        let kolom: Vec<String> =
            (1..=jumlah).map(|n| format!(r#"{{"kunci": "k{n}", "kepala": "K{n}", "jenis": "{jenis}"}}"#)).collect();
        let sel: Vec<String> = (1..=jumlah).map(|n| format!(r#""k{n}": "{isi}""#)).collect();
        let baris = format!("{{{}}}", sel.join(","));
        format!(r#"[{{"tabel": {{"kolom": [{}], "baris": [{{"k1": "1"}}, {baris}]}}}}]"#, kolom.join(","))
    };
    let temuan = gagal(&tabel(14, "rupiah", "123456789012"));
    for ada in [
        "[tepi]",
        "kata `Rp123.456.789.012,00` pada baris 2 tabel `lampiran/I/1`",
        "kolom `K1`",
        "kurangi dari 14 kolom",
    ] {
        assert!(temuan.contains(ada), "{ada}:\n{temuan}");
    }
    lampiran(&tabel(14, "teks", "Rp123.456.789.012,00")).run(["buat"]).succeeds();
    assert!(gagal(&tabel(110, "teks", "198501012010011001")).contains("kurangi dari 110 kolom"));
}

/// Rows of five columns, as many as nobody would type.
fn besar(baris: usize) -> Project {
    let mut semua = String::new();
    for n in 1..=baris {
        let koma = if n > 1 { "," } else { "" };
        let _ = write!(semua, r#"{koma}{{"no": "{n}", "nama": "Nama Penerima {n}", "honor": "{}"}}"#, 1_000_000 + n);
    }
    let isi = format!(
        r#"[{{"tabel": {{"kolom": [{{"kunci": "no", "kepala": "NO"}}, {{"kunci": "nama", "kepala": "NAMA"}},
        {{"kunci": "honor", "kepala": "HONORARIUM", "jenis": "rupiah"}}], "baris": [{semua}], "jumlah": ["honor"]}}}}]"#
    );
    // A draft: one copy is enough.
    lampiran(&isi).edit(KEPUTUSAN, "\"nomor\": 7,", "")
}

#[test]
fn five_thousand_rows_are_made_and_too_many_are_refused() {
    let project = besar(5000);
    project.run(["buat"]).succeeds();
    let teks = project.pdf("output/ringkas/keputusan-asli.pdf").text();
    assert!(teks.contains("Nama Penerima 5000") && teks.contains("Rp5.012.502.500,00"));
    let temuan = besar(20_001).run(["buat"]).fails_with(1).stderr();
    assert!(temuan.contains("tabel ini memiliki 20001 baris, lebih dari 20000"), "{temuan}");
    assert!(temuan.contains("/tabel/baris") && temuan.contains("Bagi menjadi beberapa tabel"), "{temuan}");
}
