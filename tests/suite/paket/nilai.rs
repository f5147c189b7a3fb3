//! The offices' own values: plain text, each found at its cell, never lost and never doubled.

use serde_json::json;

use super::{beberapa, laporan, paket, ruang, sk, teks, temuan};

/// A copy attests a signature: without number it waits, and the original is made with three dots.
#[test]
fn a_copy_without_number_waits_and_costs_nothing() {
    let project = beberapa(&["61", "61.71"], "61;4;2026-02-10;A;B;C;\n61.71;;2026-02-10;A;B;C;");
    let run = project.run(["buat"]).succeeds();
    assert!(run.stdout().contains("tunda  KPU Kota Pontianak: sk (salinan): menunggu nomor\n"), "{}", run.stdout());
    assert!(run.stdout().contains("3 dokumen jadi, 1 menunggu nomor atau tanggal"), "{}", run.stdout());
    let teks = teks(&project.pdf("output/tim/61.71-kota-pontianak/sk-asli.pdf"));
    assert!(teks.contains("NOMOR ... TAHUN 2026"), "{teks}");
}

#[test]
fn a_value_is_plain_text() {
    let asing = "_A_ **B** {{ nomor }} #panic() \\_";
    let project = beberapa(&["61.71"], &format!("61.71;5;2026-02-10;{asing};B;C;"));
    project.run(["buat"]).succeeds();
    let teks = teks(&project.pdf("output/tim/61.71-kota-pontianak/sk-salinan.pdf"));
    assert!(teks.contains(&asing.to_uppercase()), "{teks}");
}

/// A character that cannot be printed is found at the cell that holds it.
#[test]
fn a_name_that_cannot_be_printed_is_found_at_its_cell() {
    for (baris, di) in [("61.71;5;2026-02-10;你;B;C;", "2:20"), ("61.71;5;2026-02-10;A;你;C;", "2:22")] {
        let laporan = laporan(&beberapa(&["61.71"], baris).run(["buat", "--format", "json"]).fails_with(1));
        assert_eq!(temuan(&laporan, "aksara").1, format!("data/tim/nilai.csv:{di}"));
    }
}

#[test]
fn values_come_from_the_package_too() {
    let nilai = json!({"satker": {"61.71": {"nomor": 9, "tanggal": "2026-02-10", "pejabat.ketua.nama": "Sri _Satu_",
        "pejabat.hukum.nama": "B", "pejabat.hukum.jabatan": "C", "fakta.x": "{{ bukan }}"}}});
    let naskah = sk().to_string().replace("memerlukan tim", "memerlukan {{ x }}");
    let project = ruang(&paket(json!("61.71"), nilai), "").with("data/tim/sk.json", &naskah);
    project.run(["buat"]).succeeds();
    let teks = teks(&project.pdf("output/tim/61.71-kota-pontianak/sk-salinan.pdf"));
    assert!(
        teks.contains("NOMOR 9 TAHUN 2026") && teks.contains("SRI _SATU_") && teks.contains("{{ bukan }}"),
        "{teks}"
    );
}

