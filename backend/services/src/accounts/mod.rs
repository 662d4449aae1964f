//! People and programs that may come in: first-run setup, signing in and out, tokens, and who looks after whom.
//!
//! One file a use case. Passwords are Argon2id hashes made off the async threads ([`password`]); session and
//! bearer tokens are 256 random bits of which only a hash is stored ([`secret`]); wrong guesses cost growing
//! time ([`throttle`]).

mod administration;
mod error;
mod own;
mod password;
mod rules;
mod scrobblers;
pub mod secret;
mod sessions;
mod setup;
mod throttle;
mod tokens;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_storage::{Db, Durability, Tx};

pub use administration::{AccountChange, Actor, NewAccount};
pub use error::{AccountError, Fault, Result};
pub use own::ProfileChange;
pub use scrobblers::{Proof, ScrobblerSession};
pub use sessions::{SESSION_SECONDS, SignIn, SignedIn};
pub use setup::{SetUp, SetupState};
pub use tokens::CreatedToken;

use password::Hasher;
use secret::SetupCode;
use throttle::Throttle;

/// The use cases of accounts. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Accounts {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    hasher: Hasher,
    throttle: Throttle,
    setup_code: SetupCode,
}

impl Accounts {
    /// Accounts of the ledger. `setup_code` is asked of whoever sets up from another machine.
    pub fn new(db: Db, clock: Arc<dyn Clock>, setup_code: SetupCode) -> Self {
        Self {
            inner: Arc::new(Inner {
                db,
                clock,
                hasher: Hasher::default(),
                throttle: Throttle::default(),
                setup_code,
            }),
        }
    }

    fn now(&self) -> i64 {
        self.inner.clock.now()
    }

    /// A transaction of few rows that somebody waits for.
    async fn begin(&self) -> Result<Tx> {
        Ok(self.inner.db.begin(Durability::Full, self.now()).await?)
    }
}
