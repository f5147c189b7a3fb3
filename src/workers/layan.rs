//! The helper's side of the pipe. Makes nothing itself, and catches nothing: a panic ends the helper.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::Permintaan;
use crate::proof::{Hasil, baris, kirim};

/// The longest request or greeting.
pub(super) const BATAS_BARIS: u64 = 1 << 20;

/// A helper's first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Salam {
    pub(super) siap: String,
}

/// Says that the files that `tanda` names were read, then answers each request with what `buat` makes of it, until the
/// requests end.
///
/// # Errors
/// The pipe is closed, or a request makes no sense.
pub fn layani(
    mut masuk: impl BufRead,
    mut keluar: impl Write,
    tanda: &str,
    mut buat: impl FnMut(&Permintaan) -> Hasil,
) -> io::Result<()> {
    let mut salam = serde_json::to_vec(&Salam { siap: tanda.to_owned() })?;
    salam.push(b'\n');
    keluar.write_all(&salam)?;
    keluar.flush()?;
    while let Some(permintaan) = baris(&mut masuk, BATAS_BARIS)? {
        let permintaan: Permintaan = serde_json::from_slice(&permintaan)?;
        let hasil = buat(&permintaan);
        kirim(&mut keluar, &permintaan.kunci, &hasil)?;
    }
    Ok(())
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
        let permintaan = |naskah| serde_json::to_string(&satu(naskah)).expect("teks saja") + "\n";
        let masuk = format!("{}{}halo\n{}", permintaan("a"), permintaan("b"), permintaan("c"));
        let mut keluar = Vec::new();
        let akhir = layani(masuk.as_bytes(), &mut keluar, "t", |permintaan| {
            Err(vec![Diagnostic::galat("x", permintaan.kunci.naskah.as_str())])
        });
        assert_eq!(akhir.expect_err("bukan permintaan").kind(), io::ErrorKind::InvalidData);
        let mut sisa = keluar.strip_prefix(b"{\"siap\":\"t\"}\n").expect("salam dahulu");
        for naskah in ["a", "b"] {
            let (dari, hasil) = terima(&mut sisa).expect("utuh");
            assert_eq!(dari, kunci(naskah));
            assert_eq!(hasil.expect_err("gagal")[0].message, naskah);
        }
        assert_eq!(sisa, b"");
    }
}
