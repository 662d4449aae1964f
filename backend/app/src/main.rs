//! `aime`: the server and everything that is done on its machine by command.
//!
//! The composition root: reads what is set, opens the ledger, hands the parts to one another. Whatever needs
//! more thought than "does it start" lives in a crate below.

mod background;
mod clock;
mod commands;
mod config;
mod house;
mod outcome;
mod signals;
mod telemetry;

use std::process::ExitCode;

use clap::Parser as _;

use commands::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    outcome::report(commands::run(cli))
}
