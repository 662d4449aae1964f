//! Keys for rows that are made in bulk, so that rows can point at each other before they are stored.

use std::collections::VecDeque;

use aime_storage::{Result, Tx, sql};

/// How many keys are asked for at a time.
const BATCH: usize = 64;

/// A supply of keys of one table, within one transaction.
#[derive(Debug)]
pub(super) struct Ids {
    table: &'static str,
    supply: VecDeque<i64>,
    taken: usize,
}

impl Ids {
    pub(super) const fn of(table: &'static str) -> Self {
        Self {
            table,
            supply: VecDeque::new(),
            taken: 0,
        }
    }

    /// The next key; never used before.
    pub(super) async fn take(&mut self, tx: &Tx) -> Result<i64> {
        if self.supply.is_empty() {
            self.supply = sql::reserve_ids(tx, self.table, self.taken, BATCH)
                .await?
                .into();
        }
        self.taken += 1;
        self.supply
            .pop_front()
            .ok_or(aime_storage::StorageError::NotFound)
    }
}
