//! The shared catalogue as ingest sees it: many look-ups and many new rows at a time, one statement each.
//!
//! Whoever makes catalogue rows holds [`lock`], so that two processes that meet a new name at the same
//! moment do not make it twice.

use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

pub mod album;
pub mod artist;
pub mod credit;
pub mod merge;
pub mod merged;
pub mod recording;
pub mod spelling;
pub mod split;
pub mod sweep;
pub mod track;

/// Number of the advisory lock that guards the making of catalogue rows ("AIME" in ASCII).
const CATALOGUE_LOCK: i64 = 0x4149_4D45;

/// Waits until no other transaction makes catalogue rows; held until `tx` ends. On SQLite every write
/// transaction already has the database to itself.
pub async fn lock(tx: &Tx) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        sql::all(
            tx,
            "SELECT pg_advisory_xact_lock($1)",
            [CATALOGUE_LOCK.into()],
        )
        .await?;
    }
    Ok(())
}

/// Number of the advisory lock that guards what names mean ("NAME" in ASCII).
const MEANINGS_LOCK: i64 = 0x4E41_4D45;

/// Keeps names from coming to mean something else until `tx` ends. Whoever stores what a name means holds this,
/// many at a time.
pub async fn hold_meanings(tx: &Tx) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        sql::all(
            tx,
            "SELECT pg_advisory_xact_lock_shared($1)",
            [MEANINGS_LOCK.into()],
        )
        .await?;
    }
    Ok(())
}

/// Says that names come to mean something else in `tx`: waits until nobody holds the old meanings, and lets those
/// who remember them know. Comes before [`lock`], in whose order everybody takes the two.
pub async fn change_meanings(tx: &mut Tx) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        sql::all(
            tx,
            "SELECT pg_advisory_xact_lock($1)",
            [MEANINGS_LOCK.into()],
        )
        .await?;
    }
    tx.touch(Tag::meanings());
    Ok(())
}

/// One artist of a credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credited {
    /// The artist.
    pub artist_id: i64,
    /// What stands between this artist and the next, for example ` & `; empty after the last.
    pub join_phrase: String,
    /// Whether a guest ("feat.").
    pub guest: bool,
}
