//! The form in which a document goes through a pipe from the process that made it: one line of JSON, then the bytes.
//!
//! In this room, because nobody else may make a [`Publishable`]. Refuses what is absurdly long and what ends too early;
//! believes the rest, because the other end is this program.

use std::io::{self, BufRead, Read as _, Write};

use serde::{Deserialize, Serialize};

use super::{Buatan, Hasil, Publishable, Tetap};
use crate::{diag::Diagnostic, expand::job::Kunci, read::Jejak};

/// The longest line before the bytes: findings quote values, and a document may have thousands of findings.
pub const BATAS_KEPALA: u64 = 64 << 20;
/// The most bytes of one document, its pictures included.
const BATAS_ISI: u64 = 1 << 30;

/// The line before the bytes.
#[derive(Serialize, Deserialize)]
struct Kepala {
    kunci: Kunci,
    temuan: Vec<Diagnostic>,
    /// None when the document could not be made.
    jejak: Option<Jejak>,
    /// None when it need not be made.
    jadi: Option<Ukuran>,
}

/// What follows the line when the document was made.
#[derive(Serialize, Deserialize)]
struct Ukuran {
    halaman: usize,
    pdf: u64,
    gambar: Vec<u64>,
    sidik: String,
    temuan_halaman: bool,
}

/// Writes what came of the document `kunci`.
///
/// # Errors
/// The pipe is closed.
pub fn kirim(keluar: &mut impl Write, kunci: &Kunci, hasil: &Hasil) -> io::Result<()> {
    let bita = |isi: &[u8]| isi.len() as u64;
    let (temuan, jejak, jadi) = match hasil {
        Err(temuan) => (temuan, None, None),
        Ok(Buatan::Tetap(tetap)) => (&tetap.temuan, Some(tetap.jejak.clone()), None),
        Ok(Buatan::Baru(dokumen)) => {
            let gambar = dokumen.gambar.iter().map(|satu| bita(satu)).collect();
            let (halaman, sidik, pdf) = (dokumen.halaman, dokumen.sidik.clone(), bita(&dokumen.pdf));
            let ukuran = Ukuran { halaman, pdf, gambar, sidik, temuan_halaman: dokumen.temuan_halaman };
            (&dokumen.temuan, Some(dokumen.jejak.clone()), Some(ukuran))
        }
    };
    let kepala = Kepala { kunci: kunci.clone(), temuan: temuan.clone(), jejak, jadi };
    let mut baris = serde_json::to_vec(&kepala)?;
    baris.push(b'\n');
    keluar.write_all(&baris)?;
    if let Ok(Buatan::Baru(dokumen)) = hasil {
        keluar.write_all(&dokumen.pdf)?;
        dokumen.gambar.iter().try_for_each(|satu| keluar.write_all(satu))?;
    }
    keluar.flush()
}

