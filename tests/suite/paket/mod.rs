//! Packages: the same decree for many offices, each with its own values and nobody else's.

mod nilai;

use std::{collections::BTreeMap, fmt::Write as _};

use naskah::{
    model::satker::Satker,
    read::{Workspace, register_satker},
};
use serde_json::{Value, json};

use crate::{
    pdf::Pdf,
    project::{Project, Run},
};

/// A short decree without office, number and date.
fn sk() -> Value {
    json!({
        "format": 1, "jenis": "keputusan", "penetap": "ketua", "tahun": 2026,
        "tentang": "Pembentukan Tim di Lingkungan {{ satker.nama }}",
        "menimbang": ["bahwa {{ satker.singkat }} memerlukan tim"],
        "mengingat": ["uu-7-2017"],
        "memutuskan": [
            {"diktum": "Membentuk Tim {{ satker.wilayah }}"},
            {"diktum": "Tim melapor kepada provinsi", "untuk": ["kabupaten", "kota"]},
        ],
        "lampiran": [{"id": "tim", "judul": "Tim {{ satker.singkat }}", "isi": [
            {"tabel": {"kolom": [{"kunci": "a", "kepala": "KANTOR"}, {"kunci": "b", "kepala": "TEMPAT"}],
                       "baris": [{"a": "{{ satker.nama }}", "b": "{{ satker.kedudukan }}"}]}}]}],
    })
}

fn paket(satker: Value, nilai: Value) -> Value {
    json!({"format": 1, "jenis": "paket", "naskah": ["sk"], "satker": satker, "nilai": nilai})
}

fn csv() -> Value {
    json!({"berkas": "nilai.csv", "kunci": "Kode", "kolom": {
        "Nomor": "nomor", "Tanggal": "tanggal", "Ketua": "pejabat.ketua.nama", "Hukum": "pejabat.hukum.nama",
        "Jabatan": "pejabat.hukum.jabatan", "Kedudukan": "kedudukan"}})
}

const KEPALA: &str = "Kode;Nomor;Tanggal;Ketua;Hukum;Jabatan;Kedudukan";

/// A workspace with this package over the short decree.
fn ruang(paket: &Value, csv: &str) -> Project {
    Project::empty()
        .with("data/tim/sk.json", &sk().to_string())
        .with("data/tim/paket.json", &paket.to_string())
        .with("data/tim/nilai.csv", csv)
}

/// A package for some offices, a row for each.
fn beberapa(kode: &[&str], baris: &str) -> Project {
    ruang(&paket(json!(kode), csv()), &format!("{KEPALA}\n{baris}\n"))
}

