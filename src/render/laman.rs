//! Where an address may end a line: at the joints of its path.

/// Joints of a path: a line may end after each.
const SAMBUNGAN: [char; 7] = ['/', '-', '_', '?', '&', '=', '#'];
/// A part of so many bytes is broken anywhere where it does not fit into its line.
pub(super) const PENDEK: usize = 50;
/// Parts of an address are not shorter than this.
const TERPENDEK: usize = 6;

/// The parts of an address between which a line may end. The host stays whole; so does the path of a short address.
pub(super) fn ruas(alamat: &str) -> Vec<&str> {
    let pangkal = alamat.find("://").map_or(0, |letak| letak + 3);
    let (mut hasil, mut awal) = (Vec::new(), 0);
    for (letak, huruf) in alamat.char_indices().filter(|(letak, _)| *letak >= pangkal) {
        let akhir = letak + huruf.len_utf8();
        let pemisah = SAMBUNGAN.contains(&huruf) && letak - awal >= TERPENDEK && alamat.len() - akhir >= TERPENDEK;
        if pemisah && (awal == 0 || alamat.len() > PENDEK) {
            hasil.push(&alamat[awal..akhir]);
            awal = akhir;
        }
    }
    hasil.push(&alamat[awal..]);
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_ends_after_the_host_and_in_long_paths_at_their_joints() {
        assert_eq!(ruas("https://sumsel.kpu.go.id/a-b/"), ["https://sumsel.kpu.go.id/a-b/"]);
        assert_eq!(ruas("https://bit.ly/appjdih-sumsel"), ["https://bit.ly/", "appjdih-sumsel"]);
        let panjang = "https://jdih.kpu.go.id/sumsel/keputusan/2023/rencana-kerja";
        assert_eq!(ruas(panjang), ["https://jdih.kpu.go.id/", "sumsel/", "keputusan/", "2023/rencana-kerja"]);
    }

    proptest! {
        #[test]
        fn parts_make_the_whole(teks in any::<String>()) {
            prop_assert_eq!(ruas(&teks).concat(), teks);
        }
    }
}
