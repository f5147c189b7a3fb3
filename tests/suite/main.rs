//! What a user of the program would notice: one binary, one builder ([`project::Project`]), names as propositions.

#![allow(unreachable_pub, reason = "one binary: pub means for the other files of the suite")]

// How a project is made and run, and how a PDF is read back.
mod pdf;
mod project;

// The real decree: what the README promises.
mod contoh;
// Every word of the published decrees, against the PDFs.
mod kata;
// Packages: one decree, all offices.
mod paket;
// The legal form: numbering, references, citations, officers, drafts.
mod bentuk;
// Every kind of content, printed in its place.
mod isi;
mod kaidah;
// An annex as a PDF of its own.
mod lampiran;
// A book in an annex.
mod buku;
// Profiles of the form.
mod profil;
// Tables and closings over pages.
mod halaman;
// Documents that begin where others ended.
mod tiru;
// Tables without hand work.
mod tabel;
// Text is text: any characters, words of any length.
mod teks;
// How pages look.
mod rupa;
// The file: structure, metadata, sameness.
mod berkas;
// Findings: place, words, cure, exit code.
mod temuan;
// Checking without making: rules over documents, silence, cures, SARIF.
mod periksa;
mod tertulis;
// Reading: every mistake of a file in one pass.
mod bacaan;
// Schemas, and the addresses of derived slots.
mod skema;
// Every kind of mistake: the table in docs/, and no English in it.
mod kesalahan;
// Manners: how a run is told, exit codes, closed outputs, help.
mod cakap;
// The first day: a workspace, skeletons, the list; the transcript in docs/.
mod pertama;
// Helper processes, and documents that kill them.
mod awak;
mod celaka;
// Runs that are killed, disturbed or doubled.
mod tahan;
// Watching, and making what was saved.
mod pantau;
// A run of many documents: order, report, stopping.
mod laporan;
// Making again: what changed and nothing else; archives; issued documents.
mod ulang;
// Tables, plans and values from spreadsheets.
mod lembar;
// Decrees that were made elsewhere.
mod impor;
// What changed between two versions.
mod banding;
// The guide of the data.
mod nyata;
mod panduan;
// The house: which room may use which.
mod rumah;
