//! Penetap, penanda tangan, dan jenis Keputusan tidak sama
//!
//! **Yang ditemukan**: Keputusan yang ditetapkan ketua tetapi ditandatangani sebagai sekretaris, atau sebaliknya; sebutan jenis Keputusan
//! yang bukan jenisnya ("Keputusan Sekretaris …" pada Keputusan yang ditetapkan ketua); "Keputusan Ketua KPU …".
//!
//! **Mengapa**: tata naskah mengenal dua jenis naskah penetapan: Keputusan KPU, yang ditandatangani ketuanya, dan Keputusan Sekretariat
//! KPU, yang ditandatangani sekretarisnya. Jenis, jabatan di atas Menimbang, Menetapkan, tanda tangan, dan kepala lampiran harus
//! menyebut penetap yang sama. Plt. dan Plh. tidak mengubah jabatannya.
//!
//! **Contoh**: judul "KEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM PROVINSI …", tetapi dibuka, diputuskan, dan ditandatangani oleh "KETUA
//! KOMISI PEMILIHAN UMUM PROVINSI …".
//!
//! **Obat**: tulis `penetap` yang benar dan hapus `penandatangan`; tulis "Keputusan Komisi Pemilihan Umum …" untuk Keputusan ketua.
//!
//! **Sumber**: PKPU 8/2021 Pasal 13 (jenis naskah penetapan).

use crate::{
    check::{
        pandangan::{Letak, Pandangan, Peran, Satuan},
        token::{Token, token},
        uraian::Saring,
    },
    diag::Diagnostic,
    model::keputusan::Penetap,
};

pub(super) const KODE: &str = "X1";

pub(super) fn periksa(pandangan: &Pandangan<'_>) -> Vec<Diagnostic> {
    let pokok = pandangan.pokok();
    let mut temuan = Vec::new();
    for satu in pandangan.satuan.iter().filter(|satu| satu.turunan(pokok).is_none()) {
        temuan.extend(penanda_tangan(satu, pokok.penetap));
        let dilihat = satu.karangan || matches!(satu.peran, Peran::Kutipan | Peran::Sel);
        if dilihat && satu.perlu(Saring::X1, || satu.token().iter().any(|satu| satu.lipat == "keputusan")) {
            temuan.extend(jenis(pandangan, satu));
        }
    }
    temuan
}

/// The post of a closing that is another's.
fn penanda_tangan(satu: &Satuan<'_>, penetap: Penetap) -> Option<Diagnostic> {
    let penutup = matches!(satu.letak, Letak::Penutup | Letak::PenutupLampiran(_));
    if !penutup || !satu.slot.alamat.ends_with("tanda-tangan/jabatan") {
        return None;
    }
    let semua = satu.token();
    let jabatan = semua.iter().find(|satu| ["ketua", "sekretaris"].contains(&satu.lipat.as_str()))?;
    (jabatan.lipat != penetap.kunci()).then(|| {
        let kata = jabatan.asli(&satu.polos);
        let pesan = format!("ditandatangani sebagai `{kata}`, tetapi Keputusan ini ditetapkan `{}`", penetap.kunci());
        let temuan = Diagnostic::peringatan(KODE, pesan);
        satu.temuan(temuan.cure("Hapus `penandatangan`, atau ubah `penetap`"), jabatan.rentang.clone())
    })
}

/// Kinds of decree that the text names: those that nobody makes, and those that this one is not.
fn jenis(pandangan: &Pandangan<'_>, satu: &Satuan<'_>) -> Vec<Diagnostic> {
    let semua = satu.token();
    let penetap = pandangan.pokok().penetap;
    let mut temuan = Vec::new();
    for (i, tiga) in semua.windows(3).enumerate() {
        let [keputusan, oleh, lembaga] = tiga else { continue };
        if keputusan.lipat != "keputusan" || !keputusan.besar {
            continue;
        }
        let rentang = keputusan.rentang.start..oleh.rentang.end;
        let ini = i > 0 && semua[i - 1].lipat == "menetapkan" || sendiri(&semua[i..]);
        let pesan = match (oleh.lipat.as_str(), penetap) {
            ("ketua", _) if ["komisi", "kpu", "kip"].contains(&lembaga.lipat.as_str()) => {
                format!(
                    "`{}` bukan jenis Keputusan; ketua menetapkan Keputusan Komisi Pemilihan Umum",
                    &satu.polos[rentang.clone()]
                )
            }
            ("sekretaris", Penetap::Ketua) if ini => {
                "`Keputusan Sekretaris` di sini, tetapi ditetapkan `ketua`".to_owned()
            }
            ("komisi" | "kpu", Penetap::Sekretaris) if ini && satu.peran != Peran::Kutipan => {
                format!("`{}` di sini, tetapi ditetapkan `sekretaris`", &satu.polos[rentang.clone()])
            }
            _ => continue,
        };
        // Other offices, and older decrees, may have named theirs so.
        let kita = disebut(pandangan, &semua[i..]) || ini;
        let satu_temuan = if kita { Diagnostic::peringatan(KODE, pesan) } else { Diagnostic::petunjuk(KODE, pesan) };
        let obat = match penetap {
            Penetap::Ketua => "Tulis `Keputusan Komisi Pemilihan Umum …`",
            Penetap::Sekretaris => "Tulis jenis Keputusan menurut penetapnya",
        };
        temuan.push(satu.temuan(satu_temuan.cure(obat), rentang));
    }
    temuan
}

/// Whether `Keputusan … ini` is what begins here.
fn sendiri(semua: &[Token]) -> bool {
    let nama = semua.iter().skip(1).take_while(|satu| satu.kata && satu.besar).count();
    semua.get(nama + 1).is_some_and(|satu| satu.lipat == "ini")
}

/// Whether the office's own region stands near the beginning.
fn disebut(pandangan: &Pandangan<'_>, semua: &[Token]) -> bool {
    let daerah = token(pandangan.pokok().satker.wilayah().unwrap_or("umum"));
    let daerah: Vec<&str> = daerah.iter().map(|satu| satu.lipat.as_str()).collect();
    let dekat: Vec<&str> = semua.iter().take(12).map(|satu| satu.lipat.as_str()).collect();
    dekat.windows(daerah.len().max(1)).any(|potong| potong == daerah)
}
