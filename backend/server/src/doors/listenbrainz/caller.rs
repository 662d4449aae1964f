//! Who asks: the token after the first word of `Authorization`, whatever that word is.

use aime_domain::account::{Scope, name_key};
use aime_storage::token::Bearer;
use aime_storage::user::User;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::error::LbError;
use crate::state::AppState;

/// A program with a token that submits listens.
#[derive(Debug, Clone)]
pub(super) struct Submitter(pub(super) User);

/// A program that may read what its user heard: with a token that submits, or one that reads.
#[derive(Debug, Clone)]
pub(super) struct Listener(User);

impl Listener {
    /// The user by the name that the address has; nobody but the caller is there.
    pub(super) fn named(self, name: &str) -> Result<User, LbError> {
        if name_key(&self.0.name) == name_key(name) {
            Ok(self.0)
        } else {
            Err(LbError::not_found(format!("Cannot find user: {name}")))
        }
    }
}

impl FromRequestParts<AppState> for Submitter {
    type Rejection = LbError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, LbError> {
        let bearer = identify(&parts.headers, app).await?;
        if !allows(&bearer, Scope::Submit) {
            return Err(LbError::new(403, "Insufficient scope."));
        }
        Ok(Self(bearer.user))
    }
}

impl FromRequestParts<AppState> for Listener {
    type Rejection = LbError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, LbError> {
        let bearer = identify(&parts.headers, app).await?;
        if !allows(&bearer, Scope::Submit) && !allows(&bearer, Scope::Read) {
            return Err(LbError::new(403, "Insufficient scope."));
        }
        Ok(Self(bearer.user))
    }
}

/// Whether a token may be used for something.
pub(super) fn allows(bearer: &Bearer, scope: Scope) -> bool {
    bearer.token.scopes.iter().any(|had| had.allows(scope))
}

/// The token of the header; `None` without a header.
pub(super) fn token(headers: &HeaderMap) -> Option<Result<&str, LbError>> {
    let value = headers.get(header::AUTHORIZATION)?;
    let token = value
        .to_str()
        .ok()
        .and_then(|value| value.split_ascii_whitespace().nth(1));
    Some(token.ok_or_else(|| LbError::unauthorized("Provided Authorization header is invalid.")))
}

async fn identify(headers: &HeaderMap, app: &AppState) -> Result<Bearer, LbError> {
    let token = token(headers)
        .ok_or_else(|| LbError::unauthorized("You need to provide an Authorization header."))??;
    let found = app.accounts().find_bearer(token).await?;
    found.ok_or_else(|| LbError::unauthorized("Invalid authorization token."))
}
