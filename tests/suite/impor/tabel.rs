//! Tables of sources in text: sums below them, and strokes that stand only between cells.

use serde_json::{Value, json};

use super::{Bagian, cetakan, temuan};
use naskah::expand::job::JenisSalinan;

/// A decree whose annex is this table.
fn dengan(isi: &str) -> Bagian {
    Bagian { isi: isi.to_owned(), ..Bagian::default() }
}

fn tabel(isi: &Value) -> &Value {
    &isi["lampiran"][0]["isi"][0]["tabel"]
}

const BARIS: &str = "| NO | NAMA | BULAN | HONOR |
|---|---|---|---|
| 1 | Syawaludin | 12 | Rp18.000.000,00 |
| 2 | Budi Hartono | 6 | Rp9.000.000,00 |
";
const KOLOM: &str = "NO   NAMA            BULAN              HONOR
1    Syawaludin         12    Rp18.000.000,00
2    Budi Hartono        6     Rp9.000.000,00
";

#[test]
fn a_sum_below_a_table_becomes_the_programs_own_and_prints_the_same_words() {
    let tab = "NO\tNAMA\tBULAN\tHONOR\n1\tSyawaludin\t12\tRp18.000.000,00\n2\tBudi Hartono\t6\tRp9.000.000,00\n";
    let kasus = [
        format!("{BARIS}| | JUMLAH | 18 | Rp27.000.000,00 |\n\nTerbilang: dua puluh tujuh juta rupiah"),
        format!("{BARIS}| JUMLAH | | 18 | Rp27.000.000,00 |\n| Terbilang: | dua puluh tujuh juta rupiah | | |"),
        format!("{KOLOM}     JUMLAH             18    Rp27.000.000,00\nTerbilang: dua puluh tujuh juta rupiah"),
        format!("{KOLOM}JUMLAH                  18    Rp27.000.000,00\nTerbilang: dua puluh tujuh juta rupiah"),
        format!("{tab}\tJUMLAH\t18\tRp27.000.000,00\n\nTerbilang: dua puluh tujuh juta rupiah"),
    ];
    for sumber in kasus {
        let (project, _, isi) = dengan(&sumber).diimpor();
        let tabel = tabel(&isi);
        assert_eq!(tabel["jumlah"], json!(["bulan", "honor"]), "{sumber}\n{isi:#}");
        assert_eq!(tabel["terbilang"], "honor", "{sumber}");
        assert_eq!(tabel["baris"].as_array().map(Vec::len), Some(2), "{sumber}\n{isi:#}");
        assert_eq!(tabel["baris"][1], json!({"no": "2", "nama": "Budi Hartono", "bulan": "6", "honor": "9.000.000"}));
        assert_eq!((isi["lampiran"][0]["isi"].as_array().map(Vec::len), isi.get("sisa")), (Some(1), None), "{sumber}");
        assert_eq!(temuan(&project), [] as [&str; 0], "{sumber}");
        let cetakan = cetakan(&project, "sk", JenisSalinan::Asli);
        assert_eq!(cetakan["lampiran/I/1/1/honor"], "Rp18.000.000,00");
        assert_eq!(cetakan["lampiran/I/1/jumlah/honor"], "Rp27.000.000,00");
        project.run(["buat"]).succeeds();
    }
}

#[test]
fn a_sum_that_the_rows_do_not_give_stays_as_it_is_written_and_is_told() {
    let (project, run, isi) = dengan(&format!("{KOLOM}     TOTAL              18    Rp28.000.000,00")).diimpor();
    let pesan = "jumlah kolom `HONOR` tertulis `Rp28.000.000,00`, padahal isi kolom itu berjumlah `27.000.000,00`";
    assert!(run.stderr().contains(pesan) && run.stderr().contains("sk.txt:33"), "{}", run.stderr());
    assert_eq!(isi["tertulis"]["lampiran/I/1/jumlah/honor"], "Rp28.000.000,00");
    assert_eq!(cetakan(&project, "sk", JenisSalinan::Asli)["lampiran/I/1/jumlah"], "TOTAL");
    let temuan = temuan(&project);
    let x12 =
        "peringatan[X12]: `Rp28.000.000,00` dalam `lampiran/I/1/jumlah/honor`; jumlah kolomnya: `Rp27.000.000,00`";
    assert!(temuan.iter().any(|satu| satu == x12), "{temuan:#?}");
    // Money that the program would write otherwise is not made its own; its sum is looked at all the same.
    let sumber = format!("{BARIS}| | JUMLAH | 18 | Rp28.000.000,00 |").replace("Rp", "Rp. ").replace(",00", ",-");
    let (_, run, isi) = dengan(&sumber).diimpor();
    assert!(run.stderr().contains("tertulis `Rp. 28.000.000,-`, padahal"), "{}", run.stderr());
    let catatan = "jumlah kolom `HONOR` tertulis `Rp. 28.000.000,-`, padahal isi kolom itu berjumlah `27.000.000`";
    let akhir = json!({"nama": "JUMLAH", "bulan": "18", "honor": "Rp. 28.000.000,-", "catatan": catatan});
    assert_eq!((&tabel(&isi)["baris"][2], tabel(&isi).get("jumlah")), (&akhir, None));
}

