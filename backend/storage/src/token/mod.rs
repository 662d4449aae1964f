//! Tokens of programs. The token itself is never stored: a hash to know it by, and for tokens that submit
//! listens the digest that AudioScrobbler's login is computed from.

mod read;
mod write;

use aime_domain::account::Scope;
use aime_domain::ids::TokenId;

pub use read::{Verifier, find, list, list_verifiers};
pub use write::{NewToken, create, mark_used, revoke};

use crate::user::User;

/// A token as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Key.
    pub id: TokenId,
    /// Name given by its owner.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// Unix seconds UTC.
    pub created_at: i64,
    /// Last use, unix seconds UTC, noted at most once an hour.
    pub last_used_at: Option<i64>,
}

/// A token that was shown, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The token.
    pub token: Token,
    /// On whose behalf it acts.
    pub user: User,
}

/// Scopes as they stand in the table: words with a space between.
fn join(scopes: &[Scope]) -> String {
    scopes
        .iter()
        .map(|scope| scope.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Scopes from the table; an unknown word grants nothing.
fn split(words: &str) -> Vec<Scope> {
    words.split(' ').filter_map(Scope::from_word).collect()
}
