//! Services of others, played for a look around: started by `scripts/simulate`.
//!
//! One file for each service. It starts a simulator with an invented account, keeps it alive, and says what AIME must
//! be told to talk to it.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command: settings go to stdout, everything else to stderr"
)]

mod discogs;
mod lastfm;
mod music;
mod roon;

use std::process::ExitCode;

use aime_testkit::program::Error;

const USAGE: &str = "usage: aime-simulate [--port N] [--plays N] [--seed N]";

/// What is played.
#[derive(Debug, Clone, Copy)]
struct Plan {
    /// First of the ports.
    port: u16,
    /// Plays of an account's past.
    plays: usize,
    /// Chance.
    seed: u64,
}

/// A setting of AIME.
struct Setting {
    name: &'static str,
    value: String,
}

impl Plan {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut plan = Self {
            port: 9310,
            plays: 5_000,
            seed: 7,
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next()?;
            match name.as_str() {
                "--port" => plan.port = value.parse().ok()?,
                "--plays" => plan.plays = value.parse().ok()?,
                "--seed" => plan.seed = value.parse().ok()?,
                _ => return None,
            }
        }
        Some(plan)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(plan) = Plan::from_arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(plan).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(plan: Plan) -> Result<(), Error> {
    let lastfm = lastfm::Simulator::start(plan).await?;
    let discogs = discogs::Running::start(plan).await?;
    let roon = roon::Simulator::start(plan).await?;
    let settings = [lastfm.settings(), discogs.settings(), roon.settings()];
    for Setting { name, value } in settings.into_iter().flatten() {
        println!("export {name}={value}");
    }
    eprintln!(
        "{}\n{}\n{}",
        lastfm.greeting(),
        discogs.greeting(),
        roon.greeting()
    );
    tokio::select! {
        () = lastfm.live() => {}
        () = roon.live() => {}
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    Ok(())
}
