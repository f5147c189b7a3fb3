//! Kata depan dan awalan
//!
//! **Yang ditemukan**: `di` dan `ke` yang dirangkai dengan tempat (`dilingkungan`), awalan yang dipisah dari katanya (`di tetapkan`,
//! `ke tiga`), `per` yang dirangkai padahal berarti "tiap" (`pertahun`), dan bentuk terikat yang dipisah (`antar jabatan`).
//!
//! **Mengapa**: kata depan ditulis terpisah, awalan dan bentuk terikat ditulis serangkai. `di lingkungan` menunjuk tempat, `ditetapkan`
//! ialah kata kerja pasif.
//!
//! **Contoh**: "dibangun dilingkungan Sekretariat"; "mulai berlaku pada tanggal di tetapkan"; "khususnya dibidang pencegahan".
//!
//! **Obat**: pisahkan kata depan dari tempat yang ditunjuknya, rangkaikan awalan dengan katanya.
//!
//! **Sumber**: EYD, kata depan dan kata berimbuhan. Bentuk terikat hanya petunjuk.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    check::{
        kata::{self, memuat, pola},
        pandangan::Peran,
        teks::Teks,
    },
    diag::Diagnostic,
};

pub(super) const KODE: &str = "K3";

/// Places behind which nothing makes a verb of `di`: as one word they are never right.
const TEMPAT_DI: &str = "lingkungan|bidang|atas|bawah|dalam|luar|antara|samping|sekitar|mana|sana|sini|setiap|tingkat|wilayah|daerah|kantor|kota|\
    kabupaten|provinsi|kecamatan|kelurahan|desa|rumah|sekolah|ruang|ruangan|pusat|depan|belakang|tengah|akhir|awal|hadapan|berbagai|seluruh|\
    sebelah|kalangan|instansi|unit|sekretariat|tempat|lokasi|hari|tahun|bulan|kemudian|saat|negara|indonesia|gedung|aula|hotel|tps|kpu|internal|\
    eksternal|media|laman|situs|website|sisi|pihak|bagian|subbagian|semua";
/// The same for `ke`; `keluar` and `kemana` have senses of their own or are names.
const TEMPAT_KE: &str = "dalam|atas|bawah|depan|samping|tempat|pusat|kantor|sekretariat|sini|sana|mana|seluruh|setiap|wilayah|daerah|provinsi|kabupaten|kota|luar negeri";
/// Verbs without suffix, as they stand behind `di-`.
const KERJA: &str = "maksud|buat|susun|bentuk|atur|ubah|cabut|bayar|tunjuk|angkat|tulis|muat|nilai|bagi|ambil|kirim|terima|pilih|lantik|simpan|\
    periksa|baca|bawa|dukung|pakai|olah|hitung|tutup|buka|minta|bina|pimpin|rancang|cetak|awasi|beri|lalui|ketahui|sertai|tandatangani|kenai|danai|\
    biayai|hadiri|ikuti|tindaklanjuti|miliki|setujui|pahami|patuhi|taati|akhiri|mulai|bantu|pandang|anggap|bebani|penuhi|lampiri|\
    undang|perbarui|perbaiki|peroleh|perluas|perkuat|percepat|perpanjang|perbanyak|perketat|perlukan|pergunakan|perhatikan|persiapkan|\
    pertanggungjawabkan|pertimbangkan|perbolehkan|perhitungkan|pertahankan|persyaratkan|perbantukan|persilakan|perkenankan|perkirakan|\
    peruntukkan|percayakan|perlihatkan|perintahkan|pekerjakan|kemukakan|kehendaki|ketahui|kenakan|kecualikan|kerjakan|kelola|kembangkan|\
    kembalikan|kirimkan|kumpulkan|keluarkan|kuatkan";
/// Nouns that end as verbs do; so do those that begin with `pe` and `ke` (`percetakan`, `pendidikan`, `kebijakan`).
const BENDA: [&str; 18] = [
    "ikan", "pekan", "rekan", "pakan", "makan", "masukan", "gerakan", "tindakan", "cetakan", "pijakan", "pasokan",
    "tumpukan", "letakan", "tanjakan", "belokan", "dudukan", "bukan", "balikan",
];

struct Pola {
    rangkai: Regex,
    pisah: Regex,
    urutan: Regex,
    tiap: Regex,
    terikat: Regex,
}

