//! Which events are saves of the user's files, and which are the noise of programs: locks, temporary files, reading.

use std::{
    ffi::OsStr,
    path::{Component, Path},
};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind},
};

/// The folders of the workspace that are read.
pub(super) const AKAR: [&str; 2] = ["data", "templates"];

/// How the names of files end that are read below `data/`: documents, tables, pictures, lists of issued files.
const DATA: [&str; 12] = ["json", "csv", "xlsx", "xlsm", "xlsb", "xls", "ods", "sha256", "png", "jpg", "jpeg", "svg"];
/// The same below `templates/`.
const TEMPLAT: [&str; 4] = ["j2", "typ", "otf", "ttf"];

/// Whether one of the watched folders itself came or went.
pub(super) fn tentang_akar(ruang: &Path, peristiwa: &Event) -> bool {
    let akar =
        |jalur: &Path| AKAR.iter().any(|nama| jalur.strip_prefix(ruang).is_ok_and(|sisa| sisa == Path::new(nama)));
    mengubah(&peristiwa.kind) && peristiwa.paths.iter().any(|jalur| akar(jalur))
}

/// Whether the event may change what is read.
pub(super) fn penting(ruang: &Path, peristiwa: &Event) -> bool {
    if !mengubah(&peristiwa.kind) {
        return false;
    }
    peristiwa.paths.iter().filter_map(|jalur| Some((jalur, jalur.strip_prefix(ruang).ok()?))).any(|(jalur, sisa)| {
        let folder = || terbaca_folder(sisa) && tentang_folder(&peristiwa.kind, jalur);
        terbaca(sisa) || folder()
    })
}

/// Whether something is other than before. Opening and reading is not, nor are times and rights.
fn mengubah(jenis: &EventKind) -> bool {
    match jenis {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}

/// Whether the event is about a whole folder, with all that is in it. Of one that is gone, not every system says what it was.
fn tentang_folder(jenis: &EventKind, jalur: &Path) -> bool {
    match jenis {
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => false,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
            jalur.is_dir() || (jalur.extension().is_none() && !jalur.exists())
        }
        _ => false,
    }
}

/// Whether a file at this path below the workspace may be one that is read: its saves matter.
pub fn terbaca(jalur: &Path) -> bool {
    let berakhiran = |semua: &[&str]| {
        let akhiran = jalur.extension().and_then(OsStr::to_str);
        akhiran.is_some_and(|ini| semua.iter().any(|satu| ini.eq_ignore_ascii_case(satu)))
    };
    // Office programs lock a file by one of this name beside it.
    let kunci = jalur.file_name().is_some_and(|nama| nama.to_string_lossy().starts_with("~$"));
    !kunci && terbaca_folder(jalur) && berakhiran(if jalur.starts_with("data") { &DATA } else { &TEMPLAT })
}

/// Whether a path is in a watched folder, and nothing in it is hidden.
fn terbaca_folder(jalur: &Path) -> bool {
    let mut ruas = jalur.components();
    let akar = matches!(ruas.next(), Some(Component::Normal(nama)) if AKAR.iter().any(|akar| nama == *akar));
    akar && ruas.all(|ruas| !ruas.as_os_str().to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_files_are_watched_and_what_programs_leave_beside_them_is_not() {
        for berkas in ["data/a.b/Nilai 2025.XLSX", "data/sk.json", "data/sk.terbit.sha256", "templates/fonts/a.otf"] {
            assert!(terbaca(Path::new(berkas)), "{berkas}");
        }
        for berkas in [
            "data/~$nilai.xlsx",
            "data/.~lock.nilai.xlsx#",
            "data/.sk.json.swp",
            "data/sk.json~",
            "data/#sk.json#",
            "data/.#sk.json",
            "data/4913",
            "data/lu1234abcd.tmp",
            "data/.git/x.json",
            "output/sk-asli.pdf",
            "output/.naskah/catatan",
            "database/sk.json",
            "templates/catatan.json",
        ] {
            assert!(!terbaca(Path::new(berkas)), "{berkas}");
        }
    }

    #[test]
    fn reading_changes_nothing_and_writing_renaming_and_removing_do() {
        let ruang = Path::new("/kerja");
        let satu = |jenis, jalur: &str| penting(ruang, &Event::new(jenis).add_path(ruang.join(jalur)));
        let buka = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(!satu(buka, "data/sk.json"));
        assert!(satu(EventKind::Access(AccessKind::Close(AccessMode::Write)), "data/sk.json"));
        assert!(satu(EventKind::Remove(RemoveKind::File), "data/sk.json"));
        assert!(satu(EventKind::Remove(RemoveKind::Folder), "data/2025.lama"));
        assert!(!satu(EventKind::Create(CreateKind::File), "data/4913"));
        assert!(!satu(EventKind::Create(CreateKind::Folder), "output"));
        let akar = Event::new(EventKind::Create(CreateKind::Folder)).add_path(ruang.join("templates"));
        assert!(tentang_akar(ruang, &akar) && penting(ruang, &akar));
    }
}
