//! Exports of growing size into empty accounts.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use aime_testkit::exports::Export;
use aime_testkit::library::Plays;

use crate::ledger::Ledger;
use crate::table::{Row, Table, thousands};
use aime_testkit::program::{Error, Imported};

/// Promised rate, listens a second from parsing to rollups.
const RATE: u64 = 50_000;
/// Promised memory, KiB.
const MEMORY_KIB: u64 = 150 * 1024;
/// Titles in a library whose plays are `rows`: a listener hears a title some fifteen times.
pub(crate) const PLAYS_A_TITLE: usize = 15;

pub(crate) async fn measure(
    scratch: &Path,
    ledger: &Ledger,
    sizes: &[usize],
    table: &mut Table,
) -> Result<(), Error> {
    for (export, name) in [
        (Export::SpotifyExtended, "Spotify extended"),
        (Export::LastfmCsv, "Last.fm CSV"),
    ] {
        for rows in sizes.iter().copied() {
            let file = write_export(scratch, export, rows, 7)?;
            ledger.create().await?;
            ledger.add_user("listener")?;
            let imported = ledger.import(&file, "listener")?;
            table.add(row(name, rows, ledger, &imported));
        }
    }
    Ok(())
}

fn row(name: &str, rows: usize, ledger: &Ledger, imported: &Imported) -> Row {
    let rate = (rows as f64 / imported.took.as_secs_f64()) as u64;
    let complete = imported.count("stored") == rows as i64 && imported.adds_up();
    let memory = imported.peak_kib / 1024;
    Row {
        what: format!("import {} listens, {name}", thousands(rows as u64)),
        database: ledger.database(),
        figure: format!("{} listens/s, peak {memory} MB", thousands(rate)),
        bare: String::from("the insert above"),
        budget: format!("≥ {} listens/s, < 150 MB", thousands(RATE)),
        holds: complete && rate >= RATE && imported.peak_kib < MEMORY_KIB,
    }
}

/// Writes an export once; the same arguments give the same file.
pub(crate) fn write_export(
    folder: &Path,
    export: Export,
    rows: usize,
    seed: u64,
) -> Result<PathBuf, Error> {
    write_beginning(folder, export, rows, rows, seed)
}

/// Writes the first `part` plays of such an export.
pub(crate) fn write_beginning(
    folder: &Path,
    export: Export,
    rows: usize,
    part: usize,
    seed: u64,
) -> Result<PathBuf, Error> {
    let file = folder.join(format!("{part}-of-{rows}-{seed}.{}", export.extension()));
    if !file.exists() {
        let plays = Plays::of((rows / PLAYS_A_TITLE).max(50), seed).take(part);
        export.write(plays, BufWriter::new(File::create(&file)?))?;
    }
    Ok(file)
}
