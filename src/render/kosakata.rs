//! The words behind [`super::suku_kata`]: what no rule of syllables knows of single words. Holds no rule itself.

use std::sync::LazyLock;

/// Beginnings of roots with an initial vowel, before which ber-, ter-, per-, non-, sub-, meng- and peng- stay whole
/// ("per-ubahan"). Listed only if no usual root is the same with r or a lost k before it ("be-risik", "me-ngawal"); checked
/// against a list of 29,000 roots.
pub(super) const AKAR_VOKAL: &str = "\
    adaan adapt adil administra ajak ajar akadem akhir akibat aksel akses aktif akurat alam alat alih aloka aman \
    amanat amat ambil analis anggap anggota antar apresia arah arsip arti asal asas asuh asumsi atas atur awas edar \
    eduka efekt efisien ekonom elektr identi ikat ikut imbang implement impor inf ingat inisi inov inst integ inter \
    inv istilah istimewa istirahat izin obat objek observ olah oleh operasi optim organ orient otonom ubah ucap uji \
    ukur ulang umum umur undang unduh undur unggah unggul ungkap ungkit unsur untuk untung upacara upah upaya urai \
    urus urut usaha usul usut utama utang utus";
/// The same for meng- and peng- only.
pub(super) const AKAR_VOKAL_NG: &str = "acu ada adu aju akomod aku ancam anggar angkat angkut evaluasi ingin isi undi";
/// What is left of roots whose k was lost in meng- and peng- ("me-ngelola", root "kelola"), and roots in "menge-".
pub(super) const AKAR_LULUH: &str = "\
    aitk aitan aruh atakan ecek ecuali eluar elola embali embang emuka enai enal endali erja esah etahu irim oordina \
    uasa uat umpul unjung urang";
/// Words that begin like ber-, ter- or per- and a vowel, with the break that dictionaries give them.
pub(super) const AWALAN_R: &str = "\
    be-rangkat be-ranian be-ranikan be-rencana be-rian be-rikan be-risiko be-rita pe-rancang pe-rangkat pe-rawat \
    pe-rekam pe-rempuan pe-rencana pe-rihal pe-riksa pe-rilaku pe-ringkat pe-rintah pe-riod pe-rumah pe-rumus pe-rusak \
    te-rampil te-rancang te-rangan te-rangka ter-angkat te-rangkum te-rangsang te-rapan te-rapkan te-rawat te-rekam \
    te-rencana te-rendah te-rima te-ritori te-rumus te-rusan te-ruskan te-rusnya";
/// Compounds whose parts do not meet where their syllables do; `=` is where no break may fall.
const GABUNGAN: &str = "\
    be=l=ajar pe=l=ajar tida=k=a tida=k=e tida=k=h tida=k=i tida=k=o tida=k=u inte=r=a inte=r=e inte=r=i inte=r=o \
    inte=r=u anta=r=a anta=r=e anta=r=i anta=r=o anta=r=u di=s=in di=s=orien ma=l=adm wira=s=wasta tra=n=s=";

/// [`GABUNGAN`] without its marks, each with the offsets of the marks.
pub(super) static SAMBUNGAN: LazyLock<Vec<(String, Vec<usize>)>> = LazyLock::new(|| {
    let letak = |gabungan: &str| gabungan.match_indices('=').enumerate().map(|(ke, (letak, _))| letak - ke).collect();
    GABUNGAN.split_ascii_whitespace().map(|gabungan| (gabungan.replace('=', ""), letak(gabungan))).collect()
});

/// Letters that Indonesian words do not have in this order, and endings of English words.
pub(super) const HURUF_ASING: [&str; 8] = ["x", "q", "sh", "th", "ph", "ee", "ou", "book"];
pub(super) const AKHIR_ASING: [&str; 9] = ["holder", "line", "ware", "base", "site", "ment", "tion", "ness", "able"];
