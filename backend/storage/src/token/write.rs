//! Making and revoking tokens.

use aime_domain::account::Scope;
use aime_domain::ids::{TokenId, UserId};

use super::join;
use crate::db::Tx;
use crate::error::{Result, StorageError};
use crate::sql;
use crate::tag::Tag;

/// A token to be.
#[derive(Clone, Copy)]
pub struct NewToken<'a> {
    /// On whose behalf it acts.
    pub user: UserId,
    /// Name given by its owner.
    pub name: &'a str,
    /// Hash to know it by.
    pub token_hash: &'a [u8],
    /// MD5 of the token in hexadecimal digits, for tokens that submit listens: AudioScrobbler's `authToken` is
    /// `md5(user name + this)`, its older handshake `md5(this + time)`.
    pub verifier: Option<&'a str>,
    /// What it may be used for.
    pub scopes: &'a [Scope],
}

/// Adds a token.
pub async fn create(tx: &mut Tx, new: &NewToken<'_>) -> Result<TokenId> {
    let insert = "INSERT INTO api_tokens (user_id, name, token_hash, verifier, scopes, created_at)
                  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    let values = [
        new.user.0.into(),
        new.name.into(),
        new.token_hash.to_vec().into(),
        new.verifier.into(),
        join(new.scopes).into(),
        tx.now().into(),
    ];
    tx.touch(Tag::settings(new.user));
    Ok(TokenId(
        sql::one(tx, insert, values).await?.try_get_by_index(0)?,
    ))
}

/// Notes that a token was used.
pub async fn mark_used(tx: &Tx, id: TokenId) -> Result<()> {
    let update = "UPDATE api_tokens SET last_used_at = $2 WHERE id = $1";
    sql::execute(tx, update, [id.0.into(), tx.now().into()]).await?;
    Ok(())
}

/// Revokes a token of a user for good.
pub async fn revoke(tx: &mut Tx, user: UserId, id: TokenId) -> Result<()> {
    let update = "UPDATE api_tokens SET revoked_at = $3, verifier = NULL
                  WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL";
    let changed = sql::execute(tx, update, [user.0.into(), id.0.into(), tx.now().into()]).await?;
    tx.touch(Tag::settings(user));
    if changed == 0 {
        Err(StorageError::NotFound)
    } else {
        Ok(())
    }
}
