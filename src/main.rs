//! The command line: `mostrador demo | serve | migrate | tick | work | notices | …`.

use std::process::ExitCode;

use clap::Parser as _;
use mostrador::cli::Command;

fn main() -> ExitCode {
    mostrador::cli::run(Command::parse())
}
