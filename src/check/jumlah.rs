//! Figures in running text: what a numeral says, however its thousands are grouped. Knows no words of numbers.

/// A numeral as it is meant: its whole part, and the digits behind its comma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Jumlah {
    /// The digits before the comma, without points.
    pub(super) bulat: String,
    /// The digits behind it.
    pub(super) pecahan: Option<String>,
}

impl Jumlah {
    /// Reads `1.500.000,00`, `1500000`, and the English `1,500,000.00`; nothing where the marks group the digits in no way.
    pub(super) fn baca(angka: &str) -> Option<Self> {
        let beribu = |teks: &str, tanda: char| {
            let mut ruas = teks.split(tanda);
            ruas.next().is_some_and(|awal| (1..=3).contains(&awal.len())) && ruas.all(|satu| satu.len() == 3)
        };
        let digit = |teks: &str| !teks.is_empty() && teks.bytes().all(|bita| bita.is_ascii_digit());
        let jadi = |bulat: &str, pecahan: Option<&str>| {
            let bulat = bulat.replace(['.', ','], "");
            digit(&bulat).then(|| Self { bulat, pecahan: pecahan.map(str::to_owned) })
        };
        match (angka.rsplit_once(','), angka.rsplit_once('.')) {
            (None, None) => jadi(angka, None),
            (Some((bulat, sen)), _) if sen.len() <= 2 && digit(sen) && (digit(bulat) || beribu(bulat, '.')) => {
                jadi(bulat, Some(sen))
            }
            (Some(_), Some((bulat, sen))) if sen.len() == 2 && digit(sen) && beribu(bulat, ',') => {
                jadi(bulat, Some(sen))
            }
            (None, Some(_)) if beribu(angka, '.') => jadi(angka, None),
            (Some(_), None) if angka.matches(',').count() > 1 && beribu(angka, ',') => jadi(angka, None),
            _ => None,
        }
    }

    /// The numeral of so many hundredths, without a fraction where it has none.
    pub(super) fn dari_sen(sen: i128) -> Self {
        let (bulat, sisa) = (sen / 100, sen % 100);
        Self { bulat: bulat.to_string(), pecahan: (sisa != 0).then(|| format!("{sisa:02}")) }
    }

    /// What it says in hundredths; nothing where it says more than that.
    pub(super) fn sen(&self) -> Option<i128> {
        let pecahan = format!("{:0<2}", self.pecahan.as_deref().unwrap_or_default());
        let sisa: i128 = if pecahan.len() == 2 { pecahan.parse().ok()? } else { return None };
        self.bulat.parse::<i128>().ok()?.checked_mul(100)?.checked_add(sisa)
    }

    /// The same with points between thousands and a comma before its fraction.
    pub(super) fn tercetak(&self) -> String {
        let mut hasil = String::new();
        for (letak, angka) in self.bulat.chars().enumerate() {
            if letak > 0 && (self.bulat.len() - letak).is_multiple_of(3) {
                hasil.push('.');
            }
            hasil.push(angka);
        }
        match &self.pecahan {
            Some(pecahan) => format!("{hasil},{pecahan}"),
            None => hasil,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_is_read_however_it_is_grouped() {
        for (angka, benar) in [
            ("1500000", "1.500.000"),
            ("1.500.000,00", "1.500.000,00"),
            ("1,500,000.00", "1.500.000,00"),
            ("1,500,000", "1.500.000"),
            ("50,000.00", "50.000,00"),
            ("2,5", "2,5"),
            ("750", "750"),
        ] {
            assert_eq!(Jumlah::baca(angka).map(|satu| satu.tercetak()).as_deref(), Some(benar), "{angka}");
        }
        for (angka, sen) in [("1.500.000,5", 150_000_050), ("2,05", 205), ("7", 700)] {
            let jumlah = Jumlah::baca(angka).expect(angka);
            assert_eq!(jumlah.sen(), Some(sen));
            assert_eq!(Jumlah::dari_sen(sen).sen(), Some(sen));
        }
        assert_eq!(Jumlah::dari_sen(150_000_050).tercetak(), "1.500.000,50");
        for angka in ["1.50.000", "15.0000", "1,50,000.00", "2.5", "1..2"] {
            assert_eq!(Jumlah::baca(angka), None, "{angka}");
        }
    }
}
