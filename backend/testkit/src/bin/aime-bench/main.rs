//! Measures the real program against its budgets (`docs/benchmarks.md`) and prints one Markdown table, with the
//! bare limit of this machine beside each figure, from the same run. Run by `scripts/bench`.
//!
//! * [`imports`] – exports of three sizes, from parsing to rollups, and the memory they take.
//! * [`reading`] – what pages ask for, idle and while listens are written; start and memory of a server.
//! * [`kills`] – an import killed again and again, and what is in the ledger afterwards.
//! * [`live`] – a listen on its way in, while services hang and imports write.
//! * [`outbound`] – what the door out costs.
//! * [`syncs`] – a collection at a Discogs that is played, joined with an empty ledger, and looked at again.
//! * [`bare`] – what the database alone can do here.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command: its table goes to stdout, what it is doing to stderr"
)]

mod bare;
mod imports;
mod kills;
mod ledger;
mod live;
mod outbound;
mod reading;
mod syncs;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use aime_testkit::program::Error;
use ledger::Ledger;
use table::Table;

const USAGE: &str = "usage: aime-bench --aime PROGRAM --scratch FOLDER [--postgres URL] [--rows N] [--kills N] [--live-only]";

/// What is measured, and where.
struct Plan {
    aime: PathBuf,
    scratch: PathBuf,
    postgres: Option<String>,
    rows: usize,
    kills: usize,
    is_live_only: bool,
}

impl Plan {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut aime, mut scratch, mut postgres) = (None, None, None);
        let (mut rows, mut kills, mut is_live_only) = (1_000_000, 50, false);
        while let Some(name) = arguments.next() {
            if name == "--live-only" {
                is_live_only = true;
                continue;
            }
            let value = arguments.next()?;
            match name.as_str() {
                "--aime" => aime = Some(value.into()),
                "--scratch" => scratch = Some(value.into()),
                "--postgres" => postgres = Some(value),
                "--rows" => rows = value.parse().ok()?,
                "--kills" => kills = value.parse().ok()?,
                _ => return None,
            }
        }
        Some(Self {
            aime: aime?,
            scratch: scratch?,
            postgres,
            rows,
            kills,
            is_live_only,
        })
    }

    /// Listens of the ledgers that are compared with each other: each ten times the one before.
    const fn sizes(&self) -> [usize; 3] {
        [self.rows / 100, self.rows / 10, self.rows]
    }

    /// One ledger for each database that is there, under a name of its own.
    fn ledgers(&self, name: &str) -> Vec<Ledger> {
        let folder = self.scratch.join(name);
        let sqlite = Ledger::sqlite(&self.aime, &folder);
        let postgres = self
            .postgres
            .as_ref()
            .map(|server| Ledger::postgres(&self.aime, &folder, server, name));
        std::iter::once(sqlite).chain(postgres).collect()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(plan) = Plan::from_arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure(&plan).await {
        Ok(table) => {
            print!("{table}");
            if table.every_budget_holds() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(plan: &Plan) -> Result<Table, Error> {
    let mut table = Table::default();
    if plan.is_live_only {
        return measure_live(plan, table).await;
    }
    for ledger in plan.ledgers("bare") {
        bare::inserts(&ledger, plan.rows, &mut table).await?;
    }
    imports::measure(plan, &mut table).await?;
    for ledger in plan.ledgers("syncs") {
        syncs::measure(&ledger, &mut table).await?;
    }
    for ledger in plan.ledgers("reading") {
        reading::measure(&ledger, &plan.sizes(), &mut table).await?;
    }
    for ledger in plan.ledgers("kills") {
        kills::measure(&ledger, plan.rows / 2, plan.kills, &mut table).await?;
    }
    measure_live(plan, table).await
}

/// What services and listens that come in have to do with each other.
async fn measure_live(plan: &Plan, mut table: Table) -> Result<Table, Error> {
    outbound::measure(&plan.scratch.join("outbound"), &mut table).await?;
    for ledger in plan.ledgers("live") {
        live::measure(&ledger, &mut table).await?;
    }
    Ok(table)
}
