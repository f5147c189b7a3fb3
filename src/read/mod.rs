//! From files to [`Workspace`]: every problem of every file in one pass, each with its place. Judges no content.

mod bawaan;
mod gambar;
mod json;
mod place;
mod profil;
mod register;
mod workspace;

pub use bawaan::Aset;
pub use gambar::BerkasGambar;
pub use workspace::{Naskah, ReadError, Workspace};
