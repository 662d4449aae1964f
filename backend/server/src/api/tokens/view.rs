//! A token as its owner sees it; never the secret.

use aime_domain::account::Scope;
use aime_storage::token::Token;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::instant::Instant;

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Scope)]
pub enum ScopeView {
    /// Reading.
    Read,
    /// Changing; includes reading.
    Write,
    /// What its user's role allows, with accounts and tokens; includes writing.
    Admin,
    /// Submitting listens as a scrobbling client, and reading them back at the same doors; nothing of the API.
    Submit,
}

impl From<Scope> for ScopeView {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Read => Self::Read,
            Scope::Write => Self::Write,
            Scope::Admin => Self::Admin,
            Scope::Submit => Self::Submit,
        }
    }
}

impl From<ScopeView> for Scope {
    fn from(scope: ScopeView) -> Self {
        match scope {
            ScopeView::Read => Self::Read,
            ScopeView::Write => Self::Write,
            ScopeView::Admin => Self::Admin,
            ScopeView::Submit => Self::Submit,
        }
    }
}

/// A token.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Token)]
pub struct TokenView {
    /// Key.
    pub id: i64,
    /// Name given by its owner.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<ScopeView>,
    /// When it was made.
    pub created_at: Instant,
    /// Last use, to about an hour.
    #[schema(required)]
    pub last_used_at: Option<Instant>,
}

impl From<Token> for TokenView {
    fn from(token: Token) -> Self {
        Self {
            id: token.id.0,
            name: token.name,
            scopes: token.scopes.into_iter().map(ScopeView::from).collect(),
            created_at: Instant(token.created_at),
            last_used_at: token.last_used_at.map(Instant),
        }
    }
}
