//! The mistakes: each a small change of the small decree, or a command line.

use std::{fs, path::Path};

use crate::project::Project;

pub(super) const KEPUTUSAN: &str = "data/ringkas/keputusan.json";
const NASKAH: &str = "Naskah: isi";
const BERKAS: &str = "Berkas";
const GAMBAR: &str = "Gambar";
const PAKET: &str = "Paket";
const TEMPLAT: &str = "Templat dan huruf";
const IMPOR: &str = "Impor";
const KELUARAN: &str = "Keluaran dan folder kerja";
const PERINTAH: &str = "Perintah";

/// A mistake: the heading that it stands under, its name, the files, the arguments.
pub(super) type Kasus = (&'static str, &'static str, Project, Vec<&'static str>);

/// Edits of the small decree: the name of the mistake, what stands there, and what the user wrote instead.
const EDIT: [(&str, &str, &str); 38] = [
    ("kunci asing", "\"tentang\":", "\"tentangg\":"),
    ("koma kurang", "\"nomor\": 7,", "\"nomor\": 7"),
    ("jenis nilai salah", "\"nomor\": 7", "\"nomor\": [7]"),
    ("teks di tempat bilangan", "\"format\": 1", "\"format\": \"satu\""),
    ("bilangan di tempat teks", "\"satker\": \"61.71\"", "\"satker\": 61.71"),
    ("bilangan terlalu besar", "\"nomor\": 7", "\"nomor\": 99999999999"),
    ("bilangan negatif", "\"nomor\": 7", "\"nomor\": -7"),
    ("objek di tempat daftar", "\"mengingat\": [", "\"memperhatikan\": {}, \"mengingat\": ["),
    ("true di tempat objek", "\"fakta\": {", "\"tertulis\": true, \"fakta\": {"),
    ("kunci wajib tidak ditulis", "\"penetap\": \"ketua\",", ""),
    ("kunci dua kali", "\"nomor\": 7,", "\"nomor\": 7, \"nomor\": 8,"),
    ("format yang tidak dikenal", "\"format\": 1", "\"format\": 9"),
    ("jenis tidak ditulis", "\"jenis\": \"keputusan\",", ""),
    ("jenis asing", "\"jenis\": \"keputusan\"", "\"jenis\": \"keputusn\""),
    ("tanggal yang tidak ada", "2025-04-25", "2025-02-30"),
    ("tanggal dengan susunan lain", "2025-04-25", "25-04-2025"),
    ("tampilan asing", "\"tampilan\": \"matriks\"", "\"tampilan\": \"matrix\""),
    ("isi dua macam", "{ \"tampilan\": \"matriks\",", "{ \"teks\": \"a\", \"tampilan\": \"matriks\","),
    ("rujukan asing", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkatan }}"),
    ("rujukan berputar", "Rencana Kerja Zona", "{{ rencana }} Zona"),
    ("rujukan tidak ditutup", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkat }"),
    ("penyaring asing", "bahwa {{ satker.singkat }}", "bahwa {{ satker.singkat | besar }}"),
    ("peraturan asing", "\"uu-7-2017\"", "\"uu-7-2071\""),
    ("peraturan dua kali", "\"uu-7-2017\"", "\"uu-7-2017\", \"uu-7-2017\""),
    ("register tidak lengkap", "\"uu-7-2017\"", "\"perpres-81-2010\""),
    ("satker asing", "\"61.71\"", "\"61.99\""),
    ("rencana kerja asing", "\"dari\": \"rencana\"", "\"dari\": \"rencna\""),
    ("pejabat tidak diketahui", "\"penetap\": \"ketua\"", "\"penetap\": \"sekretaris\""),
    ("alamat asing", "\"nomor\": 7,", "\"nomor\": 7, \"tertulis\": {\"mengingat/9/label\": \"9.\"},"),
    ("karakter tanpa bentuk huruf", "sebagai acuan", "sebagai 你 acuan"),
    ("karakter kendali", "sebagai acuan", "sebagai\\u0007 acuan"),
    ("kendali arah tulisan", "sebagai acuan", "sebagai\\u202e acuan"),
    ("fakta kembar", "\"fakta\": {", "\"fakta\": {\"a\": \"1\", \"a\": \"2\", "),
    ("fakta yang tidak menuju ke mana pun", "\"fakta\": {", "\"fakta\": {\"a\": \"{{ entah }}\", "),
    ("diktum kosong", "Keputusan ini mulai berlaku pada tanggal ditetapkan", ""),
    ("id kembar", "\"untuk\": [\"kabupaten\", \"kota\"]", "\"id\": \"tetap\""),
    ("tingkat asing", "[\"kabupaten\", \"kota\"]", "\"propinsi\""),
    (
        "sampul dalam diktum",
        "{ \"daftar\": [\"seluruh pegawai\", \"masyarakat\"], \"gaya\": \"rincian\" }",
        "{\"sampul\": [\"A\"]}",
    ),
];

