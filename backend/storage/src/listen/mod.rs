//! Listens: reports stored, read back for settling, and settled.

pub mod hand;
pub mod insert;
pub mod known;
pub mod played;
pub mod remove;
pub mod review;
pub mod settle;

use aime_domain::ids::UserId;

use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::sql;

/// Waits until no other transaction stores listens of this user; held until `tx` ends. On SQLite every write
/// transaction already has the database to itself.
pub async fn lock(tx: &Tx, user: UserId) -> Result<()> {
    /// First half of the lock's number ("HEAR" in ASCII); the second is the user.
    const LISTENS_LOCK: i32 = 0x4845_4152;
    if tx.engine() == Engine::Postgres {
        let user = i32::try_from(user.0 % i64::from(i32::MAX)).unwrap_or(0);
        sql::all(
            tx,
            "SELECT pg_advisory_xact_lock($1, $2)",
            [LISTENS_LOCK.into(), user.into()],
        )
        .await?;
    }
    Ok(())
}
