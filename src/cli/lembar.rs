//! `naskah lembar`: the entry workbook of a document. Never over a file that is there: workbooks of users are theirs.

use std::path::PathBuf;

use super::{BERHASIL, RUANG_RUSAK, SALAH_PAKAI, SEBAGIAN, args, layar::Layar, ruang};
use crate::{
    diag::Diagnostic,
    kerangka::{self, BukuIsian},
    output,
    read::Workspace,
};

/// Makes the workbook and returns the exit code.
pub(super) fn lembar(umum: &args::Umum, args: &args::Lembar, layar: &mut Layar<'_>) -> u8 {
    let berakhiran = args.naskah.extension().is_some_and(|akhiran| akhiran.eq_ignore_ascii_case("json"));
    let jalur: PathBuf = if berakhiran { args.naskah.clone() } else { args.naskah.with_added_extension("json") };
    let Some(workspace) = ruang::baca(umum, &[jalur], layar) else { return RUANG_RUSAK };
    let terpilih = |temuan: &&Diagnostic| temuan.place.as_ref().is_some_and(|place| workspace.terpilih(&place.file));
    layar.berkas(&workspace, workspace.temuan.iter().filter(terpilih).cloned());
    if !layar.utuh() {
        return SEBAGIAN;
    }
    let Some((berkas, hasil)) = buku(&workspace) else {
        let temuan = Diagnostic::galat("lembar", "berkas ini bukan Keputusan, rencana kerja, atau tim");
        layar.galat(None, temuan.cure("Sebut Keputusan yang memuat tabel, rencana kerja, atau tim"));
        return SALAH_PAKAI;
    };
    let isian = match hasil {
        Ok(isian) => isian,
        Err(temuan) => {
            layar.berkas(&workspace, temuan);
            return SEBAGIAN;
        }
    };
    let tujuan = match &args.ke {
        Some(ke) => ke.to_string_lossy().into_owned(),
        None => format!("{}.xlsx", berkas.strip_suffix(".json").unwrap_or(&berkas)),
    };
    match output::baru(&umum.ruang, &tujuan, &isian.isi) {
        Ok(true) => {
            layar.kabar(&format!("jadi   {tujuan}"));
            petunjuk(&berkas, &tujuan, &isian, layar);
            BERHASIL
        }
        Ok(false) => {
            let temuan = Diagnostic::galat("berkas", format!("`{tujuan}` sudah ada"));
            layar.galat(None, temuan.cure("Sebut nama lain dengan `--ke`; buku kerja yang ada tidak diubah"));
            SEBAGIAN
        }
        Err(salah) => {
            layar.galat(None, salah.temuan());
            SEBAGIAN
        }
    }
}

/// The document that was named, and its workbook.
fn buku(workspace: &Workspace) -> Option<(String, Result<BukuIsian, Vec<Diagnostic>>)> {
    let teks = |berkas: &str| workspace.isi(berkas).unwrap_or_default();
    let keputusan = workspace.keputusan.iter().find(|naskah| workspace.terpilih(&naskah.berkas));
    if let Some(naskah) = keputusan {
        return Some((naskah.berkas.clone(), kerangka::buku_keputusan(naskah, teks(&naskah.berkas))));
    }
    if let Some(tim) = workspace.tim.values().find(|naskah| workspace.terpilih(&naskah.berkas)) {
        return Some((tim.berkas.clone(), kerangka::buku_tim(tim, teks(&tim.berkas))));
    }
    let rencana = workspace.rencana.values().find(|naskah| workspace.terpilih(&naskah.berkas))?;
    Some((rencana.berkas.clone(), kerangka::buku_rencana(rencana, teks(&rencana.berkas))))
}

/// What to write in the JSON so that the workbook is read.
fn petunjuk(berkas: &str, tujuan: &str, isian: &BukuIsian, layar: &mut Layar<'_>) {
    let folder = berkas.rsplit_once('/').map_or("", |(folder, _)| folder);
    let nama = tujuan.strip_prefix(folder).map_or(tujuan, |sisa| sisa.trim_start_matches('/'));
    layar.kabar(&format!("Supaya isinya dibaca dari sana, ubah {berkas}:"));
    let mut kunci = Vec::new();
    for (pointer, lembar) in &isian.bagian {
        match lembar {
            Some(lembar) => layar.kabar(&format!(
                "  {}: ganti \"baris\" dengan \"sumber\": {{ \"berkas\": \"{nama}\", \"lembar\": \"{lembar}\" }}",
                pointer.as_str()
            )),
            None => kunci.push(format!("\"{}\"", pointer.as_str().trim_start_matches('/'))),
        }
    }
    if !kunci.is_empty() {
        let kunci = kunci.join(", ");
        layar.kabar(&format!("  ganti {kunci} dengan \"sumber\": {{ \"berkas\": \"{nama}\" }}"));
    }
}