static POLA: LazyLock<Pola> = LazyLock::new(|| Pola {
    rangkai: pola(&format!(r"(?i-u)\b(?:(di)((?:{TEMPAT_DI})(?:nya)?)|(ke)((?:{TEMPAT_KE})(?:nya)?))\b")),
    pisah: pola(&format!(
        r"(?i-u)\b(di)( +|-)((?:{KERJA})(?:nya)?|[abd-jl-oq-z][a-z]{{2,}}kan(?:nya)?|c[a-z]{{2,}}kan)\b"
    )),
    // Behind a noun it is an ordinal; else the way may lead to two places.
    urutan: pola(
        r"(?i-u)\b(?:(?:yang|tahap|pihak|perubahan|urutan|bagian|kali|hari|minggu|triwulan|semester|periode|peringkat) (ke)( +)|(ke)(-))(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b",
    ),
    tiap: pola(
        r"(?i-u)\b(per)(tahun|bulan|hari|minggu|orang|triwulan|semester|jam|kegiatan|unit|satker|kecamatan|kelurahan|desa)\b",
    ),
    terikat: pola(
        r"(?i-u)\b(sub|pasca|non|pra|antar|multi|purna|semi|anti) +(bagian|bidang|koordinator|unit|kegiatan|komponen|tahapan|direktorat|sektor|pemilu|pemilihan|bencana|pelatihan|pemungutan|aktif|formal|pegawai|tunai|struktural|fungsional|teknis|pemerintah|medis|akademik|syarat|jabatan|lembaga|instansi|unit kerja|waktu|daerah|pegawai|wilayah|kantor|kota|provinsi|kabupaten|satker|subbagian|bagian|media|sektoral|fungsi|disiplin|tugas|bakti|korupsi|suap|gratifikasi)\b",
    ),
});

/// What is wrong with the parts that a pattern found, and what stands in their place; nothing where they are right.
type Penilai = fn(&[&str]) -> Option<(String, String)>;

pub(super) fn periksa(teks: &Teks<'_>) -> Vec<Diagnostic> {
    if teks.peran == Peran::Penutup {
        return Vec::new();
    }
    let luar = [kata::alamat(teks.polos), teks.acuan.kamus().judul(teks.polos)].concat();
    let mut temuan = Vec::new();
    let mut catat = |pola: &Regex, ganti: Penilai, pasti: bool| {
        for cocok in pola.captures_iter(teks.polos) {
            let potong: Vec<_> = cocok.iter().skip(1).flatten().collect();
            let (Some(awal), Some(akhir)) = (potong.first(), potong.last()) else { continue };
            let rentang = awal.start()..akhir.end();
            let bagian: Vec<&str> = potong.iter().map(|satu| satu.as_str()).collect();
            let dekat = teks.polos[rentang.end..].starts_with('-') || teks.polos[..rentang.start].ends_with('-');
            if memuat(&luar, rentang.start) || dekat {
                continue;
            }
            if let Some((pesan, benar)) = ganti(&bagian) {
                let satu = if pasti { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
                let satu = satu.cure(format!("Tulis `{benar}`"));
                temuan.push(teks.temuan_dengan_ganti(satu, rentang, &benar));
            }
        }
    };
    catat(&POLA.rangkai, rangkai, true);
    catat(&POLA.pisah, pisah, true);
    catat(&POLA.urutan, urutan, true);
    catat(&POLA.tiap, tiap, true);
    catat(&POLA.terikat, terikat, false);
    temuan
}

fn rangkai(bagian: &[&str]) -> Option<(String, String)> {
    let [depan, tempat] = bagian else { return None };
    let benar = format!("{depan} {tempat}");
    Some((format!("`{depan}{tempat}` dirangkai, padahal `{}` di sini kata depan", depan.to_lowercase()), benar))
}

fn pisah(bagian: &[&str]) -> Option<(String, String)> {
    let [depan, sela, kerja] = bagian else { return None };
    if BENDA.contains(&kerja.to_lowercase().as_str()) || kerja.starts_with(char::is_uppercase) && depan.ends_with('i') {
        return None;
    }
    let pesan = format!("`{depan}{sela}{kerja}` dipisah, padahal `di` di sini awalan kata kerja");
    Some((
        pesan,
        format!("{depan}{}", if kata::serba_kapital(kerja) { (*kerja).to_owned() } else { kerja.to_lowercase() }),
    ))
}

fn urutan(bagian: &[&str]) -> Option<(String, String)> {
    let [depan, sela, angka] = bagian else { return None };
    let kata = if kata::serba_kapital(angka) { (*angka).to_owned() } else { angka.to_lowercase() };
    Some((
        format!("`{depan}{sela}{angka}` dipisah, padahal `ke` di sini awalan bilangan urut"),
        format!("{depan}{kata}"),
    ))
}

fn tiap(bagian: &[&str]) -> Option<(String, String)> {
    let [per, satuan] = bagian else { return None };
    Some((
        format!("`{per}{satuan}` dirangkai, padahal `per` yang berarti tiap ditulis terpisah"),
        format!("{per} {satuan}"),
    ))
}

fn terikat(bagian: &[&str]) -> Option<(String, String)> {
    let [awal, kata] = bagian else { return None };
    let sambung = if kata::serba_kapital(awal) { kata.to_uppercase() } else { kata.to_lowercase() };
    Some((
        format!("`{awal} {kata}` dipisah, padahal `{}` bentuk terikat", awal.to_lowercase()),
        format!("{awal}{sambung}"),
    ))
}
