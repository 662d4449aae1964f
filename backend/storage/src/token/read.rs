//! Finding tokens. A revoked one is never found.

use aime_domain::ids::{TokenId, UserId};
use sea_orm::QueryResult;

use super::{Bearer, Token, split};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;
use crate::user;

const COLUMNS: &str = "api_tokens.id, api_tokens.name, api_tokens.scopes, api_tokens.created_at, api_tokens.last_used_at";

/// A token from five columns of a row, the first at `at`.
fn from_row(row: &QueryResult, at: usize) -> Result<Token> {
    let scopes: String = row.try_get_by_index(at + 2)?;
    Ok(Token {
        id: TokenId(row.try_get_by_index(at)?),
        name: row.try_get_by_index(at + 1)?,
        scopes: split(&scopes),
        created_at: row.try_get_by_index(at + 3)?,
        last_used_at: row.try_get_by_index(at + 4)?,
    })
}

/// The token with this hash, and whose it is.
pub async fn find<C: Conn>(db: &C, token_hash: &[u8]) -> Result<Option<Bearer>> {
    let query = format!(
        "SELECT {}, {COLUMNS} FROM api_tokens JOIN users ON users.id = api_tokens.user_id
         WHERE api_tokens.token_hash = $1 AND api_tokens.revoked_at IS NULL AND users.disabled_at IS NULL",
        user::read::COLUMNS
    );
    let row = sql::optional(db, &query, [token_hash.to_vec().into()]).await?;
    row.map(|row| {
        Ok(Bearer {
            user: user::read::from_row(&row)?,
            token: from_row(&row, 6)?,
        })
    })
    .transpose()
}

/// A user's tokens, oldest first.
pub async fn list<C: Conn>(db: &C, user: UserId) -> Result<Vec<Token>> {
    let query = format!(
        "SELECT {COLUMNS} FROM api_tokens WHERE user_id = $1 AND revoked_at IS NULL ORDER BY id"
    );
    let rows = sql::all(db, &query, [user.0.into()]).await?;
    rows.iter().map(|row| from_row(row, 0)).collect()
}

/// What AudioScrobbler's logins with a token are checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier {
    /// The token.
    pub token: TokenId,
    /// Whose it is.
    pub user: UserId,
    /// Their name.
    pub user_name: String,
    /// MD5 of the token in hexadecimal digits.
    pub verifier: String,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier")
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}

/// The verifiers of a person's submit tokens, by the key of their name.
pub async fn list_verifiers<C: Conn>(db: &C, name_key: &str) -> Result<Vec<Verifier>> {
    let query = "SELECT api_tokens.id, users.id, users.name, api_tokens.verifier
                 FROM users JOIN api_tokens ON api_tokens.user_id = users.id
                 WHERE users.name_key = $1 AND users.disabled_at IS NULL AND api_tokens.revoked_at IS NULL
                   AND api_tokens.verifier IS NOT NULL ORDER BY api_tokens.id";
    let rows = sql::all(db, query, [name_key.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Verifier {
                token: TokenId(row.try_get_by_index(0)?),
                user: UserId(row.try_get_by_index(1)?),
                user_name: row.try_get_by_index(2)?,
                verifier: row.try_get_by_index(3)?,
            })
        })
        .collect()
}
