//! People with an account.

pub(crate) mod read;
mod write;

use aime_domain::account::Role;
use aime_domain::ids::UserId;

pub use read::{
    any, count_owners, find_account, find_credentials, get, get_account, list_accounts,
};
pub use write::{
    NewUser, Profile, close, create, delete, list_closed, lock, set_disabled, set_password,
    set_profile, set_role, sweep_rows,
};

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Key.
    pub id: UserId,
    /// Name as chosen.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Language of the dashboard, for example `fr`.
    pub language: String,
    /// IANA time zone of their days.
    pub time_zone: String,
    /// When the account was made, unix seconds UTC.
    pub created_at: i64,
}

/// An account as whoever looks after it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose it is.
    pub user: User,
    /// Since when nobody gets in with it, unix seconds UTC.
    pub disabled_at: Option<i64>,
}

/// What signing in is checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose they are.
    pub user: User,
    /// Argon2id in PHC form.
    pub password_hash: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
