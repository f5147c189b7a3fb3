//! The program: see the library.

use std::{
    io::{IsTerminal as _, stderr, stdout},
    process::ExitCode,
};

/// A fifth of what a document costs with glibc's allocator is memory that is asked for and given back; with this one, a tenth. A helper
/// is told to reserve little (`workers::batas`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A panic becomes a finding of the document that it stopped; its English words help no user.
    std::panic::set_hook(Box::new(|_| {}));
    naskah::cli::run(&mut stdout(), &mut stderr(), stderr().is_terminal())
}