pub(super) fn dasar() -> Project {
    Project::from("ringkas")
}

fn berkas() -> Vec<Kasus> {
    let buat = || vec!["buat"];
    let dengan = |isi: &[u8]| dasar().with_bytes("data/lain.json", isi);
    let keputusan = fs::read_to_string(dasar().path().join(KEPUTUSAN)).expect("terbaca");
    let satker = fs::read_to_string(dasar().path().join("data/satker/61.71.json")).expect("terbaca");
    vec![
        (BERKAS, "bukan UTF-8", dengan(b"{\"jenis\": \"\xff\"}"), buat()),
        (BERKAS, "kosong", dengan(b""), buat()),
        (BERKAS, "terpotong", dengan(b"{\"format\": 1,"), buat()),
        (BERKAS, "bukan objek", dengan(b"[1, 2]"), buat()),
        (BERKAS, "dua nilai", dengan(b"{\"jenis\": \"satker\"} {}"), buat()),
        (BERKAS, "nama yang akan bertemu", dasar().with("data/ringkas/KEPUTUSAN.json", &keputusan), buat()),
        (BERKAS, "profil satker kembar", dasar().with("data/satker/lagi.json", &satker), buat()),
        (BERKAS, "pilihan asing dalam profil bentuk", profil("tentang-lampiran", "sebarisan"), buat()),
        (BERKAS, "huruf yang tidak ada dalam profil bentuk", profil("huruf", "Helvetica"), buat()),
    ]
}

