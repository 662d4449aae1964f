//! Changing accounts.

use aime_domain::account::Role;
use aime_domain::ids::UserId;

use super::read::CLOSED;
use crate::db::{Conn, Engine, Tx};
use crate::error::{Result, StorageError};
use crate::sql;
use crate::tag::Tag;

/// An account to be.
#[derive(Debug, Clone, Copy)]
pub struct NewUser<'a> {
    /// Name as chosen.
    pub name: &'a str,
    /// What names are compared by.
    pub name_key: &'a str,
    /// What they may do.
    pub role: Role,
    /// Argon2id in PHC form.
    pub password_hash: &'a str,
    /// Language of the dashboard.
    pub language: &'a str,
    /// IANA time zone of their days.
    pub time_zone: &'a str,
}

/// Keeps others from adding, changing or deleting accounts until the transaction ends, for what is decided by
/// looking at all of them. (On SQLite every write transaction does.)
pub async fn lock(tx: &Tx) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        sql::execute(tx, "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE", []).await?;
    }
    Ok(())
}

/// Adds an account; [`StorageError::Conflict`] when the name is taken.
pub async fn create(tx: &mut Tx, new: &NewUser<'_>) -> Result<UserId> {
    let insert = "INSERT INTO users (name, name_key, role, password_hash, language, time_zone, created_at, updated_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id";
    let values = [
        new.name.into(),
        new.name_key.into(),
        new.role.as_str().into(),
        new.password_hash.into(),
        new.language.into(),
        new.time_zone.into(),
        tx.now().into(),
    ];
    let id = UserId(sql::one(tx, insert, values).await?.try_get_by_index(0)?);
    tx.touch(Tag::system());
    Ok(id)
}

/// What people choose for themselves.
#[derive(Debug, Clone, Copy)]
pub struct Profile<'a> {
    /// Name as chosen.
    pub name: &'a str,
    /// What names are compared by.
    pub name_key: &'a str,
    /// Language of the dashboard.
    pub language: &'a str,
    /// IANA time zone of their days.
    pub time_zone: &'a str,
}

/// Replaces the profile; [`StorageError::Conflict`] when the name is taken.
pub async fn set_profile(tx: &mut Tx, id: UserId, profile: &Profile<'_>) -> Result<()> {
    let update =
        "UPDATE users SET name = $2, name_key = $3, language = $4, time_zone = $5, updated_at = $6
                  WHERE id = $1 AND disabled_at IS NULL";
    let values = [
        id.0.into(),
        profile.name.into(),
        profile.name_key.into(),
        profile.language.into(),
        profile.time_zone.into(),
        tx.now().into(),
    ];
    one_row(sql::execute(tx, update, values).await?)?;
    tx.touch(Tag::settings(id));
    Ok(())
}

/// Replaces the password.
pub async fn set_password(tx: &mut Tx, id: UserId, password_hash: &str) -> Result<()> {
    let update = "UPDATE users SET password_hash = $2, updated_at = $3
                  WHERE id = $1";
    let values = [id.0.into(), password_hash.into(), tx.now().into()];
    one_row(sql::execute(tx, update, values).await?)?;
    tx.touch(Tag::settings(id));
    Ok(())
}

/// Replaces the role.
pub async fn set_role(tx: &mut Tx, id: UserId, role: Role) -> Result<()> {
    let update = "UPDATE users SET role = $2, updated_at = $3 WHERE id = $1";
    let values = [id.0.into(), role.as_str().into(), tx.now().into()];
    one_row(sql::execute(tx, update, values).await?)?;
    tx.touch(Tag::settings(id));
    tx.touch(Tag::system());
    Ok(())
}

/// Closes an account before its rows are swept: it disappears from every list, its sessions and tokens end,
/// and its name is free.
pub async fn close(tx: &mut Tx, id: UserId) -> Result<()> {
    let update =
        "UPDATE users SET disabled_at = $2, updated_at = $2, name_key = $3, password_hash = '!'
                  WHERE id = $1";
    let name_key = format!("{CLOSED}{id}");
    let values = [id.0.into(), tx.now().into(), name_key.into()];
    one_row(sql::execute(tx, update, values).await?)?;
    for table in ["sessions", "api_tokens"] {
        let delete = format!("DELETE FROM {table} WHERE user_id = $1");
        sql::execute(tx, &delete, [id.0.into()]).await?;
    }
    tx.touch(Tag::system());
    Ok(())
}

/// A user's tables that may be long or that hold others back, with their keys; those that point to others
/// come first. Everything else goes with the account's own row.
const OWN_TABLES: [(&str, &str); 13] = [
    ("listening_history", "id"),
    ("recording_plays", "user_id, period, recording_id"),
    ("album_plays", "user_id, period, album_id"),
    ("artist_plays", "user_id, period, artist_id"),
    ("hour_totals", "user_id, period, hour"),
    ("day_totals", "user_id, day"),
    ("loved_tracks", "user_id, recording_id"),
    ("copies", "id"),
    ("wantlist", "id"),
    ("playlists", "id"),
    ("album_collections", "id"),
    ("import_rows", "user_id, import_id, row_number"),
    ("import_links", "user_id, import_id, kind, foreign_id"),
];

/// Keeps the user of an account out, or lets them in again. Their sessions end; their tokens rest until then.
pub async fn set_disabled(tx: &mut Tx, id: UserId, disabled: bool) -> Result<()> {
    let update = "UPDATE users SET disabled_at = CASE WHEN $3 THEN COALESCE(disabled_at, $2) END, updated_at = $2
                  WHERE id = $1";
    let values = [id.0.into(), tx.now().into(), disabled.into()];
    one_row(sql::execute(tx, update, values).await?)?;
    if disabled {
        let end = "DELETE FROM sessions WHERE user_id = $1";
        sql::execute(tx, end, [id.0.into()]).await?;
    }
    tx.touch(Tag::settings(id));
    tx.touch(Tag::services(id));
    tx.touch(Tag::system());
    Ok(())
}

/// Deletes at most `limit` rows of a closed account; `false` when there was none left.
pub async fn sweep_rows(tx: &Tx, id: UserId, limit: u32) -> Result<bool> {
    for (table, key) in OWN_TABLES {
        let delete = format!(
            "DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE user_id = $1 LIMIT $2)"
        );
        let values = [id.0.into(), i64::from(limit).into()];
        if sql::execute(tx, &delete, values).await? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes a closed account whose rows have been swept, with the little that is left of it.
pub async fn delete(tx: &Tx, id: UserId) -> Result<()> {
    let delete = "DELETE FROM users WHERE id = $1 AND name_key LIKE $2";
    let values = [id.0.into(), format!("{CLOSED}%").into()];
    one_row(sql::execute(tx, delete, values).await?)
}

/// Accounts that were closed and not yet deleted: left by a process that died over it.
pub async fn list_closed<C: Conn>(db: &C) -> Result<Vec<UserId>> {
    let query = "SELECT id FROM users WHERE name_key LIKE $1";
    let rows = sql::all(db, query, [format!("{CLOSED}%").into()]).await?;
    rows.iter()
        .map(|row| Ok(UserId(row.try_get_by_index(0)?)))
        .collect()
}

fn one_row(changed: u64) -> Result<()> {
    if changed == 0 {
        Err(StorageError::NotFound)
    } else {
        Ok(())
    }
}
