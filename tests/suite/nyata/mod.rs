//! The two decrees as they were published, through `impor` and `periksa`: every mistake that was found in them by hand, and what the
//! rules find. `docs/temuan-nyata.md` is made of it.
//!
//! `kesalahan.tsv`: one line for each place of each mistake: decree, number in the list of that decree, class (`D` a mistake of
//! drafting, `?` undecidable, `O` probably of scanning), rules that may find it, words of the text or the address where it stands, words
//! that the finding shows or says, what is wrong. A line of class `-` is a mistake that no rule can see, with the reason; one of class `+`
//! is a true finding that the list lacks.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::Value;

use crate::{kesalahan::sama_dengan_docs, project::Project};

const SUMBER: [(&str, &str, &str); 2] = [
    ("003", "sumsel-34-2023", "Keputusan KPU Provinsi Sumatera Selatan Nomor 34 Tahun 2023"),
    ("004", "kalbar-9-2025", "Keputusan KPU Provinsi Kalimantan Barat Nomor 9 Tahun 2025"),
];

/// A place of a mistake.
struct Baris {
    naskah: &'static str,
    nomor: u32,
    kelas: &'static str,
    kaidah: Vec<&'static str>,
    tempat: &'static str,
    kutipan: &'static str,
    salahnya: &'static str,
}

fn daftar() -> Vec<Baris> {
    let teks = include_str!("kesalahan.tsv");
    let baris = teks.lines().filter(|baris| !baris.is_empty() && !baris.starts_with('#'));
    baris
        .map(|baris| {
            let sel: Vec<&str> = baris.split('\t').collect();
            let [naskah, nomor, kelas, kaidah, tempat, kutipan, salahnya] = sel[..] else { panic!("{baris}") };
            let kaidah = kaidah.split_whitespace().collect();
            Baris { naskah, nomor: nomor.parse().expect("angka"), kelas, kaidah, tempat, kutipan, salahnya }
        })
        .collect()
}

/// A finding, with the text that it is about.
struct Temuan {
    kode: String,
    jenis: String,
    baris: u64,
    /// Address and text at its place.
    tempat: String,
    /// The words that it shows.
    kata: String,
    /// What it shows and says.
    isi: String,
    pesan: String,
}

