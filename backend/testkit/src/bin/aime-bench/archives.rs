//! Everything that a user has, out in an archive and into an empty installation, on the same database and the other.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use aime_testkit::exports::Export;
use aime_testkit::program::{Error, watched};

use crate::bare;
use crate::imports::write_export;
use crate::ledger::Ledger;
use crate::table::{Row, Table, thousands};

const USER: &str = "listener";
/// Promised memory, KiB.
const MEMORY_KIB: u64 = 150 * 1024;

/// Writes the archive of a ledger, and restores it in each of `others`.
pub(crate) async fn measure(
    ledger: &Ledger,
    others: &[Ledger],
    rows: usize,
    table: &mut Table,
) -> Result<(), Error> {
    let scratch = ledger.folder().parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(scratch)?;
    for rows in [rows / 10, rows] {
        let history = write_export(scratch, Export::SpotifyExtended, rows, 7)?;
        ledger.create().await?;
        ledger.add_owner(USER)?;
        ledger.import(&history, USER)?;
        std::fs::remove_file(&history)?;
        let archive = export(ledger, rows, table)?;
        for other in others {
            restore(ledger, other, &archive, rows, table).await?;
            other.remove().await?;
        }
        std::fs::remove_file(&archive)?;
    }
    Ok(())
}

fn export(ledger: &Ledger, rows: usize, table: &mut Table) -> Result<std::path::PathBuf, Error> {
    let archive = ledger.folder().join("archive.zip");
    let mut command = ledger.command(&["export", "--user", USER, "--out"]);
    command.arg(&archive);
    let began = Instant::now();
    let ended = watched(command)?;
    let took = began.elapsed();
    let size = File::open(&archive)?.metadata()?.len() / 1_000_000;
    table.add(Row {
        what: format!("archive of {} listens, written", thousands(rows as u64)),
        database: ledger.database(),
        figure: format!(
            "{:.1} s, {} listens/s, peak {} MB, {size} MB large",
            took.as_secs_f64(),
            thousands((rows as f64 / took.as_secs_f64()) as u64),
            ended.peak_kib / 1024
        ),
        bare: String::new(),
        budget: String::from("< 150 MB"),
        holds: ended.peak_kib < MEMORY_KIB,
    });
    Ok(archive)
}

async fn restore(
    from: &Ledger,
    to: &Ledger,
    archive: &Path,
    rows: usize,
    table: &mut Table,
) -> Result<(), Error> {
    to.create().await?;
    to.add_owner(USER)?;
    let imported = to.import(archive, USER)?;
    let listens = "SELECT COUNT(*) FROM listening_history";
    let plays = "SELECT COALESCE(SUM(plays), 0) FROM recording_plays WHERE period = 0";
    let whole = imported.adds_up()
        && bare::number(to, listens).await? == bare::number(from, listens).await?
        && bare::number(to, plays).await? == bare::number(from, plays).await?;
    let rate = (rows as f64 / imported.took.as_secs_f64()) as u64;
    table.add(Row {
        what: format!(
            "archive of {} listens, restored on {}",
            thousands(rows as u64),
            to.database()
        ),
        database: from.database(),
        figure: format!(
            "{:.1} s, {} listens/s, peak {} MB{}",
            imported.took.as_secs_f64(),
            thousands(rate),
            imported.peak_kib / 1024,
            if whole { "" } else { ", not whole" }
        ),
        bare: String::new(),
        budget: String::from("nothing lost, < 150 MB"),
        holds: whole && imported.peak_kib < MEMORY_KIB,
    });
    Ok(())
}
