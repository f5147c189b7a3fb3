//! The text of new files: skeletons that are valid from the start, the profile of an office with what the register knows,
//! schemas and editor settings; and entry workbooks. Writes none of them.

mod buku;
mod lembar;
mod lembar_rencana;
mod lembar_tabel;
mod lembar_tim;

use serde_json::{Value, json};

pub use self::buku::{BukuIsian, buku_keputusan, buku_rencana, buku_tim};

use crate::{
    diag::{Diagnostic, nearest},
    model::satker::Satker,
    read::{self, semua_jenis},
};

/// A file that is to be made: its path below the workspace, and its text.
pub type Baru = (String, String);

const KEPUTUSAN: &str = include_str!("../templates/baru/keputusan.json");
const RENCANA_KERJA: &str = include_str!("../templates/baru/rencana-kerja.json");
const TIM: &str = include_str!("../templates/baru/tim.json");
const PAKET: &str = include_str!("../templates/baru/paket.json");
const PROFIL: &str = include_str!("../templates/baru/profil.json");
const REGISTER_SATKER: &str = include_str!("../templates/baru/register-satker.json");
const EJAAN: &str = include_str!("../templates/baru/ejaan.json");
const REGISTER_PERATURAN: &str = include_str!("../templates/baru/register-peraturan.json");

/// The row of the built-in register for an office.
///
/// # Errors
/// No such office, with the nearest code.
pub fn satker(kode: &str) -> Result<Satker, Diagnostic> {
    read::cari_satker(&read::register_satker(), kode).cloned()
}

/// A skeleton of this kind at `jalur`, for the office `satker`; for a package also the decree that it makes.
///
/// # Errors
/// No such kind, or a path outside of `data/`.
pub fn baru(jenis: &str, jalur: &str, satker: &Satker) -> Result<Vec<Baru>, Diagnostic> {
    let berkas = berkas(jalur)?;
    let nama = berkas.rsplit('/').next().unwrap_or_default().trim_end_matches(".json");
    let isi = match jenis {
        "keputusan" => KEPUTUSAN.replace("<satker>", &satker.kode),
        "rencana-kerja" => RENCANA_KERJA.to_owned(),
        "tim" => TIM.to_owned(),
        "profil" => PROFIL.replace("<nama>", nama),
        "satker" => profil_satker(satker),
        "paket" => {
            let folder = berkas.rsplit_once('/').map_or("", |(folder, _)| folder);
            let naskah = (format!("{folder}/sk.json"), KEPUTUSAN.replace("  \"satker\": \"<satker>\",\n", ""));
            return Ok(vec![(berkas.clone(), PAKET.replace("<satker>", &satker.kode)), naskah]);
        }
        "register-satker" => REGISTER_SATKER.replace("<satker>", &satker.kode),
        "register-peraturan" => REGISTER_PERATURAN.replace("<satker>", &satker.kode),
        "zona-integritas" => zona_integritas(),
        "ejaan" => EJAAN.to_owned(),
        _ => {
            let temuan = Diagnostic::galat("jenis", format!("tidak ada kerangka untuk `{jenis}`"));
            return Err(match nearest(jenis, semua_jenis()) {
                Some(dekat) => temuan.cure(format!("Mungkin maksudnya `{dekat}`")),
                None => temuan.cure(format!("Yang ada: {}", semua_jenis().collect::<Vec<_>>().join(", "))),
            });
        }
    };
    Ok(vec![(berkas, isi)])
}

/// The path of a data file as the user names it: below `data/`, with or without that, with or without `.json`.
fn berkas(jalur: &str) -> Result<String, Diagnostic> {
    let bersih = jalur.replace('\\', "/");
    let tanpa = bersih.strip_prefix("data/").unwrap_or(&bersih).trim_end_matches(".json");
    let sah = |ruas: &str| {
        let huruf = |h: char| h.is_alphanumeric() || matches!(h, '-' | '_' | '.' | ' ');
        !ruas.is_empty() && !ruas.starts_with('.') && !ruas.ends_with(['.', ' ']) && ruas.chars().all(huruf)
    };
    if tanpa.split('/').all(sah) {
        return Ok(format!("data/{tanpa}.json"));
    }
    let temuan = Diagnostic::galat("berkas", format!("nama `{jalur}` tidak dapat dipakai"));
    Err(temuan
        .cure("Sebut berkas di bawah data/, misalnya `2025/tim/keputusan`; pakai huruf, angka, `-`, `_`, dan `.`"))
}