fn sumber(nama: &str) -> String {
    let jalur = format!("{}/tests/suite/fixtures/sumber/{nama}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(jalur).expect("sumber ada")
}

/// The first line of the published text that has the words of a finding, whole or as far as a line holds them.
fn baris_sumber(sumber: &str, satu: &Temuan) -> Option<usize> {
    let kata = satu.kata.split_whitespace().next().map(|_| satu.kata.as_str())?;
    let letak = |cari: &str| sumber.lines().position(|baris| baris.contains(cari)).map(|n| n + 1);
    letak(kata).or_else(|| letak(kata.split_inclusive(' ').take(3).collect::<String>().trim_end()))
}

/// What `periksa` says of a decree that `impor` made of its text.
fn periksa(nama: &str) -> Vec<Temuan> {
    let project = Project::empty().with("data/catatan.txt", "").with(&format!("{nama}.txt"), &sumber(nama));
    project.run(["impor", &format!("{nama}.txt")]).succeeds();
    let laporan: Value = serde_json::from_str(&project.run(["periksa", "--format", "json"]).stdout()).expect("laporan");
    let isi = |berkas: &str| serde_json::from_slice::<Value>(&project.bytes(berkas)).unwrap_or_default();
    let semua = laporan["dokumen"]
        .as_array()
        .expect("dokumen")
        .iter()
        .flat_map(|dokumen| dokumen["temuan"].as_array().expect("temuan"));
    semua
        .map(|satu| {
            let teks = |kunci: &str| satu[kunci].as_str().unwrap_or_default().to_owned();
            let jalur = teks("jalur");
            let nilai = isi(&teks("berkas")).pointer(&jalur).cloned().unwrap_or_default();
            let nilai = nilai.as_str().map_or_else(|| nilai.to_string(), str::to_owned);
            Temuan {
                kode: teks("nama"),
                jenis: teks("jenis"),
                baris: satu["baris"].as_u64().unwrap_or_default(),
                tempat: format!("{jalur} {nilai}"),
                kata: satu["kata"].as_str().unwrap_or_default().to_owned(),
                isi: format!("«{}» {}", satu["kata"].as_str().unwrap_or_default(), teks("pesan")),
                pesan: teks("pesan"),
            }
        })
        .collect()
}

/// What a rule did with the list.
#[derive(Default)]
struct Hitungan {
    ditemukan: usize,
    luput: usize,
    keliru: usize,
}

#[test]
fn every_mistake_of_the_published_decrees_is_found_by_its_rule() {
    let (mut halaman, mut hitungan) = (pembuka(), BTreeMap::<String, Hitungan>::new());
    let (mut luput, mut keliru) = (Vec::new(), Vec::new());
    for (naskah, nama, judul) in SUMBER {
        let semua = periksa(nama);
        let mut terpakai = vec![false; semua.len()];
        let _ = write!(
            halaman,
            "\n## {judul}\n\n| no. | kelas | baris | kesalahan | ditemukan oleh |\n|---|---|---|---|---|\n"
        );
        for baris in daftar().iter().filter(|baris| baris.naskah == naskah) {
            let kena: Vec<usize> = (0..semua.len()).filter(|i| cocok(baris, &semua[*i])).collect();
            kena.iter().for_each(|i| terpakai[*i] = true);
            let oleh = kena.first().map(|i| &semua[*i]);
            let kaidah =
                oleh.map_or_else(|| baris.kaidah.first().copied().unwrap_or_default(), |satu| satu.kode.as_str());
            let hitung = hitungan.entry(kaidah.to_owned()).or_default();
            let hasil = match (oleh, baris.kelas) {
                (Some(satu), _) => {
                    hitung.ditemukan += 1;
                    format!("{} ({}): {}", satu.kode, satu.jenis, satu.pesan.replace('|', "\\|"))
                }
                (None, "D" | "+") => {
                    hitung.luput += 1;
                    luput.push(format!("{naskah}/{}: {} ({})", baris.nomor, baris.salahnya, baris.tempat));
                    "**luput**".to_owned()
                }
                (None, "-") => format!("tidak terlihat kaidah mana pun: {}", baris.kutipan),
                (None, _) => "—".to_owned(),
            };
            let di =
                oleh.and_then(|satu| baris_sumber(&sumber(nama), satu)).map_or_else(String::new, |n| n.to_string());
            let _ = writeln!(
                halaman,
                "| {} | {} | {di} | {} | {hasil} |",
                baris.nomor,
                baris.kelas,
                baris.salahnya.replace('|', "\\|")
            );
        }
        for satu in
            semua.iter().zip(&terpakai).filter(|(satu, terpakai)| !**terpakai && berat(satu)).map(|(satu, _)| satu)
        {
            hitungan.entry(satu.kode.clone()).or_default().keliru += 1;
            keliru.push(format!(
                "{naskah} {}[{}] {}: {} @ {}",
                satu.jenis, satu.kode, satu.baris, satu.pesan, satu.tempat
            ));
        }
    }
    let _ = write!(halaman, "\n## Menurut kaidah\n\n| kaidah | ditemukan | luput | keliru |\n|---|---|---|---|\n");
    for (kode, Hitungan { ditemukan, luput, keliru }) in hitungan.iter().filter(|(kode, _)| !kode.is_empty()) {
        let _ = writeln!(halaman, "| {kode} | {ditemukan} | {luput} | {keliru} |");
    }
    assert!(luput.is_empty() && keliru.is_empty(), "luput:\n{}\n\nkeliru:\n{}", luput.join("\n"), keliru.join("\n"));
    sama_dengan_docs("temuan-nyata.md", &halaman);
}

fn cocok(baris: &Baris, satu: &Temuan) -> bool {
    baris.kaidah.contains(&satu.kode.as_str()) && satu.tempat.contains(baris.tempat) && satu.isi.contains(baris.kutipan)
}

/// Whether a finding would trouble somebody whose decree is right.
fn berat(satu: &Temuan) -> bool {
    satu.jenis == "galat" || satu.jenis == "peringatan"
}

fn pembuka() -> String {
    "# Yang ditemukan dalam dua Keputusan yang diterbitkan\n\nDua Keputusan yang nyata, apa adanya, dibaca dengan `naskah impor` dan diperiksa \
     dengan `naskah periksa`. Halaman ini\ndibuat oleh sebuah uji (`tests/suite/nyata/`); jangan disunting. Nomor dan kelas menurut daftar \
     kesalahan yang dibuat dengan\ntangan: `D` kesalahan penyusunan, `?` tidak dapat dipastikan dari teksnya, `O` mungkin akibat pindai, `-` \
     tidak dapat dilihat\nkaidah mana pun, `+` temuan benar yang tidak ada dalam daftar itu.\nKolom \
     `baris`: baris pertama sumber yang memuat kata-kata temuan itu; kosong bila yang ditemukan justru hilang.\n"
        .to_owned()
}

#[test]
fn at_most_five_mistakes_are_beyond_all_rules() {
    let semua = daftar();
    let tidak: Vec<_> = semua.iter().filter(|baris| baris.kelas == "-").collect();
    assert!(tidak.len() <= 5 && tidak.iter().all(|baris| baris.kutipan.len() > 20), "with their reasons");
    let nomor = |naskah| {
        let milik = semua.iter().filter(|baris| baris.naskah == naskah && ["D", "-"].contains(&baris.kelas));
        milik.map(|baris| baris.nomor).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!((nomor("003"), nomor("004")), (35, 23), "all mistakes of class D");
}
