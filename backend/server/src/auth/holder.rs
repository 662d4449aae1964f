//! Somebody who may handle accounts and tokens: a person in their browser, or a token with the scope `admin`.
//! A lesser token must not be able to make itself a greater one.

use aime_domain::account::Scope;
use aime_services::accounts::Actor;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// The user of a request that concerns accounts or tokens.
#[derive(Debug, Clone)]
pub struct AccountHolder(pub CurrentUser);

impl AccountHolder {
    /// The user as somebody who looks after accounts.
    pub fn actor(&self) -> Actor {
        Actor::Person(self.0.user.clone())
    }
}

impl FromRequestParts<AppState> for AccountHolder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let current = CurrentUser::from_request_parts(parts, app).await?;
        current.require_scope(Scope::Admin)?;
        Ok(Self(current))
    }
}