/// The profile of an office: what the register knows, and what only the office can say.
fn profil_satker(satker: &Satker) -> String {
    let mut tanya = vec![
        "siapa `ketua`, `sekretaris`, dan `hukum` (yang mengesahkan salinan), dengan nama tanpa gelar dan masa jabatannya"
            .to_owned(),
    ];
    if satker.kedudukan.is_none() {
        let calon = match satker.calon_kedudukan.as_slice() {
            [] => String::new(),
            calon => format!(" (sumber menyebut: {})", calon.join(", ")),
        };
        tanya.push(format!("di mana kedudukannya{calon}: tulis `kedudukan`"));
    }
    let tahu = match &satker.kedudukan {
        Some(kedudukan) => format!("{}, berkedudukan di {kedudukan}", satker.nama_lengkap()),
        None => satker.nama_lengkap(),
    };
    let masa = json!({"nama": "[Nama]", "jabatan": "[Nama jabatan lengkap]", "mulai": "2024-01-31"});
    let catatan = format!(
        "Menurut register: {tahu}. Yang perlu Anda jawab: {}. Contoh satu masa jabatan: {masa}.",
        tanya.join("; ")
    );
    let (kode, catatan) = (&satker.kode, Value::from(catatan));
    // Written out, so that the keys stand in the order in which one reads them.
    format!(
        r#"{{
  "format": 1,
  "jenis": "satker",
  "kode": "{kode}",
  "catatan": {catatan},
  "kop": {{}},
  "pejabat": {{
    "ketua": [],
    "sekretaris": [],
    "hukum": []
  }}
}}
"#
    )
}

/// All rows of the built-in register: another set of components would be another drawing, and the weights only mean
/// something together.
fn zona_integritas() -> String {
    let catatan = "Kerangka: baris bawaan program, tanpa perubahan. Ubah bobot dan nama menurut peraturan yang berlaku; jumlah bobot \
                   kedua sisi 100. Baris yang tidak diubah boleh dihapus.";
    read::ZONA_INTEGRITAS.replacen("\n  \"baris\"", &format!("\n  \"catatan\": {},\n  \"baris\"", json!(catatan)), 1)
}

/// The files of a new workspace for an office: its profile, schemas beside it, settings of editors, an example.
pub fn ruang(satker: &Satker) -> Vec<Baru> {
    let mut semua = vec![
        (format!("data/satker/{}.json", satker.kode), profil_satker(satker)),
        ("data/contoh/keputusan.json".to_owned(), KEPUTUSAN.replace("<satker>", &satker.kode)),
        (".gitignore".to_owned(), "/output\n".to_owned()),
        (".vscode/settings.json".to_owned(), cetak(&pengaturan())),
        ("skema/naskah.json".to_owned(), cetak(&menurut_jenis())),
    ];
    let skema = semua_jenis().filter_map(|jenis| Some((format!("skema/{jenis}.json"), cetak(&read::skema(jenis)?))));
    semua.extend(skema);
    semua
}

/// Completion and checks while typing: one schema for every file of data, which chooses by `jenis`.
fn pengaturan() -> Value {
    json!({"json.schemas": [{"fileMatch": ["/data/**/*.json"], "url": "./skema/naskah.json"}]})
}

fn menurut_jenis() -> Value {
    let satu = |jenis: &str| {
        json!({
            "if": {"properties": {"jenis": {"const": jenis}}, "required": ["jenis"]},
            "then": {"$ref": format!("./{jenis}.json")},
        })
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Berkas naskah",
        "description": "Skema menurut `jenis` berkas.",
        "type": "object",
        "required": ["format", "jenis"],
        "properties": {"jenis": {"enum": semua_jenis().collect::<Vec<_>>()}},
        "allOf": semua_jenis().map(satu).collect::<Vec<_>>(),
    })
}

fn cetak(nilai: &Value) -> String {
    format!("{nilai:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_new_files_stay_below_data() {
        assert_eq!(berkas("data/2025/tim/keputusan.json").as_deref(), Ok("data/2025/tim/keputusan.json"));
        assert_eq!(berkas("2025\\tim\\keputusan").as_deref(), Ok("data/2025/tim/keputusan.json"));
        for jalur in ["../x", "/x", "a/../b", "", ".x", "a//b", "C:x", "a?"] {
            assert!(berkas(jalur).is_err(), "{jalur}");
        }
    }
}
