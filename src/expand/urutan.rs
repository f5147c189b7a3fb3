//! The order of Mengingat: by rank, then by time (UU 12/2011 Lampiran II), as far as the register or the citation's own words say it.

use super::Expander;
use crate::model::{
    keputusan::Nomor,
    peraturan::{Pengundangan, Peraturan},
    sitasi,
    tanggal::Tanggal,
};

/// The order of citations: rank, year, gazette number where both have one, date, number.
pub(super) type Urutan = (u8, i16, Option<u32>, Option<Tanggal>, u32);

impl Expander<'_> {
    /// The order of a row of the register.
    pub(super) fn urutan(&self, peraturan: &Peraturan) -> Urutan {
        let (peringkat, _) = self.workspace.peraturan().bentuk(peraturan);
        let lembaran = match &peraturan.pengundangan {
            Some(Pengundangan::Lembaran(lembaran)) => Some(lembaran.nomor),
            _ => None,
        };
        let nomor = match &peraturan.nomor {
            Nomor::Urut(nomor) => nomor.get(),
            Nomor::Lengkap(nomor) => nomor.split('/').next().and_then(|n| n.parse().ok()).unwrap_or(0),
        };
        (peringkat, peraturan.tahun, lembaran, peraturan.ditetapkan.or(peraturan.diundangkan), nomor)
    }

    /// The order of a citation that the register lacks.
    pub(super) fn urutan_kata(&self, kutipan: &str) -> Urutan {
        let semua = sitasi::cari(kutipan);
        let Some(satu) = semua.first() else { return (u8::MAX, i16::MAX, None, None, 0) };
        let register = self.workspace.peraturan();
        if let Some(baris) =
            satu.cocok(kutipan, register, &|kode| Some(self.workspace.satker(kode).ok()?.nama_lengkap()))
        {
            return self.urutan(baris);
        }
        let bentuk = kutipan[satu.bentuk.clone()].to_lowercase();
        let bentuk = register.bentuk.values().filter(|ini| bentuk.starts_with(&ini.nama.to_lowercase()));
        let peringkat = bentuk.max_by_key(|ini| ini.nama.len()).map_or(u8::MAX, |ini| ini.peringkat);
        let nomor = kutipan[satu.nomor.clone()].split('/').next().and_then(|nomor| nomor.parse().ok());
        let lembaran = satu.lembaran.as_ref().map(|lembaran| lembaran.isi.nomor);
        (peringkat, satu.tahun.unwrap_or(i16::MAX), lembaran, None, nomor.unwrap_or(0))
    }
}
