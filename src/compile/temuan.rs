//! What Typst says, as findings: in Indonesian, led back to the user's field, or to the line of the Typst library.

use typst::{World as _, WorldExt as _, diag::SourceDiagnostic};

use super::{Dari, dunia::Dunia};
use crate::{
    diag::{Diagnostic, Place, Pointer},
    render::TypstSource,
};

/// How one of Typst's messages begins, what it means, and the cure. Only what data can cause, and what typst 0.15 is
/// known to say of it; `«»` stands for the first name that Typst quotes or puts after a colon.
const KENAL: [(&str, &str, &str); 18] = [
    (
        "failed to process image",
        "gambar ini tidak dapat dimasukkan ke PDF",
        "Simpan ulang gambar itu sebagai PNG 8 bit",
    ),
    ("16 bit images", "gambar ini memakai 16 bit per warna", "Simpan ulang gambar itu sebagai PNG 8 bit"),
    (
        "failed to load linked image",
        "gambar SVG ini menunjuk gambar lain",
        "Tanam gambar lain itu ke dalam SVG, atau pakai PNG",
    ),
    (
        "unknown font family",
        "huruf `«»` tidak ada",
        "Taruh berkas huruf itu dalam templates/fonts/, atau pakai huruf bawaan",
    ),
    ("document did not converge", "susunan halaman tidak kunjung tetap", "Ubah sedikit teks di sekitar akhir halaman"),
    ("value of", "susunan halaman tidak kunjung tetap", "Ubah sedikit teks di sekitar akhir halaman"),
    ("maximum ", "isian bertingkat terlalu dalam", "Kurangi tingkat daftar, bagian, atau tabel di dalam tabel"),
    (
        "pagebreaks are not allowed",
        "halaman baru tidak dapat dimulai di sini",
        "Pindahkan isi berhalaman sendiri ke luar daftar, tabel, atau bagian",
    ),
    (
        "page configuration is not allowed",
        "halaman sendiri tidak dapat berada di sini",
        "Pindahkan isi berhalaman sendiri ke luar daftar, tabel, atau bagian",
    ),
    ("too many cells", "tabel ini terlalu besar", "Bagi tabel itu menjadi beberapa tabel"),
    ("cell position too large", "tabel ini terlalu besar", "Bagi tabel itu menjadi beberapa tabel"),
    ("a PDF string is longer", "judul atau nama kantor terlalu panjang", "Pendekkan `tentang`"),
    ("a PDF array is longer", "satu baris teks terlalu panjang", "Beri spasi di dalam teks yang panjang"),
    ("the text ", "teks `«»` tidak dapat ditampilkan dengan huruf yang ada", "Ganti karakter itu"),
    ("the PDF contains the codepoint", "ada karakter `«»` yang tidak boleh berada dalam PDF/A", "Ganti karakter itu"),
    ("missing alt text", "ada gambar tanpa uraian", "Tulis `alt` pada gambar itu"),
    ("missing document title", "dokumen tidak berjudul", "Tulis `tentang`"),
    ("license of", "izin sebuah huruf melarangnya ditanam dalam PDF", "Hapus huruf itu dari templates/fonts/"),
];

/// The Indonesian words for a message that data is known to cause, and the cure.
fn kenal(pesan: &str) -> Option<(String, &'static str)> {
    // The prefix of a standard: `PDF/A-2a error: …`.
    let isi = pesan.split_once(" error: ").map_or(pesan, |(_, isi)| isi);
    let (_, kalimat, obat) = KENAL.iter().find(|(awal, _, _)| isi.starts_with(awal))?;
    let nama = isi.split('`').nth(1).or_else(|| isi.split_once(": ").map(|(_, nama)| nama)).unwrap_or_default();
    Some((kalimat.replace("«»", nama), obat))
}

/// Typst's complaint in Indonesian. Its own words are a detail for those who wrote templates (`diubah`).
pub(super) fn terjemah(kode: &'static str, umum: &str, pesan: &str, diubah: bool) -> Diagnostic {
    let rincian = || if diubah { format!(": «{pesan}»") } else { String::new() };
    if let Some((kalimat, obat)) = kenal(pesan) {
        return Diagnostic::galat(kode, format!("{kalimat}{}", rincian())).cure(obat);
    }
    match diubah {
        true => Diagnostic::galat(kode, format!("{umum}{}", rincian()))
            .cure("Betulkan templat dalam templates/, atau hapus agar yang bawaan dipakai"),
        false => Diagnostic::galat(kode, umum)
            .cure("Sederhanakan isian itu; bila tetap gagal, laporkan kepada pengembang naskah, dengan berkas ini"),
    }
}

