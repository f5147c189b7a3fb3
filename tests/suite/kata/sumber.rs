//! The published text, as a scan gave it in Markdown, to units: a paragraph, a list item, a table cell.
//!
//! What is notation of the scan and no word is left out here, and nothing else: stars of bold and italic, the rows of
//! dashes of a Markdown table, blank cells that a merged cell leaves, and the `- ` that the scan put before items that
//! have a label of their own. A `- ` before anything else is a dash of the decree; Markdown has but one bullet, so the
//! source cannot tell which dash it was, and it is read as the `–` that the norm prints.

/// What stands for a blank cell: a value in the wrong column is a difference.
pub const KOSONG: &str = "∅";

/// Labels of the body that stand in a column of their own.
const PEMBUKA: [&str; 4] = ["Menimbang", "Mengingat", "Memperhatikan", "Menetapkan"];

/// A unit: its lines with their number (from 1). Where a line ends, the print may end a unit.
#[derive(Debug, PartialEq)]
pub struct Satuan {
    pub baris: Vec<(usize, String)>,
}

impl Satuan {
    /// Whether it begins on this line and is not merely the label before another.
    fn mulai(&self, baris: usize) -> bool {
        let (nomor, teks) = &self.baris[0];
        *nomor == baris && !teks.strip_suffix(" :").is_some_and(|label| PEMBUKA.contains(&label))
    }
}

/// Puts the units of these lines before the unit of another line; `false` if that changes
/// nothing, or no unit begins on one of the lines.
pub fn pindahkan(semua: &mut Vec<Satuan>, dari: &[usize], sebelum: usize) -> bool {
    let urutan = |semua: &[Satuan]| semua.iter().map(|satuan| satuan.baris[0].0).collect::<Vec<_>>();
    let lama = urutan(semua);
    let (pindah, mut tinggal): (Vec<_>, Vec<_>) =
        semua.drain(..).partition(|satuan| dari.iter().any(|baris| satuan.mulai(*baris)));
    let tujuan = tinggal.iter().position(|satuan| satuan.mulai(sebelum));
    let ada = tujuan.is_some() && !pindah.is_empty();
    tinggal.splice(tujuan.unwrap_or(0)..tujuan.unwrap_or(0), pindah);
    *semua = tinggal;
    ada && urutan(semua) != lama
}

/// The units of a source, in order.
pub fn satuan(teks: &str) -> Vec<Satuan> {
    let mut semua: Vec<Satuan> = Vec::new();
    let mut lanjut = false;
    for (letak, baris) in teks.lines().enumerate() {
        let (nomor, bersih) = (letak + 1, baris.replace('*', ""));
        let mut baru = |teks: &str| semua.push(Satuan { baris: vec![(nomor, teks.trim().to_owned())] });
        if bersih.contains('\t') || bersih.starts_with('|') {
            // In a row of data each blank cell stands for its column; above and beside merged cells it stands for nothing.
            let data = bersih.split('\t').next().is_some_and(|nomor| nomor.trim().parse::<u8>().is_ok());
            let sel = bersih.split(['\t', '|']).filter(|sel| data || !kosong(sel));
            sel.map(|sel| if kosong(sel) { KOSONG } else { sel }).for_each(baru);
            lanjut = false;
            continue;
        }
        let isi = bersih.trim();
        let (tanda, mut isi) = isi.strip_prefix("- ").map_or((false, isi), |isi| (true, isi.trim()));
        let garis;
        if tanda && !berlabel(isi) && !berpembuka(isi) {
            garis = format!("– {isi}");
            isi = &garis;
        }
        if isi.is_empty() {
            lanjut = false;
        } else if let Some((label, sisa)) = isi.split_once(" :").filter(|(label, _)| PEMBUKA.contains(label)) {
            baru(&format!("{label} :"));
            lanjut = !sisa.is_empty();
            if lanjut {
                baru(sisa);
            }
        } else if lanjut && !tanda && !berlabel(isi) {
            semua.last_mut().expect("a line that goes on follows another").baris.push((nomor, isi.to_owned()));
        } else {
            baru(isi);
            lanjut = true;
        }
    }
    semua
}

/// A cell without words: blank, or the dashes below a Markdown head.
fn kosong(sel: &str) -> bool {
    let sel = sel.trim();
    sel.is_empty() || (sel.len() > 1 && sel.chars().all(|huruf| huruf == '-'))
}

/// Starts with `a.`, `12.`, `1)`.
fn berlabel(isi: &str) -> bool {
    let Some((label, _)) = isi.split_once(' ') else { return false };
    let Some(inti) = label.strip_suffix(['.', ')']) else { return false };
    let angka = inti.len() <= 2 && !inti.is_empty() && inti.chars().all(|huruf| huruf.is_ascii_digit());
    angka || (inti.len() == 1 && inti.chars().all(|huruf| huruf.is_ascii_lowercase()))
}

/// Starts with a label of the body and its colon: `Menimbang :`, `KESATU :`.
fn berpembuka(isi: &str) -> bool {
    isi.split_once(" :").is_some_and(|(label, _)| {
        PEMBUKA.contains(&label) || (!label.is_empty() && label.chars().all(|huruf| huruf.is_uppercase()))
    })
}
