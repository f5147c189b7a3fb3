//! The program: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    naskah::cli::run(&mut std::io::stdout().lock(), &mut std::io::stderr().lock())
}