/// The text of a PDF, its lines joined.
fn teks(pdf: &Pdf) -> String {
    pdf.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn laporan(run: &Run) -> Value {
    serde_json::from_str(&run.stdout()).expect("JSON")
}

/// The finding of this name in a report, its message and its place.
#[track_caller]
fn temuan(laporan: &Value, nama: &str) -> (String, String) {
    let dokumen =
        laporan["dokumen"].as_array().expect("dokumen").iter().flat_map(|d| d["temuan"].as_array().expect("temuan"));
    let semua = laporan["temuan"].as_array().expect("temuan").iter().chain(dokumen);
    let satu = semua.into_iter().find(|satu| satu["nama"] == nama).unwrap_or_else(|| panic!("no {nama}: {laporan:#}"));
    let tempat = format!("{}:{}:{}", satu["berkas"].as_str().unwrap_or("-"), satu["baris"], satu["kolom"]);
    (satu["pesan"].as_str().expect("pesan").to_owned(), tempat)
}

/// Every office of the country and the centre: its own name, seat, number and signers, and no other office's.
#[test]
fn every_office_gets_its_own_decree_and_nothing_of_another_one() {
    let register = register_satker();
    let mut isi = format!("\u{feff}{KEPALA}\r\n");
    for (nomor, satker) in (1001..).zip(register.values()) {
        let kedudukan = if satker.kedudukan.is_some() { String::new() } else { format!("Kota Uji {}", satker.kode) };
        let _ = write!(
            isi,
            "{};{nomor};2026-02-10;Ketua Ke-{nomor};Hukum Ke-{nomor};Kepala Bagian Hukum;{kedudukan}\r\n",
            satker.kode
        );
    }
    let mut semua = paket(json!("semua"), csv());
    semua["salinan"] = json!(["salinan"]);
    let project = ruang(&semua, &isi);
    let run = project.run(["buat", "--format", "json"]).succeeds();
    let laporan = laporan(&run);
    let dokumen = laporan["dokumen"].as_array().expect("dokumen");
    assert_eq!(dokumen.len(), 553, "552 offices and the centre");
    for (nomor, (dokumen, satker)) in (1001..).zip(dokumen.iter().zip(register.values())) {
        assert_eq!(dokumen["satker"], satker.kode.as_str());
        let berkas = dokumen["hasil"][0]["berkas"].as_str().expect("berkas");
        milik_sendiri(&register, satker, nomor, &project.pdf(berkas));
    }
}

#[track_caller]
fn milik_sendiri(register: &BTreeMap<String, Satker>, satker: &Satker, nomor: u32, pdf: &Pdf) {
    let teks = teks(pdf).to_uppercase();
    let kode = &satker.kode;
    let kedudukan = satker.kedudukan.clone().unwrap_or_else(|| format!("Kota Uji {kode}"));
    for harus in [
        satker.nama_lengkap(),
        format!("NOMOR {nomor} TAHUN 2026"),
        format!("Ditetapkan di {kedudukan} pada tanggal 10 Februari 2026"),
        format!("KETUA KE-{nomor}"),
        format!("Hukum Ke-{nomor}"),
    ] {
        assert!(teks.contains(&harus.to_uppercase()), "{kode} lacks `{harus}`:\n{teks}");
    }
    for (tanda, sesudah) in [("NOMOR ", " TAHUN 2026"), ("KETUA KE-", ""), ("HUKUM KE-", "")] {
        for sisa in teks.split(tanda).skip(1) {
            let angka: String = sisa.chars().take_while(char::is_ascii_digit).collect();
            let milik_lain = sisa[angka.len()..].starts_with(sesudah) && angka != nomor.to_string();
            assert!(!milik_lain, "{kode} prints {tanda}{angka}");
        }
    }
    for lain in register.values().filter(|lain| lain.kedudukan.is_none() && lain.kode != *kode) {
        assert!(!teks.contains(&format!("KOTA UJI {}", lain.kode)), "{kode} prints the seat of {}", lain.kode);
    }
    // Its own name first: it may hold that of another one (Kabupaten Bandung Barat, Kabupaten Bandung).
    let sisa = teks.replace(&satker.nama.to_uppercase(), "");
    let lain = register.values().filter(|lain| lain.kode != *kode && lain.kode != "pusat" && lain.nama.contains(' '));
    for lain in lain {
        let asing = lain.nama.to_uppercase();
        assert!(!sisa.contains(&asing), "{kode} prints `{}` of {}", lain.nama, lain.kode);
    }
    let provinsi = matches!(satker.tingkat.nama(), "provinsi" | "pusat");
    assert_eq!(teks.contains("TIM MELAPOR KEPADA PROVINSI"), !provinsi, "{kode}");
    assert_eq!(teks.contains("KOMISI INDEPENDEN PEMILIHAN"), kode.starts_with("11"), "{kode}");
}

#[test]
fn names_have_the_form_of_their_region() {
    let register = register_satker();
    for (kode, nama) in [
        ("11", "Komisi Independen Pemilihan Aceh"),
        ("11.71", "Komisi Independen Pemilihan Kota Banda Aceh"),
        ("31.71", "Komisi Pemilihan Umum Kota Administrasi Jakarta Pusat"),
        ("31.01", "Komisi Pemilihan Umum Kabupaten Administrasi Kepulauan Seribu"),
        ("61", "Komisi Pemilihan Umum Provinsi Kalimantan Barat"),
        ("pusat", "Komisi Pemilihan Umum"),
    ] {
        assert_eq!(register[kode].nama_lengkap(), nama);
    }
}

#[test]
fn a_seat_that_no_source_settles_is_a_question() {
    let run = beberapa(&["35.06"], "35.06;1;2026-02-10;A;B;C;").run(["buat", "--format", "json"]).fails_with(1);
    let (pesan, _) = temuan(&laporan(&run), "kedudukan");
    assert!(pesan.starts_with("di mana kedudukan KPU Kabupaten Kediri?"), "{pesan}");
}

/// The profile goes before the register, for everything that it can say.
#[test]
fn the_profile_of_an_office_overrides_the_register() {
    let profil = json!({
        "format": 1, "jenis": "satker", "kode": "61.71", "nama": "Kota Khatulistiwa", "kedudukan": "Siantan",
        "laman": "https://kpu.example.go.id", "kop": {"logo": {"berkas": "logo.svg", "alt": "Logo kantor"}},
        "pejabat": {"ketua": [{"nama": "Lama", "selesai": "2026-02-09"}, {"nama": "Baru", "mulai": "2026-02-10", "status": "plt"}],
                    "hukum": [{"nama": "Pengesah", "jabatan": "Kepala Subbagian Hukum"}]},
    });
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>"#;
    let naskah = sk().to_string().replace("memerlukan tim", "memerlukan tim, lihat {{ satker.laman }}");
    let project = beberapa(&["61.71"], "61.71;5;2026-02-10;;;;")
        .with("data/tim/sk.json", &naskah)
        .with("data/satker/61.71.json", &profil.to_string())
        .with("data/satker/logo.svg", svg);
    project.run(["buat"]).succeeds();
    let teks = teks(&project.pdf("output/tim/61.71-kota-pontianak/sk-salinan.pdf"));
    for harus in
        ["KOTA KHATULISTIWA", "Ditetapkan di Siantan", "Plt. KETUA", "BARU", "Pengesah", "https://kpu.example.go.id"]
    {
        assert!(teks.contains(harus), "lacks `{harus}`:\n{teks}");
    }
    assert!(!teks.contains("Pontianak") && !teks.contains("LAMA"), "{teks}");
}

#[test]
fn a_missing_site_is_a_question() {
    let naskah = sk().to_string().replace("memerlukan tim", "memerlukan tim, lihat {{ satker.laman }}");
    let project = beberapa(&["61.71"], "61.71;5;2026-02-10;A;B;C;").with("data/tim/sk.json", &naskah);
    let (pesan, _) = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "laman");
    assert_eq!(pesan, "apa alamat laman KPU Kota Pontianak?");
}

