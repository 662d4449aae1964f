//! What charts ask for, of a ledger ten times as large as the largest of [`crate::reading`].
//!
//! Nobody lives long enough to hear ten million songs one after the other: it is ten lives over the same years, in one
//! account. They come in as exports of a million plays each, written and removed one by one.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

use aime_testkit::exports::Export;
use aime_testkit::library::Plays;
use aime_testkit::program::Error;

use crate::imports::PLAYS_A_TITLE;
use crate::ledger::Ledger;
use crate::reading::{self, Asked};
use crate::table::{Growth, Row, Table, thousands};

/// Plays of one life, in one export.
const LIFE: usize = 1_000_000;
const USER: &str = "listener";

/// Fills a ledger and asks.
pub(crate) async fn measure(ledger: &Ledger, rows: usize, table: &mut Table) -> Result<(), Error> {
    ledger.create().await?;
    ledger.add_user(USER)?;
    let began = Instant::now();
    let (mut peak_kib, mut first, mut last) = (0, 0.0, 0.0);
    for life in 0..rows.div_ceil(LIFE) {
        let plays = LIFE.min(rows - life * LIFE);
        let file = write_life(ledger.folder(), rows, plays, life as u64)?;
        let imported = ledger.import(&file, USER)?;
        std::fs::remove_file(&file)?;
        if imported.count("read") != i64::try_from(plays)? || !imported.adds_up() {
            return Err(format!("an import does not add up: {}", imported.report).into());
        }
        peak_kib = peak_kib.max(imported.peak_kib);
        last = plays as f64 / imported.took.as_secs_f64();
        if life == 0 {
            first = last;
        }
    }
    table.add(Row {
        what: format!(
            "import {} listens, a million at a time",
            thousands(rows as u64)
        ),
        database: ledger.database(),
        figure: format!(
            "{} s, first {} and last {} listens/s, peak {} MB",
            began.elapsed().as_secs(),
            thousands(first as u64),
            thousands(last as u64),
            peak_kib / 1024
        ),
        bare: String::new(),
        budget: String::from("< 150 MB"),
        holds: peak_kib < 150 * 1024,
    });
    let token = ledger.run(&["token", "create", "--user", USER, "--name", "bench"])?;
    let server = ledger.serve().await?;
    reading::starting(ledger, &server, rows, table).await;
    let asked = reading::ask(&server, &token, rows, Asked::Charts).await?;
    for (question, times) in asked {
        table.add(Row {
            what: format!("{}, {} listens", question.what, thousands(rows as u64)),
            database: ledger.database(),
            figure: times.to_string(),
            bare: String::new(),
            budget: String::from("measured at 1,000,000"),
            holds: true,
        });
        table.add_growth(Growth {
            what: question.what,
            database: ledger.database(),
            sizes: vec![(rows, times)],
        });
    }
    Ok(())
}

fn write_life(
    folder: &Path,
    rows: usize,
    plays: usize,
    seed: u64,
) -> Result<std::path::PathBuf, Error> {
    let export = Export::SpotifyExtended;
    let file = folder.join(format!("life-{seed}.{}", export.extension()));
    let life = Plays::of(rows / PLAYS_A_TITLE, 1_000 + seed).take(plays);
    export.write(life, BufWriter::new(File::create(&file)?))?;
    Ok(file)
}