#[test]
fn a_sum_whose_label_runs_over_columns_or_whose_figures_are_wider_keeps_its_cells() {
    let sumber = "NO   NAMA            BULAN           HONOR
1    Syawaludin         12     18.000.000
2    Budi Hartono        6    109.000.000
JUMLAH TOTAL SEMUA      18    127.000.000";
    let (_, _, isi) = dengan(sumber).diimpor();
    assert_eq!(tabel(&isi)["jumlah"], json!(["bulan", "honor"]), "{isi:#}");
    assert_eq!(isi["tertulis"]["lampiran/I/1/jumlah"], "JUMLAH TOTAL SEMUA");
    let sumber = "NO\tNAMA\tUANG\n1\tSyawaludin\t18.000.000\n2\tBudi\t9.000.000\nTOTAL\t27.000.000\n";
    let (_, _, isi) = dengan(sumber).diimpor();
    assert_eq!(tabel(&isi)["jumlah"], json!(["uang"]), "{isi:#}");
}

#[test]
fn sums_of_parts_are_rows_and_right_words_in_capitals_are_no_finding() {
    let sumber = "| NO | NAMA | UANG |\n|---|---|---|\n| 1 | Syawaludin | 18.000.000 |\n| | JUMLAH I | 18.000.000 |
| 2 | Budi | 9.000.000 |\n| | JUMLAH II | 9.000.000 |\n| | TOTAL | 27.000.000 |";
    let (_, run, isi) = dengan(sumber).diimpor();
    let baris = tabel(&isi)["baris"].as_array().expect("baris");
    assert_eq!((baris.len(), &baris[1]), (5, &json!({"nama": "JUMLAH I", "uang": "18.000.000"})), "{isi:#}");
    assert_eq!(run.stderr(), "");
    let (_, run, _) = dengan(&sumber.replace("27.000", "28.000")).diimpor();
    assert!(run.stderr().contains("tertulis `28.000.000`, padahal"), "{}", run.stderr());
    // Where a sum of a part has the name of that of all, nobody can tell what the last one sums up.
    let (_, run, _) = dengan(&sumber.replace("JUMLAH II", "JUMLAH").replace("27.000", "28.000")).diimpor();
    assert_eq!(run.stderr(), "");
    let sumber = format!("{BARIS}| | JUMLAH | 18 | Rp27.000.000,00 |\n\nTerbilang: Dua Puluh Tujuh Juta Rupiah");
    let (project, _, isi) = dengan(&sumber).diimpor();
    assert_eq!(isi["lampiran"][0]["isi"][1], "Terbilang: Dua Puluh Tujuh Juta Rupiah");
    assert_eq!(temuan(&project), [] as [&str; 0]);
    let (project, _, _) = dengan(&sumber.replace("Tujuh Juta", "Delapan Juta")).diimpor();
    let temuan = temuan(&project);
    assert!(
        temuan.len() == 1 && temuan[0].contains("turunannya") | temuan[0].contains("jumlah kolomnya"),
        "{temuan:?}"
    );
}

#[test]
fn a_table_with_a_head_of_its_own_is_another_one() {
    let sumber = format!("{BARIS}| | JUMLAH | 18 | Rp27.000.000,00 |\n\n{}", BARIS.replace("HONOR", "PAJAK"));
    let (_, _, isi) = dengan(&sumber).diimpor();
    let isi = isi["lampiran"][0]["isi"].as_array().expect("isi");
    assert_eq!((isi.len(), &isi[1]["tabel"]["kolom"][3]["kepala"]), (2, &json!("PAJAK")), "{isi:#?}");
    assert_eq!(isi[0]["tabel"]["jumlah"], json!(["bulan", "honor"]));
    let (_, _, isi) = dengan(&format!("{BARIS}\n{}", BARIS.replace("1 |", "3 |"))).diimpor();
    assert_eq!(tabel(&isi)["baris"].as_array().map(Vec::len), Some(4), "{isi:#}");
}

#[test]
fn strokes_between_cells_alone_make_a_table_and_a_stroke_in_a_sentence_makes_none() {
    let kasus = [
        "NO | NAMA | JABATAN\n1 | Syawaludin | Ketua\n2 | Budi Hartono | Anggota",
        "NO | NAMA | JABATAN\n---|:---:|---\n1 | Syawaludin | Ketua\n2 | Budi Hartono | Anggota",
        "NO | NAMA | JABATAN |\n1 | Syawaludin | Ketua |\n2 | Budi Hartono | Anggota |",
        "No. | NAMA | JABATAN\n1 | Syawaludin | Ketua\n2 | Budi Hartono | Anggota",
    ];
    for sumber in kasus {
        let (_, _, isi) = dengan(sumber).diimpor();
        let tabel = tabel(&isi);
        assert_eq!(tabel["kolom"][2]["kepala"], "JABATAN", "{sumber}\n{isi:#}");
        assert_eq!(tabel["kolom"].as_array().map(Vec::len), Some(3), "{sumber}");
        assert_eq!(tabel["baris"][1], json!({"no": "2", "nama": "Budi Hartono", "jabatan": "Anggota"}));
    }
    let (_, _, isi) =
        dengan("NAMA | UANG\n---|---\nSyawaludin | 18.000.000\nBudi | 9.000.000\nTOTAL | 27.000.000").diimpor();
    assert_eq!((&tabel(&isi)["jumlah"], tabel(&isi)["baris"].as_array().map(Vec::len)), (&json!(["uang"]), Some(2)));
    let sumber = "Tanda a|b dan c | d berarti pilihan.\n\nPilihannya ya | tidak.\nAlamatnya Jalan Satu | Palembang.";
    let (_, _, isi) = dengan(sumber).diimpor();
    assert_eq!(isi["lampiran"][0]["isi"][0], "Tanda a|b dan c | d berarti pilihan.", "{isi:#}");
    assert!(isi.to_string().contains("ya | tidak.") && tabel(&isi).is_null(), "{isi:#}");
}
