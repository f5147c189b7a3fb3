//! The helper's side of the pipe. Makes nothing itself, and catches nothing: a panic ends the helper.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::{Permintaan, Suruhan};
use crate::proof::{Hasil, baris, kirim};

/// The longest request.
const BATAS_BARIS: u64 = 1 << 20;

/// A helper's first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Salam {
    pub(super) siap: String,
}

/// Why no more requests are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Akhir {
    /// There are none.
    Habis,
    /// The files are to be read again first.
    Baca,
}

/// Says that the files that `tanda` names were read, then answers each request with what `buat` makes of it, until the
/// requests end, or the files are to be read again.
///
/// # Errors
/// The pipe is closed, or a request makes no sense.
pub fn layani(
    masuk: &mut impl BufRead,
    keluar: &mut impl Write,
    tanda: &str,
    mut buat: impl FnMut(&Permintaan) -> Hasil,
) -> io::Result<Akhir> {
    let mut salam = serde_json::to_vec(&Salam { siap: tanda.to_owned() })?;
    salam.push(b'\n');
    keluar.write_all(&salam)?;
    keluar.flush()?;
    while let Some(suruhan) = baris(masuk, BATAS_BARIS)? {
        match serde_json::from_slice(&suruhan)? {
            Suruhan::Baca => return Ok(Akhir::Baca),
            Suruhan::Buat(permintaan) => kirim(keluar, &permintaan.kunci, &buat(&permintaan))?,
        }
    }
    Ok(Akhir::Habis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diag::Diagnostic,
        expand::job::{Bagian, JenisSalinan, Kunci, Penerima},
        proof::terima,
    };

    fn kunci(naskah: &str) -> Kunci {
        let (penerima, bagian) = (Penerima::Umum, Bagian::Semua);
        Kunci {
            paket: None,
            naskah: naskah.into(),
            satker: "16".into(),
            salinan: JenisSalinan::Salinan,
            penerima,
            bagian,
        }
    }

    #[test]
    fn every_request_is_answered_in_order_and_nonsense_ends_the_helper() {
        let satu = |naskah| Permintaan::from(kunci(naskah));
        let permintaan = |naskah| serde_json::to_string(&Suruhan::Buat(satu(naskah))).expect("teks saja") + "\n";
        let masuk = format!("\"baca\"\n{}{}halo\n{}", permintaan("a"), permintaan("b"), permintaan("c"));
        let (mut masuk, mut keluar) = (masuk.as_bytes(), Vec::new());
        let mut layani =
            || layani(&mut masuk, &mut keluar, "t", |p| Err(vec![Diagnostic::galat("x", p.kunci.naskah.as_str())]));
        assert_eq!(layani().expect("disuruh membaca"), Akhir::Baca);
        let akhir = layani();
        assert_eq!(akhir.expect_err("bukan permintaan").kind(), io::ErrorKind::InvalidData);
        let mut sisa = keluar.strip_prefix(b"{\"siap\":\"t\"}\n{\"siap\":\"t\"}\n").expect("salam dahulu");
        for naskah in ["a", "b"] {
            let (dari, hasil) = terima(&mut sisa).expect("utuh");
            assert_eq!(dari, kunci(naskah));
            assert_eq!(hasil.expect_err("gagal")[0].message, naskah);
        }
        assert_eq!(sisa, b"");
    }
}
