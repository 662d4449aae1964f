//! Reading accounts. A disabled account, and one that is being deleted, is invisible but to whoever looks after it.

use aime_domain::account::Role;
use aime_domain::ids::UserId;
use sea_orm::{QueryResult, Value};

use super::{Account, Credentials, User};
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::sql;

/// Columns of a [`User`], in the order that [`from_row`] reads them.
pub(crate) const COLUMNS: &str =
    "users.id, users.name, users.role, users.language, users.time_zone, users.created_at";

/// A user from a row that starts with [`COLUMNS`].
pub(crate) fn from_row(row: &QueryResult) -> Result<User> {
    let role: String = row.try_get_by_index(2)?;
    Ok(User {
        id: UserId(row.try_get_by_index(0)?),
        name: row.try_get_by_index(1)?,
        // The column's CHECK admits only these words; the least is safe for any other.
        role: Role::from_word(&role).unwrap_or(Role::Member),
        language: row.try_get_by_index(3)?,
        time_zone: row.try_get_by_index(4)?,
        created_at: row.try_get_by_index(5)?,
    })
}

/// Whether anybody has an account.
pub async fn any<C: Conn>(db: &C) -> Result<bool> {
    let row = sql::optional(
        db,
        "SELECT 1 FROM users WHERE disabled_at IS NULL LIMIT 1",
        [],
    )
    .await?;
    Ok(row.is_some())
}

/// One account.
pub async fn get<C: Conn>(db: &C, id: UserId) -> Result<User> {
    let query = format!("SELECT {COLUMNS} FROM users WHERE id = $1 AND disabled_at IS NULL");
    from_row(&sql::one(db, &query, [id.0.into()]).await?)
}

/// What the name of an account that is being deleted begins with: no name folds to one with a line break.
pub(super) const CLOSED: &str = "deleted\n";

/// All accounts but those that are being deleted, oldest first. A house has few enough for one list.
pub async fn list_accounts<C: Conn>(db: &C) -> Result<Vec<Account>> {
    accounts(db, "id > $2", 0.into()).await
}

/// One account, disabled or not.
pub async fn get_account<C: Conn>(db: &C, id: UserId) -> Result<Account> {
    let found = accounts(db, "id = $2", id.0.into()).await?;
    found.into_iter().next().ok_or(StorageError::NotFound)
}

/// The account of a name (as [`aime_domain::account::name_key`] gives it), disabled or not.
pub async fn find_account<C: Conn>(db: &C, name_key: &str) -> Result<Option<Account>> {
    let found = accounts(db, "name_key = $2", name_key.into()).await?;
    Ok(found.into_iter().next())
}

async fn accounts<C: Conn>(db: &C, which: &str, value: Value) -> Result<Vec<Account>> {
    let query = format!(
        "SELECT {COLUMNS}, users.disabled_at FROM users WHERE name_key NOT LIKE $1 AND {which} ORDER BY id"
    );
    let rows = sql::all(db, &query, [format!("{CLOSED}%").into(), value]).await?;
    rows.iter()
        .map(|row| {
            Ok(Account {
                user: from_row(row)?,
                disabled_at: row.try_get_by_index(6)?,
            })
        })
        .collect()
}

/// What a person of this name (as [`aime_domain::account::name_key`] gives it) signs in with.
pub async fn find_credentials<C: Conn>(db: &C, name_key: &str) -> Result<Option<Credentials>> {
    let query = format!(
        "SELECT {COLUMNS}, users.password_hash FROM users WHERE name_key = $1 AND disabled_at IS NULL"
    );
    let row = sql::optional(db, &query, [name_key.into()]).await?;
    row.map(|row| {
        Ok(Credentials {
            user: from_row(&row)?,
            password_hash: row.try_get_by_index(6).map_err(StorageError::from)?,
        })
    })
    .transpose()
}

/// How many owners there are.
pub async fn count_owners<C: Conn>(db: &C) -> Result<i64> {
    let query = "SELECT COUNT(*) FROM users WHERE role = 'owner' AND disabled_at IS NULL";
    Ok(sql::one(db, query, []).await?.try_get_by_index(0)?)
}
