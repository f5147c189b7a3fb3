//! Reading: every mistake of a file in one pass, each at its token, in Indonesian; and nothing that makes the reader fall.

use std::{fs, path::Path, time::Instant};

use naskah::{
    diag::Diagnostic,
    model::{keputusan::Keputusan, profil::Profil, rencana_kerja::RencanaKerja, satker::ProfilSatker, tim::Tim},
    read::{Workspace, periksa},
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

/// A decree of a few lines; `%` stands for what the test adds to it.
const KECIL: &str = r#"{"format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketua", "tentang": "A", "menimbang": ["a"],
"mengingat": ["uu-7-2017"], "memutuskan": [{"diktum": "a"}]%}"#;

#[allow(clippy::disallowed_methods, reason = "how long the reader takes is what is tested")]
fn sekarang() -> Instant {
    Instant::now()
}

/// Where and what, one finding a line.
fn kata(temuan: &[Diagnostic]) -> String {
    let satu = |temuan: &Diagnostic| {
        let tempat = temuan.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{tempat}: {}. {}", temuan.message, temuan.cure.as_deref().unwrap_or("TANPA OBAT"))
    };
    temuan.iter().map(satu).collect::<Vec<_>>().join("\n")
}

/// The findings of the small decree with more in it.
fn dengan(tambahan: &str) -> String {
    kata(&periksa("a.json", &KECIL.replace('%', tambahan), "keputusan"))
}

#[test]
fn five_mistakes_in_one_file_are_five_findings() {
    let teks = r#"{
  "format": 1, "jenis": "keputusan", "satker": "61.71", "penetap": "ketau",
  "tentangg": "A",
  "tanggal": "2025-02-30",
  "menimbang": [12],
  "menimbang": ["a"],
  "mengingat": ["uu-7-2017"], "memutuskan": [{"diktum": "a"}]
}"#;
    let temuan = periksa("a.json", teks, "keputusan");
    assert_eq!(temuan.len(), 5, "{}", kata(&temuan));
    insta::assert_snapshot!(kata(&temuan));
}

/// Comments and commas do not hide what else is wrong.
#[test]
fn mistakes_of_form_and_of_data_are_found_together() {
    let teks = KECIL.replace("[\"a\"],", "[\"a\",], // satu").replace("\"keputusan\",", "\"keputusan\"");
    let teks = teks.replace('%', ", /* dua */ \"tanggal\": \"2025-02-30\"");
    let temuan = kata(&periksa("a.json", &teks, "keputusan"));
    let awal = |kata: &str| temuan.lines().filter(|baris| baris.contains(kata)).count();
    assert_eq!(temuan.lines().count(), 5, "{temuan}");
    assert_eq!(
        [awal("komentar"), awal("koma berlebih"), awal("koma kurang"), awal("kalender")],
        [2, 1, 1, 1],
        "{temuan}"
    );
}

