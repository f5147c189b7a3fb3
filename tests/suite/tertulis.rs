//! What a user writes in place of a derived text: each difference is told once, by the rule that owns it, at the words.

use naskah::{
    Pipeline,
    diag::{Diagnostic, Severity},
    expand::{
        expand,
        job::{JenisSalinan, Kunci},
    },
    read::Workspace,
};

use crate::project::Project;

const NASKAH: &str = "data/ringkas/keputusan.json";

fn kunci() -> Kunci {
    Kunci::asli(None, "ringkas/keputusan", "61.71").dengan(JenisSalinan::Salinan)
}

/// The findings about the text that was written at this address.
fn temuan(alamat: &str, tertulis: &str) -> Vec<Diagnostic> {
    let isi = serde_json::json!({ alamat: tertulis });
    let project =
        Project::from("ringkas").edit(NASKAH, "\"nomor\": 7,", &format!("\"nomor\": 7, \"tertulis\": {isi},"));
    let workspace = Workspace::read(project.path(), &[]).expect("ruang terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat bawaan utuh");
    let semua = pipeline.checked(&kunci()).map_or_else(|temuan| temuan, |(_, temuan)| temuan);
    let di_sana = |satu: &Diagnostic| {
        satu.place.as_ref().is_some_and(|place| place.pointer.segments().eq(["tertulis".to_owned(), alamat.to_owned()]))
    };
    semua.into_iter().filter(di_sana).collect()
}

/// Name and words of each, sorted.
fn ringkas(alamat: &str, tertulis: &str) -> Vec<(String, String)> {
    let kata = |satu: Diagnostic| (satu.code.into_owned(), satu.sorot.map_or_else(String::new, |sorot| sorot.kata));
    let mut semua: Vec<_> = temuan(alamat, tertulis).into_iter().map(kata).collect();
    semua.sort();
    semua
}

#[test]
fn each_difference_belongs_to_one_rule() {
    for (alamat, tertulis, harap) in [
        ("judul/sebutan", "KEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM KOTA PONTIANAK", &[("X1", "SEKRETARIS")][..]),
        ("judul/nomor", "NOMOR : 8 TAHUN 2025", &[("P1", "NOMOR :"), ("X3", "8")]),
        ("pembuka", "KETUA KOMISI PEMILIHAN UMUM PONTIANAK,", &[("X4", "UMUM PONTIANAK")]),
        ("pembuka", "KETUA KPU KOTA PONTIANAK,", &[("A1", "KPU")]),
        ("pembuka", "Ketua KOMISI PEMILIHAN UMUM KOTA PONTIANAK", &[("K1", "Ketua"), ("P1", "PONTIANAK")]),
        (
            "judul/tentang",
            "RENCANA ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KOTA PONTIANAK TAHUN 2024",
            &[("X2", "RENCANA ZONA"), ("X3", "2024")],
        ),
        (
            "menetapkan",
            "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA PONTIANAK TENTANG RENCANA KERJA ZONA INTERGRITAS KOMISI PEMILIHAN \
                        UMUM KOTA PONTIANAK TAHUN 2025.",
            &[("S1", "INTERGRITAS")],
        ),
        ("memutuskan", "MEMUTUSKAN :", &[("P1", "MEMUTUSKAN :")]),
        ("memutuskan", "MENETAPKAN:", &[("tertulis", "MENETAPKAN:")]),
        ("mengingat/3/label", "4.", &[("X5", "4.")]),
        ("diktum/KEDUA/label", "KETIGA", &[("X5", "KETIGA")]),
        (
            "tanda-tangan/jabatan",
            "Plt. KETUA KOMISI PEMILIHAN UMUM KOTA PONTIANAK",
            &[("X8", "Plt."), ("X10", "PONTIANAK")],
        ),
        ("tanda-tangan/tanggal", "pada tanggal 26 April 2025", &[("X3", "26")]),
        ("tanda-tangan/tempat", "Ditetapkan di Singkawang", &[("X10", "Singkawang")]),
        ("tanda-tangan/ttd", "Ttd", &[("X10", "Ttd")]),
        ("pengesahan/sekretariat", "SEKRETARIS KOMISI PEMILIHAN UMUM KOTA PONTIANAK", &[("X1", "SEKRETARIS")]),
        ("tanda/salinan", "", &[("X10", "")]),
    ] {
        let mut harap: Vec<_> = harap.iter().map(|(kode, kata)| ((*kode).to_owned(), (*kata).to_owned())).collect();
        harap.sort();
        assert_eq!(ringkas(alamat, tertulis), harap, "{alamat}: {tertulis}");
    }
}

#[test]
fn what_is_written_as_it_would_be_derived_is_a_hint_to_delete_it() {
    let semua = temuan("memutuskan", "MEMUTUSKAN:");
    assert_eq!(semua.len(), 1, "{semua:#?}");
    assert_eq!((&*semua[0].code, semua[0].severity), ("tertulis", Severity::Petunjuk));
    assert!(semua[0].cure.as_ref().is_some_and(|obat| obat.contains("sama dengan turunannya")));
}

/// One word more, before the mark that ends a text.
fn tambah(teks: &str) -> String {
    let inti = teks.trim_end_matches([';', '.', ',', ':']);
    format!("{inti} Tambahan{}", &teks[inti.len()..])
}

/// One word more, at every address there is: one finding, about that word.
#[test]
fn no_address_hides_a_difference_and_none_tells_it_twice() {
    let project = Project::from("ringkas");
    let workspace = Workspace::read(project.path(), &[]).expect("ruang terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat bawaan utuh");
    let (checked, _) = pipeline.checked(&kunci()).expect("tidak ada yang menghentikannya");
    let tercetak: Vec<_> = checked.job().slot().into_iter().map(|slot| slot.alamat.clone()).collect();
    let turunan = expand(&workspace, &kunci()).turunan;
    let semua = turunan.into_iter().filter_map(|(alamat, teks)| Some((alamat, teks?)));
    let semua: Vec<_> = semua.filter(|(alamat, _)| tercetak.contains(alamat)).collect();
    assert!(semua.len() > 30);
    let isi: serde_json::Map<_, _> = semua.iter().map(|(alamat, teks)| (alamat.clone(), tambah(teks).into())).collect();
    let isi = serde_json::Value::Object(isi);
    let project = project.edit(NASKAH, "\"nomor\": 7,", &format!("\"nomor\": 7, \"tertulis\": {isi},"));
    let workspace = Workspace::read(project.path(), &[]).expect("ruang terbaca");
    let pipeline = Pipeline::new(&workspace).expect("templat bawaan utuh");
    let temuan = pipeline.checked(&kunci()).map_or_else(|temuan| temuan, |(_, temuan)| temuan);
    for (alamat, _) in &semua {
        let pada = |satu: &&Diagnostic| {
            satu.place
                .as_ref()
                .is_some_and(|place| place.pointer.segments().eq(["tertulis".to_owned(), alamat.clone()]))
        };
        // Letters that were written otherwise are no longer those that the summing up refers to.
        let di_sana: Vec<_> =
            temuan.iter().filter(pada).filter(|satu| satu.code != "R2" || alamat != "menimbang/akhir").collect();
        assert_eq!(di_sana.len(), 1, "{alamat}: {di_sana:#?}");
        assert!(di_sana[0].message.contains("Tambahan"), "{alamat}: {di_sana:#?}");
    }
}
