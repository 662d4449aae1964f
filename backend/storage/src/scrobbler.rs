//! Logins of AudioScrobbler clients: sessions, each hanging on a token that submits listens, and clients that
//! wait for somebody to let them in. Only hashes of their keys are stored.

use aime_domain::ids::{TokenId, UserId};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::token::{self, Bearer};

/// Sessions of one token that are kept; a client that signs in at every start must not fill the table.
const MOST_SESSIONS: i64 = 50;

/// A client that asks to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What the client calls itself, as far as known.
    pub client: String,
    /// Who let it in.
    pub user: Option<UserId>,
    /// Until when, unix seconds UTC.
    pub expires_at: i64,
}

/// Begins a session on a token. The oldest of very many ends.
pub async fn begin_session(
    tx: &Tx,
    user: UserId,
    token: TokenId,
    key_hash: &[u8],
    client: &str,
) -> Result<()> {
    let insert = "INSERT INTO scrobbler_sessions (user_id, token_id, key_hash, client, created_at)
                  VALUES ($1, $2, $3, $4, $5)";
    let values = [
        user.0.into(),
        token.0.into(),
        key_hash.to_vec().into(),
        client.into(),
        tx.now().into(),
    ];
    sql::execute(tx, insert, values).await?;
    let delete = "DELETE FROM scrobbler_sessions WHERE token_id = $1 AND id IN
                  (SELECT id FROM scrobbler_sessions WHERE token_id = $1 ORDER BY id DESC LIMIT 1000 OFFSET $2)";
    sql::execute(tx, delete, [token.0.into(), MOST_SESSIONS.into()]).await?;
    Ok(())
}

/// Whose session this is and on which token, with what its client is called; `None` also once the token is revoked.
pub async fn find_session<C: Conn>(db: &C, key_hash: &[u8]) -> Result<Option<(Bearer, String)>> {
    let query = "SELECT t.token_hash, s.client FROM scrobbler_sessions s
                 JOIN api_tokens t ON t.id = s.token_id WHERE s.key_hash = $1";
    let Some(row) = sql::optional(db, query, [key_hash.to_vec().into()]).await? else {
        return Ok(None);
    };
    let token_hash: Vec<u8> = row.try_get_by_index(0)?;
    let client = row.try_get_by_index(1)?;
    let bearer = token::find(db, &token_hash).await?;
    Ok(bearer.map(|bearer| (bearer, client)))
}

/// Notes a client that asks to be let in, and forgets those that nobody let in.
pub async fn add_request(tx: &Tx, token_hash: &[u8], client: &str, expires_at: i64) -> Result<()> {
    let forget = "DELETE FROM scrobbler_requests WHERE expires_at < $1";
    sql::execute(tx, forget, [(tx.now() - 86_400).into()]).await?;
    let insert = "INSERT INTO scrobbler_requests (token_hash, client, created_at, expires_at)
                  VALUES ($1, $2, $3, $4)";
    let values = [
        token_hash.to_vec().into(),
        client.into(),
        tx.now().into(),
        expires_at.into(),
    ];
    sql::execute(tx, insert, values).await?;
    Ok(())
}

/// A client that asked to be let in.
pub async fn find_request<C: Conn>(db: &C, token_hash: &[u8]) -> Result<Option<Request>> {
    let query = "SELECT client, user_id, expires_at FROM scrobbler_requests WHERE token_hash = $1";
    let row = sql::optional(db, query, [token_hash.to_vec().into()]).await?;
    row.map(|row| {
        Ok(Request {
            client: row.try_get_by_index(0)?,
            user: row.try_get_by_index::<Option<i64>>(1)?.map(UserId),
            expires_at: row.try_get_by_index(2)?,
        })
    })
    .transpose()
}

/// Lets a client in. Whether it was waiting.
pub async fn grant_request(tx: &Tx, token_hash: &[u8], user: UserId) -> Result<bool> {
    let update = "UPDATE scrobbler_requests SET user_id = $2
                  WHERE token_hash = $1 AND user_id IS NULL AND expires_at > $3";
    let values = [token_hash.to_vec().into(), user.0.into(), tx.now().into()];
    Ok(sql::execute(tx, update, values).await? > 0)
}

/// Ends a request: it can be used once.
pub async fn end_request(tx: &Tx, token_hash: &[u8]) -> Result<bool> {
    let delete = "DELETE FROM scrobbler_requests WHERE token_hash = $1";
    Ok(sql::execute(tx, delete, [token_hash.to_vec().into()]).await? > 0)
}
