//! A person as the API shows them.

use aime_domain::account::Role;
use aime_storage::user::{Account, User};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::instant::Instant;

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Role)]
pub enum RoleView {
    /// Everything, also appointing owners.
    Owner,
    /// Looks after members, the catalogue and the services.
    Admin,
    /// Their own collection and listens.
    Member,
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        match role {
            Role::Owner => Self::Owner,
            Role::Admin => Self::Admin,
            Role::Member => Self::Member,
        }
    }
}

impl From<RoleView> for Role {
    fn from(role: RoleView) -> Self {
        match role {
            RoleView::Owner => Self::Owner,
            RoleView::Admin => Self::Admin,
            RoleView::Member => Self::Member,
        }
    }
}

/// A person with an account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub struct UserView {
    /// Key.
    pub id: i64,
    /// Name to sign in with.
    pub name: String,
    /// What they may do.
    pub role: RoleView,
    /// Language of the dashboard.
    #[schema(example = "fr")]
    pub language: String,
    /// IANA time zone of their days.
    #[schema(example = "Europe/Zurich")]
    pub time_zone: String,
    /// When the account was made.
    pub created_at: Instant,
}

/// An account as whoever looks after it sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountView {
    /// Whose it is.
    #[serde(flatten)]
    pub user: UserView,
    /// Since when its user is kept out; `null` while they are let in.
    #[schema(required)]
    pub disabled_at: Option<Instant>,
}

impl From<Account> for AccountView {
    fn from(account: Account) -> Self {
        Self {
            user: account.user.into(),
            disabled_at: account.disabled_at.map(Instant),
        }
    }
}

impl From<User> for UserView {
    fn from(user: User) -> Self {
        Self {
            id: user.id.0,
            name: user.name,
            role: user.role.into(),
            language: user.language,
            time_zone: user.time_zone,
            created_at: Instant(user.created_at),
        }
    }
}
