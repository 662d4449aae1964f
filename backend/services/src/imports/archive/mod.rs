//! AIME's own archive, brought back (ADR 31).
//!
//! Into an installation that is empty, by somebody who may change the catalogue, it is *restored*: every row comes to be as
//! it was, with what was decided of it and what undoes it. Anywhere else it is *merged*: names, listens, copies and lists
//! pass the same door as those of any other file ([`merge`]), what is there stays as it is, and what the catalogue says is
//! added to, never changed.

mod merge;

use aime_domain::archive::ArchiveRow;
use aime_storage::archive::write::{self, Ground, Landed, Row};
use aime_storage::rollup::mark;
use aime_storage::tag::Tag;
use aime_storage::{Result, Tx, user, user_zone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::chunk::{ALREADY, Context, RowOutcome};
use crate::corrections::may_change_catalogue;
use crate::ingest::catalogue::Memory;

/// How an archive is brought in; decided at its first row, and kept with the import, so that one that was killed goes on
/// as it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Manner {
    /// Rows come to be exactly as they were.
    Restored,
    /// Rows are added to what is there.
    Merged,
}

impl Manner {
    /// What holds for this installation and this user.
    pub(super) async fn decide<C: aime_storage::Conn>(db: &C, context: Context) -> Result<Self> {
        let user = user::get(db, context.who.id).await?;
        let exact = may_change_catalogue(&user) && write::is_empty(db, user.id).await?;
        Ok(if exact { Self::Restored } else { Self::Merged })
    }

    /// What is said of it in the report.
    pub(super) const fn note(self) -> &'static str {
        match self {
            Self::Restored => {
                "This AIME was empty: everything was restored exactly as it was exported."
            }
            Self::Merged => {
                "Merged with what was there, which stays as it is. Listens passed the same checks as those of any other \
                 file; account, services, import history and ledger of corrections stay those of this account."
            }
        }
    }
}

fn ground(context: Context) -> Ground {
    Ground {
        user: context.who.id,
        import: context.import,
        exact: context.manner == Manner::Restored,
    }
}

/// Stores rows; what became of each, in order.
pub(super) async fn store(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    rows: &[&ArchiveRow],
) -> Result<Vec<RowOutcome>> {
    let mut outcomes = Vec::with_capacity(rows.len());
    for run in rows.chunk_by(|one, next| one.table == next.table) {
        let table = run[0].table;
        let parsed: Vec<Option<Row>> = run
            .iter()
            .map(|row| serde_json::from_str(&row.json).ok())
            .collect();
        let whole: Vec<Row> = parsed.iter().flatten().cloned().collect();
        let stored = match context.manner {
            Manner::Restored => restore(tx, context, table, &whole).await?,
            Manner::Merged => merge::store(tx, context, memory, table, &whole).await?,
        };
        let mut stored = stored.into_iter();
        outcomes.extend(parsed.iter().map(|row| match row {
            Some(_) => stored.next().unwrap_or(MALFORMED),
            None => MALFORMED,
        }));
    }
    Ok(outcomes)
}

const MALFORMED: RowOutcome = RowOutcome::Failed("malformed");
const DANGLING: RowOutcome = RowOutcome::Skipped("dangling");

fn outcome(landed: Landed) -> RowOutcome {
    match landed {
        Landed::Stored => RowOutcome::Stored,
        Landed::Dangling => DANGLING,
        Landed::Already => ALREADY,
        Landed::Malformed => MALFORMED,
    }
}

async fn restore(tx: &Tx, context: Context, table: &str, rows: &[Row]) -> Result<Vec<RowOutcome>> {
    let ground = ground(context);
    let landed = match table {
        "account" => {
            let mut landed = Vec::with_capacity(rows.len());
            for row in rows {
                landed.push(write::lay_account(tx, &ground, row).await?);
            }
            landed
        }
        "import_rows" => write::lay_import_rows(tx, &ground, rows).await?,
        "listens" => {
            let listens = write::lay_listens(tx, &ground, rows).await?;
            mark::mark_anew(tx, context.who.id, context.who.zone, listens.counted).await?;
            listens.landed
        }
        "duplicates" => write::lay_duplicates(tx, &ground, rows).await?,
        "correction_listens" => write::lay_correction_listens(tx, &ground, rows).await?,
        "correction_rows" => write::lay_correction_rows(tx, &ground, rows).await?,
        "missing_listens" => write::lay_kept(tx, &ground, rows).await?,
        _ => write::lay(tx, &ground, table, rows).await?,
    };
    Ok(landed.into_iter().map(outcome).collect())
}

/// Whatever is to be seen to once all rows are stored; the zone in which days are counted from now on.
pub(super) async fn finish(tx: &mut Tx, context: Context) -> Result<Tz> {
    let user = context.who.id;
    let zone = user_zone(tx, user).await?;
    if context.manner == Manner::Restored {
        write::forget_links(tx, &ground(context)).await?;
        mark::mark_all(tx, user, zone).await?;
        tx.touch(Tag::meanings());
        tx.touch(Tag::corrections(None));
    }
    for tag in [
        Tag::settings(user),
        Tag::services(user),
        Tag::collection(user),
        Tag::history(user),
        Tag::playlists(user),
        Tag::corrections(Some(user)),
    ] {
        tx.touch(tag);
    }
    Ok(zone)
}
