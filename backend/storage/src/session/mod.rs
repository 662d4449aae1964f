//! Signed-in browsers. The token itself is never stored, only its hash.

mod read;
mod write;

use aime_domain::ids::SessionId;

pub use read::{Seen, find, list};
pub use write::{NewSession, create, delete, delete_of, delete_others, forget_expired, mark_seen};

use crate::user::User;

/// A signed-in browser and whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// Who is signed in.
    pub user: User,
    /// What a change must bring along.
    pub csrf_token: String,
    /// Last use, unix seconds UTC; see [`mark_seen`].
    pub last_seen_at: i64,
    /// End, unix seconds UTC.
    pub expires_at: i64,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("id", &self.id)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