/// Delimiter, byte order mark, line ends, quotes and empty rows are what spreadsheets make them.
#[test]
fn a_table_is_read_as_spreadsheets_save_it() {
    for (isi, apa) in [
        ("Kode,Nomor\n61.71,5\n", "commas"),
        ("\u{feff}Kode;Nomor\r\n61.71;5\r\n;\r\n", "mark, semicolons, an empty row"),
        ("Lain;Nomor;Kode\n\"a;b\";5;\"61.71\"\n", "quotes, columns in another order"),
        ("Kode\tNomor\n61.71\t5", "tabs, no last line end"),
    ] {
        let nilai = json!({"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"Nomor": "nomor"}});
        let run = ruang(&paket(json!("61.71"), nilai), isi).run(["buat", "--rencana", "--format", "json"]);
        assert_eq!(laporan(&run)["rencana"][0]["nomor"], "5", "{apa}: {}", run.stdout());
    }
}

/// Each mistake in the table of values with its cell; the other offices are made.
#[test]
fn a_broken_value_costs_its_office_alone() {
    for (baris, nama, pesan, tempat) in [
        ("61.71;0;2026-02-10;A;B;C;", "nilai", "nomor `0` tidak mungkin", "2:7"),
        ("61.71;5;10/02/2026;A;B;C;", "nilai", "tanggal `10/02/2026` tidak terbaca", "2:9"),
        ("61.71;5.0;2026-02-10;A;B;C;", "nilai", "`5.0` bukan nomor", "2:7"),
        ("61.71;5;2026-02-10;#N/A;B;C;", "nilai", "nilai ini rumus atau kesalahan lembar kerja: `#N/A`", "2:20"),
        ("61.71;5;2026-02-10;\"A\nA\";B;C;", "nilai", "nilai ini memuat karakter kendali U+000A", "2:20"),
        (
            "61.71;5;2026-02-10;A;B;C;\n61.71;6;2026-02-10;A;B;C;",
            "nilai",
            "satker `61.71` berada di dua baris: 2 dan 3",
            "3:1",
        ),
    ] {
        let project = beberapa(&["61.71", "61.72"], &format!("{baris}\n61.72;8;2026-02-10;A;B;C;"));
        let run = project.run(["buat", "--format", "json"]).fails_with(1);
        let (kata, di) = temuan(&laporan(&run), nama);
        assert!(kata.starts_with(pesan), "{kata}");
        assert_eq!(di, format!("data/tim/nilai.csv:{tempat}"), "{kata}");
        assert!(project.path().join("output/tim/61.72-kota-singkawang/sk-salinan.pdf").exists(), "{kata}");
        assert!(!project.path().join("output/tim/61.71-kota-pontianak").exists(), "{kata}");
    }
}

/// A file of sixty thousand rows that are none ends soon, and is named.
#[test]
fn a_table_of_something_else_is_given_up() {
    let baris: String = (0..60_000).map(|n| format!("x{n};1;2026-02-10;A;B;C;\n")).collect();
    let run = beberapa(&["61.71"], &baris).run(["buat", "--format", "json"]).fails_with(1);
    let semua = laporan(&run)["temuan"].as_array().expect("temuan").clone();
    assert_eq!(semua.len(), 201);
    assert_eq!(semua[200]["pesan"], "lebih dari 200 baris salah; sejak baris ini tidak dibaca");
}

/// A row that cannot be read may be that of an office without values: its decree is not replaced by a draft.
#[test]
fn an_office_whose_row_may_be_broken_is_not_made_as_a_draft() {
    for rusak in ["61.72;6;2026-02-10", "61.7;6;2026-02-10;A;B;C;"] {
        let project = beberapa(&["61.71", "61.72"], &format!("61.71;5;2026-02-10;A;B;C;\n{rusak}"));
        let run = project.run(["buat"]).fails_with(1);
        assert!(
            run.stderr().contains("galat[nilai]: nilai untuk KPU Kota Singkawang tidak terbaca"),
            "{}",
            run.stderr()
        );
        assert!(!project.path().join("output/tim/61.72-kota-singkawang").exists());
        assert!(project.path().join("output/tim/61.71-kota-pontianak/sk-salinan.pdf").exists());
    }
}

/// What shows nothing gives nothing, in the package as in a table.
#[test]
fn an_empty_value_gives_nothing() {
    for kosong in ["", "  ", "\u{200b}"] {
        let nilai = json!({"satker": {"61.71": {"nomor": 9, "tanggal": "2026-02-10", "pejabat.ketua.nama": kosong, "kedudukan": kosong,
            "pejabat.hukum.nama": "B", "pejabat.hukum.jabatan": "C"}}});
        let run = ruang(&paket(json!("61.71"), nilai), "").run(["buat", "--format", "json"]).fails_with(1);
        assert_eq!(temuan(&laporan(&run), "pejabat").0, "siapa `ketua` dari KPU Kota Pontianak pada 10 Februari 2026?");
    }
    let profil = r#"{"format": 1, "jenis": "satker", "kode": "61.71", "kedudukan": " "}"#;
    let project = beberapa(&["61.71"], "61.71;5;2026-02-10;A;B;C;").with("data/satker/61.71.json", profil);
    assert_eq!(
        temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "kosong").0,
        "`kedudukan` kosong"
    );
}

/// Mistakes of the table that belong to no office.
#[test]
fn a_broken_table_is_named_with_its_line() {
    for (isi, pesan, tempat) in [
        ("Kode;Nomer\n61.71;5\n", "kolom `Nomor` tidak ada", "1:1"),
        ("Kode;Nomor;Nomor\n61.71;5;5\n", "kolom `Nomor` ada dua kali", "1:1"),
        ("Kode;Nomor\n61.71;5\n61.72\n", "baris ini memuat 1 sel, sedangkan baris pertama 2", "3:1"),
        ("Kode;Nomor\n\n61.1;5\n", "satker `61.1` tidak ada dalam register", "3:1"),
        ("Kode;Nomor\n61,71;5\n", "satker `61,71` tidak ada dalam register", "2:1"),
    ] {
        let nilai = json!({"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"Nomor": "nomor"}});
        let run = ruang(&paket(json!("61.71"), nilai), isi).run(["buat", "--format", "json"]).fails_with(1);
        let nama = if pesan.starts_with("satker") { "satker" } else { "nilai" };
        let (kata, di) = temuan(&laporan(&run), nama);
        assert_eq!((kata.as_str(), di), (pesan, format!("data/tim/nilai.csv:{tempat}")), "{isi}");
    }
}

/// One fact in two places: the decree and the package, the profile and the package.
#[test]
fn one_fact_in_two_places_is_an_error() {
    let baris = "61.71;5;2026-02-10;A;B;C;";
    for (kunci, nilai) in [("nomor", json!(5)), ("tanggal", json!("2026-02-10"))] {
        let mut naskah = sk();
        naskah[kunci] = nilai;
        let project = beberapa(&["61.71"], baris).with("data/tim/sk.json", &naskah.to_string());
        let (pesan, _) = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "dua-tempat");
        assert_eq!(pesan, format!("`{kunci}` ditulis di naskah dan diberikan paket"));
    }
    let mut naskah = sk();
    naskah["satker"] = json!("61.71");
    let project = beberapa(&["61.71"], baris).with("data/tim/sk.json", &naskah.to_string());
    let (pesan, _) = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "dua-tempat");
    assert_eq!(pesan, "naskah ini menyebut `satker`, padahal dibuat lewat paket `tim/paket`");
    let profil = r#"{"format": 1, "jenis": "satker", "kode": "61.71", "pejabat": {"ketua": [{"nama": "Lain"}]}}"#;
    let project = beberapa(&["61.71"], baris).with("data/satker/61.71.json", profil);
    let (pesan, di) = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "dua-tempat");
    assert_eq!(
        (pesan.as_str(), di.as_str()),
        ("paket memberikan `A`, profil kantor `Lain`", "data/tim/nilai.csv:2:20")
    );
    // Each value of an officer is found at its own cell, also where a later column gives another one.
    let hukum =
        r#"{"format": 1, "jenis": "satker", "kode": "61.71", "pejabat": {"hukum": [{"nama": "B", "jabatan": "D"}]}}"#;
    for (profil, pesan, di) in [
        (hukum.to_owned(), "paket memberikan `C`, profil kantor `D`", "2:24"),
        (hukum.replace("\"B\"", "\"E\"").replace("\"D\"", "\"C\""), "paket memberikan `B`, profil kantor `E`", "2:22"),
    ] {
        let project = beberapa(&["61.71"], baris).with("data/satker/61.71.json", &profil);
        let temuan = temuan(&laporan(&project.run(["buat", "--format", "json"]).fails_with(1)), "dua-tempat");
        assert_eq!(temuan, (pesan.to_owned(), format!("data/tim/nilai.csv:{di}")));
    }
    let sama = profil.replace("Lain", "A");
    beberapa(&["61.71"], baris).with("data/satker/61.71.json", &sama).run(["buat"]).succeeds();
}

/// A row that was forgotten is not a draft that was wanted.
#[test]
fn an_office_without_a_row_is_named() {
    let project = beberapa(&["61.71", "61.72"], "61.71;5;2026-02-10;A;B;C;");
    let laporan = laporan(&project.run(["buat", "--format", "json"]).succeeds());
    let (pesan, di) = temuan(&laporan, "nilai");
    assert_eq!(pesan, "paket ini tidak memuat nilai untuk KPU Kota Singkawang");
    assert!(di.starts_with("data/tim/paket.json:1:"), "{di}");
    let lain = laporan["dokumen"][0]["temuan"].as_array().expect("temuan");
    assert!(lain.iter().all(|satu| satu["nama"] != "nilai"), "the other office has its row: {lain:?}");
}
