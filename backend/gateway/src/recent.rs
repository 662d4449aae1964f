//! Answers at hand in this process: fresh ones that were read or fetched a moment ago.
//!
//! An answer that is fresh stays so whatever other processes do, so that nothing needs to be told here. It is forgotten
//! after a minute all the same, so that what is removed from the store is soon gone from here too.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

use crate::name::Key;
use crate::store::Stored;

/// Bytes of all bodies.
const BUDGET: u64 = 16 * 1024 * 1024;
/// Bytes of the largest body that is worth it: larger ones push too many others out.
const LARGEST: usize = 1024 * 1024;
/// What an entry costs besides its body. Bytes.
const OVERHEAD: usize = 256;
/// How long an answer is at hand.
const AT_HAND: Duration = Duration::from_mins(1);

/// The answers.
#[derive(Debug)]
pub(crate) struct Recent(Cache<Key, Arc<Stored>>);

impl Default for Recent {
    fn default() -> Self {
        let weight = |_: &Key, stored: &Arc<Stored>| {
            u32::try_from(stored.body.len() + OVERHEAD).unwrap_or(u32::MAX)
        };
        Self(
            Cache::builder()
                .weigher(weight)
                .max_capacity(BUDGET)
                .time_to_live(AT_HAND)
                .build(),
        )
    }
}

impl Recent {
    /// The answer of a key, while it is fresh at `now`, unix seconds.
    pub(crate) async fn find(&self, key: Key, now: i64) -> Option<Arc<Stored>> {
        let stored = self.0.get(&key).await?;
        (now < stored.fresh_until).then_some(stored)
    }

    /// Keeps a fresh answer at hand.
    pub(crate) async fn keep(&self, key: Key, stored: &Arc<Stored>) {
        if stored.body.len() <= LARGEST {
            self.0.insert(key, Arc::clone(stored)).await;
        }
    }

    /// Forgets an answer.
    pub(crate) async fn forget(&self, key: Key) {
        self.0.invalidate(&key).await;
    }
}
