//! Hostile documents among many: each is named and costs itself alone; all others are made.

use naskah::read::register_satker;
use serde_json::{Value, json};

use crate::project::Project;

/// A decree of one page.
fn sk(tentang: &str) -> Value {
    json!({
        "format": 1, "jenis": "keputusan", "penetap": "ketua", "tentang": tentang,
        "menimbang": ["bahwa {{ satker.singkat }} memerlukan tim"], "mengingat": ["uu-7-2017"],
        "memutuskan": [{"diktum": "Membentuk tim"}],
    })
}

/// A decree of an office with something in it.
fn sendiri(nama: &str, tambah: Value) -> String {
    let mut naskah = sk(nama);
    naskah["satker"] = json!("61.71");
    naskah.as_object_mut().expect("objek").extend(tambah.as_object().expect("objek").clone());
    naskah.to_string()
}

/// So many annexes: what the hostile template tells its documents by.
fn lampiran(banyak: usize) -> Value {
    let satu = |nomor: usize| json!({"id": format!("l{nomor}"), "judul": "Lampiran", "isi": ["Isi."]});
    json!({"lampiran": (0..banyak).map(satu).collect::<Vec<_>>()})
}

/// A header that claims 60,000 × 60,000 pixels, and nothing behind it.
fn png_raksasa() -> Vec<u8> {
    let mut isi = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    isi.extend([60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat());
    isi.extend(b"\x08\x06\0\0\0\0\0\0\0");
    isi
}

/// 488 decrees of a package and twelve that do harm, each in its own way.
fn project() -> Project {
    let kode: Vec<String> = register_satker().into_keys().filter(|kode| kode != "pusat").take(488).collect();
    let mut csv = String::from("Kode;Kedudukan\n");
    kode.iter().for_each(|kode| csv.push_str(&format!("{kode};Kota Uji\n")));
    let paket = json!({
        "format": 1, "jenis": "paket", "naskah": ["sk"], "satker": kode, "salinan": ["asli"],
        "nilai": {"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"Kedudukan": "kedudukan"}},
    });
    let jahat = "\
        <% if d.lampiran|length == 5 %>#{ for i in range(100000) { for j in range(100000) { let k = j } } }<% endif %>\
        <% if d.lampiran|length == 6 %>#{ let s = \"aaaaaaaa\"; for i in range(60) { s = s + s } }<% endif %>\
        <% if d.lampiran|length == 7 %><% for i in range(99999) %><% for j in range(99999) %><% endfor %><% endfor %><% endif %>\
        <% if d.lampiran|length == 8 %>#let f(x) = f(x + 1) + 1\n#f(0)<% endif %>";
    let templat = format!("{}\n{jahat}\n", include_str!("../../templates/keputusan/main.typ.j2").trim_end());
    let gambar = |berkas: &str| json!({"lampiran": [{"id": "l", "judul": "L", "isi": [{"gambar": {"berkas": berkas, "alt": "A"}}]}]});
    let mut project = Project::empty()
        .with("data/tim/sk.json", &sk("Pembentukan Tim").to_string())
        .with("data/tim/paket.json", &paket.to_string())
        .with("data/tim/nilai.csv", &csv)
        .with("templates/keputusan/main.typ.j2", &templat)
        .with_bytes("data/x/rusak.png", b"bukan gambar")
        .with_bytes("data/x/raksasa.png", &png_raksasa());
    for (nama, tambah) in [
        ("abort", json!({})),
        ("gambar-raksasa", gambar("raksasa.png")),
        ("gambar-rusak", gambar("rusak.png")),
        ("memori", json!({})),
        ("panik", json!({})),
        ("putaran", json!({})),
        ("rujukan", json!({"menimbang": ["bahwa {{ entah }}"]})),
        ("templat-berat", lampiran(7)),
        ("tumpukan", json!({})),
        ("typst-dalam", lampiran(8)),
        ("typst-memori", lampiran(6)),
        ("typst-putaran", lampiran(5)),
    ] {
        project = project.with(&format!("data/x/{nama}.json"), &sendiri(nama, tambah));
    }
    project
}

const CELAKA: &str = "panik=x/panik,abort=x/abort,tumpukan=x/tumpukan,memori=x/memori,putaran=x/putaran";

#[test]
#[cfg(target_os = "linux")]
fn twelve_hostile_documents_among_five_hundred_cost_themselves_alone() {
    let project = project();
    let args = ["buat", "--format", "json", "--batas-waktu", "8", "--batas-memori", "512"];
    let run = project.run_with(&args, &[("NASKAH_UJI", CELAKA)]).fails_with(1);
    let laporan: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let dokumen = laporan["dokumen"].as_array().expect("dokumen");
    assert_eq!(dokumen.len(), 500);
    let (jadi, gagal): (Vec<_>, Vec<_>) = dokumen.iter().partition(|satu| satu["hasil"][0]["jadi"] == true);
    assert_eq!(jadi.len(), 488);
    for satu in jadi {
        let berkas = satu["hasil"][0]["berkas"].as_str().expect("berkas");
        assert!(project.bytes(berkas).starts_with(b"%PDF"), "{berkas}");
    }
    let nama: Vec<String> = gagal
        .iter()
        .map(|satu| {
            let temuan = satu["temuan"].as_array().expect("temuan").iter().find(|t| t["menghentikan"] == true);
            let temuan = temuan.unwrap_or_else(|| panic!("no finding: {satu}"));
            assert!(
                temuan["berkas"].as_str().is_some_and(|berkas| berkas.ends_with(".json") || berkas.ends_with(".j2"))
            );
            assert!(temuan["obat"].is_string(), "{temuan}");
            let naskah = satu["naskah"].as_str().expect("naskah").trim_start_matches("x/");
            format!("{naskah}: {}", temuan["nama"].as_str().expect("nama"))
        })
        .collect();
    assert_eq!(
        nama,
        [
            "abort: program",
            "gambar-raksasa: gambar",
            "gambar-rusak: gambar",
            "memori: batas-memori",
            "panik: program",
            "putaran: batas-waktu",
            "rujukan: rujukan",
            "templat-berat: templat",
            "tumpukan: program",
            "typst-dalam: tata-letak",
            "typst-memori: batas-memori",
            "typst-putaran: batas-waktu",
        ]
    );
}