/// One mistake, and the one finding about it.
#[test]
fn every_kind_of_mistake_is_one_finding_at_its_token() {
    let semua = [
        ("unknown key, nearest", r#", "tangal": "2025-02-10""#),
        ("unknown key, none near", r#", "zzzzzzzzzzzzzz": 1"#),
        ("control character in a key", r#", "a\u001bb": 1"#),
        ("key twice", r#", "tentang": "B""#),
        ("key of a fact twice", r#", "fakta": {"a": "1", "a": "2"}"#),
        ("missing key", r#", "lampiran": [{"id": "a", "isi": []}]"#),
        ("text for a flag", r#", "contoh": "ya""#),
        ("number for text", r#", "fakta": {"a": 1.10}"#),
        ("list for a number", r#", "nomor": [7]"#),
        ("fraction for a number", r#", "nomor": 7.0"#),
        ("number zero", r#", "nomor": 0"#),
        ("negative number", r#", "nomor": -3"#),
        ("number beyond 2^53", r#", "nomor": 90071992547409931234567890123456789012345678"#),
        ("impossible year", r#", "tahun": 26"#),
        ("wrong word", r#", "status": "konsepp""#),
        ("wrong word, none near", r#", "status": "xyzxyzxyz""#),
        ("impossible date", r#", "tanggal": "2023-02-29""#),
        ("date in another spelling", r#", "tanggal": "11 Mei 2023""#),
        ("text that does not parse", r#", "fakta": {"a": "{{ b"}"#),
        ("filter", r#", "fakta": {"a": "{{ b | besar }}"}"#),
        ("null for a list", r#", "tembusan": null"#),
        ("unknown level", r#", "tembusan": [{"butir": "a", "untuk": ["kota", "desa"]}]"#),
        ("content without kind", r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"untuk": "kota"}]}]"#),
        ("content of two kinds", r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"teks": "a", "daftar": []}]}]"#),
        (
            "kind of content misspelt",
            r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"tabell": {"kolom": [], "baris": []}}]}]"#,
        ),
        (
            "key of another kind",
            r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"teks": "a", "gaya": "rincian"}]}]"#,
        ),
        (
            "number in a cell",
            r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"tabel": {"kolom": [], "baris": [{"a": 1.10}]}}]}]"#,
        ),
        (
            "column without key",
            r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"tabel": {"kolom": [{"kepala": "A"}], "baris": []}}]}]"#,
        ),
        (
            "group with a cell",
            r#", "lampiran": [{"id": "a", "judul": "A", "isi": [{"tabel": {"kolom": [], "baris": [{"kelompok": "A", "baris": [], "nama": "x"}]}}]}]"#,
        ),
        ("number for a flag", r#", "salinan": {"oleh": "hukum", "pengesahan": 1}"#),
        ("control character in a value", r#", "status": "a\u0007b""#),
        ("comment", ", // catatan\n\"contoh\": true"),
        ("comma too many", ", \"tembusan\": [\"a\",]"),
        ("comma missing", " \"contoh\": true"),
        ("single quotes", ", 'contoh': true"),
        ("curly quotes", ", “contoh”: true"),
        ("bare word", ", contoh: true"),
        ("word as value", ", \"contoh\": benar"),
        ("colon missing", ", \"contoh\" true"),
        ("text over a line end", ", \"penandatangan\": \"a\nb\""),
        ("tab in a text", ", \"penandatangan\": \"a\tb\""),
        ("backslash", r#", "penandatangan": "a\qb""#),
        ("half a surrogate", r#", "penandatangan": "\ud800""#),
        ("number with plus", ", \"nomor\": +7"),
        ("number with leading zero", ", \"nomor\": 007"),
        ("two values", "} {"),
        ("cut off", ", \"fakta\": {"),
    ];
    let semua: Vec<String> = semua
        .iter()
        .map(|(apa, tambahan)| {
            let temuan = dengan(tambahan);
            assert!(temuan.lines().count() == 1 && !temuan.contains("TANPA OBAT"), "{apa}:\n{temuan}");
            format!("# {apa}\n{temuan}\n")
        })
        .collect();
    insta::assert_snapshot!(semua.join("\n"));
}

#[test]
fn mistakes_of_other_places_and_kinds_are_one_finding_each() {
    let dasar = |dasar: &str| KECIL.replace("\"uu-7-2017\"", dasar).replace('%', "");
    let waktu = |isi: &str| {
        let indikator = format!(r#"{{"indikator": "a", "langkah": [], "bukti": [], {isi}}}"#);
        let komponen = format!(r#"{{"nama": "a", "capaian": [100], "indikator": [{indikator}]}}"#);
        format!(
            r#"{{"format": 1, "jenis": "rencana-kerja", "area": [{{"area": "I", "nama": "a", "komponen": [{komponen}]}}]}}"#
        )
    };
    let peraturan = |isi: &str| {
        let baris = format!(r#"{{"id": "a", "bentuk": "UU", "nomor": 1, "tahun": 2000, "judul": "A", {isi}}}"#);
        format!(r#"{{"format": 1, "jenis": "register-peraturan", "keterangan": {{"a": [1]}}, "baris": [{baris}]}}"#)
    };
    let semua = [
        ("basis without name", "keputusan", dasar("{}")),
        ("basis without reason", "keputusan", dasar(r#"{"id": "a", "lengkap": "b"}"#)),
        ("basis of two kinds", "keputusan", dasar(r#"{"id": "a", "naskah": "b"}"#)),
        ("number as basis", "keputusan", dasar("7")),
        ("format of the future", "keputusan", KECIL.replace("\"format\": 1", "\"format\": 2").replace('%', "")),
        ("month", "rencana-kerja", waktu(r#""waktu": "Maretan""#)),
        ("months backwards", "rencana-kerja", waktu(r#""waktu": "Mei-Maret""#)),
        ("time without text", "rencana-kerja", waktu(r#""waktu": {}"#)),
        ("per cent", "rencana-kerja", waktu(r#""waktu": "Mei""#).replace("[100]", "[null, 300]")),
        (
            "gazette",
            "register-peraturan",
            peraturan(r#""pengundangan": {"lembaran": "XX", "tahun": 2000, "nomor": 1}"#),
        ),
        ("word for a gazette", "register-peraturan", peraturan(r#""pengundangan": "tidak-di-undangkan""#)),
        ("year", "register-peraturan", peraturan(r#""satker": "16""#).replace("2000", "200000")),
        (
            "measure",
            "profil",
            r#"{"format": 1, "jenis": "profil", "ukuran": {"a": {"nilai": "1", "sumber": "a", "kepastian": "pasti"}}}"#
                .into(),
        ),
    ];
    let semua: Vec<String> = semua
        .iter()
        .map(|(apa, jenis, teks)| {
            let temuan = kata(&periksa("a.json", teks, jenis));
            assert!(temuan.lines().count() == 1 && !temuan.contains("TANPA OBAT"), "{apa}:\n{temuan}");
            format!("# {apa}\n{temuan}\n")
        })
        .collect();
    insta::assert_snapshot!(semua.join("\n"));
}

/// What the workspace says of a file with these bytes.
fn bita(isi: &[u8]) -> Vec<Diagnostic> {
    let project = crate::project::Project::from("ringkas").with_bytes("data/a.json", isi);
    Workspace::read(project.path(), &[]).expect("folder kerja terbaca").temuan
}

#[test]
fn an_encoding_is_named_with_its_cure() {
    let utf16 = |awal: &[u8], ubah: fn(u16) -> [u8; 2]| {
        awal.iter().copied().chain("{\"format\": 1}".encode_utf16().flat_map(ubah)).collect::<Vec<_>>()
    };
    let semua: [(&str, Vec<u8>); 8] = [
        ("UTF-16, little", utf16(&[0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16, big", utf16(&[0xfe, 0xff], u16::to_be_bytes)),
        ("UTF-16 without mark", utf16(&[], u16::to_le_bytes)),
        ("Latin-1", b"{\"format\": 1,\n \"tentang\": \"caf\xe9\"}".to_vec()),
        ("Windows quotes", b"{\"tentang\": \x93a\x94}".to_vec()),
        ("cut within a character", b"{\"tentang\": \"caf\xc3".to_vec()),
        ("empty", b"".to_vec()),
        ("blank, with mark", b"\xef\xbb\xbf \n".to_vec()),
    ];
    let semua: Vec<_> = semua.iter().map(|(apa, isi)| format!("# {apa}\n{}\n", kata(&bita(isi)))).collect();
    insta::assert_snapshot!(semua.join("\n"));
    let bertanda = [b"\xef\xbb\xbf", KECIL.replace('%', "").as_bytes()].concat();
    assert_eq!(kata(&bita(&bertanda)), "", "a byte order mark is accepted");
}

#[test]
fn a_file_says_its_kind_or_is_told_so() {
    let semua =
        ["[]", "7", "{}", "{\"jenis\": 7}", "{\"jenis\": \"keputusann\"}", "{\"jenis\": \"keputusan\",}", "{} {}"];
    let semua: Vec<_> = semua.iter().map(|isi| format!("# {isi}\n{}\n", kata(&bita(isi.as_bytes())))).collect();
    insta::assert_snapshot!(semua.join("\n"));
}

#[test]
fn deep_nesting_is_a_finding() {
    for (buka, tutup) in [("[", "]"), ("{\"a\":", "}"), ("{\"isi\":[", "]}")] {
        for teks in [buka.repeat(20_000), format!("{}1{}", buka.repeat(20_000), tutup.repeat(20_000))] {
            let temuan = bita(teks.as_bytes());
            assert!(kata(&temuan).contains("kurung bersarang lebih dari 127 tingkat"), "{}", kata(&temuan));
        }
    }
    // As deep as serde goes, where each level tries every kind of content.
    let isi = format!("{}{}", r#"{"bagian": "A", "isi": ["#.repeat(61), "]}".repeat(61));
    let teks = format!(r#", "lampiran": [{{"id": "a", "judul": "A", "isi": [{isi}]}}]"#);
    let baca =
        move || dengan(&teks).is_empty() && serde_json::from_str::<Keputusan>(&KECIL.replace('%', &teks)).is_ok();
    // The stack that the program has on Windows.
    let utas = std::thread::Builder::new().stack_size(1 << 20).spawn(baca).expect("utas berjalan");
    assert_eq!(utas.join().ok(), Some(true));
}

/// All files of the repository, with their kinds.
fn berkas() -> Vec<(String, String, String)> {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR"));
    let semua =
        ["data", "tests/suite/fixtures"].into_iter().flat_map(|folder| walkdir::WalkDir::new(akar.join(folder)));
    let semua = semua.map(|berkas| berkas.expect("terbaca").into_path());
    let json = semua.filter(|jalur| jalur.extension().is_some_and(|akhiran| akhiran == "json"));
    json.map(|jalur| {
        let teks = fs::read_to_string(&jalur).expect("UTF-8");
        let isi: Value = serde_json::from_str(&teks).expect("JSON");
        (jalur.display().to_string(), isi["jenis"].as_str().expect("jenis").to_owned(), teks)
    })
    .collect()
}

#[test]
fn every_file_of_the_repository_obeys_its_schema() {
    let semua = berkas();
    assert!(semua.len() > 10);
    for (jalur, jenis, teks) in semua {
        assert_eq!(kata(&periksa(&jalur, &teks, &jenis)), "", "{jalur}");
    }
}

/// Whether serde reads it, and without dropping digits, of which it says nothing; the kinds whose types are public.
fn terbaca(jenis: &str, teks: &str) -> Option<bool> {
    Some(match jenis {
        "keputusan" => serde_json::from_str::<Keputusan>(teks).is_ok(),
        "rencana-kerja" => serde_json::from_str::<RencanaKerja>(teks).is_ok(),
        "satker" => serde_json::from_str::<ProfilSatker>(teks).is_ok(),
        "tim" => serde_json::from_str::<Tim>(teks).is_ok(),
        "profil" => serde_json::from_str::<Profil>(teks).is_ok_and(|profil| {
            let nilai = profil.ukuran.values().flat_map(|ukuran| ukuran.lainnya.iter().chain([&ukuran.nilai]));
            nilai.copied().all(|nilai| nilai != u64::MAX as f64)
        }),
        _ => return None,
    })
}

/// The pointers of all values below one.
fn semua_tempat(nilai: &Value, awal: &str, hasil: &mut Vec<String>) {
    hasil.push(awal.to_owned());
    let kunci = |kunci: &str| kunci.replace('~', "~0").replace('/', "~1");
    match nilai {
        Value::Object(isi) => isi.iter().for_each(|(k, v)| semua_tempat(v, &format!("{awal}/{}", kunci(k)), hasil)),
        Value::Array(isi) => isi.iter().enumerate().for_each(|(i, v)| semua_tempat(v, &format!("{awal}/{i}"), hasil)),
        _ => {}
    }
}

/// Values that stand where they may not, and some that may.
fn pengganti() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("a"),
        json!("{{ a"),
        json!("2025-02-30"),
        json!("2025-02-10"),
        json!("Maret"),
        json!("kota"),
        json!("rincian"),
        json!([]),
        json!(["a"]),
        json!([1]),
        json!({}),
        json!({"teks": "a"}),
        json!({"butir": "a"}),
        json!({"id": "a"}),
        json!({"id": "a", "lengkap": "a"}),
        json!({"naskah": "a", "id": "b"}),
        json!({"kelompok": "a"}),
        json!({"kunci": "a", "kepala": "A"}),
        json!({"teks": "a", "gaya": "kalimat"}),
        json!({"daftar": ["a"], "label": "9."}),
        json!({"berkas": "a", "alt": "b"}),
    ])
}

/// One change in the structure: another value, another key, or a key less.
fn ubah(isi: &mut Value, tempat: &Index, macam: u8, baru: Value) {
    let mut semua = Vec::new();
    semua_tempat(isi, "", &mut semua);
    let Some(nilai) = isi.pointer_mut(&semua[tempat.index(semua.len())]) else { return };
    match (nilai, macam % 4) {
        (Value::Object(isi), 1) => drop(isi.insert("asing".into(), baru)),
        (Value::Object(isi), 2) => {
            if let Some(kunci) = isi.keys().nth(tempat.index(isi.len().max(1))).cloned() {
                isi.remove(&kunci);
            }
        }
        (Value::Object(isi), 3) => {
            if let Some(kunci) = isi.keys().nth(tempat.index(isi.len().max(1))).cloned() {
                let lama = isi.remove(&kunci).unwrap_or_default();
                isi.insert(format!("{kunci}x"), lama);
            }
        }
        (nilai, _) => *nilai = baru,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// serde and the walk agree: what one accepts, the other does.
    #[test]
    fn the_walk_accepts_what_serde_accepts_and_finds_what_it_refuses(
        pilih in any::<Index>(),
        perubahan in prop::collection::vec((any::<Index>(), any::<u8>(), pengganti()), 0..3),
    ) {
        let semua: Vec<_> = berkas().into_iter().filter(|(_, jenis, _)| terbaca(jenis, "").is_some()).collect();
        let (_, jenis, teks) = &semua[pilih.index(semua.len())];
        let mut isi: Value = serde_json::from_str(teks).expect("JSON");
        for (tempat, macam, baru) in perubahan {
            ubah(&mut isi, &tempat, macam, baru);
        }
        // The kind was what chose the schema.
        if let Some(isi) = isi.as_object_mut().filter(|isi| isi.contains_key("jenis")) {
            isi.insert("jenis".into(), json!(jenis));
        }
        let teks = serde_json::to_string_pretty(&isi).expect("teks");
        let temuan = kata(&periksa("a.json", &teks, jenis));
        prop_assert_eq!(terbaca(jenis, &teks), Some(temuan.is_empty()), "{}\n{}", temuan, teks);
    }

    /// Bytes in the middle of a sound file, or instead of it: findings, no fall, and no long wait.
    #[test]
    fn no_bytes_make_the_reader_fall(
        letak in any::<Index>(),
        hapus in 0usize..4,
        sisip in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:\\/*'0e.-tn \n".to_vec())], 0..6),
        acak in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let awal = sekarang();
        let mut isi = KECIL.replace('%', r#", "fakta": {"a": "b"}, "nomor": 7"#).into_bytes();
        let dari = letak.index(isi.len());
        isi.splice(dari..(dari + hapus).min(isi.len()), sisip);
        for bita in [&isi, &acak] {
            let teks = String::from_utf8_lossy(bita);
            let temuan = periksa("a.json", &teks, "keputusan");
            prop_assert!(temuan.iter().all(|t| t.cure.is_some()), "{}", kata(&temuan));
            let jenis = serde_json::from_str::<Value>(&teks).is_ok_and(|isi| isi["jenis"] == "keputusan");
            if jenis && serde_json::from_str::<Keputusan>(&teks).is_ok() {
                prop_assert_eq!(kata(&temuan), "", "{}", teks);
            }
        }
        prop_assert!(awal.elapsed().as_secs() < 5);
    }
}

#[test]
fn many_mistakes_and_long_names_take_no_long_time() {
    let awal = sekarang();
    let banyak = dengan(&format!(", \"tembusan\": [{}]", vec!["7"; 20_000].join(",")));
    assert_eq!(banyak.lines().count(), 20_000);
    let panjang = "a".repeat(500_000);
    let satu =
        periksa("a.json", &KECIL.replace('%', &format!(", \"{panjang}\": 1, \"status\": \"{panjang}\"")), "keputusan");
    assert_eq!(satu.len(), 2);
    assert!(satu.iter().all(|temuan| temuan.message.len() < 200), "{satu:?}");
    assert!(awal.elapsed().as_secs() < 10, "{:?}", awal.elapsed());
}
