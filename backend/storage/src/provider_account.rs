//! Linked services: one account a user and service, with its sealed secret, its state and its cursor. What secret and
//! cursor mean is known by the service that wrote them.

use aime_domain::ids::UserId;
use sea_orm::QueryResult;

use crate::db::{Conn, Engine, Tx};
use crate::error::{Result, StorageError};
use crate::sql;
use crate::tag::Tag;

/// A linked service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderAccount {
    /// Key.
    pub id: i64,
    /// Whose.
    pub user: UserId,
    /// Which service.
    pub provider: String,
    /// Name of the account there.
    pub account: String,
    /// The sealed secret.
    pub secret: Option<Vec<u8>>,
    /// How far it is read.
    pub cursor: Option<String>,
    /// Where it stands.
    pub state: LinkState,
    /// What went wrong last; none after a success.
    pub last_error: Option<String>,
    /// When it was last read with success, unix seconds UTC.
    pub last_sync_at: Option<i64>,
    /// When it is read next.
    pub next_sync_at: Option<i64>,
}

/// Where a linked service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It is read.
    Active,
    /// Its user does not want it read.
    Paused,
    /// It refused us; its user has to do something.
    Refused,
}

impl LinkState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Refused => "refused",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "active" => Self::Active,
            "refused" => Self::Refused,
            _ => Self::Paused,
        }
    }
}

const COLUMNS: &str =
    "id, user_id, provider, account, secret, cursor, state, last_error, last_sync_at, next_sync_at";

/// Nothing is asked for somebody who is kept out.
const LET_IN: &str =
    "NOT EXISTS (SELECT 1 FROM users u WHERE u.id = user_id AND u.disabled_at IS NOT NULL)";

/// A user's account at a service; none while they are kept out.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
) -> Result<Option<ProviderAccount>> {
    let query = format!(
        "SELECT {COLUMNS} FROM provider_accounts WHERE user_id = $1 AND provider = $2 AND {LET_IN}"
    );
    let row = sql::optional(db, &query, [user.0.into(), provider.into()]).await?;
    row.as_ref().map(account).transpose()
}

/// The same, kept from other writers until the transaction ends.
pub async fn find_to_change(
    tx: &Tx,
    user: UserId,
    provider: &str,
) -> Result<Option<ProviderAccount>> {
    let lock = match tx.engine() {
        Engine::Postgres => "FOR UPDATE",
        Engine::Sqlite => "",
    };
    let query = format!(
        "SELECT {COLUMNS} FROM provider_accounts WHERE user_id = $1 AND provider = $2 AND {LET_IN} {lock}"
    );
    let row = sql::optional(tx, &query, [user.0.into(), provider.into()]).await?;
    row.as_ref().map(account).transpose()
}

/// Users whose account at a service is read, with the moment when it is due.
pub async fn list_active<C: Conn>(db: &C, provider: &str) -> Result<Vec<(UserId, Option<i64>)>> {
    let query = "SELECT a.user_id, a.next_sync_at FROM provider_accounts a JOIN users u ON u.id = a.user_id
                 WHERE a.provider = $1 AND a.state = 'active' AND u.disabled_at IS NULL ORDER BY a.user_id";
    let rows = sql::all(db, query, [provider.into()]).await?;
    rows.iter()
        .map(|row| Ok((UserId(row.try_get_by_index(0)?), row.try_get_by_index(1)?)))
        .collect()
}

/// Links an account, in place of another one of the same user at the same service.
pub async fn link(
    tx: &mut Tx,
    user: UserId,
    provider: &str,
    name: &str,
    secret: &[u8],
    cursor: &str,
) -> Result<()> {
    sql::execute(
        tx,
        "DELETE FROM provider_accounts WHERE user_id = $1 AND provider = $2",
        [user.0.into(), provider.into()],
    )
    .await?;
    let insert = "INSERT INTO provider_accounts
        (user_id, provider, account, secret, cursor, state, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, 'active', $6, $6)";
    let values = [
        user.0.into(),
        provider.into(),
        name.into(),
        secret.to_vec().into(),
        cursor.into(),
        tx.now().into(),
    ];
    sql::execute(tx, insert, values).await?;
    tx.touch(Tag::services(user));
    Ok(())
}

/// Writes back what was read with [`find_to_change`] and changed; the secret stays.
pub async fn update(tx: &mut Tx, changed: &ProviderAccount) -> Result<()> {
    let update =
        "UPDATE provider_accounts SET cursor = $2, state = $3, last_error = $4, last_sync_at = $5,
                    next_sync_at = $6, updated_at = $7 WHERE id = $1";
    let values = [
        changed.id.into(),
        changed.cursor.clone().into(),
        changed.state.as_str().into(),
        changed.last_error.clone().into(),
        changed.last_sync_at.into(),
        changed.next_sync_at.into(),
        tx.now().into(),
    ];
    if sql::execute(tx, update, values).await? == 0 {
        return Err(StorageError::NotFound);
    }
    tx.touch(Tag::services(changed.user));
    Ok(())
}

/// Seals something else for an account.
pub async fn set_secret(tx: &mut Tx, user: UserId, provider: &str, secret: &[u8]) -> Result<()> {
    let update = "UPDATE provider_accounts SET secret = $3, updated_at = $4 WHERE user_id = $1 AND provider = $2";
    let values = [
        user.0.into(),
        provider.into(),
        secret.to_vec().into(),
        tx.now().into(),
    ];
    sql::execute(tx, update, values).await?;
    tx.touch(Tag::services(user));
    Ok(())
}

/// Says what an account is called, where that is known only later.
pub async fn set_name(tx: &mut Tx, user: UserId, provider: &str, name: &str) -> Result<()> {
    let update = "UPDATE provider_accounts SET account = $3, updated_at = $4 WHERE user_id = $1 AND provider = $2";
    let values = [user.0.into(), provider.into(), name.into(), tx.now().into()];
    sql::execute(tx, update, values).await?;
    tx.touch(Tag::services(user));
    Ok(())
}

/// Unlinks a service; whether it was linked. What came from it stays.
pub async fn unlink(tx: &mut Tx, user: UserId, provider: &str) -> Result<bool> {
    let delete = "DELETE FROM provider_accounts WHERE user_id = $1 AND provider = $2";
    let gone = sql::execute(tx, delete, [user.0.into(), provider.into()]).await? > 0;
    if gone {
        tx.touch(Tag::services(user));
    }
    Ok(gone)
}

fn account(row: &QueryResult) -> Result<ProviderAccount> {
    Ok(ProviderAccount {
        id: row.try_get_by_index(0)?,
        user: UserId(row.try_get_by_index(1)?),
        provider: row.try_get_by_index(2)?,
        account: row.try_get_by_index(3)?,
        secret: row.try_get_by_index(4)?,
        cursor: row.try_get_by_index(5)?,
        state: LinkState::from_word(&row.try_get_by_index::<String>(6)?),
        last_error: row.try_get_by_index(7)?,
        last_sync_at: row.try_get_by_index(8)?,
        next_sync_at: row.try_get_by_index(9)?,
    })
}
