//! Text that is ready to print: every reference resolved, every piece with its style.

use super::{laman, teks::Gaya};

/// Where a piece of printed text comes from; it decides whether a word of it may be broken at a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asal {
    /// Written by the user as running text: words may be broken between syllables.
    Karangan,
    /// Written by the user as running text of a table cell: only long words may be broken.
    KaranganSel,
    /// A name, citation or derived word: never broken by a hyphen.
    Baku,
    /// The number of a decree: a line may end after a slash, and nowhere else in it.
    Nomor,
    /// A preferred line end; counts as one blank.
    GantiBaris,
}

impl Asal {
    const SEMUA: [Self; 5] = [Self::Baku, Self::Karangan, Self::KaranganSel, Self::Nomor, Self::GantiBaris];
}

/// What became of a piece between two versions; only a comparison has other pieces than those that stayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Revisi {
    /// It is in both.
    #[default]
    Tetap,
    /// The new version alone has it.
    Ditambah,
    /// The old version alone has it.
    Dihapus,
}

impl Revisi {
    const SEMUA: [Self; 3] = [Self::Tetap, Self::Ditambah, Self::Dihapus];
}

/// A piece of printed text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Potongan {
    /// Its characters.
    pub teks: String,
    /// Its style.
    pub gaya: Gaya,
    /// Its origin.
    pub asal: Asal,
    /// What became of it between two versions.
    pub revisi: Revisi,
}

impl Potongan {
    /// A piece that both versions have, or of which there is but one.
    pub fn baru(teks: impl Into<String>, gaya: Gaya, asal: Asal) -> Self {
        Self { teks: teks.into(), gaya, asal, revisi: Revisi::Tetap }
    }

    /// All but its characters as one number.
    pub fn kode(&self) -> u8 {
        let letak = |letak: Option<usize>| u8::try_from(letak.unwrap_or(0)).unwrap_or(0);
        let asal = letak(Asal::SEMUA.iter().position(|asal| *asal == self.asal));
        let revisi = letak(Revisi::SEMUA.iter().position(|revisi| *revisi == self.revisi));
        revisi << 5 | asal << 2 | u8::from(self.gaya.tebal) << 1 | u8::from(self.gaya.miring)
    }

    /// The piece whose [`Self::kode`] is `kode`; an unknown origin is taken as fixed wording.
    pub fn dari_kode(teks: impl Into<String>, kode: u8) -> Self {
        let asal = Asal::SEMUA.get(usize::from(kode >> 2 & 7)).copied().unwrap_or(Asal::Baku);
        let revisi = Revisi::SEMUA.get(usize::from(kode >> 5)).copied().unwrap_or_default();
        Self { revisi, ..Self::baru(teks, Gaya { miring: kode & 1 != 0, tebal: kode & 2 != 0 }, asal) }
    }
}

/// Printed text: a line of pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Tulisan(Vec<Potongan>);

impl Tulisan {
    /// Text of the program or the registers, upright.
    pub fn baku(teks: impl Into<String>) -> Self {
        Self::default().dan_baku(teks)
    }

    /// This text, followed by upright text of the program or the registers.
    #[must_use]
    pub fn dan_baku(mut self, teks: impl Into<String>) -> Self {
        self.tambah(Potongan::baru(teks, Gaya::default(), Asal::Baku));
        self
    }

    /// This text, followed by the number of a decree.
    #[must_use]
    pub fn dan_nomor(mut self, nomor: impl Into<String>) -> Self {
        self.tambah(Potongan::baru(nomor, Gaya::default(), Asal::Nomor));
        self
    }

    /// This text, followed by another.
    #[must_use]
    pub fn dan(mut self, lain: Self) -> Self {
        lain.0.into_iter().for_each(|potongan| self.tambah(potongan));
        self
    }

    /// This text, followed by a preferred line end.
    #[must_use]
    pub fn ganti_baris(mut self) -> Self {
        self.0.push(Potongan::baru(" ", Gaya::default(), Asal::GantiBaris));
        self
    }

