//! The program: see the library.

use std::{
    io::{IsTerminal as _, stderr, stdout},
    process::ExitCode,
};

fn main() -> ExitCode {
    // A panic becomes a finding of the document that it stopped; its English words help no user.
    std::panic::set_hook(Box::new(|_| {}));
    naskah::cli::run(&mut stdout(), &mut stderr(), stderr().is_terminal())
}
