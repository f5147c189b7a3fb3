//! `naskah mulai`: a folder to work in, for one office.

use super::{BERHASIL, SALAH_PAKAI, SEBAGIAN, args, layar::Layar};
use crate::{kerangka, output};

/// Makes the files that are not there yet and returns the exit code.
pub(super) fn mulai(umum: &args::Umum, args: &args::Mulai, layar: &mut Layar<'_>) -> u8 {
    let satker = match kerangka::satker(&args.kode) {
        Ok(satker) => satker,
        Err(temuan) => {
            layar.galat(None, temuan);
            return SALAH_PAKAI;
        }
    };
    let mut kode = BERHASIL;
    for (berkas, isi) in kerangka::ruang(&satker) {
        match output::baru(&umum.ruang, &berkas, isi) {
            Ok(true) => layar.kabar(&format!("jadi   {berkas}")),
            Ok(false) => layar.kabar(&format!("ada    {berkas}: tidak diubah")),
            Err(salah) => {
                layar.galat(None, salah.temuan());
                kode = SEBAGIAN;
            }
        }
    }
    layar.kabar(&format!(
        "\nFolder kerja {} siap. Berikutnya:\n  1. jawab pertanyaan dalam data/satker/{}.json\n  2. naskah baru keputusan <tahun>/<nama>/keputusan\n  3. naskah periksa\n  4. naskah buat",
        satker.nama_lengkap(),
        satker.kode
    ));
    kode
}
