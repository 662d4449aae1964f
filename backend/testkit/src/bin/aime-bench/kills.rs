//! An import that is killed again and again.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use aime_testkit::exports::Export;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::bare;
use crate::imports::write_export;
use crate::ledger::Ledger;
use crate::table::{Row, Table, thousands};
use aime_testkit::program::Error;

const SEED: u64 = 20_261_121;

/// What an account holds, for comparison.
const HELD: [&str; 3] = [
    "SELECT COUNT(*) FROM listening_history WHERE user_id = $user",
    "SELECT COUNT(DISTINCT listened_at) FROM listening_history WHERE user_id = $user",
    "SELECT COALESCE(SUM(plays), 0) FROM recording_plays WHERE user_id = $user AND period = 0",
];

pub(crate) async fn measure(
    ledger: &Ledger,
    rows: usize,
    kills: usize,
    table: &mut Table,
) -> Result<(), Error> {
    let scratch = ledger.folder().parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(scratch)?;
    let file = write_export(scratch, Export::LastfmCsv, rows, SEED)?;
    ledger.create().await?;
    let mut rng = StdRng::seed_from_u64(SEED);
    let (mut killed, mut account, mut whole) = (0, 0, true);
    let began = Instant::now();
    while killed < kills {
        account += 1;
        let user = format!("listener{account}");
        ledger.add_user(&user)?;
        killed += kill_until_done(ledger, &file, &user, &mut rng, kills - killed)?;
        whole &= holds_all(ledger, &file, &user, rows).await?;
    }
    table.add(Row {
        what: format!(
            "{killed} SIGKILLs at random moments of imports of {} rows, resumed (seed {SEED})",
            thousands(rows as u64)
        ),
        database: ledger.database(),
        figure: format!(
            "{} in {account} accounts, {} s",
            if whole {
                "nothing lost, nothing doubled"
            } else {
                "not as imported at once"
            },
            began.elapsed().as_secs()
        ),
        bare: String::new(),
        budget: String::from("nothing lost, nothing doubled, reports add up"),
        holds: whole,
    });
    Ok(())
}

/// Imports, killing at random moments, at most so many times; gives how often it was killed before it was done.
fn kill_until_done(
    ledger: &Ledger,
    file: &Path,
    user: &str,
    rng: &mut StdRng,
    most: usize,
) -> Result<usize, Error> {
    for killed in 0..most {
        let mut child = ledger
            .import_command(file, user)
            .stdout(File::create(ledger.folder().join("import.out"))?)
            .stderr(File::create(ledger.folder().join("import.err"))?)
            .spawn()?;
        let moment = Duration::from_millis(rng.random_range(60..900));
        if ended_within(&mut child, moment)? {
            return Ok(killed);
        }
        child.kill()?;
        child.wait()?;
    }
    Ok(most)
}

fn ended_within(child: &mut Child, moment: Duration) -> Result<bool, Error> {
    let began = Instant::now();
    while began.elapsed() < moment {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        std::thread::park_timeout(Duration::from_millis(5));
    }
    Ok(false)
}

/// Lets the import end, and compares with what one without kills would hold.
async fn holds_all(ledger: &Ledger, file: &Path, user: &str, rows: usize) -> Result<bool, Error> {
    let last = ledger.import(file, user)?;
    let id = bare::number(
        ledger,
        &format!("SELECT id FROM users WHERE name = '{user}'"),
    )
    .await?;
    let mut all = last.adds_up() && last.count("read") == rows as i64;
    for query in HELD {
        let held = bare::number(ledger, &query.replace("$user", &id.to_string())).await?;
        all &= held == rows as i64;
        if held != rows as i64 {
            eprintln!("{query}: {held}, not {rows}");
        }
    }
    let mut said = String::new();
    File::open(ledger.folder().join("import.err"))?.read_to_string(&mut said)?;
    if said.contains("locked") {
        eprintln!("{said}");
        return Ok(false);
    }
    Ok(all)
}