/// Reads what [`kirim`] wrote: which document, and what came of it.
///
/// # Errors
/// The pipe ends within it, or what comes through it is nothing that this program would write.
pub fn terima(masuk: &mut impl BufRead) -> io::Result<(Kunci, Hasil)> {
    let kepala = baris(masuk, BATAS_KEPALA)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let Kepala { kunci, temuan, jejak, jadi } = serde_json::from_slice(&kepala)?;
    let Some(jejak) = jejak else { return Ok((kunci, Err(temuan))) };
    let Some(ukuran) = jadi else {
        let tetap = Tetap { kunci: kunci.clone(), jejak, temuan };
        return Ok((kunci, Ok(Buatan::Tetap(tetap))));
    };
    let jumlah = ukuran.gambar.iter().fold(ukuran.pdf, |jumlah, satu| jumlah.saturating_add(*satu));
    if jumlah > BATAS_ISI {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let pdf = isi(masuk, ukuran.pdf)?;
    let gambar = ukuran.gambar.iter().map(|bita| isi(masuk, *bita)).collect::<io::Result<_>>()?;
    let Ukuran { halaman, sidik, temuan_halaman, .. } = ukuran;
    let dokumen = Publishable { kunci: kunci.clone(), halaman, pdf, gambar, jejak, sidik, temuan, temuan_halaman };
    Ok((kunci, Ok(Buatan::Baru(dokumen))))
}

/// So many bytes. No room is made for them before they come.
fn isi(masuk: &mut impl BufRead, bita: u64) -> io::Result<Vec<u8>> {
    let mut isi = Vec::new();
    masuk.take(bita).read_to_end(&mut isi)?;
    if isi.len() as u64 == bita { Ok(isi) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// A line of at most `batas` bytes, without its end; `None` where the input ends.
///
/// # Errors
/// A line that is longer, or that the input ends within.
pub fn baris(masuk: &mut impl BufRead, batas: u64) -> io::Result<Option<Vec<u8>>> {
    let mut baris = Vec::new();
    masuk.take(batas).read_until(b'\n', &mut baris)?;
    match baris.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(baris)),
        Some(_) if baris.len() as u64 + 1 == batas => Err(io::ErrorKind::InvalidData.into()),
        Some(_) => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diag::{Place, Pointer},
        expand::job::{Bagian, JenisSalinan, Penerima},
        read::Masukan,
    };

    fn kunci() -> Kunci {
        let (penerima, bagian) = (Penerima::Orang("siti".into()), Bagian::Lampiran(2));
        Kunci {
            paket: None,
            naskah: "a/b".into(),
            satker: "61.71".into(),
            salinan: JenisSalinan::Asli,
            penerima,
            bagian,
        }
    }

    fn jadi() -> Hasil {
        let place = Place { position: Some((2, 3)), ..Place::new("data/a.json", Pointer::root().key("a/b")) };
        let temuan = vec![Diagnostic::tanya("tanya", "nomor\nberapa?").at(place).cure("Tulis `nomor`")];
        let gambar = vec![b"satu\n".to_vec(), Vec::new(), b"{}".to_vec()];
        let (pdf, sidik) = (b"%PDF\n\xff\x00".to_vec(), "cd".to_owned());
        let (kunci, jejak) = (kunci(), jejak());
        Ok(Buatan::Baru(Publishable { kunci, halaman: 3, pdf, gambar, jejak, sidik, temuan, temuan_halaman: true }))
    }

    fn jejak() -> Jejak {
        vec![(Masukan::Program, "ab".to_owned()), (Masukan::Keputusan("a".to_owned()), String::new())]
    }

    #[test]
    fn what_was_sent_is_what_arrives_and_nothing_more_is_read() {
        let gagal: Hasil = Err(vec![Diagnostic::galat("a", "b"), Diagnostic::petunjuk("c", "d")]);
        let temuan = vec![Diagnostic::petunjuk("c", "d")];
        let tetap: Hasil = Ok(Buatan::Tetap(Tetap { kunci: kunci(), jejak: jejak(), temuan }));
        let mut pipa = Vec::new();
        kirim(&mut pipa, &kunci(), &jadi()).expect("ke memori");
        kirim(&mut pipa, &kunci(), &tetap).expect("ke memori");
        kirim(&mut pipa, &kunci(), &gagal).expect("ke memori");
        let mut masuk = pipa.as_slice();
        assert_eq!(terima(&mut masuk).expect("utuh"), (kunci(), jadi()));
        assert_eq!(terima(&mut masuk).expect("utuh"), (kunci(), tetap));
        assert_eq!(terima(&mut masuk).expect("utuh"), (kunci(), gagal));
        assert_eq!(terima(&mut masuk).expect_err("habis").kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn what_is_cut_off_or_absurd_is_refused() {
        let mut pipa = Vec::new();
        kirim(&mut pipa, &kunci(), &jadi()).expect("ke memori");
        for panjang in 0..pipa.len() {
            assert!(terima(&mut &pipa[..panjang]).is_err(), "{panjang}");
        }
        let teks = String::from_utf8_lossy(&pipa).replace("\"pdf\":7", "\"pdf\":18446744073709551615");
        assert_eq!(terima(&mut teks.as_bytes()).expect_err("terlalu besar").kind(), io::ErrorKind::InvalidData);
        assert!(terima(&mut &b"halo\n"[..]).is_err());
        assert_eq!(baris(&mut &b"12345\n"[..], 5).expect_err("terlalu panjang").kind(), io::ErrorKind::InvalidData);
    }
}