#[test]
fn offices_are_chosen_by_province_level_list_and_exception() {
    let berapa = |satker: Value| {
        let run = ruang(&paket(satker, Value::Null), "").run(["buat", "--rencana", "--format", "json"]).succeeds();
        let rencana = laporan(&run)["rencana"].as_array().expect("rencana").clone();
        rencana.iter().filter(|satu| satu["salinan"] == "asli").count()
    };
    assert_eq!(berapa(json!("semua")), 553);
    assert_eq!(berapa(json!("61.71")), 1);
    assert_eq!(berapa(json!(["61", "61.71"])), 2);
    assert_eq!(berapa(json!({"provinsi": "61"})), 15);
    assert_eq!(berapa(json!({"provinsi": ["61", "35"]})), 15 + 39);
    assert_eq!(berapa(json!({"provinsi": "61", "kecuali": ["61.72"]})), 14);
    assert_eq!(berapa(json!({"provinsi": "61", "tingkat": ["kota"]})), 2);
    assert_eq!(berapa(json!({"kecuali": ["pusat"]})), 552);
}

/// The plan names office, document, copy, number, date, file and what is missing, and makes nothing.
#[test]
fn the_plan_says_what_is_missing_and_makes_nothing() {
    let project = beberapa(
        &["61", "61.71", "35.06"],
        "61;4;2026-02-10;A;B;C;\n61.71;;2026-02-10;A;B;C;\n35.06;4;2026-02-10;;B;C;",
    );
    let run = project.run(["buat", "--rencana"]).succeeds();
    let rencana = run.stdout();
    let baris = |awal: &str| {
        rencana.lines().find(|baris| baris.starts_with(awal)).unwrap_or_else(|| panic!("{awal}: {rencana}"))
    };
    assert!(
        baris("61 ").contains("10 Februari 2026  output/tim/61-provinsi-kalimantan-barat/sk-asli.pdf"),
        "{rencana}"
    );
    assert!(baris("61.71").ends_with("nomor"), "{rencana}");
    assert!(baris("35.06").ends_with("kedudukan, pejabat"), "{rencana}");
    assert!(!project.path().join("output").exists(), "the plan wrote something");
    let json = laporan(&project.run(["buat", "--rencana", "--format", "json"]).succeeds());
    assert_eq!(json["rencana"][0]["kurang"], json!(["kedudukan", "pejabat"]));
    assert_eq!(json["rencana"][0]["nomor"], "4");
}

/// A decree that is cited exists: it has number and date, and not a later one.
#[test]
fn a_decree_is_not_cited_before_it_exists() {
    let mut rencana = sk();
    rencana["mengingat"] = json!(["uu-7-2017", {"naskah": "sk"}]);
    for (tambah, pesan) in [
        (json!({}), "naskah `sk` yang dikutip belum bernomor atau bertanggal"),
        (
            json!({"sk.nomor": 1, "sk.tanggal": "2027-01-01"}),
            "naskah `sk` yang dikutip bertanggal 1 Januari 2027, sesudah 10 Februari 2026",
        ),
    ] {
        let mut nilai = json!({"sk-rencana.nomor": 2, "sk-rencana.tanggal": "2026-02-10", "pejabat.ketua.nama": "A",
            "pejabat.hukum.nama": "B", "pejabat.hukum.jabatan": "C"});
        nilai.as_object_mut().expect("objek").extend(tambah.as_object().expect("objek").clone());
        let mut dua = paket(json!("61.71"), json!({"satker": {"61.71": nilai}}));
        dua["naskah"] = json!(["sk", "sk-rencana"]);
        let project = ruang(&dua, "").with("data/tim/sk-rencana.json", &rencana.to_string());
        let run = project.run(["buat", "--format", "json"]).fails_with(1);
        assert_eq!(temuan(&laporan(&run), "naskah").0, pesan);
    }
}