fn profil(nama: &str, nilai: &str) -> Project {
    let nilai = format!(r#"{{"nilai": "{nilai}", "sumber": "kantor", "kepastian": "praktik"}}"#);
    let isi = format!(r#"{{"format": 1, "jenis": "profil", "pilihan": {{"{nama}": {nilai}}}}}"#);
    dasar().with("data/acuan/profil/kpu.json", &isi)
}

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='lain.png' width='9' height='9'/></svg>";

fn gambar() -> Vec<Kasus> {
    let satu = |apa, berkas: &str, isi: &[u8]| {
        let gambar = format!(r#"{{"gambar": {{"berkas": "{berkas}", "alt": "Alur"}}}}, "Sesudahnya.""#);
        let lama = r#"{ "tampilan": "matriks", "dari": "rencana" }"#;
        let project = dasar().edit(KEPUTUSAN, lama, &gambar).with_bytes("data/ringkas/ada.txt", b"teks");
        let project = if isi.is_empty() { project } else { project.with_bytes(&format!("data/ringkas/{berkas}"), isi) };
        (GAMBAR, apa, project, vec!["buat"])
    };
    // A header that promises a small picture, and nothing after it; and one that promises too much.
    let kepala = |sisi: u32| {
        let mut isi = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        isi.extend([sisi.to_be_bytes(), sisi.to_be_bytes()].concat());
        isi.extend(b"\x08\x02\0\0\0\0\0\0\0");
        isi
    };
    vec![
        satu("tidak ada", "tiada.png", b""),
        satu("jenis asing", "ada.txt", b""),
        satu("di luar folder kerja", "../../../luar.png", b""),
        satu("bukan gambar", "bukan.png", b"ini teks"),
        satu("terlalu besar", "besar.png", &kepala(90_000)),
        satu("isi PNG rusak", "rusak.png", &kepala(10)),
        satu("isi SVG rusak", "rusak.svg", b"<svg><g></svg>"),
        satu("SVG yang menunjuk gambar lain", "tunjuk.svg", SVG.as_bytes()),
    ]
}

fn templat() -> Vec<Kasus> {
    let satu = |apa, berkas: &str, dari: &str, menjadi: &str| {
        let asli = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(berkas);
        let asli = fs::read_to_string(asli).expect("templat terbaca");
        assert!(asli.contains(dari), "`{dari}` stands in {berkas}");
        let baru = asli.replacen(dari, menjadi, 1);
        (TEMPLAT, apa, dasar().with(&format!("templates/{berkas}"), &baru), vec!["buat"])
    };
    let (utama, pustaka) = ("keputusan/main.typ.j2", "lib/keputusan.typ");
    let huruf = include_bytes!("../../../templates/fonts/texgyrebonum-regular.otf");
    let berkas = "templates/fonts/texgyrebonum-regular.otf";
    vec![
        satu("tulisan minijinja tidak sah", utama, "<< badan.memutuskan >>", "<< badan.memutuskan"),
        satu("minijinja: data yang tidak ada", utama, "<< badan.memutuskan >>", "<< badan.memutuskann.a >>"),
        satu("minijinja: penyaring asing", utama, "<< badan.memutuskan >>", "<< badan.memutuskan | besar >>"),
        satu("minijinja: fungsi asing", utama, "<< badan.memutuskan >>", "<< panggil(d) >>"),
        satu("minijinja: templat asing", utama, "<< badan.memutuskan >>", "<% include \"tiada.j2\" %>"),
        satu("minijinja: nilai yang tidak dapat dicetak", utama, "<< badan.memutuskan >>", "<< badan.judul >>"),
        satu("Typst: nama asing", pustaka, "heading(level: 2, isi)", "headin(level: 2, isi)"),
        satu("Typst: tulisan tidak sah", pustaka, "heading(level: 2, isi)", "heading(level: 2, isi"),
        satu("Typst: jenis nilai salah", pustaka, "heading(level: 2, isi)", "heading(level: \"dua\", isi)"),
        satu(
            "Typst: sumber yang dibuat templat tidak sah",
            utama,
            "<< badan.memutuskan >>",
            "<< badan.memutuskan >>, asing: 1",
        ),
        (TEMPLAT, "bukan UTF-8", dasar().with_bytes("templates/lib/norms.typ", b"\xff"), vec!["buat"]),
        (TEMPLAT, "minijinja bukan UTF-8", dasar().with_bytes(&format!("templates/{utama}"), b"\xff"), vec!["buat"]),
        (TEMPLAT, "berkas huruf terpotong", dasar().with_bytes(berkas, &huruf[..30_000]), vec!["buat"]),
    ]
}

/// A package over the small decree, with one thing wrong; and a table of values with one.
fn paket() -> Vec<Kasus> {
    const PAKET_JSON: &str = "data/ringkas/paket.json";
    let isi = r#"{"format": 1, "jenis": "paket", "naskah": ["keputusan"], "satker": ["61.71", "61.72"], "nilai":
        {"berkas": "nilai.csv", "kunci": "Kode", "kolom": {"Nomor": "nomor", "Ketua": "pejabat.ketua.nama"}}}"#;
    let csv = "Kode;Nomor;Ketua\n61.71;5;Budi Contoh\n61.72;6;Sri Contoh\n";
    let berpaket = || {
        let naskah = dasar().edit(KEPUTUSAN, "\"satker\": \"61.71\",", "").edit(KEPUTUSAN, "\"nomor\": 7,", "");
        naskah.with(PAKET_JSON, isi).with("data/ringkas/nilai.csv", csv)
    };
    let satu = |apa, dari: &str, menjadi: &str| (PAKET, apa, berpaket().edit(PAKET_JSON, dari, menjadi), vec!["buat"]);
    let nilai = |apa, dari: &str, menjadi: &str| {
        (PAKET, apa, berpaket().edit("data/ringkas/nilai.csv", dari, menjadi), vec!["buat"])
    };
    let naskah = |apa, tambah: &str| {
        let baru = format!("{tambah} \"penetap\": \"ketua\",");
        (PAKET, apa, berpaket().edit(KEPUTUSAN, "\"penetap\": \"ketua\",", &baru), vec!["buat"])
    };
    vec![
        satu("naskah asing", "[\"keputusan\"]", "[\"kputusan\"]"),
        satu("kantor asing", "\"61.72\"", "\"61.79\""),
        satu("tidak ada kantor", "[\"61.71\", \"61.72\"]", "[]"),
        satu("nilai asing", "\"nomor\"", "\"nomer\""),
        satu("berkas nilai tidak ada", "nilai.csv", "nila.csv"),
        satu("kolom tidak ada", "\"Nomor\":", "\"No\":"),
        naskah("naskah menyebut kantornya", "\"satker\": \"61.71\","),
        naskah("fakta di dua tempat", "\"nomor\": 7,"),
        nilai("kode asing dalam CSV", "61.72;", "61.7;"),
        nilai("kantor di dua baris", "61.72;6", "61.71;6"),
        nilai("nomor yang tidak mungkin", ";5;", ";0;"),
        nilai("sel yang kurang", ";6;Sri Contoh", ";6"),
        nilai("pejabat lain daripada dalam profil", "Budi Contoh", "Bidu Contoh"),
        (
            PAKET,
            "naskah tanpa kantor dan tanpa paket",
            dasar().edit(KEPUTUSAN, "\"satker\": \"61.71\",", ""),
            vec!["buat"],
        ),
        (PAKET, "kantor yang diminta tidak ada", berpaket(), vec!["buat", "--satker", "61.99"]),
    ]
}

/// The folder of results, held by somebody who says that he is process 1234.
fn terkunci() -> Project {
    let project = dasar().with("output/.naskah/kunci", "").with("output/.naskah/pemegang", "1234 buat\n");
    let kunci = fs::File::open(project.path().join("output/.naskah/kunci")).expect("ada");
    kunci.try_lock().expect("bebas");
    // Held until this process ends: the folder alone is known to those who run the program.
    std::mem::forget(kunci);
    project
}

fn keluaran() -> Vec<Kasus> {
    let folder = dasar().with("output/ringkas/keputusan-asli.pdf/isi", "folder");
    vec![
        (KELUARAN, "folder di tempat PDF", folder, vec!["buat"]),
        (KELUARAN, "folder keluaran sedang dipakai", terkunci(), vec!["buat"]),
        (KELUARAN, "berkas di tempat folder keluaran", dasar().with("output", "berkas"), vec!["buat"]),
        (KELUARAN, "arsip sebelum dokumennya dibuat", dasar(), vec!["kemas"]),
        (KELUARAN, "terbit sebelum ditetapkan", dasar(), vec!["tetapkan"]),
        (KELUARAN, "daftar terbit diubah", dasar().with("data/ringkas/keputusan.terbit.sha256", "halo"), vec!["buat"]),
        (KELUARAN, "bersih selagi ada data yang rusak", dasar().with("data/rusak.json", "{"), vec!["bersih"]),
        (KELUARAN, "gabung tanpa bagian", dasar(), vec!["gabung"]),
        (KELUARAN, "sah untuk berkas yang tidak ada", dasar(), vec!["sah", "kiriman.pdf"]),
        (KELUARAN, "folder tanpa data/", dasar(), vec!["buat", "--ruang", "data/ringkas"]),
        (KELUARAN, "jalur tanpa naskah", dasar(), vec!["buat", "data/tiada"]),
    ]
}

fn impor() -> Vec<Kasus> {
    let surat = dasar().with("surat.txt", "Kepada Yth.\nDengan hormat.\n");
    let kantor = dasar().with("sk.txt", "KEPUTUSAN BUPATI ANTAH BERANTAH\nNOMOR 1\nTENTANG\nX\nMenimbang : bahwa x;\n");
    let pindai = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
                  3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    let sk = "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PALEMBANG\nNOMOR 1 TAHUN 2024\nTENTANG\nX\nMenimbang : bahwa x;\n";
    let ada = dasar().with("sk.txt", sk).with("data/impor/sk/keputusan.json", "{}");
    vec![
        (IMPOR, "berkas yang bukan Keputusan", surat, vec!["impor", "surat.txt"]),
        (IMPOR, "kantor yang tidak dikenal", kantor, vec!["impor", "sk.txt"]),
        (IMPOR, "berkas Word 97", dasar().with_bytes("sk.doc", b"\xd0\xcf\x11\xe0 Word"), vec!["impor", "sk.doc"]),
        (IMPOR, "DOCX yang rusak", dasar().with("sk.docx", "PK rusak"), vec!["impor", "sk.docx"]),
        (IMPOR, "PDF tanpa teks", dasar().with("sk.pdf", pindai), vec!["impor", "sk.pdf"]),
        (IMPOR, "hasil yang sudah ada", ada, vec!["impor", "sk.txt"]),
        (IMPOR, "berkas yang tidak ada", dasar(), vec!["impor", "tiada.txt"]),
        (IMPOR, "hasil di luar data/", dasar().with("sk.txt", sk), vec!["impor", "sk.txt", "--ke", "lain/sk.json"]),
        (IMPOR, "satu hasil untuk dua berkas", dasar(), vec!["impor", "a.txt", "b.txt", "--ke", "data/sk.json"]),
    ]
}

fn perintah() -> Vec<Kasus> {
    let semua: [(&str, &[&str]); 18] = [
        ("bagian yang tidak mungkin", &["buat", "--bagian", "5/4"]),
        ("lampiran yang tidak ada", &["buat", "--hanya", "lampiran:IV"]),
        ("hanya bagian yang tidak dikenal", &["buat", "--hanya", "diktum"]),
        ("perintah asing", &["terbitkan"]),
        ("perintah salah ketik", &["buta"]),
        ("bantuan untuk perintah asing", &["bantuan", "buta"]),
        ("pilihan asing", &["buat", "--gambr"]),
        ("pilihan tanpa nilai", &["buat", "--ruang"]),
        ("pilihan dengan nilai asing", &["buat", "--format", "xml"]),
        ("pilihan yang tidak bernilai diberi nilai", &["buat", "--gambar=ya"]),
        ("pilihan dua kali", &["buat", "--diam", "--diam"]),
        ("argumen wajib tidak ditulis", &["pelengkapan"]),
        ("argumen berlebih", &["man", "buat"]),
        ("banding dengan yang tidak ada", &["banding", "lama.json", "data"]),
        ("banding berkas dengan folder", &["banding", "data/ringkas/keputusan.json", "data"]),
        ("banding dengan kommit tanpa git", &["banding", "HEAD:data", "data"]),
        ("PDF banding yang bukan PDF", &["banding", "data", "data", "--pdf", "banding.txt"]),
        ("profil asing", &["kalibrasi", "a5"]),
    ];
    semua.into_iter().map(|(apa, args)| (PERINTAH, apa, dasar(), args.to_vec())).collect()
}

pub(super) fn semua() -> Vec<Kasus> {
    let edit =
        EDIT.iter().map(|(apa, dari, menjadi)| (NASKAH, *apa, dasar().edit(KEPUTUSAN, dari, menjadi), vec!["buat"]));
    edit.chain(berkas())
        .chain(paket())
        .chain(gambar())
        .chain(templat())
        .chain(keluaran())
        .chain(impor())
        .chain(perintah())
        .collect()
}