    /// Appends a piece, joining it to the last one if they are alike.
    pub fn tambah(&mut self, potongan: Potongan) {
        if potongan.teks.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(akhir) if akhir.kode() == potongan.kode() && akhir.asal != Asal::GantiBaris => {
                akhir.teks.push_str(&potongan.teks);
            }
            _ => self.0.push(potongan),
        }
    }

    /// The same text with every piece changed by `ubah`.
    #[must_use]
    pub fn setiap(mut self, ubah: impl Fn(&mut Potongan)) -> Self {
        self.0.iter_mut().for_each(ubah);
        self
    }

    /// The same text in capitals. Words in capitals are titles, so they are never broken. Addresses stay as they are: in
    /// capitals their path would be another one.
    #[must_use]
    pub fn kapital(self) -> Self {
        self.setiap(|potongan| potongan.teks = kapital(&potongan.teks)).dibakukan()
    }

    /// The same text in bold.
    #[must_use]
    pub fn tebal(self) -> Self {
        self.setiap(|potongan| potongan.gaya.tebal = true)
    }

    /// The same text, all of it added or removed.
    #[must_use]
    pub fn direvisi(self, revisi: Revisi) -> Self {
        self.setiap(|potongan| potongan.revisi = revisi)
    }

    /// The text without the pieces of this kind: as the other version has it.
    #[must_use]
    pub fn tanpa(&self, revisi: Revisi) -> Self {
        let mut hasil = Self::default();
        self.0.iter().filter(|satu| satu.revisi != revisi).cloned().for_each(|satu| match satu.asal {
            Asal::GantiBaris => hasil.0.push(Potongan { revisi: Revisi::Tetap, ..satu }),
            _ => hasil.tambah(Potongan { revisi: Revisi::Tetap, ..satu }),
        });
        hasil
    }

    /// The same text as a fixed wording, whose words are never broken.
    #[must_use]
    pub fn dibakukan(self) -> Self {
        self.setiap(|potongan| {
            if matches!(potongan.asal, Asal::Karangan | Asal::KaranganSel) {
                potongan.asal = Asal::Baku;
            }
        })
    }

    /// The same text as that of a table cell.
    #[must_use]
    pub fn dalam_sel(self) -> Self {
        self.setiap(|potongan| {
            if potongan.asal == Asal::Karangan {
                potongan.asal = Asal::KaranganSel;
            }
        })
    }

    /// The same text, ending with `tanda` once.
    #[must_use]
    pub fn diakhiri(self, tanda: &str) -> Self {
        if self.polos().ends_with(tanda) { self } else { self.dan_baku(tanda) }
    }

    /// The pieces in order.
    pub fn potongan(&self) -> &[Potongan] {
        &self.0
    }

    /// The characters alone, a preferred line end as one blank.
    pub fn polos(&self) -> String {
        self.0.iter().map(|potongan| potongan.teks.as_str()).collect()
    }

    /// How many characters are printed.
    pub fn panjang(&self) -> usize {
        self.0.iter().map(|potongan| potongan.teks.chars().count()).sum()
    }

    /// Whether nothing would be printed.
    pub fn kosong(&self) -> bool {
        self.0.is_empty()
    }
}

fn kapital(teks: &str) -> String {
    let (mut hasil, mut sampai) = (String::with_capacity(teks.len()), 0);
    for alamat in laman::cari(teks) {
        hasil += &teks[sampai..alamat.start].to_uppercase();
        hasil += &teks[alamat.clone()];
        sampai = alamat.end;
    }
    hasil + &teks[sampai..].to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_leave_addresses_alone() {
        let judul = Tulisan::baku("Laman https://a.id/Kerja dan lain").kapital();
        assert_eq!(judul.polos(), "LAMAN https://a.id/Kerja DAN LAIN");
    }

    #[test]
    fn style_and_origin_survive_their_number() {
        for asal in Asal::SEMUA {
            for (miring, tebal) in [(false, false), (true, false), (false, true), (true, true)] {
                for revisi in Revisi::SEMUA {
                    let satu = Potongan { revisi, ..Potongan::baru("a", Gaya { miring, tebal }, asal) };
                    assert_eq!(Potongan::dari_kode("a", satu.kode()), satu);
                }
            }
        }
    }
}