/// Two columns for one value, and every mistake of a plan in its report.
#[test]
fn a_plan_that_cannot_be_made_says_why() {
    let nilai = json!({"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"A": "nomor", "B": "nomor"}});
    let run = ruang(&paket(json!("61.71"), nilai), "Kode;A;B\n61.71;5;9\n")
        .run(["buat", "--rencana", "--format", "json"])
        .fails_with(1);
    let laporan = laporan(&run);
    assert_eq!(laporan["rencana"], json!([]));
    assert_eq!(laporan["temuan"][0]["pesan"], "kolom `A` dan `B` memberikan hal yang sama: `nomor`");
}

#[test]
fn a_decree_of_a_package_is_not_built_alone() {
    let project = beberapa(&["61.71", "61.72"], "61.71;5;2026-02-10;A;B;C;\n61.72;6;2026-02-10;A;B;C;");
    let run = project.run(["buat", "data/tim/sk.json"]).succeeds();
    assert!(run.stdout().contains("4 dokumen jadi"), "named by its file, it is made by its package: {}", run.stdout());
    let project = project
        .with("data/tim/paket.json", &paket(json!("61.71"), Value::Null).to_string().replace("\"sk\"", "\"lain\""));
    let (pesan, di) = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "satker");
    assert_eq!(pesan, "naskah ini tidak menyebut `satker`, dan tidak ada paket yang memakainya");
    assert!(di.starts_with("data/tim/sk.json"), "{di}");
}

#[test]
fn one_office_of_a_package_can_be_made() {
    let project = beberapa(&["61.71", "61.72"], "61.71;5;2026-02-10;A;B;C;\n61.72;6;2026-02-10;A;B;C;");
    let run = project.run(["buat", "--satker", "61.72"]).succeeds();
    assert!(run.stdout().contains("2 dokumen jadi") && !run.stdout().contains("Pontianak"), "{}", run.stdout());
}

/// `{"naskah": …}` is the same office's own decree, with its own number and date.
#[test]
fn an_office_cites_its_own_decree() {
    let mut rencana = sk();
    rencana["tentang"] = json!("Rencana Kerja {{ satker.singkat }}");
    rencana["mengingat"] = json!(["uu-7-2017", {"naskah": "sk"}]);
    let mut dua = paket(json!(["61.71", "61.72"]), Value::Null);
    dua["naskah"] = json!(["sk", "sk-rencana"]);
    let pejabat = |n: u32| {
        json!({"sk.nomor": n, "sk-rencana.nomor": n + 1, "sk.tanggal": "2026-01-05", "sk-rencana.tanggal": "2026-02-10",
        "pejabat.ketua.nama": "A", "pejabat.hukum.nama": "B", "pejabat.hukum.jabatan": "C"})
    };
    dua["nilai"] = json!({"satker": {"61.71": pejabat(10), "61.72": pejabat(20)}});
    let project = ruang(&dua, "").with("data/tim/sk-rencana.json", &rencana.to_string());
    project.run(["buat"]).succeeds();
    for (folder, nama, nomor) in
        [("61.71-kota-pontianak", "Pontianak", 10), ("61.72-kota-singkawang", "Singkawang", 20)]
    {
        let teks = teks(&project.pdf(&format!("output/tim/{folder}/sk-rencana-salinan.pdf")));
        let kutipan = format!(
            "Keputusan Komisi Pemilihan Umum Kota {nama} Nomor {nomor} Tahun 2026 tentang Pembentukan Tim di Lingkungan Komisi \
             Pemilihan Umum Kota {nama}"
        );
        assert!(teks.contains(&kutipan), "{teks}");
        assert!(teks.contains(&format!("NOMOR {} TAHUN 2026", nomor + 1)), "{teks}");
    }
    let mut satu = dua.clone();
    satu["nilai"]["satker"]["61.71"]["nomor"] = json!(3);
    let run = project.with("data/tim/paket.json", &satu.to_string()).run(["buat", "--format", "json"]).fails_with(1);
    assert_eq!(temuan(&laporan(&run), "nilai").0, "satu nomor untuk beberapa naskah: tiap Keputusan bernomor sendiri");
}

#[test]
fn mistakes_of_a_package_are_named() {
    for (kunci, nilai, nama, pesan) in [
        ("naskah", json!(["skk"]), "naskah", "naskah `skk` tidak ada di samping paket ini"),
        ("naskah", json!([]), "naskah", "paket tanpa naskah"),
        ("naskah", json!(["sk", "sk"]), "dua-kali", "naskah `sk` disebut dua kali"),
        ("satker", json!("smua"), "satker", "satker `smua` tidak ada dalam register"),
        ("satker", json!({"provinsi": "99"}), "satker", "satker `99` tidak ada dalam register"),
        ("satker", json!({"provinsi": "61.71"}), "satker", "`61.71` bukan kode provinsi"),
        ("satker", json!({"provinsi": "61", "tingkat": ["pusat"]}), "satker", "tidak ada kantor yang terpilih"),
        (
            "nilai",
            json!({"berkas": "tiada.csv", "kunci": "a", "kolom": {}}),
            "nilai",
            "berkas nilai `tiada.csv` tidak ada di `data/tim`",
        ),
        (
            "nilai",
            json!({"berkas": "../../../x.csv", "kunci": "a", "kolom": {}}),
            "nilai",
            "berkas nilai `../../../x.csv` tidak ada di `data/tim`",
        ),
        ("nilai", json!({"satker": {"61.71": {"nomer": 1}}}), "nilai", "nilai `nomer` tidak dikenal"),
        ("nilai", json!({"satker": {"61.7": {"nomor": 1}}}), "satker", "satker `61.7` tidak ada dalam register"),
    ] {
        let mut isi = paket(json!("61.71"), Value::Null);
        isi[kunci] = nilai;
        let run = ruang(&isi, "").run(["buat", "--format", "json"]).fails_with(1);
        assert_eq!(temuan(&laporan(&run), nama).0, pesan);
    }
}

/// Files that would meet in one name are found before anything is written; all others are made.
#[test]
fn two_documents_with_one_name_are_found_before_anything_is_written() {
    let sendiri = |naskah: Value| {
        let mut naskah = naskah;
        naskah["satker"] = json!("61.71");
        naskah.to_string()
    };
    // A standalone decree where the package puts its own.
    let mut lain = paket(json!("61.71"), Value::Null);
    lain["naskah"] = json!(["SK"]);
    let project = beberapa(&["61.71"], "61.71;5;2026-02-10;A;B;C;")
        .with("data/Tim/SK.json", &sk().to_string())
        .with("data/Tim/paket.json", &lain.to_string())
        .with("data/utuh.json", &sendiri(sk()));
    let laporan = laporan(&project.run(["buat", "--format", "json"]).fails_with(1));
    let nama: Vec<_> =
        laporan["temuan"].as_array().expect("temuan").iter().filter(|satu| satu["nama"] == "nama").collect();
    assert!(!nama.is_empty(), "{laporan:#}");
    assert!(!project.path().join("output/tim").exists() && !project.path().join("output/Tim").exists());
    assert!(project.path().join("output/utuh-asli.pdf").exists(), "the other one is made");
}

/// Work-plan example: all 15 offices of Kalimantan Barat, each sensible.
#[test]
fn the_example_serves_fifteen_offices() {
    let project = Project::example();
    let run = project.run(["buat", "data/contoh/kalbar-paket", "--format", "json"]).succeeds();
    let laporan = laporan(&run);
    let dokumen = laporan["dokumen"].as_array().expect("dokumen");
    assert_eq!(dokumen.len(), 15);
    for dokumen in dokumen {
        let terbuka = |satu: &Value| satu["diam"].is_null();
        assert!(!dokumen["temuan"].as_array().expect("temuan").iter().any(terbuka), "{dokumen}");
        let teks = teks(&project.pdf(dokumen["hasil"][1]["berkas"].as_str().expect("jadi")));
        let provinsi = dokumen["satker"] == "61";
        for kata in ["8 Juli 2020", "mendorong KPU Kabupaten/Kota", "evaluasi nasional"] {
            assert_eq!(teks.contains(kata), provinsi, "{}: `{kata}`", dokumen["satker"]);
        }
        assert_eq!(teks.contains("dilaporkan secara berkala kepada"), !provinsi, "{}", dokumen["satker"]);
    }
    let workspace = Workspace::read(project.path(), &[]).expect("terbaca");
    assert!(workspace.temuan.is_empty());
}
