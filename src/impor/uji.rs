//! What the program derives from an imported decree, found out by expanding it in a workspace for a while that has the user's registers
//! and profiles. Nothing of it stays.

use std::collections::BTreeMap;

use crate::{
    diag::Diagnostic,
    expand::{
        Expanded, expand,
        job::{JenisSalinan, Kunci},
    },
    output::RuangSementara,
    read::Workspace,
};

/// The kinds of files that a decree rests on.
const DASAR: [&str; 5] = ["satker", "register-satker", "register-peraturan", "zona-integritas", "profil"];

/// Files by their paths below a workspace.
pub(super) type Berkas = Vec<(String, Vec<u8>)>;

/// The files of a workspace that a decree may rest on.
pub(super) fn dasar(workspace: &Workspace) -> Berkas {
    let jenis = |isi: &str| {
        let nilai: Option<serde_json::Value> = serde_json::from_str(isi).ok();
        nilai.and_then(|nilai| Some(nilai.get("jenis")?.as_str()?.to_owned()))
    };
    let milik =
        |berkas: &&String| workspace.isi(berkas).and_then(jenis).is_some_and(|jenis| DASAR.contains(&jenis.as_str()));
    let semua = workspace.masukan.keys().filter(|berkas| berkas.ends_with(".json")).filter(milik);
    semua.map(|berkas| (berkas.clone(), workspace.isi(berkas).unwrap_or_default().as_bytes().to_vec())).collect()
}

/// What is derived from the decree of this name, among these files.
///
/// # Errors
/// The system refuses, or the decree cannot be read.
pub(super) fn urai(semua: &Berkas, nama: &str, kode: &str, salinan: JenisSalinan) -> Result<Expanded, Diagnostic> {
    let (_ruang, workspace) = ruang(semua)?;
    if let Some(temuan) = workspace.temuan.iter().find(|temuan| temuan.stops) {
        return Err(temuan.clone());
    }
    Ok(expand(&workspace, &Kunci::asli(None, nama, kode).dengan(salinan)))
}

fn ruang(semua: &Berkas) -> Result<(RuangSementara, Workspace), Diagnostic> {
    let ruang = RuangSementara::baru(semua).map_err(|salah| salah.temuan())?;
    let workspace = Workspace::read(ruang.jalur(), &[]).map_err(|salah| salah.temuan())?;
    Ok((ruang, workspace))
}

/// How the register cites each of these rows on the day of the decree; nothing for a row that it cannot answer for.
///
/// # Errors
/// The system refuses.
pub(super) fn kutipan(
    dasar: &Berkas,
    kode: &str,
    tanggal: Option<&str>,
    semua: &[String],
) -> Result<BTreeMap<String, String>, Diagnostic> {
    let nama = |ke: usize| format!("impor-kutipan/{ke}");
    let mut berkas = dasar.clone();
    for (ke, id) in semua.iter().enumerate() {
        let mut naskah = serde_json::json!({
            "format": 1, "jenis": "keputusan", "satker": kode, "penetap": "ketua", "tentang": "x", "menimbang": ["x"],
            "mengingat": [id], "memutuskan": [{"diktum": "x"}],
        });
        if let Some(tanggal) = tanggal {
            naskah["tanggal"] = tanggal.into();
        }
        berkas.push((format!("data/{}.json", nama(ke)), naskah.to_string().into_bytes()));
    }
    let (_ruang, workspace) = ruang(&berkas)?;
    let satu = |(ke, id): (usize, &String)| {
        let terurai = expand(&workspace, &Kunci::asli(None, &nama(ke), kode));
        let teks = terurai.turunan.get("mengingat/1")?.clone()?;
        Some((id.clone(), teks.trim_end_matches(';').to_owned()))
    };
    Ok(semua.iter().enumerate().filter_map(satu).collect())
}
