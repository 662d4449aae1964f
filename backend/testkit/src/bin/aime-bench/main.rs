//! Measures the real program against its budgets (`docs/benchmarks.md`) and prints one Markdown table, with the
//! bare limit of this machine beside each figure, from the same run. Run by `scripts/bench`.
//!
//! * [`imports`] – exports of three sizes, from parsing to rollups, and the memory they take.
//! * [`reading`] – what pages ask for, idle and while listens are written; start and memory of a server.
//! * [`charts`] – what charts ask for, of a ledger ten times as large.
//! * [`archives`] – everything out and in again, on the same database and on the other.
//! * [`kills`] – an import killed again and again, and what is in the ledger afterwards.
//! * [`live`] – a listen on its way in, while services hang and imports write.
//! * [`outbound`] – what the door out costs.
//! * [`syncs`] – a collection at a Discogs that is played, joined with an empty ledger, and looked at again.
//! * [`bare`] – what the database alone can do here.
//!
//! Each is a [`Part`] that can be measured alone; [`figures`] puts parts together in one table.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command: its table goes to stdout, what it is doing to stderr"
)]

mod archives;
mod bare;
mod charts;
mod figures;
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
use figures::{Figures, Kept, Run};
use ledger::Ledger;
use serde::{Deserialize, Serialize};
use table::Table;

const USAGE: &str = "usage: aime-bench --aime PROGRAM --scratch FOLDER --machine TEXT --when TEXT [--sqlite] \
                     [--postgres URL] [--part NAME]... [--rows N] [--charts N] [--kills N] [--keep FOLDER]";

/// What can be measured alone, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    Bare,
    Imports,
    Syncs,
    Pages,
    Charts,
    Archives,
    Kills,
    Outbound,
    Live,
}

impl Part {
    /// What is measured where nothing is named: all but the ledger that takes longest to fill.
    const USUAL: [Self; 8] = [
        Self::Bare,
        Self::Imports,
        Self::Syncs,
        Self::Pages,
        Self::Archives,
        Self::Kills,
        Self::Outbound,
        Self::Live,
    ];

    fn from_name(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Imports => "imports",
            Self::Syncs => "syncs",
            Self::Pages => "pages",
            Self::Charts => "charts",
            Self::Archives => "archives",
            Self::Kills => "kills",
            Self::Outbound => "outbound",
            Self::Live => "live",
        }
    }

    /// Whether it is the same whatever the ledger is on.
    const fn needs_no_ledger(self) -> bool {
        matches!(self, Self::Outbound)
    }
}

/// What is measured, and where.
struct Plan {
    aime: PathBuf,
    scratch: PathBuf,
    is_on_sqlite: bool,
    postgres: Option<String>,
    parts: Vec<Part>,
    rows: usize,
    charts: usize,
    kills: usize,
    run: Run,
    kept: Option<Kept>,
}

impl Plan {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut aime, mut scratch, mut machine, mut when) = (None, None, None, None);
        let (mut is_on_sqlite, mut postgres, mut parts, mut kept) = (false, None, Vec::new(), None);
        let (mut rows, mut charts, mut kills) = (1_000_000, 10_000_000, 50);
        while let Some(name) = arguments.next() {
            if name == "--sqlite" {
                is_on_sqlite = true;
                continue;
            }
            let value = arguments.next()?;
            match name.as_str() {
                "--aime" => aime = Some(value.into()),
                "--scratch" => scratch = Some(value.into()),
                "--postgres" => postgres = Some(value),
                "--part" => parts.push(Part::from_name(&value)?),
                "--rows" => rows = value.parse().ok()?,
                "--charts" => charts = value.parse().ok()?,
                "--kills" => kills = value.parse().ok()?,
                "--machine" => machine = Some(value),
                "--when" => when = Some(value),
                "--keep" => kept = Some(Kept::within(value.as_ref())),
                _ => return None,
            }
        }
        if parts.is_empty() {
            parts.extend(Part::USUAL);
        }
        parts.sort_unstable();
        parts.dedup();
        Some(Self {
            aime: aime?,
            scratch: scratch?,
            is_on_sqlite,
            postgres,
            parts,
            rows,
            charts,
            kills,
            run: Run {
                machine: machine?,
                when: when?,
            },
            kept,
        })
    }

    /// Listens of the ledgers that are compared with each other: each ten times the one before.
    const fn sizes(&self) -> [usize; 3] {
        [self.rows / 100, self.rows / 10, self.rows]
    }

    /// One ledger for each database that is measured, under a name of its own.
    fn ledgers(&self, name: &str) -> Vec<Ledger> {
        let folder = self.scratch.join(name);
        let sqlite = self
            .is_on_sqlite
            .then(|| Ledger::sqlite(&self.aime, &folder));
        let postgres = self
            .postgres
            .as_ref()
            .map(|server| Ledger::postgres(&self.aime, &folder, server, name));
        sqlite.into_iter().chain(postgres).collect()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(plan) = Plan::from_arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure_all(&plan).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures every part on every database, keeps what it is done with, and prints all of it; whether every budget holds.
async fn measure_all(plan: &Plan) -> Result<bool, Error> {
    let mut figures = Figures::of(&plan.run);
    let mut holds = true;
    for part in &plan.parts {
        for ledger in plan.ledgers(part.folder()) {
            if part.needs_no_ledger() && ledger.on_server().is_some() {
                continue;
            }
            let mut table = Table::default();
            measure(plan, *part, &ledger, &mut table).await?;
            ledger.remove().await?;
            holds &= table.every_budget_holds();
            figures.replace(&plan.run, *part, ledger.database(), &table);
            if let Some(kept) = &plan.kept {
                kept.replace(&plan.run, *part, ledger.database(), &table)?;
            }
        }
    }
    print!("{figures}");
    Ok(holds)
}

async fn measure(plan: &Plan, part: Part, ledger: &Ledger, table: &mut Table) -> Result<(), Error> {
    match part {
        Part::Bare => bare::inserts(ledger, plan.rows, table).await,
        Part::Imports => imports::measure(&plan.scratch, ledger, &plan.sizes(), table).await,
        Part::Syncs => syncs::measure(ledger, table).await,
        Part::Pages => reading::measure(ledger, &plan.sizes(), table).await,
        Part::Charts => charts::measure(ledger, plan.charts, table).await,
        Part::Archives => {
            let others = plan.ledgers("restored");
            archives::measure(ledger, &others, plan.rows, table).await
        }
        Part::Kills => kills::measure(ledger, plan.rows / 2, plan.kills, table).await,
        Part::Outbound => outbound::measure(&plan.scratch.join("outbound"), table).await,
        Part::Live => live::measure(ledger, table).await,
    }
}
