//! A day in minutes (`docs/proofs.md`): the real processes, side by side on one ledger, in a world whose clock runs fast.
//! Run by `scripts/soak`, which puts this program and everything that it starts under `faketime`: nobody here knows that
//! the clock is driven.
//!
//! * [`house`] – the processes: started, killed, looked at.
//! * [`people`] – listeners who tell of what they hear, readers who browse, somebody whose services are read.
//! * [`account`] – what is in the ledger at the end, against what was sent.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command: its table goes to stdout, what goes wrong to stderr"
)]

mod account;
mod house;
mod people;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aime_testkit::program::Error;
use house::House;
use people::People;
use tokio::time::sleep;

const USAGE: &str = "usage: aime-soak --aime PROGRAM --scratch FOLDER [--postgres URL] [--hours N]";

/// Where everybody lives: clocks go back there in the middle of the run.
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Zurich;
/// Looks at the processes.
const LOOKS: u32 = 24;
/// How long the last poll may take once everybody is silent.
const SETTLING: Duration = Duration::from_mins(30);

/// What is asked for.
#[derive(Debug)]
struct Plan {
    aime: PathBuf,
    scratch: PathBuf,
    postgres: Option<String>,
    hours: u64,
}

impl Plan {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut aime, mut scratch, mut postgres, mut hours) = (None, None, None, 24);
        while let Some(name) = arguments.next() {
            let value = arguments.next()?;
            match name.as_str() {
                "--aime" => aime = Some(value.into()),
                "--scratch" => scratch = Some(value.into()),
                "--postgres" => postgres = Some(value),
                "--hours" => hours = value.parse().ok()?,
                _ => return None,
            }
        }
        Some(Self {
            aime: aime?,
            scratch: scratch?,
            postgres,
            hours,
        })
    }
}

/// Now, unix seconds: of a clock that runs fast.
#[expect(
    clippy::disallowed_methods,
    reason = "the processes take the system's clock, and so must whoever compares with them"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() as i64)
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(plan) = Plan::from_arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&plan).await {
        Ok(faults) if faults.is_empty() => {
            println!("\nnothing lost, nothing doubled, nothing grown");
            ExitCode::SUCCESS
        }
        Ok(faults) => {
            for fault in faults {
                println!("FAULT: {fault}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Lets the time pass; what was not as it should be.
async fn run(plan: &Plan) -> Result<Vec<String>, Error> {
    let mut house = House::build(plan).await?;
    let people = Arc::new(People::settle(&house).await?);
    let hour = Duration::from_hours(plan.hours) / LOOKS;
    let mut living = people.live(Duration::from_hours(plan.hours));
    println!("{}", house.heading());
    println!("{}", house.look().await?);
    for look in 1..=LOOKS {
        sleep(hour).await;
        match look {
            3 => people.bring_export(people::SHORTER).await?,
            8 => house.kill_worker()?,
            14 => people.bring_export(people::LONGER).await?,
            16 => house.restart_server().await?,
            _ => {}
        }
        println!("{}", house.look().await?);
        living.check()?;
    }
    let said = living.finish().await?;
    println!("\n{said}");
    let mut faults = people.settle_accounts(&house, SETTLING).await?;
    faults.extend(house.grown());
    Ok(faults)
}
