//! One fetch for all who want the same answer at the same time, in this process.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared};

use crate::gateway::Outcome;
use crate::name::Key;

type Flight = Shared<BoxFuture<'static, Outcome>>;

/// Fetches that are under way.
#[derive(Default)]
pub(crate) struct Flights(Mutex<HashMap<Key, Flight>>);

impl std::fmt::Debug for Flights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Flights").finish_non_exhaustive()
    }
}

impl Flights {
    /// The flight for a key: the one under way, or else the one that `start` makes. Whether it was new.
    pub(crate) fn join(
        &self,
        key: Key,
        start: impl FnOnce() -> BoxFuture<'static, Outcome>,
    ) -> (Flight, bool) {
        let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = flights.get(&key) {
            return (flight.clone(), false);
        }
        let flight = start().shared();
        flights.insert(key, flight.clone());
        (flight, true)
    }

    /// A flight has ended.
    pub(crate) fn land(&self, key: Key) {
        let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        flights.remove(&key);
    }
}