/// Where a complaint leads.
#[derive(Default)]
struct Jejak {
    /// The slot, or the picture, that it is about or that stands first in what it is about.
    slot: Option<String>,
    /// File, line and column of the Typst library.
    pustaka: Option<(String, (usize, usize))>,
    /// Line of the source that the templates made.
    baris: Option<usize>,
}

/// The finding for one complaint; `umum` says what failed when nothing better is known.
pub(super) fn temuan(
    kode: &'static str,
    umum: &str,
    dunia: &Dunia<'_>,
    sumber: &TypstSource,
    keluhan: &SourceDiagnostic,
    dari: Dari<'_>,
) -> Diagnostic {
    let diubah = dunia.typesetter.templat_diubah;
    let mut jejak = jejak(dunia, sumber, keluhan);
    jejak.slot = jejak.slot.or_else(|| penunjuk(sumber, &keluhan.message));
    let tempat = jejak.slot.as_deref().and_then(dari);
    let di = match (&jejak.slot, jejak.baris) {
        (Some(slot), _) => format!(" pada `{slot}`"),
        (None, Some(baris)) if diubah => format!(" pada baris {baris} sumber Typst yang dibuat templat"),
        _ => String::new(),
    };
    let temuan = terjemah(kode, &format!("{umum}{di}"), &keluhan.message, diubah);
    match (tempat, jejak.pustaka) {
        // Whoever changed the library looks there first; nobody else has it.
        (_, Some((berkas, letak))) if diubah => {
            let mut place = Place::new(format!("templates/{berkas}"), Pointer::root());
            place.position = Some(letak);
            temuan.at(place)
        }
        (Some(tempat), _) => temuan.at(tempat),
        _ => temuan,
    }
}

fn jejak(dunia: &Dunia<'_>, sumber: &TypstSource, keluhan: &SourceDiagnostic) -> Jejak {
    let mut jejak = Jejak::default();
    for span in std::iter::once(keluhan.span).chain(keluhan.trace.iter().map(|titik| titik.span.into())) {
        let (Some(id), Some(rentang)) = (span.id(), dunia.range(span)) else { continue };
        let Ok(berkas) = dunia.source(id) else { continue };
        let letak = berkas.lines().byte_to_line_column(rentang.start);
        let letak = letak.map_or((1, 1), |(baris, kolom)| (baris + 1, kolom + 1));
        if id == dunia.main() {
            jejak.baris.get_or_insert(letak.0);
            let isi = sumber.teks.get(rentang.clone()).unwrap_or_default();
            let gambar = || isi.split('"').find(|literal| literal.starts_with("/gambar/")).map(str::to_owned);
            let slot = || sumber.peta.pertama(rentang.clone()).map(str::to_owned);
            jejak.slot = jejak.slot.or_else(gambar).or_else(slot);
        } else if jejak.pustaka.is_none() {
            jejak.pustaka = Some((id.get().vpath().get_without_slash().to_string(), letak));
        }
    }
    jejak
}

/// The SVG picture that names the other picture of which Typst says that it cannot be loaded.
fn penunjuk(sumber: &TypstSource, pesan: &str) -> Option<String> {
    let (nama, _) = pesan.strip_prefix("failed to load linked image ")?.split_once(" in SVG")?;
    let menunjuk = |isi: &[u8]| String::from_utf8_lossy(isi).contains(nama);
    let mut semua = sumber.gambar.iter().filter(|(_, berkas)| berkas.jenis == "svg");
    semua.find(|(_, berkas)| menunjuk(&berkas.isi)).map(|(jalur, _)| format!("/{jalur}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_data_can_cause_is_said_in_indonesian_and_the_rest_is_a_detail_for_template_authors() {
        let kata = |pesan: &str, diubah| {
            let temuan = terjemah("pdf", "PDF tidak dapat dibuat", pesan, diubah);
            (temuan.message, temuan.cure.is_some())
        };
        assert_eq!(kata("unknown font family: helvetica", false).0, "huruf `helvetica` tidak ada");
        assert_eq!(
            kata("PDF/A-2a error: the text `你` could not be displayed with X", false).0,
            "teks `你` tidak dapat ditampilkan dengan huruf yang ada"
        );
        assert_eq!(kata("cannot add integer and string", false), ("PDF tidak dapat dibuat".to_owned(), true));
        assert_eq!(kata("unexpected x", true).0, "PDF tidak dapat dibuat: «unexpected x»");
    }
}
